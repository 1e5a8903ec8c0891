"""Check boxes that a page draws as shapes: small squares beside text, empty, ticked, crossed or filled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from pogi_check.documents.page import Box, Piece

LARGEST = 22.0  # points; a tick may reach out of its box
SEGMENTS = 64  # of a shape; a browser rounds the corners of a box with thirteen each

_LEAST, _MOST = 5.0, 16.0  # points; the sides of a box
_MANY_BOXES, _MANY_SHAPES = 300, 2_000  # on a page; more are a drawing
_SQUARE = 0.9  # of the square around it; of a disc it is less than 0.8
_INSIDE = 0.35  # of a side; so far a tick may reach out
_FILLED = 0.3  # of a side; what fills a box less is a speck
_APART = 0.4  # points; boxes that stand nearer are the cells of a grid
_EDGE = 2.0  # points; letters reach over the line of a box
_WORD = 0.3  # em; between words
_ROOM = 2.5  # em; between a box and its text
_OFF = 0.6  # em; between the middles of a box and of the letters beside it
_TICKS = frozenset("xX×✓✔✗√vV")
_CHECKED, _UNCHECKED = "☒", "☐"


class Kind(Enum):
    """What a small shape may be of a check box."""

    OUTLINE = "outline"
    FILLED = "filled"
    MARK = "mark"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Shape:
    """A small shape, and what draws it as all others where it turns out to belong to no check box."""

    box: Box
    kind: Kind
    draw: Callable[[], None]


@dataclass(frozen=True, slots=True)
class CheckBox:
    """A drawn check box."""

    box: Box
    checked: bool

    @property
    def middle(self) -> float:
        """Give its height on the page."""
        return (self.box.top + self.box.bottom) / 2


def is_small(box: Box) -> bool:
    """Tell whether a shape is no larger than a check box with its tick."""
    return max(box.right - box.left, box.bottom - box.top) <= LARGEST


def is_square(box: Box, points: Sequence[tuple[float, float]]) -> bool:
    """Tell whether an outline is a square of a check box's size, with round corners perhaps."""
    width, height = box.right - box.left, box.bottom - box.top
    if not (_LEAST <= width <= _MOST and abs(width - height) <= max(1.0, 0.12 * width)):
        return False
    around = [*points, *points[:1]]
    area = abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(around))) / 2
    return area >= _SQUARE * width * height


def find_check_boxes(shapes: Sequence[Shape]) -> list[CheckBox]:
    """Give what may be check boxes; the shapes that are no part of one are drawn as usual."""
    outlines = [shape for shape in shapes if shape.kind is Kind.OUTLINE]
    filled = [shape for shape in shapes if shape.kind is Kind.FILLED]
    if len(shapes) > _MANY_SHAPES or len(outlines) + len(filled) > _MANY_BOXES:
        outlines = filled = []
    used: set[int] = set()
    found: list[CheckBox] = []
    for one in [one for one in outlines if not any(_touch(one.box, other.box) for other in outlines)]:
        if id(one) in used:
            continue
        parts = [shape for shape in shapes if shape is not one and _is_in(shape.box, one.box)]
        checked = any(_marks(shape, one.box) for shape in parts)
        used.update(map(id, [one, *parts]))
        found.append(CheckBox(one.box, checked))
    sides = {round(one.box.right - one.box.left) for one in found}
    for one in filled:
        parts = [shape for shape in shapes if shape.kind is Kind.MARK and _is_in(shape.box, one.box)]
        side = round(one.box.right - one.box.left)
        # Alone a dark square is the bullet of a list; it is a box where others of its size are empty.
        if id(one) not in used and (parts or not sides.isdisjoint((side - 1, side, side + 1))):
            used.update(map(id, [one, *parts]))
            found.append(CheckBox(one.box, checked=True))
    for shape in shapes:
        if id(shape) not in used:
            shape.draw()
    return found


def _touch(one: Box, other: Box) -> bool:
    """Tell whether two squares stand side by side or one above the other, as cells do."""
    if one is other or _is_in(one, other) or _is_in(other, one):
        return False
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return across < _APART and down < _APART and min(across, down) < 0


def _is_in(inner: Box, outer: Box) -> bool:
    out = _INSIDE * (outer.right - outer.left)
    return (
        outer.left - out <= inner.left
        and inner.right <= outer.right + out
        and outer.top - out <= inner.top
        and inner.bottom <= outer.bottom + out
    )


def _marks(shape: Shape, box: Box) -> bool:
    least = _FILLED * (box.right - box.left)
    size = max(shape.box.right - shape.box.left, shape.box.bottom - shape.box.top)
    return shape.kind in (Kind.MARK, Kind.FILLED) and size >= least


def with_check_boxes(
    pieces: Sequence[Piece], boxes: Sequence[CheckBox], fields: Sequence[Piece]
) -> list[Piece]:
    """Put a sign for each box among the pieces of a page, right before or behind the text beside it.

    A letter that stands in a box as its cross is taken for that; a box with other text in it is none, and
    neither is the frame of a field, which says itself whether it is ticked.
    """
    found = list(pieces)
    for box in sorted(boxes, key=lambda one: (one.box.top, one.box.left)):
        if not any(_is_field(piece, box.box) for piece in fields):
            _place(found, box)
    return found + list(fields)


def _is_field(field: Piece, box: Box) -> bool:
    across = min(field.right, box.right) - max(field.left, box.left)
    return across > 0 and box.top < field.base and field.base - field.size < box.bottom


def _place(pieces: list[Piece], box: CheckBox) -> None:
    level = [
        (at, piece)
        for at, piece in enumerate(pieces)
        if not piece.sideways and abs(_height(piece) - box.middle) <= _OFF * piece.size + 1
    ]
    checked = box.checked
    for at, piece in level:
        if box.box.left - _EDGE <= piece.left < box.box.right - _EDGE:
            within = piece.right <= box.box.right + _EDGE
            if piece.text[:1] not in _TICKS or not (within or piece.text[1:2] == " "):
                return
            checked = True
            rest = piece.text[1:].lstrip()
            # Where the rest begins is not known; it is a word apart.
            pieces[at] = replace(piece, text=rest, left=box.box.right + _WORD * piece.size)
            level = [(here, pieces[here]) for here, _ in level if pieces[here].text]
            break
    beside = _beside(level, box.box)
    if beside is None:
        return
    at, after = beside
    text, near = _CHECKED if checked else _UNCHECKED, pieces[at]
    pieces.insert(at + after, Piece(text, box.box.left, box.box.right, near.base, near.size))
    pieces[:] = [piece for piece in pieces if piece.text]


def _height(piece: Piece) -> float:
    return piece.base - 0.35 * piece.size


def _beside(level: Sequence[tuple[int, Piece]], box: Box) -> tuple[int, bool] | None:
    """Give the text that a box belongs to: the one right behind it, else before it, else of its row."""
    behind = [(piece.left - box.right, at, piece) for at, piece in level if piece.left >= box.right - _EDGE]
    before = [(box.left - piece.right, at, piece) for at, piece in level if piece.right <= box.left + _EDGE]
    for near, after in ((min(behind, default=None), False), (min(before, default=None), True)):
        if near is not None and near[0] <= _ROOM * near[2].size:
            return near[1], after
    rest = min(before, default=None) or min(behind, default=None)
    return None if rest is None else (rest[1], bool(before))
