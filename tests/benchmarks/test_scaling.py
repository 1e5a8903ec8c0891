"""The rules that the curve is drawn with are as many as it says, and in other words."""

from pogi_check.rulebook.loading import load_rules
from scaling import many_rules


def test_rules_beyond_the_real_ones_are_copies_whose_words_are_others() -> None:
    real = load_rules()
    count = sum(len(goal.criteria) for goal in real.goals)
    made = many_rules(real, 2 * count)
    terms, own = set(made.terms("pogi")), {term for goal in real.goals for term in goal.terms}

    ids = [criterion.id for goal in made.goals for criterion in goal.criteria]
    assert len(set(ids)) == len(ids) == 2 * count
    assert own < terms
    assert len(terms) > 1.9 * len(own)
