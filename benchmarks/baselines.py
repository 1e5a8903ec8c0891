"""Compare the checker with what is simpler, and with itself when a part of it is switched off.

    python benchmarks/baselines.py [--fixtures DIR] [--phrasebook DIR]

The material is that of the score. The simpler ways know the rule book's remedies and which goals apply, and
the fuzzy ones get the thresholds that suit this very material best: each is better here than it would be on
new tenders. None of them says ``not_applicable``; where that is right, they are wrong.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import yaml
from rapidfuzz import fuzz

import pogi_check
from counting import Judgement, accuracy, f1, macro_f1, precision, recall
from pogi_check import checking
from pogi_check.danish import modality
from pogi_check.danish.cues import find_cues
from pogi_check.danish.labels import find_labels
from pogi_check.danish.passages import segment
from pogi_check.danish.sentences import sentences
from pogi_check.danish.words import TermIndex, tokenize
from pogi_check.documents.tender import read_tender
from pogi_check.judging import matching
from pogi_check.rulebook.examples import example_tender, judge_example
from pogi_check.terms import Role
from score import NOT_DOCUMENTS, ROOT, rule_of, to_example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from pogi_check.danish.clauses import Passage
    from pogi_check.danish.markings import Legend
    from pogi_check.documents.document import Document, Tender
    from pogi_check.rulebook.book import Criterion, Example, Goal, RuleBook


@dataclass(frozen=True, slots=True)
class Case:
    """One label: what a tender, or an example, is to be judged on a criterion."""

    goal: Goal
    criterion: Criterion
    expected: str
    where: str
    tender: Tender
    on: date | None = None
    example: Example | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """Give the texts that are searched: headings, paragraphs, cells."""
        return tuple(block.text for document in self.tender.documents for block in document.blocks)


def of_fixtures(directory: Path, rulebook: RuleBook) -> Iterator[Case]:
    """Give the labels of every tender, each tender read once."""
    for path in sorted(directory.glob("*/labels.yaml")):
        labels = yaml.safe_load(path.read_text(encoding="utf-8"))
        files = [one for one in sorted(path.parent.iterdir()) if one.suffix not in NOT_DOCUMENTS]
        tender = read_tender(files)
        for ident, label in labels["labels"].items():
            rule = rule_of(rulebook, ident)
            if rule is not None:
                yield Case(*rule, label["verdict"], path.parent.name, tender, labels["date"])


def of_phrasebook(directory: Path, rulebook: RuleBook) -> Iterator[Case]:
    """Give the passages of a phrasebook."""
    for path in sorted(directory.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        rule = rule_of(rulebook, str(content["criterion"]))
        for number, passage in enumerate(content["passages"] if rule is not None else ()):
            if rule is not None:
                example = to_example(passage)
                where = f"{path.stem} {number}"
                yield Case(*rule, example.verdict, where, example_tender(example), example=example)


# ── simpler ways ────────────────────────────────────────────────────────────────────────────────

_SHORTEST = 5  # letters of a keyword
_ENDING = 3  # letters at the end of a keyword that inflection may change
_VERB = "=skal"  # a group of names with it asks for a demand, not for goods
_BINDING = re.compile(r"\b(?:skal|krav\w*|mindstekrav\w*|må ikke|må kun|forpligte\w*)\b", re.IGNORECASE)
_LOOSE = re.compile(
    r"\b(?:bør|kan|helst|gerne|ønske\w*|anbefal\w*|så vidt muligt|videst muligt|om muligt|tilstræb\w*"
    r"|hvis|såfremt|medmindre|udvalgte|senest|dog|vægt\w*|point|oplys\w*|beskriv\w*)\b",
    re.IGNORECASE,
)


def keywords(criterion: Criterion) -> tuple[str, ...]:
    """Give the stems of the green words and labels of a criterion's remedy."""
    remedy = criterion.remedy
    groups = [g for part in criterion.asks for wording in part.wordings for g in wording.names]
    terms = {term for group in groups if _VERB not in group for term in group}
    goods = TermIndex({term for part in criterion.asks for term in part.subject}).find(tokenize(remedy))
    spans = [(one.start, one.end) for one in TermIndex(terms).find(tokenize(remedy))]
    spans += [(one.start, one.end) for one in find_labels(remedy)]
    cues = [(one.start, one.end) for one in find_cues(tokenize(remedy))]
    others = {*((hit.start, hit.end) for hit in goods), *cues}
    words = {remedy[slice(*span)].casefold() for span in spans if span not in others}
    words = words or {token.word for token in tokenize(remedy)}
    return tuple(sorted({_stem(word) for word in words if len(word) >= _SHORTEST}))


