"""Soundness notes: what is unsound or unclear in the text of a tender, beside the verdicts.

What each note tells, and the words by which it is read, stands in rules/soundness; here is how. A note
that is not sure is not given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.danish.markings import Status
from pogi_check.danish.modality import read_status
from pogi_check.danish.references import references
from pogi_check.danish.signs import no_cue
from pogi_check.findings import Quotation, SoundnessNote, Span
from pogi_check.judging.grounds import (
    demand_at,
    grounds_of,
    hits_of,
    holds,
    quotation,
    speaks_of_goods,
    texts_of,
)
from pogi_check.judging.matching import pick
from pogi_check.terms import NoteId, Role, Strength, Unit, Verdict, Weakening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.labels import LabelMention
    from pogi_check.danish.words import Hit
    from pogi_check.documents.document import Place
    from pogi_check.findings import Evidence, Finding, GoalScope, Weakened
    from pogi_check.judging.demands import Stretch
    from pogi_check.judging.grounds import Grounds
    from pogi_check.judging.matching import Matcher, Scanned
    from pogi_check.rulebook.book import Note, Reference

# What a figure of these units measures is no environmental property.
_NO_PROPERTY = (Unit.KRONER, Unit.POINTS, Unit.MONTHS, Unit.WEEKS, Unit.DAYS, Unit.HOURS)


_CAPABLE = ("kan", "may")  # too often what a thing is able to do


@dataclass(frozen=True, slots=True)
class Noted:
    """A place where a note is given: the clauses, and the values of its message by name."""

    quotes: tuple[Quotation, ...]
    values: Mapping[str, str]


def find_notes(
    notes: Sequence[Note],
    passages: Sequence[Scanned],
    findings: Sequence[Finding],
    scopes: Sequence[GoalScope],
    matcher: Matcher,
    *,
    on: date,
    language: str,
) -> tuple[SoundnessNote, ...]:
    """Give the notes on a tender of which some goal is in scope, note by note in reading order.

    The same sentence in several places is one note with several quotes.
    """
    if not passages:
        return ()
    grounds = grounds_of(passages, findings, scopes, matcher, on)
    given: dict[tuple[NoteId, object], SoundnessNote] = {}
    for note in notes:
        for noted in _READERS[note.id](note, grounds):
            one = _written(note, noted, language)
            key = (note.id, (one.message, tuple(quote.quote for quote in noted.quotes)))
            known = given.get(key)
            if known is None:
                given[key] = one
            elif len(noted.quotes) == 1 and noted.quotes[0] not in known.quotes:
                given[key] = SoundnessNote(note, known.title, known.message, (*known.quotes, *noted.quotes))
    return tuple(given.values())


def _written(note: Note, noted: Noted, language: str) -> SoundnessNote:
    """Write a note's message; what documents say is put in and never read as a template."""
    english = language == "en"
    says = {key: en if english else da for key, da, en in note.says}
    values = {name: says.get(value, value) for name, value in noted.values.items()}
    title, message = (note.title_en, note.message_en) if english else (note.title, note.message)
    return SoundnessNote(note, title, message.format(**values), noted.quotes)


# ── a label without "eller tilsvarende" ─────────────────────────────────────────────────────────


def _labels_alone(note: Note, grounds: Grounds) -> Iterator[Noted]:
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
    return () if holds(note.listed("apart"), [clause.text]) else asked


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


# ── marking and verb ────────────────────────────────────────────────────────────────────────────


def _markings_against_verbs(note: Note, grounds: Grounds) -> Iterator[Noted]:  # noqa: ARG001 - as its siblings
    """Find green clauses that are marked as a minimum requirement and worded as a wish.

    Green is what names a label, or what a criterion's evidence shows as unclear.
    """
    unclear = {
        (one.quote, one.place): min(((span.start, span.end) for span in one.matched), default=(0, 0))
        for finding in grounds.findings
        for one in finding.evidence
        if any(weakened.reason is Weakening.UNCLEAR_STATUS for weakened in one.weakened)
    }
    for scanned in grounds.passages:
        marking = scanned.passage.marking
        if marking is None or marking.status is not Status.MANDATORY:
            continue
        for clause in scanned.passage.clauses:
            spots = [(one.start, one.end) for one in clause.labels if grounds.goods_of(scanned)]
            spots += [unclear[clause.text, clause.place]] if (clause.text, clause.place) in unclear else []
            if not spots:
                continue
            found = _disagreement(scanned.passage, clause, min(spots))
            if found is not None:
                words, spans = found
                code = marking.words.split(":")[0]  # of a numbered paragraph: "MK 6: Vaskeriet tilstræbes …"
                yield Noted((quotation(clause, *spans),), {"marking": code, "words": words})
                break


