"""Open zip files of strangers: bounded, never unpacked to the disk."""

from __future__ import annotations

import io
import stat
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pogi_check.documents import limits
from pogi_check.documents.document import Trouble, UnreadableError
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import PurePosixPath

_ENCRYPTED_FLAG: Final = 0x1
_UTF8_FLAG: Final = 0x800
_DANISH: Final = pattern("[æøåÆØÅ]")
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Archive:
    """An open zip; ``members`` maps each name in lower case with forward slashes to its entry."""

    name: str
    file: zipfile.ZipFile
    members: Mapping[str, zipfile.ZipInfo] = field(repr=False)


def open_archive(data: bytes, name: str, *, parts: int | None = None) -> Archive:
    """Open the zip in ``data``, of at most so many ``parts``; raises UnreadableError (damaged)."""
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        entries = file.infolist()
    except _DAMAGE as error:
        raise UnreadableError(name, Trouble.DAMAGED, "ZIP") from error
    if parts is not None and len(entries) > parts:
        raise UnreadableError(name, Trouble.DAMAGED, f"ZIP: {len(entries)} > {parts}")
    return Archive(name, file, {entry.filename.replace("\\", "/").lower(): entry for entry in entries})


def read_member(archive: Archive, entry: zipfile.ZipInfo, *, whole: bool = False) -> bytes:
    """Unpack one member, a ``whole`` file or a part of one, which the error then names.

    The size that the directory states is checked first and is never exceeded while unpacking. Raises
    UnreadableError (encrypted, too large, too packed, damaged).
    """
    now = limits.in_force()
    part = "" if whole else entry.filename
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise UnreadableError(archive.name, Trouble.ENCRYPTED, part)
    size, packed = entry.file_size, max(entry.compress_size, 1)
    if size > (now.file_bytes if whole else now.part_bytes):
        told = limits.over("file_mb" if whole else "part_mb")
        raise UnreadableError(archive.name, Trouble.TOO_LARGE, ": ".join(filter(None, (part, told))))
    if size > limits.RATIO_FLOOR and size / packed > now.packing:
        raise UnreadableError(archive.name, Trouble.TOO_PACKED, part)
    try:
        return archive.file.read(entry)
    except _DAMAGE as error:
        raise UnreadableError(archive.name, Trouble.DAMAGED, part) from error


def leads_out(entry: zipfile.ZipInfo, path: PurePosixPath) -> bool:
    """Tell whether a member is a link, or has a name that unpacking would put elsewhere."""
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return is_link or path.is_absolute() or ".." in path.parts or not path.parts or ":" in path.parts[0]


def member_name(entry: zipfile.ZipInfo) -> str:
    """Decode a member's name: programs that do not flag UTF-8 write whatever their system uses."""
    name = entry.filename
    if not entry.flag_bits & _UTF8_FLAG and not name.isascii():
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = b""
        decoded = []
        for encoding in ("utf-8", "cp850", "cp1252"):
            try:
                decoded.append(raw.decode(encoding))
            except UnicodeDecodeError:
                continue
            if encoding == "utf-8":
                break
        # Among the code pages the one that makes Danish letters of the bytes is right.
        name = max(decoded, key=lambda one: len(_DANISH.findall(one)), default=name) or name
    return unicodedata.normalize("NFC", name.replace("\\", "/"))
