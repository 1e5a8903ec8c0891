"""Weaker proofs that a demand lets the supplier choose: "svanemærkede eller miljøvenlige"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.clauses import read_clause
from pogi_check.danish.labels import label_kind
from pogi_check.danish.signs import Sign, sign_at
from pogi_check.judging.matching import Hits, Matcher, holds, pick
from pogi_check.patterns import pattern
from pogi_check.terms import Weakening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.words import Hit
    from pogi_check.rulebook.book import Part, Wording

    Stretch = tuple[int, int]

# Words that let a weaker proof count only where the asked one cannot be had.
_FALLBACK = pattern(
    r"\b(?:i modsat fald|ikke fås|ikke findes|ikke kan fås|hvor mærket|hvis der ikke|hvor der ikke"
    r"|for varer(?:,)? hvor|ellers|såfremt der ikke)\b",
    re.IGNORECASE,
)
_WIDENS = pattern(
    r"\b(?:eller|samt|herunder|også|enhver|ethvert|tilsvarende|ligestilles|sidestilles)\b", re.IGNORECASE
)
_OR = pattern(r"\b(?:eller|og/eller|or|enten|alternativt|subsidiært|hhv\.?)\b|/", re.IGNORECASE)
_AND = pattern(r"\b(?:og|samt|både)\b(?!/eller)", re.IGNORECASE)
# "svanemærket eller tilsvarende og FSC-mærket" asks both
_OR_EQUAL = pattern(
    r"\b(?:eller|el\.?)\s(?:\w+\s){0,2}?(?:tilsvarende|tilsv\.?|lignende|lign\.?|ligeværdig\w*)",
    re.IGNORECASE,
)
# What anybody may say of goods, and no label or other party has to prove.
_EASIER = (
    r"(?:(?:let|nemt?|hurtigt?|biologisk|fuldt|mere|særligt?|så) )*"
    r"(?:(?:bio)?nedbrydelig\w*|(?:miljø|klima|natur)venlig\w*|miljørigtig\w*|(?:miljø)?skånsom\w*"
    r"|(?:100 ?% )?genbrugs\w+|(?:vegetabilske|plantebaserede) \w*farver"
    r"|naturlige? (?:materialer|råvarer|stoffer)"
    r"|(?:fri|frie|frit) for (?:skadelig|farlig|giftig|parfume)\w*|uden (?:skadelig|farlig|giftig|parfume)\w*"
    r"|miljøbevidst\w*|grønn?e?t?\b|økologisk\w*|giftfrie?\b|parfumefrie?\b|plantebasere\w*|ce-mærke\w*"
    r"|bæredygtig\w*(?![^.;]*\b(?:dokument|godtgø|bevis|fsc|pefc)))"
    r"(?!\s(?:\w+\s)?(?:mærk|certific|miljømærk))"
)
_DECLARED = (
    r"(?:dokumenteret (?:ved|med) )?(?:en |et )?(?:\w+ )?(?:egen)?(?:erklæring|bekræftelse|attest"
    r"|deklaration|miljøerklæring) (?:fra|af) "
    r"(?:leverandør|producent|fabrikant|tilbudsgiver|importør|forhandler|grossist)\w*(?![^.;]*\b(?:krav|kriteri))"
)
_FILLERS = (
    r"(?:(?:skal|være|er|blive|på|af|i|et|en|stedet|alternativt|blot|bare|mindst|trykt|trykkes|fremstillet"
    r"|lavet|produceret|udført|anden|måde|vis|som|der|ledsaget|ledsages|leveret|leveres|forsynet"
    r"|vedlagt|have|har|med|ved)\s)*"
)
_THINGS_BETWEEN = r"(?:,\s[\w-]+){0,3},?"  # "svanemærkede, parfumefri eller miljøvenlige"
_THEN = pattern(
    rf"{_THINGS_BETWEEN}\s(?:og/)?eller\s{_FILLERS}(?P<weak>{_EASIER}|{_DECLARED})", re.IGNORECASE
)
_GIVES_CHOICE = pattern(rf"{_THINGS_BETWEEN}\s(?:og/)?eller\s{_FILLERS}", re.IGNORECASE)
_BEFORE = pattern(
    rf"(?P<weak>{_EASIER}){_THINGS_BETWEEN}\s(?:og/)?eller\s(?:være\s|er\s|have\s|bære\s)?$", re.IGNORECASE
)
# "eller miljømærket på anden vis", "eller bæredygtigt, hvilket skal dokumenteres"
_IS_PROVEN = pattern(
    r"mærk|certific|dokument|godtgø|bevis|ligeværdig|tilsvarende|krav\b|kriteri", re.IGNORECASE
)


def weaker_choice(part: Part, wording: Wording, passage: Passage, matcher: Matcher) -> Sign | None:
    """Find a weaker proof that a clause lets the supplier choose instead."""
    weak = (*part.weaker_labels, *part.weaker_in_choice)
    for clause in passage.clauses:
        asked = [(m.start, m.end) for m in clause.labels if m.label in wording.labels]
        if wording.labels and not asked:
            continue
        if _FALLBACK.search(clause.text) or not _OR.search(clause.text):
            continue
        hits = matcher.hits(clause.text)
        spans = [(m.start, m.end) for m in clause.labels if m.label in weak]
        if weak or part.weaker:
            spans += [(cue.start, cue.end) for cue in clause.cues if cue.kind == "weaker_proof"]
        spans += [(hit.start, hit.end) for hit in pick(hits, part.weaker)]
        beside = [*asked, *((hit.start, hit.end) for group in wording.names for hit in pick(hits, group))]
        own = _own_words(part, hits)
        for span in spans:
            if not _asked_too(clause.text, span, own) and _is_alternative(clause.text, span, beside, spans):
                return sign_at(Weakening.WEAKER_LABEL, clause, span)
        labels = {label for way in part.wordings for label in way.labels}
        labelled = [(m.start, m.end) for m in clause.labels if m.label in labels]
        vague = [(hit.start, hit.end) for hit in pick(hits, part.vague)]
        vague += [(m.start, m.end) for m in clause.labels if m.label not in labels and _proves_else(m.label)]
        for span in _easier(clause, labelled, vague):
            if not any(hit.start < span[1] and span[0] < hit.end for hit in own):
                return sign_at(Weakening.WEAKER_LABEL, clause, span)
    return _weaker_meaning(part, passage) if weak or part.weaker else None


def _asked_too(text: str, span: Stretch, own: Sequence[Hit]) -> bool:
    """Tell whether words stand inside those that say what is asked ("lovligt fældet og bæredygtigt")."""
    return any(
        hit.start <= span[0] and span[1] <= hit.end and not _OR.search(text, hit.start, hit.end)
        for hit in own
        if (hit.start, hit.end) != span
    )


def _proves_else(label: str) -> bool:
    """Tell whether a mark proves something else than a label on the goods does: where wood comes from."""
    return label_kind(label) in ("certification", "management", "declaration")


def _own_words(part: Part, hits: Hits) -> list[Hit]:
    """Give the words of a clause that say all of a wording: "… eller fra bæredygtigt skovbrug"."""
    return [
        hit
        for wording in part.wordings
        if not wording.labels and all(holds(hits, group) for group in wording.names)
        for group in wording.names
        for hit in pick(hits, group)
    ]


def _easier(clause: Clause, asked: Sequence[Stretch], vague: Sequence[Stretch]) -> Iterator[Stretch]:
    """Find qualities without proof that may stand for a label: "svanemærkede eller bionedbrydelige"."""
    for start, end in asked:
        for match in (_THEN.match(clause.text, end), _BEFORE.search(clause.text, 0, start)):
            if match is not None:
                yield match.span("weak")
        choice = _GIVES_CHOICE.match(clause.text, end)
        for begin, stop in vague:
            if choice is not None and choice.end() == begin and not _IS_PROVEN.search(clause.text, begin):
                yield begin, stop


def _weaker_meaning(part: Part, passage: Passage) -> Sign | None:
    """Find a weaker proof that a definition which the demand points to counts as equal."""
    for text in passage.related:
        said = read_clause(text, passage.clauses[0].place)
        cue = said.cue("weaker_proof")
        mention = next((one for one in said.labels if one.label in part.weaker_labels), None)
        found = cue or mention
        if found is not None and _WIDENS.search(text):
            return Sign(Weakening.WEAKER_LABEL, text[found.start : found.end])
    return None


def _is_alternative(text: str, weak: Stretch, asked: Sequence[Stretch], others: Sequence[Stretch]) -> bool:
    """Tell whether a weaker proof may stand for the asked one; "lovligt fældet og FSC-mærket" asks both.

    Of several ``others`` the nearest decides: "svanemærket og ISO 14001 eller EMAS" asks the label.
    """
    apart = [one for one in asked if one[1] <= weak[0] or weak[1] <= one[0]]
    if not apart:
        return True
    nearest = min(apart, key=lambda one: min(abs(one[0] - weak[1]), abs(weak[0] - one[1])))
    start, end = min(nearest[1], weak[1]), max(nearest[0], weak[0])
    if any(start <= one[0] and one[1] <= end for one in others if one != weak):
        return False
    between = _OR_EQUAL.sub("", text[start:end])
    return _OR.search(between) is not None or _AND.search(between) is None
