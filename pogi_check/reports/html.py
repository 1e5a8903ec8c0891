"""The report as one page that needs nothing from outside: no script, no font, no picture."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from pogi_check.reports import arrangement as arranged
from pogi_check.reports import unread
from pogi_check.reports.arrangement import PROBLEMS_FIRST
from pogi_check.reports.comparison import counts_line, editions, moved, say_editions, say_move
from pogi_check.reports.differences import changes, difference_of
from pogi_check.reports.goals import pack_note, say_kind
from pogi_check.reports.notices import notice_facts, notice_remarks
from pogi_check.reports.quotes import clean, cut, runs
from pogi_check.reports.stylesheet import stylesheet
from pogi_check.reports.wording import SHIFTS, VERDICTS, say, say_date, title_of
from pogi_check.terms import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pogi_check.comparing import Comparison, Move
    from pogi_check.findings import Evidence, Finding, GoalScope, Report, SoundnessNote
    from pogi_check.reports.arrangement import ReasonLine, Section
    from pogi_check.reports.quotes import Run
    from pogi_check.terms import Weakening

_MARKS = {
    "deciding": "<mark>{}</mark>",
    "matched": '<span class="matched">{}</span>',
    "removed": "<del>{}</del>",
    "put": " <ins>{}</ins>",
    "": "{}",
}


def render_html(report: Report, against: Comparison | None = None) -> str:
    """Render a report as a page of its own."""
    language = "en" if report.language == "en" else "da"
    title = f"{_text(report.tender.name)} – {say('report', language)}"
    found = arranged.sections(report)
    body = "\n".join(
        part
        for part in (
            f'<a class="skip" href="#findings">{say("skip", language)}</a>',
            _head(report),
            '<main id="findings">',
            _unread(report),
            _remarks(report),
            *(_item("p", _text(remark), "notice") for remark in notice_remarks(report)),
            _overview(found, language),
            _against(against),
            _filter(report),
            *(_goal(section, language) for section in found),
            _notes(report),
            _out_of_scope(report),
            "</main>",
            _footer(language),
        )
        if part
    )
    return _page(title, body, language)


def render_comparison_html(comparison: Comparison) -> str:
    """Render what became of each criterion between two editions as a page of its own."""
    language = "en" if comparison.new.language == "en" else "da"
    title = say("comparison", language)
    head = f"<header>{_item('h1', title)}{_item('p', escape(say_editions(comparison)), 'eyebrow')}</header>"
    legend = _legend(language) if any(True for _ in moved(comparison)) else ""
    return _page(title, f"{head}\n<main>{legend}{_against(comparison)}</main>\n{_footer(language)}", language)


def _footer(language: str) -> str:
    return f"<footer><p>{say('caveat', language)}</p><p>{say('made_by', language)}</p></footer>"


def _page(title: str, body: str, language: str) -> str:
    """Give a whole page that needs nothing from outside."""
    style = stylesheet(tuple(verdict.value for verdict in PROBLEMS_FIRST))
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="generator" content="pogi-check">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(clean(text))


def _item(tag: str, content: str, css: str = "") -> str:
    name = f' class="{css}"' if css else ""
    return f"<{tag}{name}>{content}</{tag}>"


def _head(report: Report) -> str:
    language = report.language
    demands = [finding for finding in report.findings if finding.fails]
    tally = arranged.tally(demands)
    worst = next((verdict.value for verdict in PROBLEMS_FIRST[:3] if tally[verdict]), "")
    counts = "".join(
        f'<li class="{verdict}"><b>{count}</b>{VERDICTS[verdict](language).lower()}</li>'
        for verdict, count in tally.items()
        if count or verdict is not Verdict.NOT_APPLICABLE
    )
    lines = [_item("p", escape(arranged.answer(report)), "headline")]
    if demands:
        lines.append(f'<ul class="counts" aria-label="{say("counts", language)}">{counts}</ul>')
    rest = arranged.unchecked(report)
    if rest:
        lines.append(_item("p", _text(rest), "aside"))
    hints = arranged.hints_line(report)
    if hints:
        lines.append(_item("p", escape(hints), "aside"))
    return (
        f"<header>{_item('p', say('report', language), 'eyebrow')}"
        f"{_item('h1', _text(report.tender.name))}"
        f'<div class="answer {worst}">{"".join(lines)}</div>{_facts(report)}</header>'
    )


def _facts(report: Report) -> str:
    language = report.language
    codes = report.cpv or report.tender.cpv
    documents = "<br>".join(
        _text(document.name) + (f" ({_pages(document.pages, language)})" if document.pages else "")
        for document in report.tender.documents
        if not document.beside
    )
    facts = [
        (say("documents", language), documents),
        (say("cpv", language), _text(", ".join(codes))),
        (say("date", language), say_date(report.date, language)),
        (say("rules", language), _text(say("rules_version", language, version=report.rules_version))),
        *((name, _text(value)) for name, value in notice_facts(report)),
    ]
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts if value)
    return f'<dl class="facts">{rows}</dl>'


def _pages(count: int, language: str) -> str:
    return say("page_one", language) if count == 1 else say("pages", language, n=count)


def _unread(report: Report) -> str:
    language = report.language
    items = "".join(
        f"<li><strong>{_text(document.name)}, {escape(pages)}:</strong> {escape(why)}</li>"
        for document, pages, why in unread.not_read(report)
    )
    beside = unread.files_beside(report)
    if not items:
        return _item("p", escape(beside), "soft") if beside else ""
    title, note = say("unread", language), say("answer_unread", language)
    return (
        f'<section class="warning" aria-labelledby="unread"><h2 id="unread">{title}</h2>'
        f"<p>{note}</p><ul>{items}</ul>{_item('p', escape(beside)) if beside else ''}</section>"
    )


def _remarks(report: Report) -> str:
    return "".join(_item("p", escape(remark), "warning") for remark in unread.remarks(report))


def _overview(found: Iterable[Section], language: str) -> str:
    """Give a table of the goals in scope, where there are several."""
    listed = list(found)
    if len(listed) < 2:  # noqa: PLR2004 - one goal is its own overview
        return ""
    verdicts = PROBLEMS_FIRST[:3]
    columns = "".join(f'<th scope="col">{VERDICTS[verdict](language)}</th>' for verdict in verdicts)
    rows = ""
    for section in listed:
        tally = arranged.tally(section.demands)
        cells = (
            "".join(
                f'<td class="{verdict}{"" if tally[verdict] else " none"}">{tally[verdict] or "–"}</td>'
                for verdict in verdicts
            )
            if section.demands
            else f'<td class="none" colspan="{len(verdicts)}">{say(_why_empty(section), language)}</td>'
        )
        name = f"{arranged.goal_name(section.scope, language)} · {title_of(section.scope.goal, language)}"
        rows += f'<tr><th scope="row"><a href="#{_anchor(section.scope)}">{_text(name)}</a></th>{cells}</tr>'
    return (
        f'<table class="overview"><caption>{say("overview", language)}</caption>'
        f'<thead><tr><th scope="col">{say("goals", language)}</th>{columns}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _why_empty(section: Section) -> str:
    if section.hints:
        return "as_information"
    return "none_apply" if section.not_applicable or section.scope.goal.criteria else "not_checked"


def _anchor(scope: GoalScope) -> str:
    return escape(f"{scope.goal.pack}-{scope.goal.slug}".replace(" ", "-"))


def _filter(report: Report) -> str:
    if not report.findings:
        return ""
    language = report.language
    tally = arranged.tally(report.findings)
    choices = [("all", f"{say('all', language)} ({len(report.findings)})", True)]
    choices += [
        (verdict.value, f"{VERDICTS[verdict](language)} ({count})", False)
        for verdict, count in tally.items()
        if count
    ]
    labels = "".join(
        f'<label><input type="radio" name="show" id="show-{name}"{" checked" if checked else ""}>'
        f"<span>{label}</span></label>"
        for name, label, checked in choices
    )
    return (
        f'<fieldset class="filter"><legend>{say("filter", language)}</legend>{labels}</fieldset>'
        f"{_legend(language)}"
    )


def _legend(language: str) -> str:
    return (
        f'<p class="legend"><mark>abc</mark> {say("legend_deciding", language)} &nbsp; '
        f'<span class="matched">abc</span> {say("legend_matched", language)}</p>'
    )


def _goal(section: Section, language: str) -> str:
    scope = section.scope
    anchor = _anchor(scope)
    parts = [
        _item("p", _text(arranged.goal_name(scope, language)), "number"),
        f'<h2 id="{anchor}">{_text(title_of(scope.goal, language))}</h2>',
    ]
    because = arranged.scope_reasons(scope, language)
    if because:
        parts.append(_item("p", escape(because), "why"))
    status = arranged.goal_status(scope, language)
    if status:
        parts.append(_item("p", _text(status), "why"))
    facts = (pack_note(scope, language), section.replaced)
    parts += [_item("p", _text(told), "why") for told in facts if told]
    parts += [_item("p", _text(notice), "notice") for notice in section.notices]
    if section.supplements:
        parts.append(_item("p", _text(section.supplements), "why"))
    parts += [_finding(finding, language, "h3") for finding in section.demands]
    if section.hints:
        hints = "".join(_finding(finding, language, "h4") for finding in section.hints)
        parts.append(f'<div class="hints">{_item("h3", say("hints", language), "group")}{hints}</div>')
    if section.not_applicable:
        items = "".join(
            f"<li>{_text(one.criterion.id)} {_text(title_of(one.criterion, language))}"
            f"{f' – {escape(arranged.say_why(one, language))}' if one.why else ''}</li>"
            for one in section.not_applicable
        )
        summary = f"{say('not_applicable', language)} ({len(section.not_applicable)})"
        parts.append(
            f'<details class="rest not_applicable" open><summary>{summary}</summary>'
            f"<ul>{items}</ul></details>"
        )
    return f'<section class="goal" aria-labelledby="{anchor}">\n' + "\n".join(parts) + "\n</section>"


def _finding(finding: Finding, language: str, heading: str) -> str:
    ident = _text(f"{finding.goal.pack}-{finding.criterion.id}".replace(" ", "-"))
    hint = "" if finding.fails else " hint"
    kind = "" if finding.fails else _kind(finding, language)
    title = _text(title_of(finding.criterion, language))
    verdict = _item("span", VERDICTS[finding.verdict](language), "verdict")
    parts = [
        _item("p", f"{verdict}{_item('span', _text(finding.criterion.id), 'ident')}{kind}", "top"),
        f'<{heading} id="{ident}">{title}</{heading}>',
        *_told(finding, language),
        _remedy(finding, language),
    ]
    if finding.before_changes is not None:
        before = VERDICTS[finding.before_changes](language).lower()
        parts.append(_item("p", say("before_changes", language, verdict=before), "soft"))
    rationale = arranged.rationale(finding, language)
    if rationale and finding.verdict is not Verdict.PRESENT:
        parts.append(_item("p", f"{say('rationale', language)}: {_text(rationale)}", "soft"))
    return (
        f'<article class="finding {finding.verdict}{hint}" aria-labelledby="{ident}">'
        + "".join(parts)
        + "</article>"
    )


def _kind(finding: Finding, language: str) -> str:
    return f' <span class="kind">· {_text(say_kind(finding.criterion, language))}</span>'


def _told(finding: Finding, language: str) -> list[str]:
    """Tell what the verdict rests on: quotes with places, reasons, the nearest text."""
    parts: list[str] = []
    if finding.verdict is Verdict.MISSING:
        parts.append(_item("p", say("nowhere" if finding.fails else "nowhere_hint", language)))
    parts += [_clause(evidence, language, finding.reasons) for evidence in arranged.told_evidence(finding)]
    parts.append(_reasons(arranged.reason_lines(finding, language)))
    difference = difference_of(finding)
    if difference is not None:
        label = _item("p", say("change", language), "label")
        words = f'<p lang="da">{_quoted(changes(difference))}</p>'
        parts.append(f'<div class="change">{label}{words}</div>')
    for one in arranged.softer_evidence(finding):
        parts += [_item("p", f"{say('softer', language)}:", "soft"), _clause(one, language)]
    if finding.why:
        parts.append(_item("p", escape(arranged.say_why(finding, language))))
    if finding.nearest is not None:
        lead = f"{say('nearest', language)} ({say('nearest_note', language)}):"
        parts += [_item("p", lead, "soft"), _clause(finding.nearest, language)]
    return parts


def _reasons(lines: Sequence[ReasonLine]) -> str:
    items = "".join(
        f"<li><strong>{escape(one.name)}:</strong> {escape(one.sentence)}{_elsewhere(one)}</li>"
        for one in lines
    )
    return f"<ul>{items}</ul>" if items else ""


def _elsewhere(line: ReasonLine) -> str:
    """Show the clause that decides, or its place, where it is not among those shown already."""
    if line.quote:
        return f"<blockquote>{_quoted(line.quote)}</blockquote>{_item('p', escape(line.place), 'place')}"
    return f' <span class="soft">({escape(line.place)})</span>' if line.place else ""


def _clause(evidence: Evidence, language: str, told: Sequence[Weakening] = ()) -> str:
    quote = _quoted(runs(evidence))
    place = arranged.say_clause(evidence, language, told)
    notes = "".join(_item("p", escape(note), "place") for note in arranged.inexact_lines(evidence, language))
    return f"<blockquote>{quote}</blockquote>{_item('p', escape(place), 'place')}{notes}"


def _quoted(stretches: Iterable[Run]) -> str:
    return "".join(_MARKS[run.mark].format(escape(run.text)) for run in stretches)


def _remedy(finding: Finding, language: str) -> str:
    if finding.verdict not in (Verdict.MISSING, Verdict.WEAKENED) or not finding.criterion.remedy:
        return ""
    label = _item("p", say("remedy", language), "label")
    words = f'<p class="words" lang="da">{escape(finding.criterion.remedy.strip())}</p>'
    return f'<div class="remedy">{label}{words}</div>'


def _notes(report: Report) -> str:
    """Show the notes on the text, those of one kind together."""
    language = report.language
    groups = "".join(_note_group(group, language) for group in arranged.note_groups(report))
    silenced = arranged.silenced_line(report)
    if not groups and not silenced:
        return ""
    title = f'<h2 id="soundness">{say("soundness", language)}</h2>'
    rest = _item("p", _text(silenced), "soft") if silenced else ""
    return f'<section class="goal" aria-labelledby="soundness">\n{title}{groups}{rest}</section>'


def _note_group(group: Sequence[SoundnessNote], language: str) -> str:
    first = group[0]
    link = f'<a href="{escape(first.url)}" rel="noreferrer">{escape(first.law)}</a>'
    law = f"{say('law', language)}: {link}"
    parts = [
        _item("p", _item("span", escape(first.note), "ident"), "top"),
        f'<h3 id="note-{escape(first.note)}">{escape(first.title)}</h3>',
    ]
    told = ""
    for one in group:
        parts += [_item("p", _text(one.message))] if one.message != told else []
        told = one.message
        for quote in one.quotes:
            words = _quoted(cut(quote.quote, deciding=quote.words))
            place = _item("p", escape(arranged.say_place(quote.place, language)), "place")
            parts.append(f"<blockquote>{words}</blockquote>{place}")
    parts.append(_item("p", law, "soft"))
    return f'<article class="note" aria-labelledby="note-{escape(first.note)}">{"".join(parts)}</article>'


def _against(comparison: Comparison | None) -> str:
    """Show what became of each criterion since an earlier edition, the losses first."""
    if comparison is None:
        return ""
    language = comparison.new.language
    title = _text(say("since", language, old=comparison.old.tender.name))
    groups = "".join(
        _item("h3", SHIFTS[shift](language), "group") + "".join(_move(move, language) for move in moves)
        for shift, moves in moved(comparison)
    )
    return (
        f'<section class="since" aria-labelledby="since"><h2 id="since">{title}</h2>'
        f"{_item('p', escape(counts_line(comparison)))}{groups}</section>"
    )


def _move(move: Move, language: str) -> str:
    ident = f"since-{move.goal.pack}-{move.criterion.id}".replace(" ", "-")
    parts = [
        _item("p", _item("span", _text(move.criterion.id), "ident"), "top"),
        f'<h4 id="{_text(ident)}">{_text(say_move(move, language))}</h4>',
    ]
    for side in editions(move, language):
        parts.append(_item("p", escape(side.verdict)))
        parts += [_clause(clause, language, side.reasons) for clause in side.clauses]
        parts.append(_reasons(side.elsewhere))
    return f'<article class="move {move.shift}" aria-labelledby="{_text(ident)}">{"".join(parts)}</article>'


def _out_of_scope(report: Report) -> str:
    text = arranged.out_of_scope(report)
    return f'<section class="goal">{_item("p", _text(text), "soft")}</section>' if text else ""
