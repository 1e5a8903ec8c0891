"""Tables: the parts of a table on several pages become one, with its split row and its headings.

Nothing here knows a file format.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pogi_check.documents.columns import is_column_name
from pogi_check.documents.grids import nearest
from pogi_check.patterns import pattern

_SAME_EDGE = 4.0  # points; a column edge may drift this far from page to page
_CONTINUES = pattern(r"^[a-zæøå(]")
_ENDED = pattern(r"[.:;!?)»”\"]$")
_MOSTLY = 0.8
_SHORT = 30  # letters; a column heading is seldom longer


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

    ``header_rows`` is how many rows at the top are column headings. ``ruled`` tells of lines around it: where
    there are none, it ends at the right where its texts happen to end.
    """

    pages: tuple[int, int]
    edges: tuple[float, ...]
    cells: tuple[TableCell, ...]
    rows: int
    first: bool = False
    last: bool = False
    header_rows: int = 0
    ruled: bool = True


def join_parts(parts: Sequence[Table], goes_on: Callable[[str, str], bool]) -> list[Table | None]:
    """Join the parts that a page break cuts a table into; repeated header rows are dropped.

    Gives one entry a part: the whole table where it begins, None for a part that went into it. ``goes_on``
    tells whether the last word of a cell goes on in the rest of the cell on the next page.
    """
    tables: list[Table | None] = []
    begin = -1
    for part in parts:
        before = tables[begin] if tables else None
        joined = None if before is None else _join(before, part, goes_on)
        if joined is None:
            begin = len(tables)
            tables.append(part)
        else:
            tables[begin] = joined
            tables.append(None)
    return [
        table and replace(table, header_rows=max(table.header_rows, _header_rows(table))) for table in tables
    ]


def _join(table: Table, part: Table, goes_on: Callable[[str, str], bool]) -> Table | None:
    if not (table.last and part.first and part.pages[0] == table.pages[1] + 1):
        return None
    edges = (_common_edges if table.ruled or part.ruled else _common_starts)(table.edges, part.edges)
    if edges is None:
        return None
    table, part = _on_edges(table, edges), _on_edges(part, edges)
    repeated = _repeated_rows(table, part)
    if not repeated and part.rows and _header_rows(part) and _header_rows(table):
        return None  # a new table with headings of its own
    body = _drop_rows(part, repeated)
    if body.rows and _continues_row(table, body):
        table = _merge_row(table, body, goes_on)
        body = _drop_rows(body, 1)
    table, body = _merge_down(table, body)
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


def _common_starts(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...] | None:
    """Give the column edges of two parts whose columns begin at the same places, page margins aside."""
    shift = one[0] - other[0]
    moved = [edge + shift for edge in other]
    if len(one) != len(other) or any(
        abs(edge - near) > _SAME_EDGE for edge, near in zip(one[:-1], moved[:-1], strict=True)
    ):
        return None
    return (*one[:-1], max(one[-1], moved[-1]))


def _on_edges(table: Table, edges: tuple[float, ...]) -> Table:
    if len(edges) == len(table.edges):
        return replace(table, edges=edges)
    shift = edges[0] - table.edges[0]
    places = [nearest(edges, edge + shift) for edge in table.edges]
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


def _merge_row(table: Table, body: Table, goes_on: Callable[[str, str], bool]) -> Table:
    rest = _row(body, 0)
    last = table.rows - 1
    cells = []
    for cell in table.cells:
        if cell.row + cell.rows - 1 == last and cell.column in rest and rest[cell.column].text:
            more = rest[cell.column].text
            between = "\n" if cell.text and not goes_on(cell.text, more) else ""
            cells.append(replace(cell, text=f"{cell.text}{between}{more}"))
        else:
            cells.append(cell)
    return replace(table, cells=tuple(cells))


def _merge_down(table: Table, body: Table) -> tuple[Table, Table]:
    """Let a cell that is merged down go on past the page break, where it is drawn as an empty cell."""
    below = {
        (cell.column, cell.columns): cell for cell in body.cells if cell.row == 0 and not cell.text.strip()
    }
    longer: dict[TableCell, TableCell] = {}
    for cell in table.cells:
        rest = below.get((cell.column, cell.columns))
        if rest is not None and cell.row + cell.rows == table.rows and max(cell.rows, rest.rows) > 1:
            longer[cell] = rest
    if not longer:
        return table, body
    cells = (
        replace(cell, rows=cell.rows + longer[cell].rows) if cell in longer else cell for cell in table.cells
    )
    gone = set(longer.values())
    return (
        replace(table, cells=tuple(cells)),
        replace(body, cells=tuple(cell for cell in body.cells if cell not in gone)),
    )


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
    if any(len(text) > _SHORT or _ends(text) or any(map(str.isdigit, text)) for text in head):
        return False
    first = [text for row in range(1, table.rows) if (text := _texts(table, row).get(0))]
    coded = sum(any(map(str.isdigit, text)) and len(text) < 12 for text in first)  # noqa: PLR2004
    longest = [max(map(len, _texts(table, row).values()), default=0) for row in range(1, table.rows)]
    return coded * 2 > len(first) or sorted(longest)[len(longest) // 2] > _SHORT


def _ends(text: str) -> bool:
    """Tell whether a sentence ends; "Nr." is a name."""
    return text[-1] in ".;" and not is_column_name(text)


def _is_strong(table: Table, row: int) -> bool:
    cells = [cell for cell in _row(table, row).values() if cell.text]
    return len(cells) > 1 and all(cell.strong for cell in cells)
