"""``pogi-check audit``: check many tenders, write tables and a summary."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pogi_check.auditing.worker import Audited


@click.command()
@click.argument("paths", metavar="DIR…", nargs=-1, required=True, type=click.Path(exists=True))
@click.option(
    "-o", "--output", metavar="OUT", required=True, type=click.Path(file_okay=False, path_type=Path)
)
@click.option("--jobs", type=click.IntRange(min=1), help="Worker processes (default: all processors).")
@click.option(
    "--date",
    "on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The date that decides which versions of the goals apply (default: today).",
)
@click.option("--goal", "goals", multiple=True, metavar="SLUG", help="Check this goal only (repeatable).")
@click.option(
    "--pack", "packs", multiple=True, default=("pogi",), show_default=True, help="Rule pack (repeatable)."
)
@click.option(
    "--rules",
    multiple=True,
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="Extra rules (repeatable).",
)
@click.option("--lang", type=click.Choice(["da", "en"]), default="da", show_default=True)
@click.option(
    "--limit",
    type=click.FloatRange(min=1),
    metavar="SECONDS",
    help="Time that one tender may take (default: 120).",
)
def audit(
    *,
    paths: tuple[str, ...],
    output: Path,
    jobs: int | None,
    on: datetime | None,
    goals: tuple[str, ...],
    packs: tuple[str, ...],
    rules: tuple[str, ...],
    lang: str,
    limit: float | None,
) -> None:
    """Check many tenders and write Parquet tables and a summary to OUT.

    Each path (a folder, a file, a zip) is one tender. Of a lone folder each child is one. A tender that
    cannot be read is a row that says why. Exit code: 0 the audit ran, 2 it could not.
    """
    from pogi_check.auditing import audits, summary, tables
    from pogi_check.auditing.pool import WorkersError
    from pogi_check.documents.document import UnreadableError
    from pogi_check.rulebook.faults import RuleFaults

    try:
        tables.require_extra()
        planned = audits.plan(
            paths,
            on=on.date() if on else date.today(),  # noqa: DTZ011 - the local calendar day
            goals=goals,
            packs=packs,
            rules=rules,
            language=lang,
            limit=limit or audits.LIMIT,
        )
        audited = tables.write_parquet(audits.run(planned, jobs=jobs), output)
        tally = summary.count(_with_bar(audited, len(planned.tasks)))
        page = summary.render_html(
            tally, planned.titles, on=planned.on, version=planned.rules_version, language=lang
        )
        (output / "summary.html").write_text(page, encoding="utf-8")
    except (tables.MissingExtraError, WorkersError, RuleFaults, UnreadableError) as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(f"{error.filename or output}: {error.strerror}") from error
    click.echo(summary.render_text(tally, planned.titles, lang))
    click.echo(str(output / "summary.html"))


def _with_bar(audited: Iterable[Audited], total: int) -> Iterator[Audited]:
    """Show how far the work is, where someone watches."""
    if not sys.stderr.isatty():
        yield from audited
        return
    with click.progressbar(audited, length=total, file=sys.stderr, show_pos=True) as watched:
        yield from watched
