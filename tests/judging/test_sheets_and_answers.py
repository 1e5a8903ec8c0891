"""What correction sheets and answers leave of numbered demands elsewhere (sheets_and_answers.yaml)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

import pogi_check

CASES = yaml.safe_load(Path(__file__).with_name("sheets_and_answers.yaml").read_text(encoding="utf-8"))
DEMANDS = """# Kravspecifikation – levering af rengøringsmidler

## 2 Mindstekrav

Alle krav i dette afsnit er mindstekrav og skal opfyldes.

| Nr. | Krav |
|---|---|
| 2.1 | Alle universal- og sanitetsrengøringsmidler skal opfylde kravene til Svanemærket eller EU-Blomsten eller tilsvarende. |
| 2.2 | Ingen midler må leveres på spraydåser eller sprayflasker med drivgas. |
| 2.3 | Doseringsangivelsen skal stå tydeligt både på det enkelte produkt og i det produktdatablad, der følger med. |
| 2.4 | Rengøringsmidlerne skal kunne doseres præcist med doseringsanlæg eller medfølgende doseringspumper. |
"""  # noqa: E501
CRITERIA = ("5.a.1", "5.a.2", "5.a.3", "5.a.4")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_sheet_or_answer_leaves_of_the_demands(case: dict[str, Any], tmp_path: Path) -> None:
    documents = {"Bilag 2 Kravspecifikation.md": DEMANDS, **case["sheets"]}
    for name, text in documents.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    report = pogi_check.check([str(tmp_path / name) for name in documents], date=dt.date(2026, 3, 1))
    found = {one.criterion.id: one.verdict.value for one in report.findings}

    weakened = case["weakened"]
    assert {one: found[one] for one in CRITERIA} == {
        one: "weakened" if one in weakened else "present" for one in CRITERIA
    }
