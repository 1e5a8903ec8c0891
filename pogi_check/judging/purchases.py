"""What a tender buys, orders and leaves out, by the terms of the texts that tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.danish.buying import (
    is_count,
    is_excluded,
    is_order,
    is_served,
    leaves_out,
    what_is_comprised,
    what_is_left_out,
)
from pogi_check.danish.cells import table_of
from pogi_check.danish.lots import goods_first, listed, presented
from pogi_check.danish.place_lists import is_of_places
from pogi_check.danish.questions import is_open_question
from pogi_check.danish.statuses import Status
from pogi_check.danish.tendered import counted, listed_with_numbers, tendered
from pogi_check.documents.document import BlockKind, Tender
from pogi_check.judging.index import Index
from pogi_check.judging.matching import holds, pick
from pogi_check.judging.titles import is_annex, is_service, spelt_out, titles_of
from pogi_check.patterns import pattern
from pogi_check.rulebook.book import Applies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pogi_check.danish.clauses import Passage
    from pogi_check.judging.matching import Matcher
    from pogi_check.rulebook.book import Goal, Notice


_DEMANDED = frozenset({Status.MANDATORY, Status.REQUIREMENTS})
_COMPRISES_LIST = pattern(
    r"\b\w*(?:aftalen|kontrakten|udbuddet|leverancen|indkøbet|anskaffelsen|entreprisen|opgaven|pakken"
    r"|sortimentet) (?:\w+ )?"
    r"(?:omfatter|vedrører|består af|indeholder|dækker|rummer)(?: \w+){0,3}:$",
    re.IGNORECASE,
)
_COMPRISES_IT = pattern(
    r"\b(?:den|det|de|der) (?:\w+ )?(?:består af|omfatter|indeholder|dækker|rummer|leveres|købes):$"
    r"|\b(?:køber|udbyder|anskaffer)(?: \w+){0,3}:$",
    re.IGNORECASE,
)
_SCOPE = pattern(
    r"\b(?:\w*omfang|genstand|hvad (?:vi )?(?:skal )?(?:køber|købe|udbydes)|det udbudte|leverancen"
    r"|indkøbet)\b",
    re.IGNORECASE,
)
_PRICE = pattern(r"pris|beløb|kr\b", re.IGNORECASE)
_GOODS_COLUMN = pattern(
    r"(?:vare|produkt|artikel|betegnelse|varebetegnelse|varetekst|sortiment)\b", re.IGNORECASE
)
# "Bukser og jakker leveres i marineblå": what is delivered is bought
_DELIVERED = pattern(
    r"(?![^.;]*\b(?:ikke|selv|anden|andre|hvis|såfremt|option\w*)\b)[^.;,:]{3,60}?"
    r"\b(?:leveres|sys|udføres|fremstilles|trykkes)\s(?:i|med|som|af)\s",
    re.IGNORECASE,
)
_OPENS = 25  # characters within which a sentence names what it is on


@dataclass(frozen=True, slots=True)
class Subject:
    """What a tender is about: its titles, what its lots are on, its headings, its passages.

    ``comprised`` are the sentences, and the items of lists, that say what the contract comprises.

    ``lines`` are the clauses of each passage that demands, scores or lists something; ``bought`` are the
    terms of all texts that may tell what is bought, ``left_out`` those of what says that something is not,
    ``excluded`` those of what the contract as such is said not to comprise, ``ordered`` those of titles,
    headings and orders. ``is_service`` tells that it is a service that buys no goods, as insurance.
    ``demanding`` are the tables with rows that are marked as demanded.
    ``open`` are the passages that leave nothing out, ``orders`` the clauses that order goods, with their
    passage, ``listed`` what a list of prices names; all are found by the terms of the texts that may name the
    goods.
    """

    titles: tuple[str, ...]
    lots: tuple[str, ...]
    comprised: tuple[str, ...]
    is_service: bool
    headings: Index[str]
    passages: tuple[Passage, ...]
    lines: Index[tuple[str, ...]]
    bought: frozenset[str]
    left_out: frozenset[str]
    excluded: frozenset[str]
    ordered: frozenset[str]
    demanding: frozenset[tuple[str, int] | None]
    open: Index[Passage]
    orders: Index[tuple[Passage, str]]
    listed: Index[str]


def subject_of(tender: Tender, passages: Sequence[Passage], matcher: Matcher) -> Subject:
    """Gather the texts that tell what a tender buys."""
    titles = [spelt_out(tender.name)]
    headings: list[str] = []
    for document in tender.documents:
        titles += titles_of(document)
        headings += [block.text for block in document.blocks if block.kind is BlockKind.HEADING]
    lines = [tuple(clause.text for clause in passage.clauses) for passage in passages if _is_line(passage)]
    left_out: list[str] = []
    bought: list[str] = []
    nothing_out: list[Passage] = []
    for passage in passages:
        out = _says_left_out(passage)
        if not any(out) and not is_of_places(passage):
            nothing_out.append(passage)
        if passage.marking is None or passage.marking.status is not Status.SUITABILITY:
            for clause, is_out in zip(passage.clauses, out, strict=True):
                if is_out:
                    left_out.append(what_is_left_out(clause.text))
                else:
                    bought.append(clause.text)

    orders = tuple(_orders_in(passages))

    alone = sum(not is_annex(one) for one in tender.documents) == 1
    of_lots = tuple(listed(passages))
    headings += of_lots
    presenting = tuple(text for texts in presented(passages).values() for text in texts)
    comprised = tuple(_comprised(passages))
    bought += (
        f"Indkøb af {goods}"
        for text in (*titles, *of_lots, *presenting, *comprised)
        for goods in goods_first(text.lstrip(" :–—-"))
    )

    def terms(texts: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*map(matcher.hits, texts))

    return Subject(
        tuple(dict.fromkeys(titles)),
        presenting,
        comprised,
        any(is_service(one, alone=alone) for one in tender.documents),
        Index(tuple(dict.fromkeys(headings)), matcher.hits),
        tuple(passages),
        Index(lines, terms),
        terms({*titles, *headings, *bought}),
        terms(left_out),
        terms(filter(is_excluded, left_out)),
        terms({*titles, *headings, *(text for _, text in orders)}),
        frozenset(table_of(one) for one in passages if one.row and _is_marked_demanded(one)),
        Index(nothing_out, lambda one: terms([*(clause.text for clause in one.clauses), *above(one)])),
        Index(orders, lambda one: matcher.hits(one[1])),
        Index(tuple(_listed_goods(passages)), matcher.hits),
    )


def _comprised(passages: Sequence[Passage]) -> Iterator[str]:
    """Give what sentences say, and lists below them, that the contract comprises."""
    for passage in passages:
        lead = passage.lead.text if passage.lead is not None else ""
        lists = _COMPRISES_LIST.search(lead) or (_opens_scope(passage) and _COMPRISES_IT.search(lead))
        if lists and not leaves_out(lead):
            first = passage.clauses[0]
            if not _is_told(passage) and not leaves_out(first.text):
                yield first.text
        else:
            yield from filter(None, (what_is_comprised(clause.text) for clause in passage.clauses))


@dataclass(frozen=True, slots=True)
class Purchase:
    """Where a tender names the single goods that it buys.

    ``tendered`` are its titles and what its sentences say that it buys, ``listed`` the cells of lists that
    say how many of something are bought, ``counted`` those of other lists, and what is only delivered.
    """

    tendered: tuple[str, ...]
    listed: tuple[str, ...]
    counted: tuple[str, ...]


def purchase_of(subject: Subject) -> Purchase:
    """Gather the texts in which single goods count as bought."""
    titles = (text for text in subject.titles if not text.rstrip().endswith((".", "?")))
    told = (*titles, *subject.lots, *subject.comprised, *tendered(subject.passages))
    passages = subject.passages
    texts = (told, listed_with_numbers(passages), counted(passages))
    return Purchase(*(tuple(filter(None, dict.fromkeys(each))) for each in texts))


def _opens_scope(passage: Passage) -> bool:
    """Tell whether a passage stands under a heading on what is bought ("B. Leverancens omfang")."""
    return any(map(_SCOPE.search, passage.context.headings[-1:]))


def _says_left_out(passage: Passage) -> list[bool]:
    """Tell of each clause whether it, or the lead-in it stands under, says that something is not bought."""
    lead = passage.lead
    if lead is not None and lead.text.rstrip().endswith(":") and leaves_out(lead.text):
        return [True] * len(passage.clauses)
    return [leaves_out(clause.text) for clause in passage.clauses]


def _orders_in(passages: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
    """Give the clauses that order goods, of the passages that are no background and deny nothing."""
    for passage in passages:
        if not _is_told(passage):
            for clause in passage.clauses:
                if not is_open_question(passage, clause) and is_order(clause.text, row=passage.row):
                    yield passage, clause.text


def _listed_goods(passages: Sequence[Passage]) -> Iterator[str]:
    """Give the goods of lists that tell their number and ask for their price."""
    for passage in passages:
        headers = passage.context.headers
        if passage.row and any(map(is_count, headers)) and any(map(_PRICE.search, headers)):
            yield from (one.text for one in passage.clauses if _GOODS_COLUMN.match(one.header))


def _is_line(passage: Passage) -> bool:
    """Tell whether a passage is a requirement line: it demands, scores or lists something to be bought."""
    if _is_told(passage) or is_of_places(passage):
        return False
    return passage.row or any(
        clause.has("mandatory", "contract", "award", "soft") for clause in passage.clauses
    )


def _is_told(passage: Passage) -> bool:
    """Tell whether a passage is background, asks about bidders, or says that something is not demanded."""
    if passage.marking is not None and passage.marking.status in (Status.BACKGROUND, Status.SUITABILITY):
        return True
    return any(clause.has("denial") for clause in passage.clauses)


def _is_marked_demanded(row: Passage) -> bool:
    """Tell whether a row bears a mark of its own that demands ("MK")."""
    return row.marking is not None and row.marking.own and row.marking.status is Status.MANDATORY


def above(passage: Passage) -> tuple[str, ...]:
    """Give the lead-in and the heading that a passage stands under."""
    return (*([passage.lead.text] if passage.lead else ()), *passage.context.headings[-1:])


def notices_on(goal: Goal, subject: Subject) -> tuple[Notice, ...]:
    """Give a goal's notices on what the tender buys or cites."""
    return tuple(one for one in goal.notices if is_bought(Applies(one.subjects), subject))


