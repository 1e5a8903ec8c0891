"""The score compares what the checker says of labelled tenders and passages with the labels."""

import json
from pathlib import Path

import docx
import pytest

import score

LABELS = """\
date: 2025-03-14
goals: [rengoering]
labels:
  "5.a.1": {verdict: weakened, reasons: [soft_modality], quote: "bør være svanemærkede"}
  "5.a.2": {verdict: present}
"""
PASSAGES = """\
criterion: "5.a.1"
passages:
  - {text: Alle universal- og sanitetsmidler skal være svanemærkede eller tilsvarende., verdict: present}
  - {text: Universal- og sanitetsmidler bør være svanemærkede., verdict: weakened, reasons: [soft_modality]}
  - {text: Leverandøren stiller varerne på rampen., verdict: present, note: a wrong label}
"""
SILENCE = """\
criterion: none
passages:
  - {text: Mødet holdes i lokale 3., verdict: missing}
  - {text: Alle universal- og sanitetsmidler skal være svanemærkede., verdict: missing}
"""


@pytest.fixture
def fixtures(tmp_path: Path) -> Path:
    folder = tmp_path / "fixtures" / "midler"
    folder.mkdir(parents=True)
    document = docx.Document()
    document.add_paragraph("Aftalen omfatter rengøringsmidler til kommunens skoler.")
    document.add_paragraph("Universal- og sanitetsrengøringsmidlerne bør være svanemærkede.")
    document.save(str(folder / "udbud.docx"))
    (folder / "labels.yaml").write_text(LABELS, encoding="utf-8")
    return folder.parent


@pytest.fixture
def phrasebook(tmp_path: Path) -> Path:
    folder = tmp_path / "phrases"
    folder.mkdir()
    (folder / "5.a.1.yaml").write_text(PASSAGES, encoding="utf-8")
    (folder / "silence.yaml").write_text(SILENCE, encoding="utf-8")
    (folder / "99.z.yaml").write_text('criterion: "99.z"\npassages: []\n', encoding="utf-8")
    return folder


def test_a_tender_is_checked_and_compared_with_its_labels(
    fixtures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score.main(["--fixtures", str(fixtures), "--json"]) == 0
    scored = json.loads(capsys.readouterr().out)["fixtures"]

    assert scored["overall"]["accuracy"] == 0.5
    assert scored["overall"]["reasons_exact"] == 1
    assert scored["overall"]["quotes_found"] == 1
    assert scored["scope"] == {"precision": 1, "recall": 1}
    assert [(one["criterion"], one["got"]) for one in scored["errors"]] == [("5.a.2", "missing")]
    assert scored["unlabelled"] == 2


def test_labels_of_criteria_without_rules_are_left_out_and_counted(
    fixtures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = fixtures / "midler" / "labels.yaml"
    labels.write_text(LABELS + '  "99.9": {verdict: missing}\n', encoding="utf-8")
    score.main(["--fixtures", str(fixtures), "--json"])
    scored = json.loads(capsys.readouterr().out)["fixtures"]
    score.main(["--fixtures", str(fixtures)])

    assert scored["overall"]["judged"] == 2
    assert scored["without_rule"] == ["99.9"]
    assert "left out             1 without a rule: 99.9 (1)" in capsys.readouterr().out


def test_passages_are_judged_alone_and_cries_in_silence_counted(
    fixtures: Path, phrasebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    score.main(["--fixtures", str(fixtures), "--phrasebook", str(phrasebook), "--json"])
    scored = json.loads(capsys.readouterr().out)["phrasebook"]

    assert scored["overall"]["judged"] == 3
    assert scored["overall"]["accuracy"] == pytest.approx(2 / 3)
    assert scored["silence"] == 0.5
    assert scored["without_rule"] == ["99.z"]


def test_the_errors_are_listed_in_full(
    fixtures: Path, phrasebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    score.main(["--fixtures", str(fixtures), "--phrasebook", str(phrasebook), "--errors"])
    page = capsys.readouterr().out

    assert (
        "5.a.1: present -> missing\n    Leverandøren stiller varerne på rampen.\n    note: a wrong label"
        in page
    )
    assert "silence: 5.a.1 present" in page


def test_a_goal_narrows_what_is_scored(fixtures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert score.main(["--fixtures", str(fixtures), "--goal", "ikt"]) == 2
    assert "no labels" in capsys.readouterr().err
