"""Read a document in a process of its own: a crash, a hang or a flood of memory costs that document only.

PDFs always, since PDFium is native code that strangers' files steer; other documents where they are large.
One process serves a whole run, one document at a time; it is started anew when it has ended. It speaks over
pipes in plain JSON, and what it says is checked. Decision 13 says why.
"""

from __future__ import annotations

import atexit
import io
import json
import os
import signal
import subprocess
import sys
import threading
import zipfile
from contextlib import suppress
from dataclasses import asdict, replace
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from pogi_check.documents import limits, transfer
from pogi_check.documents.document import Trouble, Unread, UnreadableError
from pogi_check.documents.formats import Format
from pogi_check.documents.readers import read_here

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pogi_check.documents.document import Document
    from pogi_check.documents.limits import OcrTime

LARGE: Final = 8 * 1024 * 1024
"""Bytes, unpacked; 400 pages of a Word file have 6 MiB, and XML may take thirty times its size in memory."""

_READY: Final = b"+"
_LONGEST_START: Final = 60.0  # seconds
_PAGE: Final = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_LEAST_ROOM: Final = 16 * 1024 * 1024  # bytes, to read any document in
_NEAR: Final = 0.8  # of the memory it may have; the last request that was refused is not counted
_LONGEST: Final = 1 << 30  # bytes of an answer
_START: Final = (
    "import sys; sys.path += sys.argv[1:]; from pogi_check.documents import apart_process as p; p.main()"
)


class _StartError(Exception):
    """The process cannot be started here."""


def read_document(kind: Format, data: bytes, name: str, ocr: OcrTime | None = None) -> Document:
    """Read a DOCX, PDF, XLSX, HTML or text file, apart where it could do harm; raises UnreadableError."""
    if kind is not Format.PDF and not _is_large(data):
        return read_here(kind, data, name, ocr)
    try:
        document = _read_apart(kind, data, name, None)
    except _StartError:
        # Some places allow no processes; there a document is read with less protection, rather than not.
        return read_here(kind, data, name, ocr)
    if ocr is None or not any(one.trouble is Trouble.NO_TEXT_LAYER for one in document.unread):
        return document
    # Pages are only now given the time that reading pictures of them takes; the text is kept if that fails.
    try:
        return _read_apart(kind, data, name, ocr)
    except UnreadableError as error:
        return replace(document, unread=(*document.unread, Unread(error.trouble, detail=error.detail)))


def _read_apart(kind: Format, data: bytes, name: str, ocr: OcrTime | None) -> Document:
    with _LOCK:
        process = _process()
        process.await_ready()
        if process.is_full():  # of what documents before this one left
            process.end()
            process = _process()
            process.await_ready()
        if process.is_full():
            raise UnreadableError(name, Trouble.TOO_MUCH_MEMORY, limits.over("memory_mb"))
        return process.read(kind, data, name, ocr)


def prepare(paths: Iterable[str | os.PathLike[str]]) -> None:
    """Start the process early where a PDF is among the paths: it gets ready while other work is done."""
    if any(_holds_pdf(Path(path)) for path in paths):
        with _LOCK, suppress(_StartError):
            _process()


def _holds_pdf(path: Path) -> bool:
    if path.suffix.lower() == ".pdf":
        return True
    with suppress(OSError), os.scandir(path) as entries:
        return any(entry.name.lower().endswith(".pdf") for entry in entries)
    return False


def _is_large(data: bytes) -> bool:
    """Tell whether a file has so much text or XML that reading it may take much time and memory."""
    if not data.startswith(b"PK"):
        return len(data) > LARGE
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.infolist()
    except Exception:  # noqa: BLE001 - a damaged directory can fail in a dozen ways; the reader tells it
        return False
    return sum(one.file_size for one in names if one.filename.lower().endswith((".xml", ".rels"))) > LARGE


