"""Markdown: its headings, lists, tables and notes, without its marks."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Final

from pogi_check.documents.document import BlockKind, Cell
from pogi_check.documents.outline import Line
from pogi_check.documents.plain import paragraphs
from pogi_check.documents.symbols import readable
from pogi_check.patterns import pattern

_MARKDOWN_HEADING: Final = pattern(r"^(#{1,6})\s+(.*)$")
_CLOSING: Final = pattern(r"(?:^|\s)#+$")
_UNDERLINE: Final = pattern(r"^(?:={3,}|-{3,})\s*$")
_BREAK: Final = pattern(r"^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|`{3,}.*|~{3,}.*)$")
_ITEM: Final = pattern(r"^(\s*)([-*+]|\d{1,9}[.)])\s+(?!(?:[-*]\s*){2,}$)(\S.*)$")
_RULE: Final = pattern(r"^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$")
_PIPE: Final = pattern(r"(?<!\\)\|")
_QUOTED: Final = pattern(r"^\s{0,3}>\s?")
_ALL_BOLD: Final = pattern(r"^(\*\*|__)(?:(?!\1).)+\1:?$")
_MARKS: Final = (
    (pattern(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)"), ""),
    (pattern(r"\[\^[^\]\s]{1,50}\]"), ""),
    (pattern(r"\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)"), r"\1"),
    (pattern(r"\[([^\]\n]{1,500})\]\[[^\]\n]{0,100}\]"), r"\1"),
    (pattern(r"<((?:https?://|mailto:)[^>\s]{1,2000})>"), r"\1"),
    (pattern(r"^\[ \]\s"), "☐ "),
    (pattern(r"^\[[xX]\]\s"), "☒ "),
    (pattern(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1"), r"\2"),
    (pattern(r"(?<![\w*])\*(?=\S)([^*\n]{1,500})(?<=\S)\*(?![\w*])"), r"\1"),
    (pattern(r"`([^`\n]{1,500})`"), r"\1"),
    (pattern(r"<br\s*/?>|</?(?:center|details|div|p|summary)(?:\s[^<>]{0,1000})?>", re.IGNORECASE), " "),
    (
        pattern(
            r"</?(?:a|abbr|b|em|font|i|ins|kbd|mark|small|span|strong|sub|sup|u)"
            r"(?:\s[^<>]{0,1000})?/?>",
            re.IGNORECASE,
        ),
        "",
    ),
    (pattern(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)
_STRUCK: Final = pattern(r"~~(?=\S)([^~\n]{1,500})~~|<(del|s|strike)>([^<\n]{1,500})</\2>", re.IGNORECASE)
_NOTE: Final = pattern(r"^\s{0,3}\[\^([^\]\s]{1,50})\]:\s+(\S.*)$")
_TARGET: Final = pattern(r"^\s{0,3}\[[^\]^\n][^\]\n]{0,100}\]:\s+\S")
_FENCE: Final = "---"
_FACTS: Final = 100  # rows that a head of facts has at most


def markdown_lines(text: str) -> list[Line]:
    """Give the lines of a Markdown text: headings, list items, the cells of pipe tables, paragraphs."""
    rows = _without_head(_without_comments(text).splitlines())
    lines: list[Line] = []
    prose: list[str] = []
    tables = at = 0
    while at < len(rows):
        row, below = rows[at], rows[at + 1] if at + 1 < len(rows) else ""
        heading = _MARKDOWN_HEADING.match(row)
        underline = _UNDERLINE.match(below)
        item, note = _ITEM.match(row), _NOTE.match(row)
        if heading is not None or (underline and row.strip() and not item and row[:1] not in "|>"):
            lines += _prose(prose)
            title = _CLOSING.sub("", heading[2].strip()) if heading else row
            level = len(heading[1]) if heading else 1 if below.startswith("=") else 2
            if title.strip():
                lines += _lines(title, Line("", BlockKind.PARAGRAPH, heading=level))
            at += 1 if heading else 2
        elif "|" in row and "|" in below and _RULE.match(below):
            lines += _prose(prose)
            table = [row, *_while_piped(rows, at + 2)]
            lines += _cells(table, tables)
            tables += 1
            at += len(table) + 1
        elif item is not None:
            lines += _prose(prose)
            depth = len(item[1].expandtabs(4)) // 2
            label = "•" if item[2] in "-*+" else item[2]
            more = _while_indented(rows, at + 1)
            texts = " ".join(one.strip() for one in (item[3], *more))
            lines += _lines(texts, Line("", BlockKind.LIST_ITEM, level=depth, label=label))
            at += 1 + len(more)
        elif note is not None:
            lines += _prose(prose)
            more = _while_indented(rows, at + 1)
            texts = " ".join(one.strip() for one in (note[2], *more))
            lines += _lines(texts, Line("", BlockKind.FOOTNOTE, label=note[1]))
            at += 1 + len(more)
        elif _TARGET.match(row) and not (prose and prose[-1].strip()):
            at += 1  # where a link leads, which no page shows
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
    found: list[Line] = []
    for text in paragraphs("\n".join("" if _BREAK.match(row) else _QUOTED.sub("", row) for row in rows)):
        bold = _ALL_BOLD.match(text) is not None
        found += _lines(text, Line("", BlockKind.PARAGRAPH, bold=bold))
    rows.clear()
    return found


def _while_piped(rows: list[str], start: int) -> list[str]:
    end = start
    while end < len(rows) and "|" in rows[end]:
        end += 1
    return rows[start:end]


def _while_indented(rows: list[str], start: int) -> list[str]:
    """Give the lines that go on with a list item: indented, not empty, and no item or heading themselves."""
    end = start
    while end < len(rows) and rows[end].strip() and rows[end][0] in " \t":
        if _ITEM.match(rows[end]) or "|" in rows[end]:
            break
        end += 1
    return rows[start:end]


def _cells(rows: list[str], table: int) -> list[Line]:
    return [
        line
        for number, row in enumerate(rows)
        for column, text in enumerate(_PIPE.split(row.strip().removeprefix("|").removesuffix("|")))
        for line in _lines(
            text, Line("", BlockKind.CELL, cell=Cell(table, number, column, header=number == 0))
        )
    ]


def _without_head(rows: list[str]) -> list[str]:
    """Take the fences off a head of facts, which programs set before a text: "title: Krav"."""
    if not rows or rows[0].rstrip() != _FENCE:
        return rows
    end = next((at for at, row in enumerate(rows[1:_FACTS], 1) if row.rstrip() in (_FENCE, "...")), 0)
    return [*(fact for row in rows[1:end] for fact in (row, "")), *rows[end + 1 :]] if end else rows


def _lines(text: str, like: Line) -> list[Line]:
    """Give a text as Markdown shows it, what is struck out as a line of its own after it."""
    struck = " ".join(one[1] or one[3] for one in _STRUCK.finditer(text))
    found = [replace(like, text=_shown(_STRUCK.sub("", text)).replace("  ", " ") if struck else _shown(text))]
    if struck:
        found.append(replace(like, text=_shown(struck), heading=None, label="", bold=False, struck=True))
    return [line for line in found if line.text]


def _shown(text: str) -> str:
    """Give a text as Markdown shows it: without its marks, links by their words, entities as letters."""
    for mark, shown in _MARKS:
        text = mark.sub(shown, text)
    return readable(unescape(text)).strip()
