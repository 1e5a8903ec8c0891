"""Quotes for people: cut at the words that count, shortened, cleaned of what would act on a screen."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pogi_check.findings import Evidence, Span


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a quote with one marking: plain, ``matched``, ``deciding`` or ``elided``."""

    text: str
    mark: str = ""


def runs(evidence: Evidence) -> list[Run]:
    """Cut a quote of evidence into marked stretches."""
    return cut(evidence.quote, evidence.matched, evidence.deciding)


def cut(quote: str, matched: Iterable[Span] = (), deciding: Iterable[Span] = ()) -> list[Run]:
    """Cut a text into marked stretches; deciding words win over matched ones."""
    marks = [""] * len(quote)
    _mark(marks, matched, "matched")
    _mark(marks, deciding, "deciding")
    stretches: list[Run] = []
    start = 0
    for at in range(1, len(marks) + 1):
        if at == len(marks) or marks[at] != marks[start]:
            stretches.append(Run(clean(quote[start:at]), marks[start]))
            start = at
    return stretches


def _mark(marks: list[str], spans: Iterable[Span], mark: str) -> None:
    for span in spans:
        for at in range(max(span.start, 0), min(span.end, len(marks))):
            marks[at] = mark


def shorten(stretches: Sequence[Run], around: int) -> list[Run]:
    """Leave out what stands further than ``around`` characters from a marked word, at word breaks."""
    alone = len(stretches) == 1
    short: list[Run] = []
    for at, run in enumerate(stretches):
        if run.mark or len(run.text) <= 2 * around + 20:
            short.append(run)
            continue
        opening = run.text[: around * (2 if alone else 1)].rpartition(" ")[0]
        short += [
            Run("" if at == 0 and not alone else opening),
            Run(" […] ", "elided"),
            Run("" if at == len(stretches) - 1 else run.text[-around:].partition(" ")[2]),
        ]
    return short


# Escape sequences (CSI, OSC, two-character ones), which a document could carry to act on a terminal.
_ESCAPES = pattern(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]|\x9b[0-?]*[ -/]*[@-~]"
)
_ACTING = pattern("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """Take out of a document's text what would act on a terminal or turn the reading direction."""
    text = _ESCAPES.sub("", text)
    if text.isprintable():
        return "".join(sign for sign in text if sign not in _BIDI) if not text.isascii() else text
    return "".join(
        " " if sign in "\t\n\r\v\f\u2028\u2029" else sign
        for sign in text
        if sign in "\t\n\r\v\f\u2028\u2029\u00a0\u00ad" or (not _acts(sign) and sign not in _BIDI)
    )


def inert(json: str) -> str:
    """Escape in a JSON text what would act on a terminal: to programs it says the same."""
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def _acts(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs")
