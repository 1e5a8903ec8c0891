"""Check Danish public tenders against the green procurement goals of POGI.

>>> import pogi_check as pogi
>>> report = pogi.check("tender.docx")  # doctest: +SKIP
>>> report.summary  # doctest: +SKIP
{'present': 3, 'weakened': 1, 'missing': 0, 'not_applicable': 2}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    import os
    from collections.abc import Mapping, Sequence

    from pogi_check.auditing.audits import Audit, audit
    from pogi_check.auditing.pool import WorkersError
    from pogi_check.auditing.tables import MissingExtraError
    from pogi_check.comparing import Comparison, Move, compare_reports
    from pogi_check.documents.document import Document, Place, Tender, UnreadableError
    from pogi_check.findings import Evidence, Finding, GoalScope, Quotation, Report, SoundnessNote, Weakened
    from pogi_check.rulebook.book import Criterion, Goal, RuleBook
    from pogi_check.rulebook.faults import RuleFaults
    from pogi_check.rulebook.loading import load_rules
    from pogi_check.rulebook.names import UnknownNameError
    from pogi_check.terms import Kind, Revisions, Role, Strength, Verdict, Weakening

    __version__: str

__all__ = [
    "Audit",
    "Comparison",
    "Criterion",
    "Document",
    "Evidence",
    "Finding",
    "Goal",
    "GoalScope",
    "Kind",
    "MissingExtraError",
    "Move",
    "Place",
    "Quotation",
    "Report",
    "Revisions",
    "Role",
    "RuleBook",
    "RuleFaults",
    "SoundnessNote",
    "Strength",
    "Tender",
    "UnknownNameError",
    "UnreadableError",
    "Verdict",
    "Weakened",
    "Weakening",
    "WorkersError",
    "__version__",
    "audit",
    "check",
    "compare_reports",
    "load_rules",
    "read_tender",
]

# Where each public name is defined; a name is imported when it is first asked for, so that
# ``import pogi_check`` costs nothing.
_HOMES = {
    "pogi_check.auditing.audits": ("Audit", "audit"),
    "pogi_check.auditing.pool": ("WorkersError",),
    "pogi_check.auditing.tables": ("MissingExtraError",),
    "pogi_check.comparing": ("Comparison", "Move", "compare_reports"),
    "pogi_check.documents.document": ("Document", "Place", "Tender", "UnreadableError"),
    "pogi_check.findings": (
        "Evidence",
        "Finding",
        "GoalScope",
        "Quotation",
        "Report",
        "SoundnessNote",
        "Weakened",
    ),
    "pogi_check.rulebook.book": ("Criterion", "Goal", "RuleBook"),
    "pogi_check.rulebook.faults": ("RuleFaults",),
    "pogi_check.rulebook.loading": ("load_rules",),
    "pogi_check.rulebook.names": ("UnknownNameError",),
    "pogi_check.terms": ("Kind", "Revisions", "Role", "Strength", "Verdict", "Weakening"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def check(
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    *,
    goals: str | Sequence[str] = (),
    cpv: str | Sequence[str] = (),
    notice: str | os.PathLike[str] | None = None,
    date: dt.date | str | None = None,
    packs: str | Sequence[str] = ("pogi",),
    rules: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
    revisions: Revisions | str = "both",
    lang: str = "da",
    silence: str | Sequence[str] = (),
    ocr: bool = True,
    limits: Mapping[str, float] | None = None,
) -> Report:
    """Check one tender: a document, a folder, a zip, or several of them together.

    ``goals`` are slugs or numbers (else the scope is found), ``notice`` the contract notice in eForms XML
    (one among the documents is found by itself), ``date`` the day as of which the tender is judged (a date
    or YYYY-MM-DD; else today), ``rules`` folders with rules of your own, whose packs are then checked too,
    ``silence`` ids of soundness notes that are not wanted, ``ocr`` whether scanned pages are read where
    tesseract is installed, ``limits`` the limits on what is read that are to differ from the usual ones, as
    ``{"pages": 10_000}`` (``pogi-check --help`` lists them). Where a list goes, a lone text or path is a
    list of one. A document that cannot be read is told in the report. Raises UnreadableError where there
    is nothing to read, RuleFaults for faulty rules, UnknownNameError (a ValueError) for an unknown goal,
    pack or note, ValueError for a bad value.
    """
    from dataclasses import replace
    from time import perf_counter

    from pogi_check.arguments import read_codes, read_day, several
    from pogi_check.checking import check as judge
    from pogi_check.documents.apart import prepare
    from pogi_check.documents.limits import read_limits
    from pogi_check.documents.tender import read_tender as read
    from pogi_check.rulebook.loading import load_rules
    from pogi_check.rulebook.names import name_goals, name_notes, name_packs
    from pogi_check.terms import Language, Revisions

    began = perf_counter()
    most = read_limits(limits or {})
    prepare(several(paths))
    on, codes, state, language = read_day(date), read_codes(cpv), Revisions(revisions), Language(lang)
    directories: tuple[str | os.PathLike[str], ...] = several(rules)
    rulebook = load_rules(directories)
    slugs = name_goals(rulebook, several(goals))
    named = name_packs(rulebook, several(packs), own=bool(directories), goals=slugs)
    silenced = name_notes(rulebook, several(silence))
    report = judge(
        read(several(paths), notice=notice, ocr=ocr, most=most),
        rulebook,
        on=on,
        goals=slugs,
        cpv=codes,
        packs=named,
        revisions=state,
        language=language.value,
        silence=silenced,
    )
    return replace(report, seconds=round(perf_counter() - began, 4))


def read_tender(
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    *,
    name: str | None = None,
    notice: str | os.PathLike[str] | None = None,
    ocr: bool = True,
    limits: Mapping[str, float] | None = None,
) -> Tender:
    """Read documents, folders (with all below) and zips as one tender.

    ``notice`` is the contract notice, where it does not lie among the documents. A document that cannot
    be read stands in the tender without blocks and says why. With ``ocr`` scanned pages are read, where
    tesseract is installed; ``limits`` are those of ``check``. Raises UnreadableError where a path does not
    exist or may not be read, or no document is there at all, ValueError for an unknown limit.
    """
    from pogi_check.arguments import several
    from pogi_check.documents.limits import read_limits
    from pogi_check.documents.tender import read_tender as read

    return read(several(paths), name=name, notice=notice, ocr=ocr, most=read_limits(limits or {}))


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name == "__version__":
        value: object = _version()
    elif name in _HOME:
        from importlib import import_module

        value = getattr(import_module(_HOME[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("pogi-check")
    except PackageNotFoundError:  # run from a source tree that nobody installed
        return "0+unknown"
