"""What a contract notice says of green procurement, held against the verdicts on the documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pogi_check.terms import Kind, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.documents.notice import Lot, Notice
    from pogi_check.findings import Finding


class Claim(StrEnum):
    """How what a notice says of green procurement does not fit the documents, or itself."""

    NOT_TAKEN_UP = "not_taken_up"
    ONLY_WEAKENED = "only_weakened"
    DENIED = "denied"
    SILENT = "silent"
    CONTRADICTS_ITSELF = "contradicts_itself"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A claim that does not hold: the lots that make it, and the number of criteria that tell."""

    claim: Claim
    lots: tuple[Lot, ...]
    count: int = 0


def mismatches(notice: Notice, findings: Sequence[Finding]) -> tuple[Mismatch, ...]:
    """Give where a notice and the verdicts do not fit.

    Every criterion on the goods counts, whatever its pack and kind; duties of the organisation do not.
    Where no criterion was checked, nothing is known. A lot that says nothing is silent only where all are.
    """
    found = [Mismatch(Claim.CONTRADICTS_ITSELF, odd)] if (odd := _where(notice, contradicts=True)) else []
    checked = [
        one.verdict
        for one in findings
        if one.verdict is not Verdict.NOT_APPLICABLE and one.kind is not Kind.PROCES
    ]
    present = checked.count(Verdict.PRESENT)
    green = _where(notice, is_green=True)
    if green and checked and not present:
        weakened = Verdict.WEAKENED in checked
        claim = Claim.ONLY_WEAKENED if weakened else Claim.NOT_TAKEN_UP
        found.append(Mismatch(claim, green, len(checked)))
    elif present and not green and notice.lots:
        denied = _where(notice, is_green=False)
        found.append(Mismatch(Claim.DENIED if denied else Claim.SILENT, denied or notice.lots, present))
    return tuple(found)


def _where(
    notice: Notice, *, is_green: bool | None = None, contradicts: bool | None = None
) -> tuple[Lot, ...]:
    return tuple(
        lot
        for lot in notice.lots
        if (is_green is None or lot.is_green is is_green)
        and (contradicts is None or lot.contradicts_itself is contradicts)
    )
