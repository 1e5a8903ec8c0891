"""Mails and web archives: the text that a person reads, once, and the files that come with it."""

from __future__ import annotations

import hashlib
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from pogi_check.documents.document import BlockKind, Tender, Trouble
from pogi_check.documents.limits import Limits
from pogi_check.documents.tender import read_tender
from tests.documents.word_files import p, word_file, zipped

if TYPE_CHECKING:
    from pathlib import Path

WORD = word_file(p("Papiret er svanemærket."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLAIN, PAGE = "Sæben skal være svanemærket.", "<p>Sæben skal være <b>svanemærket</b>.</p>"


def mail(text: str = PLAIN, page: str = "", subject: str = "Udbud af sæbe") -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = subject, "a@example.org", "b@example.org"
    if text:
        made.set_content(text)
        if page:
            made.add_alternative(page, subtype="html")
    elif page:
        made.set_content(page, subtype="html")
    return made


def enclose(made: EmailMessage, name: str, data: bytes, kind: str = "octet-stream") -> EmailMessage:
    made.add_attachment(data, maintype="application", subtype=kind, filename=name)
    return made


def read(folder: Path, data: EmailMessage | bytes, name: str = "brev.eml", **limits: float) -> Tender:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.as_bytes())
    return read_tender([path], most=Limits(**limits))  # type: ignore[arg-type]


def shown(tender: Tender) -> dict[str, list[str]]:
    return {one.name: [block.text for block in one.blocks] for one in tender.documents}


def troubles(tender: Tender) -> dict[str, list[str]]:
    return {one.name: [each.trouble.value for each in one.unread] for one in tender.documents if one.unread}


class TestText:
    @pytest.mark.parametrize(("text", "page"), [(PLAIN, ""), (PLAIN, PAGE), ("", PAGE)])
    def test_the_text_is_read_once_under_its_subject(self, tmp_path: Path, text: str, page: str) -> None:
        made = mail(text, page)
        (document,) = read(tmp_path, made).documents

        assert [block.text for block in document.blocks] == ["Udbud af sæbe", PLAIN]
        assert document.blocks[0].kind is BlockKind.HEADING
        assert document.blocks[1].place.headings == ("Udbud af sæbe",)
        assert document.sha256 == hashlib.sha256(made.as_bytes()).hexdigest()
        assert (document.name, document.unread) == ("brev.eml", ())

    def test_a_page_is_preferred_to_the_same_in_plain_letters(self, tmp_path: Path) -> None:
        page = "<table><tr><th>Nr.<th>Krav<tr><td>1<td>Sæbe</table>"
        (document,) = read(tmp_path, mail("Nr. Krav 1 Sæbe", page)).documents

        assert [block.text for block in document.blocks if block.place.cell] == ["Nr.", "Krav", "1", "Sæbe"]
        assert len(document.blocks) == 5

    def test_the_signs_before_the_lines_of_an_answered_mail_are_no_text(self, tmp_path: Path) -> None:
        (document,) = read(
            tmp_path, mail("Vi svarer:\n\n> 2.1 Sæben er\n> svanemærket.\n>\n>> 2.2 Pris.")
        ).documents

        assert [block.text for block in document.blocks[1:]] == [
            "Vi svarer:",
            "2.1 Sæben er svanemærket.",
            "2.2 Pris.",
        ]

    def test_hidden_words_of_a_page_are_hidden(self, tmp_path: Path) -> None:
        page = f'<div style="display:none">Forhåndsvisning</div>{PAGE}'
        (document,) = read(tmp_path, mail(PLAIN, page)).documents

        assert [block.text for block in document.blocks if block.hidden] == ["Forhåndsvisning"]

    @pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "x-ukendt"])
    def test_letters_are_those_of_the_mail(self, tmp_path: Path, charset: str) -> None:
        encoding = "cp1252" if charset == "x-ukendt" else charset
        head = f"Subject: =?iso-8859-1?Q?S=E6be?=\r\nContent-Type: text/plain; charset={charset}\r\n"
        data = f"{head}Content-Transfer-Encoding: 8bit\r\n\r\n".encode() + PLAIN.encode(encoding)

        assert shown(read(tmp_path, data)) == {"brev.eml": ["Sæbe", PLAIN]}

    def test_texts_around_an_enclosed_file_are_all_read(self, tmp_path: Path) -> None:
        data = (
            b"Subject: A\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nEt.\n"
            b"--x\nContent-Type: application/pdf; name=a.bin\n\nintet\n"
            b"--x\nContent-Type: text/html\n\n<p>To.</p>\n--x--\n"
        )
        assert shown(read(tmp_path, data))["brev.eml"] == ["A", "Et.", "To."]

    @pytest.mark.parametrize("name", ["side.mht", "side.mhtml"])
    def test_a_web_archive_is_its_page_with_its_frames(self, tmp_path: Path, name: str) -> None:
        data = (
            b"MIME-Version: 1.0\nSubject: Titel\n"
            b"Content-Type: multipart/related; boundary=x; type=text/html\n\n"
            b"--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
            b"Content-Location: http://a.dk/\n\n<html><title>T</title><p>S=C3=A6be</p></html>\n"
            b"--x\nContent-Type: text/css\nContent-Location: cid:css\n\np {color: red}\n"
            b"--x\nContent-Type: image/png\nContent-Location: http://a.dk/a.png\n\nintet\n"
            b"--x\nContent-Type: text/html\nContent-Location: http://a.dk/ramme.htm\n\n<p>Ramme</p>\n--x--\n"
        )
        assert shown(read(tmp_path, data, name)) == {name: ["Sæbe", "Ramme"]}


