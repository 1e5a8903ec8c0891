"""Which passages of a tender in lots are on other lots than those that buy a goal's goods."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pogi_check.danish.buying import what_is_comprised
from pogi_check.danish.lots import (
    definitions,
    is_demand,
    is_number,
    lettered,
    lot_cells,
    lots_named,
    lots_of,
    lots_of_cell,
    lots_opening,
)
from pogi_check.judging.goods import names
from pogi_check.judging.matching import pick

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from pogi_check.danish.clauses import Passage
    from pogi_check.judging.matching import Matcher
    from pogi_check.rulebook.book import Goal, Part


class Lots:
    """The lots of a tender, by the texts that say what each is on, and the passages on each."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._texts: dict[str, set[str]] = defaultdict(set)
        for passage in passages:
            for key, text in _defined(passage):
                self._texts[key].add(text)
        self._sheets: frozenset[str] = frozenset()
        if self._texts:
            self._sheets = _sheets(passages)
            for passage in passages:
                heading = "".join(passage.context.headings[-1:])
                if lettered(heading) in self._sheets:
                    self._texts[lettered(heading)].add(heading)
        self._numbered = {
            (passage.context.document, ident): lots_opening(passage.clauses[0].text)
            for passage in passages
            if not passage.row and lots_opening(passage.clauses[0].text)
            for ident in passage.idents
            if passage.clauses[0].text.startswith(ident)
        }
        self._on = tuple(map(self.of, passages)) if len(self._texts) > 1 else ()
        self._passages = tuple(passages)
        self._comprised = _comprised(passages) if self._on else {}

    def of(self, passage: Passage) -> frozenset[str]:
        """Give the lots that a passage is on, by its sheet's letter or the paragraph above it too."""
        sheet = lettered("".join(passage.context.headings[-1:]))
        if passage.row and sheet in self._sheets and not lot_cells(passage):
            return frozenset({sheet})  # its file may be named after several
        known = lots_of(passage) or (frozenset({sheet}) if sheet in self._sheets else frozenset())
        return known or self._above(passage)

    def _above(self, passage: Passage) -> frozenset[str]:
        """Give the lots of the paragraph that a numbered one is a part of ("4.3.1" of "4.3 Delaftale 2")."""
        document = passage.context.document
        above = (ident[:dot] for ident in passage.idents for dot in _dots(ident))
        found = (self._numbered.get((document, ident), frozenset()) for ident in above)
        return next(filter(None, found), frozenset())

    def of_others(self, goal: Goal, goals: Collection[Goal], matcher: Matcher) -> frozenset[int]:
        """Give the places of the passages on lots that buy other goals' goods, and none of this goal's.

        None where no lot is known to buy this goal's; a passage that names them stands, as wood in toys.
        """
        if not self._on:
            return frozenset()
        told = {key: (*texts, *self._comprised.get(key, ())) for key, texts in self._texts.items()}
        own = {key for key, texts in told.items() if _name(goal, texts, matcher)} or self._naming(
            goal, matcher
        )
        if not own:
            return frozenset()
        others = {
            key
            for key, texts in told.items()
            if key not in own and any(_name(other, texts, matcher) for other in goals)
        }
        apart = (place for place, lots in enumerate(self._on) if lots and lots <= others)
        return frozenset(place for place in apart if not names(goal, self._passages[place].text, matcher))

    def _naming(self, goal: Goal, matcher: Matcher) -> set[str]:
        """Give the lots on which some passage names a goal's goods, where what presents the lots does not."""
        named = (
            lots
            for passage, lots in zip(self._passages, self._on, strict=True)
            if lots and names(goal, passage.text, matcher)
        )
        return set().union(*named)

    def left_silent(
        self, goal: Goal, part: Part, bound: Iterable[Passage], matcher: Matcher
    ) -> tuple[str, ...]:
        """Give the lots that buy a part's goods and that no passage of those that bind them is on.

        None where one of these passages is on no lot, and so on all.
        """
        if not self._on or not part.subject:
            return ()
        covered = [self.of(passage) for passage in bound]
        if not covered or not all(covered) or not all(is_number(key) for keys in covered for key in keys):
            return ()
        buying = {
            key
            for key, texts in self._texts.items()
            if is_number(key)
            and _name(goal, texts, matcher)
            and any(_is_on(part, text, matcher) for text in texts)
        }
        reached = frozenset().union(*covered)
        return tuple(sorted(buying - reached)) if buying & reached else ()

    def all_on(self, part: Part, named: Collection[str], matcher: Matcher) -> bool:
        """Tell whether some lots are all that are known to buy a part's goods."""
        if not self._on or not named:
            return False
        told = self._texts.items()
        buying = {key for key, texts in told if any(_is_on(part, text, matcher) for text in texts)}
        return bool(buying) and buying <= set(named)


def _dots(ident: str) -> list[int]:
    """Give where the dots of a number stand, the last first."""
    return [place for place in range(len(ident) - 1, 0, -1) if ident[place] == "."]


def _sheets(passages: Sequence[Passage]) -> frozenset[str]:
    """Give the letters of lots that the tender names and that headings open with, two of them at least."""
    named = frozenset().union(
        *(lots_named(one.text) | lots_named(" ".join(one.context.headings)) for one in passages)
    )
    opened = frozenset(lettered("".join(one.context.headings[-1:])) for one in passages)
    letters = frozenset(key for key in opened if key) if named & opened else frozenset()
    return letters if len(letters) > 1 else frozenset()


def _is_on(part: Part, text: str, matcher: Matcher) -> bool:
    """Tell whether a text that presents a lot names the part's goods first."""
    hits = matcher.hits(text)
    goods, others = pick(hits, part.subject), pick(hits, part.not_about)
    return bool(goods) and not (others and others[0].start <= goods[0].start)


def _name(goal: Goal, texts: Iterable[str], matcher: Matcher) -> bool:
    return any(names(goal, text, matcher) for text in texts)


def _defined(passage: Passage) -> Iterator[tuple[str, str]]:
    """Give the lots that a passage or the heading above it defines, with what is said of each."""
    for heading in passage.context.headings[-1:]:
        yield from definitions(heading)
    if passage.row:
        cells = lot_cells(passage)
        lots = {key: cell.text for cell in cells for key in lots_of_cell(cell.text)}
        yield from lots.items()
        yield from ((key, one.text) for key in lots for one in passage.clauses if one not in cells)
    for clause in passage.clauses:
        if not is_demand(clause):
            yield from definitions(clause.text)


def _comprised(passages: Sequence[Passage]) -> dict[str, set[str]]:
    """Give what sentences below a lot's heading say that it comprises ("Delaftalen omfatter …")."""
    found: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        on = tuple(lots_of(passage))
        if len(on) == 1:
            told = (what_is_comprised(one.text) for one in passage.clauses if not is_demand(one))
            found[on[0]].update(filter(None, told))
    return found
