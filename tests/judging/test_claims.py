"""A notice's word on green procurement against the verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pytest

from pogi_check.documents.notice import Lot, Notice
from pogi_check.judging.claims import mismatches
from pogi_check.terms import Kind, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.findings import Finding

GREEN = Lot("1", impacts=("circ-econ",))
NATIONAL = Lot("2", criteria=("national",))
NOT_GREEN = Lot("3", criteria=("none",))
SILENT = Lot("4")
BOTH = Lot("5", impacts=("other",), criteria=("none",))


@dataclass
class Judged:
    verdict: Verdict
    kind: Kind = Kind.KRAV


def claims(lots: Sequence[Lot], *verdicts: Verdict, kind: Kind = Kind.KRAV) -> list[tuple[str, str, int]]:
    findings = cast("list[Finding]", [Judged(verdict, kind) for verdict in verdicts])
    found = mismatches(Notice("n.xml", "", lots=tuple(lots)), findings)
    return [(one.claim.value, "".join(lot.id for lot in one.lots), one.count) for one in found]


P, W, M, N = Verdict.PRESENT, Verdict.WEAKENED, Verdict.MISSING, Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("lots", "verdicts", "expected"),
    [
        ([GREEN], [M, M, N], [("not_taken_up", "1", 2)]),
        ([SILENT, NATIONAL], [M], [("not_taken_up", "2", 1)]),
        ([GREEN], [M, W], [("only_weakened", "1", 2)]),
        ([GREEN], [M, W, P], []),
        ([GREEN, NOT_GREEN], [P], []),
        ([GREEN], [], []),
        ([GREEN], [N], []),
        ([NOT_GREEN, SILENT], [P, P, M], [("denied", "3", 2)]),
        ([NOT_GREEN], [M, W], []),
        ([SILENT], [P], [("silent", "4", 1)]),
        ([SILENT], [W], []),
        ([], [P], []),
        ([BOTH], [P], [("contradicts_itself", "5", 0)]),
        ([BOTH], [M], [("contradicts_itself", "5", 0), ("not_taken_up", "5", 1)]),
    ],
)
def test_what_does_not_fit(
    lots: list[Lot], verdicts: list[Verdict], expected: list[tuple[str, str, int]]
) -> None:
    assert claims(lots, *verdicts) == expected


def test_a_recommendation_counts_and_a_duty_of_the_organisation_does_not() -> None:
    assert claims([GREEN], P, kind=Kind.ANBEFALING) == []
    assert claims([SILENT], P, kind=Kind.PROCES) == []
