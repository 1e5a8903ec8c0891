# ruff: noqa: E501 - a table of cases reads best with one case a line

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pogi_check.rulebook.book import Notice, Threshold, Wording
from pogi_check.rulebook.faults import Fault, RuleFaults
from pogi_check.rulebook.loading import find_rules, load_rules, shipped_rules
from pogi_check.terms import Direction, Kind, Role
from tests.rulebook.rule_files import CRITERION, GOAL, write_pack


def faults_of(pack: Path) -> list[str]:
    """Load a pack that is wrong and give its faults as ``file:line: path: message``, without directories."""
    with pytest.raises(RuleFaults) as caught:
        load_rules([pack])
    assert all(isinstance(fault, Fault) for fault in caught.value.faults)
    return [str(replace(fault, file=Path(fault.file).name)) for fault in caught.value.faults]


def test_shipped_rules_load_without_faults() -> None:
    book = load_rules()

    assert [str(number) for number in range(1, 14)] + ["None"] == [
        str(goal.number) for goal in book.goals if goal.pack == "pogi"
    ]


def test_criterion_becomes_what_its_file_says(tmp_path: Path) -> None:
    """Vocabulary lists are expanded, the goal's days apply where the criterion has none."""
    book = load_rules([write_pack(tmp_path)])

    criterion = book.criterion("99.a")
    assert criterion is not None
    assert criterion.kind is Kind.KRAV
    assert criterion.accepted == (Role.MINIMUM_REQUIREMENT, Role.CONTRACT_TERM)
    assert criterion.valid_from == date(2024, 1, 1)
    assert criterion.own_hedges == ("i sæson",)
    (part,) = criterion.asks
    assert part.subject == ("blomst", "buket", "krans")
    assert part.share is None
    assert part.wordings == (
        Wording(
            names=(("økologisk", "ø-mærket"),),
            threshold=Threshold(Direction.AT_LEAST, 50, "percent"),
        ),
    )


def test_notice_becomes_what_its_file_says(tmp_path: Path) -> None:
    text = f"{GOAL}notices:\n  - {{letter: 99.d, subjects: [$buket, vase], says: Se bort fra det., says_en: Ignore it.}}\n"

    (goal,) = (one for one in load_rules([write_pack(tmp_path, text)]).goals if one.slug == "blomster")

    assert goal.notices == (Notice("99.d", ("buket", "krans", "vase"), "Se bort fra det.", "Ignore it."),)


def test_cold_and_warm_load_give_the_same_book(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)

    assert load_rules([pack]) == load_rules([pack])


def test_pack_is_named_after_its_directory(tmp_path: Path) -> None:
    goal = load_rules([write_pack(tmp_path)]).goal("blomster")

    assert goal is not None
    assert goal.pack == "haven"


@pytest.mark.parametrize("levels", [0, 1, 2])
def test_directory_may_be_a_folder_of_packs_a_pack_or_a_goal(tmp_path: Path, levels: int) -> None:
    pack = write_pack(tmp_path)
    directory = (tmp_path, pack, pack / "99-blomster")[levels]

    (found,) = find_rules(directory)

    assert found.pack == "haven"
    assert [Path(file).name for file in found.criteria] == ["a.yaml"]


def test_later_criterion_replaces_one_with_its_id(tmp_path: Path) -> None:
    first = write_pack(tmp_path / "first")
    second = write_pack(
        tmp_path / "second", a=CRITERION.replace("er økologiske\n", "er dyrket uden gift\n", 1)
    )

    book = load_rules([first, second])

    found = [one for goal in book.goals for one in goal.criteria if one.id == "99.a"]
    assert [one.title for one in found] == ["Blomster er dyrket uden gift"]


def test_what_a_directory_replaces_is_told(tmp_path: Path) -> None:
    first, second = write_pack(tmp_path / "first"), write_pack(tmp_path / "second")

    book = load_rules([first, second])

    files = (str(second / "99-blomster" / "a.yaml"), str(first / "99-blomster" / "a.yaml"))
    assert book.replaced == (("99.a", *files),)
    assert load_rules([first, first]).replaced == ()


