"""A comparison of two editions of a tender, for people and for machines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pogi_check.reports.arrangement import criterion_title, say_clause, told_evidence
from pogi_check.reports.json import finding_of
from pogi_check.reports.quotes import clean, inert
from pogi_check.reports.wording import REASONS, SHIFTS, VERDICTS, say
from pogi_check.terms import Shift

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pogi_check.comparing import Comparison, Move
    from pogi_check.findings import Finding

SCHEMA = "pogi-check/comparison/1"
_SHOWN = 2  # clauses of each edition


def render_comparison(comparison: Comparison) -> str:
    """Tell which criteria moved, the losses first, with the clauses of both editions."""
    language = comparison.new.language
    old, new = clean(comparison.old.tender.name), clean(comparison.new.tender.name)
    lines = [say("compared", language, old=old, new=new), ""]
    for shift in Shift:
        moves = [move for move in comparison.moves if move.shift is shift]
        if moves and shift is not Shift.SAME:
            lines += [SHIFTS[shift](language).upper(), ""]
            for move in moves:
                lines += [*_told(move, language), ""]
    counts = ", ".join(
        f"{SHIFTS[Shift(shift)](language).lower()} {count}"
        for shift, count in comparison.summary.items()
        if count
    )
    lines.append(say("compared_counts", language, counts=counts or "0"))
    return "\n".join(lines) + "\n"


def _told(move: Move, language: str) -> Iterator[str]:
    one = move.new or move.old
    if one is not None:
        hint = "" if one.fails else f" ({say('as_information', language)})"
        yield f"  {move.criterion.id} {criterion_title(one, language)}{hint}"
    for name, finding in (("before", move.old), ("after", move.new)):
        yield f"    {say(name, language)}: {_verdict(finding, language)}"
        for evidence in told_evidence(finding)[:_SHOWN] if finding else ():
            yield f"      ”{clean(evidence.quote)}”"
            yield f"       {say_clause(evidence, language)}"


def _verdict(finding: Finding | None, language: str) -> str:
    if finding is None:
        return say("not_in_scope", language)
    reasons = ", ".join(REASONS[reason].name(language).lower() for reason in finding.reasons)
    return VERDICTS[finding.verdict](language).lower() + (f" ({reasons})" if reasons else "")


def render_comparison_json(comparison: Comparison) -> str:
    """Write a comparison as one JSON object; the findings are as in a report."""
    language = comparison.new.language
    return inert(
        json.dumps(
            {
                "schema": SCHEMA,
                "rules_version": comparison.new.rules_version,
                "old": {"name": comparison.old.tender.name, "date": comparison.old.date.isoformat()},
                "new": {"name": comparison.new.tender.name, "date": comparison.new.date.isoformat()},
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
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )
