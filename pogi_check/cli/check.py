"""``pogi-check PATH…``: check one tender."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pogi_check.arguments import read_codes, read_day
from pogi_check.cli import options
from pogi_check.cli.faults import JobError, cannot_write
from pogi_check.cli.output import tell, wants_colour, working, write_file, write_out
from pogi_check.cli.paths import GivenPath, require_folders
from pogi_check.reports.arrangement import FailOn, exit_code, say_trouble, unread_documents
from pogi_check.reports.quotes import clean
from pogi_check.reports.wording import say
from pogi_check.terms import Revisions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pogi_check.documents.document import Document, Tender
    from pogi_check.documents.limits import Limits
    from pogi_check.findings import Report

_PLAIN_WIDTH = 100
_BY_SUFFIX = {".json": "json", ".html": "html", ".htm": "html"}
_NOT_WRITTEN = frozenset((".doc", ".docx", ".odt", ".pdf", ".rtf", ".xls", ".xlsx"))
_STDOUT = Path("-")

EXAMPLES = """\b
Examples:
  pogi-check tender.docx
  pogi-check "Bilag 1.docx" "Bilag 2.pdf"     several files are one tender
  pogi-check tender/                          so is a folder or a zip
  pogi-check tender.docx --goal rengoering --date 2025-03-14
  pogi-check tender.docx -o report.html
  pogi-check tender.docx --format json --fail-on missing

\b
Exit: 0 nothing missing or weakened, 1 findings, 2 the job could not be done.
"""


@click.command(
    "check", epilog=f"{EXAMPLES}\n{options.LIMITS}", context_settings={"help_option_names": ["-h", "--help"]}
)
@click.argument("paths", nargs=-1, required=True, type=GivenPath(), metavar="PATH...")
@options.goals
@click.option(
    "--cpv", "codes", multiple=True, metavar="CODE", help="CPV code of the tender; helps to find the goals."
)
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
    revisions: str,
    silence: Sequence[str],
    no_ocr: bool,
    given_limits: Sequence[str],
    lang: str,
) -> int:
    """Check one tender against the green procurement goals of POGI.

    PATH is a DOCX, PDF, XLSX, HTML or text file (DOC, RTF and ODT with LibreOffice), or a folder or zip of
    them; all that is given is one tender.
    """
    on = _read_date(day, lang)
    cpv = tuple(_read_cpv(code, lang) for code in codes)
    most = options.set_limits(given_limits, lang)
    output = None if output == _STDOUT else output
    form = form or _BY_SUFFIX.get(output.suffix.lower() if output else "", "terminal")
    _guard_output(output, [*paths, *([] if notice is None else [notice])], lang)
    report = _judge(
        paths,
        rules,
        goals,
        packs,
        notice=notice,
        on=on,
        cpv=cpv,
        revisions=Revisions(revisions),
        silence=silence,
        ocr=not no_ocr,
        most=most,
        language=lang,
    )
    text = _render(report, form, FailOn(fail_on), to_file=output is not None)
    if output is None:
        write_out(text)
    else:
        try:
            write_file(text, output)
        except OSError as fault:
            raise cannot_write(fault, output, lang) from fault
    unread = unread_documents(report)
    if unread:
        _tell_unread(report.tender, lang)
    return exit_code(report, FailOn(fail_on))


def _judge(
    paths: Sequence[Path],
    rules: Sequence[Path],
    goals: Sequence[str],
    packs: Sequence[str],
    *,
    notice: Path | None,
    on: date,
    cpv: tuple[str, ...],
    revisions: Revisions,
    silence: Sequence[str],
    ocr: bool,
    most: Limits,
    language: str,
) -> Report:
    """Read the rules and the tender, and check it."""
    from pogi_check.documents.apart import prepare
    from pogi_check.documents.tender import read_tender
    from pogi_check.rulebook.loading import load_rules
    from pogi_check.rulebook.names import name_goals, name_notes, name_packs

    require_folders(rules, language)
    prepare(paths)
    with working(say("reading", language)):
        rulebook = load_rules(rules)
        slugs = name_goals(rulebook, goals)
        chosen = name_packs(rulebook, packs or ("pogi",), own=not packs, goals=slugs)
        silenced = name_notes(rulebook, silence)
        tender = read_tender(paths, notice=notice, ocr=ocr, most=most)
    if all(document.is_unread for document in tender.documents):
        raise JobError("\n".join((say("none_read", language), *_unread_lines(tender.documents, language))))
    from pogi_check.checking import check

    with working(say("checking", language)):
        return check(
            tender,
            rulebook,
            on=on,
            goals=slugs,
            cpv=cpv,
            packs=chosen,
            revisions=revisions,
            language=language,
            silence=silenced,
        )


def _render(report: Report, form: str, fail_on: FailOn, *, to_file: bool) -> str:
    if form == "json":
        from pogi_check.reports.json import render_json

        return render_json(report)
    if form == "html":
        from pogi_check.reports.html import render_html

        return render_html(report)
    from pogi_check.reports.terminal import render_terminal

    width = _PLAIN_WIDTH if to_file else shutil.get_terminal_size((_PLAIN_WIDTH, 24)).columns
    return render_terminal(report, width=width, colour=not to_file and wants_colour(), fail_on=fail_on)


def _read_date(value: str | None, language: str) -> date:
    if value is None:
        return read_day(None)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        with suppress(ValueError):
            return read_day(value)
    raise JobError(say("bad_date", language, value=clean(value)))


def _read_cpv(value: str, language: str) -> str:
    """Read a CPV code, with or without its check digit."""
    try:
        return read_codes(value)[0]
    except ValueError as fault:
        raise JobError(say("bad_cpv", language, value=clean(value))) from fault


def _guard_output(output: Path | None, paths: Sequence[Path], language: str) -> None:
    """Refuse to write the report over a document of the tender, or where nothing can be written."""
    if output is None:
        return
    if any(path.exists() and output.exists() and path.samefile(output) for path in paths):
        raise JobError(say("over_input", language, path=clean(str(output))))
    if output.suffix.lower() in _NOT_WRITTEN:
        raise JobError(say("not_written", language, path=clean(str(output))))
    if output.is_dir() or not output.parent.is_dir():
        raise JobError(say("no_folder", language, path=clean(str(output))))


def _unread_lines(documents: Sequence[Document], language: str) -> list[str]:
    return [
        f"  {clean(document.name)}: {say_trouble(one.trouble, one.detail, language)}"
        for document in documents
        if document.is_unread
        for one in document.unread[:1]
    ]


def _tell_unread(tender: Tender, language: str) -> None:
    documents = tuple(one for one in tender.documents if not one.beside)
    lines = _unread_lines(documents, language)
    total = len(documents)
    tell("\n".join((say("some_unread", language, n=len(lines), total=total), *lines)))
