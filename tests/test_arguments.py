"""Where a list goes, a lone text or path is a list of one; bad values are refused before any work."""

import pickle
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import pogi_check as pogi
from tests.auditing.conftest import write_tender
from tests.rulebook.rule_files import write_pack


@pytest.fixture(scope="module")
def tender(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a tender of one document about cleaning agents."""
    path = tmp_path_factory.mktemp("udbud") / "udbud.docx"
    return write_tender(
        path, "Aftalen omfatter rengøringsmidler.", "Rengøringsmidlerne bør være svanemærkede."
    )


def test_a_lone_text_or_path_is_a_list_of_one(tender: Path, tmp_path: Path) -> None:
    rules = write_pack(tmp_path)
    lone: dict[str, Any] = {
        "date": "2025-03-14",
        "goals": "rengoering",
        "cpv": "39830000-9",
        "packs": "pogi",
        "rules": str(rules),
    }
    listed = {**lone, "goals": ["rengoering"], "cpv": ["39830000"], "packs": ["pogi"], "rules": [rules]}

    assert pogi.check(str(tender), **lone) == pogi.check([tender], **listed)
    assert pogi.check(tender, **lone).cpv == ("39830000",)
    assert pogi.read_tender(str(tender)) == pogi.read_tender([tender])
    assert pogi.load_rules(str(rules)) == pogi.load_rules([rules])


def test_a_day_may_be_a_date_a_datetime_or_a_text(tender: Path) -> None:
    days: list[date | str] = [date(2025, 3, 14), datetime(2025, 3, 14, 12, 0), "2025-03-14"]  # noqa: DTZ001

    assert {pogi.check(tender, date=day).date for day in days} == {date(2025, 3, 14)}
    assert pogi.check(tender).date == date.today()  # noqa: DTZ011


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ({"date": "hest"}, "date must be a day such as '2025-03-14', not 'hest'"),
        ({"date": 20250314}, "date must be a date or a text such as '2025-03-14', not 20250314"),
        ({"cpv": ["abc"]}, "cpv must be codes such as '39830000' or '39830000-9', not 'abc'"),
        ({"goals": "himmel"}, "unknown goal 'himmel'"),
        ({"packs": "eu"}, "unknown pack 'eu'"),
    ],
)
@pytest.mark.parametrize("call", [pogi.check, pogi.audit], ids=["check", "audit"])
def test_a_bad_value_is_told(
    tender: Path, bad: dict[str, Any], told: str, call: Callable[..., object]
) -> None:
    with pytest.raises((ValueError, TypeError)) as raised:
        call(tender, **bad)

    assert str(raised.value).startswith(told)


def test_a_report_tells_how_long_it_took_and_is_equal_without(tender: Path) -> None:
    one, two = (pogi.check(tender, date="2025-03-14") for _ in range(2))

    assert one.seconds > 0
    assert one == two == pickle.loads(pickle.dumps(two))  # noqa: S301


def test_equal_audits_are_equal_however_long_they_took(tender: Path) -> None:
    one, two = (pogi.audit(tender, date="2025-03-14", jobs=1) for _ in range(2))

    assert one == two
    assert hash(one) == hash(two)
    assert one != pogi.audit(tender, date="2025-03-15", jobs=1)


def test_what_calls_raise_can_be_caught_by_its_public_name() -> None:
    errors = (pogi.UnreadableError, pogi.RuleFaults, pogi.UnknownNameError, pogi.WorkersError)

    assert all(issubclass(one, Exception) for one in (*errors, pogi.MissingExtraError))
    assert {one.__name__ for one in (*errors, pogi.MissingExtraError)} <= set(pogi.__all__)
