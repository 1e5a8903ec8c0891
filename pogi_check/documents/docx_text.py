"""The text of one Word paragraph: its runs, tracked changes, fields, and what is anchored in it."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from pogi_check.documents.document import Revision, RevisionKind
from pogi_check.documents.docx_package import CX, DGM, MC, OLE, VAL, A, C, M, R, V, W
from pogi_check.documents.docx_styles import (
    BOLD,
    DELETED,
    HIDDEN,
    INSERTED,
    PALE,
    SHOWN,
    STRUCK,
    TINY,
    Styles,
    is_on,
    look_of,
    number,
)
from pogi_check.documents.symbols import is_sign_font, raised, readable, signs, symbol
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pogi_check.documents.markup import Element

CHECKED: Final = "☒"
UNCHECKED: Final = "☐"

RUN: Final = W + "r"
TEXT: Final = W + "t"
DELETED_TEXT: Final = W + "delText"
RUN_PROPERTIES: Final = W + "rPr"
BOX: Final = W + "txbxContent"
SDT: Final = W + "sdt"
SDT_CONTENT: Final = W + "sdtContent"
ALTERNATE: Final = MC + "AlternateContent"

CHANGES: Final = {W + "ins": INSERTED, W + "moveTo": INSERTED, W + "del": DELETED, W + "moveFrom": DELETED}
_INLINE: Final = frozenset(
    [
        W + name
        for name in ("hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "ruby", "rubyBase")
    ]
    + [
        M + name
        for name in (
            "oMathPara",
            "oMath",
            "r",
            "e",
            "num",
            "den",
            "sup",
            "sub",
            "f",
            "sSup",
            "sSub",
            "sSubSup",
            "sPre",
            "d",
            "rad",
            "deg",
            "nary",
            "func",
            "fName",
            "lim",
            "limLow",
            "limUpp",
            "box",
            "borderBox",
            "bar",
            "acc",
            "groupChr",
            "eqArr",
            "m",
            "mr",
            "phant",
        )
    ]
)
_CONSTANT: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_NOTES: Final = {
    W + "footnoteReference": "footnotes",
    W + "endnoteReference": "endnotes",
    W + "commentReference": "comments",
}
_MATH_TEXT: Final = M + "t"
_DENOMINATOR: Final = M + "den"
# The fields whose text is the end of their code: templates ask with them, "[Indsæt navn]".
_BUTTON: Final = pattern(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.+)", re.IGNORECASE | re.DOTALL)
_FIELD_MOST: Final = 100  # paragraphs that the code of one field may run over
_DRAWINGS: Final = frozenset((W + "drawing", W + "pict", W + "object"))
_DIAGRAM: Final = DGM + "relIds"
_CHARTS: Final = frozenset((C + "chart", CX + "chart"))
_OBJECT: Final = OLE + "OLEObject"
_PICTURES: Final = ("equation", "pbrush", "paint.picture")  # objects that are no files of their own
_TEXT_PATH: Final = V + "textpath"
DRAWN_PARAGRAPH: Final = A + "p"
_DRAWN_TEXT: Final = A + "t"
_DRAWN: Final = (BOX, DRAWN_PARAGRAPH, _TEXT_PATH, _DIAGRAM, _OBJECT, *_CHARTS)
_SEEN: Final = (TEXT, DELETED_TEXT, W + "sym", *_NOTES, *_DRAWN)


class Change(NamedTuple):
    """A tracked change that text stands in."""

    kind: RevisionKind
    author: str
    when: str


class Ground(NamedTuple):
    """What holds for text from outside it: the flags of its tracked change, and the change itself."""

    flags: int = 0
    change: Change | None = None

    def within(self, mark: Element | None, flag: int) -> Ground:
        """Give the ground inside a tracked change; ``mark`` carries author and date."""
        if mark is None:
            return self
        kind = RevisionKind.INSERTED if flag == INSERTED else RevisionKind.DELETED
        return Ground(self.flags | flag, Change(kind, mark.get(W + "author", ""), mark.get(W + "date", "")))


class Anchored(NamedTuple):
    """A note, comment, text box or drawn text that hangs on a paragraph: what kind, which, on what ground."""

    kind: str
    content: Element | str
    ground: Ground
    custom_mark: bool = False


class Piece(NamedTuple):
    """A stretch of text with its looks and its tracked change."""

    flags: int
    text: str
    change: Change | None


@dataclass(slots=True)
class Inline:
    """All that stands in a paragraph."""

    pieces: list[Piece] = field(default_factory=list)
    anchored: list[Anchored] = field(default_factory=list)


class Strand(NamedTuple):
    """The text of a paragraph that looks alike (plain, hidden or struck), changes accepted and rejected."""

    text: str
    before: str
    hidden: bool
    struck: bool
    bold: bool
    revisions: tuple[Revision, ...]


class Reader:
    """Reads the content of paragraphs against a document's styles."""

    __slots__ = (
        "_anchored",
        "_carried",
        "_codes",
        "_instructions",
        "_is_white_seen",
        "_paragraph_flags",
        "_pieces",
        "_story",
        "_styles",
    )

    def __init__(self, styles: Styles, is_white_seen: Callable[[], bool]) -> None:
        self._styles = styles
        self._is_white_seen = is_white_seen
        self._pieces: list[Piece] = []
        self._anchored: list[Anchored] = []
        self._paragraph_flags = 0
        # The open fields, outermost first: whether the walk is still in its code, and that code.
        self._instructions: list[bool] = []
        self._codes: list[str] = []
        self._story: Element | None = None
        self._carried: tuple[list[bool], list[str]] = ([], [])

    def read(self, paragraph: Element, flags: int, ground: Ground) -> Inline:
        """Read a paragraph whose style sets the looks ``flags``."""
        inline = Inline()
        self._pieces, self._anchored = inline.pieces, inline.anchored
        self._paragraph_flags = flags
        self._instructions, self._codes = [], []
        if self._story is not None and paragraph.getparent() is self._story:
            self._instructions, self._codes = self._carried
            self._story = None
        self._content(paragraph, ground)
        # An open field that a damaged file never closes must not swallow the paragraphs after it.
        if True in self._instructions and _closes(paragraph, len(self._instructions)):
            self._story, self._carried = paragraph.getparent(), (self._instructions, self._codes)
        return inline

    def _content(self, element: Element, ground: Ground) -> None:
        for child in element:
            tag = child.tag
            if tag == RUN:
                self._run(child, ground)
            elif tag in CHANGES:
                self._content(child, ground.within(child, CHANGES[tag]))
            elif tag in _INLINE:
                if tag == _DENOMINATOR:
                    self._add("/", self._paragraph_flags, ground)
                self._content(child, ground)
            elif tag == _MATH_TEXT:
                # A formula has letters of its own, which no style of the text around makes small or white.
                self._add(readable(child.text or ""), self._paragraph_flags & ~(PALE | TINY), ground)
            elif tag in _DRAWINGS:
                self._drawn(child, ground)
            elif tag in (SDT, ALTERNATE):
                content = child.find(SDT_CONTENT) if tag == SDT else choose(child)
                if content is not None:
                    self._content(content, ground)

    def _add(self, text: str, flags: int, ground: Ground) -> None:
        if text and True not in self._instructions:
            if flags & TINY or (flags & (PALE | SHOWN) == PALE and not self._is_white_seen()):
                flags |= HIDDEN
            self._pieces.append(Piece(flags | ground.flags, text, ground.change))

    def _run(self, run: Element, ground: Ground) -> None:
        flags = self._paragraph_flags
        font, signs_only = "", False
        for child in run:
            tag = child.tag
            if tag == TEXT:
                text = child.text or ""
                if text[:1].isdigit() and self._pieces and _is_raised(run):
                    text = raised(text, self._pieces[-1].text)
                self._add(readable(signs(text, font) if signs_only else text, font), flags, ground)
            elif tag == RUN_PROPERTIES:
                style = child.find(W + "rStyle")
                if style is not None:
                    flags = self._styles.run(style.get(VAL, "")).over(flags)
                flags = look_of(child).over(flags)
                fonts = child.find(W + "rFonts")
                font = fonts.get(W + "ascii", "") if fonts is not None else ""
                signs_only = is_sign_font(font)
            elif tag in _CONSTANT:
                self._add(_CONSTANT[tag], flags, ground)
            else:
                self._rare(child, tag, flags, font, ground)

    def _rare(self, child: Element, tag: str, flags: int, font: str, ground: Ground) -> None:
        """Read what few runs hold."""
        if tag == DELETED_TEXT:
            deleted = ground if ground.flags & DELETED else ground.within(child, DELETED)
            self._add(readable(child.text or "", font), flags, deleted)
        elif tag == W + "sym":
            self._add(_symbol(child), flags, ground)
        elif tag == ALTERNATE:
            chosen = choose(child)
            for part in chosen if chosen is not None else ():
                if part.tag == TEXT:
                    self._add(readable(part.text or "", font), flags, ground)
                else:
                    self._rare(part, part.tag, flags, font, ground)
        elif tag == W + "ruby":
            self._content(child, ground)
        else:
            self._anchors(child, tag, ground)

    def _anchors(self, child: Element, tag: str, ground: Ground) -> None:
        if tag == W + "fldChar":
            self._field(child, ground)
        elif tag == W + "instrText":
            if self._codes:
                self._codes[-1] += child.text or ""
        elif tag in _NOTES:
            custom = child.get(W + "customMarkFollows", "0") in ("1", "true", "on")
            self._anchored.append(Anchored(_NOTES[tag], child.get(W + "id", ""), ground, custom))
        elif tag in _DRAWINGS:
            self._drawn(child, ground)

    def _field(self, mark: Element, ground: Ground) -> None:
        """Follow a complex field: only its result is seen, not what stands before it."""
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self._form_field(mark.find(W + "ffData"), ground)
            self._instructions.append(True)
            self._codes.append("")
        elif kind == "separate" and self._instructions:
            self._instructions[-1] = False
        elif kind == "end" and self._instructions:
            code = self._codes.pop()
            if self._instructions.pop() and (button := _BUTTON.match(code)):
                self._add(readable(button[1]), self._paragraph_flags, ground)

    def _form_field(self, data: Element | None, ground: Ground) -> None:
        """Read the state of a legacy check box or drop-down, which has no text of its own."""
        if data is None:
            return
        box = data.find(W + "checkBox")
        if box is not None:
            state = box.find(W + "checked")
            state = box.find(W + "default") if state is None else state
            checked = state is not None and is_on(state)
            self._add(CHECKED if checked else UNCHECKED, self._paragraph_flags, ground)
        choices = data.find(W + "ddList")
        if choices is not None:
            entries = [entry.get(VAL, "") for entry in choices.iterchildren(W + "listEntry")]
            chosen = number(choices.find(W + "result")) or 0
            if 0 <= chosen < len(entries):
                self._add(readable(entries[chosen]), self._paragraph_flags, ground)

    def _drawn(self, drawing: Element, ground: Ground) -> None:
        if next(drawing.iter(*_DRAWN), None) is None:
            return
        for part in _drawn_parts(drawing):
            if part.tag == BOX:
                self._anchored.append(Anchored("box", part, ground))
            elif part.tag == _DIAGRAM:
                self._anchored.append(Anchored("diagram", part.get(R + "dm", ""), ground))
            elif part.tag in _CHARTS:
                self._anchored.append(Anchored("chart", part.get(R + "id", ""), ground))
            elif part.tag == _OBJECT:
                if not part.get("ProgID", "").lower().startswith(_PICTURES):
                    self._anchored.append(Anchored("object", part.get("ProgID", ""), ground))
            elif part.tag == _TEXT_PATH:
                self._anchored.append(Anchored("drawn", readable(part.get("string", "")), ground))
            else:
                self._anchored.append(Anchored("drawn", drawn_text(part), ground))


