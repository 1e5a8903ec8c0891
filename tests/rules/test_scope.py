"""Which goals a tender's title brings in: what it buys does, its neighbours with the same words do not."""

import datetime as dt
from dataclasses import replace

import pytest

from pogi_check.checking import check
from pogi_check.documents.document import Block, BlockKind, Document, Place, Tender
from pogi_check.documents.plain import read_plain
from pogi_check.rulebook.loading import load_rules

BOOK = load_rules()
DAY = dt.date(2025, 3, 1)


def tender_of(*texts: str, cpv: tuple[str, ...] = ()) -> Tender:
    """Give a tender with this title and these paragraphs."""
    kinds = (BlockKind.TITLE, *(BlockKind.PARAGRAPH for _ in texts[1:]))
    blocks = tuple(
        Block(text, kind, Place("bilag", number))
        for number, (text, kind) in enumerate(zip(texts, kinds, strict=True), start=1)
    )
    return Tender("sag", (Document("bilag", "text/plain", "0" * 64, blocks),), cpv)


def goals_of(*texts: str, cpv: tuple[str, ...] = ()) -> set[str]:
    """Give the goals in scope of a tender with this title and these paragraphs."""
    scopes = check(tender_of(*texts, cpv=cpv), BOOK, on=DAY).goals
    return {scope.goal.slug for scope in scopes if scope.in_scope}


@pytest.mark.parametrize(
    ("title", "goals"),
    [
        ("Fødevarer til plejehjem og skoler", {"foedevarer"}),
        ("Kantinedrift på rådhuset", {"foedevarer"}),
        ("Operationel leasing af personbiler og varebiler", {"transport"}),
        ("Siddende patientbefordring", {"transport"}),
        ("Totalentreprise om ny daginstitution", {"byggeri-og-anlaeg"}),
        ("Rammeaftale om trælast", {"baeredygtigt-trae"}),
        ("Legepladser til fem børnehuse", {"baeredygtigt-trae"}),
        ("Rengøringsmidler og papirvarer", {"rengoering", "baeredygtigt-trae"}),
        ("Rengøring af skoler", {"rengoering"}),
        ("Legetøj og bleer til dagtilbud", {"boerneartikler"}),
        ("Hobbyartikler og kreative materialer til skoler", {"boerneartikler"}),
        ("Rammeaftale om bleer", {"boerneartikler"}),
        ("Bærbare computere, skærme og tilbehør", {"ikt"}),
        ("Renovering af vejbelysning", {"belysning"}),
        ("Tryksager og kuverter", {"kontorartikler-og-tryksager"}),
        ("Kopipapir", {"kontorartikler-og-tryksager"}),
        ("Storkøkkenudstyr: kombiovne og opvaskemaskiner", {"koekkenudstyr"}),
        ("Vask og leje af linned", {"tekstiler"}),
        ("Arbejdstøj til Park og Vej, køkkener og rengøring", {"tekstiler"}),
        ("Kontormøbler", {"moebler", "baeredygtigt-trae"}),
    ],
)
def test_title_brings_in_the_goals_of_what_is_bought(title: str, goals: set[str]) -> None:
    assert goals_of(title) == goals


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("Renovering af vaskerirum i kælderen", "tekstiler"),
        ("Papirhåndklæder", "tekstiler"),
        ("Geotekstiler til vejanlæg", "tekstiler"),
        ("LED-skærm til torvet", "belysning"),
        ("LED-skærm til torvet", "ikt"),
        ("Skærmvægge og borde", "ikt"),
        ("Solskærme til facaden", "ikt"),
        ("Mopper med skafter af træ", "baeredygtigt-trae"),
        ("Levering af varer på paller", "baeredygtigt-trae"),
        ("Rengøringsvenlige gulve", "rengoering"),
        ("Inkontinensprodukter til voksne", "boerneartikler"),
        ("Rammeaftale om inkontinensprodukter (bleer, bind og underlag)", "boerneartikler"),
        ("Bleer til beboere på plejehjem", "boerneartikler"),
        ("Legepladser til fem børnehuse", "boerneartikler"),
        ("Møbler til børnehaver: reoler til legetøj", "boerneartikler"),
        ("Rengøring af legetøj i daginstitutioner", "boerneartikler"),
        ("Frokostmad til børn i daginstitutioner", "boerneartikler"),
        ("Opvaskemiddel og maskinopvaskemiddel", "koekkenudstyr"),
        ("Skriftligt tilbud afleveres i lukket kuvert", "kontorartikler-og-tryksager"),
        ("Motorkøretøjsansvarsforsikring", "transport"),
        ("Konsulentydelser til digitalisering", "ikt"),
    ],
)
def test_neighbour_with_the_same_words_does_not(text: str, goal: str) -> None:
    assert goal not in goals_of(text)


