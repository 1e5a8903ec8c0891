"""Tables of a PDF page: pieces of text into the cells of grids and of unruled lists."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pogi_check.documents.broken_words import Words, broken_lines
from pogi_check.documents.grids import Grid, Unruled, find_unruled, rows_going_on, split_cell
from pogi_check.documents.page import BROKEN, Page, Piece
from pogi_check.documents.pdf_blocks import Draft, Flow, Measure, draft_blocks
from pogi_check.documents.pdf_lines import Line, clean, lines_of, with_bullets
from pogi_check.documents.tables import Table, TableCell

_BEFORE = 2.0  # points; the edge of a column without lines stands so far before its texts
_PADDING = 4.0  # points between a cell's text and its rules


def fill_cells(page: Page, grids: Sequence[Grid]) -> tuple[list[list[list[Piece]]], list[Piece]]:
    """Put each piece into the cell that it stands in; give the pieces outside as well."""
    cells: list[list[list[Piece]]] = [[[] for _ in grid.cells] for grid in grids]
    rest: list[Piece] = []
    for piece in with_bullets(page):
        if piece.struck:
            rest.append(piece)
            continue
        x, y = (piece.left + piece.right) / 2, piece.base - piece.size * 0.3
        for grid, contents in zip(grids, cells, strict=True):
            if (number := grid.cell_at(x, y)) is not None:
                contents[number].append(piece)
                break
        else:
            rest.append(piece)
    return cells, rest


def ruled_table(
    page: Page, grid: Grid, contents: Sequence[Sequence[Piece]], usual: Measure, words: Words
) -> Table:
    """Give the part of a table that a grid encloses; ``words`` tell a word that was broken by force."""
    cells = []
    paddings = sorted(
        min(piece.left for piece in own) - cell.box.left
        for cell, own in zip(grid.cells, contents, strict=True)
        if own
    )
    padding = paddings[len(paddings) // 2] if paddings else 0.0
    for whole, pieces in zip(grid.cells, contents, strict=True):
        for cell in split_cell(whole, grid.edges, pieces):
            left, right = cell.box.left, cell.box.right
            own = [p for p in pieces if cell is whole or left <= (p.left + p.right) / 2 < right]
            x, y = (left + right) / 2, (cell.box.top + cell.box.bottom) / 2
            shaded = any(s.left < x < s.right and s.top < y < s.bottom for s in page.shades)
            text = _cell_text(own, page, right - _PADDING, usual, _Breaking((left, right), padding, words))
            strong = bool(own) and (shaded or all(piece.bold for piece in own))
            cells.append(TableCell(cell.row, cell.column, cell.rows, cell.columns, text, strong, page.number))
    rows = len(grid.levels) - 1
    return Table((page.number, page.number), grid.edges, tuple(cells), rows, ruled=grid.ruled)


def with_unruled(lines: Sequence[Line], page: Page, usual: Measure) -> list[Flow]:
    """Put the lines of an unruled list of requirements together to a table."""
    found = find_unruled([line.pieces for line in lines])
    if found is None:
        return list(lines)
    table = _unruled_table(lines, found, page, usual)
    return [*lines[: found.rows[0]], table, *with_unruled(lines[found.last + 1 :], page, usual)]


def _unruled_table(lines: Sequence[Line], found: Unruled, page: Page, usual: Measure) -> Table:
    cells = []
    bounds = [*found.rows, found.last + 1]
    for row, start in enumerate(found.rows):
        columns: list[list[Piece]] = [[] for _ in found.edges[1:]]
        for line in lines[start : bounds[row + 1]]:
            for piece in line.pieces:
                columns[found.column_of(piece)].append(piece)
        for column, pieces in enumerate(columns):
            text = _cell_text(pieces, page, found.edges[column + 1] - _PADDING, usual)
            strong = bool(pieces) and all(piece.bold for piece in pieces)
            cells.append(TableCell(row, column, 1, 1, text, strong, page.number))
    return Table((page.number, page.number), found.edges, tuple(cells), len(found.rows), ruled=False)


@dataclass(frozen=True, slots=True)
class Open:
    """The columns of a list without lines that a page ends in, and their names."""

    edges: tuple[float, ...]
    head: tuple[str, ...]


def left_open(flow: Sequence[Flow], before: Open | None) -> Open | None:
    """Give the list that the text of a page ends in, the one ``before`` it where that goes on to its end."""
    last = next((item for item in reversed(flow) if not isinstance(item, list)), None)  # notes are lists
    if not isinstance(last, Table) or last.ruled:
        return None
    if before is not None and last is flow[0] and last.edges == before.edges:
        return before
    return Open(last.edges, tuple(cell.text for cell in last.cells if cell.row == 0 and cell.text))


def carried_on(
    body: Sequence[Piece], page: Page, before: Open | None, top: float, usual: Measure
) -> tuple[Table | None, Sequence[Piece]]:
    """Give the part of a list that goes on above ``top`` on the next page, and the pieces that are left.

    So few of its rows may stand there that nothing but the page before tells their columns.
    """
    if before is None:
        return None, body
    upright = [piece for piece in body if not piece.is_aside and piece.base < top]
    lines = lines_of(upright, page.number, before.edges[-1])
    starts = [edge + _BEFORE for edge in before.edges[:-1]]
    rows, last = rows_going_on([line.pieces for line in lines], starts, before.head, usual.body)
    if not rows:
        return None, body
    taken = {id(piece) for line in lines[: last + 1] for piece in line.pieces}
    table = _unruled_table(lines, Unruled(before.edges, tuple(rows), last), page, usual)
    return table, [piece for piece in body if id(piece) not in taken]


@dataclass(frozen=True, slots=True)
class _Breaking:
    """What tells whether a word was broken: the sides of its cell, its table's padding, the words around."""

    sides: tuple[float, float]
    padding: float
    words: Words


def _cell_text(
    pieces: Sequence[Piece], page: Page, right: float, usual: Measure, breaking: _Breaking | None = None
) -> str:
    """Give a cell's lines, a line feed between lines and two between paragraphs."""
    if not pieces:
        return ""
    if len(pieces) == 1:
        return clean(pieces[0].text)
    lines = lines_of([piece for piece in pieces if not piece.sideways], page.number, right)
    if breaking is not None and len(lines) > 1:
        broken = broken_lines(lines, page, breaking.sides, breaking.padding, breaking.words)
        for place in broken:
            lines[place] = replace(lines[place], text=lines[place].text + BROKEN)
    lines += [line for piece in pieces if piece.sideways for line in lines_of([piece], page.number, right)]
    drafts = draft_blocks(lines, usual)
    text = "\n\n".join(
        "\n".join(line.text for line in draft.lines) for draft in drafts if isinstance(draft, Draft)
    )
    return text.replace(f"{BROKEN}\n", "")
