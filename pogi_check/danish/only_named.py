"""Labels by which a sentence only says which goods it is on, and demands something else of them."""

from __future__ import annotations

import re
from functools import lru_cache

from pogi_check.patterns import pattern

Stretch = tuple[int, int]

_NUMBER = r"(?:[\d.]+\s)?"  # a sentence may open with its number
_DAYS = r"(?:timer|dage|hverdage|arbejdsdage|kalenderdage|uger)"
_PACKED = (
    r"(?:dunk|pall|kass|flask|spand|karton|pose|sæk|bæger|dåse|emballage|kolli|container|vogn|bil"
    r"|rull|pakning)\w*"
)
# How goods come and are dealt with: whoever says it of labelled goods asks no label of the others.
_DEALT_WITH = (
    r"(?:(?:skal |bør |må (?:ikke )?|kan )?(?:opbevares|bestilles|markeres|placeres|faktureres"
    r"|afregnes|betales|pakkes"
    r"|emballeres|sorteres|registreres|stå|vises|fremgå|håndteres|bortskaffes|returneres|blandes"
    r"|doseres|fortyndes"
    r"|genbestilles|afhentes|transporteres)\b"
    r"|(?:står|fremgår) (?:først|sidst|øverst|nederst|i|på|af)\b"
    r"|(?:skal )?leveres (?:(?:altid|desuden|dog|ugentligt|dagligt|månedligt) )?"
    rf"(?:(?:i|på|med) (?:[\w-]+ ){{0,2}}{_PACKED}|hver [\w-]+|inden (?:for )?(?:[\w-]+ ){{1,2}}{_DAYS}"
    rf"|senest (?:[\w-]+ ){{1,2}}{_DAYS}|senest kl|frit |franko|til døren|separat|særskilt|ugentligt|dagligt"
    r"|månedligt)"
    r"|er undtaget fra (?:pris|moms|gebyr|rabat)\w*)"
)
_OTHER_MATTER = pattern(  # "prisen på svanemærkede midler", "statistik over salget af …", "medlem af FSC"
    r"\b(?:(?:\w*pris(?:en|er|erne)?|\w*rabat(?:ten|ter)?|gebyr(?:et|er)?|bonus(?:sen)?)\s(?:på|for|af)"
    r"|(?:statistik(?:ken|ker)?|salget?|omsætning(?:en)?)\s(?:over|af|på|for)"
    r"|(?:\w*politik(?:ken)?|møder?|mødet|kurs(?:us|er|et)|\w*netværk|medlem(?:mer)?|medlemskab|samarbejde"
    r"|undervisning|uddannelse|oplæring|viden|kendskab)\s(?:om|for|med|af|i brug af)"
    r"|(?:plakat(?:er)?|artik(?:el|len|ler)|folder(?:e)?|pjecer?|tekst(?:en)?|afsnit(?:tet)?"
    r"|opslag(?:et)?) om"
    r"|oplært i at (?:bruge|anvende)|(?:bruges|anvendes|fungere|fungerer|blandes|opbevares) sammen med"
    r"|forenelige? med)\s"
    r"(?:(?:de|den|det|et|en|alle|flere|nye|køb af|salg af|salget af)\s){0,2}(?:[\w-]+ med )?$",
    re.IGNORECASE,
)
# "…, og andre midler må ikke bruges", "alene svanemærkede midler": then the label is asked
_RULES_OUT = pattern(
    r"\b(?:andre|andet|anden)\b[^.;]*\b(?:ikke|aldrig|afvises|returneres)\b|\b(?:udelukkende|alene|kun)\b"
    r"|\b100 (?:%|procent|pct)",
    re.IGNORECASE,
)
# "Tilbudsgiver anfører prisen på svanemærkede midler": an option is priced, and read as one
_PRICES = pattern(
    r"\b(?:anfør|angiv|oplys|opgiv|afgiv|indsæt|udfyld|prissæt|tilbyd)\w*\s(?:[\w-]+ ){0,2}$", re.IGNORECASE
)
_AS_GOOD_AS = pattern(  # "skal rengøre lige så godt som svanemærkede midler"
    r"\b(?:rengør\w*|gøre?|vask\w*|holde?r?|virke?r?|duft\w*|skum\w*|slid\w*|kost\w*"
    r"|fungere\w*|tørre?r?)\s"
    r"(?:[\w-]+ ){0,4}?(?:lige så [\w-]+|bedre|dårligere|længere|mere [\w-]+)(?: rent| længe)?\s(?:som"
    r"|end)\s(?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
# "Legetøjet skal tåle aftørring med svanemærket rengøring": what the goods meet, not what they are
_ENDURES = pattern(
    r"\b(?:tåler?|bestandige?t? (?:over ?for|mod)|modstandsdygtige?t? over ?for"
    r"|(?:kan|kunne) (?:rengøres|vaskes|aftørres|afvaskes|renses|desinficeres|behandles|rengøre"
    r"|vaske|aftørre)"
    r" (?:[\w-]+ ){0,3}?med|egner sig til (?:[\w-]+ ){0,3}?med)\s"
    r"(?:(?!og\b|være\b|bære\b|have\b|skal\b|er\b|har\b)[\w-]+ ){0,6}$",
    re.IGNORECASE,
)
_IN_CONDITION = pattern(
    rf"^{_NUMBER}(?:hvis|når|såfremt|er|har|bærer)\b(?:(?!\bskal\b|\bmå\b)[^,])*$", re.IGNORECASE
)
_TELLS = (
    r"(?:oplys|angiv|vedlæg|fremgå|noter|anfør|skriv|orienter|meddel|informer|underret|marker|licensnummer)"
)
_IS_TOLD = pattern(
    r"(?:(?!\bskal\b)[^,])*,\s(?![^.;]*\b(?:ikke|kun|alene|point|vægt\w*|anses|accepter\w*"
    rf"|godtag\w*)\b)[^.;]*\b{_TELLS}",
    re.IGNORECASE,
)
_NOT = pattern(r"\b(?:ikke|uden|mangler)\b", re.IGNORECASE)
_TOLD_WHEN = pattern(
    r"\b(?:oplys|orienter|meddel|informer|underret|give besked|giver besked)\w*\b[^.;]*,?"
    r"\s(?:hvis|når|såfremt)\s(?:[\w-]+ ){0,6}$",
    re.IGNORECASE,
)
_LEFT_OPEN = pattern(  # "Det er op til leverandøren, om midlerne er svanemærkede"
    r"\b(?:op til|uden betydning|ikke afgørende|bestemmer|vælger|afgør|valgfrit|ligegyldigt|underordnet)\b"
    r"[^.;]*, om\s(?:[\w-]+ ){0,8}$",
    re.IGNORECASE,
)
_POINTED_OUT = pattern(
    r"\b(?:marker\w*|fremhæv\w*|udpeg\w*|kryds ud for)\s(?:alle )?(?:de )?"
    r"(?:[\w-]+,? (?:som|der) (?:er|bærer|har) )?$",
    re.IGNORECASE,
)
_OPENS = pattern(rf"^{_NUMBER}(?:(?:de|alle|samtlige) )?$", re.IGNORECASE)
_OPENS_FOR = pattern(rf"^{_NUMBER}(?:for|ved|til)\s(?:(?:de|alle|køb af) ){{0,2}}$", re.IGNORECASE)
_OPENS_RELATIVE = pattern(rf"^{_NUMBER}[\w -]{{3,40}}, (?:der|som) (?:er|bærer|har) $", re.IGNORECASE)
_GOODS_DEALT_WITH = pattern(
    rf"(?:\s[\w-]+)?(?:,)?(?:\s(?:og|eller|samt) [\w-]+)?,?\s{_DEALT_WITH}", re.IGNORECASE
)
_GOODS_THEN = pattern(
    r"\s[\w-]+(?:\s(?:og|eller|samt) [\w-]+)?\s(?:skal|gives|ydes|angives|oplyses|betales|beregnes"
    r"|opkræves)\b"
    r"(?![^.;]*(?:mærke[tn]?\b|certifi|kriteri|\bkrav\b|ligeværdig|tilsvarende))",
    re.IGNORECASE,
)
_MARKED = pattern(r"(?:mærkede|mærket|certificerede|certificeret|godkendte)$", re.IGNORECASE)
_OF_ITS_OWN = pattern(  # "Svanemærkets historie"
    r"(?:'?s)?\s(?:[\w-]+ )?(?:indkøbernetværk|netværk|historie|nyhedsbrev|konference|kampagne)\b",
    re.IGNORECASE,
)
_IS_TO_BE_READ = pattern(  # "Svanemærkets kriterier for legetøj ligger på …"
    r"(?:'?s)?\s(?:kriterier|krav|regler|kriteriedokument)\w*[^.;,]{0,50}?\s(?:ligger|findes"
    r"|kan (?:ses|hentes|læses"
    r"|findes)|offentliggøres)\b",
    re.IGNORECASE,
)
_LABEL_DOES = pattern(  # "Svanemærket stiller krav til indholdet af parfume"
    r"\s(?:stiller|omhandler|handler om|dækker|beskriver|har kriterier|tildeles|administreres)\b",
    re.IGNORECASE,
)
_OFFERED = pattern(
    rf"^{_NUMBER}(?:(?:på markedet )?(?:der )?(?:findes|fås|sælges|eksisterer)\b(?![^.;]*\b(?:skal"
    r"|kun|alene|krav|kræves|forlanges)\b)"
    r"|læs (?:mere )?(?:om|på)\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=20000)
def only_named(text: str, span: Stretch) -> bool:
    """Tell whether a label at a span only says which goods a sentence is on, or what else it is about.

    "Prisen på svanemærkede midler skal være fast" asks no label; "svanemærkede midler skal anvendes" does.
    """
    start, end = span
    if _RULES_OUT.search(text):
        return False
    other = _OTHER_MATTER.search(text, 0, start)
    priced = other is not None and _PRICES.search(text, 0, other.start())
    if (
        _OFFERED.match(text)
        or (other is not None and not priced)
        or any(
            one.search(text, 0, start)
            for one in (_AS_GOOD_AS, _ENDURES, _TOLD_WHEN, _LEFT_OPEN, _POINTED_OUT)
        )
    ):
        return True
    if _OF_ITS_OWN.match(text, end):
        return True
    opens = _OPENS.search(text, 0, start) is not None
    if opens and any(one.match(text, end) for one in (_LABEL_DOES, _IS_TO_BE_READ)):
        return True
    if _IN_CONDITION.search(text, 0, start) and _IS_TOLD.match(text, end) and not _NOT.search(text, 0, end):
        return True
    return _MARKED.search(text, start, end) is not None and _is_of_labelled(text, start, end)


def _is_of_labelled(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence opens with labelled goods and says how they are dealt with."""
    if any(one.search(text, 0, start) for one in (_OPENS, _OPENS_RELATIVE)):
        return _GOODS_DEALT_WITH.match(text, end) is not None
    return _OPENS_FOR.search(text, 0, start) is not None and _GOODS_THEN.match(text, end) is not None
