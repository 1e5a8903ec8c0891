"""Signs: the words by which a demand falls short, and those that belong to its verb."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from pogi_check.danish.clauses import Clause
from pogi_check.danish.cues import Cue
from pogi_check.danish.order_sizes import order_size
from pogi_check.danish.universals import only_from_volume
from pogi_check.patterns import pattern
from pogi_check.terms import Role, Weakening


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that weaken a clause: why, which words, and the clause they stand in (None: a marking)."""

    reason: Weakening
    words: str
    clause: Clause | None = None
    start: int = 0
    end: int = 0


CueTest = Callable[[Clause, Cue], bool]

_FIRST_VERB = frozenset({
    "kan", "er", "har", "findes", "overstiger", "medfører", "foreligger", "koster", "betyder",
    "skønnes", "ligger", "opnår", "vil", "godkender", "tillader", "viser", "foregår", "stiller",
    "giver", "råder", "kræver", "muliggør", "rækker", "holder", "slår", "får", "bevilges", "bevilger",
    "opnås", "gives", "modtager", "lykkes", "vedtager", "vurderer", "skønner", "beslutter", "afsættes",
    "tildeles", "forhøjes", "dækker",
})  # fmt: skip
_BENIGN_CONDITION = pattern(
    r"\bfor så vidt (?:som )?(?:de|det|den|disse|dette|denne)"
    r" (?:angår|vedrører|indgår|omfattes|er omfattet|er en del)\b"
    r"|\b(?:ikke (?:(?:alt|alle|samtlige|det hele|hele listen|et|ét) [^,;]{0,40}?\b)?"
    r"(?:opfyld|overhold|lever|efterlev"
    r"|(?:kan )?(?:dokumenter|godtgør|eftervis|aflæs|læs|ses\b))\w*|tvivl|anmod"
    r"|kan (?:[\w/]+ ){1,2}?ikke (?:det|dette|alt|opfyld\w*|lev\w*|overhold\w*)\b"
    r"|tilfældet|forlang|mangler?|udskift"
    r"|der (?:er tale om|indgår|anvendes|leveres|tilbydes|bruges|benyttes|købes)"
    r"|(?:de[nt]?|rummet|der) (?:allerede )?ikke (?:allerede )?(?:har|er|findes|får)\b"
    r"|er fremstillet|(?:er )?(?:\w+ ){0,3}(?:lavet|fremstillet) af|indeholder træ|består af)",
    re.IGNORECASE,
)
_EQUAL_PROOF = pattern(r"\b(?:tilsvarende|ligeværdig\w*|på anden (?:måde|vis))\b", re.IGNORECASE)
_LACKS = pattern(r"\b(?:ikke|uden|mangler|mister)\b", re.IGNORECASE)
_IS_REFUSED = pattern(
    r"\b(?:kan|må|skal|vil)\b[^,;]{0,40}\bikke\b|\b(?:afvis|returner|kasser|udgår|forkast|fravælg)\w*"
    r"|\btages ikke\b"
    r"|\bskal\b[^,;]{0,40}\b(?:udskift|erstat|ombyt|tages retur)\w*",
    re.IGNORECASE,
)
_EXCEEDS = pattern(
    r"\b(?:vise[rs]?|viser|overstig\w*|overskrid\w*|konstater\w*|påvis\w*|måles|findes|mere end|større end"
    r"|for (?:højt?|meget)|indeholder)\b",
    re.IGNORECASE,
)
_IS_SENT_BACK = pattern(
    r"\b(?:kan|må)\b[^,;]{0,40}\bikke (?:tages i brug|leveres|afleveres|anvendes|bruges|benyttes|indbygges"
    r"|monteres|udleveres|sættes op|godkendes)\b"
    r"|\b(?:afvis|returner|kasser|forkast)(?:es|er)\b",
    re.IGNORECASE,
)
# What follows a breach, said after the demand and before the breach.
_ANSWERS_FOR = pattern(
    r"(?:,? (?:og|samt) (?:\w+ ){0,3}?(?:hæfter|erstatter|betaler|bøder|udskifter|afhjælper|bekoster"
    r"|ombytter)\b[^,;.]*"
    r"|\bkan (?:\w+ )?(?:kræve|forlange|ophæve|hæve|afvise|returnere|standse|holde)\b[^,;.]*"
    r"|\b(?:anses|betragtes|regnes) (?:for|som) (?:en )?(?:\w+ )?(?:mangel|misligholdelse|fejl|brud)\b[^;.]*"
    r"|\b(?:mangel|misligholdelse)\b[^;.]{0,60}),?\s$",
    re.IGNORECASE,
)
_NOT_TO_BE_HAD = pattern(r"\b(?:ikke|umulig\w*)\b.*\b(?:find|fås|skaff|lever|købe?s)\w*", re.IGNORECASE)
_ON_REQUEST = pattern(
    r"\b(?:anmod|forlang|påkrav|forespørgsel|begæring|ordre|bestilling|reklamation|levering af)\w*",
    re.IGNORECASE,
)
_YEAR = pattern(r"\b20\d\d\b")
_SOMEBODYS = pattern(
    r"fra \w+ (?:har|havde|blev|var)\b", re.IGNORECASE
)  # "En ingeniør fra Drift har i maj 2024 …"
_RECURS = pattern(
    r"\b(?:hvert? (?:\w+ )?(?:år|måned|kvartal|halvår|uge|dag|gang|januar|februar|marts|april|maj|juni|juli"
    r"|august|september|oktober|november|december)\b|(?:årligt?|kvartalsvist?|månedligt?)\b)",
    re.IGNORECASE,
)
# What was published or fixed by a day is dated, not put off ("tal, som er offentliggjort inden den 1. maj").
_DATED = pattern(
    r"\b(?:har|havde|er|blev|blevet) (?:\w+ ){0,2}(?:offentliggjort|udgivet|udsendt|udmeldt|fastsat|vedtaget"
    r"|opgjort|registreret|indberettet|opført|bygget) $",
    re.IGNORECASE,
)
# "Er samlet, malet og lakeret uden …" tells what a thing is like: no subject stands between verb and comma.
_TELLS_STATE = pattern(r"(?:er|har) [\w-]+(?:,| og\b| eller\b)", re.IGNORECASE)
_BEFORE = 14  # characters before it: "Hvert år inden udgangen af februar"
_RECURS_NEAR = 40  # characters after "inden udgangen af" among which "hvert år" stands
_IN_DAYS = pattern(r"\b(?:dage|arbejdsdage|hverdage|kalenderdage|uge|uger|døgn)\b", re.IGNORECASE)
_HANDS_OVER = pattern(
    r"\b(?:fremlæg|aflever|udarbejd|indsend|fremsend|forelæg|udlever|vedlæg|opstil|bevis|dokument"
    r"|attest|rapport"
    r"|oversigt|plan\b|planen\b|notat|redegørelse)",
    re.IGNORECASE,
)
# "lavenergiruder, der først er sparet ind efter 30 år, skal sættes i": a relative sentence ends there
_COMMA_WITHIN = pattern(r"efter [^,]{1,20}, (?:skal|er|leveres)\b", re.IGNORECASE)
_IS_LIFE = pattern(r"i løbet af (?:et|hvert) år\b", re.IGNORECASE)
_IF_ABLE = pattern(
    r"\b(?:leverandør|tilbudsgiver|entreprenør|producent|vaskeri|trykkeri)\w*"
    r" (?:kan|formår|har mulighed for det"
    r"|er i stand til det)\W*$",
    re.IGNORECASE,
)
_AS_FAR_AS = ("i det omfang", "hvor", "når", "hvis", "såfremt")
_GIVES_POINTS = pattern(
    r"\b(?:giv|får|opnå|tildel|udløs|tillæg|beløn)\w*\b.*\bpoint|\bpoint\w*\b[^,;]*\b(?:giv|tildel"
    r"|opnå|får)\w*",
    re.IGNORECASE,
)
_OF_A_THING = frozenset({"er", "har", "består", "bærer", "skal"})
_NEAR_MONEY = 40  # characters
_FROM_YEAR = pattern(r"fra (?:og med )?(?:år )?20\d\d\b", re.IGNORECASE)
_COUNTS = frozenset(
    {
        "tages",
        "medtages",
        "ses",
        "tæller",
        "indgår",
        "lægges",
        "medregnes",
        "indregnes",
        "inddrages",
        "vægtes",
        "gælder",
    }
)
_NOUN_COMMA = pattern(
    r"(?:(?:leverandør|tilbudsgiver|tilbud|virksomhed|producent|(?<!tils)vare|produkt|vaskeri|udstyr"
    r"|enhed)\w*"
    r"|\b(?:den|det|dem)),\s*$",
    re.IGNORECASE,
)
_NO_NOUN = frozenset({
    "det", "der", "den", "de", "han", "hun", "nogen", "andre", "alle", "prisen", "man", "vi", "i", "du",
    "leverandøren", "tilbudsgiver", "kommunen", "ordregiver", "dette", "disse", "ikke",
})  # fmt: skip
_QUALITY = pattern(
    r"\w*(?:klasse|mærke|mærkning|indhold|forbrug|levetid|oprindelse|effekt|vægt|farve|materialer|dele|ejer"
    r"|størrelse|navn|sokkel|fatning|armaturer|lyskilder|overflade|emballage"
    r"|varighed|løbetid|længde|bredde|højde|tykkelse|værdi|resultat|fyld|pap|omfang|formål|art"
    r"|beskaffenhed|alder"
    r"|egenskaber|kvalitet|tilstand|stel|skal|bund|betræk|produktion|drift|opgave|ansatte|medlemmer"
    r"|indkøb|sum)"
)
_FEW = 3  # words of a thing that opens its sentence
_THAT = pattern(r",\s*at\b")
_END_OF_CONDITION = pattern(
    r",(?!\d|\s*(?:at|som|der) "
    r"|\s*og (?:det|de|prisen|opgaven)\b[^,]{0,25}\b(?:fordyr|merpris|merudgift|merom))"
)  # no decimal comma, no clause that belongs to it
_COSTS = pattern(r"fordyr|merpris|merudgift|meromkostning|merbetaling", re.IGNORECASE)


