"""Blocks of a PDF: lines to paragraphs, list items, headings, footnotes."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pogi_check.documents.document import BlockKind
from pogi_check.documents.line_ends import join_lines
from pogi_check.documents.page import BROKEN, HYPHEN, Page, Piece
from pogi_check.documents.pdf_lines import Line
from pogi_check.documents.tables import Table
from pogi_check.patterns import pattern

_BULLET = pattern(r"^(?P<label>[•·▪▫◦‣⁃∙●○■□◆◇➢➤✓✔☐☑☒–—*\uf000-\uf0ff-]|o(?=\s))\s+(?=\S)")
_NUMBER = pattern(
    r"^(?P<label>\d{1,3}[.)]|\d{1,2}(?:\.\d{1,3}){1,5}[.)]?|[a-zæøåA-Z][.)]|\([a-zæøå0-9]{1,3}\)|[ivx]{1,5}[.)])"
    r"\s+(?=\S)"
)
# A number that leaves no room for the space behind it: "10.Papir", "2.10Papir".
_TIGHT = pattern(r"^(?P<label>\d{1,3}\.|\d{1,2}(?:\.\d{1,3}){1,5}\.?)(?=[A-ZÆØÅ][a-zæøå])")
_MONTH = pattern(
    r"^(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b",
    re.IGNORECASE,
)
_HEADING_NUMBER = pattern(
    r"^(?P<number>(?:\d{1,2}|[A-Z](?=\.\d))(?:\.\d{1,2}){0,5})\.?\s+(?=[^\W\d_]|[\"“»(])"
)
_HEADING_WORD = pattern(
    r"^(?:bilag|kapitel|afsnit|del|appendiks|annex|appendix)\s+[\dA-Z]{1,4}\b", re.IGNORECASE
)
_LEADERS = pattern(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|_{4,})\s*\d{0,4}\s*$")
_PAGE_AT_END = pattern(r"\S\s+\d{1,4}$")
_CONTENTS = pattern(
    r"^(?:indhold|indholdsfortegnelse|indholdsoversigt|table of contents|contents)$", re.IGNORECASE
)
_SEPARATOR = (0.05, 0.45)  # of a page's width: the rule above footnotes
_INDENT = 20.0  # points by which footnotes stand in from it
_FOOTNOTE = pattern(r"^(?P<label>\d{1,3}|\*{1,3}|†)\)?\s*(?=[^\W\d_]|[\"“»(§])")
_ENDED = pattern(r"[.:;!?][)»”\"']?$")
_SHORT, _LINE = 150, 80  # letters; a heading is no longer, one without special type fits a line
_HEADING_LINES = 3
_LETTERS = 3
_SMALLER, _LARGER, _LARGE = 0.95, 1.12, 1.3  # of body size; large type heads whatever its end


@dataclass(slots=True)
class Draft:
    """A block in the making."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str = ""
    contents: bool = False
    spaced: bool = True

    @property
    def first(self) -> Line:
        """Give the first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Give the last line."""
        return self.lines[-1]

    def text(self, hyphened: frozenset[str]) -> str:
        """Give the running text with the label in front."""
        return join_lines([line.text for line in self.lines], hyphened)


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in the document: size of body text and line pitch by size."""

    body: float
    bold: bool
    pitches: dict[float, float] = field(default_factory=dict)

    def pitch(self, size: float) -> float:
        """Give the usual distance between base lines at a size."""
        return self.pitches.get(_rounded(size), size * 1.25)


Bookmarks = Mapping[tuple[int, str], int]
"""Heading level by page and plain title."""

Flow = Line | Table | list[Line]
"""What a page holds in reading order; a list is one footnote."""


def measure(pages: Iterable[Sequence[Piece]]) -> Measure:
    """Find body size and line pitches from the pieces of running text, page by page."""
    sizes: Counter[tuple[float, bool]] = Counter()
    gaps: dict[float, Counter[float]] = {}
    for pieces in pages:
        before: Piece | None = None
        for piece in pieces:
            size = _rounded(piece.size)
            sizes[size, piece.bold] += len(piece.text)
            if before is not None and _rounded(before.size) == size:
                gap = piece.base - before.base
                if size * 0.9 < gap < size * 2.2:
                    gaps.setdefault(size, Counter())[round(gap, 1)] += 1
            before = piece
    if not sizes:
        return Measure(11.0, bold=False)
    (body, bold), _ = sizes.most_common(1)[0]
    pitches = {}
    for size, counter in gaps.items():
        most = max(counter.values())
        pitches[size] = min(gap for gap, count in counter.items() if count >= most * 0.5)
    return Measure(max(body, 0.5), bold, pitches)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


# ---- paragraphs


def draft_blocks(flow: Iterable[Flow], usual: Measure) -> list[Draft | Table]:
    """Put lines together to paragraphs and list items; a paragraph goes on past a page break."""
    drafts: list[Draft | Table] = []
    current: Draft | None = None
    aside: Draft | None = None  # what stands across the page interrupts no paragraph
    contents = False
    for item in flow:
        if isinstance(item, Table):
            drafts.append(item)
            current, contents = None, False
            continue
        if isinstance(item, list):
            drafts.append(_footnote(item))
            continue
        line = item
        if line.is_aside:
            if aside is not None and aside.last.page == line.page and _continues(aside, line, "", usual):
                aside.lines.append(line)
            else:
                aside = Draft([line], BlockKind.PARAGRAPH)
                drafts.append(aside)
            continue
        if _CONTENTS.match(line.text.strip()):
            contents = True
        elif contents and not (_PAGE_AT_END.search(line.text) or _has_leaders(line.text)):
            contents = current is not None and not current.contents and _is_close(current.last, line, usual)
        listed = _has_leaders(line.text) or (contents and bool(_PAGE_AT_END.search(line.text)))
        label = "" if listed else label_of(line.text)
        if (
            current is not None
            and not listed
            and not current.contents
            and _continues(current, line, label, usual)
        ):
            current.lines.append(line)
            continue
        spaced = current is None or not _is_close(current.last, line, usual)
        kind = BlockKind.LIST_ITEM if label else BlockKind.PARAGRAPH
        current = Draft([line], kind, label=label, contents=listed, spaced=spaced)
        drafts.append(current)
    return drafts


def _has_leaders(text: str) -> bool:
    """Tell whether a line ends in dots that lead to a page number."""
    return any(sign in text for sign in ("...", ". . .", "……", "____")) and bool(_LEADERS.search(text))


def label_of(text: str) -> str:
    """Give the bullet or number that a line starts with, empty when there is none."""
    match = _BULLET.match(text) or _NUMBER.match(text) or _TIGHT.match(text)
    if match is None or _MONTH.match(text[match.end() :]):
        return ""
    return match.group("label")


def _footnote(lines: list[Line]) -> Draft:
    match = _FOOTNOTE.match(lines[0].text)
    return Draft(lines, BlockKind.FOOTNOTE, label=match.group("label") if match else "")


def _is_close(before: Line, line: Line, usual: Measure) -> bool:
    """Tell whether two lines follow one another without extra space."""
    gap = line.base - before.base
    size = max(line.size, before.size)
    return before.page == line.page and 0 < gap <= max(usual.pitch(size), size * 1.05) * 1.3


def _continues(current: Draft, line: Line, label: str, usual: Measure) -> bool:
    """Tell whether a line carries the current block on."""
    before = current.last
    if before.text.endswith(BROKEN):
        return True
    if abs(line.size - before.size) > 0.08 * before.size:
        return False
    full, ended = not _would_fit(before, line), bool(_ENDED.search(before.text[-3:]))
    if label and not _is_inline_number(current, line, label, full=full, ended=ended):
        return False
    if line.bold != before.bold and (ended or not full):
        return False
    hyphen = before.text.endswith(HYPHEN)
    if line.page != before.page or line.base < before.base:
        runs_on = line.text[:1].islower() or (full and not line.bold)
        return hyphen or (not ended and not label and runs_on)
    return _is_close(before, line, usual) and (hyphen or _fits_in(current, line, full=full, ended=ended))


def _fits_in(current: Draft, line: Line, *, full: bool, ended: bool) -> bool:
    """Tell whether indent and line ends allow a line to belong to the block above it."""
    before, em = current.last, line.size
    begins_low = line.text[:1].islower()
    if not full and (ended or not begins_low):
        return False
    if ended and line.left > min(current.first.text_left, before.left) + 0.8 * em:
        return current.first is before and abs(line.left - current.first.text_left) < 0.8 * em
    outdented = bool(current.label) and line.left < current.first.left + 0.3 * em
    return not outdented or (not ended and (full or begins_low))


def _is_inline_number(current: Draft, line: Line, label: str, *, full: bool, ended: bool) -> bool:
    """Tell whether a number at the start of a line belongs to the sentence that runs over it."""
    if ended or not full or not label[0].isdigit():
        return False
    return line.left >= current.first.text_left - 2 and line.text_left == line.left


def _would_fit(before: Line, line: Line) -> bool:
    """Tell whether the line's first word had room on the line before: then the break is meant."""
    word = line.text.find(" ")
    share = 1.0 if word < 0 else word / len(line.text)
    return before.edge - before.right > (line.right - line.left) * share + line.size


