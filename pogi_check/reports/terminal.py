"""A report for the terminal: plain ANSI, so that the hot path loads nothing for its looks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.reports import arrangement as arranged
from pogi_check.reports import unread
from pogi_check.reports.arrangement import FailOn
from pogi_check.reports.comparison import (
    comparison_meaning,
    counts_line,
    editions,
    moved,
    say_editions,
    say_move,
)
from pogi_check.reports.differences import changes, difference_of
from pogi_check.reports.goals import pack_note, say_kind
from pogi_check.reports.notices import notice_facts, notice_remarks
from pogi_check.reports.quotes import Run, clean, cut, runs, shorten
from pogi_check.reports.wording import SHIFTS, VERDICTS, say, say_date, title_of
from pogi_check.terms import Shift, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pogi_check.comparing import Comparison, Move
    from pogi_check.findings import Evidence, Finding, Quotation, Report
    from pogi_check.reports.arrangement import Section
    from pogi_check.terms import Weakening

_NARROWEST, _WIDEST = 40, 100
_SHOWN_CLAUSES = 3
_SHOWN_DOCUMENTS = 8
_SHOWN_NOTES = 3  # of one kind
_SHOWN_QUOTES = 2  # of one note
_AROUND = 160

_CODES = {
    "bold": "1",
    "dim": "2",
    "missing": "1;31",
    "weakened": "1;33",
    "present": "1;32",
    "hint": "36",
    "deciding": "1;4;33",
    "matched": "1",
    "elided": "2",
    "removed": "9;33",
    "put": "1;32",
}
_SHIFT_STYLES = {
    Shift.LOST: "missing",
    Shift.WEAKER: "weakened",
    Shift.STRONGER: "present",
    Shift.NEW: "present",
}
_SYMBOLS = {Verdict.MISSING: "✗", Verdict.WEAKENED: "~", Verdict.PRESENT: "✓", Verdict.NOT_APPLICABLE: "–"}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the lines are written on."""

    width: int
    colour: bool
    language: str

    def say(self, key: str, **values: object) -> str:
        return say(key, self.language, **values)

    def ink(self, text: str, style: str) -> str:
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and style and text.strip() else text

    def lines(self, cut: Iterable[Run], *, indent: int, hang: int | None = None) -> list[str]:
        """Wrap marked text; lines after the first are indented by ``hang``."""
        hang = indent if hang is None else hang
        lines: list[str] = []
        line: list[Run] = []
        used = indent
        for word in _words(self._marked(cut)):
            size = sum(columns(run.text) for run in word)
            if line and used + 1 + size > self.width:
                lines.append(" " * (hang if lines else indent) + self._inked(line))
                line, used = [], hang
            if line:
                joined = line[-1].mark if line[-1].mark == word[0].mark else ""
                line.append(Run(" ", joined))
                used += 1
            line += word
            used += size
        if line:
            lines.append(" " * (hang if lines else indent) + self._inked(line))
        return lines

    def _marked(self, cut: Iterable[Run]) -> Iterable[Run]:
        """Set guillemets around deciding words where there is no colour to show them."""
        for run in cut:
            text = run.text.replace("\u00ad", "")  # terminals disagree on soft hyphens
            marked = run.mark == "deciding" and not self.colour
            yield Run(f"«{text}»" if marked else text, run.mark)

    def _inked(self, line: list[Run]) -> str:
        text, at = "", 0
        while at < len(line):
            end = at
            while end < len(line) and line[end].mark == line[at].mark:
                end += 1
            text += self.ink("".join(run.text for run in line[at:end]), line[at].mark)
            at = end
        return text


