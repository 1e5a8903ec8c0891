"""How the lines of a text are joined: a word that was broken becomes whole, a real hyphen stays."""

import re
from collections.abc import Sequence

from pogi_check.documents.page import HYPHEN
from pogi_check.patterns import pattern

_CONJUNCTION = pattern(r"(?:og|eller|samt|og/eller|and|or)\b", re.IGNORECASE)
_ADDRESS = pattern(r"(?:://|\bwww\.)\S*$")
_LAST_WORD = pattern(r"[\w/]+$")
_FIRST_WORD = pattern(r"^\w+")
_ALWAYS_HYPHEN = frozenset({"ikke", "non", "e", "eu", "it", "ph"})
_VOWELS = frozenset("aeiouyæøåäöüé")


def join_lines(texts: Sequence[str], hyphened: frozenset[str] = frozenset()) -> str:
    """Join lines to running text; ``hyphened`` are words the document writes with a hyphen inside a line."""
    text = texts[0]
    for after in texts[1:]:
        text = join_line(text, after, hyphened)
    return _close(text)


def join_line(before: str, after: str, hyphened: frozenset[str] = frozenset()) -> str:
    """Join two lines: a word that was broken becomes whole, a real hyphen stays."""
    before = before.rstrip()
    marked = before.endswith(HYPHEN)
    if not marked and not (before.endswith("-") and before[-2:-1].isalnum()):
        return f"{before} {after}"
    before = before[:-1]
    if _ADDRESS.search(before):
        return f"{before}-{after}"
    if _CONJUNCTION.match(after):
        return f"{before}- {after}"
    last, first = _LAST_WORD.search(before[-60:]), _FIRST_WORD.search(after)
    if last is None or first is None:
        return f"{before}-{after}"
    return before + ("-" if _keeps_hyphen(last.group(), first.group(), hyphened) else "") + after


def _keeps_hyphen(last: str, first: str, hyphened: frozenset[str]) -> bool:
    if f"{last}-{first}".casefold() in hyphened:
        return True
    if last.isupper() and first.isupper() and len(last) > 3:  # noqa: PLR2004 - no acronym: capitals throughout
        return False
    if not last[-1].islower() or not first[0].islower():
        return True
    if _VOWELS.isdisjoint(last.lower()):
        return True  # no syllable: "tv-skærm"
    return last.lower() in _ALWAYS_HYPHEN or any(char.isupper() for char in last[1:])


def _close(text: str) -> str:
    """Write a hyphen that nothing followed as a plain one."""
    return text.replace(HYPHEN, "-").strip() if HYPHEN in text else text.strip()
