"""Count the words that a person sees in a document and a reader loses, ours and the usual libraries'.

    python benchmarks/words_lost.py

Each probe is a document made here that holds its words once; the words that belong to what a person
does not see on the page (a field's code, a fallback picture) are counted when they come through.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pdfplumber
from docx.table import Table

from generate import generate, write_lines
from pogi_check.documents.docx import read_docx
from pogi_check.documents.pdf import read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_WORD = re.compile(r"\w+")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_NOTE = '<w:r><w:{}noteReference w:id="1"/></w:r>'
_BOX = "<w:txbxContent><w:p><w:r><w:t>tekstboksen</w:t></w:r></w:p></w:txbxContent>"


@dataclass(frozen=True, slots=True)
class Probe:
    """A piece of WordprocessingML with the words that are seen and those that are not."""

    name: str
    xml: str
    seen: tuple[str, ...]
    unseen: tuple[str, ...] = ()


def _p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def _t(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


PROBES = (
    Probe("plain paragraph", _p(_t("afsnittet")), ("afsnittet",)),
    Probe("inserted by a tracked change", _p(f'<w:ins w:id="1">{_t("indsat")}</w:ins>'), ("indsat",)),
    Probe(
        "deleted by a tracked change",
        _p('<w:del w:id="2"><w:r><w:delText>slettet</w:delText></w:r></w:del>' + _t("tilbage")),
        ("tilbage",),
        ("slettet",),
    ),
    Probe(
        "content control around a paragraph",
        f"<w:sdt><w:sdtContent>{_p(_t('feltets'))}</w:sdtContent></w:sdt>",
        ("feltets",),
    ),
    Probe(
        "content control in a line",
        _p(f"<w:sdt><w:sdtContent>{_t('udfyldt')}</w:sdtContent></w:sdt>"),
        ("udfyldt",),
    ),
    Probe(
        "content control around a table row",
        "<w:tbl><w:tr><w:tc>" + _p(_t("hovedcelle")) + "</w:tc></w:tr><w:sdt><w:sdtContent><w:tr><w:tc>"
        + _p(_t("rækkecelle")) + "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
        ("hovedcelle", "rækkecelle"),
    ),
    Probe(
        "table in a table",
        "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>" + _p(_t("indercelle")) + "</w:tc></w:tr></w:tbl>"
        + _p(_t("ydercelle")) + "</w:tc></w:tr></w:tbl>",
        ("indercelle", "ydercelle"),
    ),
    Probe(
        "merged cells",
        "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
        + _p(_t("fælles")) + "</w:tc></w:tr><w:tr><w:tc>" + _p(_t("venstre")) + "</w:tc><w:tc>"
        + _p(_t("højre")) + "</w:tc></w:tr></w:tbl>",
        ("fælles", "venstre", "højre"),
    ),
    Probe("hyperlink", _p(f'<w:hyperlink w:anchor="x">{_t("henvisning")}</w:hyperlink>'), ("henvisning",)),
    Probe(
        "fields",
        _p(
            f'<w:fldSimple w:instr=" REF mål ">{_t("simpelt ")}</w:fldSimple>'
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText> DOCPROPERTY kode </w:instrText></w:r>"
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_t("resultatet")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        ("simpelt", "resultatet"),
        ("DOCPROPERTY",),
    ),
    Probe(
        "text box",
        _p(
            f'<w:r><mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="wps">'
            f"<w:drawing>{_BOX}</w:drawing></mc:Choice><mc:Fallback><w:pict>{_BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        ("tekstboksen",),
    ),
    Probe("footnote", _p(_t("mærket") + _NOTE.format("foot")), ("mærket", "fodnoten")),
    Probe("endnote", _p(_t("anført") + _NOTE.format("end")), ("anført", "slutnoten")),
    Probe(
        "break without a space",
        _p("<w:r><w:t>før</w:t><w:br/><w:t>efter</w:t></w:r>"),
        ("før", "efter"),
    ),
    Probe(
        "no-break hyphen",
        _p("<w:r><w:t>EU</w:t><w:noBreakHyphen/><w:t>Blomsten</w:t></w:r>"),
        ("EU", "Blomsten"),
    ),
    Probe(
        "smart tag and custom XML",
        _p(
            f'<w:smartTag w:element="x">{_t("smart ")}</w:smartTag>'
            f'<w:customXml w:element="y">{_t("tilpasset")}</w:customXml>'
        ),
        ("smart", "tilpasset"),
    ),
)  # fmt: skip


def make(probe: Probe) -> bytes:
    """Make a Word file that holds one probe, with python-docx's own template around it."""
    plain = io.BytesIO()
    docx.Document().save(plain)
    made = io.BytesIO()
    with zipfile.ZipFile(plain) as template, zipfile.ZipFile(made, "w") as archive:
        for name in template.namelist():
            content = template.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                content = content.replace("<w:sectPr", probe.xml + "<w:sectPr", 1)
            elif name == "[Content_Types].xml":
                content = content.replace("</Types>", "".join(map(_override, ("foot", "end"))) + "</Types>")
            elif name == "word/_rels/document.xml.rels":
                relations = "".join(map(_relation, ("foot", "end")))
                content = content.replace("</Relationships>", relations + "</Relationships>")
            archive.writestr(name, content.encode("utf-8", "surrogateescape"))
        for kind, word in (("foot", "fodnoten"), ("end", "slutnoten")):
            note = _p(_t(word)) if f"{kind}noteReference" in probe.xml else _p("")
            archive.writestr(
                f"word/{kind}notes.xml",
                f'<w:{kind}notes xmlns:w="{_W}"><w:{kind}note w:id="1">{note}</w:{kind}note></w:{kind}notes>',
            )
    return made.getvalue()


