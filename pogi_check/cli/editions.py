"""One edition of a tender, or two, checked as a call asks: what the check and the comparison share."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.arguments import read_day
from pogi_check.cli.faults import JobError
from pogi_check.cli.output import tell, working
from pogi_check.cli.paths import require_folders
from pogi_check.documents.limits import USUAL, Limits
from pogi_check.reports.quotes import clean
from pogi_check.reports.unread import say_trouble
from pogi_check.reports.wording import say
from pogi_check.terms import Revisions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from pogi_check.documents.document import Document
    from pogi_check.findings import Report


@dataclass(frozen=True, slots=True)
class Edition:
    """What a call gives as one tender: its documents, and the contract notice where it names one."""

    paths: Sequence[Path]
    notice: Path | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """How a call wants tenders checked."""

    on: date
    language: str
    goals: Sequence[str] = ()
    packs: Sequence[str] = ()
    rules: Sequence[Path] = ()
    cpv: tuple[str, ...] = ()
    revisions: Revisions = Revisions.BOTH
    silence: Sequence[str] = ()
    ocr: bool = True
    most: Limits = USUAL


def judge(asked: Asked, *editions: Edition) -> list[Report]:
    """Check each edition by the same rules; raises JobError where nothing of one can be read."""
    from pogi_check.checking import check
    from pogi_check.documents.apart import prepare
    from pogi_check.documents.tender import is_there_as_folder, read_tender
    from pogi_check.rulebook.loading import load_rules
    from pogi_check.rulebook.names import name_goals, name_notes, name_packs

    language = asked.language
    require_folders(asked.rules, language)
    paths = [path for one in editions for path in one.paths]
    for path in paths:  # before the other edition is read, which may take long
        is_there_as_folder(path)
    prepare(paths)
    with working(say("reading", language)):
        rulebook = load_rules(asked.rules)
        goals = name_goals(rulebook, asked.goals)
        packs = name_packs(rulebook, asked.packs or ("pogi",), own=not asked.packs, goals=goals)
        silenced = name_notes(rulebook, asked.silence)
        tenders = [
            read_tender(one.paths, notice=one.notice, ocr=asked.ocr, most=asked.most) for one in editions
        ]
    for tender in tenders:
        if all(document.is_unread for document in tender.documents):
            told = (say("none_read", language), *unread_lines(tender.documents, language))
            raise JobError("\n".join(told))
    with working(say("checking", language)):
        return [
            check(
                tender,
                rulebook,
                on=asked.on,
                goals=goals,
                cpv=asked.cpv,
                packs=packs,
                revisions=asked.revisions,
                language=language,
                silence=silenced,
            )
            for tender in tenders
        ]


def read_date(value: str | None, language: str) -> date:
    """Read a day of a call, today where it gives none; raises JobError."""
    if value is None:
        return read_day(None)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        with suppress(ValueError):
            return read_day(value)
    raise JobError(say("bad_date", language, value=clean(value)))


def tell_strays(new: Sequence[Path], old: Sequence[Path], language: str) -> None:
    """Tell which files of the new edition lie where the old one does: a shell writes "old/*" out as files."""
    folders = {path.absolute().parent for path in old if not path.is_dir()}
    strays = [path for path in new if path.absolute().parent in folders]
    if strays and len(strays) < len(new):
        names, first = ", ".join(clean(str(path)) for path in strays), clean(str(old[0].parent))
        tell(say("strays", language, names=names, folder=first))


def tell_unread(report: Report, language: str, *, parts: bool = True) -> bool:
    """Tell on the error stream what of an edition was not read; True where a whole document was not.

    With ``parts`` of pieces of documents too: a comparison has no other place for them.
    """
    documents = tuple(one for one in report.tender.documents if not one.beside)
    whole = unread_lines(documents, language)
    if whole:
        tell("\n".join((say("some_unread", language, n=len(whole), total=len(documents)), *whole)))
    for document in documents:
        if parts and document.unread and not document.is_unread:
            one = document.unread[0]
            tell(f"{clean(document.name)}: {say_trouble(one.trouble, one.detail, language)}")
    return bool(whole)


def unread_lines(documents: Sequence[Document], language: str) -> list[str]:
    """Give a line for each document of which nothing was read."""
    return [
        f"  {clean(document.name)}: {say_trouble(one.trouble, one.detail, language)}"
        for document in documents
        if document.is_unread
        for one in document.unread[:1]
    ]
