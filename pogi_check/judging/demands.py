"""The demand of a part in a passage: how fully it is stated, and by which clause."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from pogi_check.danish.bans import allows_few, is_without
from pogi_check.danish.clauses import binds
from pogi_check.danish.labels import label_kind
from pogi_check.danish.modality import is_not_chosen
from pogi_check.danish.only_named import only_named
from pogi_check.danish.references import concludes, states_number
from pogi_check.danish.statuses import Status
from pogi_check.judging.matching import DEMANDING, Hits, Matcher, Scanned, free_of, holds, pick
from pogi_check.judging.subjects import (
    Named,
    Topic,
    is_of_another_sentence,
    is_of_criteria_for,
    is_of_other_goods,
    is_other_thing,
    labels_another,
    other_things,
    takes_up,
    where_named,
)
from pogi_check.judging.thresholds import is_of_other_clause, measures, quantities_of
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.words import Hit
    from pogi_check.rulebook.book import Part, Threshold, Wording

Stretch = tuple[int, int]  # characters of a clause

# A thing and where it goes: "Sparearmaturer i alle bade.", but not "Tegning 3: Cykelparkering" or a price
_IS_ITEM = pattern(
    r"^(?:[\d.]+\s)?[A-ZÆØÅ][^:?\d]*\s(?:i|på|til|ved|langs|over|mellem|under|med|omkring|overalt)\b[^:?]*\.$"
)
_FINITE = frozenset({
    "er", "har", "kan", "vil", "var", "bliver", "blev", "havde", "får", "skal", "bør", "må", "der",
    "som", "hvis", "når", "at", "ikke", "ingen", "uden", "skulle", "kunne", "burde", "erfaring", "kr",
    "stk", "pris", "ses", "står", "ligger", "svarer", "går", "giver", "følger", "viser", "hedder",
    "gælder", "kommer", "bor", "sker", "side", "bilag", "kapitel", "afsnit", "tegning", "tegningen",
    "planen", "oversigt", "liste", "fandtes", "findes", "ønsker", "arbejder",
})  # fmt: skip
_PASSIVE = pattern(r"\w{3,}es$")
_MIN_ITEM, _MAX_ITEM = 4, 16  # words


class Grade(IntEnum):
    """How much of a part's demand a passage states."""

    VAGUE = 1
    WEAKER = 2
    FULL = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """A part's demand as a passage states it.

    ``hits`` are its terms and ``spans`` its labels and numbers, clause by clause; ``core`` is the place of
    the clause that carries it.
    """

    grade: Grade
    wording: Wording | None
    hits: tuple[tuple[Hit, ...], ...]
    spans: tuple[tuple[Stretch, ...], ...]
    core: int

    @property
    def ban(self) -> bool:
        """Tell whether the demand is that something is absent."""
        return self.wording is not None and self.wording.ban

    @property
    def first(self) -> Stretch:
        """Give the demand's first words in the core clause."""
        return min(self._spots, default=(0, 0))

    def first_after_verb(self, core: Clause) -> Stretch:
        """Give the demand's first words that are no binding or soft verb: what such a verb may govern."""
        verbs = [cue for cue in core.cues if cue.kind in ("mandatory", "contract", "soft")]
        spots = [
            (start, end)
            for start, end in self._spots
            if not any(cue.start <= start and end <= cue.end for cue in verbs)
        ]
        return min(spots, default=self.first)

    @property
    def _spots(self) -> list[Stretch]:
        return [*((hit.start, hit.end) for hit in self.hits[self.core]), *self.spans[self.core]]


