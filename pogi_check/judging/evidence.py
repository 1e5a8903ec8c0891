"""Evidence: a passage that takes up a part of a criterion, with everything that was read in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.danish.modality import Reading, read_status
from pogi_check.danish.signs import reaches_over
from pogi_check.danish.universals import is_universal
from pogi_check.judging.demands import Grade, Statement, Stretch, find_statement
from pogi_check.judging.matching import Matcher, Scanned, free_of, holds, pick, touches
from pogi_check.judging.shortfalls import find_shortfalls
from pogi_check.judging.subjects import GOODS, Topic, goods_of
from pogi_check.patterns import pattern
from pogi_check.terms import Kind, Role, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.cues import Cue
    from pogi_check.danish.signs import Sign
    from pogi_check.danish.words import Hit
    from pogi_check.rulebook.book import Criterion, Part


_THE_SAME = pattern(r"(?:[\d.]+\s+)?[A-ZÆØÅ]\w+(?:en|et|erne|ene)\b")  # goods that were named before


_LABEL = 6  # words of a cell that says what its row is on
_BARE = 2  # words of a cell that shows nothing by itself


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that takes up a part of a criterion: how its core clause binds and where it falls short.

    ``covered`` are the numbers of the part's product groups that it speaks of, ``bound`` those of the
    goods that it binds alone where a tender may buy others, ``named`` tells that its core names the part's
    subject. ``beside`` are the passage's other clauses that state some of the demand, with their words.
    """

    passage: Passage
    core: Clause
    grade: Grade
    reading: Reading
    signs: tuple[Sign, ...]
    hits: tuple[Hit, ...]
    spans: tuple[Stretch, ...] = ()
    covered: frozenset[int] = frozenset()
    bound: frozenset[int] = frozenset()
    named: bool = True
    beside: tuple[tuple[Clause, tuple[Stretch, ...]], ...] = ()

    @property
    def normative(self) -> bool:
        """Tell whether the passage demands, wishes, scores or asks, rather than mentions."""
        return self.reading.strength in (Strength.MANDATORY, Strength.SOFT)


def find_candidate(
    part: Part, criterion: Criterion, scanned: Scanned, matcher: Matcher, topic: Topic | None = None
) -> Candidate | None:
    """Read whether a passage takes up a part of a criterion; None when it does not."""
    covering = criterion.kind is Kind.DAEKNING
    statement = find_statement(part, scanned, matcher, topic, together=covering)
    if statement is None:
        return None
    passage = scanned.passage
    core = passage.clauses[statement.core]

    def is_own_text(clause: Clause, cue: Cue) -> bool:
        measured = statement.spans[statement.core] if clause is core and cue.kind == "deferral" else ()
        if any(start < cue.end and cue.start < end for start, end in measured):
            return True  # "i de første 10 år" is the number that is asked
        hits = pick(matcher.hits(clause.text), criterion.own_hedges)
        return touches(cue, (hit for hit in hits if not reaches_over(clause, cue, hit.end)))

    def is_stated(clause: Clause, cue: Cue) -> bool:
        own = statement.hits[statement.core] if clause is core else ()
        return touches(cue, own)

    spot = statement.first_after_verb(core)
    reading = read_status(passage, core, spot, is_own_text, stated=is_stated, ban=statement.ban)
    signs = list(reading.signs)
    if reading.strength is not Strength.DENIED and (
        reading.strength is not Strength.NONE or reading.role is Role.BACKGROUND
    ):
        signs += find_shortfalls(
            part, criterion, scanned, statement, role=reading.role, matcher=matcher, goods=goods_of(topic)
        )
    own = (*statement.hits[statement.core], *pick(scanned.clauses[statement.core], part.subject))
    return Candidate(
        passage,
        core,
        statement.grade,
        reading,
        tuple(dict.fromkeys(signs)),
        tuple(dict.fromkeys(own)),
        statement.spans[statement.core],
        _covered(part, scanned),
        _bound(part, scanned, statement.core, matcher),
        not part.subject or bool(pick(scanned.clauses[statement.core], part.subject)),
        tuple(_beside(part, statement, scanned)),
    )


