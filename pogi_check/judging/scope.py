"""Scope: which goals apply to a tender, from its CPV codes and from what it buys."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pogi_check.danish.markings import Status
from pogi_check.documents.document import BlockKind, Document, Tender
from pogi_check.findings import GoalScope
from pogi_check.judging.demands import Grade
from pogi_check.judging.evidence import find_candidate
from pogi_check.judging.index import Index
from pogi_check.judging.matching import Matcher, free_of, holds, may_concern, pick
from pogi_check.rulebook.book import Applies
from pogi_check.terms import Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pogi_check.danish.clauses import Passage
    from pogi_check.danish.words import Hit
    from pogi_check.rulebook.book import Goal, Notice

_OPENING = 3  # texts at the beginning of a document among which its title stands
_TITLE = 160  # characters of the longest title
_WORDS = 4  # words that tell why a goal applies
_CONTRACT = r"(?:udbud|aftale|rammeaftale|kontrakt|opgave|leverance|indkøb)\w*"
_NOT_BOUGHT = re.compile(
    rf"\b(?:ikke (?:er )?omfattet af {_CONTRACT}|kommer ikke i betragtning|ikke i betragtning"
    r"|er ikke en del af|indgår ikke i (?:udbud|aftale|kontrakt|leverance|opgave|sag|entreprise|projekt)\w*"
    r"|indgår ikke(?=[.,;]|$)|udbydes (?:for sig|særskilt|separat|selvstændigt)"
    r"|(?:ind)?købes (?:der )?(?:ikke|ingen|intet|hverken)"
    r"|(?:er|ligger|hører|købes|dækkes|leveres) (?:på|under|af|via) en (?:anden|særskilt|separat)"
    r" (?:ramme)?(?:aftale|kontrakt)|ikke med her\b|holdt uden for"
    r"|(?:er )?undtaget (?:fra )?(?:udbud|aftale)\w*"
    r"|ikke omfatter|omfatter ikke|omfatter hverken|ikke omfattet(?=[.;,]|$)"
    r"|uden for (?:udbud|aftale|kontrakt)\w*"
    r"|falder uden for|berøres ikke af|(?:er|hører) (?:heller )?ikke med\b"
    r"|forekommer ikke|(?:der )?indgår (?:der )?(?:ingen|intet|hverken)\b"
    r"|(?:isættes|anskaffes) (?:der )?(?:ikke|ingen)"
    r"|må (?:der )?ikke (?:sættes|isættes|monteres|installeres)|hverken (?:tilbydes|leveres|købes|anskaffes)"
    rf"|\bingen [\w-]+ (?:[\w-]+ )?i {_CONTRACT}"
    r"|(?:etableres|anlægges|opføres|opsættes|installeres|monteres|indrettes) (?:der )?ikke (?:ny|flere)"
    r"|etableres (?:der )?ikke"
    r"|(?:alene|kun|udelukkende) .{0,40}fabriksny\w*|beholder de|accepteres ikke"
    r"|(?:ligger|er|falder) uden for (?:udbud|aftale|kontrakt|entreprise|opgave|leverance)\w*)",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(r", (?:og|men|så|da|idet|fordi|mens) |;")
_CPV = 8  # digits of a CPV code
_IT = re.compile(r"(?:det|den|de|dette|disse|kravet)\b", re.IGNORECASE)
_LINES = 4  # requirement lines that name a goal's goods before they bring the goal in by themselves
_ORDERS = 2  # lines that order the goods: they need not be as many
_ORDERED = re.compile(
    r"\b(?:levere(?:r|s)?|køber|købe|købes|indkøber|indkøbe|indkøbes|bestilles|bestiller|leverancen omfatter"
    r"|omfatter (?:også )?(?:levering|indkøb|køb)|(?:til|i) rådighed)\b",
    re.IGNORECASE,
)
_OTHERS = r"(?:kommunen|regionen|ordregiver|kunden|bygherren|skolen|brugerne|andre|anden side|tredjemand)"
_BY_OTHERS = re.compile(
    rf"\b{_OTHERS} (?:selv )?(?:lever|køb|indkøb|stiller|bestil|udlever)\w*"
    rf"|\b(?:levere[srt]?|købes|indkøbes|stilles til rådighed) (?:\w+ ){{0,2}}?af {_OTHERS}\b"
    r"|\bbygherreleveran\w*"
    r"|\ber (?:kommunens|regionens|ordregivers|kundens|bygherrens|skolens|vores) egne\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\d[.,]{0,2}\s{0,8}(?:stk|ruller|rulle|par|kg|liter|l|pakker|pk|kasser|karton\w*|sæt|m2|m²|m|meter|enheder"
    r"|ark)\b|\b(?:stk|ruller|antal|pakker|kasser|sæt)\b",
    re.IGNORECASE,
)

_WORK_ON = re.compile(  # what is done with goods that are there already buys none of them
    r"\b\w*(?:eftersyn|inspektion|besigtigelse|kontrol|tilsyn|forsikring|rådgivning|undersøgelse|vurdering"
    r"|registrering|optælling|måling|overvågning|vikar(?:er)?|bemanding|undervisning|kurser|kursus|analyse)(?:en|et|er)?"
    r" (?:af|på|i|om|for|med|til|vedr\w*\.?) (?:[\w-]+ ){0,2}(?:[\w-]+(?:,| og| eller| samt) )*$",
    re.IGNORECASE,
)
# Finance and insurance, IT services, law, accounts, advice, translation, staff, guards, technical inspection,
# training, care: they deliver no goods.
_NO_GOODS = (
    "66", "72", "791", "792", "794", "7951", "7953", "7954", "7955", "796", "797", "7163", "80", "85",
)  # fmt: skip
_BINDING = (Role.MINIMUM_REQUIREMENT, Role.CONTRACT_TERM)
_NAMED_BESIDE = 2  # texts that name the goods, of which one demands of them what a criterion asks


@dataclass(frozen=True, slots=True)
class Subject:
    """What a tender is about: its titles, its headings, its passages.

    ``lines`` are the clauses of each passage that demands, scores or lists something; ``bought`` are the
    terms of all texts that may tell what is bought, ``left_out`` those of what says that something is not,
    ``ordered`` those of titles, headings and orders.
    ``open`` are the passages that leave nothing out, ``orders`` the clauses that order goods, with their
    passage; all are found by the terms of the texts that may name the goods.
    """

    titles: tuple[str, ...]
    headings: Index[str]
    passages: tuple[Passage, ...]
    lines: Index[tuple[str, ...]]
    bought: frozenset[str]
    left_out: frozenset[str]
    ordered: frozenset[str]
    open: Index[Passage]
    orders: Index[tuple[Passage, str]]


def subject_of(tender: Tender, passages: Sequence[Passage], matcher: Matcher) -> Subject:
    """Gather the texts that tell what a tender buys."""
    titles = [spelt_out(tender.name)]
    headings: list[str] = []
    for document in tender.documents:
        titles += _titles(document)
        headings += [block.text for block in document.blocks if block.kind is BlockKind.HEADING]
    lines = [tuple(clause.text for clause in passage.clauses) for passage in passages if _is_line(passage)]
    left_out: list[str] = []
    bought: list[str] = []
    nothing_out: list[Passage] = []
    for passage in passages:
        out = _left_out(passage)
        if not any(out):
            nothing_out.append(passage)
        if passage.marking is None or passage.marking.status is not Status.SUITABILITY:
            for clause, leaves_out in zip(passage.clauses, out, strict=True):
                if leaves_out:
                    left_out.append(_what_is_left_out(clause.text))
                else:
                    bought.append(clause.text)

    orders = tuple(_orders_in(passages))

    def terms(texts: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*map(matcher.hits, texts))

    return Subject(
        tuple(dict.fromkeys(titles)),
        Index(tuple(dict.fromkeys(headings)), matcher.hits),
        tuple(passages),
        Index(lines, terms),
        terms({*titles, *headings, *bought}),
        terms(left_out),
        terms({*titles, *headings, *(text for _, text in orders)}),
        Index(nothing_out, lambda one: terms([*(clause.text for clause in one.clauses), *_above(one)])),
        Index(orders, lambda one: matcher.hits(one[1])),
    )


def _left_out(passage: Passage) -> list[bool]:
    """Tell of each clause whether it, or the lead-in it stands under, says that something is not bought."""
    lead = passage.lead
    if lead is not None and lead.text.rstrip().endswith(":") and _leaves_out(lead.text):
        return [True] * len(passage.clauses)
    return [_leaves_out(clause.text) for clause in passage.clauses]


def _what_is_left_out(text: str) -> str:
    """Give the clauses of a sentence that say what is not bought; the others may be about other things."""
    return ". ".join(piece for piece in _NEXT_CLAUSE.split(text) if _NOT_BOUGHT.search(piece)) or text


def _leaves_out(text: str) -> bool:
    """Tell whether a sentence says that something is not bought, rather than not demanded."""
    return _NOT_BOUGHT.search(text) is not None and not text.casefold().startswith(("krav", "dette krav"))


def _orders_in(passages: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
    """Give the clauses that order goods, of the passages that are no background and deny nothing."""
    for passage in passages:
        if not _is_told(passage):
            for clause in passage.clauses:
                if is_order(clause.text, row=passage.row):
                    yield passage, clause.text


def _is_line(passage: Passage) -> bool:
    """Tell whether a passage is a requirement line: it demands, scores or lists something to be bought."""
    if _is_told(passage):
        return False
    return passage.row or any(
        clause.has("mandatory", "contract", "award", "soft") for clause in passage.clauses
    )


def _is_told(passage: Passage) -> bool:
    """Tell whether a passage is background, asks about bidders, or says that something is not demanded."""
    if passage.marking is not None and passage.marking.status in (Status.BACKGROUND, Status.SUITABILITY):
        return True
    return any(clause.has("denial") for clause in passage.clauses)


def _titles(document: Document) -> list[str]:
    """Give what may be a document's title: its file's name, its titles, the short texts it opens with."""
    stem = spelt_out(document.name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    first = [block.text for block in document.blocks if block.text.strip()][:_OPENING]
    titles = [block.text for block in document.blocks if block.kind is BlockKind.TITLE]
    return [stem, *titles, *(text for text in first if len(text) < _TITLE and not _NOT_BOUGHT.search(text))]


def spelt_out(name: str) -> str:
    """Read a file's name as words: "rengoeringsmidler_2024" is about rengøringsmidler."""
    words = name.replace("_", " ").replace("-", " ")
    return words.replace("oe", "ø").replace("ae", "æ").replace("aa", "å")


