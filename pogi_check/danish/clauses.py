"""Clauses and passages: what a tender says, sentence by sentence, and what a reader has in mind at each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pogi_check.danish.corrections import replaced
from pogi_check.danish.cues import Cue, find_cues
from pogi_check.danish.deadlines import find_deadlines
from pogi_check.danish.energy_classes import find_energy_classes
from pogi_check.danish.labels import LabelMention, find_labels
from pogi_check.danish.quantities import Quantity, find_quantities
from pogi_check.danish.sentences import sentences
from pogi_check.danish.words import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pogi_check.danish.corrections import Correction
    from pogi_check.danish.markings import Marking
    from pogi_check.documents.document import Block, Place


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence or a cell's sentence, verbatim, with what it says read once; its numbers when asked for.

    ``start`` is its place in the block's text, ``header`` the one of its column. What the sentence itself
    replaces ("10 år" in "ændres fra 10 år til 7 år") it does not say.
    """

    text: str
    place: Place
    start: int
    tokens: tuple[Token, ...]
    cues: tuple[Cue, ...]
    labels: tuple[LabelMention, ...]
    header: str = ""

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Give the quantities that the clause states."""
        return _quantities(self.text)

    def has(self, *kinds: str) -> bool:
        """Tell whether the clause holds a cue of one of these kinds."""
        return any(cue.kind in kinds for cue in self.cues)

    def cue(self, *kinds: str) -> Cue | None:
        """Give the clause's first cue of these kinds."""
        return next((cue for cue in self.cues if cue.kind in kinds), None)


def binds(clause: Clause) -> bool:
    """Tell whether a clause holds a binding verb."""
    return clause.has("mandatory", "contract", "prohibition")


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader has in mind at a clause: headings, the list's lead-in, the other cells of the row."""

    headings: tuple[str, ...] = ()
    lead_in: str = ""
    headers: tuple[str, ...] = ()
    document: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Clauses that are read together: a paragraph, a list item or a table row, with their context.

    ``lead`` is the sentence that the clauses complete, ``idents`` are the numbers by which other clauses
    refer to the passage, ``related`` the texts of definitions that its words point to, ``paragraph`` the
    contract's paragraph or the heading of which "stk. 1" is the first subsection, ``correction`` what the
    passage corrects in others, ``within`` the numbers that it names, each with the document to which it
    confines it, ``outside`` those with the documents that it surely does not mean.
    """

    clauses: tuple[Clause, ...]
    context: Context
    marking: Marking | None = None
    lead: Clause | None = None
    row: bool = False
    footnote: bool = False
    number: int = 0
    idents: frozenset[str] = frozenset()
    related: tuple[str, ...] = ()
    paragraph: str = ""
    correction: Correction | None = None
    within: frozenset[tuple[str, str]] = frozenset()
    outside: frozenset[tuple[str, str]] = frozenset()

    @property
    def text(self) -> str:
        """Give the passage's own text."""
        return "\n".join(clause.text for clause in self.clauses)

    def near(self, *clauses: Clause) -> tuple[Clause, ...]:
        """Give clauses of the passage with the lead-in that they complete."""
        return (*clauses, self.lead) if self.lead is not None else clauses

    def after(self, clause: Clause) -> tuple[Clause, ...]:
        """Give the clauses that follow one of the passage."""
        return self.clauses[self._place(clause) + 1 :]

    def before(self, clause: Clause) -> tuple[Clause, ...]:
        """Give the clauses that stand before one of the passage."""
        return self.clauses[: self._place(clause)]

    def _place(self, clause: Clause) -> int:
        return next((n for n, one in enumerate(self.clauses) if one is clause), 0)


@lru_cache(maxsize=20000)
def _read(text: str) -> tuple[tuple[Token, ...], tuple[Cue, ...], tuple[LabelMention, ...]]:
    tokens = tokenize(text)
    gone = replaced(text)
    cues = tuple(cue for cue in find_cues(tokens) if not lies_in(gone, cue.start))
    return tokens, cues, tuple(label for label in find_labels(text) if not lies_in(gone, label.start))


@lru_cache(maxsize=4096)
def _quantities(text: str) -> tuple[Quantity, ...]:
    gone = replaced(text)
    found = (*find_quantities(text), *find_energy_classes(text), *find_deadlines(text))
    return tuple(one for one in found if not lies_in(gone, one.start)) if gone else found


def lies_in(stretches: Iterable[tuple[int, int]], spot: int) -> bool:
    """Tell whether a spot lies in one of some stretches."""
    return any(start <= spot < end for start, end in stretches)


def read_clause(text: str, place: Place, start: int = 0, *, header: str = "") -> Clause:
    """Read one sentence: its tokens, cues and labels."""
    tokens, cues, labels = _read(text)
    return Clause(text, place, start, tokens, cues, labels, header)


def clauses_of(block: Block, *, header: str = "") -> Iterator[Clause]:
    """Read the sentences of a block; ``header`` is the one of its column."""
    for start, end in sentences(block.text):
        yield read_clause(block.text[start:end], block.place, start, header=header)


def lead_clause(lead: Block | None) -> Clause | None:
    """Read the sentence of a lead-in that its list or table goes on with: the last one."""
    if lead is None:
        return None
    start, end = (sentences(lead.text) or ((0, len(lead.text)),))[-1]
    return read_clause(lead.text[start:end], lead.place, start)
