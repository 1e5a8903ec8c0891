"""Orders of what a demand rules out: fluorescent tubes in the price list of a tender that asks for LED."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.buying import is_order
from pogi_check.danish.named_demands import TakeBack
from pogi_check.danish.questions import answer_to, asks_leave, is_open_question, says_yes
from pogi_check.danish.signs import Sign, sign_at
from pogi_check.danish.statuses import Status
from pogi_check.judging.matching import Hits, holds, pick
from pogi_check.patterns import pattern
from pogi_check.terms import Weakening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.words import Hit
    from pogi_check.judging.matching import Matcher, Scanned
    from pogi_check.rulebook.book import Part, Wording

# What is told of the things that are there or go, or of what comes in their place.
_OF_THE_OLD = pattern(
    r"\b(?:udskift|skift|erstat|nedtag|tag\w* ned|demonter|fjern|bortskaf|udtjent|eksisterende|nuværende"
    r"|bestående|udfas|retur|affald|(?<!til de )(?:gammel|gamle|gammelt)|hidtil|findes|sidder|hænger"
    r"|passer? (?:i|til)(?= [^.;,]{0,40}\barmatur)"
    r"|stedet for|frem for|svarer til|ombyg|bygge\w* om|ikke|ingen|hverken|aldrig|forbud|undgå)\w*",
    re.IGNORECASE,
)
# "Til de bestående projektører leveres 24 erstatningspærer i metalhalogen" orders what serves old things.
_DELIVERS = pattern(
    r"\b(?:leveres|leverer|levere|monteres|isættes)\b(?:[^,;]{0,25}\berstatning\w*)?", re.IGNORECASE
)
_AMOUNT = pattern(r"(?:antal|mængde|stk|enhedspris|stykpris|pris)\b", re.IGNORECASE)  # of a price list
_STANDS_THERE = pattern(
    r"(?:eksisterende|nuværende|bestående|gammel|gamle|nedtages|i dag)\b|.*\bi dag\b", re.IGNORECASE
)
_ORDERS = pattern(r"\bskal (?:\w+ ){0,2}?(?:levere|montere|opsætte|installere|udføre)s?\b", re.IGNORECASE)
_FITTED = pattern(
    r"\b(?:leverer?|leveres|monteres|isættes|sættes|forsynes|udføres|bestykkes|bestiller|prissættes)\b",
    re.IGNORECASE,
)


_STILL = "(?:fortsat |stadig |gerne )?"
_WHO = r"(?:(?!(?:der )?(?:ikke|aldrig|kun|alene|hverken|heller)\b)[\w-]+ ){0,2}?"
_TILL_GONE = pattern(
    r"\b(?:indtil|til|før|når) [^.;,]{0,40}(?:lager|beholdning|restparti)\w* |\bdet første år\b"
    r"|\bde første (?:\w+ )?(?:år|måneder)\b",
    re.IGNORECASE,
)
_LETS = pattern(
    rf"\b(?:tillades|accepteres|godtages|(?:er|bliver)\b[^.,;]{{0,40}}?\b(?:tilladt|lovlig\w*|i orden)"
    rf"|må (?:der )?{_STILL}(?:anvendes|bruges|benyttes|leveres|isættes|monteres|indgå|komme i|være i)"
    rf"|kan (?:\w+ )?{_STILL}(?:anvendes|bruges|benyttes|leveres|monteres|isættes)"
    r"|(?:leveres|monteres|bruges|anvendes|udføres|kommer|fås|købes|er|bliver|forbliver) dog"
    r"|dog (?:leveres|monteres|bruges|anvendes|udføres)"
    rf"|muligheden for)\b",
    re.IGNORECASE,
)
# "Ved genoptryk kan roll-ups leveres i PVC", "Lageret kan afvikles"; no question is leave
_LETS_THEM = pattern(
    rf"\b(?:(?:kan|må) {_WHO}{_STILL}(?:(?:i|ved|til) [^.,;]{{2,25}} )??(?:anvendes|bruges|benyttes|leveres"
    r"|monteres|isættes|trykkes|laves|fremstilles|udføres)"
    r"|(?:kan|må) (?:[\w-]+ ){0,2}(?:afvikles|opbruges|afsættes|sælges))\b",
    re.IGNORECASE,
)
# "kan leverandøren sende en halogenpære i stedet": what stands right behind it may be delivered
_DELIVERING = pattern(
    rf"\b(?:kan|må) {_WHO}{_STILL}(?:sende|levere|montere|isætte|benytte|bruge|anvende|tilbyde)\b",
    re.IGNORECASE,
)
# "Lyskilder på delaftale 2 kan være halogen": what stands right behind it may be there
_MAY_BE = pattern(
    r"(?!(?:de|det|den|disse|der|som|kasser\w*|brugte|indsamle\w*|afhente\w*|returnere\w*|højst|maks\w*|kun|alene|op|få|enkelte|hvis|når)\b)"
    r"(?:(?!\b(?:højst|maks\w*|kun|alene|op til|få|enkelte|der|kasser\w*|brugte|indsamle\w*|afhente\w*"
    r"|returnere\w*)\b)[^.;:]){3,80}?"
    r"\b(?P<words>(?:kan|må) (?:(?:gerne|godt|dog|også|fortsat|stadig) ){0,2}(?:være|bestå af)"
    r" (?:(?:enten|af|med|typen|en|et|almindelige?) ){0,2})$",
    re.IGNORECASE,
)
_IS_NOT_LET = pattern(r"\b(?:kan|må|vil|skal|bør) (?:[\w-]+ ){0,3}?(?:ikke|aldrig|hverken)\b", re.IGNORECASE)
_LACKS = pattern(
    r"\b(?:uden|fri for|frie for|ikke|stedet for|frem for|(?:andre|andet|anden) (?:[\w-]+ )?end)\s"
    r"(?:[\w-]+\s)?$",
    re.IGNORECASE,
)
_FOR_SOME = pattern(r"\b(?:til|i(?! stedet)|på|ved|for|hos)\s+\w", re.IGNORECASE)


# "dog kan eksisterende lysstofarmaturer genmonteres": old things are no order, but this is leave to use them
_REFITTED = pattern(
    r"\b(?:kan|må)\b(?! (?:der )?(?:ikke|aldrig|kun))[^.;,]{0,80}?"
    r"\b(?:genmonteres|genopsættes|genopsætte|genmontere|genbruges|genbruge)\b(?! som| ved)",
    re.IGNORECASE,
)
_NEAR = 45  # characters between leave to deliver and what may be delivered
_EXCEPT = pattern(
    r"[,;(]\s?(?P<words>(?:dog|men|undtagen|bortset fra)(?: gerne)? )(?!ikke\b|ingen\b)", re.IGNORECASE
)
_AT_SOME = pattern(r"\w*(?: eller \w+)? (?:i|til|på|ved|for|hos|under|over|bag)\b", re.IGNORECASE)
_BUT = pattern(r"[,;]\s(?:dog|men|mens)\b|;", re.IGNORECASE)


def orders_contrary(part: Part, scanned: Scanned, matcher: Matcher) -> TakeBack | None:
    """Find an order of what the part's demand rules out, or leave to deliver it; old things are no order."""
    passage = scanned.passage
    status = passage.marking.status if passage.marking is not None else None
    banned = _leave_for_banned(part, scanned, matcher)
    if banned is not None:
        return banned
    if not part.contrary or status in (Status.BACKGROUND, Status.SUITABILITY):
        return None
    if scanned.terms.isdisjoint(part.contrary) or _OF_THE_OLD.search(" ".join(passage.context.headings[-1:])):
        return None
    for clause, hits in zip(passage.clauses, scanned.clauses, strict=True):
        found = pick(hits, part.contrary)
        if not found or _is_told(part, clause, hits) or is_open_question(passage, clause):
            continue
        let = allows(clause, found[0]) or _may_be(clause, found[0])
        if let is not None:
            return TakeBack(let)
        if _is_ordered(passage, clause):
            return TakeBack(sign_at(Weakening.CONTRADICTED, clause, (found[0].start, found[0].end)))
    return None


