"""Kinds of requirements that a legend tells apart in a sentence: by a word, a number, a colour, a series.

"Prioritet Lav er ønsker", "krav med gul markering bør opfyldes", "200-serien er ønsker".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.danish.legend_meanings import status_meant
from pogi_check.danish.markings import SIGNS, code_key
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pogi_check.danish.statuses import Status

_CODE = rf"[A-ZÆØÅ]{{1,4}}\d?|[{SIGNS}]{{1,4}}|\*{{1,3}}"
# What a tender's list consists of, and what it calls the kinds that it makes of them.
THING = (
    r"(?i:krav|kravene|kravet|spørgsmål|spørgsmålene|punkt|punkter|punkterne|punktet|linjer|linjerne|felter"
    r"|felterne|rækker|rækkerne|egenskaber|egenskaberne|funktioner|funktionerne|poster|posterne|emner|emnerne|numre|numrene)"
)
_KIND = (
    r"(?i:(?:krav)?(?:kategori|kode|type|status|gruppe|prioritet|prioritering|prio|niveau|klasse|grad"
    r"|vigtighed)(?:en)?)"
)
_SIGN = r"(?i:bogstavet|koden|tegnet|fodnotetegnet|symbolet|mærket|betegnelsen|ordet|præfikset|forkortelsen)"
_COLOURS = r"(?i:rød|grøn|gul|blå|grå|orange|hvid|sort|lilla|brun)"
_OF_COLOUR = r"(?i:skrift|tekst|farve|baggrund|markering|kant|fyld)"
_MARKED = (
    r"(?i:mærket|mærkede|markeret|markerede|angivet|angivne|betegnet|kategoriseret|klassificeret"
    r"|klassificerede|prioriteret"
    r"|noteret|forsynet|skrevet|anført|vist)"
)
_WORD = r"[A-ZÆØÅ][a-zæøå]{1,11}(?: to have| have)?"
_QUOTED = r"[\"»“”'](?P<quoted>[^\"»«“”']{1,20})[\"«”“']"
VERB = (
    r"(?:er|skal|bør|kan|må|indgår|giver|tæller|tjener|vægtes|vægter|vurderes|bedømmes|evalueres"
    r"|pointsættes|pointgives|udgør|betragtes|anses|opfattes|regnes|ønskes|foretrækkes|forpligter"
    r"|behøver|tillægges|betyder|angiver|markerer|prissættes|kræves)\b"
)
_TOLD = r"(?P<told> ?\((?!eks|f\.|se )[^()]{2,40}\))?"  # "NTH (nice to have)"
# Where the next kind begins, or the sentence ends
_NEXT = rf"(?=(?:,|,? (?:og|mens|hvorimod|men)) (?:{THING}|{_KIND}|{_COLOURS}(?:t|e|de)?)\b|[.;]|$)"
_MEANING = rf"(?P<meaning>{VERB}[^.;]{{2,140}}?){_NEXT}"
_BEARS = (
    rf"(?:,? (?:der|som|hvor))?(?: (?:er|står|har|bærer|hører til))?(?: {_MARKED})?"
    r"(?: (?:med|som|i|af|på|under|ved))?(?: (?:et|en|den|det))?"
)
# "Punkter med tegnet # er vejledende", "rækker mærket Ø-1 til Ø-9 er ønsker"
_BORNE = pattern(
    rf"\b{THING}{_BEARS}(?: {_SIGN})?(?: {_KIND})? (?:{_QUOTED}|[(\[]?(?P<code>{_CODE})[)\]]?"
    r"|(?P<sign>(?i:(?:dobbelt |to )?stjerner?|asterisk|udråbstegn|havelåge))(?: \([^()]{1,4}\))?)"
    r"(?: (?:foran|bagved|bagefter|bag|efter|før|ud for|i margenen)(?: (?:nummeret|teksten|kravet))?)?"
    r"(?:-?\d+ ?(?:-|–|til) ?(?:[A-ZÆØÅ]{1,3}-?)?\d+)?"
    rf"(?![\w-]){_TOLD},? {_MEANING}"
)
# Several signs, one of them in brackets: "Punkter med fed skrift og udråbstegn (!) er krav"
_SHOWN = pattern(rf"\b{THING} med [^.;()]{{3,40}} \((?P<code>{_CODE}|[^\s\w()])\),? {_MEANING}")
# As in: "Krav med prioritet Lav er ønsker", "Vigtighed Høj: kravet skal opfyldes", "kode 3 er et ønske"
_OF_KIND = pattern(
    rf"\b{_KIND}[- ](?:{_QUOTED}|(?P<code>{_CODE}|(?i:høj|mellem|middel|lav)|{_WORD}|\d|I{{1,3}}))(?![\w-])"
    rf"{_TOLD}(?:\s?[=:]\s?(?P<after>[^.;]{{3,140}}?){_NEXT}|,? {_MEANING})"
)
_KIND_AFTER = pattern(
    rf"\b(?P<code>(?i:høj|mellem|middel|lav|første|anden|tredje)|[1-5])\.?[- ]"
    rf"(?i:prioritet|prio|vigtighed)(?:\s?[=:]\s?(?P<after>[^.;]{{3,140}}?){_NEXT}|,? {_MEANING})"
)
# "A-krav skal opfyldes", "Should-krav tillægges vægt"
_HYPHENED = pattern(
    r"\b(?P<code>[A-ZÆØÅ]{1,4}\d?|[A-ZÆØÅ][a-zæøå]{1,9})-(?:krav|punkter|spørgsmål)(?:ene|erne)?,? "
    rf"(?P<meaning>{VERB}[^.;]{{2,140}}?)(?=(?:,|,? (?:og|mens|hvorimod|men)) [A-ZÆØÅ][\wæøå]*-krav|[.;]|$)"
)
# "Krav med blå skrift tæller ved vurderingen", "Rækker på grå baggrund er krav", "gul tekst angiver ønsker"
_IN_COLOUR = pattern(rf"\b(?P<code>{_COLOURS})(?:t|e|de)? {_OF_COLOUR},? {_MEANING}")
_OF_STATUS = pattern(r"\b(?:\w*krav|punkt)\w*|\bønsker?\b|\bufravigelig", re.IGNORECASE)
# As in: "En cirkel (○) foran et punkt betyder, at det er et ønske"
_MEANS = pattern(
    rf"(?:\((?P<code>{_CODE})\)|\b{_SIGN} {_QUOTED})(?: (?:foran|ved|ud for|efter|bag|i) [^,.;()]{{1,30}})? "
    rf"(?:betyder|angiver|viser|markerer|fortæller),? (?:at )?(?P<meaning>[^.;]{{3,120}}?){_NEXT}"
)
# A code before what it stands for: "to grupper: G (gode at have) og N (nødvendige)"
_IN_BRACKETS = pattern(rf"(?<![\w-])(?P<code>{_CODE}) \((?P<meaning>[^()]{{3,50}})\)")
# '"Basis" om det, der skal leveres, og "Ekstra" om det, leverandøren kan tilføje'
_ABOUT = pattern(
    r"[\"»“](?P<code>[A-ZÆØÅ][a-zæøå]{1,14})[\"«”] (?:om|for|er|betyder|bruges om|dækker|markerer|angiver) "
    r"(?P<meaning>[^.;\"»“]{4,120}?)(?=,? (?:og|samt|mens) [\"»“]|[.;]|$)"
)
# "Punkterne A og B er krav. Punkt C er et ønske."
_POINTS = pattern(
    r"\b(?i:punkt|punkterne|punkter|pkt\.?) (?P<letters>[A-ZÆØÅ](?:(?:,| og|, og| samt) [A-ZÆØÅ]){0,9}) "
    rf"{_MEANING}"
)
_LETTER = pattern(r"[A-ZÆØÅ]")
# "Tilbuddet skal ikke opfylde punkter af type Y"
_NOT_TO_BE_MET = pattern(
    r"(?P<meaning>\b(?:skal|behøver|kan|bør|må)(?: \w+){0,3}? "
    rf"(?:opfylde|overholde|leve op til|undlade|fravige))(?: alle| samtlige)? {THING} "
    rf"(?:{_MARKED}|af|med|i)(?: med)?(?: {_SIGN})?(?: {_KIND})? (?:{_QUOTED}|(?P<code>{_CODE}))(?![\w-])"
)
# "I kolonnen »Vægt« angiver 0, at …": which column holds the codes
_COLUMN = pattern(
    r"\b(?i:kolonnen?|feltet|rubrikken) (?:[\"»“'](?P<quoted>[^\"»«“”']{1,20})[\"«”']"
    r"|(?P<name>[A-ZÆØÅ][\wæøå]{0,15}) (?=angiver|betyder|viser|er\b|fortæller|står))"
)
# "angiver 0, at punktet er et mindstekrav, og tallene 1-5, hvor meget det tæller"
_NUMBERS = pattern(
    r"(?<![\w.,])(?P<low>\d)(?:\s?(?:-|–|til)\s?(?P<high>\d))?,? (?P<meaning>(?:at|hvor)\b[^,.;]{3,80})"
)
# Numbers of requirements of one kind: "200-serien er ønsker", "nummer ender på »b«", "begynder med B"
_SERIES = pattern(
    rf"\b(?P<hundreds>[1-9]\d?)00-(?:serien|rækken|numrene|kravene)(?: og op)?,? {_MEANING}"
    rf"|\b(?:nummeret|nummer|numre|der|som) (?P<where>ender på|slutter på|slutter med|begynder med"
    rf"|starter med|indledes med) [\"»“']?(?P<part>[a-zæøå]|\d{{1,2}}|[A-ZÆØÅ]{{1,2}})[\"«”']?"
    r"(?: \([^()]{1,20}\))?,? "
    rf"(?P<said>{VERB}[^.;]{{2,140}}?){_NEXT}"
)


# "Forbehold over for krav med kode A …", "svar på prioritet 1 …": the sentence is on something else
_SPOKEN_OF = pattern(
    r"\b(?i:over ?for|til|om|på|mod|fra)(?: (?:de|det|alle|hvert|samtlige))? "
    rf"(?:{THING}{_BEARS} )?$"
)
_SIGNS_CALLED = {
    "stjerne": ("*", "★", "☆"),
    "asterisk": ("*",),
    "dobbelt stjerne": ("**", "★★"),
    "to stjerner": ("**", "★★"),
    "udråbstegn": ("!",),
    "havelåge": ("#",),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a legend tells of a kind of requirements: its code, as it is looked up, and its status."""

    code: str
    status: Status


