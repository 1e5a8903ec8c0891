"""The installed package holds all that it needs, and the checkout's pages tell the truth about it."""

import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from hatchling import build

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "decisions").glob("*.md")]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RULES = """
import pogi_check
book = pogi_check.load_rules()
print(pogi_check.__file__)
print(book.version, sum(len(goal.criteria) for goal in book.goals))
"""


def rules_of(python_path: Path, cache: Path) -> list[str]:
    environment = {"PYTHONPATH": str(python_path), "POGI_CHECK_CACHE": str(cache)}
    done = subprocess.run(
        [sys.executable, "-c", RULES],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        cwd=cache.parent,
    )
    return done.stdout.splitlines()


@pytest.mark.slow
def test_a_wheel_holds_the_rules_and_finds_them_as_a_checkout_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    wheel = tmp_path / build.build_wheel(str(tmp_path))
    installed = tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--target", str(installed), str(wheel)], check=True)

    module, rules = rules_of(installed, tmp_path / "cache")

    assert Path(module).is_relative_to(installed)
    assert (installed / "pogi_check" / "py.typed").exists()
    assert rules == rules_of(ROOT, tmp_path / "cache")[1]
    assert int(rules.split()[1]) > 0


def test_each_required_library_is_imported_by_the_package() -> None:
    modules = {"pyyaml": "yaml"}
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "pogi_check").rglob("*.py"))
    required = [re.split(r"[><=\[]", one)[0] for one in PROJECT["dependencies"]]

    unused = [
        one
        for one in required
        if not re.search(rf"^\s*(from|import) {modules.get(one, one)}\b", sources, re.MULTILINE)
    ]

    assert not unused


def test_no_module_is_longer_than_500_lines() -> None:
    table_of_sentences = "pogi_check/reports/wording.py"
    lengths = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n")
        for path in (ROOT / "pogi_check").rglob("*.py")
    }

    assert not {
        path: length for path, length in lengths.items() if length > 500 and path != table_of_sentences
    }


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"base", "common", "core", "helper", "helpers", "manager", "misc", "util", "utils"}

    assert not [path for path in (ROOT / "pogi_check").rglob("*") if path.stem.strip("_") in empty]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8"))

    assert not [link for link in links if not (page.parent / link).exists()]


def test_the_readme_s_example_is_in_the_checkout() -> None:
    (example,) = set(
        re.findall(r"pogi-check (fixtures/\S+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    )

    assert (ROOT / example / "labels.yaml").exists()


def test_the_ci_script_ends_with_the_readme_s_test_command() -> None:
    command = "python -m pytest -q"

    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-2]


def test_publiccode_yml_keeps_the_standard_s_lengths_and_the_package_s_facts() -> None:
    public = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))

    assert public["legal"]["license"] == PROJECT["license"]
    assert public["softwareVersion"] == PROJECT["version"] == metadata.version("pogi-check")
    for description in public["description"].values():
        assert len(description["genericName"]) <= 35
        assert len(description["shortDescription"]) <= 150
        assert 500 <= len(description["longDescription"]) <= 10_000
