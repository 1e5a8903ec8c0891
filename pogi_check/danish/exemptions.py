"""Clauses that say of a demand named by its thing for what or from when it does not hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.leave import leave
from pogi_check.danish.named_demands import TakeBack
from pogi_check.danish.signs import sign_at
from pogi_check.patterns import pattern
from pogi_check.terms import Weakening

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage

_THING = r"[\w/-]+(?: [\w/-]+){0,5}?"
# "kravet om LED", "LED-kravet", "reservedelsforpligtelsen", "forbuddet mod drivgas", "miljøkravene"
_NAME = (
    r"(?:krav(?:et|ene)? om, at (?P<that>[^.;]{3,80}?),"
    rf"|(?:krav(?:et|ene)?|pligten|forpligtelsen) (?:om|til|på) (?P<thing>{_THING})"
    rf"|forbud(?:det)? (?:i?mod) (?P<banned>{_THING})"
    r"|(?P<compound>[\w-]+?)(?:kravet|kravene|pligten|forpligtelsen|forbuddet))"
)
_DOG = r"(?: dog| derfor| således| heller| imidlertid)?"
_SOMEWHERE = r"(?:for|på|ved|i|til|hos|under)"
_MORE = (
    r"(?!(?:kun|alene|blot|længere|mere|før|førend|hvis|såfremt|når|alligevel|mindst|begrænset"
    r"|nødvendigvis)\b)"
)
_TEXT = r"(?:[^.;:]|\.(?=\d))"
_GOODS = rf"(?P<goods>{_MORE}{_TEXT}{{3,90}}?)\s*\.?$"
_NUMBER = r"(?:[\d.]+\s)?"
_EXEMPTS = (
    pattern(
        rf"{_NUMBER}{_NAME}\s?(?P<said>(?:gælder|omfatter|dækker|vedrører){_DOG} ikke"
        rf"|finder{_DOG} ikke anvendelse) (?:{_SOMEWHERE} )?{_GOODS}",
        re.IGNORECASE,
    ),
    pattern(
        rf"{_NUMBER}{_NAME}\s?(?:gælder|omfatter|dækker|vedrører|stilles)\b[^.;]{{2,80}}?"
        rf"(?P<said>,? (?:men|dog) ikke) (?:{_SOMEWHERE} )?{_GOODS}",
        re.IGNORECASE,
    ),
    pattern(
        rf"{_NUMBER}(?P<goods>(?!det\b|der\b|dette\b|de\b|den\b|leverandøren\b|tilbudsgiver\w*\b|ingen\b|intet\b)"
        rf"(?:{_TEXT}|(?<=kr)\.){{3,70}}?) (?P<said>(?:er|bliver){_DOG} (?:ikke omfattet af|undtaget(?: fra)?"
        rf"|fritaget (?:for|fra)|friholdt fra)|undtages{_DOG} fra|omfattes{_DOG} ikke af"
        rf"|(?:falder|ligger){_DOG} uden ?for) {_NAME}\s*\.?$",
        re.IGNORECASE,
    ),
)
_AT_SOME = pattern(  # "I kældre gælder kravet om LED ikke"
    rf"{_NUMBER}{_SOMEWHERE} (?P<goods>{_TEXT}{{3,60}}?)"
    rf" (?P<said>gælder {_NAME} (?:dog |derfor )?ikke)\s*\.?$",
    re.IGNORECASE,
)
_ONLY_AT_SOME = pattern(
    rf"{_NUMBER}{_NAME}\s?(?P<said>(?:(?:gælder|omfatter|stilles){_DOG} (?:kun|alene|udelukkende)"
    rf"|er{_DOG} (?:kun|alene|udelukkende) gældende))"
    rf" (?:{_SOMEWHERE} )?(?P<goods>{_TEXT}{{3,90}}?)\s*\.?$",
    re.IGNORECASE,
)
_HOLDS = (
    r"(?:gælder|skal (?:først )?(?:være )?opfyld(?:t|es)|opfyldes|er gældende|træder|får|har|finder"
    r"|indføres|indfases|implementeres|udrulles)\b"
)
_LATER = pattern(rf"{_NUMBER}{_NAME}\s?(?={_HOLDS})", re.IGNORECASE)
# "Miljømærket indføres gradvist over aftalens fire år", "LED indfases fra 2027"
_STEPS = pattern(
    rf"{_NUMBER}(?P<thing>{_THING})\s?(?P<said>(?:indføres|indfases|implementeres|udrulles)\b"
    r"(?: \w+)?? (?:gradvist?|trinvist?|løbende|over (?:aftalens|kontraktens|de|to|tre|fire|fem|\d)"
    r"|i løbet af|i takt med|fra 20\d\d|frem mod)\b)",
    re.IGNORECASE,
)
# "Leverandøren har 18 måneder fra kontraktstart til at opnå svanemærket"
_HAS_TIME = pattern(
    rf"{_NUMBER}\w*(?:leverandøren|tilbudsgiver|vaskeriet|trykkeriet|entreprenøren|producenten)"
    r" (?P<said>(?:har|får|gives) (?:op til )?(?:[\w-]+ ){1,2}?(?:måneder|år|kvartaler)"
    r"(?: fra [\w ]{3,30}?)?)"
    r" til at (?:(?=svanemærke|miljømærke|certificere)"
    r"|(?:få|opnå|blive|erhverve|omstille"
    r"|overgå til|skifte til|opfylde|leve op til|udskifte|omlægge) )"
    r"(?P<thing>[^.;]{3,70}?)\s*\.?$",
    re.IGNORECASE,
)
_FROM_THE_START = pattern(
    r"\b(?:fra|ved|med|pr\.?) (?:og med )?(?:(?:kontrakt|aftale|rammeaftale|drift)\w* )?"
    r"(?:(?:kontrakt|aftale|drifts?)?start\w*|begyndelse\w*|ikrafttræden\w*|indgåelse\w*"
    r"|underskri\w+|første (?:dag|leverance|levering|bestilling|ordre|vask)\w*|dag (?:et|ét|1))\b"
    r"|\b(?:straks|med det samme|samtidig med|fra dag (?:et|ét|1)|dags dato|fra den første dag)\b",
    re.IGNORECASE,
)
_LATER_AFTER_ALL = pattern(r"\b(?:år|måneder|uger|kvartaler) (?:efter|fra|inde)\b", re.IGNORECASE)
# headings of what else a contract says of a demand: for what it holds, from when
_OF_EXTENT = pattern(
    r"(?:[\d.]+\s)?(?:særlige? )?(?:omfang|undtagelse\w*|afgrænsning\w*|forbehold|fravigelse\w*"
    r"|anvendelsesområde|gyldighed|gyldighedsområde|særlige (?:forhold|tilfælde|vilkår))\s*$",
    re.IGNORECASE,
)
_BARE = pattern(
    r"(?P<name>kravet|kravene|forbuddet|pligten)\s"
    rf"(?:(?P<said>(?:gælder|omfatter|dækker){_DOG} ikke) (?:{_SOMEWHERE} )?"
    rf"|(?:gælder|omfatter|dækker)\b[^.;]{{2,80}}?(?P<but>,? (?:men|dog) ikke) (?:{_SOMEWHERE} )?){_GOODS}",
    re.IGNORECASE,
)
_BARE_BAN = pattern(
    rf"(?P<goods>(?:{_TEXT}|(?<=kr)\.){{3,70}}?) (?P<said>(?:er|bliver){_DOG} (?:ikke omfattet af"
    r"|undtaget(?: fra)?|fritaget (?:for|fra))) forbuddet\s*\.?$",
    re.IGNORECASE,
)
_TITLED = pattern(
    r"(?:[\d.]+\s)?(?:punktet|afsnittet|bestemmelsen|bestemmelserne|kapitlet|kravene i afsnittet) om"
    rf" (?P<section>[\w -]{{3,40}}?) (?P<said>(?:gælder|omfatter){_DOG} ikke|finder{_DOG} ikke anvendelse)"
    rf" (?:{_SOMEWHERE} )?{_GOODS}",
    re.IGNORECASE,
)
# "For styreprint og displays er perioden 5 år"
_PERIOD = pattern(
    rf"{_NUMBER}(?:for|til|på|ved) (?P<goods>{_TEXT}{{3,80}}?) er (?P<said>(?:perioden|fristen|tiden|kravet"
    r"|antallet|grænsen|andelen)\b[^.;]*?\d[^.;]*?)\s*\.?$",
    re.IGNORECASE,
)
_LINK = pattern(r"(?:s|e)?-?$")
_BANS_ABOVE = 6  # passages: a ban is known by its name


def gives_another_number(text: str) -> bool:
    """Tell whether a text gives some goods a number of their own ("For displays er perioden 5 år")."""
    return _PERIOD.match(text) is not None


def exemptions(passage: Passage, clause: Clause) -> list[TakeBack]:
    """Give what a sentence lets go from a demand that it calls by its thing, or by its section."""
    if passage.row or clause.text.rstrip().endswith("?"):
        return []
    found = [_exempts(clause), _later(clause), _titled(clause), _bare(passage, clause)]
    return [*(one for one in found if one is not None), *leave(passage, clause)]


def _exempts(clause: Clause) -> TakeBack | None:
    for words in (*_EXEMPTS, _AT_SOME, _ONLY_AT_SOME):
        match = words.match(clause.text)
        if match is not None:
            sign = sign_at(Weakening.NARROWED_SCOPE, clause, match.span("said"))
            return TakeBack(sign, called=_called(match), goods=match["goods"])
    return None


def _called(match: re.Match[str]) -> str:
    """Give the thing that a demand is called by, as it stands after "kravet om"."""
    told = match.groupdict()
    named = told.get("that") or told.get("thing") or told.get("banned")
    return named.strip() if named else _LINK.sub("", told.get("compound") or "")


def _later(clause: Clause) -> TakeBack | None:
    """Find from when on a demand holds that is called by its thing; from the contract's start is at once."""
    text = clause.text
    if _FROM_THE_START.search(text) and not _LATER_AFTER_ALL.search(text):
        return None
    match = _LATER.match(text)
    cues = [one for one in clause.cues if one.kind in ("commencement", "deferral")]
    cue = next((one for one in cues if match is not None and one.start >= match.end()), None)
    if match is not None and cue is not None and " ikke " not in text:
        sign = sign_at(Weakening.DEFERRED, clause, (cue.start, cue.end))
        return TakeBack(sign, called=_called(match))
    match = _STEPS.match(text) or _HAS_TIME.match(text)
    if match is None:
        return None
    return TakeBack(sign_at(Weakening.DEFERRED, clause, match.span("said")), called=match["thing"].strip())