def _disagreement(passage: Passage, clause: Clause, spot: Stretch) -> tuple[str, tuple[Stretch, ...]] | None:
    """Find the words by which a clause takes back its own marking, with their place in it."""
    signs = read_status(passage, clause, spot, no_cue).signs
    if all(sign.reason is not Weakening.UNCLEAR_STATUS for sign in signs):
        return None
    soft = next(
        (s for s in signs if s.reason in (Weakening.SOFT_MODALITY, Weakening.HEDGED) and s.clause), None
    )
    if soft is None or soft.words.casefold() in _CAPABLE:
        return None
    return soft.words, ((soft.start, soft.end),) if soft.clause is clause else ()


# ── green words that nobody can check ───────────────────────────────────────────────────────────


def _green_words(note: Note, grounds: Grounds) -> Iterator[Noted]:
    """Find demands that goods be green, without a label, a figure or a standard to check it by."""
    green = note.listed("green")
    for scanned in grounds.passages:
        if scanned.terms.isdisjoint(green):
            continue
        passage = scanned.passage
        for place, (clause, hits) in enumerate(zip(passage.clauses, scanned.clauses, strict=True)):
            words = [hit for hit in pick(hits, green) if not _is_name(clause, hit)]
            others = hits_of(note.listed("other"), clause.text) if words else ()
            words = [hit for hit in words if not _meets(hit, others)]
            if not words or not grounds.goods_in(
                *(scanned.clauses if passage.row else (hits,)), scanned.lead
            ):
                continue
            first = words[0]
            if demand_at(passage, clause, (first.start, first.end)) is None:
                continue
            if not _can_be_checked(note, passage, place):
                told = ", ".join(dict.fromkeys(clause.text[hit.start : hit.end] for hit in words))
                spans = [(hit.start, hit.end) for hit in words]
                yield Noted((quotation(clause, *spans),), {"words": told})


def _meets(hit: Hit, others: Sequence[Stretch]) -> bool:
    return any(start < hit.end and hit.start < end for start, end in others)


def _is_name(clause: Clause, hit: Hit) -> bool:
    """Tell a name ("Grøn Fjernvarme A/S", "Center for Grøn Omstilling") from a word of the sentence."""
    if not clause.text[hit.start].isupper() or clause.text.isupper():
        return False
    following = clause.tokens[hit.last + 1] if hit.last + 1 < len(clause.tokens) else None
    named = following is not None and clause.text[following.start].isupper()
    return hit.first > 0 or named


def _can_be_checked(note: Note, passage: Passage, place: int) -> bool:
    """Tell whether a clause, the one after it or what it completes holds something to check it by."""
    clauses = passage.clauses if passage.row else passage.clauses[place : place + 2]
    near = passage.near(*clauses)
    if any(clause.labels or _measures(clause) for clause in near):
        return True
    return holds(note.listed("verifiable"), [*(clause.text for clause in near), *passage.related])


def _measures(clause: Clause) -> bool:
    return any(quantity.unit not in _NO_PROPERTY for quantity in clause.quantities)


# ── required and scored ─────────────────────────────────────────────────────────────────────────


def _required_and_scored(note: Note, grounds: Grounds) -> Iterator[Noted]:
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
                quotes = (_quoted(demand), _quoted(award))
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


# ── superseded references ───────────────────────────────────────────────────────────────────────


def _superseded(note: Note, grounds: Grounds) -> Iterator[Noted]:
    """Find laws, standards and scales that others had taken the place of on the day of the tender."""
    due: dict[str, list[Reference]] = {}
    for one in note.references:
        for term in one.terms if one.since <= grounds.on else ():
            due.setdefault(term, []).append(one)
    for scanned in grounds.passages:
        cited = [one for term in due.keys() & scanned.terms for one in due[term]]
        for one in sorted(dict.fromkeys(cited), key=note.references.index):
            found = _cited(one, scanned)
            if found is None or holds(note.listed("past"), [found[0].text]):
                continue
            clause, span = found
            if one.anywhere or demand_at(scanned.passage, clause, span) is not None:
                values = {
                    "words": clause.text[slice(*span)],
                    "old": one.old,
                    "new": one.new,
                    "since": one.since.isoformat(),
                    "source": one.source,
                }
                yield Noted((quotation(clause, span),), values)


def _cited(reference: Reference, scanned: Scanned) -> tuple[Clause, Stretch] | None:
    """Find where a passage cites what is superseded."""
    found = next(_places(reference, scanned), None)
    if found is None:
        return None
    texts = (*texts_of(scanned.passage), *scanned.passage.context.headings)
    if holds(reference.unless, texts) or (reference.beside and not holds(reference.beside, texts)):
        return None
    return found


def _places(reference: Reference, scanned: Scanned) -> Iterator[tuple[Clause, Stretch]]:
    for clause, hits in zip(scanned.passage.clauses, scanned.clauses, strict=True):
        for text in reference.verbatim:
            if text in clause.text:
                found = re.finditer(rf"(?<!\w){re.escape(text)}(?![\w+])", clause.text)
                yield from ((clause, one.span()) for one in found)
        if not reference.verbatim:
            yield from ((clause, (hit.start, hit.end)) for hit in pick(hits, reference.terms))


