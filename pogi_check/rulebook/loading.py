"""Load the rule book: find the rule files, report every fault, keep the result in the compiled cache."""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pogi_check.arguments import several
from pogi_check.compiled import compiled, content_hash, kept
from pogi_check.danish.words import TermIndex, hand_in
from pogi_check.patterns import prepare, sources, use
from pogi_check.rulebook.book import index_of
from pogi_check.rulebook.faults import Fault, RuleFaults
from pogi_check.rulebook.plain import from_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pogi_check.rulebook.book import Goal, RuleBook

__all__ = [
    "Fault",
    "GoalFiles",
    "RuleFaults",
    "find_notes",
    "find_rules",
    "load_rules",
    "shipped_rules",
]

_PACKAGE = Path(__file__).parent.parent
_LABELS = _PACKAGE / "danish" / "lexicon" / "labels.yaml"
_WORDS = (_PACKAGE / "danish" / "words.py", _PACKAGE / "danish" / "inflection.py")
_PATTERNS = _PACKAGE / "patterns.py"
# What decides what the indexes of the lexicons hold.
_LEXICONS = (
    *_WORDS,
    *(_PACKAGE / "danish" / name for name in ("cues.py", "labels.py")),
    *(_PACKAGE / "danish" / "lexicon" / name for name in ("cues.yaml", "labels.yaml")),
)
_PACK_FILE = "pack.yaml"
_NOTES = "soundness"  # the folder of notes beside the packs
# What decides how a rule file becomes a rule; a change in one of these makes the cache anew.
_BUILDERS = tuple(
    Path(__file__).with_name(name)
    for name in (
        "book.py",
        "building.py",
        "conversion.py",
        "loading.py",
        "model.py",
        "problems.py",
        "note_model.py",
        "plain.py",
        "sources.py",
    )
)


class GoalFiles(NamedTuple):
    """The files of one goal of a pack: its goal.yaml, its criteria, its pack's pack.yaml ("" for none).

    A pack that only changes another one has no goal: "".
    """

    pack: str
    goal: str
    criteria: tuple[str, ...]
    about: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """Give all of them."""
        return tuple(file for file in (self.about, self.goal, *self.criteria) if file)


def load_rules(
    directories: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
) -> RuleBook:
    """Load the shipped rules and those of further directories; raises RuleFaults with all faults.

    Each directory is a pack (folders with a goal.yaml), a folder of packs, or one goal's folder; a folder
    ``soundness`` in it holds notes. A criterion of the same pack and id is replaced, and so is a goal of
    the same pack and slug, and a note of the same id; an id that another pack has is a fault, unless the
    pack's pack.yaml extends that pack and overrides the id.
    """
    _prepare_engine(sources())
    folders = [Path(directory) for directory in (shipped_rules(), *several(directories))]
    layers = [find_rules(folder) for folder in folders]
    notes = [find_notes(folder) for folder in folders]
    files = [Path(file) for layer in layers for one in layer for file in one.files]
    files += [Path(file) for layer in notes for file in layer]

    def build() -> object:
        from pogi_check.rulebook.building import build_book

        return to_plain(build_book(layers, _LABELS, notes))

    labels = (_LABELS,) if _LABELS.exists() else ()
    key = content_hash((*files, *labels, *_BUILDERS))
    if key in _LOADED:  # what was worked out of a book is known by the book: the same rules are the same book
        return _LOADED[key]
    book = from_plain(kept(key, build, name="rules", read=(*labels, *_BUILDERS)))
    words = content_hash(_WORDS)

    @cache
    def index(pack: str) -> TermIndex:
        def build_index() -> dict[str, object]:
            return index_of(book, pack).to_plain()

        # by the key of the rules as they were read: their files may have changed or gone since
        return TermIndex.from_plain(
            kept(f"{key[:12]}{words[:12]}", build_index, name=f"terms-{pack}", read=(*_BUILDERS, *_WORDS))
        )

    _LOADED.clear()
    _LOADED[key] = replace(book, index=index)
    return _LOADED[key]


_LOADED: dict[str, RuleBook] = {}


@lru_cache(maxsize=1)
def _prepare_engine(patterns: tuple[str, ...]) -> None:
    """Hand the engine what was worked out of its patterns and lexicons before: it reads no cache itself."""
    key = hashlib.sha256("\n".join((content_hash((_PATTERNS,)), sys.version, *patterns)).encode())
    use(kept(key.hexdigest(), prepare, name="patterns", read=(_PATTERNS,)))
    hand_in(compiled(_LEXICONS, _lexicon_indexes, name="indexes"))


def _lexicon_indexes() -> Mapping[str, Mapping[str, Any]]:
    from pogi_check.danish.cues import cue_index
    from pogi_check.danish.labels import label_index

    return {"cues": cue_index().to_plain(), "labels": label_index().to_plain()}


