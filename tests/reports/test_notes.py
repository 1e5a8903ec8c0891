"""Soundness notes in every report: what is wrong, by which law, quoted with its place."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from pogi_check.checking import check
from pogi_check.findings import Report
from pogi_check.reports.html import render_html
from pogi_check.reports.json import render_json
from pogi_check.reports.notebook import notebook_html
from pogi_check.reports.terminal import render_terminal
from pogi_check.rulebook.book import Example
from pogi_check.rulebook.examples import example_tender
from pogi_check.rulebook.loading import load_rules

READ = {"ocr": False, "confidence": None}  # of a text that was no picture
SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8"))
ALONE = "Alle rengøringsmidler <b>skal</b> være svanemærkede\x1b[31m & rene\x07."
FIVE = tuple(f"Alle rengøringsmidler i gruppe {n} skal være svanemærkede." for n in "ABCDE")


def noted(*texts: str, language: str = "da", silence: tuple[str, ...] = ()) -> Report:
    tender = example_tender(Example("noted", texts))
    options = {"on": date(2025, 1, 1), "goals": ["rengoering"], "language": language, "silence": silence}
    return check(tender, load_rules(), **options)  # type: ignore[arg-type]


def test_terminal_tells_the_note_after_the_goals_and_before_the_result() -> None:
    text = render_terminal(noted(ALONE), width=100, colour=False)

    place = text.index("Bemærkninger til teksten (påvirker ikke resultatet)")
    assert text.index("Mål 5") < place < text.index("Resultat:")
    assert "§ Mærke uden »eller tilsvarende« (label-without-equivalent; udbudsloven § 46, stk. 3)" in text
    assert "være «svanemærkede» & rene.”" in text
    assert "\x1b" not in text


def test_terminal_shows_the_first_of_a_kind_and_counts_the_rest() -> None:
    text = render_terminal(noted(*FIVE), width=100, colour=False)
    told = text[text.index("Bemærkninger til teksten") :]

    assert told.count("gruppe") == 3
    assert told.count("Teksten kræver") == 1
    assert "… og 2 mere (se dem med -o rapport.html)." in told


def test_page_shows_every_place_and_links_the_law() -> None:
    page = render_html(noted(*FIVE))

    assert page.count('<article class="note"') == 1
    assert all(f"gruppe {n} skal være <mark>svanemærkede</mark>" in page for n in "ABCDE")
    assert '<a href="https://www.elov.dk/udbudsloven/paragraf/46/" rel="noreferrer">' in page


def test_page_escapes_what_it_quotes() -> None:
    page = render_html(noted(ALONE))

    assert "&lt;b&gt;skal&lt;/b&gt; være <mark>svanemærkede</mark> &amp; rene." in page


def test_json_holds_quote_place_and_law_as_the_schema_says() -> None:
    rendered = json.loads(render_json(noted(ALONE)))

    jsonschema.validate(rendered, SCHEMA)
    (note,) = rendered["soundness"]
    assert (note["note"], note["quote"], note["document"]) == ("label-without-equivalent", ALONE, "eksempel")
    assert note["quotes"] == [
        {
            "quote": ALONE,
            "document": "eksempel",
            "page": None,
            "paragraph": note["paragraph"],
            "sheet": None,
            **READ,
        }
    ]
    assert note["law"] == "udbudsloven § 46, stk. 3"


def test_note_without_a_quote_fits_the_schema() -> None:
    report = noted(ALONE)
    bare = replace(report, soundness=tuple(replace(one, quotes=()) for one in report.soundness))

    jsonschema.validate(json.loads(render_json(bare)), SCHEMA)
    assert "Teksten kræver" in notebook_html(bare)


def test_notebook_lists_the_note() -> None:
    assert "Mærke uden »eller tilsvarende«: Teksten kræver ”svanemærkede”" in notebook_html(noted(ALONE))


def test_english_report_is_english() -> None:
    report = noted(ALONE, language="en")

    for text in (
        render_terminal(report, width=100, colour=False),
        render_html(report),
        notebook_html(report),
    ):
        assert "Notes on the text (do not affect the result)" in text
        assert "Label without “or equivalent”" in text


@pytest.mark.parametrize("form", ["terminal", "html", "notebook"])
def test_report_says_which_notes_were_silenced(form: str) -> None:
    report = noted(ALONE, silence=("label-without-equivalent", "unclear-tco"))
    text = {
        "terminal": lambda: render_terminal(report, width=100, colour=False),
        "html": lambda: render_html(report),
        "notebook": lambda: notebook_html(report),
    }[form]()

    assert "Slået fra med --silence: label-without-equivalent, unclear-tco." in text
    assert json.loads(render_json(report))["silenced"] == ["label-without-equivalent", "unclear-tco"]