def find_statement(
    part: Part, scanned: Scanned, matcher: Matcher, topic: Topic | None = None, *, together: bool = False
) -> Statement | None:
    """Find the fullest way in which a passage states a part.

    None when the passage is about something else or states nothing of the part. With ``together`` one
    sentence must state it, with its lead-in: a passage that describes a thing and demands another one
    says nothing.
    """
    named = where_named(part, scanned, matcher, topic)
    if named is None:
        return None
    statement = _full(part, scanned, part.wordings, together=together)
    if statement is not None and statement.ban and not _can_ban(scanned, statement):
        others = [wording for wording in part.wordings if not wording.ban]
        statement = _full(part, scanned, others, together=together)
    statement = statement or _less(part, scanned, named)
    if statement is None or is_other_thing(part, scanned, statement.core):
        return None
    if is_of_other_goods(part, scanned, statement.core, matcher, topic):
        return None
    stated = [bool(hits or spans) for hits, spans in zip(statement.hits, statement.spans, strict=True)]
    things = other_things(part, matcher, topic)
    if is_of_another_sentence(part, scanned, statement.core, stated, things):
        return None
    return statement


def _full(part: Part, scanned: Scanned, wordings: Sequence[Wording], *, together: bool) -> Statement | None:
    """Match wordings of the part; of several the one most of which the passage itself says."""
    found = [one for wording in wordings if (one := _match(wording, part, scanned)) is not None]
    if together and not scanned.passage.row:
        found = [one for match in found if (one := _in_one_sentence(match, scanned)) is not None]
    if not found:
        return None
    best = max(found, key=lambda one: one.inside)
    return _statement(scanned, Grade.FULL, best.hits, best.spans, best.wording)


def _less(part: Part, scanned: Scanned, named: Named) -> Statement | None:
    return _weaker(part, scanned) or _vague(part, scanned, named)


@dataclass(frozen=True, slots=True)
class _Match:
    """A wording that a passage says, and how many of its pieces stand in the passage itself."""

    wording: Wording
    hits: Sequence[Sequence[Hit]]
    spans: Sequence[Sequence[Stretch]]
    inside: int


def _match(wording: Wording, part: Part, scanned: Scanned) -> _Match | None:
    """Match a wording: all groups of names, a label, the number; some of it in the passage itself."""
    named = _names(wording, part, scanned)
    if named is None:
        return None
    hits, inside = named
    pieces: list[list[list[Stretch]]] = []
    if wording.labels:
        pieces.append(_labels(wording, part, scanned))
    if wording.threshold is not None and wording.threshold.required:
        numbers = _numbers(wording.threshold, part, scanned)
        pieces.append(_of_demand(numbers, hits, part, scanned))
    inside += len(pieces)
    if not inside or not all(pieces):
        return None
    spans = [[span for piece in pieces for span in piece[place]] for place in range(len(hits))]
    return _Match(wording, hits, spans, inside)


def _in_one_sentence(match: _Match, scanned: Scanned) -> _Match | None:
    """Keep of a match the sentences that say all of it, with their lead-in; None where none does.

    The heading may lend one group of words to a sentence that says two: "Affald" to "Alt skal sorteres",
    not to "Der skal holdes møder".
    """
    wording = match.wording
    asked = [group for group in wording.names if not holds(scanned.lead, group)]
    bare = not (wording.labels or (wording.threshold is not None and wording.threshold.required))

    def says(clause: Clause, hits: Sequence[Hit], spans: Sequence[Stretch]) -> bool:
        said = {hit.term for hit in hits}
        lacking = [
            group
            for group in asked
            if said.isdisjoint(group) and not _is_demanded(group, scanned.passage, clause)
        ]
        lent = len(asked) - len(lacking) > 1 and all(holds(scanned.inner, group) for group in lacking)
        return bool(hits or spans) and (bare or bool(spans)) and (not lacking or (len(lacking) == 1 and lent))

    whole = [says(*one) for one in zip(scanned.passage.clauses, match.hits, match.spans, strict=True)]
    if not any(whole):
        return None
    hits = [one if keep else () for one, keep in zip(match.hits, whole, strict=True)]
    spans = [one if keep else () for one, keep in zip(match.spans, whole, strict=True)]
    return _Match(wording, hits, spans, match.inside)


