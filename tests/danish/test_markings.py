"""What the explicit marking of a requirement says: codes, legends, column headers, headings, numbers."""

from __future__ import annotations

import pytest

from pogi_check.danish.headings import of_heading, of_headings
from pogi_check.danish.legend_tables import legend_rows, legend_tables
from pogi_check.danish.legends import read_legend
from pogi_check.danish.lexicon import load_lexicon
from pogi_check.danish.markings import (
    Legend,
    Marking,
    is_status_column,
    of_code,
    of_number,
    status_of_phrase,
)
from pogi_check.danish.statuses import Status
from tests.danish.tender_text import Text

NO_LEGEND = Legend({})
MANDATORY, WISH, EVALUATION, OPTION = Status.MANDATORY, Status.WISH, Status.EVALUATION, Status.OPTION
USUAL, INFORMATION = Status.USUAL, Status.INFORMATION


def status(marking: Marking | None) -> Status | None:
    return marking.status if marking is not None else None


class TestPhrases:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("ufravigeligt mindstekrav", MANDATORY),
            ("absolut krav", MANDATORY),
            ("Skal", MANDATORY),
            ("obligatorisk", MANDATORY),
            ("Ønske", WISH),
            ("bør-krav", WISH),
            ("nice to have", WISH),
            ("konkurrencekrav", EVALUATION),
            ("tildelingskriterium", EVALUATION),
            ("maks. point", EVALUATION),
            ("Option", OPTION),
            ("oplysningskrav", Status.INFORMATION),
            ("kontraktkrav", Status.CONTRACT),
        ],
    )
    def test_a_short_phrase_tells_the_status(self, text: str, expected: Status) -> None:
        assert status_of_phrase(text) is expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("ønske, der ikke pointgives", WISH),
            ("krav, der indgår i evalueringen", EVALUATION),
            ("krav, der udbydes som en option", OPTION),
            ("mindstekrav, der ikke evalueres", MANDATORY),
            ("ufravigeligt krav, der ikke indgår i evalueringen", MANDATORY),
        ],
    )
    def test_of_two_kinds_of_words_the_more_telling_decides(self, text: str, expected: Status) -> None:
        assert status_of_phrase(text) is expected

    @pytest.mark.parametrize(
        "text", ["", "Farve", "svanemærket", "Varerne skal leveres om mandagen", "Det kan ske om mandagen"]
    )
    def test_other_words_tell_none_nor_does_a_verb_in_a_longer_text(self, text: str) -> None:
        assert status_of_phrase(text) is None


class TestCodes:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("MK", MANDATORY),
            ("(MK)", MANDATORY),
            (" MK. ", MANDATORY),
            ("K", MANDATORY),
            ("M", MANDATORY),
            ("Skal-krav", MANDATORY),
            ("Ø", WISH),
            ("Bør", WISH),
            ("EK", EVALUATION),
            ("TK", EVALUATION),
            ("OP", OPTION),
            ("Mindstekrav", MANDATORY),
            ("Ufravigeligt krav", MANDATORY),
            ("Ønske", WISH),
            ("Option", OPTION),
        ],
    )
    def test_a_cell_that_holds_a_code_alone_marks_its_row(self, text: str, expected: Status) -> None:
        marking = of_code(text, NO_LEGEND)
        assert marking == Marking(expected, text.strip(" ().*"), own=True)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            " ",
            "svanemærket",
            "mk",
            "Mindstekrav?",
            "1. krav",
            "Varerne skal være svanemærkede efter gældende krav",
            "Mindstekravene er beskrevet i dette bilag",
        ],
    )
    def test_any_other_cell_is_no_code(self, text: str) -> None:
        assert of_code(text, NO_LEGEND) is None

    @pytest.mark.parametrize("kind", ["mandatory", "evaluation", "wish", "option"])
    def test_every_code_of_the_lexicon_counts_without_a_legend(self, kind: str) -> None:
        codes = load_lexicon("markings")["codes"][kind]
        assert {status(of_code(code, NO_LEGEND)) for code in codes} == {Status(kind)}

    def test_the_tenders_own_legend_overrules_what_a_code_commonly_means(self) -> None:
        legend = Legend({"K": EVALUATION, "MK": WISH, "Z": OPTION})
        assert [status(of_code(code, legend)) for code in ("K", "MK", "Z")] == [EVALUATION, WISH, OPTION]


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("MK-09", MANDATORY),
            ("MK1", MANDATORY),
            ("MK 4.2", MANDATORY),
            ("SK.4", MANDATORY),
            ("EK 5", EVALUATION),
            ("ØK 3", WISH),
        ],
    )
    def test_a_requirements_number_may_hold_its_code(self, text: str, expected: Status) -> None:
        assert of_number(text, NO_LEGEND) == Marking(expected, text, own=True)

    @pytest.mark.parametrize("text", ["12.3", "4", "MK", "Varer 3", "AB 92", "ISO 14001", "x", ""])
    def test_other_numbers_hold_none(self, text: str) -> None:
        assert of_number(text, NO_LEGEND) is None

    @pytest.mark.parametrize("text", ["K5", "K 5", "K-5", "Ø 3"])
    def test_a_single_letter_before_a_number_needs_a_legend(self, text: str) -> None:
        assert of_number(text, NO_LEGEND) is None
        assert status(of_number(text, Legend({"K": EVALUATION, "Ø": EVALUATION}))) is EVALUATION


