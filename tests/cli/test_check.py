import json
import os
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from click.testing import Result

import pogi_check
from pogi_check.rulebook.loading import load_rules
from pogi_check.terms import Kind

Run = Callable[..., Result]
Make = Callable[..., Path]
GOAL = ("--goal", "rengoering", "--date", "2025-03-14")


def verdicts(result: Result) -> dict[str, str]:
    return {one["criterion"]: one["verdict"] for one in json.loads(result.stdout)["findings"]}


@pytest.fixture
def full(make: Make) -> Path:
    """Give a tender with every remedy of goal 5 in it."""
    goal = load_rules().goal("rengoering")
    assert goal is not None
    return make(*(one.remedy for one in goal.in_force(date(2025, 3, 14)) if one.kind is Kind.KRAV))


class TestExitCode:
    def test_weakened_and_missing_requirements_exit_1(self, run: Run, weak: Path) -> None:
        result = run(weak, *GOAL)
        assert result.exit_code == 1
        assert "Afslutningskode 1" in result.stdout

    def test_full_requirements_exit_0(self, run: Run, full: Path) -> None:
        result = run(full, *GOAL)
        assert result.exit_code == 0, result.output

    def test_weakened_requirement_passes_when_only_missing_fails(
        self, run: Run, make: Make, full: Path
    ) -> None:
        paragraphs = [paragraph.text for paragraph in docx.Document(str(full)).paragraphs]
        hedged = make(*(one.replace(" skal ", " skal så vidt muligt ", 1) for one in paragraphs[2:]))
        assert run(hedged, *GOAL, "--fail-on", "weakened").exit_code == 1
        loose = run(hedged, *GOAL, "--fail-on", "missing")
        assert loose.exit_code == (1 if "MANGLER" in loose.stdout else 0)

    def test_nothing_fails_when_told_so(self, run: Run, weak: Path) -> None:
        assert run(weak, *GOAL, "--fail-on", "never").exit_code == 0

    def test_unreadable_document_exits_2_and_the_others_are_still_reported(
        self, run: Run, weak: Path, damaged: Path
    ) -> None:
        result = run(weak, damaged, *GOAL)
        assert result.exit_code == 2
        assert "SVÆKKET" in result.stdout
        assert "Afslutningskode 2" in result.stdout
        assert "1 af 2 dokumenter kunne ikke læses" in result.stderr
        assert "skadet.pdf" in result.stderr

    def test_nothing_readable_exits_2_without_a_report(self, run: Run, damaged: Path) -> None:
        result = run(damaged, *GOAL, "--format", "json")
        assert result.exit_code == 2
        assert result.stdout == ""
        assert "Ingen af dokumenterne kunne læses" in result.stderr
        assert "beskadiget" in result.stderr

    def test_presentation_in_a_folder_is_named_and_costs_nothing(
        self, run: Run, full: Path, tmp_path: Path
    ) -> None:
        folder = tmp_path / "udbud"
        folder.mkdir()
        shutil.copy(full, folder)
        with zipfile.ZipFile(folder / "oplæg.pptx", "w") as slides:
            slides.writestr("[Content_Types].xml", "")
            slides.writestr("ppt/presentation.xml", "")
        result = run(folder, *GOAL)
        assert result.exit_code == 0, result.output
        assert "Se selv efter, om de stiller krav: oplæg.pptx." in " ".join(result.stdout.split())
        assert run(full, folder / "oplæg.pptx", *GOAL).exit_code == 2

    def test_nothing_checked_is_never_told_as_nothing_missing(self, run: Run, full: Path) -> None:
        for call in (("--goal", "moebler"), ("--goal", "rengoering", "--date", "2010-01-01")):
            result = run(full, *call)
            assert result.exit_code == 0
            assert "Afslutningskode 0: intet er kontrolleret." in result.stdout

    def test_tender_older_than_the_first_known_text_of_a_goal_is_told_so(self, run: Run, full: Path) -> None:
        told = " ".join(run(full, "--goal", "rengoering", "--date", "2010-01-01").stdout.split())
        assert "ældre end den første tekst af målet, der kendes (fra 1. maj 2023)" in told


