"""How Danish officials word demands, and what each wording makes of the verdict: one line a class of language."""

from __future__ import annotations

from functools import lru_cache

import pytest

from pogi_check.findings import Finding
from pogi_check.rulebook.book import Example, RuleBook
from pogi_check.rulebook.examples import judge_example
from pogi_check.rulebook.loading import load_rules

# Each sentence stands alone, under no heading, and is judged on 5.a.1 (ecolabelled universal and sanitary cleaners).
SENTENCES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "Alle universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende.",
        "present",
        (),
    ),
    (
        "Der skal til enhver tid anvendes universal- og sanitetsrengøringsmidler, som er svanemærkede eller tilsvarende.",
        "present",
        (),
    ),
    (
        "Leverandøren er forpligtet til at levere universal- og sanitetsrengøringsmidler med Svanemærket, EU-Blomsten eller tilsvarende mærke.",
        "present",
        (),
    ),
    (
        "Krav om Svanemærket eller EU-Blomsten eller tilsvarende for samtlige universal- og sanitetsrengøringsmidler.",
        "present",
        (),
    ),
    (
        "Universal- og sanitetsrengøringsmidler er svanemærkede eller EU-Blomst-mærkede eller lever op til tilsvarende kriterier. Dokumentation fremlægges på anmodning inden for 14 dage.",
        "present",
        (),
    ),
    (
        "Tilbudsgiver skal ved afkrydsning bekræfte, at alle universal- og sanitetsrengøringsmidler opfylder kravene til Svanemærket eller EU-Blomsten.",
        "present",
        (),
    ),
    (
        "Ordregiver stiller krav om, at alle universal- og sanitetsrengøringsmidler er mærket med Svanemærket eller EU Ecolabel, eller at tilsvarende krav dokumenteres opfyldt.",
        "present",
        (),
    ),
    (
        "Ordregiver kræver, at universal- og sanitetsrengøringsmidler bærer det nordiske miljømærke Svanen eller EU’s miljømærke Blomsten eller lignende.",
        "present",
        (),
    ),
    (
        "Det er en forudsætning for at komme i betragtning, at alle universal- og sanitetsrengøringsmidler er svanemærkede eller tilsvarende.",
        "present",
        (),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende. Ordregiver kan til enhver tid kræve dokumentation herfor.",
        "present",
        (),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende. Dette gælder også ved underleverandører.",
        "present",
        (),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende, jf. bilag 3, medmindre tilbudsgiver på anden måde dokumenterer, at mærkets krav er opfyldt.",
        "present",
        (),
    ),
    (
        "Kommunen lægger vægt på miljøet. Derfor skal alle universal- og sanitetsrengøringsmidler være svanemærkede eller mærket med EU-Blomsten eller tilsvarende.",
        "present",
        (),
    ),
    (
        "Det forventes, at universal- og sanitetsrengøringsmidler er svanemærkede eller tilsvarende.",
        "weakened",
        ("soft_modality",),
    ),
    (
        "Leverandøren forventes at anvende svanemærkede universal- og sanitetsrengøringsmidler.",
        "weakened",
        ("soft_modality",),
    ),
    (
        "Kommunen ser meget gerne, at universal- og sanitetsrengøringsmidler er svanemærkede.",
        "weakened",
        ("soft_modality",),
    ),
    (
        "Det er kommunens ønske, at universal- og sanitetsrengøringsmidler er svanemærkede eller tilsvarende.",
        "weakened",
        ("soft_modality",),
    ),
    (
        "Leverandøren opfordres til at bruge svanemærkede universal- og sanitetsrengøringsmidler.",
        "weakened",
        ("soft_modality",),
    ),
    (
        "Kommunen vil gerne have svanemærkede universal- og sanitetsrengøringsmidler.",
        "weakened",
        ("soft_modality",),
    ),
    ("Svanemærkede universal- og sanitetsrengøringsmidler foretrækkes.", "weakened", ("soft_modality",)),
    ("Universal- og sanitetsrengøringsmidler kan være svanemærkede.", "weakened", ("soft_modality",)),
    (
        "Leverandøren kan anvende svanemærkede universal- og sanitetsrengøringsmidler.",
        "weakened",
        ("soft_modality",),
    ),
    (
        "Leverandøren skal i så høj grad som muligt anvende svanemærkede universal- og sanitetsrengøringsmidler.",
        "weakened",
        ("hedged",),
    ),
    (
        "Leverandøren skal i overvejende grad anvende svanemærkede universal- og sanitetsrengøringsmidler.",
        "weakened",
        ("hedged",),
    ),
    (
        "Leverandøren skal, hvor det er praktisk muligt, anvende svanemærkede universal- og sanitetsrengøringsmidler.",
        "weakened",
        ("hedged",),
    ),
    (
        "Leverandøren skal arbejde på at anvende svanemærkede universal- og sanitetsrengøringsmidler.",
        "weakened",
        ("hedged",),
    ),
    (
        "Leverandøren skal have fokus på at anvende svanemærkede universal- og sanitetsrengøringsmidler.",
        "weakened",
        ("hedged",),
    ),
    (
        "Leverandøren skal så vidt det er muligt anvende svanemærkede universal- og sanitetsrengøringsmidler.",
        "weakened",
        ("hedged",),
    ),
    (
        "Leverandøren skal efter bedste evne anvende svanemærkede universal- og sanitetsrengøringsmidler.",
        "weakened",
        ("hedged",),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal normalt være svanemærkede eller tilsvarende.",
        "weakened",
        ("hedged",),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal som hovedregel være svanemærkede eller mærket med EU-Blomsten eller tilsvarende.",
        "weakened",
        ("hedged",),
    ),
    (
        "Leverandøren skal prioritere svanemærkede universal- og sanitetsrengøringsmidler.",
        "weakened",
        ("hedged",),
    ),
    (
        "Hvis det ikke medfører merudgifter, skal universal- og sanitetsrengøringsmidler være svanemærkede eller mærket med EU-Blomsten eller tilsvarende.",
        "weakened",
        ("conditional",),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende, såfremt prisen er konkurrencedygtig.",
        "weakened",
        ("conditional",),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende, hvis leverandøren fører dem i sit sortiment.",
        "weakened",
        ("conditional",),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende, når det kan ske uden ekstra omkostninger.",
        "weakened",
        ("conditional",),
    ),
    (
        "Under forudsætning af at der ikke er merpris, skal universal- og sanitetsrengøringsmidler være svanemærkede eller mærket med EU-Blomsten eller tilsvarende.",
        "weakened",
        ("conditional",),
    ),
    (
        "Kan leverandøren skaffe dem til samme pris, skal universal- og sanitetsrengøringsmidler være svanemærkede eller mærket med EU-Blomsten eller tilsvarende.",
        "weakened",
        ("conditional",),
    ),
    (
        "Mindst 80 % af universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende.",
        "weakened",
        ("lower_threshold",),
    ),
    (
        "Minimum 3/4 af de anvendte universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende.",
        "weakened",
        ("lower_threshold",),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal for mindst 90 procents vedkommende være svanemærkede eller mærket med EU-Blomsten eller tilsvarende.",
        "weakened",
        ("lower_threshold",),
    ),
    (
        "Andelen af svanemærkede universal- og sanitetsrengøringsmidler skal udgøre mindst halvdelen af forbruget.",
        "weakened",
        ("lower_threshold",),
    ),
    ("Universal- og sanitetsrengøringsmidler skal være miljøvenlige.", "weakened", ("no_threshold",)),
    (
        "Leverandøren skal anvende miljørigtige og bæredygtige universal- og sanitetsrengøringsmidler.",
        "weakened",
        ("no_threshold",),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal være svanemærkede, EU-Blomst-mærkede eller ledsaget af producentens egen miljøerklæring.",
        "weakened",
        ("weaker_label",),
    ),
    (
        "Udvalgte universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende.",
        "weakened",
        ("narrowed_scope",),
    ),
    (
        "En del af universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende.",
        "weakened",
        ("narrowed_scope",),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende, bortset fra midler til svømmehaller.",
        "weakened",
        ("narrowed_scope",),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende. Kravet gælder ikke for skolerne.",
        "weakened",
        ("narrowed_scope",),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende. Undtaget herfra er midler til plejecentre.",
        "weakened",
        ("narrowed_scope",),
    ),
    (
        "Universalrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende.",
        "weakened",
        ("narrowed_scope",),
    ),
    (
        "Tilbudsgiver skal oplyse, om universal- og sanitetsrengøringsmidler er svanemærkede.",
        "weakened",
        ("wrong_role",),
    ),
    (
        "Det vil blive vægtet positivt, hvis universal- og sanitetsrengøringsmidler er svanemærkede.",
        "weakened",
        ("wrong_role",),
    ),
    (
        "Det tæller positivt i evalueringen, at universal- og sanitetsrengøringsmidler er svanemærkede.",
        "weakened",
        ("wrong_role",),
    ),
    (
        "Tilbudsgiver bedes redegøre for andelen af svanemærkede universal- og sanitetsrengøringsmidler.",
        "weakened",
        ("wrong_role",),
    ),
    (
        "Under delkriteriet miljø vurderes, hvor stor en andel af universal- og sanitetsrengøringsmidler der er svanemærkede eller tilsvarende.",
        "weakened",
        ("wrong_role",),
    ),
    ("Option: Levering af svanemærkede universal- og sanitetsrengøringsmidler.", "weakened", ("wrong_role",)),
    (
        "Senest et år efter kontraktens ikrafttræden skal universal- og sanitetsrengøringsmidler være svanemærkede eller mærket med EU-Blomsten eller tilsvarende.",
        "weakened",
        ("deferred",),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende fra 1. januar 2027.",
        "weakened",
        ("deferred",),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal være svanemærkede eller mærket med EU-Blomsten eller tilsvarende inden udgangen af 2027.",
        "weakened",
        ("deferred",),
    ),
    (
        "Leverandøren skal på sigt anvende universal- og sanitetsrengøringsmidler, der er svanemærkede.",
        "weakened",
        ("deferred",),
    ),
    (
        "Leverandøren skal inden for de første 12 måneder overgå til universal- og sanitetsrengøringsmidler, der er svanemærkede.",
        "weakened",
        ("deferred",),
    ),
    (
        "Universal- og sanitetsrengøringsmidler skal være svanemærkede efter kriteriernes generation 4 eller tilsvarende.",
        "weakened",
        ("outdated",),
    ),
    (
        "Der stilles ikke særskilte krav om Svanemærket til universal- og sanitetsrengøringsmidler.",
        "missing",
        (),
    ),
    ("Universal- og sanitetsrengøringsmidler behøver ikke være svanemærkede.", "missing", ()),
    (
        "Kommunen har i 2023 indkøbt svanemærkede universal- og sanitetsrengøringsmidler for 2 mio. kr.",
        "missing",
        (),
    ),
    (
        "Tilbudsgiver skal have erfaring med levering af svanemærkede universal- og sanitetsrengøringsmidler.",
        "missing",
        (),
    ),
    ("Svanemærkede universal- og sanitetsrengøringsmidler udgør en stigende del af markedet.", "missing", ()),
    (
        "Leverandørens medarbejdere skal kende Svanemærket og kunne vejlede om universal- og sanitetsrengøringsmidler.",
        "missing",
        (),
    ),
)

