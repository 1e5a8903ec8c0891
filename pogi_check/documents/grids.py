"""Grids of a page: cells that drawn lines enclose, columns that texts alone make. Pure geometry."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pogi_check.documents.page import Box, Piece, Rule
from pogi_check.patterns import pattern

_NEAR = 2.5  # points; lines nearer than this are one line drawn twice
_THIN = 4.5  # points; what lies between lines nearer than this is part of the line, no row or column
_SAME_EDGE = 4.0  # points; a column edge may drift this far from page to page
_OVERHANG = 10.0  # points; a horizontal rule that runs further past the last vertical has an open side
_CODE = pattern(r"^(?:[A-ZÆØÅ]{1,5}[-. ]?)?\d{1,4}(?:[.\-]\d{1,3})*[.)]?$|^[A-ZÆØÅ][.)]?$")
_LARGER = 1.08  # of the size of text
_ROWS_APART = 5.0  # em; rows of a list without lines stand no further apart
_DRAWING = 400_000  # comparisons of lines; a page that needs more is a drawing


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid on one page; merged cells have spans above 1."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells that drawn lines enclose; edges ascend, from the left and from the top.

    ``ruled`` is false where texts alone make the columns.
    """

    edges: tuple[float, ...]
    levels: tuple[float, ...]
    cells: tuple[GridCell, ...]
    index: tuple[tuple[int, ...], ...]
    ruled: bool = True

    @property
    def box(self) -> Box:
        """Give the rectangle around the grid."""
        return Box(self.edges[0], self.levels[0], self.edges[-1], self.levels[-1])

    def cell_at(self, x: float, y: float) -> int | None:
        """Give the number of the cell at a point, None outside."""
        column = bisect_right(self.edges, x) - 1
        row = bisect_right(self.levels, y) - 1
        if 0 <= column < len(self.edges) - 1 and 0 <= row < len(self.levels) - 1:
            return self.index[row][column]
        return None


def find_grids(
    horizontals: Sequence[Rule], verticals: Sequence[Rule], pieces: Sequence[Piece] = ()
) -> list[Grid]:
    """Give the grids that rules form on a page, from the top down; a lone frame is none.

    ``pieces`` shows the columns of a table that has lines between its rows alone.
    """
    grids = _open_tables(horizontals, verticals, pieces) if len(horizontals) > 3 else []  # noqa: PLR2004
    grids += [
        grid
        for group in _touching(horizontals, verticals)
        if (grid := _grid(*group)) is not None and len(grid.cells) > 1
    ]
    grids.sort(key=lambda grid: (grid.box.top, grid.box.left))
    return [
        grid for grid in grids if not any(_inside(grid.box, other) for other in grids if other is not grid)
    ]


def _inside(box: Box, grid: Grid) -> bool:
    """Tell whether a grid lies within one cell of another: a frame or check box drawn in a table."""
    outer = grid.box
    return (
        outer.left - _NEAR <= box.left
        and outer.top - _NEAR <= box.top
        and box.right <= outer.right + _NEAR
        and box.bottom <= outer.bottom + _NEAR
        and (box.right - box.left) * (box.bottom - box.top)
        < (outer.right - outer.left) * (outer.bottom - outer.top)
    )


def _touching(
    horizontals: Sequence[Rule], verticals: Sequence[Rule]
) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Group rules that touch one another."""
    boxes = [(rule.at, rule.at, rule.start, rule.end, True, rule) for rule in horizontals]
    boxes += [(rule.start, rule.end, rule.at, rule.at, False, rule) for rule in verticals]
    boxes = sorted(set(boxes), key=lambda box: box[0])
    parents = list(range(len(boxes)))

    def root(item: int) -> int:
        while parents[item] != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    active: list[int] = []
    looked = 0
    for number, (top, _, left, right, _, _) in enumerate(boxes):
        active = [other for other in active if boxes[other][1] + _NEAR >= top]
        looked += len(active)
        if looked > _DRAWING:
            return ()
        for other in active:
            if boxes[other][2] - _NEAR <= right and boxes[other][3] + _NEAR >= left:
                parents[root(other)] = root(number)
        active.append(number)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, box in enumerate(boxes):
        group = groups.setdefault(root(number), ([], []))
        group[0 if box[4] else 1].append(box[5])
    return groups.values()


def _open_tables(
    horizontals: Sequence[Rule], verticals: Sequence[Rule], pieces: Sequence[Piece]
) -> list[Grid]:
    """Give the grids of tables that have lines between their rows but none between their columns."""
    groups: dict[tuple[int, int], list[Rule]] = {}
    for rule in _merged(horizontals):
        groups.setdefault((round(rule.start / 4), round(rule.end / 4)), []).append(rule)
    grids = []
    for rules in groups.values():
        levels = _snap(rule.at for rule in rules)
        if len(levels) < 4:  # noqa: PLR2004 - three rows; fewer are lines under headings
            continue
        left, right = rules[0].start, rules[0].end
        if any(
            left - 3 <= rule.at <= right + 3 and rule.end > levels[0] and rule.start < levels[-1]
            for rule in verticals
        ):
            continue
        if down := _columns_between(levels, left, right, pieces):
            grid = _grid([Rule(level, left, right) for level in levels], down)
            if grid is not None:
                grids.append(grid)
    return grids


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Join lines that follow one another on one level: a line drawn cell by cell."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at), rule.start)):
        last = merged[-1] if merged else None
        if last is not None and abs(last.at - rule.at) < 1.5 and rule.start <= last.end + _NEAR:  # noqa: PLR2004
            merged[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            merged.append(rule)
    return merged


def _columns_between(levels: list[float], left: float, right: float, pieces: Sequence[Piece]) -> list[Rule]:
    """Find where columns begin in rows between lines, by where the rows' texts begin."""
    rows = [
        [
            p
            for p in pieces
            if top < p.base - p.size * 0.3 < bottom and left - 3 < p.left and p.right < right + 3
        ]
        for top, bottom in pairwise(levels)
    ]
    rows = [row for row in rows if row]
    starts: Counter[int] = Counter()
    for row in rows:
        starts.update({round(piece.left / 4) for piece in row})
    wanted = max(2, 0.6 * len(rows))
    xs = _snap(start * 4.0 for start, count in starts.items() if count + starts[start + 1] >= wanted)
    if len(xs) < 2 or len(rows) < 3:  # noqa: PLR2004 - a table has two columns and three rows
        return []
    down = [Rule(left, levels[0], levels[-1]), Rule(right, levels[0], levels[-1])]
    for x in xs[1:]:
        for top, bottom in pairwise(levels):
            inside = [p for p in pieces if top < p.base - p.size * 0.3 < bottom]
            if not any(p.left < x - 6 and p.right > x + 2 for p in inside):
                down.append(Rule(x - 3, top, bottom))
    return down


