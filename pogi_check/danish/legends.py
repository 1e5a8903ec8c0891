"""What a tender's legends say that its codes mean: "MK = mindstekrav", "krav mærket P bedømmes", stars."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pogi_check.danish.markings import SIGNS, Legend, Marking, code_key, status_of_phrase
from pogi_check.danish.statuses import Status, marking_words
from pogi_check.danish.words import tokenize
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_CODE = rf"[A-ZÆØÅ]{{1,3}}\d?|[A-ZÆØÅ]-krav|Skal|Bør|Kan|[{SIGNS}]{{1,4}}|\*{{1,3}}"
_ENTRY = pattern(
    rf"(?<![\w*{SIGNS}-])[\"»“”']?({_CODE}|(?!Type|Status|Kode|Kategori|Dette)"
    r"[A-ZÆØÅ][a-zæøå]{2,9}(?= betyder))(?:-krav)?[\"«“”']?\)?"
    r"\s*(?:[=:–—]|\s-\s|\b(?:er|betyder|betegner|angiver|markerer|står for)\b|\b(?=indgår\b)),?\s*"
)
# "Svar på A er ja eller nej.", "Bilag A – Krav og ønsker"
_SPEAKS_OF = pattern(
    r"\b(?:på|til|ved|med|for|under|i|(?:under)?bilag|annex|appendiks|(?:del|lot|skema|tabel|afsnit"
    r"|kapitel|fane|ark)\w*) $",
    re.IGNORECASE,
)
# "Skal-krav er mærket S, ønsker er mærket W"
_MARKED_BY = pattern(
    r"(?:^|(?<=[,.;:(] ))([^,.;:()]{3,60}?)\s(?:(?:er|bliver) )?(?:mærket|markeret|angivet|betegnet|mærkes"
    rf"|markeres|angives|betegnes)(?: med| som| ved)?(?: koden| bogstavet)? [\"»“”']?({_CODE})(?![\w-])"
)
# "Krav mærket * er ønsker": what the mark stands for follows it
_SAYS_WHAT = pattern(
    r"[)\]\"«”]?,? (?:er|skal|bør|kan|indgår|giver|tæller|tjener|vægtes|vurderes|bedømmes|evalueres"
    r"|pointsættes|vægter|bliver)\b"
)
# "Spørgsmål mærket O tjener alene ordregivers overblik"
_MARKED_IS = pattern(
    r"\b(?i:krav|spørgsmål|punkter|punkt|linjer|felter|rækker)(?:ene|et)?,? (?:der |som )?(?:er )?(?:mærket"
    r"|markeret|mærkede|markerede"
    rf"|med (?:koden|bogstavet"
    rf"|mærket)) (?:med )?[\"»“”'(\[]?(?P<code>{_CODE})[\"«“”')\]]?(?![\w-]),? (?P<meaning>[^.;]{{5,140}})"
)
_GRADED = pattern(
    r"\b(?:prioritet|prio|prioritering|niveau|kategori|klasse|grad|type|kode|koder|krav\w*)\b"
    r"|^\s*[1-5I] ?[=:]",
    re.IGNORECASE,
)
_GRADE = pattern(
    r"(?<![\w.,])([1-5]|I{1,3})(?:\.-?prioritet)?\s*(?:=|:|–|-|\(|er\b|betyder\b)\s*([^,;.()=]{3,60})"
)
# "Kategori B giver op til 6 point": what a class of requirements is
_CLASS = pattern(
    r"\b(?:kategori|kode|type|status|gruppe)[- ](?P<code>[A-ZÆØÅ]{1,2}\d?|\d) "
    r"(?P<meaning>(?:er|giver|prøves|indgår|betyder|bedømmes|angiver|tæller|vægtes)\b[^.;]{3,120}?)"
    r"(?=,? (?:og |mens )?(?:kategori|kode|type|status|gruppe)[- ]|[.;]|$)",
    re.IGNORECASE,
)
# "Står der G, må I gerne opfylde punktet"
_WHERE_IT_STANDS = pattern(
    rf"\b(?:[Ss]tår der|der står)(?: et| en)? [\"»“]?(?P<code>{_CODE})[\"«”]?(?: (?:i|ved|ud for"
    rf"|foran) [^,.;]{{1,40}})?"
    r",? (?P<meaning>[^.;]{5,140})"
)
# What a legend of colours says: red is a demand, yellow is weighed.
_COLOURED = pattern(
    r"\b(?P<code>rød|grøn|gul|blå|grå|orange|hvid|sort|lilla)[et]? ?(?:=|:|er|betyder|–) ?"
    r"(?P<meaning>[^,.;]{3,80})",
    re.IGNORECASE,
)
# '"Gul" er noget, kokkene godt kunne tænke sig'
_NAMED_BY_WORD = pattern(
    r"[\"»“](?P<code>[a-zæøå]{3,12})[\"«”],? (?:er|betyder|markerer|angiver|viser) (?P<meaning>[^.;]{4,120})",
    re.IGNORECASE,
)
_UNMARKED = pattern(
    r"(?:\b(?:krav |punkter |linjer |rækker )?uden (?:mærke\w*|stjerne|markering|kode|\*|[A-Z]\b)"
    r"|\b(?:de )?øvrige(?: krav| punkter| linjer| rækker)?"
    r"|\balle andre(?: krav| punkter)?|\b(?:umærkede|umarkerede)(?: krav| punkter)?|\bresten)\s"
    r"(?:i (?:afsnit|kapitel|bilag) \S+ )?(?:(?:skal|bedes|kan) )?"
    r"(?:er|(?:betragtes|regnes|læses|forstås|opfattes|tæller)(?: alene)? som|udgør|anses for)"
    r"\s(?P<status>[^,;.()]{3,40})",
    re.IGNORECASE,
)
_TICKED_OFF = r"(?:afkrydset|krydset af|markeret|afmærket|sat kryds)"
_ONLY_TICKED = pattern(
    r"\bkun (?:de )?(?:afkrydsede|krydsede|markerede|afmærkede)\b"
    rf"|\b(?:stilles|gælder|kræves)\b[^.;]{{0,20}}\b(?:når|hvis|hvor) (?:de|kravet|punktet"
    rf"|feltet) er {_TICKED_OFF}"
    r"|\b(?:afkrydsede|markerede) (?:krav|punkter|felter|linjer) (?:er|gælder|udgør)\b"
    rf"|\b(?:har|er) (?:\w+ )?{_TICKED_OFF} de (?:krav|punkter|linjer)\b"
    r"|\bikke (?:er )?(?:afkrydse[dt]e?|markere[dt]e?)\b[^.;]{0,20}\b(?:stilles|gælder)\b[^.;]{0,10}\bikke\b",
    re.IGNORECASE,
)
_SAID_FIRST = (Status.INFORMATION, Status.WISH, Status.EVALUATION)  # "Giver point. Ikke et krav"
# "Kode A | Absolut krav"
_CALLED = pattern(
    r"^(?:kode|kategori|type|krav|klasse|niveau|prioritet|mærke|tegn|bogstav)\s+", re.IGNORECASE
)
_BRACKETED = pattern(rf"[\[(]({_CODE})[\])]\s+([^,;.()\[\]]{{3,40}})")  # "(M) mindstekrav, (Ø) ønske"
_CODE_CELL = pattern(_CODE)
_ENTRY_MARKS = (
    "=",
    ":",
    "–",
    "—",
    " - ",
    " er ",
    "bety",
    "betegn",
    " indgår ",
    "angiver",
    "markerer",
    "står for",
)
_MEANING_ENDS = pattern(r"[.;·\n]")
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
_WEIGHT = pattern(r"\d\s?%")
_ANSWER_NOT_SCORED = pattern(
    r"\b(?:svar|besvarelse|oplysning|beskrivelse|tal)(?:et|en|ene|erne|lene)?\s(?:\w+\s){0,2}?ikke\b"
    r"|\b(?:svaret|besvarelsen|oplysningen"
    r"|beskrivelsen|tallet) \w+ ikke\b",
    re.IGNORECASE,
)
_NEVER_WAIVED = pattern(r"\bikke (?:kan |må )?(?:fraviges|afviges)|\b(?:kan|må) ikke fraviges", re.IGNORECASE)
# "Tilvalg (X)", "Krav (K)": a code after what it stands for
_CODED = pattern(r"\b([A-ZÆØÅ][a-zæøå-]{3,20}) [\[(]([A-ZÆØÅ]{1,2})[\])]")
# "mindstekrav (M), pointgivende krav (P) eller oplysning (I)": several in one sentence
_CODED_EACH = pattern(r"(?P<meaning>[^,;.:()\[\]]{4,60}?) [\[(](?P<code>[A-ZÆØÅ]{1,3})[\])]")
# "… markeret med M, pointgivende krav med P og oplysninger med I"
_AND_BY = pattern(
    rf"(?:,| og| samt| eller) (?P<meaning>[^,.;()]{{4,50}}?) med [\"»“”']?(?P<code>{_CODE})(?![\w-])"
)
# "I kolonnen betyder M mindstekrav, P at svaret får point, og I at det er en oplysning"
_BETYDER_CODE = pattern(rf"\bbetyder [\"»“”']?(?:{_CODE})[\"«“”']?(?:,? at\b| [a-zæøå])")
_MEANS_EACH = pattern(
    r"(?:\bbetyder|,(?: og)?|\bog"
    rf"|;) [\"»“”']?(?P<code>{_CODE})[\"«“”']?,? (?:at )?(?P<meaning>[^,;.]{{4,90}})"
)
_FIRST = pattern(r"[.(]")
_EXPLAINED = 3  # times that a code is explained at most
_LEGEND = 600  # characters of a paragraph that may explain codes
_MEANING = 300  # characters of a cell that may


def read_legend(texts: Iterable[str]) -> Legend:
    """Gather the meaning of codes from the tender's legends ("MK = mindstekrav, EK = evalueringskrav")."""
    codes: dict[str, Status] = {}
    grades: dict[str, Status] = {}
    unmarked: Marking | None = None
    for text in texts:
        if len(text) > _LEGEND:
            continue
        grades.update(_grades(text))
        rest = _UNMARKED.search(text)
        status = status_of_phrase(rest["status"]) if rest is not None else None
        if rest is not None and status in (Status.WISH, Status.EVALUATION):
            unmarked = unmarked or Marking(status, rest.group().strip(), own=True)
        if any(mark in text for mark in _ENTRY_MARKS):
            entries = [
                entry for entry in _ENTRY.finditer(text) if not _SPEAKS_OF.search(text, 0, entry.start())
            ]
            ends = [entry.start() for entry in entries[1:]] + [len(text)] * bool(entries)
            for entry, end in zip(entries, ends, strict=True):
                _explain(codes, entry[1], _MEANING_ENDS.split(text[entry.end() : end], maxsplit=1)[0])
        _explain_marks(codes, text)
        _explain_in_sentences(codes, text)
        bracketed = [match for match in _BRACKETED.finditer(text) if status_of_phrase(match[2])]
        for match in bracketed if len(bracketed) > 1 else ():
            _explain(codes, match[1], match[2])
        if _ONLY_TICKED.search(text):
            codes.setdefault("☐", Status.BACKGROUND)
    return Legend(codes, grades, unmarked)