class _Process:
    """The process that reads documents, warm between them."""

    def __init__(self) -> None:
        if not sys.executable:
            raise _StartError
        flags = ["-I", "-S", "-W", "ignore", *(["-B"] if sys.dont_write_bytecode else [])]
        try:
            self._running = subprocess.Popen(  # noqa: S603 - this Python, with code of this package
                [sys.executable, *flags, "-c", _START, *_homes()],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # so that it is ended with all that it started
            )
        except OSError as error:
            raise _StartError from error
        self._is_ready = False
        self._before = (0, 0)
        self._peak: int | None = None

    def await_ready(self) -> None:
        """Wait until it can be asked, which is no document's time; raises _StartError."""
        if self._is_ready:
            return
        watch = threading.Timer(_LONGEST_START, self.end)
        watch.daemon = True
        watch.start()
        try:
            if self._running.stdout is None or self._running.stdout.read(1) != _READY:
                raise _StartError
        finally:
            watch.cancel()
        self._is_ready = True

    def is_full(self) -> bool:
        """Tell whether it has more memory already than a document may take; False where nobody knows."""
        self._before = _memory(self._running.pid)
        return self._before[0] + _LEAST_ROOM > limits.in_force().memory_bytes

    def is_alive(self) -> bool:
        return self._running.poll() is None

    def read(self, kind: Format, data: bytes, name: str, ocr: OcrTime | None) -> Document:
        """Have a document read; raises UnreadableError, also where the process is lost over it."""
        now = limits.in_force()
        seconds = now.seconds + (0.0 if ocr is None else ocr.left())
        time = None if ocr is None else [ocr.seconds, ocr.jobs, ocr.ends]
        asked = {"kind": kind.value, "name": name, "limits": asdict(now), "ocr": time}
        late = threading.Event()
        by = monotonic() + seconds

        def give_up() -> None:
            late.set()
            self.end()

        watch = threading.Timer(seconds, give_up)
        watch.daemon = True
        watch.start()
        try:
            answer = self._ask(json.dumps(asked).encode(), data, by)
            return self._told(json.loads(answer), name, ocr)
        except (OSError, EOFError, ValueError, TypeError, KeyError) as error:
            self.end()
            raise UnreadableError(name, *self._loss(late=late.is_set() or monotonic() > by)) from error
        except (UnreadableError, _StartError):
            raise
        except BaseException:  # an interrupt: what it is doing is wanted no more
            self.end()
            raise
        finally:
            watch.cancel()

    def _ask(self, head: bytes, data: bytes, by: float) -> bytes:
        """Send a request and take the answer; raises OSError or EOFError where the process ends over it.

        So it does where the answer comes too late for the watch, which may be slower than a short limit.
        """
        to, back = self._running.stdin, self._running.stdout
        if to is None or back is None:
            raise EOFError
        for part in (head, data):
            to.write(len(part).to_bytes(8, "big"))
            to.write(part)
        to.flush()
        size = int.from_bytes(_whole(back.read(8), 8), "big")
        if size > _LONGEST or monotonic() > by:
            raise EOFError
        return _whole(back.read(size), size)

    def _told(self, answer: Any, name: str, ocr: OcrTime | None) -> Document:  # noqa: ANN401 - JSON
        if ocr is not None and isinstance(answer["ends"], float):
            ocr.ends = answer["ends"]
        if answer["trouble"] is not None:
            trouble, detail = answer["trouble"]
            if trouble == Trouble.TOO_MUCH_MEMORY.value:
                self.end()  # what is left of its memory is in pieces
            raise UnreadableError(name, Trouble(trouble), str(detail))
        return transfer.from_plain(answer["document"], name)

    def _loss(self, *, late: bool) -> tuple[Trouble, str]:
        """Say why the process was lost over a document: time, memory, or what nobody foresaw."""
        if late:
            return Trouble.TOO_LONG, limits.over("seconds")
        code = self._running.returncode
        if code is None or code >= 0:
            return Trouble.CRASHED, "" if code is None else f"exit {code}"
        size, resident = self._before
        # PDFium aborts where it is refused memory; what it had tells that from other deaths.
        took = 0 if self._peak is None else size + max(self._peak - resident, 0)
        if took > _NEAR * limits.in_force().memory_bytes:
            return Trouble.TOO_MUCH_MEMORY, limits.over("memory_mb")
        with suppress(ValueError):
            return Trouble.CRASHED, signal.Signals(-code).name
        return Trouble.CRASHED, f"signal {-code}"

    def end(self) -> None:
        """End the process and what it started, and take back what it held."""
        if sys.platform != "win32":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._running.pid, signal.SIGKILL)
            with suppress(ChildProcessError):  # taken back already
                _, status, used = os.wait4(self._running.pid, 0)
                self._running.returncode = os.waitstatus_to_exitcode(status)
                self._peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        self._running.kill()
        self._running.wait()

    def forget(self) -> None:
        """Let go of the pipes; the process ends when nobody holds them."""
        for stream in (self._running.stdin, self._running.stdout):
            if stream is not None:
                with suppress(OSError, ValueError):
                    stream.close()


def _memory(process: int) -> tuple[int, int]:
    """Give the bytes that a process has asked for, and those that are in memory; 0 where nobody tells."""
    with suppress(OSError, ValueError):
        size, resident = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[:2]
        return int(size) * _PAGE, int(resident) * _PAGE
    return 0, 0


def _whole(data: bytes, size: int) -> bytes:
    if len(data) != size:
        raise EOFError
    return data


def _homes() -> list[str]:
    """Give the folders that hold this package and the parsers: the process gets no other path of ours."""
    found = (find_spec(name) for name in ("pogi_check", "lxml", "pypdfium2"))
    origins = [Path(spec.origin).parents[1] for spec in found if spec is not None and spec.origin]
    return list(dict.fromkeys(map(str, origins)))


_LOCK = threading.RLock()
_running: _Process | None = None


def _process() -> _Process:
    """Give the process that serves this run; a new one where it has ended."""
    global _running  # noqa: PLW0603 - one process a run
    if _running is None or not _running.is_alive():
        if _running is not None:
            _running.forget()
        _running = _Process()
    return _running


def leave() -> None:
    """End the process; another document starts a new one."""
    if _running is not None:
        _running.end()
        _running.forget()


def _after_fork() -> None:
    """Begin anew in a forked copy of this process: two cannot speak through one pipe."""
    global _running, _LOCK
    if _running is not None:
        _running.forget()
    _running, _LOCK = None, threading.RLock()


atexit.register(leave)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
