"""The format of soundness notes, checked by pydantic; what each key means stands here as its description."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic reads the annotation
from string import Formatter
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from pogi_check.rulebook.model import ExampleModel, Line, Lines, Strict, Terms
from pogi_check.terms import NoteId

Lists = dict[Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")], Annotated[Terms, Field(min_length=1)]]

# The lists that the reading of a note needs, looked for in all text and where one of these was found, and
# the words that it gives its message.
_SEEK = {
    NoteId.LABEL_WITHOUT_EQUIVALENT: {"equal"},
    NoteId.UNVERIFIABLE_GREEN: {"green", "colour"},
    NoteId.UNCLEAR_TCO: {"tco"},
}
_WORDS = {
    NoteId.LABEL_WITHOUT_EQUIVALENT: {"accepted", "supplied", "marks", "accepts", "refers", "apart"},
    NoteId.UNVERIFIABLE_GREEN: {"other", "verifiable"},
    NoteId.REQUIRED_AND_SCORED: {"more"},
    NoteId.SUPERSEDED_REFERENCE: {"past"},
    NoteId.CONTRADICTING_CLAUSES: {"rest"},
    NoteId.UNCLEAR_TCO: {"cost", "label"},
}
_VALUES = {
    NoteId.LABEL_WITHOUT_EQUIVALENT: {"words"},
    NoteId.MARKING_AGAINST_VERB: {"marking", "words"},
    NoteId.UNVERIFIABLE_GREEN: {"words"},
    NoteId.REQUIRED_AND_SCORED: {"what"},
    NoteId.SUPERSEDED_REFERENCE: {"words", "old", "new", "since", "source"},
    NoteId.CONTRADICTING_CLAUSES: set(),
    NoteId.TRACKED_CHANGE_ALTERS_VERDICT: {"criterion", "after", "before"},
    NoteId.UNCLEAR_TCO: {"words"},
}


class LawModel(Strict):
    """The law behind a note."""

    paragraph: Line
    """The act and paragraph."""
    url: Line
    """Where it can be read."""


class SaidModel(Strict):
    """A shared word in both languages."""

    da: Line
    """In Danish."""
    en: Line
    """In English."""


class ReferenceModel(Strict):
    """A law, standard or scale that another one has taken the place of."""

    old: Line
    """What it is called."""
    new: Line
    """What has taken its place."""
    since: date
    """The first day on which a tender should name the new one."""
    source: Line
    """Where that can be read."""
    terms: Annotated[Terms, Field(min_length=1)]
    """Words that find it."""
    verbatim: Lines = ()
    """Texts with signs that terms cannot tell ("A+++"): one of them must stand in the passage."""
    beside: Terms = ()
    """Words of which one must stand in the passage or around it."""
    unless: Terms = ()
    """Words of the passage that make it right, as the new one's name."""
    anywhere: bool = False
    """Whether it counts outside demands too."""


class NoteExampleModel(ExampleModel):
    """A passage with which the note is given, or not."""

    documents: Lines = ()
    """Texts that each stand in a document of their own."""
    before: str | None = None
    """The text with its tracked changes rejected."""
    day: date | None = None
    """The day of judging; else 2025-01-01."""
    goals: Lines | None = None
    """The slugs of the goals in scope; else those of all examples."""

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        forms = (self.text is not None, bool(self.texts), bool(self.row), bool(self.documents))
        if sum(forms) != 1:
            message = "give exactly one of text, texts, row, documents"
            raise ValueError(message)
        return self


class NoteExamplesModel(Strict):
    """The proof of a note."""

    goals: Lines = ()
    """The slugs of the goals in scope."""
    noted: tuple[NoteExampleModel, ...] = ()
    """Passages with which the note is given."""
    silent: tuple[NoteExampleModel, ...] = ()
    """Passages that come near."""


class NoteModel(Strict):
    """A soundness note."""

    note: NoteId
    """Which note it is; how it is read is code."""
    title: Line
    """The title in Danish."""
    title_en: Line
    """The title in English."""
    message: Line
    """What the report says, in Danish, with the words of the tender as {words}."""
    message_en: Line
    """The same in English."""
    law: LawModel
    """The law behind it."""
    seek: Lists = Field(default={})
    """Lists of words that are looked for in all text."""
    words: Lists = Field(default={})
    """Lists of words that decide where something was found."""
    labels: Lines = ()
    """Names of labels of the lexicon."""
    says: dict[Line, SaidModel] = Field(default={})
    """Words that the message puts in for shared ones, as verdicts."""
    references: tuple[ReferenceModel, ...] = ()
    """What has been superseded."""
    examples: NoteExamplesModel = NoteExamplesModel()
    """Passages with which the note is given or not, run as tests."""

    @model_validator(mode="after")
    def _has_what_is_read(self) -> Self:
        for key, needed in (("seek", _SEEK), ("words", _WORDS)):
            lacking = sorted(needed.get(self.note, set()) - getattr(self, key).keys())
            if lacking:
                message = f"lacks the lists {', '.join(lacking)} under {key}, which {self.note} is read by"
                raise ValueError(message)
        for text in (self.message, self.message_en):
            used = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            unknown = sorted(used - _VALUES[self.note])
            if unknown:
                known = ", ".join(f"{{{name}}}" for name in sorted(_VALUES[self.note]))
                message = f"{{{unknown[0]}}} is no word that {self.note} gives its message: {known}"
                raise ValueError(message)
        return self