# ---- footnotes


def split_footnotes(lines: list[Line], usual: Measure, page: Page) -> tuple[list[Line], list[list[Line]]]:
    """Part the footnotes at the foot of a page from its lines."""
    start = _below_separator(lines, page)
    if start is None:
        start = _small_print(lines, usual, page.height)
        if start == len(lines) or not start or _is_close(lines[start - 1], lines[start], usual):
            return lines, []
    notes: list[list[Line]] = []
    for line in lines[start:]:
        if _FOOTNOTE.match(line.text) or not notes:
            notes.append([line])
        else:
            notes[-1].append(line)
    return lines[:start], notes


def _below_separator(lines: Sequence[Line], page: Page) -> int | None:
    """Give where the lines begin that stand below a short rule at the foot, the first of them numbered.

    They may follow a table, and be as large as the text.
    """
    rule = max(page.horizontals, key=lambda one: one.at, default=None)
    if rule is None or rule.at < page.height * 0.3:
        return None
    if not _SEPARATOR[0] <= (rule.end - rule.start) / page.width <= _SEPARATOR[1]:
        return None
    start = len(lines)
    while start and lines[start - 1].base > rule.at:
        start -= 1
    below = lines[start:]
    if not below or not _FOOTNOTE.match(below[0].text):
        return None
    in_order = all(one.base <= other.base for one, other in pairwise(below))
    return start if in_order and abs(below[0].pieces[0].left - rule.start) < _INDENT else None


