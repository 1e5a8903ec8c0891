"""Read workbooks: each sheet a heading, its tables as tables, each block with its sheet and cell."""

from __future__ import annotations

import hashlib
import posixpath
from typing import TYPE_CHECKING, Final, NamedTuple

from pogi_check.documents.document import BlockKind, Cell, Document, SheetCell, Trouble, Unread
from pogi_check.documents.docx_package import MC, A
from pogi_check.documents.docx_text import DRAWN_PARAGRAPH, drawn_text
from pogi_check.documents.line_ends import join_line
from pogi_check.documents.outline import Line, is_bold_heading, outline
from pogi_check.documents.xlsx_book import S, is_set, open_book, read_runs, whole_number, written
from pogi_check.documents.xlsx_sheets import area_of, letters_of, read_sheet
from pogi_check.documents.xlsx_tables import SheetTable, arrange
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.documents.docx_package import Relation
    from pogi_check.documents.markup import Element
    from pogi_check.documents.xlsx_book import Book, SheetPart
    from pogi_check.documents.xlsx_rows import Placed, Row
    from pogi_check.documents.xlsx_sheets import Sheet

_XDR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_THREADED: Final = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_ANCHORS: Final = (_XDR + "twoCellAnchor", _XDR + "oneCellAnchor")
_EMBEDDED: Final = ("package", "oleObject")
_DRAWINGS: Final = ("chart", "chartEx", "diagramData")
_MARGIN_PART: Final = pattern(r"&(?:[LCR]|\"[^\"]*\"|\d{1,3}|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|[A-Z])")
_MARGIN_SECTION: Final = pattern(r"&[LCR]")
_ITEM: Final = pattern(r"(?:[-–—•▪·○●◦*]|\(?[a-zæøå\d]{1,2}[.)])\s")
_SENTENCE_ENDS: Final = (".", ":", ";", "!", "?")
_HEADING: Final = 2
_WRAPPED: Final = 20
_LAST: Final = 2**31


class _Box(NamedTuple):
    """A text that is drawn on the sheet, and the cell that it is fixed to."""

    row: int
    column: int
    text: str
    hidden: bool


def read_xlsx(data: bytes, name: str) -> Document:
    """Read a workbook (xlsx, xlsm, xltx, xltm; transitional or strict).

    Cells hold what Excel shows: formulas the value that was last calculated, numbers and dates by their
    format, in Danish writing. Text is marked as hidden where its sheet, row or column is, where its
    format hides it and where a merged cell covers it. Struck text and the lines of a cell are blocks
    of their own. Comments follow their cell; what is drawn comes before the part below it; headers and
    footers of printed pages come last, each text once. Raises UnreadableError for a file that is no
    workbook, or encrypted, damaged or too large; parts that cannot be read are named in ``unread``.
    """
    book = open_book(data, name)
    walk = _Walk(book)
    for part in book.sheets:
        walk.sheet(part)
    lines = [*walk.lines, *walk.margins]
    empty = all(line.kind is BlockKind.PARAGRAPH and line.heading == 1 for line in lines)
    unread = tuple(dict.fromkeys(book.faults))
    if empty and not unread:
        unread = (Unread(Trouble.EMPTY),)
    blocks = () if empty else outline(lines, name)
    return Document(name, book.media_type, hashlib.sha256(data).hexdigest(), blocks, unread)


