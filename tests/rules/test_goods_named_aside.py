"""Goods that a tender names without buying them, beside purchases that only look like it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

import pogi_check

CASES = yaml.safe_load(Path(__file__).with_name("goods_named_aside.yaml").read_text(encoding="utf-8"))

# What a document opens with may be its title; the cases are about what stands below.
OPENING = "Sag 24/17.\n\nUdgave 2 af materialet.\n\nMaterialet er samlet af udbudskontoret."


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].splitlines()[-1][:40])
def test_only_what_is_bought_brings_a_goal_in(case: dict[str, Any], tmp_path: Path) -> None:
    tender = tmp_path / "sag.md"
    title, rest = case["text"].split("\n", 1)
    tender.write_text(f"{title}\n\n{OPENING}\n\n{rest}", encoding="utf-8")
    goals = pogi_check.check([str(tender)], date=dt.date(2025, 6, 1)).goals

    assert {one.goal.slug for one in goals if one.in_scope} == {*case["goals"]}
