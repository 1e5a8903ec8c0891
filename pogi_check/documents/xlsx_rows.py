"""The rows of a sheet: their filled cells in merged areas, and which of them head columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from pogi_check.documents.columns import is_column_name, may_head_column
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.documents.xlsx_sheets import Entry, Sheet

_COUNTED: Final = pattern(r"\d{1,3}(?:\.\d{1,3}){0,5}\.?$")
_HEADS_MOST: Final = 3
ABOVE_MOST: Final = 2
"""Rows of names of groups of columns that may stand above the names of columns."""


class Placed(NamedTuple):
    """A filled cell in its merged area; ``covered`` by it where it is not the area's first."""

    entry: Entry
    rows: int
    columns: int
    covered: bool
    hidden: bool


@dataclass(slots=True)
class Row:
    """The filled cells of a row."""

    number: int
    cells: list[Placed]

    @property
    def shown(self) -> list[Placed]:
        """Give the cells that no merged area covers."""
        return [cell for cell in self.cells if not cell.covered]

    @property
    def is_wide(self) -> bool:
        """Tell whether several cells stand side by side."""
        return len(self.shown) > 1

    @property
    def is_strong(self) -> bool:
        """Tell whether all cells stand out, by bold letters or by colour."""
        cells = self.shown
        return all(one.entry.strong for one in cells) or all(one.entry.shaded for one in cells)

    def is_marked(self, sheet: Sheet) -> bool:
        """Tell whether the file marks the row as names of columns, and it can be that."""
        marks = sheet.heads.get(self.number)
        if marks is None:
            return False
        left, right = self.cells[0].entry.column, self.cells[-1].entry.column
        return any(one.left <= right and left <= one.right for one in marks) and self.may_be_marked

    @property
    def may_be_marked(self) -> bool:
        """Tell whether a row that the file marks as names of columns can be that; some names are long."""
        texts = [text_of(one) for one in self.shown]
        return len(texts) > 1 and sum(map(may_head_column, texts)) * 2 >= len(texts)

    @property
    def may_head(self) -> bool:
        """Tell whether all cells could be names of columns."""
        return self.is_wide and all(may_head_column(text_of(one)) for one in self.shown)


def text_of(cell: Placed) -> str:
    """Give what stands in a cell, struck or not."""
    return cell.entry.text or cell.entry.struck


def edges_of(rows: Sequence[Row]) -> tuple[int, int]:
    """Give the first and the last column of some rows."""
    return (
        min(cell.entry.column for row in rows for cell in row.cells),
        max(cell.entry.column + cell.columns - 1 for row in rows for cell in row.cells),
    )


def heads_of(rows: Sequence[Row], sheet: Sheet) -> int:
    """Tell how many first rows of a table head its columns: as the file marks them, or by their looks."""
    return _marked_heads(rows, sheet) or named_heads(rows)


def _marked_heads(rows: Sequence[Row], sheet: Sheet) -> int:
    """Tell how many rows the file itself marks as heads: by a filter, a list, printed titles, frozen rows."""
    last = next((at for at, row in enumerate(rows[: ABOVE_MOST + 1]) if row.is_marked(sheet)), None)
    if last is not None:
        while last + 2 < len(rows) and rows[last + 1].is_marked(sheet):
            last += 1
        return last + 1
    frozen = sum(row.number <= sheet.frozen for row in rows[: _HEADS_MOST + 1])
    if 0 < frozen <= _HEADS_MOST and frozen < len(rows) and all(row.may_be_marked for row in rows[:frozen]):
        return frozen
    return 0


def named_heads(rows: Sequence[Row]) -> int:
    """Tell how many first rows head the columns: they stand out from those below, or by their words."""
    strong = 0
    while strong < min(_HEADS_MOST, len(rows) - 1) and _is_strong_head(rows[strong]):
        strong += 1
    if strong and not rows[strong].is_strong:
        return strong
    first = rows[0].shown
    named = sum(is_column_name(text_of(cell)) for cell in first) * 2 >= len(first)
    return int(len(rows) > 1 and rows[0].may_head and named)


def _is_strong_head(row: Row) -> bool:
    """Tell whether a row that stands out holds names, not a section's number with its title."""
    return row.may_head and row.is_strong and not any(_COUNTED.match(text_of(one)) for one in row.shown)
