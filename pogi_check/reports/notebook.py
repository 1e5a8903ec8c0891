"""A report as a compact fragment for a notebook cell; the looks are inline, since a fragment has no head."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from pogi_check.reports import arrangement as arranged
from pogi_check.reports import unread
from pogi_check.reports.differences import difference_of, say_changes
from pogi_check.reports.quotes import clean
from pogi_check.reports.wording import REASONS, VERDICTS, say, say_date, title_of
from pogi_check.terms import Verdict

if TYPE_CHECKING:
    from pogi_check.findings import Finding, Report, SoundnessNote

# Readable on a light and on a dark notebook alike.
_COLOURS = {
    Verdict.MISSING: "#c93c37",
    Verdict.WEAKENED: "#a86a00",
    Verdict.PRESENT: "#2a8a57",
    Verdict.NOT_APPLICABLE: "#7b858f",
}
_CELL = "text-align:left;vertical-align:top;padding:.25em .6em"


def notebook_html(report: Report) -> str:
    """Render a report as a heading, the answer and one row a finding."""
    language = report.language
    rows = "".join(
        _row(finding, language)
        for section in arranged.sections(report)
        for finding in (*section.demands, *section.hints, *section.not_applicable)
    )
    notices = "".join(
        f"<li>{escape(clean(f'{title_of(section.scope.goal, language)}: {notice}'))}</li>"
        for section in arranged.sections(report)
        for notice in section.notices
    )
    gaps = "".join(
        f"<li>{escape(clean(document.name))}, {escape(pages)}: {escape(why)}</li>"
        for document, pages, why in unread.not_read(report)
    )
    beside = unread.files_beside(report)
    gaps += f"<li>{escape(beside)}</li>" if beside else ""
    table = f'<table style="border-collapse:collapse">{rows}</table>' if rows else ""
    trouble = f"<p><strong>{say('unread', language)}</strong></p><ul>{gaps}</ul>" if gaps else ""
    notes = f"<p><strong>{say('note', language)}</strong></p><ul>{notices}</ul>" if notices else ""
    notes += _notes(report)
    notes += "".join(f"<p>{escape(remark)}</p>" for remark in unread.remarks(report))
    name = escape(clean(report.tender.name))
    return (
        f"<div><p><strong>{name}</strong> · {say_date(report.date, language)}<br>"
        f"{escape(arranged.answer(report))}</p>{table}{notes}{trouble}</div>"
    )


def _notes(report: Report) -> str:
    """List the notes on the text, each with its first place."""
    items = "".join(
        f"<li>{escape(one.title)}: {escape(clean(one.message))}{_at(one, report.language)}</li>"
        for group in arranged.note_groups(report)
        for one in group
    )
    silenced = arranged.silenced_line(report)
    items += f"<li>{escape(silenced)}</li>" if silenced else ""
    return f"<p><strong>{say('soundness', report.language)}</strong></p><ul>{items}</ul>" if items else ""


def _at(note: SoundnessNote, language: str) -> str:
    if not note.quotes:
        return ""
    return f" ({escape(arranged.say_place(note.quotes[0].place, language))})"


def _row(finding: Finding, language: str) -> str:
    colour = _COLOURS[finding.verdict if finding.fails else Verdict.NOT_APPLICABLE]
    told = (*arranged.told_evidence(finding), *((finding.nearest,) if finding.nearest else ()))
    reasons = ", ".join(REASONS[reason].name(language) for reason in finding.reasons)
    place = arranged.say_place(told[0].place, language) if told else arranged.say_why(finding, language)
    difference = difference_of(finding)
    if difference is not None:
        reasons += f" ({say_changes(difference, language)})"
    cells = (
        f'<strong style="color:{colour}">{VERDICTS[finding.verdict](language)}</strong>',
        escape(f"{finding.criterion.id} {title_of(finding.criterion, language)}"),
        escape(reasons),
        escape(place),
    )
    return "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells) + "</tr>"
