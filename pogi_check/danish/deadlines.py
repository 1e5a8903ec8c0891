"""Calendar years by whose end something must be done: "senest i 2030", "inden udgangen af 2030".

What is done before a year or from its first day ("før 2031", "fra 1. januar 2031") is done by the end of
the year before. Years that date something else ("forordning 2019/2015", "markedet i foråret 2024") are none.
"""

from __future__ import annotations

from pogi_check.danish.quantities import Quantity
from pogi_check.patterns import pattern
from pogi_check.terms import Direction, Unit

_YEAR = pattern(r"(?<![\d/])20[2-9]\d(?![\d/])")
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_DAY = rf"(?:(?:den )?\d{{1,2}}(?:\.? ?(?:{_MONTHS}) |[./-] ?\d{{1,2}}[./ -] ?))?"
_FIRST_DAY = r"(?:den )?0?1(?:\.? ?januar |[./-] ?0?1[./ -] ?)"
_EARLY = pattern(
    rf"(?:(?<!\w)(?:før|inden|fra(?: og med)?)(?: år(?:et)?)? (?:{_FIRST_DAY})?|(?<!\d){_FIRST_DAY})$"
)
_BY = pattern(
    r"(?<!\w)(?:senest|inden|før|ultimo|primo|fra(?: og med)?|indtil|frem til|til og med|pr\.|frist\w*"
    r"|slutdato\w*|deadline|(?:udgang|slutning|udløb|afslutning|begyndelse|start)\w*(?: af)?|udfas\w*"
    r"|afvikle\w*|gennemført|færdig\w*|klar)"
    r"(?: (?:senest|inden|ultimo|ved|med|udgangen|slutningen|udløbet|af|i|den|år|året|for))*"
    rf"\s?{_DAY}$"
)
_IN = pattern(r"(?<!\w)i(?: år(?:et)?)? $")
_TOLD = pattern(  # what was done in a year has no deadline
    r"(?<!\w)(?:blev|var|er (?:fra|offentliggjort|vedtaget|udgivet|fornyet|opført|bygget|opsat|indgået))"
    r"(?!\w)[^.;:]*$"
)
_LINE = 60  # characters before a year among which the words of the deadline stand


def find_deadlines(text: str) -> tuple[Quantity, ...]:
    """Read every year by whose end something must be done, in order."""
    if "20" not in text:
        return ()
    lowered = text.lower()
    if len(lowered) != len(text):
        return ()
    found: list[Quantity] = []
    done = 0
    for year in _YEAR.finditer(lowered):
        start = max(done, year.start() - _LINE)
        by = _BY.search(lowered, start, year.start())
        if by is None:
            by = _IN.search(lowered, start, year.start())
            if by is None or _TOLD.search(lowered, start, by.start()):
                continue
        early = _EARLY.search(lowered, start, year.start()) is not None
        value = float(year.group()) - early
        found.append(
            Quantity(value, Unit.CALENDAR_YEAR, Direction.AT_MOST, year.group(), by.start(), year.end())
        )
        done = year.end()
    return tuple(found)
