"""A tender whose requirements stand in a workbook, from the command to the report."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import pogi_check
from tests.cli.conftest import Make, Run
from tests.documents.sheet_files import BOLD, book, row, sheet

GOAL = ("--goal", "rengoering")
ASKED = (
    "Alle universal- og sanitetsrengøringsmidler opfylder kravene til Svanemærket, EU-Blomsten "
    "eller tilsvarende."
)
FIRM = ASKED.replace("opfylder", "skal opfylde")
HEADS = ("Krav nr.", "Krav", "Type", "Tilbudsgivers svar")
SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    return tmp_path / "Kravliste.xlsx"


def write(path: Path, text: str, code: str, *, state: str = "visible", more: str = "") -> Path:
    """Write a list of requirements of which one is about labels; another sheet tells what the codes mean."""
    rows = (
        row(1, "Kravspecifikation til rengøringsmidler", style=BOLD),
        row(3, *HEADS, style=BOLD),
        row(4, "2", "Miljø", style=BOLD),
        row(5, "2.1", "Klude leveres i poser med 10 stk.", "MK"),
        row(6, "2.2", text, code, more=more),
    )
    legend = sheet(row(1, "MK", "Mindstekrav"), row(2, "EK", "Evalueringskrav"))
    sheets = {"Forklaring": legend, "Krav": sheet(*rows)}
    path.write_bytes(book(sheets, states={"Krav": state}))
    return path


def finding(run: Run, path: Path) -> dict[str, Any]:
    report = json.loads(run(path, *GOAL, "--format", "json").stdout)
    jsonschema.validate(report, SCHEMA)
    return next(one for one in report["findings"] if one["criterion"] == "5.a.1")


def test_a_row_with_the_code_of_a_minimum_requirement_states_it(run: Run, listed: Path) -> None:
    for text in (ASKED, FIRM):
        found = finding(run, write(listed, text, "MK"))
        (evidence,) = found["evidence"]

        assert (found["verdict"], evidence["role"]) == ("present", "minimum_requirement")
        assert evidence["sheet"] == {"name": "Krav", "cell": "B6"}
        assert evidence["quote"] == text
        assert evidence["headings"] == ["Krav", "Kravspecifikation til rengøringsmidler", "Miljø"]
        assert evidence["table"] == {"row": 3, "column": 1}


def test_the_code_of_an_evaluation_weakens_it(run: Run, listed: Path) -> None:
    found = finding(run, write(listed, FIRM, "EK"))

    assert found["verdict"] == "weakened"
    assert [(one["reason"], one["sheet"]) for one in found["weakenings"]] == [
        ("wrong_role", {"name": "Krav", "cell": "B6"})
    ]


@pytest.mark.parametrize(
    ("language", "place"),
    [
        ("da", "Kravliste.xlsx, ark Krav, celle B6, under ”Miljø”, nr. 2.2"),
        ("en", "Kravliste.xlsx, sheet Krav, cell B6, under “Miljø”, no. 2.2"),
    ],
)
def test_people_are_told_sheet_and_cell(
    run: Run, listed: Path, tmp_path: Path, language: str, place: str
) -> None:
    write(listed, FIRM, "MK")
    page = tmp_path / "rapport.html"

    assert place in " ".join(run(listed, *GOAL, "--lang", language).stdout.split())
    run(listed, *GOAL, "--lang", language, "-o", page)
    assert place in page.read_text(encoding="utf-8")


def test_rows_of_an_audit_name_sheet_and_cell(listed: Path) -> None:
    write(listed, FIRM, "MK")
    rows = pogi_check.check(listed, goals=["rengoering"], date="2025-03-14").to_records()

    (row,) = (one for one in rows if one["criterion"] == "5.a.1")
    assert (row["document"], row["sheet"], row["cell"]) == ("Kravliste.xlsx", "Krav", "B6")


def test_what_is_hidden_states_nothing(run: Run, listed: Path) -> None:
    assert finding(run, write(listed, FIRM, "MK", more='hidden="1"'))["verdict"] == "missing"
    assert finding(run, write(listed, FIRM, "MK", state="hidden"))["verdict"] == "not_applicable"


def test_a_damaged_workbook_in_a_folder_is_a_job_not_done(run: Run, make: Make, tmp_path: Path) -> None:
    make(FIRM)
    (tmp_path / "priser.xlsx").write_bytes(b"PK\x03\x04 cut off")
    result = run(tmp_path, *GOAL)

    assert result.exit_code == 2
    assert "priser.xlsx" in result.stderr


def test_an_old_workbook_says_what_to_do(run: Run, tmp_path: Path) -> None:
    old = tmp_path / "krav.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"))
    result = run(old, *GOAL)

    assert result.exit_code == 2
    assert "gem den som DOCX eller XLSX" in " ".join(result.stderr.split())


def test_a_word_file_costs_nothing_of_the_workbook_reader(make: Make) -> None:
    code = (
        "import sys; from pogi_check.documents.tender import read_tender; read_tender(sys.argv[1:]);"
        "assert not [name for name in sys.modules if 'xlsx' in name]"
    )
    subprocess.run([sys.executable, "-c", code, make(FIRM)], check=True)
