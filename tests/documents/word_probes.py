"""Probes of Word files: each holds its words once, written as the named program or feature writes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.documents.probes import Probe
from tests.documents.word_files import (
    MAIN_TYPE,
    box,
    deleted,
    ins,
    lists,
    lvl,
    numbered,
    p,
    part,
    r,
    sdt,
    style,
    t,
    tbl,
    tc,
    tr,
    word_file,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


def _word(
    holds: str,
    body: str,
    *lines: str,
    before: Sequence[str] | None = None,
    unread: Sequence[str] = (),
    **parts: object,
) -> Probe:
    make = partial(word_file, body, **parts)  # type: ignore[arg-type]
    return Probe("DOCX", holds, make, lines, None if before is None else tuple(before), tuple(unread))


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def _field(code: str, result: str) -> str:
    inner = code if code.startswith("<") else _code(code)
    return (
        _mark("begin")
        + inner
        + _mark("separate")
        + (r(result) if result[:1] != "<" else result)
        + _mark("end")
    )


def _move(end: str, at: int, text: str) -> str:
    return (
        f'<w:{end}RangeStart w:id="{at}" w:author="A" w:name="m1"/>'
        f'<w:{end} w:id="{at + 1}" w:author="A">{r(text)}</w:{end}><w:{end}RangeEnd w:id="{at}"/>'
    )


_moved = partial(_move, "moveFrom", 5)
_arrived = partial(_move, "moveTo", 7)
_MOVED_MARK = '<w:rPr><w:moveFrom w:id="9" w:author="A"/></w:rPr>'
_ARRIVED_MARK = '<w:rPr><w:moveTo w:id="9" w:author="A"/></w:rPr>'
_DELETED_MARK = '<w:rPr><w:del w:id="9" w:author="A"/></w:rPr>'
_NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'

CHANGES = (
    _word(
        "a sentence that moved within its paragraph",
        p(_moved("Først. ") + r("Midten. ") + _arrived("Først.")),
        "Midten. Først.",
        before=["Først. Midten."],
    ),
    _word(
        "a paragraph that moved with its mark",
        p(_moved("Flyttet."), _MOVED_MARK) + p("Blev.") + p(_arrived("Flyttet."), _ARRIVED_MARK) + p("Slut."),
        "Blev.",
        "Flyttet.",
        "Slut.",
        before=["Flyttet.", "Blev.", "Slut."],
    ),
    _word(
        "list items, one of them deleted",  # which has no number of its own: it stands as the next one
        numbered("Et", 1) + p(deleted("To"), _NUMBERED.format(0) + _DELETED_MARK) + numbered("Tre", 1),
        "1. Et",
        "2. Tre",
        before=["1. Et", "2. To", "2. Tre"],
        numbering=lists(lvl(0, "%1.")),
    ),
    _word(
        "a row of a table deleted, one inserted",
        tbl(
            tr("a", "b"),
            tr(tc(p(deleted("c"))), tc(p(deleted("d"))), properties='<w:del w:id="1" w:author="B"/>'),
            tr(tc(p(ins(r("e")))), tc(p(ins(r("f")))), properties='<w:ins w:id="2" w:author="B"/>'),
        ),
        *"abef",
        before=[*"abcd"],
    ),
    _word(
        "a change within a link, a control and a field",
        p(
            f'<w:hyperlink w:anchor="x">{ins(r("ny "))}{deleted("gammel ")}</w:hyperlink>'
            + sdt(ins(r("indsat ")) + deleted("slettet "))
            + _field(" REF x ", deleted("afsnit 2") + ins(r("afsnit 3")))
        ),
        "ny indsat afsnit 3",
        before=["gammel slettet afsnit 2"],
    ),
    _word(
        "a formatting change, which is no change of text",
        p(
            r(
                "Mindst 30 %",
                '<w:b/><w:rPrChange w:id="1" w:author="A"><w:rPr><w:vanish/></w:rPr></w:rPrChange>',
            )
        ),
        "Mindst 30 %",
    ),
    _word(
        "a number that a tracked change took off",
        p(
            "Frit afsnit",
            '<w:pPrChange w:id="1" w:author="A"><w:pPr>' + _NUMBERED.format(0) + "</w:pPr></w:pPrChange>",
        )
        + numbered("Punkt", 1),
        "Frit afsnit",
        "1. Punkt",
        numbering=lists(lvl(0, "%1.")),
    ),
)

_LEGAL = lists(
    lvl(0, "%1", "upperRoman"), lvl(1, "%1.%2", extra="<w:isLgl/>"), lvl(2, "%1.%2.%3", extra="<w:isLgl/>")
)
_HEADINGS = style(
    "Overskrift1",
    "heading 1",
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>',
) + style(
    "Overskrift2",
    "heading 2",
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr>',
)


def _items(*levels: int) -> str:
    return "".join(numbered(text, 1, level) for text, level in zip("abcdefgh", levels, strict=False))


NUMBERS = (
    _word(
        "numbers of three levels that restart",
        _items(0, 1, 2, 2, 1, 2, 0, 2),
        "1 a",
        "1.1 b",
        "1.1.1 c",
        "1.1.2 d",
        "1.2 e",
        "1.2.1 f",
        "2 g",
        "2.1.1 h",
        numbering=lists(lvl(0, "%1"), lvl(1, "%1.%2"), lvl(2, "%1.%2.%3")),
    ),
    _word(
        "letters and roman numbers",
        _items(0, 1, 1, 2, 2),
        "A. a",
        "a) b",
        "b) c",
        "(i) d",
        "(ii) e",
        numbering=lists(
            lvl(0, "%1.", "upperLetter"), lvl(1, "%2)", "lowerLetter"), lvl(2, "(%3)", "lowerRoman")
        ),
    ),
    _word(
        "legal numbering under roman numbers",
        _items(0, 0, 1, 2),
        "I a",
        "II b",
        "2.1 c",
        "2.1.1 d",
        numbering=_LEGAL,
    ),
    _word(
        "words in a number",
        numbered("Svanemærket", 1) + numbered("EU-Blomsten", 1),
        "Krav 1: Svanemærket",
        "Krav 2: EU-Blomsten",
        numbering=lists(lvl(0, "Krav %1:")),
    ),
    _word(
        "numbers that stand in heading styles, and a heading without",
        p("Krav", style="Overskrift1")
        + p("Miljø", style="Overskrift2")
        + p("Bilag", '<w:numPr><w:numId w:val="0"/></w:numPr>', style="Overskrift1")
        + p("Pris", style="Overskrift1"),
        "1. Krav",
        "1.1. Miljø",
        "Bilag",
        "2. Pris",
        styles=_HEADINGS,
        numbering=lists(
            lvl(0, "%1.", extra='<w:pStyle w:val="Overskrift1"/>'),
            lvl(1, "%1.%2.", extra='<w:pStyle w:val="Overskrift2"/>'),
        ),
    ),
    _word(
        "a list restarted by an override",
        numbered("a", 1) + numbered("b", 1) + numbered("c", 2) + numbered("d", 2) + numbered("e", 1),
        "1. a",
        "2. b",
        "1. c",
        "2. d",
        "3. e",
        numbering=lists(
            lvl(0, "%1."),
            nums={1: "", 2: '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'},
        ),
    ),
    _word(
        "a level overridden, with a start of its own",
        numbered("a", 2) + numbered("b", 2),
        "§ 5 a",
        "§ 6 b",
        numbering=lists(
            lvl(0, "%1."), nums={2: f'<w:lvlOverride w:ilvl="0">{lvl(0, "§ %1", start=5)}</w:lvlOverride>'}
        ),
    ),
    _word(
        "a hidden item, which takes no number",
        numbered("a", 1)
        + p(r("skjult", "<w:vanish/>"), _NUMBERED.format(0) + "<w:rPr><w:vanish/></w:rPr>")
        + numbered("b", 1),
        "1. a",
        "(skjult)",
        "2. b",
        numbering=lists(lvl(0, "%1.")),
    ),
    _word(
        "numbers with leading zeros, as Word 2010 and later write them",
        _items(0, 0),
        "K-001 a",
        "K-002 b",
        numbering=lists(
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
            '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
            '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="K-%1"/></w:lvl>'
        ),
    ),
    _word(
        "a field that counts, as captions have",
        p(r("Tabel ") + _field(" SEQ Tabel \\* ARABIC ", "3") + r(": Krav")),
        "Tabel 3: Krav",
    ),
    _word(
        "footnotes that begin at five and restart in each section",
        p(r("a") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + p(r("b") + '<w:r><w:footnoteReference w:id="3"/></w:r>', "<w:sectPr/>")
        + p(r("c") + '<w:r><w:footnoteReference w:id="4"/></w:r>'),
        "a",
        "5 en",
        "b",
        "6 to",
        "c",
        "5 tre",
        settings='<w:footnotePr><w:numStart w:val="5"/><w:numRestart w:val="eachSect"/></w:footnotePr>',
        footnotes="".join(
            f'<w:footnote w:id="{at}">{p(text)}</w:footnote>'
            for at, text in enumerate(("en", "to", "tre"), 2)
        ),
    ),
)

_CHECK = '<w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox>'

CONTROLS = (
    _word(
        "a control around paragraphs, one in a line, one in the other",
        sdt(p("Blok") + p(r("I ") + sdt(r("linjen ") + sdt(r("inderst"))))),
        "Blok",
        "I linjen inderst",
    ),
    _word(
        "check boxes, ticked and not",
        p(sdt(r("☒"), _CHECK.format(1)) + r(" Ja ") + sdt(r("☐"), _CHECK.format(0)) + r(" Nej")),
        "☒ Ja ☐ Nej",
    ),
    _word(
        "a drop-down, a date, a combo box and plain text",
        p(
            sdt(
                r("Svanemærket "),
                '<w:dropDownList><w:listItem w:displayText="EU-Blomsten" w:value="2"/></w:dropDownList>',
            )
            + sdt(
                r("1. maj 2026 "),
                '<w:date w:fullDate="2026-05-01T00:00:00Z"><w:dateFormat w:val="d. MMMM yyyy"/></w:date>',
            )
            + sdt(r("fri "), "<w:comboBox/>")
            + sdt(r("tekst"), "<w:text/>")
        ),
        "Svanemærket 1. maj 2026 fri tekst",
    ),
    _word(
        "a repeating section of table rows",
        tbl(
            tr("Krav"),
            sdt(
                sdt(tr("K1"), "<w15:repeatingSectionItem xmlns:w15='w15'/>")
                + sdt(tr("K2"), "<w15:repeatingSectionItem xmlns:w15='w15'/>"),
                "<w15:repeatingSection xmlns:w15='w15'/>",
            ),
        ),
        "Krav",
        "K1",
        "K2",
    ),
    _word(
        "custom XML around paragraphs, rows, cells and runs",
        f'<w:customXml w:element="a">{p("blok")}</w:customXml>'
        + tbl(
            f'<w:customXml w:element="b">{tr("række")}</w:customXml>',
            tr(f'<w:customXml w:element="c">{tc("celle")}</w:customXml>'),
        )
        + p(f'<w:customXml w:element="d">{r("ord")}</w:customXml>'),
        "blok",
        "række",
        "celle",
        "ord",
    ),
    _word(
        "parts that only some may edit",
        p('<w:permStart w:id="1" w:edGrp="everyone"/>' + r("Udfyldes ") + '<w:permEnd w:id="1"/>' + r("her")),
        "Udfyldes her",
    ),
    _word(
        "form fields of Word 97",
        p(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput/></w:ffData></w:fldChar></w:r>'
            + _code(" FORMTEXT ")
            + _mark("separate")
            + r("Fri tekst")
            + _mark("end")
        ),
        "Fri tekst",
    ),
)

_SHAPE = "<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>"

BOXES = (
    _word(
        "a text box, in DrawingML and VML at once",
        p(r("Før") + box(p("I boksen")) + r(" efter")),
        "Før efter",
        "I boksen",
    ),
    _word(
        "boxes in a group and on a canvas",
        p(
            "<w:r><w:drawing><wpg:wgp xmlns:wpg='wpg'>"
            + _SHAPE.format(p("en"))
            + "<wpg:grpSp>"
            + _SHAPE.format(p("to"))
            + "</wpg:grpSp></wpg:wgp></w:drawing></w:r><w:r><w:drawing><wpc:wpc xmlns:wpc='wpc'>"
            + _SHAPE.format(p("tre"))
            + "</wpc:wpc></w:drawing></w:r>"
        ),
        "en",
        "to",
        "tre",
    ),
    _word("a table in a text box", p(box(tbl(tr("a", "b"), tr("c", "d")) + p())), *"abcd"),
    _word("a text box in a text box", p(box(p(r("ydre") + box(p("indre"))))), "ydre", "indre"),
    _word(
        "an old text box and WordArt, in VML alone",
        p(
            "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
            + p("gammel boks")
            + "</w:txbxContent></v:textbox></v:shape>"
            '<v:shape><v:textpath string="UDKAST"/></v:shape></w:pict></w:r>'
        ),
        "gammel boks",
        "UDKAST",
    ),
    _word(
        "a text box in a header",
        p("Brødtekst") + '<w:sectPr><w:headerReference w:type="default" r:id="h1.xml"/></w:sectPr>',
        "Brødtekst",
        "Hoved",
        "Boks",
        files={"h1.xml": ("header", part("hdr", p(r("Hoved") + box(p("Boks")))))},
    ),
)


def _note(kind: str, at: int) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{at}"/></w:r>'


_NOTE_MARK = "<w:r><w:footnoteRef/></w:r>"
NOTES = (
    _word(
        "footnotes with their separators, in text and in a cell",
        p(r("Første") + _note("footnote", 2)) + tbl(tr(tc(p(r("Celle") + _note("footnote", 3))), "b")),
        "Første",
        "1 Note en",
        "Celle",
        "2 Note to",
        "b",
        footnotes='<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p(_NOTE_MARK + r(" Note en"))}</w:footnote>'
        f'<w:footnote w:id="3">{p(_NOTE_MARK + r(" Note to"))}</w:footnote>',
    ),
    _word(
        "endnotes",
        p(r("Tekst") + _note("endnote", 2)),
        "Tekst",
        "i Slutnote",
        endnotes=f'<w:endnote w:id="2">{p("Slutnote")}</w:endnote>',
    ),
    _word(
        "a comment over two paragraphs, with an answer",
        p('<w:commentRangeStart w:id="1"/><w:commentRangeStart w:id="2"/>' + r("Et"))
        + p(
            r("To")
            + '<w:commentRangeEnd w:id="1"/>'
            + _note("comment", 1)
            + '<w:commentRangeEnd w:id="2"/>'
            + _note("comment", 2)
        ),
        "Et",
        "To",
        "Bør vi?",
        "Ja",
        comments=f'<w:comment w:id="1">{p("Bør vi?")}</w:comment><w:comment w:id="2">{p("Ja")}</w:comment>',
    ),
)


def _section(*references: tuple[str, str, str], title: bool = False) -> str:
    return (
        "<w:sectPr>"
        + "".join(
            f'<w:{margin}Reference w:type="{kind}" r:id="{file}.xml"/>' for margin, kind, file in references
        )
        + ("<w:titlePg/>" if title else "")
        + "</w:sectPr>"
    )


_MARGIN_FILES = {
    f"{name}.xml": ("header", part("hdr", p(text)))
    for name, text in (("h1", "Hoved et"), ("h2", "Hoved to"), ("f1", "Forside"), ("e1", "Lige"))
} | {
    "b1.xml": (
        "footer",
        part("ftr", p(r("Side ") + _field(" PAGE ", "2") + r(" af ") + _field(" NUMPAGES ", "9"))),
    )
}


def _two_sections(holds: str, first: str, last: str, *lines: str) -> Probe:
    return _word(holds, p("a", first) + p("b") + last, "a", "b", *lines, files=_MARGIN_FILES)


_FIRST_PAGE = _section(("header", "first", "f1"), ("header", "default", "h1"))

MARGINS = (
    _two_sections(
        "headers of two sections and a shared footer",
        _section(("header", "default", "h1"), ("footer", "default", "b1")),
        _section(("header", "default", "h2")),
        "Hoved et",
        "Hoved to",
        "Side 2 af 9",
    ),
    _two_sections(
        "a first-page header, shown by the section that inherits it",
        _FIRST_PAGE,
        _section(title=True),
        "Hoved et",
        "Forside",
    ),
    _two_sections(
        "a first-page header that no section shows",
        _FIRST_PAGE,
        _section(("header", "first", "e1"), title=True),
        "Hoved et",
        "Lige",
    ),
    _word(
        "a header of even pages",
        p("a") + _section(("header", "default", "h1"), ("header", "even", "e1")),
        "a",
        "Hoved et",
        "Lige",
        files=_MARGIN_FILES,
        settings="<w:evenAndOddHeaders/>",
    ),
)

FIELDS = (
    _word(
        "simple and complex fields, one in the other",
        p(
            f'<w:fldSimple w:instr=" REF a ">{r("Bilag 2, ")}</w:fldSimple>'
            + _field(" REF b ", r("punkt ") + _field(" REF c ", "4"))
        ),
        "Bilag 2, punkt 4",
    ),
    _word(
        "a merge field and a sum",
        p(_field(" MERGEFIELD Navn ", "«Navn»") + r(" betaler ") + _field(" =SUM(ABOVE) ", "300")),
        "«Navn» betaler 300",
    ),
    _word(
        "an IF field with a field in its condition",
        p(
            _field(
                _code(" IF ") + _field(" MERGEFIELD Land ", "DK") + _code(' = "DK" "Moms" "Uden" '), "Moms"
            )
        ),
        "Moms",
    ),
    _word(
        "an IF field over two paragraphs, with a field in each",
        p(r("A ") + _mark("begin") + _code(' IF 1 = 1 "') + _field(" REF a ", "et"))
        + p(_code("to ") + _field(" REF b ", "to") + _code('" ""') + _mark("separate") + r("Resultat"))
        + p(r("videre") + _mark("end") + r(" slut")),
        "A",
        "Resultat",
        "videre slut",
    ),
    _word(
        "a field whose text is its code, as templates have them",
        p(r("Navn: ") + _mark("begin") + _code(" MACROBUTTON NoMacro [Indsæt navn] ") + _mark("end")),
        "Navn: [Indsæt navn]",
    ),
    _word(
        "a table of contents and what it points to",
        p(
            _mark("begin")
            + _code(' TOC \\o "1-3" ')
            + _mark("separate")
            + f'<w:hyperlink w:anchor="_Toc1">{r("Miljøkrav")}<w:r><w:tab/></w:r>'
            + f"{_field(' PAGEREF _Toc1 ', '7')}</w:hyperlink>",
            style="Indholdsfortegnelse1",
        )
        + p(_mark("end"))
        + p("Miljøkrav", style="Overskrift1"),
        "Miljøkrav\t7",
        "Miljøkrav",
        styles=style("Indholdsfortegnelse1", "toc 1") + style("Overskrift1", "heading 1"),
    ),
)

TABLES = (
    _word(
        "cells merged both ways at once",
        tbl(
            tr(tc("Stor", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'), "c"),
            tr(tc(p(), '<w:gridSpan w:val="2"/><w:vMerge/>'), "f"),
            tr(*"ghi"),
        ),
        "Stor",
        *"cfghi",
    ),
    _word(
        "tables in tables in tables",
        tbl(tr(tc(p("a") + tbl(tr(tc(tbl(tr("b")) + p("c")))) + p("d")), "e")),
        *"abcde",
    ),
    _word(
        "header rows that repeat on each page",
        tbl(tr("Krav", "Tekst", properties="<w:tblHeader/>"), tr("K1", "Økologi")),
        "Krav",
        "Tekst",
        "K1",
        "Økologi",
    ),
    _word(
        "numbers alone in their cells",
        tbl(tr(tc(p("", _NUMBERED.format(0))), "a"), tr(tc(p("", _NUMBERED.format(0))), "b")),
        "1.",
        "a",
        "2.",
        "b",
        numbering=lists(lvl(0, "%1.")),
    ),
)

TEXTS = (
    _word(
        "hidden, struck and twice struck text",
        p(r("Vist ") + r("skjult", "<w:vanish/>") + r(" igen"))
        + p(r("slettet", "<w:dstrike/>"))
        + p(r("x ") + r("y", "<w:strike/>")),
        "Vist igen",
        "(skjult)",
        "~slettet~",
        "x",
        "~y~",
    ),
    _word("capitals by format", p(r("Krav ", "<w:caps/>") + r("Miljø", "<w:smallCaps/>")), "Krav Miljø"),
    _word(
        "soft and hard hyphens of every kind",
        p(
            f"<w:r>{t('miljø')}<w:softHyphen/>{t('mærket, EU')}<w:noBreakHyphen/>"
            + t("Blomsten, CO2\u2011aftryk, EU\u2010mærke")
            + "</w:r>"
        ),
        "miljømærket, EU-Blomsten, CO2-aftryk, EU-mærke",
    ),
    _word(
        "spaces and marks without width",
        p("30\u202f% mil\u200djø\u200emærke\u200b og\u2009et\u00a0krav"),
        "30 % miljømærke og et krav",
    ),
    _word("ligatures", p("eﬀektiv ﬁlter ﬂaske"), "effektiv filter flaske"),
    _word(
        "signs of symbol fonts",
        p(
            '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
            + r(" 5 ")
            + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
            + r("o", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
            + r(" ja")
        ),
        "≥ 5 ☒☐ ja",
    ),
    _word(
        "smart tags, links and bookmarks",
        p(
            '<w:bookmarkStart w:id="1" w:name="a"/><w:smartTag w:element="x">'
            + r("København ")
            + "</w:smartTag>"
            '<w:bookmarkEnd w:id="1"/><w:hyperlink r:id="ud">'
            + r("ecolabel.dk", '<w:rStyle w:val="Hyperlink"/>')
            + "</w:hyperlink>"
        ),
        "København ecolabel.dk",
    ),
    _word(
        "text over text, fitted text and text from right to left",
        p(
            "<w:r><w:ruby><w:rt>"
            + r("lyd")
            + "</w:rt><w:rubyBase>"
            + r("tegn")
            + "</w:rubyBase></w:ruby></w:r>"
            + r(" passer", '<w:fitText w:val="900"/>')
            + '<w:dir w:val="rtl"><w:r><w:rPr><w:rtl/></w:rPr>'
            + t(" højre")
            + "</w:r></w:dir>",
            "<w:bidi/>",
        ),
        "tegn passer højre",
    ),
    _word(
        "a formula",
        p(
            "<m:oMathPara><m:oMath><m:r><m:t>P=</m:t></m:r><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num>"
            "<m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>"
        ),
        "P=a/b",
    ),
    _word(
        "a paragraph that ends in a heading of its own, on one line",
        p("Miljø.", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>", style="Overskrift1")
        + p(" Krav til mærket."),
        "Miljø.",
        "Krav til mærket.",
        styles=style("Overskrift1", "heading 1"),
    ),
)

_WHITE = '<w:color w:val="FFFFFF"/>'
_GREEN = '<w:shd w:val="clear" w:color="auto" w:fill="00B050"/>'
_BEHIND = (
    '<w:r><w:drawing><wp:anchor behindDoc="1"><wp:extent cx="7560000" cy="10692000"/><wp:wrapNone/>'
    "</wp:anchor></w:drawing></w:r>"
)
_WHITE_STYLES = (
    style("Bleg", "Bleg", f"<w:rPr>{_WHITE}</w:rPr>")
    + style("Sort", "Sort", '<w:rPr><w:color w:val="auto"/></w:rPr>', based="Bleg")
    + style("Bjælke", "Bjælke", f"<w:pPr>{_GREEN}</w:pPr><w:rPr>{_WHITE}</w:rPr>")
    + style("Tegn", "Tegn", f"<w:rPr>{_WHITE}</w:rPr>", kind="character")
    + style("Lille", "Lille", '<w:rPr><w:sz w:val="2"/></w:rPr>')
    + style(
        "Tabel",
        "Tabel",
        f'<w:tblStylePr w:type="firstRow"><w:tcPr>{_GREEN}</w:tcPr></w:tblStylePr>',
        kind="table",
    )
)

GROUNDS = (
    _word(
        "white letters on white ground, which nobody sees",
        p(r("Krav om ") + r("ikke ", _WHITE) + r("miljømærke."))
        + p("Hvid stil.", style="Bleg")
        + p(r("Hvide tegn.", '<w:rStyle w:val="Tegn"/>'))
        + p("Sort stil.", style="Sort")
        + p(r("Sorte tegn.", '<w:color w:val="000000"/>'), style="Bleg")
        + p(r("Hvidt tema.", '<w:color w:val="FFFFFF" w:themeColor="background1"/>'))
        + p(r("Gråt tema.", '<w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="A6"/>'))
        + p(r("Næsten hvid.", '<w:color w:val="FEFEFE"/>'))
        + tbl(tr("Krav", tc(p(r("hvid celle", _WHITE))))),
        "Krav om miljømærke.",
        "(ikke)",
        "(Hvid stil.)",
        "(Hvide tegn.)",
        "Sort stil.",
        "Sorte tegn.",
        "(Hvidt tema.)",
        "Gråt tema.",
        "(Næsten hvid.)",
        "Krav",
        "(hvid celle)",
        styles=_WHITE_STYLES,
    ),
    _word(
        "white letters on shading of letters, paragraph, cell, row, table and style, and in a shape",
        p(r("a", _WHITE + _GREEN))
        + p(r("b", _WHITE + '<w:highlight w:val="darkBlue"/>'))
        + p(r("c", _WHITE), _GREEN)
        + p("d", style="Bjælke")
        + tbl(tr("e", tc(p(r("f", _WHITE)), _GREEN)))
        + tbl(tr(tc(tbl(tr("g", tc(p(r("h", _WHITE))))) + p(), _GREEN), "i"))
        + tbl(tr(tc(p(r("j", _WHITE))), "k"), properties='<w:tblStyle w:val="Tabel"/>')
        + tbl(tr(tc(p(r("l", _WHITE))), "m"), properties=_GREEN)
        + p(r("n") + box(p(r("o", _WHITE))))
        + p(r("p", _WHITE + '<w:outline w:val="1"/>'))
        + p(r("q", _WHITE + '<w:shd w:val="pct50" w:color="auto" w:fill="auto"/>')),
        *"abcdefghijklmnopq",
        styles=_WHITE_STYLES,
    ),
    _word("a title over a picture", p(_BEHIND) + p(r("Udbud", _WHITE)), "Udbud"),
    _word(
        "a page that has a header with a picture under the text",
        p(r("Udbud", _WHITE)),
        "Udbud",
        files={"header1.xml": ("header", part("hdr", p(_BEHIND)))},
    ),
    _word(
        "letters too small to be seen",
        p(r("Krav om ") + r("ikke ", '<w:sz w:val="2"/>') + r("miljømærke.", '<w:sz w:val="12"/>'))
        + p("Lille stil.", style="Lille")
        + p(r("Stor nok.", '<w:sz w:val="20"/>'), style="Lille"),
        "Krav om miljømærke.",
        "(ikke)",
        "(Lille stil.)",
        "Stor nok.",
        styles=_WHITE_STYLES,
    ),
    _word(
        "an item of a list in white, whose number is taken",
        numbered("Et", 1)
        + p(r("To", _WHITE), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + numbered("Tre", 1),
        "1. Et",
        "2. (To)",
        "3. Tre",
        numbering=lists(lvl(0, "%1.")),
    ),
)

_CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r>'
    "<a:t>CO2 pr. år</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>"
    "<c:barChart><c:ser><c:tx><c:strRef><c:f>A</c:f><c:strCache><c:pt><c:v>Mål</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat>"
    "<c:strRef><c:strCache><c:pt><c:v>Biler</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:pt><c:v>30</c:v></c:pt></c:numCache></c:numRef></c:val>"
    "</c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"
)
_CHART_HERE = (
    '<w:r><w:drawing><a:graphic><a:graphicData><c:chart r:id="chart1.xml"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphicData></a:graphic></w:drawing></w:r>'
)
_OBJECT = (
    '<w:r><w:object><v:shape/><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed"'
    ' ProgID="{}" r:id="{}"/></w:object></w:r>'
)
_INNER = word_file(p("Indre afsnit") + tbl(tr("celle")))

EMBEDDED = (
    _word(
        "a web page as part of the text",
        p("før") + '<w:altChunk r:id="a.html"/>' + p("efter"),
        "før",
        "Krav",
        "Økologi",
        "efter",
        files={
            "a.html": (
                "aFChunk",
                "<html><body><p>Krav</p><table><tr><td>Økologi</td></tr></table></body></html>",
            )
        },
    ),
    _word(
        "a Word file as part of the text",
        p("før") + '<w:altChunk r:id="a.docx"/>' + p("efter"),
        "før",
        "Indre afsnit",
        "celle",
        "efter",
        files={"a.docx": ("aFChunk", _INNER)},
    ),
    _word(
        "a diagram (SmartArt)",
        p(
            '<w:r><w:drawing><a:graphic><a:graphicData><dgm:relIds r:dm="d.xml"/></a:graphicData></a:graphic>'
            "</w:drawing></w:r>"
        ),
        "Skridt et",
        "Skridt to",
        files={
            "d.xml": (
                "diagramData",
                part(
                    "x",
                    "".join(
                        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>"
                        for text in ("Skridt et", "Skridt to")
                    ),
                ),
            )
        },
    ),
    _word(
        "a chart: its title, series and categories",
        p(r("Figur") + _CHART_HERE),
        "Figur",
        "CO2 pr. år",
        "Mål",
        "Biler",
        files={"chart1.xml": ("chart", _CHART)},
    ),
    _word(
        "an Excel sheet set into the text",
        p(r("Se skema") + _OBJECT.format("Excel.Sheet.12", "x.xlsx")),
        "Se skema",
        files={"x.xlsx": ("package", b"PK")},
        unread=["embedded_file"],
    ),
    _word(
        "a formula of the old editor, which is a picture",
        p(r("Pris") + _OBJECT.format("Equation.3", "e.bin")),
        "Pris",
        files={"e.bin": ("oleObject", b"x")},
    ),
)

_GOOGLE_RUN = (
    '<w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000">'
    '<w:rPr><w:rtl w:val="0"/></w:rPr>{}</w:r>'
)
PROGRAMS = (
    _word(
        "what Google Docs writes: suggestions in controls, an empty run at each end",
        "<w:p><w:pPr><w:rPr/></w:pPr>"
        + sdt(
            f'<w:ins w:author="A" w:id="0">{_GOOGLE_RUN.format(t("Mindst "))}</w:ins>',
            '<w:tag w:val="goog_rdk_0"/>',
        )
        + sdt(
            deleted("Højst "),
            '<w:tag w:val="goog_rdk_1"/>',
        )
        + _GOOGLE_RUN.format(t("30 %"))
        + '<w:r><w:rPr><w:rtl w:val="0"/></w:rPr></w:r></w:p>'
        + f'<w:p><w:pPr>{_NUMBERED.format(0)}<w:ind w:left="720"/></w:pPr>'
        + _GOOGLE_RUN.format(t("Punkt"))
        + "</w:p>",
        "Mindst 30 %",
        "● Punkt",
        before=["Højst 30 %", "● Punkt"],
        numbering=lists(lvl(0, "●", "bullet")),
    ),
    _word(
        "what LibreOffice writes: a field for each heading's place, numbers by style",
        p(
            '<w:bookmarkStart w:id="0" w:name="__RefHeading___Toc1"/><w:bookmarkEnd w:id="0"/>' + r("Krav"),
            _NUMBERED.format(0),
            style="Heading1",
        )
        + p(
            r("Se ")
            + '<w:r><w:fldChar w:fldCharType="begin"></w:fldChar></w:r>'
            + _code(" REF __RefHeading___Toc1 \\h ")
            + _mark("separate")
            + "<w:r><w:t>1 Krav</w:t></w:r>"
            + _mark("end"),
            style="TextBody",
        ),
        "1 Krav",
        "Se 1 Krav",
        styles=style("Heading1", "heading 1") + style("TextBody", "Body Text"),
        numbering=lists(lvl(0, "%1", extra='<w:suff w:val="space"/>')),
    ),
    _word(
        "what Pages writes: lists through a numbering style",
        p(
            "Punkt",
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
            '<w:rPr><w:lang w:val="da-DK"/></w:rPr>',
            style="Body",
        ),
        "1. Punkt",
        styles=style("Body", "Body")
        + style("Tal", "Tal", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering"),
        numbering='<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Tal"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1">'
        '<w:styleLink w:val="Tal"/>'
        + lvl(0, "%1.")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>',
    ),
    _word(
        "what Word 2007 writes: nothing but the old names",
        p(
            '<w:proofErr w:type="spellStart"/>'
            + r("Svane")
            + '<w:proofErr w:type="spellEnd"/>'
            + r("mærket")
            + "<w:r><w:lastRenderedPageBreak/></w:r>"
        ),
        "Svanemærket",
    ),
    _word(
        "a macro file", p("Krav"), "Krav", main_type="application/vnd.ms-word.document.macroEnabled.main+xml"
    ),
    _word("a template", p("Krav"), "Krav", main_type=MAIN_TYPE.replace("document.main", "template.main")),
)


def _strict() -> bytes:
    import io
    import zipfile

    data = word_file(
        tbl(tr("Krav", "b")) + p(r("Strengt") + _note("footnote", 2)),
        footnotes=f'<w:footnote w:id="2">{p("Note")}</w:footnote>',
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped(
            {
                name: archive.read(name)
                .replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                )
                .replace(
                    b"http://schemas.openxmlformats.org/officeDocument/2006/",
                    b"http://purl.oclc.org/ooxml/officeDocument/",
                )
                for name in archive.namelist()
            }
        )


WORD_PROBES = (
    *CHANGES,
    *NUMBERS,
    *CONTROLS,
    *BOXES,
    *NOTES,
    *MARGINS,
    *FIELDS,
    *TABLES,
    *TEXTS,
    *GROUNDS,
    *EMBEDDED,
    *PROGRAMS,
    Probe("DOCX", "strict Office Open XML", _strict, ("Krav", "b", "Strengt", "1 Note")),
)
