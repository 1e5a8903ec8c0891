"""Words of Danish text, and terms that match them in all their forms.

A term of a rule or a lexicon is written so:

==============  ==========================================================================
``dåse``        the word, its inflected forms, compounds that end in it (and "dåsetype", "dåsevare"
                and the like), one-letter typos of long words
``=dåse``       the word and its forms only
``svanemærk*``  any word that begins so
``*træ``        the word, its forms and compounds, although it is short
``a b``         the words in a row
``a .. b``      up to four words between (``...``: up to nine)
``a|b c``       either first word
==============  ==========================================================================
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WORD = re.compile(r"[^\W_]+")
_PLAIN = str.maketrans("éèêëüöäáàóíú’", "eeeeyøæaaoiu'")
_KIND_OF = re.compile(
    r"[se]?(?:kvalitet|vare|type|produkt|sortiment|model|artik|størrelse|enhed|leverance|redskab|udstyr|serie|gruppe|linje|parti|kategori|"
    r"anlæg|lokation|del(?:e|en|ene)?$|ydelse)"
)  # heads that leave a compound the thing its first part names: "håndklædekvalitet", not "håndklædeark"
_STRAIGHT = frozenset(
    {" ", "", ".", ", ", ". ", ": ", "; ", " (", ") ", ",", ":", ")", "),", "). "}
)  # no hyphen between words
_GAPS = {"..": 4, "...": 9}
_LONG = 8  # shortest word that may be read despite a typo
_HEAD = 4  # shortest word that may be the head of a compound
_FIRST = 6  # shortest word that may be the first part of a compound


class Token(NamedTuple):
    """A run of letters and digits: folded, with its span and what stands between it and the next."""

    word: str
    start: int
    end: int
    glue: str


class Hit(NamedTuple):
    """A term found in a text: span in characters, first and last token, how it matched."""

    term: str
    start: int
    end: int
    first: int
    last: int
    how: str


@dataclass(frozen=True, slots=True)
class _Atom:
    text: str
    compounds: bool
    prefix: bool
    tail: bool = False


@dataclass(frozen=True, slots=True)
class _Phrase:
    term: str
    slots: tuple[tuple[int, ...], ...]
    gaps: tuple[int, ...]  # words allowed before each slot


def fold(text: str) -> str:
    """Fold case and foreign accents, keeping every character's place."""
    folded = text.lower().translate(_PLAIN)
    return folded if len(folded) == len(text) else "".join(c.lower()[:1] or c for c in text).translate(_PLAIN)


@lru_cache(maxsize=16384)
def tokenize(text: str) -> tuple[Token, ...]:
    """Split a text into tokens; memoised, since a text is read for cues, labels and terms."""
    folded = fold(unicodedata.normalize("NFC", text) if not text.isascii() else text)
    if len(folded) != len(text):
        folded = fold(text)
    spans = [match.span() for match in _WORD.finditer(folded)]
    ends = [start for start, _ in spans[1:]] + [len(folded)] * bool(spans)
    return tuple(
        Token(folded[start:end], start, end, folded[end:following])
        for (start, end), following in zip(spans, ends, strict=True)
    )


_AFTER_E = ("", "s", "n", "ns", "r", "rs", "rne", "rnes", "t", "ts", "de", "des", "nde", "ne")
_INSTEAD_OF_E = ("et", "ets", "es", "ede", "edes", "te", "t")
_AFTER_CONSONANT = (
    "", "s", "e", "es", "en", "ens", "et", "ets", "er", "ers", "erne", "ernes", "ene", "enes", "t", "ts",
    "ede", "edes", "ere", "te", "tes", "ende",
)  # fmt: skip
_AFTER_VOWEL = ("", "s", "en", "ens", "et", "ets", "er", "ers", "erne", "ernes", "ene", "enes", "t", "ede")
_IRREGULAR: Mapping[str, tuple[str, ...]] = {
    "barn": ("børn", "børnene", "børns", "børnenes"),
    "bog": ("bøger", "bøgerne"),
    "skal": ("skulle",),
    "gøre": ("gør", "gjort", "gøres"),
    "have": ("har", "haft", "haves"),
    "være": ("er", "været"),
    "brænde": ("brænd",),
    "stå": ("står", "stod"),
    "må": ("måtte",),
    "ligge": ("ligger",),
}


