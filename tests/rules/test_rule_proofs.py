"""Every shipped rule is proved by the examples in its own file."""

import pytest

from pogi_check.rulebook.book import Criterion, Goal
from pogi_check.rulebook.loading import load_rules
from pogi_check.rulebook.pinning import prove, prove_vocabulary

BOOK = load_rules()
# The other packs' proofs take ten minutes: ``nox -s pinned``; their examples run in ``nox -s rules``.
POGI = [goal for goal in BOOK.goals if goal.pack == "pogi"]
CRITERIA = [pytest.param(goal, one, id=one.id) for goal in POGI for one in goal.criteria]
GOALS = [pytest.param(goal, id=f"{goal.pack}-{goal.slug}") for goal in POGI if goal.criteria]


@pytest.mark.parametrize(("goal", "criterion"), CRITERIA)
def test_rule_is_proved_by_its_examples(goal: Goal, criterion: Criterion) -> None:
    """Enough examples, all judged right; the remedy meets its own rule alone; every word is needed."""
    faults = prove(goal, criterion, BOOK)

    assert not faults, "\n" + "\n".join(map(str, faults))


@pytest.mark.parametrize("goal", GOALS)
def test_every_word_of_the_vocabulary_is_needed(goal: Goal) -> None:
    faults = prove_vocabulary(goal, BOOK)

    assert not faults, "\n" + "\n".join(map(str, faults))
