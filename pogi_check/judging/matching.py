"""Evidence: which passages take a part of a criterion up, and in what they fall short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from pogi_check.danish.clauses import Clause, Passage, references
from pogi_check.danish.cues import Cue
from pogi_check.danish.labels import find_labels
from pogi_check.danish.modality import Reading, Sign, read_status, refers_back
from pogi_check.danish.quantities import Quantity, find_quantities
from pogi_check.danish.words import Hit, TermIndex, tokenize
from pogi_check.rulebook.book import Criterion, Goal, Part, RuleBook, Threshold, Wording
from pogi_check.terms import Direction, Role, Strength, Unit, Weakening


class Grade(IntEnum):
    """How much of a part's demand a passage states."""

    VAGUE = 1
    WEAKER = 2
    FULL = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that takes up a part of a criterion, with everything that was read in it."""

    passage: Passage
    core: Clause
    grade: Grade
    reading: Reading
    signs: tuple[Sign, ...]
    hits: tuple[Hit, ...]
    labels: tuple[tuple[int, int], ...] = ()
    covered: frozenset[int] = frozenset()

    @property
    def normative(self) -> bool:
        """Tell whether the passage demands, wishes, scores or asks, rather than mentions."""
        return self.reading.strength in (Strength.MANDATORY, Strength.SOFT)


Hits = Mapping[str, tuple[Hit, ...]]


@dataclass(frozen=True, slots=True)
class Scanned:
    """A passage with the terms found in it and around it; ``terms`` and ``labels`` are all that are near."""

    passage: Passage
    clauses: tuple[Hits, ...]
    lead: Hits
    heads: tuple[Hits, ...]
    inner: Hits
    terms: frozenset[str]
    labels: frozenset[str]
    cues: frozenset[str]


class Matcher:
    """The terms of all criteria, found in one pass over each text."""

    def __init__(self, goals: Iterable[Goal]) -> None:
        goals = tuple(goals)
        terms: dict[str, None] = {}
        for goal in goals:
            terms.update(dict.fromkeys((*goal.subjects, *goal.not_about)))
            for criterion in goal.criteria:
                terms.update(dict.fromkeys(_terms_of(criterion)))
        self._index = TermIndex(terms)
        self._memo: dict[str, Hits] = {}
        self._things = _things(goals)
        self._others: dict[int, tuple[Part, tuple[str, ...]]] = {}
        self._demands: dict[int, tuple[Part, tuple[frozenset[str], frozenset[str], frozenset[str]]]] = {}

    def scan(self, passage: Passage) -> Scanned:
        """Find the terms in a passage and its near context."""
        clauses = tuple(self.hits(clause.text) for clause in passage.clauses)
        lead = self.hits(passage.lead.text) if passage.lead is not None else {}
        heads = tuple(self.hits(text) for text in (*passage.context.headers, *passage.related))
        inner = self.hits(passage.context.headings[-1]) if passage.context.headings else {}
        near = [*passage.clauses, *([passage.lead] if passage.lead is not None else [])]
        labels = {mention.label for clause in near for mention in clause.labels}
        labels |= {mention.label for text in passage.related for mention in find_labels(text)}
        cues = {cue.kind for clause in near for cue in clause.cues}
        terms = frozenset().union(*clauses, lead, *heads, inner)
        return Scanned(passage, clauses, lead, heads, inner, terms, frozenset(labels), frozenset(cues))

    def others(self, part: Part) -> tuple[str, ...]:
        """Give the subjects of other criteria, none of which this part speaks of."""
        known = self._others.get(id(part))
        if known is None or known[0] is not part:
            own = set(part.subject)
            known = (part, tuple(term for term in self._things if term not in own))
            self._others[id(part)] = known
        return known[1]

    def demand(self, part: Part) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Give what may state a part's demand: terms, labels, and its subject's terms; memoised."""
        known = self._demands.get(id(part))
        if known is None or known[0] is not part:
            terms = {term for wording in part.wordings for group in wording.names for term in group}
            labels = {label for wording in part.wordings for label in wording.labels}
            known = (
                part,
                (
                    frozenset(terms | {*part.weaker, *part.vague}),
                    frozenset(labels | {*part.weaker_labels}),
                    frozenset(part.subject),
                ),
            )
            self._demands[id(part)] = known
        return known[1]

    def hits(self, text: str) -> Hits:
        """Give the hits of every term in a text, by term."""
        known = self._memo.get(text)
        if known is None:
            found: dict[str, list[Hit]] = {}
            for hit in self._index.find(tokenize(text)):
                found.setdefault(hit.term, []).append(hit)
            known = {term: tuple(hits) for term, hits in found.items()}
            if len(self._memo) > 50_000:
                self._memo.clear()
            self._memo[text] = known
        return known


