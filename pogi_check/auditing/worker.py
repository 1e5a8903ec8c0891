"""What a worker process does with one tender: read it, check it, give rows."""

from __future__ import annotations

import faulthandler
import hashlib
import os
import signal
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import TYPE_CHECKING

from pogi_check.checking import check
from pogi_check.documents.document import Document, Unread, UnreadableError
from pogi_check.documents.limits import USUAL, Limits, OcrTime
from pogi_check.documents.tender import read_tender
from pogi_check.reports.records import to_records
from pogi_check.reports.wording import TROUBLES_SHORT
from pogi_check.rulebook.loading import load_rules
from pogi_check.terms import Revisions

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from multiprocessing.process import BaseProcess

    from pogi_check.documents.document import Tender
    from pogi_check.rulebook.book import RuleBook

Row = dict[str, object]


class Status(StrEnum):
    """How far the work on one tender came."""

    OK = "ok"
    PARTLY_READ = "partly_read"
    UNREADABLE = "unreadable"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Task:
    """One tender to check, with everything that a worker must know; ``timeout`` is in seconds."""

    name: str
    path: str
    on: date
    goals: tuple[str, ...]
    packs: tuple[str, ...]
    rules: tuple[str, ...]
    rules_version: str
    timeout: float
    cpv: tuple[str, ...] = ()
    revisions: Revisions = Revisions.BOTH
    silence: tuple[str, ...] = ()
    ocr: bool = True
    most: Limits = USUAL


@dataclass(frozen=True, slots=True)
class Audited:
    """The rows of one tender: its own, and one a criterion.

    ``unread`` are its documents that were not read in full, without their text.
    """

    tender: Row
    findings: tuple[Row, ...] = ()
    unread: tuple[Document, ...] = ()


@cache
def _rules(directories: tuple[str, ...]) -> RuleBook:
    return load_rules(directories)


def end_with_parent() -> None:
    """End this process when the one that started it is gone, however that went.

    Ctrl-C reaches workers too: it ends them at once and silently, even inside native code.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def ready() -> bool:
    """Tell that a worker has started."""
    return True


def audit_tender(task: Task) -> Audited:
    """Check one tender; whatever goes wrong becomes its row.

    Work that outlasts the task's timeout ends the process, even inside native code, and the pool
    knows what to do about a lost worker.
    """
    started = perf_counter()
    with Path(os.devnull).open("w", encoding="ascii") as nowhere:
        faulthandler.dump_traceback_later(task.timeout, exit=True, file=nowhere)
        try:
            audited = _audit(task)
        except UnreadableError as error:
            nameless = Document("", "", "", unread=(Unread(error.trouble, detail=error.detail),))
            audited = Audited(_row(task, Status.UNREADABLE, _short(error), ()), unread=(nameless,))
        except Exception as error:  # noqa: BLE001 - whatever a document provokes is a row, not the end of the run
            audited = without_findings(task, Status.FAILED, f"{type(error).__name__}: {error}")
        finally:
            faulthandler.cancel_dump_traceback_later()
    audited.tender["seconds"] = round(perf_counter() - started, 4)
    return audited


def without_findings(task: Task, status: Status, why: str) -> Audited:
    """Give the row of a tender that was not checked."""
    return Audited(_row(task, status, why, ()))


def _audit(task: Task) -> Audited:
    # Workers share the processors; half the time is left for the check.
    scans = OcrTime(min(task.timeout / 2, task.most.ocr_seconds), jobs=1) if task.ocr else False
    tender = read_tender([task.path], name=task.name, ocr=scans, most=task.most)
    why = _unread(tender)
    unread = tuple(replace(document, blocks=()) for document in tender.documents if document.unread)
    if all(document.is_unread for document in tender.documents):
        return Audited(_row(task, Status.UNREADABLE, why, tender.documents), unread=unread)
    report = check(
        tender,
        _rules(task.rules),
        on=task.on,
        goals=task.goals,
        cpv=task.cpv,
        packs=task.packs,
        revisions=task.revisions,
        silence=task.silence,
    )
    row = _row(task, Status.PARTLY_READ if why else Status.OK, why, tender.documents)
    row["cpv"] = list(report.cpv or tender.cpv)
    row["notes"] = [one.note for one in report.soundness]
    return Audited(row, tuple(to_records(report)), unread)


def _row(task: Task, status: Status, why: str, documents: tuple[Document, ...]) -> Row:
    counted = [document.pages for document in documents if document.pages is not None]
    return {
        "tender": task.name,
        "status": status.value,
        "why": why or None,
        "documents": len(documents),
        "pages": sum(counted) if counted else None,
        "unread_pages": sum(one.page is not None for document in documents for one in document.unread),
        "sha256": _fingerprint(documents),
        "cpv": [],
        "value": None,
        "seconds": 0.0,
        "rules_version": task.rules_version,
        "notes": [],
    }


def _fingerprint(documents: tuple[Document, ...]) -> str | None:
    """Give a lone document's own hash, else one over the sorted hashes of all documents."""
    hashes = sorted(document.sha256 for document in documents)
    if len(hashes) <= 1:
        return hashes[0] if hashes else None
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()


def _short(error: UnreadableError) -> str:
    return ": ".join(part for part in (TROUBLES_SHORT[error.trouble], error.detail) if part)


def _unread(tender: Tender) -> str:
    return "; ".join(
        f"{document.name}{_pages(group)}: {TROUBLES_SHORT[trouble]}"
        for document in tender.documents
        for trouble in dict.fromkeys(one.trouble for one in document.unread)
        if (group := [one for one in document.unread if one.trouble is trouble])
    )


def _pages(unread: Iterable[Unread]) -> str:
    pages = sorted({one.page for one in unread if one.page is not None})
    return f" page {', '.join(map(str, pages))}" if pages else ""