class TestLegends:
    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            ("MK = mindstekrav, EK = evalueringskrav, Ø = ønske.", {"MK": "M", "EK": "E", "Ø": "W"}),
            ("M: Mindstekrav; K: Konkurrencekrav", {"M": "M", "K": "E"}),
            ("O – Option", {"O": "O"}),
            ("V betyder, at kravet indgår i evalueringen", {"V": "E"}),
            ("MK = krav, der skal opfyldes, K = krav, der indgår i evalueringen.", {"MK": "M", "K": "E"}),
            ('Krav mærket "A" er ufravigelige, og »B« betegner ønsker', {"A": "M", "B": "W"}),
            ("B betegner ønsker, der ikke pointgives", {"B": "W"}),
            ("(M) er mindstekrav", {"M": "M"}),
            ("W betyder, at vi sætter pris på det, uden at det giver point", {"W": "W"}),
            ("U = gælder som udgangspunkt og kan fraviges efter aftale", {"U": "U"}),
            ("MK: spørgsmål, der skal besvares med ja", {"MK": "M"}),
            ("Spørgsmål mærket O tjener alene ordregivers overblik.", {"O": "I"}),
            ("MK er mindstekrav. EV indgår i evalueringen under Metode.", {"MK": "M", "EV": "E"}),
            ("K1 = ufravigeligt krav, K2 = ønske", {"K1": "M", "K2": "W"}),
            ("Kravene er opdelt i mindstekrav (M) og konkurrencekrav (P).", {"M": "M", "P": "E"}),
            (
                "Kolonnen viser, om det er et mindstekrav (M), pointgivende krav (P) eller oplysning (I).",
                {"M": "M", "P": "E", "I": "I"},
            ),
            (
                "I kolonnen Type betyder M mindstekrav, P at svaret får point, og I at det er en oplysning.",
                {"M": "M", "P": "E", "I": "I"},
            ),
            (
                "Type M er mindstekrav, type P giver point, type I er oplysning.",
                {"M": "M", "P": "E", "I": "I"},
            ),
            (
                "Bogstavet M angiver mindstekrav. Bogstavet P angiver, at der gives point.",
                {"M": "M", "P": "E"},
            ),
            (
                "I skemaet er mindstekrav markeret med M, pointgivende krav med P og oplysninger med I.",
                {"M": "M", "P": "E", "I": "I"},
            ),
            ("Krav mærket M skal opfyldes; krav mærket P bedømmes.", {"M": "M", "P": "E"}),
            (
                "Når der står »M« ud for et krav, skal det opfyldes. Når der står »P«, gives der point.",
                {"M": "M", "P": "E"},
            ),
            (
                "Skal-krav: Ufravigelige krav. Bør-krav: Indgår i evalueringen.",
                {"Skal": "M", "Bør": "E"},
            ),
        ],
    )
    def test_a_sentence_may_tell_what_codes_mean(self, text: str, codes: dict[str, str]) -> None:
        named = {"M": MANDATORY, "W": WISH, "E": EVALUATION, "O": OPTION, "U": USUAL, "I": INFORMATION}
        assert read_legend([text]).codes == {code: named[letter] for code, letter in codes.items()}

    @pytest.mark.parametrize(
        "text",
        [
            "Varerne er svanemærkede.",
            "X = bredde, Y = højde",
            "PVC: må ikke forekomme",
            "Der henvises til MK 4.",
            "MK = mindstekrav. " + "Fyldtekst. " * 60,
        ],
    )
    def test_other_texts_and_long_ones_are_no_legends(self, text: str) -> None:
        assert read_legend([text]).codes == {}

    def test_the_first_legend_of_a_code_holds(self) -> None:
        assert read_legend(["K = konkurrencekrav", "K = mindstekrav"]).codes == {"K": EVALUATION}

    def test_a_code_is_known_with_and_without_krav_after_it(self) -> None:
        assert read_legend(["A-krav: mindstekrav"]).codes["A"] is MANDATORY
        found = legend_rows([("A-krav", "mindstekrav", True)])
        assert (found["A-krav"], found["A"]) == (MANDATORY, MANDATORY)

    @pytest.mark.parametrize(
        ("meaning", "expected"),
        [
            ("Ordregiver ser gerne kravet opfyldt. Et ja giver ikke point.", "wish"),
            ("Giver point efter tildelingsbilaget. Ikke et krav", "evaluation"),
            ("Tilbudsgiver skal svare, men svaret giver ikke point", "information"),
        ],
    )
    def test_what_gives_points_and_what_does_not_decides_a_code(self, meaning: str, expected: str) -> None:
        assert legend_rows([("C", meaning, True)])["C"].value == expected

    def test_the_number_of_a_line_is_no_code(self) -> None:
        assert legend_rows([("T3", "Miljømærket linned, jf. krav 1.5", False)]) == {}

    def test_a_table_may_tell_what_codes_mean(self) -> None:
        rows = [
            ("MK", "Mindstekrav, der skal opfyldes"),
            ("(K)", "Konkurrencekrav"),
            ("Bør", "Indgår i evalueringen"),
            ("Farve", "mindstekrav"),
            ("X", "Kryds"),
        ]
        told = legend_rows((*row, False) for row in rows)
        assert told == {"MK": MANDATORY, "K": EVALUATION, "Bør": EVALUATION}

    def test_a_table_of_two_columns_may_tell_it_in_words_of_its_own(self) -> None:
        told = {"A": "Kan du ikke, skal du ikke byde.", "B": "Dejligt, hvis du kan.", "C": "Fortæl os det."}
        rows = [(code, meaning, True) for code, meaning in told.items()]
        assert legend_rows(rows) == {"A": MANDATORY, "B": WISH, "C": Status.INFORMATION}

    def test_texts_beside_a_code_that_stands_before_several_tell_nothing_of_it(self) -> None:
        assert legend_rows([("A", "Dejligt, hvis du kan.", True), ("A", "Låget kan åbnes.", True)]) == {}

    def test_a_word_may_be_a_code_that_a_sentence_explains(self) -> None:
        text = "Skal betyder mindstekrav. Oplys betyder, at vi bare gerne vil vide det. Det giver ikke point."
        assert read_legend([text]).codes == {"Skal": MANDATORY, "Oplys": Status.INFORMATION}