def _names(wording: Wording, part: Part, scanned: Scanned) -> tuple[list[list[Hit]], int] | None:
    """Find all groups of names, clause by clause, and count those in the passage; None where one lacks."""
    others = [pick(hits, part.not_about) for hits in scanned.clauses]
    found: list[list[Hit]] = [[] for _ in scanned.clauses]
    inside = 0
    told = _without_denied(scanned)
    for group in wording.names:
        own = [free_of(pick(hits, group), other) for hits, other in zip(told, others, strict=True)]
        found = [[*one, *more] for one, more in zip(found, own, strict=True)]
        if any(own):
            inside += 1
        elif any(_is_demanded(group, scanned.passage, clause) for clause in scanned.passage.clauses):
            continue
        elif not any(holds(hits, group) for hits in (*scanned.around, scanned.inner)):
            return None
    return found, inside


def _without_denied(scanned: Scanned) -> Sequence[Hits]:
    """Give the terms of a paragraph's sentences; what was not chosen lends nothing to other sentences."""
    clauses = scanned.passage.clauses
    denied = [
        any(cue.kind == "denial" and is_not_chosen(clause.text[cue.start : cue.end]) for cue in clause.cues)
        for clause in clauses
    ]
    if scanned.passage.row or not any(denied) or all(denied):
        return scanned.clauses
    return [{} if no else hits for no, hits in zip(denied, scanned.clauses, strict=True)]


def _is_demanded(group: Sequence[str], passage: Passage, clause: Clause) -> bool:
    """Tell whether a sentence demands or wishes without the verb that a group of names asks for.

    A group with "skal" asks that something is demanded at all: a marking as requirement, or "ses gerne",
    says so too. In a table the heading "Krav" is not enough, since the row may bear a code of its own.
    """
    if DEMANDING not in group:
        return False
    status = passage.marking.status if passage.marking is not None else None
    headed = status is Status.REQUIREMENTS and not passage.row
    return (
        headed
        or status in (Status.MANDATORY, Status.USUAL)
        or clause.has("soft")
        or _is_item(passage, clause)
    )


def _is_item(passage: Passage, clause: Clause) -> bool:
    """Tell whether a clause lists a thing and where it goes, without verb ("Sparearmaturer i alle bade.")."""
    told = passage.marking is not None and passage.marking.status in (Status.BACKGROUND, Status.SUITABILITY)
    if passage.row or told or len(passage.clauses) > 1 or not _MIN_ITEM <= len(clause.tokens) <= _MAX_ITEM:
        return False
    return _IS_ITEM.search(clause.text) is not None and not any(
        token.word in _FINITE or _PASSIVE.search(token.word) for token in clause.tokens
    )


def _labels(wording: Wording, part: Part, scanned: Scanned) -> list[list[Stretch]]:
    """Find the asked labels, clause by clause; nothing where there is none, or all are another thing's."""
    if scanned.labels.isdisjoint(wording.labels):
        return []
    found: list[list[Stretch]] = []
    named = False
    for clause, hits in zip(scanned.passage.clauses, scanned.clauses, strict=True):
        goods = pick(hits, part.subject)
        asked = [(mention.start, mention.end) for mention in clause.labels if mention.label in wording.labels]
        named = named or bool(asked)
        others = pick(hits, part.not_about)
        found.append(
            [
                span
                for span in asked
                if not only_named(clause.text, span)
                and not labels_another(clause, span, goods)
                and not is_of_criteria_for(clause, span, goods, others)
            ]
        )
    return [] if named and not any(found) else found


def _numbers(threshold: Threshold, part: Part, scanned: Scanned) -> list[list[Stretch]]:
    """Find the numbers that measure what is asked, clause by clause; nothing where there is none."""
    passage = scanned.passage
    goods = [
        (clause, pick(hits, part.subject))
        for clause, hits in zip(passage.clauses, scanned.clauses, strict=True)
    ]
    stated = [
        (clause, one)
        for clause, one in quantities_of(passage)
        if measures(threshold, one)
        and not any(clause is other and is_of_other_clause(clause, one, hits) for other, hits in goods)
    ]
    if not stated:
        return []
    return [[(q.start, q.end) for one, q in stated if one is clause] for clause in passage.clauses]


