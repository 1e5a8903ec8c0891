"""How hard a clause binds: what its marking says, then the verb that governs the demand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.danish.afterwords import afterwords, called_a_wish
from pogi_check.danish.bans import USED, is_not_used
from pogi_check.danish.cells import is_row_number, said_beside
from pogi_check.danish.clauses import binds, lies_in
from pogi_check.danish.cues import Cue
from pogi_check.danish.demand_words import is_on_another_thing
from pogi_check.danish.parties import BUYER
from pogi_check.danish.questions import asks_to_let_go, says_no, says_other
from pogi_check.danish.references import refers_back
from pogi_check.danish.roles import role_of
from pogi_check.danish.signs import CueTest, Sign, is_contrast, loosenings, no_cue, sign_at
from pogi_check.danish.statuses import Status
from pogi_check.patterns import pattern
from pogi_check.terms import Direction, Role, Strength, Unit, Weakening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pogi_check.danish.clauses import Clause, Passage
    from pogi_check.danish.words import Token


@dataclass(frozen=True, slots=True)
class Reading:
    """What a passage does with the demand that its core clause names."""

    role: Role
    strength: Strength
    signs: tuple[Sign, ...] = ()


_BINDS_FROM = pattern(r"(?:gælder|gældende|krav) fra|ikraft|træder i kraft", re.IGNORECASE)
_DAY = pattern(r"\b20\d\d\b")
_SAYS_MORE = (
    pattern(  # headers of a column that says when a row's demand binds, or what else is to be said of it
        r"bemærkning|kommentar|anmærkning|(?:tids)?frist|deadline|ikraft|gælder fra|gældende fra|hvornår"
        r"|gennemføres|indføres|offentliggøres|(?:skal være )?(?:opfyldt|opfyldes)\b",
        re.IGNORECASE,
    )
)
_APART = pattern(
    r"\b(?:for sig|særskilt|alene|isoleret|separat)\b", re.IGNORECASE
)  # of a price that counts in a sum
_MAY_BECOME = pattern(r"blive \w+(?:ret|get|gt|net|lt)\b")  # "kan blive inddraget i vurderingen"
_NOT_COUNTED = pattern(r"\b(?:tæller|tælles|regnes|medregnes|indregnes|indgår|medtages)\b")
_TOLD = pattern(
    r"\b(?:oplys|udfyld|angiv|anfør|orientering|vedlæg|statistik|beskriv|planlæg)\w*", re.IGNORECASE
)
_NOT_USED = (*USED, "medtages")
_IT = frozenset({"det", "den", "dette", "denne", "disse", "de"})
_STEM = 5  # letters that tell a word in any of its forms
_SCORED_OR_PRICED = (Role.AWARD_CRITERION, Role.OPTION)
_BINDING_ROLES = (Role.MINIMUM_REQUIREMENT, Role.CONTRACT_TERM, Role.INFORMATION_DUTY)

_NOT_CHOSEN = pattern(
    r"(?:fravalgt|valgt|vælger|undladt|undlader|afstå|lades|står|efterlades"
    r"|(?:er|blev|bliver|blevet)\b.* ikke)",
    re.IGNORECASE,
)
# "Ordregiver kan dispensere.": of the demand before it, since it names nothing else
_LEAVE = pattern(
    r"(?:\w+ ){0,2}(?:kan|må) (?:\w+ ){0,6}(?:dispenser|fravig|afvig)\w*"
    r"(?: (?:herfra|fra kravet|fra dette|heri))?\.?"
    r"|(?:eventuelle )?(?:afvigelser|fravigelser|dispensation(?:er)?)(?: (?:herfra|fra kravet|fra dette))?"
    r" (?:kan |skal )?(?:drøftes|aftales|afklares|forelægges|godkendes|bevilges|gives)\b[^.;]{0,60}\.?",
    re.IGNORECASE,
)
# "…; for ordrer afgivet før 2027 kan leverandøren dog …"
_HANGS_ON = pattern(r"(?:dog |men )?(?:for|ved) [^;]{0,90}?\bdog\b", re.IGNORECASE)
# "Leverandøren skal gøre en rimelig indsats for at efterleve dette"
_COMPLIES = pattern(r"\b(?:efterleve|opfylde|overholde|leve op til) (?:dette|det|kravet)\b", re.IGNORECASE)
_TIME = (Unit.YEARS, Unit.MONTHS)
_NEAR_VERB = 25  # characters between a soft verb and the binding word that it governs
_GOVERNED = ("krav", "mindst", "udeluk", "sikre", "sørg")
_MAY = frozenset({"kan", "may"})
_ONLY = frozenset({"kun", "alene", "udelukkende"})
_SUBORDINATE = frozenset({
    "at", "så", "idet", "der", "som", "hvor", "mens", "medens", "når", "hvis", "hvorved", "fordi", "da",
    "ligesom", "hvormed", "hvoraf", "om",
})  # fmt: skip
# What somebody "kan" do to hold the supplier to the demand; it leaves him no choice.
_NO_CHOICE = pattern(
    "ikke|kun|alene|afvis|kræv|forlang|dokumenter|eftervis|påvis|vises$|efterprøv|juster|udelukk|fremlægg|godtgør|bevis"
    "|kontroller|bringes|indstil|reguler|dæmpes|slukkes|skilles|adskilles|demonter|afmonter|(?:af)?læses"
    "|ses$|forkast|opsig|(?:op)?hæv|kasser|returner|tilbagehold|ombyt|få adgang"
)
_RELATIVE = pattern(r",\s(?:der|som|hvor)\b[^,]*,\s*$")
_INNER = pattern(
    r",\s(?:(?P<asks>hvor|hvad|hvilke[tn]?|hvordan|hvorledes)|som|der)\b(?! (?:mindst|højst|minimum|følge)\b)"
    r"[^,;:]*,(?=\s\w)(?!\s(?:og|eller|samt|som|der|hvor\w*)\b)",
    re.IGNORECASE,
)
_ON_ITS_OWN = pattern(r"[;:–]|, (?:og|men|så|hvorfor|derfor)\b")  # where a main clause begins
_RATHER = ("gerne", "helst")
_AFTER_MAY = 4  # words after "kan" among which its verb stands
# What somebody else "kan" have of the goods: with a number it tells how they are, and leaves no choice.
_HAD = pattern("(?:fås|købes|(?:efter)?leveres|(?:frem|an)?skaffes|(?:efter)?bestilles|rekvireres)$")
_ALL_ITS_LIFE = pattern(r"\b(?:hele|fulde) (?:\w+ )?\w*levetid", re.IGNORECASE)
_PERHAPS = frozenset({"eventuelt", "evt", "muligvis", "måske", "normalt", "aftales"})
_HAVING = 12  # words after "kan" among which that verb stands
_GIVEN = frozenset({"gives", "tildeles", "opnås"})  # points are given; that is no choice
_WEIGHT = ("point", "vægt", "karakter", "betydning")
_TOLD_QUESTION = pattern(r"\bom\s[^.;]*,\s(?:der|som)\s[^,]*,$", re.IGNORECASE)
_LEADS_ON = pattern(r"[,;.]\s(?:men|dog|blot|selv om|selvom)\b|\bog ikke\b", re.IGNORECASE)
_NOT_ASKED = pattern(
    r"(?:kræves|stilles|påkræves|forlanges) ikke|ikke (?:på)?krævet|ikke (?:et |noget )?krav"
    r"|(?:intet|ingen) krav|uden krav|ikke relevant|irrelevant",
    re.IGNORECASE,
)
_NO_DEMAND = pattern(r"\b(?:krav|betingelse|forudsætning|påkrævet|kræves|nødvendigt?|forpligt\w*)\b")
_CHOSEN = frozenset({
    "indgå", "vælge", "eventuelt", "evt", "træde", "erstatte", "inddrages", "medregnes", "lægges", "supplere",
    "inddrage", "medregne", "indregnes",
})  # fmt: skip


def read_status(
    passage: Passage,
    core: Clause,
    demand: tuple[int, int],
    ignored: CueTest,
    *,
    stated: CueTest = no_cue,
    ban: bool = False,
) -> Reading:
    """Read role and strength of the demand that stands in the core clause (docs/verdicts.md).

    ``demand`` is the span of the demand's words in the core; ``ignored`` tells which cues are the
    criterion's own text, ``stated`` which are words of the demand itself; with ``ban`` the demand is that
    something is not used. Words of effort, later dates and conditions are read here too, since they
    belong to the verb; narrowing depends on the criterion and is read in judging.
    """
    if _is_denied(passage, core, ignored, ban=ban):
        return Reading(Role.BACKGROUND, Strength.DENIED)
    role = role_of(passage, core, demand)
    wished = _wished(passage, core, role, _soft_verb(core, passage.lead, demand, ignored), stated)
    others, beside = (c for c in passage.clauses if c is not core), said_beside(passage, core)
    around = (
        *passage.near(core),
        *(
            c
            for c in others
            if (refers_back(c, passage.idents) and not is_on_another_thing(c, core))
            or _takes_up(c, core)
            or (_COMPLIES.search(c.text) and c.start > core.start)
            or (_HANGS_ON.match(c.text) and c in passage.after(core)[:1] and core.text.rstrip().endswith(";"))
            or c in beside
            or (passage.row and _SAYS_MORE.match(c.header))
            or _LEAVE.fullmatch(c.text)
        ),
    )
    loosened = [sign for clause in around for sign in loosenings(clause, role, ignored, stated)]
    loosened += [
        sign_at(Weakening.DEFERRED, c, (0, len(c.text)))
        for c in around
        if passage.row and _BINDS_FROM.match(c.header) and _DAY.search(c.text)
    ][: not any(sign.reason is Weakening.DEFERRED for sign in loosened)]
    for clause in passage.after(core):
        wish = called_a_wish(clause)
        if wish is not None and clause.has("award"):
            role = Role.AWARD_CRITERION
        elif wish is not None:
            wished.append(wish)
    told = {sign.clause for sign in loosened}
    loosened += [] if passage.row else [one for one in afterwords(passage, core) if one.clause not in told]
    strength, disagreeing = _strength(passage, role, wished, loosened)
    return Reading(role, strength, tuple(dict.fromkeys([*wished, *loosened, *disagreeing])))


def _takes_up(clause: Clause, core: Clause) -> bool:
    """Tell whether a later sentence begins with a thing of the demand ("Stationerne er sat op senest …")."""
    first = clause.tokens[0].word if clause.tokens else ""
    later = clause.start > core.start and clause.place == core.place and clause.has("deferral")
    named = len(first) > _STEM and first.endswith(("en", "et", "erne", "ene"))
    return later and named and any(first[:_STEM] in token.word for token in core.tokens)


def is_not_chosen(words: str) -> bool:
    """Tell whether words of denial say that something was not chosen, rather than not demanded."""
    return _NOT_CHOSEN.match(words) is not None


def _is_denied(passage: Passage, core: Clause, ignored: CueTest, *, ban: bool) -> bool:
    """Tell whether nothing is demanded: "der stilles ikke krav om", or a question answered with no."""
    denied = any(
        _denies(clause, cue, ban=ban, core=clause is core)
        for clause in passage.near(core)
        for cue in clause.cues
        if cue.kind == "denial" and not ignored(clause, cue)
    )
    if denied or _is_not_scored(passage, core) or _is_let_off(passage, core):
        return True
    after = passage.after(core)
    if not core.text.rstrip().endswith("?"):
        return not ban and bool(after) and _says_not_used(after[0], core)
    return not asks_to_let_go(core.text) and _is_refused(after)


def _is_let_off(passage: Passage, core: Clause) -> bool:
    """Tell whether the one cell beside a row's property says that nothing is asked of it."""
    cells = [one.text.strip(" .") for one in passage.clauses if one is not core] if passage.row else []
    beside = [text for text in cells if not is_row_number(text)]
    return len(beside) == 1 and not binds(core) and _NOT_ASKED.fullmatch(beside[0]) is not None


