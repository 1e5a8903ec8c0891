"""``pogi-check audit`` writes tables and a summary, and says what it could not do."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest
from pyarrow import parquet

from pogi_check.cli.main import main


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pogi_check", "audit", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def tenders(tmp_path: Path) -> Path:
    folder = tmp_path / "udbud"
    folder.mkdir()
    document = docx.Document()
    document.add_heading("Mindstekrav", 1)
    document.add_paragraph("Alle rengøringsmidler skal være svanemærkede eller tilsvarende.")
    document.save(str(folder / "a.docx"))
    (folder / "b.pdf").write_bytes(b"%PDF-1.7 cut off")
    return folder


def test_an_audit_ends_with_0_though_a_tender_cannot_be_read(tenders: Path, tmp_path: Path) -> None:
    done = run(tenders, "-o", tmp_path / "ud", "--goal", "rengoering", "--date", "2025-03-14", "--jobs", "1")

    assert done.returncode == 0, done.stderr
    assert "Grønne indkøbskriterier i 2 udbud: 1 læst helt, 1 kunne ikke læses." in done.stdout
    assert "5.a.1" in done.stdout
    assert done.stderr == ""


def test_tables_and_summary_lie_in_the_output_folder(tenders: Path, tmp_path: Path) -> None:
    run(tenders, "-o", tmp_path / "ud", "--goal", "rengoering", "--jobs", "1")

    assert parquet.read_table(tmp_path / "ud" / "tenders").column("status").to_pylist() == [
        "ok",
        "unreadable",
    ]
    assert parquet.read_table(tmp_path / "ud" / "findings").num_rows > 0
    assert "5.a.1" in (tmp_path / "ud" / "summary.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--goal", "sol-og-sommer"], "sol-og-sommer"),
        (["--rules", "nowhere"], "nowhere"),
        (["--date", "14/3"], "14/3"),
        (["--jobs", "0"], "jobs"),
    ],
)
def test_a_wrong_call_ends_with_2_and_one_sentence(
    tenders: Path, tmp_path: Path, arguments: list[str], told: str
) -> None:
    done = run(tenders, "-o", tmp_path / "ud", *arguments)

    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_that_is_a_file_is_told(tenders: Path, tmp_path: Path) -> None:
    (tmp_path / "ud").write_text("taken")
    done = run(tenders, "-o", tmp_path / "ud", "--jobs", "1")

    assert done.returncode == 2
    assert str(tmp_path / "ud") in done.stderr


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    done = run(tmp_path / "tom", "-o", tmp_path / "ud")

    assert done.returncode == 2
    assert "tom" in done.stderr


def test_without_the_extra_one_sentence_says_how_to_install_it(
    tenders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SystemExit) as ended:
        main(["audit", str(tenders), "-o", str(tmp_path / "ud")])

    assert ended.value.code == 2
    assert "python -m pip install '.[audit]'" in capsys.readouterr().err


def test_a_mistyped_folder_ends_with_2_and_leaves_the_earlier_tables(tenders: Path, tmp_path: Path) -> None:
    run(tenders, "-o", tmp_path / "ud", "--jobs", "1")
    done = run(tmp_path / "udbdu", "-o", tmp_path / "ud")

    assert done.returncode == 2
    assert "udbdu" in done.stderr
    assert parquet.read_table(tmp_path / "ud" / "tenders").num_rows == 2
    assert (tmp_path / "ud" / "summary.html").exists()


def test_results_inside_the_folder_are_no_tender_of_the_next_audit(tenders: Path) -> None:
    for _ in range(2):
        done = run(tenders, "-o", tenders / "ud", "--jobs", "1")

    assert "i 2 udbud" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_an_interrupted_audit_keeps_what_is_done(tenders: Path, tmp_path: Path) -> None:
    many = [tenders / f"{number}.docx" for number in range(400)]
    for one in many:
        one.write_bytes((tenders / "a.docx").read_bytes())
    (tmp_path / "ud").mkdir()
    (tmp_path / "ud" / "summary.html").write_text("of before")
    command = [sys.executable, "-m", "pogi_check", "audit", *map(str, many), "-o", str(tmp_path / "ud")]
    with subprocess.Popen(command, stdout=-1, stderr=-1, text=True, start_new_session=True) as running:
        while not (tmp_path / "ud" / "tenders").exists() and running.poll() is None:
            time.sleep(0.01)
        time.sleep(0.5)  # the folder is there a moment before the first row
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=60)

    done = parquet.read_table(tmp_path / "ud" / "tenders").num_rows
    assert running.returncode == 130
    assert 0 < done < 400
    assert f"Afbrudt: {done} af 400 udbud er gjort" in told
    assert f"i {done} udbud" in (tmp_path / "ud" / "summary.html").read_text(encoding="utf-8")
    assert "Traceback" not in told
