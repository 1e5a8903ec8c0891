"""What is read of a workbook: its cells as Excel shows them, its tables, and where each text stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pogi_check.documents.document import BlockKind, Cell, Document, SheetCell, Trouble
from pogi_check.documents.tender import read_tender
from pogi_check.documents.xlsx import read_xlsx
from tests.documents.sheet_files import (
    BOLD,
    CODES,
    DATE,
    HIDING,
    KRONER,
    MAIN,
    PERCENT,
    SHADED,
    STRUCK,
    TEXT,
    WHITE,
    WHITE_ON_GREEN,
    book,
    c,
    merged,
    read,
    row,
    sheet,
    shown,
)

if TYPE_CHECKING:
    from pathlib import Path

HEADS = ("Krav nr.", "Krav", "MK/EK")
MUST = "Sæben skal være svanemærket."


def cells(document: Document) -> dict[str, Cell]:
    """Give the table cell of each text in a table."""
    return {block.text: block.place.cell for block in document.blocks if block.place.cell is not None}


def headings(document: Document, text: str) -> tuple[str, ...]:
    return next(block.place.headings for block in document.blocks if block.text == text)


def heads(document: Document) -> list[str]:
    return [text for text, cell in cells(document).items() if cell.header]


class TestPlaces:
    def test_a_sheets_name_is_a_heading_over_its_texts(self) -> None:
        document = read(row(1, "Vejledning til skemaet."))
        name, text = document.blocks

        assert (name.kind, name.text, name.place.sheet) == (
            BlockKind.HEADING,
            "Kravliste",
            SheetCell("Kravliste"),
        )
        assert text.kind is BlockKind.PARAGRAPH
        assert (text.place.headings, text.place.sheet) == (("Kravliste",), SheetCell("Kravliste", "A1"))

    def test_a_cell_of_a_table_knows_its_sheet_and_its_row_in_the_table(self) -> None:
        document = read(row(3, None, *HEADS), row(4, None, "1", MUST, "MK"))
        block = next(block for block in document.blocks if block.text == MUST)

        assert block.place.sheet == SheetCell("Kravliste", "C4")
        assert block.place.cell == Cell(0, 1, 1)

    def test_sheets_come_in_the_order_of_their_tabs_and_tables_are_counted_on(self) -> None:
        data = book({"To": sheet(row(1, *HEADS), row(2, "1", "a", "b")), "En": sheet(row(1, "x", "y"))})
        document = read_xlsx(data, "k.xlsx")

        assert [block.text for block in document.blocks if block.kind is BlockKind.HEADING] == ["To", "En"]
        assert (cells(document)["a"].table, cells(document)["x"].table) == (0, 1)

    def test_cells_without_reference_follow_each_other(self) -> None:
        text = "<is><t>{}</t></is>"
        cell = f'<c t="inlineStr">{text}</c>'
        document = read(
            f'<row>{cell.format("a")}<c s="1"/>{cell.format("b")}</row>'
            f'<row>{cell.format("c")}<c r="D2"/>{cell.format("d")}</row>'
        )

        assert [block.place.sheet.cell for block in document.blocks[1:] if block.place.sheet] == [
            "A1", "C1", "A2", "E2",
        ]  # fmt: skip


class TestValues:
    @pytest.mark.parametrize(
        ("number", "code", "text"),
        [
            (0.3, "0%", "30 %"),
            (0.305, "0.0 %", "30,5 %"),
            (2.5, "General", "2,5"),
            (0.30000000000000004, "General", "0,3"),
            (90911200, "General", "90911200"),
            (1234.5, "#,##0.00", "1.234,50"),
            (
                1234.5,
                '_-* #,##0.00\\ "kr."_-;\\-* #,##0.00\\ "kr."_-;_-* "-"??\\ "kr."_-;_-@_-',
                "1.234,50 kr.",
            ),
            (-1234.5, "[$kr.-406]\\ #,##0.00;[Red]-#,##0.00", "-1.234,50"),
            (1234567, "#,##0,", "1.235"),
            (5, "0.##", "5"),
            (3, "000", "003"),
            (12, '0" stk."', "12 stk."),
            (12345678, "## ## ## ##", "12 34 56 78"),
            (1.25, "# ?/?", "1 1/4"),
            (12345, "0.00E+00", "1,23E+04"),
            (5000, "[>1000]#,##0;0", "5.000"),
            (2.675, "0.00", "2,68"),
            (-0.001, "0.0", "0,0"),
            (45292, "dd/mm/yyyy", "01-01-2024"),
            (45292, "[$-406]d. mmmm yyyy;@", "1. januar 2024"),
            (45292.5, "dd\\-mm\\-yyyy hh:mm", "01-01-2024 12:00"),
            (45292, "[$-F800]dddd, mmmm dd, yyyy", "1. januar 2024"),
            (1.5, "[h]:mm", "36:00"),
            (0.75, "h:mm AM/PM", "6:00 PM"),
            (59, "d/m/yyyy", "28-2-1900"),
        ],
    )
    def test_numbers_read_as_excel_shows_them(self, number: float, code: str, text: str) -> None:
        assert shown(read(row(1, c("A1", number, len(CODES) + 4)), codes=(*CODES, code))) == [text]

    def test_dates_are_counted_from_1904_where_the_file_says_so(self) -> None:
        document = read(row(1, c("A1", 0, DATE)), properties='<workbookPr date1904="1"/>')

        assert shown(document) == ["01-01-1904"]

    def test_a_formula_shows_the_value_that_was_last_calculated(self) -> None:
        document = read(
            row(1, c("A1", "<f>A2*2</f><v>0.5</v>", PERCENT)),
            row(2, c("A2", '<f>"x"</f><v>svanemærket</v>', kind="str")),
            row(3, c("A3", "<f>A1</f>")),
        )

        assert shown(document) == ["50 %", "svanemærket"]

    def test_other_kinds_of_value(self) -> None:
        document = read(
            row(1, c("A1", 1, kind="b")), row(2, c("A2", "#N/A", kind="e")), row(3, c("A3", "007", TEXT))
        )

        assert shown(document) == ["SAND", "#N/A", "007"]

    def test_shared_texts_are_read_as_written(self) -> None:
        texts = (
            "<si><t>Sæbe_x000D_\nog _x005F_klude</t><phoneticPr/></si>"
            "<si><r><t>Skal </t></r><r><rPr><strike/></rPr><t>ikke </t></r><r><rPr><b/></rPr>"
            "<t>leveres</t></r><rPh><t>udtale</t></rPh></si>"
        )
        document = read(row(1, c("A1", 0, kind="s")), row(2, c("A2", 1, kind="s")), texts=texts)

        assert shown(document) == ["Sæbe", "og _klude", "Skal leveres", "~ikke~"]

    def test_lines_of_a_cell_are_paragraphs_unless_broken_within_a_sentence(self) -> None:
        document = read(
            row(1, "Leverandøren skal:\n- levere sæbe,\n\n- levere klude, som alle skal\nvære mærket")
        )

        assert shown(document) == [
            "Leverandøren skal:",
            "- levere sæbe,",
            "- levere klude, som alle skal være mærket",
        ]

    def test_a_format_can_set_words_around_a_text(self) -> None:
        document = read(row(1, c("A1", "7", len(CODES) + 4)), codes=(*CODES, '"Krav "@'))

        assert shown(document) == ["Krav 7"]

    def test_formulas_that_no_program_has_calculated_are_told(self) -> None:
        document = read(
            row(1, "Krav", c("B1", "<f>1+1</f><v></v>"), c("C1", '<f>A1&amp;" og mere"</f>')),
            row(2, "Te", c("B2", '<f>HYPERLINK("https://x.dk","Se ""Svanen""")</f>')),
            row(3, c("A3", '<f>""</f><v></v>', kind="str")),
        )
        assert [b.text for b in document.blocks[1:]] == ["Krav", "Te", 'Se "Svanen"']
        assert [(u.trouble, u.detail) for u in document.unread] == [
            (Trouble.NOT_CALCULATED, "Kravliste: B1, C1")
        ]

    def test_a_raised_figure_behind_a_figure_makes_no_other_number_of_it(self) -> None:
        lifted = '<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
        text = f"<is><r><t>Højst 5</t></r>{lifted}<r><t> kg</t></r></is>"
        assert shown(read(row(1, "Krav", c("B1", text, kind="inlineStr"))))[1:] == ["Højst 5¹ kg"]

    def test_a_word_that_is_broken_by_hand_in_a_cell_is_whole(self) -> None:
        assert shown(read(row(1, "Energi- og klima-\nkrav gælder"))) == ["Energi- og klimakrav gælder"]