class TestEnclosed:
    def test_files_are_read_as_those_of_a_zip(self, tmp_path: Path) -> None:
        made = enclose(
            enclose(mail(), "Bilag 1 – krav.docx", WORD), "bilag.zip", zipped({"ind/b.docx": WORD})
        )
        tender = read(tmp_path, made)

        assert shown(tender) == {
            "Bilag 1 – krav.docx": ["Papiret er svanemærket."],
            "bilag.zip/ind/b.docx": ["Papiret er svanemærket."],
            "brev.eml": ["Udbud af sæbe", PLAIN],
        }

    def test_in_a_folder_they_stand_below_the_mail(self, tmp_path: Path) -> None:
        (tmp_path / "post").mkdir()
        (tmp_path / "post" / "brev.eml").write_bytes(enclose(mail(), "a.docx", WORD).as_bytes())

        assert sorted(shown(read_tender([tmp_path]))) == ["post/brev.eml", "post/brev.eml/a.docx"]

    def test_a_mail_in_a_mail_is_read_by_its_subject(self, tmp_path: Path) -> None:
        made = mail(PLAIN, subject="Videresendt")
        made.add_attachment(enclose(mail("Indre.", subject="Svar 1/2"), "a.docx", WORD))

        assert shown(read(tmp_path, made)) == {
            "Svar 1-2.eml": ["Svar 1/2", "Indre."],
            "Svar 1-2.eml/a.docx": ["Papiret er svanemærket."],
            "brev.eml": ["Videresendt", PLAIN],
        }

    def test_folders_in_names_are_dropped_and_hidden_files_passed_over(self, tmp_path: Path) -> None:
        made = mail()
        for name in ("../../a.docx", "C:\\x\\b.docx", "~$c.docx", ".d.docx"):
            enclose(made, name, WORD)

        assert sorted(shown(read(tmp_path, made))) == ["a.docx", "b.docx", "brev.eml"]

    def test_a_text_that_is_enclosed_is_a_file_of_its_own(self, tmp_path: Path) -> None:
        made = mail()
        made.add_attachment("Koppen er mærket.", filename="krav.txt")

        assert shown(read(tmp_path, made))["krav.txt"] == ["Koppen er mærket."]

    def test_files_alone_need_no_text(self, tmp_path: Path) -> None:
        made = enclose(mail("", "<p> </p>", subject=""), "a.docx", WORD)
        tender = read(tmp_path, made)

        assert list(shown(tender)) == ["a.docx"]
        assert troubles(tender) == {}

    def test_pictures_within_the_text_and_signatures_are_passed_over(self, tmp_path: Path) -> None:
        made = mail(PLAIN, PAGE)
        part = made.get_body(("html",))
        assert part is not None
        part.add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<a>", filename="logo.png")

        assert list(shown(read(tmp_path, made))) == ["brev.eml"]