def render_terminal(
    report: Report,
    *,
    width: int,
    colour: bool,
    fail_on: FailOn = FailOn.WEAKENED,
    against: Comparison | None = None,
) -> str:
    """Render a report for a terminal of a width; ``fail_on`` decides what the last line explains."""
    sheet = _sheet(width, report.language, colour=colour)
    parts = [_head(report, sheet)]
    if not colour and (report.soundness or any(finding.weakened for finding in report.findings)):
        parts.append(_legend(sheet))
    parts += [_goal(section, sheet) for section in arranged.sections(report)]
    parts.append(_notes(report, sheet))
    parts.append(sheet.lines([Run(arranged.out_of_scope(report), "dim")], indent=0))
    parts.append(_against(against, sheet))
    parts += [_unread(report, sheet), _result(report, sheet, fail_on)]
    return _joined(parts)


def render_comparison(comparison: Comparison, *, width: int, colour: bool) -> str:
    """Render what became of each criterion between two editions, the losses first."""
    sheet = _sheet(width, comparison.new.language, colour=colour)
    head = sheet.lines([Run(say_editions(comparison), "bold")], indent=0)
    legend = [] if colour or not any(True for _ in moved(comparison)) else _legend(sheet)
    last = sheet.lines([Run(counts_line(comparison))], indent=0)
    last += sheet.lines([Run(comparison_meaning(comparison), "dim")], indent=0)
    return _joined([head, legend, *_moves(comparison, sheet), last])


def _legend(sheet: _Sheet) -> list[str]:
    return sheet.lines([Run(sheet.say("legend_guillemets"))], indent=0)


def _sheet(width: int, language: str, *, colour: bool) -> _Sheet:
    return _Sheet(min(max(width, _NARROWEST), _WIDEST), colour, language)


def _joined(parts: Iterable[list[str]]) -> str:
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _against(comparison: Comparison | None, sheet: _Sheet) -> list[str]:
    """Tell what changed since an earlier edition."""
    if comparison is None:
        return []
    head = sheet.say("since", old=clean(comparison.old.tender.name))
    lines = [sheet.ink("─" * sheet.width, "dim"), *sheet.lines([Run(head, "bold")], indent=0)]
    lines += sheet.lines([Run(counts_line(comparison))], indent=0)
    for part in _moves(comparison, sheet):
        lines += ["", *part]
    return lines


def _moves(comparison: Comparison, sheet: _Sheet) -> list[list[str]]:
    """Tell each criterion that moved, under what became of it, with the clauses of both editions."""
    parts: list[list[str]] = []
    for shift, moves in moved(comparison):
        parts.append([sheet.ink(SHIFTS[shift](sheet.language).upper(), _SHIFT_STYLES.get(shift, "bold"))])
        parts += [_move(move, sheet) for move in moves]
    return parts


def _move(move: Move, sheet: _Sheet) -> list[str]:
    title = [Run(move.criterion.id, "bold"), Run(f" {say_move(move, sheet.language)}")]
    lines = sheet.lines(title, indent=2, hang=4)
    for side in editions(move, sheet.language):
        lines += sheet.lines([Run(side.verdict)], indent=4, hang=6)
        for clause in side.clauses:
            lines += _clause(clause, sheet, side.reasons)
        for reason in side.elsewhere:
            lines += _reason(reason, sheet)
    return lines


