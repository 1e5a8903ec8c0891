"""Demands on all goods, and the words that let some of them go."""

from __future__ import annotations

import re

from pogi_check.patterns import pattern

_ALL = pattern(
    r"\b(?:alle?|alt|samtlige|hele|ethvert|enhver|hvert|hver|ingen|intet|udelukkende|overalt)\b",
    re.IGNORECASE,
)
_EXCEPT = pattern(
    r"(?:dog )?(?:undtag\w*|holdt uden ?for|bortset fra"
    r"|med undtagelse af|dog (?:ikke|med undtagelse)|men ikke"
    r"|(?:omfatter|gælder) (?:dog )?ikke|ikke omfattet)",
    re.IGNORECASE,
)

_ENOUGH = pattern(
    r"(?:[\d.]+\s)?(?:dog )?(?:for|til|på|ved) [^;]{2,90}?\ber det (?:dog )?(?:tilstrækkeligt|nok"
    r"|ikke nødvendigt)\b"
    r"|(?:[\d.]+\s)?(?:dog )?(?:for|til|på|ved) [^;]{2,90}?\b(?:rækker det|gælder (?:dog |i stedet "
    r"|alene |kun )+)",
    re.IGNORECASE,
)

_CAPPED = pattern(
    r"\b(?:begræns(?:et|es|ede|er sig) til|(?:ophører|bortfalder|udløber|slutter) (?:dog )?(?:efter|når)"
    r"|(?:rækker|strækker sig|gælder|omfatter) (?:dog )?(?:kun|alene|højst|ikke ud over|ikke længere end)"
    r"|dog (?:højst|kun|maksimalt))\b",
    re.IGNORECASE,
)


def enough_for_some(text: str) -> tuple[int, int] | None:
    """Give the words by which a sentence asks less for some goods ("For pos. 4 er det nok, at …")."""
    match = _ENOUGH.match(text)
    return match.span() if match is not None else None


def limits_duty(text: str) -> tuple[int, int] | None:
    """Give the words by which a sentence caps a duty ("er begrænset til seks år", "ophører efter 5 år")."""
    match = _CAPPED.search(text)
    return match.span() if match is not None else None


def is_universal(text: str) -> bool:
    """Tell whether a demand is made on all goods of its kind by a word for all."""
    return _ALL.search(text) is not None


def is_exception(words: str) -> bool:
    """Tell whether words let some of the goods go that a demand is made on ("dog undtaget …")."""
    return _EXCEPT.match(words) is not None
