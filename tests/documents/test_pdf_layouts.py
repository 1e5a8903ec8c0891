"""What columns, raised figures and lines at words look like in PDFs, and how they are read."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pogi_check.documents.document import BlockKind
from tests.documents.pdf_files import HEIGHT, Part, Ruled, Written, lines, pdf, read, tables, texts

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from pogi_check.documents.document import Document

FULL = "Leverandøren skal i hele kontraktperioden levere produkter, der er godkendt af ordregiver"


def _line(start: float, end: float, y: float, canvas: Canvas) -> None:
    canvas.line(start, HEIGHT - y, end, HEIGHT - y)


def _dot(x: float, y: float, canvas: Canvas) -> None:
    canvas.rect(x, HEIGHT - y, 0.7, 0.7, stroke=0, fill=1)


def _disc(x: float, y: float, canvas: Canvas) -> None:
    canvas.rect(x - 1.5, HEIGHT - y - 1.5, 3, 3, stroke=0, fill=1)


def _through(before: str, words: str, x: float, y: float, size: float = 11) -> Part:
    """Draw a line through words that stand after others on a base line."""
    start = x + stringWidth(before, "Helvetica", size)
    return partial(_line, start, start + stringWidth(words, "Helvetica", size), y - 0.3 * size)


def _up(x: float, y: float, text: str, canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(x, HEIGHT - y)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


def _mark(canvas: Canvas) -> None:
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

    right = 70 + stringWidth("Kaffen skal være økologisk.", "Helvetica", 11)
    left, bottom, top = 70, HEIGHT - 103, HEIGHT - 91
    quad = PDFArray([left, top, right, top, left, bottom, right, bottom])
    mark = {
        "Type": PDFName("Annot"),
        "Subtype": PDFName("StrikeOut"),
        "Rect": PDFArray([left, bottom, right, top]),
        "QuadPoints": quad,
    }
    canvas._addAnnotation(PDFDictionary(mark))  # noqa: SLF001 - reportlab has no other way


class TestTextsBesideEachOther:
    def test_a_table_without_lines_or_codes_is_read_row_by_row(self) -> None:
        rows = [
            *lines("Krav", y=100),
            *lines("Type", x=350, y=100),
            *lines("Produktet bør have en levetid på ti år,", "og dele bør kunne leveres.", y=125),
            *lines("Konkurrencekrav", x=350, y=125),
            *lines("Produktet skal kunne repareres.", y=165),
            *lines("Mindstekrav,", "se bilag 2", x=350, y=165),
        ]
        document = read(pdf([*lines(FULL, y=60), *rows, *lines(FULL, y=240)]))

        cells = [(b.text, b.place.cell.row, b.place.cell.column) for b in document.blocks if b.place.cell]
        assert cells == [
            ("Krav", 0, 0),
            ("Type", 0, 1),
            ("Produktet bør have en levetid på ti år, og dele bør kunne leveres.", 1, 0),
            ("Konkurrencekrav", 1, 1),
            ("Produktet skal kunne repareres.", 2, 0),
            ("Mindstekrav, se bilag 2", 2, 1),
        ]
        assert texts(document, BlockKind.PARAGRAPH) == [FULL, FULL]

    def test_a_box_in_the_margin_is_not_read_into_the_text_beside_it(self) -> None:
        box = lines("Kort fortalt:", "Vi køber grønt.", "Kontakt os gerne", "på telefon.", y=104, pitch=17)
        text = lines("Mindst halvdelen af alle fødevarer", "skal være økologiske fra 2026.", x=220, y=110)
        more = lines("Transporten skal ske uden fossile", "brændstoffer.", x=220, y=160)
        read_text = " ".join(texts(read(pdf([*lines(FULL, y=60), *box, *text, *more]))))

        assert "alle fødevarer skal være økologiske fra 2026." in read_text
        assert "uden fossile brændstoffer." in read_text
        assert "Kontakt os gerne på telefon." in read_text

    def test_two_short_texts_beside_each_other_are_read_one_after_the_other(self) -> None:
        left = lines("Varerne skal leveres uden plast og", "være fri for PVC.", y=120)
        right = lines("Transporten skal ske med elbiler i", "alle byområder.", x=310, y=120)

        assert texts(read(pdf([*lines(FULL, y=60), *left, *right]))) == [
            FULL,
            "Varerne skal leveres uden plast og være fri for PVC.",
            "Transporten skal ske med elbiler i alle byområder.",
        ]

    def test_a_single_word_beside_a_text_is_not_read_into_it(self) -> None:
        left = lines("Midlerne skal være mærket med Svanen,", "EU-Blomsten eller tilsvarende.", y=120)
        assert texts(read(pdf([*lines(FULL, y=60), *left, *lines("Ønske", x=350, y=120)])))[1:] == [
            "Midlerne skal være mærket med Svanen, EU-Blomsten eller tilsvarende.",
            "Ønske",
        ]

    def test_a_box_at_the_right_is_read_before_the_text_that_runs_around_it(self) -> None:
        box = lines("Testby Kommune", "Torvet 1", "8000 Testby", x=420, y=98, pitch=16)
        text = lines(
            "Udbuddet omfatter levering af økologiske fødevarer", "til alle kommunens køkkener,", y=106
        )
        more = lines("herunder skoler, plejehjem og daginstitutioner, i perioden fra 2026 til 2030.", y=148)
        found = " ".join(texts(read(pdf([*lines(FULL, y=60), *box, *text, *more]))))

        assert "Testby Kommune Torvet 1 8000 Testby Udbuddet omfatter" in found
        assert "fødevarer til alle kommunens køkkener, herunder skoler" in found

    def test_rows_whose_texts_stand_in_the_middle_are_rows(self) -> None:
        rows = [
            *lines("Udsendelse", y=100),
            *lines("1. februar", x=350, y=100),
            *lines("Frist for spørgsmål, der ønskes", "besvaret inden fristen", y=125),
            *lines("15. februar", x=350, y=132),
            *lines("Tilbudsfrist", y=165),
            *lines("1. marts", x=350, y=165),
        ]
        cells = [b.text for b in read(pdf([*lines(FULL, y=60), *rows])).blocks if b.place.cell]
        assert cells == [
            "Udsendelse",
            "1. februar",
            "Frist for spørgsmål, der ønskes besvaret inden fristen",
            "15. februar",
            "Tilbudsfrist",
            "1. marts",
        ]

    def test_bullets_drawn_as_discs_stand_before_their_lines_in_boxes_side_by_side(self) -> None:
        left = lines("Mad skal være økologisk i", "alle køkkener fra 2026.", x=80, y=120)
        right = lines("Biler skal køre på strøm i", "hele kommunen fra 2027.", x=330, y=120)
        dots = [partial(_disc, x, 116) for x in (69, 319)]
        blocks = read(pdf([*lines(FULL, y=60), *left, *right, *dots])).blocks
        assert [(b.label, b.text) for b in blocks[1:]] == [
            ("•", "Mad skal være økologisk i alle køkkener fra 2026."),
            ("•", "Biler skal køre på strøm i hele kommunen fra 2027."),
        ]

    def test_a_table_in_a_column_parts_that_column_alone(self) -> None:
        left = [f"Ordregiver stiller krav nummer {n} om miljø og" for n in range(14)]
        right = [f"leverandøren skal opfylde punkt {n} i hele tiden" for n in range(30)]
        table = Ruled((60, 150, 280), (320, 340, 360), [("Gruppe", "Mål"), ("Mad", "60 %")])
        rest = [f"og målene gøres op for år {n} af kommunens folk" for n in range(10)]
        page: list[Part] = [
            *lines(*left, x=60, y=100),
            table,
            *lines(*rest, x=60, y=380),
            *lines(*right, x=310, y=100),
        ]
        blocks = read(pdf(page)).blocks
        assert blocks[0].text == " ".join(left)
        assert [b.text for b in blocks[1:5]] == ["Gruppe", "Mål", "Mad", "60 %"]
        assert " ".join(b.text for b in blocks[5:]) == " ".join([*rest, *right])

    def test_lines_drawn_cell_by_cell_show_columns_and_their_names_above(self) -> None:
        rows = [
            ("1", "Kan krav 1 fraviges?", "Nej."),
            ("2", "Må sæben dufte?", "Ja."),
            ("3", "Hvornår?", "Nu."),
        ]
        edges = (60, 78, 300, 400)
        drawn = [
            partial(_line, left, right, y) for y in (110, 140, 170, 200) for left, right in pairwise(edges)
        ]
        names = [
            Written(x, 104, name, 10, "Helvetica-Bold")
            for x, name in zip(edges, ("Nr.", "Spørgsmål", "Svar"), strict=False)
        ]
        written = [
            Written(x, 128 + 30 * number, text, 10)
            for number, row in enumerate(rows)
            for x, text in zip(edges, row, strict=False)
        ]
        document = read(pdf([*lines(FULL, y=60), *drawn, *names, *written]))
        cells = [(b.text, b.place.cell.row, b.place.cell.header) for b in document.blocks if b.place.cell]
        assert cells[:6] == [
            ("Nr.", 0, True),
            ("Spørgsmål", 0, True),
            ("Svar", 0, True),
            ("1", 1, False),
            ("Kan krav 1 fraviges?", 1, False),
            ("Nej.", 1, False),
        ]

    def test_a_table_ruled_with_dots_is_a_table(self) -> None:
        dots = [
            partial(_dot, x, y)
            for x, y in (
                *((60 + 1.5 * n, y) for n in range(200) for y in (120, 150, 180)),
                *((x, 120 + 1.5 * n) for n in range(40) for x in (60, 100, 360)),
            )
        ]
        words = [Written(66, 138, "3.1", 10), Written(106, 138, "Skærme skal være mærket.", 10)]
        more = [Written(66, 168, "3.2", 10), Written(106, 168, "Printere skal være mærket.", 10)]
        document = read(pdf([*lines(FULL, y=60), *dots, *words, *more]))
        assert [(b.text, b.place.cell.row) for b in document.blocks if b.place.cell] == [
            ("3.1", 0),
            ("Skærme skal være mærket.", 0),
            ("3.2", 1),
            ("Printere skal være mærket.", 1),
        ]

    def test_a_list_that_is_written_down_its_columns_stays_in_rows(self) -> None:
        names = lines("Kaffe", "Te", "Sukker", y=120)
        prices = lines("12,00", "14,50", "9,75", x=310, y=120)

        assert texts(read(pdf([*lines(FULL, y=60), *names, *prices])))[1:] == [
            "Kaffe 12,00",
            "Te 14,50",
            "Sukker 9,75",
        ]

    def test_narrow_columns_headed_by_words_up_the_page_are_read(self) -> None:
        heads = [
            part
            for x, words in ((84, ("Vare", "nummer")), (128, ("Miljø", "mærke")))
            for part in (partial(_up, x, 180, words[0]), partial(_up, x, 156, words[1]))
        ]
        table = Ruled(
            (60, 100, 150, 300), (100, 190, 215), [("", "", "Beskrivelse"), ("1001", "Svanen", "Papir")]
        )
        blocks = read(pdf([*heads, table])).blocks

        assert {block.text for block in blocks} >= {"Beskrivelse", "1001", "Svanen", "Papir"}
        assert [b.text.replace(" ", "") for b in blocks if b.place.cell and b.place.cell.row == 0][:2] == [
            "Varenummer",
            "Miljømærke",
        ]


class TestMarksAtWords:
    def test_a_line_through_words_strikes_them_out(self) -> None:
        document = read(
            pdf(
                [
                    Written(70, 100, "Papiret skal bør være svanemærket."),
                    _through("Papiret ", "skal", 70, 100),
                ]
            )
        )
        assert [(b.text, b.struck) for b in document.blocks] == [
            ("Papiret bør være svanemærket.", False),
            ("skal", True),
        ]

    def test_a_mark_of_a_reader_strikes_words_out(self) -> None:
        document = read(pdf([*lines("Kaffen skal være økologisk.", "Te må være det."), _mark]))
        assert [(b.text, b.struck) for b in document.blocks] == [
            ("Te må være det.", False),
            ("Kaffen skal være økologisk.", True),
        ]

    def test_what_is_struck_in_a_cell_is_no_part_of_the_cell(self) -> None:
        table = Ruled((60, 100, 300), (100, 120, 140), [("K1", "Kaffe skal leveres."), ("K2", "Te")])
        document = read(pdf([table, _through("Kaffe ", "skal", 104, 112, 10)]))
        assert [(b.text, b.struck, b.place.cell is not None) for b in document.blocks] == [
            ("K1", False, True),
            ("Kaffe leveres.", False, True),
            ("K2", False, True),
            ("Te", False, True),
            ("skal", True, False),
        ]

    def test_an_underlined_word_parts_no_row(self) -> None:
        table = Ruled((60, 100, 300), (100, 140, 160), [("K1", "Se kriterierne\nog bilaget."), ("K2", "Te")])
        document = read(pdf([table, partial(_line, 104, 170, 113.2)]))
        assert [(b.text, b.place.cell.row) for b in document.blocks if b.place.cell] == [
            ("K1", 0),
            ("Se kriterierne og bilaget.", 0),
            ("K2", 1),
            ("Te", 1),
        ]

    def test_a_raised_figure_is_no_line_of_its_own(self) -> None:
        raised = Written(228, 95.4, "1", 7)
        parts = [
            Written(70, 100, "Alle produkter skal være mærket"),
            raised,
            Written(236, 100, "og godkendt."),
        ]
        note = Written(70, 800, "1 Svanemærket eller EU-Blomsten.", 8)
        document = read(pdf([*parts, *lines(*[FULL] * 4, y=140), note]))
        assert texts(document)[0] == "Alle produkter skal være mærket og godkendt."
        assert texts(document, BlockKind.FOOTNOTE) == ["Svanemærket eller EU-Blomsten."]

    def test_a_raised_figure_behind_a_figure_makes_no_other_number_of_it(self) -> None:
        right = 70 + stringWidth("Prisen er 10", "Helvetica", 11)
        document = read(pdf([Written(70, 100, "Prisen er 10"), Written(right, 95.6, "6", 7)]))
        assert texts(document) == ["Prisen er 10⁶"]


class TestRunningText:
    def test_headers_that_change_by_section_interrupt_no_sentence(self) -> None:
        pages = [
            [
                Written(70, 46, f"Udbud af rengøring – Bilag {1 + number // 3}"),
                *lines(f"som ydelse {number} i aftalen og", *[FULL] * 44, y=82, pitch=14),
            ]
            for number in range(6)
        ]
        document = read(pdf(*pages))
        assert texts(document, BlockKind.HEADER) == [
            "Udbud af rengøring – Bilag 1",
            "Udbud af rengøring – Bilag 2",
        ]
        assert not any("Udbud" in text for text in texts(document, BlockKind.PARAGRAPH))

    def test_headings_are_headings_where_all_text_stands_in_tables(self) -> None:
        rows = [(f"K{n}", "Produktet skal være mærket med Svanemærket.") for n in range(1, 9)]
        table = Ruled((60, 100, 400), tuple(range(120, 301, 20))[:9], rows)
        document = read(pdf([Written(60, 90, "2.1 Generelle krav", 14, "Helvetica-Bold"), table]))
        assert texts(document, BlockKind.HEADING) == ["2.1 Generelle krav"]

    def test_a_long_title_is_no_running_text_where_all_text_stands_in_tables(self) -> None:
        rows = [(f"K{n}", "Produktet skal være mærket med Svanemærket i alle udgaver.") for n in range(1, 25)]
        table = Ruled((60, 100, 400), tuple(range(120, 615, 20)), rows)
        title = "Kravspecifikation for levering af rengøringsartikler"
        heads = [
            Written(60, 80, title, 18, "Helvetica-Bold"),
            Written(60, 110, "1. Krav", 13, "Helvetica-Bold"),
        ]
        document = read(pdf([*heads, table]))
        assert texts(document, BlockKind.TITLE, BlockKind.HEADING) == [title, "1. Krav"]

    def test_an_address_on_the_web_keeps_its_hyphens(self) -> None:
        broken = ("Se https://www.svanemaerket.dk/rengoeringsmidler-", "til-erhverv/ for kriterier.")
        assert texts(read(pdf(lines(*broken)))) == ["".join(broken)]

    def test_a_number_that_leaves_no_room_behind_it_is_a_number(self) -> None:
        rows = lines(
            "9. Papir skal være mærket.", "10.Te skal være mærket.", "2.11Kaffe er mærket.", pitch=30
        )
        assert [(b.label, b.text) for b in read(pdf(rows)).blocks] == [
            ("9.", "Papir skal være mærket."),
            ("10.", "Te skal være mærket."),
            ("2.11", "Kaffe er mærket."),
        ]


class TestFootnotesBelowATable:
    HEAD = ("Nr.", "Krav", "Type")
    EDGES = (70, 110, 400, 520)

    def read(self, *, size: float) -> Document:
        top = Ruled(
            self.EDGES,
            (640, 660, 700, 740),
            [self.HEAD, ("1", "Te.", "MK"), ("2", "Kaffen skal være mærket med", "K")],
        )
        notes: list[Part] = [
            lambda canvas: canvas.line(70, HEIGHT - 750, 190, HEIGHT - 750),
            Written(70, 765, "1 Se vejledningen om mærker,", size),
            Written(70, 779, "som er vedlagt.", size),
        ]
        rest = Ruled(
            self.EDGES,
            (60, 80, 120, 160),
            [self.HEAD, ("", "et miljømærke.", ""), ("3", "Frugt.", "MK")],
        )
        return read(pdf([*lines("Før."), top, *notes], [rest, *lines("Efter.", y=200)]))

    @pytest.mark.parametrize("size", [8, 11])
    def test_row_goes_on_past_the_page_break_and_the_notes(self, size: float) -> None:
        document = self.read(size=size)
        assert tables(document) == [
            [
                dict(enumerate(self.HEAD)),
                {0: "1", 1: "Te.", 2: "MK"},
                {0: "2", 1: "Kaffen skal være mærket med et miljømærke.", 2: "K"},
                {0: "3", 1: "Frugt.", 2: "MK"},
            ]
        ]

    @pytest.mark.parametrize("size", [8, 11])
    def test_notes_below_a_short_rule_are_footnotes_of_any_size(self, size: float) -> None:
        notes = texts(self.read(size=size), BlockKind.FOOTNOTE)
        assert notes == ["Se vejledningen om mærker, som er vedlagt."]
