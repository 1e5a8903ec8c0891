"""What a revision of a goal changes: what it tightens, loosens, adds and drops, criterion by criterion."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from pogi_check.terms import ENERGY_CLASSES, Direction, Effect, Kind, Status, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from pogi_check.rulebook.book import Criterion, Goal, Part, Threshold, Wording


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a criterion: its effect, what of the rule changes (a key of the format), from and to.

    ``part`` is the part of the demand that it concerns; ``before`` and ``after`` are words, numbers or ids.
    """

    criterion: str
    title: str
    effect: Effect
    what: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    part: str = ""


# Fields that reports tell; what is not here says where a goal lies, or is compared apart.
_TOLD_OF_GOALS = (
    "number", "title", "title_en", "text_available", "status", "source", "note", "note_en", "valid_from",
    "documents", "supplements", "notices",
)  # fmt: skip
_SEVERITY = (Kind.PROCES, Kind.DAEKNING, Kind.ANBEFALING, Kind.KRAV)


def compare_goals(old: Goal | None, new: Goal | None) -> tuple[Change, ...]:
    """Compare two versions of a goal, criteria of the same id with each other; None is no goal at all."""
    before = {one.id: one for one in old.criteria} if old else {}
    after = {one.id: one for one in new.criteria} if new else {}
    changes: list[Change] = []
    for ident in dict.fromkeys((*before, *after)):
        if ident not in after:
            changes.append(Change(ident, before[ident].title, Effect.DROPPED, "criterion"))
        elif ident not in before:
            changes.append(Change(ident, after[ident].title, Effect.ADDED, "criterion"))
        else:
            changes += compare_criteria(before[ident], after[ident])
    if old and new:
        name = new.title
        changes += _sets("", name, "cpv", old.cpv, new.cpv, more=Effect.TIGHTENED)
        changes += _sets("", name, "subjects", old.subjects, new.subjects, more=Effect.TIGHTENED)
        changes += _sets("", name, "not_about", old.not_about, new.not_about, more=Effect.LOOSENED)
        changes += _sets("", name, "goods", old.goods, new.goods, more=Effect.TIGHTENED)
        changes += _sets("", name, "no_goods", old.no_goods, new.no_goods, more=Effect.LOOSENED)
        if any(getattr(old, field) != getattr(new, field) for field in _TOLD_OF_GOALS):
            changes.append(Change("", name, Effect.CHANGED, "goal"))
    return tuple(changes)


def in_force(goal: Goal, on: date) -> Goal:
    """Give the version of a goal that is in force on a day: its criteria of that day only."""
    return replace(goal, criteria=goal.in_force(on))


def compare_criteria(old: Criterion, new: Criterion) -> tuple[Change, ...]:
    """Compare two versions of a criterion; what has no word of its own is told as some change."""
    found = tuple(_differences(old, new))
    if not found and replace(old, file="") != replace(new, file=""):
        return (Change(new.id, new.title, Effect.CHANGED, "rule"),)
    return found


def _differences(old: Criterion, new: Criterion) -> Iterator[Change]:
    name = (new.id, new.title)
    if old.kind is not new.kind:
        harder = _SEVERITY.index(new.kind) > _SEVERITY.index(old.kind)
        yield Change(*name, _effect(harder), "kind", (old.kind.value,), (new.kind.value,))
    for what, before, after in (
        ("advisory", old.advisory, new.advisory),
        ("trial", old.status is Status.TRIAL, new.status is Status.TRIAL),
    ):
        if before != after:
            yield Change(*name, _effect(before), what, (_yes(before),), (_yes(after),))
    yield from _sets(*name, "accepted", old.accepted, new.accepted, more=Effect.LOOSENED)
    yield from _sets(*name, "own_hedges", old.own_hedges, new.own_hedges, more=Effect.LOOSENED)
    yield from _sets(*name, "satisfied_by", _others(old), _others(new), more=Effect.LOOSENED)
    yield from _condition(old, new)
    for was, now in _paired(old.asks, new.asks):
        if was is not None and now is not None:
            yield from _parts(name, was, now)
        elif was is not None:
            yield Change(*name, Effect.LOOSENED, "asks", (was.name,))
        elif now is not None:
            yield Change(*name, Effect.TIGHTENED, "asks", (), (now.name,))
    for what, first, last in (
        ("valid", _days(old), _days(new)),
        ("title", (old.title,), (new.title,)),
        ("remedy", (old.remedy,), (new.remedy,)),
        ("why", (old.why,), (new.why,)),
        ("limits", (old.limits,), (new.limits,)),
        ("source", (old.source,), (new.source,)),
    ):
        if first != last:
            yield Change(*name, Effect.CHANGED, what, first, last)


def _condition(old: Criterion, new: Criterion) -> Iterator[Change]:
    """Compare when a criterion is asked: a new condition asks it of fewer, the lifting of one of all."""
    name = (new.id, new.title)
    before = old.applies.subjects if old.applies else ()
    after = new.applies.subjects if new.applies else ()
    if bool(before) != bool(after):
        yield Change(*name, _effect(not after), "applies", before, after)
    else:
        yield from _sets(*name, "applies", before, after, more=Effect.TIGHTENED)
    unless = (old.applies.unless if old.applies else (), new.applies.unless if new.applies else ())
    yield from _sets(*name, "unless", *unless, more=Effect.LOOSENED)
    out = (old.applies.left_out if old.applies else (), new.applies.left_out if new.applies else ())
    yield from _sets(*name, "left_out", *out, more=Effect.LOOSENED)


