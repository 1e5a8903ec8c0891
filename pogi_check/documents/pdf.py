"""Read a PDF into a Document: text, headings, lists, tables, notes, each with its page."""

import hashlib
import re
from collections.abc import Iterable, Sequence

from pogi_check.documents.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    Place,
    Trouble,
    Unread,
    UnreadableError,
)
from pogi_check.documents.page import Page, Piece
from pogi_check.documents.pdf_blocks import (
    Draft,
    Flow,
    Measure,
    draft_blocks,
    mark_headings,
    mark_list_levels,
    measure,
    plain_title,
    split_footnotes,
)
from pogi_check.documents.pdf_lines import clean, in_reading_order, join_lines, lines_of, split_running
from pogi_check.documents.tables import Grid, Table, TableCell, find_grids, join_parts

MEDIA_TYPE = "application/pdf"

_HYPHENED = re.compile(r"\w+(?:-\w+)+")
_GARBAGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uefff\uf100-\uf8ff]")
_VOWELS = re.compile(r"[aeiouyæøåäöüéAEIOUYÆØÅÄÖÜÉ]")
_LATIN = re.compile(r"[A-Za-zÆØÅæøåÄÖÜäöüéÉ]")


def read_pdf(data: bytes, name: str) -> Document:
    """Read a PDF file; raises UnreadableError when nothing of it can be opened."""
    from pogi_check.documents.pdfium_pages import PdfError, read_bookmarks, read_pages

    if not data.strip():
        raise UnreadableError(name, Trouble.EMPTY)
    if b"%PDF" not in data[:1024]:
        raise UnreadableError(name, Trouble.WRONG_CONTENT, "no PDF header")
    try:
        pages = list(read_pages(data))
        bookmarks = {plain_title(title): level for _, level, title in read_bookmarks(data)}
    except PdfError as error:
        raise UnreadableError(name, error.trouble, error.detail) from error
    bookmarks.pop("", None)
    readable, unread = _sift(pages)
    blocks = _assemble(readable, bookmarks, name)
    return Document(name, MEDIA_TYPE, hashlib.sha256(data).hexdigest(), blocks, tuple(unread), len(pages))


# ---- what can be read


def _sift(pages: Sequence[Page]) -> tuple[list[Page], list[Unread]]:
    """Part the pages that have text from those that have none, and say why."""
    readable: list[Page] = []
    unread: list[Unread] = []
    for page in pages:
        trouble = _trouble(page)
        if trouble is None:
            readable.append(page)
        else:
            unread.append(Unread(trouble, page.number))
    return readable, unread


def _trouble(page: Page) -> Trouble | None:
    if page.damaged:
        return Trouble.DAMAGED
    text = "".join(piece.text for piece in page.pieces)
    if not text:
        return Trouble.NO_TEXT_LAYER if page.pictured else None
    if len(_GARBAGE.findall(text)) > 0.2 * len(text):
        return Trouble.UNREADABLE_FONT
    latin = len(_LATIN.findall(text))
    if latin >= 200 and len(_VOWELS.findall(text)) < 0.15 * latin:  # noqa: PLR2004 - no language has so few
        return Trouble.UNREADABLE_FONT
    return None


# ---- pages to blocks


def _assemble(pages: Sequence[Page], bookmarks: dict[str, int], name: str) -> tuple[Block, ...]:
    grids = [find_grids(page.horizontals, page.verticals, page.pieces) for page in pages]
    filled = [_fill(page, found) for page, found in zip(pages, grids, strict=True)]
    bodies, headers, footers = split_running(pages, [rest for _, rest in filled])
    hyphened = frozenset(
        word.casefold() for page in pages for piece in page.pieces for word in _HYPHENED.findall(piece.text)
    )
    per_page = [in_reading_order(body, page) for page, body in zip(pages, bodies, strict=True)]
    usual = measure([line for lines in per_page for line in lines])
    flow: list[Flow] = []
    for page, found, (cells, _), body in zip(pages, grids, filled, bodies, strict=True):
        flow += _page_flow(page, found, cells, body, usual)
    drafts = draft_blocks(_join_tables(flow), usual)
    mark_headings(drafts, usual, bookmarks)
    mark_list_levels(drafts)
    blocks = list(_blocks(drafts, name, hyphened))
    notes = [(page.number, note) for page in pages for note in page.notes]
    for kind, texts in (
        (BlockKind.COMMENT, notes),
        (BlockKind.HEADER, [(None, text) for text in headers]),
        (BlockKind.FOOTER, [(None, text) for text in footers]),
    ):
        for number, text in texts:
            blocks.append(Block(clean(text), kind, Place(name, len(blocks) + 1, number)))
    return tuple(blocks)


