"""The sentences on files beyond a limit, and on those that another program or form stands between.

They stand beside the table of sentences, in the same shape.
"""

from typing import Final

from pogi_check.documents.document import Trouble
from pogi_check.judging.claims import Claim
from pogi_check.reports.languages import Text

_TRUSTED: Final = Text(
    "Stoler du på filen, så hæv grænsen: --limit {name}=TAL.",
    "If you trust the file, raise the limit: --limit {name}=NUMBER.",
)


def _beyond(danish: str, english: str, name: str = "") -> Text:
    """Give what is beyond a limit, and how that is raised; its name may stand in the detail instead."""
    return Text(
        f"{danish} {_TRUSTED('da', name=name or 'NAVN')}",
        f"{english} {_TRUSTED('en', name=name or 'NAME')}",
    )


LIMIT_TROUBLES: Final = {
    Trouble.TOO_LARGE: _beyond(
        "Filen fylder for meget, måske først når den pakkes ud, til at blive læst sikkert. Del den op. "
        "I parentesen står grænsens NAVN.",
        "The file is too large, perhaps only when it is unpacked, to be read safely. Split it. "
        "The NAME of the limit stands in brackets.",
    ),
    Trouble.TOO_PACKED: _beyond(
        "Filen er pakket så tæt, som kun en zipbombe plejer at være, og er ikke pakket ud.",
        "The file is packed as tightly as only zip bombs are, and was not unpacked.",
        "packing",
    ),
    Trouble.TOO_NESTED: Text(
        "Filer eller elementer ligger i hinanden i flere lag, end der læses. Pak de inderste zip-filer ud "
        "(eller gem de inderste mails for sig; eller læs flere lag: --limit zips=TAL), eller gem dokumentet "
        "igen fra det program, det kommer fra.",
        "Files or elements lie in each other in more layers than are read. Unpack the inner zips or mails "
        "(or read more layers: --limit zips=NUMBER), or save the document again from its program.",
    ),
    Trouble.TOO_MANY_FILES: _beyond(
        "Der er flere filer, end der læses på én gang, så denne og det, der følger den, er ikke læst. "
        "Angiv kun udbuddets dokumenter.",
        "There are more files than are read at a time, so this one and what follows it were not read. "
        "Give the tender's documents only.",
        "files",
    ),
    Trouble.TOO_MANY_PAGES: _beyond(
        "Dokumentet har flere sider, end der læses; resten er ikke kontrolleret. Del det op.",
        "The document has more pages than are read; the rest was not checked. Split it.",
        "pages",
    ),
    Trouble.TOO_MANY_CELLS: _beyond(
        "Der er flere tabelceller, end der læses; resten er ikke kontrolleret. Del filen op.",
        "There are more table cells than are read; the rest was not checked. Split the file.",
        "cells",
    ),
    Trouble.TOO_MUCH_TEXT: _beyond(
        "Der er mere tekst, end der læses; resten er ikke kontrolleret. Del filen op.",
        "There is more text than is read; the rest was not checked. Split the file.",
        "text",
    ),
    Trouble.TOO_LONG: _beyond(
        "Filen blev ikke læst færdig i tide og er ikke kontrolleret. Del den op, eller gem den igen fra det "
        "program, den kommer fra.",
        "The file was not read to its end in time and was not checked. Split it, or save it again from the "
        "program that made it.",
        "seconds",
    ),
    Trouble.TOO_MUCH_MEMORY: _beyond(
        "Filen kræver mere hukommelse, end den må få, og er ikke kontrolleret. Del den op, eller gem den "
        "igen fra det program, den kommer fra.",
        "The file needs more memory than it may have and was not checked. Split it, or save it again from "
        "the program that made it.",
        "memory-mb",
    ),
    Trouble.CRASHED: Text(
        "Læseren brød sammen over filen, så den er ikke kontrolleret. Gem den igen fra det program, den "
        "kommer fra. Kommer filen fra en fremmed, kan den være lavet til at skade.",
        "The reader broke down over the file, so it was not checked. Save it again from the program that "
        "made it. If it comes from a stranger, it may be made to do harm.",
    ),
}

FILE_TROUBLES: Final = {
    Trouble.CLOSED_MAIL: Text(
        "Mails i Outlooks eget format (.msg) læses ikke. Gem mailen som .eml, eller gem det, der er "
        "vedhæftet, som filer for sig, og kontrollér dem.",
        "Mails in Outlook's own format (.msg) are not read. Save the mail as .eml, or save what is "
        "attached as files of their own and check those.",
    ),
    Trouble.CUT_OFF: Text(
        "Filen er skåret af eller beskadiget undervejs, så noget af den kan mangle eller være forkert. "
        "Resten er læst. Få den sendt eller gemt igen.",
        "The file was cut off or damaged on its way: some of it may be missing or wrong. The rest was read. "
        "Have it sent or saved again.",
    ),
    Trouble.NEEDS_LIBREOFFICE: Text(
        "Filer i dette format læses kun, når LibreOffice er installeret. Hent det gratis på libreoffice.org "
        "(Debian og Ubuntu: apt install libreoffice-writer-nogui), eller gem filen som DOCX.",
        "Files of this format are read only where LibreOffice is installed. Get it free at libreoffice.org "
        "(Debian and Ubuntu: apt install libreoffice-writer-nogui), or save the file as DOCX.",
    ),
    Trouble.TOO_SLOW: Text(
        "LibreOffice blev ikke færdig med at læse filen i tide. Åbn den i LibreOffice eller Word, "
        "og gem den som DOCX, eller hæv grænsen: --limit office-seconds=TAL.",
        "LibreOffice did not finish reading the file in time. Open it in LibreOffice or Word "
        "and save it as DOCX, or raise the limit: --limit office-seconds=NUMBER.",
    ),
    Trouble.OLD_NOTICE: Text(
        "Bekendtgørelsen er i det format, som TED brugte før eForms, og læses ikke. "
        "Angiv selv dens CPV-koder med --cpv.",
        "The notice is in the format that TED used before eForms and is not read. "
        "Give its CPV codes with --cpv.",
    ),
    Trouble.NOT_A_NOTICE: Text(
        "Filen er ikke en udbudsbekendtgørelse i eForms-XML. Hent bekendtgørelsen som XML på ted.europa.eu "
        "eller udbud.dk.",
        "The file is not a contract notice in eForms XML. Fetch the notice as XML from ted.europa.eu "
        "or udbud.dk.",
    ),
}

