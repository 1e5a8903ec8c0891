"""Workbooks as another program writes them."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table

from pogi_check.documents.document import BlockKind, Cell, Document
from pogi_check.documents.xlsx import read_xlsx
from tests.documents.sheet_files import shown


@pytest.fixture(scope="module")
def document() -> Document:
    """Read a workbook with all that a requirement list may hold."""
    written = openpyxl.Workbook()
    page = written.active
    page.title = "Krav & mål"
    page["A1"] = "Mindstekrav"
    page["A1"].font = Font(bold=True)
    page.append([])
    page.append(["Nr.", "Krav", "Grænse", "Fra"])
    page.append(["1", CellRichText("Skal ", TextBlock(InlineFont(strike=True), "ikke "), "leveres"), 0.3])
    page.append(["2", "Skjult række", 2])
    page.append(["3", "Sæben er mærket.", 1234.5, dt.date(2026, 3, 1)])
    page.append(["4", "Samlet", None, None])
    page["C4"].number_format = "0%"
    page["C6"].number_format = '#,##0.00\\ "kr."'
    page["D6"].number_format = "dd/mm/yyyy;@"
    page["B6"].comment = Comment("Se bilag 3", "AB")
    page.row_dimensions[5].hidden = True
    page.merge_cells("B7:D7")
    page.add_table(Table(displayName="Kravtabel", ref="A3:D7"))
    lists = written.create_sheet("Lister")
    lists["A1"] = "MK"
    lists.sheet_state = "veryHidden"
    data = io.BytesIO()
    written.save(data)
    return read_xlsx(data.getvalue(), "k.xlsx")


def test_each_text_is_read_once_as_shown(document: Document) -> None:
    assert shown(document) == [
        "Mindstekrav", "Nr.", "Krav", "Grænse", "Fra", "1", "Skal leveres", "~ikke~", "30 %", "(2)",
        "(Skjult række)", "(2)", "3", "Sæben er mærket.", "Se bilag 3", "1.234,50 kr.", "01-03-2026", "4",
        "Samlet", "(MK)",
    ]  # fmt: skip


def test_each_block_knows_its_place(document: Document) -> None:
    block = next(block for block in document.blocks if block.text == "Samlet")

    assert block.place.cell == Cell(0, 4, 1, columns=3)
    assert block.place.headings == ("Krav & mål", "Mindstekrav")
    assert block.place.sheet is not None
    assert (block.place.sheet.sheet, block.place.sheet.cell) == ("Krav & mål", "B7")


def test_heads_and_comments_are_known(document: Document) -> None:
    heads = [block.text for block in document.blocks if block.place.cell and block.place.cell.header]

    assert heads == ["Nr.", "Krav", "Grænse", "Fra"]
    assert [block.text for block in document.blocks if block.kind is BlockKind.COMMENT] == ["Se bilag 3"]
