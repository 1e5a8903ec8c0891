"""Clauses that take back the demand of a part, or allow the opposite of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.bans import is_not_used
from pogi_check.danish.demand_words import (
    demands_named,
    names_a_demand,
    names_all_demands,
    names_labelling,
    points_up,
    property_named,
    speaks_of_labelling,
    speaks_of_others,
    things_called,
)
from pogi_check.danish.questions import (
    asks_for_less,
    asks_of_demand,
    asks_of_scope,
    asks_of_word,
    is_below_questions,
    is_put,
)
from pogi_check.danish.references import dotted
from pogi_check.danish.takebacks import gives_leave, is_strong, objection
from pogi_check.judging.exemptions import is_called, is_let_off
from pogi_check.judging.matching import Hits, Matcher, holds, pick
from pogi_check.patterns import pattern
from pogi_check.terms import Weakening

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.cues import Cue
    from pogi_check.danish.named_demands import TakeBack
    from pogi_check.danish.takebacks import Objections
    from pogi_check.danish.words import Hit
    from pogi_check.rulebook.book import Part


_ARE_NOT = pattern(r"\b(?:er|regnes) (?:ikke|hverken)(?: for)? (?:[\w-]+ (?:eller|og) )?$", re.IGNORECASE)
_DOES = pattern(
    r"\b(?:kan|må|gælder|bortfalder|udgår|omfatter|frafaldes|ændres|er|finder|ophæves|slettes)\b",
    re.IGNORECASE,
)
_AMOUNT = pattern(
    r"\b(?:beløbet|prisen|satsen|taksten|fristen|vægten|vægtningen|antallet|bodens? størrelse)\b",
    re.IGNORECASE,
)
# What many demands are on, and none of those that are judged.
_ASIDE = pattern(
    r"(?:\w*emballage|dokumentation|bevis|fremlæggelse|levering|faktur|betaling|referenc|forsikring"
    r"|\w*vejledning|brugsanvisning|undervisning|oplæring|sprog"
    r"|dansk|prøve|vareprøve|datablad|fragt|porto|returret|minimumsordre|mindsteordre"
    r"|sikkerhedsstillelse|bankgaranti"
    r"|tavshed|databehandl|arbejdsklausul|kædeansvar|\w*farve|stel|poser|bure|størrelse|dimension|duft"
    r"|format|højde|bredde)\w*",
    re.IGNORECASE,
)
_IS_ASIDE = pattern(  # "I pkt. 3.1 udgår kravet om, at dokumentation vedlægges"
    r"\bkrav\w* om,? (?:at )?(?:der )?(?:\w+ )?"
    r"(?:dokumentation|bevis|vareprøve|datablad|emballage|levering|faktur)",
    re.IGNORECASE,
)
_USED_ON = pattern(
    r"\b(?:til|på|i|ved|hos)\s(?:[\w-]+ (?:og|samt|eller) )?$", re.IGNORECASE
)  # "Til gulve må …"
_LABELS = pattern(r"(?:\w+ )?(?:miljø)?(?:mærk|certific)\w*", re.IGNORECASE)
_WHO_MAY = pattern(r"\b(?:kan|må)\s$")  # "kan trykkeriet se bort fra …"
_PASSES_OVER = pattern(r"\b(?:bort fra|uden hensyn til)", re.IGNORECASE)
_YET = pattern(r"(?:dog|undtagelsesvis|i stedet|alternativt)\b", re.IGNORECASE)
_BARE_OF = pattern(r"\b(?:uden|fri for|(?:andre|andet|anden) (?:[\w-]+ )?end)\s(?:[\w-]+ )?$", re.IGNORECASE)
# "Kan tilbagekøbsprisen sættes til 0 kr.?": nothing that the buyer has set
_OWN_PRICE = pattern(
    r"\b(?:(?:tilbagekøbs?|gensalgs?|tilbagesalgs?|rest|enheds|styk|time|linje|options?|tillægs|fragt|kørsels?"
    r"|service|montage|abonnements?)(?:pris|værdi|sats|gebyr|beløb|tillæg)\w*|rabat(?:ten|sats\w*)?|gebyr\w*)\b",
    re.IGNORECASE,
)
_BESIDE = 2  # characters between goods and the words that they are not used


def takes_back(part: Part, passage: Passage, said: Objections, matcher: Matcher) -> TakeBack | None:
    """Find, among what a passage objects to, a demand of this part.

    A clause that names a passage of the tender takes back that one, whatever else it says.
    """
    return next((taken for number, taken in said if _is_its(part, passage, number, taken, matcher)), None)


def _is_its(part: Part, passage: Passage, number: int, taken: TakeBack, matcher: Matcher) -> bool:
    """Tell whether what a clause objects to is a demand of this part."""
    clause = passage.clauses[number]
    if taken.lets_off:
        return is_let_off(part, taken, matcher)
    if _is_of_own_price(clause, taken):
        return False
    if taken.above:
        return _lets_go_goods(part, clause, taken, matcher)
    if taken.of and taken.sign.reason is Weakening.NARROWED_SCOPE:
        its = _lets_some_go(part, passage, number, matcher)
    else:
        its = _takes_back_by_number(part, clause, taken, matcher) or (
            _about(part, passage, number, matcher) and not _is_of_goods(part, clause, taken, matcher)
        )
    on_amount = taken.of and _is_on_amount(part, passage, number)
    return not on_amount and (its or _is_by_name(part, clause, taken, matcher))


def _lets_some_go(part: Part, passage: Passage, number: int, matcher: Matcher) -> bool:
    """Tell whether a clause that lets goods go from what it names by number is on goods of the part."""
    clause = passage.clauses[number]
    asked = asks_of_scope(clause.text) and demands_named(clause.text)
    named = not asked or _is_named(part, clause, matcher.hits(clause.text))
    return named and not _is_of_others(part, passage, number, matcher)


def _is_of_own_price(clause: Clause, taken: TakeBack) -> bool:
    """Tell whether a question asks if a price that bidders set themselves may be nil."""
    return is_put(clause.text) and _OWN_PRICE.search(clause.text, 0, taken.sign.start) is not None


def _takes_back_by_number(part: Part, clause: Clause, taken: TakeBack, matcher: Matcher) -> bool:
    """Tell whether a clause takes back what it names by number, and nothing else that stands there."""
    return (
        bool(taken.of)
        and not _names_others(part, clause, taken, matcher)
        and not _asks_of_others(part, clause, taken, matcher)
        and not _IS_ASIDE.search(clause.text)
    )


def _is_label(part: Part) -> bool:
    """Tell whether a part asks for a label, or bans what goods hold."""
    return any(wording.labels or wording.ban for wording in part.wordings)


def _lets_go_goods(part: Part, clause: Clause, taken: TakeBack, matcher: Matcher) -> bool:
    """Tell whether goods that are let go are the part's, and so is the demand where it is named."""
    if taken.any_goods:
        return any(wording.labels for wording in part.wordings)
    hits = matcher.hits(clause.text)
    goods, others = pick(hits, part.subject), pick(hits, part.not_about)
    if not goods or (others and others[0].start <= goods[0].start):
        return False
    if not demands_named(clause.text) or _is_named(part, clause, hits):
        return True
    return _speaks_of_its_labels(part, clause)