class TestDoor:
    def test_dash_as_output_is_stdout(self, run: Run, weak: Path) -> None:
        assert run(weak, *GOAL, "-o", "-").stdout == run(weak, *GOAL).stdout
        assert not Path("-").exists()

    def test_help_takes_a_language(self, run: Run) -> None:
        assert run("-h", "--lang", "en").stdout == run("-h").stdout

    def test_path_alone_is_a_check_and_so_is_the_command(self, run: Run, weak: Path) -> None:
        assert run(weak, *GOAL).stdout == run("check", weak, *GOAL).stdout
        assert run(*GOAL, weak).stdout == run(weak, *GOAL).stdout

    def test_several_files_are_one_tender(self, run: Run, make: Make, weak: Path) -> None:
        other = make("Der må ikke anvendes spraydåser eller sprayflasker med drivgas.", name="Bilag 2.docx")
        both = json.loads(run(weak, other, *GOAL, "--format", "json").stdout)
        assert [one["name"] for one in both["tender"]["documents"]] == ["Bilag 2.docx", "Udbud.docx"]
        assert verdicts(run(weak, other, *GOAL, "--format", "json"))["5.a.2"] == "present"
        assert verdicts(run(weak, *GOAL, "--format", "json"))["5.a.2"] == "missing"

    def test_folder_and_zip_give_the_same_verdicts_as_the_file(
        self, run: Run, weak: Path, tmp_path: Path
    ) -> None:
        folder = tmp_path / "mappe"
        folder.mkdir()
        shutil.copy(weak, folder / weak.name)
        packed = tmp_path / "udbud.zip"
        with zipfile.ZipFile(packed, "w") as archive:
            archive.write(weak, weak.name)
        alone = verdicts(run(weak, *GOAL, "--format", "json"))
        assert verdicts(run(folder, *GOAL, "--format", "json")) == alone
        assert verdicts(run(packed, *GOAL, "--format", "json")) == alone

    def test_goal_is_named_by_slug_number_or_title(self, run: Run, weak: Path) -> None:
        by_slug = verdicts(run(weak, "--goal", "rengoering", "--format", "json"))
        assert by_slug
        assert verdicts(run(weak, "--goal", "5", "--format", "json")) == by_slug
        assert verdicts(run(weak, "--goal", "Rengøring", "--format", "json")) == by_slug

    def test_scope_is_found_without_being_told(self, run: Run, weak: Path) -> None:
        goals = json.loads(run(weak, "--format", "json").stdout)["goals"]
        assert "rengoering" in [goal["goal"] for goal in goals if goal["in_scope"]]

    def test_date_decides_the_versions(self, run: Run, weak: Path) -> None:
        early = json.loads(run(weak, "--goal", "5", "--date", "2020-01-01", "--format", "json").stdout)
        assert early["date"] == "2020-01-01"
        assert "5.a.1" not in {one["criterion"] for one in early["findings"]}

    def test_cpv_code_is_taken_with_or_without_its_check_digit(self, run: Run, weak: Path) -> None:
        for code in ("39830000", "39830000-9"):
            report = json.loads(run(weak, "--cpv", code, "--format", "json").stdout)
            assert "39830000" in report["tender"]["cpv"]

    def test_language_of_the_report_is_chosen(self, run: Run, weak: Path) -> None:
        assert "WEAKENED" in run(weak, *GOAL, "--lang", "en").stdout

    def test_stdout_holds_the_report_alone(self, run: Run, weak: Path) -> None:
        result = run(weak, *GOAL, "--format", "json")
        json.loads(result.stdout)
        assert result.stderr == ""

    def test_a_saved_report_leaves_its_outcome_and_its_name_on_the_screen(
        self, run: Run, weak: Path, tmp_path: Path
    ) -> None:
        result = run(weak, *GOAL, "-o", tmp_path / "rapport.html")
        assert result.stdout == ""
        told = result.stderr.splitlines()
        assert told[0] in run(weak, *GOAL).stdout
        assert told[0].startswith("Resultat: ")
        assert told[1] == f"Rapporten er gemt i {tmp_path / 'rapport.html'}."

    def test_a_link_and_a_device_stay_what_they_are_when_a_report_is_written_to_them(
        self, run: Run, weak: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "rapport.html").write_text("", encoding="utf-8")
        link = tmp_path / "link.html"
        link.symlink_to(tmp_path / "rapport.html")
        run(weak, *GOAL, "-o", link)
        assert link.is_symlink()
        assert "5.a.1" in (tmp_path / "rapport.html").read_text(encoding="utf-8")
        null = tmp_path / "null"
        null.symlink_to(os.devnull)  # a lost link harms nobody, a lost device does
        assert run(weak, *GOAL, "-o", null).exit_code == 1
        assert not Path(os.devnull).is_file()

    def test_the_outcome_of_a_saved_report_warns_of_what_was_not_read(
        self, run: Run, weak: Path, damaged: Path, tmp_path: Path
    ) -> None:
        result = run(weak, damaged, *GOAL, "-o", tmp_path / "rapport.json")
        assert "Resultatet gælder kun den tekst, der er læst" in result.stderr

    def test_colour_is_off_where_nobody_watches(self, run: Run, weak: Path) -> None:
        assert "\x1b" not in run(weak, *GOAL).stdout


