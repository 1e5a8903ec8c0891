"""Where a demand binds for a part of the goods only: shares, "udvalgte varer", what is let go beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.cells import is_confined, said_beside
from pogi_check.danish.definitions import kept_out
from pogi_check.danish.denials import is_of_a_kind, property_denied
from pogi_check.danish.order_sizes import order_size
from pogi_check.danish.questions import is_open_question
from pogi_check.danish.references import refers_back
from pogi_check.danish.signs import Sign, is_contrast, sign_at
from pogi_check.danish.takebacks import ends_demand
from pogi_check.judging.matching import Hits, Matcher, Scanned, pick, touches
from pogi_check.judging.portions import left_unticked, of_a_portion
from pogi_check.judging.rest_of_goods import ALLOWED, allowed_for, lesser_beside
from pogi_check.judging.subjects import GOODS
from pogi_check.judging.takebacks import is_of_another_demand
from pogi_check.patterns import pattern
from pogi_check.terms import Direction, Role, Unit, Weakening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.cues import Cue
    from pogi_check.danish.quantities import Quantity
    from pogi_check.danish.words import Hit
    from pogi_check.judging.demands import Statement
    from pogi_check.rulebook.book import Criterion, Part

# What a percentage may be of, other than of the goods: weights, prices, batteries, fibres.
_OF = pattern(r"\s*af\b")
_OF_ALL = pattern(r"\s*(?:af\b|\.?$)")
_LET_GO = pattern(
    r"\b(?:uden|ikke|andre|andet|anden|umærke\w*|undtag\w*|afvig\w*|fravig\w*)\b", re.IGNORECASE
)
_OTHERS = pattern(r"\s*(?:\w+ )?(?:andre|andet|anden|umærke\w*|uden)\b", re.IGNORECASE)
_SCORED_APART = pattern(
    r"\s*(?:[\w-]+ ){0,3}[\w-]+, (?:der|som|hvor|idet)\b[^.;]*?\b(?:beregnes|opgøres|bedømmes|evalueres"
    r"|vurderes|pointsættes|omregnes|point(?:ene)?)\b",
    re.IGNORECASE,
)
_NOT_A_SHARE = pattern(
    r"\b(?:vægt\w*|vægter|point|rabat\w*|bod\w*|moms\w*|pris\w*|merpris\w*|dyrere|billigere|afvige\w*|avance"
    r"|rente\w*|tillæg\w*|batteri\w*|kapacitet\w*|koncentration\w*|opløsning\w*|bomuld|polyester"
    r"|genanvendt\w*|oppetid|omsætningen af|co2|reduk\w+|restværdi|fugt\w*"
    r"|mix|nøjagtighed\w*|præcision\w*|tolerance\w*|afvigelse\w*|usikkerhed\w*|(?:fejl)?margin\w*)",
    re.IGNORECASE,
)
_VALUE = pattern(
    r"(?:værdi|andel|niveau|mindst|min\b|minimum|grænse|procent|%|omfang|krav til andel)", re.IGNORECASE
)
_CONTAINS = pattern(r"\b(?:rumm|indehold)\w* (?:\w+ ){0,3}$", re.IGNORECASE)  # a part of each of them
_BEFORE, _AFTER = 30, 22  # characters around a percentage that tell what it is a share of
_LINES_OF_TENDER = pattern(
    r"\b(?:varelinje|linje|post|position|pos|varenummer)(?:\.|r|rne|n|er)? ?(?:nr\.? ?)?\d", re.IGNORECASE
)
_JOINS = pattern(r"(?:,| og| samt| eller)\s(?:\w+\s)?")
_LINES = pattern(r"vare|produkt|artikl|sortiment|stk|modeller|typer")

_ALL_PARTS = pattern(r"\b(?:alle|samtlige|øvrige|andre|nogen|ingen|hverken)\s*$", re.IGNORECASE)
_REST = ("øvrige", "øvrigt", "de resterende", "resten", "andre")
_LOOSE_REST = pattern(
    r"\b(?:kan|må|uden|ikke|frit|fri|behøver|efter|vælge|valg\w*|vælger selv|vælges|bestemmes|overlades"
    r"|aftales|alene|undtaget|frivillig\w*"
    r"|standard(?!er|en\b| \d)\w*|som de er)\b",
    re.IGNORECASE,
)
_NOTHING = pattern(
    r"\b(?:foretages|udføres|sker|stilles|gælder|kræves|gennemføres) (?:der )?(?:ingen|intet|ikke)\b",
    re.IGNORECASE,
)
_MOST = (
    "hovedparten",
    "størstedelen",
    "størsteparten",
    "flertallet",
    "broderparten",
    "majoriteten",
    "de fleste",
)
_ONLY = (*_MOST, "udvalgte", "visse", "enkelte", "nogle", "en del af", "dele af", "del af")
_NEAR = 30  # characters between a narrowing word and the other thing it is said of
_NEXT = 2  # characters between "alene" and what is asked
_RELATIVE = pattern(r",?\s(?:som|der)\s")  # "Kun legetøj, som et organ har godkendt, må tilbydes"
_A_DEMAND = pattern(
    r"\s(?:et |noget |en )?(?:krav|mindstekrav|betingelse|forudsætning)\b(?! om)", re.IGNORECASE
)
_STEM = 4  # letters that goods share in all their forms
_OF_A_KIND = pattern(r",?\s(?:med|i|på|til|over|under|fra|af|der|som|uden)\b", re.IGNORECASE)
_REACH = 45  # characters between a narrowing word and the goods it is said of

# "de dele af kriterierne, som vedrører den trykte vare": a part of a text, not of the goods
_OF_A_TEXT = pattern(
    r"\s*(?:(?:\w+ ){0,2}(?:krav|kriteri|mærke|standard|bekendtgørelse|vejledning|dokument)"
    r"|(?:\w+ ){0,4}(?:regler|regelsæt)\b)",
    re.IGNORECASE,
)
_THE_MORE = pattern(
    r"\bjo (?:større|flere|mere|højere)\s*$", re.IGNORECASE
)  # "jo større en del af …, desto flere point"
_PLACES = pattern(
    r"\s*(?:\w+ )?(?:\w*lokaler|\w*rum|\w*bygninger|\w*afdelinger|\w*enheder|\w*institutioner|\w*skoler"
    r"|områder|etager|zoner"
    r"|huse|afsnit|steder|adresser|matrikler|lejemål)\b",
    re.IGNORECASE,
)
_FIELDS = pattern(r"^\s*(?:\w+\s+)?(?:\w*områder?|kategorier|\w*grupper|indkøb|udbud)\b", re.IGNORECASE)
_ONLY_THESE = pattern(
    r"(?:[\d.]+\s+)?(?P<only>kun|alene|udelukkende)\s(?!(?:de )?(?:\w*leverandører|tilbudsgivere"
    r"|virksomheder|vaskerier"
    r"|trykkerier|firmaer|bydende|tilbud)\b)(?:[\w-]+,?\s){1,9}?(?<!der )(?<!som )"
    r"(?P<verb>skal|bør|er|har|opfylder|leveres)\b",
    re.IGNORECASE,
)
_ELSEWHERE_FREE = pattern(
    r"(?:på|i|for|hos|til|ved) [^.;]{3,60}\b(?:bestemmer|vælger|afgør)\b[^.;]{0,30}\bselv\b", re.IGNORECASE
)
_LIMITS = pattern(r"omfat|gælder|^kun (?:for|ved|til) ")
_EXCEPTIONS = pattern(r"undtag\w*|gælder ikke\b|dog ikke\b|fritag\w*", re.IGNORECASE)
_OF_DELIVERY = pattern(r"\b(?:\w*fragt\w*|porto\w*|rabat\w*|gebyr\w*|levering\w*|faktur\w*)\b", re.IGNORECASE)
_EXTENT = pattern(r"(?:omfang|gælder for|dækker|anvendelsesområde|varer)\b", re.IGNORECASE)
_SOME_ONLY = pattern(r"(?:gælder )?(?:kun|alene|udelukkende)\b", re.IGNORECASE)
_NO_DEMAND = pattern(r"(?:intet|ingen|ikke noget) krav\.?", re.IGNORECASE)
_NONE = pattern(r"\s*(?:ingen|intet|nej|-|–|n/?a|ikke relevant|/)\s*\.?\s*$", re.IGNORECASE)


def find_share(
    part: Part, passage: Passage, core: Clause, role: Role, matcher: Matcher, *, ban: bool
) -> Sign | None:
    """Find a share of the goods below the asked one, or a number of goods where all are asked."""
    if role is Role.AWARD_CRITERION or (part.share is None and not ban):
        return None
    beside = said_beside(passage, core)
    goes_on = [
        clause
        for clause in passage.after(core)
        if clause.place == core.place or clause in beside or (passage.row and _VALUE.match(clause.header))
    ]
    later = [
        clause
        for clause in passage.clauses
        if clause is not core and (clause in goes_on or refers_back(clause, passage.idents))
    ]
    for clause in (*passage.near(core), *later):
        for quantity in clause.quantities:
            if clause in beside and not _OF_ALL.match(clause.text, quantity.end):
                continue  # "Mindst 30 % koncentrat" is no share of the goods
            reason = (_few(quantity) if ban else None) or _share(part, clause, quantity, matcher)
            if reason is not None:
                return sign_at(reason, clause, (quantity.start, quantity.end))
    return None


def _few(quantity: Quantity) -> Weakening | None:
    """Tell whether a ban lets a few through ("højst tre varenumre")."""
    few = quantity.unit in (Unit.COUNT, Unit.PERCENT) and quantity.direction is Direction.AT_MOST
    return Weakening.LOWER_THRESHOLD if few and quantity.value > 0 else None


def _share(part: Part, clause: Clause, quantity: Quantity, matcher: Matcher) -> Weakening | None:
    if quantity.unit is Unit.COUNT:
        of_goods = _LINES.match(quantity.of) or pick(matcher.hits(quantity.of), part.subject)
        some = quantity.direction is Direction.AT_LEAST and of_goods
        return Weakening.NARROWED_SCOPE if some else None
    if part.share is None or quantity.unit is not Unit.PERCENT:
        return None
    before = clause.text[max(0, quantity.start - _BEFORE) : quantity.start]
    after = clause.text[quantity.end : quantity.end + _AFTER]
    if quantity.direction is Direction.AT_MOST:  # "op til 100 % af midlerne skal …" is met by none of them
        if quantity.value > 0 and _OTHERS.match(after) and ALLOWED.search(clause.text):
            return Weakening.LOWER_THRESHOLD  # "Dog accepteres op til 10 % andre typer."
        capped = _OF.match(after) and pick(matcher.hits(after), part.subject)
        return Weakening.LOWER_THRESHOLD if capped and not _LET_GO.search(clause.text) else None
    if quantity.value >= part.share or quantity.value == 0:  # "0 % PVC" is the ban itself
        return None
    within = _CONTAINS.search(before) or _NOT_A_SHARE.search(f"{before} {after}")
    return None if within else Weakening.LOWER_THRESHOLD


def find_narrowing(
    part: Part,
    criterion: Criterion,
    scanned: Scanned,
    statement: Statement,
    *,
    matcher: Matcher,
    goods: tuple[str, ...],
) -> Sign | None:
    """Find what binds for a part of the goods only, or lets a part of them go.

    ``goods`` are the words by which the goal knows its goods, beside the part's own subject.
    """
    passage = scanned.passage
    core = passage.clauses[statement.core]
    said = (core, *said_beside(passage, core))
    for clause, hits in zip(passage.clauses, scanned.clauses, strict=True):
        if clause is not core and (clause.has("deferral", "award") or _is_on_delivery(clause)):
            continue
        if clause is not core and (is_open_question(passage, clause) or _denies_another(part, clause, hits)):
            continue
        for cue in clause.cues:
            if cue.kind != "narrowing" or ends_demand(clause, cue) or is_contrast(clause, cue):
                continue
            if clause not in said and (
                _is_of_other_goods(part, clause, cue, hits, goods) or is_of_another_demand(part, clause, hits)
            ):
                continue
            if touches(cue, pick(matcher.hits(clause.text), criterion.own_hedges)):
                continue  # the goal's own exception, in whatever sentence
            if clause is core and _is_exclusive(clause, cue, statement):
                continue
            if _narrows(part, clause, cue, hits, core if clause not in said else clause, ban=statement.ban):
                return sign_at(Weakening.NARROWED_SCOPE, clause, (cue.start, cue.end))
    return (
        _by_order_size(passage, core, statement.first[0])
        or _excepted_in_row(part, passage, core, matcher)
        or _left_to_choice(passage, core)
        or _only_some(part, scanned, statement)
        or of_a_portion(part, scanned, statement)
        or allowed_for(part, scanned, core)
        or lesser_beside(part, scanned, statement, goods)
        or _kept_out_of_term(part, passage, matcher)
    )


def _kept_out_of_term(part: Part, passage: Passage, matcher: Matcher) -> Sign | None:
    """Find goods that the definition of the demand's own term keeps out of it."""
    for text in passage.related:
        kept = kept_out(text)
        if kept is None:
            continue
        hits = matcher.hits(kept["goods"])
        inside, outside = pick(hits, part.subject), pick(hits, part.not_about)
        if (inside or GOODS.search(kept["goods"])) and not (
            outside and (not inside or outside[0].start <= inside[0].start)
        ):
            return Sign(Weakening.NARROWED_SCOPE, kept.group().strip())
    return None


