"""Tables of a sheet that stand side by side: where an empty column parts two of them.

One table may have empty columns too, to let in air. Two are told by what one table does not have: a second
head further down, numbers or things twice, rows that go on alone.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from pogi_check.documents.xlsx_rows import Row, edges_of, heads_of, text_of
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.documents.xlsx_sheets import Sheet
    from pogi_check.documents.xlsx_tables import SheetTable

_NUMBERS: Final = pattern(r"(?:\w+[ -]?)?(?:nr|no)\b\.?$|(?:nummer|id|#)$")
_THINGS: Final = pattern(
    r"(?:vare\w*|produkt\w*|artik\w+|\w*kriteri\w+|delaftale\w*|kode\w*|begreb\w*|forkortelse\w*)$"
)
_NUMERIC: Final = pattern(r"[\d.,\s%]+$")
_MEANING: Final = pattern(r"(?:betydning|betyder|meaning)\b")
_ALONE: Final = 2  # rows that one of two tables has more than the other
_WIDEST: Final = 2_000  # columns; beyond them nobody sets tables side by side


class _Side(NamedTuple):
    """A table on one side of a gap: its rows from the first with two cells on, so many of them heads."""

    rows: Sequence[Row]
    heads: int

    @property
    def last(self) -> int:
        return self.rows[-1].number

    @property
    def names(self) -> Sequence[str]:
        return [text_of(one).casefold() for one in self.rows[self.heads - 1].shown]

    @property
    def is_filled(self) -> bool:
        """Tell whether all cells under the heads are filled, in at least two rows without a gap."""
        body = self.rows[self.heads :]
        return (
            len(body) >= _ALONE
            and body[-1].number - body[0].number == len(body) - 1
            and all(len(row.shown) == len(self.names) for row in body)
        )


def part_sides(region: list[Row], sheet: Sheet, above: Sequence[SheetTable]) -> list[list[Row]]:
    """Part the rows of a region where tables stand side by side; ``above`` are those that may go on in it."""
    for gap in _gaps(region, sheet):
        sides = _split(region, gap[0])
        if _go_on(sides, above) or _are_two(sides, gap, sheet):
            return [part for side in sides for part in part_sides(side, sheet, above)]
    return [region]


def _gaps(region: Sequence[Row], sheet: Sheet) -> Iterator[list[int]]:
    """Yield the empty columns between filled ones, those side by side together; hidden ones are none.

    What stands in single cells above and below parts nothing.
    """
    start = next((at for at, row in enumerate(region) if row.is_wide), len(region))
    end = next((at for at in range(len(region), start, -1) if region[at - 1].is_wide), start)
    spans = {(cell.entry.column, cell.columns) for row in region[start:end] for cell in row.cells}
    left = min((column for column, _ in spans), default=0)
    right = max((column + columns - 1 for column, columns in spans), default=-1)
    if right - left >= _WIDEST:
        return
    filled = bytearray(right - left + 1)
    for column, columns in spans:
        filled[column - left : column - left + columns] = b"\x01" * columns
    if 0 not in filled:
        return
    for is_filled, run in groupby(range(left, right + 1), lambda column: bool(filled[column - left])):
        shown = [column for column in run if not sheet.hidden_columns[column]]
        if not is_filled and shown:
            yield shown


def _split(region: Sequence[Row], column: int) -> tuple[list[Row], list[Row]]:
    """Part rows at a column; a row of one cell goes where the cell begins."""
    sides: tuple[list[Row], list[Row]] = ([], [])
    for row in region:
        for side, cells in zip(
            sides,
            (
                [cell for cell in row.cells if cell.entry.column < column],
                [cell for cell in row.cells if cell.entry.column >= column],
            ),
            strict=True,
        ):
            if cells:
                side.append(Row(row.number, cells))
    return sides


def _go_on(sides: tuple[list[Row], list[Row]], above: Sequence[SheetTable]) -> bool:
    """Tell whether the rows on each side stand under another of the tables above."""
    if len(above) < 2 or not all(sides):  # noqa: PLR2004 - two tables
        return False
    under = []
    for side in sides:
        left, right = edges_of(side)
        under.append(next((one for one in above if one.left <= left and right <= one.right), None))
    return None not in under and under[0] is not under[1]


def _are_two(sides: tuple[list[Row], list[Row]], gap: Sequence[int], sheet: Sheet) -> bool:
    left, right = (_side(rows, sheet) for rows in sides)
    if left is None or right is None:
        return False
    return (
        _begins_below(left, right)
        or _begins_below(right, left)
        or _is_named_twice(left, right)
        or any(map(_MEANING.match, right.names[1:]))
        or _ends_above(left, right)
        or _ends_above(right, left)
        or _are_lists(gap, left, right, sheet)
    )


def _side(rows: Sequence[Row], sheet: Sheet) -> _Side | None:
    """Give the table on a side: two columns at least, with heads of its own and something under them."""
    start = next((index for index, row in enumerate(rows) if row.is_wide), len(rows))
    own = rows[start:]
    heads = heads_of(own, sheet) if len(own) > 1 else 0
    return _Side(own, heads) if 0 < heads < len(own) else None


def _begins_below(one: _Side, other: _Side) -> bool:
    """Tell whether the heads of one stand beside what stands under the heads of the other."""
    first = one.rows[0].number
    beside = next((row for row in other.rows if row.number == first), None)
    # Where heads stand on both sides, a table that is wider begins right below another.
    heads_too = beside is not None and beside.is_strong and beside.may_head
    return first >= other.rows[other.heads].number and not heads_too


def _is_named_twice(left: _Side, right: _Side) -> bool:
    """Tell whether rows are numbered or named on both sides."""
    first, second = left.names[0], right.names[0]
    if first == second or (_NUMBERS.match(first) and _NUMBERS.match(second)):
        return True
    column = right.rows[0].cells[0].entry.column
    things = [
        text_of(row.cells[0]) for row in right.rows[right.heads :] if row.cells[0].entry.column == column
    ]
    is_thing = right.is_filled and len(set(things)) == len(things) and not any(map(_NUMERIC.match, things))
    return _THINGS.match(second) is not None and is_thing


def _ends_above(one: _Side, other: _Side) -> bool:
    """Tell whether a filled table ends above the last rows of the other."""
    return one.is_filled and sum(row.number > one.last for row in other.rows) >= _ALONE


def _are_lists(gap: Sequence[int], left: _Side, right: _Side, sheet: Sheet) -> bool:
    """Tell whether Excel itself knows a table on each side."""
    beside = [
        (area.right < gap[0], area.left > gap[-1])
        for area in sheet.lists
        if area.top <= max(left.last, right.last) and area.bottom >= left.rows[0].number
    ]
    return any(one for one, _ in beside) and any(other for _, other in beside)
