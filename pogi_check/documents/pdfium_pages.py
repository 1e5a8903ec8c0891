"""PDFium's view of a PDF as plain data: pieces of text with boxes, rules, shades, notes.

Only this module, ``pdfium_calls``, ``pdfium_drawings`` and ``pdfium_pictures`` call PDFium. All positions are
points from the page's upper left corner as a person reads it: a page of sideways text is turned first.
"""

import ctypes
import logging
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from pogi_check.documents import limits
from pogi_check.documents import pdfium_calls as calls
from pogi_check.documents.check_boxes import with_check_boxes
from pogi_check.documents.document import Trouble
from pogi_check.documents.page import HYPHEN, Page, Piece
from pogi_check.documents.pdf_marks import is_struck, may_be_struck, ruling, strikes_of
from pogi_check.documents.pdfium_drawings import Drawings
from pogi_check.documents.turned import (
    box_of,
    is_askew,
    joints,
    middle_of,
    once,
    quarter_of,
    spread,
    turn,
    utf16,
)
from pogi_check.patterns import pattern

_GAP = 1.3  # em; justified text seldom opens a space this wide
_JUMP = 0.6  # em; a base line that moves further is another line, no superscript
_LEAST_SPACE = 0.12  # em; letters of one word stand closer
_ASKEW = -2
_UPRIGHT = (1, 3)  # quarters of a turn: up or down the page
_CLIMB = 5.0  # points; a line that ends no higher or lower than this holds no watermark
_LINES = pattern(f"[^\r\n{HYPHEN}]+{HYPHEN}?")
_SPACES = pattern(r"[ \u00a0\t]+")
_SPREAD = pattern(r"(?:\S ){5,}\S")
_BOLD = pattern(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600
_ITALIC_FLAGS = 64
_PASSWORD = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)

# What it warns of is told in the document, not beside it on the caller's screen.
logging.getLogger("pypdfium2").addHandler(logging.NullHandler())

_Handle = Any  # PDFium publishes no types


class PdfError(Exception):
    """PDFium cannot open the file, and why."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(detail or trouble.value)
        self.trouble = trouble
        self.detail = detail


def read_file(data: bytes) -> tuple[list[Page], list[tuple[int, int, str]], int]:
    """Give the pages, the outline as (page number, level from 1, title) and how many pages there are.

    Each page is closed before the next is opened. Pages beyond the limit are not read. Raises PdfError.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise PdfError(Trouble.ENCRYPTED if code in _PASSWORD else Trouble.DAMAGED) from error
    try:
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()
        pages = [_read_page(document, index) for index in range(min(len(document), limits.in_force().pages))]
        if not pages:
            raise PdfError(Trouble.DAMAGED)
        return pages, list(calls.outline(document)), len(document)
    finally:
        document.close()


def _read_page(document: _Handle, index: int) -> Page:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return Page(index + 1, 0.0, 0.0, damaged=True)
    try:
        return _Reading(document, page).read(index + 1)
    except pdfium.PdfiumError:
        return Page(index + 1, 0.0, 0.0, damaged=True)
    finally:
        page.close()


@dataclass(slots=True)
class _Run:
    """A line of PDFium's text in page space, before the page is turned."""

    start: int
    last: int
    text: str
    x: float
    y: float
    end_x: float
    end_y: float
    quarter: int
    spaced: bool
    whole: bool
    """Its characters stand one after another in PDFium's count."""
    gaps: tuple[int, ...] = ()
    """Where in the text two words stand apart without a space between them in the file."""


