"""Read a PDF into a Document: text, headings, lists, tables, notes, each with its page."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from string import ascii_letters

from pogi_check.documents.broken_words import Words, breaks_over
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
from pogi_check.documents.grids import Grid, find_grids
from pogi_check.documents.limits import OcrTime
from pogi_check.documents.line_ends import join_lines
from pogi_check.documents.page import STAND_IN, Page, Piece
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
from pogi_check.documents.pdf_lines import (
    Line,
    clean,
    has_columns,
    in_reading_order,
    lines_of,
    right_margins,
    split_running,
)
from pogi_check.documents.pdf_tables import Open, carried_on, fill_cells, left_open, ruled_table, with_unruled
from pogi_check.documents.tables import Table, join_parts
from pogi_check.documents.written_order import begins_again, written_tables
from pogi_check.patterns import pattern

MEDIA_TYPE = "application/pdf"

_HYPHENED = pattern(r"\w+(?:-\w+)+")
_GARBAGE = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uefff\uf100-\uf8ff]")
_VOWELS = "aeiouyæøåäöüéAEIOUYÆØÅÄÖÜÉ"
_FILLING = pattern(r"[\s._\-–…]+")
_WORTH_TELLING = 20  # letters; fewer lost are an emblem
_RUNNING = 40  # letters; a heading or label is seldom longer
_COLUMN = 0.55  # of the page's width; a table that is no wider may stand in a column
_TITLE = 1.25  # of the size of text; a line in larger type is a heading, however long
_FEW = 0.15  # of all letters; headings make no more
_LATIN = f"{ascii_letters}ÆØÅæøåÄÖÜäöüéÉ"


def read_pdf(data: bytes, name: str, ocr: OcrTime | None = None) -> Document:
    """Read a PDF file, pages without text from their pictures where there is time for that.

    Raises UnreadableError when nothing of it can be opened.
    """
    from pogi_check.documents.pdfium_pages import PdfError, read_file

    if not data.strip():
        raise UnreadableError(name, Trouble.EMPTY)
    if b"%PDF" not in data[:1024]:
        raise UnreadableError(name, Trouble.WRONG_CONTENT, "no PDF header")
    try:
        pages, outline, total = read_file(data)
    except PdfError as error:
        raise UnreadableError(name, error.trouble, error.detail) from error
    bookmarks = {(number, plain_title(title)): level for number, level, title in outline}
    readable, unread = _sift(pages)
    if any(one.trouble is Trouble.NO_TEXT_LAYER for one in unread):
        readable, unread = _with_scans(data, pages, readable, unread, ocr)
    blocks = _assemble(readable, bookmarks, name)
    if total > len(pages):
        unread.append(Unread(Trouble.TOO_MANY_PAGES, detail=f"{total} > {len(pages)}"))
    if not blocks and not unread:
        unread.append(Unread(Trouble.EMPTY))
    return Document(name, MEDIA_TYPE, hashlib.sha256(data).hexdigest(), blocks, tuple(unread), total)


# ---- what can be read


def _sift(pages: Sequence[Page]) -> tuple[list[Page], list[Unread]]:
    """Part what can be read from what cannot, and say why."""
    readable: list[Page] = []
    unread: list[Unread] = []
    for page in pages:
        pieces = tuple(piece for piece in page.pieces if not _is_garbage(piece.text))
        says = bool(pieces) and _is_language(page, pieces)
        trouble = _trouble(page, pieces, says=says)
        if trouble is not None:
            unread.append(Unread(trouble, page.number))
        if says:
            readable.append(page if len(pieces) == len(page.pieces) else replace(page, pieces=pieces))
    if not unread and not any(page.pieces for page in pages):
        unread = [Unread(Trouble.NO_TEXT_LAYER, page.number) for page in pages]
    return readable, unread


def _trouble(page: Page, pieces: Sequence[Piece], *, says: bool) -> Trouble | None:
    if page.damaged:
        return Trouble.DAMAGED
    if not page.pieces:
        return Trouble.NO_TEXT_LAYER if page.pictured else None
    lost = sum(len(piece.text) for piece in page.pieces) - sum(len(piece.text) for piece in pieces)
    if lost >= _WORTH_TELLING or not says:
        return Trouble.UNREADABLE_FONT
    return None


def _is_garbage(text: str) -> bool:
    """Tell whether a font gave codes instead of letters; a bullet may be one."""
    return len(text) > 1 and not text.isascii() and len(_GARBAGE.findall(text)) > 0.3 * len(text)


def _is_language(page: Page, pieces: Sequence[Piece]) -> bool:
    """Tell whether the letters of a page can be those of a language: a font may map them to others."""
    text = "".join(piece.text for piece in pieces)
    doubtful = page.unmapped * 2 > len(text)
    latin, enough = sum(map(text.count, _LATIN)), 12 if doubtful else 100
    if latin >= enough:
        return sum(map(text.count, _VOWELS)) >= (0.25 if doubtful else 0.15) * latin
    signs = _FILLING.sub("", text)
    return len(signs) < enough or sum(map(str.isalnum, signs)) >= (0.6 if doubtful else 0.3) * len(signs)


def _with_scans(
    data: bytes,
    pages: Sequence[Page],
    readable: Sequence[Page],
    unread: Sequence[Unread],
    ocr: OcrTime | None,
) -> tuple[list[Page], list[Unread]]:
    """Read the pages without text from their pictures, where that is wanted and can be done."""
    from pogi_check.documents.ocr import find_tesseract, read_scans
    from pogi_check.documents.pdfium_pictures import pictures_of

    program = find_tesseract() if ocr is not None else None
    if ocr is None or program is None:
        return list(readable), list(unread)
    without = {one.page for one in unread if one.trouble is Trouble.NO_TEXT_LAYER}
    troubles = [one for one in unread if one.page not in without]
    found = list(readable)
    with pictures_of(data) as picture_of:
        for scan in read_scans([page for page in pages if page.number in without], picture_of, program, ocr):
            if scan.page.scanned is not None:
                found.append(scan.page)
            if scan.trouble is not None:
                troubles.append(Unread(scan.trouble, scan.page.number, scan.detail))
    found.sort(key=lambda page: page.number)
    return found, sorted(troubles, key=lambda one: one.page or 0)


# ---- pages to blocks


def _assemble(pages: Sequence[Page], bookmarks: dict[tuple[int, str], int], name: str) -> tuple[Block, ...]:
    grids = [_tables_on(page) for page in pages]
    filled = [fill_cells(page, found) for page, found in zip(pages, grids, strict=True)]
    bodies, headers, footers = split_running(pages, [rest for _, rest in filled])
    hyphened = frozenset(
        word.casefold()
        for page in pages
        for piece in page.pieces
        if "-" in piece.text
        for word in _HYPHENED.findall(piece.text)
    )
    usual = measure([page.pieces for page in pages] if _are_headings(pages, bodies) else bodies)
    margins = right_margins(pages, bodies)
    words = Words(pages)
    flow: list[Flow] = []
    before: Open | None = None
    for page, found, (cells, _), body in zip(pages, grids, filled, bodies, strict=True):
        margin = margins.get(round(page.width), page.width * 0.85)
        tables = [(grid, contents) for grid, contents in zip(found, cells, strict=True) if any(contents)]
        top = min((grid.box.top for grid, _ in tables), default=page.height)
        part, rest = carried_on(body, page, before, top, usual)
        of_page = _page_flow(page, tables, rest, usual, margin, words=words, carried=part)
        before = left_open(of_page, before)
        flow += of_page
    drafts = draft_blocks(_join_tables(flow, words), usual)
    mark_headings(drafts, usual, bookmarks)
    mark_list_levels(drafts)
    scanned = {page.number: page.scanned for page in pages if page.scanned is not None}
    blocks = list(_blocks(drafts, name, hyphened, scanned))
    notes = [(page.number, note) for page in pages for note in page.notes]
    for kind, texts in (
        (BlockKind.COMMENT, notes),
        (BlockKind.HEADER, [(None, text) for text in headers]),
        (BlockKind.FOOTER, [(None, text) for text in footers]),
    ):
        for number, text in texts:
            blocks.append(Block(clean(text), kind, Place(name, len(blocks) + 1, number)))
    return tuple(blocks)


def _are_headings(pages: Sequence[Page], bodies: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether all running text stands in tables, so that little but headings is left outside."""
    everywhere = [page.pieces for page in pages]
    letters = sum(len(piece.text) for piece in chain(*everywhere))
    if not any(bodies) or sum(len(piece.text) for piece in chain(*bodies)) >= _FEW * letters:
        return False
    large = _TITLE * measure(everywhere).body
    return not any(len(piece.text) > _RUNNING and piece.size < large for piece in chain(*bodies))