def test_another_pack_may_not_take_an_id_that_is_there(tmp_path: Path) -> None:
    """Whoever copies a shipped rule and keeps its id would switch the shipped one off unnoticed."""
    ident = next(one.id for goal in load_rules().goals for one in goal.criteria)
    pack = write_pack(tmp_path, a=CRITERION.replace("99.a", ident))

    (fault,) = faults_of(pack)

    assert fault.startswith(f"a.yaml:1: id: {ident} is the id of {shipped_rules()}")
    assert "in pack pogi too" in fault


@pytest.mark.parametrize("name", ["ekstra.yaml", "haven/ekstra.yml", "haven/99-blomster/mere/b.yaml"])
def test_rule_file_from_which_no_rule_is_read_is_a_fault(tmp_path: Path, name: str) -> None:
    write_pack(tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(CRITERION, encoding="utf-8")

    (fault,) = faults_of(tmp_path)

    assert fault.startswith(
        f"{Path(name).name}:1: is not read: a criterion's file must lie beside a goal.yaml"
    )


def test_goal_file_with_another_ending_is_a_fault(tmp_path: Path) -> None:
    goal = write_pack(tmp_path) / "99-blomster"
    (goal / "goal.yaml").rename(goal / "goal.yml")

    assert "goal.yml:1: is not read: the file of a goal must be called goal.yaml" in faults_of(tmp_path)


@pytest.mark.parametrize(
    "term",
    ["a||b", "|a", "a|", "..", "=", "x ..", "... y", "a .. ... b", "a b*c", '"x"', "*", "a | b", "=*a"],
)
def test_term_that_can_never_match_or_always_does_is_a_fault(tmp_path: Path, term: str) -> None:
    text = CRITERION.replace("[blomsterkasse]", f"\n      - '{term}'")

    (fault,) = faults_of(write_pack(tmp_path, a=text))

    assert fault.startswith("a.yaml:12: asks[0].not_about[0]: ")


@pytest.mark.parametrize(
    "term", ["=dåse", "svanemærk*", "*træ", "=beregn*", "a|b c", "a .. b ... c", "oeko-tex", "1/2"]
)
def test_term_of_the_language_is_no_fault(tmp_path: Path, term: str) -> None:
    text = CRITERION.replace("[blomsterkasse]", f"\n      - '{term}'")

    assert load_rules([write_pack(tmp_path, a=text)]).criterion("99.a") is not None


@pytest.mark.parametrize(
    ("right", "wrong", "faults"),
    [
        ("vague: [bæredygtig*]", "vage: [bæredygtig*]", ["a.yaml:15: asks[0].vage: unknown key; did you mean vague?"]),
        ("unit: percent", "unit: procent", ["a.yaml:14: asks[0].any[0].threshold.unit: 'procent' is not one of"]),
        ("      - names: [[økologisk, ø-mærket]]\n        threshold: {at_least: 50, unit: percent}", "      - {}", ["a.yaml:13: asks[0].any[0]: says nothing"]),
        ("[blomsterkasse]", '[""]', ["a.yaml:11: asks[0].not_about[0]: must not be empty"]),
        ("share: none", "share: 200", ["a.yaml:16: asks[0].share: must be a share in percent"]),
        ("share: none", "share: -5", ["a.yaml:16: asks[0].share: must be a share in percent"]),
        ("own_hedges: [i sæson]", "applies: {subjects: []}", ["a.yaml:17: applies: says nothing"]),
        ("own_hedges: [i sæson]", "valid: {from: 2024-13-01}\nadvisory: 1", ["a.yaml:17: valid.from: must be a day such as 2023-05-01", "a.yaml:18: advisory: must be true or false"]),
    ],
)  # fmt: skip
def test_the_true_faults_are_told_and_no_others(
    tmp_path: Path, right: str, wrong: str, faults: list[str]
) -> None:
    assert right in CRITERION

    found = faults_of(write_pack(tmp_path, a=CRITERION.replace(right, wrong, 1)))

    assert len(found) == len(faults), found
    assert all(one.startswith(fault) for one, fault in zip(found, faults, strict=True)), found


def test_version_follows_content_and_not_the_place(tmp_path: Path) -> None:
    one = load_rules([write_pack(tmp_path / "one")])
    two = load_rules([write_pack(tmp_path / "two")])
    three = load_rules([write_pack(tmp_path / "three", a=CRITERION.replace("at_least: 50", "at_least: 60"))])

    assert one.version == two.version
    assert one.version != three.version


def test_criteria_are_ordered_as_people_count(tmp_path: Path) -> None:
    files = {name: CRITERION.replace("99.a", ident) for name, ident in (("x", "99.10"), ("y", "99.2"))}

    goal = load_rules([write_pack(tmp_path, **files)]).goal("blomster")

    assert goal is not None
    assert [one.id for one in goal.criteria] == ["99.2", "99.10"]


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("at_least", "at_leest", "a.yaml:14: asks[0].any[0].threshold.at_leest: unknown key; did you mean at_least?"),
        ("kind: krav", "kind: krev", "a.yaml:4: kind: 'krev' is not one of krav, anbefaling, dækning, proces; did you mean krav?"),
        ('id: "99.a"', "id: 99.1", "a.yaml:1: id: must be text (a number, date, yes or no needs quotes around it)"),
        ("title_en: Flowers are organic\n", "", "a.yaml:1: title_en: is missing"),
        ("subject: [blomst, $buket]", "subject: [blomst, $bukket]", "a.yaml:10: asks[0].subject[1]: $bukket is not a list of the goal's vocabulary; did you mean buket?"),
        ("vague: [bæredygtig*]", "vague: bæredygtig*", "a.yaml:15: asks[0].vague: must be a list"),
        ("[blomsterkasse]", "[blomsterkasse, blomsterkasse]", "a.yaml:11: asks[0].not_about[1]: blomsterkasse stands twice in the list"),
        ("at_least: 50, unit", "at_least: 50, at_most: 60, unit", "a.yaml:14: asks[0].any[0].threshold: give exactly one of at_least, at_most, exactly (given: at_least, at_most)"),
        ("at_least: 50", "at_least: halvdelen", "a.yaml:14: asks[0].any[0].threshold.at_least: must be a number"),
        ("at_least: 50, unit: percent", "at_least: 4, unit: energy_class", "a.yaml:14: asks[0].any[0].threshold: with unit energy_class give a class: A+++, A++, A+, A, B, C, D, E, F, G"),
        ("at_least: 50", "at_least: D", "a.yaml:14: asks[0].any[0].threshold.at_least: must be a number"),
        ("unit: percent}", "unit: percent, of: [blomst]}", "a.yaml:14: asks[0].any[0].threshold: `of` goes with unit count only"),
        ("own_hedges: [i sæson]", "valid: {from: 2025-01-01, to: 2024-01-01}", "a.yaml:17: valid: ends (2024-01-01) before it begins (2025-01-01)"),
        ("own_hedges: [i sæson]", "valid: {from: snart}", "a.yaml:17: valid.from: must be a day such as 2023-05-01"),
        ("own_hedges: [i sæson]", 'satisfied_by: [{criterion: "99.b", roles: [option]}]', "a.yaml:17: satisfied_by[0].criterion: 99.b is not a criterion of the rules; did you mean 99.a?"),
        ("own_hedges: [i sæson]", "advisory: 1", "a.yaml:17: advisory: must be true or false"),
        ("own_hedges: [i sæson]", "remedy: x", "a.yaml:29: remedy: stands twice (first in line 17)"),
        ("      under: [Krav]\n", "      texts: [a, b]\n", "a.yaml:20: examples.present[0]: give exactly one of text, texts, row"),
        ("because: [lower_threshold]", "because: [lower_treshold]", "a.yaml:24: examples.weakened[0].because[0]: 'lower_treshold' is not one of"),
        ("remedy: Mindst", "remedy: Krav: mindst", "a.yaml:29: is not YAML: mapping values are not allowed in this context (a text with a colon in it needs quotes around it)"),
        ("any:\n", "any: []\n    all:\n", "a.yaml:12: asks[0].any: must not be empty"),
    ],
)  # fmt: skip
def test_fault_is_told_with_file_line_and_key(tmp_path: Path, right: str, wrong: str, fault: str) -> None:
    assert right in CRITERION

    found = faults_of(write_pack(tmp_path, a=CRITERION.replace(right, wrong, 1)))

    assert found[0].startswith(fault) or any(one.startswith(fault) for one in found), found


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ('cpv: ["0312"]', "cpv: [0312]", "goal.yaml:9: cpv[0]: must be text"),
        ('cpv: ["0312"]', 'cpv: ["0312-4"]', "goal.yaml:9: cpv[0]: '0312-4' does not have the form ^[0-9]{2,8}$"),
        ("text: whole", "text: not available", "goal.yaml:1: a goal whose text is not available needs note and note_en"),
        ("$buket]", "$buketter]", "goal.yaml:10: subjects[1]: $buketter is not a list of the goal's vocabulary; did you mean buket?"),
        ("goal: blomster", "goal: Blomster og bier", "goal.yaml:1: goal: 'Blomster og bier' does not have the form"),
        ("vocabulary:", "notices: [{letter: 99.d, subjects: [], says: Nej., says_en: No.}]\nvocabulary:", "goal.yaml:11: notices[0].subjects: must not be empty"),
        ("krans]", "$buket]", "goal.yaml:12: vocabulary.buket[1]: a list of the vocabulary cannot use another one"),
    ],
)  # fmt: skip
def test_fault_in_a_goal_is_told_with_file_line_and_key(
    tmp_path: Path, right: str, wrong: str, fault: str
) -> None:
    assert right in GOAL

    found = faults_of(write_pack(tmp_path, GOAL.replace(right, wrong, 1)))

    assert any(one.startswith(fault) for one in found), found


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    pack = write_pack(
        tmp_path,
        GOAL.replace("number: 99", "number: mange"),
        a=CRITERION.replace("kind: krav", "kind: krev").replace("basis: read", "basis: gættet"),
        b="- a list",
    )

    assert [one.split(": ")[:2] for one in faults_of(pack)] == [
        ["a.yaml:4", "kind"],
        ["a.yaml:5", "basis"],
        ["b.yaml:1", "must be a mapping of keys at the top"],
        ["goal.yaml:2", "number"],
    ]


