"""Which labels a text names; and what is a flower, a swan, a nursery or a street."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pogi_check.danish.labels import find_labels, label_kind, label_names
from pogi_check.danish.lexicon import load_lexicon

SWAN, FLOWER, TYPE_I, ANY = "svanemærket", "eu-blomsten", "type-i", "miljoemaerket"
OEKO_TEX = "oeko-tex-standard-100"


def named(text: str) -> list[str]:
    return [mention.label for mention in find_labels(text)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Svanen/Blomsten", [SWAN, FLOWER]),
        ("SVANEN OG BLOMSTEN", [SWAN, FLOWER]),
        ("Svanemærket, EU-Blomsten eller tilsvarende", [SWAN, FLOWER]),
        ("EU-Blomst- eller svanemærkede varer", [FLOWER, SWAN]),
        ("svane- eller EU-Blomst-mærkede varer", [SWAN, FLOWER]),
        ("Svane- og Blomstmærket", [SWAN, FLOWER]),
        ("svane-/blomstmærkede produkter", [SWAN, FLOWER]),
        ("svane-, blomst- eller FSC-mærket", [SWAN, FLOWER, "fsc"]),
        ("svanen eller EU-blomsten", [SWAN, FLOWER]),
        ("miljømærket svanen eller blomsten", [ANY, SWAN, FLOWER]),
        ("mærket med svanen eller blomsten", [SWAN, FLOWER]),
        ("På plejecentre: Svanemærket, Blomsten eller tilsvarende", [SWAN, FLOWER]),
        ("Skolerne bruger Svanen eller Blomsten", [SWAN, FLOWER]),
        ("Svanens og Blomstens kriterier", [SWAN, FLOWER]),
        ("SVANEMÆRKEDE VARER", [SWAN]),
        ("svane-mærkede varer", [SWAN]),
        ("svanelicens", [SWAN]),
        ("svanemærkekriterierne", [SWAN]),
        ("Svanemæket", [SWAN]),
        ("svanmærkede", [SWAN]),
        ("det nordiske miljømærke", [SWAN]),
        ("Nordic Swan Ecolabel", [SWAN]),
        ("EU Ecolabel", [FLOWER]),
        ("EU's miljømærke", [FLOWER]),
        ("EU-miljømærket", [FLOWER]),
        ("EUs officielle miljømærke", [FLOWER]),
        ("det europæiske miljømærke", [FLOWER]),
        ("EU-Blomst-mærket", [FLOWER]),
        ("EU-Blosmten", [FLOWER]),
        ("forordning (EF) nr. 66/2010", [FLOWER]),
        ("et type I-miljømærke", [TYPE_I]),
        ("type 1-miljømærker", [TYPE_I]),
        ("et miljømærke af type I", [TYPE_I]),
        ("et officielt miljømærke", [TYPE_I]),
        ("Der Blaue Engel", ["blauer-engel"]),
        ("miljømærkede varer", [ANY]),
        ("STANDARD 100 by OEKO-TEX", [OEKO_TEX]),
        ("OEKO-TEX® STANDARD 100", [OEKO_TEX]),
        ("Øko-Tex 100-godkendt", [OEKO_TEX]),
        ("øko-tex-certificeret", [OEKO_TEX]),
        ("STeP by OEKO-TEX", ["oeko-tex-step"]),
        ("STeP by OEKO-TEX-certificering", ["oeko-tex-step"]),
        ("EU Ecolabel-certificeret", [FLOWER]),
        ("miljømærkede efter en ordning af type I", [TYPE_I]),
        ("miljømærket Svanen eller type I-miljømærke", [ANY, SWAN, TYPE_I]),
        ("MADE IN GREEN by OEKO-TEX", ["oeko-tex-made-in-green"]),
        ("FSC- eller PEFC-certificeret", ["fsc", "pefc"]),
        ("FSC/PEFC", ["fsc", "pefc"]),
        ("FSC Mix", ["fsc"]),
        ("MSC- eller ASC-mærket fisk", ["msc", "asc"]),
        ("GOTS-certificeret", ["gots"]),
        ("TCO Certified eller EPEAT", ["tco-certified", "epeat"]),
        ("ISO 14001 eller EMAS", ["iso-14001", "emas"]),
        ("Dansk Indeklimamærkning", ["dansk-indeklimamaerkning"]),
        ("Ø-mærket", ["oe-maerket"]),
        ("Det Økologiske Spisemærke i guld", ["oekologisk-spisemaerke"]),
        ("Den Blå Krans", ["den-blaa-krans"]),
    ],
)
def test_a_label_is_found_by_all_its_names(text: str, labels: list[str]) -> None:
    assert named(text) == labels


@pytest.mark.parametrize(
    "text",
    [
        "friske blomster",
        "blomsten i haven",
        "en blomst eller to",
        "pyntet med en svane og blomster",
        "Blomsten skal vandes hver uge.",
        "svanevinge, svanehals og svanesøen",
        "to svaner",
        "Plejecenter Blomsten",
        "Børnehuset Svanen",
        "Institutionen »Svanen«",
        "Vuggestuerne Solsikken, Blomsten og Svanen",
        "Leveringssted: Svanen, Birkevej 3",
        "Svanen 3, 2100 København",
        "Svanen, Birkevej 3",
        "Svanevej 12",
        "Svanegade",
        "TCO",
        "TCO-beregning",
        "den type i sortimentet",
        "type 1 stik",
        "1 standard 100 stk.",
        "ECO PASSPORT by OEKO-TEX",
        "en cand.scient. (MSc)",
        "Miljømærkning Danmark",
        "miljøvenlige varer",
        "energiklasse D",
    ],
)
def test_flowers_houses_and_streets_are_no_labels(text: str) -> None:
    assert named(text) == []


def test_a_type_that_is_pointed_at_is_not_type_i() -> None:
    assert named("miljømærkede varer af den type i sortimentet") == [ANY]


@pytest.mark.parametrize(
    ("text", "generations"),
    [
        ("Svanemærkets kriterier for rengøringsmidler, generation 6", [6]),
        ("Svanemærkets kriterier, version 2.1, og EU-Blomsten (version 3)", [2.1, 3]),
        ("Svanemærket eller EU-Blomsten, generation 4", [None, 4]),
        ("Svanemærket eller svanemærkede, generation 6", [6, 6]),
        ("Svanemærket gen. 4", [4]),
        ("Svanemærket, v. 5", [5]),
        ("Svanemærkets 6. generation", [6]),
        ("2. generation af Svanemærkets kriterier", [2]),
        ("Energy Star 8.0 og TCO Certified 9", [8, 9]),
        ("Svanemærket. Version 3 af bilaget gælder.", [None]),
        ("Svanemærket 3 point", [None]),
        ("EU Ecolabel, version 2017", [None]),
    ],
)
def test_a_generation_belongs_to_the_label_it_stands_by(text: str, generations: list[float | None]) -> None:
    assert [mention.generation for mention in find_labels(text)] == generations


def test_a_mention_says_where_and_how_it_was_found() -> None:
    text = "Varerne skal være svanemæket eller EU-Blomst-mærket."
    found = [(text[m.start : m.end], m.how) for m in find_labels(text)]
    assert found == [("svanemæket", "typo"), ("EU-Blomst-mærket", "form")]


@pytest.mark.parametrize("label", sorted(label_names()))
def test_every_name_in_the_lexicon_is_read_as_its_label(label: str) -> None:
    entry = load_lexicon("labels")[label]
    for term in entry.get("terms", ()):
        words = (word.split("|")[0].strip("=*") for word in term.split() if word.strip("."))
        assert label in named(" ".join(words).replace("type i", "type I")), term
    for name in entry.get("cased", ()):
        assert named(f"Mærket er {name}") == [label], name


def test_every_kind_is_known() -> None:
    kinds = {"type_i", "sector", "certification", "management", "declaration", "unnamed"}
    assert {label_kind(label) for label in label_names()} == kinds


NAMES = {
    "Svanemærket": SWAN,
    "EU-Blomsten": FLOWER,
    "Der Blaue Engel": "blauer-engel",
    "FSC": "fsc",
    "PEFC": "pefc",
    "GOTS": "gots",
    "OEKO-TEX STANDARD 100": OEKO_TEX,
    "EMAS": "emas",
}
SEPARATORS = [", ", " eller ", " og ", "/", "; ", " og/eller ", ", herunder ", " (", " samt "]
LISTS = st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=6)


@given(LISTS, st.data())
def test_every_label_of_a_list_is_found_in_its_order(names: list[str], data: st.DataObject) -> None:
    text = names[0] + "".join(data.draw(st.sampled_from(SEPARATORS)) + name for name in names[1:])
    assert named(f"Varerne skal bære {text} eller tilsvarende.") == [NAMES[name] for name in names]


@given(st.lists(st.tuples(st.sampled_from(sorted(NAMES)), st.integers(1, 20)), min_size=1, max_size=5))
def test_in_a_list_each_label_keeps_its_own_generation(listed: list[tuple[str, int]]) -> None:
    text = ", ".join(f"{name}, generation {generation}" for name, generation in listed)
    assert [mention.generation for mention in find_labels(text)] == [generation for _, generation in listed]


@given(LISTS)
def test_mentions_do_not_overlap_and_stand_where_their_names_stand(names: list[str]) -> None:
    text = " og ".join(names)
    mentions = find_labels(text)
    assert all(one.end <= following.start for one, following in pairwise(mentions))
    assert all(
        text[mention.start : mention.end] in name for mention, name in zip(mentions, names, strict=True)
    )


@given(
    st.sampled_from(["Plejecenter", "Børnehuset", "Vuggestuen", "Skolen", "Institutionen", "Afdeling"]),
    st.sampled_from(["Svanen", "Blomsten", "»Svanen«", "Blomsten, Parkvej 2", "Svanen og Blomsten"]),
    st.sampled_from(["Levering til {}.", "{} modtager varer hver uge.", "Kontakt: {}, 2100 København"]),
)
def test_a_house_of_a_labels_name_is_no_label_in_any_sentence(house: str, name: str, sentence: str) -> None:
    assert named(sentence.format(f"{house} {name}")) == []


def test_a_house_beside_a_label_leaves_the_label() -> None:
    text = "Plejecenter Blomsten køber svanemærkede varer, og Svanen, Birkevej 3, køber EU-Blomst-mærkede."
    assert named(text) == [SWAN, FLOWER]


@pytest.mark.parametrize("text", ["Svanemærket eller 6 stk.", "Svanemærket 100 %", "Svanemærket i 2020"])
def test_a_number_beside_a_label_is_no_generation(text: str) -> None:
    assert [mention.generation for mention in find_labels(text)] == [None]