@lru_cache(maxsize=65536)
def forms(word: str) -> frozenset[str]:
    """Give the forms in which a Danish word may stand; generous, since a form that is no word harms nobody.

    Nouns, adjectives and regular verbs; ``middel`` gives ``midlerne``, ``stof`` gives ``stoffer``.
    """
    found: set[str] = {word, *_IRREGULAR.get(word, ())}
    if len(word) < 3 or word[-1].isdigit():
        return frozenset(found | {word + "s", word + "en", word + "er", word + "et"})
    last = word[-1]
    if last == "e":
        found.update(word + ending for ending in _AFTER_E)
        found.update(word[:-1] + ending for ending in _INSTEAD_OF_E)
    elif last in "aiouyæøå":
        found.update(word + ending for ending in _AFTER_VOWEL)
    else:
        found.update(word + ending for ending in _AFTER_CONSONANT)
        if (
            word[-2] in "aeiouyæøå"
            and last in "bdfgklmnprst"
            and (len(word) < 4 or word[-3] not in "aeiouyæøå")
        ):
            found.update(
                word + last + ending
                for ending in ("e", "en", "et", "er", "erne", "ene", "ens", "ets", "ernes", "ede")
            )
    if word.endswith(("el", "er", "en")) and len(word) > 4:
        short = word[:-2] + last
        if len(short) > 3 and short[-2] == short[-3]:
            short = short[:-2] + last
        found.update(
            short + ending for ending in ("er", "erne", "ernes", "ers", "et", "ets", "en", "ens", "e", "ene")
        )
    if word.endswith("et"):
        found.update(word[:-2] + ending for ending in ("ede", "edes", "ete"))
    if word.endswith("ende"):
        found.add(word)
    if word.endswith("el") and len(word) > 4:
        found.add(word[:-1] + "le")
    if word.endswith("um"):
        found.update(word[:-2] + ending for ending in ("er", "erne"))
    return frozenset(found)


