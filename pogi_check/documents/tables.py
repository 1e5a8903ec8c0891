"""Ruled tables: from drawn lines to a grid of cells, and parts on several pages to one table.

Pure geometry and text; nothing here knows a file format.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pogi_check.documents.page import Box, Piece, Rule

_NEAR = 2.5  # points; lines nearer than this are one line drawn twice
_THIN = 4.5  # points; what lies between lines nearer than this is part of the line, no row or column
_SAME_EDGE = 4.0  # points; a column edge may drift this far from page to page
_OVERHANG = 10.0  # points; a horizontal rule that runs further past the last vertical has an open side
_CONTINUES = re.compile(r"^[a-zæøå(]")
_ENDED = re.compile(r"[.:;!?)»”\"]$")
_MOSTLY = 0.8
_CODE = re.compile(r"^(?:[A-ZÆØÅ]{1,5}[-. ]?)?\d{1,4}(?:[.\-]\d{1,3})*[.)]?$|^[A-ZÆØÅ][.)]?$")
_DRAWING = 400_000  # comparisons of lines; a page that needs more is a drawing
_SHORT = 30  # letters; a column heading is seldom longer


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
    """The cells that drawn lines enclose; edges ascend, from the left and from the top."""

    edges: tuple[float, ...]
    levels: tuple[float, ...]
    cells: tuple[GridCell, ...]
    index: tuple[tuple[int, ...], ...]

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


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with its text; ``strong`` when it is bold or shaded."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    strong: bool
    page: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table or the part of it that stands on one page; ``first`` and ``last`` on its page.

    ``header_rows`` is how many rows at the top are column headings.
    """

    pages: tuple[int, int]
    edges: tuple[float, ...]
    cells: tuple[TableCell, ...]
    rows: int
    first: bool = False
    last: bool = False
    header_rows: int = 0


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


def _nearest(values: Sequence[float], value: float) -> int:
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
        level = under[_nearest(levels, rule.at)]
        for column in range(columns):
            if rule.start - _NEAR <= (edges[column] + edges[column + 1]) / 2 <= rule.end + _NEAR:
                level[column] = True
    beside = [[False] * len(edges) for _ in range(rows)]
    for rule in verticals:
        edge = _nearest(edges, rule.at)
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
    """Part a cell that only lacks its inner lines: its texts stand apart in the columns of the rows around."""
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
        column = _nearest(edges, piece.left)
        if abs(edges[column] - piece.left) > _SAME_EDGE:
            return False
        if column + 1 < len(edges) and piece.right > edges[column + 1]:
            return False
    return True


# ---- parts to tables


def join_parts(parts: Sequence[Table]) -> list[Table | None]:
    """Join the parts that a page break cuts a table into; repeated header rows are dropped.

    Gives one entry a part: the whole table where it begins, None for a part that went into it.
    """
    tables: list[Table | None] = []
    begin = -1
    for part in parts:
        before = tables[begin] if tables else None
        joined = None if before is None else _join(before, part)
        if joined is None:
            begin = len(tables)
            tables.append(part)
        else:
            tables[begin] = joined
            tables.append(None)
    return [
        table and replace(table, header_rows=max(table.header_rows, _header_rows(table))) for table in tables
    ]


def _join(table: Table, part: Table) -> Table | None:
    if not (table.last and part.first and part.pages[0] == table.pages[1] + 1):
        return None
    edges = _common_edges(table.edges, part.edges)
    if edges is None:
        return None
    table, part = _on_edges(table, edges), _on_edges(part, edges)
    repeated = _repeated_rows(table, part)
    if not repeated and part.rows and _header_rows(part) and _header_rows(table):
        return None  # a new table with headings of its own
    body = _drop_rows(part, repeated)
    if body.rows and _continues_row(table, body):
        table = _merge_row(table, body)
        body = _drop_rows(body, 1)
    cells = (*table.cells, *(replace(cell, row=cell.row + table.rows) for cell in body.cells))
    return replace(
        table,
        pages=(table.pages[0], part.pages[1]),
        cells=cells,
        rows=table.rows + body.rows,
        last=part.last,
        header_rows=max(table.header_rows, repeated),
    )


