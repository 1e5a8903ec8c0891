"""Rules as Markdown pages for buyers: one a goal and a list of all goals; generated, never edited."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pogi_check.reports.goals import say_kind
from pogi_check.reports.wording import REASONS, ROLES, VERDICTS, note_message
from pogi_check.rulebook.examples import load_examples, load_note_examples
from pogi_check.terms import Basis, Verdict, Weakening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from pogi_check.rulebook.book import Criterion, Example, Goal, Note, NoteExample, RuleBook

_GENERATED = "<!-- Skrevet af `pogi-check rules docs` ud fra reglerne i rules/. Ret reglen, ikke siden. -->"
_NOTES = "bemaerkninger.md"
_SHOWN = 4  # examples of each verdict; the rule file holds them all
_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_VERDICTS = (Verdict.PRESENT, Verdict.WEAKENED, Verdict.MISSING)


def render_pages(book: RuleBook) -> dict[str, str]:
    """Give the pages by file name: ``README.md`` lists the goals; raises RuleFaults."""
    pages = {page_of(goal): "\n".join(_goal_page(goal)) + "\n" for goal in book.goals}
    if book.notes:
        pages[_NOTES] = "\n".join(_notes_page(book.notes)) + "\n"
    return {"README.md": "\n".join(_index(book)) + "\n", **pages}


def page_of(goal: Goal) -> str:
    """Give the file name of a goal's page."""
    return f"{goal.slug}.md"


def generated_files(root: Path, book: RuleBook) -> dict[Path, str]:
    """Give every file of a checkout that is generated from the rules: the pages and the editors' schema."""
    from pogi_check.rulebook.schema import json_schema

    pages = {root / "docs" / "rules" / name: text for name, text in render_pages(book).items()}
    return {**pages, root / "rules" / "schema.json": json_schema()}


def stale_files(files: Mapping[Path, str]) -> tuple[Path, ...]:
    """Give the generated files that are not what the rules give today, and pages of goals that are gone."""
    wrong = [path for path, text in files.items() if not path.is_file() or path.read_text("utf-8") != text]
    folders = {path.parent for path in files if path.suffix == ".md"}
    left = [page for folder in folders for page in folder.glob("*.md") if page not in files]
    return tuple(sorted((*wrong, *left)))


def write_files(files: Mapping[Path, str]) -> tuple[Path, ...]:
    """Write the generated files that are not right yet, take away the ones that are left; give both."""
    stale = stale_files(files)
    for path in stale:
        if path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return stale


def _index(book: RuleBook) -> Iterator[str]:
    yield _GENERATED
    yield "# Reglerne"
    yield ""
    yield "Hvert mål har en side: hvad udbuddet prøves mod, hvad der opfylder det, og hvad der svækker det."
    yield "Et mål uden regler er med, så rapporten kan sige, at det gælder, og hvorfor det ikke er prøvet."
    for pack in dict.fromkeys(goal.pack for goal in book.goals):
        about = book.pack(pack)
        yield f"\n## {about.title}\n"
        if about.note:
            yield f"{about.note}\n"
        yield "| Mål | Titel | Regler | Udgaver | Målets tekst | Kilde | Læst |"
        yield "|---|---|---|---|---|---|---|"
        for goal in book.goals:
            if goal.pack == pack:
                number = "–" if goal.number is None else str(goal.number)
                rules = str(len(goal.criteria) or "ingen")
                title = f"[{goal.title}]({page_of(goal)})"
                read = _day(goal.read) if goal.read else "–"
                facts = (number, title, rules, _versions(goal), _cell(goal.status), f"<{goal.source}>", read)
                yield f"| {' | '.join(facts)} |"
    if book.notes:
        yield "\n## Bemærkninger til teksten\n"
        yield f"Ved siden af vurderingerne: [{len(book.notes)} slags bemærkninger]({_NOTES})."


def _versions(goal: Goal) -> str:
    """Give the periods in which the goal's criteria are in force, the oldest first."""
    spans = {(one.valid_from or date.min, one.valid_to or date.max) for one in goal.criteria}
    spans = spans or {(goal.valid_from or date.min, date.max)}
    periods = (
        _period(None if since == date.min else since, None if until == date.max else until)
        for since, until in sorted(spans)
    )
    return "<br>".join(period or "–" for period in periods)


def _notes_page(notes: Iterable[Note]) -> Iterator[str]:
    yield _GENERATED
    yield "# Bemærkninger til teksten\n"
    yield "De peger på tekst, der er juridisk usikker eller uklar. De ændrer ingen vurdering og får aldrig en"
    yield "kørsel til at fejle. `--silence ID` slår en slags fra."
    for note in notes:
        yield f"\n## {note.title}\n"
        yield f"`{note.id}` · *{note.title_en}*\n"
        yield f"> {note_message(note, 'da')}\n"
        yield f"- Lovgrundlag: [{note.law}]({note.url})"
        if note.references:
            yield "\n| Afløst | Af | Fra | Kilde |"
            yield "|---|---|---|---|"
            for one in note.references:
                yield f"| {_cell(one.old)} | {_cell(one.new)} | {_day(one.since)} | <{one.source}> |"
        examples = load_note_examples(note)
        for noted, title in ((True, "Bemærkes"), (False, "Bemærkes ikke")):
            yield f"\n**{title}:**\n"
            shown = [one for one in examples if one.noted is noted and one.goals][:_SHOWN]
            yield from map(_note_example, shown)


