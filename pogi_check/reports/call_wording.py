"""The sentences on calls of the command line: what is wrong with one, what it writes and where.

They stand beside the table of sentences, in the same shape.
"""

from typing import Final

from pogi_check.reports.languages import Text

CALL_TEXTS: Final = {
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
    "limit_unknown": Text(
        "Der er ingen grænse ved navn ”{name}”. {hint} Navnene er {names}.",
        "There is no limit named “{name}”. {hint} The names are {names}.",
    ),
    "limit_lacks_number": Text(
        "Grænsen {name} mangler et tal. Skriv f.eks. --limit {usual}, som er den sædvanlige.",
        "The limit {name} lacks a number. Write for example --limit {usual}, which is the usual one.",
    ),
    "limit_no_number": Text(
        "Grænsen {name} skal være et tal, f.eks. 20 eller 0.5, ikke ”{value}”.",
        "The limit {name} must be a number such as 20 or 0.5, not “{value}”.",
    ),
    "limit_not_whole": Text(
        "Grænsen {name} skal være et helt tal, ikke {value}.",
        "The limit {name} must be a whole number, not {value}.",
    ),
    "limit_not_positive": Text(
        "Grænsen {name} skal være over 0, ikke {value}.", "The limit {name} must be above 0, not {value}."
    ),
    "limit_too_high": Text(
        "Grænsen {name} er for høj: {value}. Skriv et mindre tal.",
        "The limit {name} is too high: {value}. Write a smaller number.",
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
    "unknown_note": Text(
        "Der er ingen bemærkning, der hedder ”{value}”. {hint}",
        "There is no note called “{value}”. {hint}",
    ),
    "unknown_id": Text(
        "Der er intet kriterium, mål eller begreb og ingen bemærkning, der hedder ”{value}”. {hint}",
        "There is no criterion, goal, note or term called “{value}”. {hint}",
    ),
    "did_you_mean": Text("Mente du {names}?", "Did you mean {names}?"),
    "choose_one": Text("Vælg mellem {names}.", "Choose from {names}."),
    "see_list": Text("Se dem alle med: pogi-check rules list", "See them all with: pogi-check rules list"),
    "or": Text(" eller ", " or "),
    "did_you_mean_command": Text(
        "Mente du kommandoen ”pogi-check {name}”?", "Did you mean the command “pogi-check {name}”?"
    ),
    "no_such_option": Text("Der er intet tilvalg {value}. {hint}", "There is no option {value}. {hint}"),
    "no_such_command": Text("Den kommando findes ikke.", "There is no such command."),
    "bad_choice": Text("{option} har en ukendt værdi. {hint}", "{option} has an unknown value. {hint}"),
    "needs_value": Text("{option} mangler en værdi.", "{option} needs a value."),
    "takes_no_value": Text("{option} tager ingen værdi.", "{option} takes no value."),
    "missing_option": Text("Der mangler {name}.", "{name} is missing."),
    "bad_whole_number": Text(
        "{option} skal være et helt tal på mindst {least}.",
        "{option} must be a whole number, {least} or more.",
    ),
    "bad_number": Text(
        "{option} skal være et tal på mindst {least}.", "{option} must be a number, {least} or more."
    ),
    "too_many_words": Text(
        "Kaldet har flere ord, end kommandoen tager: {words}. Navne med mellemrum skal stå i anførselstegn.",
        "The call has more words than the command takes: {words}. Names with spaces need quotes.",
    ),
    "bad_call": Text("Kaldet kan ikke forstås: {what}", "The call cannot be understood: {what}"),
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
    "not_written": Text(
        "Rapporten kan ikke gemmes som {path}. Vælg et navn, der ender på .html, .json eller .txt.",
        "The report cannot be saved as {path}. Choose a name that ends in .html, .json or .txt.",
    ),
    "empty_path": Text(
        "En sti er tom. Skriv navnet på en fil eller mappe.", "A path is empty. Name a file or folder."
    ),
    "once_each": Text("Skriv --goal én gang for hvert mål.", "Write --goal once for each goal."),
    "cannot_write_out": Text(
        "Resultatet kunne ikke skrives: {why}", "The result could not be written: {why}"
    ),
    "disk_full": Text("Der er ikke mere plads på disken.", "There is no space left on the disk."),
    "no_permission": Text("Der er ikke adgang.", "There is no access."),
    "read_only": Text("Disken kan kun læses.", "The disk can only be read."),
    "no_folder": Text(
        "Rapporten kan ikke gemmes som {path}: mappen findes ikke, eller navnet er en mappe.",
        "The report cannot be saved as {path}: there is no such folder, or the name is a folder.",
    ),
    "cannot_write": Text(
        "Rapporten kunne ikke gemmes i {path}: {why}", "The report could not be saved in {path}: {why}"
    ),
    "written": Text("Rapporten er gemt i {path}.", "The report was saved in {path}."),
    "reading": Text("Læser udbuddet …", "Reading the tender …"),
    "checking": Text("Kontrollerer …", "Checking …"),
    "interrupted": Text("Afbrudt.", "Interrupted."),
    "unexpected": Text(
        "Uventet fejl i pogi-check ({what}). Meld den venligst med dokumentets type og kaldet. "
        "POGI_CHECK_DEBUG=1 viser detaljerne.",
        "Unexpected fault in pogi-check ({what}). Please report it with the type of document and the call. "
        "POGI_CHECK_DEBUG=1 shows the details.",
    ),
}
