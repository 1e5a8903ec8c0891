"""Corrections: rows and sentences that give another passage a new text, in whole or for some of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pogi_check.danish.references import (
    PROVISIONS,
    bare_numbers,
    dotted,
    paragraphs_named,
    pointed_at,
    references,
    row_is_about,
)
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from pogi_check.danish.clauses import Clause

_OLD_COLUMN = pattern(
    r"(?:gam(?:mel|melt|le)|hidtidig\w*|oprindelig\w*|tidligere|nuværende|eksisterende|udgår|udgået"
    r"|slettes|før\b"
    r"|fra\b|stod|står (?:der )?(?:i dag|nu)|står$|ændres fra|rettes fra)",
    re.IGNORECASE,
)
_NEW_COLUMN = pattern(
    r"(?:ny|nyt|nye)\b|(?:ændret|rettet|ændres til|rettes til|erstattes|efter\b|til\b|gældende)"
    r"|skal (?:være|stå|lyde)|nu\b",
    re.IGNORECASE,
)
_EDITION = pattern(r"(?:udgave|version|revision|rev\.|v\.?)\s?([a-zæøå]|\d+(?:\.\d+)*)\b", re.IGNORECASE)
_LISTED = pattern(r"[\w-]+(?:, [\w-]+)* (?:og|samt) [\w-]+(?= (?:skal|må|er|leveres|har|indeholder)\b)")
_OF_CORRECTIONS = pattern(
    r"(?:rettelse|ændring|korrektion|berigtigelse|præcisering)[a-zæøå]*\b(?! (?:af|i) [^|]*\bkan\b)",
    re.IGNORECASE,
)
_SENTENCE = 5  # words of the shortest demand
_TOLD_OF = pattern(  # what a row says of its demand, or has done to it
    r"(?:krav\w*|mindstekrav\w*|punkt\w*|pkt|bestemmelsen|afsnit\w*|teksten|ordlyden|det|dette|der|den|nyt?"
    r"|følgende|ved en fejl|tilføj\w*|indsæt\w*|udgår|slettes|ændres|rettes|stryges|bortfalder"
    r"|præciser\w*|svar|spørgsmål|bilag\w*)\b",
    re.IGNORECASE,
)
_ADDED = pattern(r"\b(?:desuden|endvidere|tillige|også|supplerende|yderligere|i tillæg)\b", re.IGNORECASE)
_DEMANDS = pattern(r"\b(?:skal|bør|må|kan|kræves|forventes|ønskes|tilstræbes)\b", re.IGNORECASE)
_HEAD = 40  # characters of what a cell says of the place of its text
_WORDS = pattern(r"[\w-]+")
_MEMBERS = pattern(r", | og | samt ")
_NEW_TEXT = pattern(
    r"(?:ny|nyt|nye|ændret|rettet) (?:tekst|ordlyd|formulering|krav)|(?:lyder|læses) (?:nu|herefter)",
    re.IGNORECASE,
)
_NEW_WORDING = pattern(
    r"(?<!kan )\b(?:tilføjes|indsættes|erstattes|ændres|affattes|formuleres|lyder|læses|rettes|præciseres"
    r"|stiller krav)\b(?!.*\bforesl)"
    r"|\b(?:ny|nyt) (?:krav|tekst|ordlyd|formulering|bestemmelse)\b",
    re.IGNORECASE,
)
_MARKS = "\"»«“”„'’‘"
_INSERTS = pattern("efter ", re.IGNORECASE)
_QUOTES = pattern(rf"[{_MARKS}]")
_OLD = rf"[{_MARKS}](?P<old>[^{_MARKS}]{{1,160}})[{_MARKS}]"
_NEW = rf"[{_MARKS}](?P<new>[^{_MARKS}]{{1,400}})"
_CHANGED = r"(?:ændres|rettes|erstattes|udskiftes|byttes ud|korrigeres|ændret|rettet|erstattet|udskiftet)"
_INTO = r"(?:til|med|af|i stedet|erstattes af|ændres til|rettes til|skal (?:være|stå|der stå|læses))"
DROPPED = "udgår|bortfalder|slettes|udgået|bortfaldet|slettet|strøget|fjernet"
_GOES = rf"(?:{DROPPED}|stryges|fjernes)"
_INSTEAD = (
    rf"(?:[^{_MARKS}]{{0,60}}?\b(?:i stedet|erstattes|indsættes|skrives|indføjes)\b"
    rf"[^{_MARKS}]{{0,30}}{_NEW})?"
)
# A value for another behind a number, as in "Krav 3.2: Energiklasse D ændres til energiklasse F"
_VALUE_FOR_VALUE = pattern(
    r"(?:\b(?:krav|pkt\.?|punkt|linje|nr\.?)\s[a-zæøå]{0,3}[-. ]?\d+(?:\.\d+)*"
    r"|^[a-zæøå]{0,3}[-. ]?\d+(?:\.\d+)+)\.?: "
    r"(?P<old>(?!kravet|punktet|bestemmelsen|teksten|ordlyden)[^,.;:]{1,40}?) (?:ændres|rettes|erstattes)"
    r" (?:til|af|med) (?P<new>[^,.;:]{1,40})",
    re.IGNORECASE,
)
_SWAPS = (
    pattern(
        rf"\bskulle (?:have stået|have været|stå|der stå)\b[^{_MARKS}]{{0,20}}{_NEW}[{_MARKS}]\s*"
        rf"(?:i stedet for|og ikke|frem for)\s*{_OLD}",
        re.IGNORECASE,
    ),
    pattern(rf"\b{_CHANGED}\b[^{_MARKS}]{{0,60}}{_OLD}\s*,?\s*{_INTO}\s*:?\s*{_NEW}", re.IGNORECASE),
    pattern(rf"\befter {_OLD}\s*(?:tilføjes|indsættes|indføjes|skrives)\s*:?\s*{_NEW}", re.IGNORECASE),
    pattern(rf"{_OLD}\s*{_CHANGED}\s*{_INTO}\s*:?\s*{_NEW}", re.IGNORECASE),
    pattern(
        r"\b(?:tilføjes|indsættes|indføjes"
        rf"|skrives)\b[^{_MARKS}.]{{0,30}}{_NEW}[{_MARKS}]\s*(?P<where>efter|foran|før)\b"
        rf"[^{_MARKS}.]{{0,20}}{_OLD}",
        re.IGNORECASE,
    ),
    pattern(
        rf"\b{_GOES}\b(?:(?!\b(?:erstattes|indsættes|skrives)\b)[^{_MARKS}.]){{0,40}}{_OLD}{_INSTEAD}",
        re.IGNORECASE,
    ),
    pattern(rf"{_OLD}\s*{_GOES}\b{_INSTEAD}", re.IGNORECASE),
    _VALUE_FOR_VALUE,
    pattern(
        r"\b(?:ændres|rettes|nedsættes|sættes (?:ned|op)|hæves|sænkes|forhøjes|forlænges|forkortes"
        r"|reduceres|øges)(?: \w+){0,2} fra (?P<old>[^,.;:]{1,40}?) til (?P<new>[^,.;:]{1,40})",
        re.IGNORECASE,
    ),
)
# The dates of a procedure are no demand's ("Afleveringsfristen for tilbud ændres fra 14 til 30 dage").
_OF_PROCEDURE = pattern(
    r"\b(?:tilbudsfrist|afleveringsfrist|ansøgningsfrist|spørgefrist|spørgsmålsfrist"
    r"|vedståelsesfrist|betalingsfrist)\w*"
    r"|\bfrist(?:en)? for (?:\w+ )?(?:tilbud|spørgsmål|aflevering|ansøgning|betaling|at (?:stille|afgive))\w*"
    r"|\båbning(?:en)? af tilbud",
    re.IGNORECASE,
)
# A verb of each of these: asked first, since most sentences hold none.
_CHANGES = pattern(
    r"\b(?:[Ææ]ndres|[Rr]ettes|[Ee]rstattes|[Uu]dskiftes|[Bb]yttes|[Kk]orrigeres|[Uu]dgår|[Ss]lettes"
    r"|[Ss]tryges"
    r"|[Bb]ortfalder|[Ff]jernes|[Nn]edsættes|[Ss]ættes|[Hh]æves|[Ss]ænkes|[Ff]orhøjes|[Ff]orlænges"
    r"|[Ff]orkortes"
    r"|[Rr]educeres|[Ææ]ndret|[Rr]ettet|[Ee]rstattet|[Uu]dskiftet|[Øø]ges|[Jj]usteres|[Ll]empes"
    r"|[Pp]ræciseres|[Ss]kærpes|[Tt]ilføjes|[Ii]ndsættes|[Ii]ndføjes)\b"
)
_WHOLE = pattern(
    r"\b(?:affattes|formuleres|(?:ny|nye|følgende|denne) (?:ordlyd|formulering|tekst|affattelse)"
    r"|(?:lyder|læses|affattes) (?:herefter|nu|således|som følger|fremover)|har herefter)\b"
    rf"|\b(?:{PROVISIONS}|tekst|ordlyd|formulering|litra)\w*[^,;:]{{0,50}}"
    r"\b(?:(?:ændres|rettes|erstattes) (?:hermed )?(?:til|af|med)\b"
    r"|(?:ændres|rettes|justeres|lempes|præciseres)(?: \w+){0,2}, (?:så|således|at)\b)"
    r"|(?:^|[.:] )[a-zæøå]{1,3}[-. ]?\d[\d.]*\s(?:ændres|rettes|erstattes|justeres|lempes)\b"
    r"|^[a-zæøå]{1,3}[-. ]?\d[\d.]*\s(?:ændres|rettes|erstattes|justeres|lempes)\b"
    r"|^(?:ændres|rettes|erstattes|udskiftes|affattes)(?: \w+){0,3} (?:til|af|med|således|følger)"
    r"(?: følgende)?\s*:",
    re.IGNORECASE,
)
# "Prisen pr. ton i pkt. 5.1 ændres til 900 kr." gives a number anew, not the passage that it stands in.
_OF_AMOUNT = pattern(
    r"\b(?:\w*prisen|\w*beløbet|satsen|taksten|fristen|vægten|vægtningen|antallet|tallet|andelen"
    r"|datoen|perioden|tidsrummet)\b"
    r"[^;,]{0,40}\b(?:i|under|efter) (?:pkt|punkt|afsnit|§|krav)[^;,]{0,25}\b(?:ændres|rettes|erstattes)\b",
    re.IGNORECASE,
)
_NEW_VALUE = pattern(
    r"\b(?:ændres|rettes|nedsættes|hæves|sænkes|forhøjes|forlænges|forkortes|reduceres|øges"
    r"|sættes (?:ned|op|i stedet))"
    r"(?: \w+){0,2} til\b"
    r"|\b(?:fristen|perioden|tallet|kravet|andelen|grænsen|prisen|satsen|antallet|niveauet"
    r"|garantien)\b[^.;]{0,50}?"
    r"\b(?:er|udgør|bliver) (?:nu|herefter|fremover|i stedet)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of another passage and those that a correction puts in their place; none where they only go."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a passage corrects.

    ``of`` are the numbers of the passages that it names (none: it corrects what states the same demand),
    ``swaps`` the words that it exchanges in them,
    ``old`` the whole texts that it replaces; ``whole`` tells that it gives the passage anew, so that what
    it leaves out is gone.
    """

    of: frozenset[str]
    swaps: tuple[Swap, ...] = ()
    old: tuple[str, ...] = ()
    whole: bool = False


