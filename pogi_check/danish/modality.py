"""Role and strength of a clause: explicit marking first, then the verb."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pogi_check.danish.clauses import Clause, Passage
from pogi_check.danish.cues import Cue
from pogi_check.danish.markings import Marking, Status
from pogi_check.terms import Role, Strength, Weakening


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that weaken a clause: why, which words, and the clause they stand in (None: a marking)."""

    reason: Weakening
    words: str
    clause: Clause | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What a passage does with the demand that its core clause names."""

    role: Role
    strength: Strength
    signs: tuple[Sign, ...] = ()


Ignored = Callable[[Clause, Cue], bool]

_BUYER = frozenset(
    [
        "kommunen",
        "regionen",
        "ordregiver",
        "byrådet",
        "regionsrådet",
        "kommunalbestyrelsen",
        "kunden",
        "bygherren",
        "universitetet",
        "skolen",
        "hospitalet",
        "staten",
        "styrelsen",
        "institutionen",
        "forsyningen",
        "indkøbsfællesskabet",
        "vi",
        "selskabet",
    ]
)
_OF_BUYER = frozenset(
    [
        "har",
        "vil",
        "er",
        "køber",
        "arbejder",
        "havde",
        "købte",
        "var",
        "ser",
        "driver",
        "råder",
        "bruger",
        "kender",
        "følger",
    ]
)
_BIDDER = re.compile(
    r"\b(?:tilbudsgiver|ansøger|byder|bydende|leverandør|entreprenør|virksomhed)\w*|\b[Ii]\b|\bfanen\b"
)
_BENIGN_CONDITION = re.compile(
    r"\b(?:ikke (?:opfyld|overhold|lever|efterlev|kan dokumenter)\w*|tvivl|anmod|forlang|mangle|mangler|udskift|der er tale om|der indgår|"
    r"der anvendes|der leveres|der tilbydes|der bruges|der benyttes|der købes|er fremstillet|indeholder træ|består af)",
    re.IGNORECASE,
)
_FIRST_VERB = frozenset(
    [
        "kan",
        "er",
        "har",
        "findes",
        "overstiger",
        "medfører",
        "foreligger",
        "koster",
        "betyder",
        "skønnes",
        "ligger",
        "opnår",
        "vil",
        "godkender",
        "tillader",
        "viser",
        "foregår",
    ]
)
_EQUAL_PROOF = re.compile(
    r"\b(?:godtgør|dokumenter|bevis|tilsvarende|ligeværdig|samme krav|lige så|eftervis)\w*", re.IGNORECASE
)
_ON_REQUEST = re.compile(
    r"\b(?:anmod|forlang|påkrav|forespørgsel|begæring|ordre|bestilling|reklamation|levering af)\w*",
    re.IGNORECASE,
)
_NO = re.compile(r"^(?:svar\s*:?\s*)?nej\b", re.IGNORECASE)
_YES = re.compile(r"^(?:svar\s*:?\s*)?ja\b", re.IGNORECASE)


def refers_back(clause: Clause) -> bool:
    """Tell whether a sentence speaks of the demand before it ("Kravet gælder …", "Dette gælder …")."""
    return (
        re.match(
            r"(?:dette|det samme|kravet|kravene|disse|ovenstående|bestemmelsen|forpligtelsen|pligten|forbuddet|det gælder|undtag|dog)\b",
            clause.text,
            re.IGNORECASE,
        )
        is not None
    )


def _is_nothing(_clause: Clause, _cue: Cue) -> bool:
    return False


def read_status(
    passage: Passage,
    core: Clause,
    demand: tuple[int, int],
    ignored: Ignored,
    *,
    stated: Ignored = _is_nothing,
    ban: bool = False,
) -> Reading:
    """Read role and strength of the demand that stands in the core clause.

    ``demand`` is the span of the demand's words in the core; ``ignored`` tells which cues are the
    criterion's own text, ``stated`` which are words of the demand itself; with ``ban`` the demand is that something is not used. Deferral, conditions and hedges are read here too, since they belong to
    the verb; narrowing depends on the criterion and is read in judging.
    """
    marking = passage.marking
    near = [core, *([passage.lead] if passage.lead is not None else [])]
    around = [*near, *(c for c in passage.clauses if c is not core and refers_back(c))]
    denial = _denial(passage, core, near, ignored, ban=ban)
    if denial:
        return Reading(Role.BACKGROUND, Strength.DENIED)
    role = _role(passage, core, near, marking)
    if role is not Role.AWARD_CRITERION and _is_of_people(core, demand):
        role = Role.BACKGROUND
    signs: list[Sign] = []
    soft = _soft(core, passage.lead, demand, ignored)
    if role is Role.BACKGROUND and soft is not None:
        signs.append(soft)
    binding = any(_binds(clause) for clause in near)
    strength = Strength.MANDATORY
    if (
        marking is not None
        and marking.status is Status.WISH
        and role not in (Role.AWARD_CRITERION, Role.OPTION)
    ):
        signs.append(Sign(Weakening.SOFT_MODALITY, marking.words))
        strength = Strength.SOFT
    elif soft is not None and role in (Role.MINIMUM_REQUIREMENT, Role.CONTRACT_TERM, Role.INFORMATION_DUTY):
        strength = Strength.SOFT
        signs.append(soft)
        if marking is not None and marking.status is Status.MANDATORY:
            signs.append(Sign(Weakening.UNCLEAR_STATUS, soft.words, soft.clause, soft.start, soft.end))
    elif (
        soft is not None
        and role is Role.AWARD_CRITERION
        and _leaves_open(soft, core, marking, stated, binding=binding)
    ):
        strength = Strength.SOFT
        signs.append(soft)
    for clause in around:
        signs += _hedges(clause, ignored)
        signs += _deferrals(clause, ignored)
        signs += _conditions(clause, role, ignored, stated)
    if role is Role.BACKGROUND:
        return Reading(role, Strength.NONE, tuple(dict.fromkeys(signs)))
    if strength is Strength.MANDATORY and any(sign.reason is Weakening.HEDGED for sign in signs):
        strength = Strength.SOFT
        if (
            marking is not None
            and marking.status is Status.MANDATORY
            and marking.own
            and any("tilstræb" in s.words for s in signs)
        ):
            signs.append(Sign(Weakening.UNCLEAR_STATUS, marking.words))
    return Reading(role, strength, tuple(dict.fromkeys(signs)))


def _leaves_open(
    soft: Sign, core: Clause, marking: Marking | None, stated: Ignored, *, binding: bool
) -> bool:
    """Tell whether a soft verb leaves it open that something is scored ("Ordregiver kan vælge at inddrage …")."""
    if soft.words.casefold() == "kan":
        words = [token.word for token in core.tokens]
        place = next((n for n, token in enumerate(core.tokens) if token.start == soft.start), 0)
        following = words[place + 1 : place + 4]
        chosen = any(word.endswith("es") and word not in _GIVEN for word in following) or "indgå" in following
        return chosen or any(word in _BUYER for word in words[:place]) or "vælge" in following
    return (
        not any(cue.kind == "award" and not stated(core, cue) for cue in core.cues)
        and (marking is None or not marking.own)
        and not binding
    )


_GIVEN = frozenset(("gives", "tildeles", "opnås", "tillægges"))  # points are given; that is no choice


def _sign(reason: Weakening, clause: Clause, cue: Cue) -> Sign:
    return Sign(reason, clause.text[cue.start : cue.end], clause, cue.start, cue.end)


def _hedges(clause: Clause, ignored: Ignored) -> Iterator[Sign]:
    """Find words of effort; one that hangs on money ("i det omfang det ikke medfører merpris") is a condition."""
    for cue in _apart(clause, "hedge", ignored):
        money = next(
            (c for c in clause.cues if c.kind == "condition" and 0 <= c.start - cue.end < _NEAR_MONEY), None
        )
        if money is not None and clause.text[cue.start :].casefold().startswith(
            ("i det omfang", "hvor", "når")
        ):
            yield Sign(
                Weakening.CONDITIONAL, clause.text[cue.start : money.end], clause, cue.start, money.end
            )
        else:
            yield _sign(Weakening.HEDGED, clause, cue)


_NEAR_MONEY = 40  # characters


def _apart(clause: Clause, kind: str, ignored: Ignored) -> Iterator[Cue]:
    """Give the cues of a kind, of overlapping ones the first and longest."""
    kept = 0
    for cue in sorted((c for c in clause.cues if c.kind == kind), key=lambda c: (c.start, -c.end)):
        if cue.start >= kept and not ignored(clause, cue):
            yield cue
            kept = cue.end


def _binds(clause: Clause) -> bool:
    return clause.has("mandatory", "contract", "prohibition")


_NOT_USED = ("bruges", "anvendes", "benyttes", "medtages")


def _denial(passage: Passage, core: Clause, near: Sequence[Clause], ignored: Ignored, *, ban: bool) -> bool:
    for clause in near:
        for cue in clause.cues:
            words = clause.text[cue.start : cue.end].casefold()
            if (
                cue.kind == "denial"
                and not ignored(clause, cue)
                and not (ban and any(one in words for one in _NOT_USED))
            ):
                return True
    if core.text.rstrip().endswith("?"):
        after = _after(passage, core)
        first = after[0] if after else None
        if (
            first is not None
            and _NO.match(first.text)
            and not any(_binds(c) or c.has("exclusive") for c in after)
        ):
            return True
        return any(clause.has("denial") for clause in after)
    return False


def _after(passage: Passage, core: Clause) -> list[Clause]:
    place = next((n for n, clause in enumerate(passage.clauses) if clause is core), 0)
    return list(passage.clauses[place + 1 :])


def _is_question(passage: Passage, core: Clause) -> bool:
    if not core.text.rstrip(" )").endswith("?"):
        return False
    after = _after(passage, core)
    others = [clause for clause in passage.clauses if clause is not core]
    if any(_binds(c) or c.has("consequence", "award") for c in (after or others)) or core.has("consequence"):
        return False
    if after and _YES.match(after[0].text):
        return False
    return passage.marking is None or passage.marking.status not in (
        Status.MANDATORY,
        Status.EVALUATION,
        Status.CONTRACT,
    )


def is_asked(passage: Passage, core: Clause) -> bool:
    """Tell whether the clause is a bidder's question or remark, which an answer in the same row or paragraph meets."""
    if passage.row and core.header.casefold().startswith("spørgsmål"):
        return (
            any(h.casefold().startswith("svar") for h in passage.context.headers)
            and not any("konsekvens" in h.casefold() for h in passage.context.headers)
            and not core.text.rstrip().endswith("?")
        )
    return (
        not core.text.rstrip().endswith("?")
        and re.match(r"spørgsmål\b", core.text, re.IGNORECASE) is not None
        and not core.has("mandatory")
    )


