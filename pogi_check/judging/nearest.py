"""The clause that comes nearest to a criterion that a tender does not state: better silent than silly.

How near a clause is, the wording tells that the rule suggests: by how much of it the clause says. A word
counts by how rare it is in the tender, which names its goods all over, and among the suggestions, which all
say "skal opfylde". docs/decisions/0014-nearest-clause.md tells how the bounds were measured.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from pogi_check.danish.modality import read_status
from pogi_check.danish.signs import no_cue
from pogi_check.danish.words import tokenize
from pogi_check.findings import Evidence, Span
from pogi_check.judging.index import Index
from pogi_check.judging.matching import pick
from pogi_check.judging.subjects import Topic, where_named
from pogi_check.rulebook.remembered import Remembered
from pogi_check.terms import Strength, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.danish.clauses import Clause
    from pogi_check.findings import Finding, GoalScope
    from pogi_check.judging.matching import Matcher, Scanned
    from pogi_check.rulebook.book import Criterion, Goal

_CLOSE = 0.24  # of the weight of the suggested wording
_TELLING = 0.85  # of the mean weight of its words: a clause says some such words, one of them not the goods
_SHARED = 2
_FEWEST = 4  # words of a clause that says something
_LONG = 30  # words; a longer sentence says many things, and comes near by chance
_SHORTEST = 3  # letters of a word that is weighed at all
_BEGINNING = 3  # letters that the forms of a word share
_ALIKE = 0.75  # of their letters too


@dataclass(frozen=True, slots=True)
class _Saying:
    """A clause where it stands."""

    scanned: Scanned
    clause: Clause


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a suggested wording: its forms in the tender, what it weighs, whether it names the goods."""

    forms: frozenset[str]
    weight: float
    of_goods: bool


def point_out(
    findings: Sequence[Finding],
    scopes: Sequence[GoalScope],
    passages: Sequence[Scanned],
    matcher: Matcher,
    titles: str,
) -> tuple[Finding, ...]:
    """Give missing findings the clause that comes nearest, where one is near enough to help.

    What takes the whole demand up and denies or asks it stays; what only speaks of it gives way.
    """
    sayings = _Sayings(passages, scopes, matcher, titles)
    return tuple(
        _pointed(finding, sayings) if finding.verdict is Verdict.MISSING else finding for finding in findings
    )


def _pointed(finding: Finding, sayings: _Sayings) -> Finding:
    if finding.nearest is not None and finding.nearest.strength is not Strength.NONE:
        return finding
    nearest = sayings.nearest(finding)
    return finding if nearest is None else replace(finding, nearest=nearest)


