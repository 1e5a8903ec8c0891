"""From a document's blocks to clauses: sentences and cells with the context that a reader has in mind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pogi_check.danish.cues import Cue, find_cues
from pogi_check.danish.labels import LabelMention, find_labels
from pogi_check.danish.markings import (
    Legend,
    Marking,
    Status,
    is_status_column,
    legend_rows,
    of_code,
    of_headings,
    of_number,
    read_legend,
    status_of_phrase,
)
from pogi_check.danish.quantities import Quantity, find_quantities
from pogi_check.danish.sentences import sentences
from pogi_check.danish.words import Token, forms, tokenize
from pogi_check.documents.document import Block, BlockKind, Document, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_ANAPHOR = re.compile(
    r"(?:dette|det samme|kravet|kravene|ovenstående|disse krav|dette krav|dog|undtaget|undtagelse[rn]?|bestemmelsen|førnævnte|det gælder|"
    r"forbuddet|begge|såfremt dette|mangler|manglende opfyldelse|opfyldelse(?:n)? (?:heraf|af kravet)|dokumentationen?)\b",
    re.IGNORECASE,
)
_OPENS_LIST = re.compile(r"(?::|,\s*at|\bat|,)\s*$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence or a cell's sentence, verbatim, with what it says read once."""

    text: str
    place: Place
    start: int
    tokens: tuple[Token, ...]
    cues: tuple[Cue, ...]
    quantities: tuple[Quantity, ...]
    labels: tuple[LabelMention, ...]
    header: str = ""
    deleted: bool = False

    def has(self, *kinds: str) -> bool:
        """Tell whether the clause holds a cue of one of these kinds."""
        return any(cue.kind in kinds for cue in self.cues)

    def cue(self, *kinds: str) -> Cue | None:
        """Give the clause's first cue of these kinds."""
        return next((cue for cue in self.cues if cue.kind in kinds), None)


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader has in mind at a clause: headings, the list's lead-in, the other cells of the row."""

    headings: tuple[str, ...] = ()
    lead_in: str = ""
    headers: tuple[str, ...] = ()
    document: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Clauses that are read together: a paragraph, a list item or a table row, with their context."""

    clauses: tuple[Clause, ...]
    context: Context
    marking: Marking | None = None
    lead: Clause | None = None
    row: bool = False
    footnote: bool = False
    number: int = 0
    idents: frozenset[str] = frozenset()
    related: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Give the passage's own text."""
        return "\n".join(clause.text for clause in self.clauses)


@lru_cache(maxsize=20000)
def _read(
    text: str,
) -> tuple[tuple[Token, ...], tuple[Cue, ...], tuple[Quantity, ...], tuple[LabelMention, ...]]:
    tokens = tokenize(text)
    return tokens, find_cues(tokens), find_quantities(text), find_labels(text)


def read_clause(
    text: str, place: Place, start: int = 0, *, header: str = "", deleted: bool = False
) -> Clause:
    """Read one sentence: its tokens, cues, quantities and labels."""
    tokens, cues, quantities, labels = _read(text)
    return Clause(text, place, start, tokens, cues, quantities, labels, header, deleted)


def _clauses(block: Block, *, header: str = "") -> Iterator[Clause]:
    for start, end in sentences(block.text):
        yield read_clause(block.text[start:end], block.place, start, header=header)


def legend_of(documents: Iterable[Document]) -> Legend:
    """Gather the legends of all documents of a tender: in sentences, and in tables of codes."""
    documents = tuple(documents)
    stated = read_legend(block.text for document in documents for block in document.blocks)
    rows: list[tuple[str, str]] = []
    for document in documents:
        for one, following in pairwise(document.blocks):
            left, right = one.place.cell, following.place.cell
            if (
                left is not None
                and right is not None
                and (left.table, left.row) == (right.table, right.row)
                and left.column < right.column
            ):
                rows.append((one.text, following.text))
    return Legend({**legend_rows(rows), **stated.codes})


