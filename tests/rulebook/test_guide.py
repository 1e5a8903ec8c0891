"""The guide for authors of rules names all that a rule may hold, and its worked example works."""

import re
from pathlib import Path

import pytest
import yaml

from pogi_check.rulebook import model, note_model
from pogi_check.rulebook.examples import run_examples
from pogi_check.rulebook.loading import load_rules
from pogi_check.rulebook.pinning import prove, prove_vocabulary
from pogi_check.terms import Kind, NoteId, Role, Unit

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "regelforfattere.md").read_text(encoding="utf-8")
CODES = set(re.findall(r"`([^`\n]+)`", PAGE))
MAPPINGS = [
    model.GoalModel,
    model.CriterionModel,
    model.PartModel,
    model.WordingModel,
    model.ThresholdModel,
    model.AppliesModel,
    model.WeakenedExampleModel,
    note_model.NoteModel,
    note_model.ReferenceModel,
    note_model.NoteExamplesModel,
    note_model.NoteExampleModel,
]


def test_the_worked_example_is_proved(tmp_path: Path) -> None:
    files = re.findall(r"`vores-regler/(\S+\.yaml)`:\n\n```yaml\n(.*?)```", PAGE, re.DOTALL)
    for name, text in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    book = load_rules(tmp_path)
    goal = book.goal("kantine")
    assert goal is not None
    (criterion,) = goal.criteria

    assert len(files) == 2
    assert f"Eksempler: {len(run_examples(goal, criterion, book))}, regler: 1." in PAGE
    assert (prove(goal, criterion, book), prove_vocabulary(goal, book)) == ((), ())


@pytest.mark.parametrize("mapping", MAPPINGS, ids=lambda one: one.__name__)
def test_every_key_is_explained(mapping: type[model.Strict]) -> None:
    assert not {*model.keys_of(mapping)} - CODES


def test_every_word_that_a_key_takes_is_named() -> None:
    labels = yaml.safe_load(
        (ROOT / "pogi_check" / "danish" / "lexicon" / "labels.yaml").read_text(encoding="utf-8")
    )

    assert not {*labels, *map(str, Unit), *map(str, Role), *map(str, Kind), *map(str, NoteId)} - CODES


def test_readme_and_contributing_lead_to_the_guide() -> None:
    for page in ("README.md", "CONTRIBUTING.md"):
        assert "docs/regelforfattere.md" in (ROOT / page).read_text(encoding="utf-8")
