from pathlib import Path

import docx
import pytest


def write_tender(path: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    document.add_heading("Kravspecifikation", 1)
    document.add_heading("Mindstekrav", 2)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


@pytest.fixture(scope="module")
def tenders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of four tenders: read in full, read in part, unreadable, and without green goals."""
    folder = tmp_path_factory.mktemp("udbud")
    (folder / "b-delvist").mkdir()
    binding = "Alle universal- og sanitetsrengøringsmidler skal være svanemærkede eller tilsvarende."
    write_tender(folder / "a-helt.docx", "Aftalen omfatter rengøringsmidler.", binding)
    write_tender(folder / "b-delvist" / "Bilag 1.docx", "Rengøringsmidlerne bør være svanemærkede.")
    (folder / "b-delvist" / "Bilag 2.pdf").write_bytes(b"%PDF-1.7 cut off")
    (folder / "c-ulæseligt.pdf").write_bytes(b"%PDF-1.7 cut off")
    write_tender(folder / "d-uden.docx", "Aftalen omfatter revision af kommunens regnskab.")
    return folder
