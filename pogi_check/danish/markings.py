"""The explicit marking of a requirement: codes, legends, column headers, headings, lead-ins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from pogi_check.danish.statuses import Status, marking_words
from pogi_check.danish.words import fold, tokenize
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    r"""What the codes of a tender mean, as its own legends say.

    ``grades`` are the numbers of a column of priorities ("1 = skal opfyldes"), which mean nothing elsewhere;
    ``unmarked`` is what a requirement without a mark is ("øvrige er ønsker"), where a legend says so.
    ``columns`` are those that a legend names as those of its codes, ``series`` the numbers of requirements
    of one kind, each a pattern ("2\d\d" for "200-serien"). ``letters`` are codes before a line that a
    mere letter stands for ("S. Alle …"), where no list counts with letters.
    """

    codes: Mapping[str, Status]
    grades: Mapping[str, Status] = field(default_factory=dict)
    unmarked: Marking | None = None
    columns: frozenset[str] = frozenset()
    series: Mapping[str, Status] = field(default_factory=dict)
    letters: Mapping[str, Status] = field(default_factory=dict)


# Where several kinds of phrase stand in one meaning, the more telling one decides:
# "ønske, der ikke pointgives" is a wish, "krav, der indgår i evalueringen" is scored.
_TELLING = (
    Status.BACKGROUND,
    Status.OPTION,
    Status.WISH,
    Status.EVALUATION,
    Status.INFORMATION,
    Status.CONTRACT,
    Status.MANDATORY,
)

_SHORT_ONLY = frozenset({
    "skal", "bør", "kan", "absolut", "bør have", "minimum", "oplys", "oplyses", "beskriv", "redegør",
    "besvares",
})  # fmt: skip
_VERBS = frozenset({"skal", "bør", "kan"})  # between two words they make a sentence: "Gips skal genanvendes"
_SHORT = 3  # words of a phrase that is a status and nothing else
_OPENS = 3  # words of a longer phrase among which its status decides

SIGNS = "★☆✱✶●○◐◑◆◇■□▲△†‡#¤¶§!"
_OPENING = pattern(r"\s*[\[(]?([^\[\]():;–—\n]{1,30}?)(?:[\])]\s*[:–—-]?|\s*[:–—])\s+(?=[\"“»]?[A-ZÆØÅ])")
_STARRED = pattern(rf"\s*(?:\d+(?:\.\d+)*\.?\s*)?(?P<mark>\*{{1,3}}|[{SIGNS}]{{1,4}}|[☐☒]|\((?:[xX]| )\))\s")
_STAR = pattern(rf"\*{{1,3}}|[{SIGNS}]{{1,4}}")
_DOTTED_NUMBER = pattern(r"\s*(\d+\.\d+(?:\.\d+)*)\b")
_OF_SECTION = pattern(r"\b(?:afsnit|kapitel) (\d+)\b", re.IGNORECASE)
# A status in brackets behind what is asked: "Miljømærke (mindstekrav)", "højst to fibre (SKAL)"
_CLOSED_WITH = pattern(
    r"\(\s*(?P<status>mindstekrav|minimumskrav|ufravigeligt(?: krav)?|ufravigelig|skal(?:-krav)?"
    r"|bør(?:-krav)?|ønske(?:ligt)?"
    r"|option|tilvalg|konkurrenceparameter|evalueringskrav|konkurrencekrav)\s*\)\s*[:.]?\s*$",
    re.IGNORECASE,
)
_MORE_THAN_ONE = pattern(r"[.!?;]\s")
_CLOSING = pattern(
    rf"(?:[\[(]([^\[\]()]{{1,20}})[\])]\s*\.?|(?<=[\w.)])\s*(\*{{1,3}}|[{SIGNS}]{{1,3}})\s*\.?)\s*$"
)
_OPENING_WORDS = 3
_MARKS_A_TEXT = (Status.WISH, Status.OPTION, Status.EVALUATION, Status.MANDATORY)
# "Kravet udgår." says something of a requirement and is no code for one.
_CHANGES = pattern(
    r"\b(?:udgår|udgået|bortfald\w*|slettes|stryges|frafald\w*|ophæves|ændres|erstattes|gælder"
    r"|fastholdes|lempes|intet krav|ingen krav)\b",
    re.IGNORECASE,
)
_NUMBERED = pattern(
    r"\s*(?:\[([A-ZÆØÅ]{1,3})(?:[-\s.]?\d[\d.]*)?\]|\(([A-ZÆØÅ]{1,3})\)|([A-ZÆØÅ]{1,3})[-\s.]?\d)"
)
_GROUPED = pattern(r"\s*([A-ZÆØÅ]{1,3}\d{1,2})[.:-]")  # "K2.1": of the kind K2
_SERIAL = pattern(r"\s*((?:[A-ZÆØÅ]{1,3}[-. ]?)?\d[\d.]*[A-ZÆØÅa-zæøå]?)(?=[.:)]?(?:\s|$))")
_BARE_CODE = pattern(r"\s*(?!I )([A-ZÆØÅ]{1,3}) (?=[A-ZÆØÅ][a-zæøå])")  # "Ø Alle lamper er …"
_LETTERED = pattern(r"\s*([A-ZÆØÅ])[.)]\s")
_CODE_WORD = 2  # characters of a code that is no word
_CODE_LENGTH = 60  # characters of a cell that holds a code or a status
_CODE_WORDS = 4
_IS_DEMAND = pattern(  # "Skal være LED"; "Skal være opfyldt" is a status
    r"(?:skal|må|bør|kan)\s(?:ikke\s)?(?:være|have|bære|indeholde|kunne|bruge)\s(?!opfyldt|overholdt"
    r"|til stede|med\b)",
    re.IGNORECASE,
)
_QUOTED = 20  # characters of a number that are shown


@lru_cache(maxsize=4096)
def status_of_phrase(text: str) -> Status | None:
    """Tell what a short phrase ("ufravigeligt mindstekrav") says of a requirement's status, if anything."""
    phrases = marking_words().phrases
    tokens = tokenize(text)
    hits = marking_words().phrase_index.find(tokens)
    short = len(tokens) <= _SHORT
    hits = tuple(h for h in hits if h.term not in _VERBS or h.first == 0 or h.last == len(tokens) - 1)
    found = {phrases[hit.term] for hit in hits if short or hit.term not in _SHORT_ONLY}
    if not short and Status.MANDATORY in found:
        opening = {hit.term for hit in hits if hit.first < _OPENS and hit.term != "krav"}
        if any(phrases[term] is Status.MANDATORY for term in opening):
            return Status.MANDATORY
    return next((status for status in _TELLING if status in found), None)


