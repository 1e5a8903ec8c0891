"""Write the tenders that the benchmarks read: a DOCX of about 60 pages, and PDFs of about as many.

    python benchmarks/generate.py [DIR]

The DOCX is the same to the byte each time. One PDF is made from it by LibreOffice where that is
installed; reportlab sets the same blocks as another.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DIRECTORY = Path(__file__).resolve().parent.parent / "build" / "benchmarks"
WORDS = 24_200
WORDS_A_TABLE = 2_300
SEED = 20250314
NOTES = 0.07

_SLOTS = """\
vare: rengøringsmidler, kopipapir, kontorstole, hæve-sænke-borde, arbejdsjakker, kuglepenne,
kuverter, skærme, bærbare computere, printere, lyskilder, gardiner, håndklæder, sæber,
opvaskemaskiner, kaffemaskiner, gryder, legetøj, bleer, reoler, brochurer, plakater, poloskjorter,
sengelinned, moppegarner, køleskabe, ovne

bydel: Skovby, Havneby, Vestermark, Nørremark, Engholm, Kildebjerg, Strandvænget, Møllevang,
Søndersø

rolle: Leverandøren, Tilbudsgiver, Entreprenøren, Kontraktholder, Operatøren

køber: Kommunen, Ordregiver, Regionen, Indkøbsfællesskabet, Kunden

sted: skoler, plejehjem, daginstitutioner, rådhuset, genbrugspladser, biblioteker, idrætshaller,
tandklinikker, værksteder, botilbud, sundhedshuse, lagre, kantiner

dage: to, tre, fem, otte, ti, tolv, fjorten, tyve, tredive

tal: 5, 8, 12, 15, 18, 22, 30, 35, 45, 55, 60, 65, 70, 85, 95, 100, 120, 250

måned: januar, februar, marts, april, maj, juni, august, september, oktober, november

mærke: Svanemærket, EU-Blomsten, FSC, PEFC, TCO Certified, ENERGY STAR, OEKO-TEX, GOTS

emne: energiforbrug, vandforbrug, affaldsmængder, kemikalieforbrug, transport, levetid, reparation,
emballage, materialevalg, dosering, støj, indeklima, driftssikkerhed, bemanding, uddannelse

