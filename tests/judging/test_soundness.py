"""Soundness notes: when they are given, what they quote, how they are silenced."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import pogi_check as pogi
from pogi_check.checking import check
from pogi_check.documents.document import Document, Tender
from pogi_check.rulebook.book import Example, NoteExample
from pogi_check.rulebook.examples import example_tender, note_tender
from pogi_check.rulebook.loading import load_rules

ROOT = Path(__file__).parents[2]
BOOK = load_rules()
DAY = date(2025, 1, 1)
ALONE = "Alle rengøringsmidler skal være svanemærkede."


def notes_on(*texts: str, under: tuple[str, ...] = (), **more: object) -> list[str]:
    tender = example_tender(Example("noted", texts, under=under))
    options: dict[str, object] = {"on": DAY, "goals": ["rengoering"], **more}
    return [one.note for one in check(tender, BOOK, **options).soundness]  # type: ignore[arg-type]


def test_sound_tender_has_no_note() -> None:
    assert notes_on("Alle rengøringsmidler skal være svanemærkede eller tilsvarende.") == []


def test_tender_without_a_goal_in_scope_has_no_note() -> None:
    tender = example_tender(Example("noted", ("Leverandøren skal levere svanemærkede kaffekopper.",)))

    assert check(tender, BOOK, on=DAY).soundness == ()


def test_note_changes_no_verdict() -> None:
    tender = example_tender(Example("noted", (ALONE,)))
    with_notes = check(tender, BOOK, on=DAY, goals=["rengoering"])
    without = check(tender, replace(BOOK, notes=()), on=DAY, goals=["rengoering"])

    assert with_notes.soundness
    assert with_notes.findings == without.findings


def test_silenced_note_is_not_given_and_is_told() -> None:
    tender = example_tender(Example("noted", (ALONE,)))
    report = check(tender, BOOK, on=DAY, goals=["rengoering"], silence=["label-without-equivalent"])

    assert report.soundness == ()
    assert report.silenced == ("label-without-equivalent",)


def test_same_sentence_in_several_places_is_one_note() -> None:
    report = check(example_tender(Example("noted", (ALONE, ALONE))), BOOK, on=DAY, goals=["rengoering"])

    (note,) = report.soundness
    assert [one.quote for one in note.quotes] == [ALONE, ALONE]
    assert len({one.place.paragraph for one in note.quotes}) == 2


@pytest.mark.parametrize(
    ("language", "words"),
    [("da", "Teksten kræver ”svanemærkede”"), ("en", "The text demands “svanemærkede”")],
)
def test_message_speaks_the_reports_language_with_the_tenders_words(language: str, words: str) -> None:
    tender = example_tender(Example("noted", (ALONE,)))
    (note,) = check(tender, BOOK, on=DAY, goals=["rengoering"], language=language).soundness

    assert note.message.startswith(words)
    assert note.law == "udbudsloven § 46, stk. 3"


def test_words_of_a_document_are_no_template() -> None:
    text = "Rengøringsmidler {0} {x} skal være svanemærkede {words}."

    assert notes_on(text) == ["label-without-equivalent"]


def test_contradicting_clauses_are_both_shown_across_documents() -> None:
    taking = "Kravet om miljømærkede rengøringsmidler bortfalder."
    example = NoteExample(
        noted=True,
        passage=Example("noted", ()),
        documents=("Alle rengøringsmidler skal være svanemærkede eller tilsvarende.", taking),
    )
    (note,) = check(note_tender(example), BOOK, on=DAY, goals=["rengoering"]).soundness

    assert note.note == "contradicting-clauses"
    assert [one.place.document for one in note.quotes] == ["eksempel 1", "eksempel 2"]
    assert note.quotes[1].quote == taking


@pytest.mark.parametrize(("day", "noted"), [(date(2012, 5, 1), False), (date(2025, 1, 1), True)])
def test_reference_is_judged_by_the_tenders_date(day: date, *, noted: bool) -> None:
    found = notes_on("Bygningen skal opfylde BR10.", on=day, goals=["byggeri-og-anlaeg"])

    assert found == (["superseded-reference"] if noted else [])


def test_scoring_more_than_the_minimum_is_sound() -> None:
    minimum = "Mindst 60 % af rengøringsmidlerne skal være svanemærkede eller tilsvarende."

    assert notes_on(minimum, "En højere andel svanemærkede rengøringsmidler vægtes positivt.") == []


def test_the_order_of_documents_does_not_matter() -> None:
    texts = (
        "Alle rengøringsmidler skal være svanemærkede.",
        "Hvor der henvises til mærker, accepteres tilsvarende.",
    )
    documents = [
        named(example_tender(Example("", (text,))).documents[0], str(n)) for n, text in enumerate(texts)
    ]

    for order in (documents, documents[::-1]):
        assert check(Tender("t", tuple(order)), BOOK, on=DAY, goals=["rengoering"]).soundness == ()


def named(document: Document, name: str) -> Document:
    return replace(document, name=name)


@pytest.mark.parametrize(
    "fixture", ["rengoeringsmidler-rammeaftale", "it-arbejdspladser-region", "revision-kommune"]
)
def test_every_quote_stands_in_its_document(fixture: str) -> None:
    files = [one for one in (ROOT / "fixtures" / fixture).iterdir() if one.suffix in (".docx", ".pdf")]
    report = pogi.check(files, date="2025-03-14")
    texts = {document.name: document.text for document in report.tender.documents}

    for note in report.soundness:
        assert note.quotes
        assert all(one.quote in texts[one.place.document] for one in note.quotes)


def test_library_names_the_notes_where_one_is_unknown() -> None:
    with pytest.raises(pogi.UnknownNameError, match="label-without-equivalent"):
        pogi.check(ROOT / "fixtures" / "revision-kommune", silence="label-without-equivalents")
