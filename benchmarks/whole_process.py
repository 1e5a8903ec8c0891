"""Time the whole process, from the shell and back: pogi-check, a naive stack, a lean floor.

    python benchmarks/whole_process.py [--rounds N] [--without-naive]

All are run in turn on the documents of generate.py; the first round of each warms the rules cache and the
disk and is not counted. Ratios are of user CPU seconds, which a shared machine disturbs least.
"""

from __future__ import annotations

import argparse
import platform
import sys
from pathlib import Path

from costs import costs_of
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


def main() -> None:
    """Print the times, the peaks and their ratios."""
    parser = argparse.ArgumentParser(description="Time the whole process.")
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds (default 5)")
    parser.add_argument(
        "--without-naive", action="store_true", help="leave out the naive stack, which is slow"
    )
    asked = parser.parse_args()
    rounds = asked.rounds

    print(f"Python {platform.python_version()}, {platform.machine()}, {rounds} interleaved rounds")
    for document in generate():
        timed = commands(document)
        if asked.without_naive:
            del timed["naive stack"]
        costs = costs_of(timed, rounds, WORKED)
        ours = costs["pogi-check"]
        print(
            f"\n{document.name:24}{'wall, median':>14}{'least':>9}{'user CPU':>10}{'peak':>8}{'of ours':>9}"
        )
        for name, cost in costs.items():
            print(
                f"  {name:22}{cost.wall:>12.3f} s{cost.least:>7.3f} s{cost.user:>8.3f} s{cost.peak:>5.0f} MB"
                f"{cost.user / ours.user:>8.2f}x"
            )
        print(
            f"  pogi-check takes {ours.user / costs['lean floor'].user:.1f} times the user CPU of the floor"
        )


if __name__ == "__main__":
    main()
