"""Tables of places, rooms, metering points and samples: their rows name where, not what is bought."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Passage

_ENDING = r"(?:en|et|n|t|ets|ens|er|erne|ne|e|s)?"
_PLACE = pattern(
    r"(?:\w*(?:leverings|aftage|aflæsnings|måle|prøve|afhentnings|opstillings|tjeneste|behandlings|udleverings)"
    r"(?:sted|punkt|adresse)|sted|adresse|lokalitet|lokation|matrikel|ejendom|bygning|afdeling|afsnit"
    r"|institution|skole|rum|rumtype|lokale|lokaletype|etage|fløj|kommune|by|placering|aftager|modtager"
    r"|prøve|prøvetype|prøvemateriale|prøvesæt|matrix|matrice|målernummer|målernr)"
    rf"{_ENDING}\.?(?:[ /-]*(?:navn|nr|type|adresse|s navn)\w*\.?)?$",
    re.IGNORECASE,
)
# Beside the place: numbers, sizes, codes and remarks.
_OF_PLACE = pattern(
    r"(?:\W*|(?:lb\W*)?(?:nr|no|løbenr|nummer|id|kode|kodning|pos)\W*|\w*kode|antal\b.*|m2.*|m².*|\w*areal\b.*"
    r"|\w*forbrug\b.*|kwh.*|\w*område|\w*zone|bemærkning\w*|note\w*|anmærkning\w*|kommentar\w*"
    r"|postnr\.?|postnummer|by|kontakt\w*|telefon\w*|tlf\W*|åbningstid\w*|etage\w*|opført|byggeår|årstal"
    r"|parameter|parametre|analyse\w*|akkr\w*\W*|detektionsgrænse\w*|metode\w*|svartid\w*|frekvens"
    r"|sammensætning|(?:årlig|skønnet|forventet) \w+|(?:enheds)?pris\b.*|i alt|enhed)$",
    re.IGNORECASE,
)
_CONTENT = pattern(r"(?:indhold|indretning|særlige forhold|nærhed\b.*|funktion\w*|krav)$", re.IGNORECASE)
_SIZE = pattern(r"m2\b|m²|\w*areal\b", re.IGNORECASE)


def names_place(header: str) -> bool:
    """Tell whether a column's header says that its cells name places or samples."""
    return _PLACE.match(header.strip()) is not None


def is_of_places(passage: Passage) -> bool:
    """Tell whether a row is of a table that lists places or samples, with what is there or is measured.

    A programme of rooms is one too: it tells the size of each and what there is to be in it.
    """
    if not passage.row:
        return False
    headers = [one.strip() for one in passage.context.headers]
    if not any(map(_PLACE.match, headers)):
        return False
    others = [one for one in headers if _PLACE.match(one) is None]
    sized = any(map(_SIZE.match, others))
    return all(_OF_PLACE.match(one) or (sized and _CONTENT.match(one)) for one in others)
