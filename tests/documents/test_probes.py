"""Each probe is read through the public door: every word that is seen, once, in order, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pogi_check.documents.tender import read_tender
from tests.documents.pdf_probes import PDF_PROBES
from tests.documents.probes import Probe, shown
from tests.documents.sheet_probes import SHEET_PROBES
from tests.documents.text_probes import TEXT_PROBES
from tests.documents.word_probes import WORD_PROBES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("probe", [*WORD_PROBES, *PDF_PROBES, *SHEET_PROBES, *TEXT_PROBES], ids=str)
def test_every_word_is_read_once_in_order_with_its_place(probe: Probe, tmp_path: Path) -> None:
    path = tmp_path / f"prøve.{probe.format.lower()}"
    path.write_bytes(probe.make())
    (document,) = read_tender([path]).documents

    assert shown(document) == probe.lines
    assert shown(document, rejected=True) == (probe.lines if probe.before is None else probe.before)
    assert tuple(one.trouble.value for one in document.unread) == probe.unread
    numbers = [block.place.paragraph for block in document.blocks]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(block.place.document == path.name for block in document.blocks)
