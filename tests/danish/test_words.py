"""Which words of a text a term finds: forms, compounds, typos, rows of words; and which it leaves."""

from __future__ import annotations

import unicodedata
from itertools import pairwise, product
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pogi_check.danish.inflection import forms
from pogi_check.danish.words import Hit, TermIndex, fold, tokenize

LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
WORDS = st.text(LETTERS, min_size=3, max_size=16)
SENTENCES = st.lists(
    st.sampled_from(["alle", "varer", "og", "midler", "skal", "være", "mærket", "med", "svanen"])
).map(" ".join)
TEXTS = st.text().map(lambda text: unicodedata.normalize("NFC", text))  # as the readers give it
CONSONANTS = "bcdfghjklmnpqrstvwxz"


def hits(term: str, text: str) -> tuple[Hit, ...]:
    return TermIndex([term]).find(tokenize(text))


def found(term: str, text: str) -> list[str]:
    """Give the words that a term matches, as they stand in the text."""
    return [text[hit.start : hit.end] for hit in hits(term, text)]


@st.composite
def edited(draw: st.DrawFn, words: st.SearchStrategy[str], first: int = 0) -> tuple[str, str]:
    """Give a word and the same word with one letter dropped, added, changed or swapped, from ``first`` on."""
    word = draw(words)
    place = draw(st.integers(first, len(word) - 2))
    letter = draw(st.sampled_from(LETTERS))
    before, after = word[:place], word[place:]
    edit = draw(
        st.sampled_from(
            [
                before + after[1:],
                before + letter + after,
                before + letter + after[1:],
                before + after[1] + after[0] + after[2:],
            ]
        )
    )
    assume(edit != word)
    return word, edit


class TestFolding:
    @given(st.text())
    def test_folding_keeps_every_characters_place(self, text: str) -> None:
        assert len(fold(text)) == len(text)

    def test_danish_letters_stay_apart_and_foreign_accents_go(self) -> None:
        assert fold("ÆØÅ café miljöval Nyréns") == "æøå cafe miljøval nyrens"

    @given(TEXTS)
    def test_tokens_and_what_stands_between_them_are_the_whole_text(self, text: str) -> None:
        tokens = tokenize(text)
        assume(tokens)
        whole = fold(text)[: tokens[0].start] + "".join(token.word + token.glue for token in tokens)
        assert whole == fold(text)

    @given(TEXTS)
    def test_tokens_stand_in_order_where_their_words_stand(self, text: str) -> None:
        tokens = tokenize(text)
        assert all(fold(text)[token.start : token.end] == token.word for token in tokens)
        assert all(one.end < following.start for one, following in pairwise(tokens))

    def test_letters_and_digits_make_one_word_and_signs_part_words(self) -> None:
        assert [token.word for token in tokenize("ISO14001, CO2-udledning (1.000 kWh/år)")] == [
            "iso14001",
            "co2",
            "udledning",
            "1",
            "000",
            "kwh",
            "år",
        ]


