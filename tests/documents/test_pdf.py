import hashlib
from collections.abc import Callable
from itertools import pairwise

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pogi_check.documents.document import BlockKind, Trouble, Unread, UnreadableError
from tests.documents.pdf_files import (
    HEIGHT,
    WIDTH,
    Part,
    Ruled,
    Written,
    find,
    in_columns,
    lines,
    pdf,
    read,
    tables,
    texts,
    with_odd_font,
)

FULL = "Leverandøren skal i hele kontraktperioden levere produkter, der er godkendt af ordregiver"


class TestText:
    def test_lines_of_a_paragraph_become_one_block_with_page_and_number(self) -> None:
        document = read(
            pdf(lines(FULL, "og som lever op til kravene.", y=400) + lines("Næste afsnit.", y=460))
        )
        assert texts(document) == [f"{FULL} og som lever op til kravene.", "Næste afsnit."]
        assert [(block.place.page, block.place.paragraph) for block in document.blocks] == [(1, 1), (1, 2)]

    def test_the_document_carries_media_type_pages_and_checksum(self) -> None:
        data = pdf(lines("Et."), lines("To."))
        document = read(data)
        assert (document.media_type, document.pages) == ("application/pdf", 2)
        assert document.sha256 == hashlib.sha256(data).hexdigest()

    def test_danish_letters_survive(self) -> None:
        assert texts(read(pdf(lines("Æbler, ørred, ål – »håndværk«")))) == ["Æbler, ørred, ål – »håndværk«"]

    @pytest.mark.parametrize(
        ("before", "after", "joined"),
        [
            ("der opfylder kravene til miljø-", "mærket Svanen.", "miljømærket Svanen."),
            ("der opfylder kravene til EU-", "Blomsten.", "EU-Blomsten."),
            ("der opfylder kravene til CO2-", "aftryk.", "CO2-aftryk."),
            ("der opfylder kravene til energi-", "og klimakrav.", "energi- og klimakrav."),
            ("der opfylder kravene til pap-", "eller plastemballage.", "pap- eller plastemballage."),
            ("der opfylder kravene til ikke-", "økologiske varer.", "ikke-økologiske varer."),
            ("der opfylder kravene til et it-", "projekt.", "it-projekt."),
            ("der opfylder kravene til en tv-", "skærm.", "tv-skærm."),
            ("der opfylder KRAVENE TIL MILJØ-", "MÆRKET.", "MILJØMÆRKET."),
        ],
    )
    def test_a_hyphen_at_the_end_of_a_line_is_joined_right(
        self, before: str, after: str, joined: str
    ) -> None:
        first = f"Leverandøren skal i hele kontraktperioden levere varer, {before}"
        assert texts(read(pdf(lines(first, after)))) == [
            f"{first[: -len(before)]}{before.rsplit(' ', 1)[0]} {joined}"
        ]

    def test_a_word_that_stands_with_hyphen_elsewhere_keeps_it(self) -> None:
        document = read(
            pdf(
                lines("Skyl med høj-glans middel.", y=300)
                + lines("Alle gulve i bygningen behandles årligt med høj-", "glans af personalet.")
            )
        )
        assert "høj-glans af personalet." in texts(document)[0]

    def test_a_paragraph_goes_on_past_the_page_break(self) -> None:
        document = read(
            pdf(
                lines(FULL, FULL + " med", y=740),
                lines("undtagelse af gebyrer."),
            )
        )
        (text,) = texts(document)
        assert text.endswith("godkendt af ordregiver med undtagelse af gebyrer.")
        assert document.blocks[0].place.page == 1

    def test_a_finished_paragraph_ends_at_the_page_break(self) -> None:
        document = read(pdf(lines(FULL + ".", y=740), lines("Et nyt afsnit.")))
        assert texts(document) == [FULL + ".", "Et nyt afsnit."]

    def test_ligatures_and_odd_spaces_are_plain(self) -> None:
        from pogi_check.documents.pdf_lines import clean

        assert clean("kva\u00adlitets\ufb01lter\u00a0nr.\u20111") == "kvalitetsfilter nr.-1"
        assert clean("\uf0b3 80 %") == "≥ 80 %"


