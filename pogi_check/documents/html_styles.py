"""What the styles of a web page hide: by an element's own style, or by simple rules of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pogi_check.documents.markup import Element

_COMMENT: Final = pattern(r"/\*.*?(?:\*/|$)|<!--|-->", re.DOTALL)
_BRACE: Final = pattern(r"[{}]")
_HIDING: Final = pattern(r"((?:[a-zA-Z][a-zA-Z0-9]*)?)([.#][\w-]+)$")
_NAME: Final = pattern(r"[.#][\w-]+")
_TAG: Final = pattern(r"(?:^|[\s>+~,])([a-zA-Z][a-zA-Z0-9]*|\*)")
_SIZE: Final = pattern(r"(\d{0,6}\.?\d{0,6})(px|pt|pc|cm|mm|in|q|rem|em|ex|ch|%|vw|vh)?$")
_RELATIVE: Final = ("em", "ex", "ch", "%")
_INHERITED: Final = ("inherit", "unset", "smaller", "larger")
_OFFSETS: Final = frozenset(("left", "top", "margin-left", "text-indent"))
_FAR: Final = 999.0  # pixels; designers write -999 or -9999 for what nobody is to see
_TINIEST: Final = 1.0  # points or pixels
_SCREENS: Final = ("", "all", "screen")
# Browsers give these letters of their own size, a table where the page names no document type.
_OWN_SIZE: Final = frozenset(("table", "input", "select", "textarea", "button"))


class Hiding(NamedTuple):
    """What a style says of being seen: no box, an empty box, letters without size; None: nothing."""

    gone: bool | None = None
    invisible: bool | None = None
    sizeless: bool | None = None

    def within(self, outer: Hiding) -> Hiding:
        """Give what holds inside an element with this style, where ``outer`` holds around it."""
        return Hiding(
            outer.gone or self.gone,
            outer.invisible if self.invisible is None else self.invisible,
            outer.sizeless if self.sizeless is None else self.sizeless,
        )


PLAIN: Final = Hiding()


@dataclass(slots=True)
class Styles:
    """The rules of a page by what they are about: a class, an id, one of them at a tag, or a tag."""

    hides: dict[str, set[int]] = field(default_factory=dict)
    shows: dict[str, set[int]] = field(default_factory=dict)

    def of(self, element: Element) -> Hiding:
        """Say what the attributes and the rules of the page make of an element."""
        style, tag = element.get("style"), element.tag
        found = PLAIN if style is None else _read(style)
        if (
            (style is not None and _is_set_aside(style))
            or element.get("hidden") is not None
            or (tag == "dialog" and element.get("open") is None)
        ):
            found = found._replace(gone=True)
        if tag in _OWN_SIZE and found.sizeless is None:
            found = found._replace(sizeless=False)
        return self._ruled(element, found) if self.hides else found

    def is_gone(self, element: Element) -> bool:
        """Tell whether an element has no place on the page."""
        return self.of(element).gone is True

    def _ruled(self, element: Element, own: Hiding) -> Hiding:
        tag = str(element.tag)
        names = [f".{name}" for name in element.get("class", "").split()]
        if element.get("id"):
            names.append(f"#{element.get('id')}")
        hidden: set[int] = set()
        shown: set[int] = set()
        for name in names:
            hidden |= self.hides.get(name, set()) | self.hides.get(tag + name, set())
            shown |= self.shows.get(name, set())
        hidden -= shown
        around = shown | self.shows.get(tag, set()) | self.shows.get("*", set())
        return Hiding(
            *(
                said if said is not None else True if at in hidden else False if at in around else None
                for at, said in enumerate(own)
            )
        )


def read_styles(root: Element) -> Styles:
    """Read the rules of a page that hide by class or id.

    One that a rule for other circumstances, or a script, may show again hides nothing: a reader opens it.
    """
    styles = Styles()
    if any(one.get("src") for one in root.iter("script")):
        return styles  # nobody knows what it shows
    for sheet in root.iter("style"):
        otherwise = sheet.get("media", "").strip().lower() not in _SCREENS
        for selector, text, conditional in _rules(_COMMENT.sub(" ", sheet.text or "")):
            _note(styles, selector, _read(text), hides=not (otherwise or conditional))
    if styles.hides:
        scripts = "\n".join(_scripts(root))
        for name in list(styles.hides):
            if re.search(r"(?<![\w-])" + re.escape(re.split("[.#]", name)[1]) + r"(?![\w-])", scripts):
                del styles.hides[name]
    return styles


def _note(styles: Styles, selector: str, said: Hiding, *, hides: bool) -> None:
    """Take down a rule; it hides only where it stands for a class or id alone, under no condition."""
    hidden = {at for at, one in enumerate(said) if one}
    shown = {at for at, one in enumerate(said) if one is False}
    for part in selector.split(",") if hidden and hides else ():
        if simple := _HIDING.match(part.strip()):
            styles.hides.setdefault(simple[1].lower() + simple[2], set()).update(hidden)
    for name in [*_NAME.findall(selector), *map(str.lower, _TAG.findall(selector))] if shown else ():
        styles.shows.setdefault(name, set()).update(shown)


def _scripts(root: Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag == "script":
            yield element.text or ""
        else:
            yield from (str(text) for name, text in element.attrib.items() if str(name).startswith("on"))


def _rules(css: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the rules of a style sheet: the selector, what it sets, and whether that holds at times only."""
    start = 0
    open_rules: list[str] = []
    for brace in _BRACE.finditer(css):
        text, start = css[start : brace.start()], brace.end()
        if brace[0] == "{":
            open_rules.append(text.rpartition(";")[2].strip())
        elif open_rules:
            selector = open_rules.pop()
            if not selector.startswith("@"):
                yield selector, text, bool(open_rules)