class TestForms:
    @pytest.mark.parametrize(
        ("term", "texts"),
        [
            ("middel", "midlet midler midlerne midlernes middels"),
            ("stof", "stoffet stoffer stofferne stoffernes stofs"),
            ("drivgas", "drivgassen drivgasser drivgasserne"),
            ("dåse", "dåsen dåsens dåser dåserne dåsernes"),
            ("batteri", "batteriet batterier batterierne batteriets"),
            ("reservedel", "reservedelen reservedele reservedelene reservedelenes"),
            ("cykel", "cyklen cykelen cykler cyklerne"),
            ("plejecenter", "plejecentret plejecenteret plejecentre plejecentrene"),
            ("computer", "computere computeren"),
            ("kemikalie", "kemikaliet kemikalier kemikalierne"),
            ("museum", "museer museerne"),
            ("sæk", "sækken sække sækkene"),
            ("sofa", "sofaen sofaer sofaerne"),
            ("køretøj", "køretøjet køretøjer køretøjerne"),
            ("barn", "børn børnene"),
            ("bog", "bøger bøgerne"),
            ("grøn", "grønt grønne"),
            ("økologisk", "økologiske"),
            ("sikker", "sikkert sikre"),
            ("gammel", "gamle gammelt"),
            ("mærket", "mærkede"),
            ("levere", "leverer leveret leverede leveres"),
            ("genbruge", "genbruger genbrugt genbrugte genbruges"),
            ("skal", "skulle"),
        ],
    )
    def test_a_term_is_found_in_the_forms_that_danish_gives_it(self, term: str, texts: str) -> None:
        assert [text for text in texts.split() if found(term, text) != [text]] == []

    def test_another_word_is_no_form_of_a_noun_that_drops_its_e(self) -> None:
        assert (found("tømmer", "tømret"), found("tømmer", "tømrer")) == (["tømret"], [])

    @pytest.mark.parametrize(
        ("term", "own", "others"),
        [
            ("tag", "taget tagene tage", "tages tager tagt"),
            ("led", "leddet leddene", "leder ledes ledere"),
            ("hør", "hørret", "hører høres hørt"),
            ("lag", "laget lagene", "lager lagt lagen"),
            ("bøg", "bøgen", "bøger bøgerne"),
            ("mål", "målet målene", "måler måles målt"),
            ("bil", "biler bilerne", "billede billet"),
            ("print", "printet", "printer printere"),
            ("let", "lette", "ledes lede"),
            ("sum", "summen", "set ser"),
            ("ug", "ug", "uger ugen"),
        ],
    )
    def test_a_form_that_is_another_word_is_none_of_a_short_term(
        self, term: str, own: str, others: str
    ) -> None:
        assert [text for text in own.split() if found(term, text) != [text]] == []
        assert [text for text in others.split() if found(f"={term}", text)] == []

    @given(st.data())
    def test_every_form_of_a_term_is_found_in_a_sentence_whatever_its_case(self, data: st.DataObject) -> None:
        term = data.draw(WORDS)
        form = data.draw(st.sampled_from(sorted(forms(term))))
        text = (
            f"Der leveres {data.draw(st.sampled_from([form, form.upper(), form.title()]))}, og intet andet."
        )
        start = len("Der leveres ")
        assert (start, start + len(form)) in {(hit.start, hit.end) for hit in hits(term, text)}

    @given(WORDS)
    def test_a_word_is_a_form_of_itself(self, word: str) -> None:
        assert word in forms(word)
        assert [hit.how for hit in hits(word, word)] == ["exact"]

    def test_an_inflected_form_is_told_from_the_word_itself(self) -> None:
        assert [hit.how for hit in hits("dåse", "dåse dåser")] == ["exact", "form"]

    @pytest.mark.parametrize(
        ("term", "text"),
        [
            ("gerne", "borgerne"),
            ("anfør", "anføres"),
            ("krav", "kravene"),
            ("krav", "mindstekrav"),
            ("anbefales", "anbefalse"),
        ],
    )
    def test_words_that_stand_for_themselves_take_no_other_form(self, term: str, text: str) -> None:
        index = TermIndex([term], compounds=False, typos=False, inflect=False)
        assert index.find(tokenize(text)) == ()
        assert index.find(tokenize(term)) != ()


class TestCompounds:
    @pytest.mark.parametrize(
        ("term", "text"),
        [
            ("dåse", "spraydåser"),
            ("middel", "universalrengøringsmidlerne"),
            ("papir", "kopipapiret"),
            ("cykel", "elcykler"),
            ("stol", "kontorstolene"),
            ("*træ", "bøgetræet"),
            ("håndklæde", "håndklædekvalitet"),
            ("håndklæde", "håndklædetyperne"),
            ("håndklæde", "håndklædedelene"),
        ],
    )
    def test_a_term_is_found_in_compounds_that_are_a_kind_of_it(self, term: str, text: str) -> None:
        assert found(term, text) == [text]
        assert hits(term, text)[0].how == "compound"

    @pytest.mark.parametrize(
        ("term", "text"),
        [
            ("stof", "stofskifte"),
            ("håndklæde", "håndklædeark"),
            ("rengøringsmiddel", "rengøringsmiddelpumpe"),
            ("papir", "papirkurv"),
        ],
    )
    def test_a_compound_that_only_begins_with_the_term_is_another_thing(self, term: str, text: str) -> None:
        assert found(term, text) == []

    def test_a_short_word_is_no_head_of_a_compound_unless_the_term_says_so(self) -> None:
        assert found("træ", "bøgetræ") == []
        assert found("*træ", "bøgetræ") == ["bøgetræ"]

    @given(st.text(CONSONANTS, min_size=2, max_size=8), st.sampled_from(["dåse", "middel", "håndklæde"]))
    def test_any_first_part_of_two_letters_makes_a_compound(self, first: str, term: str) -> None:
        assert found(term, first + term) == [first + term]

    @given(st.text(CONSONANTS, min_size=2, max_size=8), st.sampled_from(["dåse", "middel", "håndklæde"]))
    def test_a_term_with_an_equals_sign_takes_forms_but_no_compounds(self, first: str, term: str) -> None:
        assert found(f"={term}", first + term) == []
        assert all(found(f"={term}", form) == [form] for form in forms(term))

    @given(st.text(LETTERS, max_size=8))
    def test_a_term_with_a_star_takes_every_word_that_begins_so(self, rest: str) -> None:
        assert found("svanemærk*", "svanemærk" + rest) == ["svanemærk" + rest]

    def test_a_star_does_not_reach_back_into_a_word(self) -> None:
        assert found("mærk*", "svanemærket") == []

    @pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
    def test_a_hyphen_in_a_compound_makes_no_difference(self, hyphen: str) -> None:
        assert found("elcykel", f"el{hyphen}cykler") == [f"el{hyphen}cykler"]
        assert found("eu blomst*", f"EU{hyphen}Blomsten") == [f"EU{hyphen}Blomsten"]

    def test_words_without_a_hyphen_are_no_compound(self) -> None:
        assert found("elcykel", "el cykler") == []