def _override(kind: str) -> str:
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}notes+xml"
    return f'<Override PartName="/word/{kind}notes.xml" ContentType="{content}"/>'


def _relation(kind: str) -> str:
    return f'<Relationship Id="rId{kind}" Type="{_R}/{kind}notes" Target="{kind}notes.xml"/>'


def ours_docx(data: bytes) -> str:
    """Read with pogi-check."""
    return read_docx(data, "probe.docx").text


def ours_pdf(data: bytes) -> str:
    """Read with pogi-check."""
    return read_pdf(data, "probe.pdf").text


def python_docx(data: bytes) -> str:
    """Read with python-docx in document order, tables included."""

    def of(blocks: Iterable[object]) -> list[str]:
        texts = []
        for block in blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        texts += of(cell.iter_inner_content())
            else:
                texts.append(str(getattr(block, "text", "")))
        return texts

    return "\n".join(of(docx.Document(io.BytesIO(data)).iter_inner_content()))


def pdfplumber_text(data: bytes) -> str:
    """Read with pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


def wrong_words(text: str, probe: Probe) -> int:
    """Count the seen words that are lost or come twice, and the unseen ones that come through."""
    found = Counter(_WORD.findall(text))
    return sum(abs(found[word] - 1) for word in probe.seen) + sum(found[word] for word in probe.unseen)


def lost_words(text: str, words: Counter[str]) -> int:
    """Count the words of a text that are not there, or not as often."""
    return (words - Counter(_WORD.findall(text))).total()


def show_probes() -> None:
    """Print a line a probe."""
    readers: dict[str, Callable[[bytes], str]] = {"pogi-check": ours_docx, "python-docx": python_docx}
    print(f"{'words lost, doubled or let through':38}" + "".join(f"{name:>14}" for name in readers))
    wrong = dict.fromkeys(readers, 0)
    for probe in PROBES:
        data = make(probe)
        counts = {name: wrong_words(read(data), probe) for name, read in readers.items()}
        wrong = {name: wrong[name] + counts[name] for name in readers}
        print(f"{probe.name:38}" + "".join(f"{counts[name]:>14}" for name in readers))
    print(f"{'all probes':38}" + "".join(f"{wrong[name]:>14}" for name in readers))


def show_tenders() -> None:
    """Print the words lost of the two generated tenders; where one is hyphenated both halves are lost."""
    lines = write_lines()
    texts = [line.text for line in lines] + [cell for line in lines for row in line.rows for cell in row]
    words = Counter(_WORD.findall("\n".join([*texts, *(line.note for line in lines)])))
    readers: dict[str, dict[str, Callable[[bytes], str]]] = {
        ".docx": {"pogi-check": ours_docx, "python-docx": python_docx},
        ".pdf": {"pogi-check": ours_pdf, "pdfplumber": pdfplumber_text},
    }
    for path in generate():
        print(f"\n{path.name}: {words.total()} words")
        for name, read in readers[Path(path).suffix].items():
            print(f"  {name:12} loses {lost_words(read(path.read_bytes()), words)}")


if __name__ == "__main__":
    show_probes()
    show_tenders()
