"""Build the rule book out of rule files, gathering the faults of all of them: the cold path of loading."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from pogi_check.rulebook.book import Goal, Pack, RuleBook
from pogi_check.rulebook.conversion import inherit, to_criterion, to_goal, to_note
from pogi_check.rulebook.faults import Fault, RuleFaults
from pogi_check.rulebook.model import CriterionModel, GoalModel, PackModel
from pogi_check.rulebook.note_model import NoteModel
from pogi_check.rulebook.problems import problems
from pogi_check.rulebook.sources import Source, read_source
from pogi_check.terms import NoteId, Status

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


@dataclass(slots=True)
class _Named:
    """The packs and goals of all layers by name, as their files give them; a later layer's come last."""

    packs: dict[str, tuple[Source, PackModel]] = field(default_factory=dict)
    goals: dict[str, tuple[Source, GoalModel]] = field(default_factory=dict)
    of_pack: dict[tuple[str, str], str] = field(default_factory=dict)

    def base(self, file: str, pack: str, slug: str) -> tuple[Source, GoalModel] | None:
        """Find the goal that a goal's file extends: of the pack that its own extends, of pogi, of any."""
        changed = self.packs[pack][1].extends if pack in self.packs else ""
        order = [changed, "pogi", *(one for one, _ in self.of_pack)]
        found = (self.of_pack.get((one, slug)) for one in order if one)
        return next((self.goals[one] for one in found if one is not None and one != file), None)


def build_book(
    layers: Sequence[Sequence[GoalFiles]], labels: Path, notes: Sequence[Sequence[str]] = ()
) -> RuleBook:
    """Build the rule book of all layers; raises RuleFaults with all faults.

    A later layer replaces the criteria and goals of a pack by those of the same pack, notes by id, and what
    its packs say that they change of another one. ``notes`` are the files of each layer's notes.
    """
    faults: list[Fault] = []
    known = _label_names(labels)
    named = _Named()
    for files in layers:
        _read_names(files, named, faults)
    built = [_read_layer(files, named, known, faults) for files in layers]
    replaced = _replaced(built, named, faults)
    goals: list[Goal] = []
    for layer in built:
        goals = _lay_over(goals, layer.goals)
    ids = {criterion.id for goal in goals for criterion in goal.criteria} | {
        i for one in built for i in one.seen
    }
    for layer in built:
        for source in layer.seen.values():
            faults += _unknown_ids(source, ids)
    faults += _wrong_changes(named, built)
    faults += _unknown_supplements(named)
    told = _read_notes(notes, known, faults)
    if faults:
        raise RuleFaults(faults)
    shipped = {one.pack for one in layers[0]}
    names = sorted({one.pack for files in layers for one in files}, key=_pack_order)
    packs = {name: _to_pack(name, named, shipped) for name in names}
    whole = tuple(replace(goal, origin=packs[goal.pack]) for goal in _changed(goals, named))
    return RuleBook(whole, _version(layers, notes), tuple(packs.values()), replaced, told)


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


def read_goal(file: Path, base: str = "") -> tuple[Source, GoalModel]:
    """Read a goal's file, with what it has from the goal that it extends; raises RuleFaults."""
    source = read_source(file)
    model = read_model(source, GoalModel)
    return source, inherit(model, read_model(read_source(Path(base)), GoalModel)) if base else model


def _read_names(layer: Sequence[GoalFiles], named: _Named, faults: list[Fault]) -> None:
    """Read the packs and goals of a layer."""
    slugs: dict[tuple[str, str], Source] = {}
    for about in dict.fromkeys(files.about for files in layer if files.about):
        try:
            source = read_source(Path(about))
            pack = read_model(source, PackModel)
        except RuleFaults as found:
            faults += found.faults
            continue
        folder = Path(about).absolute().parent.name
        if pack.pack != folder:
            faults.append(source.fault(("pack",), f"must be the folder's name, {folder}"))
        named.packs[folder] = (source, pack)
    for files in layer:
        if not files.goal:
            continue
        try:
            source = read_source(Path(files.goal))
            goal = read_model(source, GoalModel)
        except RuleFaults as found:
            faults += found.faults
            continue
        name = (files.pack, goal.goal)
        if name in slugs:
            faults.append(source.fault(("goal",), f"{goal.goal} is the goal of {slugs[name].file} too"))
        slugs.setdefault(name, source)
        named.goals[files.goal] = (source, goal)
        named.of_pack[name] = files.goal


def _read_layer(
    layer: Sequence[GoalFiles], named: _Named, labels: Collection[str], faults: list[Fault]
) -> _Layer:
    built = _Layer()
    for files in layer:
        goal, base = _whole_goal(files, named, faults)
        criteria = []
        trial = files.pack in named.packs and named.packs[files.pack][1].status is Status.TRIAL
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
                criterion = to_criterion(model, goal, source.file)
                criteria.append(replace(criterion, status=Status.TRIAL) if trial else criterion)
        if goal and not faults:
            built.goals.append(
                to_goal(goal, files.pack, tuple(sorted(criteria, key=lambda one: natural(one.id))), base)
            )
    return built


