"""An audit gives a row a tender × criterion and a row a tender, whatever the tenders are like."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import pyarrow as pa
import pytest
from pyarrow import parquet

import pogi_check as pogi
from pogi_check.auditing import tables
from pogi_check.auditing.worker import Audited, Status
from tests.rulebook.rule_files import CRITERION, write_pack

ON = date(2025, 3, 14)
STATUSES = {
    "a-helt.docx": "ok",
    "b-delvist": "partly_read",
    "c-ulæseligt.pdf": "unreadable",
    "d-uden.docx": "ok",
}


@pytest.fixture(scope="module")
def audit(tenders: Path) -> pogi.Audit:
    return pogi.audit(tenders, date=ON, goals=["rengoering"], jobs=1)


def test_each_child_of_the_folder_is_a_row_with_its_status(audit: pogi.Audit) -> None:
    assert {row["tender"]: row["status"] for row in audit.tenders} == STATUSES


def test_what_could_not_be_read_says_which_document_and_why(audit: pogi.Audit) -> None:
    whys = {row["tender"]: str(row["why"]) for row in audit.tenders if row["why"]}

    assert list(whys) == ["b-delvist", "c-ulæseligt.pdf"]
    assert whys["b-delvist"] == "Bilag 2.pdf: damaged"


def test_an_unreadable_tender_has_no_findings_rather_than_missing_ones(audit: pogi.Audit) -> None:
    assert "c-ulæseligt.pdf" not in {row["tender"] for row in audit.findings}


def test_the_rows_are_those_of_the_report_itself(audit: pogi.Audit, tenders: Path) -> None:
    report = pogi.check(tenders / "a-helt.docx", date=ON, goals=["rengoering"])
    expected = [{**row, "tender": "a-helt.docx"} for row in report.to_records()]

    assert [row for row in audit.findings if row["tender"] == "a-helt.docx"] == expected


def test_a_tender_names_its_notes_unless_they_are_silenced(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Mindstekrav til rengøringsmidler", 1)
    document.add_paragraph("Alle rengøringsmidler skal være svanemærkede.")
    document.save(str(tmp_path / "a.docx"))

    noted = pogi.audit(tmp_path, date=ON, jobs=1)
    silenced = pogi.audit(tmp_path, date=ON, jobs=1, silence="label-without-equivalent")

    assert [row["notes"] for row in noted.tenders] == [["label-without-equivalent"]]
    assert [row["notes"] for row in silenced.tenders] == [[]]


def test_an_unknown_note_is_told_before_any_tender_is_read(tenders: Path) -> None:
    with pytest.raises(pogi.UnknownNameError, match="label-without-equivalent"):
        pogi.audit(tenders, silence=["label"], progress=_never)


def test_the_scope_is_found_where_no_goal_is_given(tenders: Path) -> None:
    audit = pogi.audit(tenders, date=ON, jobs=1)

    assert "d-uden.docx" not in {row["tender"] for row in audit.findings}
    assert "a-helt.docx" in {row["tender"] for row in audit.findings}


def test_a_path_that_does_not_exist_is_told_before_any_tender_is_read(tenders: Path) -> None:
    with pytest.raises(pogi.UnreadableError) as raised:
        pogi.audit([tenders / "a-helt.docx", tenders / "nowhere.docx"], progress=_never)

    assert raised.value.path == str(tenders / "nowhere.docx")


@pytest.mark.parametrize(
    "bad",
    [
        {"date": "hest"},
        {"date": 20250314},
        {"cpv": "abc"},
        {"revisions": "some"},
        {"lang": "sv"},
        {"timeout": 0},
        {"timeout": -5},
        {"limits": {"pages": 0}},
        {"limits": {"sider": 5}},
        {"jobs": 0},
        {"jobs": -1},
        {"packs": "eu-gpp-2"},
        {"rules": "nowhere"},
    ],
    ids=str,
)
def test_a_bad_value_is_refused_before_any_tender_is_read(tenders: Path, bad: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError, pogi.RuleFaults)):
        pogi.audit(tenders, progress=_never, **bad)


@pytest.mark.parametrize("day", ["2025-03-14", datetime(2025, 3, 14, 23, 59)], ids=str)  # noqa: DTZ001
def test_the_day_may_be_a_text_or_a_datetime(audit: pogi.Audit, tenders: Path, day: date | str) -> None:
    assert pogi.audit(str(tenders), date=day, goals="rengoering", packs="pogi", jobs=1) == audit


def test_a_list_of_one_path_is_one_tender(tenders: Path) -> None:
    audit = pogi.audit([tenders / "b-delvist"], date=ON, jobs=1)

    assert [row["tender"] for row in audit.tenders] == ["b-delvist"]


def test_a_path_that_stands_twice_is_one_row(tenders: Path) -> None:
    audit = pogi.audit([tenders / "d-uden.docx", str(tenders / "d-uden.docx")], date=ON, jobs=1)

    assert [row["tender"] for row in audit.tenders] == ["d-uden.docx"]


def _never(done: int, total: int) -> None:
    pytest.fail(f"{done} of {total} tenders were read")


def test_an_unknown_goal_is_told_before_any_tender_is_read(tenders: Path) -> None:
    with pytest.raises(pogi.UnknownNameError, match="rengøring-af-himlen"):
        pogi.audit(tenders, goals=["rengøring-af-himlen"])


def test_progress_is_called_after_each_tender(tenders: Path) -> None:
    calls: list[tuple[int, int]] = []

    pogi.audit(tenders, date=ON, jobs=1, progress=lambda done, total: calls.append((done, total)))

    assert calls == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_the_same_tenders_give_the_same_rows_with_one_worker_or_two(audit: pogi.Audit, tenders: Path) -> None:
    assert pogi.audit(tenders, date=ON, goals=["rengoering"], jobs=2).findings == audit.findings


def test_the_frames_have_a_row_a_row_and_whole_numbers(audit: pogi.Audit) -> None:
    findings, rows = audit.to_frame(), audit.tenders_frame()

    assert list(findings.columns) == list(tables.FINDINGS)
    assert list(rows.columns) == list(tables.TENDERS)
    assert len(findings) == len(audit.findings)
    assert len(rows) == 4
    assert str(rows["documents"].dtype) == "Int64"
    assert list(rows["documents"]) == [1, 2, 1, 1]


def test_the_parquet_tables_have_the_agreed_columns_and_types(audit: pogi.Audit, tmp_path: Path) -> None:
    audit.to_parquet(tmp_path)
    findings = parquet.read_table(tmp_path / "findings")
    rows = parquet.read_table(tmp_path / "tenders")

    assert findings.schema.names == [
        *(
            "tender",
            "member",
            "date",
            "goal",
            "criterion",
            "pack",
            "kind",
            "trial",
            "verdict",
            "reasons",
            "role",
        ),
        *("document", "page", "sheet", "cell", "quote", "rules_version"),
    ]
    assert rows.schema.names == [
        *(
            "tender",
            "status",
            "why",
            "documents",
            "pages",
            "unread_pages",
            "sha256",
            "cpv",
            "value",
            "seconds",
        ),
        "rules_version",
        "notes",
    ]
    assert findings.schema.field("date").type == pa.date32()
    assert findings.schema.field("reasons").type == pa.list_(pa.string())
    assert findings.schema.field("quote").type == pa.string()
    assert findings.num_rows == len(audit.findings)
    assert findings.column("date")[0].as_py() == ON


def test_writing_again_leaves_no_rows_of_before(audit: pogi.Audit, tenders: Path, tmp_path: Path) -> None:
    audit.to_parquet(tmp_path)
    pogi.audit([tenders / "a-helt.docx", tenders / "d-uden.docx"], date=ON, jobs=1).to_parquet(tmp_path)

    assert parquet.read_table(tmp_path / "tenders").num_rows == 2


def test_many_rows_become_several_files(
    audit: pogi.Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_ROWS_A_FILE", 3)
    audit.to_parquet(tmp_path)

    assert len(list((tmp_path / "findings").glob("*.parquet"))) > 1
    assert parquet.read_table(tmp_path / "findings").num_rows == len(audit.findings)


def test_rows_are_on_the_disk_before_the_last_tender_is_done(
    audit: pogi.Audit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_SECONDS_A_FILE", 0.0)
    passing = tables.write_parquet(audit.audited, tmp_path)
    next(passing)
    next(passing)

    assert parquet.read_table(tmp_path / "tenders").column("tender").to_pylist() == [
        "a-helt.docx",
        "b-delvist",
    ]


def test_what_passed_before_the_work_was_interrupted_is_written(audit: pogi.Audit, tmp_path: Path) -> None:
    def interrupted() -> Iterator[Audited]:
        yield from audit.audited[:2]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(tables.write_parquet(interrupted(), tmp_path))

    assert parquet.read_table(tmp_path / "tenders").num_rows == 2
    assert parquet.read_table(tmp_path / "findings").num_rows == sum(
        len(one.findings) for one in audit.audited[:2]
    )


def test_an_earlier_result_stays_whole_until_there_is_a_row_and_then_goes_whole(
    audit: pogi.Audit, tmp_path: Path
) -> None:
    audit.to_parquet(tmp_path)
    (tmp_path / "summary.html").write_text("of before")
    passing = tables.write_parquet(audit.audited[:1], tmp_path)

    assert parquet.read_table(tmp_path / "tenders").num_rows == 4
    assert (tmp_path / "summary.html").exists()
    next(passing)
    assert not (tmp_path / "summary.html").exists()
    assert not list(tmp_path.glob("*/part-*"))


def test_without_the_extra_the_way_to_install_it_is_told(
    audit: pogi.Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)

    with pytest.raises(tables.MissingExtraError, match=r"pip install '\.\[audit\]'"):
        audit.to_frame()


def test_the_summary_page_counts_and_needs_nothing_outside_itself(audit: pogi.Audit) -> None:
    page = audit.to_html()

    assert "Grønne indkøbskriterier i 4 udbud" in page
    assert "Bilag 2.pdf, hele dokumentet: Filen er beskadiget" in page
    assert "damaged" not in page
    assert "<td>Rengøring</td>" in page
    assert page.count("Grønne indkøbskriterier i 4 udbud</h1>") == 1
    assert page.count("Grønne indkøbskriterier i 4 udbud") == 2  # the title of the window and the heading
    assert "Alle universal- og sanitetsrengøringsmidler" in page
    assert "http" not in page
    assert "<script" not in page


def test_what_tenders_are_called_cannot_become_markup(tmp_path: Path) -> None:
    (tmp_path / "<img src=x onerror=alert(1)>.pdf").write_bytes(b"%PDF-1.7 cut off")
    page = pogi.audit(tmp_path, date=ON, jobs=1).to_html()

    assert "<img" not in page
    assert "&lt;img" in page


def test_a_notebook_shows_the_summary_in_the_audit_s_language(tenders: Path) -> None:
    audit = pogi.audit(tenders, date=ON, jobs=1, lang="en")

    assert "Green procurement criteria in 4 tenders: 2 read in full" in audit._repr_html_()


def test_the_page_on_audits_describes_each_column_with_its_type_and_each_status() -> None:
    page = (Path(__file__).parents[2] / "docs" / "audit.md").read_text(encoding="utf-8")
    told = re.findall(
        r"^\| `(\w+)` \| (string|date|boolean|int32|double|list of strings) \|", page, re.MULTILINE
    )
    types = {"integer": "int32", "number": "double", "strings": "list of strings"}

    assert told == [
        (column, types.get(kind, kind))
        for table in (tables.FINDINGS, tables.TENDERS)
        for column, kind in table.items()
    ]
    assert re.findall(r"^\| `(\w+)` \| [^|]+ \|$", page, re.MULTILINE) == [status.value for status in Status]


def test_trial_criteria_are_counted_and_marked(tmp_path: Path) -> None:
    tried = CRITERION.replace("kind: krav\n", "kind: krav\nstatus: trial\n")
    (tmp_path / "Blomster.txt").write_text(
        "Mindst 60 % af blomsterne skal være økologiske.", encoding="utf-8"
    )
    rules = write_pack(tmp_path / "rules", a=tried)

    audit = pogi.audit(tmp_path / "Blomster.txt", rules=rules, goals=["blomster"], date=ON, jobs=1)

    assert [(row["criterion"], row["trial"], row["verdict"]) for row in audit.findings] == [
        ("99.a", True, "present")
    ]
    assert "Blomster er økologiske (afprøves)" in audit._repr_html_()
