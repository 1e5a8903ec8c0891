"""Tables of requirements: each row a passage, with its marking, its headers and what spans it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pogi_check.danish.cells import holds_values, is_row_number
from pogi_check.danish.clauses import Clause, Context, Passage, clauses_of, lead_clause
from pogi_check.danish.corrections import correction_of_row, is_new_column, is_of_corrections, old_column
from pogi_check.danish.forms import marked_in_forms
from pogi_check.danish.headings import of_headings
from pogi_check.danish.labels import find_labels
from pogi_check.danish.markings import (
    Legend,
    Marking,
    code_key,
    holds_codes,
    is_status_column,
    of_closing,
    of_code,
    of_number,
    of_opening,
    status_of_phrase,
)
from pogi_check.danish.questions import heads_questions
from pogi_check.danish.references import idents_of, numbers_listed, references
from pogi_check.danish.sentences import ends_abbreviated
from pogi_check.danish.statuses import Status
from pogi_check.danish.unmarked import with_unmarked
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pogi_check.documents.document import Block, Cell

# A cell that says no below "Mindstekrav"
_ASKED_AS_DEMAND = pattern(
    r"(?:mindste|minimums)?krav|ufravigelig\w*|obligatorisk\w*|skal-?krav", re.IGNORECASE
)
_NAY = pattern(r"nej|n|ikke", re.IGNORECASE)
_KEYS = pattern(r"(?:felt|feltnavn|rubrik|oplysning|nøgle)?", re.IGNORECASE)  # above the keys of a form
_TO_TICK = pattern(r"\s*\((?:sæt )?(?:x|kryds)\)\s*$", re.IGNORECASE)  # "Ønske (X)"
_TICKS = frozenset({"x", "✓", "✔", "☒", "☑", "ja", "●", "•", "√", "v"})
_ANSWER = pattern(
    r"\b(?:opfyld|svar|ja\s*/\s*nej|tilbudsgivers|leverandørens svar|bekræft|udfyldes|afkryds)", re.IGNORECASE
)
_FULFILLED = pattern(r"(?:skal )?opfyldes\b", re.IGNORECASE)
_REMARKS = pattern(r"(?:bemærkning|kommentar|anmærkning|note)", re.IGNORECASE)
_BESIDE_DEMAND = pattern(r"bemærkning|kommentar|anmærkning|note|supplerende|ud over|emballage", re.IGNORECASE)
_REMARK = pattern(r"[,;.(]")
_NUMBERS = pattern(
    r"^(?:nr|id|krav-?\s?(?:nr|id)|pos|punkt|pkt|krav nr|#|løbenr|ref|k-nr|kravnr|kravnummer)\b\.?",
    re.IGNORECASE,
)
_REQUIREMENTS = frozenset({"krav", "kravet", "krav nr.", "kravtekst", "beskrivelse af krav"})
_CODED_NUMBER = pattern(r"(?:MK|EK)[\s-]?\d")
_TELLING = (
    Status.OPTION,
    Status.EVALUATION,
    Status.WISH,
    Status.USUAL,
    Status.MANDATORY,
)  # the first one decides

_BOXES = frozenset({"☒", "☑", "✓", "✔"})
_HEADING = (Status.MANDATORY, Status.WISH, Status.EVALUATION, Status.OPTION)
_BESIDE_HEADING = pattern(
    r"(?:max\.? |maks\.? |antal )?point|vægt(?:ning)?|opfyldt\??|opfyldes\??|svar|ja/nej"
    r"|bemærkninger|kommentarer|nr\.?",
    re.IGNORECASE,
)
_SECTION = 120  # characters of a merged row that is a heading
_HEADER = 5  # words of a header's cell
_PAIR = 2  # columns of a table that must say more to have a header
_CODE = 3  # words or letters of a code
_PHRASE = 4  # words of a status told in words
_GONE = pattern(r"udgået|udgår|bortfaldet|bortfalder|slettet|annulleret|ikke gældende", re.IGNORECASE)
_OPTION = pattern(
    r"(?:option|tilvalg|tilkøb|ekstraudstyr|ekstra tilbehør)(?:\s\w{1,3})?\.?$"
    r"|(?:(?:kan )?(?:leveres|fås|tilbydes|købes|bestilles) )?mod (?:merpris|tillæg|ekstra betaling)\.?$",
    re.IGNORECASE,
)
_NOTHING = pattern(r"[-–—/.]*|n/?a|ingen|intet|(?:intet|ingen) krav|ikke relevant|x|ja|nej", re.IGNORECASE)
_FREE = pattern(r"valgfri(?:t|e)?|frit valg", re.IGNORECASE)  # what goods of a row are to be: as one likes
_DEMANDED = pattern(
    r"(?:mindste?|minimums?|minimal)-?(?:krav|værdi)?|(?:ufravigelige? )?krav|skal-?krav|krævet",
    re.IGNORECASE,
)
_WISHED = pattern(r"ønske(?:t|r|s|de)?(?: (?:værdi|niveau))?|ønskeligt?|bør-?krav|ønskeværdi", re.IGNORECASE)
_NUMBER = 14  # characters of a requirement's number
_CITES = 40  # characters of a cell that says which requirement a question is on


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a text stands: its document and legend, what opens it, the contract's paragraph it is in."""

    document: str
    legend: Legend
    lead: Block | None = None
    paragraph: str = ""


