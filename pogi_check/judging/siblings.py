"""Rows beside the one that states a demand: the same property of other goods or places of the kind.

"Hal 1 | Lyskilde | LED" does not bind the store room where its row says "Lysstofrør", or asks nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.bans import is_without
from pogi_check.danish.cells import is_row_number
from pogi_check.danish.signs import Sign, sign_at
from pogi_check.danish.statuses import Status
from pogi_check.judging.demands import Grade
from pogi_check.judging.goods import goods_bought
from pogi_check.judging.matching import holds, pick
from pogi_check.patterns import pattern
from pogi_check.terms import Role, Weakening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.words import Hit
    from pogi_check.judging.evidence import Candidate
    from pogi_check.judging.matching import Hits, Matcher, Scanned
    from pogi_check.judging.register import Register
    from pogi_check.rulebook.book import Goal, Part, Wording

# Headers of the column that says which goods, or which place, a row is on.
_GOODS = pattern(
    r"(?:vare|produkt|artike?l|møbel|type|tøj|beklædning|betegnelse|sortiment|genstand|armatur|legetøj"
    r"|tryksag|tekstil|plagg?|maskine|apparat)\w*(?: (?:nr\.?|navn))?\W*",
    re.IGNORECASE,
)
_PLACES = pattern(
    r"(?:rum|lokale|lokation|sted|bygning|afdeling|institution|adresse|zone|etage|placering|skole|afsnit"
    r"|matrikel|ejendom|lejemål|areal|anvendelsessted|plejecenter|hospital)\w*\W*",
    re.IGNORECASE,
)
_NOTHING_ASKED = pattern(
    r"(?:der (?:er|stilles) )?(?:intet|ingen|ikke(?: noget)?)(?: (?:særlige?|særskilte?))?(?: krav)?"
    r"(?: (?:til|om) (?:mærk\w*|miljømærk\w*|certificering|lyskilden?|træet|materialet?))?"
    r"|valgfri(?:t|e)?|frit(?: (?:leverandør)?valg)?|frie? valg|fri|(?:efter )?leverandørens (?:eget )?valg"
    r"|ikke (?:på)?krævet|kræves ikke|(?:er )?(?:undtaget|fritaget)|ikke omfattet"
    r"|uden (?:krav|certificering|certifikat|mærk\w*|miljømærk\w*)|umærke\w*|ikke-?\s?mærke\w*"
    r"|(?:\w+ ){0,2}(?:er )?(?:intet|ikke et|ikke noget) krav",
    re.IGNORECASE,
)
# Headers of the column that says which property a row is on, where goods or places have several.
_PROPERTIES = pattern(
    r"(?:emne|egenskab|parameter|krav|tema|kriteri|specifikation|forhold|punkt|område|del)\w*\W*",
    re.IGNORECASE,
)
_OF_THE_OLD = pattern(
    r"\b(?:eksisterende|nuværende|bestående|udskift|erstat|nedtag|demonter"
    r"|passer? (?:i|til)(?= [^.;,]{0,40}\barmatur))\w*",
    re.IGNORECASE,
)
_LACKS = pattern(r"\b(?:uden|fri for|ikke|ingen|intet|hverken|ej)\b", re.IGNORECASE)
# "Lyskilde i kældre", "Papir, omslag": a property and what it is of; "Papir, farve" is another property
_OF_ONE = pattern(
    r"(?P<head>(?!krav|antal|levering|type|pris|garanti)[\w-]{4,})"
    r"(?:,? (?:i|på|til|ved|for|hos|af|over|under) |, | ?[(/:–-] ?)"
    r"(?!(?:\w*farve|\w*format|\w*vægt|\w*mål\b|størrelse|tykkelse|overflade|glans|bestrygning"
    r"|levetid|levering"
    r"|pris|effekt|styrke|kvalitet|mærk|miljø|certific|dokumentation|emballage|antal|lysstyrke"
    r"|kelvin|spredning"
    r"|styring|montering|garanti)\w*)",
    re.IGNORECASE,
)
# "1 Indendørs": where a row is on, whatever the header of its column calls it
_IN_OR_OUT = pattern(
    r"(?:\d+[.)]? )?(?:inden|uden)dørs(?: (?:\w*belysning|\w*lys|\w*armaturer|lyskilder|arealer|områder))?",
    re.IGNORECASE,
)
_NO_DEMAND_AT_ALL = (Status.BACKGROUND, Status.SUITABILITY)


def lesser_siblings(
    part: Part, goal: Goal, evidence: Sequence[Candidate], passages: Register, matcher: Matcher
) -> tuple[Sign, ...]:
    """Give in what rows on other goods or places fall short of the full demand that rows beside them state.

    A row that asks less, or nothing, counts where no sentence outside the table makes the whole demand; one
    that names the opposite always does.
    """
    whole = [one for one in evidence if not one.signs]
    tabled = [one for one in whole if one.passage.row and one.core.place.cell is not None]
    stating = {id(one.passage) for one in whole}
    lesser = {id(one.passage): one for one in evidence if one.signs and not _is_extra(one)}
    silent: list[Sign] = []
    for one in tabled:
        for scanned in passages.rows_beside(one.passage):
            if id(scanned.passage) in stating or not _is_sibling(one, scanned.passage, part, goal, matcher):
                continue
            less = lesser.get(id(scanned.passage))
            if less is not None and _column(less.core) == _column(one.core):
                silent += less.signs
            elif (opposite := _opposite(part, scanned, one.core)) is not None:
                return (opposite,)
            elif (free := _asks_nothing(scanned.passage, one.core)) is not None:
                silent.append(free)
    return tuple(dict.fromkeys(silent)) if len(tabled) == len(whole) else ()


def _is_extra(candidate: Candidate) -> bool:
    """Tell whether a row scores something vague: "LED-rør | Højere lysudbytte vurderes positivt"."""
    return candidate.grade is Grade.VAGUE and candidate.reading.role is Role.AWARD_CRITERION


def _column(clause: Clause) -> int:
    """Give the column of a row's cell; -1 where a clause stands in none."""
    return clause.place.cell.column if clause.place.cell is not None else -1


