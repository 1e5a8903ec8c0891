"""Probes of PDF files: what the usual programs and scanners print, each word at a known place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader

from tests.documents.pdf_files import (
    HEIGHT,
    WIDTH,
    Part,
    Ruled,
    Written,
    in_columns,
    lines,
    pdf,
    with_odd_font,
)
from tests.documents.probes import Probe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.pdfgen.canvas import Canvas


def _pdf(holds: str, pages: Sequence[Iterable[Part]], *shown: str, unread: Sequence[str] = ()) -> Probe:
    return Probe("PDF", holds, partial(pdf, *map(tuple, pages)), shown, unread=tuple(unread))


FULL = "Leverandøren skal i hele kontraktperioden levere produkter, der er godkendt af ordregiver"
LEFT = (
    "Kommunen ønsker en aftale om",
    "levering af økologiske varer til",
    "alle skoler i kommunen, herunder",
    "de mindre skoler på øerne.",
)
RIGHT = (
    "Leverandøren skal hver måned",
    "sende en opgørelse over salget",
    "til kommunens kontaktperson og",
    "medvirke til, at målene nås.",
)
JUSTIFIED = (
    (
        "Leverandøren skal dokumentere",
        "miljømærkecertificering for",
        "samtlige rengøringsprodukter, som",
        "ordregiver køber, og",
        "energiforbruget.",
    ),
    (
        "Produkterne skal være mærket",
        "med Svanemærket eller",
        "EU-Blomsten, og oplysninger om",
        "klimaaftryk skal fremgå",
        "af tilbuddet.",
    ),
)
LAST = (
    "Ordregiver kan hvert år stille",
    "nye krav til miljømærker, når",
    "de er varslet tre måneder før",
    "de skal gælde.",
)


def _spread(canvas: Canvas) -> None:
    text = canvas.beginText(70, HEIGHT - 100)
    text.setFont("Helvetica", 11)
    text.setCharSpace(3)
    text.textLine("Miljøkrav til kaffe")
    canvas.drawText(text)


def _justified(canvas: Canvas) -> None:
    text = canvas.beginText(70, HEIGHT - 100)
    text.setFont("Helvetica", 11)
    text.setWordSpace(9)
    text.textLine("Leverandøren skal levere varer, der er mærket")
    text.setWordSpace(0)
    text.textLine("med Svanen.")
    canvas.drawText(text)


def _scan(canvas: Canvas) -> None:
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDTH, HEIGHT)
    text = canvas.beginText(70, HEIGHT - 100)
    text.setFont("Helvetica", 11)
    text.setTextRenderMode(3)
    text.textLine("Kaffen skal være økologisk.")
    canvas.drawText(text)


def _watermark(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(150, 300)
    canvas.rotate(45)
    canvas.setFont("Helvetica", 90)
    canvas.setFillGray(0.9)
    canvas.drawString(0, 0, "UDKAST")
    canvas.restoreState()


def _twice(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    for shift in (0, 0.3):
        canvas.drawString(70 + shift, HEIGHT - 100, "Miljøkrav til kaffe")


def _two_justified_columns(canvas: Canvas) -> None:
    """Print two columns whose words stand at the ends of short lines, as a justified text does."""
    canvas.setFont("Helvetica", 11)
    for x, rows in ((60, JUSTIFIED[0]), (310, JUSTIFIED[1])):
        for number, row in enumerate(rows):
            words = row.split()
            room = (220 - sum(map(canvas.stringWidth, words))) / max(len(words) - 1, 1)
            at = float(x)
            for word in words:
                canvas.drawString(at, HEIGHT - 100 - 14 * number, word)
                at += canvas.stringWidth(word) + (room if row is not rows[-1] else 3)


def _letter_by_letter(canvas: Canvas) -> None:
    """Print a name up the page in parts, as LibreOffice prints a turned cell of a table."""
    canvas.saveState()
    canvas.translate(150, 300)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 11)
    x = 0.0
    for part in ("Ko", "n", "s", "ule", "ntk", "ate", "g", "ori", " et"):
        canvas.drawString(x, 0, part)
        x += canvas.stringWidth(part)
    canvas.restoreState()


def _marked(canvas: Canvas) -> None:
    """Print two words on grounds of colour with room between them, but no space."""
    canvas.setFont("Helvetica", 11)
    x = 70.0
    for text, red, room in (
        ("Tekst markeret ", 1, 0),
        ("med", 0.9, 1.4),
        ("turkis", 0.1, 0),
        (" skal slettes.", 1, 0),
    ):
        width = canvas.stringWidth(text)
        canvas.setFillColorRGB(red, 1, 1)
        canvas.rect(x, HEIGHT - 103, width, 12, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(x, HEIGHT - 100, text)
        x += width + room


def _rimmed(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    canvas.drawString(70, HEIGHT - 100, "MMiilljjøøkkrraavv ttiill kkaaffffee")


def _subscript(canvas: Canvas) -> None:
    text = canvas.beginText(70, HEIGHT - 100)
    text.setFont("Helvetica", 11)
    text.textOut("Udledningen af CO")
    text.setFont("Helvetica", 7)
    text.setRise(-3)
    text.textOut("2")
    text.setFont("Helvetica", 11)
    text.setRise(0)
    text.textOut(" skal falde.")
    canvas.drawText(text)


def _outside(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    canvas.drawString(70, HEIGHT + 60, "Skæremærker")


def _note(canvas: Canvas) -> None:
    canvas.textAnnotation("Bør kravet skærpes?", Rect=[300, HEIGHT - 110, 320, HEIGHT - 90])


def _highlight(canvas: Canvas) -> None:
    canvas.highlightAnnotation("Tjek tallet", Rect=[70, HEIGHT - 104, 200, HEIGHT - 90], Color=[1, 1, 0])


def _fields(canvas: Canvas) -> None:
    form = canvas.acroForm
    form.choice(
        name="m", options=["Svanen", "Blomsten"], value="Svanen", x=150, y=HEIGHT - 110, width=120, height=18
    )
    form.radio(name="r", value="ja", selected=True, x=70, y=HEIGHT - 150, size=14)
    form.radio(name="r", value="nej", selected=False, x=70, y=HEIGHT - 180, size=14)


def _form_object(canvas: Canvas) -> None:
    canvas.beginForm("indsat")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(70, HEIGHT - 130, "Indsat grafik med tekst.")
    canvas.endForm()
    canvas.doForm("indsat")


def _sideways(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(40, 300)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(0, 0, "Sag 2026-117")
    canvas.restoreState()


EDGES = (70, 110, 330, 520)
_MERGED_TOP = Ruled(
    EDGES,
    (700, 720, 740, 780),
    [("Nr.", "Krav", "Type"), ("1", "Kaffe er økologisk.", "MK"), ("2", "Te er økologisk.", "MK")],
    bold_rows=1,
)
_MERGED_REST = Ruled(
    EDGES, (60, 80, 100), [("Nr.", "Krav", "Type"), ("3", "Frugt er økologisk.", "K")], bold_rows=1
)


def _merged_down(canvas: Canvas) -> None:
    """Draw a table whose first column is one cell beside three rows."""
    for level in (100, 180):
        canvas.line(70, HEIGHT - level, 520, HEIGHT - level)
    for level in (120, 150):
        canvas.line(170, HEIGHT - level, 520, HEIGHT - level)
    for edge in (70, 170, 520):
        canvas.line(edge, HEIGHT - 100, edge, HEIGHT - 180)
    canvas.setFont("Helvetica", 10)
    for x, y, text in (
        (74, 114, "Kaffe"),
        (174, 114, "Økologisk"),
        (174, 134, "Fairtrade"),
        (174, 164, "Bønner i poser"),
    ):
        canvas.drawString(x, HEIGHT - y, text)


def _odd_font() -> bytes:
    return with_odd_font(b"!\"#$%&'" * 5, "/g1 /g2 /g3 /g4 /g5 /g6 /g7")


PDF_PROBES = (
    _pdf(
        "compounds with hyphens at the ends of lines",
        [
            lines(
                "Varerne skal i hele perioden være mærket, og kravet om miljø-",
                "mærket gælder også for rengøring, og det gør det for EU-",
                "Blomsten, og der skal hvert år sendes et regnskab over CO2-",
                "aftryk, som viser, at ordregiver kan nå sine egne energi-",
                "og klimakrav.",
            )
        ],
        "Varerne skal i hele perioden være mærket, og kravet om miljømærket gælder også for rengøring, "
        "og det gør det for EU-Blomsten, og der skal hvert år sendes et regnskab over CO2-aftryk, "
        "som viser, at ordregiver kan nå sine egne energi- og klimakrav.",
    ),
    _pdf(
        "three columns",
        [lines(*LEFT, x=40, size=9) + lines(*RIGHT, x=225, size=9) + lines(*LAST, x=410, size=9)],
        " ".join(LEFT),
        " ".join(RIGHT),
        " ".join(LAST),
    ),
    _pdf(
        "a heading over two columns",
        [[Written(60, 70, "Miljøkrav", 18, "Helvetica-Bold"), *lines(*LEFT, x=60), *lines(*RIGHT, x=250)]],
        "Miljøkrav",
        " ".join(LEFT),
        " ".join(RIGHT),
    ),
    _pdf(
        "two justified columns, wide spaces between the words",
        [[_two_justified_columns]],
        *(" ".join(column) for column in JUSTIFIED),
    ),
    _pdf(
        "a sentence over two columns",
        [
            lines(*LEFT[:3], "de mindre skoler på øerne samt", x=60)
            + lines("alle haller i byen, hvis de er", *RIGHT[1:3], "medvirker til det.", x=320)
        ],
        " ".join(
            [
                *LEFT[:3],
                "de mindre skoler på øerne samt",
                "alle haller i byen, hvis de er",
                *RIGHT[1:3],
                "medvirker til det.",
            ]
        ),
    ),
    _pdf(
        "headers and footers that differ left and right",
        [
            [
                Written(70 if n % 2 else 400, 40, "Udbud af kaffe" if n % 2 else "Bilag 2: Krav"),
                *lines(f"Dette er afsnit nummer {n} i teksten."),
                Written(280, 810, f"Side {n}"),
            ]
            for n in range(1, 7)
        ],
        *(f"Dette er afsnit nummer {n} i teksten." for n in range(1, 7)),
        "Udbud af kaffe",
        "Bilag 2: Krav",
        "Side 1",
    ),
    _pdf(
        "a footnote of two lines",
        [
            [
                *lines(*([FULL] * 3), "og mærket1."),
                Written(70, 780, "1 Se Miljøstyrelsens vejledning om krav til", 8),
                Written(70, 790, "rengøring i det offentlige.", 8),
            ]
        ],
        " ".join([*[FULL] * 3, "og mærket."]),
        "1 Se Miljøstyrelsens vejledning om krav til rengøring i det offentlige.",
    ),
    _pdf(
        "a ruled table over pages, its header repeated",
        [[*lines("Før."), _MERGED_TOP], [_MERGED_REST, *lines("Efter.", y=200)]],
        "Før.",
        "Nr.",
        "Krav",
        "Type",
        "1",
        "Kaffe er økologisk.",
        "MK",
        "2",
        "Te er økologisk.",
        "MK",
        "3",
        "Frugt er økologisk.",
        "K",
        "Efter.",
    ),
    _pdf(
        "a ruled table with a cell merged down",
        [[_merged_down]],
        "Kaffe",
        "Økologisk",
        "Fairtrade",
        "Bønner i poser",
    ),
    _pdf(
        "a list of requirements in two columns without lines",
        [
            in_columns(
                (72, 140),
                [
                    ("K-1", "Kaffen skal være økologisk."),
                    ("K-2", "Teen skal være økologisk."),
                    ("K-3", "Alt skal være fairtrade."),
                    ("K-4", "Mælken er dansk."),
                ],
                y=120,
                pitch=28,
            )
        ],
        "K-1 Kaffen skal være økologisk.",
        "K-2 Teen skal være økologisk.",
        "K-3 Alt skal være fairtrade.",
        "K-4 Mælken er dansk.",
    ),
    _pdf("a scan with an invisible layer of text", [[_scan]], "Kaffen skal være økologisk."),
    _pdf("letter-spaced words", [[_spread]], "Miljøkrav til kaffe"),
    _pdf(
        "justified text with wide spaces",
        [[_justified]],
        "Leverandøren skal levere varer, der er mærket med Svanen.",
    ),
    _pdf(
        "a watermark over the text of each page",
        [[_watermark, *lines(*[FULL] * 15, f"på side {page}.")] for page in (1, 2)],
        *(" ".join([*[FULL] * 15, f"på side {page}."]) for page in (1, 2)),
        "UDKAST",
    ),
    _pdf("text printed twice to look bold", [[_twice]], "Miljøkrav til kaffe"),
    _pdf("letters printed twice beside each other, as maps do", [[_rimmed]], "Miljøkrav til kaffe"),
    _pdf(
        "text up the page, printed letter by letter",
        [[_letter_by_letter, *lines(*[FULL] * 3, y=60)]],
        " ".join([FULL] * 3),
        "Konsulentkategori et",
    ),
    _pdf(
        "words on grounds of colour, without a space between them",
        [[_marked]],
        "Tekst markeret med turkis skal slettes.",
    ),
    _pdf("a subscript", [[_subscript]], "Udledningen af CO2 skal falde."),
    _pdf("text outside the page", [[_outside, *lines("På siden.")]], "På siden."),
    _pdf(
        "a note and a highlight that says something",
        [[*lines("Mindst 30 %"), _note, _highlight]],
        "Mindst 30 %",
        "Bør kravet skærpes?",
        "Tjek tallet",
    ),
    _pdf(
        "fields: a choice and radio buttons",
        [[Written(70, 105, "Mærke:"), Written(90, 147, "Ja"), Written(90, 177, "Nej"), _fields]],
        "Mærke: Svanen",
        "☒ Ja",
        "☐ Nej",
    ),
    _pdf("text within a graphic", [[*lines("Før."), _form_object]], "Før.", "Indsat grafik med tekst."),
    _pdf(
        "text sideways in the margin",
        [[_sideways, *lines(*[FULL] * 3)]],
        " ".join([FULL] * 3),
        "Sag 2026-117",
    ),
    Probe(
        "PDF", "a font that does not say which letters it shows", _odd_font, (), unread=("unreadable_font",)
    ),
)
