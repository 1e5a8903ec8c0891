"""The explicit marking of a requirement: codes, legends, column headers, headings, lead-ins."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from pogi_check.danish.statuses import Status, marking_words
from pogi_check.danish.words import fold, tokenize
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Marking:
    """A marking: what it says, in which words, and whether it stands on the requirement itself.

    ``own`` is true for a code or column of the requirement's own row, false for a heading or lead-in.
    """

    status: Status
    words: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Legend:
    """What the codes of a tender mean, as its own legends say.

    ``grades`` are the numbers of a column of priorities ("1 = skal opfyldes"), which mean nothing elsewhere;
    ``unmarked`` is what a requirement without a mark is ("øvrige er ønsker"), where a legend says so.
    """

    codes: Mapping[str, Status]
    grades: Mapping[str, Status] = field(default_factory=dict)
    unmarked: Marking | None = None


# Where several kinds of phrase stand in one meaning, the more telling one decides:
# "ønske, der ikke pointgives" is a wish, "krav, der indgår i evalueringen" is scored.
_TELLING = (
    Status.OPTION,
    Status.WISH,
    Status.EVALUATION,
    Status.INFORMATION,
    Status.CONTRACT,
    Status.MANDATORY,
)

_SHORT_ONLY = frozenset({
    "skal", "bør", "kan", "absolut", "bør have", "minimum", "oplys", "oplyses", "beskriv", "redegør",
    "besvares",
})  # fmt: skip
_VERBS = frozenset({"skal", "bør", "kan"})  # between two words they make a sentence: "Gips skal genanvendes"
_SHORT = 3  # words of a phrase that is a status and nothing else
_OPENS = 3  # words of a longer phrase among which its status decides

_SIGNS = "★☆✱✶●○◆◇■□▲△"
_CODE = rf"[A-ZÆØÅ]{{1,3}}\d?|[A-ZÆØÅ]-krav|Skal|Bør|Kan|[{_SIGNS}]{{1,4}}|\*{{1,3}}"
_ENTRY = pattern(
    rf"(?<![\w*{_SIGNS}-])[\"»“”']?({_CODE}|[A-ZÆØÅ][a-zæøå]{{2,9}}(?= betyder))(?:-krav)?[\"«“”']?\)?"
    r"\s*(?:[=:–—]|\s-\s|\ber\b|\bbetyder\b|\bbetegner\b|\b(?=indgår\b)),?\s*"
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
_SAYS_WHAT = pattern(r"[)\]\"«”]?,? (?:er|skal|bør|kan|indgår|giver|tæller|tjener|vægtes|vurderes)\b")
# "Spørgsmål mærket O tjener alene ordregivers overblik"
_MARKED_IS = pattern(
    r"\b(?i:krav|spørgsmål|punkter|punkt|linjer|felter|rækker)(?:ene|et)?,? (?:der |som )?(?:er )?(?:mærket"
    r"|markeret|mærkede|markerede"
    rf"|med (?:koden|bogstavet"
    rf"|mærket)) (?:med )?[\"»“”'(\[]?(?P<code>{_CODE})[\"«“”')\]]?(?![\w-]),? (?P<meaning>[^.]{{5,140}})"
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
    r"(?P<meaning>(?:er|giver|prøves|indgår|betyder|bedømmes|angiver|tæller|vægtes)\b[^.;]{3,120})",
    re.IGNORECASE,
)
# "Står der G, må I gerne opfylde punktet"
_WHERE_IT_STANDS = pattern(
    rf"\b[Ss]tår der(?: et| en)? [\"»“]?(?P<code>{_CODE})[\"«”]?(?: (?:i|ved|ud for|foran) [^,.;]{{1,40}})?"
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
_OPENING = pattern(r"\s*[\[(]?([^\[\]():;–—\n]{1,30}?)(?:[\])]\s*[:–—-]?|\s*[:–—])\s+(?=[\"“»]?[A-ZÆØÅ])")
_STARRED = pattern(rf"\s*(?:\d+(?:\.\d+)*\.?\s*)?(?P<mark>\*{{1,3}}|[{_SIGNS}]{{1,4}}|[☐☒]|\((?:[xX]| )\))\s")
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
_STAR = pattern(rf"\*{{1,3}}|[{_SIGNS}]{{1,4}}")
_DOTTED_NUMBER = pattern(r"\s*(\d+\.\d+(?:\.\d+)*)\b")
_OF_SECTION = pattern(r"\b(?:afsnit|kapitel) (\d+)\b", re.IGNORECASE)
# A status in brackets behind what is asked: "Miljømærke (mindstekrav)", "højst to fibre (SKAL)"
_CLOSED_WITH = pattern(
    r"\(\s*(?P<status>mindstekrav|minimumskrav|ufravigeligt(?: krav)?|ufravigelig|skal(?:-krav)?"
    r"|bør(?:-krav)?|ønske(?:ligt)?"
    r"|option|tilvalg|konkurrenceparameter|evalueringskrav|konkurrencekrav)\s*\)\s*[:.]?\s*$",
    re.IGNORECASE,
)
_MORE_THAN_ONE = pattern(r"[.!?;]\s")
_CLOSING = pattern(r"(?:[\[(]([A-ZÆØÅ]{1,3}|\*{1,3})[\])]\s*\.?|(?<=[\w.])\s*(\*{1,3}))\s*$")
_OPENING_WORDS = 3
_SAID_FIRST = (Status.INFORMATION, Status.WISH, Status.EVALUATION)  # "Giver point. Ikke et krav"
_MARKS_A_TEXT = (Status.WISH, Status.OPTION, Status.EVALUATION, Status.MANDATORY)
# "Kode A | Absolut krav"
_CALLED = pattern(
    r"^(?:kode|kategori|type|krav|klasse|niveau|prioritet|mærke|tegn|bogstav)\s+", re.IGNORECASE
)
_BRACKETED = pattern(rf"[\[(]({_CODE})[\])]\s+([^,;.()\[\]]{{3,40}})")  # "(M) mindstekrav, (Ø) ønske"
_CODE_CELL = pattern(_CODE)
_ENTRY_MARKS = ("=", ":", "–", "—", " - ", " er ", "bety", "betegn", " indgår ")
_MEANING_ENDS = pattern(r"[.;·\n]")
# "Kravet udgår." says something of a requirement and is no code for one.
_CHANGES = pattern(
    r"\b(?:udgår|udgået|bortfald\w*|slettes|stryges|frafald\w*|ophæves|ændres|erstattes|gælder"
    r"|fastholdes|lempes|intet krav|ingen krav)\b",
    re.IGNORECASE,
)
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
_FIRST = pattern(r"[.(]")
_NUMBERED = pattern(
    r"\s*(?:\[([A-ZÆØÅ]{1,3})(?:[-\s.]?\d[\d.]*)?\]|\(([A-ZÆØÅ]{1,3})\)|([A-ZÆØÅ]{1,3})[-\s.]?\d)"
)
_CODE_WORD = 2  # characters of a code that is no word
_LEGEND = 600  # characters of a paragraph that may explain codes
_MEANING = 300  # characters of a cell that may
_CODE_LENGTH = 60  # characters of a cell that holds a code or a status
_CODE_WORDS = 4
_IS_DEMAND = pattern(  # "Skal være LED"; "Skal være opfyldt" is a status
    r"(?:skal|må|bør|kan)\s(?:ikke\s)?(?:være|have|bære|indeholde|kunne|bruge)\s(?!opfyldt|overholdt"
    r"|til stede|med\b)",
    re.IGNORECASE,
)
_QUOTED = 20  # characters of a number that are shown


@lru_cache(maxsize=4096)
def status_of_phrase(text: str) -> Status | None:
    """Tell what a short phrase ("ufravigeligt mindstekrav") says of a requirement's status, if anything."""
    phrases = marking_words().phrases
    tokens = tokenize(text)
    hits = marking_words().phrase_index.find(tokens)
    short = len(tokens) <= _SHORT
    hits = tuple(h for h in hits if h.term not in _VERBS or h.first == 0 or h.last == len(tokens) - 1)
    found = {phrases[hit.term] for hit in hits if short or hit.term not in _SHORT_ONLY}
    if not short and Status.MANDATORY in found:
        opening = {hit.term for hit in hits if hit.first < _OPENS and hit.term != "krav"}
        if any(phrases[term] is Status.MANDATORY for term in opening):
            return Status.MANDATORY
    return next((status for status in _TELLING if status in found), None)


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
        _explain(codes, _key(match["code"]), match["meaning"])
    for coded in _CODED.finditer(text):
        _explain(codes, coded[2], coded[1], in_words=False)


