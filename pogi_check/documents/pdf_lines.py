"""Lines of a PDF page: pieces to lines, columns in reading order, line ends joined right."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pogi_check.documents.page import HYPHEN, STAND_IN, Page, Piece
from pogi_check.documents.symbols import raised, readable
from pogi_check.documents.written_order import texts_beside
from pogi_check.patterns import pattern

_TOP, _BOTTOM = 0.13, 0.87  # the bands of the page where running headers and footers stand
_MARGIN = 60.0  # points; text begins further from the edge of the page
_COUNTED = 60  # letters; a longer line with a number that counts is a footnote
_DEEP = 80.0  # points; a counted line below this is the first of the text: "Krav 1", "Krav 2"
_LABEL = 8  # letters; a number or code before a text is no longer
_LIFTED = 0.15  # em; a raised figure stands higher
_IN_COLUMNS = 8  # pieces; fewer are no columns
_SAME_LINE = 0.4  # em; pieces whose base lines differ less stand on one line
_RAISED, _MARK_SIZE, _MARK = 0.55, 0.88, 4  # em, part of an em, letters; a figure that points to a footnote
_PAGE_NUMBER = pattern(
    r"^(?:[-–|\s]*(?:side|page|s\.)?\s*#+(?:\s*(?:af|of|/|ud af)\s*#+)?[-–|\s]*)$", re.IGNORECASE
)
_DIGITS = pattern(r"\d+")
# The private codes of the Symbol and Wingdings fonts, which a PDF does not tell apart.
_SIGNS = str.maketrans(
    {
        "\uf06d": "µ",
        "\uf0a7": "▪",
        "\uf0d8": "➢",
        "\uf02d": "–",
        "\uf0fc": "✓",
        "\uf0a8": "☐",
        "\uf06f": "☐",
        "\uf0fe": "☒",
        "\uf078": "☒",
        "\uf0e0": "→",
    }
)
_MAY_BE_SIGN = pattern("[\uf02d-\uf0fe]")  # a search is cheap, and most texts hold none


_Key = tuple[int, int, str]
"""Top or bottom, height on the page, text with its numbers blotted out."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in its column; ``edge`` is the right edge of that column."""

    page: int
    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    edge: float
    text_left: float
    pieces: tuple[Piece, ...] = ()

    @property
    def is_aside(self) -> bool:
        """Tell whether the line is no part of the text around it: a watermark across it, or struck out."""
        return bool(self.pieces) and self.pieces[0].is_aside


def clean(text: str) -> str:
    """Write ligatures, soft hyphens, odd spaces and symbol fonts' signs as plain text."""
    return readable(text.translate(_SIGNS) if _MAY_BE_SIGN.search(text) else text)


def lines_of(pieces: Iterable[Piece], page: int, edge: float) -> list[Line]:
    """Give the lines that pieces make, from the top down."""
    return [_line(parts, page, edge) for parts in _levels(pieces)]


def _line(parts: list[Piece], page: int, edge: float) -> Line:
    if len(parts) == 1:
        piece = parts[0]
        return Line(
            page, clean(piece.text), piece.left, piece.right, piece.base, piece.size, piece.bold, edge,
            piece.left, (piece,),
        )  # fmt: skip
    main = max(parts, key=lambda piece: len(piece.text))
    text = clean(parts[0].text)
    for before, after in pairwise(parts):
        tight = -0.05 * main.size < after.left - before.right < 0.08 * main.size
        text = text.removesuffix(HYPHEN) + ("-" if text.endswith(HYPHEN) else "") + ("" if tight else " ")
        more = clean(after.text)
        is_raised = tight and _is_mark(before, after) and after.base < before.base - _LIFTED * main.size
        text += raised(more, text) if is_raised else more
    return Line(
        page,
        text,
        parts[0].left,
        max(piece.right for piece in parts),
        main.base,
        main.size,
        all(piece.bold for piece in parts),
        edge,
        parts[1].left if len(parts[0].text) <= _LABEL else parts[0].left,
        tuple(parts),
    )


