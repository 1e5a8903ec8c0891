"""What is larger than any real tender is left unread in part or whole, and said to be, with the way out."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from time import process_time
from typing import TYPE_CHECKING

import pytest

import pogi_check as pogi
from pogi_check.documents import limits
from pogi_check.documents.document import Trouble
from pogi_check.documents.markup import MarkupError, parse_xml
from pogi_check.documents.tender import read_tender
from pogi_check.reports.wording import TROUBLES, TROUBLES_SHORT
from tests.documents.pdf_files import lines, pdf
from tests.documents.word_files import p, word_file

if TYPE_CHECKING:
    from pathlib import Path

RAISED = (
    Trouble.TOO_LARGE,
    Trouble.TOO_PACKED,
    Trouble.TOO_MANY_FILES,
    Trouble.TOO_MANY_PAGES,
    Trouble.TOO_MANY_CELLS,
    Trouble.TOO_MUCH_TEXT,
)


def zipped(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def unread(path: Path) -> list[tuple[str, Trouble, str]]:
    return [
        (document.name, one.trouble, one.detail)
        for document in read_tender([path]).documents
        for one in document.unread
    ]


def test_pages_beyond_the_limit_are_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGES", 2)
    path = put(tmp_path, "a.pdf", pdf(lines("Side et."), lines("Side to."), lines("Side tre.")))
    (document,) = read_tender([path]).documents
    assert document.text == "Side et.\nSide to."
    assert document.pages == 3
    assert [(one.trouble, one.detail) for one in document.unread] == [(Trouble.TOO_MANY_PAGES, "3 > 2")]


def test_text_beyond_the_limit_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT", 20)
    path = put(tmp_path, "a.docx", word_file(p("Første afsnit.") + p("Andet afsnit.")))
    assert read_tender([path]).documents[0].text == "Første afsnit."
    assert unread(path) == [("a.docx", Trouble.TOO_MUCH_TEXT, "> 20")]


def test_cells_beyond_the_limit_are_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 3)
    row = "<w:tr>" + f"<w:tc>{p('a')}</w:tc>" * 2 + "</w:tr>"
    path = put(tmp_path, "a.docx", word_file(f"<w:tbl>{row * 2}</w:tbl>" + p("efter")))
    assert unread(path) == [("a.docx", Trouble.TOO_MANY_CELLS, "> 3")]


def test_elements_without_end_are_nested_too_deep(tmp_path: Path) -> None:
    deep = "<w:sdt><w:sdtContent>" * 300 + p("dybt") + "</w:sdtContent></w:sdt>" * 300
    assert unread(put(tmp_path, "a.docx", word_file(deep))) == [
        ("a.docx", Trouble.TOO_NESTED, "word/document.xml")
    ]
    with pytest.raises(MarkupError) as caught:
        parse_xml(b"<a>" * 300 + b"</a>" * 300)
    assert caught.value.is_nesting


def test_zips_within_zips_share_one_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILES", 8)
    inner = zipped({f"{n}.txt": b"Varer" for n in range(4)})
    data = zipped({"a.zip": inner, "b.zip": inner, "c.zip": inner})
    found = unread(put(tmp_path, "ud.zip", data))
    assert [trouble for _, trouble, _ in found] == [Trouble.TOO_MANY_FILES]


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
    for language in ("da", "en"):
        assert "POGI_CHECK_LIMITS=generous" in TROUBLES[trouble](language)
        others = {TROUBLES[one](language) for one in Trouble if one is not trouble}
        assert TROUBLES[trouble](language) not in others


def test_every_trouble_has_words() -> None:
    assert TROUBLES.keys() == TROUBLES_SHORT.keys() == set(Trouble)


@pytest.mark.parametrize(("value", "times"), [("generous", 8), ("GENEROUS", 8), ("", 1), ("x", 1)])
def test_the_environment_raises_sizes_and_numbers_but_no_depth(value: str, times: int) -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from pogi_check.documents import limits as l; print(l.PAGES, l.ZIP_DEPTH)"],
        env={**os.environ, "POGI_CHECK_LIMITS": value},
        capture_output=True,
        check=True,
        text=True,
    )
    assert told.stdout.split() == [str(5_000 * times), "2"]


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
