"""The verdict on a criterion: an algebra over its evidence (docs/verdicts.md)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pogi_check.danish.signs import Sign
from pogi_check.findings import Evidence, Finding, Span, Weakened
from pogi_check.judging.subjects import Topic
from pogi_check.judging.weighing import Weighed, lightness, weigh
from pogi_check.patterns import pattern
from pogi_check.terms import Verdict, Weakening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.documents.document import Place
    from pogi_check.judging.evidence import Candidate
    from pogi_check.judging.matching import Matcher
    from pogi_check.judging.register import Register
    from pogi_check.rulebook.book import Criterion, Goal

_ROW_NUMBER = pattern(r"[A-ZÆØÅ]{0,3}[-. ]?\d{1,3}(?:\.\d{1,3})*\.?")
_SHOWN = 8  # evidence that a finding carries; the rest repeats


def judge(
    criterion: Criterion, goal: Goal, passages: Register, matcher: Matcher, titles: str = ""
) -> Finding:
    """Judge one criterion over all passages of a tender; the order of passages never matters."""
    topic = Topic(titles, goal.subjects) if titles else None
    parts = [weigh(part, criterion, passages, matcher, topic, goal=goal) for part in criterion.asks]
    found = dict.fromkeys(one for part in parts for one in part.evidence)
    evidence = sorted(found, key=lightness)
    if not evidence:
        mentions = [candidate for part in parts for candidate in part.mentions]
        nearest = min(mentions, key=_nearness, default=None)
        return Finding(criterion, goal, Verdict.MISSING, nearest=_evidence(nearest) if nearest else None)
    weakened = {(one.reason, one.words): one for part in parts for one in _shortfalls(part)}
    absent = ", ".join(part.part.name for part in parts if part.best is None)
    if absent:
        core = evidence[0].core
        weakened[Weakening.PARTIAL, absent] = Weakened(
            Weakening.PARTIAL, core.text, core.place, absent, core.text
        )
    verdict = Verdict.WEAKENED if weakened else Verdict.PRESENT
    return Finding(
        criterion,
        goal,
        verdict,
        tuple(sorted(weakened.values(), key=lambda one: _ORDER[one.reason])),
        _shown(evidence, verdict),
    )


_ORDER = {reason: place for place, reason in enumerate(Weakening)}


def _shortfalls(part: Weighed) -> Iterator[Weakened]:
    """Give in what a part's best evidence falls short."""
    if part.best is None:
        return
    core = part.best.core
    signs = [*part.against, *part.best.signs]
    if part.uncovered and all(sign.reason is not Weakening.NARROWED_SCOPE for sign in signs):
        signs.append(Sign(Weakening.NARROWED_SCOPE, core.text, core))
    for sign in signs:
        yield _weakened(sign, core)


def _weakened(sign: Sign, core: Clause) -> Weakened:
    """Tell a sign with the clause that its words stand in; a marking stands with the core clause."""
    if sign.clause is None:
        return Weakened(sign.reason, sign.words, core.place)
    return Weakened(sign.reason, sign.words, sign.clause.place, quote=sign.clause.text)


def _nearness(candidate: Candidate) -> tuple[int, str]:
    return -candidate.grade, candidate.core.text


def _evidence(candidate: Candidate) -> Evidence:
    core = candidate.core
    matched = sorted({(hit.start, hit.end) for hit in candidate.hits} | set(candidate.spans))
    deciding = sorted({(s.start, s.end) for s in candidate.signs if s.clause is core and s.end > s.start})
    weakened = tuple(_weakened(sign, core) for sign in candidate.signs)
    inexact = tuple(
        dict.fromkeys(
            (core.text[hit.start : hit.end], hit.term, hit.how)
            for hit in candidate.hits
            if hit.how in ("compound", "typo")
        )
    )
    return Evidence(
        core.text,
        core.place,
        candidate.reading.role,
        candidate.reading.strength,
        weakened,
        tuple(Span(*span) for span in matched),
        tuple(Span(*span) for span in deciding),
        inexact,
        _number(candidate.passage) if core.place.cell is not None else "",
    )


