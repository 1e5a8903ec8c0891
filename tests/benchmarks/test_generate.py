"""The benchmarks' tender is the same each time and holds what it says."""

from pathlib import Path

from generate import to_docx, write_lines
from pogi_check.documents.docx import read_docx


def test_the_docx_is_the_same_to_the_byte_each_time(tmp_path: Path) -> None:
    for name in ("one.docx", "two.docx"):
        to_docx(write_lines(), tmp_path / name)

    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_every_line_of_it_is_read_back(tmp_path: Path) -> None:
    lines = write_lines()
    to_docx(lines, tmp_path / "tender.docx")
    texts = {block.text for block in read_docx((tmp_path / "tender.docx").read_bytes(), "tender.docx").blocks}

    written = {line.note or line.text for line in lines if line.note}
    written |= {line.text for line in lines if line.text and not line.note}
    written |= {cell for line in lines for row in line.rows for cell in row if cell}
    assert len(" ".join(written).split()) > 20_000
    assert not {text for text in written if not any(text in one for one in texts if len(one) >= len(text))}
