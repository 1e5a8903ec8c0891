import re
from dataclasses import replace
from typing import Any

import pytest

from pogi_check.documents.document import Block, BlockKind, Document, Place, Trouble, Unread
from pogi_check.findings import Report, Weakened
from pogi_check.reports.arrangement import FailOn, exit_code, say_heading, say_standing
from pogi_check.reports.html import render_html
from pogi_check.reports.quotes import Run, clean, shorten
from pogi_check.reports.sentences import say
from pogi_check.reports.terminal import columns, render_terminal
from pogi_check.terms import Role, Strength, Verdict, Weakening


def plain(report: Report, width: int = 100) -> str:
    return render_terminal(report, width=width, colour=False)


def flat(text: str) -> str:
    return " ".join(text.split())


def weakened_by(report: Report, **changes: Any) -> Report:  # noqa: ANN401 - the fields of Weakened
    """Give the report of its first finding alone, with the reason of that changed."""
    finding = report.findings[0]
    reason = replace(finding.weakened[0], **changes)
    return replace(report, findings=(replace(finding, weakened=(reason,)),))


class TestWhatIsTold:
    def test_head_names_tender_documents_date_and_rules(self, report: Report) -> None:
        head = plain(report).split("Mål 5")[0]
        for fact in ("Rengøring 2025", "Bilag 2.docx", "Bilag 3.pdf (9 sider)", "14. marts 2025", "3f2a9c1b"):
            assert fact in head

    def test_goal_says_why_it_is_in_scope(self, report: Report) -> None:
        assert "Relevant, fordi: CPV 39830000; rengøringsmidler" in plain(report)

    def test_each_verdict_is_a_word_and_a_symbol(self, report: Report) -> None:
        text = plain(report)
        assert "✗ MANGLER  5.a.2 Ingen spraydåser" in text
        assert "~ SVÆKKET  5.a.1" in text
        assert "✓ OPFYLDT  5.a.3" in text

    def test_problems_come_first_and_missing_before_weakened(self, report: Report) -> None:
        text = plain(report)
        order = [text.index(f" {ident} ") for ident in ("5.a.2", "5.a.1", "5.a.4", "5.a.3", "5.x.2", "5.x.1")]
        assert order == sorted(order)

    def test_quote_stands_with_place_and_role(self, report: Report) -> None:
        text = flat(plain(report))
        assert (
            "til Svanemærket, EU-Blomsten eller tilsvarende.” Bilag 2.docx, pkt. 3.2 Rengøringsmidler" in text
        )
        assert "Bilag 2.docx, pkt. 3.2 Rengøringsmidler, afsnit 41 · mindstekrav" in text
        assert "Bilag 3.pdf, side 3, under ”Tildeling”, tabelrække 5, afsnit 12 · tildelingskriterium" in text

    @pytest.mark.parametrize(
        ("text", "places"),
        [("Alle midler skal være svanemærkede.", ["1"]), ("Udfyldes senere", [])],
    )
    def test_hidden_text_that_may_be_a_demand_is_told_to_count_for_nothing(
        self, report: Report, text: str, places: list[str]
    ) -> None:
        first, *others = report.tender.documents
        hidden = Block(text, BlockKind.PARAGRAPH, Place(first.name, 900), hidden=True)
        documents = (replace(first, blocks=(*first.blocks, hidden)), *others)
        changed = replace(report, tender=replace(report.tender, documents=documents))
        said = rf"Skjult tekst tæller ikke med, for læserne ser den ikke: {first.name} \(steder: (\d)\)."

        assert re.findall(said, flat(plain(changed))) == places
        assert re.findall(said, render_html(changed)) == places

    def test_reason_is_told_with_the_deciding_words(self, report: Report) -> None:
        text = flat(plain(report))
        assert "Forbehold: ”så vidt muligt” tager kraften ud af kravet." in text
        assert "Målet godtager kun: mindstekrav eller kontraktvilkår." in text

    def test_remedy_stands_where_something_is_lacking_only(self, report: Report) -> None:
        text = flat(plain(report))
        for ident in ("5.a.1", "5.a.2", "5.a.4"):
            assert f"Forslag til formulering: Forslag til {ident}" in text
        assert "Forslag til 5.a.3" not in text

    def test_missing_shows_the_nearest_text_as_what_it_is(self, report: Report) -> None:
        assert "Nærmeste tekst (stiller ikke kravet): ”Spraydåser opbevares" in flat(plain(report))

    def test_recommendations_stand_apart_and_say_that_they_change_nothing(self, report: Report) -> None:
        text = plain(report)
        assert "Anbefalinger og emner (påvirker ikke resultatet)" in text
        assert "○ mangler  5.x.2" in text
        assert "✗ MANGLER  5.x.2" not in text

    def test_goal_without_text_says_so(self, report: Report) -> None:
        assert "Målets tekst om møbler er ikke tilgængelig." in plain(report)
        english = plain(replace(report, language="en"))
        assert "The goal's text on furniture is not available." in english

    def test_notice_of_a_point_is_told_with_its_letter(self, report: Report) -> None:
        assert plain(report).count("Bemærk: 5.x: Se bort fra kravet om <b>mopper</b>.") == 1
        assert "Note: 5.x: Disregard the rule" in plain(replace(report, language="en"))

    def test_goal_says_how_much_of_its_text_is_known(self, report: Report) -> None:
        assert "Målets tekst: Kun 5.a er kendt." in plain(report)

    def test_result_names_the_goals_that_nothing_was_held_against(self, report: Report) -> None:
        tail = flat(plain(report)).split("Resultat:")[1]
        assert "Ikke kontrolleret, fordi pogi-check ingen regler har: mål 13 Møbler." in tail
        alone = replace(report, goals=report.goals[2:3], findings=())
        assert "Intet er kontrolleret" in plain(alone)

    def test_not_applicable_takes_one_line_with_its_why(self, report: Report) -> None:
        assert "– 5.x.3 Vaskeriet er svanemærket: Udbuddet køber ikke vask." in plain(report)

    def test_unread_pages_are_joined_and_say_the_way_out(self, report: Report) -> None:
        text = flat(plain(report))
        assert "Bilag 3.pdf, side 5-7, 9: Scannet uden tekstlag" in text
        assert "OCR-program" in text

    def test_tracked_changes_that_turn_a_verdict_are_told(self, report: Report) -> None:
        assert "Afvises de sporede ændringer, bliver vurderingen: opfyldt." in plain(report)

    def test_misspelt_words_are_told_as_they_were_read(self, report: Report) -> None:
        assert "”svanmærket” er læst som svanemærket (stavefejl)." in plain(report)

    def test_softer_mention_is_a_note_beside_the_full_clause(self, report: Report) -> None:
        assert "Nævnes også i svagere form: Bilag 2.docx" in plain(report)
        assert "bør" not in plain(report).split("5.a.3")[1].split("Anbefalinger")[0]

    def test_goal_of_another_pack_is_named_by_it_with_what_must_be_known_of_it(self, report: Report) -> None:
        assert "EU GPP (frivillig) · Rengøring efter EU GPP" in plain(report)
        assert "De er ikke POGI-krav." in plain(report)

    def test_last_lines_are_the_answer_and_the_exit_code(self, report: Report) -> None:
        tail = flat(plain(report)[-600:])
        assert "Resultat: Udbuddet stiller 1 af 4 krav fuldt ud: 1 mangler og 2 er svækket." in tail
        assert "Krav: 1 mangler, 2 svækket, 1 opfyldt, 1 ikke relevant" in tail
        assert tail.endswith("Afslutningskode 1: mindst ét krav mangler eller er svækket.")

    def test_tender_without_a_goal_is_answered_too(self, silent: Report) -> None:
        text = flat(plain(silent))
        assert "Ingen af indkøbsmålene ser ud til at være relevante" in text
        assert "Afslutningskode 0" in text

    def test_english_report_has_no_danish_prose(self, report: Report) -> None:
        text = plain(replace(report, language="en"))
        for word in ("MANGLER", "Forslag til formulering", "Vurderet", "krav mangler", "afsnit"):
            assert word not in text
        assert "MISSING" in text

    @pytest.mark.parametrize(
        ("part", "told"),
        [
            (False, "The goal's text: known in full."),
            (
                True,
                "The goal's text: known in part; “pogi-check explain rengoering” tells, in Danish, what is",
            ),
        ],
    )
    def test_english_report_says_how_much_of_a_goal_is_known(
        self, report: Report, *, part: bool, told: str
    ) -> None:
        goals = tuple(
            replace(one, goal=replace(one.goal, known_in_part=part, criteria=(report.findings[0].criterion,)))
            for one in report.goals
        )
        assert told in flat(plain(replace(report, goals=goals, language="en")))


