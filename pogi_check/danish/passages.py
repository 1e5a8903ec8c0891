"""From a document's blocks to passages: what is read together, with the context that a reader has in mind."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from pogi_check.danish.clauses import Clause, Context, Passage, clauses_of, lead_clause
from pogi_check.danish.corrections import correction_of
from pogi_check.danish.forms import marked_by_lines
from pogi_check.danish.headings import of_headings, states_demand
from pogi_check.danish.legend_tables import legend_rows, legend_tables
from pogi_check.danish.legends import explains, letters_that_mark, read_legend
from pogi_check.danish.markings import (
    Legend,
    Marking,
    of_number,
    of_opening,
    of_star,
)
from pogi_check.danish.price_lists import is_of_price_list, lines_bind
from pogi_check.danish.questions import answers, is_put, opens_question
from pogi_check.danish.references import (
    gives_number_for_some,
    goes_on,
    idents_of,
    opens_paragraph,
    paragraphs_of,
)
from pogi_check.danish.rows import Surroundings, read_rows
from pogi_check.danish.statuses import Status
from pogi_check.danish.unmarked import with_unmarked
from pogi_check.documents.document import Block, BlockKind, Document
from pogi_check.documents.formats import WORD_MEDIA_TYPE
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from pogi_check.documents.document import Place

_OPENS_LIST = pattern(r"(?::|,\s*at|\bat|,)\s*$")
# "Alle krav er mindstekrav, medmindre andet er anført"
_ALL = pattern(
    r"\b(?:alle|samtlige) (?:de )?(?:nedenstående |følgende )?krav(?: [\w.]+){0,5}? (?:er|udgør)"
    r" (?:ufravigelige )?(?:mindstekrav|minimumskrav|ufravigelige|obligatoriske)\b",
    re.IGNORECASE,
)
_ANNOUNCES = pattern(
    r"\b(?:følgende|nedenfor|nedenstående|herunder|disse|krav\w*|skal|gælder|omfatter|disse)\b", re.IGNORECASE
)
_FOLLOWING = pattern(r"\bfølgende\b[^.]{0,60}:\s*$", re.IGNORECASE)
_ITEM = 200  # characters of a paragraph that may be an item of a list
_PAIR = 2  # cells of a row that explains a code
# "1) Punktet gælder ikke …", "* Dog ikke …" below a table
_MARK = r"\*{1,3}|\d\)|[a-z]\)|[¹²³⁴⁵]|\(\d\)|note \d"
_NOTE = pattern(rf"\s*({_MARK})(?=[:.\s]*[A-ZÆØÅ])", re.IGNORECASE)
_NUMBERED = pattern(r"(?:[A-ZÆØÅ]{1,3}[-. ]?)?\d+(?:\.\d+)+\.?\s+[A-ZÆØÅ]")
_LINE = pattern(r"\s*(?:\d+(?:\.\d+)*[.)]?|[A-ZÆØÅ]{1,3}[-. ]?\d+\S*|[A-ZÆØÅ][.)])\s+[A-ZÆØÅ]")
# "… krav på samme niveau.1": a raised number as a PDF gives it, within its text
_RAISED_WITHIN = pattern(r"(?:(?<=[a-zæøå]{3})|(?<=[a-zæøå)][.,;:]))(\d{1,2})(?=[\s.,;]|$)")
_IS_MARK = pattern(_MARK, re.IGNORECASE)
_MARK_LENGTHS = (1, 2, 3, 6)  # characters of a mark
_NOTING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)
_RUNNING = (BlockKind.HEADER, BlockKind.FOOTER)
_NOTES = (BlockKind.FOOTNOTE, BlockKind.COMMENT)
# By the headings above them and their form, the places of lines among the passages
_Lines: TypeAlias = "defaultdict[tuple[tuple[str, ...], str], list[int]]"
# Word's footnotes are read behind the paragraph that bears their mark.
_NOTES_BESIDE = (WORD_MEDIA_TYPE,)


def legend_of(documents: Iterable[Document]) -> Legend:
    """Gather the legends of all documents of a tender: in sentences, and in tables of codes."""
    documents = tuple(documents)
    stated = read_legend(block.text for document in documents for block in document.blocks)
    rows = [row for document in documents for row in _rows(document.blocks)]
    pairs = [(one, following, len(row) == _PAIR) for _, row in rows for one, following in pairwise(row)]
    codes, grades = legend_tables(rows)
    codes = {**legend_rows(pairs), **codes, **stated.codes}
    texts = (block.text for document in documents for block in document.blocks if block.place.cell is None)
    return replace(
        stated,
        codes=codes,
        grades={**grades, **stated.grades},
        letters=letters_that_mark(texts, codes),
    )


def _rows(blocks: Sequence[Block]) -> Iterator[tuple[int, list[str]]]:
    """Give the texts of cells that stand side by side, row by row, each with the number of its table."""
    row: list[str] = []
    table = 0
    for one, following in pairwise(blocks):
        if _stand_side_by_side(one, following):
            row = [*(row or [one.text]), following.text]
            table = one.place.cell.table if one.place.cell is not None else table
        elif row:
            yield table, row
            row = []
    if row:
        yield table, row


def _stand_side_by_side(one: Block, following: Block) -> bool:
    left, right = one.place.cell, following.place.cell
    if left is None or right is None:
        return False
    return (left.table, left.row) == (right.table, right.row) and left.column < right.column


def segment(document: Document, legend: Legend) -> tuple[Passage, ...]:
    """Cut a document into passages, in reading order."""
    passages: list[Passage] = []
    every, listed = _marking_of(document, _ALL.search), _marking_of(document, lines_bind)
    lead: Block | None = None
    paragraph = ""  # of the contract, where its paragraphs are no headings
    blocks = [b for b in document.blocks if b.text.strip() and not (b.struck or b.hidden)]
    notes, raised = _notes(blocks, beside=document.media_type in _NOTES_BESIDE)
    lines: _Lines = defaultdict(list)
    at = 0
    while at < len(blocks):
        block, end = blocks[at], _end_of_table(blocks, at)
        if end > at:
            opener = lead if lead is not None and _opens_list(lead) else None
            passages += read_rows(blocks[at:end], Surroundings(document.name, legend, opener))
            at = end
            continue
        at += 1
        if at - 1 in raised:
            continue
        noted = _at(notes.get(at - 1, ()), passages)
        if block.kind in _HEADINGS:
            lead, paragraph = None, ""
            passages += _of_heading(block, Surroundings(document.name, legend))
        elif noted and (told := tuple(clauses_of(block))):
            _add_note(passages, noted, told)
        elif block.kind not in _RUNNING and (clauses := tuple(clauses_of(block))):
            opener = lead if lead is not None and _is_led(block, lead) else None
            broken = at - 2 in raised and passages and _is_broken_off(passages[-1], block)
            if opener is None and passages and (broken or _continues(block, passages[-1])):
                joined = (*passages[-1].clauses, *clauses)
                passages[-1] = replace(passages[-1], clauses=joined, correction=correction_of(joined))
            else:
                paragraph = opens_paragraph(block.text) or paragraph
                around = Surroundings(document.name, legend, opener, paragraph)
                lines[block.place.headings, _form_of_line(block)].append(len(passages))
                passages += [_passage(block, line, around) for line in _numbered_lines(clauses, block.label)]
            goes_under = opener is not None and (block.text[:1].islower() or _is_followed(block, opener))
            if block.kind is not BlockKind.LIST_ITEM and not goes_under:
                lead = block
    return tuple(
        replace(passage, number=number, marking=_marked_with_all(passage, every, listed))
        for number, passage in enumerate(marked_by_lines(_marked_in_lists(passages, legend, lines), legend))
    )


def _add_note(passages: list[Passage], noted: Iterable[int], told: tuple[Clause, ...]) -> None:
    """Add what a note tells to each of the passages that bear its mark."""
    for place in noted:
        passages[place] = replace(passages[place], clauses=(*passages[place].clauses, *told))


def _of_heading(block: Block, around: Surroundings) -> Iterator[Passage]:
    """Give the passage of a heading that is a demand itself, none of another."""
    if states_demand(block.text):
        yield _passage(block, tuple(clauses_of(block)), around)


def _marked_in_lists(passages: list[Passage], legend: Legend, lines: _Lines) -> list[Passage]:
    """Give the lines of lists that bear no mark the marking that the legend has for them."""
    for (_, form), places in lines.items():
        passages = with_unmarked(passages, legend, places) if form else passages
    return passages


def _notes(blocks: Sequence[Block], *, beside: bool) -> tuple[dict[int, frozenset[Place]], frozenset[int]]:
    """Give, by their position, the notes, with the places of what they are notes to, and the raised marks.

    A note begins with the mark that such a text before it ends with; a raised mark of a PDF stands by itself
    before the text that bears it, or within it. Only what stands under the same heading counts, as "1)" may
    stand anywhere; a footnote has a number of its own, and may stand pages away.
    """
    bearing: dict[tuple[tuple[str, ...], str], set[Place]] = {}
    referring: dict[str, set[Place]] = {}
    found: dict[int, frozenset[Place]] = {}
    alone: list[int] = []
    numbers = {block.label for block in blocks if block.kind is BlockKind.FOOTNOTE and block.label}
    raised: str | None = None
    before: Place | None = None  # of the last text that is no note itself
    for position, block in enumerate(blocks):
        headings, text = block.place.headings, block.text.strip()
        note = _NOTE.match(f"{block.label} {block.text}") if block.kind in _NOTING else None
        if note is not None and (places := bearing.get((headings, note[1]))):
            found[position] = frozenset(places)
        if block.kind is BlockKind.FOOTNOTE and (places := referring.get(block.label)):
            found[position] = frozenset(places)
        elif block.kind is BlockKind.FOOTNOTE and beside and before is not None:
            found[position] = frozenset((before,))
        for mark in (*_marks_at_end(block.text), *((raised,) if raised is not None else ())):
            bearing.setdefault((headings, mark), set()).add(block.place)
        for mark in _RAISED_WITHIN.findall(text):
            if mark in numbers:
                referring.setdefault(mark, set()).add(block.place)
        raised = text if _IS_MARK.fullmatch(text) else None
        if block.kind not in _NOTES:
            before = block.place
        if block.kind is BlockKind.PARAGRAPH and text in numbers:
            alone.append(position)
            around = (*blocks[max(0, position - 1) : position], *blocks[position + 1 : position + 2])
            referring[text] = {one.place for one in around if one.place.headings == headings}
    return found, frozenset(alone)


def _is_broken_off(passage: Passage, block: Block) -> bool:
    """Tell whether a sentence goes on in a block, after the raised mark that stands within it."""
    ended = passage.clauses[-1].text.rstrip().endswith((".", "!", "?", ":"))
    return not ended and block.text[:1].islower() and passage.context.headings == block.place.headings


def _marks_at_end(text: str) -> Iterator[str]:
    """Give the marks of notes that a text ends with, after other words: "(1)" ends with "1)" too."""
    stripped = ""
    while stripped != text:
        stripped, text = text, text.rstrip().rstrip(".")
    for length in _MARK_LENGTHS:
        mark, before = text[-length:], text[:-length]
        if _IS_MARK.fullmatch(mark) and before.strip():
            yield mark


def _at(places: Collection[Place], passages: Sequence[Passage]) -> list[int]:
    """Give the numbers of the passages that hold clauses of some places."""
    listed = enumerate(passages) if places else ()
    return [number for number, one in listed if any(clause.place in places for clause in one.clauses)]


def _marking_of(document: Document, says: Callable[[str], re.Match[str] | None]) -> Marking | None:
    """Read the sentence by which a document says what all its requirements are, if it has one."""
    for block in document.blocks:
        stated = says(block.text) if block.kind not in _RUNNING else None
        if stated is not None:
            return Marking(Status.MANDATORY, stated.group())
    return None


def _marked_with_all(passage: Passage, every: Marking | None, listed: Marking | None) -> Marking | None:
    """Give a row of a table of requirements the marking of all, unless it has one that says more.

    ``listed`` is what the document says of the lines of its lists of goods.
    """
    own = passage.marking
    if own is None and listed is not None and is_of_price_list(passage):
        return listed
    tabled = passage.row and any(header.casefold().startswith("krav") for header in passage.context.headers)
    if every is None or not tabled or (own is not None and own.status is not Status.REQUIREMENTS):
        return own
    return every


def _end_of_table(blocks: Sequence[Block], start: int) -> int:
    """Give the end of the table that begins at a block; the start itself where none does."""
    cell = blocks[start].place.cell
    if cell is None or blocks[start].kind is not BlockKind.CELL:
        return start
    end = start
    while end < len(blocks) and (other := blocks[end].place.cell) is not None and other.table == cell.table:
        end += 1
    return end


def _form_of_line(block: Block) -> str:
    """Name the form in which a block is a line of a list: an item, or a number that opens it; else none."""
    if block.kind is BlockKind.LIST_ITEM or block.label:
        return "item"
    return "numbered" if _LINE.match(block.text) is not None else ""


def _opens_list(block: Block) -> bool:
    return _OPENS_LIST.search(block.text) is not None


def _is_led(block: Block, lead: Block) -> bool:
    """Tell whether a block goes on with a sentence that the lead-in has opened; a legend opens none."""
    if not lead.text.rstrip().endswith(":") and explains(lead.text):
        return False
    if block.kind is BlockKind.LIST_ITEM:
        ended = lead.text.rstrip().endswith(".") and block.text.rstrip().endswith(".")
        return not ended or _ANNOUNCES.search(lead.text) is not None
    return _opens_list(lead) and (block.text[:1].islower() or _is_followed(block, lead))


def _is_followed(block: Block, lead: Block) -> bool:
    """Tell whether a short paragraph is one of those that "følgende:" announces, though no sign marks it."""
    return len(block.text) <= _ITEM and _FOLLOWING.search(lead.text) is not None


def _continues(block: Block, passage: Passage) -> bool:
    """Tell whether a paragraph belongs to the one before it: it goes on with it, or answers its question."""
    numbered = block.kind in _NOTING and gives_number_for_some(block.text)
    paragraph = (block.kind is not BlockKind.LIST_ITEM or numbered) and not passage.row
    asked = is_put(passage.clauses[-1].text) or opens_question(passage.clauses[0].text)
    together = numbered or goes_on(block.text) or (answers(block.text) and asked)
    return paragraph and together and passage.context.headings == block.place.headings


def _numbered_lines(clauses: tuple[Clause, ...], label: str) -> Iterator[tuple[Clause, ...]]:
    """Cut a paragraph where its sentences bear numbers of their own ("2.1 Gulve … 2.2 Vægge …").

    The first of them may be the paragraph's ``label``, which the number after it follows.
    """
    starts = [place for place, clause in enumerate(clauses) if _NUMBERED.match(clause.text)]
    if starts[:1] and starts[0] and _follows(clauses[starts[0]].text, label):
        starts.insert(0, 0)
    cuts = [0, *starts[1:], len(clauses)] if len(starts) > 1 else [0, len(clauses)]
    return (clauses[start:end] for start, end in pairwise(cuts))


def _follows(text: str, label: str) -> bool:
    """Tell whether a text opens with the number after another ("3.9 Leverandøren …" after "3.8")."""
    above, _, last = label.rstrip(".").rpartition(".")
    return bool(above) and last.isdigit() and text.startswith(f"{above}.{int(last) + 1}")


def _number_of(block: Block) -> str:
    """Give the number that opens a block; a list's mere sign is none."""
    return block.label if any(map(str.isalnum, block.label)) else ""


def _passage(block: Block, clauses: tuple[Clause, ...], around: Surroundings) -> Passage:
    headings, lead = block.place.headings, around.lead
    text, heading = block.text[clauses[0].start :], "".join(headings[-1:])
    label = "" if clauses[0].start and _NUMBERED.match(text) else block.label  # of its first line
    numbered = of_number(label, around.legend) or of_number(text, around.legend)
    numbered = (
        numbered or of_opening(text, around.legend) or of_star(f"{_number_of(block)} {text}", around.legend)
    )
    return Passage(
        clauses,
        Context(headings, lead.text if lead is not None else "", (), around.document),
        numbered or of_headings(headings),
        lead_clause(lead),
        footnote=block.kind in _NOTES,
        idents=idents_of(label, text, heading) | paragraphs_of(around.paragraph or heading, label, text),
        paragraph=around.paragraph or heading,
        correction=correction_of(clauses),
    )
