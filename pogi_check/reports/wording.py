"""Every sentence that people read, in Danish and English, side by side in one table.

Nothing else in the project holds prose for people. A sentence takes its values by name; the values
come from documents and are never read as templates themselves.
"""

from dataclasses import dataclass
from datetime import date

from pogi_check.documents.document import Trouble
from pogi_check.terms import Kind, Role, Strength, Verdict, Weakening


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in the languages that reports speak."""

    da: str
    en: str

    def __call__(self, language: str, **values: object) -> str:
        """Give the words in a language (Danish unless ``en``), with the values put in."""
        return (self.en if language == "en" else self.da).format(**values)


@dataclass(frozen=True, slots=True)
class Reason:
    """How one reason for ``weakened`` is told: its name, a sentence with the deciding words, one without."""

    name: Text
    with_words: Text
    without: Text


VERDICTS = {
    Verdict.PRESENT: Text("Opfyldt", "Met"),
    Verdict.WEAKENED: Text("Svækket", "Weakened"),
    Verdict.MISSING: Text("Mangler", "Missing"),
    Verdict.NOT_APPLICABLE: Text("Ikke relevant", "Not applicable"),
}

VERDICT_MEANINGS = {
    Verdict.PRESENT: Text(
        "Udbuddet stiller kriteriet fuldt ud: for hele indkøbet, bindende og med målets grænse "
        "eller en skrappere.",
        "The tender states the criterion in full: for all that is bought, binding, at the goal's limit "
        "or a stricter one.",
    ),
    Verdict.WEAKENED: Text(
        "Udbuddet tager kriteriet op, men hver tekst, der gør det, er svagere end målet. "
        "Rapporten viser, hvilke ord der svækker.",
        "The tender takes the criterion up, but every text that does falls short of the goal. "
        "The report shows which words weaken it.",
    ),
    Verdict.MISSING: Text(
        "Ingen tekst i udbuddet stiller kriteriet. En omtale uden krav tæller ikke.",
        "No text of the tender states the criterion. A mention without a demand does not count.",
    ),
    Verdict.NOT_APPLICABLE: Text(
        "Kriteriet gælder ikke for det, der købes, eller er ikke i kraft på datoen.",
        "The criterion does not concern what is bought, or is not in force on the date.",
    ),
}

KINDS = {
    Kind.KRAV: Text("Krav", "Requirement"),
    Kind.ANBEFALING: Text("Anbefaling", "Recommendation"),
    Kind.DAEKNING: Text("Emne, der bør være dækket", "Topic that should be covered"),
    Kind.PROCES: Text("Krav til organisationens arbejde", "Requirement on the organisation's work"),
}

ROLES = {
    Role.MINIMUM_REQUIREMENT: Text("mindstekrav", "minimum requirement"),
    Role.CONTRACT_TERM: Text("kontraktvilkår", "contract term"),
    Role.AWARD_CRITERION: Text("tildelingskriterium", "award criterion"),
    Role.OPTION: Text("option", "option"),
    Role.INFORMATION_DUTY: Text("oplysningspligt", "duty to inform"),
    Role.BACKGROUND: Text("baggrund", "background"),
}

STRENGTHS = {
    Strength.MANDATORY: Text("bindende", "binding"),
    Strength.SOFT: Text("ikke bindende", "not binding"),
    Strength.DENIED: Text("siger, at der ikke stilles krav", "says that nothing is demanded"),
    Strength.NONE: Text("omtale", "mention"),
}

REASONS = {
    Weakening.SOFT_MODALITY: Reason(
        Text("Ikke bindende", "Not binding"),
        Text(
            "”{words}” er et ønske eller en opfordring. Det forpligter ikke leverandøren.",
            "“{words}” is a wish or an encouragement. It does not bind the supplier.",
        ),
        Text(
            "Teksten er et ønske eller en opfordring. Den forpligter ikke leverandøren.",
            "The text is a wish or an encouragement. It does not bind the supplier.",
        ),
    ),
    Weakening.HEDGED: Reason(
        Text("Forbehold", "Hedged"),
        Text(
            "”{words}” tager kraften ud af kravet. Det er nok, at leverandøren forsøger.",
            "“{words}” takes the force out of the requirement. It is enough that the supplier tries.",
        ),
        Text(
            "Et forbehold tager kraften ud af kravet. Det er nok, at leverandøren forsøger.",
            "A hedge takes the force out of the requirement. It is enough that the supplier tries.",
        ),
    ),
    Weakening.CONDITIONAL: Reason(
        Text("Betinget", "Conditional"),
        Text(
            "Kravet gælder kun på en betingelse, som målet ikke kender: ”{words}”.",
            "The requirement binds only on a condition that the goal does not have: “{words}”.",
        ),
        Text(
            "Kravet gælder kun på en betingelse, som målet ikke kender.",
            "The requirement binds only on a condition that the goal does not have.",
        ),
    ),
    Weakening.LOWER_THRESHOLD: Reason(
        Text("Lempeligere grænse", "Lower threshold"),
        Text(
            "”{words}” er en lempeligere grænse end målets.",
            "“{words}” is a looser limit than the goal's.",
        ),
        Text(
            "Grænsen er lempeligere end målets.",
            "The limit is looser than the goal's.",
        ),
    ),
    Weakening.NO_THRESHOLD: Reason(
        Text("Kan ikke kontrolleres", "Not verifiable"),
        Text(
            "”{words}” kan ikke kontrolleres. Der mangler et tal, et mærke eller en standard at måle på.",
            "“{words}” cannot be verified. A number, a label or a standard to measure against is lacking.",
        ),
        Text(
            "Kravet kan ikke kontrolleres. Der mangler et tal, et mærke eller en standard at måle på.",
            "The requirement cannot be verified. A number, a label or a standard is lacking.",
        ),
    ),
    Weakening.WEAKER_LABEL: Reason(
        Text("Svagere mærke", "Weaker label"),
        Text(
            "”{words}” beviser mindre end det mærke, målet kræver.",
            "“{words}” proves less than the label that the goal asks for.",
        ),
        Text(
            "Det nævnte mærke beviser mindre end det mærke, målet kræver.",
            "The label named proves less than the label that the goal asks for.",
        ),
    ),
    Weakening.NARROWED_SCOPE: Reason(
        Text("Gælder kun en del", "Narrowed scope"),
        Text(
            "”{words}” begrænser kravet til en del af det, der købes.",
            "“{words}” limits the requirement to a part of what is bought.",
        ),
        Text(
            "Kravet gælder kun en del af det, der købes.",
            "The requirement binds only a part of what is bought.",
        ),
    ),
    Weakening.WRONG_ROLE: Reason(
        Text("Stillet det forkerte sted", "In the wrong role"),
        Text(
            "”{words}” viser, at teksten ikke er et krav, som alle tilbud skal opfylde. "
            "Målet godtager kun: {accepted}.",
            "“{words}” shows that the text is not a requirement that every tender must meet. "
            "The goal accepts only: {accepted}.",
        ),
        Text(
            "Teksten er ikke et krav, som alle tilbud skal opfylde. Målet godtager kun: {accepted}.",
            "The text is not a requirement that every tender must meet. The goal accepts only: {accepted}.",
        ),
    ),
    Weakening.DEFERRED: Reason(
        Text("Udskudt", "Deferred"),
        Text(
            "”{words}”: kravet gælder først et stykke inde i kontraktperioden.",
            "“{words}”: the requirement binds only some time into the contract period.",
        ),
        Text(
            "Kravet gælder først et stykke inde i kontraktperioden.",
            "The requirement binds only some time into the contract period.",
        ),
    ),
    Weakening.OUTDATED: Reason(
        Text("Forældet", "Outdated"),
        Text(
            "”{words}” er afløst af en nyere standard eller mærkeversion.",
            "“{words}” has been superseded by a newer standard or version of the label.",
        ),
        Text(
            "Teksten henviser til en standard eller mærkeversion, der er afløst af en nyere.",
            "The text refers to a standard or a version of the label that has been superseded.",
        ),
    ),
    Weakening.PARTIAL: Reason(
        Text("Kun delvist stillet", "Only in part"),
        Text(
            "”{words}” dækker kun noget af det, som målet kræver samlet.",
            "“{words}” covers only some of what the goal asks together.",
        ),
        Text(
            "Kun noget af det, som målet kræver samlet, er stillet som krav.",
            "Only some of what the goal asks together is demanded.",
        ),
    ),
    Weakening.CONTRADICTED: Reason(
        Text("Modsagt", "Contradicted"),
        Text(
            "”{words}” ophæver eller modsiger kravet.",
            "“{words}” takes back or overrules the requirement.",
        ),
        Text(
            "En anden tekst i udbuddet ophæver eller modsiger kravet.",
            "Another text of the tender takes back or overrules the requirement.",
        ),
    ),
    Weakening.PENDING_DELETION: Reason(
        Text("Er ved at blive slettet", "Pending deletion"),
        Text(
            "Kravet står kun i tekst, som en sporet ændring i dokumentet sletter: ”{words}”.",
            "The requirement stands only in text that a tracked change deletes: “{words}”.",
        ),
        Text(
            "Kravet står kun i tekst, som en sporet ændring i dokumentet sletter.",
            "The requirement stands only in text that a tracked change deletes.",
        ),
    ),
    Weakening.UNCLEAR_STATUS: Reason(
        Text("Uklar status", "Unclear status"),
        Text(
            "Markeringen og ordvalget siger hver sit (”{words}”). Tvivlen kommer ordregiver til skade.",
            "The marking and the wording disagree (“{words}”). The doubt counts against the buyer.",
        ),
        Text(
            "Markeringen og ordvalget siger hver sit. Tvivlen kommer ordregiver til skade.",
            "The marking and the wording disagree. The doubt counts against the buyer.",
        ),
    ),
}

# What is wrong with a file or page, and the way out.
TROUBLES = {
    Trouble.NOT_FOUND: Text(
        "Filen eller mappen findes ikke. Kontrollér stien.",
        "There is no such file or folder. Check the path.",
    ),
    Trouble.NO_DOCUMENTS: Text(
        "Der er ingen DOCX- eller PDF-filer at læse. Angiv udbuddets dokumenter eller mappen med dem.",
        "There are no DOCX or PDF files to read. Give the tender's documents or the folder that holds them.",
    ),
    Trouble.UNKNOWN_FORMAT: Text(
        "Filtypen kan ikke læses. Gem dokumentet som DOCX eller PDF.",
        "This type of file cannot be read. Save the document as DOCX or PDF.",
    ),
    Trouble.WRONG_CONTENT: Text(
        "Indholdet passer ikke til filens endelse. Åbn filen i det program, den kommer fra, "
        "og gem den som DOCX eller PDF.",
        "The content does not fit the file's extension. Open the file in the program that made it "
        "and save it as DOCX or PDF.",
    ),
    Trouble.ENCRYPTED: Text(
        "Filen er beskyttet med adgangskode. Gem en kopi uden adgangskode, og kontrollér den.",
        "The file is protected by a password. Save a copy without a password and check that.",
    ),
    Trouble.DAMAGED: Text(
        "Filen er beskadiget og kan ikke åbnes. Hent eller gem den igen.",
        "The file is damaged and cannot be opened. Fetch or save it again.",
    ),
    Trouble.NO_TEXT_LAYER: Text(
        "Scannet uden tekstlag, så ordene kan ikke læses. Brug det oprindelige dokument, "
        "eller lad et OCR-program genkende teksten.",
        "Scanned without a text layer, so the words cannot be read. Use the original document, "
        "or have an OCR program recognise the text.",
    ),
    Trouble.UNREADABLE_FONT: Text(
        "Skrifttypen gemmer ikke, hvilke bogstaver tegnene står for, så teksten kan ikke læses. "
        "Brug det oprindelige dokument, eller eksportér PDF'en igen.",
        "The font does not store which letters its signs stand for, so the text cannot be read. "
        "Use the original document, or export the PDF again.",
    ),
    Trouble.EMPTY: Text(
        "Der er ingen tekst i filen. Kontrollér, at det er det rigtige dokument.",
        "There is no text in the file. Check that it is the right document.",
    ),
    Trouble.TOO_LARGE: Text(
        "Filen er for stor til at blive læst sikkert. Del den op, eller gem den uden billeder.",
        "The file is too large to be read safely. Split it, or save it without pictures.",
    ),
    Trouble.LEGACY_FORMAT: Text(
        "Filen er i et ældre format. Åbn den i Word eller LibreOffice, og gem den som DOCX.",
        "The file is in an old format. Open it in Word or LibreOffice and save it as DOCX.",
    ),
    Trouble.NO_ACCESS: Text(
        "Der er ikke adgang til filen. Kontrollér rettighederne, og om den er åben i et andet program.",
        "There is no access to the file. Check its permissions and whether another program has it open.",
    ),
}

# The machine-readable report says in English, in few words, why something was not read.
TROUBLES_SHORT = {
    Trouble.NOT_FOUND: "not found",
    Trouble.NO_DOCUMENTS: "no documents",
    Trouble.UNKNOWN_FORMAT: "unknown format",
    Trouble.WRONG_CONTENT: "content does not fit the extension",
    Trouble.ENCRYPTED: "encrypted",
    Trouble.DAMAGED: "damaged",
    Trouble.NO_TEXT_LAYER: "no text layer",
    Trouble.UNREADABLE_FONT: "unreadable font",
    Trouble.EMPTY: "empty",
    Trouble.TOO_LARGE: "too large",
    Trouble.LEGACY_FORMAT: "legacy format",
    Trouble.NO_ACCESS: "no access",
}

PACKS = {
    "pogi": Text("POGI", "POGI"),
    "eu-gpp": Text(
        "EU's kriterier for grønne indkøb (EU GPP)", "EU green public procurement criteria (EU GPP)"
    ),
    "energistyrelsen": Text(
        "Energistyrelsens indkøbsanbefalinger", "Purchasing recommendations of Energistyrelsen"
    ),
}

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
        "Angiv selv et mål med --goal, hvis det ikke passer.",
        "None of the goals seems to apply to the tender. Name a goal with --goal if that is wrong.",
    ),
    "answer_no_text": Text(
        "Intet er kontrolleret: de relevante måls tekst er ikke tilgængelig.",
        "Nothing has been checked: the text of the goals in scope is not available.",
    ),
    "answer_nothing": Text(
        "Ingen krav i de relevante mål gælder for udbuddet på den dato.",
        "No requirement of the goals in scope applies to the tender on the date.",
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
    "exit_1_weakened": Text(
        "mindst ét krav mangler eller er svækket.", "at least one requirement is missing or weakened."
    ),
    "exit_1_missing": Text("mindst ét krav mangler.", "at least one requirement is missing."),
    "exit_2_unread": Text("mindst ét dokument kunne ikke læses.", "at least one document could not be read."),
    # goals
    "goal": Text("Mål {number}", "Goal {number}"),
    "goal_named": Text("Mål", "Goal"),
    "supplement": Text("Supplement", "Supplement"),
    "in_scope_because": Text("Relevant, fordi", "In scope because"),
    "asked_for": Text("valgt med --goal", "chosen with --goal"),
    "no_text": Text(
        "Målets tekst er ikke tilgængelig, så kravene kan ikke kontrolleres. Læs målet hos POGI.",
        "The text of the goal is not available, so its requirements cannot be checked. Read it at POGI.",
    ),
    "no_criteria": Text(
        "Ingen af målets kriterier gælder på datoen.", "None of the goal's criteria is in force on the date."
    ),
    "hints": Text(
        "Anbefalinger og emner (påvirker ikke resultatet)",
        "Recommendations and topics (do not affect the result)",
    ),
    "not_applicable": Text("Ikke relevante her", "Not applicable here"),
    "out_of_scope": Text("Mål, der ikke er relevante for udbuddet", "Goals that do not apply to the tender"),
    # findings
    "source": Text("Kilde", "Source"),
    "nowhere": Text("Kravet er ikke stillet i udbuddet.", "The tender does not state the requirement."),
    "nowhere_hint": Text("Ikke nævnt som krav i udbuddet.", "Not demanded in the tender."),
    "nearest": Text("Nærmeste tekst", "Nearest text"),
    "nearest_note": Text("stiller ikke kravet", "does not state the requirement"),
    "remedy": Text("Forslag til formulering", "Suggested wording"),
    "note": Text("Bemærk", "Note"),
    "softer": Text("Nævnes også svagere", "Also mentioned in weaker words"),
    "also_one": Text("Står også 1 andet sted.", "Also stands in 1 other place."),
    "also": Text("Står også {n} andre steder.", "Also stands in {n} other places."),
    "more": Text("… og {n} steder mere.", "… and {n} places more."),
    "before_changes": Text(
        "Afvises de sporede ændringer, bliver vurderingen: {verdict}.",
        "With the tracked changes rejected the verdict is: {verdict}.",
    ),
    "compound": Text(
        "”{word}” er læst som en sammensætning med {term}.", "“{word}” was read as a compound of {term}."
    ),
    "typo": Text("”{word}” er læst som {term} (stavefejl).", "“{word}” was read as {term} (misspelt)."),
    # places
    "page": Text("side {n}", "page {n}"),
    "page_list": Text("side {n}", "pages {n}"),
    "section": Text("pkt. {heading}", "section {heading}"),
    "under": Text("under ”{heading}”", "under “{heading}”"),
    "paragraph": Text("afsnit {n}", "paragraph {n}"),
    "table_row": Text("tabelrække {n}", "table row {n}"),
    # what was not read
    "unread": Text("Ikke læst", "Not read"),
    "whole_document": Text("hele dokumentet", "the whole document"),
    # the page's own words
    "overview": Text("Overblik", "Overview"),
    "goals": Text("Indkøbsmål", "Goals"),
    "legend_deciding": Text("Ord, der afgør vurderingen", "Words that decide the verdict"),
    "legend_matched": Text(
        "Ord, der knytter teksten til kriteriet", "Words that tie the text to the criterion"
    ),
    "text_unavailable": Text("teksten er ikke tilgængelig", "text not available"),
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
    # the command line
    "error": Text("Fejl", "Error"),
    "cannot_read": Text("{path}: {why}", "{path}: {why}"),
    "none_read": Text(
        "Ingen af dokumenterne kunne læses, så intet er kontrolleret.",
        "None of the documents could be read, so nothing has been checked.",
    ),
    "some_unread": Text(
        "{n} af {total} dokumenter kunne ikke læses. De øvrige er kontrolleret.",
        "{n} of {total} documents could not be read. The others have been checked.",
    ),
    "bad_date": Text(
        "”{value}” er ikke en dato. Skriv den som år-måned-dag, f.eks. 2025-03-14.",
        "“{value}” is not a date. Write it as year-month-day, for example 2025-03-14.",
    ),
    "bad_cpv": Text(
        "”{value}” er ikke en CPV-kode. En CPV-kode har otte cifre, f.eks. 39830000.",
        "“{value}” is not a CPV code. A CPV code has eight digits, for example 39830000.",
    ),
    "unknown_goal": Text(
        "Der er intet mål, der hedder ”{value}”. {hint}",
        "There is no goal called “{value}”. {hint}",
    ),
    "unknown_pack": Text(
        "Der er ingen regelpakke, der hedder ”{value}”. {hint}",
        "There is no rule pack called “{value}”. {hint}",
    ),
    "unknown_id": Text(
        "Der er intet kriterium, mål eller begreb, der hedder ”{value}”. {hint}",
        "There is no criterion, goal or term called “{value}”. {hint}",
    ),
    "did_you_mean": Text("Mente du {names}?", "Did you mean {names}?"),
    "choose_one": Text("Vælg mellem {names}.", "Choose from {names}."),
    "see_list": Text("Se dem alle med: pogi-check rules list", "See them all with: pogi-check rules list"),
    "or": Text(" eller ", " or "),
    "did_you_mean_command": Text(
        "Mente du kommandoen ”pogi-check {name}”?", "Did you mean the command “pogi-check {name}”?"
    ),
    "no_such_option": Text("Der er intet tilvalg {value}. {hint}", "There is no option {value}. {hint}"),
    "bad_choice": Text("{option} har en ukendt værdi. {hint}", "{option} has an unknown value. {hint}"),
    "needs_value": Text("{option} mangler en værdi.", "{option} needs a value."),
    "missing_paths": Text(
        "Angiv mindst én fil eller mappe, f.eks.: pogi-check udbud.docx",
        "Give at least one file or folder, for example: pogi-check tender.docx",
    ),
    "missing_argument": Text("Der mangler en værdi: {name}.", "A value is lacking: {name}."),
    "see_help": Text("Hjælp: {command} -h", "Help: {command} -h"),
    "bad_rules": Text(
        "Reglerne kan ikke bruges. Ret dette, og prøv igen:",
        "The rules cannot be used. Mend this and try again:",
    ),
    "over_input": Text(
        "Rapporten ville overskrive {path}, som er et af udbuddets dokumenter. Vælg et andet navn.",
        "The report would overwrite {path}, which is one of the tender's documents. Choose another name.",
    ),
    "no_folder": Text(
        "Rapporten kan ikke gemmes som {path}: mappen findes ikke, eller navnet er en mappe.",
        "The report cannot be saved as {path}: there is no such folder, or the name is a folder.",
    ),
    "cannot_write": Text(
        "Rapporten kunne ikke gemmes i {path}: {why}", "The report could not be saved in {path}: {why}"
    ),
    "reading": Text("Læser udbuddet …", "Reading the tender …"),
    "checking": Text("Kontrollerer …", "Checking …"),
    "interrupted": Text("Afbrudt.", "Interrupted."),
    "unexpected": Text(
        "Uventet fejl i pogi-check ({what}). Meld den venligst med dokumentets type og kaldet. "
        "POGI_CHECK_DEBUG=1 viser detaljerne.",
        "Unexpected fault in pogi-check ({what}). Please report it with the type of document and the call. "
        "POGI_CHECK_DEBUG=1 shows the details.",
    ),
    # explaining a rule
    "kind": Text("Art", "Kind"),
    "asks": Text("Kræver", "Asks"),
    "status": Text("Målets tekst", "The goal's text"),
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
    "limits": Text("Kan ikke se", "Does not see"),
    "rule_file": Text("Regelfil", "Rule file"),
    "advisory": Text("vises til orientering", "shown as information"),
    "rules_passed": Text(
        "{n} eksempler i {rules} regler giver det, de skal.",
        "{n} examples in {rules} rules give what they should.",
    ),
    "rules_failed": Text(
        "{failed} af {n} eksempler giver ikke det, de skal.",
        "{failed} of {n} examples do not give what they should.",
    ),
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
    if len(names) < 2:  # noqa: PLR2004 - a list of one needs no joining
        return "".join(names)
    return ", ".join(names[:-1]) + say("or", language) + names[-1]


def pack_name(pack: str, language: str) -> str:
    """Give a pack's name for people; a pack of the user's own keeps its own name."""
    return PACKS[pack](language) if pack in PACKS else pack
