"""A record is a frozen, slotted dataclass."""

import copy
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace

import pytest

from pogi_check.records import record


@record
class Spot:
    """A place with what is told of it."""

    row: int
    column: int = 0
    notes: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_first(self) -> bool:
        """Tell whether it is the first of all."""
        return self.row == 0


def test_fields_are_given_by_place_by_name_or_by_default() -> None:
    assert (Spot(1).row, Spot(1).column, Spot(1, 2).column, Spot(row=1, column=3).column) == (1, 0, 2, 3)
    assert Spot(0).is_first
    assert Spot(1).notes == {}
    assert Spot(1).notes is not Spot(1).notes
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'row'"):
        Spot()  # type: ignore[call-arg]


def test_nothing_is_set_or_added_later() -> None:
    spot = Spot(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'row'"):
        spot.row = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'row'"):
        del spot.row
    assert not hasattr(spot, "__dict__")


def test_records_are_the_same_by_the_fields_that_are_compared() -> None:
    assert Spot(1, 2, {"a": "b"}) == Spot(1, 2)
    assert Spot(1, 2) != Spot(2, 1)
    assert Spot(1) != object()
    assert len({Spot(1), Spot(1), Spot(2)}) == 2


def test_a_record_does_what_a_dataclass_does() -> None:
    assert [is_dataclass(Spot)] == [True]
    assert [one.name for one in fields(Spot)] == ["row", "column", "notes"]
    assert replace(Spot(1, 2), row=3) == Spot(3, 2)
    assert repr(Spot(1, 2)) == "Spot(row=1, column=2)"
    assert Spot.__doc__ == "A place with what is told of it."
    match Spot(4, 5):
        case Spot(row, column):
            assert (row, column) == (4, 5)


def test_a_record_goes_to_another_process() -> None:
    spot = Spot(1, 2, {"a": "b"})
    sent = pickle.loads(pickle.dumps(spot))  # noqa: S301 - our own
    assert sent == copy.deepcopy(spot) == spot
    assert sent.notes == {"a": "b"}