def _explain_marks(codes: dict[str, Status], text: str) -> None:
    """Note what a mark means that requirements bear ("ønsker er mærket W", "Krav mærket * er ønsker")."""
    for marked in _MARKED_BY.finditer(text):
        if not _SAYS_WHAT.match(text, marked.end()):
            _explain(codes, marked[2], marked[1])
    for marked in _MARKED_IS.finditer(text):
        _explain(codes, marked["code"], marked["meaning"])


def _explain_in_sentences(codes: dict[str, Status], text: str) -> None:
    """Note what codes mean that a sentence explains ("Kategori B giver point", "Tilvalg (X)")."""
    spelled = (_CLASS, _NAMED_BY_WORD, _COLOURED, _WHERE_IT_STANDS)
    for match in (match for one in spelled for match in one.finditer(text)):
        _explain(codes, code_key(match["code"]), match["meaning"])
    several = [match for match in _CODED_EACH.finditer(text) if status_of_phrase(match["meaning"])]
    for match in several if len(several) > 1 else ():
        _explain(codes, match["code"], match["meaning"], in_words=False)
    if _MARKED_BY.search(text):
        for match in _AND_BY.finditer(text):
            _explain(codes, match["code"], match["meaning"])
    inverted = _BETYDER_CODE.search(text)
    for match in _MEANS_EACH.finditer(text, inverted.start()) if inverted is not None else ():
        _explain(codes, match["code"], match["meaning"])
    for coded in _CODED.finditer(text):
        _explain(codes, coded[2], coded[1], in_words=False)


