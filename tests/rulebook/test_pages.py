import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from pogi_check.reports.rule_pages import generated_files, render_pages, stale_files, write_files
from pogi_check.rulebook.loading import find_notes, find_rules, load_rules, shipped_rules
from pogi_check.rulebook.schema import json_schema
from tests.rulebook.rule_files import CRITERION, GOAL, write_pack

BROKEN = {
    "unknown key": CRITERION.replace("kind:", "kinds:"),
    "unknown kind": CRITERION.replace("kind: krav", "kind: krev"),
    "no wording": CRITERION.replace("any:", "all:"),
    "goal without a status": GOAL.replace("status:", "state:"),
}


def as_json(text: str) -> object:
    """Read YAML as an editor does: days stay text."""
    return json.loads(json.dumps(yaml.safe_load(text), default=dt.date.isoformat))


@pytest.fixture
def page(tmp_path: Path) -> str:
    """Give the page of the sample goal."""
    return render_pages(load_rules([write_pack(tmp_path)]))["blomster.md"]


def test_every_goal_has_a_page_and_a_line_in_the_list() -> None:
    book = load_rules()

    pages = render_pages(book)

    assert len(pages) == len(book.goals) + 2  # the list, and the page of notes
    for goal in book.goals:
        assert f"[{goal.title}]({goal.slug}.md)" in pages["README.md"]


def test_page_says_what_the_criterion_asks_and_where_it_is_known_from(page: str) -> None:
    assert "# Mål 99: Blomster" in page
    assert "## 99.a Blomster er økologiske" in page
    assert "- Kan stå som mindstekrav eller kontraktvilkår" in page
    assert "- I kraft fra 1. januar 2024" in page
    assert "- Kilde (læst i målets tekst): <https://example.org/blomster#a>" in page
    assert "> Mindst 50 % af blomsterne skal være økologiske." in page


def test_page_shows_examples_with_their_context_and_reason(page: str) -> None:
    assert "- Krav › ”Mindst 50 % af blomsterne skal være økologiske.”" in page
    assert "- ”Mindst 20 % af blomsterne skal være økologiske.” — lempeligere grænse" in page
    assert "Blomsterkasser skal være økologiske | Type: MK” (MK = mindstekrav) — another thing" in page


def test_stale_and_left_pages_are_found_and_put_right(tmp_path: Path) -> None:
    files = generated_files(tmp_path, load_rules())
    assert len(stale_files(files)) == len(files)
    write_files(files)
    assert stale_files(files) == ()

    page = tmp_path / "docs" / "rules" / "rengoering.md"
    page.write_text("rettet i hånden", encoding="utf-8")
    left = page.with_name("udgaaet.md")
    left.write_text("et mål, som ikke er der mere", encoding="utf-8")

    assert stale_files(files) == (page, left)
    assert write_files(files) == (page, left)
    assert stale_files(files) == ()


def test_schema_accepts_every_shipped_rule_file() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(json_schema()))

    rules = [file for files in find_rules(shipped_rules()) for file in files.files]
    for file in (*rules, *find_notes(shipped_rules())):
        validator.validate(as_json(Path(file).read_text(encoding="utf-8")))


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_schema_refuses_what_loading_refuses(text: str) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(json_schema()))

    assert not validator.is_valid(as_json(text))
