"""What small tenders without green demands buy, and goods that they only name (fixtures/scope)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

import pogi_check

FOLDER = Path(__file__).parents[2] / "fixtures" / "scope"
CASES = [
    pytest.param(case, id=f"{file.stem}-{case['id']}")
    for file in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    if not case.get("open")
]


@pytest.mark.parametrize("case", CASES)
def test_small_tender_falls_under_the_goals_of_what_it_buys(case: dict[str, Any], tmp_path: Path) -> None:
    tender = tmp_path / "udbud.md"
    tender.write_text(case["texts"], encoding="utf-8")
    goals = pogi_check.check([str(tender)], date=dt.date(2025, 6, 1)).goals

    assert {one.goal.slug for one in goals if one.in_scope} == {*case["goals"]}
