"""Scope: which goals apply to a tender, from its CPV codes and from what it buys."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pogi_check.danish.buying import is_by_others, is_named_aside, is_served, is_worked_on
from pogi_check.danish.cells import table_of
from pogi_check.danish.elsewhere import is_elsewhere
from pogi_check.danish.questions import is_open_question
from pogi_check.danish.references import speaks_of_it
from pogi_check.danish.telling import is_text_sample
from pogi_check.findings import GoalScope
from pogi_check.judging.cpv import buys_no_goods, is_of_group
from pogi_check.judging.demands import Grade
from pogi_check.judging.evidence import find_candidate
from pogi_check.judging.goods import goods_bought, goods_named, names
from pogi_check.judging.matching import Matcher, holds, may_concern, pick
from pogi_check.judging.purchases import above, notices_on
from pogi_check.patterns import pattern
from pogi_check.terms import Kind, Role, Strength

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.words import Hit
    from pogi_check.judging.evidence import Candidate
    from pogi_check.judging.purchases import Purchase, Subject
    from pogi_check.rulebook.book import Goal

_WORDS = 4  # words that tell why a goal applies
_LINES = 4  # requirement lines that name a goal's goods before they bring the goal in by themselves
_ORDERS = 2  # lines that order the goods: they need not be as many
_BINDING = (Role.MINIMUM_REQUIREMENT, Role.CONTRACT_TERM)
_OPENS = 12  # characters before what a line of a list is on: "40 stk. nye"
_FAR = 10_000
_MADE_OF = pattern(r"^[^,;:]*[a-zæøå]{3}, $", re.IGNORECASE)
_NAMED_BESIDE = 2  # texts that name the goods, of which one demands of them what a criterion asks


def in_scope(
    goal: Goal, subject: Subject, purchase: Purchase, cpv: Sequence[str], matcher: Matcher
) -> GoalScope:
    """Tell whether a goal applies, with the reasons; a passing mention does not bring it in."""
    why = [f"CPV {code}" for code in cpv if any(is_of_group(code, own) for own in goal.cpv)]
    named: defaultdict[str, Counter[str]] = defaultdict(Counter)
    titles = sum(_names(goal, text, matcher, named, aside=True) for text in (*subject.titles, *subject.lots))
    headings = sum(_names(goal, text, matcher, named) for text in subject.headings.holding(goal.subjects))
    lines = sum(
        sum(_names(goal, text, matcher, named, itself=True) for text in line) > 0
        for line in subject.lines.holding(goal.subjects)
    )
    if buys_no_goods(cpv) or (not why and subject.is_service):
        own = (text for text in subject.titles if not text.endswith("."))
        applies = any(_names(goal, text, matcher, named, aside=True) for text in own)
    elif titles == 0 and not why and any(_is_worked_on(goal, title, matcher) for title in subject.titles):
        applies = _orders(goal, subject, matcher)
    else:
        applies = bool(why) or titles > 0 or (headings > 0 and lines > 0) or headings > 1 or lines >= _LINES
        several = headings + lines >= _NAMED_BESIDE
        denied = headings == 0 and not subject.excluded.isdisjoint(goal.subjects)
        applies = (
            applies
            or any(_names(goal, text, matcher, named, itself=True) for text in subject.comprised)
            or _orders(goal, subject, matcher)
            or _is_tendered(goal, purchase, matcher, named)
            or (not denied and _demands(goal, subject, matcher, named, binding=not several))
        )
    if not goal.text_available:  # all that it has to say is a notice: one citation is enough
        applies = applies or bool(notices_on(goal, subject))
    why += _told(named)
    return GoalScope(goal, applies, tuple(why) if applies else ())


def _is_tendered(goal: Goal, purchase: Purchase, matcher: Matcher, told: Mapping[str, Counter[str]]) -> bool:
    """Tell whether the goal's goods, single ones too, are tendered, or delivered or listed twice."""

    def named(texts: Sequence[str], most: int = _FAR) -> int:
        found = ((text, goods_bought(goal, text, matcher)) for text in texts)
        return sum(
            _count([hit for hit in hits if hit.start <= most and _is_head(text, hit)], text, told)
            for text, hits in found
        )

    several = named(purchase.counted) // _ORDERS
    return named(purchase.tendered) + named(purchase.listed, _OPENS) + several > 0


def _is_head(text: str, hit: Hit) -> bool:
    """Tell whether a word may be the goods of a line, rather than what they are of ("Dukke, tekstil")."""
    return hit.end < len(text) or _MADE_OF.search(text, 0, hit.start) is None