@pytest.mark.parametrize(
    ("code", "goals"),
    [
        ("39830000", {"rengoering"}),
        ("90910000", {"rengoering"}),
        ("30213100", {"ikt"}),
        ("98310000", {"tekstiler"}),
        ("98370000", set()),  # funeral services stand beside the laundries
        ("64110000", set()),  # letters beside the couriers
        ("66110000", set()),
        ("15000000", {"foedevarer"}),
        ("03413000", {"baeredygtigt-trae"}),
        ("31500000", {"belysning"}),
        ("37520000", {"boerneartikler"}),
        ("33751000", set()),  # disposable nappies: incontinence goods for adults have the same code
    ],
)
def test_cpv_code_brings_in_its_goal_only(code: str, goals: set[str]) -> None:
    assert goals_of("Udbud", cpv=(code,)) == goals


def test_retired_goal_is_in_scope_where_it_is_cited() -> None:
    slug = "transport-af-foedevarer-og-tekstiler"
    goal = BOOK.goal(slug)
    cited = "Transporten skal leve op til POGI's indkøbsmål 11."

    assert goal is not None
    assert "udgået" in goal.note
    assert slug in goals_of("Linned", cited)
    assert slug in goals_of("Linned", *("Leveringen sker ugentligt." for _ in range(9)), cited)
    assert slug not in goals_of("Linned", "Kommunen arbejder med verdensmål 11 og fødevarer.")


@pytest.mark.parametrize(
    ("texts", "letters"),
    [
        (("Storkøkkenudstyr", "Der leveres to blæstkølere."), ["10.d"]),
        (("Storkøkkenudstyr", "Der leveres en chokfryser og to kipstegere."), ["10.d", "10.m"]),
        (("Storkøkkenudstyr", "Gryden skal være kipbar.", "Der leveres fire kipbare kogegryder."), ["10.m"]),
        (("Storkøkkenudstyr", "Der leveres to kombiovne."), []),
        (("Rengøring af skoler", *("Der gøres rent.",) * 3, "Kipgryderne i køkkenet rengøres dagligt."), []),
        (("Vask og leje af linned", "POGI's indkøbsmål 11 skal følges."), ["11"]),
    ],
)
def test_notice_is_told_where_its_goods_are_bought(texts: tuple[str, ...], letters: list[str]) -> None:
    """The secretariat's word on a point is told, and is never a finding."""
    report = check(tender_of(*texts), BOOK, on=DAY)

    assert [notice.letter for scope in report.goals for notice in scope.notices] == letters
    assert not {"10.d", "10.m", "11"} & {finding.criterion.id for finding in report.findings}


POLICY = "Miljøhensyn er en væsentlig parameter ved køb af rengøring, møbler, computere og fødevarer."


@pytest.mark.parametrize(
    "texts",
    [
        ("Kommunens indkøbspolitik",),
        ("Indkøbs- og udbudspolitik 2024-2028",),
        ("Udbuds- og indkøbsstrategi for Region Nord",),
        ("Strategi for bæredygtige indkøb",),
        ("Politik for regionens udbud",),
        ("Sønder Kommune", "Indkøbspolitik", "Vedtaget af byrådet den 4. maj 2023"),
        ("Vi køber grønt", "Forord", "Denne indkøbspolitik er vedtaget af byrådet."),
        ("Vi køber grønt", "Forord", "Indkøbspolitikken fastlægger rammerne for alle indkøb."),
        ("Indkøbspolitik", "Kravspecifikationer og tildelingskriterier skal indeholde miljøhensyn."),
        ("Indkøbspolitik", "Tilbudsfristen fastsættes, så små virksomheder kan nå at byde."),
    ],
)
def test_policy_is_judged_as_that_and_not_as_a_tender(texts: tuple[str, ...]) -> None:
    """It names the goods of many goals, and buys none."""
    assert goals_of(*texts, *(POLICY,) * 5) == {"medlemskab"}


@pytest.mark.parametrize(
    "texts",
    [
        ("Udbud af rengøring", "Kommunens indkøbspolitik skal følges."),
        ("Rengøring af skoler", "Indkøbspolitik", "Kommunens indkøbspolitik skal følges."),
        ("Rengøring af skoler", "Indkøbspolitikken fastlægger, at miljø er en væsentlig parameter."),
        ("Rengøring efter kommunens indkøbspolitik",),
        ("Rammeaftale om rengøring", "Indkøbspolitik", "Miljø er væsentligt."),
        ("Indkøbspolitik", "Kravspecifikation", "Rengøring skal ske dagligt."),
        ("Indkøbspolitik", "Tilbudsfristen er den 3. maj 2025.", "Rengøring skal ske dagligt."),
        ("Indkøbspolitik", "Dette udbud omfatter rengøring af alle skoler."),
        ("Aftale om vikarer", "Indkøbspolitik", "Tilbudsgiver skal følge den."),
        ("Udkast", "Indkøbspolitik", "Tilbudsgiver skal følge den."),
    ],
)
def test_tender_that_mentions_the_policy_is_a_tender(texts: tuple[str, ...]) -> None:
    assert "medlemskab" not in goals_of(*texts)


