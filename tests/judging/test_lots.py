"""Tenders in lots: what one lot demands says nothing of another's goods, and what a lot is on is bought."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from pogi_check.checking import check
from pogi_check.documents.document import Block, BlockKind, Cell, Document, Place, Tender
from pogi_check.rulebook.loading import load_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.findings import Report
    from pogi_check.rulebook.book import RuleBook

LOTS = ("Delaftale 1: Kombiovne og gryder til køkkenet", "Delaftale 2: Lamper og armaturer til hallen")
WHOLE_LIFE = (
    "Tilbuddene sammenlignes på indkøbspris plus elforbrug i hele levetiden, altså totalomkostningerne."
)


@lru_cache(maxsize=1)
def book() -> RuleBook:
    return load_rules()


def report(blocks: Sequence[Block]) -> Report:
    tender = Tender("udbud", (Document("udbud.docx", "text/plain", "", tuple(blocks)),))
    return check(tender, book(), on=date(2024, 3, 1))


def verdicts(blocks: Sequence[Block]) -> dict[str, str]:
    return {one.criterion.id: one.verdict.value for one in report(blocks).findings}


def goals(*texts: str) -> set[str]:
    blocks = [Block(text, BlockKind.PARAGRAPH, Place("udbud.docx", n)) for n, text in enumerate(texts, 1)]
    return {one.goal.slug for one in report(blocks).goals if one.in_scope}


def below(heading: str, text: str) -> list[Block]:
    """Give two lots, then a text below a heading."""
    texts = [Block(one, BlockKind.PARAGRAPH, Place("udbud.docx", n)) for n, one in enumerate(LOTS, 1)]
    title = Block(heading, BlockKind.HEADING, Place("udbud.docx", 3), level=1)
    return [*texts, title, Block(text, BlockKind.PARAGRAPH, Place("udbud.docx", 4, headings=(heading,)))]


def test_what_a_lot_demands_says_nothing_of_the_goods_of_another() -> None:
    found = verdicts(below("Tildeling, delaftale 2", WHOLE_LIFE))
    assert (found["8.a.5"], found["10.tco"]) == ("present", "missing")


@pytest.mark.parametrize("heading", ["Tildeling", "Tildeling, delaftale 1 og 2", "Tildeling, delaftale 1-2"])
def test_what_holds_for_all_lots_counts_for_the_goods_of_each(heading: str) -> None:
    found = verdicts(below(heading, WHOLE_LIFE))
    assert (found["8.a.5"], found["10.tco"]) == ("present", "present")


def test_a_column_may_name_the_lot_by_its_goods() -> None:
    rows = (
        ("Lot", "Krav"),
        ("Kombiovne", "Reservedele kan købes i mindst 10 år."),
        ("Lamper", "Reservedele kan købes i 5 år."),
    )
    cells = [
        Block(
            text if text != "Lot" else "Delaftale",
            BlockKind.CELL,
            Place("udbud.docx", 5, cell=Cell(0, row, column, header=row == 0)),
        )
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    assert verdicts([*below("Krav", "Se skemaet."), *cells])["10.reservedele"] == "present"


@pytest.mark.parametrize(
    ("lot", "expected"),
    [
        ("Delaftale C – børnehus: legetøj til åbningen og supplering i to år", {"boerneartikler"}),
        ("Delkontrakt 3 omfatter rengøringsmidler.", {"rengoering"}),
        ("Delaftale 1: Tre referencer.", set()),
        ("Delaftale 2 omfatter ikke rengøringsmidler.", set()),
    ],
)
def test_what_a_lot_is_on_is_bought(lot: str, expected: set[str]) -> None:
    assert goals("Indkøb til museet", "Aftalen er delt i tre.", "Priser gives i kroner.", lot) == expected


LABELLED = "Universalrengøringsmidler og sanitetsrengøringsmidler skal være svanemærkede eller tilsvarende."
CLEANERS = (
    "Delaftale 1: Rengøringsmidler til skoler.",
    "Delaftale 2: Rengøringsmidler til plejehjem.",
)


def outline(*texts: str, document: str = "udbud.docx") -> list[Block]:
    """Give paragraphs below the headings among them; a heading begins with "# "."""
    blocks: list[Block] = []
    headings: tuple[str, ...] = ()
    for number, text in enumerate(texts, 1):
        if text.startswith("# "):
            headings = (text.removeprefix("# "),)
            blocks.append(Block(headings[0], BlockKind.HEADING, Place(document, number), level=1))
        else:
            blocks.append(Block(text, BlockKind.PARAGRAPH, Place(document, number, headings=headings)))
    return blocks


def labelled(*texts: str) -> tuple[str, set[str]]:
    """Give the verdict on ecolabelled cleaners in a tender of these texts, and its reasons."""
    finding = next(one for one in report(outline(*texts)).findings if one.criterion.id == "5.a.1")
    return finding.verdict.value, {one.reason.value for one in finding.weakened}


@pytest.mark.parametrize(
    "demand",
    [
        ("# Krav, delaftale 1", LABELLED),
        ("# Krav", f"For delaftale 1 gælder: {LABELLED}"),
        ("# Krav", f"{LABELLED[:-1]} (kun delaftale 1)."),
        ("# Krav", f"{LABELLED} Kravet gælder kun delaftale 1."),
        ("# Krav", LABELLED.replace("skal", "på delaftale 1 skal", 1)),
        ("# Krav", "4.1 Delaftale 1. Levering sker ugentligt.", f"4.1.1 {LABELLED}"),
    ],
)
def test_a_lot_of_the_same_goods_that_is_left_silent_narrows_the_demand(demand: tuple[str, ...]) -> None:
    assert labelled(*CLEANERS, *demand) == ("weakened", {"narrowed_scope"})


def test_a_lot_with_a_softer_demand_weakens_as_that_demand_does() -> None:
    softer = LABELLED.replace("skal", "bør")
    found = labelled(*CLEANERS, "# Krav, delaftale 1", LABELLED, "# Krav, delaftale 2", softer)
    assert found == ("weakened", {"soft_modality"})


@pytest.mark.parametrize(
    "texts",
    [
        (*CLEANERS, "# Krav", LABELLED),
        (*CLEANERS, "# Krav", f"For delaftale 1 og 2 gælder: {LABELLED}"),
        (*CLEANERS, "# Krav, delaftale 1", LABELLED, "# Krav, delaftale 2", LABELLED),
        (CLEANERS[0], "Delaftale 2: Kontorpapir.", "# Krav, delaftale 1", LABELLED),
        (CLEANERS[0], "Delaftale 2: Mopper og klude.", "# Krav, delaftale 1", LABELLED),
    ],
)
def test_lots_that_are_bound_or_buy_other_goods_narrow_nothing(texts: tuple[str, ...]) -> None:
    assert labelled(*texts) == ("present", set())


def test_a_document_that_names_its_lot_binds_that_lot_only() -> None:
    documents = (
        Document("udbud.docx", "text/plain", "", tuple(outline(*CLEANERS))),
        Document(
            "Krav_delaftale_1.docx",
            "text/plain",
            "",
            tuple(outline("# Krav", LABELLED, document="Krav_delaftale_1.docx")),
        ),
    )
    findings = check(Tender("udbud", documents), book(), on=date(2024, 3, 1)).findings
    assert next(one for one in findings if one.criterion.id == "5.a.1").verdict.value == "weakened"


@pytest.mark.parametrize("name", ["Krav_delaftale_1-2.docx", "Krav delaftale 1 og 2.docx"])
def test_a_document_that_names_several_lots_binds_them_all(name: str) -> None:
    documents = (
        Document("udbud.docx", "text/plain", "", tuple(outline(*CLEANERS))),
        Document(name, "text/plain", "", tuple(outline("# Krav", LABELLED, document=name))),
    )
    findings = check(Tender("udbud", documents), book(), on=date(2024, 3, 1)).findings
    assert next(one for one in findings if one.criterion.id == "5.a.1").verdict.value == "present"


def rows(heading: str, *lines: tuple[str, ...]) -> list[Block]:
    """Give a table below a heading; its first line is the header."""
    return [
        Block(text, BlockKind.CELL, Place("krav.xlsx", number * 10 + column, headings=(heading,), cell=cell))
        for number, line in enumerate(lines, 1)
        for column, text in enumerate(line)
        for cell in [Cell(0, number - 1, column, header=number == 1)]
    ]


def test_the_sheet_that_a_lots_letter_opens_is_on_that_lot_whatever_its_file_is_called() -> None:
    lots = outline("Delaftale A: Rengøringsmidler.", "Delaftale B: Computere og tablets.")
    demand = "Reparation på stedet inden for fem dage i 36 måneder, omfattet af garanti."
    sheets = [
        *rows("A Rengøring", ("Nr.", "Krav", "Type"), ("A1", LABELLED, "MK")),
        *rows("B It", ("Nr.", "Krav", "Type"), ("B1", demand, "MK"), ("B2", "Tablets har 4G.", "MK")),
    ]
    documents = (
        Document("udbud.docx", "text/plain", "", tuple(lots)),
        Document("krav delaftale A.xlsx", "text/plain", "", tuple(sheets)),
    )
    found = check(Tender("udbud", documents), book(), on=date(2024, 3, 1))
    verdicts = {one.criterion.id: one.verdict.value for one in found.findings}
    assert verdicts["5.a.1"] == "present"


def test_goods_that_a_list_of_lots_names_first_are_bought() -> None:
    listed = rows(
        "Lots",
        ("Delaftale", "Genstand", "Mængde"),
        ("1", "Kombiovne og kipstegere til kantinen", "31 enheder"),
        ("2", "Kokkejakker, bukser og forklæder", "210 stk."),
    )
    demand = outline("Alle varer leveres inden fem dage.", "Arbejdstøjet skal være vasket to gange.")
    report_ = report([*listed, *demand])
    assert {one.goal.slug for one in report_.goals if one.in_scope} >= {"koekkenudstyr", "tekstiler"}


def test_numbers_of_a_list_under_a_heading_on_lots_are_lots() -> None:
    listed = rows(
        "2. Delaftaler",
        ("Nr.", "Genstand", "Omfang"),
        ("1", "Kombiovne og gryder til køkkenet", "12 stk."),
        ("2", "Lamper og armaturer til hallen", "80 stk."),
    )
    score = outline("# Tildeling, delaftale 1", WHOLE_LIFE)
    found = {one.criterion.id: one.verdict.value for one in report([*listed, *score]).findings}
    assert (found["10.tco"], found["8.a.5"]) == ("present", "missing")


def test_a_lot_that_its_row_numbers_is_on_what_the_column_of_lots_names() -> None:
    listed = rows(
        "Delaftaler",
        ("Nr.", "Delaftale", "Anslået værdi"),
        ("1", "Arbejdstøj", "2 mio. kr."),
        ("2", "Rengøringsmidler", "1 mio. kr."),
    )
    report_ = report([*listed, *outline("Alle varer leveres inden fem dage.")])
    assert {one.goal.slug for one in report_.goals if one.in_scope} == {"tekstiler", "rengoering"}