def _closes(paragraph: Element, fields: int) -> bool:
    """Tell whether so many open fields end in the next paragraphs."""
    for sibling in itertools.islice(paragraph.itersiblings(), _FIELD_MOST):
        for mark in sibling.iter(W + "fldChar"):
            kind = mark.get(W + "fldCharType")
            fields += (kind == "begin") - (kind == "end")
            if fields == 0:
                return True
    return False


def _symbol(element: Element) -> str:
    try:
        return symbol(int(element.get(W + "char", ""), 16), element.get(W + "font", ""))
    except ValueError:
        return ""


def _drawn_parts(element: Element) -> Iterator[Element]:
    """Yield what holds text in a drawing, each alternative once."""
    for child in element:
        if child.tag in _DRAWN:
            yield child
        elif child.tag == ALTERNATE:
            chosen = choose(child)
            if chosen is not None:
                yield from _drawn_parts(chosen)
        else:
            yield from _drawn_parts(child)


def drawn_text(paragraph: Element) -> str:
    """Give the text of a DrawingML paragraph."""
    return readable("".join(text.text or "" for text in paragraph.iter(_DRAWN_TEXT)))


def choose(alternate: Element) -> Element | None:
    """Give the alternative that shows text: the first choice, else the fallback."""
    for branch in alternate:
        if branch.tag in (MC + "Choice", MC + "Fallback") and next(branch.iter(*_SEEN), None) is not None:
            return branch
    return None


