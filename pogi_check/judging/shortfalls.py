"""In what a demand falls short apart from its verb: role, numbers, labels, scope, version, omissions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.leave import leave
from pogi_check.danish.references import refers_back
from pogi_check.danish.signs import Sign, sign_at
from pogi_check.danish.takebacks import ends_demand, is_subordinate, leave_to_depart, other_goods, rest_let_go
from pogi_check.judging.alternatives import weaker_choice
from pogi_check.judging.contrary import allowed_beside
from pogi_check.judging.demands import Grade, Statement
from pogi_check.judging.exemptions import applies_elsewhere, is_let_off, some_let_go
from pogi_check.judging.matching import Hits, Matcher, Scanned, free_of, pick
from pogi_check.judging.narrowings import find_narrowing, find_share
from pogi_check.judging.takebacks import is_of_another_demand, is_taken_back
from pogi_check.judging.thresholds import measures, meets, quantities_of, turned
from pogi_check.patterns import pattern
from pogi_check.terms import ENERGY_CLASSES, Kind, Role, Unit, Weakening

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.quantities import Quantity
    from pogi_check.rulebook.book import Criterion, Part, Wording

_ROLE_CUES = {
    Role.AWARD_CRITERION: ("award",),
    Role.OPTION: ("option",),
    Role.INFORMATION_DUTY: ("scoring_off", "information"),
    Role.CONTRACT_TERM: ("contract",),
}
_BEST_CLASS = ENERGY_CLASSES.index("A") + 1
# What does not weaken a topic that is asked to be covered: a binding clause on a part of it treats it.
_NOT_OF_A_TOPIC = frozenset({Weakening.NARROWED_SCOPE, Weakening.PARTIAL, Weakening.NO_THRESHOLD})
# "Doseringspumper leveres efter nærmere aftale."
_BY_AGREEMENT = pattern(
    r"\b(?:leveres|leverer|udleveres|udlånes|stilles til rådighed|opsættes|monteres|tilbydes)\b[^.;,]*"
    r"\b(?P<words>efter nærmere aftale|efter aftale herom|hvis det aftales)\s*\.?$",
    re.IGNORECASE,
)
# "Garantien på hylder er 2 år" beside ten years of spare parts
_OF_ANOTHER_TERM = pattern(
    r"(?:(?:for|på|til|ved) [^.;,]{3,60}? (?:er|gælder|udgør) (?:der )?(?:dog )?)?(?:\w+s )?"
    r"(?:\w*garanti(?:en|perioden)|reklamations\w+|(?:kontrakt|aftale|bindings)\w*(?:perioden|tiden)"
    r"|løbetiden?|kontrakten|aftalen|rammeaftalen)\b",
    re.IGNORECASE,
)
_TERMS = (Unit.YEARS, Unit.MONTHS)
_GOES_ON = pattern(r",\s(?:og|samt|mens)\b")


def find_shortfalls(
    part: Part,
    criterion: Criterion,
    scanned: Scanned,
    statement: Statement,
    *,
    role: Role,
    matcher: Matcher,
    goods: tuple[str, ...] = (),
) -> tuple[Sign, ...]:
    """Give every way in which a stated demand falls short, with the words that decide (docs/verdicts.md).

    That "eller tilsvarende" is allowed beside a label is none: the law demands it (udbudsloven § 46).
    ``goods`` are the words by which the goal knows its goods, beside the part's own subject.
    """
    passage = scanned.passage
    core = passage.clauses[statement.core]
    wording = statement.wording
    found = (
        _wrong_role(passage, core, role, criterion),
        _lesser_grade(core, statement, role, criterion),
        _lower_threshold(part, wording, scanned) if wording is not None else None,
        weaker_choice(part, wording, passage, matcher) if wording is not None else None,
        find_share(part, passage, core, role, matcher, ban=statement.ban),
        find_narrowing(part, criterion, scanned, statement, matcher=matcher, goods=goods),
        _outdated(part, core, scanned.clauses[statement.core]),
        _old_scale(wording, passage) if wording is not None else None,
        _left_out(part, scanned) if not _is_told_only(role, criterion) else None,
        _of_firm(part, scanned),
        _taken_back(part, passage, core, matcher),
        allowed_beside(part, scanned, core),
        _left_open(core),
        _rest_let_go(core),
    )
    beside = _NOT_OF_A_TOPIC if criterion.kind is Kind.DAEKNING else frozenset()
    return tuple(sign for sign in found if sign is not None and sign.reason not in beside)


def _wrong_role(passage: Passage, core: Clause, role: Role, criterion: Criterion) -> Sign | None:
    """Find the words by which a demand stands where the criterion does not accept it.

    Where a mere statement is enough, so is one that says what is weighed.
    """
    stated = role is Role.AWARD_CRITERION and Role.BACKGROUND in criterion.accepted
    if role is Role.BACKGROUND or role in criterion.accepted or stated:
        return None
    for clause in (core, *passage.near(*passage.clauses)):
        cue = clause.cue(*_ROLE_CUES.get(role, ()))
        if cue is not None:
            return sign_at(Weakening.WRONG_ROLE, clause, (cue.start, cue.end))
    return Sign(Weakening.WRONG_ROLE, passage.marking.words if passage.marking is not None else core.text)


def _is_told_only(role: Role, criterion: Criterion) -> bool:
    """Tell whether there is a duty to tell only, and it is not enough: what it leaves out adds nothing."""
    return role is Role.INFORMATION_DUTY and role not in criterion.accepted


def _lesser_grade(core: Clause, statement: Statement, role: Role, criterion: Criterion) -> Sign | None:
    """Give the words that say less than the criterion asks: no number or label, or a weaker one.

    Where a duty to tell is not enough, that it tells of no number or label is no further reason.
    """
    told = _is_told_only(role, criterion)
    if statement.grade is Grade.FULL or (statement.grade is Grade.VAGUE and told):
        return None
    reason = Weakening.NO_THRESHOLD if statement.grade is Grade.VAGUE else Weakening.WEAKER_LABEL
    return sign_at(reason, core, statement.first if statement.first[1] else (0, len(core.text)))


def _lower_threshold(part: Part, wording: Wording, scanned: Scanned) -> Sign | None:
    if wording.threshold is None:
        return None
    for clause, quantity in quantities_of(scanned.passage):
        if not measures(wording.threshold, quantity) or _is_another_term(part, scanned, clause, quantity):
            continue
        if not meets(wording.threshold, turned(clause, quantity)):
            return sign_at(Weakening.LOWER_THRESHOLD, clause, (quantity.start, quantity.end))
    return None


def _is_another_term(part: Part, scanned: Scanned, clause: Clause, quantity: Quantity) -> bool:
    """Tell whether a sentence that names no goods of the part says how long something else lasts."""
    if scanned.passage.row or quantity.unit not in _TERMS or not _OF_ANOTHER_TERM.match(clause.text):
        return False
    place = next((n for n, one in enumerate(scanned.passage.clauses) if one is clause), None)
    return place is not None and bool(part.subject) and not pick(scanned.clauses[place], part.subject)


def _outdated(part: Part, core: Clause, hits: Hits) -> Sign | None:
    """Find a superseded standard, an older generation of a label, or a word for either."""
    for hit in pick(hits, part.outdated):
        return sign_at(Weakening.OUTDATED, core, (hit.start, hit.end))
    oldest = dict(part.generations)
    for mention in core.labels:
        if mention.generation is not None and mention.generation < oldest.get(mention.label, 0):
            figure = rf"\b{mention.generation:g}\b".replace(".", "[.,]")
            number = re.compile(figure).search(core.text, mention.end)
            end = number.end() if number else mention.end
            return sign_at(Weakening.OUTDATED, core, (mention.start, end))
    cue = core.cue("outdated")
    return sign_at(Weakening.OUTDATED, core, (cue.start, cue.end)) if cue is not None else None


def _old_scale(wording: Wording, passage: Passage) -> Sign | None:
    """Find an energy class of the scale before 2021 ("A+") where the criterion uses the one from A to G."""
    threshold = wording.threshold
    if threshold is None or threshold.unit != Unit.ENERGY_CLASS or threshold.value > _BEST_CLASS:
        return None
    for clause, quantity in quantities_of(passage):
        if measures(threshold, quantity) and quantity.value > _BEST_CLASS:
            return sign_at(Weakening.OUTDATED, clause, (quantity.start, quantity.end))
    return None


def _left_out(part: Part, scanned: Scanned) -> Sign | None:
    """Find words that say that a piece of the demand is left out."""
    for clause, hits in zip(scanned.passage.clauses, scanned.clauses, strict=True):
        for hit in free_of(pick(hits, part.incomplete), pick(hits, part.not_about)):
            return sign_at(Weakening.PARTIAL, clause, (hit.start, hit.end))
    return None


def _of_firm(part: Part, scanned: Scanned) -> Sign | None:
    """Find words that say that the supplier holds the label, which proves nothing of what is delivered.

    A label that the sentence goes on to ask of the goods themselves does.
    """
    for clause, hits in zip(scanned.passage.clauses, scanned.clauses, strict=True):
        for hit in pick(hits, part.of_firm):
            if not any(_GOES_ON.search(clause.text, hit.end, label.start) for label in clause.labels):
                return sign_at(Weakening.WEAKER_LABEL, clause, (hit.start, hit.end))
    return None


def _left_open(core: Clause) -> Sign | None:
    """Find that a demand's own sentence leaves it open: leave to depart from it, or a later agreement."""
    agreed = _BY_AGREEMENT.search(core.text) if not core.has("mandatory") else None
    if agreed is not None:
        return sign_at(Weakening.HEDGED, core, agreed.span("words"))
    cue = leave_to_depart(core)
    return sign_at(Weakening.HEDGED, core, (cue.start, cue.end)) if cue is not None else None