class TestColumns:
    @pytest.mark.parametrize("header", ["Kravtype", "Type:", "KATEGORI", "MK/EK", "m/k", "Mindstekrav?"])
    def test_a_header_may_announce_the_status(self, header: str) -> None:
        assert is_status_column(header)

    @pytest.mark.parametrize("header", ["", "Beskrivelse", "Krav", "Tilbudsgivers svar", "Produkttype"])
    def test_other_headers_do_not(self, header: str) -> None:
        assert not is_status_column(header)


class TestHeadings:
    @pytest.mark.parametrize(
        ("heading", "expected"),
        [
            ("4 Mindstekrav", MANDATORY),
            ("UFRAVIGELIGE KRAV", MANDATORY),
            ("Krav til produkterne", Status.REQUIREMENTS),
            ("Kravspecifikation", Status.REQUIREMENTS),
            ("Ønsker til løsningen", WISH),
            ("Tildelingskriterier", EVALUATION),
            ("Underkriterium 2: Miljø", EVALUATION),
            ("Optioner", OPTION),
            ("1. Baggrund og formål", Status.BACKGROUND),
            ("Definitioner", Status.BACKGROUND),
            ("Nuværende aftale", Status.BACKGROUND),
            ("Egnethed og udelukkelse", Status.SUITABILITY),
            ("Løsningsbeskrivelse", Status.INFORMATION),
            ("Kontraktvilkår", Status.CONTRACT),
            ("Misligholdelse", Status.CONTRACT),
        ],
    )
    def test_a_heading_tells_what_stands_below_it(self, heading: str, expected: Status) -> None:
        assert status(of_heading(heading)) is expected

    @pytest.mark.parametrize("heading", ["", "Miljø", "3.2 Rengøringsmidler", "Priser"])
    def test_other_headings_tell_nothing(self, heading: str) -> None:
        assert of_heading(heading) is None

    def test_the_words_of_a_heading_are_told_as_they_stand_and_are_not_the_requirements_own(self) -> None:
        assert of_heading("4.2 Mindstekrav til kemi") == Marking(MANDATORY, "Mindstekrav", own=False)

    @pytest.mark.parametrize(
        ("heading", "expected"),
        [
            ("Baggrund for mindstekravene", MANDATORY),
            ("Mindstekrav til egnethed", Status.SUITABILITY),
            ("Evaluering af mindstekrav", EVALUATION),
        ],
    )
    def test_of_two_kinds_in_one_heading_one_decides(self, heading: str, expected: Status) -> None:
        assert status(of_heading(heading)) is expected

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            (("Mindstekrav", "Baggrund"), Status.BACKGROUND),
            (("Baggrund", "Mindstekrav"), MANDATORY),
            (("Mindstekrav", "Ønsker"), WISH),
            (("Mindstekrav", "Miljø", "Rengøringsmidler"), MANDATORY),
            (("Kontraktvilkår", "Mindstekrav"), MANDATORY),
            (("Kravspecifikation", "Tildelingskriterier", "Miljø"), EVALUATION),
            (("Miljø",), None),
            ((), None),
        ],
    )
    def test_the_innermost_heading_that_tells_something_decides(
        self, path: tuple[str, ...], expected: Status | None
    ) -> None:
        assert status(of_headings(path)) is expected

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            (("4 Mindstekrav", "4.2 Krav til kemi"), MANDATORY),
            (("Mindstekrav", "Kontraktvilkår"), MANDATORY),
            (("Tildelingskriterier", "Krav til miljø"), EVALUATION),
            (("Optioner", "Krav til miljø"), OPTION),
            (("5 Ønsker", "5.1 Krav til kemi"), WISH),
            (("Formål", "Krav til kemi"), Status.REQUIREMENTS),
            (("Egnethed", "Krav til kemi"), Status.REQUIREMENTS),
            (("Kontrakt", "Krav"), Status.REQUIREMENTS),
        ],
    )
    def test_a_heading_that_says_krav_alone_gives_way_to_a_status_but_not_to_a_topic(
        self, path: tuple[str, ...], expected: Status
    ) -> None:
        assert status(of_headings(path)) is expected

    def test_a_heading_on_demands_and_their_scoring_marks_neither(self) -> None:
        assert of_headings(("Krav og evaluering",)) is None


