"""Legends that stand as a table: a code in one cell, what it means in the next."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pogi_check.danish.legend_meanings import CODE, explain, note, status_meant
from pogi_check.danish.markings import code_key
from pogi_check.danish.statuses import Status, marking_words
from pogi_check.danish.words import fold
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# "Kode A | Absolut krav"
_CALLED = pattern(
    r"^(?:kode|kategori|type|krav|klasse|niveau|prioritet|mærke|tegn|bogstav)\s+", re.IGNORECASE
)
_CODE_CELL = pattern(CODE)
_EXPLAINED = 3  # times that a code is explained at most
_MEANING = 300  # characters of a cell that may
_PAIR = 2  # cells of a row that explains a code
_WORDS = 3  # of a code


def legend_rows(rows: Iterable[tuple[str, str, bool]]) -> dict[str, Status]:
    """Read a legend that stands as a table: a code in one cell, its meaning in the next.

    The third of each tells that the row has these two cells only: then the meaning may be told in words of
    the tender's own, unless the code stands in more such rows, as it does before requirements.
    """
    listed = [
        (_CALLED.sub("", cell.strip().strip("()[]*.:=")), meaning, alone) for cell, meaning, alone in rows
    ]
    times = Counter(code for code, _, alone in listed if alone)
    codes: dict[str, Status] = {}
    for code, meaning, alone in listed:
        if (not alone and code[-1:].isdigit()) or times[code] > _EXPLAINED:
            continue  # the number of a line, a code of many requirements
        heads = _CODE_CELL.fullmatch(meaning.strip()) is not None  # "Skal | Bør": columns, no legend
        if _CODE_CELL.fullmatch(code) and len(meaning) < _MEANING and not heads:
            explain(codes, code, meaning, in_words=alone and times[code] == 1)
    return codes


def legend_tables(
    rows: Iterable[tuple[int, Sequence[str]]],
) -> tuple[dict[str, Status], dict[str, Status]]:
    """Read the codes and the numbers of tables whose head says that they explain them ("Kode | Betydning").

    Each row has the number of its table. In a sheet the list of requirements may follow in the same table.
    """
    codes: dict[str, Status] = {}
    grades: dict[str, Status] = {}
    within: int | None = None  # the table in which rows explain codes
    for table, row in rows:
        if len(row) != _PAIR:
            within = None
        elif _heads_legend(row):
            within = table
        elif table == within:
            code, meaning = (cell.strip() for cell in row)
            code = _CALLED.sub("", code.strip('()[]*.:="»«”“')) or code
            status = status_meant(meaning) if len(code.split()) <= _WORDS else None
            if status is not None:
                note(codes, grades, code if code.isupper() else code_key(code), status)
    return codes, grades


def _heads_legend(row: Sequence[str]) -> bool:
    code, meaning = (fold(cell).strip(" .:?*") for cell in row)
    of_codes, of_meanings = marking_words().legend_columns
    return code in of_codes and meaning in of_meanings
