"""Sentences in another section that let a demand not be met, and such as only seem to (escapes.yaml)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

import pogi_check

CASES = yaml.safe_load(Path(__file__).with_name("escapes.yaml").read_text(encoding="utf-8"))
DEMAND = (
    "# Krav\n\n2.1 Alle universal- og sanitetsrengøringsmidler skal opfylde kriterierne for Svanemærket eller"
    " EU-Blomsten eller tilsvarende."
    "\n\n2.2 Varer leveres dagen efter bestilling.\n\n# Leveringsvilkår\n\n5.1 "
)


@pytest.mark.parametrize(
    ("leaves", "sentence"), [(kind, sentence) for kind, said in CASES.items() for sentence in said]
)
def test_sentence_elsewhere_leaves_of_a_demand_what_it_says(
    leaves: str, sentence: str, tmp_path: Path
) -> None:
    tender = tmp_path / "udbud.md"
    tender.write_text(f"{DEMAND}{sentence}\n\n5.2 Faktura sendes elektronisk.\n", encoding="utf-8")
    report = pogi_check.check([str(tender)], date=dt.date(2025, 3, 1), goals=["rengoering"])
    (found,) = [one for one in report.findings if one.criterion.id == "5.a.1"]

    if leaves == "present":
        assert found.verdict.value == "present"
    else:
        assert found.verdict.value == "weakened"
        assert [one.value for one in found.reasons] == [leaves]
