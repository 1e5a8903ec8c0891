"""Where the lines between rows are drawn cell by cell, their joints show the columns that no line rules."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pogi_check.documents.page import Rule

_SAME = 1.0  # points; lines nearer are on one level, ends nearer touch
_OVER = 2.5  # points; so far a thick line reaches into the next
_LEAST = 10.0  # points; a shorter line is a dash
_ROWS = 3  # levels at which a column must begin
_HEAD = 15.0  # points; names of columns stand no further above the first line
_TALLEST = 160.0  # points; a row is no taller
_BESIDE = 3.0  # points; so near a line that runs down belongs to the table
_MANY = 2_000  # lines; a page with more is a drawing

_Chain = list[Rule]
"""The lines that follow each other without a gap on one level."""


def columns_at_joints(horizontals: Sequence[Rule], verticals: Sequence[Rule]) -> list[Rule]:
    """Give lines between the columns of tables that have lines between their rows alone.

    Each runs over the rows whose lower lines meet there, and up over the names of the columns above the
    first line.
    """
    if not _ROWS <= len(horizontals) <= _MANY:
        return []
    tables: dict[tuple[int, ...], list[_Chain]] = {}
    for chain in _chains(horizontals):
        joints = (*(round(rule.start / 4) for rule in chain), round(chain[-1].end / 4))
        tables.setdefault(joints, []).append(chain)
    return [
        rule
        for chains in (run for together in tables.values() for run in _runs(together))
        if len(chains) >= _ROWS and not any(_is_in(rule, chains) for rule in verticals)
        for rule in _columns(chains)
    ]


def _chains(horizontals: Sequence[Rule]) -> Iterator[_Chain]:
    chain: _Chain = []
    for rule in sorted(horizontals, key=lambda rule: (round(rule.at), rule.start)):
        if rule.end - rule.start < _LEAST:
            continue
        last = chain[-1] if chain else rule
        if chain and abs(rule.at - last.at) <= _SAME and -_OVER <= rule.start - last.end <= _SAME:
            chain.append(rule)
            continue
        if len(chain) > 1:
            yield chain
        chain = [rule]
    if len(chain) > 1:
        yield chain


def _runs(chains: Sequence[_Chain]) -> Iterator[list[_Chain]]:
    """Give the chains of one table at a time: lines further apart than any row is tall rule two tables."""
    run: list[_Chain] = []
    for chain in chains:
        if run and abs(chain[0].at - run[-1][0].at) > _TALLEST:
            yield run
            run = []
        run.append(chain)
    if run:
        yield run


def _is_in(rule: Rule, chains: Sequence[_Chain]) -> bool:
    left, right = chains[0][0].start - _BESIDE, chains[0][-1].end + _BESIDE
    return left <= rule.at <= right and rule.end > chains[0][0].at - _HEAD and rule.start < chains[-1][0].at


def _columns(chains: Sequence[_Chain]) -> Iterator[Rule]:
    starts = Counter(round(rule.start) for chain in chains for rule in chain[1:])
    for above, chain in pairwise((None, *chains)):
        if chain is None:
            continue
        bottom = chain[0].at
        top = bottom - _HEAD if above is None else above[0].at
        for rule in chain[1:]:
            if starts[round(rule.start)] >= _ROWS:
                yield Rule(rule.start, top, bottom)
