"""Whatever can go wrong in a call, as a sentence for people in the language of the report."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import click

from pogi_check.cli import COMMANDS
from pogi_check.documents.document import Trouble, UnreadableError
from pogi_check.reports.arrangement import say_trouble
from pogi_check.reports.quotes import clean
from pogi_check.reports.wording import say, say_any
from pogi_check.rulebook.faults import RuleFaults
from pogi_check.rulebook.names import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence


_ON_DISK = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.EROFS: "read_only",
}


class JobError(Exception):
    """The job could not be done; ``sentence`` tells people why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class EmptyPathError(click.UsageError):
    """A path is an empty text."""

    def __init__(self, context: click.Context | None = None) -> None:
        super().__init__("empty path", context)


def language_of(arguments: Sequence[str]) -> str:
    """Find the language of a call before it is parsed, so that faults of the call speak it too."""
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (arguments[at + 1] if at + 1 < len(arguments) else "")
            return "en" if value.strip().lower() == "en" else "da"
    return "da"


def sentence(fault: Exception, language: str) -> str | None:
    """Tell a foreseen fault; None for one that nobody foresaw."""
    if isinstance(fault, JobError):
        return fault.sentence
    if isinstance(fault, UnreadableError):
        why = say_trouble(fault.trouble, fault.detail, language)
        told = say("cannot_read", language, path=clean(fault.path), why=why)
        near = _near_command(fault)
        return f"{told} {say('did_you_mean_command', language, name=near)}" if near else told
    if isinstance(fault, RuleFaults):
        return "\n".join((say("bad_rules", language), *(f"  {one}" for one in fault.faults)))
    if isinstance(fault, UnknownNameError):
        hint = say("see_list", language) if fault.kind == "id" else _choices(fault.known, language)
        if fault.kind == "goal" and "," in fault.value:
            hint = say("once_each", language)
        elif fault.near and fault.kind != "note":  # the notes are few enough to name them all
            hint = say("did_you_mean", language, names=say_any(list(fault.near), language))
        return say(f"unknown_{fault.kind}", language, value=clean(fault.value), hint=hint)
    if isinstance(fault, OSError) and fault.errno in _ON_DISK:
        return say("cannot_write_out", language, why=say_os(fault, language))
    return _usage(fault, language) if isinstance(fault, click.ClickException) else None


def say_os(fault: OSError, language: str) -> str:
    """Say what the system refused; what is rare it says itself, in its own language."""
    key = _ON_DISK.get(fault.errno or 0)
    return say(key, language) if key else fault.strerror or str(fault)


def cannot_write(fault: OSError, path: object, language: str) -> JobError:
    """Give the fault of a path that could not be written."""
    return JobError(say("cannot_write", language, path=clean(str(path)), why=say_os(fault, language)))


def _near_command(fault: UnreadableError) -> str:
    """Give the command that was meant where a word is neither a file nor a command."""
    from difflib import get_close_matches

    if fault.trouble is not Trouble.NOT_FOUND:
        return ""
    return next(iter(get_close_matches(fault.path, COMMANDS, n=1, cutoff=0.7)), "")


def _choices(names: Sequence[str], language: str) -> str:
    return say("choose_one", language, names=say_any(list(names), language))


def _usage(fault: click.ClickException, language: str) -> str:
    """Tell a fault of the call; click tells them in English only."""
    context = getattr(fault, "ctx", None)
    command = "pogi-check" if context is None else context.command_path.removesuffix(" check")
    return f"{_call(fault, language).strip()}\n{say('see_help', language, command=command)}"


def _call(fault: click.ClickException, language: str) -> str:  # noqa: PLR0911 - a sentence a kind
    match fault:
        case EmptyPathError():
            return say("empty_path", language)
        case click.NoSuchOption():
            near = sorted(fault.possibilities or ())
            hint = say("did_you_mean", language, names=say_any(near, language)) if near else ""
            return say("no_such_option", language, value=clean(fault.option_name), hint=hint)
        case click.MissingParameter():
            if fault.param is None or fault.param.name == "paths":
                return say("missing_paths", language)
            return say("missing_argument", language, name=fault.param.human_readable_name)
        case click.BadOptionUsage():
            return say("needs_value", language, option=fault.option_name)
        case click.BadParameter() if fault.param is not None and isinstance(fault.param.type, click.Choice):
            return say(
                "bad_choice",
                language,
                option=fault.param.opts[0],
                hint=_choices([str(choice) for choice in fault.param.type.choices], language),
            )
    if fault.message.startswith("No such command"):  # a class of its own in new versions of click only
        near = sorted(getattr(fault, "possibilities", None) or ())
        hint = f" {say('did_you_mean', language, names=say_any(near, language))}" if near else ""
        return say("no_such_command", language) + hint
    return clean(fault.format_message())