def _values(passage: Passage, core: Clause) -> list[int]:
    """Give the places of a row's clauses that stand in the column in which another row states the demand."""
    return [place for place, one in enumerate(passage.clauses) if _column(one) == _column(core)]


def _asks_nothing(passage: Passage, core: Clause) -> Sign | None:
    """Find that a row says in the demand's column that nothing is asked ("Intet krav", "Valgfrit")."""
    values = [passage.clauses[place] for place in _values(passage, core)]
    free = len(values) == 1 and _NOTHING_ASKED.fullmatch(values[0].text.strip(" ."))
    return sign_at(Weakening.NARROWED_SCOPE, values[0], (0, len(values[0].text))) if free else None


def _opposite(part: Part, scanned: Scanned, core: Clause) -> Sign | None:
    """Find that a row says in the demand's column what the part rules out ("Lysstofrør", "PVC")."""
    bans = [way for way in part.wordings if way.ban]
    for place in _values(scanned.passage, core):
        clause, hits = scanned.passage.clauses[place], scanned.clauses[place]
        if _LACKS.search(clause.text) or _OF_THE_OLD.search(clause.text):
            continue
        found = pick(hits, part.contrary)
        found = found or tuple(hit for way in bans for hit in _named(way, scanned, hits))
        free = [hit for hit in found if not is_without(clause.text[hit.start : hit.end])]
        if free:
            return sign_at(Weakening.CONTRADICTED, clause, (free[0].start, free[0].end))
    return None


def _named(ban: Wording, scanned: Scanned, hits: Hits) -> Iterator[Hit]:
    """Give the hits in a cell of what is banned, where the row names all of it."""
    if all(any(holds(one, group) for one in scanned.clauses) for group in ban.names):
        for group in ban.names:
            yield from pick(hits, group)


def _is_sibling(one: Candidate, passage: Passage, part: Part, goal: Goal, matcher: Matcher) -> bool:
    """Tell whether a row is on the property of the one that states a demand, of other goods or places."""
    status = passage.marking.status if passage.marking is not None else None
    mine, others = _labels(one.passage, one.core), _labels(passage, one.core)
    if status in _NO_DEMAND_AT_ALL or not mine or mine.keys() != others.keys():
        return False
    apart = [column for column in mine if mine[column].text.casefold() != others[column].text.casefold()]
    nearest = max(mine)
    if apart == [nearest] and all(_IN_OR_OUT.fullmatch(one[nearest].text.strip()) for one in (mine, others)):
        return True
    if not apart or any(_PROPERTIES.fullmatch(mine[column].header) for column in apart):
        return apart == [nearest] and _is_of_one(mine[nearest].text, others[nearest].text)
    if nearest not in apart:
        return True
    kinds = [column for column in apart if _is_of_a_kind(others[column], part, goal, matcher)]
    return bool(kinds) or (apart == [nearest] and _is_of_one(mine[nearest].text, others[nearest].text))


def _labels(passage: Passage, core: Clause) -> dict[int, Clause]:
    """Give the cells of a row before the demand's column, apart from its number."""
    return {
        _column(one): one
        for one in passage.clauses
        if 0 <= _column(one) < _column(core) and not is_row_number(one.text)
    }


def _is_of_a_kind(label: Clause, part: Part, goal: Goal, matcher: Matcher) -> bool:
    """Tell whether a cell names a place, or goods of the part's kind."""
    if _PLACES.fullmatch(label.header):
        return True
    headed = holds(matcher.hits(label.header), part.subject)
    if not headed and not _GOODS.fullmatch(label.header):
        return False
    hits = matcher.hits(label.text)
    if holds(hits, part.not_about):
        return False
    return headed or holds(hits, part.subject) or bool(goods_bought(goal, label.text, matcher))


def _is_of_one(mine: str, other: str) -> bool:
    """Tell whether two labels name one property of different things ("Lyskilde i kontorer", "… i kældre")."""
    own, beside = _OF_ONE.match(mine), _OF_ONE.match(other)
    if beside is None:
        return False
    named = own["head"] if own is not None else mine.strip()
    return named.casefold() == beside["head"].casefold()
