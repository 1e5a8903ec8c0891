# ruff: noqa: E501 - a table of cases reads best with one case a line

from dataclasses import replace
from pathlib import Path

import pytest

from pogi_check.documents.document import BlockKind, Cell
from pogi_check.rulebook.book import Criterion, Example, Goal, RuleBook
from pogi_check.rulebook.examples import example_tender, judge_example, load_examples, run_examples
from pogi_check.rulebook.loading import load_rules
from pogi_check.rulebook.pinning import prove, prove_vocabulary
from pogi_check.terms import Verdict
from tests.rulebook.rule_files import CRITERION, GOAL, write_pack

PROVED = """\
id: "99.a"
title: Blomster er økologiske
title_en: Flowers are organic
kind: krav
basis: read
source: https://example.org/blomster#a
accepted: [minimum_requirement, contract_term]
asks:
  - part: økologisk dyrkning
    subject: [$buket]
    any:
      - names: [[økologisk]]
examples:
  present:
    - text: Buketter skal være økologiske.
    - text: Leverandøren skal levere økologiske buketter.
    - text: Kranse skal være økologiske.
    - texts: [Leverandøren skal aflevere varerne til tiden., Alle kranse skal være økologiske.]
  weakened:
    - {text: Buketter bør være økologiske., because: [soft_modality]}
    - {text: Buketter skal så vidt muligt være økologiske., because: [hedged]}
    - {text: Kranse bør være økologiske., because: [soft_modality]}
    - {text: Kranse skal så vidt muligt være økologiske., because: [hedged]}
  missing:
    - text: Buketter skal være røde.
    - text: Kranse skal være røde.
    - text: Potter skal være økologiske.
    - text: Der stilles ikke krav om, at buketter er økologiske.
remedy: Alle buketter skal være økologiske.
"""


def blocks_of(example: Example) -> list[tuple[BlockKind, str, tuple[str, ...]]]:
    """Give the blocks of an example's tender."""
    (document,) = example_tender(example).documents
    return [(block.kind, block.text, block.place.headings) for block in document.blocks]


def load(pack: Path) -> tuple[Goal, Criterion, RuleBook]:
    """Load a pack and give its goal with its only criterion."""
    book = load_rules([pack])
    goal = book.goal("blomster")
    assert goal is not None
    return goal, goal.criteria[0], book


def faults_of(pack: Path) -> list[str]:
    """Prove the pack's only criterion and give the faults without directories."""
    goal, criterion, book = load(pack)
    return [str(replace(one, file=Path(one.file).name)) for one in prove(goal, criterion, book)]


def test_text_stands_under_its_headings_outermost_first() -> None:
    assert blocks_of(Example("present", ("Skal.",), under=("Kontrakt", "§ 9"))) == [
        (BlockKind.HEADING, "Kontrakt", ()),
        (BlockKind.HEADING, "§ 9", ("Kontrakt",)),
        (BlockKind.PARAGRAPH, "Skal.", ("Kontrakt", "§ 9")),
    ]


def test_lead_in_opens_a_list() -> None:
    assert blocks_of(Example("present", ("sæbe",), lead_in="Leverandøren skal levere:")) == [
        (BlockKind.PARAGRAPH, "Leverandøren skal levere:", ()),
        (BlockKind.LIST_ITEM, "sæbe", ()),
    ]


def test_row_is_a_table_of_headers_and_cells_after_its_legend() -> None:
    example = Example("present", (), row=(("Krav", "Sæbe"), ("Type", "MK")), legend="MK = mindstekrav")

    (document,) = example_tender(example).documents

    assert [(block.text, block.place.cell) for block in document.blocks] == [
        ("MK = mindstekrav", None),
        ("Krav", Cell(0, 0, 0, header=True)),
        ("Type", Cell(0, 0, 1, header=True)),
        ("Sæbe", Cell(0, 1, 0)),
        ("MK", Cell(0, 1, 1)),
    ]


def test_texts_stand_apart() -> None:
    """A heading that says nothing parts them; where the example gives headings, each text stands under these."""
    assert blocks_of(Example("present", ("A.", "B."))) == [
        (BlockKind.PARAGRAPH, "A.", ()),
        (BlockKind.HEADING, "Øvrige forhold", ()),
        (BlockKind.PARAGRAPH, "B.", ("Øvrige forhold",)),
    ]
    assert [headings for kind, _, headings in blocks_of(Example("present", ("A.", "B."), under=("Krav",))) if kind is BlockKind.PARAGRAPH] == [("Krav",), ("Krav",)]  # fmt: skip


def test_examples_are_read_from_the_criterion_file(tmp_path: Path) -> None:
    _, criterion, _ = load(write_pack(tmp_path))

    present, weakened, missing = load_examples(criterion)

    assert (present.verdict, present.under) == ("present", ("Krav",))
    assert (weakened.verdict, weakened.because) == ("weakened", ("lower_threshold",))
    assert (missing.row, missing.legend) == (
        (("Krav", "Blomsterkasser skal være økologiske"), ("Type", "MK")),
        "MK = mindstekrav",
    )


def test_example_is_judged_whatever_scope_and_condition_say(tmp_path: Path) -> None:
    """The goal counts as in scope and the criterion's ``applies`` as fulfilled."""
    text = PROVED.replace("asks:", "applies: {subjects: [traktor]}\nasks:")
    goal, criterion, book = load(write_pack(tmp_path, a=text))

    finding = judge_example(goal, criterion, Example("present", ("Kranse skal være økologiske.",)), book)

    assert finding.verdict is Verdict.PRESENT


