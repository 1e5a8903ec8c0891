"""What the cell beside a row's property says of it: a share, an effort, a place ("… | Så vidt muligt")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage

_VALUES = pattern(
    r"(?:(?:mindste|minimums)?krav(?:et|ene)?(?:sværdi)?|(?:krævet )?værdi|specifikation|opfyldelse|niveau"
    r"|omfang|grænse\w*|andel|mindst|minimum)\W*",
    re.IGNORECASE,
)
_GOES_ON = pattern(
    r"(?:skal|bør|kan|må|ønskes|opfyldes|overholdes|efterleves|kræves|medfølger|leveres|følger|bruges"
    r"|anvendes|gælder|findes|haves|fås|indgår|mindst|min\.|minimum|højst|op til|ca\.|kun|alene|udelukkende"
    r"|så vidt|i videst|i det omfang|helst|gerne|fortrinsvis|primært|som udgangspunkt|hvis|når|såfremt|hvor"
    r"|til|for|på|ved|i|fra|senest|\d+ ?(?:%|pct|procent))(?!\w)",
    re.IGNORECASE,
)
_ROW_NUMBER = pattern(r"(?:[A-ZÆØÅ]{0,3}[-. ]?\d{1,3}(?:\.\d{1,3})*\.?)?")
_CONFINED = pattern(r"(?:gælder )?(?:kun|alene|udelukkende) (?:for|til|på|ved|i|hos)\b", re.IGNORECASE)
_SHORT = 14  # words of a cell that goes on with another one


def said_beside(passage: Passage, core: Clause) -> tuple[Clause, ...]:
    """Give the sentences of the cell beside a row's property that go on with it ("Opfyldes så vidt muligt").

    It stands below "Krav" or "Værdi"; what stands there without going on is a property of its own.
    """
    if not passage.row or core.place.cell is None:
        return ()
    beside = [one for one in passage.after(core) if one.place != core.place and one.place.cell is not None]
    if not beside or not holds_values(beside[0].header):
        return ()
    cell = tuple(one for one in beside if one.place == beside[0].place)
    short = sum(len(one.tokens) for one in cell) <= _SHORT
    return cell if short and _GOES_ON.match(cell[0].text) else ()


def is_row_number(text: str) -> bool:
    """Tell whether a cell holds the number of its row, or nothing."""
    return _ROW_NUMBER.fullmatch(text.strip()) is not None


def holds_values(header: str) -> bool:
    """Tell whether a column holds what is asked of the properties beside it ("Krav", "Værdi")."""
    return _VALUES.fullmatch(header) is not None


def is_confined(clause: Clause) -> bool:
    """Tell whether a cell confines what stands beside it ("Kun til dunke over 10 liter")."""
    return _CONFINED.match(clause.text) is not None


def table_of(passage: Passage) -> tuple[str, int] | None:
    """Give the document and the number of the table that a row stands in; None for other passages."""
    cell = passage.clauses[0].place.cell if passage.row else None
    return (passage.context.document, cell.table) if cell is not None else None
