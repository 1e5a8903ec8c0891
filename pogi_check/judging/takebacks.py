"""Clauses that take a demand back, or allow the opposite of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.danish.modality import Sign
from pogi_check.danish.references import references
from pogi_check.judging.matching import Matcher, pick
from pogi_check.terms import Weakening

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.rulebook.book import Part

_UNLABELLED = re.compile(
    r"\b(?:umærke\w*|ikke-?\s?mærke\w*|uden (?:miljø)?mærk\w*|ikke-certificer\w*|uden certific\w*|miljømærk\w*|mærkekrav\w*)",
    re.IGNORECASE,
)
_EXEMPT = ("ikke omfattet", "gælder ikke", "kan leveres uden", "leveres uden")


_NOT_USED = frozenset({"bruges ikke", "anvendes ikke", "benyttes ikke"})  # of a banned thing: the ban itself


@dataclass(frozen=True, slots=True)
class TakeBack:
    """A clause that takes a demand back or allows the opposite; ``of`` are the passages that it names by number."""

    sign: Sign
    of: frozenset[str] = frozenset()
    strong: bool = False


def takes_back(part: Part, passage: Passage, matcher: Matcher, known: frozenset[str]) -> TakeBack | None:
    """Find a clause that takes a demand of this part back or allows the opposite.

    ``known`` are the numbers of the tender's passages: a clause that names one takes back that one,
    whatever else it says.
    """
    ban = any(wording.ban for wording in part.wordings)
    for number, clause in enumerate(passage.clauses):
        cue = max(
            (
                c
                for c in clause.cues
                if c.kind == "takeback" and not (ban and clause.text[c.start : c.end].casefold() in _NOT_USED)
            ),
            key=lambda c: c.end - c.start,
            default=None,
        )
        if cue is None and not passage.row:
            cue = next(
                (
                    c
                    for c in clause.cues
                    if c.kind == "narrowing" and clause.text[c.start : c.end].casefold().startswith(_EXEMPT)
                ),
                None,
            )
        if cue is None:
            continue
        words = clause.text[cue.start : cue.end]
        lesser = words.casefold().startswith(_EXEMPT) and clause.text[cue.end :].lstrip().startswith("for ")
        sign = Sign(
            Weakening.NARROWED_SCOPE if lesser else Weakening.CONTRADICTED, words, clause, cue.start, cue.end
        )
        named = (references(clause.text) & known) - passage.idents
        strong = _is_strong(words)
        if named:
            return TakeBack(sign, named, strong)
        if _about(part, passage, number, matcher) or (strong and _is_by_name(part, clause, matcher)):
            return TakeBack(sign, strong=strong)
    return None


def _is_by_name(part: Part, clause: Clause, matcher: Matcher) -> bool:
    """Tell whether a clause undoes a demand that it calls by its subject ("Punktet om dosering bortfalder")."""
    return _DEMAND.search(clause.text) is not None and bool(pick(matcher.hits(clause.text), part.subject))


_DEMAND = re.compile(r"\b(?:krav|punkt|pkt|bestemmelse|vilkår|afsnit)\w*", re.IGNORECASE)


def is_taken_back(part: Part, passage: Passage, number: int, matcher: Matcher) -> bool:
    """Tell whether a sentence takes back the demand of its own passage in so many words."""
    clause = passage.clauses[number]
    return any(
        c.kind == "takeback" and _is_strong(clause.text[c.start : c.end]) for c in clause.cues
    ) and _about(part, passage, number, matcher)


def _is_strong(words: str) -> bool:
    lowered = words.casefold()
    return lowered.startswith(
        (
            "uanset",
            "bortfald",
            "frafald",
            "udgå",
            "ophæv",
            "annuller",
            "gælder ikke længere",
            "fastholdes ikke",
            "nulstil",
            "opretholdes ikke",
        )
    ) or (
        "uanset" in lowered
        or "berettiget" in lowered
        or "tilladt" in lowered
        or "frit" in lowered
        or "fritag" in lowered
    )


def _about(part: Part, passage: Passage, number: int, matcher: Matcher) -> bool:
    """Tell whether a clause that takes something back speaks of this part's demand."""
    clause = passage.clauses[number]
    hits = matcher.hits(clause.text)
    about = bool(pick(hits, part.subject)) or not part.subject
    if pick(hits, part.not_about) and not pick(hits, part.subject):
        return False
    labelled = any(wording.labels for wording in part.wordings)
    label = any(mention.label in wording.labels for wording in part.wordings for mention in clause.labels)
    whole = any(
        wording.names and all(pick(hits, group) for group in wording.names) for wording in part.wordings
    )
    some = any(pick(hits, group) for wording in part.wordings for group in wording.names)
    unlabelled = labelled and _UNLABELLED.search(clause.text) is not None
    if about and (label or unlabelled or some):
        return True
    if label or whole:
        return not pick(hits, matcher.others(part))
    if number and _asks_first(passage, number) and not pick(hits, matcher.others(part)):
        said = [matcher.hits(one.text) for one in passage.clauses[: number + 1]]
        labels = {m.label for one in passage.clauses[: number + 1] for m in one.labels}
        return any(pick(one, part.subject) for one in said) and any(
            (wording.labels and labels & set(wording.labels))
            or (wording.names and all(any(pick(one, group) for one in said) for group in wording.names))
            for wording in part.wordings
        )
    return False


def _asks_first(passage: Passage, number: int) -> bool:
    return any(
        one.text.rstrip().endswith("?") or one.header.casefold().startswith("spørgsmål")
        for one in passage.clauses[:number]
    )
