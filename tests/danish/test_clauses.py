"""How a document falls into sentences and passages, and what a reader has in mind at each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pogi_check.danish.clauses import Passage, read_clause
from pogi_check.danish.definitions import relate
from pogi_check.danish.markings import Legend
from pogi_check.danish.passages import legend_of, segment
from pogi_check.danish.references import references
from pogi_check.danish.statuses import Status
from pogi_check.documents.document import BlockKind, Place
from tests.danish.tender_text import Text


def texts(passage: Passage) -> list[str]:
    return [clause.text for clause in passage.clauses]


def lead(passage: Passage) -> str:
    return passage.lead.text if passage.lead is not None else ""


def status(passage: Passage) -> Status | None:
    return passage.marking.status if passage.marking is not None else None


SENTENCES = (
    "Varerne skal være mærkede.",
    "Jf. pkt. 3.2 skal varerne være mærkede, f.eks. Svanemærket.",
    "Ca. 60 pct. af varerne m.v. er omfattet fra d. 1. januar 2027.",
    "Er varerne mærkede?",
)


class TestPassages:
    def test_a_paragraph_is_a_passage_of_its_sentences_with_their_place(self) -> None:
        block = "Varerne er mærkede. De er økologiske."
        (passage,) = Text().heading("3 Krav").paragraph(block).passages()
        assert texts(passage) == ["Varerne er mærkede.", "De er økologiske."]
        assert [block[one.start : one.start + len(one.text)] for one in passage.clauses] == texts(passage)
        assert passage.context.headings == ("3 Krav",)
        assert status(passage) is Status.REQUIREMENTS

    def test_passages_are_numbered_in_reading_order(self) -> None:
        passages = Text().paragraph("Et.").items("To", "Tre").table(("A", "B"), ("c", "d")).passages()
        assert [passage.number for passage in passages] == [0, 1, 2, 3]

    def test_headings_running_headers_and_struck_text_are_no_passages(self) -> None:
        text = Text().paragraph("Side 3", kind=BlockKind.HEADER).paragraph("Udbud", kind=BlockKind.TITLE)
        text.heading("Krav").paragraph("Varerne er mærkede.").paragraph("Bilag", kind=BlockKind.FOOTER)
        text.paragraph(" ").blocks.append(replace(text.blocks[3], text="Slettet.", struck=True))
        assert [texts(passage) for passage in text.passages()] == [["Varerne er mærkede."]]

    @pytest.mark.parametrize("kind", [BlockKind.FOOTNOTE, BlockKind.COMMENT])
    def test_footnotes_and_comments_are_marked_as_such(self, kind: BlockKind) -> None:
        body, note = Text().paragraph("Varerne er mærkede.").paragraph("Se listen.", kind=kind).passages()
        assert (body.footnote, note.footnote) == (False, True)

    def test_the_number_or_code_before_a_paragraph_marks_it(self) -> None:
        code, label, none = (
            Text()
            .paragraph("MK-09 Varerne er mærkede.")
            .paragraph("Varerne er mærkede.", label="EK 4")
            .paragraph("Varerne er mærkede.", label="3.2")
            .passages()
        )
        assert [status(one) for one in (code, label, none)] == [Status.MANDATORY, Status.EVALUATION, None]

    @given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.lists(st.sampled_from(SENTENCES), max_size=6))
    def test_every_sentence_of_paragraphs_and_lists_is_read_once(
        self, paragraphs: list[str], items: list[str]
    ) -> None:
        text = Text()
        for paragraph in paragraphs:
            text.paragraph(paragraph)
        passages = text.items(*items).passages()
        assert [one for passage in passages for one in texts(passage)] == [*paragraphs, *items]


class TestLists:
    def test_the_sentence_before_a_list_leads_each_of_its_items(self) -> None:
        opener, *items = Text().paragraph("Varerne skal være:").items("Mærkede", "rene").passages()
        assert lead(opener) == ""
        assert [(texts(item), lead(item)) for item in items] == [
            (["Mærkede"], "Varerne skal være:"),
            (["rene"], "Varerne skal være:"),
        ]

    def test_only_the_last_sentence_before_a_list_leads_it(self) -> None:
        _, item = Text().paragraph("Miljøet er vigtigt. Varerne skal være:").items("mærkede").passages()
        assert lead(item) == "Varerne skal være:"
        assert item.context.lead_in == "Miljøet er vigtigt. Varerne skal være:"

    def test_a_sentence_that_is_left_open_leads_a_paragraph_that_goes_on_in_small_letters(self) -> None:
        _, continued, other = (
            Text()
            .paragraph("Leverandøren skal sikre, at")
            .paragraph("varerne er mærkede,")
            .paragraph("Papiret er hvidt.")
            .passages()
        )
        assert (lead(continued), lead(other)) == ("Leverandøren skal sikre, at", "")

    def test_a_finished_sentence_leads_no_paragraph(self) -> None:
        _, other = Text().paragraph("Varerne skal være mærkede.").paragraph("papiret er hvidt.").passages()
        assert lead(other) == ""

    def test_a_heading_ends_what_a_sentence_leads(self) -> None:
        _, item = Text().paragraph("Varerne skal være:").heading("Miljø").items("mærkede").passages()
        assert lead(item) == ""

    def test_a_paragraph_after_the_list_ends_it(self) -> None:
        passages = (
            Text().paragraph("Varerne skal være:").items("rene").paragraph("Pris:").items("x").passages()
        )
        assert [lead(passage) for passage in passages] == ["", "Varerne skal være:", "", "Pris:"]


class TestAnaphors:
    @pytest.mark.parametrize(
        "following",
        [
            "Kravet gælder alle varer.",
            "Dette gælder alle varer.",
            "Dog ikke sæbe.",
            "Undtaget er sæbe.",
            "Dokumentationen vedlægges.",
            "Manglende opfyldelse medfører bod.",
        ],
    )
    def test_a_paragraph_that_points_back_belongs_to_the_one_before(self, following: str) -> None:
        (passage,) = Text().paragraph("Varerne skal være mærkede.").paragraph(following).passages()
        assert texts(passage) == ["Varerne skal være mærkede.", following]

    def test_any_other_paragraph_stands_alone(self) -> None:
        passages = Text().paragraph("Varerne skal være mærkede.").paragraph("Papiret er hvidt.").passages()
        assert len(passages) == 2

    def test_under_another_heading_nothing_points_back(self) -> None:
        text = Text().heading("Krav").paragraph("Varerne skal være mærkede.")
        assert len(text.heading("Drift").paragraph("Kravet gælder alle.").passages()) == 2

    def test_list_items_and_what_follows_a_table_stand_alone(self) -> None:
        text = Text().paragraph("Varerne skal være mærkede.").items("Kravet gælder sæbe.")
        assert len(text.passages()) == 2
        table = Text().table(("Krav", "Type"), ("Varerne er mærkede", "MK")).paragraph("Kravet gælder alle.")
        assert len(table.passages()) == 2


class TestTables:
    def test_each_row_is_a_passage_whose_clauses_know_their_header(self) -> None:
        (one, two) = Text().table(("Vare", "Tekst"), ("Sæbe", "er mærket"), ("Klud", "er ren")).passages()
        assert [(clause.header, clause.text) for clause in one.clauses] == [
            ("Vare", "Sæbe"),
            ("Tekst", "er mærket"),
        ]
        assert texts(two) == ["Klud", "er ren"]
        assert one.row
        assert one.context.headers == ("Vare", "Tekst")

    def test_a_status_column_marks_its_row_and_is_no_text_of_it(self) -> None:
        rows = (("1", "Varerne er mærkede", "MK"), ("2", "Papir", "EK"), ("3", "Klude", "Ø"))
        passages = Text().table(("Nr.", "Krav", "Type"), *rows).passages()
        assert [status(passage) for passage in passages] == [
            Status.MANDATORY,
            Status.EVALUATION,
            Status.WISH,
        ]
        assert texts(passages[0]) == ["1", "Varerne er mærkede"]
        assert all(passage.marking is not None and passage.marking.own for passage in passages)

    def test_an_x_takes_the_meaning_of_its_column(self) -> None:
        rows = (("Varerne er mærkede", "X", ""), ("Varerne er økologiske", "", "x"))
        passages = Text().table(("Krav", "Mindstekrav", "Ønske"), *rows).passages()
        assert [status(passage) for passage in passages] == [Status.MANDATORY, Status.WISH]

    @pytest.mark.parametrize(
        ("header", "answer"),
        [("Opfyldes (ja/nej)", "ja"), ("Mindstekrav opfyldt", "x"), ("Tilbudsgivers svar", "Ønske")],
    )
    def test_a_column_for_the_bidders_answer_marks_nothing(self, header: str, answer: str) -> None:
        (passage,) = Text().table(("Krav", header), ("Varerne er mærkede", answer)).passages()
        assert status(passage) is Status.REQUIREMENTS

    @pytest.mark.parametrize(
        ("header", "expected"),
        [
            ("Mindstekrav", Status.MANDATORY),
            ("Ønsker", Status.WISH),
            ("Evalueringskrav", Status.EVALUATION),
            ("Krav", Status.REQUIREMENTS),
        ],
    )
    def test_a_header_over_the_text_marks_all_rows(self, header: str, expected: Status) -> None:
        (passage,) = Text().table(("Nr.", header), ("1", "Varerne er mærkede")).passages()
        assert status(passage) is expected

    def test_a_heading_marks_the_rows_of_a_table_that_has_no_marking_of_its_own(self) -> None:
        table = (("Krav", "Bemærkning"), ("Varerne er mærkede", "Alle varer"))
        (passage,) = Text().heading("Mindstekrav").table(*table).passages()
        assert status(passage) is Status.MANDATORY

    def test_wishes_under_egnethed_are_of_the_bidder_but_minimum_requirements_stay(self) -> None:
        rows = (("Krav", "Type"), ("Varerne er mærkede", "Ø"), ("Varerne er rene", "MK"))
        passages = Text().heading("Egnethed").table(*rows).passages()
        assert [status(passage) for passage in passages] == [Status.SUITABILITY, Status.MANDATORY]

    def test_a_row_of_one_merged_cell_is_a_heading_for_the_rows_below_it(self) -> None:
        text = Text().heading("Krav").cell("Tekst", 0, 0, header=True).cell("Svar", 0, 1, header=True)
        text.cell("Ønsker til sæbe", 1, 0, columns=2).cell("Den er mærket", 2, 0).cell("", 2, 1)
        text.cell("Mindstekrav til klude", 3, 0, columns=2).cell("De er mærkede", 4, 0).cell("", 4, 1)
        soap, cloths = text.table().passages()
        assert (texts(soap), status(soap)) == (["Den er mærket"], Status.WISH)
        assert (texts(cloths), status(cloths)) == (["De er mærkede"], Status.MANDATORY)
        assert cloths.context.headings == ("Krav", "Mindstekrav til klude")

    def test_a_merged_cell_that_holds_a_sentence_is_a_row_too(self) -> None:
        text = Text().cell("Tekst", 0, 0, header=True).cell("Type", 0, 1, header=True)
        text.cell("Alle varer skal være mærkede.", 1, 0, columns=2).cell("Sæbe", 2, 0).cell("EK", 2, 1)
        assert [texts(passage) for passage in text.table().passages()] == [
            ["Alle varer skal være mærkede."],
            ["Sæbe"],
        ]

    def test_a_cell_that_spans_rows_belongs_to_each_of_them_and_to_no_more(self) -> None:
        text = Text().cell("Vare", 0, 0, header=True).cell("Tekst", 0, 1, header=True)
        text.cell("Sæbe", 1, 0, rows=2).cell("er mærket", 1, 1).cell("er uden parfume", 2, 1)
        text.cell("Klude", 3, 0).cell("er rene", 3, 1)
        assert [texts(passage) for passage in text.table().passages()] == [
            ["Sæbe", "er mærket"],
            ["Sæbe", "er uden parfume"],
            ["Klude", "er rene"],
        ]

    def test_a_header_of_two_rows_is_read_together(self) -> None:
        text = Text().cell("Miljø", 0, 0, columns=2, header=True)
        text.cell("Nummer", 1, 0, header=True).cell("Tekst", 1, 1, header=True)
        (passage,) = text.cell("A", 2, 0).cell("er rene", 2, 1).table().passages()
        assert [clause.header for clause in passage.clauses] == ["Miljø Nummer", "Miljø Tekst"]

    def test_a_first_row_that_looks_like_one_is_the_header_although_it_is_not_marked(self) -> None:
        rows = (("Krav", "Beskrivelse", "Type"), ("Et", "Varerne er mærkede", "MK"))
        (passage,) = Text().table(*rows, header=False).passages()
        assert passage.context.headers == ("Krav", "Beskrivelse", "Type")
        assert status(passage) is Status.MANDATORY

    def test_a_first_row_of_plain_text_in_two_columns_is_a_row(self) -> None:
        rows = (("Sæbe", "Varerne er mærkede"), ("Klude", "Varerne er rene"))
        assert len(Text().table(*rows, header=False).passages()) == 2

    def test_a_table_has_no_headers_of_the_table_before_it(self) -> None:
        text = Text().table(("Vare", "Type"), ("Sæbe", "MK")).table(("A", "B"), ("c", "d"))
        assert text.passages()[1].context.headers == ("A", "B")

    def test_a_sentence_that_opens_a_list_leads_the_rows_of_a_table(self) -> None:
        table = (("Nr", "Tekst"), ("1", "Varerne er mærkede"))
        _, row = Text().paragraph("Leverandøren skal opfylde følgende:").table(*table).passages()
        assert lead(row) == "Leverandøren skal opfylde følgende:"
        _, row = Text().paragraph("Leverandøren skal levere.").table(*table).passages()
        assert lead(row) == ""


class TestLegends:
    def test_a_legend_in_a_sentence_holds_in_every_table(self) -> None:
        text = Text().paragraph("K = konkurrencekrav; M = mindstekrav")
        text.table(("Krav", "Type"), ("Varerne er mærkede", "K"), ("Varerne er rene", "M"))
        assert [status(one) for one in text.passages()] == [None, Status.EVALUATION, Status.MANDATORY]

    def test_a_legend_that_is_a_table_holds_too(self) -> None:
        text = Text().table(("Kode", "Betydning"), ("K", "Konkurrencekrav"))
        text.table(("Krav", "Type"), ("Varerne er mærkede", "K"))
        assert status(text.passages()[-1]) is Status.EVALUATION

    def test_a_legend_in_one_document_holds_in_the_others(self) -> None:
        legend = legend_of([Text().paragraph("K = konkurrencekrav").document(), Text().document()])
        other = Text().table(("Krav", "Type"), ("Varerne er mærkede", "K")).document()
        assert status(segment(other, legend)[0]) is Status.EVALUATION
        assert status(segment(other, Legend({}))[0]) is Status.MANDATORY

    def test_a_number_takes_the_code_of_the_legend(self) -> None:
        text = Text().paragraph("K = konkurrencekrav").table(("Nr.", "Tekst"), ("K 2", "Varerne er mærkede"))
        assert status(text.passages()[-1]) is Status.EVALUATION


class TestRelations:
    def related(self, text: Text) -> tuple[str, ...]:
        """Give what the last passage is related to."""
        return relate(text.passages())[-1].related

    def test_a_term_of_the_definitions_brings_its_meaning_wherever_it_stands(self) -> None:
        text = Text().heading("Definitioner").paragraph("Miljøvarer: Svanemærkede varer.").heading("Krav")
        meaning = ("Miljøvarer: Svanemærkede varer.",)
        assert self.related(text.paragraph("Der leveres Miljøvarer.")) == meaning
        assert self.related(text.paragraph("Prisen på Miljøvarerne er fast.")) == meaning
        assert self.related(text.paragraph("Der leveres miljøvarer.")) == ()

    @pytest.mark.parametrize("verb", ["forstås", "betyder"])
    def test_a_sentence_that_defines_does_so_under_any_heading(self, verb: str) -> None:
        meaning = f"Ved »Miljøvarer« {verb} svanemærkede varer."
        assert self.related(Text().paragraph(meaning).paragraph("Der leveres Miljøvarer.")) == (meaning,)

    def test_a_colon_alone_defines_nothing_outside_the_definitions(self) -> None:
        text = Text().paragraph("Miljøvarer: Svanemærkede varer.").paragraph("Der leveres Miljøvarer.")
        assert self.related(text) == ()

    def test_a_row_of_the_definitions_defines_its_first_cell(self) -> None:
        text = Text().heading("Definitioner").table(("Begreb", "Mening"), ("Miljøvarer", "Mærkede varer"))
        assert self.related(text.heading("Krav").paragraph("Der leveres Miljøvarer.")) == (
            "Miljøvarer\nMærkede varer",
        )

    def test_an_annex_told_in_one_line_is_brought_where_it_is_named(self) -> None:
        text = Text().paragraph("Bilag 4: Svanemærket og EU-Blomsten")
        assert self.related(text.paragraph("Se bilag 4.")) == ("Bilag 4: Svanemærket og EU-Blomsten",)
        assert self.related(text.paragraph("Se bilag 5.")) == ()
        assert self.related(text.paragraph("Se bilag 44.")) == ()

    def test_a_definition_is_not_related_to_itself(self) -> None:
        passages = relate(Text().paragraph("Ved Miljøvarer forstås mærkede Miljøvarer.").passages())
        assert [passage.related for passage in passages] == [()]


class TestReferences:
    @pytest.mark.parametrize(
        ("text", "named"),
        [
            ("Kravet i pkt. 3.2 bortfalder", {"3.2"}),
            ("jf. punkt 7 og afsnit 2.1.3", {"7", "2.1.3"}),
            ("pkt. 4, 5 og 6.2", {"4", "5", "6.2"}),
            ("punkterne 3 og 4", {"3", "4"}),
            ("krav nr. 4", {"4"}),
            ("K5 og MK-09", {"K5", "MK.09"}),
            ("EK 5", {"EK.5"}),
            ("ISO 14001 og Euro 6", set()),
            ("60 pct. af 4 varer", set()),
        ],
    )
    def test_a_text_refers_to_passages_by_number_and_code(self, text: str, named: set[str]) -> None:
        assert references(text) == named

    @pytest.mark.parametrize(
        ("text", "reference"),
        [
            (Text().paragraph("MK-09 Varerne er mærkede."), "MK 09"),
            (Text().paragraph("Varerne er mærkede.", label="3.2.1"), "pkt. 3.2.1"),
            (Text().heading("3.2 Miljø").paragraph("Varerne er mærkede."), "afsnit 3.2"),
            (Text().table(("Nr.", "Krav"), ("K5", "Varerne er mærkede")), "K5"),
            (Text().table(("Nr.", "Krav"), ("2.1", "Varerne er mærkede")), "krav 2.1"),
        ],
    )
    def test_a_passage_answers_to_its_number_and_to_its_headings(self, text: Text, reference: str) -> None:
        (passage,) = text.passages()
        assert references(f"{reference} bortfalder") <= passage.idents
        assert references(f"{reference} bortfalder")

    def test_a_passage_answers_to_no_number_inside_its_text(self) -> None:
        (passage,) = Text().paragraph("Varerne er mærkede efter 3.2.").passages()
        assert passage.idents == frozenset()


def test_a_clause_tells_which_cues_it_holds() -> None:
    clause = read_clause("Varerne bør være svanemærkede.", Place("a.docx", 1))
    assert clause.has("mandatory", "soft")
    assert not clause.has("mandatory")
    cue = clause.cue("soft")
    assert cue is not None
    assert clause.text[cue.start : cue.end] == "bør"
    assert [mention.label for mention in clause.labels] == ["svanemærket"]


class TestRaisedNumbers:
    @pytest.mark.parametrize(
        "bearing", ["Varerne er mærkede efter kravet.1", "Varerne er mærkede1 alle sammen."]
    )
    def test_a_footnote_pages_away_is_read_with_the_text_that_its_number_stands_in(
        self, bearing: str
    ) -> None:
        text = Text().heading("3 Krav").paragraph(bearing).heading("9 Praktisk").paragraph("Frist kl. 12.")
        text.paragraph("Gælder ikke visitkort.", label="1", kind=BlockKind.FOOTNOTE)
        assert texts(text.passages()[0])[-1] == "Gælder ikke visitkort."

    def test_a_raised_number_that_stands_by_itself_does_not_break_the_sentence_around_it(self) -> None:
        text = Text().paragraph("Varerne opfylder Svanemærkets krav").paragraph("1")
        text.paragraph("eller tilsvarende krav.")
        text.paragraph("Gælder ikke visitkort.", label="1", kind=BlockKind.FOOTNOTE)
        (passage,) = text.passages()
        assert texts(passage) == [
            "Varerne opfylder Svanemærkets krav",
            "eller tilsvarende krav.",
            "Gælder ikke visitkort.",
        ]

    def test_square_metres_refer_to_no_footnote(self) -> None:
        text = (
            Text()
            .paragraph("Gulvet er 40 m2 stort.")
            .paragraph("Se listen.", label="2", kind=BlockKind.FOOTNOTE)
        )
        assert len(text.passages()) == 2


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Kravene 15-16 slettes.", {"15", "16"}),
            ("Krav 3.1-3.3 udgår.", {"3.1", "3.2", "3.3"}),
            ("Mindstekrav 11 ændres.", {"11"}),
            ("I 4.1 ændres teksten.", set()),
            ("Linje 4 stilles i bero.", {"4"}),
        ],
    )
    def test_a_text_names_demands_by_number_and_by_range(self, text: str, expected: set[str]) -> None:
        assert expected <= references(text)
        assert not any(one.startswith("I.") for one in references(text))
