"""An audit in one view: counts a criterion, the commonest weakenings, what was not read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from html import escape
from textwrap import shorten
from typing import TYPE_CHECKING

from pogi_check.auditing import wording
from pogi_check.auditing.worker import Status
from pogi_check.reports.quotes import clean
from pogi_check.reports.unread import say_unread
from pogi_check.reports.wording import REASONS, VERDICTS, say_date
from pogi_check.terms import Verdict, Weakening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from pogi_check.auditing.worker import Audited

_REASONS_SHOWN = 3
_TITLE_WIDTH = 60
_COLOURS = {
    Verdict.PRESENT: "#1d6b3c",
    Verdict.WEAKENED: "#c77700",
    Verdict.MISSING: "#a3262a",
    Verdict.NOT_APPLICABLE: "#8a8a8a",
}
_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}
table{border-collapse:collapse;width:100%;margin:1rem 0 2rem}
th,td{padding:.4rem .6rem;border-bottom:1px solid #d5d5d5;text-align:left;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.bar{display:flex;height:.7rem;min-width:9rem}
"""


@dataclass(frozen=True, slots=True)
class Line:
    """The counts of one criterion over all tenders in which its goal is in scope."""

    pack: str
    goal: str
    criterion: str
    verdicts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of an audit; ``troubles`` are those that were not read in full."""

    statuses: Counter[str] = field(default_factory=Counter)
    lines: dict[tuple[str, str, str], Line] = field(default_factory=dict)
    troubles: list[Audited] = field(default_factory=list)

    @property
    def tenders(self) -> int:
        """Give the number of tenders."""
        return self.statuses.total()


def count(audited: Iterable[Audited]) -> Tally:
    """Count tenders as they pass."""
    tally = Tally()
    for one in audited:
        status = str(one.tender["status"])
        tally.statuses[status] += 1
        if status != Status.OK:
            tally.troubles.append(replace(one, findings=()))
        for row in one.findings:
            key = (str(row["pack"]), str(row["goal"]), str(row["criterion"]))
            line = tally.lines.setdefault(key, Line(*key))
            line.verdicts[str(row["verdict"])] += 1
            reasons = row["reasons"]
            line.reasons.update(reasons if isinstance(reasons, list) else ())
    return tally


def render_text(tally: Tally, titles: Mapping[str, str], language: str) -> str:
    """Write the counts as a plain table."""
    head = (wording.CRITERION(language), *(VERDICTS[verdict](language) for verdict in Verdict))
    rows = [
        (
            shorten(_name(line, titles), _TITLE_WIDTH, placeholder=" …"),
            *(str(line.verdicts[verdict]) for verdict in Verdict),
        )
        for line in _in_order(tally, titles)
    ]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    table = [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in (head, *rows)
    ]
    troubles = [
        f"{clean(tender)}: {status}{''.join(f'{chr(10)}  {why}' for why in whys)}"
        for tender, status, whys in _told(tally, language)
    ]
    return "\n".join(
        [_statuses(tally, language), "", *(table if rows else [wording.NOTHING(language)]), *troubles]
    )


def render_html(tally: Tally, titles: Mapping[str, str], *, on: date, version: str, language: str) -> str:
    """Write the counts as a page that needs nothing outside itself."""
    title = escape(wording.TITLE(language, n=tally.tenders))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f"<p>{escape(wording.JUDGED(language, date=say_date(on, language), version=version))}</p>\n"
        f"{_inside(tally, titles, language, _counts(tally, language))}\n</body>\n</html>\n"
    )


def render_fragment(tally: Tally, titles: Mapping[str, str], language: str) -> str:
    """Write the counts as the inside of a page, for a notebook."""
    return _inside(tally, titles, language, _statuses(tally, language))


def _inside(tally: Tally, titles: Mapping[str, str], language: str, opening: str) -> str:
    parts = [f"<p>{escape(opening)}</p>" if opening else "", _criteria(tally, titles, language)]
    if tally.troubles:
        parts.append(_troubles(tally, language))
    return "\n".join(parts)


def _criteria(tally: Tally, titles: Mapping[str, str], language: str) -> str:
    if not tally.lines:
        return f"<p>{escape(wording.NOTHING(language))}</p>"
    head = (
        f"<th>{escape(wording.GOAL(language))}</th><th>{escape(wording.CRITERION(language))}</th><th></th>"
        + "".join(f'<th class="n">{escape(VERDICTS[verdict](language))}</th>' for verdict in Verdict)
        + f"<th>{escape(wording.REASONS(language))}</th>"
    )
    rows = "\n".join(
        f"<tr><td>{escape(titles.get(line.goal, line.goal))}</td>"
        f"<td>{escape(_name(line, titles))}</td><td>{_bar(line)}</td>"
        + "".join(f'<td class="n">{line.verdicts[verdict]}</td>' for verdict in Verdict)
        + f"<td>{escape(_reasons(line, language))}</td></tr>"
        for line in _in_order(tally, titles)
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _in_order(tally: Tally, titles: Mapping[str, str]) -> list[Line]:
    """Give the lines in the order of the rules, whatever order the tenders met them in."""
    order = {criterion: place for place, criterion in enumerate(titles)}
    return sorted(tally.lines.values(), key=lambda line: order.get(line.criterion, len(order)))


def _bar(line: Line) -> str:
    stretches = "".join(
        f'<span style="flex:{line.verdicts[verdict]};background:{_COLOURS[verdict]}"></span>'
        for verdict in Verdict
        if line.verdicts[verdict]
    )
    return f'<div class="bar" style="display:flex;height:.7rem" aria-hidden="true">{stretches}</div>'


def _reasons(line: Line, language: str) -> str:
    return ", ".join(
        f"{REASONS[Weakening(reason)].name(language)} ({number})"
        for reason, number in line.reasons.most_common(_REASONS_SHOWN)
    )


def _troubles(tally: Tally, language: str) -> str:
    head = "".join(
        f"<th>{escape(text(language))}</th>" for text in (wording.TENDER, wording.STATUS, wording.WHY)
    )
    rows = "\n".join(
        f"<tr><td>{escape(clean(tender))}</td><td>{escape(status)}</td>"
        f"<td>{'<br>'.join(map(escape, whys))}</td></tr>"
        for tender, status, whys in _told(tally, language)
    )
    return (
        f"<h2>{escape(wording.NOT_CHECKED(language))}</h2>\n"
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _told(tally: Tally, language: str) -> Iterator[tuple[str, str, list[str]]]:
    """Give each tender that was not read in full with its status and why, in words."""
    for one in tally.troubles:
        status = wording.STATUSES[Status(str(one.tender["status"]))](language)
        whys = [
            f"{clean(document.name)}, {pages}: {why}" if document.name else why
            for document in one.unread
            for pages, why in say_unread(document, language)
        ]
        yield str(one.tender["tender"]), status, whys or [clean(str(one.tender["why"] or ""))]


def _statuses(tally: Tally, language: str) -> str:
    title, counts = wording.TITLE(language, n=tally.tenders), _counts(tally, language)
    return f"{title}: {counts}." if counts else title


def _counts(tally: Tally, language: str) -> str:
    return ", ".join(
        f"{tally.statuses[status]} {wording.STATUSES[status](language)}"
        for status in Status
        if tally.statuses[status]
    )


def _name(line: Line, titles: Mapping[str, str]) -> str:
    title = titles.get(line.criterion, "")
    return f"{line.criterion} {title}".rstrip()
