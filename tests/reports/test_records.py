import sys
from dataclasses import replace

import pytest

from pogi_check.findings import Report
from pogi_check.reports.records import COLUMNS


def test_one_row_a_criterion_with_the_audits_columns(report: Report) -> None:
    rows = report.to_records()
    assert len(rows) == len(report.findings)
    assert all(tuple(row) == COLUMNS for row in rows)


def test_row_holds_the_clause_that_decided(report: Report) -> None:
    row = report.to_records()[3]
    assert row["tender"] == "Rengøring 2025"
    assert row["date"] == report.date
    assert row["reasons"] == ["wrong_role"]
    assert (row["role"], row["document"], row["page"]) == ("award_criterion", "Bilag 3.pdf", 3)
    assert str(row["quote"]).startswith("Ved bedømmelsen")


def test_what_is_unknown_is_none(report: Report) -> None:
    missing = report.to_records()[1]
    assert missing["verdict"] == "missing"
    assert [missing[name] for name in ("member", "role", "document", "page", "sheet", "cell", "quote")] == [
        None
    ] * 7
    assert missing["reasons"] == []


def test_full_clause_is_the_quote_beside_a_softer_mention(report: Report) -> None:
    turned = replace(report.findings[2], evidence=report.findings[2].evidence[::-1])
    row = replace(report, findings=(turned,)).to_records()[0]
    assert str(row["quote"]).startswith("Alle midler skal")


def test_frame_has_the_same_rows_and_keeps_pages_whole_numbers(report: Report) -> None:
    frame = report.to_frame()
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == len(report.findings)
    assert str(frame["page"].dtype) == "Int64"
    assert frame["page"].dropna().tolist() == [3, 4]


def test_empty_report_gives_an_empty_frame_with_columns(silent: Report) -> None:
    assert list(silent.to_frame().columns) == list(COLUMNS)


def test_frame_without_pandas_says_what_to_install(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ModuleNotFoundError, match="pip install pandas"):
        report.to_frame()


def test_what_is_typed_in_a_shell_fits_a_line(report: Report) -> None:
    assert repr(report) == (
        "<Report 'Rengøring 2025' as of 2025-03-14: 2 present, 2 weakened, 3 missing, 1 not_applicable>"
    )
    assert repr(report.findings[0]) == "<Finding pogi 5.a.1: weakened (hedged)>"
    assert repr(report.goals[0]) == "<GoalScope pogi foedevarer: not in scope>"
    assert "Svanemærket" not in repr(report.tender)
