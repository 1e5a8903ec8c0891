"""Which energy classes a clause states, which way they bind, and which letters are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pogi_check.danish.clauses import read_clause
from pogi_check.danish.energy_classes import find_energy_classes
from pogi_check.documents.document import Place
from pogi_check.judging.thresholds import meets, turned
from pogi_check.rulebook.book import Threshold
from pogi_check.terms import ENERGY_CLASSES, Direction, Unit

if TYPE_CHECKING:
    from pogi_check.danish.quantities import Quantity

AT_LEAST, AT_MOST = Direction.AT_LEAST, Direction.AT_MOST


def value(name: str) -> float:
    return ENERGY_CLASSES.index(name) + 1


def only(text: str) -> Quantity:
    found = find_energy_classes(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "worst", "direction"),
    [
        ("energiklasse B eller bedre", "B", AT_LEAST),
        ("mindst energimærke C", "C", AT_LEAST),
        ("Ovnen skal være A-mærket.", "A", None),
        ("energimærket D", "D", None),
        ("Energiklasse: D", "D", None),
        ("have energimærkning D eller derover", "D", AT_LEAST),
        ("i energiklasse D eller en bedre klasse", "D", AT_LEAST),
        ("energiklassen skal som minimum være C", "C", AT_LEAST),
        ("som minimum være energimærket D", "D", AT_LEAST),
        ("energimærke på mindst D", "D", AT_LEAST),
        ("energimærke, der ikke er dårligere end D", "D", AT_LEAST),
        ("Energiklassen må ikke være under D.", "D", AT_LEAST),
        ("må aldrig have en lavere energiklasse end C", "C", AT_LEAST),
        ("i en bedre energiklasse end E", "D", AT_LEAST),
        ("ned til energiklasse F", "F", AT_LEAST),
        ("energiklasse (A-G): min. D", "D", AT_LEAST),
        ("klasse D på skala A-G for energimærkning", "D", None),
        ("i klasse D, C, B eller A på EU's energimærke", "D", None),
        ("Energimærkning af lysdioder: A, B, C eller D.", "D", None),
        ("energiklasse A til D", "D", None),
        ("energieffektivitetsklasse C/D", "D", None),
        ("opfylder energiklasse A+ efter den gamle skala", "A+", None),
        ("energimærke A++ eller bedre", "A++", AT_LEAST),
        ("A+++-mærket", "A+++", None),
        ("energy class D or better", "D", AT_LEAST),
        ("D eller bedre i energimærkning", "D", AT_LEAST),
    ],
)
def test_class(text: str, worst: str, direction: Direction | None) -> None:
    one = only(text)
    assert (one.value, one.unit, one.direction) == (value(worst), Unit.ENERGY_CLASS, direction)


@pytest.mark.parametrize(
    "text",
    [
        "Energimærket går fra A til G.",
        "Energiklasser inddeles på en skala fra A+++ til D.",
        "energimærke A+++ til G",
        "Energimærkning følger bilag B.",
        "Bygning C skal energimærkes.",
        "Fløj A har et energimærke.",
        "Klasse C er bedre end klasse D.",
        "Produktet skal være D-mærket.",
        "Bygningen opføres i lavenergiklasse A.",
        "Energimærkning, jf. B.4 og C 2",
        "energiklasse",
    ],
)
def test_no_class(text: str) -> None:
    assert find_energy_classes(text) == ()


def test_class_named_beside() -> None:
    assert [one.value for one in find_energy_classes("Min. C", named=True)] == [value("C")]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Energiklassen skal være D eller bedre.", True),
        ("Energiklassen skal være B.", True),
        ("Energiklassen skal være E eller bedre.", False),
        ("Energiklasse D eller dårligere leveres.", False),
        ("Energiklasse E, F og G må ikke leveres.", True),
        ("Der må ikke leveres varer med energiklasse F eller G.", False),
        ("Varer med lavere energiklasse end D afvises.", True),
        ("Varer med energiklasse E eller dårligere afvises.", True),
        ("Varer i energiklasse E skal mærkes, og emballage må ikke være af pvc.", False),
    ],
)
def test_against_threshold(text: str, met: bool) -> None:  # noqa: FBT001 - the table's column
    clause = read_clause(text, Place("", 1))
    threshold = Threshold(AT_LEAST, value("D"), Unit.ENERGY_CLASS.value)
    assert meets(threshold, turned(clause, only(text))) is met


@given(st.text(alphabet="ADG+ ,-eilr", max_size=40))
def test_places_are_in_the_text_and_in_order(tail: str) -> None:
    text = f"energiklasse {tail}"
    end = 0
    for one in find_energy_classes(text):
        assert end <= one.start < one.end <= len(text)
        assert one.high is None or one.value <= one.high
        end = one.end
