"""A report as rows, one a criterion, with the columns that an audit's tables have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pogi_check.reports.arrangement import told_evidence
from pogi_check.terms import Status

if TYPE_CHECKING:
    import pandas as pd

    from pogi_check.findings import Finding, Report

COLUMNS = (
    "tender",
    "member",
    "date",
    "goal",
    "criterion",
    "pack",
    "kind",
    "trial",
    "verdict",
    "reasons",
    "role",
    "document",
    "page",
    "sheet",
    "cell",
    "quote",
    "rules_version",
)


def to_records(report: Report, *, member: str | None = None) -> list[dict[str, object]]:
    """Give one row a criterion; role, document, place and quote are those of the clause that decided."""
    return [_record(finding, report, member) for finding in report.findings]


def to_frame(report: Report, *, member: str | None = None) -> pd.DataFrame:
    """Give the rows as a pandas frame; raises ModuleNotFoundError without the extra ``audit``."""
    try:
        import pandas as pd
    except ModuleNotFoundError as fault:
        message = "a frame needs pandas; install it with: python -m pip install pandas"
        raise ModuleNotFoundError(message, name=fault.name) from fault

    frame = pd.DataFrame(to_records(report, member=member), columns=list(COLUMNS))
    return frame.astype({"page": "Int64"})


def _record(finding: Finding, report: Report, member: str | None) -> dict[str, object]:
    told = told_evidence(finding)
    decided = told[0] if told else None
    sheet = decided.place.sheet if decided else None
    return {
        "tender": report.tender.name,
        "member": member,
        "date": report.date,
        "goal": finding.goal.slug,
        "criterion": finding.criterion.id,
        "pack": finding.goal.pack,
        "kind": finding.kind.value,
        "trial": finding.criterion.status is Status.TRIAL,
        "verdict": finding.verdict.value,
        "reasons": [reason.value for reason in finding.reasons],
        "role": decided.role.value if decided else None,
        "document": decided.place.document if decided else None,
        "page": decided.place.page if decided else None,
        "sheet": sheet.sheet if sheet else None,
        "cell": sheet.cell or None if sheet else None,
        "quote": decided.quote if decided else None,
        "rules_version": report.rules_version,
    }
