"""Time the whole process, from the shell and back: pogi-check, a naive stack, a lean floor.

    python benchmarks/whole_process.py [--rounds N]

All are timed in turn in the same run, on the documents of generate.py; the first round of each warms
the rules cache and the disk and is not counted.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from generate import generate

HERE = Path(__file__).resolve().parent
RULES = HERE.parent / "rules"
WORKED = (0, 1)  # 1: pogi-check found something, which is what it is for


def commands(document: Path) -> dict[str, list[str]]:
    """Give what is timed, by name."""
    python = sys.executable
    return {
        "pogi-check": [python, "-m", "pogi_check", str(document)],
        "naive stack": [python, str(HERE / "naive.py"), str(RULES), str(document)],
        "lean floor": [python, str(HERE / "lean.py"), str(document)],
        "interpreter": [python, "-c", "pass"],
    }


def seconds(command: list[str]) -> float:
    """Run a command to its end and give the seconds it took."""
    started = perf_counter()
    done = subprocess.run(command, check=False, capture_output=True)
    taken = perf_counter() - started
    if done.returncode not in WORKED:
        message = f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr.decode()}"
        raise SystemExit(message)
    return taken


def time_all(document: Path, rounds: int) -> dict[str, float]:
    """Give the median seconds of each command, run in turn."""
    timed = commands(document)
    taken: dict[str, list[float]] = {name: [] for name in timed}
    for each in range(rounds + 1):
        for name, command in timed.items():
            second = seconds(command)
            if each:
                taken[name].append(second)
    return {name: median(each) for name, each in taken.items()}


def main() -> None:
    """Print the medians and their ratios."""
    parser = argparse.ArgumentParser(description="Time the whole process.")
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds (default 5)")
    rounds = parser.parse_args().rounds

    print(f"Python {platform.python_version()}, {platform.machine()}, median of {rounds} rounds")
    for document in generate():
        medians = time_all(document, rounds)
        ours = medians["pogi-check"]
        print(f"\n{document.name}")
        for name, taken in medians.items():
            ratio = "" if name == "pogi-check" else f"   pogi-check takes {ours / taken:7.3f} times as long"
            print(f"  {name:12} {1000 * taken:8.0f} ms{ratio}")
        print(f"  the naive stack takes {medians['naive stack'] / ours:.1f} times as long as pogi-check")


if __name__ == "__main__":
    main()
