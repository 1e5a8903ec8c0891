"""Older text documents through LibreOffice: what is read, what is refused, what is left behind."""

from __future__ import annotations

import hashlib
import http.server
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pytest

from pogi_check.documents import libreoffice
from pogi_check.documents.document import BlockKind, Document, Trouble
from pogi_check.documents.limits import USUAL, Limits
from pogi_check.documents.tender import read_tender
from tests.documents.word_files import p, word_file, zipped

OFFICE = shutil.which("soffice")
MIME = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for prefix, space in (
        ("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"),
    )
)  # fmt: skip
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{}'
    "</manifest:file-entry></manifest:manifest>"
)
RTF = rb"{\rtf1\ansi Alle midler skal v\'e6re {\b svanem\'e6rkede}.\par}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD_STREAM = "WordDocument".encode("utf-16-le")
LOCKED_DOC = OLE + bytes(504) + b"\xec\xa5" + bytes(9) + b"\x01" + bytes(500) + WORD_STREAM


def odt(body: str, encryption: str = "", mime: str = MIME) -> bytes:
    content = (
        f'<office:document-content {NAMES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped(
        {"mimetype": mime, "content.xml": content, "META-INF/manifest.xml": MANIFEST.format(encryption)}
    )


def read(folder: Path, name: str, data: bytes, most: Limits = USUAL) -> Document:
    (folder / name).write_bytes(data)
    (document,) = read_tender([folder / name], most=most).documents
    return document


def left_behind() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob("pogi-check-*"))


