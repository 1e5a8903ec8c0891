"""What the Word reader keeps, drops and marks: one fact a probe."""

from __future__ import annotations

import hashlib

import pytest

from pogi_check.documents.document import (
    BlockKind,
    Document,
    Revision,
    RevisionKind,
    in_state,
)
from pogi_check.documents.docx import read_docx
from pogi_check.terms import Revisions
from tests.documents.word_files import (
    NAMESPACES,
    box,
    deleted,
    ins,
    p,
    part,
    r,
    read,
    sdt,
    style,
    t,
    tbl,
    tc,
    texts,
    tr,
    word_file,
)

SMILEY = f'<mc:Choice Requires="w16se"/><mc:Fallback>{t("☺")}</mc:Fallback>'


def kinds(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in document.blocks]


class TestText:
    def test_paragraphs_are_numbered_from_one_in_reading_order(self) -> None:
        document = read(p("Første") + p() + p("Anden"))

        assert texts(document) == ["Første", "Anden"]
        assert [block.place.paragraph for block in document.blocks] == [1, 2]
        assert document.blocks[0].place.document == "prøve.docx"

    def test_the_hash_is_that_of_the_file(self) -> None:
        data = word_file(p("Hej"))

        assert read_docx(data, "a.docx").sha256 == hashlib.sha256(data).hexdigest()

    @pytest.mark.parametrize(
        ("content", "text"),
        [
            (r("Rengørings") + r("midler"), "Rengøringsmidler"),
            (f"<w:r>{t('a')}<w:tab/>{t('b')}</w:r>", "a\tb"),
            (f"<w:r>{t('a')}<w:br/>{t('b')}<w:cr/>{t('c')}</w:r>", "a\nb\nc"),
            (f"<w:r>{t('EU')}<w:noBreakHyphen/>{t('Blomsten')}</w:r>", "EU-Blomsten"),
            (f"<w:r>{t('miljø')}<w:softHyphen/>{t('mærket')}</w:r>", "miljømærket"),
            (r("miljø\u00admærket"), "miljømærket"),
            (r("30\u00a0%"), "30 %"),
            (r("EU\u2011Blomsten"), "EU-Blomsten"),
            (r("a\u030arsrapport"), "årsrapport"),
            ("<w:r><w:t>to\n   linjer</w:t></w:r>", "to    linjer"),
            ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" 30 %"), "≥ 30 %"),
            ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r(" Ja"), "☒ Ja"),
            (r("\uf0a3 5 mg", '<w:rFonts w:ascii="Symbol"/>'), "≤ 5 mg"),
            (f'<w:hyperlink r:id="x">{r("link")}</w:hyperlink>', "link"),
            (f"<w:smartTag>{r('mærke')}</w:smartTag>", "mærke"),
            (f"<w:customXml>{r('krav')}</w:customXml>", "krav"),
            ("<m:oMath><m:r><m:t>x = 3</m:t></m:r></m:oMath>", "x = 3"),
            (f"<w:ruby><w:rt>{r('lyd')}</w:rt><w:rubyBase>{r('tegn')}</w:rubyBase></w:ruby>", "tegn"),
            (f"<w:r><mc:AlternateContent>{SMILEY}</mc:AlternateContent></w:r>", "☺"),
        ],
    )
    def test_what_a_run_shows(self, content: str, text: str) -> None:
        assert texts(read(p(content))) == [text]

    def test_hidden_text_is_marked_and_kept_out_of_the_sentence(self) -> None:
        document = read(p(r("Synlig ") + r("skjult ", "<w:vanish/>") + r("slut")))

        assert [(block.text, block.hidden) for block in document.blocks] == [
            ("Synlig slut", False),
            ("skjult", True),
        ]

    @pytest.mark.parametrize("mark", ["<w:strike/>", "<w:dstrike/>", '<w:strike/><w:dstrike w:val="0"/>'])
    def test_struck_text_is_marked_and_kept_out_of_the_sentence(self, mark: str) -> None:
        document = read(p(r("Mindst ") + r("30 %", mark) + r(" 50 %")))

        assert [(block.text, block.struck) for block in document.blocks] == [
            ("Mindst 50 %", False),
            ("30 %", True),
        ]

    def test_a_look_that_is_switched_off_marks_nothing(self) -> None:
        document = read(p(r("Synlig", '<w:vanish w:val="0"/><w:strike w:val="false"/>')))

        assert not document.blocks[0].hidden
        assert not document.blocks[0].struck

    def test_a_style_can_hide(self) -> None:
        styles = style("Skjult", "Skjult", "<w:rPr><w:vanish/></w:rPr>") + style(
            "Tegn", "Tegn", "<w:rPr><w:vanish/></w:rPr>", kind="character"
        )
        document = read(
            p("afsnit", style="Skjult")
            + p(r("tegn", '<w:rStyle w:val="Tegn"/>'))
            + p(r("vist", '<w:vanish w:val="0"/>'), style="Skjult"),
            styles=styles,
        )

        assert [block.hidden for block in document.blocks] == [True, True, False]

    def test_web_hidden_text_is_seen_in_print(self) -> None:
        assert not read(p(r("3", "<w:webHidden/>"))).blocks[0].hidden


