"""The forms in which a Danish word may stand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VOWELS = "aeiouyæøå"
_INFLECTED = 3  # letters of the shortest word that takes all endings
_ENDED = 5  # letters of the shortest word whose -et or -um is an ending: "malet", "album"; not "let", "sum"
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

# Forms that are another word, by far the more usual one: a roof ("tag") is not "tages", flax ("hør") not
# "hører".
_OTHER_WORDS: Mapping[str, frozenset[str]] = {
    word: frozenset(others.split())
    for word, others in {
        "bar": "bare",
        "bed": "beder bede bedes bedt bedte",
        "bil": "billede billet billeder billeden",
        "bor": "bort",
        "bøg": "bøger bøgerne bøgers bøgernes",
        "bøge": "bøger bøgerne",
        "del": "dels delt delte deles deler",
        "dyr": "dyrere",
        "dæk": "dækker dække dækkede",
        "ege": "egen eget egne",
        "eg": "egen eget",
        "far": "fare farer",
        "fase": "fast faste fastes",
        "fil": "filt",
        "fin": "finer finere finerne",
        "fuge": "fugt fugte",
        "hal": "hals",
        "hør": "hører høre høres hørt hørte hørende",
        "kost": "koster koste kostet kostede",
        "kun": "kunne",
        "lag": "lager lagers lagt lagte lagen",
        "lang": "langs",
        "lav": "laver laves lavet lavede",
        "led": "leder ledere ledes lede ledende leders lederne",
        "let": "letter lettet",
        "lov": "lover lovet lovede love lovende",
        "mål": "måler måles målt målte måle målere målende",
        "ord": "orden order ordens",
        "pas": "passer passe passet passede passende",
        "plan": "plant plante plantes planter plantet",
        "pose": "post",
        "print": "printer printere printers printerne printernes",
        "ren": "rens rente renter",
        "rum": "rummer rumme",
        "rør": "røre rører røres rørt rørte rørende",
        "råd": "råder",
        "sag": "sagt sagte",
        "sal": "salt salte",
        "skab": "skaber skabes skabt skabte skabende",
        "slag": "slags",
        "som": "sommer sommeren",
        "spær": "spærrer spærret spærre spærres",
        "stol": "stolt stolte stoler",
        "sæt": "sætter sætte sættes",
        "søm": "sømme",
        "tag": "tages tager tagt tagende",
        "tal": "tale taler tales talt talte talende",
        "tap": "tape tapes",
        "tom": "tommer tommers",
        "ton": "tone toner toners",
        "tråd": "trådt trådte",
        "ug": "uger ugen ugens uges ugerne",
        "vej": "vejer vejes vejet vejede",
        "vind": "vinder vinde vindende vinderen",
        "voks": "vokser vokse voksen vokset",
        "væg": "vægt vægte vægtes vægter",
    }.items()
}

_LATIN_RUM = ("centrum", "spektrum", "forum", "serum")  # "uderum" and "kølerum" are rooms


@lru_cache(maxsize=65536)
def forms(word: str) -> frozenset[str]:
    """Give the forms in which a Danish word may stand; generous, since a form that is no word harms nobody.

    Nouns, adjectives and regular verbs; ``middel`` gives ``midlerne``, ``stof`` gives ``stoffer``. A form
    that is another word is left out: ``tag`` does not give ``tages``.
    """
    given = frozenset(
        (word, *_IRREGULAR.get(word, ()), *(stem + ending for stem, of in _stems(word) for ending in of))
    )
    return given - _OTHER_WORDS.get(word, frozenset())


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
    if word.endswith("et") and len(word) >= _ENDED:
        yield word[:-2], _INSTEAD_OF_ET
    if (
        word.endswith("um")
        and len(word) >= _ENDED
        and (not word.endswith("rum") or word.endswith(_LATIN_RUM))
    ):
        yield word[:-2], _INSTEAD_OF_UM


def _doubles(word: str) -> bool:
    """Tell whether a word doubles its last letter: "stof", "stoffer"; not "saft", "råd" with a long vowel."""
    short = word[-2] in _VOWELS and (len(word) == _INFLECTED or word[-3] not in _VOWELS)
    return short and word[-1] in "bdfgklmnprst"


def _without_e(word: str) -> str:
    """Drop the e of the last syllable and undo what it doubled: "middel" gives "midl"."""
    stem, last = word[:-2], word[-1]
    return (stem[:-1] if stem[-1] == stem[-2] else stem) + last