def _grades(text: str) -> dict[str, Status]:
    """Read what the numbers of a column of priorities mean: two of them at least, and not the same."""
    if _GRADED.search(text) is None:
        return {}
    found = {
        match[1]: status
        for match in _GRADE.finditer(text)
        if (status := status_of_phrase(match[2].strip()) or _status_in_words(match[2])) is not None
    }
    return found if len(set(found.values())) > 1 else {}


def legend_rows(rows: Iterable[tuple[str, str, bool]]) -> dict[str, Status]:
    """Read a legend that stands as a table: a code in one cell, its meaning in the next.

    The third of each tells that the row has these two cells only: then the meaning may be told in words of
    the tender's own, unless the code stands in more such rows, as it does before requirements.
    """
    listed = [
        (_CALLED.sub("", cell.strip().strip("()[]*.:=")), meaning, alone) for cell, meaning, alone in rows
    ]
    times = Counter(code for code, _, alone in listed if alone)
    codes: dict[str, Status] = {}
    for code, meaning, alone in listed:
        if (not alone and code[-1:].isdigit()) or times[code] > _EXPLAINED:
            continue  # the number of a line, a code of many requirements
        heads = _CODE_CELL.fullmatch(meaning.strip()) is not None  # "Skal | Bør": columns, no legend
        if _CODE_CELL.fullmatch(code) and len(meaning) < _MEANING and not heads:
            _explain(codes, code, meaning, in_words=alone and times[code] == 1)
    return codes


