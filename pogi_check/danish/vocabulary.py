"""All forms of the words that are looked for: what each stands for, which ones a slip may have changed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_ENDS = 4  # letters at one end of a word that a slip leaves alone; by the first ones forms are kept together
_NONE: Mapping[str, Sequence[int]] = {}


class Vocabulary:
    """Forms of words with the numbers of what they stand for, kept by their first letters.

    What was written by ``to_plain`` is read letters by letters, when first asked: a short tender holds few of
    the hundreds of thousands of forms of many rules.
    """

    def __init__(self) -> None:
        self._read: dict[str, dict[str, list[int]]] = {}
        self._open: dict[str, dict[str, None]] = {}  # of those read, the forms that a slip may have changed
        self._unread: Mapping[str, str] = {}
        self._groups: Sequence[list[int]] = ()
        self._ends: dict[str, list[str] | str] = {}  # open forms by their first letter and their last ones

    def add(self, form: str, number: int, *, open_to_slips: bool) -> None:
        """Let a form stand for a number too."""
        start = form[:_ENDS]
        self._read.setdefault(start, {}).setdefault(form, []).append(number)
        if open_to_slips and form not in self._open.setdefault(start, {}):
            self._open[start][form] = None
            listed = self._ends.setdefault(_end_of(form), [])
            assert isinstance(listed, list)  # noqa: S101 - what was read from the cache is never added to
            listed.append(form)

    def get(self, form: str) -> Sequence[int]:
        """Give the numbers that a form stands for."""
        start = form[:_ENDS]
        known = self._read.get(start)
        return (self._forms(start) if known is None else known).get(form, ())

    def alike(self, word: str) -> Iterator[str]:
        """Give the forms open to slips that begin or end as a word does."""
        self._forms(word[:_ENDS])
        yield from self._open.get(word[:_ENDS], ())
        ending = self._ends.get(_end_of(word), ())
        yield from ending.split() if isinstance(ending, str) else ending

    def to_plain(self) -> dict[str, Any]:
        """Write a vocabulary that was built as JSON data: few long strings, which are read fast."""
        groups = {tuple(numbers): None for forms in self._read.values() for numbers in forms.values()}
        place = {numbers: at for at, numbers in enumerate(groups)}

        def written(start: str, forms: Mapping[str, Sequence[int]]) -> str:
            open_ones = self._open.get(start, {})
            runs = groupby(forms, key=lambda form: (place[tuple(forms[form])], form in open_ones))
            return "\n".join(f"{group}{'~' * is_open} {' '.join(run)}" for (group, is_open), run in runs)

        return {
            "groups": [list(numbers) for numbers in groups],
            "starts": "\n".join(self._read),
            "forms": "\n\n".join(written(start, forms) for start, forms in self._read.items()),
            "ends": "\n".join(self._ends),
            "ending": "\n".join(" ".join(listed) for listed in self._ends.values()),
        }

    @classmethod
    def from_plain(cls, data: Mapping[str, Any]) -> Vocabulary:
        """Read what ``to_plain`` wrote."""
        one = cls()
        one._groups = data["groups"]
        one._unread = dict(zip(data["starts"].split("\n"), data["forms"].split("\n\n"), strict=False))
        one._ends = dict(zip(data["ends"].split("\n"), data["ending"].split("\n"), strict=False))
        return one

    def _forms(self, start: str) -> Mapping[str, Sequence[int]]:
        """Give the forms that begin with some letters; of all shorter ones, the one that is these letters."""
        known = self._read.get(start)
        if known is not None:
            return known
        if start not in self._unread:
            return _NONE
        found: dict[str, list[int]] = {}
        for line in self._unread[start].split("\n"):
            group, *forms = line.split(" ")
            found.update(dict.fromkeys(forms, self._groups[int(group.rstrip("~"))]))
            if group.endswith("~"):
                self._open.setdefault(start, {}).update(dict.fromkeys(forms))
        self._read[start] = found
        return found


def _end_of(word: str) -> str:
    return word[0] + word[-_ENDS:]
