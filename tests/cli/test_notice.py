"""A contract notice beside the tender, through the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

import pogi_check
from tests.documents.notices import OLD, cpv, criteria, green, lot, notice

if TYPE_CHECKING:
    from tests.cli.conftest import Make, Run

SCHEMA = Path(pogi_check.__file__).parents[1] / "docs" / "report.schema.json"
MET = "Alle midler skal være forsynet med en tydelig doseringsangivelse på emballagen og i databladet."


@pytest.fixture
def silent(make: Make) -> Path:
    """Give a tender that demands nothing green."""
    return make("Midlerne leveres på hverdage.")


def put(tender: Path, data: bytes, name: str = "bekendtgørelse.xml") -> Path:
    path = tender.with_name(name)
    path.write_bytes(data)
    return path


def test_a_notice_in_the_folder_is_told(run: Run, silent: Path) -> None:
    put(silent, notice(lot("LOT-0001", "Sæbe", cpv("39831700")), lot("LOT-0002", "Klude")))
    out = " ".join(run(silent.parent, "--date", "2025-03-14").stdout.split())

    assert "Bekendtgørelse Rengøringsmidler (bekendtgørelse.xml)" in out
    assert "Ordregiver Møllerup Kommune" in out
    assert "Bekendtgjort 7. marts 2025, TED 00155175-2025" in out
    assert "Delkontrakter LOT-0001 Sæbe (CPV 39831700); LOT-0002 Klude" in out


def test_its_codes_bring_goals_into_scope(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Varerne leveres på hverdage.", encoding="utf-8")
    path = put(tmp_path / "x", notice(main="39830000"), "n.xml")
    report = json.loads(run(tmp_path / "a.txt", "--notice", path, "--format", "json").stdout)

    assert report["tender"]["cpv"] == ["39830000"]
    assert [one["why"] for one in report["goals"] if one["in_scope"]] == [["CPV 39830000"]]


def test_its_day_is_told_and_does_not_change_the_judging_date(run: Run, silent: Path) -> None:
    put(silent, notice(day="2020-01-31"))
    report = json.loads(run(silent.parent, "--date", "2025-03-14", "--format", "json").stdout)
    out = " ".join(run(silent.parent, "--date", "2025-03-14", "--lang", "en").stdout.split())

    assert (report["date"], report["tender"]["notice"]["date"]) == ("2025-03-14", "2020-01-31")
    assert "The notice is of 31 January 2020" in out
    assert "--date 2020-01-31" in out
    assert "--date" not in run(silent.parent, "--date", "2020-01-31").stdout


@pytest.mark.parametrize("form", ["terminal", "html", "json"])
@pytest.mark.parametrize(
    ("content", "met", "lang", "words"),
    [
        (
            green("circ-econ"),
            False,
            "da",
            "angiver grønt indkøb (BT-774: circ-econ), men dokumenterne tager ingen",
        ),
        (
            criteria("eu"),
            False,
            "en",
            "claims green procurement (BT-805: eu), but the documents take up none",
        ),
        (
            criteria("none"),
            True,
            "da",
            "indkøbet ikke er grønt (BT-805: none), men dokumenterne stiller grønne",
        ),
        ("", True, "en", "says nothing of green procurement (BT-774, BT-805), but the documents state green"),
    ],
)
def test_a_claim_that_does_not_hold_is_told(
    run: Run, make: Make, form: str, content: str, lang: str, words: str, *, met: bool
) -> None:
    tender = make(MET if met else "Midlerne leveres på hverdage.")
    put(tender, notice(lot(content=content)))
    out = " ".join(run(tender.parent, "--lang", lang, "--format", form, "--fail-on", "never").stdout.split())

    assert words in out


def test_a_claim_that_holds_is_not_remarked_on(run: Run, make: Make) -> None:
    tender = make(MET)
    put(tender, notice(lot(content=green("circ-econ"))))
    report = json.loads(run(tender.parent, "--format", "json").stdout)

    jsonschema.validate(report, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert report["tender"]["notice"]["mismatches"] == []
    assert report["tender"]["notice"]["lots"][0]["green"] is True


def test_a_report_without_a_notice_says_so(run: Run, silent: Path) -> None:
    assert json.loads(run(silent, "--format", "json").stdout)["tender"]["notice"] is None
    assert "Bekendtgørelse" not in run(silent).stdout


@pytest.mark.parametrize(
    ("data", "words"), [(OLD, "før eForms"), (b"<a/>", "ikke en udbudsbekendtgørelse"), (None, "findes ikke")]
)
def test_a_notice_that_cannot_be_read_ends_with_2_and_says_why(
    run: Run, silent: Path, data: bytes | None, words: str
) -> None:
    path = silent.with_name("n.xml") if data is None else put(silent, data)
    result = run(silent, "--notice", path)

    assert result.exit_code == 2
    assert words in result.stderr
    assert path.name in result.stderr


def test_hostile_words_of_a_notice_stay_words(run: Run, silent: Path) -> None:
    put(
        silent,
        notice(lot(content=green("&lt;b&gt;")), title="&lt;script&gt;{0}"),
    )
    page = run(silent.parent, "--format", "html").stdout

    assert "<script>" not in page
    assert "&lt;script&gt;{0}" in page


def test_the_report_never_overwrites_the_notice(run: Run, silent: Path) -> None:
    path = put(silent, notice())
    result = run(silent, "--notice", path, "-o", path, "--format", "json")

    assert result.exit_code == 2
    assert path.read_bytes() == notice()