def _stem(word: str) -> str:
    return word[: max(_SHORTEST, len(word) - _ENDING)]


def by_keyword(case: Case) -> str:
    """Call a criterion present where any of its keywords occurs."""
    stems = keywords(case.criterion)
    return "present" if any(stem in text.casefold() for text in case.texts for stem in stems) else "missing"


def by_regex(case: Case) -> str:
    """Look for a keyword with a binding verb, or with a loosening word, in one sentence."""
    stems = keywords(case.criterion)
    found = set()
    for text in case.texts:
        for start, end in sentences(text):
            sentence = text[start:end]
            if any(stem in sentence.casefold() for stem in stems):
                loose = _LOOSE.search(sentence) is not None
                found.add("weakened" if loose else "present" if _BINDING.search(sentence) else "missing")
    return next((verdict for verdict in ("present", "weakened") if verdict in found), "missing")


def similarity(case: Case) -> float:
    """Give how like a paragraph of the tender is to the remedy, at best."""
    remedy = case.criterion.remedy.casefold()
    long_enough = (text.casefold() for text in case.texts if len(text) * 2 >= len(remedy))
    return max((fuzz.partial_ratio(remedy, text) for text in long_enough), default=0.0)


def by_similarity(cases: Sequence[Case], *, graded: bool) -> tuple[str, list[Judgement]]:
    """Call present what is like the remedy, at the thresholds with the best macro-F1 on these very cases.

    ``graded`` has a second threshold below: between the two a criterion is weakened.
    """
    scores = [similarity(case) for case in cases]
    steps = range(30, 101, 2)
    pairs = [(high, low) for high in steps for low in steps if (low < high if graded else low == high)]

    def judged(high: int, low: int) -> list[Judgement]:
        verdicts = ("present" if s >= high else "weakened" if s >= low else "missing" for s in scores)
        return [_judgement(case, verdict) for case, verdict in zip(cases, verdicts, strict=True)]

    high, low = max(pairs, key=lambda pair: macro_f1(judged(*pair)) or 0)
    name = f"fuzzy remedy, present from {high}" + (f", weakened from {low}" if graded else "")
    return name, judged(high, low)


def _judgement(case: Case, got: str) -> Judgement:
    return Judgement(case.goal.slug, case.criterion.id, case.expected, got, case.where)


# ── the checker with a part switched off ────────────────────────────────────────────────────────


def _nothing(*_arguments: object) -> tuple[int, ...]:
    return ()


def _segment_alone(document: Document, legend: Legend) -> tuple[Passage, ...]:
    """Cut a document into passages that know nothing of their headings and lead-ins."""
    return tuple(
        replace(
            passage,
            context=replace(passage.context, headings=(), lead_in=""),
            lead=None,
            marking=passage.marking if passage.marking is not None and passage.marking.own else None,
        )
        for passage in segment(document, legend)
    )


def _no_role(*_arguments: object) -> Role:
    return Role.MINIMUM_REQUIREMENT


_OFF: dict[str, tuple[tuple[object, str, Callable[..., object]], ...]] = {
    "pogi-check": (),
    "  without headings and lead-ins": ((checking, "segment", _segment_alone),),
    "  without compounds": ((TermIndex, "_ended", _nothing), (TermIndex, "_headed", _nothing)),
    "  without typing errors": ((TermIndex, "_mistyped", _nothing),),
    "  without roles": ((modality, "role_of", _no_role),),
}


