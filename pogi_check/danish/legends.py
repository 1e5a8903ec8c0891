"""What a tender's legends say that its codes mean: "MK = mindstekrav", "krav mærket P bedømmes", stars."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pogi_check.danish.legend_kinds import columns_told, kinds_told, numbers_told, series_told
from pogi_check.danish.legend_meanings import CODE, explain, note, status_in_words
from pogi_check.danish.markings import SIGNS, Legend, code_key, status_of_phrase
from pogi_check.danish.statuses import Status
from pogi_check.danish.unmarked import rest_told
from pogi_check.danish.words import fold
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pogi_check.danish.markings import Marking

_ENTRY = pattern(
    rf"(?<![\w*{SIGNS}-])[\"»“”']?({CODE}|(?!Type|Status|Kode|Kategori|Dette)"
    r"[A-ZÆØÅ][a-zæøå]{2,9}(?= betyder))(?:-krav)?[\"«“”']?\)?"
    r"\s*(?:[=:–—]|\s-\s|\b(?:er|betyder|betegner|angiver|markerer|står for)\b|\b(?=indgår\b)),?\s*"
)
_ENTRY_AFTER = pattern(  # "Ø markerer et ønske, Å et krav"
    rf"(?:,|,? (?:og|mens)) [\"»“”']?({CODE})[\"«“”']? (?=(?:et|en|at|for)\b)"
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
    rf"|markeres|angives|betegnes)(?: med| som| ved)?(?: koden| bogstavet)? [\"»“”']?({CODE})(?![\w-])"
)
# "Krav mærket * er ønsker": what the mark stands for follows it
_SAYS_WHAT = pattern(
    r"[)\]\"«”]?(?: \([^()]{2,40}\))?,? (?:er|skal|bør|kan|indgår|giver|tæller|tjener|vægtes|vurderes"
    r"|bedømmes|evalueres|pointsættes|vægter|bliver)\b"
)
# "Spørgsmål mærket O tjener alene ordregivers overblik"
_MARKED_IS = pattern(
    r"\b(?i:krav|spørgsmål|punkter|punkt|linjer|felter|rækker)(?:ene|et)?,? (?:der |som )?(?:er )?(?:mærket"
    r"|markeret|mærkede|markerede"
    rf"|med (?:koden|bogstavet"
    rf"|mærket)) (?:med )?[\"»“”'(\[]?(?P<code>{CODE})[\"«“”')\]]?(?![\w-]),? (?P<meaning>[^.;]{{5,140}})"
)
_GRADED = pattern(
    r"\b(?:prioritet|prio|prioritering(?:en)?|niveau|kategori|klasse|grad|type|kode|koder|krav\w*)\b"
    r"|^\s*[1-5I] ?[=:]",
    re.IGNORECASE,
)
_GRADE = pattern(
    r"(?<![\w.,])([1-5]|I{1,3})(?:\.-?prioritet)?\s*(?:=|:|[–-](?!\s?\d)|\(|er\b|betyder\b)\s*"
    r"([^,;.()=]{3,60})(,[^\d,;.()=:]{3,60}(?=[;.)]|$))?"
)
# "Står der G, må I gerne opfylde punktet"
_WHERE_IT_STANDS = pattern(
    rf"\b(?:[Ss]tår der|der står)(?: et| en)? [\"»“]?(?P<code>{CODE})[\"«”]?(?: (?:i|ved|ud for"
    rf"|foran) [^,.;]{{1,40}})?"
    r",? (?P<meaning>[^.;]{5,140})"
)
# What a legend of colours says: red is a demand, yellow is weighed.
_COLOURED = pattern(
    r"\b(?P<code>rød|grøn|gul|blå|grå|orange|hvid|sort|lilla)[et]? ?(?:=|:|er|betyder|–) ?"
    r"(?P<meaning>[^,.;]{3,80}(?:, (?:vi|som|der|leverandøren|tilbudsgiver|i|du) [^,.;]{3,60})?)",
    re.IGNORECASE,
)
# '"Gul" er noget, kokkene godt kunne tænke sig'
_NAMED_BY_WORD = pattern(
    r"[\"»“](?P<code>[a-zæøå]{3,12})[\"«”],? (?:er|betyder|markerer|angiver|viser) (?P<meaning>[^.;]{4,120})",
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
_BRACKETED = pattern(rf"[\[(]({CODE})[\])]\s+([^,;.()\[\]]{{3,40}})")  # "(M) mindstekrav, (Ø) ønske"
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
# "Tilvalg (X)", "Krav (K)": a code after what it stands for
_CODED = pattern(r"\b([A-ZÆØÅ][a-zæøå-]{3,20}) [\[(]([A-ZÆØÅ]{1,2})[\])]")
# "mindstekrav (M), pointgivende krav (P) eller oplysning (I)": several in one sentence
_CODED_EACH = pattern(r"(?P<meaning>[^,;.:()\[\]]{4,60}?) [\[(](?P<code>[A-ZÆØÅ]{1,3})[\])]")
_IN_BRACKETS = pattern(r"[\[(][A-ZÆØÅ]{1,3}[\])]")  # without it the one above is long in finding nothing
# "… markeret med M, pointgivende krav med P og oplysninger med I"
_AND_BY = pattern(
    rf"(?:,| og| samt| eller) (?P<meaning>[^,.;()]{{4,50}}?) med [\"»“”']?(?P<code>{CODE})(?![\w-])"
)
# "markeret med X for krav og O for ønsker"
_FOR_EACH = pattern(
    rf"(?:\bmed|,|\bog) [\"»“”']?(?P<code>{CODE})[\"«“”']? for (?P<meaning>[^,.;()]{{3,40}}?)"
    r"(?=,| og\b|[.;]|$)"
)
# "I kolonnen betyder M mindstekrav, P at svaret får point, og I at det er en oplysning"
_BETYDER_CODE = pattern(rf"\bbetyder [\"»“”']?(?:{CODE})[\"«“”']?(?:,? at\b| [a-zæøå])")
_MEANS_EACH = pattern(
    r"(?:\bbetyder|,(?: og)?|\bog"
    rf"|;) [\"»“”']?(?P<code>{CODE})[\"«“”']?,? (?:at )?(?P<meaning>[^,;.]{{4,90}})"
)
_FIRST_LETTERS = frozenset("ABCDEF")  # with which a list may count
_OPENS_WITH_LETTER = pattern(r"\s*([A-ZÆØÅ])[.)]\s")
_POINT = pattern(r"[A-ZÆØÅ]\.")  # "Punkt C er et ønske"
_LEGEND = 600  # characters of a paragraph that may explain codes


def read_legend(texts: Iterable[str]) -> Legend:
    """Gather the meaning of codes from the tender's legends ("MK = mindstekrav, EK = evalueringskrav")."""
    codes: dict[str, Status] = {}
    grades: dict[str, Status] = {}
    series: dict[str, Status] = {}
    columns: set[str] = set()
    unmarked: Marking | None = None
    for text in texts:
        if len(text) > _LEGEND:
            continue
        grades.update(_grades(text))
        unmarked = unmarked or rest_told(text)
        columns.update(map(fold, columns_told(text)))
        series |= {told.code: told.status for told in series_told(text)}
        for match in _FOR_EACH.finditer(text) if _MARKED_BY.search(text) else ():
            explain(codes, match["code"], match["meaning"])
        _explain_entries(codes, text)
        _explain_marks(codes, text)
        _explain_in_sentences(codes, text)
        bracketed = [match for match in _BRACKETED.finditer(text) if status_of_phrase(match[2])]
        for match in bracketed if len(bracketed) > 1 else ():
            explain(codes, match[1], match[2])
        for told in kinds_told(text):
            note(codes, grades, told.code, told.status)
        if _ONLY_TICKED.search(text):
            codes.setdefault("☐", Status.BACKGROUND)
    return Legend(codes, grades, unmarked, frozenset(columns), series)


