"""A workbook as a package: its sheets by name, its shared texts, and what its styles do to a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from pogi_check.documents import limits
from pogi_check.documents.archives import Archive, open_archive
from pogi_check.documents.document import Trouble, Unread, UnreadableError
from pogi_check.documents.docx_package import (
    R,
    Relation,
    main_part,
    media_type_of,
    parse_part,
    relations_of,
    require_format,
    unpack_part,
)
from pogi_check.documents.formats import MEDIA_TYPES, Format
from pogi_check.documents.limits import PARTS
from pogi_check.documents.markup import MarkupError, stream_xml
from pogi_check.documents.symbols import raised, readable
from pogi_check.documents.xlsx_numbers import BUILT_IN, GENERAL
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pogi_check.documents.markup import Element

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_MEDIA_TYPES: Final = (
    (b"application/vnd.ms-excel.sheet.macroEnabled", "application/vnd.ms-excel.sheet.macroEnabled.12"),
    (b"application/vnd.ms-excel.template.macroEnabled", "application/vnd.ms-excel.template.macroEnabled.12"),
    (
        b"spreadsheetml.template.main+xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
    ),
)
_LEGACY: Final = (Format.XLS, Format.XLSB, Format.ODS)
_TEXT: Final = S + "t"
_PLACELESS_CELL: Final = re.compile(rb"<c(?! r=)[\s>/]")
_EMPTY_CELL: Final = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"(?: s="\d{1,6}")?(?:/>|></c>)')
_OFF: Final = ("0", "false", "none", "off")
_WHITE: Final = ("FFFFFFFF", "00FFFFFF", "FFFFFF")
_NO_INDEX: Final = ("1", "9", "64", "65")
_WHITE_THEME: Final = "0"
_TITLE_ROWS: Final = pattern(r"\$(\d{1,7}):\$(\d{1,7})")
_ESCAPED: Final = pattern(r"_x([0-9A-Fa-f]{4})_")
_LINE_ENDS: Final = pattern(r"\r\n?|\u2028|\u2029")
_USUAL_SIZE: Final = 11.0
_LARGE: Final = 1.25
_TITLES_MOST: Final = 10


class Run(NamedTuple):
    """A stretch of a cell's text; None where the cell's own font decides."""

    text: str
    bold: bool | None = None
    struck: bool | None = None


class Look(NamedTuple):
    """What a cell's style says: the number format, and how its text looks."""

    code: str = GENERAL
    bold: bool = False
    struck: bool = False
    shaded: bool = False
    pale: bool = False
    """White letters on a ground that the style leaves white."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of the workbook; ``titles`` are the rows (from 1) that each printed page repeats."""

    name: str
    path: str
    hidden: bool
    titles: range


@dataclass(slots=True)
class Book:
    """An open workbook; ``faults`` gathers what could not be read, ``uncalculated`` formulas of one sheet."""

    archive: Archive
    sheets: Sequence[SheetPart] = ()
    from_1904: bool = False
    texts: Sequence[tuple[Run, ...]] = ()
    looks: Sequence[Look] = ()
    media_type: str = MEDIA_TYPES[Format.XLSX]
    faults: list[Unread] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)
    cells_left: int = field(default_factory=lambda: limits.in_force().cells)
    characters_left: int = field(default_factory=lambda: limits.in_force().sheet_text)

    def part(self, path: str) -> Element | None:
        """Give the root of a side part, None where it is absent or damaged."""
        try:
            return parse_part(self.archive, path)
        except UnreadableError as error:
            self.faults.append(Unread(error.trouble, detail=error.detail))
            return None

    def stream(self, path: str, tags: Sequence[str]) -> Iterator[Element]:
        """Yield a large part's elements one by one; what comes after a fault is named as not read."""
        try:
            data = unpack_part(self.archive, path)
            if data is not None:
                yield from stream_xml(_without_empty_cells(data), tags)
        except UnreadableError as error:
            self.faults.append(Unread(error.trouble, detail=error.detail))
        except MarkupError:
            self.faults.append(Unread(Trouble.DAMAGED, detail=path))

    def relations(self, path: str) -> Sequence[Relation]:
        """Give what a part leads to."""
        return tuple(relations_of(self.archive, path).values())