def _is_on_amount(part: Part, passage: Passage, number: int) -> bool:
    """Tell whether a question and its answer are on an amount, and the part asks for none."""
    if any(wording.threshold is not None for wording in part.wordings):
        return False
    said = passage.clauses[:number]
    return any(map(is_put, (one.text for one in said))) and any(_AMOUNT.search(one.text) for one in said)


def _names_others(part: Part, clause: Clause, taken: TakeBack, matcher: Matcher) -> bool:
    """Tell whether a clause that names "punkt 1", a number that many may bear, is on other things."""
    if any(map(dotted, taken.of)):
        return False
    hits = matcher.hits(clause.text)
    return holds(hits, matcher.others(part)) and not holds(hits, part.subject)


def _asks_of_others(part: Part, clause: Clause, taken: TakeBack, matcher: Matcher) -> bool:
    """Tell whether a question on a numbered passage is on something else that stands there."""
    if taken.sign.reason is Weakening.LOWER_THRESHOLD:  # "Er syv år godt nok til nr. 14?"
        return all(wording.threshold is None for wording in part.wordings)
    if not is_put(clause.text) or asks_of_demand(clause.text) or asks_of_word(clause.text):
        return False
    hits = matcher.hits(clause.text)
    groups = [part.subject, *(group for wording in part.wordings for group in wording.names)]
    named = any(holds(hits, group) for group in groups) or names_a_demand(clause.text)
    labelled = any(wording.labels for wording in part.wordings) and "mærk" in clause.text.casefold()
    return not (named or labelled or _bears_label(part, clause))


