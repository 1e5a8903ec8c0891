"""Read plain text and Markdown as paragraphs."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from pogi_check.documents.document import BlockKind, Document, Trouble, Unread
from pogi_check.documents.outline import Line, outline
from pogi_check.documents.symbols import readable

_STARTS: Final = re.compile(
    r"^\s*(?:[-–—•▪*+]\s|\(?(?:\d{1,2}|[a-zæøå])[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|#{1,6}\s|\|)"
)
_MARKDOWN_HEADING: Final = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_WRAPPED: Final = 120


def read_plain(data: bytes, name: str) -> Document:
    """Read a text file in UTF-8, UTF-16 or Windows-1252; ``#`` headings are headings in ``.md`` files."""
    markdown = name.lower().endswith((".md", ".markdown"))
    lines = []
    for text in paragraphs(decode(data)):
        heading = _MARKDOWN_HEADING.match(text) if markdown else None
        if heading is None:
            lines.append(Line(text, BlockKind.PARAGRAPH))
        elif heading[2]:
            lines.append(Line(heading[2], BlockKind.PARAGRAPH, heading=len(heading[1])))
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
