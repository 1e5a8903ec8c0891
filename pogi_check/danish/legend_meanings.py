"""What the words of a legend make of the requirements that bear its code: demanded, wished, scored, told."""

from __future__ import annotations

import re

from pogi_check.danish.markings import SIGNS, status_of_phrase
from pogi_check.danish.statuses import Status, marking_words
from pogi_check.danish.words import tokenize
from pogi_check.patterns import pattern

CODE = rf"[A-ZÆØÅ]{{1,3}}\d?|[A-ZÆØÅ]-krav|Skal|Bør|Kan|Must|Should|Could|[{SIGNS}]{{1,4}}|\*{{1,3}}"
"""A code as a tender explains it: letters, a sign, or the verb itself."""
_ORDINAL = pattern(r"\d|I{1,3}")  # of a column of priorities
_WEIGHT = pattern(r"\d\s?%")
_SAID_FIRST = (Status.INFORMATION, Status.WISH, Status.EVALUATION)  # "Giver point. Ikke et krav"
_YES_ONLY = pattern(r"\b(?:besvares|svares|svare|svar|bekræftes) (?:med )?[\"»]?ja\b", re.IGNORECASE)
_NOT_SCORED = pattern(
    r"\b(?:ikke|ingen|uden|hverken|heller)\b[^.;]{0,25}\bpoint\w*|\bpoint\w* (?:gives|tildeles) (?:der )?ikke"
    r"|\b(?:ikke|hverken|uden at (?:blive|indgå))\b[^.;]{0,20}"
    r"\b(?:bedømm|evaluer|vurder|medregn|vægt|tæll)\w*"
    r"|\b(?:bedømm|evaluer|vurder|medregn|vægt|tæll)\w* (?:\w+ )?ikke\b",
    re.IGNORECASE,
)
# "Et tilbud, der ikke opfylder et A-krav, bliver ikke vurderet."
_BID_NOT_READ = pattern(
    r"\b(?:tilbud|tilbuddet|bud|buddet)\b[^.;]*\b(?:bliver|er|vil|kan|tages|kommer)?\s?ikke\b[^.;]{0,15}"
    r"\b(?:vurder|bedømm|bedøm|evaluer|læst|betragtning)\w*",
    re.IGNORECASE,
)
_REJECTS = pattern(
    r"\btages (?:tilbuddet |det )?ikke i betragtning\b|\b(?:afvises|forkastes|kasseres) tilbuddet\b(?! ikke)"
    r"|\btilbud(?:det)? (?:bliver |vil blive )?(?:afvis(?:es|t)|forkast(?:es|et)|kasser(?:es|et))\b(?! ikke)"
    r"|\bryger tilbuddet ud\b",
    re.IGNORECASE,
)
# "Mindstekrav, medmindre andet aftales ved den enkelte ordre"
_MAY_YIELD = pattern(
    r"\bmedmindre (?:andet|noget andet|parterne|\w+ (?:aftaler|godkender))|\b(?:dog )?kan (?:dog )?fraviges\b"
    r"|\bkan vælge en anden løsning\b",
    re.IGNORECASE,
)
_ANSWER_NOT_SCORED = pattern(
    r"\b(?:svar|besvarelse|oplysning|beskrivelse|tal)(?:et|en|ene|erne|lene)?\s(?:\w+\s){0,2}?ikke\b"
    r"|\b(?:svaret|besvarelsen|oplysningen"
    r"|beskrivelsen|tallet) \w+ ikke\b",
    re.IGNORECASE,
)
_NEVER_WAIVED = pattern(r"\bikke (?:kan |må )?(?:fraviges|afviges)|\b(?:kan|må) ikke fraviges", re.IGNORECASE)
# "Krav mærket A kan ikke undlades"; what "kan ikke accepteres" is no wish either.
_NEVER_LEFT = pattern(
    r"^(?:\w+ )?(?:kan|må) ikke (?:fraviges|afviges|undlades|udelades|undværes|fravælges)\b", re.IGNORECASE
)
# "Type A er foldere, der gerne må være farvede" tells of goods
_OF_GOODS = pattern(
    r"^(?:er )?(?:\w+ ){0,2}?(?!(?:\w*(?:krav|ønske|betingelse|egenskab|funktion|forventning|punkt|forhold"
    r"|option|oplysning|spørgsmål|anbefaling|ydelse)\w*|noget|det|dem|den|ting|alt)\b)\w+, (?:der|som) ",
    re.IGNORECASE,
)
_CANNOT = pattern(r"^kan ikke\b", re.IGNORECASE)
_FIRST = pattern(r"[.(]")


