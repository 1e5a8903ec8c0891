"""The checker that one would write first: the usual libraries, one regular expression a word of the rules.

    python benchmarks/naive.py RULES FILE

It reads less of a document and understands nothing of it; it is here to be timed against.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import docx
import pdfplumber
import pydantic
import yaml
from docx.table import Table
from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Iterator


class Rule(pydantic.BaseModel):
    """A rule file, as far as it matters here."""

    model_config = pydantic.ConfigDict(extra="allow")

    id: str = ""
    asks: Any = None


def words_of(value: object) -> Iterator[str]:
    """Give every string below a key of a rule."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from words_of(one)


def texts_of(path: Path) -> list[str]:
    """Read a document's texts as the libraries' own guides show."""
    if path.suffix == ".docx":
        texts = []
        for block in docx.Document(str(path)).iter_inner_content():
            if isinstance(block, Table):
                texts += [cell.text for row in block.rows for cell in row.cells]
            else:
                texts.append(block.text)
        return texts
    texts = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            texts.append(page.extract_text() or "")
            texts += [cell or "" for table in page.extract_tables() for row in table for cell in row]
    return texts


@click.command()
@click.argument("rules", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
def main(rules: Path, file: Path) -> None:
    """Count the clauses in which a word of the rules stands."""
    read = [
        Rule.model_validate(yaml.load(path.read_bytes(), yaml.CSafeLoader) or {})
        for path in sorted(rules.rglob("*.yaml"))
    ]
    words = sorted({word for rule in read for word in words_of(rule.asks) if word.strip()})
    patterns = [re.compile(rf"\b{re.escape(word)}", re.IGNORECASE) for word in words]
    clauses = [
        clause for text in texts_of(file) for clause in re.split(r"(?<=[.!?;])\s+|\n{2,}", text) if clause
    ]
    hits = sum(1 for clause in clauses for pattern in patterns if pattern.search(clause))
    Console().print(f"{len(patterns)} patterns, {len(clauses)} clauses, {hits} hits")


if __name__ == "__main__":
    main()