def read_rows(blocks: Sequence[Block], around: Surroundings) -> list[Passage]:
    """Read a table: each row is a passage; a row of one merged cell is a heading for the rows below it."""
    return with_unmarked(tuple(_passages(blocks, around)), around.legend)


def _passages(blocks: Sequence[Block], around: Surroundings) -> Iterator[Passage]:
    rows = _by_row(blocks)
    first = min(rows)
    width = max(_cell(block).column + _cell(block).columns for block in blocks)
    marked = any(_cell(block).header for block in blocks)
    headers: dict[int, str] = {}
    heads: dict[int, Block] = {}
    section: tuple[str, ...] = ()
    below_status = False  # in the section of a row that holds a status alone
    spanning: list[Block] = []
    keyed = width == _PAIR and _KEYS.fullmatch(rows[first][0].text.strip()) is not None
    forms = marked_in_forms(rows, around.legend) if not marked or keyed else {}
    boxes = Counter(_cell(block).column for block in blocks if block.text.strip() in _BOXES)
    ticked = frozenset(column for column, times in boxes.items() if times > 1)
    for number, cells in sorted(rows.items()):
        guessed = not marked and number == first and len(rows) > 1 and _looks_like_header(cells, width)
        guessed = guessed and number not in forms
        anew = number != first and (_heads_anew(cells) or (not marked and _heads_below(rows, number, width)))
        if anew:
            headers.clear()
            section = ()
        if anew or guessed or any(_cell(block).header for block in cells):
            _add_headers(headers, cells)
            heads.update((_cell(block).column, block) for block in cells)
            if not len(cells) == len(rows) == 1:
                continue
        if below_status and _is_other_heading(cells, width):
            section, below_status = (cells[0].text,), False
            continue
        apart = len(headers) != 1 and _is_status_alone(cells, width)
        below_status = below_status or apart
        if _is_section(cells, width) or apart:
            section = (cells[0].text,)
            if not _ends_sentence(cells[0].text):
                continue
        spanning = [block for block in spanning if _cell(block).row + _cell(block).rows > number]
        row = Row(cells, tuple(spanning), forms.get(number), ticked)
        spanning += [block for block in cells if _cell(block).rows > 1]
        read = (_read_row(part, headers, heads, section, around) for part in _apart(row, headers))
        yield from (passage for passage in read if passage is not None)


def _by_row(blocks: Sequence[Block]) -> dict[int, list[Block]]:
    rows: dict[int, list[Block]] = {}
    for block in blocks:
        rows.setdefault(_cell(block).row, []).append(block)
    return rows


def _cell(block: Block) -> Cell:
    cell = block.place.cell
    if cell is None:
        message = f"{block.place} is no cell"
        raise ValueError(message)
    return cell


def _ends_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", "!", "?"))


def _looks_like_header(cells: Sequence[Block], width: int) -> bool:
    """Tell whether the first row of a table without marked header is one: full, short, without numbers."""
    texts = [block.text for block in cells]
    full = width > 1 and len({_cell(block).column for block in cells}) == width
    short = all(
        len(text.split()) <= _HEADER and not (_ends_sentence(text) and not ends_abbreviated(text))
        for text in texts
    )
    telling = width > _PAIR or any(is_status_column(text) or status_of_phrase(text) for text in texts)
    numbered = _NUMBERS.match(texts[0]) is not None
    coded = any(text.isupper() and len(text) <= _CODE for text in texts)
    digits = any(character.isdigit() for text in texts for character in text)
    return full and short and (telling or numbered) and not coded and not digits


