"""Labels that a text names, with their generation; the names stand once, in lexicon/labels.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pogi_check.danish.lexicon import load_lexicon
from pogi_check.danish.words import Hit, TermIndex, fold, tokenize
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class LabelMention:
    """A label named in a text: its key in the lexicon, the generation asked for, ``how`` as in words.Hit."""

    label: str
    start: int
    end: int
    generation: float | None = None
    how: str = "exact"


# A label's name is also a name of houses and streets: "Plejecenter Blomsten", "Svanen, Birkevej 3".
_HOUSE = pattern(
    r"(?i:center|centre|centret|centrene|centeret|plejehjem\w*|børnehus\w*|børnehave\w*|vuggestue\w*|institution\w*"
    r"|dagtilbud\w*|skole\w*|sfo|sfo'en|bosted\w*|botilbud\w*|afdeling\w*|hus|huset|husene|restaurant\w*|café\w*"
    r"|hotel|hotellet|kro|kroen|gade|vejen|foreningen|stue|stuen|gruppe[nr]?|rum|lokale|lokalet|holdet|adresse\w*"
    r"|sted|stedet|lokation\w*|a/s|aps)"
    r"[\s:»\"“]+(?:[»\"“]?[A-ZÆØÅ][\w-]+[»\"”“]?(?:\s*[,/]\s*|\s+og\s+|\s+samt\s+)[»\"“]?)*$"
)
_STREET = pattern(
    r"[»\"”]?\s*\d+\s*(?:,|$|[A-H]\b)"
    r"|[»\"”]?,?\s*[A-ZÆØÅ][\w-]*(?:vej|vejen|gade|gaden|allé|alle|plads|pladsen|stræde|vænget|torv)\s+\d"
)
_SENTENCE_START = pattern(r"(?:^|[.!?:•–-]\s|\n)\s*$")
_NATURE = pattern(
    r"plant|buket|vase|krukke|staude|bedet|gartner|blomstr|vandes|visne|fugl|svømme|søen|fjer\b|rede\b|skulptur"
)
_GENERATION = pattern(
    r"\b(?:kriterie)?(?:generation|gen\.?|version|ver\.?|v\.?|udgave)\s*(\d{1,2}(?:[.,]\d{1,2})?)(?![\d/])"
    r"|(?<![\d.,])(\d{1,2})\.\s*(?:generation|udgave|version)\b",
    re.IGNORECASE,
)
_GENERATION_BEFORE = pattern(
    rf"(?:{_GENERATION.pattern})\s+(?:af|for|i|of)\s+(?:[a-zæøå]+\s+)?$", re.IGNORECASE
)
_NUMBERED = pattern(r"[®™\s]*(\d{1,2}(?:\.\d)?)(?![\d,.]*\d|\s*(?:stk|%|pct|point|år|kr|[a-zæøå]*enheder))")
_SENTENCE_END = pattern(r"[.;!?]\s+(?=[A-ZÆØÅ])|\n")
_REACH = 90  # characters after a label's name within which its generation stands
_BESIDE = pattern(r"[-®™\s]*(?:[,/]|\b(?:og/eller|og|eller|samt|and|or)\b)[-\s]*")
_TYPE_I = pattern(r"\btype i$")  # "miljømærkede varer af den type i sortimentet"


@dataclass(frozen=True, slots=True)
class _Names:
    index: TermIndex
    labels: Mapping[str, tuple[str, ...]]
    cased: Mapping[str, tuple[str, str]]  # folded name -> (name, label)
    clipped: Mapping[str, str]
    others: frozenset[str]
    kinds: Mapping[str, str]
    numbered: frozenset[str]


@lru_cache(maxsize=1)
def _names() -> _Names:
    lexicon = load_lexicon("labels")
    labels: dict[str, tuple[str, ...]] = {}
    cased: dict[str, tuple[str, str]] = {}
    clipped: dict[str, str] = {}
    others: set[str] = set()
    for key, entry in lexicon.items():
        for term in entry.get("terms", ()):
            labels[str(term)] = (*labels.get(str(term), ()), key)
        cased.update({fold(name): (name, key) for name in entry.get("cased", ())})
        clipped.update(dict.fromkeys(entry.get("clipped", ()), key))
        others.update(entry.get("not", ()))
    single = dict.fromkeys([*cased, *clipped])
    return _Names(
        TermIndex.of_lexicon(
            [*labels, *others, *(f"={name}" for name in single)], name="labels", compounds=False
        ),
        labels,
        cased,
        clipped,
        frozenset(others),
        {key: entry["kind"] for key, entry in lexicon.items()},
        frozenset(key for key, entry in lexicon.items() if entry.get("numbered")),
    )


def label_index() -> TermIndex:
    """Give the index of all names of labels."""
    return _names().index


@lru_cache(maxsize=1)
def label_names() -> frozenset[str]:
    """Give the keys of all labels."""
    return frozenset(_names().kinds)


def label_kind(label: str) -> str:
    """Tell what a label is: type_i, sector, certification, management, declaration, unnamed."""
    return _names().kinds[label]


@lru_cache(maxsize=20000)
def find_labels(text: str) -> tuple[LabelMention, ...]:
    """Find the labels that a text names, in order; of names that overlap, the first and longest stays."""
    names = _names()
    hits = names.index.find(tokenize(text))
    if not hits:
        return ()
    sure = _apart([mention for hit in hits for mention in _mentions(text, hit, names)])
    labels = [mention for mention in sure if mention.label]
    taken = [(mention.start, mention.end) for mention in sure]
    doubtful = [
        LabelMention(label, hit.start, hit.end)
        for hit in hits
        if (label := _short_name(text, hit, names))
        and not any(start < hit.end and hit.start < end for start, end in taken)
    ]
    # Twice, since a neighbour may itself be a label beside another only: "svane-, blomst- eller FSC-mærket".
    for one in (*doubtful, *reversed(doubtful)):
        if one not in labels and _is_the_label(text, one, labels, names):
            labels.append(one)
    labels += [one for one in doubtful if one not in labels and _is_paired(text, one, doubtful)]
    labels.sort(key=lambda mention: mention.start)
    return tuple(
        replace(one, generation=_generation(text, one, labels[place + 1 :], names))
        for place, one in enumerate(labels)
    )


def _mentions(text: str, hit: Hit, names: _Names) -> list[LabelMention]:
    """Give what a term surely names; a mention without label is another thing's name."""
    if hit.term in names.others:
        return [LabelMention("", hit.start, hit.end)]
    return [
        LabelMention(key, hit.start, hit.end, None, hit.how)
        for key in names.labels.get(hit.term, ())
        if key != "type-i" or _TYPE_I.search(text[hit.start : hit.end]) is None
    ]