def load_alone(directory: str | os.PathLike[str]) -> tuple[Goal, ...]:
    """Load the goals of one directory as they stand there, not laid over the shipped ones; raises RuleFaults.

    The shipped goals that it does not hold are there for what its own refer to.
    """
    from pogi_check.rulebook.building import build_book
    from pogi_check.rulebook.sources import read_source

    def name_of(files: GoalFiles) -> tuple[str, object]:
        return files.pack, read_source(Path(files.goal)).data.get("goal")

    own = find_rules(Path(directory))
    names = {name_of(files) for files in own if files.goal}
    shipped = tuple(one for one in find_rules(shipped_rules()) if not one.goal or name_of(one) not in names)
    book = build_book((shipped, own), _LABELS)
    return _with_changes(book, {one.pack for one in own}, names)


def _with_changes(book: RuleBook, packs: set[str], names: set[tuple[str, object]]) -> tuple[Goal, ...]:
    """Give the goals of a directory; where its packs change another one, that one's goals as they become.

    What words a criterion anew stands in its goal then, and no longer among the pack's own.
    """
    changing = {one.name: one.extends for one in book.packs if one.name in packs and one.extends}
    anew = {
        (changing[goal.pack], one.id): one
        for goal in book.goals
        if goal.pack in changing
        for one in goal.criteria
    }
    gone = {(goal.pack, ident) for goal in book.goals for ident, _ in goal.removed}
    found: list[Goal] = []
    for goal in book.goals:
        if goal.pack in changing:
            left = tuple(one for one in goal.criteria if (changing[goal.pack], one.id) not in gone)
            found += [replace(goal, criteria=left)] if left else []
        elif goal.pack in changing.values():
            back = [anew[goal.pack, ident] for ident, _ in goal.removed if (goal.pack, ident) in anew]
            found.append(replace(goal, criteria=(*goal.criteria, *back), removed=()))
        elif (goal.pack, goal.slug) in names:
            found.append(goal)
    return tuple(found)


def shipped_rules() -> Path:
    """Give the directory of the package's own rules: inside it in a wheel, beside it in a checkout."""
    packed = _PACKAGE / "_rules"
    return packed if packed.is_dir() else _PACKAGE.parent / "rules"


def find_rules(directory: Path) -> tuple[GoalFiles, ...]:
    """Find the goals below a directory, by path; raises RuleFaults where there are none."""
    top = os.fspath(directory)
    stray: list[str] = []
    try:
        found = _goals_below(top, 2, stray)
    except OSError as error:
        raise RuleFaults([Fault(top, 1, "", f"cannot be read: {error.strerror}")]) from error
    notes = find_notes(directory)
    stray = [file for file in stray if file not in notes]
    if stray:
        raise RuleFaults(Fault(file, 1, "", _stray(file)) for file in stray)
    if not found and not notes:
        message = "holds no rules: give a folder of packs, a pack, or a goal's folder (with a goal.yaml)"
        raise RuleFaults([Fault(top, 1, "", message)])
    return tuple(found)


def find_notes(directory: Path) -> tuple[str, ...]:
    """Find the files of notes in a directory, by path."""
    folder = os.path.join(directory, _NOTES)  # noqa: PTH118 - as the listing below
    try:
        with os.scandir(folder) as listing:
            return tuple(sorted(entry.path for entry in listing if entry.name.endswith((".yaml", ".yml"))))
    except OSError:  # most directories hold no notes
        return ()


def _stray(file: str) -> str:
    """Say why no rule is read from a file."""
    if os.path.basename(file).startswith("pack."):  # noqa: PTH119 - as the listing below
        return "is not read: the file of a pack must be called pack.yaml and lie beside its goals' folders"
    if os.path.basename(file).startswith("goal."):  # noqa: PTH119 - as the listing below
        return "is not read: the file of a goal must be called goal.yaml"
    return "is not read: a criterion's file must lie beside a goal.yaml, in <pack>/<goal>/"


def _goals_below(directory: str, depth: int, stray: list[str], about: str | None = None) -> list[GoalFiles]:
    """Give the goals in and below a directory; ``stray`` takes the YAML files that belong to none.

    ``about`` is the pack.yaml above it; None at the top, where it is looked for.
    """
    # os.scandir: this runs at every start, and pathlib takes three times as long
    with os.scandir(directory) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    seen = [entry for entry in entries if not entry.name.startswith(".")]
    files = [entry.path for entry in seen if entry.name.endswith((".yaml", ".yml"))]
    folders = [entry.path for entry in seen if entry.is_dir()]
    goals = [entry.path for entry in seen if entry.name == "goal.yaml"]
    if goals:
        for folder in folders:  # criteria lie in the goal's folder itself
            with os.scandir(folder) as listing:
                stray += [entry.path for entry in listing if entry.name.endswith((".yaml", ".yml"))]
        stray += [path for path in files if path.endswith(f"{os.sep}goal.yml")]
        pack = Path(directory).absolute().parent
        if about is None:
            above = pack / _PACK_FILE
            about = os.fspath(above) if above.is_file() else ""
        criteria = (path for path in files if path != goals[0] and path not in stray)
        return [GoalFiles(pack.name, goals[0], tuple(criteria), about)]
    own = next((entry.path for entry in seen if entry.name == _PACK_FILE), "")
    found = [goal for one in folders for goal in _goals_below(one, depth - 1, stray, own)] if depth else []
    if own and not any(goal.about == own for goal in found):  # a pack that only changes another one
        found.append(GoalFiles(Path(directory).absolute().name, "", (), own))
    stray += [path for path in files if path != own]
    return found
