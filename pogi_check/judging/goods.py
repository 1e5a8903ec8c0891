"""Whether a text names the goods of a goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pogi_check.danish.buying import is_named_aside, is_no_wood, is_owner, is_worked_on, works_in
from pogi_check.judging.matching import free_of, pick
from pogi_check.rulebook.remembered import Remembered

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
    free = [hit for hit in free_of(own, others) if not _is_there_already(text, hit)]
    return [] if not free or (others and others[0].start <= free[0].start) else free


def goods_bought(goal: Goal, text: str, matcher: Matcher) -> list[Hit]:
    """Find the words for a goal's goods, single ones too, in a text that tells what is bought.

    Those that another thing is for are none ("foldemaskiner til linned"), nor what else the words mean.
    """
    hits = matcher.goods(goal.pack, text)
    own = pick(hits, _bought(goal))
    if not own:
        return []
    others = pick(hits, _not_bought(goal))
    return [
        hit
        for hit in free_of(own, others)
        if not is_named_aside(text, hit.start, hit.end) and not _is_there_already(text, hit)
    ]


# Worked out once a goal: a pack's tenders ask for them text by text.
_bought: Remembered[Goal, frozenset[str]] = Remembered(lambda goal: frozenset((*goal.subjects, *goal.goods)))
_not_bought: Remembered[Goal, frozenset[str]] = Remembered(
    lambda goal: frozenset((*goal.not_about, *goal.no_goods))
)


def _is_there_already(text: str, hit: Hit) -> bool:
    """Tell whether a word for goods says whose or where something is, or what is worked on or worked in."""
    words = text[hit.start : hit.end]
    return is_owner(words) or is_no_wood(words) or is_worked_on(text, hit.start) or works_in(text, hit.start)
