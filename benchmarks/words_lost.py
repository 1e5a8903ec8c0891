"""Count the words that a person sees in a document and a reader loses, ours and the usual libraries'.

    PYTHONPATH=. python benchmarks/words_lost.py
    PYTHONPATH=. python benchmarks/words_lost.py FOLDER…

Without folders: the probes of ``tests/documents``, each holding its words once, and the two generated
tenders. A word is wrong that is lost, that comes twice, or that comes through without being seen. With
folders: every DOCX, PDF and XLSX below them, and the share of the words another reader finds that we
find too. The other reader makes faults of its own; ``--show`` lists the words in question.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
import unicodedata
import warnings
from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

import docx
import openpyxl
import pdfplumber
from docx.table import Table

from generate import generate, write_lines
from pogi_check.documents.document import Document, UnreadableError
from pogi_check.documents.docx import read_docx
from pogi_check.documents.pdf import read_pdf
from pogi_check.documents.tender import read_tender
from pogi_check.documents.xlsx import read_xlsx
from tests.documents.pdf_probes import PDF_PROBES
from tests.documents.sheet_probes import SHEET_PROBES
from tests.documents.word_probes import WORD_PROBES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tests.documents.probes import Probe

_WORD = re.compile(r"\w+")
_BROKEN = re.compile(r"(\w)[-\u00ad]\n(\w)")
POPPLER = shutil.which("pdftotext")
_PAGES = 20  # of a PDF, in a folder; the other reader takes a second for each


class Reader(NamedTuple):
    """A program that gives the text of a file."""

    name: str
    read: Callable[[bytes], str]


def full_text(document: Document) -> str:
    """Give all that was read, with the numbers in front of it."""
    return "\n".join(f"{block.label} {block.text}" for block in document.blocks if block.text)


def python_docx(data: bytes) -> str:
    """Read with python-docx in document order, tables included."""

    def of(blocks: Iterable[object]) -> list[str]:
        texts = []
        for block in blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        texts += of(cell.iter_inner_content())
            else:
                texts.append(str(getattr(block, "text", "")))
        return texts

    return "\n".join(of(docx.Document(io.BytesIO(data)).iter_inner_content()))


def pdfplumber_text(data: bytes, pages: int | None = None) -> str:
    """Read with pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages[:pages])


