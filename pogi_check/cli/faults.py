"""Whatever can go wrong in a call, as a sentence for people in the language of the report."""

from __future__ import annotations

import errno
import re
from typing import TYPE_CHECKING

import click

from pogi_check.cli import COMMANDS
from pogi_check.documents.document import Trouble, UnreadableError
from pogi_check.reports.quotes import clean
from pogi_check.reports.unread import say_trouble
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


def command_of(arguments: Sequence[str]) -> str:
    """Find the command of a call before it is parsed, as people write it."""
    named = arguments[:1] if arguments and arguments[0] in COMMANDS else ()
    return " ".join(("pogi-check", *named)).removesuffix(" check")


def sentence(fault: Exception, language: str, command: str = "pogi-check") -> str | None:
    """Tell a foreseen fault of a command; None for one that nobody foresaw."""
    if isinstance(fault, JobError):
        return fault.sentence
    if isinstance(fault, UnreadableError):
        why = say_trouble(fault.trouble, fault.detail, language)
        told = say("cannot_read", language, path=clean(fault.path), why=why)
        near = _near_command(fault)
        return f"{told} {say('did_you_mean_command', language, name=near)}" if near else told
    if isinstance(fault, RuleFaults):
        from pogi_check.reports.rule_wording import say_fault

        return "\n".join(
            (say("bad_rules", language), *(f"  {say_fault(one, language)}" for one in fault.faults))
        )
    if isinstance(fault, UnknownNameError):
        hint = say("see_list", language) if fault.kind == "id" else _choices(fault.known, language)
        if fault.kind == "goal" and "," in fault.value:
            hint = say("once_each", language)
        elif fault.near and fault.kind != "note":  # the notes are few enough to name them all
            hint = say("did_you_mean", language, names=say_any(list(fault.near), language))
        return say(f"unknown_{fault.kind}", language, value=clean(fault.value), hint=hint)
    if isinstance(fault, OSError) and fault.errno in _ON_DISK:
        return say("cannot_write_out", language, why=say_os(fault, language))
    return _usage(fault, language, command) if isinstance(fault, click.ClickException) else None


def say_os(fault: OSError, language: str) -> str:
    """Say what the system refused; what is rare it says itself, in its own language."""
    key = _ON_DISK.get(fault.errno or 0)
    return say(key, language) if key else fault.strerror or str(fault)


def cannot_write(fault: OSError, path: object, language: str) -> JobError:
    """Give the fault of a path that could not be written."""
    return JobError(say("cannot_write", language, path=clean(str(path)), why=say_os(fault, language)))


def _near_command(fault: UnreadableError) -> str:
    """Give the command that was meant where a word is neither a file nor a command."""
    return _closest(fault.path, list(COMMANDS)) if fault.trouble is Trouble.NOT_FOUND else ""


def _closest(word: str, names: Sequence[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, names, n=1, cutoff=0.7)), "")


def _choices(names: Sequence[str], language: str) -> str:
    return say("choose_one", language, names=say_any(list(names), language))


def _usage(fault: click.ClickException, language: str, command: str) -> str:
    """Tell a fault of the call; click tells them in English only."""
    context = getattr(fault, "ctx", None)
    command = command if context is None else context.command_path.removesuffix(" check")
    return f"{_call(fault, language).strip()}\n{say('see_help', language, command=command)}"


def _call(fault: click.ClickException, language: str) -> str:
    match fault:
        case EmptyPathError():
            return say("empty_path", language)
        case click.NoSuchOption():
            near = sorted(fault.possibilities or ())
            hint = say("did_you_mean", language, names=say_any(near, language)) if near else ""
            return say("no_such_option", language, value=clean(fault.option_name), hint=hint)
        case click.MissingParameter():
            return _missing(fault.param, language)
        case click.BadOptionUsage():
            key = "takes_no_value" if "does not take" in fault.message else "needs_value"
            return say(key, language, option=fault.option_name)
        case click.BadParameter() if fault.param is not None:
            return _bad_value(fault.param, fault.message, language)
    return _other(fault, language)


def _missing(param: click.Parameter | None, language: str) -> str:
    if param is None or param.name == "paths":
        return say("missing_paths", language)
    if isinstance(param, click.Option):
        return say("missing_option", language, name=f"{param.opts[0]} {param.metavar or ''}".rstrip())
    return say("missing_argument", language, name=param.human_readable_name)


def _bad_value(param: click.Parameter, message: str, language: str) -> str:
    match param.type:
        case click.Choice():
            hint = _choices([str(choice) for choice in param.type.choices], language)
            return say("bad_choice", language, option=param.opts[0], hint=hint)
        case click.IntRange() | click.FloatRange():
            key = "bad_whole_number" if isinstance(param.type, click.IntRange) else "bad_number"
            return say(key, language, option=param.opts[0], least=param.type.min)
    return say("bad_call", language, what=clean(message))


def _other(fault: click.ClickException, language: str) -> str:
    """Tell what click has no class for in all its versions: it is known by its words."""
    unknown = re.match(r"No such command '(.*)'", fault.message, re.DOTALL)
    if unknown is not None:
        context = getattr(fault, "ctx", None)
        names = [] if context is None else context.command.list_commands(context)
        near = _closest(unknown[1], names)
        hint = say("did_you_mean", language, names=near) if near else _choices(names, language)
        return f"{say('no_such_command', language)} {hint}"
    extra = re.match(r"Got unexpected extra arguments? \((.*)\)", fault.message, re.DOTALL)
    if extra is not None:
        return say("too_many_words", language, words=clean(extra[1]))
    return say("bad_call", language, what=clean(fault.format_message()))
