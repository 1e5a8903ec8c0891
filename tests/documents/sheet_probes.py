"""Probes of workbooks; each sheet's name stands as a heading over its cells."""

from __future__ import annotations

from functools import partial

from tests.documents.probes import Probe
from tests.documents.sheet_files import BOLD, DATE, MAIN, PERCENT, book, c, merged, row, sheet

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def _sheet(holds: str, content: str, *lines: str, unread: tuple[str, ...] = (), **parts: object) -> Probe:
    make = partial(book, {"Krav": content}, **parts)  # type: ignore[arg-type]
    return Probe("XLSX", holds, make, ("Krav", *lines), unread=unread)


def _drawn(content: str) -> str:
    return (
        f'<wsDr xmlns="{_DRAWING}/spreadsheetDrawing" xmlns:a="{_DRAWING}/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<twoCellAnchor><from><col>1</col><row>0</row></from>{content}</twoCellAnchor></wsDr>"
    )


def _shape(text: str) -> str:
    return f"<sp><txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></txBody></sp>"


_COMMENT = (
    f'<comments xmlns="{MAIN}"><commentList><comment ref="A2"><text><t>Tjek</t></text></comment>'
    "</commentList></comments>"
)
_WIDE = "".join(
    c(f"{first}{second}1", f"k{first}{second}") for first in "ABC" for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
_RICH = "<is><r><t>Mindst </t></r><r><rPr><strike/></rPr><t>20</t></r><r><rPr><b/></rPr><t>30 %</t></r></is>"

SHEET_PROBES = (
    _sheet(
        "cells merged both ways",
        sheet(row(1, "Stor", None, "c"), row(2, None, None, "f"), row(3, *"ghi"), after=merged("A1:B2")),
        "Stor",
        *"cfghi",
    ),
    _sheet(
        "hidden rows and columns",
        sheet(
            row(1, "a", "b"),
            row(2, "c", "d", more='hidden="1"'),
            row(3, "e", "f"),
            before='<cols><col min="2" max="2" hidden="1"/></cols>',
        ),
        "a",
        "(b)",
        "(c)",
        "(d)",
        "e",
        "(f)",
    ),
    Probe(
        "XLSX",
        "a hidden sheet",
        partial(
            book,
            {"Synlig": sheet(row(1, "a")), "Skjult": sheet(row(1, "b"))},
            states={"Skjult": "veryHidden"},
        ),
        ("Synlig", "a", "(Skjult)", "(b)"),
    ),
    _sheet(
        "formulas with the values they last had",
        sheet(
            row(
                1,
                c("A1", "<f>1+1</f><v>2</v>"),
                c("B1", '<f>"Mindst "&amp;A1</f><v>Mindst 2</v>', kind="str"),
                c("C1", "<f>A1>1</f><v>1</v>", kind="b"),
            )
        ),
        "2",
        "Mindst 2",
        "SAND",
    ),
    _sheet(
        "a column of codes",
        sheet(row(1, "Kode", "Krav", style=BOLD), row(2, "K-01", "Økologisk"), row(3, "K-02", "Fairtrade")),
        "Kode",
        "Krav",
        "K-01",
        "Økologisk",
        "K-02",
        "Fairtrade",
    ),
    _sheet(
        "several tables",
        sheet(
            row(1, "Nr.", "Krav", style=BOLD),
            row(2, "1", "a"),
            row(5, "Vare", "Pris", style=BOLD),
            row(6, "x", "y"),
        ),
        "Nr.",
        "Krav",
        "1",
        "a",
        "Vare",
        "Pris",
        "x",
        "y",
    ),
    _sheet(
        "dates and percentages",
        sheet(row(1, c("A1", 45292, DATE), c("B1", 0.3, PERCENT))),
        "01-01-2024",
        "30 %",
    ),
    _sheet(
        "text in several looks, a part of it struck",
        sheet(row(1, c("A1", _RICH, kind="inlineStr"))),
        "Mindst 30 %",
        "~20~",
    ),
    _sheet(
        "a comment",
        sheet(row(1, "a"), row(2, "b")),
        "a",
        "b",
        "Tjek",
        beside=[("comments", "c.xml", _COMMENT)],
    ),
    _sheet(
        "text boxes, in a group and as Excel writes form controls",
        sheet(row(3, "a")),
        "en",
        "to",
        "Ja",
        "a",
        beside=[
            (
                "drawing",
                "d.xml",
                _drawn(
                    f"<grpSp>{_shape('en')}<grpSp>{_shape('to')}</grpSp></grpSp>"
                    f'<mc:AlternateContent><mc:Choice Requires="a14">{_shape("Ja")}</mc:Choice>'
                    f"<mc:Fallback>{_shape('Ja')}</mc:Fallback></mc:AlternateContent>"
                ),
            )
        ],
    ),
    _sheet(
        "a sheet of eighty columns",
        sheet(f'<row r="1">{_WIDE}</row>'),
        *(f"k{a}{b}" for a in "ABC" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    ),
    _sheet("letters that Excel writes as codes", sheet(row(1, "a_x000D_b_x00E5_")), "a", "bå"),
    _sheet(
        "a Word file set into the sheet",
        sheet(row(1, "a")),
        "a",
        unread=("embedded_file",),
        beside=[("package", "embeddings/krav.docx", "PK")],
    ),
)