class TestFields:
    FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'

    def field(self, instruction: str, result: str) -> str:
        begin, separate, end = (self.FIELD.format(kind) for kind in ("begin", "separate", "end"))
        return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{result}{end}"

    def test_a_simple_field_shows_its_result(self) -> None:
        assert texts(read(p(f'<w:fldSimple w:instr="REF a">{r("afsnit 3")}</w:fldSimple>'))) == ["afsnit 3"]

    def test_a_complex_field_shows_its_result_not_its_instruction(self) -> None:
        assert texts(read(p(r("se ") + self.field("REF a", r("afsnit 3"))))) == ["se afsnit 3"]

    def test_a_field_inside_an_instruction_is_not_shown(self) -> None:
        inner = self.field("MERGEFIELD x", r("indre"))
        assert texts(read(p(self.field(f"IF </w:instrText></w:r>{inner}<w:r><w:instrText>", r("ydre"))))) == [
            "ydre"
        ]

    def test_a_field_that_never_ends_swallows_no_later_paragraph(self) -> None:
        assert texts(read(p(self.FIELD.format("begin") + r("væk")) + p("næste"))) == ["næste"]

    def test_a_deleted_instruction_is_not_text(self) -> None:
        content = r("Tekst") + '<w:del w:author="A"><w:r><w:delInstrText>PAGE</w:delInstrText></w:r></w:del>'
        assert texts(read(p(content))) == ["Tekst"]

    @pytest.mark.parametrize(
        ("state", "shown"),
        [
            ("<w:default w:val='0'/><w:checked/>", "☒"),
            ("<w:default w:val='1'/>", "☒"),
            ("<w:default w:val='1'/><w:checked w:val='0'/>", "☐"),
        ],
    )
    def test_a_legacy_check_box_shows_its_state(self, state: str, shown: str) -> None:
        content = (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>'
            "</w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>" + self.FIELD.format("end")
        )
        assert texts(read(p(content + r(" Ja")))) == [f"{shown} Ja"]

    def test_a_legacy_drop_down_shows_its_choice(self) -> None:
        content = (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
            '<w:listEntry w:val="Nej"/><w:listEntry w:val="Ja"/></w:ddList></w:ffData></w:fldChar></w:r>'
            + self.FIELD.format("end")
        )
        assert texts(read(p(content))) == ["Ja"]


class TestControls:
    def test_content_controls_hold_text_at_every_level(self) -> None:
        body = (
            sdt(p("blok"))
            + p(r("i ") + sdt(r("linjen")))
            + tbl(tr(sdt(tc("celle")), "b"), sdt(tr("række", "d")))
        )

        assert texts(read(body)) == ["blok", "i linjen", "celle", "b", "række", "d"]

    def test_a_placeholder_is_not_text(self) -> None:
        shown = "<w:showingPlcHdr/>"
        body = p(r("Navn: ") + sdt(r("Klik her"), shown)) + tbl(tr(sdt(tc("Klik"), shown), "b"))
        document = read(body)

        assert texts(document) == ["Navn:", "b"]
        assert document.blocks[1].place.cell is not None
        assert document.blocks[1].place.cell.column == 1

    @pytest.mark.parametrize(("value", "shown"), [("1", "☒"), ("true", "☒"), ("0", "☐")])
    def test_a_check_box_shows_its_state_whatever_its_sign(self, value: str, shown: str) -> None:
        state = f'<w14:checkbox><w14:checked w14:val="{value}"/></w14:checkbox>'
        sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'

        assert texts(read(p(sdt(sign, state) + r(" Ja")))) == [f"{shown} Ja"]
        assert texts(read(sdt(p("✓"), state) + p("Nej"))) == [shown, "Nej"]


