"""Every word that people read: the shared words' names and explanations here, the sentences beside it.

``sentences`` holds those of reports, ``call_wording`` those on calls, ``file_wording`` those on notices and
converted files, ``rule_wording`` those on faults of rules.

Nothing else in the project holds prose for people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.documents.document import Trouble
from pogi_check.reports.file_wording import FILE_TROUBLES, LIMIT_TROUBLES
from pogi_check.reports.languages import Text
from pogi_check.reports.sentences import TEXTS, say, say_all, say_any, say_date, title_of, told_in
from pogi_check.terms import (
    Buyer,
    Direction,
    Effect,
    Form,
    Kind,
    Level,
    Role,
    Shift,
    Strength,
    Unit,
    Verdict,
    Weakening,
)

if TYPE_CHECKING:
    from pogi_check.rulebook.book import Note

__all__ = [
    "BUYERS",
    "DIRECTIONS",
    "EFFECTS",
    "FORMS",
    "KINDS",
    "LEVELS",
    "REASONS",
    "REVISED",
    "ROLES",
    "ROLE_MEANINGS",
    "SHIFTS",
    "STRENGTHS",
    "TEXTS",
    "TROUBLES",
    "TROUBLES_SHORT",
    "UNITS",
    "VERDICTS",
    "VERDICT_MEANINGS",
    "Reason",
    "Text",
    "note_message",
    "say",
    "say_all",
    "say_any",
    "say_date",
    "title_of",
    "told_in",
]


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

LEVELS = {
    Level.CORE: Text("basiskriterium", "core criterion"),
    Level.COMPREHENSIVE: Text("udvidet kriterium", "comprehensive criterion"),
    Level.BOTH: Text("basis- og udvidet kriterium", "core and comprehensive criterion"),
}

FORMS = {
    Form.SELECTION_CRITERION: Text("udvælgelseskriterium", "selection criterion"),
    Form.TECHNICAL_SPECIFICATION: Text("teknisk specifikation", "technical specification"),
    Form.AWARD_CRITERION: Text("tildelingskriterium", "award criterion"),
    Form.CONTRACT_CLAUSE: Text("kontraktbestemmelse", "contract performance clause"),
}

BUYERS = {
    Buyer.STATE: Text("statens institutioner", "state bodies"),
    Buyer.REGION: Text("regioner", "regions"),
    Buyer.MUNICIPALITY: Text("kommuner", "municipalities"),
    Buyer.UTILITY: Text("forsyningsvirksomheder", "utilities"),
}

ROLES = {
    Role.MINIMUM_REQUIREMENT: Text("mindstekrav", "minimum requirement"),
    Role.CONTRACT_TERM: Text("kontraktvilkår", "contract term"),
    Role.AWARD_CRITERION: Text("tildelingskriterium", "award criterion"),
    Role.OPTION: Text("option", "option"),
    Role.INFORMATION_DUTY: Text("oplysningspligt", "duty to inform"),
    Role.BACKGROUND: Text("baggrund", "background"),
}

ROLE_MEANINGS = {
    Role.MINIMUM_REQUIREMENT: Text(
        "Et krav, som hvert tilbud skal opfylde for at komme i betragtning.",
        "A requirement that every tender must meet to be considered.",
    ),
    Role.CONTRACT_TERM: Text(
        "En pligt, som leverandøren har i kontraktens løbetid.",
        "A duty of the supplier during the contract.",
    ),
    Role.AWARD_CRITERION: Text(
        "Noget, der giver point i bedømmelsen. Tilbud, der ikke har det, kan stadig vinde.",
        "Something that earns points in the evaluation. Tenders without it can still win.",
    ),
    Role.OPTION: Text(
        "Noget, som ordregiver kan vælge til. Uden tilvalget gælder det ikke.",
        "Something that the buyer may add. It does not bind unless it is added.",
    ),
    Role.INFORMATION_DUTY: Text(
        "Leverandøren skal kun oplyse om noget, ikke opfylde det.",
        "The supplier must only inform about something, not meet it.",
    ),
    Role.BACKGROUND: Text(
        "Omtale, der hverken stiller krav eller giver point.",
        "A mention that neither demands nor scores.",
    ),
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
            "”{words}” gør kravet til et ønske eller en opfordring. Det forpligter ikke leverandøren.",
            "“{words}” makes the demand a wish or an encouragement. It does not bind the supplier.",
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
            "Kravet gælder kun på en betingelse, som ikke findes i målet: ”{words}”.",
            "The requirement binds only on a condition that the goal does not have: “{words}”.",
        ),
        Text(
            "Kravet gælder kun på en betingelse, som ikke findes i målet.",
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
            "”{words}” henviser til en standard eller mærkeversion, der er afløst af en nyere.",
            "“{words}” refers to a standard or a version of the label that has been superseded.",
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
        "Der er ingen DOCX-, PDF- eller XLSX-filer at læse. Angiv udbuddets dokumenter eller mappen med dem.",
        "There are no DOCX, PDF or XLSX files to read. Give the tender's documents or the folder with them.",
    ),
    Trouble.UNKNOWN_FORMAT: Text(
        "Filtypen kan ikke læses. Gem dokumentet som DOCX, PDF eller XLSX.",
        "This type of file cannot be read. Save the document as DOCX, PDF or XLSX.",
    ),
    Trouble.WRONG_CONTENT: Text(
        "Indholdet passer ikke til filens endelse. Åbn filen i det program, den kommer fra, "
        "og gem den som DOCX, PDF eller XLSX, en mail som EML.",
        "The content does not fit the file's extension. Open the file in the program that made it "
        "and save it as DOCX, PDF or XLSX, a mail as EML.",
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
        "Scannet uden tekstlag, så ordene er ikke læst. Brug det oprindelige dokument. Eller installér "
        "OCR-programmet tesseract med dansk (Debian: tesseract-ocr-dan), så læses siden, uden --no-ocr.",
        "Scanned without a text layer, so the words were not read. Use the original document. Or install "
        "the OCR program tesseract with Danish (Debian: tesseract-ocr-dan): the page is then read, "
        "without --no-ocr.",
    ),
    Trouble.POOR_SCAN: Text(
        "Scannet, og OCR fandt ingen ord, der er til at stole på. Brug det oprindelige dokument, "
        "eller scan siden igen i mindst 300 dpi.",
        "Scanned, and OCR found no words that can be trusted. Use the original document, "
        "or scan the page again at 300 dpi or more.",
    ),
    Trouble.DOUBTFUL_SCAN: Text(
        "Scannet så dårligt, at OCR kan have læst ord forkert eller overset nogle. Læs selv siden.",
        "Scanned so poorly that OCR may have misread or missed words. Read the page yourself.",
    ),
    Trouble.OCR_TIME: Text(
        "Scannet, og tiden til OCR slap op, før siden var læst. Kontrollér færre sider ad gangen, "
        "hæv grænsen (--limit ocr-seconds=TAL), eller lad et OCR-program genkende teksten først.",
        "Scanned, and the time for OCR ran out before the page was read. Check fewer pages at a time, "
        "raise the limit (--limit ocr-seconds=NUMBER), or have an OCR program recognise the text first.",
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
    **LIMIT_TROUBLES,
    Trouble.LEGACY_FORMAT: Text(
        "Filen er i et format, der ikke læses. Åbn den i Word, Excel eller LibreOffice, "
        "og gem den som DOCX eller XLSX.",
        "The file is in a format that is not read. Open it in Word, Excel or LibreOffice "
        "and save it as DOCX or XLSX.",
    ),
    Trouble.EMBEDDED_FILE: Text(
        "En fil er sat ind i dokumentet som et objekt, og dens indhold er ikke læst. "
        "Åbn den i dokumentet, gem den som en fil for sig, og kontrollér den med.",
        "A file is set into the document as an object, and its content was not read. "
        "Open it in the document, save it as a file of its own and check it too.",
    ),
    Trouble.NOT_CALCULATED: Text(
        "Formler, hvis resultat ikke er gemt i filen, er ikke læst. "
        "Åbn filen i Excel eller LibreOffice, og gem den igen.",
        "Formulas whose results are not stored in the file were not read. "
        "Open the file in Excel or LibreOffice and save it again.",
    ),
    Trouble.NO_ACCESS: Text(
        "Der er ikke adgang til filen. Kontrollér rettighederne, og om den er åben i et andet program.",
        "There is no access to the file. Check its permissions and whether another program has it open.",
    ),
    Trouble.LEADS_OUT: Text(
        "Ikke læst, fordi det er en genvej (et link) ud af mappen eller zip-filen, eller fordi zip-filen vil "
        "lægge filen uden for sig selv. Angiv selve filen eller mappen, hvis den hører til udbuddet.",
        "Not read, because it is a link out of the folder or zip, or because the zip would put the file "
        "outside itself. Give the file or folder itself if it belongs to the tender.",
    ),
    **FILE_TROUBLES,
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
    Trouble.POOR_SCAN: "scan too poor for OCR",
    Trouble.DOUBTFUL_SCAN: "scan read with doubt",
    Trouble.OCR_TIME: "no time left for OCR",
    Trouble.UNREADABLE_FONT: "unreadable font",
    Trouble.EMPTY: "empty",
    Trouble.TOO_LARGE: "too large",
    Trouble.TOO_PACKED: "packed like a zip bomb",
    Trouble.TOO_NESTED: "nested too deep",
    Trouble.TOO_MANY_FILES: "too many files",
    Trouble.TOO_MANY_PAGES: "too many pages",
    Trouble.TOO_MANY_CELLS: "too many cells",
    Trouble.TOO_MUCH_TEXT: "too much text",
    Trouble.TOO_LONG: "too slow to read",
    Trouble.TOO_MUCH_MEMORY: "needs too much memory",
    Trouble.CRASHED: "the reader broke down",
    Trouble.LEGACY_FORMAT: "legacy format",
    Trouble.EMBEDDED_FILE: "embedded file not read",
    Trouble.NOT_CALCULATED: "formulas without results not read",
    Trouble.NO_ACCESS: "no access",
    Trouble.LEADS_OUT: "leads out of the zip",
    Trouble.CLOSED_MAIL: "mail in Outlook's own format",
    Trouble.CUT_OFF: "cut off or damaged on its way",
    Trouble.NEEDS_LIBREOFFICE: "needs LibreOffice",
    Trouble.TOO_SLOW: "too slow to convert",
    Trouble.OLD_NOTICE: "notice in a format before eForms",
    Trouble.NOT_A_NOTICE: "not a notice",
}

# What a revision does, and which piece of a criterion it changes.
EFFECTS = {
    Effect.ADDED: Text("nyt", "added"),
    Effect.DROPPED: Text("udgået", "dropped"),
    Effect.TIGHTENED: Text("strammet", "tightened"),
    Effect.LOOSENED: Text("lempet", "loosened"),
    Effect.CHANGED: Text("ændret", "changed"),
}

SHIFTS = {
    Shift.LOST: Text("Tabt", "Lost"),
    Shift.WEAKER: Text("Svækket", "Weaker"),
    Shift.DROPPED: Text("Ikke længere relevant", "No longer applicable"),
    Shift.ASKED: Text("Nu relevant", "Now applicable"),
    Shift.REWORDED: Text("Formuleret anderledes", "Worded differently"),
    Shift.STRONGER: Text("Styrket", "Stronger"),
    Shift.NEW: Text("Nyt", "New"),
    Shift.SAME: Text("Uændret", "Unchanged"),
}

REVISED = {
    "criterion": Text("kriteriet", "the criterion"),
    "kind": Text("slags", "kind"),
    "advisory": Text("kun til orientering", "as information only"),
    "trial": Text("afprøves kun", "on trial only"),
    "accepted": Text("hvor kravet må stå", "where the demand may stand"),
    "own_hedges": Text("målets egne forbehold", "the goal's own hedges"),
    "satisfied_by": Text("andre kriterier, der opfylder det", "other criteria that satisfy it"),
    "applies": Text("hvornår der spørges", "when it is asked"),
    "unless": Text("hvornår der ikke spørges", "when it is not asked"),
    "left_out": Text("hvad udbuddet kan holde ude", "what the tender may leave out"),
    "asks": Text("dele af kravet", "parts of the demand"),
    "part": Text("navn på en del af kravet", "name of a part of the demand"),
    "share": Text("andel i procent", "share in percent"),
    "subject": Text("hvad kravet gælder", "what the demand is about"),
    "covers": Text("varegrupper, der skal være med", "product groups that must be covered"),
    "covers_bought": Text(
        "varegrupper, der skal være med, når de købes", "product groups that must be covered where bought"
    ),
    "not_about": Text("hvad der ikke er ment", "what is not meant"),
    "weaker_labels": Text("mærker, der beviser mindre", "labels that prove less"),
    "outdated": Text("forældede standarder", "superseded standards"),
    "weaker": Text("ord, der beviser mindre", "words that prove less"),
    "vague": Text("ord, som ingen kan kontrollere", "words that nobody can verify"),
    "incomplete": Text("ord, der udelader et stykke", "words that leave a piece out"),
    "of_firm": Text("ord for et bevis, som kun firmaet har", "words for a proof that only the firm holds"),
    "contrary": Text("varer, som kravet udelukker", "goods that the demand rules out"),
    "subject_in_clause": Text("emnet skal stå i selve sætningen", "the subject must stand in the sentence"),
    "why": Text("begrundelse", "rationale"),
    "limits": Text("hvad reglen ikke ser", "what the rule does not see"),
    "rule": Text("andet i reglen", "something else in the rule"),
    "goal": Text("oplysninger om målet", "facts on the goal"),
    "generations": Text("laveste udgave af et mærke", "lowest generation of a label"),
    "labels": Text("mærker, der opfylder kravet", "labels that meet the demand"),
    "words": Text("ord, der opfylder kravet", "words that meet the demand"),
    "threshold": Text("grænse", "limit"),
    "valid": Text("i kraft", "in force"),
    "title": Text("titel", "title"),
    "remedy": Text("forslag til formulering", "suggested wording"),
    "source": Text("kilde", "source"),
    "cpv": Text("CPV-koder", "CPV codes"),
    "subjects": Text("hvad der bringer målet i spil", "what brings the goal into scope"),
}

DIRECTIONS = {
    Direction.AT_LEAST: Text("mindst", "at least"),
    Direction.AT_MOST: Text("højst", "at most"),
    Direction.EXACTLY: Text("præcis", "exactly"),
}

UNITS = {
    Unit.PERCENT: Text("%", "%"),
    Unit.COUNT: Text("stk.", "in number"),
    Unit.YEARS: Text("år", "years"),
    Unit.MONTHS: Text("måneder", "months"),
    Unit.WEEKS: Text("uger", "weeks"),
    Unit.DAYS: Text("dage", "days"),
    Unit.HOURS: Text("timer", "hours"),
    Unit.KRONER: Text("kr.", "DKK"),
    Unit.KRONER_PER_TONNE: Text("kr. pr. ton", "DKK per tonne"),
    Unit.KRONER_PER_KWH: Text("kr. pr. kWh", "DKK per kWh"),
    Unit.POINTS: Text("point", "points"),
    Unit.KWH: Text("kWh", "kWh"),
    Unit.WATT: Text("W", "W"),
    Unit.TONNES: Text("ton", "tonnes"),
    Unit.LITRES: Text("liter", "litres"),
    Unit.MILLIMETRES: Text("mm", "mm"),
    Unit.GRAMS: Text("gram", "grams"),
    Unit.ENERGY_CLASS: Text("energiklasse", "energy class"),
    Unit.CALENDAR_YEAR: Text("(årstal)", "(year)"),
    Unit.OTHER: Text("(enhed)", "(unit)"),
}


def note_message(note: Note, language: str) -> str:
    """Give what a note says of any tender, with … for the words of one."""
    return re.sub(r"\{\w+\}", "…", told_in(language, note.message, note.message_en))
