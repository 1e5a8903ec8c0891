"""What is wrong with rule files: every fault with its file, line and key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault in a rule file; ``line`` counts from 1, ``path`` is the key ("asks[0].any[1].labels")."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        """Give the fault as one line that editors can jump to."""
        return f"{self.file}:{self.line}: {f'{self.path}: ' if self.path else ''}{self.message}"


class RuleFaults(Exception):  # noqa: N818 - it names what it carries, and there is always one
    """Rule files cannot be used; ``faults`` are all of them, by file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def dotted(path: Path) -> str:
    """Write a key path as people read it: ``asks[0].any[1].threshold``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text
