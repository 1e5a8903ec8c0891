"""Whatever stands in a Word file's XML, reading it gives a document and never a fault of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pogi_check.documents.document import Trouble, UnreadableError
from pogi_check.documents.formats import Format
from pogi_check.documents.readers import read_here
from tests.documents.word_files import word_file

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

TAGS = [
    "p",
    "r",
    "t",
    "pPr",
    "rPr",
    "pStyle",
    "numPr",
    "ilvl",
    "numId",
    "outlineLvl",
    "tbl",
    "tblPr",
    "tblGrid",
    "gridCol",
    "tr",
    "trPr",
    "tc",
    "tcPr",
    "gridSpan",
    "vMerge",
    "hMerge",
    "gridBefore",
    "gridAfter",
    "tblHeader",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "delText",
    "sdt",
    "sdtContent",
    "sdtPr",
    "checkBox",
    "dropDownList",
    "fldChar",
    "instrText",
    "fldSimple",
    "hyperlink",
    "bookmarkStart",
    "footnoteReference",
    "endnoteReference",
    "commentReference",
    "tab",
    "br",
    "cr",
    "sym",
    "noBreakHyphen",
    "softHyphen",
    "vanish",
    "strike",
    "b",
    "caps",
    "altChunk",
    "sectPr",
    "headerReference",
    "footerReference",
    "txbxContent",
    "pict",
    "drawing",
    "object",
    "smartTag",
    "customXml",
    "rPrChange",
    "pPrChange",
    "cellIns",
    "cellDel",
    "cellMerge",
    "lvlOverride",
    "num",
    "abstractNum",
    "abstractNumId",
    "lvl",
    "start",
    "numFmt",
    "lvlText",
    "style",
    "basedOn",
    "name",
    "footnote",
]
NAMES = (
    "val",
    "id",
    "type",
    "styleId",
    "char",
    "font",
    "fldCharType",
    "author",
    "date",
    "ilvl",
    "numId",
    "fill",
)
CODES = [
    "0",
    "1",
    "-1",
    "999999999999999999999999999999",
    "restart",
    "continue",
    "begin",
    "separate",
    "end",
    "decimal",
    "bullet",
    "%1.%2",
    "%9",
    "F0B7",
    "Overskrift1",
    "true",
    "off",
    "²",
    "٣",
    "1e9",
    "NaN",
    "FILLIN",
    "rId1",
]
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
VALUES = st.one_of(st.sampled_from(("", "\u202e", *CODES)), st.text(LETTERS, max_size=6))


def element(tag: str, attributes: dict[str, str], content: list[str]) -> str:
    given_names = "".join(f" w:{name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<w:{tag}{given_names}>{''.join(content)}</w:{tag}>"


def trees() -> SearchStrategy[str]:
    """Give XML of Word's elements in any order and depth."""
    attributes = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=3)
    words = st.sampled_from(("Sæben skal", " være ", "svanemærket.", "3.2", "a)", "", "x" * 40))
    tags = st.sampled_from(TAGS)
    return st.recursive(
        st.builds(element, tags, attributes, st.lists(words, max_size=1)),
        lambda inner: st.builds(element, tags, attributes, st.lists(inner, max_size=6)),
        max_leaves=40,
    )


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(trees(), max_size=6), st.lists(trees(), max_size=3), st.lists(trees(), max_size=3))
def test_elements_in_any_order_are_read(body: list[str], lists: list[str], styles: list[str]) -> None:
    data = word_file("".join(body), numbering="".join(lists), styles="".join(styles))
    troubles = []
    try:
        read_here(Format.DOCX, data, "a.docx")
    except UnreadableError as error:
        troubles.append((error.trouble, error.detail))
    assert Trouble.CRASHED not in dict(troubles), troubles
