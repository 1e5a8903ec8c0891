"""What a clause does in a tender: an explicit marking first, then what its words do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.danish.clauses import binds
from pogi_check.danish.definitions import is_glossary
from pogi_check.danish.lots import lots_opening
from pogi_check.danish.parties import SUPPLIERS, names_bidder
from pogi_check.danish.price_lists import only_names_goods
from pogi_check.danish.questions import is_asked, is_question
from pogi_check.danish.statuses import Status
from pogi_check.danish.telling import (
    breaks_off,
    is_decided,
    is_hearsay,
    is_hope,
    is_inquiry,
    is_of_a_past_year,
    is_of_buyer,
    is_of_logo,
    is_of_our_things,
    is_past,
    is_pleased,
    reports_share,
)
from pogi_check.patterns import pattern
from pogi_check.terms import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pogi_check.danish.clauses import Clause, Passage

_SENTENCE = 3  # words of the shortest sentence
_OPENING = 6  # words of a clause among which its subject and verb stand
_TELLS_OF_THINGS = pattern(r"angiv|oplys|anfør|specific|opgiv")
_SHEET = pattern(
    r"[^,;]{0,40}?(?:datablad|produktblad|etiket|emballage|brugsanvisning|mærkat|manual)\w* skal\b"
)
# "Navn på grossisten, og om den har certifikat": what the bidder fills in
_IN_PERFORMANCE = pattern(
    r"\b(?:hvert (?:år|kvartal|halvår)|hver måned|kvartalsvist?|halvårligt|månedligt"
    r"|[eé]n gang om året|(?:et|to|1|2) år efter|efter (?:aflevering|ibrugtagning|det første år)"
    r"|ved (?:aflevering|årsmødet|statusmøde)\w*|i driftsperioden|i driftsfasen)"
)
# "Tildelingen sker alene på indkøbsprisen": what else is told does not count
_PRICE = r"(?:(?:indkøbs|købs|anskaffelses|styk|enheds|tilbuds|liste)pris|købesum|anskaffelsessum|pris)\w*"
_PRICE_ALONE = pattern(
    r"^(?!.*\b(?:ikke|ej|aldrig|hverken|frem ?for|snarere|mere end|i stedet)\b)"
    rf".*?\b(?:(?:kun|alene|udelukkende|blot)\b[^.;]{{0,40}}?\b{_PRICE}"
    rf"|{_PRICE}\s+(?:alene|og intet andet)\b"
    r"|\b(?:går til|tildeles|vinder|vindes|vælges|får)\b[^;]*\b(?:laveste|billigste) (?:tilbudte )?"
    rf"{_PRICE})",
    re.IGNORECASE,
)
# "Tilbudsgiver skal oplyse udstyrets energiforbrug i kWh pr. år", which no score takes up
_TELLS_USE = pattern(
    r"\b(?:oplyse|oplyses|angive|angives|opgive|opgives|anføre|anføres)\b[^.;:]*?"
    r"\b(?:energi|el|strøm|vand)?forbrug\w*\b[^.;:]*\b(?:kwh|år|årligt|året|døgn|time)\b",
    re.IGNORECASE,
)
_RECKONS = pattern(
    r"\b(?:tco|total\w*(?:omk|øko|udg)|livscyk|levetids|drifts|energi(?!forbrug)|\w*kriteri\w* \d|indgår"
    r"|lægges|ganges|point|vægt|evaluer|bedøm|beregn)",
    re.IGNORECASE,
)
# "Jo større andel, desto flere point.", "Der gives point efter andelen."
_SHARE = pattern(
    r"^(?:jo\b|(?:den|det) (?:højeste|største|samlede) (?:andel|antal))|\b(?:andel|antal)(?:en|let)?\b"
    r"|\bflest\b|\bfor hvert?\b",
    re.IGNORECASE,
)
_TOLD = pattern(r"\b(?:oplyses|angives|opgives|udfyldes)\b", re.IGNORECASE)
_ASKED_FOR = pattern(
    r"(?:navne?t?|navne) på\b|(?:angivelse|oplysning(?:er)?|redegørelse|beskrivelse) (?:af|om|for)\b"
)


@dataclass(frozen=True, slots=True)
class _Case:
    """A core clause in its passage, with the passage's marking; ``own``: it marks this very requirement."""

    passage: Passage
    core: Clause
    near: tuple[Clause, ...]
    status: Status | None
    own: bool
    demand: tuple[int, int] = (0, 0)

    def says(self, kind: str) -> bool:
        """Tell whether any clause of the passage holds a cue of this kind."""
        return any(clause.has(kind) for clause in self.passage.clauses)

    def says_at_all(self, kind: str) -> bool:
        """Tell whether any clause of the passage or its lead-in holds a cue of this kind."""
        return self.says(kind) or self.says_near(kind)

    def says_near(self, kind: str) -> bool:
        """Tell whether the core clause or its lead-in holds a cue of this kind."""
        return any(clause.has(kind) for clause in self.near)