class TermIndex:
    """Many terms, found in one pass over a text.

    ``compounds``, ``typos`` and ``inflect`` switch the wider kinds of match; cue words of a lexicon
    stand for themselves, since "borgerne" is no "gerne" and "anføres" no "anfør".
    """

    def __init__(
        self, terms: Iterable[str], *, compounds: bool = True, typos: bool = True, inflect: bool = True
    ) -> None:
        self._inflect = inflect
        self._compounds = compounds
        self._typos = typos
        self._atoms: list[_Atom] = []
        self._atom_ids: dict[_Atom, int] = {}
        self._forms: dict[str, list[int]] = {}
        self._prefixes: dict[str, list[int]] = {}
        self._lemmas: dict[str, list[int]] = {}
        self._by_first: dict[int, list[_Phrase]] = {}
        self._starts: dict[str, list[str]] = {}
        self._ends: dict[str, list[str]] = {}
        self._memo: dict[str, tuple[tuple[int, int, str], ...]] = {}
        for term in dict.fromkeys(terms):
            self._add(term)
        self._prefix_lengths = sorted({len(prefix) for prefix in self._prefixes}, reverse=True)

    def _add(self, term: str) -> None:
        slots: list[tuple[int, ...]] = []
        gaps: list[int] = []
        gap = 0
        words = fold(term).replace("-", " ").split() if " " in term or "-" in term else [fold(term)]
        for word in words:
            if word in _GAPS:
                gap = _GAPS[word]
                continue
            slots.append(tuple(self._atom(choice) for choice in word.split("|") if choice))
            gaps.append(gap)
            gap = 0
        if not slots:
            return
        phrase = _Phrase(term, tuple(slots), tuple(gaps))
        for atom in slots[0]:
            self._by_first.setdefault(atom, []).append(phrase)

    def _atom(self, word: str) -> int:
        text = word.strip("=*").replace("'", "").replace(".", "").replace("/", "")
        atom = _Atom(
            text, self._compounds and not word.startswith("="), word.endswith("*"), tail=word.startswith("*")
        )
        known = self._atom_ids.get(atom)
        if known is not None:
            return known
        ident = len(self._atoms)
        self._atoms.append(atom)
        if atom.compounds and not atom.prefix and len(text) >= _FIRST:
            self._lemmas.setdefault(text, []).append(ident)
        self._atom_ids[atom] = ident
        if atom.prefix:
            self._prefixes.setdefault(atom.text, []).append(ident)
        else:
            for form in forms(atom.text) if self._inflect else (atom.text,):
                self._forms.setdefault(form, []).append(ident)
                if (
                    self._typos
                    and atom.compounds is self._compounds
                    and len(form) >= _LONG
                    and "=" not in word
                ):
                    self._starts.setdefault(form[:4], []).append(form)
                    self._ends.setdefault(form[-4:], []).append(form)
        return ident

    def _lookup(self, word: str) -> tuple[tuple[int, int, str], ...]:
        """Give (atom, 0 further tokens, how) for a word; memoised."""
        known = self._memo.get(word)
        if known is not None:
            return known
        found: dict[int, str] = {}
        for atom in self._forms.get(word, ()):
            found[atom] = "exact" if self._atoms[atom].text == word else "form"
        for length in self._prefix_lengths:
            if length <= len(word):
                for atom in self._prefixes.get(word[:length], ()):
                    found.setdefault(atom, "form")
        if self._compounds and len(word) > _HEAD:
            for cut in range(2, len(word) - 2):
                for atom in self._forms.get(word[cut:], ()):
                    one = self._atoms[atom]
                    if (
                        one.compounds
                        and (len(one.text) >= _HEAD or one.tail)
                        and len(word) - cut >= len(one.text) - 1
                    ):
                        found.setdefault(atom, "compound")
            for length in range(_FIRST, len(word) - 2):
                if _KIND_OF.match(word, length):
                    for atom in self._lemmas.get(word[:length], ()):
                        found.setdefault(atom, "compound")
        if self._typos and len(word) >= _LONG and all(how == "compound" for how in found.values()):
            for form in (*self._starts.get(word[:4], ()), *self._ends.get(word[-4:], ())):
                if (
                    form[0] == word[0]
                    and abs(len(form) - len(word)) <= 1
                    and OSA.distance(form, word, score_cutoff=1) <= 1
                ):
                    for atom in self._forms[form]:
                        if len(self._atoms[atom].text) >= _LONG - 1:
                            found.setdefault(atom, "typo")
        result = tuple((atom, 0, how) for atom, how in found.items())
        if len(self._memo) > 200_000:
            self._memo.clear()
        self._memo[word] = result
        return result

    def find(self, tokens: Sequence[Token]) -> tuple[Hit, ...]:
        """Find every term in the tokens of a text, overlapping ones too, in the order of their start."""
        found: list[Hit] = []
        here: list[Sequence[tuple[int, int, str]]] = []
        plain = True  # whether the glue before a token is no hyphen or the like
        for place, token in enumerate(tokens):
            atoms = self._memo.get(token.word)
            if atoms is None:
                atoms = self._lookup(token.word)
            straight = token.glue in _STRAIGHT
            here.append(atoms if straight and plain else self._at(tokens, place))
            plain = straight
        for place, atoms in enumerate(here):
            for atom, reach, how in atoms:
                for phrase in self._by_first.get(atom, ()):
                    end = self._rest(phrase, 1, place + reach, here)
                    if end is not None:
                        last, worst = end
                        manner = how if how in ("compound", "typo") or worst == "exact" else worst
                        found.append(
                            Hit(phrase.term, tokens[place].start, tokens[last].end, place, last, manner)
                        )
        return tuple(dict.fromkeys(found))

    def _rest(
        self, phrase: _Phrase, slot: int, place: int, here: Sequence[Sequence[tuple[int, int, str]]]
    ) -> tuple[int, str] | None:
        if slot == len(phrase.slots):
            return place, "exact"
        for following in range(place + 1, min(place + 2 + phrase.gaps[slot], len(here))):
            for atom, reach, how in here[following]:
                if atom in phrase.slots[slot]:
                    end = self._rest(phrase, slot + 1, following + reach, here)
                    if end is not None:
                        return end[0], how if end[1] == "exact" else end[1]
        return None

    def _at(self, tokens: Sequence[Token], place: int) -> list[tuple[int, int, str]]:
        """Give (atom, further tokens used, how) for what begins at a token, hyphenated compounds included."""
        token = tokens[place]
        found = list(self._lookup(token.word))
        if token.glue in ("-", "\u2010", "\u2011", "'"):
            joined, last = token.word, place
            while tokens[last].glue in ("-", "\u2010", "\u2011", "'") and last + 1 < len(tokens):
                last += 1
                joined += tokens[last].word
                found += [(atom, last - place, how) for atom, _, how in self._lookup(joined)]
        elif (self._compounds and token.glue[:2] in ("- ", "-/", "-,")) or (token.glue[:2] == "-/"):
            found += self._suspended(tokens, place)
        if self._compounds and place and token.word and tokens[place - 1].glue in ("/-", " -", ", -"):
            found += self._leaning(tokens, place)
        return found

    def _suspended(self, tokens: Sequence[Token], place: int) -> list[tuple[int, int, str]]:
        """Read "rengørings-" in "rengørings- og plejemidler" as the compound it stands for."""
        start = tokens[place].word
        for following in range(place + 1, min(place + 6, len(tokens))):
            if tokens[following].glue.strip() in ("-", "-,"):
                continue
            if tokens[following].word in ("og", "eller", "samt", "hhv", "henholdsvis"):
                continue
            tail = tokens[following].word
            return [
                (ident, 0, "compound")
                for ident, atom in enumerate(self._atoms)
                if atom.compounds
                and not atom.prefix
                and len(atom.text) > len(start) + 2
                and atom.text.startswith(start)
                and any(tail.endswith(form) for form in forms(atom.text[len(start) :]) if len(form) > 2)
            ]
        return []

    def _leaning(self, tokens: Sequence[Token], place: int) -> list[tuple[int, int, str]]:
        """Read "-flasker" in "spraydåser/-flasker" as the compound it stands for."""
        tail, before = tokens[place].word, tokens[place - 1].word
        if before in ("og", "eller", "samt") and place > 1:
            before = tokens[place - 2].word
        found: list[tuple[int, int, str]] = []
        for form, atoms in self._forms.items():
            start = form[: -len(tail)]
            if len(start) > 2 and form.endswith(tail) and before.startswith(start):
                found += [(atom, 0, "compound") for atom in atoms if self._atoms[atom].compounds]
        return found
