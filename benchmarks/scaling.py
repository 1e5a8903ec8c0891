"""How cost grows: with the rules (50 to 5,000), with the pages (6 to 400), and with the number of tenders.

    python benchmarks/scaling.py [--rounds N] [--part rules|pages|bulk]

Rules beyond the shipped ones are copies of them in other words: in each copy consonants and vowels are
exchanged, so that its words look like Danish and are none of the text. Labels and numbers stay. All rules
are put into one pack. A measurement is a process of its own; seconds are user CPU, the least of the rounds.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

from costs import cost_of
from generate import DIRECTORY, generate, set_pdf, to_docx, write_lines
from pogi_check.danish.words import TermIndex
from pogi_check.rulebook.loading import load_rules
from pogi_check.rulebook.plain import from_plain, to_plain

if TYPE_CHECKING:
    from pogi_check.rulebook.book import RuleBook

RULES = (50, 300, 1000, 2500, 5000)
PAGES = (6, 20, 60, 200, 400)
WORDS_A_PAGE = 403  # of the DOCX of 60 pages
BULK = 8  # tenders, of twenty pages each
_CONSONANTS, _VOWELS = "bdfghjklmnprstv", "aeiouyæøå"
_TERMS = frozenset((
    "subject", "subjects", "names", "covers", "not_about", "weaker", "vague", "outdated", "incomplete",
    "unless", "own_hedges", "of",
))  # fmt: skip
_KEPT = frozenset(("=skal",))  # it means something to the engine
_DAY = date(2025, 3, 14)


def many_rules(book: RuleBook, count: int) -> RuleBook:
    """Give a book of at least so many rules in one pack, goal by goal: the real ones, then copies."""
    goals: list[Any] = []
    rules = number = 0
    while rules < count:
        letters = _exchanged(number)
        for goal in book.goals:
            if rules >= count:
                break
            copy = goal if number == 0 else _in_other_words(goal, letters)
            slug = goal.slug if number == 0 else f"{goal.slug}-{number}"
            criteria = tuple(
                replace(one, id=one.id if number == 0 else f"{one.id}-{number}") for one in copy.criteria
            )
            goals.append(replace(copy, pack="pogi", slug=slug, criteria=criteria, supplements=()))
            rules += len(criteria)
        number += 1
    return replace(book, goals=tuple(goals), version=f"{book.version}-{count}", index=None)


def _exchanged(number: int) -> dict[int, int]:
    """Give the letters of a copy: both alphabets turned, by steps that come together again after 135."""

    def turned(letters: str) -> str:
        by = number % len(letters)
        return letters[by:] + letters[:by]

    return str.maketrans(_CONSONANTS + _VOWELS, turned(_CONSONANTS) + turned(_VOWELS))


def _in_other_words(piece: Any, letters: dict[int, int], *, terms: bool = False) -> Any:  # noqa: ANN401
    """Give a piece of the rule book with the letters of its terms exchanged."""
    if is_dataclass(piece) and not isinstance(piece, type):
        changed = {
            field.name: _in_other_words(getattr(piece, field.name), letters, terms=field.name in _TERMS)
            for field in fields(piece)
            if isinstance(getattr(piece, field.name), tuple) or is_dataclass(getattr(piece, field.name))
        }
        return replace(piece, **changed)
    if isinstance(piece, tuple):
        return tuple(_in_other_words(one, letters, terms=terms) for one in piece)
    return piece.translate(letters) if terms and isinstance(piece, str) and piece not in _KEPT else piece


def write_rules(count: int, path: Path) -> None:
    """Write what the cache holds of a book of so many rules, for a measuring process to read."""
    book = many_rules(load_rules(), count)
    indexes = {pack: TermIndex(book.terms(pack)).to_plain() for pack in ("pogi", "")}
    path.write_text(json.dumps([to_plain(book), indexes]), encoding="utf-8")


def check_with(rules: Path, document: Path) -> dict[str, float]:
    """Load rules as a warm start does, check a document with them once, and tell what each took."""
    from pogi_check.checking import check
    from pogi_check.documents.tender import read_tender

    tender = read_tender([document])
    began = process_time()
    plain, indexes = json.loads(rules.read_text(encoding="utf-8"))
    found = {pack: TermIndex.from_plain(data) for pack, data in indexes.items()}
    book = replace(from_plain(plain), index=found.__getitem__)
    loaded = process_time()
    report = check(tender, book, on=_DAY)
    return {
        "rules": sum(len(goal.criteria) for goal in book.goals),
        "terms": len(book.terms("pogi")),
        "in_scope": sum(goal.in_scope for goal in report.goals),
        "judged": len(report.findings),
        "load": loaded - began,
        "check": process_time() - loaded,
    }


def show_rules(rounds: int) -> None:
    """Print a line for each number of rules."""
    document = generate()[0]
    print(f"\nrules, on {document.name}")
    print(
        f"{'rules':>8}{'terms':>9}{'judged':>8}{'loading':>11}{'checking':>11}{'of the first':>14}{'peak':>9}"
    )
    files = [DIRECTORY / f"rules-{count}.json" for count in RULES]
    for count, file in zip(RULES, files, strict=True):
        # in a process of its own: a child's peak of memory is never told as less than its parent's size
        cost_of([sys.executable, __file__, "--write", str(count), str(file)])
    runs: dict[Path, list[tuple[dict[str, float], int]]] = {file: [] for file in files}
    for _ in range(rounds):
        for file in files:
            cost = cost_of([sys.executable, __file__, "--check", str(file), str(document)])
            runs[file].append((json.loads(cost.printed), cost.peak))
    first = 0.0
    for file, each in runs.items():
        told = each[0][0]
        load, check = (min(one[key] for one, _ in each) for key in ("load", "check"))
        first = first or check
        print(
            f"{told['rules']:>8}{told['terms']:>9}{told['judged']:>8}{load:>9.2f} s{check:>9.2f} s"
            f"{check / first:>13.2f}x{max(peak for _, peak in each) / 1e6:>6.0f} MB"
        )
        file.unlink()


def show_pages(rounds: int) -> None:
    """Print a line for each number of pages: the whole process."""
    print("\npages, whole process")
    print(f"{'pages':>8}{'':7}{'user CPU':>10}{'a page':>12}{'beyond the first':>18}{'peak':>9}")
    for suffix in (".docx", ".pdf"):
        documents = {pages: _document(pages, suffix) for pages in PAGES}
        runs: dict[int, list[tuple[float, int]]] = {pages: [] for pages in PAGES}
        for _ in range(rounds + 1):
            for pages, document in documents.items():
                cost = cost_of([sys.executable, "-m", "pogi_check", str(document)], worked=(0, 1))
                runs[pages].append((cost.user, cost.peak))
        base = min(user for user, _ in runs[PAGES[0]])
        for pages, each in runs.items():
            user = min(user for user, _ in each)
            more = f"{1000 * (user - base) / (pages - PAGES[0]):.1f} ms a page" if pages > PAGES[0] else ""
            print(
                f"{pages:>8} {suffix[1:]:6}{user:>8.2f} s{1000 * user / pages:>9.1f} ms{more:>18}"
                f"{max(peak for _, peak in each) / 1e6:>6.0f} MB"
            )


def _document(pages: int, suffix: str, seed: int = 1) -> Path:
    path = DIRECTORY / f"{pages}-pages-{seed}{suffix}"
    if not path.exists():
        DIRECTORY.mkdir(parents=True, exist_ok=True)
        (to_docx if suffix == ".docx" else set_pdf)(write_lines(pages * WORDS_A_PAGE, seed), path)
    return path


def check_bulk(suffix: str) -> list[dict[str, float]]:
    """Check other tenders after one another in this process, three times over; tell of each time."""
    import pypdfium2

    from pogi_check.checking import check
    from pogi_check.documents.tender import read_tender

    book = load_rules()
    documents = [_document(20, suffix, seed) for seed in range(1, BULK + 1)]
    pages = BULK * 20 if suffix == ".docx" else sum(len(pypdfium2.PdfDocument(path)) for path in documents)
    check(read_tender(generate()[:1]), book, on=_DAY)  # so that rules and lexicons are read
    told = []
    for _ in range(3):
        began = process_time()
        for path in documents:
            check(read_tender([path]), book, on=_DAY)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        told.append({"pages": pages, "seconds": process_time() - began, "peak": peak})
    return told


def show_bulk() -> None:
    """Print the pages that one core checks in a second, and whether memory grows."""
    print(f"\nbulk: {BULK} tenders of 20 pages in one process, as in an audit; then twice more, texts known")
    for suffix in (".docx", ".pdf"):
        for told in json.loads(cost_of([sys.executable, __file__, "--bulk", suffix]).printed):
            rate = told["pages"] / told["seconds"]
            peak = told["peak"] / 1024
            print(f"  {suffix[1:]:5}{told['pages']:>5} pages {rate:>7.0f} pages/s/core, peak {peak:.0f} MB")


def main() -> None:
    """Print the curves."""
    parser = argparse.ArgumentParser(description="Show how cost grows.")
    parser.add_argument("--rounds", type=int, default=3, help="interleaved rounds (default 3)")
    parser.add_argument("--part", choices=("rules", "pages", "bulk"), help="only this one")
    parser.add_argument("--write", nargs=2, metavar=("COUNT", "FILE"), help="write so many rules")
    parser.add_argument(
        "--check", nargs=2, metavar=("RULES", "FILE"), help="measure one check and print JSON"
    )
    parser.add_argument("--bulk", metavar="SUFFIX", help="measure bulk and print JSON")
    options = parser.parse_args()
    if options.write:
        write_rules(int(options.write[0]), Path(options.write[1]))
        return
    if options.check:
        print(json.dumps(check_with(*map(Path, options.check))))
        return
    if options.bulk:
        print(json.dumps(check_bulk(options.bulk)))
        return
    if options.part in (None, "rules"):
        show_rules(options.rounds)
    if options.part in (None, "pages"):
        show_pages(options.rounds)
    if options.part in (None, "bulk"):
        show_bulk()


if __name__ == "__main__":
    main()
