"""What every report for people shares: what comes when, what a place is called, how a run ends.

Goals keep the report's order (the pack's, by number), so that an officer finds them where POGI lists
them. Within a goal the problems come first, missing before weakened: that is the work to be done, and
one goal is what one person takes on. What cannot fail a run stands apart from what can.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pogi_check.documents.document import Trouble
from pogi_check.findings import Span
from pogi_check.patterns import pattern
from pogi_check.reports.goals import goal_changes, goal_notices, goal_supplements, pack_title
from pogi_check.reports.quotes import Run, clean, cut
from pogi_check.reports.unread import partly_unread
from pogi_check.reports.wording import (
    REASONS,
    ROLES,
    STRENGTHS,
    TEXTS,
    VERDICTS,
    say,
    say_any,
    title_of,
    told_in,
)
from pogi_check.terms import Role, Strength, Verdict, Weakening

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pogi_check.documents.document import Document, Place
    from pogi_check.findings import Evidence, Finding, GoalScope, Report, SoundnessNote, Weakened


class FailOn(StrEnum):
    """From which verdict a requirement fails a run."""

    MISSING = "missing"
    WEAKENED = "weakened"
    NEVER = "never"


_FAILING = {
    FailOn.MISSING: (Verdict.MISSING,),
    FailOn.WEAKENED: (Verdict.MISSING, Verdict.WEAKENED),
    FailOn.NEVER: (),
}
_CODE = pattern(r"[A-ZÆØÅ]{1,3}\d?(?:-krav|[-\s.]?\d.*)?")  # a marking that says nothing by itself
_NUMBER = pattern(r"(\d+(?:\.\d+)*)\.?(?!\w)")
_CHOSEN = "--goal"  # what the check gives as why where the caller named the goal
PROBLEMS_FIRST = (Verdict.MISSING, Verdict.WEAKENED, Verdict.PRESENT, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Section:
    """A goal in scope: the demands that can fail a run, what cannot, what does not apply here.

    ``notices`` are what people must know of the goal, ``replaced`` which criteria are not those of the pack
    itself, ``supplements`` what other packs hold on the same goods.
    """

    scope: GoalScope
    demands: tuple[Finding, ...]
    hints: tuple[Finding, ...]
    not_applicable: tuple[Finding, ...]
    notices: tuple[str, ...] = ()
    replaced: str = ""
    supplements: str = ""


def sections(report: Report) -> tuple[Section, ...]:
    """Arrange the findings by goal in scope, problems first."""
    return tuple(_section(scope, report) for scope in report.goals if scope.in_scope)


def _section(scope: GoalScope, report: Report) -> Section:
    own = _findings_of(scope, report)
    asked = sorted(
        (finding for finding in own if finding.verdict is not Verdict.NOT_APPLICABLE),
        key=lambda finding: PROBLEMS_FIRST.index(finding.verdict),
    )
    return Section(
        scope,
        demands=tuple(finding for finding in asked if finding.fails),
        hints=tuple(finding for finding in asked if not finding.fails),
        not_applicable=tuple(finding for finding in own if finding.verdict is Verdict.NOT_APPLICABLE),
        notices=goal_notices(scope, report),
        replaced=goal_changes(scope, report),
        supplements=goal_supplements(scope, report.language),
    )


def _findings_of(scope: GoalScope, report: Report) -> list[Finding]:
    key = (scope.goal.pack, scope.goal.slug)
    return [finding for finding in report.findings if (finding.goal.pack, finding.goal.slug) == key]


def shortfalls(report: Report, fail_on: FailOn) -> tuple[Finding, ...]:
    """Give the findings that fail a run."""
    return tuple(
        finding for finding in report.findings if finding.fails and finding.verdict in _FAILING[fail_on]
    )


def unread_documents(report: Report) -> tuple[Document, ...]:
    """Give the documents of which nothing could be read, but should have been, or an unknown part is lost."""
    return tuple(
        one
        for one in report.tender.documents
        if not one.beside and (one.is_unread or any(each.trouble is Trouble.CUT_OFF for each in one.unread))
    )


def exit_code(report: Report, fail_on: FailOn) -> int:
    """Give what a run with this report ends with: 2 a document is unread, 1 findings fail, else 0."""
    if unread_documents(report):
        return 2
    return 1 if shortfalls(report, fail_on) else 0


def exit_meaning(report: Report, fail_on: FailOn) -> str:
    """Say what the exit code means."""
    code = exit_code(report, fail_on)
    judged = any(finding.verdict is not Verdict.NOT_APPLICABLE for finding in report.findings)
    key = "exit_2_unread" if code == 2 else f"exit_{code}_{fail_on}"  # noqa: PLR2004 - the code itself
    key = "exit_0_nothing" if code == 0 and not judged else key
    return say("exit", report.language, code=code, meaning=say(key, report.language))


def tally(findings: Iterable[Finding]) -> dict[Verdict, int]:
    """Count findings by verdict, problems first."""
    listed = list(findings)
    return {verdict: sum(one.verdict is verdict for one in listed) for verdict in PROBLEMS_FIRST}


def answer(report: Report) -> str:
    """Say in one sentence what the officer wants to know."""
    language = report.language
    in_scope = [scope for scope in report.goals if scope.in_scope]
    demands = tally(finding for finding in report.findings if finding.fails)
    asked = sum(demands.values()) - demands[Verdict.NOT_APPLICABLE]
    if not in_scope:
        return say("answer_no_scope", language)
    if not asked:
        ruled = any(scope.goal.criteria for scope in in_scope) or report.findings
        return say("answer_nothing" if ruled else "answer_no_rules", language)
    if demands[Verdict.PRESENT] == asked:
        return say("answer_all_one" if asked == 1 else "answer_all", language, n=asked)
    what = [
        say(f"what_{verdict}", language, n=demands[verdict])
        for verdict in (Verdict.MISSING, Verdict.WEAKENED)
        if demands[verdict]
    ]
    return say(
        "answer_short",
        language,
        present=demands[Verdict.PRESENT],
        n=asked,
        what=say("and", language).join(what),
    )


def outcome(report: Report) -> str:
    """Say the answer beside a report that was saved, with the caution where something was not read."""
    told = f"{say('answer', report.language)}: {answer(report)}"
    return f"{told} {say('answer_unread', report.language)}" if partly_unread(report) else told


def unchecked(report: Report) -> str:
    """Name the goals in scope that nothing was held against; empty where there are none, or no others."""
    in_scope = [scope for scope in report.goals if scope.in_scope]
    without = [scope for scope in in_scope if not scope.goal.criteria and not _findings_of(scope, report)]
    if not without or len(without) == len(in_scope):
        return ""
    names = ", ".join(
        f"{goal_name(scope, report.language).lower()} {title_of(scope.goal, report.language)}"
        for scope in without
    )
    return say("answer_unchecked", report.language, goals=names)


def hints_line(report: Report) -> str:
    """Count what cannot fail a run; empty where nothing of it applies."""
    hints = [finding for finding in report.findings if not finding.fails]
    if all(finding.verdict is Verdict.NOT_APPLICABLE for finding in hints):
        return ""
    counts = tally_line(hints, report.language)
    return f"{say('hint_counts', report.language)}: {counts} ({say('no_effect', report.language)})"


def tally_line(findings: Iterable[Finding], language: str) -> str:
    """Write the counts as "1 mangler, 2 opfyldt", leaving out what did not occur."""
    return ", ".join(
        f"{count} {VERDICTS[verdict](language).lower()}"
        for verdict, count in tally(findings).items()
        if count
    )


def goal_name(scope: GoalScope, language: str) -> str:
    """Name a goal by its number, or a supplement by its pack."""
    goal = scope.goal
    if goal.pack != "pogi":
        return pack_title(goal, language)
    return say("goal_named", language) if goal.number is None else say("goal", language, number=goal.number)


def rationale(finding: Finding, language: str) -> str:
    """Say why the criterion is asked."""
    return told_in(language, finding.criterion.why, finding.criterion.why_en)


def scope_reasons(scope: GoalScope, language: str) -> str:
    """Say what brought a goal into scope."""
    told = (say("asked_for", language) if why == _CHOSEN else clean(why) for why in scope.why)
    return f"{say('in_scope_because', language)}: {'; '.join(told)}" if scope.why else ""


def goal_status(scope: GoalScope, language: str) -> str:
    """Say how much of the goal's text the rules know; what exactly, the rule files say in Danish only."""
    goal = scope.goal
    if not goal.criteria:
        return ""
    key = "known_in_part" if goal.known_in_part else "known_whole"
    told = goal.status if language == "da" else say(key, language, slug=goal.slug)
    return f"{say('status', language)}: {told}"


