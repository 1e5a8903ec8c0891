from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pogi_check.compiled import cache_directory, compiled
from pogi_check.rulebook.loading import load_rules
from tests.rulebook.rule_files import write_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WARM = """
import sys
from pathlib import Path
from pogi_check.rulebook.loading import load_rules
book = load_rules([Path(sys.argv[1])])
print(book.version, *sorted({name.split(".")[0] for name in sys.modules} & {"yaml", "pydantic", "difflib"}))
"""


class Built:
    """A build function that counts how often it is asked."""

    def __init__(self, *values: object) -> None:
        self.values: Iterator[object] = iter(values)
        self.times = 0

    def __call__(self) -> object:
        self.times += 1
        return next(self.values)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Give a data file that was there before this process began."""
    path = tmp_path / "words.yaml"
    write_before(path, "ord")
    return path


def write_before(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))


def test_unchanged_files_are_built_once(source: Path) -> None:
    build = Built({"ord": ["bør"]})

    assert compiled([source], build, name="words") == {"ord": ["bør"]}
    assert compiled([source], build, name="words") == {"ord": ["bør"]}
    assert build.times == 1


def test_changed_file_is_built_again(source: Path) -> None:
    build = Built("before", "after")

    compiled([source], build, name="words")
    write_before(source, "ordet")

    assert compiled([source], build, name="words") == "after"


def test_file_written_below_a_running_process_is_not_taken_for_what_it_has_read(
    source: Path, cache: Path
) -> None:
    """An upgrade below a running notebook: what is in memory is not what the new files would give."""
    source.write_text("nyt", encoding="utf-8")
    compiled([source], Built("of the old code"), name="words")
    assert list(cache.glob("words-*.json")) == []
    assert compiled([source], Built("of the new code"), name="words") == "of the new code"


def test_first_and_later_answers_have_the_same_types(source: Path) -> None:
    """A tuple comes back as a list the first time too."""
    assert compiled([source], lambda: ("a", "b"), name="words") == ["a", "b"]  # type: ignore[comparison-overlap]


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"0" * 64 + b'\n"other"'])
def test_damaged_entry_is_built_again(source: Path, cache: Path, damage: bytes) -> None:
    build = Built("right", "right")
    compiled([source], build, name="words")
    (entry,) = cache.glob("words-*.json")
    entry.write_bytes(damage)

    assert compiled([source], build, name="words") == "right"
    assert build.times == 2
    assert compiled([source], build, name="words") == "right"
    assert build.times == 2


def test_changed_entry_is_not_believed(source: Path, cache: Path) -> None:
    """An entry whose text was altered after it was written is built again."""
    compiled([source], lambda: "skal", name="words")
    (entry,) = cache.glob("words-*.json")
    entry.write_bytes(entry.read_bytes().replace(b"skal", b"kan."))

    assert compiled([source], lambda: "skal", name="words") == "skal"


def test_cache_that_cannot_be_written_is_done_without(source: Path, cache: Path) -> None:
    cache.write_text("a file where the directory should be", encoding="utf-8")

    assert compiled([source], lambda: 1, name="words") == 1
    assert compiled([source], lambda: 2, name="words") == 2


def test_nothing_is_kept_of_a_build_that_fails(source: Path, cache: Path) -> None:
    def build() -> object:
        raise KeyError

    with pytest.raises(KeyError):
        compiled([source], build, name="words")

    assert not cache.exists()


def test_cache_keeps_few_editions_and_no_drafts(source: Path, cache: Path) -> None:
    for number in range(20):
        write_before(source, str(number))
        compiled([source], lambda: "x", name="words")

    assert len(list(cache.iterdir())) == 8


def test_cache_lies_where_the_user_keeps_caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("POGI_CHECK_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_directory() == tmp_path / "pogi-check"

    monkeypatch.setenv("POGI_CHECK_CACHE", "")
    assert cache_directory() is None


def test_warm_start_imports_neither_yaml_nor_pydantic(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    version = load_rules([pack]).version

    def started() -> list[str]:
        command = [sys.executable, "-c", WARM, str(pack)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ})
        return done.stdout.split()

    started()  # fills the cache: this process may have its lexicons from an earlier test
    assert started() == [version]
