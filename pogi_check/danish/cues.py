"""Cue words: the words by which a clause binds, loosens, delays, narrows, scores or takes back."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pogi_check.danish.lexicon import load_lexicon
from pogi_check.danish.words import TermIndex, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.danish.words import Hit


class Cue(NamedTuple):
    """A cue in a clause: its kind (a key of lexicon/cues.yaml), its span and its first and last token."""

    kind: str
    start: int
    end: int
    first: int
    last: int


_VERBS = ("skal", "må", "accepter", "godt", "ikke", "kun")  # whose "ikke" forbids
_NEGATIONS = ("ikke", "ingen", "intet", "hverken")


@lru_cache(maxsize=1)
def _lexicon() -> tuple[TermIndex, dict[str, tuple[str, ...]]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, terms in load_lexicon("cues").items():
        for term in terms:
            kinds[str(term)] = (*kinds.get(str(term), ()), kind)
    return TermIndex.of_lexicon(kinds, name="cues", compounds=False, typos=False, inflect=False), kinds


def cue_index() -> TermIndex:
    """Give the index of all cues."""
    return _lexicon()[0]


def _is_denied(tokens: Sequence[Token], hit: Hit, denials: Sequence[tuple[int, int]]) -> bool:
    """Tell whether words that call something a demand say that it is none ("er ikke en betingelse")."""
    if hit.term.startswith(_VERBS):
        return False
    return any(
        first <= hit.first
        and hit.last <= last
        and any(token.word in _NEGATIONS for token in tokens[first : hit.last + 1])
        for first, last in denials
    )


def find_cues(tokens: Sequence[Token]) -> tuple[Cue, ...]:
    """Find the cues of a clause, in order; cues inside a longer ``neutral`` phrase are left out."""
    index, kinds = _lexicon()
    hits = index.find(tokens)
    wished = any("soft" in kinds[hit.term] for hit in hits)  # "ønskes, men er ikke en betingelse"
    denials = [(hit.first, hit.last) for hit in hits if wished and "denial" in kinds[hit.term]]
    neutral = [(hit.first, hit.last) for hit in hits if "neutral" in kinds[hit.term]]
    found = {
        Cue(kind, hit.start, hit.end, hit.first, hit.last)
        for hit in hits
        for kind in kinds[hit.term]
        if kind != "neutral"
        and not (kind == "mandatory" and _is_denied(tokens, hit, denials))
        and not any(
            first <= hit.first and hit.last <= last and "neutral" not in kinds[hit.term]
            for first, last in neutral
        )
    }
    return tuple(sorted(found, key=lambda cue: (cue.start, cue.end, cue.kind)))
