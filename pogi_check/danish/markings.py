"""The explicit marking of a requirement: codes, legends, column headers, headings, lead-ins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pogi_check.danish.lexicon import load_lexicon
from pogi_check.danish.words import TermIndex, fold, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Status(StrEnum):
    """What a marking says of the requirement that it marks."""

    MANDATORY = "mandatory"
    WISH = "wish"
    EVALUATION = "evaluation"
    OPTION = "option"
    INFORMATION = "information"
    CONTRACT = "contract"
    BACKGROUND = "background"
    SUITABILITY = "suitability"
    REQUIREMENTS = "requirements"


@dataclass(frozen=True, slots=True)
class Marking:
    """A marking: what it says, in which words, and whether it stands on the requirement itself.

    ``own`` is true for a code or column of the requirement's own row, false for a heading or lead-in.
    """

    status: Status
    words: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Legend:
    """What the codes of a tender mean, as its own legends say."""

    codes: Mapping[str, Status]


@lru_cache(maxsize=1)
def _lexicon() -> tuple[
    dict[str, Any], TermIndex, dict[str, Status], TermIndex, dict[str, tuple[int, Status]]
]:
    data = load_lexicon("markings")
    phrases = {str(term): Status(kind) for kind, terms in data["phrases"].items() for term in terms}
    headings = {
        str(term): (order, Status(kind))
        for order, (kind, terms) in enumerate(data["headings"].items())
        for term in terms
    }
    return (
        data,
        TermIndex(phrases, compounds=False, typos=False, inflect=False),
        phrases,
        TermIndex(headings, compounds=False, typos=False, inflect=False),
        headings,
    )


# Where several kinds of phrase stand in one meaning, the more telling one decides:
# "ønske, der ikke pointgives" is a wish, "krav, der indgår i evalueringen" is scored.
_TELLING = (
    Status.OPTION,
    Status.WISH,
    Status.EVALUATION,
    Status.INFORMATION,
    Status.CONTRACT,
    Status.MANDATORY,
)

_LEGEND = re.compile(
    r"(?<![\w-])[\"»“”']?([A-ZÆØÅ]{1,3}\d?|[A-ZÆØÅ]-krav|Skal|Bør|Kan)(?:-krav)?[\"«“”']?\)?"
    r"\s*(?:[=:–—]|\s-\s|\ber\b|\bbetyder\b|\bbetegner\b),?\s*"
)


def status_of_phrase(text: str) -> Status | None:
    """Tell what a short phrase ("ufravigeligt mindstekrav") says of a requirement's status, if anything."""
    _, index, phrases, _, _ = _lexicon()
    tokens = tokenize(text)
    short = len(tokens) <= 3
    found = {phrases[hit.term] for hit in index.find(tokens) if short or hit.term not in _SHORT_ONLY}
    if (
        not short
        and Status.MANDATORY in found
        and any(
            phrases[hit.term] is Status.MANDATORY and hit.first <= 2 and hit.term != "krav"
            for hit in index.find(tokens)
        )
    ):
        return Status.MANDATORY
    return next((status for status in _TELLING if status in found), None)


_SHORT_ONLY = frozenset({"skal", "bør", "kan", "absolut", "bør have", "minimum"})  # verbs, in a longer text


_MEANING_ENDS = re.compile(r"[.;\n]")


def read_legend(texts: Iterable[str]) -> Legend:
    """Gather the meaning of codes from the tender's legends ("MK = mindstekrav, EK = evalueringskrav")."""
    codes: dict[str, Status] = {}
    for text in texts:
        if len(text) > 600 or not any(
            mark in text for mark in ("=", ":", "–", "—", " - ", " er ", "bety", "betegn")
        ):
            continue
        entries = list(_LEGEND.finditer(text))
        for place, entry in enumerate(entries):
            code = entry[1]
            end = entries[place + 1].start() if place + 1 < len(entries) else None
            meaning = _MEANING_ENDS.split(text[entry.end() : end], maxsplit=1)[0]
            status = status_of_phrase(meaning)
            if status is not None:
                codes.setdefault(code, status)
                codes.setdefault(code.removesuffix("-krav"), status)
    return Legend(codes)


def legend_rows(rows: Iterable[tuple[str, str]]) -> dict[str, Status]:
    """Read a legend that stands as a table: a code in one cell, its meaning in the next."""
    found: dict[str, Status] = {}
    for code, meaning in rows:
        bare = code.strip().strip("()[]*.:=")
        if (
            1 <= len(bare) <= 8
            and re.fullmatch(r"[A-ZÆØÅ]{1,3}\d?|[A-ZÆØÅ]-krav|Skal|Bør|Kan", bare)
            and len(meaning) < 300
        ):
            status = status_of_phrase(meaning)
            if status is not None:
                found.setdefault(bare, status)
                found.setdefault(bare.removesuffix("-krav"), status)
    return found


def of_code(text: str, legend: Legend) -> Marking | None:
    """Read a cell that holds a status code or phrase and nothing else; None for any other cell."""
    bare = text.strip().strip("()[]*.:").strip()
    if not bare or len(bare) > 60:
        return None
    known = _code(bare, legend)
    if known is not None:
        return Marking(known, bare, own=True)
    if len(bare.split()) <= 4 and not bare.endswith("?"):
        status = status_of_phrase(bare)
        if status is not None and not bare[0].isdigit():
            return Marking(status, bare, own=True)
    return None


def of_number(text: str, legend: Legend) -> Marking | None:
    """Read a status code in a requirement's number ("MK-09", "EK 5"); None where it holds none."""
    match = re.match(r"\s*([A-ZÆØÅ]{1,3})[-\s.]?\d", text)
    if match is None:
        return None
    code = match[1]
    status = legend.codes.get(code) if len(code) == 1 else _code(code, legend)
    return Marking(status, text.strip()[:20], own=True) if status is not None else None


def _code(code: str, legend: Legend) -> Status | None:
    if code in legend.codes:
        return legend.codes[code]
    for status, codes in _lexicon()[0]["codes"].items():
        if code in codes:
            return Status(status)
    if code in ("K", "M"):
        return Status.MANDATORY
    return None


def is_status_column(header: str) -> bool:
    """Tell whether a column header announces the status of requirements."""
    return fold(header).strip(" .:?*") in _lexicon()[0]["columns"]


@lru_cache(maxsize=4096)
def of_heading(heading: str) -> Marking | None:
    """Read what a heading says of the text below it."""
    _, _, _, index, headings = _lexicon()
    found = [(*headings[hit.term], hit) for hit in index.find(tokenize(heading))]
    if not found:
        return None
    order, status, hit = min(found, key=lambda one: (one[0], one[2].start))
    if status is Status.BACKGROUND and any(other is Status.MANDATORY for _, other, _ in found):
        _order, status, hit = next(one for one in found if one[1] is Status.MANDATORY)
    return Marking(status, heading[hit.start : hit.end])


def of_headings(path: Sequence[str]) -> Marking | None:
    """Read the marking of a heading path: the innermost heading that says something decides.

    A weak "Krav …" heading gives way to a telling one further out ("4 Mindstekrav" > "4.2 Krav til kemi").
    """
    weak: Marking | None = None
    for heading in reversed(path):
        marking = of_heading(heading)
        if marking is None:
            continue
        if marking.status not in (Status.REQUIREMENTS, Status.CONTRACT):
            if weak is None or marking.status in (
                Status.MANDATORY,
                Status.EVALUATION,
                Status.OPTION,
                Status.WISH,
            ):
                return marking
            break
        weak = weak or marking
    return weak
