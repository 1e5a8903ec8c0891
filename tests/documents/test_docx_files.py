"""Word files as files: their parts, their variants, and what is no Word file or means harm."""

from __future__ import annotations

import pytest

from pogi_check.documents.document import (
    Document,
    Trouble,
    UnreadableError,
)
from pogi_check.documents.docx import read_docx
from tests.documents.word_files import (
    p,
    part,
    r,
    read,
    style,
    tbl,
    tc,
    texts,
    tr,
    word_file,
    zipped,
)

RTF = rb"{\rtf1 Hej}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


class TestChunks:
    def chunk(self, file: str, content: str | bytes) -> Document:
        body = p("Før") + f'<w:altChunk r:id="{file}"/>' + p("Efter")
        return read_docx(word_file(body, files={file: ("aFChunk", content)}), "a.docx")

    def test_html_is_read_in_its_paragraphs(self) -> None:
        head, body = "<head><title>Nej</title></head>", "<p>Første <b>afsnit</b></p><ul><li>Punkt</li></ul>"
        page = f"<html>{head}<body>{body}</body></html>"

        assert texts(self.chunk("c.html", page)) == ["Før", "Første afsnit", "Punkt", "Efter"]

    def test_what_a_page_hides_and_its_tables_are_read_as_in_a_file(self) -> None:
        page = "<html><p>Krav <i hidden>ikke</i>om sæbe</p><table><tr><td>x<td>y</table>"
        document = read_docx(
            word_file(
                tbl(tr("a", "b")) + '<w:altChunk r:id="c.html"/>' + tbl(tr("c", "d")),
                files={"c.html": ("aFChunk", page)},
            ),
            "a.docx",
        )

        assert texts(document) == ["a", "b", "Krav om sæbe", "ikke", "x", "y", "c", "d"]
        assert [block.text for block in document.blocks if block.hidden] == ["ikke"]
        assert [block.place.cell.table for block in document.blocks if block.place.cell] == [0, 0, 1, 1, 2, 2]

    def test_a_web_archive_is_read(self) -> None:
        fields = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
        page = f"{fields}<html><body><p>Arkiv æ</p></body></html>"

        assert texts(self.chunk("c.mht", page)) == ["Før", "Arkiv æ", "Efter"]

    def test_plain_text_is_read(self) -> None:
        assert texts(self.chunk("c.txt", "Linje æøå")) == ["Før", "Linje æøå", "Efter"]

    def test_a_word_file_is_read_with_its_tables_numbered_on(self) -> None:
        inner = word_file(p("Inde") + tbl(tr("x", "y")))
        body = tbl(tr("a", "b")) + '<w:altChunk r:id="c.docx"/>' + tbl(tr("c", "d"))
        document = read_docx(word_file(body, files={"c.docx": ("aFChunk", inner)}), "a.docx")

        assert texts(document) == ["a", "b", "Inde", "x", "y", "c", "d"]
        assert [block.place.cell.table for block in document.blocks if block.place.cell] == [0, 0, 1, 1, 2, 2]

    def test_a_chunk_that_cannot_be_read_is_reported(self) -> None:
        document = self.chunk("c.rtf", RTF)

        assert [(fault.trouble, fault.detail) for fault in document.unread] == [
            (Trouble.UNKNOWN_FORMAT, "word/c.rtf")
        ]


class TestFiles:
    def test_strict_files_read_as_transitional_ones(self) -> None:
        contents = {
            "_rels/.rels": '<Relationships><Relationship Id="a" Target="word/document.xml"'
            ' Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"/></Relationships>',
            "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">'
            f"<w:body>{p('Strengt')}</w:body></w:document>",
        }

        assert texts(read_docx(zipped(contents), "a.docx")) == ["Strengt"]

    def test_the_main_part_is_found_by_its_relationship(self) -> None:
        contents = {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": '<Relationships><Relationship Id="a" Target="/word/andet.xml"'
            ' Type="http://x/officeDocument"/></Relationships>',
            "word/andet.xml": part("document", f"<w:body>{p('Her')}</w:body>"),
        }

        assert texts(read_docx(zipped(contents), "a.docx")) == ["Her"]

    @pytest.mark.parametrize(
        ("main_type", "media_type"),
        [
            ("application/vnd.ms-word.document.macroEnabled.main+xml", "macroEnabled"),
            (
                "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
                "wordprocessingml.template",
            ),
        ],
    )
    def test_macro_files_and_templates_are_read(self, main_type: str, media_type: str) -> None:
        document = read_docx(word_file(p("Hej"), main_type=main_type), "a.docm")

        assert texts(document) == ["Hej"]
        assert media_type in document.media_type

    def test_utf_16_is_read(self) -> None:
        xml = part("document", f"<w:body>{p('Rød grød')}</w:body>").replace("UTF-8", "UTF-16")

        assert texts(
            read_docx(zipped({"_rels/.rels": "<R/>", "word/document.xml": xml.encode("utf-16")}), "a")
        ) == ["Rød grød"]

    @pytest.mark.parametrize("body", ["", p(), tbl(tr(tc(p())))])
    def test_a_document_without_text_says_so(self, body: str) -> None:
        document = read(body)

        assert [fault.trouble for fault in document.unread] == [Trouble.EMPTY]
        assert document.blocks == ()

    def test_a_damaged_side_part_is_reported_and_the_rest_is_read(self) -> None:
        data = word_file(
            p(r("a") + '<w:r><w:footnoteReference w:id="1"/></w:r>'),
            files={"footnotes.xml": ("footnotes", "<w:footnotes")},
        )
        document = read_docx(data, "a.docx")

        assert texts(document) == ["a"]
        assert [(fault.trouble, fault.detail) for fault in document.unread] == [
            (Trouble.DAMAGED, "word/footnotes.xml")
        ]