def test_policy_with_a_cpv_code_is_a_tender() -> None:
    assert "medlemskab" not in goals_of("Indkøbspolitik", POLICY, cpv=("90910000",))


def beside(policy: str, tender: str) -> Tender:
    """Give a tender for cleaning with a document titled as a procurement policy beside it."""
    one, other = tender_of("Indkøbspolitik", policy), tender_of("Rengøring af skoler", tender)
    named = replace(one.documents[0], name="Indkøbspolitik.pdf")
    return Tender("sag", (named, replace(other.documents[0], name="Udbud af rengøring.pdf")))


def test_policy_beside_a_tender_is_judged_by_itself() -> None:
    report = check(beside(POLICY, "Gulvene vaskes."), BOOK, on=DAY)

    slugs = {scope.goal.slug for scope in report.goals if scope.in_scope}
    assert {"rengoering", "medlemskab"} <= slugs
    quoted = {
        one.quote
        for finding in report.findings
        if finding.goal.slug == "medlemskab"
        for one in finding.evidence
    }
    assert quoted == {POLICY}


def test_policy_beside_a_tender_demands_nothing_of_it() -> None:
    policy = f"{POLICY} Alle rengøringsmidler skal være svanemærkede eller tilsvarende."
    report = check(beside(policy, "Gulvene vaskes."), BOOK, on=DAY)

    assert next(one for one in report.findings if one.criterion.id == "5.a.1").verdict.value == "missing"


def test_file_name_tells_a_policy() -> None:
    tender = tender_of(POLICY)
    named = replace(tender, documents=(replace(tender.documents[0], name="2024/indkoebspolitik_2024.pdf"),))

    report = check(named, BOOK, on=DAY)

    assert [(scope.goal.slug, scope.why) for scope in report.goals if scope.in_scope] == [
        ("medlemskab", ("indkøbspolitik 2024",))
    ]


def test_goal_without_rules_says_so() -> None:
    """Whoever is in scope of it must learn that nothing was checked, and why."""
    for goal in BOOK.goals:
        if not goal.criteria:
            assert goal.note, goal.slug
            assert goal.note_en, goal.slug


def test_reason_gives_a_word_once_whatever_its_form() -> None:
    texts = ("Udbud af rengøring", "Kvaliteten af rengøringen måles.", "Rengøringens omfang står i bilag 2.")
    blocks = tuple(
        Block(text, BlockKind.PARAGRAPH, Place("bilag", number)) for number, text in enumerate(texts, 1)
    )
    tender = Tender("sag", (Document("bilag", "text/plain", "0" * 64, blocks),))
    (scope,) = (one for one in check(tender, BOOK, on=DAY).goals if one.goal.slug == "rengoering")
    told = [why for why in scope.why if why.startswith("rengøring")]
    assert told == ["rengøring"]


OPENING = ("Udbudsmateriale", "Sagen ledes af en kontorchef.", "Opgaven løses sammen med stedets ledelse.")


@pytest.mark.parametrize(
    ("goal", "texts"),
    [
        (
            "baeredygtigt-trae",
            ("Drift af svømmehal", "Toiletpapir skal bestå af genbrugsfibre eller FSC-træ."),
        ),
        ("baeredygtigt-trae", ("Facility service", "Toiletpapir bør være svanemærket.")),
        ("baeredygtigt-trae", ("Drift af haller", "Køkkenruller bærer Svanemærket eller EU-Blomsten.")),
        (
            "baeredygtigt-trae",
            ("Kursuscenter", "Leverandøren leverer toiletpapir.", "Der leveres papirhåndklæder i ark."),
        ),
        ("baeredygtigt-trae", ("Legesager 2026", "Trælegetøj skal være FSC-certificeret eller tilsvarende.")),
        ("belysning", ("Drift af idrætscenter", "Alle lyskilder, der udskiftes, skal være LED.")),
        ("rengoering", ("Forpagtning", "Der bruges udelukkende svanemærkede rengøringsmidler.")),
        ("tekstiler", ("Drift af kursuscenter", "Linnedet vaskes på et vaskeri, der er svanemærket.")),
    ],
)
def test_line_that_demands_what_a_goal_asks_brings_it_in(goal: str, texts: tuple[str, ...]) -> None:
    title, *lines = texts
    assert goal in goals_of(title, *OPENING, *lines)


