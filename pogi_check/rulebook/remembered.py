"""What was worked out of a piece of the rule book, kept for as long as that very piece is asked about.

The pieces are large and frozen, and a proof asks of the same ones in thousands of editions: they are known
by identity, since to compare them would cost more than to work the answer out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Piece = TypeVar("Piece")
Answer = TypeVar("Answer")

_MOST = 50_000  # pieces; a long audit must not grow


class Remembered(Generic[Piece, Answer]):
    """A function of one piece that answers the second time from memory."""

    def __init__(self, work_out: Callable[[Piece], Answer]) -> None:
        self._work_out = work_out
        self._known: dict[int, tuple[Piece, Answer]] = {}  # the piece too: its id may pass to another

    def __call__(self, piece: Piece) -> Answer:
        """Give the answer for a piece."""
        known = self._known.get(id(piece))
        if known is None or known[0] is not piece:
            if len(self._known) > _MOST:
                self._known.clear()
            known = self._known[id(piece)] = (piece, self._work_out(piece))
        return known[1]
