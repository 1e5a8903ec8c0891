"""Find the terms of all criteria in the passages of a tender, in one pass over each text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from pogi_check.danish.buying import is_count
from pogi_check.danish.cells import holds_values
from pogi_check.danish.clauses import lies_in
from pogi_check.danish.corrections import replaced
from pogi_check.danish.insertions import tokens_beside
from pogi_check.danish.labels import find_labels
from pogi_check.danish.words import Hit, TermIndex, tokenize
from pogi_check.patterns import pattern
from pogi_check.rulebook.book import goods_of, index_of
from pogi_check.rulebook.remembered import Remembered

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.cues import Cue
    from pogi_check.danish.words import Token
    from pogi_check.rulebook.book import Goal, Part, RuleBook, Wording

Hits = Mapping[str, tuple[Hit, ...]]

# Terms for goods of any kind: under other goods' headings they are these.
_ANY_GOODS = pattern(r"=?(?:vare|produkt|artikel|sortiment|leverance)\b")
_BASE = "pogi"  # the pack whose goals every other one supplements
DEMANDING = "=skal"  # of a group of names that asks for a demand: other words than its own may make it
# How hard a cell asks for what follows: "Fortrinsvis LED", "Skal være LED"
_OPENS_VALUE = pattern(
    r"(?:(?:kun|alene|udelukkende|altid|alle|fortrinsvis|primært|helst|gerne|så vidt muligt|om muligt"
    r"|hovedsage\w+|overvejende|i videst muligt omfang|som udgangspunkt|som hovedregel|ønskes|ønskeligt?"
    r"|skal være|bør være|er|skal|bør)[\s:]+)+",
    re.IGNORECASE,
)
# The property in "Lyskilde i kontorer", "Lyskilder og armaturer"
_OF_SOME = pattern(r"[\w-]{4,}(?=,? (?:i|på|til|ved|for|hos|og|samt)\b|, |/| \()", re.IGNORECASE)
_LABEL, _VALUE = 5, 12  # words of a cell that says what the next one is of, and of that one
# Words of a label or a header by which its table weighs, prices or asks; of a text that is to be given.
_NO_PROPERTY = pattern(
    r"\b(?:\w*pris\w*|\w*økonomi\w*|evaluer\w*|bedøm\w*|vægt\w*|point\w*|\w*kriteri\w*|\w*svar\w*"
    r"|spørgsmål\w*)\b",
    re.IGNORECASE,
)
_IS_TOLD = pattern(
    r"(?:beskrivelse|redegørelse|oplysning\w*|plan|oversigt|hvor\w*|angiv\w*|oplys\w*)\b", re.IGNORECASE
)
_REMEMBERED = 50_000  # texts; a long audit must not grow


@dataclass(frozen=True, slots=True)
class Scanned:
    """A passage with the terms found in it and around it.

    ``said`` are the terms of its own clauses; ``terms``, ``labels`` and ``cues`` are all that are near.
    """

    passage: Passage
    clauses: tuple[Hits, ...]
    lead: Hits
    heads: tuple[Hits, ...]
    inner: Hits
    said: frozenset[str]
    terms: frozenset[str]
    labels: frozenset[str]
    cues: frozenset[str]

    @property
    def around(self) -> tuple[Hits, ...]:
        """Give the terms of what a reader has in mind at the passage: lead-in, headers, definitions."""
        return (self.lead, *self.heads)


@dataclass(frozen=True, slots=True)
class Demand:
    """What a passage must hold to state a part, so far as can be told without reading it.

    ``ways`` are the wordings, ``less`` the terms that state it in a lesser way; any of ``signs`` (terms,
    labels, kinds of cue) is near a passage that states it, unless a bare number does: ``anywhere``.
    """

    ways: tuple[Way, ...]
    less: frozenset[str]
    terms: frozenset[str]
    labels: frozenset[str]
    cues: frozenset[str]
    anywhere: bool

    @property
    def signs(self) -> tuple[str, ...]:
        """Give all that a passage which states the part may be found by."""
        return (*self.terms, *self.labels, *self.cues)


@dataclass(frozen=True, slots=True)
class Way:
    """The groups of names and the labels that are near; one of ``names`` is said, unless ``bare``."""

    groups: tuple[frozenset[str], ...]
    names: frozenset[str]
    labels: frozenset[str]
    bare: bool


class Lookup:
    """An index of terms with what it found before."""

    def __init__(self, terms: Iterable[str], index: TermIndex) -> None:
        self.terms = frozenset(terms)
        self._index = index
        self._memo: dict[str, Hits] = {}

    def hits(self, text: str) -> Hits:
        """Give the hits of every term in a text, by term; memoised."""
        known = self._memo.get(text)
        if known is None:
            found: dict[str, list[Hit]] = {}
            tokens = tokenize(text)
            for hit in self._index.find(tokens):
                found.setdefault(hit.term, []).append(hit)
            for hit in self._over_insertions(text, tokens):
                if all(one.start != hit.start for one in found.get(hit.term, ())):
                    found.setdefault(hit.term, []).append(hit)
            known = {term: tuple(hits) for term, hits in found.items()}
            if len(self._memo) > _REMEMBERED:
                self._memo.clear()
            self._memo[text] = known
        return known

    def _over_insertions(self, text: str, tokens: Sequence[Token]) -> Iterator[Hit]:
        """Give the terms that go on behind words put in ("skal så vidt muligt komme fra")."""
        kept = tokens_beside(text, tokens)
        if not kept:
            return
        for hit in self._index.find([tokens[place] for place in kept]):
            first, last = kept[hit.first], kept[hit.last]
            if last - first > hit.last - hit.first:
                yield hit._replace(first=first, last=last)


def _is_property(label: str) -> bool:
    """Tell whether a cell or a header may name what the text beside it is of ("Lyskilde")."""
    short = 0 < len(label.split()) <= _LABEL and not label.rstrip().endswith((".", "?"))
    return short and _NO_PROPERTY.search(label) is None


class Matcher:
    """The terms of some packs and of the notes, found in one pass over each text.

    ``akin`` is the matcher of an edition of the same rules: where it has all terms of a pack, its index is
    shared.
    """

    def __init__(self, book: RuleBook, packs: Sequence[str], akin: Matcher | None = None) -> None:
        goals = [goal for goal in book.goals if goal.pack in (*packs, _BASE)]
        self._lookups = {
            pack: _lookup(book, pack, akin) for pack in dict.fromkeys(["", *(goal.pack for goal in goals)])
        }
        self._memo: dict[str, Hits] = {}
        self._goods: dict[str, Lookup] = {}
        self._book = book
        self._things = {pack: _things(_seen_by(pack, goals)) for pack in {goal.pack for goal in goals}}
        self._labelled = {
            pack: frozenset(_labelled(_seen_by(pack, goals))) for pack in {goal.pack for goal in goals}
        }
        self._pack = {id(part): g.pack for g in goals for criterion in g.criteria for part in criterion.asks}
        self._others: dict[tuple[int, tuple[str, ...]], tuple[Part, tuple[str, ...]]] = {}
        self._beside: dict[tuple[int, tuple[str, ...]], tuple[Part, frozenset[str]]] = {}
        self.demand: Remembered[Part, Demand] = Remembered(_demand_of)

    def scan(self, passage: Passage) -> Scanned:
        """Find the terms in a passage and its near context."""
        clauses = self._across(passage, tuple(map(self._said, passage.clauses)))
        lead = self.hits(passage.lead.text) if passage.lead is not None else {}
        heads = tuple(self.hits(text) for text in (*passage.context.headers, *passage.related))
        inner = self.hits(passage.context.headings[-1]) if passage.context.headings else {}
        near = passage.near(*passage.clauses)
        labels = {mention.label for clause in near for mention in clause.labels}
        labels |= {mention.label for text in passage.related for mention in find_labels(text)}
        cues = {cue.kind for clause in near for cue in clause.cues}
        said = frozenset().union(*clauses)
        terms = said.union(lead, *heads, inner)
        return Scanned(passage, clauses, lead, heads, inner, said, terms, frozenset(labels), frozenset(cues))

    def _across(self, passage: Passage, said: tuple[Hits, ...]) -> tuple[Hits, ...]:
        """Give the hits of a row's cells with those that begin in what a cell is headed or preceded by.

        "Lyskilde | LED" says what "Lyskilde: LED" says; a row of a list that counts goods does not.
        """
        headers = passage.context.headers
        if not passage.row or any(map(is_count, headers)):
            return said
        weighed = any(map(_NO_PROPERTY.search, headers))
        found = list(said)
        cells = passage.clauses
        for place, cell in enumerate(cells):
            if len(cell.tokens) > _VALUE or cell.place.cell is None or _IS_TOLD.match(cell.text):
                continue
            if weighed and not holds_values(cell.header):
                continue
            before = cells[place - 1].text if place else ""
            opened = _OPENS_VALUE.match(cell.text)
            for label in dict.fromkeys((before, cell.header)):
                of_some = _OF_SOME.match(label)
                named = (label, of_some.group()) if of_some is not None else (label,)
                for name in named if _is_property(label) else ():
                    said_over = self._over(name.rstrip(" :"), cell.text, opened.end() if opened else 0)
                    found[place] = {**said_over, **found[place]}
        return tuple(found)

    def _over(self, label: str, cell: str, skipped: int) -> Hits:
        """Give the hits of "label: text" that begin in the label and end in the text, as the cell's.

        The text is the cell without the characters ``skipped``, which say how hard it is asked.
        """
        text = cell[skipped:]
        begins = len(label) + 2 - skipped
        before = len(tokenize(label)) - len(tokenize(cell[:skipped]))
        spanning = {
            term: tuple(
                hit._replace(start=0, end=hit.end - begins, first=0, last=hit.last - before)
                for hit in hits
                if hit.start < len(label) and hit.end > len(label) + 2
            )
            for term, hits in self.hits(f"{label}: {text}").items()
        }
        return {term: hits for term, hits in spanning.items() if hits}

    def _said(self, clause: Clause) -> Hits:
        """Give the hits of a sentence, apart from those in words that it replaces."""
        hits, gone = self.hits(clause.text), replaced(clause.text)
        if not gone:
            return hits
        kept = {
            term: tuple(hit for hit in found if not lies_in(gone, hit.start)) for term, found in hits.items()
        }
        return {term: found for term, found in kept.items() if found}

    def others(self, part: Part, goods: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Give the things that other criteria are about, none of which this part speaks of.

        ``goods`` are the words by which the part's own goal knows its goods: of these only the ones count
        that another criterion demands a label of. A pack sees its own goals and POGI's, so that no verdict
        depends on which other packs are checked along with it.
        """
        known = self._others.get((id(part), goods))
        if known is None or known[0] is not part:
            pack = self._pack[id(part)]
            own = {*part.subject, *(set(goods) - self._labelled[pack])}
            known = (part, tuple(term for term in self._things[pack] if term not in own))
            self._others[id(part), goods] = known
        return known[1]

    def is_of_base(self, part: Part) -> bool:
        """Tell whether a part belongs to the pack whose goals every other one supplements."""
        return self._pack[id(part)] == _BASE

    def beside(self, part: Part, goods: tuple[str, ...]) -> frozenset[str]:
        """Give all things that a part is not about: what ``others`` gives, and its own neighbours."""
        known = self._beside.get((id(part), goods))
        if known is None or known[0] is not part:
            known = (part, frozenset((*part.not_about, *self.others(part, goods))))
            self._beside[id(part), goods] = known
        return known[1]

    def hits(self, text: str) -> Hits:
        """Give the hits of every term in a text, by term; memoised."""
        known = self._memo.get(text)
        if known is None:
            known = {}
            for lookup in self._lookups.values():
                known |= lookup.hits(text)
            if len(self._memo) > _REMEMBERED:
                self._memo.clear()
            self._memo[text] = known
        return known

    def goods(self, pack: str, text: str) -> Hits:
        """Give the hits of the words for what a pack's goals buy, single goods too."""
        lookup = self._goods.get(pack)
        if lookup is None:
            lookup = self._goods[pack] = _lookup(self._book, goods_of(pack), None)
        return lookup.hits(text)

    def lookup(self, pack: str) -> Lookup | None:
        """Give the lookup of a pack's terms, for another edition of the rules to share."""
        return self._lookups.get(pack)


