"""Corrections that give a requirement another status ("Krav 2.04 ændres fra kode A til kode B")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pogi_check.danish.markings import Legend, Marking, of_code, status_of_phrase
from pogi_check.danish.references import dotted, numbers_between, numbers_listed, references, row_is_about
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.danish.clauses import Passage
    from pogi_check.danish.corrections import Correction

_STATUS = r"(?:(?:kode|type|status|kategori|prioritet|et|en)(?:n|en)? )?[\"»“”]?"
_REGRADED = pattern(
    r"\b(?:ændres|rettes|nedgraderes|opgraderes|omklassificeres|omkodes|gøres|flyttes|ændrer status"
    r"|(?:er|bliver|blev) (?:nu |herefter )?(?:ændret|rettet|nedgraderet|omklassificeret|gjort|flyttet))"
    rf"(?: \w+)?(?: fra {_STATUS}(?P<old>[\w-]+)[\"«“”]?)? til {_STATUS}(?P<new>[\w-]+)",
    re.IGNORECASE,
)
# "Ved nr. 4.1 er der angivet en forkert kode. Ø erstattes af M."
_CODE_BY_CODE = pattern(
    rf"{_STATUS}(?P<old>[A-ZÆØÅ/]{{1,4}}) (?:erstattes|ændres|rettes) (?:af|med|til) "
    rf"{_STATUS}(?P<new>[A-ZÆØÅ/]{{1,4}})\b"
)
_VERBS = ("skal", "bør", "kan", "må")  # words of a requirement, though a legend may explain them
_OF_RANGE = pattern(
    r"\b(?:krav|kravene|punkterne|pkt\.?|punkt|linjerne|linje"
    r"|nr\.?)\s+(?P<first>\d+(?:\.\d+)*)\s?(?:-|–|til)\s?"
    r"(?P<last>\d+(?:\.\d+)*)\s+(?:er|udgør|indgår|betragtes som|giver|bedømmes|vurderes)\b"
    r"(?P<meaning>[^.;]{3,90})",
    re.IGNORECASE,
)


def regraded(passages: Sequence[Passage], legend: Legend) -> tuple[Passage, ...]:
    """Give each passage the status that a correction in the tender gives it by its number."""
    given = {
        ident: marking
        for passage in passages
        for ident, marking in (*_graded_by_range(passage), *_given(passage, legend))
    }
    return tuple(_with(passage, given) for passage in passages) if given else tuple(passages)


def _graded_by_range(passage: Passage) -> Iterator[tuple[str, Marking]]:
    """Give the numbers of a range with the status that a clause gives them ("Krav 7-12 evalueres")."""
    for clause in passage.clauses:
        for match in _OF_RANGE.finditer(clause.text):
            status = status_of_phrase(match["meaning"].strip()) or status_of_phrase(match[0])
            if status is not None:
                for ident in numbers_between(match["first"], match["last"]):
                    yield ident, Marking(status, match[0].strip(), own=True)


def _given(passage: Passage, legend: Legend) -> Iterator[tuple[str, Marking]]:
    """Give the numbers of the passages that one regrades, with their new status."""
    if passage.correction is not None:
        yield from _by_swaps(passage.correction, legend)
    befores = ("", *(clause.text for clause in passage.clauses))
    for before, clause in zip(befores, passage.clauses, strict=False):
        match = _REGRADED.search(clause.text) if not clause.text.rstrip().endswith("?") else None
        match = match or _CODE_BY_CODE.match(clause.text)
        new = of_code(match["new"], legend) if match is not None else None
        if match is None or new is None or (match["old"] and of_code(match["old"], legend) is None):
            continue
        said = clause.text[: match.start()]
        named = references(said) or numbers_listed(said) or _of_row(passage) or references(before)
        for ident in named:
            yield ident, Marking(new.status, match.group(), own=True)


def _by_swaps(correction: Correction, legend: Legend) -> Iterator[tuple[str, Marking]]:
    """Give the numbers of the passages whose code a row exchanges for another ("2.3 | MK | EK")."""
    columns = correction.swaps if correction.old else ()
    for swap in columns:
        spelled = swap.old.casefold().startswith(_VERBS)  # "skal stå tydeligt": words, no code
        new = of_code(swap.new, legend) if not spelled else None
        if new is not None and of_code(swap.old, legend) is not None:
            for ident in correction.of:
                yield ident, Marking(new.status, f"{swap.old} → {swap.new}", own=True)


def _of_row(passage: Passage) -> frozenset[str]:
    """Give the numbers that a row of corrections or answers bears, or names in a cell of its own."""
    if not passage.row:
        return frozenset()
    listed = frozenset().union(*(numbers_listed(one.text) for one in passage.clauses))
    about = row_is_about(one.text for one in passage.clauses)
    return about or listed or frozenset(filter(dotted, passage.idents))


def _with(passage: Passage, given: dict[str, Marking]) -> Passage:
    """Give a passage the status that stands for one of its numbers, unless it is itself what regrades."""
    marking = next((given[ident] for ident in sorted(passage.idents) if ident in given), None)
    regrades = _REGRADED.search(passage.text) or _OF_RANGE.search(passage.text)
    return passage if marking is None or regrades else replace(passage, marking=marking)
