"""What a clause does with a demand, and how hard it binds: by marking first, by verb second."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pogi_check.danish.modality import Reading, read_status
from pogi_check.danish.questions import is_asked
from pogi_check.danish.references import refers_back
from pogi_check.terms import Role, Strength, Weakening
from tests.danish.tender_text import Text

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.cues import Cue

DEMAND = "mærkede"
MINIMUM, CONTRACT, AWARD = Role.MINIMUM_REQUIREMENT, Role.CONTRACT_TERM, Role.AWARD_CRITERION
OPTION, INFORMATION, BACKGROUND = Role.OPTION, Role.INFORMATION_DUTY, Role.BACKGROUND
MANDATORY, SOFT, DENIED, NONE = Strength.MANDATORY, Strength.SOFT, Strength.DENIED, Strength.NONE
SOFT_MODALITY, UNCLEAR = Weakening.SOFT_MODALITY, Weakening.UNCLEAR_STATUS


def heed_all(_clause: Clause, _cue: Cue) -> bool:
    return False


def core_of(text: Text) -> tuple[Passage, Clause]:
    """Give the first clause that names the demand, and its passage."""
    return next(
        (passage, clause)
        for passage in text.passages()
        for clause in passage.clauses
        if DEMAND in clause.text.casefold()
    )


def read(text: Text | str, *, ban: bool = False) -> Reading:
    passage, core = core_of(Text().paragraph(text) if isinstance(text, str) else text)
    start = core.text.casefold().index(DEMAND)
    return read_status(passage, core, (start, start + len(DEMAND)), heed_all, ban=ban)


def reasons(reading: Reading) -> list[tuple[Weakening, str]]:
    return [(sign.reason, sign.words) for sign in reading.signs]


class TestVerbs:
    @pytest.mark.parametrize(
        ("text", "role", "strength"),
        [
            ("Varerne skal være mærkede.", MINIMUM, MANDATORY),
            ("Varerne er mærkede.", MINIMUM, MANDATORY),
            ("Varerne skal kunne leveres mærkede.", MINIMUM, MANDATORY),
            ("Varerne må ikke være mærkede.", MINIMUM, MANDATORY),
            ("Det er et krav, at varerne er mærkede.", MINIMUM, MANDATORY),
            ("Der må kun leveres mærkede varer.", MINIMUM, MANDATORY),
            ("Leverandøren kan kun levere mærkede varer.", MINIMUM, MANDATORY),
            ("Hvis varerne ikke er mærkede, afvises de.", MINIMUM, MANDATORY),
            ("Leverandøren forpligter sig til at levere mærkede varer.", CONTRACT, MANDATORY),
            ("Leverandøren skal i hele kontraktperioden levere mærkede varer.", CONTRACT, MANDATORY),
            ("Ved manglende levering af mærkede varer ifaldes bod.", CONTRACT, MANDATORY),
            ("Det vægtes positivt, at varerne er mærkede.", AWARD, MANDATORY),
            ("Mærkede varer giver 5 point.", AWARD, MANDATORY),
            ("Mærkede varer udbydes som en option.", OPTION, MANDATORY),
            ("Tilbudsgiver skal oplyse, hvorvidt varerne er mærkede.", INFORMATION, MANDATORY),
            ("Tilbudsgiver skal beskrive, hvordan varerne er mærkede.", INFORMATION, MANDATORY),
            ("Varerne skal være mærkede. Svaret indgår ikke i evalueringen.", INFORMATION, MANDATORY),
            ("Varerne bør være mærkede.", MINIMUM, SOFT),
            ("Varerne kan være mærkede.", MINIMUM, SOFT),
            ("Kommunen ønsker mærkede varer.", MINIMUM, SOFT),
            ("Det anbefales at stille krav om mærkede varer.", MINIMUM, SOFT),
            ("Varerne skal så vidt muligt være mærkede.", MINIMUM, SOFT),
            ("Leverandøren skal tilstræbe, at varerne er mærkede.", MINIMUM, SOFT),
            ("Varerne skal ikke være mærkede.", BACKGROUND, DENIED),
            ("Der stilles ikke krav om mærkede varer.", BACKGROUND, DENIED),
            ("Det er ikke nødvendigt, at varerne er mærkede.", BACKGROUND, DENIED),
            ("Kommunen har i dag mærkede varer.", BACKGROUND, NONE),
            ("Tilbudsgiver har erfaring med mærkede varer.", BACKGROUND, NONE),
            ("Personalet skal have kendskab til mærkede varer.", BACKGROUND, NONE),
            ("Varerne skal være mærkede, og personalet skal have kendskab til dem.", MINIMUM, MANDATORY),
            ("Er varerne mærkede?", BACKGROUND, NONE),
        ],
    )
    def test_the_verb_tells_role_and_strength(self, text: str, role: Role, strength: Strength) -> None:
        reading = read(text)
        assert (reading.role, reading.strength) == (role, strength)

    @pytest.mark.parametrize(
        ("text", "signs"),
        [
            ("Papiret bør være hvidt, og varerne skal være mærkede.", []),
            ("Varerne skal være mærkede, og papiret bør være hvidt.", []),
            ("Papiret skal være hvidt, og varerne bør være mærkede.", [(SOFT_MODALITY, "bør")]),
        ],
    )
    def test_the_verb_that_stands_next_before_the_demand_governs_it(
        self, text: str, signs: list[tuple[Weakening, str]]
    ) -> None:
        assert reasons(read(text)) == signs

    @pytest.mark.parametrize(
        ("text", "sign"),
        [
            ("Varerne bør være mærkede.", (SOFT_MODALITY, "bør")),
            ("Varerne foretrækkes mærkede.", (SOFT_MODALITY, "foretrækkes")),
            ("Varerne kan være mærkede.", (SOFT_MODALITY, "kan")),
            ("Varerne skal så vidt muligt være mærkede.", (Weakening.HEDGED, "så vidt muligt")),
            ("Varerne skal på sigt være mærkede.", (Weakening.DEFERRED, "på sigt")),
            (
                "Varerne skal senest 24 måneder efter kontraktstart være mærkede.",
                (Weakening.DEFERRED, "senest 24 måneder efter kontraktstart"),
            ),
            (
                "Varerne skal være mærkede, hvis det ikke medfører merpris.",
                (Weakening.CONDITIONAL, "hvis det ikke medfører merpris"),
            ),
            (
                "Varerne skal være mærkede, såfremt leverandøren kan det.",
                (Weakening.CONDITIONAL, "såfremt leverandøren kan det"),
            ),
            (
                "Kan leverandøren det, skal varerne være mærkede.",
                (Weakening.CONDITIONAL, "Kan leverandøren det"),
            ),
        ],
    )
    def test_what_weakens_a_demand_is_told_in_the_clauses_own_words(
        self, text: str, sign: tuple[Weakening, str]
    ) -> None:
        reading = read(text)
        assert reasons(reading) == [sign]
        (told,) = reading.signs
        assert told.clause is not None
        assert told.clause.text[told.start : told.end] == told.words

    @pytest.mark.parametrize(
        "text",
        [
            "Hvis varerne ikke er mærkede, afvises de.",
            "Leverandøren skal senest ved levering dokumentere, at varerne er mærkede.",
            "Leverandøren skal senest 5 dage efter bestilling levere mærkede varer.",
            "Leverandøren skal senest to måneder efter anmodning fra kontrakten levere mærkede varer.",
            "Varerne skal være mærkede, hvis ordregiver anmoder om det.",
            "Varerne skal være mærkede eller tilsvarende.",
            "Der må kun leveres mærkede varer, hvis de udskiftes.",
        ],
    )
    def test_consequences_deliveries_and_requests_weaken_nothing(self, text: str) -> None:
        reading = read(text)
        assert reading.strength is MANDATORY
        assert reading.signs == ()


class TestHeadings:
    @pytest.mark.parametrize(
        ("heading", "role", "strength"),
        [
            ("Mindstekrav", MINIMUM, MANDATORY),
            ("Krav til varerne", MINIMUM, MANDATORY),
            ("Kontraktvilkår", CONTRACT, MANDATORY),
            ("Tildelingskriterier", AWARD, MANDATORY),
            ("Optioner", OPTION, MANDATORY),
            ("Oplysninger om varerne", INFORMATION, MANDATORY),
            ("Ønsker", MINIMUM, SOFT),
            ("Baggrund og formål", BACKGROUND, NONE),
            ("Egnethed", BACKGROUND, NONE),
        ],
    )
    @pytest.mark.parametrize("text", ["Varerne er mærkede.", "Varerne skal være mærkede."])
    def test_a_heading_decides_over_the_verb(
        self, heading: str, text: str, role: Role, strength: Strength
    ) -> None:
        reading = read(Text().heading(heading).paragraph(text))
        assert (reading.role, reading.strength) == (role, strength)

    def test_a_wish_by_its_heading_is_told_by_the_headings_words(self) -> None:
        reading = read(Text().heading("3 Ønsker").paragraph("Varerne skal være mærkede."))
        assert reasons(reading) == [(SOFT_MODALITY, "Ønsker")]

    def test_boer_under_mindstekrav_is_both_soft_and_unclear(self) -> None:
        reading = read(Text().heading("Mindstekrav").paragraph("Varerne bør være mærkede."))
        assert reading.strength is SOFT
        assert reasons(reading) == [(SOFT_MODALITY, "bør"), (UNCLEAR, "bør")]

    def test_a_denial_is_one_under_any_heading(self) -> None:
        for heading in ("Mindstekrav", "Krav", "Tildelingskriterier", "Optioner"):
            text = Text().heading(heading).paragraph("Der stilles ikke krav om mærkede varer.")
            assert read(text).strength is DENIED

    def test_a_duty_to_tell_is_one_under_mindstekrav_too(self) -> None:
        text = Text().heading("Mindstekrav").paragraph("Tilbudsgiver skal oplyse, om varerne er mærkede.")
        assert read(text).role is INFORMATION


class TestCodes:
    @pytest.mark.parametrize(
        ("code", "text", "role", "strength", "signs"),
        [
            ("MK", "Varerne er mærkede", MINIMUM, MANDATORY, []),
            ("MK", "Varerne skal være mærkede", MINIMUM, MANDATORY, []),
            ("MK", "Varerne bør være mærkede", MINIMUM, SOFT, [(SOFT_MODALITY, "bør"), (UNCLEAR, "bør")]),
            ("MK", "Tilbudsgiver skal oplyse, om de er mærkede", INFORMATION, MANDATORY, []),
            ("K", "Varerne er mærkede", MINIMUM, MANDATORY, []),
            ("EK", "Varerne er mærkede", AWARD, MANDATORY, []),
            ("EK", "Varerne skal være mærkede", AWARD, MANDATORY, []),
            ("EK", "Varerne bør være mærkede", AWARD, MANDATORY, []),
            ("Ø", "Varerne er mærkede", MINIMUM, SOFT, [(SOFT_MODALITY, "Ø")]),
            ("Ø", "Varerne skal være mærkede", MINIMUM, SOFT, [(SOFT_MODALITY, "Ø")]),
            ("Bør", "Varerne skal være mærkede", MINIMUM, SOFT, [(SOFT_MODALITY, "Bør")]),
            ("OP", "Varerne skal være mærkede", OPTION, MANDATORY, []),
        ],
    )
    def test_the_code_of_a_row_decides_over_the_verb(
        self, code: str, text: str, role: Role, strength: Strength, signs: list[tuple[Weakening, str]]
    ) -> None:
        reading = read(Text().table(("Krav", "Type"), (text, code)))
        assert (reading.role, reading.strength, reasons(reading)) == (role, strength, signs)

    def test_the_code_of_a_row_decides_over_the_heading(self) -> None:
        text = Text().heading("Mindstekrav").table(("Krav", "Type"), ("Varerne er mærkede", "EK"))
        assert read(text).role is AWARD
        text = Text().heading("Baggrund").table(("Krav", "Type"), ("Varerne er mærkede", "MK"))
        assert read(text).role is MINIMUM


class TestLeadIns:
    @pytest.mark.parametrize(
        ("opener", "role", "strength"),
        [
            ("Varerne skal være:", MINIMUM, MANDATORY),
            ("Leverandøren forpligter sig til at levere varer, der er:", CONTRACT, MANDATORY),
            ("Varerne bør være:", MINIMUM, SOFT),
            ("Varerne skal så vidt muligt være:", MINIMUM, SOFT),
            ("Følgende tillægges positiv vægt:", AWARD, MANDATORY),
            ("Tilbudsgiver bedes oplyse, om varerne er:", INFORMATION, MANDATORY),
            ("Der stilles ikke krav om, at varerne er:", BACKGROUND, DENIED),
        ],
    )
    def test_an_item_of_a_list_takes_role_and_strength_of_its_lead_in(
        self, opener: str, role: Role, strength: Strength
    ) -> None:
        reading = read(Text().paragraph(opener).items("mærkede"))
        assert (reading.role, reading.strength) == (role, strength)

    def test_the_items_own_verb_governs_before_that_of_its_lead_in(self) -> None:
        text = Text().paragraph("Leverandøren skal opfylde følgende:").items("Varerne bør være mærkede")
        assert read(text).strength is SOFT


class TestNeighbours:
    def test_a_sentence_that_refers_back_weakens_the_demand_before_it(self) -> None:
        reading = read("Varerne skal være mærkede. Kravet gælder så vidt muligt.")
        assert reasons(reading) == [(Weakening.HEDGED, "så vidt muligt")]

    def test_any_other_sentence_beside_the_demand_does_not(self) -> None:
        assert read("Varerne skal være mærkede. Papiret er så vidt muligt hvidt.").signs == ()

    @pytest.mark.parametrize("text", ["Kravet gælder alle.", "Dog ikke sæbe.", "Det gælder alle varer."])
    def test_some_sentences_refer_back(self, text: str) -> None:
        assert refers_back(core_of(Text().paragraph(f"{text[:-1]} mærkede."))[1])

    def test_most_sentences_do_not(self) -> None:
        assert not refers_back(core_of(Text().paragraph("Varerne er mærkede, og kravet gælder alle."))[1])


class TestQuestions:
    @pytest.mark.parametrize(
        ("text", "strength"),
        [
            ("Er varerne mærkede? Nej.", DENIED),
            ("Er varerne mærkede? Nej, varerne skal blot være rene.", MANDATORY),
            ("Er varerne mærkede? Ja, det er et krav.", MANDATORY),
            ("Er varerne mærkede? Der stilles ikke krav om mærkning.", DENIED),
            ("Er varerne mærkede? Svaret kommer.", NONE),
        ],
    )
    def test_the_answer_decides(self, text: str, strength: Strength) -> None:
        assert read(text).strength is strength

    def test_a_bidders_remark_is_no_demand(self) -> None:
        row = Text().table(("Spørgsmål", "Svar"), ("Vi læser det så, at varerne er mærkede.", "Se pkt. 4"))
        assert is_asked(*core_of(row))
        assert read(row).role is BACKGROUND

    def test_a_demand_is_no_bidders_remark(self) -> None:
        assert not is_asked(*core_of(Text().paragraph("Varerne skal være mærkede.")))


class TestOwnText:
    def test_a_cue_that_is_the_criterions_own_text_weakens_nothing(self) -> None:
        passage, core = core_of(Text().paragraph("Varerne skal så vidt muligt være mærkede på sigt."))

        def own(_clause: Clause, cue: Cue) -> bool:
            return cue.kind == "hedge"

        reading = read_status(passage, core, (36, 43), own)
        assert [sign.reason for sign in reading.signs] == [Weakening.DEFERRED]
        assert reading.strength is MANDATORY

    def test_where_not_using_a_thing_is_the_demand_that_is_no_denial(self) -> None:
        assert read("Mærkede varer anvendes ikke.", ban=True).strength is MANDATORY
        assert read("Mærkede varer anvendes ikke.").strength is DENIED


RANK = {DENIED: 0, NONE: 1, SOFT: 2, MANDATORY: 3}
HARD = (
    "Varerne skal være mærkede",
    "Leverandøren skal levere mærkede varer",
    "Papiret er hvidt, og varerne skal være mærkede",
    "Leverandøren skal i hele kontraktperioden levere mærkede varer",
    "Tilbudsgiver skal oplyse, om varerne er mærkede",
)
HEADINGS = (
    "Mindstekrav",
    "Krav",
    "Kontraktvilkår",
    "Tildelingskriterier",
    "Optioner",
    "Ønsker",
    "Formål",
    "",
)
CODES = ("MK", "EK", "Ø", "OP", "")
PLACES = st.sampled_from(list(product(HEADINGS, CODES)))


def placed(sentence: str, heading: str, code: str) -> Text:
    text = Text().heading(heading) if heading else Text()
    return text.table(("Krav", "Type"), (sentence, code)) if code else text.paragraph(f"{sentence}.")


@given(st.sampled_from(HARD), PLACES)
def test_boer_for_skal_never_binds_harder(sentence: str, place: tuple[str, str]) -> None:
    hard, soft = read(placed(sentence, *place)), read(placed(sentence.replace("skal", "bør"), *place))
    assert RANK[soft.strength] <= RANK[hard.strength]
    assert len(soft.signs) >= len(hard.signs)


@given(
    st.sampled_from(HARD),
    PLACES,
    st.sampled_from(["så vidt muligt", "på sigt", "som udgangspunkt", "om muligt", "i videst muligt omfang"]),
)
def test_words_of_effort_and_delay_never_bind_harder(
    sentence: str, place: tuple[str, str], words: str
) -> None:
    plain, loosened = (
        read(placed(sentence, *place)),
        read(placed(sentence.replace("skal", f"skal {words}"), *place)),
    )
    assert RANK[loosened.strength] <= RANK[plain.strength]
    assert set(reasons(plain)) < set(reasons(loosened))


@given(st.sampled_from(HARD), PLACES)
def test_skal_ikke_denies_wherever_it_stands(sentence: str, place: tuple[str, str]) -> None:
    assert read(placed(sentence.replace("skal", "skal ikke"), *place)).strength is DENIED
