"""What a way of saying makes of every goal's suggested wording "A skal B" (ways_of_saying.yaml)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from pogi_check.rulebook.book import Criterion, Example, Goal
from pogi_check.rulebook.examples import judge_example
from pogi_check.rulebook.loading import load_rules
from pogi_check.terms import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

SHARES = 6
WAYS = yaml.safe_load(Path(__file__).with_name("ways_of_saying.yaml").read_text(encoding="utf-8"))
SUGGESTED = re.compile(r"([^,.]+?) skal ([^.]+)\.")
NAMES = ("LED", "PVC")  # written in capitals within a sentence too


@cache
def suggested() -> tuple[tuple[Goal, Criterion, str, str], ...]:
    """Give the criteria whose suggested wording is one plain demand, with its two halves."""
    found = []
    for goal in load_rules().goals:
        if goal.pack != "pogi" or goal.slug == "medlemskab":
            continue
        for criterion in goal.criteria:
            halves = SUGGESTED.fullmatch(criterion.remedy or "")
            if halves is not None and " skal " not in halves[2] and "…" not in halves[2]:
                found.append((goal, criterion, halves[1], halves[2]))
    return tuple(found)


def read(way: dict[str, Any], asked: Sequence[tuple[Goal, Criterion, str, str]]) -> dict[str, str]:
    """Give the criteria that a way of saying is read wrong for, with what is read."""
    wrong = {}
    for goal, criterion, thing, done in asked:
        inner = thing if thing.startswith(NAMES) else thing[:1].lower() + thing[1:]
        text = way["say"].format(A=thing, a=inner, B=done)
        verdict = Verdict(way["verdict"])
        example = Example(verdict.value, (text,), under=("Kravspecifikation",))
        found = judge_example(goal, criterion, example)
        reasons = {one.value for one in found.reasons}
        if found.verdict is not verdict or ("reason" in way and way["reason"] not in reasons):
            wrong[criterion.id] = found.verdict.value
    return wrong


def test_most_goals_suggest_one_plain_demand() -> None:
    assert len(suggested()) >= 30


@pytest.mark.parametrize(("number", "way"), list(enumerate(WAYS)), ids=[way["say"] for way in WAYS])
def test_way_of_saying_is_read_alike_in_the_goals(number: int, way: dict[str, Any]) -> None:
    asked = suggested()[number % SHARES :: SHARES]  # a sixth of the criteria: quick

    assert set(read(way, asked)) == {one.id for _, one, _, _ in asked}.intersection(way.get("except", ()))
