"""The demand of a part in a passage: whether it is about the part's subject, how fully it is stated, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from pogi_check.danish.labels import label_kind
from pogi_check.judging.matching import Matcher, Scanned, pick
from pogi_check.judging.thresholds import measures, quantities_of
from pogi_check.terms import Direction, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.danish.clauses import Clause
    from pogi_check.danish.words import Hit
    from pogi_check.rulebook.book import Part, Wording

Stretch = tuple[int, int]  # characters of a clause


class Grade(IntEnum):
    """How much of a part's demand a passage states."""

    VAGUE = 1
    WEAKER = 2
    FULL = 3


class Named(StrEnum):
    """Where a passage names what its demand is about."""

    CLAUSE = "clause"
    NEAR = "near"  # the row, its headers, the lead-in, a definition
    HEADING = "heading"
    TOPIC = "topic"  # only the tender's title; the clause says "produkterne"


@dataclass(frozen=True, slots=True)
class Statement:
    """A part's demand as a passage states it: per clause its terms, and its labels and numbers; the core clause."""

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
        spots = [*((hit.start, hit.end) for hit in self.hits[self.core]), *self.spans[self.core]]
        return min(spots, default=(0, 0))


@dataclass(frozen=True, slots=True)
class Topic:
    """What the whole tender is about: its titles, and the words by which the goal knows its goods."""

    titles: str
    subjects: tuple[str, ...]


GOODS = re.compile(
    r"\b(?:produkt|vare|middel|midl|artikl|artikel|sortiment|leverance|ydelse|udstyr|enhed)\w*", re.IGNORECASE
)


def find_statement(
    part: Part, scanned: Scanned, matcher: Matcher, topic: Topic | None = None
) -> Statement | None:
    """Find the fullest way in which a passage states a part; None when it is about something else or states nothing."""
    goods = topic.subjects if topic is not None else ()
    named = _where_named(part, scanned, matcher, topic)
    if named is None:
        return None
    stated = max(
        (one for wording in part.wordings if (one := _in_full(wording, scanned, part)) is not None),
        key=lambda one: one[0],
        default=None,
    )
    if stated is not None:
        statement = _statement(scanned, Grade.FULL, *stated[1:])
    else:
        lesser = _weaker(part, scanned) or _vague(part, scanned, named)
        if lesser is None:
            return None
        statement = lesser
    others = (*part.not_about, *matcher.others(part, goods))
    if _is_other_thing(part, scanned, statement) or _is_of_another_sentence(part, scanned, statement, others):
        return None
    if statement.ban and not _can_ban(scanned, statement):
        return _weaker(part, scanned) or _vague(part, scanned, named)
    return statement


def _where_named(part: Part, scanned: Scanned, matcher: Matcher, topic: Topic | None) -> Named | None:
    if not part.subject or any(pick(hits, part.subject) for hits in scanned.clauses):
        return Named.CLAUSE
    if part.subject_in_clause:
        return None
    if any(pick(hits, part.subject) for hits in (scanned.lead, *scanned.heads)):
        return Named.NEAR
    others = (*part.not_about, *matcher.others(part, topic.subjects if topic is not None else ()))
    if any(pick(hits, others) for hits in (*scanned.clauses, scanned.lead)):
        return None
    for heading in reversed(scanned.passage.context.headings):
        hits = matcher.hits(heading)
        if pick(hits, part.subject):
            return Named.HEADING
        if pick(hits, others):
            return None
    if topic is not None and any(GOODS.search(clause.text) for clause in scanned.passage.clauses):
        if pick(matcher.hits(topic.titles), (*part.subject, *topic.subjects)):
            return Named.TOPIC
    return None