def in_scope(goal: Goal, subject: Subject, cpv: Sequence[str], matcher: Matcher) -> GoalScope:
    """Tell whether a goal applies, with the reasons; a passing mention does not bring it in."""
    why = [f"CPV {code}" for code in cpv if any(_is_of_group(code, own) for own in goal.cpv)]
    named: defaultdict[str, Counter[str]] = defaultdict(Counter)
    titles = sum(_names(goal, text, matcher, named) for text in subject.titles)
    headings = sum(_names(goal, text, matcher, named) for text in subject.headings.holding(goal.subjects))
    lines = sum(
        sum(_names(goal, text, matcher, named) for text in line) > 0
        for line in subject.lines.holding(goal.subjects)
    )
    if cpv and all(code.startswith(_NO_GOODS) for code in cpv):
        applies = any(names(goal, text, matcher) for text in subject.titles if not text.endswith("."))
    elif titles == 0 and not why and any(_is_worked_on(goal, title, matcher) for title in subject.titles):
        applies = _orders(goal, subject, matcher)
    else:
        applies = bool(why) or titles > 0 or (headings > 0 and lines > 0) or headings > 1 or lines >= _LINES
        several = headings + lines >= _NAMED_BESIDE
        applies = (
            applies
            or _orders(goal, subject, matcher)
            or _demands(goal, subject, matcher, binding=not several)
        )
    if not goal.text_available:  # all that it has to say is a notice: one citation is enough
        applies = applies or bool(notices_on(goal, subject))
    why += _told(named)
    return GoalScope(goal, applies, tuple(why) if applies else ())


