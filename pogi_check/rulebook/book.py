"""The rule book as the engine uses it: plain frozen data, built from the compiled cache."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from pogi_check.danish.words import TermIndex
from pogi_check.rulebook.remembered import Remembered
from pogi_check.terms import Basis, Buyer, Direction, Form, Kind, Level, NoteId, Role, Status


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that a clause must state at this value or a stricter one.

    ``unit`` is a value of ``terms.Unit``, or ``count`` with ``of``: the words that the number counts
    ("fibertype").
    """

    direction: Direction
    value: float
    unit: str
    of: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to state a part of a demand: every group of ``names`` is matched, by any of its words.

    ``labels`` are names of danish/lexicon/labels.yaml; one of them must be named. ``ban`` marks a
    demand that something is absent: only a prohibition states it.
    """

    names: tuple[tuple[str, ...], ...] = ()
    labels: tuple[str, ...] = ()
    ban: bool = False
    threshold: Threshold | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A thing that the criterion asks; all parts of a criterion must be stated."""

    name: str
    subject: tuple[str, ...]
    wordings: tuple[Wording, ...]
    covers: tuple[tuple[str, ...], ...] = ()
    covers_bought: tuple[tuple[str, ...], ...] = ()
    not_about: tuple[str, ...] = ()
    weaker_labels: tuple[str, ...] = ()
    weaker_in_choice: tuple[str, ...] = ()
    weaker: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()
    of_firm: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()
    generations: tuple[tuple[str, float], ...] = ()
    share: float | None = 100.0
    subject_in_clause: bool = False


