"""How much a reader takes on before it says *too large*: bounds far above any real tender.

The environment variable ``POGI_CHECK_LIMITS=generous`` raises those on size and number eightfold, for files
that one trusts; those on depth stay.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

GENEROUS: Final = os.environ.get("POGI_CHECK_LIMITS", "").strip().lower() == "generous"
_TIMES: Final = 8 if GENEROUS else 1
MEBIBYTE: Final = 1024 * 1024

FILE_BYTES: Final = 512 * MEBIBYTE * _TIMES
"""One file of a tender, as it lies on the disk or in a zip."""

FILES: Final = 5_000 * _TIMES
"""Files in a folder or members in an archive, also in all archives of a tender together."""

PART_BYTES: Final = 128 * MEBIBYTE * _TIMES
"""One unpacked XML part of a Word file; 400 pages need about 6 MiB."""

TENDER_BYTES: Final = 2048 * MEBIBYTE * _TIMES
"""All unpacked members of a zipped tender together."""

RATIO: Final = 200 * _TIMES
"""Unpacked to packed size of one member; XML of real documents stays below 50."""

RATIO_FLOOR: Final = 8 * MEBIBYTE
"""Members below this size may have any ratio."""

NOTICE_BYTES: Final = 32 * MEBIBYTE * _TIMES
"""A contract notice; one of a hundred lots needs about 1 MiB."""

ZIP_DEPTH: Final = 2
"""Zips within each other: a zip may hold zips, those may not."""

CHUNK_DEPTH: Final = 3
"""Word files that are embedded in each other as alternative chunks."""

CELLS: Final = 500_000 * _TIMES
"""Filled cells that are read of a document; the longest price lists have a tenth."""

SHEET_CHARACTERS: Final = 64 * MEBIBYTE * _TIMES
"""Text of all cells of a workbook: one shared text can fill every cell."""

PAGES: Final = 5_000 * _TIMES
"""Pages that are read of a PDF; a whole tender seldom has a thousand."""

TEXT: Final = 16 * MEBIBYTE * _TIMES
"""Characters that are read of a document; 400 pages have a million."""

OCR_PAGE_SECONDS: Final = 60.0 * _TIMES
"""To read one scanned page; one takes about three."""

OCR_SECONDS: Final = 1200.0 * _TIMES
"""To read the scanned pages of one tender."""

OCR_PIXELS: Final = 25_000_000
"""Of the picture of a page: A3 at 300 dots an inch has 17 million."""


@dataclass(slots=True)
class OcrTime:
    """Time to read the scanned pages of one tender, so many at once."""

    seconds: float = OCR_SECONDS
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    ends: float | None = None

    def left(self) -> float:
        """Give the seconds that are left; they run from the first page on."""
        if self.ends is None:
            self.ends = monotonic() + self.seconds
        return self.ends - monotonic()
