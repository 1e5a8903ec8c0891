"""An audit's rows as pandas frames and as Parquet files with fixed, typed columns (extra ``audit``)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pogi_check.auditing import wording

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd
    import pyarrow as pa

    from pogi_check.auditing.worker import Audited, Row

_ROWS_A_FILE = 50_000

# One word a column, so that the tables can be described without pyarrow.
FINDINGS = {
    "tender": "string",
    "member": "string",
    "date": "date",
    "goal": "string",
    "criterion": "string",
    "pack": "string",
    "kind": "string",
    "verdict": "string",
    "reasons": "strings",
    "role": "string",
    "document": "string",
    "page": "integer",
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

    Files of an earlier audit in the same directory are replaced. Memory does not grow with the
    number of tenders. Raises MissingExtraError before the first tender is taken.
    """
    require_extra()
    findings = _Table(Path(directory) / "findings", FINDINGS)
    tenders = _Table(Path(directory) / "tenders", TENDERS)
    return _written(audited, findings, tenders)


def _written(audited: Iterable[Audited], findings: _Table, tenders: _Table) -> Iterator[Audited]:
    for one in audited:
        findings.add(one.findings)
        tenders.add([one.tender])
        yield one
    findings.close()
    tenders.close()


class _Table:
    """A directory of Parquet files that rows are appended to; the only mutable thing of an audit."""

    def __init__(self, directory: Path, columns: Mapping[str, str]) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        for old in directory.glob("part-*.parquet"):
            old.unlink()
        self._directory = directory
        self._schema = _schema(columns)
        self._rows: list[Row] = []
        self._files = 0

    def add(self, rows: Iterable[Row]) -> None:
        """Take rows, and write a file when there are enough of them."""
        self._rows.extend(rows)
        if len(self._rows) >= _ROWS_A_FILE:
            self._write()

    def close(self) -> None:
        """Write what is left; a table without rows is one file without rows."""
        if self._rows or not self._files:
            self._write()

    def _write(self) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        table = pa.Table.from_pylist(self._rows, schema=self._schema)
        path = self._directory / f"part-{self._files:05d}.parquet"
        unfinished = path.with_suffix(".unfinished")
        parquet.write_table(table, unfinished, compression="zstd")
        unfinished.replace(path)
        self._files += 1
        self._rows.clear()


def _schema(columns: Mapping[str, str]) -> pa.Schema:
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "strings": pa.list_(pa.string()),
        "date": pa.date32(),
        "integer": pa.int32(),
        "number": pa.float64(),
    }
    return pa.schema([(column, types[kind]) for column, kind in columns.items()])
