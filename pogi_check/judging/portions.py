"""Demands that a part of the goods, or of a label, is enough for: "de ti mest solgte", some goods ticked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.signs import Sign, sign_at
from pogi_check.judging.matching import Hits, Matcher, Scanned, pick
from pogi_check.judging.subjects import GOODS
from pogi_check.patterns import pattern
from pogi_check.terms import Unit, Weakening

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.judging.demands import Statement
    from pogi_check.rulebook.book import Part, Wording

_TICK = ("x", "✓", "✔", "☒", "☑", "ja", "k", "m", "mk")  # in a column headed by goods
_NUMBER = r"(?:én|ét|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|tyve|femten|tredive|\d+)"
_RANKED = pattern(
    rf"\b(?:den|det|de)\s(?:{_NUMBER}\s)?(?:(?:mest|hyppigst|oftest|bedst|flittigst)\s"
    r"(?:solgte|købte|indkøbte|brugte|anvendte|benyttede|bestilte|efterspurgte|forbrugte|gængse|almindelige"
    r"|udbredte)"
    r"|(?:hyppigste|mestsælgende|bedst sælgende|vigtigste|vigtige|væsentligste|gængse|gængseste))\b"
    rf"|\bde\s{_NUMBER}\s(?:største|dyreste|øverste|billigste|første)\b",
    re.IGNORECASE,
)
_ONE_OF = pattern(
    rf"\b(?:mindst|minimum|blot|bare|kun)\s{_NUMBER}\s(?:ud\s)?af\s(?:de\s)?(?:{_NUMBER}\s)?"
    r"(?:tilbudte|leverede|foreslåede|nævnte|viste|forskellige)?\s?",
    re.IGNORECASE,
)
_BY_EXAMPLE = pattern(
    r"\b(?:særligt|især|herunder|navnlig|også|både|specielt|f\.eks\.|fx|først)\s$", re.IGNORECASE
)
_REACH = 30  # characters between words for a part and the goods that they are said of
_PARTS_OF_A_TEXT = pattern(
    r"\s*(?:\w+\s)?(?:\w*krav|\w*kriteri|\w*mærke(?:r|rne|ordninger)\b|\w*punkt|ord\b|emne|\w*bestemmelse)",
    re.IGNORECASE,
)
# "mindst ét par bukser … i sortimentet", "mindst én lampe i hver størrelse"
_ONE_OFFERED = pattern(
    rf"\b(?:mindst|minimum|blot) {_NUMBER} (?:[\w-]+ ){{1,6}}?(?:i (?:sortimentet|kataloget|udvalget"
    r"|varelisten|tilbudslisten|hver (?:størrelse|kategori|varegruppe|type))|pr\. (?:kategori|varegruppe))\b",
    re.IGNORECASE,
)
_OFFERED_AS = pattern(  # "skal kunne fås i PVC-fri udgave"
    r"\bskal (?:også )?kunne (?:fås|bestilles|vælges|tilvælges|købes) (?:også )?(?:i|som|med) (?:en |et )?"
    r"(?:[\w-]+ ){0,3}(?:udgave|version|variant|udførelse)\b",
    re.IGNORECASE,
)
_ON_AVERAGE = pattern(r"\b(?:i gennemsnit|gennemsnitlig\w*|set under ét)\b", re.IGNORECASE)
_AVERAGED = frozenset({Unit.ENERGY_CLASS.value, Unit.YEARS.value})
_AS_EXTRA = pattern(
    r"\b(?:levere|leveres|leverer|tilbyde|tilbydes|tilbyder|føre|fører|have)\b[^.;]{0,80}?"
    r"(?P<extra>\b(?:som (?:et )?(?:supplement|alternativ|tilvalg)|som en (?:ekstra )?valgmulighed)"
    r"(?:\s*\.?$| til (?:de|det|den) (?:\w+ )?\w*(?:sortiment|varer?|produkter|midler)\w*\s*\.?$))"
    r"|(?P<before>\bsom (?:et )?(?:supplement|alternativ|tilvalg)) (?:også )?(?:levere|tilbyde|føre)\b",
    re.IGNORECASE,
)
# "Svanemærkets krav til emballage": one chapter of what the label asks
_ONE_CHAPTER = pattern(
    r"(?:s|ets|et)?\s(?:\w+\s)?(?P<chapter>(?:krav|kriterier|kriteriet|kravene|kravet) (?:til|om|for"
    r"|vedrørende) (?:emballage|emballering|indpakning|transport|dosering|doseringsvejledning|parfume"
    r"|duftstoffer|duft|støj|affald|affaldssortering|konservering|konserveringsmidler|farvestoffer"
    r"|etiket|etikettering"
    r"|brugervejledning|biologisk nedbrydelighed|nedbrydelighed)(?:en|ning|ningen|et)?)"
    r"(?!\s*(?:,|og\b|samt\b|-)|\w)",
    re.IGNORECASE,
)


def of_a_portion(part: Part, scanned: Scanned, statement: Statement) -> Sign | None:
    """Find words by which a demand is met by a part of the goods, or by a part of the label."""
    core = scanned.passage.clauses[statement.core]
    offered = _OFFERED_AS.search(core.text) or _ONE_OFFERED.search(core.text)
    if offered is not None:
        return sign_at(Weakening.NARROWED_SCOPE, core, offered.span())
    if statement.ban:
        return None
    hits = scanned.clauses[statement.core]
    extra = _AS_EXTRA.search(core.text)
    if extra is not None:
        return sign_at(Weakening.NARROWED_SCOPE, core, extra.span("extra" if extra["extra"] else "before"))
    return (
        _of_some(part, core, hits)
        or (_of_average(statement.wording, core) if statement.wording is not None else None)
        or (_of_a_chapter(statement.wording, core, statement) if statement.wording is not None else None)
    )


def _of_some(part: Part, core: Clause, hits: Hits) -> Sign | None:
    """Find "de ti mest solgte varer", "mindst ét af tre tilbudte produkter"; of a text's parts it is none."""
    goods = pick(hits, part.subject)
    shares = [(one.start, one.end) for one in core.quantities if one.unit is Unit.PERCENT]
    for words in (_RANKED, _ONE_OF):
        for match in words.finditer(core.text):
            if _PARTS_OF_A_TEXT.match(core.text, match.end()) or _BY_EXAMPLE.search(
                core.text, 0, match.start()
            ):
                continue
            if any(start < match.end() and match.start() < end for start, end in shares):
                continue  # "mindst 8 ud af 10" is a share
            near = any(0 <= hit.start - match.end() < _REACH for hit in goods)
            if near or GOODS.search(core.text, match.end(), match.end() + _REACH):
                return sign_at(Weakening.NARROWED_SCOPE, core, (match.start(), match.end()))
    return None