class TestNotes:
    def test_a_footnote_follows_the_paragraph_that_bears_its_mark(self) -> None:
        notes = (
            '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
            f'<w:footnote w:id="2">{p(r("<w:footnoteRef/>"[:0]) + r(" Eller tilsvarende."))}</w:footnote>'
            f'<w:footnote w:id="3">{p("Ikke nævnt.")}</w:footnote>'
        )
        document = read(
            p(r("Svanemærket") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" sæbe")) + p("Slut"),
            footnotes=notes,
        )

        assert kinds(document) == [
            (BlockKind.PARAGRAPH, "Svanemærket sæbe"),
            (BlockKind.FOOTNOTE, "Eller tilsvarende."),
            (BlockKind.PARAGRAPH, "Slut"),
        ]
        assert document.blocks[1].label == "1"

    def test_an_endnote_is_numbered_in_small_roman_letters(self) -> None:
        document = read(
            p(r("a") + '<w:r><w:endnoteReference w:id="1"/></w:r>'),
            endnotes=f'<w:endnote w:id="1">{p("Note")}</w:endnote>',
        )

        assert kinds(document)[1] == (BlockKind.ENDNOTE, "Note")
        assert document.blocks[1].label == "i"

    def test_the_settings_decide_the_form_of_note_numbers(self) -> None:
        document = read(
            p(r("a") + '<w:r><w:footnoteReference w:id="1"/></w:r>'),
            footnotes=f'<w:footnote w:id="1">{p("Note")}</w:footnote>',
            settings='<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>',
        )

        assert document.blocks[1].label == "a"

    def test_a_note_in_a_cell_keeps_the_cell(self) -> None:
        document = read(
            tbl(tr("a", tc(p(r("b") + '<w:r><w:footnoteReference w:id="1"/></w:r>')))),
            footnotes=f'<w:footnote w:id="1">{p("Note")}</w:footnote>',
        )

        assert document.blocks[2].kind is BlockKind.FOOTNOTE
        assert document.blocks[2].place.cell == document.blocks[1].place.cell

    def test_a_comment_is_its_own_kind(self) -> None:
        document = read(
            p('<w:commentRangeStart w:id="0"/>' + r("a") + '<w:r><w:commentReference w:id="0"/></w:r>'),
            comments=f'<w:comment w:id="0" w:author="Bo">{p("Skal ud?")}</w:comment>',
        )

        assert kinds(document) == [(BlockKind.PARAGRAPH, "a"), (BlockKind.COMMENT, "Skal ud?")]


class TestBoxes:
    def test_a_text_box_is_read_once_after_its_paragraph(self) -> None:
        document = read(p(r("Foran") + box(p("I boksen"))) + p("Efter"))

        assert kinds(document) == [
            (BlockKind.PARAGRAPH, "Foran"),
            (BlockKind.TEXT_BOX, "I boksen"),
            (BlockKind.PARAGRAPH, "Efter"),
        ]

    def test_an_old_text_box_is_read(self) -> None:
        content = f"<v:textbox><w:txbxContent>{p('Gammel')}</w:txbxContent></v:textbox>"
        content = f"<w:r><w:pict><v:shape>{content}</v:shape></w:pict></w:r>"

        assert kinds(read(p(content))) == [(BlockKind.TEXT_BOX, "Gammel")]

    def test_a_table_in_a_text_box_has_cells(self) -> None:
        assert kinds(read(p(box(tbl(tr("a", "b"))))))[0] == (BlockKind.CELL, "a")

    def test_drawn_text_is_read(self) -> None:
        shape = "<w:r><w:drawing><a:p><a:r><a:t>Tegnet</a:t></a:r></a:p></w:drawing></w:r>"
        word_art = '<w:r><w:pict><v:shape><v:textpath string="UDKAST"/></v:shape></w:pict></w:r>'

        assert texts(read(p(shape) + p(word_art))) == ["Tegnet", "UDKAST"]

    def test_a_diagram_is_read(self) -> None:
        data = (
            f"<dgm:dataModel {NAMESPACES}><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>Trin 1</a:t></a:r></a:p>"
            "</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
        )
        body = p('<w:r><w:drawing><dgm:relIds r:dm="d.xml"/></w:drawing></w:r>')
        document = read_docx(word_file(body, files={"d.xml": ("diagramData", data)}), "a")

        assert texts(document) == ["Trin 1"]


