"""Rule files are data: whatever stands in one, it is loaded or told as faulty, in bounded time."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pogi_check as pogi
from pogi_check.rulebook.building import build_book
from pogi_check.rulebook.faults import RuleFaults
from pogi_check.rulebook.loading import find_rules
from tests.rulebook.rule_files import CRITERION, GOAL, write_pack

LABELS = Path(pogi.__file__).parent / "danish" / "lexicon" / "labels.yaml"
VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=8),
        st.sampled_from(("$buket", "$", "..", "a .. b", "a|b", "|", "*", "=", "krav", "percent", "9" * 400)),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


def paths(data: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 - YAML
    """Give every container of a tree with each of its keys."""
    entries = list(
        data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    )
    return [(data, key) for key, _ in entries] + [pair for _, value in entries for pair in paths(value)]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_rule_with_any_value_anywhere_is_loaded_or_told(tmp_path: Path, data: st.DataObject) -> None:
    texts = []
    for text in (GOAL, CRITERION):
        tree = yaml.safe_load(text)
        for _ in range(data.draw(st.integers(0, 2))):
            spots = paths(tree)
            holder, key = spots[data.draw(st.integers(0, len(spots) - 1))]
            holder[key] = data.draw(VALUES)
        texts.append(yaml.safe_dump(tree, allow_unicode=True))
    pack = write_pack(tmp_path, texts[0], a=texts[1])
    with suppress(RuleFaults):
        build_book([find_rules(pack)], LABELS)


BOMB = "x0: &x0 [a]\n" + "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, 12))


@pytest.mark.parametrize(
    ("instead", "fault"),
    [
        ("own_hedges: [i sæson]\n" + BOMB, "holds more entries than a rule may have"),
        ("own_hedges: &a [*a, *a]", "holds more entries than a rule may have|nested too deep"),
        ("own_hedges: " + "[" * 50_000 + "]" * 50_000, "nesting depth"),
        (f"own_hedges: ['{'a' * 100_000}!']", "is no word"),
    ],
    ids=["aliases", "itself", "nested", "long"],
)
def test_a_rule_that_swells_is_told_in_time(tmp_path: Path, instead: str, fault: str) -> None:
    pack = write_pack(tmp_path, a=CRITERION.replace("own_hedges: [i sæson]", instead))
    began = process_time()
    with pytest.raises(RuleFaults, match=fault):
        build_book([find_rules(pack)], LABELS)
    assert process_time() - began < 10


def test_terms_with_many_gaps_are_found_in_time_that_grows_with_the_text(tmp_path: Path) -> None:
    """There are no regular expressions in rules: words, their beginnings and ends, and gaps between them."""
    term = " ... ".join(["svane", "hest*", "*svane"] * 6)
    pack = write_pack(tmp_path, a=CRITERION.replace("bæredygtig*", f'"{term}"'))
    (tmp_path / "a.txt").write_text("Krav til blomster og buket: " + "svane hest " * 5_000, encoding="utf-8")
    pogi.load_rules(pack)
    began = process_time()
    pogi.check(tmp_path / "a.txt", rules=pack, goals="blomster", date="2025-03-14")
    assert process_time() - began < 20