def _small_print(lines: Sequence[Line], usual: Measure, height: float) -> int:
    """Give where the smaller lines at the foot begin with a number; their count without any."""
    start = len(lines)
    while start and lines[start - 1].size <= usual.body * 0.93 and lines[start - 1].base > height * 0.3:
        if start < len(lines) and lines[start].base < lines[start - 1].base:
            break
        start -= 1
    while start < len(lines) and not _FOOTNOTE.match(lines[start].text):
        start += 1
    return start


# ---- headings


def mark_headings(drafts: Sequence[Draft | Table], usual: Measure, bookmarks: Bookmarks) -> None:
    """Decide which drafts are the title and headings, and of what level."""
    texts = [item for item in drafts if isinstance(item, Draft) and not item.first.is_aside]
    _mark_contents(texts)
    found = [
        draft
        for place, draft in enumerate(texts)
        if _is_heading(draft, texts[place + 1] if place + 1 < len(texts) else None, usual, bookmarks)
    ]
    title = _title(found, usual)
    levels: dict[tuple[float, bool], Counter[int]] = {}
    for draft in found:
        draft.kind = BlockKind.HEADING
        draft.label = ""
        if draft is not title and (depth := _depth(draft, bookmarks)):
            levels.setdefault(_style(draft), Counter())[depth] += 1
    known = {style: counter.most_common(1)[0][0] for style, counter in levels.items()}
    above = 0
    for style in sorted({_style(draft) for draft in found if draft is not title}, reverse=True):
        above = known.setdefault(style, min(above + 1, 6))
    for draft in found:
        draft.level = _depth(draft, bookmarks) or known.get(_style(draft), 1)
    if title is not None:
        title.kind, title.level = BlockKind.TITLE, 0


