"""Words that a program broke by force, without a hyphen, because they were wider than their table cell.

LibreOffice, Word and browsers put such a word on a line of its own, fill the line to the last letter and
go on below. Word and LibreOffice write the space between two words at a line's end into the file, unless
the text is centred or justified or the space had no room; browsers never do. So a missing space is proof
only where the cell writes spaces and the line has room for one; else the letters must tell, or the
document's words.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pogi_check.documents.page import Page, Piece
from pogi_check.documents.pdf_lines import Line
from pogi_check.patterns import pattern

_ROOM, _WIDE_ROOM, _SPACE_ROOM = 1.25, 1.7, 0.65  # letters; free at the end of a line that is full
_STRAIGHT = 1.5  # points; lines that begin nearer stand under one another
_WRITES_SPACES = 0.7  # of line ends; some have no room for the space
_CROSSING = 5  # letters; a shorter word may turn up in two neighbours by chance
_WIDE = frozenset("mwæ")
_BULLET = pattern(r"^(?:[^\w\s]|\d[\d.]*[.)]?|[a-z][.)])\s+")
_LAST = pattern(r"[^\W\d_]+$")
_FIRST = pattern(r"[^\W\d_]+")
_INSIDE = pattern(r"(?:(?<=[\s(])|^(?=[A-ZÆØÅ]))[^\W\d_]{2,}(?=[\s.,;:!?)])")
_CLUSTER = pattern(r"^[bcdfghjklmnpqrstvwxz]*")
_VOWELS = frozenset("aeiouyæøåéäöü")
_CLOSING = frozenset(",.;:!?")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FUNCTION = _set(
    "ad af alle alt anden at bl blev blive bliver da de del dem den der deres det dette dog efter eller"
    " en end er et fem fire for fra før gerne ham han har have hos hver i ifm ift ikke ind inden jf kan"
    " kun man med mellem men mens mere mod må ned nogen nok nu når og også om op os over pr på samt se"
    " seks selv sig sin skal som syv så til to tre ud uden under ved vi vil var være år"
)
_ABBREVIATIONS = _set(
    "cl cm dl dvs fx g gb h hhv jf kg kl km kr kwh l ltr m mb mfl mht ml mm mv nr pct pr s stk t tb vha vs w"
)
# none is a word by itself
_ENDINGS = _set(
    "delser dler e ede edes ege else elsen elser ene erede eren erende eres eret ering eringer erne"
    " ernes ers es este ets ger gerne heden heder ige igt ing inger ingerne isk iske kede kler lerne lse"
    " lser ner nerne ning ningen ninger sker skiner ster te tede ter terne tet tikler tion tioner velse"
    " velser"
)
_ONSETS = _set(
    "bj bl br ch cl cr dj dr dv fj fl fn fr gj gl gn gr hj hv kj kl kn kr kv mj nj ph pj pl pn pr ps sc"
    " sf sh sj sk sl sm sn sp st sv sw th tj tr ts tv tw vr wh wr chr sch skj skl skr skv spj spl spr"
    " stj str thr"
)
_CODAS = _set(
    "bb bs ch ck ct dd ds dt ff fs ft gg gn gs gt kk ks kt ld lf lg lk ll lm ln lp ls lt lv mb md mf mm"
    " mp ms mt nd ng nk nn ns nt pf ph pp ps pt rb rd rf rg rk rl rm rn rp rr rs rt rv sh sk sp ss st th"
    " ts tt vl vn vs xt zz"
)


class Words:
    """The words a document writes within its lines, and whether its pages write spaces at line ends.

    Counted only when a line asks: most documents break no word by force.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._known: frozenset[str] | None = None
        self._spaces: dict[int, bool] = {}

    @property
    def known(self) -> frozenset[str]:
        """Give the words in small letters; what stands at the edge of a line may be part of one."""
        if self._known is None:
            pieces = (piece for page in self._pages for piece in page.pieces)
            self._known = frozenset(word.lower() for piece in pieces for word in _INSIDE.findall(piece.text))
        return self._known

    def writes_spaces(self, page: Page) -> bool:
        """Tell whether lines of several words on a page end in a space where the text goes on."""
        if page.number not in self._spaces:
            self._spaces[page.number] = _mostly_spaced(page.pieces) is True
        return self._spaces[page.number]


def _mostly_spaced(pieces: Iterable[Piece]) -> bool | None:
    """Tell whether lines end in a space where the text goes on; a lone word without one may be broken."""
    ends = [
        before.spaced
        for before, after in pairwise(pieces)
        if (before.spaced or " " in before.text) and after.base > before.base and after.text[0].islower()
    ]
    return sum(ends) >= _WRITES_SPACES * len(ends) if ends else None


