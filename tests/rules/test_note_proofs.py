"""Every soundness note proves itself by the examples of its own file."""

import pytest

from pogi_check.rulebook.book import Note
from pogi_check.rulebook.examples import run_note_examples
from pogi_check.rulebook.loading import load_rules
from pogi_check.rulebook.pinning import prove_note
from pogi_check.terms import NoteId

BOOK = load_rules()


def test_every_note_has_its_file() -> None:
    assert tuple(note.id for note in BOOK.notes) == tuple(NoteId)


@pytest.mark.parametrize("note", BOOK.notes, ids=lambda note: note.id)
def test_note_is_given_with_its_examples_and_with_none_that_come_near(note: Note) -> None:
    wrong = [f"{one.line}: {one.got}: {one.quote}" for one in run_note_examples(note, BOOK) if not one.right]

    assert wrong == []


@pytest.mark.parametrize("note", BOOK.notes, ids=lambda note: note.id)
def test_note_has_examples_enough_and_every_reference_is_tried(note: Note) -> None:
    assert prove_note(note, BOOK) == ()


@pytest.mark.parametrize("note", BOOK.notes, ids=lambda note: note.id)
def test_note_names_its_law(note: Note) -> None:
    assert note.law.startswith("udbudsloven § ")
    assert note.url.startswith("https://")
