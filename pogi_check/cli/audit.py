"""``pogi-check audit DIR… -o OUT``: check many tenders, write tables and a summary."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from pogi_check.cli import options
from pogi_check.cli.editions import read_date
from pogi_check.cli.faults import JobError, cannot_write
from pogi_check.cli.output import tell, write_file, write_out
from pogi_check.cli.paths import GivenPath, require_folders
from pogi_check.reports.quotes import clean
from pogi_check.reports.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pogi_check.auditing.worker import Audited

EXAMPLES = """\b
Examples:
  pogi-check audit tenders/ -o audit          each folder, file or zip in tenders/ is a tender
  pogi-check audit a.zip b.zip c/ -o audit    three tenders
  pogi-check audit tenders/ -o audit --date 2025-03-14 --jobs 4

\b
Exit: 0 the audit ran, 2 it could not, 130 it was interrupted: the tables and the summary
hold the tenders done until then. A tender that cannot be read is a row that says why.
"""

_STOPPED = Text(
    "Afbrudt: {done} af {total} udbud er gjort; tabellerne og oversigten i {folder} rummer dem.",
    "Interrupted: {done} of {total} tenders are done; the tables and the summary in {folder} hold them.",
)
_INTERRUPTED = 130


@click.command(
    "audit", epilog=f"{EXAMPLES}\n{options.LIMITS}", context_settings={"help_option_names": ["-h", "--help"]}
)
@click.argument("paths", nargs=-1, required=True, type=GivenPath(), metavar="DIR...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=GivenPath(),
    metavar="OUT",
    help="Folder for findings/*.parquet, tenders/*.parquet and summary.html.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes (default: all processors)."
)
@click.option(
    "--date",
    "day",
    metavar="YYYY-MM-DD",
    help="Judge by the goals in force on this day (default today).",
)
@options.goals
@click.option(
    "--pack",
    "packs",
    multiple=True,
    metavar="NAME",
    help="Pack of rules: pogi (default), one of --rules, or all.",
)
@options.own_rules
@click.option(
    "--timeout",
    type=click.FloatRange(min=1),
    metavar="SECONDS",
    help="Longest time for one tender (default 120).",
)
@options.silence
@options.no_ocr
@options.limits
@options.language("summary")
def command(
    *,
    paths: Sequence[Path],
    output: Path,
    jobs: int | None,
    day: str | None,
    goals: Sequence[str],
    packs: Sequence[str],
    rules: Sequence[Path],
    timeout: float | None,
    silence: Sequence[str],
    no_ocr: bool,
    given_limits: Sequence[str],
    lang: str,
) -> int:
    """Check many tenders and write tables.

    Each DIR (a folder, a file or a zip) is one tender; of a lone DIR that is a folder each child is one.
    """
    from pogi_check.auditing import audits, summary, tables, wording
    from pogi_check.auditing.pool import WorkersError

    require_folders(rules, lang)
    limits = asdict(options.set_limits(given_limits, lang))
    stopped = False

    def until_interrupted(audited: Iterator[Audited]) -> Iterator[Audited]:
        nonlocal stopped
        try:
            yield from audited
        except KeyboardInterrupt:
            stopped = True

    try:
        planned = audits.plan(
            paths[0] if len(paths) == 1 else paths,
            date=read_date(day, lang),
            goals=goals,
            packs=packs or ("pogi",),
            rules=rules,
            lang=lang,
            timeout=timeout or audits.TIMEOUT,
            silence=silence,
            ocr=not no_ocr,
            limits=limits,
            besides=output,
        )
        total = len(planned.tasks)
        written = tables.write_parquet(audits.run(planned, jobs=jobs), output)
        tally = summary.count(until_interrupted(_watched(written, total)))
        if stopped and not tally.tenders:
            raise click.Abort
        page = summary.render_html(
            tally, planned.titles, on=planned.on, version=planned.rules_version, language=lang
        )
        write_file(page, output / tables.SUMMARY)
    except tables.MissingExtraError as fault:
        raise JobError(wording.MISSING_EXTRA(lang)) from fault
    except WorkersError as fault:
        raise JobError(wording.NO_WORKERS(lang)) from fault
    except OSError as fault:
        raise cannot_write(fault, fault.filename or output, lang) from fault
    write_out(f"{summary.render_text(tally, planned.titles, lang)}\n\n{output / tables.SUMMARY}\n")
    if stopped:
        tell(_STOPPED(lang, done=tally.tenders, total=total, folder=clean(str(output))))
    return _INTERRUPTED if stopped else 0


def _watched(audited: Iterable[Audited], total: int) -> Iterator[Audited]:
    """Show how far the work is, where someone is watching."""
    if not sys.stderr.isatty():
        yield from audited
        return
    with click.progressbar(audited, length=total, file=sys.stderr, show_pos=True) as watched:
        yield from watched