class TestHostileFiles:
    @pytest.mark.parametrize(
        ("data", "trouble", "detail"),
        [
            (b"", Trouble.EMPTY, ""),
            (b"PK\x03\x04[Content_Types].xml word/document.xml cut", Trouble.DAMAGED, "ZIP"),
            (word_file(p("Hej"))[:400], Trouble.DAMAGED, "ZIP"),
            (
                zipped({"_rels/.rels": "<R/>", "word/document.xml": "<w:document"}),
                Trouble.DAMAGED,
                "word/document.xml",
            ),
            (zipped({"_rels/.rels": "<R/>", "word/x.xml": "<a/>"}), Trouble.DAMAGED, "word/document.xml"),
            (
                zipped({"_rels/.rels": "<R/>", "word/document.xml": "<a/>"}),
                Trouble.DAMAGED,
                "word/document.xml",
            ),
            (OLE + "EncryptedPackage".encode("utf-16-le"), Trouble.ENCRYPTED, ""),
            (OLE + "WordDocument".encode("utf-16-le"), Trouble.LEGACY_FORMAT, "DOC"),
            (OLE + "Workbook".encode("utf-16-le"), Trouble.WRONG_CONTENT, "XLS"),
            (RTF, Trouble.LEGACY_FORMAT, "RTF"),
            (b"\xff\xd8\xff\xe0\x00\x10JFIF", Trouble.WRONG_CONTENT, "JPEG"),
            (b"\x89PNG\r\n\x1a\n", Trouble.WRONG_CONTENT, "PNG"),
            (b"%PDF-1.7", Trouble.WRONG_CONTENT, "PDF"),
            (zipped({"a.txt": "a"}), Trouble.WRONG_CONTENT, "ZIP"),
            (zipped({"_rels/.rels": "<R/>", "xl/workbook.xml": "<a/>"}), Trouble.WRONG_CONTENT, "XLSX"),
            (b"Bare tekst", Trouble.WRONG_CONTENT, "text"),
        ],
    )
    def test_what_is_no_word_file_is_named(self, data: bytes, trouble: Trouble, detail: str) -> None:
        with pytest.raises(UnreadableError) as caught:
            read_docx(data, "Bilag.docx")

        assert (caught.value.path, caught.value.trouble, caught.value.detail) == (
            "Bilag.docx",
            trouble,
            detail,
        )

    @pytest.mark.parametrize(
        "declaration",
        [
            '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
            '<!DOCTYPE x SYSTEM "http://localhost:9/x.dtd">',
        ],
    )
    def test_a_document_type_declaration_is_refused(self, declaration: str) -> None:
        xml = part("document", f"<w:body>{p('Hej')}</w:body>").replace("?>", "?>" + declaration, 1)

        with pytest.raises(UnreadableError) as caught:
            read_docx(zipped({"_rels/.rels": "<R/>", "word/document.xml": xml}), "a.docx")

        assert caught.value.trouble is Trouble.DAMAGED

    def test_a_part_that_swells_is_refused_before_it_is_unpacked(self) -> None:
        bomb = zipped({"_rels/.rels": "<R/>", "word/document.xml": b" " * 9 * 1024 * 1024})

        with pytest.raises(UnreadableError) as caught:
            read_docx(bomb, "a.docx")

        assert caught.value.trouble is Trouble.TOO_PACKED

    def test_too_many_parts_are_refused(self) -> None:
        crowd = zipped(
            {"word/document.xml": "<a/>", "_rels/.rels": "<R/>"} | {f"{n}": "" for n in range(5000)}
        )

        with pytest.raises(UnreadableError) as caught:
            read_docx(crowd, "a.docx")

        assert (caught.value.trouble, caught.value.detail) == (Trouble.DAMAGED, "ZIP: 5002 > 5000")

    def test_nesting_without_end_is_refused(self) -> None:
        body = "<w:tbl><w:tr><w:tc>" * 200 + p("dybt") + "</w:tc></w:tr></w:tbl>" * 200

        with pytest.raises(UnreadableError) as caught:
            read(body)

        assert caught.value.trouble is Trouble.TOO_NESTED

    def test_a_chunk_that_holds_itself_without_end_stops(self) -> None:
        data = word_file(p("inderst"))
        for _ in range(6):
            data = word_file('<w:altChunk r:id="c"/>' + p("lag"), files={"c": ("aFChunk", data)})
        document = read_docx(data, "a.docx")

        assert texts(document) == ["lag"] * 4
        assert [fault.trouble for fault in document.unread] == [Trouble.TOO_NESTED]

    def test_numbers_that_are_none_are_passed_over(self) -> None:
        body = p("a", '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="y"/></w:numPr><w:outlineLvl w:val="z"/>')

        assert texts(read(body + tbl(tr(tc("b", '<w:gridSpan w:val="-3"/>'))))) == ["a", "b"]

    def test_bases_that_go_round_in_a_circle_end(self) -> None:
        styles = style("A", "A", based="B") + style("B", "B", based="A")

        assert texts(read(p("a", style="A"), styles=styles)) == ["a"]
