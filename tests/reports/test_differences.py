"""A weakened clause is shown against the suggested wording, word by word, where that can be read."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pogi_check.findings import Evidence, Finding, Report, Weakened
from pogi_check.reports.html import render_html
from pogi_check.reports.json import render_json
from pogi_check.reports.notebook import notebook_html
from pogi_check.reports.terminal import render_terminal
from pogi_check.terms import Weakening
from tests.reports.conftest import span

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8"))
REMEDY = "Kombiovne skal have et energiforbrug på højst 1.500 kWh og kunne repareres i mindst 10 år."

Weaken = Callable[..., Report]


@pytest.fixture
def weakened(report: Report) -> Weaken:
    """Give a function that makes a report of one weakened clause and a suggested wording."""

    def weakened(quote: str, *deciding: str, remedy: str = REMEDY, elsewhere: str = "") -> Report:
        one = report.findings[0]
        place = one.evidence[0].place
        reasons = tuple(
            Weakened(Weakening.HEDGED, words, place, quote=elsewhere or quote) for words in deciding
        )
        spans = tuple(found for words in deciding for found in span(quote, words))
        evidence = Evidence(quote, place, one.evidence[0].role, one.evidence[0].strength, reasons, (), spans)
        criterion = replace(one.criterion, remedy=remedy)
        finding: Finding = replace(one, criterion=criterion, evidence=(evidence,), weakened=reasons)
        return replace(report, findings=(finding,))

    return weakened


def difference(report: Report) -> list[dict[str, Any]] | None:
    rendered = json.loads(render_json(report))
    jsonschema.validate(rendered, SCHEMA)
    return rendered["findings"][0]["difference"]  # type: ignore[no-any-return]


def test_words_are_the_same_exchanged_left_out_or_added(weakened: Weaken) -> None:
    quote = (
        "Kombiovne bør så vidt muligt have et energiforbrug på højst 2.000 kWh og repareres i mindst 7 år."
    )

    found = difference(weakened(quote, "bør", "så vidt muligt", "2.000", "7 år")) or []

    assert [(one["kind"], one["tender"], one["wanted"], one["decides"]) for one in found] == [
        ("same", "Kombiovne", "Kombiovne", False),
        ("instead", "bør", "skal", True),
        ("added", "så vidt muligt", "", True),
        ("same", "have et energiforbrug på højst", "have et energiforbrug på højst", False),
        ("instead", "2.000", "1.500", True),
        ("same", "kWh og", "kWh og", False),
        ("left_out", "", "kunne", False),
        ("same", "repareres i mindst", "repareres i mindst", False),
        ("instead", "7", "10", True),
        ("same", "år", "år", False),
    ]


def test_people_see_their_own_clause_with_the_weakening_words_exchanged(weakened: Weaken) -> None:
    report = weakened(
        REMEDY.replace("skal", "bør så vidt muligt").replace("kunne repareres", "fikses"),
        "bør",
        "så vidt muligt",
    )

    terminal = " ".join(render_terminal(report, width=100, colour=False).split())
    html = render_html(report)

    assert "Ret udbuddets ord: Kombiovne [bør så vidt muligt → skal] have et energiforbrug" in terminal
    assert "og fikses i mindst 10 år." in terminal
    assert "Kombiovne <del>bør så vidt muligt</del> <ins>skal</ins> have et energiforbrug" in html
    assert "(bør så vidt muligt → skal)" in notebook_html(report)


def test_words_that_are_only_in_the_way_are_shown_as_to_be_deleted(weakened: Weaken) -> None:
    report = weakened(REMEDY.replace("skal", "skal så vidt muligt"), "så vidt muligt")

    terminal = " ".join(render_terminal(report, width=100, colour=False).split())
    english = render_terminal(replace(report, language="en"), width=100, colour=False)

    assert "Kombiovne skal [slet: så vidt muligt] have et energiforbrug" in terminal
    assert "[delete: så vidt muligt]" in " ".join(english.split())


@pytest.mark.parametrize(
    ("quote", "deciding", "remedy", "told"),
    [
        (
            "Udvalgte møbler skal have Svanemærket.",
            "Udvalgte",
            "Alle møbler skal have Svanemærket.",
            "[Udvalgte → Alle] møbler skal have Svanemærket.",
        ),
        (
            "Mindst 80 % af møblerne skal have Svanemærket.",
            "Mindst 80 % af",
            "Alle møblerne skal have Svanemærket.",
            "[Mindst 80 % af → Alle] møblerne skal have Svanemærket.",
        ),
        (
            "Lyskilderne er i energiklasse F eller bedre.",
            "F",
            "Lyskilderne skal være i energiklasse D eller bedre.",
            "i energiklasse [F → D] eller bedre.",
        ),
        (
            "Leverandør skal så vidt muligt anvende doseringsanlæg eller medfølgende doseringspumper.",
            "så vidt muligt",
            "Midlerne skal kunne doseres præcist med doseringsanlæg eller medfølgende doseringspumper.",
            "skal [slet: så vidt muligt] anvende doseringsanlæg eller",
        ),
    ],
)
def test_like_stands_for_like(weakened: Weaken, quote: str, deciding: str, remedy: str, told: str) -> None:
    terminal = render_terminal(weakened(quote, deciding, remedy=remedy), width=100, colour=False)

    assert told in " ".join(terminal.split())


TOYS = "Legetøj, der står på listen over farlige og mangelfulde produkter, må ikke leveres."
MARKED = "Møbler skal opfylde kriterierne for Svanemærket, EU-Blomsten eller tilsvarende."


@pytest.mark.parametrize(
    ("quote", "deciding", "remedy"),
    [
        ("Der lægges så vidt muligt vægt på, at maskinerne er stærke.", "så vidt muligt", REMEDY),
        ("Tilbudsgiver skal oplyse, om varer står på listen over farlige produkter.", "skal oplyse", TOYS),
        ("Kan leveres i 7 år fra levering, alle maskiner", "Kan", "Reservedele skal leveres i 10 år."),
        ("Møbler skal opfylde kriterierne for Svanemærket, EU-Blomsten eller FSC.", "FSC", MARKED),
        ("Mindst 75 % af linjerne med møbler bærer Svanemærket, EU-Blomsten.", "Mindst 75 % af", MARKED),
        ("Af møblerne skal mindst 85 % opfylde kriterierne for Svanemærket.", "mindst 85 %", MARKED),
        ("Reservedele kan skaffes i 18 måneder.", "18", "Reservedele skal kunne skaffes i 10 år."),
    ],
)
def test_two_sentences_are_never_sewn_together(
    weakened: Weaken, quote: str, deciding: str, remedy: str
) -> None:
    report = weakened(quote, deciding, remedy=remedy)
    terminal = " ".join(render_terminal(report, width=100, colour=False).split())

    assert difference(report) is None
    assert "Ret udbuddets ord" not in terminal
    assert 'class="change"' not in render_html(report)
    assert f"Forslag til formulering: {remedy}" in terminal  # whole


def test_words_are_not_exchanged_where_another_clause_takes_the_demand_back(weakened: Weaken) -> None:
    assert difference(weakened(REMEDY, "højst", elsewhere="Pkt. 4 gælder ikke.")) is None


@pytest.mark.parametrize("reason", [Weakening.WRONG_ROLE, Weakening.PARTIAL, Weakening.WEAKER_LABEL])
def test_words_are_not_exchanged_where_that_would_not_mend_the_reason(
    weakened: Weaken, reason: Weakening
) -> None:
    report = weakened(REMEDY.replace("skal", "bør"), "bør")
    (finding,) = report.findings
    also = replace(finding.weakened[0], reason=reason)
    told = replace(finding, weakened=(*finding.weakened, also))

    assert difference(report) is not None
    assert difference(replace(report, findings=(told,))) is None


def test_hostile_words_are_no_markup(weakened: Weaken) -> None:
    report = weakened(REMEDY.replace("skal", "bør<script>\x1b[31m"), "bør<script>")

    assert "<script>" not in render_html(report)
    assert "\x1b" not in render_terminal(report, width=100, colour=False)