def segment(document: Document, legend: Legend) -> tuple[Passage, ...]:
    """Cut a document into passages, in reading order."""
    passages: list[Passage] = []
    lead: Block | None = None
    blocks = [block for block in document.blocks if block.text.strip() and not block.struck]
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.place.cell is not None and block.kind is BlockKind.CELL:
            table = block.place.cell.table
            end = at
            while end < len(blocks) and (cell := blocks[end].place.cell) is not None and cell.table == table:
                end += 1
            opener = lead if lead is not None and _OPENS_LIST.search(lead.text) else None
            passages += _rows(blocks[at:end], legend, opener, document.name)
            at = end
            continue
        at += 1
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            lead = None
            continue
        if block.kind in (BlockKind.HEADER, BlockKind.FOOTER):
            continue
        item = block.kind is BlockKind.LIST_ITEM
        opened = lead is not None and (
            item or (_OPENS_LIST.search(lead.text) is not None and (block.text[:1].islower() or item))
        )
        own = tuple(_clauses(block))
        if not own:
            continue
        if (
            passages
            and not item
            and not opened
            and _ANAPHOR.match(block.text)
            and not passages[-1].row
            and passages[-1].context.headings == block.place.headings
        ):
            passages[-1] = replace(passages[-1], clauses=(*passages[-1].clauses, *own))
        else:
            opener = lead if opened else None
            passages.append(_passage(own, block.place.headings, opener, legend, document.name, block))
        if not item and not (opened and lead is not None and block.text[:1].islower()):
            lead = block
    return tuple(replace(passage, number=number) for number, passage in enumerate(passages))


_DEFINITION = re.compile(
    r"(?:(?:Ved|Med)\s+)?[\"»“”']?([A-ZÆØÅ][\wæøåÆØÅ-]{2,40})[\"«“”']?(?:\s*:|\s+(?:forstås|menes|betyder|betegner|omfatter|defineres)\b)"
)
_PLAIN_DEFINITION = re.compile(
    r"(?:ved|med)\s+[\"»“”']?(?:et |en )?([a-zæøå][\w-]{4,40})[\"«“”']?\s+(?:forstås|menes)\b", re.IGNORECASE
)
_ANNEX = re.compile(r"(?:bilag|tabel|formel|skema)\s+[\da-zæøå]{1,3}(?=\s*[:.–-]\s)", re.IGNORECASE)