def _denies_another(part: Part, clause: Clause, hits: Hits) -> bool:
    """Tell whether a sentence asks for no special kind of the goods, or for no property but the demanded."""
    if is_of_a_kind(clause.text):
        return True
    denied = property_denied(clause.text)
    if denied is None or clause.labels or clause.quantities:
        return False
    asked = {term for wording in part.wordings for group in wording.names for term in group}
    return not any(hit.end > denied[0] for hit in pick(hits, (*asked, *part.vague)))


def _is_on_delivery(clause: Clause) -> bool:
    """Tell whether a sentence says from what order on something of the delivery holds ("fragtfri")."""
    return _OF_DELIVERY.search(clause.text) is not None and order_size(clause.text) is not None


def _by_order_size(passage: Passage, core: Clause, demand: int) -> Sign | None:
    """Find from what size of an order on the demand binds ("i oplag over 500")."""
    for clause in passage.near(core):
        size = order_size(clause.text, demand if clause is core else None)
        if size is not None:
            return sign_at(Weakening.NARROWED_SCOPE, clause, size)
    return None


def _left_to_choice(passage: Passage, core: Clause) -> Sign | None:
    """Find a sentence beside the demand that leaves other places to the supplier."""
    for clause in () if passage.row else passage.clauses:
        free = _ELSEWHERE_FREE.match(clause.text) if clause is not core else None
        if free is not None:
            return sign_at(Weakening.NARROWED_SCOPE, clause, free.span())
    return None


