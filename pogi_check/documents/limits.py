"""How much of strangers' files is taken on before it is too much: bounds far above any real tender.

The limits in force belong to the reading of one tender: ``read_tender`` sets them, readers ask ``in_force``.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from math import isnan
from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MEBIBYTE: Final = 1024 * 1024

RATIO_FLOOR: Final = 8 * _MEBIBYTE
"""Members below this size may be packed to any ratio."""

PARTS: Final = 5_000
"""Of an Office file; no program writes so many."""

CHUNK_DEPTH: Final = 3
"""Word files that are embedded in each other as alternative chunks."""

OCR_PIXELS: Final = 25_000_000
"""Of the picture of a page: A3 at 300 dots an inch has 17 million."""

_BOUND: Final = 1e12  # above it a limit would be none
_SHEET_TEXT: Final = 4  # of the text: one shared text can fill every cell of a workbook


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits that a caller may set; each has the name that ``--limit NAME=NUMBER`` takes.

    What only attacks need has no name here: XML nests at most 256 elements and declares no entity.
    """

    files: int = field(
        default=5_000, metadata={"of": "files of a tender; a zip or mail counts as what it holds"}
    )
    file_mb: float = field(default=512.0, metadata={"of": "MiB of one file, on the disk or in a zip"})
    tender_mb: float = field(
        default=2048.0, metadata={"of": "MiB of all files in a tender's zips and mails, unpacked"}
    )
    part_mb: float = field(
        default=128.0, metadata={"of": "MiB of one XML part of an Office file, unpacked, or of one mail"}
    )
    notice_mb: float = field(default=8.0, metadata={"of": "MiB of a contract notice"})
    packing: float = field(
        default=200.0, metadata={"of": "times its packed size that a packed file above 8 MiB may have"}
    )
    zips: int = field(default=2, metadata={"of": "zips and mails in each other"})
    pages: int = field(default=5_000, metadata={"of": "pages of a PDF"})
    cells: int = field(default=500_000, metadata={"of": "table cells of a document"})
    text: int = field(default=16 * _MEBIBYTE, metadata={"of": "characters of a document"})
    seconds: float = field(
        default=300.0, metadata={"of": "seconds to read a PDF, or a file of more than 8 MiB of text"}
    )
    memory_mb: float = field(default=4096.0, metadata={"of": "MiB of memory for that (not on Windows)"})
    office_seconds: float = field(default=90.0, metadata={"of": "seconds for LibreOffice to read a document"})
    ocr_page_seconds: float = field(default=60.0, metadata={"of": "seconds to read a scanned page"})
    ocr_seconds: float = field(default=1200.0, metadata={"of": "seconds to read a tender's scanned pages"})

    @property
    def file_bytes(self) -> int:
        """Give the most bytes of one file."""
        return int(self.file_mb * _MEBIBYTE)

    @property
    def tender_bytes(self) -> int:
        """Give the most bytes of all files in zips."""
        return int(self.tender_mb * _MEBIBYTE)

    @property
    def part_bytes(self) -> int:
        """Give the most bytes of one unpacked part; 400 pages of a Word file need about 6 MiB."""
        return int(self.part_mb * _MEBIBYTE)

    @property
    def notice_bytes(self) -> int:
        """Give the most bytes of a contract notice; one of a hundred lots needs about 1 MiB."""
        return int(self.notice_mb * _MEBIBYTE)

    @property
    def memory_bytes(self) -> int:
        """Give the most bytes of memory of the process that reads a document."""
        return int(self.memory_mb * _MEBIBYTE)

    @property
    def sheet_text(self) -> int:
        """Give the most characters in all cells of a workbook."""
        return _SHEET_TEXT * self.text


USUAL: Final = Limits()
_IN_FORCE: Final = ContextVar("limits", default=USUAL)


def in_force() -> Limits:
    """Give the limits of the tender that is being read."""
    return _IN_FORCE.get()


@contextmanager
def enforced(limits: Limits) -> Iterator[None]:
    """Put limits in force until the block ends."""
    token = _IN_FORCE.set(limits)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def over(name: str) -> str:
    """Say that a limit is passed, for the detail of a trouble: "file-mb > 512"."""
    return f"{_name(name)} > {_written(getattr(in_force(), name))}"


def described() -> dict[str, str]:
    """Give what each limit is of, by the name and usual number that people write: "pages=5000"."""
    return {
        f"{_name(one.name)}={_written(getattr(USUAL, one.name))}": one.metadata["of"]
        for one in fields(Limits)
    }


def _name(key: str) -> str:
    return key.replace("_", "-")


def _written(number: float) -> str:
    return str(number) if isinstance(number, int) else f"{number:g}"


class LimitFault(StrEnum):
    """What can be wrong with a limit that a caller gives."""

    UNKNOWN = "unknown"
    NO_NUMBER = "no_number"
    NOT_WHOLE = "not_whole"
    NOT_POSITIVE = "not_positive"
    TOO_HIGH = "too_high"


class LimitError(ValueError):
    """A limit cannot be set; ``fault`` says why, ``near`` which name may be meant."""

    def __init__(self, name: str, value: object, fault: LimitFault) -> None:
        from difflib import get_close_matches

        self.name, self.value, self.fault = name, value, fault
        self.near = tuple(get_close_matches(name.strip().lower(), limit_names(), n=1, cutoff=0.5))
        known = ", ".join(limit_names())
        said = {
            LimitFault.UNKNOWN: f"there is no limit {name!r}; there are {known}",
            LimitFault.NO_NUMBER: f"the limit {name!r} must be a number, not {value!r}",
            LimitFault.NOT_WHOLE: f"the limit {name!r} must be a whole number, not {value!r}",
            LimitFault.NOT_POSITIVE: f"the limit {name!r} must be above 0, not {value!r}",
            LimitFault.TOO_HIGH: f"the limit {name!r} must be below {_BOUND:g}, not {value!r}",
        }
        super().__init__(said[fault])


def limit_names() -> tuple[str, ...]:
    """Give the names of the limits."""
    return tuple(_name(one.name) for one in fields(Limits))


def read_limits(given: Mapping[str, float | str]) -> Limits:
    """Give the usual limits with the given ones in their place; raises LimitError."""
    numbers: dict[str, float] = {}
    for name, value in given.items():
        key = name.strip().lower().replace("-", "_")
        usual = getattr(USUAL, key, None) if key in Limits.__dataclass_fields__ else None
        if usual is None:
            raise LimitError(name, value, LimitFault.UNKNOWN)
        number = _number(value)
        fault = LimitFault.NO_NUMBER if number is None else _fault(number, whole=isinstance(usual, int))
        if number is None or fault is not None:
            raise LimitError(name, value, fault or LimitFault.NO_NUMBER)
        numbers[key] = int(number) if isinstance(usual, int) else number
    return replace(USUAL, **numbers)  # type: ignore[arg-type] # whole numbers where the field has one


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return None if isnan(number) else number


def _fault(number: float, *, whole: bool) -> LimitFault | None:
    if number <= 0:
        return LimitFault.NOT_POSITIVE
    if number >= _BOUND:
        return LimitFault.TOO_HIGH
    return LimitFault.NOT_WHOLE if whole and number != int(number) else None


@dataclass(slots=True)
class OcrTime:
    """Time to read the scanned pages of one tender, so many at once."""

    seconds: float = USUAL.ocr_seconds
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    ends: float | None = None

    def left(self) -> float:
        """Give the seconds that are left; they run from the first page on."""
        if self.ends is None:
            self.ends = monotonic() + self.seconds
        return self.ends - monotonic()
