"""Sentences that name goods of other purchases: on other agreements, by a policy, in somebody's own house."""

from __future__ import annotations

import re

from pogi_check.patterns import pattern

_WHO = (
    r"(?:vi|kommunen|kommunerne|regionen|ordregiver|kunden|bygherren|skolen|selskabet|foreningen|staten|styrelsen"
    r"|institutionen|virksomheden|forsyningen|boligforeningen|boligselskabet|stiftet|museet|fonden|fællesskabet"
    r"|hospitalet|universitetet|afdelingen|[\w-]+ (?:kommune|forsyning|spildevand|vand|havn|fjernvarme))"
)
_BUYING = r"(?:køber(?: ind)?|indkøber|anskaffer|bestiller|udbyder|handler)"
# "Leverandøren skal følge kommunens indkøbspolitik: …" binds the supplier
_NOT_OF_SUPPLIER = (
    r"(?![^.;]*\b(?:leverandør|tilbudsgiver|entreprenør|operatør|vaskeri|trykkeri)\w* (?:\w+ )?(?:skal|følger"
    r"|efterlever|overholder|forpligter)\b)"
)
_OTHER = r"(?:øvrige|andre|parallelle|særskilte|selvstændige|eksisterende|løbende)"
_ELSEWHERE = pattern(
    # "Når selskabet køber rengøringsmidler, …": whenever, not now
    rf"^(?:[\d.]+ )?{_NOT_OF_SUPPLIER}(?:når|hver gang|hvor|de gange) {_WHO} (?:\w+ )?{_BUYING}\b"
    rf"|^(?:[\d.]+ )?{_NOT_OF_SUPPLIER}ved (?:køb|indkøb|anskaffelse) af\b[^.;]{{3,120}}?"
    rf" (?:lægger|vælger|følger|foretrækker|kræver|går|bruger|ser) {_WHO}\b"
    # "I SCA's øvrige rammeaftaler, blandt andet om computere, …"
    rf"|\b(?:i|på|under|via|over) (?:(?:\w+[s’'] |vores |de |sine |en række ))?(?:\w+s )?{_OTHER}"
    r" (?:ramme)?(?:aftaler|kontrakter|udbud|indkøb)(?:ne)?\b"
    rf"|\b(?:bruger|bruges|anvendes|benyttes|gælder|findes)\b[^.;]{{0,40}} {_OTHER}"
    r" (?:ramme)?(?:aftaler|kontrakter)\b"
    # "Indkøbspolitikken nævner, at vi køber svanemærkede midler"
    rf"|^{_NOT_OF_SUPPLIER}[^.;]{{0,120}}?\b(?:indkøbs|miljø|udbuds|klima|bæredygtigheds|energi)"
    r"(?:politik|strategi|plan)\w*\b[^.;]{0,40}?"
    r" (?:nævner|siger|fastslår|slår fast|foreskriver|står|hedder det|fremgår det|(?:har (?:\w+ )?)?skrevet)"
    r"[^.;]{0,20}, at\b"
    # "Leverandøren opfordres til i egne kontorer …", "I administrationen bruges …"
    r"|\b(?:opfordres|opfordrer|anvende[rs]?|bruge[rs]?|benytte[rs]?|har|have)\b[^.;]{0,100}?"
    r"\bi (?:sine egne|sit eget|egne|eget|egen|leverandørens egne?) (?:kontorer|lokaler|hus|administration"
    r"|bygninger|virksomhed|kantine)\b"
    r"|^(?:[\d.]+ )?(?:i|på) (?:selskabets |vores |kommunens )?(?:administrationen|hovedkontoret|kontoret"
    r"|rådhuset|værkstedet|driftsbygningen|kantinen|administration|hovedkontor|kontor|rådhus)"
    r" (?:bruges|bruger|anvendes|anvender|benyttes|benytter|har)\b"
    # "udføres af regionens eget serviceafsnit", "til kommunens egne elektrikere, der selv indkøber …"
    r"|\b(?:udføres|varetages|forestås|klares|vaskes|gøres|skiftes|leveres|passes|opsættes) (?:\w+ ){0,2}?af"
    r" (?:\w+s|vores) (?:egen|eget|egne)\b"
    r"|\b(?:\w+s|vores) egne? \w+, (?:der|som) (?:\w+ )?(?:selv )?(?:køber|indkøber|skifter|leverer|udfører"
    r"|vasker|sørger|klarer|står)\b"
    rf"|\b(?:bruger|anvender|benytter) {_WHO} (?:sit eget|sin egen|sine egne|eget|egne)\b"
    rf"|\b{_WHO} (?:bruger|anvender|benytter) (?:sit eget|sin egen|sine egne|eget|egne)\b"
    r"|\b(?:klarer|gør|vasker|passer|rengør) (?:vi|foreningen|beboerne|lejerne|klubben|de) selv\b"
    # what was given, and what the supplier takes away again
    r"|\b(?:foræret|skænket|doneret|sponsoreret) af\b|\b(?:selv )?har med og tager med\b",
    re.IGNORECASE,
)


_NEXT_CLAUSE = pattern(r";|, (?:mens|men|hvorimod) ", re.IGNORECASE)


def without_what_is_elsewhere(text: str) -> str:
    """Give a sentence without its clauses on other purchases ("…, mens linned købes på andre aftaler")."""
    if not is_elsewhere(text):
        return text
    return "; ".join(one for one in _NEXT_CLAUSE.split(text) if not is_elsewhere(one))


def is_elsewhere(text: str) -> bool:
    """Tell whether a sentence says of goods that they are bought, given or used outside this purchase."""
    return _ELSEWHERE.search(text) is not None
