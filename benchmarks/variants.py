"""Make variants of a demand: weaker ones, and ones that say the same in other words or in another place.

Only demands of one plain main clause with one "skal" are changed, since only there the changes are sure
to be Danish. What each variant should be judged follows from docs/verdicts.md, not from the engine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from pogi_check.danish.energy_classes import find_energy_classes
from pogi_check.danish.headings import of_headings
from pogi_check.danish.labels import find_labels
from pogi_check.danish.quantities import find_quantities
from pogi_check.danish.sentences import sentences
from pogi_check.danish.statuses import Status
from pogi_check.danish.words import TermIndex, tokenize
from pogi_check.judging.thresholds import measures
from pogi_check.rulebook.book import Example
from pogi_check.terms import Direction, Kind, Role, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pogi_check.danish.labels import LabelMention
    from pogi_check.rulebook.book import Criterion, Threshold


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand of one main clause, cut at its "skal": "Midlerne", "være svanemærkede"; ``there``: "Der"."""

    example: Example
    subject: str
    rest: str

    @property
    def text(self) -> str:
        """Give the sentence."""
        return f"{self.subject} skal {self.rest}."

    @property
    def there(self) -> bool:
        """Tell whether the clause begins with "Der", its subject coming later."""
        return self.subject == "Der"

    @property
    def inner(self) -> str:
        """Give the subject as it stands inside a sentence."""
        name = any(mention.start == 0 for mention in find_labels(self.subject))
        acronym = self.subject[1:2].isupper() or not self.subject[1:2].isalpha()
        return self.subject if name or acronym else self.subject[0].lower() + self.subject[1:]

    @property
    def present(self) -> str | None:
        """Give what follows the subject with the verb in the present tense; None where that is not sure."""
        verb, _, rest = self.rest.partition(" ")
        if verb in ("kunne", "ville", "lade") or _SECOND_VERB.search(rest):
            return None
        return f"{_present(verb)} {rest}" if rest else _present(verb)


@dataclass(frozen=True, slots=True)
class Variant:
    """A changed demand: each of ``documents`` is a document of its own.

    ``kind`` is the class of change, ``form`` the way in which it was made. Any of ``reasons`` is right.
    """

    kind: str
    form: str
    verdict: str
    documents: tuple[Example, ...]
    reasons: tuple[str, ...] = ()


_PLAIN = re.compile(r"(?P<subject>[A-ZÆØÅ][^,;:()?!]*?) skal (?P<rest>(?:[^,;:()?!]|,(?=\d))+?)\.?")
_INFINITIVE = re.compile(r"(?!\w+(?:erne|ene|nde|lige|ske|alle)\b)(?:\w{2,}(?:e|es|ås)|få|stå|gå|bestå)")
_SECOND_VERB = re.compile(
    r"\b(?:og|eller|samt|men) (?:også |kun |derefter )?(?:være|have|bære|kunne|holde|følge|bruge|vise|give"
    r"|tage|leve|gøre|sikre|få|ske|opfylde|overholde|sende|føre|\w{2,}(?:ere|es))\b"
)
_FRONTED = frozenset({
    "af", "alene", "bortset", "derfor", "derudover", "desuden", "det", "efter", "for", "fra", "fremover",
    "gennem", "her", "herudover", "hertil", "hvis", "hvor", "i", "inden", "ingen", "intet", "kun", "med",
    "mellem", "mod", "når", "om", "over", "på", "samtidig", "senest", "som", "såfremt", "til", "ud", "uden",
    "udelukkende", "under", "ved", "er", "jo",
})  # fmt: skip
_NOT_PLAIN = frozenset({
    "bør", "kan", "må", "skal", "hvis", "såfremt", "medmindre", "når", "dog", "undtagen", "muligt", "omfang",
    "evt", "eventuelt", "ikke", "point", "vægtes", "oplyse", "beskrive", "redegøre", "tilstræbe", "stræbe",
    "bestræbe", "helst", "primært", "senest", "udgangspunkt", "bortset", "relevant", "krav", "kravet", "bod",
    "option", "evne", "vægt", "vægter", "tæller", "indgå", "indgår",
})  # fmt: skip
_LONGEST = 28  # words of a demand that is still plain
_PRESENT = {"være": "er", "have": "har", "gøre": "gør", "vide": "ved", "burde": "bør"}
_BINDING = (Status.MANDATORY, Status.CONTRACT, Status.REQUIREMENTS)


