"""Read pictures of pages with the program tesseract: words with their places and how sure it is of each.

The only module that starts tesseract. Pictures go in and words come out through pipes: no file is written.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from pogi_check.documents import limits
from pogi_check.documents.document import Trouble
from pogi_check.documents.page import Page, Picture, Piece
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from pogi_check.documents.limits import OcrTime

LANGUAGE: Final = "dan"
DOUBTED: Final = 80
"""Percent; where the words of a page are less sure on average, readers are warned."""
REFUSED: Final = 60
"""Percent; words less sure than this on average are no text of the page."""
_NOISE: Final = 15  # percent; a word less sure is a speck or a line
_WIDE: Final = 2.5  # line heights; a gap this wide parts columns
_ABOUT: Final = 0.15
_X_HEIGHT, _RISE, _DROP = 0.53, 0.2, 0.2  # of the size of type: small letters, what rises and falls beyond
_RISING: Final = pattern(r"[bdfhkltøåij]|[^\W_a-zæø]|[()/%]")
_FALLING: Final = pattern(r"[gjpqy,;()/]")
_COLUMNS: Final = 12  # of a line of tesseract's table
_WORD_LEVEL: Final = "5"


@dataclass(frozen=True, slots=True)
class Word:
    """A word in the picture, in pixels from its upper left corner, and how sure it is in percent."""

    text: str
    line: tuple[int, ...]
    left: int
    top: int
    right: int
    bottom: int
    sure: float


@dataclass(frozen=True, slots=True)
class Scan:
    """What was read of a page: the page with its pieces, how sure it is; or why it was not."""

    page: Page
    sure: int = 0
    trouble: Trouble | None = None
    detail: str = ""


@cache
def find_tesseract() -> str | None:
    """Give the path of a tesseract that reads Danish."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        told = subprocess.run(  # noqa: S603 - a program by its full path, no word of it from a document
            [program, "--list-langs"], capture_output=True, timeout=10, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return program if LANGUAGE in told.stdout.decode("ascii", "replace").split() else None


def read_scans(
    pages: Iterable[Page], picture_of: Callable[[int], Picture | None], program: str, time: OcrTime
) -> Iterator[Scan]:
    """Read pages from their pictures, several at once; a page that takes too long says so."""
    from concurrent.futures import ThreadPoolExecutor

    waiting: list[tuple[Page, Future[Scan]]] = []
    with ThreadPoolExecutor(time.jobs) as pool:
        for page in pages:
            if time.left() <= 0:
                yield Scan(page, trouble=Trouble.OCR_TIME)
                continue
            picture = picture_of(page.number)  # PDFium works in one thread only
            if picture is None:
                yield Scan(page, trouble=Trouble.POOR_SCAN)
            elif not picture.is_blank:
                seconds = min(limits.in_force().ocr_page_seconds, max(time.left(), 1.0))
                waiting.append((page, pool.submit(_read_scan, page, picture, program, seconds)))
            while len(waiting) > time.jobs:
                yield waiting.pop(0)[1].result()
        for _, future in waiting:
            yield future.result()


def _read_scan(page: Page, picture: Picture, program: str, seconds: float) -> Scan:
    try:
        words = read_words(picture, program, seconds)
    except subprocess.TimeoutExpired:
        return Scan(page, trouble=Trouble.OCR_TIME)
    except (OSError, ValueError, subprocess.SubprocessError):
        return Scan(page, trouble=Trouble.POOR_SCAN)
    sure = _mean(words)
    if not words or sure < REFUSED:
        return Scan(page, sure, Trouble.POOR_SCAN)
    read = Page(
        page.number,
        picture.width / picture.scale,
        picture.height / picture.scale,
        tuple(_pieces(words, picture.scale)),
        scanned=sure,
    )
    if sure >= DOUBTED:
        return Scan(read, sure)
    doubted = [word.text for word in words if word.sure < DOUBTED and len(word.text) > 2]  # noqa: PLR2004
    return Scan(read, sure, Trouble.DOUBTFUL_SCAN, ", ".join(dict.fromkeys(doubted[:8])))


def _mean(words: list[Word]) -> int:
    """Weigh the words by their letters."""
    letters = sum(len(word.text) for word in words)
    return round(sum(word.sure * len(word.text) for word in words) / letters) if letters else 0


def read_words(picture: Picture, program: str, seconds: float) -> list[Word]:
    """Read the words of a picture; raises subprocess.SubprocessError, OSError."""
    resolution = str(round(72 * picture.scale))
    told = subprocess.run(  # noqa: S603 - as above
        [program, "stdin", "stdout", "-l", LANGUAGE, "--dpi", resolution, "--psm", "3", "tsv"],
        input=b"P5 %d %d 255\n" % (picture.width, picture.height) + picture.pixels,
        capture_output=True,
        timeout=seconds,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return list(_words(told.stdout.decode("utf-8", "replace")))


def _words(table: str) -> Iterator[Word]:
    for row in table.splitlines():
        fields = row.split("\t", _COLUMNS - 1)
        if len(fields) != _COLUMNS or fields[0] != _WORD_LEVEL or not fields[-1].strip():
            continue
        left, top, width, height = map(int, fields[6:10])
        sure = float(fields[10])
        if sure >= _NOISE:
            line = tuple(map(int, fields[1:5]))
            yield Word(fields[-1].strip(), line, left, top, left + width, top + height, sure)


def _pieces(words: list[Word], scale: float) -> Iterator[Piece]:
    """Join the words of each line, but not over the gap between columns."""
    stretches: list[list[Word]] = []
    for word in words:
        last = stretches[-1][-1] if stretches else word
        wide = _WIDE * (last.bottom - last.top)
        if not stretches or word.line != last.line or word.left - last.right > wide:
            stretches.append([word])
        else:
            stretches[-1].append(word)
    sizes = [_median([_size(word) for word in stretch]) for stretch in stretches]
    body = _median([size for size, stretch in zip(sizes, stretches, strict=True) for _ in stretch])
    for stretch, size in zip(stretches, sizes, strict=True):
        # A size is only guessed from the letters: what is about that of the body is that of the body.
        em = body if abs(size - body) < _ABOUT * body else size
        base = _median([word.bottom - (_DROP * em if _falls(word) else 0) for word in stretch])
        text = " ".join(word.text for word in stretch)
        right = max(word.right for word in stretch) / scale
        yield Piece(text, stretch[0].left / scale, right, base / scale, round(em / scale, 1))


def _size(word: Word) -> float:
    """Guess the size of type from the height of a word and the letters that it has."""
    share = _X_HEIGHT + (_RISE if _RISING.search(word.text) else 0) + (_DROP if _falls(word) else 0)
    return (word.bottom - word.top) / share


def _falls(word: Word) -> bool:
    return _FALLING.search(word.text) is not None


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
