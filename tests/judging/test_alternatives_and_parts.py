"""What an alternative, a part of the goods, an aim or a leave beside it makes of a demand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

import pogi_check
from pogi_check.terms import Verdict

if TYPE_CHECKING:
    from pathlib import Path

_GOALS = {
    "3": "byggeri-og-anlaeg",
    "4": "baeredygtigt-trae",
    "5": "rengoering",
    "6": "boerneartikler",
    "7": "ikt",
    "8": "belysning",
    "9": "kontorartikler-og-tryksager",
    "10": "koekkenudstyr",
    "12": "tekstiler",
}


def _verdict(criterion: str, text: str, folder: Path) -> Verdict:
    tender = folder / "udbud.md"
    tender.write_text(f"# Kravspecifikation\n\n{text}\n", encoding="utf-8")
    goal = _GOALS[criterion.split(".", maxsplit=1)[0]]
    report = pogi_check.check([str(tender)], date=dt.date(2025, 3, 1), goals=[goal])
    (verdict,) = {one.verdict for one in report.findings if one.criterion.id == criterion}
    return verdict


@pytest.mark.parametrize(
    ("criterion", "text"),
    [
        ("5.a.1", "Rengøringsmidler skal være svanemærkede eller bionedbrydelige."),
        ("5.a.1", "Rengøringsmidler skal være miljøvenlige eller svanemærkede."),
        ("5.a.1", "Rengøringsmidler skal være svanemærkede, parfumefri eller let nedbrydelige."),
        ("5.a.1", "Rengøringsmidler skal være svanemærkede eller ledsaget af en erklæring fra leverandøren."),
        ("9.t.1", "Tryksager skal være svanemærkede eller trykt på miljøvenligt papir."),
        ("6.2.1", "Legetøj skal være svanemærket eller CE-mærket."),
        ("4.2", "Træmøbler skal være svanemærkede eller lavet af FSC-træ."),
    ],
)
def test_alternative_that_proves_less_weakens(criterion: str, text: str, tmp_path: Path) -> None:
    assert _verdict(criterion, text, tmp_path) is Verdict.WEAKENED


@pytest.mark.parametrize(
    ("criterion", "text"),
    [
        ("5.a.1", "Rengøringsmidler skal være svanemærkede eller opfylde mærkets krav."),
        ("5.a.1", "Rengøringsmidler skal være svanemærkede eller bære et andet type I-mærke."),
        ("5.a.1", "Rengøringsmidler skal være svanemærkede eller EU-Blomst-mærkede."),
        ("5.a.1", "Rengøringsmidler skal være svanemærkede eller miljømærkede på ligeværdig måde."),
        ("5.a.1", "Rengøringsmidler skal være svanemærkede og bionedbrydelige."),
        (
            "9.t.2",
            "Papir til tryksager skal være FSC-mærket eller dokumenteret bæredygtigt på ligeværdig måde.",
        ),
        (
            "9.t.3",
            "Trykkeriet skal være svanemærket eller tilsvarende og FSC-certificeret eller tilsvarende.",
        ),
        ("9.t.3", "Trykkeriet skal være svanemærket og certificeret efter ISO 14001 eller EMAS."),
    ],
)
def test_equal_alternative_leaves_the_demand_whole(criterion: str, text: str, tmp_path: Path) -> None:
    assert _verdict(criterion, text, tmp_path) is Verdict.PRESENT


@pytest.mark.parametrize(
    ("criterion", "text"),
    [
        ("5.a.1", "De ti mest solgte rengøringsmidler skal være svanemærkede."),
        ("5.a.1", "Mindst ét af de tilbudte rengøringsmidler skal være svanemærket."),
        ("5.a.1", "Leverandøren skal kunne levere svanemærkede rengøringsmidler som supplement."),
        ("5.a.1", "Rengøringsmidlerne skal opfylde Svanemærkets krav til emballage."),
        (
            "5.a.1",
            "Skolernes rengøringsmidler skal være svanemærkede. Til plejecentrene leveres umærkede midler.",
        ),
        (
            "5.a.1",
            (
                "Universalrengøringsmidler skal være svanemærkede."
                " Sanitetsrengøringsmidler behøver ikke at være mærkede."
            ),
        ),
        ("4.1", "Siddeflader skal være af FSC-certificeret træ. For øvrige dele stilles intet krav."),
        (
            "7.7",
            "Computere skal overholde Energistyrelsens indkøbsanbefalinger. For tablets er det et ønske.",
        ),
        ("8.2", "LED-lyskilder skal i gennemsnit være i energiklasse D."),
    ],
)
def test_part_of_the_goods_or_of_the_label_weakens(criterion: str, text: str, tmp_path: Path) -> None:
    assert _verdict(criterion, text, tmp_path) is Verdict.WEAKENED


@pytest.mark.parametrize(
    ("criterion", "text"),
    [
        ("5.a.1", "Rengøringsmidlerne skal bære mindst ét af mærkerne Svanen og EU-Blomsten."),
        ("5.a.1", "Rengøringsmidler skal være svanemærkede, særligt de mest brugte midler."),
        ("5.a.1", "Rengøringsmidlerne skal opfylde Svanemærkets krav til indhold, emballage og dosering."),
        (
            "5.a.1",
            "Rengøringsmidlerne skal være svanemærkede. Midlerne behøver ikke at være parfumefri.",
        ),
        (
            "5.a.1",
            "Rengøringsmidlerne skal være svanemærkede. På plejecentrene bruges ikke umærkede midler.",
        ),
        (
            "7.7",
            (
                "Computere skal overholde Energistyrelsens indkøbsanbefalinger."
                " For tablets er det et ønske, at de har USB-C."
            ),
        ),
        ("8.2", "Andre lyskilder end LED må ikke leveres. Lyskilderne skal mindst være i energiklasse D."),
        ("5.a.1", "Med undtagelse af opvaskemidler skal alle rengøringsmidler være svanemærkede."),
    ],
)
def test_what_is_said_of_other_things_narrows_nothing(criterion: str, text: str, tmp_path: Path) -> None:
    assert _verdict(criterion, text, tmp_path) is Verdict.PRESENT


@pytest.mark.parametrize(
    ("criterion", "text"),
    [
        ("8.1", "Alle armaturer skal være LED. I depotrum må der bruges lysstofrør."),
        ("8.1", "Alle armaturer skal være LED, dog kan eksisterende lysstofarmaturer genmonteres."),
        (
            "5.a.1",
            (
                "Rengøringsmidler skal være svanemærkede."
                " Kan et middel ikke skaffes med mærket, leveres et umærket middel."
            ),
        ),
        ("10.reservedele", "Reservedele skal kunne leveres i 10 år, så længe producenten fører dem."),
    ],
)
def test_leave_for_the_opposite_weakens(criterion: str, text: str, tmp_path: Path) -> None:
    assert _verdict(criterion, text, tmp_path) is Verdict.WEAKENED


@pytest.mark.parametrize(
    ("criterion", "text"),
    [
        ("5.a.1", "Det er hensigten, at alle rengøringsmidler er svanemærkede."),
        ("5.a.1", "Det er målet, at alle rengøringsmidler skal være svanemærkede."),
        ("5.a.1", "Leverandøren arbejder løbende for at øge andelen af svanemærkede rengøringsmidler."),
        ("5.a.4", "Doseringspumper leveres efter nærmere aftale."),
    ],
)
def test_aim_or_effort_weakens(criterion: str, text: str, tmp_path: Path) -> None:
    assert _verdict(criterion, text, tmp_path) is Verdict.WEAKENED


@pytest.mark.parametrize(
    ("criterion", "text"),
    [
        ("8.2", "LED-lyskilder, der er dårligere end energiklasse D, må ikke indgå i det nye anlæg."),
        (
            "10.tco",
            "Leverandøren garanterer reservedele i ti år. Økonomien vurderes på totalomkostningerne (TCO).",
        ),
        (
            "8.5",
            (
                "Hvis LED-lysrør sættes i eksisterende armaturer, skal entreprenøren undersøge,"
                " om de kan styres af dagslysstyringen."
            ),
        ),
        ("5.a.2", "Levering af spraydåser med drivgas er i strid med kontrakten."),
        ("5.a.2", "Levering af spraydåser med drivgas udløser en bod."),
        (
            "6.1.2",
            "Står legetøj på listen over farlige produkter, er leverandøren afskåret fra at levere det.",
        ),
        ("3.3.j", "Entreprenøren skal undervise brugerne i bygningens drift."),
    ],
)
def test_demand_in_other_words_is_whole(criterion: str, text: str, tmp_path: Path) -> None:
    assert _verdict(criterion, text, tmp_path) is Verdict.PRESENT
