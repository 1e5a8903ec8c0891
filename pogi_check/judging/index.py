"""Things of a tender, found by the terms that they hold: so that nobody reads all of them for each rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Thing = TypeVar("Thing")


class Index(Generic[Thing]):
    """Texts or passages in their order, and where among them each term stands."""

    def __init__(self, things: Sequence[Thing], held: Callable[[Thing], Iterable[str]]) -> None:
        self.things = tuple(things)
        self._places: dict[str, list[int]] = {}
        for place, thing in enumerate(self.things):
            for term in held(thing):
                self._places.setdefault(term, []).append(place)

    def places(self, terms: Iterable[str]) -> set[int]:
        """Give the places of all that holds one of some terms."""
        return {place for term in terms for place in self._places.get(term, ())}

    def holding(self, terms: Iterable[str]) -> list[Thing]:
        """Give all that holds one of some terms, in order."""
        return [self.things[place] for place in sorted(self.places(terms))]
