"""The guide for authors of rules names all that a rule may hold, and its worked example works."""

import re
from pathlib import Path

import pytest
import yaml

from pogi_check.rulebook import model, note_model
from pogi_check.rulebook.book import RuleBook
from pogi_check.rulebook.examples import run_examples
from pogi_check.rulebook.loading import load_rules
from pogi_check.rulebook.pinning import prove, prove_vocabulary
from pogi_check.rulebook.problems import keys_of
from pogi_check.terms import Kind, NoteId, Role, Status, Unit

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "regelforfattere.md").read_text(encoding="utf-8")
CODES = set(re.findall(r"`([^`\n]+)`", PAGE))
MAPPINGS = [
    model.PackModel,
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


def worked_example(folder: str, directory: Path) -> RuleBook:
    """Write the files of a worked example to a directory and load them."""
    files = re.findall(rf"`{folder}/(\S+\.yaml)`:\n\n```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert files
    for name, text in files:
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text(text, encoding="utf-8")
    return load_rules(directory)


@pytest.mark.parametrize(("folder", "slug"), [("vores-regler", "kantine"), ("byernes-forsoeg", "emballage")])
def test_the_worked_examples_are_proved(tmp_path: Path, folder: str, slug: str) -> None:
    book = worked_example(folder, tmp_path)
    goal = book.goal(slug)
    assert goal is not None
    (criterion,) = goal.criteria

    assert (prove(goal, criterion, book), prove_vocabulary(goal, book)) == ((), ())


def test_the_guide_gives_the_answer_that_the_worked_example_gets(tmp_path: Path) -> None:
    book = worked_example("vores-regler", tmp_path)
    goal = book.goal("kantine")
    assert goal is not None

    examples = run_examples(goal, goal.criteria[0], book)

    assert f"Eksempler: {len(examples)}, regler: 1." in PAGE


def test_the_worked_trial_is_a_trial(tmp_path: Path) -> None:
    goal = worked_example("byernes-forsoeg", tmp_path).goal("emballage")

    assert goal is not None
    assert goal.criteria[0].status is Status.TRIAL


@pytest.mark.parametrize("mapping", MAPPINGS, ids=lambda one: one.__name__)
def test_every_key_is_explained(mapping: type[model.Strict]) -> None:
    assert not {*keys_of(mapping)} - CODES


def test_every_word_that_a_key_takes_is_named() -> None:
    labels = yaml.safe_load(
        (ROOT / "pogi_check" / "danish" / "lexicon" / "labels.yaml").read_text(encoding="utf-8")
    )

    assert not {*labels, *map(str, Unit), *map(str, Role), *map(str, Kind), *map(str, NoteId)} - CODES


def test_readme_and_contributing_lead_to_the_guide() -> None:
    for page in ("README.md", "CONTRIBUTING.md"):
        assert "docs/regelforfattere.md" in (ROOT / page).read_text(encoding="utf-8")
