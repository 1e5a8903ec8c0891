"""The audit: many tenders checked against the same rules on the same day."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import date as day
from pathlib import Path
from typing import TYPE_CHECKING

from pogi_check.auditing import summary, tables
from pogi_check.auditing.pool import audit_tenders, processors
from pogi_check.auditing.tenders import find_tenders, name_tenders
from pogi_check.auditing.worker import Task
from pogi_check.rulebook.loading import load_rules
from pogi_check.rulebook.names import name_goals, name_packs
from pogi_check.terms import Language

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import pandas as pd

    from pogi_check.auditing.worker import Audited, Row

LIMIT = 120.0
"""Seconds that one tender may take before its worker is ended."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The rows of many tenders: one a tender × criterion, and one a tender."""

    audited: tuple[Audited, ...]
    date: day
    rules_version: str
    language: str = "da"
    titles: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def findings(self) -> tuple[Row, ...]:
        """Give the rows of the findings, tender by tender."""
        return tuple(row for one in self.audited for row in one.findings)

    @property
    def tenders(self) -> tuple[Row, ...]:
        """Give the rows of the tenders, the unreadable and the failed ones too."""
        return tuple(one.tender for one in self.audited)

    def to_frame(self) -> pd.DataFrame:
        """Give the findings as a pandas frame (extra ``audit``)."""
        return tables.to_frame(self.findings, tables.FINDINGS)

    def tenders_frame(self) -> pd.DataFrame:
        """Give the tenders as a pandas frame (extra ``audit``)."""
        return tables.to_frame(self.tenders, tables.TENDERS)

    def to_parquet(self, directory: str | os.PathLike[str]) -> None:
        """Write ``findings/*.parquet`` and ``tenders/*.parquet`` below a directory (extra ``audit``)."""
        deque(tables.write_parquet(self.audited, directory), maxlen=0)

    def to_html(self) -> str:
        """Give the summary as a page that needs nothing outside itself."""
        return summary.render_html(
            summary.count(self.audited),
            self.titles,
            on=self.date,
            version=self.rules_version,
            language=self.language,
        )

    def _repr_html_(self) -> str:
        return summary.render_fragment(summary.count(self.audited), self.titles, self.language)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an audit will do: a task a tender, and what the criteria are called."""

    tasks: tuple[Task, ...]
    on: day
    rules_version: str
    titles: Mapping[str, str]


def plan(
    paths: Sequence[str | os.PathLike[str]],
    *,
    on: day | None = None,
    goals: Sequence[str] = (),
    packs: Sequence[str] = (),
    rules: Sequence[str | os.PathLike[str]] = (),
    language: str = "da",
    limit: float = LIMIT,
) -> Plan:
    """Find the tenders and load the rules once, before any worker starts.

    No packs means POGI and the packs of the caller's own rules. Raises RuleFaults for bad rules,
    UnknownNameError for an unknown goal or pack, UnreadableError for a lone folder without tenders.
    """
    on = on or day.today()  # noqa: DTZ011 - a tender is judged on the local calendar day
    rulebook = load_rules([Path(directory) for directory in rules])
    goals = name_goals(rulebook, goals)
    packs = name_packs(rulebook, packs or ("pogi",), own=not packs)
    found = find_tenders(paths)
    tasks = tuple(
        Task(
            name,
            str(path),
            on,
            goals,
            packs,
            tuple(map(str, rules)),
            rulebook.version,
            limit,
        )
        for path, name in zip(found, name_tenders(found), strict=True)
    )
    titles = {
        criterion.id: criterion.title_en if language == Language.EN else criterion.title
        for goal in rulebook.goals
        for criterion in goal.criteria
    }
    return Plan(tasks, on, rulebook.version, titles)


def run(
    planned: Plan, *, jobs: int | None = None, progress: Callable[[int, int], object] | None = None
) -> Iterator[Audited]:
    """Check the tenders of a plan in worker processes and give each as it is done, in the plan's order."""
    total = len(planned.tasks)
    for done, audited in enumerate(audit_tenders(planned.tasks, min(jobs or processors(), max(total, 1))), 1):
        if progress is not None:
            progress(done, total)
        yield audited


def audit(
    paths: Sequence[str | os.PathLike[str]],
    *,
    on: day | None = None,
    goals: Sequence[str] = (),
    packs: Sequence[str] = ("pogi",),
    rules: Sequence[str | os.PathLike[str]] = (),
    jobs: int | None = None,
    progress: Callable[[int, int], object] | None = None,
    lang: str = "da",
    limit: float = LIMIT,
) -> Audit:
    """Check many tenders, each path (file, folder or zip) one tender; of a lone folder each child is one.

    ``on`` is the date that decides which versions of the goals apply (default today), ``jobs`` the
    number of worker processes (default all processors), ``progress`` is called with (done, total),
    ``limit`` is the seconds that one tender may take. A tender that cannot be read or checked is a
    row of ``tenders`` with its status and why.
    """
    language = Language(lang).value
    planned = plan(paths, on=on, goals=goals, packs=packs, rules=rules, language=language, limit=limit)
    audited = tuple(run(planned, jobs=jobs, progress=progress))
    return Audit(audited, planned.on, planned.rules_version, language, planned.titles)