def is_left_out(applies: Applies | None, subject: Subject) -> bool:
    """Tell whether the tender says that it does not buy what a criterion is about, and orders none of it."""
    goods = (*applies.subjects, *applies.left_out) if applies is not None else ()
    return not subject.left_out.isdisjoint(goods) and subject.ordered.isdisjoint(goods)


def is_bought(applies: Applies | None, subject: Subject) -> bool:
    """Tell whether the tender buys what a criterion is about."""
    return applies is None or not applies.subjects or not subject.bought.isdisjoint(applies.subjects)


def is_ruled_out(applies: Applies | None, subject: Subject) -> bool:
    """Tell whether the tender says what makes a criterion not applicable, whatever it demands."""
    if applies is None:
        return False
    return any(term in subject.bought or term in subject.left_out for term in applies.unless)


def is_supplied(goods: Sequence[str], subject: Subject, matcher: Matcher) -> bool:
    """Tell whether goods are on the list of what a tender buys, are ordered, or are what a demand is on."""
    if not subject.left_out.isdisjoint(goods):
        return False
    if any(holds(matcher.hits(text), goods) for text in (*subject.titles, *subject.lots)):
        return True
    return any(_supplies(passage, goods, matcher) for passage in subject.open.holding(goods))


def _supplies(passage: Passage, goods: Sequence[str], matcher: Matcher) -> bool:
    """Tell whether a passage lists, orders or demands something of goods that it names before all else."""
    status = passage.marking.status if passage.marking is not None else None
    if status is Status.SUITABILITY or passage.correction is not None:
        return False
    listed = passage.row and any(map(is_count, passage.context.headers))
    if _is_told(passage) and not listed:
        return False
    demanded = passage.row and status in _DEMANDED
    for clause in passage.clauses:
        hits = pick(matcher.hits(clause.text), goods)
        if not hits or is_open_question(passage, clause) or clause.text.rstrip().endswith("?"):
            continue
        if listed and any(not is_served(clause.text, hit.start) for hit in hits if hit.how != "compound"):
            return True
        delivered = not passage.row and status is not Status.OPTION and _DELIVERED.match(clause.text)
        binds = (clause.has("mandatory", "contract") or delivered) and not clause.has("soft")
        if hits[0].start < _OPENS and (demanded or binds):
            return True
    return False
