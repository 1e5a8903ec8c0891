"""The functions of PDFium that are asked about each word, called without detour."""

import contextlib
import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

_Handle = Any  # PDFium publishes no types


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
