"""Sentences beside a demand that ask less of some goods, or let something through after all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.buying import is_owner
from pogi_check.danish.signs import Sign, sign_at
from pogi_check.judging.matching import Scanned, pick
from pogi_check.patterns import pattern
from pogi_check.terms import Weakening

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.judging.demands import Statement
    from pogi_check.rulebook.book import Part

_OF_OTHERS = pattern(r"(?:for|til|på|ved|i|hos|øvrige|andre|resten|krav (?:til|om|på))\b", re.IGNORECASE)
_THE_SAME = pattern(r"\b(?:sådan(?:t|ne)?|det samme|tilsvarende|heraf|herfor)\b", re.IGNORECASE)
_LESSER = pattern(
    r"\b(?:(?<!må )(?<!må der )ikke|ingen|intet|alene|kun|frit|frie?|uden|umærke\w*|fortsat|uændret"
    r"|valgfri\w*|som hidtil|er (?:det|dette) (?:\w+ )?(?:et ønske|ønskeligt|frivilligt|en option)(?=\s*\.?$)"
    r"|efter (?:leverandørens|tilbudsgivers|producentens)"
    r"|(?:fabrikantens|producentens|sædvanlige|almindelige) vilkår)\b",
    re.IGNORECASE,
)
# "Andre lyskilder end LED må ikke leveres" asks the same of all
_OTHER_THAN = pattern(r"(?:andre|andet|anden)\s(?:[\w-]+\s){1,3}?end\b", re.IGNORECASE)
# "For øvrige dele stilles intet krav."
_REST_FREE = pattern(
    r"(?:[\d.]+\s)?(?:for|til|på|ved|i) (?:de |det |den )?(?:øvrige|andre|resterende|andet|øvrigt)\b[^.;]*?"
    r"\b(?:intet|ingen|ikke (?:noget )?)\s?(?:særlig\w+ )?krav(?: (?:om|til) [\w-]+(?: [\w-]+)?)?\s*\.?$",
    re.IGNORECASE,
)
# "Til plejecentrene leveres umærkede midler."
_UNLABELLED = pattern(
    r"(?:[\d.]+\s)?(?:til|for|på|i|ved|hos) (?![^.;]*\b(?:ikke|aldrig)\b)[^.;,]{3,80}?"
    r"\b(?:leveres|bruges|anvendes|benyttes|købes)\s"
    r"(?:(?:dog|fortsat|der|alene|kun|et|en) ){0,2}(?:umærke\w*|ikke-mærke\w*)\b",
    re.IGNORECASE,
)
# "Sanitetsmidler behøver ikke at være mærkede."
_NEED_NOT = pattern(
    r"\b(?:behøver (?:dog )?(?:ikke|hverken)|skal (?:dog )?ikke nødvendigvis"
    r"|er (?:dog )?ikke forpligtet til)\s(?:at\s)?(?:være|have|bære|opfylde|overholde|leve op til)\s"
    r"(?:[\w-]+\s){0,3}?"
    r"(?:\w*mærke\w*|\w*certificere\w*|det(?:te)?\b|kravet\b|led\b)",
    re.IGNORECASE,
)
# "til udendørs brug er PVC tilladt"
ALLOWED = pattern(r"\b(?:tilladt|i orden|acceptabel\w*|accepteres|tillades|godtages)\b", re.IGNORECASE)
_ALLOWED_FOR = pattern(
    r"(?:dog |men )?(?:til|for|på|i|ved|udendørs|indendørs)\b[^,.]*\b(?:er|accepteres|tillades|godtages)\b"
    r"(?!.*\b(?:ikke|kun|alene|heller)\b)",
    re.IGNORECASE,
)
# "bredere roll-ups må være af PVC": said behind the ban on it
_MAY_BE_OF = pattern(
    r"\b(?:må|kan)\s(?:(?:dog|gerne|godt) ){0,2}(?:være|bestå|fremstilles|laves|leveres|indeholde)\b"
    r"(?![^.;]*\b(?:ikke|kun|alene)\b)",
    re.IGNORECASE,
)
# "På børneafdelingen må der ikke bruges …": what is banned there alone
_AT_A_PLACE = pattern(
    r"(?:[\d.]+\s)?(?:på|i|ved|hos) (?:\w+ )?\w*(?:afdelingen|køkkenet|stuen|hallen|værkstedet|kantinen"
    r"|klinikken|salen"
    r"|laboratoriet|badet|vuggestuen|børnehaven|svømmehallen|køkkener|laboratorier|børneafdelinger"
    r"|klasselokaler|omklædningsrum)"
    r"(?= må (?:der )?(?:ikke|aldrig|hverken)| (?:bruges|anvendes|leveres|benyttes) der (?:ikke|ingen))",
    re.IGNORECASE,
)
_BUT_LETS = pattern(
    r"\b(?:men|dog)\b[^.;]{0,60}?\b(?:må|kan)\b(?! (?:der )?(?:ikke|aldrig|kun))[^.;]{0,40}?"
    r"\b(?:leveres|bruges|anvendes|benyttes|tilbydes)\b",
    re.IGNORECASE,
)
_ALLOWS = pattern(
    r"\b(?:kan|må)\b(?!.*\b(?:ikke|kun|alene)\b)"
    r".*\b(?:accepteres|tillades|godtages|bruges|benyttes|anvendes|leveres)\b"
)


def lesser_beside(part: Part, scanned: Scanned, statement: Statement, goods: tuple[str, ...]) -> Sign | None:
    """Find a sentence beside the demand that lets something through; the cells of a row do not."""
    if scanned.passage.row:
        noted = any(clause.place.cell is None for clause in scanned.passage.clauses)
        return _lesser_rest(part, scanned, statement, goods) if noted else None
    if statement.ban:
        core = scanned.passage.clauses[statement.core]
        some = _AT_A_PLACE.match(core.text) or _BUT_LETS.search(core.text)
        if some is not None:
            return sign_at(Weakening.NARROWED_SCOPE, core, some.span())
        return _let_through(scanned.passage, core)
    return _lesser_rest(part, scanned, statement, goods)


def _lesser_rest(part: Part, scanned: Scanned, statement: Statement, goods: tuple[str, ...]) -> Sign | None:
    """Find a sentence beside the demand that asks less of other goods ("For tablets er der ikke krav")."""
    for place, (clause, hits) in enumerate(zip(scanned.passage.clauses, scanned.clauses, strict=True)):
        if place == statement.core or (scanned.passage.row and clause.place.cell is not None):
            continue
        denied = clause.cue("denial") if _OF_OTHERS.match(clause.text) else None
        if denied is not None and _THE_SAME.search(clause.text):
            return sign_at(Weakening.NARROWED_SCOPE, clause, (denied.start, denied.end))
        labelled = any(wording.labels for wording in part.wordings)
        free = _REST_FREE.match(clause.text) or (_UNLABELLED.match(clause.text) if labelled else None)
        free = free or _needs_not(part, scanned, statement, place)
        if free is not None:
            return sign_at(Weakening.NARROWED_SCOPE, clause, free.span())
        if statement.hits[place] or statement.spans[place] or _OTHER_THAN.match(clause.text):
            continue
        if not _OF_OTHERS.match(clause.text) or clause.has("consequence", "deferral", "equivalent"):
            continue
        named = pick(hits, (*part.subject, *goods))
        inside = [hit for hit in named if not is_owner(clause.text[hit.start : hit.end])]
        outside = pick(hits, part.not_about)
        if not inside or (outside and outside[0].start < inside[0].start):
            continue
        lesser = _LESSER.search(clause.text)
        if lesser is not None:
            start = inside[0].start if inside[0].start < lesser.end() else lesser.start()
            return sign_at(Weakening.NARROWED_SCOPE, clause, (start, lesser.end()))
    return None


def _needs_not(part: Part, scanned: Scanned, statement: Statement, place: int) -> re.Match[str] | None:
    """Find that goods of the part, other than those of the demand, need not be so."""
    clause = scanned.passage.clauses[place]
    match = _NEED_NOT.search(clause.text)
    if match is None or any(mention for mention in clause.labels if mention.start < match.start()):
        return None
    goods = [hit for hit in pick(scanned.clauses[place], part.subject) if hit.end <= match.start()]
    outside = [hit for hit in pick(scanned.clauses[place], part.not_about) if hit.end <= match.start()]
    said = scanned.passage.clauses[statement.core].text.casefold()
    others = any(clause.text[hit.start : hit.end].casefold() not in said for hit in goods)
    return match if others and not outside else None


def allowed_for(part: Part, scanned: Scanned, core: Clause) -> Sign | None:
    """Find a sentence that allows for some use what the demand before it rules out."""
    banned = {term for way in part.wordings if way.ban for group in way.names for term in group}
    for clause, hits in zip(scanned.passage.clauses, scanned.clauses, strict=True):
        if clause is core or not pick(hits, banned):
            continue
        allowed = _ALLOWED_FOR.match(clause.text) and ALLOWED.search(clause.text)
        if allowed or (clause.start > core.start and _MAY_BE_OF.search(clause.text)):
            return sign_at(Weakening.NARROWED_SCOPE, clause, (0, len(clause.text.rstrip(" ."))))
    return None


def _let_through(passage: Passage, core: Clause) -> Sign | None:
    """Find a sentence after a ban that allows something after all ("butan og propan kan accepteres")."""
    for clause in passage.clauses:
        match = _ALLOWS.search(clause.text) if clause is not core and clause.start > core.start else None
        if match is not None and not clause.has("equivalent", "consequence"):
            return sign_at(Weakening.NARROWED_SCOPE, clause, match.span())
    return None
