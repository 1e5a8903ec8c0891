"""Lists of kitchen machines: the tables between them are of steel, and no furniture."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pogi_check.danish.cells import table_of
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pogi_check.danish.clauses import Clause, Passage

_MACHINE = pattern(
    r"\b\w*(?:kombiovn|kombidamp\w*|bageovn|pizzaovn|stikovn|kipgryde|kogegryde|gryde|komfur|induktions\w+"
    r"|opvaske(?:maskine|anlæg)|opvasker|køleskab|fryser|fryseskab|køleskabe|kølerum|blast\w*|emhætte"
    r"|stegepande|friture|røremaskine|grøntsagssnitter|varmeskab|kølebord|dampkoger)"
    r"(?:n|r|e|en|et|er|erne|ene|s)?\b",
    re.IGNORECASE,
)
_TABLE = pattern(
    r"\b\w*(?:arbejds|stål)bord|\bhæve[ /-]*(?:og )?sænke[ -]?\w*bord|\bbord\w* med (?:løft|vask|hjul|hylde)",
    re.IGNORECASE,
)
_MACHINES = 2  # the fewest that make a list one of a kitchen's


def worktables(passages: Sequence[Passage]) -> Iterable[Clause]:
    """Give the cells that name a worktable in a list with more kitchen machines than such tables."""
    rows = [passage for passage in passages if passage.row]
    machines = Counter(table_of(one) for one in rows if _names(one, _MACHINE))
    tables = [one for one in rows if _names(one, _TABLE)]
    count = Counter(map(table_of, tables))
    for row in tables:
        table = table_of(row)
        if machines[table] >= max(_MACHINES, count[table] + 1):
            yield from (one for one in row.clauses if _TABLE.search(one.text))


def _names(row: Passage, things: re.Pattern[str]) -> bool:
    return any(things.search(one.text) for one in row.clauses)
