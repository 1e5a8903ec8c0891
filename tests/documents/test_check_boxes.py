"""Check boxes that are drawn on a page of a PDF, as Word, browsers and drawing programs make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.documents.pdf_files import HEIGHT, Ruled, Written, lines, pdf, read, tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    from tests.documents.pdf_files import Part

    Draw = Callable[[Canvas, float, float], None]

SIDE = 9.0


def shown(*parts: Part) -> list[str]:
    return [f"{block.label} {block.text}".strip() for block in read(pdf(parts)).blocks]


def at(x: float, y: float, draw: Draw) -> Part:
    """Draw something with its lower left corner at a place from the top of the page."""
    return lambda canvas: draw(canvas, x, HEIGHT - y)


def empty(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x, y, SIDE, SIDE)


def rounded(canvas: Canvas, x: float, y: float) -> None:
    canvas.roundRect(x, y, SIDE, SIDE, 1.5)


def four_lines(canvas: Canvas, x: float, y: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x, y)
    for dx, dy in ((SIDE, 0), (SIDE, SIDE), (0, SIDE), (0, 0)):
        path.lineTo(x + dx, y + dy)
    canvas.drawPath(path)


def framed_by_ground(canvas: Canvas, x: float, y: float) -> None:
    path = canvas.beginPath()
    path.rect(x, y, SIDE, SIDE)
    path.rect(x + 1, y + 1, SIDE - 2, SIDE - 2)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def crossed(canvas: Canvas, x: float, y: float) -> None:
    empty(canvas, x, y)
    canvas.line(x, y, x + SIDE, y + SIDE)
    canvas.line(x, y + SIDE, x + SIDE, y)


def crossed_in_one(canvas: Canvas, x: float, y: float) -> None:
    empty(canvas, x, y)
    path = canvas.beginPath()
    for x0, y0, x1, y1 in ((1, 1, 8, 8), (1, 8, 8, 1)):
        path.moveTo(x + x0, y + y0)
        path.lineTo(x + x1, y + y1)
    canvas.drawPath(path)


def ticked(canvas: Canvas, x: float, y: float) -> None:
    rounded(canvas, x, y)
    path = canvas.beginPath()
    path.moveTo(x + 1, y + 4)
    path.lineTo(x + 4, y + 1)
    path.lineTo(x + 10, y + 11)
    canvas.drawPath(path)


def filled(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x, y, SIDE, SIDE, fill=1)


def half_filled(canvas: Canvas, x: float, y: float) -> None:
    empty(canvas, x, y)
    canvas.rect(x + 2, y + 2, SIDE - 4, SIDE - 4, stroke=0, fill=1)


def lettered(canvas: Canvas, x: float, y: float) -> None:
    empty(canvas, x, y)
    canvas.setFont("Helvetica-Bold", 9)
    canvas.drawString(x + 1.5, y + 1.2, "X")


class TestOptions:
    @pytest.mark.parametrize(
        ("draw", "sign"),
        [
            (empty, "☐"),
            (rounded, "☐"),
            (four_lines, "☐"),
            (framed_by_ground, "☐"),
            (crossed, "☒"),
            (crossed_in_one, "☒"),
            (ticked, "☒"),
            (filled, "☒"),
            (half_filled, "☒"),
            (lettered, "☒"),
        ],
    )
    def test_a_square_before_a_text_is_a_box(self, draw: Draw, sign: str) -> None:
        page = shown(
            *lines("Vælg mærke:"),
            at(70, 131, draw),
            Written(84, 130, "Svanemærket"),
            at(70, 151, empty),
            Written(84, 150, "Intet mærke"),
        )

        assert page == ["Vælg mærke:", f"{sign} Svanemærket", "☐ Intet mærke"]

    def test_options_stand_beside_each_other(self) -> None:
        page = shown(
            Written(70, 130, "Mærket:"),
            at(130, 131, ticked),
            Written(143, 130, "Ja"),
            at(170, 131, empty),
            Written(183, 130, "Nej"),
        )

        assert page == ["Mærket: ☒ Ja ☐ Nej"]

    def test_a_box_may_stand_behind_its_text(self) -> None:
        assert shown(Written(70, 130, "Svanemærket"), at(138, 131, crossed)) == ["Svanemærket ☒"]

    def test_boxes_in_cells_are_what_the_cells_hold(self) -> None:
        table = Ruled(
            (70, 300, 350, 400),
            (100, 120, 140, 160),
            [("Krav", "Ja", "Nej"), ("Mærket", "", ""), ("Ny", "", "")],
        )
        boxes = [at(320, 135, crossed), at(370, 135, empty), at(320, 155, empty), at(370, 155, half_filled)]

        assert tables(read(pdf([table, *boxes]))) == [
            [
                {0: "Krav", 1: "Ja", 2: "Nej"},
                {0: "Mærket", 1: "☒", 2: "☐"},
                {0: "Ny", 1: "☐", 2: "☒"},
            ]
        ]

    def test_boxes_stand_on_a_turned_page_too(self) -> None:
        def turn(canvas: Canvas) -> None:
            canvas.setPageSize((HEIGHT, 595))
            canvas.translate(0, 595)
            canvas.rotate(-90)

        assert "☒ Ja" in shown(turn, at(70, 131, crossed), *lines("Ja", x=84, y=130))


class TestNoBoxes:
    def test_a_dark_square_alone_is_a_bullet(self) -> None:
        page = shown(*(part for y in (100, 120) for part in (at(70, y, filled), Written(84, y, "Punkt"))))

        assert all("☒" not in line for line in page)

    def test_a_square_with_other_text_in_it_is_none(self) -> None:
        page = shown(at(70, 132, empty), Written(71.5, 130, "3", 9), Written(84, 130, "Point"))

        assert page == ["3 Point"]

    def test_squares_side_by_side_are_cells(self) -> None:
        row = [at(200 + SIDE * place, 131, empty) for place in range(6)]

        assert shown(Written(70, 130, "CVR-nr. på tilbudsgiver"), *row) == ["CVR-nr. på tilbudsgiver"]

    def test_a_sample_of_a_colour_is_none(self) -> None:
        def green(canvas: Canvas, x: float, y: float) -> None:
            canvas.setFillColorRGB(0.4, 0.8, 0.4)
            canvas.rect(x, y, SIDE, SIDE, fill=1)
            canvas.setFillColorRGB(0, 0, 0)

        assert shown(at(70, 131, green), Written(84, 130, "Krav")) == ["Krav"]

    def test_a_disc_is_none(self) -> None:
        def disc(canvas: Canvas, x: float, y: float) -> None:
            canvas.circle(x + 4, y + 4, 4.5)

        assert shown(at(70, 131, disc), Written(84, 130, "Krav")) == ["Krav"]

    def test_a_square_far_from_all_text_is_none(self) -> None:
        assert shown(*lines("Krav"), at(300, 500, crossed)) == ["Krav"]

    def test_a_page_of_squares_is_a_drawing(self) -> None:
        squares = [at(50 + 11 * column, 300 + 11 * row, empty) for row in range(20) for column in range(20)]

        assert shown(*lines("Plan"), *squares, *lines("Sal", y=310)) == ["Plan", "Sal"]

    def test_the_frame_of_a_field_is_no_second_box(self) -> None:
        def field(canvas: Canvas) -> None:
            canvas.acroForm.checkbox(name="ja", checked=True, x=70, y=HEIGHT - 133, size=12)

        page = shown(at(71, 131, empty), field, Written(88, 130, "Ja"))
        assert page == ["☒ Ja"]
