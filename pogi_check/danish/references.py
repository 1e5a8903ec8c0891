"""How a text points to another: by a requirement's number, or by words for the sentence before it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pogi_check.danish.clauses import Clause

_NUMBER = r"\d+(?:\.\d+)*"
_LISTING = r"(?:,| og| samt| eller)\s+"
_IDENT = pattern(rf"\s*((?:[A-ZÆØÅ]{{1,3}}[-. ]?)?{_NUMBER}(?:\.[a-z])?)(?=[\s:)]|\.(?!\d)|$)")
# "Krav 2: Produkterne skal …", but not "Krav 2: Udgår", which speaks of the demand with that number
_TITLED = pattern(
    r"\s*(?:krav|mindstekrav|minimumskrav|konkurrencekrav|punkt|pkt\.?|linje|post|nr\.?)\s+(?:nr\.?\s*)?"
    rf"((?:[A-ZÆØÅ][-. ]?)?{_NUMBER})"
    r"\s*[:.–-]\s+(?!udg|bortfald|frafald|slette|stryges|ophæv|ændre|annuller|erstatte|tilføj|kravet"
    r"|punktet)",
    re.IGNORECASE,
)
_CLOSING = pattern(rf"\((?:krav|pkt\.?|punkt) ((?:[A-ZÆØÅ][-. ]?)?{_NUMBER})\)\.?\s*$", re.IGNORECASE)
_CRITERION = pattern(r"\b(?:under|del|tildelings)kriteri(?:um|et)\s+(?:nr\.?\s*)?(\d+)\b", re.IGNORECASE)
_REFERENCE = pattern(
    r"\b(?i:pkt|punkt|punktet|punkterne|afsnit|krav|mindstekrav|minimumskrav|kravet i|kravene i|kravene"
    r"|linje|linjen|post|nr)\.?\s*(?i:nr\.|pkt\.|punkt)?\s*"
    rf"((?:[A-ZÆØÅ]{{1,3}}[-. ]?)?{_NUMBER}(?!/\d)(?:{_LISTING}{_NUMBER}\b(?!/\d))*)"
    rf"|\b((?:[A-ZÆØÅ]{{1,2}}|MK|EK)[-. ]?{_NUMBER})\b"
)
_SECTION = pattern(r"\b(?:afsnit|kapitel) (\d{1,2})(?!\d|\.\d)", re.IGNORECASE)
_IN_SECTION = pattern(r"\d{1,2}\.\d")
_RANGE = pattern(
    r"\b(?:krav|kravene|mindstekrav|mindstekravene|punkterne|pkt|punkt|linje|linjerne"
    r"|nr)\.?\s+(\d+(?:\.\d+)*)"
    r"\s?(?:-|–|til(?: og med)?)\s?(\d+(?:\.\d+)*)\b",
    re.IGNORECASE,
)
_LAST_NUMBER = pattern(r"\d+$")
_LONGEST_RANGE = 40  # numbers
_ROW = pattern(
    r"(?:\b(?:række|linje|post|pos\.?|rk\.?) |\()(?<![\d.])(\d{1,2}\.\d{1,2}(?:\.\d+)*)\b(?:\)|(?!\)))",
    re.IGNORECASE,
)
# "undtaget fra 2.3": words that a number of a passage follows bare
_OF_DEMAND = pattern(
    r"\b(?:undtaget|undtages|undtagelse|fritaget|fritages|fraviges|afviges|omfattet|omfattes|dispenseres"
    r"|jf\.?|uanset|uden ?for)"
    r"\s(?:fra |af |for )?(\d{1,2}\.\d{1,2}(?:\.\d{1,2})*)(?![\d.]*\s?(?:%|pct|kr|mio|m\b|kg|mm|cm|l\b"
    r"|år|timer))\b",
    re.IGNORECASE,
)
# "1.1 gælder ikke for montrerne": a number that a sentence speaks of, none of its own
_OPENS_WITH_NUMBER = pattern(
    r"\s*\d{1,2}(?:\.\d{1,2})+ (?:gælder|finder|omfatter|træder|udgår|bortfalder|stilles|får|ændres"
    r"|fastholdes|opretholdes|fraviges|kan fraviges|er (?:ikke|kun|alene|fortsat|frafaldet|ufravigelig)"
    r"|slettes|stryges|ophæves|frafaldes|annulleres|lempes|nedgraderes|omklassificeres|gøres)\b"
    r"|\s*\d{1,2}(?:\.\d{1,2})+\s?[:–-]\s(?i:(?:kravet|punktet|pkt\.|udgår|bortfalder|slettes|stryges|ophæves"
    r"|frafaldes|annulleres|ændres))\b"
)
_OWN_NUMBER = pattern(r"\s*\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-ZÆØÅ\"»])")
_BARE = pattern(
    r"(?<![\d.,§/-])(\d{1,2}\.\d{1,2}(?:\.\d{1,2})*)(?![\d.,]*\d|[\d.]*\s?(?:%|pct|kr|mio|mia|m\b"
    r"|m[23²³]|kg|mm|cm|l\b|år"
    r"|timer|dage|gange|kWh|W\b|V\b|[ap]m\b))(?<!kl\. \d\d\.\d\d)(?<!kl\. \d\.\d\d)\b"
)
_BARE_RANGE = pattern(  # "2.2–2.4 udgår"
    r"(?<![\d.,§/-])(\d{1,2}\.\d{1,2}(?:\.\d{1,2})*)\s?(?:-|–|til(?: og med)?)\s?"
    r"(\d{1,2}\.\d{1,2}(?:\.\d{1,2})*)"
    r"(?![\d.,]*\d|[\d.]*\s?(?:%|pct|kr|mio|m\b|kg|mm|cm|l\b|år|timer|dage|W\b|V\b|meter|liter|point))"
)
_NOTE_TO = pattern(rf"\s*(?:note til|ad|vedr\.?|vedrørende) (\d+\.{_NUMBER})\b", re.IGNORECASE)
# "§ 137, stk. 1, nr. 1-3": a place in a law, not in the tender
_OF_LAW = pattern(
    r"(?:§+\s*\d+\s?[a-z]?\b|\bstk\.\s*\d+)"
    r"(?:\s*(?:,|-|–|og|samt)?\s*(?:§+\s*\d+\s?[a-z]?\b|(?:stk|nr|litra"
    r"|pkt)\.?\s*[\da-z]+(?:\s*[-–]\s*\d+)?))*"
)
# "§ 3, stk. 1": of the contract itself where it has such a paragraph, unless a law is named beside it
_PARAGRAPH = pattern(
    r"(?P<before>[\w-]+\s)?§\s*(?P<paragraph>\d+(?:\.\d+)*)\b(?:,?\s*stk\.?\s*(?P<subsection>\d+)\b)?(?P<after>[^.;]{0,40})",
    re.IGNORECASE,
)
_LAW = pattern(
    r"(?:(?<!aftalen)(?<!kontrakten)s|br\s?\d+|lov\w*)\s$|\b\w*(?:lov|bekendtgørelse|direktiv"
    r"|forordning)\w*|\bbr\d\d",
    re.IGNORECASE,
)
_OPENS_PARAGRAPH = pattern(r"\s*(§\s*\d+)\b\s*[.:–-]?\s*")
_SUBSECTION = pattern(r"(?<!\d, )(?<!\d )\bstk\.?\s?(\d+)\b", re.IGNORECASE)
_OPENS_SUBSECTION = pattern(
    r"\s*(?:\d+[.)]\s*)?stk\.?\s?(\d+)\s*(?:[.:–-]|(?-i:(?=\s[A-ZÆØÅ]))|$)", re.IGNORECASE
)
_OPENS = (":", "–", "-")  # what a title stands before
_LISTED = pattern(_LISTING)
_LINE = pattern(r"\b(?:linje|række|post|pos\.?|nr\.?) (\d{1,3})\b", re.IGNORECASE)
# What a document of a tender is called: "Kravspecifikation", "Tilbudsliste"
DOCUMENT_KIND = (
    r"\w*(?:beskrivelse|betingelse|specifikation|liste|blanket|skema|kontrakt|aftale|vilkår|program|katalog"
    r"|vejledning)"
)
_IN_DOCUMENT = pattern(
    r"(?:bilag (?:nr\. ?)?(?:\d+|[a-zæøå])\b[\s,:–-]*)?"
    rf"(?:{DOCUMENT_KIND}(?:udkast)?[a-zæøå]{{0,5}}\b[\s,:–-]*)?",
    re.IGNORECASE,
)
# A cell that says no more than which passages its row is about: "Krav 2.1-2.3", "2.1 og 2.4", "K3 til K7"
_A_POINT = (
    r"(?i:(?:(?:mindste|minimums|konkurrence)?krav(?:ene|et)?|punkt(?:erne|et|er)?"
    r"|pkt|afsnit|nr|linje|række|post|pos)\b\.?\s?(?:nr\.?\s?)?)"
)
_A_NUMBER = r"(?:[A-ZÆØÅ]{1,3}[-. ]?)?\d{1,3}(?:\.\d{1,2})*"
_POINTS_ONLY = pattern(
    rf"{_A_POINT}?{_A_NUMBER}"
    rf"(?:\s*(?:,|/|-|–|\bog\b|\bsamt\b|\btil(?: og med)?\b)\s*{_A_POINT}?{_A_NUMBER})*\.?"
)
_BUT_THESE = pattern(r",? (?:dog|men) ikke\b.*$|,? (?:undtagen|bortset fra|på nær)\b.*$", re.IGNORECASE)
_POINT_WORD = pattern(_A_POINT)
_NUMBERS_IN = pattern(_A_NUMBER)
_THROUGH = frozenset({"-", "–", "til", "til og med"})
_ENDS = (".", "?")  # of a sentence
_SHORT = 40  # characters of a cell that says what its row is about
# Stems of the nouns for what tender documents consist of.
PROVISIONS = "krav|punkt|pkt|bestemmelse|vilkår|afsnit"
_GASES = frozenset({"CO2", "SO2", "NO2"})  # no numbers of passages
_OF_DOCUMENT = pattern(r"[A-ZÆØÅ]{2,3}\.(\d+(?:\.\d+)+)")  # "TB 5.1": 5.1 of the document TB
_DOTTED = pattern(r"[A-ZÆØÅ]|\d\.\d")  # "4.1.1", "K5": a mere "3" counts the rows of any table
_IN = pattern(r"^I (?=\d)")  # "I 4.1 ændres …": the word, no code
_CODE_AND_NUMBER = pattern(r"[-. ](?=\d)")

_ANAPHOR = pattern(
    r"(?:dette|det samme|kravet|kravene|disse|ovenstående|bestemmelsen|forpligtelsen|pligten|forbuddet"
    r"|det gælder|undtag|dog|gælder (?:ikke|dog|kun|alene)|(?:\d+\.\s*)?stk\.? \d)\b",
    re.IGNORECASE,
)
_CONTINUATION = pattern(
    r"(?:dette|det samme|kravet|kravene|ovenstående|disse krav|dette krav|dog|undtaget|undtagelse[rn]?"
    r"|bestemmelsen|førnævnte|det gælder|forbuddet|begge|såfremt dette|mangler|manglende opfyldelse"
    r"|opfyldelse(?:n)? (?:heraf|af kravet)|dokumentationen?|gælder (?:ikke|dog|kun|alene|også)"
    r"|(?:\d+\.\s*)?stk\.? \d+ (?:gælder|omfatter|finder|er)(?: \w+)? (?:ikke|alene|kun)?)\b",
    re.IGNORECASE,
)
# "For elektroniske komponenter er perioden dog 5 år": the number of the paragraph before, for some goods
_NUMBER_FOR_SOME = pattern(
    r"(?:\d+[.)]\s)?(?:for|til|ved|på|hos)\s[^.;,]{3,80}?\s(?:er|udgør|bliver|gælder)\s(?:dog\s)?"
    r"(?:perioden|fristen|tiden|tidsrummet|andelen|niveauet|grænsen|kravet|minimum|antallet)\s"
    r"(?:(?:dog|kun|alene|i stedet|blot|mindst|højst|på) ){0,3}[\w,]+ ?(?:år|måneder|uger|dage|%|pct|procent)"
    r"|(?:perioden|fristen|tidsrummet|andelen|niveauet|grænsen|kravet) er dog\s",
    re.IGNORECASE,
)
_IT = pattern(r"(?:det|den|de|dette|disse|kravet)\b", re.IGNORECASE)
# "Perioden er mindst 10 år": a sentence on a number that the one before it left open
_OPEN_NUMBER = pattern(
    r"(?:perioden|fristen|tiden|tidsrummet|andelen|niveauet|grænsen|klassen|satsen|prisen|beløbet"
    r"|kravet|minimum"
    r"|mindst|den|det|dette|denne|disse|de|dog|også|for|\w+ (?:har|får) (?:da|så|herefter|derefter))\b",
    re.IGNORECASE,
)
_THEREFORE = pattern(
    r"(?:derfor|af den grund|som følge heraf|følgelig|det betyder|dermed|således)\b", re.IGNORECASE
)


def idents_of(*texts: str) -> frozenset[str]:
    """Give the numbers and codes with which texts begin, and by which other clauses refer to them."""
    found = (
        match[1]
        for text in texts
        if _OPENS_WITH_NUMBER.match(text) is None
        and _IN.match(text) is None
        and (match := _IDENT.match(text) or _TITLED.match(text) or _CLOSING.search(text))
    )
    own = frozenset(plain_number(one) for one in found)
    sections = frozenset(f"AFSNIT.{one.partition('.')[0]}" for one in own if _IN_SECTION.match(one))
    return (
        own
        | sections
        | _criteria(
            match[0]
            for text in texts
            if (match := _CRITERION.match(text)) and text[match.end() :].lstrip()[:1] in _OPENS
        )
    )


def numbers_between(first: str, last: str) -> list[str]:
    """Give the numbers of a range ("15-16", "3.1-3.4"), both its ends with them, if it is one."""
    low, high = _LAST_NUMBER.search(first), _LAST_NUMBER.search(last)
    if low is None or high is None:
        return []
    head, other = first[: low.start()], last[: high.start()]
    least, most = int(low[0]), int(high[0])
    if (other and other != head) or not least < most <= least + _LONGEST_RANGE:
        return []
    return [f"{head}{number}" for number in range(least, most + 1)]


def bare_numbers(text: str) -> frozenset[str]:
    """Give the dotted numbers of a text that measure nothing ("Montrerne holdes uden for 1.1").

    The one it opens with is its own.
    """
    own = _OWN_NUMBER.match(text)
    said = _OF_LAW.sub("", text[own.end() :] if own is not None else text)
    through = (numbers_between(*match.groups()) for match in _BARE_RANGE.finditer(said))
    return frozenset(_BARE.findall(said)).union(*through)


def _criteria(texts: Iterable[str]) -> frozenset[str]:
    """Give the award criteria that texts name by number: their count is not that of the demands."""
    return frozenset(f"KRITERIUM.{one}" for text in texts for one in _CRITERION.findall(text))


def references(text: str) -> frozenset[str]:
    """Give the numbers and codes of other passages that a text names ("krav 2.1", "K5", "pkt. 3.2")."""
    if "§" in text or "stk." in text:
        text = _OF_LAW.sub("", text)
    found = (_LISTED.split(one or two) for one, two in _REFERENCE.findall(text))
    plain = frozenset(plain_number(ident) for idents in found for ident in idents) - _GASES
    plain |= frozenset(one for match in _RANGE.finditer(text) for one in numbers_between(*match.groups()))
    bare = frozenset(inner[1] for ident in plain if (inner := _OF_DOCUMENT.fullmatch(ident)))
    noted = _NOTE_TO.match(text)
    rows = frozenset((*_ROW.findall(text), *_OF_DEMAND.findall(text))) | (
        frozenset({noted[1]}) if noted else frozenset()
    )
    return (
        plain | bare | _criteria([text]) | rows | frozenset(f"AFSNIT.{one}" for one in _SECTION.findall(text))
    )


def opens_paragraph(text: str) -> str:
    """Give the "§ 20" that a text opens with; nothing where it opens no paragraph of the contract."""
    match = _OPENS_PARAGRAPH.match(text)
    return match[1] if match is not None else ""


def paragraphs_of(heading: str, *texts: str) -> frozenset[str]:
    """Give the names of the contract's paragraph under a heading, and of the subsections that texts open.

    A text may open the paragraph and its first subsection at once ("§ 20. Stk. 1. …").
    """
    home = _home(heading)
    bare = [_OPENS_PARAGRAPH.sub("", text, count=1) for text in texts]
    opened = {f"{home}/STK.{match[1]}" for text in bare if (match := _OPENS_SUBSECTION.match(text))}
    return frozenset(opened) | ({home} if home.startswith("§") else frozenset())


def paragraphs_named(heading: str, text: str) -> frozenset[str]:
    """Give the contract's own paragraphs and subsections that a text under a heading names ("stk. 1")."""
    if "§" not in text and "stk" not in text.casefold():
        return frozenset()
    opened = _OPENS_SUBSECTION.match(text)
    home = _home(heading)
    found = {f"{home}/STK.{one}" for one in _SUBSECTION.findall(text[opened.end() if opened else 0 :])}
    for match in _PARAGRAPH.finditer(text):
        if not _LAW.search(match["before"] or "") and not _LAW.search(match["after"]):
            paragraph = match["paragraph"]
            if "." in paragraph:  # "§ 6.1" is what others call "pkt. 6.1"
                found.add(paragraph)
                continue
            found.add(f"§{paragraph}" + (f"/STK.{match['subsection']}" if match["subsection"] else ""))
    return frozenset(found)