def _is_worked_on(goal: Goal, title: str, matcher: Matcher) -> bool:
    """Tell whether a title names a goal's goods as what is worked on ("Eftersyn af legepladser")."""
    hits = pick(matcher.hits(title), goal.subjects)
    return any(_WORK_ON.search(title, 0, hit.start) for hit in hits)


def _orders(goal: Goal, subject: Subject, matcher: Matcher) -> bool:
    """Tell whether several lines order a goal's goods: the supplier delivers them, or a list counts them."""
    orders = subject.orders.holding(goal.subjects)
    ordering = {passage.text for passage, text in orders if names(goal, text, matcher)}
    return len(ordering) >= _ORDERS


def is_order(text: str, *, row: bool) -> bool:
    """Tell whether a text orders goods: somebody other than the buyer delivers them, or a row counts them."""
    said = _ORDERED.search(text) is not None or (row and _AMOUNT.search(text) is not None)
    return said and not _BY_OTHERS.search(text) and not _NOT_BOUGHT.search(text)


def _demands(goal: Goal, subject: Subject, matcher: Matcher, *, binding: bool) -> bool:
    """Tell whether a line demands of a goal's goods what one of its criteria asks: then they are bought.

    The goods are named in the line, in the label of its row, its lead-in or the heading it stands under.
    With ``binding`` a score, an option or a duty to tell is not enough.
    """
    asked = [
        (part, criterion)
        for criterion in goal.criteria
        if criterion.kind is not Kind.DAEKNING
        for part in criterion.asks
    ]
    for passage in subject.open.holding(goal.subjects):
        named = [clause for clause in passage.clauses if names(goal, clause.text, matcher)]
        if not named and not _stands_under(goal, passage, matcher):
            continue
        scanned = matcher.scan(passage)
        for part, criterion in asked:
            if not may_concern(part, scanned, matcher):
                continue
            found = find_candidate(part, criterion, scanned, matcher)
            if found is None or not found.normative or found.grade is Grade.VAGUE:
                continue
            if _BY_OTHERS.search(found.core.text):
                continue
            if binding and found.reading.role not in _BINDING:
                continue
            if passage.row or not named or found.core in named or _IT.match(found.core.text):
                return True
    return False