def demand_of(example: Example) -> Demand | None:
    """Give a present example as a demand, where it is a single plain clause."""
    apart = example.row or example.lead_in or example.legend
    if example.verdict != "present" or len(example.texts) != 1 or apart:
        return None
    marking = of_headings(example.under)
    text = " ".join(example.texts[0].split())
    match = _PLAIN.fullmatch(text)
    if match is None or len(sentences(text)) != 1 or (marking and marking.status not in _BINDING):
        return None
    demand = Demand(example, match["subject"], match["rest"])
    return demand if _is_plain(demand) else None


def _is_plain(demand: Demand) -> bool:
    """Tell whether subject and verb stand where they are looked for, and nothing else binds or loosens."""
    words = [token.word for token in tokenize(f"{demand.subject} {demand.rest}")]
    return (
        len(words) <= _LONGEST
        and _NOT_PLAIN.isdisjoint(words)
        and demand.subject.split()[0].lower() not in _FRONTED
        and _INFINITIVE.fullmatch(demand.rest.split()[0]) is not None
    )


def _present(verb: str) -> str:
    if verb in _PRESENT:
        return _PRESENT[verb]
    return verb if verb.endswith("s") else f"{verb}r"


# ── weaker ──────────────────────────────────────────────────────────────────────────────────────

_Made = tuple[str, str]  # the form of a variant, and its text
_SOFT = ("bør", "kan", "bør gerne", "bør så vidt muligt")
_WISHES = (
    "Det ønskes, at {inner} {present}.",
    "Det er ønskeligt, at {inner} {present}.",
    "Kommunen ser gerne, at {inner} {present}.",
    "Det anbefales, at {inner} {present}.",
)
_HEDGES = (
    "{subject} skal så vidt muligt {rest}.",
    "{subject} skal i videst muligt omfang {rest}.",
    "{subject} skal om muligt {rest}.",
    "{subject} skal som udgangspunkt {rest}.",
    "{subject} skal fortrinsvis {rest}.",
    "{subject} skal {rest}, hvor det er muligt.",
    "{subject} skal {rest}, medmindre andet aftales.",
)
_CONDITIONS = (
    "{subject} skal {rest}, hvis prisen ikke overstiger markedsprisen.",
    "{subject} skal {rest}, såfremt det ikke medfører merpris.",
    "{subject} skal {rest}, forudsat at det er økonomisk forsvarligt.",
    "{subject} skal {rest}, hvis leverandøren kan.",
    "Hvis det ikke bliver dyrere, skal {inner} {rest}.",
)
_EXCEPTIONS = (
    "{subject} skal {rest}, dog ikke varer under 500 kr.",
    "{subject} skal {rest}, dog ikke de varer, som er nævnt i bilag 7.",
    "{subject} skal {rest}, undtagen ved småkøb.",
    "{subject} skal {rest}. Kravet gælder ikke for varer under 500 kr.",
)
_SCORED = (
    "Det vægtes positivt, at {inner} {present}.",
    "Der gives point for, at {inner} {present}.",
    "Ved evalueringen lægges der vægt på, at {inner} {present}.",
)
_TOLD = (
    "Tilbudsgiver skal oplyse, om {inner} {present}.",
    "Tilbudsgiver skal redegøre for, i hvilket omfang {inner} {present}.",
    "Tilbudsgiver bedes beskrive, hvorvidt {inner} {present}.",
)
_LATER = (
    "Fra 2031 skal {inner} {rest}.",
    "På sigt skal {inner} {rest}.",
    "Senest 24 måneder efter kontraktstart skal {inner} {rest}.",
    "{subject} skal {rest} senest 18 måneder efter kontraktstart.",
)
_TAKEN_BACK = (
    "Kravet bortfalder.",
    "Ovenstående krav gælder ikke.",
    "Uanset ovenstående kan leverandøren fravige kravet.",
    "Leverandøren kan frit fravige dette krav.",
)
_REVOKED = (
    "Kravet i punkt 3.2 bortfalder.",
    "Punkt 3.2 udgår.",
    "Uanset punkt 3.2 kan leverandøren levere varer, der ikke opfylder kravet.",
)
_DENIED = (
    "Der stilles ikke krav om, at {inner} {present}.",
    "Det er ikke et krav, at {inner} {present}.",
    "Ordregiver stiller ikke krav om, at {inner} {present}.",
    "Det kræves ikke, at {inner} {present}.",
)
_UNRELATED = (
    "Levering skal ske på hverdage mellem kl. 8 og 14.",
    "Fakturaen skal sendes elektronisk til kommunens EAN-nummer.",
    "Leverandøren skal udpege en fast kontaktperson.",
    "Priserne er faste i det første år.",
    "Tilbuddet skal være affattet på dansk.",
)
_PLURAL = re.compile(r"[A-ZÆØÅ][a-zæøå-]{4,}(?:er|re)(?= skal\b)")
_NO_PLURAL = re.compile(
    r"\w*(?:tømmer|læder|computer|server|printer|scanner|fiber|skærmer|center)", re.IGNORECASE
)
_ALL = re.compile(r"(?:Alle|Samtlige) (?=[a-zæøå])")
_SHARES = ("Mindst 40 % af alle", "Mindst 25 pct. af alle")
_SUPPLIER = re.compile(  # of whom there is no part to leave out
    r"den grafiske|\w*(?:leverandør|trykker|vaskeri|entreprenør|tilbudsgiver|virksomhed|producent|rådgiver"
    r"|produktionssted)",
    re.IGNORECASE,
)


