"""In what a demand falls short apart from its verb: numbers, labels, scope, version, what is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.modality import Sign, refers_back
from pogi_check.judging.demands import Grade, Statement, Stretch
from pogi_check.judging.matching import Hits, Matcher, Scanned, pick
from pogi_check.judging.subjects import GOODS
from pogi_check.judging.takebacks import is_taken_back
from pogi_check.judging.thresholds import measures, meets, quantities_of, turned
from pogi_check.terms import Direction, Role, Unit, Weakening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.cues import Cue
    from pogi_check.danish.quantities import Quantity
    from pogi_check.danish.words import Hit
    from pogi_check.rulebook.book import Criterion, Part, Wording


def find_shortfalls(
    part: Part,
    criterion: Criterion,
    scanned: Scanned,
    statement: Statement,
    *,
    role: Role,
    matcher: Matcher,
    goods: tuple[str, ...] = (),
) -> Iterator[Sign]:
    """Give every way in which a stated demand falls short, with the words that decide.

    That "eller tilsvarende" is allowed beside a label is none: the law demands it (udbudsloven § 46).

    ``goods`` are the words by which the goal knows its goods, beside the part's own subject.
    """
    core = scanned.passage.clauses[statement.core]
    if role is not Role.BACKGROUND and role not in criterion.accepted:
        yield _wrong_role(scanned.passage, core, role)
    if statement.grade is Grade.VAGUE and role is not Role.INFORMATION_DUTY:
        yield _first_words(Weakening.NO_THRESHOLD, core, statement)
    if statement.grade is Grade.WEAKER:
        yield _first_words(Weakening.WEAKER_LABEL, core, statement)
    if statement.wording is not None:
        yield from _thresholds(statement.wording, scanned.passage)
        yield from _choices(part, statement.wording, scanned.passage, matcher)
    yield from _shares(part, scanned.passage, core, role, matcher, ban=statement.ban)
    narrowed = next(_narrowings(part, criterion, scanned, statement, matcher), None) or _lesser_rest(
        part, scanned, statement, goods
    )
    if narrowed is not None:
        yield narrowed
    yield from _outdated(part, core, scanned.clauses[statement.core])
    yield from _left_out(part, scanned)
    yield from _taken_back(part, scanned.passage, core, matcher)


def _said(reason: Weakening, clause: Clause, stretch: Stretch) -> Sign:
    return Sign(reason, clause.text[stretch[0] : stretch[1]], clause, *stretch)


def _first_words(reason: Weakening, core: Clause, statement: Statement) -> Sign:
    return _said(reason, core, statement.first if statement.first[1] else (0, len(core.text)))


_ROLE_CUES = {
    Role.AWARD_CRITERION: ("award",),
    Role.OPTION: ("option",),
    Role.INFORMATION_DUTY: ("scoring_off", "information"),
    Role.CONTRACT_TERM: ("contract",),
}


def _wrong_role(passage: Passage, core: Clause, role: Role) -> Sign:
    for clause in (core, *passage.clauses, *([passage.lead] if passage.lead is not None else [])):
        cue = clause.cue(*_ROLE_CUES.get(role, ()))
        if cue is not None:
            return _said(Weakening.WRONG_ROLE, clause, (cue.start, cue.end))
    return Sign(Weakening.WRONG_ROLE, passage.marking.words if passage.marking is not None else core.text)


def _thresholds(wording: Wording, passage: Passage) -> Iterator[Sign]:
    if wording.threshold is None:
        return
    for clause, quantity in quantities_of(passage):
        if measures(wording.threshold, quantity) and not meets(wording.threshold, turned(clause, quantity)):
            yield _said(Weakening.LOWER_THRESHOLD, clause, (quantity.start, quantity.end))
            return


# Words that let a weaker proof count only where the asked one cannot be had.
_FALLBACK = re.compile(
    r"\b(?:i modsat fald|ikke fås|ikke findes|ikke kan fås|hvor mærket|hvis der ikke|hvor der ikke"
    r"|for varer(?:,)? hvor|ellers|såfremt der ikke)\b",
    re.IGNORECASE,
)
_OR = re.compile(r"\b(?:eller|og/eller|or|enten|alternativt|subsidiært|hhv\.?)\b|/", re.IGNORECASE)


def _choices(part: Part, wording: Wording, passage: Passage, matcher: Matcher) -> Iterator[Sign]:
    """Find a weaker proof that the clause lets the supplier choose instead."""
    weak = (*part.weaker_labels, *part.weaker_in_choice)
    for clause in passage.clauses:
        if wording.labels and not any(m.label in wording.labels for m in clause.labels):
            continue
        if _FALLBACK.search(clause.text) or not _OR.search(clause.text):
            continue
        spans = [(m.start, m.end) for m in clause.labels if m.label in weak]
        spans += [(cue.start, cue.end) for cue in clause.cues if cue.kind == "weaker_proof"]
        spans += [(hit.start, hit.end) for hit in pick(matcher.hits(clause.text), part.weaker)]
        strong = [(m.start, m.end) for m in clause.labels if m.label in wording.labels]
        strong += [
            (h.start, h.end) for group in wording.names for h in pick(matcher.hits(clause.text), group)
        ]
        for span in spans:
            if _is_alternative(clause.text, span, strong):
                yield _said(Weakening.WEAKER_LABEL, clause, span)
                return


def _is_alternative(text: str, weak: Stretch, strong: Sequence[Stretch]) -> bool:
    """Tell whether a weaker proof may stand for the asked one; "lovligt fældet og FSC-mærket" asks both."""
    apart = [one for one in strong if one[1] <= weak[0] or weak[1] <= one[0]]
    if not apart:
        return True
    nearest = min(apart, key=lambda one: min(abs(one[0] - weak[1]), abs(weak[0] - one[1])))
    between = text[min(nearest[1], weak[1]) : max(nearest[0], weak[0])]
    return _OR.search(between) is not None or _AND.search(between) is None


_AND = re.compile(r"\b(?:og|samt|både)\b(?!/eller)", re.IGNORECASE)


# What a percentage may be of, other than of the goods: weights, prices, batteries, fibres.
_NOT_A_SHARE = re.compile(
    r"\b(?:vægt\w*|vægter|point|rabat\w*|bod\w*|moms\w*|pris\w*|merpris\w*|dyrere|billigere|afvige\w*|avance"
    r"|rente\w*|tillæg\w*|batteri\w*|kapacitet\w*|koncentration\w*|opløsning\w*|bomuld|polyester"
    r"|genanvendt\w*|oppetid|omsætningen af|co2|reduk\w+|restværdi|fugt\w*)",
    re.IGNORECASE,
)
_LINES = re.compile(r"vare|produkt|artikl|sortiment|stk|modeller|typer")


def _shares(
    part: Part, passage: Passage, core: Clause, role: Role, matcher: Matcher, *, ban: bool
) -> Iterator[Sign]:
    """Find a share of the goods below the asked one, or a number of goods where all are asked."""
    if role is Role.AWARD_CRITERION or (part.share is None and not ban):
        return
    later = [clause for clause in passage.clauses if clause is not core and refers_back(clause)]
    for clause in (core, *([passage.lead] if passage.lead is not None else []), *later):
        for quantity in clause.quantities:
            of_goods = _LINES.match(quantity.of) is not None or bool(
                pick(matcher.hits(quantity.of), part.subject)
            )
            reason = _share(part, clause, quantity, ban=ban, of_goods=of_goods)
            if reason is not None:
                yield _said(reason, clause, (quantity.start, quantity.end))
                return


def _share(part: Part, clause: Clause, quantity: Quantity, *, ban: bool, of_goods: bool) -> Weakening | None:
    if ban:
        few = quantity.unit in (Unit.COUNT, Unit.PERCENT) and quantity.direction is Direction.AT_MOST
        return Weakening.LOWER_THRESHOLD if few and quantity.value > 0 else None
    if quantity.unit is Unit.COUNT:
        some = quantity.direction is Direction.AT_LEAST and of_goods
        return Weakening.NARROWED_SCOPE if some else None
    if part.share is None or quantity.unit is not Unit.PERCENT:
        return None
    if quantity.value >= part.share or quantity.direction is Direction.AT_MOST:
        return None
    before = clause.text[max(0, quantity.start - _BEFORE) : quantity.start]
    after = clause.text[quantity.end : quantity.end + _AFTER]
    return None if _NOT_A_SHARE.search(f"{before} {after}") else Weakening.LOWER_THRESHOLD


_BEFORE, _AFTER = 30, 22  # characters around a percentage that tell what it is a share of


_LOOSE_REST = re.compile(
    r"\b(?:kan|må|uden|ikke|frit|fri|behøver|efter|vælge|valg\w*|alene|undtaget|frivillig\w*|standard\w*|som de er)\b",
    re.IGNORECASE,
)
_REST = ("øvrige", "øvrigt", "de resterende", "resten", "andre")
_ONLY = ("udvalgte", "visse", "enkelte", "nogle", "en del af", "dele af", "del af")


def _narrowings(
    part: Part, criterion: Criterion, scanned: Scanned, statement: Statement, matcher: Matcher
) -> Iterator[Sign]:
    """Find words that bind for a part of the goods only, or let a part of them go."""
    passage = scanned.passage
    core = passage.clauses[statement.core]
    own = pick(matcher.hits(core.text), criterion.own_hedges)
    for clause, hits in zip(passage.clauses, scanned.clauses, strict=True):
        if clause is not core and clause.has("deferral"):
            continue
        for cue in clause.cues:
            if cue.kind != "narrowing":
                continue
            if clause is core and any(hit.start < cue.end and cue.start < hit.end for hit in own):
                continue
            if _narrows(part, clause, cue, hits, core=clause is core, ban=statement.ban):
                yield _said(Weakening.NARROWED_SCOPE, clause, (cue.start, cue.end))
                return


_OF_OTHERS = re.compile(r"(?:for|til|på|ved|i|hos|øvrige|andre|resten)\b", re.IGNORECASE)
_LESSER = re.compile(
    r"\b(?:ikke|ingen|intet|alene|kun|frit|frie?|uden|fortsat|uændret|valgfri\w*|som hidtil"
    r"|efter (?:leverandørens|tilbudsgivers|producentens))\b",
    re.IGNORECASE,
)


def _lesser_rest(part: Part, scanned: Scanned, statement: Statement, goods: tuple[str, ...]) -> Sign | None:
    """Find a sentence beside the demand that asks less of other goods ("For tablets er der ikke krav")."""
    passage = scanned.passage
    if passage.row:
        return None
    if statement.ban:
        return _let_through(passage, statement)
    for place, (clause, hits) in enumerate(zip(passage.clauses, scanned.clauses, strict=True)):
        beside = place != statement.core and not statement.hits[place] and not statement.spans[place]
        if (
            not beside
            or not _OF_OTHERS.match(clause.text)
            or clause.has("consequence", "deferral", "equivalent")
        ):
            continue
        inside = pick(hits, (*part.subject, *goods))
        outside = pick(hits, part.not_about)
        if not inside or (outside and outside[0].start < inside[0].start):
            continue
        lesser = _LESSER.search(clause.text)
        if lesser is not None:
            return _said(
                Weakening.NARROWED_SCOPE,
                clause,
                (inside[0].start, lesser.end()) if inside[0].start < lesser.end() else lesser.span(),
            )
    return None


_ALLOWS = re.compile(
    r"\b(?:kan|må)\b(?!.*\b(?:ikke|kun|alene)\b)"
    r".*\b(?:accepteres|tillades|godtages|bruges|benyttes|anvendes|leveres)\b"
)


def _let_through(passage: Passage, statement: Statement) -> Sign | None:
    """Find a sentence beside a ban that allows something after all ("butan og propan kan accepteres")."""
    core = passage.clauses[statement.core]
    for clause in passage.clauses:
        match = _ALLOWS.search(clause.text) if clause is not core and clause.start > core.start else None
        if match is not None and not clause.has("equivalent", "consequence"):
            return _said(Weakening.NARROWED_SCOPE, clause, match.span())
    return None


def _narrows(part: Part, clause: Clause, cue: Cue, hits: Hits, *, core: bool, ban: bool) -> bool:
    words = clause.text[cue.start : cue.end].casefold()
    outside = pick(hits, part.not_about)
    inside = pick(hits, part.subject)
    if outside and (not inside or outside[0].start < inside[0].start):
        return False  # what is let go is no goods of the criterion
    if outside and core and min(abs(hit.start - cue.end) for hit in outside) < _NEAR:
        return False
    if words.startswith(_REST) and (
        not _LOOSE_REST.search(clause.text) or clause.has("consequence", "prohibition")
    ):
        return False
    if words.startswith(_ONLY) and not (core and _is_said_of_goods(clause, cue, inside)):
        return False
    if "uden" in words and (ban or (core and clause.has("prohibition"))):
        return False
    return not (words.split()[0] == "kun" and core and "omfat" not in words and "gælder" not in words)


_NEAR = 30  # characters between a narrowing word and the thing it is said of
_REACH = 45


def _is_said_of_goods(clause: Clause, cue: Cue, inside: Sequence[Hit]) -> bool:
    """Tell whether "udvalgte" or "en del af" is said of the criterion's goods, not of something else."""
    if GOODS.search(clause.text[cue.end : cue.end + _REACH]) or not inside:
        return True
    return any(0 <= hit.start - cue.end < _REACH for hit in inside)