def _home(heading: str) -> str:
    """Name the paragraph that a heading opens: by its number, else by its words."""
    match = _PARAGRAPH.match(heading)
    return f"§{match['paragraph']}" if match is not None else heading.casefold()


def row_is_about(cells: Iterable[str], *, lines: bool = False) -> frozenset[str]:
    """Give the numbers of passages that the short cells of a row name: what the row is about ("pkt. 4.2").

    A sentence or question tells of them, and is not what the row is about.
    With ``lines`` those of another table's rows too ("linje 3"): of these some words may change, but
    "»12 år« udgår" takes no whole row back.
    """
    short = [cell for cell in cells if len(cell) <= _SHORT and not cell.endswith(_ENDS)]
    lined = map(_LINE.findall, short) if lines else ()
    return frozenset().union(*map(references, short), *(paragraphs_named("", cell) for cell in short), *lined)


def numbers_listed(cell: str) -> frozenset[str]:
    """Give the numbers of passages that a cell holds and nothing else ("2.4", "Krav 2.1-2.3", "K3 og K5").

    A mere count ("3") names none, unless a word for a demand or a row stands before it.
    """
    bare, explicit = _points_of(_BUT_THESE.sub("", cell))
    if _POINTS_ONLY.fullmatch(bare) is None:
        return frozenset()
    found = list(_NUMBERS_IN.finditer(_POINT_WORD.sub(lambda word: " " * len(word.group()), bare)))
    numbers = [plain_number(match.group()) for match in found]
    if not explicit and not any(map(dotted, numbers)):
        return frozenset()
    between = [bare[one.end() : other.start()] for one, other in pairwise(found)]
    through = (
        numbers_between(*ends)
        for ends, words in zip(pairwise(numbers), between, strict=True)
        if _POINT_WORD.sub("", words).strip() in _THROUGH
    )
    return frozenset(numbers).union(*through)


