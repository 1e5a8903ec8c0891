"""The laws of docs/verdicts.md, tried on all rules' examples: what may never change or raise a verdict."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pogi_check.checking import check
from pogi_check.documents.document import Block, BlockKind, Cell, Document, Place, Tender
from pogi_check.rulebook.examples import ExampleResult, asking, day_of, example_tender, load_examples
from pogi_check.rulebook.loading import load_rules
from pogi_check.terms import Verdict

if TYPE_CHECKING:
    from pogi_check.findings import Finding
    from pogi_check.rulebook.book import Criterion, Example, Goal, RuleBook

RANK = {Verdict.MISSING: 0, Verdict.WEAKENED: 1, Verdict.PRESENT: 2}

UNRELATED = (
    "Tilbuddet skal være ordregiver i hænde senest ved tilbudsfristens udløb.",
    "Leverandøren fremsender faktura elektronisk via NemHandel med angivelse af ordrenummer.",
    "Besigtigelse kan ske efter aftale med ordregivers kontaktperson på Svanevej 22.",
    "Tvister afgøres efter dansk ret ved de almindelige domstole.",
    "Parterne mødes to gange om året for at drøfte samarbejdet.",
)


@lru_cache(maxsize=1)
def book() -> RuleBook:
    return load_rules()


@lru_cache(maxsize=1)
def passages() -> tuple[tuple[Goal, Criterion, Example], ...]:
    return tuple(
        (goal, criterion, example)
        for goal in book().goals
        for criterion in goal.criteria
        for example in load_examples(criterion)
    )


def of_pogi() -> tuple[tuple[Goal, Criterion, Example], ...]:
    """Give the examples on which a law is tried one by one; those of the other packs are drawn at random.

    That each alone gives the verdict it stands for is proved beside the rules.
    """
    return tuple(one for one in passages() if one[0].pack == "pogi")


@lru_cache(maxsize=64)
def rules_for(goal: Goal, criterion: Criterion) -> RuleBook:
    return asking(goal, criterion, book())


def judged(goal: Goal, criterion: Criterion, *documents: Document) -> Finding:
    """Judge a tender of these documents on one criterion."""
    asked = {criterion.id, *(other for other, _ in criterion.satisfied_by)}
    report = check(
        Tender("udbud", documents),
        rules_for(goal, criterion),
        on=day_of(criterion),
        goals=[goal.slug],
        packs=[goal.pack],
        criteria=asked,
    )
    return next(finding for finding in report.findings if finding.criterion.id == criterion.id)


def document(example: Example, name: str = "a.docx") -> Document:
    only = example_tender(example).documents[0]
    blocks = tuple(replace(block, place=replace(block.place, document=name)) for block in only.blocks)
    return replace(only, name=name, blocks=blocks)


def of_text(text: str, name: str) -> Document:
    return Document(name, "text/plain", "", (Block(text, BlockKind.PARAGRAPH, Place(name, 1)),))


def reworded(example: Document, words: str, other: str) -> Document | None:
    """Replace whole words everywhere; None when the text does not hold them."""
    pattern = re.compile(rf"\b{words}\b")
    if not any(pattern.search(block.text) for block in example.blocks):
        return None
    return replace(
        example, blocks=tuple(replace(block, text=pattern.sub(other, block.text)) for block in example.blocks)
    )


places = st.integers(0, len(passages()) - 1)  # a failing case shows its place, not the whole rule
few = settings(max_examples=150, deadline=None)


def test_skal_turned_into_boer_never_raises_a_verdict() -> None:
    raised = []
    for goal, criterion, example in of_pogi():
        before = document(example)
        for binding in ("skal", "Skal"):
            after = reworded(before, binding, "bør")
            if after is None:
                continue
            was, became = Verdict(example.verdict), judged(goal, criterion, after).verdict
            if RANK[became] > RANK[was]:
                raised.append((criterion.id, example.texts or example.row, was.value, became.value))
    assert raised == []


SEVERAL = re.compile(r"[.;!?]\s")  # more than one sentence
ASIDE = re.compile(
    r"\b(?:om|hvorvidt|når|der|som|at|hvad|hvor|hvis|forbud|tilladt)\b"
)  # in a clause of its own


@few
@given(places)
def test_a_softened_full_demand_is_weakened(place: int) -> None:
    goal, criterion, example = passages()[place]
    if example.verdict != "present" or len(example.texts) != 1 or example.row or example.lead_in:
        return
    text = example.texts[0]
    if text.count(" skal ") != 1 or criterion.satisfied_by or "award_criterion" in criterion.accepted:
        return
    if SEVERAL.search(text) or ASIDE.search(text.partition(" skal ")[0]):
        return  # its "skal" need not be the demand's own
    after = document(replace(example, texts=(text.replace(" skal ", " bør "),)))
    if not re.search(r"\b(?:krav\w*|må|kun|alene|betingelse|afvises|forkastes|forudsæt\w+|muligt)\b", text):
        assert judged(goal, criterion, after).verdict is not Verdict.PRESENT


@few
@given(places, st.sampled_from(UNRELATED), st.booleans())
def test_unrelated_text_changes_nothing(
    place: int,
    text: str,
    first: bool,  # noqa: FBT001
) -> None:
    goal, criterion, example = passages()[place]
    alone = judged(goal, criterion, document(example, "b.docx"))
    other = of_text(text, "a.docx" if first else "c.docx")
    pair = (other, document(example, "b.docx")) if first else (document(example, "b.docx"), other)
    together = judged(goal, criterion, *pair)
    assert (together.verdict, together.reasons) == (alone.verdict, alone.reasons)


def test_an_exact_copy_changes_nothing() -> None:
    changed = []
    for goal, criterion, example in of_pogi():
        twice = judged(goal, criterion, document(example, "a.docx"), document(example, "b.docx"))
        if not ExampleResult(example, twice).right:
            changed.append((criterion.id, example.texts or example.row, twice.verdict, twice.reasons))
    assert changed == []


@few
@given(places, st.data())
def test_the_order_of_documents_does_not_matter(place: int, data: st.DataObject) -> None:
    goal, criterion, example = passages()[place]
    others = [one for one in passages() if one[1].id == criterion.id]
    second = data.draw(st.sampled_from(others))[2]
    one, two = document(example, "a.docx"), document(second, "b.docx")
    forth, back = judged(goal, criterion, one, two), judged(goal, criterion, two, one)
    assert (forth.verdict, forth.reasons) == (back.verdict, back.reasons)


@few
@given(places, st.data())
def test_a_full_demand_stands_beside_any_softer_mention(place: int, data: st.DataObject) -> None:
    """A second, softer mention elsewhere leaves ``present`` alone, unless it takes something back.

    Where a rule lists goods that a tender may buy, a mention of other goods shows that these are bought too.
    """
    goal, criterion, example = passages()[place]
    if example.verdict != "present" or any(part.covers_bought for part in criterion.asks):
        return
    softer = [
        one[2]
        for one in passages()
        if one[1].id == criterion.id and one[2].because and set(one[2].because) <= {"soft_modality", "hedged"}
    ]
    if not softer:
        return
    second = data.draw(st.sampled_from(softer))
    assert (
        judged(goal, criterion, document(example, "a.docx"), document(second, "b.docx")).verdict
        is Verdict.PRESENT
    )


@few
@given(places)
def test_every_quote_stands_in_its_document(place: int) -> None:
    goal, criterion, example = passages()[place]
    whole = document(example)
    finding = judged(goal, criterion, whole)
    for evidence in (*finding.evidence, *((finding.nearest,) if finding.nearest else ())):
        assert any(evidence.quote in block.text for block in whole.blocks)
        for one in evidence.weakened:
            assert one.words


@pytest.mark.parametrize(
    ("stated", "looser"), [("1.500 kr. pr. ton", "900 kr. pr. ton"), ("to fibertyper", "fire fibertyper")]
)
def test_a_loosened_number_never_raises_a_verdict(stated: str, looser: str) -> None:
    for goal, criterion, example in of_pogi():
        before = document(example)
        after = reworded(before, re.escape(stated), looser)
        if after is not None:
            assert RANK[judged(goal, criterion, after).verdict] <= RANK[Verdict(example.verdict)]


def evidence_of(*texts: str) -> Finding:
    """Judge a row of texts on 5.a.3, which asks for two things."""
    goal, criterion = next((g, c) for g in book().goals for c in g.criteria if c.id == "5.a.3")
    blocks = tuple(
        Block(text, BlockKind.PARAGRAPH, Place("udbud.docx", number, headings=("Mindstekrav",)))
        for number, text in enumerate(texts, 1)
    )
    return judged(goal, criterion, Document("udbud.docx", "", "", blocks))


BOTH = "Det skal tydeligt fremgå af både produktets etiket og produktdatabladet, hvordan produktet doseres."


def test_clause_that_states_several_parts_is_evidence_once_with_the_words_of_all() -> None:
    finding = evidence_of(BOTH, "Leverandøren fakturerer månedligt.")
    (evidence,) = finding.evidence
    told = {evidence.quote[span.start : span.end] for span in evidence.matched}
    assert finding.verdict is Verdict.PRESENT
    assert any("etiket" in words for words in told)
    assert any("datablad" in words for words in told)


def test_same_sentence_in_two_places_is_evidence_twice() -> None:
    assert [one.place.paragraph for one in evidence_of(BOTH, BOTH).evidence] == [1, 2]


def test_weakening_gives_the_whole_clause_that_holds_its_words() -> None:
    finding = evidence_of(BOTH.replace("skal", "skal så vidt muligt"))
    (hedge,) = (one for one in finding.weakened if one.words == "så vidt muligt")
    assert hedge.words in hedge.quote
    assert hedge.quote == finding.evidence[0].quote


@pytest.mark.parametrize(("cell", "number"), [("3.1", "3.1"), ("MK-5", "MK-5"), ("Etiket", "")])
def test_evidence_from_a_table_bears_the_number_of_its_row(cell: str, number: str) -> None:
    goal, criterion = next((g, c) for g in book().goals for c in g.criteria if c.id == "5.a.3")
    rows = (("Nr.", "Krav"), (cell, BOTH))
    blocks = tuple(
        Block(
            text,
            BlockKind.CELL,
            Place("udbud.docx", 2 * row + column, headings=("Mindstekrav",), cell=Cell(0, row, column)),
        )
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    finding = judged(goal, criterion, Document("udbud.docx", "", "", blocks))
    assert [one.number for one in finding.evidence] == [number]
