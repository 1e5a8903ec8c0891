"""The soundness notes on the command line: shown, silenced, explained, listed, tested."""

import json

import pytest

from tests.cli.conftest import Make, Run

ALONE = "Alle rengøringsmidler skal være svanemærkede."


def test_note_is_shown_and_does_not_decide_the_exit_code(run: Run, make: Make) -> None:
    sound = run(make(f"{ALONE[:-1]} eller tilsvarende.", name="sound.docx"), "--fail-on", "never")
    noted = run(make(ALONE, name="noted.docx"), "--fail-on", "never")

    assert (sound.exit_code, noted.exit_code) == (0, 0)
    assert "label-without-equivalent" in noted.stdout
    assert "label-without-equivalent" not in sound.stdout


def test_silenced_notes_are_left_out_and_named(run: Run, make: Make) -> None:
    done = run(
        make(ALONE), "--silence", "label-without-equivalent", "--silence", "unclear-tco", "--format", "json"
    )
    report = json.loads(done.stdout)

    assert report["soundness"] == []
    assert report["silenced"] == ["label-without-equivalent", "unclear-tco"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_unknown_note_is_an_error_that_names_all(run: Run, make: Make, language: str) -> None:
    done = run(make(ALONE), "--silence", "unclear-tc", "--lang", language)

    assert done.exit_code == 2
    assert "unclear-tc”" in done.stderr
    assert "label-without-equivalent" in done.stderr
    assert "superseded-reference" in done.stderr


def test_note_is_explained_with_its_law(run: Run) -> None:
    done = run("explain", "label-without-equivalent")

    assert done.exit_code == 0
    assert "Mærke uden »eller tilsvarende«" in done.stdout
    assert "udbudsloven § 46, stk. 3" in done.stdout
    assert "{" not in done.stdout


def test_list_names_the_notes(run: Run) -> None:
    assert "  unclear-tco  " in run("rules", "list").stdout
    assert "unclear-tco" not in run("rules", "list", "--pack", "pogi").stdout


def test_note_is_shown_as_it_is_written(run: Run) -> None:
    assert "note: unclear-tco" in run("rules", "show", "unclear-tco").stdout


def test_note_is_tested_by_its_id(run: Run) -> None:
    done = run("rules", "test", "unclear-tco", "--pinned")

    assert done.exit_code == 0
    assert "regler: 1. Alle giver det, de skal." in done.stdout
