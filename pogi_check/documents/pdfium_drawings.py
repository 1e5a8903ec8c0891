"""What is drawn on a PDF page: rules and shades of tables, small squares, whether there are pictures."""

import ctypes
from collections.abc import Sequence
from functools import partial
from typing import Any

from pypdfium2 import raw

from pogi_check.documents.check_boxes import (
    SEGMENTS,
    CheckBox,
    Kind,
    Shape,
    find_check_boxes,
    is_small,
    is_square,
)
from pogi_check.documents.dotted_rules import dotted_rules, is_speck
from pogi_check.documents.page import Box, Rule
from pogi_check.documents.rule_joints import columns_at_joints
from pogi_check.documents.turned import Transform, box_of, is_dot, through

_RULE = 3.0  # points; a thinner rectangle is a drawn line
_DARK, _LIGHT = 140, 30  # of 255; what fills a box, and what is drawn on paper
_MANY = 20_000  # objects; a page with more is a map or a drawing, its lines rule no table

_Handle = Any  # PDFium publishes no types


class Drawings:
    """The drawings of one page, in reading space."""

    def __init__(self, page: _Handle, place: Transform) -> None:
        self.page = page
        self.place = place
        self.floats = tuple(ctypes.c_float() for _ in range(4))
        self.float_refs = tuple(ctypes.byref(value) for value in self.floats)
        self.matrix = raw.FS_MATRIX()
        self.horizontals: list[Rule] = []
        self.verticals: list[Rule] = []
        self.joints: list[Rule] = []
        self.down: list[Rule] = []
        self.levels: list[float] = []
        self.shades: list[Box] = []
        self.dots: list[Box] = []
        self.specks: list[Box] = []
        self.shapes: list[Shape] = []
        self.check_boxes: list[CheckBox] = []
        self.pictured = False

    def read(self) -> None:
        """Take down all that is drawn."""
        count = raw.FPDFPage_CountObjects(self.page.raw)
        paths = 0
        for index in range(min(count, _MANY)):
            item = raw.FPDFPage_GetObject(self.page.raw, index)
            paths += self._read_object(item, self.place, 0)
        self.check_boxes = find_check_boxes(self.shapes)
        across, down = dotted_rules(self.specks)
        self.horizontals += across
        self.verticals += down
        self.joints = columns_at_joints(self.horizontals, self.verticals)
        self.down = [*self.verticals, *self.joints]
        self._read_strikes()
        self.levels = sorted(rule.at for rule in self.horizontals)
        if paths > 50:  # noqa: PLR2004 - fewer are frames and rules, more may draw letters
            self.pictured = True

    def parts(self, rules: Sequence[Rule], sides: tuple[float, float], level: float) -> bool:
        """Tell whether one of these rules stands between two letters; a joint parts no word."""
        here, there = sides
        return any(
            here - 2 < rule.at < there + 1
            and rule.start < level < rule.end
            and (there - here > 1 or rule not in self.joints)
            for rule in rules
        )

    def _read_strikes(self) -> None:
        """Take down the lines that a reader's mark draws through words."""
        quad = raw.FS_QUADPOINTSF()
        for index in range(min(raw.FPDFPage_GetAnnotCount(self.page.raw), _MANY)):
            note = raw.FPDFPage_GetAnnot(self.page.raw, index)
            if not note:
                continue
            if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_STRIKEOUT:
                for number in range(min(raw.FPDFAnnot_CountAttachmentPoints(note), _MANY)):
                    raw.FPDFAnnot_GetAttachmentPoints(note, number, quad)
                    box = box_of(self.place, quad.x1, quad.y1, quad.x4, quad.y4)
                    self.horizontals.append(Rule((box.top + box.bottom) / 2, box.left, box.right))
            raw.FPDFPage_CloseAnnot(note)

    def _read_object(self, item: _Handle, place: Transform, depth: int) -> int:
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._read_path(item, place)
            return 1
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.pictured = True
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 4:  # noqa: PLR2004 - deeper nesting is an attack
            raw.FPDFPageObj_GetMatrix(item, self.matrix)
            inner = through(self.matrix, place)
            count = min(raw.FPDFFormObj_CountObjects(item), _MANY)
            return sum(
                self._read_object(raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)
                for index in range(count)
            )
        return 0

    def _read_path(self, item: _Handle, place: Transform) -> None:
        if not raw.FPDFPageObj_GetBounds(item, *self.float_refs):
            return
        left, bottom, right, top = (value.value for value in self.floats)
        box = box_of(place, left, bottom, right, top)
        if box.right - box.left <= _RULE or box.bottom - box.top <= _RULE:
            if is_dot(box):
                self.dots.append(box)
            self._add_box(box)
            return
        segments = raw.FPDFPath_CountSegments(item)
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
        modes = bool(fill.value), bool(stroke.value)
        draw = partial(self._draw, item, place, box, segments, modes)
        if segments <= SEGMENTS and is_small(box):
            self.shapes.append(Shape(box, self._kind_of(item, place, segments, modes), draw))
        else:
            draw()

    def _draw(
        self, item: _Handle, place: Transform, box: Box, segments: int, modes: tuple[bool, bool]
    ) -> None:
        """Take down a shape that is no check box."""
        fill, stroke = modes
        if is_dot(box):
            self.dots.append(box)
        if segments > 5:  # noqa: PLR2004 - one rectangle has five
            if segments < _MANY:
                self._read_subpaths(item, place, segments, stroked=stroke)
        elif stroke:
            self._add_frame(box)
        elif fill and self._is_shade(item):
            self.shades.append(box)

    def _kind_of(self, item: _Handle, place: Transform, segments: int, modes: tuple[bool, bool]) -> Kind:
        """Tell what a small shape may be of a check box."""
        fill, stroke = modes
        parts = self._points_of(item, place, segments)
        if not parts or not is_square(_around(parts[0]), parts[0]):  # without the breadth of its line
            return Kind.MARK if stroke or (fill and self._is_shade(item)) else Kind.OTHER
        dark = self._darkness(item) if fill else 0
        if len(parts) == 2 and fill and not stroke and is_square(_around(parts[1]), parts[1]):  # noqa: PLR2004
            return Kind.OUTLINE  # a frame that is drawn as the ground between two squares
        if len(parts) > 1:
            return Kind.OTHER
        if dark >= _DARK:
            return Kind.FILLED
        return Kind.OUTLINE if stroke and dark <= _LIGHT and self._has_ink(item) else Kind.OTHER

    def _has_ink(self, item: _Handle) -> bool:
        """Tell whether a line is drawn in another colour than white."""
        return self._colour(raw.FPDFPageObj_GetStrokeColor, item) > _LIGHT

    def _darkness(self, item: _Handle) -> int:
        return self._colour(raw.FPDFPageObj_GetFillColor, item)

    def _colour(self, ask: _Handle, item: _Handle) -> int:
        """Give how dark a colour is, 0 for white or none, 255 for black."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not ask(item, *(ctypes.byref(part) for part in (red, green, blue, alpha))) or not alpha.value:
            return 0
        return 255 - (299 * red.value + 587 * green.value + 114 * blue.value) // 1000

    def _points_of(self, item: _Handle, place: Transform, segments: int) -> list[list[tuple[float, float]]]:
        """Give the points of a small shape, part by part."""
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, matrix)
        inner = through(matrix, place)
        x, y = self.floats[:2]
        parts: list[list[tuple[float, float]]] = []
        for index in range(segments):
            segment = raw.FPDFPath_GetPathSegment(item, index)
            raw.FPDFPathSegment_GetPoint(segment, *self.float_refs[:2])
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not parts:
                parts.append([])
            parts[-1].append(inner(x.value, y.value))
        return [part for part in parts if len(part) > 1]

    def _is_shade(self, item: _Handle) -> bool:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        refs = (ctypes.byref(part) for part in (red, green, blue, alpha))
        if not raw.FPDFPageObj_GetFillColor(item, *refs):
            return False
        return alpha.value > 0 and min(red.value, green.value, blue.value) < 250  # noqa: PLR2004 - white

    def _read_subpaths(self, item: _Handle, place: Transform, segments: int, *, stroked: bool) -> None:
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, matrix)
        inner = through(matrix, place)
        x, y = self.floats[:2]
        points: list[tuple[float, float]] = []
        for index in range(segments):
            segment = raw.FPDFPath_GetPathSegment(item, index)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_BEZIERTO:
                points.clear()
                continue
            raw.FPDFPathSegment_GetPoint(segment, *self.float_refs[:2])
            if kind == raw.FPDF_SEGMENT_MOVETO:
                self._add_points(points, stroked=stroked)
                points = []
            points.append(inner(x.value, y.value))
        self._add_points(points, stroked=stroked)

    def _add_points(self, points: list[tuple[float, float]], *, stroked: bool) -> None:
        if len(points) < 2:  # noqa: PLR2004 - a line has two
            return
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        box = _around(points)
        if box.right - box.left <= _RULE or box.bottom - box.top <= _RULE:
            self._add_box(box)
        elif stroked and len(points) in (4, 5) and all(len(set(map(round, side))) == 2 for side in (xs, ys)):  # noqa: PLR2004
            self._add_frame(box)

    def _add_box(self, box: Box) -> None:
        if is_speck(box):
            self.specks.append(box)
        if box.right - box.left > max(4, box.bottom - box.top):
            self.horizontals.append(Rule((box.top + box.bottom) / 2, box.left, box.right))
        elif box.bottom - box.top > 4:  # noqa: PLR2004 - points; less is a dot
            self.verticals.append(Rule((box.left + box.right) / 2, box.top, box.bottom))

    def _add_frame(self, box: Box) -> None:
        self.horizontals += (Rule(box.top, box.left, box.right), Rule(box.bottom, box.left, box.right))
        self.verticals += (Rule(box.left, box.top, box.bottom), Rule(box.right, box.top, box.bottom))


def _around(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