# ---- reading order


def in_reading_order(pieces: Sequence[Piece], page: Page, margin: float) -> list[Line]:
    """Give the lines of a page as a person reads them, columns one after another.

    ``margin`` is where lines of running text end on such pages.
    """
    upright = [piece for piece in pieces if not piece.is_aside]
    lines = _ordered(upright, page.number, margin, 0)
    struck = [piece for piece in pieces if piece.struck and not piece.sideways]
    lines += lines_of(struck, page.number, max((piece.right for piece in struck), default=0.0))
    lines += [_line([piece], page.number, piece.right) for piece in pieces if piece.sideways]
    return lines


def has_columns(pieces: Sequence[Piece]) -> bool:
    """Tell whether the text of a page runs in columns."""
    return _gutter([piece for piece in pieces if not piece.is_aside]) is not None


def _ordered(pieces: Sequence[Piece], page: int, margin: float, depth: int) -> list[Line]:
    if not pieces:
        return []
    edge = max(piece.right for piece in pieces)
    gutter = _gutter(pieces) if depth < 3 else None  # noqa: PLR2004
    if gutter is None:
        return _lines_beside(pieces, page, max(edge, margin), depth)
    lines: list[Line] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for level in _levels(pieces):
        across = [piece for piece in level if piece.left < gutter < piece.right]
        if across and level[1:] == across and len(level[0].text) <= _LABEL:
            across = level  # a row with its number
        left += (piece for piece in level if piece.right <= gutter and piece not in across)
        right += (piece for piece in level if piece.left >= gutter and piece not in across)
        if across:
            lines += _ordered(left, page, 0.0, depth + 1) + _ordered(right, page, 0.0, depth + 1)
            left, right = [], []
            lines += lines_of(across, page, edge)
    return lines + _ordered(left, page, 0.0, depth + 1) + _ordered(right, page, 0.0, depth + 1)


def _lines_beside(pieces: Sequence[Piece], page: int, edge: float, depth: int) -> list[Line]:
    """Give the lines of a text in one column, but for what the file writes as texts beside each other."""
    beside = texts_beside(pieces) if depth < 3 else []  # noqa: PLR2004
    if not beside:
        return lines_of(pieces, page, edge)
    apart = {id(piece) for both in beside for text in both for piece in text}
    rest = [piece for piece in pieces if id(piece) not in apart]
    lines: list[Line] = []
    for both in beside:
        top = min(piece.base for text in both for piece in text) - 1
        lines += lines_of([piece for piece in rest if piece.base < top], page, edge)
        rest = [piece for piece in rest if piece.base >= top]
        for text in both:
            lines += _lines_beside(text, page, max(piece.right for piece in text), depth + 1)
    return lines + lines_of(rest, page, edge)


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Find the white strip between two columns of running text; None for one column or a table.

    Lines whose words stand close come first: where there are none, the text may be justified in columns so
    narrow that wide spaces part its words.
    """
    pieces = [piece for piece in pieces if piece.text != STAND_IN]
    if len(pieces) < _IN_COLUMNS:
        return None
    rows = [[piece] for piece in pieces]
    return _strip(pieces, rows, 0) or _strip(pieces, _levels(pieces), 0)


def _strip(pieces: Sequence[Piece], rows: Sequence[Sequence[Piece]], depth: int) -> float | None:
    low, high = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    width = high - low
    starts = Counter(round(piece.left / 3) for piece in pieces)
    best: tuple[int, float] | None = None
    for start, count in starts.most_common(12):
        x = start * 3 - 3.0
        if count < 4 or not low + width * 0.2 < x < low + width * 0.8:  # noqa: PLR2004
            continue
        left = [piece for piece in pieces if piece.right <= x]
        right = [piece for piece in pieces if piece.left >= x]
        crossing = len(pieces) - len(left) - len(right)
        if min(len(left), len(right)) < 4 or crossing > 0.25 * len(pieces):  # noqa: PLR2004
            continue
        before = [part for row in rows if (part := [piece for piece in row if piece.right <= x])]
        after = [part for row in rows if (part := [piece for piece in row if piece.left >= x])]
        sides = ((left, before, x - low), (right, after, high - x))
        if all(_is_prose(own, room) or (not depth and _strip(side, own, 1)) for side, own, room in sides):
            score = min(len(left), len(right)) - crossing
            if best is None or score > best[0]:
                best = (score, x)
    return None if best is None else best[1]


def _is_prose(rows: Sequence[Sequence[Piece]], width: float) -> bool:
    """Tell whether rows of pieces are lines of running text; in a table the pieces stand under each other."""
    wide = sum(max(piece.right for piece in row) - row[0].left >= 0.6 * width for row in rows)
    letters = sum(len(piece.text) for row in rows for piece in row)
    inner = Counter(round(piece.left / 3) for row in rows for piece in row[1:])
    scattered = max(inner.values(), default=0) <= max(3, len(rows) / 8)
    return wide * 2 >= len(rows) and letters >= 18 * len(rows) and scattered


def _levels(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Give the pieces that stand on one line together, from the left."""
    levels: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.base):
        first = levels[-1][0] if levels else piece
        apart = piece.base - first.base
        em = max(first.size, piece.size)
        if levels and apart <= _RAISED * em and (apart <= _SAME_LINE * em or _is_mark(first, piece)):
            levels[-1].append(piece)
        else:
            levels.append([piece])
    return [level if len(level) == 1 else sorted(level, key=lambda piece: piece.left) for level in levels]


