"""Web pages: what a reader of the page sees, and what stays hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pogi_check.documents.document import Block, BlockKind, Document, Trouble, UnreadableError
from pogi_check.documents.tender import read_tender

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def read(folder: Path, page: str | bytes, name: str = "side.html") -> Document:
    (folder / name).write_bytes(page if isinstance(page, bytes) else f"<!doctype html>{page}".encode())
    (document,) = read_tender([folder / name]).documents
    return document


def texts(folder: Path, page: str) -> list[str]:
    return [block.text for block in read(folder, page).blocks]


def cells(document: Document) -> list[tuple[str, int, int, int, int, bool]]:
    return [
        (block.text, cell.row, cell.column, cell.rows, cell.columns, cell.header)
        for block in document.blocks
        if (cell := block.place.cell) is not None
    ]


def listed(blocks: tuple[Block, ...]) -> list[tuple[str, int, str]]:
    return [(one.label, one.level, one.text) for one in blocks if one.kind is BlockKind.LIST_ITEM]


class TestText:
    def test_headings_lead_to_what_stands_under_them(self, folder: Path) -> None:
        document = read(folder, "<h1>Udbud</h1><h2>3 Krav</h2><p>Sæben er mærket.</p><h2>4 Andet</h2><p>B.")

        assert [(one.kind, one.text, one.place.headings) for one in document.blocks] == [
            (BlockKind.HEADING, "Udbud", ()),
            (BlockKind.HEADING, "3 Krav", ("Udbud",)),
            (BlockKind.PARAGRAPH, "Sæben er mærket.", ("Udbud", "3 Krav")),
            (BlockKind.HEADING, "4 Andet", ("Udbud",)),
            (BlockKind.PARAGRAPH, "B.", ("Udbud", "4 Andet")),
        ]
        assert (document.media_type, document.unread) == ("text/html", ())

    def test_words_are_joined_as_the_page_shows_them(self, folder: Path) -> None:
        page = "<p>Sæ<b>ben</b>\n  skal\u00a0<i>være</i> mil&shy;jø<span>mærket</span> &lt;5&nbsp;%</p>løst"

        assert texts(folder, page) == ["Sæben skal være miljømærket <5 %", "løst"]

    def test_a_line_break_parts_lines_and_two_part_paragraphs(self, folder: Path) -> None:
        assert texts(folder, "<p>Et<br>to<br><br>tre</p>") == ["Et\nto", "tre"]
        assert texts(folder, "<pre>Et\n  to</pre>") == ["Et\nto"]

    def test_a_bold_line_by_itself_is_a_heading(self, folder: Path) -> None:
        assert read(folder, "<p><b>Mindstekrav</b></p><p>A.</p>").blocks[1].place.headings == ("Mindstekrav",)

    @pytest.mark.parametrize(
        "hidden",
        [
            "<script>x()</script>",
            "<style>p {}</style>",
            "<template><p>x</p></template>",
            "<noscript>x</noscript>",
            "<!-- x -->",
            '<input type="hidden" value="x">',
            "<?php x ?>",
        ],
    )
    def test_what_is_no_text_of_the_page_is_left_out(self, folder: Path, hidden: str) -> None:
        assert texts(folder, f"<title>x</title><p>Før.</p>{hidden}<p>Efter.</p>") == ["Før.", "Efter."]

    @pytest.mark.parametrize(
        "hidden",
        [
            "<p hidden>x</p>",
            '<div style="color: red; display: none"><p>x</p></div>',
            '<p style="visibility:hidden">x</p>',
            '<p style="opacity:0">x</p>',
            '<p style="opacity: 0.00; color: red">x</p>',
            '<p style="position:absolute;left:-9999px">x</p>',
            '<p style="text-indent:-999px">x</p>',
            '<p style="font-size:0">x</p>',
            '<div style="FONT-SIZE: 1px"><p>x</p></div>',
            "<dialog>x</dialog>",
            "<style>.a, p.b {display:none}</style><p class='c b'>x</p>",
            "<style><!-- #a {visibility: hidden} --></style><p id=a>x</p>",
            "<style>/* .a {display:block} */ .a {display:none !important}</style><p class=a>x</p>",
            "<style>@media print {.b {display:none}} .a {font-size:0px}</style><p class=a>x</p>",
            "<style>p {display:block; font-size:11pt} .a {display:none; font-size:0}</style><p class=a>x</p>",
        ],
    )
    def test_what_the_page_hides_is_marked(self, folder: Path, hidden: str) -> None:
        blocks = read(folder, f"<p>Før.</p>{hidden}<p>Efter.</p>").blocks

        assert [(one.text, one.hidden) for one in blocks] == [("Før.", False), ("x", True), ("Efter.", False)]

    @pytest.mark.parametrize(
        "shown",
        [
            '<div style="visibility:hidden"><p style="visibility:visible">x</p></div>',
            '<p style="opacity:0.6">x</p>',
            '<p style="margin-left:-12px">x</p>',
            '<p style="left:20px">x</p>',
            "<style>.a {opacity: 0; left: -9999px}</style><p class=a>x</p>",
            '<div style="font-size:0"><p style="font-size:11pt">x</p></div>',
            '<td style="font-size:0px"><table><tr><td>x</table>',
            '<p style="font-size:0.9em">x</p>',
            '<p style="display:none;display:block">x</p>',
            "<style>.a {display:none} .a.open {display:block}</style><p class='a open'>x</p>",
            "<style>#t:checked ~ .a {display:block} .a {display:none}</style><p class=a>x</p>",
            "<style>.a {display:none}</style><p class=a>x</p><script>show('.a')</script>",
            "<style>.a {display:none}</style><p class=a>x</p><script src=visning.js></script>",
            "<style>#a {display:none}</style><p onclick=show('a')>Mere</p><p id=a>x</p>",
            "<style>@media print {.a {display:none}}</style><p class=a>x</p>",
            "<style media=print>.a {display:none}</style><p class=a>x</p>",
            "<style>.a .b {display:none} div > .b {display:none}</style><p class=b>x</p>",
            "<style>.a {font-size:0} p {font-size:11pt}</style><div class=a><p>x</p></div>",
            "<style>.a {display:none}</style><p class=a style='display:block'>x</p>",
            "<style>{}} .a {display:</style><p class=a>x</p>",
        ],
    )
    def test_what_a_person_can_see_is_not_hidden(self, folder: Path, shown: str) -> None:
        blocks = read(folder, f"<p>Før.</p>{shown}").blocks

        assert ("x", False) in [(one.text, one.hidden) for one in blocks]

    def test_hidden_words_are_kept_out_of_the_sentence(self, folder: Path) -> None:
        page = "<p>Krav om <span style='display:none'>ikke <br></span>miljø<b hidden>-</b>mærke.</p>"

        assert [(one.text, one.hidden) for one in read(folder, page).blocks] == [
            ("Krav om miljømærke.", False),
            ("ikke\n-", True),
        ]

    def test_a_hidden_item_takes_no_number_and_heads_nothing(self, folder: Path) -> None:
        page = "<h2 hidden>Skjult</h2><ol><li>Et<li hidden>To<li>Tre</ol>"

        blocks = read(folder, page).blocks
        assert [(one.label, one.text, one.hidden) for one in blocks] == [
            ("", "Skjult", True),
            ("1.", "Et", False),
            ("", "To", True),
            ("2.", "Tre", False),
        ]
        assert blocks[1].place.headings == ()

    def test_hidden_rows_and_cells_take_no_place_in_a_table(self, folder: Path) -> None:
        page = (
            "<table><tr><th>Nr.<th hidden>Skjult<th>Krav<tr hidden><td>0<td>x<tr><td>1<td>a"
            "<tr style='display:none'><td>y</table>"
        )

        document = read(folder, page)
        assert [(one.text, one.hidden) for one in document.blocks] == [
            ("Skjult", True),
            ("Nr.", False),
            ("Krav", False),
            ("0", True),
            ("x", True),
            ("1", False),
            ("a", False),
            ("y", True),
        ]
        assert [(text, row, column) for text, row, column, *_ in cells(document)] == [
            ("Nr.", 0, 0),
            ("Krav", 0, 1),
            ("1", 1, 0),
            ("a", 1, 1),
        ]

    def test_a_page_that_shows_nothing_is_told_as_empty(self, folder: Path) -> None:
        document = read(folder, "<p hidden>x</p>")

        assert [one.trouble for one in document.unread] == [Trouble.EMPTY]

    @pytest.mark.parametrize(
        "mark", ["<del>{}</del>", "<s>{}</s>", '<i style="text-decoration: line-through">{}</i>']
    )
    def test_struck_text_stands_apart(self, folder: Path, mark: str) -> None:
        blocks = read(folder, f"<p>Sæben skal {mark.format('ikke')} være mærket.</p>").blocks

        assert [(one.text, one.struck) for one in blocks] == [
            ("Sæben skal være mærket.", False),
            ("ikke", True),
        ]

    def test_a_raised_figure_behind_a_figure_makes_no_other_number_of_it(self, folder: Path) -> None:
        assert texts(folder, "<p>Højst 5<sup>1</sup> kg pr. m<sup>2</sup>.") == ["Højst 5¹ kg pr. m2."]

    def test_words_struck_at_two_places_are_apart(self, folder: Path) -> None:
        assert texts(folder, "<p>Papir <s>skal</s> bør være <s>nyt</s> mærket.") == [
            "Papir bør være mærket.",
            "skal nyt",
        ]

    def test_the_fields_of_a_form_show_what_is_in_them(self, folder: Path) -> None:
        page = (
            '<p><input type="checkbox" checked> Ja <input type="radio"> Nej</p><p><input value="Navn"></p>'
            "<select><option>A<option selected>B</select><textarea>Tekst</textarea>"
        )

        assert texts(folder, page) == ["☒ Ja ☐ Nej", "Navn", "B Tekst"]


class TestLists:
    def test_bullets_and_levels(self, folder: Path) -> None:
        blocks = read(folder, "<ul><li>a<ul><li><p>b</p></ul><li>c</ul>").blocks

        assert listed(blocks) == [("•", 0, "a"), ("•", 1, "b"), ("•", 0, "c")]

    @pytest.mark.parametrize(
        ("opening", "labels"),
        [
            ("<ol>", ["1.", "2."]),
            ('<ol start="4">', ["4.", "5."]),
            ('<ol type="a">', ["a.", "b."]),
            ('<ol type="I">', ["I.", "II."]),
        ],
    )
    def test_numbers_as_the_page_shows_them(self, folder: Path, opening: str, labels: list[str]) -> None:
        blocks = read(folder, f"{opening}<li>x<li>y</ol>").blocks

        assert [one.label for one in blocks] == labels

    def test_an_item_may_set_its_number_and_hold_several_paragraphs(self, folder: Path) -> None:
        blocks = read(folder, '<ol><li value="7"><p>a</p><p>b</p><li>c</ol>').blocks

        assert listed(blocks) == [("7.", 0, "a"), ("", 0, "b"), ("8.", 0, "c")]


class TestTables:
    def test_header_cells_spans_and_places(self, folder: Path) -> None:
        document = read(
            folder,
            "<h2>Krav</h2><table><caption>Tabel</caption><tr><th>Nr.<th>Krav<th>Svar"
            "<tr><td rowspan=2>1<td colspan=2>Sæbe<tr><td>a<td>b</table>",
        )

        assert cells(document) == [
            ("Nr.", 0, 0, 1, 1, True),
            ("Krav", 0, 1, 1, 1, True),
            ("Svar", 0, 2, 1, 1, True),
            ("1", 1, 0, 2, 1, False),
            ("Sæbe", 1, 1, 1, 2, False),
            ("a", 2, 1, 1, 1, False),
            ("b", 2, 2, 1, 1, False),
        ]
        assert document.blocks[1].text == "Tabel"
        assert {one.place.headings for one in document.blocks[1:]} == {("Krav",)}

    @pytest.mark.parametrize(
        ("head", "is_header"),
        [
            ("<thead><tr><td>A<td>B</thead>", True),
            ("<tr><td><b>A</b><td><strong>B</strong>", True),
            ("<tr><td>A<td>B", False),
            ("<tr><th scope=row>A<td>B", False),
        ],
    )
    def test_what_heads_the_columns(self, folder: Path, head: str, *, is_header: bool) -> None:
        found = cells(read(folder, f"<table>{head}<tbody><tr><td>1<td>2</table>"))

        assert [one[-1] for one in found] == [is_header, is_header, False, False]

    def test_a_table_that_only_places_text_is_none(self, folder: Path) -> None:
        document = read(folder, "<table><tr><td><h1>Krav</h1><p>A.</p><tr><td>B.</table>")

        assert [(one.text, one.place.cell) for one in document.blocks] == [
            ("Krav", None),
            ("A.", None),
            ("B.", None),
        ]

    def test_a_table_in_a_cell_is_one_of_its_own(self, folder: Path) -> None:
        document = read(folder, "<table><tr><td>a<td>b<table><tr><td>c<td>d</table><tr><td>e<td>f</table>")
        tables = [(one.text, one.place.cell.table) for one in document.blocks if one.place.cell]

        assert tables == [("a", 0), ("b", 0), ("c", 1), ("d", 1), ("e", 0), ("f", 0)]

    def test_hidden_rows_and_spans_without_end(self, folder: Path) -> None:
        found = cells(
            read(folder, "<table><tr hidden><td>x<td>y<tr><td colspan=99999 rowspan=99999>a<td>b</table>")
        )

        assert [one[0] for one in found] == ["a", "b"]


class TestFiles:
    @pytest.mark.parametrize(
        "page",
        [
            "<p>Sæbe – 5 €</p>".encode(),
            "\ufeff<p>Sæbe – 5 €</p>".encode(),
            "\ufeff<p>Sæbe – 5 €</p>".encode("utf-16-le"),
            "<p>Sæbe – 5 €</p>".encode("cp1252"),
            "<meta charset=iso-8859-1><p>Sæbe – 5 €</p>".encode("cp1252"),
            '<meta http-equiv=a content="text/html; charset=iso-8859-15"><p>Sæbe - 5 €</p>'.encode(
                "iso-8859-15"
            ),
            "<meta charset=windows-1252><p>Sæbe – 5 €</p>".encode("cp1252"),
            "<meta charset=nonsens><p>Sæbe – 5 €</p>".encode(),
            '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>Sæbe – 5 €</p>'.encode(),
        ],
    )
    def test_the_letters_are_right_whatever_the_encoding(self, folder: Path, page: bytes) -> None:
        assert read(folder, page).text.replace("-", "–") == "Sæbe – 5 €"

    @pytest.mark.parametrize("name", ["a.htm", "a.xhtml", "a.txt", "a.doc", "a.bin"])
    def test_content_decides_before_the_name(self, folder: Path, name: str) -> None:
        assert read(folder, "<p>Sæbe.</p>", name).text == "Sæbe."

    @pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.odt"])
    def test_an_error_page_that_is_saved_as_a_document_is_told(self, folder: Path, name: str) -> None:
        document = read(folder, "<p>Log ind.</p>", name)

        assert [(one.trouble, one.detail) for one in document.unread] == [(Trouble.WRONG_CONTENT, "HTML")]

    def test_pages_of_a_folder_are_read_and_empty_ones_passed_over(self, folder: Path) -> None:
        (folder / "a.html").write_text("<p>Sæbe.</p>", encoding="utf-8")
        (folder / "b.html").write_text("<html><body></body></html>", encoding="utf-8")

        assert [one.name for one in read_tender([folder]).documents] == ["a.html"]

    def test_an_empty_page_that_is_named_says_so(self, folder: Path) -> None:
        assert [one.trouble for one in read(folder, "<body></body>").unread] == [Trouble.EMPTY]

    def test_a_report_of_pogi_check_is_no_document_of_the_tender(self, folder: Path) -> None:
        page = '<html><head><meta name="generator" content="pogi-check"></head><p>Sæben skal være mærket.'
        (folder / "rapport.html").write_text(page, encoding="utf-8")
        with pytest.raises(UnreadableError) as caught:
            read_tender([folder])

        assert caught.value.trouble is Trouble.NO_DOCUMENTS

    @pytest.mark.parametrize(
        "page", ["<div>" * 50_000 + "Sæbe", f"<p>{'x' * 11_000_000}</p><p>Sæbe</p>", "<b>" * 5000 + "Sæbe"]
    )
    def test_a_page_that_would_be_cut_is_told(self, folder: Path, page: str) -> None:
        assert [one.trouble for one in read(folder, page).unread] == [Trouble.DAMAGED]

    @pytest.mark.parametrize(
        "page", ["<p>Sæbe < 5 & 3 &foo; </b></p>", "<p>Sæbe<unknown:tag>", "<p>Sæbe\x00", "<p a=1 a=2>Sæbe<"]
    )
    def test_careless_pages_are_read_all_the_same(self, folder: Path, page: str) -> None:
        document = read(folder, page)

        assert document.text.startswith("Sæbe")
        assert document.unread == ()
