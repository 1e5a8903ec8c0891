"""Whether a text names the goods of a goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pogi_check.danish.buying import is_owner, is_worked_on
from pogi_check.judging.matching import free_of, pick

if TYPE_CHECKING:
    from pogi_check.danish.words import Hit
    from pogi_check.judging.matching import Matcher
    from pogi_check.rulebook.book import Goal


def names(goal: Goal, text: str, matcher: Matcher) -> bool:
    """Tell whether a text names what a goal is about."""
    return bool(goods_named(goal, text, matcher))


def goods_named(goal: Goal, text: str, matcher: Matcher) -> list[Hit]:
    """Find the words for a goal's goods in a text; none where another thing is named before them."""
    hits = matcher.hits(text)
    own = pick(hits, goal.subjects)
    if not own:
        return []
    others = pick(hits, goal.not_about)
    free = [
        hit
        for hit in free_of(own, others)
        if not is_worked_on(text, hit.start) and not is_owner(text[hit.start : hit.end])
    ]
    return [] if not free or (others and others[0].start <= free[0].start) else free
