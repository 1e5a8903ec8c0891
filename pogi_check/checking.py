"""Check a tender: the pure pipeline from documents to a report."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from pogi_check.danish.annexes import told_apart
from pogi_check.danish.definitions import relate
from pogi_check.danish.general_clauses import marked_in_general
from pogi_check.danish.passages import legend_of, segment
from pogi_check.danish.regrading import regraded
from pogi_check.documents.document import Tender, has_revisions, in_state
from pogi_check.findings import Finding, GoalScope, Report
from pogi_check.judging.goods import names
from pogi_check.judging.lots import Lots
from pogi_check.judging.matching import Matcher, Scanned, matcher_of
from pogi_check.judging.nearest import point_out
from pogi_check.judging.policies import annexed, policies
from pogi_check.judging.purchases import (
    Subject,
    is_bought,
    is_left_out,
    is_ruled_out,
    is_supplied,
    notices_on,
    purchase_of,
    subject_of,
)
from pogi_check.judging.register import Register
from pogi_check.judging.scope import in_scope
from pogi_check.judging.soundness import find_notes
from pogi_check.judging.subjects import BETWEEN_TITLES
from pogi_check.judging.verdicts import judge, pending_deletion, satisfy
from pogi_check.terms import Revisions, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from pogi_check.rulebook.book import Goal, RuleBook


def check(
    tender: Tender,
    rulebook: RuleBook,
    *,
    on: date,
    goals: Sequence[str] = (),
    cpv: Sequence[str] = (),
    packs: Sequence[str] = ("pogi",),
    revisions: Revisions = Revisions.BOTH,
    language: str = "da",
    silence: Sequence[str] = (),
    criteria: Collection[str] = (),
) -> Report:
    """Judge every criterion in force of every goal that applies, and note what is unsound in the text.

    ``goals`` (slugs or numbers) sets the scope by hand; without it the scope is found. ``silence`` are
    ids of soundness notes that are not wanted, ``criteria`` those of the only criteria that are. Raises
    KeyError for a goal that no pack has.
    """
    matcher = matcher_of(rulebook, packs)
    codes = tuple(dict.fromkeys((*(code.split("-")[0] for code in cpv), *tender.cpv)))
    state = Revisions.ACCEPT if revisions is Revisions.BOTH else revisions
    policy = {} if goals else annexed(rulebook.goals, tender, matcher)
    subject = _subject(_without(tender, policy), state, matcher)
    found = _scopes(rulebook, tender, subject, matcher, wanted=goals, packs=packs, cpv=codes, policy=policy)
    scopes = tuple(_told(scope, rulebook, packs, subject) for scope in found)

    def judged(state: Revisions, subject: Subject) -> tuple[list[Scanned], tuple[Finding, ...]]:
        scanned = _scan(scopes, subject, matcher)
        if not policy:
            return scanned, _judge(scopes, subject, scanned, on, matcher, only=criteria)
        own = [scope for scope in scopes if scope.goal.documents == "tender"]
        others = [scope for scope in scopes if scope.goal.documents != "tender"]
        apart = _subject(_only(tender, policy), state, matcher)
        told = _scan(others, apart, matcher)
        findings = _judge(own, subject, scanned, on, matcher, only=criteria)
        return [*scanned, *told], findings + _judge(others, apart, told, on, matcher, only=criteria)

    scanned, findings = judged(state, subject)
    if revisions is Revisions.BOTH and any(has_revisions(document) for document in tender.documents):
        rejected = _subject(_without(tender, policy), Revisions.REJECT, matcher)
        _, before = judged(Revisions.REJECT, rejected)
        findings = tuple(
            pending_deletion(one, earlier) for one, earlier in zip(findings, before, strict=True)
        )
    wanted = tuple(note for note in rulebook.notes if note.id not in silence)
    return Report(
        tender,
        on,
        scopes,
        point_out(findings, scopes, scanned, matcher, " · ".join(subject.titles)),
        rulebook.version,
        language,
        codes,
        replaced=rulebook.replaced,
        soundness=find_notes(wanted, scanned, findings, scopes, matcher, on=on, language=language),
        silenced=tuple(note.id.value for note in rulebook.notes if note.id in silence),
    )


def _without(tender: Tender, policy: Collection[str]) -> Tender:
    """Give a tender without some of its documents."""
    return replace(tender, documents=tuple(one for one in tender.documents if one.name not in policy))


def _only(tender: Tender, policy: Collection[str]) -> Tender:
    """Give a tender with some of its documents only."""
    return replace(tender, documents=tuple(one for one in tender.documents if one.name in policy))


def _subject(tender: Tender, revisions: Revisions, matcher: Matcher) -> Subject:
    """Cut the tender's documents, with their tracked changes in one state, into passages."""
    tender = replace(tender, documents=tuple(in_state(document, revisions) for document in tender.documents))
    legend = legend_of(tender.documents)
    passages = [passage for document in tender.documents for passage in segment(document, legend)]
    told = regraded(told_apart(marked_in_general(passages)), legend)
    return subject_of(tender, relate(told), matcher)


