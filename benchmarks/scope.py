"""How many small tenders without green demands show their goals: python benchmarks/scope.py [FILE …]."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections import Counter
from pathlib import Path

import yaml

import pogi_check

_FOLDER = Path(__file__).parents[1] / "fixtures" / "scope"
_DATE = dt.date(2025, 6, 1)


def goals_of(case: dict[str, object], folder: Path) -> set[str]:
    """Give the goals that a small tender is found to fall under."""
    tender = folder / "udbud.md"
    tender.write_text(str(case["texts"]), encoding="utf-8")
    return {one.goal.slug for one in pogi_check.check([str(tender)], date=_DATE).goals if one.in_scope}


def main(files: list[Path]) -> None:
    """Print precision and recall over all goals of each file, and how many tenders are right whole."""
    with tempfile.TemporaryDirectory() as folder:
        for file in files or sorted(_FOLDER.glob("*.yaml")):
            count: Counter[str] = Counter()
            cases = yaml.safe_load(file.read_text(encoding="utf-8"))
            for case in cases:
                found, due = goals_of(case, Path(folder)), {*case["goals"]}
                count["right"] += len(found & due)
                count["found"] += len(found)
                count["due"] += len(due)
                count["whole"] += found == due
            precision = count["right"] / max(count["found"], 1)
            recall = count["right"] / max(count["due"], 1)
            print(
                f"{file.stem:10} precision {precision:.3f} ({count['right']}/{count['found']})"
                f"  recall {recall:.3f} ({count['right']}/{count['due']})"
                f"  whole {count['whole']}/{len(cases)}"
            )


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]])
