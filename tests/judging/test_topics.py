"""Topics that a tender is to cover (kind dækning): one binding sentence of substance is enough."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from pogi_check.rulebook.book import Example
from pogi_check.rulebook.examples import example_tender, judge_example, judge_goal
from pogi_check.rulebook.loading import load_rules

if TYPE_CHECKING:
    from pogi_check.findings import Finding
    from pogi_check.rulebook.book import RuleBook

GOAL = """
goal: emner
number: null
title: Emner
title_en: Topics
text: whole
status: Målet er kendt.
source: https://example.dk/emner
subjects: [byggeri]
"""
CRITERION = """
id: {ident}
title: Affald er dækket
title_en: Waste is covered
kind: {kind}
basis: read
source: https://example.dk/emner
accepted: [minimum_requirement, contract_term]
asks:
  - part: affald
    subject: []
    any:
      - names: [[plast], [indeholde]]
        ban: true
      - names: [[affald, plast], [=skal, =bør, krav, =sorteres, =bruges]]
    share: none
remedy: Affald skal sorteres.
"""


@lru_cache(maxsize=1)
def book() -> RuleBook:
    with TemporaryDirectory() as folder:
        goal = Path(folder) / "egne" / "emner"
        goal.mkdir(parents=True)
        (goal / "goal.yaml").write_text(GOAL, encoding="utf-8")
        for ident, kind in (("emne", "dækning"), ("krav", "krav")):
            text = CRITERION.format(ident=ident, kind=kind)
            (goal / f"{ident}.yaml").write_text(text, encoding="utf-8")
        return load_rules([folder])


def judged(ident: str, *texts: str) -> Finding:
    goal = book().goal("emner")
    assert goal is not None
    criterion = next(one for one in goal.criteria if one.id == ident)
    return judge_example(goal, criterion, Example("present", texts), book())


def outcome(ident: str, *texts: str) -> tuple[str, set[str]]:
    finding = judged(ident, *texts)
    return finding.verdict.value, {reason.value for reason in finding.reasons}


@pytest.mark.parametrize(
    "text",
    [
        "Udvalgte typer affald skal sorteres.",
        "Affald skal sorteres, dog ikke haveaffald.",
        "Kravet om sortering gælder kun affald fra nedrivningen.",
    ],
)
def test_a_clause_on_a_part_of_a_topic_treats_the_topic(text: str) -> None:
    assert outcome("emne", text) == ("present", set())
    assert outcome("krav", text) == ("weakened", {"narrowed_scope"})


def test_a_topic_must_be_named_in_the_sentence_that_demands() -> None:
    text = "Byggeriet gav i fjor 40 ton affald. Entreprenøren skal aflevere en tidsplan."
    assert outcome("emne", text) == ("missing", set())
    assert outcome("krav", text) == ("present", set())


def test_a_heading_that_names_the_topic_is_no_demand_on_it() -> None:
    example = Example("missing", ("Entreprenøren skal aflevere en tidsplan.",), under=("Affald",))
    goal = book().goal("emner")
    assert goal is not None
    verdicts = {one.id: judge_example(goal, one, example, book()).verdict.value for one in goal.criteria}
    assert verdicts == {"emne": "missing", "krav": "present"}


def test_a_soft_clause_on_a_topic_weakens() -> None:
    assert outcome("emne", "Affald bør sorteres.") == ("weakened", {"soft_modality"})


def test_a_topic_is_not_lost_with_one_of_its_demands() -> None:
    taken_back = "Kravet om sortering af affald bortfalder."
    demands = ("Affald skal vejes ved udkørsel.", "Affald skal sorteres i ti dele.")
    assert outcome("emne", demands[0], taken_back) == ("weakened", {"contradicted"})
    assert outcome("emne", *demands, taken_back) == ("present", set())


def test_without_a_subject_one_word_of_the_demand_takes_nothing_back() -> None:
    assert outcome("krav", "Affald skal sorteres.", "Kravet om vejning bortfalder.") == ("present", set())


def test_a_verb_that_a_rule_names_still_governs_what_follows() -> None:
    text = "Tilbudsgiver skal have erfaring med sortering af affald."
    assert outcome("krav", text) == ("missing", set())


def test_where_nothing_is_prohibited_another_wording_may_be_met() -> None:
    text = "Plast, som rør indeholder, skal sorteres."
    assert outcome("krav", text) == ("present", set())


@pytest.mark.parametrize(
    ("ident", "text", "expected"),
    [
        ("3.3.g", "Udearealerne udbydes for sig til foråret.", "not_applicable"),
        ("3.3.g", "Friarealer er ombygget i 2019 og indgår ikke i sagen.", "not_applicable"),
        ("3.3.g", "Haveanlægget er ikke omfattet af entreprisen.", "not_applicable"),
        ("3.3.g", "Udearealerne skal afleveres samtidig med bygningen.", "present"),
        ("3.3.e", "Der er ingen bygninger i entreprisen.", "not_applicable"),
        ("3.3.e", "Der må ikke stå bygninger over ledningen.", "missing"),
    ],
)
def test_a_topic_that_the_tender_leaves_out_does_not_apply(ident: str, text: str, expected: str) -> None:
    rules = load_rules()
    goal = rules.goal("byggeri-og-anlaeg")
    assert goal is not None
    found = judge_goal(goal, example_tender(Example("present", (text,))), rules, date(2024, 1, 2))
    assert {one.criterion.id: one.verdict.value for one in found}[ident] == expected