@lru_cache(maxsize=1024)
def explains(text: str) -> bool:
    """Tell whether a text is a legend: it explains a code, or what bears none."""
    legend = read_legend((text,))
    return bool(legend.codes or legend.grades or legend.series or legend.unmarked)


def letters_that_mark(texts: Iterable[str], codes: Mapping[str, Status]) -> dict[str, Status]:
    """Give the codes that open lines as a letter with a point ("S. Alle …").

    There are none where lines count with letters: where one opens with a letter that no legend explains, or
    all codes are among the first letters.
    """
    letters = {code for code in codes if len(code) == 1 and code.isalpha()}
    points = {code[0]: status for code, status in codes.items() if _POINT.fullmatch(code)}
    if not points and all(letter in _FIRST_LETTERS for letter in letters):
        return {}
    opening = {match[1] for text in texts if (match := _OPENS_WITH_LETTER.match(text)) is not None}
    if points:
        return points
    return {letter: codes[letter] for letter in opening} if opening <= letters else {}


def _explain_entries(codes: dict[str, Status], text: str) -> None:
    """Note what codes mean that stand before their meaning ("MK = mindstekrav", "Ø markerer et ønske")."""
    if not any(mark in text for mark in _ENTRY_MARKS):
        return
    entries = [entry for entry in _ENTRY.finditer(text) if not _SPEAKS_OF.search(text, 0, entry.start())]
    if entries:
        entries += _ENTRY_AFTER.finditer(text, entries[0].end())
        entries.sort(key=lambda entry: entry.start())
    ends = [entry.start() for entry in entries[1:]] + [len(text)] * bool(entries)
    for entry, end in zip(entries, ends, strict=True):
        explain(codes, entry[1], _MEANING_ENDS.split(text[entry.end() : end], maxsplit=1)[0])