class _Walk:
    """One walk through a workbook, from which the lines come in reading order."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.lines: list[Line] = []
        self.margins: list[Line] = []
        self.tables = 0
        self.seen: set[str] = set()
        # Where the walk stands.
        self.part = book.sheets[0] if book.sheets else None
        self.comments: dict[tuple[int, int], tuple[str, ...]] = {}

    def sheet(self, part: SheetPart) -> None:
        """Read a sheet: its name, then its content from top to bottom."""
        self.part = part
        relations = self.book.relations(part.path)
        sheet = read_sheet(self.book, part)
        for one in _of_kind(relations, "table"):
            _note_list(sheet, self.book.part(one.target))
        self.book.faults += (
            Unread(Trouble.EMBEDDED_FILE, detail=f"{part.name}: {posixpath.basename(one.target)}")
            for one in _of_kind(relations, *_EMBEDDED)
        )
        self.comments = _comments(self.book, relations)
        boxes = sorted(_boxes(self.book, relations), key=lambda box: box.row)[::-1]
        self._line(part.name, BlockKind.PARAGRAPH, heading=1)
        for content in arrange(sheet):
            first = content.rows[0].number if isinstance(content, SheetTable) else content.number
            while boxes and boxes[-1].row <= first:
                self._box(boxes.pop())
            if isinstance(content, SheetTable):
                self._table(content)
            else:
                self._text(content)
        while boxes:
            self._box(boxes.pop())
        for (row, column), texts in sorted(self.comments.items()):
            hidden = row in sheet.hidden_rows or bool(sheet.hidden_columns[column])
            self._add_comment(texts, _name(row, column), hidden=hidden)
        self._margins(sheet)

    def _line(
        self,
        text: str,
        kind: BlockKind,
        at: str = "",
        *,
        hidden: bool = False,
        cell: Cell | None = None,
        heading: int | None = None,
    ) -> Line:
        name, all_hidden = (self.part.name, self.part.hidden) if self.part is not None else ("", False)
        line = Line(text, kind, heading=heading, cell=cell, sheet=SheetCell(name, at))
        line.hidden = hidden or all_hidden
        self.lines.append(line)
        return line

    def _text(self, row: Row) -> None:
        """Add a row of text outside tables."""
        for placed in row.cells:
            entry = placed.entry
            at = _name(entry.row, entry.column)
            pieces = _pieces(entry.text)
            for piece in pieces:
                line = self._line(piece, BlockKind.PARAGRAPH, at, hidden=placed.hidden)
                line.bold = len(pieces) == 1 and (entry.strong or entry.shaded)
                if is_bold_heading(line):
                    # It stays open over the sections of the table below.
                    line.heading = _HEADING
            self._struck(placed, at, BlockKind.PARAGRAPH, None)
            self._comment(placed, at, None)

    def _table(self, table: SheetTable) -> None:
        index, first = self.tables, table.rows[0].number
        self.tables += 1
        sections = table.sections
        for count, row in enumerate(table.rows):
            for placed in row.cells:
                entry = placed.entry
                cell = Cell(
                    index,
                    entry.row - first,
                    entry.column - table.left,
                    placed.rows,
                    placed.columns,
                    header=count < table.heads,
                )
                self._cell(placed, cell, sections.get((entry.row, entry.column)))

    def _cell(self, placed: Placed, cell: Cell, section: int | None) -> None:
        entry = placed.entry
        at = _name(entry.row, entry.column)
        # The name of a column is one name, over however many lines it runs.
        pieces = [" ".join(entry.text.split())] if cell.header and entry.text else _pieces(entry.text)
        for piece in pieces:
            line = self._line(piece, BlockKind.CELL, at, hidden=placed.hidden, cell=cell)
            if section is not None and not line.hidden and len(pieces) == 1:
                line.heading, line.heads_table = section, True
        self._struck(placed, at, BlockKind.CELL, cell)
        # What is said about the name of a column is no part of the name.
        self._comment(placed, at, None if cell.header else cell)

    def _struck(self, placed: Placed, at: str, kind: BlockKind, cell: Cell | None) -> None:
        for piece in _pieces(placed.entry.struck):
            self._line(piece, kind, at, hidden=placed.hidden, cell=cell).struck = True

    def _comment(self, placed: Placed, at: str, cell: Cell | None) -> None:
        if self.comments:
            texts = self.comments.pop((placed.entry.row, placed.entry.column), ())
            self._add_comment(texts, at, hidden=placed.hidden, cell=cell)

    def _add_comment(self, texts: Sequence[str], at: str, *, hidden: bool, cell: Cell | None = None) -> None:
        for text in texts:
            for piece in _pieces(text):
                self._line(piece, BlockKind.COMMENT, at, hidden=hidden, cell=cell)

    def _box(self, box: _Box) -> None:
        at = _name(box.row, box.column) if box.column else ""
        self._line(box.text, BlockKind.TEXT_BOX, at, hidden=box.hidden)

    def _margins(self, sheet: Sheet) -> None:
        """Keep the headers and footers of printed pages for the end."""
        start = len(self.lines)
        for tag, code in sheet.margins:
            kind = BlockKind.HEADER if tag.endswith("Header") else BlockKind.FOOTER
            for section in _MARGIN_SECTION.split(code.replace("&&", "\0")):
                text = _MARGIN_PART.sub(" ", section).replace("\0", "&")
                text = " ".join(text.split())
                if any(map(str.isalpha, text)) and text not in self.seen:
                    self.seen.add(text)
                    self._line(text, kind)
        self.margins += self.lines[start:]
        del self.lines[start:]


def _name(row: int, column: int) -> str:
    return f"{letters_of(column)}{row}"


def _pieces(text: str) -> list[str]:
    """Part a cell's text at its lines; a line that was broken by hand within a sentence is joined again."""
    if "\n" not in text:
        return [text] if text else []
    pieces: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            continue
        before = pieces[-1] if pieces else ""
        long = len(before) >= _WRAPPED or (before.endswith("-") and before[-2:-1].isalpha())
        broken = long and not before.endswith(_SENTENCE_ENDS) and line[0].islower()
        if broken and not _ITEM.match(line):
            pieces[-1] = join_line(before, line)
        else:
            pieces.append(line)
    return pieces