def _things(goals: Iterable[Goal]) -> tuple[str, ...]:
    """Give the goods and services that the goals are about: what labels are demanded of, what scopes name."""
    found: dict[str, None] = {}
    for goal in goals:
        found.update(dict.fromkeys(goal.subjects))
        for criterion in goal.criteria:
            for part in criterion.asks:
                if any(wording.labels for wording in part.wordings):
                    found.update(dict.fromkeys(part.subject))
    return tuple(found)


def _terms_of(criterion: Criterion) -> Iterable[str]:
    yield from criterion.own_hedges
    if criterion.applies is not None:
        yield from criterion.applies.subjects
        yield from criterion.applies.unless
    for part in criterion.asks:
        yield from part.subject
        for group in part.covers:
            yield from group
        yield from (*part.not_about, *part.weaker, *part.vague, *part.outdated, *part.incomplete)
        for wording in part.wordings:
            for group in wording.names:
                yield from group


def pick(hits: Hits, terms: Iterable[str]) -> tuple[Hit, ...]:
    """Give the hits of some terms, in the order of their start."""
    if not hits:
        return ()
    found = [hit for term in terms if term in hits for hit in hits[term]]
    return tuple(sorted(found, key=lambda hit: hit.start)) if len(found) > 1 else tuple(found)


_GOODS = re.compile(r"\b(?:produkt|vare|middel|midl|artikl|artikel|sortiment|leverance|ydelse|udstyr|enhed)\w*", re.IGNORECASE)


def may_concern(part: Part, scanned: Scanned, matcher: Matcher) -> bool:
    """Tell, cheaply, whether a passage holds anything of a part's demand."""
    terms, labels, _ = matcher.demand(part)
    return (
        not terms.isdisjoint(scanned.terms)
        or not labels.isdisjoint(scanned.labels)
        or (bool(part.weaker_labels) and "weaker_proof" in scanned.cues)
        or any(w.threshold is not None and not w.names and not w.labels for w in part.wordings)
    )


