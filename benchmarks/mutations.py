"""Change demands that are rightly called present, and measure whether the verdict follows.

    python benchmarks/mutations.py [--phrasebook DIR] [--per-rule N] [--goal SLUG] [--errors] [--json]

The demands are the ``present`` examples of POGI's rules, and with ``--phrasebook`` the ``present`` passages
of a phrasebook (benchmarks/score.py). variants.py tells how they are changed. Of each kind of change N
variants a criterion are judged (0: all), always the same ones. A demand that is misjudged unchanged, or
is present by another criterion's demand only, is left out and counted.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import pogi_check
from counting import Ratio
from pogi_check.documents.document import Tender
from pogi_check.rulebook.examples import asking, example_tender, judge_tender, load_examples
from score import rule_of, show, to_example
from variants import Demand, Variant, demand_of, variants_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pogi_check.documents.document import Document
    from pogi_check.rulebook.book import Criterion, Example, Goal, RuleBook


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checker makes of a variant."""

    criterion: str
    demand: Demand
    variant: Variant
    got: str
    got_reasons: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Tell whether the verdict is the one that follows from the change."""
        return self.got == self.variant.verdict

    @property
    def reason_right(self) -> bool:
        """Tell whether a reason that follows from the change is among those given."""
        return not self.variant.reasons or not {*self.variant.reasons}.isdisjoint(self.got_reasons)


@dataclass(frozen=True, slots=True)
class Measured:
    """The outcomes, with the demands that were changed and those that could not be."""

    outcomes: tuple[Outcome, ...] = ()
    examples: int = 0
    demands: int = 0
    misjudged: int = 0


Source = tuple["Goal", "Criterion", tuple["Example", ...]]


def of_rules(rulebook: RuleBook, goals: Sequence[str]) -> Iterator[Source]:
    """Give the examples of POGI's criteria."""
    for goal in rulebook.goals:
        if goal.pack == "pogi" and (not goals or goal.slug in goals):
            for criterion in goal.criteria:
                yield goal, criterion, load_examples(criterion)