def _key(code: str) -> str:
    """Write a code as it is looked up: a word in small letters, letters and numbers as they stand."""
    return code.casefold() if len(code) > _CODE_WORD else code


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
        if not alone and code[-1:].isdigit():
            continue  # the number of a line
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


def of_code(text: str, legend: Legend) -> Marking | None:
    """Read a cell that holds a status code or phrase and nothing else; None for any other cell."""
    whole = text.strip()
    bare = whole if whole in legend.codes else whole.strip("()[]*.:").strip()
    if not bare or len(bare) > _CODE_LENGTH or _CHANGES.search(bare) or _IS_DEMAND.match(bare):
        return None
    status = _status_of_code(bare, legend)
    if status is None and len(bare.split()) <= _CODE_WORDS and not (bare.endswith("?") or bare[0].isdigit()):
        status = status_of_phrase(bare)
    return Marking(status, bare, own=True) if status is not None else None


def of_number(text: str, legend: Legend) -> Marking | None:
    """Read a status code in a requirement's number ("MK-09", "EK 5", "[Ø] A4"); None where it holds none.

    A single letter without brackets says nothing that the tender's own legend does not say.
    """
    match = _NUMBERED.match(text)
    if match is None:
        return None
    code = match[1] or match[2] or match[3]
    bare = match[3] is not None and len(code) == 1
    status = legend.codes.get(code) if bare else _status_of_code(code, legend)
    return Marking(status, text.strip()[:_QUOTED], own=True) if status is not None else None


