"""The verdict on a criterion: an algebra over its evidence (docs/verdicts.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pogi_check.danish.clauses import Passage
from pogi_check.danish.modality import Sign
from pogi_check.findings import Evidence, Finding, Span, Weakened
from pogi_check.judging.demands import Grade, Topic
from pogi_check.judging.evidence import Candidate, find_candidate
from pogi_check.judging.matching import Matcher, Scanned, may_concern
from pogi_check.judging.takebacks import TakeBack, takes_back
from pogi_check.rulebook.book import Criterion, Goal, Part
from pogi_check.terms import Role, Strength, Verdict, Weakening

_SHOWN = 6  # evidence that a finding carries; the rest repeats


def judge(
    criterion: Criterion, goal: Goal, passages: Sequence[Scanned], matcher: Matcher, titles: str = ""
) -> Finding:
    """Judge one criterion over all passages of a tender; the order of passages never matters."""
    topic = Topic(titles, goal.subjects) if titles else None
    parts = [_PartEvidence(criterion, part, passages, matcher, topic) for part in criterion.asks]
    taken_up = [part for part in parts if part.evidence]
    if not taken_up:
        mentions = [candidate for part in parts for candidate in part.mentions]
        nearest = min(mentions, key=_nearness, default=None)
        return Finding(criterion, goal, Verdict.MISSING, nearest=_evidence(nearest) if nearest else None)
    signs: dict[tuple[Weakening, str], Weakened] = {}
    for part in taken_up:
        assert part.best is not None  # noqa: S101 - taken up means that there is evidence
        if part.contradiction is not None:
            _note(signs, part.contradiction[0], part.contradiction[1])
        for sign in part.best.signs:
            _note(signs, sign, part.best)
        if part.uncovered:
            _note(signs, Sign(Weakening.NARROWED_SCOPE, part.best.core.text, part.best.core), part.best)
    if len(taken_up) < len(parts):
        best = taken_up[0].best
        assert best is not None  # noqa: S101
        absent = ", ".join(part.name for part in parts if not part.evidence)
        one = Weakened(Weakening.PARTIAL, best.core.text, best.core.place, absent)
        signs[Weakening.PARTIAL, absent] = one
    evidence = sorted({c for part in taken_up for c in part.evidence}, key=_lightness)
    shown = tuple(_evidence(candidate) for candidate in evidence[:_SHOWN])
    weakened = tuple(sorted(signs.values(), key=lambda one: list(Weakening).index(one.reason)))
    return Finding(criterion, goal, Verdict.WEAKENED if weakened else Verdict.PRESENT, weakened, shown)


class _PartEvidence:
    """The evidence for one part of a criterion, and what speaks against it."""

    def __init__(
        self,
        criterion: Criterion,
        part: Part,
        passages: Sequence[Scanned],
        matcher: Matcher,
        topic: Topic | None,
    ) -> None:
        self.name = part.name
        self.evidence: list[Candidate] = []
        self.mentions: list[Candidate] = []
        known = frozenset().union(*(one.passage.idents for one in passages))
        against: list[tuple[TakeBack, Passage]] = []
        for scanned in passages:
            concerns = may_concern(part, scanned, matcher)
            against_it = not scanned.cues.isdisjoint(("takeback", "narrowing"))
            if not concerns and not against_it:
                continue
            passage = scanned.passage
            taken = takes_back(part, passage, matcher, known) if against_it else None
            candidate = find_candidate(part, criterion, scanned, matcher, topic) if concerns else None
            if candidate is None:
                if taken is not None:
                    against.append((taken, passage))
            elif candidate.reading.strength is Strength.DENIED:
                self.mentions.append(candidate)
                if candidate.grade is not Grade.VAGUE:
                    taken = taken or TakeBack(_denial(candidate))
                if taken is not None:
                    against.append((taken, passage))
            elif (
                taken is not None
                and (taken.strong or _only_takes_back(candidate, taken))
                and taken.sign.clause is candidate.core
            ):
                against.append((taken, passage))
                self.mentions.append(candidate)
            elif _is_evidence(candidate, criterion):
                self.evidence.append(candidate)
            else:
                self.mentions.append(candidate)
                if taken is not None and taken.sign.clause is not candidate.core:
                    against.append((taken, passage))
        self.contradiction: tuple[Sign, Candidate] | None = None
        self.best = min(self.evidence, key=_lightness, default=None)
        self.uncovered = False
        if self.best is None:
            return
        standing = [one for one in self.evidence if one.grade is not Grade.VAGUE]
        for taken, passage in against:
            hit = [
                one
                for one in standing
                if one.passage is not passage and (not taken.of or taken.of & one.passage.idents)
            ]
            if hit and (
                not taken.of
                or len(hit) == len([one for one in standing if not one.signs])
                or self.best in hit
            ):
                self.contradiction = (taken.sign, self.best)
                break
        whole = [one for one in self.evidence if not one.signs]
        covered = frozenset().union(*(one.covered for one in whole)) if whole else frozenset()
        self.uncovered = bool(whole) and len(covered) < len(part.covers)


def _is_evidence(candidate: Candidate, criterion: Criterion) -> bool:
    return candidate.normative or (
        candidate.reading.role is Role.BACKGROUND
        and Role.BACKGROUND in criterion.accepted
        and candidate.grade is Grade.FULL
        and not candidate.core.text.rstrip().endswith("?")
    )


def _denial(candidate: Candidate) -> Sign:
    core = candidate.core
    cue = core.cue("denial")
    span = (cue.start, cue.end) if cue is not None else (0, len(core.text))
    return Sign(Weakening.CONTRADICTED, core.text[slice(*span)], core, *span)


def _only_takes_back(candidate: Candidate, taken: TakeBack) -> bool:
    clause = taken.sign.clause
    return clause is not None and (
        not clause.has("mandatory", "contract") or candidate.grade is not Grade.FULL
    )


def _lightness(candidate: Candidate) -> tuple[int, int, str, int]:
    """Order evidence from the strongest to the weakest, independent of where it stands."""
    severe = sum(
        sign.reason in (Weakening.NO_THRESHOLD, Weakening.WEAKER_LABEL, Weakening.WRONG_ROLE)
        for sign in candidate.signs
    )
    return (
        len({s.reason for s in candidate.signs}) + severe * 2,
        -candidate.grade,
        candidate.core.text,
        candidate.passage.number,
    )


def _nearness(candidate: Candidate) -> tuple[int, str]:
    return -candidate.grade, candidate.core.text


def _note(signs: dict[tuple[Weakening, str], Weakened], sign: Sign, candidate: Candidate) -> None:
    place = sign.clause.place if sign.clause is not None else candidate.core.place
    signs.setdefault((sign.reason, sign.words), Weakened(sign.reason, sign.words, place))


def _evidence(candidate: Candidate) -> Evidence:
    core = candidate.core
    matched = sorted({(hit.start, hit.end) for hit in candidate.hits} | set(candidate.spans))
    deciding = sorted({(s.start, s.end) for s in candidate.signs if s.clause is core and s.end > s.start})
    weakened = tuple(
        Weakened(s.reason, s.words, s.clause.place if s.clause is not None else core.place)
        for s in candidate.signs
    )
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
    )


def satisfy(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Let a criterion count as present where the goal says that another one's demand satisfies it."""
    by_id = {finding.criterion.id: finding for finding in findings}
    result = []
    for finding in findings:
        if finding.verdict in (Verdict.MISSING, Verdict.WEAKENED):
            for other, roles in finding.criterion.satisfied_by:
                one = by_id.get(other)
                if one is None or one.verdict is not Verdict.PRESENT:
                    continue
                whole = tuple(e for e in one.evidence if not e.weakened and e.role in roles)
                if whole:
                    finding = replace(
                        finding, verdict=Verdict.PRESENT, weakened=(), evidence=whole, nearest=None, why=other
                    )
                    break
        result.append(finding)
    return tuple(result)


def pending_deletion(finding: Finding, before: Finding) -> Finding:
    """Combine the verdict on the text as accepted with the one on the text before its tracked changes."""
    if finding.verdict is Verdict.MISSING and before.verdict in (Verdict.PRESENT, Verdict.WEAKENED):
        lost = before.evidence[0]
        deleted = Weakened(Weakening.PENDING_DELETION, lost.quote, lost.place)
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
