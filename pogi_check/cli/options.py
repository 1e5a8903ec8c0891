"""Options that several commands take, each written once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pogi_check.cli.paths import GivenPath
from pogi_check.terms import Language

if TYPE_CHECKING:
    from collections.abc import Callable

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

silence = click.option(
    "--silence", multiple=True, metavar="NOTE", help="Leave out a soundness note, once for each."
)

no_ocr = click.option("--no-ocr", is_flag=True, help="Do not read scanned pages (else tesseract does).")


def language(of: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give the option that sets the language of what a command writes."""
    return click.option(
        "--lang",
        type=click.Choice([one.value for one in Language], case_sensitive=False),
        default=Language.DA.value,
        show_default=True,
        help=f"Language of the {of}.",
    )
