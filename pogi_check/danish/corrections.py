"""Corrections: rows and sentences that give another passage a new text, in whole or for some of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.danish.references import dotted, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pogi_check.danish.clauses import Clause

_OLD_COLUMN = re.compile(
    r"(?:gam(?:mel|melt|le)|hidtidig\w*|oprindelig\w*|tidligere|nuværende|eksisterende|udgår|udgået|slettes|før\b"
    r"|fra\b|stod|står (?:der )?(?:i dag|nu)|ændres fra|rettes fra)",
    re.IGNORECASE,
)
_NEW_COLUMN = re.compile(
    r"(?:ny|nyt|nye)\b|(?:ændret|rettet|ændres til|rettes til|erstattes|efter\b|til\b|skal (?:være|stå|lyde)|gældende)",
    re.IGNORECASE,
)
_MARKS = "\"»«“”„'’‘"
_QUOTED = rf"[{_MARKS}]([^{_MARKS}]{{1,160}})[{_MARKS}]"
_CHANGED = r"(?:ændres|rettes|erstattes|udskiftes|byttes ud|korrigeres)"
_INTO = r"(?:til|med|af|i stedet|erstattes af|ændres til|rettes til|skal (?:være|stå|der stå|læses))"
_SWAPS = (
    re.compile(rf"\b{_CHANGED}\b[^{_MARKS}]{{0,60}}{_QUOTED}\s*,?\s*{_INTO}\s*:?\s*[{_MARKS}]", re.IGNORECASE),
    re.compile(rf"{_QUOTED}\s*{_CHANGED}\s*{_INTO}\s*:?\s*[{_MARKS}]", re.IGNORECASE),
    re.compile(
        r"\b(?:ændres|rettes|nedsættes|sættes (?:ned|op)|hæves|sænkes|forhøjes|forlænges|forkortes|reduceres|øges)"
        r"(?: \w+){0,2} fra ([^,.;:]{1,40}?) til\b",
        re.IGNORECASE,
    ),
)
_WHOLE = re.compile(
    r"\b(?:affattes|formuleres|(?:ny|nye|følgende|denne) (?:ordlyd|formulering|tekst|affattelse)"
    r"|lyder (?:herefter|nu|således)|har herefter|(?:ændres|rettes) til|erstattes (?:hermed )?(?:af|med))\b",
    re.IGNORECASE,
)
_SHORT = 40  # characters of a cell that names the passage it corrects


@dataclass(frozen=True, slots=True)
class Correction:
    """What a passage corrects.

    ``of`` are the numbers of the passages that it names, ``old`` the texts that it replaces; ``whole``
    tells that it gives the passage anew, so that what it leaves out is gone.
    """

    of: frozenset[str]
    old: tuple[str, ...]
    whole: bool


def replaced(text: str) -> tuple[tuple[int, int], ...]:
    """Give the stretches of a sentence that it replaces itself: "10 år" in "ændres fra 10 år til 7 år"."""
    if "res " not in text and "tes " not in text and "ttes" not in text:
        return ()
    return tuple(match.span(1) for swap in _SWAPS for match in swap.finditer(text))


def old_column(headers: Iterable[str]) -> str | None:
    """Give the header of the column whose texts a table replaces by those of another column."""
    listed = tuple(headers)
    if not any(map(_NEW_COLUMN.match, listed)):
        return None
    return next((header for header in listed if _OLD_COLUMN.match(header)), None)


def correction_of_row(idents: frozenset[str], cells: Sequence[str], old: Sequence[str]) -> Correction | None:
    """Read what a row corrects that holds old texts, or words that change a text ("… affattes således")."""
    named = frozenset().union(*(references(cell) for cell in cells if len(cell) <= _SHORT))
    numbers = frozenset(filter(dotted, named or idents))
    if old:
        return Correction(numbers, tuple(old), whole=True)
    return _of_sentences(numbers, cells)


def correction_of(clauses: Sequence[Clause]) -> Correction | None:
    """Read what a paragraph corrects: the passages that it names by number before a word that changes."""
    texts = [clause.text for clause in clauses]
    numbers = frozenset().union(*(references(text) for text in texts[:2]))
    return _of_sentences(frozenset(filter(dotted, numbers)), texts)


def _of_sentences(numbers: frozenset[str], texts: Sequence[str]) -> Correction | None:
    old = tuple(text[slice(*span)] for text in texts for span in replaced(text))
    whole = not old and bool(numbers) and any(map(_WHOLE.search, texts))
    return Correction(numbers, old, whole) if old or whole else None
