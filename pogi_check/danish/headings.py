"""What a heading says of the requirements under it: "Mindstekrav", "Ønsker", "4 Tildelingskriterier"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pogi_check.danish.markings import Marking
from pogi_check.danish.statuses import Status, marking_words
from pogi_check.danish.words import tokenize
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_AND = r"\s?(?:,|/|&|\+|og|samt)\s?"
_DEMANDS_AND_WISHES = pattern(rf"krav\w*{_AND}ønske|ønsker?{_AND}\w*krav", re.IGNORECASE)
# "Alle lyskilder skal være LED"; "Dokumenter, der skal vedlægges", "Hvordan tilbud skal afgives" ask nothing
_DEMANDS = pattern(
    r"(?:§?\s?[\d.]+\s+)?(?!(?:skal|hvad|hvem|når|hvis)\b)(?:(?!\b(?:der|som|at|hvad|hv\w+|når"
    r"|hvis)\b)[^,:;?])+?"
    r"\s(?:skal|bør|må (?:ikke|kun|højst|alene))\s(?:\S+\s){1,30}?\S*[^?:]",
    re.IGNORECASE,
)
_WEAK = (Status.REQUIREMENTS, Status.CONTRACT)
_STRONG = (Status.MANDATORY, Status.EVALUATION, Status.OPTION, Status.WISH, Status.USUAL)


@lru_cache(maxsize=4096)
def of_heading(heading: str) -> Marking | None:
    """Read what a heading says of the text below it; the kind that the lexicon has first decides.

    "Mindstekrav" outweighs a word of background beside it ("Formål og mindstekrav").
    """
    kinds = marking_words().headings
    found = [(*kinds[hit.term], hit) for hit in marking_words().heading_index.find(tokenize(heading))]
    if not found:
        return None
    _, status, hit = min(found, key=lambda one: (one[0], one[2].start))
    if status is Status.EVALUATION and any(one[1] is Status.REQUIREMENTS for one in found):
        return None  # "Krav og evaluering"
    # Which of the two a line is, a heading of both does not say.
    if status is Status.WISH and _DEMANDS_AND_WISHES.search(heading):
        both = (one for one in found if one[1] is Status.REQUIREMENTS)
        _, status, hit = next(both, (0, status, hit))
    if status is Status.BACKGROUND:
        binding = (one for one in found if one[1] is Status.MANDATORY)
        _, status, hit = next(binding, (0, status, hit))
    return Marking(status, heading[hit.start : hit.end])


def of_headings(path: Sequence[str]) -> Marking | None:
    """Read the marking of a heading path: the innermost heading that says something decides.

    A weak "Krav …" heading gives way to a telling one further out ("4 Mindstekrav" > "4.2 Krav til kemi").
    """
    weak: Marking | None = None
    for marking in map(of_heading, reversed(path)):
        if marking is None:
            continue
        if marking.status not in _WEAK:
            return marking if weak is None or marking.status in _STRONG else weak
        weak = weak or marking
    return weak


def states_demand(heading: str) -> bool:
    """Tell whether a heading is a sentence that demands something itself, rather than names a subject."""
    return _DEMANDS.fullmatch(heading.strip()) is not None
