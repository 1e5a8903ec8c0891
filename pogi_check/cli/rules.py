"""``pogi-check rules``: list, show, test, compare and document the rules, and begin new ones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pogi_check.cli import options
from pogi_check.cli.editions import read_date
from pogi_check.cli.faults import JobError, cannot_write
from pogi_check.cli.output import working, write_out
from pogi_check.cli.paths import GivenPath
from pogi_check.reports.goals import say_kind
from pogi_check.reports.quotes import clean
from pogi_check.reports.rule_wording import say_fault
from pogi_check.reports.wording import Text, say, title_of, told_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from pogi_check.rulebook.book import Criterion, Goal, Note, RuleBook
    from pogi_check.rulebook.examples import ExampleResult, NoteResult

_REPLACES = Text("{file}: {ident}: erstatter {before}", "{file}: {ident}: replaces {before}")

_language = options.language("answer")


def _options(function: Callable[..., int]) -> Callable[..., int]:
    return options.own_rules(_language(function))


@click.group("rules", invoke_without_command=True)
@click.pass_context
def rules(context: click.Context) -> None:
    """List, show, test, compare and document the rules, and begin new ones."""
    if context.invoked_subcommand is None:
        write_out(f"{context.get_help()}\n")


@rules.command("list")
@click.option("--pack", "packs", multiple=True, metavar="NAME", help="Only this pack.")
@_options
def list_rules(packs: Sequence[str], rules: Sequence[Path], lang: str) -> int:
    """List the goals and their criteria (id, kind, title), and the notes on the text."""
    from pogi_check.rulebook.loading import load_rules
    from pogi_check.rulebook.names import ALL_PACKS, name_packs

    rulebook = load_rules(rules)
    chosen = name_packs(rulebook, packs or (ALL_PACKS,))
    lines: list[str] = []
    for pack in chosen:
        goals = [goal for goal in rulebook.goals if goal.pack == pack]
        if goals:
            about = rulebook.pack(pack)
            note = told_in(lang, about.note, about.note_en)
            lines += [title_of(about, lang), *([note] if note else []), ""]
        for goal in goals:
            lines += [*_goal(goal, lang), ""]
    if not packs and rulebook.notes:
        lines += [*_notes(rulebook, lang), ""]
    write_out("\n".join(lines))
    return 0


@rules.command("show")
@click.argument("ident", metavar="ID")
@_options
def show(ident: str, rules: Sequence[Path], lang: str) -> int:
    """Show the rule file of a criterion or a note as it is written."""
    from pogi_check.rulebook.loading import load_rules
    from pogi_check.rulebook.names import UnknownNameError

    rulebook = load_rules(rules)
    rule = rulebook.criterion(ident) or rulebook.note(ident)
    if rule is None:
        raise UnknownNameError("id", ident, _idents(rulebook))
    try:
        text = Path(rule.file).read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise JobError(say("cannot_read", lang, path=rule.file, why=fault.strerror or str(fault))) from fault
    write_out(f"# {rule.file}\n{text.rstrip()}\n")
    return 0


@rules.command("test")
@click.argument("what", required=False, metavar="[DIR|ID]")
@click.option("--pinned", is_flag=True, help="Prove too that every word of a rule is needed.")
@_options
def test(what: str | None, pinned: bool, rules: Sequence[Path], lang: str) -> int:
    """Run the rules' own examples and remedies: of all rules, of a folder, of one criterion or note.

    Exit: 0 every one gives what it should, 1 some do not, 2 the rules cannot be read.
    """
    from pogi_check.rulebook.examples import run_examples, run_note_examples
    from pogi_check.rulebook.loading import load_rules
    from pogi_check.rulebook.pinning import prove, prove_note, prove_remedy, prove_vocabulary

    directory = Path(what) if what and Path(what).is_dir() else None
    rulebook = load_rules([*rules, *([directory] if directory else [])])
    ident = None if directory else what
    notes = _chosen_notes(rulebook, directory, ident)
    chosen = [] if ident and notes else _chosen(rulebook, directory, ident)
    wrong: list[str] = []
    total = 0
    for goal, criterion in chosen:
        with working(say("testing", lang, ident=criterion.id)):
            results = run_examples(goal, criterion, rulebook)
            wrong += _faults(criterion, results, lang)
            told = {(one.line, one.path) for one in results if not one.right}
            found = (prove if pinned else prove_remedy)(goal, criterion, rulebook)
            wrong += [say_fault(fault, lang) for fault in found if (fault.line, fault.path) not in told]
        total += len(results)
    for note in notes:
        with working(say("testing", lang, ident=note.id)):
            given = run_note_examples(note, rulebook)
            wrong += _faults(note, given, lang)
            wrong += [say_fault(fault, lang) for fault in prove_note(note, rulebook)] if pinned else []
        total += len(given)
    if pinned and (directory or what is None):  # a vocabulary is proved by all criteria of its goal together
        goals = {(goal.pack, goal.slug): goal for goal, _ in chosen}.values()
        wrong += [say_fault(fault, lang) for goal in goals for fault in prove_vocabulary(goal, rulebook)]
    key = "examples_wrong" if wrong else "examples_right"
    last = say(key, lang, failed=len(wrong), n=total, rules=len(chosen) + len(notes))
    write_out("\n".join((*_replaced(rulebook, lang), *wrong, last)) + "\n")
    return 1 if wrong else 0


@rules.command("new")
@click.argument("ident", metavar="ID")
@click.option(
    "--in",
    "folder",
    type=GivenPath(),
    metavar="DIR",
    default="regler/vores/nyt-maal",
    show_default=True,
    help="The goal's folder, <pack>/<goal>; made where it does not exist.",
)
@_language
def new(ident: str, folder: Path, lang: str) -> int:
    """Write the beginning of a criterion's rule file, and say what is missing in it.

    Exit: 0 written, 2 it exists already or cannot be written.
    """
    from pogi_check.rulebook.loading import RuleFaults, load_alone, load_rules
    from pogi_check.rulebook.scaffold import scaffold

    if not re.fullmatch(r"[\w.-]*\w", ident):
        raise JobError(say("bad_id", lang, value=clean(ident)))
    if load_rules().criterion(ident) is not None:
        raise JobError(say("id_taken", lang, ident=ident))
    folder = folder.absolute()
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", folder.parent.name):
        raise JobError(say("bad_pack", lang, name=clean(folder.parent.name)))
    files = scaffold(
        ident,
        folder,
        language=lang,
        packless=not (folder.parent / "pack.yaml").exists() and not any(folder.parent.glob("*/goal.yaml")),
        goalless=not (folder / "goal.yaml").exists(),
    )
    path = folder / f"{ident}.yaml"
    if path.exists():
        raise JobError(say("scaffold_exists", lang, path=clean(str(path))))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in files.items():
            file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        raise cannot_write(fault, folder, lang) from fault
    lines = [say("scaffold_written", lang, files=", ".join(str(file) for file in files))]
    try:
        load_alone(folder.parent)
    except RuleFaults as faults:
        lines += [say("scaffold_missing", lang), *(f"  {say_fault(one, lang)}" for one in faults.faults)]
    write_out("\n".join([*lines, say("scaffold_next", lang, folder=folder.parent)]) + "\n")
    return 0


DIFF_EXAMPLES = """\b
Examples:
  pogi-check rules diff belysning@2023-06-01 belysning@2025-01-01
  pogi-check rules diff rules-2025/ rules-2026/
  pogi-check rules diff rengoering@2025-03-14 vores/
