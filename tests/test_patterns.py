"""Patterns that look first find what ``re`` finds."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import pogi_check
from pogi_check.patterns import looks_of, pattern, prepare, sources, use

PHRASES = Path(__file__).resolve().parent.parent / "rules" / "pogi" / "05-rengoering"


def _texts() -> list[str]:
    lines = {line for path in PHRASES.glob("*.yaml") for line in path.read_text(encoding="utf-8").split("\n")}
    odd = ("", "ALLE KRAV UDGÅR", "ſkal ikke", "fra 10 år til 7 år, jf. pkt. 3.2")
    return [*odd, *sorted(lines)[::12]]


@pytest.mark.parametrize(
    ("expression", "looks"),
    [
        (r"\b(?:ikke|ingen) med\b", ["ikke med", "ingen med"]),
        (r"krav(?:et|ene)? om", ["krav om", "kravene om", "kravet om"]),
        (r"(?:foo|ba[rz])+\s*(?=xyzzy)", ["xyzzy"]),
        (r"(?:blå|blålig) farve|blå", ["blå"]),  # one holds the others
        (r"\w+ \d{4}", ["\0"]),  # no text without a digit
        (r"(?!krav)\w+", []),
        (r"(?:krav)?\w*", []),
    ],
)
def test_looks_are_letters_without_which_an_expression_finds_nothing(
    expression: str, looks: list[str]
) -> None:
    assert looks_of(expression) == looks


def test_every_expression_of_the_engine_finds_what_re_finds() -> None:
    for module in pkgutil.walk_packages(pogi_check.__path__, "pogi_check."):
        if module.name.startswith(("pogi_check.danish", "pogi_check.judging")):
            importlib.import_module(module.name)
    use(prepare())
    texts = _texts()
    looking = 0
    for source in sources():
        flags, _, expression = source.partition(" ")
        ours, theirs = pattern(expression, int(flags)), re.compile(expression, int(flags))
        looking += bool(looks_of(expression, int(flags)))
        for text in texts:
            assert [m.span() for m in ours.finditer(text)] == [m.span() for m in theirs.finditer(text)]
            found, wanted = ours.search(text, 3), theirs.search(text, 3)
            assert (found and found.regs) == (wanted and wanted.regs)
    assert looking > 100


def test_a_pattern_serves_as_one_of_re() -> None:
    number = pattern(r"(?P<figure>\d+) stk", re.IGNORECASE)
    assert number.pattern == r"(?P<figure>\d+) stk"
    assert number.sub("x", "5 STK og 7 stk") == "x og x"
    assert number.groupindex == {"figure": 1}
    match = number.fullmatch("12 stk")
    assert match is not None
    assert match["figure"] == "12"


def test_work_for_another_python_is_done_anew() -> None:
    use({"0 ab+c": [[], "AAAA", 32, 0, {}, [None]]})
    assert pattern("ab+c").search("xabbcx") is not None