def _demand_of(part: Part) -> Demand:
    """Give what may state a part's demand."""
    terms = {term for wording in part.wordings for group in wording.names for term in group}
    labels = {label for wording in part.wordings for label in wording.labels}
    less = frozenset((*part.weaker, *part.vague))
    return Demand(
        tuple(map(_way_of, part.wordings)),
        less,
        less | terms | frozenset(part.contrary),
        frozenset((*labels, *part.weaker_labels)),
        frozenset(("weaker_proof",) if part.weaker_labels else ()),
        any(w.threshold is not None and not w.names and not w.labels for w in part.wordings),
    )


def _way_of(wording: Wording) -> Way:
    """Give what must be near a passage that says a wording, and what it must say itself."""
    counted = wording.threshold is not None and wording.threshold.required
    return Way(
        tuple(frozenset(group) for group in wording.names if DEMANDING not in group),
        frozenset(term for group in wording.names for term in group),
        frozenset(wording.labels),
        bool(wording.labels) or counted,
    )


def _lookup(book: RuleBook, pack: str, akin: Matcher | None) -> Lookup:
    """Give the lookup of a pack's terms: shared where it can be, else read, else built."""
    shared = akin.lookup(pack) if akin is not None else None
    if shared is not None and all(shared.terms.issuperset(terms) for terms in book.terms_by_goal(pack)):
        return shared
    terms = book.terms(pack)
    return Lookup(terms, book.index(pack) if book.index is not None else index_of(book, pack))


