"""Weigh one part of a criterion over a whole tender: what takes it up, what takes it back."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.danish.annexes import speaks_of
from pogi_check.danish.answers import told_in_answer
from pogi_check.danish.buying import is_outside
from pogi_check.danish.corrections import old_column, says_new_text
from pogi_check.danish.demand_words import says_the_same
from pogi_check.danish.denials import is_of_a_firm, is_of_a_kind
from pogi_check.danish.lots import lots_named
from pogi_check.danish.modality import is_not_chosen
from pogi_check.danish.named_demands import TakeBack
from pogi_check.danish.places import confined, kinds_named
from pogi_check.danish.questions import asks_for_us, asks_leave, asks_to_let_go, is_asked, says_other
from pogi_check.danish.references import numbers_listed
from pogi_check.danish.signs import Sign, sign_at
from pogi_check.danish.takebacks import leave_to_depart, rest_let_go
from pogi_check.danish.telling import (
    adopts_quoted,
    is_disowned,
    is_hearsay,
    is_of_logo,
    is_text_sample,
    permits,
    quoted,
)
from pogi_check.danish.universals import (
    enough_for_some,
    is_exception,
    is_universal,
    leaves_for_some,
    limits_duty,
    only_from_volume,
)
from pogi_check.judging.contrary import orders_contrary
from pogi_check.judging.corrections import corrected
from pogi_check.judging.demands import Grade
from pogi_check.judging.evidence import Candidate, find_candidate
from pogi_check.judging.exemptions import stands_in_section
from pogi_check.judging.matching import free_of, holds, may_concern, pick
from pogi_check.judging.siblings import lesser_siblings
from pogi_check.judging.subjects import BETWEEN_TITLES
from pogi_check.judging.takebacks import is_of_another_demand, takes_back
from pogi_check.patterns import pattern
from pogi_check.terms import Kind, Role, Strength, Weakening

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pogi_check.danish.clauses import Passage
    from pogi_check.judging.lots import Lots
    from pogi_check.judging.matching import Matcher, Scanned
    from pogi_check.judging.register import Register
    from pogi_check.judging.subjects import Topic
    from pogi_check.rulebook.book import Criterion, Goal, Part


# What stands under such a heading states nothing, even where a statement is enough.
_EXPLAINS = pattern(
    r"(?:[\d.]+\s*)?(?:definition|ordliste|ordforklaring|begreb|forkortelse|indhold)\w*", re.IGNORECASE
)


_TOOL = pattern(
    r"\b(?:\w*værktøj|regneark|beregner|skabelon|\w*model)(?:et|en|er|erne|ne)?\s+$", re.IGNORECASE
)
_OF_MORE = pattern(r"\b(?:også|ligeledes|tillige|desuden|heller|ud over)\b", re.IGNORECASE)
_OF_PAPERS = pattern(
    r"\b(?:fremgå|oplyses|prissættes|vedlægges|specificeres|udfyldes|angives|faktureres|anføres|beskrives"
    r"|indsendes|afleveres|uploades)\b",
    re.IGNORECASE,
)
_LEAVE = ("kan", "må")
_LEFT_OPEN = (Weakening.CONTRADICTED, Weakening.HEDGED)  # by a sentence that demands nothing itself
_NO_MORE = pattern(r"\b(?:ikke|ingen|intet|længere|udgår)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A part after all passages were read.

    ``best`` is its strongest evidence, None where nothing takes it up; ``against`` are the signs that
    another clause takes the demand back; ``uncovered`` tells that full demands leave a group of goods out.
    """

    part: Part
    evidence: tuple[Candidate, ...]
    mentions: tuple[Candidate, ...]
    best: Candidate | None
    against: tuple[Sign, ...]
    uncovered: bool


