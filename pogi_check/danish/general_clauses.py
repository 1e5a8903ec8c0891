"""Clauses that say of all requirements of a document or a section what they are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pogi_check.danish.annexes import homes_of, keys_of
from pogi_check.danish.markings import Marking
from pogi_check.danish.references import DOCUMENT_KIND
from pogi_check.danish.statuses import Status
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.danish.clauses import Passage

_ALL_THAT = (
    r"(?:det,? der (?:er |står )?(?:anført|skrevet|nævnt)?|alt,? hvad der|(?:alle )?krav(?:ene)?|punkterne"
    r"|samtlige \w+)"
)
_HERE = (
    r"(?:nedenfor|i det følgende|i dette (?:bilag|dokument|afsnit|skema)|i bilaget|herunder|i afsnit \d+"
    r"|i bilag \w+)"
)
_THE_VERB = r"[\"»“]?skal[\"«”]?"
_EFFORT = r"(?:bestræb\w+|tilstræb\w+|så vidt (?:som )?muligt|så godt|arbejder på at)"
_WISHED = r"(?:ønske\w*|anbefaling\w*|henstilling\w*|vejledende|hensigtserklæring\w*)"
# "Det, der er anført nedenfor, skal leverandøren bestræbe sig på at efterleve"
_STRIVEN_FOR = pattern(
    rf"{_ALL_THAT}[^.;]{{0,60}}{_HERE}[^.;]{{0,80}}\b{_EFFORT}"
    rf"|hvor der {_HERE} står {_THE_VERB}[^.;]{{0,80}}\b{_EFFORT}",
    re.IGNORECASE,
)
# '"Skal" i dette bilag udtrykker bygherrens ønske'
_WISHED_FOR = pattern(
    rf"(?:{_THE_VERB}|{_ALL_THAT}) {_HERE} (?:\w+ ){{0,3}}?(?:udtrykker|er|udgør|betyder|angiver)\b"
    rf"[^.;]{{0,40}}\b{_WISHED}",
    re.IGNORECASE,
)
# "Alle krav er vejledende", "Ingen af kravene er ufravigelige", 'Ved "skal" forstås et ønske'
_NO_FORCE = (
    rf"(?:{_WISHED}|retningsgivende|uforpligtende|ikke (?:mindstekrav|minimumskrav|ufravigelige"
    r"|bindende|absolutte))"
)
_SAYS_IT_IS = (
    r"(?:er|udgør|skal (?:ses|forstås|læses|betragtes|opfattes) som|er at (?:forstå|betragte"
    r"|anse) som)"
)
_NOT_YET = (
    r"(?:(?!ikke\b|og\b|mindstekrav|minimumskrav|bindende|absolutte|ufravigelige"
    r"|kontrakt\w*)\w+ ){0,4}?"
)
_UP_TO_A_WISH = r"(?:(?!mindstekrav|ufravigelig|\bog\b|\bmens\b)[^.;,]){0,40}?"
_ALL_WISHED = pattern(
    r"(?:alle|samtlige) (?:de )?(?:(?:an)?førte |nævnte |opstillede |stillede )?(?:krav|punkter|kravene)"
    r"(?: i (?:udbudsmaterialet|dette dokument|udbuddet|dette udbud))? "
    rf"{_SAYS_IT_IS} {_NOT_YET}{_NO_FORCE}\b"
    r"|ingen af (?:kravene|punkterne|de (?:\w+ )?krav)(?: i (?:udbudsmaterialet|kravspecifikationen"
    r"|udbuddet))?"
    r" (?:er|udgør) (?:\w+ )?(?:ufravigelige|mindstekrav|minimumskrav|bindende|absolutte)\b"
    rf"|ved [\"»“]?(?:skal(?:-krav)?|krav)[\"«”]? (?:forstås|menes)\b{_UP_TO_A_WISH}\b{_WISHED}"
    r"|(?:ordet |udtrykket |ordene )?[\"»“]skal[\"«”] [^.;,]{0,30}?\b(?:betyder|forstås|læses)\b"
    rf"{_UP_TO_A_WISH}\b(?:bør|kan|{_WISHED})\b",
    re.IGNORECASE,
)
# "Kravene er vejledende", said below the heading that they stand under
_THESE_WISHED = pattern(
    r"(?:de )?(?:(?:an)?førte |nævnte |opstillede |stillede |ovenstående |nedenstående )?(?:krav|kravene) "
    rf"{_SAYS_IT_IS} {_NOT_YET}{_NO_FORCE}\b",
    re.IGNORECASE,
)
_OPEN_TO_AGREEMENT = pattern(rf"krav(?:ene)? {_HERE} gælder,? (?:medmindre|med mindre) ", re.IGNORECASE)
_SCORED = pattern(
    r"(?:(?:samtlige|alle) (?:punkter|krav|linjer|rækker|spørgsmål)|(?:punkterne|kravene|linjerne|rækkerne)"
    r" (?:nedenfor|herunder|i skemaet))\b[^.;]{0,30}"
    r"\b(?:indgår i|bedømmes|evalueres|pointsættes|giver point|tæller med i)\b",
    re.IGNORECASE,
)
# "Kravene i dette bilag indgår i evalueringen og er ikke mindstekrav"
_EVALUATION = r"(?:evaluering|bedømmelse|tildeling|vurdering|konkurrence|pointgivning)\w*"
_SCORED_HERE = pattern(
    r"(?:opfyldelsen? af )?(?:alle |samtlige )?(?:krav|kravene|punkterne) i (?:dette (?:bilag"
    r"|dokument)|bilaget)\s"
    rf"(?:(?:indgår|tæller med) i (?:\w+ ){{0,2}}?{_EVALUATION}|bedømmes|evalueres|pointsættes"
    r"|giver point)\b",
    re.IGNORECASE,
)
_ALL_THIS = r"dette|bilaget|arket|afsnittet|skemaet|uddraget|teksten|folderen|beskrivelsen"
# "Dette bilag er ikke krav"; but "Det er ikke et krav, at leverandøren har ISO 9001" says so of that alone
_NOT_DEMANDED = pattern(
    rf"(?:{_ALL_THIS}|det)\b[^.;]{{0,60}}"
    r"\b(?:stiller ingen krav|indgår ikke i (?:kontrakten|aftalen|udbuddet)"
    r"|er ikke (?:en )?del af (?:kontrakten|aftalen|udbuddet|udbudsmaterialet|kontraktgrundlaget)"
    r"|er ikke bindende|er (?:kun|alene|udelukkende) til (?:orientering|inspiration|oplysning))\b"
    rf"|(?:{_ALL_THIS}|det (?:følgende|nedenstående|nævnte|viste|beskrevne))\b[^.;]{{0,60}}"
    r"\ber ikke (?:et )?krav\b(?!,? (?:at|om|til)\b)",
    re.IGNORECASE,
)
# "Kravene i kravspecifikationen er vejledende", said in the contract
_THERE = (
    r"(?:§ ?\d+\.? |[\d.]+ )?(?:opfyldelsen? af )?(?:(?:alle |samtlige )?(?:de )?(?:(?:an)?førte |nævnte "
    r"|stillede )?(?:krav|kravene"
    r"|minimumskrav\w*|punkter|punkterne|bestemmelser"
    r"|bestemmelserne) i )?"
    rf"(?P<there>{DOCUMENT_KIND}(?:en|et|erne|ne)|bilag (?:\d+|[a-zæøå]))(?:s krav)?\b"
    r"(?: \([^)]*\))?,? (?:\w+ ){0,2}?"
)
_OF_ANOTHER = (
    (
        pattern(
            rf"{_THERE}(?:(?:er|udgør|skal (?:ses|forstås|læses|betragtes) som|har karakter af)\b"
            r"(?:(?!\bikke\b|mindstekrav)[^.;]){0,30}?"
            rf"\b(?:{_WISHED}|retningsgivende|uforpligtende|ikke bindende)"
            r"|indeholder (?:\w+ )?(?:ingen|ikke)"
            r" (?:mindstekrav|minimumskrav|ufravigelige krav|bindende krav))\b",
            re.IGNORECASE,
        ),
        Status.WISH,
    ),
    (
        pattern(
            rf"{_THERE}(?:indgår|bedømmes|evalueres|pointsættes|anvendes)\b"
            rf"(?:[^.;,]{{0,12}}\b{_EVALUATION}[^.;]{{0,20}}"
            r"\b(?:ikke (?:mindstekrav|minimumskrav|et krav|ufravigelige)|ingen mindstekrav)"
            r"|[^.;]{0,20}?\b(?:alene|kun|udelukkende)\b"
            r"[^.;]{0,30}\b(?:evaluering|bedømmelse|tildeling|point)\w*)",
            re.IGNORECASE,
        ),
        Status.EVALUATION,
    ),
)
_ANNEX = pattern(r"\bi (?P<name>bilag \w+)", re.IGNORECASE)
_GIVES_WAY = (Status.REQUIREMENTS, Status.MANDATORY, Status.CONTRACT)  # of a heading
_OF_DOCUMENT = (
    (_STRIVEN_FOR, Status.USUAL),
    (_WISHED_FOR, Status.WISH),
    (_ALL_WISHED, Status.WISH),
    (_SCORED_HERE, Status.EVALUATION),
)
# "Tilbudsgiver skal kunne svare ja til alle spørgsmål; ellers afvises tilbuddet"
_YES_TO_ALL = pattern(
    r"[^.;]{0,60}\bskal (?:kunne )?(?:svare|svares|besvare|besvares)\b[^.;]{0,30}\b(?:ja"
    r"|bekræftende)\b[^.;]{0,15}"
    r"\b(?:alle|samtlige|hvert|spørgsmål)"
    r"|(?:alle|samtlige) (?:\w+ )?spørgsmål\w* (?:\w+ ){0,3}skal (?:kunne )?(?:besvares|svares)\b[^.;]{0,20}"
    r"\b(?:ja|bekræftende)\b",
    re.IGNORECASE,
)
_OF_SECTION = (
    (_YES_TO_ALL, Status.MANDATORY),
    (_THESE_WISHED, Status.WISH),
    (_OPEN_TO_AGREEMENT, Status.USUAL),
    (_NOT_DEMANDED, Status.BACKGROUND),
    (_SCORED, Status.EVALUATION),
)


def marked_in_general(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Give each passage the status that a clause gives all requirements of its document or section.

    A status of a requirement's own stands; the clause itself is none.
    """
    stated = [
        (whole, passage.context.document, passage.context.headings, Marking(status, match.group()))
        for passage in passages
        for whole, clauses in ((True, _OF_DOCUMENT), (False, _OF_SECTION))
        for clause in passage.clauses
        for said, status in clauses
        if (match := said.match(clause.text)) is not None
    ]
    of_others = [
        (keys_of(match["there"]), Marking(status, match.group()))
        for passage in passages
        for clause in passage.clauses
        for said, status in _OF_ANOTHER
        if (match := said.match(clause.text)) is not None
    ]
    if not stated and not of_others:
        return tuple(passages)
    return tuple(_marked_by_name(_marked(passage, stated), of_others) for passage in passages)