papir: en erklæring, et datablad, en prøvningsrapport, et certifikat, en licens, et regneark, en
plan, en vejledning på dansk, en fortegnelse
"""
SLOTS = {
    name: " ".join(words.split()).split(", ")
    for name, words in (paragraph.split(": ") for paragraph in _SLOTS.split("\n\n"))
}

SENTENCES = """\
{rolle} leverer {vare} og {vare} til samtlige {sted} i {bydel} efter den ordreplan, som parterne aftaler.
Varer, der bestilles før klokken tolv, er fremme på {sted} senest {dage} hverdage derefter.
{rolle} skal senest den {tal}. {måned} aflevere {papir} over de {vare}, som indgår i sortimentet.
Hvis {vare} udgår, foreslår {rolle} et alternativ, og {køber} svarer skriftligt inden {dage} dage.
Alle {vare} skal være mærket med {mærke} eller på anden måde opfylde de krav, som mærket bygger på.
Det foretrækkes, at {vare} har {mærke}, men andre løsninger kan accepteres efter konkret vurdering.
{køber} gennemgår hvert kvartal {emne} og {emne} sammen med {rolle} på et møde i {bydel}.
Fakturaen sendes elektronisk og viser ordrenummer, leveringssted, varenummer og pris for hver linje.
Priserne reguleres én gang om året i {måned} på grundlag af nettoprisindekset, dog højst med {tal} procent.
{rolle} udpeger en fast kontaktperson, som kender aftalen og kan træffes på hverdage mellem otte og seksten.
Ved fejl på {vare} stiller {rolle} en erstatning til rådighed, indtil udstyret på {sted} igen fungerer.
{køber} kan opsige aftalen med {tal} dages varsel, hvis {rolle} gentagne gange ikke overholder fristerne.
Mindst {tal} % af de {vare}, som leveres i et kalenderår, skal komme fra produktion med dokumenteret {emne}.
Som bilag til tilbuddet vedlægges {papir} for hvert af de produkter, der er nævnt i tilbudslisten.
{rolle} kører så vidt muligt ikke i myldretiden, og chaufføren slukker motoren under aflæsning ved {sted}.
Opgørelsen af {emne} omfatter både {vare} og {vare} og følger skabelonen i bilaget om rapportering.
Medarbejdere, der udfører opgaver på {sted}, skal bære synligt billedkort og kunne tale dansk.
{rolle} er ansvarlig for sine underleverandører, som var arbejdet udført af egne ansatte.
Reservedele til {vare} kan købes i mindst {dage} år efter den sidste levering under aftalen.
Der betales en bod på {tal} kr. for hver påbegyndt dag, hvor {vare} mangler på {sted}.
Parterne behandler oplysninger om {sted} fortroligt, også efter at aftalen er ophørt.
Prøver af {vare} opbevares i {bydel} og kan afhentes igen, når evalueringen er afsluttet i {måned}.
{køber} har i dag {tal} {sted}, der bruger {vare}, og forventer et uændret behov i aftalens løbetid.
Aftalen gælder i {dage} måneder med mulighed for to gange {dage} måneders forlængelse på samme vilkår.
Spørgsmål skal være modtaget senest den {tal}. {måned}, og svarene offentliggøres i anonym form.
Engangsemballage omkring {vare} begrænses, og {rolle} tager paller og kasser retur fra {sted}.
{rolle} underviser personalet på {sted} i brugen af {vare} uden særskilt betaling ved aftalens start.
Ved uenighed om {emne} forhandler parterne først selv og inddrager derefter en uvildig mægler.
Tilbud vurderes på pris med {tal} %, på kvalitet med {tal} % og på {emne} med den sidste del.
{køber} forbeholder sig at købe {vare} uden for aftalen, når behovet ikke kan dækkes inden for {dage} dage.
Lageret i {bydel} skal kunne rumme {tal} kasser {vare} og være aflåst uden for åbningstiden.
{rolle} dokumenterer på forlangende {emne} med {papir}, der ikke er ældre end {dage} måneder.
Denne bestemmelse berører ikke de rettigheder, som {køber} har efter dansk rets almindelige regler.
Særlige hensyn på {sted}, herunder allergi over for {vare}, drøftes inden den første levering i {måned}.
Tilbudslisten udfyldes for alle varelinjer; tomme felter betyder, at varen ikke tilbydes.
Elektronisk katalog med billeder af {vare} opdateres af {rolle} senest {dage} dage efter en ændring.
""".splitlines()

CHAPTERS = (
    "Aftalens genstand", "Krav til varerne", "Bestilling og levering", "Priser og betaling", "Samarbejde",
    "Rapportering", "Personale", "Fejl og mangler", "Evaluering af tilbud", "Aftalens ophør",
)  # fmt: skip
SECTIONS = (
    "Omfang", "Ufravigelige krav", "Ønsker", "Frister", "Dokumentation",
    "Opfølgning", "Ansvar", "Undtagelser",
)  # fmt: skip
TABLE_HEAD = ("Nr.", "Kravets tekst", "Status", "Tilbudsgivers svar")
STATUSES = ("MK", "MK", "K", "EK", "Ønske")
LEGEND = "MK er mindstekrav, K er krav, EK er evalueringskrav."


@dataclass(frozen=True, slots=True)
class Line:
    """A heading (level 1, 2), a paragraph (0), a list item (-1) or a table; ``note`` is a footnote."""

    level: int
    text: str
    note: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def write_lines(words: int = WORDS, seed: int = SEED) -> tuple[Line, ...]:
    """Write a tender's blocks of about so many words, always the same ones for a seed."""
    return tuple(_lines(random.Random(seed), words))


