"""Danish numerals: digits with dots, commas and spaces, and number words, to one number.

All functions read lower-case text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pogi_check.patterns import pattern

_ARTICLES = {"en": 1, "et": 1}
_ONES = {
    "én": 1, "ét": 1, "een": 1, "eet": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7,
    "otte": 8, "ni": 9,
}  # fmt: skip
_TEENS = {
    "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16,
    "sytten": 17, "atten": 18, "nitten": 19,
}  # fmt: skip
_TENS = {
    "tyve": 20, "tredive": 30, "fyrre": 40, "fyrretyve": 40, "halvtreds": 50, "halvtredsindstyve": 50,
    "tres": 60, "tresindstyve": 60, "halvfjerds": 70, "halvfjerdsindstyve": 70, "firs": 80,
    "firsindstyve": 80, "halvfems": 90, "halvfemsindstyve": 90,
}  # fmt: skip
_HUNDRED, _THOUSAND = 100, 1000
_GREAT = {"hundrede": _HUNDRED, "hundred": _HUNDRED, "tusinde": _THOUSAND, "tusind": _THOUSAND}
_PIECES = _ARTICLES | _ONES | _TEENS | _TENS | _GREAT
_MULTIPLES = {"tus": 1e3, "mio": 1e6, "mil": 1e6, "mia": 1e9}
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_PARTS = {
    "tred": 3, "fjer": 4, "femt": 5, "sjet": 6, "syve": 7, "otte": 8, "nien": 9, "tien": 10,
}  # fmt: skip

_DIGITS = pattern(
    r"\d{1,3}(?:(?:\.\d{3})+|(?:[ \u00a0\u202f]\d{3})+)(?:,\d+)?(?!\d)"
    r"|\d{1,3}(?:,\d{3}){2,}(?!\d)|\d+(?:[.,]\d+)?[½¼¾]?|[½¼¾]"
)
_WORD = pattern(r"[^\W\d_]+")
_PIECE = pattern("og|" + "|".join(sorted(_PIECES, key=len, reverse=True)))
_HALF = pattern(r" og e[nt] halvt?\b")
_MULTIPLE = pattern(r"[ \u00a0\u202f]?(tusinde?|mio|million(?:er)?|mia|milliard(?:er)?)\b\.?")
_PART = pattern(r" (?:tredje|fjerde|femte|sjette|syvende|ottende|niende|tiende)del(?:en|e|ene)?s?\b")
_EVERY_NTH = {"anden": 2, "andet": 2, "tredje": 3, "fjerde": 4, "femte": 5, "tiende": 10}
# "hver anden vare"; "hver anden uge" tells how often
_EVERY = pattern(
    rf"hvert? ({'|'.join(_EVERY_NTH)}) (?!\w*(?:gang|dag|uge|måned|år|kvartal|time|minut)\w*\b)(?=\w)"
)
_OUT_OF = pattern(r" ud af (?:hver |de )?")
_OF_THE = pattern(r" af (?:de |vores |i alt |alle )?")  # "otte af de ti"; "et af de to mærker" counts none
_RANGE = pattern(r"[ \u00a0\u202f]?[-–—][ \u00a0\u202f]?|[ \u00a0\u202f](?:til|og)[ \u00a0\u202f]")
_CODE = pattern(r"\d\d(?: \d\d){3}(?!\d)|\d[\w.:/-]*")  # a telephone number, a date, a section
_GOES_ON = pattern(r"[.,:/-]?\d|\.\w")
_FRACTION = pattern(r"([1-9])/([2-9])(?= (?:af|dele)\b)")
_COUNTS_AFTER = pattern(
    r" (?:år|måned|uge|arbejdsdag|hverdag|dag|time|procent|pct|krone|kr|ton|kg|kwh|point)\b"
)
_COUNTS_BEFORE = (
    "mindst ",
    "højst ",
    "højest ",
    "minimum ",
    "maksimalt ",
    "maks. ",
    "mere end ",
    "flere end ",
)
_DOTTED_THOUSANDS = pattern(r"\d{1,3}(?:\.\d{3})+")
_ENGLISH_THOUSANDS = pattern(r"[1-9]\d{0,2}(?:,\d{3})+")


class Numeral(NamedTuple):
    """A numeral: as it stands, where it ends, its value when it is words."""

    text: str
    end: int
    words: float | None


class Number(NamedTuple):
    """A whole number expression: "ti (10)", "5-10", "1,5 mio.", "to tredjedele".

    ``percent`` is the value of a part of a whole, whose word begins at ``part``; ``joined`` is what
    stands between the ends of a range; an expression without ``low`` is a code or a date.
    """

    start: int
    end: int
    low: Numeral | None = None
    high: Numeral | None = None
    joined: str = ""
    multiple: float = 1.0
    percent: float | None = None
    part: int = 0

    @property
    def is_digits(self) -> bool:
        """Tell whether it begins with digits."""
        return self.low is not None and self.low.words is None


def number_at(text: str, place: int) -> Number | None:
    """Read the whole number expression that begins at a place."""
    code = _CODE.match(text, place)
    low = numeral_at(text, place) if code is None or " " not in code.group() else None
    if part := _part_at(text, place, low):
        return part
    if low and (low.text not in _ARTICLES or _counts(text, place, low.end)):
        for alone in (False, True):
            number = _extend(text, place, low, alone=alone)
            if not _GOES_ON.match(text, number.end):
                return number
    return Number(place, code.end()) if code else None


def _part_at(text: str, place: int, count: Numeral | None) -> Number | None:
    """Read "halvdelen", "2/3 af", "to tredjedele", "tre ud af fire", "otte af de ti"."""
    out_of = _OUT_OF.match(text, count.end) if count else None
    of = out_of or (_OF_THE.match(text, count.end) if count else None)
    if count and of and (whole := numeral_at(text, of.end())):
        some, every = value_of(count), value_of(whole)
        if 0 < some <= every and (out_of or some > 1):
            return Number(place, whole.end, percent=100 * some / every, part=of.start() + 1)
    if count and (part := _PART.match(text, count.end)):
        percent = 100 * value_of(count) / _PARTS[part.group()[1:5]]
        return Number(place, part.end(), percent=percent, part=part.start() + 1)
    if text.startswith("halvdelen", place):
        return Number(place, place + len("halvdelen"), percent=50.0, part=place)
    if match := _EVERY.match(text, place):
        return Number(place, match.end(), percent=100 / _EVERY_NTH[match[1]], part=place)
    if match := _FRACTION.match(text, place):
        return Number(place, match.end(), percent=100 * int(match[1]) / int(match[2]), part=place)
    return None


def _extend(text: str, place: int, low: Numeral, *, alone: bool = False) -> Number:
    """Read what continues a numeral: itself again in brackets, the end of a range, a multiple."""
    end, high, joined = low.end, None, ""
    bracket = end + text.startswith(" ", end)
    if text.startswith("(", bracket):
        again = numeral_at(text, bracket + 1)
        if again and text.startswith(")", again.end):
            end = again.end + 1
    if not alone and (dash := _RANGE.match(text, end)):
        to = numeral_at(text, dash.end())
        between = dash.group().strip()
        if to and to.text not in _ARTICLES and (between != "og" or text.endswith("mellem ", 0, place)):
            end, high, joined = to.end, to, between
    multiple = _MULTIPLE.match(text, end)
    return Number(
        place,
        multiple.end() if multiple else end,
        low,
        high,
        joined,
        _MULTIPLES[multiple[1][:3]] if multiple else 1.0,
    )


def _counts(text: str, start: int, end: int) -> bool:
    """Tell whether "en" or "et" is a numeral here rather than an article."""
    return bool(_COUNTS_AFTER.match(text, end)) or text.endswith(_COUNTS_BEFORE, 0, start)


def numeral_at(text: str, place: int) -> Numeral | None:
    """Read the numeral that begins at a place: "1.500", "femten hundrede", "to og et halvt"."""
    if match := _DIGITS.match(text, place):
        return Numeral(match.group(), match.end(), None)
    return _words_at(text, place)


def value_of(numeral: Numeral, *, comma_groups: bool = False) -> float:
    """Give a numeral's value; ``comma_groups`` reads "1,500" as fifteen hundred."""
    if numeral.words is not None:
        return numeral.words
    fraction = _VULGAR.get(numeral.text[-1], 0.0)
    text = re.sub(r"[ \u00a0\u202f½¼¾]", "", numeral.text)
    if not text:
        return fraction
    if _ENGLISH_THOUSANDS.fullmatch(text) and (comma_groups or text.count(",") > 1):
        return float(text.replace(",", ""))
    whole, _, decimals = text.partition(",")
    if _DOTTED_THOUSANDS.fullmatch(whole):
        whole = whole.replace(".", "")
    return float(f"{whole}.{decimals}" if decimals else whole) + fraction


