"""Regular expressions that are compiled when first asked, and asked only about texts worth asking about.

An alternation of phrases reads a text from each of its letters on; to look for the phrases' own letters first
takes a fiftieth of the time, and most texts hold none of them. Which letters these are is worked out of the
expression itself (``looks_of``), as long as it takes to compile it. Both are worked out once for all
expressions (``prepare``) by whoever may keep a cache, and handed in (``use``); without them, each expression
is compiled by ``re`` and reads every text, which finds the same.
"""

from __future__ import annotations

import re
from array import array
from base64 import b64decode, b64encode
from functools import lru_cache
from importlib import import_module
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Prepared: TypeAlias = "dict[str, list[Any]]"
"""By expression: its looks, and what ``re`` makes of it."""

_PATTERNS: list[_Pattern] = []
_PREPARED: Prepared = {}

# The methods that look first, and what they give where there is nothing.
_LOOKING: dict[str, Callable[[], Any]] = {
    "search": lambda: None,
    "finditer": lambda: iter(()),
    "findall": list,
}
_METHODS = ("search", "finditer", "match", "fullmatch", "findall", "split", "sub", "subn")


class _Pattern:
    """Stands for an ``re.Pattern``: becomes one, with a first look, when first asked."""

    __slots__ = (*_METHODS, "flags", "pattern")

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what re.Pattern has
        looks, *code = _PREPARED.get(_key(self)) or [()]
        compiled = _compiled(self.pattern, self.flags, code)
        for method in _METHODS:
            ask = getattr(compiled, method)
            setattr(self, method, _after_a_look(ask, looks, method) if looks and method in _LOOKING else ask)
        return getattr(self, name) if name in _METHODS else getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Give a regular expression as ``re.compile`` does, compiled when first used."""
    one = _Pattern(source, int(flags))
    _PATTERNS.append(one)
    return cast("re.Pattern[str]", one)


def use(prepared: Prepared) -> None:
    """Have patterns that were not asked yet use what ``prepare`` worked out, under this very Python."""
    _PREPARED.update(prepared)


def sources() -> tuple[str, ...]:
    """Give the expressions that exist so far: what ``prepare`` depends on, with the version of Python."""
    return tuple(sorted({_key(one) for one in _PATTERNS}))


def prepare() -> Prepared:
    """Work out, as JSON data, the looks and the code of all expressions that exist so far."""
    return {
        _key(one): [looks_of(one.pattern, one.flags), *_code_of(one.pattern, one.flags)] for one in _PATTERNS
    }


def _key(one: _Pattern) -> str:
    return f"{one.flags} {one.pattern}"


def _code_of(source: str, flags: int) -> list[Any]:
    """Give what CPython's ``re`` passes to its engine for an expression; nothing where it cannot be got."""
    try:
        parsed = import_module("re._parser").parse(source, flags)
        code = array("I", import_module("re._compiler")._code(parsed, flags))  # noqa: SLF001 - see above
    except (ImportError, AttributeError):
        return []
    names: Mapping[str, int] = parsed.state.groupdict
    listed: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        listed[number] = name
    packed = b64encode(code.tobytes()).decode("ascii")
    return [packed, flags | parsed.state.flags, parsed.state.groups - 1, dict(names), listed]


def _compiled(source: str, flags: int, code: Sequence[Any]) -> re.Pattern[str]:
    """Compile an expression, from its code where that is given: a twentieth of the time."""
    if code:
        packed, all_flags, groups, names, listed = code
        try:
            found: re.Pattern[str] = import_module("_sre").compile(
                source, all_flags, array("I", b64decode(packed)).tolist(), groups, names, tuple(listed)
            )
        except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
            return re.compile(source, flags)
        return found
    return re.compile(source, flags)


