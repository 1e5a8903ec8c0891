"""What a marking may say of a requirement, and the words that say it (lexicon/markings.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from pogi_check.danish.lexicon import load_lexicon
from pogi_check.danish.words import TermIndex

if TYPE_CHECKING:
    from collections.abc import Mapping


class Status(StrEnum):
    """What a marking says of the requirement that it marks."""

    MANDATORY = "mandatory"
    WISH = "wish"
    USUAL = "usual"  # binds as a rule: may be departed from
    EVALUATION = "evaluation"
    OPTION = "option"
    INFORMATION = "information"
    CONTRACT = "contract"
    BACKGROUND = "background"
    SUITABILITY = "suitability"
    REQUIREMENTS = "requirements"


@dataclass(frozen=True, slots=True)
class MarkingWords:
    """The words of lexicon/markings.yaml; a kind of heading has its place in the order of deciding."""

    codes: Mapping[str, Status]
    columns: frozenset[str]
    code_columns: frozenset[str]
    legend_columns: tuple[frozenset[str], frozenset[str]]
    phrases: Mapping[str, Status]
    phrase_index: TermIndex
    headings: Mapping[str, tuple[int, Status]]
    heading_index: TermIndex
    meanings: Mapping[str, Status]
    meaning_index: TermIndex


@lru_cache(maxsize=1)
def marking_words() -> MarkingWords:
    """Read the words of markings, once."""
    data = load_lexicon("markings")
    codes: dict[str, Status] = {}
    for kind, listed in data["codes"].items():
        for code in listed:
            codes.setdefault(code, Status(kind))
    phrases = {str(term): Status(kind) for kind, terms in data["phrases"].items() for term in terms}
    headings = {
        str(term): (order, Status(kind))
        for order, (kind, terms) in enumerate(data["headings"].items())
        for term in terms
    }
    meanings = {str(term): Status(kind) for kind, terms in data["meanings"].items() for term in terms}
    return MarkingWords(
        codes,
        frozenset(data["columns"]),
        frozenset(data["code_columns"]),
        (frozenset(data["legend_columns"]["code"]), frozenset(data["legend_columns"]["meaning"])),
        phrases,
        TermIndex(phrases, compounds=False, typos=False, inflect=False),
        headings,
        TermIndex(headings, compounds=False, typos=False, inflect=False),
        meanings,
        TermIndex(meanings, compounds=False, typos=False, inflect=False),
    )
