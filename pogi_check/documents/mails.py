"""Open mails and web archives (EML, MHT): the text that a person reads, and the files that come with it."""

from __future__ import annotations

import email.policy
import mimetypes
import re
from dataclasses import dataclass, field
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
    MultipartInvariantViolationDefect,
    StartBoundaryNotFoundDefect,
)
from email.header import decode_header, make_header
from email.parser import BytesParser
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from pogi_check.documents import limits
from pogi_check.documents.document import Trouble, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_HEADERS: Final = ("content-type", "mime-version", "from", "subject", "date", "received")
_FORM: Final = "MIME"  # what a mail is written in
_NESTED: Final = re.compile(rb"\bboundary\s*=", re.IGNORECASE)
_PARTS_IN_PARTS: Final = 64  # a mail forwarded twenty times; each costs a look at every line
_ALIKE: Final = "multipart/alternative"
_TOGETHER: Final = "multipart/related"
_TEXTS: Final = ("text/html", "text/plain", "text/enriched")
# What a page is made of besides its words.
_DRESS: Final = ("image", "audio", "video", "font")
_DRESSING: Final = ("text/css", "text/javascript", "application/javascript", "text/xml", "application/xml")
_SEALED: Final = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_CLOSED: Final = ("application/ms-tnef", "message/partial", "message/external-body")
_DAMAGES: Final = (
    CloseBoundaryNotFoundDefect,
    StartBoundaryNotFoundDefect,
    MultipartInvariantViolationDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
_QUOTED: Final = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)  # before each line of a mail that is answered
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f]+")
_LATIN: Final = frozenset(("us-ascii", "ascii", "iso-8859-1", "latin1", "latin-1"))
_UNDERLINED, _RULE = 90, 4  # letters of a heading that signs underline, and the fewest signs


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that comes with a mail, or why it cannot be read."""

    name: str
    data: bytes
    trouble: Trouble | None = None
    detail: str = ""
    damaged: bool = False
    """Some of it is missing, or not what was sent; the rest is read."""


@dataclass(slots=True)
class Mail:
    """A mail: its text as a page or as plain text in UTF-8, its parts.

    ``damaged`` tells that its end, the borders of its parts or letters of its text are missing.
    """

    text: bytes = b""
    parts: list[Message] = field(default_factory=list)
    damaged: bool = False

    def enclosed(self) -> Iterator[Enclosed]:
        """Yield the files that come with it, one at a time."""
        for number, part in enumerate(self.parts, 1):
            yield _enclosed(part, number)


def open_mail(data: bytes, name: str) -> Mail:
    """Open a mail or a web archive; an HTML text is preferred to the same in plain letters.

    The subject of a mail heads its text. Raises UnreadableError (too large, too nested, wrong content).
    """
    if len(data) > limits.in_force().part_bytes:
        raise UnreadableError(name, Trouble.TOO_LARGE, limits.over("part_mb"))
    if len(_NESTED.findall(data)) > _PARTS_IN_PARTS:
        raise UnreadableError(name, Trouble.TOO_NESTED)
    try:
        # The older policy keeps what it does not understand; the newer one fails on headers of spammers.
        message = BytesParser(policy=email.policy.compat32).parsebytes(data)
        if not any(header in message for header in _HEADERS):
            raise UnreadableError(name, Trouble.WRONG_CONTENT, _FORM)
        mail = Mail()
        texts = list(_texts(message, mail.parts))
        is_archive = PurePosixPath(name).suffix.lower() != ".eml"
        subject = "" if is_archive else _line(message.get("subject"))
        mail.text = _written(subject, texts)
        halves = [one for one in message.walk() if one.get_content_maintype() == "multipart"]
        mail.damaged = any(map(_is_damaged, (*halves, *texts)))
    except RecursionError as error:
        raise UnreadableError(name, Trouble.TOO_NESTED) from error
    except (LookupError, ValueError, TypeError, AttributeError) as error:  # headers that nobody foresees
        raise UnreadableError(name, Trouble.DAMAGED, _FORM) from error
    return mail


def _texts(part: Message, others: list[Message]) -> Iterator[Message]:
    """Yield the parts that are the text of a mail, in order; take down all ``others`` that hold something."""
    kind = part.get_content_type()
    if kind in _SEALED or not part.is_multipart() or kind.startswith("message/"):
        if kind in _TEXTS and not _is_attached(part):
            yield part
        elif not _is_dress(part, kind):
            others.append(part)
        return
    inner = [one for one in part.get_payload() if not isinstance(one, str)]
    if kind == _ALIKE:
        chosen = _best(inner)
        yield from () if chosen is None else _texts(chosen, others)
        return
    if kind == _TOGETHER:
        root = _root(part, inner)
        inner = [one for one in inner if one is root or not _is_part_of_page(one)]
    for one in inner:
        yield from _texts(one, others)


def _best(alike: list[Message]) -> Message | None:
    """Give the one of several forms of a text that is read: a page, else plain text, else the last."""
    for kind in _TEXTS:
        for one in reversed(alike):
            if any(part.get_content_type() == kind and not _is_attached(part) for part in one.walk()):
                return one
    return alike[-1] if alike else None


def _root(part: Message, inner: list[Message]) -> Message | None:
    """Give the part of a page that is the page itself."""
    start = part.get_param("start")
    named = (one for one in inner if start is not None and one.get("content-id", "").strip() == start)
    return next(named, inner[0] if inner else None)


def _is_part_of_page(part: Message) -> bool:
    kind = part.get_content_type()
    return kind in _DRESSING or part.get_content_maintype() in _DRESS


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or (
        part.get_filename() is not None and part.get("content-location") is None
    )


def _is_dress(part: Message, kind: str) -> bool:
    """Tell whether a part shows no text of its own: a picture within the text, a signature, an invitation."""
    if kind in ("text/calendar", "application/pgp-signature", "application/pkcs7-signature"):
        return True
    inline = part.get_content_disposition() != "attachment" and part.get("content-id") is not None
    return inline and part.get_content_maintype() in _DRESS


def _enclosed(part: Message, number: int) -> Enclosed:
    kind = part.get_content_type()
    try:
        name = _name(part, kind, number)
    except (LookupError, ValueError, TypeError, AttributeError):
        name = f"{number}"
    if kind in _SEALED:
        return Enclosed(name, b"", Trouble.ENCRYPTED, _FORM)
    if kind in _CLOSED:
        return Enclosed(name, b"", Trouble.UNKNOWN_FORMAT, kind)
    try:
        if kind == "message/rfc822":
            inner = part.get_payload(0)
            return Enclosed(name, b"" if isinstance(inner, str) else inner.as_bytes())
        data = part.get_payload(decode=True)
    except RecursionError:
        return Enclosed(name, b"", Trouble.TOO_NESTED)
    except (LookupError, ValueError, TypeError, AttributeError, IndexError):
        return Enclosed(name, b"", Trouble.DAMAGED, _FORM)
    return Enclosed(name, data if isinstance(data, bytes) else b"", damaged=_is_damaged(part))


def _is_damaged(part: Message) -> bool:
    """Tell whether a part lacks its end or some of its letters, once it is decoded."""
    return any(isinstance(one, _DAMAGES) for one in part.defects)


def _name(part: Message, kind: str, number: int) -> str:
    """Name a part as its sender did, without folders, else by its subject or number."""
    location = part.get("content-location", "").split("?")[0] if kind in _TEXTS else ""
    given = _line(part.get_filename() or location).replace("\\", "/")
    name = PurePosixPath(given).name
    if kind == "message/rfc822":
        inner = part.get_payload(0)
        subject = "" if isinstance(inner, str) else _line(inner.get("subject")).replace("/", "-")
        name = name or subject or f"{number}"
        return name if name.lower().endswith(".eml") else f"{name}.eml"
    if name in ("", ".."):
        return f"{number}{mimetypes.guess_extension(kind) or ''}"
    return name if kind != "text/html" or PurePosixPath(name).suffix else f"{name}.html"


def _line(text: object) -> str:
    """Decode a header to one line."""
    if text is None:
        return ""
    decoded = str(make_header(decode_header(str(text))))
    return " ".join(_CONTROLS.sub(" ", decoded).split())


def _written(subject: str, texts: list[Message]) -> bytes:
    """Put the texts of a mail together, as a page where one of them is a page."""
    from pogi_check.documents.plain import paragraphs

    if not any(one.get_content_type() == "text/html" for one in texts):
        plain = "\n\n".join(_QUOTED.sub("", _decoded(one)) for one in texts)
        if not plain.strip() and not subject:
            return b""
        ruled = "=" * max(_RULE, len(subject)) if len(subject) <= _UNDERLINED else ""
        heading = f"{subject}\n{ruled}\n\n" if subject else ""
        return f"{heading}{plain}".encode(errors="replace")
    pages = [f"<h1>{escape(subject)}</h1>"] if subject else []
    for one in texts:
        text = _decoded(one)
        if one.get_content_type() != "text/html":
            text = "".join(f"<p>{escape(each)}</p>" for each in paragraphs(text, typed=True))
        pages.append(text)
    return f"<!doctype html><meta charset=utf-8>{''.join(pages)}".encode(errors="replace")


def _decoded(part: Message) -> str:
    from pogi_check.documents.html import decode_page
    from pogi_check.documents.plain import decode

    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = part.get_content_charset("")
    if charset:
        try:
            return data.decode("cp1252" if charset in _LATIN else charset, errors="replace")
        except LookupError:
            pass
    return decode_page(data) if part.get_content_type() == "text/html" else decode(data)
