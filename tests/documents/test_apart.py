"""A reader that crashes, hangs or floods the memory costs the document that it read, nothing else."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import pogi_check as pogi
from pogi_check.documents import apart, transfer
from pogi_check.documents.document import Trouble
from pogi_check.documents.formats import Format
from tests.documents.pdf_files import lines, pdf
from tests.documents.word_files import deleted, p, r, word_file

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
WHAT_HARMS = {
    "CRASH": "import os; os.abort()",
    "HANG": "import ctypes; ctypes.PyDLL(None).pause()",  # holds Python's lock, as native code may
    "FLOOD": "b = [bytearray(2**24) for _ in range(10_000)]",
    "STARVE": "import os; b = [b'x' * 2**24 for _ in range(32)]; os.abort()",  # as PDFium does
    "EXIT": "import os; os._exit(3)",
    "TALK": "import os; os.write(3, b'x' * 100_000); os._exit(0)",
    "LIE": "return type('D', (), {'media_type': 5, 'sha256': '', 'unread': (), 'blocks': (), 'pages': 0})",
    "FAULT": "raise IndexError('nobody foresaw')",
}
"""What the stand-in for PDFium does with a file that holds the word."""

posix = pytest.mark.skipif(os.name != "posix", reason="ended otherwise on Windows")


@pytest.fixture
def harmed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have the process do harm where a file asks for it."""
    branches = "".join(f"    if b'{word}' in data:\n        {does}\n" for word, does in WHAT_HARMS.items())
    code = (
        "import sys; sys.path += sys.argv[1:]\n"
        "from pogi_check.documents import apart_process as p, readers\n"
        "real = readers._read\n"
        f"def harm(kind, data, name, ocr):\n{branches}    return real(kind, data, name, ocr)\n"
        "readers._read = harm\n"
        "readers.bounded = lambda document: document\n"
        "p.main()\n"
    )
    monkeypatch.setattr(apart, "_START", code)
    apart.leave()
    yield
    apart.leave()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "udbud"
    folder.mkdir()
    for name in ("a", "c"):
        (folder / f"{name}.pdf").write_bytes(pdf(lines(f"Dokument {name}.")))
    return folder


def child(of: int | None = None) -> int:
    """Give the number of the process that reads for a process, this one or another."""
    tasks = Path(f"/proc/{of or os.getpid()}/task")
    if not tasks.exists():
        pytest.skip("needs Linux's list of processes")
    until = time.monotonic() + 10
    while True:  # a process that was just started still bears its caller's command line
        found = [one for task in tasks.iterdir() for one in children(task) if serves(one)]
        if found or time.monotonic() > until:
            break
        time.sleep(0.01)
    (number,) = found
    return number


