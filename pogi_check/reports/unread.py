"""What of a tender's documents was not read, was read with doubt, or does not show to who reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pogi_check.documents.document import Trouble
from pogi_check.reports.quotes import clean
from pogi_check.reports.wording import TROUBLES, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.documents.document import Document
    from pogi_check.findings import Report

_WAYS_OUT = (
    Trouble.NEEDS_LIBREOFFICE,
    Trouble.OLD_NOTICE,
    Trouble.CLOSED_MAIL,
)  # what a user can do something about
_NAMED = 12  # files that are named before the rest is counted
_WORDS = 4  # of the shortest hidden text that may be a demand


def partly_unread(report: Report) -> bool:
    """Tell whether something of the documents was not read, apart from files of kinds that never are."""
    return any(one.unread and not one.beside for one in report.tender.documents)


def files_beside(report: Report) -> str:
    """Name the files of kinds that are never read, with the way out where there is one; empty without any."""
    beside = [one for one in report.tender.documents if one.beside]
    names = [clean(one.name) for one in beside]
    if not names:
        return ""
    more = f" … (+{len(names) - _NAMED})" if len(names) > _NAMED else ""
    told = [say("beside", report.language, names=", ".join(names[:_NAMED]) + more)]
    for trouble in _WAYS_OUT:
        own = [clean(one.name) for one in beside if one.unread and one.unread[0].trouble is trouble]
        told += [f"{', '.join(own[:_NAMED])}: {TROUBLES[trouble](report.language)}"] if own else []
    return " ".join(told)


def scanned_pages(report: Report) -> str:
    """Name the pages that were read by OCR, and how sure that is; empty where there are none."""
    language = report.language
    names = [
        say(
            "scanned_pages",
            language,
            name=clean(document.name),
            pages=_say_pages(sorted(pages), document, language),
            sure=round(sum(pages.values()) / len(pages)),
        )
        for document in report.tender.documents
        if (pages := document.scanned)
    ]
    return say("scanned", language, names="; ".join(names)) if names else ""


def hidden_text(report: Report) -> str:
    """Name the documents with text that readers do not see, which counts for nothing; empty without any."""
    language = report.language
    hidden = [
        (document, count)
        for document in report.tender.documents
        if (count := sum(one.hidden and len(one.text.split()) >= _WORDS for one in document.blocks))
    ]
    names = [say("hidden_in", language, name=clean(one.name), n=count) for one, count in hidden[:_NAMED]]
    more = [f"… (+{len(hidden) - _NAMED})"] if len(hidden) > _NAMED else []
    return say("hidden", language, names="; ".join([*names, *more])) if names else ""


def remarks(report: Report) -> list[str]:
    """Say what was read with doubt, and what readers do not see."""
    return [said for said in (scanned_pages(report), hidden_text(report)) if said]


def not_read(report: Report) -> Iterator[tuple[Document, str, str]]:
    """Give what was not read of the tender's documents, each with its pages, why and the way out."""
    for document in report.tender.documents:
        if not document.beside:
            for pages, why in say_unread(document, report.language):
                yield document, pages, why


def say_unread(document: Document, language: str) -> list[tuple[str, str]]:
    """Give what was not read of a document as (pages, why and the way out), one line a cause."""
    pages: dict[tuple[Trouble, str], set[int]] = {}
    for one in document.unread:
        pages.setdefault((one.trouble, one.detail), set()).update(() if one.page is None else (one.page,))
    return [
        (_say_pages(sorted(found), document, language), say_trouble(trouble, detail, language))
        for (trouble, detail), found in sorted(
            pages.items(), key=lambda item: (min(item[1], default=0), item[0])
        )
    ]


def say_trouble(trouble: Trouble, detail: str, language: str) -> str:
    """Say why something could not be read and what to do, with the reader's detail where it gave one."""
    sentence = TROUBLES[trouble](language)
    return f"{sentence} ({clean(detail)})" if detail else sentence


def _say_pages(pages: Sequence[int], document: Document, language: str) -> str:
    """Write pages as "side 3-7, 9"; none means the whole document, or something of one that was read."""
    if not pages:
        return say("of_document" if document.blocks else "whole_document", language)
    stretches: list[list[int]] = []
    for page in pages:
        if stretches and page == stretches[-1][-1] + 1:
            stretches[-1].append(page)
        else:
            stretches.append([page])
    written = ", ".join(str(one[0]) if len(one) == 1 else f"{one[0]}-{one[-1]}" for one in stretches)
    return say("page" if len(pages) == 1 else "page_list", language, n=written)
