"""Lines that mark words, drawn under them or through them: they rule no table."""

from bisect import bisect_left
from collections.abc import Sequence

from pogi_check.documents.page import Piece, Rule

_UNDER = 0.22  # em; how far below the base line words are underlined
_LOW, _HIGH = 0.22, 0.45  # em; above the base line, where a line goes through small letters
_PAST = 0.5  # em; so far a line may go on past the last letter, over a space
_BESIDE = 1.0  # points; a line that rules a cell reaches further past its text
_NEAR = 2.5  # points; lines nearer than this touch
_MANY = 5_000  # lines; a page with more is a drawing
_STRUCK = 0.6  # of a word; some programs end the line at the last letter, some at the next word


def may_be_struck(levels: Sequence[float], piece: Piece) -> bool:
    """Tell whether a drawn line stands where it would go through a text; few texts have any."""
    base, size = piece.base, piece.size
    return bool(levels) and bisect_left(levels, base - _HIGH * size) < bisect_left(levels, base - _LOW * size)


def strikes_of(rules: Sequence[Rule], across: Sequence[Rule], piece: Piece) -> list[Rule]:
    """Give the lines that go through a text and nothing else, and lie between no two that run ``across``."""
    left, right, base, size = piece.left, piece.right, piece.base, piece.size
    return [
        rule
        for rule in rules
        if base - _HIGH * size < rule.at < base - _LOW * size
        and left - _PAST * size < rule.start < right
        and left < rule.end < right + _PAST * size
        and not all(_ends(rule, across))
    ]


def is_struck(strikes: Sequence[Rule], left: float, right: float) -> bool:
    """Tell whether most of a word is struck through."""
    covered = sum(max(min(rule.end, right) - max(rule.start, left), 0.0) for rule in strikes)
    return covered >= _STRUCK * (right - left)


def ruling(rules: Sequence[Rule], across: Sequence[Rule], pieces: Sequence[Piece]) -> tuple[Rule, ...]:
    """Give the lines that may rule a table: those that neither underline nor strike words.

    A line between two that run ``across`` rules, wherever words stand.
    """
    if not rules or not pieces or len(rules) > _MANY:
        return tuple(rules)
    upright = sorted((piece for piece in pieces if not piece.sideways), key=lambda piece: piece.base)
    bases = [piece.base for piece in upright]
    most = max((piece.size for piece in upright), default=0.0)
    return tuple(rule for rule in rules if not _marks(rule, upright, bases, most) or all(_ends(rule, across)))


def _ends(rule: Rule, across: Sequence[Rule]) -> tuple[bool, bool]:
    """Tell of both ends of a line whether another line touches it there."""
    near = [other.at for other in across if other.start - _NEAR <= rule.at <= other.end + _NEAR]
    return any(abs(at - rule.start) <= _NEAR for at in near), any(abs(at - rule.end) <= _NEAR for at in near)


def _marks(rule: Rule, pieces: Sequence[Piece], bases: Sequence[float], most: float) -> bool:
    start, end = bisect_left(bases, rule.at - _UNDER * most), bisect_left(bases, rule.at + _HIGH * most)
    under: list[Piece] = []
    for piece in pieces[start:end]:
        below, covered = rule.at - piece.base, min(rule.end, piece.right) - max(rule.start, piece.left)
        if covered <= 0:
            continue
        if -_HIGH * piece.size < below < -_LOW * piece.size:
            return True
        if 0 < below < _UNDER * piece.size:
            under.append(piece)
    if not under:
        return False
    left, right = min(piece.left for piece in under), max(piece.right for piece in under)
    return left - _BESIDE <= rule.start and rule.end <= right + _BESIDE
