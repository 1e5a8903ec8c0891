"""A document as a reader gives it: every word a person sees, once, in reading order, with its place."""

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pogi_check.terms import Revisions

if TYPE_CHECKING:
    from pogi_check.documents.notice import Notice


class BlockKind(StrEnum):
    """What a block of text is on the page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CELL = "cell"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    HEADER = "header"
    FOOTER = "footer"
    COMMENT = "comment"
    TEXT_BOX = "text_box"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in which table a block stands; numbers count from 0, spans are at least 1."""

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class SheetCell:
    """Where in a workbook a block stands, as people look it up: sheet "Kravliste", cell "C12".

    ``cell`` is empty for what belongs to the sheet as a whole.
    """

    sheet: str
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: page from 1 (PDF), paragraph from 1 in the document, headings outermost first.

    ``ocr`` tells of text that was read from a picture of the page, and how sure its words are in percent.
    """

    document: str
    paragraph: int
    page: int | None = None
    headings: tuple[str, ...] = ()
    cell: Cell | None = None
    sheet: SheetCell | None = None
    ocr: int | None = None


class RevisionKind(StrEnum):
    """What a tracked change does to the text."""

    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change: the words it touches, by whom, when (ISO 8601 as the file gives it)."""

    kind: RevisionKind
    text: str
    author: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table cell paragraph.

    ``text`` is the text with all tracked changes accepted, without the number or bullet that the
    program sets in front of it, which is ``label`` ("3.2.1", "a)", "•"). ``before`` is the text with
    all changes rejected where that differs: a block that a change deletes whole has an empty
    ``text``, one that a change inserts whole an empty ``before``. ``level`` is the heading level
    (1 outermost) or the list level (0 outermost).
    """

    text: str
    kind: BlockKind
    place: Place
    level: int = 0
    label: str = ""
    before: str | None = None
    revisions: tuple[Revision, ...] = ()
    hidden: bool = False
    struck: bool = False


class Trouble(StrEnum):
    """What can keep a text from being read; the sentences for people stand in ``reports/wording``."""

    NOT_FOUND = "not_found"
    NO_DOCUMENTS = "no_documents"
    UNKNOWN_FORMAT = "unknown_format"
    WRONG_CONTENT = "wrong_content"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NO_TEXT_LAYER = "no_text_layer"
    POOR_SCAN = "poor_scan"
    DOUBTFUL_SCAN = "doubtful_scan"
    OCR_TIME = "ocr_time"
    UNREADABLE_FONT = "unreadable_font"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_PACKED = "too_packed"
    TOO_NESTED = "too_nested"
    TOO_MANY_FILES = "too_many_files"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_MUCH_TEXT = "too_much_text"
    TOO_LONG = "too_long"
    TOO_MUCH_MEMORY = "too_much_memory"
    CRASHED = "crashed"
    LEGACY_FORMAT = "legacy_format"
    EMBEDDED_FILE = "embedded_file"
    NOT_CALCULATED = "not_calculated"
    NO_ACCESS = "no_access"
    LEADS_OUT = "leads_out"
    CLOSED_MAIL = "closed_mail"
    CUT_OFF = "cut_off"
    NEEDS_LIBREOFFICE = "needs_libreoffice"
    TOO_SLOW = "too_slow"
    OLD_NOTICE = "old_notice"
    NOT_A_NOTICE = "not_a_notice"


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a document that could not be read; ``page`` None means the whole document."""

    trouble: Trouble
    page: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a tender; ``pages`` is None where the format has none.

    ``beside`` marks a file of a kind that is never read, which a folder or zip happens to hold.
    """

    name: str
    media_type: str
    sha256: str
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    unread: tuple[Unread, ...] = ()
    pages: int | None = None
    beside: bool = False

    @property
    def text(self) -> str:
        """Give the whole text, one block a line."""
        return "\n".join(block.text for block in self.blocks if block.text)

    @property
    def scanned(self) -> dict[int, int]:
        """Give the pages that were read from a picture, each with how sure its words are in percent."""
        places = (block.place for block in self.blocks)
        return {one.page: one.ocr for one in places if one.page is not None and one.ocr is not None}

    @property
    def is_unread(self) -> bool:
        """Tell whether nothing of the document could be read."""
        return bool(self.unread) and not any(block.text.strip() for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Tender:
    """All documents that are published together, with the contract notice that announces them."""

    name: str
    documents: tuple[Document, ...]
    cpv: tuple[str, ...] = ()
    date: dt.date | None = None
    notice: "Notice | None" = None


class UnreadableError(Exception):
    """A file cannot be read at all: which, why, and a detail for people."""

    def __init__(self, path: str, trouble: Trouble, detail: str = "") -> None:
        why = trouble.value.replace("_", " ")
        super().__init__(f"{path or 'nothing'} cannot be read: {why}{f' ({detail})' if detail else ''}")
        self.path = path
        self.trouble = trouble
        self.detail = detail


def has_revisions(document: Document) -> bool:
    """Tell whether a tracked change touches the document's text."""
    return any(block.before is not None for block in document.blocks)


def in_state(document: Document, revisions: Revisions) -> Document:
    """Give the document with its tracked changes accepted or rejected; ``both`` reads as accepted.

    Blocks that are empty in that state are dropped; paragraph numbers stay.
    """
    if revisions is not Revisions.REJECT:
        return replace(document, blocks=tuple(block for block in document.blocks if block.text))
    blocks = (
        block if block.before is None else replace(block, text=block.before) for block in document.blocks
    )
    return replace(document, blocks=tuple(block for block in blocks if block.text))
