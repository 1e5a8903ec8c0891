"""Whether documents are a procurement policy, alone or beside a tender; a tender that mentions one is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.documents.document import BlockKind
from pogi_check.judging.goods import names
from pogi_check.judging.titles import spelt_out
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.documents.document import Document, Tender
    from pogi_check.judging.matching import Matcher
    from pogi_check.rulebook.book import Goal

_OPENING = 6  # texts at the beginning of a document that may be its title
_TITLE = 110  # characters of the longest title among them
_PREAMBLE = 25  # texts at the beginning in which a policy speaks of itself
_DUTIES = 4  # sentences that tell the tenderer what to do: so many make a tender

# The papers of a tender, and what only a tender says of itself. A policy may well speak of tenders,
# specifications and award criteria in general.
_TENDER_TITLE = pattern(
    r"\b(?:(?<!for )(?:mini)?udbud (?:af|om|vedr\w*)|\w*aftale (?:om|på|vedr\w*)|\w*rammeaftale\b(?! og\b)"
    r"|kontrakt(?:udkast|bilag| om| vedr\w*)\b|^kontrakt$|(?:krav|ydelses)specifikation(?:en)?\b|kravbilag"
    r"|udbudsbetingelser(?:ne)?\b|udbudsbekendtgørelse(?:n)?\b|udbudsmateriale(?:t)?\b"
    r"|opfordring til at afgive tilbud|tilbuds(?:liste|blanket|skema|brev|indbydelse)\w*|levering af)",
    re.IGNORECASE,
)
_PAPER = pattern(
    r"(?:[\d.]+\s+|bilag\s+\w+\s*[:.–-]?\s*)*(?:(?:krav|ydelses)specifikation(?:en)?|udbudsbetingelser(?:ne)?"
    r"|tilbudsfrist(?:en)?|tilbudsliste(?:n)?|cpv(?:-koder?)?|mindstekrav(?:ene)?)\W*",
    re.IGNORECASE,
)
_TENDER_TEXT = pattern(
    r"\b(?:(?:dette|nærværende) udbud(?:smateriale)?\b|den udbudte \w*(?:kontrakt|aftale|ydelse|opgave)\b"
    r"|(?:tilbuds|ansøgnings)frist\w*\b.{0,40}\d|frist for (?:afgivelse|modtagelse) af tilbud\b.{0,40}\d"
    r"|udbudsmaterialet (?:består|omfatter))",
    re.IGNORECASE,
)
_DUTY = pattern(r"\btilbudsgivere?n?(?:ne)? (?:skal|bedes|må ikke)\b", re.IGNORECASE)
_OF_ITSELF = pattern(
    r"^\W{0,2}[\w -]{0,40}?(?:politik|strategi)(?:ken|en) (?:gælder|fastlægger|fastsætter|beskriver|omfatter"
    r"|sætter|skal|er vedtaget|danner|udgør|angiver|indeholder|har til formål)\b"
    r"|\b(?:denne|nærværende) [\w -]{0,30}?(?:politik|strategi)\b",
    re.IGNORECASE,
)


def policies(
    goals: Sequence[Goal], tender: Tender, cpv: Sequence[str], matcher: Matcher
) -> dict[tuple[str, str], str]:
    """Give (pack, slug) of the goals that judge policies, with the title that named it; none in a tender.

    A document is what the first of its titles says that names a policy or a goal's goods.
    """
    asked = [goal for goal in goals if goal.documents != "tender"]
    if not asked or cpv or _TENDER_TITLE.search(spelt_out(tender.name)):
        return {}
    bought = [goal for goal in goals if goal.documents == "tender"]
    found: dict[tuple[str, str], str] = {}
    for document in tender.documents:
        for title, sure in _titles(document):
            own = [goal for goal in asked if names(goal, title, matcher)]
            if own and _is_tender(document, duties=_DUTIES if sure else 1):
                return {}
            for goal in own:
                found.setdefault((goal.pack, goal.slug), title)
            if own:
                break
            if any(names(goal, title, matcher) for goal in bought):
                return {}
    if found and any(_is_tender(document, duties=_DUTIES) for document in tender.documents):
        return {}
    return found


def annexed(goals: Sequence[Goal], tender: Tender, matcher: Matcher) -> dict[str, str]:
    """Give the documents that are a policy beside the tender's own, by name, with the title that says so.

    What a policy says of purchases in general demands nothing of this one, and it is judged by itself.
    """
    asked = [goal for goal in goals if goal.documents != "tender"]
    found: dict[str, str] = {}
    for document in tender.documents:
        sure = (title for title, surely in _titles(document) if surely)
        named = next((title for title in sure if any(names(goal, title, matcher) for goal in asked)), None)
        if named is not None and not _is_tender(document, duties=_DUTIES):
            found[document.name] = named
    return found if len(found) < len(tender.documents) else {}


def _titles(document: Document) -> Iterator[tuple[str, bool]]:
    """Give what may be a document's title, the surest first, and whether it surely is one."""
    yield spelt_out(document.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]), True
    yield from ((block.text, True) for block in document.blocks if block.kind is BlockKind.TITLE)
    first = [block.text.strip() for block in document.blocks if block.text.strip()][:_PREAMBLE]
    for place, text in enumerate(first[:_OPENING]):
        if len(text) < _TITLE and not text.endswith((".", ":", ";", ",")):
            yield text, place == 0
    yield from ((text, False) for text in first if _OF_ITSELF.search(text))


def _is_tender(document: Document, *, duties: int) -> bool:
    """Tell whether a document bears the signs of a tender."""
    texts = [block.text.strip() for block in document.blocks]
    opening = [text for text in texts if text][:_OPENING]
    titles = [spelt_out(document.name), *(text for text in opening if len(text) < _TITLE)]
    if any(_TENDER_TITLE.search(title) for title in titles):
        return True
    if any(_PAPER.fullmatch(text) or _TENDER_TEXT.search(text) for text in texts):
        return True
    return sum(len(_DUTY.findall(text)) for text in texts) >= duties