def _snap(values: Iterable[float]) -> list[float]:
    clusters: list[list[float]] = []
    for value in sorted(values):
        if clusters and value - clusters[-1][-1] <= _THIN:
            clusters[-1].append(value)
        else:
            clusters.append([value])
    return [sum(cluster) / len(cluster) for cluster in clusters]


def nearest(values: Sequence[float], value: float) -> int:
    """Give the place of the value that lies nearest in an ascending row."""
    place = bisect_right(values, value)
    if place == 0:
        return 0
    if place == len(values) or value - values[place - 1] <= values[place] - value:
        return place - 1
    return place


def _grid(horizontals: list[Rule], verticals: list[Rule]) -> Grid | None:
    if len(horizontals) < 2 or not verticals:  # noqa: PLR2004 - a row lies between two lines
        return None
    levels, edges = _snap(rule.at for rule in horizontals), _snap(rule.at for rule in verticals)
    left, right = min(rule.start for rule in horizontals), max(rule.end for rule in horizontals)
    edges = [*([left] if left < edges[0] - _OVERHANG else []), *edges]
    edges = [*edges, *([right] if right > edges[-1] + _OVERHANG else [])]
    top, bottom = min(rule.start for rule in verticals), max(rule.end for rule in verticals)
    levels = [*([top] if top < levels[0] - _OVERHANG else []), *levels]
    levels = [*levels, *([bottom] if bottom > levels[-1] + _OVERHANG else [])]
    rows, columns = len(levels) - 1, len(edges) - 1
    if rows < 1 or columns < 1:
        return None
    under = [[False] * columns for _ in levels]
    for rule in horizontals:
        level = under[nearest(levels, rule.at)]
        for column in range(columns):
            if rule.start - _NEAR <= (edges[column] + edges[column + 1]) / 2 <= rule.end + _NEAR:
                level[column] = True
    beside = [[False] * len(edges) for _ in range(rows)]
    for rule in verticals:
        edge = nearest(edges, rule.at)
        for row in range(rows):
            if rule.start - _NEAR <= (levels[row] + levels[row + 1]) / 2 <= rule.end + _NEAR:
                beside[row][edge] = True
    return _cells(edges, levels, under, beside)


def _cells(
    edges: list[float], levels: list[float], under: list[list[bool]], beside: list[list[bool]]
) -> Grid:
    rows, columns = len(levels) - 1, len(edges) - 1
    index = [[-1] * columns for _ in range(rows)]
    cells: list[GridCell] = []
    for row in range(rows):
        for column in range(columns):
            if index[row][column] >= 0:
                continue
            end = column + 1
            while end < columns and not beside[row][end] and index[row][end] < 0:
                end += 1
            below = row + 1
            while (
                below < rows
                and not any(under[below][column:end])
                and not any(beside[below][column + 1 : end])
            ):
                below += 1
            for filled in range(row, below):
                index[filled][column:end] = [len(cells)] * (end - column)
            box = Box(edges[column], levels[row], edges[end], levels[below])
            cells.append(GridCell(row, column, below - row, end - column, box))
    return Grid(tuple(edges), tuple(levels), tuple(cells), tuple(tuple(row) for row in index))