def _denies(clause: Clause, cue: Cue, *, ban: bool, core: bool) -> bool:
    """Tell whether words of denial say that the clause's demand is not made."""
    if is_contrast(clause, cue):
        return False
    words = clause.text[cue.start : cue.end].casefold()
    if words.endswith("nej") and binds(clause):
        return False  # "Svar: Nej, alle midler skal være …"
    if core and _NOT_COUNTED.search(words) and _TOLD.search(clause.text, 0, cue.start):
        return False  # "Elforbruget oplyses, men tæller ikke med" asks to be told
    if core and _is_wish_before(clause, cue) and _NO_DEMAND.search(words):
        return False  # "Det foretrækkes, at …, men det er ikke en betingelse" still wishes
    return not (ban and any(one in words for one in _NOT_USED))


def _is_wish_before(clause: Clause, cue: Cue) -> bool:
    """Tell whether a wish stands before some words, and a "men" or "dog" leads on to them."""
    soft = clause.cue("soft")
    begun = soft is not None and (soft.end <= cue.start or soft.start == cue.start)
    between = clause.text[soft.end : cue.end] if soft is not None and begun else ""
    return _LEADS_ON.search(between) is not None


def _is_not_scored(passage: Passage, core: Clause) -> bool:
    """Tell whether a clause says of something that it is not scored: "TCO indgår ikke i evalueringen"."""
    off = core.cue("scoring_off")
    if off is None or binds(core) or core.has("option") or _is_wish_before(core, off):
        return False
    return _TOLD.search(passage.text) is None and _APART.search(core.text) is None


