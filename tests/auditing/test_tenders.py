"""Which tenders lie in the given paths, and what they are called."""

from pathlib import Path

import pytest

from pogi_check.auditing.tenders import find_tenders, name_tenders
from pogi_check.documents.document import Trouble, UnreadableError


def test_of_a_lone_folder_each_child_is_a_tender(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
    (tmp_path / "c.pdf").touch()

    assert [path.name for path in find_tenders(tmp_path)] == ["a", "b", "c.pdf"]


def test_hidden_files_and_lock_files_are_no_tenders(tmp_path: Path) -> None:
    for name in (".DS_Store", "~$udbud.docx", "udbud.docx"):
        (tmp_path / name).touch()

    assert [path.name for path in find_tenders(tmp_path)] == ["udbud.docx"]


def test_of_several_paths_each_is_a_tender_itself(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "inner").mkdir()

    assert find_tenders([tmp_path / "b", tmp_path / "a"]) == (tmp_path / "b", tmp_path / "a")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as raised:
        find_tenders(tmp_path)

    assert raised.value.trouble is Trouble.NO_DOCUMENTS


def test_a_tender_is_called_by_its_file_name() -> None:
    assert name_tenders([Path("/x/udbud.docx"), Path("/y/andet.pdf")]) == ("udbud.docx", "andet.pdf")


def test_equal_names_are_led_by_their_folders_until_they_differ() -> None:
    paths = [Path("/2024/a/udbud.docx"), Path("/2025/a/udbud.docx"), Path("/2025/b/andet.docx")]

    assert name_tenders(paths) == ("2024/a/udbud.docx", "2025/a/udbud.docx", "andet.docx")


def test_the_names_of_paths_up_to_the_root_have_no_double_slash() -> None:
    assert name_tenders([Path("/a/x"), Path("/b/a/x")]) == ("/a/x", "b/a/x")


def test_a_list_of_one_folder_is_one_tender(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()

    assert find_tenders([tmp_path]) == (tmp_path,)


def test_the_same_path_twice_is_one_tender(tmp_path: Path) -> None:
    assert find_tenders([tmp_path, str(tmp_path)]) == (tmp_path,)


def test_a_path_that_does_not_exist_is_told(tmp_path: Path) -> None:
    for paths in (tmp_path / "nowhere", [tmp_path, tmp_path / "nowhere"], "a" * 5000, "nul\0"):
        with pytest.raises(UnreadableError) as raised:
            find_tenders(paths)
        assert raised.value.trouble is Trouble.NOT_FOUND


def test_the_folder_of_the_results_is_no_tender(tmp_path: Path) -> None:
    for name in ("a", "out"):
        (tmp_path / name).mkdir()

    assert find_tenders(tmp_path, besides=tmp_path / "out") == (tmp_path / "a",)