def _in_full(
    wording: Wording, scanned: Scanned, part: Part
) -> tuple[int, Wording, list[list[Hit]], list[list[Stretch]]] | None:
    """Match a wording: every group of names, one of the labels, the number; some of it in the passage itself."""
    passage = scanned.passage
    hits: list[list[Hit]] = [[] for _ in passage.clauses]
    spans: list[list[Stretch]] = [[] for _ in passage.clauses]
    inside = 0
    for group in wording.names:
        found = False
        for place, one in enumerate(scanned.clauses):
            others = pick(one, part.not_about)
            own = [
                hit
                for hit in pick(one, group)
                if not any(other.start <= hit.start and hit.end <= other.end for other in others)
            ]
            hits[place] += own
            found = found or bool(own)
        inside += found
        if not found and not any(pick(one, group) for one in (scanned.lead, *scanned.heads, scanned.inner)):
            return None
    if wording.labels:
        if scanned.labels.isdisjoint(wording.labels):
            return None
        for place, clause in enumerate(passage.clauses):
            goods = pick(scanned.clauses[place], part.subject)
            spans[place] += [
                (m.start, m.end)
                for m in clause.labels
                if m.label in wording.labels and not _labels_another(clause, (m.start, m.end), goods)
            ]
        if any(m.label in wording.labels for clause in passage.clauses for m in clause.labels) and not any(
            spans
        ):
            return None
        inside += 1
    if wording.threshold is not None and wording.threshold.required:
        stated = [(clause, one) for clause, one in quantities_of(passage) if measures(wording.threshold, one)]
        if not stated:
            return None
        for place, clause in enumerate(passage.clauses):
            spans[place] += [(q.start, q.end) for one, q in stated if one is clause]
        inside += 1
    return (inside, wording, hits, spans) if inside else None


_ADJECTIVE = re.compile(r"(?:mærket|mærkede)$")  # not "FSC-certificeret lærk": a material is no other thing
_PREPOSITION = frozenset(("på", "i", "hos", "ved", "fra"))  # "med" names a means, "af" a part
_ARTICLE = frozenset("et en den det de".split())
_NO_THING = re.compile(
    r"(?:og|eller|samt|efter|af|i|på|med|til|som|der|ved|senest|inden|fra|jf|mv|kvalitet\w*|udgave\w*|version\w*|udførelse\w*|variant\w*|type\w*)$"
)


def _labels_another(clause: Clause, label: Stretch, goods: Sequence[Hit]) -> bool:
    """Tell whether a label belongs to the noun right after it: "linned vaskes på et svanemærket vaskeri"."""
    if not goods or not _ADJECTIVE.search(clause.text[slice(*label)]):
        return False
    last = next((n for n, token in enumerate(clause.tokens) if token.end >= label[1]), None)
    first = next((n for n, token in enumerate(clause.tokens) if token.start >= label[0]), 0)
    if last is None or last + 1 >= len(clause.tokens) or clause.tokens[last].glue != " ":
        return False
    before = clause.tokens[first - 1].word if first else ""
    if before in _ARTICLE and first > 1:
        before = clause.tokens[first - 2].word
    noun = clause.tokens[last + 1]
    return (
        before in _PREPOSITION
        and len(noun.word) > 3  # noqa: PLR2004 - the shortest things bought: "sæbe", "bord"
        and not _NO_THING.match(noun.word)
        and not GOODS.match(noun.word)
        and not any(hit.start <= noun.start < hit.end for hit in goods)
        and any(hit.start < label[0] for hit in goods)
    )


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
    return _statement(scanned, Grade.WEAKER, None, hits, spans)


def _vague(part: Part, scanned: Scanned, named: Named) -> Statement | None:
    """Find words that take the subject up without what makes it checkable, in the subject's own sentence."""
    if named not in (Named.CLAUSE, Named.NEAR):
        return None
    passage = scanned.passage
    hits: list[list[Hit]] = [[] for _ in passage.clauses]
    for place, one in enumerate(scanned.clauses):
        near = named is Named.NEAR or passage.row or not part.subject or pick(one, part.subject)
        if near and all(label_kind(m.label) == "unnamed" for m in passage.clauses[place].labels):
            hits[place] += pick(one, part.vague)
    if not any(hits):
        return None
    return _statement(scanned, Grade.VAGUE, None, hits, [[] for _ in hits])


def _statement(
    scanned: Scanned,
    grade: Grade,
    wording: Wording | None,
    hits: Sequence[Sequence[Hit]],
    spans: Sequence[Sequence[Stretch]],
) -> Statement:
    """Choose the clause that carries the demand: the most of its words, binding before not, first before later."""

    def weight(place: int) -> tuple[int, int, int, int]:
        clause = scanned.passage.clauses[place]
        terms = len({hit.term for hit in hits[place]}) + 2 * bool(spans[place])
        verb = clause.has("mandatory", "prohibition", "contract", "soft")
        if " forstås " in clause.text:
            terms = 0  # a definition explains the demand of another sentence
        return terms, int(verb), int(not clause.has("conditional")), -place

    core = max(range(len(hits)), key=weight)
    return Statement(grade, wording, tuple(map(tuple, hits)), tuple(map(tuple, spans)), core)


