"""What SECURITY.md promises: no network, nothing written beside, reports that do nothing."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import pogi_check as pogi
from pogi_check.cli.main import main
from pogi_check.reports.html import render_html
from pogi_check.reports.json import render_json
from pogi_check.reports.terminal import render_terminal
from tests.documents.pdf_files import lines, pdf
from tests.documents.word_files import p, word_file, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
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
# Every process of a run gets this as its sitecustomize; the one that reads PDFs has a test of its own.
GUARD = """
import os, sys
def guard(event, arguments):
    network = event.startswith("socket.") or event in ("urllib.Request", "ftplib.connect", "smtplib.connect")
    if network or event in ("os.system", "os.exec", "os.posix_spawn"):
        print("forbidden", event, arguments, file=sys.stderr, flush=True)
        os._exit(9)
    writes = event == "open" and set(arguments[1] or "r") & set("wax+")
    if writes and not isinstance(arguments[0], int) and arguments[0] != os.devnull:
        print("written", arguments[0], file=sys.stderr, flush=True)
sys.addaudithook(guard)
"""
ACTING = set("\x1b\x07\x08\x9b\x85\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


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


@pytest.fixture
def guarded(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Give what runs the command where every socket is a fault and every written file is told."""
    for folder in ("guard", "tmp"):
        (tmp_path / folder).mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    environment = os.environ | {
        "TMPDIR": str(tmp_path / "tmp"),
        "POGI_CHECK_CACHE": str(tmp_path / "cache"),
        "PYTHONPATH": f"{tmp_path / 'guard'}{os.pathsep}{ROOT}",
    }

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-B", "-m", "pogi_check", *map(str, arguments)],
            capture_output=True, check=False, env=environment, cwd=tmp_path, text=True, timeout=300,
        )  # fmt: skip

    return run


def test_check_compare_and_audit_open_no_socket_and_write_what_is_named_only(
    hostile: Path, tmp_path: Path, guarded: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    goal, out = ("--goal", "rengoering"), tmp_path / "ud"
    runs = [
        guarded(hostile, *goal),
        guarded(hostile, *goal, "--format", "json"),
        guarded(hostile, *goal, "-o", tmp_path / "rapport.html"),
        guarded("compare", hostile, hostile / "b.pdf", *goal),
        guarded("audit", hostile, *goal, "--jobs", 1, "-o", out),
    ]
    assert [run.returncode for run in runs] == [2, 2, 2, 2, 0], [run.stderr for run in runs]
    assert not [run.stderr for run in runs if re.search("forbidden|Traceback", run.stderr)]
    # What is compiled is written once, when first needed; a report as a draft that takes its place.
    written = [set(map(Path, re.findall(r"^written (.*)$", run.stderr, re.MULTILINE))) for run in runs]
    kept = [{path.stem for path in paths if path.parent == tmp_path / "cache"} for paths in written]
    assert kept[0]
    assert sum(map(len, kept)) == len(set().union(*kept))
    own = [{path for path in paths if path.parent != tmp_path / "cache"} for paths in written]
    assert (own[0], own[1], own[3]) == (set(), set(), set())
    assert {path.parent for path in own[2]} <= {tmp_path}
    assert all(path.is_relative_to(out) for path in own[4])
    there = {path.name for path in tmp_path.iterdir()}
    assert there == {"tmp", "guard", "cache", "udbud", "ud", "rapport.html"}
    assert list((tmp_path / "tmp").iterdir()) == []
    assert len(list(hostile.iterdir())) == 5
    # What a terminal shows cannot steer it, whatever the documents and their names hold.
    assert not ACTING & set("".join(run.stdout + run.stderr for run in runs))
    page = (out / "summary.html").read_text(encoding="utf-8")
    assert not {"script", "img", "svg", "iframe"} & {tag for tag, _ in Tags(page).seen}
    assert not ACTING & set(page)


def test_the_guard_sees_a_socket(
    tmp_path: Path, guarded: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    (tmp_path / "pogi_check.py").write_text("import socket; socket.socket()", encoding="utf-8")
    assert "forbidden socket" in guarded().stderr


def test_names_of_files_cannot_steer_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "\x1b[2J\x9b31m\u202excod\u2066.docx"
    (tmp_path / name).write_bytes(b"PK\x03\x04 damaged")
    calls = (
        [str(tmp_path / name)],
        [str(tmp_path / ("no" + name))],
        [str(tmp_path), "--lang", "en"],
        ["compare", str(tmp_path / name), str(tmp_path / name)],
        [str(tmp_path / name), "--limit", f"{name}=1"],
        [str(tmp_path), f"--{name}"],
        [str(tmp_path), "--goal", name],
        [str(tmp_path), "--rules", str(tmp_path / name)],
    )
    for call in calls:
        with pytest.raises(SystemExit) as ended:
            main(call)
        told = capsys.readouterr()
        assert ended.value.code == 2
        assert told.err.strip()
        assert not ACTING & set(told.out + told.err), call


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="needs Chromium or Chrome")
def test_a_browser_runs_nothing_of_a_hostile_tender(tmp_path: Path) -> None:
    assert BROWSER is not None
    steals = "<img src=x onerror=\"document.title='taget'\"><script>document.title='taget'</script>"
    escaped = steals.replace("&", "&amp;").replace("<", "&lt;")
    text = p("3 Krav til rengøringsmidler " + escaped) + p(f"{DEMAND} {escaped}")
    (tmp_path / "a.docx").write_bytes(word_file(text))
    page = render_html(pogi.check(tmp_path / "a.docx", goals="rengoering", date="2025-03-14"))
    forged = page.replace("</title>", f"</title>{steals}", 1)  # were it not escaped, the policy forbids it
    options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}")
    for number, html in enumerate((page, forged)):
        (tmp_path / f"{number}.html").write_text(html, encoding="utf-8")
        place = (tmp_path / f"{number}.html").as_uri()
        done = subprocess.run(
            [BROWSER, *options, "--dump-dom", place], capture_output=True, check=True, text=True, timeout=120
        )
        assert "<title>taget" not in done.stdout
        assert "onerror" in done.stdout
    assert not any(tag in ("script", "img") for tag, _ in Tags(page).seen)


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
    assert not ACTING & set(render_json(report))
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