_IS_TOLD = pattern(r"\b(?:oplyses?|oplyser|angives?|udfyldes|skrives)\b", re.IGNORECASE)


def role_of(passage: Passage, core: Clause, demand: tuple[int, int]) -> Role:
    """Read the role of the demand at a span of the core clause (docs/verdicts.md, "Role and strength").

    The first question that has an answer decides; where none has, a requirement is a minimum requirement.
    """
    marking = passage.marking
    case = _Case(
        passage,
        core,
        passage.near(core),
        marking.status if marking is not None else None,
        marking is not None and marking.own,
        demand,
    )
    answers = (answer for question in _QUESTIONS if (answer := question(case)) is not None)
    role = next(answers, Role.MINIMUM_REQUIREMENT)
    if role is not Role.AWARD_CRITERION and _is_of_people(core, demand):
        return Role.BACKGROUND
    return role


def _of_other_text(case: _Case) -> Role | None:
    other = case.status in (Status.SUITABILITY, Status.BACKGROUND) or is_glossary(case.passage)
    told = is_hearsay(case.core.text) or is_of_logo(case.core.text) or reports_share(case.core.text)
    told = told or only_names_goods(case.passage, case.core) or is_pleased(case.core.text)
    return Role.BACKGROUND if other or told else None


def _of_question(case: _Case) -> Role | None:
    asked = is_question(case.passage, case.core) or is_asked(case.passage, case.core)
    return Role.BACKGROUND if asked else None


def _of_option(case: _Case) -> Role | None:
    said = case.says("option") or case.says_near("option")
    return Role.OPTION if case.status is Status.OPTION or (said and not case.own) else None


def _of_unscored(case: _Case) -> Role | None:
    if case.core.has("scoring_off") and _IS_TOLD.search(case.core.text):
        return Role.INFORMATION_DUTY  # "Elforbruget oplyses og tæller ikke med", whatever the column says
    near = case.passage.clauses
    told = any(_PRICE_ALONE.search(clause.text) for clause in near) and (
        _informs((*case.near, *near)) or any(_TOLD.search(clause.text) for clause in near)
    )
    off = any(
        clause.has("scoring_off")
        for clause in case.passage.near(*near)
        if clause is case.core or not lots_opening(clause.text)  # "På delaftale 2 indgår mærker ikke"
    )
    unscored = not case.own and (told or off)
    return Role.INFORMATION_DUTY if unscored and not case.core.has("consequence") else None


def _of_evaluation(case: _Case) -> Role | None:
    if case.status is not Status.EVALUATION:
        return None
    if not case.own and not case.core.has("award") and _tells_use(case):
        return Role.INFORMATION_DUTY
    rejected = case.core.has("consequence") and case.core.has("mandatory")
    return Role.MINIMUM_REQUIREMENT if rejected else Role.AWARD_CRITERION


def _tells_use(case: _Case) -> bool:
    """Tell whether a bidder is to tell what equipment uses, where nothing reckons with it."""
    told = _TELLS_USE.search(case.core.text) is not None and _informs(case.near)
    return told and not any(map(_RECKONS.search, (*case.passage.context.headings, case.core.text)))


def _of_background(case: _Case) -> Role | None:
    lead = case.passage.lead
    led = lead is not None and binds(lead)
    told = not case.own and not led and case.status is not Status.MANDATORY
    told = told and (
        _is_background(case.core) or _is_of_today(case.core, case.demand) or is_decided(case.core.text)
    )
    return Role.BACKGROUND if told else None


def _of_own_code(case: _Case) -> Role | None:
    if not (case.own and case.status is Status.MANDATORY):
        return None
    return Role.INFORMATION_DUTY if _informs(case.near) else Role.MINIMUM_REQUIREMENT


def _of_award_words(case: _Case) -> Role | None:
    return Role.AWARD_CRITERION if case.says_near("award") and not case.says_at_all("scoring_off") else None


def _of_information(case: _Case) -> Role | None:
    asked = case.core.text.rstrip().endswith("?")  # then the answer may ask no more than to be told
    informs = case.status is Status.INFORMATION or _informs(case.near)
    informs = informs or (asked and _informs(case.passage.after(case.core)))
    if informs and any(map(_is_scored, case.passage.after(case.core)[:1])):
        return Role.AWARD_CRITERION
    return Role.INFORMATION_DUTY if informs and not case.says("consequence") else None


def _is_scored(clause: Clause) -> bool:
    """Tell whether a sentence gives points for what the one before it asks to be told."""
    said = clause.has("award") and _SHARE.search(clause.text) is not None
    return said and not clause.has("scoring_off") and " ikke " not in clause.text


def _of_award_beside(case: _Case) -> Role | None:
    beside = (clause for clause in case.passage.clauses if clause is not case.core)
    scored = any(clause.has("award") and not clause.has("scoring_off") for clause in beside)
    return Role.AWARD_CRITERION if scored and not any(map(binds, case.near)) else None