def _beside(
    part: Part, statement: Statement, scanned: Scanned
) -> Iterator[tuple[Clause, tuple[Stretch, ...]]]:
    """Give the clauses beside the core that say what it does not, with the words of the demand in them.

    The lead-in comes first: without "Legetøjet må ikke indeholde:" the item "ftalater" tells nothing.
    """
    passage = scanned.passage
    core = statement.core
    said = {hit.term for hit in (*statement.hits[core], *pick(scanned.clauses[core], part.subject))}
    if passage.lead is not None:
        names = statement.wording.names if statement.wording is not None else ()
        lent = {term for group in (part.subject, *names) if said.isdisjoint(group) for term in group}
        hits = pick(scanned.lead, lent)
        if hits or (statement.ban and passage.lead.has("prohibition")):
            yield passage.lead, tuple(sorted({(hit.start, hit.end) for hit in hits}))
    for clause, own, spans in zip(passage.clauses, statement.hits, statement.spans, strict=True):
        more = spans or any(hit.term not in said for hit in own)
        if more and clause is not passage.clauses[core] and len(clause.tokens) > _BARE:
            yield clause, tuple(sorted({(hit.start, hit.end) for hit in own} | set(spans)))


def _covered(part: Part, scanned: Scanned) -> frozenset[int]:
    """Tell which of the part's product groups the passage speaks of; a word for all of them covers all."""
    everything = frozenset(range(len(part.covers)))
    found: set[int] = set()
    for hits in (*scanned.clauses, scanned.lead, *scanned.heads):
        beside = pick(hits, part.not_about)  # "toiletpapir" is not for what toilets are cleaned with
        groups = [free_of(pick(hits, group), beside) for group in part.covers]
        found.update(number for number, group in enumerate(groups) if group)
        special = [hit for group in groups for hit in group]
        for hit in pick(hits, part.subject):
            if not any(s.start <= hit.start < s.end or hit.start <= s.start < hit.end for s in special):
                return everything
    return frozenset(found) or everything


def _bound(part: Part, scanned: Scanned, core: int, matcher: Matcher) -> frozenset[int]:
    """Tell which of the goods that a tender may buy a passage speaks of alone; none where it speaks of all.

    They are named in its sentence, else in its row, its lead-in or the headings it stands under.
    """
    if not part.covers_bought:
        return frozenset()
    clause, said = scanned.passage.clauses[core], scanned.clauses[core]
    before = [] if scanned.passage.row else [hits for hits in scanned.clauses[:core] if hits]
    if before and _THE_SAME.match(clause.text) and not is_universal(clause.text):
        said = {}  # "Toiletpapir: 2-lags. Papiret er af genbrugsfibre." is on that paper
    labels = (
        hits
        for one, hits in zip(scanned.passage.clauses, scanned.clauses, strict=True)
        if scanned.passage.row and one is not clause and len(one.tokens) <= _LABEL
    )  # "Bærbare | Strømforbruget holder sig inden for …"
    own = (said, *labels)
    above = (*reversed(before), scanned.lead, *map(matcher.hits, reversed(scanned.passage.context.headings)))
    for hits in (*own, *above):
        special = {number: pick(hits, group) for number, group in enumerate(part.covers_bought)}
        named = [hit for found in special.values() for hit in found]
        general = [hit for hit in pick(hits, part.subject) if not any(_overlap(hit, one) for one in named)]
        if named:
            first = min(hit.start for hit in named)
            every = hits is said and (GOODS.search(clause.text) or is_universal(clause.text[:first]))
            if every or any(hit.start < first for hit in general):
                return frozenset()
            return frozenset(number for number, found in special.items() if found)
        if general and hits not in own:
            return frozenset()
        if hits is own[-1] and any(holds(one, part.subject) for one in own):
            return frozenset()
    return frozenset()


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end