@pytest.fixture
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder for a stand-in of LibreOffice, a shell script, and for all temporary files."""
    if os.name != "posix":
        pytest.skip("the stand-in is a shell script")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: str(tmp_path / "soffice"))
    return tmp_path


def stand_in(folder: Path, script: str) -> None:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


class TestWhatItIsAsked:
    def test_its_docx_is_read_under_the_name_and_hash_of_the_file(self, stub: Path) -> None:
        (stub / "made.docx").write_bytes(word_file(p("Sæben skal være svanemærket.")))
        stand_in(stub, f'mkdir made && cp "{stub}/made.docx" made/document.docx')
        document = read(stub, "Bilag 1.rtf", RTF)

        assert document.text == "Sæben skal være svanemærket."
        assert (document.name, document.media_type) == ("Bilag 1.rtf", "application/rtf")
        assert document.blocks[0].place.document == "Bilag 1.rtf"
        assert document.sha256 == hashlib.sha256(RTF).hexdigest()
        assert left_behind() == set()

    def test_it_gets_a_profile_of_its_own_without_macros_or_network(self, stub: Path) -> None:
        stand_in(stub, f'echo "$@" > "{stub}/called"; cp profile/user/*.xcu "{stub}/"; env > "{stub}/env"')
        read(stub, "a.rtf", RTF)
        called = (stub / "called").read_text(encoding="utf-8")
        settings = (stub / "registrymodifications.xcu").read_text(encoding="utf-8")
        environment = (stub / "env").read_text(encoding="utf-8")

        assert "--headless" in called
        assert "-env:UserInstallation=file://" in called
        assert "--infilter=Rich Text Format" in called
        for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks"):
            assert f'oor:name="{name}" oor:op="fuse"><value>true<' in settings
        assert "https_proxy=http://127.0.0.1:9" in environment
        assert f"HOME={stub}/temporary/pogi-check-" in environment

    @pytest.mark.parametrize("script", ["exit 1", "exit 0", "mkdir made && echo nej > made/document.docx"])
    def test_when_it_fails_the_document_is_damaged_and_nothing_is_left(self, stub: Path, script: str) -> None:
        stand_in(stub, script)
        document = read(stub, "a.rtf", RTF)

        assert [one.trouble for one in document.unread] == [Trouble.DAMAGED]
        assert left_behind() == set()

    def test_when_it_is_too_slow_it_is_ended_with_all_that_it_started(self, stub: Path) -> None:
        stand_in(stub, f'sleep 600 & echo $! > "{stub}/child"; wait')
        document = read(stub, "a.rtf", RTF, Limits(office_seconds=0.5))

        assert [one.trouble for one in document.unread] == [Trouble.TOO_SLOW]
        assert left_behind() == set()
        assert is_gone(int((stub / "child").read_text(encoding="utf-8")))

    @pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
    def test_when_the_caller_is_killed_it_ends_and_nothing_is_left(
        self, stub: Path, how: signal.Signals
    ) -> None:
        stand_in(stub, f'echo $$ > "{stub}/child.new"; mv "{stub}/child.new" "{stub}/child"; sleep 600')
        (stub / "a.rtf").write_bytes(RTF)
        code = (
            "import sys; from pogi_check.documents import libreoffice, tender;"
            f"libreoffice.find_libreoffice = lambda: {str(stub / 'soffice')!r};"
            f"tender.read_tender([{str(stub / 'a.rtf')!r}])"
        )
        caller = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
        assert wait_for((stub / "child").exists)
        caller.send_signal(how)
        caller.wait(10)

        assert wait_for(lambda: not left_behind())
        assert is_gone(int((stub / "child").read_text(encoding="utf-8")))


def wait_for(what: object, seconds: float = 15) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if what():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False


def is_gone(process: int) -> bool:
    def gone() -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        # One that ended and that nobody has collected yet is gone too.
        state = Path(f"/proc/{process}/stat")
        return state.exists() and ") Z " in state.read_text(encoding="utf-8")

    return wait_for(gone)


class TestWhatIsRefused:
    @pytest.mark.parametrize("in_folder", [True, False])
    def test_where_it_is_not_installed_the_report_says_how_to_get_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, in_folder: bool
    ) -> None:
        monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: None)
        (tmp_path / "a.rtf").write_bytes(RTF)
        (document,) = read_tender([tmp_path if in_folder else tmp_path / "a.rtf"]).documents

        assert [(one.trouble, one.detail) for one in document.unread] == [(Trouble.NEEDS_LIBREOFFICE, "RTF")]
        assert document.beside is in_folder

    def test_it_is_found_on_the_path(self, monkeypatch: pytest.MonkeyPatch, stub: Path) -> None:
        monkeypatch.undo()
        stand_in(stub, "exit 0")
        monkeypatch.setenv("PATH", str(stub))

        assert libreoffice.find_libreoffice() == str(stub / "soffice")

    @pytest.mark.parametrize(
        ("name", "data", "trouble"),
        [
            ("a.doc", LOCKED_DOC, Trouble.ENCRYPTED),
            ("a.odt", odt("", "<manifest:encryption-data/>"), Trouble.ENCRYPTED),
            ("a.odt", odt("<text:p>Sæbe</text:p>")[:-30], Trouble.DAMAGED),
            ("a.odt", odt("x" * 20_000_000), Trouble.TOO_PACKED),
            ("a.rtf", RTF + b" " * 3000, Trouble.TOO_LARGE),
        ],
    )
    def test_locked_cut_and_endless_files_are_told_before_it_is_started(
        self, stub: Path, name: str, data: bytes, trouble: Trouble
    ) -> None:
        stand_in(stub, f'touch "{stub}/started"')
        document = read(stub, name, data, Limits(part_mb=0.002) if name == "a.rtf" else USUAL)

        assert [one.trouble for one in document.unread] == [trouble]
        assert not (stub / "started").exists()

    def test_a_document_of_a_folder_that_it_cannot_read_is_one_that_lacks(self, stub: Path) -> None:
        stand_in(stub, "exit 1")
        (stub / "tender").mkdir()
        (stub / "tender" / "a.rtf").write_bytes(RTF)

        assert [one.beside for one in read_tender([stub / "tender"]).documents] == [False]


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let LibreOffice write a Word document with a heading, a list and a table in its other formats."""
    folder = tmp_path_factory.mktemp("originals")
    document = docx.Document()
    document.add_heading("3 Mindstekrav", 1)
    document.add_paragraph("Alle midler skal være svanemærkede.")
    document.add_paragraph("Doseringen er angivet.", style="List Number")
    table = document.add_table(rows=2, cols=2)
    for row, texts in enumerate((("Nr.", "Krav"), ("1", "Sæben skal være mærket."))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    document.add_paragraph("Slut.")
    document.save(str(folder / "original.docx"))
    assert OFFICE is not None
    for suffix in ("odt", "ott", "fodt", "rtf", "doc", "dot"):
        subprocess.run(
            [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
             suffix, "--outdir", str(folder), str(folder / "original.docx")],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return folder


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
class TestRealFiles:
    @pytest.mark.parametrize("suffix", ["odt", "ott", "fodt", "rtf", "doc", "dot"])
    def test_headings_lists_and_tables_are_read(
        self, originals: Path, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # A folder of its own: another conversion at the same time would be taken for what this one left.
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        monkeypatch.setattr(tempfile, "tempdir", None)
        (document,) = read_tender([originals / f"original.{suffix}"]).documents
        kinds = [(block.kind, block.text) for block in document.blocks]

        assert kinds == [
            (BlockKind.HEADING, "3 Mindstekrav"),
            (BlockKind.PARAGRAPH, "Alle midler skal være svanemærkede."),
            (BlockKind.LIST_ITEM, "Doseringen er angivet."),
            (BlockKind.CELL, "Nr."),
            (BlockKind.CELL, "Krav"),
            (BlockKind.CELL, "1"),
            (BlockKind.CELL, "Sæben skal være mærket."),
            (BlockKind.PARAGRAPH, "Slut."),
        ]
        assert document.blocks[2].label == "1."
        assert document.blocks[1].place.headings == ("3 Mindstekrav",)
        assert left_behind() == set()

    def test_several_at_once_do_not_disturb_each_other(self, tmp_path: Path) -> None:
        paths = []
        for number in range(3):
            paths.append(tmp_path / f"{number}.rtf")
            paths[-1].write_bytes(RTF.replace(b"Alle", b"Alle %d" % number))
        with ThreadPoolExecutor(3) as pool:
            texts = list(pool.map(lambda path: read_tender([path]).documents[0].text, paths))

        assert texts == [f"Alle {number} midler skal være svanemærkede." for number in range(3)]

    def test_tracked_changes_survive(self, tmp_path: Path) -> None:
        data = (
            rb"{\rtf1\ansi{\*\revtbl{A;}{B;}}"
            rb"S\'e6ben skal {\deleted\revauthdel1 ikke }v\'e6re m\'e6rket.\par}"
        )
        (block,) = read(tmp_path, "a.rtf", data).blocks

        assert block.text == "Sæben skal være mærket."
        assert block.before == "Sæben skal ikke være mærket."

    def test_no_link_is_followed(self, tmp_path: Path) -> None:
        asked: list[str] = []

        class Server(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_error(404)

            do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - as above

        secret = tmp_path / "hemmeligt.txt"
        secret.write_text("HEMMELIGT", encoding="utf-8")
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            here = f"http://127.0.0.1:{server.server_port}"
            section = '<text:section text:name="{}"><text:section-source xlink:href="{}"/></text:section>'
            picture = f'<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{here}/a.png"/>'
            document = read(
                tmp_path,
                "a.odt",
                odt(
                    section.format("S1", secret.as_uri())
                    + section.format("S2", f"{here}/b.txt")
                    + f"<text:p>{picture}</draw:frame>Efter.</text:p>"
                ),
            )
            server.shutdown()

        assert document.text == "Efter."
        assert asked == []