def _of_contract(case: _Case) -> Role | None:
    contract = case.status is Status.CONTRACT or case.says_near("contract") or case.says("contract")
    return Role.CONTRACT_TERM if contract else None


# In this order, since an earlier answer says more than a later one.
_QUESTIONS: tuple[Callable[[_Case], Role | None], ...] = (
    # Under "Egnethed" or "Baggrund" nothing is demanded of what is bought, whatever the verbs; nor by
    # what somebody else is told to have said.
    _of_other_text,
    # What is asked in a question, nobody has demanded; the answer beside it is read for itself.
    _of_question,
    # What may never be bought guarantees nothing; only the requirement's own code outweighs the word.
    _of_option,
    # "Indgår ikke i evalueringen" leaves an answer for information, unless the bid falls with it.
    _of_unscored,
    # What is marked as scored is scored however hard its verb, unless a bid without it is rejected.
    _of_evaluation,
    # The buyer's aims and habits demand nothing. After the codes: a line that bears one is a requirement.
    _of_background,
    # The requirement's own "MK" outweighs words of scoring or contract; but it may demand an answer only.
    _of_own_code,
    # "Det vægtes, at …" before "skal oplyses": what is scored must be told, and the scoring says more.
    _of_award_words,
    # A duty to tell is no duty to be green, unless the bid falls with what is told.
    _of_information,
    # A sentence without binding verb is scored where the one beside it scores. After the duty to tell:
    # that stands in the sentence itself.
    _of_award_beside,
    # "Leverandøren forpligter sig" binds like a minimum requirement, but during performance.
    _of_contract,
)


def _informs(near: Sequence[Clause]) -> bool:
    """Tell whether somebody is asked to tell something, not a thing ("etiketten skal oplyse doseringen")."""
    for clause in near:
        lowered = clause.text.casefold()
        if _ASKED_FOR.match(lowered) and not binds(clause):
            return True
        for cue in clause.cues:
            if cue.kind != "information":
                continue
            words = lowered[cue.start : cue.end]
            by_bidder = names_bidder(lowered) or lowered.startswith(words[:6]) or words.startswith("beder ")
            # "Elforbruget angives pr. døgn": by whoever bids
            things = (_TELLS_OF_THINGS.search(words) and "forbrug" not in words) or _SHEET.match(lowered)
            of_thing = things and "hvorvidt" not in words and not by_bidder
            scored = "udfyld" in words and clause.has("award")
            if not of_thing and not scored and not _is_of_performance(lowered):
                return True
    return False


def _is_of_performance(lowered: str) -> bool:
    """Tell whether somebody is to account for something while the contract runs, not in the bid."""
    return _IN_PERFORMANCE.search(lowered) is not None and "tilbudsgiver" not in lowered


def _is_background(core: Clause) -> bool:
    """Tell whether a clause speaks of aims, or of what the buyer is and does."""
    later = core.has("exclusive") and core.has("deferral")  # "når lageret er tømt, senest …, leveres kun …"
    binding = binds(core) or core.has("soft", "hedge") or later
    if is_inquiry(core.text) or is_of_a_past_year(core.text):
        return True
    if core.has("background") and not binding and not _is_of_work_on_what_is(core):
        return True
    if is_hope(core.text) and not core.labels and not any(token.word in SUPPLIERS for token in core.tokens):
        return True
    if not core.has("mandatory", "contract", "soft") and is_past(
        core.text, (token.word for token in core.tokens)
    ):
        return True
    words = [token.word for token in core.tokens[:_OPENING]]
    if is_of_buyer(words) and not binding and not core.has("award"):
        return True
    return len(words) >= _SENTENCE and words[0] in ("ved", "som") and core.has("background")


def _is_of_today(core: Clause, demand: tuple[int, int]) -> bool:
    """Tell whether a clause tells how things are, and only what follows binds.

    "Vores nuværende trykkeri er svanemærket, men aftalen skal udbydes", "I vores gamle huse har vi …".
    """
    if is_of_our_things(core.text) and not binds(core):
        return True
    binding = [cue for cue in core.cues if cue.kind in ("mandatory", "contract", "prohibition", "soft")]
    told = any(cue.kind == "background" and cue.start <= demand[0] for cue in core.cues)
    return told and bool(binding) and all(breaks_off(core.text, demand[1], cue.start) for cue in binding)


def _is_of_work_on_what_is(core: Clause) -> bool:
    """Tell whether "nuværende" names what a supplier works on: "Entreprenøren tilpasser den nuværende …"."""
    told = [core.text[cue.start : cue.end].casefold() for cue in core.cues if cue.kind == "background"]
    by_supplier = any(token.word in SUPPLIERS for token in core.tokens)
    return by_supplier and all(words == "nuværende" for words in told)


def _is_of_people(core: Clause, demand: tuple[int, int]) -> bool:
    """Tell whether a clause asks what people know or have done ("erfaring med svanemærkede midler")."""
    return any(cue.kind == "competence" and cue.start < demand[0] for cue in core.cues)
