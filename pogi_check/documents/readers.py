"""Which reader reads which format, and what a fault of a reader costs: the document that it read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pogi_check.documents.bounds import bounded
from pogi_check.documents.document import Trouble, UnreadableError
from pogi_check.documents.formats import Format

if TYPE_CHECKING:
    from pogi_check.documents.document import Document
    from pogi_check.documents.limits import OcrTime


def read_here(kind: Format, data: bytes, name: str, ocr: OcrTime | None = None) -> Document:
    """Read a DOCX, PDF, XLSX, HTML or text file in this process.

    Raises UnreadableError, also where the reader itself fails: nobody foresees all that a file can hold.
    """
    try:
        return bounded(_read(kind, data, name, ocr))
    except UnreadableError:
        raise
    except RecursionError as error:
        raise UnreadableError(name, Trouble.TOO_NESTED) from error
    except MemoryError as error:
        raise UnreadableError(name, Trouble.TOO_MUCH_MEMORY) from error
    except Exception as error:
        raise UnreadableError(name, Trouble.CRASHED, _where(error)) from error


def _read(kind: Format, data: bytes, name: str, ocr: OcrTime | None) -> Document:
    match kind:
        case Format.DOCX:
            from pogi_check.documents.docx import read_docx

            return read_docx(data, name)
        case Format.PDF:
            from pogi_check.documents.pdf import read_pdf

            return read_pdf(data, name, ocr)
        case Format.XLSX:
            from pogi_check.documents.xlsx import read_xlsx

            return read_xlsx(data, name)
        case Format.HTML:
            from pogi_check.documents.html import read_html

            return read_html(data, name)
    from pogi_check.documents.plain import read_plain

    return read_plain(data, name)


def _where(error: Exception) -> str:
    """Name the fault and the line of ours that it came from, for those who mend it."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = "" if at is None else f" {at.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{at.tb_lineno}"
    return f"{type(error).__name__}{place}"
