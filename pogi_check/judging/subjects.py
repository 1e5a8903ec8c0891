"""What a demand is about: where its subject is named, and whether the demand is about something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from pogi_check.danish.questions import is_put, says_no
from pogi_check.danish.references import refers_back
from pogi_check.judging.matching import Hits, Matcher, Scanned, free_of, holds, pick
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.danish.clauses import Clause
    from pogi_check.danish.words import Hit
    from pogi_check.rulebook.book import Part

_GOODS = "produkt|vare|middel|midl|artikl|artikel|sortiment|leverance|ydelse|udstyr|enhed"
GOODS = pattern(rf"\b(?!vare(?:linje|numm|nr|prøve|modtag))(?:{_GOODS})\w*", re.IGNORECASE)

_POINTS_BACK = pattern(
    rf"\b(?:{_GOODS}|opgave)\w*|"
    r"\b(?:disse|de|dem|det|den|dette|samme|heraf|herfor|herom|hertil|begge|alt|alle|samtlige|krav\w*"
    r"|de nævnte|førnævnte|ovennævnte|hver|hvert)\b"
    r"|\bdokument(?:ation|ere)\w*",  # of what the sentence before demands
    re.IGNORECASE,
)
_OWN_THING = pattern(
    r"(?:[\d.]+\s+)?[A-ZÆØÅ][a-zæøå]{3,}(?:e?ne|e?n|et|er|e|s)?\b(?:\s+\w+){0,4}?\s+(?:skal|må|bør|er|har|leveres|kan)\b"
)
_ANY_TRADE = pattern(
    r"leverandør|tilbudsgiver|virksomhed|papiret", re.IGNORECASE
)  # of what, the section tells
_STEM = 5  # letters that tell a noun from its neighbours in any of its forms

_COMMAS = pattern(r",\s+(?:[\w-]+,\s+)*")  # between the first things of a list
_LAST = pattern(r"(?:,\s+[\w-]+)*\s+(?:og|samt|eller)\b")  # before its last thing
_LISTS = frozenset({"og", "samt", "eller"})  # between things that a demand is made of together
_RELATES = frozenset({  # words that make one thing depend on another
    "til", "i", "på", "af", "for", "med", "fra", "ved", "der", "som", "skal", "er", "kan", "har", "hvor",
    "må", "bør", "når", "hvis", "under", "efter", "over", "om", "bruges", "anvendes", "indgår",
})  # fmt: skip

_JOINT = pattern(r"[,;]\s+(?:og|men|mens|medens|hvorimod)\s+")
_FINITE = pattern(r"\b(?:skal|må|bør|er|har|leveres)\b")
_THING_AND_VERB = pattern(r"(?:[^\W\d_]+\s+){1,5}?(?:skal|må|bør|er|har)\b")
_NO_OWN_THING = pattern(  # words that stand for the goods, and who delivers them
    rf"(?:.*\b(?:{_GOODS}|kvalitet|udgave|model|variant|type|leverandør|tilbudsgiv|tilbud|mærk|licens|dokument)\w*"
    r"|.*\b(?:disse|de|dem|det|den|dette|samme|begge|alt|alle|samtlige|der|som|at|hver|hvert|øvrige|andre)\b)",
    re.IGNORECASE,
)
_ADJECTIVE = pattern(r"(?:mærket|mærkede)$")  # not "FSC-certificeret lærk": a material is no other thing
_PREPOSITION = frozenset({"på", "i", "hos", "ved", "fra"})  # "med" names a means, "af" a part
_LISTED = pattern(r"[,:()]| og | samt | eller ")
_WHERE = frozenset({"på", "i", "ved"})
_OF_GOODS = frozenset({"på", "til", "for"})
_ARTICLE = frozenset({"et", "en", "den", "det", "de"})
_CRITERIA_FOR = pattern(
    r"(?:s|ets|et)?\s(?:\w+ )?(?:kriterier|krav|kriteriedokument\w*|kriteriesæt|standard)"
    r"\s(?:for|til)\s(?P<thing>[^,.;]+)",
    re.IGNORECASE,
)
_PRODUCT_DEMANDS = pattern(r"\bprodukt\w*krav\w* (?:i|fra|efter) $", re.IGNORECASE)
_HEAD_AND_RELATIVE = pattern(
    r"(?:[\d.]+\s)?(?:(?:det|den|de|hvert|hver)\s)?(?P<thing>(?!\w*(?:leverandør|tilbudsgiver))\w{4,}),\s(?:som|der|hvor)\b",
    re.IGNORECASE,
)
_MADE_OF = pattern(
    r"\b(?:er|består|bestå|lavet|fremstillet|udført|bygget|indeholder)\b[^,]{0,40}\b(?:af|i)\s(?:\w+\s)?$"
)
_NO_THING = pattern(
    r"(?:og|eller|samt|efter|af|i|på|med|til|som|der|ved|senest|inden|fra|jf|mv|kvalitet\w*|udgave\w*|version\w*"
    r"|udførelse\w*|variant\w*|type\w*)$"
)
_BORNE_BY = pattern(  # what goods come in: its label is none of theirs
    r"\b(?:i|på) (?P<thing>(?:[a-zæøå]+(?=kasse|pose|sæk|palle|æske|bakke))?"
    r"(?:papir|plast|affalds)?(?:æsker?|bakker?|poser?|sæk|sække|kasser?|karton|kartoner|dunke?|flasker"
    r"|beholdere|beholder|emballage|indpakning|paller|kuverter|dispensere|reoler|stativer)) "
    r"(?:med|der bærer|som bærer|der har) (?:et |en )?$"
)
# "ti liter sæbe, der bærer Svanemærket": the label is the soap's
_WHICH_BEARS = pattern(
    r"(?<!\btil )(?<!\baf )(?<!\bfra )(?<!\bpå )(?<!\bfor )(?<!\bi )(?<!\bmed )(?<!\bhos )"
    r"\b(?P<thing>(?!skov|kilde|plantage|drift|træ)[a-zæøå]{4,}), (?:der|som) (?:skal )?"
    r"(?:bærer|har|bære|have|er mærket med|er forsynet med) (?:et |en |licens til )?$"
)
# "Bordet kan tåle aftørring med et svanemærket middel"
_TREATED_WITH = pattern(
    r"\b(?:aftør|rengør|vask|poler|plej|behandl|desinficer|afrens|sprit)(?:re|es|res|ring|ing|et|e|ning|eres)?\s"
    r"(?:\w+\s){0,3}?med\s(?:et\s|en\s)?$",
    re.IGNORECASE,
)
# What goods come in, are carried and told of with: what is asked of it is asked of none of the goods.
_COMPANION = pattern(
    r"\s*(?:[\d.]+\s)?(?:(?:al|alle|samtlige|den|de|det|enhver|brugt|tom)e?\s){0,2}(?:\w+e\s)?"
    r"\w*(?:emballage|indpakning|aftørringspapir|etiket|dunk|flaske|dispenser|holder|beholder|kasse|karton|pose"
    r"|sæk|reol|skab|hylde|vogn|transport|kørsel|lastbil|køretøj|uniform|arbejdstøj|handske|værnemid|vejledning"
    r"|brochure|datablad|katalog|instruktion|manual|faktura|følgesedd|undervisning|kursus|opbevaring)[a-zæøå]{0,6}\s"
    r"(?:\w+\s){0,2}?(?:til|for|omkring|med|af|om|over|på)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
# "Rengøringsmidlernes emballage"
_THEIR_COMPANION = pattern(
    r"s?\s(?:emballage|indpakning|dunke?|flasker?|etikette[rn]?|etikette?|kasser?|omslag|beholdere?)(?:n|ne|t|en|et)?\b",
    re.IGNORECASE,
)
# "Med undtagelse af opvaskemidler skal alle rengøringsmidler være svanemærkede"
_EXCEPTED = pattern(
    r"(?:[\d.]+\s)?(?:med undtagelse af|bortset fra|undtagen|på nær|foruden|ud ?over)\s"
    r"[^.;]*?(?=\s(?:skal|må|bør|er|har|leveres|kræves)\b)",
    re.IGNORECASE,
)
_FIRST_WORDS = 3  # among which a sentence names what it is on
_THING = 4  # letters of the shortest things bought: "sæbe", "bord"


class Named(StrEnum):
    """Where a passage names what its demand is about."""

    CLAUSE = "clause"
    NEAR = "near"  # the row, its headers, the lead-in, a definition
    HEADING = "heading"
    TOPIC = "topic"  # only the tender's title; the clause says "produkterne"


BETWEEN_TITLES = " · "


@dataclass(frozen=True, slots=True)
class Topic:
    """What the whole tender is about: its titles, and the words by which the goal knows its goods."""

    titles: str
    subjects: tuple[str, ...]


def goods_of(topic: Topic | None) -> tuple[str, ...]:
    """Give the words by which the goal knows its goods."""
    return topic.subjects if topic is not None else ()


def other_things(part: Part, matcher: Matcher, topic: Topic | None) -> frozenset[str]:
    """Give the words for things that a part is not about."""
    return matcher.beside(part, goods_of(topic))


def where_named(part: Part, scanned: Scanned, matcher: Matcher, topic: Topic | None) -> Named | None:
    """Find where the subject is named, from the clause outwards; None where another thing stands nearer."""
    if not part.subject or not scanned.said.isdisjoint(part.subject):
        of_other_trade = bool(part.subject) and _is_of_other_trade(part, scanned, matcher, topic)
        return None if of_other_trade or _is_of_companions(part, scanned) else Named.CLAUSE
    if part.subject_in_clause:
        return None
    others = other_things(part, matcher, topic)
    if any(holds(hits, part.subject) for hits in scanned.around):
        # A score, or the meaning of the label, names the goods of several demands.
        scored = not scanned.passage.row and "award" in scanned.cues
        defined = bool(scanned.passage.related) and not holds(scanned.lead, part.subject)
        told = _labelled(part, scanned) if defined and not scored else list(zip(*_said(scanned), strict=True))
        of_others = (scored or defined) and any(_names_first(others, *one) for one in told)
        return None if of_others else Named.NEAR
    if holds(scanned.lead, others) or any(map(partial(_names_first, others), *_said(scanned))):
        return None
    for heading in reversed(scanned.passage.context.headings):
        hits = matcher.hits(heading)
        own = holds(hits, part.subject)
        if own or holds(hits, others):
            of_another = _is_of_one_listed(scanned, heading) or _names_one_listed(
                part, scanned, heading, matcher
            )
            return Named.HEADING if own and not of_another else None
    return Named.TOPIC if topic is not None and _is_titled(part, scanned, matcher, topic) else None


def _is_of_companions(part: Part, scanned: Scanned) -> bool:
    """Tell whether the goods are named only as what another thing goes with ("Emballagen til midlerne")."""
    if not any(wording.labels for wording in part.wordings):
        return False
    named = [
        _COMPANION.match(clause.text, 0, hit.start) is not None
        or _THEIR_COMPANION.match(clause.text, hit.end) is not None
        for clause, hits in zip(scanned.passage.clauses, scanned.clauses, strict=True)
        for hit in pick(hits, part.subject)
        if not any(hit.start <= label.start < hit.end for label in clause.labels)  # "på FSC-mærket papir"
    ]
    return bool(named) and all(named)


def _is_of_one_listed(scanned: Scanned, heading: str) -> bool:
    """Tell whether a row is about one other thing that its heading lists ("Grydelapper")."""
    if not scanned.passage.row or "," not in heading:
        return False
    listed = {piece.strip().casefold() for piece in _LISTED.split(heading)}
    return any(clause.text.strip(" .:").casefold() in listed for clause in scanned.passage.clauses)


def _names_one_listed(part: Part, scanned: Scanned, heading: str, matcher: Matcher) -> bool:
    """Tell whether a sentence begins with another of the things that its heading lists.

    Under "Papirvarer og sæbe" the sentence "Sæben har Svanemærket" is on soap alone.
    """
    pieces = [piece.split() for piece in _LISTED.split(heading)]
    others = [
        piece[-1].casefold()[:_STEM]
        for piece in pieces
        if piece and len(piece[-1]) >= _THING and not holds(matcher.hits(" ".join(piece)), part.subject)
    ]
    return any(
        token.word.startswith(stem)
        for clause in scanned.passage.clauses
        for token in clause.tokens[:_FIRST_WORDS]
        for stem in others
    )


def _said(scanned: Scanned) -> tuple[tuple[Clause, ...], tuple[Hits, ...]]:
    return scanned.passage.clauses, scanned.clauses


def _labelled(part: Part, scanned: Scanned) -> list[tuple[Clause, Hits]]:
    """Give the sentences that name a label which the part asks for, all where none does."""
    asked = {label for wording in part.wordings for label in wording.labels}
    told = list(zip(*_said(scanned), strict=True))
    return [one for one in told if any(mention.label in asked for mention in one[0].labels)] or told


def _names_first(others: frozenset[str], clause: Clause, hits: Hits) -> bool:
    """Tell whether a sentence is about another thing; "midler, der bruges på gulve" is about the means."""
    found = pick(hits, others)
    goods = GOODS.search(clause.text) if found else None
    if goods is None or found[0].start < goods.start():
        return bool(found)
    first = next((place for place, token in enumerate(clause.tokens) if token.start == found[0].start), 0)
    return clause.tokens[first - 1].word not in _WHERE


def _is_of_other_trade(part: Part, scanned: Scanned, matcher: Matcher, topic: Topic | None) -> bool:
    """Tell whether a passage speaks only of "leverandøren" or "papiret", under a heading for other goods."""
    clauses = zip(scanned.passage.clauses, scanned.clauses, strict=True)
    names = [clause.text[hit.start : hit.end] for clause, hits in clauses for hit in pick(hits, part.subject)]
    if not all(_ANY_TRADE.match(name) for name in names):
        return False
    own = (*part.subject, *(term for term in goods_of(topic) if term not in part.not_about))
    others = other_things(part, matcher, topic)
    for heading in reversed(scanned.passage.context.headings):
        hits = matcher.hits(heading)
        if holds(hits, own):
            return False
        if holds(hits, others):
            return True
    return False


def _is_titled(part: Part, scanned: Scanned, matcher: Matcher, topic: Topic) -> bool:
    """Tell whether a passage on "produkterne" stands in a tender or section titled with the goods."""
    if not any(GOODS.search(clause.text) for clause in scanned.passage.clauses):
        return False
    if holds(matcher.hits(topic.titles), (*part.subject, *topic.subjects)):
        return True
    trade = frozenset(topic.subjects) - other_things(part, matcher, topic)
    return any(holds(matcher.hits(heading), trade) for heading in scanned.passage.context.headings)


def is_of_other_goods(part: Part, scanned: Scanned, core: int, matcher: Matcher, topic: Topic | None) -> bool:
    """Tell whether what a criterion asks of its goal's goods is said of other ones: "garanti på skærme"."""
    if topic is None or not part.subject or not set(part.subject).isdisjoint(topic.subjects):
        return False
    if not matcher.is_of_base(part):  # the sets of other packs do not list all the goods they are about
        return False
    hits = scanned.clauses[core]
    if holds(hits, topic.subjects):
        return False
    tokens = scanned.passage.clauses[core].tokens
    after = {token.start for before, token in pairwise(tokens) if before.word in _OF_GOODS}
    others = free_of(pick(hits, matcher.others(part, topic.subjects)), pick(hits, part.subject))
    return any(hit.start in after and hit.how != "compound" for hit in others)