def settle_controls(root: Element) -> None:
    """Empty the content controls that only show their placeholder, and set each check box to its state."""
    for control in root.iter(SDT):
        properties, content = control.find(W + "sdtPr"), control.find(SDT_CONTENT)
        if properties is None or content is None:
            continue
        if (placeholder := properties.find(W + "showingPlcHdr")) is not None and is_on(placeholder):
            _fill(content, "")
            continue
        box = next((one for one in properties if _is_check_box(one)), None)
        if box is not None:
            _fill(content, CHECKED if _is_checked(box) else UNCHECKED)


def _is_check_box(element: Element) -> bool:
    # Word 2010 put the element in its own namespace, later years in others.
    return element.tag.endswith("}checkbox")


def _is_checked(box: Element) -> bool:
    state = next((one for one in box if one.tag.endswith("}checked")), None)
    if state is None:
        return False
    value = next((value for key, value in state.attrib.items() if str(key).endswith("}val")), "1")
    return str(value).lower() in ("1", "true", "on")


def _fill(content: Element, text: str) -> None:
    """Put one text in place of all that a control shows."""
    rest = text
    for shown in list(content.iter(TEXT, W + "sym", W + "tab", W + "br")):
        parent = shown.getparent()
        if parent is not None and parent.tag == W + "tabs":
            continue  # a tab stop, not a tab
        shown.tag = TEXT
        shown.text, rest = rest, ""


