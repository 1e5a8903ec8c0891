"""Run a rule's own examples: build a small tender of each and judge it by the real engine."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pogi_check.documents.document import Block, BlockKind, Cell, Document, Place, Tender
from pogi_check.rulebook.book import Criterion, Example, Goal, Note, NoteExample, RuleBook
from pogi_check.rulebook.faults import dotted

if TYPE_CHECKING:
    from collections.abc import Collection

    from pogi_check.findings import Finding, SoundnessNote

_NAME = "eksempel"
_ELSEWHERE = "Øvrige forhold"  # a heading that says nothing: what follows stands apart from what went before
_ANY_DAY = date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What the engine made of one example; ``line`` and ``path`` are where the criterion's file gives it."""

    example: Example
    finding: Finding
    line: int = 0
    path: str = ""

    @property
    def right(self) -> bool:
        """Tell whether the verdict is the example's, and the reasons too where it gives them."""
        if self.finding.verdict.value != self.example.verdict:
            return False
        return not self.example.because or {*self.finding.reasons} == {*self.example.because}

    @property
    def got(self) -> str:
        """Give the verdict with the deciding words: ``weakened (hedged: så vidt muligt)``."""
        words = [
            f"{one.reason.value}: {one.words}" if one.words else one.reason.value
            for one in self.finding.weakened
        ]
        told = "; ".join(dict.fromkeys(words)) or (f"by {self.finding.why}" if self.finding.why else "")
        return f"{self.finding.verdict.value} ({told})" if told else self.finding.verdict.value

    @property
    def quote(self) -> str:
        """Give the example's own words on one line."""
        return quote(self.example)

    @property
    def expected(self) -> str:
        """Give the example's verdict with its reasons: ``weakened (hedged)``."""
        because = ", ".join(self.example.because)
        return f"{self.example.verdict} ({because})" if because else self.example.verdict

    def __str__(self) -> str:
        """Say in one line what was expected and what came."""
        if self.right:
            return f"{self.got}, as it should be: {quote(self.example)}"
        return f"should be {self.expected}, is {self.got}: {quote(self.example)}"


def load_examples(criterion: Criterion) -> tuple[Example, ...]:
    """Read a criterion's examples from its file; raises RuleFaults."""
    from pogi_check.rulebook.building import read_model
    from pogi_check.rulebook.conversion import to_examples
    from pogi_check.rulebook.model import CriterionModel
    from pogi_check.rulebook.sources import read_source

    return to_examples(read_model(read_source(Path(criterion.file)), CriterionModel))


def run_examples(goal: Goal, criterion: Criterion, book: RuleBook | None = None) -> tuple[ExampleResult, ...]:
    """Judge all examples of a criterion, in the file's order; ``book`` holds the other goals' rules too."""
    from pogi_check.rulebook.building import read_model
    from pogi_check.rulebook.conversion import to_examples
    from pogi_check.rulebook.model import CriterionModel
    from pogi_check.rulebook.sources import read_source

    source = read_source(Path(criterion.file))
    examples = to_examples(read_model(source, CriterionModel))
    rulebook = asking(goal, criterion, book)
    results = []
    counted: Counter[str] = Counter()
    for example in examples:
        path = ("examples", example.verdict, counted[example.verdict])
        counted[example.verdict] += 1
        finding = judge_tender(goal, criterion, example_tender(example), rulebook)
        results.append(ExampleResult(example, finding, source.line(path), dotted(path)))
    return tuple(results)


def judge_example(
    goal: Goal, criterion: Criterion, example: Example, book: RuleBook | None = None
) -> Finding:
    """Judge one example: goal in scope, the criterion's condition fulfilled, on a day when it is in force."""
    return judge_tender(goal, criterion, example_tender(example), asking(goal, criterion, book))


def asking(goal: Goal, criterion: Criterion, book: RuleBook | None = None) -> RuleBook:
    """Give the rule book with the criterion in its goal, asked whatever the tender buys."""
    asked = replace(criterion, applies=None)
    others = tuple(one for one in goal.criteria if one.id != criterion.id)
    variant = replace(goal, criteria=(*others, asked))
    if book is None:
        return RuleBook((variant,), _NAME)
    rest = [variant if (one.pack, one.slug) == (goal.pack, goal.slug) else one for one in book.goals]
    return RuleBook(tuple(rest), _NAME, index=book.index)


def judge_tender(goal: Goal, criterion: Criterion, tender: Tender, rulebook: RuleBook) -> Finding:
    """Judge one criterion of a rule book that ``asking`` made."""
    asked = {criterion.id, *(other for other, _ in criterion.satisfied_by)}
    found = judge_goal(goal, tender, rulebook, day_of(criterion), asked)
    return next(finding for finding in found if finding.criterion.id == criterion.id)


