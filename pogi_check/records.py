"""Frozen, slotted dataclasses that are ready in a fifth of the time.

``dataclass`` writes and compiles six functions for each class, which is half of what importing this package
would take. A record has its ``__init__`` compiled when the first one is made, and shares the rest.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[Kind]) -> type[Kind]:
    """Make a class what ``dataclass(frozen=True, slots=True)`` makes of it; it inherits no fields."""
    if not kind.__doc__:
        kind.__doc__ = kind.__name__  # or dataclass writes one, at length
    dataclass(init=False, repr=False, eq=False)(kind)
    names = tuple(one.name for one in fields(kind))  # type: ignore[arg-type]
    fresh = {*names, "__dict__", "__weakref__"}
    own = {name: value for name, value in vars(kind).items() if name not in fresh}
    made = cast("Any", type(kind))(kind.__name__, kind.__bases__, {**_SHARED, **own, "__slots__": names})
    made.__qualname__ = kind.__qualname__
    return cast("type[Kind]", made)


def _first_init(self: Any, *values: Any, **named: Any) -> None:  # noqa: ANN401 - a record of any kind
    """Write the ``__init__`` of the record's kind, and use it."""
    kind = type(self)
    kind.__init__ = _init_of(kind)
    kind.__init__(self, *values, **named)


def _init_of(kind: type) -> Callable[..., None]:
    """Write an ``__init__`` that fills the slots; named ``_`` so that no field is called as its tools are."""
    known: dict[str, Any] = {"_MISSING": MISSING}
    parameters, body = ["_self"], []
    for one in fields(kind):
        name = one.name
        known[f"_set_{name}"] = getattr(kind, name).__set__
        value = name
        if one.default is not MISSING:
            known[f"_default_{name}"] = one.default
            parameters.append(f"{name}=_default_{name}")
        elif one.default_factory is not MISSING:
            known[f"_make_{name}"] = one.default_factory
            parameters.append(f"{name}=_MISSING")
            value = f"_make_{name}() if {name} is _MISSING else {name}"
        else:
            parameters.append(name)
        body.append(f" _set_{name}(_self, {value})")
    exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(body or [" pass"]), known)  # noqa: S102 - as dataclass
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    return made


_compared: dict[type, Callable[[Any], Any]] = {}


def _told_apart_by(kind: type) -> Callable[[Any], Any]:
    """Give what gets the fields of a record by which two are the same."""
    known = _compared.get(kind)
    if known is None:
        names = [one.name for one in fields(kind) if one.compare]
        known = _compared[kind] = attrgetter(*names) if names else lambda _: ()
    return known


def _is_same(self: Any, other: object) -> Any:  # noqa: ANN401 - as above
    if other.__class__ is not self.__class__:
        return NotImplemented
    told = _told_apart_by(self.__class__)
    return told(self) == told(other)


def _hash(self: Any) -> int:  # noqa: ANN401 - as above
    return hash(_told_apart_by(self.__class__)(self))


def _written(self: Any) -> str:  # noqa: ANN401 - as above
    shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({shown})"


def _refuse_to_set(_self: Any, name: str, _value: object) -> NoReturn:  # noqa: ANN401 - as above
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_drop(_self: Any, name: str) -> NoReturn:  # noqa: ANN401 - as above
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:  # noqa: ANN401 - as above
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:  # noqa: ANN401 - as above
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


_SHARED = {
    "__init__": _first_init,
    "__eq__": _is_same,
    "__hash__": _hash,
    "__repr__": _written,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_drop,
    "__getstate__": _state,
    "__setstate__": _restore,
}
