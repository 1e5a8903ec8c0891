"""Clauses that name a demand by its number: what they take back, postpone, and leave alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

import pogi_check as pogi
from pogi_check.checking import check
from pogi_check.danish.markings import Legend
from pogi_check.danish.passages import segment
from pogi_check.documents.document import Block, BlockKind, Document, Place, Tender
from pogi_check.rulebook.book import Example
from pogi_check.rulebook.examples import example_tender
from pogi_check.rulebook.loading import load_rules

if TYPE_CHECKING:
    from pogi_check.findings import Finding
    from pogi_check.rulebook.book import RuleBook

DEMAND = {"Nr.": "4.2", "Krav": "Rengøringsmidlerne skal være svanemærkede.", "Type": "MK"}


@lru_cache(maxsize=1)
def book() -> RuleBook:
    return load_rules()


def row(cells: dict[str, str], name: str) -> Document:
    document = example_tender(Example("present", (), row=tuple(cells.items()))).documents[0]
    blocks = (replace(block, place=replace(block.place, document=name)) for block in document.blocks)
    return replace(document, name=name, blocks=tuple(blocks))


def text(words: str, name: str = "svar.docx") -> Document:
    return Document(name, "text/plain", "", (Block(words, BlockKind.PARAGRAPH, Place(name, 1)),))


def judged(*documents: Document) -> Finding:
    report = check(
        Tender("udbud", documents), book(), on=date(2026, 3, 1), goals=["rengoering"], criteria=["5.a.1"]
    )
    return report.findings[0]


@pytest.mark.parametrize(
    "correction",
    [
        "Kravet i pkt. 4.2 tages ud.",
        "Punktet udgår.",
        "Kravet bortfalder.",
    ],
)
def test_row_that_bears_the_number_of_a_demand_takes_it_back(correction: str) -> None:
    finding = judged(row(DEMAND, "a.docx"), row({"Punkt": "4.2", "Rettelse": correction}, "b.docx"))
    assert finding.verdict is pogi.Verdict.WEAKENED
    assert [reason.value for reason in finding.reasons] == ["contradicted"]


def test_row_that_bears_another_number_takes_nothing_back() -> None:
    other = row({"Punkt": "6.1", "Rettelse": "Punktet udgår."}, "b.docx")
    assert judged(row(DEMAND, "a.docx"), other).verdict is pogi.Verdict.PRESENT


def test_row_that_replaces_a_demand_by_a_full_one_takes_nothing_back() -> None:
    new = "Punktet affattes således: Alle rengøringsmidler skal være svanemærkede eller tilsvarende."
    finding = judged(row(DEMAND, "a.docx"), row({"Punkt": "4.2", "Rettelse": new}, "b.docx"))
    assert finding.verdict is pogi.Verdict.PRESENT


@pytest.mark.parametrize(
    "later",
    [
        "Krav 4.2 får virkning for ordrer, som afgives den 1. november 2028 eller senere.",
        "Krav 4.2 gælder først fra 2028.",
        "Pkt. 4.2 træder i kraft et år efter kontraktstart.",
    ],
)
def test_demand_that_another_clause_lets_bind_later_is_deferred(later: str) -> None:
    finding = judged(row(DEMAND, "a.docx"), text(later))
    assert finding.verdict is pogi.Verdict.WEAKENED
    assert "deferred" in [reason.value for reason in finding.reasons]


def test_what_comes_into_force_without_naming_a_demand_defers_nothing() -> None:
    finding = judged(row(DEMAND, "a.docx"), text("Kontrakten træder i kraft den 1. maj 2026."))
    assert finding.verdict is pogi.Verdict.PRESENT


def test_footnote_in_the_row_of_a_demand_may_name_it_by_its_own_number() -> None:
    demand = {**DEMAND, "Krav": f"{DEMAND['Krav']} Krav 4.2 gælder først fra 2028."}
    finding = judged(row(demand, "a.docx"))
    assert "deferred" in [reason.value for reason in finding.reasons]


BOTH = ["soft_modality", "contradicted"]


def labelled(words: str, name: str = "krav.docx") -> Document:
    return text(f"5.1 {words}", name)


@pytest.mark.parametrize(
    ("correction", "verdict", "reasons"),
    [
        # stated anew, in full or weaker
        ({"Punkt": "5.1", "Gammel tekst": "Rengøringsmidlerne bør være svanemærkede.",
          "Ny tekst": "Rengøringsmidlerne skal være svanemærkede."}, "present", []),
        ({"Punkt": "5.1", "Gammel tekst": "Rengøringsmidlerne skal være svanemærkede.",
          "Ny tekst": "Rengøringsmidlerne bør være svanemærkede."}, "weakened", BOTH),
        # words exchanged, whatever the order in which the sentence says it
        ({"Nr.": "1", "Rettelse": 'I pkt. 5.1 ændres "skal" til "bør".'}, "weakened", BOTH),
        ({"Nr.": "1", "Sted": "pkt. 5.1", "Rettelse": "»skal« udgår. I stedet står der: »bør«."},
         "weakened", BOTH),
        ({"Nr.": "1", "Rettelse": "I pkt. 5.1 udgår »skal«, og i stedet indsættes »bør«."},
         "weakened", BOTH),
        # words of another passage
        ({"Nr.": "1", "Rettelse": 'I pkt. 7.3 ændres "skal" til "bør".'}, "present", []),
        ({"Nr.": "1", "Rettelse": 'I pkt. 5.1 ændres "mandag" til "tirsdag".'}, "present", []),
    ],
)  # fmt: skip
def test_correction_gives_the_demand_its_new_words(
    correction: dict[str, str], verdict: str, reasons: list[str]
) -> None:
    old = "bør" if correction.get("Gammel tekst", "").find("bør") > 0 else "skal"
    finding = judged(
        labelled(f"Rengøringsmidlerne {old} være svanemærkede."), row(correction, "rettelser.docx")
    )
    assert (finding.verdict.value, sorted(finding.reasons)) == (verdict, sorted(reasons))


def test_question_whether_a_demand_may_go_takes_nothing_back() -> None:
    asked = {"Vedr.": "Pkt. 5.1", "Spørgsmål": "Kan kravet lempes?", "Svar": "Nej, det fastholdes."}
    finding = judged(labelled("Rengøringsmidlerne skal være svanemærkede."), row(asked, "svar.docx"))
    assert finding.verdict is pogi.Verdict.PRESENT


def test_row_names_in_its_own_cell_what_it_takes_back() -> None:
    gone = {"Nr.": "3", "Sted": "Bilag 1, K-05", "Ændring": "Kravet udgår i sin helhed."}
    finding = judged(
        row({"Nr.": "K-05", "Krav": DEMAND["Krav"], "Type": "MK"}, "a.docx"), row(gone, "b.docx")
    )
    assert [reason.value for reason in finding.reasons] == ["contradicted"]


@pytest.mark.parametrize(
    "beside",
    [
        "Legetøj, inventar og bøger er ikke omfattet.",
        "Beløbet i pkt. 5.1 bortfalder.",
        "Udgår en vare hos fabrikanten, leveres en tilsvarende rengøringsartikel.",
        "Data på udstyret slettes, og rengøringsvognen nulstilles.",
    ],
)
def test_words_on_goods_sums_and_data_take_no_demand_back(beside: str) -> None:
    finding = judged(labelled("Rengøringsmidlerne skal være svanemærkede."), text(beside, "b.docx"))
    assert finding.verdict is pogi.Verdict.PRESENT


def test_new_value_without_a_number_replaces_the_one_that_states_the_same() -> None:
    def price(words: str, name: str) -> Document:
        return text(f"Evalueringen: et ton CO2 {words}.", name)

    documents = (
        price("prissættes til 1.500 kr.", "a.docx"),
        price("ændres til 900 kr. og prissættes så", "b.docx"),
    )
    report = check(Tender("udbud", documents), book(), on=date(2026, 3, 1), goals=["ikt"], criteria=["7.3"])
    assert "lower_threshold" in report.findings[0].reasons


@pytest.mark.parametrize(
    ("exception", "verdict"),
    [
        ("Linje 14-17 (toiletrens) er undtaget fra K-05.", "weakened"),
        ("Kravet i K-05 omfatter ikke toiletrens.", "weakened"),
        ("Toiletrens fritages for krav K-05.", "weakened"),
        # goods that the criterion is not about, another demand, a way of carrying it out
        ("Afløbsrens og desinfektion er undtaget fra K-05.", "present"),
        ("Linje 14-17 (toiletrens) er undtaget fra K-06.", "present"),
        ("Svar efter K-05 gives for alle midler, undtagen hvor varen er udgået.", "present"),
    ],
)
def test_exception_named_by_number_lets_goods_go_wherever_it_stands(exception: str, verdict: str) -> None:
    demand = row({"Nr.": "K-05", "Krav": DEMAND["Krav"], "Type": "MK"}, "a.docx")
    other = row({"Nr.": "K-06", "Krav": "Alle dunke har håndtag.", "Type": "MK"}, "a.docx")
    note = row({"Emne": "K-05", "Note": exception}, "noter.docx")
    assert judged(demand, other, note).verdict.value == verdict


def test_answer_that_changes_a_demand_by_its_plain_number_states_it_anew() -> None:
    answer = {
        "Nr.": "12",
        "Spørgsmål": "Kan krav 21 lempes?",
        "Svar": "Ja. Krav 21 ændres, så rengøringsmidler skal være svanemærkede 9 måneder efter driftsstart.",
    }
    finding = judged(row({**DEMAND, "Nr.": "21"}, "a.docx"), row(answer, "svar.docx"))
    assert "deferred" in [reason.value for reason in finding.reasons]


def test_place_in_a_law_is_no_number_of_the_tender() -> None:
    law = "Tilbudsgiver erklærer, at virksomheden ikke er omfattet af udbudslovens § 137, stk. 1, nr. 1-3."
    demand = row({**DEMAND, "Nr.": "1"}, "a.docx")
    assert judged(demand, text(law, "espd.docx")).verdict is pogi.Verdict.PRESENT


@pytest.mark.parametrize(
    ("mark", "note", "verdict"),
    [
        ("1)", "1) Punktet gælder ikke sanitetsmidler.", "weakened"),
        ("*", "* Dog ikke sanitetsmidler.", "weakened"),
        ("1)", "2) Punktet gælder ikke sanitetsmidler.", "present"),
    ],
)
def test_note_below_a_table_speaks_of_the_row_that_bears_its_mark(mark: str, note: str, verdict: str) -> None:
    demand = row({**DEMAND, "Krav": f"{DEMAND['Krav']} {mark}"}, "krav.docx")
    place = Place("krav.docx", 90)
    document = replace(demand, blocks=(*demand.blocks, Block(note, BlockKind.PARAGRAPH, place)))
    assert judged(document).verdict.value == verdict


def test_share_beside_the_demand_in_its_own_cell_is_its_own() -> None:
    demand = {
        **DEMAND,
        "Krav": f"{DEMAND['Krav']} Vi gør det op i januar, og otte ud af ti varer skal være i orden.",
    }
    assert [reason.value for reason in judged(row(demand, "krav.docx")).reasons] == ["lower_threshold"]


def test_code_that_is_changed_so_that_names_the_demand_by_itself() -> None:
    answer = {"Nr.": "3", "Henvisning": "Bilag 2, K-05", "Svar": "Ja. K-05 ændres, således at det er frit."}
    finding = judged(
        row({"Nr.": "K-05", "Krav": DEMAND["Krav"], "Type": "MK"}, "a.docx"), row(answer, "svar.docx")
    )
    assert [reason.value for reason in finding.reasons] == ["contradicted"]


def test_sum_that_goes_takes_no_demand_with_it() -> None:
    demand = row({"Nr.": "C.3", "Krav": DEMAND["Krav"], "Type": "MK"}, "a.docx")
    finding = judged(demand, text("I bilag C.3 udgår beløbet 1.500 kr.", "rettelse.docx"))
    assert finding.verdict is pogi.Verdict.PRESENT


def test_note_to_a_paragraph_may_stand_below_a_raised_mark() -> None:
    blocks = [
        Block("1)", BlockKind.PARAGRAPH, Place("krav.pdf", 1)),
        Block("Alle rengøringsmidler skal være svanemærkede.", BlockKind.PARAGRAPH, Place("krav.pdf", 2)),
        Block("1) Undtaget er sanitetsmidler.", BlockKind.PARAGRAPH, Place("krav.pdf", 3)),
    ]
    finding = judged(Document("krav.pdf", "application/pdf", "", tuple(blocks)))
    assert [reason.value for reason in finding.reasons] == ["narrowed_scope"]


ANSWERS = [
    ("Kan kravet lempes?", "Kravet bortfalder.", "contradicted"),
    ("Er kravet ufravigeligt?", "Kravet ændres til et ønske.", "soft_modality"),
    ("Gælder kravet også spray?", "Nej, spray er undtaget fra kravet.", "narrowed_scope"),
    ("Kan vi få til 2028?", "Ja, kravet skal først være opfyldt 1. januar 2028.", "deferred"),
    ("Kan egen erklæring accepteres i stedet for mærket?", "Ja, den accepteres.", "weaker_label"),
    ("Må mærket erstattes af en beskrivelse?", "Ja, en beskrivelse er nok.", "contradicted"),
]


@pytest.mark.parametrize(("question", "answer", "reason"), ANSWERS)
@pytest.mark.parametrize("cell", [{"Krav": "4.2"}, {"Henvisning": "Krav 4.2"}])
def test_answer_eases_the_demand_that_a_cell_of_its_row_points_to(
    cell: dict[str, str], question: str, answer: str, reason: str
) -> None:
    asked = row({"Nr.": "1", **cell, "Spørgsmål": question, "Svar": answer}, "b.docx")
    assert reason in [one.value for one in judged(row(DEMAND, "a.docx"), asked).reasons]


@pytest.mark.parametrize(("question", "answer", "_reason"), ANSWERS)
def test_answer_eases_no_demand_beside_the_one_that_its_row_points_to(
    question: str, answer: str, _reason: str
) -> None:
    asked = row({"Nr.": "1", "Krav": "4.3", "Spørgsmål": question, "Svar": answer}, "b.docx")
    other = row({"Nr.": "4.3", "Krav": "Varerne skal leveres om mandagen.", "Type": "MK"}, "c.docx")
    finding = judged(row(DEMAND, "a.docx"), other, asked)
    assert finding.verdict is pogi.Verdict.PRESENT


@pytest.mark.parametrize(
    "line",
    [
        "4.2 slettes.",
        "4.2: Udgår.",
        "4.2 – Kravet bortfalder.",
        "Kravet i pkt. 4.2 er gjort til et konkurrenceparameter.",
    ],
)
def test_line_that_opens_with_the_number_of_a_demand_takes_it_back(line: str) -> None:
    assert judged(row(DEMAND, "a.docx"), text(line)).verdict is pogi.Verdict.WEAKENED


@pytest.mark.parametrize(
    ("media_type", "passages"),
    [
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", 1),
        ("application/pdf", 2),  # there it stands at the foot of the page, below any paragraph
    ],
)
def test_footnote_of_word_is_read_with_the_paragraph_before_it(media_type: str, passages: int) -> None:
    said = ("Reservedele skal kunne købes i 10 år.", "For småmaskiner er perioden 5 år.")
    kinds = (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)
    blocks = tuple(
        Block(words, kind, Place("krav", number))
        for number, (words, kind) in enumerate(zip(said, kinds, strict=True), 1)
    )
    assert len(segment(Document("krav", media_type, "", blocks), Legend({}))) == passages
