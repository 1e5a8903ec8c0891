"""The grid of a Word table: merged cells once, rows that a tracked change adds or takes, the header row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pogi_check.documents.columns import is_column_name, may_head_column
from pogi_check.documents.docx_colours import is_seen_shade
from pogi_check.documents.docx_package import VAL, W
from pogi_check.documents.docx_styles import DELETED, INSERTED, is_on, number
from pogi_check.documents.docx_text import CHANGES, SDT, SDT_CONTENT, Ground

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pogi_check.documents.docx_styles import Styles
    from pogi_check.documents.markup import Element
    from pogi_check.documents.outline import Line

TABLE: Final = W + "tbl"
_ROW: Final = W + "tr"
_CELL: Final = W + "tc"
_CELL_PROPERTIES: Final = W + "tcPr"
_SPAN: Final = W + "gridSpan"
_DOWNWARDS: Final = W + "vMerge"
_SIDEWAYS: Final = W + "hMerge"
_CELL_INSERTED: Final = W + "cellIns"
_CELL_DELETED: Final = W + "cellDel"
_UNSEEN: Final = (W + "bookmarkStart", W + "bookmarkEnd", W + "proofErr")
_SHADE: Final = W + "shd"
_COLUMNS_MOST: Final = 1_000
_FIRST_ROW_BIT: Final = 0x20
_BESIDE: Final = "beside"


class GridCell(NamedTuple):
    """A cell where it stands in the grid, with the ground of its row and of the cell itself."""

    element: Element
    row: int
    column: int
    rows: int
    columns: int
    ground: Ground
    covered: bool
    """It lies under a merged cell, so that Word does not show its text."""
    coloured: bool = False
    """Its own shading, or its row's, shows white letters."""


class Grid(NamedTuple):
    """A table's cells in reading order; ``repeated`` is the number of rows marked as header rows.

    ``coloured`` tells of a table, or a table's style, that shades cells.
    """

    cells: tuple[GridCell, ...]
    repeated: int
    styled_first_row: bool
    shaded: frozenset[tuple[int, int]]
    coloured: bool = False


class _Spot(NamedTuple):
    element: Element
    column: int
    columns: int
    merge: str | None
    ground: Ground
    shaded: bool
    coloured: bool


def read_grid(table: Element, styles: Styles, ground: Ground) -> Grid:
    """Lay out a table's cells."""
    rows: list[list[_Spot]] = []
    repeated, leading = 0, True
    for row, row_ground in _parts(table, _ROW, ground):
        properties = row.find(W + "trPr")
        header = properties.find(W + "tblHeader") if properties is not None else None
        leading = leading and header is not None and is_on(header)
        repeated += leading
        rows.append(_spots(row, properties, row_ground))
    starts = [{spot.column: spot for spot in row} for row in rows]
    cells, shaded = [], set()
    for index, spots in enumerate(rows):
        for spot in spots:
            span, covered = 1, False
            if spot.merge == "restart":
                while index + span < len(rows) and _continues(starts[index + span].get(spot.column)):
                    span += 1
            elif spot.merge == _BESIDE:
                covered = True
            elif spot.merge is not None:
                covered = index > 0 and _is_merged(starts[index - 1].get(spot.column))
            cells.append(
                GridCell(
                    spot.element, index, spot.column, span, spot.columns, spot.ground, covered, spot.coloured
                )
            )
            if spot.shaded:
                shaded.add((index, spot.column))
    return Grid(
        tuple(cells),
        repeated,
        _first_row_styled(table, styles),
        frozenset(shaded),
        _is_coloured(table, styles),
    )


def join_tables(table: Element) -> None:
    """Take the rows of the tables right behind one, which Word shows as one with it.

    They have the same columns and style, and no head of their own.
    """
    look = _columns_and_style(table)
    after = table.getnext()
    while after is not None and (after.tag == TABLE or after.tag in _UNSEEN):
        following = after.getnext()
        if after.tag == TABLE:
            if look is None or _columns_and_style(after) != look or _has_own_head(after):
                return
            table.extend(after.findall(_ROW))
            parent = after.getparent()
            if parent is not None:
                parent.remove(after)
        after = following


