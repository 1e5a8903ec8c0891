"""What a clause's numbers say: value, unit, direction; and what is no quantity at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pogi_check.danish.quantities import Quantity, find_quantities
from pogi_check.terms import Direction, Unit

AT_LEAST, AT_MOST, EXACTLY = Direction.AT_LEAST, Direction.AT_MOST, Direction.EXACTLY


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("60 %", 60, Unit.PERCENT),
        ("60%", 60, Unit.PERCENT),
        ("60\u00a0pct. af varerne", 60, Unit.PERCENT),
        ("60 procent", 60, Unit.PERCENT),
        ("20 vægtprocent", 20, Unit.PERCENT),
        ("0,5 vægtprocent", 0.5, Unit.PERCENT),
        ("tre ud af fire varer", 75, Unit.PERCENT),
        ("9 ud af 10 varer", 90, Unit.PERCENT),
        ("tres procent", 60, Unit.PERCENT),
        ("2,5 %", 2.5, Unit.PERCENT),
        ("MK 4 100 % bomuld", 100, Unit.PERCENT),
        ("halvdelen af varelinjerne", 50, Unit.PERCENT),
        ("en fjerdedel af varerne", 25, Unit.PERCENT),
        ("tre fjerdedele af varerne", 75, Unit.PERCENT),
        ("3/4 af varerne", 75, Unit.PERCENT),
        ("fem års reservedele", 5, Unit.YEARS),
        ("10 års reservedele", 10, Unit.YEARS),
        ("10-årig garanti", 10, Unit.YEARS),
        ("toårig garanti", 2, Unit.YEARS),
        ("halvandet år", 1.5, Unit.YEARS),
        ("2½ år", 2.5, Unit.YEARS),
        ("to og et halvt år", 2.5, Unit.YEARS),
        ("et år", 1, Unit.YEARS),
        ("i ti (10) år", 10, Unit.YEARS),
        ("seksogtyve måneder", 26, Unit.MONTHS),
        ("36 mdr.", 36, Unit.MONTHS),
        ("3-måneders varsel", 3, Unit.MONTHS),
        ("8 uger", 8, Unit.WEEKS),
        ("5 arbejdsdage", 5, Unit.DAYS),
        ("14 hverdage", 14, Unit.DAYS),
        ("24 timer", 24, Unit.HOURS),
        ("500.000 kr.", 500_000, Unit.KRONER),
        ("500 000 kroner", 500_000, Unit.KRONER),
        ("1,5 mio. kr.", 1_500_000, Unit.KRONER),
        ("500 t.kr.", 500_000, Unit.KRONER),
        ("kr. 750", 750, Unit.KRONER),
        ("1.500,-", 1500, Unit.KRONER),
        ("12.500,50 kr.", 12_500.5, Unit.KRONER),
        ("85 øre", 0.85, Unit.KRONER),
        ("et tusind fem hundrede kroner", 1500, Unit.KRONER),
        ("150 kWh/år", 150, Unit.KWH),
        ("12 W", 12, Unit.WATT),
        ("2,10 kr./kWh", 2.1, Unit.KRONER_PER_KWH),
        ("210 øre pr. kWh", 2.1, Unit.KRONER_PER_KWH),
        ("20 point", 20, Unit.POINTS),
        ("500 stk.", 500, Unit.COUNT),
        ("80 g/m²", 80, Unit.OTHER),
        ("62 kr./m³", 62, Unit.OTHER),
        ("25 mm", 25, Unit.MILLIMETRES),
        ("2 cm", 20, Unit.MILLIMETRES),
        ("32 GB RAM", 32, Unit.OTHER),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: float, unit: Unit) -> None:
    stated = only(text)
    assert stated.value == pytest.approx(value)
    assert stated.unit is unit


@pytest.mark.parametrize(
    "text",
    [
        "1.500 kr. pr. ton",
        "1.500 kr./ton",
        "1.500 kr./t",
        "1500 DKK/ton",
        "1.500,- pr. ton",
        "Carbon price: DKK 1,500 per tonne CO2",
        "1.500 kr. for hvert ton CO2",
        "1.500 kr. i skyggepris pr. ton CO2",
        "1.500 kr. ekskl. moms pr. ton",
        "femten hundrede kroner for hvert ton",
        "ettusinde femhundrede kroner pr. ton",
        "et tusind fem hundrede kroner pr. ton",
        "1,50 kr. pr. kg",
        "150 øre pr. kg",
        "0,0015 kr. pr. gram",
        "0.0015 kr. pr. gram",
        "prisen pr. ton CO2: 1.500 kr.",
    ],
)
def test_a_price_of_carbon_is_kroner_a_tonne_however_it_is_put(text: str) -> None:
    stated = only(text)
    assert (stated.value, stated.unit) == (1500, Unit.KRONER_PER_TONNE)


def test_a_price_finds_the_mass_that_stands_before_it() -> None:
    assert find_quantities("Prisen for ét kg CO2 sættes til 85 øre.")[-1].value == 850
    assert find_quantities("Et kg CO2 koster 1,50 kr.")[-1].value == 1500
    # the second sum is not the price of anything
    assert [q.unit for q in find_quantities("Varer til 20 kr. pr. kg, CO2-gebyr i alt 500 kr.")] == [
        Unit.KRONER_PER_TONNE,
        Unit.KRONER,
    ]
    fee = "Kørslen opgøres i ton CO2, og hvert ton over det aftalte koster vognmanden 1.500 kr."
    assert find_quantities(fee)[-1].unit is Unit.KRONER


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("to fibertyper", 2, "fibertyper"),
        ("højst to forskellige fibre", 2, "fibre"),
        ("to typer fibre", 2, "fibre"),
        ("to slags fibre", 2, "fibre"),
        ("3 varenumre", 3, "varenumre"),
        ("seksogtyve varenumre", 26, "varenumre"),
        ("Mindst 10 af varelinjerne", 10, "varelinjerne"),
        ("højst 2 af de tilbudte håndklæder", 2, "håndklæder"),
        ("HØJST 2 FIBERTYPER", 2, "fibertyper"),
        ("allerhøjst to, fibertyper", 2, "fibertyper"),
        ("2000 kuverter pr. uge", None, ""),
        ("op til 2000 kuverter", 2000, "kuverter"),
        ("25 000 kuverter", 25_000, "kuverter"),
        ("1500", 1500, ""),
        ("CO2-prisen sættes til 1500", 1500, ""),
    ],
)
def test_a_count_names_what_it_counts(text: str, value: float | None, of: str) -> None:
    found = find_quantities(text)
    assert [(q.value, q.unit, q.of) for q in found] == ([] if value is None else [(value, Unit.COUNT, of)])


@pytest.mark.parametrize(
    ("text", "direction", "words"),
    [
        ("mindst 60 pct.", AT_LEAST, "mindst 60 pct."),
        ("som minimum 60 %", AT_LEAST, "som minimum 60 %"),
        ("min. 60 %", AT_LEAST, "min. 60 %"),
        ("ikke under 60 %", AT_LEAST, "ikke under 60 %"),
        ("ikke mindre end 60 %", AT_LEAST, "ikke mindre end 60 %"),
        ("må ikke være under 60 %", AT_LEAST, "under 60 %"),
        ("fra 60 %", AT_LEAST, "fra 60 %"),
        ("mere end 60 %", AT_LEAST, "mere end 60 %"),
        ("over 60 %", AT_LEAST, "over 60 %"),
        ("60 % eller derover", AT_LEAST, "60 % eller derover"),
        ("60 % eller mere", AT_LEAST, "60 % eller mere"),
        ("≥ 60 %", AT_LEAST, "≥ 60 %"),
        ("skal som minimum udgøre 60 %", AT_LEAST, "som minimum udgøre 60 %"),
        ("to eller flere fibertyper", AT_LEAST, "to eller flere fibertyper"),
        ("10+ år", AT_LEAST, "10+ år"),
        ("højst 3 år", AT_MOST, "højst 3 år"),
        ("højest 3 år", AT_MOST, "højest 3 år"),
        ("maks. 3 år", AT_MOST, "maks. 3 år"),
        ("maksimalt 3 år", AT_MOST, "maksimalt 3 år"),
        ("op til 1.500 kr./ton", AT_MOST, "op til 1.500 kr./ton"),
        ("ikke mere end 3 år", AT_MOST, "ikke mere end 3 år"),
        ("ikke over 3 år", AT_MOST, "ikke over 3 år"),
        ("under 3 år", AT_MOST, "under 3 år"),
        ("færre end 3 stk.", AT_MOST, "færre end 3 stk."),
        ("3 år eller derunder", AT_MOST, "3 år eller derunder"),
        ("senest 24 måneder efter", AT_MOST, "senest 24 måneder"),
        ("inden for 24 timer", AT_MOST, "inden for 24 timer"),
        ("≤ 3 år", AT_MOST, "≤ 3 år"),
        ("må ikke indeholde mere end to fibertyper", AT_MOST, "mere end to fibertyper"),
        ("Der må ikke bruges flere end fire fibertyper", AT_MOST, "flere end fire fibertyper"),
        ("må højst have to fibertyper", AT_MOST, "højst have to fibertyper"),
        ("begrænses til to fibre", AT_MOST, "begrænses til to fibre"),
        ("op til ca. 80 %", AT_MOST, "op til ca. 80 %"),
        ("præcis 3 år", EXACTLY, "præcis 3 år"),
        ("nøjagtig 3 år", EXACTLY, "nøjagtig 3 år"),
        ("i 3 år", None, "3 år"),
        ("de mindst forurenende varer vægter 10 %", None, "10 %"),
    ],
)
def test_the_words_around_a_number_give_its_direction(
    text: str, direction: Direction | None, words: str
) -> None:
    stated = only(text)
    assert stated.direction is direction
    assert text[stated.start : stated.end] == words


@pytest.mark.parametrize("text", ["5-10 år", "5 – 10 år", "5 til 10 år", "fra 5 til 10 år", "fem til ti år"])
def test_a_range_has_two_ends(text: str) -> None:
    stated = only(text)
    assert (stated.value, stated.high, stated.direction) == (5, 10, None)


def test_the_first_of_two_numbers_shares_the_unit_of_the_second() -> None:
    assert [(q.value, q.of) for q in find_quantities("5 eller 10 år")] == [(5, "år"), (10, "år")]
    assert [(q.value, q.of) for q in find_quantities("én eller to fibertyper")] == [
        (1, "fibertyper"),
        (2, "fibertyper"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "14. marts 2025",
        "14.03.2025",
        "14/3-2025",
        "2025-03-14",
        "fra 2025 leveres",
        "i 2030 skal",
        "klimamål 2030",
        "pkt. 3.2",
        "under pkt. 3.2, 3.4 og 5",
        "§ 46, stk. 1, nr. 137",
        "Bilag 2",
        "punkt 4 og 5",
        "afsnit 5",
        "MK 4",
        "K-18",
        "5.a.1",
        "Delaftale 2 omfatter tekstiler",
        "39830000-9",
        "CPV 39830000",
        "tlf. 12 34 56 78",
        "EN 1176",
        "EN 71-3",
        "ISO 14001",
        "DS/INSTA 800",
        "STANDARD 100",
        "A4",
        "O5-O29",
        "CO2",
        "C24",
        "Euro 6",
        "generation 6",
        "v2.1",
        "version 2.1",
        "Øko-Tex 100-godkendt",
        "type 1-miljømærke",
        "1. Krav til varerne",
        "3 Krav til varerne",
        "4 Det renoverede udstyrs stand",
        "B.4 Maskiner",
        "9998 Klitby",
        "3.-5. klasse",
        "kl. 10.00",
        "forordning (EF) nr. 66/2010",
        "samtlige varelinjer, alle varer og hele sortimentet",
        "en vare og et tilbud",
        "stil en bod op",
    ],
)
def test_names_and_dates_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == ()


def danish(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@given(st.integers(0, 10**9), st.sampled_from(["", ",5", ",25"]))
def test_a_formatted_amount_reads_back(number: int, decimals: str) -> None:
    stated = only(f"højst {danish(number)}{decimals} kr. pr. ton")
    assert stated.value == number + float(decimals.replace(",", ".") or 0)
    assert stated.unit is Unit.KRONER_PER_TONNE


ONES = (
    "nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv", "tretten",
    "fjorten", "femten", "seksten", "sytten", "atten", "nitten",
)  # fmt: skip
TENS = ("", "", "tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems")


def spelled(number: int) -> str:
    if number >= 1000:
        rest = f" {spelled(number % 1000)}" if number % 1000 else ""
        return f"{spelled(number // 1000)} tusind{rest}".replace("én tusind", "et tusind")
    if number >= 100:
        rest = f" og {spelled(number % 100)}" if number % 100 else ""
        return f"{spelled(number // 100)} hundrede{rest}".replace("én hundrede", "et hundrede")
    if number < 20:
        return ONES[number]
    ones = f"{spelled(number % 10)}og".replace("én", "en") if number % 10 else ""
    return ones + TENS[number // 10]


@given(st.integers(1, 99_999))
def test_a_number_in_words_reads_back(number: int) -> None:
    assert only(f"mindst {spelled(number)} kroner").value == number


@given(st.text(alphabet="0123456789 .,-/()%økrtonmidsæfa:;§½\u00a0\n", max_size=60))
def test_any_text_gives_spans_in_order_inside_it(text: str) -> None:
    place = 0
    for stated in find_quantities(text):
        assert place <= stated.start < stated.end <= len(text)
        assert stated.high is None or stated.high > stated.value
        place = stated.start


@given(st.sampled_from(["mindst 60 %", "i 10 år", "to fibertyper", "1.500 kr. pr. ton"]))
def test_a_letter_that_grows_when_folded_moves_no_span(phrase: str) -> None:
    text = f"İİ {phrase}"
    stated = only(text)
    assert text[stated.start : stated.end] in phrase
