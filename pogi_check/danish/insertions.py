"""Words that are put into a demand without changing what it is on: a term goes on behind them.

"Strøm skal så vidt muligt komme fra vind eller sol", "Alle lyskilder (jf. bilag 2) skal …": how far the
demand binds is read elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.danish.words import Token

_PLACE = r"(?:bilag|underbilag|afsnit|pkt\.|punkt|kapitel|kap\.|krav|§)\s?[\w.]*\w"
_INSERTED = pattern(
    r"\([^()]{1,80}\)"
    # how far
    r"|\b(?:så vidt|så langt) (?:som )?(?:det (?:er )?)?(?:overhovedet |praktisk |teknisk "
    r"|økonomisk |nogenlunde )?"
    r"(?:muligt|gørligt|lader sig gøre)\b"
    r"|\bi (?:så |det |et )?(?:videst|vid|størst|stor|højest|høj|bredest|fuldt|fuld|rimeligt|rimelig"
    r"|passende|muligt)"
    r"(?: muligt| mulige?| muligt)? (?:omfang|udstrækning|grad)\b"
    r"|\bi det omfang,? (?:det er |dette er )?(?:\w+ )?muligt\b"
    r"|\b(?:om|hvis|hvor|når) (?:det (?:er )?)?(?:overhovedet |praktisk |teknisk )?muligt\b"
    r"|\bsom (?:udgangspunkt|hovedregel|regel|minimum|det klare udgangspunkt)\b"
    r"|\befter (?:(?:leverandørens|entreprenørens|tilbudsgivers) )?bedste (?:evne|skøn|formåen)\b"
    r"|\b(?:fortrinsvis|helst|gerne|primært|ideelt set|naturligvis"
    r"|selvfølgelig|ligeledes"
    r"|desuden|endvidere|tillige|derudover|herudover|altid|under alle omstændigheder|i øvrigt"
    r"|i alle tilfælde)\b"
    # when and for how long
    r"|\btil enhver tid\b|\b(?:i|under|gennem) hele (?:\w+s )?(?:\w*perioden|\w*tiden|løbetid)\b"
    r"|\bi (?:kontrakt|aftale|leje|drifts|garanti)perioden\b|\bi (?:kontraktens|aftalens) løbetid\b"
    r"|\b(?:fra|ved) (?:kontraktens|aftalens) (?:start|begyndelse|indgåelse|ikrafttræden)\b"
    r"|\b(?:senest )?ved (?:levering(?:en)?|aflevering(?:en)?|overtagelse(?:n)?|ibrugtagning(?:en)?)\b"
    # by what and at whose cost
    r"|\b(?:jf\.?|jævnfør|i henhold til|i overensstemmelse med|efter|som (?:anført|beskrevet|nævnt"
    rf"|angivet) i) {_PLACE}"
    r"|\buden (?:ekstra |yderligere |særskilt )?(?:beregning|betaling|merpris|omkostning(?:er)?)\b",
    re.IGNORECASE,
)


def tokens_beside(text: str, tokens: Sequence[Token]) -> list[int]:
    """Give the places of a text's tokens outside what is put in; none where nothing is."""
    spans = _spans(text)
    if not spans:
        return []
    return [
        place
        for place, token in enumerate(tokens)
        if not any(start <= token.start < end for start, end in spans)
    ]


@lru_cache(maxsize=4096)  # a text is asked about for each pack
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _INSERTED.finditer(text))