def _is_exclusive(core: Clause, cue: Cue, statement: Statement) -> bool:
    """Tell whether "omfatter alene LED-lyskilder" rules out all that is not as asked."""
    words = core.text[cue.start : cue.end].casefold()
    only = words.endswith(("alene", "kun", "udelukkende")) and not words.startswith(
        ("gælder", "alene", "kun")
    )
    asked = (*(hit.start for hit in statement.hits[statement.core]), *(one.start for one in core.labels))
    ends = (*(hit.end for hit in statement.hits[statement.core]), *(one.end for one in core.labels))
    reached = any(start - cue.end <= _NEXT < end - cue.end for start, end in zip(asked, ends, strict=True))
    return only and reached


def _excepted_in_row(part: Part, passage: Passage, core: Clause, matcher: Matcher) -> Sign | None:
    """Find what a row's own cell lets go ("Undtagelser: farvet papir", "Omfang: kun lagner")."""
    for clause in filter(is_confined, said_beside(passage, core)):
        return sign_at(Weakening.NARROWED_SCOPE, clause, (0, len(clause.text.rstrip(" ."))))
    for clause in passage.clauses if passage.row else ():
        excepted = _EXCEPTIONS.match(clause.header) and not _NONE.match(clause.text)
        some = _EXTENT.match(clause.header) and _SOME_ONLY.match(clause.text)
        none = _NO_DEMAND.fullmatch(clause.text.strip()) and pick(matcher.hits(clause.header), part.subject)
        if excepted or some or none:
            return sign_at(Weakening.NARROWED_SCOPE, clause, (0, len(clause.text)))
    return left_unticked(part, passage, matcher) if passage.row else None


