"""The passages of a tender, found by what they hold of a part's demand or object to it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from pogi_check.danish.afterwords import names_a_wish
from pogi_check.danish.cells import table_of
from pogi_check.danish.clauses import binds
from pogi_check.danish.exemptions import gives_another_number
from pogi_check.danish.leave import may_give_leave
from pogi_check.danish.named_demands import reads_as_less
from pogi_check.danish.references import dotted
from pogi_check.danish.sequence import comes_later, is_of_sheet, reinstated, voided
from pogi_check.danish.takebacks import objections
from pogi_check.judging.index import Index
from pogi_check.judging.matching import holds
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pogi_check.danish.clauses import Passage
    from pogi_check.danish.takebacks import Objections
    from pogi_check.judging.lots import Lots
    from pogi_check.judging.matching import Matcher, Scanned
    from pogi_check.rulebook.book import Part

    _Reinstated = Sequence[tuple[Passage, frozenset[str]]]

_ALSO = pattern(
    r"\b(?:(?:det samme|tilsvarende|samme krav|dette|kravet|kravene) (?:gælder|stilles|omfatter)(?: også"
    r"| ligeledes)?\b(?! (?:ikke|kun|alene))"
    r"|gælder (?:også|ligeledes|tilsvarende)\b)",
    re.IGNORECASE,
)
_OBJECTS = frozenset({"takeback", "departure", "narrowing", "commencement", "deferral"})


class Register:
    """All passages of a tender as scanned, read through once for what does not depend on a part.

    ``buys`` tells whether the tender buys goods, by the words for them; ``tendered`` gives what it says of
    what it buys; ``corrections`` are the passages that give others a new text which stands.
    """

    def __init__(
        self,
        passages: Sequence[Scanned],
        lots: Lots,
        buys: Callable[[Sequence[str]], bool],
        tendered: Callable[[], Sequence[str]],
    ) -> None:
        self.lots = lots
        self.buys = buys
        self.tendered = tendered
        # A label or cue that is written like a term finds a passage too many: it is read and left.
        self._near = Index(passages, lambda one: (*one.terms, *one.labels, *one.cues))
        self._tables: dict[tuple[str, int], list[Scanned]] = {}
        void = _void([one.passage for one in passages])
        again = [(one.passage, numbers) for one in passages if (numbers := reinstated(one.passage))]
        self._correcting = [
            place
            for place, one in enumerate(passages)
            if one.passage.correction is not None
            and place not in void
            and not ((of := one.passage.correction.of) and again and of <= _put_in_after(one.passage, again))
        ]
        self.corrections = [passages[place].passage for place in self._correcting]
        borne = Counter(ident for one in passages for ident in one.passage.idents)
        known = frozenset(borne)
        shared = frozenset(ident for ident, times in borne.items() if times > 1 and dotted(ident))
        objecting = [
            place
            for place, one in enumerate(passages)
            if place not in void
            and (
                not one.cues.isdisjoint(_OBJECTS)
                or "?" in one.passage.text
                or reads_as_less(one.passage.text, one.cues)
                or names_a_wish(one.passage.text)
                or gives_another_number(one.passage.text)
                or may_give_leave(one.passage.text)
            )
        ]
        self._objections: dict[bool, dict[int, Objections]] = {
            ban: {
                place: found
                for place in objecting
                if (
                    found := _nearest(
                        _standing(passages[place].passage, known, shared, again, ban=ban), passages, place
                    )
                )
            }
            for ban in (False, True)
        }

    def extends_to(self, goods: Sequence[str]) -> bool:
        """Tell whether a sentence says that what is asked holds for some goods as well."""
        return any(
            _ALSO.search(clause.text) and holds(hits, goods)
            for one in self._near.holding(goods)
            for clause, hits in zip(one.passage.clauses, one.clauses, strict=True)
        )

    def rows_beside(self, row: Passage) -> Sequence[Scanned]:
        """Give the rows of the table that a row stands in, in order."""
        if not self._tables:
            for one in self._near.things:
                if (table := table_of(one.passage)) is not None:
                    self._tables.setdefault(table, []).append(one)
        table = table_of(row)
        return self._tables.get(table, []) if table is not None else []

    def on(self, part: Part, matcher: Matcher) -> Iterator[tuple[Scanned, Objections]]:
        """Give, in order, the passages that may hold a part's demand, object to it or correct it."""
        demand = matcher.demand(part)
        objecting = self._objections[any(wording.ban for wording in part.wordings)]
        passages = self._near.things
        near = range(len(passages)) if demand.anywhere else self._near.places(demand.signs)
        for place in sorted({*near, *objecting, *self._correcting}):
            yield passages[place], objecting.get(place, ())


def _void(passages: Sequence[Passage]) -> set[int]:
    """Give the places of what withdraws a whole sheet of corrections, and of what stands in the sheet."""
    withdrawing = {place: sheets for place, one in enumerate(passages) if (sheets := voided(one))}
    void = frozenset().union(*withdrawing.values())
    withdrawn = (place for place, one in enumerate(passages) if is_of_sheet(one, void)) if void else ()
    return {*withdrawing, *withdrawn}


def _nearest(found: Objections, passages: Sequence[Scanned], place: int) -> Objections:
    """Give what a passage objects to; "kravet" is the demand right above it where one stands there."""
    if not place or not any(one.near for _, one in found):
        return found
    above, below = passages[place - 1].passage, passages[place].passage
    together = above.context.headings == below.context.headings
    if not together or above.context.document != below.context.document or not any(map(binds, above.clauses)):
        return found
    return [(number, replace(one, above=one.near) if one.near else one) for number, one in found]


def _standing(
    passage: Passage, known: frozenset[str], shared: frozenset[str], again: _Reinstated, *, ban: bool
) -> Objections:
    """Give what a passage objects to, but for demands that are put in again after it."""
    found = objections(passage, known, shared, ban=ban)
    later = _put_in_after(passage, again) if found and again else frozenset()
    if not later:
        return found
    return [
        (number, replace(one, kept=one.kept | later))
        for number, one in found
        if not (one.of and one.of <= later)
    ]


def _put_in_after(passage: Passage, again: _Reinstated) -> frozenset[str]:
    """Give the numbers of the demands that are put in again in a later place or sheet."""
    return frozenset().union(*(numbers for other, numbers in again if comes_later(other, passage)))
