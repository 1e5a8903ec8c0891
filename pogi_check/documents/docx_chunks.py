"""Alternative chunks: whole files (HTML, Word, text) that a Word file shows as part of its body."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pogi_check.documents import limits
from pogi_check.documents.document import BlockKind, Trouble, Unread, UnreadableError
from pogi_check.documents.formats import Format, sniff
from pogi_check.documents.markup import MarkupError, html_paragraphs
from pogi_check.documents.outline import Line
from pogi_check.documents.plain import decode, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable

    from pogi_check.documents.document import Block, Document
    from pogi_check.documents.docx_package import Package

_HEAD: Final = 2048


def chunk_lines(
    package: Package, path: str, depth: int, read: Callable[[bytes, str, int], Document], tables: int
) -> tuple[list[Line], Unread | None]:
    """Read a chunk; ``read`` reads an embedded Word file, whose tables are numbered on from ``tables``."""
    data = package.data(path)
    if data is None:
        return [], None
    try:
        if sniff(data) is Format.DOCX:
            if depth >= limits.CHUNK_DEPTH:
                return [], Unread(Trouble.TOO_LARGE, detail=path)
            blocks = read(data, package.archive.name, depth + 1).blocks
            return [_line(block, tables) for block in blocks], None
        texts = _texts(data, path)
    except UnreadableError as error:
        return [], Unread(error.trouble, detail=path)
    except (MarkupError, RecursionError):
        return [], Unread(Trouble.DAMAGED, detail=path)
    if texts is None:
        return [], Unread(Trouble.UNKNOWN_FORMAT, detail=path)
    return [Line(text, BlockKind.PARAGRAPH) for text in texts], None


def _texts(data: bytes, path: str) -> tuple[str, ...] | None:
    head = data[:_HEAD].lower()
    if b"mime-version:" in head:
        page = email.message_from_bytes(data, policy=email.policy.default).get_body(("html", "plain"))
        if page is None:
            return None
        content = page.get_content()
        is_html = page.get_content_subtype() == "html"
        return html_paragraphs(content.encode()) if is_html else paragraphs(content)
    if b"<html" in head or path.lower().endswith((".htm", ".html", ".xhtml")):
        return html_paragraphs(data)
    return paragraphs(decode(data)) if sniff(data) is Format.TEXT else None


def _line(block: Block, tables: int) -> Line:
    """Turn an embedded document's block back into a line of the document around it."""
    cell = block.place.cell
    kind, heading = block.kind, None
    if kind in (BlockKind.HEADING, BlockKind.TITLE):
        heading, kind = block.level, BlockKind.PARAGRAPH
    return Line(
        block.text,
        kind,
        block.before,
        heading,
        block.level,
        block.label,
        replace(cell, table=cell.table + tables) if cell is not None else None,
        block.revisions,
        block.hidden,
        block.struck,
    )
