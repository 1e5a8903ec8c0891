"""The numbers and bullets that Word sets in front of paragraphs, counted as Word counts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from pogi_check.documents.docx_package import VAL, W
from pogi_check.documents.docx_styles import is_on, number
from pogi_check.documents.symbols import bullet
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    import re

    from pogi_check.documents.docx_styles import StyleNumbering, Styles
    from pogi_check.documents.markup import Element

_LEVELS: Final = 9
_PLACEHOLDER: Final = pattern(r"%([1-9])")
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_MOST: Final = 4999
_LETTERS_MOST: Final = 780
_ZEROS: Final = pattern(r"^(0*)1\b")


class Label(NamedTuple):
    """What stands in front of a paragraph, and at which list level from 0."""

    text: str
    level: int
    is_bullet: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list as it is defined; ``zeros`` pads "001", ``restart`` is Word's lvlRestart."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    hidden: bool = False
    width: int = 0


@dataclass(slots=True)
class _List:
    """A ``w:num``: which abstract list counts for it, its levels, the starts that it overrides."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document with their counters; lists of one abstract list count together."""

    lists: dict[str, _List] = field(default_factory=dict)
    counters: dict[str, list[int | None]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    def level(self, style: StyleNumbering) -> int:
        """Give the level at which a style's paragraphs stand: the one that names the style, else its own."""
        found = self.lists.get(style.num)
        if found is not None:
            for style_id in style.styles:
                for level, definition in found.levels.items():
                    if definition.style == style_id:
                        return level
        return style.level or 0

    def label(self, num: str, level: int, *, counts: bool = True) -> Label | None:
        """Give the next label of a list, None where the list does not exist (``numId`` 0 takes a number off).

        With ``counts`` false the label is the one that would come; the counters stay.
        """
        found = self.lists.get(num)
        if found is None:
            return None
        level = min(max(level, 0), _LEVELS - 1)
        definition = found.levels.get(level)
        if definition is None:
            return Label("", level)
        counter = self.counters.setdefault(found.abstract, [None] * _LEVELS)
        before = counter.copy()
        self._advance(num, found, level, counter, counts=counts)
        if definition.form == "bullet":
            text = bullet(definition.text)
        else:
            text = "" if definition.hidden else _written(found.levels, level, counter)
        if not counts:
            counter[:] = before
        return Label(text, level, definition.form == "bullet")

    def _advance(
        self, num: str, found: _List, level: int, counter: list[int | None], *, counts: bool
    ) -> None:
        start = found.starts.get(level)
        value = counter[level]
        if start is not None and (num, level) not in self.started:
            # An override restarts the shared count once, where its list first comes to this level.
            counter[level] = start
            if counts:
                self.started.add((num, level))
        elif value is None:
            counter[level] = found.levels[level].start if start is None else start
        else:
            counter[level] = value + 1
        for deeper in range(level + 1, _LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or level < restart:
                counter[deeper] = None


def _written(levels: dict[int, _Level], level: int, counter: list[int | None]) -> str:
    """Fill the counters into a level's text, e.g. "%1.%2"."""
    own = levels[level]

    def fill(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        definition = levels.get(index)
        if definition is None or index > level:
            return ""
        # A level that nothing stands at yet shows the number it will start with.
        value = counter[index] if counter[index] is not None else definition.start
        form = "decimal" if own.legal and definition.form != "none" else definition.form
        return written(value or 0, form, definition.width)

    return _PLACEHOLDER.sub(fill, own.text).strip()


def written(value: int, form: str, width: int = 0) -> str:
    """Write a count in one of Word's number formats; the ones in words or circles become digits."""
    match form:
        case "none":
            return ""
        case "lowerRoman" | "upperRoman" if 0 < value <= _ROMAN_MOST:
            roman = ""
            rest = value
            for amount, letters in _ROMAN:
                roman += letters * (rest // amount)
                rest %= amount
            return roman if form == "lowerRoman" else roman.upper()
        case "lowerLetter" | "upperLetter" if 0 < value <= _LETTERS_MOST:
            letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letter if form == "lowerLetter" else letter.upper()
        case "decimalZero":
            return f"{value:02d}"
        case "ordinal":
            return f"{value}."
        case _:
            return f"{value:0{width}d}" if width else str(value)


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """Read the numbering part."""
    if root is None:
        return Numbering()
    abstract = {one.get(W + "abstractNumId", ""): one for one in root.iterchildren(W + "abstractNum")}
    nums = {one.get(W + "numId", ""): one for one in root.iterchildren(W + "num")}
    levels = {key: _levels(one) for key, one in abstract.items()}
    lists = {}
    for num_id, num in nums.items():
        if num_id == "0":
            continue
        key = _abstract_of(num, nums, abstract, styles)
        own, starts = dict(levels.get(key, {})), {}
        for override in num.iterchildren(W + "lvlOverride"):
            level = number(override, "ilvl") or 0
            definition = override.find(W + "lvl")
            if definition is not None:
                own[level] = _level(definition)
            start = number(override.find(W + "startOverride"))
            if start is not None:
                starts[level] = start
        lists[num_id] = _List(key, own, starts)
    return Numbering(lists)


def _abstract_of(num: Element, nums: dict[str, Element], abstract: dict[str, Element], styles: Styles) -> str:
    """Give the abstract list of a list; one that only links to a numbering style is followed there."""
    for _ in range(_LEVELS):
        reference = num.find(W + "abstractNumId")
        key = reference.get(VAL, "") if reference is not None else ""
        definition = abstract.get(key)
        link = definition.find(W + "numStyleLink") if definition is not None else None
        target = styles.list_of_style(link.get(VAL, "")) if link is not None else None
        if target is None or target not in nums or nums[target] is num:
            return key
        num = nums[target]
    return key


def _levels(abstract: Element) -> dict[int, _Level]:
    return {number(one, "ilvl") or 0: _level(one) for one in abstract.iterchildren(W + "lvl")}


def _level(element: Element) -> _Level:
    level = _Level()
    for child in element.iter(
        W + "start", W + "numFmt", W + "lvlText", W + "lvlRestart", W + "isLgl", W + "pStyle", W + "rPr"
    ):
        value = child.get(VAL, "")
        match child.tag.removeprefix(W):
            case "start":
                level = replace(level, start=number(child) or 0)
            case "numFmt" if not level.width:  # else the fallback for programs without custom formats
                zeros = _ZEROS.match(child.get(W + "format", "")) if value == "custom" else None
                level = replace(level, form=value, width=len(zeros[1]) + 1 if zeros else 0)
            case "lvlText":
                level = replace(level, text=value)
            case "lvlRestart":
                level = replace(level, restart=number(child))
            case "isLgl":
                level = replace(level, legal=is_on(child))
            case "pStyle":
                level = replace(level, style=value)
            case _:
                vanish = child.find(W + "vanish")
                level = replace(level, hidden=vanish is not None and is_on(vanish))
    return level
