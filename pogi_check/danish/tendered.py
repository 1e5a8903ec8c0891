"""What a tender says that it buys: in sentences ("Kommunen udbyder …"), under "Omfang", in lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.buying import (
    is_by_others,
    is_count,
    is_lent,
    leaves_out,
    says_not_bought,
    without_exceptions,
)
from pogi_check.danish.elsewhere import without_what_is_elsewhere
from pogi_check.danish.kitchen_lists import worktables
from pogi_check.danish.place_lists import is_of_places, names_place
from pogi_check.danish.questions import is_open_question
from pogi_check.danish.statuses import Status
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.danish.clauses import Passage

_CONTRACT = (
    r"(?:\w*(?:aftale|kontrakt|udbud|leverance|indkøb|anskaffelse|entreprise|pakke|sortiment|opgave"
    r"|ydelse|arbejde|projekt"
    r"|byggesag|sag|tilbud|forsyning|ordning|drift|løsning|køb|bestilling|delområde)(?:n|en|et|t|det|rne"
    r"|erne|ne|r|er|s)*)"
)
_COMPRISES = (
    r"(?:(?:skal |vil )?(?:omfatter?|vedrører?|gælder?|angår?|dækker?|rumme[rs]?|indeholder?)"
    r"|består (?:af|i)|er på"
    r"|drejer sig om|handler om|går ud på)"
)
_BUYS = (
    r"(?:(?:gen)?udbyder|indkøber|genindkøber|køber|søger|efterspørger|efterlyser|anskaffer|lejer"
    r"|leaser|hjemtager"
    r"|rekvirerer|opfører|bygger"
    r"|renoverer|ombygger|udvider|etablerer|anlægger|indretter|udskifter|moderniserer|nedriver|fornyer)"
)
_TO_BUY = (
    r"(?:købe|indkøbe|anskaffe|leje|lease|udbyde|bygge|opføre|renovere|ombygge|udvide|etablere"
    r"|anlægge|indrette|udskifte"
    r"|modernisere|nedrive|forny|indgå|erstatte|indføre|(?:få|have) (?:leveret|udført|fremstillet"
    r"|trykt|lavet|bygget|syet))"
)
_MEANS_TO = r"(?:vil|skal|ønsker(?: (?:\w+ )?at)?|agter at|har besluttet at|har brug for at|planlægger at)"
_FEW = r"en\b|et\b|to\b|tre\b|fire\b|fem\b|seks\b|syv\b|otte\b|ni\b|ti\b"
_SUPPLIER = (
    r"(?:leverandør|entreprenør|operatør|forpagter|tilbudsgiver|sælger|udlejer|vognmand|vaskeri"
    r"|trykkeri|firma|bureau|håndværker)\w*"
)
_SUPPLIES = (
    r"(?:skal |kan |forpligter sig til at |påtager sig at )?(?:[\w-]+ ){0,4}?"
    r"(?:leverer?|opsætter?|monterer?|udfører?|fremstiller?|producerer?|opfører?|trykker?|udskifter?"
    r"|renoverer?|etablerer?"
    r"|udlejer?|fornyr?|opstiller?|installerer?|vasker?|gør|rengør|serverer?|sælger?|rejser?|syr?)"
)
_BOUGHT = (
    r"(?:udbydes|indkøbes|købes|anskaffes|leases|lejes|opføres|bygges|etableres|anlægges|udskiftes"
    r"|ombygges|renoveres"
    r"|efterspørges|ønskes (?:indkøbt|leveret|købt|udført)|skal (?:\w+ )?(?:leveres|udføres|indkøbes"
    r"|købes|fremstilles))"
)
_TENDERED = pattern(
    rf"\b(?:{_CONTRACT} (?:\w+ ){{0,2}}?{_COMPRISES}|genstand(?:en)? (?:for \w+ )?er|{_BUYS}"
    rf"|{_MEANS_TO} (?:[\w-]+ ){{0,3}}?{_TO_BUY}"
    r"|drejer det sig om|ønsker (?=en |et |tilbud)|har brug for|skal bruge|mangler"
    rf"|skal (?:nu |derfor )?have (?=ny|\d|{_FEW})|indhente[rs]? (?:hermed )?(?:\w+ )?tilbud (?:på|om)"
    r"|(?:anmoder|beder|spørger|ønskes|indhentes|have|give[rs]?) (?:[\w-]+ ){0,4}?(?:pris|priser"
    r"|tilbud|bud) på"
    r"|tilbud (?:på|om|vedrørende) (?=levering|indkøb|køb)"
    r"|(?<!der )(?:udbydes|indkøbes|købes|anskaffes|efterspørges))\b",
    re.IGNORECASE,
)
# "Rengøring af skolerne udbydes", "Til caféen indkøbes et køleskab"
_IS_TENDERED = pattern(rf"\b{_BOUGHT}\b", re.IGNORECASE)
_SUPPLIED = pattern(rf"\b{_SUPPLIER} {_SUPPLIES}\b", re.IGNORECASE)
_TELLS_MORE = pattern(
    r",? (?:som|der|hvor|hvori|hvorpå|hvoraf|så|når|hvis|såfremt|idet|fordi|mens|hvilket|hvorfor)\b|;|, da\b",
    re.IGNORECASE,
)
_PURCHASE_OF = pattern(
    r"\b(?:indkøb|levering(?:en)?|leverance|køb|leje|leasing|anskaffelse|udbud|opførelse|udførelse"
    r"|produktion|drift"
    r"|etablering|udskiftning|renovering|leverandør|forsyning) (?:og \w+ )?(?:af|med)\b",
    re.IGNORECASE,
)
_IN_TENDER = pattern(
    r"\b(?:udbyd\w*|udbud\w*|omfatter|vedrører|indhenter|indbyder|indbydes|ønsker|søger"
    r"|rammeaftale\w*|tilbud på)\b",
    re.IGNORECASE,
)
# What is there already, what others did or do, what bidders have done before.
_BUYER = r"(?:kommunen|regionen|ordregiver|kunden|bygherren|skolen|selskabet|os)"
_THERE = pattern(
    r"\b(?:har (?:\w+ )?(?:i dag|allerede|i forvejen|for nylig|netop|tidligere|selv|egne?n?)\b"
    r"|ejer\b|ejes\b|tilhører"
    r"|råder over|i forvejen|på (?:de |en |vores |sin )?(?:statslige|fælles|andre|anden|egne?n?"
    r"|centrale) \w*aftaler?|\?$|referenc\w+|erfaring\w* (?:med|inden for|fra)"
    r"|(?:nuværende|tidligere|hidtidige|eksisterende|gældende|anden|særskilt) \w*(?:aftale|kontrakt"
    r"|leverandør)\w*"
    r"|blev\b|er (?:allerede|tidligere|netop|indkøbt|købt|anskaffet|lavet|afleveret)\b|indgik\b"
    rf"|i (?:19|20)\d\d (?:blev|har|købte|anskaffede)|medbringer|medbringes|til rådighed af {_BUYER}"
    rf"|betales af {_BUYER}|(?:køber|bestiller|leverer|sørger|klarer|står) (?:\w+ ){{0,2}}selv)\b",
    re.IGNORECASE,
)
_SCOPE = pattern(
    r"\b(?:\w*omfang\w*|\w*genstand\w*|hvad .{0,25}(?:køber?|udbydes|have|bruge|levere[rs]?"
    r"|indeholder|handler om|går ud på)"
    r"|det (?:udbudte|ønskede)|pris på|vi bestiller|anskaffelse\w*|pakken\w*|artikler|produkter|dele"
    r"|udbuddet|leverance\w*|(?:vare)?(?:ind)?køb(?:et)?|vi (?:køber|skal bruge|søger)"
    r"|\w*opgave\w*"
    r"|\w*ydelse(?:n|ns|r|rne|sbeskrivelse\w*|sspecifikation\w*)?|\w*sortiment\w*"
    r"|(?:aftalens|kontraktens|entreprisens|pakkens|ydelsens) (?:indhold|formål)|indhold"
    r"|varer(?:ne)?|behov(?:et)?"
    r"|projekt(?:et|beskrivelse\w*)?"
    r"|\w*entreprise(?:n|r)?|arbejdet|arbejderne|arbejdsbeskrivelse\w*|\w*bestilling(?:en|sliste)?"
    r"|\w+liste|pakke|delaftale)\b",
    re.IGNORECASE,
)
_NOT_HERE = pattern(r"\b(?:ikke|udenfor|uden for|undtaget|undtagelser|afgrænsning)\b", re.IGNORECASE)
_SIGN = 60  # characters of a line that opens what follows without being a heading
_NUMBER = pattern(
    r"(?:ca\.? ?)?\d[\d.,]*(?: ?(?:stk|kg|m|m2|m²|l|par|sæt|ton|ruller|kasser|pakker|timer|mio|sum))?\.?"
)
_HOW_MANY = pattern(r"\b(?:antal|stk|mængde|forbrug|volumen|kolli|styk)\w*", re.IGNORECASE)
_LOT_COLUMN = pattern(r"^(?:delaftale|delkontrakt|parti|lot|varegruppe)\w*$", re.IGNORECASE)
_CONTENT = pattern(
    r"(?:omfang|indhold|ydelse|vare|produkt|betegnelse|titel|navn|emne|genstand)\w*", re.IGNORECASE
)
_NO_COUNT = pattern(
    r"(?:dato|tid|frist|vægt|point|andel|side|kl)\b|%"
    # a list of what there is already
    r"|(?:opsat|opført|etableret|installeret|installationsår|anskaffet|anskaffelsesår|indkøbt|årgang|byggeår"
    r"|idriftsat|i drift siden|alder|restlevetid)\b",
    re.IGNORECASE,
)
_FINITE = pattern(
    r"\b(?:skal|må|bør|kan|er|var|bliver|blev|har|havde|vil|leveres|udføres|gælder|betales|afleveres"
    r"|findes|sker|foretages"
    r"|ydes|kræves|stilles|står|ligger|får|giver|hænger|sidder|rummer)\b",
    re.IGNORECASE,
)
# What the buyer's people do every day: "Køkkenet producerer 650 varme måltider"
_DOES = pattern(
    rf"^(?!.*\b{_SUPPLIER}\b).*\b(?:producerer|tilbereder|laver|steger|bager|læsser|driver|udfylder|bestiller"
    r"|betjener|bruger|anvender|spiser|serverer|henter|kører|modtager|arbejder|bor|kommer|passer|deltager"
    r"|låner)\b",
    re.IGNORECASE,
)
# "Kommunen opfører en ny daginstitution. Selve byggeriet er ikke omfattet her."
_NOT_ITSELF = pattern(
    r"\b(?:selve )?(?:byggeriet|opførelsen|nybyggeriet|renoveringen|ombygningen|anlægsarbejdet"
    r"|byggearbejdet|byggesagen"
    r"|bygningen|bygningerne)\b[^.;]{0,80}?"
    r"\b(?:ikke omfattet|ikke en del af|udføres af|opføres af|varetages af|forestås af|i gang|udbudt"
    r"|udbydes særskilt"
    r"|afsluttet|færdig\w*)\b",
    re.IGNORECASE,
)
# "Vi bygger ny fløj til 7.-9. klasse. Derfor skal vi købe computere."
_BUILDS = pattern(
    r"(?:vi|kommunen|regionen|skolen|selskabet|foreningen|museet|kirken|institutionen|[\w-]+ kommune)"
    r" (?:er ved at |skal )?(?:bygger?|opfører?|ombygger?|renoverer?|udvider?|flytter?)\b",
    re.IGNORECASE,
)
_HENCE = pattern(
    r"(?:derfor|dertil|hertil|i den (?:anledning|forbindelse)|til (?:den|det|de) nye?)\b[^.;]{0,40}?"
    r"\b(?:købe[rs]?|indkøbe[rs]?|anskaffe[rs]?|have|bruge|mangler|søger|udbyde[rs]?"
    r"|beder (?:\w+ ){0,3}(?:pris|priser|tilbud))\b",
    re.IGNORECASE,
)
# a lead-in as "Følgende er holdt ude" or "Uden for entreprisen holdes", up to its colon
_HELD_OUT = pattern(
    r"\b(?:hold(?:t|es)|udgår|undtages|fraregnes|medregnes ikke|undtaget) (?:\w+ )?(?:ude )?:$"
    r"|\bude(?:n for)?\b[^.;]{0,40}(?:holdes|falder|ligger|er|lades)\s?:$|\bholdt ude\s?:$",
    re.IGNORECASE,
)
_ITEM = 160  # characters of a line of a list that names goods


def tendered(passages: Sequence[Passage]) -> Iterator[str]:
    """Give what sentences say that is bought under this tender, and what stands under a heading on it."""
    opened = False
    for passage in passages:
        if passage.row or passage.correction is not None or _is_aside(passage):
            continue
        lead = _lead(passage)
        scope = opened or any(map(_SCOPE.search, passage.context.headings[-1:]))
        opened = _is_sign(passage.text) and (_SCOPE.search(passage.text) is not None)
        if _is_of_others(lead):
            continue
        if lead.rstrip().endswith(":") and (scope or _tells(f"{lead} x")):
            yield _of_goods(_told(passage.text))
            continue
        for clause in passage.clauses:
            after = passage.after(clause)
            itself = not any(_NOT_ITSELF.search(one.text) for one in after)
            if after and _BUILDS.match(clause.text) and _HENCE.match(after[0].text):
                continue
            if itself and not is_open_question(passage, clause):
                named = scope and not _is_sentence(clause.text) and _told(clause.text)
                yield _of_goods(named or (scope and _delivers(clause.text)) or _tells(clause.text))


def listed_with_numbers(passages: Sequence[Passage]) -> Iterator[str]:
    """Give what the lines of a list of goods are on: cells beside how many of them there are to be."""
    steel = {id(one) for one in worktables(passages)}
    for passage in passages:
        if not passage.row or not _may_list(passage):
            continue
        counts = [one for one in passage.clauses if _HOW_MANY.search(one.header)]
        headers = passage.context.headers
        of_lots = any(map(_LOT_COLUMN.search, headers)) and any(map(_CONTENT.match, headers))
        if counts or of_lots:
            goods = (one for one in passage.clauses if one not in counts and not names_place(one.header))
            yield from (_of_goods(_told(one.text)) for one in goods if id(one) not in steel)


def counted(passages: Sequence[Passage]) -> Iterator[str]:
    """Give what tells of goods with less weight: that they are delivered, lists that count them.

    Of a list these are the cells beside a number and the lines that are no sentences.
    """
    steel = {id(one) for one in worktables(passages)}
    for passage in passages:
        if not _may_list(passage):
            continue
        if passage.row:
            numbered = any(_NUMBER.fullmatch(one.text.strip()) for one in passage.clauses[1:])
            if numbered or any(map(is_count, passage.context.headers)):
                goods = (one for one in passage.clauses if not is_count(one.header) and id(one) not in steel)
                yield from (_of_goods(one.text) for one in goods if not names_place(one.header))
        elif len(passage.text) < _ITEM and not _is_sentence(passage.text):
            yield _of_goods(_told(passage.text))
        else:
            yield from (_of_goods(_delivers(clause.text)) for clause in passage.clauses)


def _may_list(passage: Passage) -> bool:
    """Tell whether a passage may be a line of a list of what is bought, and not of dates or weights."""
    dated = any(map(_NO_COUNT.match, passage.context.headers))
    elsewhere = _is_aside(passage) or _is_of_others(_lead(passage))
    return not (dated or elsewhere or is_of_places(passage))


def _lead(passage: Passage) -> str:
    return passage.lead.text if passage.lead is not None else ""


def _is_of_others(lead: str) -> bool:
    """Tell whether a lead-in opens a list of what is there, or not bought ("Kommunen har i dag: …")."""
    held_out = leaves_out(lead) or _HELD_OUT.search(lead.rstrip()) is not None
    return bool(lead) and (held_out or _THERE.search(lead) is not None)


def _tells(text: str) -> str:
    """Give what a sentence says that is bought under this tender ("Kommunen udbyder …"), if anything."""
    told = _told(text)
    opening = _TENDERED.search(told)
    if opening is not None:
        return told[opening.end() :]
    purchase = _PURCHASE_OF.search(told)
    return told[purchase.end() :] if purchase is not None and _IN_TENDER.search(told) else ""


def _delivers(text: str) -> str:
    """Give what a sentence says that is delivered or made ("Leverandøren leverer …", "Der opsættes …")."""
    told = _told(text)
    delivery = _SUPPLIED.search(told)
    return told if delivery is not None or _IS_TENDERED.search(told) else ""


def _told(text: str) -> str:
    """Give a text without what it leaves out; nothing of what is there already, or others bring."""
    text = without_what_is_elsewhere(text)
    if says_not_bought(text) or is_by_others(text) or is_lent(text) or _THERE.search(text):
        return ""
    return without_exceptions(text)


def _is_sentence(text: str) -> bool:
    """Tell whether a text says something by a verb, rather than only names goods."""
    return _FINITE.search(text) is not None or _DOES.search(text) is not None


def _of_goods(text: str) -> str:
    """Give a text up to the clause that tells more of what it names ("…, som rengøres hver uge")."""
    more = _TELLS_MORE.search(text)
    return text[: more.start()] if more is not None else text


def _is_sign(text: str) -> bool:
    """Tell whether a line opens what follows as a heading does ("Hvad der skal leveres")."""
    return len(text) < _SIGN and not text.rstrip().endswith((".", "?", ";"))


def _is_aside(passage: Passage) -> bool:
    """Tell whether a passage asks about bidders, denies a demand, or stands under what is not bought."""
    status = passage.marking.status if passage.marking is not None else None
    left_out = any(map(_NOT_HERE.search, passage.context.headings[-1:]))  # "Det køber vi ikke"
    if status is Status.SUITABILITY or left_out:
        return True
    return any(clause.has("denial") for clause in passage.clauses)
