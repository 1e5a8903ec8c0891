"""Denials that are on something else than the demand beside them: the firm itself, a kind, a property."""

from __future__ import annotations

import re

from pogi_check.patterns import pattern

# "Underleverandører behøver ikke være FSC-certificerede": nothing is said of the goods
_OF_A_FIRM = pattern(
    r"(?:[\d.]+\s)?(?:(?:en|de|den|dette|eventuelle) )?"
    r"(?:\w*leverandør|tilbudsgiver|\w*entreprenør|montør|producent|forhandler|vognmand|vognmænd|grossist"
    r"|importør|chauffør|personale|medarbejder|virksomhed|firma)(?:en|er|erne|et|n|ne|s)?"
    r" (?:(?:selv|dog|derfor) ){0,2}(?:behøver|skal|er|kræves)\b(?: (?:selv|dog)){0,2} (?:ikke|hverken)\b"
    r"(?: (?:selv|nødvendigvis|forpligtet til)){0,2} ?(?:at )?"
    r"(?:være (?:\S+-)?(?:\w*certificere\w*|\w*mærke(?:t|de)|medlem\b[^.;,]*)"
    r"|(?:have|besidde|indehave|råde over) (?:et |en |eget |egen |selv )?(?:\S+-)?"
    r"(?:\w*certifi\w*|\w*licens\w*))"
    r"\s*\.?$",
    re.IGNORECASE,
)
_KIND = (
    r"(?:faste|fast|vægmonterede|vægfaste|automatiske|automatisk|elektroniske|elektronisk|stationære"
    r"|avancerede|centrale|originale|uoriginale|særlige|bestemte)"
)
# "Der stilles ikke krav om faste doseringsanlæg", "Faste anlæg kræves ikke"
_OF_A_KIND = pattern(
    rf"\b(?:ikke|ingen|intet|hverken)\b[^.;,]{{0,20}}\bkrav (?:om|til) {_KIND} [\w-]+"
    rf"|(?:[\d.]+\s)?{_KIND} [\w-]+ (?:kræves|forlanges|er) ikke(?: et krav)?\s*\.?$",
    re.IGNORECASE,
)
# "Der stilles ikke krav om, at reservedele er originale"
_ON_A_PROPERTY = pattern(
    r"\b(?:ikke|intet)\b[^.;,]{0,20}\bkrav om,? at [^.;,]{2,40}? (?:er|skal være)"
    r" (?P<property>(?:af )?[\w-]+(?: \w+)?)\s*\.?$",
    re.IGNORECASE,
)


def is_of_a_firm(text: str) -> bool:
    """Tell whether a sentence says of a firm or its people that they need no certificate or label."""
    return _OF_A_FIRM.match(text) is not None


def is_of_a_kind(text: str) -> bool:
    """Tell whether a sentence asks for no special kind of a thing, which may be asked for all the same."""
    return _OF_A_KIND.search(text) is not None


def property_denied(text: str) -> tuple[int, int] | None:
    """Give the property of which a sentence says that things need not have it."""
    match = _ON_A_PROPERTY.search(text)
    return match.span("property") if match is not None else None
