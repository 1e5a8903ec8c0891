"""What the heads of columns look like in the tables of tenders, whatever the file format."""

from __future__ import annotations

import re
from typing import Final

from pogi_check.patterns import pattern

_HEADER_CHARACTERS: Final = 80
_COLUMN_NAMES: Final = pattern(
    r"""^(?:
    (?:(?:krav|krav\ ?id|post|løbe|vare|side)?[\ -]?(?:nr|no)\.?|nummer|id|\#|mk|ek
    |krav\w*|type|kategori|emne|område|titel|navn|indhold|bilag|reference|henvisning|beskrivelse
    |bemærkning(?:er)?|kommentar(?:er)?
    |ydelse|opgave|vare|varegruppe|produkt\w*|artikel|betegnelse|lokale|rum|interval|parameter|værdi
    |antal|mængde|enhed|pris|enhedspris|stykpris|i\ alt|frist|dato|status|ansvarlig
    |vægt|vægtning|(?:del|under)?kriteri(?:um|er)|tildelingskriteri\w+|point|evaluering
    |dokumentation\w*|besvarelse|svar|(?:tilbudsgivers?|leverandørens?)\ (?:svar|besvarelse|løsning)
    |opfyldt|opfyldes|ja|nej|ja\ ?/\ ?nej|mærke|miljømærke|cpv\w*(?:[\ -]kode\w*)?
    |requirement\w*|description|item|unit|quantity|price|comment\w*|weight|criteri(?:on|a))
    )(?:\b.{0,20})?$""",
    re.IGNORECASE | re.VERBOSE,
)


def is_column_name(text: str) -> bool:
    """Tell whether a text is one of the well-known names of columns ("Krav nr.", "Dokumentation")."""
    return _COLUMN_NAMES.match(text) is not None


def may_head_column(text: str) -> bool:
    """Tell whether a text can head a column: short, and no sentence."""
    sentence = text.endswith((".", ";", "?", "!")) and len(text.split()) > 2  # noqa: PLR2004 - "Krav nr." is a name
    return len(text) <= _HEADER_CHARACTERS and not sentence
