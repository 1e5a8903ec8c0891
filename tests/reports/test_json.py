import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pogi_check.documents.document import Trouble, Unread
from pogi_check.findings import Report
from pogi_check.reports.json import render_json

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def rendered(report: Report) -> dict[str, Any]:
    return json.loads(render_json(report))  # type: ignore[no-any-return]


def test_output_is_what_the_schema_says(report: Report, silent: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for one in (report, silent, replace(report, language="en")):
        jsonschema.validate(json.loads(render_json(one)), SCHEMA)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one.pop("soundness"),
        lambda one: one["findings"][0].update(verdict="fine"),
        lambda one: one["findings"][0].update(extra=1),
        lambda one: one["findings"][0]["evidence"][0].pop("quote"),
        lambda one: one["tender"]["documents"][1]["unread"][0].update(place="side 4"),
    ],
)
def test_schema_refuses_what_the_contract_does_not_know(
    rendered: dict[str, Any], spoil: Callable[[dict[str, Any]], object]
) -> None:
    spoil(rendered)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(rendered, SCHEMA)


def test_keys_stand_in_the_contracts_order(rendered: dict[str, Any]) -> None:
    assert list(rendered) == [
        "schema",
        "rules_version",
        "date",
        "tender",
        "goals",
        "findings",
        "soundness",
        "silenced",
        "summary",
    ]
    assert rendered["schema"] == "pogi-check/report/1"
    assert rendered["soundness"] == []


def test_finding_holds_reason_words_and_place(rendered: dict[str, Any]) -> None:
    finding = rendered["findings"][0]
    assert finding["criterion"] == "5.a.1"
    assert finding["weakenings"] == [
        {
            "reason": "hedged",
            "words": "så vidt muligt",
            "document": "Bilag 2.docx",
            "page": None,
            "paragraph": 41,
            "sheet": None,
            "ocr": False,
            "confidence": None,
        }
    ]
    assert finding["evidence"][0]["headings"] == ["3 Krav til ydelsen", "3.2 Rengøringsmidler"]
    assert finding["waiver"] is None
    assert finding["before_changes"] == "present"


def test_notice_of_a_point_stands_with_its_goal(report: Report, rendered: dict[str, Any]) -> None:
    english = json.loads(render_json(replace(report, language="en")))

    told = {goal["goal"]: goal["notices"] for goal in rendered["goals"] if goal["notices"]}
    assert told == {"rengoering": [{"letter": "5.x", "says": "Se bort fra kravet om <b>mopper</b>."}]}
    assert english["goals"][1]["notices"][0]["says"] == "Disregard the rule on mops."


def test_table_cell_is_given_as_the_document_counts_it(rendered: dict[str, Any]) -> None:
    assert rendered["findings"][3]["evidence"][0]["table"] == {"row": 4, "column": 2}
    assert rendered["findings"][0]["evidence"][0]["table"] is None


def test_quotes_are_verbatim_control_characters_included(report: Report) -> None:
    rendered = json.loads(render_json(report))
    texts = {document.name: document.text for document in report.tender.documents}
    quotes = [
        (one["quote"], one["document"])
        for finding in rendered["findings"]
        for one in (*finding["evidence"], *([finding["nearest"]] if finding["nearest"] else []))
    ]
    assert len(quotes) == 6
    assert all(quote in texts[document] for quote, document in quotes)


def test_nearest_is_an_evidence_or_null(rendered: dict[str, Any]) -> None:
    assert rendered["findings"][1]["nearest"]["quote"].startswith("Spraydåser")
    assert rendered["findings"][0]["nearest"] is None


def test_unread_is_told_in_english_by_page_or_document(report: Report) -> None:
    whole = replace(report.tender.documents[0], unread=(Unread(Trouble.ENCRYPTED),))
    tender = replace(report.tender, documents=(whole, report.tender.documents[1]))
    documents = json.loads(render_json(replace(report, tender=tender)))["tender"]["documents"]
    assert documents[0]["unread"] == [{"place": "document", "why": "encrypted"}]
    assert documents[1]["unread"][0] == {"place": "page 7", "why": "no text layer"}


def test_summary_counts_every_finding(rendered: dict[str, Any]) -> None:
    assert rendered["summary"] == {"present": 2, "weakened": 2, "missing": 3, "not_applicable": 1}
    assert sum(rendered["summary"].values()) == len(rendered["findings"])


def test_danish_letters_stand_as_themselves_and_output_is_stable(report: Report) -> None:
    assert "Rengøring 2025" in render_json(report)
    assert render_json(report) == render_json(replace(report, seconds=9.0))
