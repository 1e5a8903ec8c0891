"""Tables side by side in one sheet are apart; one table with an empty column in it stays one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.documents.sheet_files import BOLD, MAIN, book, c, merged, read, row, sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.documents.document import Document

    Cells = Sequence[str | None]


def laid(*rows: Cells, heads: Sequence[int] = (1,), first: int = 1) -> list[str]:
    """Build rows from a first one on, some of them bold."""
    return [
        row(number, *values, style=BOLD if number in heads else 0)
        for number, values in enumerate(rows, first)
        if any(values)
    ]


def tables(document: Document) -> list[list[list[str]]]:
    """Give the texts of each table, row by row."""
    found: dict[int, dict[int, list[str]]] = {}
    for block in document.blocks:
        if (cell := block.place.cell) is not None:
            found.setdefault(cell.table, {}).setdefault(cell.row, []).append(block.text)
    return [list(rows.values()) for rows in found.values()]


LEFT: Sequence[Cells] = (
    ("Nr.", "Krav"),
    ("1", "Sæben er mærket."),
    ("2", "Papiret er mærket."),
    ("3", "Stolen er mærket."),
    ("4", "Lampen er mærket."),
)


def beside(right: Sequence[Cells], *, down: int = 0, left: Sequence[Cells] = LEFT) -> list[Cells]:
    """Set rows beside the list of requirements, behind an empty column."""
    width = len(left[0])
    whole: list[Cells] = []
    for at in range(max(len(left), down + len(right))):
        here = left[at] if at < len(left) else (None,) * width
        there = right[at - down] if 0 <= at - down < len(right) else ()
        whole.append((*here, None, *there))
    return whole


class TestTwoTables:
    @pytest.mark.parametrize(
        "right",
        [
            (("Kode", "Betydning"), ("A", "skal"), ("B", "bør"), ("C", "kan"), ("D", "udgår")),  # a legend
            (("Kode", "Navn"), ("A", "skal"), ("B", "bør")),  # that ends above
            (("Nr.", "Ønske"), ("5", "e"), ("6", "f"), ("7", "g"), ("8", "h")),
            (("Post nr.", "Pris"), ("5", "10"), ("6", "10"), ("7", "10"), ("8", "10")),
            (("Krav", "Pris"), *[("x", "y")] * 7),  # that ends below
            (("Vare", "Pris"), ("sæbe", "10"), ("papir", "20"), ("stol", "30"), ("lampe", "40")),
        ],
    )
    def test_rows_are_not_joined_over_the_gap(self, right: Sequence[Cells]) -> None:
        document = read(*laid(*beside(right)))

        assert tables(document) == [[list(one) for one in LEFT], [list(one) for one in right]]
        assert [block.text for block in document.blocks if block.place.cell and block.place.cell.header] == [
            *LEFT[0],
            *right[0],
        ]

    def test_a_table_may_begin_beside_the_rows_of_another(self) -> None:
        right = (("Svar", "Point"), ("Ja", "5"), ("Nej", "0"))

        assert tables(read(*laid(*beside(right, down=2), heads=(1, 3)))) == [
            [list(one) for one in LEFT],
            [list(one) for one in right],
        ]

    def test_titles_stand_over_their_own_tables(self) -> None:
        rows = [("Kravliste", None, None, "Koder"), *beside((("Kode", "Navn"), ("A", "skal"), ("B", "bør")))]
        document = read(*laid(*rows, heads=(1, 2)))

        assert [block.text for block in document.blocks if block.place.headings[-1:] == ("Koder",)][:2] == [
            "Kode",
            "Navn",
        ]
        assert len(tables(document)) == 2

    def test_three_tables_are_three(self) -> None:
        two = beside((("Nr.", "Ønske"), ("5", "e"), ("6", "f"), ("7", "g"), ("8", "h")))
        three = beside((("Kode", "Betydning"), ("A", "skal"), ("B", "bør")), left=two)

        assert [len(one) for one in tables(read(*laid(*three)))] == [5, 5, 3]

    def test_both_go_on_after_an_empty_row(self) -> None:
        rows = beside((("Nr.", "Ønske"), ("5", "e"), ("6", "f"), ("7", "g"), ("8", "h")))
        more = [("5", "Bordet er mærket.", None, "9", "i")]

        assert [one[-1] for one in tables(read(*laid(*rows), *laid(*more, first=7)))] == [
            ["5", "Bordet er mærket."],
            ["9", "i"],
        ]

    def test_lists_that_excel_knows_are_two(self) -> None:
        rows = beside((("Emne", "Status"), *[("x", "y")] * 4))
        lists = [
            ("table", f"l{at}.xml", f'<table xmlns="{MAIN}" ref="{area}"/>')
            for at, area in enumerate(("A1:B5", "D1:E5"))
        ]

        assert len(tables(read(*laid(*rows), beside=lists))) == 2


class TestOneTable:
    @pytest.mark.parametrize(
        "right",
        [
            (("Svar", "Point"), *[("", "")] * 4),
            (("Svar", "Point"), ("Ja", "5"), ("Nej", "5"), ("Ja", "5"), ("Ja", "10")),
            (("Kategori", "Svar"), ("A", ""), ("B", ""), ("A", ""), ("A", "")),
            (("Antal", "Pris"), ("1", "10"), ("2", "20"), ("3", "30"), ("4", "40")),
            (("Kriterium", "Vægt"), ("Pris", "5"), ("Pris", "5"), ("Miljø", "5"), ("Miljø", "5")),
        ],
    )
    def test_an_empty_column_lets_in_air(self, right: Sequence[Cells]) -> None:
        filled = [tuple(text or None for text in one) for one in beside(right)]

        assert len(tables(read(*laid(*filled)))) == 1

    def test_a_head_that_goes_over_the_gap_makes_one_of_it(self) -> None:
        rows = beside((("Nr.", "Ønske"), ("5", "e"), ("6", "f"), ("7", "g"), ("8", "h")))
        top = row(1, c("B1", "Krav og ønsker", BOLD), c("A1", "Del", BOLD))

        document = read(top, *laid(*rows, first=2, heads=(2,)), after=merged("B1:E1"))
        assert len(tables(document)) == 1

    def test_a_hidden_column_is_no_gap(self) -> None:
        rows = beside((("Nr.", "Ønske"), ("5", "e"), ("6", "f"), ("7", "g"), ("8", "h")))

        hidden = '<cols><col min="3" max="3" hidden="1"/></cols>'
        assert len(tables(read(*laid(*rows), before=hidden))) == 1

    def test_names_of_groups_over_the_right_half_begin_no_table(self) -> None:
        rows: list[Cells] = [(None, None, None, "Tilbud", "Vurdering"), *beside((("Svar", "Point"),) * 1)]

        assert len(tables(read(*laid(*rows, heads=(1, 2))))) == 1

    def test_a_wider_table_right_below_begins_no_table_beside(self) -> None:
        below = [
            ("Nr.", "Krav", None, "Svar", "Point"),
            ("5", "e", None, "Ja", "5"),
            ("6", "f", None, "Ja", "5"),
        ]

        assert len(tables(read(*laid(*LEFT, *below, heads=(1, 6))))) == 1


def test_a_sheet_of_many_empty_columns_costs_little() -> None:
    wide = "".join(c(f"{first}{second}1", "x") for first in "ABCDEF" for second in "ACEGIKMOQSUWY")

    assert len(tables(read(f'<row r="1">{wide}</row>', f'<row r="2">{wide.replace("1", "2")}</row>'))) == 1


def test_sheets_are_apart() -> None:
    from pogi_check.documents.xlsx import read_xlsx

    rows = sheet(*laid(*LEFT))
    assert len(tables(read_xlsx(book({"A": rows, "B": rows}), "k.xlsx"))) == 2