def find_candidates(
    part: Part, criterion: Criterion, scanned: Scanned, matcher: Matcher, topic: str = "", goal: Goal | None = None
) -> Candidate | None:
    """Read whether a passage takes up a part of a criterion; None when it does not."""
    passage = scanned.passage
    clause_hits, lead_hits, head_hits, inner = scanned.clauses, scanned.lead, scanned.heads, scanned.inner
    subject = _subject(part, passage, clause_hits, lead_hits, head_hits, matcher, topic, goal)
    if subject is None:
        return None
    best: tuple[Grade, Wording | None, int, list[list[Hit]], list[list[tuple[int, int]]]] | None = None
    for wording in part.wordings:
        stated = _stated(wording, passage, clause_hits, lead_hits, head_hits, inner)
        if stated is not None and (best is None or stated[0] > best[2]):
            best = (Grade.FULL, wording, *stated)
    if best is None:
        best = _weaker(part, passage, clause_hits)
    if best is None:
        best = _vague(part, passage, clause_hits, subject)
    if best is None:
        return None
    grade, wording, _, hits, labels = best
    place = _core(passage, hits, labels)
    core = passage.clauses[place]
    own = list(hits[place])
    subjects = list(pick(clause_hits[place], part.subject))
    if _other_thing(part, passage, place, clause_hits, own, labels[place]):
        return None
    spots = [*((hit.start, hit.end) for hit in own), *labels[place]]
    demand = min(spots) if spots else (0, len(core.text))

    def ignored(clause: Clause, cue: Cue) -> bool:
        return any(
            hit.start < cue.end and cue.start < hit.end for hit in pick(matcher.hits(clause.text), criterion.own_hedges)
        )

    ban = wording is not None and wording.ban
    if ban and not _prohibits(passage, place, own):
        if not (core.has("soft", "award", "information", "denial") or passage.marking is not None or _counts(core)):
            return None
    reading = read_status(passage, core, demand, ignored, ban=ban)
    signs = list(reading.signs)
    if reading.strength in (Strength.MANDATORY, Strength.SOFT) or reading.role is Role.BACKGROUND:
        if reading.role is not Role.BACKGROUND and reading.role not in criterion.accepted:
            signs.append(_role_sign(passage, core, reading.role))
        if grade is Grade.VAGUE and reading.role is not Role.INFORMATION_DUTY:
            signs += _word_signs(Weakening.NO_THRESHOLD, core, own, fallback=core)
        if grade is Grade.WEAKER:
            signs += _word_signs(Weakening.WEAKER_LABEL, core, own, labels[place], core)
        if grade is Grade.FULL and wording is not None:
            signs += _threshold_signs(wording.threshold, passage, core)
            signs += _choice_signs(part, wording, passage, matcher)
        signs += _share_signs(part, passage, core, reading.role, ban=ban)
        signs += _narrowing_signs(part, criterion, passage, place, clause_hits, matcher, ban=ban, ignored_role=reading.role)
        signs += _outdated_signs(part, passage, place, clause_hits)
        signs += _takeback_inside(passage, place)
        signs += _incomplete_signs(part, passage, clause_hits)
    if core.deleted:
        signs.append(Sign(Weakening.PENDING_DELETION, core.text, core))
    return Candidate(
        passage,
        core,
        grade,
        reading,
        tuple(dict.fromkeys(signs)),
        tuple(dict.fromkeys((*own, *subjects))),
        tuple(labels[place]),
        _covered(part, passage, clause_hits, lead_hits, head_hits, matcher),
    )


def _subject(
    part: Part,
    passage: Passage,
    clause_hits: Sequence[Hits],
    lead_hits: Hits,
    head_hits: Sequence[Hits],
    matcher: Matcher,
    topic: str,
    goal: Goal | None,
) -> str | None:
    """Tell where the part's subject is named: "clause", "near" (row, lead-in), "heading", "topic"; None nowhere."""
    if not part.subject:
        return "clause"
    if any(pick(hits, part.subject) for hits in clause_hits):
        return "clause"
    if part.subject_in_clause:
        return None
    if pick(lead_hits, part.subject) or any(pick(hits, part.subject) for hits in head_hits):
        return "near"
    others = (*part.not_about, *matcher.others(part))
    if any(pick(hits, others) for hits in (*clause_hits, lead_hits)):
        return None
    for heading in reversed(passage.context.headings):
        hits = matcher.hits(heading)
        if pick(hits, part.subject):
            return "heading"
        if pick(hits, others):
            return None
    if topic and pick(matcher.hits(topic), (*part.subject, *(goal.subjects if goal is not None else ()))) and any(_GOODS.search(clause.text) for clause in passage.clauses):
        return "topic"
    return None


def _stated(
    wording: Wording,
    passage: Passage,
    clause_hits: Sequence[Hits],
    lead_hits: Hits,
    head_hits: Sequence[Hits],
    inner: Hits,
) -> tuple[int, list[list[Hit]], list[list[tuple[int, int]]]] | None:
    """Match a wording: every group of names and one of the labels; the demand itself stands in the passage."""
    hits: list[list[Hit]] = [[] for _ in passage.clauses]
    labels: list[list[tuple[int, int]]] = [[] for _ in passage.clauses]
    inside = 0
    for group in wording.names:
        found = False
        for place, one in enumerate(clause_hits):
            own = pick(one, group)
            hits[place] += own
            found = found or bool(own)
        inside += found
        if not found and not (
            pick(lead_hits, group) or any(pick(one, group) for one in head_hits) or pick(inner, group)
        ):
            return None
    if wording.labels:
        named = False
        for place, clause in enumerate(passage.clauses):
            own_labels = [(m.start, m.end) for m in clause.labels if m.label in wording.labels]
            labels[place] += own_labels
            named = named or bool(own_labels)
        if not named and passage.lead is not None and any(m.label in wording.labels for m in passage.lead.labels):
            named, inside = True, inside - 1
        if not named and any(m.label in wording.labels for text in passage.related for m in find_labels(text)):
            named = True
        if not named:
            return None
        inside += 1
    if wording.threshold is not None and wording.threshold.required:
        stated = [(clause, q) for clause, q in quantities_of(passage) if _measures(wording.threshold, q)]
        if not stated:
            return None
        for place, clause in enumerate(passage.clauses):
            labels[place] += [(q.start, q.end) for one, q in stated if one is clause]
        inside += 1
    if inside < 1:
        return None
    return inside, hits, labels