class TestExitCode:
    def test_missing_or_weakened_requirement_fails_by_default(self, report: Report) -> None:
        assert exit_code(report, FailOn.WEAKENED) == 1

    @pytest.mark.parametrize(("keep", "code"), [(Verdict.WEAKENED, 0), (Verdict.MISSING, 1)])
    def test_fail_on_missing_passes_weakened(self, report: Report, keep: Verdict, code: int) -> None:
        kept = tuple(finding for finding in report.findings if finding.verdict is keep)
        assert exit_code(replace(report, findings=kept), FailOn.MISSING) == code

    def test_fail_on_never_passes_everything(self, report: Report) -> None:
        assert exit_code(report, FailOn.NEVER) == 0

    def test_recommendations_and_advisory_rules_fail_nothing(self, report: Report) -> None:
        hints = tuple(finding for finding in report.findings if not finding.fails)
        assert any(finding.verdict is Verdict.MISSING for finding in hints)
        assert exit_code(replace(report, findings=hints), FailOn.WEAKENED) == 0

    def test_document_of_which_nothing_was_read_is_a_job_not_done(self, report: Report) -> None:
        unread = replace(report.tender.documents[1], blocks=())
        tender = replace(report.tender, documents=(report.tender.documents[0], unread))
        assert exit_code(replace(report, tender=tender), FailOn.NEVER) == 2


