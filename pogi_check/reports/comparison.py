"""A comparison of two editions of a tender: what every report tells of it, and how machines get it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pogi_check.reports.arrangement import told_evidence
from pogi_check.reports.json import finding_of
from pogi_check.reports.quotes import clean, inert
from pogi_check.reports.wording import REASONS, SHIFTS, VERDICTS, say, title_of
from pogi_check.terms import Shift

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pogi_check.comparing import Comparison, Move
    from pogi_check.findings import Evidence, Finding, Report
    from pogi_check.terms import Weakening

SCHEMA = "pogi-check/comparison/1"
_SHOWN = 2  # clauses of each edition


def moved(comparison: Comparison) -> Iterator[tuple[Shift, list[Move]]]:
    """Give the criteria that moved, the losses first."""
    for shift in Shift:
        moves = [move for move in comparison.moves if move.shift is shift]
        if moves and shift is not Shift.SAME:
            yield shift, moves


def say_move(move: Move, language: str) -> str:
    """Name a criterion that moved, and say where it cannot fail a run."""
    one = move.new or move.old
    hint = "" if one is None or one.fails else f" ({say('as_information', language)})"
    return f"{title_of(move.criterion, language)}{hint}"


def editions(move: Move, language: str) -> Iterator[tuple[str, tuple[Evidence, ...], tuple[Weakening, ...]]]:
    """Give the verdict on each edition in words, the clauses that carry it, and the reasons so told."""
    for name, finding in (("before", move.old), ("after", move.new)):
        clauses = told_evidence(finding)[:_SHOWN] if finding else ()
        reasons = finding.reasons if finding else ()
        yield f"{say(name, language)}: {_verdict(finding, language)}", clauses, reasons


def _verdict(finding: Finding | None, language: str) -> str:
    if finding is None:
        return say("not_in_scope", language)
    reasons = ", ".join(REASONS[reason].name(language).lower() for reason in finding.reasons)
    return VERDICTS[finding.verdict](language).lower() + (f" ({reasons})" if reasons else "")


def say_editions(comparison: Comparison) -> str:
    """Name both editions."""
    old, new = clean(comparison.old.tender.name), clean(comparison.new.tender.name)
    return say("compared", comparison.new.language, old=old, new=new)


def counts_line(comparison: Comparison) -> str:
    """Count the criteria by what became of them."""
    language = comparison.new.language
    counts = ", ".join(
        f"{SHIFTS[Shift(shift)](language).lower()} {count}"
        for shift, count in comparison.summary.items()
        if count
    )
    return say("compared_counts", language, counts=counts or "0")


def render_comparison_json(comparison: Comparison) -> str:
    """Write a comparison as one JSON object; the findings are as in a report."""
    head = {"schema": SCHEMA, "rules_version": comparison.new.rules_version}
    return inert(json.dumps({**head, **comparison_record(comparison)}, ensure_ascii=False, indent=2)) + "\n"


def _edition(report: Report) -> dict[str, object]:
    """Give an edition's name, its day and the documents that were not read, or not whole."""
    unread = [one.name for one in report.tender.documents if one.unread and not one.beside]
    return {"name": report.tender.name, "date": report.date.isoformat(), "unread": unread}


def comparison_record(comparison: Comparison) -> dict[str, object]:
    """Give the editions, what became of each criterion, and the counts."""
    language = comparison.new.language
    return {
        "old": _edition(comparison.old),
        "new": _edition(comparison.new),
        "moves": [
            {
                "shift": move.shift.value,
                "criterion": move.criterion.id,
                "goal": move.goal.slug,
                "pack": move.goal.pack,
                "old": move.old and finding_of(move.old, language),
                "new": move.new and finding_of(move.new, language),
            }
            for move in comparison.moves
        ],
        "summary": comparison.summary,
    }