def _weaker(part: Part, passage: Passage, clause_hits: Sequence[Hits]):  # noqa: ANN202 - as `best` above
    hits: list[list[Hit]] = [[] for _ in passage.clauses]
    labels: list[list[tuple[int, int]]] = [[] for _ in passage.clauses]
    for place, clause in enumerate(passage.clauses):
        hits[place] += pick(clause_hits[place], part.weaker)
        labels[place] += [(m.start, m.end) for m in clause.labels if m.label in part.weaker_labels]
        if part.weaker_labels:
            labels[place] += [(cue.start, cue.end) for cue in clause.cues if cue.kind == "weaker_proof"]
    if not any(hits) and not any(labels):
        return None
    return Grade.WEAKER, None, 1, hits, labels


def _vague(part: Part, passage: Passage, clause_hits: Sequence[Hits], subject: str):  # noqa: ANN202 - as `best` above
    """Find words that take the subject up without what makes it checkable, in the subject's own sentence."""
    if subject not in ("clause", "near"):
        return None
    hits: list[list[Hit]] = [[] for _ in passage.clauses]
    for place, one in enumerate(clause_hits):
        if subject == "near" or passage.row or not part.subject or pick(one, part.subject):
            if not passage.clauses[place].labels:
                hits[place] += pick(one, part.vague)
    if not any(hits):
        return None
    return Grade.VAGUE, None, 1, hits, [[] for _ in passage.clauses]


def _core(passage: Passage, hits: Sequence[Sequence[Hit]], labels: Sequence[Sequence[tuple[int, int]]]) -> int:
    """Choose the clause that carries the demand: the most of its words, binding before not, first before later."""

    def weight(place: int) -> tuple[int, int, int]:
        clause = passage.clauses[place]
        terms = len({hit.term for hit in hits[place]}) + 2 * bool(labels[place])
        return terms, int(clause.has("mandatory", "prohibition", "contract", "soft")), -place

    return max(range(len(passage.clauses)), key=weight)


def _other_thing(
    part: Part,
    passage: Passage,
    place: int,
    clause_hits: Sequence[Hits],
    own: Sequence[Hit],
    labels: Sequence[tuple[int, int]],
) -> bool:
    """Tell whether the demand is about something else ("vaskemidler til linned skal være svanemærkede")."""
    others = pick(clause_hits[place], part.not_about)
    if not others:
        if passage.row and not pick(clause_hits[place], part.subject):
            return any(pick(one, part.not_about) and not pick(one, part.subject) for one in clause_hits)
        return False
    subjects = pick(clause_hits[place], part.subject)
    free = [hit for hit in subjects if not any(o.start <= hit.start and hit.end <= o.end for o in others)]
    if not free:
        return True
    return others[0].start < free[0].start


def _prohibits(passage: Passage, place: int, own: Sequence[Hit]) -> bool:
    clauses = [passage.clauses[place], *([passage.lead] if passage.lead is not None else [])]
    if any(clause.has("prohibition") for clause in clauses):
        return True
    return any(re.search(r"(?:fri|frie|frit|løs|løse)$", passage.clauses[place].text[hit.start : hit.end].casefold()) for hit in own)


def _counts(core: Clause) -> bool:
    return any(q.direction is Direction.AT_MOST and q.unit is Unit.COUNT for q in core.quantities)


def _role_sign(passage: Passage, core: Clause, role: Role) -> Sign:
    kinds = {
        Role.AWARD_CRITERION: ("award",),
        Role.OPTION: ("option",),
        Role.INFORMATION_DUTY: ("scoring_off", "information"),
        Role.CONTRACT_TERM: ("contract",),
    }.get(role, ())
    for clause in (core, *passage.clauses, *([passage.lead] if passage.lead is not None else [])):
        cue = clause.cue(*kinds)
        if cue is not None:
            return Sign(Weakening.WRONG_ROLE, clause.text[cue.start : cue.end], clause, cue.start, cue.end)
    return Sign(Weakening.WRONG_ROLE, passage.marking.words if passage.marking is not None else core.text, None)


