"""How the command line speaks: the report to stdout or a file, everything else to stderr."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page is; what is no text (a broken file name) is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def wants_colour() -> bool:
    """Tell whether stdout is a terminal that shows colour and whose owner wants it (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def tell(text: str) -> None:
    """Say something to people, on stderr."""
    with suppress(BrokenPipeError):
        click.echo(text, err=True)


@contextmanager
def working(text: str) -> Iterator[None]:
    """Show what is being done while it is being done, where someone is watching."""
    if not sys.stderr.isatty():
        yield
        return
    click.echo(text, err=True, nl=False)
    try:
        yield
    finally:
        click.echo("\r" + " " * len(text) + "\r", err=True, nl=False)


def write_out(text: str) -> None:
    """Write to stdout; a reader that has seen enough (``| head``) is no fault."""
    try:
        click.echo(text, nl=False, color=True)
        sys.stdout.flush()
    except OSError as fault:
        # What is still buffered must go somewhere when the interpreter closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(fault, BrokenPipeError):
            raise


def write_file(text: str, path: Path) -> None:
    """Write a file whole or not at all; raises OSError.

    What is no file, as /dev/null or a pipe, is written to and not replaced; a link stays one.
    """
    import tempfile

    path = path.resolve()
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(text)
        return
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    draft = Path(name)
    try:
        with open(descriptor, "w", encoding="utf-8", errors="backslashreplace") as stream:  # noqa: PTH123 - a descriptor
            stream.write(text)
        draft.chmod(_mode(path))
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """Give the mode a plainly written file would have; a draft is made private."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