def split_cell(cell: GridCell, edges: Sequence[float], pieces: Sequence[Piece]) -> list[GridCell]:
    """Part a cell that only lacks its inner lines: its texts stand in the columns of other rows."""
    if cell.columns == 1 or len(pieces) < 2:  # noqa: PLR2004 - one text is one cell
        return [cell]
    columns = [bisect_right(edges, (piece.left + piece.right) / 2) - 1 for piece in pieces]
    inside = all(
        edges[column] - _NEAR <= piece.left and piece.right <= edges[column + 1] + _NEAR
        for piece, column in zip(pieces, columns, strict=True)
    )
    if not inside or len(set(columns)) < 2:  # noqa: PLR2004
        return [cell]
    starts = [cell.column, *sorted(set(columns) - {cell.column})]
    ends = [*starts[1:], cell.column + cell.columns]
    return [
        GridCell(
            cell.row, start, cell.rows, end - start, replace(cell.box, left=edges[start], right=edges[end])
        )
        for start, end in zip(starts, ends, strict=True)
    ]


# ---- tables without lines


@dataclass(frozen=True, slots=True)
class Unruled:
    """A list set in columns without lines: its column edges, the lines where rows begin, its last line."""

    edges: tuple[float, ...]
    rows: tuple[int, ...]
    last: int

    def column_of(self, piece: Piece) -> int:
        """Give the column that a piece begins in."""
        return min(max(bisect_right(self.edges, piece.left + _SAME_EDGE) - 1, 0), len(self.edges) - 2)


def find_unruled(lines: Sequence[Sequence[Piece]]) -> Unruled | None:
    """Find the first list of requirements set in columns without lines; each line is its pieces.

    It takes three lines that begin with a number or code and whose texts begin at the same places,
    three or more; in between stand lines only that carry such a text on.
    """
    coded = [place for place, line in enumerate(lines) if len(line) > 2 and _CODE.match(line[0].text)]  # noqa: PLR2004
    for place in coded:
        edges = [piece.left for piece in lines[place]]
        starts = {other for other in coded if other >= place and _begins_at(lines[other], edges)}
        rows = []
        last = place - 1
        for number in range(place, len(lines)):
            if number in starts:
                rows.append(number)
            elif not _within(lines[number], edges[1:]):
                break
            last = number
        if len(rows) < 3:  # noqa: PLR2004 - two may be chance
            continue
        if place and len(lines[place - 1]) >= len(edges) - 1 and _within(lines[place - 1], edges):
            rows.insert(0, place - 1)
        right = max(piece.right for line in lines[place : last + 1] for piece in line)
        return Unruled((*(edge - 2 for edge in edges), right + 2), tuple(rows), last)
    return None


def _begins_at(row: Sequence[Piece], edges: Sequence[float]) -> bool:
    return len(row) == len(edges) and _within(row, edges)


def _within(row: Sequence[Piece], edges: Sequence[float]) -> bool:
    """Tell whether every text of a line begins at a column and ends before the next."""
    for piece in row:
        column = nearest(edges, piece.left)
        if abs(edges[column] - piece.left) > _SAME_EDGE:
            return False
        if column + 1 < len(edges) and piece.right > edges[column + 1]:
            return False
    return True


def rows_going_on(
    lines: Sequence[Sequence[Piece]], edges: Sequence[float], head: Sequence[str], size: float
) -> tuple[list[int], int]:
    """Give the lines where rows begin of a list that goes on at the top of a page, and its last line.

    ``edges`` are where its columns begin, ``head`` their names, which may be repeated. A first line that
    begins in a later column is the rest of the row before the page break: with a row after it, or where
    it goes on in small letters. A heading with its number is no row: it is bold or larger than ``size``, that
    of the text. Gives no rows where nothing goes on.
    """
    rows: list[int] = []
    last, coded, base = -1, 0, 0.0
    for number, line in enumerate(lines):
        first = line[0]
        if not _within(line, edges) or (rows and first.base - base > _ROWS_APART * first.size):
            break
        if abs(first.left - edges[0]) > _SAME_EDGE:
            if not rows:
                rows.append(number)
        elif len(line) > 1 and _CODE.match(first.text) and not _may_be_heading(line, edges, size):
            rows.append(number)
            coded += 1
        elif not number and [piece.text for piece in line] == list(head):
            rows.append(number)
        else:
            break
        last, base = number, first.base
    if any(_hangs_on(lines, number) for number in range(1, last) if number not in rows):
        return [], -1  # texts that are set in the middle of their rows
    goes_on = coded or (bool(rows) and lines[0][0].text[:1].islower())
    return (rows, last) if goes_on else ([], -1)


def _may_be_heading(line: Sequence[Piece], edges: Sequence[float], size: float) -> bool:
    return len(line) < len(edges) and (line[-1].bold or line[-1].size > _LARGER * size)


def _hangs_on(lines: Sequence[Sequence[Piece]], number: int) -> bool:
    """Tell whether a line stands nearer to the row below it than to the one above."""
    above, here, below = (lines[at][0].base for at in (number - 1, number, number + 1))
    return here - above > 1.15 * (below - here)