def _without_empty_cells(data: bytes) -> bytes:
    """Leave out the cells that are formatted and empty: sheets may hold millions, and each costs time."""
    if b"<![CDATA[" in data or _PLACELESS_CELL.search(data):
        return data  # a cell that does not name its place counts those before it
    return _EMPTY_CELL.sub(b"", data)


def open_book(data: bytes, name: str) -> Book:
    """Open a workbook (xlsx, xlsm, xltx, xltm; transitional or strict); raises UnreadableError."""
    require_format(data, name, Format.XLSX, _LEGACY)
    archive = open_archive(data, name, parts=PARTS)
    book = Book(archive)
    main = main_part(archive, "xl/workbook.xml")
    try:
        root = parse_part(archive, main)
    except UnreadableError as error:
        raise UnreadableError(name, error.trouble, error.detail) from error
    if root is None or root.tag != S + "workbook":
        raise UnreadableError(name, Trouble.DAMAGED, main)
    relations = relations_of(archive, main)
    book.sheets = _sheets(root, relations)
    properties = root.find(S + "workbookPr")
    book.from_1904 = properties is not None and is_set(properties, "date1904")
    book.texts = _shared_texts(book, _path(relations, "sharedStrings"))
    styles = _path(relations, "styles")
    book.looks = _looks(book.part(styles)) if styles else ()
    book.media_type = media_type_of(archive, _MEDIA_TYPES, MEDIA_TYPES[Format.XLSX])
    return book


def is_set(element: Element, name: str) -> bool:
    """Tell whether a yes-or-no attribute says yes."""
    return element.get(name, "0").lower() not in _OFF