def _of_average(wording: Wording, core: Clause) -> Sign | None:
    """Find that a class or a time is to hold on average: some goods are then worse."""
    threshold = wording.threshold
    found = _ON_AVERAGE.search(core.text) if threshold is not None else None
    if found is None or threshold is None or threshold.unit not in _AVERAGED:
        return None
    return sign_at(Weakening.NARROWED_SCOPE, core, found.span())


def _of_a_chapter(wording: Wording, core: Clause, statement: Statement) -> Sign | None:
    """Find that one chapter of a label's criteria is asked ("Svanemærkets krav til emballage")."""
    own = statement.hits[statement.core]
    for mention in core.labels:
        match = _ONE_CHAPTER.match(core.text, mention.end) if mention.label in wording.labels else None
        if match is not None and not any(hit.start < match.end() and match.start() < hit.end for hit in own):
            return sign_at(Weakening.PARTIAL, core, match.span("chapter"))
    return None


def left_unticked(part: Part, passage: Passage, matcher: Matcher) -> Sign | None:
    """Find goods of the part that head a column in which a row has no tick, beside such as have one."""
    ticked = [one for one in passage.clauses if one.text.strip().casefold() in _TICK and one.header]
    goods = [one for one in ticked if pick(matcher.hits(one.header), part.subject)]
    if not goods:
        return None
    filled = {one.header for one in passage.clauses}
    empty = [
        header
        for header in passage.context.headers
        if header not in filled and pick(matcher.hits(header), part.subject)
    ]
    return Sign(Weakening.NARROWED_SCOPE, empty[0]) if empty else None
