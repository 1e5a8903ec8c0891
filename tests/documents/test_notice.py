"""What is read of a contract notice, and which of several is the tender's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import pogi_check
from pogi_check.documents.document import Trouble, UnreadableError
from pogi_check.documents.limits import Limits
from pogi_check.documents.tender import read_tender
from tests.documents import notices
from tests.documents.notices import OLD, cpv, criteria, green, lot, notice
from tests.documents.word_files import p, word_file, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from pogi_check.documents.notice import Notice

WORD = word_file(p("CPV 39831000: Sæben skal være svanemærket."))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "udbud.docx").write_bytes(WORD)
    return tmp_path


def read(folder: Path, data: bytes, name: str = "notice.xml") -> Notice:
    (folder / name).write_bytes(data)
    found = read_tender([folder]).notice
    assert found is not None
    return found


class TestWhatIsRead:
    def test_title_buyer_days_number_and_codes(self, folder: Path) -> None:
        found = read(folder, notice(lot(content=cpv("39831200", "39832000-3")), main="39830000"))

        assert (found.name, found.title, found.buyers) == (
            "notice.xml",
            "Rengøringsmidler",
            ("Møllerup Kommune",),
        )
        assert (found.date, found.published, found.number) == (
            date(2025, 3, 7),
            date(2025, 3, 10),
            "00155175-2025",
        )
        assert found.cpv == ("39830000", "39831200", "39832000")
        assert (found.id, found.version, found.form) == ("888aceb2", "01", "competition")

    def test_each_lot_with_its_own_codes(self, folder: Path) -> None:
        found = read(
            folder,
            notice(
                lot("LOT-0001", "Sæbe", cpv("39831700") + green("circ-econ", "clim-mitig") + criteria("eu")),
                lot("LOT-0002", "Klude", cpv("39525800") + criteria("none")),
                lot("LOT-0003", "Spande"),
                lot("GLO-0001", "Samlet", scheme="LotsGroup"),
            ),
        )

        assert [one.id for one in found.lots] == ["LOT-0001", "LOT-0002", "LOT-0003"]
        assert [one.title for one in found.lots] == ["Sæbe", "Klude", "Spande"]
        assert [one.impacts for one in found.lots] == [("circ-econ", "clim-mitig"), (), ()]
        assert [one.criteria for one in found.lots] == [("eu",), ("none",), ()]
        assert [one.is_green for one in found.lots] == [True, False, None]

    @pytest.mark.parametrize(
        ("content", "is_green"),
        [
            (green("emas-com"), True),
            (criteria("iso-14024-com"), True),
            (criteria("other"), True),
            (criteria("national", "none"), True),
            (notices.codes("strategic-procurement", "env-imp"), True),
            (notices.codes("strategic-procurement", "none"), False),
            (notices.codes("strategic-procurement", "soc-obj"), None),
            (notices.codes("social-objective", "acc-all"), None),
        ],
    )
    def test_both_families_of_codes_and_the_aims_tell_whether_a_lot_is_green(
        self, folder: Path, content: str, *, is_green: bool | None
    ) -> None:
        assert read(folder, notice(lot(content=content))).lots[0].is_green is is_green

    def test_the_danish_title_is_preferred(self, folder: Path) -> None:
        english = '<cbc:Name languageID="ENG">Cleaning agents</cbc:Name>'

        assert read(folder, notice(names=english)).title == "Rengøringsmidler"
        assert read(folder, notice(names=english).replace(b"DAN", b"FRA")).title == "Rengøringsmidler"
        assert read(folder, notice(names=english).replace(b"DAN", b"ENG")).title

    def test_a_buyer_may_be_a_point_of_contact_or_stand_in_the_party_itself(self, folder: Path) -> None:
        contact = notice().replace(b"<cbc:ID>ORG-0001</cbc:ID>", b"<cbc:ID>TPO-0001</cbc:ID>")
        direct = notice().replace(
            b"</cac:PartyIdentification></cac:Party>",
            b"</cac:PartyIdentification><cac:PartyName><cbc:Name>Et sted</cbc:Name></cac:PartyName>"
            b"</cac:Party>",
        )

        assert read(folder, contact).buyers == ("Indkøb",)
        assert read(folder, direct.replace(b"<cbc:ID>ORG-0001</cbc:ID>", b"")).buyers == ("Et sted",)

    def test_a_notice_of_nothing_but_its_root_is_read(self, folder: Path) -> None:
        data = f'<ContractNotice xmlns="{notices.UBL}ContractNotice-2"/>'.encode()

        assert read(folder, data).lots == ()

    @pytest.mark.parametrize("root", ["ContractNotice", "PriorInformationNotice", "ContractAwardNotice"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_every_kind_and_encoding(self, folder: Path, root: str, encoding: str) -> None:
        data = notice(root=root).decode().replace('"UTF-8"', f'"{encoding}"').encode(encoding)

        assert read(folder, data).title == "Rengøringsmidler"

    def test_a_day_that_is_none_is_left_out(self, folder: Path) -> None:
        assert read(folder, notice(day="i morgen")).date is None

    def test_a_code_that_is_none_is_left_out(self, folder: Path) -> None:
        assert read(folder, notice(lot(content=cpv("3983", "39831000")), main="")).cpv == ("39831000",)


class TestInTheTender:
    def test_its_codes_come_before_those_of_the_documents(self, folder: Path) -> None:
        read(folder, notice())

        assert read_tender([folder]).cpv == ("39830000", "39831000")

    def test_it_is_found_in_a_zip_and_is_no_document(self, tmp_path: Path) -> None:
        (tmp_path / "a.zip").write_bytes(zipped({"a.docx": WORD, "b/eforms.xml": notice()}))
        tender = read_tender([tmp_path / "a.zip"])

        assert tender.notice is not None
        assert tender.notice.name == "b/eforms.xml"
        assert [one.name for one in tender.documents] == ["a.docx"]

    def test_the_newest_call_for_competition_is_taken_and_the_others_are_named(self, folder: Path) -> None:
        for name, day, form in (
            ("a.xml", "2025-03-07", "competition"),
            ("b.xml", "2025-04-01", "competition"),
            ("c.xml", "2025-09-01", "result"),
        ):
            (folder / name).write_bytes(notice(day=day, form=form))
        found = read_tender([folder]).notice

        assert found is not None
        assert (found.name, found.others) == ("b.xml", ("a.xml", "c.xml"))

    def test_the_one_that_is_named_is_taken(
        self, folder: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        other = tmp_path_factory.mktemp("other") / "min.xml"
        other.write_bytes(notice(title="Min", day="2020-01-01"))
        read(folder, notice())
        found = pogi_check.read_tender(folder, notice=other).notice

        assert found is not None
        assert (found.title, found.others) == ("Min", ())

    @pytest.mark.parametrize(
        ("data", "trouble"),
        [
            (b"<a/>", Trouble.NOT_A_NOTICE),
            (b"hej", Trouble.NOT_A_NOTICE),
            (b"", Trouble.NOT_A_NOTICE),
            (WORD, Trouble.NOT_A_NOTICE),
            (zipped({"n.xml": notice()}), Trouble.NOT_A_NOTICE),
            (OLD, Trouble.OLD_NOTICE),
            (notice()[:-5], Trouble.DAMAGED),
        ],
    )
    def test_a_named_one_that_cannot_be_read_is_a_fault(
        self, folder: Path, data: bytes, trouble: Trouble
    ) -> None:
        path = folder / "n.xml"
        path.write_bytes(data)
        with pytest.raises(UnreadableError) as caught:
            read_tender([folder / "udbud.docx"], notice=path)

        assert (caught.value.trouble, caught.value.path) == (trouble, str(path))

    @pytest.mark.parametrize("name", ["findes-ikke.xml", "."])
    def test_a_named_one_must_be_a_file(self, folder: Path, name: str) -> None:
        with pytest.raises(UnreadableError):
            read_tender([folder / "udbud.docx"], notice=folder / name)

    @pytest.mark.parametrize("data", [b"<a/>", b"<a", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<html>"])
    def test_other_xml_in_a_folder_is_passed_over(self, folder: Path, data: bytes) -> None:
        (folder / "espd.xml").write_bytes(data)

        assert [one.name for one in read_tender([folder]).documents] == ["udbud.docx"]


class TestStrangers:
    def test_an_old_form_is_told_and_beside_the_documents_of_a_folder(self, folder: Path) -> None:
        (folder / "ted.xml").write_bytes(OLD)
        (inside,) = (one for one in read_tender([folder]).documents if one.unread)
        (named,) = read_tender([folder / "ted.xml"]).documents

        assert (inside.unread[0].trouble, inside.beside) == (Trouble.OLD_NOTICE, True)
        assert (named.unread[0].trouble, named.beside) == (Trouble.OLD_NOTICE, False)

    def test_a_damaged_one_is_a_document_that_lacks(self, folder: Path) -> None:
        (folder / "n.xml").write_bytes(notice()[:-5])
        (lacking,) = (one for one in read_tender([folder]).documents if one.unread)

        assert (lacking.name, lacking.unread[0].trouble, lacking.beside) == (
            "n.xml",
            Trouble.DAMAGED,
            False,
        )

    def test_no_entity_is_expanded_and_no_file_fetched(self, folder: Path) -> None:
        secret = folder / "hemmeligt.txt"
        secret.write_text("Sæben er hemmelig.", encoding="utf-8")
        entity = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        (folder / "n.xml").write_bytes(notice(title="&x;", before=entity))
        tender = read_tender([folder])

        assert tender.notice is None
        assert {one.name for one in tender.documents if one.unread} == {"n.xml"}

    def test_one_beyond_the_limit_is_not_parsed(self, folder: Path) -> None:
        (folder / "n.xml").write_bytes(notice())
        (folder / "stor.xml").write_bytes(b"<a>" + b"x" * 2000 + b"</a>")
        tender = read_tender([folder], most=Limits(notice_mb=0.001))
        lacking = {one.name: one.unread[0].trouble for one in tender.documents if one.unread}

        assert lacking == {"n.xml": Trouble.TOO_LARGE}

    def test_endless_nesting_and_endless_titles_are_bounded(self, folder: Path) -> None:
        deep = b"<cbc:Name>" * 5000 + b"</cbc:Name>" * 5000
        (folder / "dyb.xml").write_bytes(notice().replace(b"Reng\xc3\xb8ringsmidler", deep))
        lacking = [one.name for one in read_tender([folder]).documents if one.unread]
        (folder / "dyb.xml").unlink()

        assert lacking == ["dyb.xml"]
        assert len(read(folder, notice(title="ord " * 5000)).title) <= 400