def out_of_scope(report: Report) -> str:
    """Name the goals that do not apply, or say that the caller chose which are checked."""
    if any(_CHOSEN in scope.why for scope in report.goals):
        return say("only_chosen", report.language)
    names = [
        f"{scope.goal.number} {title_of(scope.goal, report.language)}"
        for scope in report.goals
        if not scope.in_scope and scope.goal.number is not None
    ]
    return say("out_of_scope", report.language, goals=", ".join(names)) if names else ""


def note_groups(report: Report) -> list[tuple[SoundnessNote, ...]]:
    """Give the soundness notes, those of one kind together."""
    groups: dict[str, list[SoundnessNote]] = {}
    for one in report.soundness:
        groups.setdefault(one.note, []).append(one)
    return [tuple(group) for group in groups.values()]


def silenced_line(report: Report) -> str:
    """Name the notes that the caller did not want; empty where there are none."""
    return say("silenced", report.language, notes=", ".join(report.silenced)) if report.silenced else ""


def told_evidence(finding: Finding) -> tuple[Evidence, ...]:
    """Give the clauses that carry the verdict: the full ones where it is met, else all."""
    if finding.verdict is Verdict.PRESENT:
        return tuple(one for one in finding.evidence if not one.weakened) or finding.evidence
    return finding.evidence


