"""Whether a demand that a clause calls by its thing, and the goods that it lets go, are those of a part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.demand_words import names_all_demands
from pogi_check.danish.labels import find_labels
from pogi_check.danish.lots import lots_named
from pogi_check.danish.places import kinds_named
from pogi_check.danish.signs import sign_at
from pogi_check.judging.matching import Matcher, holds, pick
from pogi_check.judging.thresholds import measures, meets
from pogi_check.patterns import pattern
from pogi_check.terms import Weakening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.named_demands import TakeBack
    from pogi_check.danish.signs import Sign
    from pogi_check.danish.words import Hit
    from pogi_check.rulebook.book import Part

_LABELS = pattern(
    r"(?:det |den )?(?:miljø|svane)?mærk(?:e|et|ning|ningen)|miljøcertificering(?:en)?|miljømærkede? \w+",
    re.IGNORECASE,
)
# Orders, users and places of any kind: what is let go there are the goods that the demand is on.
_SOME_ORDERS = pattern(
    r"\b(?:\w*køb|\w*indkøb|\w*bestilling(?:er)?|\w*ordrer?|\w*opgaver?|\w*leverancer?|\w*institutioner"
    r"|\w*enheder|\w*lokaler|\w*rum|arrangementer|under [\d.]+ (?:kr|kroner|stk))\b(?! af\b)",
    re.IGNORECASE,
)
_SOME = r"(?:de )?(?:leverede |tilbudte |enkelte )?"
_ANY_GOODS = pattern(
    rf"{_SOME}(?:varer?(?:ne)?|produkt(?:er|erne)?|artik(?:el|ler|lerne)|leverancer?(?:ne)?|sortimentet)",
    re.IGNORECASE,
)
_AGENTS = pattern(rf"{_SOME}(?:midler(?:ne)?|middel)", re.IGNORECASE)
_ONLY = pattern(r"\b(?:kun|alene|udelukkende)\b", re.IGNORECASE)
# "Bestemmelsen finder ikke anvendelse på sanitetsmidler"
_NOT_APPLIED = pattern(
    r"\bfinder (?:\w+ )?ikke anvendelse (?:på|for|ved|hos|i)"
    r" (?!(?:denne|dette|nærværende|aftalen|kontrakten|udbuddet)\b)(?P<goods>[^.;,]{3,90})",
    re.IGNORECASE,
)
_NUMBERED = pattern(r"^[\d.]+\s*")


def is_let_off(part: Part, taken: TakeBack, matcher: Matcher) -> bool:
    """Tell whether a part's demand is called by its thing, and what is let go may be the part's goods."""
    if taken.general:
        return not taken.any_goods or any(wording.labels for wording in part.wordings)
    if taken.called and not is_called(part, taken.called, matcher):
        return False
    if taken.of_ban and not any(wording.ban for wording in part.wordings):
        return False
    if taken.sign.reason is Weakening.LOWER_THRESHOLD and not _is_less(part, taken):
        return False
    return _may_be_its_goods(part, taken, matcher) if taken.goods else _of_no_others(part, taken, matcher)


def _is_said(text: str, hits: Sequence[Hit]) -> bool:
    """Tell whether a name is a word of its own, not the first part of another ("LED-kompetencer")."""
    return any(text[hit.end : hit.end + 1] not in ("-", "\u2010", "\u2011") for hit in hits)


def _is_less(part: Part, taken: TakeBack) -> bool:
    """Tell whether some goods are given a number that is less than what a part asks for."""
    asked = [wording.threshold for wording in part.wordings if wording.threshold is not None]
    given = taken.sign.clause.quantities if taken.sign.clause is not None else ()
    told = [(one, number) for one in asked for number in given if measures(one, number)]
    return bool(told) and not any(meets(one, number) for one, number in told)


def is_called(part: Part, thing: str, matcher: Matcher) -> bool:
    """Tell whether "kravet om" a thing is what a part asks for, by its names, its labels or all labels."""
    labelled = any(wording.labels for wording in part.wordings)
    if _is_label(part) and names_all_demands(f"{thing}kravene"):
        return True
    if labelled and _LABELS.fullmatch(thing):
        return True
    text = f"kravet om {thing}"
    mentioned = {mention.label for mention in find_labels(text)}
    hits = matcher.hits(text)
    if holds(matcher.hits(thing), (*part.not_about, *matcher.others(part))) and not holds(hits, part.subject):
        return False  # "kravet om miljømærket emballage"
    asked = any(
        not mentioned.isdisjoint(wording.labels)
        or (wording.names and all(_is_said(text, pick(hits, group)) for group in wording.names))
        for wording in part.wordings
    )
    start = len(text) - len(thing)
    bare = not labelled and any(
        hit.start <= start and hit.end >= len(text) for hit in pick(hits, part.subject)
    )
    return asked or bare


def _is_label(part: Part) -> bool:
    return any(wording.labels or wording.ban for wording in part.wordings)


def _may_be_its_goods(part: Part, taken: TakeBack, matcher: Matcher) -> bool:
    """Tell whether what is let go is a part's goods, or where or when they are bought."""
    hits = matcher.hits(taken.goods)
    if taken.called and (_ANY_GOODS.fullmatch(taken.goods) or _is_agent(part, taken.goods)):
        return True
    if taken.called and _ONLY.search(
        taken.sign.words
    ):  # "gælder kun …" lets the rest go: other places, other orders
        return _is_somewhere(taken.goods) and not holds(hits, (*part.subject, *part.not_about))
    if holds(hits, part.subject):
        return not holds(hits, part.not_about)
    if holds(hits, (*part.not_about, *matcher.others(part))):
        return False
    return _is_somewhere(taken.goods) or not any(wording.labels for wording in part.wordings)


