"""Sentences that leave a tender's demands, or the one on a thing, to agreement, reservation or own choice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.clauses import binds
from pogi_check.danish.named_demands import TakeBack
from pogi_check.danish.pointing import named_in
from pogi_check.danish.signs import Sign, sign_at
from pogi_check.patterns import pattern
from pogi_check.terms import Unit, Weakening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.danish.clauses import Clause, Passage

_NUMBER = r"(?:[\d.]+\s|§ ?\d+\.? )?"
_BUYER = r"(?:ordregiver(?:en)?|kommunen|regionen|kunden|køber(?:en)?|bygherren?|skolen|hospitalet|vi)"
_BIDDER = (
    r"(?:(?:den )?(?:valgte |enkelte )?(?:leverandøren?|tilbudsgiver(?:en|ne)?|entreprenøren|vaskeriet"
    r"|trykkeriet"
    r"|producenten|sælger))"
)
_PARTIES = r"(?:parterne|ordregiver og leverandøren?|kommunen og leverandøren?)"
# Words between a verb and what it is on; "ikke" and "kun" turn what they say.
_SAID = r"(?:(?!(?:ikke|ej|aldrig|hverken|ingen|kun|alene|udelukkende|først)\b)[\w.]+ ){0,5}?"
_WHERE = (
    r"(?: i (?:kravspecifikationen|udbudsmaterialet|udbuddet|dette (?:udbud|bilag|dokument|afsnit)"
    r"|bilaget))?"
)
# "miljøkravene", "kravet om LED", "kravene i kravspecifikationen", "kravet"
_DEMAND = (
    r"(?P<demand>(?:(?:alle|samtlige|enkelte|visse|nogle|et eller flere|en eller flere|dele) (?:af )?)?"
    r"(?:de )?(?:(?:an)?førte |nævnte |stillede |ovenstående |disse |dette )?(?:"
    r"(?P<everywhere>(?:mindste|minimums)krav(?:ene)?|kravspecifikationens krav|kravspecifikationen"
    rf"|krav(?:ene)?(?= i (?:kravspec|udbudsm|dette udbud|udbuddet))){_WHERE}"
    r"|(?P<bare>krav(?:ene|et)?(?! (?:om|til|på|vedrørende|for|i|ved|mod)\b)"
    r"|krav(?:ene)?(?= i (?:dette|bilaget)\b)|ovenstående|(?:mindste|minimums)kravet"
    rf"(?! (?:om|til|på|vedrørende)\b)){_WHERE}"
    r"|krav(?:et|ene)? (?:om|til|på) (?P<thing>[\w/-]+(?: [\w/-]+){0,5}?)"
    r"|(?P<compound>(?!mindste|minimums)[\w-]+?)(?:kravet|kravene|krav))(?![\w-]))"
)
_LET_GO = r"(?:fravige|afvige(?: fra)?|dispensere fra|se bort fra|tilsidesætte|lempe|frafalde)"
_LEAVE = r"(?:dispensation|fritagelse|undtagelse)"
_CAN = r"(?:kan|må|har ret til at|er berettiget til at|forbeholder sig (?:ret(?:ten)? )?til at)"
_BEFORE = r"(?:(?:i|ved|efter|under|med)\b [^.;,]{3,60}? (?=(?:kan|må) ))?"
_HOW = r"(?:følges|opfyldes|efterleves|overholdes|er opfyldt|iagttages|skal (?:følges|opfyldes|overholdes))"
_OPEN = tuple(
    (reason, pattern(_NUMBER + said, re.IGNORECASE))
    for reason, said in (
        (Weakening.CONTRADICTED, rf"{_DEMAND} (?:kan|må) {_SAID}(?:fraviges|afviges|tilsidesættes|lempes)\b"),
        (Weakening.CONTRADICTED, rf"(?:{_BUYER}|{_BIDDER}|{_PARTIES}) {_CAN} {_SAID}{_LET_GO} {_DEMAND}"),
        (
            Weakening.CONTRADICTED,
            (
                rf"{_BEFORE}(?:kan|må) (?:{_BUYER}|{_BIDDER}|{_PARTIES}|der) {_SAID}"
                rf"(?:{_LET_GO}|dispenseres fra|ses bort fra|gives {_LEAVE} fra) {_DEMAND}"
            ),
        ),
        (
            Weakening.CONTRADICTED,
            (
                rf"(?:{_BUYER} {_CAN} {_SAID}(?:give|meddele|bevilge|tillade)|{_BIDDER} {_CAN} {_SAID}"
                r"(?:søge|ansøge|anmode|bede|få|opnå)(?: om)?|der (?:kan )?"
                rf"{_SAID}(?:gives|meddeles|opnås|søges|ansøges|bevilges)(?: om)?) {_LEAVE} (?:fra|for)"
                rf" {_DEMAND}"
            ),
        ),
        (
            Weakening.CONTRADICTED,
            rf"der (?:kan|må) {_SAID}(?:dispenseres fra|ses bort fra|afviges fra) {_DEMAND}",
        ),
        (Weakening.CONTRADICTED, rf"{_PARTIES} kan {_SAID}aftale,? at (?:fravige|se bort fra) {_DEMAND}"),
        (
            Weakening.HEDGED,
            (
                rf"(?:{_BIDDER} {_CAN} {_SAID}tage|der (?:kan|må) {_SAID}tages) forbehold (?:over ?for"
                rf"|for|mod|til)"
                rf" {_DEMAND}"
            ),
        ),
        (
            Weakening.HEDGED,
            (
                rf"(?:(?:{_BIDDER}) (?:afgør|bestemmer|vælger|beslutter) (?:frit|selv|frit og selv)"
                rf"|det (?:er op til|afgøres af|står) {_BIDDER}(?: frit)?(?: selv)?(?: at afgøre)?),? om"
                rf" {_DEMAND} {_HOW}(?! (?:ved|med|gennem|via)\b)"
            ),
        ),
        (
            Weakening.CONDITIONAL,
            (
                rf"{_DEMAND} (?:skal|gælder|opfyldes) {_SAID}(?:alene|kun) (?:opfyldes |overholdes"
                rf" )?(?:i det omfang"
                rf"|for så vidt),? (?:at )?(?:{_BIDDER}|det er|der er)\b"
            ),
        ),
        (
            Weakening.SOFT_MODALITY,
            (
                rf"{_DEMAND} (?:er|udgør|skal (?:ses|forstås|læses|betragtes) som) (?:(?!(?:ikke"
                rf"|både|udtryk)\b)\w+ )"
                r"{0,3}?(?:hensigtserklæring(?:er)?|målsætning(?:er)?|ønsker?|anbefaling(?:er)?|vejledende"
                r"|pejlemærker?|uforpligtende)\b"
            ),
        ),
    )
)
# "Ordet »skal« i kravspecifikationen udtrykker et ønske"
_THE_WORD = pattern(
    rf"{_NUMBER}(?:ordet |udtrykket )?[\"»“”']?skal[\"«”']?(?: i [\w ]{{3,40}}?)? (?:udtrykker|betyder"
    rf"|angiver"
    r"|er udtryk for|forstås som|læses som) (?:(?!(?:ikke|krav|mindstekrav|pligt)\b)\w+ ){0,3}?"
    r"(?:ønsker?|bør|hensigt\w*|anbefaling(?:er)?|opfordring)\b",
    re.IGNORECASE,
)
_MARK = (
    r"(?P<mark>(?:det )?(?:miljø|svane)?mærk(?:e|et|ning|ningen)\b|svanemærket|eu-blomsten"
    r"|miljøcertifikat(?:et)?"
    r"|certifikat(?:et)?|certificering(?:en)?|miljømærkning(?:en)?)"
)
_NO_BREACH = r"(?:misligholdelse|(?:en )?mangel|kontraktbrud|brud på (?:aftalen|kontrakten))"
_HARMLESS = tuple(
    pattern(_NUMBER + said, re.IGNORECASE)
    for said in (
        (
            rf"manglende {_MARK} (?:\w+ )?(?:(?:berettiger|medfører|fører|giver) (?:\w+ )??ikke (?:\w+"
            rf" ){{0,2}}?(?:til |ret til )?"
            r"(?:at )?(?:afvis\w*|returner\w*|bod|ophæv\w*|misligholdelse|sanktion\w*)|(?:er|udgør"
            r"|anses|betragtes|regnes)"
            rf" ikke (?:for |som )?(?:at være )?{_NO_BREACH})"
        ),
        (
            rf"{_MARK} (?:er|udgør) (?:dog )?(?:ikke|ingen) (?:nogen |en )?(?:betingelse|forudsætning) for"
            r" (?:at (?:levere|deltage|byde|tilbyde)|levering|deltagelse|tildeling|optagelse|køb)"
        ),
    )
)
_UNLABELLED = (
    r"(?:(?:er )?uden (?:et )?(?P<without>(?:miljø|svane)?mærk(?:e|et|ning)|svanemærket|eu-blomsten"
    r"|[\w-]+-mærke"
    r"|certifikat|certificering|miljøcertificering)|(?:som|der) ikke (?:er|bærer|har)"
    r" (?P<not>(?:miljø|svane)?mærke(?:t|de)?|certificere(?:t|de)))"
)
_NO_BREACH_THAT = pattern(
    rf"{_NUMBER}(?:det|der) (?:anses|betragtes|regnes|er) (?:dog )?ikke (?:for|som)? ?(?:at være"
    rf" )?{_NO_BREACH},?"
    r" (?:at|hvis|når|såfremt) (?P<goods>[^.;,]{3,70}?) (?:ikke (?:er|bærer|har)|er ikke) "
    r"(?P<mark>(?:miljø|svane)?mærke(?:t|de)?|certificere(?:t|de))\b",
    re.IGNORECASE,
)
_TAKES = r"(?:acceptere|godtage|godkende|tillade|modtage)"
_ACCEPTS = tuple(
    pattern(_NUMBER + said, re.IGNORECASE)
    for said in (
        (
            rf"{_BUYER} (?:(?:kan|vil|må) {_SAID}{_TAKES}|(?:accepterer|godtager|godkender|tillader))"
            rf" (?:(?!ikke\b|ingen\b)"
            rf"[\w-]+ ){{0,2}}?(?P<goods>[\w-]+),? {_UNLABELLED}"
        ),
        (
            rf"(?P<goods>[\w-]+),? {_UNLABELLED},? (?:(?:kan|vil) {_SAID})?(?:accepteres|godtages"
            rf"|godkendes|tillades"
            r"|accepteret|godkendt)\b(?! ikke)"
        ),
        (
            rf"{_BUYER} (?:(?:kan|vil|må) {_SAID}{_TAKES}|(?:accepterer|godtager|godkender|tillader))"
            rf" (?:(?!ikke\b|ingen\b)"
            r"\w+ ){0,2}?(?P<bare>(?:umærkede|ikke-mærkede)) (?P<goods>[\w-]+)"
        ),
        (
            rf"(?P<bare>(?:umærkede|ikke-mærkede)) (?P<goods>[\w-]+) (?:(?:kan|vil)"
            rf" {_SAID})?(?:accepteres|godtages|godkendes"
            r"|tillades)\b(?! ikke)"
        ),
    )
)
# "…, må leverandøren levere en erstatningsvare, der ikke opfylder kravene"
_ANOTHER = pattern(
    rf"\b(?:kan|må) (?:{_BIDDER} )?{_SAID}(?:levere|sende|tilbyde|anvende|bruge) (?:et|en|andre|nogle)? ?"
    r"(?:(?:anden|andet|andre|lignende) )?(?:\w*vare|\w*produkt|\w*middel|\w*artikel)(?:r|er)?,? (?:der"
    r"|som) ikke"
    rf" (?:opfylder|overholder|lever op til|efterlever) (?:{_DEMAND}|(?P<section>(?:§|pkt\.?|punkt"
    rf"|afsnit|krav)"
    r" ?\d[\d.]*))\s*\.?$",
    re.IGNORECASE,
)
_FIRST_TIME = (
    r"(?:(?:i |inden for )?(?:de(?:t|n)? )?første (?:[\w-]+ )?"
    r"(?:år|måneder|måned|uger|kvartal|halvår|halve år))"
)
_USUAL = (
    r"(?:(?:det|den|de|leverandørens|leverandørs) )?(?:hidtidige|nuværende|eksisterende) (?:vare)?sortiment"
)
_AS_BEFORE = pattern(
    rf"{_NUMBER}(?:{_FIRST_TIME} (?:af [\w ]{{3,25}}? )?(?:kan|må) (?:{_BIDDER} )?{_SAID}(?:levere"
    rf" )?{_USUAL}(?: leveres"
    rf"| anvendes| bruges)?|{_USUAL} (?:kan|må) {_SAID}(?:leveres|anvendes|bruges) {_SAID}{_FIRST_TIME})",
    re.IGNORECASE,
)
# "Miljømærkede midler er en option"
_IS_AN_OPTION = pattern(
    rf"{_NUMBER}(?:køb af )?(?:(?P<mark>(?:miljø|svane)mærk(?:ning|ningen|et)|svanemærket)"
    r"|(?:(?:miljø|svane)?mærkede|svanemærkede) (?P<goods>[\w-]+))"
    r" (?:er|udgør|tilbydes som|indgår som) (?:kun |alene |dog )?(?:en )?(?:option\w*|tilkøb\w*)(?![\w-])",
    re.IGNORECASE,
)
_KINDS = r"(?:varelinjer|linjer|varer|varenumre|positioner|produkter|artikler|numre|poster)"
# "Ved rengøringsmidler forstås alene de varelinjer, der er markeret med stjerne"
_MEANS_SOME = pattern(
    rf"{_NUMBER}(?:(?:ved|med|som) )?[\"»“”']?(?P<goods>[^.;:\"«”']{{4,70}}?)[\"«”']?"
    rf" (?P<said>(?:forstås|menes|regnes"
    rf"|omfatter|betyder|betragtes) (?:alene|kun|udelukkende)) (?:de |det )?(?:{_KINDS},? (?:som|der)"
    rf" (?:\w+ )?(?:er|bærer)"
    r" (?:\w+ )?(?:markeret|mærket|afkrydset|angivet|anført|fremhævet|kendetegnet)"
    rf"|{_KINDS} (?:markeret|mærket) med|(?:vare)?linje(?:rne)? \d|(?:pos|position|nr)\.? \d)",
    re.IGNORECASE,
)
_TURNED = pattern(
    r"\b(?:skærp\w*|strengere|bedre|højere|tilsvarende|ligeværdig\w*|samme (?:krav|niveau)|dog ikke|men ikke"
    r"|ikke for|mindst lige|dokumenter\w*|godtgør\w*"
    r"|(?:opfylder|overholder|lever op til|opfylde|leve op til)(?! ikke)(?<!ikke opfylder)(?<!ikke"
    r" overholder))\b"
    r"|, men\b|\bmedmindre\b|\bfor underleverandør",
    re.IGNORECASE,
)
_OF_EQUALS = pattern(
    r"\b(?:tilsvarende|ligeværdig\w*|samme (?:krav|niveau)|skal|forpligte\w*)\b", re.IGNORECASE
)
# Headings below which "kravene" are those of bidders, payment and the like, not of goods.
_ASIDE = pattern(
    r"\b(?:egnethed|økonom|omsætning|ansøg|dokumentation|faktur|betaling|forsikring|sikkerhed|it-sikkerhed"
    r"|persondata|databehandl|arbejdsklausul|tilbuddets|formkrav|levering(?!svilkår)|leveringstid|uddannelse"
    r"|personale|medarbejder|bestilling|adgang|referenc|ordre|garanti|return|statistik|rapport|prøve)\w*",
    re.IGNORECASE,
)
_MAY = pattern(
    r"fravige|afvige|dispens|lempe|tilsidesæt|bort fra|frafald|fritagelse|undtagelse fra|forbehold"
    r"|afgør|bestemmer"
    r"|vælger|beslutter|op til|i det omfang|for så vidt|hensigtserkl|målsætning|ønske|anbefaling"
    r"|vejledende|pejlemærke"
    r"|uforpligtende|misligholdelse|mangel|manglende|betingelse|forudsætning|accepter|godtag|godkend|tillade"
    r"|ikke opfylder|ikke overholder|sortiment|option|tilkøb|forstås|menes|regnes|udtrykker|bør"
    r"|(?:kun|alene|udelukkende) gældende",
    re.IGNORECASE,
)
_LINK = pattern(r"(?:s|e)?-?$")
_FAR = 99  # passages


def may_give_leave(text: str) -> bool:
    """Tell whether a text holds a word by which demands are left open."""
    return _MAY.search(text) is not None


def leave(passage: Passage, clause: Clause) -> Iterator[TakeBack]:
    """Give what a sentence leaves open of the tender's demands, or of the one that it names."""
    text = clause.text
    if not may_give_leave(text):
        return
    for reason, words in _OPEN:
        found = words.match(text)
        if found is not None and not _TURNED.search(text, found.end()):
            yield from _of_demand(passage, clause, reason, found)
            return
    another = _ANOTHER.search(text)
    if another is not None and another["section"]:
        sign = sign_at(Weakening.CONTRADICTED, clause, another.span())
        yield TakeBack(sign, named_in(passage, another["section"]) - passage.idents, strong=True)
        return
    if another is not None:
        yield from _of_demand(passage, clause, Weakening.CONTRADICTED, another)
        return
    yield from _of_word(clause)
    yield from _of_labels(passage, clause)
    yield from _of_goods(clause)