def _marked_by_name(passage: Passage, stated: Sequence[tuple[frozenset[str], Marking]]) -> Passage:
    """Give a passage the status that a clause gives all that stands in its document, by the name of that."""
    own = passage.marking
    if not stated or (own is not None and (own.own or own.status not in _GIVES_WAY)):
        return passage
    homes = homes_of(passage)
    marking = next((mark for keys, mark in stated if not keys.isdisjoint(homes)), own)
    return passage if marking is own else replace(passage, marking=marking)


def _marked(passage: Passage, stated: Sequence[tuple[bool, str, tuple[str, ...], Marking]]) -> Passage:
    own = passage.marking
    if own is not None and (own.own or own.status not in _GIVES_WAY):
        return passage
    for whole, document, headings, marking in stated:
        if _reaches(passage, marking, document, () if whole else headings):
            return replace(passage, marking=marking)
    return passage


def _reaches(passage: Passage, marking: Marking, document: str, headings: tuple[str, ...]) -> bool:
    """Tell whether a clause speaks of a passage: of its annex by name, its section, or its document."""
    annex = _ANNEX.search(marking.words)
    if annex is not None:
        names = (passage.context.document, *passage.context.headings)
        return any(annex["name"].casefold() in one.casefold() for one in names)
    return document == passage.context.document and headings in ((), passage.context.headings)