def _of_kind(relations: Sequence[Relation], *kinds: str) -> Iterator[Relation]:
    return (one for one in relations if one.kind in kinds)


def _note_list(sheet: Sheet, root: Element | None) -> None:
    """Take down the heads of one of Excel's own tables."""
    area = area_of(root.get("ref", "")) if root is not None else None
    if root is not None and area is not None and whole_number(root.get("headerRowCount", "1")) > 0:
        sheet.heads.setdefault(area.top, []).append(area)
        sheet.lists.append(area)


def _comments(book: Book, relations: Sequence[Relation]) -> dict[tuple[int, int], tuple[str, ...]]:
    """Give the comments by cell; conversations replace the copy that is kept for old programs."""
    found: dict[tuple[int, int], list[str]] = {}
    threads: dict[tuple[int, int], list[str]] = {}
    for one in _of_kind(relations, "comments", "threadedComment"):
        root = book.part(one.target)
        if root is None:
            continue
        threaded = one.kind == "threadedComment"
        for comment in root.iter(
            (_THREADED if threaded else S) + ("threadedComment" if threaded else "comment")
        ):
            area = area_of(comment.get("ref", ""))
            body = comment.find((_THREADED if threaded else S) + "text")
            if area is None or body is None:
                continue
            text = written(body.text) if threaded else "".join(run.text for run in read_runs(body))
            into = threads if threaded else found
            into.setdefault((area.top, area.left), []).append(text)
    return {at: tuple(texts) for at, texts in (found | threads).items()}


def _boxes(book: Book, relations: Sequence[Relation]) -> Iterator[_Box]:
    """Yield the texts that are drawn on a sheet; those of charts and diagrams stand at its end."""
    for one in _of_kind(relations, "drawing"):
        root = book.part(one.target)
        if root is None:
            continue
        for anchor in root:
            yield from _anchored(anchor)
        for drawing in _of_kind(book.relations(one.target), *_DRAWINGS):
            chart = book.part(drawing.target)
            for paragraph in chart.iter(DRAWN_PARAGRAPH) if chart is not None else ():
                text = " ".join(drawn_text(paragraph).split())
                if text:
                    yield _Box(_LAST, 0, text, hidden=False)


def _anchored(anchor: Element) -> Iterator[_Box]:
    row, column = 0, 0
    if anchor.tag in _ANCHORS:
        begin = anchor.find(_XDR + "from")
        if begin is not None:
            row = whole_number(begin.findtext(_XDR + "row")) + 1
            column = whole_number(begin.findtext(_XDR + "col")) + 1
    for shape in anchor.iter(_XDR + "sp"):
        if next(shape.iterancestors(MC + "Fallback"), None) is not None:
            continue  # the same again, for old programs
        properties = shape.find(f"{_XDR}nvSpPr/{_XDR}cNvPr")
        hidden = properties is not None and is_set(properties, "hidden")
        for paragraph in shape.iterfind(f"{_XDR}txBody/{A}p"):
            text = " ".join(drawn_text(paragraph).split())
            if text:
                yield _Box(row, column, text, hidden)