def reaches_over(clause: Clause, cue: Cue, end: int) -> bool:
    """Tell whether a stretch from a condition or a denial goes on into another clause of the sentence."""
    border = {"conditional": _END_OF_CONDITION, "denial": _THAT}.get(cue.kind)
    return border is not None and border.search(clause.text, cue.end, end) is not None


# "foretages ikke på grundlag af prisen, men på grundlag af …" says what holds instead, of the same kind
_CONTRAST = pattern(
    r"\b(?:ikke|hverken|ej)\s+(?:(?:alene|kun|længere)\s+)?"
    r"(?P<how>på|efter|ud fra|med|som|ved|i|til|for|af|ud)?\b"
    r"[^.;]*?,?\s(?:men|derimod)\s+(?:derimod\s+|i stedet\s+)?"
    r"(?:(?P=how)\b|hvad\b|efter hvad\b|det (?:samlede|der|som)\b|den samlede\b)",
    re.IGNORECASE,
)


def is_contrast(clause: Clause, cue: Cue) -> bool:
    """Tell whether the "ikke" of some words is answered by a "men" that says what holds instead."""
    found = _CONTRAST.finditer(clause.text) if "men " in clause.text or "derimod" in clause.text else ()
    return any(match.start() <= cue.end < match.end() for match in found)


