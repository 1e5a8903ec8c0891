"""Prove a rule by its own examples: enough of them, all right, and every word of the rule needed by one.

A word that no example needs has never been tried: taking it out would go unnoticed, and so would
a mistake in it.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pogi_check.rulebook.book import Example
from pogi_check.rulebook.building import read_goal, read_model
from pogi_check.rulebook.conversion import to_criterion, to_examples
from pogi_check.rulebook.examples import (
    ExampleResult,
    asking,
    day_of,
    example_tender,
    judge_goal,
    judge_tender,
    remedy_tender,
    run_note_examples,
)
from pogi_check.rulebook.faults import RuleFaults
from pogi_check.rulebook.model import CriterionModel
from pogi_check.rulebook.note_model import NoteModel
from pogi_check.rulebook.sources import Source, read_source
from pogi_check.terms import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.documents.document import Tender
    from pogi_check.rulebook.book import Criterion, Goal, Note, RuleBook
    from pogi_check.rulebook.faults import Fault
    from pogi_check.rulebook.faults import Path as KeyPath
    from pogi_check.rulebook.model import GoalModel

FEWEST = 4  # examples of each verdict
FEWEST_OF_NOTE = 6  # passages with a note, and without
_VERDICTS = ("present", "weakened", "missing")
_STEM = 4  # letters of a word that a text surely shares with one of its forms


def prove(goal: Goal, criterion: Criterion, book: RuleBook | None = None) -> tuple[Fault, ...]:
    """Give everything that keeps a criterion's file from proving its rule; nothing when it is proved.

    Checked are the number of examples, their verdicts and reasons, the remedy, and that every word,
    label, group and number is pinned. ``book`` holds the other goals' rules too.
    """
    bench = _bench(goal, criterion, book)
    return (
        *_too_few(bench),
        *_wrong_examples(bench),
        *_wrong_remedy(goal, criterion, book, bench.source),
        *_loose_words(bench),
    )


def prove_remedy(goal: Goal, criterion: Criterion, book: RuleBook | None = None) -> tuple[Fault, ...]:
    """Give what is wrong with a criterion's remedy: it must meet its own rule, and no other by accident."""
    return tuple(_wrong_remedy(goal, criterion, book, read_source(Path(criterion.file))))


def prove_note(note: Note, book: RuleBook) -> tuple[Fault, ...]:
    """Give what keeps a note's file from proving it: too few examples of either sort, references untried."""
    source = read_source(Path(note.file))
    model = read_model(source, NoteModel)
    told = [one.message for result in run_note_examples(note, book) for one in result.given]
    few = (
        source.fault(
            ("examples", kind), f"has {len(listed)} examples; a note needs at least {FEWEST_OF_NOTE}"
        )
        for kind, listed in (("noted", model.examples.noted), ("silent", model.examples.silent))
        if len(listed) < FEWEST_OF_NOTE
    )
    untried = (
        source.fault(("references", place), f"no example is noted for {one.old}: write one")
        for place, one in enumerate(model.references)
        if not any(one.old in message for message in told)
    )
    return (*few, *untried)


def prove_vocabulary(goal: Goal, book: RuleBook | None = None) -> tuple[Fault, ...]:
    """Give the words of the goal's vocabulary that no example of any of its criteria needs."""
    benches = [_bench(goal, criterion, book) for criterion in goal.criteria]
    if not benches:
        return ()
    source = benches[0].goal_source
    words = benches[0].goal_model.vocabulary
    own = source.data.get("vocabulary")
    faults = []
    for name, terms in words.items():
        if not isinstance(own, dict) or name not in own:
            continue  # another goal's words are proved by that one's criteria
        users = [bench for bench in benches if _uses(bench.source.data, f"${name}")]
        for place, term in enumerate(terms):
            fewer = {**words, name: tuple(one for one in terms if one != term)}
            if not _breaks_any(users, [bench.source.data for bench in users], fewer, term):
                faults.append(source.fault(("vocabulary", name, place), _not_needed(term)))
    return tuple(faults)


