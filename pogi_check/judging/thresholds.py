"""Numbers against thresholds: which quantity of a passage measures what, and whether it is strict enough."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pogi_check.danish.cells import holds_values
from pogi_check.danish.clauses import read_clause
from pogi_check.danish.energy_classes import find_energy_classes, names_energy_class
from pogi_check.danish.quantities import Quantity, find_quantities
from pogi_check.danish.words import TermIndex, tokenize
from pogi_check.patterns import pattern
from pogi_check.terms import Direction, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.words import Hit
    from pogi_check.rulebook.book import Threshold

# "Udstyret skal holde i 10 år, og reservedele leveres inden for 5 dage": two main clauses, each with its time
_JOINT = pattern(r",\s(?:og|men|mens|samt)\s|;\s")
_SAME_TIME = pattern(r"\b(?:\w*periode\w*|årene|hele|samme|tilsvarende|længe|levetid\w*)\b", re.IGNORECASE)
_VERB_BEFORE = pattern(
    r"(?!i\b|mindst\b)[^\W\d_]+\s(?:[\w-]+\s){0,4}?(?:skal|er|har|kan|bør)\b", re.IGNORECASE
)
_LESS_THAN = pattern(r"\b(?:mindre|færre|lavere|kortere) end\b")
_TIMES = frozenset({Unit.YEARS, Unit.MONTHS, Unit.WEEKS, Unit.DAYS})
_OF_THEM = pattern(r"(?:de|den|det|disse|denne|dette|samme)\b", re.IGNORECASE)
_TIMES_TO_COME = frozenset({Unit.WEEKS, Unit.DAYS, Unit.HOURS})  # in which something is delivered
_FROM_START = pattern(
    r"\s(?:efter|fra) (?:\w+s )?(?:(?:kontrakt|aftale|drifts)?(?:start|indgåelse|begyndelse)|ikrafttræden)",
    re.IGNORECASE,
)
_BARE = pattern(r"(?:kr\.?\s*)?[\d.,]+(?:\s*(?:kr\.?|,-))?")
_UNIT = pattern(r"\b(?:kr|dkk|ton|år|stk|pct|procent|kwh|måneder|dage)\b|%", re.IGNORECASE)
_UNIT_CELL = 40  # characters: a longer cell holds more than a unit
_PER_TONNE = pattern(
    r"(?:\bkr\.?\s*)?(?:/\s*|\bpr\.?\s+|\bper\s+|\bfor\s+)(?:hvert\s+|et\s+|ét\s+|1\s+)?tons?\b"
    r"|\b(?:hvert|et|ét|1)\s+tons?\b",
    re.IGNORECASE,
)
_PER_T = pattern(r"\s*(?:/|pr\.?)\s*t(?:on)?(?:\b|\s*CO)", re.IGNORECASE)
_KRONER = pattern(r"kr", re.IGNORECASE)
_PER_LENGTH = pattern(
    r"[^\W\d_]*\s*(?:/|pr\.?|per|i hver|på hver)\s*(?:1\s*)?(?:[cm]m|\w*centimeter"
    r"|tommer?|inch)",
    re.IGNORECASE,
)
_OR_MORE = pattern(r"\beller (?:flere|mere|derover)\b|\bog (?:derover|opefter)\b")
# "Stof med tre eller flere slags fibre sendes retur"
_SENT_BACK = pattern(
    r"\b(?:(?:sendes|går|kommer|tages) (?:retur|tilbage)"
    r"|(?:om)?byttes|(?:bliver|blive) (?:afvist|returneret|kasseret|ombyttet|vraget)"
    r"|(?:godtages|godkendes|modtages|accepteres|antages|tages) ikke)\b",
    re.IGNORECASE,
)
# "Lyskilder, der er dårligere end klasse D, må ikke indgå"
_WHICH_ARE = pattern(r",\s(?:der|som|hvis)\b[^,;.]*$", re.IGNORECASE)
_APART = pattern(r"[,;.]|\b(?:skal|bør)\b")  # between a class and a rejection of something else


def quantities_of(passage: Passage) -> tuple[tuple[Clause, Quantity], ...]:
    """Give the quantities of a passage, each with its clause.

    In a row, a bare number takes its unit from another cell or a header; a bare energy class also from
    the lead-in.
    """
    found = [
        (clause, _per_tonne(clause, one))
        for clause in passage.clauses
        for one in clause.quantities
        if not _is_deadline(clause, one) and not _is_density(clause, one)
    ]
    found += _bare_classes(passage)
    found += _of_meanings(passage) if not found else ()
    if passage.row:
        units = [*(clause.text for clause in passage.clauses), *passage.context.headers]
        bare = [clause for clause in passage.clauses if _BARE.fullmatch(clause.text.strip())]
        found += [(clause, one) for clause in bare for one in _lent(clause, units)]
        found = [(clause, _of_label(passage, clause, one)) for clause, one in found]
    return tuple(found)


def _of_label(passage: Passage, clause: Clause, quantity: Quantity) -> Quantity:
    """Read what a bare number below "Krav" counts in the cell before it ("Antal fibertyper | Højst 3")."""
    alone = (quantity.start, quantity.end) == (0, len(clause.text.rstrip(" .")))
    if quantity.unit is not Unit.COUNT or quantity.of or not alone or not holds_values(clause.header):
        return quantity
    before = passage.before(clause)
    return replace(quantity, of=before[-1].text.casefold()) if before else quantity


def _is_deadline(clause: Clause, quantity: Quantity) -> bool:
    """Tell "senest to år efter kontraktstart", by when something holds, from for how long it does."""
    latest = quantity.direction is Direction.AT_MOST and quantity.unit in _TIMES
    return latest and _FROM_START.match(clause.text, quantity.end) is not None


def _is_density(clause: Clause, quantity: Quantity) -> bool:
    """Tell "60 tråde pr. cm²", how close things stand, from how many there are."""
    return quantity.unit is Unit.COUNT and _PER_LENGTH.match(clause.text, quantity.end) is not None


def _of_meanings(passage: Passage) -> Iterator[tuple[Clause, Quantity]]:
    """Give the quantities of the definitions that a passage's words point to ("Fristen er 20 dage")."""
    for text in passage.related:
        said = read_clause(text, passage.clauses[0].place)
        yield from ((said, one) for one in said.quantities)