def _is_refused(after: Sequence[Clause]) -> bool:
    """Tell whether a question about a demand is answered with no."""
    if after and says_no(after[0].text):
        stands = any(binds(clause) or _excludes(clause) for clause in after)
        if says_other(after[0].text) or not stands:
            return True
    return any(clause.has("denial") for clause in after)


def _excludes(clause: Clause) -> bool:
    """Tell whether an answer says what alone is taken ("Nej, kun LED"), rather than that nothing is asked."""
    cue = clause.cue("exclusive")
    return cue is not None and not clause.text[cue.start : cue.end].casefold().startswith(("ingen", "intet"))


def _says_not_used(clause: Clause, core: Clause) -> bool:
    """Tell whether a sentence says that what the one before it tells of is not used."""
    cue = clause.cue("denial")
    if (
        cue is None
        or clause.has("award")
        or not is_not_used(clause.text[cue.start : cue.end].casefold())
        or binds(core)
    ):
        return False
    first = clause.tokens[0].word
    return first in _IT or any(token.word.startswith(first[:_STEM]) for token in core.tokens)


def _wished(passage: Passage, core: Clause, role: Role, soft: Sign | None, stated: CueTest) -> list[Sign]:
    """Give the signs that the demand is wished for: its marking, or the soft verb that governs it."""
    marking = passage.marking
    if marking is not None and marking.status is Status.WISH and role not in _SCORED_OR_PRICED:
        wish = Sign(Weakening.SOFT_MODALITY, marking.words)
        return [soft, wish] if soft is not None and role is Role.BACKGROUND else [wish]
    if marking is not None and marking.status is Status.USUAL and role not in _SCORED_OR_PRICED:
        return [Sign(Weakening.HEDGED, marking.words), *([soft] if soft is not None else [])]
    if soft is None:
        return []
    if role in _BINDING_ROLES and marking is not None and marking.status is Status.MANDATORY:
        return [soft, Sign(Weakening.UNCLEAR_STATUS, soft.words, soft.clause, soft.start, soft.end)]
    counts = role in (*_BINDING_ROLES, Role.BACKGROUND)
    scored_perhaps = role is Role.AWARD_CRITERION and _leaves_open(soft, passage, core, stated)
    return [soft] if counts or scored_perhaps else []


