"""``pogi-check compare OLD NEW``: what became of each criterion between two editions of a tender."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from pogi_check.cli import options
from pogi_check.cli.faults import JobError, cannot_write
from pogi_check.cli.output import working, write_file, write_out
from pogi_check.cli.paths import GivenPath, require_folders
from pogi_check.reports.quotes import clean
from pogi_check.reports.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pogi_check.findings import Report

EXAMPLES = """\b
Examples:
  pogi-check compare udkast/ endelig/
  pogi-check compare v1.docx v2.docx --goal rengoering --format json

\b
Exit: 0 no requirement is stated less fully than before, 1 at least one is,
2 the job could not be done.
"""

_WRITTEN = frozenset(("", ".txt", ".json"))


@click.command(
    "compare",
    epilog=f"{EXAMPLES}\n{options.LIMITS}",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("old", type=GivenPath())
@click.argument("new", type=GivenPath())
@options.goals
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
    type=click.Choice(["terminal", "json"], case_sensitive=False),
    help="Default terminal.",
)
@click.option("-o", "--output", type=GivenPath(), metavar="FILE", help="Write there; .json sets the format.")
@options.limits
@options.language("comparison")
def command(
    *,
    old: Path,
    new: Path,
    goals: Sequence[str],
    day: str | None,
    packs: Sequence[str],
    rules: Sequence[Path],
    form: str | None,
    output: Path | None,
    given_limits: Sequence[str],
    lang: str,
) -> int:
    """Compare two editions of a tender, criterion by criterion.

    OLD and NEW are each a document, a folder or a zip.
    """
    from pogi_check.comparing import compare_reports
    from pogi_check.reports.comparison import render_comparison, render_comparison_json

    require_folders(rules, lang)
    limits = asdict(options.set_limits(given_limits, lang))
    if output is not None and output.suffix.lower() not in _WRITTEN:
        raise JobError(say("not_written_as", lang, path=clean(str(output))))
    if output is not None and (output.is_dir() or not output.parent.is_dir()):
        raise JobError(say("no_folder", lang, path=clean(str(output))))
    reports = [
        _check(path, goals=goals, day=day, packs=packs, rules=rules, limits=limits, language=lang)
        for path in (old, new)
    ]
    comparison = compare_reports(*reports)
    as_json = form == "json" or (form is None and output is not None and output.suffix.lower() == ".json")
    text = render_comparison_json(comparison) if as_json else render_comparison(comparison)
    if output is None:
        write_out(text)
    else:
        try:
            write_file(text, output)
        except OSError as fault:
            raise cannot_write(fault, output, lang) from fault
    return 1 if any(move.fails for move in comparison.moves) else 0


def _check(
    path: Path,
    *,
    goals: Sequence[str],
    day: str | None,
    packs: Sequence[str],
    rules: Sequence[Path],
    limits: Mapping[str, float],
    language: str,
) -> Report:
    """Check one edition; raises JobError where nothing of it can be read."""
    import pogi_check
    from pogi_check.rulebook.names import UnknownNameError

    try:
        with working(say("checking", language)):
            report = pogi_check.check(
                path,
                goals=goals,
                date=day,
                packs=packs or ("pogi",),
                rules=rules,
                lang=language,
                limits=limits,
            )
    except UnknownNameError:
        raise
    except ValueError as fault:
        raise JobError(say("bad_date", language, value=clean(day or ""))) from fault
    if all(document.is_unread for document in report.tender.documents):
        raise JobError(f"{say('none_read', language)}\n  {clean(str(path))}")
    return report