def _tables_on(page: Page) -> list[Grid]:
    """Give the tables of a page from the top down, those that lines rule and those that none do."""
    ruled = find_grids(page.horizontals, page.verticals, page.pieces)
    free = _outside(page.pieces, ruled)
    if not begins_again(free):
        return ruled
    return sorted([*ruled, *written_tables(free)], key=lambda grid: (grid.box.top, grid.box.left))


def _outside(pieces: Sequence[Piece], grids: Sequence[Grid]) -> Sequence[Piece]:
    for box in (grid.box for grid in grids):
        pieces = [
            piece
            for piece in pieces
            if not (box.top <= piece.base <= box.bottom and box.left <= piece.left <= box.right)
        ]
    return pieces


def _page_flow(
    page: Page,
    tables: Sequence[tuple[Grid, list[list[Piece]]]],
    body: Sequence[Piece],
    usual: Measure,
    margin: float,
    *,
    words: Words,
    carried: Table | None,
) -> list[Flow]:
    """Give what a page holds in reading order, first the rest of a list that goes on, its footnotes last."""
    if all(_is_in_column(grid, page, body) for grid, _ in tables) and tables and has_columns(body):
        flow, lines = _flow_in_columns(page, tables, body, usual, margin, words=words)
    else:
        flow, rest = [], list(body)
        for grid, contents in tables:
            above = [piece for piece in rest if piece.base < grid.box.top + 1]
            rest = [piece for piece in rest if piece.base >= grid.box.top + 1]
            flow += with_unruled(in_reading_order(above, page, margin), page, usual)
            flow.append(ruled_table(page, grid, contents, usual, words))
        lines = in_reading_order(rest, page, margin)
    lines, notes = split_footnotes(lines, usual, page)
    flow += with_unruled(lines, page, usual)
    flow = [*([carried] if carried else []), *flow]
    last = len(flow) - 1
    placed = (
        replace(item, first=place == 0, last=place == last) if isinstance(item, Table) else item
        for place, item in enumerate(flow)
    )
    return [*placed, *notes]