def _strength(
    passage: Passage, role: Role, wished: Sequence[Sign], loosened: Sequence[Sign]
) -> tuple[Strength, list[Sign]]:
    """Tell how hard the demand binds, with the sign that its own marking and its words of effort disagree."""
    if role is Role.BACKGROUND:
        return Strength.NONE, []
    if wished:
        return Strength.SOFT, []
    if all(sign.reason is not Weakening.HEDGED for sign in loosened):
        return Strength.MANDATORY, []
    marking = passage.marking
    marked = marking is not None and marking.own and marking.status is Status.MANDATORY
    if marking is not None and marked and any("tilstræb" in sign.words for sign in loosened):
        return Strength.SOFT, [Sign(Weakening.UNCLEAR_STATUS, marking.words)]
    return Strength.SOFT, []


def _leaves_open(soft: Sign, passage: Passage, core: Clause, stated: CueTest) -> bool:
    """Tell whether a soft verb leaves scoring itself open ("Ordregiver kan vælge at inddrage …")."""
    if soft.words.casefold() == "kan":
        words = [token.word for token in core.tokens]
        place = next((n for n, token in enumerate(core.tokens) if token.start == soft.start), 0)
        following = words[place + 1 : place + 4]
        weighed = any(word.startswith(_WEIGHT) for word in words[place + 1 :])
        given = _GIVEN | {"tillægges"} if weighed else _GIVEN
        chosen = any(word.endswith("es") and word not in given for word in following)
        chosen = chosen or _MAY_BECOME.match(" ".join(following)) is not None
        chosen = chosen or not _CHOSEN.isdisjoint(words[place + 1 :])
        return chosen or not BUYER.isdisjoint(words[:place])
    scored = any(cue.kind == "award" and not stated(core, cue) for cue in core.cues)
    marked = passage.marking is not None and passage.marking.own
    return not scored and not marked and not any(map(binds, passage.near(core)))