def judge_goal(
    goal: Goal, tender: Tender, rulebook: RuleBook, on: date, criteria: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Judge the criteria of a goal, all or those of some ids, with the goal in scope."""
    from pogi_check.checking import check  # the one place where the rule book looks up

    packs = (goal.pack,)
    return check(tender, rulebook, on=on, goals=(goal.slug,), packs=packs, criteria=criteria).findings


def day_of(criterion: Criterion) -> date:
    """Give a day on which the criterion is in force."""
    return criterion.valid_from or criterion.valid_to or _ANY_DAY


def quote(example: Example) -> str:
    """Give an example's own words on one line, for a message."""
    own = " / ".join(example.texts) or " | ".join(f"{header}: {cell}" for header, cell in example.row)
    return f"“{' '.join(own.split())}”"


def example_tender(example: Example) -> Tender:
    """Build a tender of one document that says what the example says, in its context."""
    builder = _Builder()
    builder.open(example.under)
    if example.legend:
        builder.add(example.legend)
    if example.lead_in:
        builder.add(example.lead_in)
    if example.row:
        builder.add_row(example.row)
    kind = BlockKind.LIST_ITEM if example.lead_in else BlockKind.PARAGRAPH
    for number, text in enumerate(example.texts):
        if number:
            builder.open(example.under or (_ELSEWHERE,))
        builder.add(text, kind)
    return text_tender(tuple(builder.blocks))


def remedy_tender(criterion: Criterion) -> Tender:
    """Build a tender that says only what the criterion's remedy says."""
    return example_tender(Example("present", (criterion.remedy,)))


def text_tender(blocks: tuple[Block, ...]) -> Tender:
    """Give a tender of one document with these blocks."""
    return Tender(_NAME, (Document(_NAME, "text/plain", "0" * 64, blocks),))


class _Builder:
    """Blocks of a document, each put down with its place."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._headings: tuple[str, ...] = ()

    def open(self, headings: tuple[str, ...]) -> None:
        """Begin a section under these headings, outermost first."""
        for level, heading in enumerate(headings):
            self._headings = headings[:level]
            self.add(heading, BlockKind.HEADING, level + 1)
        self._headings = headings

    def add(
        self,
        text: str,
        kind: BlockKind = BlockKind.PARAGRAPH,
        level: int = 0,
        cell: Cell | None = None,
    ) -> None:
        """Put a block down."""
        place = Place(_NAME, len(self.blocks) + 1, headings=self._headings, cell=cell)
        self.blocks.append(Block(text, kind, place, level))

    def add_row(self, row: tuple[tuple[str, str], ...]) -> None:
        """Put a table down: a row of headers and a row of cells."""
        for number, texts in enumerate(zip(*row, strict=True)):
            for column, text in enumerate(texts):
                self.add(text, BlockKind.CELL, cell=Cell(0, number, column, header=number == 0))


# ── notes ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class NoteResult:
    """What the engine made of one example of a note; ``line`` and ``path`` are where its file gives it."""

    example: NoteExample
    given: tuple[SoundnessNote, ...]
    line: int
    path: str

    @property
    def right(self) -> bool:
        """Tell whether the note is given where it should be, and not where it should not."""
        return bool(self.given) is self.example.noted

    @property
    def got(self) -> str:
        """Give what came: ``silent``, or ``noted`` with the message."""
        return f"noted ({self.given[0].message})" if self.given else "silent"

    @property
    def expected(self) -> str:
        """Give what should come."""
        return self.example.passage.verdict

    @property
    def quote(self) -> str:
        """Give the example's own words on one line."""
        documents = " / ".join(self.example.documents)
        return f"“{documents}”" if documents else quote(self.example.passage)


def load_note_examples(note: Note) -> tuple[NoteExample, ...]:
    """Read a note's examples from its file; raises RuleFaults."""
    from pogi_check.rulebook.building import read_model
    from pogi_check.rulebook.conversion import to_note_examples
    from pogi_check.rulebook.note_model import NoteModel
    from pogi_check.rulebook.sources import read_source

    return to_note_examples(read_model(read_source(Path(note.file)), NoteModel))


def run_note_examples(note: Note, book: RuleBook) -> tuple[NoteResult, ...]:
    """Judge all examples of a note, in the file's order; ``book`` holds the goals that they name."""
    from pogi_check.rulebook.building import read_model
    from pogi_check.rulebook.conversion import to_note_examples
    from pogi_check.rulebook.note_model import NoteModel
    from pogi_check.rulebook.sources import read_source

    source = read_source(Path(note.file))
    counted: Counter[str] = Counter()
    results = []
    for example in to_note_examples(read_model(source, NoteModel)):
        path = ("examples", example.passage.verdict, counted[example.passage.verdict])
        counted[example.passage.verdict] += 1
        given = _notes_on(note, example, book)
        results.append(NoteResult(example, given, source.line(path), dotted(path)))
    return tuple(results)


def _notes_on(note: Note, example: NoteExample, book: RuleBook) -> tuple[SoundnessNote, ...]:
    """Give the note on an example's tender, with the example's goals in scope and no others."""
    from pogi_check.checking import check

    goals = tuple(replace(goal, criteria=_asked_always(goal)) for goal in book.goals)
    alone = replace(book, goals=goals if example.goals else (), notes=(note,))
    return check(note_tender(example), alone, on=example.on or _ANY_DAY, goals=example.goals).soundness


def _asked_always(goal: Goal) -> tuple[Criterion, ...]:
    return tuple(replace(one, applies=None) for one in goal.criteria)


def note_tender(example: NoteExample) -> Tender:
    """Build the tender of a note's example: one document, or one for each of its ``documents``."""
    if example.documents:
        passages = [replace(example.passage, texts=(text,)) for text in example.documents]
        documents = [
            _named(example_tender(passage).documents[0], f"{_NAME} {number}")
            for number, passage in enumerate(passages, 1)
        ]
        return Tender(_NAME, tuple(documents))
    tender = example_tender(example.passage)
    if example.before is None:
        return tender
    (document,) = tender.documents
    *rest, changed = document.blocks
    blocks = (*rest, replace(changed, before=example.before))
    return Tender(_NAME, (replace(document, blocks=blocks),))


def _named(document: Document, name: str) -> Document:
    blocks = tuple(replace(block, place=replace(block.place, document=name)) for block in document.blocks)
    return replace(document, name=name, blocks=blocks)
