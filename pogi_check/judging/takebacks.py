"""Clauses that take a demand back, or allow the opposite of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.danish.references import dotted, references, refers_back
from pogi_check.danish.signs import Sign, is_contrast, sign_at
from pogi_check.judging.matching import Hits, Matcher, holds, pick
from pogi_check.terms import Weakening

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.cues import Cue
    from pogi_check.rulebook.book import Part

_UNLABELLED = re.compile(
    r"\b(?:umærke\w*|ikke-?\s?mærke\w*|uden (?:miljø)?mærk\w*|ikke-certificer\w*|uden certific\w*"
    r"|miljømærk\w*|mærkekrav\w*)",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"\b(?:tilsvarende|ligeværdig\w*|samme krav|samme niveau|lige så|mindst samme|svarer? til"
    r"|dokumenter\w*)\b",
    re.IGNORECASE,
)
_BUT = re.compile(r",?\s(?:men|dog|medmindre|dog således)\b", re.IGNORECASE)
_WHILE = re.compile(r",?\s(?:mens|medens|hvorimod)\b")
_FOR_SOME = re.compile(r"[^,;]{0,14}?\bfor\s")
_OTHER = re.compile(r"\b(?:andre|andet|anden)\b", re.IGNORECASE)
_YES = re.compile(r"(?:svar\s*:?\s*)?ja\b", re.IGNORECASE)
_POINTS_UP = re.compile(
    r"\b(?:ovenstående|foranstående|ovennævnte|førnævnte|nævnte krav|dette krav|disse krav|kravet|herfra)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:krav|kravet|kravene|pligten|forpligtelsen) om\s+", re.IGNORECASE)
# A row of corrections that bears the number of the demand it corrects: "4.1.1 | Punktet udgår."
_SPEAKS_OF_ROW = re.compile(
    r"(?:krav|kravet|kravene|punkt|punktet|pkt|bestemmelsen|teksten|afsnittet|udgår|bortfalder|slettes)\b",
    re.IGNORECASE,
)
_REPLACES = re.compile(r"erstatte\w*|affattes|ordlyd|ændres til|formuleres", re.IGNORECASE)
_DEMAND = re.compile(r"\b(?:krav|punkt|pkt|bestemmelse|vilkår|afsnit)\w*", re.IGNORECASE)
_CELL = 40  # characters of a cell that says what its row is about
_EXEMPT = ("ikke omfattet", "gælder ikke", "kan leveres uden", "leveres uden")
_EXCEPTS = re.compile(r"(?:undtaget|undtages|fritaget|fritages|ikke omfattet)\b", re.IGNORECASE)
_BINDS_SOME = re.compile(r"(?:gælder|omfatter) (?:dog )?(?:ikke|kun|alene)\b|dog ikke\b", re.IGNORECASE)
_NOT_USED = frozenset({"bruges ikke", "anvendes ikke", "benyttes ikke"})  # of a banned thing: the ban itself
_NO_LEAVE = ("må ikke", "kan ikke", "må kun", "kan kun", "må aldrig")  # "må ikke levere uden …" demands
_AMOUNT = re.compile(  # what a sum, a rate or a date does not take the demand with it
    r"\b(?:beløbet|prisen|satsen|tallet|procentsatsen|andelen|fristen|datoen|vægten|kolonnen|rækken|figuren)\s*"
    r"(?:\([^)]*\)\s*)?(?:(?:i|for|under) [^,;]{1,25})?\s*$",
    re.IGNORECASE,
)
_STRONG = re.compile(
    "(?:bortfald|frafald|tilbagekald|udgå|ophæv|annuller|sat|sætte|suspender|nulstil|gælder ikke længere"
    "|fastholdes ikke|opretholdes ikke)"
    "|.*(?:uanset|berettiget|tilladt|frit|fritag|ophører|erstattes af|tages (?:ud|væk)|taget (?:ud|væk)"
    "|trækkes tilbage|trukket tilbage|stryges)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class TakeBack:
    """A clause that takes a demand back or allows the opposite.

    ``of`` are the numbers of the passages that it names; ``strong`` tells that its words leave no doubt.
    """

    sign: Sign
    of: frozenset[str] = frozenset()
    strong: bool = False


Objections = Sequence[tuple[int, TakeBack]]  # by the number of their clause


def takes_back(part: Part, passage: Passage, said: Objections, matcher: Matcher) -> TakeBack | None:
    """Find, among what a passage objects to, a demand of this part.

    A clause that names a passage of the tender takes back that one, whatever else it says.
    """
    for number, taken in said:
        if taken.of and taken.sign.reason is Weakening.NARROWED_SCOPE:
            if not _is_of_others(part, passage, number, matcher):
                return taken
        elif taken.of or _about(part, passage, number, matcher):
            return taken
        if taken.strong and _is_by_name(part, passage.clauses[number], matcher):
            return taken
    return None


def objections(
    passage: Passage, known: frozenset[str], shared: frozenset[str] = frozenset(), *, ban: bool
) -> Objections:
    """Give the clauses of a passage that take some demand back or allow the opposite of it.

    ``known`` are the numbers of the tender's passages, ``shared`` those that several bear (a requirement and
    the note to it), ``ban`` tells that a demand may be a ban.
    """
    found: list[tuple[int, TakeBack]] = []
    others = known - (passage.idents - shared)
    for number, clause in enumerate(passage.clauses):
        of_goods = passage.row or _is_of_contract(passage, clause)
        cue = None if _is_open_question(passage, clause) else _objection(clause, row=of_goods, ban=ban)
        if cue is None:
            elsewhere = _binds_later(clause, others) or _lets_go(clause, others)
            if elsewhere is not None:
                found.append((number, elsewhere))
            continue
        words = clause.text[cue.start : cue.end]
        lesser = words.casefold().startswith(_EXEMPT) and clause.text[cue.end :].lstrip().startswith("for ")
        reason = Weakening.NARROWED_SCOPE if lesser else Weakening.CONTRADICTED
        sign = sign_at(reason, clause, (cue.start, cue.end))
        strong = cue.kind == "departure" or _is_strong(words)
        named = ((references(clause.text) or _row_is_of(passage)) & known) - passage.idents
        corrects = passage.row and _SPEAKS_OF_ROW.match(clause.text) and not _REPLACES.search(clause.text)
        if not named and strong and corrects:
            named = frozenset(filter(dotted, passage.idents))
        found.append((number, TakeBack(sign, named, strong)))
    return found


def _row_is_of(passage: Passage) -> frozenset[str]:
    """Give the numbers of other passages that a short cell of a row names: what the row is about."""
    if not passage.row:
        return frozenset()
    cells = (clause.text for clause in passage.clauses if len(clause.text) <= _CELL)
    return frozenset().union(*(references(text) for text in cells if not text.endswith((".", "?"))))


def _binds_later(clause: Clause, known: frozenset[str]) -> TakeBack | None:
    """Find words that let a demand named by its number bind later ("Krav B2 får virkning fra 2028")."""
    cue = clause.cue("commencement")
    named = references(clause.text[: cue.start]) & known if cue is not None else frozenset()
    if cue is None or not named:
        return None
    return TakeBack(sign_at(Weakening.DEFERRED, clause, (cue.start, cue.end)), named)


def _lets_go(clause: Clause, known: frozenset[str]) -> TakeBack | None:
    """Find words that let goods go from a demand named by its number ("Linje 4 er undtaget fra krav B2")."""
    cue = next((one for one in clause.cues if one.kind == "narrowing" and not is_contrast(clause, one)), None)
    named = references(clause.text) & known if cue is not None else frozenset()
    if cue is None or not named:
        return None
    from_it = _EXCEPTS.match(clause.text, cue.start) and references(clause.text[cue.end :])
    if not from_it and not _BINDS_SOME.match(clause.text, cue.start):
        return None
    return TakeBack(sign_at(Weakening.NARROWED_SCOPE, clause, (cue.start, cue.end)), named)


def _is_of_others(part: Part, passage: Passage, number: int, matcher: Matcher) -> bool:
    """Tell whether goods that are let go, here or in the sentences before, are none of the part's."""
    said = [matcher.hits(clause.text) for clause in passage.clauses[: number + 1]]
    return any(holds(hits, part.not_about) for hits in said) and not holds(said[-1], part.subject)


