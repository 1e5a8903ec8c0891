"""The command ``pogi-check``: sub-commands loaded when they are called, faults told as sentences."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from pogi_check.cli import COMMANDS
from pogi_check.cli.output import speak_utf8, tell
from pogi_check.reports.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEFAULT = "check"
_HELP = ("-h", "--help")
_OWN_OPTIONS = (*_HELP, "--version")
_INTERRUPTED = 130
_NOT_DONE = 2
_LITTER = (200_000, 50, 1000)  # see Commands.main


class Commands(click.Group):
    """A group whose commands are imported when called (module ``cli.<name>``); the check is the default."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """List the commands that this installation has."""
        return [name for name in COMMANDS if find_spec(f"pogi_check.cli.{name}") is not None]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command's module and find the command in it."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"pogi_check.cli.{cmd_name}")
        return next(
            one for one in vars(module).values() if isinstance(one, click.Command) and one.name == cmd_name
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read a call that names no command as a check."""
        if args and args[0] in _HELP:
            args = args[:1]  # "-h --lang en" asks for help too
        if not args or (args[0] not in COMMANDS and args[0] not in _OWN_OPTIONS):
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show both ways to call."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] PATH...")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the options of the check, which is what most calls are, and the commands."""
        check = self.get_command(ctx, _DEFAULT)
        if check is not None:
            check.format_options(ctx, formatter)
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the examples of the check."""
        check = self.get_command(ctx, _DEFAULT)
        if check is not None:
            check.format_epilog(ctx, formatter)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:  # noqa: ANN401
        """Run a call and exit: 0, 1 or 2, and 130 when it was interrupted."""
        # What a check makes lives to its end: Python's search for garbage in it, as it grows and as the
        # process ends, would find none and take a seventh of the time.
        gc.set_threshold(*_LITTER)
        speak_utf8()
        arguments = list(sys.argv[1:] if args is None else args)
        extra["standalone_mode"] = False
        try:
            code = super().main(arguments, *rest, **extra)
        except Exception as fault:  # noqa: BLE001 - the outermost door: people never meet a traceback
            code = _tell_fault(fault, arguments)
        gc.freeze()
        sys.exit(code or 0)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="pogi-check", message="%(prog)s %(version)s", prog_name="pogi-check")
def main() -> None:
    """Check a Danish public tender against the green procurement goals of POGI.

    PATH is a DOCX, PDF, XLSX, HTML or text file (DOC, RTF and ODT with LibreOffice), a mail (EML, MHT) with
    what is attached, or a folder or zip of them; all that is given is one tender.
    """


def _tell_fault(fault: Exception, arguments: Sequence[str]) -> int:
    """Tell a fault on stderr and give the exit code."""
    from pogi_check.cli.faults import command_of, language_of, sentence

    language = language_of(arguments)
    if isinstance(fault, click.Abort):
        tell(say("interrupted", language))
        return _INTERRUPTED
    if os.environ.get("POGI_CHECK_DEBUG") == "1":
        import traceback

        tell("".join(traceback.format_exception(fault)))
    told = sentence(fault, language, command_of(arguments))
    if told is None:
        told = say("unexpected", language, what=f"{type(fault).__name__}: {fault}"[:200])
    tell(f"{say('error', language)}: {told}")
    return _NOT_DONE
