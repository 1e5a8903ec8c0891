"""List the clause that comes nearest to each criterion that a labelled tender does not state.

    python benchmarks/nearest.py [--fixtures DIR]

To be judged by hand. First what stands in reports; then, as a harder trial, what would stand there for
criteria that are stated if the clauses that state them were taken out.
docs/decisions/0014-nearest-clause.md says what was found.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

import pogi_check
from pogi_check.checking import check
from pogi_check.rulebook.loading import load_rules
from pogi_check.terms import Verdict
from score import NOT_DOCUMENTS, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pogi_check.documents.document import Document, Tender
    from pogi_check.findings import Finding


def _without(document: Document, finding: Finding) -> Document:
    """Give a document without the blocks that a finding rests on."""
    quotes = [one.quote for one in finding.evidence]
    blocks = tuple(block for block in document.blocks if not any(quote in block.text for quote in quotes))
    return replace(document, blocks=blocks)


def _tenders(folder: Path) -> Iterator[tuple[str, Tender, object]]:
    for path in sorted(folder.glob("*/labels.yaml")):
        files = [one for one in sorted(path.parent.iterdir()) if one.suffix not in NOT_DOCUMENTS]
        yield path.parent.name, pogi_check.read_tender(files), yaml.safe_load(path.read_text("utf-8"))["date"]


def _show(title: str, found: list[tuple[str, Finding]]) -> None:
    shown = [(name, finding) for name, finding in found if finding.nearest is not None]
    print(f"\n{title}: {len(shown)} of {len(found)}\n")
    for name, finding in shown:
        if finding.nearest is not None:
            print(f"{name} {finding.criterion.id}: {finding.criterion.remedy}\n    {finding.nearest.quote}")


def main() -> None:
    """Print both lists."""
    parser = argparse.ArgumentParser(description="List nearest clauses.")
    parser.add_argument("--fixtures", type=Path, default=ROOT / "fixtures")
    book = load_rules()
    missing: list[tuple[str, Finding]] = []
    taken_out: list[tuple[str, Finding]] = []
    for name, tender, day in _tenders(parser.parse_args().fixtures):
        for finding in check(tender, book, on=day).findings:  # type: ignore[arg-type]
            if finding.verdict is Verdict.MISSING:
                missing.append((name, finding))
            elif finding.evidence:
                ident, goal = finding.criterion.id, finding.goal.slug
                rest = replace(tender, documents=tuple(_without(one, finding) for one in tender.documents))
                left = check(rest, book, on=day, goals=[goal], criteria=[ident])  # type: ignore[arg-type]
                taken_out += [(name, one) for one in left.findings if one.verdict is Verdict.MISSING]
    _show("Missing", missing)
    _show("Missing once what states it is taken out", taken_out)


if __name__ == "__main__":
    main()