def whole_number(text: str | None) -> int:
    """Read a count or an index; -1 where there is none."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else -1  # noqa: PLR2004


def _path(relations: Mapping[str, Relation], kind: str) -> str:
    return next((one.target for one in relations.values() if one.kind == kind), "")


def _sheets(root: Element, relations: Mapping[str, Relation]) -> tuple[SheetPart, ...]:
    """Give the sheets with cells in the order of their tabs, each part once."""
    titles: dict[int, range] = {}
    for defined in root.iterfind(f"{S}definedNames/{S}definedName"):
        rows = _TITLE_ROWS.search(defined.text or "")
        if defined.get("name") == "_xlnm.Print_Titles" and rows is not None:
            first, last = int(rows[1]), int(rows[2])
            titles[whole_number(defined.get("localSheetId"))] = range(
                first, min(last, first + _TITLES_MOST) + 1
            )
    found: dict[str, SheetPart] = {}
    for index, one in enumerate(root.iterfind(f"{S}sheets/{S}sheet")):
        relation = relations.get(one.get(R + "id", ""))
        if relation is not None and relation.kind == "worksheet" and relation.target not in found:
            hidden = one.get("state", "visible").lower() != "visible"
            name = readable(one.get("name", "")).strip() or str(index + 1)
            found[relation.target] = SheetPart(name, relation.target, hidden, titles.get(index, range(0)))
    return tuple(found.values())


# Texts


def _shared_texts(book: Book, path: str) -> tuple[tuple[Run, ...], ...]:
    return tuple(read_runs(item) for item in book.stream(path, (S + "si",))) if path else ()


def read_runs(item: Element) -> tuple[Run, ...]:
    """Read a cell's or a comment's text; what only tells how to pronounce it is left out."""
    if len(item) == 1 and item[0].tag == _TEXT:
        text = written(item[0].text)
        return (Run(text),) if text else ()
    runs = []
    for child in item:
        if child.tag == _TEXT:
            runs.append(Run(written(child.text)))
        elif child.tag == S + "r":
            look = child.find(S + "rPr")
            text = written("".join(one.text or "" for one in child.iterchildren(_TEXT)))
            if look is None:
                runs.append(Run(text))
            else:
                lifted = look.find(f"{S}vertAlign[@val='superscript']") is not None
                text = raised(text, runs[-1].text) if lifted and runs else text
                runs.append(Run(text, _is_on(look, "b"), _is_on(look, "strike")))
    return tuple(run for run in runs if run.text)


def written(text: str | None) -> str:
    """Make a stored text the one that a reader sees; lines that were set by hand stay."""
    if not text:
        return ""
    if "_x" in text:
        text = _ESCAPED.sub(_unescaped, text)
    if "\n" not in text and "\r" not in text:
        return readable(text)
    return "\n".join(readable(line) for line in _LINE_ENDS.sub("\n", text).split("\n"))


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    if code in (0x9, 0xA, 0xD):
        return chr(code)
    return "" if code < 0x20 or 0xD800 <= code < 0xE000 else chr(code)  # noqa: PLR2004 - control codes, surrogates


def _is_on(properties: Element, name: str) -> bool:
    mark = properties.find(S + name)
    return mark is not None and mark.get("val", "1").lower() not in _OFF


# Styles


def _looks(root: Element | None) -> tuple[Look, ...]:
    """Give the look of each cell format by its index."""
    if root is None:
        return ()
    codes: dict[int, str] = dict(BUILT_IN)
    for one in root.iterfind(f"{S}numFmts/{S}numFmt"):
        codes[whole_number(one.get("numFmtId"))] = one.get("formatCode", GENERAL)
    fonts = _fonts(root)
    fills = [_is_shading(one) for one in root.iterfind(f"{S}fills/{S}fill")]
    looks = []
    for one in root.iterfind(f"{S}cellXfs/{S}xf"):
        font, fill = whole_number(one.get("fontId")), whole_number(one.get("fillId"))
        bold, struck, white = fonts[font] if 0 <= font < len(fonts) else (False, False, False)
        code = codes.get(whole_number(one.get("numFmtId")), GENERAL)
        shaded = 0 <= fill < len(fills) and fills[fill]
        code = GENERAL if code.lower() == "general" else code
        looks.append(Look(code, bold, struck, shaded, white and not shaded))
    return tuple(looks)


def _fonts(root: Element) -> list[tuple[bool, bool, bool]]:
    """Tell of each font whether it stands out, bold or far larger than the usual, strikes, and is white."""
    fonts = list(root.iterfind(f"{S}fonts/{S}font"))
    sizes = [_size(one) for one in fonts]
    return [
        (
            _is_on(one, "b") or size > sizes[0] * _LARGE,
            _is_on(one, "strike"),
            _is_white(one.find(S + "color")),
        )
        for one, size in zip(fonts, sizes, strict=True)
    ]


def _size(font: Element) -> float:
    size = font.find(S + "sz")
    try:
        return float(size.get("val", "")) if size is not None else _USUAL_SIZE
    except ValueError:
        return _USUAL_SIZE


def _is_shading(fill: Element) -> bool:
    """Tell whether a fill is seen: a pattern or colour other than white."""
    if fill.find(S + "gradientFill") is not None:
        return True
    pattern = fill.find(S + "patternFill")
    if pattern is None or pattern.get("patternType", "none") in ("none", "gray125"):
        return False
    colour = pattern.find(S + "fgColor")
    if colour is None:
        return pattern.get("patternType") != "solid"
    return not (_is_white(colour) or colour.get("indexed", "") in _NO_INDEX)


def _is_white(colour: Element | None) -> bool:
    if colour is None:
        return False
    white = colour.get("theme") == _WHITE_THEME and not colour.get("tint")
    return white or colour.get("rgb", "").upper() in _WHITE