class _Reading:
    """One page being read; holds PDFium's handles and the buffers it answers into."""

    def __init__(self, document: _Handle, page: _Handle) -> None:
        self.document = document
        self.page = page
        self.doubles = tuple(ctypes.c_double() for _ in range(4))
        self.double_refs = tuple(ctypes.byref(value) for value in self.doubles)
        self.matrix = raw.FS_MATRIX()
        self.matrix_ref = ctypes.byref(self.matrix)
        self.bold: dict[int, bool] = {}
        self.sizes: dict[int, float] = {}
        self.origins: dict[int, tuple[float, float]] = {}
        self.unmapped = 0

    def read(self, number: int) -> Page:
        left, bottom, right, top = self.page.get_bbox()
        text_page = self.page.get_textpage()
        try:
            self.text = text_page.raw
            runs = list(self._runs(text_page.get_text_range()))
            quarter = _main_direction(runs, self.page.get_rotation() // 90)
            self.place, self.width, self.height = turn(quarter, left, bottom, right, top)
            self.drawings = Drawings(self.page, self.place)
            self.drawings.read()
            pieces = [
                piece
                for run in self._whole_lines(runs, quarter)
                for piece in self._pieces(run, quarter)
                if piece.is_within(self.width, self.height)
            ]
        finally:
            text_page.close()
        fields, notes = self._annotations()
        return Page(
            number,
            self.width,
            self.height,
            tuple(with_check_boxes(pieces, self.drawings.check_boxes, fields)),
            ruling(self.drawings.horizontals, self.drawings.verticals, pieces),
            tuple(self.drawings.down),
            tuple(self.drawings.shades),
            tuple(self.drawings.dots),
            tuple(notes),
            self.drawings.pictured,
            unmapped=self.unmapped,
        )

    # ---- text

    def _runs(self, text: str) -> Iterator[_Run]:
        units = text if text.isascii() or max(text) <= "\uffff" else utf16(text)
        same = raw.FPDFText_CountChars(self.text) == len(units)
        for match in _LINES.finditer(units):
            line = match.group()
            start, spaced = match.start(), line[-1] == " "
            start += len(line) - len(line.lstrip())
            line = line.strip()
            if not line:
                continue
            if not same:
                end = raw.FPDFText_GetCharIndexFromTextIndex(self.text, start + len(line) - 1)
                start = raw.FPDFText_GetCharIndexFromTextIndex(self.text, start)
                yield self._run(start, end, line, spaced=spaced, whole=False)
                continue
            for begin, stop in pairwise((0, *self._turns(start, line), len(line))):
                part, at = line[begin:stop].rstrip(), start + begin
                last = spaced and stop == len(line)
                yield self._run(at, at + len(part) - 1, part, spaced=last, whole=True)

    def _run(self, start: int, end: int, text: str, *, spaced: bool, whole: bool) -> _Run:
        x, y = self._origin(start)
        end_x, end_y = self._origin(end)
        quarter = quarter_of(end_x - x, end_y - y)
        if quarter < 0:
            quarter = quarter_of(*self._direction(start), 0.9)
        elif is_askew(end_x - x, end_y - y) and is_askew(*self._direction(start)):
            quarter = _ASKEW
        elif quarter > 0 and end > start + 1:  # sideways, or only a jump to another line
            next_x, next_y = self._origin(start + 1)
            quarter = quarter_of(next_x - x, next_y - y, 0.5)
        return _Run(start, end, text, x, y, end_x, end_y, quarter, spaced, whole)

    def _turns(self, start: int, line: str) -> Iterator[int]:
        """Find where a line of PDFium's goes over into a watermark that stands askew, or out of it.

        Words up the page that stand beside each other, as narrow columns are headed, are lines of their own.
        """
        if abs(self._origin(start + len(line) - 1)[1] - self._origin(start)[1]) < _CLIMB:
            return
        before: tuple[int, float] | None = None
        for place, char in enumerate(line):
            if char == " ":
                continue
            direction = self._direction(start + place)
            now = _ASKEW if is_askew(*direction) else quarter_of(*direction, 0.9)
            x = self._origin(start + place)[0]
            if before is not None and (
                (now != before[0] and (_ASKEW in (now, before[0]) or now in _UPRIGHT))
                or (now in _UPRIGHT and abs(x - before[1]) > _JUMP * self._size(start + place))
            ):
                yield place
            before = now, x

    def _whole_lines(self, runs: list[_Run], quarter: int) -> list[_Run]:
        """Join the parts that PDFium cuts a line into where it stands across the page's other text."""
        whole: list[_Run] = []
        for run in runs:
            before = whole[-1] if whole else None
            if before is None or run.quarter != before.quarter or run.quarter not in {1, 3} - {quarter}:
                whole.append(run)
                continue
            box = raw.FS_RECTF()
            raw.FPDFText_GetLooseCharBox(self.text, before.last, box)
            gap = run.y - box.top if run.quarter == 1 else box.bottom - run.y
            size = self._size(run.start)
            if abs(run.x - before.x) > 1 or not -0.2 * size < gap < size:
                whole.append(run)
                continue
            text = before.text + (" " if gap > _LEAST_SPACE * size else "") + run.text
            whole[-1] = replace(before, text=text, last=run.last, spaced=run.spaced)
        return whole

    def _gaps(self, start: int, line: str) -> tuple[int, ...]:
        """Find where a line goes on in another text object, a space further right, and no space is written.

        LibreOffice prints words on a coloured ground so. Letters that are set apart one by one are no words.
        """
        count = raw.FPDFText_CountRects(self.text, start, len(line))
        if count < 2:  # noqa: PLR2004 - one object has no gap
            return ()
        left, top, right, bottom = self.double_refs
        wide: list[float] = []
        before = math.inf
        for index in range(count):
            raw.FPDFText_GetRect(self.text, index, left, top, right, bottom)
            height = self.doubles[1].value - self.doubles[3].value
            if self.doubles[0].value - before > 0.2 * height:
                wide.append(self.doubles[0].value)
            before = self.doubles[2].value
        if not wide or len(wide) * 5 > len(line):
            return ()
        return tuple(place for place in range(1, len(line)) if self._is_apart(start, line, place, wide))

    def _is_apart(self, start: int, line: str, place: int, wide: list[float]) -> bool:
        first, second = line[place - 1], line[place]
        if not (first.isalnum() and second.isalnum()) or (first.isdigit() and second.isdigit()):
            return False
        left, right, bottom, top = self.double_refs
        calls.char_box(self.text, start + place, left, right, bottom, top)
        if not any(abs(self.doubles[0].value - edge) < 0.01 for edge in wide):  # noqa: PLR2004 - points
            return False
        box, before = raw.FS_RECTF(), raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self.text, start + place, box)
        raw.FPDFText_GetLooseCharBox(self.text, start + place - 1, before)
        return bool(box.left - before.right > _LEAST_SPACE * self._size(start + place))

    def _direction(self, index: int) -> tuple[float, float]:
        """Tell which way a character's line runs."""
        angle = raw.FPDFText_GetCharAngle(self.text, index)  # clockwise, -1 where there is none
        return (0.0, 0.0) if angle < 0 else (math.cos(angle), -math.sin(angle))

    def _origin(self, index: int) -> tuple[float, float]:
        known = self.origins.get(index)
        if known is None:
            x, y = self.doubles[:2]
            calls.char_origin(self.text, index, *self.double_refs[:2])
            known = self.origins[index] = x.value, y.value
        return known

    def _size(self, index: int) -> float:
        known = self.sizes.get(index)
        if known is None:
            known = calls.font_size(self.text, index)
            if calls.char_matrix(self.text, index, self.matrix_ref):
                known *= math.hypot(self.matrix.c, self.matrix.d)
            known = self.sizes[index] = known or 1.0
        return known

    def _is_bold(self, index: int) -> bool:
        written = calls.text_object(self.text, index)
        font = calls.font_of(written) if written else None
        if not font:
            return False
        if font not in self.bold:
            handle = ctypes.cast(font, raw.FPDF_FONT)
            buffer = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(handle, buffer, 256)
            name = buffer.value.decode("utf-8", "replace")
            self.bold[font] = bool(_BOLD.search(name)) or raw.FPDFFont_GetWeight(handle) >= _BOLD_WEIGHT
        return self.bold[font]

    def _box(self, index: int) -> tuple[float, float, float, float]:
        """Give a character's box on the turned page: left, top, right, bottom."""
        left, right, bottom, top = self.doubles
        calls.char_box(self.text, index, *self.double_refs)
        x0, y0 = self.place(left.value, bottom.value)
        x1, y1 = self.place(right.value, top.value)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _pieces(self, run: _Run, quarter: int) -> Iterator[Piece]:
        middle, length = middle_of(run.text, 0, len(run.text)), len(run.text)
        if (
            calls.is_unmapped(self.text, run.start + middle) > 0
            and calls.is_unmapped(self.text, run.start) > 0
        ):
            self.unmapped += length
        if run.quarter not in (quarter, -1):
            first, last = self._box(run.start), self._box(run.last)
            left, right = min(first[0], last[0]), max(first[2], last[2])
            size, bold = self._size(run.start), self._is_bold(run.start)
            yield Piece(once(run.text), left, right, first[3], size, bold, sideways=True, spaced=run.spaced)
            return
        if self.drawings.shades and run.whole and not run.quarter:
            run.gaps = self._gaps(run.start, run.text)
        x, base = self.place(run.x, run.y)
        begin, left = 0, x
        # A watermark in the middle of a run must not set the measure for the text before it.
        size = min(self._size(run.start + middle), self._size(run.start))
        levels = self.drawings.levels if run.whole else ()
        for end, right, next_begin, next_left, next_base in self._cuts(run, size):
            piece = self._piece(run, (begin, end), left, right, base)
            yield from self._parts(run, (begin, end), piece) if may_be_struck(levels, piece) else (piece,)
            begin, left, base = next_begin, next_left, next_base
        right = max(self._box(run.start + length - 1)[2], left)
        piece = self._piece(run, (begin, length), left, right, base)
        yield from self._parts(run, (begin, length), piece) if may_be_struck(levels, piece) else (piece,)

    def _parts(self, run: _Run, span: tuple[int, int], piece: Piece) -> Iterator[Piece]:
        """Part what a line goes through from the words around it."""
        strikes = strikes_of(self.drawings.horizontals, self.drawings.verticals, piece)
        letters = [place for place in range(*span) if run.text[place] != " "] if strikes else []
        if not letters:
            yield piece
        boxes = {place: self._box(run.start + place) for place in letters}
        for struck, group in groupby(letters, lambda place: is_struck(strikes, *boxes[place][::2])):
            places = list(group)
            part = (places[0], places[-1] + 1)
            left, right = boxes[places[0]][0], boxes[places[-1]][2]
            yield replace(self._piece(run, part, left, right, piece.base), struck=struck)

    def _piece(
        self,
        run: _Run,
        span: tuple[int, int],
        left: float,
        right: float,
        base: float,
    ) -> Piece:
        middle = run.start + middle_of(run.text, *span)
        bold = self._is_bold(run.start + span[0]) and self._is_bold(middle)
        spaced = run.spaced and span[1] == len(run.text)
        return Piece(
            once(self._text_of(run, span)), left, right, base, self._size(middle), bold, spaced=spaced
        )

    def _text_of(self, run: _Run, span: tuple[int, int]) -> str:
        """Give a part of a run: a space where the file leaves room for one, none between spread letters."""
        text = spread(run.text, run.gaps, *span)
        if not run.whole or run.gaps:
            return text
        if not _SPREAD.fullmatch(text):
            return calls.with_raised(self.text, run.start + span[0], text, self._size)
        # PDFium writes a space after each letter; the file's own ones part the words, or the wider ones.
        spaces = [place for place, char in enumerate(text) if char == " "]
        edges = [run.start + span[0] + place for place in spaces]
        room = [self._box(edge + 1)[0] - self._box(edge - 1)[2] for edge in edges]
        usual = sorted(room)[len(room) // 2]
        closed = {
            place
            for place, edge, width in zip(spaces, edges, room, strict=True)
            if raw.FPDFText_IsGenerated(self.text, edge) == 1 and width < 1.6 * usual
        }
        return "".join(char for place, char in enumerate(text) if place not in closed)

    def _cuts(self, run: _Run, size: float) -> Iterator[tuple[int, float, int, float, float]]:
        """Find where a run must be cut: at wide gaps, at vertical rules, where it jumps to another line.

        Gives the end and right edge of the part before, the begin, left edge and base of the part after.
        """
        (x, base), (end_x, end_base) = self.place(run.x, run.y), self.place(run.end_x, run.end_y)
        jumps = abs(end_base - base) > _JUMP * size or end_x < x
        low, high = sorted((base, end_base))
        crossing = [
            rule
            for rule in self.drawings.down
            if rule.start - 2 < high - size * 0.3
            and low - size * 0.3 < rule.end + 2
            and (jumps or x + 1 < rule.at < end_x + 1)
        ]
        wide = _GAP * size
        if not jumps and not crossing:
            yield from self._wide_gaps(run, wide)
            return
        last = base
        for start, end in joints(run.text) if jumps else map(re.Match.span, _SPACES.finditer(run.text)):
            here, base = self.place(*self._origin(run.start + start))
            there, next_base = self.place(*self._origin(run.start + end))
            jump = jumps and (abs(next_base - last) > _JUMP * size or there < here - size)
            last = next_base
            ruled = bool(crossing) and self.drawings.parts(crossing, (here, there), base - size * 0.3)
            if jump or ruled or there - here > wide:
                right = self._box(run.start + start - 1)[2]
                if jump or there - right > wide or (ruled and there > right):
                    yield start, right, end, there, next_base

    def _wide_gaps(self, run: _Run, wide: float) -> Iterator[tuple[int, float, int, float, float]]:
        """Find the gaps at which a run must be cut that stays on its line and crosses no rule, as ``_cuts``.

        That is nearly every run, and every word is asked about: PDFium is called without detour.
        """
        text, first = self.text, run.start
        x, y = self.doubles[:2]
        at_x, at_y = self.double_refs[:2]
        for match in _SPACES.finditer(run.text):
            start, end = match.span()
            calls.char_origin(text, first + start, at_x, at_y)
            here_x, here_y = x.value, y.value
            calls.char_origin(text, first + end, at_x, at_y)
            if abs(x.value - here_x) + abs(y.value - here_y) > wide - 1:  # whichever way the page is turned
                there, base = self.place(x.value, y.value)
                right = self._box(first + start - 1)[2]
                if there - self.place(here_x, here_y)[0] > wide and there - right > wide:
                    yield start, right, end, there, base

    # ---- annotations

    def _annotations(self) -> tuple[list[Piece], list[str]]:
        pieces: list[Piece] = []
        notes: list[str] = []
        for index in range(raw.FPDFPage_GetAnnotCount(self.page.raw)):
            note = raw.FPDFPage_GetAnnot(self.page.raw, index)
            if not note:
                continue
            try:
                subtype = raw.FPDFAnnot_GetSubtype(note)
                if subtype == raw.FPDF_ANNOT_WIDGET:
                    pieces += self._at(note, self._field(note))
                elif subtype == raw.FPDF_ANNOT_FREETEXT:
                    pieces += self._at(note, calls.note_text(note, b"Contents"))
                elif subtype not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP):
                    notes.append(calls.note_text(note, b"Contents"))
            finally:
                raw.FPDFPage_CloseAnnot(note)
        return pieces, [text for text in notes if text.strip()]

    def _field(self, note: _Handle) -> str:
        form = self.document.formenv
        if form is None or raw.FPDFAnnot_GetFlags(note) & raw.FPDF_ANNOT_FLAG_HIDDEN:
            return ""
        kind = raw.FPDFAnnot_GetFormFieldType(form.raw, note)
        if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
            return "☒" if raw.FPDFAnnot_IsChecked(form.raw, note) else "☐"
        if kind == raw.FPDF_FORMFIELD_PUSHBUTTON:
            return ""
        return calls.wide_text(
            lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form.raw, note, buffer, size)
        )

    def _at(self, note: _Handle, text: str) -> Iterator[Piece]:
        bounds = raw.FS_RECTF()
        if not text.strip() or not raw.FPDFAnnot_GetRect(note, bounds):
            return
        box = box_of(self.place, bounds.left, bounds.bottom, bounds.right, bounds.top)
        lines = [line for line in re.split(r"[\r\n]+", text) if line.strip()]
        step = (box.bottom - box.top) / len(lines)
        size = min(step * 0.75, 10.0)
        for number, line in enumerate(lines):
            base = box.top + step * number + step / 2 + size / 3
            yield Piece(line.strip(), box.left + 1, box.right - 1, base, size)


def _main_direction(runs: list[_Run], rotation: int) -> int:
    votes: Counter[int] = Counter()
    for run in runs:
        if run.quarter >= 0:
            votes[run.quarter] += len(run.text)
    return votes.most_common(1)[0][0] if votes else rotation % 4