@pytest.mark.parametrize(
    ("goal", "texts"),
    [
        ("baeredygtigt-trae", ("Rengøring", "Moppeskafter skal være af FSC-mærket træ.")),
        (
            "baeredygtigt-trae",
            ("Rengøring", "Toiletpapir leveres af kommunen.", "Kommunen leverer selv køkkenruller."),
        ),
        ("baeredygtigt-trae", ("Rengøring", "Møbler skal tørres af med en svanemærket klud.")),
        ("baeredygtigt-trae", ("Flytning", "Firmaet flytter møblerne.", "Møblerne leveres inden kl. 12.")),
        ("baeredygtigt-trae", ("Trykning", "Papir til brochurer skal være fremstillet af bæredygtigt træ.")),
        ("belysning", ("Bustransport", "Belysning på busser skal være LED.")),
        ("rengoering", ("Gulve", "Gulvet skal kunne vedligeholdes med svanemærkede rengøringsmidler.")),
        ("rengoering", ("Stole", "Stolene skal tåle svanemærkede rengøringsmidler.")),
    ],
)
def test_passing_mention_brings_no_goal_in(goal: str, texts: tuple[str, ...]) -> None:
    title, *lines = texts
    assert goal not in goals_of(title, *OPENING, *lines)


@pytest.mark.parametrize(
    "texts",
    [
        ("Opførelse af svømmehal", "Alt træ i bygningen skal være FSC- eller PEFC-certificeret."),
        ("Ny sportshal", "Massivt træ skal komme fra bæredygtigt skovbrug."),
        ("Drift af tre biblioteker", "Sanitetspapir skal være fremstillet af genbrugsfibre."),
    ],
)
def test_a_demand_of_wood_or_paper_brings_in_the_goal_of_wood(texts: tuple[str, ...]) -> None:
    assert "baeredygtigt-trae" in goals_of(texts[0], *OPENING, *texts[1:])


def test_a_heading_names_the_goods_of_the_demand_under_it() -> None:
    blocks = (
        Block("Drift af tre biblioteker", BlockKind.TITLE, Place("bilag", 1)),
        *(Block(text, BlockKind.PARAGRAPH, Place("bilag", 2)) for text in OPENING),
        Block("Sanitetspapir", BlockKind.HEADING, Place("bilag", 2), level=1),
        Block(
            "Papiret skal være fremstillet af genbrugsfibre.",
            BlockKind.PARAGRAPH,
            Place("bilag", 3, headings=("Sanitetspapir",)),
        ),
    )
    tender = Tender("sag", (Document("bilag", "text/plain", "0" * 64, blocks),))
    assert "baeredygtigt-trae" in {one.goal.slug for one in check(tender, BOOK, on=DAY).goals if one.in_scope}


@pytest.mark.parametrize(
    "texts",
    [
        ("Pleje af parker", "Alle træer i parken skal beskæres i vinterhalvåret."),
        ("Indkøb af pumper", "Pumperne skal leveres på paller af træ, som er FSC-mærket."),
        ("Ny sportshal", "Alt træ i bygningen leveres af bygherren."),
    ],
)
def test_trees_and_packaging_do_not_bring_in_the_goal_of_wood(texts: tuple[str, ...]) -> None:
    assert "baeredygtigt-trae" not in goals_of(texts[0], *OPENING, *texts[1:])


@pytest.mark.parametrize(
    "title",
    [
        "Eftersyn af legepladser",
        "Tilsyn med og kontrol af rengøring på skoler",
        "Rådgivning om møbler",
        "Forsikring af bygninger, møbler og computere",
    ],
)
def test_work_on_goods_that_are_there_buys_none_of_them(title: str) -> None:
    assert goals_of(title, "Opgaven udføres efter aftale.") == set()


def test_insurance_with_goods_in_its_list_buys_none_of_them() -> None:
    listed = (
        "Krydslamineret træ med FSC skal være dækket.",
        "Møbler, legetøj og computere skal være dækket.",
    )
    assert goals_of("Udbud af forsikringer", *listed, cpv=("66515000",)) == set()
    assert "baeredygtigt-trae" in goals_of("Udbud", *listed)


def test_insurance_is_known_by_the_title_of_the_leading_document() -> None:
    listed = "Svanemærkede rengøringsmidler på lageret skal være dækket."

    def read(name: str) -> set[str]:
        tender = tender_of("Udbud af forsikringer", listed)
        document = replace(tender.documents[0], name=name)
        report = check(replace(tender, documents=(document,)), BOOK, on=DAY)
        return {scope.goal.slug for scope in report.goals if scope.in_scope}

    assert read("Udbudsbetingelser.docx") == set()
    assert "rengoering" in read("Bilag 4.docx")


def test_demand_of_goods_that_the_contract_excludes_brings_no_goal_in() -> None:
    opening = ("Autoklaver", "Region Nord", "Kravspecifikation", "Kammeret skal være oplyst med LED-lampe.")
    assert "belysning" in goals_of(*opening)
    assert "belysning" not in goals_of(*opening, "Kontrakten omfatter ikke lamper og belysning.")