def columns(text: str) -> int:
    """Count the columns a text takes: none for combining signs, two for wide ones."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(sign) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(sign) in "WF"
        else 1
        for sign in text
    )


def _words(cut: Iterable[Run]) -> list[list[Run]]:
    """Split marked text at spaces (a non-breaking one holds); a word may carry several marks."""
    words: list[list[Run]] = []
    open_word = False
    for run in cut:
        for piece in re.split(r"( +)", run.text):
            if not piece:
                continue
            if piece[0] == " ":
                open_word = False
            elif open_word:
                words[-1].append(Run(piece, run.mark))
            else:
                words.append([Run(piece, run.mark)])
                open_word = True
    return words


def _head(report: Report, sheet: _Sheet) -> list[str]:
    documents = [document for document in report.tender.documents if not document.beside]
    names = [
        clean(document.name) + (f" ({_pages(document.pages, sheet)})" if document.pages else "")
        for document in documents[:_SHOWN_DOCUMENTS]
    ]
    more = len(documents) - len(names)
    facts = [
        (sheet.say("documents"), ", ".join(names) + (f" … (+{more})" if more else "")),
        (sheet.say("date"), say_date(report.date, report.language)),
        (sheet.say("rules"), sheet.say("rules_version", version=report.rules_version)),
    ]
    codes = report.cpv or report.tender.cpv
    if codes:
        facts.insert(1, (sheet.say("cpv"), ", ".join(codes)))
    facts += notice_facts(report)
    label = max(columns(name) for name, _ in facts) + 2
    lines = sheet.lines([Run(clean(report.tender.name), "bold")], indent=0)
    for name, value in facts:
        pad = " " * (label - columns(name))
        first, *rest = sheet.lines([Run(value)], indent=label) or [""]
        lines += [sheet.ink(name, "dim") + pad + first.strip(), *rest]
    for remark in notice_remarks(report):
        lines += ["", *sheet.lines([Run(f"{sheet.say('note')}: ", "bold"), Run(remark)], indent=0)]
    return lines


def _pages(count: int, sheet: _Sheet) -> str:
    return sheet.say("page_one") if count == 1 else sheet.say("pages", n=count)


def _goal(section: Section, sheet: _Sheet) -> list[str]:
    language = sheet.language
    name = arranged.goal_name(section.scope, language)
    title = title_of(section.scope.goal, language)
    lines = [sheet.ink("─" * sheet.width, "dim"), *sheet.lines([Run(f"{name} · {title}", "bold")], indent=0)]
    lines += sheet.lines([Run(arranged.scope_reasons(section.scope, language), "dim")], indent=0)
    lines += sheet.lines([Run(arranged.goal_status(section.scope, language), "dim")], indent=0)
    lines += sheet.lines([Run(pack_note(section.scope, language))], indent=0)
    lines += sheet.lines([Run(section.replaced)], indent=0)
    for notice in section.notices:
        lines += sheet.lines([Run(f"{sheet.say('note')}: ", "bold"), Run(notice)], indent=0)
    lines += sheet.lines([Run(section.supplements, "dim")], indent=0)
    for finding in section.demands:
        lines += ["", *_finding(finding, sheet)]
    if section.hints:
        lines += ["", *sheet.lines([Run(sheet.say("hints"), "hint")], indent=2)]
        for finding in section.hints:
            lines += ["", *_finding(finding, sheet)]
    if section.not_applicable:
        lines += ["", *sheet.lines([Run(f"{sheet.say('not_applicable')}:", "dim")], indent=2)]
        for finding in section.not_applicable:
            title = title_of(finding.criterion, language)
            why = f": {arranged.say_why(finding, language)}" if finding.why else ""
            text = f"– {finding.criterion.id} {title}{why}"
            lines += sheet.lines([Run(text, "dim")], indent=4, hang=6)
    return lines


def _finding(finding: Finding, sheet: _Sheet) -> list[str]:
    language = sheet.language
    label = VERDICTS[finding.verdict](language)
    size = max(columns(VERDICTS[one](language)) for one in _SYMBOLS if one is not Verdict.NOT_APPLICABLE)
    if finding.fails:
        word = Run(f"{_SYMBOLS[finding.verdict]}\u00a0{label.upper()}", finding.verdict)
    else:
        symbol = "✓" if finding.verdict is Verdict.PRESENT else "○"
        word = Run(f"{symbol}\u00a0{label.lower()}", "hint")
    pad = "\u00a0" * (size - columns(label) + 1)
    kind = "" if finding.fails else f" ({say_kind(finding.criterion, language)})"
    title = [
        word,
        Run(f"{pad} "),
        Run(finding.criterion.id, "bold"),
        Run(f" {title_of(finding.criterion, language)}"),
        Run(kind, "dim"),
    ]
    lines = [line.replace("\u00a0", " ") for line in sheet.lines(title, indent=2, hang=size + 6)]
    body = [*_told(finding, sheet), *_remedy(finding, sheet)]
    if finding.before_changes is not None:
        verdict = VERDICTS[finding.before_changes](language).lower()
        body += sheet.lines([Run(sheet.say("before_changes", verdict=verdict))], indent=6)
    return lines + body


def _told(finding: Finding, sheet: _Sheet) -> list[str]:
    """Tell what the verdict rests on: quotes with places, reasons, the nearest text."""
    language = sheet.language
    if finding.verdict is Verdict.MISSING:
        lines = sheet.lines([Run(sheet.say("nowhere" if finding.fails else "nowhere_hint"))], indent=6)
        if finding.why:
            lines += sheet.lines([Run(arranged.say_why(finding, language))], indent=6)
        if finding.nearest is not None:
            lead = f"{sheet.say('nearest')} ({sheet.say('nearest_note')}):"
            lines += [*sheet.lines([Run(lead, "dim")], indent=6), *_clause(finding.nearest, sheet)]
        return lines
    told = arranged.told_evidence(finding)
    shown = told[: 1 if finding.verdict is Verdict.PRESENT else _SHOWN_CLAUSES]
    lines = [line for evidence in shown for line in _clause(evidence, sheet, finding.reasons)]
    more = len(told) - len(shown)
    if more and finding.verdict is Verdict.PRESENT:
        also = sheet.say("also_one") if more == 1 else sheet.say("also", n=more)
        lines += sheet.lines([Run(also, "dim")], indent=6)
    elif more:
        lines += sheet.lines([Run(sheet.say("more", n=more), "dim")], indent=6)
    for one in arranged.reason_lines(finding, language):
        lines += _reason(one, sheet)
    lines += _change(finding, sheet)
    for softer in arranged.softer_evidence(finding)[:1]:
        place = arranged.say_place(softer.place, language)
        lines += sheet.lines([Run(f"{sheet.say('softer')}: {place}", "dim")], indent=6)
    if finding.why:
        lines += sheet.lines([Run(f"{sheet.say('note')}: {arranged.say_why(finding, language)}")], indent=6)
    return lines


def _reason(one: arranged.ReasonLine, sheet: _Sheet) -> list[str]:
    text = f"{one.sentence} ({one.place})" if one.place and not one.quote else one.sentence
    lines = sheet.lines([Run(f"{one.name}: ", "bold"), Run(text)], indent=6, hang=8)
    if one.quote:
        lines += sheet.lines([Run("”"), *shorten(one.quote, _AROUND), Run("”")], indent=8, hang=9)
        lines += sheet.lines([Run(one.place, "dim")], indent=9)
    return lines


def _change(finding: Finding, sheet: _Sheet) -> list[str]:
    """Show the tender's clause with the words to exchange, in brackets: "[bør → skal]"."""
    difference = difference_of(finding)
    if difference is None:
        return []
    stretches = shorten(changes(difference), _AROUND)
    told = [Run(f"{sheet.say('change')}: ", "bold")]
    for run, after in zip(stretches, (*stretches[1:], Run("")), strict=True):
        if run.mark == "removed" and after.mark == "put":
            told += [Run("["), run, Run(" → ")]
        elif run.mark == "removed":
            told += [Run("["), Run(sheet.say("delete_words", words=run.text), run.mark), Run("]")]
        else:
            told += [run, Run("]")] if run.mark == "put" else [run]
    return sheet.lines(told, indent=6, hang=8)


