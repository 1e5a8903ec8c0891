"""Load the rule book: find the rule files, report every fault, keep the result in the compiled cache."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pogi_check.compiled import compiled
from pogi_check.rulebook.faults import Fault, RuleFaults
from pogi_check.rulebook.plain import from_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.rulebook.book import RuleBook

__all__ = ["Fault", "GoalFiles", "RuleFaults", "find_rules", "load_rules", "shipped_rules"]

_PACKAGE = Path(__file__).parent.parent
_LABELS = _PACKAGE / "danish" / "lexicon" / "labels.yaml"
# What decides how a rule file becomes a rule; a change in one of these makes the cache anew.
_BUILDERS = tuple(
    Path(__file__).with_name(name)
    for name in (
        "book.py",
        "building.py",
        "conversion.py",
        "loading.py",
        "model.py",
        "plain.py",
        "sources.py",
    )
)


class GoalFiles(NamedTuple):
    """The files of one goal of a pack; ``goal`` is its goal.yaml."""

    pack: str
    goal: str
    criteria: tuple[str, ...]


def load_rules(directories: Sequence[Path] = ()) -> RuleBook:
    """Load the shipped rules and those of further directories; raises RuleFaults with all faults.

    Each directory is a pack (folders with a goal.yaml), a folder of packs, or one goal's folder. A
    criterion whose id is there already is replaced, and so is a goal of the same pack and slug.
    """
    layers = [find_rules(directory) for directory in (shipped_rules(), *directories)]
    files = [Path(file) for layer in layers for one in layer for file in (one.goal, *one.criteria)]

    def build() -> object:
        from pogi_check.rulebook.building import build_book

        return to_plain(build_book(layers, _LABELS))

    labels = (_LABELS,) if _LABELS.exists() else ()
    return from_plain(compiled((*files, *labels, *_BUILDERS), build, name="rules"))


def shipped_rules() -> Path:
    """Give the directory of the package's own rules: inside it in a wheel, beside it in a checkout."""
    packed = _PACKAGE / "_rules"
    return packed if packed.is_dir() else _PACKAGE.parent / "rules"


def find_rules(directory: Path) -> tuple[GoalFiles, ...]:
    """Find the goals below a directory, by path; raises RuleFaults where there are none."""
    top = os.fspath(directory)
    try:
        found = _goals_below(top, 2)
    except OSError as error:
        raise RuleFaults([Fault(top, 1, "", f"cannot be read: {error.strerror}")]) from error
    if not found:
        message = "holds no rules: give a folder of packs, a pack, or a goal's folder (with a goal.yaml)"
        raise RuleFaults([Fault(top, 1, "", message)])
    return tuple(found)


def _goals_below(directory: str, depth: int) -> list[GoalFiles]:
    # os.scandir: this runs at every start, and pathlib takes three times as long
    with os.scandir(directory) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    files = [entry.path for entry in entries if entry.name.endswith((".yaml", ".yml"))]
    goals = [entry.path for entry in entries if entry.name == "goal.yaml"]
    if goals:
        pack = Path(directory).absolute().parent.name
        return [GoalFiles(pack, goals[0], tuple(path for path in files if path != goals[0]))]
    if depth == 0:
        return []
    folders = [entry.path for entry in entries if entry.is_dir() and not entry.name.startswith(".")]
    return [goal for folder in folders for goal in _goals_below(folder, depth - 1)]
