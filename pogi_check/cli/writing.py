"""Where a command writes its report: stdout or a file, in which format, never over what it reads."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from pogi_check.cli.faults import JobError, cannot_write
from pogi_check.cli.output import tell, wants_colour, write_file, write_out
from pogi_check.reports.quotes import clean
from pogi_check.reports.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN_WIDTH = 100
_BY_SUFFIX = {".json": "json", ".html": "html", ".htm": "html"}
_NOT_WRITTEN = frozenset((".doc", ".docx", ".odt", ".pdf", ".rtf", ".xls", ".xlsx"))
_STDOUT = Path("-")


def destination(form: str | None, output: Path | None) -> tuple[str, Path | None]:
    """Give the format, which the file's name may set, and the file; None is stdout."""
    output = None if output == _STDOUT else output
    return form or _BY_SUFFIX.get(output.suffix.lower() if output else "", "terminal"), output


def guard_output(output: Path | None, read: Sequence[Path], language: str) -> None:
    """Refuse to write over a document of the tender, or where nothing can be written; raises JobError."""
    if output is None:
        return
    if any(path.exists() and output.exists() and path.samefile(output) for path in read):
        raise JobError(say("over_input", language, path=clean(str(output))))
    if output.suffix.lower() in _NOT_WRITTEN:
        raise JobError(say("not_written", language, path=clean(str(output))))
    if output.is_dir() or not output.parent.is_dir():
        raise JobError(say("no_folder", language, path=clean(str(output))))


def looks(*, to_file: bool) -> tuple[int, bool]:
    """Give the width of plain text and whether it has colour."""
    width = _PLAIN_WIDTH if to_file else shutil.get_terminal_size((_PLAIN_WIDTH, 24)).columns
    return width, not to_file and wants_colour()


def deliver(text: str, output: Path | None, language: str, *, outcome: str) -> None:
    """Write a report to stdout, or to its file and tell outcome and file; raises JobError."""
    if output is None:
        write_out(text)
        return
    try:
        write_file(text, output)
    except OSError as fault:
        raise cannot_write(fault, output, language) from fault
    tell(f"{outcome}\n{say('written', language, path=clean(str(output)))}")