def no_cue(_clause: Clause, _cue: Cue) -> bool:
    """Hold for no cue: the test of whoever has nothing to set apart."""
    return False


def sign_at(reason: Weakening, clause: Clause, span: tuple[int, int]) -> Sign:
    """Give a stretch of a clause as a sign."""
    return Sign(reason, clause.text[slice(*span)], clause, *span)


def loosenings(clause: Clause, role: Role, ignored: CueTest, stated: CueTest) -> Iterator[Sign]:
    """Find what takes the force out of a clause's demand: words of effort, a later date, a condition.

    ``ignored`` tells which cues are the criterion's own text, ``stated`` which are the demand's own words.
    """
    yield from _hedges(clause, ignored)
    yield from islice(_deferrals(clause, ignored), 1)
    yield from islice(_conditions(clause, role, ignored, stated), 1)


def _hedges(clause: Clause, ignored: CueTest) -> Iterator[Sign]:
    """Find words of effort; with money behind them they are a condition ("i det omfang prisen …")."""
    for cue in _apart(clause, "hedge", ignored):
        if clause.text[cue.start : cue.end].casefold().startswith("kan ikke"):
            continue  # "kan ikke fraviges"
        money = next(
            (c for c in clause.cues if c.kind == "condition" and 0 <= c.start - cue.end < _NEAR_MONEY), None
        )
        if money is not None and clause.text[cue.start :].casefold().startswith(_AS_FAR_AS):
            yield sign_at(Weakening.CONDITIONAL, clause, (cue.start, money.end))
        else:
            yield sign_at(Weakening.HEDGED, clause, (cue.start, cue.end))