def children(task: Path) -> list[int]:
    try:
        return [int(one) for one in (task / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):  # the thread ended after it was listed
        return []


def serves(number: int) -> bool:
    try:
        return b"apart_process" in Path(f"/proc/{number}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return False


def is_gone(number: int) -> bool:
    for _ in range(100):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        with suppress(ChildProcessError):
            os.waitpid(number, os.WNOHANG)
        time.sleep(0.05)
    return False


@pytest.mark.usefixtures("harmed")
@pytest.mark.parametrize(
    ("harm", "limits", "trouble", "detail"),
    [
        ("CRASH", {}, Trouble.CRASHED, "SIGABRT"),
        ("HANG", {"seconds": 1.5}, Trouble.TOO_LONG, "seconds > 1.5"),
        ("FLOOD", {"memory-mb": 600}, Trouble.TOO_MUCH_MEMORY, "memory-mb > 600"),
        ("STARVE", {"memory-mb": 600}, Trouble.TOO_MUCH_MEMORY, "memory-mb > 600"),
        ("EXIT", {}, Trouble.CRASHED, "exit 3"),
        ("TALK", {}, Trouble.CRASHED, None),
        ("LIE", {}, Trouble.CRASHED, None),
        ("FAULT", {}, Trouble.CRASHED, "IndexError"),
    ],
)
@posix
def test_harm_costs_one_document_and_the_others_are_read(
    folder: Path, harm: str, limits: dict[str, float], trouble: Trouble, detail: str | None
) -> None:
    (folder / "b.pdf").write_bytes(pdf(lines("Dokument b.")) + harm.encode())
    tender = pogi.read_tender(folder, limits=limits)
    unread = {one.name: one.unread for one in tender.documents if one.unread}
    assert [one.text for one in tender.documents] == ["Dokument a.", "", "Dokument c."]
    assert [one.trouble for one in unread["b.pdf"]] == [trouble]
    assert detail is None or unread["b.pdf"][0].detail.startswith(detail)


@pytest.mark.parametrize(
    ("limits", "trouble"),
    [({"memory-mb": 40}, Trouble.TOO_MUCH_MEMORY), ({"seconds": 0.0001}, Trouble.TOO_LONG)],
)
@posix
def test_a_limit_that_no_document_can_keep_is_told_as_that_limit(
    folder: Path, limits: dict[str, float], trouble: Trouble
) -> None:
    apart.leave()
    documents = pogi.read_tender(folder, limits=limits).documents
    ((name, number),) = limits.items()
    assert [(one.unread[0].trouble, one.unread[0].detail) for one in documents] == [
        (trouble, f"{name} > {number}")
    ] * 2


@pytest.mark.usefixtures("harmed")
def test_a_report_tells_of_a_crash_and_the_run_goes_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from pogi_check.cli.main import main

    (folder / "b.pdf").write_bytes(pdf(lines("Dokument b.")) + b"CRASH")
    with pytest.raises(SystemExit) as ended:
        main([str(folder), "--goal", "rengoering", "--format", "json"])
    told = capsys.readouterr()
    documents = json.loads(told.out)["tender"]["documents"]
    assert ended.value.code == 2
    assert [bool(one["unread"]) for one in documents] == [False, True, False]
    assert "b.pdf: Læseren brød sammen" in told.err


@posix
def test_one_process_serves_a_run(folder: Path) -> None:
    pogi.read_tender(folder)
    first = child()
    pogi.read_tender(folder)
    assert child() == first


def test_a_document_is_the_same_from_there_as_from_here() -> None:
    from pogi_check.documents.readers import read_here

    path = FIXTURES / "indretning-administrationshus"
    made = [one for one in path.rglob("*") if one.suffix in (".docx", ".pdf", ".xlsx")]
    word = word_file(p(r("Sæben ") + deleted("skal") + r("bør være 😀 svanemærket.")))
    for name, data in [*((one.name, one.read_bytes()) for one in made), ("a.docx", word)]:
        document = read_here(Format(name.rsplit(".")[-1].upper()), data, name)
        plain = json.loads(json.dumps(transfer.to_plain(document)))
        assert transfer.from_plain(plain, name) == document


@posix
def test_xml_that_floods_the_memory_is_given_up(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(p("ord")))) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            swollen = old.read(name).replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 4_000_000)
            new.writestr(name, swollen if name == "word/document.xml" else old.read(name))
    (tmp_path / "a.docx").write_bytes(stream.getvalue())
    (tmp_path / "b.docx").write_bytes(word_file(p("Andet dokument.")))
    tender = pogi.read_tender(tmp_path, limits={"memory-mb": 500, "packing": 10_000})
    assert [one.text for one in tender.documents] == ["", "Andet dokument."]
    assert [one.trouble for one in tender.documents[0].unread] == [Trouble.TOO_MUCH_MEMORY]


