"""Lots of a tender: which of them a text names, defines or opens with ("Delaftale 2: Lamper")."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from pogi_check.danish.buying import leaves_out
from pogi_check.danish.markings import status_of_phrase
from pogi_check.danish.statuses import Status
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.danish.clauses import Clause, Passage

_LOT = r"(?:(?i:del(?:aftale|kontrakt|ydelse|leverance|udbud)(?:n|en|rne|erne|r|er)?|lot|lod|parti)|Del)"
_KEY = r"(?:\d{1,2}|[A-Z]|[IVX]{1,4})(?!\w|\.\w)"
_NAMED = pattern(
    rf"\b{_LOT}\s+(?i:nr\.?\s*)?(?P<keys>{_KEY}(?:\s*(?:,|/|\+|&|-|–|(?i:og|samt|eller|til))\s*{_KEY})*)"
)
_KEYS_ONLY = pattern(rf"{_KEY}(?:\s*(?:,|/|\+|&|-|–|(?i:og|samt|til))\s*{_KEY})*\.?")
_KEY_AND_NAME = pattern(rf"\s*{_KEY}(?=\s*[.:–·|-]?\s+[A-ZÆØÅ])")
_ALL = pattern(r"\s*(?:alle|begge|samtlige|fælles|hele|-|–|$)", re.IGNORECASE)
_PIECE = pattern(r"\d{1,2}|[A-Z]+|-|–|\btil\b")
_RANGE = ("-", "–", "til")
# What stands between a lot's number and what it is on.
_DEFINES = pattern(
    r"\s*(?:[:–—(,-]|\.\s|(?:omfatter|vedrører|angår|dækker|indeholder|er|udgør|handler om|består af)\b)",
)
_OPENS = pattern(r"\s*(?:[\d.]+\s+)?(?i:(?:for|på|i|under|ved|til)\s+)?")


_HEADS = ("delaftale", "delkontrakt", "delydelse", "delleverance", "deludbud", "lot", "lod", "parti")
_OF_WHOLE = (Status.CONTRACT, Status.REQUIREMENTS, Status.MANDATORY)  # what a document's heading says it is
_NUMBER = pattern(r"nr\.?|no\.?|nummer|#|", re.IGNORECASE)
_OF_LOTS = pattern(r"\b(?:delaftaler|delkontrakter|delydelser|deludbud|lots)(?:ne|s)?\b\s*$", re.IGNORECASE)
_GROUP = pattern(r"(?:vare|produkt)(?:gruppe|kategori|område)(?:r|n|rne|t)?$", re.IGNORECASE)
_OF_GROUP = pattern(r"(?:varer?|produkt(?:er)?|indhold|beskrivelse|navn|betegnelse)$", re.IGNORECASE)
_PRESENTS = 160  # characters of a cell that says what a lot is on
_GOODS_FIRST = pattern(  # "Køb af kokkejakker" of "Køb af kokkejakker, bukser og forklæder"
    r"\s*(?:(?:levering|køb|indkøb|leje|leasing|anskaffelse)(?: og \w+)? af )?"
    r"(?!(?:ombygning|renovering|udskiftning|service|reparation|eftersyn"
    r"|vedligehold)\w*\b)((?:[^\W\d][\w-]* ){0,2}?[^\W\d][\w-]*)"
    r"(?=,| og | samt | af | til | i | med |$)",
    re.IGNORECASE,
)
# "Det færdige tryk på delaftale A skal …"
_SUBJECT_ON = pattern(
    r"(?:[\d.]+\s+)?(?:(?!(?:skal|må|kan|bør|er|har|leveres|gælder|omfatter|omfattet|stilles)\b)[\w-]+\s){1,5}(?:på|i|under|til|for|ved)\s(?=[dlpDLP])"
)
_LETTERED = pattern(r"([A-Z])(?:[.:–-]\s?|\s)(?=[A-ZÆØÅ][a-zæøå])")
_CLOSES = pattern(r"\(((?:\w+ ){0,2}[^()]{4,40})\)\s*\.?$")
_BETWEEN = pattern(r"_+|(?<![\dA-Z])-+|-+(?![\dA-Z])")  # words of a file's name


def is_lot(header: str) -> bool:
    """Tell whether a column's header says that its cells name lots."""
    return header.casefold().startswith(_HEADS)