def _add_headers(headers: dict[int, str], cells: Sequence[Block]) -> None:
    """Add a row of headers to those above it, column by column."""
    for block in cells:
        cell = _cell(block)
        for column in range(cell.column, cell.column + cell.columns):
            headers[column] = f"{headers[column]} {block.text}".strip() if column in headers else block.text


def _is_section(cells: Sequence[Block], width: int) -> bool:
    merged = len({_cell(block).column for block in cells}) == 1 and _cell(cells[0]).columns >= width > 1
    return merged and len(cells[0].text) < _SECTION


def _is_other_heading(cells: Sequence[Block], width: int) -> bool:
    """Tell whether a row holds a heading alone that is no status of those that ``_is_status`` knows."""
    text = cells[0].text.strip()
    short = _stands_alone(cells, width) and len(text.split()) <= _HEADER and not _ends_sentence(text)
    heading = text.isupper() or of_headings((text,)) is not None
    return short and heading and not _is_status(text)


def _is_status_alone(cells: Sequence[Block], width: int) -> bool:
    """Tell whether a row holds nothing but a status, as a heading does ("ØNSKER")."""
    return _stands_alone(cells, width) and _is_status(cells[0].text.strip())


def _heads_anew(cells: Sequence[Block]) -> bool:
    """Tell whether a row within a table is a header ("Konkurrenceparametre | Point")."""
    first, *others = (block.text.strip() for block in cells)
    return bool(others) and _is_status(first) and all(map(_BESIDE_HEADING.fullmatch, others))


def _heads_below(rows: Mapping[int, Sequence[Block]], number: int, width: int) -> bool:
    """Tell whether a row heads the list that stands in one table of a sheet with its legend, below it."""
    above = all(len(cells) < width for row, cells in rows.items() if row < number)
    texts = [block.text for block in rows[number]]
    return above and any(map(_NUMBERS.match, texts)) and _looks_like_header(rows[number], width)


def _stands_alone(cells: Sequence[Block], width: int) -> bool:
    return len(cells) == 1 and width > 1


def _is_status(text: str) -> bool:
    """Tell whether a few words are a heading that says what the requirements below it are."""
    short = len(text.split()) <= _CODE and not _ends_sentence(text)
    marking = of_headings((text,)) if short else None
    return marking is not None and marking.status in _HEADING


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, those that span it, its form's status, and the columns in which a box is ticked."""

    cells: Sequence[Block]
    spanning: tuple[Block, ...]
    form: Marking | None
    ticked: frozenset[int]


def _apart(row: Row, headers: Mapping[int, str]) -> tuple[Row, ...]:
    """Give what a row demands and what it wishes beside it apart ("Minimum: 10 år | Ønsket: 15 år").

    Below "Krav" may stand what the row is about, where another column says what is demanded.
    """
    told = [(block, _status_above(block, headers)) for block in row.cells]
    wished = [block for block, status in told if status is Status.WISH]
    bound = [block for block, status in told if status is Status.MANDATORY]
    asked = [block for block in bound if _is_of_requirements(headers[_cell(block).column])]
    bound = [block for block in bound if block not in asked] or asked
    if not (wished and bound):
        return (row,)
    return tuple(
        replace(row, cells=[block for block in row.cells if block not in left])
        for left in (wished, bound)
        if len(left) < len(row.cells)
    )


def _status_above(block: Block, headers: Mapping[int, str]) -> Status | None:
    """Tell what the header says of a cell that tells what is asked, and not only that it is."""
    header, text = headers.get(_cell(block).column, ""), block.text.strip()
    told = len(text) > 1 and text.casefold() not in _TICKS and of_code(text, Legend({})) is None
    if not told or _NUMBERS.match(header) or _ANSWER.search(header):
        return None
    return status_of_phrase(header)


