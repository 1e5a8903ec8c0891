"""Tenders spread over worker processes, one a task, in bounded memory; a lost worker costs one row."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from time import perf_counter
from typing import TYPE_CHECKING

from pogi_check.auditing.worker import Audited, Status, Task, audit_tender, ready, without_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_MOST = 61  # Windows waits for no more processes at once
_AHEAD = 4  # tasks handed out per worker before their results are taken


class WorkersError(Exception):
    """The worker processes cannot be started."""


def processors() -> int:
    """Give how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def audit_tenders(
    tasks: Iterable[Task], jobs: int, *, work: Callable[[Task], Audited] = audit_tender
) -> Iterator[Audited]:
    """Check the tenders in ``jobs`` processes and give them in the order of the tasks.

    ``work`` is what a worker does with a task; it must be importable by name. Raises WorkersError where
    no worker starts, which is what a script without a ``__main__`` guard meets.
    """
    tasks = iter(tasks)
    jobs = max(1, min(jobs, _MOST))
    pool = _start(jobs)
    running: deque[tuple[Task, Future[Audited]]] = deque()
    try:
        while True:
            for task in islice(tasks, _AHEAD * jobs - len(running)):
                running.append((task, _submit(pool, work, task)))
            if not running:
                return
            task, future = running[0]
            if isinstance(future.exception(), BrokenProcessPool):
                pool.shutdown()
                yield from _one_by_one(running, work)
                running.clear()
                pool = _start(jobs)
            else:
                running.popleft()
                yield _taken(task, future)
    finally:
        pool.shutdown(cancel_futures=True)


def _taken(task: Task, future: Future[Audited]) -> Audited:
    """Give what a worker gave, or the row of a tender whose rows could not be handed over."""
    error = future.exception()
    if isinstance(error, Exception):
        return without_findings(task, Status.FAILED, f"{type(error).__name__}: {error}")
    return future.result()


def _start(jobs: int) -> ProcessPoolExecutor:
    """Start a pool; spawned processes share no native library's state with this one."""
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    try:
        pool.submit(ready).result()
    except BrokenProcessPool as error:
        raise WorkersError(
            "The worker processes could not start. In a script, call audit() under "
            "`if __name__ == '__main__':`, because each worker imports the script again."
        ) from error
    return pool


def _submit(pool: ProcessPoolExecutor, work: Callable[[Task], Audited], task: Task) -> Future[Audited]:
    """Hand a task out; a pool that has broken meanwhile gives the future that says so."""
    try:
        return pool.submit(work, task)
    except BrokenProcessPool as error:
        future: Future[Audited] = Future()
        future.set_exception(error)
        return future


def _one_by_one(
    suspects: Iterable[tuple[Task, Future[Audited]]], work: Callable[[Task], Audited]
) -> Iterator[Audited]:
    """Finish what was under way when a worker was lost, so that only the culprit is lost again."""
    pool = _start(1)
    try:
        for task, future in suspects:
            if not isinstance(future.exception(), BrokenProcessPool):
                yield _taken(task, future)
                continue
            started = perf_counter()
            try:
                yield pool.submit(work, task).result()
            except BrokenProcessPool:
                pool.shutdown()
                late = perf_counter() - started >= task.limit
                why = f"took longer than {task.limit:g} seconds" if late else "the worker process died"
                yield without_findings(task, Status.FAILED, why)
                pool = _start(1)
    finally:
        pool.shutdown()
