"""What is larger than any real tender is left unread in part or whole, and said to be, with the way out."""

from __future__ import annotations

import re
from time import process_time
from typing import TYPE_CHECKING

import pytest

import pogi_check as pogi
from pogi_check.documents.document import Trouble
from pogi_check.documents.limits import USUAL, Limits, read_limits
from pogi_check.documents.markup import MarkupError, parse_xml
from pogi_check.documents.tender import read_tender
from pogi_check.reports.wording import TROUBLES, TROUBLES_SHORT
from tests.documents.pdf_files import lines, pdf
from tests.documents.word_files import p, word_file, zipped

if TYPE_CHECKING:
    from pathlib import Path

RAISED = (
    Trouble.TOO_LARGE,
    Trouble.TOO_PACKED,
    Trouble.TOO_MANY_FILES,
    Trouble.TOO_MANY_PAGES,
    Trouble.TOO_MANY_CELLS,
    Trouble.TOO_MUCH_TEXT,
    Trouble.TOO_NESTED,
    Trouble.TOO_LONG,
    Trouble.TOO_MUCH_MEMORY,
    Trouble.TOO_SLOW,
    Trouble.OCR_TIME,
)


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def unread(path: Path, most: Limits = USUAL) -> list[tuple[str, Trouble, str]]:
    return [
        (document.name, one.trouble, one.detail)
        for document in read_tender([path], most=most).documents
        for one in document.unread
    ]


def test_pages_beyond_the_limit_are_left(tmp_path: Path) -> None:
    path = put(tmp_path, "a.pdf", pdf(lines("Side et."), lines("Side to."), lines("Side tre.")))
    (document,) = pogi.read_tender(path, limits={"pages": 2}).documents
    assert document.text == "Side et.\nSide to."
    assert document.pages == 3
    assert [(one.trouble, one.detail) for one in document.unread] == [(Trouble.TOO_MANY_PAGES, "3 > 2")]


def test_text_beyond_the_limit_is_left(tmp_path: Path) -> None:
    path = put(tmp_path, "a.docx", word_file(p("Første afsnit.") + p("Andet afsnit.")))
    assert read_tender([path], most=Limits(text=20)).documents[0].text == "Første afsnit."
    assert unread(path, Limits(text=20)) == [("a.docx", Trouble.TOO_MUCH_TEXT, "text > 20")]


def test_cells_beyond_the_limit_are_left(tmp_path: Path) -> None:
    row = "<w:tr>" + f"<w:tc>{p('a')}</w:tc>" * 2 + "</w:tr>"
    path = put(tmp_path, "a.docx", word_file(f"<w:tbl>{row * 2}</w:tbl>" + p("efter")))
    assert unread(path, Limits(cells=3)) == [("a.docx", Trouble.TOO_MANY_CELLS, "cells > 3")]


def test_elements_without_end_are_nested_too_deep(tmp_path: Path) -> None:
    deep = "<w:sdt><w:sdtContent>" * 300 + p("dybt") + "</w:sdtContent></w:sdt>" * 300
    assert unread(put(tmp_path, "a.docx", word_file(deep))) == [
        ("a.docx", Trouble.TOO_NESTED, "word/document.xml")
    ]
    with pytest.raises(MarkupError) as caught:
        parse_xml(b"<a>" * 300 + b"</a>" * 300)
    assert caught.value.is_nesting


def test_zips_within_zips_share_one_bound(tmp_path: Path) -> None:
    inner = zipped({f"{n}.txt": b"Varer" for n in range(4)})
    data = zipped({"a.zip": inner, "b.zip": inner, "c.zip": inner})
    found = unread(put(tmp_path, "ud.zip", data), Limits(files=8))
    assert [trouble for _, trouble, _ in found] == [Trouble.TOO_MANY_FILES]


def test_files_are_what_people_call_files(tmp_path: Path) -> None:
    """The parts of a Word file are none, nor is a zip beside what it holds, nor a folder in it."""
    word = word_file(p("Varer"))
    folder = tmp_path / "ud"
    folder.mkdir()
    put(folder, "ud.zip", zipped({"bilag/": b"", "bilag/a.docx": word, "__MACOSX/._a.docx": b"x"}))
    put(folder, ".skjult", b"x")
    assert unread(put(tmp_path, "a.docx", word), Limits(files=1)) == []
    assert unread(folder / "ud.zip", Limits(files=1)) == []
    assert unread(folder, Limits(files=1)) == []
    named = read_tender([tmp_path / "a.docx", folder], most=Limits(files=1)).documents
    assert [(one.name, one.is_unread) for one in named] == [("a.docx", False), ("ud", True)]


