"""Places and users that a demand is confined to: "På skoler skal …", "Computere til lærere skal …"."""

from __future__ import annotations

import re

from pogi_check.patterns import pattern

# Stems, each with the endings by which it is meant as a kind, not as the one place that everybody knows.
_PLACES = (
    r"(?:\w*skole|sfo|\w*vuggestue|\w*børnehave|dagtilbud|\w*institution|\w*børnehus|\w*plejehjem"
    r"|\w*plejecent|bosted|botilbud"
    r"|\w*bibliotek|rådhus|\w*køkken|\w*kantine|\w*hal|omklædningsrum|\w*kontor|\w*gang|\w*kælder"
    r"|\w*kældr|\w*depot|\w*værksted"
    r"|laboratori|\w*stue|\w*afdeling|ambulatori|mødelokale|\w*lokale|auditori|teknikrum|\w*vaskeri"
    r"|opgang|trapperum|\w*park"
    r"|kontorarbejdsplads|\w*boform|klinik|\w*museum|museer)"
)
_USERS = (
    r"(?:\w*elev|\w*lærer|pædagog|\w*leder|chef|sagsbehandler|kvinder|mænd|drenge?|piger?|læger"
    r"|sygeplejersker|\w*patient"
    r"|beboer|studerende|\w*tekniker|konsulent|\w*gæst|bibliotekar|ledelsen|direktionen)"
)
_PLURAL = r"(?:erne|ene|rne|er|e|r|ne|)"
_KIND = rf"(?P<noun>{_PLACES}|{_USERS})(?P<end>{_PLURAL})"
_VERB = r"(?:skal|må|er|bærer|har|opfylder|overholder|leveres|anvendes|bruges|benyttes|forsynes|mærkes)"
_OPENS = pattern(
    r"(?:[\d.]+\s)?(?:på|i|ved|hos|til)\s(?:(?!alle\b|samtlige\b|hele\b"
    rf"|hver\b)[\w-]+ )?{_KIND}\s(?={_VERB}\b)",
    re.IGNORECASE,
)
_BEHIND = pattern(
    r"(?:[\d.]+\s)?(?!(?:anlægget|installationen|løsningen)\b)(?:(?!alle\b|samtlige\b|skal\b"
    rf"|og\b)[\w-]+ ){{1,3}}?(?P<words>(?:til|på|i|hos"
    rf"|ved)\s{_KIND})\s(?={_VERB}\b)",
    re.IGNORECASE,
)
# "Spraydåser må ikke anvendes i klasselokaler"; "i lokalerne" and "på institutionerne" is everywhere
_BANNED_AT = pattern(
    r"(?:[\d.]+\s)?[^.;,]{3,80}?\bmå (?:der )?(?:ikke|aldrig) (?:\w+ ){0,2}?"
    r"(?:anvendes|bruges|benyttes|forekomme|findes|medbringes|anvende|bruge|benytte)\s"
    rf"(?P<words>(?:i|på|ved|hos)\s(?!\w*(?:institution|afdeling)|lokale|rum){_KIND})\s*\.?$",
    re.IGNORECASE,
)
_NAMED = pattern(
    rf"(?<!\w)(?:{_PLACES}|{_USERS})(?:erne|ene|rne|en|et|er|e|r|n|t|ne|s|)(?!\w)", re.IGNORECASE
)
_ENDING = pattern(r"(?:erne|ene|rne|en|et|er|e|r|n|t|ne|s)$")
_SHORT = 3


def confined(text: str) -> tuple[str, tuple[int, int]] | None:
    """Give the kind of place or user that a demand is confined to, and the words that say so."""
    opens = _OPENS.match(text)
    if opens is not None:
        return _kind(opens["noun"] + opens["end"]), (0, opens.end("end"))
    behind = _BEHIND.match(text) or _BANNED_AT.match(text)
    return (_kind(behind["noun"] + behind["end"]), behind.span("words")) if behind is not None else None


def kinds_named(text: str) -> frozenset[str]:
    """Give the kinds of places and users that a text names."""
    return frozenset(_kind(match.group()) for match in _NAMED.finditer(text))


def _kind(word: str) -> str:
    """Give a word without its ending, so that its forms are one."""
    bare = _ENDING.sub("", word.casefold())
    return bare if len(bare) > _SHORT else word.casefold()
