"""Read older text documents (DOC, RTF, ODT) through LibreOffice, where it is installed."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pogi_check.documents import converter, limits
from pogi_check.documents.apart import read_document
from pogi_check.documents.archives import open_archive, read_member
from pogi_check.documents.document import Trouble, UnreadableError
from pogi_check.documents.formats import MEDIA_TYPES, Format

if TYPE_CHECKING:
    from pogi_check.documents.document import Document

_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
# LibreOffice would read a file that is damaged beyond recognition as plain text; the filter forbids it.
_FILTERS: Final = {Format.RTF: "Rich Text Format", Format.ODT: "writer8"}
_FLAT_FILTER: Final = "OpenDocument Text Flat XML"
_FIB: Final = 512
_FIB_MAGIC: Final = b"\xec\xa5"
_FIB_FLAGS: Final = 11
_FIB_ENCRYPTED: Final = 0x01


def read_through_libreoffice(data: bytes, name: str, kind: Format) -> Document:
    """Read a document that LibreOffice makes a DOCX of; name, hash and media type are the file's own.

    Raises UnreadableError: needs_libreoffice where it is not installed; encrypted, damaged, too_slow,
    too_large.
    """
    office = find_libreoffice()
    if office is None:
        raise UnreadableError(name, Trouble.NEEDS_LIBREOFFICE, kind.value)
    _refuse(data, name, kind)
    try:
        document = read_document(Format.DOCX, _converted(data, name, kind, office), name)
    except UnreadableError as error:
        # What LibreOffice gave is no Word file; of the document itself that says only that it failed.
        trouble = Trouble.DAMAGED if error.trouble is Trouble.WRONG_CONTENT else error.trouble
        raise UnreadableError(name, trouble, error.detail) from error
    digest = hashlib.sha256(data).hexdigest()
    return replace(document, media_type=MEDIA_TYPES[kind], sha256=digest)


def find_libreoffice() -> str | None:
    """Give the path of LibreOffice's program; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def _refuse(data: bytes, name: str, kind: Format) -> None:
    """Refuse what LibreOffice would ask a password for, or unpack without end."""
    if len(data) > limits.in_force().part_bytes:
        raise UnreadableError(name, Trouble.TOO_LARGE, limits.over("part_mb"))
    header = data[_FIB : _FIB + _FIB_FLAGS + 1]
    locked = header.startswith(_FIB_MAGIC) and header[-1] & _FIB_ENCRYPTED
    if kind is Format.DOC and locked:
        raise UnreadableError(name, Trouble.ENCRYPTED)
    if data.startswith(b"PK"):
        archive = open_archive(data, name)
        for part in ("META-INF/manifest.xml", "content.xml", "styles.xml"):
            entry = archive.members.get(part.lower())
            if entry is not None and b"encryption-data" in read_member(archive, entry):
                raise UnreadableError(name, Trouble.ENCRYPTED)
        if sum(entry.file_size for entry in archive.members.values()) > limits.in_force().file_bytes:
            raise UnreadableError(name, Trouble.TOO_LARGE, limits.over("file_mb"))


def _converted(data: bytes, name: str, kind: Format, office: str) -> bytes:
    flat = kind is Format.ODT and not data.startswith(b"PK")
    suffix = ".fodt" if flat else f".{kind.value.lower()}"
    process = subprocess.Popen(  # noqa: S603 - this Python, a file of this package and names made here
        [
            sys.executable,
            "-I",
            converter.__file__,
            office,
            suffix,
            _FLAT_FILTER if flat else _FILTERS.get(kind, ""),
            str(limits.in_force().office_seconds),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return _answer(process, data, name)
    finally:
        # A closed input ends LibreOffice; the converter then removes what it wrote.
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        process.wait()


def _answer(process: subprocess.Popen[bytes], data: bytes, name: str) -> bytes:
    """Hand the document to the converter and take the DOCX, or raise why there is none."""
    if process.stdin is None or process.stdout is None:
        raise UnreadableError(name, Trouble.DAMAGED)
    with suppress(BrokenPipeError):
        process.stdin.write(len(data).to_bytes(8, "big") + data)
        process.stdin.flush()
    made = process.stdout.read()
    if process.wait() == converter.TOO_SLOW:
        raise UnreadableError(name, Trouble.TOO_SLOW)
    if process.returncode or not made:
        raise UnreadableError(name, Trouble.DAMAGED)
    return made
