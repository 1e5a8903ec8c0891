"""Lists that count or price goods: a line that only names what is bought demands nothing of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.buying import is_count
from pogi_check.danish.clauses import binds
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage

# The column that names the goods; what stands below "Miljømærke" or "Krav" specifies them.
_GOODS = pattern(
    r"(?:vare|produkt|artike?l|betegnelse|benævnelse|post|ydelse|navn|tilbehør|genstand|inventar)\w*"
    r"(?: (?:nr|og|samt|/) ?\w*)?\W*",
    re.IGNORECASE,
)
# A line with a verb says something of the goods ("Reservedele leveres i 10 år").
_SAYS = pattern(
    r"\b(?:er|har|være|have|skal|må|bør|kan|vil|medfølger|indgår|opfylder|overholder|bærer|\w{4,}es)\b",
    re.IGNORECASE,
)
# "Varebetegnelserne er mindstekrav", "Varerne skal svare til specifikationen i listen"
_LINE = (
    r"(?:\w*linje(?:r|rne)?|(?:vare)?(?:betegnelse|beskrivelse|specifikation|tekst|oplysning|egenskab)"
    r"(?:n|r|en|er|rne|erne)?|kolonne(?:n|r|rne)|(?:vare|tilbuds|pris)(?:listen|skemaet|post(?:er|erne)))"
)
_GOODS_OFFERED = (
    r"(?:varerne|produkterne|det tilbudte|tilbudte (?:varer|produkter)|varen|produktet|leverancen)"
)
_BINDS = pattern(
    rf"\b{_LINE}\b[^.;?]{{0,60}}?\b(?:er|udgør|gælder som|betragtes som|anses for) (?:at være )?"
    r"(?!ikke\b|ingen\b)(?:\w+ ){0,2}?"
    r"(?:(?:mindste?|minimums)?krav(?:ene)?|ufravigelig\w*|bindende)\b"
    rf"|\b{_GOODS_OFFERED}\b[^.;?]{{0,40}}?\bskal (?:\w+ )?"
    r"(?:svare til|opfylde|overholde|leve op til|være i overensstemmelse med)\b[^.;?]{0,40}?"
    rf"\b(?:{_LINE}|anført\w*|angivn\w*)\b",
    re.IGNORECASE,
)
_SAYING = ("mandatory", "contract", "soft", "hedge", "exclusive", "equivalent", "consequence")


def lines_bind(text: str) -> re.Match[str] | None:
    """Find that what a list of goods says of them is demanded."""
    return _BINDS.search(text)


def is_of_price_list(passage: Passage) -> bool:
    """Tell whether a passage is a row of a list that counts or prices goods."""
    return passage.row and any(map(is_count, passage.context.headers))


def only_names_goods(passage: Passage, core: Clause) -> bool:
    """Tell whether a clause is a line of a list that counts or prices goods, and only names them.

    A list that is marked as requirements, or whose lead-in binds, specifies what it names; so does a line
    that lets through what is equal ("FSC eller tilsvarende").
    """
    if passage.marking is not None or not is_of_price_list(passage):
        return False
    if _GOODS.fullmatch(core.header) is None or (passage.lead is not None and binds(passage.lead)):
        return False
    return not core.has(*_SAYING) and _SAYS.search(core.text) is None
