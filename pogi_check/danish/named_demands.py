"""Clauses that say of a demand named by its number when, for what and how far it binds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.danish.corrections import exchanges
from pogi_check.danish.pointing import is_anaphoric, named_in, questions_before, spoken_of
from pogi_check.danish.questions import is_below_questions
from pogi_check.danish.signs import Sign, is_contrast, sign_at
from pogi_check.patterns import pattern
from pogi_check.terms import Weakening

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage

_EXCEPTS = pattern(
    r"(?:undtaget|undtages|fritaget|fritages|ikke omfattet|ikke (?:med|medtaget|medregnet) (?:i"
    r"|under)|(?:falder|holdes|holdt|ligger|er) uden ?for)\b",
    re.IGNORECASE,
)
_FROM_IT = pattern(r"\s(?:fra )?(?:kravet|det(?:te)?|dette krav|herfra|bestemmelsen)\b", re.IGNORECASE)
_BINDS_SOME = pattern(
    r"(?:gælder|omfatter|finder|vedrører|angår|dækker)\b[^,;]{0,30}?\b(?:ikke|kun|alene|resten"
    r"|halvdelen|\w+dele?"
    r"|hovedparten|størstedelen"
    r"|de fleste|en del)\b|dog ikke\b"
    r"|er (?:kun|alene|ikke) (?:relevant|aktuel)\w*|har (?:kun|alene) betydning",
    re.IGNORECASE,
)
# "Krav 2 gælder for universalmidler, men ikke for sanitetsmidler"
BUT_NOT_FOR = (
    r"\b(?:gælder|omfatter|dækker|angår|vedrører|stilles"
    r"|finder anvendelse)\b[^.;]{0,90}?(?P<but>,? (?:men|dog) ikke)"
    r"(?! (?:kun|alene|blot|mindst|begrænset|nødvendigvis|længere|krav|pkt|punkt|afsnit)\b)"
)
_BUT_NOT_FOR = pattern(BUT_NOT_FOR, re.IGNORECASE)
# Words by which a sentence says how a demand is to be read, or whether it is to be met.
_OF_VALIDITY = pattern(
    r"\b(?:opfyldes|opfyldt|opfylde|overholdes|anvendelse|forstås|forstå|læses|ment|betragtes|udtryk for"
    r"|option|ønske|gyldighed|bindende|gælder|gældende|opfyldelsen?|tilstræbes|efterleves?|følges"
    r"|pligt|overgang\w*|aktuel\w*"
    r"|vejledende|retningsgivende|uforpligtende|tilføjes|indsættes|indføjes|håndhæves"
    r"|ikke (?:(?:et |noget )(?:mindste|minimums)?krav|mindstekrav|minimumskrav|ufravigelige?)(?! om))\b",
    re.IGNORECASE,
)
# "Kravspecifikationens afsnit 4 er til orientering og er ikke bindende"
_NOT_BINDING = pattern(
    r"\b(?:er|udgør|(?:skal |er at )?(?:ses|forstås|forstå|læses|betragtes|betragte) som)\b[^.;]{0,30}?"
    r"\b(?:vejledende|retningsgivende|uforpligtende|ikke (?:juridisk )?bindende|til orientering"
    r"|til inspiration"
    r"|ikke (?:(?:et|noget) )?(?:mindste|minimums)?krav\b(?! om)|ikke ufravigelige?)\b",
    re.IGNORECASE,
)
# "Mængderne i bilag 3 er vejledende" says nothing of a demand: its number, or "kravene i …", is the subject.
_IS_SUBJECT = pattern(
    r"(?:§ ?\d+\.? |[\d.]+ )?(?:(?:alle |de )?(?:krav|kravene|kravet|bestemmelserne|bestemmelsen"
    r"|punkterne) (?:i|under) )?"
    r"(?:[\w-]+s )?(?:afsnit|punkt|punkterne|pkt\.?|krav|kravene|kapitel|§)\s?[A-ZÆØÅ]{0,3}[-. ]?\d[\w.–-]*"
    r"(?:(?:,| og| til) [A-ZÆØÅ]{0,3}[-. ]?\d[\w.]*)*(?: i [\w -]{3,40})?\s*",
    re.IGNORECASE,
)
_BUT_NOT = pattern(r",? (?:mens|men ikke|hvorimod|dog ikke)\b", re.IGNORECASE)
_NO_REJECTION = pattern(
    r"\b(?:afvises|forkastes|udelukkes) ikke,? (?:fordi|selv om|selvom|hvis|på grund af)\b[^.;]{0,60}"
    r"\b(?:ikke (?:er )?(?:opfyld|overhold)|manglende (?:opfyld|overhold))",
    re.IGNORECASE,
)
_DIGIT = pattern(r"\d")
_IF = pattern(
    r"\b(?:hvis|såfremt|forudsat|forudsætter|så længe|for så vidt|i det omfang|medmindre|kun når)\b",
    re.IGNORECASE,
)
_READ_AS = pattern(r"\b(?:forstås|forstå|læses|menes)\b", re.IGNORECASE)
_LESS = (
    ("denial", Weakening.CONTRADICTED),
    ("soft", Weakening.SOFT_MODALITY),
    ("hedge", Weakening.HEDGED),
    ("condition", Weakening.CONDITIONAL),
    ("conditional", Weakening.CONDITIONAL),
    ("option", Weakening.WRONG_ROLE),
    ("narrowing", Weakening.NARROWED_SCOPE),
    ("deferral", Weakening.DEFERRED),
)
# "Håndklæderne tages ud af 2.1"
_OUT_OF = pattern(r"\b(?:tages|taget|trækkes|trukket|glider|ryger|udgår) (?:ud )?af\b", re.IGNORECASE)
_HOLDS_LATER = pattern(
    r"\bgælder (?:kravet|det(?:te)?|først|fra)\b|\b(?:kravet|det(?:te)?|stk\. \d+|[\d.]+\d) gælder\b"
    r"|\b(?:får|har) virkning\b|\btræder i kraft\b|\bomfattes? (?:af kravet )?først\b",
    re.IGNORECASE,
)


_A_PAPER = pattern(  # "Krav 4 står ved magt, men papirerne skal først ligge der med fakturaen"
    r"\b\w*(?:papir|certifikat|dokumentation|bevis|attest|erklæring|datablad|rapport|licens|oplysning)\w*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TakeBack:
    """A clause that takes a demand back or allows the opposite.

    ``of`` are the numbers of the passages that it names; ``strong`` tells that its words leave no doubt.
    With ``above`` it speaks of a demand that stands under its own heading, so many passages above it;
    ``any_goods`` tells that it lets others be delivered instead, whatever the goods are. ``kept`` are the
    numbers of passages that it leaves standing, ``sentence`` the place of the only sentence that it is on.
    ``called`` is the thing that it calls the demand by, ``section`` the title of the section that it speaks
    of, ``goods`` the words for what it lets go, ``of_ban`` tells that it speaks of a ban. ``general`` tells
    that it speaks of demands as such: of those at most ``near`` passages above it where one stands there.
    """

    sign: Sign
    of: frozenset[str] = frozenset()
    strong: bool = False
    above: int = 0
    any_goods: bool = False
    kept: frozenset[str] = frozenset()
    sentence: int | None = None
    called: str = ""
    section: str = ""
    goods: str = ""
    of_ban: bool = False
    general: bool = False
    near: int = 0

    @property
    def lets_off(self) -> bool:
        """Tell whether the demand that it is on is found by what it is called, not by its number."""
        return bool(self.called or self.section or self.goods or self.general)


_LOOSENING = frozenset(kind for kind, _ in _LESS) - {"narrowing", "deferral"}


def holds_later(text: str) -> bool:
    """Tell whether a sentence says from when something holds."""
    return _HOLDS_LATER.search(text) is not None


def reads_as_less(text: str, cues: frozenset[str]) -> bool:
    """Tell whether a text with some kinds of cues may say how a demand named by its number is to be read."""
    if _DIGIT.search(text) is None:
        return False
    return bool(not cues.isdisjoint(_LOOSENING) and _OF_VALIDITY.search(text)) or (
        (_NOT_BINDING.search(text) or _NO_REJECTION.search(text)) is not None
    )


def binds_later(passage: Passage, clause: Clause, known: frozenset[str]) -> TakeBack | None:
    """Find words that let a demand named by its number bind later ("Krav B2 får virkning fra 2028")."""
    cue = clause.cue("commencement") or (clause.cue("deferral") if _HOLDS_LATER.search(clause.text) else None)
    named = named_in(passage, clause.text[: cue.start]) & known if cue is not None else frozenset()
    if cue is None or not named or _A_PAPER.search(clause.text[: cue.start].rstrip()):
        return None
    return TakeBack(sign_at(Weakening.DEFERRED, clause, (cue.start, cue.end)), named)


def lets_go(passage: Passage, clause: Clause, known: frozenset[str]) -> TakeBack | None:
    """Find words that let goods go from a demand named by its number ("Linje 4 er undtaget fra krav B2")."""
    out = _OUT_OF.search(clause.text)
    if out is not None and (named := named_in(passage, clause.text[out.start() :]) & known):
        return TakeBack(sign_at(Weakening.NARROWED_SCOPE, clause, out.span()), named)
    but = _BUT_NOT_FOR.search(clause.text)
    if but is not None and (named := named_in(passage, clause.text[: but.start()]) & known):
        return TakeBack(sign_at(Weakening.NARROWED_SCOPE, clause, but.span("but")), named)
    cue = next((one for one in clause.cues if one.kind == "narrowing" and not is_contrast(clause, one)), None)
    named = spoken_of(passage, clause.text) & known if cue is not None else frozenset()
    if cue is None or not named or is_below_questions(clause) or clause.text.rstrip().endswith("?"):
        return None
    from_it = _EXCEPTS.match(clause.text, cue.start) and (
        named_in(passage, clause.text[cue.start :]) or _FROM_IT.match(clause.text, cue.end)
    )
    if not from_it and not _BINDS_SOME.search(clause.text, cue.start, cue.end + 1):
        return None
    return TakeBack(sign_at(Weakening.NARROWED_SCOPE, clause, (cue.start, cue.end)), named)


def reads_it_as_less(passage: Passage, clause: Clause, known: frozenset[str]) -> TakeBack | None:
    """Find a sentence that makes less of a demand named by its number, or by the question it answers.

    "Krav 4 er at forstå som en anbefaling", "2.6 skal kun opfyldes, hvis prisen er den samme".
    """
    asks = clause.text.rstrip().endswith("?") or is_below_questions(clause)
    if exchanges(clause.text):
        return None  # what a correction puts in is read with the text it corrects
    loose = _NOT_BINDING.search(clause.text)
    if loose is not None and (
        not _IS_SUBJECT.fullmatch(clause.text, 0, loose.start()) or _BUT_NOT.search(clause.text, loose.end())
    ):
        loose = None
    loose = loose or _NO_REJECTION.search(clause.text)
    if asks or (loose is None and _OF_VALIDITY.search(clause.text) is None):
        return None
    asked = questions_before(passage, clause) if is_anaphoric(clause.text) else []
    named = frozenset().union(*(spoken_of(passage, text) for text in (clause.text, *asked))) & known
    if not named:
        return None
    for kind, reason in _LESS:
        if kind == "condition" and _IF.search(clause.text) is None:
            continue
        if kind == "narrowing" and _READ_AS.search(clause.text) is None:
            continue
        cue = next((one for one in clause.cues if one.kind == kind and not is_contrast(clause, one)), None)
        if cue is not None:
            return TakeBack(sign_at(reason, clause, (cue.start, cue.end)), named)
    return TakeBack(sign_at(Weakening.SOFT_MODALITY, clause, loose.span()), named) if loose else None
