"""The beginnings of rule files: every key that must be there, empty, with what it is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PACK = """\
pack: {pack}
title:                # {title}
title_en:
"""

_GOAL = """\
goal: {goal}
number: null
title:                # {title}
title_en:
text: whole
status:               # {status}
source:               # {source}
subjects: []          # {subjects}
"""

_CRITERION = """\
id: {ident}
title:                # {title}
title_en:
kind: krav            # krav | anbefaling | dækning | proces
basis: read           # read | secondary
source:               # {source}
accepted: [minimum_requirement, contract_term]
asks:
  - part:             # {part}
    subject: []       # {subject}
    any: []           # {any}
examples:             # {examples}
  present: []
  weakened: []
  missing: []
remedy:               # {remedy}
"""

_HINTS = {
    "da": {
        "title": "det, rapporten skriver",
        "status": "én dansk sætning: hvad der er kendt af målets tekst",
        "source": "hvor det kan læses",
        "subjects": "det, et relevant udbud køber: [kaffe, kantinedrift]",
        "part": "hvad der kræves: økologisk kaffe",
        "subject": "det, kravet handler om: [kaffe, te]",
        "any": "måder at sige det på: [{names: [[økologisk]]}, {labels: [oe-maerket]}]",
        "examples": "mindst fire af hver slags; svækkede med because: [grund]",
        "remedy": "forslag til en bindende formulering; den skal opfylde reglen",
    },
    "en": {
        "title": "what the report writes",
        "status": "one Danish sentence: what is known of the goal's text",
        "source": "where it can be read",
        "subjects": "what a tender in scope buys: [kaffe, kantinedrift]",
        "part": "what is asked, in Danish: økologisk kaffe",
        "subject": "what the demand is about: [kaffe, te]",
        "any": "ways to state it: [{names: [[økologisk]]}, {labels: [oe-maerket]}]",
        "examples": "at least four of each; weakened ones with because: [reason]",
        "remedy": "a suggested binding clause in Danish; it must meet the rule",
    },
}


def scaffold(
    ident: str, folder: Path, *, language: str = "da", packless: bool, goalless: bool
) -> dict[Path, str]:
    """Give the files that a new criterion needs, with their text: its goal's and pack's too if new."""
    hints = _HINTS[language]
    files: dict[Path, str] = {}
    if packless:
        files[folder.parent / "pack.yaml"] = _PACK.format(pack=folder.parent.name, **hints)
    if goalless:
        files[folder / "goal.yaml"] = _GOAL.format(goal=_slug(folder.name), **hints)
    files[folder / f"{ident}.yaml"] = _CRITERION.format(ident=_quoted(ident), **hints)
    return files


def _slug(name: str) -> str:
    """Make a goal's name of its folder's: 05-Rengøring gives rengoering."""
    folded = name.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"^\d+-", "", folded)).strip("-") or "maal"


def _quoted(ident: str) -> str:
    """Put quotes around an id that YAML would read as a number."""
    return ident if ident[0].isalpha() else f'"{ident}"'
