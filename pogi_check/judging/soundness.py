"""Soundness notes: what is unsound or unclear in the text of a tender, beside the verdicts.

What each note tells, and the words by which it is read, stands in rules/soundness; how it is read stands
here and in the modules of notes beside this one. A note that is not sure is not given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pogi_check.danish.modality import read_status
from pogi_check.danish.signs import no_cue
from pogi_check.danish.statuses import Status
from pogi_check.findings import Quotation, SoundnessNote, Span
from pogi_check.judging.grounds import (
    Noted,
    grounds_of,
    holds,
    quotation,
    quoted,
)
from pogi_check.judging.label_notes import labels_alone, required_and_scored
from pogi_check.judging.word_notes import green_words, superseded, unclear_tco
from pogi_check.terms import NoteId, Verdict, Weakening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.findings import Finding, GoalScope, Weakened
    from pogi_check.judging.demands import Stretch
    from pogi_check.judging.grounds import Grounds
    from pogi_check.judging.matching import Matcher, Scanned
    from pogi_check.rulebook.book import Note

_CAPABLE = ("kan", "may")  # too often what a thing is able to do


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


# ── marking and verb ───────────────────────────────────────────────────────────────────────────────


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


# ── clauses against each other ─────────────────────────────────────────────────────────────────────


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


# ── tracked changes ────────────────────────────────────────────────────────────────────────────────


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
            (quoted(shown),) if shown is not None else (),
            {"criterion": finding.criterion.id, "after": after.value, "before": before.value},
        )


_READERS: dict[NoteId, Callable[[Note, Grounds], Iterator[Noted]]] = {
    NoteId.LABEL_WITHOUT_EQUIVALENT: labels_alone,
    NoteId.MARKING_AGAINST_VERB: _markings_against_verbs,
    NoteId.UNVERIFIABLE_GREEN: green_words,
    NoteId.REQUIRED_AND_SCORED: required_and_scored,
    NoteId.SUPERSEDED_REFERENCE: superseded,
    NoteId.CONTRADICTING_CLAUSES: _contradictions,
    NoteId.TRACKED_CHANGE_ALTERS_VERDICT: _altered_by_changes,
    NoteId.UNCLEAR_TCO: unclear_tco,
}
