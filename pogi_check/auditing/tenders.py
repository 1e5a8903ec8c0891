"""Which tenders the given paths hold, and what each is called."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from pogi_check.documents.document import Trouble, UnreadableError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence


def find_tenders(paths: Sequence[str | os.PathLike[str]]) -> tuple[Path, ...]:
    """Give one path a tender: the paths themselves, or the children of one that is a lone folder.

    A lone folder that holds documents only in itself is read as a folder of one-document tenders.
    Hidden files and the lock files of office programs are left out. Raises UnreadableError where a
    lone folder holds nothing.
    """
    given = tuple(Path(path) for path in paths)
    if len(given) != 1 or not given[0].is_dir():
        return given
    children = tuple(sorted(child for child in given[0].iterdir() if not child.name.startswith((".", "~$"))))
    if not children:
        raise UnreadableError(str(given[0]), Trouble.NO_DOCUMENTS)
    return children


def name_tenders(paths: Iterable[Path]) -> tuple[str, ...]:
    """Give each path its file name, led by as many of its folders as keep the names apart."""
    whole = [Path(path).absolute().parts for path in paths]
    lengths = [1] * len(whole)
    while True:
        names = ["/".join(parts[-length:]) for parts, length in zip(whole, lengths, strict=True)]
        count = Counter(names)
        longer = [
            min(length + 1, len(parts)) if count[name] > 1 else length
            for name, parts, length in zip(names, whole, lengths, strict=True)
        ]
        if longer == lengths:
            return tuple(names)
        lengths = longer