def _is_mark(one: Piece, other: Piece) -> bool:
    """Tell whether one of two pieces is a raised figure, which stands higher than letters on its line."""
    mark, text = (one, other) if one.size < other.size else (other, one)
    return mark.size < _MARK_SIZE * text.size and len(mark.text) <= _MARK


def with_bullets(page: Page) -> list[Piece]:
    """Give a page's pieces in the order of the file, each bullet drawn as a disc before its line."""
    if not page.dots or len(page.dots) > len(page.pieces):
        return list(page.pieces)
    bullets: dict[int, Piece] = {}
    for dot in page.dots:
        middle = (dot.top + dot.bottom) / 2
        for place, piece in enumerate(page.pieces):
            beside = 0.2 * piece.size < piece.left - dot.right < 2.5 * piece.size
            if beside and abs(piece.base - piece.size * 0.3 - middle) < 0.3 * piece.size:
                bullets[place] = Piece("•", dot.left, dot.right, piece.base, piece.size)
                break
    found: list[Piece] = []
    for place, piece in enumerate(page.pieces):
        found += [bullets[place], piece] if place in bullets else [piece]
    return found


def right_margins(pages: Sequence[Page], bodies: Sequence[Sequence[Piece]]) -> dict[int, float]:
    """Give where lines of running text end, by page width."""
    ends: dict[int, list[float]] = {}
    for page, pieces in zip(pages, bodies, strict=True):
        ends.setdefault(round(page.width), []).extend(p.right for p in pieces if len(p.text) > 40)  # noqa: PLR2004
    return {width: sorted(rights)[int(len(rights) * 0.95)] for width, rights in ends.items() if rights}


# ---- running headers and footers