def _scopes(
    book: RuleBook,
    tender: Tender,
    subject: Subject,
    matcher: Matcher,
    *,
    wanted: Sequence[str],
    packs: Sequence[str],
    cpv: Sequence[str],
    policy: Mapping[str, str],
) -> tuple[GoalScope, ...]:
    """Give every goal of the packs, in scope or not: those on tenders, or on policies where that is read.

    ``policy`` are the documents beside the tender's own that are one, with their titles.
    """
    goals = [goal for goal in book.goals if goal.pack in packs]
    if wanted:
        chosen = {_named(book, name).slug for name in wanted}
        return tuple(
            GoalScope(goal, goal.slug in chosen, ("--goal",) if goal.slug in chosen else ()) for goal in goals
        )
    alone = policies(book.goals, tender, cpv, matcher)
    if alone:
        titles = [alone.get((goal.pack, goal.slug)) for goal in goals]
        return tuple(
            GoalScope(goal, title is not None, () if title is None else (title,))
            for goal, title in zip(goals, titles, strict=True)
        )
    purchase = purchase_of(subject)
    return tuple(
        in_scope(goal, subject, purchase, cpv, matcher)
        if goal.documents == "tender"
        else _scope_of_policy(goal, policy, matcher)
        for goal in goals
    )


def _scope_of_policy(goal: Goal, policy: Mapping[str, str], matcher: Matcher) -> GoalScope:
    """Tell whether a goal on policies applies to one that stands beside a tender."""
    why = tuple(title for title in dict.fromkeys(policy.values()) if names(goal, title, matcher))
    return GoalScope(goal, bool(why), why)


def _told(scope: GoalScope, book: RuleBook, packs: Sequence[str], subject: Subject) -> GoalScope:
    """Add to a goal in scope its notices, and the goals of packs not checked that treat the same goods."""
    if not scope.in_scope:
        return scope
    wanted = scope.goal.supplements
    others = (goal for goal in book.goals if goal.slug in wanted and goal.pack not in packs)
    notices = notices_on(scope.goal, subject)
    return replace(scope, notices=notices, supplements=tuple(others))


def _named(book: RuleBook, name: str) -> Goal:
    goal = book.goal(name)
    if goal is None:
        raise KeyError(name)
    return goal


def _scan(scopes: Sequence[GoalScope], subject: Subject, matcher: Matcher) -> list[Scanned]:
    """Find the terms in all passages, where some goal applies."""
    applies = any(scope.in_scope for scope in scopes)
    return [matcher.scan(passage) for passage in subject.passages] if applies else []


def _judge(
    scopes: Sequence[GoalScope],
    subject: Subject,
    scanned: Sequence[Scanned],
    on: date,
    matcher: Matcher,
    *,
    only: Collection[str],
) -> tuple[Finding, ...]:
    """Judge the criteria in force of the goals in scope; those of ``only`` where it names some."""
    titles = BETWEEN_TITLES.join(subject.titles)
    lots = Lots([one.passage for one in scanned])  # none where no goal applies
    buys = partial(is_supplied, subject=subject, matcher=matcher)
    tendered = cache(lambda: purchase_of(subject).tendered)
    whole = Register(scanned, lots, buys, tendered)
    goals = tuple(scope.goal for scope in scopes)
    findings: list[Finding] = []
    for scope in scopes:
        if scope.in_scope:
            others = lots.of_others(scope.goal, goals, matcher)
            register = (
                Register(
                    [one for place, one in enumerate(scanned) if place not in others], lots, buys, tendered
                )
                if others
                else whole
            )
            judged = [
                judge(
                    criterion,
                    scope.goal,
                    register,
                    matcher,
                    # "produkterne" of a tender are none of those that it leaves out
                    "" if is_left_out(criterion.applies, subject) else titles,
                )
                if not is_ruled_out(criterion.applies, subject)
                else Finding(criterion, scope.goal, Verdict.NOT_APPLICABLE)
                for criterion in scope.goal.in_force(on)
                if not only or criterion.id in only
            ]
            unnamed = _buys_unnamed(scope, judged, subject)
            findings += (_where_applicable(one, subject, unnamed=unnamed) for one in satisfy(judged))
    return tuple(findings)


def _buys_unnamed(scope: GoalScope, findings: Sequence[Finding], subject: Subject) -> bool:
    """Tell whether a goal's CPV codes alone say what is bought: no word tells which of its goods."""
    told = [one.criterion.applies for one in findings]
    goods = [one for one in told if one is not None and one.subjects]
    if not any(one.startswith("CPV ") for one in scope.why) or any(is_bought(one, subject) for one in goods):
        return False
    return 2 * len(goods) > len(told)  # else they ask for a kind of work ("renovering"), and most are judged


def _where_applicable(finding: Finding, subject: Subject, *, unnamed: bool) -> Finding:
    """Call a demand that nothing states not applicable where the tender buys nothing that it is about.

    A tender that states it, in full or weakened, buys what it is about, in whatever words; so may one that
    leaves it to its CPV codes to say what it buys.
    """
    applies = finding.criterion.applies
    if finding.verdict is Verdict.MISSING and (
        is_left_out(applies, subject) or not (unnamed or is_bought(applies, subject))
    ):
        return Finding(finding.criterion, finding.goal, Verdict.NOT_APPLICABLE)
    return finding
