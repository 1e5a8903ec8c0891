"""What a reader is credited with: words as often as they stand there, and rows that come whole."""

from collections import Counter

from readers import right_rows, word_recall


def test_a_word_counts_as_often_as_it_is_written() -> None:
    assert word_recall("krav krav", Counter({"krav": 4})) == 0.5
    assert word_recall("krav krav krav", Counter({"krav": 2})) == 1


def test_a_row_is_right_with_all_its_cells_whatever_line_breaks_and_empty_cells_it_has() -> None:
    wanted: Counter[tuple[str, ...]] = Counter([("1.1", "Alle varer er mærket.", "MK")])

    assert right_rows([("1.1", "Alle varer\ner mærket.", "MK", "")], wanted) == 1
    assert right_rows([("1.1", "Alle varer er", "MK"), ("", "mærket.", "")], wanted) == 0


def test_a_merged_cell_that_a_reader_repeats_is_one() -> None:
    wanted: Counter[tuple[str, ...]] = Counter([("Gruppe 1",)])

    assert right_rows([("Gruppe 1", "Gruppe 1", "Gruppe 1")], wanted) == 1
