"""What a sentence says of goods: that they are bought, that they are not, or that others bring them."""

from __future__ import annotations

import re
from functools import lru_cache

from pogi_check.danish.parties import OF_BUYER, OTHERS
from pogi_check.patterns import pattern

_AGREEMENT = "udbud|aftale|kontrakt"
_TASK = rf"{_AGREEMENT}|opgave|leverance|anskaffelse"
_CONTRACT = rf"(?:{_TASK}|rammeaftale|indkøb)\w*"
_ANOTHER_CONTRACT = "en (?:anden|særskilt|separat) (?:ramme)?(?:aftale|kontrakt)"
_BESIDES = "(?:(?:altså|således|derfor|dermed|dog|her|heller|som udgangspunkt|pt|i dag) ){0,2}"
_OUTSIDE = (
    rf"ikke (?:er )?omfattet af {_CONTRACT}",
    r"ikke omfattet(?=[.;,]|$)",
    "ikke omfatter",
    rf"omfatter {_BESIDES}(?:ikke|hverken|ingen)",
    "er ikke en del af",
    rf"indgår ikke i (?:{_TASK}|sag|entreprise|projekt)\w*",
    "indgår ikke(?=[.,;]|$)",
    r"(?:der )?indgår (?:der )?(?:ingen|intet|hverken)\b",
    r"(?:der indgår|indgår der) ikke (?!mere|flere|over)",
    r"indgår ikke [^,.;]{1,60} i (?:entreprisen|opgaven|leverancen|aftalen|kontrakten|udbuddet)\b",
    rf"ingen [\w-]+ (?:[\w-]+ )?i {_CONTRACT}",
    rf"uden for (?:{_AGREEMENT})\w*",
    rf"(?:ligger|er|falder) uden for (?:{_TASK}|entreprise)\w*",
    "(?:falder|holdt) uden for",
    rf"(?:holdt|holdes|hold) ude af (?:denne |dette )?(?:{_TASK}|entreprise)\w*",
    rf"uden om (?:denne |dette )?(?:{_TASK}|entreprise)\w*",
    r"(?:er )?undtaget (?:fra )?(?:udbud|aftale)\w*",
    "berøres ikke af",
    r"(?:er|hører) (?:heller )?ikke med\b",
    r"ikke med her\b",
)
_WORK_OUTSIDE = (r"(?:udføres|renoveres|ombygges|opføres) (?:der )?(?:ingen|intet|hverken)\b",)
_COVERED = "(?:er|ligger|hører|købes|dækkes|dækket|leveres|omfattet)"
_NOT_THE_SUPPLIER = "(?<!leverandøren )(?<!tilbudsgiver )(?<!entreprenøren )"
_APART = "udbydes (?:for sig|særskilt|separat|selvstændigt|senere)"
_ELSEWHERE = (
    rf"{_NOT_THE_SUPPLIER}har (?:allerede |i forvejen )?(?:en |sin )?(?:\w+ )?(?:ramme)?aftale (?:om|på)",
    _APART,
    "(?:købes|bestilles|indkøbes|anskaffes|skaffes) (?:ad anden vej|andetsteds|et andet sted|andre steder)",
    rf"{_COVERED} (?:på|under|af|via|efter|gennem) {_ANOTHER_CONTRACT}",
)
_NOT_DONE = "(?:udføres|foretages|gennemføres|udbydes|prissættes)"
_HERE = "(?:stedet|grunden|arealet|bygningen|huset|opgaven|entreprisen|i dag)"
_HOUSES = (
    "foreningen|kommunen|regionen|selskabet|huset|skolen|skolerne|institutionen|institutionerne"
    "|afdelingen|afdelingerne|centret|hospitalet|hospitalerne|os|dag"
)
_NOWHERE = (
    rf"(?:ind)?købes (?:der )?{_BESIDES}(?:ikke|ingen|intet|hverken)\b",
    rf"(?:ind)?køber (?:vi |kommunen |regionen |ordregiver )?{_BESIDES}(?:ikke|ingen|intet|hverken)\b",
    r"skal (?:vi|kommunen|regionen|skolen|kirken|huset) (?:ikke|hverken) (?:købe|have|bruge)\b",
    r"skal (?:du |i |leverandøren |entreprenøren )?(?:ikke|hverken) (?:skaffe|levere|indkøbe|medbringe)\b",
    *_WORK_OUTSIDE,
    r"(?:renoveres|ombygges|opføres|udskiftes) (?:der )?ikke (?:noget|nogen|nogle|eksisterende)\b",
    rf"(?:der findes|findes der|der er|er der) (?:ingen|intet|hverken) [^.;]{{1,60}}{_HERE}\b",
    "(?:isættes|anskaffes) (?:der )?(?:ikke|ingen)",
    "hverken (?:tilbydes|leveres|købes|anskaffes)",
    "forekommer ikke",
    "etableres (?:der )?ikke",
    rf"{_NOT_DONE} ikke (?:under|i|på|som (?:en )?del af) (?:denne |dette )?(?:{_TASK})\w*",
    "(?:anlægges|opføres|opsættes|installeres|monteres|indrettes) (?:der )?ikke (?:ny|flere)",
    r"(?:anlægges|opføres|opsættes|indrettes|etableres) (?:der )?(?:ingen|intet|hverken)\b",
    "må (?:der )?ikke (?:sættes|isættes|monteres|installeres)",
    r"(?:bygges|belægges|plantes|anlægges|graves)\b[^.;]{0,40}\b(?:intet|ingenting|ikke noget)\b",
    r"(?:bruges|anvendes|findes) (?:der )?ikke (?:noget sted|nogen steder)\b",
    rf"(?:anvendes|benyttes|bruges|forekommer|findes) (?:der )?ikke (?:i|på|hos|ved) (?:{_HOUSES})\b",
    "beholder de",
)
_TURNED_DOWN = (
    "ikke i betragtning",
    "accepteres ikke",
    r"(?:alene|kun|udelukkende) .{0,40}fabriksny\w*",
)
_LOT = r"(?:delaftale|delkontrakt|delydelse|delleverance|deludbud|varegruppe|parti|lot)\w*"
_GONE = r"(?:udgå(?:r|et)|bortfald(?:er|et)|annuller(?:es|et)|aflyst|trukket (?:ud|tilbage))"
_ON = r"(?:(?:om|på|med|vedr\w*\.?) [^.;,]{1,60} |\([^()]{1,60}\) )?"
_DROPPED = (
    rf"udgå(?:r|et) (?:helt )?(?:af|fra) (?:dette |nærværende )?{_CONTRACT}",
    rf"(?:^|(?<=[.;:] )){_LOT} (?:[\w-]+ )?{_ON}(?:er |bliver |blev )?(?:\w+ )?{_GONE}\b",
)
_NOT_BOUGHT = pattern(
    rf"\b(?:{'|'.join((*_OUTSIDE, *_DROPPED, *_ELSEWHERE, *_NOWHERE, *_TURNED_DOWN))})", re.IGNORECASE
)
_IS_OUTSIDE = pattern(rf"\b(?:{'|'.join((*_OUTSIDE, *_WORK_OUTSIDE, _APART))})", re.IGNORECASE)
_THE_CONTRACT = (
    "ydelsen|ydelserne|udbuddet|kontrakten|aftalen|rammeaftalen|leverancen|opgaven|entreprisen|indkøbet"
)
_EXCLUDED = pattern(
    rf"\b(?:{_THE_CONTRACT}) (?:omfatter|vedrører|dækker) (?:ikke|hverken)\b"
    rf"|\bikke (?:omfattet af|en del af|genstand for) (?:dette |nærværende )?(?:{_THE_CONTRACT}|udbud)\b",
    re.IGNORECASE,
)
_SERVICES = (
    r"\b(?:\w*forsikring(?:er|en|erne)?|forsikringsydelser|forsikringsmægl\w*"
    r"|revision(?!,? (?:[a-zæøå]|\d+)\b)|revisionsydelser|bankydelser"
    r"|bankforretninger|pengeinstitut\w*|vikarydelser|vikarbureau\w*|rekruttering|advokat(?:ydelser|bistand)"
    r"|juridisk\w* (?:bistand|rådgivning|ydelser)"
    r"|\w*konsulent(?:analyse|bistand|ydelse|opgave|undersøgelse)\w*|kategoristyring|(?:spend|data"
    r"|bruger|behovs)analyse\w*"
    r"|regnskabs(?:assistance|hjælp|ydelse)\w*|bogføring\w*|(?:marketing|reklame|medie"
    r"|kommunikations)bureau\w*"
    r"|(?:system|software)udvikling|(?:organisations|leder|ledelses|kompetence)udvikling"
    r"|kommunikationsrådgivning|hr-\w+"
    r"|tolkning|tolkeydelser|sprogydelser|sprogservice|tolke-? og oversættelsesydelser|korrekturlæsning"
    r"|(?:kunde|borger|selvbetjenings)portal\w*|(?:fag|sags|it-)system(?:er|et)?|skyløsning\w*"
    r"|webløsning\w*|hjemmeside\w*"
    r"|rådgivning (?:om|vedr\w*|inden for)|rådgivningsydelser"
    r"|oversættelse\w*|inkasso\w*|bedriftssundhed\w*|lånefinansiering)\b"
)
_WITHOUT_GOODS = pattern(_SERVICES, re.IGNORECASE)
# What is also part of a delivery of goods ("Uddannelse af personalet"): a service where it is what is bought.
_KNOWLEDGE = pattern(
    r"(?:(?!og\b|til\b|med\b|som\b)[\w-]+ ){0,2}?"
    r"(?:undervisning|undervisnings(?:forløb|ydelser|opgaver)|\w*kurs(?:us|er|erne|usforløb\w*|usydelser"
    r"|usrækker?|usvirksomhed)|\w*uddannelse(?:r|n|sforløb\w*|sydelser)?|\w*(?:lærings|kompetence)forløb\w*"
    r"|e-?læring\w*|(?:digitale )?læringsmoduler|workshops?|foredrag(?:srække|srækker)?|temadage?"
    r"|konferencer?"
    r"|coaching|supervision"
    r"|facilitering|procesledelse|mentor(?:er|ordning|forløb|støtte|ydelser)"
    r"|evaluering(?:er)? af (?!tilbud)|følgeforskning|forskning(?:sprojekter|sydelser)?"
    r"|(?!for)\w*undersøgelser?|\w*(?:support|hotline|helpdesk)(?:aftale|ydelser|opgave)?"
    r"|(?:kvalitets|service|hygiejne|egen)?kontrol|inspektion(?:er|sopgave|sydelser)?|eftersyn"
    r"|(?:\w+målinger?|måling(?:er)?) (?:af|på|i)"
    r"|(?:\w*arkitekt|idé|ide|projekt|design)konkurrencer?|(?:miljø|energi"
    r"|kvalitets)?ledelsessystem\w*|beskæftigelsesindsats\w*|jobformidling"
    r"|psykolog(?:er|ydelser|bistand|samtaler)|lægeydelser|tandlægeydelser|sundhedsydelser"
    r"|krisehjælp|vagtydelser|konsulenter)\b",
    re.IGNORECASE,
)
# Power and gas, analyses, service on lifts: they come with no goods either, where they are what is bought.
_SUPPLIES = (
    r"\b(?:elektricitet|el-?handel|el-?leveranc\w+|el-?levering\w*|strøm(?:levering|leverance)\w*|naturgas"
    r"|el og gas|energihandel|fjernvarmelevering\w*"
    r"|\w*(?:laboratorie|drikkevands|spildevands|vand|jord|miljø|slam|kemi|foder|blod)analyser?(?:ne)?"
    r"|(?:kemiske?|mikrobiologiske?|akkrediterede?|miljøtekniske?) (?:og \w+ )?(?:analyser?|prøvetagning)"
    r"|(?:analyse|analyser|prøvetagning)(?: og \w+)? af \w*(?:vand|jord|slam|sediment|prøver|luft|røggas)"
    r"|prøvetagning|laboratorieydelser|prøvninger?|(?:ind)?s[ck]anning|konservering|datasletning|tilstandsvurdering"
    r"|mandskabsvagt|vagtordning|softwareabonnement|software til|system til (?:sporing|registrering|booking)"
    r"|(?:service(?:aftaler?|eftersyn|ydelser)?|vedligehold(?:else)?|eftersyn)(?: og \w+)? (?:på|af|for|til)"
    r" (?:\d+ )?(?:automatiske )?(?:elevator(?:er)?|lifte|døre|porte|alarmanlæg|abdl-anlæg|aba-anlæg"
    r"|ventilationsanlæg|brandslukn\w+|sprinkleranlæg|nødstrømsanlæg|generatorer|adgangskontrol\w*))\b"
)
_OPENS_SERVICE = pattern(
    rf"(?:(?!og\b|til\b|med\b|som\b)[\w-]+ ){{0,2}}?(?:{_SERVICES}|{_SUPPLIES})", re.IGNORECASE
)
_BESIDE_SERVICE = pattern(
    r"\b(?:og|samt) (?:\w+ )?(?:levering|salg|leverance|udførelse|montering|drift)\b", re.IGNORECASE
)
_OF_DEMAND = ("krav", "dette krav")
_NEXT_CLAUSE = pattern(r", (?:og|men|så|da|idet|fordi|mens) |;")
_ORDERED = pattern(
    r"\b(?:levere(?:r|s)?|køber|købe|købes|indkøber|indkøbe|indkøbes|bestilles|bestiller|leverancen omfatter"
    r"|omfatter (?:også )?(?:levering|indkøb|køb)|(?:til|i) rådighed)\b",
    re.IGNORECASE,
)
_COMPRISES = pattern(
    r"(?:[\d.]+\s)?(?:(?:den|det|denne|dette|nærværende)\s)?"
    r"\w*(?:aftale|kontrakt|udbud|leverance|indkøb|anskaffelse|entreprise|pakke|sortiment|arbejdsbeskrivelse"
    r"|delområde|varegruppe|delopgave|parti|byggesag|projekt)\w*\s(?:[\w]+\s)?"
    r"(?:omfatter|vedrører|består af|indeholder|dækker|rummer|angår)\b",
    re.IGNORECASE,
)
# "…, men ikke rengøringsmidler"
_BUT_NOT = pattern(
    r",?\s(?:men|dog|derimod) (?:\w+ )?(?:ikke|uden)\b|,?\sog (?:ikke|uden)\b"
    r"|,?\s(?:undtagen|bortset fra|eksklusive?|ekskl\.|fraregnet)\s"
    r"|,\s(?:ikke|uden)\b",
    re.IGNORECASE,
)
_BY_OTHERS = pattern(
    rf"\b{OTHERS} (?:selv )?(?:lever|køb|indkøb|stiller|bestil|udlever)\w*"
    rf"|\b(?:levere[srt]?|købes|indkøbes|stilles til rådighed) (?:\w+ ){{0,2}}?af {OTHERS}\b"
    rf"|\bbygherreleveran\w*|\ber {OF_BUYER} egne\b",
    re.IGNORECASE,
)
# "Vikaren får udleveret kommunens arbejdstøj", "Kommunen leverer selv toiletpapir"
_LENT = pattern(
    rf"\b{OTHERS} (?:selv )?(?:leverer|stiller|udleverer)\b"
    rf"|\b(?:leveres|stilles til rådighed|udleveres) (?:\w+ ){{0,2}}?af {OTHERS}\b"
    r"|\b(?:vikar|medarbejder|leverandør|tilbudsgiver|entreprenør|konsulent|assistent|chauffør|personale)\w*"
    r" (?:\w+ )?får (?:\w+ ){0,2}?(?:udleveret|lånt|stillet)\b",
    re.IGNORECASE,
)
_COUNTED = pattern(
    r"\d[.,]{0,2}\s{0,8}(?:stk|ruller|rulle|par|kg|liter|l|pakker|pk|kasser|karton\w*|sæt|m2|m²|m"
    r"|meter|enheder"
    r"|ark)\b|\b(?:stk|ruller|antal|pakker|kasser|sæt)\b",
    re.IGNORECASE,
)
# "centralvaskeriets maskiner": whose they are
_OWNER = pattern(r"(?:vaskeri|køkken|legeplads|trykkeri|bygning|skole)(?:et|en|erne)s$", re.IGNORECASE)
_SERVES = pattern(r"\w\s(?:til|kontakt med|over for)\s(?:[\w-]+ (?:og|samt|eller) )?$", re.IGNORECASE)
# "i tre vaskerier og køkkener": where it is; "tilbud på senge" names what is bought
_NO_OFFER = r"(?!(?:tilbud|lever|udbud|ny)\w*\s)"
_PLACED = pattern(
    r"(?<!tilbud )(?<!udbud )(?<!\bbud )(?<!pris )(?<!aftale )(?<!kontrakt )(?<!ordre )(?<!køb )"
    r"\b(?:i|på|ved|hos|fra|under|over|mellem|langs|efter|omkring|inden for|bag|foran|mod|gennem|uden|som)\s"
    rf"(?:{_NO_OFFER}[\w-]+ ){{0,2}}?(?:[\w-]+(?:,| og| eller| samt) ){{0,4}}(?:{_NO_OFFER}[\w-]+ )?$",
    re.IGNORECASE,
)
# "bænke i massiv eg"
_MATERIAL = pattern(
    r"(?:i |af )?(?:massivt? )?\w*(?:eg|bøg|ask|fyr|birk|lærk|elm|teak|douglas|træ|finér?|papir"
    r"|karton|bomuld)\b",
    re.IGNORECASE,
)
# "leverer heller ikke tablets", "plads til to borde"
_SAMPLES = pattern(r"\b(?:prøver? (?:af|fra)|analyser? af|foran en)\s[^.;]{0,60}$", re.IGNORECASE)
_DENIED = pattern(r"\b(?:ikke|ingen|intet|hverken|aldrig|uden)\b[^.;]{0,80}$", re.IGNORECASE)
_MEANT_FOR = pattern(
    r"\b(?:til|for)\s(?:[\w-]+ ){0,2}?(?:[\w-]+(?:,| og| eller| samt) ){0,4}(?:[\w-]+ )?$", re.IGNORECASE
)
# What goods undergo that are there: "Møblerne flyttes", "Mopper vaskes"
_UNDERGOES = pattern(
    r"[^.;:,]{0,40}?\b(?:flyttes|vaskes|rengøres|beholdes|genbruges|nedtages|demonteres|afmonteres"
    r"|efterses|testes"
    r"|(?:bliver|skal) (?:stående|hængende|blive)|står|findes|bruges|anvendes|benyttes|kan skiftes"
    r"|slides|kasseres|makuleres|destrueres"
    r"|afhentes|tømmes|sælges|opbevares|afvaskes|aftørres"
    r"|(?:udføres|skiftes|leveres|købes|varetages|forestås|håndteres|ejes) af (?!leverandør"
    r"|entreprenør|tilbudsgiver))\b",
    re.IGNORECASE,
)
# Headers of lists of goods.
_COUNT = pattern(
    r"\b(?:antal|stk|mængde\w*|volumen|(?:års|års-|års )?forbrug\w*|anslået|forventet|\w*pris(?:en|er)?"
    r"|enhed(?:er)?)\b",
    re.IGNORECASE,
)
# What is done with goods that are there already buys none of them.
_LISTED = r"(?:[\w-]+(?:,| og| eller| samt) )*"
_WORK_ON = pattern(
    r"\b\w*(?:eftersyn|inspektion|besigtigelse|kontrol|tilsyn|forsikring|rådgivning|undersøgelse|vurdering"
    r"|registrering|optælling|måling|overvågning|s[ck]anning|prøvning|sporing|konservering|makulering|digitalisering|arkivering|flytning|bistand"
    r"|vikar(?:er)?|vikarydelser?|evaluering|bemanding|undervisning|kurser|kursus|analyse)(?:en|et|er)?"
    rf" (?:af|på|i|om|for|med|til|ved|vedr\w*\.?) (?:[\w-]+ ){{0,3}}{_LISTED}$"
    r"|\b(?:flytte|(?:ind)?scanne|digitalisere|arkivere|efterse|inspicere|besigtige|optælle)(?:r|s)?"
    rf" (?!og\b|eller\b|samt\b)(?:[\w-]+ ){{0,3}}{_LISTED}$",
    re.IGNORECASE,
)
# "Appen skal virke på tablets", "Papiret skal kunne bruges i kommunens printere"
_NOT_NEW = r"(?:(?!(?:tilbud|lever|udbud|ny)\w*\s)[\w-]+ ){0,2}"
_THERE = rf"(?:{OF_BUYER}|eksisterende|bestående|nuværende|gængse|almindelige)"
_WORKS_IN = pattern(
    r"\b(?:(?:virke|fungere|køre|afspille|tilgå|vise)[rs]?"
    r"|(?:kan|kunne) (?:bruges|anvendes|benyttes|åbnes|læses))"
    rf" (?:[\w-]+ ){{0,3}}?(?:på|i|fra|via|sammen med) {_NOT_NEW}{_LISTED}$"
    r"|\b(?:bruges|anvendes|benyttes|passer?|egne[rt]|egnede?|kompatib\w+|beregnet|tilpasset|afprøvet|testet)"
    rf" (?:på|i|til|med|sammen med) {_THERE} {_NOT_NEW}{_LISTED}$",
    re.IGNORECASE,
)
# "i eget hus", "Rengøring i Birken", "beskæring af egetræer" name no wood
_NO_WOOD = pattern(
    r"(?:i|af) (?:eg(?:et|en|ne)|(?:birk|bøg|lærk|elm|ahorn|robini)en)s?|(?:.* )?\w*træer(?:ne)?s?",
    re.IGNORECASE,
)


