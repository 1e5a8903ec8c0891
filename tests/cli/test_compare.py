"""Two editions of a tender are compared criterion by criterion."""

import json
from pathlib import Path

import jsonschema
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


def test_clause_that_took_a_demand_back_is_shown(run: Run, make: Make, tmp_path: Path) -> None:
    back = (
        "Uanset kravet om mærkning kan leverandøren levere universal- og sanitetsrengøringsmidler uden mærke."
    )
    old, new = edition(make, "old", LABEL, back), edition(make, "new", LABEL)
    page = tmp_path / "forskel.html"

    told = " ".join(run("compare", old, new, *GOAL).stdout.replace("«", "").replace("»", "").split())
    run("compare", old, new, *GOAL, "-o", page)

    assert "før: svækket (modsagt)" in told
    assert f"”{back}”" in told[: told.index("nu: opfyldt")]
    assert "Uanset kravet om" in page.read_text(encoding="utf-8")


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


SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8"))


def test_check_against_an_edition_tells_the_report_and_what_compare_tells(run: Run, make: Make) -> None:
    old, new = edition(make, "old", LABEL), edition(make, "new", LABEL.replace("skal", "bør"), GAS)

    report = json.loads(run(new, "--against", old, *GOAL, "--format", "json").stdout)
    alone = json.loads(run(new, *GOAL, "--format", "json").stdout)
    compared = json.loads(run("compare", old, new, *GOAL, "--format", "json").stdout)

    jsonschema.validate(report, SCHEMA)
    assert report.pop("against") == {key: compared[key] for key in ("old", "new", "moves", "summary")}
    assert report == alone


def test_check_against_an_edition_shows_both_clauses_to_people(run: Run, make: Make, tmp_path: Path) -> None:
    old, new = edition(make, "old", LABEL), edition(make, "new", LABEL.replace("skal", "bør"))
    page = tmp_path / "rapport.html"

    told = " ".join(run(new, "--against", old, *GOAL).stdout.split())
    done = run(new, "--against", old, *GOAL, "-o", page)
    html = page.read_text(encoding="utf-8")

    assert "Siden old Kriterier: svækket 1, uændret 3. SVÆKKET 5.a.1" in told
    assert told.index("før: opfyldt") < told.index("nu: svækket (ikke bindende") < told.index("Resultat:")
    assert done.exit_code == 1
    assert html.index(">Siden old<") < html.index("før: opfyldt") < html.index("nu: svækket")


def test_comparison_is_written_as_a_page(run: Run, make: Make, tmp_path: Path) -> None:
    old, new = edition(make, "old", LABEL), edition(make, "new", GAS)
    page = tmp_path / "forskel.html"

    assert run("compare", old, new, *GOAL, "-o", page).exit_code == 1
    html = page.read_text(encoding="utf-8")
    assert "Sammenligning af to udgaver" in html
    assert html.index(">Tabt<") < html.index(">Nyt<")


@pytest.mark.parametrize("which", ["old", "new", "against"])
def test_report_never_overwrites_an_edition(run: Run, tmp_path: Path, which: str) -> None:
    files = {name: tmp_path / f"{name}.txt" for name in ("old", "new")}
    for file in files.values():
        file.write_text(LABEL, encoding="utf-8")
    call = (files["new"], "--against", files["old"]) if which == "against" else ("compare", *files.values())
    output = files["old" if which == "against" else which]

    done = run(*call, *GOAL, "-o", output)

    assert done.exit_code == 2
    assert "overskrive" in done.stderr
    assert output.read_text(encoding="utf-8") == LABEL


def test_day_before_every_goal_is_told_and_not_counted_as_no_change(
    run: Run, make: Make, tmp_path: Path
) -> None:
    one, page = edition(make, "one", LABEL), tmp_path / "forskel.html"
    call = ("compare", one, one, "--date", "1999-01-01")

    done = run(*call)
    run(*call, "-o", page)

    told = " ".join(done.stdout.split())
    assert done.exit_code == 0
    assert "Kriterier:" not in told
    assert "Intet er sammenlignet. Mål 5 Rengøring: Udbuddet er ældre end den første tekst" in told
    assert told.endswith("Afslutningskode 0: intet er sammenlignet.")
    assert "Intet er sammenlignet." in page.read_text(encoding="utf-8")


