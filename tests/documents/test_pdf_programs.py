"""PDFs as LibreOffice and a browser print them; the text is known because the test wrote it."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from lxml.etree import _Element

from pogi_check.documents.document import BlockKind
from pogi_check.documents.pdf import read_pdf
from tests.documents.pdf_files import SOFFICE, find, printed_by_office, tables, texts

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HEAD = ("Nr.", "Krav", "Type", "Bemærkning")
CLAUSE = (
    "Leverandøren skal dokumentere miljømærkecertificering for samtlige rengøringsprodukter og "
    "fremsende energiforbrugsopgørelser for hver af de leverede kaffemaskiner"
)


def rows(count: int) -> list[tuple[str, str, str, str]]:
    return [
        (f"K{n}", f"{CLAUSE}, jf. punkt {n}.", "MK" if n % 2 else "K", "Bekræftes" if n % 3 else "")
        for n in range(1, count + 1)
    ]


def printed(path: Path, body: Sequence[tuple[str, str, str, str]], *, repeat: bool) -> bytes:
    """Let LibreOffice print a Danish document with a table over several pages."""
    document = docx.Document()
    document.styles["Normal"].element.get_or_add_rPr().append(element("w:lang", val="da-DK"))
    document.settings.element.insert(0, element("w:autoHyphenation", val="true"))
    document.sections[0].header.paragraphs[0].text = "Kravspecifikation"
    document.add_heading("Udbud af kaffemaskiner", 0)
    document.add_heading("1 Krav", 1)
    document.add_paragraph(f"{CLAUSE}.")
    document.add_paragraph("økologisk kaffe", style="List Bullet")
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, HEAD, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    if repeat:
        table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader", val="true"))  # noqa: SLF001
    for texts_of_row in body:
        for cell, text in zip(table.add_row().cells, texts_of_row, strict=True):
            cell.text = text
    for row in table.rows:
        for cell, width in zip(row.cells, (1.5, 6, 2, 4), strict=True):
            cell.width = Cm(width)
    document.add_paragraph("Teksten efter tabellen.")
    return printed_by_office(document, path)


def printed_by_browser(page: str, folder: Path) -> bytes:
    """Let a browser print a page."""
    (folder / "krav.html").write_text(page, encoding="utf-8")
    target = folder / "krav.pdf"
    subprocess.run(
        [
            str(BROWSER),
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={target}",
            str(folder / "krav.html"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return target.read_bytes()


def element(tag: str, **attributes: str) -> _Element:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def expected(*all_rows: Sequence[str]) -> list[dict[int, str]]:
    return [{column: text for column, text in enumerate(row) if text} for row in all_rows]


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("repeat", [True, False], ids=["header repeated", "header once"])
def test_every_row_of_a_table_over_pages_is_exact(tmp_path: Path, *, repeat: bool) -> None:
    body = rows(24)
    document = read_pdf(printed(tmp_path, body, repeat=repeat), "krav.pdf")
    assert (document.pages or 0) > 2
    assert tables(document) == [expected(HEAD, *body)]
    assert {block.text for block in document.blocks if block.place.cell and block.place.cell.header} == set(
        HEAD
    )
    assert texts(document, BlockKind.TITLE, BlockKind.HEADING) == ["Udbud af kaffemaskiner", "1 Krav"]
    assert texts(document, BlockKind.PARAGRAPH) == [f"{CLAUSE}.", "Teksten efter tabellen."]
    assert texts(document, BlockKind.LIST_ITEM) == ["økologisk kaffe"]
    assert texts(document, BlockKind.HEADER) == ["Kravspecifikation"]


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="no browser is installed")
def test_a_page_that_a_browser_printed_keeps_bullets_and_rows(tmp_path: Path) -> None:
    body = rows(30)
    cells = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in body)
    head = "".join(f"<th>{text}</th>" for text in HEAD)
    page = (
        "<!doctype html><html lang=da><meta charset=utf-8><title>Krav</title>"
        "<style>table{border-collapse:collapse}td,th{border:1px solid}</style>"
        "<h1>Udbud af kaffe</h1><h2>1. Krav</h2><ul><li>Al kaffe er økologisk.<li>Al te er økologisk.</ul>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table><p>Teksten efter tabellen.</p>"
    )
    document = read_pdf(printed_by_browser(page, tmp_path), "krav.pdf")
    assert tables(document) == [expected(HEAD, *body)]
    assert texts(document, BlockKind.LIST_ITEM) == ["Al kaffe er økologisk.", "Al te er økologisk."]
    assert find(document, "Teksten efter").place.headings == ("1. Krav",)


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="no browser is installed")
def test_check_boxes_that_a_browser_draws_are_read(tmp_path: Path) -> None:
    page = (
        "<!doctype html><meta charset=utf-8><style>.b{display:inline-block;width:10px;height:10px;"
        "border:1px solid}.f{background:#000}td{border:1px solid}</style>"
        "<p><input type=checkbox checked> Ja <input type=checkbox> Nej</p><p><i class=b></i> Svanen</p>"
        "<table><tr><td>Krav<td>Ja<td>Nej<tr><td>Ren<td><i class='b f'></i><td><i class=b></i></table>"
    )
    document = read_pdf(printed_by_browser(page, tmp_path), "krav.pdf")

    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [f"{block.label} {block.text}" for block in items] == ["☒ Ja ☐ Nej", "☐ Svanen"]
    assert tables(document)[0][1] == {0: "Ren", 1: "☒", 2: "☐"}
