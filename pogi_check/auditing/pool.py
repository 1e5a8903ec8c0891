"""Tenders spread over worker processes, one at a time each, in bounded memory; a lost worker costs one row.

Each worker is an executor of its own. In one executor of several workers a death takes the others' tasks
with it, and CPython's may then wait for ever for a worker that it was just about to start.
"""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from threading import Lock, current_thread, main_thread
from time import perf_counter
from types import ModuleType
from typing import TYPE_CHECKING

from pogi_check.auditing.worker import (
    Audited,
    Status,
    Task,
    audit_tender,
    end_with_parent,
    ready,
    without_findings,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

_MOST = 61  # Windows waits for no more processes at once
_AHEAD = 8  # how many tenders a worker may be ahead of a slow one whose rows come first
_HEARD_AFTER = 0.2  # seconds that an interrupt may wait to be heard
_HIDING = Lock()


class WorkersError(Exception):
    """The worker processes cannot be started."""


@dataclass(frozen=True, slots=True)
class _Running:
    """A task that a worker has, with its place in the order and when it began."""

    number: int
    task: Task
    worker: ProcessPoolExecutor
    began: float


def processors() -> int:
    """Give how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def audit_tenders(
    tasks: Iterable[Task], jobs: int, *, work: Callable[[Task], Audited] = audit_tender
) -> Iterator[Audited]:
    """Check the tenders in ``jobs`` processes and give them in the order of the tasks.

    ``work`` is what a worker does with a task; it must be importable by name, not from a script. Raises
    WorkersError where no worker starts.
    """
    jobs = max(1, min(jobs, _MOST))
    numbered = enumerate(tasks)
    idle = _start(jobs)
    running: dict[Future[Audited], _Running] = {}
    finished: dict[int, Audited] = {}
    given = 0
    try:
        while True:
            while idle and len(running) + len(finished) < _AHEAD * jobs and (one := next(numbered, None)):
                with _uninterrupted():
                    worker, future = _hand_out(idle.pop(), work, one[1])
                    running[future] = _Running(*one, worker, perf_counter())
            while given in finished:
                yield finished.pop(given)
                given += 1
            if not running:
                return
            with _uninterrupted():
                ended = wait(running, timeout=_HEARD_AFTER, return_when=FIRST_COMPLETED).done
            for future in ended:
                done = running.pop(future)
                finished[done.number] = _taken(done, future)
                idle += _start(1) if _is_lost(future) else [done.worker]
    finally:
        for worker in (*idle, *(one.worker for one in running.values())):
            worker.shutdown(cancel_futures=True)


def _start(number: int) -> list[ProcessPoolExecutor]:
    """Start workers; spawned processes share no native library's state with this one."""
    spawn = get_context("spawn")
    with _uninterrupted():
        workers = [
            ProcessPoolExecutor(1, mp_context=spawn, initializer=end_with_parent) for _ in range(number)
        ]
        with _without_script():
            answers = [worker.submit(ready) for worker in workers]
        try:
            for answer in answers:
                answer.result()
        except BrokenProcessPool as error:
            raise WorkersError("The worker processes could not start.") from error
    return workers


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put an interrupt off until the block ends.

    Interrupted between taking a lock and releasing it, the standard library's futures and events stay
    locked: the thread that serves a worker then waits for ever, and the audit with it.
    """
    told = signal.getsignal(signal.SIGINT)
    if current_thread() is not main_thread() or isinstance(told, int) or told is None:
        yield
        return
    put_off: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda number, frame: put_off.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, told)
        if put_off:
            told(*put_off[0])


@contextmanager
def _without_script() -> Iterator[None]:
    """Hide the running script from processes that are being started.

    A spawned process runs the script of its parent again, which would call for a ``__main__`` guard in
    each script and is impossible for one from stdin; workers need nothing of it.
    """
    with _HIDING:
        script = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = script


def _hand_out(
    worker: ProcessPoolExecutor, work: Callable[[Task], Audited], task: Task
) -> tuple[ProcessPoolExecutor, Future[Audited]]:
    """Give a worker a task; one that was lost while it was idle is replaced."""
    try:
        return worker, worker.submit(work, task)
    except BrokenProcessPool:
        (fresh,) = _start(1)
        return fresh, fresh.submit(work, task)


def _is_lost(future: Future[Audited]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


def _taken(done: _Running, future: Future[Audited]) -> Audited:
    """Give what a worker gave, or the row of a tender that lost its worker or its rows on the way."""
    error = future.exception()
    if not isinstance(error, Exception):
        return future.result()
    why = f"{type(error).__name__}: {error}"
    if _is_lost(future):
        late = perf_counter() - done.began >= done.task.timeout
        why = f"took longer than {done.task.timeout:g} seconds" if late else "the worker process died"
    return without_findings(done.task, Status.FAILED, why)
