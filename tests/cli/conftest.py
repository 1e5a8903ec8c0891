"""Tenders on disk and the command to check them with."""

from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from pogi_check.cli.main import main

WEAK = (
    "Alle universal- og sanitetsrengøringsmidler skal så vidt muligt være svanemærkede eller opfylde "
    "tilsvarende krav."
)

Run = Callable[..., Result]
Make = Callable[..., Path]


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the compiled rules out of the user's own cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
        yield


@pytest.fixture
def run() -> Run:
    """Give a function that runs the command with arguments."""

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="pogi-check")

    return run


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Give a function that writes a Word document with these paragraphs under a heading of requirements."""

    def make(*paragraphs: str, name: str = "Udbud.docx") -> Path:
        document = docx.Document()
        document.add_heading("Udbud af rengøringsmidler", 1)
        document.add_heading("3 Mindstekrav til rengøringsmidler", 2)
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        path = tmp_path / name
        document.save(str(path))
        return path

    return make


@pytest.fixture
def weak(make: Make) -> Path:
    """Give a tender that hedges its label requirement and is silent on the rest of goal 5."""
    return make(WEAK)


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Give a PDF that cannot be opened."""
    path = tmp_path / "skadet.pdf"
    path.write_bytes(b"%PDF-1.7\nnot a PDF after all")
    return path
