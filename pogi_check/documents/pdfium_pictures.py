"""Pages of a PDF as PDFium draws them, to be read by OCR."""

import contextlib
import math
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from pogi_check.documents import limits
from pogi_check.documents.page import Picture

_DOTS = 300  # an inch

_Handle = Any  # PDFium publishes no types


@contextlib.contextmanager
def pictures_of(data: bytes) -> Iterator[Callable[[int], Picture | None]]:
    """Open a file that ``read_file`` could open; gives what draws a page, by its number."""
    document = pdfium.PdfDocument(data)
    try:
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()
        yield lambda number: _picture(document, number - 1)
    finally:
        document.close()


def _picture(document: _Handle, index: int) -> Picture | None:
    """Draw a page in grey; None where that fails or the page has no size."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return None
    try:
        width, height = page.get_size()
        if min(width, height) < 1:
            return None
        scale = min(_DOTS / 72, math.sqrt(limits.OCR_PIXELS / (width * height)))
        bitmap = page.render(scale=scale, grayscale=True)
        rows = bytes(bitmap.buffer)
        if bitmap.stride != bitmap.width:
            starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
            rows = b"".join(rows[start : start + bitmap.width] for start in starts)
        picture = Picture(bitmap.width, bitmap.height, rows, scale)
        bitmap.close()
    except (pdfium.PdfiumError, MemoryError, ValueError):
        return None
    finally:
        page.close()
    return picture
