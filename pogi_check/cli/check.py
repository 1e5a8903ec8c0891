"""``pogi-check PATH…``: check one tender."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pogi_check.cli import options
from pogi_check.cli.editions import Asked, Edition, judge, read_date, tell_strays, tell_unread
from pogi_check.cli.paths import GivenPath
from pogi_check.cli.writing import deliver, destination, guard_output, looks
from pogi_check.comparing import compare_reports
from pogi_check.reports.arrangement import FailOn, exit_code, outcome
from pogi_check.terms import Revisions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pogi_check.comparing import Comparison
    from pogi_check.findings import Report

EXAMPLES = """\b
Examples:
  pogi-check tender.docx
  pogi-check "Bilag 1.docx" "Bilag 2.pdf"     several files are one tender
  pogi-check tender/                          so is a folder or a zip
  pogi-check tender.docx --goal rengoering --date 2025-03-14
  pogi-check tender.docx -o report.html
  pogi-check tender.docx --format json --fail-on missing
  pogi-check final/ --against draft/

\b
Exit: 0 nothing missing or weakened, 1 findings, 2 the job could not be done.
"""


@click.command(
    "check", epilog=f"{EXAMPLES}\n{options.LIMITS}", context_settings={"help_option_names": ["-h", "--help"]}
)
@click.argument("paths", nargs=-1, required=True, type=GivenPath(), metavar="PATH...")
@options.goals
@options.cpv
@click.option(
    "--date", "day", metavar="YYYY-MM-DD", help="Judge by the goals in force on this day (default today)."
)
@click.option(
    "--pack",
    "packs",
    multiple=True,
    metavar="NAME",
    help="Rule pack, or all (default pogi, and packs of your own).",
)
@options.own_rules
@click.option(
    "--notice",
    type=GivenPath(),
    metavar="FILE",
    help="Contract notice (eForms XML); one among the documents is found by itself.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json", "html"], case_sensitive=False),
    help="Default terminal.",
)
@click.option(
    "-o",
    "--output",
    type=GivenPath(),
    metavar="FILE",
    help="Write there; .html and .json set the format, - is stdout.",
)
@click.option(
    "--fail-on",
    type=click.Choice([one.value for one in FailOn], case_sensitive=False),
    default=FailOn.WEAKENED.value,
    show_default=True,
    help="What exits with 1.",
)
@click.option(
    "--against",
    multiple=True,
    type=GivenPath(),
    metavar="OLD",
    help="Say too what got stronger, weaker, lost or new since this edition; once for each of its files.",
)
@click.option(
    "--revisions",
    type=click.Choice([one.value for one in Revisions], case_sensitive=False),
    default=Revisions.BOTH.value,
    show_default=True,
    help="Which state of tracked changes is judged.",
)
@options.silence
@options.no_ocr
@options.limits
@options.language("report")
@click.version_option(package_name="pogi-check", message="%(prog)s %(version)s", prog_name="pogi-check")
def command(
    *,
    paths: Sequence[Path],
    goals: Sequence[str],
    codes: Sequence[str],
    day: str | None,
    packs: Sequence[str],
    rules: Sequence[Path],
    notice: Path | None,
    form: str | None,
    output: Path | None,
    fail_on: str,
    against: Sequence[Path],
    revisions: str,
    silence: Sequence[str],
    no_ocr: bool,
    given_limits: Sequence[str],
    lang: str,
) -> int:
    """Check one tender against the green procurement goals of POGI.

    PATH is a DOCX, PDF, XLSX, HTML or text file (DOC, RTF and ODT with LibreOffice), a mail (EML, MHT) with
    what is attached, or a folder or zip of them; all that is given is one tender.
    """
    form, output = destination(form, output)
    guard_output(output, [*paths, *([] if notice is None else [notice]), *against], lang)
    asked = Asked(
        on=read_date(day, lang),
        language=lang,
        goals=goals,
        packs=packs,
        rules=rules,
        cpv=options.read_cpv(codes, lang),
        revisions=Revisions(revisions),
        silence=silence,
        ocr=not no_ocr,
        most=options.set_limits(given_limits, lang),
    )
    tell_strays(paths, against, lang)
    before = [Edition(against)] if against else []
    report, *old = judge(asked, Edition(paths, notice), *before)
    comparison = compare_reports(old[0], report) if old else None
    text = _render(report, form, FailOn(fail_on), comparison, to_file=output is not None)
    deliver(text, output, lang, outcome=outcome(report))
    tell_unread(report, lang, parts=False)
    lost = [tell_unread(one, lang) for one in old]
    return 2 if any(lost) else exit_code(report, FailOn(fail_on))


def _render(report: Report, form: str, fail_on: FailOn, against: Comparison | None, *, to_file: bool) -> str:
    if form == "json":
        from pogi_check.reports.json import render_json

        return render_json(report, against)
    if form == "html":
        from pogi_check.reports.html import render_html

        return render_html(report, against)
    from pogi_check.reports.terminal import render_terminal

    width, colour = looks(to_file=to_file)
    return render_terminal(report, width=width, colour=colour, fail_on=fail_on, against=against)