def weigh(
    part: Part, criterion: Criterion, passages: Register, matcher: Matcher, topic: Topic | None, *, goal: Goal
) -> Weighed:
    """Gather the evidence for a part; the order of passages never matters."""
    evidence: list[Candidate] = []
    mentions: list[Candidate] = []
    against: list[tuple[TakeBack, Scanned, Candidate | None]] = []
    dropped: list[tuple[TakeBack, Passage]] = []
    for scanned, objections in passages.on(part, matcher):
        concerns = may_concern(part, scanned, matcher)
        ordered = orders_contrary(part, scanned, matcher)
        taken = takes_back(part, scanned.passage, objections, matcher) or ordered
        if (
            taken is not None
            and taken.lets_off
            and passages.lots.all_on(part, lots_named(taken.goods), matcher)
        ):
            taken = None  # "Miljøkravene gælder kun delaftale 1", the one that buys the part's goods
        candidate = find_candidate(part, criterion, scanned, matcher, topic) if concerns else None
        if (
            candidate is not None
            and candidate.reading.strength is Strength.DENIED
            and candidate.grade is not Grade.VAGUE
        ):
            taken = taken or _denial(candidate)
        if candidate is not None and _stands(candidate, taken, criterion):
            evidence.append(candidate)
            if ordered is not None and ordered.sign.clause is not candidate.core:
                against.append((ordered, scanned, None))
            if taken is not None and taken.lets_off:
                against.append((taken, scanned, None))  # it takes the demand up, and lets some of it go
            if taken is None or not taken.of or taken.of <= scanned.passage.idents:
                continue
            candidate = None  # it stands for itself, and takes back another besides
        if candidate is not None:
            mentions.append(candidate)
        if taken is not None:
            against.append((taken, scanned, candidate))
        else:
            dropped += ((one, scanned.passage) for _, one in objections if one.strong and not one.of)
    after = corrected(
        evidence,
        passages.corrections,
        lambda passage: find_candidate(part, criterion, matcher.scan(passage), matcher, topic),
    )
    evidence = list(after.evidence)
    best = min(evidence, key=lightness, default=None)
    whole = [one for one in evidence if not one.signs]
    covered = frozenset().union(*(one.covered for one in whole))
    topical = criterion.kind is Kind.DAEKNING
    silent = () if topical else passages.lots.left_silent(goal, part, [one.passage for one in whole], matcher)
    return Weighed(
        part,
        tuple(evidence),
        tuple(mentions),
        best,
        _contradictions(against, evidence, best, topic=topical)
        or (() if topical and whole else after.against)
        or _exceptions(evidence, best)
        or _less_for_some(evidence, best)
        or _ceiling(evidence, best)
        or _dropped(part, dropped, evidence, best, matcher)
        or _on_lots(evidence, best, silent, passages.lots)
        or (() if topical else _on_goods(part, whole, best, passages))
        or (() if topical else lesser_siblings(part, goal, evidence, passages, matcher))
        or (() if topical else _for_some(part, whole, best, passages, matcher)),
        bool(whole) and len(covered | _not_titled(part, whole, topic, passages, matcher)) < len(part.covers),
    )


def _not_titled(
    part: Part, whole: Sequence[Candidate], topic: Topic | None, passages: Register, matcher: Matcher
) -> frozenset[int]:
    """Give the groups of goods that are not bought, where the titles name others alone ("Nye lagner")."""
    if topic is None or not part.covers:
        return frozenset()
    titles = topic.titles.split(BETWEEN_TITLES)
    demands = {one.core.text for one in whole}  # what a short document says is a title of it too
    hits = matcher.hits("\n".join(one for one in titles if not any(text in one for text in demands)))
    groups = [pick(hits, group) for group in part.covers]
    named = [hit for group in groups for hit in group]
    if not named or free_of(pick(hits, part.subject), named):
        return frozenset()
    return frozenset(
        number for number, group in enumerate(part.covers) if not groups[number] and not passages.buys(group)
    )


def _stands(candidate: Candidate, taken: TakeBack | None, criterion: Criterion) -> bool:
    """Tell whether a candidate takes the part up, rather than mentions it or takes it back itself."""
    core = candidate.core
    if candidate.reading.strength is Strength.DENIED or _is_told_or_asked(candidate):
        return False
    if taken is not None and not taken.above and _only_takes_back(candidate, taken):
        return False
    if (
        taken is not None
        and taken.strong
        and any(so(taken, candidate) for so in (_opens, _corrects, _follows))
    ):
        return False
    if is_outside(core.text) and not core.has("mandatory", "contract"):
        return False  # "der udføres ingen arbejder på udearealer" is no demand on them
    if candidate.normative:
        return True
    return (
        candidate.reading.role is Role.BACKGROUND
        and Role.BACKGROUND in criterion.accepted
        and not any(map(_EXPLAINS.match, candidate.passage.context.headings))
        and not candidate.core.text.rstrip().endswith("?")
        and not is_hearsay(candidate.core.text)
    )


