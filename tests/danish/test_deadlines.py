"""By the end of which year a clause lets something be done, and which years are no deadline."""

from __future__ import annotations

import pytest

from pogi_check.danish.deadlines import find_deadlines
from pogi_check.terms import Direction, Unit


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("udfases senest i 2030", 2030),
        ("udfases senest 2030", 2030),
        ("senest ved udgangen af 2030", 2030),
        ("senest med udgangen af 2030", 2030),
        ("inden udgangen af 2030", 2030),
        ("inden udgangen af år 2030", 2030),
        ("udskiftning senest ultimo 2030", 2030),
        ("inden den 31. december 2030", 2030),
        ("sidste frist den 31. december 2030", 2030),
        ("inden 31.12.2030", 2030),
        ("senest år 2030", 2030),
        ("en plan, der ender i 2030", 2030),
        ("med slutdato i 2035", 2035),
        ("fra den 1. januar 2031 købes kun LED", 2030),
        ("Fra 1/1 2031", 2030),
        ("pr. 1.1.2031", 2030),
        ("inden 2031", 2030),
        ("før 2031", 2030),
        ("Fra 2031 købes kun LED", 2030),
    ],
)
def test_deadline(text: str, year: int) -> None:
    (one,) = find_deadlines(text)
    assert (one.value, one.unit, one.direction) == (year, Unit.CALENDAR_YEAR, Direction.AT_MOST)


@pytest.mark.parametrize(
    "text",
    [
        "forordning (EU) 2019/2015",
        "Bygningsreglement 2018",
        "Indkøbsanbefalinger 2024",
        "Kontrakten har nummer 2030.",
        "Der leveres 2030 armaturer.",
    ],
)
def test_no_deadline(text: str) -> None:
    assert find_deadlines(text) == ()