class TestHeadersAndFooters:
    def section(self, *references: str, title_page: bool = False) -> str:
        return f"<w:sectPr>{''.join(references)}{'<w:titlePg/>' if title_page else ''}</w:sectPr>"

    def reference(self, margin: str, file: str, kind: str = "default") -> str:
        return f'<w:{margin}Reference w:type="{kind}" r:id="{file}"/>'

    def test_headers_and_footers_come_last_and_once(self) -> None:
        files = {
            "h1.xml": ("header", part("hdr", p("Udbud") + p("Bilag 1"))),
            "h2.xml": ("header", part("hdr", p("Udbud") + p("Bilag 2"))),
            "f1.xml": ("footer", part("ftr", p("Side 1"))),
        }
        first = p("", self.section(self.reference("header", "h1.xml"), self.reference("footer", "f1.xml")))
        body = p("Krop") + first + self.section(self.reference("header", "h2.xml"))
        document = read_docx(word_file(body, files=files), "a.docx")

        assert kinds(document) == [
            (BlockKind.PARAGRAPH, "Krop"),
            (BlockKind.HEADER, "Udbud"),
            (BlockKind.HEADER, "Bilag 1"),
            (BlockKind.HEADER, "Bilag 2"),
            (BlockKind.FOOTER, "Side 1"),
        ]

    @pytest.mark.parametrize(("title_page", "expected"), [(True, ["Krop", "Forside"]), (False, ["Krop"])])
    def test_a_first_page_header_is_seen_only_where_the_first_page_differs(
        self, *, title_page: bool, expected: list[str]
    ) -> None:
        body = p("Krop") + self.section(self.reference("header", "h.xml", "first"), title_page=title_page)
        files = {"h.xml": ("header", part("hdr", p("Forside")))}

        assert texts(read_docx(word_file(body, files=files), "a")) == expected

    @pytest.mark.parametrize(
        ("settings", "expected"), [("<w:evenAndOddHeaders/>", ["Krop", "Lige"]), ("<w:zoom/>", ["Krop"])]
    )
    def test_an_even_page_header_is_seen_only_where_pages_differ(
        self, settings: str, expected: list[str]
    ) -> None:
        body = p("Krop") + self.section(self.reference("header", "h.xml", "even"))
        files = {"h.xml": ("header", part("hdr", p("Lige")))}

        assert texts(read_docx(word_file(body, files=files, settings=settings), "a")) == expected

    def test_a_header_stands_under_no_heading(self) -> None:
        body = p("Krav", '<w:outlineLvl w:val="0"/>') + self.section(self.reference("header", "h.xml"))
        document = read_docx(word_file(body, files={"h.xml": ("header", part("hdr", p("Top")))}), "a")

        assert document.blocks[-1].place.headings == ()


