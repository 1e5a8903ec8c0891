"""The outline of a document: which paragraphs are headings, and under which headings each one stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pogi_check.documents.document import Block, BlockKind, Place
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pogi_check.documents.document import Cell, Revision, SheetCell

_BOLD_WORDS: Final = 12
_NUMBERED_WORDS: Final = 8
_CHARACTERS: Final = 90
_PROSE_CHARACTERS: Final = 200
_PROSE_WORDS: Final = 8
_DEEPEST: Final = 9
_SENTENCE_ENDS: Final = (".", ":", ";", ",", "!", "?", "…")
_NUMBER: Final = pattern(r"^(?:§\s*)?(\d{1,2}(?:\.\d{1,2}){0,5})\.?[\s\t]+(?=[A-ZÆØÅ])")
_BULLET: Final = pattern(r"^(?:[-–—•▪·○●◦*]|\(?[a-zæøå]\))\s+\S")
# What sections of tenders are called, in plain type too
_SECTION: Final = pattern(
    r"(?:(?:bilag|afsnit|del|kapitel) \w{1,3}[.:]? )?(?:[\w-]+ (?:og|til|for|om|af|på) )?"
    r"(?:[\w-]*(?:krav|kravene|kravspecifikation\w*|kravliste|specifikation\w*|kriterier|kriterium"
    r"|tildeling|evaluering"
    r"|evalueringsmodel|betingelser|vilkår|bestemmelser|ydelse[nr]?|ydelserne|levering(?:en)?"
    r"|leverancen|omfang"
    r"|priser|miljø|bæredygtighed|dokumentation|optioner|kontrakten|aftalen|service"
    r"|garanti))(?: (?:til|for|om|og) [\w -]{2,40})?",
    re.IGNORECASE,
)
_SECTION_WORDS: Final = 6
_TEXT_WORDS: Final = 6  # of the shortest paragraph that a heading in plain type may head
_LETTERS: Final = pattern(r"[^\W\d_]{2,}")
# A heading names a subject; where one of these stands something is said about it.
_FINITE: Final = frozenset((
    "skal", "må", "kan", "bør", "vil", "er", "var", "har", "bliver", "blev", "kræves", "ønskes",
    "forventes", "accepteres", "anvendes", "leveres", "gælder", "tilbydes", "opfylder", "indeholder",
    "overholder", "udgør", "sker", "følger", "oplyses", "vedlægges", "udfyldes", "angives", "must",
    "shall", "should", "may", "can", "will", "is", "are", "has", "have",
))  # fmt: skip
_BODY: Final = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM))
_OUTSIDE: Final = frozenset((BlockKind.HEADER, BlockKind.FOOTER))


@dataclass(slots=True)
class Line:
    """A paragraph as a reader finds it, before its place in the outline is known.

    ``heading`` is the level that a style gives (0 for the document's title, None for body text);
    ``bold`` tells that all of it is bold, ``contents`` that it belongs to a table of contents,
    ``heads_table`` that it heads the rows below it.
    """

    text: str
    kind: BlockKind
    before: str | None = None
    heading: int | None = None
    level: int = 0
    label: str = ""
    cell: Cell | None = None
    revisions: tuple[Revision, ...] = ()
    hidden: bool = False
    struck: bool = False
    bold: bool = False
    contents: bool = False
    heads_table: bool = False
    page: int | None = None
    sheet: SheetCell | None = None


@dataclass(frozen=True, slots=True)
class _Heading:
    """An open heading; ``number`` is the one typed in front of a heading that no style marks."""

    level: int
    text: str
    styled: bool = True
    number: str = ""
    table: int | None = None


def outline(lines: Sequence[Line], document: str) -> tuple[Block, ...]:
    """Give the lines as numbered blocks, each under its headings.

    A styled heading that reads as prose (contract clauses are often styled so for their numbers)
    closes the headings of its level but is text itself. An unstyled paragraph is a heading where it
    plainly looks like one: short, without end punctuation and finite verb, and either all bold or
    with a typed number in front, alone among its neighbours; it stands one level below the last
    styled heading and ends at the next heading, unless that one's number continues its own. Cells
    have no such headings. A heading's own path holds the headings above it.
    """
    open_headings: list[_Heading] = []
    blocks = []
    for index, line in enumerate(lines):
        open_headings = _leave_table(open_headings, line)
        heading = _heading_of(lines, index, open_headings)
        kind, level = line.kind, line.level
        if heading is not None:
            open_headings = _above(open_headings, heading)
            if line.cell is None:
                kind, level = BlockKind.HEADING, heading.level
        elif line.heading == 0 and line.kind is BlockKind.PARAGRAPH and line.cell is None:
            kind, open_headings = BlockKind.TITLE, []
        elif line.heading and line.kind is BlockKind.PARAGRAPH:
            open_headings = [one for one in open_headings if one.styled and one.level < line.heading]
            kind = BlockKind.LIST_ITEM if line.label else kind
            level = line.heading - 1 if line.label else 0
        elif kind is BlockKind.PARAGRAPH and _BULLET.match(line.text):
            kind = BlockKind.LIST_ITEM
        headings = () if kind in _OUTSIDE or line.contents else tuple(one.text for one in open_headings)
        blocks.append(
            Block(
                line.text,
                kind,
                Place(document, index + 1, line.page, headings, line.cell, line.sheet),
                level,
                line.label,
                line.before,
                line.revisions,
                line.hidden,
                line.struck,
            )
        )
        if heading is not None and heading.text:
            open_headings = [*open_headings, heading]
    return tuple(blocks)


def _leave_table(open_headings: list[_Heading], line: Line) -> list[_Heading]:
    """Close the headings that stand in a table which the line is no longer in."""
    if all(one.table is None for one in open_headings) or line.kind not in (*_BODY, BlockKind.CELL):
        return open_headings
    table = line.cell.table if line.cell is not None else None
    return [one for one in open_headings if one.table is None or (table is not None and table >= one.table)]


def _above(open_headings: Iterable[_Heading], heading: _Heading) -> list[_Heading]:
    """Keep the open headings that a new one stands under."""
    if heading.styled:
        return [one for one in open_headings if one.styled and one.level < heading.level]
    return [
        one
        for one in open_headings
        if one.styled or (one.number and heading.number.startswith(one.number + "."))
    ]


def _heading_of(lines: Sequence[Line], index: int, open_headings: Sequence[_Heading]) -> _Heading | None:
    line = lines[index]
    shown = " ".join(f"{line.label} {line.text}".split())
    if line.heading:
        if line.cell is not None:
            # A styled cell heads the rows below it only where it has its row to itself.
            return _Heading(line.heading, shown, table=line.cell.table) if line.heads_table else None
        if line.kind is not BlockKind.PARAGRAPH or _is_prose(line.text):
            return None
        return _Heading(line.heading, shown)
    number = _typed_number(lines, index)
    if number is None and not is_bold_heading(line) and not _names_section(lines, index, open_headings):
        return None
    styled = [one for one in open_headings if one.styled]
    above = _above(open_headings, _Heading(0, "", styled=False, number=number or ""))
    level = (styled[-1].level if styled else 0) + 1 + len(above) - len(styled)
    return _Heading(min(level, _DEEPEST), shown, styled=False, number=number or "")


def _is_prose(text: str) -> bool:
    words = text.split()
    if len(text) > _PROSE_CHARACTERS:
        return True
    ends = text.endswith((".", ";", ":"))
    return ends and (len(words) >= _PROSE_WORDS or any(word.lower() in _FINITE for word in words))


def _may_head(line: Line) -> bool:
    """Tell whether an unstyled line can be a heading at all: plain text that is no sentence."""
    text = line.text
    return (
        line.kind is BlockKind.PARAGRAPH
        and line.cell is None
        and line.heading is None
        and not (line.contents or line.hidden or line.struck)
        and 0 < len(text) <= _CHARACTERS
        and "\n" not in text
        and not text.endswith(_SENTENCE_ENDS)
        and _LETTERS.search(text) is not None
        and not any(word.strip("(),").lower() in _FINITE for word in text.split())
    )


def is_bold_heading(line: Line) -> bool:
    """Tell whether a line without style plainly looks like a heading: bold, short, and no sentence."""
    return (
        line.bold
        and _may_head(line)
        and len(line.text.split()) <= _BOLD_WORDS
        and not _BULLET.match(line.text)
    )


def _names_section(lines: Sequence[Line], index: int, open_headings: Sequence[_Heading]) -> bool:
    """Tell whether a line in plain type names a section where the headings are typed: it ends the last one.

    It stands between a sentence, or a heading, and a text of its own.
    """
    line = lines[index]
    if not open_headings or open_headings[-1].styled or not _may_head(line):
        return False
    if len(line.text.split()) > _SECTION_WORDS or not _SECTION.fullmatch(line.text.strip()):
        return False
    before, following = lines[index - 1], lines[index + 1 : index + 2]
    ended = (
        before.text.endswith(_SENTENCE_ENDS)
        or before.cell is not None
        or before.text == open_headings[-1].text
    )
    if not ended or not line.text[0].isupper() or not following:
        return False
    rest = following[0]
    return rest.kind is not BlockKind.PARAGRAPH or len(rest.text.split()) >= _TEXT_WORDS


def _typed_number(lines: Sequence[Line], index: int) -> str | None:
    """Give the number typed in front of a heading, None where the line is none.

    Numbered lines that follow each other at one depth are a list, not headings; bold ones are
    headings all the same.
    """
    line = lines[index]
    found = _NUMBER.match(line.text)
    if found is None or not _may_head(line) or "\t" in line.text[found.end() :]:
        return None
    if line.bold:
        return found[1]
    if len(line.text.split()) > _NUMBERED_WORDS:
        return None
    depth = found[1].count(".")
    for neighbour in (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]):
        other = _NUMBER.match(neighbour.text)
        if other is not None and neighbour.kind in _BODY and other[1].count(".") == depth:
            return None
    return found[1]
