"""Whatever goes wrong ends in a sentence and an exit code, in the language of the report."""

import errno
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def told(result: Result, code: int = 2) -> str:
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Angiv mindst én fil eller mappe"),
        (("--goal", "rengoering"), "Angiv mindst én fil eller mappe"),
        (("x.docx", "--langg", "en"), "Der er intet tilvalg --langg. Mente du --lang?"),
        (
            ("x.docx", "--format", "xml"),
            "--format har en ukendt værdi. Vælg mellem terminal, json eller html.",
        ),
        (("x.docx", "--goal"), "--goal mangler en værdi."),
        (("x.docx", "--date", "14-03-2025"), "”14-03-2025” er ikke en dato."),
        (("x.docx", "--date", "2025-02-30"), "”2025-02-30” er ikke en dato."),
        (("x.docx", "--date", "20250314"), "”20250314” er ikke en dato."),
        (("x.docx", "--cpv", "3983"), "”3983” er ikke en CPV-kode."),
        (("x.docx", "--rules", "ingen-mappe"), "Der er ingen regler i ingen-mappe."),
        (("findes-ikke.docx",), "findes-ikke.docx: Filen eller mappen findes ikke."),
        (
            ("x.docx", "--limit", "page=5"),
            "Der er ingen grænse ved navn ”page”. Mente du pages? Navnene er files,",
        ),
        (
            ("x.docx", "--limit", "xyzzy=5"),
            "Der er ingen grænse ved navn ”xyzzy”. Navnene er files, file-mb,",
        ),
        (("x.docx", "--limit", "pages"), "Grænsen pages mangler et tal. Skriv f.eks. --limit pages=5000"),
        (
            ("x.docx", "--limit", "pages=mange"),
            "Grænsen pages skal være et tal, f.eks. 20 eller 0.5, ikke ”mange”.",
        ),
        (("x.docx", "--limit", "pages=2.5"), "Grænsen pages skal være et helt tal, ikke 2.5."),
        (("x.docx", "--limit", "pages=-2"), "Grænsen pages skal være over 0, ikke -2."),
        (("auditt",), "Mente du kommandoen ”pogi-check audit”?"),
        (("explain",), "Der mangler en værdi: ID."),
        (("compare", "a"), "Der mangler en værdi: NEW.\nHjælp: pogi-check compare -h"),
        (("compare", "a", "b", "c"), "flere ord, end kommandoen tager: c. Navne med mellemrum skal stå i"),
        (("audit", "x"), "Der mangler -o OUT."),
        (("audit", "x", "-o"), "-o mangler en værdi.\nHjælp: pogi-check audit -h"),
        (("audit", "x", "-o", "y", "--jobs", "abc"), "--jobs skal være et helt tal på mindst 1."),
        (("audit", "x", "-o", "y", "--jobs", "0"), "--jobs skal være et helt tal på mindst 1."),
        (("audit", "x", "-o", "y", "--timeout", "0"), "--timeout skal være et tal på mindst 1."),
        (("audit", "x", "-o", "y", "--date", "14/3"), "”14/3” er ikke en dato."),
        (("x.docx", "--no-ocr=ja"), "--no-ocr tager ingen værdi."),
        (("",), "En sti er tom."),
        (("rules", "lisst"), "Den kommando findes ikke. Mente du list?"),
        (("rules", "xyzzy"), "Den kommando findes ikke. Vælg mellem"),
        (("x.docx", "-o", ""), "En sti er tom."),
        (("x.docx", "-o", "rapport.docx"), "Rapporten kan ikke gemmes som rapport.docx."),
    ],
)
def test_fault_of_the_call_is_a_danish_sentence(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    assert sentence in told(run(*arguments))


@pytest.mark.parametrize("order", [("--lang", "en", "x.docx"), ("x.docx", "--lang=en")])
def test_faults_speak_the_language_of_the_report(run: Run, order: tuple[str, ...]) -> None:
    assert "Error: x.docx: There is no such file or folder." in told(run(*order))
    assert "Choose from" in told(run(*order, "--format", "xml"))


@pytest.mark.parametrize(
    ("name", "hint"),
    [("rengorning", "Mente du rengoering"), ("tryksager", "kontorartikler"), ("xyzzy", "Vælg mellem")],
)
def test_unknown_goal_names_the_nearest(run: Run, weak: Path, name: str, hint: str) -> None:
    assert hint in told(run(weak, "--goal", name))


def test_goals_in_one_word_are_told_apart(run: Run, weak: Path) -> None:
    assert "Skriv --goal én gang for hvert mål." in told(run(weak, "--goal", "ikt,rengoering"))


def test_full_disk_is_no_fault_of_the_program(run: Run, weak: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pogi_check.cli.writing.write_out", full)
    said = told(run(weak))
    assert "Der er ikke mere plads på disken." in said
    assert "Meld den" not in said


def test_unknown_pack_lists_the_packs(run: Run, weak: Path) -> None:
    assert "Der er ingen regelpakke, der hedder ”nordic”. Vælg mellem pogi" in told(
        run(weak, "--pack", "nordic")
    )


def test_bad_rules_are_told_with_file_and_line(run: Run, weak: Path, tmp_path: Path) -> None:
    goal = tmp_path / "own" / "min-pakke" / "01-mit-maal"
    goal.mkdir(parents=True)
    (goal / "goal.yaml").write_text("goal: Mit Mål\nnumber: 1\n", encoding="utf-8")
    said = told(run(weak, "--rules", tmp_path / "own"))
    assert "Reglerne kan ikke bruges." in said
    assert "goal.yaml:1: goal: " in said


def test_folder_without_documents_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    assert "ingen DOCX-, PDF- eller XLSX-filer" in told(run(tmp_path / "tom"))


def test_unforeseen_fault_asks_for_a_report(run: Run, weak: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("pogi_check.checking.check", broken)
    said = told(run(weak))
    assert "Uventet fejl i pogi-check (ZeroDivisionError: division by zero)" in said
    assert len(said.strip().splitlines()) == 1
    monkeypatch.setenv("POGI_CHECK_DEBUG", "1")
    assert "Traceback" in run(weak).stderr


def test_interruption_ends_with_130_and_no_traceback(
    run: Run, weak: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pogi_check.checking.check", interrupted)
    assert "Afbrudt." in told(run(weak), 130)


def test_escape_sequences_in_a_file_name_do_not_reach_the_terminal(run: Run) -> None:
    assert "\x1b" not in told(run("\x1b[31mx.docx"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_file_name_that_is_no_text_is_told_too(run: Run) -> None:
    assert "findes ikke" in told(run("r\udcf8d.docx"))
