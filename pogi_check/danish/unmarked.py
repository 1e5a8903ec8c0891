"""What a legend makes of the requirements that bear no mark: "Punkter med * er krav. Øvrige er ønsker."."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pogi_check.danish.legend_kinds import THING
from pogi_check.danish.legend_meanings import status_meant
from pogi_check.danish.markings import SIGNS, Legend, Marking, status_of_phrase
from pogi_check.danish.statuses import Status
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pogi_check.danish.clauses import Passage

_WITHOUT = rf"(?:mærke\w*|stjerne\w*|markering|kode|tegn\w*|bogstav|kryds|\*|[{SIGNS}]|[A-Z]\b)"
_NOT_MARKED = (
    rf"(?:{THING} )?uden (?:en |et )?{_WITHOUT}"
    rf"|(?:umærkede|umarkerede|ikke[- ]?markerede|ikke[- ]?mærkede)(?: {THING})?"
    rf"|{THING},? (?:der|som) ikke (?:er (?:mærket|markeret|forsynet)|har|bærer)[^,.;]{{0,30}},?"
)
_OTHERS = rf"(?:de |alle )?øvrige(?: {THING})?|alle andre(?: {THING})?|resten"
_OTHER_THINGS = rf"(?:de )?(?:øvrige|andre) {THING}|alle andre {THING}"
_IS = (
    r"(?:i (?:afsnit|kapitel|bilag) \S+ )?(?:(?:skal|bedes|kan) )?"
    r"(?:er|(?:betragtes|regnes|læses|forstås|opfattes|tæller)(?: alene)? som|udgør|anses for)"
)
_REST = pattern(
    rf"\b(?:{_NOT_MARKED}|{_OTHERS})\s{_IS}\s(?:ikke (?:et |noget )?\w*krav,? men )?"
    r"(?P<status>[^,;.()]{3,60})",
    re.IGNORECASE,
)
# "Krav uden stjerne bør opfyldes", "Øvrige punkter indgår i bedømmelsen"
_REST_TREATED = pattern(
    rf"\b(?:{_NOT_MARKED}|{_OTHER_THINGS})\s(?P<status>(?:(?:bør|kan|behøver ikke|skal ikke|må gerne)"
    r"(?: \w+){0,2}? (?:opfyldes?|opfyldt|overholdes?|undlades|udelades|fraviges|fravælges|tilbydes)\b"
    r"(?! (?:ved|gennem|af|med|efter)\b)|(?:ønskes|foretrækkes|vægtes|vurderes|bedømmes|evalueres|pointgives"
    r"|pointsættes|indgår i|tæller|giver)\b)[^,;.()]{0,40})",
    re.IGNORECASE,
)
_OF_MARKS = pattern(rf"\b(?:mærke|marker|stjerne|kode|kryds|tegn|bogstav|fed)\w*|\*|[{SIGNS}]", re.IGNORECASE)
_LESS = (Status.WISH, Status.EVALUATION)


def rest_told(text: str) -> Marking | None:
    """Read what a legend says of requirements without a mark, where that is less than a demand."""
    rest = _REST.search(text)
    status = status_of_phrase(rest["status"]) if rest is not None else None
    if status not in _LESS:
        rest = _REST_TREATED.search(text) if _OF_MARKS.search(text) else None
        status = status_meant(rest["status"]) if rest is not None else None
    if rest is None or status is None or status not in _LESS:
        return None
    return Marking(status, rest.group().strip(), own=True)


def with_unmarked(
    passages: Sequence[Passage], legend: Legend, among: Collection[int] | None = None
) -> list[Passage]:
    """Mark the lines of a list or table that bear no mark, where others of it do, as the legend says.

    ``among`` are the positions of its lines; without it, every passage is one.
    """
    rest = legend.unmarked
    lines = range(len(passages)) if among is None else among
    if rest is None or not any(_is_marked(passages[line].marking, rest) for line in lines):
        return list(passages)
    return [
        replace(passage, marking=rest) if at in lines and not _is_own(passage.marking) else passage
        for at, passage in enumerate(passages)
    ]


def _is_own(marking: Marking | None) -> bool:
    return marking is not None and marking.own


def _is_marked(marking: Marking | None, rest: Marking) -> bool:
    """Tell whether a line bears a mark of its own, and so one that sets it apart from the rest."""
    return marking is not None and marking.own and marking is not rest and marking.status is not rest.status