def is_service_without_goods(title: str) -> bool:
    """Tell whether a tender's title names a service that buys no goods, as insurance or audit."""
    return _WITHOUT_GOODS.search(title) is not None


def is_service_bought(text: str, *, named_as_bought: bool) -> bool:
    """Tell whether a text opens with a service that buys no goods, and names no delivery beside it.

    ``named_as_bought`` tells that "Udbud af", "Kontrakt om" or the like stands before it: teaching and
    evaluations can be part of a delivery of goods too.
    """
    opens = _OPENS_SERVICE.match(text) or (named_as_bought and _KNOWLEDGE.match(text))
    return bool(opens) and _BESIDE_SERVICE.search(text) is None


@lru_cache(maxsize=4096)  # a text is asked about for each pack
def says_not_bought(text: str) -> bool:
    """Tell whether a text says that something is not bought."""
    return _NOT_BOUGHT.search(text) is not None


def is_outside(sentence: str) -> bool:
    """Tell whether a sentence says that goods or works are no part of the contract."""
    return _IS_OUTSIDE.search(sentence) is not None and leaves_out(sentence)


def is_excluded(sentence: str) -> bool:
    """Tell whether a sentence says of the contract as such that it does not comprise something."""
    return _EXCLUDED.search(sentence) is not None


