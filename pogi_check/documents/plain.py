"""Read plain text as people type it: paragraphs, underlined headings, columns set with tabs."""

from __future__ import annotations

import hashlib
from typing import Final

from pogi_check.documents.columns import is_column_name, may_head_column
from pogi_check.documents.document import BlockKind, Cell, Document, Trouble, Unread
from pogi_check.documents.formats import utf16_of
from pogi_check.documents.line_ends import join_line
from pogi_check.documents.outline import Line, outline
from pogi_check.documents.symbols import readable
from pogi_check.patterns import pattern

_STARTS: Final = pattern(
    r"^\s*(?:[-–—•▪*+]\s|\(?(?:\d{1,2}|[a-zæøå])[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|#{1,6}\s|\|"
    r"|(?:§|[Ss]tk\.)\s*\d{1,3}\.\s)"
)
_SIGNS: Final = pattern(r"^\s*([=\-_*~#])\1{3,}\s*$")
_TABS: Final = pattern(r"\t+")
_HEADING: Final = 90
_DANISH: Final = pattern(r"(?<=[a-zæøå])[æøå](?=[a-zæøå])")
_WRAPPED: Final = 120


def read_plain(data: bytes, name: str) -> Document:
    """Read a text file in UTF-8, UTF-16 or a code page; in ``.md`` files the marks of Markdown are read."""
    markdown = name.lower().endswith((".md", ".markdown"))
    text = decode(data)
    if markdown:
        from pogi_check.documents.markdown import markdown_lines

        lines = markdown_lines(text)
    else:
        lines = _typed(text)
    unread = () if lines else (Unread(Trouble.EMPTY),)
    media_type = "text/markdown" if markdown else "text/plain"
    return Document(name, media_type, hashlib.sha256(data).hexdigest(), outline(lines, name), unread)


def decode(data: bytes) -> str:
    """Decode a text: by its byte order mark, else UTF-8, UTF-16, or a code page of a byte a letter."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if text and "\0" not in text:
        return text
    if encoding := utf16_of(data):
        return data.decode(encoding, errors="replace")
    # Among the code pages the one that makes Danish letters of the bytes is right.
    texts = [data.decode(encoding, errors="replace") for encoding in ("cp1252", "cp850", "mac_roman")]
    return text or max(texts, key=lambda one: len(_DANISH.findall(one)))


def _typed(text: str) -> list[Line]:
    """Give the lines of a text as people type it: headings underlined with signs, columns set with tabs."""
    lines: list[Line] = []
    prose: list[str] = []
    rows = text.splitlines()
    tables = at = 0
    while at < len(rows):
        row, before = rows[at], rows[at - 1] if at else ""
        table = _tabbed(rows, at)
        if table:
            lines += [*_paragraphs_of(prose), *_tab_cells(table, tables)]
            tables += 1
        elif _SIGNS.match(row):
            if prose and before.strip() and prose[-1] is before and _may_be_underlined(prose):
                title = prose.pop().strip()
                lines += _paragraphs_of(prose)
                level = 1 if row.strip()[0] in "=*#" else 2
                lines.append(Line(readable(title), BlockKind.PARAGRAPH, heading=level))
            prose.append("")
        else:
            prose.append(row)
        at += len(table) or 1
    return lines + _paragraphs_of(prose)


def _may_be_underlined(rows: list[str]) -> bool:
    """Tell whether the last row stands alone as a heading does, and is short."""
    return len(rows[-1]) <= _HEADING and (len(rows) == 1 or not rows[-2].strip())


def _paragraphs_of(rows: list[str]) -> list[Line]:
    """Give the gathered rows as paragraphs, and empty the list."""
    found = [Line(one, BlockKind.PARAGRAPH) for one in paragraphs("\n".join(rows), typed=True)]
    rows.clear()
    return found


def _tabbed(rows: list[str], at: int) -> list[list[str]]:
    """Give the rows from one on that tabs part into as many cells each; none where there are fewer than two.

    A list whose marks stand before a tab is no table.
    """
    found: list[list[str]] = []
    for place in range(at, len(rows)):
        row = rows[place]
        cells = [cell.strip() for cell in _TABS.split(row.strip())]
        is_item = len(cells) == 2 and not found and _STARTS.match(f"{cells[0]} ")  # noqa: PLR2004 - mark and text
        if len(cells) < 2 or is_item or (found and len(cells) != len(found[0])):  # noqa: PLR2004 - two columns
            break
        found.append(cells)
    return found if len(found) > 1 else []


def _tab_cells(rows: list[list[str]], table: int) -> list[Line]:
    head = all(map(may_head_column, rows[0])) and any(map(is_column_name, rows[0]))
    return [
        Line(readable(text), BlockKind.CELL, cell=Cell(table, number, column, header=head and number == 0))
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
        if text
    ]


def paragraphs(text: str, *, typed: bool = False) -> tuple[str, ...]:
    """Part a text at blank lines, list marks and long lines; lines wrapped by hand are joined.

    In a ``typed`` text a sentence's end with room for the next word ends a paragraph as well.
    """
    found: list[str] = []
    rows = text.splitlines()
    full = max((len(row.rstrip()) for row in rows if len(row) <= _WRAPPED), default=0) if typed else 0
    wrapped, length = False, 0
    for raw in rows:
        line = readable(raw).strip()
        if not line:
            wrapped = False
            continue
        room = full - length > len(line.split(maxsplit=1)[0]) + 1
        ends = room and wrapped and found[-1].endswith((".", ":", ";", "!", "?")) and not line[0].islower()
        if wrapped and not ends and not _STARTS.match(raw):
            found[-1] = join_line(found[-1], line)
        else:
            found.append(line)
        wrapped, length = len(line) <= _WRAPPED and not line.startswith(("#", "|")), len(raw.rstrip())
    return tuple(found)
