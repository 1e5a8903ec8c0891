"""A printed page as plain data: pieces of text, drawn lines, shaded rectangles.

All positions are points from the upper left corner of the page as a person reads it.
"""

from dataclasses import dataclass, field

HYPHEN = "\ufffe"
"""The sign for a hyphen at the end of a line; stands last in a piece's text."""

BROKEN = "\ufdd0"
"""The sign for a word that goes on in the next line without a hyphen; stands last in a line's text."""

STAND_IN = "\ufdd1"
"""The sign that stands for a table while the columns of a page are found."""

_DARK = bytes(range(128))
_BLANK = 2_000  # of so many pixels one is dark where there is a word


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on one line without a wide gap in it; ``spaced`` when the file ends it in a space.

    ``struck`` tells of a line that goes through the words.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    sideways: bool = False
    spaced: bool = False
    struck: bool = False

    @property
    def is_aside(self) -> bool:
        """Tell whether the text is no part of the text around it: set across the page, or struck out."""
        return self.sideways or self.struck

    def is_within(self, width: float, height: float) -> bool:
        """Tell whether the text is seen on a page of this size: marks for the printer stand outside."""
        return self.right > 0 and self.left < width and self.base > 0 and self.base - self.size < height


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: ``at`` on its own axis, from ``start`` to ``end`` on the other."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page.

    ``dots`` are bullets drawn as small discs, ``pictured`` tells of pictures or drawings,
    ``unmapped`` counts characters whose font does not say what they are. ``scanned`` tells of pieces that
    were read from a picture, and how sure that is in percent.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...] = ()
    horizontals: tuple[Rule, ...] = ()
    verticals: tuple[Rule, ...] = ()
    shades: tuple[Box, ...] = ()
    dots: tuple[Box, ...] = ()
    notes: tuple[str, ...] = ()
    pictured: bool = False
    damaged: bool = False
    unmapped: int = 0
    scanned: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as grey pixels, a byte each, row by row; ``scale`` is pixels a point."""

    width: int
    height: int
    pixels: bytes = field(repr=False)
    scale: float = 1.0

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is printed on the page."""
        dark = len(self.pixels) - len(self.pixels.translate(None, _DARK))
        return dark * _BLANK < len(self.pixels)
