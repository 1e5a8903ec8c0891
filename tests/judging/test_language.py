"""How Danish officials word demands, and what each wording makes of the verdict (wordings.yaml)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from pogi_check.rulebook.book import Example
from pogi_check.rulebook.examples import judge_example
from pogi_check.rulebook.loading import load_rules

if TYPE_CHECKING:
    from pogi_check.findings import Finding
    from pogi_check.rulebook.book import RuleBook

WORDINGS = yaml.safe_load(Path(__file__).with_name("wordings.yaml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def book() -> RuleBook:
    return load_rules()


def judged(ident: str, entry: dict[str, Any]) -> Finding:
    example = Example(
        entry["verdict"],
        tuple(entry.get("texts", [entry["text"]] if "text" in entry else [])),
        under=tuple(entry.get("under", ())),
        lead_in=entry.get("lead_in", ""),
        row=tuple(entry.get("row", {}).items()),
        legend=entry.get("legend", ""),
    )
    goal, criterion = next(
        (goal, criterion) for goal in book().goals for criterion in goal.criteria if criterion.id == ident
    )
    return judge_example(goal, criterion, example, book())


@pytest.mark.parametrize("entry", WORDINGS["sentences"], ids=lambda entry: entry["text"][:60])
def test_sentence_has_its_verdict(entry: dict[str, Any]) -> None:
    finding = judged("5.a.1", entry)
    assert (finding.verdict.value, {*finding.reasons}) == (entry["verdict"], {*entry.get("because", ())})


@pytest.mark.parametrize("entry", WORDINGS["passages"], ids=lambda entry: entry["criterion"])
def test_passage_has_its_verdict(entry: dict[str, Any]) -> None:
    finding = judged(entry["criterion"], entry)
    assert (finding.verdict.value, {*finding.reasons}) == (entry["verdict"], {*entry.get("because", ())})