def _mark_contents(texts: Sequence[Draft]) -> None:
    """Find the lines of a table of contents without page numbers: each stands again further on."""
    starts = [place for place, draft in enumerate(texts) if _CONTENTS.match(draft.first.text.strip())]
    if not starts:
        return
    last = {plain_title(draft.text(frozenset())): place for place, draft in enumerate(texts)}
    for start in starts:
        for place in range(start + 1, len(texts)):
            title = plain_title(texts[place].text(frozenset()))
            if not texts[place].contents and last[title] <= place:
                break
            texts[place].contents = True
            texts[place].kind = BlockKind.PARAGRAPH
            texts[place].label = ""


def _style(draft: Draft) -> tuple[float, bool]:
    return _rounded(draft.first.size), draft.first.bold


def plain_title(text: str) -> str:
    """Give a heading's text in the form in which bookmarks are compared."""
    return re.sub(r"\W+", "", text).casefold()


def _depth(draft: Draft, bookmarks: Bookmarks) -> int:
    text = draft.text(frozenset())
    if level := bookmarks.get((draft.first.page, plain_title(text)), 0):
        return level
    if match := _HEADING_NUMBER.match(text):
        return match.group("number").count(".") + 1
    return 1 if _HEADING_WORD.match(text) else 0


def _is_heading(draft: Draft, after: Draft | None, usual: Measure, bookmarks: Bookmarks) -> bool:
    if draft.contents or draft.kind is BlockKind.FOOTNOTE or len(draft.lines) > _HEADING_LINES:
        return False
    text = draft.text(frozenset())
    if len(text) > _SHORT or sum(map(str.isalpha, text)) < _LETTERS or _BULLET.match(text):
        return False
    if (draft.first.page, plain_title(text)) in bookmarks:
        return True
    ratio = draft.first.size / usual.body
    if ratio >= _LARGER:
        return ratio >= _LARGE or not text.endswith((".", ";", ","))
    if text.endswith((".", ";", ",", ":")) or ratio < _SMALLER:
        return False
    return (all(line.bold for line in draft.lines) and not usual.bold) or _heads_in_plain_type(
        draft, text, after
    )


def _heads_in_plain_type(draft: Draft, text: str, after: Draft | None) -> bool:
    """Tell whether a line in body type stands as a heading: by a number such as 3.2, or in capitals."""
    if after is None or len(draft.lines) > 1 or not draft.spaced or len(text) > _LINE:
        return False
    next_text = after.text(frozenset())
    match = _HEADING_NUMBER.match(text)
    if match is None:
        return text.isupper() and len(text.split(maxsplit=1)[0]) > _LETTERS and not next_text.isupper()
    numbered = "." in match.group("number") and text[match.end()].isupper()
    return numbered and (not _HEADING_NUMBER.match(next_text) or after.first.size != draft.first.size)


def _title(found: Sequence[Draft], usual: Measure) -> Draft | None:
    front = [draft for draft in found if draft.first.page == 1]
    if not front:
        return None
    largest = max(front, key=lambda draft: draft.first.size)
    others = [draft.first.size for draft in found if draft is not largest]
    if largest.first.size < usual.body * 1.3 or _HEADING_NUMBER.match(largest.first.text):
        return None
    return largest if largest.first.size > max(others, default=0.0) * 1.05 else None


# ---- list levels


def mark_list_levels(drafts: Sequence[Draft | Table]) -> None:
    """Give list items their level by their indent."""
    indents: list[float] = []
    for draft in drafts:
        if isinstance(draft, Table) or draft.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            indents.clear()
            continue
        if draft.kind is not BlockKind.LIST_ITEM:
            continue
        left = draft.first.left
        while indents and left < indents[-1] - 3:
            indents.pop()
        if not indents or left > indents[-1] + 3:
            indents.append(left)
        draft.level = len(indents) - 1
