"""The figures that the score prints are counted as the words in it say."""

import pytest

from counting import (
    Interval,
    Judgement,
    accuracy,
    f1,
    figures,
    first_reason_found,
    grouped,
    intervals,
    macro_f1,
    precision,
    quotes_found,
    reasons_all_found,
    reasons_exact,
    recall,
    scope,
)

P, W, M, N = "present", "weakened", "missing", "not_applicable"


def judged(*pairs: tuple[str, str]) -> list[Judgement]:
    return [Judgement("goal", "1.a", expected, got, "here") for expected, got in pairs]


def weakened(expected: tuple[str, ...], got: tuple[str, ...]) -> Judgement:
    return Judgement("goal", "1.a", W, W, "here", expected, got)


def test_accuracy_is_the_share_of_equal_verdicts() -> None:
    assert accuracy(judged((P, P), (W, M), (M, M), (P, W))).value == 0.5


def test_a_share_of_nothing_is_no_figure() -> None:
    assert accuracy([]).value is None
    assert macro_f1([]) is None
    assert str(accuracy([])) == "–"


def test_precision_asks_what_was_said_and_recall_what_was_wanted() -> None:
    pairs = judged((W, W), (P, W), (M, W), (W, M))

    assert precision(pairs, W).value == pytest.approx(1 / 3)
    assert recall(pairs, W).value == 0.5


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    pairs = judged((W, W), (P, W), (M, W), (W, M))
    p, r = 1 / 3, 1 / 2

    assert f1(pairs, W) == pytest.approx(2 * p * r / (p + r))


def test_macro_f1_weighs_rare_verdicts_like_common_ones() -> None:
    pairs = judged(*[(M, M)] * 98, (W, P), (P, P))

    # missing 1, weakened 0, present 2/3: the 98 easy ones do not hide the lost one
    assert macro_f1(pairs) == pytest.approx((1 + 0 + 2 / 3) / 3)


def test_a_verdict_that_nobody_gives_is_left_out_of_the_mean() -> None:
    assert macro_f1(judged((P, P), (M, M))) == 1


def test_not_applicable_has_no_f1_of_its_own_but_costs_the_verdict_it_replaces() -> None:
    assert macro_f1(judged((N, N), (P, P))) == 1
    assert macro_f1(judged((P, N))) == 0


def test_reasons_are_compared_for_rightly_weakened_ones_only() -> None:
    wrong = Judgement("goal", "1.a", W, M, "here", ("hedged",), ())

    assert reasons_exact([wrong, weakened(("hedged",), ("hedged",))]).of == 1


def test_a_further_reason_is_not_exact_but_finds_all_of_the_label() -> None:
    more = [weakened(("hedged",), ("hedged", "partial"))]

    assert reasons_exact(more).value == 0
    assert reasons_all_found(more).value == 1
    assert first_reason_found(more).value == 1


def test_the_second_reason_alone_is_not_the_first() -> None:
    second = [weakened(("hedged", "narrowed_scope"), ("narrowed_scope",))]

    assert reasons_all_found(second).value == 0
    assert first_reason_found(second).value == 0


def test_scope_counts_pairs_of_tender_and_goal() -> None:
    wanted = [("a", "ikt"), ("b", "ikt"), ("b", "moebler")]
    got = [("a", "ikt"), ("a", "moebler")]

    scope_precision, scope_recall = scope(wanted, got)

    assert scope_precision.value == 0.5
    assert scope_recall.value == pytest.approx(1 / 3)


def test_a_quote_is_found_whatever_the_line_breaks() -> None:
    hit = Judgement(
        "goal", "1.a", P, P, "here", expected_quote="skal være", got_quotes=("Alt skal\nvære grønt.",)
    )
    miss = Judgement("goal", "1.a", P, P, "here", expected_quote="skal være", got_quotes=("Alt er grønt.",))

    assert quotes_found([hit, miss]).value == 0.5


def test_a_label_that_quotes_more_than_the_clause_shown_is_found_by_a_sentence_of_it() -> None:
    quote = "Stoffet er ren bomuld (100 %). Der må ikke være andre fibre i det."
    shown = Judgement(
        "goal", "1.a", P, P, "here", expected_quote=quote, got_quotes=("Der må ikke være andre fibre i det.",)
    )
    other = Judgement("goal", "1.a", P, P, "here", expected_quote=quote, got_quotes=("Stoffet er blåt.",))

    assert quotes_found([shown, other]).value == 0.5


def test_a_quote_of_what_is_not_bought_is_asked_of_no_finding() -> None:
    judged = [
        Judgement("goal", "1.a", "not_applicable", "not_applicable", "here", expected_quote="købes ikke")
    ]

    assert quotes_found(judged).value is None


def test_groups_keep_the_order_in_which_they_are_met() -> None:
    pairs = [Judgement("b", "2", P, P, ""), Judgement("a", "1", P, P, ""), Judgement("b", "3", P, P, "")]

    assert list(grouped(pairs, "goal")) == ["b", "a"]
    assert [len(group) for group in grouped(pairs, "goal").values()] == [2, 1]


def test_the_figures_for_json_hold_every_figure_of_the_page() -> None:
    assert {"accuracy", "macro_f1", "weakened_precision", "weakened_recall", "reasons_exact"} <= set(
        figures(judged((P, P)))
    )


def test_intervals_hold_the_figure_and_are_the_same_each_time() -> None:
    listed = [Judgement("goal", "1.a", W, W if n % 4 else P, f"tender {n}") for n in range(40)]
    found = intervals(listed, 200)
    assert found == intervals(listed, 200)
    assert found["accuracy"].low < 0.75 < found["accuracy"].high
    assert found["weakened_precision"] == Interval(1.0, 1.0)


def test_judgements_of_one_tender_are_drawn_together() -> None:
    listed = [*judged((P, P)), *judged((W, M))]
    assert intervals(listed, 50)["accuracy"] == Interval(0.5, 0.5)


def test_the_counts_give_the_same_figures_as_the_judgements() -> None:
    listed = [Judgement("goal", "1.a", *pair, "one") for pair in ((P, P), (W, W), (M, W), (N, M), (P, N))]
    found = intervals(listed, 1)
    assert found["accuracy"].low == accuracy(listed).value
    assert found["macro_f1"].low == pytest.approx(macro_f1(listed))
    assert found["weakened_precision"].low == precision(listed, W).value


def test_there_are_no_intervals_of_nothing() -> None:
    assert intervals([]) == {}
