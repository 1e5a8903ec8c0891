"""Faults of rule files are told in Danish, and as they are in English."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import pogi_check
from pogi_check.reports.rule_wording import in_danish, say_fault
from pogi_check.rulebook.faults import Fault

RULEBOOK = Path(pogi_check.__file__).parent / "rulebook"
TELLING = ("building.py", "loading.py", "pinning.py", "problems.py", "sources.py")
PIECES = (
    "did you mean",
    "unknown key; ",
    "the keys here are",
    " (a text ",
    "mapping values",
    "cannot start any",
)
"""What is only a part of a message, or looked for in one of the YAML reader."""


def messages() -> Iterator[str]:
    """Give each message of the rule book with "x1", "x2" … for what it puts in."""
    for path in RULEBOOK.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if path.name in TELLING:
            yield from texts(tree)
        else:
            for node in ast.walk(tree):
                body = getattr(node, "body", None)
                raises = isinstance(body, list) and any(
                    isinstance(one, ast.Raise) and "ValueError" in ast.unparse(one) for one in body
                )
                if raises:
                    yield from (text for one in body or [] for text in texts(one))


def texts(tree: ast.AST) -> Iterator[str]:
    prose = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    inner = {id(value) for one in ast.walk(tree) if isinstance(one, ast.JoinedStr) for value in one.values}
    for node in ast.walk(tree):
        if id(node) in prose | inner:
            continue
        text = ""
        if isinstance(node, ast.JoinedStr):
            text = "".join(map(put_in, node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        if " " in text.strip() and not any(piece in text for piece in PIECES):
            yield text


def put_in(part: ast.expr) -> str:
    """Give a part of a message as it may be told; the hint that ends some is tried below."""
    if isinstance(part, ast.Constant):
        return str(part.value)
    written = ast.unparse(part)
    return "" if "hint" in written or "did_you_mean" in written else f"x{part.col_offset}"


def test_every_message_of_the_rule_book_has_its_danish_words() -> None:
    found = set(messages())

    assert len(found) > 50
    assert [text for text in sorted(found) if in_danish(text) == text] == []


COLON = "a text with a colon in it needs quotes around it"


@pytest.mark.parametrize(
    ("english", "danish"),
    [
        ("is missing", "mangler"),
        ("unknown key; did you mean names?", "ukendt nøgle; mente du names?"),
        ("unknown key; the keys here are id, kind", "ukendt nøgle; nøglerne her er id, kind"),
        (
            f"is not YAML: mapping values are not allowed here ({COLON})",
            "er ikke YAML: her må der ikke stå et kolon (en tekst med kolon skal stå i anførselstegn)",
        ),
        (
            "'krv' is not one of krav, proces; did you mean krav?",
            "'krv' er ikke en af krav, proces; mente du krav?",
        ),
        ("5.z is not a criterion of the rules", "5.z er ikke et kriterium i reglerne"),
    ],
)
def test_fault_is_told_in_both_languages(english: str, danish: str) -> None:
    fault = Fault("a.yaml", 7, "asks[0]", english)

    assert say_fault(fault, "da") == f"a.yaml:7: asks[0]: {danish}"
    assert say_fault(fault, "en") == f"a.yaml:7: asks[0]: {english}"
