"""Tenders spread over processes come back in order, and a lost worker costs its own row only."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from pogi_check.auditing.pool import audit_tenders
from pogi_check.auditing.worker import Task, audit_tender
from tests.auditing.workers_of_trouble import work


def tasks(*paths: str, timeout: float = 60.0) -> list[Task]:
    return [
        Task(f"tender {number}", path, date(2025, 3, 14), (), ("pogi",), (), "version", timeout)
        for number, path in enumerate(paths)
    ]


def test_results_come_in_the_order_of_the_tasks_not_of_their_ends() -> None:
    audited = list(audit_tenders(tasks("slow", "", "", "slow", ""), 2, work=work))

    assert [one.tender["tender"] for one in audited] == [f"tender {number}" for number in range(5)]


def test_the_work_is_done_in_other_processes_than_this() -> None:
    audited = list(audit_tenders(tasks(*["slow"] * 4), 2, work=work))

    assert len({one.tender["process"] for one in audited}) == 2


def test_a_worker_that_dies_costs_its_own_row_and_no_other() -> None:
    audited = list(audit_tenders(tasks("", "die", "", "slow", "die", "", "", "", "", ""), 2, work=work))

    assert [one.tender["status"] for one in audited] == [
        "failed" if number in (1, 4) else "ok" for number in range(10)
    ]
    assert audited[1].tender["why"] == "the worker process died"


def test_an_error_while_a_row_is_handed_over_is_that_tender_s_row() -> None:
    audited = list(audit_tenders(tasks("", "raise", ""), 1, work=work))

    assert [one.tender["status"] for one in audited] == ["ok", "failed", "ok"]
    assert audited[1].tender["why"] == "ValueError: no rows"


def test_tasks_are_taken_a_few_at_a_time_so_memory_does_not_grow_with_their_number() -> None:
    taken = 0

    def counted() -> Iterator[Task]:
        nonlocal taken
        for task in tasks(*[""] * 100):
            taken += 1
            yield task

    audited = audit_tenders(counted(), 1, work=work)
    next(audited)
    audited.close()  # type: ignore[attr-defined]

    assert taken < 10


def test_no_tasks_are_no_results() -> None:
    assert list(audit_tenders([], 2, work=work)) == []


def test_a_tender_that_outlasts_its_limit_is_ended_and_told(tmp_path: Path) -> None:
    fifo = tmp_path / "endless.docx"
    fifo.write_bytes(b"PK")
    late = tasks(str(fifo), timeout=0.000_001)

    (audited,) = audit_tenders(late, 1, work=audit_tender)

    assert audited.tender["status"] == "failed"
    assert audited.tender["why"] == "took longer than 1e-06 seconds"


SCRIPT = """
from datetime import date
from pogi_check.auditing.pool import audit_tenders
from pogi_check.auditing.worker import Task
from tests.auditing.workers_of_trouble import work
tasks = [Task(str(n), "slow", date(2025, 3, 14), (), ("pogi",), (), "version", 60.0) for n in range({number})]
for one in audit_tenders(tasks, 2, work=work):
    print(one.tender["process"], flush=True)
"""
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("stdin", [False, True], ids=["file", "stdin"])
def test_a_script_needs_no_main_guard(tmp_path: Path, *, stdin: bool) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(SCRIPT.format(number=2), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-" if stdin else str(script)],
        input=SCRIPT.format(number=2),
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    assert len(done.stdout.split()) == 2
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended otherwise")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_workers_end_when_their_parent_is_gone(ending: signal.Signals) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", SCRIPT.format(number=1000)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert parent.stdout is not None
    parent.stdout.readline()
    parent.send_signal(ending)
    parent.wait()

    # The pipe ends when nobody holds it any more; a worker that lived on would hold it.
    reader = Thread(target=parent.stdout.read, daemon=True)
    reader.start()
    reader.join(20)
    assert not reader.is_alive()
    parent.stdout.close()