@dataclass(frozen=True, slots=True)
class _Bench:
    """A criterion on the bench: its files, and its examples with the tenders that they make."""

    goal: Goal
    criterion: Criterion
    book: RuleBook | None
    source: Source
    goal_source: Source
    goal_model: GoalModel
    examples: tuple[Example, ...]
    tenders: tuple[Tender, ...]


def _bench(goal: Goal, criterion: Criterion, book: RuleBook | None) -> _Bench:
    source = read_source(Path(criterion.file))
    examples = to_examples(read_model(source, CriterionModel))
    tenders = tuple(example_tender(example) for example in examples)
    goal_source, model = read_goal(Path(criterion.file).with_name("goal.yaml"), goal.base)
    return _Bench(goal, criterion, book, source, goal_source, model, examples, tenders)


def _too_few(bench: _Bench) -> Iterator[Fault]:
    for verdict in _VERDICTS:
        number = sum(example.verdict == verdict for example in bench.examples)
        if number < FEWEST:
            message = f"has {number} examples; a rule needs at least {FEWEST}"
            yield bench.source.fault(("examples", verdict), message)


def _wrong_examples(bench: _Bench) -> Iterator[Fault]:
    places = dict.fromkeys(_VERDICTS, 0)
    rulebook = asking(bench.goal, bench.criterion, bench.book)
    for example, tender in zip(bench.examples, bench.tenders, strict=True):
        result = ExampleResult(example, judge_tender(bench.goal, bench.criterion, tender, rulebook))
        path = ("examples", example.verdict, places[example.verdict])
        places[example.verdict] += 1
        if not result.right:
            yield bench.source.fault(path, str(result))
        elif example.verdict == Verdict.WEAKENED and not example.because:
            yield bench.source.fault(path, f"does not say because of what; it is {result.got}")


def _wrong_remedy(goal: Goal, own: Criterion, book: RuleBook | None, source: Source) -> Iterator[Fault]:
    """Find what the remedy does besides meeting its own criterion."""
    asked = replace(goal, criteria=tuple(replace(one, applies=None) for one in goal.criteria))
    rulebook = asking(asked, own, book)
    present = set()
    for finding in judge_goal(goal, remedy_tender(own), rulebook, day_of(own)):
        ident = finding.criterion.id
        if ident == own.id:
            if finding.verdict is not Verdict.PRESENT:
                result = ExampleResult(_as_example(own), finding)
                yield source.fault(("remedy",), f"does not meet its own criterion: {result.got}")
        elif finding.verdict is Verdict.WEAKENED:
            result = ExampleResult(_as_example(own), finding)
            yield source.fault(("remedy",), f"takes up {ident} by accident: {result.got}")
        elif finding.verdict is Verdict.PRESENT and finding.why != own.id:
            present.add(ident)
    for ident in sorted(present - {*own.remedy_also}):
        message = f"states {ident} too: say so in remedy_also, if it truly does"
        yield source.fault(("remedy",), message)
    for ident in sorted({*own.remedy_also} - present):
        path = ("remedy_also", own.remedy_also.index(ident))
        yield source.fault(path, f"the remedy does not state {ident}")


def _as_example(criterion: Criterion) -> Example:
    return Example(Verdict.PRESENT.value, (criterion.remedy,))


# ── pinning ─────────────────────────────────────────────────────────────────────────────────────


def _loose_words(bench: _Bench) -> Iterator[Fault]:
    """Find the words, labels, groups and numbers that no example of the criterion needs."""
    data = bench.source.data
    for key in ("asks", "own_hedges", "satisfied_by"):
        for path in _pins(data.get(key), (key,)):
            fewer = _without(data, path)
            if fewer is not None and not _breaks(bench, fewer, bench.goal_model.vocabulary, _at(data, path)):
                yield bench.source.fault(path, _not_needed(_at(data, path) or path[-1]))


def _not_needed(what: object) -> str:
    shown = f"“{what}”" if isinstance(what, str) else "it"
    return f"no example needs {shown}: write one that does, or take it out"