def _read_row(
    row: Row,
    headers: Mapping[int, str],
    heads: Mapping[int, Block],
    section: tuple[str, ...],
    around: Surroundings,
) -> Passage | None:
    """Read a row with the cells that span it; None where it holds codes only."""
    legend, lead, cells, spanning = around.legend, around.lead, row.cells, row.spanning
    path = cells[0].place.headings + section
    headed = [(block, headers.get(_cell(block).column, "")) for block in (*spanning, *cells)]
    wished = _wished_beside(headed, legend)
    headed = [one for one in headed if one[0] not in wished]
    replaced = old_column(headers.values())
    old = [block.text for block, header in headed if header == replaced]
    kept = [block.text for block, header in headed if header != replaced]
    new = [block.text for block, header in headed if old and header != replaced and is_new_column(header)]
    clauses: list[Clause] = []
    asked = any(map(heads_questions, headers.values()))
    corrects = is_of_corrections((*headers.values(), around.document, *path))
    pointing = {
        block.text
        for block, _ in headed
        if (asked or corrects)
        and len(block.text) <= _CITES
        and (references(block.text) or (corrects and numbers_listed(block.text)))
    }
    for block, header in headed:
        if header == replaced:
            continue  # what a correction replaces, it does not say
        spelled = len(block.text.split()) > _CODE or block.text in pointing or block.text in new
        if spelled or _says_more(block.text, header, legend):
            clauses += clauses_of(block, header=header)
        elif _asks_of_column(header, block, heads):
            clauses += clauses_of(heads[_cell(block).column])
    if not clauses:
        return None
    by_status = sorted(headed, key=lambda one: not is_status_column(one[1]))  # before a code in the number
    marks = (
        _marking_of_cell(block.text, header, legend)
        for block, header in by_status
        if block.text not in pointing and block.text not in new
    )
    own = next((mark for mark in marks if mark is not None), None)
    own = own or next((mark for one in headed if (mark := _left_open(*one, row.ticked)) is not None), None)
    texts = (
        block.text for block, header in headed if header != replaced and not _BESIDE_DEMAND.match(header)
    )
    own = own or next(filter(None, (of_opening(text, legend) for text in texts)), None)
    own = own or row.form
    own = own or (legend.unmarked if any(map(_is_of_requirements, headers.values())) else None)
    own = own or _marking_of_headers(headed[len(spanning) :])
    numbers = [block.text for block in cells if len(block.text) <= _NUMBER]
    idents = idents_of(*numbers, *path[-1:])
    return Passage(
        tuple(clauses),
        Context(
            path,
            lead.text if lead is not None else "",
            tuple(dict.fromkeys(header for header in headers.values() if header)),
            around.document,
        ),
        _outweighed(own, of_headings(path)),
        lead_clause(lead),
        row=True,
        idents=idents,
        paragraph="".join(path[-1:]),
        correction=correction_of_row(idents, kept, old, new, tuple(headers.values())),
    )


def _wished_beside(headed: Sequence[tuple[Block, str]], legend: Legend) -> list[Block]:
    """Give the cells that wish for more than another one demands ("Minimum: 10 år | Ønsket: 15 år").

    A label stands before them: in "Krav | Ønske" alone, the one may be what the other is wished of.
    """
    said = [
        (block, header.strip(" :"))
        for block, header in headed
        if _NOTHING.fullmatch(block.text.strip()) is None and of_code(block.text, legend) is None
    ]
    demanded = [place for place, (_, header) in enumerate(said) if _DEMANDED.fullmatch(header)]
    labelled = demanded and any(not is_row_number(block.text) for block, _ in said[: demanded[0]])
    return [block for block, header in said if labelled and _WISHED.fullmatch(header)]


def _says_more(text: str, header: str, legend: Legend) -> bool:
    """Tell whether a few words are no code, or say what one is of ("LED ønskes", "Pumpe (tilvalg)")."""
    mark = of_code(text, legend)
    if mark is None or (holds_values(header) and len(text.split()) > 1):
        return True
    if is_status_column(header):
        return False
    optional = mark.status is Status.OPTION and len(text.split()) > 1 and _OPTION.match(text.strip()) is None
    return optional or _FREE.fullmatch(text.strip(" .")) is not None


def _asks_of_column(header: str, block: Block, heads: Mapping[int, Block]) -> bool:
    """Tell whether a column's head is what its cells mark as demanded ("Svanemærket | Krav")."""
    head = heads.get(_cell(block).column)
    return head is not None and head.text == header and bool(find_labels(header))


def _left_open(block: Block, header: str, ticked: frozenset[int]) -> Marking | None:
    """Read a box that is left open below "Ufravigeligt", where other rows have it ticked."""
    asked = _ASKED_AS_DEMAND.fullmatch(header.strip(" ?:")) is not None
    if not asked or block.text.strip() != "☐" or _cell(block).column not in ticked:
        return None
    return Marking(Status.WISH, f"{header}: ☐", own=True)


def _is_of_requirements(header: str) -> bool:
    """Tell whether a column holds requirements."""
    return header.casefold().startswith(("krav", "mindstekrav", "minimumskrav"))