def is_other_thing(part: Part, scanned: Scanned, core: int) -> bool:
    """Tell whether the core clause is about something else ("vaskemidler til linned skal være mærkede")."""
    here = scanned.clauses[core]
    others = pick(here, part.not_about)
    subjects = pick(here, part.subject)
    excepted = _EXCEPTED.match(scanned.passage.clauses[core].text)
    if excepted is not None and any(hit.start >= excepted.end() for hit in subjects):
        others = tuple(hit for hit in others if hit.start >= excepted.end())
    if not others:
        return (
            scanned.passage.row
            and not subjects
            and any(holds(one, part.not_about) and not holds(one, part.subject) for one in scanned.clauses)
        )
    free = free_of(subjects, others)
    if not free:
        return True
    tokens = scanned.passage.clauses[core].tokens
    between = {token.word for token in tokens if others[0].end <= token.start < free[0].start}
    text = scanned.passage.clauses[core].text
    commas = _COMMAS.fullmatch(text, others[0].end, free[0].start) and _LAST.match(text, free[0].end)
    listed = bool(commas) or (not between.isdisjoint(_LISTS) and between.isdisjoint(_RELATES))
    return others[0].start < free[0].start and not listed


def is_of_another_sentence(
    part: Part, scanned: Scanned, core: int, stated: Sequence[bool], others: frozenset[str]
) -> bool:
    """Tell whether the subject stands in another sentence while the demand's own speaks of something else.

    "Rengøringsmidler leveres ugentligt. Toiletpapir skal være svanemærket." demands nothing of the
    cleaners; a sentence that points back ("Produkterne skal være svanemærkede", "Det samme gælder …")
    does. ``stated`` tells which sentences hold words of the demand, ``others`` are other things.
    """
    here = scanned.clauses[core]
    if scanned.passage.row or not part.subject or holds(here, part.subject):
        return False
    elsewhere = [place for place, hits in enumerate(scanned.clauses) if holds(hits, part.subject)]
    if not elsewhere or any(holds(one, part.subject) for one in scanned.around):
        return False
    clauses = scanned.passage.clauses
    joined = core - 1 in elsewhere and clauses[core - 1].text.endswith(";")
    extended = core + 1 in elsewhere and refers_back(
        clauses[core + 1]
    )  # "Bestemmelsen gælder alle armaturer."
    # "Hvor er udledningen pr. kWh fra?" "Fra Energistyrelsens nøgletal."
    answered = core - 1 in elsewhere and is_put(clauses[core - 1].text) and not says_no(clauses[core].text)
    if joined or extended or answered or any(stated[place] for place in elsewhere):
        return False
    if holds(here, others):
        return True
    clause = clauses[core]
    if any(takes_up(clause, clauses[place]) for place in elsewhere):
        return False
    return _POINTS_BACK.search(clause.text) is None and _OWN_THING.match(clause.text) is not None