class TestOnTheScreen:
    @pytest.mark.parametrize("width", [40, 61, 80, 100])
    def test_no_line_is_wider_than_the_terminal(self, report: Report, width: int) -> None:
        assert max(columns(line) for line in plain(report, width).splitlines()) <= width

    def test_decomposed_danish_letters_take_one_column(self) -> None:
        assert columns("a\u030a") == columns("å") == 1

    def test_deciding_words_have_guillemets_where_there_is_no_colour(self, report: Report) -> None:
        assert "skal «så vidt muligt» opfylde" in flat(plain(report))

    def test_colour_marks_the_deciding_words_and_the_verdict(self, report: Report) -> None:
        text = render_terminal(report, width=200, colour=True)
        assert "\x1b[1;4;33mså vidt muligt\x1b[0m" in text
        assert re.search(r"\x1b\[1;31m✗ MANGLER\x1b\[0m", text)
        assert "«" not in text

    def test_without_colour_nothing_escapes(self, report: Report) -> None:
        assert "\x1b" not in plain(report)

    def test_colour_changes_looks_only(self, report: Report) -> None:
        coloured = re.sub(r"\x1b\[[\d;]*m", "", render_terminal(report, width=80, colour=True))
        bare = plain(report, 80).replace("«", "").replace("»", "")
        legend = flat(say("legend_guillemets", "da")).replace("«", "").replace("»", "")
        assert flat(coloured) == flat(bare).replace(f"{legend} ", "")

    def test_signs_that_stand_for_colour_are_explained_where_they_stand(
        self, report: Report, silent: Report
    ) -> None:
        assert "«…» viser de ord, der afgør vurderingen." in plain(report)
        assert "«" not in plain(silent)


class TestHostileText:
    def test_control_characters_of_a_document_do_not_reach_the_terminal(self, report: Report) -> None:
        text = render_terminal(report, width=100, colour=True)
        assert "\x07" not in text
        assert "\x1b[31m" not in text
        assert "kontrolleres årligt." in flat(re.sub(r"\x1b\[[\d;]*m", "", text))

    @pytest.mark.parametrize(
        ("hostile", "kept"),
        [
            ("a\x1b]0;title\x07b", "ab"),
            ("a\x1b]8;;http://x\x1b\\link", "alink"),
            ("a\x9b2Jb", "ab"),
            ("a\u202eb\u2066c", "abc"),
            ("a\r\nb\tc", "a  b c"),
            ("blød\u00adhed og\u00a0mellemrum", "blød\u00adhed og\u00a0mellemrum"),
            ("æøå ÆØÅ é €", "æøå ÆØÅ é €"),
        ],
    )
    def test_clean_keeps_what_people_read(self, hostile: str, kept: str) -> None:
        assert clean(hostile) == kept


class TestLongQuotes:
    def test_long_quote_keeps_the_deciding_words_and_what_stands_around(self) -> None:
        far = "ord " * 200
        short = shorten([Run(far), Run("så vidt muligt", "deciding"), Run(" " + far)], 100)
        text = "".join(run.text for run in short)
        assert "så vidt muligt" in text
        assert len(text) < 260
        assert text.count("[…]") == 2
        assert "ord så vidt muligt ord" in text

    def test_short_quote_stays_whole(self) -> None:
        cut = [Run("Kort tekst.")]
        assert shorten(cut, 100) == cut


class TestReasons:
    def test_words_that_are_the_whole_clause_are_not_quoted_twice(self, report: Report) -> None:
        text = flat(plain(weakened_by(report, words=report.findings[0].evidence[0].quote)))
        assert "Forbehold: Et forbehold tager kraften ud af kravet." in text

    def test_partial_names_what_is_lacking(self, report: Report) -> None:
        partial = weakened_by(report, reason=Weakening.PARTIAL, detail="dosering i databladet")
        text = flat(plain(partial))
        assert "Der mangler: dosering i databladet." in text

    def test_reason_from_another_clause_says_where_that_stands(self, report: Report) -> None:
        elsewhere = replace(report.findings[0].weakened[0].place, paragraph=99)
        text = flat(plain(weakened_by(report, reason=Weakening.CONTRADICTED, place=elsewhere)))
        assert "Modsagt: ”så vidt muligt” ophæver eller modsiger kravet." in text
        assert "afsnit 99" in text

    def test_criterion_met_through_another_says_through_which(self, report: Report) -> None:
        finding = report.findings[2]
        own = replace(finding.criterion, satisfied_by=(("5.a.1", (Role.MINIMUM_REQUIREMENT,)),))
        text = flat(plain(replace(report, findings=(replace(finding, criterion=own, why="5.a.1"),))))
        assert "Opfyldt gennem 5.a.1, som udbuddet stiller fuldt ud." in text


