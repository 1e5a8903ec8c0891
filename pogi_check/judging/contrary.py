"""Orders of what a demand rules out: fluorescent tubes in the price list of a tender that asks for LED."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.buying import is_order
from pogi_check.danish.markings import Status
from pogi_check.danish.signs import sign_at
from pogi_check.danish.takebacks import TakeBack
from pogi_check.judging.matching import Hits, holds, pick
from pogi_check.patterns import pattern
from pogi_check.terms import Weakening

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.judging.matching import Scanned
    from pogi_check.rulebook.book import Part

# What is told of the things that are there or go, or of what comes in their place.
_OF_THE_OLD = pattern(
    r"\b(?:udskift|skift|erstat|nedtag|tag\w* ned|demonter|fjern|bortskaf|udtjent|eksisterende|nuværende"
    r"|bestående|udfas|retur|affald|(?<!til de )(?:gammel|gamle|gammelt)|hidtil|findes|sidder|hænger"
    r"|stedet for|frem for|svarer til|ombyg|bygge\w* om|ikke|ingen|hverken|aldrig|forbud|undgå)\w*",
    re.IGNORECASE,
)
_AMOUNT = pattern(r"(?:antal|mængde|stk|enhedspris|stykpris|pris)\b", re.IGNORECASE)  # of a price list
_FITTED = pattern(
    r"\b(?:leverer?|leveres|monteres|isættes|sættes|forsynes|udføres|bestykkes|bestiller|prissættes)\b",
    re.IGNORECASE,
)


def orders_contrary(part: Part, scanned: Scanned) -> TakeBack | None:
    """Find an order of what the part's demand rules out; what is told of old things orders none."""
    passage = scanned.passage
    status = passage.marking.status if passage.marking is not None else None
    if not part.contrary or status in (Status.BACKGROUND, Status.SUITABILITY):
        return None
    if scanned.terms.isdisjoint(part.contrary) or _OF_THE_OLD.search(" ".join(passage.context.headings[-1:])):
        return None
    for clause, hits in zip(passage.clauses, scanned.clauses, strict=True):
        found = pick(hits, part.contrary)
        if found and _is_ordered(passage, clause) and not _is_told(part, clause, hits):
            return TakeBack(sign_at(Weakening.CONTRADICTED, clause, (found[0].start, found[0].end)))
    return None


def _is_ordered(passage: Passage, clause: Clause) -> bool:
    text = passage.text if passage.row else clause.text
    listed = passage.row and any(map(_AMOUNT.match, passage.context.headers))
    return listed or is_order(text, row=passage.row) or _FITTED.search(clause.text) is not None


def _is_told(part: Part, clause: Clause, hits: Hits) -> bool:
    """Tell whether a sentence is on what is there, or asks what the demand asks."""
    asked = {
        term for wording in part.wordings if not wording.ban for group in wording.names for term in group
    }
    return _OF_THE_OLD.search(clause.text) is not None or clause.has("denial") or holds(hits, asked)