@pytest.mark.usefixtures("harmed")
@posix
def test_an_interrupt_ends_the_process_and_what_it_hangs_in(folder: Path) -> None:
    (folder / "b.pdf").write_bytes(pdf(lines("Dokument b.")) + b"HANG")
    apart.prepare([folder])
    number = child()
    timer = threading.Timer(1.0, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        pogi.read_tender(folder)
    timer.join()
    assert is_gone(number)


SCRIPT = """
import sys
import pogi_check
def read():
    print([one.text for one in pogi_check.read_tender(sys.argv[1]).documents], flush=True)
read()
"""
READ = "['Dokument a.', 'Dokument c.']"


def script(*arguments: object, code: str = SCRIPT, **given: object) -> subprocess.Popen[str]:
    running: subprocess.Popen[str] = subprocess.Popen(
        [sys.executable, "-", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        **given,  # type: ignore[call-overload]
    )
    assert running.stdin is not None
    running.stdin.write(code)
    running.stdin.close()
    running.stdin = None
    return running


@posix
def test_a_script_from_stdin_needs_no_main_guard_and_leaves_no_process(folder: Path) -> None:
    running = script(folder, code=SCRIPT + "sys.stdin.close(); import time; time.sleep(1)")
    assert running.stdout is not None
    assert running.stdout.readline().strip() == READ
    number = child(running.pid)
    assert running.communicate(timeout=60) == ("", "")
    assert is_gone(number)


@posix
def test_the_process_ends_when_its_caller_is_killed(folder: Path) -> None:
    running = script(folder, code=SCRIPT + "import time; time.sleep(600)")
    assert running.stdout is not None
    running.stdout.readline()
    number = child(running.pid)
    running.kill()
    running.communicate()
    assert is_gone(number)


@posix
def test_a_forked_copy_has_a_process_of_its_own(folder: Path) -> None:
    forking = "import os; forked = not os.fork(); read(); forked or os.wait()"
    said, complaint = script(folder, code=SCRIPT + forking).communicate(timeout=60)
    assert said.splitlines() == [READ] * 3
    assert complaint == ""


@posix
def test_no_module_of_the_folder_one_stands_in_is_imported(folder: Path, tmp_path: Path) -> None:
    for name in ("json", "queue", "lxml", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'harm')!r}, 'w')", encoding="utf-8")
    installed = [sys.executable, "-I", "-c", SCRIPT, str(folder)]
    done = subprocess.run(installed, cwd=tmp_path, capture_output=True, check=True, text=True)
    assert "Dokument a." in done.stdout
    assert not (tmp_path / "harm").exists()


def test_threads_share_the_process(folder: Path) -> None:
    read: list[str] = []
    threads = [
        threading.Thread(target=lambda: read.extend(one.text for one in pogi.read_tender(folder).documents))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(read) == ["Dokument a."] * 4 + ["Dokument c."] * 4


@pytest.mark.parametrize("executable", ["", "/nowhere/python", "/bin/true"])
@posix
def test_where_no_process_may_start_a_document_is_read_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, executable: str
) -> None:
    apart.leave()
    monkeypatch.setattr(sys, "executable", executable)
    assert [one.text for one in pogi.read_tender(folder).documents] == ["Dokument a.", "Dokument c."]
    apart.leave()


GUARDED = """
import sys
def guard(event, arguments):
    if event.startswith("socket.") or event in ("os.system", "os.exec", "os.posix_spawn", "subprocess.Popen"):
        print(event, file=sys.stderr); raise SystemExit
    if event == "open" and not isinstance(arguments[0], int) and set(arguments[1] or "r") & set("wax+"):
        print("written", arguments[0], file=sys.stderr)
from pogi_check.documents.apart_process import main
sys.addaudithook(guard)
main()
"""


@posix
def test_the_process_opens_no_socket_starts_no_program_and_writes_no_file() -> None:
    data = pdf(lines("Dokument a."))
    asked: dict[str, object] = {"kind": "PDF", "name": "a.pdf", "limits": {}, "ocr": None}
    parts = (json.dumps(asked).encode(), data)
    with subprocess.Popen(
        [sys.executable, "-B", "-c", GUARDED], stdin=-1, stdout=-1, stderr=-1, env={"PYTHONPATH": str(ROOT)}
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdin.write(b"".join(len(part).to_bytes(8, "big") + part for part in parts))
        running.stdin.flush()
        assert running.stdout.read(1) == b"+"
        size = int.from_bytes(running.stdout.read(8), "big")
        answer = json.loads(running.stdout.read(size))
        running.stdin.close()
        said = running.stderr.read()
    assert answer["document"][-1][0][0] == "Dokument a."
    assert said == b""