def _word_signs(
    reason: Weakening,
    core: Clause,
    hits: Sequence[Hit],
    labels: Sequence[tuple[int, int]] = (),
    fallback: Clause | None = None,
) -> list[Sign]:
    spans = [*((hit.start, hit.end) for hit in hits), *labels]
    if not spans:
        return [Sign(reason, core.text, core, 0, len(core.text))]
    start, end = spans[0]
    return [Sign(reason, core.text[start:end], core, start, end)]


def quantities_of(passage: Passage) -> tuple[tuple[Clause, Quantity], ...]:
    """Give the quantities of a passage; in a row, a bare number takes its unit from another cell or the header."""
    found = [(clause, quantity) for clause in passage.clauses for quantity in clause.quantities]
    if passage.row:
        units = [clause.text for clause in passage.clauses] + list(passage.context.headers)
        for clause in passage.clauses:
            if _BARE.fullmatch(clause.text.strip()):
                for unit in units:
                    if unit != clause.text and len(unit) < 40 and _UNIT.search(unit):
                        lent = find_quantities(f"{clause.text.strip()} {unit}")
                        found += [(clause, replace(q, start=0, end=len(clause.text))) for q in lent[:1]]
    return tuple(found)


_BARE = re.compile(r"(?:kr\.?\s*)?[\d.,]+(?:\s*(?:kr\.?|,-))?")
_UNIT = re.compile(r"\b(?:kr|dkk|ton|år|stk|pct|procent|kwh|måneder|dage)\b|%", re.IGNORECASE)


def _measures(threshold: Threshold, quantity: Quantity) -> bool:
    """Tell whether a quantity is of the threshold's unit and, for counts, of the things it counts."""
    if quantity.unit.value != threshold.unit:
        return False
    if not threshold.of:
        return True
    index = _counted(threshold.of)
    return bool(index.find(tokenize(quantity.of)))


_COUNTED: dict[tuple[str, ...], TermIndex] = {}


def _counted(terms: tuple[str, ...]) -> TermIndex:
    if terms not in _COUNTED:
        _COUNTED[terms] = TermIndex(terms)
    return _COUNTED[terms]


def meets(threshold: Threshold, quantity: Quantity) -> bool:
    """Tell whether a stated quantity is as strict as the threshold or stricter."""
    value = quantity.value
    if threshold.direction is Direction.AT_LEAST:
        return value >= threshold.value and quantity.direction is not Direction.AT_MOST
    if threshold.direction is Direction.AT_MOST:
        top = quantity.high if quantity.high is not None else value
        return top <= threshold.value and quantity.direction is not Direction.AT_LEAST
    return value == threshold.value


def _turned(clause: Clause, quantity: Quantity) -> Quantity:
    """Read "flere end to" as a limit where the clause rejects it ("afvises, hvis …", "må ikke bruges …")."""
    over = quantity.direction is Direction.AT_LEAST and " end " in clause.text[quantity.start : quantity.end].casefold()
    if over and clause.has("consequence", "prohibition"):
        return replace(quantity, direction=Direction.AT_MOST)
    return quantity


def _threshold_signs(threshold: Threshold | None, passage: Passage, core: Clause) -> list[Sign]:
    if threshold is None:
        return []
    stated = [(clause, q) for clause, q in quantities_of(passage) if _measures(threshold, q)]
    if not stated:
        return [] if not threshold.required else [Sign(Weakening.NO_THRESHOLD, core.text, core, 0, len(core.text))]
    short = [(clause, q) for clause, q in stated if not meets(threshold, _turned(clause, q))]
    if not short:
        return []
    clause, quantity = short[0]
    return [Sign(Weakening.LOWER_THRESHOLD, clause.text[quantity.start : quantity.end], clause, quantity.start, quantity.end)]