class TestLegendsInSentences:
    @pytest.mark.parametrize(
        ("text", "code", "expected"),
        [
            ("OP = oplysning, som skal gives, men ikke bedømmes.", "OP", Status.INFORMATION),
            ("MK: Mindstekrav. Kan ikke fraviges, og der gives ikke point.", "MK", MANDATORY),
            ("MK2: mindstekrav, medmindre andet aftales ved den enkelte ordre.", "MK2", Status.USUAL),
            ("Kategori B giver op til 6 point pr. løbenummer.", "B", EVALUATION),
            ('"Gul" er noget, kokkene godt kunne tænke sig.', "gul", WISH),
            ("rød = krav, grå = baggrundsoplysning.", "rød", MANDATORY),
            ("Tilvalg (X) er ikke med i prisen.", "X", OPTION),
            ("A-krav: Et tilbud, der ikke opfylder kravet, bliver ikke vurderet.", "A", MANDATORY),
        ],
    )
    def test_a_code_means_what_the_sentence_says(self, text: str, code: str, expected: Status) -> None:
        assert read_legend([text]).codes[code] is expected

    @pytest.mark.parametrize(
        "text", ["Svar på A er Ja eller Nej.", "Skærme i energiklasse A kan ikke accepteres."]
    )
    def test_a_letter_that_is_only_spoken_of_is_no_code(self, text: str) -> None:
        assert "A" not in read_legend([text]).codes

    @pytest.mark.parametrize(
        ("text", "code", "expected"),
        [
            ("O = obligatorisk, V = vægtet", "V", EVALUATION),
            ("Koder: (O) obligatorisk, (V) vægtet", "V", EVALUATION),
            ("Krav mærket med * er ønsker", "*", WISH),
            ("Krav, der er markeret med (Ø), er ønsker.", "Ø", WISH),
            ("Krav er mærket K, ønsker er mærket Ø.", "K", MANDATORY),
        ],
    )
    def test_a_mark_means_what_follows_it(self, text: str, code: str, expected: Status) -> None:
        assert read_legend([text]).codes[code] is expected

    def test_digits_mean_what_a_line_that_opens_with_them_says(self) -> None:
        assert read_legend(["1 = skal opfyldes, 2 = bør opfyldes"]).grades == {"1": MANDATORY, "2": WISH}