def _only_takes_back(candidate: Candidate, taken: TakeBack) -> bool:
    """Tell whether a demand's own sentence takes it back, or speaks of it only to let some of it go."""
    core = candidate.core
    if taken.sign.clause is not core:
        return False
    if taken.lets_off:
        return taken.sign.reason in _LEFT_OPEN or not candidate.signs
    binds = core.has("mandatory", "contract") and candidate.grade is Grade.FULL
    departs = leave_to_depart(core) or rest_let_go(core)
    return (taken.strong or not binds) and departs is None


def _is_told_or_asked(candidate: Candidate) -> bool:
    """Tell whether a demand is asked for, permitted, quoted, a sample, or said to be no part of this."""
    core, passage = candidate.core, candidate.passage
    asked = is_asked(passage, core) or asks_to_let_go(core.text) or asks_for_us(core.text)
    asked = asked or permits(core.text)
    quoted_only = is_text_sample(core.text) or _is_only_quoted(candidate)
    disowned = candidate.normative and any(is_disowned(one.text) for one in passage.clauses)
    return asked or quoted_only or disowned


def _is_only_quoted(candidate: Candidate) -> bool:
    """Tell whether a demand stands in quotation marks, and nothing says that it is the tender's own text."""
    core, passage = candidate.core, candidate.passage
    if passage.correction is not None or (passage.row and old_column(passage.context.headers)):
        return False
    spots = [(hit.start, hit.end) for hit in candidate.hits] + list(candidate.spans)
    inside = any(
        all(start <= one[0] and one[1] <= end for one in spots) for start, end in quoted(core.text) if spots
    )
    return inside and not says_new_text(passage.text) and not adopts_quoted(passage.text)


def _opens(taken: TakeBack, candidate: Candidate) -> bool:
    """Tell whether a passage begins by taking a demand back, so that what follows is told instead of it."""
    clause = taken.sign.clause
    first = clause is candidate.passage.clauses[0] and clause is not candidate.core
    return first and any(sign.clause is clause for sign in candidate.signs)


def _corrects(taken: TakeBack, candidate: Candidate) -> bool:
    """Tell whether a row takes back the demand whose number it bears: what it says else is told of that."""
    return bool(taken.of) and taken.of <= candidate.passage.idents


def _follows(taken: TakeBack, candidate: Candidate) -> bool:
    """Tell whether a sentence says no more of a demand that one before it took back by its number."""
    clause = taken.sign.clause
    told = clause is not None and bool(taken.of) and clause.start < candidate.core.start
    return told and _NO_MORE.search(candidate.core.text) is not None


def _is_sentence(candidate: Candidate, place: int) -> bool:
    """Tell whether a demand stands in the sentence of its passage at a place; -1 is the last of several."""
    said = [one for one in candidate.passage.clauses if not numbers_listed(one.text)]
    return len(said) > 1 and place < len(said) and said[place] is candidate.core


def _contradictions(
    against: Sequence[tuple[TakeBack, Scanned, Candidate | None]],
    evidence: Sequence[Candidate],
    best: Candidate | None,
    *,
    topic: bool,
) -> tuple[Sign, ...]:
    """Give the signs of the first clause that takes back what other passages demand.

    A clause that names passages by their number takes back those: it counts where they are all full
    demands, or the best one. A ``topic`` that several full demands treat is not lost with one of them.
    """
    stated = [one for one in evidence if one.grade is not Grade.VAGUE]
    standing = [one for one in stated if one.named] or stated
    full = sum(not one.signs for one in standing)
    if topic and len({one.core.text for one in standing if not one.signs}) > 1:
        return ()
    for taken, scanned, candidate in sorted(against, key=lambda one: one[0].sign.words):
        hit = [
            one
            for one in standing
            if one.passage is not scanned.passage
            and (not taken.of or speaks_of(scanned.passage, taken.of, one.passage))
            and taken.kept.isdisjoint(one.passage.idents)
            and (taken.sentence is None or _is_sentence(one, taken.sentence))
            and (not taken.above or _stands_above(one.passage, scanned.passage, taken))
            and (not taken.section or stands_in_section(one.passage, taken.section))
        ]
        gone = sum(not one.signs for one in hit)
        if hit and (not taken.of or gone >= full or best in hit):
            lower = (
                (sign for sign in candidate.signs if sign.reason is Weakening.LOWER_THRESHOLD)
                if candidate
                else ()
            )
            return (told_in_answer(taken.sign, scanned.passage), *lower)
    return ()