def kinds_told(text: str) -> Iterator[Told]:
    """Give the kinds that a text explains by a letter, a sign, a word or a colour."""
    for match in _kinds(text):
        if _SPOKEN_OF.search(text, 0, match.start()):
            continue
        told = match.groupdict("")
        meaning = " ".join((told.get("told", "").strip(" ()"), told.get("after", "") or told["meaning"]))
        status = status_meant(meaning.strip())
        named = told["code"] or told.get("quoted", "")
        codes = (_key(named),) if named else _SIGNS_CALLED.get(told.get("sign", "").casefold(), ())
        if status is not None:
            yield from (Told(code, status) for code in codes)
    for match in _POINTS.finditer(text):
        status = status_meant(match["meaning"])
        if status is not None:
            yield from (Told(f"{letter}.", status) for letter in _LETTER.findall(match["letters"]))
    several = [(one["code"], status_meant(one["meaning"])) for one in _IN_BRACKETS.finditer(text)]
    if len({status for _, status in several if status is not None}) > 1:
        yield from (Told(_key(code), status) for code, status in several if status is not None)


def _key(code: str) -> str:
    return code if code.isupper() else code_key(code)


def _kinds(text: str) -> Iterator[re.Match[str]]:
    for spelled in (_BORNE, _SHOWN, _OF_KIND, _KIND_AFTER, _HYPHENED, _NOT_TO_BE_MET, _ABOUT, _MEANS):
        yield from spelled.finditer(text)
    if _OF_STATUS.search(text) is not None:
        yield from _IN_COLOUR.finditer(text)


