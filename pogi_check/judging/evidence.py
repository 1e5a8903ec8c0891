"""Evidence: a passage that takes up a part of a criterion, with everything that was read in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.danish.modality import Reading, read_status
from pogi_check.danish.signs import reaches_over
from pogi_check.judging.demands import Grade, Stretch, find_statement
from pogi_check.judging.matching import Matcher, Scanned, pick, touches
from pogi_check.judging.shortfalls import find_shortfalls
from pogi_check.judging.subjects import Topic, goods_of
from pogi_check.terms import Kind, Role, Strength

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.cues import Cue
    from pogi_check.danish.signs import Sign
    from pogi_check.danish.words import Hit
    from pogi_check.rulebook.book import Criterion, Part


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that takes up a part of a criterion: how its core clause binds and where it falls short.

    ``covered`` are the numbers of the part's product groups that it speaks of, ``named`` tells that its core
    names the part's subject.
    """

    passage: Passage
    core: Clause
    grade: Grade
    reading: Reading
    signs: tuple[Sign, ...]
    hits: tuple[Hit, ...]
    spans: tuple[Stretch, ...] = ()
    covered: frozenset[int] = frozenset()
    named: bool = True

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
        not part.subject or bool(pick(scanned.clauses[statement.core], part.subject)),
    )


def _covered(part: Part, scanned: Scanned) -> frozenset[int]:
    """Tell which of the part's product groups the passage speaks of; a word for all of them covers all."""
    everything = frozenset(range(len(part.covers)))
    found: set[int] = set()
    for hits in (*scanned.clauses, scanned.lead, *scanned.heads):
        groups = [pick(hits, group) for group in part.covers]
        found.update(number for number, group in enumerate(groups) if group)
        special = [hit for group in groups for hit in group]
        for hit in pick(hits, part.subject):
            if not any(s.start <= hit.start < s.end or hit.start <= s.start < hit.end for s in special):
                return everything
    return frozenset(found) or everything