@pytest.mark.parametrize(
    "left_out",
    [
        "Linned indgår ikke.",
        "Der købes ingen linned og håndklæder.",
        "Linned og håndklæder er på en anden aftale og er ikke med her.",
        "Linned er undtaget fra udbuddet.",
        "Linned købes på en anden aftale.",
        "Linned dækkes af en særskilt kontrakt.",
    ],
)
def test_criterion_on_goods_left_out_does_not_apply(left_out: str) -> None:
    tender = tender_of("Arbejdstøj til køkkener", "Arbejdstøj skal være slidstærkt.", left_out)
    findings = {one.criterion.id: one.verdict.value for one in check(tender, BOOK, on=DAY).findings}
    assert findings["12.a.3"] == "not_applicable"


@pytest.mark.parametrize(
    ("cpv", "verdict"),
    [("18110000", "missing"), ("39518000", "missing")],
)
def test_goods_that_only_a_cpv_code_names_are_judged(cpv: str, verdict: str) -> None:
    tender = tender_of("Udbud af rammeaftale", "Varerne på bilag 2 leveres inden ti dage.")
    report = check(tender, BOOK, on=DAY, cpv=[cpv])
    found = {one.criterion.id: one.verdict.value for one in report.findings}
    assert found["12.b.2"] == verdict


def test_codes_do_not_bring_in_goods_beside_those_that_words_name() -> None:
    tender = tender_of("Linned til plejehjem", "Lagner og håndklæder leveres inden ti dage.")
    report = check(tender, BOOK, on=DAY, cpv=["39512000"])
    found = {one.criterion.id: one.verdict.value for one in report.findings}
    assert (found["12.a.1"], found["12.b.2"]) == ("missing", "not_applicable")


@pytest.mark.parametrize(
    ("texts", "applicable"),
    [
        (("Storkøkkenudstyr", "Der leveres opvaskemaskiner og ovne."), True),
        (("Storkøkkenudstyr", "Der leveres opvaskemaskiner.", "Der købes ikke ovne i dette udbud."), False),
        (("Storkøkkenudstyr", "Der leveres opvaskemaskiner.", "Der indgår ingen ovne i kontrakten."), False),
        (("Storkøkkenudstyr", "Der leveres gryder.", "Ovne er ikke omfattet; de flytter med."), False),
        (("Storkøkkenudstyr og ovne", "Ovne til afdeling B købes ikke."), True),
    ],
)
def test_what_a_tender_says_it_does_not_buy_is_not_applicable(
    texts: tuple[str, ...],
    applicable: bool,  # noqa: FBT001
) -> None:
    report = check(tender_of(*texts), BOOK, on=DAY, goals=["koekkenudstyr"], criteria=["10.f"])
    assert (report.findings[0].verdict.value != "not_applicable") is applicable


@pytest.mark.parametrize(
    ("texts", "cpv"),
    [
        (
            ("Servicedesk", "Tilbudsgiver skal støtte computere, der følger Energistyrelsens anbefalinger."),
            ("72253100",),
        ),
        (("Vikarer til køkken, portørtjeneste og rengøring", "Rengøringsmidlerne er regionens egne."), ()),
        (("Sagkyndige", "Regionen udleverer arbejdstøj, der vaskes på et svanemærket vaskeri."), ()),
        (("Måling af gadelys", "Armaturerne måles."), ()),
        (("Oversættelse", "Papiret skal være FSC-mærket."), ("79530000",)),
        (
            (
                "Eftersyn af legepladser",
                "Legepladsen efterses.",
                "Legepladsen rapporteres.",
                "Legepladsen noteres.",
            ),
            (),
        ),
    ],
)
def test_services_on_or_beside_goods_bring_in_no_goal(texts: tuple[str, ...], cpv: tuple[str, ...]) -> None:
    opening = ("Ydelsen udføres i to år.", "Prisen er fast.", "Fakturaen sendes elektronisk.")
    assert goals_of(texts[0], *opening, *texts[1:], cpv=cpv) == set()


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Service på maskiner",
            "Region Vest, Centralvaskeriet og Indkøb · sagsnr. 21/44",
            "Tilsyn hver uge.",
        ),
        ("Eftersyn af centralvaskeriets maskiner", "Tilsyn hver uge."),
    ],
)
def test_who_sends_a_document_and_what_others_own_is_not_bought(texts: tuple[str, ...]) -> None:
    assert goals_of(*texts) == set()