def _is_in_column(grid: Grid, page: Page, body: Sequence[Piece]) -> bool:
    """Tell whether a table is narrow and text stands beside it."""
    box = grid.box
    return box.right - box.left < _COLUMN * page.width and any(
        box.top < piece.base < box.bottom and not piece.is_aside for piece in body
    )


def _flow_in_columns(
    page: Page,
    tables: Sequence[tuple[Grid, list[list[Piece]]]],
    body: Sequence[Piece],
    usual: Measure,
    margin: float,
    *,
    words: Words,
) -> tuple[list[Flow], list[Line]]:
    """Give what a page of columns holds down to its last table, and the lines after it.

    A sign stands for each table while the columns are found, so that it parts its own column alone.
    """
    signs = [Piece(STAND_IN, g.box.left, g.box.right, g.box.top, usual.body) for g, _ in tables]
    flow: list[Flow] = []
    lines: list[Line] = []
    for line in in_reading_order([*body, *signs], page, margin):
        found = [place for place, sign in enumerate(signs) if any(piece is sign for piece in line.pieces)]
        if not found:
            lines.append(line)
            continue
        others = [piece for piece in line.pieces if not any(piece is sign for sign in signs)]
        flow += with_unruled([*lines, *lines_of(others, page.number, line.edge)], page, usual)
        flow += (ruled_table(page, *tables[place], usual, words) for place in found)
        lines = []
    return flow, lines