def _soft_verb(core: Clause, lead: Clause | None, demand: tuple[int, int], ignored: CueTest) -> Sign | None:
    """Find the soft verb that governs the demand; None where a binding one stands closer."""
    opening = _opening_wish(lead, ignored)
    if opening is not None:
        return opening
    for clause, spot in ((core, demand), (lead, None)):
        verbs = _verbs(clause, spot, ignored) if clause is not None else []
        if clause is not None and verbs:
            verb = _governing(clause, verbs, spot)
            soft = verb.kind == "soft" and not _comes_after(clause, verb, spot)
            return sign_at(Weakening.SOFT_MODALITY, clause, (verb.start, verb.end)) if soft else None
    return None


def _opening_wish(lead: Clause | None, ignored: CueTest) -> Sign | None:
    """Find the wish of a lead-in that the demand goes on with ("Vi ønsker, at: – alle varer skal …")."""
    if lead is None or not lead.text.rstrip(" :").endswith(", at"):
        return None
    verbs = _verbs(lead, None, ignored)
    wish = verbs[-1] if verbs and verbs[-1].kind == "soft" else None
    return sign_at(Weakening.SOFT_MODALITY, lead, (wish.start, wish.end)) if wish is not None else None


def _comes_after(clause: Clause, verb: Cue, spot: tuple[int, int] | None) -> bool:
    """Tell whether a wish is added to a demand without verb: "FSC eller tilsvarende, gerne genbrug"."""
    if spot is None or verb.start < spot[1]:
        return False
    return _says_rather(clause, verb) and "," in clause.text[spot[1] : verb.start]


def _verbs(clause: Clause, spot: tuple[int, int] | None, ignored: CueTest) -> list[Cue]:
    """Give the soft and the binding verbs of a clause, in order."""
    efforts = [(cue.start + 1, cue.end) for cue in clause.cues if cue.kind == "hedge"]  # "skal tilstræbes"
    verbs = [
        cue
        for cue in clause.cues
        if cue.kind in ("mandatory", "contract")
        or (cue.kind == "soft" and not ignored(clause, cue) and not lies_in(efforts, cue.start))
    ]
    may = _may(clause, spot)
    if may is not None and not ignored(clause, may):
        verbs.append(may)
    wished = {cue.first - 1 for cue in clause.cues if cue.kind == "soft" and _says_rather(clause, cue)}
    verbs = [verb for verb in verbs if verb.kind == "soft" or verb.last not in wished]  # "skal helst"
    inner = list(_embedded(clause.text, spot))
    outer = [verb for verb in verbs if not lies_in(inner, verb.start)]
    return sorted(outer or verbs, key=lambda verb: verb.start)


def _says_rather(clause: Clause, cue: Cue) -> bool:
    return clause.text[cue.start : cue.end].casefold() in _RATHER


