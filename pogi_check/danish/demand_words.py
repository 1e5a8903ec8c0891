"""Words by which a clause speaks of a demand as such: "kravet om …", what it drops, labels as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.references import PROVISIONS
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause

_LABELLING = pattern(
    r"\b(?:umærke\w*|ikke-?\s?mærke\w*|uden (?:miljø)?mærk\w*|ikke-certificer\w*|uden certific\w*"
    r"|\bmærkede? (?:vare|middel|midler|produkt|artik|type|model|alternativ|tekstil|linned|tøj|papir"
    r"|træ|tryk)\w*"
    r"|\bcertificere(?:t|de) (?:træ|papir|karton|vare|produkt|materiale)\w*|\bhensyn til mærkning\w*"
    r"|miljømærk\w*|mærkekrav\w*|(?:ikke (?:er|har|bærer)|(?:er|har|bærer) (?:det |de "
    r"|den )?ikke) (?:et )?(?:svane|miljø)?mærk\w*"
    r"|(?:lever|leve|opfylder?|har|have|bærer?)\b[^,.;]{0,25}\bmærk(?:e|et"
    r"|er|erne)\b)",
    re.IGNORECASE,
)
_LABEL_DEMAND = pattern(
    r"\b(?:krav|kravet|kravene) om (?:\w+ )?(?:miljø(?:mærk|certific)\w*|mærket?\b"
    r"|mærkning(?:en)?|certificering)(?! (?:af|med)\b)"
    r"|\b(?:uden hensyn til|bort fra|bundet af) (?:miljø|svane)?mærk(?:e|et|ning|ningen)\b(?! (?:af|med)\b)"
    r"|\b(?:miljø)?mærk(?:e|nings)krav\w*"
    r"|\bmiljømærk(?:e|et|ning|ningen)\b[^.;,]{0,12}\b(?:kræves|forlanges|fordres|er)\b",
    re.IGNORECASE,
)
# "miljøkravene", "kravene til varerne": all that a tender asks of the goods, by one name
_ALL_DEMANDS = pattern(
    r"\b(?:miljø|vare|produkt|mærknings?|bæredygtigheds|klima)krav(?:ene)?\b|\b(?:grønne"
    r"|miljømæssige) krav(?:ene)?\b"
    r"|\bkravene til (?:varerne|produkterne|midlerne|materialerne|udstyret|miljø\w*|mærkning\w*)\b",
    re.IGNORECASE,
)
_OTHER = pattern(r"\b(?:andre|andet|anden|hvilke[nt]? som helst|frit|selv|konventionel\w*)\b", re.IGNORECASE)
_POINTS_UP = pattern(
    r"\b(?:ovenstående|foranstående|ovennævnte|førnævnte|nævnte krav|dette krav|disse krav|kravet|herfra)\b",
    re.IGNORECASE,
)
_THE_DEMAND = "krav|kravet|kravene"
_NAMED = pattern(rf"\b(?:{_THE_DEMAND}|pligten|forpligtelsen) om\s+", re.IGNORECASE)
_DEMAND = pattern(rf"\b(?:{PROVISIONS})\w*", re.IGNORECASE)
_DROPS = pattern(  # "varer, der udgår" drops no demand
    r"(?<!der )(?<!som )(?<!hvis )\b(?:udgår|udgået|bortfald\w*|frafald\w*|ophæve[st]|slette[st]|stryges)\b"
    rf"|\buanset (?:[\w-]+ ){{0,3}}?(?:{PROVISIONS})\w*",
    re.IGNORECASE,
)
# "kravet til armaturernes farve": a property of goods, apart from the goods
_PROPERTY = pattern(
    rf"\b(?:{_THE_DEMAND}) (?:til|på|om) (?:den |det |de )?[\w-]{{3,}}(?:ernes|rnes|enes|ens|ets|nes)"
    r" (?P<property>(?!(?:miljø|mærk|svane|certific|energi|egenskab|kvalitet|indhold)\w*)[\w-]+)",
    re.IGNORECASE,
)
_CALLED = pattern(rf"\b(?:{_THE_DEMAND}|pligten|forpligtelsen) (?:om|til|vedrørende)\s+", re.IGNORECASE)
_OPENS_ON = pattern(
    r"(?:[\d.]+\s)?(?:kravet|kravene) (?:til|vedrørende) (?P<thing>[^.;,]{3,70}?) (?:kan|må)\b", re.IGNORECASE
)
_LABELS = pattern(r"mærk|miljø|certific|bæredygtig", re.IGNORECASE)
_WORD = pattern(r"[\w-]+")
_SHORTEST = 3
_LINKS = frozenset({"til", "der", "som", "for", "med", "ved", "den", "det", "ens"})
_STEM = 5  # letters that tell a word from its neighbours in any of its forms
_SHARED = 2  # telling words that a demand and what drops it have in common
_COMMON = (
    "leverandør", "entreprenør", "tilbud", "ordregiver", "kommun", "region", "bygherre", "kunde", "kontrakt",
    "aftale", "krav", "punkt", "afsnit", "bilag", "skal", "herefter", "leveres", "udgår", "bortfald",
    "frafald", "ophæv", "slette", "ændre", "gælde", "nye", "alle", "samtlige", "øvrige", "derfor", "kunne",
)  # fmt: skip


def says_the_same(dropping: Clause, demand: Clause, *, named: bool = False) -> bool:
    """Tell whether words that drop something name what a demand is on, in the demand's own words.

    Two of its words do, or one beside "kravet" or "punktet", or one where the thing is ``named`` besides.
    """
    drops = _DROPS.search(dropping.text)
    if drops is None or dropping.text.rstrip().endswith("?"):
        return False
    shared = _content(dropping) & _content(demand)
    return len(shared) >= (1 if named or names_a_demand(dropping.text) else _SHARED)


def _content(clause: Clause) -> set[str]:
    """Give the beginnings of a clause's telling words; a label may be asked of many things."""
    words = {
        token.word
        for token in clause.tokens
        if not any(label.start <= token.start < label.end for label in clause.labels)
    }
    return {word[:_STEM] for word in words if len(word) >= _STEM and not word.startswith(_COMMON)}