def leaves_out(sentence: str) -> bool:
    """Tell whether a sentence says that something is not bought, rather than not demanded."""
    return says_not_bought(sentence) and not sentence.casefold().startswith(_OF_DEMAND)


def what_is_left_out(sentence: str) -> str:
    """Give the clauses of a sentence that say what is not bought; the others may be about other things."""
    return ". ".join(filter(says_not_bought, _NEXT_CLAUSE.split(sentence))) or sentence


def is_order(text: str, *, row: bool) -> bool:
    """Tell whether a text orders goods: somebody other than the buyer delivers them, or a row counts them."""
    said = _ORDERED.search(text) is not None or (row and _COUNTED.search(text) is not None)
    return said and not is_by_others(text) and not says_not_bought(text)


def what_is_comprised(text: str) -> str:
    """Give what a text says that the contract comprises ("Rammeaftalen omfatter …"), if anything."""
    opening = _COMPRISES.match(text)
    if opening is None:
        return ""
    told = without_exceptions(text)
    return "" if says_not_bought(told) else told[opening.end() :]


def without_exceptions(text: str) -> str:
    """Give a text up to where it leaves something out ("Arbejdstøj, men ikke linned")."""
    but_not = _BUT_NOT.search(text)
    return text[: but_not.start()] if but_not is not None else text