def _apart(mentions: Sequence[LabelMention]) -> list[LabelMention]:
    kept: list[LabelMention] = []
    for one in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept


def _short_name(text: str, hit: Hit, names: _Names) -> str | None:
    """Give the label that a name cut short may be: "Svanen", "svane-"."""
    word = fold(text[hit.start : hit.end])
    if hit.term != f"={word}":
        return None  # an inflected form is found under its own name
    return names.cased[word][1] if word in names.cased else names.clipped.get(word)


def _is_the_label(text: str, name: LabelMention, labels: Sequence[LabelMention], names: _Names) -> bool:
    """Tell a label's short name from a flower, a swan, a house or a street of that name."""
    word = text[name.start : name.end]
    beside = [one for one in labels if _stand_together(text, name, one)]
    if word == names.cased.get(fold(word), ("",))[0]:
        opens = _SENTENCE_START.search(text, max(name.start - 5, 0), name.start) is not None
        flower = opens and _NATURE.search(text.lower())
        return bool(beside) or not (flower or _is_house(text, name))
    if fold(word) not in names.clipped or _is_house(text, name):
        return False
    marked = word[0].isupper() or text.startswith("-", name.end)
    return any(marked or names.kinds[one.label] in ("type_i", "unnamed") for one in beside)


def _is_house(text: str, name: LabelMention) -> bool:
    return bool(_HOUSE.search(text, max(name.start - 120, 0), name.start) or _STREET.match(text, name.end))


def _is_paired(text: str, name: LabelMention, others: Sequence[LabelMention]) -> bool:
    """Read "SVANEN ELLER BLOMSTEN", "mærket med svanen eller blomsten": the pair says it."""
    return (
        (text[name.start : name.end].isupper() or "mærke" in text.lower())
        and not _is_house(text, name)
        and any(one.label != name.label and _stand_together(text, name, one) for one in others)
    )


def _stand_together(text: str, name: LabelMention, label: LabelMention) -> bool:
    """Tell whether two names are listed side by side, or one says what the other is: "miljømærket svanen"."""
    if label.end > name.start:
        return _BESIDE.fullmatch(text[name.end : label.start].lower()) is not None
    between = text[label.end : name.start].lower()
    told = between.isspace() and "miljømærk" in text[label.start : label.end].lower()
    return told or _BESIDE.fullmatch(between) is not None


def _generation(text: str, label: LabelMention, later: Sequence[LabelMention], names: _Names) -> float | None:
    """Read the generation that stands after a label's name, before the next label and the sentence's end."""
    stop = min([label.end + _REACH, *(one.start for one in later if one.label != label.label)])
    if label.label in names.numbered and (match := _NUMBERED.match(text, label.end, stop)):
        return float(match[1])
    if end := _SENTENCE_END.search(text, label.end, stop):
        stop = end.start()
    match = _GENERATION.search(text, label.end, stop)
    if match is None:
        match = _GENERATION_BEFORE.search(text, max(label.start - 45, 0), label.start)
    return float((match[1] or match[2]).replace(",", ".")) if match else None