def _paired(old: Sequence[Part], new: Sequence[Part]) -> Iterator[tuple[Part | None, Part | None]]:
    """Pair the parts of two versions: by name, and the renamed ones as they come."""
    shared = {part.name for part in old} & {part.name for part in new}
    for part in old:
        if part.name in shared:
            yield part, next(one for one in new if one.name == part.name)
    yield from zip_longest(
        [part for part in old if part.name not in shared], [part for part in new if part.name not in shared]
    )


def _parts(name: tuple[str, str], old: Part, new: Part) -> Iterator[Change]:
    if old.name != new.name:
        yield Change(*name, Effect.CHANGED, "part", (old.name,), (new.name,))
    if old.share != new.share:
        harder = (new.share or 0) > (old.share or 0)
        shares = ((_number(old.share),), (_number(new.share),))
        yield Change(*name, _effect(harder), "share", *shares, part=new.name)
    looser, tighter = Effect.LOOSENED, Effect.TIGHTENED
    groups = [tuple(term for group in one.covers for term in group) for one in (old, new)]
    bought = [tuple(term for group in one.covers_bought for term in group) for one in (old, new)]
    weaker = [(*one.weaker_labels, *one.weaker_in_choice) for one in (old, new)]
    lists: tuple[tuple[str, Sequence[str], Sequence[str], Effect], ...] = (
        ("subject", old.subject, new.subject, tighter),
        ("covers", groups[0], groups[1], tighter),
        ("covers_bought", bought[0], bought[1], tighter),
        ("not_about", old.not_about, new.not_about, looser),
        ("weaker_labels", weaker[0], weaker[1], looser),
        ("weaker", old.weaker, new.weaker, looser),
        ("vague", old.vague, new.vague, looser),
        ("outdated", old.outdated, new.outdated, tighter),
        ("incomplete", old.incomplete, new.incomplete, tighter),
        ("of_firm", old.of_firm, new.of_firm, tighter),
        ("contrary", old.contrary, new.contrary, tighter),
    )
    for what, before, after, more in lists:
        yield from _sets(*name, what, before, after, more=more, part=new.name)
    if old.subject_in_clause != new.subject_in_clause:
        sides = ((_yes(old.subject_in_clause),), (_yes(new.subject_in_clause),))
        yield Change(*name, _effect(new.subject_in_clause), "subject_in_clause", *sides, part=new.name)
    for label in dict.fromkeys(one for one, _ in (*old.generations, *new.generations)):
        first, last = dict(old.generations).get(label), dict(new.generations).get(label)
        if first != last:
            harder = (last or 0) > (first or 0)
            told = (f"{label} {_number(first)}",), (f"{label} {_number(last)}",)
            yield Change(*name, _effect(harder), "generations", *told, part=new.name)
    yield from _ways(name, old, new)


def _ways(name: tuple[str, str], old: Part, new: Part) -> Iterator[Change]:
    """Compare the ways to state a part: labels, words and numbers."""
    for what, pick in (("labels", _labels_of), ("words", _words_of)):
        yield from _sets(*name, what, pick(old), pick(new), more=Effect.LOOSENED, part=new.name)
    before, after = _threshold_of(old), _threshold_of(new)
    if before == after:
        return
    if before is None or after is None:
        effect = _effect(before is None)
    elif (before.direction, before.unit) != (after.direction, after.unit) or _is_exact(after):
        effect = Effect.CHANGED
    else:
        effect = _effect((after.value > before.value) == (after.direction is Direction.AT_LEAST))
    yield Change(*name, effect, "threshold", _limit(before), _limit(after), part=new.name)


def _sets(
    criterion: str,
    title: str,
    what: str,
    old: Iterable[str],
    new: Iterable[str],
    *,
    more: Effect,
    part: str = "",
) -> Iterator[Change]:
    """Compare two lists; ``more`` is the effect of a longer one."""
    before, after = tuple(old), tuple(new)
    added = tuple(str(one) for one in after if one not in before)
    gone = tuple(str(one) for one in before if one not in after)
    less = Effect.LOOSENED if more is Effect.TIGHTENED else Effect.TIGHTENED
    if added:
        yield Change(criterion, title, more, what, (), added, part)
    if gone:
        yield Change(criterion, title, less, what, gone, (), part)


def _effect(tightened: bool) -> Effect:  # noqa: FBT001 - the question it answers
    return Effect.TIGHTENED if tightened else Effect.LOOSENED


def _others(criterion: Criterion) -> tuple[str, ...]:
    return tuple(ident for ident, _ in criterion.satisfied_by)


def _labels_of(part: Part) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for wording in part.wordings for label in wording.labels))


def _words_of(part: Part) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(term for wording in part.wordings for group in wording.names for term in group)
    )


def _threshold_of(part: Part) -> Threshold | None:
    ways: Sequence[Wording] = part.wordings
    return next((one.threshold for one in ways if one.threshold is not None), None)


def _is_exact(threshold: Threshold) -> bool:
    return threshold.direction is Direction.EXACTLY


def _limit(threshold: Threshold | None) -> tuple[str, ...]:
    if threshold is None:
        return ()
    value = _number(threshold.value)
    if threshold.unit == Unit.ENERGY_CLASS:
        value = ENERGY_CLASSES[int(threshold.value) - 1]
    return (f"{threshold.direction} {value} {threshold.unit}",)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def _days(criterion: Criterion) -> tuple[str, ...]:
    return tuple(day.isoformat() if day else "–" for day in (criterion.valid_from, criterion.valid_to))


def _yes(value: bool) -> str:  # noqa: FBT001 - the value of a key of the format
    return "true" if value else "false"
