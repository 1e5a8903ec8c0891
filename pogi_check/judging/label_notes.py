"""Notes on labels: demanded without an equal one, demanded and scored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.danish.modality import read_status
from pogi_check.danish.references import references
from pogi_check.danish.signs import no_cue
from pogi_check.danish.statuses import Status
from pogi_check.judging.grounds import (
    Noted,
    demand_at,
    holds,
    quotation,
    quoted,
    speaks_of_goods,
    texts_of,
)
from pogi_check.terms import Role, Strength, Weakening

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.labels import LabelMention
    from pogi_check.documents.document import Place
    from pogi_check.findings import Finding
    from pogi_check.judging.demands import Stretch
    from pogi_check.judging.grounds import Grounds
    from pogi_check.judging.matching import Scanned
    from pogi_check.rulebook.book import Note

# ── a label without "eller tilsvarende" ────────────────────────────────────────────────────────────


def labels_alone(note: Note, grounds: Grounds) -> Iterator[Noted]:
    """Find demands of a named label where no equal one is accepted (udbudsloven § 46, stk. 3)."""
    wanted = frozenset(note.labels)
    accepted: bool | None = None
    for scanned in grounds.passages:
        if scanned.labels.isdisjoint(wanted) or _says_equal(note, scanned):
            continue
        passage = scanned.passage
        for clause in passage.clauses:
            asked = _asked(note, wanted, passage, clause)
            if not asked or not grounds.is_about_goods(scanned) or _accepts_equal(note, scanned):
                continue
            if accepted is None:
                accepted = any(_accepts_in_general(note, one) for one in grounds.passages)
            if accepted:
                return
            words = ", ".join(dict.fromkeys(clause.text[one.start : one.end] for one in asked))
            spans = [(one.start, one.end) for one in asked]
            yield Noted((quotation(clause, *spans),), {"words": words})


def _asked(note: Note, wanted: frozenset[str], passage: Passage, clause: Clause) -> tuple[LabelMention, ...]:
    """Give the labels that a clause demands with force, apart from what only proves or points elsewhere."""
    asked = tuple(one for one in clause.labels if one.label in wanted)
    if not asked or references(clause.text) - passage.idents:
        return ()
    if clause.has("takeback", "departure"):
        return ()
    if demand_at(passage, clause, (asked[0].start, asked[0].end)) is None:
        return ()
    if holds(note.listed("apart"), [clause.text]) or not _is_supplied(note, clause, asked[0].end):
        return ()
    return asked


def _is_supplied(note: Note, clause: Clause, end: int) -> bool:
    """Tell whether a verb after a label demands it: "mærkede midler skal leveres", not "opbevares"."""
    verb = clause.cue("mandatory")
    return verb is None or verb.start < end or holds(note.listed("supplied"), [clause.text[verb.start :]])


def _accepts_equal(note: Note, scanned: Scanned) -> bool:
    """Tell whether a passage, or what a reader has in mind at it, accepts equal labels or other proof."""
    if "type-i" in scanned.labels or _says_equal(note, scanned):
        return True
    passage = scanned.passage
    texts = (*texts_of(passage), *passage.context.headings)
    return holds(note.listed("accepted"), texts) or holds(note.listed("equal"), passage.context.headings)


def _says_equal(note: Note, scanned: Scanned) -> bool:
    return "equivalent" in scanned.cues or not scanned.terms.isdisjoint(note.listed("equal"))


def _accepts_in_general(note: Note, scanned: Scanned) -> bool:
    """Tell whether a passage accepts equal labels for other demands than its own."""
    if not _says_equal(note, scanned):
        return False
    passage = scanned.passage
    if passage.footnote:
        return True
    texts = texts_of(passage)
    if not holds(note.listed("marks"), texts):
        return False
    named = any(one.label in note.labels for clause in passage.clauses for one in clause.labels)
    return holds(note.listed("refers"), texts) or (not named and holds(note.listed("accepts"), texts))


# ── required and scored ────────────────────────────────────────────────────────────────────────────


def required_and_scored(note: Note, grounds: Grounds) -> Iterator[Noted]:
    """Find demands that every tender must meet and that are scored as well."""
    yield from _labels_twice(note, grounds)
    if not any(e.role is Role.AWARD_CRITERION for finding in grounds.findings for e in finding.evidence):
        return
    where = {
        (clause.text, clause.place): scanned
        for scanned in grounds.passages
        for clause in scanned.passage.clauses
    }
    for finding in grounds.findings:
        if Role.AWARD_CRITERION not in finding.criterion.accepted:
            yield from _evidence_twice(note, grounds, finding, where)


@dataclass(frozen=True, slots=True)
class _LabelAsked:
    """A label that a clause demands or scores."""

    label: str
    scanned: Scanned
    clause: Clause
    span: Stretch


def _labels_twice(note: Note, grounds: Grounds) -> Iterator[Noted]:
    """Find labels that are demanded and scored for the same goods."""
    scored = [
        one
        for scanned in grounds.passages
        if scanned.labels and _may_score(scanned) and grounds.is_about_goods(scanned)
        for one in _labels_asked(scanned, Role.AWARD_CRITERION)
        if not _scores_more(note, scanned)
    ]
    labels = {one.label for one in scored}
    required = [
        one
        for scanned in grounds.passages
        if labels and not labels.isdisjoint(scanned.labels) and grounds.is_about_goods(scanned)
        for one in _labels_asked(scanned, Role.MINIMUM_REQUIREMENT)
    ]
    for one in scored:
        for demand in required:
            apart = demand.scanned is not one.scanned
            if demand.label == one.label and apart and _same_goods(grounds, one.scanned, demand.scanned):
                words = demand.clause.text[slice(*demand.span)]
                quotes = (quotation(demand.clause, demand.span), quotation(one.clause, one.span))
                yield Noted(quotes, {"what": words})
                break


def _may_score(scanned: Scanned) -> bool:
    marking = scanned.passage.marking
    return "award" in scanned.cues or (marking is not None and marking.status is Status.EVALUATION)


def _labels_asked(scanned: Scanned, role: Role) -> Iterator[_LabelAsked]:
    """Give the labels that a passage fully demands, or scores."""
    for clause in scanned.passage.clauses:
        for label in clause.labels:
            span = (label.start, label.end)
            reading = read_status(scanned.passage, clause, span, no_cue)
            if reading.role is not role or reading.strength is not Strength.MANDATORY or reading.signs:
                continue
            if role is Role.AWARD_CRITERION or demand_at(scanned.passage, clause, span) is not None:
                yield _LabelAsked(label.label, scanned, clause, span)


def _evidence_twice(
    note: Note, grounds: Grounds, finding: Finding, where: Mapping[tuple[str, Place], Scanned]
) -> Iterator[Noted]:
    """Find a criterion's demand that is required in one clause and scored, no higher, in another."""
    required = [e for e in finding.evidence if e.role is Role.MINIMUM_REQUIREMENT and not e.weakened]
    scored = [
        e
        for e in finding.evidence
        if e.role is Role.AWARD_CRITERION and {w.reason for w in e.weakened} <= {Weakening.WRONG_ROLE}
    ]
    for award in scored:
        at = where.get((award.quote, award.place))
        if at is None or at.labels or _scores_more(note, at):
            continue
        for demand in required:
            other = where.get((demand.quote, demand.place))
            if other is not None and other is not at and _same_goods(grounds, at, other):
                quotes = (quoted(demand), quoted(award))
                yield Noted(quotes, {"what": finding.criterion.id})
                break


def _scores_more(note: Note, scanned: Scanned) -> bool:
    """Tell whether a passage scores more than the minimum: a higher share, a better level, other goods."""
    return holds(note.listed("more"), texts_of(scanned.passage))


def _same_goods(grounds: Grounds, one: Scanned, other: Scanned) -> bool:
    """Tell whether two passages speak of the same goods; "produkterne" may be any."""
    here, there = grounds.goods_of(one), grounds.goods_of(other)
    if here and there:
        return not here.isdisjoint(there)
    return all(goods or speaks_of_goods(each.passage) for goods, each in ((here, one), (there, other)))