def _after_a_look(ask: Callable[..., Any], looks: Sequence[str], method: str) -> Callable[..., Any]:
    """Ask a pattern only about texts that hold one of its looks."""
    nothing = _LOOKING[method]

    def look(text: str, *span: int) -> Any:  # noqa: ANN401 - what the method gives
        folded = _folded(text)
        for one in looks:
            if one in folded:
                return ask(text, *span)
        return nothing()

    return look


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Fold case as expressions do that ignore it, as far as looks are concerned; mark a text with a digit."""
    folded = (text.translate(_SAME) if _IS_ODD.search(text) else text).lower()
    return f"{folded}{_DIGIT}" if _HAS_DIGIT.search(folded) else folded


# Letters that ``re.IGNORECASE`` holds to be the same as these, and ``lower`` does not.
_SAME = {ord("ſ"): "s", ord("ı"): "i", ord("İ"): "i"}
_IS_ODD = re.compile("[ſıİ]")
_HAS_DIGIT = re.compile(r"\d")
_DIGIT = "\0"  # the look of an expression that finds nothing without a digit
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzæøå0123456789 -.,:;/()%\"'»«")
_MOST = 100  # looks of one expression; more take as long as the expression itself
_SPELT_OUT = 12  # strings that choices in a row are spelt out to
_COST = 0.005  # what a look takes, in parts of what an expression takes
# What a good part of all sentences in tenders hold.
_USUAL = frozenset({
    _DIGIT, "aftale", "kontrakt", "leverandør", "krav", "skal", "ikke", "lever", "produkt", "køber", "vare",
})  # fmt: skip
_RARE = 0.9  # looks of which a text holds one more often spare nothing


def looks_of(source: str, flags: int = 0) -> list[str]:
    """Give folded strings of which one stands in every text that an expression finds something in.

    None where there are none, or where they are too common or too many to be worth a look.
    """
    try:
        parsed = import_module("re._parser").parse(source, flags)
    except (ImportError, AttributeError):  # another Python than CPython: every text is read
        return []
    whole, looks = _of_row(parsed)
    best = _rarer(whole, looks)
    return sorted(best) if best is not None and _chance(best) < _RARE else []


_Strings: TypeAlias = "frozenset[str] | None"


def _of_row(items: Iterable[tuple[Any, Any]]) -> tuple[_Strings, _Strings]:
    """Read a row of an expression's items.

    Gives all that it can match, where that is few, and strings of which one is part of whatever it matches.
    """
    run = _NOTHING  # what the items since the last unknown one match
    known, best = True, None
    for name, argument in items:
        whole, looks = _of_item(str(name), argument)
        if whole is not None and looks is None and len(whole) == 1:  # a letter, as most items are
            (letter,) = whole
            run = frozenset([one + letter for one in run])
            continue
        best = _rarer(_rarer(best, looks), None if whole is not None and len(whole) == 1 else run)
        if whole is not None and len(run) * len(whole) <= max(_SPELT_OUT, len(run), len(whole)):
            run = frozenset(map("".join, product(run, whole)))
        else:
            known = False
            run = _NOTHING if whole is None else whole
    return run if known else None, _rarer(best, run)


def _of_item(name: str, argument: Any) -> tuple[_Strings, _Strings]:  # noqa: ANN401 - what the parser gives
    whole: _Strings = None
    looks: _Strings = None
    match name:
        case "LITERAL":
            letter = _folded(chr(argument))
            whole = frozenset((letter,)) if letter in _LETTERS else None
        case "IN" if all(_is_digit(str(kind), one) for kind, one in argument):
            looks = frozenset((_DIGIT,))
        case "IN" if all(str(kind) == "LITERAL" for kind, _ in argument):
            whole = _union([_of_item(str(kind), one)[0] for kind, one in argument])
        case "BRANCH":
            rows = [_of_row(row) for row in argument[1]]
            whole = _union([one for one, _ in rows])
            looks = _union([one for _, one in rows], as_looks=True)
        case "SUBPATTERN" | "ATOMIC_GROUP":
            whole, looks = _of_row(argument[-1] if name == "SUBPATTERN" else argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, row = argument
            once, looks = _of_row(row)
            whole = once if most == 1 else None
            if not least:
                whole, looks = _union([whole, _NOTHING]), None
        case "ASSERT":
            whole, looks = _NOTHING, _of_row(argument[1])[1]
        case "ASSERT_NOT" | "AT":
            whole = _NOTHING
    return whole, looks


def _is_digit(kind: str, argument: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether an item of a set stands for digits alone."""
    low, high = ord("0"), ord("9")
    match kind:
        case "LITERAL":
            return bool(low <= argument <= high)
        case "RANGE":
            return bool(low <= argument[0] and argument[1] <= high)
    return kind == "CATEGORY" and str(argument) == "CATEGORY_DIGIT"


_NOTHING = frozenset(("",))


def _union(sets: Sequence[_Strings], *, as_looks: bool = False) -> _Strings:
    """Give all strings of some sets; None where one is not known, or they are too many."""
    known = [one for one in sets if one is not None]
    union = frozenset().union(*known)
    if as_looks:
        union = _shortest(union)
    return union if len(known) == len(sets) and len(union) <= _MOST else None


def _rarer(one: _Strings, other: _Strings) -> _Strings:
    return min(
        (_shortest(each) for each in (one, other) if each and "" not in each), key=_chance, default=None
    )


def _shortest(strings: frozenset[str]) -> frozenset[str]:
    """Leave out the strings that hold another one: to look for that is enough."""
    return frozenset(one for one in strings if not any(two in one for two in strings if two != one))


def _chance(looks: frozenset[str]) -> float:
    """Estimate how often a sentence holds one of some looks, and a little for what each of them takes."""
    without = 1.0
    for look in looks:
        without *= 1 - (0.3 if look.strip() in _USUAL else 0.8 * 0.6 ** len(look))
    return 1 - without + _COST * len(looks)
