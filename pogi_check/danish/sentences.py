"""Where the sentences of a Danish text begin and end."""

from __future__ import annotations

import re
from functools import lru_cache

from pogi_check.patterns import pattern

# Abbreviations that stand inside a sentence whatever follows, a capital too ("f.eks. Svanemærket").
_INSIDE = frozenset({
    "adr", "afd", "afs", "alm", "ang", "anm", "art", "bek", "bilag", "bl", "ca", "cirk", "div", "dept",
    "dvs", "eks", "ekskl", "evt", "excl", "f", "feks", "forb", "fx", "gen", "gr", "hf", "hhv", "ift",
    "ifm", "iht", "incl", "ing", "inkl", "instr", "jf", "kap", "kbh", "kol", "lbk", "maks", "max",
    "min", "nr", "ofl", "pga", "pos", "pkt", "pp", "pr", "ref", "s", "sek", "sml", "spec", "st", "sv", "tab",
    "tlf", "u", "udg", "vedr", "vejl", "vers", "varenr", "artikelnr", "postnr", "kravnr", "løbenr", "sagsnr",
    "journalnr", "matr", "str", "dim", "diam", "mht", "vha", "bla", "jvf", "jfr", "iflg",
})  # fmt: skip
# Abbreviations that may also be a sentence's last word; a capital after them begins the next one.
_MAY_END = frozenset({
    "a", "d", "e", "el", "kl", "kr", "l", "lign", "m", "mdr", "mia", "mio", "mv", "o", "osv", "p",
    "pct", "stk", "t", "tilh", "tilsv", "v", "år",
})  # fmt: skip
# "… ledsaget af bilag. Opgørelsen …", "… efter 20 min. Herefter …": these end one before a whole word.
_WHOLE_WORD = pattern(r"(?:\b(?:bilag|art)|\d\s?(?:min|sek))$", re.IGNORECASE)
_NEXT = 3  # letters of the shortest word that opens a sentence; "bilag. A", "bilag. 3" go on
# Abbreviations of which the last letter is no word.
_LETTERS = frozenset({"bl.a", "d.d", "f.eks", "f.kr", "i.e", "i.h.t", "p.g.a", "v.hj.a"})
_MONTHS = frozenset({
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
    "november", "december",
})  # fmt: skip
_END = pattern(r"[.!?…]+[\"”»«’)\]]*(?=\s)|;(?=\s)|\n+")
_LAST_WORD = pattern(r"([\w.]+)$")
_FIRST_WORD = pattern(r"\s*[\"”»(\[]*(\w*)")
# What a single letter belongs to: "bilag B", "delaftale A og B", "3000 K", "5 °C"
_LETTERED = pattern(
    r"(?:\b(?:bilag|gruppe|del|\w*klasse|afsnit|kategori|lot|type|fag|spor|niveau|litra|blok|fløj"
    r"|(?:delaftale|delkontrakt|kolonne|opgang|bygning|etape|fane)(?:n|ns)?|bogstav(?:et)?|hus(?:et)?|ark(?:et)?"
    r"|kode(?:n)?)\s|(?-i:\b[A-ZÆØÅ]\s?(?:og|eller|samt|til|[/–-])\s?)|\d\s?°\s?)$",
    re.IGNORECASE,
)
_MEASURED = pattern(r"\d\s?$")
_UNIT_LETTERS = frozenset("CJKLNVW")
_HALF = 4  # words on either side that make a semicolon part two sentences
_LOOK_BACK = 64  # characters; no abbreviation or date is longer
_LONGEST = 2_000  # characters; what runs on is no sentence, and the work on one grows faster than its length


@lru_cache(maxsize=20000)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Give the spans of a text's sentences; abbreviations, ordinals and dates do not end one."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _ends(text, start, match):
            _keep(spans, text, start, match.end())
            start = match.end()
    _keep(spans, text, start, len(text))
    return tuple(spans)


def ends_abbreviated(text: str) -> bool:
    """Tell whether a text's last word is an abbreviation with its full stop ("Pris pr. stk.")."""
    last = text.rstrip().rsplit(maxsplit=1)[-1:]
    return bool(last) and last[0].endswith(".") and last[0].rstrip(".").casefold() in _INSIDE | _MAY_END


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a mark ends the sentence that begins at ``start``."""
    mark = match.group()[0]
    if mark == ";":
        before, after = text[start : match.start()], text[match.end() :]
        return len(before.split()) >= _HALF and len(after.split()) >= _HALF
    if mark != ".":
        return True
    begin = max(start, match.start() - _LOOK_BACK)
    last = _LAST_WORD.search(text[begin : match.start()])
    word = last[1].casefold().rstrip(".") if last else ""
    first = _FIRST_WORD.match(text, match.end())
    following = first[1] if first else ""
    abbreviated = word.rsplit(".", 1)[-1]
    if (
        len(word) == 1 and text[match.start() - 1].isupper()
    ):  # "A. Jensen", but "… i bilag B. Vådservietter …"
        before = text[begin : match.start() - 1]
        measured = text[match.start() - 1] in _UNIT_LETTERS and _MEASURED.search(before) is not None
        return (measured or _LETTERED.search(before) is not None) and following[:1].isupper()
    if following[:1].islower() or abbreviated in _INSIDE or word in _LETTERS:
        opens = following[:1].isupper() and len(following) >= _NEXT and not following.isupper()
        return opens and _WHOLE_WORD.search(text, begin, match.start()) is not None
    if word.replace(".", "").isdigit():  # "1. Varer …", "den 1. Januar", "pkt. 3.2. Krav"
        numbers_the_text = last is not None and not text[start : begin + last.start(1)].strip()
        return following[:1].isupper() and not numbers_the_text and following.casefold() not in _MONTHS
    return abbreviated not in _MAY_END or following[:1].isupper()


def _keep(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Keep a stretch of text without the space around it, unless it has no letter or digit."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        _keep(spans, text, start, cut)
        start = cut
    piece = text[start:end]
    if any(character.isalnum() for character in piece):
        spans.append((start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))))