class TestKinds:
    @pytest.mark.parametrize(
        ("text", "code", "expected"),
        [
            ("Krav med prioritet Lav er ønsker.", "lav", WISH),
            ("Vigtighed Høj: kravet skal opfyldes. Vigtighed Lav: kravet er alene et ønske.", "lav", WISH),
            ("Krav med gul markering er ønsker, og krav med rød er faste.", "gul", WISH),
            ("Krav med fodnotetegnet † er vejledende og forpligter ikke leverandøren.", "†", WISH),
            ("Punkter med stjerne er mindstekrav.", "★", MANDATORY),
            ("Should-krav tillægges vægt.", "should", EVALUATION),
            ("Krav angivet med NTH (nice to have) kan undlades.", "NTH", WISH),
            ("Tilbuddet skal ikke opfylde punkter af type Y.", "Y", WISH),
            ("Rækker mærket Ø-1 til Ø-9 er ønsker.", "Ø", WISH),
            ("Ø markerer et krav, Å et ønske.", "Å", WISH),
            ("To grupper: G (gode at have) og N (nødvendige).", "G", WISH),
            ("Krav er markeret med X for krav og O for ønsker.", "O", WISH),
            ("Punkterne A og B er krav. Punkt C er et ønske.", "C.", WISH),
        ],
    )
    def test_a_sentence_may_tell_kinds_apart(self, text: str, code: str, expected: Status) -> None:
        assert read_legend([text]).codes[code] is expected

    @pytest.mark.parametrize(
        "text",
        [
            "Forbehold over for krav med kode A kan ikke accepteres.",
            "Spørgsmål til krav mærket A kan stilles i portalen.",
            "Type A er foldere, der gerne må være farvede.",
            "Armaturer med blå farve er ønsket i salen.",
        ],
    )
    def test_what_only_speaks_of_a_code_explains_none(self, text: str) -> None:
        assert read_legend([text]).codes == {}

    def test_numbers_of_a_named_column_may_be_grades(self) -> None:
        text = 'I kolonnen "Vægt" angiver 0, at punktet er et mindstekrav, og 1-3, hvor meget det tæller.'
        legend = read_legend([text])
        assert legend.grades == {"0": MANDATORY, "1": EVALUATION, "2": EVALUATION, "3": EVALUATION}
        assert legend.columns == {"vægt"}

    @pytest.mark.parametrize(
        ("text", "number", "expected"),
        [
            ("200-serien er ønsker. 100-serien skal opfyldes.", "204", WISH),
            ("200-serien er ønsker. 100-serien skal opfyldes.", "104", MANDATORY),
            ("200-serien er ønsker. 100-serien skal opfyldes.", "304", None),
            ('Krav, hvis nummer ender på "b", er ønsker.', "3b", WISH),
            ('Krav, hvis nummer ender på "b", er ønsker.', "3a", None),
            ("K1-krav skal opfyldes. K2-krav er ønsker.", "K2.1", WISH),
            ("K1-krav skal opfyldes. K2-krav er ønsker.", "K2", None),
        ],
    )
    def test_a_number_may_tell_the_kind(self, text: str, number: str, expected: Status | None) -> None:
        assert status(of_number(number, read_legend([text]))) is expected

    def test_a_table_with_a_head_explains_words_and_numbers(self) -> None:
        rows = [
            (1, ("Kode", "Forklaring")),
            (1, ("1", "Mindstekrav")),
            (1, ("3", "Kan tilbydes")),
            (1, ("Nr.", "Krav", "Kode")),
            (2, ("Kravtype", "Betydning")),
            (2, ("Ekstra", "Ønske")),
            (3, ("Fase", "Betydning")),
            (3, ("Tidlig", "Ønske")),
        ]
        assert legend_tables(rows) == ({"ekstra": WISH}, {"1": MANDATORY, "3": WISH})

    def test_the_list_may_stand_below_its_legend_in_one_table(self) -> None:
        passages = (
            Text()
            .table(
                ("Kode", "Forklaring"),
                ("1", "Mindstekrav"),
                ("3", "Ønske"),
                ("Nr.", "Kravtekst", "Kode"),
                ("4.1", "Reservedele kan leveres i ti år", "3"),
                header=False,
            )
            .passages()
        )
        assert status(passages[-1].marking) is WISH

    @pytest.mark.parametrize(
        ("rest", "expected"), [("Øvrige punkter er ønsker.", WISH), ("Øvrige punkter læses samlet.", None)]
    )
    def test_lines_without_a_mark_are_the_rest_where_others_bear_one(
        self, rest: str, expected: Status | None
    ) -> None:
        text = Text().paragraph(f"Punkter med * er mindstekrav. {rest}")
        passages = text.items("Lampen er hvid *", "Lampen er LED").heading("Miljø").items("Røret er LED")
        _, marked, unmarked, elsewhere = passages.passages()[:4]
        assert [status(one.marking) for one in (marked, unmarked, elsewhere)] == [MANDATORY, expected, None]

    def test_a_legend_is_no_lead_in(self) -> None:
        passages = Text().paragraph("S = skal, B = bør.").items("S: Papiret er hvidt.").passages()
        assert passages[1].lead is None

    @pytest.mark.parametrize(
        ("lines", "expected"),
        [
            (("S. Papiret er hvidt.", "B. Det er glat."), WISH),
            (("A. Papiret er hvidt.", "B. Det er glat."), None),
        ],
    )
    def test_a_letter_before_a_line_is_a_code_where_no_list_counts_with_letters(
        self, lines: tuple[str, str], expected: Status | None
    ) -> None:
        text = Text().paragraph("S = skal-krav, B = bør-krav.")
        for line in lines:
            text.paragraph(line)
        assert status(text.passages()[-1].marking) is expected

    def test_what_is_demanded_and_what_is_wished_beside_it_are_two_passages(self) -> None:
        rows = (("Egenskab", "Minimum", "Ønsket"), ("Levering af reservedele", "10 år", "15 år"))
        demanded, wished = Text().table(*rows).passages()
        assert (demanded.text, status(demanded.marking)) == ("Levering af reservedele\n10 år", MANDATORY)
        assert (wished.text, status(wished.marking)) == ("Levering af reservedele\n15 år", WISH)
