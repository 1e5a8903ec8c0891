"""Numbers and headings as Word shows them: one fact a probe."""

from __future__ import annotations

import pytest

from pogi_check.documents.document import BlockKind
from tests.documents.word_files import (
    lists,
    lvl,
    numbered,
    p,
    r,
    read,
    sdt,
    style,
    tbl,
    tc,
    texts,
    tr,
)

BOLD = "<w:b/>"
LEVELS = (lvl(0, "%1."), lvl(1, "%1.%2"), lvl(2, "%1.%2.%3"))


def labels(body: str, numbering: str, **parts: str) -> list[str]:
    return [block.label for block in read(body, numbering=numbering, **parts).blocks]


def heading(text: str, level: int = 1) -> str:
    return p(text, f'<w:outlineLvl w:val="{level - 1}"/>')


class TestNumbers:
    def test_levels_count_within_the_ones_above(self) -> None:
        body = "".join(numbered("x", 1, level) for level in (0, 1, 1, 2, 0, 1))

        assert labels(body, lists(*LEVELS)) == ["1.", "1.1", "1.2", "1.2.1", "2.", "2.1"]

    def test_a_numbered_paragraph_is_a_list_item_at_its_level(self) -> None:
        block = read(numbered("x", 1, 1), numbering=lists(*LEVELS)).blocks[0]

        assert (block.kind, block.level, block.text) == (BlockKind.LIST_ITEM, 1, "x")

    @pytest.mark.parametrize(
        ("form", "expected"),
        [
            ("lowerLetter", ["a", "b"]),
            ("upperLetter", ["A", "B"]),
            ("lowerRoman", ["i", "ii"]),
            ("upperRoman", ["I", "II"]),
            ("decimalZero", ["01", "02"]),
            ("ordinal", ["1.", "2."]),
            ("none", ["", ""]),
            ("cardinalText", ["1", "2"]),
        ],
    )
    def test_number_formats(self, form: str, expected: list[str]) -> None:
        assert labels(numbered("x", 1) * 2, lists(lvl(0, "%1", form))) == expected

    @pytest.mark.parametrize(
        ("start", "form", "expected"),
        [
            (27, "lowerLetter", "aa"),
            (4, "lowerRoman", "iv"),
            (49, "upperRoman", "XLIX"),
            (0, "upperRoman", "0"),
        ],
    )
    def test_high_and_odd_numbers(self, start: int, form: str, expected: str) -> None:
        assert labels(numbered("x", 1), lists(lvl(0, "%1", form, start=start))) == [expected]

    def test_a_custom_format_keeps_its_zeros(self) -> None:
        level = (
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
            '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
            '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="K%1"/></w:lvl>'
        )

        assert labels(numbered("x", 1), lists(level)) == ["K001"]

    def test_the_words_around_a_number_belong_to_it(self) -> None:
        assert labels(numbered("x", 1), lists(lvl(0, "Bilag %1:"))) == ["Bilag 1:"]

    def test_legal_numbering_writes_every_level_in_digits(self) -> None:
        numbering = lists(lvl(0, "%1", "upperRoman"), lvl(1, "%1.%2", extra="<w:isLgl/>"))

        assert labels(numbered("x", 1) + numbered("x", 1, 1), numbering) == ["I", "1.1"]

    def test_a_level_that_nothing_stands_at_shows_its_start(self) -> None:
        assert labels(numbered("x", 1, 1) + numbered("x", 1), lists(*LEVELS)) == ["1.1", "1."]

    def test_lists_of_one_abstract_list_count_together(self) -> None:
        assert labels(numbered("x", 1) + numbered("x", 2), lists(lvl(0, "%1"), nums={1: "", 2: ""})) == [
            "1",
            "2",
        ]

    def test_a_start_override_restarts_once(self) -> None:
        override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        numbering = lists(lvl(0, "%1"), nums={1: "", 2: override})
        body = numbered("x", 1) * 2 + numbered("x", 2) * 2

        assert labels(body, numbering) == ["1", "2", "1", "2"]

    def test_a_level_override_replaces_the_level(self) -> None:
        numbering = lists(
            lvl(0, "%1"), nums={1: f'<w:lvlOverride w:ilvl="0">{lvl(0, "Krav %1")}</w:lvlOverride>'}
        )

        assert labels(numbered("x", 1), numbering) == ["Krav 1"]

    def test_a_level_that_never_restarts_counts_on(self) -> None:
        numbering = lists(lvl(0, "%1"), lvl(1, "%2", extra='<w:lvlRestart w:val="0"/>'))
        body = "".join(numbered("x", 1, level) for level in (0, 1, 0, 1))

        assert labels(body, numbering) == ["1", "1", "2", "2"]

    @pytest.mark.parametrize(
        ("mark", "bullet"), [("\uf0b7", "•"), ("\uf0a7", "▪"), ("–", "–"), ("o", "o"), ("", "•")]
    )
    def test_bullets(self, mark: str, bullet: str) -> None:
        assert labels(numbered("x", 1), lists(lvl(0, mark, "bullet"))) == [bullet]

    def test_number_zero_takes_the_number_of_the_style_off(self) -> None:
        numbered_style = style("N", "N", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        body = p("x", style="N") + p("x", '<w:numPr><w:numId w:val="0"/></w:numPr>', style="N")
        document = read(body, numbering=lists(lvl(0, "%1")), styles=numbered_style)

        assert [(block.label, block.kind) for block in document.blocks] == [
            ("1", BlockKind.LIST_ITEM),
            ("", BlockKind.PARAGRAPH),
        ]

    def test_a_style_is_numbered_at_the_level_that_names_it(self) -> None:
        def named(name: str) -> str:
            return f'<w:pStyle w:val="{name}"/>'

        numbering = lists(lvl(0, "%1", extra=named("H1")), lvl(1, "%1.%2", extra=named("H2")))
        own = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        styles = (
            style("H1", "heading 1", own) + style("H2", "heading 2", own) + style("Egen", "Egen", based="H2")
        )
        body = p("a", style="H1") + p("b", style="H2") + p("c", style="Egen")

        assert labels(body, numbering, styles=styles) == ["1", "1.1", "1.2"]

    def test_a_list_that_links_to_a_numbering_style_is_followed(self) -> None:
        numbering = (
            '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Liste"/></w:abstractNum>'
            f'<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Liste"/>{lvl(0, "(%1)")}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
            '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
        )
        styles = style(
            "Liste", "Liste", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering"
        )

        assert labels(numbered("x", 1), numbering, styles=styles) == ["(1)"]

    def test_an_empty_numbered_paragraph_counts_but_is_no_block(self) -> None:
        assert labels(numbered("", 1) + numbered("x", 1), lists(lvl(0, "%1"))) == ["2"]

    def test_an_empty_numbered_cell_shows_its_number(self) -> None:
        body = tbl(*(tr(tc(numbered("", 1)), text) for text in ("a", "b")))

        assert texts(read(body, numbering=lists(lvl(0, "K%1")))) == ["K1", "a", "K2", "b"]

    def test_a_deleted_paragraph_takes_no_number(self) -> None:
        gone = (
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
            "<w:rPr><w:del/></w:rPr></w:pPr>"
            "<w:del><w:r><w:delText>væk</w:delText></w:r></w:del></w:p>"
        )

        assert labels(numbered("x", 1) + gone + numbered("x", 1), lists(lvl(0, "%1"))) == ["1", "2", "2"]

    def test_a_hidden_number_is_not_shown(self) -> None:
        assert labels(numbered("x", 1), lists(lvl(0, "%1", extra="<w:rPr><w:vanish/></w:rPr>"))) == [""]

    def test_typed_bullets_make_list_items_and_stay_in_the_text(self) -> None:
        document = read(p("- svanemærket sæbe") + p("a) papir"))

        assert [(block.kind, block.text) for block in document.blocks] == [
            (BlockKind.LIST_ITEM, "- svanemærket sæbe"),
            (BlockKind.LIST_ITEM, "a) papir"),
        ]


class TestHeadings:
    @pytest.mark.parametrize(
        ("name", "level"),
        [
            ("heading 1", 1),
            ("Heading 2", 2),
            ("Overskrift 3", 3),
            ("Bilag Overskrift 2", 2),
            ("Overskrift2", 2),
            ("Rubrik 1", 1),
            ("Überschrift 4", 4),
        ],
    )
    def test_a_style_is_a_heading_by_its_name(self, name: str, level: int) -> None:
        block = read(p("Krav", style="S"), styles=style("S", name)).blocks[0]

        assert (block.kind, block.level) == (BlockKind.HEADING, level)

    def test_a_style_is_a_heading_by_the_one_it_is_based_on(self) -> None:
        styles = (
            style("H2", "heading 2") + style("Egen", "Kravtitel", based="H2") + style("Ny", "X", based="Egen")
        )

        assert read(p("Krav", style="Ny"), styles=styles).blocks[0].level == 2

    def test_an_unknown_style_is_a_heading_by_its_id(self) -> None:
        assert read(p("Krav", style="Heading2")).blocks[0].level == 2

    def test_an_outline_level_makes_a_heading(self) -> None:
        by_style = style("S", "Kravtitel", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
        document = read(p("A", style="S") + p("B", '<w:outlineLvl w:val="2"/>'), styles=by_style)

        assert [(block.kind, block.level) for block in document.blocks] == [
            (BlockKind.HEADING, 2),
            (BlockKind.HEADING, 3),
        ]

    def test_body_text_level_is_no_heading(self) -> None:
        styles = style("H1", "heading 1") + style(
            "TOC", "TOC Heading", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based="H1"
        )
        document = read(
            p("Indhold", style="TOC") + p("a", '<w:outlineLvl w:val="9"/>', style="H1"), styles=styles
        )

        assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH] * 2

    @pytest.mark.parametrize("name", ["Title", "Titel"])
    def test_a_title_is_no_heading_and_ends_them_all(self, name: str) -> None:
        body = heading("Gammel") + p("Udbud af sæbe", style="T") + p("Tekst.")
        document = read(body, styles=style("T", name))

        assert document.blocks[1].kind is BlockKind.TITLE
        assert document.blocks[2].place.headings == ()

    def test_the_path_holds_the_headings_above_with_their_numbers(self) -> None:
        def titled(text: str, level: int) -> str:
            return p(
                text,
                f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
                f'<w:outlineLvl w:val="{level}"/>',
            )

        numbering = lists(lvl(0, "%1"), lvl(1, "%1.%2"))
        body = titled("Krav til ydelsen", 0) + titled("Rengøringsmidler", 1) + p("Tekst.") + titled("Pris", 0)
        document = read(body, numbering=numbering)

        assert [block.label for block in document.blocks] == ["1", "1.1", "", "2"]
        assert document.blocks[1].place.headings == ("1 Krav til ydelsen",)
        assert document.blocks[2].place.headings == ("1 Krav til ydelsen", "1.1 Rengøringsmidler")
        assert document.blocks[3].place.headings == ()

    def test_a_styled_clause_is_text_and_closes_the_headings_of_its_level(self) -> None:
        body = (
            heading("Generelt")
            + heading("Gammel", 2)
            + heading("Leverandøren skal levere svanemærkede varer.", 2)
        )
        document = read(body + p("Videre."))

        assert document.blocks[2].kind is BlockKind.PARAGRAPH
        assert document.blocks[3].place.headings == ("Generelt",)

    def test_a_heading_over_two_lines_is_one_in_the_path(self) -> None:
        content = "<w:r><w:t>Krav</w:t><w:br/><w:t>til sæbe</w:t></w:r>"
        document = read(p(content, '<w:outlineLvl w:val="0"/>') + p("Tekst."))

        assert document.blocks[1].place.headings == ("Krav til sæbe",)

    @pytest.mark.parametrize("look", ["<w:vanish/>", "<w:strike/>"])
    def test_a_hidden_or_struck_heading_heads_nothing(self, look: str) -> None:
        document = read(p(r("Væk", look), '<w:outlineLvl w:val="0"/>') + p("Tekst."))

        assert document.blocks[1].place.headings == ()


class TestUnstyledHeadings:
    def test_a_short_bold_paragraph_stands_below_the_last_heading_until_the_next(self) -> None:
        body = (
            heading("Krav")
            + p(r("Rengøring", BOLD))
            + p("Et.")
            + p(r("Papir", BOLD))
            + p("To.")
            + heading("Pris")
        )
        document = read(body + p("Tre."))

        assert (document.blocks[1].kind, document.blocks[1].level) == (BlockKind.HEADING, 2)
        assert [block.place.headings for block in document.blocks if block.text.endswith(".")] == [
            ("Krav", "Rengøring"),
            ("Krav", "Papir"),
            ("Pris",),
        ]

    def test_bold_can_come_from_the_style(self) -> None:
        document = read(p("Rengøring", style="F"), styles=style("F", "Fed", "<w:rPr><w:b/></w:rPr>"))

        assert document.blocks[0].kind is BlockKind.HEADING

    @pytest.mark.parametrize(
        "content",
        [
            r("Rengøring", BOLD) + r(" og mere"),
            r("Rengøring.", BOLD),
            r("Følgende krav:", BOLD),
            r("Alle produkter skal være svanemærkede", BOLD),
            r("Produkterne er svanemærkede", BOLD),
            r("- svanemærket", BOLD),
            r("100", BOLD),
            r("et to tre fire fem seks syv otte ni ti elleve tolv tretten", BOLD),
            r("Rengøring", BOLD + "<w:strike/>"),
        ],
    )
    def test_what_only_seems_a_bold_heading_is_none(self, content: str) -> None:
        assert read(p(content) + p("Tekst.")).blocks[0].kind is not BlockKind.HEADING

    def test_a_bold_list_item_is_no_heading(self) -> None:
        body = p(r("Svanemærket", BOLD), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')

        assert read(body, numbering=lists(lvl(0, "•", "bullet"))).blocks[0].kind is BlockKind.LIST_ITEM

    def test_a_bold_cell_is_no_heading(self) -> None:
        document = read(tbl(tr(tc(p(r("Rengøring", BOLD))), "b"), tr("c", "d")))

        assert document.blocks[0].kind is BlockKind.CELL
        assert document.blocks[3].place.headings == ()

    def test_a_typed_number_makes_a_heading_that_nests_by_its_number(self) -> None:
        body = (
            p("3 Krav til ydelsen")
            + p("Et.")
            + p("3.1 Rengøringsmidler")
            + p("To.")
            + p("4 Pris")
            + p("Tre.")
        )
        document = read(body)

        assert [block.place.headings for block in document.blocks if block.text.endswith(".")] == [
            ("3 Krav til ydelsen",),
            ("3 Krav til ydelsen", "3.1 Rengøringsmidler"),
            ("4 Pris",),
        ]
        assert [block.level for block in document.blocks if block.kind is BlockKind.HEADING] == [1, 2, 1]

    @pytest.mark.parametrize(
        "text",
        [
            "1. Rengøringsmidler skal være svanemærkede",
            "1. Alle rengøringsmidler.",
            "12 stk. kuglepenne",
            "2025 Budget",
            "3 Krav\t7",
        ],
    )
    def test_what_only_seems_a_numbered_heading_is_none(self, text: str) -> None:
        content = "<w:r>" + "<w:tab/>".join(f"<w:t>{one}</w:t>" for one in text.split("\t")) + "</w:r>"

        assert read(p(content) + p("Tekst.")).blocks[0].kind is not BlockKind.HEADING

    @pytest.mark.parametrize(
        "name",
        ["Miljøkrav", "MILJØKRAV", "Kravspecifikation", "Krav til midlerne", "Bilag 4. Evalueringsmodel"],
    )
    def test_a_section_named_in_plain_type_ends_a_typed_heading(self, name: str) -> None:
        text = "Alle midler skal være mærkede, når de leveres."
        document = read(p("1. Indledning") + p("Kommunen udbyder en aftale.") + p(name) + p(text))

        assert document.blocks[3].place.headings == (name,)

    @pytest.mark.parametrize("words", ["Rengøringsmidler", "Anna Jensen", "Svanemærkede midler", "Mvh."])
    def test_other_short_lines_in_plain_type_are_text(self, words: str) -> None:
        text = "Alle midler skal være mærkede, når de leveres."
        document = read(p("1. Indledning") + p("Kommunen udbyder en aftale.") + p(words) + p(text))

        assert document.blocks[2].kind is BlockKind.PARAGRAPH
        assert document.blocks[3].place.headings == ("1. Indledning",)

    def test_section_names_in_a_row_are_a_list(self) -> None:
        document = read(p("1. Indhold") + p("Her står:") + p("Krav") + p("Levering") + p("Priser"))

        assert [block.text for block in document.blocks if block.kind is BlockKind.HEADING] == ["1. Indhold"]

    def test_typed_numbers_in_a_row_are_a_list(self) -> None:
        document = read(p("1. Kuglepenne") + p("2. Blokke") + p("3. Kopipapir"))

        assert BlockKind.HEADING not in [block.kind for block in document.blocks]

    def test_a_table_of_contents_has_no_headings(self) -> None:
        gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        body = sdt(p(r("1 Krav", BOLD)), gallery) + p(r("2 Pris", BOLD), style="Toc")
        document = read(heading("Før") + body, styles=style("Toc", "toc 1"))

        assert [block.kind for block in document.blocks[1:]] == [BlockKind.PARAGRAPH] * 2
        assert [block.place.headings for block in document.blocks[1:]] == [(), ()]