def _titled(clause: Clause) -> TakeBack | None:
    match = _TITLED.match(clause.text)
    if match is None:
        return None
    sign = sign_at(Weakening.NARROWED_SCOPE, clause, match.span("said"))
    return TakeBack(sign, section=match["section"].strip(), goods=match["goods"])


def _bare(passage: Passage, clause: Clause) -> TakeBack | None:
    """Find what a section on the extent of a demand lets go from "kravet", or any one from "forbuddet".

    It may give some goods another number besides ("For displays er perioden 5 år").
    """
    period = _PERIOD.match(clause.text)
    match = period or _BARE_BAN.match(clause.text) or _BARE.match(clause.text)
    if match is None or clause is not passage.clauses[0]:
        return None
    told = match.groupdict()
    ban = period is None and told.get("name", "forbuddet").casefold() == "forbuddet"
    heading = passage.context.headings[-1] if passage.context.headings else ""
    if not ban and _OF_EXTENT.match(heading) is None:
        return None
    if period is not None:
        return TakeBack(
            sign_at(Weakening.LOWER_THRESHOLD, clause, period.span("said")), above=1, goods=period["goods"]
        )
    span = match.span("said") if told["said"] else match.span("but")
    return TakeBack(
        sign_at(Weakening.NARROWED_SCOPE, clause, span),
        above=_BANS_ABOVE if ban else 1,
        goods=match["goods"],
        of_ban=ban,
    )