def pointed_at(cells: Iterable[str], *, bare: bool) -> frozenset[str]:
    """Give the numbers in the cells of a row that name passages and do nothing else.

    A cell may say what its number is of ("Krav 2.1", "Arbejdsbeskrivelse 6.2"); a number that stands ``bare``
    counts only where no cell does: beside such a one it is the row's own.
    """
    listed = [
        (cell, numbers) for cell in cells if not cell.endswith(".") and (numbers := numbers_listed(cell))
    ]
    explicit = [numbers for cell, numbers in listed if _points_of(cell)[1]]
    return frozenset().union(*(explicit or (numbers for _, numbers in listed if bare)))


def _points_of(cell: str) -> tuple[str, bool]:
    """Give what a cell says behind the document that opens it, and if words tell what its numbers are."""
    place = _IN_DOCUMENT.match(cell.strip())
    end = place.end() if place is not None else 0
    bare = cell.strip()[end:]
    return bare, end > 0 or _POINT_WORD.match(bare) is not None


def dotted(ident: str) -> bool:
    """Tell whether a number can only be that of a passage ("4.1.1", "K5"), not a count of rows."""
    return _DOTTED.search(ident) is not None and not ident.startswith("AFSNIT.")


def plain_number(ident: str) -> str:
    """Write a number in one way: "mk-5", "MK 5" and "MK.5" are the same."""
    return _CODE_AND_NUMBER.sub(".", _IN.sub("", ident)).strip(".").upper()