@dataclass(frozen=True, slots=True)
class Applies:
    """When a criterion is asked at all: some word of ``subjects`` is bought, none of ``unless`` is said.

    Of none of ``left_out``, nor of all ``subjects``, it is said that the tender does not buy it.
    """

    subjects: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A passage with its verdict, as a rule file gives it; keys as in the phrasebook."""

    verdict: str
    texts: tuple[str, ...]
    because: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    lead_in: str = ""
    row: tuple[tuple[str, str], ...] = ()
    legend: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of a goal, in one version."""

    id: str
    title: str
    title_en: str
    kind: Kind
    basis: Basis
    source: str
    accepted: tuple[Role, ...]
    asks: tuple[Part, ...]
    remedy: str
    why: str = ""
    why_en: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    applies: Applies | None = None
    satisfied_by: tuple[tuple[str, tuple[Role, ...]], ...] = ()
    own_hedges: tuple[str, ...] = ()
    advisory: bool = False
    limits: str = ""
    file: str = ""
    remedy_also: tuple[str, ...] = ()
    status: Status = Status.ADOPTED
    level: Level | None = None
    form: Form | None = None
    binds: tuple[Buyer, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """Give all terms that the criterion looks for."""
        listed = list(self.own_hedges)
        if self.applies is not None:
            listed += (*self.applies.subjects, *self.applies.unless, *self.applies.left_out)
        for part in self.asks:
            listed += (*part.subject, *part.not_about, *part.weaker, *part.vague, *part.outdated)
            listed += (*part.incomplete, *part.of_firm, *part.contrary)
            groups = [*part.covers, *part.covers_bought]
            groups += (group for wording in part.wordings for group in wording.names)
            listed += [term for group in groups for term in group]
        return tuple(listed)


@dataclass(frozen=True, slots=True)
class Pack:
    """A set of goals with one origin.

    ``shipped`` tells it from the caller's own; ``extends`` is the pack that it changes.
    """

    name: str
    title: str
    title_en: str
    shipped: bool
    note: str = ""
    note_en: str = ""
    extends: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said of a point of a goal where some of ``subjects`` is bought; it judges nothing."""

    letter: str
    subjects: tuple[str, ...]
    says: str
    says_en: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of a pack: its scope, the status of its text, its criteria.

    ``supplements`` are the slugs of goals of other packs that treat the same goods; ``base`` is the file
    of the goal that this one extends; ``origin`` tells of the pack;
    ``removed`` are (id, pack) of the criteria that another pack disables or words anew.
    """

    pack: str
    slug: str
    number: int | None
    title: str
    title_en: str
    text_available: bool
    status: str
    source: str
    criteria: tuple[Criterion, ...]
    cpv: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    no_goods: tuple[str, ...] = ()
    note: str = ""
    note_en: str = ""
    valid_from: date | None = None
    documents: str = "tender"
    supplements: tuple[str, ...] = ()
    read: date | None = None
    base: str = ""
    origin: Pack | None = None
    removed: tuple[tuple[str, str], ...] = ()
    notices: tuple[Notice, ...] = ()
    known_in_part: bool = False

    @property
    def terms(self) -> tuple[str, ...]:
        """Give all terms that the goal and its criteria look for."""
        listed = [*self.subjects, *self.not_about]
        listed += [term for notice in self.notices for term in notice.subjects]
        listed += [term for criterion in self.criteria for term in criterion.terms]
        return tuple(dict.fromkeys(listed))

    def in_force(self, on: date) -> tuple[Criterion, ...]:
        """Give the criteria in force on a day."""
        return tuple(
            criterion
            for criterion in self.criteria
            if (criterion.valid_from is None or criterion.valid_from <= on)
            and (criterion.valid_to is None or on <= criterion.valid_to)
        )


@dataclass(frozen=True, slots=True)
class Reference:
    """A law, standard or scale that another one has taken the place of ``since`` a day.

    ``terms`` find it, where one of ``beside`` stands in the passage or around it. Where there is
    ``verbatim``, it is one of these texts, in a passage that holds a term. Words of ``unless`` in the
    passage make it right; ``anywhere`` tells that it need not be demanded.
    """

    old: str
    new: str
    since: date
    source: str
    terms: tuple[str, ...]
    verbatim: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A soundness note: what it tells, the law behind it, the words by which it is read.

    ``seek`` are lists of terms that are looked for in all text, ``words`` lists that decide where one of
    them, or a label, was found. ``says`` are words that the message puts in for shared ones, as (key,
    Danish, English).
    """

    id: NoteId
    title: str
    title_en: str
    message: str
    message_en: str
    law: str
    url: str
    seek: tuple[tuple[str, tuple[str, ...]], ...] = ()
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    labels: tuple[str, ...] = ()
    says: tuple[tuple[str, str, str], ...] = ()
    references: tuple[Reference, ...] = ()
    file: str = ""

    def listed(self, name: str) -> tuple[str, ...]:
        """Give the terms of a list."""
        return next((terms for key, terms in (*self.seek, *self.words) if key == name), ())

    @property
    def sought(self) -> tuple[str, ...]:
        """Give all terms that are looked for in all text."""
        listed = (term for _, terms in self.seek for term in terms)
        return (*listed, *(term for one in self.references for term in one.terms))


@dataclass(frozen=True, slots=True)
class NoteExample:
    """A passage with which a note is given or not, as its file gives it.

    ``documents`` are texts that each stand in a document of their own, ``before`` is the passage's text
    with tracked changes rejected, ``on`` the day of judging, ``goals`` those in scope.
    """

    noted: bool
    passage: Example
    documents: tuple[str, ...] = ()
    before: str | None = None
    on: date | None = None
    goals: tuple[str, ...] = ()


_GOODS = "+goods"


def goods_of(pack: str) -> str:
    """Give the name by which a rule book knows the words for what a pack's goals buy.

    They are looked up apart: a word that is known whole ("vådserviet") hides the one it ends on.
    """
    return f"{pack}{_GOODS}"


def index_of(book: RuleBook, pack: str) -> TermIndex:
    """Build the index of a pack's terms; in those of goods, everyday words, no typing error counts."""
    return TermIndex(book.terms(pack), typos=not pack.endswith(_GOODS))


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All goals of the loaded packs and all notes; ``version`` is a hash of the rules' content.

    ``replaced`` are (id, file, file before) of the criteria that a further directory replaces. ``index``
    gives the ready index of a pack's terms ("" of the notes'), or of the goods that its goals buy
    (``goods_of``); without it one is built.
    """

    goals: tuple[Goal, ...]
    version: str
    packs: tuple[Pack, ...] = ()
    replaced: tuple[tuple[str, str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    index: Callable[[str], TermIndex] | None = field(default=None, compare=False, repr=False)

    def terms(self, pack: str) -> tuple[str, ...]:
        """Give all terms of a pack; "" gives those of the notes."""
        return tuple(dict.fromkeys(term for terms in self.terms_by_goal(pack) for term in terms))

    def terms_by_goal(self, pack: str) -> tuple[tuple[str, ...], ...]:
        """Give the terms of each goal of a pack, or of its goods alone; "" gives those of the notes."""
        if not pack:
            return tuple(note.sought for note in self.notes)
        if pack.endswith(_GOODS):
            named = (goal for goal in self.goals if goods_of(goal.pack) == pack)
            return tuple((*one.subjects, *one.not_about, *one.goods, *one.no_goods) for one in named)
        return tuple(_terms_of(goal) for goal in self.goals if goal.pack == pack)

    def pack(self, name: str) -> Pack:
        """Give a pack; one without a file of its own is known by its folder's name."""
        return next((one for one in self.packs if one.name == name), Pack(name, name, name, shipped=False))

    def goal(self, slug: str) -> Goal | None:
        """Find a goal by slug or number, or give None."""
        return next((one for one in self.goals if slug in (one.slug, str(one.number))), None)

    def criterion(self, ident: str) -> Criterion | None:
        """Find a criterion by id, or give None."""
        return next((c for goal in self.goals for c in goal.criteria if c.id == ident), None)

    def note(self, ident: str) -> Note | None:
        """Find a note by id, or give None."""
        return next((one for one in self.notes if one.id == ident), None)


_terms_of: Remembered[Goal, tuple[str, ...]] = Remembered(attrgetter("terms"))