def _role(passage: Passage, core: Clause, near: Sequence[Clause], marking: Marking | None) -> Role:
    status = marking.status if marking is not None else None
    own = marking is not None and marking.own
    if status in (Status.SUITABILITY, Status.BACKGROUND):
        return Role.BACKGROUND
    if _is_question(passage, core) or is_asked(passage, core):
        return Role.BACKGROUND
    if status is Status.OPTION or (any(c.has("option") for c in passage.clauses) and not own):
        return Role.OPTION
    if not own and any(c.has("scoring_off") for c in passage.clauses) and not core.has("consequence"):
        return Role.INFORMATION_DUTY
    if status is Status.EVALUATION:
        if core.has("consequence") and core.has("mandatory"):
            return Role.MINIMUM_REQUIREMENT
        return Role.AWARD_CRITERION
    if not own and status is not Status.MANDATORY and _is_background(core):
        return Role.BACKGROUND
    if own and status is Status.MANDATORY:
        return Role.INFORMATION_DUTY if _informs(passage, core) else Role.MINIMUM_REQUIREMENT
    if any(clause.has("award") for clause in near) and not any(c.has("scoring_off") for c in passage.clauses):
        return Role.AWARD_CRITERION
    if status is Status.INFORMATION or _informs(passage, core):
        if not any(c.has("consequence") for c in passage.clauses):
            return Role.INFORMATION_DUTY
    if any(
        c is not core and c.has("award") and not c.has("scoring_off") for c in passage.clauses
    ) and not any(_binds(c) for c in near):
        return Role.AWARD_CRITERION
    if status is Status.CONTRACT or any(clause.has("contract") for clause in (*near, *passage.clauses)):
        return Role.CONTRACT_TERM
    return Role.MINIMUM_REQUIREMENT


