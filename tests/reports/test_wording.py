import ast
import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

import pogi_check
from pogi_check.documents.document import Trouble
from pogi_check.judging.claims import Claim
from pogi_check.reports import file_wording, wording
from pogi_check.reports.wording import Text, say, say_any, say_date
from pogi_check.terms import (
    Buyer,
    Direction,
    Effect,
    Form,
    Kind,
    Level,
    Role,
    Shift,
    Strength,
    Unit,
    Verdict,
    Weakening,
)

PACKAGE = Path(pogi_check.__file__).parent


def every_text() -> dict[str, Text]:
    found = wording.TEXTS | file_wording.NOTICE_TEXTS | file_wording.GREEN_CODES
    found |= {f"CLAIMS.{key}": text for key, text in file_wording.CLAIMS.items()}
    for name in (
        "VERDICTS",
        "VERDICT_MEANINGS",
        "KINDS",
        "ROLES",
        "ROLE_MEANINGS",
        "STRENGTHS",
        "TROUBLES",
        "LEVELS",
        "FORMS",
        "BUYERS",
        "EFFECTS",
        "SHIFTS",
        "REVISED",
        "DIRECTIONS",
        "UNITS",
    ):
        found |= {f"{name}.{key}": text for key, text in getattr(wording, name).items()}
    for reason, told in wording.REASONS.items():
        found |= {f"{reason}.{part}": getattr(told, part) for part in ("name", "with_words", "without")}
    return found


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (wording.VERDICTS, Verdict),
        (wording.VERDICT_MEANINGS, Verdict),
        (wording.KINDS, Kind),
        (wording.LEVELS, Level),
        (wording.FORMS, Form),
        (wording.BUYERS, Buyer),
        (wording.EFFECTS, Effect),
        (wording.SHIFTS, Shift),
        (wording.DIRECTIONS, Direction),
        (wording.UNITS, Unit),
        (wording.ROLES, Role),
        (wording.ROLE_MEANINGS, Role),
        (wording.STRENGTHS, Strength),
        (wording.REASONS, Weakening),
        (wording.TROUBLES, Trouble),
        (wording.TROUBLES_SHORT, Trouble),
        (file_wording.CLAIMS, Claim),
    ],
)
def test_every_shared_word_has_its_sentence(table: dict[object, object], words: type[StrEnum]) -> None:
    assert list(table) == list(words)


@pytest.mark.parametrize("key", every_text())
def test_both_languages_say_the_same_with_the_same_values(key: str) -> None:
    text = every_text()[key]
    assert text.da.strip()
    assert text.en.strip()
    assert values(text.da) == values(text.en)


def test_every_reason_quotes_the_deciding_words() -> None:
    for reason in wording.REASONS.values():
        assert "words" in values(reason.with_words.da)
        assert "words" not in values(reason.without.da)


def test_sentences_asked_for_exist_and_sentences_that_exist_are_asked_for() -> None:
    asked: set[str] = set()
    patterns: list[str] = []
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and path.name not in ("wording.py", "sentences.py", "call_wording.py")
            ):
                asked.add(node.value)
            if isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(part.value)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                    else ".+"
                    for part in node.values
                ]
                patterns.append("".join(parts))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                if name == "say" and node.args and isinstance(node.args[0], ast.Constant):
                    assert node.args[0].value in wording.TEXTS, f"{path}:{node.lineno}"
    composed = [
        one for one in patterns if one.startswith(("exit_", "what_", "unknown_", "limit_", "compared_"))
    ]
    unused = {
        key
        for key in wording.TEXTS
        if key not in asked | {"or", "and"} and not any(re.fullmatch(one, key) for one in composed)
    }
    assert unused == set()


def test_values_are_never_read_as_templates() -> None:
    assert "{path} {0}" in say("cannot_write", "da", path="{path} {0}", why="fuld")


def test_dates_and_lists_read_as_people_write_them() -> None:
    assert say_date(date(2025, 3, 1), "da") == "1. marts 2025"
    assert say_date(date(2025, 3, 1), "en") == "1 March 2025"
    assert say_any(["a", "b", "c"], "da") == "a, b eller c"
    assert say_any(["a"], "en") == "a"
