"""Count how a checker's verdicts agree with human labels: pure functions over pairs of the two."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

COUNTED = ("present", "weakened", "missing")
_STATED = ("present", "weakened")  # verdicts whose finding shows a clause
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+")
_CLAUSE = 15  # characters of a clause that is no mere word


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person and the checker say about one criterion in one text."""

    goal: str
    criterion: str
    expected: str
    got: str
    where: str
    expected_reasons: tuple[str, ...] = ()
    got_reasons: tuple[str, ...] = ()
    expected_quote: str = ""
    got_quotes: tuple[str, ...] = ()
    note: str = ""

    @property
    def right(self) -> bool:
        """Tell whether the verdicts agree."""
        return self.expected == self.got


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share, with what it is a share of."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """Give the share, or None of nothing."""
        return self.hits / self.of if self.of else None

    def __str__(self) -> str:
        """Write the share with its numbers."""
        return f"{self.hits / self.of:.3f} ({self.hits}/{self.of})" if self.of else "–"


def accuracy(judged: Iterable[Judgement]) -> Ratio:
    """Give the share of right verdicts."""
    listed = list(judged)
    return Ratio(sum(one.right for one in listed), len(listed))


def precision(judged: Iterable[Judgement], verdict: str) -> Ratio:
    """Give the share of the checker's verdicts of a kind that are right."""
    said = [one for one in judged if one.got == verdict]
    return Ratio(sum(one.right for one in said), len(said))


def recall(judged: Iterable[Judgement], verdict: str) -> Ratio:
    """Give the share of the labels of a kind that the checker finds."""
    wanted = [one for one in judged if one.expected == verdict]
    return Ratio(sum(one.right for one in wanted), len(wanted))


def f1(judged: Iterable[Judgement], verdict: str) -> float | None:
    """Give the harmonic mean of precision and recall, or None where the verdict does not occur."""
    listed = list(judged)
    hits = sum(one.right for one in listed if one.expected == verdict)
    occurrences = sum((one.expected == verdict) + (one.got == verdict) for one in listed)
    return 2 * hits / occurrences if occurrences else None


def macro_f1(judged: Iterable[Judgement]) -> float | None:
    """Give the mean F1 of present, weakened and missing, of those that occur."""
    listed = list(judged)
    scores = [score for verdict in COUNTED if (score := f1(listed, verdict)) is not None]
    return sum(scores) / len(scores) if scores else None


def rightly_weakened(judged: Iterable[Judgement]) -> list[Judgement]:
    """Give those that both sides call weakened and for which a label names reasons."""
    return [one for one in judged if one.expected == one.got == "weakened" and one.expected_reasons]


def reasons_exact(judged: Iterable[Judgement]) -> Ratio:
    """Give the share of rightly weakened ones whose reasons are the label's, no more and no fewer."""
    weakened = rightly_weakened(judged)
    return Ratio(sum(set(one.expected_reasons) == set(one.got_reasons) for one in weakened), len(weakened))


def reasons_all_found(judged: Iterable[Judgement]) -> Ratio:
    """Give the share of rightly weakened ones that name at least all of the label's reasons."""
    weakened = rightly_weakened(judged)
    return Ratio(sum(set(one.expected_reasons) <= set(one.got_reasons) for one in weakened), len(weakened))


def first_reason_found(judged: Iterable[Judgement]) -> Ratio:
    """Give the share of rightly weakened ones that name the label's first reason."""
    weakened = rightly_weakened(judged)
    return Ratio(sum(one.expected_reasons[0] in one.got_reasons for one in weakened), len(weakened))


def quotes_found(judged: Iterable[Judgement]) -> Ratio:
    """Give the share of right verdicts, present or weakened, whose finding shows the labelled clause.

    A label may quote more than one sentence, a finding shows clauses: one of either must lie in the other.
    """
    quoted = [one for one in judged if one.right and one.expected_quote and one.expected in _STATED]
    return Ratio(sum(_holds(one.got_quotes, one.expected_quote) for one in quoted), len(quoted))