@lru_cache(maxsize=1024)
def _read(style: str) -> Hiding:
    """Read the declarations of a style; of two for one property the later holds."""
    gone = invisible = sizeless = None
    for one in style.lower().split(";"):
        name, _, value = one.partition(":")
        name, value = name.strip(), value.replace("!important", "").strip()
        if name == "display":
            gone = value == "none"
        elif name == "visibility" and value != "inherit":
            invisible = value in ("hidden", "collapse")
        elif name == "font-size":
            sizeless = _is_sizeless(value, sizeless)
        elif name == "font" and value != "inherit":
            sizeless = False
    return Hiding(gone, invisible, sizeless)


@lru_cache(maxsize=1024)
def _is_set_aside(style: str) -> bool:
    """Tell whether an element's own style makes it see-through or puts it beside the page.

    A rule of the page may do so to let it glide in: that is not asked.
    """
    pairs = (one.partition(":")[::2] for one in style.lower().replace("!important", "").split(";"))
    said = {name.strip(): value.strip() for name, value in pairs}
    return _is_zero(said.get("opacity", "")) or any(_is_far(said.get(name, "")) for name in _OFFSETS)


def _is_zero(value: str) -> bool:
    """Tell whether a share is none: "0", "0.00", "0%"."""
    return value != "" and value.rstrip("%").strip("0") in ("", ".")


def _is_far(value: str) -> bool:
    """Tell whether a distance leads out to the left of the page, or above it, on any screen."""
    size = _SIZE.match(value.removeprefix("-")) if value.startswith("-") else None
    return size is not None and size[1] not in ("", ".") and float(size[1]) >= _FAR and size[2] == "px"


def _is_sizeless(value: str, before: bool | None) -> bool | None:  # noqa: FBT001 - three answers, no switch
    """Tell whether letters of a size are unseen; one by the size around them says nothing of it."""
    if value in _INHERITED:
        return before
    size = _SIZE.match(value)
    if size is None or size[1] in ("", "."):
        return False
    number, unit = float(size[1]), size[2] or "px"
    if unit in _RELATIVE:
        return True if number == 0 else before
    return number == 0 or (number <= _TINIEST and unit in ("px", "pt"))
