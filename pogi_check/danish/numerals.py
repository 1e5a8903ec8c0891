"""Danish numerals: digits with dots, commas and spaces, and number words, to one number.

``DIGITS`` and ``WORDS`` are regular expressions over lower-case text; ``read_number`` gives the value
of what they match.
"""

from __future__ import annotations

import re

_ONES = {
    "en": 1, "et": 1, "én": 1, "ét": 1, "een": 1, "eet": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5,
    "seks": 6, "syv": 7, "otte": 8, "ni": 9,
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
_SMALL = _ONES | _TEENS | _TENS
_PIECES = _SMALL | {"hundrede": 100, "hundred": 100, "tusinde": 1000, "tusind": 1000}
_MULTIPLES = {"mia": 1e9, "mil": 1e6, "mio": 1e6, "tus": 1e3}
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_PARTS = {
    "tredjedel": 3, "fjerdedel": 4, "kvart": 4, "femtedel": 5, "sjettedel": 6, "syvendedel": 7,
    "ottendedel": 8, "niendedel": 9, "tiendedel": 10,
}  # fmt: skip


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


# "en" and "et" are articles far more often than numerals: alone they are left to whoever knows the
# words around them, here they only begin a longer numeral.
_PLAIN = {word: value for word, value in _SMALL.items() if word not in ("en", "et")}
_BELOW_HUNDRED = rf"(?:(?:{_any(_ONES)}) ?og ?(?:{_any(_TENS)})|{_any(_PLAIN)})"
_FACTOR = rf"(?:{_BELOW_HUNDRED}|en|et)"
_HUNDREDS = rf"(?:{_FACTOR} ?)?hundrede?(?: ?(?:og ?)?{_BELOW_HUNDRED}|(?: og |og)(?:en|et)\b)?"
_THOUSANDS = rf"(?:(?:{_HUNDREDS}|{_FACTOR}) ?)?tusinde?(?: ?(?:og ?)?(?:{_HUNDREDS}|{_BELOW_HUNDRED}))?"
_HALVES = rf"halvand(?:en|et)|(?:{_any(_PLAIN)}) og (?:en|et) halvt?|(?:en|et) halvt?"
WORDS = rf"(?:(?:{_HALVES}|{_THOUSANDS}|{_HUNDREDS}|{_BELOW_HUNDRED})(?!(?!årig)[^\W\d_]))"
DIGITS = (
    r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)"
    r"|\d{1,3}(?:,\d{3}){2,}(?!\d)|\d+(?:[.,]\d+)?[½¼¾]?|[½¼¾])"
)
MULTIPLE = r"(?:tusinde?\b|mio\b\.?|million(?:er)?\b|mia\b\.?|milliard(?:er)?\b)"
PART_WORDS = rf"(?:{_any(_PARTS)})(?:en|ene|e|s)?"

_PIECE = re.compile(_any(_PIECES))
_PART = re.compile(_any(_PARTS))
_DOTTED_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_ENGLISH_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")


def read_number(text: str, *, comma_groups: bool = False) -> float:
    """Read one numeral in lower case; ``comma_groups`` reads "1,500" as fifteen hundred."""
    if text[0].isdigit() or text[0] in _VULGAR:
        return _read_digits(text, comma_groups=comma_groups)
    return _read_words(text)


def read_multiple(text: str) -> float:
    """Read what a number is multiplied by: "tusind", "mio.", "milliarder"."""
    return _MULTIPLES[text[:3]]


def read_part(count: str, part: str) -> float:
    """Read a part of a whole as percent: "to", "tredjedele"."""
    found = _PART.match(part)
    denominator = _PARTS[found.group()] if found else int(part)
    return 100 * read_number(count) / denominator


def _read_digits(text: str, *, comma_groups: bool) -> float:
    fraction = _VULGAR.get(text[-1], 0.0)
    text = re.sub(r"[ \u00a0\u202f½¼¾]", "", text)
    if not text:
        return fraction
    whole, _, decimals = text.partition(",")
    if _ENGLISH_THOUSANDS.fullmatch(text) and (comma_groups or text.count(",") > 1):
        return float(text.replace(",", "")) + fraction
    if _DOTTED_THOUSANDS.fullmatch(whole):
        whole = whole.replace(".", "")
    return float(f"{whole}.{decimals}" if decimals else whole) + fraction


def _read_words(text: str) -> float:
    if text.startswith("halvand"):
        return 1.5
    if " halv" in text:
        head, og, _ = text.partition(" og ")
        return 0.5 + (_read_words(head) if og else 0)
    total = current = 0
    for piece in _PIECE.findall(text.replace("og", " ")):
        value = _PIECES[piece]
        if value == _PIECES["tusind"]:
            total += max(current, 1) * value
            current = 0
        elif value == _PIECES["hundred"]:
            current = max(current, 1) * value
        else:
            current += value
    return float(total + current)
