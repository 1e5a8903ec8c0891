"""Sentences that only tell: what others said, what a word means, how things are or were at the buyer's."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pogi_check.danish.parties import BUYER
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# "Vi ville vide, hvad det koster": what the buyer wanted to know before the tender
_WE_ASKED = pattern(
    r"(?:vi|kommunen|regionen|ordregiver|skolen|indkøb) (?:ville (?:gerne )?(?:vide|høre|se)|spurgte"
    r"|undersøgte|ønskede at (?:vide|høre)|forhørte sig|har spurgt|har undersøgt)\b"
    r"|[^.;]{0,60}?\b(?:talte vi|vi talte|spurgte vi|undersøgte vi|har vi (?:talt|spurgt|undersøgt|drøftet)"
    r"|vi har (?:talt|drøftet) \w+)\b",
    re.IGNORECASE,
)
# What a policy, a council or people say or said is told of; the tender does not say it.
_SPEAKERS = (
    "strategi|politik|klimaplan|plan|vision|program|byråd|udvalg|rapport|undersøgelse|notat|analyse|evaluering"
    "|bestyrelse|direktion|ledelse|råd|forening|rådgiver|konsulent|ekspert|cirkulære|vejledning|kontrakt med"
    "|klimagruppe|brugergruppe|kortlægning|screening|gennemgang|energimærke|pædagog|medarbejder|ansat|bruger"
    "|borger|elev|forældre|beboer|flere|nogle|mange|folk|producent|forhandler|værdigrundlag|charter|manifest"
    "|hensigtserklæring|kodeks"
)
_SAY = (
    "konkluderer|fremhæver|nævner|siger|peger på|udtaler|understreger|påpeger|anfører|slår fast"
    "|lægger op til"
    "|nævnte|sagde|foreslog|udtrykte|fremhævede|mente|ønskede|pegede på|efterlyste"
)
_HAVE_SAID = (
    "fortalt|skrevet|spurgt|tilkendegivet|udtrykt|erklæret|udtalt|nævnt|sagt|foreslået|fremhævet|påpeget"
    "|efterlyst|talt|drøftet|diskuteret|luftet|vendt"
)
_REPORTED = pattern(
    rf"(?:[\w-]+,? ){{0,6}}?\w*(?:{_SPEAKERS})\w*[^.;:]{{0,60}}?"
    rf"\b(?:{_SAY}|har [^,.;:]{{0,60}}?\b(?:{_HAVE_SAID}))[^.;:]{{0,40}}?,?\s(?:at|om)\b",
    re.IGNORECASE,
)
# "Rådgiver er bekendt med, at enkelte producenter …": what the buyer's side knows of
_KNOWN_TO_US = pattern(
    r"(?!(?:[\w-]+ ){0,2}?\w*(?:leverandør|tilbudsgiver|entreprenør|trykkeri|vaskeri)\w* )(?:[\w-]+ ){1,3}?"
    r"(?:er (?:bekendt med|vidende om|klar over)|har (?:kendskab til|erfaret|hørt|konstateret"
    r"|bemærket|noteret(?: sig)?))"
    r",? at\b(?![^.;]*\b(?:skal|må ikke)\b)",
    re.IGNORECASE,
)
# "Energimærket fra 2013 peger på flere rentable tiltag", "et par af jer har fortalt os, at der findes …"
_POINTED_OUT = pattern(
    r"(?:[\w-]+ ){0,3}?(?!marked|forunder)\w*(?:energimærke|kortlægning|screening|gennemgang"
    r"|undersøgelse)\w*[^.;:]{0,60}?"
    r"\b(?:peger|pegede|viser|viste|konkluderer|anslår)\b"
    r"|[^.;:]{0,120}?\b(?:par af jer|nogle af jer|flere af jer) har [^.;:]{0,30}?(?:fortalt|skrevet"
    r"|spurgt)\b",
    re.IGNORECASE,
)
# "Bestyrelsen har vedtaget en indkøbspolitik, hvor der står, at …"
_STANDS_IN = pattern(
    rf"[^.;:]{{0,120}}?\w*(?:{_SPEAKERS})\w*,? (?:hvor|hvori|hvoraf|i hvilken)"
    r" (?:der|det) (?:står|hedder|fremgår|siges)\b",
    re.IGNORECASE,
)
# "FSC / PEFC: ordninger for bæredygtig skovdrift" tells what a word means.
_MEANS = pattern(
    r"[\w/ .()-]{2,40}(?::| =| er| betyder) (?:en |et |de |den |to )?(?:[\w-]+ ){0,2}?"
    r"(?:\w*ordning(?:er)?|forkortelse|betegnelse|miljømærke|mærke),? (?:for|af|der|som|fra|med|på)\b"
    r"|[\w/ .()-]{2,40} = (?:[\w'-]+ ){0,6}\w*(?:mærke|ordning)[;.,)]*$",
    re.IGNORECASE,
)
# "Flere vaskerier på markedet har Svanemærket"
_OF_MARKET = pattern(
    r"(?:flere|nogle|mange|enkelte|de fleste|et par|en række|visse|to|tre|fire|fem)"
    r" (?:af )?(?:de )?(?:[\w-]+ )?"
    r"\w*(?:vaskerier|leverandører|virksomheder|producenter|trykkerier|forhandlere|fabrikanter"
    r"|firmaer|væverier"
    r"|kommuner|regioner|skoler|hospitaler|entreprenører)\b[^.;]*?"
    r"\b(?:har|er|bruger|anvender|leverer|tilbyder|fører"
    r"|oplyste|havde|viste|fremlagde|fremlagt)\b",
    re.IGNORECASE,
)
# "Mange forældre kender Svanemærket og spørger til det"
_OF_PEOPLE = pattern(
    r"(?:mange|flere|nogle|enkelte|en del|de fleste|vores|husets|skolens) (?:af )?(?:[\w-]+ )?"
    r"\w*(?:forældre|borgere|brugere|elever|studerende|ansatte|medarbejdere|beboere|kolleger|naboer"
    r"|gæster|patienter|pårørende|lærere)\w*"
    r" (?:kender|spørger|taler|synes|mener|ønsker|håber|husker|tror|bruger|har hørt|har spurgt|holder af"
    r"|efterspørger)\b",
    re.IGNORECASE,
)
# "De pumper, der hænger på Kirkegade, bliver hængende"
_STAYS_THERE = pattern(
    r"(?:de|den|det) [\w-]+,? (?:der|som) (?:hænger|sidder|står|ligger|findes|er sat op)\b[^.;]*"
    r"\bbliver (?:hængende|siddende|stående|liggende)\b",
    re.IGNORECASE,
)
_LOGO = pattern(
    r"\bmærker?,? som [^.;,]{0,30}\bret til at (?:føre|bære|bruge|vise)\b|\bkolofon\w*\b|"
    r"\bmærker? (?:som|fx|f\.eks\.) [^.;]{0,30}\b(?:placeres|påføres|trykkes|sættes|vises)\b"
    r"|\b(?:svanen\w*|svanemærket|blomsten|mærket|mærkerne)\b[^.;,]{0,30}\b(?:placeres"
    r"|(?<!kunne )(?<!kan )(?<!skal )påføres)\b|"
    r"^(?:[\d.]+\s)?[^.;,]{0,40}?\b\w*(?:bagside|forside|omslag|ryggen|sidste side)\w*\b[^.;,]{0,30}"
    r"\b(?:vise|viser|bære|bærer|have|gengive|rumme|forsynes|påtrykkes|trykkes)\b[^.;,]{0,30}\blogo(?:et)?\b|"
    r"\b(?:anvend|brug|benyt|gengiv)\w*\b[^.;,]{0,40}\blogo(?:et|er)?\b|\blogo(?:et"
    r"|er)?\b[^.;,]{0,20}\b(?:anvendes|bruges|gengives|trykkes|vises|påføres)\b",
    re.IGNORECASE,
)
# "Papiret er FSC-certificeret, og mærket trykkes i kolofonen": the demand, and where it is to be seen
_AND_SHOWN = pattern(
    r"\b(?:certifi\w*|fsc\S*|pefc\S*|svane\w*|blomst\w*|miljømærk\w*)(?: [^;.]*?)?,? (?:og|samt) (?:der )?"
    r"(?:\w+ )?(?:mærk(?:et|erne)|logo(?:et|erne)?|licensnummer(?:et)?|det|dette)\b[^,;.]*$",
    re.IGNORECASE,
)
_NUMBERED = r"(?:\d+(?:\.\d+)*\.?\s+)?"  # a paragraph may begin with its number
_OURS = pattern(
    rf"{_NUMBERED}(?:[\w-]+ (?:(?:i|på|hos|ved|til) (?:[\w-]+ ){{1,3}})?(?:er|tilhører)"
    r" (?:kommunens|regionens|ordregivers|skolens|bygherrens|kundens|vores) (?:egen |eget |egne "
    r"|ejendom )?(?:og|,|\.)"
    r"|(?:i|på|hos|ved) vores (?:[\w-]+ ){1,3}(?:har|bruger|køber|er) "
    r"|(?:denne|dette) \w*(?:folder|pjece|hæfte|brochure|bog|plakat)\w* er (?:trykt|fremstillet|lavet|sat)\b"
    r"|(?:denne|dette|nærværende) \w*(?:vejledning|materiale|dokument|bilag|publikation|skrift|specifikation"
    r"|betingelser)\w* (?:er|blev) (?!omfattet|gældende|bindende)"
    r"|vores (?:[\w-]+ ){1,6}?(?:har (?:[\w-]+ ){0,3}?(?:haft|været|brugt|købt|leveret)|havde|var)\b"
    # "Afdelingen har siden 2019 haft en politik …", "… ligger ved siden af og berøres ikke"
    r"|(?!\w*(?:leverandør|tilbudsgiver|entreprenør|producent)\w* )[\w-]+ (?:[\w-]+ ){0,2}?har (?:siden \d{4}"
    r"|i (?:mange|flere|en række|en årrække|\w+ år)|længe|allerede) [^.;]*?\b(?:haft|ført|arbejdet"
    r"|praktiseret)\b"
    r"|[^.;]{0,160}\bog (?:berøres|påvirkes) ikke(?: af \w+)?\.?$)",
    re.IGNORECASE,
)
_PLEASED = pattern(
    r"\b(?:er|var) (?:glade?|tilfredse?) (?:for|over|med),? at der (?:nu |i dag )?(?:findes|er|eksisterer)\b"
    r"|\bglæder (?:os|sig) over\b"
    r"|^(?:[\d.]+\s+)?til orientering (?:kan det |kan )?(?:bemærke|oplyse|nævne|meddele)s\b(?![^.]*\bskal\b)"
    r"|\b(?:enkelte|nogle|flere|visse|mange|få) (?:fabrikanter|producenter|leverandører|firmaer"
    r"|virksomheder|trykkerier|vaskerier|forhandlere|grossister)\b (?:i dag |nu )?"
    r"(?:markedsfører|fører|tilbyder|producerer|fremstiller|sælger)\b(?![^.]*\bskal\b)"
    r"|\b(?:er|var) (?:bekendt med|opmærksom(?:me)? på|vidende om|klar over),?"
    r" at (?:enkelte|nogle|flere|visse|der)\b",
    re.IGNORECASE,
)
_PERMITS = pattern(
    r"^(?:[\d.]+\s+)?(?:(?:beboer|bruger|elev|gæst|borger|ansat|personale|medarbejder|tilbudsgiver"
    r"|håndværker)\w*"
    r"|kommunen|bygherren|ordregiver|kunden|leverandøren|entreprenøren|vi|I|de|man) må\b",
    re.IGNORECASE,
)
_RESTRICTS = pattern(
    r"\b(?:skal|gerne|ikke|kun|alene|udelukkende|højst|op til|maksimalt|maks|aldrig|hverken|ingen|intet|først"
    r"|mindst|nøjes|påregne|forvente|acceptere|tåle|sørge|sikre|indstille|uden)\b",
    re.IGNORECASE,
)
_HOPES = pattern(
    rf"{_NUMBERED}(?:[\w-]+ (?:[\w-]+ ){{0,2}}?(?:klager|har klaget|klagede)\b"
    rf"|det er [^,.;]{{0,40}}\bhåb\b|[\w-]+ (?:[\w-]+ ){{0,2}}?håber\b|håbet er\b)",
    re.IGNORECASE,
)
# A plan by a year is told as a duty.
_YEAR = pattern(
    r"\b(?:senest|inden|ved|udgangen|udløbet|når)\b[^.;]{0,30}\b20\d\d\b|\b20[3-9]\d\b", re.IGNORECASE
)
_DECIDED = pattern(
    rf"{_NUMBERED}(?:\w*(?:byråd|kommunalbestyrelse|regionsråd|bestyrelse|magistrat|menighedsråd"
    r"|direktion|ledelse|afdeling|forvaltning|forening|laug|klub)\w*|[\w-]+(?:udvalg|råd)et) (?:\w+ ){0,3}?"
    r"(?:har (?:\w+ ){0,3}?(?:besluttet|vedtaget|bestemt|godkendt)"
    r"|besluttede|vedtog|ønsker)\b",
    re.IGNORECASE,
)
_GOES_ON = pattern(r", (?:men|og|så) (?!de[tn]?\b|dette\b|disse\b)")
# What a buyer does and is, before and today.
_DOINGS = frozenset({
    "har", "vil", "er", "køber", "arbejder", "havde", "købte", "var", "ser", "driver", "råder", "bruger",
    "kender", "følger", "ville", "fik", "holdt", "gik", "talte", "spurgte", "fandt",
})  # fmt: skip
_DONE = pattern(r"\w{3,}(?:ede|[lndrsp]te)")  # "efterprøvede", "undersøgte"
_PAST = frozenset({"blev", "blevet"})
_RELATIVE = frozenset({"der", "som", "hvad"})  # "det, der blev lovet": of something else
_THEN = pattern(
    r"^(?:[\d.]+\s+)?(?:[\w-]+ ){1,5}(?:var|havde)\b"
    r"|^(?:[\d.]+\s+)?(?:vi|[\w-]+(?:en|et|erne)) (?:fik|modtog|købte|indkøbte|anskaffede|indførte"
    r"|installerede|lejede|skiftede)\b(?![^.;]*\bskal\b)"
    r"|\b(?:i|fra|siden) (?:19|20)\d\d\b[^,;]{0,60}\b(?:var|havde)\b"
    r"|, (?:og|men|hvilket) (?:det |dem |den )?(?:var|havde|fik|blev) vi\b"
    r"|\b(?:var|havde)\b[^,;]{0,60}\bi (?:19|20)\d\d\b",
    re.IGNORECASE,
)

# "Miljøstyrelsen stiller et regneark til rådighed": what somebody offers anybody
_OFFERED = pattern(
    r"(?:[\w-]+styrelsen|[\w-]+ministeriet|miljømærkning danmark|pogi|eu-kommissionen|kommissionen)\b"
    r"[^.;:]{0,40}?\b(?:stiller|tilbyder|udgiver|har udgivet|har udarbejdet|offentliggør|vedligeholder)\b"
    r"(?![^.;]*\b(?:skal|anvende[rs]|benytte[rs]|bruge[rs]|udfyldes|bygge[rst]\w*|til grund)\b)",
    re.IGNORECASE,
)
# "Det blev på markedsdialogen foreslået, at …", "I det tidligere udbud var det et krav, at …"
_WAS_SAID = pattern(
    r"[^.;:]{0,40}?\b(?:blev|blevet|var|har været)\b[^.;:]{0,60}?\b(?:foreslået|drøftet|nævnt|fremført"
    r"|overvejet|rejst|fremhævet|efterlyst|ønsket|diskuteret)\b[^.;:]{0,30}?,? at\b"
    r"|[^.;:]{0,40}?\b(?:tidligere|forrige|sidste|seneste|hidtidige|gamle|udløbende|foregående)"
    r" (?:ramme)?(?:udbud|aftale|kontrakt)\w*[^.;:]{0,40}?\b(?:var|havde|stillede|indeholdt|stod|krævede)\b"
    r"[^.;:]{0,60}?,? at\b",
    re.IGNORECASE,
)

_QUOTE = pattern(r"[\"»«“”„]")
_OPENS_QUOTE = pattern(r"(?:^|:)\s*[\"»“„]$")
_SENTENCE = 30  # characters of the shortest sentence
_CONSIDERED = pattern(
    r"(?:vi|kommunen|regionen|ordregiver|skolen|bestyrelsen) (?:har )?(?:\w+ ){0,3}?"
    r"(?:overvejede?|overvejet|drøftet|diskuteret) (?:\w+,? ){0,4}(?:at|om)\b"
    r" (?:[\w-]+ ){0,4}?(?:kræve|stille|stilles|forlange|skrive|indføre|medtage|gøre|sætte|skulle"
    r"|indsætte|tage)\b",
    re.IGNORECASE,
)
_IN_ANOTHER_AGREEMENT = pattern(r"(?:i|efter|under) den (?:aftale|kontrakt|ordning)\b", re.IGNORECASE)
_TOLD_THAT = pattern(
    r"[^.;]{0,110}?\b(?:hedder det|stod(?: der)?|reklamerer med|har besked(?: på| om)|(?:har|have) den regel"
    r"|en bestemmelse om|skriver i (?:deres|sit|sin) \w+|vil vi overveje at skrive"
    r"|kræver i deres \w+),? at\b",
    re.IGNORECASE,
)
_SAID_BY_OTHERS = pattern(
    r"(?!(?:vi|kommunen|regionen|ordregiver) har (?:\w+ )?(?:afholdt|holdt|haft|gennemført)\b)"
    r"(?:(?!\bskal\b|\bmå ikke\b)[^.;:]){0,80}?"
    r"\b(?:(?:sagde|fortalte|foreslog|foreslår)\b|(?:nævnte|oplyste), at\b)[^.;:]{0,60}"
    r"|[^.;:]{0,60}\bfond\w*[^.;]{0,90}\bskrevet, at\b",
    re.IGNORECASE,
)
# What an adviser writes in a report is told of.
_EXPERT_SAYS = pattern(
    r"(?:[\w-]+ ){0,3}?\w*(?:rådgiver|konsulent|ekspert|cirkulære)\w*\b[^.;:]{0,60}"
    r"\b(?:skriver|oplyser|anbefaler|indeholder en regel|vurderer(?=[^.;:]{0,40}, at\b))\b",
    re.IGNORECASE,
)
_DISOWNS = pattern(
    r"\b(?:er|indgår|hører) (?:\w+ )?ikke (?:en del af|i|til|med til) (?:udbuddet|dette udbud|kravene|aftalen"
    r"|kontrakten|opgaven)\b"
    r"|\b(?:kontrakt|aftale|regel|ordning|plan|strategi|rapport|cirkulære|uddrag|eksempl|citat|skrivelse)\w*"
    r" (?:berøres|omfattes|påvirkes) ikke\b"
    r"|\b(?:i|for) (?:det nuværende|dette|nærværende) (?:udbud|indkøb)\b[^.;]{0,30}"
    r"\b(?:intet|ingen|ikke|uden) (?:sådant? )?(?:krav|relevans)\b"
    r"|\bhører til et andet (?:udbud|materiale|indkøb)\b|\bstiller ingen krav\b"
    r"|\b(?:kravet|forslaget|det) (?:er |blev |er derfor )?ikke (?:medtaget|taget med|taget til følge"
    r"|videreført)\b"
    r"|\buden relevans\b|\bgælder ikke for (?:vores|os|denne|dette)\b"
    r"|\b(?:kun|alene|blot) til (?:orientering|inspiration|illustration|almindelig oplysning)\b"
    r"|\beksempl(?:et|erne) er (?:opdigte|tænk|kun)\w*",
    re.IGNORECASE,
)
_ADOPTS = pattern(
    r"\bfølgende (?:\w+ )?(?:krav|mindstekrav|bestemmelse|vilkår|tekst|punkt|formulering)\w*[^.;\"»“]{0,80}"
    r"\b(?:gælder|stilles|gældende|opfyldes|overholdes|indgår|anvendelse|indsat)\b[^.;\"»“]{0,60}:\s*[\"»“]"
    r"|\b(?:gælder|stilles|stiller \w+) følgende (?:\w+ )?(?:krav|bestemmelse|vilkår)"
    r"[^.;\"»“]{0,60}:\s*[\"»“]",
    re.IGNORECASE,
)
_SAMPLE = pattern(
    r"\beksempel:?\s*[\"»“]|"
    r"\b(?:teksten|formuleringen|ordlyden|sætningen|standardtekst\w*"
    r"|passagen)\b[^\"»“.;]{0,30}[\"»“][^\"«”]{25,}"
    r"|\btidligere (?:udgave|version|udbud|udkast)\b[^\"»“;]{0,60}[\"»“][^\"«”]{25,}",
    re.IGNORECASE,
)
# "I energiplanen fra 2021 blev der regnet med …"
_IN_A_YEAR = pattern(
    r"(?:[\d.]+\s+)?(?:i|på|ved|for|under) (?:[\w-]+ ){0,3}?(?:(?:i|fra) )?(?:19|20)\d\d,?"
    r" (?:blev|var|havde|fik|købte|valgte|brugte|regnede|lavede)\b",
    re.IGNORECASE,
)
# "Udbudslovens § 46 giver mulighed for at stille krav om …": what the law lets buyers do
_LAW_LETS = pattern(
    r"(?:[\w-]*lov(?:en|ens|givningen)?|direktivet|reglerne|eu-retten|udbudsreglerne)\b[^.;,]{0,40}?"
    r"\b(?:tillader|giver (?:mulighed|adgang|lov|ret)|åbner|forbyder ikke|gør det muligt"
    r"|er ikke til hinder)\b"
    r"|(?:efter|ifølge|i henhold til) (?:[\w-]*lov(?:en|givningen)?|direktivet|udbudsreglerne)\b[^.;,]{0,20}"
    r"\b(?:kan|må) (?:en |man|ordregiver\w*|kommun\w*|offentlige)",
    re.IGNORECASE,
)
# "Tidligere var det et krav, at …", "I den gamle aftale skulle alle midler være …"
_FORMERLY = pattern(
    rf"{_NUMBERED}(?:tidligere|før|førhen|dengang|hidtil|sidste gang) (?:var|skulle|krævede|stillede|havde)\b"
    rf"|{_NUMBERED}(?:i|under|ved|efter) (?:den|det|vores|de) (?:gamle|tidligere|forrige|nuværende|udløbende"
    r"|seneste) \w*(?:aftale|kontrakt|udbud|ordning|leverandør)(?:en|et)?\s"
    r"(?:[\w-]+ ){0,2}?(?:var|skulle|krævede|stillede|havde|blev|kræver|stiller|er)\b"
    rf"|{_NUMBERED}[\w-]+ (?:havde|stillede|krævede) (?:tidligere|før|førhen|dengang|hidtil)\b",
    re.IGNORECASE,
)
# What another buyer writes, as in "Nabokommunen skriver i sit udbud: Alle midler skal …"
_NEIGHBOURS = pattern(
    rf"{_NUMBERED}(?:nabokommun\w*|(?:andre|flere andre|mange andre) (?:kommuner|regioner|offentlige"
    r"|skoler|hospitaler)"
    r"|en anden (?:kommune|region))\b[^.;]{0,60}?"
    r"\b(?:skriver|kræver|stiller|forlanger|køber|følger|stod|står|valgte)\b"
    rf"|{_NUMBERED}i (?:nabokommunens|region(?:erne)? [\w-]+s|[\w-]+ kommunes) udbud stod\b",
    re.IGNORECASE,
)
# "Anbefalingerne findes på sparenergi.dk", "DIN 18873 omhandler energiforbrug i ovne"
_POINTER = pattern(
    r"(?![^.;]*\b(?:skal|må|bør|kræves|er svane\w*)\b)"
    r"(?:[\w'-]+ ){0,4}?[\w-]*(?:kriterie|kriterier|krav|anbefaling|vejledning|oplysning|information"
    r"|standard|liste)\w*"
    r"\b[^.;,]{0,60}\b(?:findes|ligger|kan (?:ses|hentes|læses|findes|downloades)) på "
    r"(?:www\.)?[\w-]+\.(?:dk|eu|com|org)\b"
    r"|(?:din|en|iso|ds|iec)[ -/]?(?:en |iso )?[\d-]+ (?:omhandler|handler om|beskriver"
    r"|er en (?:\w+ )?(?:standard|norm))\b",
    re.IGNORECASE,
)
_ASIDE = (_LAW_LETS, _FORMERLY, _NEIGHBOURS, _POINTER)
# "Tidligere var det et ønske, nu er det et krav, at …"
_DEMANDS_THEN = pattern(
    r",\s(?:og|men|nu|derfor|så|hvorfor|dog)\b[^;]*\b(?:skal|må ikke|krav\w*|kræves|forpligt\w*"
    r"|leverandøren)\b"
    r"|\bi den nye (?:aftale|kontrakt)|\bdet samme\b|\bnu (?:skal|er)\b",
    re.IGNORECASE,
)
# "Leverandøren skal hvert kvartal oplyse andelen af LED": counted in use, asked of none of the goods
_REPORTS_SHARE = pattern(
    rf"{_NUMBERED}(?![^.;]*\btilbudsgiver)(?=[^.;]*\b(?:hvert (?:år|kvartal|halvår)|hver måned|kvartalsvist?"
    r"|halvårligt?|årligt?|månedligt?|løbende|[eé]n gang om året)\b)[^.;,]{3,60}?"
    r"\b(?:oplyse[rs]?|rapportere[rs]?|opgøre[rs]?|indberette[rs]?|meddele[rs]?|dokumentere[rs]?"
    r"|(?:indsende|sende|aflevere|udarbejde|levere)[rs]? (?:en |et )?(?:\w+ )?"
    r"(?:opgørelse|statistik|rapport|oversigt) (?:over|om|på|med))"
    r"[^.;]{0,30}?\b(?:andelen|hvor stor (?:en )?(?:andel|del))\b"
    r"(?![^.;]*\b(?:skal|mindst|minimum|krav\w*|100)\b)",
    re.IGNORECASE,
)
_HEARSAY = (
    _REPORTED, _KNOWN_TO_US, _STANDS_IN, _MEANS, _POINTED_OUT, _EXPERT_SAYS, _CONSIDERED, _SAID_BY_OTHERS,
    _WAS_SAID, _OFFERED, _TOLD_THAT, _IN_ANOTHER_AGREEMENT,
)  # fmt: skip


def is_of_a_past_year(text: str) -> bool:
    """Tell whether a sentence opens with a year and what was done in it."""
    return _IN_A_YEAR.match(text) is not None


@lru_cache(maxsize=20000)
def is_hearsay(text: str) -> bool:
    """Tell whether a sentence opens with what somebody else says, or with what a word means."""
    if any(one.match(text) is not None for one in _HEARSAY):
        return True
    return any(one.match(text) for one in _ASIDE) and _DEMANDS_THEN.search(text) is None


def is_text_sample(text: str) -> bool:
    """Tell whether a sentence quotes a demand as a text ('skal indeholde teksten "Alle midler skal …"')."""
    return _SAMPLE.search(text) is not None


def adopts_quoted(text: str) -> bool:
    """Tell whether a text makes what it quotes a demand of its own ("Følgende krav gælder: »…«")."""
    return _ADOPTS.search(text) is not None


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Give the stretches of a text that stand in quotation marks and are as long as a sentence."""
    marks = [match.start() for match in _QUOTE.finditer(text)]
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    if len(marks) % 2 and _OPENS_QUOTE.search(text, 0, marks[-1] + 1):
        pairs.append((marks[-1], len(text)))  # it ends in another sentence
    return tuple((start, end) for start, end in pairs if end - start > _SENTENCE)


