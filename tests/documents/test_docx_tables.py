"""Tables as Word shows them: one fact a probe."""

from __future__ import annotations

import pytest

from pogi_check.documents.document import BlockKind, Cell, Document
from tests.documents.word_files import (
    box,
    p,
    r,
    read,
    style,
    tbl,
    tc,
    texts,
    tr,
)

BOLD = "<w:b/>"


def heading(text: str, level: int = 1) -> str:
    return p(text, f'<w:outlineLvl w:val="{level - 1}"/>')


def p_cell(text: str) -> str:
    return tc(p(r(text, BOLD)))


def cells(document: Document) -> list[tuple[str, Cell | None]]:
    return [(block.text, block.place.cell) for block in document.blocks]


def header_texts(document: Document) -> list[str]:
    return [text for text, cell in cells(document) if cell is not None and cell.header]


class TestTables:
    def test_every_paragraph_of_a_cell_is_a_block_in_its_cell(self) -> None:
        document = read(tbl(tr(tc(p("a") + p("b")), "c"), tr("d", "e")))

        assert cells(document) == [
            ("a", Cell(0, 0, 0)),
            ("b", Cell(0, 0, 0)),
            ("c", Cell(0, 0, 1)),
            ("d", Cell(0, 1, 0)),
            ("e", Cell(0, 1, 1)),
        ]
        assert {block.kind for block in document.blocks} == {BlockKind.CELL}

    def test_tables_right_behind_each_other_are_shown_as_one(self) -> None:
        grid = '</w:tblPr><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="4000"/></w:tblGrid><w:tblPr>'
        look = '<w:tblStyle w:val="Gitter"/>' + grid
        first, second = (
            tbl(tr("Nr.", "Krav"), tr("1", "a"), properties=look),
            tbl(tr("2", "b"), properties=look),
        )
        document = read(first + second)
        assert cells(document)[4:] == [("2", Cell(0, 2, 0)), ("b", Cell(0, 2, 1))]
        assert header_texts(document) == ["Nr.", "Krav"]

        own_head = tbl(tr(p_cell("Nr."), p_cell("Andet")), tr("2", "b"), properties=look)
        for document in (read(first + own_head), read(first + p("Så:") + second)):
            assert {block.place.cell.table for block in document.blocks if block.place.cell} == {0, 1}

    def test_cells_merged_sideways_span_columns(self) -> None:
        document = read(tbl(tr(tc("a", '<w:gridSpan w:val="2"/>'), "b"), tr("c", "d", "e")))

        assert cells(document)[:2] == [("a", Cell(0, 0, 0, 1, 2)), ("b", Cell(0, 0, 2))]

    def test_cells_merged_downwards_stand_once_and_span_rows(self) -> None:
        start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        document = read(
            tbl(tr(tc("a", start), "b"), tr(tc(p(), on), "c"), tr(tc(p(), on), "d"), tr("e", "f"))
        )

        assert cells(document)[0] == ("a", Cell(0, 0, 0, 3, 1))
        assert texts(document) == ["a", "b", "c", "d", "e", "f"]

    def test_text_under_a_merged_cell_is_hidden(self) -> None:
        document = read(tbl(tr(tc("a", '<w:vMerge w:val="restart"/>'), "b"), tr(tc("x", "<w:vMerge/>"), "c")))

        assert [block.text for block in document.blocks if block.hidden] == ["x"]

    def test_a_continued_merge_without_a_start_is_a_cell(self) -> None:
        document = read(tbl(tr(tc("a", "<w:vMerge/>"), "b"), tr("c", "d")))

        assert not document.blocks[0].hidden

    def test_the_old_sideways_merge_spans_columns(self) -> None:
        document = read(tbl(tr(tc("a", '<w:hMerge w:val="restart"/>'), tc(p(), "<w:hMerge/>"), "b")))

        assert cells(document) == [("a", Cell(0, 0, 0, 1, 2)), ("b", Cell(0, 0, 2))]

    def test_a_row_can_begin_further_in(self) -> None:
        document = read(tbl(tr("a", "b"), tr("c", properties='<w:gridBefore w:val="1"/>')))

        assert cells(document)[2] == ("c", Cell(0, 1, 1))

    def test_a_nested_table_has_its_own_number_and_follows_in_order(self) -> None:
        inner = tbl(tr("x", "y"))
        document = read(tbl(tr(tc(p("a") + inner + p("b")), "c")) + tbl(tr("d", "e")))

        assert cells(document) == [
            ("a", Cell(0, 0, 0)),
            ("x", Cell(1, 0, 0)),
            ("y", Cell(1, 0, 1)),
            ("b", Cell(0, 0, 0)),
            ("c", Cell(0, 0, 1)),
            ("d", Cell(2, 0, 0)),
            ("e", Cell(2, 0, 1)),
        ]

    def test_a_text_box_in_a_cell_keeps_the_cell(self) -> None:
        document = read(tbl(tr(tc(p(r("a") + box(p("boks")))), "b")))

        assert (document.blocks[1].kind, document.blocks[1].place.cell) == (BlockKind.TEXT_BOX, Cell(0, 0, 0))

    def test_a_styled_heading_alone_in_its_row_heads_the_rows_below(self) -> None:
        document = read(tbl(tr(tc(heading("Sæbe"), '<w:gridSpan w:val="2"/>')), tr("a", "b")) + p("Efter."))

        assert document.blocks[0].kind is BlockKind.CELL
        assert document.blocks[1].place.headings == ("Sæbe",)
        assert document.blocks[3].place.headings == ()

    def test_a_styled_heading_beside_other_cells_heads_nothing(self) -> None:
        document = read(tbl(tr(tc(heading("Mindstekrav")), "a"), tr("b", "c")))

        assert document.blocks[2].place.headings == ()