def of_opening(text: str, legend: Legend) -> Marking | None:
    """Read the status that a text opens or closes with ("Ønske: …", "[B] …", "… (Ø)"), if it has one.

    "Krav: …" and "Krav til papir: …" are titles, and say nothing of it.
    """
    match = _OPENING.match(text)
    if match is not None:
        words = match[1].strip()
        status = _status_of_code(words, legend)
        if (
            status is None
            and len(words.split()) <= _OPENING_WORDS
            and not words.casefold().startswith("krav")
        ):
            status = status_of_phrase(words)
        if status in _MARKS_A_TEXT:
            return Marking(status, words, own=True)
    return of_closing(text, legend)


def of_star(text: str, legend: Legend) -> Marking | None:
    """Read the mark that stands before a text, or behind its number ("3.1* Papir …"), as the legend says.

    Where the legend says what requirements without a mark are, a numbered one without is that.
    """
    starred = _STARRED.match(text)
    if starred is not None:
        mark = starred["mark"].strip()
        status = legend.codes.get(mark)
        return Marking(status, mark, own=True) if status is not None else None
    unmarked = legend.unmarked
    if (
        unmarked is None
        or not _is_by_mark(unmarked, legend)
        or (number := _DOTTED_NUMBER.match(text)) is None
    ):
        return None
    section = _OF_SECTION.search(unmarked.words)
    return unmarked if section is None or number[1].startswith(f"{section[1]}.") else None


def _is_by_mark(unmarked: Marking, legend: Legend) -> bool:
    """Tell whether marks before texts tell requirements apart: a legend explains a star, or speaks of it."""
    return "uden" in unmarked.words.casefold() or any(_STAR.fullmatch(code) for code in legend.codes)


def of_closing(text: str, legend: Legend) -> Marking | None:
    """Read the status in brackets that a text closes with: a word, or a code that the tender explains."""
    told = _CLOSED_WITH.search(text)
    if told is not None and _MORE_THAN_ONE.search(text, 0, told.start()):
        told = None  # a sentence of its own, behind the demand
    if told is not None and (said := status_of_phrase(told["status"])) is not None:
        return Marking(said, told["status"], own=True)
    match = _CLOSING.search(text)
    status = legend.codes.get(match[1] or match[2]) if match is not None else None
    return Marking(status, match.group().strip(" ."), own=True) if match is not None and status else None


def _status_of_code(code: str, legend: Legend) -> Status | None:
    return legend.codes.get(code) or marking_words().codes.get(code) or legend.codes.get(_key(code))


def is_status_column(header: str) -> bool:
    """Tell whether a column header announces the status of requirements."""
    return fold(header).strip(" .:?*") in marking_words().columns
