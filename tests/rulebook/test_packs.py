"""A pack of one's own may share another goal's scope, change another pack, or try its demands first."""

# ruff: noqa: E501 - a fault and its message stand on one line

from datetime import date
from pathlib import Path

import pytest

import pogi_check
from pogi_check import RuleBook, RuleFaults, load_rules, read_tender
from pogi_check.checking import check
from pogi_check.rulebook.book import Goal
from tests.rulebook.rule_files import CRITERION, GOAL, write_pack

CHANGED = CRITERION.replace("at_least: 50", "at_least: 80").replace("Mindst 50 %", "Mindst 80 %")
EXTENDING = """\
goal: blomster
number: null
title: Blomster, kommunens krav
title_en: Flowers, the municipality's requirements
text: whole
status: Kommunens egne krav.
source: https://example.org/kommunen
extends: blomster
"""
ABOUT = """\
pack: kommunen
title: Kommunens egne krav
title_en: The municipality's own requirements
note: Kravene er kommunens.
note_en: The requirements are the municipality's.
"""
TENDER = "Mindst 60 % af blomsterne skal være økologiske."


def write_changing_pack(directory: Path, about: str, **criteria: str) -> Path:
    """Write a pack "kommunen" that changes the pack "haven"; gives its directory."""
    pack = directory / "kommunen"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(ABOUT + about, encoding="utf-8")
    if criteria:
        goal = pack / "blomster"
        goal.mkdir()
        (goal / "goal.yaml").write_text(EXTENDING, encoding="utf-8")
        for name, text in criteria.items():
            (goal / f"{name}.yaml").write_text(text, encoding="utf-8")
    return pack


def goal_of(book: RuleBook, pack: str) -> Goal:
    return next(goal for goal in book.goals if goal.pack == pack)


def faults_of(*packs: Path) -> list[str]:
    with pytest.raises(RuleFaults) as caught:
        load_rules(packs)
    return [f"{Path(one.file).name}:{one.line}: {one.path}: {one.message}" for one in caught.value.faults]


@pytest.fixture
def tender(tmp_path: Path) -> Path:
    file = tmp_path / "Blomster.txt"
    file.write_text(f"Blomster til rådhuset\n\n{TENDER}\n", encoding="utf-8")
    return file


def test_goal_that_extends_another_has_its_scope_and_its_words(tmp_path: Path) -> None:
    haven = write_pack(tmp_path)
    other = CRITERION.replace("99.a", "k.1")
    kommunen = write_changing_pack(tmp_path, "", k=other)

    goal = goal_of(load_rules([haven, kommunen]), "kommunen")

    assert goal.subjects == ("blomst", "buket", "krans")
    assert goal.cpv == ("0312",)
    assert "krans" in goal.criteria[0].asks[0].subject


def test_own_pack_named_by_its_pack_yaml_comes_with_its_note(tmp_path: Path) -> None:
    kommunen = write_changing_pack(tmp_path, "", k=CRITERION.replace("99.a", "k.1").replace(", $buket", ""))
    (kommunen / "blomster" / "goal.yaml").write_text(GOAL, encoding="utf-8")

    origin = goal_of(load_rules([kommunen]), "kommunen").origin

    assert origin is not None
    assert (origin.title, origin.note) == ("Kommunens egne krav", "Kravene er kommunens.")


def test_overridden_criterion_is_the_overriding_packs_and_no_longer_the_others(tmp_path: Path) -> None:
    packs = [
        write_pack(tmp_path),
        write_changing_pack(tmp_path, 'extends: haven\noverride: ["99.a"]\n', a=CHANGED),
    ]

    book = load_rules(packs)

    assert goal_of(book, "haven").criteria == ()
    assert goal_of(book, "haven").removed == (("99.a", "kommunen"),)
    (criterion,) = goal_of(book, "kommunen").criteria
    assert criterion.asks[0].wordings[0].threshold.value == 80  # type: ignore[union-attr]


def test_disabled_criterion_is_asked_no_more(tmp_path: Path, tender: Path) -> None:
    haven = write_pack(tmp_path)
    kommunen = write_changing_pack(tmp_path, 'extends: haven\ndisable: ["99.a"]\n')

    def asked(*rules: Path) -> list[str]:
        report = pogi_check.check(tender, rules=rules, goals=["blomster"])
        return [finding.criterion.id for finding in report.findings]

    assert asked(haven) == ["99.a"]
    assert asked(haven, kommunen) == []


def test_changing_pack_and_changed_one_are_checked_together(tmp_path: Path, tender: Path) -> None:
    rules = [
        write_pack(tmp_path),
        write_changing_pack(tmp_path, 'extends: haven\noverride: ["99.a"]\n', a=CHANGED),
    ]

    for chosen in ("haven", "kommunen"):
        report = pogi_check.check(tender, rules=rules, goals=["blomster"], packs=[chosen])
        assert {scope.goal.pack for scope in report.goals} == {"haven", "kommunen"}
        assert [(f.goal.pack, f.verdict) for f in report.findings] == [("kommunen", "weakened")]


