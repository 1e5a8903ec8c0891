"""What stands in a sheet: its tables with their heads, and the text around them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pogi_check.documents.columns import may_head_column
from pogi_check.documents.xlsx_rows import ABOVE_MOST, Placed, Row, edges_of, heads_of, named_heads, text_of
from pogi_check.documents.xlsx_sides import part_sides
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.documents.xlsx_sheets import Area, Entry, Sheet

_NUMBER: Final = pattern(r"(?:\d{1,3}(?:\.\d{1,3}){0,5}|[A-ZÆØÅ])\.?$")
_LETTERS: Final = pattern(r"[^\W\d_]{2,}")
_SECTION_LEVEL: Final = 3
_SECTION_WIDTH: Final = 3
_PAIR: Final = 2


@dataclass(slots=True)
class SheetTable:
    """Rows that belong together; the first ``heads`` of them name the columns."""

    rows: list[Row]
    heads: int
    left: int = field(init=False)
    right: int = field(init=False)

    def __post_init__(self) -> None:
        self.left, self.right = edges_of(self.rows)

    @property
    def sections(self) -> dict[tuple[int, int], int]:
        """Give the cells that head the rows below them, and how deep.

        That is a short text that stands out, alone in its row or with its number in front, where most
        rows do not stand out. A merged cell across the whole table needs no such mark.
        """
        body = self.rows[self.heads :]
        if sum(row.is_strong for row in body) * 2 > len(body):
            return {}
        found = {}
        for row in body:
            section = _section(row, self.right - self.left + 1)
            if section is not None:
                found[row.number, section[0]] = section[1]
        return found


def _section(row: Row, width: int) -> tuple[int, int] | None:
    cells = row.shown
    if not cells or not row.is_strong or width < len(cells) + 1:
        return None
    title, number = cells[-1], ""
    if len(cells) == _PAIR and width >= _SECTION_WIDTH and _NUMBER.match(text_of(cells[0])):
        number = text_of(cells[0])
    elif len(cells) > 1 or title.columns >= width:
        return None
    text = text_of(title)
    if not may_head_column(text) or text.endswith((".", ":")) or not _LETTERS.search(text):
        return None
    number = number or text.split(maxsplit=1)[0]
    depth = number.rstrip(".").count(".") if number[:1].isdigit() else 0
    return title.entry.column, min(_SECTION_LEVEL + depth, 9)


def arrange(sheet: Sheet) -> list[SheetTable | Row]:
    """Part a sheet into tables and single rows of text, from top to bottom.

    Empty rows part tables, and so does an empty column where a table stands on either side of it. Rows
    after empty ones still belong to the table above where it has heads, they fit under these and have
    none of their own. Where no row has two cells, there is no table.
    """
    found: list[SheetTable | Row] = []
    waiting: list[Row] = []
    tables: list[SheetTable] = []
    for region in _regions(sheet):
        begun: list[SheetTable] = []
        for side in part_sides(region, sheet, tables):
            last: list[SheetTable] = []
            for part in _parts(side, sheet):
                if isinstance(part, Row):
                    waiting.append(part)
                    continue
                whole = next((one for one in last or tables if _goes_on(one, part, waiting)), None)
                if whole is None:
                    found += [*waiting, part]
                    whole = part
                else:
                    whole.rows += [*waiting, *part.rows]
                waiting, last = [], [whole]
            begun += last
        tables = begun or tables
    return [*found, *waiting]


def _goes_on(table: SheetTable, part: SheetTable, between: Sequence[Row]) -> bool:
    if not table.heads or part.heads:
        return False
    left, right = edges_of([*between, *part.rows])
    return table.left <= left and right <= table.right


def _placed(sheet: Sheet) -> Iterator[Row]:
    """Yield the filled rows, each cell with the merged area that it stands in."""
    areas = sorted(sheet.merged)
    active: list[Area] = []
    lefts: list[int] = []
    soonest, upcoming = 0, 0
    for number in sorted(sheet.rows):
        begun = upcoming
        while upcoming < len(areas) and areas[upcoming].top <= number:
            upcoming += 1
        if upcoming > begun or (active and soonest < number):
            active = [one for one in (*active, *areas[begun:upcoming]) if one.bottom >= number]
            active.sort(key=lambda one: one.left)
            lefts = [one.left for one in active]
            soonest = min((one.bottom for one in active), default=0)
        cells = []
        for entry in sorted({entry.column: entry for entry in sheet.rows[number]}.values()):
            at = bisect_right(lefts, entry.column) - 1
            area = active[at] if at >= 0 and active[at].right >= entry.column else None
            cells.append(_place(sheet, entry, area))
        yield Row(number, cells)


def _place(sheet: Sheet, entry: Entry, area: Area | None) -> Placed:
    row, column = entry.row, entry.column
    if area is None:
        hidden = row in sheet.hidden_rows or bool(sheet.hidden_columns[column])
        return Placed(entry, 1, 1, covered=False, hidden=hidden or entry.unseen)
    # A merged cell is seen as long as one of its rows and columns is.
    gone = all(one in sheet.hidden_rows for one in range(area.top, area.bottom + 1)) or all(
        sheet.hidden_columns[area.left : area.right + 1]
    )
    covered = (area.top, area.left) != (row, column)
    rows, columns = (1, 1) if covered else (area.bottom - row + 1, area.right - column + 1)
    return Placed(entry, rows, columns, covered=covered, hidden=gone or covered or entry.unseen)


def _regions(sheet: Sheet) -> Iterator[list[Row]]:
    """Yield the rows between empty ones; an empty row that is hidden or under a merged cell parts nothing."""
    region: list[Row] = []
    end = 0
    for row in _placed(sheet):
        gap = range(end + 1, row.number)
        if region and not all(one in sheet.hidden_rows for one in gap):
            yield region
            region = []
        region.append(row)
        end = max(end, row.number, *(row.number + cell.rows - 1 for cell in row.shown))
    if region:
        yield region


def _parts(region: list[Row], sheet: Sheet) -> Iterator[SheetTable | Row]:
    """Part a region into the text above its table and the table; heads that the file marks begin one."""
    start = next((index for index, row in enumerate(region) if row.is_wide), len(region))
    yield from region[:start]
    rows = region[start:]
    if not rows:
        return
    marked = [index for index, row in enumerate(rows) if row.is_marked(sheet)]
    begin = marked[0] if marked else 0
    while begin and marked[0] - begin < ABOVE_MOST and rows[begin - 1].may_head and rows[begin - 1].is_strong:
        begin -= 1  # names of groups of columns, above the row that the file marks
    if begin:
        yield from _parts_before(rows[:begin])
        rows = rows[begin:]
    if len(rows) < 2:  # noqa: PLR2004 - a head and something under it
        yield SheetTable(rows, 0)
        return
    yield SheetTable(rows, heads_of(rows, sheet))


def _parts_before(rows: list[Row]) -> Iterator[SheetTable | Row]:
    """Part what stands right above the marked head of a table: the last single rows are text."""
    end = len(rows)
    while end and not rows[end - 1].is_wide:
        end -= 1
    if end:
        yield SheetTable(rows[:end], named_heads(rows[:end]))
    yield from rows[end:]
