"""A Word file as a package: its parts by relationship, in the transitional namespaces."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pogi_check.documents.archives import Archive, open_archive, read_member
from pogi_check.documents.document import Trouble, Unread, UnreadableError
from pogi_check.documents.formats import CONVERTED, WORD_MEDIA_TYPE, Format, sniff
from pogi_check.documents.limits import PARTS
from pogi_check.documents.markup import MarkupError, parse_xml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pogi_check.documents.markup import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CX: Final = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
DGM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V: Final = "{urn:schemas-microsoft-com:vml}"
OLE: Final = "{urn:schemas-microsoft-com:office:office}"
VAL: Final = W + "val"

_TRANSITIONAL: Final = tuple(
    (b"http://purl.oclc.org/ooxml/" + strict, b"http://schemas.openxmlformats.org/" + transitional)
    for strict, transitional in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
        (b"drawingml/main", b"drawingml/2006/main"),
        (b"drawingml/chart", b"drawingml/2006/chart"),
        (b"drawingml/diagram", b"drawingml/2006/diagram"),
        (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
        (b"drawingml/spreadsheetDrawing", b"drawingml/2006/spreadsheetDrawing"),
        (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
    )
)
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_MEDIA_TYPES: Final = (
    (b"application/vnd.ms-word.document.macroEnabled", "application/vnd.ms-word.document.macroEnabled.12"),
    (b"application/vnd.ms-word.template.macroEnabled", "application/vnd.ms-word.template.macroEnabled.12"),
    (
        b"wordprocessingml.template.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    ),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: the last word of its type, and the part that it leads to."""

    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """An open Word file; ``faults`` gathers the side parts that could not be read."""

    archive: Archive
    main: str = ""
    relations: dict[str, Relation] = field(default_factory=dict)
    media_type: str = WORD_MEDIA_TYPE
    faults: list[Unread] = field(default_factory=list)

    def part(self, path: str) -> Element | None:
        """Give the root of a side part, None where it is absent or damaged."""
        try:
            return parse_part(self.archive, path)
        except UnreadableError as error:
            self.faults.append(Unread(error.trouble, detail=error.detail))
            return None

    def part_of_kind(self, kind: str) -> Element | None:
        """Give the one side part of a kind, such as ``styles`` or ``footnotes``."""
        path = next((one.target for one in self.relations.values() if one.kind == kind), None)
        return self.part(path or f"{posixpath.dirname(self.main)}/{kind}.xml")

    def data(self, path: str) -> bytes | None:
        """Give the bytes of a part, None where it is absent or cannot be unpacked."""
        entry = self.archive.members.get(path.lower())
        if entry is None:
            return None
        try:
            return read_member(self.archive, entry)
        except UnreadableError as error:
            self.faults.append(Unread(error.trouble, detail=error.detail))
            return None


def open_package(data: bytes, name: str) -> tuple[Package, Element]:
    """Open a Word file and give its package and the root of its main part; raises UnreadableError."""
    require_format(data, name, Format.DOCX, CONVERTED)
    archive = open_archive(data, name, parts=PARTS)
    package = Package(archive)
    package.main = main_part(archive, "word/document.xml")
    try:
        root = parse_part(archive, package.main)
    except UnreadableError as error:
        raise UnreadableError(name, error.trouble, error.detail) from error
    if root is None:
        raise UnreadableError(name, Trouble.DAMAGED, package.main)
    package.relations = relations_of(archive, package.main)
    package.media_type = media_type_of(archive, _MEDIA_TYPES, WORD_MEDIA_TYPE)
    return package, root


def require_format(data: bytes, name: str, wanted: Format, legacy: Collection[Format]) -> None:
    """Refuse bytes of another format, ``legacy`` ones by their name; raises UnreadableError."""
    if not data:
        raise UnreadableError(name, Trouble.EMPTY)
    found = sniff(data)
    if found is Format.ENCRYPTED:
        raise UnreadableError(name, Trouble.ENCRYPTED)
    if found in legacy:
        raise UnreadableError(name, Trouble.LEGACY_FORMAT, found.value)
    if found is Format.ZIP:
        open_archive(data, name)  # a file that is cut off says so rather than being called a mere zip
    if found is not wanted:
        raise UnreadableError(name, Trouble.WRONG_CONTENT, found.value)


def relations_of(archive: Archive, part: str) -> dict[str, Relation]:
    """Give a part's relationships by id; links out of the file are left out, damaged ones are none."""
    folder, file = posixpath.split(part)
    try:
        root = parse_part(archive, posixpath.join(folder, "_rels", file + ".rels"))
    except UnreadableError:
        return {}
    if root is None:
        return {}
    return {
        one.get("Id", ""): Relation(
            one.get("Type", "").rsplit("/", 1)[-1],
            posixpath.normpath(posixpath.join("/", folder, _unquoted(one.get("Target", ""))))[1:],
        )
        for one in root
        if one.get("TargetMode", "").lower() != "external"
    }


def _unquoted(target: str) -> str:
    if "%" not in target:
        return target
    from urllib.parse import unquote

    return unquote(target)


def main_part(archive: Archive, usual: str) -> str:
    """Give the name of the part that a file is about; ``usual`` where the file does not say."""
    for one in relations_of(archive, "").values():
        if one.kind == "officeDocument" and one.target.lower() in archive.members:
            return one.target
    return usual


def media_type_of(archive: Archive, special: Iterable[tuple[bytes, str]], usual: str) -> str:
    """Give the media type that a package declares: a special one by its mark, else the usual one."""
    entry = archive.members.get("[content_types].xml")
    if entry is None:
        return usual
    try:
        types = read_member(archive, entry)
    except UnreadableError:
        return usual
    return next((media_type for mark, media_type in special if mark in types), usual)


def parse_part(archive: Archive, path: str) -> Element | None:
    """Parse a part, strict namespaces as transitional ones; None where it is absent."""
    data = unpack_part(archive, path)
    if data is None:
        return None
    try:
        return parse_xml(data)
    except MarkupError as error:
        trouble = Trouble.TOO_NESTED if error.is_nesting else Trouble.DAMAGED
        raise UnreadableError(archive.name, trouble, path) from error


def unpack_part(archive: Archive, path: str) -> bytes | None:
    """Unpack a part, strict namespaces as transitional ones; None where it is absent."""
    entry = archive.members.get(path.lower())
    if entry is None:
        return None
    data = read_member(archive, entry)
    if _STRICT in data:
        for strict, transitional in _TRANSITIONAL:
            data = data.replace(strict, transitional)
    return data