class TestOutput:
    def test_suffix_sets_the_format(self, run: Run, weak: Path, tmp_path: Path) -> None:
        for name, beginning in (("r.html", "<!doctype html>"), ("r.json", "{"), ("r.txt", "Udbud")):
            result = run(weak, *GOAL, "-o", tmp_path / name)
            assert result.exit_code == 1
            assert result.stdout == ""
            assert (tmp_path / name).read_text(encoding="utf-8").startswith(beginning)

    def test_format_wins_over_the_suffix(self, run: Run, weak: Path, tmp_path: Path) -> None:
        run(weak, *GOAL, "-o", tmp_path / "r.txt", "--format", "json")
        assert json.loads((tmp_path / "r.txt").read_text(encoding="utf-8"))["schema"] == "pogi-check/report/1"

    def test_failed_write_leaves_the_old_file_and_no_draft(
        self, run: Run, weak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "out" / "r.json"
        target.parent.mkdir()
        target.write_text("old", encoding="utf-8")

        def full_disk(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", full_disk)
        result = run(weak, *GOAL, "-o", target)
        assert result.exit_code == 2
        assert "kunne ikke gemmes" in result.stderr
        assert target.read_text(encoding="utf-8") == "old"
        assert [path.name for path in target.parent.iterdir()] == ["r.json"]

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
    def test_written_file_is_as_readable_as_any_other(self, run: Run, weak: Path, tmp_path: Path) -> None:
        plain = tmp_path / "plain"
        plain.write_text("", encoding="utf-8")
        run(weak, *GOAL, "-o", tmp_path / "r.html")
        assert (tmp_path / "r.html").stat().st_mode == plain.stat().st_mode

    def test_report_never_overwrites_a_document_of_the_tender(self, run: Run, weak: Path) -> None:
        before = weak.read_bytes()
        result = run(weak, *GOAL, "-o", weak)
        assert result.exit_code == 2
        assert "overskrive" in result.stderr
        assert weak.read_bytes() == before

    def test_unknown_folder_for_the_report_is_told(self, run: Run, weak: Path, tmp_path: Path) -> None:
        result = run(weak, *GOAL, "-o", tmp_path / "nowhere" / "r.html")
        assert result.exit_code == 2
        assert "mappen findes ikke" in result.stderr


class TestLibrary:
    def test_check_gives_what_the_command_gives(self, run: Run, weak: Path) -> None:
        report = pogi_check.check(weak, goals=["5"], date="2025-03-14")
        assert report.summary == json.loads(run(weak, *GOAL, "--format", "json").stdout)["summary"]
        assert report == pogi_check.check([str(weak)], goals=["rengoering"], date=date(2025, 3, 14))

    def test_unknown_names_are_value_errors_that_help(self, weak: Path) -> None:
        with pytest.raises(ValueError, match="did you mean rengoering"):
            pogi_check.check(weak, goals=["rengorning"])
        with pytest.raises(pogi_check.UnknownNameError, match=r"known: pogi, .*all"):
            pogi_check.check(weak, packs=["nordic"])

    def test_library_prints_nothing(self, weak: Path, capfd: pytest.CaptureFixture[str]) -> None:
        pogi_check.check(weak, goals=["5"])
        assert capfd.readouterr() == ("", "")
