import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import pogi_check
from pogi_check.rulebook.loading import shipped_rules
from pogi_check.terms import Verdict, Weakening

Run = Callable[..., Result]
Make = Callable[..., Path]


def test_list_names_every_goal_and_criterion_with_its_kind(run: Run) -> None:
    listed = run("rules", "list")
    assert listed.exit_code == 0
    assert "5 Rengøring (rengoering)" in listed.stdout
    assert "5.a.1" in listed.stdout
    assert "[krav]" in listed.stdout


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


OWN_GOAL = """\
goal: mit-maal
number: null
title: Mit mål
title_en: My goal
text: whole
status: Målet er vores eget.
source: https://example.org
subjects: [kaffe]
"""
OWN_RULE = """\
id: mit.1
title: Kaffen er økologisk
title_en: The coffee is organic
kind: krav
basis: read
source: https://example.org
accepted: [minimum_requirement]
asks:
  - part: økologisk kaffe
    subject: [kaffe]
    any: [{names: [[økologisk]]}]
remedy: Al kaffe skal være økologisk.
"""
EXAMPLES = """\
examples:
  present: [{text: Al kaffe skal være økologisk.}]
  weakened: [{text: Kaffen bør være økologisk., because: [soft_modality]}]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Give a folder with a pack of one's own: one goal, one rule, two right examples."""
    folder = tmp_path / "egne" / "min-pakke" / "mit-maal"
    folder.mkdir(parents=True)
    (folder / "goal.yaml").write_text(OWN_GOAL, encoding="utf-8")
    (folder / "mit.1.yaml").write_text(OWN_RULE + EXAMPLES, encoding="utf-8")
    return tmp_path / "egne"


def test_test_runs_the_examples_of_a_folder_alone(run: Run, own: Path) -> None:
    tested = run("rules", "test", own)
    assert tested.exit_code == 0, tested.output
    assert tested.stdout == "Eksempler: 2, regler: 1. Alle giver det, de skal.\n"


def test_wrong_example_is_told_with_file_and_both_verdicts(run: Run, own: Path) -> None:
    file = own / "min-pakke" / "mit-maal" / "mit.1.yaml"
    file.write_text(OWN_RULE + EXAMPLES.replace("Kaffen bør", "Kaffen skal"), encoding="utf-8")
    tested = run("rules", "test", own)
    assert tested.exit_code == 1
    told = f"{file}:15: examples.weakened[0]: skal være weakened (soft_modality), er present"
    assert told in tested.stdout
    assert "Eksempler: 2, regler: 1. Fejl: 1." in tested.stdout


def test_wrong_example_is_told_once_with_pinned_too(run: Run, own: Path) -> None:
    file = own / "min-pakke" / "mit-maal" / "mit.1.yaml"
    file.write_text(OWN_RULE + EXAMPLES.replace("Kaffen bør", "Kaffen skal"), encoding="utf-8")
    tested = run("rules", "test", own, "--pinned")
    assert tested.stdout.count("examples.weakened[0]") == 1
    assert f"{file}:15: examples.weakened[0]: skal være weakened" in tested.stdout


@pytest.mark.parametrize("remedy", ["Kaffen bør være økologisk.", "Hest."])
def test_remedy_that_does_not_meet_its_own_rule_fails(run: Run, own: Path, remedy: str) -> None:
    file = own / "min-pakke" / "mit-maal" / "mit.1.yaml"
    rule = OWN_RULE.replace("Al kaffe skal være økologisk.", remedy)
    file.write_text(rule + EXAMPLES, encoding="utf-8")
    tested = run("rules", "test", own)
    assert tested.exit_code == 1
    assert f"{file}:12: remedy: opfylder ikke sit eget kriterium" in tested.stdout


def test_what_a_pack_of_the_same_name_replaces_is_told(run: Run, own: Path, tmp_path: Path) -> None:
    other = tmp_path / "andre"
    shutil.copytree(own, other)
    (before,) = own.rglob("mit.1.yaml")
    (after,) = other.rglob("mit.1.yaml")
    tested = run("rules", "test", other, "--rules", own)
    assert tested.exit_code == 0, tested.output
    assert f"{after}: mit.1: erstatter {before}" in tested.stdout
    assert "replaces" in run("rules", "test", other, "--rules", own, "--lang", "en").stdout