@lru_cache(maxsize=20000)
def replaced(text: str) -> tuple[tuple[int, int], ...]:
    """Give the stretches of a sentence that it replaces itself: "10 år" in "ændres fra 10 år til 7 år"."""
    return tuple(match.span("old") for match in _exchanged_in(text))


def says_new_text(text: str) -> bool:
    """Tell whether a text says that what it quotes is to stand in the tender."""
    return _NEW_WORDING.search(text) is not None


def exchanges(text: str) -> tuple[tuple[int, int], ...]:
    """Give the stretches of a sentence that exchange words of another text, or strike them there."""
    return tuple(match.span() for match in _exchanged_in(text))


def _exchanged_in(text: str) -> list[re.Match[str]]:
    """Find where a text exchanges words; without a verb of change it is not searched."""
    if _CHANGES.search(text) is None:
        return []
    return [match for swap in _SWAPS for match in swap.finditer(text)]


def old_column(headers: Iterable[str]) -> str | None:
    """Give the header of the column whose texts a table replaces by those of another column."""
    listed = tuple(headers)
    editions = sorted((match[1].casefold(), match.string) for match in map(_EDITION.match, listed) if match)
    if len(editions) > 1:
        return editions[0][1]
    new = list(filter(_NEW_COLUMN.match, listed))
    old = next(filter(_OLD_COLUMN.match, listed), None)
    if old is None and len(new) > 1:  # "Nu | Fremover"
        old = next((header for header in new if header.casefold() == "nu"), None)
    return old if new else None