def split_running(
    pages: Sequence[Page], bodies: Sequence[Sequence[Piece]]
) -> tuple[list[list[Piece]], list[str], list[str]]:
    """Part each page's pieces from running headers and footers; give these once each."""
    seen: dict[_Key, dict[int, str]] = {}
    for page, pieces in zip(pages, bodies, strict=True):
        for piece in pieces:
            if (key := _running_key(piece, page)) is not None:
                seen.setdefault(key, {}).setdefault(page.number, piece.text)
    enough = max(2, min(len(pages) * 0.4, 10))
    running = {key for key, found in seen.items() if len(found) >= enough and _repeats(key, found)}
    by_section = {key for key, found in seen.items() if _heads_sections(key, found, pages[0].height)}
    running |= by_section
    rest: list[list[Piece]] = []
    texts: dict[tuple[_Key, str], str] = {}
    for page, pieces in zip(pages, bodies, strict=True):
        keys = [_running_key(piece, page) for piece in pieces]
        apart = {
            place: key
            for place, (piece, key) in enumerate(zip(pieces, keys, strict=True))
            if key is not None and (key in running or _is_page_number(piece, key, keys, page))
        }
        for place in _set_close(pieces, apart):
            del apart[place]
        for place, key in apart.items():
            text = pieces[place].text
            texts.setdefault((key, text if key in by_section else ""), clean(text).replace(HYPHEN, "-"))
        rest.append([piece for place, piece in enumerate(pieces) if place not in apart])
    headers = dict.fromkeys(text for (key, _), text in texts.items() if key[0] == 0)
    footers = dict.fromkeys(text for (key, _), text in texts.items() if key[0] == 1)
    return rest, list(headers), list(footers)


def _set_close(pieces: Sequence[Piece], apart: Mapping[int, _Key]) -> list[int]:
    """Find what repeats but follows the text line by line: it is text that happens to return."""
    text = [piece for place, piece in enumerate(pieces) if place not in apart]
    close: list[int] = []
    for side, sign in ((0, -1), (1, 1)):
        for place in sorted(
            (p for p, key in apart.items() if key[0] == side), key=lambda p: sign * pieces[p].base
        ):
            piece = pieces[place]
            near = 1.35 * piece.size
            follows = (0 < sign * (piece.base - other.base) <= near for other in text)
            if any(follows):
                text.append(piece)
                close.append(place)
    return close


def _running_key(piece: Piece, page: Page) -> _Key | None:
    # A watermark or a case number set sideways stands on every page, at whatever height.
    if page.height * _TOP <= piece.base <= page.height * _BOTTOM and not piece.sideways:
        return None
    text = _DIGITS.sub("#", piece.text)
    if len(text) < 4 and not _PAGE_NUMBER.match(text):  # noqa: PLR2004 - a bullet, a list number
        return None
    return int(piece.base > page.height / 2), round(piece.base / 5), text


def _repeats(key: _Key, found: dict[int, str]) -> bool:
    """Tell whether texts that differ in their numbers alone are one text, its page number aside."""
    if len(set(found.values())) == 1:
        return True
    if len(key[2]) > _COUNTED or (not key[0] and key[1] * 5 > _DEEP):
        return False
    columns = zip(
        *([int(n) - page for n in _DIGITS.findall(text)] for page, text in found.items()), strict=False
    )
    return any(max(Counter(column).values()) >= 0.8 * len(found) for column in columns)


def _heads_sections(key: _Key, found: Mapping[int, str], height: float) -> bool:
    """Tell whether texts change by section, as "Bilag 1" and "Bilag 2" do, and stay over its pages.

    Three pages on end are enough; two where it stands so near the edge that no text does.
    """
    at_edge = not _MARGIN < key[1] * 5 < height - _MARGIN
    lengths = Counter[str]()
    for page, text in found.items():
        if found.get(page - 1) == text or found.get(page + 1) == text:
            lengths[text] += 1
    staying = sum(count for count in lengths.values() if count >= (2 if at_edge else 3))
    return staying * 2 > len(found)


def _is_page_number(piece: Piece, key: _Key, keys: Sequence[_Key | None], page: Page) -> bool:
    if not _PAGE_NUMBER.match(key[2]):
        return False
    if key[2].strip("#"):
        return True
    alone = sum(other is not None and other[:2] == key[:2] for other in keys) == 1
    return alone and not page.height * 0.07 < piece.base < page.height * 0.93