def _says(form: str, demand: Demand) -> str | None:
    """Fill a form; None where the demand has no sure present tense, or the form no place for "der"."""
    present = demand.present
    if "{present}" in form and present is None:
        return None
    return form.format(subject=demand.subject, inner=demand.inner, rest=demand.rest, present=present)


def _filled(forms: tuple[str, ...], demand: Demand, criterion: Criterion) -> Iterator[_Made]:
    """Fill forms, leaving out those whose words are the criterion's own text."""
    own = TermIndex(criterion.own_hedges)
    for form in forms:
        words = re.sub(r"\{\w+\}", "", form)
        text = None if own.find(tokenize(words)) else _says(form, demand)
        if text is not None:
            yield form, text


def _modal(demand: Demand, criterion: Criterion) -> Iterator[Variant]:
    forms = [f"{{subject}} {verb} {{rest}}." for verb in _SOFT]
    if demand.rest.startswith("kunne "):
        forms.remove("{subject} kan {rest}.")
    yield from _weaker("modal", _filled((*forms, *_WISHES), demand, criterion), demand, "soft_modality")


def _hedge(demand: Demand, criterion: Criterion) -> Iterator[Variant]:
    yield from _weaker("hedge", _filled(_HEDGES, demand, criterion), demand, "hedged")


def _condition(demand: Demand, criterion: Criterion) -> Iterator[Variant]:
    yield from _weaker("condition", _filled(_CONDITIONS, demand, criterion), demand, "conditional")


def _deferral(demand: Demand, criterion: Criterion) -> Iterator[Variant]:
    if not any(_is_of_time(one) for one in _thresholds(criterion)) and not re.search(
        r"\b20\d\d\b", demand.text
    ):
        yield from _weaker("deferral", _filled(_LATER, demand, criterion), demand, "deferred")


def _threshold(demand: Demand, criterion: Criterion) -> Iterator[Variant]:
    for number, text in _other_numbers(demand, criterion, looser=True):
        yield from _weaker("threshold", iter([(number, text)]), demand, "lower_threshold")


def _label(demand: Demand, criterion: Criterion) -> Iterator[Variant]:
    """Put a weaker label in the place of the asked one, or beside it as a choice."""
    asked = {label for part in criterion.asks for wording in part.wordings for label in wording.labels}
    mentions = [one for one in find_labels(demand.text) if one.label in asked]
    if len(mentions) != 1 or len(criterion.asks) != 1:
        return
    for label in criterion.asks[0].weaker_labels:
        for form, text in _with_label(demand.text, mentions[0], label):
            yield from _weaker("label", iter([(f"{form}: {label}", text)]), demand, "weaker_label")