@pytest.mark.parametrize(
    ("sentence", "goals"),
    [
        ("Rammeaftalen omfatter hylder af krydsfiner og massiv eg.", {"baeredygtigt-trae"}),
        ("Leverancen består af computere, skærme og tablets.", {"ikt"}),
        ("Kontrakten omfatter derfor hverken lamper eller computere.", set()),
    ],
)
def test_what_a_sentence_says_the_contract_comprises_is_bought(sentence: str, goals: set[str]) -> None:
    assert goals_of("Indkøb", "Frist den 1. maj.", "Spørgsmål i systemet.", sentence) == goals


def test_an_agreement_that_the_buyer_has_already_buys_nothing_here() -> None:
    answer = "Nej, musikskolen har en aftale om svanemærkede tryksager med et trykkeri."
    found = goals_of(
        "Klaverstemning", "Frist den 1. maj.", "Spørgsmål i systemet.", "Skal der trykkes?", answer
    )
    assert "kontorartikler-og-tryksager" not in found


def test_a_demand_that_is_quoted_as_a_sample_brings_no_goal_in() -> None:
    sample = 'Skabelonen skal indeholde teksten "Alle rengøringsmidler skal være svanemærkede".'
    assert "rengoering" not in goals_of("Sagssystem", "Frist den 1. maj.", "Spørgsmål i systemet.", sample)


@pytest.mark.parametrize(
    ("sentence", "goals"),
    [
        ("Rammeaftalen omfatter arbejdstøj, men ikke rengøringsmidler.", {"tekstiler"}),
        ("Rammeaftalen omfatter arbejdstøj. Rengøringsmidler er ikke omfattet af aftalen.", {"tekstiler"}),
        ("Aftalen omfatter computere, ekskl. lamper.", {"ikt"}),
    ],
)
def test_what_is_left_out_beside_what_is_comprised_is_not_bought(sentence: str, goals: set[str]) -> None:
    assert goals_of("Indkøb", sentence) == goals
    assert (
        goals_of("Indkøb", "Frist den 1. maj.", "Spørgsmål i systemet.", "Prisen er fast.", sentence) == goals
    )


def test_a_list_below_what_a_framework_comprises_is_bought() -> None:
    listed = tender_of("Indkøb", "Frist den 1. maj.", "Rammeaftalen omfatter følgende varegrupper:")
    items = tuple(
        Block(text, BlockKind.LIST_ITEM, Place("bilag", number))
        for number, text in enumerate(("Arbejdstøj", "Rengøringsmidler"), start=4)
    )
    document = replace(listed.documents[0], blocks=(*listed.documents[0].blocks, *items))
    scopes = check(replace(listed, documents=(document,)), BOOK, on=DAY).goals
    assert {scope.goal.slug for scope in scopes if scope.in_scope} == {"tekstiler", "rengoering"}


@pytest.mark.parametrize(
    "opening",
    [
        "Styrelsen udbyder en rammeaftale om rådgivning om grønne krav i statens indkøb.",
        "Regionen udbyder en kontrakt om juridisk rådgivning.",
    ],
)
def test_advice_on_green_goods_buys_none_of_them(opening: str) -> None:
    tender = replace(
        tender_of(
            "Udbudsbetingelser",
            opening,
            "Rådgiver skal beskrive, hvornår alle lyskilder skal være LED.",
            "Rådgiver skal beskrive, hvornår rengøringsmidler skal være svanemærkede.",
        ),
        name="udbudsbetingelser",
    )
    document = replace(tender.documents[0], name="udbudsbetingelser.docx")
    report = check(replace(tender, documents=(document,)), BOOK, on=DAY)

    assert not [one.goal.slug for one in report.goals if one.in_scope]


def test_building_works_are_told_by_their_trades() -> None:
    tender = tender_of(
        "Arbejdsbeskrivelse loft og overflader",
        "Arbejdsbeskrivelsen omfatter tømrer-, isolerings- og malerarbejde ved renovering af fløj B.",
    )
    report = check(tender, BOOK, on=DAY)

    assert "byggeri-og-anlaeg" in [one.goal.slug for one in report.goals if one.in_scope]


@pytest.mark.parametrize(
    "texts",
    [
        ("Rammeaftale om håndværkere", "Udbuddet omfatter følgende fag: tømrer, murer, VVS, el og maler."),
        ("Håndværkerydelser til boligafdelinger", "Aftalen deles i fagområder: murer, tømrer og maler."),
    ],
)
def test_a_list_of_building_trades_buys_building_works(texts: tuple[str, ...]) -> None:
    assert "byggeri-og-anlaeg" in goals_of(*texts)