# ── clauses against each other ──────────────────────────────────────────────────────────────────


def _contradictions(note: Note, grounds: Grounds) -> Iterator[Noted]:
    """Find clauses that take back or overrule what another clause demands."""
    seen: set[tuple[str, object]] = set()
    for finding in grounds.findings:
        for one in finding.weakened:
            if one.reason is not Weakening.CONTRADICTED or not one.quote or (one.quote, one.place) in seen:
                continue
            demand = next((e for e in finding.evidence if e.quote != one.quote), None)
            if demand is None or holds(note.listed("rest"), [one.quote]):
                continue
            seen.add((one.quote, one.place))
            taking = _answer_to(one, grounds) or Quotation(
                one.quote, one.place, _spans_in(one.quote, one.words)
            )
            yield Noted((Quotation(demand.quote, demand.place), taking), {})


def _answer_to(weakened: Weakened, grounds: Grounds) -> Quotation | None:
    """Give the answer where it is a question that names the demand, and its answer that takes it back."""
    if not weakened.quote.rstrip().endswith("?"):
        return None
    for number, scanned in enumerate(grounds.passages):
        for clause in scanned.passage.clauses:
            if (clause.text, clause.place) == (weakened.quote, weakened.place):
                following = [one.passage.clauses for one in grounds.passages[number + 1 : number + 2]]
                after = [*scanned.passage.after(clause), *(one for listed in following for one in listed)]
                taking = [one for one in after if one.has("takeback", "denial", "departure")]
                return next((quotation(one) for one in (*taking, *after)), None)
    return None


def _spans_in(quote: str, words: str) -> tuple[Span, ...]:
    start = quote.find(words)
    return (Span(start, start + len(words)),) if words and start >= 0 and words != quote else ()


def _quoted(evidence: Evidence) -> Quotation:
    return Quotation(evidence.quote, evidence.place, evidence.matched)


# ── tracked changes ─────────────────────────────────────────────────────────────────────────────


def _altered_by_changes(note: Note, grounds: Grounds) -> Iterator[Noted]:  # noqa: ARG001 - as its siblings
    """Find criteria whose verdict hangs on whether the tracked changes are accepted."""
    for finding in grounds.findings:
        before = finding.before_changes
        if before is None:
            continue
        deleted = any(one.reason is Weakening.PENDING_DELETION for one in finding.weakened)
        after = Verdict.MISSING if deleted else finding.verdict
        shown = finding.evidence[0] if finding.evidence else finding.nearest
        yield Noted(
            (_quoted(shown),) if shown is not None else (),
            {"criterion": finding.criterion.id, "after": after.value, "before": before.value},
        )


# ── TCO: a label or a cost ──────────────────────────────────────────────────────────────────────


def _unclear_tco(note: Note, grounds: Grounds) -> Iterator[Noted]:
    """Find a "TCO" of which neither its sentence nor the rest of the tender says what it means."""
    tco = note.listed("tco")
    unclear: list[Noted] = []
    senses: set[str] = set()
    for scanned in grounds.passages:
        if scanned.terms.isdisjoint(tco):
            continue
        passage = scanned.passage
        sense = _sense(note, scanned)
        if sense is not None:
            senses.add(sense)
            continue
        for clause, hits in zip(passage.clauses, scanned.clauses, strict=True):
            named = pick(hits, tco)
            if named and read_status(passage, clause, (named[0].start, named[0].end), no_cue).role is not (
                Role.BACKGROUND
            ):
                spans = [(hit.start, hit.end) for hit in named]
                words = clause.text[slice(*spans[0])]
                unclear.append(Noted((quotation(clause, *spans),), {"words": words}))
    if len(senses) != 1:
        yield from unclear


def _sense(note: Note, scanned: Scanned) -> str | None:
    """Tell what a passage means by TCO: a label, a cost, or nothing sure."""
    passage = scanned.passage
    texts = (*texts_of(passage), *passage.context.headings, passage.context.document)
    if any(clause.labels for clause in passage.clauses) or holds(note.listed("label"), texts):
        return "label"
    if "award" in scanned.cues or holds(note.listed("cost"), texts):
        return "cost"
    return None


_READERS: dict[NoteId, Callable[[Note, Grounds], Iterator[Noted]]] = {
    NoteId.LABEL_WITHOUT_EQUIVALENT: _labels_alone,
    NoteId.MARKING_AGAINST_VERB: _markings_against_verbs,
    NoteId.UNVERIFIABLE_GREEN: _green_words,
    NoteId.REQUIRED_AND_SCORED: _required_and_scored,
    NoteId.SUPERSEDED_REFERENCE: _superseded,
    NoteId.CONTRADICTING_CLAUSES: _contradictions,
    NoteId.TRACKED_CHANGE_ALTERS_VERDICT: _altered_by_changes,
    NoteId.UNCLEAR_TCO: _unclear_tco,
}
