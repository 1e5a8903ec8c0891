"""In which order a tender's corrections came: what one sheet withdraws the next may put in again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.pointing import named_in, of_row
from pogi_check.danish.questions import is_put
from pogi_check.danish.references import dotted
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Passage

# "Krav 8.2 gælder, som det oprindelig var offentliggjort"
_REINSTATES = pattern(
    r"\b(?:genind(?:sættes|sat|føres|ført|træder)"
    r"|(?:gælder|fastholdes|opretholdes|bevares) (?:alligevel|igen|på ny)"
    r"|alligevel (?:skal |fortsat )?(?:gælde|fastholde|opretholde|bevare)[rs]?"
    r"|(?:har|er|får|lyder|gælder) igen"
    r"|(?:udgår|bortfalder|slettes|frafaldes) (?:alligevel ikke|ikke alligevel)"
    r"|(?:rettelsen|ændringen|sletningen|bortfaldet) (?:af|i|til|vedr\w*\.?) [^;]{1,60}?"
    r"(?:annulleres|tilbagekaldes|trækkes tilbage|ophæves|bortfalder|udgår)"
    r"|(?:gælder|fastholdes)(?: fortsat| igen)?,? som (?:de[tn] )?(?:oprindelig|først)\w*)\b"
    r"(?!,? (?:\w+ )?ikke\b)",
    re.IGNORECASE,
)
_NOT_BEFORE = pattern(r"\b(?:ikke|hverken|aldrig)(?: \w+){0,2} $", re.IGNORECASE)
# "Rettelsesblad 1 bortfalder i sin helhed"
_VOID = pattern(
    r"(?:rettelsesblad|rettelse|supplerende meddelelse|ændringsblad|addendum)(?:et)?"
    r" (?:nr\.? ?)?(\d{1,2})\b[^.;:,\d]{0,30}?"
    r"\b(?:bortfalder|udgår|annulleres|tilbagekaldes|ophæves|trækkes tilbage"
    r"|erstattes (?:i sin helhed )?af)\b"
    r"(?! ikke)",
    re.IGNORECASE,
)
_SHEET = pattern(
    r"(?:rettelse|ændring|supplerende|meddelelse|svar|spørgsmål|addendum|tillæg|information|runde|udgave"
    r"|version)[a-zæøå]*[\s,:_–-]*(?:nr|no|nummer)?[\s._#-]*(\d{1,2})(?!\d|[./-]\d|\. [a-zæøå])",
    re.IGNORECASE,
)
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
    "november", "december",
)  # fmt: skip
_DATE = pattern(
    rf"\b(?P<day>\d{{1,2}})(?:\. ?(?P<name>{'|'.join(_MONTHS)})|[./-](?P<month>\d{{1,2}})[./-])"
    r" ?(?P<year>20\d\d)\b"
    r"|\b(?P<iso>20\d\d-\d\d-\d\d)\b",
    re.IGNORECASE,
)


def reinstated(passage: Passage) -> frozenset[str]:
    """Give the numbers of the demands that a passage puts in again after all ("Krav 8.2 genindsættes")."""
    if _REINSTATES.search(passage.text) is None:
        return frozenset()
    again = [one.text for one in passage.clauses if _puts_in_again(one.text) and not is_put(one.text)]
    own = of_row(passage) or frozenset(filter(dotted, passage.idents if passage.row else ()))
    return frozenset().union(*(named_in(passage, text) or own for text in again))


def _puts_in_again(text: str) -> bool:
    found = _REINSTATES.finditer(text)
    return any(_NOT_BEFORE.search(text, 0, match.start()) is None for match in found)


def voided(passage: Passage) -> frozenset[int]:
    """Give the numbers of the correction sheets that a passage withdraws as a whole."""
    found = (_VOID.match(clause.text) for clause in passage.clauses)
    return frozenset(int(match[1]) for match in found if match is not None)


def is_of_sheet(passage: Passage, numbers: frozenset[int]) -> bool:
    """Tell whether a passage stands in one of some numbered sheets."""
    return _sheet_of(passage).get("number") in numbers


def comes_later(one: Passage, other: Passage) -> bool:
    """Tell whether a passage is of a later sheet than another, or stands at it or below it in the same.

    Sheets are told by their numbers ("Rettelsesblad 2") or dates. Where they are not, what is put in again
    comes later than what it was withdrawn by.
    """
    if one.context.document == other.context.document:
        return one.number >= other.number
    first, second = _sheet_of(one), _sheet_of(other)
    kinds = first.keys() & second.keys()
    return all(first[kind] >= second[kind] for kind in kinds) if kinds else True


def _sheet_of(passage: Passage) -> dict[str, int]:
    """Give the number and the date that a passage's document or headings name for its sheet."""
    named: dict[str, int] = {}
    for text in (*passage.context.headings, passage.context.document):
        number, date = _SHEET.search(text), _DATE.search(text)
        if number is not None:
            named.setdefault("number", int(number[1]))
        if date is not None:
            named.setdefault("date", _day(date))
    return named if "number" not in named else {"number": named["number"]}


def _day(date: re.Match[str]) -> int:
    """Give a date as a number that grows with it."""
    if date["iso"]:
        return int(date["iso"].replace("-", ""))
    month = _MONTHS.index(date["name"].casefold()) + 1 if date["name"] else int(date["month"])
    return int(date["year"]) * 10000 + month * 100 + int(date["day"])
