"""Which document a number is said to stand in: "Tilbudslistens pkt. 3.1", "pkt. 2.1 i Bilag B".

Documents and annexes count their paragraphs anew: the same number stands in several, and a text that names
the document speaks of that one's alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pogi_check.danish.references import (
    DOCUMENT_KIND,
    bare_numbers,
    numbers_listed,
    plain_number,
    references,
)
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from pogi_check.danish.clauses import Passage

_NAMES = pattern(
    rf"\bbilag (?:nr\. ?)?(?P<annex>\d+|[a-zæøå])\b|\b(?P<kind>{DOCUMENT_KIND})(?:udkast)?[a-zæøå]{{0,5}}\b",
    re.IGNORECASE,
)
_NUMBER = r"(?:[A-ZÆØÅ]{1,3}[-. ]?)?\d+(?:\.\d+)*"
_NUMBERS = pattern(_NUMBER)
_POINT = rf"(?i:(?:pkt|punkt|punktet|punkterne|afsnit|krav|nr|linje|post|række)\.? ?(?:nr\. ?)?)?{_NUMBER}"
_POINTS = rf"{_POINT}(?:(?:,| og| samt| eller) {_POINT})*"
_BEFORE_NUMBER = pattern(rf"\s?[,:]?\s?{_POINTS}")
_NUMBER_IN = pattern(rf"\b{_POINTS} (?:i|fra|af) (?:den |det |de )?$")
# "I bilag 5 udgår pkt. 2.4": the document that a sentence opens with
_OPENS = pattern(r"(?:i|fra|af) (?:den |det |de )?", re.IGNORECASE)
_POINTS_LATER = pattern(
    rf"\s(?:udgår|slettes|bortfalder|stryges|ændres|rettes|erstattes|fjernes|ophæves|frafaldes) {_POINTS}"
)
_CORRECTS = pattern(
    r"(?:rettelse|ændring|præcisering|korrektion|berigtigelse|spørgsmål|svar|supplerende)\w*"
    r"(?: og svar| og rettelser)? (?:til|i|vedr\.?|vedrørende|om) ",
    re.IGNORECASE,
)
_ANNEX = "bilag "
_SORTS = (
    ("krav", "specifikation", "beskrivelse", "program"),
    ("kontrakt", "aftale", "vilkår", "betingelse"),
    ("liste", "blanket", "skema", "katalog"),
)  # the first that fits: a "kravskema" demands
_SHORT = 40  # characters of a cell that names a document
_REACH = 40  # characters before a document's name in which its number may stand


@lru_cache(maxsize=4096)
def keys_of(name: str) -> frozenset[str]:
    """Give what a document, an annex or a section goes by: "Bilag 2 Kravspecifikation" by both."""
    return frozenset(map(_key, _NAMES.finditer(name)))


def _key(match: re.Match[str]) -> str:
    return (f"bilag {match['annex']}" if match["annex"] else match["kind"]).casefold()


def told_apart(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Give each passage the documents that it names with the numbers of others.

    Documents count in which such a number stands; where none of those is named, those that are surely others
    are left out.
    """
    bearing: defaultdict[str, set[str]] = defaultdict(set)
    for passage in passages:
        homes = homes_of(passage)
        for ident in passage.idents if homes else ():
            bearing[ident] |= homes
    return tuple(_confined(passage, bearing) for passage in passages) if bearing else tuple(passages)


def homes_of(passage: Passage) -> frozenset[str]:
    """Give what the document and the sections go by in which a passage stands."""
    document = passage.context.document.replace("_", " ")  # "02_Bilag_A_Kravspecifikation.docx"
    return frozenset().union(*map(keys_of, (document, *passage.context.headings)))


def speaks_of(pointing: Passage, named: frozenset[str], other: Passage) -> bool:
    """Tell whether one of the numbers that a passage names is another's, in the document that it names."""
    confined = {ident for ident, _ in pointing.within}
    homes = homes_of(other) if confined or pointing.outside else frozenset()
    return any(
        any((ident, home) in pointing.within for home in homes)
        if ident in confined
        else not any((ident, home) in pointing.outside for home in homes)
        for ident in named & other.idents
    )


def _confined(passage: Passage, bearing: Mapping[str, Collection[str]]) -> Passage:
    pairs = {pair for clause in passage.clauses for pair in _beside_number(clause.text)}
    whole = _of_all(passage)
    if whole:
        texts = [clause.text for clause in passage.clauses]
        told = (references, bare_numbers, numbers_listed)
        numbers = passage.idents.union(*(named(text) for text in texts for named in told))
        pairs |= {(number, key) for number in numbers for key in whole}
    within = frozenset((number, key) for number, key in pairs if key in bearing.get(number, ()))
    outside = frozenset(
        (number, home)
        for number, key in pairs - within
        for home in bearing.get(number, ())
        if _is_another(key, home)
    )
    return replace(passage, within=within, outside=outside) if within or outside else passage


def _is_another(absent: str, home: str) -> bool:
    """Tell whether a document that is not in the tender is surely another than one that is.

    Annexes are told apart by their numbers, documents by what they are for.
    """
    annexes = {absent.startswith(_ANNEX), home.startswith(_ANNEX)}
    if annexes == {True}:
        return absent != home
    return annexes == {False} and _sort_of(absent) != _sort_of(home)


def _sort_of(kind: str) -> int:
    """Give what a document is for: to demand, to bind, to be filled in."""
    return next((place for place, stems in enumerate(_SORTS) if any(stem in kind for stem in stems)), -1)


def _beside_number(text: str) -> Iterator[tuple[str, str]]:
    """Give the numbers that stand beside a document's name, each with it ("Bilag B, pkt. 2.1")."""
    for match in _NAMES.finditer(text):
        after = _BEFORE_NUMBER.match(text, match.end())
        before = _NUMBER_IN.search(text[max(0, match.start() - _REACH) : match.start()])
        told = _POINTS_LATER.match(text, match.end()) if _OPENS.fullmatch(text[: match.start()]) else None
        for stretch in filter(None, (after, before, told)):
            for number in _NUMBERS.findall(stretch.group()):
                yield plain_number(number), _key(match)


def _of_all(passage: Passage) -> frozenset[str]:
    """Give the documents on which a passage is as a whole: a cell of its row or its heading names them."""
    cells = [clause.text for clause in passage.clauses if passage.row and len(clause.text) <= _SHORT]
    found = [keys_of(cell) for cell in cells if _NAMES.match(cell) is not None]
    corrects = [
        (heading, match) for heading in passage.context.headings if (match := _CORRECTS.search(heading))
    ]
    return frozenset().union(*found, *(keys_of(heading[match.end() :]) for heading, match in corrects))
