from collections.abc import Callable

import pytest
from click.testing import Result

from pogi_check.terms import Verdict, Weakening

Run = Callable[..., Result]


def test_list_names_every_goal_and_criterion_with_its_kind(run: Run) -> None:
    listed = run("rules", "list")
    assert listed.exit_code == 0
    assert "5 Rengøring (rengoering)" in listed.stdout
    assert "5.a.1" in listed.stdout
    assert "[krav]" in listed.stdout


def test_list_holds_to_a_pack(run: Run) -> None:
    assert "5.a.1" in run("rules", "list", "--pack", "pogi").stdout
    assert "5.a.1" not in run("rules", "list", "--pack", "energistyrelsen").stdout


def test_show_gives_the_rule_file_as_written(run: Run) -> None:
    shown = run("rules", "show", "5.a.1")
    assert shown.exit_code == 0
    assert 'id: "5.a.1"' in shown.stdout
    assert "examples:" in shown.stdout


def test_unknown_rule_names_the_nearest(run: Run) -> None:
    for command in (("rules", "show"), ("explain",)):
        result = run(*command, "5.a.11")
        assert result.exit_code == 2
        assert "5.a.1" in result.stderr


def test_explain_says_what_a_criterion_asks(run: Run) -> None:
    told = run("explain", "5.a.1").stdout
    for part in ("5.a.1", "Mål: 5 Rengøring", "Art: krav", "Godtages som: mindstekrav eller", "Forslag til"):
        assert part in told
    assert "Kind: requirement" in run("explain", "5.a.1", "--lang", "en").stdout


def test_explain_tells_a_goal_with_its_criteria(run: Run) -> None:
    told = run("explain", "rengoering").stdout
    assert "5 Rengøring (rengoering, POGI)" in told
    assert "5.a.2:" in told


@pytest.mark.parametrize("word", [*Weakening, *Verdict])
def test_explain_knows_every_reason_and_verdict(run: Run, word: str) -> None:
    told = run("explain", word)
    assert told.exit_code == 0
    assert f"({word})" in told.stdout