def _of_demand(
    numbers: list[list[Stretch]], hits: Sequence[Sequence[Hit]], part: Part, scanned: Scanned
) -> list[list[Stretch]]:
    """Leave out numbers of sentences that hold nothing else of the demand and do not point back to it."""
    if not numbers or scanned.passage.row or not part.subject:
        return numbers
    clauses = scanned.passage.clauses
    spoken_of = [
        clause
        for clause, own, terms in zip(clauses, hits, scanned.clauses, strict=True)
        if own or holds(terms, part.subject)
    ]
    kept = [
        spans
        if own
        or holds(terms, part.subject)
        or states_number(clause.text)
        or any(takes_up(clause, one) for one in spoken_of)
        else []
        for spans, own, terms, clause in zip(
            numbers, hits, scanned.clauses, scanned.passage.clauses, strict=True
        )
    ]
    alone = len(scanned.passage.clauses) == 1
    return numbers if alone else kept if any(kept) else []


def _weaker(part: Part, scanned: Scanned) -> Statement | None:
    """Find a proof that is less than what the part asks."""
    hits = [list(pick(one, part.weaker)) for one in scanned.clauses]
    spans: list[list[Stretch]] = [[] for _ in hits]
    for place, clause in enumerate(scanned.passage.clauses):
        spans[place] += [(m.start, m.end) for m in clause.labels if m.label in part.weaker_labels]
        if part.weaker_labels:
            spans[place] += [(cue.start, cue.end) for cue in clause.cues if cue.kind == "weaker_proof"]
    if not any(hits) and not any(spans):
        return None
    return _statement(scanned, Grade.WEAKER, hits, spans)


def _vague(part: Part, scanned: Scanned, named: Named) -> Statement | None:
    """Find words that take the subject up without what makes it checkable, in the subject's own sentence."""
    if named not in (Named.CLAUSE, Named.NEAR):
        return None
    passage = scanned.passage
    hits: list[list[Hit]] = [[] for _ in passage.clauses]
    for place, one in enumerate(scanned.clauses):
        near = named is Named.NEAR or passage.row or not part.subject or holds(one, part.subject)
        if near and all(label_kind(m.label) == "unnamed" for m in passage.clauses[place].labels):
            hits[place] += free_of(pick(one, part.vague), pick(one, part.not_about))
    if not any(hits):
        return None
    return _statement(scanned, Grade.VAGUE, hits, [() for _ in hits])


def _statement(
    scanned: Scanned,
    grade: Grade,
    hits: Sequence[Sequence[Hit]],
    spans: Sequence[Sequence[Stretch]],
    wording: Wording | None = None,
) -> Statement:
    """Choose the clause that carries the demand: most of its words, then binding, then the first."""

    def weight(place: int) -> tuple[int, int, int, int]:
        clause = scanned.passage.clauses[place]
        terms = len({hit.term for hit in hits[place]}) + 2 * bool(spans[place])
        verb = clause.has("mandatory", "prohibition", "contract", "soft")
        if " forstås " in clause.text:
            terms = 0  # a definition explains the demand of another sentence
        return terms, int(verb), int(not clause.has("conditional")), -place

    core = _concluded(scanned.passage.clauses, max(range(len(hits)), key=weight))
    return Statement(grade, wording, tuple(map(tuple, hits)), tuple(map(tuple, spans)), core)


def _concluded(clauses: Sequence[Clause], core: int) -> int:
    """Give the sentence that demands, where the one that names the subject is only the reason for it.

    "Nogen kan blive syge af legionella. Derfor skal det varme vand være mindst 55 grader."
    """
    after = core + 1
    if binds(clauses[core]) or after >= len(clauses) or not concludes(clauses[after].text):
        return core
    return after if clauses[after].has("mandatory", "contract", "prohibition", "soft") else core


def _can_ban(scanned: Scanned, statement: Statement) -> bool:
    """Tell whether a passage that names what must be absent prohibits it, or at least takes the ban up."""
    passage = scanned.passage
    core = passage.clauses[statement.core]
    if core.has("prohibition") or (passage.lead is not None and passage.lead.has("prohibition")):
        return True
    if any(is_without(core.text[hit.start : hit.end]) for hit in statement.hits[statement.core]):
        return True
    return core.has("information", "denial") or allows_few(core)
