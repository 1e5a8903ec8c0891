"""Find the CPV codes that a tender states for itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pogi_check.documents.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pogi_check.documents.document import Block

_CODE: Final = re.compile(r"(?<![\w.,+-])(\d{8})(?:\s?[-–]\s?\d(?!\d))?(?![\d-]|[.,]\d)")
_WORD: Final = re.compile(r"\bcpv|common procurement vocabulary", re.IGNORECASE)
# Danish telephone, CVR and EAN numbers look like codes; the word in front tells.
_OTHER_NUMBER: Final = re.compile(
    r"\b(?:tlf|telefon\w*|mobil\w*|cvr\w*|se-?nr|p-?nr|ean\w*|fax|sags?-?(?:nr|nummer)|j(?:ournal)?\.?-?nr)\W*(?:nr|nummer)?\W*$",
    re.IGNORECASE,
)
_DIVISIONS: Final = frozenset((
    "03", "09", "14", "15", "16", "18", "19", "22", "24", "30", "31", "32", "33", "34", "35", "37",
    "38", "39", "41", "42", "43", "44", "45", "48", "50", "51", "55", "60", "63", "64", "65", "66",
    "70", "71", "72", "73", "75", "76", "77", "79", "80", "85", "90", "92", "98",
))  # fmt: skip
_NEAR: Final = 150
"""Characters that may lie between the word CPV, or the code before, and a code."""


def find_cpv(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Give the CPV codes in the order of the text, each once, without check digit.

    Eight digits are a code where the word CPV stands shortly before them (or a code that it reaches
    to), in the heading over them, in the lead-in of their list, or in a header cell of their column
    or an earlier cell of their row; and where the first two digits are a division of the vocabulary.
    """
    return tuple(dict.fromkeys(_codes(blocks)))


def _codes(blocks: Iterable[Block]) -> Iterator[str]:
    columns: set[tuple[int, int]] = set()
    rows: set[tuple[int, int]] = set()
    led_in = False
    for block in blocks:
        cell = block.place.cell
        named = _WORD.search(block.text) is not None
        announced = any(_WORD.search(heading) for heading in block.place.headings[-1:])
        if cell is not None:
            announced = (
                announced or (cell.table, cell.row) in rows or _column(columns, cell.table, cell.column)
            )
            if named:
                rows.update((cell.table, row) for row in range(cell.row, cell.row + cell.rows))
                if cell.header or cell.row == 0:
                    spanned = range(cell.column, cell.column + cell.columns)
                    columns.update((cell.table, column) for column in spanned)
        found = list(_in_text(block.text, announced=announced or led_in))
        yield from found
        if block.kind is not BlockKind.CELL:
            led_in = (named and block.text.endswith(":")) or (led_in and bool(found))


def _column(columns: set[tuple[int, int]], table: int, column: int) -> bool:
    return (table, column) in columns


def _in_text(text: str, *, announced: bool) -> Iterator[str]:
    reach = _NEAR if announced else -1
    words = [found.end() for found in _WORD.finditer(text)]
    for found in _CODE.finditer(text):
        reach = max([reach, *(word + _NEAR for word in words if word <= found.start())])
        after = _WORD.match(text[found.end() :].lstrip(" (-–:"))
        if found.start() > reach and after is None:
            continue
        if found[1][:2] in _DIVISIONS and not _OTHER_NUMBER.search(text[: found.start()]):
            yield found[1]
            reach = found.end() + _NEAR