class TestHidden:
    def test_struck_cells_are_marked(self) -> None:
        assert shown(read(row(1, c("A1", "slettet", STRUCK)))) == ["~slettet~"]

    def test_hidden_rows_and_columns_are_marked(self) -> None:
        document = read(
            row(1, "a", "b"),
            row(2, "c", "d", more='hidden="1"'),
            before='<cols><col min="2" max="16384" hidden="1"/></cols>',
        )

        assert shown(document) == ["a", "(b)", "(c)", "(d)"]

    @pytest.mark.parametrize("state", ["hidden", "veryHidden"])
    def test_hidden_sheets_are_marked(self, state: str) -> None:
        data = book({"Krav": sheet(row(1, "a")), "Lister": sheet(row(1, "b"))}, states={"Lister": state})
        document = read_xlsx(data, "k.xlsx")

        assert shown(document) == ["a", "(b)"]
        assert [block.text for block in document.blocks if block.hidden] == ["Lister", "b"]

    def test_what_a_format_hides_is_marked(self) -> None:
        assert shown(read(row(1, c("A1", 5, HIDING)), row(2, c("A2", "x", HIDING)))) == ["(5)", "(x)"]

    def test_white_letters_on_white_ground_are_hidden(self) -> None:
        rows = row(1, "a", c("B1", "skjult", WHITE), c("C1", "hoved", WHITE_ON_GREEN))
        assert [(b.text, b.hidden) for b in read(rows).blocks[1:]] == [
            ("a", False),
            ("skjult", True),
            ("hoved", False),
        ]
        coloured = '<conditionalFormatting sqref="A1:C1"/>'
        assert not any(b.hidden for b in read(rows, after=coloured).blocks)

    def test_a_merged_cell_is_hidden_only_with_all_of_its_rows(self) -> None:
        document = read(row(1, "Miljø", "a", more='hidden="1"'), row(2, None, "b"), after=merged("A1:A2"))

        assert shown(document) == ["Miljø", "(a)", "b"]

    def test_cpv_codes_count_unless_they_are_hidden(self, tmp_path: Path) -> None:
        lists = sheet(row(1, "CPV"), row(2, "39830000-9"))
        sheets = {
            "Udbud": sheet(row(1, "CPV-kode", "Emne"), row(2, "90911200-8", "Rengøring")),
            "Lister": lists,
        }
        (tmp_path / "k.xlsx").write_bytes(book(sheets, states={"Lister": "hidden"}))

        assert read_tender([tmp_path / "k.xlsx"]).cpv == ("90911200",)