def _seen_by(pack: str, goals: Sequence[Goal]) -> list[Goal]:
    """Give the goals that a pack's criteria are read beside."""
    return [goal for goal in goals if goal.pack in (pack, _BASE)]


def _things(goals: Sequence[Goal]) -> tuple[str, ...]:
    """Give the goods and services that the goals are about: what labels are demanded of, what scopes name."""
    things = dict.fromkeys([*(term for goal in goals for term in goal.subjects), *_labelled(goals)])
    return tuple(term for term in things if _ANY_GOODS.match(term) is None)


def _labelled(goals: Iterable[Goal]) -> Iterator[str]:
    """Give the subjects of which a criterion demands a label."""
    return (term for goal in goals for term in _labelled_of(goal))


def _subjects_labelled(goal: Goal) -> tuple[str, ...]:
    """Give the subjects of which a goal demands a label."""
    parts = (part for criterion in goal.criteria for part in criterion.asks)
    labelled = (part for part in parts if any(wording.labels for wording in part.wordings))
    return tuple(dict.fromkeys(term for part in labelled for term in part.subject))


_labelled_of: Remembered[Goal, tuple[str, ...]] = Remembered(_subjects_labelled)


def holds(hits: Hits, terms: Collection[str]) -> bool:
    """Tell whether one of some terms was found."""
    if not hits or not terms:
        return False
    wanted = terms if isinstance(terms, frozenset) else _set_of(terms)
    return not wanted.isdisjoint(hits)


