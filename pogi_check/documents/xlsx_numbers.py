"""Numbers and dates as Excel shows them, in Danish writing: 0.3 as "30 %", 45292 as "01-01-2024"."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

GENERAL: Final = "General"
_DATE: Final = r"dd\-mm\-yyyy"
BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '#,##0 "kr."', 6: '#,##0 "kr."', 7: '#,##0.00 "kr."',
    8: '#,##0.00 "kr."', 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: _DATE,
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: rf"{_DATE} h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: "#,##0", 42: '#,##0 "kr."', 43: "#,##0.00", 44: '#,##0.00 "kr."', 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that a file names by number only, as a Danish Excel shows them."""

_TOKEN: Final = pattern(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<skip>[_*].?)|\[(?P<bracket>[^\]]*)\]|(?P<general>General)'
    r"|(?P<half>AM/PM|A/P)|(?P<power>E[+-])|(?P<clock>y+|m+|d+|h+|s+(?:\.0+)?)|(?P<place>[0#?])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION: Final = pattern(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$")
_ELAPSED: Final = pattern(r"(?:h+|m+|s+)$", re.IGNORECASE)
_LAST_DAY: Final = 2_958_466
_LEAP_DAY: Final = 60
_SIGNIFICANT: Final = 10
_WHOLE: Final = 10**15
_MONTHS: Final = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
    "november", "december",
)  # fmt: skip
_DAYS: Final = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_SPACES: Final = pattern(r"[ \u00a0]+")
_SIGNS: Final = 3
_TEXT_SECTION: Final = 4
_PLACES_MOST: Final = 30


class _Token(NamedTuple):
    kind: str
    text: str


class _Plan(NamedTuple):
    """Where in a section's tokens the digits go, and by which power of ten the number is scaled."""

    whole: tuple[int, ...]
    decimals: tuple[int, ...]
    point: int
    commas: tuple[int, ...]
    percents: tuple[int, ...]
    grouped: bool
    scale: int


class _Section(NamedTuple):
    """One of a format's alternatives: its tokens, and the condition under which it serves."""

    tokens: tuple[_Token, ...]
    condition: tuple[str, float] | None
    plan: _Plan | None

    def has(self, *kinds: str) -> bool:
        return any(token.kind in kinds for token in self.tokens)


@lru_cache(maxsize=10_000)
def shown_number(raw: str, code: str, *, from_1904: bool = False) -> str:
    """Write a stored number by its format; empty where the format hides it."""
    try:
        number = float(raw)
    except ValueError:
        return raw
    if number - number:  # neither infinity nor the like is ever shown
        return raw
    if code == GENERAL:
        return _general(number)
    section, signed = _choose(_sections(code), number)
    if section.has("clock", "elapsed"):
        return _squeezed(_date(number, section.tokens, from_1904=from_1904))
    text = _number(abs(number), section)
    return _squeezed(f"-{text}" if number < 0 and signed and re.search("[1-9]", text) else text)


def shown_text(text: str, code: str) -> str:
    """Write a text by its cell's format, which may set words around it or hide it."""
    if code in (GENERAL, "@") or (";" not in code and "@" not in code):
        return text
    sections = _sections(code)
    last = sections[-1]
    if len(sections) < _TEXT_SECTION and not any(token.text == "@" for token in last.tokens):
        return text
    parts = (
        text if token.text == "@" and token.kind == "other" else token.text
        for token in last.tokens
        if token.kind in ("literal", "other")
    )
    return "".join(parts).strip()


