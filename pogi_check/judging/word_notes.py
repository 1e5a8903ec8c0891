"""Notes on words: green ones that nobody can check, references to what is superseded, TCO."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.modality import read_status
from pogi_check.danish.signs import no_cue
from pogi_check.judging.grounds import (
    Noted,
    demand_at,
    hits_of,
    holds,
    quotation,
    texts_of,
)
from pogi_check.judging.matching import free_of, pick
from pogi_check.terms import Role, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.words import Hit
    from pogi_check.judging.demands import Stretch
    from pogi_check.judging.grounds import Grounds
    from pogi_check.judging.matching import Hits, Scanned
    from pogi_check.rulebook.book import Note, Reference

# What a figure of these units measures is no environmental property.
_NO_PROPERTY = (Unit.KRONER, Unit.POINTS, Unit.MONTHS, Unit.WEEKS, Unit.DAYS, Unit.HOURS)


# ── green words that nobody can check ──────────────────────────────────────────────────────────────


def green_words(note: Note, grounds: Grounds) -> Iterator[Noted]:
    """Find demands that goods be green, without a label, a figure or a standard to check it by."""
    sought = (*note.listed("green"), *note.listed("colour"))
    for scanned in grounds.passages:
        if scanned.terms.isdisjoint(sought):
            continue
        passage = scanned.passage
        for place, (clause, hits) in enumerate(zip(passage.clauses, scanned.clauses, strict=True)):
            words = [hit for hit in pick(hits, note.listed("green")) if not _is_name(clause, hit)]
            words += [
                hit for hit in pick(hits, note.listed("colour")) if _is_of_goods(grounds, clause, hits, hit)
            ]
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


def _is_of_goods(grounds: Grounds, clause: Clause, hits: Hits, hit: Hit) -> bool:
    """Tell a green thing from one of green colour: the word stands right before the goods."""
    goods = free_of(pick(hits, grounds.goods), pick(hits, grounds.others))
    return not _is_name(clause, hit) and any(one.first == hit.last + 1 for one in goods)


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


# ── superseded references ──────────────────────────────────────────────────────────────────────────


def superseded(note: Note, grounds: Grounds) -> Iterator[Noted]:
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


# ── TCO: a label or a cost ─────────────────────────────────────────────────────────────────────────


def unclear_tco(note: Note, grounds: Grounds) -> Iterator[Noted]:
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
