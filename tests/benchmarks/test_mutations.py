"""Demands are changed into Danish sentences whose verdict is known, and what the checker says is counted."""

import json
from pathlib import Path

import pytest

import mutations
import pogi_check
from pogi_check.rulebook.book import Example
from score import rule_of
from variants import Demand, Variant, demand_of, variants_of

TEXT = "Alle rengøringsmidler skal være svanemærkede."
PASSAGES = f"""\
criterion: "5.a.1"
passages:
  - {{text: {TEXT}, verdict: present}}
  - {{text: Rengøringsmidler bør være svanemærkede., verdict: weakened, reasons: [soft_modality]}}
  - {{text: "Leverandøren skal levere varerne; de skal være svanemærkede, hvis de fås.", verdict: present}}
"""


def made(ident: str, text: str) -> list[Variant]:
    rule = rule_of(pogi_check.load_rules(), ident)
    demand = demand_of(Example("present", (text,)))
    assert rule is not None
    assert demand is not None
    return list(variants_of(demand, rule[1]))


def texts(variants: list[Variant], kind: str) -> list[str]:
    return [variant.documents[0].texts[0] for variant in variants if variant.kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        "Varerne skal leveres, hvis de skal bruges.",  # two clauses
        "I køkkenet skal varerne være mærkede.",  # the subject comes after the verb
        "Varerne bør være mærkede.",
        "Varerne skal så vidt muligt være mærkede.",
        "Varerne skal leveres. Varerne skal være mærkede.",
    ],
)
def test_what_is_no_plain_clause_is_not_changed(text: str) -> None:
    assert demand_of(Example("present", (text,))) is None


def test_a_plain_clause_is_cut_at_its_verb() -> None:
    demand = demand_of(Example("present", (TEXT,)))
    assert demand is not None
    assert (demand.inner, demand.present) == ("alle rengøringsmidler", "er svanemærkede")


def test_a_second_verb_leaves_no_sure_present_tense() -> None:
    example = Example("present", ("Varerne skal være mærkede og leveres i dag.",))
    assert Demand(example, "Varerne", "være mærkede og leveres i dag").present is None


def test_variants_are_whole_sentences_with_the_verdict_that_follows() -> None:
    variants = made("5.a.1", TEXT)
    assert "Alle rengøringsmidler bør være svanemærkede." in texts(variants, "modal")
    assert "Fra 2031 skal alle rengøringsmidler være svanemærkede." in texts(variants, "deferral")
    assert "Det er ikke et krav, at alle rengøringsmidler er svanemærkede." in texts(variants, "denial")
    assert "Udvalgte rengøringsmidler skal være svanemærkede." in texts(variants, "scope")
    assert "Alle rengøringsmidler skal være svanemærkede eller tilsvarende." in texts(variants, "or similar")
    assert {one.verdict for one in variants if one.kind in ("denial", "deletion")} == {"missing"}
    assert {one.reasons for one in variants if one.kind == "hedge"} == {("hedged",)}


def test_numbers_move_to_either_side_of_the_threshold() -> None:
    variants = made("10.reservedele", "Reservedele skal kunne leveres i mindst 10 år.")
    assert texts(variants, "threshold") == ["Reservedele skal kunne leveres i mindst 5 år."]
    assert texts(variants, "stricter number") == ["Reservedele skal kunne leveres i mindst 20 år."]


def test_a_kind_is_left_out_where_the_criterion_accepts_it() -> None:
    award = [one.form for one in made("12.b.2", "Arbejdstøj skal have EU-Blomsten.") if one.kind == "role"]
    assert award
    assert not any("point" in form for form in award)


def test_the_sample_is_the_same_each_time_and_no_larger_than_asked() -> None:
    demand = demand_of(Example("present", (TEXT,)))
    assert demand is not None
    every = [(demand, variant) for variant in made("5.a.1", TEXT)]
    sampled = mutations.sample(every, "5.a.1", 2)
    assert sampled == mutations.sample(every, "5.a.1", 2)
    kinds = [variant.kind for _, variant in sampled]
    assert max(kinds.count(kind) for kind in kinds) == 2
    assert len(mutations.sample(every, "5.a.1", 0)) == len(every)


def test_a_phrasebook_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "5.a.1.yaml").write_text(PASSAGES, encoding="utf-8")
    arguments = ["--no-rules", "--phrasebook", str(tmp_path)]
    assert mutations.main([*arguments, "--json"]) == 0
    (measured,) = json.loads(capsys.readouterr().out).values()
    assert measured["demands"] == 1
    assert measured["kinds"]["modal"] == {
        "expected": "weakened",
        "judged": 2,
        "verdict_right": 1.0,
        "reason_right": 1.0,
    }
    assert mutations.main([*arguments, "--errors"]) == 0
    assert "1 plain demands of 2 present passages" in capsys.readouterr().out


def test_a_miss_is_told_in_full() -> None:
    demand = Demand(Example("present", (TEXT,)), "Alle rengøringsmidler", "være svanemærkede")
    variant = Variant("hedge", "form", "weakened", (demand.example,), ("hedged",))
    outcome = mutations.Outcome("5.a.1", demand, variant, "present", ())
    told = mutations.errors_text(mutations.Measured((outcome,)))
    assert told == f"hedge 5.a.1: weakened (hedged) -> present\n    {TEXT}"


def test_nothing_to_change_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mutations.main(["--no-rules", "--phrasebook", str(tmp_path)]) == 2
    assert "no plain demands" in capsys.readouterr().err