def relate(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Give each passage the definitions that its words point to: a defined term, "bilag 12" told in one line."""
    meanings: dict[str, str] = {}
    for passage in passages:
        status = passage.marking.status if passage.marking is not None else None
        text = passage.text
        if len(text) > 600:
            continue
        annex = _ANNEX.match(text)
        if annex is not None and len(text) < 200:
            meanings.setdefault(annex.group().casefold(), text)
        if passage.row and status is Status.BACKGROUND and len(passage.clauses) > 1:
            meanings.setdefault(passage.clauses[0].text.strip('"»«“”'), text)
        for clause in passage.clauses:
            match = _DEFINITION.match(clause.text)
            plain = _PLAIN_DEFINITION.match(clause.text)
            if plain is not None and find_labels(clause.text[plain.end() :]):
                meanings.setdefault(plain[1], clause.text)
            if match is not None and (
                status is Status.BACKGROUND or " forstås" in clause.text or " betyder" in clause.text
            ):
                meanings.setdefault(match[1], clause.text)
    if not meanings:
        return tuple(passages)
    return tuple(_related(passage, meanings) for passage in passages)


def _related(passage: Passage, meanings: Mapping[str, str]) -> Passage:
    text = passage.text
    lowered = text.casefold()
    found = []
    for alias, meaning in meanings.items():
        if meaning in text and not (alias[0].islower() and text.casefold().count(alias[:6]) > 1):
            continue
        if alias[0].islower():
            words = "|".join(re.escape(form) for form in sorted(forms(alias)))
            if re.search(rf"\b(?:{words})\b", lowered):
                found.append(meaning)
        elif len(alias) < 40 and re.search(rf"(?<=[a-zæøå,)] ){re.escape(alias)}\w{{0,4}}\b", text):
            found.append(meaning)
    return replace(passage, related=tuple(found)) if found else passage


def _passage(
    clauses: tuple[Clause, ...],
    headings: tuple[str, ...],
    lead: Block | None,
    legend: Legend,
    document: str,
    block: Block,
) -> Passage:
    lead_clause = None
    marking = None
    if lead is not None:
        spans = sentences(lead.text)
        start, end = spans[-1] if spans else (0, len(lead.text))
        lead_clause = read_clause(lead.text[start:end], lead.place, start)
    marking = of_number(block.label, legend) or of_number(block.text, legend)
    marking = marking or of_headings(headings)
    context = Context(headings, lead.text if lead is not None else "", (), document)
    idents = _idents(block.label, block.text, *headings[-1:])
    footnote = block.kind in (BlockKind.FOOTNOTE, BlockKind.COMMENT)
    return Passage(clauses, context, marking, lead_clause, footnote=footnote, idents=idents)


_IDENT = re.compile(r"\s*((?:[A-ZÆØÅ]{1,3}[-. ]?)?\d+(?:\.\d+)*(?:\.[a-z])?)(?=[\s.:)]|$)")
_REFERENCE = re.compile(
    r"\b(?i:pkt|punkt|punktet|punkterne|afsnit|krav|kravet i|kravene i|nr)\.?\s*(?i:nr\.|pkt\.|punkt)?\s*"
    r"((?:[A-ZÆØÅ]{1,3}[-. ]?)?\d+(?:\.\d+)*(?!/\d)(?:(?:,| og| samt| eller)\s+\d+(?:\.\d+)*\b(?!/\d))*)"
    r"|\b((?:[A-ZÆØÅ]{1,2}|MK|EK)[- ]?\d+(?:\.\d+)*)\b"
)


def _idents(*texts: str) -> frozenset[str]:
    """Give the numbers and codes by which other clauses refer to a passage."""
    found = (match[1] for text in texts if (match := _IDENT.match(text)))
    return frozenset(_plain_ident(one) for one in found)


def _plain_ident(ident: str) -> str:
    return re.sub(r"[-. ](?=\d)", ".", ident).strip(".").upper()


def references(text: str) -> frozenset[str]:
    """Give the numbers and codes of other passages that a text names ("krav 2.1", "K5", "pkt. 3.2")."""
    found = (_LISTED.split(one or two) for one, two in _REFERENCE.findall(text))
    return frozenset(_plain_ident(ident) for idents in found for ident in idents)


_LISTED = re.compile(r"(?:,| og| samt| eller)\s+")


_MARK = frozenset({"x", "✓", "✔", "☒", "☑", "ja", "●", "•", "√", "v"})
_ANSWER = re.compile(
    r"\b(?:opfyld|svar|ja\s*/\s*nej|tilbudsgivers|leverandørens svar|bekræft|udfyldes|afkryds)", re.IGNORECASE
)
_NUMBERS = re.compile(
    r"^(?:nr|id|krav-?\s?(?:nr|id)|pos|punkt|pkt|krav nr|#|løbenr|ref|k-nr|kravnr|kravnummer)\b\.?",
    re.IGNORECASE,
)


def _rows(blocks: Sequence[Block], legend: Legend, lead: Block | None, document: str) -> Iterator[Passage]:
    """Read a table: each row is a passage; a row of one merged cell is a heading for the rows below it."""
    rows: dict[int, list[Block]] = {}
    for block in blocks:
        rows.setdefault(_cell(block).row, []).append(block)
    width = max(_cell(block).column + _cell(block).columns for block in blocks)
    headers: dict[int, str] = {}
    first = min(rows)
    has_header = any(_cell(block).header for block in blocks)
    section: str | None = None
    spanning: list[Block] = []
    for row in sorted(rows):
        cells = rows[row]
        if any(_cell(block).header for block in cells) or (
            not has_header and row == first and _looks_like_header(cells, rows, width)
        ):
            for block in cells:
                cell = _cell(block)
                for column in range(cell.column, cell.column + cell.columns):
                    headers[column] = (
                        f"{headers[column]} {block.text}".strip() if column in headers else block.text
                    )
            if not (len(cells) == len(rows) == 1):
                continue
        if (
            len({_cell(block).column for block in cells}) == 1
            and _cell(cells[0]).columns >= width > 1
            and len(cells[0].text) < 120
        ):
            section = cells[0].text
            if not _ends_sentence(cells[0].text):
                continue
        spanning = [one for one in spanning if _cell(one).row + _cell(one).rows > row]
        passage = _row(cells, spanning, headers, section, legend, lead, document)
        spanning += [block for block in cells if _cell(block).rows > 1]
        if passage is not None:
            yield passage


def _ends_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", "!", "?"))


def _cell(block: Block):  # noqa: ANN202 - a Cell, never None here
    cell = block.place.cell
    assert cell is not None  # noqa: S101 - _rows is given cells only
    return cell


def _looks_like_header(cells: Sequence[Block], rows: dict[int, list[Block]], width: int) -> bool:
    columns = {_cell(block).column for block in cells}
    return (
        len(rows) > 1
        and width > 1
        and len(columns) == width
        and all(len(block.text.split()) <= 5 and not _ends_sentence(block.text) for block in cells)
        and (
            width > 2 or any(is_status_column(block.text) or status_of_phrase(block.text) for block in cells)
        )
        and not any(character.isdigit() for block in cells for character in block.text)
    )


def _row(
    cells: Sequence[Block],
    spanning: Sequence[Block],
    headers: dict[int, str],
    section: str | None,
    legend: Legend,
    lead: Block | None,
    document: str,
) -> Passage | None:
    clauses: list[Clause] = []
    marking: Marking | None = None
    heading_marks: list[Marking] = []
    for block in [*spanning, *cells]:
        cell = _cell(block)
        header = headers.get(cell.column, "")
        own = block in cells
        if marking is None:
            marking = _marking_of_cell(block.text, header, legend)
        if header and own:
            status = status_of_phrase(header)
            if (
                status is not None
                and (len(block.text) > 3 or status is Status.OPTION)
                and not _NUMBERS.match(header)
                and not _ANSWER.search(header)
            ):
                heading_marks.append(
                    Marking(
                        status,
                        header,
                        own=status is not Status.MANDATORY
                        or "mind" in header.casefold()
                        or "minim" in header.casefold(),
                    )
                )
        if of_code(block.text, legend) is not None and len(block.text.split()) <= 3:
            continue
        clauses += _clauses(block, header=header)
    if not clauses:
        return None
    if marking is None and heading_marks:
        marking = next(
            (
                one
                for status in (Status.OPTION, Status.EVALUATION, Status.WISH, Status.MANDATORY)
                for one in heading_marks
                if one.status is status
            ),
            heading_marks[0],
        )
        if marking.words.casefold() in ("krav", "kravet", "krav nr.", "kravtekst", "beskrivelse af krav"):
            marking = Marking(Status.REQUIREMENTS, marking.words)
    path = cells[0].place.headings + ((section,) if section else ())
    outer = of_headings(path)
    if marking is None or (marking.status is Status.REQUIREMENTS and outer is not None):
        marking = outer or marking
    elif (
        outer is not None
        and outer.status in (Status.SUITABILITY, Status.OPTION)
        and marking.status is not Status.MANDATORY
    ):
        marking = outer
    lead_clause = None
    if lead is not None:
        start, end = (sentences(lead.text) or ((0, len(lead.text)),))[-1]
        lead_clause = read_clause(lead.text[start:end], lead.place, start)
    context = Context(
        path,
        lead.text if lead is not None else "",
        tuple(dict.fromkeys(h for h in headers.values() if h)),
        document,
    )
    numbers = [block.text for block in cells if len(block.text) <= 14]
    return Passage(
        tuple(clauses), context, marking, lead_clause, row=True, idents=_idents(*numbers, *path[-1:])
    )


def _marking_of_cell(text: str, header: str, legend: Legend) -> Marking | None:
    bare = text.strip()
    if bare.casefold() in _MARK:
        if header and not _ANSWER.search(header):
            status = of_code(header, legend)
            if status is not None:
                return replace(status, own=True)
        return None
    if header and _ANSWER.search(header) and not is_status_column(header):
        return None
    if _NUMBERS.match(header or "") or not header:
        numbered = of_number(bare, legend) if len(bare) <= 14 else None
        if numbered is not None:
            return numbered
    if len(bare.split()) <= 4 and (
        is_status_column(header) or bare in legend.codes or (bare.isupper() and len(bare) <= 3 and not header)
    ):
        return of_code(bare, legend)
    if (
        header
        and status_of_phrase(header) is not None
        and len(bare.split()) <= 3
        and not _NUMBERS.match(header)
    ):
        code = of_code(bare, legend)
        if code is not None:
            return code
    return of_number(bare, legend) if re.match(r"(?:MK|EK)[\s-]?\d", bare) else None
