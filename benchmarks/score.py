"""Measure the verdicts against human labels: whole tenders (fixtures) and single passages (a phrasebook).

    python benchmarks/score.py [--phrasebook DIR] [--fixtures DIR] [--goal SLUG] [--errors] [--json]

A fixture is a folder with a tender's documents and ``labels.yaml``::

    date: 2025-03-14
    goals: [rengoering]            # the goals in scope
    labels:
      "5.a.1": {verdict: weakened, reasons: [hedged], quote: "så vidt muligt"}  # of the deciding clause
      "5.a.2": {verdict: present}

A phrasebook is a folder of ``<criterion>.yaml``: ``criterion`` and ``passages``, each with ``text`` or
``texts``, its context (``under``, ``lead_in``, ``row``, ``legend``), ``verdict``, ``reasons``, ``note``.
``criterion: none`` marks passages in which no criterion may be found.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import pogi_check
from counting import (
    COUNTED,
    RESAMPLES,
    Judgement,
    Ratio,
    accuracy,
    f1,
    figures,
    first_reason_found,
    grouped,
    intervals,
    macro_f1,
    precision,
    quotes_found,
    reasons_all_found,
    reasons_exact,
    recall,
    scope,
)
from pogi_check.checking import check
from pogi_check.rulebook.book import Example
from pogi_check.rulebook.examples import example_tender, judge_example
from pogi_check.terms import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pogi_check.findings import Finding, Report
    from pogi_check.rulebook.book import Criterion, Goal, RuleBook

ROOT = Path(__file__).resolve().parent.parent
NOT_DOCUMENTS = {".yaml", ".yml", ".md"}


@dataclass(frozen=True, slots=True)
class Scored:
    """What one source of labels gives: judgements, and what else is measured on it."""

    judged: tuple[Judgement, ...] = ()
    scope_expected: tuple[tuple[str, str], ...] = ()
    scope_got: tuple[tuple[str, str], ...] = ()
    silent: tuple[str, ...] = ()
    broken: tuple[tuple[str, str], ...] = ()
    without_rule: tuple[str, ...] = ()
    unlabelled: int = 0


def score_fixtures(directory: Path, rulebook: RuleBook, goals: Sequence[str]) -> Scored:
    """Check each labelled tender of a directory as a user would, and compare."""
    judged: list[Judgement] = []
    expected: list[tuple[str, str]] = []
    got: list[tuple[str, str]] = []
    without_rule: list[str] = []
    unlabelled = 0
    for path in sorted(directory.glob("*/labels.yaml")):
        labels = yaml.safe_load(path.read_text(encoding="utf-8"))
        report = _check_fixture(path.parent, labels["date"])
        tender = path.parent.name
        expected += [(tender, goal) for goal in labels["goals"]]
        got += [(tender, one.goal.slug) for one in report.goals if one.in_scope and one.goal.pack == "pogi"]
        findings = {one.criterion.id: one for one in report.findings if one.goal.pack == "pogi"}
        unlabelled += len(findings.keys() - labels["labels"].keys())
        for criterion, label in labels["labels"].items():
            rule = rule_of(rulebook, criterion)
            if rule is None:
                without_rule += [] if goals else [criterion]
            else:
                judged.append(_compare_label(tender, label, findings.get(criterion), rule))
    if goals:
        judged = [one for one in judged if one.goal in goals]
        expected, got = ([pair for pair in pairs if pair[1] in goals] for pairs in (expected, got))
    return Scored(
        tuple(judged), tuple(expected), tuple(got), without_rule=tuple(without_rule), unlabelled=unlabelled
    )


def _check_fixture(folder: Path, on: date) -> Report:
    files = [path for path in sorted(folder.iterdir()) if path.suffix not in NOT_DOCUMENTS]
    return pogi_check.check(files, date=on)


def _compare_label(
    tender: str, label: Mapping[str, Any], finding: Finding | None, rule: tuple[Goal, Criterion]
) -> Judgement:
    return Judgement(
        goal=rule[0].slug,
        criterion=rule[1].id,
        expected=label["verdict"],
        got=finding.verdict.value if finding else "not_applicable",
        where=tender,
        expected_reasons=tuple(label.get("reasons", ())),
        got_reasons=tuple(reason.value for reason in finding.reasons) if finding else (),
        expected_quote=label.get("quote", ""),
        got_quotes=_quotes(finding),
        note=label.get("note", ""),
    )


def score_phrasebook(directory: Path, rulebook: RuleBook, goals: Sequence[str]) -> Scored:
    """Judge each passage as if the tender held it alone and the criterion's goal were in scope."""
    judged: list[Judgement] = []
    silent: list[str] = []
    broken: list[tuple[str, str]] = []
    without_rule: list[str] = []
    asking_all = _asking_all(rulebook, goals)
    for path in sorted(directory.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        ident = str(content["criterion"])
        examples = [to_example(passage) for passage in content["passages"]]
        if ident == "none":
            for example in examples:
                silent.append(show(example))
                broken += [(show(example), cry) for cry in _cries(example, asking_all)]
            continue
        rule = rule_of(rulebook, ident)
        if rule is None:
            without_rule.append(ident)
        elif not goals or rule[0].slug in goals:
            judged += [_compare_example(*rule, example) for example in examples]
    return Scored(tuple(judged), silent=tuple(silent), broken=tuple(broken), without_rule=tuple(without_rule))


def to_example(passage: Mapping[str, Any]) -> Example:
    """Turn a passage of a phrasebook into an example of the rule book."""
    under = passage.get("under", ())
    return Example(
        verdict=passage["verdict"],
        texts=tuple(passage["texts"])
        if "texts" in passage
        else (passage["text"],)
        if "text" in passage
        else (),
        because=tuple(passage.get("reasons", ())),
        under=(under,) if isinstance(under, str) else tuple(under),
        lead_in=passage.get("lead_in", ""),
        row=tuple(
            (str(head), "" if cell is None else str(cell)) for head, cell in passage.get("row", {}).items()
        ),
        legend=passage.get("legend", ""),
        note=passage.get("note", ""),
    )


def show(example: Example) -> str:
    """Write an example with its context on one line."""
    parts = [
        *(f"[{heading}]" for heading in example.under),
        example.lead_in,
        *example.texts,
        " | ".join(f"{head}: {cell}" for head, cell in example.row),
        f"({example.legend})" if example.legend else "",
    ]
    return " ".join(part for part in parts if part)


def _compare_example(goal: Goal, criterion: Criterion, example: Example) -> Judgement:
    finding = judge_example(goal, criterion, example)
    return Judgement(
        goal=goal.slug,
        criterion=criterion.id,
        expected=example.verdict,
        got=finding.verdict.value,
        where=show(example),
        expected_reasons=example.because,
        got_reasons=tuple(reason.value for reason in finding.reasons),
        got_quotes=_quotes(finding),
        note=example.note,
    )


def _cries(example: Example, asked: RuleBook) -> Iterator[str]:
    report = check(
        example_tender(example),
        asked,
        on=date.today(),  # noqa: DTZ011 - the rules in force now
        goals=[goal.slug for goal in asked.goals],
        packs=list({goal.pack for goal in asked.goals}),
    )
    for finding in report.findings:
        if finding.verdict in (Verdict.PRESENT, Verdict.WEAKENED):
            yield f"{finding.criterion.id} {_said(finding.verdict, [one.value for one in finding.reasons])}"


def _asking_all(rulebook: RuleBook, goals: Sequence[str]) -> RuleBook:
    """Give the rule book with every criterion asked whatever the tender buys."""
    asked = tuple(
        replace(goal, criteria=tuple(replace(one, applies=None) for one in goal.criteria))
        for goal in rulebook.goals
        if not goals or goal.slug in goals
    )
    return replace(rulebook, goals=asked)


def rule_of(rulebook: RuleBook, ident: str) -> tuple[Goal, Criterion] | None:
    """Find a criterion in its last version, with its goal."""
    versions = [(goal, one) for goal in rulebook.goals for one in goal.criteria if one.id == ident]
    return max(versions, key=lambda version: version[1].valid_from or date.min, default=None)


def _quotes(finding: Finding | None) -> tuple[str, ...]:
    """Give the clauses that a report shows for a finding: what states it, and what weakens it."""
    if finding is None:
        return ()
    weakening = (one.quote for one in finding.weakened if one.quote)
    return tuple(dict.fromkeys((*(one.quote for one in finding.evidence), *weakening)))


def silence(scored: Scored) -> Ratio:
    """Give the share of passages without green demands in which no criterion is found."""
    return Ratio(len(scored.silent) - len({text for text, _ in scored.broken}), len(scored.silent))


def to_json(scored: Scored) -> dict[str, Any]:
    """Give everything measured on one source of labels as JSON data."""
    scope_precision, scope_recall = scope(scored.scope_expected, scored.scope_got)
    return {
        "overall": figures(scored.judged),
        "intervals": {name: [one.low, one.high] for name, one in intervals(scored.judged).items()},
        "goals": {goal: figures(group) for goal, group in grouped(scored.judged, "goal").items()},
        "criteria": {one: figures(group) for one, group in grouped(scored.judged, "criterion").items()},
        "scope": {"precision": scope_precision.value, "recall": scope_recall.value},
        "silence": silence(scored).value,
        "without_rule": list(scored.without_rule),
        "unlabelled": scored.unlabelled,
        "errors": [asdict(one) for one in scored.judged if not one.right],
        "broken_silence": [list(pair) for pair in scored.broken],
    }


def to_text(name: str, scored: Scored) -> str:
    """Write everything measured on one source of labels as a page of text."""
    judged = scored.judged
    lines = [f"== {name}: {len(judged)} judgements"]
    for title, groups in (("goal", grouped(judged, "goal")), ("criterion", grouped(judged, "criterion"))):
        lines += [_table(title, groups), ""]
    lines += [
        f"accuracy             {accuracy(judged)}",
        f"macro-F1             {_number(macro_f1(judged))}   "
        + ", ".join(f"{verdict} {_number(f1(judged, verdict))}" for verdict in COUNTED),
        f"weakened precision   {precision(judged, 'weakened')}",
        f"weakened recall      {recall(judged, 'weakened')}",
        f"reasons exact        {reasons_exact(judged)}",
        f"reasons all found    {reasons_all_found(judged)}",
        f"first reason found   {first_reason_found(judged)}",
        *_intervals_text(judged),
    ]
    if scored.scope_expected:
        scope_precision, scope_recall = scope(scored.scope_expected, scored.scope_got)
        lines += [f"scope precision      {scope_precision}", f"scope recall         {scope_recall}"]
        lines += [f"quotes found         {quotes_found(judged)}", f"without a label      {scored.unlabelled}"]
    if scored.silent:
        lines += [f"silence              {silence(scored)}"]
    if scored.without_rule:
        counted = Counter(scored.without_rule)
        named = ", ".join(f"{ident} ({number})" for ident, number in counted.items())
        lines += [f"left out             {len(scored.without_rule)} without a rule: {named}"]
    return "\n".join(lines)


def _intervals_text(judged: Sequence[Judgement]) -> list[str]:
    """Write the intervals of 95 %: whole tenders, or passages, drawn anew."""
    texts = len({one.where for one in judged})
    lines = [f"95 % intervals       {RESAMPLES} seeded resamples of {texts} texts"]
    return [*lines, *(f"  {name.replace('_', ' '):19}{one}" for name, one in intervals(judged).items())]


def errors_text(scored: Scored) -> str:
    """Write every miss in full."""
    lines = []
    for one in scored.judged:
        wrong_reasons = one.expected == "weakened" and not set(one.expected_reasons) <= set(one.got_reasons)
        if one.right and not wrong_reasons:
            continue
        lines += [
            (
                f"{one.criterion}: {_said(one.expected, one.expected_reasons)}"
                f" -> {_said(one.got, one.got_reasons)}"
            ),
            f"    {one.where}",
            *([f"    label's quote: {one.expected_quote}"] if one.expected_quote else []),
            *(f"    evidence: {quote}" for quote in one.got_quotes),
            *([f"    note: {one.note}"] if one.note else []),
        ]
    differing = Counter(scored.scope_got)
    differing.subtract(scored.scope_expected)
    lines += [
        f"scope: {tender}: {goal} {'too much' if more > 0 else 'overlooked'}"
        for (tender, goal), more in differing.items()
        if more
    ]
    lines += [f"silence: {cry}\n    {text}" for text, cry in scored.broken]
    return "\n".join(lines)


def _said(verdict: str, reasons: Sequence[str]) -> str:
    return f"{verdict} ({', '.join(reasons)})" if reasons else verdict


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _table(title: str, groups: Mapping[str, Sequence[Judgement]]) -> str:
    width = max([len(title), *map(len, groups)])
    head = f"{title:{width}}     n    acc     F1  w.prec  w.rec  reason"
    rows = [
        f"{name:{width}}  {len(group):>4}  {_number(accuracy(group).value)}  {_number(macro_f1(group)):>5}"
        f"  {_number(precision(group, 'weakened').value):>6}  {_number(recall(group, 'weakened').value):>5}"
        f"  {_number(first_reason_found(group).value):>6}"
        for name, group in groups.items()
    ]
    return "\n".join([head, *rows])


def main(arguments: Sequence[str] | None = None) -> int:
    """Score and print; give 2 where there is nothing to score."""
    parser = argparse.ArgumentParser(description="Measure the verdicts against human labels.")
    parser.add_argument("--fixtures", type=Path, default=ROOT / "fixtures", help="folders with labels.yaml")
    parser.add_argument("--phrasebook", type=Path, help="a folder of labelled passages of your own")
    parser.add_argument("--goal", action="append", default=[], help="score this goal only (repeatable)")
    parser.add_argument("--errors", action="store_true", help="list the misses in full")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    options = parser.parse_args(arguments)

    rulebook = pogi_check.load_rules()
    scored = {"fixtures": score_fixtures(options.fixtures, rulebook, options.goal)}
    if options.phrasebook:
        scored["phrasebook"] = score_phrasebook(options.phrasebook, rulebook, options.goal)
    if not any(one.judged for one in scored.values()):
        print("There are no labels to score against.", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps({name: to_json(one) for name, one in scored.items()}, ensure_ascii=False, indent=1))
        return 0
    for name, one in scored.items():
        print(to_text(name, one))
        if options.errors and (text := errors_text(one)):
            print(f"\n{text}")
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