def _only_some(part: Part, scanned: Scanned, statement: Statement) -> Sign | None:
    """Find "Kun bleer i størrelse 3 skal være mærkede": goods between "kun" and the verb of the demand."""
    core = scanned.passage.clauses[statement.core]
    only = _ONLY_THESE.match(core.text)
    if only is None or statement.ban or _RELATIVE.search(core.text, only.end("only"), only.start("verb")):
        return None
    verb = only.end("verb")
    named = any(hit.start < verb for hit in pick(scanned.clauses[statement.core], part.subject))
    asked = any(hit.start < verb for hit in statement.hits[statement.core])
    asked = asked or any(mention.start < verb for mention in core.labels)
    if asked or not named:
        return None
    return sign_at(Weakening.NARROWED_SCOPE, core, (only.start("only"), only.start("verb") - 1))


def _is_of_other_goods(part: Part, clause: Clause, cue: Cue, hits: Hits, goods: tuple[str, ...]) -> bool:
    """Tell whether a sentence beside the demand lets other goods go only: "Kravet gælder ikke skærme"."""
    if pick(hits, part.subject) or _LINES_OF_TENDER.search(clause.text):
        return False
    exempts = clause.text[cue.start : cue.end].casefold().startswith(("gælder ikke", "omfatter ikke"))
    return (exempts and bool(pick(hits, goods))) or (clause.has("denial") and not refers_back(clause))