def is_of_corrections(titles: Iterable[str]) -> bool:
    """Tell whether a table corrects other texts: by a column's header, its document's name or a heading."""
    return any(map(_OF_CORRECTIONS.match, titles))


def is_new_column(header: str) -> bool:
    """Tell whether a column holds the texts that are put in the place of others."""
    return _NEW_COLUMN.match(header) is not None or _EDITION.match(header) is not None


def correction_of_row(
    idents: frozenset[str],
    cells: Sequence[str],
    old: Sequence[str],
    new: Sequence[str],
    headers: Sequence[str] = (),
) -> Correction | None:
    """Read what a row corrects that holds old texts and new, or words that change a text ("… affattes").

    So does a row below "Ny tekst" or "Rettelse" that names the passage which the text is of.
    """
    corrects = is_of_corrections(headers)
    named = row_is_about(cells, lines=True) or pointed_at(cells, bare=corrects)
    if not old and any(map(_NEW_TEXT.match, headers)):
        anew = named or frozenset(filter(dotted, idents))
        return Correction(anew, whole=True) if anew else None
    if old:
        swaps = [Swap(_bare(one), _bare(other)) for one, other in zip(old, new, strict=False) if _bare(one)]
        return Correction(frozenset(filter(dotted, named or idents)), tuple(swaps), tuple(old), whole=True)
    numbers = named or frozenset(filter(dotted, idents))
    stated = corrects and bool(numbers) and any(map(_states_anew, cells))
    return _of_texts(numbers, cells) or (Correction(numbers) if stated else None)