def _clause(evidence: Evidence, sheet: _Sheet, told: Sequence[Weakening] = ()) -> list[str]:
    cut = [Run("”"), *shorten(runs(evidence), _AROUND), Run("”")]
    place = arranged.say_clause(evidence, sheet.language, told)
    lines = sheet.lines(cut, indent=6, hang=7) + sheet.lines([Run(place, "dim")], indent=7)
    for note in arranged.inexact_lines(evidence, sheet.language):
        lines += sheet.lines([Run(note, "dim")], indent=7)
    return lines


def _remedy(finding: Finding, sheet: _Sheet) -> list[str]:
    if finding.verdict not in (Verdict.MISSING, Verdict.WEAKENED) or not finding.criterion.remedy:
        return []
    text = clean(finding.criterion.remedy)
    return sheet.lines([Run(f"{sheet.say('remedy')}: ", "bold"), Run(text)], indent=6, hang=8)


def _notes(report: Report, sheet: _Sheet) -> list[str]:
    """Tell the notes on the text, each kind with its first places."""
    lines: list[str] = []
    for group in arranged.note_groups(report):
        first = group[0]
        facts = Run(f" ({first.note}; {first.law})", "dim")
        title = [Run("§\u00a0"), Run(first.title, "bold"), facts]
        lines += ["", *(line.replace("\u00a0", " ") for line in sheet.lines(title, indent=2, hang=4))]
        for one, before in zip(group[:_SHOWN_NOTES], (None, *group), strict=False):
            if before is None or one.message != before.message:
                lines += sheet.lines([Run(clean(one.message))], indent=6)
            for quote in one.quotes[:_SHOWN_QUOTES]:
                lines += _quotation(quote, sheet)
        more = len(group) - _SHOWN_NOTES
        more = max(more, 0) + sum(max(len(one.quotes) - _SHOWN_QUOTES, 0) for one in group[:_SHOWN_NOTES])
        if more > 0:
            lines += sheet.lines([Run(sheet.say("more_notes", n=more), "dim")], indent=6)
    silenced = sheet.lines([Run(arranged.silenced_line(report), "dim")], indent=2)
    if not lines and not silenced:
        return []
    head = sheet.lines([Run(sheet.say("soundness"), "bold")], indent=0)
    return [sheet.ink("─" * sheet.width, "dim"), *head, *lines, *(["", *silenced] if silenced else [])]


