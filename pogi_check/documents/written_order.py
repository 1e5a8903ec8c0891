"""What the order in which a file writes its words tells of columns that no line rules. Pure geometry.

Programs write a table cell by cell and a box beside the text in one go. So a text that begins again further
up, to the right of what was just written, stands in a column of its own, and lines must not be read across.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from pogi_check.documents.grids import Grid, GridCell
from pogi_check.documents.page import HYPHEN, Box, Piece

_LEVEL = 0.5  # em; base lines that differ less are one line
_PITCH = 1.5  # em; lines further apart are no running text
_GAP, _WIDE_GAP = 1.3, 5.0  # em; what stands nearer on a line belongs together, in a justified one
_SAME_EDGE = 4.0  # points
_SAME_SIZE = 0.08
_BETWEEN = 4.0  # em; rows of a table stand no further apart
_LETTERS = 12  # in a line of running text, at the least


@dataclass(slots=True)
class _Entry:
    """Pieces that the file writes one after another and that stand below one another: a cell, perhaps."""

    pieces: list[Piece]
    lines: int = 1
    left: float = field(init=False)
    right: float = field(init=False)

    def __post_init__(self) -> None:
        self.left, self.right = self.pieces[0].left, self.pieces[0].right

    @property
    def first(self) -> Piece:
        """Give what was written first."""
        return self.pieces[0]

    @property
    def last(self) -> Piece:
        """Give what was written last."""
        return self.pieces[-1]

    def takes(self, piece: Piece, after: Piece | None) -> bool:
        """Take a piece that carries the entry on; tell whether it does.

        What comes ``after`` it tells a wide space in a justified line from the next column.
        """
        last, em = self.last, self.first.size
        down = piece.base - last.base
        gap = _WIDE_GAP if after is not None and self._runs_on_in(after, piece) else _GAP
        beside = abs(down) <= _LEVEL * em and -1 <= piece.left - last.right < gap * em
        below = (
            0.8 * em < down < _PITCH * em
            and self.left - _SAME_EDGE <= piece.left < self.right
            and abs(piece.size - em) <= _SAME_SIZE * em
        )
        if not (beside or below):
            return False
        self.pieces.append(piece)
        self.lines += below
        self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)
        return True

    def _runs_on_in(self, after: Piece, piece: Piece) -> bool:
        down = after.base - piece.base
        return (
            abs(after.left - self.left) <= _SAME_EDGE
            and 0.8 * piece.size < down < _PITCH * piece.size
            and after.text[0].islower()
            and len(self.last.text) >= _LETTERS
        )


_Row = list[_Entry]


def begins_again(pieces: Sequence[Piece]) -> bool:
    """Tell whether a text begins again further up to the right: most pages run straight down."""
    return any(
        after.base < before.base - _LEVEL * after.size and after.left > before.left
        for before, after in pairwise(pieces)
    )


def written_tables(pieces: Sequence[Piece]) -> list[Grid]:
    """Give the tables without lines whose cells the file writes one after another, row by row.

    It takes three rows whose texts begin at the same places, and one text of several lines that another one
    stands beside: nothing else tells columns from spaces.
    """
    rows: list[_Row] = []
    for entry in _entries(pieces):
        row = rows[-1] if rows else None
        if row is not None and _is_beside(row[-1], entry, row[0]):
            row.append(entry)
        else:
            rows.append([entry])
    grids = [(group, grid) for group in _groups(rows) if (grid := _grid_of(group)) is not None]
    return [grid for group, grid in grids if _holds_all(grid, group, pieces)]


def _holds_all(grid: Grid, rows: Sequence[_Row], pieces: Sequence[Piece]) -> bool:
    """Tell whether nothing else stands beside a table: what does would be read out of its place."""
    box = grid.box
    level = sum(box.top < piece.base <= box.bottom and not piece.is_aside for piece in pieces)
    return level == sum(len(entry.pieces) for row in rows for entry in row)


def _entries(pieces: Sequence[Piece]) -> Iterator[_Entry]:
    entry: _Entry | None = None
    upright = [piece for piece in pieces if not piece.is_aside]
    for piece, after in zip_longest(upright, upright[1:]):
        if entry is None or not entry.takes(piece, after):
            if entry is not None:
                yield entry
            entry = _Entry([piece])
    if entry is not None:
        yield entry


def _is_beside(before: _Entry, entry: _Entry, first: _Entry) -> bool:
    """Tell whether a text stands right of another and level with the first of its row.

    Programs set the texts of a row level at the top, in the middle or at the bottom.
    """
    em = first.first.size
    tops, bottoms = entry.first.base - first.first.base, entry.last.base - first.last.base
    level = min(abs(tops), abs(bottoms), abs(tops + bottoms) / 2)
    return entry.left > before.right and level <= _LEVEL * em and tops * bottoms <= em


def _groups(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Put rows together that follow one another and begin at the same places."""
    group: list[_Row] = []
    for row in rows:
        if group and _follows(group, row):
            group.append(row)
            continue
        if group:
            yield group
        group = [row] if len(row) > 1 else []
    if group:
        yield group