_TELLS_OF_THINGS = re.compile(r"angiv|oplys|anfør|specific|opgiv")


def _informs(passage: Passage, core: Clause) -> bool:
    """Tell whether somebody is asked to tell something; "etiketten skal oplyse doseringen" asks it of a thing."""
    for clause in (core, *([passage.lead] if passage.lead is not None else [])):
        lowered = clause.text.casefold()
        for cue in clause.cues:
            if cue.kind != "information":
                continue
            words = lowered[cue.start : cue.end]
            by_bidder = _BIDDER.search(lowered) is not None or lowered.startswith(words[:6])
            if _TELLS_OF_THINGS.search(words) and "hvorvidt" not in words and not by_bidder:
                continue
            if "udfyld" in words and clause.has("award"):
                continue
            return True
    return False


def _is_background(core: Clause) -> bool:
    binds = _binds(core) or core.has("soft", "hedge")
    if core.has("background") and not binds:
        return True
    words = [token.word for token in core.tokens[:6]]
    if (
        words
        and words[0] in _BUYER
        and not binds
        and not core.has("award")
        and any(word in _OF_BUYER for word in words[1:3])
    ):
        return True
    return bool(len(words) > 2 and words[0] in ("ved", "som") and core.has("background"))


def _is_of_people(core: Clause, demand: tuple[int, int]) -> bool:
    """Tell whether the clause asks what people know or have done ("erfaring med svanemærkede midler")."""
    return any(cue.kind == "competence" and cue.start < demand[0] for cue in core.cues)


