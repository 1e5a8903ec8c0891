"""From the rule files' format to the rule book: vocabulary lists put in, days taken from the goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pogi_check.rulebook import book
from pogi_check.terms import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pogi_check.rulebook.model import (
        AppliesModel,
        CriterionModel,
        GoalModel,
        PartModel,
        ThresholdModel,
        WordingModel,
    )
    from pogi_check.rulebook.note_model import NoteModel


class UnknownListError(ValueError):
    """A ``$name`` that the goal's vocabulary does not have."""


def expand(terms: Iterable[str], vocabulary: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Put the words of a vocabulary list in the place of its ``$name``; each term once."""
    found: dict[str, None] = {}
    for term in terms:
        if not term.startswith("$"):
            found[term] = None
        elif term[1:] in vocabulary:
            found.update(dict.fromkeys(vocabulary[term[1:]]))
        else:
            raise UnknownListError(term)
    return tuple(found)


def to_criterion(model: CriterionModel, goal: GoalModel, file: str) -> book.Criterion:
    """Make the rule book's criterion; the goal gives the vocabulary and the days where it has none."""
    valid = model.valid or goal.valid
    words = goal.vocabulary
    return book.Criterion(
        id=model.id,
        title=model.title,
        title_en=model.title_en,
        kind=model.kind,
        basis=model.basis,
        source=model.source,
        accepted=model.accepted,
        asks=tuple(_to_part(part, words) for part in model.asks),
        remedy=model.remedy,
        why=model.why,
        why_en=model.why_en,
        valid_from=valid.from_ if valid else None,
        valid_to=valid.to if valid else None,
        applies=_to_applies(model.applies, words) if model.applies else None,
        satisfied_by=tuple((one.criterion, one.roles) for one in model.satisfied_by),
        own_hedges=expand(model.own_hedges, words),
        advisory=model.advisory,
        limits=model.limits,
        file=file,
        remedy_also=model.remedy_also,
        status=model.status,
        level=model.level,
        form=model.form,
        binds=model.binds,
    )


def _to_applies(applies: AppliesModel, words: Mapping[str, tuple[str, ...]]) -> book.Applies:
    return book.Applies(
        expand(applies.subjects, words), expand(applies.unless, words), expand(applies.left_out, words)
    )


def _to_part(part: PartModel, words: Mapping[str, tuple[str, ...]]) -> book.Part:
    return book.Part(
        name=part.part,
        subject=expand(part.subject, words),
        wordings=tuple(_to_wording(wording, words) for wording in part.any),
        covers=tuple(expand(group, words) for group in part.covers),
        covers_bought=tuple(expand(group, words) for group in part.covers_bought),
        not_about=expand(part.not_about, words),
        weaker_labels=part.weaker_labels,
        weaker_in_choice=part.weaker_in_choice,
        weaker=expand(part.weaker, words),
        vague=expand(part.vague, words),
        outdated=expand(part.outdated, words),
        incomplete=expand(part.incomplete, words),
        of_firm=expand(part.of_firm, words),
        contrary=expand(part.contrary, words),
        generations=tuple(part.generations.items()),
        share=part.share,
        subject_in_clause=part.subject_in_clause,
    )


def _to_wording(wording: WordingModel, words: Mapping[str, tuple[str, ...]]) -> book.Wording:
    return book.Wording(
        names=tuple(expand(group, words) for group in wording.names),
        labels=wording.labels,
        ban=wording.ban,
        threshold=_to_threshold(wording.threshold, words) if wording.threshold else None,
    )


def _to_threshold(threshold: ThresholdModel, words: Mapping[str, tuple[str, ...]]) -> book.Threshold:
    direction = next(one for one in Direction if getattr(threshold, one.value) is not None)
    return book.Threshold(
        direction=direction,
        value=getattr(threshold, direction.value),
        unit=threshold.unit.value,
        of=expand(threshold.of, words),
        required=threshold.required,
    )


def to_examples(model: CriterionModel) -> tuple[book.Example, ...]:
    """Give the examples of a criterion: present, weakened, missing, in the file's order."""
    return tuple(
        book.Example(
            verdict=verdict,
            texts=(one.text,) if one.text is not None else one.texts,
            because=tuple(reason.value for reason in getattr(one, "because", ())),
            under=one.under,
            lead_in=one.lead_in,
            row=tuple(one.row.items()),
            legend=one.legend,
            note=one.note,
        )
        for verdict in ("present", "weakened", "missing")
        for one in getattr(model.examples, verdict)
    )


def to_note(model: NoteModel, file: str) -> book.Note:
    """Make the rule book's note."""
    return book.Note(
        id=model.note,
        title=model.title,
        title_en=model.title_en,
        message=model.message,
        message_en=model.message_en,
        law=model.law.paragraph,
        url=model.law.url,
        seek=tuple(model.seek.items()),
        words=tuple(model.words.items()),
        labels=model.labels,
        says=tuple((key, one.da, one.en) for key, one in model.says.items()),
        references=tuple(
            book.Reference(
                old=one.old,
                new=one.new,
                since=one.since,
                source=one.source,
                terms=one.terms,
                verbatim=one.verbatim,
                beside=one.beside,
                unless=one.unless,
                anywhere=one.anywhere,
            )
            for one in model.references
        ),
        file=file,
    )


def to_note_examples(model: NoteModel) -> tuple[book.NoteExample, ...]:
    """Give the examples of a note: noted, silent, in the file's order."""
    return tuple(
        book.NoteExample(
            noted=noted,
            passage=book.Example(
                verdict="noted" if noted else "silent",
                texts=(one.text,) if one.text is not None else one.texts,
                under=one.under,
                lead_in=one.lead_in,
                row=tuple(one.row.items()),
                legend=one.legend,
                note=one.note,
            ),
            documents=one.documents,
            before=one.before,
            on=one.day,
            goals=model.examples.goals if one.goals is None else one.goals,
        )
        for noted, listed in ((True, model.examples.noted), (False, model.examples.silent))
        for one in listed
    )


def inherit(model: GoalModel, base: GoalModel) -> GoalModel:
    """Give a goal the scope and vocabulary of the one that it extends, with its own added."""
    return model.model_copy(
        update={
            "cpv": tuple(dict.fromkeys((*base.cpv, *model.cpv))),
            "subjects": tuple(dict.fromkeys((*base.subjects, *model.subjects))),
            "not_about": tuple(dict.fromkeys((*base.not_about, *model.not_about))),
            "goods": tuple(dict.fromkeys((*base.goods, *model.goods))),
            "no_goods": tuple(dict.fromkeys((*base.no_goods, *model.no_goods))),
            "vocabulary": {**base.vocabulary, **model.vocabulary},
            "documents": base.documents,
        }
    )


def to_goal(model: GoalModel, pack: str, criteria: tuple[book.Criterion, ...], base: str = "") -> book.Goal:
    """Make the rule book's goal; ``base`` is the file of the goal that it extends."""
    return book.Goal(
        pack=pack,
        slug=model.goal,
        number=model.number,
        title=model.title,
        title_en=model.title_en,
        text_available=model.text in {"whole", "part"},
        known_in_part=model.text == "part",
        status=model.status,
        source=model.source,
        criteria=criteria,
        cpv=model.cpv,
        subjects=expand(model.subjects, model.vocabulary),
        not_about=expand(model.not_about, model.vocabulary),
        goods=expand(model.goods, model.vocabulary),
        no_goods=expand(model.no_goods, model.vocabulary),
        note=model.note,
        note_en=model.note_en,
        valid_from=model.valid.from_ if model.valid else None,
        documents=model.documents,
        supplements=model.supplements,
        read=model.read,
        base=base,
        notices=tuple(
            book.Notice(one.letter, expand(one.subjects, model.vocabulary), one.says, one.says_en)
            for one in model.notices
        ),
    )