_AS_NOUN = {
    "allergycertified": "AllergyCertified",
    "asthma-allergy-nordic": "Asthma Allergy Nordic",
    "better-cotton": "Better Cotton",
    "cradle-to-cradle": "Cradle to Cradle",
    "dansk-indeklimamaerkning": "Dansk Indeklimamærkning",
    "den-blaa-krans": "Den Blå Krans",
    "emas": "EMAS",
    "fsc": "FSC-mærket",
    "global-recycled-standard": "Global Recycled Standard",
    "gots": "GOTS",
    "greenguard": "GREENGUARD",
    "iso-14001": "ISO 14001",
    "moebelfakta": "Möbelfakta",
    "oeko-tex-made-in-green": "OEKO-TEX Made in Green",
    "oeko-tex-standard-100": "OEKO-TEX Standard 100",
    "pefc": "PEFC-mærket",
}
_ADJECTIVE = re.compile(r"være (?:alle )?$")
_NOUN = re.compile(r"(?:have|bære|med) $")


def _with_label(text: str, asked: LabelMention, label: str) -> Iterator[_Made]:
    """Write a label instead of one that a text names, and beside it; where grammar is sure."""
    name = _AS_NOUN.get(label)
    before, own, after = text[: asked.start], text[asked.start : asked.end], text[asked.end :]
    if name is None or re.match(r"[\w-]", after) or "eller" in after:
        return
    if _ADJECTIVE.search(before) and own.casefold().endswith(("ede", "et")):
        yield "instead", f"{before}mærket med {name}{after}"
        yield "choice", f"{before}{own} eller mærket med {name}{after}"
    elif _NOUN.search(before):
        yield "instead", f"{before}{name}{after}"
        yield "choice", f"{before}{own} eller {name}{after}"


def _scope(demand: Demand, criterion: Criterion) -> Iterator[Variant]:
    """Bind a part of the goods only, by a word, an exception or a share."""
    shared = all(part.share == 100 for part in criterion.asks)  # noqa: PLR2004 - per cent
    if criterion.kind is Kind.DAEKNING or not shared or _SUPPLIER.match(demand.subject):
        return
    made = list(_filled(_EXCEPTIONS, demand, criterion)) if not demand.there else []
    head = demand.text
    if _ALL.match(head):
        made += [(word, _ALL.sub(f"{word} ", head, count=1)) for word in ("Udvalgte", "Visse", "Nogle af de")]
        made += [(share, _ALL.sub(f"{share} ", head, count=1)) for share in _SHARES]
    elif (plural := _PLURAL.match(head)) and not _NO_PLURAL.fullmatch(plural.group()):
        made += [(word, f"{word} {demand.inner} skal {demand.rest}.") for word in ("Udvalgte", "Visse")]
        made += [(share, f"{share} {demand.inner} skal {demand.rest}.") for share in _SHARES]
    yield from _weaker("scope", iter(made), demand, "narrowed_scope", "lower_threshold")


def _role(demand: Demand, criterion: Criterion) -> Iterator[Variant]:
    """Score the demand, ask to be told of it, or buy it as an option, where that is not accepted."""
    if Role.BACKGROUND in criterion.accepted:
        return  # a statement is enough: what is scored or told may state it
    if of_headings(demand.example.under) is not None:
        return  # heading and sentence would disagree
    scored = () if Role.AWARD_CRITERION in criterion.accepted else _SCORED
    told = () if Role.INFORMATION_DUTY in criterion.accepted else _TOLD
    for form, text in _filled((*scored, *told), demand, criterion):
        yield Variant("role", form, "weakened", (replace(demand.example, texts=(text,)),), ("wrong_role",))
    for heading in ("Optioner", "Option: tilkøb"):
        option = replace(demand.example, under=(*demand.example.under, heading))
        yield Variant("role", f"[{heading}]", "weakened", (option,), ("wrong_role",))


def _take_back(demand: Demand, _criterion: Criterion) -> Iterator[Variant]:
    """Let another sentence, or another document, take the demand back."""
    for form in _TAKEN_BACK:
        taken = replace(demand.example, texts=(f"{demand.text} {form}",))
        yield Variant("take-back", form, "weakened", (taken,), ("contradicted",))
    *outer, heading = demand.example.under or ("Krav",)
    if not heading[:1].isalpha():
        return
    numbered = replace(demand.example, under=(*outer, f"3.2 {heading}"))
    for form in _REVOKED:
        notice = Example("present", (form,), under=("Rettelser til udbudsmaterialet",))
        yield Variant("take-back", form, "weakened", (numbered, notice), ("contradicted",))


