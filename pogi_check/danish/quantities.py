"""Quantities that a clause states: a number, its unit, which way it binds.

"mindst 60 pct.", "op til 1.500 kr./ton", "højst to forskellige fibre", "fem års reservedele". Dates,
years, references (pkt. 3.2, § 46), names of standards and requirement codes are not quantities.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from pogi_check.danish.numerals import Number, number_at, value_of
from pogi_check.patterns import pattern
from pogi_check.terms import Direction, Unit

if TYPE_CHECKING:
    import re


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated number.

    Money per mass is kroner a tonne, other money kroner, energy kWh, power watt, mass tonnes or (from
    gram and milligram) grams, volume litres, length millimetres. ``of`` is the unit or the counted noun
    as it stands, casefolded; ``start`` and ``end`` span the whole expression with the words of its
    direction; ``high`` is the upper end of a range.
    """

    value: float
    unit: Unit
    direction: Direction | None
    of: str
    start: int
    end: int
    high: float | None = None


class _Measure(NamedTuple):
    unit: Unit
    factor: float
    start: int
    end: int


_GAP = r"[ \t\u00a0\u202f]"
# Where a number may begin: a digit, or a gap before a number word. One class to look for, so that text
# without numbers costs next to nothing.
_SEED = pattern(
    r"[0-9½¼¾\s(/\"'»“:–=<>≥≤-](?:(?<=[0-9½¼¾])|e[nt](?:[ht]u|og| [håmudtpkafson])|(?<=[tmd.] )e[nt]\b"
    r"|é[nt]\b|e(?:e[nt]\b|lleve)|t(?:o(?:\b|[ohtå])|i(?:\b|[tå])|re(?:\b|[ohtdså])|olv|yve|usind)"
    r"|f(?:ire|em(?:\b|[ohtå])|jorten|yrre|irs)|s(?:eks|yv|ytten)|otte|ni(?:\b|[ohtå])|atten"
    r"|h(?:undred|alv[adtf]|vert? (?:and|tredj|fjerd|femt|tiend)))"
)
_INSIDE = pattern(r"(?:\w|(?<!\w)[a-zæøå]\.|[.\w][-–/]|\d[.,:]|[§#+]\s?)$")

_BETWEEN = r"(?:[\s:]+(?:på|ca\.?|cirka|omkring|i|alt|de|første|om|kun|eller|the|of))*[\s:(]*"
_DIRECTION = pattern(
    rf"(?<!\w)(?:"
    rf"(?:(?<!de )(?<!det )(?<!den )(?P<least>(?:aller)?mindst|(?:som )?minimum|minimalt|min\.?|at least)"
    rf"|(?P<most>(?:aller)?(?:højst|højest)|(?:som )?ma(?:ks|x)(?:imalt|imum|\.)?|at most|senest))"
    rf"(?: [a-zæøå]+){{0,5}}?"
    rf"|(?P<least2>fra(?: og med)?|≥|>=|=>)"
    rf"|(?P<most2>op til|inden(?! for de(?:n|t)? første)(?: ?for)?|≤|<=|=<|up to|within"
    rf"|begræns\w*(?: [a-zæøå]+){{0,3}} (?:til|på)|(?:grænse|loft)\w* på)"
    rf"|(?P<exact>præcis\w*|nøjagtigt?|eksakt|=|exactly)"
    rf"|(?P<more>(?:mere|flere|større|højere|længere) end|over(?:stig|skrid)\w*|>|more than|exceed(?:ing)?)"
    rf"|(?P<less>(?:mindre|færre|lavere|kortere) end|<|less than|fewer than)"
    rf"|(?P<near_more>over)|(?P<near_less>under)"
    rf"){_BETWEEN}$"
)
_NEGATED = pattern(
    r"(?<!\w)(?:ikke(?! kun| alene| blot| mindst)|aldrig|ingen|intet|not|no)(?!\w)(?P<gap>[^.;:!?,\n]*)$"
)
_SUFFIX = pattern(
    r",?\s*(?:(?P<least>(?:eller|og|or) (?:derover|mere|flere|højere|længere|større|opefter|more|above|over)"
    r"\b(?! end)|(?:som )?minimum\b|som mindst)"
    r"|(?P<most>(?:eller|og|or) (?:derunder|mindre|færre|lavere|kortere|nedefter|less|fewer|below|under)\b"
    r"(?! end)|(?:som )?maksimum\b|maksimalt\b(?! \w)))"
)