def is_disowned(text: str) -> bool:
    """Tell whether a sentence says that what is told beside it is no part of this tender."""
    return _DISOWNS.search(text) is not None


def reports_share(text: str) -> bool:
    """Tell whether a sentence has the supplier report, while the contract runs, what share was so."""
    return _REPORTS_SHARE.match(text) is not None


def is_of_logo(text: str) -> bool:
    """Tell whether a sentence is on the use of a logo ("Anvendes Svanens logo på en tryksag, må …")."""
    shown = _LOGO.search(text)
    return shown is not None and _AND_SHOWN.search(text[: shown.end()]) is None


def is_decided(text: str) -> bool:
    """Tell whether a sentence opens with what the council or board has decided: a reason, no demand."""
    return _DECIDED.match(text) is not None and _YEAR.search(text) is None


def is_inquiry(text: str) -> bool:
    """Tell whether a sentence opens with what the buyer wanted to know before the tender."""
    return _WE_ASKED.match(text) is not None


def is_pleased(text: str) -> bool:
    """Tell whether a sentence says no more than what the market has, and that the buyer knows or likes it."""
    return _PLEASED.search(text) is not None


def is_hope(text: str) -> bool:
    """Tell whether a sentence opens with what the buyer hopes for ("Det er bestyrelsens håb, at …")."""
    return _HOPES.match(text) is not None