class TestHeadings:
    def page(self) -> list[Written]:
        return [
            Written(70, 80, "Udbud af kaffe", 24, "Helvetica-Bold"),
            Written(70, 140, "1 Krav", 16, "Helvetica-Bold"),
            *lines(FULL, "uden ekstra betaling.", y=170),
            Written(70, 220, "1.1 Krav til kaffen", 13, "Helvetica-Bold"),
            *lines("Kaffen er økologisk.", y=245),
            Written(70, 290, "2 Vilkår", 16, "Helvetica-Bold"),
            *lines("Priserne er faste.", y=320),
        ]

    def test_size_and_number_give_level_and_path(self) -> None:
        document = read(pdf(self.page()))
        heads = [(b.text, b.level) for b in document.blocks if b.kind is BlockKind.HEADING]
        assert heads == [("1 Krav", 1), ("1.1 Krav til kaffen", 2), ("2 Vilkår", 1)]
        assert find(document, "Kaffen").place.headings == ("1 Krav", "1.1 Krav til kaffen")
        assert find(document, "Priserne").place.headings == ("2 Vilkår",)

    def test_the_largest_text_of_the_first_page_is_the_title(self) -> None:
        assert texts(read(pdf(self.page())), BlockKind.TITLE) == ["Udbud af kaffe"]

    def test_a_bookmark_makes_a_heading_of_text_that_looks_like_any_other(self) -> None:
        def bookmark(canvas: Canvas) -> None:
            canvas.bookmarkPage("a")
            canvas.addOutlineEntry("Miljøkrav", "a", level=0)

        document = read(pdf([bookmark, *lines("Miljøkrav"), *lines(FULL, y=130)]))
        assert texts(document, BlockKind.HEADING) == ["Miljøkrav"]
        assert find(document, FULL).place.headings == ("Miljøkrav",)

    def test_a_bold_sentence_is_no_heading(self) -> None:
        document = read(
            pdf([*lines(FULL), Written(70, 150, "Bemærk, at kravet er ufravigeligt.", 11, "Helvetica-Bold")])
        )
        assert texts(document, BlockKind.HEADING) == []

    @pytest.mark.parametrize("entry", ["1 Krav ................ 2", "1 Krav   2"])
    def test_a_table_of_contents_heads_nothing(self, entry: str) -> None:
        contents = [
            Written(70, 80, "Indhold", 16, "Helvetica-Bold"),
            *lines(entry, "2 Vilkår ............ 2", y=110),
        ]
        document = read(pdf(contents, self.page()))
        assert texts(document, BlockKind.HEADING).count("1 Krav") == 1
        assert find(document, "Kaffen").place.headings == ("1 Krav", "1.1 Krav til kaffen")

    def test_contents_without_page_numbers_head_nothing(self) -> None:
        contents = [Written(70, 80, "Indholdsfortegnelse", 16, "Helvetica-Bold")]
        contents += [
            Written(70, 110 + 20 * n, t, 11, "Helvetica-Bold")
            for n, t in enumerate(("1 Krav", "1.1 Krav til kaffen", "2 Vilkår"))
        ]
        document = read(pdf(contents, self.page()))
        assert [
            b.place.page for b in document.blocks if b.text == "1 Krav" and b.kind is BlockKind.HEADING
        ] == [2]