def _is_raised(run: Element) -> bool:
    place = run.find(f"{RUN_PROPERTIES}/{W}vertAlign")
    return place is not None and place.get(VAL) == "superscript"


def strands(pieces: Iterable[Piece]) -> list[Strand]:
    """Part a paragraph's text by looks: what reads as one text first, then hidden, then struck text.

    Text that neither state of the tracked changes shows (inserted by one and deleted by another
    author) is dropped.
    """
    looks: dict[int, list[Piece]] = {}
    for piece in pieces:
        looks.setdefault(piece.flags & (HIDDEN | STRUCK), []).append(piece)
    alone = len(looks) == 1
    found = []
    for look, alike in sorted(looks.items()):
        text = "".join(one.text for one in alike if not one.flags & DELETED)
        before = "".join(one.text for one in alike if not one.flags & INSERTED)
        if not alone:
            text, before = _closed(text), _closed(before)
        text, before = text.strip(), before.strip()
        if text or before:
            bold = all(one.flags & BOLD for one in alike if one.text.strip())
            found.append(
                Strand(text, before, bool(look & HIDDEN), bool(look & STRUCK), bold, _revisions(alike))
            )
    return found


def _closed(text: str) -> str:
    """Close the double space that a part taken out leaves."""
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _revisions(pieces: Iterable[Piece]) -> tuple[Revision, ...]:
    """List the tracked changes in a text, neighbouring pieces of one change as one."""
    found: list[tuple[Change, str]] = []
    neighbour: Change | None = None
    for flags, text, change in pieces:
        both = flags & INSERTED and flags & DELETED
        if change is not None and not both:
            if change == neighbour:
                found[-1] = (change, found[-1][1] + text)
            else:
                found.append((change, text))
        neighbour = None if both else change
    return tuple(Revision(one.kind, text, one.author, one.when) for one, text in found if text)