_FALLBACK = re.compile(r"\b(?:i modsat fald|ikke fås|ikke findes|ikke kan fås|hvor mærket|hvis der ikke|hvor der ikke|for varer(?:,)? hvor|ellers|såfremt der ikke)\b", re.IGNORECASE)
_OR = re.compile(r"\b(?:eller|og/eller|or|enten|alternativt|subsidiært|hhv\.?)\b|/", re.IGNORECASE)


def _choice_signs(part: Part, wording: Wording, passage: Passage, matcher: Matcher) -> list[Sign]:
    """Find a weaker proof that the clause lets the supplier choose instead."""
    weak = (*part.weaker_labels, *part.weaker_in_choice)
    signs: list[Sign] = []
    for clause in passage.clauses:
        if wording.labels and not any(m.label in wording.labels for m in clause.labels):
            continue
        if _FALLBACK.search(clause.text):
            continue
        spans = [(m.start, m.end) for m in clause.labels if m.label in weak]
        spans += [(cue.start, cue.end) for cue in clause.cues if cue.kind == "weaker_proof"]
        spans += [(hit.start, hit.end) for hit in pick(matcher.hits(clause.text), part.weaker)]
        for start, end in spans:
            if _OR.search(clause.text):
                signs.append(Sign(Weakening.WEAKER_LABEL, clause.text[start:end], clause, start, end))
                break
    return signs[:1]


_NOT_A_SHARE = re.compile(
    r"\b(?:vægt\w*|vægter|point|rabat\w*|bod\w*|moms\w*|pris\w*|merpris\w*|dyrere|billigere|afvige\w*|avance|rente\w*|tillæg\w*|batteri\w*|kapacitet\w*|"
    r"koncentration\w*|opløsning\w*|bomuld|polyester|genanvendt\w*|oppetid|omsætningen af|co2|reduk\w+|restværdi|fugt\w*)",
    re.IGNORECASE,
)


def _share_signs(part: Part, passage: Passage, core: Clause, role: Role, *, ban: bool) -> list[Sign]:
    if role is Role.AWARD_CRITERION or (part.share is None and not ban):
        return []
    clauses = [core, *([passage.lead] if passage.lead is not None else []), *(c for c in passage.clauses if c is not core and refers_back(c))]
    for clause in clauses:
        for quantity in clause.quantities:
            if part.share is not None and quantity.unit is Unit.PERCENT and quantity.value < part.share and quantity.direction is not Direction.AT_MOST:
                around = clause.text[max(0, quantity.start - 30) : quantity.start] + " " + clause.text[quantity.end : quantity.end + 22]
                if _NOT_A_SHARE.search(around):
                    continue
                return [Sign(Weakening.LOWER_THRESHOLD, clause.text[quantity.start : quantity.end], clause, quantity.start, quantity.end)]
            if ban and quantity.unit is Unit.COUNT and quantity.direction is Direction.AT_MOST and quantity.value > 0:
                return [Sign(Weakening.LOWER_THRESHOLD, clause.text[quantity.start : quantity.end], clause, quantity.start, quantity.end)]
            if (
                not ban
                and quantity.unit is Unit.COUNT
                and quantity.direction is Direction.AT_LEAST
                and re.match(r"vare|produkt|artikl|sortiment|stk|modeller|typer", quantity.of)
            ):
                return [Sign(Weakening.NARROWED_SCOPE, clause.text[quantity.start : quantity.end], clause, quantity.start, quantity.end)]
    return []


_LOOSE_REST = re.compile(r"\b(?:kan|må|uden|ikke|frit|fri|behøver|efter|vælge|valg\w*|alene|undtaget|friviligt|frivillig\w*|standard\w*|som de er)\b", re.IGNORECASE)
_REST = ("øvrige", "øvrigt", "de resterende", "resten", "andre")
_ONLY = ("udvalgte", "visse", "enkelte", "nogle", "en del af", "dele af", "del af")