def test_id_of_a_shipped_rule_in_a_pack_of_ones_own_is_refused(run: Run, own: Path) -> None:
    (file,) = own.rglob("mit.1.yaml")
    file.write_text((OWN_RULE + EXAMPLES).replace("mit.1", '"5.a.1"'), encoding="utf-8")
    for call in (("rules", "test", own), (file, "--rules", own)):
        result = run(*call)
        assert result.exit_code == 2
        assert f"{file}:1: id: 5.a.1 er også id i " in result.stderr


def test_rule_without_examples_fails(run: Run, own: Path) -> None:
    (own / "min-pakke" / "mit-maal" / "mit.1.yaml").write_text(OWN_RULE, encoding="utf-8")
    tested = run("rules", "test", own)
    assert tested.exit_code == 1
    assert "mit.1: har ingen eksempler" in tested.stdout


def test_one_criterion_is_tested_by_its_id(run: Run) -> None:
    tested = run("rules", "test", "5.a.2")
    assert "regler: 1." in tested.stdout


def test_rules_of_ones_own_are_listed_explained_and_used(run: Run, own: Path, make: Make) -> None:
    listed = run("rules", "list", "--rules", own).stdout
    assert "mit.1" in listed
    assert "5.a.1" in listed
    assert "5.a.1" not in run("rules", "list", "--rules", own, "--pack", "min-pakke").stdout
    assert "Kaffen er økologisk" in run("explain", "mit.1", "--rules", own).stdout
    tender = make("Al kaffe skal være økologisk.", name="Kaffe.docx")
    checked = run(tender, "--rules", own, "--goal", "mit-maal")
    assert checked.exit_code == 0, checked.output
    assert "OPFYLDT  mit.1" in checked.stdout


def test_library_uses_the_packs_of_rules_of_ones_own(own: Path, make: Make) -> None:
    tender = make("Al kaffe skal være økologisk.", name="Kaffe.docx")
    report = pogi_check.check(tender, rules=[own], goals=["mit-maal"])
    assert [finding.criterion.id for finding in report.findings] == ["mit.1"]


def test_rules_alone_shows_its_help(run: Run) -> None:
    alone = run("rules")
    assert alone.exit_code == 0
    assert alone.stdout == run("rules", "-h").stdout


@pytest.mark.parametrize("ident", ["5.a.1", "7.7", "12.a.3"])
def test_explanation_is_in_words_without_the_signs_of_rules(run: Run, ident: str) -> None:
    (line,) = (
        " ".join(part.split())
        for part in run("explain", ident).stdout.split("\n")
        if part.startswith("Gælder kun")
    )
    assert not set(line) & set("|=*")
    assert " .. " not in run("explain", ident).stdout


def test_what_has_no_english_text_is_marked_as_danish(run: Run) -> None:
    told = run("explain", "7.1", "--lang", "en").stdout
    assert "Asks (in Danish): " in told
    assert "Does not see (in Danish): " in told


@pytest.mark.parametrize("word", ["mindstekrav", "minimum_requirement", "Mindstekrav"])
def test_roles_are_explained(run: Run, word: str) -> None:
    assert "som hvert tilbud skal opfylde" in run("explain", word).stdout


def test_report_says_which_criteria_were_replaced_and_by_what(run: Run, weak: Path, tmp_path: Path) -> None:
    goal = tmp_path / "pogi" / "05-rengoering"
    shutil.copytree(shipped_rules() / "pogi" / "05-rengoering", goal)
    told = " ".join(run(weak, "--goal", "rengoering", "--rules", tmp_path / "pogi").stdout.split())
    assert f"Erstattet af reglerne i {goal}: 5.a.1, 5.a.2" in told.replace("- ", "-")
    assert "Reglerne for målet er ikke med" not in told
