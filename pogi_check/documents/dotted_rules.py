"""Lines that a program draws as rows of dots or dashes, each a shape of its own."""

from collections.abc import Iterable, Sequence

from pogi_check.documents.page import Box, Rule

_THICK, _LONG = 1.6, 8.0  # points; a dot or dash is no larger
_GAP = 4.0  # points between two of them
_LEAST, _MOST = 8, 20_000  # dots; fewer are no line, more are a picture


def is_speck(box: Box) -> bool:
    """Tell whether a shape may be a dot or dash of a line."""
    short, long = sorted((box.right - box.left, box.bottom - box.top))
    return short <= _THICK and long <= _LONG


def dotted_rules(specks: Sequence[Box]) -> tuple[list[Rule], list[Rule]]:
    """Give the horizontal and the vertical lines that dots and dashes make."""
    if not _LEAST <= len(specks) <= _MOST:
        return [], []
    across = _rows(((box.top + box.bottom) / 2, box.left, box.right) for box in specks)
    down = _rows(((box.left + box.right) / 2, box.top, box.bottom) for box in specks)
    return across, down


def _rows(specks: Iterable[tuple[float, float, float]]) -> list[Rule]:
    """Join what follows each other on one axis; a speck is where it lies and from where to where it goes."""
    found: list[Rule] = []
    row: list[tuple[float, float, float]] = []
    for speck in sorted(specks, key=lambda speck: (round(speck[0]), speck[1])):
        if row and round(speck[0]) == round(row[-1][0]) and speck[1] - row[-1][2] <= _GAP:
            row.append(speck)
            continue
        found += _rule(row)
        row = [speck]
    return found + _rule(row)


def _rule(row: Sequence[tuple[float, float, float]]) -> list[Rule]:
    if len(row) < _LEAST:
        return []
    return [Rule(row[0][0], row[0][1], max(end for _, _, end in row))]