class TestScope:
    def test_goals_out_of_scope_are_named(self, report: Report) -> None:
        assert "Mål, som udbuddet ikke ser ud til at falde under: 1 Fødevarer." in plain(report)

    def test_goals_that_were_not_chosen_are_not_called_irrelevant(self, report: Report) -> None:
        goals = (report.goals[0], replace(report.goals[1], why=("--goal",)))
        text = plain(replace(report, goals=goals))
        assert "Relevant, fordi: valgt med --goal" in text
        assert "Kun de mål, der er valgt med --goal, er kontrolleret." in text
        assert "1 Fødevarer" not in text


class TestTheClauseThatDecides:
    """The words that decide are shown in their sentence, wherever that stands."""

    BACK = "Kravet gælder dog ikke for toiletrens."

    def test_sentence_that_is_not_quoted_yet_is_shown_with_its_place(self, report: Report) -> None:
        text = flat(plain(self.taken_back(report)))
        assert "”Kravet «gælder dog ikke» for toiletrens.” Bilag 2.docx" in text

    def test_sentence_that_is_quoted_is_not_shown_again(self, report: Report) -> None:
        text = flat(plain(weakened_by(report, quote=report.findings[0].evidence[0].quote)))
        assert text.count("universal- og sanitetsrengøringsmidler skal") == 1

    def test_code_is_called_a_code(self, report: Report) -> None:
        text = flat(plain(weakened_by(report, reason=Weakening.SOFT_MODALITY, words="ØK")))
        assert "Koden ”ØK” angiver et ønske." in text

    def taken_back(self, report: Report) -> Report:
        return weakened_by(report, reason=Weakening.NARROWED_SCOPE, words="gælder dog ikke", quote=self.BACK)


@pytest.mark.parametrize(
    ("role", "strength", "reason", "standing"),
    [
        (Role.MINIMUM_REQUIREMENT, Strength.MANDATORY, None, "mindstekrav"),
        (Role.MINIMUM_REQUIREMENT, Strength.SOFT, Weakening.SOFT_MODALITY, "ønske"),
        (Role.MINIMUM_REQUIREMENT, Strength.SOFT, Weakening.HEDGED, "mindstekrav med forbehold"),
        (Role.CONTRACT_TERM, Strength.SOFT, Weakening.UNCLEAR_STATUS, "kontraktvilkår med uklar status"),
        (Role.AWARD_CRITERION, Strength.SOFT, Weakening.SOFT_MODALITY, "tildelingskriterium"),
        (Role.BACKGROUND, Strength.NONE, None, "omtale"),
        (Role.BACKGROUND, Strength.DENIED, None, "siger, at der ikke stilles krav"),
    ],
)
def test_clause_is_called_one_thing(
    report: Report, role: Role, strength: Strength, reason: Weakening | None, standing: str
) -> None:
    one = report.findings[0].evidence[0]
    told = () if reason is None else (Weakened(reason, "ord", one.place),)
    assert say_standing(replace(one, role=role, strength=strength, weakened=told), "da") == standing


def test_number_of_a_heading_ends_without_a_dot() -> None:
    assert say_heading("3. Miljø", "da") == "pkt. 3 Miljø"
    assert say_heading("3.2 Kemi", "da") == "pkt. 3.2 Kemi"
    assert say_heading("Tildeling", "da") == "under ”Tildeling”"


def test_row_is_named_by_its_own_number(report: Report) -> None:
    finding = report.findings[3]
    numbered = replace(finding.evidence[0], number="3.1.")
    text = flat(plain(replace(report, findings=(replace(finding, evidence=(numbered,)),))))
    assert "under ”Tildeling”, nr. 3.1, tabelrække 5, afsnit 12" in text


def test_file_that_is_never_read_is_named_as_that_and_not_among_the_documents(report: Report) -> None:
    book = Document("priser.xls", "", "", unread=(Unread(Trouble.UNKNOWN_FORMAT),), beside=True)
    tender = replace(report.tender, documents=(*report.tender.documents, book))
    for text in (flat(plain(replace(report, tender=tender))), render_html(replace(report, tender=tender))):
        assert text.count("priser.xls") == 1
        assert "om de stiller krav: priser.xls." in text