def _soft(core: Clause, lead: Clause | None, demand: tuple[int, int], ignored: Ignored) -> Sign | None:
    """Find the soft verb that governs the demand; None where a binding one stands closer."""
    for clause, spot in ((core, demand), (lead, None)):
        if clause is None:
            continue
        verbs: list[tuple[int, bool, Cue]] = []
        for cue in clause.cues:
            if cue.kind == "soft" and not ignored(clause, cue):
                verbs.append((cue.start, True, cue))
            elif cue.kind in ("mandatory", "contract"):
                verbs.append((cue.start, False, cue))
        may = _may(clause, spot)
        if may is not None and not ignored(clause, may):
            verbs.append((may.start, True, may))
        if not verbs:
            continue
        verbs.sort(key=lambda verb: verb[0])
        if spot is None:
            chosen = verbs[-1]
        else:
            before = [verb for verb in verbs if verb[0] < spot[0]]
            after = [verb for verb in verbs if verb[0] >= spot[0]]
            chosen = before[-1] if before else after[0]
            if (
                not chosen[1]
                and before
                and len(before) > 1
                and before[-2][1]
                and _bound(clause, before[-2][2], chosen[2])
            ):
                chosen = before[-2]
        return _sign(Weakening.SOFT_MODALITY, clause, chosen[2]) if chosen[1] else None
    return None


def _bound(clause: Clause, soft: Cue, binding: Cue) -> bool:
    """Tell whether a soft verb governs a binding word right after it ("det anbefales at stille krav om")."""
    return binding.start - soft.end < 25 and clause.text[binding.start : binding.end].casefold().startswith(
        ("krav", "mindst", "udeluk", "sikre")
    )


_SUBORDINATE = frozenset(
    [
        "at",
        "så",
        "idet",
        "der",
        "som",
        "hvor",
        "mens",
        "medens",
        "når",
        "hvis",
        "hvorved",
        "fordi",
        "da",
        "ligesom",
        "hvormed",
        "hvoraf",
        "om",
    ]
)
_NO_CHOICE = re.compile(
    r"(?:ikke|kun|alene|afvis|kræv|forlang|dokumenter|eftervis|efterprøv|juster|udelukk|fremlægg|godtgør|bevis|kontroller|forkast|opsig|ophæv|få adgang)"
)


