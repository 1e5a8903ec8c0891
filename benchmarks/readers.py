"""Time reading alone beside the usual libraries, with the share of words and table rows that each gets right.

    python benchmarks/readers.py [--rounds N]

Each reader is a process of its own, run in turn, that imports its library and then reads the document once
(``--one READER FILE``): the seconds are those of the reading, without interpreter and imports; the peak is
the whole process's. Words are held against what generate.py wrote, each as often as it stands there; a row
is right when it comes as a row with all its cells, whole. "-" stands for a reader that gives no tables.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from collections import Counter
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from costs import cost_of
from generate import generate, write_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Rows = list[tuple[str, ...]]
    Read = tuple[str, Rows | None]

_WORD = re.compile(r"\w+")
_MARKDOWN_RULE = re.compile(r"[|\s:-]+")


def _ours(path: Path) -> Read:
    from pogi_check.documents.tender import read_tender

    blocks = read_tender([path]).documents[0].blocks
    rows: dict[tuple[int, int], list[str]] = {}
    for block in blocks:
        if block.place.cell is not None:
            rows.setdefault((block.place.cell.table, block.place.cell.row), []).append(block.text)
    return "\n".join(block.text for block in blocks), [tuple(row) for row in rows.values()]


def _python_docx(path: Path) -> Read:
    import docx
    from docx.table import Table

    texts: list[str] = []
    rows: Rows = []
    for block in docx.Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            rows += [tuple(cell.text for cell in row.cells) for row in block.rows]
        else:
            texts.append(block.text)
    return "\n".join([*texts, *(cell for row in rows for cell in row)]), rows


def _docx2python(path: Path) -> Read:
    from docx2python import docx2python

    with docx2python(path) as read:
        rows = [
            tuple("\n".join(cell) for cell in row) for table in read.document for row in table if len(row) > 1
        ]
        return read.text, rows


def _markitdown(path: Path) -> Read:
    from markitdown import MarkItDown

    text = MarkItDown(enable_plugins=False).convert(path).text_content
    lines = [line.strip() for line in text.splitlines()]
    tabled = [line for line in lines if line.startswith("|") and not _MARKDOWN_RULE.fullmatch(line)]
    return text, [tuple(line.strip("|").split("|")) for line in tabled]


def _pdfium(path: Path) -> Read:
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)), None


def _pypdf(path: Path) -> Read:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages), None


def _pdfminer(path: Path) -> Read:
    from pdfminer.high_level import extract_text

    return extract_text(path), None


def _pdfplumber(path: Path) -> Read:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages), None


def _pdfplumber_tables(path: Path) -> Read:
    import pdfplumber

    rows: Rows = []
    texts = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            texts.append(page.extract_text() or "")
            rows += [tuple(cell or "" for cell in row) for table in page.extract_tables() for row in table]
    return "\n".join(texts), rows


# By the suffix of what they read: the reader, and the module that must be there for it.
READERS: dict[str, dict[str, tuple[Callable[[Path], Read], str]]] = {
    ".docx": {
        "pogi-check": (_ours, "pogi_check"),
        "python-docx": (_python_docx, "docx"),
        "docx2python": (_docx2python, "docx2python"),
        "MarkItDown": (_markitdown, "markitdown"),
    },
    ".pdf": {
        "pogi-check": (_ours, "pogi_check"),
        "pypdfium2, raw text": (_pdfium, "pypdfium2"),
        "pypdf": (_pypdf, "pypdf"),
        "pdfminer.six": (_pdfminer, "pdfminer"),
        "pdfplumber, text": (_pdfplumber, "pdfplumber"),
        "pdfplumber, tables too": (_pdfplumber_tables, "pdfplumber"),
        "MarkItDown": (_markitdown, "markitdown"),
    },
}


def read_one(name: str, path: Path) -> dict[str, Any]:
    """Read a document with a reader and tell what it took and gave."""
    read, module = READERS[path.suffix][name]
    importlib.import_module(module)
    if name == "pogi-check":
        importlib.import_module(f"pogi_check.documents.{path.suffix[1:]}")
        importlib.import_module("pogi_check.documents.tender")
    began, cpu = perf_counter(), process_time()
    text, rows = read(path)
    return {"wall": perf_counter() - began, "cpu": process_time() - cpu, "text": text, "rows": rows}


def word_recall(text: str, words: Counter[str]) -> float:
    """Give the share of words that a text holds, each as often as it should."""
    return 1 - (words - Counter(_WORD.findall(text))).total() / words.total()


def right_rows(rows: Iterable[Iterable[str]], wanted: Counter[tuple[str, ...]]) -> int:
    """Count the rows that came whole: all cells, in order, empty ones and doubled neighbours apart."""
    return (wanted & Counter(_squeezed(row) for row in rows)).total()


def _squeezed(row: Iterable[str]) -> tuple[str, ...]:
    """Give a row's cells that say something; a merged cell, which some repeat, once."""
    cells = [" ".join(cell.split()) for cell in row]
    return tuple(
        cell for place, cell in enumerate(cells) if cell and (place == 0 or cell != cells[place - 1])
    )


def compare(path: Path, rounds: int) -> None:
    """Print a line a reader."""
    lines = write_lines()
    rows = [row for line in lines for row in line.rows]
    texts = [
        *(line.text for line in lines),
        *(line.note for line in lines),
        *(c for row in rows for c in row),
    ]
    words = Counter(_WORD.findall("\n".join(texts)))
    wanted = Counter(map(_squeezed, rows))
    names = [
        name
        for name, (_, module) in READERS[path.suffix].items()
        if importlib.util.find_spec(module) is not None
    ]
    wall: dict[str, list[float]] = {name: [] for name in names}
    cpu: dict[str, list[float]] = {name: [] for name in names}
    given: dict[str, tuple[float, str, float]] = {}
    for _ in range(rounds):
        for name in names:
            cost = cost_of([sys.executable, __file__, "--one", name, str(path)])
            told = json.loads(cost.printed)
            wall[name].append(told["wall"])
            cpu[name].append(told["cpu"])
            tabled = "-" if told["rows"] is None else f"{right_rows(told['rows'], wanted)}/{wanted.total()}"
            given[name] = word_recall(told["text"], words), tabled, cost.peak / 1e6
    ours = min(cpu["pogi-check"])
    print(
        f"\n{path.name:26}{'wall, median':>14}{'CPU, least':>12}{'of ours':>9}"
        f"{'words':>9}{'rows':>9}{'peak':>9}"
    )
    for name in names:
        recall, tabled, peak = given[name]
        print(
            f"  {name:24}{median(wall[name]):>12.3f} s{min(cpu[name]):>10.3f} s{min(cpu[name]) / ours:>8.1f}x"
            f"{recall:>9.4f}{tabled:>9}{peak:>6.0f} MB"
        )


def main() -> None:
    """Print a table a document."""
    parser = argparse.ArgumentParser(description="Time reading alone.")
    parser.add_argument("--rounds", type=int, default=3, help="interleaved rounds (default 3)")
    parser.add_argument("--one", nargs=2, metavar=("READER", "FILE"), help="read once and print JSON")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(read_one(options.one[0], Path(options.one[1]))))
        return
    for path in generate():
        compare(path, options.rounds)


if __name__ == "__main__":
    main()