def _explain(codes: dict[str, Status], code: str, meaning: str, *, in_words: bool = True) -> None:
    """Note what a code means, unless it was explained before; "A-krav" explains "A" too.

    That it is told or wished, its first sentence says ("Oplysning. Den ønskede oplysning skrives …").
    """
    if code[-1:].isdigit() and _WEIGHT.search(meaning):
        return  # "DA1 | Pris 60 %, kvalitet 40 %": a lot and how its bids are weighed
    if in_words and _REJECTS.search(meaning):
        codes.setdefault(code, Status.MANDATORY)
        return
    if in_words and _NOT_SCORED.search(meaning):
        codes.setdefault(code, _of_what_is_not_scored(meaning))
        return
    if in_words and _YES_ONLY.search(meaning):
        codes.setdefault(code, Status.MANDATORY)
        return
    if in_words and _MAY_YIELD.search(meaning) and not _NEVER_WAIVED.search(meaning):
        codes.setdefault(code, Status.USUAL)
        return
    first = status_of_phrase(_FIRST.split(meaning, maxsplit=1)[0])
    status = first if first in _SAID_FIRST else status_of_phrase(meaning)
    if status is None and in_words:
        status = _status_in_words(meaning)
    if status is not None:
        codes.setdefault(code, status)
        codes.setdefault(code.removesuffix("-krav"), status)


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
    said = _status_in_words(rest)
    if called is Status.MANDATORY:
        return Status.WISH if said is Status.WISH else called
    return said or Status.WISH


def _status_in_words(meaning: str) -> Status | None:
    """Tell what a legend's own words make of a requirement ("Fortæl os det", "Uden det kan du ikke byde")."""
    meanings = marking_words().meanings
    found = {meanings[hit.term] for hit in marking_words().meaning_index.find(tokenize(meaning))}
    if _NEVER_WAIVED.search(meaning):
        found.discard(Status.USUAL)
    return next((status for status in dict.fromkeys(meanings.values()) if status in found), None)