def code_key(code: str) -> str:
    """Write a code as it is looked up: a word in small letters, letters and numbers as they stand."""
    return code.casefold() if len(code) > _CODE_WORD else code


def of_code(text: str, legend: Legend) -> Marking | None:
    """Read a cell that holds a status code or phrase and nothing else; None for any other cell."""
    whole = text.strip()
    bare = whole if whole in legend.codes else whole.strip("()[]*.:").strip()
    if not bare or len(bare) > _CODE_LENGTH or _CHANGES.search(bare) or _IS_DEMAND.match(bare):
        return None
    status = _status_of_code(bare, legend)
    if status is None and len(bare.split()) <= _CODE_WORDS and not (bare.endswith("?") or bare[0].isdigit()):
        status = status_of_phrase(bare)
    return Marking(status, bare, own=True) if status is not None else None


def of_number(text: str, legend: Legend) -> Marking | None:
    """Read a status code in a requirement's number ("MK-09", "EK 5", "[Ø] A4"); None where it holds none.

    A single letter without brackets says nothing that the tender's own legend does not say.
    """
    match = _NUMBERED.match(text)
    grouped = _GROUPED.match(text)
    if grouped is not None and (status := legend.codes.get(grouped[1])) is not None:
        return Marking(status, text.strip()[:_QUOTED], own=True)
    if legend.series and (serial := _SERIAL.match(text)) is not None:
        told = (status for one, status in legend.series.items() if re.fullmatch(one, serial[1]))
        if (status := next(told, None)) is not None:
            return Marking(status, serial[1], own=True)
    if match is None:
        return None
    code = match[1] or match[2] or match[3]
    bare = match[3] is not None and len(code) == 1
    status = legend.codes.get(code) if bare else _status_of_code(code, legend)
    return Marking(status, text.strip()[:_QUOTED], own=True) if status is not None else None