class TestTables:
    def test_merged_cells_are_read_once_with_their_span(self) -> None:
        document = read(
            row(1, *HEADS),
            row(2, "Miljø", MUST, "MK"),
            row(3, "rest", "b", "EK"),
            after=merged("A2:A3", "B3:C3"),
        )

        assert cells(document)["Miljø"] == Cell(0, 1, 0, rows=2)
        assert cells(document)["b"] == Cell(0, 2, 1, columns=2)
        assert shown(document)[3:] == ["Miljø", MUST, "MK", "(rest)", "b", "(EK)"]

    def test_empty_rows_part_tables_with_heads_of_their_own(self) -> None:
        document = read(
            row(1, *HEADS), row(2, "1", "a", "MK"), row(5, "Vare", "Antal", "Pris"), row(6, "Sæbe", 2, 3)
        )

        assert {cell.table for cell in cells(document).values()} == {0, 1}
        assert heads(document) == [*HEADS, "Vare", "Antal", "Pris"]
        assert cells(document)["Sæbe"].row == 1

    def test_rows_after_an_empty_row_stay_under_the_heads_above(self) -> None:
        document = read(row(1, *HEADS), row(2, "1", "a", "MK"), row(4, "2", "b", "EK"))

        assert cells(document)["b"] == Cell(0, 3, 1)

    def test_wider_rows_after_an_empty_row_are_a_table_of_their_own(self) -> None:
        document = read(row(1, *HEADS), row(2, "1", "a", "MK"), row(4, "2", "b", "EK", "x"))

        assert cells(document)["b"] == Cell(1, 0, 1)

    @pytest.mark.parametrize("style", [BOLD, SHADED])
    def test_a_first_row_that_stands_out_heads_the_columns(self, style: int) -> None:
        document = read(row(1, "Ting", "Mål", style=style), row(2, "a", "b"))

        assert heads(document) == ["Ting", "Mål"]

    @pytest.mark.parametrize(
        "marks",
        [
            {"after": '<autoFilter ref="A2:B4"/>'},
            {
                "before": '<sheetViews><sheetView><pane ySplit="2" topLeftCell="A3" state="frozen"/>'
                "</sheetView></sheetViews>"
            },
            {
                "names": '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'
                "Kravliste!$A:$A,Kravliste!$2:$2</definedName></definedNames>"
            },
            {"beside": [("table", "tables/t.xml", f'<table xmlns="{MAIN}" ref="A2:B4"/>')]},
        ],
        ids=["filter", "frozen", "printed titles", "list"],
    )
    def test_the_file_itself_can_mark_heads(self, marks: dict[str, str]) -> None:
        document = read(row(1, "Titel"), row(2, "Ting", "Mål"), row(3, "a", "b"), row(4, "c", "d"), **marks)

        assert heads(document) == ["Ting", "Mål"]

    def test_a_form_of_two_columns_has_no_heads(self) -> None:
        assert heads(read(row(1, "Ordregiver", "Byen"), row(2, "Frist", "1. maj"))) == []

    def test_a_name_of_a_column_over_several_lines_is_one(self) -> None:
        assert heads(read(row(1, "Krav\nnr.", "Krav"), row(2, "1", "a"))) == ["Krav nr.", "Krav"]

    def test_text_above_a_table_is_text_and_its_titles_are_headings(self) -> None:
        document = read(
            row(1, "Mindstekrav til sæbe", style=BOLD),
            row(2, "Kravene skal opfyldes."),
            row(3, *HEADS),
            row(4, "1", MUST, "MK"),
        )

        assert headings(document, MUST) == ("Kravliste", "Mindstekrav til sæbe")
        assert cells(document)["Krav nr."].row == 0

    def test_rows_that_stand_out_head_the_rows_below_them(self) -> None:
        document = read(
            row(1, "Mindstekrav", style=BOLD),
            row(3, *HEADS, style=BOLD),
            row(4, "3", "Miljø", style=BOLD),
            row(5, "3.1 Sæbe", style=BOLD),
            row(6, "3.1.1", MUST, "MK"),
            row(7, "3.1.2", "b", "MK"),
            row(9, "4", "Drift", style=BOLD),
            row(10, "4.1", "Klude skal kunne vaskes.", "MK"),
        )

        assert headings(document, MUST) == ("Kravliste", "Mindstekrav", "Miljø", "3.1 Sæbe")
        assert headings(document, "Klude skal kunne vaskes.") == ("Kravliste", "Mindstekrav", "Drift")
        assert {cell.table for cell in cells(document).values()} == {0}


