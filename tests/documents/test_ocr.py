"""Scanned pages: read by tesseract where it is there, said to be so, and never trusted blindly."""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import pogi_check as pogi
from pogi_check.documents import ocr
from pogi_check.documents.document import BlockKind, Trouble
from pogi_check.documents.limits import Limits, OcrTime, enforced
from pogi_check.documents.page import Page, Picture
from pogi_check.documents.pdf import read_pdf
from pogi_check.reports.html import render_html
from pogi_check.reports.json import render_json
from pogi_check.reports.terminal import render_terminal
from tests.documents.pdf_files import Written, lines, pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

needs_tesseract = pytest.mark.skipif(
    ocr.find_tesseract() is None, reason="Debian packages tesseract-ocr and tesseract-ocr-dan"
)
ROOT = Path(__file__).resolve().parents[2]
WISH = (
    Written(70, 80, "3 Mindstekrav til rengøringsmidler", 16),
    Written(70, 120, "Alle universal- og sanitetsrengøringsmidler skal så vidt muligt være"),
    Written(70, 136, "svanemærkede eller opfylde tilsvarende krav."),
)
TABLE = "5\t1\t1\t1\t{line}\t1\t{left}\t100\t90\t30\t{sure}\t{word}\n"


def scan(data: bytes, *, dots: int = 200, only: int | None = None) -> bytes:
    """Make pictures of all pages of a PDF, or of one."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)) if only is None else [only]:
        picture = document[index].render(scale=dots / 72, grayscale=True).to_pil()
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    document.close()
    canvas.save()
    return stream.getvalue()


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put a script in tesseract's place: it says what the file ``says`` holds."""
    says, script = tmp_path / "says", tmp_path / "tesseract"
    says.write_text("", encoding="utf-8")
    script.write_text(
        f'#!/bin/sh\nif [ "$1" = --list-langs ]; then echo dan; exit; fi\ncat >/dev/null; . "{says}"\n',
        encoding="utf-8",
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    ocr.find_tesseract.cache_clear()
    yield says
    ocr.find_tesseract.cache_clear()


@pytest.mark.slow
@needs_tesseract
class TestScans:
    def test_a_scan_reads_as_the_page_it_is_of(self) -> None:
        document = read_pdf(scan(pdf(WISH)), "a.pdf", OcrTime())
        assert [block.kind for block in document.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
        assert document.text == (
            "3 Mindstekrav til rengøringsmidler\n"
            "Alle universal- og sanitetsrengøringsmidler skal så vidt muligt være svanemærkede eller "
            "opfylde tilsvarende krav."
        )
        assert document.unread == ()
        assert document.scanned.keys() == {1}
        assert document.scanned[1] > ocr.DOUBTED

    def test_pages_with_text_are_not_read_twice(self) -> None:
        pages = pypdfium2.PdfDocument(pdf(lines("Side et."), lines("Side to."), lines("Side tre.")))
        pages.del_page(1)
        pages.import_pages(pypdfium2.PdfDocument(scan(pdf(lines("Rengøringsmidler på side to.")))), index=1)
        stream = io.BytesIO()
        pages.save(stream)
        document = read_pdf(stream.getvalue(), "a.pdf", OcrTime())
        assert [(block.place.page, block.place.ocr is None) for block in document.blocks] == [
            (1, True),
            (2, False),
            (3, True),
        ]

    def test_every_report_says_what_rests_on_a_scan(self, tmp_path: Path) -> None:
        path = tmp_path / "udbud.pdf"
        path.write_bytes(scan(pdf(WISH)))
        before = sorted(tmp_path.iterdir())
        report = pogi.check(path, goals="rengoering", date="2025-03-14")
        found = next(one for one in report.findings if one.criterion.id == "5.a.1")
        assert found.verdict == "weakened"
        assert "læst med OCR (" in render_terminal(report, width=200, colour=False)
        assert "Scannede sider er læst med OCR" in render_terminal(report, width=200, colour=False)
        assert "læst med OCR (" in render_html(report)
        told = json.loads(render_json(report))
        schema = json.loads((ROOT / "docs/report.schema.json").read_text("utf-8"))
        jsonschema.validate(told, schema)
        evidence = next(one for one in told["findings"] if one["criterion"] == "5.a.1")["evidence"][0]
        assert evidence["ocr"] is True
        assert evidence["confidence"] > ocr.DOUBTED
        assert told["tender"]["documents"][0]["ocr"] == [{"page": 1, "confidence": evidence["confidence"]}]
        assert sorted(tmp_path.iterdir()) == before

    def test_a_picture_without_words_is_said(self) -> None:
        noise = Image.effect_noise((600, 800), 120)

        def picture(canvas: Canvas) -> None:
            canvas.drawImage(ImageReader(noise), 0, 0, *A4)

        document = read_pdf(pdf([picture]), "a.pdf", OcrTime())
        assert [one.trouble for one in document.unread] == [Trouble.POOR_SCAN]
        assert document.blocks == ()


class TestWithout:
    def test_scans_are_left_unread_on_request(self, tmp_path: Path) -> None:
        path = tmp_path / "a.pdf"
        path.write_bytes(scan(pdf(WISH)))
        document = pogi.read_tender(path, ocr=False).documents[0]
        assert [(one.trouble, one.page) for one in document.unread] == [(Trouble.NO_TEXT_LAYER, 1)]

    def test_without_tesseract_the_page_says_how_to_get_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        ocr.find_tesseract.cache_clear()
        try:
            document = read_pdf(scan(pdf(WISH)), "a.pdf", OcrTime())
        finally:
            ocr.find_tesseract.cache_clear()
        assert [(one.trouble, one.page) for one in document.unread] == [(Trouble.NO_TEXT_LAYER, 1)]

    def test_a_tesseract_without_danish_is_none(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand_in: Path
    ) -> None:
        assert ocr.find_tesseract() == str(stand_in.with_name("tesseract"))
        stand_in.with_name("tesseract").write_text("#!/bin/sh\necho eng\n", encoding="utf-8")
        ocr.find_tesseract.cache_clear()
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
        assert ocr.find_tesseract() is None


class TestTrouble:
    """What tesseract may do wrong, done by a stand-in."""

    def troubles(self, pages: int = 1, time: OcrTime | None = None) -> list[tuple[Trouble, str]]:
        data = scan(pdf(*[WISH] * pages), dots=60)
        return [(one.trouble, one.detail) for one in read_pdf(data, "a.pdf", time or OcrTime()).unread]

    def test_a_page_that_takes_too_long_is_given_up(self, stand_in: Path) -> None:
        stand_in.write_text("exec sleep 30", encoding="utf-8")
        with enforced(Limits(ocr_page_seconds=0.3)):
            assert self.troubles() == [(Trouble.OCR_TIME, "")]

    def test_a_tender_has_so_much_time(self, stand_in: Path) -> None:
        stand_in.write_text("exit 1", encoding="utf-8")
        assert self.troubles(3, OcrTime(0.0)) == [(Trouble.OCR_TIME, "")] * 3

    @pytest.mark.parametrize("says", ["exit 1", "kill -9 $$", "echo hej", r"printf '5\t1\tx\n'"])
    def test_a_crash_or_nonsense_leaves_the_page_unread(self, stand_in: Path, says: str) -> None:
        stand_in.write_text(says, encoding="utf-8")
        assert self.troubles() == [(Trouble.POOR_SCAN, "")]

    def test_a_table_with_wrong_numbers_leaves_the_page_unread(self, stand_in: Path) -> None:
        stand_in.write_text(
            f"printf '{TABLE.format(line='x', left=0, sure=90, word='ord')}'", encoding="utf-8"
        )
        assert self.troubles() == [(Trouble.POOR_SCAN, "")]

    def test_words_that_are_doubted_are_told(self, stand_in: Path) -> None:
        table = "".join(
            TABLE.format(line=1, left=100 * at, sure=sure, word=word)
            for at, (word, sure) in enumerate([("Sæbe", 90), ("skaI", 40), ("mærkes", 91), ("nu", 50)])
        )
        stand_in.write_text(f"printf '{table}'", encoding="utf-8")
        data = scan(pdf(WISH), dots=60)
        document = read_pdf(data, "a.pdf", OcrTime())
        assert [(one.trouble, one.detail) for one in document.unread] == [(Trouble.DOUBTFUL_SCAN, "skaI")]
        assert document.text == "Sæbe skaI mærkes nu"

    def test_a_file_of_blank_pages_is_empty(self, stand_in: Path) -> None:
        stand_in.write_text("exit 1", encoding="utf-8")

        assert [one.trouble for one in read_pdf(pdf([], []), "a.pdf", OcrTime()).unread] == [Trouble.EMPTY]

    def test_a_blank_page_is_no_trouble(self, stand_in: Path) -> None:
        stand_in.write_text("exit 1", encoding="utf-8")

        def white(canvas: Canvas) -> None:
            canvas.drawImage(ImageReader(Image.new("L", (60, 80), 250)), 0, 0, *A4)

        document = read_pdf(pdf(WISH, [white]), "a.pdf", OcrTime())
        assert document.unread == ()


def test_pages_come_back_in_order_and_few_wait(stand_in: Path) -> None:
    stand_in.write_text("exit 1", encoding="utf-8")
    drawn: list[int] = []

    def draw(number: int) -> Picture:
        drawn.append(number)
        return Picture(10, 10, bytes(100))

    program = shutil.which("tesseract")
    assert program is not None
    pages = [Page(number, 100, 100) for number in range(1, 30)]
    numbers = []
    for got in ocr.read_scans(pages, draw, program, OcrTime(jobs=2)):
        numbers.append(got.page.number)
        assert len(drawn) - len(numbers) <= 3
    assert numbers == list(range(1, 30))