def _is_agent(part: Part, goods: str) -> bool:
    """Tell whether goods are called "midler", and the part's are agents."""
    return _AGENTS.fullmatch(goods) is not None and any("middel" in term for term in part.subject)


def _is_somewhere(goods: str) -> bool:
    """Tell whether words name places, users or orders of any kind."""
    return bool(kinds_named(goods) or lots_named(goods)) or _SOME_ORDERS.search(goods) is not None


def _of_no_others(part: Part, taken: TakeBack, matcher: Matcher) -> bool:
    """Tell whether a demand is called by nothing that other criteria are on, but the part's own thing."""
    hits = matcher.hits(taken.called)
    return holds(hits, part.subject) or not holds(hits, (*part.not_about, *matcher.others(part)))


def some_let_go(part: Part, passage: Passage, clause: Clause, matcher: Matcher) -> Sign | None:
    """Find goods to which a provision does not apply ("… finder ikke anvendelse på sanitetsmidler").

    What the goods are may be told where the tender defines them; those of others narrow nothing.
    """
    found = _NOT_APPLIED.search(clause.text)
    if found is None or not _are_of_others(part, passage, found["goods"], matcher):
        return sign_at(Weakening.NARROWED_SCOPE, clause, found.span()) if found is not None else None
    return None


def applies_elsewhere(clause: Clause) -> bool:
    """Tell whether a sentence says of some goods that a provision does not apply to them."""
    return _NOT_APPLIED.search(clause.text) is not None


def _are_of_others(part: Part, passage: Passage, goods: str, matcher: Matcher) -> bool:
    """Tell whether goods, or what the tender says that their name means, are none of the part's."""
    texts = [
        goods,
        *(text for text in passage.related if goods.strip().casefold() in text.casefold()),
    ]
    hits = [matcher.hits(text) for text in texts]
    if any(holds(one, part.subject) for one in hits):
        return False
    return any(holds(one, (*part.not_about, *matcher.others(part))) for one in hits)


def stands_in_section(passage: Passage, section: str) -> bool:
    """Tell whether a passage stands under a heading that is all a section is called by."""
    headings = (_NUMBERED.sub("", one).strip().casefold() for one in passage.context.headings[-1:])
    return section.casefold() in headings