class TestSuspendedHyphens:
    @pytest.mark.parametrize(
        "text",
        [
            "rengørings- og plejemidler",
            "rengørings- eller vaskemidlerne",
            "rengørings-, pleje- og vaskemidler",
            "rengørings- samt vaskemidler",
            "rengørings- hhv. vaskemidler",
            "rengørings-/vaskemidler",
            "RENGØRINGS- OG VASKEMIDLER",
        ],
    )
    def test_a_part_that_leans_forward_is_read_as_its_compound(self, text: str) -> None:
        assert [word.casefold() for word in found("rengøringsmiddel", text)] == ["rengørings"]

    @pytest.mark.parametrize(
        "text", ["spraydåser/-flasker", "spraydåser og -flasker", "spraydåser, -flasker og -dunke"]
    )
    def test_a_part_that_leans_back_is_read_as_its_compound(self, text: str) -> None:
        assert found("sprayflaske", text) == ["flasker"]

    @pytest.mark.parametrize(
        "text",
        [
            "rengørings- og plejeplaner",
            "renovations- og plejemidler",
            "rengørings- og plejemiddelpumper",
            "rengøring og plejemidler",
            "dåser/flasker",
            "aerosoldåser/-flasker",
        ],
    )
    def test_a_part_that_leans_on_another_word_is_none_of_it(self, text: str) -> None:
        assert found("rengøringsmiddel", text) == []
        assert found("sprayflaske", text) == []

    def test_a_term_with_an_equals_sign_does_not_lean(self) -> None:
        assert found("=rengøringsmiddel", "rengørings- og plejemidler") == []


class TestTypos:
    @pytest.mark.parametrize(
        "text",
        [
            "rengøringsmidel",
            "rengøringsmiddl",
            "rengøringsmidlre",
            "rengoringsmiddel",
            "renøgringsmiddel",
            "rengøringsmidlerme",
        ],
    )
    def test_a_long_word_is_read_despite_a_slip_of_one_letter(self, text: str) -> None:
        assert [hit.how for hit in hits("rengøringsmiddel", text)] == ["typo"]

    @given(edited(st.text(LETTERS, min_size=9, max_size=16), first=1))
    def test_a_word_of_nine_letters_bears_any_single_slip_after_its_first(
        self, pair: tuple[str, str]
    ) -> None:
        word, slip = pair
        assert found(word, slip) == [slip]

    @given(edited(st.text(LETTERS, min_size=3, max_size=6)))
    def test_a_random_edit_of_a_short_word_never_matches(self, pair: tuple[str, str]) -> None:
        word, slip = pair
        assume(not any(slip[cut:] in forms(word) for cut in range(len(slip))))
        assert found(word, slip) == []

    @given(edited(st.text(LETTERS, min_size=9, max_size=16), first=1))
    def test_a_term_with_an_equals_sign_bears_no_slip(self, pair: tuple[str, str]) -> None:
        word, slip = pair
        assume(slip not in forms(word))
        assert found(f"={word}", slip) == []

    @pytest.mark.parametrize(
        ("term", "text"),
        [
            ("rengøringsmiddel", "sengøringsmiddel"),  # its first letter
            ("rengøringsmiddel", "rengøingsmidel"),  # two slips
            ("svane", "svame"),
            ("klud", "skud"),
            ("stoffer", "skaffer"),
        ],
    )
    def test_what_is_too_far_from_a_term_is_another_word(self, term: str, text: str) -> None:
        assert found(term, text) == []


