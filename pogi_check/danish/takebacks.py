"""How a clause takes a demand back or allows the opposite of it, whatever the demand is on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pogi_check.danish.afterwords import named_a_wish
from pogi_check.danish.answers import eased, taken_as_enough
from pogi_check.danish.bans import is_not_used
from pogi_check.danish.clauses import binds
from pogi_check.danish.corrections import DROPPED, exchanges
from pogi_check.danish.definitions import kept_out
from pogi_check.danish.demand_words import demands_named, names_a_demand
from pogi_check.danish.exemptions import exemptions
from pogi_check.danish.named_demands import (
    BUT_NOT_FOR,
    TakeBack,
    binds_later,
    holds_later,
    lets_go,
    reads_it_as_less,
)
from pogi_check.danish.pointing import (
    asked_about,
    is_of_questions,
    named_in,
    of_row,
    spoken_of,
)
from pogi_check.danish.questions import (
    asks_of_word,
    asks_to_let_go,
    grants,
    is_open_question,
    is_put,
    says_yes,
    wants_less,
)
from pogi_check.danish.references import (
    dotted,
    numbers_listed,
    references,
    refers_back,
)
from pogi_check.danish.signs import Sign, is_contrast, sign_at
from pogi_check.danish.standing import kept, leaves_standing, sentence_named, without_kept
from pogi_check.patterns import pattern
from pogi_check.terms import Weakening

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.cues import Cue

_EQUAL = pattern(
    r"\b(?:tilsvarende(?! (?:\w+ )?(?:produkt|vare|mid|artik|kvalitet)\w* (?:uden|der ikke|som ikke)\b)"
    r"|ligeværdig\w*|samme krav|samme niveau|lige så|mindst samme|svarer? til"
    r"|dokumenter\w*|godtgør\w*|bevise[sr]?|beviseligt"
    r"|(?:lever|leve|svarer) (?:\w+ ){0,2}(?:op )?til [^.;]{0,40}\b(?:krav|mærke\w*|kriteri\w*)"
    r"|(?:opfylder|opfylde) [^.;]{0,30}\b(?:mærke\w*|kriteri\w*))\b",
    re.IGNORECASE,
)
# "…, som opfylder alle krav", "…, når tryksagen stadig kan svanemærkes": what is let in meets the demands
_MEETS = pattern(
    r"\b(?:som|der) (?:(?!ikke\b)\w+ ){0,2}(?:opfylder|overholder|lever op til|efterlever)\b(?! ikke)"
    r"[^.;]{0,40}?\b(?:\w*krav\w*|\w*anbefaling\w*|kriteri\w*|punkt\w*|pkt|afsnit\w*)"
    r"|\b(?:når|hvis|såfremt|forudsat at|så længe|blot)"
    r" (?!leverandøren|tilbudsgiver|vi\b|kommunen|ordregiver|pris|merpris)(?:(?!ikke\b)[\w-]+ ){1,2}?"
    r"(?:(?:fortsat|stadig|også|også selv) )?(?:er|bærer|opfylder|overholder|lever op til|kan)"
    r"\b(?! ikke| udsolgt| udgået)[^.;]{0,40}?"
    r"\b(?!u)(?:\w*mærke[rts]?\b|\w*mærkede\b|certificere\w*|kravene|kriteri\w*)"
    r"|\b(?:andet|anden|andre|nyt|nye|ny) (?:(?!u)\w*mærke(?:t|de)|certificere(?:t|de))\b",
    re.IGNORECASE,
)
_BETTER = pattern(
    r"\s+(?:energi|strøm|el-?forbrug|støj|vægt|emission|co2|klima|forbrug|udledning|miljø)", re.IGNORECASE
)  # "en nyere model med lavere energiforbrug"
_BUT = pattern(r"[,;]?\s(?:men|dog|medmindre|dog således)\b|[,;]\sellers\b", re.IGNORECASE)
_WHILE = pattern(r",?\s(?:mens|medens|hvorimod)\b")
_FOR_SOME = pattern(r"[^,;]{0,14}?\bfor\s")
_AS_GOOD = pattern(
    r"\b(?:lever op til|opfylder|tilsvarende|ligeværdig\w*|samme (?:krav|niveau))\b", re.IGNORECASE
)
_STANDS_BY = pattern(r"\b(?:fasthold\w*|opretholde\w*|gælder fortsat|står ved)\b", re.IGNORECASE)
# A row of corrections that bears the number of the demand it corrects: "4.1.1 | Punktet udgår."
_SPEAKS_OF_ROW = pattern(
    r"(?:krav|kravet|kravene|punkt|punktet|punkterne|pkt|linjen|linjerne|rækken|posten|bestemmelsen|teksten"
    rf"|afsnittet|{DROPPED}|stryges|fjernes|frafald\w*|annullere[st]|ophæve[st]|(?:er )?ikke længere"
    r"|tages ud)\b",
    re.IGNORECASE,
)
_REPLACES = pattern(r"erstatte\w*|affattes|ordlyd|ændres til|formuleres", re.IGNORECASE)
_REPLACED_BY = pattern(
    r"\b(?:erstattes|affattes|ændres|formuleres)\b[^.;]{0,20}\b(?:af|til|med|således)\b", re.IGNORECASE
)
_EXEMPT = ("ikke omfattet", "gælder ikke", "kan leveres uden", "leveres uden")
_SOME_WORDS = (
    r"\s*(?:for|ved|til|på|i|de|den|det|dem)\s(?!(?:denne|dette|nærværende|aftalen|kontrakten|udbuddet)\b"
    r"(?! (?:post|linje|varelinje|vare|række|position|bygning)\b))"
)
_SOME = pattern(_SOME_WORDS, re.IGNORECASE)  # goods follow that alone are let go
_SOME_GOODS = pattern(
    rf"{_SOME_WORDS}|\s(?!længere|mere|alligevel|fremover|herefter)[a-zæøå]{{4,}}",
    re.IGNORECASE,
)
_LETS_GO = pattern(
    r"\b(?:undtaget|undtages|fritaget|fritages|ikke omfattet|omfattes ikke"
    r"|(?:falder|holdes|ligger|er|går) uden ?for|går fri|gælder (?:kravet|det(?:te)?|de(?:t|n) her) ikke"
    r"|(?:kravet|dette|det) gælder (?:dog )?ikke(?= for| ved| til| på| i)|slipper for kravet)\b"
    rf"|\b(?:kravet|bestemmelsen|pligten|det(?:te)?)\b[^.;]{{0,60}}?{BUT_NOT_FOR}",
    re.IGNORECASE,
)
_DEMANDS = pattern(r"\b(?:skal|bør|forpligte[rt]|må (?:ikke|kun|alene))\b", re.IGNORECASE)
_GONE = pattern(  # "Slettes i sin helhed"
    rf"(?:{DROPPED}|stryges|fjernes|frafaldes|frafaldet|annulleret|ophæves|ophævet)"
    r"(?: helt| i sin helhed| fuldstændigt| hermed| (?:af|fra) \w+)?",
    re.IGNORECASE,
)
_THEIR_TERMS = pattern(
    r"\b(?:leverandørens|tilbudsgivers|entreprenørens|sælgers) (?:\w+ )?"
    r"(?:bestemmelser|vilkår|betingelser|forbehold)\b",
    re.IGNORECASE,
)
_WARNING = pattern(  # "… der trods påkrav ikke bringes i orden" is what a breach is
    r"\s(?:\w+ )?(?:på(?:krav|mindelse|bud)|rykker\w*|advarsel|advarsler|varsel|opfordring\w*"
    r"|anmodning\w*|henvendelse\w*"
    r"|henstilling\w*|frist\w*)\b",
    re.IGNORECASE,
)
# "Overgangen sker gradvist over tre år": the demand binds in steps
_PHASED_IN = pattern(
    r"\bovergang(?:en)?\b[^.;]{0,60}?\b(?:gradvist?|trinvist?|løbende|over (?:to|tre|fire|fem"
    r"|\d+) (?:år|måneder))\b"
    r"|\bførste år\b[^.;]{0,40}?\d+ ?(?:%|pct|procent)[^.;]{0,60}?\bandet år\b",
    re.IGNORECASE,
)
_SPEAKS_ABOVE = pattern(
    r"\b(?:krav|kravet|kravene|dette|ovenstående|det|heraf|herfra|pligten|dog)\b", re.IGNORECASE
)
_BRIEF = 9  # words of a paragraph that says no more than what is let go
_FAR = 99  # passages
_NONE = pattern(
    r"(?:[\d.]+\s)?(?:ingen|intet)\b[^,.;]*\b(?:må|kan|skal)\b", re.IGNORECASE
)  # "Ingen midler må leveres uden …"
_OF_CHOICE = ("kan ", "må ", "efter ", "frit ", "vælger ", "bestemmer ", "leverandøren ", "trykkeriet ")
_NO_LEAVE = ("må ikke", "kan ikke", "må kun", "kan kun", "må aldrig")  # "må ikke levere uden …" demands
# A sum, a rate or a date that goes does not take the demand with it.
_AMOUNT = pattern(
    r"(?<![\w-])(?:\w*beløbet|prisen|satsen|tallet|procentsatsen|andelen|fristen|datoen|vægten"
    r"|kolonnen|rækken|figuren)\s*"
    r"(?:\([^)]*\)\s*)?(?:(?:i|for|under) [^,;]{1,25})?\s*$",
    re.IGNORECASE,
)
_IS_STRUCK = pattern(  # "2.2 fjernes."
    r"\W*(?:krav|punkt|pkt\.?|nr\.?)?\s*[A-ZÆØÅ]{0,3}[-. ]?\d[\d.]*\s(?:er |bliver )?(?:fjernes"
    r"|fjernet)\b[^,]*",
    re.IGNORECASE,
)
_INSTEAD = pattern(
    r"(?:kan|har) (?:leverandøren|entreprenøren|tilbudsgiver|producenten|vi|i)\b[^.;]*\b(?:ikke"
    r"|ingen)\b[^.;]*,",
    re.IGNORECASE,
)
_AS_ASKED = pattern(
    r"\bmå (?:der |han |de )?ikke\b|\b(?:dimension|størrelse|dag|dato|tidspunkt|farve|model af samme"
    r"|adresse)\w*\b",
    re.IGNORECASE,
)
# "… gælder ikke før den 1. oktober": later, and then it does
_NOT_BEFORE = pattern(r"\s+(?:før|førend|inden)\b", re.IGNORECASE)
_AN_AMOUNT = pattern(
    r"\s+(?:beløbet|prisen|satsen|tallet|procentsatsen|fristen|datoen|kolonnen|leveringen|leverancen"
    r"|aftalen|ordren"
    r"|kontrakten|betalingen|vederlaget|retten|opgaven|ydelsen|rabatten|gebyret|bestillingen)\b",
    re.IGNORECASE,
)
# "… består, selv om serviceaftalen ophører": words of a subordinate clause take nothing back.
_EVEN_IF = pattern(
    r"\b(?:selv om|selvom|uanset om|også (?:når|hvis|efter at)|hvis|såfremt|når|indtil|inden|før) [^,.;]*\b"
    r"(?:ophører|udgår|bortfald\w+|slett\w+|ophæve[st]|annulleres?t?|frafald\w+|fjerne[st]|stryges"
    r"|trukket tilbage)$",
    re.IGNORECASE,
)
# "Udgår et produkts licens, erstatter leverandøren det med …": verb first, a condition
_SHOULD_IT_END = pattern(
    r"\W*(?:ophører|udgår|bortfalder|slettes|ophæves|annulleres|frafaldes|fjernes|stryges|trækkes"
    r"|erstattes|ændres)"
    r" (?!(?:som|helt|i sin|fra og|fra den|med virkning|hermed|herefter|jf|pr)\b)[^.;:]{2,90}?, "
    r"(?:så |dog )?(?:skal|kan|vil|må|bør|har|er|[a-zæøå]{3,}r|gælder)\b",
    re.IGNORECASE,
)
# "Ordregiver kan i særlige tilfælde godkende andre midler.": of the demand that it stands below
_OTHER_GOODS = pattern(
    r"(?:[\d.]+\s)?(?:\w+ )?(?:(?:ordregiver\w*|kommunen|regionen|bygherren|kunden|skolen) kan\b"
    r"[^.;,]{0,40}?\b(?:godkende|tillade|acceptere)\b"
    r"|(?:leverandøren|entreprenøren|tilbudsgiver) kan "
    r"(?=[^.;]*\b(?:efter aftale|i særlige tilfælde|undtagelsesvis)\b)"
    r"[^.;,]{0,40}?\b(?:levere|anvende|bruge|benytte)\b)"
    r"[^.;,]{0,30}?\b(?:andre|andet|anden) (?:midler|middel|produkter|produkt|varer|vare|mærker|typer)"
    r"(?: (?:efter aftale|i særlige tilfælde|undtagelsesvis|end de nævnte))?\s*\.?$",
    re.IGNORECASE,
)
_BUYERS = pattern(  # "Kommunen er berettiget til at se beviset" binds the supplier
    r"\b(?:kommunen|ordregiver(?:en)?|regionen|kunden|køber(?:en)?|bygherren?|vi|skolen|staten"
    r"|hospitalet)\s$",
    re.IGNORECASE,
)
# "Leverandøren er berettiget til først at afsætte sit restlager", "Indtil lageret er tømt, kan …"
_TILL_STOCK_IS_GONE = pattern(
    r"\bførst at (?:afsætte|opbruge|sælge|bruge)\b[^.;]{0,40}(?:lager|beholdning|restparti)"
    r"|\b(?:til|indtil|før|når) [^.;,]{0,40}(?:lager|beholdning|restparti)\w* (?:er )?"
    r"(?:tømt|opbrugt|solgt|afsat|brugt op)",
    re.IGNORECASE,
)
_AT_FIRST = pattern(
    r"\b(?:i|inden for) (?:de|det) første (?:[\w-]+ )?(?:år|måneder|uger|kontraktår)\b", re.IGNORECASE
)  # "kan i de første to år levere …"
_DEARER = pattern(r"\b(?:dyrere|merpris\w*|prisforskel\w*|koster (?:mere|over)|prisen)\b", re.IGNORECASE)
_BID = pattern(
    r"\s+(?:(?:et|de|alle) )?(?:tilbud|bud|ansøgning)", re.IGNORECASE
)  # "udgår tilbuddet": the bid goes
_STRONG = pattern(
    "(?:bortfald|frafald|tilbagekald|udgå|ophæv|annuller|sat|sætte|suspender|nulstil|gælder ikke længere"
    "|fastholdes ikke|opretholdes ikke)"
    "|.*(?:uanset|berettiget|tilladt|frit|fritag|ophører|erstattes af|tages (?:ud|væk)|taget (?:ud|væk)"
    "|trækkes tilbage|trukket tilbage|stryges)"
    "|(?:krav|punkt).*(?:slettet|fjernet|strøget|ikke længere)|ikke længere .*krav",
    re.DOTALL,
)


Objections = Sequence[tuple[int, TakeBack]]  # by the number of their clause


def objections(passage: Passage, known: frozenset[str], shared: frozenset[str], *, ban: bool) -> Objections:
    """Give the clauses of a passage that take some demand back or allow the opposite of it.

    ``known`` are the numbers of the tender's passages, ``shared`` those that several bear (a requirement and
    the note to it), ``ban`` tells that a demand may be a ban.
    """
    found: list[tuple[int, TakeBack]] = []
    own = frozenset() if is_of_questions(passage) else passage.idents
    own = frozenset(ident for ident in own if not ident.startswith("§") or "/" in ident)
    others = known - (own - shared)
    about = of_row(passage)
    for number, clause in enumerate(passage.clauses):
        if passage.row and clause.place.cell is None:
            continue  # the note of a row speaks of that row, where it is read
        if (passage.row and numbers_listed(clause.text)) or kept_out(clause.text) is not None:
            continue  # it only points, or says what a term does not comprise: that is read where it is used
        found += ((number, one) for one in exemptions(passage, clause))
        answered = _answered(passage, clause, others)
        if answered is not None:
            found.append((number, answered))
            continue
        wish = named_a_wish(clause) if not is_open_question(passage, clause) else None
        if wish is not None:
            found.append((number, TakeBack(wish, strong=True)))
            continue
        of_goods = passage.row or _is_of_contract(passage, clause)
        cue = None if is_open_question(passage, clause) else objection(clause, row=of_goods, ban=ban)
        if cue is not None and _gives_anew(passage, clause, cue):
            continue
        if cue is None:
            elsewhere = (
                binds_later(passage, clause, others)
                or lets_go(passage, clause, others)
                or reads_it_as_less(passage, clause, others)
            )
            if elsewhere is not None:
                found.append((number, elsewhere))
            continue
        words = clause.text[cue.start : cue.end]
        exempts = words.casefold().startswith((*_EXEMPT, "finder"))
        said = without_kept(clause.text)
        named = named_in(passage, said) or about or asked_about(passage, clause)
        named &= others
        some_go = named and words.casefold().startswith(
            ("ikke omfattet", "fritag", "frihold", "går fri", "gå fri")
        )  # "X er ikke omfattet af § 9"
        lesser = some_go or (exempts and (_SOME if not named else _SOME_GOODS).match(clause.text, cue.end))
        reason = Weakening.NARROWED_SCOPE if lesser else _how_far(clause, cue)
        sign = sign_at(reason, clause, (cue.start, cue.end))
        strong = cue.kind == "departure" or is_strong(words) or _drops_row(passage, clause)
        corrects = passage.row and _SPEAKS_OF_ROW.match(clause.text) and not _REPLACES.search(clause.text)
        if not (named or about) and strong and corrects:
            named = frozenset(filter(dotted, own))
        found.append(
            (number, TakeBack(sign, named, strong, kept=kept(passage, clause), sentence=sentence_named(said)))
        )
    above = _lets_go_above(passage, passage.clauses[0])
    return [*found, (0, above)] if above is not None else found


def _how_far(clause: Clause, cue: Cue) -> Weakening:
    """Tell whether words take a demand back for good, until a stock is gone, or where a price is higher."""
    if _TILL_STOCK_IS_GONE.search(clause.text) or (cue.kind == "departure" and _AT_FIRST.search(clause.text)):
        return Weakening.DEFERRED
    dearer = cue.kind == "departure" and _DEARER.search(clause.text, 0, cue.start) is not None
    return Weakening.CONDITIONAL if dearer else Weakening.CONTRADICTED


def _gives_anew(passage: Passage, clause: Clause, cue: Cue) -> bool:
    """Tell whether words say that a text is put in the place of what goes ("udgår og erstattes af: …")."""
    whole = passage.correction is not None and passage.correction.whole
    return whole and _REPLACED_BY.search(clause.text, cue.start) is not None


def _drops_row(passage: Passage, clause: Clause) -> bool:
    """Tell whether a cell says no more than that what the row is about is gone ("2.4 | Slettet")."""
    return passage.row and _GONE.fullmatch(clause.text.strip(" .")) is not None


def _answered(passage: Passage, clause: Clause, known: frozenset[str]) -> TakeBack | None:
    """Find a question whose answer drops or eases a demand, or says that some goods are not bound by it."""
    after = passage.after(clause)
    if not after or not is_put(clause.text):
        return None
    asked = passage.clauses[: len(passage.clauses) - len(after)]
    answer, named = after[0], frozenset().union(*(spoken_of(passage, one.text) for one in asked)) & known
    told = [one.text for one in after if not _STANDS_BY.search(one.text)]
    of_answer = frozenset().union(*(named_in(passage, text) for text in told)) & known
    enough = taken_as_enough(asked, answer) if named or of_answer else None
    if enough is not None and not _EQUAL.search(answer.text):
        return TakeBack(enough, named | of_answer)
    if _EQUAL.search(answer.text) or any(named_in(passage, text) & known for text in told):
        return None  # what the answer says of a numbered demand is read there
    whole = (0, len(answer.text.rstrip(" .")))
    sign = eased(clause, answer, whole, named=bool(named))
    if sign is not None:
        return TakeBack(sign, named)
    equal = _AS_GOOD.search(clause.text) is not None
    wanted = asks_to_let_go(clause.text) or (
        asks_of_word(clause.text) and any(wants_less(one.text) for one in asked[:-1])
    )
    if wanted and (says_yes(answer.text) or grants(answer.text)) and not equal:
        return TakeBack(sign_at(Weakening.CONTRADICTED, answer, whole), named, strong=True)
    return None


def _lets_go_above(passage: Passage, clause: Clause) -> TakeBack | None:
    """Find a paragraph that lets goods go from the demand above it ("Toiletrens er undtaget.").

    One that names the demand ("… er ikke omfattet af kravet om mærke") may stand further below it.
    """
    others = other_goods(clause) if not passage.row else None
    if others is not None:
        return TakeBack(others, above=1, any_goods=True)
    loose = clause.has("soft", "hedge", "award")
    if (
        passage.row
        or loose
        or _DEMANDS.search(clause.text)
        or (clause.labels and not demands_named(clause.text))
        or clause.text.rstrip().endswith("?")
    ):
        return None
    brief = len(clause.tokens) <= _BRIEF or _PHASED_IN.search(clause.text)
    if not (brief or _SPEAKS_ABOVE.search(clause.text)):
        return None
    if named_in(passage, clause.text) or any(is_contrast(clause, cue) for cue in clause.cues):
        return None
    reach = _FAR if demands_named(clause.text) else 1
    later = _later_above(clause, reach)
    if later is not None:
        return later
    gone = _LETS_GO.search(clause.text)
    return TakeBack(sign_at(Weakening.NARROWED_SCOPE, clause, gone.span()), above=reach) if gone else None


def _later_above(clause: Clause, reach: int) -> TakeBack | None:
    """Find that the demand above a paragraph binds later ("Overgangen sker gradvist")."""
    phased = _PHASED_IN.search(clause.text)
    if phased is not None:
        return TakeBack(sign_at(Weakening.DEFERRED, clause, phased.span()), above=reach, any_goods=True)
    later = clause.cue("commencement", "deferral")
    if later is None or not holds_later(clause.text):
        return None
    return TakeBack(sign_at(Weakening.DEFERRED, clause, (later.start, later.end)), above=reach)


def other_goods(clause: Clause) -> Sign | None:
    """Find leave to deliver other goods than those demanded ("Ordregiver kan godkende andre produkter")."""
    leave = _OTHER_GOODS.match(clause.text)
    return sign_at(Weakening.CONTRADICTED, clause, leave.span()) if leave is not None else None


def objection(clause: Clause, *, row: bool, ban: bool) -> Cue | None:
    """Find the longest words that take back, else words that exempt, apart from those of a table's rows."""
    said = [(cue, clause.text[cue.start : cue.end].casefold()) for cue in clause.cues]
    # Other labels as strict as the asked ones take nothing back.
    equal = _EQUAL.search(clause.text) is not None
    meets = _MEETS.search(clause.text) is not None
    taking = [
        cue
        for cue, words in said
        if not (words.startswith(_NO_LEAVE) or _NONE.match(clause.text))
        and not leaves_standing(clause, cue)
        and not _NOT_BEFORE.match(clause.text, cue.end)
        and not _is_of_work(clause, cue)
        and not _is_as_good(clause, cue)
        and not is_contrast(clause, cue)
        and not _lets_some_go(clause, cue)
        and not (meets and words.startswith(_OF_CHOICE))
        and not (words.endswith("med lavere") and _BETTER.match(clause.text, cue.end))
        and not _AMOUNT.search(clause.text, 0, cue.start)
        and not _AN_AMOUNT.match(clause.text, cue.end)
        and not is_subordinate(clause, cue)
        and not any(start <= cue.start < end for start, end in exchanges(clause.text))
        and not _THEIR_TERMS.search(clause.text, 0, cue.start)
        and not (words.endswith("trods") and _WARNING.match(clause.text, cue.end))
        and not ("berettiget" in words and _BUYERS.search(clause.text, 0, cue.start))
        and not (words.endswith(("udgår", "bort fra")) and _BID.match(clause.text, cue.end))
        and (
            (cue.kind == "takeback" and not (ban and is_not_used(words)))
            or (cue.kind == "departure" and not equal)
        )
    ]
    if taking:
        return max(taking, key=lambda cue: cue.end - cue.start)
    exempting = (
        cue
        for cue, words in said
        if cue.kind == "narrowing"
        and words.startswith(_EXEMPT)
        and not _NONE.match(clause.text)
        and not (ban and words.endswith(" uden"))  # "leveres uden drivgas" is the ban itself
    )
    return None if row else next(exempting, None)


