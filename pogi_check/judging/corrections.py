"""Demands that a correction gives a new text: what stands instead of them, or that nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pogi_check.danish.signs import Sign, sign_at
from pogi_check.terms import Weakening

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pogi_check.danish.clauses import Passage
    from pogi_check.judging.evidence import Candidate


def corrected(
    evidence: Sequence[Candidate], passages: Iterable[Passage]
) -> tuple[list[Candidate], tuple[Sign, ...]]:
    """Give the evidence that stands after the tender's corrections, and the signs of what they took away.

    ``passages`` are those that correct others. A demand that a correction states anew counts in the new
    text only; where that is weaker, or leaves the demand out, the correction has taken it back.
    """
    standing = list(evidence)
    signs: list[Sign] = []
    for passage in passages:
        anew = [one for one in standing if one.passage is passage]
        told = [one for one in standing if one.passage is not passage and _is_corrected(one, passage)]
        if not told or not (anew or (passage.correction is not None and passage.correction.whole)):
            continue
        lost = [one for one in told if not one.signs]
        weaker = not anew or all(one.signs for one in anew)
        if lost and weaker:
            signs.append(_taken_by(passage))
        if anew:
            standing = [one for one in standing if one not in told]
    return standing, tuple(signs[:1])


def _is_corrected(one: Candidate, passage: Passage) -> bool:
    """Tell whether a passage corrects the one that a piece of evidence stands in."""
    correction = passage.correction
    if correction is None or one.passage.correction is not None:
        return False
    if correction.of and not correction.of & one.passage.idents:
        return False
    if not correction.old:
        return bool(correction.of)
    text = one.passage.text
    return any(old.strip(" .") in text or one.core.text.strip(" .") in old for old in correction.old)


def _taken_by(passage: Passage) -> Sign:
    clause = max(passage.clauses, key=lambda one: len(one.text))
    return sign_at(Weakening.CONTRADICTED, clause, (0, len(clause.text.rstrip(" ."))))
