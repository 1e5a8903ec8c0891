"""The forms in which a Danish word may stand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VOWELS = "aeiouyæøå"
_INFLECTED = 3  # letters of the shortest word that takes all endings
_CONTRACTED = 5  # letters of the shortest word that drops an e: "middel", "midler"
_AFTER_SHORT = ("s", "en", "er", "et")
_AFTER_E = ("", "s", "n", "ns", "r", "rs", "rne", "rnes", "t", "ts", "de", "des", "nde", "ne")
_INSTEAD_OF_E = ("et", "ets", "es", "ede", "edes", "te", "t")
_AFTER_CONSONANT = (
    "", "s", "e", "es", "en", "ens", "et", "ets", "er", "ers", "erne", "ernes", "ene", "enes", "t", "ts",
    "ede", "edes", "ere", "te", "tes", "ende",
)  # fmt: skip
_AFTER_DOUBLED = ("e", "en", "et", "er", "erne", "ene", "ens", "ets", "ernes", "ede")
_AFTER_CONTRACTED = ("er", "erne", "ernes", "ers", "et", "ets", "en", "ens", "e", "ene")
_AFTER_CONTRACTED_ER = ("e", "ene", "et", "ets")  # "filtre"; "tømrer" is no form of "tømmer"
_AFTER_ER = ("ne", "nes")  # "serverne", "printernes"
_AFTER_VOWEL = ("", "s", "en", "ens", "et", "ets", "er", "ers", "erne", "ernes", "ene", "enes", "t", "ede")
_INSTEAD_OF_ET = ("ede", "edes", "ete")
_PARTICIPLE = 6  # letters of the shortest participle of a verb in -ere
_OF_VERB_IN_ERE = ("e", "er", "es")
_INSTEAD_OF_UM = ("et", "ets", "er", "ers", "erne", "ernes")
_IRREGULAR: Mapping[str, tuple[str, ...]] = {
    "barn": ("børn", "børnene", "børns", "børnenes"),
    "bog": ("bøger", "bøgerne"),
    "ny": ("nyt", "nye", "nyere"),
    "fri": ("frit", "frie"),
    "skal": ("skulle",),
    "gøre": ("gør", "gjort", "gøres"),
    "have": ("har", "haft", "haves"),
    "være": ("er", "været"),
    "brænde": ("brænd",),
    "stå": ("står", "stod"),
    "må": ("måtte",),
    "ligge": ("ligger",),
}


_LATIN_RUM = ("centrum", "spektrum", "forum", "serum")  # "uderum" and "kølerum" are rooms


@lru_cache(maxsize=65536)
def forms(word: str) -> frozenset[str]:
    """Give the forms in which a Danish word may stand; generous, since a form that is no word harms nobody.

    Nouns, adjectives and regular verbs; ``middel`` gives ``midlerne``, ``stof`` gives ``stoffer``.
    """
    return frozenset(
        (word, *_IRREGULAR.get(word, ()), *(stem + ending for stem, of in _stems(word) for ending in of))
    )


def verb_forms(word: str) -> frozenset[str]:
    """Give the forms of the verb whose participle a word may be: "baseret" gives "baseres", others none."""
    if not word.endswith("eret") or len(word) < _PARTICIPLE:
        return frozenset()
    return frozenset(word[:-2] + ending for ending in _OF_VERB_IN_ERE)


def _stems(word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the stems of a word, each with the endings that it takes."""
    if len(word) < _INFLECTED or word[-1].isdigit():
        yield word, _AFTER_SHORT
        return
    if word[-1] == "e":
        yield word, _AFTER_E
        yield word[:-1], _INSTEAD_OF_E
    elif word[-1] in _VOWELS:
        yield word, _AFTER_VOWEL
    else:
        yield word, _AFTER_CONSONANT
    if _doubles(word):
        yield word + word[-1], _AFTER_DOUBLED
    if word.endswith(("el", "er", "en")) and len(word) >= _CONTRACTED:
        yield _without_e(word), _AFTER_CONTRACTED_ER if word.endswith("er") else _AFTER_CONTRACTED
    if word.endswith("er"):
        yield word, _AFTER_ER
    if word.endswith("et"):
        yield word[:-2], _INSTEAD_OF_ET
    if word.endswith("um") and (not word.endswith("rum") or word.endswith(_LATIN_RUM)):
        yield word[:-2], _INSTEAD_OF_UM


def _doubles(word: str) -> bool:
    """Tell whether a word doubles its last letter: "stof", "stoffer"; not "saft", "råd" with a long vowel."""
    short = word[-2] in _VOWELS and (len(word) == _INFLECTED or word[-3] not in _VOWELS)
    return short and word[-1] in "bdfgklmnprst"


def _without_e(word: str) -> str:
    """Drop the e of the last syllable and undo what it doubled: "middel" gives "midl"."""
    stem, last = word[:-2], word[-1]
    return (stem[:-1] if stem[-1] == stem[-2] else stem) + last
