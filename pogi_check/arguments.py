"""What callers of the library may give, read into one form; a bad value is refused before any work."""

from __future__ import annotations

import datetime as dt
import os
import re
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

_One = TypeVar("_One")

_CPV = re.compile(r"(\d{8})(?:-\d)?")


def several(given: str | os.PathLike[str] | Iterable[_One]) -> tuple[_One, ...]:
    """Give what a caller gave as a list; a lone text or path is a list of one, not of its letters."""
    return (given,) if isinstance(given, str | os.PathLike) else tuple(given)  # type: ignore[return-value]


def read_day(given: dt.date | str | None) -> dt.date:
    """Give the day of a date, a datetime or YYYY-MM-DD, else today; raises ValueError, TypeError."""
    if given is None:
        return dt.date.today()  # noqa: DTZ011 - a tender is judged on the local calendar day
    if isinstance(given, dt.datetime):
        return given.date()
    if isinstance(given, dt.date):
        return given
    if not isinstance(given, str):
        raise TypeError(f"date must be a date or a text such as '2025-03-14', not {given!r}")
    try:
        return dt.date.fromisoformat(given)
    except ValueError as error:
        raise ValueError(f"date must be a day such as '2025-03-14', not {given!r}") from error


def read_codes(given: str | Iterable[str]) -> tuple[str, ...]:
    """Give CPV codes without their check digits; raises ValueError for what is no CPV code."""
    codes = []
    for code in several(given):
        found = _CPV.fullmatch(str(code).strip())
        if found is None:
            raise ValueError(f"cpv must be codes such as '39830000' or '39830000-9', not {code!r}")
        codes.append(found[1])
    return tuple(codes)