def _embedded(text: str, spot: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    """Give the stretches of a sentence whose verbs say nothing of the demand at a spot.

    They are questions that are told (", hvor meget der skal blandes op, bør stå …") and relative clauses
    (", som kommunen bør …,") in which the demand itself does not stand.
    """
    for match in _INNER.finditer(text):
        holds = spot is not None and match.start() <= spot[0] < match.end()
        if match["asks"] or not holds:
            yield match.span()


def _governing(clause: Clause, verbs: Sequence[Cue], spot: tuple[int, int] | None) -> Cue:
    """Choose the verb that governs what stands at a spot (None: after the clause): the last one before it."""
    before = [verb for verb in verbs if spot is None or verb.start < spot[0]]
    if not before:
        return verbs[0]
    *earlier, last = before
    if spot is not None and earlier and _softens(clause, earlier[-1], last):
        return earlier[-1]
    wish = next((verb for verb in earlier if _wishes_that(clause, verb, last)), None)
    if wish is not None:
        return wish
    following = verbs[verbs.index(last) + 1 :]
    if following and following[0].kind == "soft" and _is_noun_of(clause, last, following[0]):
        return following[0]
    return last


def _wishes_that(clause: Clause, soft: Cue, binding: Cue) -> bool:
    """Tell whether a wish governs the clause of a binding verb ("Vi ønsker, at alle varer skal …")."""
    between = clause.text[soft.end : binding.start]
    return soft.kind == "soft" and between.startswith(", at ") and _ON_ITS_OWN.search(between) is None


def _is_noun_of(clause: Clause, noun: Cue, verb: Cue) -> bool:
    """Tell whether "kravene" is the subject of a soft verb: "Kravene til støj bør ligge under lovens"."""
    said = clause.text[noun.start : noun.end].casefold()
    return noun.first == 0 and said.startswith("krav") and "," not in clause.text[noun.end : verb.start]


def _softens(clause: Clause, soft: Cue, binding: Cue) -> bool:
    """Tell whether a soft verb governs a binding word right after it ("det anbefales at stille krav om")."""
    return (
        soft.kind == "soft"
        and binding.kind != "soft"
        and binding.start - soft.end < _NEAR_VERB
        and clause.text[binding.start : binding.end].casefold().startswith(_GOVERNED)
    )


def _may(clause: Clause, spot: tuple[int, int] | None) -> Cue | None:
    """Find a "kan" that leaves the demand to somebody's choice."""
    binding = any(cue.kind == "mandatory" and not _is_asked_whether(clause, cue) for cue in clause.cues)
    if binding or (clause.has("prohibition") and clause.has("exclusive")):
        return None
    for place, token in enumerate(clause.tokens):
        if token.word in _MAY and _is_choice(clause, place, spot):
            return Cue("soft", token.start, token.end, place, place)
    return None


def _is_asked_whether(clause: Clause, cue: Cue) -> bool:
    """Tell whether a verb stands in a question that is told ("kan overveje, hvorvidt lyset skal skiftes")."""
    comma = clause.text.rfind(",", 0, cue.start)
    between = [token.word for token in clause.tokens if comma < token.start < cue.start]
    return "hvorvidt" in between or (comma > 0 and between[:1] == ["om"])


def _is_choice(clause: Clause, place: int, spot: tuple[int, int] | None) -> bool:
    """Tell whether "kan" gives a choice: in a main clause that holds the demand, with a verb of free will."""
    start, end = _between_commas(clause.text, clause.tokens[place])
    words = [token.word for token in clause.tokens]
    before = [token.word for token in clause.tokens[:place] if token.start >= start]
    if before[:1] == ["der"] and before[1:2] != ["ikke"]:
        del before[0]  # "der kan …" is a main clause
    if place == 0 or not _SUBORDINATE.isdisjoint(before) or not _ONLY.isdisjoint(words[:place]):
        return False
    if any(_NO_CHOICE.match(word) for word in words[place + 1 : place + 1 + _AFTER_MAY]):
        return False
    if _is_promised(clause, words[place + 1 : place + 1 + _HAVING]):
        return False
    if not before and _TOLD_QUESTION.search(clause.text, 0, start):
        return False  # "spurgte, om kitlerne, der nu udbydes, kan fås med mærket"
    if not before and _RELATIVE.search(clause.text, 0, start) and "frem" not in words[place:]:
        return True  # "Lamper, der ikke kan bruge LED, kan bygges om."
    return spot is None or start == 0 or start <= spot[0] < end


def _is_promised(clause: Clause, after: Sequence[str]) -> bool:
    """Tell whether "kan" promises that something can be had for a stated time ("kan fås i mindst 10 år")."""
    lasts = any(q.unit in _TIME and q.direction is not Direction.AT_MOST for q in clause.quantities)
    lasts = lasts or _ALL_ITS_LIFE.search(clause.text) is not None
    return lasts and any(map(_HAD.match, after)) and _PERHAPS.isdisjoint(after)


def _between_commas(text: str, token: Token) -> tuple[int, int]:
    """Give the stretch between the marks around a token."""
    start = max(text.rfind(mark, 0, token.start) for mark in (",", ";", "–", "(")) + 1
    ends = (at for mark in (",", ";", "–") if (at := text.find(mark, token.end)) != -1)
    return start, min(ends, default=len(text))