_MASSES = {"t": 1.0, "k": 1e3, "g": 1e6, "m": 1e9}
_MASS = r"(?P<mass>tons?|tonnes?|t|kg|kilo(?:gram)?|g|gram|mg)\b(?!\.\w)"
_A = "et|ét|en|én"
_PER = rf"(?:/{_GAP}?|pr\b\.?{_GAP}?|per\b|for (?:hvert?|{_A})\b|(?<= )[aà] ){_GAP}?(?:(?:1|{_A}) )?"
_PER_MASS = pattern(rf"{_GAP}?(?:[^\W\d]+\.?{_GAP}){{0,4}}?{_PER}(?:{_MASS}|(?P<kwh>kwh\b))")
_PER_THING = pattern(rf"{_GAP}?{_PER}(?:stk|styk|m[23²³]|kubikmeter|liter|l|time|km|m|enhed)\b\.?")
_OF_MASS = pattern(
    rf"(?:(?:for|pr\.?|per|/){_GAP}?(?:(?:1|{_A}|hvert) )?|(?<!\w)(?:1|{_A}) (?=\w+ (?:co|klima)))"
    rf"{_MASS}[^.;!?\n]*$"
)
_CARBON = pattern(r"co[2₂]|kuldioxid|carbon|klima|udledning|emission")
_MONEY_BEFORE = pattern(r"(?<!\w)(?:dkk|(?P<thousand>t\.? ?)?kr\.?|kroner)\s?$")

_PERCENTAGE_POINT = rf"(?:%|pct\.?|procent)-?(?:{_GAP})?point"
_DEGREE = rf"°(?:{_GAP})?[cf]?"
_PRICE_DASH = rf",-(?:(?:{_GAP})?(?:kr\b\.?|kroner\b))?"
_UNIT = pattern(
    rf"{_GAP}?(?:"
    rf"(?P<other>{_PERCENTAGE_POINT}|{_DEGREE}|m[23²³]\b|kvm\b|lm\b(?:/w\b)?|lux\b|dpi\b|[mgt]b\b"
    r"|kn\b|grader\b"
    r"|tommer\b|db\b|hz\b|minut(?:ter)?\b|sekund(?:er)?\b|eur(?:o)?\b|€|ppm\b)"
    r"|(?P<percent>%|pct\b\.?|(?:vægt|volumen|masse)?procents?\b|per ?cent\b)"
    r"|(?P<years>-?år(?:s|ige?t?)?\b|years?\b)"
    r"|(?P<months>-?måned(?:er)?s?\b|mdr\b\.?|months?\b)"
    r"|(?P<weeks>-?uge(?:r?s?)\b|weeks?\b)"
    r"|(?P<days>-?(?:arbejds|hver|kalender|bank|virke)?dag(?:e?s?)\b|døgn\b"
    r"|(?:working |business |calendar )?days?\b)"
    r"|(?P<hours>-?timer?s?\b|hours?\b)"
    rf"|(?P<kroner>kr\b\.?|(?:danske )?kroner?\b|dkk\b|{_PRICE_DASH})"
    r"|(?P<oere>øre\b)"
    r"|(?P<thousand_kroner>t\.? ?kr\b\.?)"
    r"|(?P<kwh>kwh\b)|(?P<mwh>mwh\b)|(?P<watt>w\b|watt\b)|(?P<kilowatt>kw\b|kilowatt\b)"
    r"|(?P<tonnes>tons?\b|tonnes?\b)|(?P<kilos>kg\b|kilo(?:gram)?\b)"
    r"|(?P<grams>g\b(?!\.\w)|gram\b)|(?P<milligrams>mg\b)"
    r"|(?P<litres>l\b(?!\.\w)|liter\b)|(?P<millilitres>ml\b)|(?P<centilitres>cl\b)|(?P<decilitres>dl\b)"
    r"|(?P<millimetres>mm\b)|(?P<centimetres>cm\b)|(?P<metres>m\b(?!\.)|meter\b)"
    r"|(?P<points>-?points?\b|pts\b)"
    r"|(?P<pieces>stk\b\.?|styks?\b|pcs\b)"
    r")"
)
_UNITS: dict[str, tuple[Unit, float]] = {
    "other": (Unit.OTHER, 1),
    "percent": (Unit.PERCENT, 1),
    "years": (Unit.YEARS, 1),
    "months": (Unit.MONTHS, 1),
    "weeks": (Unit.WEEKS, 1),
    "days": (Unit.DAYS, 1),
    "hours": (Unit.HOURS, 1),
    "kroner": (Unit.KRONER, 1),
    "oere": (Unit.KRONER, 0.01),
    "thousand_kroner": (Unit.KRONER, 1000),
    "kwh": (Unit.KWH, 1),
    "mwh": (Unit.KWH, 1000),
    "watt": (Unit.WATT, 1),
    "kilowatt": (Unit.WATT, 1000),
    "tonnes": (Unit.TONNES, 1),
    "kilos": (Unit.TONNES, 0.001),
    "grams": (Unit.GRAMS, 1),
    "milligrams": (Unit.GRAMS, 0.001),
    "litres": (Unit.LITRES, 1),
    "millilitres": (Unit.LITRES, 0.001),
    "centilitres": (Unit.LITRES, 0.01),
    "decilitres": (Unit.LITRES, 0.1),
    "millimetres": (Unit.MILLIMETRES, 1),
    "centimetres": (Unit.MILLIMETRES, 10),
    "metres": (Unit.MILLIMETRES, 1000),
    "points": (Unit.POINTS, 1),
    "pieces": (Unit.COUNT, 1),
}
_PHYSICAL = frozenset({Unit.KWH, Unit.WATT, Unit.TONNES, Unit.GRAMS, Unit.LITRES, Unit.MILLIMETRES})
_MONEY = frozenset({Unit.KRONER, Unit.KRONER_PER_TONNE, Unit.KRONER_PER_KWH})
_RATE = pattern(r"/[^\W\d]\w*[²³]?")