def _narrows(part: Part, clause: Clause, cue: Cue, hits: Hits, demand: Clause, *, ban: bool) -> bool:
    """Tell whether a cue of a demand's clause, or of one beside it, lets goods of the criterion go."""
    core = clause is demand
    words = clause.text[cue.start : cue.end].casefold()
    inside = pick(hits, part.subject)
    outside = [hit for hit in pick(hits, part.not_about) if not _is_of(hit, inside, clause.text)]
    return not (
        # "dog ikke sæbe" where soap is no goods of the criterion
        (outside and (not inside or _stands_before(outside[0], inside[0], clause.text)))
        or (outside and core and min(abs(hit.start - cue.end) for hit in outside) < _NEAR)
        # "øvrige varer skal også …" asks as much of the rest
        or (words.startswith(_REST) and not _is_let_go(clause))
        # "…, bortset fra Garanti, der beregnes efter en formel" is scored all the same
        or _SCORED_APART.match(clause.text, cue.end) is not None
        # "alle øvrige dele af …", "hverken bane eller øvrige dele af …"
        or ("del" in words and _ALL_PARTS.search(clause.text, 0, cue.start) is not None)
        # "gælder kun brugte" where the criterion is on used goods
        or (
            words.startswith("gælder")
            and "ikke" not in words
            and any(
                0 <= hit.start - cue.end <= 1 and (core or _are_all(clause, hit, demand)) for hit in inside
            )
        )
        # "udvalgte leverandører"
        or (words.startswith(_ONLY) and not (core and _is_said_of_goods(clause, cue, inside)))
        # "uden drivgas" is the ban itself
        or ("uden" in words and (ban or (core and clause.has("prohibition"))))
        # "er en fordel, men ikke et krav"
        or (words.endswith("ikke") and clause.has("soft") and _A_DEMAND.match(clause.text, cue.end))
        # "kun svanemærkede varer" asks it of all
        or (words.split()[0] == "kun" and core and not _LIMITS.search(words))
    )


def _are_all(clause: Clause, goods: Hit, demand: Clause) -> bool:
    """Tell whether goods that alone are bound are those that the demand names, and all of them."""
    said = clause.text[goods.start : goods.end].casefold()
    return said[:_STEM] in demand.text.casefold() and not _OF_A_KIND.match(clause.text, goods.end)


def _is_of(other: Hit, inside: Sequence[Hit], text: str) -> bool:
    """Tell whether another word is of the goods' own name: "roll-up-bannere", "varer fra trykkeriet"."""
    return any(
        (goods.start <= other.start and other.end <= goods.end) or text[goods.end : other.start] == "-"
        for goods in inside
    )


def _stands_before(other: Hit, goods: Hit, text: str) -> bool:
    """Tell whether another thing stands before the goods, not in one list with them."""
    return other.start < goods.start and _JOINS.fullmatch(text, other.end, goods.start) is None


def _is_let_go(clause: Clause) -> bool:
    """Tell whether a sentence on the rest of the goods asks less of them."""
    so = clause.text.find(", så ")  # "…, så mængden kan afmåles" lets nothing go
    loose = _LOOSE_REST.search(clause.text, 0, so if so > 0 else len(clause.text)) and not clause.has(
        "consequence", "prohibition"
    )
    return bool(loose) or _NOTHING.search(clause.text) is not None


def _is_said_of_goods(clause: Clause, cue: Cue, inside: Sequence[Hit]) -> bool:
    """Tell whether "udvalgte" or "en del af" is said of the criterion's goods, not of something else."""
    after = clause.text[cue.end : cue.end + _REACH]
    if _OF_A_TEXT.match(after) or _THE_MORE.search(clause.text, 0, cue.start):
        return False
    if _PLACES.match(after) and any(hit.end < cue.start for hit in inside):
        return True  # "Lyskilder i udvalgte lokaler"
    if GOODS.search(after) or _FIELDS.search(after) or not inside:
        return True
    return any(0 <= hit.start - cue.end < _REACH for hit in inside)
