"""Alternative chunks: whole files (HTML, Word, text) that a Word file shows as part of its body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pogi_check.documents import limits
from pogi_check.documents.document import BlockKind, Trouble, Unread, UnreadableError
from pogi_check.documents.formats import Format, sniff
from pogi_check.documents.markup import MarkupError, html_paragraphs
from pogi_check.documents.outline import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from pogi_check.documents.document import Block, Document
    from pogi_check.documents.docx_package import Package

_HEAD: Final = 2048


def chunk_lines(
    package: Package, path: str, depth: int, read: Callable[[bytes, str, int], Document], tables: int
) -> tuple[list[Line], tuple[Unread, ...]]:
    """Read a chunk; ``read`` reads an embedded Word file, whose tables are numbered on from ``tables``."""
    data = package.data(path)
    if data is None:
        return [], ()
    try:
        if sniff(data) is not Format.DOCX:
            return [Line(text, BlockKind.PARAGRAPH) for text in _texts(data, path)], ()
        if depth < limits.CHUNK_DEPTH:
            document = read(data, package.archive.name, depth + 1)
            return [_line(block, tables) for block in document.blocks], document.unread
        trouble = Trouble.TOO_NESTED
    except UnreadableError as error:
        trouble = error.trouble
    except (MarkupError, RecursionError):
        trouble = Trouble.DAMAGED
    return [], (Unread(trouble, detail=path),)


def _texts(data: bytes, path: str) -> tuple[str, ...]:
    from pogi_check.documents.plain import decode, paragraphs

    head = data[:_HEAD].lower()
    if b"mime-version:" in head:
        import email.policy

        page = email.message_from_bytes(data, policy=email.policy.default).get_body(("html", "plain"))
        if page is None:
            return ()
        content = page.get_content()
        is_html = page.get_content_subtype() == "html"
        return html_paragraphs(content.encode()) if is_html else paragraphs(content)
    if b"<html" in head or path.lower().endswith((".htm", ".html", ".xhtml")):
        return html_paragraphs(data)
    if sniff(data) is not Format.TEXT:
        raise UnreadableError(path, Trouble.UNKNOWN_FORMAT)
    return paragraphs(decode(data))


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
