"""Build the rule book out of rule files, gathering the faults of all of them: the cold path of loading."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from pogi_check.rulebook.book import Goal, RuleBook
from pogi_check.rulebook.conversion import to_criterion, to_goal, to_note
from pogi_check.rulebook.faults import Fault, RuleFaults
from pogi_check.rulebook.model import CriterionModel, GoalModel, problems
from pogi_check.rulebook.note_model import NoteModel
from pogi_check.rulebook.sources import Source, read_source
from pogi_check.terms import NoteId

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pogi_check.rulebook.book import Note
    from pogi_check.rulebook.faults import Path as KeyPath
    from pogi_check.rulebook.loading import GoalFiles

Model = TypeVar("Model", bound=BaseModel)

_LISTS_OF_LABELS = ("weaker_labels", "weaker_in_choice")


@dataclass(slots=True)
class _Layer:
    """The shipped rules, or those of one further directory."""

    goals: list[Goal] = field(default_factory=list)
    seen: dict[str, Source] = field(default_factory=dict)
    packs: dict[str, str] = field(default_factory=dict)
    slugs: dict[tuple[str, str], Source] = field(default_factory=dict)


def build_book(
    layers: Sequence[Sequence[GoalFiles]], labels: Path, notes: Sequence[Sequence[str]] = ()
) -> RuleBook:
    """Build the rule book of all layers; raises RuleFaults with all faults.

    A later layer replaces the criteria and goals of a pack by those of the same pack, and notes by id.
    ``notes`` are the files of each layer's notes.
    """
    faults: list[Fault] = []
    known = _label_names(labels)
    built = [_read_layer(layer, known, faults) for layer in layers]
    replaced = _replaced(built, faults)
    goals: list[Goal] = []
    for layer in built:
        goals = _lay_over(goals, layer.goals)
    ids = {criterion.id for goal in goals for criterion in goal.criteria} | {
        i for one in built for i in one.seen
    }
    for layer in built:
        for source in layer.seen.values():
            faults += _unknown_ids(source, ids)
    told = _read_notes(notes, known, faults)
    if faults:
        raise RuleFaults(faults)
    return RuleBook(tuple(goals), _version(layers, notes), replaced, told)


def _read_notes(
    layers: Sequence[Sequence[str]], labels: Collection[str], faults: list[Fault]
) -> tuple[Note, ...]:
    """Read the notes of all layers, in the order of their ids' enum; a later one replaces one before."""
    found: dict[NoteId, Note] = {}
    for layer in layers:
        seen: dict[NoteId, str] = {}
        for file in layer:
            try:
                source = read_source(Path(file))
                model = read_model(source, NoteModel)
            except RuleFaults as wrong:
                faults += wrong.faults
                continue
            if model.note in seen:
                faults.append(source.fault(("note",), f"{model.note} is the note of {seen[model.note]} too"))
            for place, label in enumerate(model.labels):
                if labels and label not in labels:
                    message = f"{label} is not a label of the lexicon{_did_you_mean(label, labels)}"
                    faults.append(source.fault(("labels", place), message))
            seen[model.note] = file
            found[model.note] = to_note(model, file)
    return tuple(found[one] for one in NoteId if one in found)


