"""Demands that a correction changes: what stands instead of them, or that nothing does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pogi_check.danish.annexes import speaks_of
from pogi_check.danish.clauses import read_clause
from pogi_check.danish.corrections import leaves_out
from pogi_check.danish.sequence import comes_later
from pogi_check.danish.signs import Sign, sign_at
from pogi_check.terms import Weakening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.corrections import Swap
    from pogi_check.judging.evidence import Candidate

    Read = Callable[[Passage], Candidate | None]


@dataclass(frozen=True, slots=True)
class Corrected:
    """The evidence that stands after the corrections, and the sign of what they took back, if anything."""

    evidence: tuple[Candidate, ...]
    against: tuple[Sign, ...] = ()


def corrected(evidence: Sequence[Candidate], passages: Iterable[Passage], read: Read) -> Corrected:
    """Read the evidence for a part as the tender's corrections leave it.

    ``passages`` are those that correct others, ``read`` finds the part in a passage. A demand that a
    correction states anew counts in the new text only, one in which it exchanges words with the new words;
    where that is weaker, or leaves the demand out, the correction has taken it back. Of two that give the
    same passage anew the later holds.
    """
    listed = tuple(passages)
    touching = [
        passage
        for passage in listed
        if any(one.passage is passage or _is_corrected(one, passage) for one in evidence)
    ]
    over = [one for one in touching if any(_comes_over(later, one, evidence) for later in listed)]
    standing = [one for one in evidence if one.passage not in over]
    against: list[Sign] = []
    for passage in touching:
        if passage.correction is None or passage in over:
            continue
        anew = [one for one in standing if one.passage is passage]
        told = [one for one in standing if one.passage is not passage and _is_corrected(one, passage)]
        texts: list[tuple[str, str]] = []  # old and new
        if anew:
            standing = [one for one in standing if one not in told]
            weaker = all(one.signs for one in anew)
            texts = [
                (old.core.text, new.core.text) for new in anew for old in told if not (new.signs or old.signs)
            ]
        elif exchanged := [one for one in told if _holds(one, passage.correction.swaps)]:
            told = exchanged
            amended = [_amended(one, passage.correction.swaps, read) for one in told]
            weaker = any(one is None or one.signs for one in amended)
            texts = [(one.core.text, _put(one.core.text, passage.correction.swaps)) for one in told]
            standing = [one for one in standing if one not in told]
            standing += [one or before for one, before in zip(amended, told, strict=True)]
        else:
            weaker = passage.correction.whole
        if any(leaves_out(old, new) for old, new in texts):
            against.append(_taken_by(passage, Weakening.NARROWED_SCOPE))
        if weaker and any(not one.signs for one in told):
            against.append(_taken_by(passage))
    return Corrected(tuple(standing), tuple(sorted(against, key=lambda one: one.words)[:1]))


def _comes_over(later: Passage, passage: Passage, evidence: Sequence[Candidate]) -> bool:
    """Tell whether a later correction gives anew what another one gave before it."""
    new, old = later.correction, passage.correction
    if later is passage or new is None or old is None or not old.of or not old.of <= new.of:
        return False
    if not comes_later(later, passage) or comes_later(passage, later):
        return False
    return new.whole or any(one.passage is later for one in evidence)


def _is_corrected(one: Candidate, passage: Passage) -> bool:
    """Tell whether a passage corrects the one that a piece of evidence stands in."""
    correction = passage.correction
    if correction is None or one.passage.correction is not None:
        return False
    if correction.of and not speaks_of(passage, correction.of, one.passage):
        return False
    if _holds(one, correction.swaps):
        return True
    if correction.old:
        core = one.core.text.strip(" .")
        return any(old.strip(" .") in core or core in old for old in correction.old)
    return not correction.swaps


def _holds(one: Candidate, swaps: Iterable[Swap]) -> bool:
    """Tell whether a piece of evidence holds words that a correction exchanges."""
    return any(swap.old in one.passage.text for swap in swaps)


def _amended(one: Candidate, swaps: Sequence[Swap], read: Read) -> Candidate | None:
    """Read a piece of evidence with the words that a correction puts in; it is still quoted as it stands."""
    clauses = tuple(_exchanged(clause, swaps) for clause in one.passage.clauses)
    found = read(replace(one.passage, clauses=clauses))
    if found is None or not found.normative:
        return None
    pairs = zip(one.passage.clauses, clauses, strict=True)
    core = next((old for old, new in pairs if new is found.core), one.core)
    # The new words stand in another document: they are told without a place in this one.
    signs = tuple(
        replace(sign, clause=None, start=0, end=0) if sign.clause in clauses else sign for sign in found.signs
    )
    return replace(found, passage=one.passage, core=core, signs=signs, hits=one.hits, spans=one.spans)


def _exchanged(clause: Clause, swaps: Sequence[Swap]) -> Clause:
    text = _put(clause.text, swaps)
    if text == clause.text:
        return clause
    return read_clause(text, clause.place, clause.start, header=clause.header)


def _put(text: str, swaps: Sequence[Swap]) -> str:
    """Give a text with the words that a correction puts in."""
    for swap in swaps:
        text = text.replace(swap.old, swap.new)
    return text


def _taken_by(passage: Passage, reason: Weakening = Weakening.CONTRADICTED) -> Sign:
    clause = max(passage.clauses, key=lambda one: len(one.text))
    return sign_at(reason, clause, (0, len(clause.text.rstrip(" ."))))
