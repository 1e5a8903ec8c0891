"""The sentences of reports and of the command line, in Danish and English, side by side in one table.

A sentence takes its values by name; the values come from documents and are never read as templates
themselves.
"""

from datetime import date
from typing import Protocol

from pogi_check.reports.call_wording import CALL_TEXTS
from pogi_check.reports.languages import Text


class Titled(Protocol):
    """What a rule file gives a title in Danish, and where it likes in English."""

    @property
    def title(self) -> str: ...  # noqa: D102 - see the class
    @property
    def title_en(self) -> str: ...  # noqa: D102 - see the class


def title_of(named: Titled, language: str) -> str:
    """Give the title of a pack, goal, criterion or note; Danish where there is no English one."""
    return told_in(language, named.title, named.title_en)


def told_in(language: str, danish: str, english: str) -> str:
    """Give a rule file's words in a language; Danish where there are no English ones."""
    return (english if language == "en" else "") or danish


TEXTS = {
    # the head of a report
    "report": Text("Kontrol af grønne indkøbskriterier", "Check of green procurement criteria"),
    "tender": Text("Udbud", "Tender"),
    "documents": Text("Dokumenter", "Documents"),
    "date": Text("Vurderet pr.", "Judged as of"),
    "rules": Text("Regler", "Rules"),
    "rules_version": Text("version {version}", "version {version}"),
    "cpv": Text("CPV-koder", "CPV codes"),
    "page_one": Text("1 side", "1 page"),
    "pages": Text("{n} sider", "{n} pages"),
    # the answer
    "answer": Text("Resultat", "Result"),
    "answer_all": Text(
        "Udbuddet stiller alle {n} krav i de relevante indkøbsmål.",
        "The tender states all {n} requirements of the goals in scope.",
    ),
    "answer_all_one": Text(
        "Udbuddet stiller det ene krav, der er relevant.",
        "The tender states the one requirement that applies.",
    ),
    "answer_short": Text(
        "Udbuddet stiller {present} af {n} krav fuldt ud: {what}.",
        "The tender fully states {present} of {n} requirements: {what}.",
    ),
    "what_missing": Text("{n} mangler", "{n} missing"),
    "what_weakened": Text("{n} er svækket", "{n} weakened"),
    "and": Text(" og ", " and "),
    "answer_no_scope": Text(
        "Ingen af indkøbsmålene ser ud til at være relevante for udbuddet. "
        "Intet er kontrolleret. Angiv selv et mål med --goal, hvis det ikke passer; "
        "pogi-check rules list viser navnene.",
        "None of the goals seems to apply to the tender. Nothing has been checked. "
        "Name a goal with --goal if that is wrong (pogi-check rules list shows the names).",
    ),
    "answer_no_rules": Text(
        "Intet er kontrolleret: pogi-check har ingen regler for de relevante mål. Hvert mål siger hvorfor.",
        "Nothing has been checked: pogi-check has no rules for the goals in scope. Each goal says why.",
    ),
    "answer_unchecked": Text(
        "Ikke kontrolleret, fordi pogi-check ingen regler har: {goals}.",
        "Not checked, because pogi-check has no rules: {goals}.",
    ),
    "answer_nothing": Text(
        "Ingen af kravene i de relevante mål gælder på datoen for det, som udbuddet køber.",
        "No requirement of the goals in scope applies on the date to what the tender buys.",
    ),
    "answer_unread": Text(
        "Noget af udbuddet kunne ikke læses. Resultatet gælder kun den tekst, der er læst.",
        "Some of the tender could not be read. The result holds only for the text that was read.",
    ),
    "counts": Text("Krav", "Requirements"),
    "hint_counts": Text("Anbefalinger m.m.", "Recommendations etc."),
    "no_effect": Text("påvirker ikke resultatet", "does not affect the result"),
    "exit": Text("Afslutningskode {code}: {meaning}", "Exit code {code}: {meaning}"),
    "exit_0_weakened": Text("ingen krav mangler eller er svækket.", "no requirement is missing or weakened."),
    "exit_0_missing": Text("ingen krav mangler.", "no requirement is missing."),
    "exit_0_never": Text(
        "kontrollen er gennemført (--fail-on never).", "the check has been done (--fail-on never)."
    ),
    "exit_0_nothing": Text("intet er kontrolleret.", "nothing has been checked."),
    "exit_1_weakened": Text(
        "mindst ét krav mangler eller er svækket.", "at least one requirement is missing or weakened."
    ),
    "exit_1_missing": Text("mindst ét krav mangler.", "at least one requirement is missing."),
    "exit_2_unread": Text("mindst ét dokument kunne ikke læses.", "at least one document could not be read."),
    # goals
    "goal": Text("Mål {number}", "Goal {number}"),
    "goal_named": Text("Mål", "Goal"),
    "supplements": Text(
        "Også {pack} har krav til disse varer ({goals}). De er ikke tjekket her; det bliver de med {option}.",
        "{pack}: demands on these goods too ({goals}). They are not checked here; {option} checks them.",
    ),
    "removed": Text(
        "Ikke prøvet, fordi pakken {pack} har slået fra eller ændret: {criteria}.",
        "Not checked, because the pack {pack} has disabled or changed: {criteria}.",
    ),
    "disabled": Text(
        "{ident} prøves ikke: pakken {pack} har slået kriteriet fra (disable i pack.yaml). Det siger ellers:",
        "{ident} is not checked: the pack {pack} disables it (disable in pack.yaml). It would say:",
    ),
    "replaces": Text("Erstatter", "Replaces"),
    "binds": Text("binder {buyers}, vejledende for andre", "binds {buyers}, guidance for others"),
    "trial": Text("afprøves", "on trial"),
    "before_first_text": Text(
        "Udbuddet er ældre end den første tekst af målet, der kendes (fra {first}), og prøves ikke mod den.",
        "The tender is older than the first known text of the goal (from {first}) and is not checked.",
    ),
    "in_scope_because": Text("Relevant, fordi", "In scope because"),
    "asked_for": Text("valgt med --goal", "chosen with --goal"),
    "replaced": Text(
        "Erstattet af reglerne i {folder}: {criteria}.", "Replaced by the rules in {folder}: {criteria}."
    ),
    "no_text": Text(
        "Målets tekst er ikke tilgængelig, så kravene kan ikke kontrolleres. Læs målet hos POGI.",
        "The text of the goal is not available, so its requirements cannot be checked. Read it at POGI.",
    ),
    "no_rules_yet": Text(
        "Reglerne for målet er ikke med i pogi-check. Læs målet hos POGI.",
        "The rules for the goal are not part of pogi-check. Read the goal at POGI.",
    ),
    "no_criteria": Text(
        "Ingen af målets kriterier gælder på datoen.", "None of the goal's criteria is in force on the date."
    ),
    "hints": Text(
        "Anbefalinger og emner (påvirker ikke resultatet)",
        "Recommendations and topics (do not affect the result)",
    ),
    "not_applicable": Text(
        "Ikke relevante her: udbuddet ses ikke at købe det, kriterierne gælder",
        "Not applicable here: the tender does not seem to buy what the criteria are about",
    ),
    "out_of_scope": Text(
        "Mål, som udbuddet ikke ser ud til at falde under: {goals}.",
        "Goals that the tender does not seem to fall under: {goals}.",
    ),
    "only_chosen": Text(
        "Kun de mål, der er valgt med --goal, er kontrolleret.",
        "Only the goals chosen with --goal were checked.",
    ),
    # findings
    "source": Text("Kilde", "Source"),
    "nowhere": Text("Kravet er ikke stillet i udbuddet.", "The tender does not state the requirement."),
    "nowhere_hint": Text("Ikke nævnt som krav i udbuddet.", "Not demanded in the tender."),
    "nearest": Text("Nærmeste tekst", "Nearest text"),
    "nearest_note": Text("stiller ikke kravet", "does not state the requirement"),
    "remedy": Text("Forslag til formulering", "Suggested wording"),
    "change": Text("Ret udbuddets ord", "Change the tender's words"),
    "delete_words": Text("slet: {words}", "delete: {words}"),
    "note": Text("Bemærk", "Note"),
    "satisfied_by": Text(
        "Opfyldt gennem {criterion}, som udbuddet stiller fuldt ud.",
        "Met through {criterion}, which the tender states in full.",
    ),
    "wish": Text("ønske", "wish"),
    "reserved": Text("{role} med forbehold", "{role}, hedged"),
    "unclear": Text("{role} med uklar status", "{role} of unclear status"),
    "wish_code": Text(
        "Koden ”{words}” angiver et ønske. Det forpligter ikke leverandøren.",
        "The code “{words}” marks a wish. It does not bind the supplier.",
    ),
    "lacking": Text("Der mangler: {parts}.", "Lacking: {parts}."),
    "softer": Text("Nævnes også i svagere form", "Also mentioned in weaker words"),
    "also_one": Text(
        "Står også 1 andet sted (se det med -o rapport.html).",
        "Also stands in 1 other place (see it with -o report.html).",
    ),
    "also": Text(
        "Står også {n} andre steder (se dem med -o rapport.html).",
        "Also stands in {n} other places (see them with -o report.html).",
    ),
    "more": Text(
        "… og {n} steder mere (se dem med -o rapport.html).",
        "… and {n} places more (see them with -o report.html).",
    ),
    "before_changes": Text(
        "Afvises de sporede ændringer, bliver vurderingen: {verdict}.",
        "With the tracked changes rejected the verdict is: {verdict}.",
    ),
    "compound": Text(
        "”{word}” er læst som en sammensætning med {term}.", "“{word}” was read as a compound of {term}."
    ),
    "typo": Text("”{word}” er læst som {term} (stavefejl).", "“{word}” was read as {term} (misspelt)."),
    # soundness notes
    "soundness": Text(
        "Bemærkninger til teksten (påvirker ikke resultatet)", "Notes on the text (do not affect the result)"
    ),
    "law": Text("Lovgrundlag", "Law"),
    "silenced": Text("Slået fra med --silence: {notes}.", "Silenced with --silence: {notes}."),
    "note_rules": Text("Bemærkninger til teksten", "Notes on the text"),
    "note_kind": Text("bemærkning til teksten, aldrig en fejl", "note on the text, never a failure"),
    "note_says": Text("Siger", "Says"),
    "more_notes": Text(
        "… og {n} mere (se dem med -o rapport.html).", "… and {n} more (see them with -o report.html)."
    ),
    # places
    "page": Text("side {n}", "page {n}"),
    "page_list": Text("side {n}", "pages {n}"),
    "section": Text("pkt. {heading}", "section {heading}"),
    "under": Text("under ”{heading}”", "under “{heading}”"),
    "paragraph": Text("afsnit {n}", "paragraph {n}"),
    "row_number": Text("nr. {number}", "no. {number}"),
    "sheet": Text("ark {name}", "sheet {name}"),
    "sheet_cell": Text("celle {cell}", "cell {cell}"),
    "table_row": Text("tabelrække {n}", "table row {n}"),
    "read_by_ocr": Text("læst med OCR ({sure} % sikkert)", "read by OCR ({sure} % sure)"),
    # what was not read
    "unread": Text("Ikke læst", "Not read"),
    "beside": Text(
        "Filer af typer, som pogi-check ikke læser. Se selv efter, om de stiller krav: {names}.",
        "Files of types that pogi-check does not read. Look yourself whether they hold demands: {names}.",
    ),
    "scanned": Text(
        "Scannede sider er læst med OCR, som kan læse forkert. Hold citaterne op mod dokumentet: {names}.",
        "Scanned pages were read by OCR, which can misread. Hold the quotes against the document: {names}.",
    ),
    "scanned_pages": Text("{name} ({pages}, {sure} % sikkert)", "{name} ({pages}, {sure} % sure)"),
    "whole_document": Text("hele dokumentet", "the whole document"),
    "of_document": Text("noget af dokumentet", "some of the document"),
    "hidden": Text(
        "Skjult tekst tæller ikke med, for læserne ser den ikke: {names}.",
        "Hidden text does not count, for readers do not see it: {names}.",
    ),
    "hidden_in": Text("{name} (steder: {n})", "{name} (places: {n})"),
    # the page's own words
    "overview": Text("Overblik", "Overview"),
    "goals": Text("Indkøbsmål", "Goals"),
    "legend_deciding": Text("Ord, der afgør vurderingen", "Words that decide the verdict"),
    "legend_guillemets": Text(
        "«…» viser de ord, der afgør vurderingen. Tegnene står ikke i dokumentet.",
        "«…» shows the words that decide the verdict. The signs do not stand in the document.",
    ),
    "legend_matched": Text(
        "Ord, der knytter teksten til kriteriet", "Words that tie the text to the criterion"
    ),
    "not_checked": Text("ikke kontrolleret", "not checked"),
    "none_apply": Text("ingen krav gælder her", "no requirement applies"),
    "as_information": Text("til orientering", "as information"),
    "rationale": Text("Derfor stilles kravet", "Why it is asked"),
    "filter": Text("Vis", "Show"),
    "all": Text("Alle", "All"),
    "skip": Text("Gå til resultaterne", "Skip to the findings"),
    "made_by": Text("Udarbejdet med pogi-check.", "Made with pogi-check."),
    "caveat": Text(
        "Kontrollen læser udbuddets tekst. Den erstatter ikke en faglig eller juridisk vurdering.",
        "The check reads the text of the tender. It does not replace a professional or legal judgement.",
    ),
    **CALL_TEXTS,
    # explaining a rule
    "kind": Text("Art", "Kind"),
    "asks": Text("Kræver", "Asks"),
    "status": Text("Målets tekst", "The goal's text"),
    "known_whole": Text("kendt i sin helhed.", "known in full."),
    "known_in_part": Text(
        "kendt i dele; ”pogi-check explain {slug}” siger, hvad der ikke er kendt.",
        "known in part; “pogi-check explain {slug}” tells, in Danish, what is not known.",
    ),
    "accepted_roles": Text("det, som kriteriet nævner", "what the criterion names"),
    "accepted": Text("Godtages som", "Accepted as"),
    "in_force": Text("Gælder", "In force"),
    "from_date": Text("fra {first}", "from {first}"),
    "until_date": Text("til og med {last}", "until {last}"),
    "between_dates": Text("fra {first} til og med {last}", "from {first} until {last}"),
    "always": Text("uden tidsgrænse", "without limit in time"),
    "basis_read": Text("læst i målets tekst", "read in the goal's text"),
    "basis_secondary": Text("gengivet efter en anden kilde", "reported by another source"),
    "applies_to": Text("Gælder kun, når udbuddet nævner", "Asked only where the tender mentions"),
    "danish": Text("på dansk", "in Danish"),
    "all_words": Text("alle ord: pogi-check rules show {ident}", "all words: pogi-check rules show {ident}"),
    "limits": Text("Kan ikke se", "Does not see"),
    "rule_file": Text("Regelfil", "Rule file"),
    "advisory": Text("vises til orientering", "shown as information"),
    "comparison": Text("Sammenligning af to udgaver", "Comparison of two editions"),
    "compared": Text("Før: {old} · Nu: {new}", "Before: {old} · Now: {new}"),
    "since": Text("Siden {old}", "Since {old}"),
    "compared_counts": Text("Kriterier: {counts}.", "Criteria: {counts}."),
    "compared_nothing": Text("Intet er sammenlignet.", "Nothing has been compared."),
    "compared_no_scope": Text(
        "Udgaverne hører ikke under noget af målene.", "The editions are not about any of the goals."
    ),
    "compared_not_bought": Text(
        "Ingen af kriterierne gælder for det, der købes.", "None of the criteria concerns what is bought."
    ),
    "compared_0": Text(
        "intet krav er stillet svagere end før.", "no requirement is stated less fully than before."
    ),
    "compared_0_nothing": Text("intet er sammenlignet.", "nothing has been compared."),
    "compared_1": Text(
        "mindst ét krav er stillet svagere end før.",
        "at least one requirement is stated less fully than before.",
    ),
    "strays": Text(
        "Bemærk: {names} læses som en del af det nye udbud. Hører det til den tidligere udgave, så skriv "
        "--against {folder} (hele mappen) eller --against foran hver fil.",
        "Note: {names} is read as a part of the new tender. If it belongs to the earlier edition, write "
        "--against {folder} (the whole folder) or --against before each file.",
    ),
    "before": Text("før", "before"),
    "after": Text("nu", "now"),
    "not_in_scope": Text("målet er ikke relevant", "the goal is not in scope"),
    "yes": Text("ja", "yes"),
    "no": Text("nej", "no"),
    "revision_counts": Text("Ændringer: {counts}.", "Changes: {counts}."),
    "revision_none": Text("Reglerne er ens.", "The rules are the same."),
    "revision_from_to": Text("{what}: {after} (før: {before})", "{what}: {after} (before: {before})"),
    "revision_more": Text("{what}, tilføjet: {words}", "{what}, added: {words}"),
    "revision_less": Text("{what}, fjernet: {words}", "{what}, removed: {words}"),
    "no_goal_there": Text(
        "{value}: hverken en mappe med regler eller et mål på en dag, f.eks. belysning@2023-01-01.",
        "{value}: neither a folder of rules nor a goal on a day, say belysning@2023-01-01.",
    ),
    "bad_id": Text(
        "{value} kan ikke være et id: skriv bogstaver, tal, punktummer og bindestreger, f.eks. kantine.1.",
        "{value} cannot be an id: write letters, digits, dots and hyphens, say kantine.1.",
    ),
    "id_taken": Text(
        "{ident} er allerede et kriterium. Giv dit et eget id, eller se override i vejledningen.",
        "{ident} is a criterion already. Give yours an id of its own, or see override in the guide.",
    ),
    "bad_pack": Text(
        "{name} kan ikke være en pakkes mappe: skriv små bogstaver a-z, tal og bindestreger.",
        "{name} cannot be a pack's folder: write small letters a-z, digits and hyphens.",
    ),
    "scaffold_written": Text("Skrevet: {files}", "Written: {files}"),
    "scaffold_missing": Text("Det mangler endnu:", "Still missing:"),
    "scaffold_next": Text(
        "Udfyld det, og kør: pogi-check rules test {folder}",
        "Fill it in and run: pogi-check rules test {folder}",
    ),
    "scaffold_exists": Text("{path} findes allerede.", "{path} exists already."),
    "example_of": Text("Eksempel, {verdict}", "Example, {verdict}"),
    "pages_right": Text(
        "Siderne svarer til reglerne: {n}.",
        "The pages are what the rules give: {n}.",
    ),
    "pages_stale": Text(
        "{file}: svarer ikke til reglerne; kør pogi-check rules docs",
        "{file}: is not what the rules give; run pogi-check rules docs",
    ),
    "pages_written": Text("{file}: skrevet", "{file}: written"),
    "no_checkout": Text(
        "{path} er ikke en arbejdskopi af pogi-check (mappen rules mangler).",
        "{path} is not a checkout of pogi-check (no folder rules).",
    ),
    "examples_right": Text(
        "Eksempler: {n}, regler: {rules}. Alle giver det, de skal.",
        "Examples: {n}, rules: {rules}. All give what they should.",
    ),
    "examples_wrong": Text(
        "Eksempler: {n}, regler: {rules}. Fejl: {failed}.",
        "Examples: {n}, rules: {rules}. Faults: {failed}.",
    ),
    "example_wrong": Text(
        "{file}: {ident}: skal være {expected}, er {got}: {quote}",
        "{file}: {ident}: should be {expected}, is {got}: {quote}",
    ),
    "no_examples": Text(
        "{file}: {ident}: har ingen eksempler, så intet viser, at reglen virker",
        "{file}: {ident}: has no examples, so nothing shows that the rule works",
    ),
    "testing": Text("Afprøver {ident} …", "Testing {ident} …"),
    "no_rules": Text("Der er ingen regler i {path}.", "There are no rules in {path}."),
}

_MONTHS_DA = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
_MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def say(key: str, language: str, **values: object) -> str:
    """Give a sentence of the table with its values put in."""
    return TEXTS[key](language, **values)


def say_date(day: date, language: str) -> str:
    """Write a day as people do: ``14. marts 2025``, ``14 March 2025``."""
    if language == "en":
        return f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"
    return f"{day.day}. {_MONTHS_DA[day.month - 1]} {day.year}"


def say_any(names: list[str], language: str) -> str:
    """Join names with commas and a last "or"."""
    return _joined(names, say("or", language))


def say_all(names: list[str], language: str) -> str:
    """Join names with commas and a last "and"."""
    return _joined(names, say("and", language))


def _joined(names: list[str], last: str) -> str:
    return "".join(names) if len(names) < 2 else ", ".join(names[:-1]) + last + names[-1]  # noqa: PLR2004 - one
