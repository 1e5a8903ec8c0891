"""Forms: tables of two columns that say what a requirement is and, in a row of its own, its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pogi_check.danish.markings import Legend, Marking, is_status_column, of_code
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pogi_check.documents.document import Block

_PAIR = 2  # cells of a form's row: what is told, and what it is
# The row that the next requirement of a form begins with: "Nr. | 8", "Krav 8 | Mindstekrav"
_OPENS = pattern(r"(?i:nr|id|pos|løbenr|kravnr|krav-?id|krav nr)\b\.?|(?i:krav|punkt|pkt\.?)\s\S{0,3}\d")


def marked_in_forms(rows: Mapping[int, Sequence[Block]], legend: Legend) -> dict[int, Marking]:
    """Give, by row, the status that another row of its form states ("Kravtype | Ønske")."""
    if any(len(cells) > _PAIR for cells in rows.values()):
        return {}
    marked: dict[int, Marking] = {}
    form: list[int] = []
    status: Marking | None = None
    for number, cells in sorted(rows.items()):
        opens = _OPENS.match(cells[0].text.strip()) is not None
        if opens:
            marked.update(dict.fromkeys(form, status) if status is not None else {})
            form, status = [], None
        form.append(number)
        if len(cells) == _PAIR and (opens or is_status_column(cells[0].text)):
            status = of_code(cells[1].text, legend) or status
    return marked | (dict.fromkeys(form, status) if status is not None else {})
