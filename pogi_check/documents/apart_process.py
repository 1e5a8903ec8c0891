"""The process that reads documents for ``apart``: requests come in and answers go out through pipes."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import queue
import signal
import sys
import threading
import time
from typing import Any, BinaryIO, Final

from pogi_check.documents import limits, transfer
from pogi_check.documents.document import Trouble, UnreadableError
from pogi_check.documents.formats import Format
from pogi_check.documents.limits import Limits, OcrTime
from pogi_check.documents.pdf import read_pdf  # noqa: F401 - imported while nobody waits yet
from pogi_check.documents.pdfium_pages import read_file  # noqa: F401 - as above
from pogi_check.documents.readers import read_here

_READY: Final = b"+"
_SPARE: Final = 30  # seconds
_LITTER: Final = (
    100_000  # things made before Python looks for garbage: a page is thousands, none of it in rings
)


def main() -> None:
    """Answer requests until the input ends; then the caller is gone, and so is this process with its own."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)  # what a library prints is no answer
    asked = os.fdopen(os.dup(0), "rb")
    os.dup2(nowhere, 0)
    _forbid_files()
    requests: queue.SimpleQueue[tuple[bytes, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_take, args=(asked, requests), daemon=True).start()
    gc.freeze()
    gc.set_threshold(_LITTER)
    answers.write(_READY)
    answers.flush()
    while True:
        head, data = requests.get()
        told = _answered(json.loads(head), data)
        del head, data
        answers.write(len(told).to_bytes(8, "big") + told)
        answers.flush()


def _take(asked: BinaryIO, requests: queue.SimpleQueue[tuple[bytes, bytes]]) -> None:
    """Take requests in; end all, native code and tesseract too, when the caller is gone."""
    with contextlib.suppress(Exception):
        while True:
            head, data = (asked.read(int.from_bytes(asked.read(8), "big")) for _ in range(2))
            if not head:
                break
            requests.put((head, data))
    if os.name == "posix" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def _answered(asked: dict[str, Any], data: bytes) -> bytes:
    try:
        return json.dumps(_answer(asked, data)).encode()
    except MemoryError:
        trouble = [Trouble.TOO_MUCH_MEMORY.value, ""]
        return json.dumps({"document": None, "trouble": trouble, "ends": None}).encode()


def _answer(asked: dict[str, Any], data: bytes) -> dict[str, Any]:
    """Read one document under its limits."""
    most = Limits(**asked["limits"])
    ocr = None if asked["ocr"] is None else OcrTime(*asked["ocr"])
    document, trouble = None, None
    _allow(most.memory_bytes, most.seconds + (0.0 if ocr is None else ocr.seconds))
    with limits.enforced(most):
        try:
            document = transfer.to_plain(read_here(Format(asked["kind"]), data, asked["name"], ocr))
        except UnreadableError as error:
            detail = limits.over("memory_mb") if error.trouble is Trouble.TOO_MUCH_MEMORY else error.detail
            trouble = [error.trouble.value, detail]
    return {"document": document, "trouble": trouble, "ends": None if ocr is None else ocr.ends}


def _forbid_files() -> None:
    """Take away the right to write files: a document gives this process nothing to write."""
    if sys.platform == "win32":
        return
    import resource

    for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (0, 0))


def _allow(memory: int, seconds: float) -> None:
    """Bound memory and processor time for one document, where the system can.

    The caller watches the clock. The bound on the processor ends a loop in native code whose caller is gone.
    """
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, int(time.process_time() + seconds) + _SPARE),
    ):
        _, hard = resource.getrlimit(kind)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
