"""Read web pages: headings, lists and tables as the page shows them, what it hides apart."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pogi_check.documents.document import BlockKind, Cell, Document, Trouble, Unread, UnreadableError
from pogi_check.documents.docx_numbering import written
from pogi_check.documents.html_styles import PLAIN, read_styles
from pogi_check.documents.markup import MarkupError, parse_html
from pogi_check.documents.outline import Line, outline
from pogi_check.documents.plain import decode
from pogi_check.documents.symbols import raised, readable
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.documents.html_styles import Styles
    from pogi_check.documents.markup import Element

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul", *_HEADINGS,
))  # fmt: skip
_UNSEEN: Final = frozenset((
    "audio", "canvas", "datalist", "head", "iframe", "noscript", "object", "script", "style", "svg",
    "template", "title", "video",
))  # fmt: skip
_BOLD: Final = frozenset(("b", "strong", "th", *_HEADINGS))
_STRUCK: Final = frozenset(("del", "s", "strike"))
_STRIKING: Final = pattern(r"text-decoration[^;]*line-through", re.IGNORECASE)
_SPACE: Final = pattern(r"[ \t\r\n\f]+")
_GAP: Final = pattern(r"\n\s*\n+")
_AROUND: Final = pattern(r" *\n *")
_COUNTED: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_WINDOWS: Final = frozenset(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"))
_HEAD: Final = 4096
_WIDEST: Final = 1000
_OWN: Final = b'<meta name="generator" content="pogi-check">'


def is_own_report(data: bytes) -> bool:
    """Tell whether a page is a report of pogi-check: its suggested wordings are no demands of a tender."""
    return _OWN in data[:_HEAD]


def read_html(data: bytes, name: str) -> Document:
    """Read a page in UTF-8, UTF-16, the encoding that it declares, or Windows-1252.

    Scripts and styles are left out; text that is struck out, or that the page itself hides, is a block of
    its own after the paragraph. A table without a row of two cells only places its text and is none. Raises
    UnreadableError (damaged, too nested).
    """
    try:
        lines = html_lines(decode_page(data))
    except MarkupError as error:
        raise UnreadableError(name, Trouble.DAMAGED, "HTML") from error
    except RecursionError as error:
        raise UnreadableError(name, Trouble.TOO_NESTED) from error
    unread = () if any(not line.hidden for line in lines) else (Unread(Trouble.EMPTY),)
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, "text/html", digest, outline(lines, name), unread)


def html_lines(text: str) -> list[Line]:
    """Give the paragraphs, list items and cells of a page; raises MarkupError or RecursionError."""
    root = parse_html(text)
    if root is None:
        return []
    walk = _Walk(read_styles(root))
    walk.read(root)
    return walk.lines


def decode_page(data: bytes) -> str:
    """Decode a page in the encoding that it declares, else as a text."""
    declared = _CHARSET.search(data, 0, _HEAD)
    text = ""
    if declared is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        encoding = declared[1].decode().lower()
        try:
            text = data.decode("cp1252" if encoding in _WINDOWS else encoding)
        except (UnicodeDecodeError, LookupError):  # the page is wrong about itself
            text = ""
    return text or decode(data)


class _Row(NamedTuple):
    """A row of a table: its cells that are shown, and those hidden in it and before it."""

    cells: Sequence[Element]
    unseen: Sequence[Element]


class _Walk:
    """One walk through a page, from which the lines come in reading order."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.lines: list[Line] = []
        self.tables = 0
        # Where the walk stands.
        self.texts: list[str] = []
        self.struck: list[str] = []
        self.unseen: list[str] = []
        self.hiding = PLAIN
        self.hides = False
        self.plain = False
        self.bold = 0
        self.strikes = 0
        self.kept = 0
        self.depth = 0
        self.label = ""
        self.item = False
        self.heading: int | None = None
        self.cell: Cell | None = None

    def read(self, element: Element) -> None:
        """Read a page."""
        self._element(element)
        self._flush()

    def _element(self, element: Element) -> None:
        tag = element.tag
        if tag in _UNSEEN:
            return
        outer, style = (self.hiding, self.hides), self.styles.of(element)
        if style is not PLAIN:
            self.hiding = style.within(self.hiding)
            self.hides = any(self.hiding)
        if tag in _BLOCKS:
            self._flush()
        match tag:
            case "br":
                (self.unseen if self.hides else self.texts).append("\n")
            case "table":
                self._table(element)
            case "ol" | "ul":
                self._list(element)
            case "input" | "select" | "textarea" | "button":
                self._field(element)
            case "sup":
                start = len(self.texts)
                self._content(element)
                before = self.texts[start - 1] if start else ""
                self.texts[start:] = [raised("".join(self.texts[start:]), before)]
            case _:
                self._content(element)
        if tag in _BLOCKS:
            self._flush()
        self.hiding, self.hides = outer

    def _field(self, element: Element) -> None:
        if element.tag == "button":
            self._text(" ")
            self._content(element)
            self._text(" ")
        else:
            self._text(f" {_shown(element)} ")

    def _content(self, element: Element) -> None:
        tag = element.tag
        bold, struck = tag in _BOLD, tag in _STRUCK or bool(_STRIKING.search(element.get("style", "")))
        outer = self.heading
        self.heading = _HEADINGS.get(tag, outer)
        self.bold += bold
        self.strikes += struck
        self.kept += tag == "pre"
        self._text(element.text)
        for child in element:
            self._element(child)
            self._text(child.tail)
        if tag in _BLOCKS:
            self._flush()
        self.bold -= bold
        self.strikes -= struck
        self.kept -= tag == "pre"
        self.heading = outer

    def _text(self, text: str | None) -> None:
        if not text:
            return
        text = text.replace("\r\n", "\n") if self.kept else _SPACE.sub(" ", text)
        if self.hides:
            self.unseen.append(text)
            return
        if self.unseen:
            self.unseen.append(" ")
        if not self.strikes and self.struck:
            self.struck.append(" ")
        (self.struck if self.strikes else self.texts).append(text)
        self.plain = self.plain or (not self.bold and bool(text.strip()))

    def _flush(self) -> None:
        """End a paragraph; two line breaks in a row part it, and what is struck out follows it."""
        texts, struck, unseen, bold = self.texts, self.struck, self.unseen, not self.plain
        self.texts, self.struck, self.unseen, self.plain = [], [], [], False
        for text in _GAP.split("".join(texts)) if texts else ():
            self._add(text, bold=bold)
        if struck:
            self._add("".join(struck), struck=True)
        if unseen:
            self._add("".join(unseen), hidden=True)

    def _add(self, text: str, *, bold: bool = False, struck: bool = False, hidden: bool = False) -> None:
        lines = [_SPACE.sub(" ", readable(line)).strip() for line in _AROUND.split(text)]
        text = "\n".join(line for line in lines if line)
        if not text:
            return
        kind = BlockKind.PARAGRAPH if self.cell is None else BlockKind.CELL
        heading = None if struck or hidden else self.heading
        line = Line(text, kind, heading=heading, cell=self.cell, bold=bold, struck=struck, hidden=hidden)
        if self.item and heading is None and self.cell is None:
            line.kind, line.level = BlockKind.LIST_ITEM, max(self.depth - 1, 0)
        if self.item and not struck and not hidden:
            line.label, self.label = self.label, ""
        self.lines.append(line)

    def _list(self, element: Element) -> None:
        outer = (self.item, self.label)
        self.depth += 1
        number = _number(element.get("start"), 1)
        form = _COUNTED.get(element.get("type", ""), "decimal")
        for child in element:
            if child.tag != "li" or self.styles.is_gone(child):  # a hidden item takes no number
                self._element(child)
                continue
            self.item = True
            number = _number(child.get("value"), number)
            self.label = "•" if element.tag == "ul" else f"{written(number, form)}."
            self._element(child)
            self._flush()
            number += 1
        self.depth -= 1
        self.item, self.label = outer

    def _rows(self, table: Element) -> tuple[Sequence[_Row], Sequence[Element]]:
        """Give the rows of a table itself, those of its head first, and the hidden cells after the last."""
        parts = sorted(
            (part for part in table if part.tag in ("thead", "tbody", "tfoot", "tr")),
            key=lambda part: ("thead", "tbody", "tfoot").index(str(part.tag)) if part.tag != "tr" else 1,
        )
        rows: list[_Row] = []
        unseen: list[Element] = []
        for part in parts:
            for row in [part] if part.tag == "tr" else part.iterchildren("tr"):
                is_gone = self.styles.is_gone(row) or (part is not row and self.styles.is_gone(part))
                cells: list[Element] = []
                for cell in row.iterchildren("td", "th"):
                    (unseen if is_gone or self.styles.is_gone(cell) else cells).append(cell)
                if not is_gone:
                    rows.append(_Row(cells, unseen))
                    unseen = []
        return rows, unseen

    def _unseen_cells(self, cells: Sequence[Element]) -> None:
        """Read cells that take no place in the table."""
        outer = (self.cell, self.hiding, self.hides)
        self.cell, self.hiding, self.hides = None, PLAIN._replace(gone=True), True
        for cell in cells:
            self._element(cell)
        self.cell, self.hiding, self.hides = outer

    def _table(self, element: Element) -> None:
        rows, unseen = self._rows(element)
        if not any(len(row.cells) > 1 for row in rows):
            self._content(element)
            return
        for caption in element.iterchildren("caption"):
            self._element(caption)
        index, start = self.tables, len(self.lines)
        self.tables += 1
        outer = (self.cell, self.item, self.label, self.heading)
        self.item, self.label, self.heading = False, "", None
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            self._unseen_cells(row.unseen)
            column = 0
            head = _heads(row.cells)
            for cell in row.cells:
                while (number, column) in taken:
                    column += 1
                high = max(min(_number(cell.get("rowspan"), 1), len(rows) - number), 1)
                wide = max(min(_number(cell.get("colspan"), 1), _WIDEST), 1)
                taken.update((number + down, column + right) for down in range(high) for right in range(wide))
                self.cell = Cell(index, number, column, high, wide, head)
                self._element(cell)
                self._flush()
                column += wide
        self._unseen_cells(unseen)
        self.cell, self.item, self.label, self.heading = outer
        _set_header([line for line in self.lines[start:] if line.cell and line.cell.table == index])


