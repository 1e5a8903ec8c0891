"""From what size of an order on a demand binds: "i oplag over 500", "ved køb for mere end 10.000 kr."."""

from __future__ import annotations

import re
from functools import lru_cache

from pogi_check.patterns import pattern

# What is counted by its size, and no property of the goods ("skærme over 24 tommer" is one).
_ORDER = (
    r"\b(?:del|hver)?(?:oplag|ordre|bestilling|indkøb|leverance|levering|parti|rekvisition|anskaffelse"
    r"|serie|køb)(?:et|en|er|ne|erne|s|rne|r|n)?\b"
)
_SUM = r"(?:kr\.?|kroner|stk\.?|styk\w*|eksemplarer|eks\.|ex\.|enheder|sæt)"
_NUMBER = r"(?:\d[\d.]*(?:,\d+)?|hundrede|(?:et|to|tre|fem|ti)? ?tusind(?:e)?)"
_ABOVE = (
    r"(?:over|mere end|flere end|mindst|minimum|min\.|større end|op til|under|højst|færre end|mindre end)"
)
_AND_MORE = r"(?:og|eller) (?:derover|opefter|opad|mere|flere|derunder|mindre|færre)"
_BIG = r"(?:større|store|mindre|små|gentagne)"
_STARTS = pattern(
    rf"\b(?:ved|for|i|fra|på|af) (?:{_ORDER} (?:(?:på|af|for|i|til) )?(?:[\w-]+ )?{_ABOVE} {_NUMBER}"
    rf"|{_ORDER} (?:på|af|for) {_NUMBER}(?: {_SUM})? {_AND_MORE}"
    rf"|(?<!både )(?<!såvel )(?<!også )(?:\w+ )?{_BIG} {_ORDER}\b(?! og (?:store|større|små|mindre))"
    rf"|{_NUMBER} {_SUM} {_AND_MORE})"
    rf"|\b{_ABOVE} {_NUMBER} (?:kr\.?|kroner|eksemplarer)(?= (?:skal|er|bør|leveres|trykkes|fremstilles)\b)"
    rf"|\b(?:når|hvis|såfremt) {_ORDER} (?:overstiger|er (?:på )?(?:{_ABOVE})|når|udgør|kommer op)\b"
    rf"[^,.;\d]{{0,20}}{_NUMBER}[^,.;]{{0,20}}"
    rf"|^er {_ORDER} (?:på )?(?:{_ABOVE} )?{_NUMBER}[^,.;]{{0,20}}"
    r"|\b(?:der|som) (?:bestilles|købes|trykkes|leveres|indkøbes"
    rf"|fremstilles) i (?:(?:et )?(?:{_ORDER}|antal)"
    rf" (?:på |af )?)?{_ABOVE} {_NUMBER}[^,.;]{{0,30}}",
    re.IGNORECASE,
)
_WHATEVER = pattern(
    r"\b(?:uanset|også|selv|både|såvel|herunder|heller|hverken)\s(?:ved |for |i )?$", re.IGNORECASE
)


# How goods come is a fact of them, and no size from which on: "leveres i små partier"
_COME = pattern(
    r"(?<!der )(?<!som )\b(?:leveres?|trykkes?|afsendes|udleveres|leverer|trykker)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
_NEXT_CLAUSE = pattern(
    r",\s(?:og|men|så|mens)\s|;\s|\sog\s(?=(?:skal|leveres|trykkes|ved|der|kan|i (?:små|store|mindre"
    r"|større))\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=20000)
def order_size(text: str, demand: int | None = None) -> tuple[int, int] | None:
    """Find from what size of an order on a sentence holds; none where it holds whatever the size.

    ``demand`` is where the demand's words begin: another clause of the sentence says nothing of it.
    """
    for match in _STARTS.finditer(text):
        first, last = sorted((match.start(), match.start() if demand is None else demand))
        apart = demand is not None and _NEXT_CLAUSE.search(text, first, last) is not None
        if not (apart or _WHATEVER.search(text, 0, match.start()) or _COME.search(text, 0, match.start())):
            return match.span()
    return None