def _stands_above(demand: Passage, below: Passage, taken: TakeBack) -> bool:
    """Tell whether a passage stands so near above another, under its heading or the one before it."""
    same = demand.context.document == below.context.document
    own, others = below.context.headings, demand.context.headings
    together = own == others or (bool(taken.goods) and own[:-1] == others[: len(own) - 1])
    return same and together and 0 < below.number - demand.number <= taken.above


def _dropped(
    part: Part,
    dropped: Sequence[tuple[TakeBack, Passage]],
    evidence: Sequence[Candidate],
    best: Candidate | None,
    matcher: Matcher,
) -> tuple[Sign, ...]:
    """Give the sign of words that drop the only full demand by what it is on ("Blomsterengen udgår").

    Words of the rule count as words of the demand, though the demand calls the thing otherwise.
    """
    full = [one for one in evidence if not one.signs]
    if best is None or len({one.core.text for one in full}) != 1:
        return ()
    for taken, passage in sorted(dropped, key=lambda one: one[0].sign.words):
        clause = taken.sign.clause
        if clause is None or any(passage is one.passage for one in full):
            continue
        hits = matcher.hits(clause.text)
        if is_of_another_demand(part, clause, hits):
            continue
        named = any(holds(hits, group) for wording in part.wordings for group in wording.names)
        if says_the_same(clause, best.core, named=named):
            return (taken.sign,)
    return ()


def _exceptions(evidence: Sequence[Candidate], best: Candidate | None) -> tuple[Sign, ...]:
    """Give an exception from a demand that another one, not on all goods by its words, makes again.

    "Armaturer er LED, dog undtaget kælderen" is not made good by "Armaturer i stuen er LED", nor by
    "Armaturer er LED" once more: what lets some go prevails over what does not speak of them.
    """
    if best is None or best.signs or is_universal(best.core.text):
        return ()
    for one in sorted(evidence, key=lightness):
        excepted = [sign for sign in one.signs if sign.clause is not None and is_exception(sign.words)]
        alike = one.reading.role is best.reading.role  # what is scored is not asked with less
        if excepted and len(excepted) == len(one.signs) and alike:
            return tuple(excepted)
    return ()


def _less_for_some(evidence: Sequence[Candidate], best: Candidate | None) -> tuple[Sign, ...]:
    """Give in what a sentence asks less for some goods: "For pos. 4 er det tilstrækkeligt, at …"."""
    if best is None or best.signs:
        return ()
    for one in sorted(evidence, key=lightness):
        if one.signs and only_from_volume(one.core.text):
            return one.signs
        words = enough_for_some(one.core.text)
        if words is not None and one.signs:
            return (*one.signs, sign_at(Weakening.NARROWED_SCOPE, one.core, words))
    return ()


def _ceiling(evidence: Sequence[Candidate], best: Candidate | None) -> tuple[Sign, ...]:
    """Give the sentence that caps what another demands, or leaves less of it for some goods.

    "Pligten til … er begrænset til seks år", "Linned til psykiatrien må have tre fibertyper".
    """
    if best is None or best.signs:
        return ()
    for one in sorted(evidence, key=lightness):
        lower = tuple(sign for sign in one.signs if sign.reason is Weakening.LOWER_THRESHOLD)
        rest = [sign for sign in one.signs if sign not in lower and sign.words.casefold() not in _LEAVE]
        if not lower or rest:
            continue
        words = limits_duty(one.core.text)
        if words is not None:
            return (sign_at(Weakening.CONTRADICTED, one.core, words), *lower)
        some = leaves_for_some(one.core.text)
        if some is not None:
            return (sign_at(Weakening.NARROWED_SCOPE, one.core, some), *lower)
    return ()


