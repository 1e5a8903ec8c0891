"""Bans: the words by which a text says that something is not used, is absent or allowed in few goods only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pogi_check.patterns import pattern
from pogi_check.terms import Direction, Unit

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause

USED = ("bruges", "anvendes", "benyttes")
# Of a banned thing it is the ban itself.
_NOT_USED = frozenset(f"{verb} ikke" for verb in USED)
_COUNTED = pattern(r"vare|produkt|artik|dåse|flaske|spray|stk|middel|midler|typer")
_FREE = pattern(r"(?:fri|frie|frit|løs|løse)$")


def is_not_used(words: str) -> bool:
    """Tell whether lower-case words say that something is not used."""
    return words in _NOT_USED


def is_without(word: str) -> bool:
    """Tell whether a word says that something is absent ("parfumefri", "opløsningsmiddelfrie")."""
    return _FREE.search(word.casefold()) is not None


def allows_few(clause: Clause) -> bool:
    """Tell whether a clause allows a few ("højst tre varenumre")."""
    return any(
        q.direction is Direction.AT_MOST
        and (q.unit is Unit.PERCENT or (q.unit is Unit.COUNT and _COUNTED.match(q.of)))
        for q in clause.quantities
    )
