"""How many mini-tenders of one mechanism each are read rightly: python benchmarks/mechanisms.py [FILE …]."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections import Counter
from pathlib import Path

import yaml

import pogi_check

_FOLDER = Path(__file__).parents[1] / "fixtures" / "mechanisms"
_DATE = dt.date(2025, 3, 1)


def verdict_on(case: dict[str, object], folder: Path) -> str:
    """Give the verdict on a mini-tender's one criterion."""
    tender = folder / "udbud.md"
    tender.write_text(str(case["text"]), encoding="utf-8")
    report = pogi_check.check([str(tender)], date=_DATE, goals=[str(case["goal"])])
    found = (
        one for one in report.findings if one.goal.pack == "pogi" and one.criterion.id == case["criterion"]
    )
    return next(found).verdict.value


def main(files: list[Path]) -> None:
    """Print the share of each file that is right, and each kind of verdict's."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for file in files or sorted(_FOLDER.glob("*.yaml")):
            for case in yaml.safe_load(file.read_text(encoding="utf-8")):
                good = verdict_on(case, Path(folder)) in (case["verdict"], *case.get("also", ()))
                for kind in (file.stem, case["verdict"], "all"):
                    of[kind] += 1
                    right[kind] += good
    for kind, number in of.items():
        print(f"{kind:14} {right[kind]}/{number}  {right[kind] / number:.3f}")


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]])
