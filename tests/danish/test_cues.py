"""Which words bind, loosen, delay or take back a clause; and the longer phrases in which they do not."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pogi_check.danish.cues import find_cues
from pogi_check.danish.lexicon import load_lexicon
from pogi_check.danish.words import tokenize


def kinds(text: str) -> set[str]:
    return {cue.kind for cue in find_cues(tokenize(text))}


def words(text: str, kind: str) -> list[str]:
    """Give the cues of a kind as they stand in the text."""
    return [text[cue.start : cue.end] for cue in find_cues(tokenize(text)) if cue.kind == kind]


@pytest.mark.parametrize(
    ("kind", "cue", "text"),
    [
        ("mandatory", "skal", "Varerne skal være svanemærkede"),
        ("mandatory", "må ikke", "Midlerne må ikke indeholde parfume"),
        ("mandatory", "er et krav", "Det er et krav, at varerne er mærkede"),
        ("mandatory", "Mindstekravene", "Mindstekravene er opfyldt"),
        ("contract", "forpligter sig", "Leverandøren forpligter sig til at levere"),
        ("award", "point", "Der gives 5 point herfor"),
        ("award", "vurderes positivt", "Det vurderes positivt, hvis varerne er mærkede"),
        ("information", "skal oplyse", "Tilbudsgiver skal oplyse energiforbruget"),
        ("option", "option", "Mærkede varer er en option"),
        ("denial", "skal ikke", "Varerne skal ikke være mærkede"),
        ("denial", "stilles ikke krav", "Der stilles ikke krav om mærkning"),
        ("scoring_off", "tæller ikke", "Svaret tæller ikke med"),
        ("soft", "bør", "Varerne bør være mærkede"),
        ("soft", "må gerne", "Varerne må gerne være mærkede"),
        ("hedge", "så vidt muligt", "Varerne skal så vidt muligt være mærkede"),
        ("hedge", "i videst muligt omfang", "i videst muligt omfang"),
        ("condition", "merpris", "uden merpris"),
        ("conditional", "såfremt", "såfremt prisen er den samme"),
        ("deferral", "på sigt", "Varerne skal på sigt være mærkede"),
        ("narrowing", "udvalgte", "udvalgte varer"),
        ("narrowing", "dog ikke", "alle varer, dog ikke sæbe"),
        ("takeback", "bortfalder", "Kravet bortfalder"),
        ("background", "I dag", "I dag anvendes mærkede varer"),
        ("exclusive", "kun", "Der må kun leveres mærkede varer"),
        ("consequence", "ukonditionsmæssigt", "Tilbuddet er ellers ukonditionsmæssigt"),
        ("prohibition", "må ikke", "Midlerne må ikke indeholde parfume"),
        ("weaker_proof", "egen miljøerklæring", "producentens egen miljøerklæring"),
        ("outdated", "ældre udgave", "en ældre udgave"),
        ("equivalent", "eller tilsvarende", "Svanemærket eller tilsvarende"),
        ("competence", "erfaring med", "Personalet har erfaring med mærkede varer"),
        ("information", "fremgå, i hvilket omfang", "Det skal fremgå, i hvilket omfang varerne er mærkede"),
        ("denial", "stilles ikke miljømærkekrav", "Der stilles ikke miljømærkekrav til varerne"),
        ("denial", "ikke at kræve", "Ordregiver har valgt ikke at kræve mærket"),
        ("denial", "lægges i dette udbud ikke vægt på", "Der lægges i dette udbud ikke vægt på miljømærker"),
        ("scoring_off", "som ikke evalueres", "Oplys følgende, som ikke evalueres"),
        ("deferral", "når ni måneder af aftalen er gået", "når ni måneder af aftalen er gået, er alt mærket"),
        ("narrowing", "er begrænset til", "Pligten er begrænset til de store varer"),
        ("narrowing", "kan være umærkede", "mens de små kan være umærkede"),
        ("narrowing", "ikke berørt af", "De små er ikke berørt af kravet"),
        ("takeback", "Kravet om mærket er fjernet", "Kravet om mærket er fjernet"),
        ("takeback", "kan leveres, selv om", "Varerne kan leveres, selv om de er på listen"),
        ("narrowing", "for små varer kræves intet", "for små varer kræves intet mærke"),
        ("narrowing", "for klubber kontrolleres listen ikke", "for klubber kontrolleres listen ikke"),
        ("weaker_proof", "egen grønne mærkning", "leverandørens egen grønne mærkning"),
        ("departure", "kan brugerne frit vælge umærkede", "Her kan brugerne frit vælge umærkede varer"),
    ],
)
def test_a_cue_is_found_where_it_stands(kind: str, cue: str, text: str) -> None:
    assert cue in words(text, kind)


@pytest.mark.parametrize(
    ("kind", "cue", "neutral"),
    [
        ("narrowing", "Enkelte varer skal mærkes", "Den enkelte vare skal mærkes"),
        ("narrowing", "For øvrige varer gælder", "For øvrigt gælder"),
        ("narrowing", "Med undtagelse af sæbe", "Uden undtagelse"),
        ("narrowing", "undtagelser", "Undtagelser accepteres ikke"),
        ("denial", "Varerne skal ikke være mærkede", "Varerne skal ikke blot være mærkede"),
        ("mandatory", "Varerne skal holde", "Varerne skal kunne holde"),
        ("soft", "helst mærkede varer", "når som helst"),
        ("hedge", "Varerne er normalt mærkede", "Ved normalt brug"),
        ("deferral", "inden 5 måneder efter ordren", "inden 5 dage efter ordren"),
        ("deferral", "fra kontraktens andet år", "fra kontraktens start"),
        ("prohibition", "uden parfume", "uden beregning"),
        ("takeback", "Det står leverandøren frit", "Oplysningerne er frit tilgængelige"),
        ("outdated", "et udløbet mærke", "inden udløbet af fristen"),
    ],
)
def test_a_longer_neutral_phrase_cancels_the_cue_inside_it(kind: str, cue: str, neutral: str) -> None:
    assert kind in kinds(cue)
    assert kind not in kinds(neutral)


def test_a_neutral_phrase_cancels_nothing_beside_it() -> None:
    assert words("Den enkelte vare skal mærkes, dog ikke enkelte sæber", "narrowing") == [
        "dog ikke",
        "enkelte",
    ]
    assert words("Leverandøren skal kunne levere, og varerne skal mærkes", "mandatory") == ["skal"]


@pytest.mark.parametrize(
    ("kind", "cue", "text"),
    [
        ("deferral", "først fra", "Varerne mærkes først fra kontraktens start"),
        ("denial", "kræves ingen", "Der kan kræves ingen dokumentation"),
    ],
)
def test_a_cue_that_reaches_out_of_a_neutral_phrase_by_one_word_stays(kind: str, cue: str, text: str) -> None:
    assert words(text, kind) == [cue]


def test_a_neutral_phrase_is_itself_no_cue() -> None:
    assert kinds("Den enkelte vare, i øvrigt, når som helst") == set()


@pytest.mark.parametrize("text", ["Borgerne", "anføres", "skalle", "Børn", "budgetår", "pointen", "egentlig"])
def test_a_word_that_holds_a_cue_is_none(text: str) -> None:
    assert kinds(text) == set()


def test_one_phrase_may_do_two_things() -> None:
    assert {"mandatory", "prohibition"} <= kinds("må ikke")


_PHRASES = st.lists(
    st.sampled_from(
        ["skal", "bør", "så vidt muligt", "den enkelte", "enkelte", "ikke", "varer", "skal kunne", "på sigt"]
    ),
    min_size=1,
    max_size=7,
).map(" ".join)


@given(_PHRASES)
def test_cues_come_in_the_order_of_the_text_once_each(text: str) -> None:
    cues = find_cues(tokenize(text))
    assert [cue.start for cue in cues] == sorted(cue.start for cue in cues)
    assert len(set(cues)) == len(cues)


@given(_PHRASES)
def test_a_cue_spans_its_tokens(text: str) -> None:
    tokens = tokenize(text)
    assert all(
        (cue.start, cue.end) == (tokens[cue.first].start, tokens[cue.last].end) for cue in find_cues(tokens)
    )


@given(_PHRASES)
def test_capitals_change_no_cue(text: str) -> None:
    assert find_cues(tokenize(text.upper())) == find_cues(tokenize(text))


@pytest.mark.parametrize("kind", sorted(set(load_lexicon("cues")) - {"neutral"}))
def test_every_phrase_in_the_lexicon_is_read_as_its_kind_with_each_of_its_choices(kind: str) -> None:
    written = [
        " ".join(choice).replace("*", "")
        for term in load_lexicon("cues")[kind]
        for choice in product(*(word.split("|") for word in str(term).split() if word.strip(".")))
    ]
    assert [text for text in written if kind not in kinds(text)] == []
