"""Characters that Word keeps in symbol fonts or private codes, as the ones a reader sees."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_SYMBOL: Final = dict(
    zip(
        range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True
    )
) | dict(
    zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)
) | {
    0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡",
    0xBB: "≈", 0xBC: "…", 0xC6: "∅", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xD7: "⋅", 0xDE: "⇒",
    0xE5: "∑",
}  # fmt: skip
_WINGDINGS: Final = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x78: "☒", 0x9F: "•", 0xA7: "▪",
    0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☒",
}  # fmt: skip
_WINGDINGS_2: Final = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☒", 0x53: "☒", 0x54: "☒", 0xA3: "☐"}
_FONTS: Final = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_DRAWN_FONTS: Final = ("wingdings", "webdings", "zapfdingbats", "marlett")
_SIGNS: Final = pattern("[\u0021-\u00ff]")
_PRIVATE: Final = pattern("[\uf000-\uf0ff]")
_SPACES: Final = "\u00a0\u2002-\u200a\u202f\u3000"
_HYPHENS: Final = "\u2010\u2011"
# Soft hyphens, and marks without width: where a line may end, joiners, the direction of writing.
_UNSEEN: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Whatever the rest of ``readable`` might change: most texts hold none of it, and one search is cheap.
_ODD: Final = pattern(f"[{_SPACES}{_HYPHENS}{_UNSEEN}\u0300-\u036f\u212a\u212b\uf000-\uf0ff\ufb00-\ufb06]")
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LINE_ENDS: Final = pattern(r"[\r\n]+")


def _of(signs: str) -> Iterator[str]:
    """Yield the characters that a class of a regular expression holds."""
    for first, last in re.findall("(.)(?:-(.))?", signs):
        yield from map(chr, range(ord(first), ord(last or first) + 1))


_FOLDED: Final = str.maketrans(
    dict.fromkeys(_of(_SPACES), " ")
    | dict.fromkeys(_of(_HYPHENS), "-")
    | dict.fromkeys(_of(_UNSEEN))
    | _LIGATURES
)


def symbol(code: int, font: str) -> str:
    """Give the character that a code of a symbol font shows; an unknown drawing shows as "•"."""
    code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code  # noqa: PLR2004 - the private codes of symbol fonts
    name = font.lower()
    found = _FONTS.get(name, {}).get(code)
    if found:
        return found
    if name.startswith(_DRAWN_FONTS):
        return "•"
    return chr(code) if 0x20 <= code < 0xD800 else ""  # noqa: PLR2004 - no control codes, no surrogates


def raised(text: str, before: str) -> str:
    """Write a raised figure as one where it stands behind another figure, so that the two are no number."""
    return text.translate(_RAISED) if before[-1:].isdigit() and text[:1].isdigit() else text


def is_sign_font(font: str) -> bool:
    """Tell whether a font draws signs in place of all letters."""
    return font.lower().startswith(_DRAWN_FONTS)


def signs(text: str, font: str) -> str:
    """Give what a text shows that is set in a font of signs."""
    return _SIGNS.sub(lambda found: symbol(ord(found[0]), font), text)


def bullet(text: str) -> str:
    """Give a list's bullet; private codes and pictures become "•"."""
    return _PRIVATE.sub(lambda found: _WINGDINGS.get(ord(found[0]) - 0xF000, "•"), text).strip() or "•"


def readable(text: str, font: str = "") -> str:
    """Make a text's characters the ones a reader sees: composed, spaces and hyphens plain, soft ones gone.

    Ligatures become the letters that they join.
    """
    if "\n" in text or "\r" in text:
        # A line end inside w:t is only how the XML is laid out.
        text = _LINE_ENDS.sub(" ", text)
    if _ODD.search(text) is None:
        return text
    if _PRIVATE.search(text):
        text = _PRIVATE.sub(lambda found: symbol(ord(found[0]), font or "Symbol"), text)
    text = text.translate(_FOLDED)
    return unicodedata.normalize("NFC", text)
