"""The words that every part of pogi-check shares, as enums.

What each means is decided in docs/verdicts.md; the values are the ones that rule files, labels and
the report JSON use.
"""

from enum import StrEnum


class Verdict(StrEnum):
    """What a tender does with one criterion."""

    PRESENT = "present"
    WEAKENED = "weakened"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class Weakening(StrEnum):
    """Why a clause that takes a criterion up falls short of it."""

    SOFT_MODALITY = "soft_modality"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    LOWER_THRESHOLD = "lower_threshold"
    NO_THRESHOLD = "no_threshold"
    WEAKER_LABEL = "weaker_label"
    NARROWED_SCOPE = "narrowed_scope"
    WRONG_ROLE = "wrong_role"
    DEFERRED = "deferred"
    OUTDATED = "outdated"
    PARTIAL = "partial"
    CONTRADICTED = "contradicted"
    PENDING_DELETION = "pending_deletion"
    UNCLEAR_STATUS = "unclear_status"


class NoteId(StrEnum):
    """The soundness notes; rules/soundness says what each tells, judging/soundness.py how it is read."""

    LABEL_WITHOUT_EQUIVALENT = "label-without-equivalent"
    MARKING_AGAINST_VERB = "marking-against-verb"
    UNVERIFIABLE_GREEN = "unverifiable-green"
    REQUIRED_AND_SCORED = "required-and-scored"
    SUPERSEDED_REFERENCE = "superseded-reference"
    CONTRADICTING_CLAUSES = "contradicting-clauses"
    TRACKED_CHANGE_ALTERS_VERDICT = "tracked-change-alters-verdict"
    UNCLEAR_TCO = "unclear-tco"


class Role(StrEnum):
    """What a clause does in a tender, by explicit marking first and verb second."""

    MINIMUM_REQUIREMENT = "minimum_requirement"
    CONTRACT_TERM = "contract_term"
    AWARD_CRITERION = "award_criterion"
    OPTION = "option"
    INFORMATION_DUTY = "information_duty"
    BACKGROUND = "background"


class Strength(StrEnum):
    """How hard a clause binds."""

    MANDATORY = "mandatory"
    SOFT = "soft"
    DENIED = "denied"  # "skal ikke", "der stilles ikke krav om": the clause says that nothing is demanded
    NONE = "none"  # a mention


class Kind(StrEnum):
    """What sort of statement of a goal a criterion is; only a ``krav`` can fail a run."""

    KRAV = "krav"
    ANBEFALING = "anbefaling"
    DAEKNING = "dækning"
    PROCES = "proces"


class Level(StrEnum):
    """How far a criterion of the EU GPP sets goes."""

    CORE = "core"
    COMPREHENSIVE = "comprehensive"
    BOTH = "both"


class Form(StrEnum):
    """In which part of a tender a criterion of the EU GPP sets is meant to stand."""

    SELECTION_CRITERION = "selection_criterion"
    TECHNICAL_SPECIFICATION = "technical_specification"
    AWARD_CRITERION = "award_criterion"
    CONTRACT_CLAUSE = "contract_clause"


class Status(StrEnum):
    """Whether a criterion is adopted, or tried before it may become one; a trial never fails a run."""

    ADOPTED = "adopted"
    TRIAL = "trial"


class Buyer(StrEnum):
    """The kinds of public buyers that a duty may bind."""

    STATE = "state"
    REGION = "region"
    MUNICIPALITY = "municipality"
    UTILITY = "utility"


class Basis(StrEnum):
    """How a criterion is known."""

    READ = "read"
    SECONDARY = "secondary"


class Unit(StrEnum):
    """Units of the quantities that clauses state; money in kroner, mass in tonnes, time in its own word."""

    PERCENT = "percent"
    COUNT = "count"
    YEARS = "years"
    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    HOURS = "hours"
    KRONER = "kroner"
    KRONER_PER_TONNE = "kroner_per_tonne"
    KRONER_PER_KWH = "kroner_per_kwh"
    POINTS = "points"
    KWH = "kwh"
    WATT = "watt"
    TONNES = "tonnes"
    LITRES = "litres"
    MILLIMETRES = "millimetres"
    GRAMS = "grams"
    ENERGY_CLASS = "energy_class"
    CALENDAR_YEAR = "calendar_year"
    OTHER = "other"


# From the worst to the best; those with a plus are of the scale before 2021.
ENERGY_CLASSES = ("G", "F", "E", "D", "C", "B", "A", "A+", "A++", "A+++")


class Direction(StrEnum):
    """Which way a stated quantity binds."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACTLY = "exactly"


class Effect(StrEnum):
    """What a change does to those who must meet the goal."""

    ADDED = "added"
    DROPPED = "dropped"
    TIGHTENED = "tightened"
    LOOSENED = "loosened"
    CHANGED = "changed"  # neither of the two: the wording, the days, the source


class Shift(StrEnum):
    """What became of a criterion from one edition of a tender to the next."""

    LOST = "lost"
    WEAKER = "weaker"
    DROPPED = "dropped"  # the new edition no longer buys what the criterion is about
    ASKED = "asked"  # it buys it now
    REWORDED = "reworded"  # the same verdict, by other clauses or other reasons
    STRONGER = "stronger"
    NEW = "new"
    SAME = "same"


class Departure(StrEnum):
    """How words of a tender stand to those of the suggested wording."""

    SAME = "same"
    INSTEAD = "instead"  # the tender says something else
    LEFT_OUT = "left_out"  # it does not say them
    ADDED = "added"  # it says more than is suggested


class Revisions(StrEnum):
    """Which state of a document with tracked changes is judged."""

    ACCEPT = "accept"
    REJECT = "reject"
    BOTH = "both"


class Language(StrEnum):
    """The languages that reports speak."""

    DA = "da"
    EN = "en"