def is_of_our_things(text: str) -> bool:
    """Tell whether a sentence opens with what the buyer or the market has ("I vores gamle huse har vi …")."""
    return any(one.match(text) is not None for one in (_OURS, _OF_MARKET, _OF_PEOPLE, _STAYS_THERE))


def breaks_off(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a sentence goes over to something else ("…, men aftalen skal …")."""
    return _GOES_ON.search(text, start, end) is not None


def is_of_buyer(words: Sequence[str]) -> bool:
    """Tell whether a sentence opens with the buyer and what the buyer does ("Kommunen har …")."""
    done = any(_DONE.fullmatch(word) for word in words[1:2])
    return not BUYER.isdisjoint(words[:1]) and (done or not _DOINGS.isdisjoint(words[1:3]))


def is_past(text: str, words: Iterable[str]) -> bool:
    """Tell whether a sentence tells what was done or was so ("blev udskiftet", "I 2014 var …")."""
    listed = tuple(words)
    told = any(word in _PAST and before not in _RELATIVE for before, word in pairwise(("", *listed)))
    return told or _THEN.search(text) is not None


def permits(text: str) -> bool:
    """Tell whether a sentence lets somebody do something, and asks nothing ("Beboerne må bede om vand")."""
    return _PERMITS.search(text) is not None and _RESTRICTS.search(text) is None
