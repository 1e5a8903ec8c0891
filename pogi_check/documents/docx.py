"""Read Word files: every word a person sees, once, in reading order, with its place."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from pogi_check.documents.charts import chart_words
from pogi_check.documents.document import BlockKind, Cell, Document, Trouble, Unread, UnreadableError
from pogi_check.documents.docx_chunks import chunk_lines
from pogi_check.documents.docx_colours import is_seen_shade, is_white_seen
from pogi_check.documents.docx_numbering import read_numbering, written
from pogi_check.documents.docx_package import DGM, VAL, R, W, open_package
from pogi_check.documents.docx_styles import (
    DELETED,
    HIDDEN,
    INSERTED,
    SHOWN,
    Look,
    Styles,
    is_on,
    look_of,
    number,
    outline_heading,
)
from pogi_check.documents.docx_tables import TABLE, header_rows, join_tables, read_grid
from pogi_check.documents.docx_text import (
    ALTERNATE,
    CHANGES,
    DRAWN_PARAGRAPH,
    RUN_PROPERTIES,
    SDT,
    SDT_CONTENT,
    Ground,
    Reader,
    choose,
    drawn_text,
    settle_controls,
    strands,
)
from pogi_check.documents.outline import Line, outline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.documents.docx_numbering import Label
    from pogi_check.documents.docx_package import Package
    from pogi_check.documents.docx_styles import StyleNumbering
    from pogi_check.documents.docx_text import Anchored, Strand
    from pogi_check.documents.markup import Element

_PARAGRAPH: Final = W + "p"
_PROPERTIES: Final = W + "pPr"
_STYLE: Final = W + "pStyle"
_NUMBERING: Final = W + "numPr"
_OUTLINE: Final = W + "outlineLvl"
_SECTION: Final = W + "sectPr"
_SHADE: Final = W + "shd"
_CHUNK: Final = W + "altChunk"
_WRAPPERS: Final = frozenset((W + "customXml", W + "smartTag"))
_NOTES: Final = {
    "footnotes": ("footnote", BlockKind.FOOTNOTE),
    "endnotes": ("endnote", BlockKind.ENDNOTE),
    "comments": ("comment", BlockKind.COMMENT),
}
_MARGINS: Final = (("header", BlockKind.HEADER), ("footer", BlockKind.FOOTER))
_MARGIN_KINDS: Final = tuple(margin for margin, _ in _MARGINS)
_IN_BODY: Final = frozenset((BlockKind.PARAGRAPH, BlockKind.CELL))


def read_docx(data: bytes, name: str) -> Document:
    """Read a Word file (docx, docm, dotx, dotm; transitional or strict).

    Raises UnreadableError for a file that is no Word file, or encrypted, damaged or too large. Side
    parts that cannot be read (damaged footnotes, say) are named in ``unread``. Text that does not
    read as part of the sentence around it, hidden or struck, is a block of its own after the
    paragraph; notes, comments and text boxes follow the paragraph that carries them and keep its
    cell; headers and footers come last, each text once. An empty cell with an automatic number has
    that number as its text. Where a tracked change takes or sets the mark between two paragraphs,
    the second one holds the joined text in the state in which they are one.
    """
    return _read(data, name, 0)


def _read(data: bytes, name: str, depth: int) -> Document:
    package, root = open_package(data, name)
    try:
        lines = _Walk(package, depth).document(root)
    except RecursionError as error:
        raise UnreadableError(name, Trouble.TOO_NESTED) from error
    blocks = outline(lines, name)
    unread = tuple(dict.fromkeys(package.faults))
    if not blocks and not unread:
        unread = (Unread(Trouble.EMPTY),)
    return Document(name, package.media_type, hashlib.sha256(data).hexdigest(), blocks, unread)


class _Properties(NamedTuple):
    """What a paragraph says of itself; ``mark`` holds the tracked changes of its mark, ``look`` its look."""

    style: str = ""
    num: str | None = None
    level: int | None = None
    outline: Element | None = None
    mark: int = 0
    look: Look = Look()
    ends_section: bool = False
    shaded: bool = False


def _read_properties(paragraph: Element) -> _Properties:
    properties = paragraph.find(_PROPERTIES)
    if properties is None:
        return _PLAIN
    style, num, level, own_outline, mark, look, ends_section, shaded = _PLAIN
    for child in properties:
        tag = child.tag
        if tag == _STYLE:
            style = child.get(VAL, "")
        elif tag == _NUMBERING:
            level = number(child.find(W + "ilvl"))
            own = child.find(W + "numId")
            num = None if own is None else own.get(VAL, "0")
        elif tag == _OUTLINE:
            own_outline = child
        elif tag == RUN_PROPERTIES:
            for change in child:
                mark |= CHANGES.get(change.tag, 0)
            look = look_of(child)
        elif tag == _SECTION:
            ends_section = True
        elif tag == _SHADE:
            shaded = is_seen_shade(child)
    return _Properties(style, num, level, own_outline, mark, look, ends_section, shaded)


_PLAIN: Final = _Properties()


def _tag_above(element: Element) -> str:
    parent = element.getparent()
    return "" if parent is None else parent.tag


class _Walk:
    """One walk through a Word file, from which the lines come in reading order."""

    def __init__(self, package: Package, depth: int) -> None:
        self.package = package
        self.depth = depth
        self.styles = Styles(package.part_of_kind("styles"))
        self.numbering = read_numbering(package.part_of_kind("numbering"), self.styles)
        self.reader = Reader(self.styles, self._is_white_seen)
        self.lines: list[Line] = []
        self.tables = 0
        self.notes: dict[str, dict[str, Element]] = {}
        self.settings: Element | None = None
        self.root: Element | None = None
        self.white_seen: bool | None = None
        self.sections: Sequence[Element] = ()
        self.section = 0
        self.note_forms = {"footnotes": "decimal", "endnotes": "lowerRoman"}
        self.note_counts = dict.fromkeys(_NOTES, 0)
        # Where the walk stands.
        self.kind = BlockKind.PARAGRAPH
        self.cell: Cell | None = None
        self.alone_in_row = False
        self.covered = False
        self.on_colour = False
        self.contents = False
        self.unmarked: tuple[Line, int] | None = None

    def document(self, root: Element) -> list[Line]:
        """Read the body, then the headers and footers."""
        body = root.find(W + "body")
        if body is None:
            raise UnreadableError(self.package.archive.name, Trouble.DAMAGED, self.package.main)
        self.root = root
        self.settings = self.package.part_of_kind("settings")
        self.sections = [one for one in body.iter(_SECTION) if _tag_above(one) != _SECTION + "Change"]
        self._number_notes()
        settle_controls(body)
        self._container(body, Ground())
        self._margins()
        return self.lines

    def _is_white_seen(self) -> bool:
        """Tell whether white letters may be seen on the page itself; asked where there are some."""
        if self.white_seen is None:
            margins = (one.target for one in self.package.relations.values() if one.kind in _MARGIN_KINDS)
            parts = map(self.package.part, margins)
            self.white_seen = is_white_seen((self.root, *parts))
        return self.white_seen

    def _container(self, container: Element, ground: Ground) -> None:
        """Read the paragraphs and tables in a body, cell, note, text box or header."""
        outer, self.unmarked = self.unmarked, None
        self._block_level(container, ground)
        self.unmarked = outer

    def _block_level(self, container: Element, ground: Ground) -> None:
        for child in container:
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, ground)
            elif tag == TABLE:
                self.unmarked = None
                join_tables(child)
                self._table(child, ground)
            elif tag == SDT:
                self._control(child, ground)
            elif tag in _WRAPPERS:
                self._block_level(child, ground)
            elif tag in CHANGES:
                self._block_level(child, ground.within(child, CHANGES[tag]))
            elif tag == ALTERNATE:
                chosen = choose(child)
                if chosen is not None:
                    self._block_level(chosen, ground)
            elif tag == _CHUNK:
                self._chunk(child)

    def _control(self, control: Element, ground: Ground) -> None:
        content = control.find(SDT_CONTENT)
        if content is None:
            return
        gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        outer = self.contents
        self.contents = outer or (gallery is not None and gallery.get(VAL, "").lower() == "table of contents")
        self._block_level(content, ground)
        self.contents = outer

    # Paragraphs

    def _paragraph(self, paragraph: Element, ground: Ground) -> None:
        properties = _read_properties(paragraph)
        mark = properties.mark
        style = self.styles.paragraph(properties.style)
        shown = SHOWN if self.on_colour or properties.shaded else 0
        inline = self.reader.read(paragraph, style.flags | shown, ground)
        found = strands(inline.pieces)
        gone = bool((mark | ground.flags) & DELETED) and not any(one.text for one in found)
        # A paragraph that is hidden with its mark stands on no page, and takes no number.
        hidden = bool(properties.look.over(style.flags) & HIDDEN) and all(one.hidden for one in found)
        label = self._label(properties, style.numbering, counts=not (gone or hidden))
        if label is not None and hidden:
            label = label._replace(text="")
        heading = style.heading if properties.outline is None else outline_heading(properties.outline)
        line = Line("", self._kind_of(heading, label), heading=heading, cell=self.cell)
        line.contents = self.contents or style.contents
        line.heads_table = self.alone_in_row
        if label is not None:
            line.level, line.label = label.level, label.text
        if found:
            self._add(line, found, mark)
        elif label is not None and not label.is_bullet and line.kind is BlockKind.CELL:
            self._add_number(line, ground)
        elif not mark:
            self.unmarked = None
        for one in inline.anchored:
            self._anchored(one)
        if properties.ends_section:
            self.section += 1
            self._number_notes()

    def _kind_of(self, heading: int | None, label: Label | None) -> BlockKind:
        if self.kind is BlockKind.PARAGRAPH and label is not None and heading is None:
            return BlockKind.LIST_ITEM
        return self.kind

    def _label(self, properties: _Properties, style: StyleNumbering | None, *, counts: bool) -> Label | None:
        """Give a paragraph's number: by its own list, else by its style's."""
        level = properties.level
        if properties.num is not None:
            return self.numbering.label(properties.num, level or 0, counts=counts)
        if style is None:
            return None
        level = self.numbering.level(style) if level is None else level
        return self.numbering.label(style.num, level, counts=counts)

    def _add(self, line: Line, found: Sequence[Strand], mark: int) -> None:
        """Add a paragraph's strands; the first one bears the number, and heads if it is plain."""
        for strand in found:
            if strand is not found[0]:
                line = replace(line, heading=None, label="")
            line.text, line.before = strand.text, strand.before
            line.revisions, line.bold = strand.revisions, strand.bold
            line.hidden, line.struck = strand.hidden or self.covered, strand.struck
            if line.hidden or line.struck:
                line.heading = None
            if strand is found[0]:
                self._join(line, mark)
            if line.before == line.text:
                line.before = None
            self.lines.append(line)

    def _join(self, line: Line, mark: int) -> None:
        """Join a paragraph to the one before it in the state in which no mark stands between them."""
        if self.unmarked is not None:
            first, first_mark = self.unmarked
            first_before = first.text if first.before is None else first.before
            if first_mark & DELETED and first.text and line.text:
                line.text = f"{first.text} {line.text}"
                line.revisions = first.revisions + line.revisions
                first.text, first.before = "", first_before
            elif first_mark & INSERTED and first_before and line.before:
                line.before = f"{first_before} {line.before}"
                line.revisions = first.revisions + line.revisions
                first.before = ""
        self.unmarked = (line, mark) if mark else None

    def _add_number(self, line: Line, ground: Ground) -> None:
        """Add an empty cell's number as its text: the row's number is all that the cell shows."""
        line.text = "" if ground.flags & DELETED else line.label
        before = "" if ground.flags & INSERTED else line.label
        line.before = None if before == line.text else before
        line.label, line.hidden, line.heading = "", self.covered, None
        if line.text or line.before:
            self.lines.append(line)

    # Tables

    def _table(self, table: Element, ground: Ground) -> None:
        grid = read_grid(table, self.styles, ground)
        index, start = self.tables, len(self.lines)
        self.tables += 1
        outer = (self.kind, self.cell, self.alone_in_row, self.covered, self.on_colour)
        if self.kind in _IN_BODY or self.kind is BlockKind.TEXT_BOX:
            self.kind = BlockKind.CELL
        in_row: dict[int, int] = {}
        for cell in grid.cells:
            in_row[cell.row] = in_row.get(cell.row, 0) + (not cell.covered)
        for cell in grid.cells:
            self.cell = Cell(index, cell.row, cell.column, cell.rows, cell.columns)
            self.alone_in_row = in_row[cell.row] == 1
            self.covered = outer[3] or cell.covered
            self.on_colour = outer[4] or grid.coloured or cell.coloured
            self._container(cell.element, cell.ground)
        self.kind, self.cell, self.alone_in_row, self.covered, self.on_colour = outer
        own = [line for line in self.lines[start:] if line.cell is not None and line.cell.table == index]
        headers = header_rows(grid, own)
        for line in own:
            if line.cell is not None and line.cell.row in headers:
                line.cell = replace(line.cell, header=True)

    # What hangs on a paragraph

    def _anchored(self, one: Anchored) -> None:
        content = one.content
        if isinstance(content, str):
            if one.kind in _NOTES:
                self._note(one.kind, content, one.ground, custom_mark=one.custom_mark)
            elif one.kind == "diagram":
                self._diagram(content, one.ground)
            elif one.kind == "chart":
                self._chart(content, one.ground)
            elif one.kind == "object":
                self.package.faults.append(Unread(Trouble.EMBEDDED_FILE, detail=content))
            else:
                self._drawn(content, one.ground)
            return
        outer = (self.kind, self.on_colour)
        if self.kind in _IN_BODY:
            self.kind = BlockKind.TEXT_BOX
        self.on_colour = True  # a shape takes its colour from its own fill, its style or the theme
        self._container(content, one.ground)
        self.kind, self.on_colour = outer

    def _note(self, part: str, note_id: str, ground: Ground, *, custom_mark: bool) -> None:
        tag, kind = _NOTES[part]
        if part not in self.notes:
            root = self.package.part_of_kind(part)
            if root is not None:
                settle_controls(root)
            notes = () if root is None else root.iterchildren(W + tag)
            self.notes[part] = {one.get(W + "id", ""): one for one in notes}
        # A note is read once, even where a damaged file marks it twice.
        note = self.notes[part].pop(note_id, None)
        if note is None:
            return
        outer, start = (self.kind, self.on_colour), len(self.lines)
        self.kind, self.on_colour = kind, False
        self._container(note, ground)
        self.kind, self.on_colour = outer
        if kind is not BlockKind.COMMENT and not custom_mark:
            self.note_counts[part] += 1
            if len(self.lines) > start and not self.lines[start].label:
                self.lines[start].label = written(self.note_counts[part], self.note_forms[part])

    def _number_notes(self) -> None:
        """Take the form and the start of note numbers from the settings and the section that begins."""
        own = self.sections[self.section] if self.section < len(self.sections) else None
        for part, (tag, _) in _NOTES.items():
            start, restarts = 1, self.section == 0
            for place in (self.settings, own):
                properties = None if place is None else place.find(f"{W}{tag}Pr")
                for one in () if properties is None else properties:
                    if one.tag == W + "numFmt":
                        self.note_forms[part] = one.get(VAL, "decimal")
                    elif one.tag == W + "numStart":
                        start = number(one) or 1
                    elif one.tag == W + "numRestart":
                        restarts = restarts or one.get(VAL) == "eachSect"
            if restarts:
                self.note_counts[part] = start - 1

    def _drawn(self, text: str, ground: Ground) -> None:
        """Add the text of a drawing that has no Word paragraphs."""
        text = " ".join(text.split())
        if not text:
            return
        kind = BlockKind.TEXT_BOX if self.kind in _IN_BODY else self.kind
        shown = "" if ground.flags & DELETED else text
        before = "" if ground.flags & INSERTED else text
        self.lines.append(Line(shown, kind, None if before == shown else before, cell=self.cell))

    def _diagram(self, relation_id: str, ground: Ground) -> None:
        """Add the texts of a SmartArt diagram."""
        relation = self.package.relations.get(relation_id)
        root = self.package.part(relation.target) if relation is not None else None
        if root is not None:
            for point in root.iter(DGM + "pt"):
                for paragraph in point.iter(DRAWN_PARAGRAPH):
                    self._drawn(drawn_text(paragraph), ground)

    def _chart(self, relation_id: str, ground: Ground) -> None:
        """Add the words of a chart."""
        relation = self.package.relations.get(relation_id)
        root = self.package.part(relation.target) if relation is not None else None
        for text in chart_words(root) if root is not None else ():
            self._drawn(text, ground)

    def _chunk(self, chunk: Element) -> None:
        """Add a file that is embedded as an alternative chunk."""
        relation = self.package.relations.get(chunk.get(R + "id", ""))
        if relation is None:
            return
        lines, faults = chunk_lines(self.package, relation.target, self.depth, _read, self.tables)
        self.tables = max([self.tables, *(line.cell.table + 1 for line in lines if line.cell is not None)])
        self.lines += lines
        self.package.faults += faults

    # Headers and footers

    def _margins(self) -> None:
        """Read the headers and footers that some page shows; a section inherits what it does not set."""
        even = None if self.settings is None else self.settings.find(W + "evenAndOddHeaders")
        kinds = ("default", "even") if even is not None and is_on(even) else ("default",)
        held: dict[tuple[str, str], str] = {}
        found: dict[tuple[str, str], BlockKind] = {}
        for section in self.sections:
            first = section.find(W + "titlePg")
            own_kinds = ("first", *kinds) if first is not None and is_on(first) else kinds
            for margin, kind in _MARGINS:
                for reference in section.iterchildren(f"{W}{margin}Reference"):
                    held[margin, reference.get(W + "type", "default")] = reference.get(R + "id", "")
                for own_kind in own_kinds:
                    found[margin, held.get((margin, own_kind), "")] = kind
        seen: set[tuple[str, str | None]] = set()
        for (_, relation_id), kind in sorted(found.items(), key=lambda one: one[1] is BlockKind.FOOTER):
            relation = self.package.relations.get(relation_id)
            root = self.package.part(relation.target) if relation is not None else None
            if root is None:
                continue
            settle_controls(root)
            self.kind, start = kind, len(self.lines)
            self._container(root, Ground())
            read = self.lines[start:]
            del self.lines[start:]
            for line in read:
                key = (line.text, line.before)
                if key not in seen:
                    seen.add(key)
                    self.lines.append(line)
        self.kind = BlockKind.PARAGRAPH