def poppler_text(data: bytes) -> str:
    """Read with Poppler's pdftotext."""
    command = [str(POPPLER), "-enc", "UTF-8", "-l", str(_PAGES), "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def openpyxl_text(data: bytes) -> str:
    """Read with openpyxl, sheet by sheet and row by row, formulas by their values."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return "\n".join(
        "\n".join([sheet.title, *(str(cell) for row in sheet.values for cell in row if cell is not None)])
        for sheet in book.worksheets
    )


OURS: dict[str, Callable[[bytes], Document]] = {
    "DOCX": lambda data: read_docx(data, "probe.docx"),
    "PDF": lambda data: read_pdf(data, "probe.pdf"),
    "XLSX": lambda data: read_xlsx(data, "probe.xlsx"),
}
OTHERS = {
    "DOCX": Reader("python-docx", python_docx),
    "PDF": Reader("pdfplumber", pdfplumber_text),
    "XLSX": Reader("openpyxl", openpyxl_text),
}


def words_of(text: str) -> Counter[str]:
    """Count the words of a text."""
    return Counter(_WORD.findall(unicodedata.normalize("NFC", text)))


def wrong_words(text: str, wanted: Counter[str]) -> int:
    """Count the words that are lost, come more often than they stand there, or are not seen at all."""
    found = words_of(text)
    return (wanted - found).total() + (found - wanted).total()


def lost_words(text: str, words: Counter[str]) -> int:
    """Count the words of a text that are not there, or not as often."""
    return (words - words_of(text)).total()


def _tried(read: Callable[[bytes], str], data: bytes) -> str:
    """Give the text that a reader finds; one that cannot open the file finds none."""
    try:
        return read(data)
    except Exception:  # noqa: BLE001 - whatever another's program raises, it has not read the file
        return ""


def show_probes(probes: Sequence[Probe]) -> None:
    """Print a line a probe of one format: the words in it, and how many each reader gets wrong."""
    form = probes[0].format
    other = OTHERS[form]
    print(f"\n{form + ': words wrong of':70}{'words':>7}{'pogi-check':>12}{other.name:>13}")
    totals = [0, 0, 0]
    for probe in probes:
        data, wanted = probe.make(), words_of("\n".join(probe.lines))
        ours = _tried(lambda data: full_text(OURS[form](data)), data)
        counts = [wanted.total(), wrong_words(ours, wanted), wrong_words(_tried(other.read, data), wanted)]
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        print(f"  {probe.holds:68}{counts[0]:>7}{counts[1]:>12}{counts[2]:>13}")
    print(f"{len(probes):4} probes{'':59}{totals[0]:>7}{totals[1]:>12}{totals[2]:>13}")


def show_tenders() -> None:
    """Print the words lost of the two generated tenders; where one is hyphenated both halves are lost."""
    lines = write_lines()
    texts = [line.text for line in lines] + [cell for line in lines for row in line.rows for cell in row]
    words = words_of("\n".join([*texts, *(line.note for line in lines)]))
    for path in generate():
        form = Path(path).suffix[1:].upper()
        data = path.read_bytes()
        print(f"\n{path.name}: {words.total()} words")
        print(f"  {'pogi-check':12} loses {lost_words(full_text(OURS[form](data)), words)}")
        print(f"  {OTHERS[form].name:12} loses {lost_words(OTHERS[form].read(data), words)}")


def show_files(folders: Sequence[Path], *, show: bool) -> None:
    """Print a line a file: words by us, words by another reader, which share of these we have too."""
    paths = sorted(
        path for folder in folders for path in folder.rglob("*") if path.suffix[1:].upper() in OURS
    )
    print(f"{'file':58}{'seconds':>8}{'words':>8}{'other':>8}{'found':>8}  not read")
    all_found = all_words = 0
    for path in paths:
        started = perf_counter()
        troubles, ours = _read(path)
        seconds = perf_counter() - started
        form = path.suffix[1:].upper()
        theirs = _tried(_first_pages(form), path.read_bytes())
        other = words_of(unicodedata.normalize("NFKC", _BROKEN.sub(r"\1\2", theirs)))
        mine = words_of(unicodedata.normalize("NFKC", ours))
        lost = other - mine
        found = other.total() - lost.total()
        share = f"{found / other.total():.1%}" if other else "–"
        print(f"{path.name[:57]:58}{seconds:>8.1f}{mine.total():>8}{other.total():>8}{share:>8}  {troubles}")
        if show and lost:
            print("    " + " ".join(list(lost)[:40]))
        if mine:
            all_found, all_words = all_found + found, all_words + other.total()
    print(
        f"{len(paths)} files; of the words another reader finds in those we read: {all_found / all_words:.2%}"
    )


def _read(path: Path) -> tuple[str, str]:
    """Give what was not read of a file and its text; a fault of ours is an error and ends the run."""
    try:
        (document,) = read_tender([path]).documents
    except UnreadableError as error:
        return error.trouble.value, ""
    return ", ".join(dict.fromkeys(one.trouble.value for one in document.unread)), full_text(document)


def _first_pages(form: str) -> Callable[[bytes], str]:
    """Give the other reader for a file in a folder; Poppler parts words better than pdfplumber."""
    if form != "PDF":
        return OTHERS[form].read
    return poppler_text if POPPLER else lambda data: pdfplumber_text(data, _PAGES)


def main() -> None:
    """Print the table that was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--show", action="store_true", help="list the words that only the other reader has")
    asked = parser.parse_args()
    if asked.folders:
        show_files(asked.folders, show=asked.show)
        return
    for probes in (WORD_PROBES, PDF_PROBES, SHEET_PROBES):
        show_probes(probes)
    show_tenders()


if __name__ == "__main__":
    main()
