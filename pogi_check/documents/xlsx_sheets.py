"""One sheet of a workbook as it is stored: its filled cells as shown, what is merged, hidden and fixed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pogi_check.documents.document import Trouble, Unread
from pogi_check.documents.xlsx_book import Look, S, is_set, read_runs, whole_number, written
from pogi_check.documents.xlsx_numbers import GENERAL, shown_number, shown_text
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.documents.markup import Element
    from pogi_check.documents.xlsx_book import Book, Run, SheetPart

ROWS_MOST: Final = 1_048_576
COLUMNS_MOST: Final = 16_384
_ROW: Final = S + "row"
_CELL: Final = S + "c"
_VALUE: Final = S + "v"
_FORMULA: Final = S + "f"
_LINK: Final = pattern(r"\s*HYPERLINK\(\s*\"[^\"]{0,2000}\"\s*,\s*\"((?:[^\"]|\"\"){1,2000})\"\s*\)\s*$")
_NAMED: Final = 3  # cells; so many are named of those whose formula was not calculated
_MARGINS: Final = tuple(
    S + when + margin for when in ("odd", "even", "first") for margin in ("Header", "Footer")
)
_COLOURING: Final = (S + "conditionalFormatting", S + "tableParts", S + "picture", S + "drawing")
_TAGS: Final = (
    S + "pane", S + "sheetFormatPr", S + "col", _ROW, S + "mergeCell", S + "autoFilter",
    *_COLOURING, *_MARGINS,
)  # fmt: skip
_AREA: Final = pattern(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$", re.IGNORECASE)
_PLAIN: Final = Look()


class Area(NamedTuple):
    """A rectangle of cells, counted from 1, edges included."""

    top: int
    left: int
    bottom: int
    right: int


class Entry(NamedTuple):
    """A filled cell as shown: what is struck apart, and whether its format hides it (``unseen``).

    ``pale`` tells of white letters, which are seen only where something else colours the ground.
    """

    row: int
    column: int
    text: str
    struck: str
    strong: bool
    shaded: bool
    unseen: bool
    pale: bool = False


@dataclass(slots=True)
class Sheet:
    """A sheet's content; ``heads`` are the areas whose first row the file itself marks as heads of columns.

    They are kept by that row; ``lists`` are Excel's own tables among them.
    """

    rows: dict[int, list[Entry]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: bytearray = field(default_factory=lambda: bytearray(COLUMNS_MOST + 1))
    frozen: int = 0
    heads: dict[int, list[Area]] = field(default_factory=dict)
    lists: list[Area] = field(default_factory=list)
    margins: list[tuple[str, str]] = field(default_factory=list)
    coloured: bool = False
    """Grounds may have colours that no cell's own style tells of."""


def read_sheet(book: Book, part: SheetPart) -> Sheet:
    """Read a sheet; cells without content cost their parsing only, however many are formatted."""
    sheet = Sheet()
    for row in part.titles:
        sheet.heads.setdefault(row, []).append(Area(row, 1, row, COLUMNS_MOST))
    number = 0
    for element in book.stream(part.path, _TAGS):
        tag = element.tag
        if tag == _ROW:
            number = whole_number(element.get("r")) if element.get("r") else number + 1
            if not 0 < number <= ROWS_MOST:
                continue
            if is_set(element, "hidden") or element.get("ht") == "0":
                sheet.hidden_rows.add(number)
            entries = _entries(book, element, number) if len(element) else ()
            if entries:
                sheet.rows.setdefault(number, []).extend(entries)
            if book.cells_left < 0 or book.characters_left < 0:
                trouble = Trouble.TOO_MANY_CELLS if book.cells_left < 0 else Trouble.TOO_MUCH_TEXT
                book.faults.append(Unread(trouble, detail=part.name))
                break
        elif tag == S + "mergeCell":
            area = area_of(element.get("ref", ""))
            if area is not None:
                sheet.merged.append(area)
        else:
            _note(sheet, element)
    _tell_uncalculated(book, part)
    _hide_pale(book, sheet)
    return sheet


def _hide_pale(book: Book, sheet: Sheet) -> None:
    """Mark white letters as unseen where nothing colours the ground behind them."""
    if not sheet.coloured and any(look.pale for look in book.looks):
        for number, entries in sheet.rows.items():
            sheet.rows[number] = [one._replace(unseen=True) if one.pale else one for one in entries]


def _tell_uncalculated(book: Book, part: SheetPart) -> None:
    """Tell of the formulas without a result, as programs write them that calculate nothing."""
    cells, book.uncalculated = book.uncalculated, []
    if cells:
        more = ["…"] if len(cells) > _NAMED else []
        detail = f"{part.name}: {', '.join([*cells[:_NAMED], *more])}"
        book.faults.append(Unread(Trouble.NOT_CALCULATED, detail=detail))


def _note(sheet: Sheet, element: Element) -> None:
    """Take down what a sheet says of itself beside its cells."""
    tag = element.tag
    if tag == S + "col":
        first, last = whole_number(element.get("min")), whole_number(element.get("max"))
        last = min(last, COLUMNS_MOST)
        if (is_set(element, "hidden") or element.get("width") == "0") and 0 < first <= last:
            sheet.hidden_columns[first : last + 1] = b"\x01" * (last + 1 - first)
    elif tag == S + "pane":
        if element.get("state", "").startswith("frozen"):
            sheet.frozen = max(whole_number(element.get("ySplit", "").partition(".")[0]), 0)
    elif tag == S + "autoFilter":
        area = area_of(element.get("ref", ""))
        if area is not None:
            sheet.heads.setdefault(area.top, []).append(area)
    elif tag in _COLOURING:
        sheet.coloured = True
    elif tag in _MARGINS and _is_printed(element):
        sheet.margins.append((tag.rsplit("}", 1)[-1], written(element.text)))


