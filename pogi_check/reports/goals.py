"""What reports say of a goal: its pack, its notice, what other packs hold on the same goods."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from pogi_check.reports.quotes import clean
from pogi_check.reports.wording import BUYERS, FORMS, KINDS, LEVELS, say, say_all, say_date, title_of, told_in
from pogi_check.terms import Kind, Status

if TYPE_CHECKING:
    from pogi_check.findings import GoalScope, Report
    from pogi_check.rulebook.book import Criterion, Goal


def pack_title(goal: Goal, language: str) -> str:
    """Name the pack of a goal; one without a file of its own by its folder."""
    if goal.origin is None:
        return goal.pack
    return title_of(goal.origin, language)


def pack_note(scope: GoalScope, language: str) -> str:
    """Say what people must know of the pack that a goal belongs to."""
    origin = scope.goal.origin
    return "" if origin is None else told_in(language, origin.note, origin.note_en)


def say_kind(criterion: Criterion, language: str) -> str:
    """Say what sort of criterion it is: requirement, advice, EU GPP level and form, whether it is tried."""
    kind = [KINDS[criterion.kind](language).lower()]
    if criterion.level is not None or criterion.form is not None:
        kind = [LEVELS[criterion.level](language)] if criterion.level is not None else []
        kind += [FORMS[criterion.form](language)] if criterion.form is not None else []
    if criterion.binds:
        bound = say_all([BUYERS[buyer](language) for buyer in criterion.binds], language)
        kind = [say("binds", language, buyers=bound)]
    if criterion.advisory and criterion.kind is Kind.KRAV:
        kind.append(say("advisory", language))
    if criterion.status is Status.TRIAL:
        kind.append(say("trial", language))
    return ", ".join(kind)


def goal_notices(scope: GoalScope, report: Report) -> tuple[str, ...]:
    """Say what people must know of a goal, first of it all, then of its points that meet what is bought."""
    points = (f"{one.letter}: {told_in(report.language, one.says, one.says_en)}" for one in scope.notices)
    return tuple(told for told in (_notice(scope, report), *points) if told)


def _notice(scope: GoalScope, report: Report) -> str:
    """Say what people must know of a goal: no version in force, no text known, its note."""
    goal, language = scope.goal, report.language
    told = [told_in(language, goal.note, goal.note_en)]
    if goal.criteria and not goal.in_force(report.date):
        told.insert(0, no_version(scope, report))
    elif not goal.criteria and not told[0]:
        told = [say("no_rules_yet" if goal.text_available else "no_text", language)]
    return " ".join(one for one in told if one)


def no_version(scope: GoalScope, report: Report) -> str:
    """Say why nothing of a goal is asked on the day: no rules, or or none in force; else empty."""
    goal = scope.goal
    if not goal.criteria:
        return say("not_checked", report.language)
    if goal.in_force(report.date):
        return ""
    begins = [one.valid_from for one in goal.criteria]
    first = min((day for day in begins if day is not None), default=None)
    if first is None or None in begins or report.date >= first:
        return say("no_criteria", report.language)
    return say("before_first_text", report.language, first=say_date(first, report.language))


def goal_supplements(scope: GoalScope, language: str) -> str:
    """Name the goals of other packs on the same goods, and how to check them."""
    packs: dict[str, list[Goal]] = {}
    for goal in scope.supplements:
        packs.setdefault(goal.pack, []).append(goal)
    return " ".join(
        say(
            "supplements",
            language,
            pack=pack_title(goals[0], language),
            goals=", ".join(title_of(one, language) for one in goals),
            option=f"--pack {name}",
        )
        for name, goals in packs.items()
    )


def goal_changes(scope: GoalScope, report: Report) -> str:
    """Say which of a goal's criteria rules of the caller's own replaced or took out, and where those lie."""
    own = {criterion.id for criterion in scope.goal.criteria}
    folders: dict[str, list[str]] = {}
    for ident, file, _ in report.replaced:
        if ident in own:
            folders.setdefault(str(PurePath(file).parent), []).append(ident)
    packs: dict[str, list[str]] = {}
    for ident, pack in scope.goal.removed:
        packs.setdefault(pack, []).append(ident)
    told = [
        say("replaced", report.language, folder=clean(folder), criteria=", ".join(idents))
        for folder, idents in folders.items()
    ]
    told += [
        say("removed", report.language, pack=clean(pack), criteria=", ".join(idents))
        for pack, idents in packs.items()
    ]
    return " ".join(told)
