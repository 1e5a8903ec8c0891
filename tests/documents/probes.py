"""A probe: a small document whose words, order and numbers are known, and what must be read of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pogi_check.documents.document import Document


@dataclass(frozen=True, slots=True)
class Probe:
    """What a document holds, and its lines as a person sees them.

    A line is a block with its number or bullet in front; hidden text stands as "(…)", struck text as
    "~…~". ``before`` are the lines with all tracked changes rejected, where that differs; ``unread`` are
    the troubles that must be told.
    """

    format: str
    holds: str
    make: Callable[[], bytes]
    lines: tuple[str, ...]
    before: tuple[str, ...] | None = None
    unread: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.format}: {self.holds}"


def shown(document: Document, *, rejected: bool = False) -> tuple[str, ...]:
    """Give the lines of a document, with its tracked changes accepted or rejected."""
    lines = []
    for block in document.blocks:
        text = block.before if rejected and block.before is not None else block.text
        if text:
            text = f"({text})" if block.hidden else f"~{text}~" if block.struck else text
            lines.append(f"{block.label} {text}".strip())
    return tuple(lines)
