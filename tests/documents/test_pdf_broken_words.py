"""Words wider than their table cell, broken without a hyphen: Helvetica 10, 4 points from the rules."""

from pathlib import Path

import docx
import pytest
from docx.shared import Cm, Pt
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.documents.pdf_files import SOFFICE, Ruled, Written, lines, pdf, printed_by_office, read, tables

PROSE = lines(
    "Leverandøren skal i hele kontraktperioden levere produkter, ",
    "der er godkendt af ordregiver og lever op til kravene til ",
    "rengøringsmidler, mærkede varer og et produkt som vist.",
    y=60,
)
PLAIN = lines("Krav til rengøringsmidler, mærkede varer og et produkt som vist.", y=60)


def cell(text: str, width: float, *, spaced: bool = False) -> str:
    """Give a table cell's text as it is read when its lines are drawn in a column of a width."""
    edges = [70, 120, 120 + width, 220 + width]
    end = 200 + 12 * text.count("\n")
    table = Ruled(edges, [160, 180, end], [["Nr.", "Tekst", "Type"], ["1", text, "MK"]])
    ((_, row),) = tables(read(pdf([*(PROSE if spaced else PLAIN), table])))
    return row[1]


def tight(line: str, room: float = 1.0) -> float:
    """Give the width of a column that a line fills but for some points."""
    return float(stringWidth(line, "Helvetica", 10)) + 8 + room


class TestBroken:
    @pytest.mark.parametrize(
        ("first", "second", "whole"),
        [
            ("universalrengøringsmi", "dler og", "universalrengøringsmidler og"),
            ("sanitetsrengøringsmidl", "er, der", "sanitetsrengøringsmidler, der"),
            ("universalrengørings", "midler", "universalrengøringsmidler"),
            ("blomstermærk", "ede varer", "blomstermærkede varer"),
            ("energiforbrugso", "pgørelser", "energiforbrugsopgørelser"),
            ("universalrengørin", "g af", "universalrengøring af"),
            ("universalrengøringsmidler", ", der", "universalrengøringsmidler, der"),
        ],
    )
    def test_is_whole_where_its_letters_or_the_documents_words_tell(
        self, first: str, second: str, whole: str
    ) -> None:
        assert cell(f"Samtlige\n{first}\n{second}", tight(first)) == f"Samtlige {whole}"

    def test_is_whole_where_the_file_writes_the_space_between_words(self) -> None:
        text = "Alle \nvaskemaskinel\nejere er med"
        assert cell(text, tight("vaskemaskinel", 4.5), spaced=True) == "Alle vaskemaskinelejere er med"

    def test_is_whole_where_lone_words_alone_end_in_spaces(self) -> None:
        words = lines("Varerne ", "leveres ", "samlet ", "hver ", "uge ", y=700)
        table = Ruled([70, 120, 120 + tight("Svanem", 4.5), 400], [160, 180, 240], [["", "", ""]] * 2)
        parts = [Written(124, 192 + 12 * n, text, 10) for n, text in enumerate(("Svanem", "ærket ", "papir"))]
        document = read(pdf([table, *parts, *words]))
        assert "Svanemærket papir" in [block.text for block in document.blocks]

    def test_in_three_parts_is_whole(self) -> None:
        text = "sanitetsre\nngøringsm\nidler og"
        assert cell(text, tight("ngøringsm")) == "sanitetsrengøringsmidler og"

    def test_ends_with_a_single_letter_and_full_stop(self) -> None:
        text = "rengøringsmidle\nr. Desuden"
        assert cell(text, tight("rengøringsmidle")) == "rengøringsmidler. Desuden"


class TestOrdinary:
    @pytest.mark.parametrize("spaced", [True, False])
    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("svanemærkede", "eller"),
            ("rengøringsmidler", "skal være"),
            ("kvalitetsprodukt", "er leveret"),
            ("produkt", "er"),
            ("vaskepulver", "kg"),
            ("rengøringsmidler", "produkter"),
        ],
    )
    def test_words_that_fill_their_cell_stay_apart(self, first: str, second: str, *, spaced: bool) -> None:
        assert cell(f"{first}\n{second}", tight(first), spaced=spaced) == f"{first} {second}"

    def test_a_written_space_keeps_words_apart(self) -> None:
        assert cell("universalmi \ndler", tight("universalmi", 5), spaced=True) == "universalmi dler"

    def test_a_line_with_room_is_not_broken(self) -> None:
        assert cell("universalmi\ndler", tight("universalmi", 20)) == "universalmi dler"

    def test_a_line_of_two_words_is_not_broken(self) -> None:
        assert cell("til universalmi\ndler", tight("til universalmi")) == "til universalmi dler"

    def test_a_capital_begins_a_word(self) -> None:
        assert cell("universalmi\nDler", tight("universalmi")) == "universalmi Dler"


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("size", [9, 11])
def test_compounds_in_narrow_columns_that_libreoffice_prints_are_whole(tmp_path: Path, size: int) -> None:
    body = [
        (
            "Samtlige universalrengøringsmidler og sanitetsrengøringsmidler skal være mærkede.",
            "Alle rengøringsmidler er svanemærkede eller tilsvarende og leveres i dunke.",
            "Energiforbrugsopgørelser og miljøledelsescertificeringer vedlægges tilbuddet.",
        ),
        (
            "Håndopvaskemidler og maskinopvaskemidler doseres efter anvisningen.",
            "Engangsrengøringsartikler må ikke anvendes, med mindre det er aftalt.",
            "Kvalitetssikringsdokumentation og produktdatablade følger leverancen.",
        ),
    ]
    prose = (
        "Alle rengøringsmidler og opvaskemidler skal leve op til kravene, og leverandøren skal fremlægge "
        "dokumentation, certificeringer og opgørelser for de artikler, som leveres til ordregiver."
    )
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(size)
    document.add_paragraph(prose)
    table = document.add_table(rows=0, cols=3, style="Table Grid")
    table.autofit = False
    for texts in body:
        for place, text in enumerate(texts):
            if not place:
                row = table.add_row()
            row.cells[place].text = text
            row.cells[place].width = Cm(3.8)
    for column in table.columns:
        column.width = Cm(3.8)
    found = tables(read(printed_by_office(document, tmp_path)))
    assert found == [[dict(enumerate(texts)) for texts in body]]


def cell_over_pages(before: str, after: str) -> str:
    """Give the text of a cell that begins at the bottom of a page and ends at the top of the next."""
    edges = [70, 120, 300, 400]
    first = Ruled(edges, [700, 720, 760], [["Nr.", "Tekst", "Type"], ["1", before, "MK"]])
    second = Ruled(edges, [60, 100, 120], [["", after, ""], ["2", "Næste krav", "MK"]])
    (table,) = tables(read(pdf([*PLAIN, first], [second])))
    return table[1][1]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("Samtlige\nenergiforbrugso", "pgørelser", "Samtlige energiforbrugsopgørelser"),
        ("Samtlige\nuniversalrengøringsmid", "ler", "Samtlige universalrengøringsmidler"),
        ("Samtlige\nrengøringsmid", "ler og andre", "Samtlige rengøringsmidler og andre"),
        ("Samtlige\nprodukter", "er mærkede", "Samtlige produkter er mærkede"),
        (
            "Samtlige\nuniversalrengøringsmidler",
            "der leveres",
            "Samtlige universalrengøringsmidler der leveres",
        ),
        ("Samtlige mærkede", "varer", "Samtlige mærkede varer"),
    ],
)
def test_word_broken_by_the_end_of_a_page_is_whole(before: str, after: str, whole: str) -> None:
    assert cell_over_pages(before, after) == whole
