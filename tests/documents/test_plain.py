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


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman", "utf-16-le", "utf-16-be"])
def test_letters_of_old_systems_and_of_texts_without_a_mark_are_right(tmp_path: Path, encoding: str) -> None:
    written = "Økologiske bær skal være mærkede.\nÆbler på en å er det også."
    assert read(tmp_path, written.encode(encoding), "a.txt").text == written.replace("\n", " ")


class TestTyped:
    def test_a_word_broken_at_the_end_of_a_line_is_whole(self, tmp_path: Path) -> None:
        text = "Midlerne skal være miljø-\nmærket med EU-\nBlomsten, jf. energi-\nog klimakrav."
        assert read(tmp_path, text, "a.txt").text == (
            "Midlerne skal være miljømærket med EU-Blomsten, jf. energi- og klimakrav."
        )

    def test_a_row_of_signs_underlines_a_heading(self, tmp_path: Path) -> None:
        document = read(tmp_path, "KRAV\n====\n\n1. Miljø\n--------\nPapir skal være mærket.\n", "a.txt")
        assert [(one.text, one.level) for one in document.blocks] == [
            ("KRAV", 1),
            ("1. Miljø", 2),
            ("Papir skal være mærket.", 0),
        ]
        assert document.blocks[2].place.headings == ("KRAV", "1. Miljø")

    def test_a_row_of_signs_below_a_paragraph_only_parts(self, tmp_path: Path) -> None:
        assert read(tmp_path, "Papir skal\nvære mærket\n-----\nTe", "a.txt").text == (
            "Papir skal være mærket\nTe"
        )

    def test_columns_set_with_tabs_are_a_table(self, tmp_path: Path) -> None:
        text = "Nr.\tKrav\tType\nK1\tPapir skal være mærket\tMK\nK2\t\tKK\n\n1.\tet\n2.\tto\n"
        blocks = read(tmp_path, text, "a.txt").blocks
        cells = [(b.text, b.place.cell.row, b.place.cell.column) for b in blocks if b.place.cell]
        assert cells == [
            ("Nr.", 0, 0),
            ("Krav", 0, 1),
            ("Type", 0, 2),
            ("K1", 1, 0),
            ("Papir skal være mærket", 1, 1),
            ("MK", 1, 2),
        ]
        assert [b.text for b in blocks if b.place.cell is None] == ["K2\t\tKK", "1.\tet", "2.\tto"]

    def test_paragraphs_of_a_law_and_sentences_that_end_early_are_apart(self, tmp_path: Path) -> None:
        text = (
            "§ 1. Aftalen gælder alle varer, som ordregiver køber.\n"
            "Stk. 2. Varerne skal være mærket.\n"
            "Krav til papir:\n"
            "Papiret skal være svanemærket, og det skal leveres\n"
            "uden plast."
        )
        assert read(tmp_path, text, "a.txt").text.splitlines() == [
            "§ 1. Aftalen gælder alle varer, som ordregiver køber.",
            "Stk. 2. Varerne skal være mærket.",
            "Krav til papir:",
            "Papiret skal være svanemærket, og det skal leveres uden plast.",
        ]

    @pytest.mark.parametrize("text", ["-\ta\n" * 50_000, "a\tb\nc\n" * 50_000, "a\n===\n" * 50_000])
    def test_hostile_rows_take_no_time(self, tmp_path: Path, text: str) -> None:
        assert read(tmp_path, text, "a.txt").blocks


class TestMarkdown:
    def test_struck_text_is_apart(self, tmp_path: Path) -> None:
        blocks = read(tmp_path, "Papir ~~skal~~ bør være <del>ny</del> mærket\n\n- ~~te~~\n").blocks
        assert [(one.text, one.struck) for one in blocks] == [
            ("Papir bør være mærket", False),
            ("skal ny", True),
            ("te", True),
        ]

    def test_notes_stand_apart_and_boxes_are_ticked_or_not(self, tmp_path: Path) -> None:
        text = "Sæbe skal være mærket[^1].\n\n- [ ] elbil\n- [x] gas\n\n[^1]: Eller tilsvarende.\n"
        assert [(one.kind, one.label, one.text) for one in read(tmp_path, text).blocks] == [
            (BlockKind.PARAGRAPH, "", "Sæbe skal være mærket."),
            (BlockKind.LIST_ITEM, "•", "☐ elbil"),
            (BlockKind.LIST_ITEM, "•", "☒ gas"),
            (BlockKind.FOOTNOTE, "1", "Eller tilsvarende."),
        ]

    def test_a_head_of_facts_is_no_heading(self, tmp_path: Path) -> None:
        blocks = read(tmp_path, "---\ntitle: Krav\ndate: 1. maj\n---\nSæbe.\n").blocks
        assert [(one.kind, one.text) for one in blocks] == [
            (BlockKind.PARAGRAPH, "title: Krav"),
            (BlockKind.PARAGRAPH, "date: 1. maj"),
            (BlockKind.PARAGRAPH, "Sæbe."),
        ]

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
            ("<details><summary>Mere</summary>PVC</details> i <b>tape</b>", "Mere PVC  i tape"),
            ("Se [mærket][m] og <https://x.dk>\n\n[m]: https://y.dk", "Se mærket og https://x.dk"),
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