def _states_anew(cell: str) -> bool:
    """Tell whether a cell of a table of corrections is a demand, and not told of one or added to it."""
    told = _TOLD_OF.match(cell) or _ADDED.search(cell)
    return len(cell.split()) >= _SENTENCE and told is None and _DEMANDS.search(cell) is not None


def leaves_out(old: str, new: str) -> bool:
    """Tell whether a new text leaves out some of what the old one lists ("computere, skærme og tablets")."""
    words = set(_WORDS.findall(new.casefold()))
    listed = (_MEMBERS.split(match.group().casefold()) for match in _LISTED.finditer(old))
    return any(0 < sum(_is_among(one, words) for one in members) < len(members) for members in listed)


def _is_among(member: str, words: Collection[str]) -> bool:
    """Tell whether one of the things of a list is among some words; of "universal-" the beginning is."""
    if not member.endswith("-"):
        return member in words
    return any(word.startswith(member.rstrip("-")) for word in words)


def _bare(cell: str) -> str:
    """Give the text of a cell without its marks, and without the number that it is said to bear."""
    head, colon, rest = cell.partition(": ")
    text = rest if colon and len(head) <= _HEAD and references(head) else cell
    return text.strip(f" .{_MARKS}…")


def correction_of(clauses: Sequence[Clause]) -> Correction | None:
    """Read what a paragraph corrects: the passages that it names by number, in its first sentences."""
    texts = [clause.text for clause in clauses]
    numbers = frozenset().union(*(references(text) | paragraphs_named("", text) for text in texts[:2]))
    given = _WHOLE.search(texts[0]) if texts and not numbers else None
    if given is not None:
        numbers = frozenset(
            filter(dotted, bare_numbers(texts[0][: given.start()]))
        )  # "2.1 får denne ordlyd: …"
    return _of_texts(numbers, [" ".join(texts)])


def _swap_of(match: re.Match[str]) -> Swap:
    """Read what a match exchanges; what is put in after some words stands with them."""
    old, new = match["old"], (match["new"] or "").strip()
    where = (match.groupdict().get("where") or "").casefold()
    if where:
        return Swap(old, f"{old} {new}" if where == "efter" else f"{new} {old}")
    return Swap(
        old, f"{old}{'' if new.startswith((',', '.')) else ' '}{new}" if _INSERTS.match(match[0]) else new
    )


def _up_to_swap(text: str) -> str:
    """Give a text up to the words that it exchanges: what follows them names no passage to be corrected."""
    start = min((match.start() for swap in _SWAPS for match in swap.finditer(text)), default=len(text))
    return text[:start] if _QUOTES.search(text[start:]) else text


def _of_texts(numbers: frozenset[str], texts: Sequence[str]) -> Correction | None:
    texts = [text for text in texts if not (text.rstrip().endswith("?") or _OF_PROCEDURE.search(text))]
    changing = [text for text in texts if _CHANGES.search(text)]
    anew_in = [text for text in texts if _WHOLE.search(text) and not _OF_AMOUNT.search(text)]
    numbers = numbers or frozenset().union(*map(references, map(_up_to_swap, changing or anew_in)))
    found = (match for text in texts for match in _exchanged_in(text))
    swaps = tuple(dict.fromkeys(map(_swap_of, found)))
    whole = not swaps and bool(numbers) and bool(anew_in)
    anew = any(map(_NEW_VALUE.search, texts))
    return Correction(numbers, swaps, whole=whole) if swaps or whole or anew else None