def _squeezed(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _general(number: float) -> str:
    if number == int(number) and abs(number) < _WHOLE:
        return str(int(number))
    text = f"{number:.{_SIGNIFICANT}g}"
    return text.replace(".", ",").replace("e", "E")


@lru_cache(maxsize=1000)
def _sections(code: str) -> tuple[_Section, ...]:
    """Part a format at its semicolons."""
    sections: list[_Section] = []
    tokens: list[_Token] = []
    condition: tuple[str, float] | None = None
    for found in _TOKEN.finditer(code + ";"):
        kind, text = found.lastgroup or "other", found[0]
        if kind == "other" and text == ";":
            sections.append(_Section(tuple(tokens), condition, _plan(tokens)))
            tokens, condition = [], None
        elif kind == "bracket":
            inner = found["bracket"]
            told = _CONDITION.match(inner)
            if told is not None:
                condition = (told[1], float(told[2].rstrip(".") or 0))
            elif token := _bracket(inner):
                tokens += token
        elif kind in ("quoted", "escaped"):
            tokens.append(_Token("literal", found[kind] or ""))
        elif kind == "skip":
            tokens.append(_Token("literal", " " if text[0] == "_" else ""))
        else:
            tokens.append(_Token(kind, text.lower() if kind == "clock" else text))
    return tuple(sections)


def _bracket(inner: str) -> list[_Token]:
    """Read what stands in brackets: a currency, the system's date, hours beyond 24; colours are nothing."""
    if inner.upper() in ("$-F800", "$-X-SYSDATE"):
        return [_Token("clock", "d"), _Token("literal", ". "), _Token("clock", "mmmm"),
                _Token("literal", " "), _Token("clock", "yyyy"), _Token("end", "")]  # fmt: skip
    if inner.startswith("$"):
        return [_Token("literal", inner[1:].split("-", 1)[0])]
    if _ELAPSED.match(inner):
        return [_Token("elapsed", inner.lower())]
    return []


def _choose(sections: Sequence[_Section], number: float) -> tuple[_Section, bool]:
    """Give the section for a number, and whether a minus is still to be set before a negative one."""
    if any(one.condition is not None for one in sections):
        for index, one in enumerate(sections[:_SIGNS]):
            if one.condition is None or _holds(number, *one.condition):
                return one, index == 0 or one.condition is None
        return sections[-1], True
    if number < 0 and len(sections) > 1:
        return sections[1], False
    if number == 0 and len(sections) > 2:  # noqa: PLR2004 - positive; negative; zero
        return sections[2], False
    return sections[0], True


def _holds(number: float, sign: str, other: float) -> bool:
    less, same = number < other, number == other
    return {
        "<": less, "<=": less or same, "=": same, "<>": not same, ">": not (less or same), ">=": not less,
    }[sign]  # fmt: skip


# Numbers


def _number(number: float, section: _Section) -> str:
    tokens = list(section.tokens)
    places = [index for index, token in enumerate(tokens) if token.kind == "place"]
    if section.has("general") or any(token.text == "@" and token.kind == "other" for token in tokens):
        shown = _general(number)
        return "".join(
            shown if token.kind == "general" or token.text == "@" else token.text for token in tokens
        )
    if section.plan is None:
        return "".join(token.text for token in tokens)
    if section.has("power"):
        return _power(number, tokens, places)
    if any(token.kind == "other" and token.text == "/" for token in tokens):
        return _fraction(number, tokens)
    return _plain(number, tokens, section.plan)


def _plan(tokens: Sequence[_Token]) -> _Plan | None:
    places = [index for index, token in enumerate(tokens) if token.kind == "place"]
    if not places:
        return None
    last = places[-1]
    points = (index for index, token in enumerate(tokens) if token == ("other", ".") and index <= last + 1)
    point = next(points, len(tokens))
    whole = tuple(index for index in places if index < point)
    commas = tuple(index for index, token in enumerate(tokens) if token == ("other", ","))
    percents = tuple(index for index, token in enumerate(tokens) if token == ("other", "%"))
    end = whole[-1] if whole else places[0]
    thousands = sum(one > last or (end < one < point < len(tokens)) for one in commas)
    return _Plan(
        whole,
        tuple(index for index in places if index > point)[:_PLACES_MOST],
        point,
        commas,
        percents,
        grouped=any(places[0] < one < end for one in commas),
        scale=2 * len(percents) - 3 * thousands,
    )


def _plain(number: float, tokens: Sequence[_Token], plan: _Plan) -> str:
    value = Decimal(f"{number:.15g}").scaleb(plan.scale)
    try:
        value = value.quantize(Decimal(1).scaleb(-len(plan.decimals)), ROUND_HALF_UP)
    except InvalidOperation:  # more digits than there are places for
        return _general(number)
    integer, _, fraction = f"{value:f}".partition(".")
    integer = "" if integer == "0" else integer
    texts = [token.text for token in tokens]
    for index in plan.commas:
        texts[index] = ""
    _fill_whole(texts, plan.whole, integer, grouped=plan.grouped)
    _fill_decimals(texts, plan.decimals, fraction)
    if plan.point < len(tokens):
        mark = "," if any(texts[index] for index in plan.decimals) else ""
        texts[plan.point] = mark if plan.whole else integer + mark
    for index in plan.percents:
        if "".join(texts[:index]).rstrip()[-1:].isdigit():
            texts[index] = " %"
    return "".join(texts)


def _fill_whole(texts: list[str], whole: Sequence[int], digits: str, *, grouped: bool) -> None:
    """Put the digits before the point in their places; the first place takes what is left over."""
    written = 0
    for index in reversed(whole):
        taken, digits = digits[-1:], digits[:-1]
        if index == whole[0]:
            taken, digits = digits + taken, ""
        if not taken and texts[index] == "0":
            taken = "0"
        texts[index] = ""
        for digit in reversed(taken):
            dot = "." if grouped and written and written % 3 == 0 else ""
            texts[index] = digit + dot + texts[index]
            written += 1


def _fill_decimals(texts: list[str], decimals: Sequence[int], digits: str) -> None:
    needed = len(digits.rstrip("0"))
    for position, index in enumerate(decimals):
        must = texts[index] == "0" or position < needed
        texts[index] = digits[position : position + 1] if must else ""


def _power(number: float, tokens: Sequence[_Token], places: Sequence[int]) -> str:
    at = next(index for index, token in enumerate(tokens) if token.kind == "power")
    point = next((index for index, token in enumerate(tokens) if token == ("other", ".")), at)
    decimals = sum(point < index < at for index in places)
    mantissa, _, exponent = f"{number:.{min(decimals, _PLACES_MOST)}E}".partition("E")
    width = sum(index > at for index in places)
    sign = "-" if exponent.startswith("-") else "+" if tokens[at].text.endswith("+") else ""
    return f"{mantissa.replace('.', ',')}E{sign}{exponent[1:].lstrip('0').rjust(width, '0')}"


def _fraction(number: float, tokens: Sequence[_Token]) -> str:
    slash = next(index for index, token in enumerate(tokens) if token == ("other", "/"))
    below = "".join(token.text for token in tokens[slash + 1 :] if token.kind in ("place", "other")).strip()
    if re.fullmatch(r"[1-9]\d{0,3}", below):
        fixed = int(below)
        near = Fraction(round(number * fixed), fixed)
        numerator, denominator = round(number * fixed) % fixed, fixed
        whole = round(number * fixed) // fixed
    else:
        near = Fraction(number).limit_denominator(10 ** min(max(len(below), 1), 4) - 1)
        whole, numerator = divmod(near.numerator, near.denominator)
        denominator = near.denominator
    if not numerator:
        return str(whole)
    return f"{whole} {numerator}/{denominator}" if whole else f"{numerator}/{denominator}"


# Dates and times


def _date(number: float, tokens: Sequence[_Token], *, from_1904: bool) -> str:
    if not 0 <= number < _LAST_DAY:
        return _general(number)
    finest = max((len(token.text.partition(".")[2]) for token in tokens if token.kind == "clock"), default=0)
    seconds = round(number * 86_400, finest)
    begin = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a date on paper
    if not from_1904 and number < _LEAP_DAY:
        begin += dt.timedelta(days=1)  # Excel counts the 29 February 1900, which never was
    try:
        moment = begin + dt.timedelta(seconds=seconds)
    except OverflowError:
        return _general(number)
    half = any(token.kind == "half" for token in tokens)
    clocks = [index for index, token in enumerate(tokens) if token.kind in ("clock", "elapsed")]
    parts = []
    for index, token in enumerate(tokens):
        if token.kind == "end":
            break
        if token.kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            parts.append(str(int(seconds // unit)).rjust(len(token.text), "0"))
        elif token.kind == "clock":
            minutes = token.text[0] == "m" and _is_minutes(tokens, clocks, index)
            parts.append(_clock(token.text, moment, half=half, minutes=minutes))
        elif token.kind == "half":
            parts.append("AM" if moment.hour < 12 else "PM")  # noqa: PLR2004 - noon
        elif token.kind in ("literal", "other") and token.text != "@":
            # A slash stands for the country's mark between day and month.
            parts.append("-" if token == ("other", "/") else token.text)
    return "".join(parts)


def _is_minutes(tokens: Sequence[_Token], clocks: Sequence[int], index: int) -> bool:
    """Tell whether an m stands beside hours or seconds, and so is no month."""
    at = clocks.index(index)
    before = tokens[clocks[at - 1]].text[0] if at else ""
    after = tokens[clocks[at + 1]].text[0] if at + 1 < len(clocks) else ""
    return len(tokens[index].text) <= 2 and (before == "h" or after == "s")  # noqa: PLR2004 - "mmm" is a name


def _clock(token: str, moment: dt.datetime, *, half: bool, minutes: bool) -> str:
    width = len(token)
    letter = token[0]
    if letter == "y":
        return f"{moment.year:04}" if width > 2 else f"{moment.year % 100:02}"  # noqa: PLR2004 - "yy"
    if letter == "s":
        part = token.partition(".")[2]
        whole = str(moment.second).rjust(len(token.partition(".")[0]), "0")
        return f"{whole},{moment.microsecond:06}"[: len(whole) + 1 + len(part)] if part else whole
    if letter == "h":
        hour = (moment.hour % 12 or 12) if half else moment.hour
        return str(hour).rjust(min(width, 2), "0")
    if letter == "m" and minutes:
        return str(moment.minute).rjust(width, "0")
    number, names = (
        (moment.month, _MONTHS[moment.month - 1]) if letter == "m" else (moment.day, _DAYS[moment.weekday()])
    )
    return str(number).rjust(width, "0") if width <= 2 else names[:3] if width == 3 else names  # noqa: PLR2004