def _shown(evidence: Sequence[Candidate], verdict: Verdict) -> tuple[Evidence, ...]:
    """Give the clauses that a finding shows: the best one, its lead-in, the others, what stands beside."""
    best, *others = evidence
    others.sort(key=lambda one: (lightness(one)[:3], -len({hit.term for hit in one.hits})))
    lead = best.passage.lead
    led = [one for one in _beside(best) if lead is not None and one.place == lead.place]
    beside = (one for candidate in evidence for one in _beside(candidate))
    return _merged((_evidence(best), *led, *map(_evidence, others), *beside), verdict)[:_SHOWN]


def _beside(candidate: Candidate) -> Iterator[Evidence]:
    """Give the clauses that state some of a demand beside the one that carries it."""
    reading = candidate.reading
    for clause, spans in candidate.beside:
        matched = tuple(Span(*span) for span in spans)
        yield Evidence(clause.text, clause.place, reading.role, reading.strength, matched=matched)


def _number(passage: Passage) -> str:
    """Give the number of a requirement's row: what its first column holds where that is a number."""
    first = (clause for clause in passage.clauses if clause.place.cell and clause.place.cell.column == 0)
    return next((clause.text for clause in first if passage.row and _ROW_NUMBER.fullmatch(clause.text)), "")


def _merged(evidence: Iterable[Evidence], verdict: Verdict) -> tuple[Evidence, ...]:
    """Give each clause once, with the words of all parts that it takes up.

    Beside a part that it states in full, what it lacks for another one counts only where the verdict does.
    """
    clauses: dict[tuple[str, Place], Evidence] = {}
    for one in evidence:
        clause = one.quote, one.place
        known = clauses.get(clause)
        clauses[clause] = one if known is None else _united(known, one, verdict)
    return tuple(clauses.values())


def _united(known: Evidence, one: Evidence, verdict: Verdict) -> Evidence:
    weaker = verdict is Verdict.WEAKENED or known.weakened
    return replace(
        known,
        weakened=tuple(dict.fromkeys((*known.weakened, *one.weakened))) if weaker else (),
        matched=_spans(known.matched, one.matched),
        deciding=_spans(known.deciding, one.deciding) if weaker else (),
        inexact=tuple(dict.fromkeys((*known.inexact, *one.inexact))),
    )


def _spans(*found: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted({span for spans in found for span in spans}, key=lambda one: (one.start, one.end)))


def satisfy(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Let a criterion count as present where the goal says that another one's demand satisfies it."""
    by_id = {finding.criterion.id: finding for finding in findings}
    return tuple(_satisfied(finding, by_id) for finding in findings)


def _satisfied(finding: Finding, by_id: Mapping[str, Finding]) -> Finding:
    if finding.verdict not in (Verdict.MISSING, Verdict.WEAKENED):
        return finding
    for other, roles in finding.criterion.satisfied_by:
        one = by_id.get(other)
        if one is None or one.verdict is not Verdict.PRESENT:
            continue
        whole = tuple(e for e in one.evidence if not e.weakened and e.role in roles)
        if whole:
            return replace(
                finding, verdict=Verdict.PRESENT, weakened=(), evidence=whole, nearest=None, why=other
            )
    return finding


def pending_deletion(finding: Finding, before: Finding) -> Finding:
    """Combine the verdict on the text as accepted with the one on the text before its tracked changes."""
    gone = finding.verdict in (Verdict.MISSING, Verdict.NOT_APPLICABLE)
    if gone and before.verdict in (Verdict.PRESENT, Verdict.WEAKENED):
        lost = before.evidence[0]
        deleted = Weakened(Weakening.PENDING_DELETION, lost.quote, lost.place, quote=lost.quote)
        return replace(
            finding,
            verdict=Verdict.WEAKENED,
            weakened=(*before.weakened, deleted),
            evidence=before.evidence,
            nearest=None,
            before_changes=before.verdict,
        )
    if finding.verdict is not before.verdict:
        return replace(finding, before_changes=before.verdict)
    return finding