class TestHeaderRows:
    LONG = "Sæben skal være svanemærket eller tilsvarende."

    def test_marked_rows_are_headers(self) -> None:
        mark = "<w:tblHeader/>"
        document = read(tbl(tr("a", "b", properties=mark), tr("c", "d", properties=mark), tr("e", "f")))

        assert header_texts(document) == ["a", "b", "c", "d"]

    def test_a_mark_counts_only_from_the_first_row_on(self) -> None:
        document = read(tbl(tr("a", "b"), tr("c", "d", properties="<w:tblHeader/>"), tr("e", "f")))

        assert header_texts(document) == []

    def test_a_bold_first_row_is_the_header(self) -> None:
        bold = [tc(p(r(text, BOLD))) for text in ("Sortiment", "Udfald")]

        assert header_texts(read(tbl(tr(*bold), tr("x", "y")))) == ["Sortiment", "Udfald"]

    def test_a_shaded_first_row_is_the_header(self) -> None:
        shade = '<w:shd w:val="clear" w:fill="D9D9D9"/>'
        rows = tr(tc("Sortiment", shade), tc("Udfald", shade)), tr("x", "y")

        assert header_texts(read(tbl(*rows))) == ["Sortiment", "Udfald"]

    def test_a_first_row_of_column_names_is_the_header(self) -> None:
        assert header_texts(read(tbl(tr("Nr.", "Krav", ""), tr("1", self.LONG, "x")))) == ["Nr.", "Krav"]

    def test_a_first_row_that_the_table_style_prints_bold_is_the_header(self) -> None:
        styles = style(
            "G", "Grid", '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>', kind="table"
        )
        look = '<w:tblStyle w:val="G"/><w:tblLook w:val="04A0"{}/>'
        rows = tr("Sortiment", "Udfald"), tr("x", "y")

        assert header_texts(read(tbl(*rows, properties=look.format("")), styles=styles)) == [
            "Sortiment",
            "Udfald",
        ]
        assert header_texts(read(tbl(*rows, properties=look.format(' w:firstRow="0"')), styles=styles)) == []

    def test_a_row_under_a_spanning_title_can_be_the_header(self) -> None:
        title = tr(tc("Krav til sæbe", '<w:gridSpan w:val="2"/>'))

        assert header_texts(read(tbl(title, tr("Nr.", "Krav"), tr("1", self.LONG)))) == ["Nr.", "Krav"]

    @pytest.mark.parametrize(
        "rows",
        [
            (tr("Ordregiver", "Kommunen"), tr("Adresse", "Gaden 1")),
            (tr(tc(p(r("Ordregiver", BOLD))), "Kommunen"), tr(tc(p(r("Adresse", BOLD))), "Gaden")),
            (tr("Krav", "Krav om at sæben skal være svanemærket."), tr("a", "b")),
            (tr(tc(p(r("a", BOLD))), tc(p(r("b", BOLD)))), tr(tc(p(r("c", BOLD))), tc(p(r("d", BOLD))))),
            (tr("Nr.", "Krav"),),
            (tr("Krav"), tr("a")),
        ],
    )
    def test_a_form_or_a_list_has_no_header(self, rows: tuple[str, ...]) -> None:
        assert header_texts(read(tbl(*rows))) == []