def _is_of_work(clause: Clause, cue: Cue) -> bool:
    """Tell whether something else than a demand is taken away ("I lokale 2.1 fjernes affald")."""
    words = clause.text[cue.start : cue.end]
    bare = words[:1].isdigit() and words.casefold().endswith(("fjernes", "fjernet"))
    return bare and not _IS_STRUCK.fullmatch(clause.text)


def _is_as_good(clause: Clause, cue: Cue) -> bool:
    """Tell whether what is delivered instead is labelled too, or is another size or day of the same."""
    substitute = cue.kind == "departure" and _INSTEAD.match(clause.text, cue.start) is not None
    labelled = any(mention.start >= cue.end - 1 for mention in clause.labels)
    return substitute and (labelled or _AS_ASKED.search(clause.text, cue.start) is not None)


def _is_of_contract(passage: Passage, clause: Clause) -> bool:
    """Tell whether "X er ikke omfattet" may say what the contract is on, where nothing near it demands."""
    demands = any(one.labels or binds(one) for one in passage.clauses)
    return not (demands or names_a_demand(clause.text) or references(clause.text) or refers_back(clause))


def _lets_some_go(clause: Clause, cue: Cue) -> bool:
    """Tell whether words let some goods go beside those that are bound ("…, mens det bortfalder for X")."""
    beside = _WHILE.search(clause.text, 0, cue.start) is not None
    return beside and _FOR_SOME.match(clause.text, cue.end) is not None