def scope(expected: Iterable[tuple[str, str]], got: Iterable[tuple[str, str]]) -> tuple[Ratio, Ratio]:
    """Give precision and recall of the goals in scope, as (tender, goal) pairs."""
    wanted, said = set(expected), set(got)
    return Ratio(len(wanted & said), len(said)), Ratio(len(wanted & said), len(wanted))


def _holds(quotes: Iterable[str], quote: str) -> bool:
    wanted = _plain(quote)
    pieces = [_plain(piece) for piece in _SENTENCE.split(wanted)]
    shown = [_plain(one) for one in quotes]
    return any(
        wanted in one
        or (len(one) >= _CLAUSE and one in wanted)
        or any(len(piece) >= _CLAUSE and piece in one for piece in pieces)
        for one in shown
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" .;:,")


RESAMPLES = 1000
_SEED = 1966
_TAIL = 0.025  # on either side of an interval of 95 %


@dataclass(frozen=True, slots=True)
class Interval:
    """Between what two values a figure lies in 95 of 100 resamples."""

    low: float
    high: float

    def __str__(self) -> str:
        """Write both ends."""
        return f"{self.low:.3f}–{self.high:.3f}"


def intervals(judged: Iterable[Judgement], resamples: int = RESAMPLES) -> dict[str, Interval]:
    """Give bootstrap intervals of 95 %: whole tenders are drawn, since the judgements of one hang together.

    The draw is seeded: the same judgements give the same intervals. A figure that some resample does not
    have is told over the others.
    """
    tenders: dict[str, Counter[tuple[str, str]]] = {}
    for one in judged:
        tenders.setdefault(one.where, Counter())[one.expected, one.got] += 1
    counted = list(tenders.values())
    draw = random.Random(_SEED)
    found: dict[str, list[float]] = {}
    for _ in range(resamples if counted else 0):
        together: Counter[tuple[str, str]] = Counter()
        for tender in draw.choices(counted, k=len(counted)):
            together.update(tender)
        for name, value in _of_counts(together).items():
            if value is not None:
                found.setdefault(name, []).append(value)
    return {name: _middle(sorted(values)) for name, values in found.items()}


def _middle(ordered: Sequence[float]) -> Interval:
    cut = int(len(ordered) * _TAIL)
    return Interval(ordered[cut], ordered[-1 - cut])


def _of_counts(pairs: Mapping[tuple[str, str], int]) -> dict[str, float | None]:
    """Give accuracy, macro-F1 and weakened's precision and recall of counted (expected, got) pairs."""
    expected: Counter[str] = Counter()
    got: Counter[str] = Counter()
    for (wanted, said), number in pairs.items():
        expected[wanted] += number
        got[said] += number
    hits = {verdict: pairs.get((verdict, verdict), 0) for verdict in {*expected, *got}}
    occurring = [verdict for verdict in COUNTED if expected[verdict] + got[verdict]]
    scores = [2 * hits[verdict] / (expected[verdict] + got[verdict]) for verdict in occurring]
    right = hits.get("weakened", 0)
    return {
        "accuracy": Ratio(sum(hits.values()), expected.total()).value,
        "macro_f1": sum(scores) / len(scores) if scores else None,
        "weakened_precision": Ratio(right, got["weakened"]).value,
        "weakened_recall": Ratio(right, expected["weakened"]).value,
    }


def figures(judged: Sequence[Judgement]) -> dict[str, Any]:
    """Give all figures of a set of judgements, ready for JSON."""
    return {
        "judged": len(judged),
        "accuracy": accuracy(judged).value,
        "macro_f1": macro_f1(judged),
        "f1": {verdict: f1(judged, verdict) for verdict in COUNTED},
        "weakened_precision": precision(judged, "weakened").value,
        "weakened_recall": recall(judged, "weakened").value,
        "reasons_exact": reasons_exact(judged).value,
        "reasons_all_found": reasons_all_found(judged).value,
        "first_reason_found": first_reason_found(judged).value,
        "quotes_found": quotes_found(judged).value,
    }


def grouped(judged: Iterable[Judgement], key: str) -> dict[str, list[Judgement]]:
    """Group judgements by goal or by criterion, in the order in which they come."""
    groups: dict[str, list[Judgement]] = {}
    for one in judged:
        groups.setdefault(getattr(one, key), []).append(one)
    return groups