def _is_worked_on(goal: Goal, title: str, matcher: Matcher) -> bool:
    """Tell whether a title names a goal's goods as what is worked on ("Eftersyn af legepladser")."""
    hits = pick(matcher.hits(title), goal.subjects)
    return any(is_worked_on(title, hit.start) for hit in hits)


def _orders(goal: Goal, subject: Subject, matcher: Matcher) -> bool:
    """Tell whether several lines order a goal's goods: the supplier delivers them, or a list counts them."""
    orders = subject.orders.holding(goal.subjects)
    ordering = {passage.text for passage, text in orders if names(goal, text, matcher)}
    listed = subject.listed.holding(goal.subjects)
    ordering |= {text for text in listed if any(hit.start == 0 for hit in goods_named(goal, text, matcher))}
    return len(ordering) >= _ORDERS


def _demands(
    goal: Goal,
    subject: Subject,
    matcher: Matcher,
    told: Mapping[str, Counter[str]],
    *,
    binding: bool,
) -> bool:
    """Tell whether a line demands of a goal's goods what one of its criteria asks: then they are bought.

    The goods are named in the line, in the label of its row, its lead-in or the heading it stands under.
    With ``binding`` a score, an option or a duty to tell is not enough, but in a table of demands. The words
    that name the goods are counted in ``told``.
    """
    asked = [
        (part, criterion)
        for criterion in goal.criteria
        if criterion.kind is not Kind.DAEKNING
        for part in criterion.asks
    ]
    for passage in subject.open.holding(goal.subjects):
        named = [
            clause
            for clause in passage.clauses
            if names(goal, clause.text, matcher) and not _is_refused(passage, clause)
        ]
        if not named and not _stands_under(goal, passage, matcher):
            continue
        scanned = matcher.scan(passage)
        for part, criterion in asked:
            if not may_concern(part, scanned, matcher):
                continue
            found = find_candidate(part, criterion, scanned, matcher)
            scored = passage.row and table_of(passage) in subject.demanding  # one of its lines: "LED | EK"
            if found is None or not _is_demand(found, binding=binding and not scored):
                continue
            if _is_refused(passage, found.core):
                continue
            if passage.row or not named or found.core in named or speaks_of_it(found.core.text):
                for text in [clause.text for clause in named] or above(passage):
                    _names(goal, text, matcher, told)
                return True
    return False


def _is_demand(found: Candidate, *, binding: bool) -> bool:
    """Tell whether what a passage says of goods is asked of the supplier here, and with ``binding`` binds."""
    text = found.core.text
    if not found.normative or found.grade is Grade.VAGUE or found.reading.strength is Strength.DENIED:
        return False
    if is_by_others(text) or is_text_sample(text) or is_elsewhere(text):
        return False
    return found.reading.role in _BINDING or not binding


def _is_refused(passage: Passage, clause: Clause) -> bool:
    """Tell whether a sentence asks for something and gets no yes ("Er arbejdstøj et krav? Nej.")."""
    return clause.text.rstrip().endswith("?") and is_open_question(passage, clause)


def _stands_under(goal: Goal, passage: Passage, matcher: Matcher) -> bool:
    """Tell whether a passage that names no goods of its own stands under a heading or lead-in that does."""
    own = any(holds(matcher.hits(clause.text), goal.not_about) for clause in passage.clauses)
    return not own and any(names(goal, text, matcher) for text in above(passage))


def _told(named: Mapping[str, Counter[str]]) -> list[str]:
    """Give the words that most texts name, each in its commonest form."""
    told: Counter[str] = Counter()
    for words in named.values():
        told[min(words, key=lambda word: (-words[word], len(word), word))] += words.total()
    return [word for word, _ in told.most_common(_WORDS)]


def _names(
    goal: Goal,
    text: str,
    matcher: Matcher,
    named: Mapping[str, Counter[str]],
    *,
    itself: bool = False,
    aside: bool = False,
) -> int:
    """Give 1 where a text names a goal's goods, else 0; count the text for each word, whatever its form.

    With ``itself`` goods do not count that another thing is for ("foldemaskiner til linned"), with ``aside``
    none that are named beside what is bought.
    """
    hits = goods_named(goal, text, matcher)
    if aside:
        hits = [hit for hit in hits if not is_named_aside(text, hit.start, hit.end)]
    return _count([hit for hit in hits if not itself or not is_served(text, hit.start)], text, named)


def _count(hits: Sequence[Hit], text: str, named: Mapping[str, Counter[str]]) -> int:
    """Give 1 where a text has words for a goal's goods, else 0; count it for each, whatever its form."""
    words: dict[str, str] = {}
    for hit in hits:
        word = text[hit.start : hit.end].casefold()
        words.setdefault(word if hit.how == "compound" else hit.term, word)
    for term, word in words.items():
        named[term][word] += 1
    return int(bool(words))