def of_opening(text: str, legend: Legend) -> Marking | None:
    """Read the status that a text opens or closes with ("Ønske: …", "[B] …", "… (Ø)"), if it has one.

    "Krav: …" and "Krav til papir: …" are titles, and say nothing of it.
    """
    match = _OPENING.match(text)
    if match is not None:
        words = match[1].strip()
        status = _status_of_code(words, legend)
        if (
            status is None
            and len(words.split()) <= _OPENING_WORDS
            and not words.casefold().startswith("krav")
        ):
            status = status_of_phrase(words)
        if status in _MARKS_A_TEXT:
            return Marking(status, words, own=True)
    lettered = _LETTERED.match(text) if legend.letters else None
    if lettered is not None and (status := legend.letters.get(lettered[1])) is not None:
        return Marking(status, lettered.group().strip(), own=True)
    bare = _BARE_CODE.match(text) if legend.codes else None
    if bare is not None and (status := legend.codes.get(bare[1])) in _MARKS_A_TEXT:
        return Marking(status, bare[1], own=True)
    return of_closing(text, legend)


def of_star(text: str, legend: Legend) -> Marking | None:
    """Read the mark that stands before a text, or behind its number ("3.1* Papir …"), as the legend says.

    Where the legend says what requirements without a mark are, a numbered one without is that.
    """
    starred = _STARRED.match(text)
    if starred is not None:
        mark = starred["mark"].strip()
        status = legend.codes.get(mark)
        return Marking(status, mark, own=True) if status is not None else None
    unmarked = legend.unmarked
    if (
        unmarked is None
        or not _is_by_mark(unmarked, legend)
        or (number := _DOTTED_NUMBER.match(text)) is None
    ):
        return None
    section = _OF_SECTION.search(unmarked.words)
    return unmarked if section is None or number[1].startswith(f"{section[1]}.") else None


def _is_by_mark(unmarked: Marking, legend: Legend) -> bool:
    """Tell whether marks before texts tell requirements apart: a legend explains a star, or speaks of it."""
    return "uden" in unmarked.words.casefold() or any(_STAR.fullmatch(code) for code in legend.codes)


def of_closing(text: str, legend: Legend) -> Marking | None:
    """Read the status in brackets that a text closes with: a word, or a code that the tender explains."""
    told = _CLOSED_WITH.search(text)
    if told is not None and _MORE_THAN_ONE.search(text, 0, told.start()):
        told = None  # a sentence of its own, behind the demand
    if told is not None and (said := status_of_phrase(told["status"])) is not None:
        return Marking(said, told["status"], own=True)
    match = _CLOSING.search(text)
    mark = (match[1] or match[2]).strip() if match is not None else ""
    status = legend.codes.get(mark) or legend.codes.get(code_key(mark))
    return Marking(status, match.group().strip(" ."), own=True) if match is not None and status else None


def _status_of_code(code: str, legend: Legend) -> Status | None:
    return legend.codes.get(code) or marking_words().codes.get(code) or legend.codes.get(code_key(code))


def is_status_column(header: str) -> bool:
    """Tell whether a column header announces the status of requirements."""
    return fold(header).strip(" .:?*") in marking_words().columns


def holds_codes(header: str, legend: Legend) -> bool:
    """Tell whether a column may hold the codes of a legend, though it does not announce a status itself."""
    folded = fold(header).strip(" .:?*")
    return folded in legend.columns or folded in marking_words().code_columns
