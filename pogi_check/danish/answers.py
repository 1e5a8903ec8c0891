"""Answers to bidders' questions that ease a demand: a lesser proof or number, some goods let go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.questions import (
    asks_if_absolute,
    asks_if_binding,
    asks_if_only,
    asks_of_scope,
    is_put,
    says_no,
    says_only,
    says_yes,
    yields,
)
from pogi_check.danish.signs import Sign, sign_at
from pogi_check.patterns import pattern
from pogi_check.terms import Unit, Weakening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pogi_check.danish.clauses import Clause, Passage

_YES = 2  # words of an answer that says no more than "Ja, gerne."

# "Rækker det, at savværket selv skriver under på …?", "Er syv år godt nok i forhold til nr. 14?"
_ASKS_IF_ENOUGH = pattern(
    r"\b(?:rækker|nok|tilstrækkelig\w*|godtages|accepteres|opfylder|opfyldes|hører (?:det )?under|tæller)\b",
    re.IGNORECASE,
)
_LESSER_PROOF = pattern(
    r"\b(?:(?<!på )egen|eget|egne|selv)\b[^?]{0,50}"
    r"\b(?:erklæring|attest|deklaration|skriver under|underskrift|mærke|blad|garanti)\w*"
    r"|\b(?:sætter|udsteder|skriver) selv\b",
    re.IGNORECASE,
)
# "Ja, doseringslåg er nok."
_IS_ENOUGH = pattern(
    r"\b[\w-]+ (?:er|vil være) (?:fuldt ud )?(?:nok|tilstrækkelig\w*|godt nok)\b"
    r"|\b(?:accepteres|godtages|godkendes),? at\b[^.;]*\b(?:alene|kun|blot|ikke|uden)\b",
    re.IGNORECASE,
)
# "Nej, det indgår i evalueringen."
_SCORED = pattern(r"\b(?:evaluer|point|konkurrenceparam|tildelingskrit|underkrit|vægte)\w*", re.IGNORECASE)


def eased(question: Clause, answer: Clause, whole: tuple[int, int], *, named: bool) -> Sign | None:
    """Find that an answer lets some goods go from a demand, or lets it be departed from."""
    some = asks_of_scope(question.text) and (says_no(answer.text) or says_only(answer.text))
    if some or (named and asks_if_only(question.text) and says_yes(answer.text)):
        return sign_at(Weakening.NARROWED_SCOPE, answer, whole)
    if named and asks_if_binding(question.text) and says_no(answer.text):
        scored = answer.has("award") or _SCORED.search(answer.text) is not None
        return sign_at(Weakening.WRONG_ROLE if scored else Weakening.SOFT_MODALITY, answer, whole)
    words = yields(answer.text) if named and asks_if_absolute(question.text) else None
    return sign_at(Weakening.HEDGED, answer, words) if words is not None else None


def taken_as_enough(asked: Sequence[Clause], answer: Clause) -> Sign | None:
    """Find the lesser proof or number that a yes takes as enough.

    The question may tell of it in a sentence before ("Fabrikken garanterer syv år. Er det godt nok?").
    """
    if not says_yes(answer.text):
        return None
    question = asked[-1]
    if _ASKS_IF_ENOUGH.search(question.text):
        for clause in reversed(asked):
            if (weak := _LESSER_PROOF.search(clause.text)) is not None:
                return sign_at(Weakening.WEAKER_LABEL, clause, weak.span())
            number = next((one for one in clause.quantities if one.unit is not Unit.COUNT), None)
            if number is not None:
                return sign_at(Weakening.LOWER_THRESHOLD, clause, (number.start, number.end))
    if question.labels:
        return None
    if (weak := _LESSER_PROOF.search(answer.text)) is not None and _ASKS_IF_ENOUGH.search(answer.text):
        return sign_at(Weakening.WEAKER_LABEL, answer, weak.span())
    enough = _IS_ENOUGH.search(answer.text)
    return sign_at(Weakening.CONTRADICTED, answer, enough.span()) if enough is not None else None


def told_in_answer(sign: Sign, passage: Passage) -> Sign:
    """Give what a question and its answer take back in the words that tell it: the answer's, if it has any.

    "Må der leveres lysstofrør? Ja." is told by the question.
    """
    clause = sign.clause
    if clause is None or not (is_put(clause.text) or len(clause.tokens) <= _YES):
        return sign
    after = [one for one in passage.after(clause) if len(one.tokens) > _YES and not is_put(one.text)]
    asked = [] if is_put(clause.text) else [one for one in passage.before(clause) if is_put(one.text)]
    answer = next(iter((*after, *reversed(asked))), None)
    return sign if answer is None else sign_at(sign.reason, answer, (0, len(answer.text.rstrip(" ."))))
