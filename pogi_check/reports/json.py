"""The report for machines: docs/report.schema.json says what each key holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pogi_check.reports.differences import difference_of
from pogi_check.reports.notices import notice_record
from pogi_check.reports.quotes import inert
from pogi_check.reports.wording import TROUBLES_SHORT, title_of, told_in

if TYPE_CHECKING:
    from pogi_check.comparing import Comparison
    from pogi_check.documents.document import Document, Place, Unread
    from pogi_check.findings import Evidence, Finding, GoalScope, Report, SoundnessNote, Weakened
    from pogi_check.rulebook.book import Notice

SCHEMA = "pogi-check/report/1"


def render_json(report: Report, against: Comparison | None = None) -> str:
    """Render a report as one JSON object, keys and findings in a stable order."""
    record = _report(report)
    if against is not None:
        from pogi_check.reports.comparison import comparison_record

        record["against"] = comparison_record(against)
    return inert(json.dumps(record, ensure_ascii=False, indent=2)) + "\n"


def _report(report: Report) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "rules_version": report.rules_version,
        "date": report.date.isoformat(),
        "tender": {
            "name": report.tender.name,
            "cpv": list(report.cpv or report.tender.cpv),
            "documents": [_document(document) for document in report.tender.documents],
            "notice": notice_record(report),
        },
        "goals": [_goal(scope, report.language) for scope in report.goals],
        "findings": [finding_of(finding, report.language) for finding in report.findings],
        "soundness": [_note(one) for one in report.soundness],
        "silenced": list(report.silenced),
        "summary": report.summary,
    }


def _document(document: Document) -> dict[str, object]:
    return {
        "name": document.name,
        "sha256": document.sha256,
        "pages": document.pages,
        "unread": [_unread(one) for one in document.unread],
        "ocr": [{"page": page, "confidence": sure} for page, sure in sorted(document.scanned.items())],
    }


def _unread(unread: Unread) -> dict[str, object]:
    place = "document" if unread.page is None else f"page {unread.page}"
    return {"place": place, "why": TROUBLES_SHORT[unread.trouble]}


def _goal(scope: GoalScope, language: str) -> dict[str, object]:
    return {
        "goal": scope.goal.slug,
        "number": scope.goal.number,
        "title": title_of(scope.goal, language),
        "in_scope": scope.in_scope,
        "text_available": scope.goal.text_available,
        "why": list(scope.why),
        "pack": scope.goal.pack,
        "supplements": [{"pack": one.pack, "goal": one.slug} for one in scope.supplements],
        "notices": [_notice(one, language) for one in scope.notices],
    }


def _notice(notice: Notice, language: str) -> dict[str, object]:
    return {"letter": notice.letter, "says": told_in(language, notice.says, notice.says_en)}


def finding_of(finding: Finding, language: str) -> dict[str, object]:
    """Give a finding as the report holds it."""
    before = finding.before_changes
    return {
        "criterion": finding.criterion.id,
        "goal": finding.goal.slug,
        "pack": finding.goal.pack,
        "kind": finding.kind.value,
        "title": title_of(finding.criterion, language),
        "verdict": finding.verdict.value,
        "weakenings": [_weakening(one) for one in finding.weakened],
        "evidence": [_evidence(one) for one in finding.evidence],
        "nearest": None if finding.nearest is None else _evidence(finding.nearest),
        "remedy": finding.criterion.remedy,
        "difference": _difference(finding),
        "waiver": None,
        "why": finding.why,
        "status": finding.criterion.status.value,
        "level": finding.criterion.level and finding.criterion.level.value,
        "form": finding.criterion.form and finding.criterion.form.value,
        "binds": [buyer.value for buyer in finding.criterion.binds],
        "before_changes": None if before is None else before.value,
    }


def _difference(finding: Finding) -> list[dict[str, object]] | None:
    """Give the difference to the suggested wording, where the two can be read against each other."""
    found = difference_of(finding)
    if found is None:
        return None
    return [
        {"kind": one.kind.value, "tender": one.tender, "wanted": one.wanted, "decides": one.decides}
        for one in found.stretches
    ]


def _weakening(weakened: Weakened) -> dict[str, object]:
    return {"reason": weakened.reason.value, "words": weakened.words, **_where(weakened.place)}


def _note(note: SoundnessNote) -> dict[str, object]:
    """Give a note with its first quote at the top, since most have one."""
    quotes = [{"quote": one.quote, **_where(one.place)} for one in note.quotes]
    nowhere = dict.fromkeys(("quote", "document", "page", "paragraph"))
    return {
        "note": note.note,
        "title": note.title,
        "message": note.message,
        "law": note.law,
        "url": note.url,
        **(quotes[0] if quotes else nowhere),
        "quotes": quotes,
    }


def _evidence(evidence: Evidence) -> dict[str, object]:
    cell = evidence.place.cell
    return {
        "quote": evidence.quote,
        **_where(evidence.place),
        "headings": list(evidence.place.headings),
        "table": None if cell is None else {"row": cell.row, "column": cell.column},
        "role": evidence.role.value,
        "strength": evidence.strength.value,
    }


def _where(place: Place) -> dict[str, object]:
    sheet = place.sheet
    return {
        "document": place.document,
        "page": place.page,
        "paragraph": place.paragraph,
        "sheet": None if sheet is None else {"name": sheet.sheet, "cell": sheet.cell or None},
        "ocr": place.ocr is not None,
        "confidence": place.ocr,
    }
