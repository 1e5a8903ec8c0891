"""What a document calls itself: its file's name, its titles, the short texts it opens with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.buying import (
    is_lent,
    is_service_bought,
    is_service_without_goods,
    says_not_bought,
    without_exceptions,
)
from pogi_check.danish.elsewhere import is_elsewhere
from pogi_check.documents.document import BlockKind
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from pogi_check.documents.document import Document

_LEADS = ("udbud", "indbydelse", "annonc", "opgavebeskriv")  # in the name of the document that leads
_ANNEXES = ("bilag", "annex", "appendiks", "underbilag")
_HEADINGS = (BlockKind.TITLE, BlockKind.HEADING)
_OPENING = 3  # texts at the beginning of a document among which its title stands
_TITLE = 160  # characters of the longest title


_INTRODUCTION = 20  # blocks at the beginning of a document among which it says what is tendered
_NAMED = 40  # characters after "udbyder en rammeaftale om" that name it
_TENDERS = pattern(
    r"\b(?:(?:gen)?udbyder(?: hermed)?|indhenter tilbud på|ønsker at indgå|udbud af) "
    r"(?:en |et )?(?:ny )?(?:ramme)?(?:aftale|kontrakt|opgave)?\w* ?(?:om|vedrørende|på)\s",
    re.IGNORECASE,
)
# "Udbud af konsulentbistand …", "Kommunen udbyder rådgivning …": what follows is what is bought
_BUYS = pattern(
    r"(?:[^.:]{0,40}\b(?:(?:gen)?udbyder(?: hermed)?|indhenter tilbud på|ønsker(?: at indgå)?|udbud af"
    r"|indkøb af"
    r"|rammeaftale|aftale|kontrakt|tilbud)\s(?:en |et )?(?:(?:ramme)?(?:aftale|kontrakt)\w* )?"
    r"(?:(?:om|vedrørende|på|af) )?)?",
    re.IGNORECASE,
)
# A sentence: its verb stands second, behind at most four words.
_TELLS = pattern(
    r"(?:[\w-]+ ){1,4}?(?:står|sidder|ligger|hænger|hænges|bærer|slukker|lukker|følger|sørger"
    r"|afleverer|tørrer|handler|holdes"
    r"|bruges til|har eget|har egen|har egne)\b"
    # what people do with the things that are there
    r"|[\w-]*(?:konsulent|rådgiver|evaluator|inspektør|deltager|underviser|laborator|medarbejder"
    r"|pædagog|lærer"
    r"|borger|bruger|elev|kursist)\w* (?:skal|kan|må|vil)\b",
    re.IGNORECASE,
)
_OF_PURCHASE = pattern(
    r"\b(?:køb\w*|indkøb\w*|udbud\w*|udbyd\w*|lever\w*|anskaf\w*|leje\w*|leas\w*|aftale\w*|kontrakt\w*"
    r"|rammeaftale\w*|omfatter|tilbud\w*|bestil\w*|entreprise\w*|renover\w*|ombyg\w*|opfør\w*|udskift\w*"
    r"|skal bruge|skal vi bruge|mangler|skal have|behov|ønsker|søger|indeholder|består af|etabler\w*)\b",
    re.IGNORECASE,
)
# "Spørgsmål 1: Skal revisor selv …", "Følgebrev": what a paper is, not what is bought
_OF_PAPER = pattern(r"spørgsmål(?: \w{1,3})?:.*|(?:bilag \w+ )?følge(?:brev|skrivelse)\W*$", re.IGNORECASE)
_BESIDE = pattern(r"\s*[·•|]\s*")
_SENDER = pattern(
    r"(?:region|kommunen?|[\w-]+ kommune|[\w-]+s (?:region|styrelse|ministerium)|styrelsen"
    r"|direktoratet)\b",
    re.IGNORECASE,
)


def titles_of(document: Document) -> list[str]:
    """Give what may be a document's title: its file's name, its titles, the short texts it opens with."""
    stem = spelt_out(document.name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    first = [block.text for block in document.blocks if block.text.strip()][:_OPENING]
    titles = [block.text for block in document.blocks if block.kind is BlockKind.TITLE]
    headed = any(block.kind in _HEADINGS for block in document.blocks[:_INTRODUCTION])
    told = (text for text in first if len(text) < _TITLE and not (headed and _is_prose(text)))
    short = map(without_exceptions, told)
    bought = (text for text in short if not (says_not_bought(text) or is_lent(text) or is_elsewhere(text)))
    opening = map(_without_sender, bought)
    found = [text for text in (*titles, *opening) if text and not _OF_PAPER.match(text)]
    return ["" if _OF_PAPER.match(stem) else stem, *found]


def _is_prose(text: str) -> bool:
    """Tell whether a short text is a sentence that tells something, and nothing of what is bought."""
    return text.rstrip().endswith(".") and _TELLS.match(text) is not None and not _OF_PURCHASE.search(text)


def _without_sender(text: str) -> str:
    """Give a short text without who sends it ("Region Vest, Centralvaskeriet · Udbud af linned")."""
    pieces = _BESIDE.split(text)
    return " · ".join(one for one in pieces if not _SENDER.match(one)) if len(pieces) > 1 else text


def is_annex(document: Document) -> bool:
    """Tell whether a document's name says that it belongs to another."""
    return titles_of(document)[0].casefold().startswith(_ANNEXES)


def is_service(document: Document, *, alone: bool) -> bool:
    """Tell whether a document that is no annex opens with the purchase of a service that buys no goods.

    A tender's leading document need not open with it: there any title may name the service. Where the
    document stands ``alone``, apart from annexes, its own title says what is bought ("Kursus i …").
    """
    stem, *titles = titles_of(document)
    annex = is_annex(document)
    if not annex and alone and titles and is_service_bought(titles[0], named_as_bought=True):
        return True
    if not annex and any(
        is_service_bought(text[match.end() :], named_as_bought=bool(match[0]))
        for text in titles
        if (match := _BUYS.match(text))
    ):
        return True
    if not any(word in stem.casefold() for word in _LEADS):
        return False
    opening = [block.text for block in document.blocks[:_INTRODUCTION]]
    tendered = [
        text[match.end() : match.end() + _NAMED] for text in opening if (match := _TENDERS.search(text))
    ]
    return any(map(is_service_without_goods, (stem, *titles, *tendered)))


def spelt_out(name: str) -> str:
    """Read a file's name as words: "rengoeringsmidler_2024" is about rengøringsmidler."""
    words = name.replace("_", " ").replace("-", " ")
    return words.replace("oe", "ø").replace("ae", "æ").replace("aa", "å")