@pytest.mark.parametrize(
    "text", ["Tøjet bruges af vores tømrer, murer og maler.", "Malingen bruges af kommunens tømrere."]
)
def test_trades_that_use_goods_buy_no_works_and_no_wood(text: str) -> None:
    assert goals_of("Arbejdstøj", "Frist den 1. maj.", "Prisen er fast.", text) == {"tekstiler"}


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Rammeaftale om konsulentbistand til grønne indkøb",
            "Aftalen omfatter bistand ved udarbejdelse af udbudsmateriale for arbejdstøj, legetøj og it.",
            "Konsulenten skal rådgive om krav til møbler og tekstiler, så de opfylder Svanemærket.",
        ),
        (
            "Udbud af rådgivning om grønne krav",
            "Kommunen udbyder konsulentydelser.",
            "Konsulenten skal rådgive kommunen om grønne krav til rengøringsmidler, møbler og belysning.",
            "Konsulenten skal gennemføre workshops om miljømærkede rengøringsmidler og bæredygtigt træ.",
        ),
        (
            "Konsulentbistand til indkøb",
            "Rådgiveren skal hjælpe skolerne med at stille krav om svanemærkede rengøringsmidler.",
        ),
        ("Indkøb af revisionsydelser", "Revisor skal gennemgå køb af computere, lamper og arbejdstøj."),
    ],
)
def test_a_document_that_opens_with_a_service_buys_no_goods_whatever_its_file_is_called(
    texts: tuple[str, ...],
) -> None:
    tender = tender_of(*texts)
    document = replace(tender.documents[0], name="r.docx")
    report = check(replace(tender, documents=(document,)), BOOK, on=DAY)

    assert not [one.goal.slug for one in report.goals if one.in_scope]


@pytest.mark.parametrize("title", ["Beskrivelse, revision B", "Udbud af rådgivning om og levering af møbler"])
def test_an_edition_or_a_service_beside_a_delivery_is_no_mere_service(title: str) -> None:
    ordered = ("Leverandøren leverer arbejdstøj.", "Leverandøren skal levere 200 sæt arbejdstøj.")
    tender = tender_of(title, "Frist den 1. maj.", "Prisen er fast.", *ordered)
    document = replace(tender.documents[0], name="r.docx")
    report = check(replace(tender, documents=(document,)), BOOK, on=DAY)

    assert "tekstiler" in [one.goal.slug for one in report.goals if one.in_scope]


def table_of(title: str, headers: tuple[str, ...], *rows: tuple[str, ...]) -> Tender:
    """Give a tender that is a heading and a table below it."""
    lines = ["| " + " | ".join(row) + " |" for row in (headers, ("---",) * len(headers), *rows)]
    data = "\n".join((f"# {title}", "", *lines)).encode()
    return Tender("sag", (read_plain(data, "udbud.md"),))