def _lines(chance: random.Random, wanted: int) -> Iterator[Line]:
    words, tables = 0, 0
    for chapter in cycle(CHAPTERS):
        yield Line(1, chapter)
        for section in chance.sample(SECTIONS, 4):
            yield Line(2, section)
            for _ in range(chance.randint(3, 6)):
                text = " ".join(_sentence(chance) for _ in range(chance.randint(2, 5)))
                words += len(text.split())
                yield Line(0, text, note=_sentence(chance) if chance.random() < NOTES else "")
            for _ in range(chance.choice((0, 0, 4, 5))):
                text = _sentence(chance)
                words += len(text.split())
                yield Line(-1, text)
            if words >= (tables + 0.5) * WORDS_A_TABLE:
                tables += 1
                yield Line(0, LEGEND)
                table = _table(chance, tables)
                words += sum(len(cell.split()) for row in table.rows for cell in row)
                yield table
            if words >= wanted:
                return


def _sentence(chance: random.Random) -> str:
    text = chance.choice(SENTENCES)
    while (start := text.find("{")) >= 0:
        end = text.index("}", start)
        text = text[:start] + chance.choice(SLOTS[text[start + 1 : end]]) + text[end + 1 :]
    return text[0].upper() + text[1:]


def _table(chance: random.Random, number: int) -> Line:
    rows: list[tuple[str, ...]] = [TABLE_HEAD]
    for row in range(1, chance.randint(12, 17)):
        if row % 6 == 1:
            rows.append((f"Gruppe {number}.{row // 6 + 1}: {chance.choice(SECTIONS)}",))
        text = " ".join(_sentence(chance) for _ in range(chance.choice((1, 1, 2))))
        answer = chance.choice(("", "", "Udfyldes", f"Vedlæg {chance.choice(SLOTS['papir'])}."))
        rows.append((f"{number}.{row}", text, chance.choice(STATUSES), answer))
    return Line(0, "", rows=tuple(rows))


# --- the DOCX, written as XML so that it is the same to the byte each time ---

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header1": "header",
    "footer1": "footer",
}  # fmt: skip
_WIDTHS = (900, 5200, 1100, 2200)


def to_docx(lines: Sequence[Line], path: Path) -> None:
    """Write the blocks as a Word document with numbered headings, lists, tables, notes, header and footer."""
    notes = [line.note for line in lines if line.note]
    numbers = iter(range(1, len(notes) + 1))
    body = "".join(_table_xml(line) if line.rows else _paragraph_xml(line, numbers) for line in lines)
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/>'
        '<w:footerReference w:type="default" r:id="rIdfooter1"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1300" w:right="1250" w:bottom="1300" w:left="1250" w:header="600" w:footer="600" '
        'w:gutter="0"/></w:sectPr>'
    )
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_OFFICE}.{kind}+xml"/>'
        for part, kind in {"document": "document.main", **_PARTS}.items()
    )
    relations = "".join(
        f'<Relationship Id="rId{part}" Type="{_RELATION}/{kind}" Target="{part}.xml"/>'
        for part, kind in _PARTS.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}'
        "</Relationships>",
        "word/document.xml": f"<w:document {_W} {_R}><w:body>{body}{page}</w:body></w:document>",
        "word/styles.xml": _styles_xml(),
        "word/numbering.xml": _numbering_xml(),
        "word/footnotes.xml": _footnotes_xml(notes),
        "word/header1.xml": f"<w:hdr {_W} {_R}><w:p>{_run('Bilag 2 Kravspecifikation')}</w:p></w:hdr>",
        "word/footer1.xml": f"<w:ftr {_W} {_R}><w:p>{_run('Fælles rammeaftale, side ')}"
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, (2025, 3, 14, 12, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, _HEAD + content)


def _run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _runs(text: str) -> str:
    """Split a paragraph into runs at its sentences, as editing in Word does."""
    first, dot, rest = text.partition(". ")
    return _run(first + dot) + (_run(rest) if rest else "")


def _paragraph_xml(line: Line, numbers: Iterator[int]) -> str:
    style = {1: '<w:pStyle w:val="Heading1"/>', 2: '<w:pStyle w:val="Heading2"/>'}.get(line.level, "")
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>' if line.level < 0 else ""
    note = f'<w:r><w:footnoteReference w:id="{next(numbers)}"/></w:r>' if line.note else ""
    return f"<w:p><w:pPr>{style}{listed}</w:pPr>{_runs(line.text)}{note}</w:p>"


