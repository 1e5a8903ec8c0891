"""Files of other formats, through the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pogi_check.documents import libreoffice

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

RTF = rb"{\rtf1\ansi Alle midler skal v\'e6re svanem\'e6rkede.\par}"
MET = "Alle midler skal være forsynet med en tydelig doseringsangivelse på emballagen og i databladet."


@pytest.mark.parametrize(
    ("lang", "words"),
    [("da", "når LibreOffice er installeret"), ("en", "only where LibreOffice is installed")],
)
def test_a_named_file_that_needs_libreoffice_says_how_to_get_it(
    run: Run, weak: Path, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: None)
    path = weak.with_name("Bilag.rtf")
    path.write_bytes(RTF)
    result = run(weak, path, "--lang", lang)

    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())
    assert "libreoffice.org" in result.stderr
    beside = run(weak.parent, "--lang", lang)
    assert beside.exit_code == 1
    assert words in " ".join(beside.stdout.split())


def test_a_web_page_is_a_tender(run: Run, tmp_path: Path) -> None:
    (tmp_path / "udbud.html").write_text(
        f"<h1>Udbud af rengøringsmidler</h1><h2>3 Mindstekrav</h2><ul><li>{MET}</ul>", encoding="utf-8"
    )
    report = json.loads(run(tmp_path / "udbud.html", "--format", "json").stdout)
    quotes = [one["quote"] for finding in report["findings"] for one in finding["evidence"]]

    assert report["summary"]["present"] == 1
    assert quotes == [MET]


def test_the_report_in_the_folder_changes_nothing_the_next_time(run: Run, weak: Path) -> None:
    first = run(weak.parent, "--format", "json").stdout
    run(weak.parent, "-o", weak.parent / "rapport.html")

    assert run(weak.parent, "--format", "json").stdout == first