def takes_up(core: Clause, other: Clause) -> bool:
    """Tell whether a sentence begins with a word of the other ("… i klasse 1 og 2. Klasse 2 må have …")."""
    first = core.tokens[0].word if core.tokens else ""
    return len(first) >= _STEM and any(token.word.startswith(first[:_STEM]) for token in other.tokens)


def _has_own_clause(clause: Clause, label: tuple[int, int], goods: Sequence[Hit]) -> bool:
    """Tell whether a label stands in a main clause about another thing, the goods in one beside it."""
    joints = [match.span() for match in _JOINT.finditer(clause.text)]
    start = max((end for _, end in joints if end <= label[0]), default=0)
    stop = min((begin for begin, _ in joints if begin >= label[1]), default=len(clause.text))
    if (start, stop) == (0, len(clause.text)) or any(start <= hit.start < stop for hit in goods):
        return False
    own = _THING_AND_VERB.match(clause.text, start, stop)
    if own is None or own.end() > label[0] or _NO_OWN_THING.match(own.group()):
        return False
    rest = (clause.text[:start], clause.text[stop:])
    return any(_FINITE.search(one) for one in rest)


def _is_borne_by_another(clause: Clause, label: tuple[int, int], goods: Sequence[Hit]) -> bool:
    """Tell whether another thing bears a label: "bleer lægges i poser med Svanemærket"."""
    borne = _BORNE_BY.search(clause.text, 0, label[0]) or _WHICH_BEARS.search(clause.text, 0, label[0])
    if goods and goods[0].start < label[0] and _TREATED_WITH.search(clause.text, 0, label[0]):
        named = next((token for token in clause.tokens if token.start >= label[1]), None)
        return named is not None and not any(hit.start <= named.start < hit.end for hit in goods)
    if borne is None or GOODS.match(borne["thing"]) or _NO_THING.match(borne["thing"]):
        return False
    start, end = borne.span("thing")
    return (not goods or goods[0].start < start) and not any(
        hit.start < end and start < hit.end for hit in goods
    )


