"""Rule files to test loading with: a small pack, whole and then with one thing wrong."""

from pathlib import Path

GOAL = """\
goal: blomster
number: 99
title: Blomster
title_en: Flowers
text: whole
status: Hele teksten er kendt.
source: https://example.org/blomster
valid: {from: 2024-01-01}
cpv: ["0312"]
subjects: [blomst, $buket]
vocabulary:
  buket: [buket, krans]
"""

CRITERION = """\
id: "99.a"
title: Blomster er økologiske
title_en: Flowers are organic
kind: krav
basis: read
source: https://example.org/blomster#a
accepted: [minimum_requirement, contract_term]
asks:
  - part: økologisk dyrkning
    subject: [blomst, $buket]
    not_about: [blomsterkasse]
    any:
      - names: [[økologisk, ø-mærket]]
        threshold: {at_least: 50, unit: percent}
    vague: [bæredygtig*]
    share: none
own_hedges: [i sæson]
examples:
  present:
    - text: Mindst 50 % af blomsterne skal være økologiske.
      under: [Krav]
  weakened:
    - text: Mindst 20 % af blomsterne skal være økologiske.
      because: [lower_threshold]
  missing:
    - row: {Krav: Blomsterkasser skal være økologiske, Type: MK}
      legend: MK = mindstekrav
      note: another thing
remedy: Mindst 50 % af blomsterne skal være økologiske.
"""


def write_pack(directory: Path, goal: str = GOAL, **criteria: str) -> Path:
    """Write a pack of one goal with criterion files of these names; gives the pack's directory."""
    folder = directory / "haven" / "99-blomster"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "goal.yaml").write_text(goal, encoding="utf-8")
    for name, text in (criteria or {"a": CRITERION}).items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder.parent
