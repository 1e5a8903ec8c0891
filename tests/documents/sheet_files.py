"""Build small workbooks from snippets of SpreadsheetML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from pogi_check.documents.xlsx import read_xlsx
from tests.documents.word_files import OFFICE, zipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pogi_check.documents.document import Document

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_NAMESPACES = f'xmlns="{MAIN}" xmlns:r="{OFFICE}"'
_THREADED = "http://schemas.microsoft.com/office/2017/10/relationships"

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="{}"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_SHEET_TYPE}.sharedStrings+xml"/></Types>'
)
# Cell formats by index: the usual, bold, struck, shaded, then one a number format.
USUAL, BOLD, STRUCK, SHADED = range(4)
PERCENT, DATE, KRONER, HIDING, TEXT, WHITE, WHITE_ON_GREEN = range(4, 11)
CODES = ("0%", "dd/mm/yyyy", '#,##0.00\\ "kr."', ";;;", "@")


def styles(codes: Sequence[str] = CODES) -> str:
    """Build the styles part."""
    formats = "".join(
        f'<numFmt numFmtId="{200 + index}" formatCode="{escape(code)}"/>' for index, code in enumerate(codes)
    )
    return (
        f"<styleSheet {_NAMESPACES}><numFmts>{formats}</numFmts>"
        "<fonts><font/><font><b/></font><font><strike/></font>"
        '<font><color rgb="FFFFFFFF"/></font></fonts>'
        '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid">'
        '<fgColor rgb="FFCCEECC"/></patternFill></fill></fills>'
        '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fillId="1"/>'
        + "".join(f'<xf numFmtId="{200 + index}"/>' for index in range(len(codes)))
        + '<xf fontId="3"/><xf fontId="3" fillId="1"/></cellXfs></styleSheet>'
    )


def c(ref: str, value: str | float | None = None, style: int = 0, *, kind: str = "") -> str:
    """Build a cell: a text, a number, or content that is markup."""
    look = f' s="{style}"' if style else ""
    if value is None:
        return f'<c r="{ref}"{look}/>'
    if isinstance(value, str) and value.startswith("<"):
        return f'<c r="{ref}"{look} t="{kind or "n"}">{value}</c>'
    if isinstance(value, str) and not kind:
        text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
        return f'<c r="{ref}"{look} t="inlineStr">{text}</c>'
    return f'<c r="{ref}"{look} t="{kind or "n"}"><v>{value}</v></c>'


def row(number: int, *values: str | float | None, style: int = 0, more: str = "") -> str:
    """Build a row from column A on; None leaves a cell out."""
    cells = (
        value
        if isinstance(value, str) and value.startswith("<c ")
        else c(f"{chr(65 + column)}{number}", value, style)
        for column, value in enumerate(values)
        if value is not None
    )
    return f'<row r="{number}" {more}>{"".join(cells)}</row>'


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    """Build a sheet part; ``before`` and ``after`` stand around its rows."""
    return f"<worksheet {_NAMESPACES}>{before}<sheetData>{''.join(rows)}</sheetData>{after}</worksheet>"


def merged(*areas: str) -> str:
    """Build the list of merged areas."""
    listed = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return f"<mergeCells>{listed}</mergeCells>"


def relations(targets: Iterable[tuple[str, str]]) -> str:
    """Build a relationships part from kinds and targets."""
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="r{index}" Type="{_THREADED if kind == "threadedComment" else OFFICE}/{kind}"'
            f' Target="{target}"/>'
            for index, (kind, target) in enumerate(targets)
        )
        + "</Relationships>"
    )


def book(
    sheets: Mapping[str, str],
    *,
    states: Mapping[str, str] | None = None,
    texts: str = "",
    names: str = "",
    properties: str = "",
    codes: Sequence[str] = CODES,
    beside: Sequence[tuple[str, str, str]] = (),
    files: Mapping[str, str | bytes] | None = None,
    book_type: str = BOOK_TYPE,
) -> bytes:
    """Zip up a workbook; ``beside`` are parts of the first sheet: relationship type, name, content."""
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{index + 1}" r:id="r{index}"'
        f' state="{(states or {}).get(name, "visible")}"/>'
        for index, name in enumerate(sheets)
    )
    contents: dict[str, str | bytes] = {
        "[Content_Types].xml": _CONTENT_TYPES.format(book_type),
        "_rels/.rels": relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f"<workbook {_NAMESPACES}>{properties}<sheets>{listed}</sheets>{names}</workbook>",
        "xl/styles.xml": styles(codes),
        "xl/sharedStrings.xml": f"<sst {_NAMESPACES}>{texts}</sst>",
        "xl/_rels/workbook.xml.rels": relations(
            [
                *(("worksheet", f"worksheets/sheet{index}.xml") for index in range(len(sheets))),
                ("styles", "styles.xml"),
                ("sharedStrings", "/xl/sharedStrings.xml"),
            ]
        ),
    }
    for index, content in enumerate(sheets.values()):
        contents[f"xl/worksheets/sheet{index}.xml"] = content
    if beside:
        contents["xl/worksheets/_rels/sheet0.xml.rels"] = relations(
            (kind, f"../{name}") for kind, name, _ in beside
        )
        for _, name, content in beside:
            contents[f"xl/{name}"] = content
    return zipped({**contents, **(files or {})})


def read(*rows: str, before: str = "", after: str = "", **parts: object) -> Document:
    """Read a workbook of one sheet, "Kravliste"."""
    return read_xlsx(book({"Kravliste": sheet(*rows, before=before, after=after)}, **parts), "k.xlsx")  # type: ignore[arg-type]


def shown(document: Document) -> list[str]:
    """List the texts below the sheets' names, hidden ones as "(…)", struck ones as "~…~"."""
    return [
        f"({block.text})" if block.hidden else f"~{block.text}~" if block.struck else block.text
        for block in document.blocks
        if block.place.sheet is not None and block.place.sheet.cell
    ]