def _is_of_goods(part: Part, clause: Clause, taken: TakeBack, matcher: Matcher) -> bool:
    """Tell whether goods of the part, not its demand, are not used ("Trykimprægneret træ bruges ikke")."""
    if not is_not_used(taken.sign.words.casefold()) or clause.labels:
        return False
    before = [hit for hit in pick(matcher.hits(clause.text), part.subject) if hit.start < taken.sign.start]
    return bool(before) and taken.sign.start - before[-1].end <= _BESIDE


def _is_of_others(part: Part, passage: Passage, number: int, matcher: Matcher) -> bool:
    """Tell whether goods that are let go, here or in the sentences before, are none of the part's."""
    said = [matcher.hits(clause.text) for clause in passage.clauses[: number + 1]]
    goods = pick(said[-1], part.subject)
    if goods and _ARE_NOT.search(passage.clauses[number].text, 0, goods[0].start):
        return True  # "Polish er ikke universalmidler og er ikke omfattet"
    others = any(holds(hits, part.not_about) for hits in said) or holds(said[-1], matcher.others(part))
    return others and not holds(said[-1], part.subject)


def _is_by_name(part: Part, clause: Clause, taken: TakeBack, matcher: Matcher) -> bool:
    """Tell whether a clause undoes a demand by its subject's name ("Punktet om dosering bortfalder").

    "Miljøkravene" are by name what the goods bear or must not hold.
    """
    if not taken.of and names_all_demands(clause.text) and _is_label(part):
        return True
    passes_over = _PASSES_OVER.search(clause.text) is not None
    if not (taken.strong or passes_over):
        return False
    hits = matcher.hits(clause.text)
    if names_labelling(clause.text) and not taken.of and _speaks_of_its_labels(part, clause):
        others = pick(hits, (*part.not_about, *matcher.others(part)))
        return not any(_apart(clause, hit) for hit in others)
    named = taken.strong and names_a_demand(clause.text) and not is_of_another_demand(part, clause, hits)
    return named and holds(hits, part.subject)


def _apart(clause: Clause, thing: Hit) -> bool:
    """Tell whether a thing is neither what goods are used on, nor who is left to do as he likes."""
    return not any(words.search(clause.text, 0, thing.start) for words in (_USED_ON, _WHO_MAY))


def is_taken_back(part: Part, passage: Passage, number: int, matcher: Matcher) -> Cue | None:
    """Find words that take back the demand of their own passage, by name or by "ovenstående"."""
    clause = passage.clauses[number]
    cue = objection(clause, row=True, ban=any(wording.ban for wording in part.wordings))
    if cue is None or not (cue.kind == "departure" or is_strong(clause.text[cue.start : cue.end])):
        return None
    if is_of_another_demand(part, clause, matcher.hits(clause.text)):
        return None
    return cue if points_up(clause.text) or _about(part, passage, number, matcher) else None


def _about(part: Part, passage: Passage, number: int, matcher: Matcher) -> bool:
    """Tell whether a clause that takes something back speaks of this part's demand."""
    clause = passage.clauses[number]
    hits = matcher.hits(clause.text)
    subject = holds(hits, part.subject)
    labelled = any(wording.labels for wording in part.wordings)
    departs = clause.has("departure")
    # "… kan levere midler uden miljømærke" lets no spray can through
    of_labels = not labelled and departs and bool(part.subject) and speaks_of_labelling(clause.text)
    if of_labels or _lacks_banned(part, clause, hits) or (not subject and holds(hits, part.not_about)):
        return False
    if not part.subject:  # then one word of the demand is not enough: "skal" may be said of anything
        return _states(part, clause, hits) or _is_named(part, clause, hits)
    label = _bears_label(part, clause)
    some = any(holds(hits, group) for wording in part.wordings for group in wording.names)
    other = is_of_another_demand(part, clause, hits)
    if subject and not other:
        if asks_for_less(clause.text) or label or some or (labelled and speaks_of_labelling(clause.text)):
            return True
        if (
            departs
            and speaks_of_others(clause.text)
            and (labelled or _YET.match(clause.text) or _speaks_of_thing(part, clause, matcher))
        ):
            return True
    others = pick(hits, matcher.others(part))
    if other or any(_USED_ON.search(clause.text, 0, hit.start) is None for hit in others):
        return False
    whole = any(
        wording.names and all(holds(hits, group) for group in wording.names) for wording in part.wordings
    )
    leaves = departs or any(gives_leave(clause, cue) for cue in clause.cues)
    unnamed = leaves and labelled and speaks_of_labelling(clause.text)
    unnamed = unnamed or (labelled and names_labelling(clause.text))
    return label or unnamed or whole or _answers(part, passage, number, matcher)


