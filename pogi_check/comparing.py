"""Two editions of a tender: which criteria got stronger, weaker, were lost or are new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.terms import Shift, Verdict

if TYPE_CHECKING:
    from pogi_check.findings import Finding, Report
    from pogi_check.rulebook.book import Criterion, Goal

_ORDER = (Verdict.MISSING, Verdict.WEAKENED, Verdict.PRESENT)


@dataclass(frozen=True, slots=True)
class Move:
    """What became of one criterion; a finding is None where the goal is not in scope in that edition."""

    shift: Shift
    criterion: Criterion
    goal: Goal
    old: Finding | None
    new: Finding | None

    @property
    def fails(self) -> bool:
        """Tell whether a requirement is stated less fully than before."""
        finding = self.new or self.old
        return (
            self.shift in (Shift.WEAKER, Shift.LOST, Shift.DROPPED) and finding is not None and finding.fails
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports on editions of one tender, and each criterion that either of them judges."""

    old: Report
    new: Report
    moves: tuple[Move, ...]

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {shift}" for shift, count in self.summary.items() if count)
        return f"<Comparison {self.old.tender.name!r} with {self.new.tender.name!r}: {counts}>"

    @property
    def summary(self) -> dict[str, int]:
        """Give the number of criteria of each shift."""
        return {shift.value: sum(one.shift is shift for one in self.moves) for shift in Shift}


def compare_reports(old: Report, new: Report) -> Comparison:
    """Compare the reports on two editions, in the order of the new one; what only the old one judges last."""
    before = {_key(finding): finding for finding in old.findings}
    after = {_key(finding): finding for finding in new.findings}
    keys = [*after, *(key for key in before if key not in after)]
    return Comparison(old, new, tuple(_move(before.get(key), after.get(key)) for key in keys))


def _key(finding: Finding) -> tuple[str, str]:
    return finding.goal.pack, finding.criterion.id


def _move(old: Finding | None, new: Finding | None) -> Move:
    one = new or old
    assert one is not None  # noqa: S101 - a key comes from one of the two
    return Move(_shift(old, new), one.criterion, one.goal, old, new)


def _shift(old: Finding | None, new: Finding | None) -> Shift:
    if new is None or new.verdict is Verdict.NOT_APPLICABLE:
        asked = old is not None and old.verdict is not Verdict.NOT_APPLICABLE
        return Shift.DROPPED if asked else Shift.SAME
    if old is None or old.verdict is Verdict.NOT_APPLICABLE:
        return Shift.ASKED
    before, after = _ORDER.index(old.verdict), _ORDER.index(new.verdict)
    if after == 0:
        return Shift.LOST if before else Shift.SAME
    if before == 0:
        return Shift.NEW
    if before != after:
        return Shift.STRONGER if after > before else Shift.WEAKER
    return _within(old, new)


def _within(old: Finding, new: Finding) -> Shift:
    """Compare two findings of the same verdict: by their reasons, then by their clauses."""
    first, last = {*old.reasons}, {*new.reasons}
    if first < last:
        return Shift.WEAKER
    if last < first:
        return Shift.STRONGER
    if first == last and _clauses(old) == _clauses(new):
        return Shift.SAME
    return Shift.REWORDED


def _clauses(finding: Finding) -> frozenset[str]:
    return frozenset(evidence.quote for evidence in finding.evidence)