def _denial(demand: Demand, criterion: Criterion) -> Iterator[Variant]:
    forms = _DENIED if demand.there else (*_DENIED, "{subject} behøver ikke at {rest}.")
    for form, text in _filled(forms, demand, criterion):
        yield Variant("denial", form, "missing", (replace(demand.example, texts=(text,)),))


def _deletion(_demand: Demand, _criterion: Criterion) -> Iterator[Variant]:
    for sentence in _UNRELATED:
        yield Variant("deletion", sentence, "missing", (Example("missing", (sentence,)),))


def _weaker(kind: str, made: Iterator[_Made], demand: Demand, *reasons: str) -> Iterator[Variant]:
    """Give variants that stand where the demand stands; under "Mindstekrav" a soft verb is unclear too."""
    also = ("unclear_status",) if kind == "modal" and demand.example.under else ()
    for form, text in made:
        yield Variant(kind, form, "weakened", (replace(demand.example, texts=(text,)),), (*reasons, *also))


# ── numbers ─────────────────────────────────────────────────────────────────────────────────────

_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_LOOSE_CLASS, _STRICT_CLASS = "G", "A"


def _thresholds(criterion: Criterion) -> list[Threshold]:
    wordings = (wording for part in criterion.asks for wording in part.wordings)
    return [wording.threshold for wording in wordings if wording.threshold is not None]


def _is_of_time(threshold: Threshold) -> bool:
    return threshold.unit == Unit.CALENDAR_YEAR


def _other_numbers(demand: Demand, criterion: Criterion, *, looser: bool) -> Iterator[_Made]:
    """Write half or double the criterion's own number in the place of the stated one."""
    text = demand.text
    stated = [*find_quantities(text), *find_energy_classes(text)]
    wordings = [wording for part in criterion.asks for wording in part.wordings]
    if find_labels(text) and any(wording.threshold is None for wording in wordings):
        return  # the label may be enough
    for threshold in _thresholds(criterion):
        measured = [one for one in stated if measures(threshold, one)]
        if len(measured) != 1 or not threshold.value or not threshold.required:
            continue
        start, end = measured[0].start, measured[0].end
        if threshold.unit == Unit.ENERGY_CLASS:
            letter = re.search(r"\b[A-G]\b(?!\+)", text[start:end])
            to = _LOOSE_CLASS if looser else _STRICT_CLASS
        else:
            letter = _DIGITS.search(text, start, end)
            letter = letter and re.compile(re.escape(letter.group())).search(text[start:end])
            to = _moved(threshold, looser=looser)
        if letter is not None and to:
            at = start + letter.start()
            yield f"{letter.group()} → {to}", text[:at] + to + text[start + letter.end() :]
            return


def _moved(threshold: Threshold, *, looser: bool) -> str:
    """Give a number well on one side of a threshold; nothing where there is none."""
    if _is_of_time(threshold):
        return str(round(threshold.value) + (5 if looser else -1))
    if threshold.unit == Unit.PERCENT and not looser:
        return ""
    down = looser is (threshold.direction is Direction.AT_LEAST)
    moved = round(threshold.value / 2 if down else threshold.value * 2)
    return f"{moved:,}".replace(",", ".") if moved != threshold.value else ""


# ── the same ────────────────────────────────────────────────────────────────────────────────────

_SIMILAR = ("eller tilsvarende", "eller lignende", "eller anden passende dokumentation")
_RESTATED = ("Det er et krav, at {inner} {present}.", "Det er et mindstekrav, at {inner} {present}.")
_PERIOD = "I hele kontraktperioden skal {inner} {rest}."
_LEADS = ("Leverandøren skal opfylde følgende mindstekrav:", "Følgende krav skal opfyldes:")
_ACTIVE = re.compile(
    r"(?P<who>Leverandøren|Entreprenøren) skal (?P<verb>levere|anvende|benytte|bruge) (?P<what>\w.+)"
)
_PASSIVE = re.compile(r"Der skal (?P<verb>leveres|anvendes|benyttes|bruges) (?P<what>\w.+)")
_OF_ACTOR = re.compile(r"\b(?:sig|sin|sit|sine|selv)\b")


