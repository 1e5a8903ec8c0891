"""The functions of PDFium that are asked about each word, called without detour."""

import contextlib
import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from pogi_check.documents.symbols import raised
from pogi_check.patterns import pattern

_Handle = Any  # PDFium publishes no types
_NUMBER = pattern(r"\d\d+")
_SMALLER = 0.88  # of the size of the figures before


def _unchecked(function: _Handle, result: type | None = ctypes.c_int, *arguments: type) -> _Handle:
    """Give a function of PDFium that does not check the types of what it is given.

    Checking them takes twice as long as the call, and these are asked about each word. References and
    handles are given as ctypes objects, all other arguments are C's int.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    plain = ctypes.CFUNCTYPE(result)(address)
    if arguments:
        plain.argtypes = arguments
    return plain


char_origin = _unchecked(raw.FPDFText_GetCharOrigin)
char_box = _unchecked(raw.FPDFText_GetCharBox)
font_size = _unchecked(raw.FPDFText_GetFontSize, ctypes.c_double)
char_matrix = _unchecked(raw.FPDFText_GetMatrix)
is_unmapped = _unchecked(raw.FPDFText_HasUnicodeMapError)
text_object = _unchecked(raw.FPDFText_GetTextObject, ctypes.c_void_p)
font_of = _unchecked(raw.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)


def with_raised(page: _Handle, start: int, text: str, size: Callable[[int], float]) -> str:
    """Write figures as raised that are set smaller behind other figures: "10" and "6" are no "106"."""
    if _NUMBER.search(text) is None or text_object(page, start) == text_object(page, start + len(text) - 1):
        return text  # most lines are one object, in one size
    for number in _NUMBER.finditer(text):
        first, last = start + number.start(), start + number.end() - 1
        if text_object(page, first) == text_object(page, last) or size(last) >= _SMALLER * size(first):
            continue
        small = next(place for place in range(*number.span()) if size(start + place) < _SMALLER * size(first))
        text = text[:small] + raised(text[small : number.end()], text[:small]) + text[number.end() :]
    return text


def wide_text(read: Callable[[Any, int], int]) -> str:
    """Give the text that a function of PDFium writes into a buffer."""
    size = read(None, 0)
    if size <= 2:  # noqa: PLR2004 - the closing zero alone
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def note_text(note: _Handle, key: bytes) -> str:
    """Give a text of an annotation."""
    return wide_text(lambda buffer, size: raw.FPDFAnnot_GetStringValue(note, key, buffer, size))


def outline(document: _Handle) -> Iterator[tuple[int, int, str]]:
    """Yield the bookmarks as page number, level from 1 and title."""
    with contextlib.suppress(pdfium.PdfiumError):
        for mark in document.get_toc(max_depth=6):
            destination = mark.get_dest()
            index = None if destination is None else destination.get_index()
            if index is not None:
                yield index + 1, mark.level + 1, mark.get_title()
