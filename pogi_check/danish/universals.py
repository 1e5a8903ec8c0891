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
    r"|alene |kun )+)"
    r"|(?:[\d.]+\s)?(?:dog )?(?:for|til|på|ved) [^;]{2,90}?\ber (?:perioden|fristen|tiden|kravet|antallet"
    r"|varigheden|tidsrummet|grænsen)\b",
    re.IGNORECASE,
)

_CAPPED = pattern(
    r"\b(?:begræns(?:et|es|ede|er sig) til|(?:ophører|bortfalder|udløber|slutter) (?:dog )?(?:efter|når)"
    r"|(?:rækker|strækker sig|gælder|omfatter) (?:dog )?(?:kun|alene|højst|ikke ud over|ikke længere end)"
    r"|dog (?:højst|kun|maksimalt)"
    r"|kan (?:[\w-]+ ){0,4}(?:ophøre|stoppe|indstille|opgive|holde op|afvikle))\b",
    re.IGNORECASE,
)
# "Linned til psykiatrien må have tre fibertyper"
_FOR_SOME = pattern(
    r"(?:[\d.]+\s)?(?:[\w-]+ ){1,3}?(?:til|for|på|i|ved|hos) (?:[\w-]+ ){1,5}?(?:må|kan) (?:dog |gerne ){0,2}"
    r"(?:have|bestå af|indeholde|rumme|være|fremstilles af|leveres med)\b",
    re.IGNORECASE,
)
# "… leveres kun, hvis ordregiver køber for mindst 50.000 kr. om året"
_FROM_VOLUME = pattern(
    r"(?:[\d.]+\s)?[\w-]+ (?:\w+ )??(?:leveres|leverer|(?:med)?følger|gives|stilles|udleveres"
    r"|ydes) [^.;]{0,40}?\bkun,? (?:med,? )?(?:hvis|såfremt|når|ved)\b[^.;]*\b(?:køb|køber|købes"
    r"|aftag|aftager|aftages|bestiller|bestilles|omsætning)\b[^.;]*\b(?:mindst|minimum|over"
    r"|mere end)\b[^.;]*\d",
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


def leaves_for_some(text: str) -> tuple[int, int] | None:
    """Give the words by which a sentence lets some goods have more than others ("Linned til X må have …")."""
    match = _FOR_SOME.match(text)
    return match.span() if match is not None else None


def only_from_volume(text: str) -> bool:
    """Tell whether a sentence promises something only from what the buyer buys on."""
    return _FROM_VOLUME.match(text) is not None


def is_universal(text: str) -> bool:
    """Tell whether a demand is made on all goods of its kind by a word for all."""
    return _ALL.search(text) is not None


def is_exception(words: str) -> bool:
    """Tell whether words let some of the goods go that a demand is made on ("dog undtaget …")."""
    return _EXCEPT.match(words) is not None