def _may(clause: Clause, spot: tuple[int, int] | None) -> Cue | None:
    """Find a "kan" that leaves the demand to somebody's choice; one in a subordinate clause does not."""
    if clause.has("mandatory") or (clause.has("prohibition") and clause.has("exclusive")):
        return None
    words = [token.word for token in clause.tokens]
    for place, word in enumerate(words):
        if word not in ("kan", "may"):
            continue
        token = clause.tokens[place]
        start = max(clause.text.rfind(mark, 0, token.start) for mark in (",", ";", "–", "(")) + 1
        end = min(
            (at for mark in (",", ";", "–") if (at := clause.text.find(mark, token.end)) != -1),
            default=len(clause.text),
        )
        before = [t.word for t in clause.tokens[:place] if t.start >= start]
        if before[:1] == ["der"]:
            before = before[1:]
        if (
            place == 0
            or any(w in _SUBORDINATE for w in before)
            or any(w in ("kun", "alene", "udelukkende") for w in words[:place])
        ):
            continue
        if any(_NO_CHOICE.match(w) for w in words[place + 1 : place + 5]):
            continue
        if spot is not None and start > 0 and not start <= spot[0] < end:
            continue
        return Cue("soft", token.start, token.end, place, place)
    return None


def _deferrals(clause: Clause, ignored: Ignored) -> Iterator[Sign]:
    for cue in _apart(clause, "deferral", ignored):
        sign = _sign(Weakening.DEFERRED, clause, cue)
        if not _ON_REQUEST.search(sign.words):
            yield sign
            return


def _conditions(clause: Clause, role: Role, ignored: Ignored, stated: Ignored) -> Iterator[Sign]:
    if clause.text.rstrip().endswith("?") or (
        role is Role.AWARD_CRITERION and "point" in clause.text.casefold()
    ):
        return
    exclusive = clause.cue("exclusive")
    triggers = [
        cue
        for cue in clause.cues
        if cue.kind == "conditional" and not ignored(clause, cue) and not _is_whose(clause, cue)
    ]
    first = clause.tokens[0] if clause.tokens else None
    if first is not None and first.word in _FIRST_VERB and "," in clause.text and clause.text[:1].isupper():
        cue = Cue("conditional", first.start, first.end, 0, 0)
        if not ignored(clause, cue):
            triggers.insert(0, cue)
    for cue in triggers:
        scope = _condition_span(clause, cue)
        if role is Role.AWARD_CRITERION and any(
            one.kind == "award" and one.start < cue.start and not stated(clause, one) for one in clause.cues
        ):
            continue  # "vægtes positivt, hvis …"
        words = clause.text[scope[0] : scope[1]]
        if exclusive is not None and exclusive.start <= cue.start:
            continue
        if any(one.kind == "hedge" and scope[0] <= one.start < scope[1] for one in clause.cues):
            continue
        if _BENIGN_CONDITION.search(words):
            continue
        if any(c.has("consequence") for c in (clause,)) and not any(
            one.kind == "condition" and scope[0] <= one.start < scope[1] for one in clause.cues
        ):
            continue
        yield Sign(Weakening.CONDITIONAL, words, clause, scope[0], scope[1])
        return


_NOUN_COMMA = re.compile(
    r"(?:leverandør|tilbudsgiver|tilbud|virksomhed|producent|vare|produkt|vaskeri|udstyr|enhed|den|det|dem)\w*,\s*$",
    re.IGNORECASE,
)
_NO_NOUN = frozenset(
    "det der den de prisen man vi i du leverandøren tilbudsgiver kommunen ordregiver dette disse ikke".split()
)


def _is_whose(clause: Clause, cue: Cue) -> bool:
    """Tell "den leverandør, hvis pris er lavest" from a condition: "hvis" is whose after a noun and before one."""
    following = clause.tokens[cue.last + 1].word if cue.last + 1 < len(clause.tokens) else ""
    before = clause.text[: cue.start]
    return (
        clause.text[cue.start : cue.end].casefold() == "hvis"
        and _NOUN_COMMA.search(before) is not None
        and following not in _NO_NOUN
    )


def _condition_span(clause: Clause, cue: Cue) -> tuple[int, int]:
    comma = clause.text.find(",", cue.end)
    while (
        comma != -1
        and comma + 1 < len(clause.text)
        and (
            clause.text[comma + 1].isdigit()
            or clause.text[comma + 1 :].lstrip().startswith(("at ", "som ", "der "))
        )
    ):
        comma = clause.text.find(",", comma + 1)
    return cue.start, comma if comma != -1 else len(clause.text.rstrip(" ."))