def _outdated(part: Part, core: Clause, hits: Hits) -> Iterator[Sign]:
    oldest = dict(part.generations)
    for hit in pick(hits, part.outdated):
        yield _said(Weakening.OUTDATED, core, (hit.start, hit.end))
        return
    for mention in core.labels:
        if mention.generation is not None and mention.generation < oldest.get(mention.label, 0):
            number = re.compile(rf"\b{mention.generation:g}\b".replace(".", "[.,]")).search(
                core.text, mention.end
            )
            yield _said(Weakening.OUTDATED, core, (mention.start, number.end() if number else mention.end))
            return
    cue = core.cue("outdated")
    if cue is not None:
        yield _said(Weakening.OUTDATED, core, (cue.start, cue.end))


def _left_out(part: Part, scanned: Scanned) -> Iterator[Sign]:
    """Find words that say that a piece of the demand is left out."""
    for clause, hits in zip(scanned.passage.clauses, scanned.clauses, strict=True):
        for hit in pick(hits, part.incomplete):
            yield _said(Weakening.PARTIAL, clause, (hit.start, hit.end))
            return


def _taken_back(part: Part, passage: Passage, core: Clause, matcher: Matcher) -> Iterator[Sign]:
    """Find a sentence of the same passage that takes the demand back ("Kravet bortfalder, hvis …")."""
    for number, clause in enumerate(passage.clauses):
        if clause is core or clause.has("narrowing") or not clause.has("takeback"):
            continue
        cue = clause.cue("takeback")
        if cue is not None and (refers_back(clause) or is_taken_back(part, passage, number, matcher)):
            yield _said(Weakening.CONTRADICTED, clause, (cue.start, cue.end))
            return
