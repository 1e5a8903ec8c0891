"""What a command costs: wall seconds, user CPU seconds and peak memory, in interleaved rounds.

A shared machine is noisy: other work lengthens the wall time, and by its use of caches the CPU time too.
So commands are run in turn, round by round, and the least and the median of the rounds stand side by side.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BYTECODE = Path(__file__).resolve().parent.parent / "build" / "bytecode"
_UNITS = 1 if sys.platform == "darwin" else 1024  # bytes in a unit of ru_maxrss


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took, and what it printed."""

    wall: float
    user: float
    peak: int
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Costs:
    """The counted runs of one command."""

    runs: tuple[Cost, ...]

    @property
    def wall(self) -> float:
        """Give the median wall seconds."""
        return median(run.wall for run in self.runs)

    @property
    def least(self) -> float:
        """Give the least wall seconds."""
        return min(run.wall for run in self.runs)

    @property
    def user(self) -> float:
        """Give the least user CPU seconds."""
        return min(run.user for run in self.runs)

    @property
    def peak(self) -> float:
        """Give the greatest peak of memory, in MB."""
        return max(run.peak for run in self.runs) / 1e6


def cost_of(command: Sequence[str], worked: Sequence[int] = (0,)) -> Cost:
    """Run a command to its end; ends the program where its exit code is none of ``worked``.

    Compiled Python files are written beside their sources as an installation does, whatever the shell says:
    to compile them anew at each start would be timed with all that is written in Python, ours first.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment.setdefault("PYTHONPYCACHEPREFIX", str(BYTECODE))
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as complaints:
        started = perf_counter()
        process = subprocess.Popen(command, stdout=printed, stderr=complaints, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        taken = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        complaints.seek(0)
        if process.returncode not in worked:
            told = complaints.read().decode(errors="replace")
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{told}")
        return Cost(taken, used.ru_utime, used.ru_maxrss * _UNITS, printed.read().decode(errors="replace"))


def costs_of(
    commands: Mapping[str, Sequence[str]], rounds: int, worked: Sequence[int] = (0,)
) -> dict[str, Costs]:
    """Run the commands in turn; a first round warms caches and disk and is not counted."""
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    for each in range(rounds + 1):
        for name, command in commands.items():
            cost = cost_of(command, worked)
            if each:
                runs[name].append(cost)
    return {name: Costs(tuple(each)) for name, each in runs.items()}