def _objection(clause: Clause, *, row: bool, ban: bool) -> Cue | None:
    """Find the longest words that take back, else words that exempt, apart from those of a table's rows."""
    said = [(cue, clause.text[cue.start : cue.end].casefold()) for cue in clause.cues]
    equal = (
        _EQUAL.search(clause.text) is not None
    )  # other labels as strict as the asked ones take nothing back
    taking = [
        cue
        for cue, words in said
        if not words.startswith(_NO_LEAVE)
        and not is_contrast(clause, cue)
        and not _lets_some_go(clause, cue)
        and not _AMOUNT.search(clause.text, 0, cue.start)
        and (
            (cue.kind == "takeback" and not (ban and words in _NOT_USED))
            or (cue.kind == "departure" and not equal)
        )
    ]
    if taking:
        return max(taking, key=lambda cue: cue.end - cue.start)
    exempting = (
        cue
        for cue, words in said
        if cue.kind == "narrowing"
        and words.startswith(_EXEMPT)
        and not (ban and words.endswith(" uden"))  # "leveres uden drivgas" is the ban itself
    )
    return None if row else next(exempting, None)


def _is_of_contract(passage: Passage, clause: Clause) -> bool:
    """Tell whether "X er ikke omfattet" may say what the contract is on, where nothing near it demands."""
    demands = any(one.labels or one.has("mandatory", "contract", "prohibition") for one in passage.clauses)
    return not (demands or _DEMAND.search(clause.text) or references(clause.text) or refers_back(clause))


def _is_open_question(passage: Passage, clause: Clause) -> bool:
    """Tell whether a sentence asks whether a demand is taken back, and is not answered with yes."""
    if not clause.text.rstrip().endswith("?"):
        return False
    after = passage.after(clause)
    return not (after and _YES.match(after[0].text))


