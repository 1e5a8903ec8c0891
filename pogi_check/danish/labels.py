"""Labels that a text names, with their generation; the names stand once, in lexicon/labels.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pogi_check.danish.lexicon import load_lexicon
from pogi_check.danish.words import Hit, TermIndex, fold, tokenize


@dataclass(frozen=True, slots=True)
class LabelMention:
    """A label named in a text: its key in the lexicon, its span, the generation that is asked, how it matched."""

    label: str
    start: int
    end: int
    generation: float | None = None
    how: str = "exact"


# A label's name is also a name of houses and streets: "Plejecenter Blomsten", "Svanen 3".
_HOUSE = re.compile(
    r"(?:plejecent\w*|plejehjem\w*|børnehus\w*|børnehave\w*|vuggestue\w*|institution\w*|skole\w*|sfo|bosted\w*|botilbud\w*|afdeling\w*|hus\w*|"
    r"center|centret|daginstitution\w*|restaurant\w*|café\w*|hotel\w*|kro\w*|skovbørnehave\w*|vejen|gade\w*|foreningen|a/s|aps)\s+[»\"“]?$",
    re.IGNORECASE,
)
_STREET = re.compile(r"^\s*\d+\s*(?:,|$|[A-H]\b)")
_GENERATION = re.compile(
    r"(?:\b(?:generation|kriteriegeneration|gen\.?|version|ver\.?|v\.?|udgave|kriterieversion)\s*(\d+(?:[.,]\d+)?)|(\d+)\.\s*(?:generation|udgave|version)\b)",
    re.IGNORECASE,
)
_REACH = 90  # characters after a label's name within which its generation stands


@dataclass(frozen=True, slots=True)
class _Names:
    index: TermIndex
    labels: dict[str, tuple[str, ...]]
    cased: dict[str, tuple[str, str]]
    unless: dict[str, tuple[str, ...]]
    kinds: dict[str, str]


@lru_cache(maxsize=1)
def _names() -> _Names:
    labels: dict[str, tuple[str, ...]] = {}
    cased: dict[str, tuple[str, str]] = {}
    unless: dict[str, tuple[str, ...]] = {}
    kinds: dict[str, str] = {}
    for key, entry in load_lexicon("labels").items():
        kinds[key] = entry["kind"]
        unless[key] = tuple(entry.get("unless_before", ()))
        for term in entry.get("terms", ()):
            labels[str(term)] = (*labels.get(str(term), ()), key)
        for name in entry.get("cased", ()):
            cased[fold(name)] = (name, key)
    index = TermIndex([*labels, *(f"={name}" for name in cased)], compounds=False)
    return _Names(index, labels, cased, unless, kinds)


@lru_cache(maxsize=1)
def label_names() -> frozenset[str]:
    """Give the keys of all labels."""
    return frozenset(_names().kinds)


def label_kind(label: str) -> str:
    """Tell what a label is: type_i, sector, certification, management, declaration, unnamed."""
    return _names().kinds[label]


@lru_cache(maxsize=20000)
def find_labels(text: str) -> tuple[LabelMention, ...]:
    """Find the labels that a text names, in order; of mentions that overlap, the longest stays."""
    names = _names()
    found: list[LabelMention] = []
    for hit in names.index.find(tokenize(text)):
        if hit.term.startswith("=") and hit.term[1:] in names.cased:
            name, key = names.cased[hit.term[1:]]
            if _is_the_label(text, hit, name):
                found.append(_mention(text, hit, key))
            continue
        for key in names.labels[hit.term]:
            before = fold(text[: hit.start]).rstrip()
            if not before.endswith(names.unless[key] or ("\0",)):
                found.append(_mention(text, hit, key))
    longest: list[LabelMention] = []
    for one in sorted(found, key=lambda mention: (mention.start - mention.end, mention.start)):
        if not any(kept.start < one.end and one.start < kept.end for kept in longest):
            longest.append(one)
    return tuple(sorted(longest, key=lambda mention: mention.start))


def _mention(text: str, hit: Hit, key: str) -> LabelMention:
    match = _GENERATION.search(text, hit.end, hit.end + _REACH)
    generation = float((match[1] or match[2]).replace(",", ".")) if match else None
    return LabelMention(key, hit.start, hit.end, generation, hit.how)


def _is_the_label(text: str, hit: Hit, name: str) -> bool:
    """Tell the label from a flower, a swan, a house or a street of that name."""
    return (
        text[hit.start : hit.end] == name
        and _HOUSE.search(text[: hit.start]) is None
        and _STREET.match(text[hit.end :]) is None
    )