def _leave_for_banned(part: Part, scanned: Scanned, matcher: Matcher) -> TakeBack | None:
    """Find a sentence that lets be delivered what the part's demand bans ("… må gerne leveres")."""
    bans = [wording for wording in part.wordings if wording.ban]
    if not bans:
        return None
    about = not part.subject or any(holds(hits, part.subject) for hits in scanned.clauses)
    for clause, hits in zip(scanned.passage.clauses, scanned.clauses, strict=True):
        named = any(all(holds(hits, group) for group in wording.names) for wording in bans)
        asked = named and about and not _is_without(bans, clause, hits)
        granted = _granted(scanned.passage, clause) if asked else None
        if granted is not None:
            return TakeBack(granted, strong=True)
        if clause.text.rstrip().endswith("?") or clause.has("denial", "prohibition"):
            continue
        of_others = not about and holds(hits, matcher.others(part))  # "Plakater kan leveres i PVC"
        banned = named and not (of_others or _is_without(bans, clause, hits) or holds(hits, part.not_about))
        let = allows(clause, _first(bans, hits)) if banned else None
        if let is not None:
            return TakeBack(let, strong=True)
    return None


def _first(bans: Sequence[Wording], hits: Hits) -> Hit:
    """Give the first word for what is banned."""
    return min(
        (hit for way in bans for group in way.names for hit in pick(hits, group)), key=lambda h: h.start
    )


def _is_without(bans: Sequence[Wording], clause: Clause, hits: Hits) -> bool:
    """Tell whether a sentence names what is banned only as what something lacks ("Pumper uden gas")."""
    found = [hit for wording in bans for group in wording.names for hit in pick(hits, group)]
    return bool(found) and any(_LACKS.search(clause.text, 0, hit.start) for hit in found)