def names_a_demand(text: str) -> bool:
    """Tell whether a text names a demand, a point or a section as such."""
    return _DEMAND.search(text) is not None


def demands_named(text: str) -> set[int]:
    """Give where the words begin for what a demand is on: after "kravet om", "pligten om"."""
    return {match.end() for match in _NAMED.finditer(text)}


def things_called(text: str) -> set[int]:
    """Give where the words begin for what a demand is on, after "kravet til" and the like too."""
    return {match.end() for match in _CALLED.finditer(text)}


def is_on_another_thing(told: Clause, demand: Clause) -> bool:
    """Tell whether a sentence opens with "kravet til" a thing that a demand has no word of."""
    match = _OPENS_ON.match(told.text)
    if match is None or _LABELS.search(match["thing"]):
        return False
    own = {token.word[:_STEM] for token in demand.tokens if len(token.word) >= _SHORTEST}
    words = [word.casefold() for word in _WORD.findall(match["thing"])]
    shared = any(word[:_STEM] in own for word in words if len(word) >= _SHORTEST and word not in _LINKS)
    if shared and (found := property_named(told.text)) is not None:
        return told.text[slice(*found)].casefold()[:_STEM] not in own
    return not shared


def property_named(text: str) -> tuple[int, int] | None:
    """Give where a demand is called by a property of goods ("kravet til armaturernes farve")."""
    match = _PROPERTY.search(text)
    return match.span("property") if match is not None else None


def points_up(text: str) -> bool:
    """Tell whether a text speaks of the demand above it ("ovenstående", "dette krav")."""
    return _POINTS_UP.search(text) is not None


def speaks_of_labelling(text: str) -> bool:
    """Tell whether a text speaks of goods with or without label, or of labels at all."""
    return _LABELLING.search(text) is not None


def names_labelling(text: str) -> bool:
    """Tell whether a text names a demand for labels as such, whatever the label: "kravet om miljømærke"."""
    return _LABEL_DEMAND.search(text) is not None


def names_all_demands(text: str) -> bool:
    """Tell whether a text names all that is asked of the goods by one name ("miljøkravene")."""
    return _ALL_DEMANDS.search(text) is not None


def speaks_of_others(text: str) -> bool:
    """Tell whether a text speaks of other goods or labels than those asked for."""
    return _OTHER.search(text) is not None
