"""The audit: many tenders checked against the same rules on the same day."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pogi_check.arguments import read_codes, read_day, several
from pogi_check.auditing import summary, tables
from pogi_check.auditing.pool import audit_tenders, processors
from pogi_check.auditing.tenders import find_tenders, name_tenders
from pogi_check.auditing.worker import Task
from pogi_check.documents.limits import read_limits
from pogi_check.reports.wording import say, title_of
from pogi_check.rulebook.loading import load_rules
from pogi_check.rulebook.names import name_goals, name_notes, name_packs
from pogi_check.terms import Language, Revisions, Status

if TYPE_CHECKING:
    import datetime as dt
    import os
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import pandas as pd

    from pogi_check.auditing.worker import Audited, Row
    from pogi_check.rulebook.book import Criterion

TIMEOUT = 120.0
"""Seconds that one tender may take before its worker is ended."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The rows of many tenders: one a tender × criterion, and one a tender.

    Two audits are equal when they say the same, however long each took.
    """

    audited: tuple[Audited, ...]
    date: dt.date
    rules_version: str
    language: str = "da"
    titles: Mapping[str, str] = field(default_factory=dict, repr=False)

    def __eq__(self, other: object) -> bool:
        """Compare everything but the seconds."""
        return self._said() == other._said() if isinstance(other, Audit) else NotImplemented

    def __hash__(self) -> int:
        """Hash what rows of an equal audit share."""
        return hash((self.date, self.rules_version, self.language, len(self.audited)))

    def _said(self) -> tuple[object, ...]:
        rows = [{**one, "seconds": None} for one in self.tenders]
        return (rows, self.findings, self.date, self.rules_version, self.language)

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
    on: dt.date
    rules_version: str
    titles: Mapping[str, str]


def plan(
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    *,
    date: dt.date | str | None = None,
    goals: str | Sequence[str] = (),
    cpv: str | Sequence[str] = (),
    packs: str | Sequence[str] = ("pogi",),
    rules: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
    revisions: Revisions | str = "both",
    lang: str = "da",
    timeout: float = TIMEOUT,
    silence: str | Sequence[str] = (),
    ocr: bool = True,
    limits: Mapping[str, float] | None = None,
    besides: str | os.PathLike[str] | None = None,
) -> Plan:
    """Find the tenders and load the rules once, before any worker starts.

    ``besides`` is a path in a lone folder that is no tender: where the results go. Raises RuleFaults for bad
    rules, UnknownNameError for an unknown goal, pack or note, ValueError for another bad value,
    UnreadableError for a path that does not exist and for a lone folder without tenders.
    """
    on, codes, state, language = read_day(date), read_codes(cpv), Revisions(revisions), Language(lang)
    if not timeout > 0:
        raise ValueError(f"timeout must be more than 0 seconds, not {timeout!r}")
    most = read_limits(limits or {})
    directories = tuple(map(str, several(rules)))
    rulebook = load_rules(directories)
    slugs = name_goals(rulebook, several(goals))
    named = name_packs(rulebook, several(packs), own=bool(directories), goals=slugs)
    silenced = name_notes(rulebook, several(silence))
    found = find_tenders(paths, besides=besides)
    tasks = tuple(
        Task(
            name,
            str(path),
            on,
            slugs,
            named,
            directories,
            rulebook.version,
            timeout,
            codes,
            state,
            silenced,
            ocr,
            most,
        )
        for path, name in zip(found, name_tenders(found), strict=True)
    )
    titles = {goal.slug: title_of(goal, language) for goal in rulebook.goals}
    titles |= {one.id: _named(one, language) for goal in rulebook.goals for one in goal.criteria}
    return Plan(tasks, on, rulebook.version, titles)


def _named(criterion: Criterion, language: Language) -> str:
    """Give a criterion's title, and whether it is only tried."""
    tried = f" ({say('trial', language)})" if criterion.status is Status.TRIAL else ""
    return f"{title_of(criterion, language)}{tried}"


def run(
    planned: Plan, *, jobs: int | None = None, progress: Callable[[int, int], object] | None = None
) -> Iterator[Audited]:
    """Check the tenders of a plan in worker processes and give each as it is done, in the plan's order."""
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs must be 1 or more, not {jobs!r}")
    return _run(planned, jobs or processors(), progress)


def _run(planned: Plan, jobs: int, progress: Callable[[int, int], object] | None) -> Iterator[Audited]:
    total = len(planned.tasks)
    for done, audited in enumerate(audit_tenders(planned.tasks, min(jobs, max(total, 1))), 1):
        if progress is not None:
            progress(done, total)
        yield audited


def audit(
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    *,
    date: dt.date | str | None = None,
    goals: str | Sequence[str] = (),
    cpv: str | Sequence[str] = (),
    packs: str | Sequence[str] = ("pogi",),
    rules: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
    revisions: Revisions | str = "both",
    jobs: int | None = None,
    progress: Callable[[int, int], object] | None = None,
    lang: str = "da",
    timeout: float = TIMEOUT,
    silence: str | Sequence[str] = (),
    ocr: bool = True,
    limits: Mapping[str, float] | None = None,
) -> Audit:
    """Check many tenders: each path of a list (file, folder or zip) is one, of a lone folder each child.

    ``date``, ``goals``, ``cpv``, ``packs``, ``rules``, ``revisions``, ``lang``, ``silence``, ``ocr`` and
    ``limits`` are those of ``check``, ``jobs`` is the number of worker processes (default all processors),
    ``progress`` is called with (done, total), ``timeout`` is the seconds that one tender may take. A tender
    that cannot be read or checked is a row of ``tenders`` with its status and why. Raises what ``check``
    raises for bad values and for a path that does not exist, before any work, and WorkersError where no
    worker process can start.
    """
    planned = plan(
        paths,
        date=date,
        goals=goals,
        cpv=cpv,
        packs=packs,
        rules=rules,
        revisions=revisions,
        lang=lang,
        timeout=timeout,
        silence=silence,
        ocr=ocr,
        limits=limits,
    )
    audited = tuple(run(planned, jobs=jobs, progress=progress))
    return Audit(audited, planned.on, planned.rules_version, Language(lang).value, planned.titles)
