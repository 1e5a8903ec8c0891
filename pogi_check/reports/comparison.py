"""A comparison of two editions of a tender: what every report tells of it, and how machines get it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.reports.arrangement import goal_name, reason_lines, told_evidence, unread_documents
from pogi_check.reports.goals import no_version
from pogi_check.reports.json import finding_of
from pogi_check.reports.quotes import clean, inert
from pogi_check.reports.wording import REASONS, SHIFTS, VERDICTS, say, title_of
from pogi_check.terms import Shift, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pogi_check.comparing import Comparison, Move
    from pogi_check.findings import Evidence, Finding, Report
    from pogi_check.reports.arrangement import ReasonLine
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


@dataclass(frozen=True, slots=True)
class Side:
    """One edition's verdict in words, the clauses that carry it, the reasons so told.

    ``elsewhere`` are the reasons whose words stand in another clause than these.
    """

    verdict: str
    clauses: tuple[Evidence, ...]
    reasons: tuple[Weakening, ...]
    elsewhere: tuple[ReasonLine, ...]


def editions(move: Move, language: str) -> Iterator[Side]:
    """Give what each edition says of the criterion."""
    for name, finding in (("before", move.old), ("after", move.new)):
        verdict = f"{say(name, language)}: {_verdict(finding, language)}"
        if finding is None:
            yield Side(verdict, (), (), ())
            continue
        apart = tuple(one for one in reason_lines(finding, language) if one.quote)
        yield Side(verdict, told_evidence(finding)[:_SHOWN], finding.reasons, apart)


def _verdict(finding: Finding | None, language: str) -> str:
    if finding is None:
        return say("not_in_scope", language)
    reasons = ", ".join(REASONS[reason].name(language).lower() for reason in finding.reasons)
    return VERDICTS[finding.verdict](language).lower() + (f" ({reasons})" if reasons else "")


def say_editions(comparison: Comparison) -> str:
    """Name both editions."""
    old, new = clean(comparison.old.tender.name), clean(comparison.new.tender.name)
    return say("compared", comparison.new.language, old=old, new=new)


def comparison_code(comparison: Comparison) -> int:
    """Give what a comparison ends with: 2 a document is unread, 1 a requirement got weaker, else 0."""
    if unread_documents(comparison.old) or unread_documents(comparison.new):
        return 2
    return 1 if any(move.fails for move in comparison.moves) else 0


def comparison_meaning(comparison: Comparison) -> str:
    """Say what the exit code means."""
    code, language = comparison_code(comparison), comparison.new.language
    key = "exit_2_unread" if code == 2 else f"compared_{code}"  # noqa: PLR2004 - the code itself
    key = "compared_0_nothing" if code == 0 and not _compares(comparison) else key
    return say("exit", language, code=code, meaning=say(key, language))


def _compares(comparison: Comparison) -> bool:
    """Tell whether either edition is asked anything."""
    return any(
        one is not None and one.verdict is not Verdict.NOT_APPLICABLE
        for move in comparison.moves
        for one in (move.old, move.new)
    )


def _say_nothing(comparison: Comparison) -> str:
    """Say that nothing was compared, and why: no goal, none in force on the day, or other goods."""
    language = comparison.new.language
    told = [say("compared_nothing", language)]
    scopes = {
        (scope.goal.pack, scope.goal.slug): (scope, report)
        for report in (comparison.old, comparison.new)
        for scope in report.goals
        if scope.in_scope
    }
    for scope, report in scopes.values():
        why = no_version(scope, report) or say("compared_not_bought", language)
        told.append(f"{goal_name(scope, language)} {title_of(scope.goal, language)}: {why}")
    return " ".join(told if scopes else [*told, say("compared_no_scope", language)])


def counts_line(comparison: Comparison) -> str:
    """Count the criteria by what became of them, or say why there are none."""
    language = comparison.new.language
    if not _compares(comparison):
        return _say_nothing(comparison)
    counts = ", ".join(
        f"{SHIFTS[Shift(shift)](language).lower()} {count}"
        for shift, count in comparison.summary.items()
        if count
    )
    return say("compared_counts", language, counts=counts)


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