"""


@rules.command("diff", epilog=DIFF_EXAMPLES)
@click.argument("old")
@click.argument("new")
@_options
def diff(old: str, new: str, rules: Sequence[Path], lang: str) -> int:
    """Say in words what a revision tightens, loosens, adds and drops.

    OLD and NEW are folders of rules, or a goal on a day, as belysning@2023-06-01. A folder whose pack.yaml
    extends a pack is that pack with its changes; beside a goal on a day it is that goal on that day.
    """
    from pogi_check.reports.revisions import render_revision
    from pogi_check.rulebook.revisions import compare_goals

    first, last = _dated(old, rules, lang), _dated(new, rules, lang)
    before, after = _version(old, first or last, rules), _version(new, last or first, rules)
    names = dict.fromkeys((*before, *after))
    changes = [one for name in names for one in compare_goals(before.get(name), after.get(name))]
    write_out(render_revision(changes, lang))
    return 0


def _dated(named: str, rules: Sequence[Path], language: str) -> tuple[str, date] | None:
    """Read a goal on a day, as belysning@2023-06-01; None for a folder; raises JobError."""
    from pogi_check.rulebook.loading import load_rules
    from pogi_check.rulebook.names import name_goals

    if Path(named).is_dir():
        return None
    slug, at, day = named.partition("@")
    if not at:
        raise JobError(say("no_goal_there", language, value=clean(named)))
    on = read_date(day, language)
    (found,) = name_goals(load_rules(rules), [slug])
    return found, on


def _version(
    named: str, dated: tuple[str, date] | None, rules: Sequence[Path]
) -> dict[tuple[str, str], Goal]:
    """Give the goals of a folder, or of all rules, by pack and slug: all, or one as it is on a day."""
    from pogi_check.rulebook.loading import load_alone, load_rules
    from pogi_check.rulebook.revisions import in_force

    goals = load_alone(named) if Path(named).is_dir() else load_rules(rules).goals
    if dated is not None:
        slug, on = dated
        goals = tuple(in_force(goal, on) for goal in goals if goal.slug == slug)
    return {(goal.pack, goal.slug): goal for goal in goals}


@rules.command("docs")
@click.argument("root", default=".", type=GivenPath(), metavar="[CHECKOUT]")
@click.option("--check", is_flag=True, help="Write nothing; fail where a file is not what the rules give.")
@_language
def docs(root: Path, check: bool, lang: str) -> int:
    """Write the pages of docs/rules and rules/schema.json from the rules.

    Exit: 0 all files are right or were written, 1 some are not (--check), 2 not a checkout.
    """
    from pogi_check.reports.rule_pages import generated_files, stale_files, write_files
    from pogi_check.rulebook.loading import load_rules

    if not (root / "rules").is_dir():
        raise JobError(say("no_checkout", lang, path=str(root)))
    files = generated_files(root, load_rules())
    stale = stale_files(files) if check else write_files(files)
    key = "pages_stale" if check else "pages_written"
    lines = [say(key, lang, file=str(path)) for path in stale]
    write_out("\n".join(lines or [say("pages_right", lang, n=len(files))]) + "\n")
    return 1 if check and stale else 0


def _chosen(rulebook: RuleBook, directory: Path | None, ident: str | None) -> list[tuple[Goal, Criterion]]:
    """Give the criteria to test; raises UnknownNameError."""
    from pogi_check.rulebook.names import UnknownNameError

    listed = [(goal, criterion) for goal in rulebook.goals for criterion in goal.criteria]
    if directory is not None:
        top = directory.resolve()
        return [pair for pair in listed if Path(pair[1].file).resolve().is_relative_to(top)]
    if ident is None:
        return listed
    one = [pair for pair in listed if pair[1].id == ident]
    if not one:
        raise UnknownNameError("id", ident, _idents(rulebook))
    return one


def _chosen_notes(rulebook: RuleBook, directory: Path | None, ident: str | None) -> list[Note]:
    """Give the notes to test."""
    if directory is not None:
        top = directory.resolve()
        return [note for note in rulebook.notes if Path(note.file).resolve().is_relative_to(top)]
    return [note for note in rulebook.notes if ident in (None, note.id)]


def _idents(rulebook: RuleBook) -> list[str]:
    criteria = [one.id for goal in rulebook.goals for one in goal.criteria]
    return [*criteria, *(note.id.value for note in rulebook.notes)]


def _faults(
    rule: Criterion | Note, results: Sequence[ExampleResult] | Sequence[NoteResult], language: str
) -> list[str]:
    if not results:
        return [say("no_examples", language, file=rule.file, ident=rule.id)]
    return [
        say(
            "example_wrong",
            language,
            file=f"{rule.file}:{one.line}",
            ident=one.path,
            expected=one.expected,
            got=one.got,
            quote=one.quote,
        )
        for one in results
        if not one.right
    ]


def _replaced(rulebook: RuleBook, language: str) -> list[str]:
    """Say which criteria a pack of the same name replaces: they are no longer asked as they were."""
    return [
        _REPLACES(language, file=file, ident=ident, before=before)
        for ident, file, before in rulebook.replaced
    ]


def _notes(rulebook: RuleBook, language: str) -> list[str]:
    width = max(len(note.id) for note in rulebook.notes)
    titles = [f"  {note.id:<{width}}  {title_of(note, language)}" for note in rulebook.notes]
    return [say("note_rules", language), "", *titles]


def _goal(goal: Goal, language: str) -> list[str]:
    number = "" if goal.number is None else f"{goal.number} "
    lines = [f"{number}{title_of(goal, language)} ({goal.slug})"]
    if not goal.criteria:
        lines.append(f"  {told_in(language, goal.note, goal.note_en) or say('not_checked', language)}")
    width = max((len(one.id) for one in goal.criteria), default=0)
    criteria = [
        f"  {one.id:<{width}}  {title_of(one, language)} [{say_kind(one, language)}]" for one in goal.criteria
    ]
    return [*lines, *criteria]
