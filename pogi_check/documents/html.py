"""Read web pages: headings, lists and tables as the page shows them, without what it hides."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from pogi_check.documents.document import BlockKind, Cell, Document, Trouble, Unread, UnreadableError
from pogi_check.documents.docx_numbering import written
from pogi_check.documents.markup import MarkupError, parse_html
from pogi_check.documents.outline import Line, outline
from pogi_check.documents.plain import decode
from pogi_check.documents.symbols import raised, readable
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_HIDING: Final = pattern(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
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

    Scripts, styles and what the page itself hides are left out; text that is struck out is a block of its
    own after the paragraph. A table without a row of two cells only places its text and is none. Raises
    UnreadableError (damaged, too nested).
    """
    try:
        root = parse_html(_decoded(data))
        walk = _Walk()
        if root is not None:
            walk.read(root)
    except MarkupError as error:
        raise UnreadableError(name, Trouble.DAMAGED, "HTML") from error
    except RecursionError as error:
        raise UnreadableError(name, Trouble.TOO_NESTED) from error
    unread = () if walk.lines else (Unread(Trouble.EMPTY),)
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, "text/html", digest, outline(walk.lines, name), unread)


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data, 0, _HEAD)
    text = ""
    if declared is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        encoding = declared[1].decode().lower()
        try:
            text = data.decode("cp1252" if encoding in _WINDOWS else encoding)
        except (UnicodeDecodeError, LookupError):  # the page is wrong about itself
            text = ""
    return text or decode(data)


class _Walk:
    """One walk through a page, from which the lines come in reading order."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.tables = 0
        # Where the walk stands.
        self.texts: list[str] = []
        self.struck: list[str] = []
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
        if tag in _UNSEEN or _is_hidden(element):
            return
        if tag in _BLOCKS:
            self._flush()
        match tag:
            case "br":
                self.texts.append("\n")
            case "table" if any(len(row) > 1 for row in _rows(element)):
                self._table(element, list(_rows(element)))
            case "ol" | "ul":
                self._list(element)
            case "input" | "select" | "textarea":
                self._text(f" {_shown(element)} ")
            case "sup":
                start = len(self.texts)
                self._content(element)
                before = self.texts[start - 1] if start else ""
                self.texts[start:] = [raised("".join(self.texts[start:]), before)]
            case "button":
                self._text(" ")
                self._content(element)
                self._text(" ")
            case _:
                self._content(element)
        if tag in _BLOCKS:
            self._flush()

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
        if not self.strikes and self.struck:
            self.struck.append(" ")
        (self.struck if self.strikes else self.texts).append(text)
        self.plain = self.plain or (not self.bold and bool(text.strip()))

    def _flush(self) -> None:
        """End a paragraph; two line breaks in a row part it, and what is struck out follows it."""
        whole, struck = "".join(self.texts), "".join(self.struck)
        bold, self.texts, self.struck, self.plain = not self.plain, [], [], False
        for text in _GAP.split(whole):
            self._add(text, bold=bold)
        self._add(struck, struck=True)

    def _add(self, text: str, *, bold: bool = False, struck: bool = False) -> None:
        lines = [_SPACE.sub(" ", readable(line)).strip() for line in _AROUND.split(text)]
        text = "\n".join(line for line in lines if line)
        if not text:
            return
        kind = BlockKind.PARAGRAPH if self.cell is None else BlockKind.CELL
        heading = None if struck else self.heading
        line = Line(text, kind, heading=heading, cell=self.cell, bold=bold, struck=struck)
        if self.item and heading is None and self.cell is None:
            line.kind, line.level = BlockKind.LIST_ITEM, max(self.depth - 1, 0)
        if self.item and not struck:
            line.label, self.label = self.label, ""
        self.lines.append(line)

    def _list(self, element: Element) -> None:
        outer = (self.item, self.label)
        self.depth += 1
        number = _number(element.get("start"), 1)
        form = _COUNTED.get(element.get("type", ""), "decimal")
        for child in element:
            if child.tag != "li":
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

    def _table(self, element: Element, rows: list[list[Element]]) -> None:
        for caption in element.iterchildren("caption"):
            self._element(caption)
        index, start = self.tables, len(self.lines)
        self.tables += 1
        outer = (self.cell, self.item, self.label, self.heading)
        self.item, self.label, self.heading = False, "", None
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            column = 0
            head = _heads(row)
            for cell in row:
                while (number, column) in taken:
                    column += 1
                high = max(min(_number(cell.get("rowspan"), 1), len(rows) - number), 1)
                wide = max(min(_number(cell.get("colspan"), 1), _WIDEST), 1)
                taken.update((number + down, column + right) for down in range(high) for right in range(wide))
                self.cell = Cell(index, number, column, high, wide, head)
                self._element(cell)
                self._flush()
                column += wide
        self.cell, self.item, self.label, self.heading = outer
        _set_header([line for line in self.lines[start:] if line.cell and line.cell.table == index])


def _rows(table: Element) -> Iterator[list[Element]]:
    """Yield the rows of a table itself, those of its head first, each as its cells that are shown."""
    parts = sorted(
        (part for part in table if part.tag in ("thead", "tbody", "tfoot", "tr")),
        key=lambda part: ("thead", "tbody", "tr", "tfoot").index(str(part.tag)) if part.tag != "tr" else 1,
    )
    for part in parts:
        for row in [part] if part.tag == "tr" else part.iterchildren("tr"):
            if not _is_hidden(part) and not _is_hidden(row):
                yield [cell for cell in row.iterchildren("td", "th") if not _is_hidden(cell)]


def _heads(row: list[Element]) -> bool:
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


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or _HIDING.search(element.get("style", "")):
        return True
    return element.tag == "dialog" and element.get("open") is None


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
