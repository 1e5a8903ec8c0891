"""Who a tender speaks of: the buyer, the bidder and the supplier, and others."""

from __future__ import annotations

from pogi_check.patterns import pattern

_PURCHASERS = ("kommunen", "regionen", "ordregiver", "kunden", "bygherren", "skolen")
BUYER = frozenset({
    *_PURCHASERS, "byrådet", "regionsrådet", "kommunalbestyrelsen", "universitetet", "hospitalet", "staten",
    "styrelsen", "institutionen", "forsyningen", "indkøbsfællesskabet", "vi", "selskabet", "forvaltningen",
    "byen", "landet", "markedet", "egnen", "området", "branchen",
    "udvalget", "rådet", "menighedsrådet", "provstiet", "bestyrelsen", "foreningen", "boligforeningen",
    "boligselskabet", "direktionen", "ledelsen", "projektgruppen", "arbejdsgruppen", "styregruppen",
    "akademiet", "fonden", "museet", "politiet", "ministeriet", "direktoratet", "organisationen",
    "samarbejdet", "brugergruppen",
})  # fmt: skip
SUPPLIERS = frozenset({"leverandøren", "entreprenøren", "installatøren", "rådgiveren", "tilbudsgiveren"})
# Who may deliver goods that the supplier then does not.
OTHERS = rf"(?:{'|'.join(_PURCHASERS)}|brugerne|andre|anden side|tredjemand)"
OF_BUYER = rf"(?:{'|'.join(f'{buyer}s' for buyer in _PURCHASERS)}|vores)"
_BIDDER = pattern(
    r"\b(?:tilbudsgiver|ansøger|byder|bydende|\w*leverandør|virksomhed|arkitekt|ingeniør)\w*"
    r"|(?:entreprenør|rådgiver)(?:e[nr]|erne|ne|s)?\b|\b[Ii]\b|\bfanen\b"
)


def names_bidder(text: str) -> bool:
    """Tell whether a text names who bids, or the sheet that a bidder fills in."""
    return _BIDDER.search(text) is not None