def _outweighed(own: Marking | None, outer: Marking | None) -> Marking | None:
    """Choose between a row's marking and its headings': what is optional outside is optional inside."""
    if outer is None:
        return own
    if own is None or own.status is Status.REQUIREMENTS:
        return outer
    apart = outer.status in (Status.SUITABILITY, Status.OPTION) and own.status is not Status.MANDATORY
    return outer if apart else own


def _marking_of_headers(headed: Sequence[tuple[Block, str]]) -> Marking | None:
    """Read the marking that the headers of a row's texts give it; of several the most telling one decides."""
    marks = [mark for block, header in headed if (mark := _marking_of_header(header, block.text)) is not None]
    if not marks:
        return None
    chosen = next((mark for status in _TELLING for mark in marks if mark.status is status), marks[0])
    if chosen.words.casefold() in _REQUIREMENTS:
        return Marking(Status.REQUIREMENTS, chosen.words)
    return chosen


def _marking_of_header(header: str, text: str) -> Marking | None:
    """Read what a header says of the text below it; "Krav" alone does not mark the requirement itself."""
    status = status_of_phrase(header) if header else None
    if status is None or _NUMBERS.match(header) or _ANSWER.search(header):
        return None
    if status is Status.EVALUATION and text.strip().isdigit() and "point" in header.casefold():
        return Marking(status, header, own=True)
    if len(text) <= _CODE and status is not Status.OPTION:
        return None
    folded = header.casefold()
    return Marking(
        status, header, own=status is not Status.MANDATORY or "mind" in folded or "minim" in folded
    )


def _marking_of_cell(text: str, header: str, legend: Legend) -> Marking | None:
    """Read a cell that holds a code, a number with a code, a tick below one, or names an option by number."""
    bare = text.strip()
    if is_status_column(header) and _GONE.fullmatch(bare.strip(".")):
        return Marking(Status.BACKGROUND, f"{header}: {bare}", own=True)
    if _OPTION.match(bare):
        return Marking(Status.OPTION, bare, own=True)
    if _ASKED_AS_DEMAND.fullmatch(header.strip(" ?:")) and _NAY.fullmatch(bare.strip(".")):
        return Marking(Status.WISH, f"{header}: {bare}", own=True)
    return _marking_by_code(bare, header, legend)


def _marking_by_code(bare: str, header: str, legend: Legend) -> Marking | None:
    if bare.casefold() in _TICKS and (bare not in legend.codes or _TO_TICK.search(header)):
        return _ticked(header, legend)
    graded = is_status_column(header) or (header != "" and holds_codes(header, legend))
    if graded and bare.strip(".") in legend.grades:
        return Marking(legend.grades[bare.strip(".")], f"{header} {bare}", own=True)
    if _FULFILLED.match(header) and len(bare.split()) == 1:
        return of_code(bare, legend)
    if header and _ANSWER.search(header) and not is_status_column(header):
        return None
    return _marking_of_code(bare, header, legend)


def _marking_of_code(bare: str, header: str, legend: Legend) -> Marking | None:
    """Read a code in a number, in a column of codes or remarks, or below a header that is a status itself."""
    numbered = not header or _NUMBERS.match(header) is not None
    number = bare if numbered and len(bare) <= _NUMBER else ""
    if (mark := of_number(number, legend)) is not None:
        return mark
    if _REMARKS.match(header):
        bare = _REMARK.split(bare, maxsplit=1)[0]  # "Ikke et krav, men velset"
    words = len(bare.split())
    coded = is_status_column(header) or _REMARKS.match(header) is not None or bare in legend.codes
    coded = coded or (holds_codes(header, legend) and code_key(bare) in legend.codes)
    if words <= _PHRASE and (coded or (bare.isupper() and len(bare) <= _CODE and not header)):
        return of_code(bare, legend)
    below = words <= _CODE and not numbered and status_of_phrase(header) is not None
    code = of_code(bare, legend) if below else of_closing(number, legend)
    return code or (of_number(bare, legend) if _CODED_NUMBER.match(bare) else None)


def _ticked(header: str, legend: Legend) -> Marking | None:
    """Read a tick in a column that is headed by a code; in the supplier's column it is an answer."""
    header = _TO_TICK.sub("", header)
    mark = of_code(header, legend) if header and not _ANSWER.search(header) else None
    return replace(mark, own=True) if mark is not None else None
