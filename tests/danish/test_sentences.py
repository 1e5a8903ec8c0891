"""Where sentences end: not at abbreviations, dates and numbers."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pogi_check.danish.clauses import read_clause
from pogi_check.danish.sentences import sentences
from pogi_check.danish.words import TermIndex, tokenize
from pogi_check.documents.document import Place


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


WHOLE = (
    "Varerne skal være mærkede.",
    "Jf. pkt. 3.2 skal varerne være mærkede.",
    "Kravet i afs. 3, stk. 2, nr. 4, gælder alle varer.",
    "Ca. 60 pct. af varerne m.v. skal være mærkede.",
    "Midler, f.eks. sæbe, bl.a. håndsæbe og lign. midler, er omfattet.",
    "Levering sker senest d. 1. januar 2027 kl. 12.",
    "Fra 4. kvartal gælder kravet i kontraktens 2. år.",
    "Prisen er 1.500,50 kr. pr. stk. ekskl. moms.",
    "Inkl. EU-Blomsten er der to mærker, jf. Bilag 3.",
    "Se nr. ISO 14001 og www.ecolabel.dk.",
    "Varerne har et miljømærke, f.eks. Svanemærket, bl.a. EU-Blomsten, evt. FSC.",
    "Køretøjer udleder maks. CO2 iht. EU-kravene, dvs. Euro 6, hhv. El.",
    "Aftalen gælder fra den 1. Januar 2027 til den 31. December.",
    "Firmaet A. Jensen leverer varerne.",
    "Firmaet A. Jensen og B. Hansen leverer varerne.",
    "Møde 3 M. Hansen deltager.",
    "Er varerne mærkede?",
    "Mærket skal være gyldigt (jf. bilag 3).",
    "Der henvises til direktiv 2014/24/EU.",
    "Køretøjerne opfylder mindst Euro 6.",
)


@pytest.mark.parametrize("text", WHOLE)
def test_abbreviations_dates_and_numbers_end_no_sentence(text: str) -> None:
    assert cut(text) == [text]


@given(st.lists(st.sampled_from(WHOLE), min_size=1), st.sampled_from([" ", "  ", "\n", "\n\n"]))
def test_sentences_set_side_by_side_are_cut_where_they_were_joined(whole: list[str], glue: str) -> None:
    assert cut(glue.join(whole)) == whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alle midler mv. Varerne skal mærkes.", ["Alle midler mv.", "Varerne skal mærkes."]),
        ("Mindst 60 pct. Varerne skal mærkes.", ["Mindst 60 pct.", "Varerne skal mærkes."]),
        ("Det varer 12 mdr. Herefter ophører det.", ["Det varer 12 mdr.", "Herefter ophører det."]),
        ("Farvetemperaturen er 3000 K. Alle er LED.", ["Farvetemperaturen er 3000 K.", "Alle er LED."]),
        ("Det er 5 °C. Døren lukkes.", ["Det er 5 °C.", "Døren lukkes."]),
        ("Det gælder delaftale A og B. Resten købes.", ["Det gælder delaftale A og B.", "Resten købes."]),
        ("Pæren er i energiklasse F. Lyset er hvidt.", ["Pæren er i energiklasse F.", "Lyset er hvidt."]),
        ("Kravet står i nr. 4. Det gælder alle.", ["Kravet står i nr. 4.", "Det gælder alle."]),
    ],
)
def test_an_abbreviation_may_stand_last(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_the_number_before_a_sentence_belongs_to_it() -> None:
    assert cut("1. Varerne mærkes. 2. Papiret er hvidt.") == ["1. Varerne mærkes.", "2. Papiret er hvidt."]


def test_a_semicolon_parts_long_sentences_and_no_short_lists() -> None:
    assert cut("Alle varer er mærkede; alle midler er økologiske") == [
        "Alle varer er mærkede;",
        "alle midler er økologiske",
    ]
    assert cut("Sæbe; klude; papir") == ["Sæbe; klude; papir"]


def test_a_line_end_parts_sentences() -> None:
    assert cut("Første linje\nanden linje") == ["Første linje", "anden linje"]


def test_a_closing_quotation_mark_or_bracket_belongs_to_its_sentence() -> None:
    assert cut("(Kravet gælder.) Alle varer.") == ["(Kravet gælder.)", "Alle varer."]
    assert cut("»Kravet gælder.« Alle varer.") == ["»Kravet gælder.«", "Alle varer."]


@pytest.mark.parametrize("text", ["", "  ", "…", "- * -", "?!"])
def test_signs_alone_are_no_sentence(text: str) -> None:
    assert cut(text) == []


@given(st.text(st.sampled_from("Ab1 .;!?\n,-:)æ")))
def test_no_letter_or_digit_is_lost_or_read_twice(text: str) -> None:
    spans = sentences(text)
    read = [place for start, end in spans for place in range(start, end) if text[place].isalnum()]
    assert read == [place for place, character in enumerate(text) if character.isalnum()]
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


def test_what_runs_on_without_end_is_cut_at_a_space() -> None:
    text = "Alle varer skal være mærkede " * 1_000
    assert max(map(len, cut(text))) <= 2_000
    assert " ".join(cut(text)) == text.strip()
    assert "".join(cut("æ" * 9_000)) == "æ" * 9_000


@pytest.mark.parametrize(
    "piece", ["9-", "kr. ", "a", "1.", "Svanemærket-", "rengørings- og ", " ", "-", "f.eks. "]
)
def test_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    began = process_time()
    for clause in cut(text):
        read_clause(clause, Place("a.txt", 1))
        TermIndex(("svanemærket", "rengøringsmiddel")).find(tokenize(clause))
    assert process_time() - began < 5
