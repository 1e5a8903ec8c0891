"""Simpler ways than the checker, and the checker with less of it, are judged on the same labels."""

from pathlib import Path

import pytest

import baselines
import pogi_check
from baselines import Case
from pogi_check.rulebook.book import Example
from pogi_check.rulebook.examples import example_tender
from score import rule_of

PASSAGES = """\
criterion: "5.a.1"
passages:
  - {text: Alle universal- og sanitetsmidler skal være svanemærkede eller tilsvarende., verdict: present}
  - {text: Universal- og sanitetsmidler bør være svanemærkede., verdict: weakened, reasons: [soft_modality]}
  - {text: Leverandøren stiller varerne på rampen., verdict: missing}
"""


def case(text: str, *, verdict: str = "present", under: tuple[str, ...] = ()) -> Case:
    rule = rule_of(pogi_check.load_rules(), "5.a.1")
    assert rule is not None
    example = Example(verdict, (text,), under=under)
    return Case(*rule, verdict, text, example_tender(example), example=example)


def test_keywords_are_the_labels_and_green_words_of_the_remedy() -> None:
    stems = baselines.keywords(case("").criterion)
    assert any("svanemærket".startswith(stem) for stem in stems)
    assert not any("skal" in stem or "rengøring" in stem for stem in stems)


@pytest.mark.parametrize(
    ("text", "keyword", "regex"),
    [
        ("Midlerne skal være svanemærkede.", "present", "present"),
        ("Midlerne bør være svanemærkede.", "present", "weakened"),
        ("Midlerne skal dufte.", "missing", "missing"),
    ],
)
def test_a_keyword_search_sees_no_verb_and_a_regex_does(text: str, keyword: str, regex: str) -> None:
    assert (baselines.by_keyword(case(text)), baselines.by_regex(case(text))) == (keyword, regex)


def test_the_fuzzy_way_gets_the_threshold_that_suits_it_best() -> None:
    cases = [
        case(case("").criterion.remedy),
        case("Levering sker om torsdagen hver eneste uge.", verdict="missing"),
    ]
    _, judged = baselines.by_similarity(cases, graded=False)
    assert [one.got for one in judged] == ["present", "missing"]


def test_roles_are_off_inside_and_on_again_afterwards() -> None:
    told = case("Tilbudsgiver skal oplyse, om rengøringsmidlerne er svanemærkede.", verdict="weakened")
    with baselines.switched_off("  without roles") as rulebook:
        assert [one.got for one in baselines.by_checker([told], rulebook)] == ["present"]
    assert [one.got for one in baselines.by_checker([told], pogi_check.load_rules())] == ["weakened"]


def test_headings_are_off_inside() -> None:
    headed = case("Rengøringsmidlerne er svanemærkede.", verdict="missing", under=("Baggrund",))
    assert [one.got for one in baselines.by_checker([headed], pogi_check.load_rules())] == ["missing"]
    with baselines.switched_off("  without headings and lead-ins") as rulebook:
        assert [one.got for one in baselines.by_checker([headed], rulebook)] == ["present"]


def test_all_ways_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "phrases"
    book.mkdir()
    (book / "5.a.1.yaml").write_text(PASSAGES, encoding="utf-8")
    assert baselines.main(["--fixtures", str(tmp_path / "none"), "--phrasebook", str(book)]) == 0
    printed = capsys.readouterr().out
    assert "3 judgements" in printed
    assert all(name in printed for name in ("keyword search", "fuzzy remedy", "without compounds"))
    assert "\npogi-check " in printed


def test_nothing_to_compare_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert baselines.main(["--fixtures", str(tmp_path)]) == 2
    assert "no labels" in capsys.readouterr().err