def test_id_that_stands_in_two_files_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults_of(write_pack(tmp_path, a=CRITERION, b=CRITERION))

    assert fault.startswith("b.yaml:1: id: 99.a is the id of ")
    assert fault.endswith("a.yaml too")


def test_unknown_label_is_a_fault(tmp_path: Path) -> None:
    text = CRITERION.replace("any:\n      - names", "any:\n      - labels: [svanemærked]\n        names")

    (fault,) = faults_of(write_pack(tmp_path, a=text))

    assert fault.startswith("a.yaml:13: asks[0].any[0].labels[0]: svanemærked is not a label of the lexicon")
    assert "did you mean svanemærket?" in fault


def test_tag_that_would_run_code_is_a_fault(tmp_path: Path) -> None:
    """Rule files are data: a YAML tag that builds Python objects is refused, not followed."""
    text = CRITERION.replace("own_hedges: [i sæson]", "limits: !!python/object/apply:os.getcwd []")

    (fault,) = faults_of(write_pack(tmp_path, a=text))

    assert fault.startswith("a.yaml:17: is not YAML: could not determine a constructor")


def test_file_that_is_not_utf_8_is_a_fault(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    (pack / "99-blomster" / "a.yaml").write_bytes(CRITERION.encode("latin-1"))

    assert faults_of(pack) == ["a.yaml:2: is not UTF-8 text: save the file as UTF-8"]


def test_anchor_that_holds_itself_is_a_fault(tmp_path: Path) -> None:
    text = CRITERION.replace("own_hedges: [i sæson]", "own_hedges: &all [*all]")

    (fault,) = faults_of(write_pack(tmp_path, a=text))

    assert fault == "a.yaml:17: own_hedges[0][0]: is nested too deep"


def test_directory_without_rules_says_what_is_expected(tmp_path: Path) -> None:
    assert faults_of(tmp_path) == [
        f"{tmp_path.name}:1: holds no rules: give a folder of packs, a pack, or a goal's folder (with a goal.yaml)"
    ]


def test_directory_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / "intet")

    assert fault.startswith("intet:1: cannot be read: ")


def test_rules_are_found_inside_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wheel carries the rules as pogi_check/_rules."""
    package = tmp_path / "pogi_check"
    shutil.copytree(shipped_rules(), package / "_rules")
    monkeypatch.setattr("pogi_check.rulebook.loading._PACKAGE", package)

    assert shipped_rules() == package / "_rules"
    assert load_rules().goal("rengoering") is not None
