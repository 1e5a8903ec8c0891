"""``pogi-check explain ID``: a criterion, a goal, a reason or a verdict in plain words."""

from __future__ import annotations

import re
import shutil
import textwrap
from typing import TYPE_CHECKING

import click

from pogi_check.cli import options
from pogi_check.cli.output import write_out
from pogi_check.reports.goals import pack_title, say_kind
from pogi_check.reports.wording import (
    REASONS,
    ROLE_MEANINGS,
    ROLES,
    TEXTS,
    VERDICT_MEANINGS,
    VERDICTS,
    note_message,
    say,
    say_any,
    say_date,
    title_of,
    told_in,
)
from pogi_check.terms import Basis, Role, Verdict, Weakening

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pogi_check.rulebook.book import Criterion, Example, Goal, Note, Pack, RuleBook

_WIDEST = 100
_SHOWN = 12  # words that make a criterion apply
_ALTERNATIVES = 3
_EXAMPLES = 3  # of each verdict


EXAMPLES = """\b
Examples:
  pogi-check explain 5.a.1
  pogi-check explain rengoering
  pogi-check explain eu-gpp
  pogi-check explain hedged
"""


@click.command("explain", epilog=EXAMPLES)
@click.argument("ident", metavar="ID")
@options.own_rules
@options.language("explanation")
def command(ident: str, rules: Sequence[Path], lang: str) -> int:
    """Explain what a criterion asks, what a goal or pack covers, or what a reason, verdict or note means."""
    told = _term(ident, lang)
    if told is None:
        from pogi_check.rulebook.loading import load_rules

        told = _rule(load_rules(rules), ident, lang)
    write_out(told)
    return 0


def _term(ident: str, language: str) -> str | None:
    """Explain a verdict or a reason by its value or its name; these need no rules."""
    wanted = ident.strip().casefold()
    for reason in Weakening:
        name = REASONS[reason].name(language)
        if wanted in (reason.value, name.casefold()):
            accepted = say("accepted_roles", language)
            return _lines(
                [(f"{name} ({reason.value})", REASONS[reason].without(language, accepted=accepted))]
            )
    for verdict in Verdict:
        name = VERDICTS[verdict](language)
        if wanted in (verdict.value, name.casefold()):
            return _lines([(f"{name} ({verdict.value})", VERDICT_MEANINGS[verdict](language))])
    for role in Role:
        name = ROLES[role](language)
        if wanted in (role.value, name.casefold()):
            return _lines([(f"{name} ({role.value})", ROLE_MEANINGS[role](language))])
    return None


def _rule(rulebook: RuleBook, ident: str, language: str) -> str:
    """Explain a criterion, a goal or a note; raises UnknownNameError."""
    from pogi_check.rulebook.names import UnknownNameError, name_goals

    note = rulebook.note(ident)
    if note is not None:
        return _note(note, language)
    criterion = rulebook.criterion(ident)
    if criterion is not None:
        goal = next(one for one in rulebook.goals if criterion in one.criteria)
        before = next((before for one, _, before in rulebook.replaced if one == ident), "")
        return _criterion(criterion, goal, language, before)
    disabled = next(
        ((goal, pack) for goal in rulebook.goals for one, pack in goal.removed if one == ident), None
    )
    if disabled is not None:
        return _disabled(ident, *disabled, language)
    pack = next((one for one in rulebook.packs if one.name == ident), None)
    if pack is not None:
        return _pack(pack, rulebook, language)
    try:
        (slug,) = name_goals(rulebook, [ident])
    except UnknownNameError as fault:
        known = [
            *(one.id for goal in rulebook.goals for one in goal.criteria),
            *(goal.slug for goal in rulebook.goals),
            *(pack.name for pack in rulebook.packs),
            *(note.id.value for note in rulebook.notes),
            *(reason.value for reason in Weakening),
            *(ROLES[role](language) for role in Role),
        ]
        raise UnknownNameError("id", ident, known) from fault
    return _goal(next(one for one in rulebook.goals if one.slug == slug), language)


def _pack(pack: Pack, rulebook: RuleBook, language: str) -> str:
    goals = [goal for goal in rulebook.goals if goal.pack == pack.name]
    facts = [
        (f"{title_of(pack, language)} ({pack.name})", ""),
        (say("note", language), told_in(language, pack.note, pack.note_en)),
        *((goal.slug, title_of(goal, language)) for goal in goals),
    ]
    return _lines(facts)


def _note(note: Note, language: str) -> str:
    facts = [
        (f"{note.id} {title_of(note, language)}", ""),
        (say("kind", language), say("note_kind", language)),
        (say("note_says", language), note_message(note, language)),
        *((one.old, f"{one.new} ({one.since.isoformat()}; {one.source})") for one in note.references),
        (say("law", language), f"{note.law} ({note.url})"),
        (say("rule_file", language), note.file),
    ]
    return _lines(facts)


def _danish(language: str) -> str:
    """Mark what the rule files say in Danish only."""
    return f" ({say('danish', language)})" if language == "en" else ""


