"""Count the rule book and time its loading, cold and from the cache.

    python benchmarks/rule_book.py [--rounds N]

Each round is a process of its own, as the command is. "Words" are all terms, labels and numbers of rules
and vocabularies; ``pogi-check rules test --pinned`` proves each of them by an example.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import yaml

from pogi_check.rulebook.loading import find_notes, find_rules, shipped_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOAD = (
    "from time import perf_counter as now; began = now()\n"
    "from pogi_check.rulebook.loading import load_rules\n"
    "book = load_rules(); book.index('pogi'); book.index('')\n"
    "print((now() - began) * 1000)"
)
_WORDY = ("asks", "own_hedges", "vocabulary", "subjects", "not_about", "applies")


def main() -> None:
    """Print a table of packs and the load times."""
    parser = argparse.ArgumentParser(description="Count the rule book and time its loading.")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each (default 5)")
    rounds = parser.parse_args().rounds
    print(f"{'pack':<18}{'goals':>6}{'rules':>7}{'examples':>10}{'words':>8}")
    total = [0, 0, 0, 0]
    found = find_rules(shipped_rules())
    for pack in dict.fromkeys(files.pack for files in found):
        goals = [files for files in found if files.pack == pack]
        criteria = [_read(file) for files in goals for file in files.criteria]
        counts = [
            sum(bool(files.goal) for files in goals),
            len(criteria),
            sum(map(_examples, criteria)),
            sum(
                1
                for data in [*criteria, *(_read(files.goal) for files in goals if files.goal)]
                for _ in _words(data)
            ),
        ]
        total = [one + more for one, more in zip(total, counts, strict=True)]
        print(f"{pack:<18}{counts[0]:>6}{counts[1]:>7}{counts[2]:>10}{counts[3]:>8}")
    print(f"{'all':<18}{total[0]:>6}{total[1]:>7}{total[2]:>10}{total[3]:>8}")
    print(f"notes: {len(find_notes(shipped_rules()))}")
    with tempfile.TemporaryDirectory() as cache:
        cold = [_milliseconds(Path(cache) / str(one)) for one in range(rounds)]
        warm = [_milliseconds(Path(cache) / "0") for _ in range(rounds)]
    print(f"loading, cold {median(cold):.0f} ms, from the cache {median(warm):.0f} ms (median of {rounds})")


def _read(file: str) -> dict[str, object]:
    data: dict[str, object] = yaml.load(Path(file).read_text("utf-8"), Loader=yaml.CSafeLoader)
    return data


def _examples(criterion: dict[str, object]) -> int:
    examples = criterion["examples"]
    return sum(map(len, examples.values())) if isinstance(examples, dict) else 0


def _words(data: object, *, inside: bool = False) -> Iterator[object]:
    """Give the terms, labels and numbers of a rule file."""
    if isinstance(data, dict):
        for key, value in data.items():
            if inside or key in _WORDY:
                yield from _words(value, inside=True) if key != "part" else ()
    elif isinstance(data, list):
        for value in data:
            yield from _words(value, inside=inside)
    elif inside and not isinstance(data, bool) and data is not None:
        yield data


def _milliseconds(cache: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _LOAD],
        env={**os.environ, "POGI_CHECK_CACHE": str(cache)},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


if __name__ == "__main__":
    main()
