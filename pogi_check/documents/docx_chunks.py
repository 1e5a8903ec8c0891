"""Alternative chunks: whole files (HTML, Word, text) that a Word file shows as part of its body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pogi_check.documents import limits
from pogi_check.documents.document import BlockKind, Trouble, Unread, UnreadableError
from pogi_check.documents.formats import Format, sniff
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
            return _lines(data, path, tables), ()
        if depth < limits.CHUNK_DEPTH:
            document = read(data, package.archive.name, depth + 1)
            return [_line(block, tables) for block in document.blocks], document.unread
        trouble = Trouble.TOO_NESTED
    except UnreadableError as error:
        trouble = error.trouble
    except RecursionError:
        trouble = Trouble.DAMAGED
    return [], (Unread(trouble, detail=path),)


def _lines(data: bytes, path: str, tables: int) -> list[Line]:
    """Read a page, a web archive or a text."""
    from pogi_check.documents.html import read_html
    from pogi_check.documents.plain import decode, paragraphs

    head = data[:_HEAD].lower()
    is_page = b"<html" in head or path.lower().endswith((".htm", ".html", ".xhtml"))
    if b"mime-version:" in head:
        from pogi_check.documents.mails import open_mail

        data = open_mail(data, path).text
        is_page = data.startswith(b"<")
    if is_page:
        return [_line(block, tables) for block in read_html(data, path).blocks]
    if data and sniff(data) is not Format.TEXT:
        raise UnreadableError(path, Trouble.UNKNOWN_FORMAT)
    return [Line(text, BlockKind.PARAGRAPH) for text in paragraphs(decode(data))]


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