def _on_lots(
    evidence: Sequence[Candidate], best: Candidate | None, silent: Collection[str], lots: Lots
) -> tuple[Sign, ...]:
    """Give what lacks on lots that no full demand reaches: the signs of a lesser one, or that none is."""
    if not silent or best is None:
        return ()
    lesser = [one for one in evidence if one.signs and not lots.of(one.passage).isdisjoint(silent)]
    if lesser:
        return min(lesser, key=lightness).signs
    return (Sign(Weakening.NARROWED_SCOPE, best.core.text, best.core),)


def _on_goods(
    part: Part, whole: Sequence[Candidate], best: Candidate | None, passages: Register
) -> tuple[Sign, ...]:
    """Give that full demands, each on some goods alone, leave out others which the tender buys."""
    if best is None or not whole or not all(one.bound for one in whole):
        return ()
    reached = frozenset().union(*(one.bound for one in whole))
    named = Counter(term for group in part.covers_bought for term in group)
    for number, group in enumerate(part.covers_bought):
        own = [term for term in group if named[term] == 1]  # "linned" names sheets and covers alike
        if number not in reached and passages.buys(own) and not passages.extends_to(own):
            return (Sign(Weakening.NARROWED_SCOPE, best.core.text, best.core),)
    shared = {term for term, count in named.items() if count > 1}
    for term in sorted(shared):
        naming = {number for number, group in enumerate(part.covers_bought) if term in group}
        if naming.isdisjoint(reached) and passages.buys([term]) and not passages.extends_to([term]):
            return (Sign(Weakening.NARROWED_SCOPE, best.core.text, best.core),)
    return ()


def _for_some(
    part: Part, whole: Sequence[Candidate], best: Candidate | None, passages: Register, matcher: Matcher
) -> tuple[Sign, ...]:
    """Give the one kind of place or user that full demands are on, where goods for others are bought too.

    "Linned til børneafdelinger skal …" leaves out the rest where the tender buys linen, or names others.
    """
    bound = [confined(one.core.text) for one in whole if not one.passage.row]
    if best is None or best.signs or len(bound) < len(whole) or not bound:
        return ()
    kinds = {one[0] for one in bound if one is not None}
    if None in bound or len(kinds) > 1:
        return ()
    told = [text for text in passages.tendered() if text not in {one.core.text for one in whole}]
    named = frozenset().union(*map(kinds_named, told))
    if named == kinds or not any(holds(matcher.hits(text), part.subject) for text in told):
        return ()
    (_, span) = confined(best.core.text) or ("", (0, 0))
    return (sign_at(Weakening.NARROWED_SCOPE, best.core, span),)


def _denial(candidate: Candidate) -> TakeBack | None:
    """Give what a denied demand takes back elsewhere; a method that was not chosen takes back nothing."""
    core = candidate.core
    cue = core.cue("denial")
    span = (cue.start, cue.end) if cue is not None else (0, len(core.text))
    words = core.text[slice(*span)]
    beside = (_OF_MORE.search, _OF_PAPERS.search, is_of_logo)
    if core.text.rstrip().endswith("?") and any(one(core.text) for one in beside):
        return None  # "Skal pumper også følge med til opvask?" "Skal prisen fremgå særskilt?" "Nej."
    if cue is None and is_asked(candidate.passage, core):
        return None  # a bidder's remark before a question takes nothing back itself
    if cue is not None and _TOOL.search(core.text, 0, cue.start):
        return None  # "…, men værktøjet anvendes ikke" takes no way of counting back
    if asks_leave(core.text) or any(says_other(one.text) for one in candidate.passage.after(core)[:1]):
        return None  # what an answer does not count takes nothing back that is asked elsewhere
    if is_of_a_firm(core.text) or is_of_a_kind(core.text):
        return None
    return None if is_not_chosen(words) else TakeBack(Sign(Weakening.CONTRADICTED, words, core, *span))


def lightness(candidate: Candidate) -> tuple[int, int, bool, str, int]:
    """Order evidence from the strongest to the weakest, independent of where it stands."""
    severe = sum(
        sign.reason in (Weakening.NO_THRESHOLD, Weakening.WEAKER_LABEL, Weakening.WRONG_ROLE)
        for sign in candidate.signs
    )
    return (
        len({s.reason for s in candidate.signs}) + severe * 2,
        -candidate.grade,
        not candidate.named,
        candidate.core.text,
        candidate.passage.number,
    )