def leaves_it_open(clause: Clause) -> Sign | None:
    """Find that a sentence leaves the demand before it open, which it calls by no name."""
    for reason, words in _OPEN:
        found = words.match(clause.text)
        if found is not None and found["bare"] and not _TURNED.search(clause.text, found.end()):
            return sign_at(
                Weakening.HEDGED if reason is Weakening.CONTRADICTED else reason, clause, found.span()
            )
    return None


def _of_demand(
    passage: Passage, clause: Clause, reason: Weakening, found: re.Match[str]
) -> Iterator[TakeBack]:
    sign = sign_at(reason, clause, found.span())
    named = found["thing"] or _LINK.sub("", found["compound"] or "")
    if named:
        yield TakeBack(sign, called=named.strip())
    elif found["everywhere"] or _speaks_at_large(passage, clause):
        one = (found["bare"] or "").casefold().endswith("kravet")
        near = 0 if found["everywhere"] else 1 if one else _FAR
        if not any(_ASIDE.search(heading) for heading in passage.context.headings[-1:]):
            yield TakeBack(sign, general=True, near=near)


def _speaks_at_large(passage: Passage, clause: Clause) -> bool:
    """Tell whether no demand stands before a sentence in its passage, which "kravet" would be."""
    return not any(binds(one) for one in passage.before(clause))


