"""Words of Danish text, and terms that match them in all their forms.

A term of a rule or a lexicon is written so:

==============  ==========================================================================
``dåse``        the word, its inflected forms, compounds that end in it (and "håndklædetype" and the
                like), one-letter typos of long words
``=dåse``       the word and its forms only; not, as ``baseret`` has, those of the verb of a participle
``svanemærk*``  any word that begins so
``*træ``        the word, its forms and compounds, although it is short
``a b``         the words in a row
``a .. b``      up to four words between (``...``: up to nine)
``a|b c``       either first word
==============  ==========================================================================
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from rapidfuzz.distance import OSA

from pogi_check.danish.inflection import forms, verb_forms
from pogi_check.danish.vocabulary import Vocabulary
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    _Match = tuple[int, int, str]  # an atom of a term, the further tokens that it takes, how it matched

_WORD = pattern(r"([^\W_]+)")
_ACCENTED = "éèêëüöäáàóíú’₀₁₂₃₄₅₆₇₈₉²³"
_PLAIN = str.maketrans(_ACCENTED, "eeeeyøæaaoiu'012345678923")
_IS_ACCENTED = pattern(f"[{_ACCENTED}]")
# Heads that leave a compound the thing its first part names: "håndklædekvalitet", not "håndklædeark".
_KIND_OF = pattern(
    "[se]?(?:kvalitet|vare|type|produkt|sortiment|model|artik|størrelse|enhed|leverance|redskab|udstyr|serie"
    "|gruppe|linje|parti|kategori|anlæg|lokation|del(?:e|en|ene)?$|ydelse)"
)
_STRAIGHT = frozenset(
    {" ", "", ".", ", ", ". ", ": ", "; ", " (", ") ", ",", ":", ")", "),", "). "}
)  # no hyphen between words
_TABLES = ("prefixes", "lemmas")  # of the index: from letters to atoms
_GAPS = {"..": 4, "...": 9}
_START = 3  # letters by which the prefixes of words are known
_SHORT = (2, 1)  # letters of those that are shorter
_LONG = 8  # shortest word that may be read despite a typo
_HEAD = 4  # shortest word that may be the head of a compound
_FIRST = 6  # shortest word that may be the first part of a compound
_REMEMBERED = 200_000  # words; a long audit must not grow
_HYPHENS = ("-", "\u2010", "\u2011", "'")
_JOINS = frozenset({"og", "eller", "samt"})
_JOINS_LONG = frozenset({*_JOINS, "hhv", "henholdsvis"})
# Verbs that end like a compound of "vare": an equal label is no label of goods.
_NO_COMPOUNDS = frozenset({
    "tilsvarende", "tilsvarer", "tilsvare", "svarende", "besvare", "besvarer", "besvares", "besvaret",
    "bevare", "bevarer", "bevares", "bevarende", "forsvare", "forsvarer", "forsvares",
    "desuden", "foruden",  # which take nothing away, as "uden" does
})  # fmt: skip
_SUSPENDED = 6  # words after "rengørings-" among which the one it leans on stands
_HYPHENED = 6  # words that a compound with hyphens may have
_LONGEST = 100  # letters; what is longer is no word
_PIECE = 3  # fewest letters of a part of a compound that is written apart


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


# From all fields at once, for each word of a tender.
_TOKEN: Callable[[tuple[str, int, int, str]], Token] = partial(tuple.__new__, Token)
_HIT: Callable[[tuple[str, int, int, int, int, str]], Hit] = partial(tuple.__new__, Hit)
_WORD_OF, _GLUE_OF = itemgetter(0), itemgetter(3)


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


class _Going(NamedTuple):
    """A phrase that a word may begin: its place among those, the further tokens taken, how it matched."""

    number: int
    phrase: _Phrase
    reach: int
    how: str


class _Word(NamedTuple):
    """What a token stands for or begins: the matches, their atoms, the terms of one word, the phrases.

    Of ``nexts`` one atom must stand next where a phrase goes on, of ``ends`` one must be in the text where it
    goes on over a gap: most texts hold none of these. The phrases are known by such an atom and whether it
    is one of ``ends``. ``begins`` tells that anything may begin.
    """

    matches: tuple[_Match, ...]
    atoms: frozenset[int]
    alone: tuple[tuple[str, int, str], ...]
    nexts: frozenset[int]
    ends: frozenset[int]
    phrases: dict[tuple[int, bool], list[_Going]]
    begins: bool


_NO_WORD = _Word((), frozenset(), (), frozenset(), frozenset(), {}, begins=False)


def fold(text: str) -> str:
    """Fold case and foreign accents, keeping every character's place."""
    folded = text.lower()
    if _IS_ACCENTED.search(folded):  # most text has none, and to translate it takes ten times as long
        folded = folded.translate(_PLAIN)
    return folded if len(folded) == len(text) else "".join(c.lower()[:1] or c for c in text).translate(_PLAIN)


