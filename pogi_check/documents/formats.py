"""Tell from a file's bytes what it is, whatever its name says."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum
from typing import Final

WORD_MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Format(StrEnum):
    """What a file is; the value is the name that people know it by."""

    DOCX = "DOCX"
    PDF = "PDF"
    XLSX = "XLSX"
    PPTX = "PPTX"
    ODT = "ODT"
    ODS = "ODS"
    ZIP = "ZIP"
    DOC = "DOC"
    XLS = "XLS"
    XLSB = "XLSB"
    PPT = "PPT"
    MSG = "MSG"
    ENCRYPTED = "encrypted Office file"
    OLE = "OLE"
    RTF = "RTF"
    HTML = "HTML"
    XML = "XML"
    JPEG = "JPEG"
    PNG = "PNG"
    GIF = "GIF"
    TIFF = "TIFF"
    RAR = "RAR"
    SEVEN_ZIP = "7z"
    GZIP = "gzip"
    IWORK = "Apple iWork"
    TEXT = "text"
    UNKNOWN = "unknown"


LEGACY: Final = frozenset((
    Format.DOC, Format.XLS, Format.XLSB, Format.PPT, Format.RTF, Format.ODT, Format.ODS,
))  # fmt: skip
"""Formats that an office program can save as DOCX, XLSX or PDF."""

OFFICE: Final = LEGACY | {Format.PPTX, Format.MSG, Format.ENCRYPTED}
"""Formats of office programs that are not read, but may well hold a tender's text."""

NEVER_READ: Final = (OFFICE - {Format.ENCRYPTED}) | {
    Format.JPEG, Format.PNG, Format.GIF, Format.TIFF, Format.RAR, Format.SEVEN_ZIP,
    Format.IWORK,
}  # fmt: skip
"""Known formats that are not read: beside the documents of a folder they are noted and fail nothing."""

CONVERTED: Final = frozenset((Format.DOC, Format.RTF, Format.ODT))
"""Formats that are read through LibreOffice; where it is not installed they are never read."""

MEDIA_TYPES: Final = {
    Format.DOCX: WORD_MEDIA_TYPE,
    Format.PDF: "application/pdf",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Format.ODT: "application/vnd.oasis.opendocument.text",
    Format.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    Format.ZIP: "application/zip",
    Format.DOC: "application/msword",
    Format.XLS: "application/vnd.ms-excel",
    Format.XLSB: "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
    Format.PPT: "application/vnd.ms-powerpoint",
    Format.MSG: "application/vnd.ms-outlook",
    Format.RTF: "application/rtf",
    Format.TEXT: "text/plain",
    Format.HTML: "text/html",
    Format.XML: "application/xml",
    Format.JPEG: "image/jpeg",
    Format.PNG: "image/png",
    Format.GIF: "image/gif",
    Format.TIFF: "image/tiff",
}

_MAGIC: Final = (
    (b"%PDF-", Format.PDF),
    (b"{\\rtf", Format.RTF),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"GIF8", Format.GIF),
    (b"II*\x00", Format.TIFF),
    (b"MM\x00*", Format.TIFF),
    (b"Rar!\x1a\x07", Format.RAR),
    (b"7z\xbc\xaf\x27\x1c", Format.SEVEN_ZIP),
    (b"\x1f\x8b", Format.GZIP),
)
_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Stream names stand in the directory of an OLE file in UTF-16.
_OLE_STREAMS: Final = (
    ("__properties_version1.0", Format.MSG),  # a mail may hold all the others
    ("EncryptedPackage", Format.ENCRYPTED),
    ("WordDocument", Format.DOC),
    ("Workbook", Format.XLS),
    ("PowerPoint Document", Format.PPT),
)
_OPEN_DOCUMENT: Final = (
    (b"application/vnd.oasis.opendocument.text", Format.ODT),
    (b"application/vnd.oasis.opendocument.spreadsheet", Format.ODS),
)
_MAIN_PARTS: Final = (("word/", Format.DOCX), ("xl/", Format.XLSX), ("ppt/", Format.PPTX))
_HEAD: Final = 1024
# A flat ODT declares all its namespaces before it says what it is.
_FLAT_HEAD: Final = 8192


def sniff(data: bytes) -> Format:
    """Name the format of a file's bytes."""
    if data.startswith(b"PK"):
        return _sniff_zip(data)
    if data.startswith(_OLE_MAGIC):
        return next(
            (found for stream, found in _OLE_STREAMS if stream.encode("utf-16-le") in data), Format.OLE
        )
    head = data[:_HEAD]
    found = next((found for magic, found in _MAGIC if head.startswith(magic)), None)
    if found is None and b"%PDF-" in head:
        # Readers accept a PDF whose header stands somewhere in its first kilobyte.
        found = Format.PDF
    return found or _sniff_text(data)


def _sniff_text(data: bytes) -> Format:
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return Format.HTML
    if start.startswith(b"<?xml"):
        if b"<html" in start:
            return Format.HTML
        return Format.ODT if b"vnd.oasis.opendocument.text" in data[:_FLAT_HEAD] else Format.XML
    return Format.TEXT if _is_text(data) else Format.UNKNOWN


def _is_text(data: bytes) -> bool:
    """Tell whether bytes read as text: no control codes but white space, or marked as UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_of(data):
        return True
    return bool(data) and not any(code < 32 and code not in (9, 10, 12, 13) for code in set(data))  # noqa: PLR2004


def utf16_of(data: bytes) -> str:
    """Name the kind of UTF-16 that a text is in without saying so; empty where it is none."""
    head = data[:_HEAD]
    even, odd, half = head[::2].count(0), head[1::2].count(0), len(head) // 2
    if len(data) % 2 or half < 4 or min(even, odd):  # noqa: PLR2004 - letters; fewer tell nothing
        return ""
    return ("utf-16-le" if odd else "utf-16-be") if max(even, odd) > 0.7 * half else ""


def _sniff_zip(data: bytes) -> Format:
    """Name what a zip holds: a Word file, a workbook … or just files."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            media_type = archive.open("mimetype").read(_HEAD) if "mimetype" in names else b""
    except Exception:  # noqa: BLE001 - a damaged directory can fail in a dozen ways
        # The local headers still name the parts of a damaged file.
        return next(
            (
                found
                for folder, found in _MAIN_PARTS
                if folder.encode() in data and b"[Content_Types]" in data
            ),
            Format.ZIP,
        )
    for start, found in _OPEN_DOCUMENT:
        if media_type.startswith(start):
            return found
    lower = [name.replace("\\", "/").lower() for name in names]
    if "xl/workbook.bin" in lower:
        return Format.XLSB
    if "[content_types].xml" in lower or "_rels/.rels" in lower:
        for folder, found in _MAIN_PARTS:
            if any(name.startswith(folder) for name in lower):
                return found
    # Pages, Numbers and Keynote: a zip, but what is in it is no tender's file.
    return Format.IWORK if "index/document.iwa" in lower else Format.ZIP