def _note_example(example: NoteExample) -> str:
    if example.documents:
        texts = " … ".join(f"”{text}”" for text in example.documents)
        return f"- {texts} (i hvert sit dokument)"
    before = f" (før ændringen: ”{example.before}”)" if example.before else ""
    day = f" (vurderet pr. {_day(example.on)})" if example.on else ""
    return f"{_example(example.passage)}{before}{day}"


def _told_by(goal: Goal) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the words by which a goal is found, with what they do."""
    return (
        ("Bringes i spil af", goal.subjects),
        ("Men ikke af", goal.not_about),
        ("Når udbuddet køber dem, også af", goal.goods),
        ("Men da ikke af", goal.no_goods),
    )


def _goal_page(goal: Goal) -> Iterator[str]:
    yield _GENERATED
    number = "" if goal.number is None else f"Mål {goal.number}: "
    yield f"# {number}{goal.title}\n"
    yield f"*{goal.title_en}*\n"
    yield f"{goal.status}\n"
    if goal.note:
        yield f"> {goal.note.strip()}\n"
    yield f"- Kilde: <{goal.source}>"
    if goal.read:
        yield f"- Kilden er læst, som den så ud {_day(goal.read)}"
    if goal.valid_from:
        yield f"- I kraft fra {_day(goal.valid_from)}"
    if goal.documents != "tender":
        yield "- Bedømmes på en indkøbspolitik, ikke på et udbud"
    if goal.cpv:
        yield f"- CPV-koder, der begynder med {_terms(goal.cpv)}"
    yield from (f"- {told} {_terms(terms)}" for told, terms in _told_by(goal) if terms)
    for notice in goal.notices:
        named = _terms(notice.subjects)
        yield f"- Bemærkning til {notice.letter}, når udbuddet nævner {named}: {notice.says}"
    for criterion in goal.criteria:
        yield ""
        yield from _criterion(criterion)


def _criterion(criterion: Criterion) -> Iterator[str]:
    yield f"## {criterion.id} {criterion.title}\n"
    yield f"*{criterion.title_en}*\n"
    if criterion.why:
        yield f"{criterion.why}\n"
    kind = say_kind(criterion, "da")
    yield f"- {kind[0].upper()}{kind[1:]}"
    yield f"- Kan stå som {_or([ROLES[role]('da') for role in criterion.accepted])}"
    if criterion.valid_from or criterion.valid_to:
        yield f"- I kraft {_period(criterion.valid_from, criterion.valid_to)}"
    if criterion.applies and criterion.applies.subjects:
        yield f"- Gælder, når udbuddet køber {_terms(criterion.applies.subjects)}"
    if criterion.applies and criterion.applies.unless:
        yield f"- Gælder ikke, når udbuddet siger {_terms(criterion.applies.unless)}"
    if criterion.applies and criterion.applies.left_out:
        yield f"- Gælder ikke, når udbuddet holder dette ude: {_terms(criterion.applies.left_out)}"
    for other, roles in criterion.satisfied_by:
        yield f"- Er også opfyldt, når {other} er opfyldt som {_or([ROLES[role]('da') for role in roles])}"
    basis = "læst i målets tekst" if criterion.basis is Basis.READ else "kendt fra anden kilde"
    yield f"- Kilde ({basis}): <{criterion.source}>\n"
    yield "**Skriv for eksempel:**\n"
    yield f"> {criterion.remedy.strip()}"
    examples = load_examples(criterion)
    for verdict in _VERDICTS:
        shown = [one for one in examples if one.verdict == verdict]
        if shown:
            yield f"\n**{VERDICTS[verdict]('da')}:**\n"
            yield from map(_example, _chosen(shown))
    if criterion.limits:
        yield f"\n**Hvad reglen ikke ser:** {criterion.limits}"


def _chosen(examples: list[Example]) -> list[Example]:
    """Choose the examples to show: one of each reason first."""
    reasons: set[tuple[str, ...]] = set()
    first = []
    for one in examples:
        if one.because not in reasons:
            reasons.add(one.because)
            first.append(one)
    if len(reasons) > 1:
        return first
    return examples[:_SHOWN]


def _example(example: Example) -> str:
    context = [*example.under, *([example.lead_in] if example.lead_in else [])]
    own = " … ".join(example.texts) or " | ".join(f"{header}: {cell}" for header, cell in example.row)
    legend = f" ({example.legend})" if example.legend else ""
    text = " › ".join((*context, f"”{own}”{legend}"))
    because = ", ".join(REASONS[Weakening(one)].name("da").lower() for one in example.because)
    told = "; ".join(one for one in (because, example.note) if one)
    return f"- {' '.join(text.split())}{f' — {told}' if told else ''}"


def _period(since: date | None, until: date | None) -> str:
    return " ".join((*([f"fra {_day(since)}"] if since else []), *([f"til {_day(until)}"] if until else [])))


def _day(day: date) -> str:
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def _terms(terms: tuple[str, ...]) -> str:
    return ", ".join(f"`{term}`" for term in terms)


def _or(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} eller {words[-1]}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