def of_phrasebook(directory: Path, rulebook: RuleBook, goals: Sequence[str]) -> Iterator[Source]:
    """Give the passages of a phrasebook, criterion by criterion."""
    for path in sorted(directory.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        rule = rule_of(rulebook, str(content["criterion"]))
        if rule is not None and (not goals or rule[0].slug in goals):
            yield *rule, tuple(to_example(passage) for passage in content["passages"])


def measure(sources: Iterable[Source], per_rule: int) -> Measured:
    """Change and judge the demands of every source."""
    measured = Measured()
    for goal, criterion, examples in sources:
        one = _measure(goal, criterion, examples, per_rule)
        measured = Measured(
            measured.outcomes + one.outcomes,
            measured.examples + one.examples,
            measured.demands + one.demands,
            measured.misjudged + one.misjudged,
        )
    return measured


def _measure(goal: Goal, criterion: Criterion, examples: Sequence[Example], per_rule: int) -> Measured:
    book = asking(goal, criterion)
    present = [example for example in examples if example.verdict == "present"]
    demands = [demand for example in present if (demand := demand_of(example)) is not None]
    known: dict[Demand, bool] = {}

    def is_known(demand: Demand) -> bool:
        if demand not in known:
            found = judge_tender(goal, criterion, tender_of((demand.example,)), book)
            known[demand] = found.verdict.value == "present" and not found.why
        return known[demand]

    made = [(demand, variant) for demand in demands for variant in variants_of(demand, criterion)]
    outcomes = []
    for demand, variant in sample(made, criterion.id, per_rule):
        if is_known(demand):
            found = judge_tender(goal, criterion, tender_of(variant.documents), book)
            reasons = tuple(reason.value for reason in found.reasons)
            outcomes.append(Outcome(criterion.id, demand, variant, found.verdict.value, reasons))
    misjudged = sum(not right for right in known.values())
    return Measured(tuple(outcomes), len(present), len(demands), misjudged)


def sample(
    made: Sequence[tuple[Demand, Variant]], criterion: str, per_rule: int
) -> list[tuple[Demand, Variant]]:
    """Choose variants of each kind, of as many forms and demands as there are; always the same ones."""

    def order(one: tuple[Demand, Variant]) -> str:
        demand, variant = one
        return sha256(f"{criterion}\n{demand.text}\n{variant.kind}\n{variant.form}".encode()).hexdigest()

    chosen: list[tuple[Demand, Variant]] = []
    for kind in dict.fromkeys(variant.kind for _, variant in made):
        listed = sorted((one for one in made if one[1].kind == kind), key=order)
        if not per_rule:
            chosen += listed
            continue
        forms: set[str] = set()
        fresh = [one for one in listed if not (one[1].form in forms or forms.add(one[1].form))]  # type: ignore[func-returns-value]
        rest = [one for one in listed if one not in fresh]
        chosen += [*fresh, *rest][:per_rule]
    return chosen


def tender_of(documents: Sequence[Example]) -> Tender:
    """Build a tender in which each example is a document of its own."""
    built = [example_tender(example).documents[0] for example in documents]
    named = [_named(document, f"dokument {number}") for number, document in enumerate(built, 1)]
    return Tender("eksempel", tuple(named))


def _named(document: Document, name: str) -> Document:
    blocks = tuple(replace(block, place=replace(block.place, document=name)) for block in document.blocks)
    return replace(document, name=name, blocks=blocks)


def verdicts_right(outcomes: Iterable[Outcome]) -> Ratio:
    """Give the share of variants with the right verdict."""
    listed = list(outcomes)
    return Ratio(sum(one.right for one in listed), len(listed))


def reasons_right(outcomes: Iterable[Outcome]) -> Ratio:
    """Give the share of rightly weakened variants for which an expected reason is given."""
    weakened = [one for one in outcomes if one.right and one.variant.reasons]
    return Ratio(sum(one.reason_right for one in weakened), len(weakened))


def by_kind(outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """Group outcomes by the kind of change: weaker ones first, then those that say the same."""
    groups: dict[str, list[Outcome]] = {}
    for one in sorted(outcomes, key=lambda one: one.variant.verdict == "present"):
        groups.setdefault(one.variant.kind, []).append(one)
    return groups


def to_text(name: str, measured: Measured) -> str:
    """Write the figures of each kind of change."""
    groups = by_kind(measured.outcomes)
    width = max([len("kind"), *map(len, groups)])
    lines = [
        f"== {name}: {measured.demands} plain demands of {measured.examples} present passages",
        f"   {measured.misjudged} of those tried are not present by themselves unchanged, and left out",
        f"{'kind':{width}}  expected      n  verdict right      reason right",
    ]
    for kind, group in groups.items():
        expected = group[0].variant.verdict
        lines.append(
            f"{kind:{width}}  {expected:8}  {len(group):>5}  {verdicts_right(group)!s:17}"
            f"  {reasons_right(group)}".rstrip()
        )
    changed = [one for one in measured.outcomes if one.variant.verdict != "present"]
    same = [one for one in measured.outcomes if one.variant.verdict == "present"]
    for title, group in (("all weaker", changed), ("all the same", same)):
        lines.append(
            f"{title:{width}}  {'':8}  {len(group):>5}  {verdicts_right(group)!s:17}  {reasons_right(group)}"
        )
    return "\n".join(lines)


def to_json(measured: Measured) -> dict[str, Any]:
    """Give the figures of each kind of change, and the misses, as JSON data."""
    return {
        "demands": measured.demands,
        "kinds": {
            kind: {
                "expected": group[0].variant.verdict,
                "judged": len(group),
                "verdict_right": verdicts_right(group).value,
                "reason_right": reasons_right(group).value,
            }
            for kind, group in by_kind(measured.outcomes).items()
        },
        "errors": [_told(one) for one in _misses(measured)],
    }


def errors_text(measured: Measured) -> str:
    """Write every miss in full."""
    return "\n".join(_told(one) for one in _misses(measured))


def _misses(measured: Measured) -> list[Outcome]:
    return [one for one in measured.outcomes if not (one.right and one.reason_right)]


def _told(one: Outcome) -> str:
    wanted = _said(one.variant.verdict, one.variant.reasons)
    where = " || ".join(show(example) for example in one.variant.documents)
    return f"{one.variant.kind} {one.criterion}: {wanted} -> {_said(one.got, one.got_reasons)}\n    {where}"


def _said(verdict: str, reasons: Sequence[str]) -> str:
    return f"{verdict} ({' / '.join(reasons)})" if reasons else verdict


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; give 2 where there is nothing to change."""
    parser = argparse.ArgumentParser(description="Change demands and measure whether the verdict follows.")
    parser.add_argument("--phrasebook", type=Path, action="append", default=[], help="labelled passages too")
    parser.add_argument("--no-rules", action="store_true", help="leave the rules' own examples out")
    parser.add_argument("--per-rule", type=int, default=2, help="variants of a kind a criterion (0: all)")
    parser.add_argument("--goal", action="append", default=[], help="this goal only (repeatable)")
    parser.add_argument("--errors", action="store_true", help="list the misses in full")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    options = parser.parse_args(arguments)

    rulebook = pogi_check.load_rules()
    sources = {} if options.no_rules else {"rules": of_rules(rulebook, options.goal)}
    sources |= {str(path): of_phrasebook(path, rulebook, options.goal) for path in options.phrasebook}
    measured = {name: measure(source, options.per_rule) for name, source in sources.items()}
    if not any(one.outcomes for one in measured.values()):
        print("There are no plain demands to change.", file=sys.stderr)
        return 2
    if options.json:
        print(
            json.dumps({name: to_json(one) for name, one in measured.items()}, ensure_ascii=False, indent=1)
        )
        return 0
    for name, one in measured.items():
        print(to_text(name, one))
        if options.errors and (text := errors_text(one)):
            print(f"\n{text}")
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