def pick(hits: Hits, terms: Collection[str]) -> tuple[Hit, ...]:
    """Give the hits of some terms, in the order of their start."""
    if not hits or not terms:
        return ()
    wanted = terms if isinstance(terms, frozenset) else _set_of(terms)
    found = [hit for term, of_term in hits.items() if term in wanted for hit in of_term]
    return tuple(sorted(found, key=attrgetter("start", "end", "term")) if len(found) > 1 else found)


_set_of: Remembered[Collection[str], frozenset[str]] = Remembered(frozenset)


def free_of(hits: Iterable[Hit], others: Iterable[Hit]) -> list[Hit]:
    """Give the hits that are no piece of another thing's name."""
    spans = [(other.start, other.end) for other in others]
    return [hit for hit in hits if not any(start <= hit.start and hit.end <= end for start, end in spans)]


def touches(cue: Cue, hits: Iterable[Hit]) -> bool:
    """Tell whether a cue shares words with one of some hits."""
    return any(hit.start < cue.end and cue.start < hit.end for hit in hits)


def may_concern(part: Part, scanned: Scanned, matcher: Matcher) -> bool:
    """Tell, cheaply, whether a passage may state a part's demand: it holds all of a wording, or less."""
    demand = matcher.demand(part)
    labelled = not demand.labels.isdisjoint(scanned.labels)
    proven = not demand.cues.isdisjoint(scanned.cues)
    if not (demand.anywhere or labelled or proven or not demand.terms.isdisjoint(scanned.terms)):
        return False
    return (
        proven
        or not demand.less.isdisjoint(scanned.said)
        or (labelled and not scanned.labels.isdisjoint(part.weaker_labels))
        or any(_may_say(scanned, way) for way in demand.ways)
    )


def _may_say(scanned: Scanned, way: Way) -> bool:
    """Tell whether all of a wording is near a passage, and some of it in its own clauses."""
    return (
        (way.bare or not way.names.isdisjoint(scanned.said))
        and not (way.labels and way.labels.isdisjoint(scanned.labels))
        and not any(group.isdisjoint(scanned.terms) for group in way.groups)
    )


def matcher_of(book: RuleBook, packs: Sequence[str]) -> Matcher:
    """Give the matcher of some packs of a rule book."""
    name = (book.version, frozenset(packs))
    known = _MATCHERS.get(name)
    if known is None or known[0] is not book:
        known = (book, Matcher(book, packs, known and known[1]))
        _MATCHERS.clear()
        _MATCHERS[name] = known
    return known[1]


_MATCHERS: dict[tuple[str, frozenset[str]], tuple[RuleBook, Matcher]] = {}