# Passages with their context: heading, lead-in, table row with legend, texts far apart.
PASSAGES: tuple[tuple[str, str, tuple[str, ...], Example], ...] = (
    (
        "4.1",
        "present",
        (),
        Example(
            "present",
            texts=(),
            under=("Bilag 2 Kravspecifikation", "3. Mindstekrav"),
            row=(
                ("Nr.", "3.4"),
                ("Krav", "Alt træ er FSC- eller PEFC-certificeret eller tilsvarende"),
                ("Opfyldes (ja/nej)", ""),
                ("Bemærkninger", ""),
            ),
        ),
    ),
    (
        "4.1",
        "present",
        (),
        Example(
            "present",
            texts=(),
            row=(
                ("ID", "12"),
                ("Kravtekst", "Træ i bænkene: FSC, PEFC eller tilsvarende"),
                ("MK", "x"),
                ("EK", ""),
            ),
        ),
    ),
    (
        "4.1",
        "weakened",
        ("wrong_role",),
        Example(
            "weakened",
            texts=(),
            row=(
                ("ID", "12"),
                ("Kravtekst", "Træ i bænkene: FSC, PEFC eller tilsvarende"),
                ("MK", ""),
                ("EK", "x"),
            ),
        ),
    ),
    (
        "4.1",
        "present",
        (),
        Example(
            "present",
            texts=("FSC- eller PEFC-certificering eller tilsvarende dokumentation for bæredygtigt skovbrug",),
            under=("5 Krav til materialer",),
            lead_in="Følgende krav gælder for alle leverancer af trævarer:",
        ),
    ),
    (
        "4.1",
        "weakened",
        ("soft_modality",),
        Example(
            "weakened",
            texts=("Træet er FSC- eller PEFC-certificeret",),
            lead_in="Vi ønsker følgende egenskaber ved møblerne:",
        ),
    ),
    (
        "4.1",
        "weakened",
        ("wrong_role",),
        Example(
            "weakened",
            texts=("at træet er FSC- eller PEFC-certificeret",),
            lead_in="Ved bedømmelsen af underkriteriet miljø lægges der vægt på følgende:",
        ),
    ),
    (
        "4.1",
        "weakened",
        ("wrong_role",),
        Example(
            "weakened",
            texts=("Tilbuddet vurderes bedre, jo mere af træet der er FSC- eller PEFC-certificeret.",),
            under=("7 Tildeling", "7.2 Underkriterium: Miljø (20 %)"),
        ),
    ),
    (
        "4.1",
        "weakened",
        ("wrong_role",),
        Example(
            "weakened",
            texts=("andelen af FSC- eller PEFC-certificeret træ i de tilbudte møbler",),
            lead_in="Tilbudsgiver skal vedlægge en beskrivelse af:",
        ),
    ),
    (
        "12.b.2",
        "present",
        (),
        Example(
            "present",
            texts=(
                "Leverandøren leverer i hele kontraktperioden udelukkende arbejdstøj, der bærer EU-Blomsten eller et tilsvarende miljømærke. Overtrædelse anses for væsentlig misligholdelse.",
            ),
            under=("Kontrakt", "§ 6 Leverandørens forpligtelser"),
        ),
    ),
    (
        "12.b.2",
        "present",
        (),
        Example(
            "present",
            texts=(),
            row=(
                ("Krav", "1.3"),
                ("Beskrivelse", "Arbejdstøj skal være EU Ecolabel-mærket eller tilsvarende"),
                ("Kategori", "Ufravigeligt krav"),
                ("Tilbudsgivers svar", ""),
            ),
        ),
    ),
    (
        "12.b.2",
        "weakened",
        ("soft_modality",),
        Example(
            "weakened",
            texts=(),
            row=(
                ("Krav", "1.3"),
                ("Beskrivelse", "Arbejdstøj skal være EU Ecolabel-mærket eller tilsvarende"),
                ("Kategori", "Ø"),
                ("Svar", ""),
            ),
            legend="U = ufravigeligt krav, Ø = ønske",
        ),
    ),
    (
        "12.b.2",
        "present",
        (),
        Example(
            "present",
            texts=(),
            row=(
                ("Krav", "1.3"),
                ("Beskrivelse", "Arbejdstøj er EU Ecolabel-mærket eller tilsvarende"),
                ("Kategori", "K"),
                ("Svar", ""),
            ),
            legend="K: Konkurrencekrav, som vægter i evalueringen. M: Mindstekrav.",
        ),
    ),
    (
        "12.b.2",
        "missing",
        (),
        Example(
            "missing",
            texts=("Tilbudsgiver angiver op til tre referencer på levering af EU-Blomst-mærket arbejdstøj.",),
            under=("Referencer",),
        ),
    ),
    (
        "12.b.2",
        "missing",
        (),
        Example(
            "missing",
            texts=("Kommunen ønsker at gå foran og har derfor siden 2019 købt arbejdstøj med EU-Blomsten.",),
            under=("1 Baggrund",),
        ),
    ),
    (
        "12.b.2",
        "missing",
        (),
        Example(
            "missing",
            texts=(),
            under=("2. Definitioner",),
            row=(
                ("Begreb", "Miljømærket arbejdstøj"),
                ("Definition", "Arbejdstøj, der bærer EU-Blomsten eller tilsvarende"),
            ),
        ),
    ),
    (
        "7.7",
        "present",
        (),
        Example(
            "present",
            texts=(
                "Alle bærbare og stationære computere samt tablets skal som minimum leve op til Energistyrelsens gældende indkøbsanbefalinger.",
            ),
            under=("Krav til computere",),
        ),
    ),
    (
        "7.7",
        "weakened",
        ("hedged",),
        Example(
            "weakened",
            texts=(
                "De tilbudte computere og tablets skal i videst muligt omfang leve op til Energistyrelsens indkøbsanbefalinger.",
            ),
        ),
    ),
    (
        "7.7",
        "weakened",
        ("wrong_role",),
        Example(
            "weakened",
            texts=(
                "Tilbudsgiver bedes anføre, om de tilbudte computere og tablets lever op til Energistyrelsens indkøbsanbefalinger.",
            ),
        ),
    ),
    (
        "7.7",
        "weakened",
        ("narrowed_scope",),
        Example(
            "weakened",
            texts=(
                "Stationære computere skal leve op til Energistyrelsens indkøbsanbefalinger. For tablets stilles ingen energikrav.",
            ),
        ),
    ),
    (
        "5.a.2",
        "present",
        (),
        Example(
            "present",
            texts=("Spraydåser med drivgas må ikke forekomme i sortimentet.",),
            under=("Mindstekrav",),
        ),
    ),
    (
        "5.a.2",
        "present",
        (),
        Example(
            "present",
            texts=("Rengøringsmidler må ikke leveres som aerosoler eller i spraydåser med drivgas.",),
        ),
    ),
    (
        "5.a.2",
        "present",
        (),
        Example(
            "present",
            texts=(),
            row=(("Nr", "7"), ("Krav", "Ingen produkter på spray med drivgas"), ("Type", "MK")),
        ),
    ),
    (
        "5.a.2",
        "present",
        (),
        Example("present", texts=("Produkterne skal være uden drivgas; sprayflasker skal være med pumpe.",)),
    ),
    (
        "5.a.2",
        "weakened",
        ("hedged",),
        Example("weakened", texts=("Brug af spraydåser med drivgas skal så vidt muligt undgås.",)),
    ),
    (
        "5.a.2",
        "weakened",
        ("soft_modality",),
        Example("weakened", texts=("Spraydåser med drivgas bør undgås.",)),
    ),
    (
        "5.a.2",
        "weakened",
        ("narrowed_scope",),
        Example(
            "weakened", texts=("Spraydåser med drivgas må ikke anvendes, bortset fra til pletfjerning.",)
        ),
    ),
    (
        "5.a.2",
        "missing",
        (),
        Example("missing", texts=("Spraydåser med drivgas skal opbevares ved højst 50 grader.",)),
    ),
    (
        "5.a.3",
        "present",
        (),
        Example(
            "present",
            texts=(
                "Alle produkter skal være forsynet med tydelig doseringsvejledning på emballagen, og doseringsvejledningen skal også fremgå af produktdatabladet.",
            ),
        ),
    ),
    (
        "5.a.3",
        "weakened",
        ("partial",),
        Example(
            "weakened",
            texts=(
                "Alle rengøringsmidler skal være forsynet med tydelig doseringsvejledning på emballagen.",
            ),
        ),
    ),
    (
        "5.a.3",
        "weakened",
        ("partial",),
        Example("weakened", texts=("Doseringen skal fremgå af produktdatabladet.",)),
    ),
    (
        "5.a.4",
        "present",
        (),
        Example(
            "present",
            texts=(
                "Leverandøren stiller doseringspumper til rådighed for alle koncentrerede rengøringsmidler, så de kan doseres nøjagtigt.",
            ),
        ),
    ),
    (
        "12.a.5",
        "present",
        (),
        Example(
            "present",
            texts=(
                "Vasken skal foregå på et vaskeri, der er svanemærket eller lever op til tilsvarende krav.",
            ),
        ),
    ),
    (
        "12.a.5",
        "weakened",
        ("deferred",),
        Example(
            "weakened",
            texts=(
                "Vaskeriet skal være svanemærket eller tilsvarende senest 18 måneder efter kontraktindgåelsen.",
            ),
        ),
    ),
    (
        "12.a.5",
        "weakened",
        ("deferred",),
        Example("weakened", texts=("Vaskeriet skal være svanemærket senest den 31. december 2027.",)),
    ),
    (
        "12.a.5",
        "weakened",
        ("contradicted",),
        Example(
            "weakened",
            texts=(
                "Vaskeriet skal være svanemærket eller tilsvarende.",
                "Rettelse: Kravet om svanemærket vaskeri udgår.",
            ),
        ),
    ),
    (
        "5.a.1",
        "weakened",
        ("contradicted",),
        Example(
            "weakened",
            texts=(
                "Alle rengøringsmidler skal være svanemærkede eller tilsvarende.",
                "Spørgsmål: Er det et krav, at rengøringsmidlerne er svanemærkede? Svar: Nej, kravet frafaldes.",
            ),
        ),
    ),
    (
        "5.a.1",
        "present",
        (),
        Example(
            "present",
            texts=(
                "Alle rengøringsmidler skal være svanemærkede eller tilsvarende.",
                "Spørgsmål: Skal rengøringsmidlerne være svanemærkede? Svar: Ja.",
            ),
        ),
    ),
    (
        "5.a.1",
        "present",
        (),
        Example(
            "present",
            texts=(
                "Alle rengøringsmidler skal være svanemærkede eller tilsvarende.",
                "Kommunen opfordrer alle til at vælge svanemærkede rengøringsmidler.",
            ),
        ),
    ),
    (
        "5.a.1",
        "present",
        (),
        Example(
            "present",
            texts=("Samtlige produkter skal være mærket med Svanen eller Blomsten eller tilsvarende.",),
            under=("3.2 Rengøringsmidler",),
        ),
    ),
    (
        "5.a.1",
        "missing",
        (),
        Example(
            "missing",
            texts=("Mikrofiberklude skal være svanemærkede eller tilsvarende.",),
            under=("3.2 Rengøringsartikler",),
        ),
    ),
    (
        "12.a.1",
        "missing",
        (),
        Example(
            "missing",
            texts=("Rengøringsmidlerne skal være mærket med EU-Blomsten eller tilsvarende.",),
            under=("4 Rengøring",),
        ),
    ),
    (
        "12.a.1",
        "present",
        (),
        Example(
            "present",
            texts=(
                "Sengelinned og håndklæder med EU-Blomsten eller tilsvarende mærke giver op til 10 point.",
            ),
            under=("Delkriterium Miljø (30 %)",),
        ),
    ),
    (
        "12.a.3",
        "present",
        (),
        Example(
            "present",
            texts=("Metervaren i nyt sengelinned må maksimalt bestå af to forskellige fibertyper.",),
        ),
    ),
    (
        "12.a.3",
        "weakened",
        ("lower_threshold",),
        Example("weakened", texts=("Nyindkøbt linned må højst bestå af tre fibertyper.",)),
    ),
    ("7.3", "present", (), Example("present", texts=("CO2-prisen fastsættes til 1.500 kr. pr. ton CO2.",))),
    (
        "7.3",
        "present",
        (),
        Example("present", texts=("Ved beregningen anvendes en CO2-pris på 2.000 kr./ton.",)),
    ),
    (
        "7.3",
        "weakened",
        ("lower_threshold",),
        Example("weakened", texts=("Der anvendes en CO2-pris på 750 kr. pr. ton.",)),
    ),
    (
        "7.1",
        "present",
        (),
        Example(
            "present",
            texts=(
                "Tildelingskriteriet er det økonomisk mest fordelagtige tilbud på grundlag af omkostninger, opgjort som totalomkostninger (TCO) over fem år inklusive energiforbrug.",
            ),
            under=("Tildelingskriterium",),
        ),
    ),
    (
        "7.1",
        "missing",
        (),
        Example("missing", texts=("Tildelingskriteriet er laveste pris.",), under=("Tildelingskriterium",)),
    ),
    (
        "7.4",
        "present",
        (),
        Example("present", texts=("Til beregningen anvendes Energistyrelsens emissionsfaktor for el.",)),
    ),
    (
        "7.5",
        "present",
        (),
        Example("present", texts=("Beregningen foretages i Miljøstyrelsens TCO-værktøj for computere.",)),
    ),
)


@lru_cache(maxsize=1)
def book() -> RuleBook:
    return load_rules()


def judged(ident: str, example: Example) -> Finding:
    goal, criterion = next(
        (goal, criterion) for goal in book().goals for criterion in goal.criteria if criterion.id == ident
    )
    return judge_example(goal, criterion, example, book())


@pytest.mark.parametrize(("sentence", "verdict", "reasons"), SENTENCES)
def test_sentence_has_its_verdict(sentence: str, verdict: str, reasons: tuple[str, ...]) -> None:
    finding = judged("5.a.1", Example(verdict, (sentence,)))
    assert (finding.verdict.value, {*finding.reasons}) == (verdict, {*reasons})


@pytest.mark.parametrize(("criterion", "verdict", "reasons", "passage"), PASSAGES)
def test_passage_has_its_verdict(
    criterion: str, verdict: str, reasons: tuple[str, ...], passage: Example
) -> None:
    finding = judged(criterion, passage)
    assert (finding.verdict.value, {*finding.reasons}) == (verdict, {*reasons})
