"""What a tender's own words mean: defined terms, and annexes told in one line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pogi_check.danish.inflection import forms
from pogi_check.danish.labels import find_labels
from pogi_check.danish.statuses import Status
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.danish.clauses import Passage

_QUOTES = '"»«“”'
_DEFINITION = pattern(
    r"(?:(?:Ved|Med)\s+)?[\"»“”']?([A-ZÆØÅ][\wæøåÆØÅ-]{2,40})[\"«“”']?"
    r"(?:\s*:|\s+(?:forstås|menes|betyder|betegner|omfatter|defineres)\b)"
)
_QUOTED_DEFINITION = pattern(
    rf"[{_QUOTES}]([A-ZÆØÅ][^{_QUOTES}]{{2,39}})[{_QUOTES}]\s*(?::|–|\b(?:forstås|menes|betyder"
    r"|betegner|omfatter)\b)"
)
_LISTS_MEANINGS = pattern(r"\b(?:betydning|definition|forstås|udtryk|begreber|defineres)\w*", re.IGNORECASE)
_PLAIN_DEFINITION = pattern(
    r"(?:ved|med)\s+[\"»“”']?(?:et |en )?([a-zæøå][\w-]{4,40})[\"«“”']?\s+(?:forstås|menes)\b", re.IGNORECASE
)
# "Brugsperioden er ti år": how long a time is that the demands go by, apart from the contract's own
_LENGTH = pattern(
    r"(?:(?:den|hele) )?((?!kontrakt|aftale|option|tilbud|vedstå|leverings|svar|betaling"
    r"|udbud)\w+(?:perioden|tiden))"
    r"\s+(?:er|udgør|fastsættes til|sættes til|regnes som|anslås til)\s",
    re.IGNORECASE,
)
_TIME = pattern(r"(periode|tid)e?n?$")
_ANNEX = pattern(r"(?:bilag|tabel|formel|skema)\s+[\da-zæøå]{1,3}(?=\s*[:.–-]\s)", re.IGNORECASE)
# "Midler til toiletter hører ikke under begrebet": what a definition keeps out of what is asked by its term
_KEEPS_OUT = pattern(
    r"(?P<goods>[^.;:|]{3,120}?)\s(?:"
    r"(?:hører (?:dog |derfor )?ikke (?:ind )?(?:under|til|med til)"
    r"|falder (?:dog |derfor )?(?:uden ?for|ikke (?:ind )?under)"
    r"|(?:er|holdes|ligger) (?:dog |derfor )?(?:ikke (?:omfattet af|en del af|indeholdt i|med i)|undtaget fra"
    r"|uden ?for)"
    r"|omfattes (?:dog )?ikke af|(?:med)?regnes (?:dog )?ikke (?:med )?(?:til|under|i))"
    r" (?:dette |denne )?(?:begreb(?:et)?|definition(?:en)?|betegnelsen?|ord(?:et)?|udtryk(?:ket)?)\b"
    r"|(?:er|anses|betragtes|regnes|betegnes) (?:dog |derfor )?ikke (?:for |som )?[\w-]+"
    r" i (?:dette|denne|nærværende) [\w-]+s forstand\b)",
    re.IGNORECASE,
)
_PLURAL = pattern(r"(?:erne|ene|er|en|et|e|r)$")
_LONGEST = 600  # characters of a passage that may define something
_LONGEST_ANNEX = 200  # characters of a passage that tells an annex in one line
_LONGEST_TERM = 40  # characters
_STEM = 6  # letters by which a term is known in its own definition


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A term, the text that says what it means, and what the term looks like in other texts."""

    term: str
    text: str
    named: re.Pattern[str] | None

    def is_meant_in(self, text: str, folded: str) -> bool:
        """Tell whether a text uses the term, apart from defining it."""
        if self.named is None:
            return False
        common = self.term[0].islower() or kept_out(self.text) is not None
        if self.text in text and not (common and folded.count(self.term[:_STEM]) > 1):
            return False
        return self.named.search(folded if common else text) is not None


def relate(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Give each passage the definitions that its words point to: of a term, of "bilag 12" in one line."""
    texts: dict[str, str] = {}
    for passage in passages:
        for term, text in _defined(passage):
            texts.setdefault(term, text)
    meanings = [
        _Meaning(term, text, _named_anyhow(term) if kept_out(text) is not None else _named(term))
        for term, text in texts.items()
    ]
    return tuple(_related(passage, meanings) for passage in passages) if meanings else tuple(passages)


def kept_out(text: str) -> re.Match[str] | None:
    """Find the goods that a definition keeps out of its term ("Toiletmidler hører ikke under begrebet")."""
    return _KEEPS_OUT.search(text)


def _related(passage: Passage, meanings: Sequence[_Meaning]) -> Passage:
    text = passage.text
    folded = text.casefold()
    found = tuple(meaning.text for meaning in meanings if meaning.is_meant_in(text, folded))
    return replace(passage, related=found) if found else passage


def _defined(passage: Passage) -> Iterator[tuple[str, str]]:
    """Give the terms that a passage defines, each with the text that says what it means."""
    text = passage.text
    if len(text) > _LONGEST:
        return
    background = passage.marking is not None and passage.marking.status is Status.BACKGROUND
    annex = _ANNEX.match(text)
    if annex is not None and len(text) < _LONGEST_ANNEX:
        yield annex.group().casefold(), text
    if passage.row and background and len(passage.clauses) > 1:
        yield passage.clauses[0].text.strip(_QUOTES), text
    for clause in passage.clauses:
        plain = _PLAIN_DEFINITION.match(clause.text)
        if plain is not None and kept_out(text) is not None:
            yield _common(plain[1]), text
        elif plain is not None and (find_labels(clause.text[plain.end() :]) or clause.quantities):
            yield _common(plain[1]), clause.text
        length = _LENGTH.match(clause.text)
        if length is not None and clause.quantities:
            yield _common(length[1]), clause.text
        match = _QUOTED_DEFINITION.match(clause.text) or _DEFINITION.match(clause.text)
        explained = (
            background or is_glossary(passage) or " forstås" in clause.text or " betyder" in clause.text
        )
        if match is not None and explained:
            yield match[1], clause.text if kept_out(text) is None else text
            if clause.quantities and _TIME.search(match[1]):
                yield _common(match[1]), clause.text


def _common(term: str) -> str:
    """Give a time as the common noun that it is ("brugsperiode"), another term unchanged."""
    return _TIME.sub(r"\1", term.casefold()) if _TIME.search(term) else term


def is_glossary(passage: Passage) -> bool:
    """Tell whether a passage explains a term in a list of such: what it says, it does not demand."""
    led = passage.lead is not None and _LISTS_MEANINGS.search(passage.lead.text) is not None
    return led and _QUOTED_DEFINITION.match(passage.text) is not None


def _named(term: str) -> re.Pattern[str] | None:
    """Give what a term looks like where it is used: a common noun in all its forms, a name after a word."""
    if term[0].islower():
        return re.compile(rf"\b(?:{'|'.join(re.escape(form) for form in sorted(forms(term)))})\b")
    if len(term) < _LONGEST_TERM:
        return re.compile(rf"(?<=[a-zæøå,)] ){re.escape(term)}\w{{0,4}}\b")
    return None


def _named_anyhow(term: str) -> re.Pattern[str]:
    """Give a term in all its forms, with or without a capital ("Plejemidler", "ethvert plejemiddel")."""
    stem = _PLURAL.sub("", term.casefold())
    stem = stem[:-1] if stem.endswith("midl") else stem
    return re.compile(rf"\b{re.escape(stem)}\w{{0,6}}\b")