@pytest.mark.parametrize(
    ("about", "criteria", "expected"),
    [
        ("extends: havn\n", {}, "pack.yaml:6: extends: havn is not another pack of the rules; did you mean haven?"),
        ('extends: haven\ndisable: ["99.b"]\n', {}, "pack.yaml:7: disable[0]: 99.b is not a criterion of pack haven; did you mean 99.a?"),
        ('extends: haven\noverride: ["99.a"]\n', {}, "pack.yaml:7: override[0]: no file of this pack words 99.a anew: write it, or disable the criterion"),
        ('disable: ["99.a"]\n', {}, "pack.yaml:1: : disable and override change the pack named by extends: say which"),
        ("extends: haven\n", {"a": CHANGED}, "in pack haven too: give this criterion an id that no other pack has, or let kommunen/pack.yaml extend haven and override it"),
    ],
)  # fmt: skip
def test_fault_of_a_change_is_told(
    tmp_path: Path, about: str, criteria: dict[str, str], expected: str
) -> None:
    found = faults_of(write_pack(tmp_path), write_changing_pack(tmp_path, about, **criteria))

    assert any(expected in one for one in found), found


def test_pack_file_must_name_its_folder(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    (pack / "pack.yaml").write_text(ABOUT, encoding="utf-8")

    assert faults_of(pack) == ["pack.yaml:1: pack: must be the folder's name, haven"]


@pytest.mark.parametrize("name", ["pack.yml", "99-blomster/pack/pack.yaml"])
def test_pack_file_in_the_wrong_place_is_told(tmp_path: Path, name: str) -> None:
    pack = write_pack(tmp_path)
    (pack / name).parent.mkdir(exist_ok=True)
    (pack / name).write_text(ABOUT, encoding="utf-8")

    (fault,) = faults_of(pack)

    assert "the file of a pack must be called pack.yaml and lie beside its goals' folders" in fault


@pytest.mark.parametrize("whole_pack", [False, True])
def test_trial_is_judged_and_never_fails_a_run(tmp_path: Path, tender: Path, *, whole_pack: bool) -> None:
    tried = CHANGED if whole_pack else CHANGED.replace("kind: krav\n", "kind: krav\nstatus: trial\n")
    pack = write_pack(tmp_path, a=tried)
    about = ABOUT.replace("kommunen", "haven") + ("status: trial\n" if whole_pack else "")
    (pack / "pack.yaml").write_text(about, encoding="utf-8")

    (finding,) = pogi_check.check(tender, rules=[pack], goals=["blomster"]).findings

    assert (finding.verdict, finding.fails) == ("weakened", False)


def test_verdict_does_not_depend_on_the_other_packs_that_are_checked(tmp_path: Path, tender: Path) -> None:
    """A label demanded of one pack's goods is no other thing to a second pack's rules."""
    labelled = CRITERION.replace("99.a", "k.1").replace("subject: [blomst, $buket]", "subject: [rådhus]")
    labelled = labelled.replace("names: [[økologisk, ø-mærket]]", "labels: [oe-maerket]")
    kommunen = write_changing_pack(tmp_path, "", k=labelled)
    haven = write_pack(tmp_path)

    alone = pogi_check.check(tender, rules=[haven], goals=["blomster"]).findings
    both = pogi_check.check(tender, rules=[haven, kommunen], goals=["blomster"]).findings

    assert [one.verdict for one in both if one.goal.pack == "haven"] == [one.verdict for one in alone]


def test_goal_points_to_what_other_packs_hold_on_the_same_goods(tmp_path: Path, tender: Path) -> None:
    haven = write_pack(tmp_path, GOAL.replace("valid:", "supplements: [snit]\nvalid:"))
    kommunen = write_changing_pack(tmp_path, "", k=CRITERION.replace("99.a", "k.1"))
    (kommunen / "blomster" / "goal.yaml").write_text(
        EXTENDING.replace("goal: blomster", "goal: snit"), encoding="utf-8"
    )

    book = load_rules([haven, kommunen])

    def pointed(*packs: str) -> list[str]:
        report = check(read_tender(tender), book, on=date(2025, 1, 1), goals=["blomster"], packs=packs)
        return [one.slug for scope in report.goals for one in scope.supplements]

    assert pointed("haven") == ["snit"]
    assert pointed("haven", "kommunen") == []


def test_supplement_that_no_pack_has_is_told(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, GOAL.replace("valid:", "supplements: [blomst]\nvalid:"))

    (fault,) = faults_of(pack)

    assert fault == "goal.yaml:8: supplements[0]: blomst is not a goal of the rules; did you mean blomster?"
