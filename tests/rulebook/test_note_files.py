"""The files of soundness notes: their faults are told with file and line, one of one's own replaces."""

from dataclasses import replace
from pathlib import Path

import pytest

from pogi_check.cli.main import main
from pogi_check.rulebook.faults import RuleFaults
from pogi_check.rulebook.loading import find_notes, load_rules, shipped_rules

TCO = (shipped_rules() / "soundness" / "unclear-tco.yaml").read_text(encoding="utf-8")


def write_note(folder: Path, text: str, name: str = "own.yaml") -> Path:
    path = folder / "soundness" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(RuleFaults) as caught:
        load_rules(folder)
    return [str(replace(fault, file=Path(fault.file).name)) for fault in caught.value.faults]


def test_note_of_ones_own_replaces_the_shipped_one(tmp_path: Path) -> None:
    own = write_note(tmp_path, TCO.replace("title: TCO kan betyde flere ting", "title: Vores titel"))
    note = load_rules(own).note("unclear-tco")

    assert note is not None
    assert note.title == "Vores titel"
    assert [one.id for one in load_rules(own).notes] == [one.id for one in load_rules().notes]


def test_version_follows_the_notes(tmp_path: Path) -> None:
    assert load_rules(write_note(tmp_path, TCO)).version != load_rules().version


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("note: unclear-tco", "note: unclear-tcq", "own.yaml:1: note: 'unclear-tcq' is not one of"),
        ("  tco: [=tco]", "  tko: [=tco]", "own.yaml:1: lacks the lists tco under seek"),
        ("”{words}” kan være", "”{word}” kan være", "own.yaml:1: {word} is no word that unclear-tco gives"),
        ("title_en: TCO", "title_on: TCO", "own.yaml:3: title_on: unknown key; did you mean title_en?"),
    ],
)
def test_fault_is_told_with_file_line_and_key(tmp_path: Path, right: str, wrong: str, fault: str) -> None:
    assert right in TCO

    assert any(one.startswith(fault) for one in faults_of(write_note(tmp_path, TCO.replace(right, wrong))))


def test_note_that_stands_in_two_files_is_a_fault(tmp_path: Path) -> None:
    folder = write_note(write_note(tmp_path, TCO), TCO, "other.yaml")

    assert any("unclear-tco is the note of" in one for one in faults_of(folder))


def test_unknown_label_is_a_fault(tmp_path: Path) -> None:
    text = (shipped_rules() / "soundness" / "label-without-equivalent.yaml").read_text(encoding="utf-8")
    folder = write_note(tmp_path, text.replace("[svanemærket,", "[svanemærkat,"))

    assert any("svanemærkat is not a label of the lexicon" in one for one in faults_of(folder))


def test_directory_without_notes_has_none(tmp_path: Path) -> None:
    assert find_notes(tmp_path) == ()


def test_wrong_example_of_a_note_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = TCO.replace(
        "    - text: Computerskærme skal opfylde TCO.", "    - text: Computerskærme skal være nye."
    )
    folder = write_note(tmp_path, text)

    with pytest.raises(SystemExit) as ended:
        main(["rules", "test", str(folder)])

    assert ended.value.code == 1
    assert "own.yaml:" in (told := capsys.readouterr().out)
    assert "examples.noted[0]: skal være noted, er silent: “Computerskærme skal være nye.”" in told
