"""What reports say of the contract notice: its facts, and where it does not fit the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pogi_check.judging.claims import mismatches
from pogi_check.reports.file_wording import CLAIMS, GREEN_CODES, NOTICE_TEXTS
from pogi_check.reports.quotes import clean
from pogi_check.reports.wording import say_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pogi_check.documents.notice import Lot, Notice
    from pogi_check.findings import Report
    from pogi_check.judging.claims import Mismatch

_LOTS = 8  # lots that are named before the rest is counted
_FIELDS = (("BT-774", "impacts"), ("BT-805", "criteria"), ("BT-06", "aims"))
_GREEN_AIMS = ("env-imp", "none")  # the aims of BT-06 that have to do with the environment


def notice_facts(report: Report) -> tuple[tuple[str, str], ...]:
    """Give the notice's facts as (name, value), for the head of a report; none where there is no notice."""
    notice = report.tender.notice
    if notice is None:
        return ()
    language = report.language
    title = f"{clean(notice.title)} ({clean(notice.name)})" if notice.title else clean(notice.name)
    facts = (
        ("notice", title),
        ("buyer", clean("; ".join(notice.buyers))),
        ("sent", _days(notice, language)),
        ("lots", _lots(notice, language)),
        ("green", _said(notice.lots, language)),
    )
    return tuple((NOTICE_TEXTS[key](language), value) for key, value in facts if value)


def notice_remarks(report: Report) -> tuple[str, ...]:
    """Give what people should know: where the notice does not fit the documents, its day, the others."""
    notice, language = report.tender.notice, report.language
    if notice is None:
        return ()
    remarks = [say_mismatch(one, language) for one in mismatches(notice, report.findings)]
    if notice.date is not None and notice.date != report.date:
        values = {"judged": say_date(report.date, language), "iso": notice.date.isoformat()}
        remarks.append(NOTICE_TEXTS["other_day"](language, day=say_date(notice.date, language), **values))
    if notice.others:
        others = clean(", ".join(notice.others))
        remarks.append(NOTICE_TEXTS["set_aside"](language, name=clean(notice.name), others=others))
    return tuple(remarks)


def say_mismatch(mismatch: Mismatch, language: str) -> str:
    """Tell one place where the notice does not fit."""
    codes = _said(mismatch.lots)
    return CLAIMS[mismatch.claim](language, codes=codes, n=mismatch.count)


def notice_record(report: Report) -> dict[str, object] | None:
    """Give the notice as the machine-readable report holds it."""
    notice = report.tender.notice
    if notice is None:
        return None
    return {
        "name": notice.name,
        "sha256": notice.sha256,
        "id": notice.id,
        "number": notice.number,
        "form": notice.form,
        "title": notice.title,
        "buyers": list(notice.buyers),
        "date": None if notice.date is None else notice.date.isoformat(),
        "published": None if notice.published is None else notice.published.isoformat(),
        "cpv": list(notice.cpv),
        "lots": [
            {
                "lot": lot.id,
                "title": lot.title,
                "cpv": list(lot.cpv),
                "green": lot.is_green,
                "bt_774": list(lot.impacts),
                "bt_805": list(lot.criteria),
                "bt_06": list(lot.aims),
            }
            for lot in notice.lots
        ],
        "set_aside": list(notice.others),
        "mismatches": [
            {
                "claim": one.claim.value,
                "lots": [lot.id for lot in one.lots],
                "criteria": one.count,
                "says": say_mismatch(one, report.language),
            }
            for one in mismatches(notice, report.findings)
        ],
    }


def _days(notice: Notice, language: str) -> str:
    day = notice.date or notice.published
    number = f"TED {notice.number}" if notice.number else ""
    return ", ".join(one for one in ("" if day is None else say_date(day, language), clean(number)) if one)


def _lots(notice: Notice, language: str) -> str:
    """Name the lots where there are several; a lone one is the contract itself."""
    if len(notice.lots) < 2:  # noqa: PLR2004 - several
        return ""
    named = [_lot(lot) for lot in notice.lots[:_LOTS]]
    more = len(notice.lots) - len(named)
    return "; ".join((*named, *((NOTICE_TEXTS["more"](language, n=more),) if more else ())))


def _lot(lot: Lot) -> str:
    codes = f" (CPV {', '.join(lot.cpv)})" if lot.cpv else ""
    return clean(f"{lot.id} {lot.title}".strip() + codes)


def _said(lots: Iterable[Lot], language: str = "") -> str:
    """Write the green codes of lots by field, with their meaning in a language where one is asked for."""
    listed = tuple(lots)
    return "; ".join(
        f"{field}: {', '.join(codes)}"
        for field, name in _FIELDS
        if (codes := list(dict.fromkeys(_told(listed, name, language))))
    )


def _told(lots: Iterable[Lot], name: str, language: str) -> Iterator[str]:
    for lot in lots:
        for code in getattr(lot, name):
            if name == "aims" and code not in _GREEN_AIMS:
                continue
            meaning = GREEN_CODES.get(code) if language else None
            told = meaning(language) if meaning else code
            yield clean(code) if told == code else f"{clean(code)} ({told})"