def broken_lines(
    lines: Sequence[Line], page: Page, box: tuple[float, float], padding: float, words: Words
) -> set[int]:
    """Give the places of the lines of a cell whose last word goes on in the next line.

    ``box`` is the cell's left and right edge, ``padding`` the usual distance of its table's texts from them.
    """
    padding = max(min(padding, min(line.left for line in lines) - box[0]), 0.0)
    inner = box[0] + padding, box[1] - padding
    rooms = [_room(line, after, inner) for line, after in pairwise(lines)]
    broken: set[int] = set()
    begun = ""  # what a word has of letters on the lines above
    for place, room in enumerate(rooms):
        if room is None:
            begun = ""
            continue
        line, after = lines[place], lines[place + 1]
        begun += _last_word(line.text)
        spaced = room > _SPACE_ROOM and _is_straight(line, after) and _writes_spaces(lines, page, words)
        second, known = _first_word(after.text), words.known
        goes_on = place + 1 < len(rooms) and rooms[place + 1] is not None
        if (
            (spaced and not _are_words(begun, second, known))
            or _tells(begun, second, known)
            or (goes_on and begun not in known and _crosses(begun, _rest(lines, rooms, place + 1), known))
        ):
            broken.add(place)
        else:
            begun = ""
    return broken


def breaks_over(before: str, after: str, words: Words) -> bool:
    """Tell whether a word that fills the last line of a text goes on in the text on the next page.

    There is no line to measure, so that only letters and the document's words can tell.
    """
    if not after or not after[0].islower():
        return False
    first, second = _last_word(before.rpartition("\n")[2]), _first_word(after)
    if not first or first in words.known:
        return False
    if first + second in words.known or second in _ENDINGS or not _can_begin(second):
        return True
    return _crosses(first, second, words.known)


def _rest(lines: Sequence[Line], rooms: Sequence[float | None], place: int) -> str:
    """Give the letters that a word has from a line on, if it goes on as far as it can."""
    rest = _first_word(lines[place].text)
    while place < len(rooms) and rooms[place] is not None:
        place += 1
        rest += _first_word(lines[place].text)
    return rest


def _room(line: Line, after: Line, inner: tuple[float, float]) -> float | None:
    """Give the room at the end of a line in letters; None when no word can be broken there."""
    if not (after.text[0].islower() or after.text[0] in _CLOSING):
        return None
    word = _last_word(line.text)
    if not word or line.pieces[-1].spaced or abs(after.size - line.size) > 0.08 * line.size:
        return None
    if not 0 < after.base - line.base < 2.2 * line.size:
        return None
    letter = (line.right - line.pieces[-1].left) / len(line.pieces[-1].text)
    if letter <= 0:
        return None  # letters one above the other
    room = (inner[1] - line.right) / letter
    if room > (_WIDE_ROOM if after.text[0] in _WIDE else _ROOM):
        return None
    fills = line.left - inner[0] < _ROOM * letter
    return room if fills or _is_straight(line, after) else None


def _last_word(text: str) -> str:
    """Give the letters that end a line of one word, empty when it holds more; a bullet is no word."""
    if " " in text:
        text = _BULLET.sub("", text)
    match = None if " " in text else _LAST.search(text)
    return match.group().lower() if match else ""


def _is_straight(line: Line, after: Line) -> bool:
    return abs(line.text_left - after.left) < _STRAIGHT or abs(line.left - after.left) < _STRAIGHT


def _writes_spaces(lines: Sequence[Line], page: Page, words: Words) -> bool:
    own = _mostly_spaced([line.pieces[-1] for line in lines])
    return words.writes_spaces(page) if own is None else own


def _are_words(first: str, second: str, known: frozenset[str]) -> bool:
    """Tell whether the document writes both parts as words and never as one."""
    return first in known and first + second not in known and (second in known or second in _FUNCTION)


def _first_word(text: str) -> str:
    match = _FIRST.match(text)
    return match.group().lower() if match else ""


def _tells(first: str, second: str, known: frozenset[str]) -> bool:
    """Tell by their letters and the document's words whether two parts can only be one word."""
    if not second:
        return True  # a comma or full stop begins no line
    if first + second in known:
        return not (first in known and second in _FUNCTION)
    is_ending = second in _ENDINGS or (second == "g" and first.endswith("in"))  # "rengørin" and "g"
    if first in known or (second in _ABBREVIATIONS and not is_ending):
        return False
    if is_ending or not _can_begin(second) or not _can_end(first):
        return True
    if second in _FUNCTION and any(first[start:] in known for start in range(len(first) - 2)):
        return False  # "kvalitetsprodukt er" beside "produkt"
    return _crosses(first, second, known)


def _can_begin(word: str) -> bool:
    """Tell whether a Danish word can begin with these consonants."""
    cluster = _CLUSTER.findall(word)[0]
    if len(cluster) == len(word):
        return word in _ABBREVIATIONS
    return not cluster[1:] or cluster in _ONSETS


def _can_end(word: str) -> bool:
    """Tell whether a Danish word can end in these consonants."""
    pair = word[-2:]
    return not pair[1:] or bool(set(pair) & _VOWELS) or pair in _CODAS


def _crosses(first: str, second: str, known: frozenset[str]) -> bool:
    """Tell whether a word of the document ends or begins the whole and reaches over the break."""
    whole = first + second
    tails = (whole[start:] for start in range(1, len(first) - 1) if len(whole) - start >= _CROSSING)
    heads = (whole[:end] for end in range(max(len(first) + 2, _CROSSING), len(whole)))
    return any(part in known for part in (*tails, *heads))
