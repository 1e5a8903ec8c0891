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


def test_number_in_a_document_is_found_in_a_file_named_with_underscores(tmp_path: Path) -> None:
    (tmp_path / "02_Bilag_A_Kravspecifikation.md").write_text(
        "# Delaftale 1\n\n| Nr. | Krav | Type |\n|---|---|---|\n| 7 | Fast pris | MK |\n"
        "| 8 | Alle universal- og sanitetsmidler skal være svanemærkede eller tilsvarende. | MK |\n",
        encoding="utf-8",
    )
    (tmp_path / "03_Bilag_B_Rammeaftale.md").write_text(
        "# Ændringer\n\nUanset kravspecifikationens linje 8 kan Leverandøren til enhver tid levere et"
        " rengøringsmiddel uden miljømærke i stedet for det tilbudte.\n",
        encoding="utf-8",
    )
    report = pogi_check.check([str(tmp_path)], date=dt.date(2025, 3, 1), goals=["rengoering"])
    (found,) = [one for one in report.findings if one.criterion.id == "5.a.1"]

    assert [one.value for one in found.reasons] == ["contradicted"]
