"""What a sentence behind a demand makes of it: a wish, leave to depart, for some goods, later, if it pays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.clauses import binds
from pogi_check.danish.demand_words import demands_named
from pogi_check.danish.leave import leaves_it_open
from pogi_check.danish.references import references
from pogi_check.danish.signs import Sign, sign_at
from pogi_check.patterns import pattern
from pogi_check.terms import Weakening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pogi_check.danish.clauses import Clause, Passage

_IT = (
    r"(?:det|dette|det(?:te)? krav|kravet|bestemmelsen|punktet|vilkåret|heraf|herfra|hertil|herfor|derfra"
    r"|(?:oven|for)stående)"
)
_WHO = (
    r"(?:leverandøren|entreprenøren|tilbudsgiver(?:en|ne)?|vaskeriet|trykkeriet|ordregiver(?:en)?"
    r"|kommunen|regionen"
    r"|bygherren?|kunden|skolen|parterne|der|man|vi|i)"
)
_DEMAND = r"(?:kravet|dette krav|bestemmelsen|punktet|vilkåret|dette|det)"
_SUBSTANCE = (
    r"(?:muligt|mulighed|forsvarlig\w*|merpris\w*|merudgift\w*|pris(?:en)?|fordyr\w*|rimelig\w*"
    r"|økonomi\w*|råd"
    r"|hensigtsmæssig\w*|relevant|praktisk\w*|kan lade sig gøre|kan skaffes|ønsker det)"
)
# "Leverandøren kan undlade det, hvis …", "Der gives dispensation efter ansøgning."
_LEAVES = pattern(
    rf"{_WHO} (?:kan|må|har ret til at|er berettiget til at)(?: \w+){{0,3}}?"
    rf" (?:undlade|fravige|afvige(?: fra)?|se bort fra|frafalde|springe|slippe for|tilsidesætte) {_IT}\b"
    rf"|{_WHO} (?:kan|må)(?: \w+){{0,2}}? (?:tage|tages) forbehold(?: for| over for)?(?: {_IT})?\b"
    r"|der (?:kan )?gives(?: \w+){0,2}? dispensation\b"
    r"|dispensation (?:kan )?(?:gives|meddeles|opnås)\b"
    rf"|{_WHO} (?:afgør|bestemmer|vælger)(?: \w+)? selv,? om {_IT}\b"
    rf"|{_WHO} skal (?:blot|kun|alene|dog kun) (?:tilstræbe|bestræbe sig på|forsøge|søge)\b",
    re.IGNORECASE,
)
_FOR_SOME = pattern(
    rf"{_DEMAND} (?:finder|har) (?:kun|alene|udelukkende) (?:anvendelse|gyldighed|virkning)"
    r" (?:på|for|ved|i)\b",
    re.IGNORECASE,
)
_LATER = pattern(
    r"(?:i|under) en (?:overgangs|indkørings|start|opstarts)(?:periode|fase)\w*\b[^.;]*"
    r"\b(?:gælder|kræves|skal) [^.;]*\bikke\b",
    re.IGNORECASE,
)
_IF_IT_PAYS = pattern(
    rf"{_DEMAND} (?:gælder|skal opfyldes|opfyldes|finder anvendelse),? (?:kun,? )?"
    rf"(?:når|hvis|såfremt|hvor|i det omfang|forudsat)\b[^.;]*\b{_SUBSTANCE}\b"
    rf"|{_WHO} er (?:dog )?ikke (?:forpligtet|pligtig)(?: {_IT})?,? (?:når|hvis|såfremt|hvor)\b",
    re.IGNORECASE,
)
_WAYS = (
    (Weakening.HEDGED, _LEAVES),
    (Weakening.NARROWED_SCOPE, _FOR_SOME),
    (Weakening.DEFERRED, _LATER),
    (Weakening.CONDITIONAL, _IF_IT_PAYS),
)
_A_WISH = (
    r"(?:(?:(?!ikke\b)\w+ ){0,2}?(?:ønsker?|anbefaling(?:er)?|målsætning|hensigtserklæring|ambition"
    r"|pejlemærke"
    r"|vejledende|uforpligtende|opfordring)\b"
    r"|ikke (?:et |nogen )?(?:juridisk )?(?:bindende|ufravigelige?t?|obligatoriske?t?|mindstekrav"
    r"|minimumskrav|forpligtende|pligt|absolutt?e?)\b)"
)
_IS_CALLED = (
    r"(?:er(?: nu| herefter)?(?: at (?:forstå|betragte|læse) som)?|udgør|har karakter af"
    r"|(?:skal )?(?:ses|forstås|læses|betragtes|opfattes) som)"
)
# "Ovenstående er et ønske og ikke et krav."
_IS_A_WISH = pattern(
    r"(?:(?:det )?(?:ovenstående|foranstående|nævnte|anførte)|dette|det|kravet|kravene|punktet|bestemmelsen"
    rf"|teksten)(?: krav)? (?:\w+ )?{_IS_CALLED} {_A_WISH}",
    re.IGNORECASE,
)
# "Kravet om doseringspumper er vejledende", "… lempes til et ønske"
_NAMED_IS_A_WISH = pattern(
    rf"(?:[\d.]+ )?krav(?:et|ene) (?:om|til|vedrørende) [^.;?]{{3,60}}? (?:{_IS_CALLED}"
    rf"|(?:lempes|ændres|nedgraderes|gøres|omdannes)(?: \w+)? til) {_A_WISH}",
    re.IGNORECASE,
)


def names_a_wish(text: str) -> bool:
    """Tell whether a text may call a demand a wish by what that is on."""
    return _NAMED_IS_A_WISH.search(text) is not None


def named_a_wish(clause: Clause) -> Sign | None:
    """Find that a sentence calls a demand a wish which it names ("Kravet om pumper er vejledende")."""
    wish = _NAMED_IS_A_WISH.match(clause.text)
    return sign_at(Weakening.SOFT_MODALITY, clause, wish.span()) if wish is not None else None


def called_a_wish(clause: Clause) -> Sign | None:
    """Find that a sentence calls the demand before it a wish, or says that it does not bind."""
    wish = _IS_A_WISH.match(clause.text)
    return sign_at(Weakening.SOFT_MODALITY, clause, wish.span()) if wish is not None else None


def afterwords(passage: Passage, core: Clause) -> Iterator[Sign]:
    """Give what the sentences behind a demand make of it, up to the next demand of the passage.

    One that names another demand, by number or by "kravet om …", speaks of that one.
    """
    for clause in passage.after(core):
        sign = _afterword(passage, clause)
        if sign is not None:
            yield sign
        elif binds(clause):
            return


def _afterword(passage: Passage, clause: Clause) -> Sign | None:
    text = clause.text
    if text.rstrip().endswith("?") or demands_named(text) or not references(text) <= passage.idents:
        return None
    for reason, words in _WAYS:
        found = words.match(text)
        if found is not None:
            return sign_at(reason, clause, found.span())
    return leaves_it_open(clause)