def _narrowing_signs(
    part: Part,
    criterion: Criterion,
    passage: Passage,
    place: int,
    clause_hits: Sequence[Hits],
    matcher: Matcher,
    *,
    ban: bool,
    ignored_role: Role,
) -> list[Sign]:
    core = passage.clauses[place]
    own = pick(matcher.hits(core.text), criterion.own_hedges)
    for number, clause in enumerate(passage.clauses):
        hits = clause_hits[number]
        outside = pick(hits, part.not_about)
        inside = pick(hits, part.subject)
        for cue in clause.cues:
            if cue.kind != "narrowing":
                continue
            words = clause.text[cue.start : cue.end]
            lowered = words.casefold()
            if clause is core and any(hit.start < cue.end and cue.start < hit.end for hit in own):
                continue
            if outside and (not inside or outside[0].start < inside[0].start):
                continue
            if clause is not core and clause.has("deferral"):
                continue
            if outside and clause is core and min((abs(o.start - cue.end) for o in outside), default=99) < 30:
                continue
            if lowered.startswith(_REST) and (not _LOOSE_REST.search(clause.text) or clause.has("consequence")):
                continue
            if lowered.startswith(_ONLY) and clause is not core:
                continue
            if lowered.startswith(_ONLY) and not _near_subject(clause, cue, part, hits):
                continue
            if "uden" in lowered and (ban or clause is core and clause.has("mandatory", "prohibition") and clause.has("consequence", "prohibition")):
                continue
            if "kun" in lowered.split()[:1] and clause is core and "omfat" not in lowered and "gælder" not in lowered:
                continue
            return [Sign(Weakening.NARROWED_SCOPE, words, clause, cue.start, cue.end)]
    return []


def _near_subject(clause: Clause, cue: Cue, part: Part, hits: Hits) -> bool:
    """Tell whether "udvalgte" or "en del af" is said of the criterion's goods, not of something else in the sentence."""
    after = clause.text[cue.end : cue.end + 45]
    spots = pick(hits, part.subject)
    return bool(_GOODS.search(after)) or any(0 <= hit.start - cue.end < 45 for hit in spots) or not spots


def _outdated_signs(part: Part, passage: Passage, place: int, clause_hits: Sequence[Hits]) -> list[Sign]:
    core = passage.clauses[place]
    for hit in pick(clause_hits[place], part.outdated):
        return [Sign(Weakening.OUTDATED, core.text[hit.start : hit.end], core, hit.start, hit.end)]
    oldest = dict(part.generations)
    for mention in core.labels:
        if mention.generation is not None and mention.generation < oldest.get(mention.label, 0):
            return [Sign(Weakening.OUTDATED, core.text[mention.start : mention.end], core, mention.start, mention.end)]
    cue = core.cue("outdated")
    if cue is not None:
        return [Sign(Weakening.OUTDATED, core.text[cue.start : cue.end], core, cue.start, cue.end)]
    return []


def _incomplete_signs(part: Part, passage: Passage, clause_hits: Sequence[Hits]) -> list[Sign]:
    """Find words that say that a piece of the demand is left out."""
    for number, clause in enumerate(passage.clauses):
        for hit in pick(clause_hits[number], part.incomplete):
            return [Sign(Weakening.PARTIAL, clause.text[hit.start : hit.end], clause, hit.start, hit.end)]
    return []


def _takeback_inside(passage: Passage, place: int) -> list[Sign]:
    """Find a sentence of the same passage that takes the demand back ("Kravet bortfalder, hvis …")."""
    for number, clause in enumerate(passage.clauses):
        if number == place:
            continue
        cue = next((c for c in clause.cues if c.kind == "takeback"), None)
        if cue is not None and refers_back(clause) and not clause.has("narrowing"):
            return [Sign(Weakening.CONTRADICTED, clause.text[cue.start : cue.end], clause, cue.start, cue.end)]
    return []


def _covered(
    part: Part,
    passage: Passage,
    clause_hits: Sequence[Hits],
    lead_hits: Hits,
    head_hits: Sequence[Hits],
    matcher: Matcher,
) -> frozenset[int]:
    """Tell which of the part's product groups the passage speaks of; a word for all of them covers all."""
    everything = frozenset(range(len(part.covers)))
    if not part.covers:
        return everything
    found: set[int] = set()
    general = False
    for hits in (*clause_hits, lead_hits, *head_hits):
        groups = [pick(hits, group) for group in part.covers]
        found.update(number for number, group in enumerate(groups) if group)
        special = [hit for group in groups for hit in group]
        for hit in pick(hits, part.subject):
            if not any(s.start <= hit.start < s.end or hit.start <= s.start < hit.end for s in special):
                general = True
    return everything if general or not found else frozenset(found)