def _is_other_thing(part: Part, scanned: Scanned, statement: Statement) -> bool:
    """Tell whether the demand is about something else ("vaskemidler til linned skal være svanemærkede")."""
    here = scanned.clauses[statement.core]
    others = pick(here, part.not_about)
    subjects = pick(here, part.subject)
    if not others:
        return (
            scanned.passage.row
            and not subjects
            and any(pick(one, part.not_about) and not pick(one, part.subject) for one in scanned.clauses)
        )
    free = [hit for hit in subjects if not any(o.start <= hit.start and hit.end <= o.end for o in others)]
    if not free:
        return True
    tokens = scanned.passage.clauses[statement.core].tokens
    between = {token.word for token in tokens if others[0].end <= token.start < free[0].start}
    listed = not between.isdisjoint(_LISTS) and between.isdisjoint(_RELATES)
    return others[0].start < free[0].start and not listed


def _is_of_another_sentence(
    part: Part, scanned: Scanned, statement: Statement, others: tuple[str, ...]
) -> bool:
    """Tell whether the subject stands in another sentence while the demand's own speaks of something else.

    "Rengøringsmidler leveres ugentligt. Toiletpapir skal være svanemærket." demands nothing of the cleaners; a
    sentence that points back ("Produkterne skal være svanemærkede", "Det samme gælder …") does.
    """
    here = scanned.clauses[statement.core]
    if scanned.passage.row or not part.subject or pick(here, part.subject):
        return False
    if any(pick(one, part.subject) for one in (scanned.lead, *scanned.heads)):
        return False
    core = scanned.passage.clauses[statement.core]
    elsewhere = taken_up = False
    for place, hits in enumerate(scanned.clauses):
        if not pick(hits, part.subject):
            continue
        elsewhere = True
        other = scanned.passage.clauses[place]
        joined = place == statement.core - 1 and other.text.endswith(";")
        if joined or statement.hits[place] or statement.spans[place]:
            return False
        taken_up = taken_up or _takes_up(core, other)
    if elsewhere and pick(here, others):
        return True
    if taken_up:
        return False
    return elsewhere and _POINTS_BACK.search(core.text) is None and _OWN_THING.match(core.text) is not None


def _takes_up(core: Clause, other: Clause) -> bool:
    """Tell whether a sentence begins with a word of the other ("… i klasse 1 og 2. Klasse 2 må have …")."""
    first = core.tokens[0].word if core.tokens else ""
    return len(first) >= _STEM and any(token.word.startswith(first[:_STEM]) for token in other.tokens)


_STEM = 5  # letters that tell a noun from its neighbours in any of its forms
_POINTS_BACK = re.compile(
    r"\b(?:produkt|vare|middel|midl|artikl|artikel|sortiment|leverance|ydelse|udstyr|enhed|opgave)\w*|"
    r"\b(?:disse|de|dem|det|den|dette|samme|heraf|herfor|hertil|begge|alt|alle|samtlige|krav\w*|de nævnte|førnævnte|ovennævnte|hver|hvert)\b",
    re.IGNORECASE,
)
_OWN_THING = re.compile(
    r"[A-ZÆØÅ][a-zæøå]{3,}(?:e?ne|e?n|et|er|e|s)?\b(?:\s+\w+){0,4}?\s+(?:skal|må|bør|er|har|leveres|kan)\b"
)


_LISTS = frozenset(("og", "samt", "eller"))  # between things that a demand is made of together
_RELATES = frozenset(  # words that make one thing depend on another
    "til i på af for med fra ved der som skal er kan har hvor må når hvis under efter over om bruges anvendes indgår".split()
)


def _can_ban(scanned: Scanned, statement: Statement) -> bool:
    """Tell whether a passage that names what must be absent prohibits it, or at least takes the ban up."""
    passage = scanned.passage
    core = passage.clauses[statement.core]
    if core.has("prohibition") or (passage.lead is not None and passage.lead.has("prohibition")):
        return True
    if any(_FREE.search(core.text[hit.start : hit.end].casefold()) for hit in statement.hits[statement.core]):
        return True
    return core.has("information", "denial") or limits_count(core)


_COUNTED = re.compile(r"vare|produkt|artik|dåse|flaske|spray|stk|middel|midler|typer")
_FREE = re.compile(r"(?:fri|frie|frit|løs|løse)$")


def limits_count(clause: Clause) -> bool:
    """Tell whether a clause allows a few ("højst tre varenumre")."""
    return any(
        q.direction is Direction.AT_MOST
        and (q.unit is Unit.PERCENT or (q.unit is Unit.COUNT and _COUNTED.match(q.of)))
        for q in clause.quantities
    )
