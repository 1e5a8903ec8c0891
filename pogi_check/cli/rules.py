"""``pogi-check rules``: list, show and test the rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pogi_check.cli.faults import JobError
from pogi_check.cli.output import write_out
from pogi_check.reports.wording import KINDS, pack_name, say
from pogi_check.terms import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pogi_check.rulebook.book import Goal

_own_rules = click.option(
    "--rules",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder with rules of your own.",
)
_language = click.option(
    "--lang",
    type=click.Choice([one.value for one in Language], case_sensitive=False),
    default=Language.DA.value,
    show_default=True,
    help="Language of the answer.",
)


def _options(function: Callable[..., int]) -> Callable[..., int]:
    return _own_rules(_language(function))


@click.group("rules")
def rules() -> None:
    """List, show and test the rules."""


@rules.command("list")
@click.option("--pack", "packs", multiple=True, metavar="NAME", help="Only this pack.")
@_options
def list_rules(packs: Sequence[str], rules: Sequence[Path], lang: str) -> int:
    """List the goals and their criteria: id, kind, title."""
    from pogi_check.rulebook.loading import load_rules
    from pogi_check.rulebook.names import ALL_PACKS, name_packs

    rulebook = load_rules(rules)
    chosen = name_packs(rulebook, packs or (ALL_PACKS,))
    lines: list[str] = []
    for pack in chosen:
        goals = [goal for goal in rulebook.goals if goal.pack == pack]
        if goals:
            lines += [pack_name(pack, lang), ""]
        for goal in goals:
            lines += [*_goal(goal, lang), ""]
    write_out("\n".join(lines))
    return 0


@rules.command("show")
@click.argument("ident", metavar="ID")
@_options
def show(ident: str, rules: Sequence[Path], lang: str) -> int:
    """Show a criterion's rule file as it is written."""
    from pogi_check.rulebook.loading import load_rules
    from pogi_check.rulebook.names import UnknownNameError

    rulebook = load_rules(rules)
    criterion = rulebook.criterion(ident)
    if criterion is None:
        raise UnknownNameError("id", ident, (one.id for goal in rulebook.goals for one in goal.criteria))
    try:
        text = Path(criterion.file).read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise JobError(
            say("cannot_read", lang, path=criterion.file, why=fault.strerror or str(fault))
        ) from fault
    write_out(f"# {criterion.file}\n{text.rstrip()}\n")
    return 0


def _goal(goal: Goal, language: str) -> list[str]:
    english = language == "en"
    number = "" if goal.number is None else f"{goal.number} "
    lines = [f"{number}{(goal.title_en if english else '') or goal.title} ({goal.slug})"]
    if not goal.criteria:
        lines.append(f"  {(goal.note_en if english else '') or goal.note or say('not_checked', language)}")
    width = max((len(one.id) for one in goal.criteria), default=0)
    for one in goal.criteria:
        kind = KINDS[one.kind](language).lower()
        if one.advisory:
            kind = f"{kind}, {say('advisory', language)}"
        lines.append(f"  {one.id:<{width}}  {(one.title_en if english else '') or one.title} [{kind}]")
    return lines