def _quotation(one: Quotation, sheet: _Sheet) -> list[str]:
    stretches = [Run("”"), *shorten(cut(one.quote, deciding=one.words), _AROUND), Run("”")]
    place = arranged.say_place(one.place, sheet.language)
    return sheet.lines(stretches, indent=6, hang=7) + sheet.lines([Run(place, "dim")], indent=7)


def _unread(report: Report, sheet: _Sheet) -> list[str]:
    lines: list[str] = []
    for document, pages, why in unread.not_read(report):
        text = f"! {clean(document.name)}, {pages}: {why}"
        lines += sheet.lines([Run(text)], indent=2, hang=4)
    lines += sheet.lines([Run(unread.files_beside(report))], indent=2, hang=4)
    told = [sheet.ink(sheet.say("unread"), "weakened"), *lines] if lines else []
    remarks = (sheet.lines([Run(remark)], indent=0) for remark in unread.remarks(report))
    return [*told, *(line for lines in remarks for line in lines)]


def _result(report: Report, sheet: _Sheet, fail_on: FailOn) -> list[str]:
    demands: Sequence[Finding] = [one for one in report.findings if one.fails]
    tally = arranged.tally(demands)
    worst = next((verdict for verdict in arranged.PROBLEMS_FIRST if tally[verdict]), None)
    style = worst.value if worst not in (None, Verdict.NOT_APPLICABLE) else "bold"
    lines = [
        sheet.ink("═" * sheet.width, "dim"),
        *sheet.lines([Run(f"{sheet.say('answer')}: {arranged.answer(report)}", style)], indent=0),
    ]
    if unread.partly_unread(report):
        lines += sheet.lines([Run(sheet.say("answer_unread"))], indent=0)
    lines += sheet.lines([Run(arranged.unchecked(report))], indent=0)
    if demands:
        counts = arranged.tally_line(demands, sheet.language)
        lines += sheet.lines([Run(f"{sheet.say('counts')}: {counts}")], indent=0)
    lines += sheet.lines([Run(arranged.hints_line(report))], indent=0)
    return [*lines, *sheet.lines([Run(arranged.exit_meaning(report, fail_on), "dim")], indent=0)]
