"""Questions in a tender: what is asked, by whom, and what the answer beside it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.clauses import binds
from pogi_check.danish.markings import Status
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage

_ANSWER = r"(?:svar\s*:?\s*)?"
_YES = pattern(rf"{_ANSWER}ja\b", re.IGNORECASE)
_NO = pattern(rf"{_ANSWER}nej\s*(?:[,.;:!–-]|$|(?:det|der|vi|ikke|tak)\b)", re.IGNORECASE)
_QUESTION = pattern(r"spørgsmål\b", re.IGNORECASE)
_MARKED = (Status.MANDATORY, Status.EVALUATION, Status.CONTRACT, Status.INFORMATION)


def says_no(answer: str) -> bool:
    """Tell whether an answer opens with no."""
    return _NO.match(answer) is not None


def is_asked(passage: Passage, core: Clause) -> bool:
    """Tell whether a clause is a bidder's question or remark, answered in the same row or paragraph."""
    if core.text.rstrip().endswith("?"):
        return False
    if passage.row and is_below_questions(core):
        headers = [header.casefold() for header in passage.context.headers]
        answered = any(header.startswith("svar") for header in headers)
        return answered and not any("konsekvens" in header for header in headers)
    return _QUESTION.match(core.text) is not None and not core.has("mandatory")


def is_below_questions(clause: Clause) -> bool:
    """Tell whether a clause stands in a column of questions."""
    return clause.header.casefold().startswith("spørgsmål")


def is_question(passage: Passage, core: Clause) -> bool:
    """Tell whether a clause is a question that no requirement stands behind ("Er midlerne mærkede?")."""
    if not core.text.rstrip(" )").endswith("?"):
        return False
    after = passage.after(core)
    others = after or [clause for clause in passage.clauses if clause is not core]
    if core.has("consequence") or any(binds(c) or c.has("consequence", "award") for c in others):
        return False
    if after and _YES.match(after[0].text):
        return False
    return passage.marking is None or passage.marking.status not in _MARKED


def is_open_question(passage: Passage, clause: Clause) -> bool:
    """Tell whether a sentence asks something, and is not answered with yes."""
    if not clause.text.rstrip().endswith("?"):
        return False
    after = passage.after(clause)
    return not (after and _YES.match(after[0].text))
