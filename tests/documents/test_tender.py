"""How files, folders and zips become one tender."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import zipfile
from typing import TYPE_CHECKING

import pytest

from pogi_check.documents import libreoffice
from pogi_check.documents.document import BlockKind, Tender, Trouble, UnreadableError
from pogi_check.documents.limits import Limits
from pogi_check.documents.tender import read_tender
from tests.documents.word_files import p, r, tbl, tr, word_file, zipped

if TYPE_CHECKING:
    from pathlib import Path

WORD = word_file(p("Sæben skal være svanemærket."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(50)
ODS = "application/vnd.oasis.opendocument.spreadsheet"
XLSX = zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"})
PPTX = zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<a/>"})


def names(tender: Tender) -> list[str]:
    return [document.name for document in tender.documents]


def troubles(tender: Tender) -> dict[str, Trouble]:
    return {document.name: document.unread[0].trouble for document in tender.documents if document.unread}


def put(folder: Path, **files: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder


@pytest.fixture(autouse=True)
def no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave LibreOffice out, as on most computers; test_libreoffice.py asks for it."""
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: None)


class TestFiles:
    def test_a_file_is_a_tender_of_one_document(self, tmp_path: Path) -> None:
        put(tmp_path, udbud__docx=WORD)
        tender = read_tender([tmp_path / "udbud.docx"])

        assert (tender.name, names(tender)) == ("udbud", ["udbud.docx"])
        assert tender.documents[0].text == "Sæben skal være svanemærket."
        assert tender.documents[0].sha256 == hashlib.sha256(WORD).hexdigest()

    def test_files_together_are_one_tender_in_natural_order(self, tmp_path: Path) -> None:
        put(tmp_path, Bilag10__docx=WORD, Bilag2__docx=WORD, bilag1__docx=WORD)
        tender = read_tender([str(tmp_path / f"{name}.docx") for name in ("Bilag10", "Bilag2", "bilag1")])

        assert names(tender) == ["bilag1.docx", "Bilag2.docx", "Bilag10.docx"]
        assert tender.name == "Bilag10"

    def test_a_name_can_be_given(self, tmp_path: Path) -> None:
        assert read_tender([put(tmp_path, a__docx=WORD)], name="Sæbe 2025").name == "Sæbe 2025"

    def test_a_file_that_is_given_twice_is_read_once(self, tmp_path: Path) -> None:
        put(tmp_path, a__docx=WORD)

        assert names(read_tender([tmp_path / "a.docx", tmp_path])) == ["a.docx"]

    def test_documents_of_one_name_are_told_apart(self, tmp_path: Path) -> None:
        one, two = put(tmp_path / "x", a__docx=WORD), put(tmp_path / "y", a__docx=WORD)
        tender = read_tender([one, two])

        assert names(tender) == ["a (2).docx", "a.docx"]
        assert [document.blocks[0].place.document for document in tender.documents] == names(tender)

    def test_content_decides_before_the_name(self, tmp_path: Path) -> None:
        put(tmp_path, a__bin=WORD, b__txt=WORD)

        assert read_tender([tmp_path / "a.bin", tmp_path / "b.txt"]).documents[0].blocks
        assert troubles(read_tender([tmp_path])) == {}

    @pytest.mark.parametrize(
        ("file", "data", "trouble", "detail"),
        [
            ("a.docx", PNG, Trouble.WRONG_CONTENT, "PNG"),
            ("a.docx", zipped({"a.docx": WORD}), Trouble.WRONG_CONTENT, "ZIP"),
            ("a.pdf", PNG, Trouble.WRONG_CONTENT, "PNG"),
            ("a.xlsx", PNG, Trouble.WRONG_CONTENT, "PNG"),
            ("a.doc", OLE + "WordDocument".encode("utf-16-le"), Trouble.NEEDS_LIBREOFFICE, "DOC"),
            ("a.doc", OLE, Trouble.LEGACY_FORMAT, "DOC"),
            ("a.rtf", rb"{\rtf1 a}", Trouble.NEEDS_LIBREOFFICE, "RTF"),
            ("a.docx", rb"{\rtf1 a}", Trouble.NEEDS_LIBREOFFICE, "RTF"),
            ("a.pdf", rb"{\rtf1 a}", Trouble.WRONG_CONTENT, "RTF"),
            ("a.odt", PNG, Trouble.WRONG_CONTENT, "PNG"),
            ("a.pages", zipped({"Index/Document.iwa": "x"}), Trouble.UNKNOWN_FORMAT, "Apple iWork"),
            (
                "a.odt",
                zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
                Trouble.NEEDS_LIBREOFFICE,
                "ODT",
            ),
            ("a.ods", zipped({"mimetype": ODS}), Trouble.LEGACY_FORMAT, "ODS"),
            ("a.xlsx", XLSX, Trouble.DAMAGED, "xl/workbook.xml"),
            ("a.xls", OLE + "Workbook".encode("utf-16-le"), Trouble.LEGACY_FORMAT, "XLS"),
            ("a.pptx", PPTX, Trouble.UNKNOWN_FORMAT, "PPTX"),
            ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), Trouble.ENCRYPTED, ""),
            ("a.docx", WORD[:300], Trouble.DAMAGED, "ZIP"),
            ("a.docx", b"", Trouble.EMPTY, ""),
            ("a.txt", b"", Trouble.EMPTY, ""),
            ("a.zip", zipped({"a.txt": "x"})[:60], Trouble.DAMAGED, "ZIP"),
        ],
    )
    @pytest.mark.parametrize("in_folder", [True, False])
    def test_a_document_that_cannot_be_read_says_why(
        self, tmp_path: Path, file: str, data: bytes, trouble: Trouble, detail: str, *, in_folder: bool
    ) -> None:
        (tmp_path / file).write_bytes(data)
        tender = read_tender([tmp_path if in_folder else tmp_path / file])
        (document,) = tender.documents

        assert document.name == file
        assert document.blocks == ()
        assert [(fault.trouble, fault.detail) for fault in document.unread] == [(trouble, detail)]

    def test_files_of_kinds_that_are_never_read_stand_beside_the_documents_of_a_folder(
        self, tmp_path: Path
    ) -> None:
        put(
            tmp_path,
            a__docx=WORD,
            b__png=PNG,
            c__pptx=PPTX,
            d__rtf=rb"{\rtf1 a}",
            e__pdf=b"%PDF-1.7 nej",
            f__xlsx=XLSX,
        )
        beside = {one.name: one.beside for one in read_tender([tmp_path]).documents}

        assert beside == {
            "a.docx": False,
            "b.png": True,
            "c.pptx": True,
            "d.rtf": True,
            "e.pdf": False,
            "f.xlsx": False,
        }

    @pytest.mark.parametrize(("name", "data"), [("b.png", PNG), ("c.pptx", PPTX)])
    def test_a_file_that_is_named_is_never_beside(self, tmp_path: Path, name: str, data: bytes) -> None:
        (tmp_path / name).write_bytes(data)
        (document,) = read_tender([tmp_path / name]).documents

        assert document.unread[0].trouble is Trouble.UNKNOWN_FORMAT
        assert not document.beside

    def test_a_locked_word_file_in_a_folder_is_a_document_that_lacks(self, tmp_path: Path) -> None:
        put(tmp_path, a__docx=OLE + "EncryptedPackage".encode("utf-16-le"), b__docx=WORD)

        assert [one.beside for one in read_tender([tmp_path]).documents] == [False, False]

    def test_what_is_no_document_of_any_kind_is_passed_over_in_a_folder(self, tmp_path: Path) -> None:
        put(tmp_path, a__docx=WORD, c__yaml=b"a: 1", d__md5=b"abc", e__html=b"<html>")

        assert names(read_tender([tmp_path])) == ["a.docx"]

    def test_a_file_without_content_is_empty_whatever_its_name(self, tmp_path: Path) -> None:
        (tmp_path / "nul.zip").write_bytes(b"")

        assert troubles(read_tender([tmp_path / "nul.zip"])) == {"nul.zip": Trouble.EMPTY}

    def test_a_file_beyond_the_limit_is_not_loaded(self, tmp_path: Path) -> None:
        tender = read_tender([put(tmp_path, a__docx=WORD)], most=Limits(file_mb=0.0001))

        assert troubles(tender) == {"a.docx": Trouble.TOO_LARGE}

    def test_a_pipe_is_not_read(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.docx")

        assert troubles(read_tender([tmp_path])) == {"a.docx": Trouble.UNKNOWN_FORMAT}


class TestMissing:
    def refused(self, *paths: str | Path) -> Trouble:
        with pytest.raises(UnreadableError) as caught:
            read_tender(paths)
        return caught.value.trouble

    def test_a_path_that_does_not_exist_is_not_found(self, tmp_path: Path) -> None:
        assert self.refused(tmp_path / "findes ikke.docx") is Trouble.NOT_FOUND
        assert self.refused("a\0b") is Trouble.NOT_FOUND
        assert self.refused("x" * 5000) is Trouble.NOT_FOUND

    def test_the_fault_is_told_in_words(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableError) as caught:
            read_tender([tmp_path / "nej.docx"])
        assert str(caught.value) == f"{tmp_path / 'nej.docx'} cannot be read: not found"

    def test_a_folder_without_documents_holds_none(self, tmp_path: Path) -> None:
        assert self.refused(tmp_path) is Trouble.NO_DOCUMENTS
        assert self.refused(put(tmp_path, a__png=PNG)) is Trouble.NO_DOCUMENTS

    def test_no_paths_hold_no_documents(self) -> None:
        assert self.refused() is Trouble.NO_DOCUMENTS

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
    def test_what_may_not_be_read_is_no_access(self, tmp_path: Path) -> None:
        put(tmp_path / "x", a__docx=WORD)
        (tmp_path / "x" / "a.docx").chmod(0)

        assert self.refused(tmp_path / "x" / "a.docx") is Trouble.NO_ACCESS
        assert troubles(read_tender([tmp_path / "x"])) == {"a.docx": Trouble.NO_ACCESS}

    def test_a_read_that_is_refused_is_no_access(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_: Path) -> bytes:
            raise PermissionError

        put(tmp_path, a__docx=WORD)
        monkeypatch.setattr("pathlib.Path.read_bytes", refuse)

        assert self.refused(tmp_path / "a.docx") is Trouble.NO_ACCESS
        assert troubles(read_tender([tmp_path])) == {"a.docx": Trouble.NO_ACCESS}


class TestFolders:
    def test_a_folder_is_read_with_all_below_it(self, tmp_path: Path) -> None:
        put(tmp_path, Udbud__docx=WORD)
        put(tmp_path / "Bilag", a__docx=WORD)
        tender = read_tender([tmp_path])

        assert names(tender) == ["Bilag/a.docx", "Udbud.docx"]
        assert tender.name == tmp_path.name

    def test_the_current_folder_has_a_name(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(put(tmp_path, a__docx=WORD))

        assert read_tender(["."]).name == tmp_path.name

    def test_hidden_and_lock_files_are_passed_over(self, tmp_path: Path) -> None:
        put(tmp_path, a__docx=WORD)
        (tmp_path / "~$a.docx").write_bytes(b"lock")
        (tmp_path / ".b.docx").write_bytes(WORD)
        put(tmp_path / "__MACOSX", c__docx=WORD)
        put(tmp_path / ".git", d__docx=WORD)

        assert names(read_tender([tmp_path])) == ["a.docx"]

    def test_what_tells_about_a_folder_is_no_document_of_it(self, tmp_path: Path) -> None:
        put(tmp_path, a__docx=WORD, README__md=b"Om", ORIGIN__md=b"Om", b__md=b"Krav", c__txt=b"Krav")

        assert names(read_tender([tmp_path])) == ["a.docx", "b.md", "c.txt"]
        assert names(read_tender([tmp_path / "README.md"])) == ["README.md"]

    def test_a_link_back_to_the_folder_ends(self, tmp_path: Path) -> None:
        put(tmp_path, a__docx=WORD)
        (tmp_path / "igen").symlink_to(tmp_path, target_is_directory=True)

        assert names(read_tender([tmp_path])) == ["a.docx"]

    def test_a_folder_without_end_is_not_read_and_the_rest_is(self, tmp_path: Path) -> None:
        folder = tmp_path / "disk"
        folder.mkdir()
        put(folder, a__txt=b"a", b__txt=b"b", c__txt=b"c")
        tender = read_tender([folder, put(tmp_path, d__txt=b"d") / "d.txt"], most=Limits(files=2))

        assert names(tender) == ["d.txt", "disk"]
        assert troubles(tender) == {"disk": Trouble.TOO_MANY_FILES}

    def test_a_link_to_a_file_outside_the_folder_is_not_read(self, tmp_path: Path) -> None:
        (tmp_path / "hemmelig.txt").write_bytes(b"kodeord")
        folder = tmp_path / "udbud"
        folder.mkdir()
        put(folder, a__docx=WORD)
        (folder / "b.txt").symlink_to(tmp_path / "hemmelig.txt")
        (folder / "igen.docx").symlink_to(folder / "a.docx")
        tender = read_tender([folder])

        assert troubles(tender) == {"b.txt": Trouble.LEADS_OUT}
        assert names(tender) == ["a.docx", "b.txt"]
        assert not troubles(read_tender([folder / "b.txt"]))  # named by the caller, it is wanted

    def test_a_linked_folder_is_said_to_be_unread(self, tmp_path: Path) -> None:
        (tmp_path / "andre" / "sted").mkdir(parents=True)
        put(tmp_path / "andre" / "sted", c__docx=WORD)
        folder = tmp_path / "udbud"
        (folder / "bilag").mkdir(parents=True)
        put(folder, a__docx=WORD)
        put(folder / "bilag", b__docx=WORD)
        (folder / "genvej").symlink_to(tmp_path / "andre", target_is_directory=True)
        (folder / "brudt").symlink_to(tmp_path / "findes-ikke")
        (folder / "inde").symlink_to(folder / "bilag", target_is_directory=True)
        tender = read_tender([folder])

        assert troubles(tender) == {"genvej": Trouble.LEADS_OUT, "brudt": Trouble.LEADS_OUT}
        assert names(tender) == ["a.docx", "bilag/b.docx", "brudt", "genvej"]
        assert not troubles(read_tender([folder / "genvej"]))  # named by the caller, it is wanted


class TestZips:
    def write(self, folder: Path, data: bytes) -> Path:
        path = folder / "udbud.zip"
        path.write_bytes(data)
        return path

    def test_a_zip_is_one_tender(self, tmp_path: Path) -> None:
        path = self.write(tmp_path, zipped({"Bilag/a.docx": WORD, "b.docx": WORD, "c.png": PNG, "d/": ""}))
        tender = read_tender([path])

        assert (tender.name, names(tender)) == ("udbud", ["b.docx", "Bilag/a.docx", "c.png"])

    def test_a_zip_in_a_folder_names_its_members_after_it(self, tmp_path: Path) -> None:
        self.write(tmp_path, zipped({"a.docx": WORD}))

        assert names(read_tender([tmp_path])) == ["udbud.zip/a.docx"]

    def test_a_zip_in_a_zip_is_opened_and_one_in_that_is_not(self, tmp_path: Path) -> None:
        inmost = zipped({"c.docx": WORD})
        path = self.write(tmp_path, zipped({"ind.zip": zipped({"b.docx": WORD, "igen.zip": inmost})}))
        tender = read_tender([path])

        assert names(tender) == ["ind.zip/b.docx", "ind.zip/igen.zip"]
        assert troubles(tender) == {"ind.zip/igen.zip": Trouble.TOO_NESTED}

    def test_hidden_members_are_passed_over(self, tmp_path: Path) -> None:
        path = self.write(tmp_path, zipped({"a.docx": WORD, "__MACOSX/._a.docx": b"x", "~$a.docx": b"x"}))

        assert names(read_tender([path])) == ["a.docx"]

    def test_members_that_lead_out_of_the_zip_are_said_to_be_unread(self, tmp_path: Path) -> None:
        outside = {f"{name}.docx": WORD for name in ("../a", "/b", "c/../../d", "C:/e", "..\\f")}
        path = self.write(tmp_path, zipped({"g.docx": WORD} | outside))
        tender = read_tender([path])

        assert sum(bool(one.blocks) for one in tender.documents) == 1
        assert list(troubles(tender).values()) == [Trouble.LEADS_OUT] * 5

    def test_a_member_that_is_a_link_is_said_to_be_unread(self, tmp_path: Path) -> None:
        target = io.BytesIO(zipped({"a.docx": WORD}))
        with zipfile.ZipFile(target, "a") as archive:
            link = zipfile.ZipInfo("b.docx")
            folder = zipfile.ZipInfo("bilag")
            for one in (link, folder):
                one.external_attr = (stat.S_IFLNK | 0o777) << 16
                archive.writestr(one, "/etc/hostname")

        tender = read_tender([self.write(tmp_path, target.getvalue())])
        assert troubles(tender) == {"b.docx": Trouble.LEADS_OUT, "bilag": Trouble.LEADS_OUT}

    @pytest.mark.parametrize("encoding", ["utf-8", "cp850", "cp1252"])
    def test_danish_names_are_read_whatever_wrote_them(self, tmp_path: Path, encoding: str) -> None:
        stand_in = "Bilag #.docx"
        raw = "Bilag æøåÆØÅ.docx".encode(encoding)
        data = zipped({stand_in.replace("#", "#" * (len(raw) - 11)): WORD})
        data = data.replace(stand_in.replace("#", "#" * (len(raw) - 11)).encode(), raw)

        assert names(read_tender([self.write(tmp_path, data)])) == ["Bilag æøåÆØÅ.docx"]

    def test_names_that_are_flagged_as_utf_8_are_read(self, tmp_path: Path) -> None:
        assert names(read_tender([self.write(tmp_path, zipped({"Bilag æøå.docx": WORD}))])) == [
            "Bilag æøå.docx"
        ]

    def test_names_of_a_mac_are_composed(self, tmp_path: Path) -> None:
        name = "Bilag a\u030a.docx"
        put(tmp_path, **{name.replace(".", "__"): WORD})

        assert names(read_tender([tmp_path])) == ["Bilag å.docx"]
        assert names(read_tender([self.write(tmp_path, zipped({name: WORD}))])) == ["Bilag å.docx"]

    def test_one_bad_member_costs_only_itself(self, tmp_path: Path) -> None:
        data = zipped({"a.docx": WORD, "b.txt": b"krav " * 50})
        start = data.index(b"b.txt") + 5
        path = self.write(tmp_path, data[:start] + b"\xff" * 8 + data[start + 8 :])
        tender = read_tender([path])

        assert troubles(tender) == {"b.txt": Trouble.DAMAGED}
        assert tender.documents[0].blocks

    def test_a_member_that_swells_is_not_unpacked(self, tmp_path: Path) -> None:
        path = self.write(tmp_path, zipped({"a.docx": WORD, "b.txt": b" " * 9 * 1024 * 1024}))

        assert troubles(read_tender([path])) == {"b.txt": Trouble.TOO_PACKED}

    def test_members_that_are_too_large_together_end_the_zip(self, tmp_path: Path) -> None:
        most = Limits(tender_mb=(len(WORD) + 10) / 1024**2)
        path = self.write(tmp_path, zipped({"a.docx": WORD, "b.docx": WORD, "c.docx": WORD}))

        assert troubles(read_tender([path], most=most)) == {"b.docx": Trouble.TOO_LARGE}

    def test_a_zip_without_documents_holds_none(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableError) as caught:
            read_tender([self.write(tmp_path, zipped({"a.png": PNG}))])

        assert caught.value.trouble is Trouble.NO_DOCUMENTS


class TestPlainText:
    def read(self, folder: Path, name: str, data: bytes) -> list[tuple[BlockKind, str]]:
        (folder / name).write_bytes(data)
        (document,) = read_tender([folder / name]).documents
        return [(block.kind, block.text) for block in document.blocks]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_danish_letters_are_read_in_every_encoding(self, tmp_path: Path, encoding: str) -> None:
        assert self.read(tmp_path, "a.txt", "Blåbærgrød.".encode(encoding)) == [
            (BlockKind.PARAGRAPH, "Blåbærgrød.")
        ]

    def test_lines_wrapped_by_hand_are_one_paragraph(self, tmp_path: Path) -> None:
        text = "Sæben skal være\nsvanemærket.\n\n- papir\n- blokke\n  og karton\n"

        assert self.read(tmp_path, "a.txt", text.encode()) == [
            (BlockKind.PARAGRAPH, "Sæben skal være svanemærket."),
            (BlockKind.LIST_ITEM, "- papir"),
            (BlockKind.LIST_ITEM, "- blokke og karton"),
        ]

    def test_long_lines_are_paragraphs_of_their_own(self, tmp_path: Path) -> None:
        line = "Sæben skal være svanemærket eller tilsvarende, " * 3

        assert len(self.read(tmp_path, "a.txt", f"{line}\n{line}\n".encode())) == 2

    def test_markdown_headings_are_headings_in_markdown_only(self, tmp_path: Path) -> None:
        assert self.read(tmp_path, "a.md", b"## Krav\nTekst.") == [
            (BlockKind.HEADING, "Krav"),
            (BlockKind.PARAGRAPH, "Tekst."),
        ]
        assert self.read(tmp_path, "a.txt", b"## Krav\nTekst.")[0] == (BlockKind.PARAGRAPH, "## Krav")


class TestCpv:
    def found(self, folder: Path, body: str) -> tuple[str, ...]:
        (folder / "a.docx").write_bytes(word_file(body))
        return read_tender([folder / "a.docx"]).cpv

    @pytest.mark.parametrize(
        "text",
        [
            "CPV-kode: 39830000-9",
            "CPV 39830000",
            "Udbuddet har CPV-koderne 39830000-9 (rengøringsmidler).",
            "39830000-9 (CPV)",
            "CPV-nr. 39830000 – 9 Rengøringsmidler",
        ],
    )
    def test_a_code_beside_the_word_is_found_without_its_check_digit(self, tmp_path: Path, text: str) -> None:
        assert self.found(tmp_path, p(text)) == ("39830000",)

    @pytest.mark.parametrize(
        "text",
        [
            "Telefon 39830000",
            "39830000-9 uden ordet",
            "CPV og tlf. 39830000",
            "CPV 00830000",
            "CPV 99830000",
            "CPV 29830000",
            "CPV 398300001",
            "CPV " + "ord " * 60 + "39830000",
            "CPV 1.39830000",
        ],
    )
    def test_what_is_no_code_is_not_found(self, tmp_path: Path, text: str) -> None:
        assert self.found(tmp_path, p(text)) == ()

    def test_codes_come_once_in_the_order_of_the_text(self, tmp_path: Path) -> None:
        body = p("CPV: 90910000-9, 39830000-9 og 90910000-9") + p("CPV: 33760000-5")

        assert self.found(tmp_path, body) == ("90910000", "39830000", "33760000")

    def test_a_header_cell_announces_its_column(self, tmp_path: Path) -> None:
        body = tbl(tr("Vare", "CPV-kode", "Telefon"), tr("Sæbe", "39830000-9", "33760000"))

        assert self.found(tmp_path, body) == ("39830000",)

    def test_a_cell_announces_its_row(self, tmp_path: Path) -> None:
        body = tbl(tr("CPV-kode", "39830000-9"), tr("Telefon", "33760000"))

        assert self.found(tmp_path, body) == ("39830000",)

    def test_a_lead_in_and_a_heading_announce_a_list(self, tmp_path: Path) -> None:
        body = p("CPV-koder:") + p("39830000-9") + p("90910000-9") + p("Ring på") + p("33760000")

        assert self.found(tmp_path, body) == ("39830000", "90910000")
        assert self.found(tmp_path, p(r("CPV-koder", "<w:b/>")) + p("39830000-9 Sæbe")) == ("39830000",)