class TestAround:
    def test_comments_follow_their_cell(self) -> None:
        comment = '<comment ref="{}"><text><r><rPr><b/></rPr><t>AB:</t></r><r><t> {}</t></r></text></comment>'
        content = (
            f'<comments xmlns="{MAIN}"><commentList>'
            f"{comment.format('B2', 'tjek')}{comment.format('A1', 'hoved')}{comment.format('F9', 'løs')}"
            "</commentList></comments>"
        )
        document = read(row(1, *HEADS), row(2, "1", MUST, "MK"), beside=[("comments", "c.xml", content)])
        found = {
            block.text: (block.place.sheet and block.place.sheet.cell, block.place.cell)
            for block in document.blocks
            if block.kind is BlockKind.COMMENT
        }

        assert found == {
            "AB: tjek": ("B2", Cell(0, 1, 1)),
            "AB: hoved": ("A1", None),
            "AB: løs": ("F9", None),
        }
        assert shown(document).index("AB: tjek") == shown(document).index(MUST) + 1

    def test_conversations_replace_their_copy_for_old_programs(self) -> None:
        copy = '<comment ref="A1"><text><t>kopi</t></text></comment>'
        old = f'<comments xmlns="{MAIN}"><commentList>{copy}</commentList></comments>'
        space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
        new = "".join(
            f'<threadedComment ref="A1"><text>{text}</text></threadedComment>'
            for text in ("Hvorfor?", "Derfor.")
        )
        beside = [
            ("comments", "c.xml", old),
            ("threadedComment", "t.xml", f'<ThreadedComments xmlns="{space}">{new}</ThreadedComments>'),
        ]

        assert shown(read(row(1, "a"), beside=beside)) == ["a", "Hvorfor?", "Derfor."]

    def test_text_boxes_stand_before_what_is_below_them(self) -> None:
        space = "http://schemas.openxmlformats.org/drawingml/2006"
        shape = (
            "<twoCellAnchor><from><col>3</col><row>{}</row></from><sp><nvSpPr><cNvPr {}/></nvSpPr><txBody>"
            "<a:p><a:r><a:t>{}</a:t></a:r></a:p></txBody></sp></twoCellAnchor>"
        )
        shapes = (
            shape.format(9, "", "nederst"),
            shape.format(0, "", "øverst"),
            shape.format(9, 'hidden="1"', "væk"),
        )
        content = f'<wsDr xmlns="{space}/spreadsheetDrawing" xmlns:a="{space}/main">{"".join(shapes)}</wsDr>'
        document = read(row(2, "a"), row(5, "b"), beside=[("drawing", "d.xml", content)])

        assert shown(document) == ["øverst", "a", "b", "nederst", "(væk)"]
        assert document.blocks[1].kind is BlockKind.TEXT_BOX
        assert document.blocks[1].place.sheet == SheetCell("Kravliste", "D1")

    def test_headers_and_footers_come_last_and_once(self) -> None:
        after = (
            '<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;8Udbud &amp;&amp; krav'
            "&amp;RSide &amp;P</oddHeader><evenHeader>&amp;Lingen side</evenHeader>"
            "<oddFooter>&amp;CFortroligt</oddFooter></headerFooter>"
        )
        data = book({"A": sheet(row(1, "a"), after=after), "B": sheet(row(1, "b"), after=after)})

        assert [block.text for block in read_xlsx(data, "k.xlsx").blocks] == [
            "A", "a", "B", "b", "Udbud & krav", "Side", "Fortroligt",
        ]  # fmt: skip


_TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=12)


class TestProperties:
    @given(
        st.dictionaries(st.tuples(st.integers(1, 12), st.integers(0, 7)), _TEXTS, max_size=30),
        st.sets(st.integers(1, 12), max_size=4),
    )
    def test_every_cell_is_read_once_at_its_place(
        self, texts: dict[tuple[int, int], str], hidden: set[int]
    ) -> None:
        rows = (
            f'<row r="{number}" hidden="{int(number in hidden)}">'
            + "".join(
                c(f"{chr(65 + column)}{number}", f"{column}x{text}")
                for (at, column), text in sorted(texts.items())
                if at == number
            )
            + "</row>"
            for number in range(1, 13)
        )
        document = read(*rows)
        found = [
            (block.place.sheet.cell, block.hidden)
            for block in document.blocks
            if block.place.sheet is not None and block.place.sheet.cell
        ]

        assert sorted(found) == sorted(
            (f"{chr(65 + column)}{number}", number in hidden) for number, column in texts
        )
        grid = {(cell.table, cell.row, cell.column) for cell in cells(document).values()}
        assert len(grid) == len(cells(document))


def test_kroner_are_shown() -> None:
    assert shown(read(row(1, c("A1", 1999.5, KRONER)))) == ["1.999,50 kr."]