def _granted(passage: Passage, question: Clause) -> Sign | None:
    """Find the yes to a question whether something may be delivered ("Må vi levere dem af PVC?" "Ja.")."""
    answer = answer_to(passage, question)
    if answer is None or not (asks_leave(question.text) and says_yes(answer.text)):
        return None
    some = _FOR_SOME.search(answer.text) is not None
    whole = (0, len(answer.text.rstrip(" .")))
    return sign_at(Weakening.NARROWED_SCOPE if some else Weakening.CONTRADICTED, answer, whole)


def allowed_beside(part: Part, scanned: Scanned, core: Clause) -> Sign | None:
    """Find a sentence beside a demand that allows what it rules out ("Halogen tillades i scenelys")."""
    for clause, hits in zip(scanned.passage.clauses, scanned.clauses, strict=True):
        refitted = _refitted(part, clause, hits, own=clause is core)
        if refitted is not None:
            return refitted
        but = _but_for_some(part, clause, hits) if clause is core else None
        if but is not None:
            return but
        if clause is not core and pick(hits, part.contrary) and not _is_told(part, clause, hits):
            found = pick(hits, part.contrary)[0]
            let = allows(clause, found) or _may_be(clause, found)
            if let is not None:
                return let
    return None


def _but_for_some(part: Part, core: Clause, hits: Hits) -> Sign | None:
    """Find what the demand rules out, behind its "dog", for some use ("LED, dog halogen i køleskabe")."""
    for but in _EXCEPT.finditer(core.text):
        for hit in pick(hits, part.contrary):
            if hit.start == but.end() and _AT_SOME.match(core.text, hit.end):
                return sign_at(
                    Weakening.NARROWED_SCOPE, core, (but.start("words"), len(core.text.rstrip(" .")))
                )
    return None


def _refitted(part: Part, clause: Clause, hits: Hits, *, own: bool) -> Sign | None:
    """Find leave to put back what the demand rules out, in its own sentence after a "dog" or beside it."""
    but = _BUT.search(clause.text)
    start = 0 if not own else but.start() if but is not None else len(clause.text)
    let = _REFITTED.search(clause.text, start)
    if let is None or not any(start <= hit.start < let.end() for hit in pick(hits, part.contrary)):
        return None
    return sign_at(Weakening.NARROWED_SCOPE, clause, let.span())


def allows(clause: Clause, thing: Hit) -> Sign | None:
    """Find words that allow something, for some purpose or at all, or to deliver a thing."""
    asked = clause.text.rstrip().endswith("?")
    let = _LETS.search(clause.text) or (None if asked else _LETS_THEM.search(clause.text))
    deliver = None if asked else _DELIVERING.search(clause.text)
    if let is None and (deliver is None or not 0 <= thing.start - deliver.end() <= _NEAR):
        return None
    span = let.span() if let is not None else deliver.span() if deliver is not None else (0, 0)
    if _TILL_GONE.search(clause.text):
        return sign_at(Weakening.DEFERRED, clause, span)
    some = let is not None and _FOR_SOME.search(clause.text) is not None
    return sign_at(Weakening.NARROWED_SCOPE if some else Weakening.CONTRADICTED, clause, span)


def _may_be(clause: Clause, thing: Hit) -> Sign | None:
    """Find that goods which a sentence names may be of another kind ("… må være natrium")."""
    may = _MAY_BE.match(clause.text, 0, thing.start)
    if may is None or clause.text.rstrip().endswith("?"):
        return None
    return sign_at(Weakening.CONTRADICTED, clause, (may.start("words"), thing.end))


def _is_ordered(passage: Passage, clause: Clause) -> bool:
    text = passage.text if passage.row else clause.text
    if _STANDS_THERE.match(clause.header):
        return False  # "Eksisterende lampe: halogen"
    if passage.lead is not None and _ORDERS.search(passage.lead.text):
        return True
    listed = passage.row and any(map(_AMOUNT.match, passage.context.headers))
    return listed or is_order(text, row=passage.row) or _FITTED.search(clause.text) is not None


def _is_told(part: Part, clause: Clause, hits: Hits) -> bool:
    """Tell whether a sentence is on what is there, or asks what the demand asks."""
    asked = {
        term for wording in part.wordings if not wording.ban for group in wording.names for term in group
    }
    found = pick(hits, part.contrary)[0]
    if _IS_NOT_LET.search(clause.text, 0, found.start):
        return True
    ordered = _DELIVERS.search(clause.text, 0, found.start)
    comma = clause.text.find(",", found.end) if ordered else -1
    end = comma if comma > 0 else len(clause.text)
    told = _OF_THE_OLD.search(clause.text, ordered.end() if ordered else 0, end)
    return told is not None or clause.has("denial") or holds(hits, asked)