def is_of_criteria_for(
    clause: Clause, label: tuple[int, int], goods: Sequence[Hit], others: Sequence[Hit]
) -> bool:
    """Tell whether a label's criteria are named for another thing ("Svanens kriterier for vaskerier")."""
    told = _CRITERIA_FOR.match(clause.text, label[1])
    if told is None or _PRODUCT_DEMANDS.search(clause.text, 0, label[0]):
        return False
    start, end = told.span("thing")

    def inside(hits: Sequence[Hit]) -> bool:
        return any(hit.start < end and start < hit.end for hit in hits)

    return inside(others) and not inside(goods)


def _is_of_what_is_told_of(clause: Clause, label: tuple[int, int], goods: Sequence[Hit]) -> bool:
    """Tell whether goods only tell which thing bears the label ("Det vaskeri, som linned vaskes på, har")."""
    head = _HEAD_AND_RELATIVE.match(clause.text)
    if head is None or not goods or GOODS.match(head["thing"]) or _NO_THING.match(head["thing"]):
        return False
    if _MADE_OF.search(clause.text, head.end(), goods[0].start):
        return False  # "Legetøj, der er lavet af træ, har Svanemærket"
    last = max(hit.start for hit in goods)
    told = all(hit.start >= head.end() for hit in goods)
    return told and last < label[0] and "," in clause.text[last : label[0]]


def labels_another(clause: Clause, label: tuple[int, int], goods: Sequence[Hit]) -> bool:
    """Tell whether a label belongs to another thing than the goods of its sentence.

    To the noun right after it ("linned vaskes på et svanemærket vaskeri"), or to the noun of its own main
    clause ("linned skal være hvidt, og gardiner skal være svanemærkede").
    """
    if goods and _has_own_clause(clause, label, goods):
        return True
    if _is_borne_by_another(clause, label, goods) or _is_of_what_is_told_of(clause, label, goods):
        return True
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
        and len(noun.word) >= _THING
        and not _NO_THING.match(noun.word)
        and not GOODS.match(noun.word)
        and not any(hit.start <= noun.start < hit.end for hit in goods)
        and any(hit.start < label[0] for hit in goods)
    )