_NEAR = 2  # words between "ikke" and "over": "må ikke være over"
_LONG = 8  # digits of a CPV, CVR or telephone number
_YEAR = pattern(r"(?:19[5-9]|20[0-9])\d")
_SINCE = pattern(r"(?:fra|med|senest|inden|for|over|under) $")
_POSTAL = pattern(r"\d{4}")
_POINTED = pattern(r"\d+\.\d{1,2}|\d+\.\d{4,}")
_MONTH = pattern(
    rf"\.?{_GAP}+(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|january|february|march|may|june|july|october)\b"
)
_ORDINAL = pattern(rf"\.(?:{_GAP}*[-–]|{_GAP}+[a-zæøå])")
_REFERENCE = pattern(
    r"(?:§|(?<!\w)(?:pkt|punkt\w*|afsnit\w*|stk|nr|nummer|numre|bilag\w*|underbilag|kapitel|kap|side"
    r"|sider|s|p|artikel|art"
    r"|litra|figur|tabel|note|fodnote|skema|ark|fane|annex|appendi[ks]s?|tlf|telefon|mobil|fax"
    r"|cpv(?:-kode)?|cvr|ean|id|ref"
    r"|iso|iec|din|insta|standard(?:en|s)?|norm(?:en)?|(?:oeko|øko)-?tex|euro|generation|gen|version"
    r"|ver|v|rev|revision|udgave|type"
    r"|fase|trin|rum|hus|række|kolonne|linje|post|del|delaftale\w*|delkontrakt|lot|gruppe"
    r"|produktgruppe|varegruppe|vare"
    r"|niveau|klasse\w*|kategori|model|zone|hold|blok|etape|scenarie|spørgsmål|svar|krav|mindstekrav"
    r"|mk|mål|delmål|goal"
    r"|(?:under|del|tildelings)?kriterium|konkurrenceparameter|parameter|rettelse\w*|position|pos"
    r"|løbenr|varenr|licens\w*"
    r"|direktiv|forordning|eu\)|eu|kl|klokken|uge|år|kvartal|page|section|chapter|clause|table|item"
    r"|no|requirement|scope"
    r"|co|win(?:dows)?|office))[\s.:]*$"
)
_CODE = pattern(r"(?:^|[\s(/,;:])(?!I )[A-ZÆØÅ][A-ZÆØÅ/.]{0,5}[ -]$")
_LIST = pattern(r"\s*(?:,|,?\s*(?:og|eller|samt|til|and|or)|[-–/])\s*")
_LEADS_TO_BARE = pattern(
    r"(?:[:=|]|(?<!\w)(?:er|på|til|med|udgør|sættes|fastsættes|fastsat|bliver|være|lig|is|of))\s*$"
)

