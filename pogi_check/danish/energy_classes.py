"""Energy classes that a clause states: "energiklasse D eller bedre", "mindst energimærke C", "A-mærket".

A class is a quantity that grows with efficiency: G is 1, A is 7; A+, A++ and A+++, of the scale before
2021, are 8 to 10. A list or range ("A, B eller C", "A til D") is one quantity from its worst class to its
best. The scale itself ("på en skala fra A til G") is none, nor is the class of something else ("bilag A").
"""

from __future__ import annotations

import re

from pogi_check.danish.quantities import Quantity
from pogi_check.patterns import pattern
from pogi_check.terms import ENERGY_CLASSES, Direction, Unit

_VALUES = {name: float(place) for place, name in enumerate(ENERGY_CLASSES, start=1)}

_ENERGY = pattern(
    r"(?<!lav)(?<!lav-)energi(?:effektivitets?)?-?(?:klasse|mærk|label|rating)|effektivitetsklasse"
    r"|energy[ -](?:efficiency[ -])?(?:class|label|rating)",
    re.IGNORECASE,
)
_CLASS = r"(?:A\+{1,3}|[A-G])(?![\w+])"
_JOIN = r"(?:,\s?(?:(?:og|eller|samt|or|and)\s)?|\s?/\s?|\s?[-–]\s?|\s(?:og|eller|samt|til|to|or|and)\s)"
_STATED = pattern(rf"(?<![\w§/+.-]){_CLASS}(?:{_JOIN}{_CLASS})*(?!\.?\d)")
_ONE = pattern(_CLASS)
_MARKED = pattern(r"-(?:energi)?mærk(?:et|ede|e|ning)\b")
# What stands before a letter that is a class; after any other word it names something else ("bilag A").
_LEADS = pattern(
    r"(?:^|[:=(»\"“>≥|]|(?<!\w)(?:\w*klassen?|\w*klasserne?|\w*klasser|\w*mærket?|\w*mærkning(?:en)?|label|rating|class|skala\w*"
    r"|mindst|minimum|min\.?|maks\.?|maksimalt|højst|højest|er|være|har|have|som|end|til|fra|på|i|med|opnår?|lig|niveau(?:et)?"
    r"|bogstavet|kategori(?:en)?|eller|enten|kun|alene|least|is|be|of|than|den|det))\s*[»\"“(]?$",
    re.IGNORECASE,
)
_SCALE = pattern(r"\b(?:\w*skala\w*|scale|inddel\w*|spænder|rangerer)(?: \w+){0,3}[ :(]*$", re.IGNORECASE)
_WORSE = r"(?:lavere|dårligere|ringere|værre)(?: \w+){0,2} end|under"
# "under del B": what bears a letter for a name
_NAMED_BY_LETTER = (
    r"(?:del|delaftale|delkontrakt|bilag|punkt|pkt|afsnit|gruppe|lot|type|hal|blok|bygning|etape|rum|fase)\b"
)
_BEFORE = pattern(
    rf"(?<!\w)(?:(?P<no>(?:ikke|aldrig|ingen|uden|hverken)\b[^.;:]{{0,40}}?\b(?:{_WORSE}))"
    rf"|(?P<below>{_WORSE})"
    r"|(?P<above>(?:bedre|højere)(?: \w+){0,2} end)"
    r"|(?P<least>(?:aller)?mindst|(?:som )?minimum|minimalt|min\.?|at least|ned til(?: og med)?|≥|>=)"
    r"|(?P<most>maks(?:imalt|imum|\.)?|højst|højest|≤|<=))"
    rf"(?: (?!og\b|eller\b|med\b|{_NAMED_BY_LETTER})\w+){{0,3}}[ :(»\"]*$",
    re.IGNORECASE,
)
_OR = r"(?:eller|og|or)(?: (?:en|et|i))?"
_AFTER = pattern(
    r"[»\"”)]?(?:-(?:energi)?mærk\w+)?,? ?(?:"
    rf"(?P<least>{_OR} (?:bedre|højere|derover|over|opefter|opad|op|better|above|higher)"
    r"\b(?! end)|som (?:minimum|mindst)\b|minimum\b)"
    rf"|(?P<most>{_OR} (?:dårligere|lavere|ringere|derunder|under|nedefter|worse|below)\b))",
    re.IGNORECASE,
)
_FAR = 110  # characters between a class and the words that tell that it is one of energy


def names_energy_class(text: str) -> bool:
    """Tell whether a text speaks of energy classes or labels."""
    return _ENERGY.search(text) is not None


def find_energy_classes(text: str, *, named: bool = False) -> tuple[Quantity, ...]:
    """Read every energy class in a text, in order; ``named`` tells that the words for it stand beside it."""
    spoken = [match.span() for match in _ENERGY.finditer(text)]
    if not (spoken or named or "-mærk" in text):
        return ()
    found: list[Quantity] = []
    done = 0
    for stated in _STATED.finditer(text):
        near = named or any(
            start - stated.end() < _FAR and stated.start() - end < _FAR for start, end in spoken
        )
        one = _read(text, stated, done, near=near)
        if one is not None:
            found.append(one)
            done = one.end
    return tuple(found)


def _read(text: str, stated: re.Match[str], done: int, *, near: bool) -> Quantity | None:
    start, end = stated.span()
    marked = _MARKED.match(text, end)
    if not (near or (marked and stated.group().startswith("A"))):
        return None  # "D-mærket" is a label for data ethics
    after = _AFTER.match(text, end)
    before = _BEFORE.search(text, max(done, start - 80), start)
    if not (marked or after or before or _LEADS.search(text, max(done, start - 30), start)):
        return None
    values = sorted(_VALUES[name] for name in _ONE.findall(stated.group()))
    if _is_scale(values) or (len(values) > 1 and _SCALE.search(text, max(done, start - 60), start)):
        return None
    low, high = values[0], values[-1] if len(values) > 1 else None
    first, last = before.start() if before else start, after.end() if after else end
    direction: Direction | None = None
    if before and before["below"]:
        direction, low = Direction.AT_MOST, low - 1
    elif before and before["above"]:
        direction, low = Direction.AT_LEAST, low + 1
    elif (before and (before["no"] or before["least"])) or (after and after["least"]):
        direction = Direction.AT_LEAST
    elif (before and before["most"]) or (after and after["most"]):
        direction = Direction.AT_MOST
    return Quantity(low, Unit.ENERGY_CLASS, direction, stated.group().casefold(), first, last, high)


def _is_scale(values: list[float]) -> bool:
    """Tell whether classes are a whole scale: A to G, A+++ to D, A+++ to G."""
    worst, best = values[0], values[-1]
    if best == _VALUES["A+++"]:
        return worst <= _VALUES["D"]
    return worst == _VALUES["G"] and best >= _VALUES["A"]