def _speaks_of_thing(part: Part, clause: Clause, matcher: Matcher) -> bool:
    """Tell whether a clause speaks of what a part demands ("Er LED dyrere, kan … en anden lyskilde")."""
    before = clause.text.partition(",")[0] if "," in clause.text else ""
    return any(is_called(part, word, matcher) for word in before.split())


def _lacks_banned(part: Part, clause: Clause, hits: Hits) -> bool:
    """Tell whether a clause is on things without what the part bans ("sprayflasker uden drivgas")."""
    banned = [hit for way in part.wordings if way.ban for group in way.names for hit in pick(hits, group)]
    return any(_BARE_OF.search(clause.text, 0, hit.start) for hit in banned)


def _bears_label(part: Part, clause: Clause) -> bool:
    """Tell whether a clause names a label that the part asks for."""
    return any(mention.label in wording.labels for wording in part.wordings for mention in clause.labels)


def _speaks_of_its_labels(part: Part, clause: Clause) -> bool:
    """Tell whether a clause speaks of labels at all, where the part asks for one."""
    labelled = any(wording.labels for wording in part.wordings)
    return labelled and (speaks_of_labelling(clause.text) or names_labelling(clause.text))


def is_of_another_demand(part: Part, clause: Clause, hits: Hits) -> bool:
    """Tell whether a clause is on a demand by another name: "Kravet om levering gælder ikke"."""
    # "Kravet til standen omfatter ikke X" is on the demand before it
    starts = (things_called if clause.has("departure") else demands_named)(clause.text)
    own_property = property_named(clause.text)
    if own_property is not None:
        words = (hit for way in part.wordings for group in way.names for hit in pick(hits, group))
        return not any(hit.start < own_property[1] and hit.end > own_property[0] for hit in words)
    if not starts or _bears_label(part, clause) or _is_named(part, clause, hits):
        return False
    groups = [group for wording in part.wordings for group in wording.names]
    aside = any(_ASIDE.match(clause.text, start) for start in starts)
    if aside and not any(hit.start in starts for group in groups for hit in pick(hits, group)):
        return True
    if any(wording.threshold is not None for wording in part.wordings):
        return False  # what is measured is called by names that no wording needs
    verb = _DOES.search(clause.text, min(starts))
    named = clause.text[: verb.start()] if verb is not None else clause.text
    own = any(hit.end <= len(named) for group in groups for hit in pick(hits, group))
    if not demands_named(clause.text):  # "kravet til lyskilder"
        own = own or any(hit.start in starts for hit in pick(hits, part.subject))
    if not own and _is_on_others(part, groups, starts, hits):
        return not any(_LABELS.match(clause.text, start) for start in starts)
    return not (own or _speaks_of_its_labels(part, clause))


def _is_on_others(part: Part, groups: Sequence[Sequence[str]], names: Collection[int], hits: Hits) -> bool:
    """Tell whether what a demand is called by is a word of other criteria and none of this part's."""
    own = {*part.subject, *(term for group in groups for term in group)}
    called = {term for term, found in hits.items() if any(hit.start in names for hit in found)}
    return bool(called) and own.isdisjoint(called) and not holds(hits, part.subject)


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
    names = demands_named(clause.text)
    return any(
        hit.start in names for way in part.wordings for group in way.names for hit in pick(hits, group)
    )


def _answers(part: Part, passage: Passage, number: int, matcher: Matcher) -> bool:
    """Tell whether a clause answers a question about the part's demand: the question names it."""
    said = passage.clauses[: number + 1]
    asked = any(one.text.rstrip().endswith("?") or is_below_questions(one) for one in said[:-1])
    if not asked:
        return False
    hits = [matcher.hits(one.text) for one in said]
    labels = {mention.label for one in said for mention in one.labels}
    return any(holds(one, part.subject) for one in hits) and any(
        not labels.isdisjoint(wording.labels)
        or (wording.names and all(any(holds(one, group) for one in hits) for group in wording.names))
        for wording in part.wordings
    )