def _similar(demand: Demand, criterion: Criterion) -> Iterator[Variant]:
    """Allow an equal label, as the law demands."""
    asked = {label for part in criterion.asks for wording in part.wordings for label in wording.labels}
    text = demand.text
    if re.search(r"tilsvarende|lignende|ligeværdig|dokument", text):
        return
    if any(one.label in asked and one.end == len(text) - 1 for one in find_labels(text)):
        for words in _SIMILAR:
            yield _same("or similar", words, replace(demand.example, texts=(f"{text[:-1]} {words}.",)))


def _placed(demand: Demand, _criterion: Criterion) -> Iterator[Variant]:
    """Put the demand into a row, a list, another document, among other text."""
    text, example = demand.text, demand.example
    row = (("Nr.", "1"), ("Krav", text), ("Type", "MK"))
    for legend in ("", "MK = mindstekrav"):
        coded = replace(example, texts=(), row=row, legend=legend)
        yield _same("row with code", legend or "MK", coded)
    for lead in _LEADS:
        yield _same("list", lead, replace(example, lead_in=lead))
    for before, after in zip(_UNRELATED, (*_UNRELATED[2:], *_UNRELATED[:2]), strict=True):
        between = replace(example, texts=(f"{before} {text} {after}",))
        yield _same("among other sentences", before, between)
        other = Example("present", (before, after), under=("Generelle forhold",))
        yield _same("another document", before, other, example)
    for heading in ("KRAVSPECIFIKATION", "3. KRAV TIL YDELSEN", "MILJØKRAV"):
        yield _same("upper-case heading", heading, replace(example, under=(heading, *example.under)))
    yield _same("exact copy", "twice", replace(example, texts=(text, text)))


def _softer_beside(demand: Demand, criterion: Criterion) -> Iterator[Variant]:
    """Say the same once more as a wish, in a policy."""
    for form, text in _filled(("{subject} bør {rest}.", _WISHES[1]), demand, criterion):
        policy = Example("present", (text,), under=("Kommunens indkøbspolitik",))
        yield _same("softer copy in a policy", form, demand.example, policy)


def _reworded(demand: Demand, criterion: Criterion) -> Iterator[Variant]:
    """Say the same with another verb or in another order."""
    example = demand.example
    if (present := demand.present) is not None:
        for heading in ("Kravspecifikation", "Mindstekrav"):
            stated = replace(
                example, under=(heading, *example.under), texts=(f"{demand.subject} {present}.",)
            )
            yield _same("present tense", f"[{heading}]", stated)
    for form, text in _filled(_RESTATED, demand, criterion):
        yield _same("as a krav, at …", form, replace(example, texts=(text,)))
    if Role.CONTRACT_TERM in criterion.accepted:
        for form, text in _filled((_PERIOD,), demand, criterion):
            yield _same("fronted", form, replace(example, texts=(text,)))
    text = demand.text
    if (match := _ACTIVE.fullmatch(text)) and not _OF_ACTOR.search(text) and demand.present:
        passive = f"Der skal {match['verb']}s {match['what']}"
        yield _same("active to passive", match["verb"], replace(example, texts=(passive,)))
    if (match := _PASSIVE.fullmatch(text)) and demand.present:
        active = f"Leverandøren skal {match['verb'][:-1]} {match['what']}"
        yield _same("passive to active", match["verb"], replace(example, texts=(active,)))


def _stricter(demand: Demand, criterion: Criterion) -> Iterator[Variant]:
    for number, text in _other_numbers(demand, criterion, looser=False):
        yield _same("stricter number", number, replace(demand.example, texts=(text,)))


def _same(kind: str, form: str, *documents: Example) -> Variant:
    return Variant(kind, form, "present", documents)


_MAKERS: tuple[Callable[[Demand, Criterion], Iterator[Variant]], ...] = (
    _modal,
    _hedge,
    _condition,
    _threshold,
    _label,
    _scope,
    _role,
    _deferral,
    _take_back,
    _deletion,
    _denial,
    _similar,
    _placed,
    _softer_beside,
    _reworded,
    _stricter,
)


def variants_of(demand: Demand, criterion: Criterion) -> tuple[Variant, ...]:
    """Make every variant of a demand of a criterion that can be made surely."""
    return tuple(chain.from_iterable(make(demand, criterion) for make in _MAKERS))