class TestLists:
    def test_bullets_and_numbers_are_labels(self) -> None:
        document = read(
            pdf(
                [
                    *lines("Kravene er:"),
                    *lines("• kaffe", "• te, der dyrkes", y=130),
                    Written(82, 158, "uden gift"),
                    *lines("a) frugt", "1. brød", y=172),
                ]
            )
        )
        items = [(b.label, b.text, b.level) for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
        assert items == [
            ("•", "kaffe", 0),
            ("•", "te, der dyrkes uden gift", 0),
            ("a)", "frugt", 0),
            ("1.", "brød", 0),
        ]

    def test_an_indented_item_is_one_level_deeper(self) -> None:
        document = read(
            pdf([Written(70, 100, "• kaffe"), Written(90, 114, "– filter"), Written(70, 128, "• te")])
        )
        assert [(b.text, b.level) for b in document.blocks] == [("kaffe", 0), ("filter", 1), ("te", 0)]

    def test_a_numbered_requirement_is_an_item_and_a_date_none(self) -> None:
        document = read(
            pdf(
                lines("3.2.1 Leverandøren skal levere økologisk kaffe.")
                + lines("1. januar 2026 træder aftalen i kraft.", y=140)
            )
        )
        assert [(b.label, b.kind) for b in document.blocks] == [
            ("3.2.1", BlockKind.LIST_ITEM),
            ("", BlockKind.PARAGRAPH),
        ]

    def test_a_number_inside_a_sentence_starts_no_item(self) -> None:
        document = read(
            pdf(
                lines(
                    "Leverandøren skal levere alle de varer, som fremgår af tilbudslisten, senest den",
                    "31. december hvert år.",
                )
            )
        )
        assert len(document.blocks) == 1


class TestRunningText:
    def test_headers_and_footers_stand_once_at_the_end(self) -> None:
        pages = [
            [
                Written(70, 40, "Udbud af kaffe"),
                *lines(f"Afsnit nummer {n}."),
                Written(280, 810, f"Side {n} af 4"),
            ]
            for n in range(1, 5)
        ]
        document = read(pdf(*pages))
        assert texts(document)[:4] == [f"Afsnit nummer {n}." for n in range(1, 5)]
        assert [(b.kind, b.text) for b in document.blocks[4:]] == [
            (BlockKind.HEADER, "Udbud af kaffe"),
            (BlockKind.FOOTER, "Side 1 af 4"),
        ]

    def test_like_headings_with_numbers_of_their_own_are_text(self) -> None:
        pages = [[Written(70, 60, f"Krav {n}"), *lines("Noget tekst.")] for n in (3, 17, 4)]
        assert [t for t in texts(read(pdf(*pages)), BlockKind.PARAGRAPH) if t.startswith("Krav")] == [
            "Krav 3",
            "Krav 17",
            "Krav 4",
        ]

    def test_text_that_happens_to_return_at_the_top_is_text(self) -> None:
        pages = [lines(FULL, "Dette gælder:", f"lokale {name}.", y=70) for name in ("Nord", "Syd", "Vest")]
        assert sum(text.startswith(FULL) for text in texts(read(pdf(*pages)))) == 3

    def test_a_footnote_stands_outside_the_paragraph(self) -> None:
        first = [
            *lines(FULL, "Kravet gælder CO2 og alle varer1 og", y=730),
            Written(70, 800, "1 Se vejledningen.", 8),
        ]
        document = read(pdf(lines(*[FULL] * 8) + first, lines("alle leveringer.")))
        assert "CO2 og alle varer og alle leveringer." in "\n".join(texts(document, BlockKind.PARAGRAPH))
        (note,) = [block for block in document.blocks if block.kind is BlockKind.FOOTNOTE]
        assert (note.label, note.text, note.place.page) == ("1", "Se vejledningen.", 1)


class TestTables:
    EDGES = (70, 110, 330, 400, 520)

    def test_each_cell_is_a_block_once_and_merged_cells_have_spans(self) -> None:
        table = Ruled(
            self.EDGES,
            (100, 120, 140, 180),
            [
                ("Nr.", "Krav", "Type", "Note"),
                ("Gruppe A", None, None, None),
                ("1", "Kaffen er miljø-\nmærket", "MK", ""),
            ],
            bold_rows=1,
        )
        document = read(pdf([*lines("Før."), table, *lines("Efter.", y=220)]))
        assert tables(document) == [
            [
                {0: "Nr.", 1: "Krav", 2: "Type", 3: "Note"},
                {0: "Gruppe A"},
                {0: "1", 1: "Kaffen er miljømærket", 2: "MK"},
            ]
        ]
        group = find(document, "Gruppe A").place.cell
        assert group is not None
        assert (group.row, group.column, group.rows, group.columns) == (1, 0, 1, 4)
        assert [block.text for block in document.blocks if block.place.cell is None] == ["Før.", "Efter."]

    def test_the_bold_first_row_is_the_header(self) -> None:
        table = Ruled(self.EDGES[:3], (100, 120, 140), [("Nr.", "Krav"), ("1", "Kaffe")], bold_rows=1)
        document = read(pdf([table]))
        assert [(b.text, b.place.cell.header) for b in document.blocks if b.place.cell] == [
            ("Nr.", True),
            ("Krav", True),
            ("1", False),
            ("Kaffe", False),
        ]

    def test_a_table_over_two_pages_is_one_with_its_split_row_whole(self) -> None:
        head = ("Nr.", "Krav", "Type", "Note")
        top = Ruled(
            self.EDGES,
            (680, 700, 740, 780),
            [head, ("1", "Te.", "MK", ""), ("2", "Kaffen skal være økolo-\ngisk og mærket med", "K", "")],
            bold_rows=1,
        )
        rest = Ruled(
            self.EDGES,
            (60, 80, 120, 160),
            [head, ("", "et miljømærke.", "", ""), ("3", "Frugt.", "MK", "Ja")],
            bold_rows=1,
        )
        document = read(pdf([*lines("Før."), top], [rest, *lines("Efter.", y=200)]))
        assert tables(document) == [
            [
                dict(enumerate(head)),
                {0: "1", 1: "Te.", 2: "MK"},
                {0: "2", 1: "Kaffen skal være økologisk og mærket med et miljømærke.", 2: "K"},
                {0: "3", 1: "Frugt.", 2: "MK", 3: "Ja"},
            ]
        ]
        assert find(document, "Frugt.").place.page == 2

    def test_rows_that_do_not_repeat_the_header_join_when_the_edges_agree(self) -> None:
        top = Ruled(self.EDGES[:3], (740, 760, 780), [("1", "Kaffe 10 kg"), ("2", "Te 5 kg")])
        rest = Ruled(self.EDGES[:3], (60, 80, 100), [("3", "Mel 20 kg"), ("4", "Ris 9 kg")])
        assert tables(read(pdf([top], [rest]))) == [
            [
                {0: "1", 1: "Kaffe 10 kg"},
                {0: "2", 1: "Te 5 kg"},
                {0: "3", 1: "Mel 20 kg"},
                {0: "4", 1: "Ris 9 kg"},
            ]
        ]

    def test_a_cell_that_is_merged_down_goes_on_past_the_page_break(self) -> None:
        def merged(top: int, group: str, *requirements: str) -> Callable[[Canvas], None]:
            bottom = top + 20 * len(requirements)

            def draw(canvas: Canvas) -> None:
                for edge in (70, 170, 520):
                    canvas.line(edge, HEIGHT - top, edge, HEIGHT - bottom)
                for level in range(top, bottom + 1, 20):
                    whole = level in (top, bottom)
                    canvas.line(70 if whole else 170, HEIGHT - level, 520, HEIGHT - level)
                canvas.drawString(74, HEIGHT - top - 14, group)
                for row, text in enumerate(requirements):
                    canvas.drawString(174, HEIGHT - top - 14 - 20 * row, text)

            return draw

        document = read(
            pdf([merged(740, "Kaffe", "Økologisk.", "Ristet.")], [merged(60, "", "Malet.", "Pakket.")])
        )
        assert [
            (block.text, block.place.cell.row, block.place.cell.rows)
            for block in document.blocks
            if block.place.cell
        ] == [("Kaffe", 0, 4), ("Økologisk.", 0, 1), ("Ristet.", 1, 1), ("Malet.", 2, 1), ("Pakket.", 3, 1)]

    def test_text_in_between_parts_two_tables(self) -> None:
        top = Ruled(self.EDGES[:3], (740, 760, 780), [("1", "Kaffe"), ("2", "Te")])
        rest = Ruled(self.EDGES[:3], (160, 180, 200), [("1", "Mel"), ("2", "Ris")])
        assert len(tables(read(pdf([top], [*lines("Delaftale to"), rest])))) == 2

    def test_a_table_with_lines_between_rows_alone_has_columns(self) -> None:
        rows = [
            ("Nr.", "Krav", "Type"),
            ("1", "Kaffen er økologisk", "MK"),
            ("2", "Teen er økologisk", "K"),
            ("3", "Alt er fairtrade", "MK"),
        ]
        parts = in_columns((72, 120, 400), rows, y=113, pitch=20)

        def rules(canvas: Canvas) -> None:
            for level in range(100, 200, 20):
                canvas.line(70, HEIGHT - level, 500, HEIGHT - level)

        assert tables(read(pdf([*parts, rules]))) == [[dict(enumerate(row)) for row in rows]]

    def test_a_list_in_columns_without_lines_is_a_table(self) -> None:
        rows = [
            ("Nr.", "Krav", "Type"),
            ("K-1", "Kaffen er økologisk og", "MK"),
            ("K-2", "Teen er økologisk", "K"),
            ("K-3", "Alt er fairtrade", "MK"),
        ]
        parts = in_columns((72, 120, 400), rows, y=113, pitch=30)
        document = read(pdf([*lines("Før tabellen."), *parts, Written(120, 156, "fairtrade")]))
        assert tables(document)[0][1] == {0: "K-1", 1: "Kaffen er økologisk og fairtrade", 2: "MK"}
        assert len(tables(document)[0]) == 4

    def test_rules_drawn_as_thin_rectangles_make_a_table(self) -> None:
        def rules(canvas: Canvas) -> None:
            for level in (100, 120, 140):
                canvas.rect(70, HEIGHT - level - 0.4, 250, 0.8, stroke=0, fill=1)
            for edge in (70, 110, 320):
                canvas.rect(edge - 0.4, HEIGHT - 140, 0.8, 40, stroke=0, fill=1)

        parts = [
            Written(74, 114, "1"),
            Written(114, 114, "Kaffe"),
            Written(74, 134, "2"),
            Written(114, 134, "Te"),
        ]
        assert tables(read(pdf([*parts, rules]))) == [[{0: "1", 1: "Kaffe"}, {0: "2", 1: "Te"}]]


class TestLayout:
    LEFT = (
        "Kommunen ønsker en aftale om",
        "levering af økologiske varer til",
        "alle skoler i kommunen, herunder",
        "de mindre skoler på øerne samt",
        "ungdomsskolen i byen.",
    )
    RIGHT = (
        "Leverandøren skal hver måned",
        "sende en opgørelse over salget",
        "til kommunens kontaktperson og",
        "medvirke til, at målene nås og",
        "dokumenteres løbende.",
    )

    def test_two_columns_are_read_one_after_the_other(self) -> None:
        document = read(pdf(lines(*self.LEFT, x=60) + lines(*self.RIGHT, x=320)))
        assert texts(document) == [" ".join(self.LEFT), " ".join(self.RIGHT)]

    def test_columns_stay_columns_when_the_file_draws_line_by_line(self) -> None:
        both = [
            part
            for pair in zip(lines(*self.LEFT, x=60), lines(*self.RIGHT, x=320), strict=True)
            for part in pair
        ]
        assert texts(read(pdf(both))) == [" ".join(self.LEFT), " ".join(self.RIGHT)]

    @pytest.mark.parametrize("angle", [90, 180, 270])
    def test_a_turned_page_reads_like_an_upright_one(self, angle: int) -> None:
        table = Ruled((70, 110, 320), (200, 220, 240), [("1", "Kaffe"), ("2", "Te")])

        def turn(canvas: Canvas) -> None:
            canvas.setPageRotation(angle)
            if angle != 180:  # reportlab lays the paper down with it, and the text would run off the page
                canvas.setPageSize((HEIGHT, WIDTH))

        def twist(canvas: Canvas) -> None:
            x, y = {90: (0, WIDTH), 180: (WIDTH, HEIGHT), 270: (HEIGHT, 0)}[angle]
            if angle != 180:
                canvas.setPageSize((HEIGHT, WIDTH))
            canvas.translate(x, y)
            canvas.rotate(-angle)

        upright: list[Part] = [*lines(FULL, "og som lever op til kravene."), table]
        expected = [(b.kind, b.text) for b in read(pdf(upright)).blocks]
        assert [(b.kind, b.text) for b in read(pdf([turn, *upright])).blocks] == expected
        assert [(b.kind, b.text) for b in read(pdf([twist, *upright])).blocks][:1] == expected[:1]


class TestForms:
    def test_values_of_fields_and_boxes_are_text(self) -> None:
        def form(canvas: Canvas) -> None:
            canvas.acroForm.textfield(
                name="navn", value="Øko Kaffe ApS", x=150, y=HEIGHT - 110, width=200, height=20
            )
            canvas.acroForm.checkbox(name="ja", checked=True, x=70, y=HEIGHT - 150, size=14)
            canvas.acroForm.checkbox(name="nej", checked=False, x=70, y=HEIGHT - 180, size=14)

        document = read(
            pdf(
                [Written(70, 105, "Firma:"), Written(90, 147, "Svanemærket"), Written(90, 177, "Andet"), form]
            )
        )
        text = "\n".join(f"{b.label} {b.text}".strip() for b in document.blocks)
        assert "Firma: Øko Kaffe ApS" in text
        assert "☒ Svanemærket" in text
        assert "☐ Andet" in text

    def test_a_free_text_note_is_text(self) -> None:
        def note(canvas: Canvas) -> None:
            canvas.freeTextAnnotation(
                "Kravet udgår", DA="0 g /Helv 10 Tf", Rect=[200, HEIGHT - 220, 400, HEIGHT - 200]
            )

        assert "Kravet udgår" in texts(read(pdf([*lines("Noget tekst."), note])))


class TestTrouble:
    def trouble(self, data: bytes) -> Trouble:
        with pytest.raises(UnreadableError) as caught:
            read(data)
        return caught.value.trouble

    def test_a_password_is_said(self) -> None:
        data = pdf(lines("Hemmeligt."), encrypt=StandardEncryption("kode", strength=128))
        assert self.trouble(data) is Trouble.ENCRYPTED

    def test_a_file_that_only_the_owner_locked_is_read(self) -> None:
        data = pdf(lines("Åbent."), encrypt=StandardEncryption("", ownerPassword="kode", strength=128))
        assert texts(read(data)) == ["Åbent."]

    def test_an_empty_file_and_other_content_are_said(self) -> None:
        assert self.trouble(b"") is Trouble.EMPTY
        assert self.trouble(b"PK\x03\x04 no pdf") is Trouble.WRONG_CONTENT

    def test_a_damaged_file_is_said(self) -> None:
        assert self.trouble(b"%PDF-1.7\n" + b"\x00garbage" * 50) is Trouble.DAMAGED

    @pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
    def test_a_cut_file_never_fails_otherwise(self, share: float) -> None:
        data = pdf(lines(*[FULL] * 20), lines(*[FULL] * 20))
        try:
            document = read(data[: int(len(data) * share)])
        except UnreadableError as error:
            assert error.trouble in (Trouble.DAMAGED, Trouble.EMPTY)  # noqa: PT017
        else:
            assert document.pages

    def test_a_page_that_is_a_picture_has_no_text_layer(self) -> None:
        def picture(canvas: Canvas) -> None:
            from PIL import Image
            from reportlab.lib.utils import ImageReader

            canvas.drawImage(ImageReader(Image.new("L", (60, 80), 128)), 0, 0, 595, HEIGHT)

        document = read(pdf(lines("Side et."), [picture], lines("Side tre.")))
        assert document.unread == (Unread(Trouble.NO_TEXT_LAYER, 2),)
        assert [block.place.page for block in document.blocks] == [1, 3]

    @pytest.mark.parametrize(
        "glyphs",
        ["/g1 /g2 /g3 /g4 /g5 /g6 /g7", "/uniE001 /uniE002 /uniE003 /uniE004 /uniE005 /uniE006 /uniE007"],
    )
    def test_a_font_without_letters_is_said_and_its_codes_are_dropped(self, glyphs: str) -> None:
        document = read(with_odd_font(b"!\"#$%&'" * 5, glyphs))
        assert document.unread == (Unread(Trouble.UNREADABLE_FONT, 1),)
        assert document.blocks == ()


def test_paragraph_numbers_rise_from_one() -> None:
    document = read(
        pdf(lines("Et.", "To."), [Ruled((70, 110, 320), (100, 120, 140), [("1", "Kaffe"), ("2", "Te")])])
    )
    numbers = [block.place.paragraph for block in document.blocks]
    assert numbers[0] == 1
    assert all(after == before + 1 for before, after in pairwise(numbers))
