"""Corrections that give a requirement another status ("Krav 2.04 ændres fra kode A til kode B")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pogi_check.danish.markings import Legend, Marking, of_code
from pogi_check.danish.references import references
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.danish.clauses import Passage

_STATUS = r"(?:(?:kode|type|status|kategori|prioritet|et|en)(?:n|en)? )?[\"»“”]?"
_REGRADED = pattern(
    r"\b(?:ændres|rettes|nedgraderes|opgraderes|omklassificeres|omkodes|gøres|flyttes|ændrer status)"
    rf"(?: \w+)?(?: fra {_STATUS}(?P<old>[\w-]+)[\"«“”]?)? til {_STATUS}(?P<new>[\w-]+)",
    re.IGNORECASE,
)


def regraded(passages: Sequence[Passage], legend: Legend) -> tuple[Passage, ...]:
    """Give each passage the status that a correction in the tender gives it by its number."""
    given = {ident: marking for passage in passages for ident, marking in _given(passage, legend)}
    return tuple(_with(passage, given) for passage in passages) if given else tuple(passages)


def _given(passage: Passage, legend: Legend) -> Iterator[tuple[str, Marking]]:
    """Give the numbers of the passages that one regrades, with their new status."""
    for clause in passage.clauses:
        match = _REGRADED.search(clause.text)
        new = of_code(match["new"], legend) if match is not None else None
        if match is None or new is None or (match["old"] and of_code(match["old"], legend) is None):
            continue
        named = references(clause.text[: match.start()]) or (passage.idents if passage.row else frozenset())
        for ident in named:
            yield ident, Marking(new.status, match.group(), own=True)


def _with(passage: Passage, given: dict[str, Marking]) -> Passage:
    """Give a passage the status that stands for one of its numbers, unless it is itself what regrades."""
    marking = next((given[ident] for ident in sorted(passage.idents) if ident in given), None)
    if marking is None or passage.marking is None or _REGRADED.search(passage.text):
        return passage
    return replace(passage, marking=marking)
