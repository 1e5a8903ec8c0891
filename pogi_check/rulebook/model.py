"""The rule files' format, checked by pydantic: the only edge where YAML becomes rules.

What each key means stands here as its description; ``rules/schema.json`` is generated from it.
"""

from __future__ import annotations

import re
from datetime import date  # noqa: TC003 - pydantic reads the annotation
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StringConstraints,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from pogi_check.terms import (
    ENERGY_CLASSES,
    Basis,
    Buyer,
    Form,
    Kind,
    Level,
    Role,
    Status,
    Unit,
    Weakening,
)

_GAPS = frozenset(("..", "..."))
_CHOICE = re.compile(r"[=*]?[\w'’./-]+\*?")
_LETTER = re.compile(r"[^\W_]")
_WHOLE = 100  # percent


def _meaningful(term: str) -> str:
    """Refuse a term that never matches or always does; docs/regelforfattere.md tells the language."""
    if term.startswith("$"):
        return term
    words = term.split()
    if not words or words[0] in _GAPS or words[-1] in _GAPS:
        message = f"{term!r}: `..` and `...` stand between two words"
        raise ValueError(message)
    if any(one in _GAPS and following in _GAPS for one, following in pairwise(words)):
        message = f"{term!r}: give one of `..` and `...` between two words"
        raise ValueError(message)
    for choice in (choice for word in words if word not in _GAPS for choice in word.split("|")):
        if not choice:
            message = f"{term!r}: `|` stands between two words, without spaces (a|b)"
            raise ValueError(message)
        if not (_CHOICE.fullmatch(choice) and _LETTER.search(choice)):
            message = (
                f"{term!r}: {choice!r} is no word: write word, =word, *word or word*, in letters and digits"
            )
            raise ValueError(message)
    return term


Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Lines = tuple[Line, ...]
Terms = tuple[Annotated[Line, AfterValidator(_meaningful)], ...]
Groups = tuple[Annotated[Terms, Field(min_length=1)], ...]
Vocabulary = dict[Annotated[str, StringConstraints(pattern=r"^[a-zæøå0-9_-]+$")], Terms]


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]

_SHARE = {"anyOf": [{"type": "number"}, {"const": "none"}]}


def _read_share(value: object) -> object:
    """Read "none" as no share; refuse what is no share in percent."""
    if isinstance(value, int | float) and not isinstance(value, bool) and not 0 < value <= _WHOLE:
        message = "must be a share in percent, more than 0 and at most 100, or none"
        raise ValueError(message)
    return None if value == "none" else value