class _Sayings:
    """The clauses of a tender by their words, to be held against the wordings that rules suggest."""

    def __init__(
        self, passages: Sequence[Scanned], scopes: Sequence[GoalScope], matcher: Matcher, titles: str
    ) -> None:
        self._passages, self._scopes = passages, scopes
        self._matcher, self._titles = matcher, titles
        self._usual: dict[str, tuple[int, Counter[str]]] = {}

    @cached_property
    def _clauses(self) -> Index[_Saying]:
        sayings = [
            _Saying(scanned, clause)
            for scanned in self._passages
            for clause in scanned.passage.clauses
            if len(clause.tokens) >= _FEWEST and not clause.text.rstrip().endswith("?")
        ]
        return Index(sayings, lambda one: {token.word for token in one.clause.tokens})

    @cached_property
    def _begun(self) -> dict[str, set[str]]:
        """Give the words of the tender by their beginning."""
        begun: dict[str, set[str]] = {}
        for one in self._clauses.things:
            for token in one.clause.tokens:
                begun.setdefault(token.word[:_BEGINNING], set()).add(token.word)
        return begun

    def nearest(self, finding: Finding) -> Evidence | None:
        """Find the clause that says most of a criterion's suggested wording; None where none says enough."""
        words = self._words(finding)
        total = sum(word.weight for word in words)
        telling = _TELLING * total / max(len(words), 1)
        shared: dict[int, list[_Word]] = {}
        for word in words:
            for place in self._clauses.places(word.forms):
                shared.setdefault(place, []).append(word)
        near: list[tuple[float, str, int]] = []
        for place, said in shared.items():
            told = [word for word in said if word.weight > telling]
            if len(told) < _SHARED or all(word.of_goods for word in told):
                continue
            clause = self._clauses.things[place].clause
            closeness = sum(word.weight for word in said) / total * min(1.0, _LONG / len(clause.tokens))
            if closeness >= _CLOSE:
                near.append((-closeness, clause.text, place))
        topic = Topic(self._titles, finding.goal.subjects) if self._titles else None
        for _, _, place in sorted(near):
            saying = self._clauses.things[place]
            # A clause about another thing would mislead, however near its words come.
            if any(
                where_named(part, saying.scanned, self._matcher, topic) for part in finding.criterion.asks
            ):
                return _evidence(saying, frozenset().union(*(word.forms for word in shared[place])))
        return None

    def _words(self, finding: Finding) -> list[_Word]:
        """Weigh the words of a suggested wording, those that are forms of one word together."""
        criterion = finding.criterion
        goods = _goods_in(criterion, self._matcher)
        among, usual = self._usual_in(finding.goal.pack)
        clauses = len(self._clauses.things)
        words: dict[frozenset[str], _Word] = {}
        for word in dict.fromkeys(t.word for t in tokenize(criterion.remedy) if len(t.word) >= _SHORTEST):
            forms = self._forms(word)
            rare = log((clauses + 1) / (len(self._clauses.places(forms)) + 0.5))
            weight = max(rare, 0.0) * log((among + 1) / usual[word])
            words.setdefault(forms or frozenset((word,)), _Word(forms, weight, word in goods))
        return list(words.values())

    def _forms(self, word: str) -> frozenset[str]:
        """Give the words of the tender that are forms of a word, or of a compound with it."""
        from rapidfuzz.distance import Indel

        if len(word) <= _BEGINNING:
            return frozenset((word,) if word in self._begun.get(word, ()) else ())
        begun = self._begun.get(word[:_BEGINNING], ())
        return frozenset(one for one in begun if Indel.normalized_similarity(word, one) >= _ALIKE)

    def _usual_in(self, pack: str) -> tuple[int, Counter[str]]:
        """Count the suggestions of a pack, and in how many of them each word stands."""
        if pack not in self._usual:
            goals = (scope.goal for scope in self._scopes if scope.goal.pack == pack)
            remedies = {remedy: words for goal in goals for remedy, words in _suggested_by(goal).items()}
            usual = Counter(word for words in remedies.values() for word in words)
            self._usual[pack] = len(remedies), usual
        return self._usual[pack]


def _suggestions(goal: Goal) -> dict[str, frozenset[str]]:
    """Give the wordings that a goal's criteria suggest, each with its words."""
    remedies = {criterion.remedy for criterion in goal.criteria}
    return {remedy: frozenset(token.word for token in tokenize(remedy)) for remedy in remedies}


_suggested_by: Remembered[Goal, dict[str, frozenset[str]]] = Remembered(_suggestions)


def _goods_in(criterion: Criterion, matcher: Matcher) -> frozenset[str]:
    """Give the words of a suggested wording that name what the criterion is about."""
    hits = matcher.hits(criterion.remedy)
    spans = [(hit.start, hit.end) for part in criterion.asks for hit in pick(hits, part.subject)]
    return frozenset(
        token.word
        for token in tokenize(criterion.remedy)
        if any(start <= token.start < end for start, end in spans)
    )


def _evidence(saying: _Saying, forms: frozenset[str]) -> Evidence:
    """Tell a clause with the words that it shares with the suggested wording."""
    clause = saying.clause
    spans = tuple(Span(token.start, token.end) for token in clause.tokens if token.word in forms)
    reading = read_status(saying.scanned.passage, clause, (spans[0].start, spans[0].end), no_cue)
    return Evidence(clause.text, clause.place, reading.role, reading.strength, matched=spans)