def _of_word(clause: Clause) -> Iterator[TakeBack]:
    """Find that "skal" is said to express a wish."""
    found = _THE_WORD.match(clause.text)
    if found is not None:
        yield TakeBack(sign_at(Weakening.SOFT_MODALITY, clause, found.span()), general=True)


def _of_labels(passage: Passage, clause: Clause) -> Iterator[TakeBack]:
    """Find that goods without label are accepted, or that a label that lacks has no consequence."""
    text = clause.text
    for words in _HARMLESS:
        found = words.match(text)
        if found is not None and not _TURNED.search(text, found.end()):
            yield TakeBack(sign_at(Weakening.CONTRADICTED, clause, found.span()), called=found["mark"])
            return
    breach = _NO_BREACH_THAT.match(text)
    if breach is not None:
        less = any(one.unit is Unit.PERCENT for one in clause.quantities)
        reason = Weakening.NARROWED_SCOPE if less else Weakening.CONTRADICTED
        goods = breach["goods"].rpartition(" af ")[2]
        yield TakeBack(sign_at(reason, clause, breach.span()), called="miljømærke", goods=goods)
        return
    for words in _ACCEPTS:
        found = words.match(text)
        if found is None:
            continue
        if not _TURNED.search(text, found.end()) and not _equal_after(passage.after(clause)):
            told = found.groupdict()
            label = told.get("without") or "miljømærke"
            sign = sign_at(Weakening.CONTRADICTED, clause, found.span())
            yield TakeBack(sign, called=label, goods=found["goods"])
        return


def _equal_after(clauses: Sequence[Clause]) -> bool:
    """Tell whether the next sentence asks for goods as good as the labelled ones."""
    return any(_OF_EQUALS.search(one.text) for one in clauses[:1])


def _of_goods(clause: Clause) -> Iterator[TakeBack]:
    """Find that the goods of before may be delivered, that labelled ones are an option, or what is meant."""
    text = clause.text
    before = _AS_BEFORE.match(text)
    if before is not None and not _TURNED.search(text, before.end()):
        sign = sign_at(Weakening.DEFERRED, clause, before.span())
        yield TakeBack(sign, general=True, any_goods=True)
    option = _IS_AN_OPTION.match(text)
    if option is not None:
        sign = sign_at(Weakening.WRONG_ROLE, clause, option.span())
        yield TakeBack(sign, called="miljømærke", goods=option["goods"] or "")
    some = _MEANS_SOME.match(text)
    if some is not None:
        sign = sign_at(Weakening.NARROWED_SCOPE, clause, some.span("said"))
        yield TakeBack(sign, goods=some["goods"].strip())
