"""A document as plain JSON data and back, for another process; what comes back is checked, not trusted."""

from __future__ import annotations

from typing import Any, Final, TypeAlias, TypeVar

from pogi_check.documents.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    Place,
    Revision,
    RevisionKind,
    SheetCell,
    Trouble,
    Unread,
)

Json: TypeAlias = Any

_One = TypeVar("_One")
_KINDS: Final = {kind.value: kind for kind in BlockKind}


def to_plain(document: Document) -> Json:
    """Write a document as lists, texts and numbers; its name is not told, the other side knows it."""
    return [
        document.media_type,
        document.sha256,
        document.pages,
        [[one.trouble.value, one.page, one.detail] for one in document.unread],
        [_block(block) for block in document.blocks],
    ]


def _block(block: Block) -> Json:
    place, cell, sheet = block.place, block.place.cell, block.place.sheet
    return [
        block.text,
        block.kind.value,
        block.level,
        block.label,
        block.before,
        block.hidden,
        block.struck,
        place.paragraph,
        place.page,
        place.headings,
        place.ocr,
        None if cell is None else [cell.table, cell.row, cell.column, cell.rows, cell.columns, cell.header],
        None if sheet is None else [sheet.sheet, sheet.cell],
        [[one.kind.value, one.text, one.author, one.when] for one in block.revisions],
    ]


def from_plain(data: Json, name: str) -> Document:
    """Give the document that ``to_plain`` wrote; raises ValueError, TypeError or KeyError for all else."""
    media_type, digest, pages, unread, blocks = data
    return Document(
        name,
        _is(str, media_type),
        _is(str, digest),
        tuple(_read_block(one, name) for one in _is(list, blocks)),
        tuple(_read_unread(one) for one in _is(list, unread)),
        _may_be(int, pages),
    )


def _read_unread(data: Json) -> Unread:
    trouble, page, detail = data
    return Unread(Trouble(trouble), _may_be(int, page), _is(str, detail))


def _read_block(data: Json, name: str) -> Block:
    (
        text,
        kind,
        level,
        label,
        before,
        hidden,
        struck,
        paragraph,
        page,
        headings,
        ocr,
        cell,
        sheet,
        changes,
    ) = data
    place = Place(
        name,
        _is(int, paragraph),
        _may_be(int, page),
        tuple(_is(str, one) for one in _is(list, headings)),
        None if cell is None else _read_cell(cell),
        None if sheet is None else SheetCell(*(_is(str, one) for one in sheet)),
        _may_be(int, ocr),
    )
    revisions = tuple(
        Revision(RevisionKind(change), *(_is(str, one) for one in rest)) for change, *rest in changes
    )
    return Block(
        _is(str, text),
        _KINDS[kind],
        place,
        _is(int, level),
        _is(str, label),
        _may_be(str, before),
        revisions,
        _is(bool, hidden),
        _is(bool, struck),
    )


def _read_cell(data: Json) -> Cell:
    table, row, column, rows, columns, header = data
    return Cell(
        _is(int, table), _is(int, row), _is(int, column), _is(int, rows), _is(int, columns), _is(bool, header)
    )


def _is(kind: type[_One], value: object) -> _One:
    if not isinstance(value, kind):
        raise TypeError(f"{kind.__name__} expected")
    return value


def _may_be(kind: type[_One], value: object) -> _One | None:
    return None if value is None else _is(kind, value)
