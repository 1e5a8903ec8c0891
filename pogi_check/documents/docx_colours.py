"""White letters in a Word file: on what ground a person sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pogi_check.documents.docx_package import VAL, WP, V, W
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pogi_check.documents.markup import Element

_ANCHOR: Final = WP + "anchor"
_PICTURE: Final = W + "pict"
_BACKGROUND: Final = W + "background"
_LETTERING: Final = V + "textpath"
_KEPT_OUT: Final = tuple(WP + name for name in ("wrapSquare", "wrapTight", "wrapTopAndBottom"))
_WRAP: Final = "{urn:schemas-microsoft-com:office:word}wrap"
_WHITE: Final = pattern(r"(?:F[A-F]){3}$")
_WHITE_GROUNDS: Final = ("background1", "light1")
_NO_FILL: Final = ("", "auto")
_PLAIN: Final = ("clear", "nil")


def is_pale(colour: Element) -> bool:
    """Tell whether a colour of letters (``w:color``) is white, or so near that nobody sees it on white."""
    theme = colour.get(W + "themeColor")
    if theme is not None and (theme not in _WHITE_GROUNDS or _is_shifted(colour, "theme")):
        return False
    return _WHITE.match(colour.get(VAL, "").upper()) is not None


def is_seen_shade(shade: Element | None) -> bool:
    """Tell whether a shading (``w:shd``) colours the ground; a pattern does, whatever its colours."""
    if shade is None:
        return False
    theme = shade.get(W + "themeFill")
    if theme is not None and (theme not in _WHITE_GROUNDS or _is_shifted(shade, "themeFill")):
        return True
    fill = shade.get(W + "fill", "").lower()
    return fill not in (*_NO_FILL, "ffffff") or shade.get(VAL, "clear") not in _PLAIN


def _is_shifted(element: Element, theme: str) -> bool:
    """Tell whether a colour of the theme is made darker or lighter."""
    return element.get(f"{W}{theme}Tint") is not None or element.get(f"{W}{theme}Shade") is not None


def is_white_seen(roots: Iterable[Element | None]) -> bool:
    """Tell whether pages of these parts may show white letters that stand on no shading of their own.

    A page of colour does, and a picture that text runs over, in a header too: where on which page it lies
    is known to Word alone.
    """
    return any(_colours_pages(one) for root in roots if root is not None for one in root.iter(*_COLOURING))


_COLOURING: Final = (_BACKGROUND, _ANCHOR, _PICTURE)


def _colours_pages(element: Element) -> bool:
    if element.tag == _BACKGROUND:
        return len(element) > 0 or element.get(W + "color", "").lower() not in (*_NO_FILL, "ffffff")
    if element.tag == _ANCHOR:
        return element.get("behindDoc") in ("1", "true") or not any(
            element.find(kind) is not None for kind in _KEPT_OUT
        )
    floats = any("absolute" in one.get("style", "") for one in element.iter())
    keeps_out = next(element.iter(_WRAP, _LETTERING), None) is not None
    return floats and not keeps_out