def _follows(group: list[_Row], row: _Row) -> bool:
    em = row[0].first.size
    bottom = max(entry.last.base for entry in group[-1])
    top = min(entry.first.base for entry in row)
    if not 0.8 * em < top - bottom < _BETWEEN * em or len(row) < 2:  # noqa: PLR2004 - two columns
        return False
    if abs(em - group[-1][0].first.size) > _SAME_SIZE * em:
        return False
    if len(group) == 1 and len(row) == len(group[0]):
        # Heads may stand in the middle of their columns.
        return all(
            abs(head.left - entry.left) <= _SAME_EDGE or entry.left <= head.left <= entry.right
            for head, entry in zip(group[0], row, strict=True)
        )
    lefts = [entry.left for entry in group[-1]]
    return len(row) == len(lefts) and all(
        abs(entry.left - left) <= _SAME_EDGE for entry, left in zip(row, lefts, strict=True)
    )


def _grid_of(rows: list[_Row]) -> Grid | None:
    proofs = sum(any(entry.lines > 1 for entry in row[:-1]) for row in rows)
    if not proofs or len(rows) + (proofs > 1) < 3:  # noqa: PLR2004 - two rows may be chance
        return None
    columns = range(len(rows[0]))
    lefts = [min(row[column].left for row in rows) - 3 for column in columns]
    rights = [max(row[column].right for row in rows) for column in columns]
    if any(right > left for right, left in zip(rights, lefts[1:], strict=False)):
        return None
    edges = (*lefts, rights[-1] + 3)
    tops = [min(entry.first.base - entry.first.size for entry in row) for row in rows]
    levels = (*tops, max(entry.last.base for entry in rows[-1]) + 3)
    cells = tuple(
        GridCell(row, column, 1, 1, Box(edges[column], levels[row], edges[column + 1], levels[row + 1]))
        for row in range(len(rows))
        for column in columns
    )
    width = len(rows[0])
    index = tuple(tuple(range(row * width, (row + 1) * width)) for row in range(len(rows)))
    return Grid(edges, levels, cells, index, ruled=False)


Beside = tuple[list[Piece], list[Piece]]
"""Two texts that stand beside each other, the one that is read first in front."""


def texts_beside(pieces: Sequence[Piece]) -> list[Beside]:
    """Find texts that stand beside each other, each written in one go, from the top down."""
    found: list[Beside] = []
    start = 0
    for place in range(1, len(pieces)):
        if place < start or pieces[place].base > pieces[place - 1].base - 0.8 * pieces[place].size:
            continue
        for sign in (1, -1):  # the second text stands to the right, or to the left of a box
            first = _before(pieces, place, start, sign)
            second = _after(pieces, place, first, sign) if first else []
            if second and _stand_apart(first, second):
                found.append((first, second))
                start = place + len(second)
                break
    return sorted(found, key=lambda beside: min(beside[0][0].base, beside[1][0].base))


def _before(pieces: Sequence[Piece], place: int, start: int, sign: int) -> list[Piece]:
    """Give what was written before a piece that begins again further up, down from where that stands."""
    piece = pieces[place]
    begin = place
    while begin > start:
        other = pieces[begin - 1]
        clear = other.right <= piece.left if sign > 0 else other.left >= piece.right
        if not clear or other.base < piece.base - _LEVEL * piece.size:
            break
        begin -= 1
    return list(pieces[begin:place])


def _after(pieces: Sequence[Piece], place: int, first: Sequence[Piece], sign: int) -> list[Piece]:
    """Give what was written from a place on beside what was written before it."""
    right_of = pieces[place].left - _SAME_EDGE
    left_of = min(piece.left for piece in first)
    end = place
    while end < len(pieces) and (pieces[end].left >= right_of if sign > 0 else pieces[end].right <= left_of):
        end += 1
    return list(pieces[place:end])


def _stand_apart(first: Sequence[Piece], second: Sequence[Piece]) -> bool:
    """Tell whether two texts are columns, and no table that is written down its columns."""
    bases = sorted(piece.base for piece in second)
    if bases[0] > max(piece.base for piece in first):
        return False
    if _runs_on(first) or _runs_on(second):
        return True
    if len(bases) < 2:  # noqa: PLR2004 - two lines
        return False
    level = sum(any(abs(piece.base - base) <= 1 for base in bases) for piece in first)
    return level * 2 < len(first) and max(len(piece.text) for piece in (*first, *second)) >= _LETTERS


def _runs_on(pieces: Sequence[Piece]) -> bool:
    """Tell whether a sentence runs over the end of a line."""
    return any(
        abs(after.left - before.left) <= _SAME_EDGE
        and 0.8 * after.size < after.base - before.base < _PITCH * after.size
        and len(before.text) >= _LETTERS
        and (after.text[:1].islower() or before.text.endswith((HYPHEN, ",")))
        for before, after in pairwise(pieces)
    )