def lot_cells(passage: Passage) -> list[Clause]:
    """Give the cells of a row that name lots: by their header, or as the numbers of a list of lots."""
    headed = [one for one in passage.clauses if is_lot(one.header)]
    if headed or not any(map(_OF_LOTS.search, passage.context.headings[-1:])):
        return headed
    return [one for one in passage.clauses if _NUMBER.fullmatch(one.header.strip())]


def lots_named(text: str) -> frozenset[str]:
    """Give the lots that a text names by number or letter ("delaftale 1-3", "delkontrakt A og B")."""
    return frozenset(key for match in _NAMED.finditer(text) for key in _keys(match["keys"]))


def lots_of_cell(cell: str) -> frozenset[str]:
    """Give the lots that a cell below "Delaftale" names, by number or by name; none for all of them."""
    named = lots_named(cell)
    if named or _ALL.match(cell):
        return named
    keys = _KEYS_ONLY.fullmatch(cell.strip()) or _KEY_AND_NAME.match(cell)
    return frozenset(_keys(keys[0])) if keys is not None else frozenset({cell.strip().casefold()})


def is_number(key: str) -> bool:
    """Tell whether a lot is known by its number or letter, not by a name that another cell may vary."""
    return _KEYS_ONLY.fullmatch(key.strip()) is not None


def lots_opening(text: str) -> frozenset[str]:
    """Give the lots that a text begins with, and so speaks of ("For delaftale 2 gælder …")."""
    opening = _OPENS.match(text)
    named = _NAMED.match(text, opening.end() if opening else 0)
    if named is None and (subject := _SUBJECT_ON.match(text)) is not None:
        named = _NAMED.match(text, subject.end())
    return frozenset(_keys(named["keys"])) if named else frozenset()


def _closing(text: str) -> frozenset[str]:
    """Give the lots in brackets that a sentence closes with ("… eller tilsvarende (kun delaftale 1).")."""
    brackets = _CLOSES.search(text)
    return lots_named(brackets[1]) if brackets is not None else frozenset()


def definitions(text: str) -> Iterator[tuple[str, str]]:
    """Give each lot that a text says what is on, with what it says of it."""
    found = list(_NAMED.finditer(text))
    for match, after in zip_longest(found, found[1:]):
        end = len(text) if after is None else after.start()
        keys = _keys(match["keys"])
        if len(keys) == 1 and _DEFINES.match(text, match.end()):
            yield keys[0], text[match.end() : end]


def lettered(heading: str) -> str:
    """Give the letter that a heading or a sheet's name opens with ("D Køkken krav"): it may name a lot."""
    match = _LETTERED.match(heading)
    return match[1] if match is not None else ""


def lots_of(passage: Passage) -> frozenset[str]:
    """Give the lots that a passage is on: named at its beginning, in its row, or in what it stands under."""
    cells = lot_cells(passage) if passage.row else []
    if cells:
        return frozenset().union(*(lots_of_cell(one.text) for one in cells))
    first = passage.clauses[0].text if passage.clauses and not passage.row else ""
    opening = lots_opening(first) or _closing(first)
    document = _BETWEEN.sub(" ", passage.context.document.rsplit(".", 1)[0])
    above = (lots_named(text) for text in (*reversed(passage.context.headings), document))
    return opening or next(filter(None, above), frozenset())