def test_files_beyond_the_limit_are_told_once(tmp_path: Path) -> None:
    paths = [put(tmp_path, f"{n}.txt", b"Varer") for n in range(4)]
    documents = read_tender(paths, most=Limits(files=2)).documents
    assert [(one.name, one.text) for one in documents] == [
        ("0.txt", "Varer"),
        ("1.txt", "Varer"),
        ("2.txt", ""),
    ]
    assert documents[-1].unread[0].trouble is Trouble.TOO_MANY_FILES


def test_a_zip_that_holds_itself_many_times_ends(tmp_path: Path) -> None:
    data = b"Alle varer skal v\xc3\xa6re m\xc3\xa6rkede."
    for _ in range(5):
        data = zipped({f"{n}.zip" if data[:2] == b"PK" else f"{n}.txt": data for n in range(4)})
    assert {trouble for _, trouble, _ in unread(put(tmp_path, "ud.zip", data))} == {Trouble.TOO_NESTED}


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = put(tmp_path, "ud.zip", zipped({"a.docx": bytes(20_000_000), "b.txt": b"tekst"}))
    assert unread(path) == [("a.docx", Trouble.TOO_PACKED, "")]


def test_a_size_that_lies_is_found_out(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": bytes(3_000_000)}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    path = put(tmp_path, "ud.zip", bytes(data))
    assert unread(path) == [("a.txt", Trouble.DAMAGED, "")]


@pytest.mark.parametrize("trouble", RAISED)
def test_each_limit_says_in_its_own_words_how_it_is_raised(trouble: Trouble) -> None:
    for language, number in (("da", "TAL"), ("en", "NUMBER")):
        said = re.search(rf"--limit ([\w-]+)={number}", TROUBLES[trouble](language))
        assert said is not None
        assert trouble is Trouble.TOO_LARGE or read_limits({said[1]: 5}) != USUAL
        others = {TROUBLES[one](language) for one in Trouble if one is not trouble}
        assert TROUBLES[trouble](language) not in others


@pytest.mark.parametrize(
    ("name", "data", "most", "detail"),
    [
        ("a.docx", word_file(p("ord")), {"file-mb": 0.0001}, "file-mb > 0.0001"),
        ("a.docx", word_file(p("ord")), {"part-mb": 0.0001}, "word/document.xml: part-mb > 0.0001"),
        ("a.zip", zipped({"b.txt": b"ord og ord"}), {"tender-mb": 0.000001}, "tender-mb > 1e-06"),
    ],
)
def test_a_file_that_is_too_large_names_the_limit(
    tmp_path: Path, name: str, data: bytes, most: dict[str, float], detail: str
) -> None:
    assert [one[1:] for one in unread(put(tmp_path, name, data), read_limits(most))] == [
        (Trouble.TOO_LARGE, detail)
    ]


def test_a_limit_that_is_raised_lets_the_file_in(tmp_path: Path) -> None:
    path = put(tmp_path, "ud.zip", zipped({"b.txt": b" " * 9_000_000 + b"ord"}))
    assert unread(path) == [("b.txt", Trouble.TOO_PACKED, "")]
    assert unread(path, Limits(packing=10_000)) == []


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"sider": 5}, "there is no limit 'sider'; there are files, file-mb"),
        ({"": 1}, "there is no limit ''"),
        ({"pages": 0}, "must be above 0, not 0"),
        ({"pages": "-3"}, "must be above 0, not '-3'"),
        ({"pages": "mange"}, "must be a number, not 'mange'"),
        ({"pages": 2.5}, "must be a whole number, not 2.5"),
        ({"seconds": float("nan")}, "must be a number"),
        ({"seconds": "inf"}, "must be below"),
    ],
)
def test_what_is_no_limit_is_refused(tmp_path: Path, given: dict[str, float], why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        pogi.read_tender(put(tmp_path, "a.txt", b"ord"), limits=given)


def test_every_trouble_has_words() -> None:
    assert TROUBLES.keys() == TROUBLES_SHORT.keys() == set(Trouble)


@pytest.mark.parametrize("piece", ["1", "9-", "kr. ", " -a", "a- og ", "ikke over ", "1.", "bilag 1, "])
def test_hostile_text_is_judged_in_time(tmp_path: Path, piece: str) -> None:
    """Each of these took minutes once."""
    text = "Rengøringsmidler skal være svanemærkede: " + piece * (8_000 // len(piece))
    row = f"<w:tr><w:tc>{p('Krav')}</w:tc><w:tc>{p(text)}</w:tc></w:tr>"
    path = put(tmp_path, "a.docx", word_file(f"<w:tbl>{row * 2}</w:tbl>" + p(text)))
    pogi.load_rules()
    began = process_time()
    pogi.check(path, date="2025-03-14")
    assert process_time() - began < 20
