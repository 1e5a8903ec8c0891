"""One way each of leaving a demand whole, weakening it or making it none (fixtures/mechanisms)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

import pogi_check

FOLDER = Path(__file__).parents[2] / "fixtures" / "mechanisms"
CASES = [
    case
    for file in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
READ = [case for case in CASES if not case.get("open")]


def verdict_on(case: dict[str, Any], folder: Path) -> str:
    tender = folder / "udbud.md"
    tender.write_text(case["text"], encoding="utf-8")
    report = pogi_check.check([str(tender)], date=dt.date(2025, 3, 1), goals=[case["goal"]])
    (finding,) = (
        one for one in report.findings if one.goal.pack == "pogi" and one.criterion.id == case["criterion"]
    )
    return finding.verdict.value


@pytest.mark.parametrize(
    "case", [case for case in CASES if not case.get("open")], ids=lambda case: case["id"]
)
def test_mechanism_leaves_the_demand_with_its_verdict(case: dict[str, Any], tmp_path: Path) -> None:
    assert verdict_on(case, tmp_path) in (case["verdict"], *case.get("also", ()))


def test_most_mechanisms_are_read() -> None:
    assert len(READ) / len(CASES) > 0.7
