"""Write the notebooks from the cells below, without outputs: those would age with every rule.

    python notebooks/write.py [--check]

The tests execute what this writes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat

HERE = Path(__file__).resolve().parent

# A cell that begins with a hash and a space is text, any other is code.
CHECK_A_TENDER = """
# # Check a tender

pogi-check reads a tender's documents and says of each green procurement criterion of POGI whether the
tender states it, weakens it (how, by which words) or leaves it out. Here it reads one of the tenders that
come with the source, an invented framework agreement for cleaning agents.

---
import datetime as dt
from pathlib import Path

import pogi_check as pogi

fixtures = next(
    folder / "fixtures" for folder in (Path.cwd(), *Path.cwd().parents) if (folder / "fixtures").is_dir()
)
report = pogi.check(fixtures / "rengoeringsmidler-rammeaftale", date=dt.date(2025, 3, 14))
report.summary

---
# The report in short. `reports.html.render_html(report)`, or `pogi-check … -o report.html`, gives it in full.

---
report

---
# Every finding is data. What weakens a criterion, and by which words?

---
for finding in report.findings:
    for weakened in finding.weakened:
        print(finding.criterion.id, weakened.reason.value, repr(weakened.words), weakened.place.document)

---
# Which goals apply, and why:

---
[(scope.goal.title, scope.why) for scope in report.goals if scope.in_scope]

---
# As a table, one row a criterion (this needs pandas: `pip install 'pogi-check[audit]'`):

---
report.to_frame()[["criterion", "kind", "verdict", "reasons", "quote"]]
"""

AUDIT = """
# # Audit many tenders

The same rules over many tenders: each tender goes to a worker process, and one that cannot be read
becomes a row that says why.

---
import datetime as dt
from pathlib import Path

import pogi_check as pogi

fixtures = next(
    folder / "fixtures" for folder in (Path.cwd(), *Path.cwd().parents) if (folder / "fixtures").is_dir()
)
tenders = [path.parent for path in sorted(fixtures.glob("*/labels.yaml"))][:6]
audit = pogi.audit(tenders, date=dt.date(2025, 3, 14), jobs=2)
audit

---
# One row a tender × criterion. Which verdicts does each criterion get?

---
findings = audit.to_frame()
findings.pivot_table(
    index=["goal", "criterion"], columns="verdict", values="tender", aggfunc="count", fill_value=0
)

---
# What weakens the tenders most often?

---
findings.explode("reasons")["reasons"].dropna().value_counts()

---
# How far each tender could be read:

---
audit.tenders_frame()[["tender", "status", "why", "documents", "pages", "seconds"]]

---
# The tables as Parquet files, for DuckDB, R, Power BI or whatever comes next:

---
import tempfile

with tempfile.TemporaryDirectory() as folder:
    audit.to_parquet(folder)
    written = sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*.parquet"))
written
"""

NOTEBOOKS = {"01-check-a-tender.ipynb": CHECK_A_TENDER, "02-audit.ipynb": AUDIT}


def notebook(text: str) -> str:
    """Turn the cells of a text into a notebook, always the same to the byte."""
    cells = []
    for number, source in enumerate(text.strip().split("\n\n---\n")):
        is_prose = source.startswith("# ")
        new = nbformat.v4.new_markdown_cell if is_prose else nbformat.v4.new_code_cell
        cells.append(new(source.removeprefix("# ").strip(), id=f"cell-{number}"))
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    made = nbformat.v4.new_notebook(cells=cells, metadata={**kernel, "language_info": {"name": "python"}})
    nbformat.validate(made)
    return nbformat.writes(made).rstrip() + "\n"


def main() -> int:
    """Write the notebooks, or with ``--check`` tell which are not what this would write."""
    stale = []
    for name, text in NOTEBOOKS.items():
        path, wanted = HERE / name, notebook(text)
        if path.exists() and path.read_text(encoding="utf-8") == wanted:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            path.write_text(wanted, encoding="utf-8")
    if stale and "--check" in sys.argv:
        print(f"Not up to date: {', '.join(stale)}. Run: python notebooks/write.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
