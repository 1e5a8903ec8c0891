"""An audit's rows as pandas frames and as Parquet files with fixed, typed columns (extra ``audit``)."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from pogi_check.auditing import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd
    import pyarrow as pa

    from pogi_check.auditing.worker import Audited, Row

SUMMARY = "summary.html"
_ROWS_A_FILE = 50_000
_SECONDS_A_FILE = 60.0

# One word a column, so that the tables can be described without pyarrow.
FINDINGS = {
    "tender": "string",
    "member": "string",
    "date": "date",
    "goal": "string",
    "criterion": "string",
    "pack": "string",
    "kind": "string",
    "trial": "boolean",
    "verdict": "string",
    "reasons": "strings",
    "role": "string",
    "document": "string",
    "page": "integer",
    "sheet": "string",
    "cell": "string",
    "quote": "string",
    "rules_version": "string",
}
TENDERS = {
    "tender": "string",
    "status": "string",
    "why": "string",
    "documents": "integer",
    "pages": "integer",
    "unread_pages": "integer",
    "sha256": "string",
    "cpv": "strings",
    "value": "number",
    "seconds": "number",
    "rules_version": "string",
    "notes": "strings",
}


class MissingExtraError(Exception):
    """An optional part of the package is not installed; the message says how to install it."""


def require_extra() -> None:
    """Raise MissingExtraError unless pandas and pyarrow can be imported."""
    try:
        import pandas as pd  # noqa: F401
        import pyarrow as pa  # noqa: F401
    except ModuleNotFoundError as error:
        raise MissingExtraError(wording.MISSING_EXTRA("en")) from error


def to_frame(rows: Sequence[Row], columns: Mapping[str, str]) -> pd.DataFrame:
    """Give rows as a frame with nullable integers."""
    require_extra()
    import pandas as pd

    whole = {column: "Int64" for column, kind in columns.items() if kind == "integer"}
    return pd.DataFrame(list(rows), columns=list(columns)).astype(whole)


def write_parquet(audited: Iterable[Audited], directory: str | os.PathLike[str]) -> Iterator[Audited]:
    """Write tenders to ``findings/*.parquet`` and ``tenders/*.parquet`` as they pass through.

    Files of an earlier audit in the same directory, its summary too, stay until the first tender has
    passed, and are then replaced. What has passed is written at least once a minute, and when the work ends
    early. Memory does not grow with the number of tenders. Raises MissingExtraError, and OSError for a
    directory that is none, before the first tender is taken.
    """
    require_extra()
    if Path(directory).exists() and not Path(directory).is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(directory))
    return _written(audited, Path(directory))


def _written(audited: Iterable[Audited], directory: Path) -> Iterator[Audited]:
    tables: _Tables | None = None
    try:
        for one in audited:
            tables = tables or _Tables(directory)
            tables.add(one)
            yield one
        tables = tables or _Tables(directory)
    finally:
        if tables is not None:
            tables.close()


class _Tables:
    """Both tables of an audit, written in step; the only mutable thing of an audit."""

    def __init__(self, directory: Path) -> None:
        (directory / SUMMARY).unlink(missing_ok=True)
        self._findings = _Table(directory / "findings", FINDINGS)
        self._tenders = _Table(directory / "tenders", TENDERS)
        self._written = monotonic()

    def add(self, one: Audited) -> None:
        """Take the rows of a tender, and write files when there are enough of them or it is time."""
        self._findings.rows.extend(one.findings)
        self._tenders.rows.append(one.tender)
        waiting = max(len(self._findings.rows), len(self._tenders.rows))
        if waiting >= _ROWS_A_FILE or monotonic() - self._written >= _SECONDS_A_FILE:
            self._findings.write()
            self._tenders.write()
            self._written = monotonic()

    def close(self) -> None:
        """Write what is left; a table without rows is one file without rows."""
        self._findings.close()
        self._tenders.close()


class _Table:
    """A directory of Parquet files that rows are appended to."""

    def __init__(self, directory: Path, columns: Mapping[str, str]) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        for old in directory.glob("part-*.*"):
            old.unlink()
        self.rows: list[Row] = []
        self._directory = directory
        self._schema = _schema(columns)
        self._files = 0

    def write(self) -> None:
        """Write the rows that wait as one more file."""
        if self.rows:
            self._write()

    def close(self) -> None:
        """Write what is left, or a file without rows where there is none."""
        if self.rows or not self._files:
            self._write()

    def _write(self) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        table = pa.Table.from_pylist(self.rows, schema=self._schema)
        path = self._directory / f"part-{self._files:05d}.parquet"
        unfinished = path.with_suffix(".unfinished")
        parquet.write_table(table, unfinished, compression="zstd")
        unfinished.replace(path)
        self._files += 1
        self.rows.clear()


def _schema(columns: Mapping[str, str]) -> pa.Schema:
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "strings": pa.list_(pa.string()),
        "date": pa.date32(),
        "integer": pa.int32(),
        "boolean": pa.bool_(),
        "number": pa.float64(),
    }
    return pa.schema([(column, types[kind]) for column, kind in columns.items()])