def status_meant(meaning: str, *, in_words: bool = True) -> Status | None:
    """Tell what a legend makes of a requirement by the meaning that it gives a code.

    That it is told or wished, its first sentence says ("Oplysning. Den ønskede oplysning skrives …"). With
    ``in_words`` the meaning may be told in words of the tender's own.
    """
    outright = _said_outright(meaning) if in_words else None
    if outright is not None or _CANNOT.match(meaning):
        return outright
    first = status_of_phrase(_FIRST.split(meaning, maxsplit=1)[0])
    status = first if first in _SAID_FIRST else status_of_phrase(meaning)
    if status is None and in_words and not _OF_GOODS.match(meaning):
        return status_in_words(meaning)
    return status


def _said_outright(meaning: str) -> Status | None:
    """Read words that leave no doubt, whatever stands beside them."""
    if _REJECTS.search(meaning) or _NEVER_LEFT.match(meaning):
        return Status.MANDATORY
    if _NOT_SCORED.search(meaning):
        return _of_what_is_not_scored(meaning)
    if _YES_ONLY.search(meaning):
        return Status.MANDATORY
    yields = _MAY_YIELD.search(meaning) and not _NEVER_WAIVED.search(meaning)
    return Status.USUAL if yields else None


def _of_what_is_not_scored(meaning: str) -> Status:
    """Tell what a legend makes of what it scores not: told, demanded all the same, or a wish."""
    if _BID_NOT_READ.search(meaning):
        return Status.MANDATORY
    rest = _NOT_SCORED.sub("", meaning)
    called = status_of_phrase(_FIRST.split(rest, maxsplit=1)[0]) or status_of_phrase(rest)
    if called in (Status.INFORMATION, Status.WISH):
        return called
    if _ANSWER_NOT_SCORED.search(meaning):
        return Status.INFORMATION
    said = status_in_words(rest)
    if called is Status.MANDATORY:
        return Status.WISH if said is Status.WISH else called
    return said or Status.WISH


def status_in_words(meaning: str) -> Status | None:
    """Tell what a legend's own words make of a requirement ("Fortæl os det", "Uden det kan du ikke byde")."""
    meanings = marking_words().meanings
    found = {meanings[hit.term] for hit in marking_words().meaning_index.find(tokenize(meaning))}
    if _NEVER_WAIVED.search(meaning):
        found.discard(Status.USUAL)
    return next((status for status in dict.fromkeys(meanings.values()) if status in found), None)


def explain(codes: dict[str, Status], code: str, meaning: str, *, in_words: bool = True) -> None:
    """Note what a code means, unless it was explained before; "A-krav" explains "A" too."""
    if code[-1:].isdigit() and _WEIGHT.search(meaning):
        return  # "DA1 | Pris 60 %, kvalitet 40 %": a lot and how its bids are weighed
    status = status_meant(meaning, in_words=in_words)
    if status is not None:
        codes.setdefault(code, status)
        codes.setdefault(code.removesuffix("-krav"), status)


def note(codes: dict[str, Status], grades: dict[str, Status], code: str, status: Status) -> None:
    """Note the status of a kind of requirements: a number counts in columns of priorities only."""
    if _ORDINAL.fullmatch(code):
        grades.setdefault(code, status)
    if not code.isdigit():
        codes.setdefault(code, status)