NOTICE_TEXTS: Final = {
    "notice": Text("Bekendtgørelse", "Notice"),
    "buyer": Text("Ordregiver", "Buyer"),
    "sent": Text("Bekendtgjort", "Notice of"),
    "lots": Text("Delkontrakter", "Lots"),
    "green": Text("Grønt indkøb", "Green procurement"),
    "more": Text("… og {n} til", "… and {n} more"),
    "set_aside": Text(
        "Udbuddet har flere bekendtgørelser. Denne er brugt: {name}. Lagt til side: {others}.",
        "The tender has several notices. This one is used: {name}. Set aside: {others}.",
    ),
    "other_day": Text(
        "Bekendtgørelsen er fra {day}. Kriterierne er vurderet, som de gælder {judged}. "
        "Skriv --date {iso} for at vurdere efter dem, der gjaldt ved bekendtgørelsen.",
        "The notice is of {day}. The criteria are judged as they stand on {judged}. "
        "Write --date {iso} to judge by those in force when it was sent.",
    ),
}

CLAIMS: Final = {
    Claim.NOT_TAKEN_UP: Text(
        "Bekendtgørelsen angiver grønt indkøb ({codes}), men dokumenterne tager ingen af de {n} grønne "
        "kriterier op, der er kontrolleret. Stil kriterierne i dokumenterne, eller ret bekendtgørelsen.",
        "The notice claims green procurement ({codes}), but the documents take up none of the {n} green "
        "criteria checked. State the criteria in the documents, or correct the notice.",
    ),
    Claim.ONLY_WEAKENED: Text(
        "Bekendtgørelsen angiver grønt indkøb ({codes}), men dokumenterne stiller ingen af de {n} grønne "
        "kriterier, der er kontrolleret, fuldt ud. Dem, de tager op, er svækkede.",
        "The notice claims green procurement ({codes}), but the documents state none of the {n} green "
        "criteria checked in full. Those that they take up are weakened.",
    ),
    Claim.DENIED: Text(
        "Bekendtgørelsen angiver, at indkøbet ikke er grønt ({codes}), men dokumenterne stiller grønne "
        "kriterier: {n}. Ret bekendtgørelsen, så de tæller med.",
        "The notice says that the procurement is not green ({codes}), but the documents state green "
        "criteria: {n}. Correct the notice so that they count.",
    ),
    Claim.SILENT: Text(
        "Bekendtgørelsen siger intet om grønt indkøb (BT-774, BT-805), men dokumenterne stiller grønne "
        "kriterier: {n}. Udfyld felterne, så de tæller med.",
        "The notice says nothing of green procurement (BT-774, BT-805), but the documents state green "
        "criteria: {n}. Fill the fields in so that they count.",
    ),
    Claim.CONTRADICTS_ITSELF: Text(
        "Bekendtgørelsen modsiger sig selv: den har et grønt formål (BT-774), men angiver, at der ikke er "
        "brugt grønne kriterier (BT-805): {codes}.",
        "The notice contradicts itself: it has a green aim (BT-774), but says that no green criteria were "
        "used (BT-805): {codes}.",
    ),
}

GREEN_CODES: Final = {
    "biodiv-eco": Text("biodiversitet og økosystemer", "biodiversity and ecosystems"),
    "circ-econ": Text("cirkulær økonomi", "circular economy"),
    "cir-econ": Text("cirkulær økonomi", "circular economy"),
    "clim-adapt": Text("klimatilpasning", "climate change adaptation"),
    "clim-mitig": Text("begrænsning af klimaændringer", "climate change mitigation"),
    "pollu-prev": Text("forebyggelse af forurening", "pollution prevention"),
    "water-mar": Text("vand- og havressourcer", "water and marine resources"),
    "emas-com": Text("EMAS", "EMAS"),
    "ene-ef-com": Text("højeste energiklasse", "highest energy class"),
    "iso-14001-com": Text("miljøledelse efter ISO 14001", "environmental management by ISO 14001"),
    "iso-14024-com": Text("type I-miljømærke", "type I ecolabel"),
    "reg-834-2007-com": Text("økologi", "organic"),
    "env-imp": Text("mindre miljøbelastning", "less environmental impact"),
    "eu": Text("EU's GPP-kriterier", "EU GPP criteria"),
    "national": Text("nationale kriterier", "national criteria"),
    "other": Text("andre", "other"),
    "none": Text("ingen", "none"),
}
"""What the codes of BT-774, BT-805 and BT-06 mean; versions of the form have different lists."""
