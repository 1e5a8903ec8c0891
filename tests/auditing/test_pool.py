"""Tenders spread over processes come back in order, and a lost worker costs its own row only."""

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pogi_check.auditing.pool import audit_tenders
from pogi_check.auditing.worker import Task, audit_tender
from tests.auditing.workers_of_trouble import work


def tasks(*paths: str, limit: float = 60.0) -> list[Task]:
    return [
        Task(f"tender {number}", path, date(2025, 3, 14), (), ("pogi",), (), "version", limit)
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
    late = tasks(str(fifo), limit=0.000_001)

    (audited,) = audit_tenders(late, 1, work=audit_tender)

    assert audited.tender["status"] == "failed"
    assert audited.tender["why"] == "took longer than 1e-06 seconds"


def test_a_script_without_a_main_guard_is_told_what_to_do(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(
        textwrap.dedent(
            """
            from pogi_check.auditing.pool import WorkersError, audit_tenders
            try:
                list(audit_tenders([], 1))
            except WorkersError as error:
                print(error)
            """
        ),
        encoding="utf-8",
    )

    done = subprocess.run([sys.executable, str(script)], check=True, capture_output=True, text=True)

    assert "if __name__ == '__main__':" in done.stdout
