"""``pogi-check compare OLD NEW``: what became of each criterion between two editions of a tender."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pogi_check.cli import options
from pogi_check.cli.editions import Asked, Edition, judge, read_date, tell_unread
from pogi_check.cli.paths import GivenPath
from pogi_check.cli.writing import deliver, destination, guard_output, looks
from pogi_check.comparing import compare_reports
from pogi_check.reports.comparison import comparison_code, counts_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pogi_check.comparing import Comparison

EXAMPLES = """\b
Examples:
  pogi-check compare udkast/ endelig/
  pogi-check compare v1.docx v2.docx --goal rengoering --format json

\b
Exit: 0 no requirement is stated less fully than before, 1 at least one is,
2 the job could not be done, or a document could not be read.
"""


@click.command(
    "compare",
    epilog=f"{EXAMPLES}\n{options.LIMITS}",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("old", type=GivenPath())
@click.argument("new", type=GivenPath())
@options.goals
@options.cpv
@click.option(
    "--date",
    "day",
    metavar="YYYY-MM-DD",
    help="Judge both by the goals of this day (default today).",
)
@click.option("--pack", "packs", multiple=True, metavar="NAME", help="Rule pack, or all.")
@options.own_rules
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json", "html"], case_sensitive=False),
    help="Default terminal.",
)
@click.option(
    "-o", "--output", type=GivenPath(), metavar="FILE", help="Write there; .html and .json set the format."
)
@options.no_ocr
@options.limits
@options.language("comparison")
def command(
    *,
    old: Path,
    new: Path,
    goals: Sequence[str],
    codes: Sequence[str],
    day: str | None,
    packs: Sequence[str],
    rules: Sequence[Path],
    form: str | None,
    output: Path | None,
    no_ocr: bool,
    given_limits: Sequence[str],
    lang: str,
) -> int:
    """Compare two editions of a tender, criterion by criterion.

    OLD and NEW are each a document, a folder or a zip. For several files: pogi-check NEW... --against OLD.
    """
    form, output = destination(form, output)
    guard_output(output, [old, new], lang)
    asked = Asked(
        on=read_date(day, lang),
        language=lang,
        goals=goals,
        packs=packs,
        rules=rules,
        cpv=options.read_cpv(codes, lang),
        ocr=not no_ocr,
        most=options.set_limits(given_limits, lang),
    )
    reports = judge(asked, Edition((old,)), Edition((new,)))
    comparison = compare_reports(*reports)
    text = _render(comparison, form, to_file=output is not None)
    deliver(text, output, lang, outcome=counts_line(comparison))
    for report in reports:
        tell_unread(report, lang)
    return comparison_code(comparison)


def _render(comparison: Comparison, form: str, *, to_file: bool) -> str:
    if form == "json":
        from pogi_check.reports.comparison import render_comparison_json

        return render_comparison_json(comparison)
    if form == "html":
        from pogi_check.reports.html import render_comparison_html

        return render_comparison_html(comparison)
    from pogi_check.reports.terminal import render_comparison

    width, colour = looks(to_file=to_file)
    return render_comparison(comparison, width=width, colour=colour)