def _is_by_name(part: Part, clause: Clause, matcher: Matcher) -> bool:
    """Tell whether a clause undoes a demand by its subject's name ("Punktet om dosering bortfalder")."""
    return _DEMAND.search(clause.text) is not None and holds(matcher.hits(clause.text), part.subject)


def _lets_some_go(clause: Clause, cue: Cue) -> bool:
    """Tell whether words let some goods go beside those that are bound ("…, mens det bortfalder for X")."""
    beside = _WHILE.search(clause.text, 0, cue.start) is not None
    return beside and _FOR_SOME.match(clause.text, cue.end) is not None


def leave_to_depart(clause: Clause) -> Cue | None:
    """Find words of a sentence that leave its own demand open: they follow a "men" or "dog"."""
    cue = clause.cue("departure")
    return cue if cue is not None and _BUT.search(clause.text, 0, cue.start) else None


def rest_let_go(clause: Clause) -> Cue | None:
    """Find words that let other goods go beside those that are bound ("…, mens X kan leveres uden mærke")."""
    cue = clause.cue("departure")
    if cue is not None and _WHILE.search(clause.text, 0, cue.start):
        return cue
    return next((one for one in clause.cues if one.kind == "takeback" and _lets_some_go(clause, one)), None)


def is_taken_back(part: Part, passage: Passage, number: int, matcher: Matcher) -> Cue | None:
    """Find words that take back the demand of their own passage, by name or by "ovenstående"."""
    clause = passage.clauses[number]
    cue = _objection(clause, row=True, ban=any(wording.ban for wording in part.wordings))
    if cue is None or not (cue.kind == "departure" or _is_strong(clause.text[cue.start : cue.end])):
        return None
    return cue if _POINTS_UP.search(clause.text) or _about(part, passage, number, matcher) else None


def ends_demand(clause: Clause, cue: Cue) -> bool:
    """Tell whether "gælder ikke" is the end of it: no goods follow that alone are let go."""
    words = clause.text[cue.start : cue.end].casefold()
    return words == "gælder ikke" and refers_back(clause) and not clause.text[cue.end :].strip(" .!")


def _is_strong(words: str) -> bool:
    """Tell whether words leave no doubt that something is taken back."""
    return _STRONG.match(words.casefold()) is not None


def _about(part: Part, passage: Passage, number: int, matcher: Matcher) -> bool:
    """Tell whether a clause that takes something back speaks of this part's demand."""
    clause = passage.clauses[number]
    hits = matcher.hits(clause.text)
    subject = holds(hits, part.subject)
    if not subject and holds(hits, part.not_about):
        return False
    if not part.subject:  # then one word of the demand is not enough: "skal" may be said of anything
        return _states(part, clause, hits) or _is_named(part, clause, hits)
    label = any(mention.label in wording.labels for wording in part.wordings for mention in clause.labels)
    departs = clause.has("departure")
    some = any(holds(hits, group) for wording in part.wordings for group in wording.names)
    labelled = any(wording.labels for wording in part.wordings)
    if subject:
        if label or some or (labelled and _UNLABELLED.search(clause.text)):
            return True
        if departs and labelled and _OTHER.search(clause.text):
            return True
    if holds(hits, matcher.others(part)):
        return False
    whole = any(
        wording.names and all(holds(hits, group) for group in wording.names) for wording in part.wordings
    )
    unnamed = departs and labelled and _UNLABELLED.search(clause.text) is not None
    return label or unnamed or whole or _answers(part, passage, number, matcher)


def _states(part: Part, clause: Clause, hits: Hits) -> bool:
    """Tell whether a clause holds all that one of a part's wordings asks for."""
    labels = {mention.label for mention in clause.labels}
    return any(
        (wording.names or wording.labels)
        and all(holds(hits, group) for group in wording.names)
        and (not wording.labels or not labels.isdisjoint(wording.labels))
        for wording in part.wordings
    )


def _is_named(part: Part, clause: Clause, hits: Hits) -> bool:
    """Tell whether a clause calls the part's demand by name: "kravet om totalomkostninger"."""
    names = {match.end() for match in _NAMED.finditer(clause.text)}
    return any(
        hit.start in names for way in part.wordings for group in way.names for hit in pick(hits, group)
    )


def _answers(part: Part, passage: Passage, number: int, matcher: Matcher) -> bool:
    """Tell whether a clause answers a question about the part's demand: the question names it."""
    said = passage.clauses[: number + 1]
    asked = any(
        one.text.rstrip().endswith("?") or one.header.casefold().startswith("spørgsmål") for one in said[:-1]
    )
    if not asked:
        return False
    hits = [matcher.hits(one.text) for one in said]
    labels = {mention.label for one in said for mention in one.labels}
    return any(holds(one, part.subject) for one in hits) and any(
        not labels.isdisjoint(wording.labels)
        or (wording.names and all(any(holds(one, group) for one in hits) for group in wording.names))
        for wording in part.wordings
    )