def _disabled(ident: str, goal: Goal, pack: str, language: str) -> str:
    """Say that a criterion is asked no more; what it asks is told where the shipped rules have it."""
    from pogi_check.rulebook.loading import load_rules

    shipped = load_rules()
    criterion = shipped.criterion(ident)
    told = "" if criterion is None else _criterion(criterion, goal, language)
    return _lines([(say("disabled", language, ident=ident, pack=pack), "")]) + told


def _criterion(criterion: Criterion, goal: Goal, language: str, before: str = "") -> str:
    basis = say("basis_read" if criterion.basis is Basis.READ else "basis_secondary", language)
    danish = _danish(language)
    facts = [
        (f"{criterion.id} {title_of(criterion, language)}", ""),
        (say("goal_named", language), _goal_line(goal, language)),
        (say("kind", language), say_kind(criterion, language)),
        (f"{say('asks', language)}{danish}", "; ".join(part.name for part in criterion.asks)),
        (f"{say('applies_to', language)}{danish}", _subjects(criterion, language)),
        (
            say("accepted", language),
            say_any([ROLES[role](language) for role in criterion.accepted], language),
        ),
        (say("in_force", language), _validity(criterion, language)),
        (say("rationale", language), told_in(language, criterion.why, criterion.why_en)),
        (f"{say('limits', language)}{danish}", criterion.limits),
        (f"{say('remedy', language)}{danish}", criterion.remedy),
        *((f"{name}{danish}", text) for name, text in _examples(criterion, language)),
        (say("source", language), f"{criterion.source} ({basis})"),
        (say("rule_file", language), criterion.file),
        (say("replaces", language), before),
    ]
    return _lines(facts)


def _examples(criterion: Criterion, language: str) -> list[tuple[str, str]]:
    """Give a few of the rule's examples, by verdict: of the weakened ones each reason once."""
    from pogi_check.rulebook.examples import load_examples

    shown: list[tuple[str, str]] = []
    examples = load_examples(criterion)
    for verdict in (Verdict.PRESENT, Verdict.WEAKENED, Verdict.MISSING):
        own = [one for one in examples if one.verdict == verdict]
        told = {one.because or one.texts or one.row: one for one in reversed(own)}
        chosen = [one for one in own if one in told.values()][:_EXAMPLES]
        name = say("example_of", language, verdict=VERDICTS[verdict](language).lower())
        shown += [(name, _example(one, language)) for one in chosen]
    return shown


def _example(example: Example, language: str) -> str:
    own = " … ".join(example.texts) or " | ".join(f"{header}: {cell}" for header, cell in example.row)
    context = [*example.under, *([example.lead_in] if example.lead_in else [])]
    reasons = ", ".join(REASONS[Weakening(one)].name(language).lower() for one in example.because)
    return f"{' › '.join((*context, f'”{own}”'))}{f' ({reasons})' if reasons else ''}"


def _subjects(criterion: Criterion, language: str) -> str:
    """Write the words that make a criterion apply: some of them, without the signs of the rule language."""
    if criterion.applies is None:
        return ""
    words = sorted(dict.fromkeys(map(plain_term, criterion.applies.subjects)), key=lambda word: "+" in word)
    more = f" … ({say('all_words', language, ident=criterion.id)})" if len(words) > _SHOWN else ""
    return ", ".join(words[:_SHOWN]) + more


def plain_term(term: str) -> str:
    """Write a term of a rule (danish/words.py) for people: the first alternatives, + between words near."""
    slots = []
    for slot in re.split(r"\s+", term.strip()):
        if slot.strip("."):
            words = [word.strip("=*") for word in slot.split("|")]
            slots.append("/".join(words[:_ALTERNATIVES]) + ("/…" if len(words) > _ALTERNATIVES else ""))
        else:
            slots.append("+")
    return " ".join(slots)


def _goal(goal: Goal, language: str) -> str:
    danish = _danish(language)
    note = told_in(language, goal.note, goal.note_en)
    facts = [
        (_goal_line(goal, language), ""),
        (f"{say('status', language)}{danish}", goal.status),
        (say("note", language), note),
        (say("source", language), goal.source),
        *((one.letter, told_in(language, one.says, one.says_en)) for one in goal.notices),
        *((one.id, title_of(one, language)) for one in goal.criteria),
    ]
    return _lines(facts)


def _goal_line(goal: Goal, language: str) -> str:
    number = "" if goal.number is None else f"{goal.number} "
    return f"{number}{title_of(goal, language)} ({goal.slug}, {pack_title(goal, language)})"


def _validity(criterion: Criterion, language: str) -> str:
    first = criterion.valid_from and say_date(criterion.valid_from, language)
    last = criterion.valid_to and say_date(criterion.valid_to, language)
    if first and last:
        return TEXTS["between_dates"](language, first=first, last=last)
    if first:
        return say("from_date", language, first=first)
    return say("until_date", language, last=last) if last else say("always", language)


def _lines(facts: Sequence[tuple[str, str]]) -> str:
    """Write facts as "name: value" paragraphs that fit the terminal; a fact without a value is a heading."""
    width = min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)
    lines: list[str] = []
    for at, (name, value) in enumerate(facts):
        if at and not value:
            continue
        text = f"{name}: {value}" if value else name
        text = re.sub(r"\s+", " ", text)
        lines += textwrap.wrap(
            text, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
        )
    return "\n".join(lines) + "\n"