_UNLABELLED = re.compile(
    r"\b(?:umærke\w*|ikke-?\s?mærke\w*|uden (?:miljø)?mærk\w*|ikke-certificer\w*|uden certific\w*|miljømærk\w*|mærkekrav\w*)", re.IGNORECASE
)
_EXEMPT = ("ikke omfattet", "gælder ikke", "kan leveres uden", "leveres uden")


@dataclass(frozen=True, slots=True)
class TakeBack:
    """A clause that takes a demand back or allows the opposite; ``of`` are the passages that it names by number."""

    sign: Sign
    of: frozenset[str] = frozenset()
    strong: bool = False


def takes_back(part: Part, passage: Passage, matcher: Matcher, known: frozenset[str]) -> TakeBack | None:
    """Find a clause that takes a demand of this part back or allows the opposite.

    ``known`` are the numbers of the tender's passages: a clause that names one takes back that one,
    whatever else it says.
    """
    for number, clause in enumerate(passage.clauses):
        cue = clause.cue("takeback")
        if cue is None and not passage.row:
            cue = next(
                (c for c in clause.cues if c.kind == "narrowing" and clause.text[c.start : c.end].casefold().startswith(_EXEMPT)),
                None,
            )
        if cue is None:
            continue
        words = clause.text[cue.start : cue.end]
        lesser = words.casefold().startswith(_EXEMPT) and clause.text[cue.end :].lstrip().startswith("for ")
        sign = Sign(Weakening.NARROWED_SCOPE if lesser else Weakening.CONTRADICTED, words, clause, cue.start, cue.end)
        named = references(clause.text) & known
        strong = _is_strong(words)
        if named:
            return TakeBack(sign, named, strong)
        if _about(part, passage, number, matcher):
            return TakeBack(sign, strong=strong)
    return None


def _is_strong(words: str) -> bool:
    lowered = words.casefold()
    return lowered.startswith(("uanset", "bortfald", "frafald", "udgå", "ophæv", "annuller", "gælder ikke længere", "fastholdes ikke", "nulstil", "opretholdes ikke")) or (
        "berettiget" in lowered or "tilladt" in lowered or "frit" in lowered or "fritag" in lowered
    )


def _about(part: Part, passage: Passage, number: int, matcher: Matcher) -> bool:
    """Tell whether a clause that takes something back speaks of this part's demand."""
    clause = passage.clauses[number]
    hits = matcher.hits(clause.text)
    about = bool(pick(hits, part.subject)) or not part.subject
    if pick(hits, part.not_about) and not pick(hits, part.subject):
        return False
    labelled = any(wording.labels for wording in part.wordings)
    label = any(mention.label in wording.labels for wording in part.wordings for mention in clause.labels)
    whole = any(
        wording.names and all(pick(hits, group) for group in wording.names) for wording in part.wordings
    )
    some = any(pick(hits, group) for wording in part.wordings for group in wording.names)
    unlabelled = labelled and _UNLABELLED.search(clause.text) is not None
    if about and (label or unlabelled or some):
        return True
    if label or whole:
        return not pick(hits, matcher.others(part))
    if number and _asks_first(passage, number) and not pick(hits, matcher.others(part)):
        said = [matcher.hits(one.text) for one in passage.clauses[: number + 1]]
        labels = {m.label for one in passage.clauses[: number + 1] for m in one.labels}
        return any(pick(one, part.subject) for one in said) and any(
            (wording.labels and labels & set(wording.labels))
            or (wording.names and all(any(pick(one, group) for one in said) for group in wording.names))
            for wording in part.wordings
        )
    return False


def _asks_first(passage: Passage, number: int) -> bool:
    return any(one.text.rstrip().endswith("?") or one.header.casefold().startswith("spørgsmål") for one in passage.clauses[:number])


def matcher_of(book: RuleBook) -> Matcher:
    """Give the matcher of a rule book."""
    known = _MATCHERS.get(book.version)
    if known is None or known[0] is not book:
        known = (book, Matcher(book.goals))
        _MATCHERS.clear()
        _MATCHERS[book.version] = known
    return known[1]


_MATCHERS: dict[str, tuple[RuleBook, Matcher]] = {}
