"""What sets a weakened clause apart from the suggested wording, word by word.

Machines get the whole difference. People are shown the tender's own clause with the words exchanged that
weaken the demand: the rest of it may stand as it is. That reads well only where like stands for like: a verb
of duty for another, a number for another of the same unit, "alle" for a part of what is bought, and words
that may simply go. Where one of the deciding words needs more than that there is no difference, since
sentences sewn together of two say what neither does; the suggested wording is shown whole, as always.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from pogi_check.danish.words import tokenize
from pogi_check.findings import Span
from pogi_check.reports.quotes import Run, clean
from pogi_check.reports.wording import say
from pogi_check.terms import Departure, Verdict, Weakening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pogi_check.findings import Evidence, Finding

_LIKE = 0.4  # of the words
_VERBS = frozenset(("skal", "bør", "kan", "vil", "burde", "skulle"))  # of duty; "må" goes with "ikke"
_NUMBERS = frozenset(("to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "tolv"))
_WITHIN_NUMBERS = (".", ",")
_CLASSES = frozenset("abcdefg")  # of energy
_ALL = frozenset(("alle", "samtlige"))
_SOME = re.compile(
    r"udvalgte|visse|enkelte|nogle(?: af)?|de fleste(?: af)?"
    r"|(?:hovedparten|størstedelen|flertallet|halvdelen|en del|en andel|et udvalg) af"
    r"|(?:mindst )?\d+(?:[.,]\d+)? (?:% |procent )?af"
)
_SHARE = re.compile(r"mindst \d|%|procent")  # "Af varerne skal mindst 80 % …" needs "alle" somewhere else
_MAY_GO = (  # from a sentence that is none the worse for it; longer ones first
    ("så", "vidt", "det", "er", "muligt"),
    ("så", "vidt", "muligt"),
    ("i", "videst", "muligt", "omfang"),
    ("i", "det", "omfang", "det", "er", "muligt"),
    ("hvor", "det", "er", "muligt"),
    ("hvis", "det", "er", "muligt"),
    ("hvor", "muligt"),
    ("hvis", "muligt"),
    ("om", "muligt"),
    ("som", "udgangspunkt"),
    ("som", "hovedregel"),
    ("i", "udgangspunktet"),
    ("fortrinsvis",),
    ("primært",),
    ("hovedsageligt",),
    ("overvejende",),
)
_MENDED_BY_WORDS = frozenset(
    (
        Weakening.SOFT_MODALITY,
        Weakening.HEDGED,
        Weakening.LOWER_THRESHOLD,
        Weakening.NARROWED_SCOPE,
        Weakening.CONDITIONAL,
        Weakening.DEFERRED,
        Weakening.UNCLEAR_STATUS,
    )
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the tender beside those of the suggestion; ``decides`` tells that they weaken the demand.

    ``span`` is the place of the tender's words in their clause.
    """

    kind: Departure
    tender: str
    wanted: str
    decides: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Difference:
    """A clause of the tender set against the suggested wording."""

    clause: Evidence
    stretches: tuple[Stretch, ...]

    @property
    def deciding(self) -> tuple[Stretch, ...]:
        """Give the stretches that weaken the demand."""
        return tuple(one for one in self.stretches if one.decides)


def difference_of(finding: Finding) -> Difference | None:
    """Set the weakened clause that is most like the suggested wording against it.

    None where no clause is like enough, where what weakens the demand stands elsewhere, or where other words
    would not mend it.
    """
    if finding.verdict is not Verdict.WEAKENED or not _MENDED_BY_WORDS.issuperset(finding.reasons):
        return None
    from rapidfuzz.distance import Indel

    wanted = _alignable(_tokens(finding.criterion.remedy))
    found = [
        (Indel.normalized_similarity(_alignable(_tokens(one.quote)), wanted), one)
        for one in finding.evidence
        if one.deciding and all(reason.quote in ("", one.quote) for reason in finding.weakened)
    ]
    like, clause = max(found, key=lambda pair: pair[0], default=(0.0, None))
    if clause is None or like < _LIKE:
        return None
    difference = Difference(clause, tuple(_stretches(clause, finding.criterion.remedy)))
    return difference if _mends(difference) else None


def _mends(difference: Difference) -> bool:
    """Tell whether like stands for like in each exchange, and no deciding words are left."""
    exchanged = [one.span for one in difference.deciding]
    reached = all(
        any(one.start < span.end and span.start < one.end for one in exchanged)
        for span in difference.clause.deciding
    )
    last = len(difference.stretches) - 1
    return reached and all(
        _is_like(
            one,
            difference.stretches[at - 1] if at else None,
            difference.stretches[at + 1] if at < last else None,
            leads=any(map(str.isalpha, difference.clause.quote[: one.span.start])),
        )
        for at, one in enumerate(difference.stretches)
        if one.decides
    )


def _is_like(one: Stretch, before: Stretch | None, after: Stretch | None, *, leads: bool) -> bool:
    """Tell whether the wanted words can stand where the tender's do; ``leads`` that words go before them."""
    ours, theirs = one.tender.casefold(), one.wanted.casefold()
    if not theirs:
        # Between words that are the same; elsewhere the alignment only found no place for them.
        around = [other for other in (before, after) if other is not None and not other.decides]
        same = all(other.kind is Departure.SAME for other in around)
        return tuple(ours.split()) in _MAY_GO or (same and not _SHARE.search(ours))
    if ours in _VERBS:
        return theirs in _VERBS and leads  # without words before it the clause is a piece, or a question
    if _is_number(ours):
        return _is_number(theirs) and after is not None and after.kind is Departure.SAME
    if ours in _CLASSES:
        return theirs in _CLASSES and before is not None and before.kind is Departure.SAME
    return theirs in _ALL and _SOME.fullmatch(ours) is not None


