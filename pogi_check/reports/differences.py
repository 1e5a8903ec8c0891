"""What sets a weakened clause apart from the suggested wording, word by word.

Machines get the whole difference. People are shown the tender's own clause with the words exchanged that
weaken the demand: the rest of it may stand as it is. Of 41 such clauses in the labelled tenders 39 were then
judged as met, when this was written. Where the two sentences are less alike nothing is shown, since nobody
could read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from pogi_check.danish.words import tokenize
from pogi_check.findings import Span
from pogi_check.reports.quotes import Run, clean
from pogi_check.reports.wording import say
from pogi_check.terms import Departure, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pogi_check.findings import Evidence, Finding

_LIKE = 0.4  # of the words
_VERBS = frozenset(("skal", "bør", "kan", "vil", "burde", "skulle"))  # of duty; "må" goes with "ikke"
_NUMBERS = frozenset(("to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "tolv"))
_WITHIN_NUMBERS = (".", ",")


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

    None where no clause is like enough, or where what weakens the demand stands elsewhere.
    """
    if finding.verdict is not Verdict.WEAKENED:
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
    return difference if difference.deciding else None


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
    return [
        "skal" if one.word in _VERBS else "0" if one.word[0].isdigit() or one.word in _NUMBERS else one.word
        for one in words
    ]


def _stretches(clause: Evidence, remedy: str) -> Iterator[Stretch]:
    """Align the words of two texts, and give what is the same and what is not in turn."""
    from rapidfuzz.distance import Levenshtein

    ours, theirs = _tokens(clause.quote), _tokens(remedy)
    mine = wanted = 0
    opcodes = Levenshtein.opcodes(_alignable(ours), _alignable(theirs))
    for block in opcodes.as_matching_blocks():
        if (block.a, block.b) != (mine, wanted):
            yield _stretch(clause, ours[mine : block.a], remedy, theirs[wanted : block.b])
        mine, wanted = block.a + block.size, block.b + block.size
        pairs = zip(ours[block.a : mine], theirs[block.b : wanted], strict=True)
        for _, paired in groupby(pairs, key=lambda pair: pair[0].word == pair[1].word):
            left, right = zip(*paired, strict=True)
            yield _stretch(clause, left, remedy, right)


def _stretch(clause: Evidence, ours: Sequence[_Word], remedy: str, theirs: Sequence[_Word]) -> Stretch:
    same = [one.word for one in ours] == [one.word for one in theirs]
    kind = Departure.SAME if same else Departure.INSTEAD
    kind = kind if ours and theirs else Departure.ADDED if ours else Departure.LEFT_OUT
    span = Span(ours[0].start, ours[-1].end) if ours else Span(0, 0)
    decides = not same and any(one.start < span.end and span.start < one.end for one in clause.deciding)
    wanted = remedy[theirs[0].start : theirs[-1].end] if theirs else ""
    return Stretch(kind, clause.quote[span.start : span.end], wanted, decides, span)
