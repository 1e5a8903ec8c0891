"""Find the CPV codes that a tender states for itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pogi_check.documents.document import BlockKind
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pogi_check.documents.document import Block

_WORD: Final = pattern(r"\bcpv|common procurement vocabulary", re.IGNORECASE)
_WORD_OR_CODE: Final = pattern(
    rf"{_WORD.pattern}|(?<![\w.,+-])(\d{{8}})(?:\s?[-–]\s?\d(?!\d))?(?![\d-]|[.,]\d)", re.IGNORECASE
)
_NAMED_AFTER: Final = pattern(r"[\s(:–-]{0,5}cpv", re.IGNORECASE)
# Danish telephone, CVR and EAN numbers look like codes; the word in front tells.
_OTHER_NUMBER: Final = pattern(
    r"\b(?:tlf|telefon\w*|mobil\w*|cvr\w*|se-?nr|p-?nr|ean\w*|fax|sags?-?(?:nr|nummer)|j(?:ournal)?\.?-?nr)\W*(?:nr|nummer)?\W*$",
    re.IGNORECASE,
)
_DIVISIONS: Final = frozenset((
    "03", "09", "14", "15", "16", "18", "19", "22", "24", "30", "31", "32", "33", "34", "35", "37",
    "38", "39", "41", "42", "43", "44", "45", "48", "50", "51", "55", "60", "63", "64", "65", "66",
    "70", "71", "72", "73", "75", "76", "77", "79", "80", "85", "90", "92", "98",
))  # fmt: skip
_PREFIX: Final = 40
_NEAR: Final = 150
"""Characters that may lie between the word CPV, or the code before, and a code."""


def find_cpv(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Give the CPV codes in the order of the text, each once, without check digit.

    Eight digits are a code where the word CPV stands shortly before them (or a code that it reaches
    to), in the heading over them, in the lead-in of their list, or in a header cell of their column
    or an earlier cell of their row; and where the first two digits are a division of the vocabulary.
    Hidden text does not count.
    """
    return tuple(dict.fromkeys(_codes(blocks)))


def _codes(blocks: Iterable[Block]) -> Iterator[str]:
    columns: set[tuple[int, int]] = set()
    rows: set[tuple[int, int]] = set()
    led_in = False
    for block in blocks:
        if block.hidden:
            continue  # the lists behind a workbook's drop-downs may hold the whole vocabulary
        cell = block.place.cell
        named = _WORD.search(block.text) is not None
        announced = any(_WORD.search(heading) for heading in block.place.headings[-1:])
        if cell is not None:
            announced = announced or (cell.table, cell.row) in rows or (cell.table, cell.column) in columns
            if named:
                rows.update((cell.table, row) for row in range(cell.row, cell.row + cell.rows))
                if cell.header or cell.row == 0:
                    spanned = range(cell.column, cell.column + cell.columns)
                    columns.update((cell.table, column) for column in spanned)
        near = named or announced or led_in  # else no number is a code
        found = list(_in_text(block.text, announced=announced or led_in)) if near else []
        yield from found
        if block.kind is not BlockKind.CELL:
            led_in = (named and block.text.endswith(":")) or (led_in and bool(found))


def _in_text(text: str, *, announced: bool) -> Iterator[str]:
    reach = _NEAR if announced else -1
    for found in _WORD_OR_CODE.finditer(text):
        if found[1] is None:
            reach = found.end() + _NEAR
            continue
        named_after = _NAMED_AFTER.match(text, found.end())
        other = _OTHER_NUMBER.search(text, max(found.start() - _PREFIX, 0), found.start())
        if (found.start() <= reach or named_after) and not other and found[1][:2] in _DIVISIONS:
            yield found[1]
            reach = found.end() + _NEAR
