"""What one clause leaves of a demand: another document's number, an answer, a code, a row of a table."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

import pogi_check

CASES = [
    case
    for name in ("mini_tenders.yaml", "tables.yaml", "parts_of_goods.yaml", "other_goods.yaml")
    for case in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_small_tender_has_its_verdict(case: dict[str, Any], tmp_path: Path) -> None:
    tender = tmp_path / "udbud.md"
    tender.write_text(case["text"], encoding="utf-8")
    report = pogi_check.check([str(tender)], date=dt.date(2025, 3, 1), goals=[case["goal"]])
    found = [one for one in report.findings if one.criterion.id == case["criterion"]]

    assert [one.verdict.value for one in found] == [case["verdict"]]