def is_count(header: str) -> bool:
    """Tell whether a column holds how many of some goods are bought, or at what price."""
    return _COUNT.search(header) is not None


def is_served(text: str, goods: int) -> bool:
    """Tell whether goods are what another thing is for or touches ("foldemaskiner til linned")."""
    return _SERVES.search(text, 0, goods) is not None


def is_named_aside(text: str, goods: int, end: int) -> bool:
    """Tell whether goods in a text on a purchase are not what is bought.

    They are where something happens ("montering i tre køkkener"), what another thing is for, what is denied,
    or what is there and undergoes something ("Møblerne flyttes").
    """
    before = (_MEANT_FOR, _DENIED, _SAMPLES)
    placed = _PLACED.search(text, 0, goods) is not None and _MATERIAL.match(text, goods) is None
    aside = placed or any(one.search(text, 0, goods) for one in before)
    return aside or _UNDERGOES.match(text, end) is not None


def is_by_others(text: str) -> bool:
    """Tell whether a text says that the buyer or somebody else brings the goods, or has them."""
    return _BY_OTHERS.search(text) is not None


def is_owner(word: str) -> bool:
    """Tell whether a word for a place says whose something is ("centralvaskeriets maskiner")."""
    return _OWNER.search(word) is not None


def is_worked_on(text: str, goods: int) -> bool:
    """Tell whether what stands before the goods says that they are worked on ("Eftersyn af legepladser")."""
    return _WORK_ON.search(text, 0, goods) is not None


def works_in(text: str, goods: int) -> bool:
    """Tell whether what stands before the goods says that something else is to work in or on them."""
    return _WORKS_IN.search(text, 0, goods) is not None


def is_no_wood(words: str) -> bool:
    """Tell whether words that look like a wood's name say "own", name a place or growing trees."""
    return _NO_WOOD.fullmatch(words) is not None


def is_lent(text: str) -> bool:
    """Tell whether a text says that the buyer delivers the goods, or hands them out to who works for it."""
    return _LENT.search(text) is not None