def softer_evidence(finding: Finding) -> tuple[Evidence, ...]:
    """Give the weaker mentions beside a full clause; they take nothing from it."""
    told = told_evidence(finding)
    return tuple(one for one in finding.evidence if one not in told)


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """A reason for people: name, sentence, and the clause that decides where it is not shown already."""

    name: str
    sentence: str
    quote: tuple[Run, ...] = ()
    place: str = ""


def reason_lines(finding: Finding, language: str) -> list[ReasonLine]:
    """Give each reason once, with the clause and place of its words unless they stand among the evidence."""
    quoted = {(one.quote, one.place) for one in finding.evidence}
    places = {one.place for one in finding.evidence}
    lines: list[ReasonLine] = []
    for one in finding.weakened:
        apart = bool(one.quote) and (one.quote, one.place) not in quoted
        line = ReasonLine(
            REASONS[one.reason].name(language),
            say_reason(one, finding, language),
            tuple(cut(one.quote, deciding=_spans_of(one))) if apart else (),
            say_place(one.place, language) if apart or one.place not in places else "",
        )
        if line not in lines:
            lines.append(line)
    return lines


def _spans_of(weakened: Weakened) -> tuple[Span, ...]:
    """Find the deciding words in their clause; where they are the whole of it nothing stands out."""
    start = weakened.quote.find(weakened.words)
    if start < 0 or not weakened.words or weakened.words == weakened.quote:
        return ()
    return (Span(start, start + len(weakened.words)),)


