"""Plain text and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pogi_check.documents.document import BlockKind, Document
from pogi_check.documents.tender import read_tender

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path, text: str | bytes, name: str = "udbud.md") -> Document:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    (document,) = read_tender([folder / name]).documents
    return document


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_the_letters_are_right_whatever_the_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    assert read(tmp_path, "Sæben skal være mærket – 5 €".encode(encoding), name).text == (
        "Sæben skal være mærket – 5 €"
    )


class TestMarkdown:
    def test_headings_of_both_kinds(self, tmp_path: Path) -> None:
        document = read(tmp_path, "Udbud\n=====\n\n## 3 Krav ##\nSæbe.\n\nAndet\n---\nB.\n\n# C#\n")

        assert [(one.text, one.kind, one.level) for one in document.blocks] == [
            ("Udbud", BlockKind.HEADING, 1),
            ("3 Krav", BlockKind.HEADING, 2),
            ("Sæbe.", BlockKind.PARAGRAPH, 0),
            ("Andet", BlockKind.HEADING, 2),
            ("B.", BlockKind.PARAGRAPH, 0),
            ("C#", BlockKind.HEADING, 1),
        ]
        assert document.blocks[2].place.headings == ("Udbud", "3 Krav")

    def test_list_items_with_their_labels_and_levels(self, tmp_path: Path) -> None:
        blocks = read(tmp_path, "Krav:\n- a\n  hører til\n  - b\n* c\n1. d\n2) e\n\nSlut\n").blocks

        assert [(one.kind, one.label, one.level, one.text) for one in blocks[1:-1]] == [
            (BlockKind.LIST_ITEM, "•", 0, "a hører til"),
            (BlockKind.LIST_ITEM, "•", 1, "b"),
            (BlockKind.LIST_ITEM, "•", 0, "c"),
            (BlockKind.LIST_ITEM, "1.", 0, "d"),
            (BlockKind.LIST_ITEM, "2)", 0, "e"),
        ]

    def test_pipe_tables_have_cells_and_a_header(self, tmp_path: Path) -> None:
        document = read(
            tmp_path, "Før\n\n| Nr. | Krav |\n|:---|---:|\n| 1 | a \\| b |\n| 2 | |\n\nEfter | slut\n"
        )
        found = [(one.text, one.place.cell) for one in document.blocks]

        assert [
            (text, cell.table, cell.row, cell.column, cell.header) for text, cell in found if cell is not None
        ] == [
            ("Nr.", 0, 0, 0, True),
            ("Krav", 0, 0, 1, True),
            ("1", 0, 1, 0, False),
            ("a | b", 0, 1, 1, False),
            ("2", 0, 2, 0, False),
        ]
        assert [text for text, cell in found if cell is None] == ["Før", "Efter | slut"]

    def test_tables_without_outer_pipes_and_several_of_them(self, tmp_path: Path) -> None:
        document = read(tmp_path, "A|B\n-|-\n1|2\n\nC|D\n---|---\n3|4\n")

        assert [one.place.cell.table for one in document.blocks if one.place.cell] == [0] * 4 + [1] * 4

    @pytest.mark.parametrize(
        ("written", "shown"),
        [
            ("Sæben **skal** være __mærket__", "Sæben skal være mærket"),
            ("Sæben *skal* være `mærket`", "Sæben skal være mærket"),
            ("Se [mærket](https://example.org) ![logo](a.png)", "Se mærket"),
            ("mindst 5 * 3 * 2 og a_b_c", "mindst 5 * 3 * 2 og a_b_c"),
            ("5 \\* 3", "5 * 3"),
            ("Før <!-- skjult\nog mere --> efter", "Før  efter"),
            ("Før <!-- uden ende", "Før <!-- uden ende"),
            ("> Citat\n> mere", "Citat mere"),
            ("```\nkode\n```", "kode"),
            ("Et\n\n* * *\n\nto", "Et\nto"),
            ("Linje et\nlinje to", "Linje et linje to"),
        ],
    )
    def test_the_marks_are_not_text(self, tmp_path: Path, written: str, shown: str) -> None:
        assert read(tmp_path, written).text == shown

    def test_a_bold_line_is_a_heading(self, tmp_path: Path) -> None:
        assert read(tmp_path, "**Mindstekrav**\n\nSæbe.").blocks[1].place.headings == ("Mindstekrav",)

    def test_in_a_text_file_the_marks_are_text(self, tmp_path: Path) -> None:
        assert read(tmp_path, "# 5 **a**\n\n| a | b |", "a.txt").text == "# 5 **a**\n| a | b |"

    @pytest.mark.parametrize(
        "text", ["<!--" * 100_000, "# a" + " " * 100_000 + "b", "[" * 100_000, "| " * 50_000]
    )
    def test_hostile_marks_take_no_time(self, tmp_path: Path, text: str) -> None:
        assert read(tmp_path, text).blocks