def _is_printed(margin: Element) -> bool:
    """Tell whether some page shows a header or footer: those of even and first pages only where asked for."""
    around = margin.getparent()
    tag = margin.tag.rsplit("}", 1)[-1]
    if around is None or tag.startswith("odd"):
        return True
    return is_set(around, "differentFirst" if tag.startswith("first") else "differentOddEven")


def _entries(book: Book, row: Element, number: int) -> list[Entry]:
    cells = [(cell, cell.get("r", "")) for cell in row.iterchildren(_CELL) if len(cell)]
    places = [column_of(reference) if reference else None for _, reference in cells]
    if None in places:
        places = _counted(row)
    entries = []
    for (cell, _), column in zip(cells, places, strict=True):
        if column is None or not 0 < column <= COLUMNS_MOST:
            continue
        entry = _entry(book, cell, number, column)
        if entry is not None:
            entries.append(entry)
            book.cells_left -= 1
            book.characters_left -= len(entry.text) + len(entry.struck)
    return entries


def _counted(row: Element) -> list[int | None]:
    """Give the columns of a row's filled cells where some do not name theirs: each follows the one before."""
    places: list[int | None] = []
    column = 0
    for cell in row.iterchildren(_CELL):
        reference = cell.get("r")
        column = column_of(reference) if reference else column + 1
        if len(cell):
            places.append(column)
    return places


def _entry(book: Book, cell: Element, row: int, column: int) -> Entry | None:
    style = whole_number(cell.get("s"))
    look = book.looks[style] if 0 <= style < len(book.looks) else _PLAIN
    kind = cell.get("t", "n")
    runs: Sequence[Run] = ()
    if kind == "inlineStr":
        inside = cell.find(S + "is")
        runs = read_runs(inside) if inside is not None else ()
    else:
        value = cell.find(_VALUE)
        raw = value.text if value is not None else None
        if not raw:
            return _formula(book, cell, row, column, look) if kind == "n" else None
        if kind == "s":
            index = whole_number(raw)
            runs = book.texts[index] if 0 <= index < len(book.texts) else ()
        elif kind != "n" or look.code == "@":
            raw = {"1": "SAND", "0": "FALSK"}.get(raw, raw) if kind == "b" else written(raw)
            return _made(row, column, raw, look, shown_text(raw, look.code))
        else:
            return _made(row, column, raw, look, shown_number(raw, look.code, from_1904=book.from_1904))
    if len(runs) == 1 and runs[0].struck is None:
        raw = runs[0].text
        return _made(row, column, raw, look, raw if look.code == GENERAL else shown_text(raw, look.code))
    return _rich(row, column, runs, look)


def _formula(book: Book, cell: Element, row: int, column: int, look: Look) -> Entry | None:
    """Build the entry of a formula that no program has calculated yet: a link shows its own words."""
    formula = cell.findtext(_FORMULA)
    if formula is None:
        return None
    link = _LINK.match(formula)
    if link is None:
        book.uncalculated.append(f"{letters_of(column)}{row}")
        return None
    text = written(link[1].replace('""', '"'))
    return _made(row, column, text, look, shown_text(text, look.code))


def _made(row: int, column: int, raw: str, look: Look, shown: str) -> Entry | None:
    """Build the entry of a cell in one look; a text that its format hides is kept as unseen."""
    unseen = not shown.strip()
    text = (raw if unseen else shown).strip()
    if not text:
        return None
    plain, struck = ("", text) if look.struck else (text, "")
    return Entry(row, column, plain, struck, look.bold, look.shaded, unseen, look.pale)


def _rich(row: int, column: int, runs: Sequence[Run], look: Look) -> Entry | None:
    """Build the entry of a cell whose text is in several looks."""
    parts: dict[bool, list[str]] = {False: [], True: []}
    strong = True
    for text, bold, gone in runs:
        parts[look.struck if gone is None else gone].append(text)
        strong = strong and (not text.strip() or (look.bold if bold is None else bold))
    plain, struck = "".join(parts[False]), "".join(parts[True])
    if plain.strip() and struck.strip():
        plain, struck = _closed(plain), _closed(struck)
    plain, struck = plain.strip(), struck.strip()
    if not plain and not struck:
        return None
    return Entry(row, column, plain, struck, strong, look.shaded, not shown_text(plain or struck, look.code))


def _closed(text: str) -> str:
    """Close the double space that a part taken out leaves."""
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def area_of(reference: str) -> Area | None:
    """Read "A1" or "A1:C3"; None for what is no area of a sheet."""
    found = _AREA.match(reference.strip())
    if found is None:
        return None
    top, left = int(found[2]), column_of(found[1])
    bottom, right = (int(found[4]), column_of(found[3])) if found[3] else (top, left)
    top, bottom, left, right = min(top, bottom), max(top, bottom), min(left, right), max(left, right)
    if not (top > 0 and bottom <= ROWS_MOST and left > 0 and right <= COLUMNS_MOST):
        return None
    return Area(top, left, bottom, right)


def column_of(reference: str) -> int:
    """Give the column that a cell's reference names, from 1; 0 where it names none."""
    return _column_of(reference.rstrip("0123456789$"))


@lru_cache(maxsize=COLUMNS_MOST)
def _column_of(letters: str) -> int:
    column = 0
    for letter in letters.lstrip("$").upper():
        if not "A" <= letter <= "Z" or column > COLUMNS_MOST:
            return 0
        column = column * 26 + ord(letter) - 64
    return column


@lru_cache(maxsize=COLUMNS_MOST)
def letters_of(column: int) -> str:
    """Name a column, from 1, by its letters."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