def say_reason(weakened: Weakened, finding: Finding, language: str) -> str:
    """Tell one reason with the words that decided."""
    reason = REASONS[weakened.reason]
    accepted = say_any([ROLES[role](language) for role in finding.criterion.accepted], language)
    words = clean(weakened.words).strip()
    # Where the whole clause decides, it stands above already.
    whole = any(weakened.words == one.quote for one in finding.evidence)
    text = reason.with_words if words and not whole else reason.without
    if weakened.reason is Weakening.SOFT_MODALITY and not weakened.quote and _CODE.fullmatch(words):
        text = TEXTS["wish_code"]
    sentence = text(language, words=words, accepted=accepted)
    detail = clean(weakened.detail).strip()
    if detail and weakened.reason is Weakening.PARTIAL:
        return f"{sentence} {say('lacking', language, parts=detail)}"
    return f"{sentence} ({detail})" if detail else sentence


def say_why(finding: Finding, language: str) -> str:
    """Say what more there is to a verdict: the criterion that satisfies this one, or what the engine says."""
    if finding.why in {other for other, _ in finding.criterion.satisfied_by}:
        return say("satisfied_by", language, criterion=finding.why)
    return clean(finding.why)


def say_place(place: Place, language: str, number: str = "") -> str:
    """Write a place as people look it up: "Bilag 2.docx, pkt. 3.2 Rengøringsmidler, afsnit 41".

    ``number`` is the one that a table row bears. In a workbook it is sheet and cell that people look up.
    """
    parts = [place.document]
    if place.page is not None:
        parts.append(say("page", language, n=place.page))
    if place.sheet is not None:
        parts.append(say("sheet", language, name=place.sheet.sheet))
        if place.sheet.cell:
            parts.append(say("sheet_cell", language, cell=place.sheet.cell))
    if place.headings and (place.sheet is None or place.headings[-1] != place.sheet.sheet):
        heading = place.headings[-1]
        parts.append(say_heading(heading, language))
    if number:
        parts.append(say("row_number", language, number=number.rstrip(".")))
    if place.sheet is not None:
        return clean(", ".join(parts))
    if place.cell is not None:
        parts.append(say("table_row", language, n=place.cell.row + 1))
    parts.append(say("paragraph", language, n=place.paragraph))
    if place.ocr is not None:
        parts.append(say("read_by_ocr", language, sure=place.ocr))
    return clean(", ".join(parts))


def say_heading(heading: str, language: str) -> str:
    """Name a heading: by its number as "pkt. 3.2 Miljø", without the dot that ends it, else in quotes."""
    numbered = _NUMBER.match(heading)
    if numbered is None:
        return say("under", language, heading=heading)
    return say("section", language, heading=f"{numbered[1]}{heading[numbered.end() :]}")


def say_clause(evidence: Evidence, language: str, told: Sequence[Weakening] = ()) -> str:
    """Write where a clause stands, its role, its force where it does not bind, its reasons not told yet."""
    own = dict.fromkeys(one.reason for one in evidence.weakened if one.reason not in told)
    names = "".join(f", {REASONS[reason].name(language).lower()}" for reason in own)
    place = say_place(evidence.place, language, evidence.number)
    return f"{place} · {say_standing(evidence, language)}{names}"


def say_standing(evidence: Evidence, language: str) -> str:
    """Name what a clause is in one word where there is one: a demand that only wishes is a wish."""
    role, strength = evidence.role, evidence.strength
    if strength is Strength.DENIED:
        return STRENGTHS[strength](language)
    binding = role in (Role.MINIMUM_REQUIREMENT, Role.CONTRACT_TERM)
    if strength is Strength.SOFT and (binding or role is Role.BACKGROUND):
        reasons = {one.reason for one in evidence.weakened}
        if not binding or Weakening.SOFT_MODALITY in reasons:
            return say("wish", language)
        key = "unclear" if Weakening.UNCLEAR_STATUS in reasons else "reserved"
        return say(key, language, role=ROLES[role](language))
    if strength is Strength.NONE and (binding or role is Role.BACKGROUND):
        return STRENGTHS[strength](language)
    return ROLES[role](language)


def inexact_lines(evidence: Evidence, language: str) -> list[str]:
    """Say which words were read as misspelt; compounds are ordinary Danish and need no word."""
    return [
        say("typo", language, word=clean(word), term=term.strip("*="))
        for word, term, how in evidence.inexact
        if how == "typo"
    ]