def _bare_classes(passage: Passage) -> Iterator[tuple[Clause, Quantity]]:
    """Give the energy classes ("min. C") whose words stand in another cell, a header or the lead-in."""
    beside = [passage.lead.text] if passage.lead is not None else []
    if passage.row:
        beside += [*(clause.text for clause in passage.clauses), *passage.context.headers]
    if any(map(names_energy_class, beside)):
        for clause in passage.clauses:
            if not names_energy_class(clause.text):
                yield from ((clause, one) for one in find_energy_classes(clause.text, named=True))


def _lent(clause: Clause, units: Iterable[str]) -> Iterator[Quantity]:
    """Give what a bare number states with each of the units that stand around it."""
    for unit in units:
        if unit != clause.text and len(unit) < _UNIT_CELL and _UNIT.search(unit):
            for one in find_quantities(f"{clause.text.strip()} {unit}")[:1]:
                yield replace(one, start=0, end=len(clause.text))


def _per_tonne(clause: Clause, quantity: Quantity) -> Quantity:
    """Read "pris pr. ton: kr. 1.500" or "1.500 kr./tCO2e" as a price a tonne: the amount stands alone."""
    before = _PER_TONNE.search(clause.text, 0, quantity.start)
    money = quantity.unit is Unit.KRONER and (before or _PER_T.match(clause.text, quantity.end))
    bare = quantity.unit is Unit.COUNT and not quantity.of and before and _KRONER.search(before.group())
    return replace(quantity, unit=Unit.KRONER_PER_TONNE) if money or bare else quantity