@pytest.mark.parametrize(
    "title",
    ["Rammeaftale om varer til skoler", "Rammeaftale", "Kontrakt", "Kravspecifikation", "Indkøb af varer"],
)
@pytest.mark.parametrize(
    ("headers", "rows"),
    [
        (("Delaftale", "Varer"), (("1", "Legetøj"), ("2", "Computere"))),
        (("Delaftale", "Beskrivelse", "Værdi"), (("1", "Legetøj", "2 mio."), ("2", "Computere", "1 mio."))),
        (("Delaftale", "Tildeles"), (("1: Legetøj", "En"), ("2: Computere", "To"))),
        (("Nr.", "Varegruppe"), (("1", "Legetøj"), ("2", "Computere"))),
        (("Varegruppe", "Varer"), (("1", "Legetøj"), ("2", "Computere"))),
    ],
)
def test_a_list_of_lots_buys_its_goods_whatever_the_heading_calls_the_document(
    title: str, headers: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> None:
    report = check(table_of(title, headers, *rows), BOOK, on=DAY)

    assert {one.goal.slug for one in report.goals if one.in_scope} == {"boerneartikler", "ikt"}
    assert {one.verdict.value for one in report.findings if one.criterion.id == "7.7"} == {"missing"}


def test_a_table_of_demands_on_lots_is_no_list_of_goods() -> None:
    rows = (("1", "Legetøj"), ("2", "Computere"))
    report = check(table_of("Rammeaftale", ("Delaftale", "Krav"), *rows), BOOK, on=DAY)

    assert not [one.goal.slug for one in report.goals if one.in_scope]


@pytest.mark.parametrize(
    ("title", "verdict"),
    [("Computere til skolerne", "missing"), ("Support af computere og skærme", "not_applicable")],
)
def test_goods_that_a_title_opens_with_are_bought(title: str, verdict: str) -> None:
    report = check(tender_of(title), BOOK, on=DAY, goals=["ikt"], criteria=["7.7"])
    assert [one.verdict.value for one in report.findings] == [verdict]


@pytest.mark.parametrize(
    "of", ["af lærketræ", "af fyrretræ", "i douglas", "af ubehandlet lærk", "af robinietræ", "i massiv eg"]
)
def test_goods_of_a_wood_by_its_name_are_of_wood(of: str) -> None:
    assert goals_of("Byrum", f"Leverandøren leverer 80 plantekasser {of}.") == {"baeredygtigt-trae"}


@pytest.mark.parametrize(
    "text",
    [
        "Serverne står i eget datacenter.",
        "Kurser afholdes i eget hus.",
        "Leverandøren kører i egen bil og i egne lokaler.",
        "Kurset holdes i Birken og i Lærken.",
        "Opgaven omfatter beskæring af egetræer og fældning af bøgetræer.",
    ],
)
def test_own_places_and_growing_trees_are_no_wood(text: str) -> None:
    assert "baeredygtigt-trae" not in goals_of("Udbud", text)


def test_who_rebuilds_rooms_does_building_works() -> None:
    assert "byggeri-og-anlaeg" in goals_of(
        "Ombygning af produktionskøkken", "Entreprenøren ombygger lokalerne."
    )


@pytest.mark.parametrize(
    "texts",
    [
        ("Levering af inkontinensbleer",),
        ("Indkøb af bleer til voksne borgere",),
        ("Hjælpemidler", "Levering af bleer til inkontinente."),
        ("Scanning af byggesager", "Leverandøren scanner kommunens byggesager."),
        ("Behandling af byggesager",),
        ("App til hjemmeplejen", "Appen skal virke på smartphones og tablets."),
        ("Flytteydelser", "Leverandøren flytter skriveborde, lamper og computere."),
        ("Vikarer", "Vikaren får udleveret kommunens arbejdstøj."),
        ("Pleje af arealer", "Leverandøren fører årligt legepladstilsyn på alle kommunens legepladser."),
        ("Rengøring af ventilationskanaler",),
    ],
)
def test_goods_for_others_and_goods_that_are_there_are_not_bought(texts: tuple[str, ...]) -> None:
    assert goals_of(*texts) == set()


@pytest.mark.parametrize(
    ("texts", "goals"),
    [
        (
            ("Indkøb af kopipapir", "Papiret skal kunne bruges i kommunens printere."),
            {"kontorartikler-og-tryksager"},
        ),
        (("Udbud af computere", "Delaftale 2 (møbler) er udgået af udbuddet."), {"ikt"}),
        (("Udbud af computere", "Delaftale 2 om møbler udgår."), {"ikt"}),
        (("Udbud", "Programmet skal køre på de tilbudte computere."), {"ikt"}),
        (("Udbud", "Leverandøren flytter de gamle borde og leverer nye lamper."), {"belysning"}),
        (("Levering af engangsbleer", "Bleerne er til børn."), {"boerneartikler"}),
        (("Levering af bleer til børn og voksne",), {"boerneartikler"}),
        (("Rengøring af skoler", "Rengøring af ventilationskanaler er en del af opgaven."), {"rengoering"}),
    ],
)
def test_what_is_bought_beside_goods_that_are_not_is_in_scope(
    texts: tuple[str, ...], goals: set[str]
) -> None:
    assert goals_of(*texts) == goals


LISTS = [
    ("| Vare | Antal |\n|---|---|\n| Kombiovn | 4 |", {"koekkenudstyr"}),
    (
        "| Delaftale | Antal |\n|---|---|\n| Rengøringsmidler | 900 |\n| Bærbare computere | 40 |",
        {"rengoering", "ikt"},
    ),
    (
        "| Delaftale | Omfang |\n|---|---|\n| 1 | Skrivebordslamper |\n| 2 | Kopipapir |",
        {"belysning", "kontorartikler-og-tryksager"},
    ),
    ("| Rum | Antal pladser til borde |\n|---|---|\n| Mødelokale | 12 |", set()),
]


@pytest.mark.parametrize(("table", "goals"), LISTS)
def test_one_line_of_a_list_of_goods_brings_its_goal_in(table: str, goals: set[str]) -> None:
    document = read_plain(f"# Tilbudsliste\n\n{table}\n".encode(), "tilbudsliste.md")
    found = check(Tender("sag", (document,)), BOOK, on=DAY).goals

    assert {one.goal.slug for one in found if one.in_scope} == goals


@pytest.mark.parametrize(
    ("other", "goals"), [("MK", {"belysning"}), ("EK", set())], ids=["beside demands", "all scored"]
)
def test_a_scored_line_in_a_table_of_demands_brings_its_goal_in(other: str, goals: set[str]) -> None:
    text = (
        "# Armaturer til Rådhuset\n\nMK: mindstekrav. EK: evalueringskrav.\n\n"
        "| Nr. | Egenskab | Værdi | Status |\n|---|---|---|---|\n"
        f"| 1 | Lyskilde | LED | EK |\n| 2 | Levetid | 50.000 timer | {other} |\n"
    )
    document = read_plain(text.encode(), "udbud.md")
    scopes = check(Tender("sag", (document,)), BOOK, on=DAY).goals

    assert {scope.goal.slug for scope in scopes if scope.in_scope} == goals