def columns_told(text: str) -> Iterator[str]:
    """Give the columns that a legend names as those of its codes."""
    for match in _COLUMN.finditer(text):
        yield match["quoted"] or match["name"]


def numbers_told(text: str) -> dict[str, Status]:
    """Read what the numbers of a named column mean ("angiver 0, at det er et krav, og 1-5, hvor meget …")."""
    found: dict[str, Status] = {}
    for match in _NUMBERS.finditer(text) if _COLUMN.search(text) is not None else ():
        status = status_meant(match["meaning"])
        last = int(match["high"] or match["low"])
        if status is not None:
            found.update({str(number): status for number in range(int(match["low"]), last + 1)})
    return found if len(set(found.values())) > 1 else {}


def series_told(text: str) -> Iterator[Told]:
    """Give the series of numbers that a legend explains, each as a pattern of its numbers."""
    for match in _SERIES.finditer(text):
        status = status_meant(match["meaning"] or match["said"])
        if status is None:
            continue
        part = match["part"]
        if match["hundreds"]:
            yield Told(rf"{match['hundreds']}\d\d", status)
        elif match["where"].startswith(("ender", "slutter")):
            yield Told(rf".*\d{part}", status)
        else:
            yield Told(rf"{part}[-. ]?\d.*" if part.isalpha() else rf"{part}(?:\d|\.).*", status)
