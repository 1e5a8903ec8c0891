"""The rule book as plain JSON data and back: what the compiled cache holds.

A dataclass becomes a list in the order of its fields, enums and dates become their values. What a
field holds beyond text, numbers and lists of these is told once, in ``_READERS``.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from pogi_check.rulebook.book import (
    Applies,
    Criterion,
    Goal,
    Note,
    Notice,
    Pack,
    Part,
    Reference,
    RuleBook,
    Threshold,
    Wording,
)
from pogi_check.terms import Basis, Buyer, Direction, Form, Kind, Level, NoteId, Role, Status

if TYPE_CHECKING:
    from collections.abc import Callable

Json: TypeAlias = Any

_ROLES = {role.value: role for role in Role}


def to_plain(value: object) -> Json:
    """Write the rule book, or a part of it, as JSON data."""
    if is_dataclass(value):
        return [to_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_plain(data: Json) -> RuleBook:
    """Read what ``to_plain`` wrote of a rule book."""
    return _rule_book(data)  # type: ignore[no-any-return]


def _record(kind: type) -> Callable[[Json], Json]:
    readers = [_READERS.get(f"{kind.__name__}.{field.name}", _frozen) for field in fields(kind)]

    def read(data: Json) -> Json:
        return None if data is None else kind(*[one(value) for one, value in zip(readers, data, strict=True)])

    return read


def _each(reader: Callable[[Json], Json]) -> Callable[[Json], Json]:
    return lambda data: tuple([reader(one) for one in data])


def _frozen(value: Json) -> Json:
    """Give lists as tuples, whatever depth, and all else as it is."""
    if type(value) is not list:
        return value
    if value and type(value[0]) is list:
        return tuple([_frozen(one) for one in value])
    return tuple(value)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_lists = _each(lambda one: (one[0], tuple(one[1])))

_READERS: dict[str, Callable[[Json], Json]] = {
    "Threshold.direction": Direction,
    "Criterion.kind": Kind,
    "Criterion.basis": Basis,
    "Criterion.accepted": _each(_ROLES.__getitem__),
    "Criterion.valid_from": _day,
    "Criterion.valid_to": _day,
    "Criterion.status": Status,
    "Criterion.level": lambda value: Level(value) if value else None,
    "Criterion.form": lambda value: Form(value) if value else None,
    "Criterion.binds": lambda value: tuple([Buyer(one) for one in value]),
    "Criterion.satisfied_by": _each(lambda one: (one[0], tuple([_ROLES[role] for role in one[1]]))),
    "Goal.valid_from": _day,
    "Goal.read": _day,
    "Note.id": NoteId,
    "Note.seek": _lists,
    "Note.words": _lists,
    "Reference.since": date.fromisoformat,
}
_READERS["Wording.threshold"] = _record(Threshold)
_READERS["Part.wordings"] = _each(_record(Wording))
_READERS["Criterion.applies"] = _record(Applies)
_READERS["Criterion.asks"] = _each(_record(Part))
_READERS["Goal.origin"] = _record(Pack)
_READERS["Goal.criteria"] = _each(_record(Criterion))
_READERS["Goal.notices"] = _each(_record(Notice))
_READERS["RuleBook.goals"] = _each(_record(Goal))
_READERS["RuleBook.packs"] = _each(_record(Pack))
_READERS["Note.references"] = _each(_record(Reference))
_READERS["RuleBook.notes"] = _each(_record(Note))
_rule_book = _record(RuleBook)
