"""The least that any checker in Python must do: start, and get the raw text out.

    python benchmarks/lean.py FILE

A DOCX is unzipped and the text of its body's runs joined; of a PDF, PDFium's text of each page is
taken. No structure, no matching: a floor, not a peer.
"""

import sys
import zipfile
from pathlib import Path


def text_of(path: Path) -> str:
    """Get the raw text."""
    if path.suffix == ".docx":
        from lxml import etree

        with zipfile.ZipFile(path) as archive:
            root = etree.fromstring(archive.read("word/document.xml"))
        run_text = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
        return " ".join(run.text or "" for run in root.iter(run_text))
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


if __name__ == "__main__":
    sys.stdout.write(f"{len(text_of(Path(sys.argv[1])).split())} words\n")
