"""What checking a tender gives: findings with their evidence, the goals in scope, the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pogi_check.terms import Kind, Role, Status, Strength, Verdict, Weakening

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from pogi_check.documents.document import Place, Tender
    from pogi_check.rulebook.book import Criterion, Goal, Note, Notice


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a quote: start and end in characters of the quote."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Weakened:
    """One reason why a clause falls short, with the words that decide it and where they stand.

    ``quote`` is the whole clause that holds the words; empty where they are a marking (a code, a heading).
    """

    reason: Weakening
    words: str
    place: Place
    detail: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A clause that bears on a criterion; ``quote`` occurs verbatim in its document's text.

    ``matched`` are the words that tied the clause to the criterion, ``deciding`` the ones that
    weaken it; both are spans of the quote. ``inexact`` lists words that matched as a compound or
    despite a typo, as (word in the text, term, how). ``number`` is the one that its table row bears.
    """

    quote: str
    place: Place
    role: Role
    strength: Strength
    weakened: tuple[Weakened, ...] = ()
    matched: tuple[Span, ...] = ()
    deciding: tuple[Span, ...] = ()
    inexact: tuple[tuple[str, str, str], ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one criterion, with everything it rests on.

    ``fails`` tells whether the criterion is one whose shortfall can fail a run: a ``krav`` of any
    pack checked whose rule is neither advisory nor a trial. ``before_changes`` is the verdict with
    tracked changes rejected, where that differs.
    """

    criterion: Criterion
    goal: Goal
    verdict: Verdict
    weakened: tuple[Weakened, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    nearest: Evidence | None = None
    why: str = ""
    before_changes: Verdict | None = None

    def __repr__(self) -> str:
        # The goal holds all its criteria: they would flood whoever looks at a finding.
        reasons = f" ({', '.join(self.reasons)})" if self.weakened else ""
        return f"<Finding {self.goal.pack} {self.criterion.id}: {self.verdict}{reasons}>"

    @property
    def kind(self) -> Kind:
        """Give the kind of the criterion."""
        return self.criterion.kind

    @property
    def reasons(self) -> tuple[Weakening, ...]:
        """Give the reasons for ``weakened``, each once, in the order of the enum."""
        found = {one.reason for one in self.weakened}
        return tuple(reason for reason in Weakening if reason in found)

    @property
    def fails(self) -> bool:
        """Tell whether the criterion's shortfall can fail a run."""
        criterion = self.criterion
        return criterion.kind is Kind.KRAV and not criterion.advisory and criterion.status is Status.ADOPTED


@dataclass(frozen=True, slots=True)
class GoalScope:
    """Whether a goal applies to the tender, and why.

    ``notices`` are those on what the tender buys, ``supplements`` goals of packs not checked that treat
    the same goods.
    """

    goal: Goal
    in_scope: bool
    why: tuple[str, ...] = ()
    supplements: tuple[Goal, ...] = ()
    notices: tuple[Notice, ...] = ()

    def __repr__(self) -> str:
        scope = "in scope" if self.in_scope else "not in scope"
        return f"<GoalScope {self.goal.pack} {self.goal.slug}: {scope}>"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A clause that a note is about, verbatim; ``words`` are the spans of it that decide."""

    quote: str
    place: Place
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SoundnessNote:
    """A legal or clarity note on the tender's text: beside the verdicts, never failing a run.

    ``message`` says what is wrong in the report's language, with the words of the tender filled in.
    """

    rule: Note = field(repr=False)
    title: str
    message: str
    quotes: tuple[Quotation, ...] = ()

    @property
    def note(self) -> str:
        """Give the note's id."""
        return self.rule.id.value

    @property
    def law(self) -> str:
        """Give the act and paragraph behind the note."""
        return self.rule.law

    @property
    def url(self) -> str:
        """Give where the law can be read."""
        return self.rule.url


@dataclass(frozen=True, slots=True)
class Report:
    """The result of checking one tender on one date.

    ``replaced`` are (id, file, file before) of criteria that the caller's own rules replaced, ``silenced``
    the ids of the soundness notes that the caller did not want.
    """

    tender: Tender
    date: date
    goals: tuple[GoalScope, ...]
    findings: tuple[Finding, ...]
    rules_version: str
    language: str = "da"
    cpv: tuple[str, ...] = ()
    seconds: float = field(default=0.0, compare=False)
    replaced: tuple[tuple[str, str, str], ...] = ()
    soundness: tuple[SoundnessNote, ...] = ()
    silenced: tuple[str, ...] = ()

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {verdict}" for verdict, count in self.summary.items() if count)
        return f"<Report {self.tender.name!r} as of {self.date}: {counts or 'no findings'}>"

    def count(self, verdict: Verdict) -> int:
        """Count the findings with a verdict."""
        return sum(finding.verdict is verdict for finding in self.findings)

    @property
    def summary(self) -> dict[str, int]:
        """Give the number of findings of each verdict."""
        return {verdict.value: self.count(verdict) for verdict in Verdict}

    # A report shows itself: the renderers stand above this module, so they are imported where they are used.

    def _repr_html_(self) -> str:
        """Give the report as a notebook shows it."""
        from pogi_check.reports.notebook import notebook_html

        return notebook_html(self)

    def to_records(self) -> list[dict[str, object]]:
        """Give one row a criterion, with the columns of an audit's findings."""
        from pogi_check.reports.records import to_records

        return to_records(self)

    def to_frame(self) -> pd.DataFrame:
        """Give the rows as a pandas frame (extra ``audit``)."""
        from pogi_check.reports.records import to_frame

        return to_frame(self)