def measures(threshold: Threshold, quantity: Quantity) -> bool:
    """Tell whether a quantity is of the threshold's unit and, for counts, of the things it counts."""
    if quantity.unit.value != threshold.unit:
        return False
    return not threshold.of or bool(_counted(threshold.of).find(tokenize(quantity.of)))


@lru_cache(maxsize=64)
def _counted(terms: tuple[str, ...]) -> TermIndex:
    return TermIndex(terms)


def is_of_other_clause(clause: Clause, quantity: Quantity, goods: Sequence[Hit]) -> bool:
    """Tell whether a time stands in a main clause without the goods, which have a time in their own."""
    joints = [match.span() for match in _JOINT.finditer(clause.text)]
    if quantity.unit not in _TIMES or not joints or not goods:
        return False
    start = max((end for _, end in joints if end <= quantity.start), default=0)
    stop = min((begin for begin, _ in joints if begin >= quantity.end), default=len(clause.text))
    if any(start <= hit.start < stop for hit in goods) or not _VERB_BEFORE.match(clause.text, start, stop):
        return False
    if _OF_THEM.match(clause.text, start, stop):
        return False  # "…, og de kan leveres i mindst 10 år"
    timed = any(one.unit in _TIMES_TO_COME and not start <= one.start < stop for one in clause.quantities)
    rest = f"{clause.text[:start]} {clause.text[stop:]}"
    return timed and _SAME_TIME.search(rest) is None


def meets(threshold: Threshold, quantity: Quantity) -> bool:
    """Tell whether a stated quantity is as strict as the threshold or stricter."""
    if threshold.direction is Direction.AT_LEAST:
        return quantity.value >= threshold.value and quantity.direction is not Direction.AT_MOST
    if threshold.direction is Direction.AT_MOST:
        top = quantity.high if quantity.high is not None else quantity.value
        return top <= threshold.value and quantity.direction is not Direction.AT_LEAST
    return quantity.value == threshold.value


def turned(clause: Clause, quantity: Quantity) -> Quantity:
    """Read "flere end to" or "tre eller flere" as a limit of two where the clause rejects it; so "færre end".

    It does so by "afvises, hvis …" or "må ikke bruges …".
    """
    if quantity.unit is Unit.ENERGY_CLASS:
        return _allowed(clause, quantity)
    if not clause.has("consequence", "prohibition") and _SENT_BACK.search(clause.text, quantity.end) is None:
        return quantity
    words = clause.text[quantity.start : quantity.end].casefold()
    less = _LESS_THAN.search(words) is not None  # with "ikke" before it, it is a least number already
    if " end " in words and (less or quantity.direction is Direction.AT_LEAST):
        return replace(quantity, direction=Direction.AT_LEAST if less else Direction.AT_MOST)
    if quantity.direction is not Direction.AT_LEAST:
        return quantity
    if quantity.unit is Unit.COUNT and _OR_MORE.search(words):
        return replace(quantity, value=quantity.value - 1, direction=Direction.AT_MOST)
    return quantity


def _allowed(clause: Clause, quantity: Quantity) -> Quantity:
    """Read energy classes that a clause rejects ("klasse E, F og G afvises") as the next better one."""
    if quantity.direction is Direction.AT_LEAST:
        return quantity
    for cue in clause.cues:
        if cue.kind not in ("consequence", "prohibition"):
            continue
        between = clause.text[min(cue.end, quantity.end) : max(cue.start, quantity.start)]
        if quantity.end <= cue.start and _WHICH_ARE.search(clause.text, 0, quantity.start):
            between = between.removeprefix(",")  # the comma ends the relative clause
        if not _APART.search(between):
            best = quantity.high if quantity.high is not None else quantity.value
            return replace(quantity, value=best + 1, direction=Direction.AT_LEAST)
    return quantity
