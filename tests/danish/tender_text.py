"""Documents made of headings, paragraphs, lists and tables, as the readers give them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pogi_check.danish.passages import legend_of, segment
from pogi_check.documents.document import Block, BlockKind, Cell, Document, Place

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Passage


@dataclass
class Text:
    """A document that grows block by block."""

    blocks: list[Block] = field(default_factory=list)
    headings: tuple[str, ...] = ()
    tables: int = 0

    def _add(self, text: str, kind: BlockKind, *, cell: Cell | None = None, label: str = "") -> None:
        place = Place("udbud.docx", len(self.blocks) + 1, None, self.headings, cell)
        self.blocks.append(Block(text, kind, place, label=label))

    def heading(self, text: str, level: int = 1) -> Text:
        """Add a heading, which closes those of its level and below."""
        self._add(text, BlockKind.HEADING)
        self.headings = (*self.headings[: level - 1], text)
        return self

    def paragraph(self, text: str, *, label: str = "", kind: BlockKind = BlockKind.PARAGRAPH) -> Text:
        """Add a paragraph, or a block of another kind."""
        self._add(text, kind, label=label)
        return self

    def items(self, *texts: str) -> Text:
        """Add a list."""
        for text in texts:
            self._add(text, BlockKind.LIST_ITEM, label="•")
        return self

    def table(self, *rows: tuple[str, ...], header: bool = True) -> Text:
        """Add a table of plain cells; with ``header`` its first row is marked as the header."""
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.cell(text, number, column, header=header and number == 0)
        self.tables += 1
        return self

    def cell(
        self, text: str, row: int, column: int, *, rows: int = 1, columns: int = 1, header: bool = False
    ) -> Text:
        """Add a cell to the table that is open; ``table`` with no rows closes it."""
        self._add(text, BlockKind.CELL, cell=Cell(self.tables, row, column, rows, columns, header))
        return self

    def document(self) -> Document:
        """Give the document."""
        return Document("udbud.docx", "application/docx", "", tuple(self.blocks))

    def passages(self) -> tuple[Passage, ...]:
        """Give the document's passages, read with its own legends."""
        document = self.document()
        return segment(document, legend_of([document]))
