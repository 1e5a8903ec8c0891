"""Workbooks as files: which are read, what is refused, what a damaged or huge one costs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from pogi_check.documents.document import Trouble, UnreadableError
from pogi_check.documents.limits import Limits, enforced
from pogi_check.documents.tender import read_tender
from pogi_check.documents.xlsx import read_xlsx
from tests.documents.sheet_files import (
    MAIN,
    book,
    c,
    merged,
    read,
    relations,
    row,
    sheet,
    shown,
)
from tests.documents.word_files import zipped

if TYPE_CHECKING:
    from pathlib import Path

HEADS = ("Krav nr.", "Krav", "MK/EK")
MUST = "Sæben skal være svanemærket."


class TestFiles:
    @pytest.mark.parametrize("suffix", ["xlsx", "xlsm", "xltx", "xltm"])
    def test_workbooks_are_documents(self, tmp_path: Path, suffix: str) -> None:
        (tmp_path / f"a.{suffix}").write_bytes(book({"Krav": sheet(row(1, MUST))}))
        (document,) = read_tender([tmp_path]).documents

        assert MUST in document.text
        assert not document.unread
        assert not document.beside

    def test_strict_files_are_read(self) -> None:
        strict = sheet(row(1, MUST)).replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")

        assert shown(read_xlsx(book({"Krav": strict}), "k.xlsx")) == [MUST]

    def test_the_media_type_tells_macros_and_templates(self) -> None:
        types = {
            read_xlsx(book({"A": sheet(row(1, "a"))}, book_type=book_type), "k").media_type.rsplit(".", 1)[-1]
            for book_type in (
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
            )
        }

        assert types == {"sheet", "template"}

    @pytest.mark.parametrize(
        ("data", "trouble", "detail"),
        [
            (b"", Trouble.EMPTY, ""),
            (b"PK\x03\x04xl/[Content_Types]", Trouble.DAMAGED, "ZIP"),
            (
                zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"}),
                Trouble.DAMAGED,
                "xl/workbook.xml",
            ),
            (zipped({"[Content_Types].xml": "", "xl/workbook.bin": ""}), Trouble.LEGACY_FORMAT, "XLSB"),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
                Trouble.LEGACY_FORMAT,
                "XLS",
            ),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
                Trouble.ENCRYPTED,
                "",
            ),
            (b"<html><table/></html>", Trouble.WRONG_CONTENT, "HTML"),
        ],
    )
    def test_what_is_no_workbook_is_refused(self, data: bytes, trouble: Trouble, detail: str) -> None:
        with pytest.raises(UnreadableError) as caught:
            read_xlsx(data, "k.xlsx")
        assert (caught.value.trouble, caught.value.detail) == (trouble, detail)

    def test_an_empty_workbook_says_so(self) -> None:
        document = read_xlsx(book({"Ark1": sheet()}), "k.xlsx")

        assert [one.trouble for one in document.unread] == [Trouble.EMPTY]
        assert document.is_unread

    def test_a_damaged_sheet_is_named_and_the_others_are_read(self) -> None:
        broken = sheet(row(1, "a"), row(2, "b")).replace("</sheetData>", "")
        document = read_xlsx(book({"Brudt": broken, "Hel": sheet(row(1, "c"))}), "k.xlsx")

        assert shown(document) == ["a", "b", "c"]
        assert [(one.trouble, one.detail) for one in document.unread] == [
            (Trouble.DAMAGED, "xl/worksheets/sheet0.xml")
        ]

    def test_entities_are_refused(self) -> None:
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + sheet(row(1, "b")).replace("b<", "&a;<")
        document = read_xlsx(book({"A": bomb, "B": sheet(row(1, "c"))}), "k.xlsx")

        assert shown(document) == ["c"]
        assert document.unread[0].trouble is Trouble.DAMAGED

    def test_a_sheet_listed_twice_is_read_once(self) -> None:
        both = relations([("worksheet", "worksheets/sheet0.xml"), ("worksheet", "worksheets/sheet0.xml")])
        data = book({"A": sheet(row(1, "a")), "B": ""}, files={"xl/_rels/workbook.xml.rels": both})

        assert shown(read_xlsx(data, "k.xlsx")) == ["a"]

    @pytest.mark.parametrize(
        ("most", "trouble"),
        [(Limits(cells=3), Trouble.TOO_MANY_CELLS), (Limits(text=8), Trouble.TOO_MUCH_TEXT)],
    )
    def test_more_than_can_be_read_safely_is_said(self, most: Limits, trouble: Trouble) -> None:
        with enforced(most):
            document = read(*(row(number, "ti tegn og") for number in range(1, 9)))

        assert [(one.trouble, one.detail) for one in document.unread] == [(trouble, "Kravliste")]
        assert len(shown(document)) == 4

    def test_empty_cells_by_the_hundred_thousand_cost_little(self) -> None:
        empty = "".join(f'<c r="{chr(65 + one)}9" s="1"/>' for one in range(26)) * 20
        rows = "".join(f'<row r="{number}" s="1" customFormat="1">{empty}</row>' for number in range(9, 400))
        far = row(1_048_576, c("XFD1048576", None, 1))
        begin = time.process_time()
        document = read(
            row(1, *HEADS), row(2, "1", MUST, "MK"), rows, far,
            before='<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" style="1"/></cols>',
            after=merged("A9:XFD1048576"),
        )  # fmt: skip

        assert shown(document) == [*HEADS, "1", MUST, "MK"]
        assert time.process_time() - begin < 10

    def test_nonsense_references_do_no_harm(self) -> None:
        document = read(
            row(1, c("ÅÅ1", "a"), c("XFE1", "b"), c("A1", "c")),
            '<row r="0"><c r="A0" t="inlineStr"><is><t>d</t></is></c></row>',
            row(2, c("A2", 99, kind="s"), c("B2", "x", 999)),
            after=merged("A1:ZZZ9", "nej", "A0:B1"),
            before='<cols><col min="0" max="99999999" hidden="1"/></cols>',
        )

        assert shown(document) == ["c", "x"]