def _deferrals(clause: Clause, ignored: CueTest) -> Iterator[Sign]:
    """Find words that let the demand bind later; "senest 5 dage efter anmodning" lets it bind at once.

    So does "inden udgangen af februar hvert år", which comes again each year.

    A year from which it binds opens its sentence; elsewhere it dates something else ("kriterier fra 2021").
    """
    year = _FROM_YEAR.match(clause.text)
    if year is not None:
        yield sign_at(Weakening.DEFERRED, clause, year.span())
    for cue in _apart(clause, "deferral", ignored):
        sign = sign_at(Weakening.DEFERRED, clause, (cue.start, cue.end))
        recurs = _RECURS.search(clause.text, max(0, cue.start - _BEFORE), cue.end + _RECURS_NEAR)
        opens = clause.text[cue.start : cue.end].casefold().startswith(("fra", "først"))
        dated = not opens and _DATED.search(clause.text, 0, cue.start) is not None
        if _SOMEBODYS.match(sign.words):
            continue
        if _of_a_paper(clause, sign.words) or _COMMA_WITHIN.match(sign.words) or _IS_LIFE.match(sign.words):
            continue
        on_request = _ON_REQUEST.search(sign.words) and not _YEAR.search(sign.words)
        if not on_request and recurs is None and not dated:
            yield sign


def _of_a_paper(clause: Clause, words: str) -> bool:
    """Tell whether a few days or weeks are those in which a paper is handed over ("fremlægger en plan")."""
    return _IN_DAYS.search(words) is not None and _HANDS_OVER.search(clause.text) is not None


def _apart(clause: Clause, kind: str, ignored: CueTest) -> Iterator[Cue]:
    """Give the cues of a kind, of overlapping ones the first and longest."""
    kept = 0
    for cue in sorted((c for c in clause.cues if c.kind == kind), key=lambda c: (c.start, -c.end)):
        if cue.start >= kept and not ignored(clause, cue):
            yield cue
            kept = cue.end


def _conditions(clause: Clause, role: Role, ignored: CueTest, stated: CueTest) -> Iterator[Sign]:
    """Find conditions on which the demand hangs; a question has none, nor has a scale of points."""
    scale = role is Role.AWARD_CRITERION and _GIVES_POINTS.search(clause.text) is not None
    if scale or clause.text.rstrip().endswith("?"):
        return
    for cue in _openers(clause, ignored):
        comma = _END_OF_CONDITION.search(clause.text, cue.end)
        span = cue.start, comma.start() if comma else len(clause.text.rstrip(" ."))
        size = order_size(clause.text)
        if size is not None and size[0] <= cue.start < size[1]:
            continue  # "er oplaget på 500 eller mere": so much of it is asked
        scored = role is Role.AWARD_CRITERION and any(
            c.kind == "award" and c.start < cue.start and not stated(clause, c) for c in clause.cues
        )
        if not scored and not _is_harmless(
            clause, cue, span
        ):  # "vægtes positivt, hvis …" says what is scored
            yield sign_at(Weakening.CONDITIONAL, clause, span)


def _openers(clause: Clause, ignored: CueTest) -> Iterator[Cue]:
    """Find where a condition begins: at a verb that stands first ("Overstiger prisen …,") or at its cue."""
    first = clause.tokens[0] if clause.tokens else None
    opens = first is not None and first.word in _FIRST_VERB and clause.text[:1].isupper()
    if first is not None and opens and "," in clause.text and not _TELLS_STATE.match(clause.text):
        cue = Cue("conditional", first.start, first.end, 0, 0)
        if not ignored(clause, cue):
            yield cue
    for cue in clause.cues:
        alike = clause.text[: cue.start].casefold().endswith(" som ")  # "som hvis det var nyt"
        if cue.kind == "conditional" and not (alike or ignored(clause, cue) or _is_whose(clause, cue)):
            yield cue