def _common_edges(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...] | None:
    """Give the finer of two sets of column edges when the coarser fits it, page margins aside."""
    shift = one[0] - other[0]
    if abs(one[-1] - other[-1] - shift) > _SAME_EDGE:
        return None
    moved = [edge + shift for edge in other]
    fine, coarse = (one, moved) if len(one) >= len(other) else (moved, one)
    if all(min(abs(edge - near) for near in fine) <= _SAME_EDGE for edge in coarse):
        return tuple(fine)
    return None


def _on_edges(table: Table, edges: tuple[float, ...]) -> Table:
    if len(edges) == len(table.edges):
        return replace(table, edges=edges)
    shift = edges[0] - table.edges[0]
    places = [_nearest(edges, edge + shift) for edge in table.edges]
    cells = (
        replace(
            cell,
            column=places[cell.column],
            columns=places[cell.column + cell.columns] - places[cell.column],
        )
        for cell in table.cells
    )
    return replace(table, edges=edges, cells=tuple(cells))


def _row(table: Table, number: int) -> dict[int, TableCell]:
    return {cell.column: cell for cell in table.cells if cell.row == number}


def _texts(table: Table, number: int) -> dict[int, str]:
    return {column: " ".join(cell.text.split()) for column, cell in _row(table, number).items() if cell.text}


def _repeated_rows(table: Table, part: Table) -> int:
    count = 0
    while count < min(table.rows, part.rows, 4):
        texts = _texts(part, count)
        if not texts or texts != _texts(table, count):
            break
        count += 1
    return count


def _drop_rows(part: Table, count: int) -> Table:
    if not count:
        return part
    cells = (
        replace(cell, row=max(cell.row - count, 0), rows=cell.rows - max(count - cell.row, 0))
        for cell in part.cells
        if cell.row + cell.rows > count
    )
    return replace(part, cells=tuple(cells), rows=part.rows - count)


def _continues_row(table: Table, body: Table) -> bool:
    """Tell whether the first row after a page break is the rest of the last row before it."""
    rest, before = _texts(body, 0), _texts(table, table.rows - 1)
    if not rest:
        return True
    if any(column not in before for column in rest) or len(before) == 1 < len(table.edges) - 1:
        return False
    if any(before[column].endswith("\ufffe") for column in rest):
        return True
    key = min(before, default=0)
    if key not in rest:
        keyed = sum(key in _texts(table, row) for row in range(table.rows))
        if keyed >= _MOSTLY * table.rows:
            return True
    return all(_CONTINUES.match(text) and not _ENDED.search(before[column]) for column, text in rest.items())


def _merge_row(table: Table, body: Table) -> Table:
    rest = _row(body, 0)
    last = table.rows - 1
    cells = []
    for cell in table.cells:
        if cell.row + cell.rows - 1 == last and cell.column in rest and rest[cell.column].text:
            joined = f"{cell.text}\n{rest[cell.column].text}" if cell.text else rest[cell.column].text
            cells.append(replace(cell, text=joined))
        else:
            cells.append(cell)
    return replace(table, cells=tuple(cells))


def _header_rows(table: Table) -> int:
    """Tell how many rows at the top look like column headings: strong where the rows below are not."""
    if table.rows < 2:  # noqa: PLR2004 - headings head something
        return 0
    count = 0
    while count < min(3, table.rows - 1) and _is_strong(table, count):
        count += 1
    if count == table.rows - 1:
        return 1
    return count or int(_looks_like_headings(table))


def _looks_like_headings(table: Table) -> bool:
    """Tell whether the first row, in no special type, holds short words over longer text or numbers."""
    head = [cell.text for cell in _row(table, 0).values()]
    if table.rows < 3 or len(head) < 2 or not all(head):  # noqa: PLR2004
        return False
    if any(len(text) > _SHORT or text[-1] in ".;" or any(map(str.isdigit, text)) for text in head):
        return False
    first = [text for row in range(1, table.rows) if (text := _texts(table, row).get(0))]
    coded = sum(any(map(str.isdigit, text)) and len(text) < 12 for text in first)  # noqa: PLR2004
    longest = [max(map(len, _texts(table, row).values()), default=0) for row in range(1, table.rows)]
    return coded * 2 > len(first) or sorted(longest)[len(longest) // 2] > _SHORT


def _is_strong(table: Table, row: int) -> bool:
    cells = [cell for cell in _row(table, row).values() if cell.text]
    return len(cells) > 1 and all(cell.strong for cell in cells)
