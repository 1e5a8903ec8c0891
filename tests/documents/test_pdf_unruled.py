"""Lists of requirements without lines that go on over a page break are one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pogi_check.documents.document import BlockKind
from tests.documents.pdf_files import Written, in_columns, lines, pdf, read, tables, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.documents.pdf_files import Part

EDGES = (70, 110, 400)
HEAD = ("Nr.", "Krav", "Type")
PROSE = "Her slutter kravene, og her begynder en helt almindelig tekst om noget andet i udbuddet."


THINGS = (
    *("Sæben", "Papiret", "Stolen", "Lampen", "Skærmen", "Bordet", "Kluden", "Posen", "Koppen", "Sengen"),
    *("Lagnet", "Døren"),
)


def row(number: int, kind: str = "MK", text: str = "") -> tuple[str, str, str]:
    return (str(number), text or f"{THINGS[number - 1]} er mærket.", kind)


def listed(*rows: Sequence[str], y: float = 80) -> list[Written]:
    return in_columns(EDGES, rows, y=y, pitch=20)


def rows_of(*pages: Sequence[Part]) -> list[list[dict[int, str]]]:
    first: list[Part] = [*lines(PROSE, y=80), *listed(HEAD, *map(row, range(1, 7)), y=120)]
    return tables(read(pdf(first, *pages)))


def expected(last: int, kinds: str = "MK") -> list[dict[int, str]]:
    rows = [row(number, "MK" if number < 7 else kinds) for number in range(1, last + 1)]
    return [dict(enumerate(one)) for one in (HEAD, *rows)]


class TestOneList:
    def test_the_repeated_head_is_read_once(self) -> None:
        rest = listed(HEAD, *(row(number, "ET KRAV") for number in range(7, 11)))

        assert rows_of(rest) == [expected(10, "ET KRAV")]

    def test_rows_go_on_without_a_head(self) -> None:
        assert rows_of(listed(*(row(number, "Ønske") for number in range(7, 11)))) == [expected(10, "Ønske")]

    @pytest.mark.parametrize("head", [(), (HEAD,)])
    def test_two_rows_are_enough(self, head: Sequence[tuple[str, str, str]]) -> None:
        assert rows_of([*listed(*head, row(7), row(8)), *lines(PROSE, y=300)]) == [expected(8)]

    def test_it_goes_on_over_several_pages(self) -> None:
        pages = [listed(*map(row, numbers)) for numbers in ((7, 8), (9, 10, 11), (12,))]

        assert rows_of(*pages) == [expected(12)]

    def test_the_rest_of_a_row_goes_with_it(self) -> None:
        rest = [Written(110, 80, "og leveres uden plast."), *listed(row(7), y=100)]

        (table,) = rows_of(rest)
        assert [one[1] for one in table[-2:]] == ["Bordet er mærket. og leveres uden plast.", row(7)[1]]

    def test_a_rest_alone_goes_with_its_row_where_it_goes_on_in_small_letters(self) -> None:
        (table,) = rows_of([Written(110, 80, "og leveres uden plast."), *lines(PROSE, y=120)])

        assert table[-1][1] == "Bordet er mærket. og leveres uden plast."

    def test_a_text_of_several_lines_stays_in_its_row(self) -> None:
        rest = [
            *listed(row(7, text="Papiret er mærket")),
            Written(110, 92, "og hvidt."),
            *listed(row(8), y=110),
        ]

        (table,) = rows_of(rest)
        assert table[-2:] == [{0: "7", 1: "Papiret er mærket og hvidt.", 2: "MK"}, dict(enumerate(row(8)))]

    def test_each_cell_keeps_its_page(self) -> None:
        document = read(pdf([*listed(HEAD, *map(row, range(1, 7)))], listed(row(7), row(8))))

        assert {block.place.page for block in document.blocks if block.text in ("7", "8")} == {2}


class TestTwoTexts:
    def test_a_heading_with_its_number_is_no_row(self) -> None:
        heading = [
            Written(70, 80, "4", 14, "Helvetica-Bold"),
            Written(110, 80, "Vilkår", 14, "Helvetica-Bold"),
        ]
        document = read(
            pdf(
                [*lines(PROSE, y=80), *listed(HEAD, *map(row, range(1, 7)), y=120)],
                [*heading, *lines(*[PROSE] * 3, y=110)],
            )
        )

        assert tables(document) == [expected(6)]
        assert texts(document, BlockKind.HEADING) == ["4 Vilkår"]

    def test_running_text_is_none(self) -> None:
        assert rows_of(lines(*[PROSE] * 3)) == [expected(6)]

    def test_text_that_stands_between_ends_the_list(self) -> None:
        document = read(
            pdf(
                [*listed(HEAD, *map(row, range(1, 7))), *lines(PROSE, y=260)],
                [*listed(row(7), row(8))],
            )
        )

        assert tables(document) == [expected(6)]

    def test_a_list_with_other_columns_is_another(self) -> None:
        rest = in_columns(
            (70, 160, 300), [("1", "Papir", "Ja"), ("2", "Sæbe", "Nej"), ("3", "Te", "Ja")], y=80, pitch=20
        )

        assert len(rows_of(rest)) == 2

    def test_a_list_with_other_names_is_another(self) -> None:
        rest = listed(("Nr.", "Ønske", "Point"), *(row(number, "10") for number in range(1, 5)))

        assert len(rows_of(rest)) == 2