def _explain_marks(codes: dict[str, Status], text: str) -> None:
    """Note what a mark means that requirements bear ("ønsker er mærket W", "Krav mærket * er ønsker")."""
    for marked in _MARKED_BY.finditer(text):
        if not _SAYS_WHAT.match(text, marked.end()):
            explain(codes, marked[2], marked[1])
    for marked in _MARKED_IS.finditer(text):
        explain(codes, marked["code"], marked["meaning"])


def _explain_in_sentences(codes: dict[str, Status], text: str) -> None:
    """Note what codes mean that a sentence explains ("Kategori B giver point", "Tilvalg (X)")."""
    spelled = (_NAMED_BY_WORD, _COLOURED, _WHERE_IT_STANDS)
    for match in (match for one in spelled for match in one.finditer(text)):
        explain(codes, code_key(match["code"]), match["meaning"])
    coded_each = _CODED_EACH.finditer(text) if _IN_BRACKETS.search(text) else ()
    several = [match for match in coded_each if status_of_phrase(match["meaning"])]
    for match in several if len(several) > 1 else ():
        explain(codes, match["code"], match["meaning"], in_words=False)
    if _MARKED_BY.search(text):
        for match in _AND_BY.finditer(text):
            explain(codes, match["code"], match["meaning"])
    inverted = _BETYDER_CODE.search(text)
    for match in _MEANS_EACH.finditer(text, inverted.start()) if inverted is not None else ():
        explain(codes, match["code"], match["meaning"])
    for coded in _CODED.finditer(text):
        explain(codes, coded[2], coded[1], in_words=False)


def _grades(text: str) -> dict[str, Status]:
    """Read what the numbers of a column of priorities mean: two of them at least, and not the same."""
    named = numbers_told(text)
    if named or _GRADED.search(text) is None:
        return named
    found = {
        match[1]: status
        for match in _GRADE.finditer(text)
        if (status := _status_of_grade(match[2].strip(), match[3] or "")) is not None
    }
    return found if len(set(found.values())) > 1 else {}


def _status_of_grade(meaning: str, added: str) -> Status | None:
    """Tell what a number means, by its first words or by those added to them ("Vigtigt, tæller meget")."""
    return status_of_phrase(meaning) or status_in_words(meaning) or status_in_words(added)
