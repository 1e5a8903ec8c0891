"""What rule authors do from the terminal: begin a rule, compare versions of one."""

# ruff: noqa: E501 - a table of cases reads best with one case a line

import shutil
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pogi_check.reports.revisions import render_revision
from pogi_check.rulebook.book import Applies, Criterion, Part, Wording
from pogi_check.rulebook.loading import load_rules, shipped_rules
from pogi_check.rulebook.revisions import compare_criteria
from pogi_check.terms import Basis, Buyer, Form, Kind, Level, Role, Status
from tests.cli.conftest import Run
from tests.rulebook.rule_files import CRITERION, GOAL, write_pack

RULES = shipped_rules()
TEXTILES = RULES / "pogi" / "12-tekstiler"


def test_new_writes_the_files_and_says_with_line_what_is_missing(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "regler" / "vores" / "05-Kantine og kaffe"

    made = run("rules", "new", "kantine.1", "--in", folder)

    assert made.exit_code == 0, made.output
    assert f"{folder / 'kantine.1.yaml'}:2: title: er tom" in made.stdout
    assert f"{folder / 'goal.yaml'}:3: title: er tom" in made.stdout
    assert f"{folder.parent / 'pack.yaml'}:2: title: er tom" in made.stdout
    assert "goal: kantine-og-kaffe\n" in (folder / "goal.yaml").read_text(encoding="utf-8")


def test_new_beside_rules_that_are_there_writes_only_the_criterion(run: Run, tmp_path: Path) -> None:
    folder = write_pack(tmp_path) / "99-blomster"

    made = run("rules", "new", "99.b", "--in", folder)

    assert {path.name for path in folder.parent.rglob("*.yaml")} == {"goal.yaml", "a.yaml", "99.b.yaml"}
    assert "99.b.yaml:2: title: er tom" in made.stdout


def test_new_never_writes_over_a_rule(run: Run, tmp_path: Path) -> None:
    folder = write_pack(tmp_path, **{"99.a": CRITERION}) / "99-blomster"

    again = run("rules", "new", "99.a", "--in", folder)

    assert again.exit_code == 2
    assert "findes allerede" in again.stderr
    assert (folder / "99.a.yaml").read_text(encoding="utf-8") == CRITERION


@pytest.mark.parametrize("ident", ["../ud", "a/b", "", "a b", "kantine."])
def test_new_refuses_what_cannot_be_an_id(run: Run, tmp_path: Path, ident: str) -> None:
    refused = run("rules", "new", ident, "--in", tmp_path / "vores" / "nyt")

    assert refused.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_what_new_wrote_is_a_rule_when_it_is_filled_in(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "haven" / "blomster"
    run("rules", "new", "99.a", "--in", folder)
    (folder.parent / "pack.yaml").write_text(
        "pack: haven\ntitle: Haven\ntitle_en: The garden\n", encoding="utf-8"
    )
    (folder / "goal.yaml").write_text(GOAL, encoding="utf-8")
    (folder / "99.a.yaml").write_text(CRITERION, encoding="utf-8")

    assert run("rules", "test", folder.parent).exit_code == 0


def revised(tmp_path: Path, file: str, old: str, new: str) -> Path:
    """Give a copy of goal 12's rules with one text of one file changed."""
    folder = tmp_path / "pogi" / "12-tekstiler"
    shutil.copytree(TEXTILES, folder)
    (path,) = folder.glob(file)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("12.a.3*", "at_most: 2", "at_most: 1", "strammet: grænse (højst to fibertyper i metervaren): højst 1 stk. (før: højst 2 stk.)"),
        ("12.a.3*", "at_most: 2", "at_most: 3", "lempet: grænse (højst to fibertyper i metervaren): højst 3 stk. (før: højst 2 stk.)"),
        ("12.a.3*", "kind: krav", "kind: anbefaling", "lempet: slags: anbefaling (før: krav)"),
        ("12.b.1*", "kind: proces", "kind: krav", "strammet: slags: krav (før: krav til organisationens arbejde)"),
        ("12.a.1*", "minimum_requirement, contract_term, award_criterion", "minimum_requirement, contract_term", "strammet: hvor kravet må stå, fjernet: tildelingskriterium"),
        ("12.a.3*", "kind: krav", "kind: krav\nstatus: trial", "lempet: afprøves kun: ja (før: nej)"),
    ],
)  # fmt: skip
def test_diff_says_what_a_revision_tightens_and_loosens(
    run: Run, tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    folder = revised(tmp_path, file, old, new)

    compared = run("rules", "diff", TEXTILES, folder)

    assert compared.exit_code == 0, compared.output
    assert f"  {told}\n" in compared.stdout


OTHER: dict[str, Any] = {
    "kind": Kind.ANBEFALING,
    "basis": Basis.SECONDARY,
    "accepted": (Role.CONTRACT_TERM,),
    "asks": (),
    "valid_from": date(2001, 1, 1),
    "valid_to": date(2030, 1, 1),
    "applies": Applies(("ord",)),
    "satisfied_by": (("9.t.1", (Role.CONTRACT_TERM,)),),
    "advisory": True,
    "status": Status.TRIAL,
    "level": Level.CORE,
    "form": Form.AWARD_CRITERION,
    "binds": (Buyer.STATE,),
    "wordings": (Wording((("ord",),)),),
    "covers": (("ord",),),
    "generations": (("energy-star", 8.0),),
    "share": 50.0,
    "subject_in_clause": True,
}
"""Another value for a field of a rule; those that hold text or lists of it need none here."""


def test_diff_tells_a_change_of_any_key() -> None:
    """Two versions that differ are never told as the same."""
    criterion = load_rules().criterion("12.a.3")
    assert criterion is not None
    (part,) = criterion.asks

    def other(of: Criterion | Part, name: str) -> dict[str, Any]:
        now = getattr(of, name)
        text = f"{now} mere" if isinstance(now, str) else (*now, "ord") if isinstance(now, tuple) else None
        return {name: OTHER.get(name, text)}

    more = {one.name: replace(criterion, **other(criterion, one.name)) for one in fields(Criterion)}
    for one in fields(Part):
        changed = replace(part, **other(part, one.name))
        more[f"asks.{one.name}"] = replace(criterion, asks=(changed,))

    told = {name: compare_criteria(criterion, one) for name, one in more.items()}

    assert [name for name, changes in told.items() if not changes] == ["file"]
    assert all(render_revision(changes, "da") for changes in told.values())


def test_diff_says_when_goods_that_a_demand_rules_out_change(run: Run, tmp_path: Path) -> None:
    folder = revised(tmp_path, "12.a.3*", "    subject:", "    contrary: [uldtæppe]\n    subject:")

    told = run("rules", "diff", TEXTILES, folder).stdout

    assert "  strammet: varer, som kravet udelukker" in told
    assert "tilføjet: uldtæppe" in told


def test_diff_tells_what_a_pack_that_changes_another_one_changes(run: Run, tmp_path: Path) -> None:
    pack = tmp_path / "vores"
    goal = pack / "rengoering"
    goal.mkdir(parents=True)
    (pack / "pack.yaml").write_text(
        "pack: vores\ntitle: Vores\ntitle_en: Ours\nextends: pogi\noverride: [5.a.3]\ndisable: [5.a.2]\n",
        encoding="utf-8",
    )
    theirs = next((RULES / "pogi").glob("*rengoering"))
    (goal / "goal.yaml").write_text(
        "goal: rengoering\nnumber: null\ntitle: Rengøring\ntitle_en: Cleaning\ntext: whole\nstatus: Vores.\n"
        "source: https://example.org\nextends: rengoering\n",
        encoding="utf-8",
    )
    (file,) = theirs.glob("5.a.3*")
    text = file.read_text(encoding="utf-8").replace("kind: krav", "kind: anbefaling")
    (goal / file.name).write_text(text, encoding="utf-8")

    told = run("rules", "diff", "rengoering@2025-03-14", pack)
    lines = told.stdout.splitlines()

    assert told.exit_code == 0, told.output
    assert "  lempet: slags: anbefaling (før: krav)" in lines
    assert lines[-1] == "Ændringer: udgået 1, lempet 1."
    disabled = run("explain", "5.a.2", "--rules", pack)
    assert disabled.exit_code == 0
    assert "5.a.2 prøves ikke: pakken vores har slået kriteriet fra" in disabled.stdout
    assert "Godtages som" in disabled.stdout
    assert f"Erstatter: {file}" in " ".join(run("explain", "5.a.3", "--rules", pack).stdout.split())


def test_diff_says_what_a_revision_adds_and_drops(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "pogi" / "12-tekstiler"
    shutil.copytree(TEXTILES, folder)
    next(folder.glob("12.a.6*")).unlink()

    assert "Ændringer: udgået 1." in run("rules", "diff", TEXTILES, folder).stdout
    assert "Changes: added 1." in run("rules", "diff", folder, TEXTILES, "--lang", "en").stdout


def test_diff_of_a_version_with_itself_finds_nothing(run: Run) -> None:
    assert run("rules", "diff", TEXTILES, TEXTILES).stdout == "Reglerne er ens.\n"


def test_diff_compares_a_goal_on_two_days(run: Run) -> None:
    compared = run("rules", "diff", "baeredygtigt-trae@2015-01-01", "4@2020-01-01")

    assert (
        "4.1 Træ og træbaserede produkter opfylder statens regler for bæredygtigt træ\n  nyt"
        in compared.stdout
    )
    assert "Ændringer: nyt 2, udgået 2." in compared.stdout


@pytest.mark.parametrize(
    ("side", "told"),
    [
        ("nowhere", "hverken en mappe med regler eller et mål på en dag"),
        ("belysning@snart", "snart"),
        ("belysnin@2024-01-01", "belysning"),
    ],
)
def test_diff_tells_what_is_no_version(run: Run, side: str, told: str) -> None:
    refused = run("rules", "diff", side, "belysning@2024-01-01")

    assert refused.exit_code == 2
    assert told in refused.stderr


def test_explanation_shows_examples_with_their_reasons(run: Run) -> None:
    told = " ".join(run("explain", "5.a.2").stdout.split())

    assert "Eksempel, opfyldt: ”Der må ikke bruges produkter på spraydåse med drivgas.”" in told
    assert "Eksempel, svækket: ”Spraydåser med drivgas bør ikke bruges.” (ikke bindende)" in told
    assert "Eksempel, mangler:" in told