def presented(passages: Sequence[Passage]) -> dict[str, tuple[str, ...]]:
    """Give, for each lot, what the sentences that present it say it is on ("Delaftale 2: Lamper")."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for passage in passages:
        if passage.marking is not None and passage.marking.status is Status.SUITABILITY:
            continue  # "Delaftale 1: tre referencer …"
        for clause in passage.clauses:
            if not is_demand(clause) and not leaves_out(clause.text):
                for key, text in definitions(clause.text):
                    found[key][text] = None
    return {key: tuple(texts) for key, texts in found.items()}


def listed(passages: Sequence[Passage]) -> Iterator[str]:
    """Give what a list of lots or groups of goods, one in each row, says first of all that they are on."""
    rows = Counter((_table(passage), key) for passage in passages for key in _lot_of_row(passage))
    for passage in passages:
        if any(rows[_table(passage), key] == 1 for key in _lot_of_row(passage)):
            yield from _said_of_lot(passage)
        elif passage.row and not _is_of_demands(passage):
            yield from _said_of_group(passage)


def _said_of_group(passage: Passage) -> Iterator[str]:
    """Give the group of goods that a row of a list of them names ("2 | Computere")."""
    groups = [one for one in passage.clauses if _GROUP.match(one.header)]
    if groups and all(is_number(one.text) for one in groups):
        groups = [one for one in passage.clauses if _OF_GROUP.match(one.header)]
    for clause in groups:
        if _presents(clause):
            yield from goods_first(clause.text)


def _presents(clause: Clause) -> bool:
    """Tell whether a cell says shortly what is bought, rather than asks, demands or leaves out."""
    short = len(clause.text) < _PRESENTS and not clause.text.rstrip().endswith("?")
    return short and not is_demand(clause) and not leaves_out(clause.text)


def _table(passage: Passage) -> tuple[str, ...]:
    """Give what tells the table of a row from others."""
    return (passage.context.document, *passage.context.headings, *passage.context.headers)


def _lot_of_row(passage: Passage) -> frozenset[str]:
    """Give the one lot that a row of a list of lots is on."""
    lots = lots_of(passage) if passage.row else frozenset()
    return lots if len(lots) == 1 else frozenset()


def _said_of_lot(passage: Passage) -> Iterator[str]:
    """Give what the other cells of a lot's row say, where they demand nothing."""
    if _is_of_demands(passage):
        return
    yield from _named_by_cell(passage)
    cells = lot_cells(passage)
    for clause in passage.clauses:
        if clause not in cells and _presents(clause):
            yield from goods_first(clause.text)


def _is_of_demands(passage: Passage) -> bool:
    """Tell whether a row holds demands; a contract's heading ("Rammeaftale om …") makes none of a list."""
    marking = passage.marking
    if marking is None or marking.status is Status.BACKGROUND:
        return False
    return (
        marking.own or marking.status not in _OF_WHOLE or any(map(status_of_phrase, passage.context.headers))
    )


def _named_by_cell(passage: Passage) -> Iterator[str]:
    """Give the lot's name of a row that numbers it beside or before ("1 | Arbejdstøj", "1: Arbejdstøj")."""
    numbered = any(_NUMBER.fullmatch(one.header.strip()) and is_number(one.text) for one in passage.clauses)
    if not any(map(is_demand, passage.clauses)):
        for clause in passage.clauses:
            key = _KEY_AND_NAME.match(clause.text)
            named = is_lot(clause.header) and not is_number(clause.text) and not leaves_out(clause.text)
            if named and (numbered or key is not None):
                yield from goods_first(clause.text[key.end() :].lstrip(" .:–·|-") if key else clause.text)


def goods_first(text: str) -> Iterator[str]:
    """Give the goods that a text opens with ("Arbejdstøj" of "Køb af arbejdstøj til køkkener"), if any."""
    goods = _GOODS_FIRST.match(text)
    if goods is not None:
        yield goods[1]


def is_demand(clause: Clause) -> bool:
    """Tell whether a sentence on a lot demands something, rather than presents the lot."""
    return bool(clause.labels) or clause.has("mandatory", "award", "denial", "prohibition")


def _keys(listed: str) -> list[str]:
    """Give the numbers and letters of a listing, those of its ranges too."""
    keys: list[str] = []
    ranged = False
    for piece in _PIECE.findall(listed):
        if piece in _RANGE:
            ranged = True
            continue
        if ranged and keys and keys[-1].isdigit() and piece.isdigit():
            keys += map(str, range(int(keys[-1]) + 1, int(piece)))
        keys.append(piece)
        ranged = False
    return keys