def refers_back(clause: Clause, idents: frozenset[str] = frozenset()) -> bool:
    """Tell whether a sentence speaks of the demand before it ("Kravet gælder …", "Dette gælder …").

    ``idents`` are the numbers of its own passage, by which it may name the demand ("Krav B2 gælder …").
    """
    if _ANAPHOR.match(clause.text) is not None:
        return True
    named = _REFERENCE.match(clause.text) if idents else None
    return named is not None and not references(named.group()).isdisjoint(idents)


def goes_on(text: str) -> bool:
    """Tell whether a paragraph goes on with the one before it ("Dog …", "Dokumentation …")."""
    return _CONTINUATION.match(text) is not None


def gives_number_for_some(text: str) -> bool:
    """Tell whether a text gives the number of what stands before it for some goods ("… er perioden 5 år")."""
    return _NUMBER_FOR_SOME.match(text) is not None


def states_number(sentence: str) -> bool:
    """Tell whether a sentence may state a number that the one before it left open ("Perioden er …")."""
    return _OPEN_NUMBER.match(sentence) is not None


def concludes(sentence: str) -> bool:
    """Tell whether a sentence draws a conclusion from the one before it ("Derfor skal …")."""
    return _THEREFORE.match(sentence) is not None


def speaks_of_it(sentence: str) -> bool:
    """Tell whether a sentence opens with a word for what the one before it named ("Det skal …")."""
    return _IT.match(sentence) is not None