def _pins(value: object, path: KeyPath) -> Iterator[KeyPath]:
    """Give the key paths of everything in a rule that an example must need."""
    if isinstance(value, dict):
        if path[0] == "satisfied_by":
            yield path
            return
        for key, inner in value.items():
            below = (*path, key)
            if key == "threshold" or (inner is True and key != "required"):
                yield below
            if key == "generations" and isinstance(inner, dict):
                yield from ((*below, label) for label in inner)
            elif isinstance(inner, list | dict):
                yield from _pins(inner, below)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            if isinstance(inner, str):
                yield (*path, place)
            else:
                yield from _pins(inner, (*path, place))


def _without(data: dict[str, Any], path: KeyPath) -> dict[str, Any] | None:
    """Give a rule's data without one entry, and without what that leaves empty; None when no rule is left."""
    fewer = deepcopy(data)
    del _at(fewer, path[:-1])[path[-1]]
    for part in fewer["asks"]:
        for key in ("covers", "covers_bought"):
            part[key] = [group for group in part.get(key, []) if group]
        for wording in part["any"]:
            wording["names"] = [group for group in wording.get("names", []) if group]
        part["any"] = [
            one for one in part["any"] if one["names"] or one.get("labels") or one.get("threshold")
        ]
    fewer["asks"] = [part for part in fewer["asks"] if part["any"]]
    return fewer if fewer["asks"] else None


def _at(data: Any, path: KeyPath) -> Any:  # noqa: ANN401 - YAML data
    for step in path:
        data = data[step]
    return data


def _breaks(bench: _Bench, data: dict[str, object], words: dict[str, tuple[str, ...]], term: object) -> bool:
    """Tell whether some example comes out otherwise with these data and this vocabulary."""
    return _breaks_any([bench], [data], words, term)


def _variant(bench: _Bench, data: dict[str, object], words: dict[str, tuple[str, ...]]) -> Criterion | None:
    """Give the criterion with these data and this vocabulary; None where that is no rule at all."""
    try:
        model = read_model(replace(bench.source, data={**data, "examples": {}}), CriterionModel)
    except RuleFaults:
        return None
    goal_model = bench.goal_model.model_copy(update={"vocabulary": words})
    return to_criterion(model, goal_model, bench.criterion.file)


def _breaks_any(
    benches: Sequence[_Bench],
    datas: Sequence[dict[str, object]],
    words: dict[str, tuple[str, ...]],
    term: object,
) -> bool:
    """Tell whether an example of a bench comes out otherwise with that bench's data and this vocabulary."""
    ranked = sorted(
        (rank, number, place)
        for number, bench in enumerate(benches)
        for place, rank in enumerate(_ranks(bench.examples, term))
    )
    variants: dict[int, tuple[Criterion, RuleBook]] = {}
    for _, number, place in ranked:
        bench = benches[number]
        if number not in variants:
            variant = _variant(bench, datas[number], words)
            if variant is None:
                return True
            variants[number] = variant, asking(bench.goal, variant, bench.book)
        now = judge_tender(bench.goal, variants[number][0], bench.tenders[place], variants[number][1])
        if not ExampleResult(bench.examples[place], now).right:
            return True
    return False


def _ranks(examples: Sequence[Example], term: object) -> Iterator[tuple[int, int, int]]:
    """Give how unlikely each example is to need a term.

    Those that hold the term's words come first, the shortest of them before all.
    Most proofs end at the first: what little an example says beside the term can hardly do without it.
    """
    words = term.casefold().split() if isinstance(term, str) else []
    options = [[bare for one in word.split("|") if (bare := one.strip("=*.$"))] for word in words]

    for one in examples:
        text = " ".join((*one.texts, *one.under, one.lead_in, one.legend, *sum(one.row, ()))).casefold()
        lacking = sum(1 for word in options if word and not any(option in text for option in word))
        stemless = sum(1 for word in options if word and not any(option[:_STEM] in text for option in word))
        yield stemless, lacking, len(text)


def _uses(data: object, name: str) -> bool:
    if isinstance(data, dict):
        return any(_uses(one, name) for one in data.values())
    if isinstance(data, list):
        return any(_uses(one, name) for one in data)
    return data == name