def read_model(source: Source, model: type[Model]) -> Model:
    """Check a file's data against its model; raises RuleFaults."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        found = problems(error, model)
        raise RuleFaults(source.fault(path, message) for path, message in found) from error


def _read_layer(layer: Sequence[GoalFiles], labels: Collection[str], faults: list[Fault]) -> _Layer:
    built = _Layer()
    for files in layer:
        goal = _read_goal(files, built, faults)
        criteria = []
        for file in files.criteria:
            try:
                source = read_source(Path(file))
                model = read_model(source, CriterionModel)
            except RuleFaults as found:
                faults += found.faults
                continue
            wrong = [*_checked(source, model, goal, labels)]
            if model.id in built.seen:
                wrong.append(
                    source.fault(("id",), f"{model.id} is the id of {built.seen[model.id].file} too")
                )
            built.seen.setdefault(model.id, source)
            built.packs.setdefault(model.id, files.pack)
            faults += wrong
            if goal and not wrong:
                criteria.append(to_criterion(model, goal, source.file))
        if goal and not faults:
            built.goals.append(
                to_goal(goal, files.pack, tuple(sorted(criteria, key=lambda one: natural(one.id))))
            )
    return built


def _replaced(layers: Sequence[_Layer], faults: list[Fault]) -> tuple[tuple[str, str, str], ...]:
    """Give (id, file, file before) of the criteria that a later layer replaces.

    Only the same pack may: an id that another pack has is a copy that was not given one of its own.
    """
    owners: dict[str, tuple[str, Source]] = {}
    replaced = []
    for layer in layers:
        for ident, source in layer.seen.items():
            pack = layer.packs[ident]
            owner, before = owners.get(ident, (pack, None))
            if owner != pack and before is not None:
                message = (
                    f"{ident} is the id of {before.file} in pack {owner} too: "
                    "give this criterion an id that no other pack has"
                )
                faults.append(source.fault(("id",), message))
                continue
            if before is not None and not Path(source.file).samefile(before.file):
                replaced.append((ident, source.file, before.file))
            owners[ident] = (pack, source)
    return tuple(replaced)


def _read_goal(files: GoalFiles, built: _Layer, faults: list[Fault]) -> GoalModel | None:
    try:
        source = read_source(Path(files.goal))
        goal = read_model(source, GoalModel)
    except RuleFaults as found:
        faults += found.faults
        return None
    faults += (source.fault(path, text) for path, text in _wrong_lists(source.data, goal))
    name = (files.pack, goal.goal)
    if name in built.slugs:
        faults.append(source.fault(("goal",), f"{goal.goal} is the goal of {built.slugs[name].file} too"))
    built.slugs.setdefault(name, source)
    return goal


def _checked(
    source: Source, model: CriterionModel, goal: GoalModel | None, labels: Collection[str]
) -> Iterator[Fault]:
    """Give the faults of a criterion that its own mapping cannot show."""
    if goal is not None:
        yield from (source.fault(path, text) for path, text in _wrong_lists(source.data, goal))
    for path, label in _named_labels(model) if labels else ():
        if label not in labels:
            yield source.fault(path, f"{label} is not a label of the lexicon{_did_you_mean(label, labels)}")


def _named_labels(model: CriterionModel) -> Iterator[tuple[KeyPath, str]]:
    """Give every label that a criterion names, with its key path."""
    for place, part in enumerate(model.asks):
        for key in _LISTS_OF_LABELS:
            yield from ((("asks", place, key, i), label) for i, label in enumerate(getattr(part, key)))
        yield from ((("asks", place, "generations", label), label) for label in part.generations)
        for which, wording in enumerate(part.any):
            path = ("asks", place, "any", which, "labels")
            yield from (((*path, i), label) for i, label in enumerate(wording.labels))


def _wrong_lists(data: object, goal: GoalModel, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Find unknown ``$name`` and terms that stand twice in one list, outside titles and examples."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key != "examples":
                yield from _wrong_lists(value, goal, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            if isinstance(value, str) and value in data[:place]:
                yield (*path, place), f"{value} stands twice in the list"
            elif isinstance(value, str) and value.startswith("$") and value[1:] not in goal.vocabulary:
                hint = _did_you_mean(value[1:], goal.vocabulary)
                yield (*path, place), f"{value} is not a list of the goal's vocabulary{hint}"
            elif isinstance(value, str) and value.startswith("$") and path[:1] == ("vocabulary",):
                yield (*path, place), "a list of the vocabulary cannot use another one"
            else:
                yield from _wrong_lists(value, goal, (*path, place))


def _unknown_ids(source: Source, ids: Collection[str]) -> Iterator[Fault]:
    model = CriterionModel.model_validate(source.data)
    named: list[tuple[KeyPath, str]] = [
        (("satisfied_by", place, "criterion"), one.criterion) for place, one in enumerate(model.satisfied_by)
    ]
    named += [(("remedy_also", place), one) for place, one in enumerate(model.remedy_also)]
    for path, ident in named:
        if ident == model.id:
            yield source.fault(path, "names the criterion itself")
        elif ident not in ids:
            yield source.fault(path, f"{ident} is not a criterion of the rules{_did_you_mean(ident, ids)}")


def _did_you_mean(given: str, known: Collection[str]) -> str:
    close = get_close_matches(given, known, n=1, cutoff=0.5)
    return f"; did you mean {close[0]}?" if close else ""


def _lay_over(goals: Sequence[Goal], added: Sequence[Goal]) -> list[Goal]:
    """Put a layer's goals over the ones before: a pack's criteria and goals replace its own of before."""
    new_ids = {criterion.id for goal in added for criterion in goal.criteria}
    kept = {
        (goal.pack, goal.slug): replace(
            goal, criteria=tuple(one for one in goal.criteria if one.id not in new_ids)
        )
        for goal in goals
    }
    for goal in added:
        before = kept.get((goal.pack, goal.slug))
        criteria = (*before.criteria, *goal.criteria) if before else goal.criteria
        kept[goal.pack, goal.slug] = replace(
            goal, criteria=tuple(sorted(criteria, key=lambda one: natural(one.id)))
        )
    return sorted(kept.values(), key=_order)


def _order(goal: Goal) -> tuple[bool, str, bool, int, str]:
    """Order goals: pogi first, then by pack; numbered ones first."""
    return (goal.pack != "pogi", goal.pack, goal.number is None, goal.number or 0, goal.slug)


def natural(ident: str) -> tuple[tuple[bool, int, str], ...]:
    """Order ids as people count: 7.2 before 7.10."""
    return tuple((not step.isdigit(), int(step) if step.isdigit() else 0, step) for step in ident.split("."))


def _label_names(file: Path) -> frozenset[str]:
    """Give the names of the label lexicon."""
    if not file.exists():
        return frozenset()
    data = read_source(file).data
    labels = data.get("labels", data)
    return frozenset(str(name) for name in labels) if isinstance(labels, (dict, list)) else frozenset()


def _version(layers: Sequence[Sequence[GoalFiles]], notes: Sequence[Sequence[str]]) -> str:
    """Give a short hash of the rules' content, the same wherever they lie."""
    digest = hashlib.sha256()
    for layer in layers:
        for files in layer:
            for file in (files.goal, *files.criteria):
                path = Path(file)
                digest.update(f"\0{files.pack}/{path.parent.name}/{path.name}\0".encode())
                digest.update(path.read_bytes())
    for path in (Path(file) for listed in notes for file in listed):
        digest.update(f"\0{path.parent.name}/{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
