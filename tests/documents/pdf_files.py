"""Write PDFs whose text and place are known: lines at positions, ruled tables, broken fonts."""

import io
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx.document
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pogi_check.documents.document import Block, BlockKind, Document
from pogi_check.documents.pdf import read_pdf

WIDTH, HEIGHT = A4
SOFFICE = shutil.which("soffice")


@dataclass(frozen=True)
class Written:
    """A line of text at a place, measured from the upper left corner."""

    x: float
    y: float
    text: str
    size: float = 11
    font: str = "Helvetica"


@dataclass(frozen=True)
class Ruled:
    """A table drawn with lines: column edges, row levels and texts; None is a cell merged to its left."""

    edges: Sequence[float]
    levels: Sequence[float]
    rows: Sequence[Sequence[str | None]]
    bold_rows: int = 0


Part = Written | Ruled | Callable[[Canvas], None]


def pdf(*pages: Iterable[Part], prepare: Callable[[Canvas], None] | None = None, **options: object) -> bytes:
    """Write a PDF with these pages."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, **options)
    if prepare is not None:
        prepare(canvas)
    for parts in pages:
        for part in parts:
            if isinstance(part, Written):
                canvas.setFont(part.font, part.size)
                canvas.drawString(part.x, HEIGHT - part.y, part.text)
            elif isinstance(part, Ruled):
                _draw(canvas, part)
            else:
                part(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _draw(canvas: Canvas, table: Ruled) -> None:
    first, last = table.edges[0], table.edges[-1]
    for level in table.levels:
        canvas.line(first, HEIGHT - level, last, HEIGHT - level)
    for number, row in enumerate(table.rows):
        top, bottom = table.levels[number], table.levels[number + 1]
        canvas.setFont("Helvetica-Bold" if number < table.bold_rows else "Helvetica", 10)
        for column, edge in enumerate(table.edges):
            if column == len(row) or row[column] is not None:
                canvas.line(edge, HEIGHT - top, edge, HEIGHT - bottom)
        for column, text in enumerate(row):
            for line, words in enumerate((text or "").split("\n")):
                canvas.drawString(table.edges[column] + 4, HEIGHT - top - 12 - 12 * line, words)


def lines(*texts: str, x: float = 70, y: float = 100, pitch: float = 14, size: float = 11) -> list[Written]:
    """Write lines one under another."""
    return [Written(x, y + pitch * number, text, size) for number, text in enumerate(texts)]


def in_columns(
    edges: Sequence[float], rows: Sequence[Sequence[str]], *, y: float, pitch: float
) -> list[Written]:
    """Write rows of texts that begin at the same places."""
    return [
        Written(x, y + pitch * number, text)
        for number, row in enumerate(rows)
        for x, text in zip(edges, row, strict=True)
    ]


def printed_by_office(document: docx.document.Document, folder: Path) -> bytes:
    """Let LibreOffice print a document."""
    source = folder / "krav.docx"
    document.save(str(source))
    command = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return source.with_suffix(".pdf").read_bytes()


def read(data: bytes) -> Document:
    """Read as the program does."""
    return read_pdf(data, "prøve.pdf")


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    """Give the texts of blocks of some kinds, all without footers when none is named."""
    return [block.text for block in document.blocks if block.kind in (kinds or tuple(BlockKind))]


def find(document: Document, text: str) -> Block:
    """Give the one block that begins with a text."""
    (block,) = [block for block in document.blocks if block.text.startswith(text)]
    return block


def tables(document: Document) -> list[list[dict[int, str]]]:
    """Give each table as rows of texts by column."""
    found: dict[int, dict[int, dict[int, str]]] = {}
    for block in document.blocks:
        if (cell := block.place.cell) is not None:
            found.setdefault(cell.table, {}).setdefault(cell.row, {})[cell.column] = block.text
    return [[rows.get(row, {}) for row in range(max(rows) + 1)] for rows in found.values()]


def with_odd_font(codes: bytes, glyphs: str) -> bytes:
    """Write a page in a font whose glyph names say nothing about the letters."""
    stream = b"BT /F1 12 Tf 72 700 Td (" + codes + b") Tj ET"
    descriptor = (
        b"<< /Type /FontDescriptor /FontName /ABCDEF+Odd /Flags 4 /FontBBox [0 0 1000 1000]"
        b" /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    return plain_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                b" /Resources << /Font << /F1 5 0 R >> >> >>"
            ),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Odd /FirstChar 33 /LastChar 60 /Widths ["
            + b"500 " * 28
            + b"] /FontDescriptor "
            + descriptor
            + b" /Encoding << /Type /Encoding /Differences [33 "
            + glyphs.encode()
            + b"] >> >>",
        ]
    )


def plain_pdf(objects: Sequence[bytes]) -> bytes:
    """Put objects together to a file."""
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return out