def _heads(row: Sequence[Element]) -> bool:
    """Tell whether a row holds column headers: it stands in the head, or all its cells are header cells."""
    parent = row[0].getparent() if row else None
    above = None if parent is None else parent.getparent()
    return (above is not None and above.tag == "thead") or (
        len(row) > 1 and all(cell.tag == "th" and cell.get("scope") != "row" for cell in row)
    )


def _set_header(lines: list[Line]) -> None:
    """Take the first row as the header where none is marked, and it alone is all bold."""
    from dataclasses import replace

    cells = [(line, line.cell) for line in lines if line.cell is not None]
    first = [line for line, cell in cells if cell.row == 0]
    second = [line for line, cell in cells if cell.row == 1]
    if any(cell.header for _, cell in cells) or len(first) < 2 or not second:  # noqa: PLR2004 - two columns
        return
    if all(line.bold for line in first) and not all(line.bold for line in second):
        for line in first:
            if line.cell is not None:
                line.cell = replace(line.cell, header=True)


def _shown(element: Element) -> str:
    """Give what a field of a form shows: a mark, the text filled in, the choice made."""
    if element.tag == "textarea":
        return element.text or ""
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = [one for one in options if one.get("selected") is not None] or options[:1]
        return " ".join("".join(map(str, one.itertext())) for one in chosen)
    kind = element.get("type", "text").lower()
    if kind in ("checkbox", "radio"):
        return "☒" if element.get("checked") is not None else "☐"
    return element.get("value", "") if kind in ("text", "number", "date", "email", "url", "tel") else ""


def _number(value: str | None, default: int) -> int:
    return int(value) if value is not None and re.fullmatch(r"[0-9]{1,5}", value.strip()) else default
