"""Two editions of a tender are compared criterion by criterion."""

import json
from pathlib import Path

import pytest

import pogi_check
from pogi_check.terms import Shift
from tests.cli.conftest import Make, Run

LABEL = "Alle universal- og sanitetsrengøringsmidler skal være svanemærkede eller opfylde tilsvarende krav."
GAS = "Rengøringsmidlerne må ikke leveres i spraydåser med drivgas."
GOAL = ("--goal", "rengoering", "--date", "2025-03-14")


def edition(make: Make, name: str, *texts: str) -> Path:
    return make(*texts, "Aftalen gælder i to år.", name=f"{name}.docx")


def moves(run: Run, old: Path, new: Path) -> dict[str, str]:
    done = run("compare", old, new, *GOAL, "--format", "json")
    return {one["criterion"]: one["shift"] for one in json.loads(done.stdout)["moves"]}


@pytest.mark.parametrize(
    ("before", "after", "shift", "code"),
    [
        (LABEL, LABEL.replace("skal", "bør"), "weaker", 1),
        (LABEL.replace("skal", "bør"), LABEL, "stronger", 0),
        (LABEL, "Rengøringsmidlerne leveres om mandagen.", "lost", 1),
        ("Rengøringsmidlerne leveres om mandagen.", LABEL, "new", 0),
        (LABEL, LABEL, "same", 0),
        (LABEL, LABEL.replace("Alle universal", "Samtlige universal"), "reworded", 0),
        (LABEL.replace("skal", "bør"), LABEL.replace("skal", "bør så vidt muligt"), "weaker", 1),
    ],
)
def test_what_became_of_a_criterion(
    run: Run, make: Make, before: str, after: str, shift: str, code: int
) -> None:
    old, new = edition(make, "old", before), edition(make, "new", after)

    assert moves(run, old, new)["5.a.1"] == shift
    assert run("compare", old, new, *GOAL).exit_code == code


def test_losses_come_first_with_the_clauses_of_both_editions(run: Run, make: Make) -> None:
    old = edition(make, "old", GAS, LABEL.replace("skal", "bør"))
    new = edition(make, "new", LABEL)

    told = run("compare", old, new, *GOAL).stdout

    assert told.index("TABT") < told.index("STYRKET")
    assert f"før: opfyldt\n      ”{GAS}”" in told
    assert "nu: mangler" in told
    assert "før: svækket (ikke bindende, uklar status)" in told


def test_comparison_with_itself_moves_nothing(run: Run, make: Make) -> None:
    one = edition(make, "one", LABEL, GAS)

    assert {*moves(run, one, one).values()} == {"same"}
    assert "uændret" in run("compare", one, one, *GOAL).stdout


def test_exchanged_editions_give_the_opposite(run: Run, make: Make) -> None:
    opposite = {"lost": "new", "new": "lost", "weaker": "stronger", "stronger": "weaker"}
    old, new = edition(make, "old", LABEL), edition(make, "new", LABEL.replace("skal", "bør"), GAS)

    there, back = moves(run, old, new), moves(run, new, old)

    assert {key: opposite.get(shift, shift) for key, shift in there.items()} == back


def test_goal_that_only_one_edition_is_about_is_told(make: Make) -> None:
    cleaning = pogi_check.check(edition(make, "old", LABEL), date="2025-03-14")
    nothing = pogi_check.check(edition(make, "new", LABEL), date="2025-03-14", goals=["tekstiler"])

    shifts = {move.criterion.id: move.shift for move in pogi_check.compare_reports(cleaning, nothing).moves}

    assert shifts["5.a.1"] is Shift.DROPPED
    assert {shifts[ident] for ident in shifts if ident.startswith("12.")} <= {Shift.ASKED, Shift.SAME}


@pytest.mark.parametrize("call", [("nowhere.docx", "nowhere.docx"), (".", "nowhere.docx")])
def test_edition_that_is_not_there_is_told(run: Run, call: tuple[str, str]) -> None:
    done = run("compare", *call, *GOAL)

    assert done.exit_code == 2
    assert done.stderr.startswith("Fejl: ")


def test_wrong_day_is_told(run: Run, make: Make) -> None:
    one = edition(make, "one", LABEL)

    assert "i morgen" in run("compare", one, one, "--date", "i morgen").stderr