def test_failing_example_says_what_came_and_why(tmp_path: Path) -> None:
    text = PROVED.replace("Buketter skal være økologiske.", "Buketter bør være økologiske.", 1)
    goal, criterion, book = load(write_pack(tmp_path, a=text))

    first, *rest = run_examples(goal, criterion, book)

    assert str(first) == (
        "should be present, is weakened (soft_modality: bør): “Buketter bør være økologiske.”"
    )
    assert all(result.right for result in rest)


def test_rule_with_enough_examples_and_no_loose_word_is_proved(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, a=PROVED)

    assert faults_of(pack) == []
    assert prove_vocabulary(load(pack)[0], load(pack)[2]) == ()


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("[[økologisk]]", "[[økologisk, biodynamisk]]", "a.yaml:12: asks[0].any[0].names[0][1]: no example needs “biodynamisk”: write one that does, or take it out"),
        ("subject: [$buket]", "subject: [$buket, blomst]", "a.yaml:10: asks[0].subject[1]: no example needs “blomst”"),
        ("subject: [$buket]", "subject: [$buket]\n    not_about: [potte]", "a.yaml:11: asks[0].not_about[0]: no example needs “potte”"),
        ("subject: [$buket]", "subject: [$buket]\n    vague: [naturlig]", "a.yaml:11: asks[0].vague[0]: no example needs “naturlig”"),
        ("examples:", "own_hedges: [i sæson]\nexamples:", "a.yaml:13: own_hedges[0]: no example needs “i sæson”"),
        ("    - text: Kranse skal være røde.\n", "", "a.yaml:24: examples.missing: has 3 examples; a rule needs at least 4"),
        ("{text: Kranse bør være økologiske., because: [soft_modality]}", "{text: Kranse bør være økologiske., because: [hedged]}", "a.yaml:22: examples.weakened[2]: should be weakened (hedged), is weakened (soft_modality: bør)"),
        ("{text: Kranse bør være økologiske., because: [soft_modality]}", "{text: Kranse bør være økologiske.}", "a.yaml:22: examples.weakened[2]: does not say because of what"),
        ("remedy: Alle buketter skal", "remedy: Alle buketter bør", "a.yaml:29: remedy: does not meet its own criterion: weakened (soft_modality: bør)"),
    ],
)  # fmt: skip
def test_what_keeps_a_rule_from_being_proved_is_told(
    tmp_path: Path, right: str, wrong: str, fault: str
) -> None:
    assert right in PROVED

    found = faults_of(write_pack(tmp_path, a=PROVED.replace(right, wrong, 1)))

    assert any(one.startswith(fault) for one in found), found


def test_remedy_that_takes_up_another_criterion_says_so(tmp_path: Path) -> None:
    other = PROVED.replace("99.a", "99.b").replace("[[økologisk]]", "[[økologisk], [dansk]]")
    remedy = "remedy: Alle buketter skal være danske og økologiske."
    both = PROVED.replace("remedy: Alle buketter skal være økologiske.", remedy)

    (fault,) = faults_of(write_pack(tmp_path, a=both, b=other))
    assert fault == "a.yaml:29: remedy: states 99.b too: say so in remedy_also, if it truly does"

    assert faults_of(write_pack(tmp_path, a=f'{both}remedy_also: ["99.b"]\n', b=other)) == []

    (stale,) = faults_of(write_pack(tmp_path, a=f'{PROVED}remedy_also: ["99.b"]\n', b=other))
    assert stale == "a.yaml:30: remedy_also[0]: the remedy does not state 99.b"


def test_word_of_the_vocabulary_that_no_example_needs_is_told(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, GOAL.replace("krans]", "krans, guirlande]"), a=PROVED)
    goal, _, book = load(pack)

    (fault,) = prove_vocabulary(goal, book)

    assert (Path(fault.file).name, fault.line, fault.path) == ("goal.yaml", 12, "vocabulary.buket[2]")


def test_examples_of_the_format_cover_thresholds(tmp_path: Path) -> None:
    """The sample rule of these tests comes out right with the real engine."""
    goal, criterion, book = load(write_pack(tmp_path, a=CRITERION))

    assert [str(one) for one in run_examples(goal, criterion, book) if not one.right] == []


CLASSES = """\
examples:
  present:
    - text: Blomsterne skal være i energiklasse D eller bedre.
    - row: {Vare: Blomster, Energiklasse: Min. C, Type: MK}
    - {lead_in: "Blomsterne skal have energimærke:", text: "roser: D eller bedre"}
    - text: Blomster i energiklasse E, F og G må ikke leveres.
  weakened:
    - {text: Blomsterne skal være i energiklasse E eller bedre., because: [lower_threshold]}
    - {row: {Vare: Blomster, Energiklasse: "Min. F", Type: MK}, because: [lower_threshold]}
    - {text: Blomsterne skal være i energiklasse A+ eller bedre., because: [outdated]}
  missing:
    - text: Blomsterne skal leveres til bygning D.
remedy: Blomsterne skal være i energiklasse D eller bedre.
"""


def test_energy_class_is_held_against_a_threshold(tmp_path: Path) -> None:
    rule = CRITERION[: CRITERION.index("examples:")] + CLASSES
    rule = rule.replace(
        "      - names: [[økologisk, ø-mærket]]\n        threshold: {at_least: 50, unit: percent}",
        "      - threshold: {at_least: D, unit: energy_class}",
    )
    goal, criterion, book = load(write_pack(tmp_path, a=rule))

    assert [str(one) for one in run_examples(goal, criterion, book) if not one.right] == []
