"""The grounds of soundness notes: the passages and findings of a tender, and what binds among them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pogi_check.danish.clauses import binds
from pogi_check.danish.modality import read_status
from pogi_check.danish.signs import no_cue
from pogi_check.danish.statuses import Status
from pogi_check.danish.words import TermIndex, tokenize
from pogi_check.findings import Quotation, Span
from pogi_check.judging.matching import free_of, pick
from pogi_check.judging.subjects import GOODS
from pogi_check.terms import Role, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.modality import Reading
    from pogi_check.findings import Evidence, Finding, GoalScope
    from pogi_check.judging.demands import Stretch
    from pogi_check.judging.matching import Hits, Matcher, Scanned

_DEMANDS = (Role.MINIMUM_REQUIREMENT, Role.CONTRACT_TERM)
_OF_DEMANDS = (Status.MANDATORY, Status.REQUIREMENTS, Status.CONTRACT)


@dataclass(frozen=True, slots=True)
class Noted:
    """A place where a note is given: the clauses, and the values of its message by name."""

    quotes: tuple[Quotation, ...]
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What notes are read from.

    ``goods`` are the words for what the goals in scope are about, ``others`` for their neighbours that are
    something else.
    """

    passages: Sequence[Scanned]
    findings: Sequence[Finding]
    matcher: Matcher
    on: date
    goods: frozenset[str]
    others: frozenset[str]

    def goods_in(self, *found: Hits) -> frozenset[str]:
        """Give the words for goods in scope among hits, apart from other things' names."""
        return frozenset(
            hit.term
            for hits in found
            if not self.goods.isdisjoint(hits)
            for hit in free_of(pick(hits, self.goods), pick(hits, self.others))
        )

    def goods_of(self, scanned: Scanned) -> frozenset[str]:
        """Give the words for goods in scope that a passage speaks of, or else stands under."""
        near = self.goods_in(*scanned.clauses, scanned.lead)
        return near or self.goods_in(
            *scanned.heads, *map(self.matcher.hits, scanned.passage.context.headings)
        )

    def is_about_goods(self, scanned: Scanned) -> bool:
        """Tell whether a passage is about goods in scope, by name or as "produkterne"."""
        return bool(self.goods_of(scanned)) or speaks_of_goods(scanned.passage)


def grounds_of(
    passages: Sequence[Scanned],
    findings: Sequence[Finding],
    scopes: Iterable[GoalScope],
    matcher: Matcher,
    on: date,
) -> Grounds:
    """Gather the grounds of a tender's notes."""
    goals = [scope.goal for scope in scopes if scope.in_scope]
    parts = [part for goal in goals for criterion in goal.in_force(on) for part in criterion.asks]
    labelled = [part for part in parts if any(wording.labels for wording in part.wordings)]
    return Grounds(
        passages,
        findings,
        matcher,
        on,
        goods=frozenset(
            (
                *(term for goal in goals for term in goal.subjects),
                *(t for part in labelled for t in part.subject),
            )
        ),
        others=frozenset(term for goal in goals for term in goal.not_about),
    )


def speaks_of_goods(passage: Passage) -> bool:
    """Tell whether a passage speaks of goods without naming them: "produkterne", "varerne"."""
    return any(GOODS.search(clause.text) for clause in passage.clauses)


def demand_at(passage: Passage, clause: Clause, span: Stretch) -> Reading | None:
    """Read the demand at a span of a clause; None where nothing is demanded there with force.

    A sentence without a binding verb demands under a heading or code of requirements only.
    """
    marked = passage.marking is not None and passage.marking.status in _OF_DEMANDS
    if not marked and not any(map(binds, passage.near(clause))):
        return None
    reading = read_status(passage, clause, span, no_cue)
    return reading if reading.strength is Strength.MANDATORY and reading.role in _DEMANDS else None


def holds(terms: tuple[str, ...], texts: Iterable[str]) -> bool:
    """Tell whether one of some texts holds one of a list's terms."""
    index = _index(terms)
    return any(index.find(tokenize(text)) for text in texts)


def hits_of(terms: tuple[str, ...], text: str) -> tuple[Stretch, ...]:
    """Give where a text holds a list's terms."""
    return tuple((hit.start, hit.end) for hit in _index(terms).find(tokenize(text)))


@lru_cache(maxsize=64)
def _index(terms: tuple[str, ...]) -> TermIndex:
    return TermIndex(terms, typos=False)


def texts_of(passage: Passage) -> tuple[str, ...]:
    """Give a passage's own texts with what a reader has in mind at it."""
    lead = (passage.lead.text,) if passage.lead is not None else ()
    own = (clause.text for clause in passage.clauses)
    return (*own, *lead, *passage.context.headers, *passage.related)


def quotation(clause: Clause, *spans: Stretch) -> Quotation:
    """Quote a clause with the words that decide."""
    return Quotation(clause.text, clause.place, tuple(Span(*span) for span in sorted(set(spans))))


def quoted(evidence: Evidence) -> Quotation:
    """Quote a clause of evidence with the words that tied it to its criterion."""
    return Quotation(evidence.quote, evidence.place, evidence.matched)