def _stands_under(goal: Goal, passage: Passage, matcher: Matcher) -> bool:
    """Tell whether a passage that names no goods of its own stands under a heading or lead-in that does."""
    own = any(holds(matcher.hits(clause.text), goal.not_about) for clause in passage.clauses)
    return not own and any(names(goal, text, matcher) for text in _above(passage))


def _above(passage: Passage) -> tuple[str, ...]:
    """Give the lead-in and the heading that a passage stands under."""
    return (*([passage.lead.text] if passage.lead else ()), *passage.context.headings[-1:])


def _is_of_group(code: str, group: str) -> bool:
    """Tell whether a CPV code belongs to a group; a group written with all its digits is that code alone."""
    whole = len(group) >= _CPV and group.endswith("000000")
    return code.startswith(group if whole else _prefix(group))


def _prefix(code: str) -> str:
    """Give the digits that all codes of a CPV group begin with: "39830000-9" gives "3983"."""
    digits = "".join(character for character in code.split("-", maxsplit=1)[0] if character.isdigit())
    return digits.rstrip("0").ljust(2, "0")


def _told(named: Mapping[str, Counter[str]]) -> list[str]:
    """Give the words named most, each in its commonest form with the number of texts."""
    told: Counter[str] = Counter()
    for words in named.values():
        told[min(words, key=lambda word: (-words[word], len(word), word))] += words.total()
    return [f"{word} ({count})" for word, count in told.most_common(_WORDS)]


def _names(goal: Goal, text: str, matcher: Matcher, named: Mapping[str, Counter[str]]) -> int:
    """Give 1 where a text names a goal's goods, else 0; count the text for each word, whatever its form."""
    words: dict[str, str] = {}
    for hit in _goods_named(goal, text, matcher):
        word = text[hit.start : hit.end].casefold()
        words.setdefault(word if hit.how == "compound" else hit.term, word)
    for term, word in words.items():
        named[term][word] += 1
    return int(bool(words))


def names(goal: Goal, text: str, matcher: Matcher) -> bool:
    """Tell whether a text names what a goal is about."""
    return bool(_goods_named(goal, text, matcher))


def _goods_named(goal: Goal, text: str, matcher: Matcher) -> list[Hit]:
    """Find the words for a goal's goods in a text; none where another thing is named before them."""
    hits = matcher.hits(text)
    own = pick(hits, goal.subjects)
    if not own:
        return []
    others = pick(hits, goal.not_about)
    free = [hit for hit in free_of(own, others) if not _WORK_ON.search(text, 0, hit.start)]
    return [] if not free or (others and others[0].start <= free[0].start) else free


def notices_on(goal: Goal, subject: Subject) -> tuple[Notice, ...]:
    """Give a goal's notices on what the tender buys or cites."""
    return tuple(one for one in goal.notices if is_bought(Applies(one.subjects), subject))


def is_left_out(applies: Applies | None, subject: Subject) -> bool:
    """Tell whether the tender says that it does not buy what a criterion is about, and orders none of it."""
    if applies is None or subject.left_out.isdisjoint(applies.subjects):
        return False
    return subject.ordered.isdisjoint(applies.subjects)


def is_bought(applies: Applies | None, subject: Subject) -> bool:
    """Tell whether the tender buys what a criterion is about."""
    return applies is None or not applies.subjects or not subject.bought.isdisjoint(applies.subjects)


def is_ruled_out(applies: Applies | None, subject: Subject) -> bool:
    """Tell whether the tender says what makes a criterion not applicable, whatever it demands."""
    if applies is None:
        return False
    return any(term in subject.bought or term in subject.left_out for term in applies.unless)