def changes(difference: Difference) -> list[Run]:
    """Give the tender's clause with the words to exchange: ``removed`` and ``put`` beside what stays."""
    quote, runs, at = difference.clause.quote, [], 0
    for span, wanted in _exchanges(difference):
        runs.append(Run(clean(quote[at : span.start])))
        runs.append(Run(clean(quote[span.start : span.end]), "removed"))
        runs.append(Run(clean(wanted), "put"))
        at = span.end
    return [run for run in (*runs, Run(clean(quote[at:]))) if run.text]


def say_changes(difference: Difference, language: str) -> str:
    """Give the words to exchange alone, as "bør → skal"."""
    quote = difference.clause.quote
    told = ((clean(quote[span.start : span.end]), clean(wanted)) for span, wanted in _exchanges(difference))
    return ", ".join(
        f"{old} → {new}" if new else say("delete_words", language, words=old) for old, new in told
    )


def _exchanges(difference: Difference) -> list[tuple[Span, str]]:
    """Give the places of the words to exchange and what stands there instead, neighbours as one."""
    found: list[tuple[Span, str]] = []
    for one in difference.deciding:
        span, wanted = found[-1] if found else (Span(-1, -1), "")
        if found and not difference.clause.quote[span.end : one.span.start].strip():
            found[-1] = Span(span.start, one.span.end), f"{wanted} {one.wanted}".strip()
        else:
            found.append((one.span, one.wanted))
    return found


@dataclass(frozen=True, slots=True)
class _Word:
    word: str
    start: int
    end: int


def _tokens(text: str) -> list[_Word]:
    """Cut a text into words, a number such as "1.500" being one."""
    words: list[_Word] = []
    joins = False
    for token in tokenize(text):
        if joins and token.word[0].isdigit():
            words[-1] = _Word(text[words[-1].start : token.end], words[-1].start, token.end)
        else:
            words.append(_Word(token.word, token.start, token.end))
        joins = token.word.isdigit() and token.glue in _WITHIN_NUMBERS
    return words


def _alignable(words: Iterable[_Word]) -> list[str]:
    """Give the words to align: a verb of duty stands against any other, a number against a number."""
    return ["skal" if one.word in _VERBS else "0" if _is_number(one.word) else one.word for one in words]


def _is_number(word: str) -> bool:
    return (word[:1].isdigit() and " " not in word) or word in _NUMBERS


def _stretches(clause: Evidence, remedy: str) -> Iterator[Stretch]:
    """Align the words of two texts, and give what is the same and what is not in turn."""
    from rapidfuzz.distance import Levenshtein

    ours, theirs = _tokens(clause.quote), _tokens(remedy)
    mine = wanted = 0
    opcodes = Levenshtein.opcodes(_alignable(ours), _alignable(theirs))
    for block in opcodes.as_matching_blocks():
        if (block.a, block.b) != (mine, wanted):
            yield from _unlike(clause, ours[mine : block.a], remedy, theirs[wanted : block.b])
        mine, wanted = block.a + block.size, block.b + block.size
        pairs = zip(ours[block.a : mine], theirs[block.b : wanted], strict=True)
        for _, paired in groupby(pairs, key=lambda pair: pair[0].word == pair[1].word):
            left, right = zip(*paired, strict=True)
            yield _stretch(clause, left, remedy, right)


def _unlike(
    clause: Evidence, ours: Sequence[_Word], remedy: str, theirs: Sequence[_Word]
) -> Iterator[Stretch]:
    """Give words that stand against other words, those apart that may go without any in their place."""
    for start in range(len(ours)):
        words = [one.word for one in ours[start:]]
        gone = next((one for one in _MAY_GO if tuple(words[: len(one)]) == one), ())
        if not gone or not _decides(clause, ours[start], ours[start + len(gone) - 1]):
            continue
        rest = ours[start + len(gone) :]
        if start:
            yield _stretch(clause, ours[:start], remedy, theirs)
            theirs = ()
        yield _stretch(clause, ours[start : start + len(gone)], remedy, ())
        if rest or theirs:
            yield from _unlike(clause, rest, remedy, theirs)
        return
    yield _stretch(clause, ours, remedy, theirs)


def _decides(clause: Evidence, first: _Word, last: _Word) -> bool:
    return any(one.start < last.end and first.start < one.end for one in clause.deciding)


def _stretch(clause: Evidence, ours: Sequence[_Word], remedy: str, theirs: Sequence[_Word]) -> Stretch:
    same = [one.word for one in ours] == [one.word for one in theirs]
    kind = Departure.SAME if same else Departure.INSTEAD
    kind = kind if ours and theirs else Departure.ADDED if ours else Departure.LEFT_OUT
    span = Span(ours[0].start, ours[-1].end) if ours else Span(0, 0)
    decides = not same and bool(ours) and _decides(clause, ours[0], ours[-1])
    wanted = remedy[theirs[0].start : theirs[-1].end] if theirs else ""
    return Stretch(kind, clause.quote[span.start : span.end], wanted, decides, span)