def _rest_let_go(core: Clause) -> Sign | None:
    """Find goods that the demand's own sentence lets go ("…, mens X kan leveres uden mærke")."""
    cue = rest_let_go(core)
    return sign_at(Weakening.NARROWED_SCOPE, core, (cue.start, cue.end)) if cue is not None else None


def _lets_go(clause: Clause) -> bool:
    """Tell whether a sentence lets some goods go, rather than the demand end."""
    return any(cue.kind == "narrowing" and not ends_demand(clause, cue) for cue in clause.cues)


def _taken_back(part: Part, passage: Passage, core: Clause, matcher: Matcher) -> Sign | None:
    """Find a sentence of the same passage that takes the demand back ("Kravet bortfalder …")."""
    for number, clause in enumerate(passage.clauses):
        if clause is core:
            continue
        left = [] if passage.row else leave(passage, clause)
        open_to = next((one.sign for one in left if is_let_off(part, one, matcher)), None)
        if open_to is not None:
            return open_to
        if refers_back(clause) and applies_elsewhere(clause):
            some = some_let_go(part, passage, clause, matcher)
            if some is not None:
                return some
            continue
        others = other_goods(clause) if any(wording.labels for wording in part.wordings) else None
        if others is not None:
            return others
        cue = clause.cue("takeback") if refers_back(clause) and not _lets_go(clause) else None
        if cue is not None and is_subordinate(clause, cue):
            continue
        if cue is not None and is_of_another_demand(part, clause, matcher.hits(clause.text)):
            continue  # "Kravet om emballage bortfalder."
        cue = cue or is_taken_back(part, passage, number, matcher)
        if cue is not None:
            return sign_at(Weakening.CONTRADICTED, clause, (cue.start, cue.end))
    return None
