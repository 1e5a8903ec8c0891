"""What SECURITY.md promises: no network, nothing written beside, reports that do nothing."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

import pogi_check as pogi
from pogi_check.reports.html import render_html
from pogi_check.reports.json import render_json
from pogi_check.reports.terminal import render_terminal
from tests.documents.pdf_files import lines, pdf
from tests.documents.word_files import p, word_file

DEMAND = "Alle universal- og sanitetsrengøringsmidler skal så vidt muligt være svanemærkede"
HOSTILE = (
    '</blockquote><script>alert(1)</script><img src="http://example.org/x" onerror="alert(1)">'
    '<a href="javascript:alert(1)">her</a><svg onload=alert(1)><!-- &lt;script&gt; ]]> '
    "\u202eneteks\u202c \u2066x\u2069 {{7*7}} ${x} %s {0} {words}"
)
STEERING = "\x9b2J\x9b31m\x85"  # what XML lets through
LINKED = (
    '<w:p><w:hyperlink r:id="link"><w:r><w:t>et link</w:t></w:r></w:hyperlink>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "http://127.0.0.1:9/a"'
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
# A check in a process in which every socket, and every program but tesseract and LibreOffice, is a fault.
GUARDED = """
import sys
def guard(event, arguments):
    if event.startswith("socket.") or event in ("urllib.Request", "ftplib.connect", "smtplib.connect"):
        raise SystemExit(f"network: {event} {arguments}")
    if event in ("os.system", "os.exec", "os.posix_spawn"):
        raise SystemExit(f"program: {event} {arguments}")
    writes = event == "open" and set(arguments[1] or "r") & set("wax+")
    if writes and not isinstance(arguments[0], int):
        print("written", arguments[0], file=sys.stderr)
sys.addaudithook(guard)
import importlib
importlib.import_module("pogi_check.cli.main").main(sys.argv[1:])
"""


def zipped(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Give a folder of documents in which every text is hostile and every link leads out."""
    folder = tmp_path / "udbud"
    folder.mkdir()
    escaped = HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = p("3 Krav til rengøringsmidler " + escaped) + p(f"{DEMAND} {escaped} {STEERING}.") + LINKED
    (folder / "Bilag <script>alert(1) \u202e.docx").write_bytes(word_file(text))
    (folder / "b.pdf").write_bytes(pdf(lines(DEMAND + " <b>fed</b>.")))
    (folder / "c.md").write_text(f"# Krav\n\n{DEMAND} {HOSTILE}.\n", encoding="utf-8")
    (folder / "d.html").write_text(
        f"<h1>Krav</h1><p>{DEMAND}.</p><script src='http://127.0.0.1:9/x'></script>"
        "<iframe src='http://127.0.0.1:9/y'></iframe><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
        encoding="utf-8",
    )
    (folder / "e.zip").write_bytes(zipped({"../../ud.txt": b"x", "/etc/ud.docx": b"x", "f.txt": b"Krav."}))
    return folder


class Tags(HTMLParser):
    """The tags of a page and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, {name: value or "" for name, value in attrs}))


@pytest.mark.parametrize("form", ["terminal", "json", "html"])
def test_a_whole_check_opens_no_socket_and_writes_no_file(hostile: Path, tmp_path: Path, form: str) -> None:
    aside, cache = tmp_path / "tmp", tmp_path / "cache"
    aside.mkdir()
    command = [sys.executable, "-B", "-c", GUARDED, str(hostile), "--format", form, "--goal", "rengoering"]
    environment = os.environ | {"TMPDIR": str(aside), "POGI_CHECK_CACHE": str(cache)}
    first, again = (
        subprocess.run(
            command, capture_output=True, check=False, env=environment, cwd=tmp_path, text=True, timeout=120
        )
        for _ in range(2)
    )
    there = {path.name for path in tmp_path.iterdir()}
    assert first.returncode in (1, 2), first.stderr
    assert not re.search("network|program|Traceback", first.stderr + again.stderr)
    # The compiled rules are all that is ever written, once.
    written = re.findall(r"^written (.*)$", first.stderr, re.MULTILINE)
    assert all(Path(path).is_relative_to(cache) for path in written)
    assert re.findall(r"^written (.*)$", again.stderr, re.MULTILINE) == []
    assert list(aside.iterdir()) == []
    assert there == {"tmp", "cache", "udbud"}
    assert len(list(hostile.iterdir())) == 5


def test_the_guard_sees_a_socket() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            GUARDED.split("import importlib", maxsplit=1)[0] + "import socket; socket.socket()",
        ],
        capture_output=True,
        check=False,
        text=True,
    )
    assert "network: socket" in told.stderr


def test_a_page_on_a_hostile_tender_is_inert(hostile: Path) -> None:
    report = pogi.check(hostile, goals="rengoering", date="2025-03-14")
    assert any("<script>" in one.quote for finding in report.findings for one in finding.evidence)
    page = render_html(report)
    tags = Tags(page).seen
    assert not {"script", "img", "svg", "iframe", "object", "embed", "link", "base", "form"} & {
        tag for tag, _ in tags
    }
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    links = [attributes[name] for _, attributes in tags for name in ("href", "src") if name in attributes]
    assert all(link.startswith(("#", "https://")) for link in links)
    assert not [link for link in links if "example.org" in link or "127.0.0.1" in link]
    assert not set(page) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x1b\x07\x08\x9b\x00")


def test_a_terminal_is_not_steered_by_a_tender(hostile: Path) -> None:
    report = pogi.check(hostile, goals="rengoering", date="2025-03-14")
    text = render_terminal(report, width=100, colour=False)
    assert "alert(1)" in text
    assert not set(text) & set("\u202e\u2066\x1b\x07\x08\r\x9b")
    assert json.loads(render_json(report))["tender"]["name"] == "udbud"


def test_members_that_lead_out_are_written_nowhere(hostile: Path) -> None:
    document = next(one for one in pogi.read_tender(hostile).documents if one.name.endswith("ud.txt"))
    assert [one.trouble for one in document.unread] == ["leads_out"]
    assert not (hostile.parent.parent / "ud.txt").exists()
    assert not Path("/etc/ud.docx").exists()


def test_reading_leaves_no_temporary_file(
    hostile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    pogi.read_tender(hostile)
    assert list(aside.iterdir()) == []