def _join_tables(flow: Sequence[Flow], words: Words) -> Iterable[Flow]:
    """Put each table whole where its first part stands."""
    parts = [item for item in flow if isinstance(item, Table)]
    joined = iter(join_parts(parts, lambda before, after: breaks_over(before, after, words)))
    for item in flow:
        whole = next(joined) if isinstance(item, Table) else item
        if whole is not None:
            yield whole


def _blocks(
    drafts: Sequence[Draft | Table], name: str, hyphened: frozenset[str], scanned: Mapping[int, int]
) -> Iterable[Block]:
    path: list[tuple[int, str]] = []
    marks = _footnote_marks(drafts)
    number = tables = 0
    for draft in drafts:
        headings = tuple(text for _, text in path)
        if isinstance(draft, Table):
            for cell in draft.cells:
                if text := _without_marks(_healed(cell.text, hyphened), marks, {cell.page}):
                    number += 1
                    place = Cell(
                        tables, cell.row, cell.column, cell.rows, cell.columns, cell.row < draft.header_rows
                    )
                    sure = scanned.get(cell.page)
                    yield Block(
                        text, BlockKind.CELL, Place(name, number, cell.page, headings, place, ocr=sure)
                    )
            tables += 1
            continue
        text = draft.text(hyphened)
        if draft.kind is not BlockKind.FOOTNOTE:
            text = _without_marks(text, marks, {line.page for line in draft.lines})
        if draft.kind is BlockKind.HEADING:
            while path and path[-1][0] >= draft.level:
                path.pop()
            headings = tuple(above for _, above in path)
            path.append((draft.level, text))
        elif draft.label:
            text = text[len(draft.label) :].lstrip(" )")
        if text:
            number += 1
            page = draft.first.page
            place_of_draft = Place(name, number, page, headings, ocr=scanned.get(page))
            struck = draft.first.pieces[0].struck if draft.first.pieces else False
            yield Block(text, draft.kind, place_of_draft, draft.level, draft.label, struck=struck)


def _footnote_marks(drafts: Sequence[Draft | Table]) -> dict[int, list[str]]:
    """Give the figures that point to footnotes, by page."""
    marks: dict[int, list[str]] = {}
    for draft in drafts:
        if isinstance(draft, Draft) and draft.kind is BlockKind.FOOTNOTE and draft.label.isdigit():
            marks.setdefault(draft.first.page, []).append(draft.label)
    return marks


def _without_marks(text: str, marks: Mapping[int, Sequence[str]], pages: Iterable[int]) -> str:
    """Take out the raised figures that point to footnotes, where they cling to a word: "mærket1"."""
    for mark in {mark for page in pages for mark in marks.get(page, ())}:
        if mark in text:
            after_word = rf"(?<=[a-zæøå]{{3}}){mark}(?![\w%])"
            before_word = rf"(?<=[\s.,;:)]){mark}(?=[A-ZÆØÅ][a-zæøå]{{2}})"
            text = re.sub(f"{after_word}|{before_word}", "", text)
    return text


def _healed(text: str, hyphened: frozenset[str]) -> str:
    return "\n".join(join_lines(part.split("\n"), hyphened) for part in text.split("\n\n")) if text else ""
