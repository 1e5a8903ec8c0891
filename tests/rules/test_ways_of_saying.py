"""What a way of saying makes of every goal's suggested wording "A skal B" (ways_of_saying.yaml)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from pogi_check.rulebook.book import Criterion, Example, Goal
from pogi_check.rulebook.examples import asking, example_tender, judge_tender
from pogi_check.rulebook.loading import load_rules

WAYS = yaml.safe_load(Path(__file__).with_name("ways_of_saying.yaml").read_text(encoding="utf-8"))
SUGGESTED = re.compile(r"([^,.]+?) skal ([^.]+)\.")
NAMES = ("LED", "PVC")  # written in capitals within a sentence too


def suggested() -> dict[str, tuple[Goal, Criterion, str, str]]:
    """Give the criteria whose suggested wording is one plain demand, with its two halves."""
    found = {}
    for goal in load_rules().goals:
        for criterion in goal.criteria if goal.pack == "pogi" and goal.slug != "medlemskab" else ():
            halves = SUGGESTED.fullmatch(criterion.remedy or "")
            if halves is not None and " skal " not in halves[2] and "…" not in halves[2]:
                found[criterion.id] = (goal, criterion, halves[1], halves[2])
    return found


CRITERIA = suggested()


def misread(ident: str) -> set[str]:
    """Give the ways of saying that are read wrong of a criterion."""
    goal, criterion, thing, done = CRITERIA[ident]
    inner = thing if thing.startswith(NAMES) else thing[:1].lower() + thing[1:]
    asked = asking(goal, criterion)
    wrong = set()
    for way in WAYS:
        text = way["say"].format(A=thing, a=inner, B=done)
        example = Example(way["verdict"], (text,), under=("Kravspecifikation",))
        found = judge_tender(goal, criterion, example_tender(example), asked)
        reasons = {one.value for one in found.reasons}
        if found.verdict.value != way["verdict"] or ("reason" in way and way["reason"] not in reasons):
            wrong.add(way["say"])
    return wrong


def test_most_goals_suggest_one_plain_demand() -> None:
    assert len(CRITERIA) >= 30


@pytest.mark.parametrize("ident", CRITERIA)
def test_ways_of_saying_are_read_alike_in_every_goal(ident: str) -> None:
    known = {way["say"] for way in WAYS if ident in way.get("except", ())}

    assert misread(ident) == known