_DIGITS = pattern(r"\d+")
_WORD = pattern(rf"{_GAP}+([^\W\d_][\w-]*)")
_FILLER = pattern(
    r"forskellige?|typer?|slags|arter|art|sorter|former|af|ny[et]?|brugte|andre|anden|andet"
    r"|særskilte|separate"
    r"|tilbudte|leverede|samlede|de|det|den|disse|vores|different|types|kinds|of|enkelte|mulige|yderligere"
    r"|ekstra|hele|øvrige|første|sidste|bedste|næste|følgende|små|store|hvide|sorte"
    r"|\w+(?:iske|elige|bare|este|løse|ede|ende)"
)
_LAST_GROUP = pattern(r"\d[ \u00a0\u202f](\d{3}(?:,\d+)?)$")
_PARENTHETIC = ("højst ", "højest ", "mindst ", "maks. ", "maksimalt ")
_NO_NOUN = pattern(
    r"og|eller|samt|i|på|til|for|fra|med|ved|om|pr|per|er|var|skal|kan|må|vil|har|bliver|som|der|at"
    r"|men|hvis|når|dog"
    r"|inden|efter|før|under|over|mellem|ikke|kun|også|ad|hos|uden|gælder|omfatter|udgår|bortfalder"
    r"|the|and|or|in|to|is|are|be|will|shall|must|x"
)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Read every quantity in a text, in order."""
    folded = text.lower()
    if len(folded) != len(text):  # a letter whose small form is longer would move every place after it
        folded = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    found: list[Quantity] = []
    settled: list[bool] = []
    passed = done = paid = reference = 0  # ends of the last numeral, quantity, price, reference
    for seed in _SEED.finditer(f" {folded}"):
        start = seed.start() - seed[0][0].isnumeric()
        if start < passed or (number := number_at(folded, start)) is None:
            continue
        passed = number.end
        if _INSIDE.search(folded, max(start - 2, 0), start):
            if number.joined == "til" and (digits := _DIGITS.match(folded, start)):
                passed = digits.end()  # "et ton CO2 til 750 kr." states no range from 2
            continue
        if number.low:
            stated = _read_number(text, folded, number, done=done, paid=paid, reference=reference)
        else:
            stated = _read_part(folded, number, done)
        if stated is None:
            reference = number.end
            continue
        found.append(stated)
        settled.append(bool(stated.of or stated.direction) or _stands_alone(folded, number))
        passed = done = stated.end
        paid = done if stated.unit in _MONEY else paid
    return _lend_units(folded, found, settled)


def _read_part(folded: str, number: Number, done: int) -> Quantity | None:
    """Read "to tredjedele", "2/3 af", "halvdelen" as percent."""
    if number.percent is None:
        return None
    direction, start = _direction_before(folded, number.start, done)
    of = folded[number.part : number.end]
    return Quantity(number.percent, Unit.PERCENT, direction, of, start, number.end)


def _read_number(
    text: str, folded: str, number: Number, *, done: int, paid: int, reference: int
) -> Quantity | None:
    start, end = number.start, number.end
    money = _MONEY_BEFORE.search(folded, max(done, start - 8), start)
    direction, first = _direction_before(folded, money.start() if money else start, done)
    if number.joined == "til" and folded[first:start].strip() == "fra":
        direction = None
    if folded.startswith("+", end):
        direction, end = direction or Direction.AT_LEAST, end + 1
    suffixed, end = _direction_after(folded, end)
    direction = direction or suffixed
    measure = _measure(folded, (start, end), money, paid)
    if measure is None:
        measure = _counted(text, folded, number, end)
        if measure is None or _is_reference(
            text, folded, number, measure, reference=reference, sure=direction is not None
        ):
            return None
    low, high = _values(number, measure)
    if high is not None and high <= low:
        if number.joined != "til":
            return None  # no range: EN 71-3
        high = None
    later, last = _direction_after(folded, max(end, measure.end))
    of = text[measure.start : measure.end].casefold()
    if measure.unit is Unit.COUNT and _FEWER.match(folded, first):
        low -= 1  # "færre end tre" are two at most
    return Quantity(low, measure.unit, direction or later, of, first, last, high)


_FEWER = pattern(r"(?:færre|mindre) end\b")


def _direction_before(folded: str, start: int, done: int) -> tuple[Direction | None, int]:
    """Read the words before a number; give what they say and where they begin."""
    match = _DIRECTION.search(folded, max(done, start - 80), start)
    if match is None:
        return None, start
    first = match.start()
    if match["exact"]:
        return Direction.EXACTLY, first
    if match["least"] or match["least2"]:
        return Direction.AT_LEAST, first
    if match["most"] or match["most2"]:
        return Direction.AT_MOST, first
    near = match["near_more"] or match["near_less"]
    more = bool(match["more"] or match["near_more"])
    denied = _NEGATED.search(folded, max(done, first - 80), first)
    if denied and (not near or len(denied["gap"].split()) <= _NEAR):
        more = not more
        if not denied["gap"].strip():
            first = denied.start()
    return (Direction.AT_LEAST if more else Direction.AT_MOST), first


def _direction_after(folded: str, end: int) -> tuple[Direction | None, int]:
    match = _SUFFIX.match(folded, end)
    if match is None:
        return None, end
    return (Direction.AT_LEAST if match["least"] else Direction.AT_MOST), match.end()


def _measure(folded: str, span: tuple[int, int], money: re.Match[str] | None, paid: int) -> _Measure | None:
    """Read the unit that stands after a number, or the currency before it."""
    start, end = span
    match = _UNIT.match(folded, end)
    if money and not (match and match.lastgroup in ("kroner", "oere", "thousand_kroner")):
        return _price(
            folded,
            start,
            _Measure(Unit.KRONER, 1000 if money["thousand"] else 1, money.start(), money.start()),
            end,
            paid,
        )
    if match is None or match.lastgroup is None:
        return None
    unit, factor = _UNITS[match.lastgroup]
    measure = _Measure(unit, factor, match.start(match.lastgroup), match.end())
    if unit is Unit.KRONER:
        return _price(folded, start, measure, match.end(), paid)
    rate = _RATE.match(folded, match.end()) if unit in _PHYSICAL else None
    if rate and rate.group() != "/år":
        return _Measure(Unit.OTHER, 1, measure.start, rate.end())
    return measure


def _price(folded: str, number: int, money: _Measure, end: int, paid: int) -> _Measure:
    """Read what a sum of money is paid for, after it or before it."""
    if match := _PER_MASS.match(folded, end):
        if match["kwh"]:
            return _Measure(Unit.KRONER_PER_KWH, money.factor, money.start, match.end())
        return _Measure(
            Unit.KRONER_PER_TONNE, money.factor * _MASSES[match["mass"][0]], money.start, match.end()
        )
    if match := _PER_THING.match(folded, end):
        return _Measure(Unit.OTHER, money.factor, money.start, match.end())
    before = max(paid, number - 100)
    match = _OF_MASS.search(folded, before, number)
    if match and _CARBON.search(folded, before, number):
        return money._replace(
            unit=Unit.KRONER_PER_TONNE, factor=money.factor * _MASSES[match["mass"][0]], end=end
        )
    return money._replace(end=end)


def _counted(text: str, folded: str, number: Number, end: int) -> _Measure | None:
    """Find the noun that a number counts; None where a section is numbered, or an ordinal or code stands."""
    if text[end : end + 1].isalpha() or _MONTH.match(folded, end) or _ORDINAL.match(text, end):
        return None
    if folded.startswith("-", end) and folded[end + 1 : end + 2].isalpha():
        return None
    place, first = end, None
    if folded.startswith(",", end) and folded.endswith(_PARENTHETIC, 0, number.start):
        place += 1
    for _ in range(5):
        word = _WORD.match(folded, place)
        if word is None or _NO_NOUN.fullmatch(word[1]):
            break
        if first is None and _is_name(text, number, word.start(1)):
            return None
        first = first or word
        if not _FILLER.fullmatch(word[1]):
            first = word
            break
        place = word.end()
    if first is None:
        return _Measure(Unit.COUNT, 1, end, end)
    return _Measure(Unit.COUNT, 1, first.start(1), first.end())


def _is_name(text: str, number: Number, noun: int) -> bool:
    """Tell a heading ("4 Maskiner") or a postal code ("2100 København") by the capital that follows."""
    if not (number.is_digits and text[noun].isupper()):
        return False
    postal = _POSTAL.fullmatch(text, number.start, number.end) and not text[noun : noun + 2].isupper()
    return number.start == 0 or bool(postal)


def _is_reference(
    text: str, folded: str, number: Number, measure: _Measure, *, reference: int, sure: bool
) -> bool:
    """Tell whether a number names something (a year, a paragraph, a standard) instead of counting."""
    if number.low is None or not number.is_digits:
        return False
    low, start = number.low.text, number.start
    if _YEAR.fullmatch(low) and (
        not sure or measure.start == measure.end or _SINCE.search(folded, max(start - 12, 0), start)
    ):
        return True
    if low.isdigit() and (len(low) >= _LONG or (len(low) > 1 and low[0] == "0")):
        return True
    if _POINTED.fullmatch(low) or _REFERENCE.search(folded, max(start - 30, 0), start):
        return True
    if 0 < reference < start and _LIST.fullmatch(folded, reference, start):
        return True
    shouted = text[measure.start : measure.end].isupper()
    return not sure and not shouted and bool(_CODE.search(text, max(start - 10, 0), start))


def _stands_alone(folded: str, number: Number) -> bool:
    """Tell whether a number without unit, noun and direction is stated for itself: "sættes til 1500"."""
    start, end = number.start, number.end
    return number.is_digits and bool(
        folded.strip() == folded[start:end]
        or (_LEADS_TO_BARE.search(folded, max(start - 20, 0), start) and not folded.startswith("-", end))
    )


def _values(number: Number, measure: _Measure) -> tuple[float, float | None]:
    # Kroner have two decimals: three digits after the comma of "DKK 1,500" are thousands.
    groups = measure.unit in (Unit.KRONER, Unit.KRONER_PER_TONNE) and measure.factor == 1
    scale = measure.factor * number.multiple
    low, high = number.low, number.high
    if low is None:
        raise ValueError(number)
    if measure.unit is Unit.PERCENT and (group := _LAST_GROUP.search(low.text)):
        low = low._replace(text=group[1])  # "MK 4 100 %" has two numbers, not 4100 %
    first = _scaled(value_of(low, comma_groups=groups), scale)
    return first, None if high is None else _scaled(value_of(high, comma_groups=groups), scale)


def _scaled(value: float, scale: float) -> float:
    return value if scale == 1 else round(value * scale, 9)  # 0.0015 kr. a gram is 1500 a tonne, not 1499.9…


def _lend_units(folded: str, found: list[Quantity], settled: list[bool]) -> tuple[Quantity, ...]:
    """Give "5" the years of "5 eller 10 år"; drop bare numerals that nothing lends a unit."""
    kept: list[Quantity] = []
    following: Quantity | None = None
    for stated, stays in zip(reversed(found), reversed(settled), strict=True):
        lent = stated
        if (
            following
            and following.of
            and not stated.of
            and _LIST.fullmatch(folded, stated.end, following.start)
        ):
            lent = replace(stated, unit=following.unit, of=following.of)
        if lent.of or stays:
            kept.append(lent)
            following = lent
        else:
            following = None
    return tuple(reversed(kept))