def _table_xml(line: Line) -> str:
    def cell(text: str, width: int, extra: str = "") -> str:
        content = _runs(text) if text else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{extra}</w:tcPr><w:p>{content}</w:p></w:tc>'

    rows = []
    for number, row in enumerate(line.rows):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if number == 0 else ""
        cells = (
            cell(row[0], sum(_WIDTHS), '<w:gridSpan w:val="4"/>')
            if len(row) == 1
            else "".join(map(cell, row, _WIDTHS))
        )
        rows.append(f"<w:tr>{head}{cells}</w:tr>")
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl><w:p/>'
    )


def _styles_xml() -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:numPr>'
        f'<w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="240" w:after="80"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{36 - 6 * level}"/></w:rPr>'
        "</w:style>"
        for level in (1, 2)
    )
    return (
        f'<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Sans" '
        'w:hAnsi="Liberation Sans"/><w:sz w:val="21"/><w:lang w:val="da-DK"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>'
        '</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f'<w:name w:val="Normal"/></w:style>{headings}</w:styles>'
    )


def _numbering_xml() -> str:
    def level(number: int, form: str, text: str, style: str = "") -> str:
        return (
            f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="600" w:hanging="600"/></w:pPr></w:lvl>'
        )

    headings = "".join(
        level(at, "decimal", text, f'<w:pStyle w:val="Heading{at + 1}"/>')
        for at, text in enumerate(("%1", "%1.%2"))
    )
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
        f'{headings}</w:abstractNum><w:abstractNum w:abstractNumId="2">{level(0, "lowerLetter", "%1)")}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )


def _footnotes_xml(notes: Sequence[str]) -> str:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    written = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{_run(" " + text)}</w:p></w:footnote>'
        for number, text in enumerate(notes, 1)
    )
    return f"<w:footnotes {_W} {_R}>{separators}{written}</w:footnotes>"


# --- the PDF ---


def to_pdf(docx: Path, path: Path) -> bool:
    """Make a PDF of a Word document with LibreOffice; tell whether that is there."""
    office = shutil.which("soffice")
    if office is None:
        return False
    with tempfile.TemporaryDirectory() as profile:
        command = [
            office,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
        ]
        subprocess.run([*command, "--outdir", str(path.parent), str(docx)], check=True, capture_output=True)
    docx.with_suffix(".pdf").replace(path)
    return True


def set_pdf(lines: Sequence[Line], path: Path) -> None:
    """Set the blocks as a PDF with reportlab."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    styles = getSampleStyleSheet()
    names = {1: "Heading1", 2: "Heading2", 0: "BodyText", -1: "BodyText"}
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    story = []
    for line in lines:
        if not line.rows:
            story.append(Paragraph(escape(line.text), styles[names[line.level]]))
            if line.note:
                story.append(Paragraph(escape(line.note), styles["BodyText"]))
            continue
        cells = [
            [Paragraph(escape(cell), styles["BodyText"]) for cell in (*row, "", "", "")[:4]]
            for row in line.rows
        ]
        spans = [("SPAN", (0, at), (-1, at)) for at, row in enumerate(line.rows) if len(row) == 1]
        story.append(Table(cells, [45, 260, 55, 110], repeatRows=1, style=[*grid, *spans]))
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build(story)


def generate(directory: Path = DIRECTORY) -> tuple[Path, ...]:
    """Give the DOCX and the PDFs, made when they are not there yet."""
    docx, office, set_ = (directory / name for name in ("60-pages.docx", "libreoffice.pdf", "reportlab.pdf"))
    if not (docx.exists() and set_.exists()):
        directory.mkdir(parents=True, exist_ok=True)
        lines = write_lines()
        to_docx(lines, docx)
        to_pdf(docx, office)
        set_pdf(lines, set_)
    return tuple(path for path in (docx, office, set_) if path.exists())


if __name__ == "__main__":
    for made in generate(*map(Path, sys.argv[1:2])):
        print(made)
