"""Parse XML and HTML of strangers: nothing is fetched, nothing is expanded, nothing grows without bound."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, TypeAlias

from lxml import etree

from pogi_check.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Element: TypeAlias = etree._Element  # noqa: SLF001 - the public name of the type is a factory function

_XML: Final = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    dtd_validation=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)
_NO_MEMORY: Final = etree.ErrorTypes.ERR_NO_MEMORY
_DECLARED_ENCODING: Final = pattern(r"^<\?xml[^>]*\?>")


class MarkupError(ValueError):
    """The text is not well-formed, is nested without end or declares a document type."""

    @property
    def is_nesting(self) -> bool:
        """Tell whether elements stand in each other deeper than libxml2 follows (256)."""
        return "depth" in str(self)


def _fault(error: Exception) -> Exception:
    """Give what is wrong: the text, unless memory ran out, of which libxml2 makes a syntax error."""
    return MemoryError() if getattr(error, "code", 0) == _NO_MEMORY else MarkupError(str(error))


def parse_xml(data: bytes) -> Element:
    """Give the root of an XML text; comments and processing instructions are dropped.

    Raises MarkupError; a document type declaration is refused, as the Office formats forbid it and
    only attacks (entity bombs, external entities) use it.
    """
    data = _checked(data)
    try:
        return etree.fromstring(data, _XML)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _fault(error) from error


def stream_xml(data: bytes, tags: Sequence[str]) -> Iterator[Element]:
    """Yield the elements with these tags as they end, under the same guard, and forget each one after.

    Memory does not grow with the text. Raises MarkupError, after what stands before the fault.
    """
    data = _checked(data)
    try:
        events = etree.iterparse(
            io.BytesIO(data),
            events=("end",),
            tag=tags,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        for _, element in events:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _fault(error) from error


def _checked(data: bytes) -> bytes:
    """Refuse a document type declaration, in whatever encoding."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<"):
        data = _as_utf8(data)
    if b"<!DOCTYPE" in data:
        raise MarkupError("document type declaration")
    return data


def _as_utf8(data: bytes) -> bytes:
    """Recode UTF-16, so that byte searches see the same text as the parser."""
    encoding = (
        "utf-16" if data[:1] in (b"\xff", b"\xfe") else "utf-16-le" if data[:1] == b"<" else "utf-16-be"
    )
    try:
        return _DECLARED_ENCODING.sub("", data.decode(encoding)).encode()
    except UnicodeDecodeError as error:
        raise MarkupError(str(error)) from error


def parse_html(text: str) -> Element | None:
    """Give the root of a page, mended as browsers do; None where there is nothing in it.

    Raises MarkupError where the page is nested or long without end, so that a part of it would be lost.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    data = text.replace("\x00", "").encode("utf-8", errors="replace")
    if not data.strip():
        return None
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _fault(error) from error
    for fault in parser.error_log:
        if fault.level_name == "FATAL":
            raise MarkupError(fault.message)
    return root