def _fill(page: Page, grids: Sequence[Grid]) -> tuple[list[list[list[Piece]]], list[Piece]]:
    """Put each piece into the cell that it stands in; give the pieces outside as well."""
    cells: list[list[list[Piece]]] = [[[] for _ in grid.cells] for grid in grids]
    rest: list[Piece] = []
    for piece in page.pieces:
        x, y = (piece.left + piece.right) / 2, piece.base - piece.size * 0.3
        for grid, contents in zip(grids, cells, strict=True):
            if (number := grid.cell_at(x, y)) is not None:
                contents[number].append(piece)
                break
        else:
            rest.append(piece)
    return cells, rest


def _page_flow(
    page: Page,
    grids: Sequence[Grid],
    cells: Sequence[list[list[Piece]]],
    body: Sequence[Piece],
    usual: Measure,
) -> list[Flow]:
    flow: list[Flow] = []
    rest = list(body)
    parts: list[tuple[Table, int]] = []
    for grid, contents in zip(grids, cells, strict=True):
        if not any(contents):
            continue
        above = [piece for piece in rest if piece.base < grid.box.top + 1]
        rest = [piece for piece in rest if piece.base >= grid.box.top + 1]
        flow += in_reading_order(above, page)
        parts.append((_part(page, grid, contents, usual), len(flow)))
        flow.append(parts[-1][0])
    lines, notes = split_footnotes(in_reading_order(rest, page), usual, page.height)
    flow += lines
    for part, place in parts:
        flow[place] = _with_position(part, first=place == 0, last=place == len(flow) - 1)
    return flow + notes


def _with_position(part: Table, *, first: bool, last: bool) -> Table:
    return Table(part.pages, part.edges, part.cells, part.rows, first, last, part.header_rows)


def _part(page: Page, grid: Grid, contents: list[list[Piece]], usual: Measure) -> Table:
    cells = []
    for cell, pieces in zip(grid.cells, contents, strict=True):
        x, y = (cell.box.left + cell.box.right) / 2, (cell.box.top + cell.box.bottom) / 2
        shaded = any(shade.left < x < shade.right and shade.top < y < shade.bottom for shade in page.shades)
        text = _cell_text(pieces, page, cell.box.right, usual)
        strong = bool(pieces) and (shaded or all(piece.bold for piece in pieces))
        cells.append(TableCell(cell.row, cell.column, cell.rows, cell.columns, text, strong, page.number))
    return Table((page.number, page.number), grid.edges, tuple(cells), len(grid.levels) - 1)


def _cell_text(pieces: list[Piece], page: Page, right: float, usual: Measure) -> str:
    """Give a cell's lines, a line feed between lines and two between paragraphs."""
    if not pieces:
        return ""
    if len(pieces) == 1:
        return clean(pieces[0].text)
    lines = lines_of([piece for piece in pieces if not piece.sideways], page.number, right - 4)
    lines += [line for piece in pieces if piece.sideways for line in lines_of([piece], page.number, right)]
    drafts = draft_blocks(lines, usual)
    return "\n\n".join(
        "\n".join(line.text for line in draft.lines) for draft in drafts if isinstance(draft, Draft)
    )


def _join_tables(flow: Sequence[Flow]) -> Iterable[Flow]:
    """Put each table whole where its first part stands."""
    joined = iter(join_parts([item for item in flow if isinstance(item, Table)]))
    table = next(joined, None)
    done = 0
    for item in flow:
        if not isinstance(item, Table):
            yield item
        elif table is not None and item.pages[0] == table.pages[0] and done == 0:
            yield table
            done = 1
            last = table.pages[1]
            if item.pages[1] == last:
                table, done = next(joined, None), 0
        elif table is not None and item.pages[1] == table.pages[1]:
            table, done = next(joined, None), 0


def _blocks(drafts: Sequence[Draft | Table], name: str, hyphened: frozenset[str]) -> Iterable[Block]:
    path: list[tuple[int, str]] = []
    number = tables = 0
    for draft in drafts:
        headings = tuple(text for _, text in path)
        if isinstance(draft, Table):
            for cell in draft.cells:
                text = _healed(cell.text, hyphened)
                if not text:
                    continue
                number += 1
                place = Cell(
                    tables, cell.row, cell.column, cell.rows, cell.columns, cell.row < draft.header_rows
                )
                yield Block(text, BlockKind.CELL, Place(name, number, cell.page, headings, place))
            tables += 1
            continue
        text = draft.text(hyphened)
        if draft.kind is BlockKind.HEADING:
            while path and path[-1][0] >= draft.level:
                path.pop()
            headings = tuple(above for _, above in path)
            path.append((draft.level, text))
        elif draft.label:
            text = text[len(draft.label) :].lstrip(" )")
        if text:
            number += 1
            label = draft.label if draft.kind in (BlockKind.LIST_ITEM, BlockKind.FOOTNOTE) else ""
            yield Block(text, draft.kind, Place(name, number, draft.first.page, headings), draft.level, label)


def _healed(text: str, hyphened: frozenset[str]) -> str:
    return "\n".join(join_lines(part.split("\n"), hyphened) for part in text.split("\n\n")) if text else ""