def _words_at(text: str, place: int) -> Numeral | None:
    word = _WORD.match(text, place)
    if word is None:
        return None
    if word.group() in ("halvanden", "halvandet"):
        return Numeral(word.group(), word.end(), 1.5)
    if word.group() in _ARTICLES and text.startswith((" halv ", " halvt "), word.end()):
        end = text.index(" ", word.end() + 1)
        return Numeral(text[place:end], end, 0.5)
    pieces: tuple[str, ...] = ()
    value, end = 0.0, place
    while word is not None:
        longer = pieces + _pieces(_without_year(word.group()))
        total = _sum(longer) if len(longer) > len(pieces) else None
        if total is None and not (word.group() == "og" and pieces):
            break
        if total is not None:
            # "toårig": the numeral ends within the word
            value, end = total, word.start() + len(_without_year(word.group()))
        pieces = longer
        word = _WORD.match(text, word.end() + 1) if text.startswith(" ", word.end()) else None
    if end == place:
        return None
    if half := _HALF.match(text, end):
        value, end = value + 0.5, half.end()
    return Numeral(text[place:end], end, value)


def _without_year(word: str) -> str:
    head, year, _ = word.partition("årig")
    return head if year and head else word


@lru_cache(maxsize=4096)
def _pieces(word: str) -> tuple[str, ...]:
    """Split "enogtyve" into its pieces; nothing for a word that is no numeral."""
    found = tuple(_PIECE.findall(word))
    return found if sum(map(len, found)) == len(word) else ()


def _sum(pieces: tuple[str, ...]) -> float | None:
    """Add up pieces in their order; None where they make no numeral, as "to tre" or "tyve og"."""
    total = current = 0
    before = ""
    for piece in pieces:
        if piece != "og":
            value = _PIECES[piece]
            if value == _THOUSAND and not total:
                total, current = max(current, 1) * _THOUSAND, 0
            elif value == _HUNDRED and current < _HUNDRED:
                current = max(current, 1) * _HUNDRED
            elif value < _HUNDRED and _follows(total, current, before, piece):
                current += value
            else:
                return None
        elif not before or before == "og":
            return None
        before = piece
    return None if before == "og" else float(total + current)


def _follows(total: int, current: int, before: str, piece: str) -> bool:
    if piece in _TENS and before == "og" and 0 < current % _HUNDRED < 10:  # noqa: PLR2004 - "fem og tyve"
        return True
    if current % _HUNDRED:
        return False
    return (
        before == "og"
        or not (total or current)
        or piece not in _ARTICLES
        or (before in _GREAT and not current)
    )
