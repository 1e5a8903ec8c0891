"""Build small Word files from snippets of WordprocessingML."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import TYPE_CHECKING

from pogi_check.documents.docx import read_docx

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pogi_check.documents.document import Document

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{OFFICE}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Default Extension="{kind}" ContentType="application/octet-stream"/>'
        for kind in ("bin", "docx", "html", "mht", "txt", "xlsx")
    )
    + '<Override PartName="/word/document.xml" ContentType="{}"/></Types>'
)
_PACKAGE_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def part(tag: str, content: str) -> str:
    """Wrap content in a part's root element."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {NAMESPACES}>{content}</w:{tag}>'


def word_file(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    footnotes: str = "",
    endnotes: str = "",
    comments: str = "",
    settings: str = "",
    files: Mapping[str, tuple[str, str | bytes]] | None = None,
    main_type: str = MAIN_TYPE,
) -> bytes:
    """Zip up a Word file; ``files`` maps more part names to (relationship type and id, content)."""
    parts = {
        "styles": styles,
        "numbering": numbering,
        "footnotes": footnotes,
        "endnotes": endnotes,
        "comments": comments,
        "settings": settings,
    }
    contents: dict[str, str | bytes] = {
        "[Content_Types].xml": _CONTENT_TYPES.format(main_type),
        "_rels/.rels": _PACKAGE_RELATIONS,
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    relations = []
    for name, content in parts.items():
        if content:
            contents[f"word/{name}.xml"] = part(name, content)
            relations.append(f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>')
    for name, (kind, extra) in (files or {}).items():
        contents[f"word/{name}"] = extra
        relations.append(f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}"/>')
    contents["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(relations)}</Relationships>'
    )
    return zipped(contents)


def zipped(contents: Mapping[str, str | bytes]) -> bytes:
    """Zip files up; the same files give the same bytes, whenever it is done."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def read(body: str, **parts: str) -> Document:
    """Read a Word file that is built from snippets."""
    return read_docx(word_file(body, **parts), "prøve.docx")  # type: ignore[arg-type]


def texts(document: Document) -> list[str]:
    """List the texts of all blocks."""
    return [block.text for block in document.blocks]


def t(text: str) -> str:
    """Build a text element."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, properties: str = "") -> str:
    """Build a run."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{t(text)}</w:r>"


def p(content: str = "", properties: str = "", *, style: str = "") -> str:
    """Build a paragraph; content that is no markup becomes a run."""
    inner = content if content.startswith("<") else r(content) if content else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    front = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{front}{inner}</w:p>"


def numbered(text: str, num: int, level: int = 0) -> str:
    """Build a paragraph in a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def tc(content: str, properties: str = "") -> str:
    """Build a cell; content that is no markup becomes a paragraph."""
    front = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{front}{content if content.startswith('<') else p(content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Build a row."""
    front = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{front}{''.join(cell if cell.startswith('<') else tc(cell) for cell in cells)}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    """Build a table."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def style(style_id: str, name: str, content: str = "", *, based: str = "", kind: str = "paragraph") -> str:
    """Build a style."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{on}{content}</w:style>'


def lvl(level: int, text: str, form: str = "decimal", extra: str = "", *, start: int = 1) -> str:
    """Build a list level."""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, nums: Mapping[int, str] | None = None) -> str:
    """Build a numbering part with one abstract list and its lists, which may hold overrides."""
    return f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>' + "".join(
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="7"/>{extra}</w:num>'
        for num, extra in (nums or {1: ""}).items()
    )


def ins(content: str, author: str = "Anne", when: str = "2025-03-01T10:00:00Z") -> str:
    """Build a tracked insertion of runs."""
    return f'<w:ins w:id="1" w:author="{author}" w:date="{when}">{content}</w:ins>'


def deleted(text: str, author: str = "Bo", when: str = "2025-03-02T10:00:00Z") -> str:
    """Build a tracked deletion of a text."""
    return (
        f'<w:del w:id="2" w:author="{author}" w:date="{when}"><w:r>'
        f'<w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'
    )


def sdt(content: str, properties: str = "") -> str:
    """Build a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(content: str) -> str:
    """Build a run with a text box, as Word writes it: DrawingML, and VML for old programs."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>'
        f"{content}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