class TestRevisions:
    def test_the_text_is_the_accepted_state_and_before_the_rejected_one(self) -> None:
        block = read(p(r("Mindst ") + deleted("30") + ins(r("50")) + r(" %"))).blocks[0]

        assert (block.text, block.before) == ("Mindst 50 %", "Mindst 30 %")
        assert block.revisions == (
            Revision(RevisionKind.DELETED, "30", "Bo", "2025-03-02T10:00:00Z"),
            Revision(RevisionKind.INSERTED, "50", "Anne", "2025-03-01T10:00:00Z"),
        )

    def test_untouched_text_has_no_before(self) -> None:
        assert read(p("Uændret")).blocks[0].before is None

    def test_a_wholly_inserted_paragraph_was_empty_before(self) -> None:
        assert read(p(ins(r("Ny")))).blocks[0].before == ""

    def test_a_wholly_deleted_paragraph_stands_with_its_old_text(self) -> None:
        document = read(p(deleted("Gammel"), "<w:rPr><w:del/></w:rPr>") + p("Næste"))

        assert [(block.text, block.before) for block in document.blocks] == [("", "Gammel"), ("Næste", None)]
        assert texts(in_state(document, Revisions.ACCEPT)) == ["Næste"]
        assert texts(in_state(document, Revisions.REJECT)) == ["Gammel", "Næste"]

    def test_a_move_is_read_where_it_goes(self) -> None:
        moved_from = f'<w:moveFrom w:author="A">{r("Flyttet")}</w:moveFrom>'
        moved_to = f'<w:moveTo w:author="A">{r("Flyttet")}</w:moveTo>'
        document = read(p(moved_from) + p(moved_to))

        assert [(block.text, block.before) for block in document.blocks] == [("", "Flyttet"), ("Flyttet", "")]

    def test_what_one_inserts_and_another_deletes_stands_in_neither_state(self) -> None:
        block = read(p(r("a") + ins(deleted("b")))).blocks[0]

        assert (block.text, block.before, block.revisions) == ("a", None, ())

    def test_neighbouring_runs_of_one_change_are_one_revision(self) -> None:
        block = read(p(ins(r("Svane")) + ins(r("mærket", "<w:b/>")))).blocks[0]

        assert [revision.text for revision in block.revisions] == ["Svanemærket"]

    def test_a_deleted_paragraph_mark_joins_two_paragraphs_when_accepted(self) -> None:
        document = read(p("Sæben skal", "<w:rPr><w:del/></w:rPr>") + p("være svanemærket."))

        assert texts(in_state(document, Revisions.ACCEPT)) == ["Sæben skal være svanemærket."]
        assert texts(in_state(document, Revisions.REJECT)) == ["Sæben skal", "være svanemærket."]

    def test_an_inserted_paragraph_mark_joins_two_paragraphs_when_rejected(self) -> None:
        document = read(p("Sæben skal", "<w:rPr><w:ins/></w:rPr>") + p("være svanemærket."))

        assert texts(in_state(document, Revisions.ACCEPT)) == ["Sæben skal", "være svanemærket."]
        assert texts(in_state(document, Revisions.REJECT)) == ["Sæben skal være svanemærket."]

    def test_a_mark_joins_nothing_across_a_table(self) -> None:
        document = read(p("Før", "<w:rPr><w:del/></w:rPr>") + tbl(tr("a", "b")) + p("Efter"))

        assert texts(document) == ["Før", "a", "b", "Efter"]

    def test_an_inserted_row_was_not_there_before(self) -> None:
        document = read(tbl(tr("a", "b"), tr("c", "d", properties='<w:ins w:author="A"/>')))

        assert [block.before for block in document.blocks] == [None, None, "", ""]

    def test_a_deleted_row_stands_only_in_the_rejected_state(self) -> None:
        document = read(tbl(tr("a", "b"), tr("c", "d", properties='<w:del w:author="A" w:date="2025"/>')))

        assert texts(document) == ["a", "b", "", ""]
        assert document.blocks[2].before == "c"
        assert document.blocks[2].revisions == (Revision(RevisionKind.DELETED, "c", "A", "2025"),)

    def test_a_change_reaches_the_footnote_that_it_takes_away(self) -> None:
        mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
        document = read(
            p(r("a") + f'<w:del w:author="A">{mark}</w:del>'),
            footnotes=f'<w:footnote w:id="1">{p("Note")}</w:footnote>',
        )

        assert (document.blocks[1].text, document.blocks[1].before) == ("", "Note")

    def test_a_format_change_is_no_change_of_text(self) -> None:
        block = read(
            p(r("a", '<w:b/><w:rPrChange w:author="A"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'))
        ).blocks[0]

        assert (block.before, block.hidden) == (None, False)


def test_a_raised_figure_behind_a_figure_makes_no_other_number_of_it() -> None:
    lifted = '<w:vertAlign w:val="superscript"/>'
    assert texts(read(p(r("Højst 5") + r("1", lifted) + r(" kg pr. m") + r("2", lifted)))) == [
        "Højst 5¹ kg pr. m2"
    ]