def _each_once(terms: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a term that stands twice in one list."""
    twice = sorted({term for term in terms if terms.count(term) > 1})
    if twice:
        message = f"stands twice: {', '.join(twice)}"
        raise ValueError(message)
    return terms


class Strict(BaseModel):
    """A mapping of the format: no unknown keys, no changes."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Validity(Strict):
    """The days on which a version is in force, both included."""

    from_: date | None = Field(default=None, alias="from")
    """The first day, as 2023-05-01."""
    to: date | None = None
    """The last day."""

    @model_validator(mode="after")
    def _right_way_round(self) -> Self:
        if self.from_ and self.to and self.from_ > self.to:
            message = f"ends ({self.to}) before it begins ({self.from_})"
            raise ValueError(message)
        return self


_LIMIT = {"anyOf": [{"type": "number"}, {"enum": list(reversed(ENERGY_CLASSES))}, {"type": "null"}]}
Limit = Annotated[StrictFloat | None, WithJsonSchema(_LIMIT)]
_LIMITS = ("at_least", "at_most", "exactly")


class ThresholdModel(Strict):
    """A number that the clause must state at this value or a stricter one: exactly one direction."""

    at_least: Limit = None
    """The least value that meets the criterion; of energy classes the worst."""
    at_most: Limit = None
    """The greatest value that meets the criterion."""
    exactly: Limit = None
    """The only value that meets the criterion."""
    unit: Unit
    """The unit; money in kroner, mass in tonnes."""
    of: Terms = ()
    """With unit ``count``: the words that the number counts."""
    required: StrictBool = True
    """Whether the number must stand there; else it is held against the threshold only where it does."""

    @model_validator(mode="before")
    @classmethod
    def _read_classes(cls, value: object) -> object:
        """Read energy classes as their places on the scale."""
        if not isinstance(value, dict) or value.get("unit") != Unit.ENERGY_CLASS.value:
            return value
        given = {key: value[key] for key in _LIMITS if value.get(key) is not None}
        if not all(one in ENERGY_CLASSES for one in given.values()):
            message = f"with unit energy_class give a class: {', '.join(reversed(ENERGY_CLASSES))}"
            raise ValueError(message)
        return value | {key: float(ENERGY_CLASSES.index(one) + 1) for key, one in given.items()}

    @model_validator(mode="after")
    def _one_direction(self) -> Self:
        given = [name for name in _LIMITS if getattr(self, name) is not None]
        if len(given) != 1:
            message = f"give exactly one of at_least, at_most, exactly (given: {', '.join(given) or 'none'})"
            raise ValueError(message)
        if self.of and self.unit is not Unit.COUNT:
            message = "`of` goes with unit count only"
            raise ValueError(message)
        return self


class WordingModel(Strict):
    """One way to state a part of the demand."""

    names: Groups = ()
    """Groups of words: every group must be matched, by any of its words."""
    labels: Lines = ()
    """Label names of the lexicon: one of them must be named."""
    ban: StrictBool = False
    """Whether only a prohibition states it (the thing must be absent)."""
    threshold: ThresholdModel | None = None
    """A number that must be stated with it."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.names or self.labels or self.threshold):
            message = "says nothing: give names, labels or a threshold"
            raise ValueError(message)
        return self


class PartModel(Strict):
    """A thing that the criterion asks; all parts must be stated."""

    part: Line
    """What is asked, in Danish: the report names it where it is lacking."""
    subject: Terms
    """What the demand is about: in the clause, its heading, lead-in, row or column header; [] = nothing."""
    any: Annotated[tuple[WordingModel, ...], Field(min_length=1)]
    """The ways to state it; any of them is enough."""
    covers: Groups = ()
    """Groups of goods that must each be covered; one left out narrows the scope."""
    covers_bought: Groups = ()
    """Groups of goods each of which must be covered where the tender buys it."""
    not_about: Terms = ()
    """Other things that the right label or words may stand on."""
    weaker_labels: Lines = ()
    """Labels that prove less."""
    weaker_in_choice: Lines = ()
    """Labels that prove less where the supplier may choose them; alone they are another criterion's."""
    weaker: Terms = ()
    """Words for proof that is less than a label."""
    vague: Terms = ()
    """Words that take the subject up without what makes it checkable."""
    outdated: Terms = ()
    """Words for superseded standards."""
    incomplete: Terms = ()
    """Words that say that a piece of the demand is left out."""
    of_firm: Terms = ()
    """Words that say that a firm holds the label: it proves nothing of the goods."""
    contrary: Terms = ()
    """Goods that the demand rules out: to order them takes it back."""
    generations: dict[Line, StrictFloat] = {}
    """The lowest generation of a label that meets the criterion."""
    share: Annotated[StrictFloat | None, BeforeValidator(_read_share), WithJsonSchema(_SHARE)] = 100.0
    """The share of the goods that must meet it, in percent; ``none`` where the goal gives none."""
    subject_in_clause: StrictBool = False
    """Whether the subject must stand in the clause itself, not in its context."""


class AppliesModel(Strict):
    """When the criterion is asked at all."""

    subjects: Terms = ()
    """Some of these is bought."""
    unless: Terms = ()
    """None of these is said."""
    left_out: Terms = ()
    """Of none of these it is said that the tender does not buy it, while nothing states the criterion."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.subjects or self.unless or self.left_out):
            message = "says nothing: give subjects, unless or left_out, or leave it out"
            raise ValueError(message)
        return self


class SatisfiedModel(Strict):
    """Another criterion that satisfies this one when it is met in one of these roles."""

    criterion: Line
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]


class ExampleModel(Strict):
    """A passage as a tender would write it, with its context."""

    text: Line | None = None
    """The clause."""
    texts: Lines = ()
    """Several clauses of one tender, apart from each other."""
    row: dict[Line, str] = {}
    """A table row: column header to cell."""
    under: Lines = ()
    """The headings above it, outermost first."""
    lead_in: str = ""
    """The sentence that introduces the list in which it stands."""
    legend: str = ""
    """The explanation of the codes of the table."""
    note: str = ""
    """Why it is an example."""

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if sum((self.text is not None, bool(self.texts), bool(self.row))) != 1:
            message = "give exactly one of text, texts, row"
            raise ValueError(message)
        return self


class WeakenedExampleModel(ExampleModel):
    """A passage that takes the criterion up and falls short."""

    because: tuple[Weakening, ...] = ()
    """All the reasons, no other."""


class ExamplesModel(Strict):
    """The proof of a rule: passages with their verdict."""

    present: tuple[ExampleModel, ...] = ()
    weakened: tuple[WeakenedExampleModel, ...] = ()
    missing: tuple[ExampleModel, ...] = ()


class CriterionModel(Strict):
    """One criterion of a goal, in one version."""

    id: Line
    """The id that reports and waivers use; unique over all packs."""
    title: Line
    """The title in Danish."""
    title_en: Line
    """The title in English."""
    kind: Kind
    """What sort of statement of the goal it is; only a krav can fail a run."""
    basis: Basis
    """Whether the goal's text was read or another source reports it."""
    source: Line
    """Where it can be read."""
    valid: Validity | None = None
    """When this version is in force; else the goal's."""
    why: str = ""
    """Why it matters, one Danish sentence."""
    why_en: str = ""
    """The same in English."""
    limits: str = ""
    """What the rule is known not to see."""
    accepted: Annotated[tuple[Role, ...], Field(min_length=1)]
    """The roles in which a clause satisfies it."""
    applies: AppliesModel | None = None
    """When it is asked at all; else always."""
    asks: Annotated[tuple[PartModel, ...], Field(min_length=1)]
    """The parts of the demand; all must be stated."""
    satisfied_by: tuple[SatisfiedModel, ...] = ()
    """Other criteria that satisfy it."""
    own_hedges: Terms = ()
    """Hedges that are the goal's own text and weaken nothing."""
    advisory: StrictBool = False
    """Whether a shortfall is information only."""
    examples: ExamplesModel = ExamplesModel()
    """Passages with their verdict, run as tests."""
    remedy: Line
    """A clause, in our own words, that a buyer can paste: it meets the criterion."""
    remedy_also: Lines = ()
    """Other criteria of the goal that the remedy truly states too."""
    status: Status = Status.ADOPTED
    """``trial`` for a demand that is tried before it may be adopted: shown as tried, never failing a run."""
    level: Level | None = None
    """EU GPP: how far it goes."""
    form: Form | None = None
    """EU GPP: in which part of a tender it is meant to stand."""
    binds: tuple[Buyer, ...] = ()
    """A legal duty: the buyers whom it binds; for others it is guidance."""


class PackModel(Strict):
    """A pack: goals with one origin; ``pack.yaml`` in its folder."""

    pack: Slug
    """The folder's name, which --pack takes."""
    title: Line
    """What reports call it, in Danish."""
    title_en: Line
    """The same in English."""
    note: str = ""
    """What a reader must know of it (who is behind it, whether it binds), in Danish."""
    note_en: str = ""
    """The same in English."""
    status: Status = Status.ADOPTED
    """``trial`` where all criteria of the pack are tried only."""
    extends: str = ""
    """The pack that this one changes: its goals stay, apart from what disable and override name."""
    disable: Lines = ()
    """Ids of the extended pack that are not asked any more."""
    override: Lines = ()
    """Ids of the extended pack that a file of this pack words anew."""

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if (self.disable or self.override) and not self.extends:
            message = "disable and override change the pack named by extends: say which"
            raise ValueError(message)
        return self


class NoticeModel(Strict):
    """What those who stand behind the goal say of a point in it: told to the reader, never judged."""

    letter: Line
    """The point of the goal that it is about, as "10.d"."""
    subjects: Annotated[Terms, Field(min_length=1)]
    """The report tells it where the tender buys, or cites, some of these."""
    says: Line
    """What it says, in Danish."""
    says_en: Line
    """The same in English."""


class GoalModel(Strict):
    """A goal of a pack: its scope and the status of its text."""

    goal: Slug
    """The slug that the command line takes."""
    number: int | None
    """The goal's number, or null."""
    title: Line
    """The title in Danish."""
    title_en: Line
    """The title in English."""
    text: Literal["whole", "part", "not available", "retired"]
    """How much of the goal's text is publicly known."""
    status: Line
    """The same as a Danish sentence for the report."""
    source: Line
    """Where the goal can be read."""
    valid: Validity | None = None
    """When the goal is in force."""
    cpv: tuple[Annotated[str, StringConstraints(pattern=r"^[0-9]{2,8}$")], ...] = ()
    """Beginnings of the CPV codes that bring it into scope, in quotes."""
    subjects: Terms = ()
    """The things that a tender in scope buys."""
    not_about: Terms = ()
    """Neighbours that contain the words but are another thing."""
    goods: Terms = ()
    """Single goods, services and works of the goal: they count where a title, order or list buys them."""
    no_goods: Terms = ()
    """What contains these words but is another thing."""
    note: str = ""
    """What the report says when the goal is in scope without rules, in Danish."""
    note_en: str = ""
    """The same in English."""
    notices: tuple[NoticeModel, ...] = ()
    """What the report tells where certain goods are bought; nothing is judged by it."""
    documents: Literal["tender", "procurement policy"] = "tender"
    """What kind of document it is judged on."""
    vocabulary: Vocabulary = {}
    """Lists of words that the criteria of the goal use as ``$name``."""
    extends: Slug | None = None
    """Another goal whose scope and vocabulary this one shares; what stands here is added."""
    supplements: tuple[Slug, ...] = ()
    """Goals of other packs on the same goods, to which the report points."""
    read: date | None = None
    """The day of the state of the source that was last read."""

    @field_validator("subjects", "not_about", "goods", "no_goods")
    @classmethod
    def _once(cls, terms: tuple[str, ...]) -> tuple[str, ...]:
        return _each_once(terms)

    @model_validator(mode="after")
    def _tells_what_to_do(self) -> Self:
        if self.text in {"not available", "retired"} and not (self.note and self.note_en):
            message = (
                f"a goal whose text is {self.text} needs note and note_en: what the report tells the reader"
            )
            raise ValueError(message)
        return self
