"""Read a tender: files, folders and zips that are published together."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from pogi_check.documents import limits
from pogi_check.documents.apart import read_document
from pogi_check.documents.archives import leads_out, member_name, open_archive, read_member
from pogi_check.documents.cpv import find_cpv
from pogi_check.documents.document import Document, Tender, Trouble, Unread, UnreadableError
from pogi_check.documents.formats import CONVERTED, LEGACY, MEDIA_TYPES, NEVER_READ, OFFICE, Format, sniff
from pogi_check.documents.limits import USUAL, Limits, OcrTime
from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pogi_check.documents.notice import Notice

_WORD_SUFFIXES: Final = frozenset((".docx", ".docm", ".dotx", ".dotm"))
_BOOK_SUFFIXES: Final = frozenset((".xlsx", ".xlsm", ".xltx", ".xltm"))
_TEXT_SUFFIXES: Final = frozenset((".txt", ".md", ".markdown"))
_HTML_SUFFIXES: Final = frozenset((".html", ".htm", ".xhtml"))
_MAIL_SUFFIXES: Final = frozenset((".eml", ".mht", ".mhtml"))
_OFFICE_SUFFIXES: Final = {
    ".doc": Format.DOC, ".dot": Format.DOC, ".rtf": Format.RTF, ".odt": Format.ODT, ".ods": Format.ODS,
    ".xls": Format.XLS, ".xlt": Format.XLS, ".xlsb": Format.XLSB, ".ppt": Format.PPT, ".pptx": Format.PPTX,
    ".msg": Format.MSG,
}  # fmt: skip
_READ_SUFFIXES: Final = _WORD_SUFFIXES | _BOOK_SUFFIXES | {".pdf"}
_NO_PAGES: Final = _READ_SUFFIXES | {".odt"}
# What lies beside the documents and is not part of them.
_BESIDE: Final = frozenset(("readme", "origin", "license", "licence", "changelog", "contributing"))
_SKIPPED_FOLDERS: Final = frozenset(("__MACOSX",))
_ANSWERS: Final = {Format.ENCRYPTED: Trouble.ENCRYPTED, Format.MSG: Trouble.CLOSED_MAIL}
_DIGITS: Final = pattern(r"(\d+)")
_BLANK: Final = b"\xef\xbb\xbf \t\r\n"
_OPENING: Final = 64


@dataclass(frozen=True, slots=True)
class _Source:
    """A file of the tender: its name within it, the bytes or why there are none, whether it was asked for."""

    name: str
    data: bytes
    trouble: Trouble | None = None
    named: bool = False
    detail: str = ""
    mail: str = ""
    """The digest of the mail whose text this is."""
    damaged: bool = False
    """Some of it was lost on its way, and the rest is read."""


@dataclass(slots=True)
class _Taken:
    """What was taken of a tender so far: its files, those in zips too, and the bytes of these."""

    files: int = 0
    zips: int = 0
    size: int = 0
    told: bool = False

    def unpack(self, size: int) -> tuple[Trouble, str] | None:
        """Count the bytes of one member; tell when that is too much."""
        self.size += size
        if self.size > limits.in_force().tender_bytes:
            return Trouble.TOO_LARGE, limits.over("tender_mb")
        return None

    def count(self, source: _Source) -> _Source | None:
        """Count one file: give it, or once what tells that there are too many; a zip is what it holds."""
        if _holds_files(source):
            self.zips += 1
        else:
            self.files += 1
        if max(self.files, self.zips) <= limits.in_force().files:
            return source
        return self.beyond(source.name, Trouble.TOO_MANY_FILES, limits.over("files"))

    def beyond(self, name: str, trouble: Trouble, detail: str) -> _Source | None:
        """Tell the first time that something is too much."""
        first, self.told = not self.told, True
        return _Source(name, b"", trouble, named=True, detail=detail) if first else None


def read_tender(
    paths: Sequence[str | os.PathLike[str]],
    *,
    name: str | None = None,
    notice: str | os.PathLike[str] | None = None,
    ocr: bool | OcrTime = True,
    most: Limits = USUAL,
) -> Tender:
    """Read files, folders (with all below) and zips as one tender.

    What a file is decides its content, then its name. A document that cannot be read stands in the
    tender without blocks and says why. In folders and zips, files of known kinds that are never read
    (old workbooks, pictures) stand there as ``beside``; hidden and lock files and other data are passed
    over. A contract notice among the files is the tender's notice, unless ``notice`` names another. With
    ``ocr`` scanned pages are read, where tesseract is installed. ``most`` are the limits; what is beyond
    them is left unread and told. Raises UnreadableError: a path does not
    exist (not_found) or may not be read (no_access), no document is there at all (no_documents), or the
    notice is none or cannot be read.
    """
    if not paths:
        raise UnreadableError("", Trouble.NO_DOCUMENTS)
    with limits.enforced(most):
        return _read_tender(paths, name, notice, OcrTime(most.ocr_seconds) if ocr is True else ocr or None)


def _read_tender(
    paths: Sequence[str | os.PathLike[str]],
    name: str | None,
    notice: str | os.PathLike[str] | None,
    scans: OcrTime | None,
) -> Tender:
    named = [Path(path) for path in paths]
    given = () if notice is None else (_given_notice(Path(notice)),)
    documents: list[Document] = []
    notices: list[Notice] = []
    for source in _unique(_sources(named)):
        document = _notice_or_document(source, scans)
        if isinstance(document, Document):
            lost = (Unread(Trouble.CUT_OFF),) if source.damaged and not document.is_unread else ()
            documents.append(
                replace(document, sha256=source.mail or document.sha256, unread=(*document.unread, *lost))
            )
        elif document is not None:
            notices.append(document)
    if all(map(_is_picture, documents)):
        raise UnreadableError(", ".join(map(str, named)), Trouble.NO_DOCUMENTS)
    documents.sort(key=lambda document: _natural(document.name))
    blocks = (block for document in documents for block in document.blocks)
    tender = Tender(name or _name_of(named[0]), tuple(documents), find_cpv(blocks))
    return _announced(tender, given or notices) if given or notices else tender


def _announced(tender: Tender, notices: Sequence[Notice]) -> Tender:
    """Add the notice to a tender; its CPV codes come first, because the buyer chose them for the whole."""
    from pogi_check.documents.notice import choose_notice

    notice = choose_notice(notices)
    return replace(tender, notice=notice, cpv=tuple(dict.fromkeys((*notice.cpv, *tender.cpv))))


def _given_notice(path: Path) -> Notice:
    """Read the file that the caller names as the notice."""
    from pogi_check.documents.notice import read_notice

    try:
        lacking = None if path.exists() else Trouble.NOT_FOUND
        source = _Source("", b"", lacking) if lacking else _load(path, path.name, named=True)
        notice = read_notice(source.data, source.name)
    except UnreadableError as error:
        raise UnreadableError(str(path), error.trouble, error.detail) from error
    except OSError as error:  # a folder that may not be entered, a name too long
        raise UnreadableError(str(path), Trouble.NO_ACCESS) from error
    if notice is None:
        raise UnreadableError(str(path), source.trouble or Trouble.NOT_A_NOTICE)
    return notice


def _notice_or_document(source: _Source, ocr: OcrTime | None) -> Notice | Document | None:
    """Read one file; XML is a notice or nothing."""
    if source.data[:_OPENING].lstrip(_BLANK)[:1] == b"<" or source.name.lower().endswith(".xml"):
        from pogi_check.documents.notice import read_notice

        try:
            notice = read_notice(source.data, source.name)
        except UnreadableError as error:
            beside = error.trouble is Trouble.OLD_NOTICE and not source.named
            return _unread(source, Format.XML, error.trouble, error.detail, beside=beside)
        if notice is not None:
            return notice
    return _document(source, ocr)


def _is_picture(document: Document) -> bool:
    """Tell whether a file of a folder is a picture and says so: a folder of these holds no documents."""
    unknown = any(one.trouble is Trouble.UNKNOWN_FORMAT for one in document.unread)
    return document.beside and unknown and document.media_type.startswith("image/")


def _name_of(path: Path) -> str:
    resolved = path.resolve()
    return resolved.name if resolved.is_dir() else resolved.stem


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts "Bilag 2" before "Bilag 10"."""
    parts = _DIGITS.split(name.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def is_there_as_folder(path: Path) -> bool:
    """Tell whether a path is a folder rather than a file; raises UnreadableError where nothing is there."""
    try:
        if not path.exists():
            raise UnreadableError(str(path), Trouble.NOT_FOUND)
        return path.is_dir()
    except PermissionError as error:
        raise UnreadableError(str(path), Trouble.NO_ACCESS) from error
    except (OSError, ValueError) as error:  # a name too long, or with a NUL
        raise UnreadableError(str(path), Trouble.NOT_FOUND) from error


def _sources(paths: Iterable[Path]) -> Iterator[_Source]:
    """Yield the files that the paths stand for, zips opened."""
    seen: set[Path] = set()
    taken = _Taken()
    for path in paths:
        is_folder = is_there_as_folder(path)
        most = limits.in_force().files - taken.files
        files = list(islice(_files_below(path), max(most, 0) + 1)) if is_folder else [path]
        top = path.resolve()
        if (
            is_folder and len(files) > most
        ):  # somebody's disk, perhaps: none of it is read, rather than the first thousands
            yield _Source(top.name, b"", Trouble.TOO_MANY_FILES, named=True, detail=limits.over("files"))
            continue
        for file in files:
            resolved = file.resolve()
            if resolved in seen:
                continue
            seen.add(resolved)
            label = file.relative_to(path).as_posix() if is_folder else file.name
            if is_folder and not _lies_in(resolved, top):  # a link out of the tender, perhaps to secrets
                yield _Source(_composed(label), b"", Trouble.LEADS_OUT, named=True)
            elif not (is_folder and resolved.is_dir()):  # what a link to a folder of the tender shows is read
                source = _load(file, _composed(label), named=not is_folder)
                yield from _opened(source, taken, is_folder=is_folder)


def _lies_in(file: Path, folder: Path) -> bool:
    """Tell whether a file or folder is one that is read below a folder: a link may lead to others."""
    return file.is_relative_to(folder) and (
        not file.is_dir() or not any(map(_is_hidden, file.relative_to(folder).parts))
    )


def _opened(source: _Source, taken: _Taken, *, is_folder: bool) -> Iterator[_Source]:
    counted = taken.count(source)
    if counted is source and _holds_files(source):
        yield from _members(source, source.name + "/" if is_folder else "", 1, taken)
    elif counted is not None:
        yield counted


def _holds_files(source: _Source) -> bool:
    return _is_zip(source) or _is_mail(source)


def _is_mail(source: _Source) -> bool:
    """Tell whether a file is a mail or a web archive by its name, and nothing else by its content."""
    suffix = PurePosixPath(source.name).suffix.lower()
    if suffix not in _MAIL_SUFFIXES or source.mail or not source.data:
        return False
    return sniff(source.data) in (Format.TEXT, Format.UNKNOWN)


def _is_zip(source: _Source) -> bool:
    """Tell whether a file is a zip of files, not an Office file or a damaged one that says so."""
    suffix = PurePosixPath(source.name).suffix.lower()
    return (
        source.data.startswith(b"PK")
        and suffix not in _WORD_SUFFIXES | _BOOK_SUFFIXES
        and sniff(source.data) is Format.ZIP
    )


def _files_below(folder: Path) -> Iterator[Path]:
    """Yield a folder's files, and its links to folders; hidden ones and lock files are passed over."""

    def refuse(error: OSError) -> None:
        if error.filename == str(folder):
            raise UnreadableError(str(folder), Trouble.NO_ACCESS) from error

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(one for one in folders if not _is_hidden(one))
        links = [one for one in folders if Path(root, one).is_symlink()]  # os.walk does not enter them
        yield from (Path(root, one) for one in sorted((*names, *links)) if not _is_hidden(one))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name in _SKIPPED_FOLDERS or name.lower() == "thumbs.db"


def _load(path: Path, name: str, *, named: bool) -> _Source:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would never end
            return _Source(name, b"", Trouble.UNKNOWN_FORMAT, named)
        if status.st_size > limits.in_force().file_bytes:
            return _Source(name, b"", Trouble.TOO_LARGE, named, limits.over("file_mb"))
        return _Source(name, path.read_bytes(), named=named)
    except OSError as error:
        if named:
            raise UnreadableError(str(path), Trouble.NO_ACCESS) from error
        return _Source(name, b"", Trouble.NO_ACCESS)


def _members(source: _Source, prefix: str, depth: int, taken: _Taken) -> Iterator[_Source]:
    """Yield the files in a zip or mail."""
    yield from (_unmailed if _is_mail(source) else _unzipped)(source, prefix, depth, taken)


def _unmailed(source: _Source, prefix: str, depth: int, taken: _Taken) -> Iterator[_Source]:
    """Yield the text of a mail, under its own name, and the files that come with it."""
    from pogi_check.documents.mails import open_mail

    try:
        mail = open_mail(source.data, source.name)
    except UnreadableError as error:
        yield replace(source, trouble=error.trouble, named=True, detail=error.detail)
        return
    if mail.text or mail.damaged or not mail.parts:
        named = source.named and not mail.parts
        digest = hashlib.sha256(source.data).hexdigest()
        text = _Source(source.name, mail.text, named=named or mail.damaged, mail=digest, damaged=mail.damaged)
        yield from _inner(text, depth, taken)
    for one in mail.enclosed():
        if _is_hidden(one.name):
            continue
        name = prefix + _composed(one.name)
        too_much = taken.unpack(len(one.data))
        if too_much is not None:
            told = taken.beyond(name, *too_much)
            yield from () if told is None else (told,)
            return
        told_of = one.trouble is not None
        inner = _Source(name, one.data, one.trouble, told_of, one.detail, damaged=one.damaged)
        yield from _inner(inner, depth, taken)


def _unzipped(source: _Source, prefix: str, depth: int, taken: _Taken) -> Iterator[_Source]:
    """Yield the files in a zip; links and names that lead out of it are not followed."""
    try:
        archive = open_archive(source.data, source.name)
    except UnreadableError as error:
        yield _Source(source.name, source.data, error.trouble, named=True, detail=error.detail)
        return
    for entry in archive.file.infolist():
        member = member_name(entry)
        path = PurePosixPath(member)
        if entry.is_dir() or any(_is_hidden(part) for part in path.parts if part != ".."):
            continue
        name = prefix + str(path)
        if leads_out(entry, path):
            yield _Source(name, b"", Trouble.LEADS_OUT, named=True)
            continue
        too_much = taken.unpack(entry.file_size)
        if too_much is not None:
            told = taken.beyond(name, *too_much)
            yield from () if told is None else (told,)
            return
        try:
            inner = _Source(name, read_member(archive, entry, whole=True))
        except UnreadableError as error:
            inner = _Source(name, b"", error.trouble, detail=error.detail)
        yield from _inner(inner, depth, taken)


def _inner(source: _Source, depth: int, taken: _Taken) -> Iterator[_Source]:
    """Yield a member of a zip or mail; for a zip or mail in it what that holds."""
    counted = taken.count(source)
    if counted is not source:
        yield from () if counted is None else (counted,)
    elif not _holds_files(source):
        yield source
    elif depth < limits.in_force().zips:
        yield from _members(source, source.name + "/", depth + 1, taken)
    else:
        yield _Source(source.name, b"", Trouble.TOO_NESTED, named=True, detail=limits.over("zips"))


def _composed(name: str) -> str:
    """Write a name as people type it: a Mac takes its letters apart, "a" and a ring for "å"."""
    return unicodedata.normalize("NFC", name)


def _unique(sources: Iterable[_Source]) -> Iterator[_Source]:
    """Make names unique: a place in a report must tell which document it is in."""
    used: set[str] = set()
    for source in sources:
        name, count = source.name, 1
        while name in used:
            count += 1
            path = PurePosixPath(source.name)
            name = str(path.with_name(f"{path.stem} ({count}){path.suffix}"))
        used.add(name)
        yield replace(source, name=name)


def _document(source: _Source, ocr: OcrTime | None) -> Document | None:
    """Read one file; None for one that is no document and was not asked for."""
    suffix = PurePosixPath(source.name).suffix.lower()
    if source.trouble is not None:
        readable = _READ_SUFFIXES | _TEXT_SUFFIXES | _HTML_SUFFIXES
        known = suffix in readable | _OFFICE_SUFFIXES.keys() | _MAIL_SUFFIXES | {".zip"}
        if not source.named and not known:
            return None
        beside = _is_beside(source, Format.UNKNOWN)
        return _unread(source, Format.UNKNOWN, source.trouble, source.detail, beside=beside)
    found = sniff(source.data)
    try:
        if found in CONVERTED and suffix != ".pdf":
            from pogi_check.documents.libreoffice import read_through_libreoffice

            return read_through_libreoffice(source.data, source.name, found)
        if _is_page(found, suffix):
            return _read_page(source)
        return _read(source, found, suffix, ocr)
    except UnreadableError as error:
        lacking = found in CONVERTED and error.trouble is not Trouble.NEEDS_LIBREOFFICE
        beside = not lacking and _is_beside(source, found)
        return _unread(source, found, error.trouble, error.detail, beside=beside)


def _is_beside(source: _Source, found: Format) -> bool:
    """Tell whether a file is of a kind that is never read, by its content or name, and nobody named it."""
    suffix = PurePosixPath(source.name).suffix.lower()
    if source.named or suffix in _READ_SUFFIXES:
        return False
    return found in NEVER_READ or suffix in _OFFICE_SUFFIXES


def _read(source: _Source, found: Format, suffix: str, ocr: OcrTime | None) -> Document | None:
    if found is Format.DOCX or suffix in _WORD_SUFFIXES:
        return read_document(Format.DOCX, source.data, source.name)
    if found is Format.PDF or (suffix == ".pdf" and found in (Format.UNKNOWN, Format.TEXT)):
        return read_document(Format.PDF, source.data, source.name, ocr)
    if found is Format.XLSX or suffix in _BOOK_SUFFIXES:
        return read_document(Format.XLSX, source.data, source.name)
    if suffix == ".pdf":
        raise UnreadableError(source.name, Trouble.WRONG_CONTENT, found.value)
    if found in OFFICE or (found is Format.OLE and suffix in _OFFICE_SUFFIXES):
        kind = _OFFICE_SUFFIXES.get(suffix, found) if found is Format.OLE else found
        trouble = Trouble.LEGACY_FORMAT if kind in LEGACY else Trouble.UNKNOWN_FORMAT
        trouble = _ANSWERS.get(kind, trouble)
        raise UnreadableError(source.name, trouble, kind.value)
    if (suffix in _TEXT_SUFFIXES or source.mail) and (
        found in (Format.TEXT, Format.HTML, Format.XML) or not source.data
    ):
        if not source.named and PurePosixPath(source.name).stem.lower() in _BESIDE:
            return None
        return read_document(Format.TEXT, source.data, source.name)
    if suffix in _OFFICE_SUFFIXES:
        raise UnreadableError(source.name, Trouble.WRONG_CONTENT, found.value)
    if source.named or found in NEVER_READ or suffix in _MAIL_SUFFIXES:
        trouble = Trouble.UNKNOWN_FORMAT if source.data else Trouble.EMPTY
        raise UnreadableError(source.name, trouble, found.value if source.data else "")
    return None


def _is_page(found: Format, suffix: str) -> bool:
    """Tell whether a file is a web page; what calls itself DOCX or PDF and is one, is an error page."""
    if found is Format.HTML:
        return suffix not in _NO_PAGES
    return suffix in _HTML_SUFFIXES and found in (Format.TEXT, Format.XML)


def _read_page(source: _Source) -> Document | None:
    """Read a web page; a report of pogi-check is none, nor is one without words unless it was asked for."""
    from pogi_check.documents.html import is_own_report

    page = None if is_own_report(source.data) else read_document(Format.HTML, source.data, source.name)
    return page if page is not None and (page.blocks or source.named) else None


def _unread(
    source: _Source, found: Format, trouble: Trouble, detail: str = "", *, beside: bool = False
) -> Document:
    media_type = MEDIA_TYPES.get(found, "application/octet-stream")
    digest = hashlib.sha256(source.data).hexdigest()
    return Document(source.name, media_type, digest, unread=(Unread(trouble, detail=detail),), beside=beside)