def leave_to_depart(clause: Clause) -> Cue | None:
    """Find words of a sentence that leave its own demand open: they follow a "men" or "dog"."""
    cue = clause.cue("departure") or next((one for one in clause.cues if _is_free_choice(clause, one)), None)
    return cue if cue is not None and _BUT.search(clause.text, 0, cue.start) else None


def _is_free_choice(clause: Clause, cue: Cue) -> bool:
    return cue.kind == "takeback" and clause.text[cue.start : cue.end].casefold().startswith("frit")


def rest_let_go(clause: Clause) -> Cue | None:
    """Find words that let other goods go beside those that are bound ("…, mens X kan leveres uden mærke")."""
    cue = clause.cue("departure")
    if cue is not None and _WHILE.search(clause.text, 0, cue.start):
        return cue
    return next((one for one in clause.cues if one.kind == "takeback" and _lets_some_go(clause, one)), None)


def ends_demand(clause: Clause, cue: Cue) -> bool:
    """Tell whether "gælder ikke" is the end of it: no goods follow that alone are let go."""
    words = clause.text[cue.start : cue.end].casefold()
    return words == "gælder ikke" and refers_back(clause) and not clause.text[cue.end :].strip(" .!")


def is_subordinate(clause: Clause, cue: Cue) -> bool:
    """Tell whether words only say under what circumstances a demand stands ("…, selv om aftalen ophører")."""
    inverted = _SHOULD_IT_END.match(clause.text)
    if inverted is not None and not clause.text[: cue.start].strip(" -–"):
        return True
    return _EVEN_IF.search(clause.text, 0, cue.end) is not None


def gives_leave(clause: Clause, cue: Cue) -> bool:
    """Tell whether words leave something to whoever delivers ("må leverandøren bruge …, selv om …")."""
    words = clause.text[cue.start : cue.end].casefold()
    return cue.kind == "takeback" and words.startswith(("kan ", "må "))


def is_strong(words: str) -> bool:
    """Tell whether words leave no doubt that something is taken back."""
    return _STRONG.match(words.casefold()) is not None