def _is_whose(clause: Clause, cue: Cue) -> bool:
    """Tell "den leverandør, hvis pris er lavest" from a condition: after a noun and before one."""
    following = clause.tokens[cue.last + 1].word if cue.last + 1 < len(clause.tokens) else ""
    if clause.text[cue.start : cue.end].casefold() != "hvis":
        return False
    before = clause.text[: cue.start].rstrip()
    if before.endswith((",", ", og", ", eller")) and (
        _QUALITY.fullmatch(following) or _is_bare(clause, cue, before)
    ):
        return True
    return _NOUN_COMMA.search(clause.text[: cue.start]) is not None and following not in _NO_NOUN


def _is_bare(clause: Clause, cue: Cue, before: str) -> bool:
    """Tell whether "hvis" joins a thing to one before it: "Bordene, hvis plader er af birk"."""
    noun, verb = (
        clause.tokens[place].word if place < len(clause.tokens) else ""
        for place in (cue.last + 1, cue.last + 2)
    )
    bare = noun not in _NO_NOUN and not noun.endswith(("en", "et", "ne", "s"))
    if bare and verb == "ikke" and cue.first <= _FEW:
        return True  # "Lagner, hvis stof ikke er …, kan ikke leveres"
    return bare and verb in _OF_A_THING and before.rstrip(" ,").endswith(("ne", "en", "et"))


def _is_of_breach(text: str, span: tuple[int, int]) -> bool:
    """Tell whether a condition is a breach of the demand, and its sentence says what follows."""
    start, end = span
    words = text[start:end]
    return bool(
        # "Er et middel ikke mærket, kan det ikke leveres"
        (_LACKS.search(words) and _IS_REFUSED.search(text, end))
        # "Viser en prøve mere bly, kan bygningen ikke tages i brug"
        or (_EXCEEDS.search(words) and _IS_SENT_BACK.search(text, end))
        # "… og hæfter for udskiftning, hvis en prøve viser noget andet"
        or _ANSWERS_FOR.search(text, 0, start)
    )


def _is_harmless(clause: Clause, opener: Cue, span: tuple[int, int]) -> bool:
    """Tell whether a condition leaves the demand its force."""
    start, end = span
    # "kan kun leveres, hvis …" demands the condition; "tæller kun, hvis …" hangs on it.
    exclusive = clause.cue("exclusive")
    opening = exclusive is not None and exclusive.first == 0 and opener.first == 1  # "Kun hvis …, gælder …"
    inside = {c.kind for c in clause.cues if start <= c.start < end}
    # "udelukkende returfibre, såfremt det ikke medfører merpris", "…, hvis leverandøren kan"
    dear = "condition" in inside or _IF_ABLE.search(clause.text[start:end]) is not None
    if exclusive is not None and exclusive.start <= opener.start and not opening and not dear:
        before = clause.tokens[exclusive.first - 1].word if exclusive.first else ""
        return before not in _COUNTS and not only_from_volume(clause.text)
    # "hvis det er muligt" is a hedge already; "hvis kravet ikke opfyldes" tells what a breach costs.
    words = clause.text[start:end]
    if clause.text[opener.start : opener.end].casefold().startswith(("medmindre", "med mindre")):
        # "må ikke leveres, medmindre det fremgår af emballagen" demands what follows
        banned = any(c.kind == "prohibition" and c.end <= start for c in clause.cues)
        if banned and not dear and "hedge" not in inside and not _NOT_TO_BE_HAD.search(words):
            return True
        # "medmindre de har EU-Blomsten", "medmindre det dokumenteres på anden måde": something equal
        labelled = any(start <= mention.start < end for mention in clause.labels)
        if _EQUAL_PROOF.search(words) or (labelled and not _NOT_TO_BE_HAD.search(words)):
            return True
    if not dear and _is_of_breach(clause.text, span):
        return True
    if "hedge" in inside or (_BENIGN_CONDITION.search(words) and not _COSTS.search(words)):
        return True
    return clause.has("consequence") and "condition" not in inside