@contextmanager
def switched_off(name: str) -> Iterator[RuleBook]:
    """Switch a part of the checker off, with nothing remembered from before; gives the rule book."""
    with ExitStack() as stack:
        for owner, attribute, instead in _OFF[name]:
            stack.enter_context(patch.object(owner, attribute, instead))
        _forget()
        try:
            yield pogi_check.load_rules()
        finally:
            _forget()


def _forget() -> None:
    """Empty every memo of the checker."""
    matching._MATCHERS.clear()  # noqa: SLF001 - the benchmark switches what the package does not
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and str(one.__module__).startswith("pogi_check"):
            one.cache_clear()


def by_checker(cases: Sequence[Case], rulebook: RuleBook) -> list[Judgement]:
    """Judge as the score does: a tender by the goals that are found in it, a passage alone."""
    judged = []
    verdicts: dict[str, dict[str, str]] = {}
    for case in cases:
        if case.example is not None:
            got = judge_example(case.goal, case.criterion, case.example).verdict.value
        else:
            if case.where not in verdicts and case.on is not None:
                report = checking.check(case.tender, rulebook, on=case.on)
                verdicts[case.where] = {one.criterion.id: one.verdict.value for one in report.findings}
            got = verdicts[case.where].get(case.criterion.id, "not_applicable")
        judged.append(_judgement(case, got))
    return judged


def compare(cases: Sequence[Case]) -> dict[str, list[Judgement]]:
    """Judge the cases in every way."""
    usual = Counter(case.expected for case in cases).most_common(1)[0][0]
    compared = {
        f"always “{usual}”": [_judgement(case, usual) for case in cases],
        "keyword search": [_judgement(case, by_keyword(case)) for case in cases],
        "keyword and regex a verdict": [_judgement(case, by_regex(case)) for case in cases],
        **dict(by_similarity(cases, graded=graded) for graded in (False, True)),
    }
    for name in _OFF:
        with switched_off(name) as rulebook:
            compared[name] = by_checker(cases, rulebook)
    raised = [
        replace(one, got="present" if one.got == "weakened" else one.got) for one in compared["pogi-check"]
    ]
    return {**compared, "  without weakenings": raised}


def to_text(name: str, compared: dict[str, list[Judgement]]) -> str:
    """Write the figures of every way."""
    width = max(map(len, compared))
    judgements = len(next(iter(compared.values())))
    lines = [
        f"== {name}: {judgements} judgements",
        f"{'':{width}}    acc     F1  present  weakened  missing  w.prec  w.rec",
    ]
    for way, judged in compared.items():
        scores = [_number(f1(judged, verdict)) for verdict in ("present", "weakened", "missing")]
        lines.append(
            f"{way:{width}}  {_number(accuracy(judged).value)}  {_number(macro_f1(judged))}"
            f"    {scores[0]}     {scores[1]}    {scores[2]}"
            f"   {_number(precision(judged, 'weakened').value)}  {_number(recall(judged, 'weakened').value)}"
        )
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "    –" if value is None else f"{value:.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare and print; give 2 where there is nothing to judge."""
    parser = argparse.ArgumentParser(description="Compare the checker with simpler ways and with less of it.")
    parser.add_argument("--fixtures", type=Path, default=ROOT / "fixtures", help="folders with labels.yaml")
    parser.add_argument("--phrasebook", type=Path, action="append", default=[], help="labelled passages too")
    options = parser.parse_args(arguments)

    rulebook = pogi_check.load_rules()
    material = {"fixtures": list(of_fixtures(options.fixtures, rulebook))}
    material |= {str(path): list(of_phrasebook(path, rulebook)) for path in options.phrasebook}
    if not any(material.values()):
        print("There are no labels to compare with.", file=sys.stderr)
        return 2
    for name, cases in material.items():
        if cases:
            print(f"{to_text(name, compare(cases))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