def _columns_and_style(table: Element) -> tuple[str, ...] | None:
    """Give what must be alike in tables that Word shows as one; None for a table that text runs around."""
    properties = table.find(f"{W}tblPr")
    if properties is None or properties.find(f"{W}tblpPr") is not None:
        return None
    style = properties.find(f"{W}tblStyle")
    widths = [one.get(f"{W}w", "") for one in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    return ("" if style is None else style.get(VAL, ""), *widths) if widths else None


def _has_own_head(table: Element) -> bool:
    first = table.find(_ROW)
    marks = (f"{W}tblHeader", f"{W}b", _SHADE)
    return first is None or any(next(first.iter(mark), None) is not None for mark in marks)


def _parts(element: Element, tag: str, ground: Ground) -> Iterator[tuple[Element, Ground]]:
    """Yield a table's rows or a row's cells, out of content controls and other wrappers too."""
    for child in element:
        if child.tag == tag:
            yield child, ground
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _parts(content, tag, ground)
        elif child.tag == W + "customXml":
            yield from _parts(child, tag, ground)
        elif child.tag in CHANGES:
            yield from _parts(child, tag, ground.within(child, CHANGES[child.tag]))


def _spots(row: Element, properties: Element | None, ground: Ground) -> list[_Spot]:
    column, row_coloured = 0, is_seen_shade(row.find(f"{W}tblPrEx/{_SHADE}"))
    if properties is not None:
        column = min(number(properties.find(W + "gridBefore")) or 0, _COLUMNS_MOST)
        ground = ground.within(properties.find(W + "ins"), INSERTED)
        ground = ground.within(properties.find(W + "del"), DELETED)
    spots: list[_Spot] = []
    for cell, cell_ground in _parts(row, _CELL, ground):
        found = cell.find(_CELL_PROPERTIES)
        own = {child.tag: child for child in found} if found is not None else {}
        columns = min(max(number(own.get(_SPAN)) or 1, 1), _COLUMNS_MOST)
        merge = _merge(own.get(_DOWNWARDS))
        inside = cell_ground.within(own.get(_CELL_INSERTED), INSERTED).within(own.get(_CELL_DELETED), DELETED)
        if _merge(own.get(_SIDEWAYS)) == "continue" and spots:
            # The old way to merge sideways: the cell's text is not shown.
            first = next(at for at in range(len(spots) - 1, -1, -1) if spots[at].merge != _BESIDE)
            spots[first] = spots[first]._replace(columns=spots[first].columns + columns)
            merge = _BESIDE
        shade = own.get(_SHADE)
        coloured = row_coloured or is_seen_shade(shade)
        spots.append(_Spot(cell, column, columns, merge, inside, _is_shaded(shade), coloured))
        column += columns
    return spots


def _merge(mark: Element | None) -> str | None:
    return None if mark is None else mark.get(VAL, "continue")


def _continues(spot: _Spot | None) -> bool:
    return spot is not None and spot.merge == "continue"


def _is_merged(spot: _Spot | None) -> bool:
    return spot is not None and spot.merge is not None


def _is_shaded(shade: Element | None) -> bool:
    return shade is not None and shade.get(W + "fill", "auto").lower() not in ("auto", "ffffff")


def _is_coloured(table: Element, styles: Styles) -> bool:
    """Tell whether a table or its style shades cells: which of them, Word works out from row and column."""
    if is_seen_shade(table.find(f"{W}tblPr/{_SHADE}")):
        return True
    style = table.find(f"{W}tblPr/{W}tblStyle")
    return styles.has_colour(styles.default_table if style is None else style.get(VAL, ""))


def _first_row_styled(table: Element, styles: Styles) -> bool:
    """Tell whether the table's style prints the first row in bold and the table asks for it."""
    style, look = table.find(f"{W}tblPr/{W}tblStyle"), table.find(f"{W}tblPr/{W}tblLook")
    if style is None or look is None:
        return False
    asked = look.get(W + "firstRow")
    if asked is None:
        try:
            on = bool(int(look.get(VAL, "0"), 16) & _FIRST_ROW_BIT)
        except ValueError:
            on = False
    else:
        on = asked.lower() in ("1", "true", "on")
    return on and styles.has_bold_first_row(style.get(VAL, ""))


def header_rows(grid: Grid, lines: Sequence[Line]) -> frozenset[int]:
    """Tell which rows hold the column headers; ``lines`` are the table's own, without nested tables.

    Rows that the file marks (``w:tblHeader``) are taken as marked. Else it is the first row with two
    or more cells, where other rows follow, at least two of its cells are filled, each with one
    short text that is no sentence, and it stands out: all bold (or bold by the table's style), or
    all shaded, while the next row is not; or at least half of the cells are well-known column names.
    A two-column form ("Ordregiver | …") has no header by this rule.
    """
    if 0 < grid.repeated <= max(cell.row for cell in grid.cells):
        return frozenset(range(grid.repeated))
    wide = [row for row, cells in _rows(grid).items() if len(cells) > 1]
    if len(wide) < 2:  # noqa: PLR2004 - a header and something under it
        return frozenset()
    first, second = wide[:2]
    texts: dict[int, dict[int, list[Line]]] = {first: {}, second: {}}
    for line in lines:
        if line.cell is not None and line.cell.row in texts and line.text:
            texts[line.cell.row].setdefault(line.cell.column, []).append(line)
    heads = {column: " ".join(line.text for line in cell) for column, cell in texts[first].items()}
    cells = _rows(grid)[first]
    if len(heads) < max(2, len(cells) / 2) or not all(map(may_head_column, heads.values())):
        return frozenset()
    named = sum(is_column_name(text) for text in heads.values()) * 2 >= len(heads)
    bold = _all_bold(texts[first]) and not _all_bold(texts[second])
    shaded = all((first, one) in grid.shaded for one in cells) and not all(
        (second, one) in grid.shaded for one in _rows(grid)[second]
    )
    styled = grid.styled_first_row and first == 0
    return frozenset((first,)) if named or bold or shaded or styled else frozenset()


def _rows(grid: Grid) -> dict[int, list[int]]:
    rows: dict[int, list[int]] = {}
    for cell in grid.cells:
        if cell.covered:
            continue
        rows.setdefault(cell.row, []).append(cell.column)
    return rows


def _all_bold(cells: Mapping[int, Sequence[Line]]) -> bool:
    return all(line.bold for cell in cells.values() for line in cell)
