"""Read plain text as paragraphs, and Markdown with its headings, lists and tables."""

from __future__ import annotations

import hashlib
import re
from html import unescape
from typing import Final

from pogi_check.documents.document import BlockKind, Cell, Document, Trouble, Unread
from pogi_check.documents.outline import Line, outline
from pogi_check.documents.symbols import readable
from pogi_check.patterns import pattern

_STARTS: Final = pattern(
    r"^\s*(?:[-–—•▪*+]\s|\(?(?:\d{1,2}|[a-zæøå])[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|#{1,6}\s|\|)"
)
_MARKDOWN_HEADING: Final = pattern(r"^(#{1,6})\s+(.*)$")
_CLOSING: Final = pattern(r"(?:^|\s)#+$")
_WRAPPED: Final = 120
_UNDERLINE: Final = pattern(r"^(?:={3,}|-{3,})\s*$")
_BREAK: Final = pattern(r"^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|`{3,}.*|~{3,}.*)$")
_ITEM: Final = pattern(r"^(\s*)([-*+]|\d{1,9}[.)])\s+(?!(?:[-*]\s*){2,}$)(\S.*)$")
_RULE: Final = pattern(r"^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$")
_PIPE: Final = pattern(r"(?<!\\)\|")
_QUOTED: Final = pattern(r"^\s{0,3}>\s?")
_ALL_BOLD: Final = pattern(r"^(\*\*|__)(?:(?!\1).)+\1:?$")
_MARKS: Final = (
    (pattern(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)"), ""),
    (pattern(r"\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)"), r"\1"),
    (pattern(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1"), r"\2"),
    (pattern(r"(?<![\w*])\*(?=\S)([^*\n]{1,500})(?<=\S)\*(?![\w*])"), r"\1"),
    (pattern(r"`([^`\n]{1,500})`"), r"\1"),
    (pattern(r"<br\s*/?>", re.IGNORECASE), " "),
    (pattern(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)


def read_plain(data: bytes, name: str) -> Document:
    """Read a text file in UTF-8, UTF-16 or Windows-1252; in ``.md`` files the marks of Markdown are read."""
    markdown = name.lower().endswith((".md", ".markdown"))
    text = decode(data)
    lines = _markdown(text) if markdown else [Line(one, BlockKind.PARAGRAPH) for one in paragraphs(text)]
    unread = () if lines else (Unread(Trouble.EMPTY),)
    media_type = "text/markdown" if markdown else "text/plain"
    return Document(name, media_type, hashlib.sha256(data).hexdigest(), outline(lines, name), unread)


def decode(data: bytes) -> str:
    """Decode a text: by its byte order mark, else UTF-8, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _markdown(text: str) -> list[Line]:
    """Give the lines of a Markdown text: headings, list items, the cells of pipe tables, paragraphs."""
    rows = _without_comments(text).splitlines()
    lines: list[Line] = []
    prose: list[str] = []
    tables = at = 0
    while at < len(rows):
        row, below = rows[at], rows[at + 1] if at + 1 < len(rows) else ""
        heading = _MARKDOWN_HEADING.match(row)
        underline = _UNDERLINE.match(below)
        item = _ITEM.match(row)
        if heading is not None or (underline and row.strip() and not item and row[:1] not in "|>"):
            lines += _prose(prose)
            title = _CLOSING.sub("", heading[2].strip()) if heading else row
            level = len(heading[1]) if heading else 1 if below.startswith("=") else 2
            if title.strip():
                lines.append(Line(_shown(title), BlockKind.PARAGRAPH, heading=level))
            at += 1 if heading else 2
        elif "|" in row and "|" in below and _RULE.match(below):
            lines += _prose(prose)
            table = [row, *_while_piped(rows[at + 2 :])]
            lines += _cells(table, tables)
            tables += 1
            at += len(table) + 1
        elif item is not None:
            lines += _prose(prose)
            depth = len(item[1].expandtabs(4)) // 2
            label = "•" if item[2] in "-*+" else item[2]
            more = _while_indented(rows[at + 1 :])
            texts = _shown(" ".join(one.strip() for one in (item[3], *more)))
            lines.append(Line(texts, BlockKind.LIST_ITEM, level=depth, label=label))
            at += 1 + len(more)
        else:
            prose.append(row)
            at += 1
    return lines + _prose(prose)


def _without_comments(text: str) -> str:
    """Leave out ``<!-- … -->``, which Markdown does not show; one that never ends is text."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + len("-->")
    return "".join((*kept, text[at:]))


def _prose(rows: list[str]) -> list[Line]:
    """Give the gathered lines as paragraphs, and empty the list."""
    found = []
    for text in paragraphs("\n".join("" if _BREAK.match(row) else _QUOTED.sub("", row) for row in rows)):
        bold = _ALL_BOLD.match(text) is not None
        found.append(Line(_shown(text), BlockKind.PARAGRAPH, bold=bold))
    rows.clear()
    return [line for line in found if line.text]


def _while_piped(rows: list[str]) -> list[str]:
    return rows[: next((at for at, row in enumerate(rows) if "|" not in row), len(rows))]


def _while_indented(rows: list[str]) -> list[str]:
    """Give the lines that go on with a list item: indented, not empty, and no item or heading themselves."""
    for at, row in enumerate(rows):
        if not row.strip() or row[:1] not in (" ", "\t") or _ITEM.match(row) or "|" in row:
            return rows[:at]
    return rows


def _cells(rows: list[str], table: int) -> list[Line]:
    return [
        Line(_shown(text), BlockKind.CELL, cell=Cell(table, number, column, header=number == 0))
        for number, row in enumerate(rows)
        for column, text in enumerate(_PIPE.split(row.strip().removeprefix("|").removesuffix("|")))
        if text.strip()
    ]


def _shown(text: str) -> str:
    """Give a text as Markdown shows it: without its marks, links by their words, entities as letters."""
    for mark, shown in _MARKS:
        text = mark.sub(shown, text)
    return readable(unescape(text)).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """Part a text at blank lines, list marks and long lines; lines wrapped by hand are joined."""
    found: list[str] = []
    wrapped = False
    for raw in text.splitlines():
        line = readable(raw).strip()
        if not line:
            wrapped = False
            continue
        if wrapped and not _STARTS.match(raw):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
        wrapped = len(line) <= _WRAPPED and not line.startswith(("#", "|"))
    return tuple(found)