class TestWordsInARow:
    def test_words_in_a_row_are_found_in_their_forms_and_at_any_glue(self) -> None:
        assert found("eu blomst", "EU-blomsten, EU's blomst, eu (blomst)") == [
            "EU-blomsten",
            "EU's blomst",
            "eu (blomst",
        ]

    def test_the_order_of_words_counts(self) -> None:
        assert found("grøn strøm", "strøm grøn") == []

    @given(st.integers(0, 14))
    def test_two_dots_span_four_words_and_three_dots_nine(self, between: int) -> None:
        text = "stilles " + "noget " * between + "krav"
        assert bool(found("stilles .. krav", text)) is (between <= 4)
        assert bool(found("stilles ... krav", text)) is (between <= 9)
        assert bool(found("stilles krav", text)) is (between == 0)

    def test_a_gap_is_part_of_the_hit(self) -> None:
        assert found("stilles .. krav", "Der stilles ikke noget krav herom.") == ["stilles ikke noget krav"]

    def test_a_bar_parts_alternatives_of_one_word(self) -> None:
        term = "tøj|papir af|med genbrug"
        assert all(found(term, text) == [text] for text in ("tøj af genbrug", "papir med genbrug"))
        assert found(term, "genbrug af genbrug") == []
        assert found(term, "tøj papir genbrug") == []

    def test_a_row_is_as_sure_as_its_worst_word(self) -> None:
        how = {
            text: hits("miljømærket rengøringsmiddel", text)[0].how
            for text in (
                "miljømærket rengøringsmiddel",
                "miljømærkede rengøringsmiddel",
                "miljømærket rengøringsmidler",
                "miljømærket rengøringsmidel",
            )
        }
        assert list(how.values()) == ["exact", "form", "form", "typo"]


class TestManyTerms:
    def test_terms_that_overlap_are_all_found_in_the_order_of_their_start(self) -> None:
        index = TermIndex(["miljø", "miljømærk*", "mærkede varer", "vare"])
        terms = [hit.term for hit in index.find(tokenize("Alle miljømærkede varer"))]
        assert sorted(terms[:2]) == ["miljømærk*", "mærkede varer"]
        assert terms[2:] == ["vare"]
        starts = [hit.start for hit in index.find(tokenize("varer, miljø, varer og miljømærker"))]
        assert starts == sorted(starts)

    def test_a_hit_tells_its_first_and_last_token(self) -> None:
        (hit,) = hits("stilles .. krav", "Der stilles ikke krav.")
        assert (hit.first, hit.last) == (1, 3)

    @given(
        st.lists(st.sampled_from(["midler", "varer", "svanemærket", "være mærket"]), min_size=1), SENTENCES
    )
    def test_an_index_of_many_terms_finds_what_each_term_finds_alone(
        self, terms: list[str], text: str
    ) -> None:
        together = set(TermIndex(terms).find(tokenize(text)))
        assert together == {hit for term in terms for hit in hits(term, text)}

    @given(SENTENCES, SENTENCES)
    def test_words_that_follow_take_nothing_away(self, text: str, more: str) -> None:
        index = TermIndex(["middel", "være mærket", "alle .. varer", "svane"])
        assert set(index.find(tokenize(text))) <= set(index.find(tokenize(f"{text} {more}")))


def test_a_leaning_word_costs_no_more_than_its_length() -> None:
    index = TermIndex([f"{first}{last}" for first in ("spray", "plast", "glas") for last in _MANY])
    tokens = tokenize("spraydåser/-flasker, -" * 500)
    began = process_time()
    found = index.find(tokens)
    assert process_time() - began < 2
    assert {hit.term for hit in found} == {"sprayflaske"}


_MANY = ("flaske", *("".join(letters) for letters in product("aeiouy", "bdfgklmnprst", "aeiouy", "bdfgklm")))


@pytest.mark.parametrize("word", ["inkluderet", "studeret", "ekskluderer"])
def test_a_room_has_no_latin_ending(word: str) -> None:
    assert TermIndex(["uderum"]).find(tokenize(word)) == ()


def test_a_latin_word_keeps_its_endings() -> None:
    assert TermIndex(["centrum"]).find(tokenize("i centret"))
