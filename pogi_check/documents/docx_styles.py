"""What the styles of a Word file say about a paragraph: heading or title, numbering, and how letters look."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from pogi_check.documents.docx_colours import is_pale, is_seen_shade
from pogi_check.documents.docx_package import VAL, W14, W
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pogi_check.documents.markup import Element

BOLD: Final = 1
HIDDEN: Final = 2
STRUCK: Final = 4
INSERTED: Final = 8
DELETED: Final = 16
PALE: Final = 32
"""White letters, which are seen on a ground of colour alone."""
SHOWN: Final = 64
"""What shows white letters: shading, a highlight, an outline; no look clears it again."""
TINY: Final = 128
"""Letters too small to be seen."""

TITLE_LEVEL: Final = 0
BODY_LEVEL: Final = 9
"""The outline level that Word gives to body text; 0 to 8 are headings."""

_OFF: Final = frozenset(("0", "false", "off", "none"))
_COLOUR: Final = W + "color"
_SIZE: Final = W + "sz"
_SHADE: Final = W + "shd"
_HIGHLIGHT: Final = W + "highlight"
_EFFECTS: Final = (
    *(W + name for name in ("outline", "shadow", "emboss", "imprint")),
    *(W14 + name for name in ("textFill", "textOutline", "shadow", "glow", "reflection", "props3d")),
)
_GROUND: Final = 0  # a property whose value decides what it does
_LOOKS: Final = {
    W + "b": BOLD,
    W + "vanish": HIDDEN,
    W + "strike": STRUCK,
    W + "dstrike": STRUCK,
    **dict.fromkeys((_COLOUR, _SIZE, _SHADE, _HIGHLIGHT), _GROUND),
    **dict.fromkeys(_EFFECTS, SHOWN),
}
_TINIEST: Final = 2  # half points
_BASED_ON_LIMIT: Final = 20

_NUMBER: Final = pattern(r"^-?[0-9]{1,9}$")
_HEADING_NAME: Final = pattern(
    r"(?:^|[\s_-])(?:heading|overskrift|rubrik|überschrift|titre|otsikko|kop|título|titolo|nagłówek)[\s_-]*([1-9])(?!\d)"
)
_TITLE_NAME: Final = pattern(
    r"^(?:title|titel|document title|dokumenttitel|dokument titel|rubrik|otsikko|titolo|título)$"
)
_CONTENTS_NAME: Final = pattern(
    r"^(?:toc|contents|indhold|indholdsfortegnelse|table of (?:contents|figures))\b"
)


class Look(NamedTuple):
    """The looks that a style or run sets and the ones that it clears."""

    on: int = 0
    off: int = 0

    def over(self, flags: int) -> int:
        """Apply to the looks that hold so far."""
        return flags & ~self.off | self.on


class StyleNumbering(NamedTuple):
    """The list that a style puts its paragraphs in; ``styles`` are the ones it may be linked from."""

    num: str
    level: int | None
    styles: tuple[str, ...]


class ParagraphStyle(NamedTuple):
    """All that a paragraph style decides; ``heading`` counts from 1, 0 is the title, None body text."""

    heading: int | None = None
    numbering: StyleNumbering | None = None
    flags: int = 0
    contents: bool = False


def is_on(element: Element) -> bool:
    """Tell whether a toggle such as ``w:b`` is on: present without a value or with a true one."""
    value = element.get(VAL)
    return value is None or value.lower() not in _OFF


def look_of(properties: Element | None) -> Look:
    """Read bold, hidden, struck, and what makes letters unseen, from run properties."""
    on = off = 0
    if properties is not None:
        for child in properties:
            look = _LOOKS.get(child.tag)
            if look is None:
                continue
            if look == _GROUND:
                set_, cleared = _ground_of(child, child.tag)
                on, off = on | set_, off | cleared
            elif is_on(child):
                on |= look
            elif not on & look:  # w:strike and w:dstrike share a look
                off |= look
    return Look(on, off & ~SHOWN)


def _ground_of(child: Element, tag: str) -> Look:
    """Read what a colour, size or shade does to letters being seen."""
    if tag == _COLOUR:
        return Look(on=PALE) if is_pale(child) else Look(off=PALE)
    if tag == _SIZE:
        size = number(child)
        return Look() if size is None else Look(on=TINY) if size <= _TINIEST else Look(off=TINY)
    if tag == _HIGHLIGHT:
        return Look(on=SHOWN if child.get(VAL, "none") not in ("none", "white") else 0)
    return Look(on=SHOWN if is_seen_shade(child) else 0)


@dataclass
class Styles:
    """The styles part; each question is answered once a style."""

    root: Element | None
    _paragraph: dict[str, ParagraphStyle] = field(default_factory=dict)
    _run: dict[str, Look] = field(default_factory=dict)
    _coloured: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        if self.root is None:
            return {}
        return {one.get(W + "styleId", ""): one for one in self.root.iterchildren(W + "style")}

    @cached_property
    def default(self) -> str:
        """Give the id of the paragraph style that holds where none is named."""
        return self._default_of("paragraph")

    @cached_property
    def default_table(self) -> str:
        """Give the id of the table style that holds where none is named."""
        return self._default_of("table")

    def _default_of(self, kind: str) -> str:
        for style_id, one in self._by_id.items():
            if one.get(W + "type") == kind and one.get(W + "default", "0").lower() not in _OFF:
                return style_id
        return ""

    @cached_property
    def _document_flags(self) -> int:
        if self.root is None:
            return 0
        return look_of(self.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")).on

    def _chain(self, style_id: str) -> Iterator[tuple[str, Element]]:
        """Yield a style and the ones it is based on, nearest first."""
        for _ in range(_BASED_ON_LIMIT):
            style = self._by_id.get(style_id)
            if style is None:
                return
            yield style_id, style
            based = style.find(W + "basedOn")
            if based is None:
                return
            style_id = based.get(VAL, "")

    def paragraph(self, style_id: str) -> ParagraphStyle:
        """Say what a paragraph style decides; an unknown one decides what its id says."""
        known = self._paragraph.get(style_id)
        if known is None:
            known = self._paragraph[style_id] = self._read_paragraph(style_id or self.default)
        return known

    def _read_paragraph(self, style_id: str) -> ParagraphStyle:
        chain = tuple(self._chain(style_id))
        flags = self._document_flags
        for _, style in reversed(chain):
            flags = look_of(style.find(W + "rPr")).over(flags)
            if is_seen_shade(style.find(f"{W}pPr/{W}shd")):
                flags |= SHOWN
        names = [_name(style) for _, style in chain] or [style_id.lower()]
        return ParagraphStyle(
            _heading(chain, names),
            _numbering(chain),
            flags,
            any(_CONTENTS_NAME.match(name) for name in names),
        )

    def run(self, style_id: str) -> Look:
        """Say what a character style sets and clears."""
        known = self._run.get(style_id)
        if known is None:
            on = off = 0
            for _, style in reversed(tuple(self._chain(style_id))):
                look = look_of(style.find(W + "rPr"))
                on, off = on & ~look.off | look.on, off & ~look.on | look.off
            known = self._run[style_id] = Look(on, off)
        return known

    def has_bold_first_row(self, style_id: str) -> bool:
        """Tell whether a table style prints its first row in bold."""
        for _, style in self._chain(style_id):
            for part in style.iterchildren(W + "tblStylePr"):
                if part.get(W + "type") == "firstRow":
                    return bool(look_of(part.find(W + "rPr")).on & BOLD)
        return False

    def has_colour(self, style_id: str) -> bool:
        """Tell whether a table style gives cells a ground, or letters a colour, of its own."""
        known = self._coloured.get(style_id)
        if known is None:
            known = self._coloured[style_id] = any(
                is_seen_shade(one) or one.tag == _COLOUR
                for _, style in self._chain(style_id)
                for one in style.iter(_SHADE, _COLOUR)
            )
        return known

    def list_of_style(self, style_id: str) -> str | None:
        """Give the list that a numbering style stands for."""
        for _, style in self._chain(style_id):
            num = style.find(f"{W}pPr/{W}numPr/{W}numId")
            if num is not None:
                return num.get(VAL)
        return None


def _name(style: Element) -> str:
    name = style.find(W + "name")
    return (name.get(VAL, "") if name is not None else style.get(W + "styleId", "")).lower()


def _heading(chain: tuple[tuple[str, Element], ...], names: list[str]) -> int | None:
    """Find the heading level: the nearest style that states an outline level or bears a heading's name."""
    outlines = [style.find(f"{W}pPr/{W}outlineLvl") for _, style in chain] or [None]
    for outline, name in zip(outlines, names, strict=True):
        if outline is not None:
            return outline_heading(outline)
        if _CONTENTS_NAME.match(name):
            return None
        if found := _HEADING_NAME.search(name):
            return int(found[1])
        if _TITLE_NAME.match(name):
            return TITLE_LEVEL
    return None


def outline_heading(outline: Element) -> int | None:
    """Turn ``w:outlineLvl`` into a heading level from 1."""
    value = outline.get(VAL, "")
    return int(value) + 1 if value.isdecimal() and int(value) < BODY_LEVEL else None


def _numbering(chain: tuple[tuple[str, Element], ...]) -> StyleNumbering | None:
    level: int | None = None
    for style_id, style in chain:
        properties = style.find(f"{W}pPr/{W}numPr")
        if properties is None:
            continue
        if level is None:
            level = number(properties.find(W + "ilvl"))
        num = properties.find(W + "numId")
        if num is not None:
            ids = tuple(one for one, _ in chain)
            return StyleNumbering(num.get(VAL, "0"), level, (style_id, *ids))
    return None


def number(element: Element | None, attribute: str = "val") -> int | None:
    """Read the whole number in an attribute of an element; None where there is none."""
    value = element.get(W + attribute, "") if element is not None else ""
    return int(value) if _NUMBER.match(value) else None
