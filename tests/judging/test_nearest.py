"""What a tender does not state is shown with the clause that comes nearest, or with none."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from pogi_check.checking import check
from pogi_check.rulebook.book import Example
from pogi_check.rulebook.examples import example_tender
from pogi_check.rulebook.loading import load_rules
from pogi_check.terms import Strength, Verdict

if TYPE_CHECKING:
    from pogi_check.findings import Evidence
    from pogi_check.rulebook.book import RuleBook

TOYS = ("Udbud af legetøj", "3 Krav")
LIST = "Sikkerhedsstyrelsen har den danske oversigt over farlige og mangelfulde produkter."
REST = (
    "Aftalen gælder i to år fra den 1. marts.",
    "Leverandøren sender fakturaen elektronisk, når varerne er modtaget.",
    "Kommunen har 14 dagtilbud, der bestiller hver for sig.",
    "Varerne leveres inden for fem arbejdsdage efter bestilling.",
    "Priserne er faste det første år og reguleres derefter med nettoprisindekset.",
)


@lru_cache(maxsize=1)
def book() -> RuleBook:
    return load_rules()


def nearest(goal: str, criterion: str, *texts: str, under: tuple[str, ...] = TOYS) -> Evidence | None:
    passage = Example("missing", (*REST, *texts), under=under)
    report = check(example_tender(passage), book(), on=date(2026, 3, 1), goals=[goal], criteria=[criterion])
    (finding,) = report.findings
    assert finding.verdict is Verdict.MISSING
    return finding.nearest


def test_clause_that_says_most_of_the_suggested_wording_is_shown_with_the_words_they_share() -> None:
    found = nearest("boerneartikler", "6.1.2", LIST)

    assert found is not None
    assert found.quote == LIST
    words = [LIST[span.start : span.end] for span in found.matched]
    assert {"farlige", "mangelfulde", "produkter"} <= {*words}


def test_tender_that_says_nothing_of_the_criterion_gets_no_clause() -> None:
    assert nearest("boerneartikler", "6.1.2") is None


def test_clause_that_only_names_the_goods_is_not_shown() -> None:
    goods = ("Linned og håndklæder bestilles hver uge.", "Alle håndklæder og alt linned pakkes i vogne.")

    assert nearest("tekstiler", "12.a.1", *goods, under=("Udbud af linned", "2 Levering")) is None


def test_demand_of_the_same_label_for_other_goods_is_not_shown() -> None:
    soap = "Rengøringsmidlerne skal opfylde kriterierne for EU-Blomsten eller tilsvarende."

    assert nearest("tekstiler", "12.a.1", soap, under=("Udbud af linned", "2 Levering")) is None


def test_question_is_not_shown() -> None:
    assert nearest("boerneartikler", "6.1.2", LIST.replace(".", "?")) is None


def test_denial_of_the_demand_is_shown_though_another_clause_comes_nearer_in_words() -> None:
    denial = "Vi sætter ikke kroner på CO2 fra udstyrets strøm, når vi vælger."
    words = "I brugsfasen vises elforbruget på en ekstern måler ved computeren."

    found = nearest("ikt", "7.2", denial, words, under=("Udbud af bærbare computere", "Sådan vælger vi"))

    assert found is not None
    assert (found.quote, found.strength) == (denial, Strength.DENIED)