def _whole_goal(files: GoalFiles, named: _Named, faults: list[Fault]) -> tuple[GoalModel | None, str]:
    """Give a goal with what it has from the one that it extends, and that one's file."""
    if files.goal not in named.goals:
        return None, ""
    source, goal = named.goals[files.goal]
    file = ""
    if goal.extends is not None:
        base = named.base(files.goal, files.pack, goal.extends)
        if base is None:
            others = {slug for pack, slug in named.of_pack if (pack, slug) != (files.pack, goal.goal)}
            hint = _did_you_mean(goal.extends, others)
            faults.append(source.fault(("extends",), f"{goal.extends} is not a goal of the rules{hint}"))
        elif base[1].extends is not None:
            message = f"{goal.extends} extends {base[1].extends} itself: extend that one"
            faults.append(source.fault(("extends",), message))
        else:
            goal, file = inherit(goal, base[1]), base[0].file
    faults += (source.fault(path, text) for path, text in _wrong_lists(source.data, goal))
    return goal, file


def _replaced(
    layers: Sequence[_Layer], named: _Named, faults: list[Fault]
) -> tuple[tuple[str, str, str], ...]:
    """Give (id, file, file before) of the criteria that a later layer replaces.

    Only the same pack may, or one that says so: an id that another pack has is a copy that was not given
    one of its own.
    """
    owners: dict[str, tuple[str, Source]] = {}
    replaced = []
    for layer in layers:
        for ident, source in layer.seen.items():
            pack = layer.packs[ident]
            owner, before = owners.get(ident, (pack, None))
            changing = named.packs[pack][1] if pack in named.packs else None
            may = changing is not None and changing.extends == owner and ident in changing.override
            if owner != pack and before is not None and not may:
                message = (
                    f"{ident} is the id of {before.file} in pack {owner} too: give this criterion an id that "
                    f"no other pack has, or let {pack}/pack.yaml extend {owner} and override it"
                )
                faults.append(source.fault(("id",), message))
                continue
            if before is not None and not Path(source.file).samefile(before.file):
                replaced.append((ident, source.file, before.file))
            owners[ident] = (pack, source)
    return tuple(replaced)


def _wrong_changes(named: _Named, layers: Sequence[_Layer]) -> Iterator[Fault]:
    """Give what a pack says that it changes of another one, and cannot."""
    ids: dict[str, set[str]] = {}
    for layer in layers:
        for ident, owner in layer.packs.items():
            ids.setdefault(owner, set()).add(ident)
    known = {owner for owner, _ in named.of_pack}
    for name, (source, pack) in named.packs.items():
        if pack.extends and (pack.extends not in known or pack.extends == name):
            hint = _did_you_mean(pack.extends, known - {name})
            yield source.fault(("extends",), f"{pack.extends} is not another pack of the rules{hint}")
            continue
        theirs = ids.get(pack.extends, set()) | set(pack.override) & ids.get(name, set())
        named_ids = [
            (key, i, one) for key in ("disable", "override") for i, one in enumerate(getattr(pack, key))
        ]
        for key, place, ident in named_ids:
            if ident not in theirs:
                message = f"{ident} is not a criterion of pack {pack.extends}{_did_you_mean(ident, theirs)}"
                yield source.fault((key, place), message)
            elif key == "override" and ident not in ids.get(name, set()):
                message = f"no file of this pack words {ident} anew: write it, or disable the criterion"
                yield source.fault((key, place), message)


def _unknown_supplements(named: _Named) -> Iterator[Fault]:
    """Give the supplements of goals that no pack has."""
    slugs = {slug for _, slug in named.of_pack}
    for source, goal in named.goals.values():
        for place, slug in enumerate(goal.supplements):
            if slug not in slugs:
                message = f"{slug} is not a goal of the rules{_did_you_mean(slug, slugs)}"
                yield source.fault(("supplements", place), message)


def _to_pack(name: str, named: _Named, shipped: Collection[str]) -> Pack:
    if name not in named.packs:
        return Pack(name, name, name, shipped=name in shipped)
    model = named.packs[name][1]
    return Pack(
        name,
        model.title,
        model.title_en,
        shipped=name in shipped,
        note=model.note,
        note_en=model.note_en,
        extends=model.extends,
    )


def _changed(goals: Sequence[Goal], named: _Named) -> tuple[Goal, ...]:
    """Take out the criteria that a pack extending theirs disables or words anew."""
    gone = {
        (pack.extends, ident): name
        for name, (_, pack) in named.packs.items()
        for ident in (*pack.disable, *pack.override)
    }
    return tuple(
        replace(
            goal,
            criteria=tuple(one for one in goal.criteria if (goal.pack, one.id) not in gone),
            removed=tuple(
                (one.id, gone[goal.pack, one.id]) for one in goal.criteria if (goal.pack, one.id) in gone
            ),
        )
        for goal in goals
    )


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
    new_ids = {(goal.pack, criterion.id) for goal in added for criterion in goal.criteria}
    kept = {
        (goal.pack, goal.slug): replace(
            goal, criteria=tuple(one for one in goal.criteria if (goal.pack, one.id) not in new_ids)
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


def _pack_order(name: str) -> tuple[bool, str]:
    """Order packs: pogi first, then by name."""
    return (name != "pogi", name)


def _order(goal: Goal) -> tuple[bool, str, bool, int, str]:
    """Order goals by pack; numbered ones first."""
    return (*_pack_order(goal.pack), goal.number is None, goal.number or 0, goal.slug)


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
            for path in map(Path, files.files):
                digest.update(f"\0{files.pack}/{path.parent.name}/{path.name}\0".encode())
                digest.update(path.read_bytes())
    for path in (Path(file) for listed in notes for file in listed):
        digest.update(f"\0{path.parent.name}/{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
