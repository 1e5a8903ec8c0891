"""Sentences in another section that name a demand by its thing, and what they leave of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import pogi_check

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = yaml.safe_load(Path(__file__).with_name("escapes_by_name.yaml").read_text(encoding="utf-8"))
_TOLD = ("criterion", "title", "heading", "demand")


def _cases() -> Iterator[tuple[dict[str, Any], str, str]]:
    for case in CASES:
        for leaves in case.keys() - {*_TOLD}:
            yield from ((case, leaves, sentence) for sentence in case[leaves])


@pytest.mark.parametrize(
    ("case", "leaves", "sentence"),
    [
        pytest.param(*one, id=f"{one[0]['criterion']} {one[1]} {one[2]}")
        for one in sorted(_cases(), key=lambda one: (one[0]["criterion"], *one[1:]))
    ],
)
def test_sentence_leaves_of_a_demand_what_it_says(
    case: dict[str, Any], leaves: str, sentence: str, tmp_path: Path
) -> None:
    heading, _, said = sentence.rpartition(" ## ")
    (tmp_path / "udbud.md").write_text(
        f"# {case['title']}\n\n## {case.get('heading', 'Krav')}\n\n{case['demand']}\n\n"
        f"## {heading or 'Vilkår'}\n\n{said}\n\n## Øvrigt\n\nFaktura sendes elektronisk.\n",
        encoding="utf-8",
    )
    book = pogi_check.load_rules()
    (goal,) = [one.slug for one in book.goals if any(c.id == case["criterion"] for c in one.criteria)]
    report = pogi_check.check([str(tmp_path / "udbud.md")], date=dt.date(2025, 3, 1), goals=[goal])
    (found,) = [one for one in report.findings if one.criterion.id == case["criterion"]]

    if leaves == "present":
        assert found.verdict.value == "present"
    else:
        assert found.verdict.value == "weakened"
        assert leaves in [one.value for one in found.reasons]
        assert all(one.weakened for one in found.evidence if one.quote == said)
