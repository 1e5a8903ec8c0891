"""What a sentence speaks of: the passages that it names by number, or that its question or row is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pogi_check.danish.corrections import is_of_corrections
from pogi_check.danish.questions import answers, is_below_questions, is_of_question_number, is_put
from pogi_check.danish.references import (
    bare_numbers,
    numbers_listed,
    paragraphs_named,
    pointed_at,
    references,
    row_is_about,
)
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from pogi_check.danish.clauses import Clause, Passage

_ANAPHORIC = pattern(
    r"(?:svar\s*\d*\s*:?\s*)?(?:det|den|dette|kravet|punktet|bestemmelsen|ja|nej|her)\b", re.IGNORECASE
)


def is_anaphoric(text: str) -> bool:
    """Tell whether a sentence opens with a word for what was spoken of before it ("Punktet …", "Nej …")."""
    return _ANAPHORIC.match(text) is not None


def named_in(passage: Passage, text: str) -> frozenset[str]:
    """Give what a text of a passage names by number: requirements, paragraphs of the contract."""
    return references(text) | bare_numbers(text) | paragraphs_named(passage.paragraph, text)


def is_of_questions(passage: Passage) -> bool:
    """Tell whether a row's number is that of a question, which a demand may bear too."""
    return passage.row and any(map(is_below_questions, passage.clauses))


def of_row(passage: Passage) -> frozenset[str]:
    """Give the numbers in the short cells of a row that are no sentences: what the row is about."""
    if not passage.row:
        return frozenset()
    about = row_is_about(one.text for one in passage.clauses)
    if is_of_questions(passage):
        cells = (one.text for one in passage.clauses if not is_of_question_number(one.header))
        return about.union(*(numbers_listed(cell) for cell in cells if not cell.endswith(".")))
    around = passage.context
    corrects = is_of_corrections((*around.headers, around.document, *around.headings))
    return about or pointed_at((one.text for one in passage.clauses), bare=corrects)


def spoken_of(passage: Passage, text: str) -> frozenset[str]:
    """Give what a text names by number, else what the question is about that it answers."""
    named = named_in(passage, text)
    if named or passage.row:
        return named or (of_row(passage) if is_of_questions(passage) else named)
    asked = [one.text for one in passage.clauses if is_put(one.text)]
    return frozenset().union(*(named_in(passage, one) for one in asked)) if answers(text) else named


def asked_about(passage: Passage, clause: Clause) -> frozenset[str]:
    """Give what the questions name by number that a sentence answers ("Hvad hvis 3.2 …?" "Punktet …")."""
    told = answers(clause.text) or is_anaphoric(clause.text)
    if not told or (passage.row and (is_below_questions(clause) or not is_of_questions(passage))):
        return frozenset()
    return frozenset().union(*(named_in(passage, text) for text in questions_before(passage, clause)))


def questions_before(passage: Passage, clause: Clause) -> list[str]:
    """Give the questions that stand before a sentence in its passage."""
    return [one.text for one in passage.before(clause) if is_put(one.text)]