class TestTroubles:
    def test_what_cannot_be_opened_is_told(self, tmp_path: Path) -> None:
        made = enclose(enclose(mail(), "winmail.dat", b"x", "ms-tnef"), "smime.p7m", b"x", "pkcs7-mime")
        enclose(made, "a.docx", WORD[:300])

        assert troubles(read(tmp_path, made)) == {
            "a.docx": ["damaged"],
            "smime.p7m": ["encrypted"],
            "winmail.dat": ["unknown_format"],
        }

    def test_a_mail_that_is_cut_off_is_told(self, tmp_path: Path) -> None:
        data = enclose(mail(), "a.docx", WORD).as_bytes()
        tender = read(tmp_path, data[: data.index(b"octet-stream") + 200])

        assert shown(tender)["brev.eml"] == ["Udbud af sæbe", PLAIN]
        assert troubles(tender) == {"brev.eml": ["cut_off"], "a.docx": ["damaged"]}

    @pytest.mark.parametrize("lost", [3, 200])
    def test_an_attachment_that_lacks_letters_is_read_and_told(self, tmp_path: Path, lost: int) -> None:
        data = enclose(mail(), "krav.txt", ("Papiret er svanemærket. " * 40).encode()).as_bytes()
        end = data.rindex(b"\n--")
        tender = read(tmp_path, data[: end - lost] + b"?" + data[end:])

        assert "Papiret er svanemærket." in shown(tender)["krav.txt"][0]
        assert troubles(tender) == {"krav.txt": ["cut_off"]}

    def test_a_mail_whose_parts_are_not_where_its_head_says_is_told(self, tmp_path: Path) -> None:
        made = enclose(mail(), "a.docx", WORD)
        made.as_bytes()  # sets the boundary
        other = made.as_bytes().replace(b'boundary="', b'boundary="x', 1)
        tender = read(tmp_path, other)

        assert troubles(tender) != {}
        assert all(one.is_unread or one.unread for one in tender.documents)

    def test_a_mail_without_a_word_in_a_folder_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "brev.eml").write_bytes(b"")
        (tmp_path / "a.docx").write_bytes(WORD)

        assert troubles(read_tender([tmp_path])) == {"brev.eml": ["empty"]}

    @pytest.mark.parametrize(
        ("data", "trouble"),
        [
            (b"", "empty"),
            (b"Bare tekst uden hoved.\n\nMere.", "wrong_content"),
            (b"Subject:\n\n", "empty"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unknown_format"),
            (
                b"Subject: a\nContent-Type: multipart/mixed; boundary=a\n\n" + b"boundary=a\n" * 99,
                "too_nested",
            ),
        ],
    )
    def test_what_is_no_mail_is_told(self, tmp_path: Path, data: bytes, trouble: str) -> None:
        assert troubles(read(tmp_path, data)) == {"brev.eml": [trouble]}

    def test_limits_hold_for_what_a_mail_holds(self, tmp_path: Path) -> None:
        inner = enclose(mail(subject="2"), "b.docx", WORD)
        middle = mail(subject="1")
        middle.add_attachment(inner)
        made = mail()
        made.add_attachment(middle)

        assert troubles(read(tmp_path, made)) == {"1.eml/2.eml": ["too_nested"]}
        assert set(troubles(read(tmp_path, made, zips=3))) == set()
        assert ["too_many_files"] in troubles(read(tmp_path, made, zips=3, files=2)).values()
        assert ["too_large"] in troubles(read(tmp_path, made, tender_mb=0.0001)).values()
        assert troubles(read(tmp_path, made, part_mb=0.0001)) == {"brev.eml": ["too_large"]}

    @pytest.mark.parametrize("step", [1, 7, 23])
    def test_damage_gives_no_fault_of_ours(self, tmp_path: Path, step: int) -> None:
        whole = bytearray(enclose(mail(PLAIN, PAGE), "a.docx", WORD).as_bytes())
        for place in range(0, len(whole), 31):
            whole[place] = (whole[place] * step + place) % 256
        told = troubles(read(tmp_path, b"Subject: x\n" + bytes(whole)))

        assert "crashed" not in [one for each in told.values() for one in each]

    @pytest.mark.parametrize(
        "head",
        [
            b"Content-Type: text/plain; charset*=x''%%%",
            b"Content-Type: ;;;",
            b"Content-Type: multipart/mixed",
            b'Content-Type: multipart/alternative; boundary=""',
            b"Content-Disposition: attachment; filename*0*=utf-99''%E6; filename*1=b",
            b"Subject: =?utf-8?B?!!!?= =?x?q?a?=",
            b"Content-Transfer-Encoding: base64",
            b"Content-Type: message/rfc822",
        ],
    )
    def test_odd_headers_give_no_fault_of_ours(self, tmp_path: Path, head: bytes) -> None:
        told = troubles(read(tmp_path, b"Subject: a\n" + head + b"\n\nTekst\xe6\n"))

        assert "crashed" not in [one for each in told.values() for one in each]

    def test_outlook_messages_are_named_as_not_read(self, tmp_path: Path) -> None:
        data = OLE + "__properties_version1.0 WordDocument".encode("utf-16-le")
        (tmp_path / "brev.msg").write_bytes(data)
        (tmp_path / "a.docx").write_bytes(WORD)
        tender = read_tender([tmp_path])

        assert [(one.name, one.beside) for one in tender.documents] == [("a.docx", False), ("brev.msg", True)]
        assert tender.documents[1].unread[0].trouble is Trouble.CLOSED_MAIL
        assert tender.documents[1].unread[0].detail == "MSG"
