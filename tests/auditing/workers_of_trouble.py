"""What the workers of the pool's tests do; a spawned process imports it by name."""

import os
import time

from pogi_check.auditing.worker import Audited, Task


def work(task: Task) -> Audited:
    """Die, sleep or raise where the task's path says so; else give a row with the process's id."""
    match task.path:
        case "die":
            os._exit(3)
        case "raise":
            raise ValueError("no rows")
        case "slow":
            time.sleep(0.2)
    return Audited({"tender": task.name, "status": "ok", "why": None, "process": os.getpid()})
