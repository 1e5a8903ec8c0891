"""What a finding shows beside the clause that carries a demand: a lead-in, another sentence, an answer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

import pogi_check

if TYPE_CHECKING:
    from pathlib import Path

    from pogi_check.findings import Finding

_TOTAL_COST = (
    "Delaftale B tildeles det tilbud, som over fire år har den laveste totalomkostning pr. tablet.",
    "Den regnes som købspris plus strøm i brugstiden minus det beløb, som den kan sælges for til sidst.",
)
_TOYS = "Legetøj til børn på 0-6 år må ikke indeholde:"
_SUBSTANCES = ("ftalater", "bromerede flammehæmmere", "formaldehyd")


def found(criterion: str, goal: str, text: str, folder: Path, year: int = 2025) -> Finding:
    """Check a Markdown tender on one goal and give the finding on one criterion."""
    (folder / "udbud.md").write_text(text, encoding="utf-8")
    report = pogi_check.check([str(folder / "udbud.md")], date=dt.date(year, 3, 1), goals=[goal])
    (finding,) = [one for one in report.findings if one.criterion.id == criterion]
    return finding


def test_a_demand_of_two_sentences_shows_both(tmp_path: Path) -> None:
    text = f"# Udbud af tablets\n\n## Tildeling\n\n{' '.join(_TOTAL_COST)}\n"
    shown = [one.quote for one in found("7.1", "ikt", text, tmp_path).evidence]
    assert sorted(shown) == sorted(_TOTAL_COST)


def test_the_items_of_a_list_show_the_sentence_that_leads_them_in(tmp_path: Path) -> None:
    items = "\n".join(f"- {one}" for one in _SUBSTANCES)
    text = f"# Udbud af legetøj\n\n## Krav\n\n{_TOYS}\n\n{items}\n"
    shown = [one.quote for one in found("6.o.1", "boerneartikler", text, tmp_path, 2015).evidence]
    assert _TOYS in shown[:2]
    assert set(_SUBSTANCES) & set(shown)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("Ja, det må der gerne.", "Ja, det må der gerne"),
        ("Ja.", "Må der leveres lysstofrør i stedet for LED?"),
        (
            "Ja. Leverandøren kan levere lysstofrør til hallerne.",
            "Leverandøren kan levere lysstofrør til hallerne",
        ),
    ],
)
def test_what_a_question_takes_back_is_told_in_the_words_of_its_answer(
    answer: str, words: str, tmp_path: Path
) -> None:
    text = (
        "# Udbud af belysning\n\n## Krav\n\nAlle lyskilder skal være LED.\n\n## Spørgsmål og svar\n\n"
        f"| Spørgsmål | Svar |\n|---|---|\n| Må der leveres lysstofrør i stedet for LED? | {answer} |\n"
    )
    weakened = found("8.1", "belysning", text, tmp_path).weakened
    assert [one.words for one in weakened] == [words]
    assert all(one.words in one.quote for one in weakened)