def test_editions_that_no_goal_is_about_are_told(run: Run, tmp_path: Path) -> None:
    one = tmp_path / "one.txt"
    one.write_text("Forsikring af bygninger. Selskabet skal have et kontor.", encoding="utf-8")

    assert "Udgaverne hører ikke under noget af målene." in " ".join(run("compare", one, one).stdout.split())


def test_signs_and_exit_code_are_explained(run: Run, make: Make, tmp_path: Path) -> None:
    old, new = edition(make, "old", LABEL), edition(make, "new", LABEL.replace("skal", "bør"))
    page = tmp_path / "forskel.html"

    told = run("compare", old, new, *GOAL).stdout
    same = run("compare", new, new, *GOAL).stdout
    run("compare", old, new, *GOAL, "-o", page)

    assert "«…» viser de ord, der afgør vurderingen." in told
    assert told.endswith("Afslutningskode 1: mindst ét krav er stillet svagere end før.\n")
    assert "«" not in same
    assert same.endswith("Afslutningskode 0: intet krav er stillet svagere end før.\n")
    assert "Ord, der afgør vurderingen" in page.read_text(encoding="utf-8")


def test_codes_of_the_call_bring_goals_into_a_comparison(run: Run, tmp_path: Path) -> None:
    one = tmp_path / "one.txt"
    one.write_text("Leverandøren skal levere om mandagen.", encoding="utf-8")
    call = ("compare", one, one, "--date", "2025-03-14", "--no-ocr", "--format", "json")

    assert json.loads(run(*call).stdout)["moves"] == []
    assert json.loads(run(*call, "--cpv", "39830000-9").stdout)["moves"]
    assert "er ikke en CPV-kode" in run(*call, "--cpv", "39").stderr


def test_files_of_the_earlier_edition_are_one_tender(run: Run, make: Make) -> None:
    old = edition(make, "old", LABEL), edition(make, "more", GAS)
    new = edition(make, "new", LABEL, GAS)

    done = run(new, "--against", old[0], "--against", old[1], *GOAL, "--format", "json")

    moves = {one["criterion"]: one["shift"] for one in json.loads(done.stdout)["against"]["moves"]}
    assert moves["5.a.1"] == "same"
    assert set(moves.values()) == {"same"}


def test_files_that_a_shell_took_out_of_the_earlier_edition_are_told(
    run: Run, make: Make, tmp_path: Path
) -> None:
    (tmp_path / "gammel").mkdir()
    old = edition(make, "gammel/a", LABEL), edition(make, "gammel/b", GAS)
    new = edition(make, "new", LABEL, GAS)

    done = run(new, "--against", *old, *GOAL)  # "--against gammel/*"

    assert f"Bemærk: {old[1]} læses som en del af det nye udbud." in done.stderr
    assert "Bemærk" not in run(new, "--against", tmp_path / "gammel", *GOAL).stderr
    assert "Bemærk" not in run(old[0], "--against", old[1], *GOAL).stderr


def test_document_that_cannot_be_read_is_told_of_either_edition(run: Run, make: Make, tmp_path: Path) -> None:
    whole = edition(make, "whole", LABEL)
    folder = tmp_path / "damaged"
    folder.mkdir()
    (folder / "krav.docx").write_bytes(whole.read_bytes())
    (folder / "bilag.pdf").write_bytes(b"%PDF-1.7 broken")
    for call in ((folder, whole), (whole, folder)):
        done = run("compare", *call, *GOAL)
        assert done.exit_code == 2
        assert "bilag.pdf" in done.stderr
    against = run(whole, "--against", folder, *GOAL, "--format", "json")
    assert against.exit_code == 2
    assert "bilag.pdf" in against.stderr
    assert json.loads(against.stdout)["against"]["old"]["unread"] == ["bilag.pdf"]


def test_text_beyond_a_limit_is_told_where_editions_are_compared(run: Run, make: Make) -> None:
    old, new = edition(make, "old", "Levering sker mandag. " * 40, LABEL), edition(make, "new", LABEL)
    done = run("compare", old, new, *GOAL, "--limit", "text=500")
    assert "old.docx" in done.stderr
