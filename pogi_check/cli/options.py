"""Options that several commands take, each written once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pogi_check.arguments import read_codes
from pogi_check.cli.faults import JobError
from pogi_check.cli.paths import GivenPath
from pogi_check.documents.limits import LimitError, Limits, described, limit_names, read_limits
from pogi_check.reports.quotes import clean
from pogi_check.reports.wording import say
from pogi_check.terms import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

own_rules = click.option(
    "--rules",
    multiple=True,
    type=GivenPath(),
    metavar="DIR",
    help="Folder with rules of your own.",
)

goals = click.option(
    "--goal",
    "goals",
    multiple=True,
    metavar="NAME",
    help="Goal by slug or number, once for each; else found.",
)

cpv = click.option(
    "--cpv", "codes", multiple=True, metavar="CODE", help="CPV code of the tender; helps to find the goals."
)

silence = click.option(
    "--silence", multiple=True, metavar="NOTE", help="Leave out a soundness note, once for each."
)

no_ocr = click.option("--no-ocr", is_flag=True, help="Do not read scanned pages (else tesseract does).")

limits = click.option(
    "--limit",
    "given_limits",
    multiple=True,
    metavar="NAME=NUMBER",
    help="Set a limit on what is read, once for each; listed below.",
)

LIMITS = "\b\nLimits, far above any real tender; what is beyond one is left unread and told:\n" + "".join(
    f"  {usual:20}  {of}\n" for usual, of in described().items()
)
"""What ``--limit`` takes, for the end of a command's help."""


def read_cpv(given: Sequence[str], lang: str) -> tuple[str, ...]:
    """Read what ``--cpv`` was given, with or without check digits; raises JobError."""
    codes: list[str] = []
    for value in given:
        try:
            codes += read_codes(value)
        except ValueError as fault:
            raise JobError(say("bad_cpv", lang, value=clean(value))) from fault
    return tuple(codes)


def set_limits(given: Sequence[str], lang: str) -> Limits:
    """Read what ``--limit`` was given; raises JobError."""
    pairs = [one.partition("=") for one in given]
    for name, _, value in pairs:
        if name.strip().lower() in limit_names() and not value.strip():
            raise JobError(say("limit_lacks_number", lang, name=clean(name.strip()), usual=_usual(name)))
    try:
        return read_limits({name: value for name, _, value in pairs})
    except LimitError as fault:
        names = ", ".join(limit_names())
        hint = say("did_you_mean", lang, names=fault.near[0]) if fault.near else ""
        name, value = clean(fault.name), clean(str(fault.value))
        told = say(f"limit_{fault.fault}", lang, name=name, value=value, hint=hint, names=names)
        raise JobError(told.replace("  ", " ")) from fault


def _usual(name: str) -> str:
    """Give a limit with the number that it usually has: "pages=5000"."""
    return next(one for one in described() if one.startswith(f"{name.strip().lower()}="))


def language(of: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give the option that sets the language of what a command writes."""
    return click.option(
        "--lang",
        type=click.Choice([one.value for one in Language], case_sensitive=False),
        default=Language.DA.value,
        show_default=True,
        help=f"Language of the {of}.",
    )
