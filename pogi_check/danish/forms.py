"""Forms: tables of two columns that say what a requirement is and, in a row of its own, its status."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pogi_check.danish.markings import Legend, Marking, is_status_column, of_code
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pogi_check.danish.clauses import Passage
    from pogi_check.documents.document import Block

_PAIR = 2  # cells of a form's row: what is told, and what it is
# "Krav 8 | Mindstekrav": the row that the next requirement of a form begins with
_OPENS = pattern(r"(?:krav|punkt|pkt\.?)\s\S{0,3}\d", re.IGNORECASE)
# The row that holds what is asked.
_ASKS = pattern(
    r"(?:krav|kravet|kravtekst|krav-?\s?tekst|tekst|beskrivelse|kravbeskrivelse|titel|emne"
    r"|formulering|indhold)\b",
    re.IGNORECASE,
)
# "Kravtype: Ønske" on a line of its own, and what is asked on the next one, or behind it
_KIND_LINE = pattern(
    r"(?:kravtype|type|kravstatus|status|kravkategori|kategori|prioritet)\s*:\s*(?P<kind>[^:.\n]{1,30}?)\s*\.?"
    r"(?:\s+(?P<text>(?:kravtekst|tekst|kravbeskrivelse|beskrivelse|krav|formulering)\s*:\s*\S.*))?$",
    re.IGNORECASE | re.DOTALL,
)
_TEXT_LINE = pattern(
    r"(?:kravtekst|krav-?\s?tekst|tekst|kravbeskrivelse|beskrivelse|krav|formulering)\s*:\s*\S",
    re.IGNORECASE,
)


def marked_by_lines(passages: Sequence[Passage], legend: Legend) -> Iterator[Passage]:
    """Give passages, those that the line before them marks ("Kravtype: Ønske") with that marking."""
    above: tuple[Marking, tuple[str, ...]] | None = None
    for passage in passages:
        line = None if passage.row else _KIND_LINE.match(passage.text)
        mark = of_code(line["kind"], legend) if line is not None else None
        if line is not None and mark is not None and line["text"]:
            yield replace(passage, marking=mark)
        elif above is not None and passage.context.headings == above[1] and _TEXT_LINE.match(passage.text):
            yield replace(passage, marking=above[0])
        else:
            yield passage
        alone = line is not None and mark is not None and not line["text"]
        above = (mark, passage.context.headings) if alone and mark is not None else None


def marked_in_forms(rows: Mapping[int, Sequence[Block]], legend: Legend) -> dict[int, Marking]:
    """Give, by row, the status that another row of its form states ("Kravtype | Ønske")."""
    if any(len(cells) > _PAIR for cells in rows.values()):
        return {}
    marked: dict[int, Marking] = {}
    for form in _forms(rows):
        status: Marking | None = None
        asks = False
        for number in form:
            cells = rows[number]
            key = cells[0].text.strip()
            opens = _OPENS.match(key) is not None
            asks = asks or opens or _ASKS.match(key) is not None
            if len(cells) == _PAIR and (opens or is_status_column(key)):
                status = of_code(cells[1].text, legend) or status
        if asks and status is not None:
            marked.update(dict.fromkeys(form, status))
    return marked


def _forms(rows: Mapping[int, Sequence[Block]]) -> Iterator[list[int]]:
    """Give the rows of each form: one begins where a row opens it, or where a key comes again."""
    form: list[int] = []
    keys: set[str] = set()
    for number, cells in sorted(rows.items()):
        key = cells[0].text.strip().casefold()
        if form and (key in keys or _OPENS.match(key)):
            yield form
            form, keys = [], set()
        form.append(number)
        keys.add(key)
    if form:
        yield form
