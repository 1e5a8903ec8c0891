"""Where things stand on a page that may be turned, and what a run of its text says: no PDFium here."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from pogi_check.documents.page import Box

Transform = Callable[[float, float], tuple[float, float]]
Matrix = Any  # PDFium publishes no types

_RIMMED = 8  # letters; of shorter words some are spelled so


def once(text: str) -> str:
    """Give text once whose letters are printed twice beside each other, as maps print a rim: "LLaacc"."""
    if text[:1] != text[1:2]:
        return text
    words = text.split(" ")
    letters = sum(map(str.isalpha, text))
    if letters < _RIMMED or any(word[::2] != word[1::2] for word in words):
        return text
    return " ".join(word[::2] for word in words)


def middle_of(text: str, begin: int, end: int) -> int:
    """Give the place of a letter about the middle of a part; a space has no size of its own."""
    middle = (begin + end) // 2
    while text[middle] == " ":
        middle += 1
    return middle


def spread(text: str, gaps: Sequence[int], begin: int, end: int) -> str:
    """Give a part of a run with a space where the file only leaves room for one."""
    if not gaps:
        return text[begin:end]
    places = [begin, *(place for place in gaps if begin < place < end), end]
    return " ".join(text[here:there] for here, there in pairwise(places))


def joints(text: str) -> Iterator[tuple[int, int]]:
    """Give the places where a run that jumps may be cut: its spaces and between its letters."""
    place = 1
    while place < len(text):
        end = place
        while text[end] in " \u00a0\t":
            end += 1
        yield place, end
        place = end + 1


def is_dot(box: Box) -> bool:
    """Tell whether a shape is as small and square as the bullet that a browser draws."""
    width, height = box.right - box.left, box.bottom - box.top
    return 2 <= width <= 8 and abs(width - height) < 0.6  # noqa: PLR2004 - points


def utf16(text: str) -> str:
    """Spread characters beyond the basic plane over two places, as PDFium counts them."""
    return "".join(char if char <= "\uffff" else char + "\ufeff" for char in text)


def quarter_of(dx: float, dy: float, least: float = 3.0) -> int:
    """Tell which way a run reads: 0 right, 1 up, 2 left, 3 down, -1 when it is too short to tell."""
    if max(abs(dx), abs(dy)) < least:
        return -1
    if abs(dx) >= abs(dy):
        return 0 if dx > 0 else 2
    return 1 if dy > 0 else 3


def is_askew(dx: float, dy: float) -> bool:
    """Tell whether a run climbs or falls by more than a scanner's slant, as a watermark does."""
    low, high = sorted((abs(dx), abs(dy)))
    return low > 0.2 * high


def turn(
    quarter: int, left: float, bottom: float, right: float, top: float
) -> tuple[Transform, float, float]:
    """Give the map from page space to reading space, and the size of the page there."""
    width, height = right - left, top - bottom
    if quarter == 0:
        return lambda x, y: (x - left, top - y), width, height
    if quarter == 1:
        return lambda x, y: (y - bottom, x - left), height, width
    if quarter == 2:  # noqa: PLR2004 - quarter turns
        return lambda x, y: (right - x, y - bottom), width, height
    return lambda x, y: (top - y, right - x), height, width


def through(matrix: Matrix, place: Transform) -> Transform:
    """Give the map from inside a form to reading space."""
    a, b, c, d, e, f = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    return lambda x, y: place(a * x + c * y + e, b * x + d * y + f)


def box_of(place: Transform, left: float, bottom: float, right: float, top: float) -> Box:
    """Give a rectangle of page space in reading space."""
    x0, y0 = place(left, bottom)
    x1, y1 = place(right, top)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