@lru_cache(maxsize=16384)
def tokenize(text: str) -> tuple[Token, ...]:
    """Split a text into tokens; memoised, since a text is read for cues, labels and terms."""
    folded = fold(unicodedata.normalize("NFC", text) if not text.isascii() else text)
    if len(folded) != len(text):
        folded = fold(text)
    parts = _WORD.split(folded)  # what stands before the first word, the word, what follows it, …
    edges = tuple(accumulate(map(len, parts)))
    return tuple(map(_TOKEN, zip(parts[1::2], edges[::2], edges[1::2], parts[2::2], strict=False)))


def _lengths_by_start(prefixes: Iterable[str]) -> dict[str, list[int]]:
    """Give the lengths of prefixes, longest first, by the letters that they begin with; not of short ones."""
    lengths: dict[str, set[int]] = {}
    for prefix in prefixes:
        if len(prefix) >= _START:
            lengths.setdefault(prefix[:_START], set()).add(len(prefix))
    return {start: sorted(found, reverse=True) for start, found in lengths.items()}


_HANDED_IN: dict[str, Mapping[str, Any]] = {}


def hand_in(indexes: Mapping[str, Mapping[str, Any]]) -> None:
    """Give, by lexicon, what ``to_plain`` wrote of indexes that were built of the same terms by this code."""
    _HANDED_IN.update(indexes)


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
        # A term is a row of slots, a slot a choice of atoms; an atom is known by its place in the list.
        self._atoms: list[_Atom] = []
        self._atom_ids: dict[_Atom, int] = {}
        self._alone: dict[int, list[str]] = {}  # terms of one word
        self._by_first: dict[int, list[_Phrase]] = {}
        # The atoms of each form, prefix and first part of a compound.
        self._forms = Vocabulary()
        self._prefixes: dict[str, list[int]] = {}
        self._lemmas: dict[str, list[int]] = {}
        self._memo: dict[str, _Word] = {}
        self._completions: dict[tuple[str, str], list[_Match]] = {}
        for term in dict.fromkeys(terms):
            self._add(term)
        self._prefix_lengths = _lengths_by_start(self._prefixes)

    def to_plain(self) -> dict[str, Any]:
        """Write the index as JSON data: to build it takes longer than to read it."""
        phrases = list(dict.fromkeys(one for listed in self._by_first.values() for one in listed))
        place = {phrase: number for number, phrase in enumerate(phrases)}
        return {
            "switches": [self._compounds, self._typos, self._inflect],
            "atoms": [[one.text, one.compounds, one.prefix, one.tail] for one in self._atoms],
            "phrases": [[one.term, one.slots, one.gaps] for one in phrases],
            "alone": list(self._alone.items()),
            "by_first": [[atom, [place[one] for one in listed]] for atom, listed in self._by_first.items()],
            "forms": self._forms.to_plain(),
            **{name: getattr(self, f"_{name}") for name in _TABLES},
        }

    @classmethod
    def from_plain(cls, data: Mapping[str, Any]) -> TermIndex:
        """Read what ``to_plain`` wrote."""
        compounds, typos, inflect = data["switches"]
        index = cls((), compounds=compounds, typos=typos, inflect=inflect)
        index._atoms = [_Atom(*one) for one in data["atoms"]]
        phrases = [
            _Phrase(term, tuple(map(tuple, slots)), tuple(gaps)) for term, slots, gaps in data["phrases"]
        ]
        index._alone = dict(data["alone"])
        index._by_first = {atom: [phrases[one] for one in listed] for atom, listed in data["by_first"]}
        index._forms = Vocabulary.from_plain(data["forms"])
        for name in _TABLES:
            setattr(index, f"_{name}", data[name])
        index._prefix_lengths = _lengths_by_start(index._prefixes)
        return index

    @classmethod
    def of_lexicon(cls, terms: Iterable[str], *, name: str, **switches: bool) -> TermIndex:
        """Give the index of a lexicon's terms: the one that was handed in under its name, else a new one."""
        data = _HANDED_IN.get(name)
        return cls(terms, **switches) if data is None else cls.from_plain(data)

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
            if len(slots) == 1:
                self._alone.setdefault(atom, []).append(term)
            else:
                self._by_first.setdefault(atom, []).append(phrase)

    def _atom(self, word: str) -> int:
        text = word.strip("=*").replace("'", "").replace(".", "").replace("/", "")
        atom = _Atom(
            text, self._compounds and not word.startswith("="), word.endswith("*"), tail=word.startswith("*")
        )
        known = self._atom_ids.get(atom)
        if known is not None:
            return known
        ident = self._atom_ids[atom] = len(self._atoms)
        self._atoms.append(atom)
        if atom.prefix:
            self._prefixes.setdefault(text, []).append(ident)
            return ident
        if atom.compounds and len(text) >= _FIRST:
            self._lemmas.setdefault(text, []).append(ident)
        may_err = self._typos and atom.compounds is self._compounds and "=" not in word
        inflected = forms(text) if self._inflect else frozenset({text})
        if self._inflect and "=" not in word:
            inflected |= verb_forms(text)
        for form in inflected:
            self._forms.add(form, ident, open_to_slips=may_err and len(form) >= _LONG)
        return ident

    def _look_up(self, word: str) -> _Word:
        """Find the atoms that a word stands for, each in the plainest way; memoised."""
        known = self._memo.get(word)
        if known is not None:
            return known
        if len(word) > _LONGEST:
            return _NO_WORD
        found = {
            atom: "exact" if self._atoms[atom].text == word else "form" for atom in self._forms.get(word)
        }
        for atom in self._begun(word):
            found.setdefault(atom, "form")
        if self._compounds:
            for atom in (*self._ended(word), *self._headed(word)):
                found.setdefault(atom, "compound")
        if self._typos and all(how == "compound" for how in found.values()):
            for atom in self._mistyped(word):
                found.setdefault(atom, "typo")
        result = self._word([(atom, 0, how) for atom, how in found.items()]) if found else _NO_WORD
        if len(self._memo) > _REMEMBERED:
            self._memo.clear()
        self._memo[word] = result
        return result

    def _begun(self, word: str) -> Iterator[int]:
        """Give the atoms that are a prefix of a word, longest first."""
        lengths = self._prefix_lengths.get(word[:_START], ())
        for length in (*lengths, *_SHORT):
            if length <= len(word):
                yield from self._prefixes.get(word[:length], ())

    def _ended(self, word: str) -> Iterator[int]:
        """Give the atoms that end a compound: "dåse" in "spraydåser"."""
        if len(word) <= _HEAD or word in _NO_COMPOUNDS:
            return
        for cut in range(2, len(word) - 2):
            for ident in self._forms.get(word[cut:]):
                atom = self._atoms[ident]
                long_enough = len(atom.text) >= _HEAD or atom.tail
                if atom.compounds and long_enough and len(word) - cut >= len(atom.text) - 1:
                    yield ident

    def _headed(self, word: str) -> Iterator[int]:
        """Give the atoms that begin a compound of their kind: "håndklæde" in "håndklædekvalitet"."""
        for length in range(_FIRST, len(word) - 2):
            if _KIND_OF.match(word, length):
                yield from self._lemmas.get(word[:length], ())

    def _mistyped(self, word: str) -> Iterator[int]:
        """Give the long atoms from whose forms a word differs by one slip, not in its first letter."""
        if len(word) < _LONG:
            return
        for form in self._forms.alike(word):
            if abs(len(form) - len(word)) <= 1 and OSA.distance(form, word, score_cutoff=1) <= 1:
                yield from (
                    atom for atom in self._forms.get(form) if len(self._atoms[atom].text) >= _LONG - 1
                )

    def find(self, tokens: Sequence[Token]) -> tuple[Hit, ...]:
        """Find every term in the tokens of a text, overlapping ones too, in the order of their start."""
        here = self._read(tokens)
        begins = [place for place, word in enumerate(here) if word.begins]
        if not begins:
            return ()
        found: list[Hit] = []
        present = frozenset().union(*[word.atoms for word in here])
        for place in begins:
            word, start = here[place], tokens[place].start
            for term, reach, how in word.alone:
                last = place + reach
                found.append(_HIT((term, start, tokens[last].end, place, last, how)))
            near = here[place + 1].atoms
            if word.nexts.isdisjoint(near) and word.ends.isdisjoint(present):
                continue
            on = word.phrases
            going = {one[0]: one for atom in word.nexts & near for one in on[atom, False]}
            going.update((one[0], one) for atom in word.ends & present for one in on[atom, True])
            for number in sorted(going):
                _, phrase, reach, how = going[number]
                rest = self._rest(phrase, 1, place + reach, here)
                if rest is not None:
                    last, worst = rest
                    manner = how if how in ("compound", "typo") or worst == "exact" else worst
                    found.append(_HIT((phrase.term, start, tokens[last].end, place, last, manner)))
        return tuple(dict.fromkeys(found))

    def _read(self, tokens: Sequence[Token]) -> list[_Word]:
        """Give what each token stands for or begins, and no word after the last."""
        words = tuple(map(_WORD_OF, tokens))
        here: list[_Word] = list(map(self._memo.get, words))  # type: ignore[arg-type]
        if None in here:
            here = list(map(self._look_up, words))
        if not _STRAIGHT.issuperset(map(_GLUE_OF, tokens)):
            plain = True  # whether the glue before a token is no hyphen or the like
            for place, token in enumerate(tokens):
                straight = token.glue in _STRAIGHT
                if not (straight and plain):
                    matches = self._at(tokens, place)
                    if matches != list(here[place].matches):
                        here[place] = self._word(matches)
                plain = straight
        here.append(_NO_WORD)
        return here

    def _word(self, matches: Sequence[_Match]) -> _Word:
        """Gather what is asked of the matches that begin at a token."""
        alone = tuple(
            [(term, reach, how) for atom, reach, how in matches for term in self._alone.get(atom, ())]
        )
        phrases: dict[tuple[int, bool], list[_Going]] = {}
        number = 0
        for atom, reach, how in matches:
            for phrase in self._by_first.get(atom, ()):
                number += 1
                going = _Going(number, phrase, reach, how)
                # Over a hyphen, the token that stands next is not the one that the phrase goes on with.
                far = bool(phrase.gaps[1] or reach)
                for following in phrase.slots[-1 if far else 1]:
                    phrases.setdefault((following, far), []).append(going)
        return _Word(
            tuple(matches),
            frozenset([atom for atom, _, _ in matches]),
            alone,
            frozenset([following for following, far in phrases if not far]),
            frozenset([following for following, far in phrases if far]),
            phrases,
            begins=bool(alone or number),
        )

    def _rest(self, phrase: _Phrase, slot: int, place: int, here: Sequence[_Word]) -> tuple[int, str] | None:
        """Find where a phrase ends of which the slots before one have been met, and how the others match."""
        wanted, is_last = phrase.slots[slot], slot + 1 == len(phrase.slots)
        for following in range(place + 1, min(place + 2 + phrase.gaps[slot], len(here))):
            for atom, reach, how in here[following].matches:
                if atom in wanted:
                    if is_last:
                        return following + reach, how
                    end = self._rest(phrase, slot + 1, following + reach, here)
                    if end is not None:
                        return end[0], how if end[1] == "exact" else end[1]
        return None

    def _at(self, tokens: Sequence[Token], place: int) -> list[_Match]:
        """Give (atom, further tokens used, how) for what begins at a token, hyphenated compounds included."""
        token = tokens[place]
        found = list(self._look_up(token.word).matches)
        if token.glue in _HYPHENS:
            joined, last = token.word, place
            end = min(len(tokens), place + _HYPHENED)
            while tokens[last].glue in _HYPHENS and last + 1 < end:
                last += 1
                joined += tokens[last].word
                found += [(atom, last - place, how) for atom, _, how in self._look_up(joined).matches]
        elif token.glue.startswith("-/") or (self._compounds and token.glue.startswith(("- ", "-,"))):
            found += self._suspended(tokens, place)
        if self._compounds and place and token.word and tokens[place - 1].glue in ("/-", " -", ", -"):
            found += self._leaning(tokens, place)
        return found

    def _suspended(self, tokens: Sequence[Token], place: int) -> list[_Match]:
        """Read "rengørings-" in "rengørings- og plejemidler" as the compound it stands for."""
        start = tokens[place].word
        for following in range(place + 1, min(place + _SUSPENDED, len(tokens))):
            if tokens[following].glue.strip() in ("-", "-,"):
                continue
            if tokens[following].word in _JOINS_LONG:
                continue
            tail = tokens[following].word
            return self._completed(start, tail)
        return []

    def _completed(self, start: str, tail: str) -> list[_Match]:
        """Give the compounds that begin with one part and end as a word does; memoised."""
        known = self._completions.get((start, tail))
        if known is None:
            known = self._completions[start, tail] = [
                (ident, 0, "compound")
                for ident, atom in enumerate(self._atoms)
                if atom.compounds
                and not atom.prefix
                and len(atom.text) >= len(start) + _PIECE
                and atom.text.startswith(start)
                and any(tail.endswith(form) for form in forms(atom.text[len(start) :]) if len(form) >= _PIECE)
            ]
            if len(self._completions) > _REMEMBERED:
                self._completions.clear()
        return known

    def _leaning(self, tokens: Sequence[Token], place: int) -> list[_Match]:
        """Read "-flasker" in "spraydåser/-flasker" as the compound it stands for."""
        tail, before = tokens[place].word, tokens[place - 1].word
        if before in _JOINS and place > 1:
            before = tokens[place - 2].word
        found: list[_Match] = []
        for length in range(_PIECE, min(len(before), _LONGEST) + 1):
            atoms = self._forms.get(before[:length] + tail)
            found += [(atom, 0, "compound") for atom in atoms if self._atoms[atom].compounds]
        return found
