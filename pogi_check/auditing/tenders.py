"""Which tenders the given paths hold, and what each is called."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from pogi_check.arguments import several
from pogi_check.documents.document import Trouble, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def find_tenders(
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    *,
    besides: str | os.PathLike[str] | None = None,
) -> tuple[Path, ...]:
    """Give one path a tender, each once: the paths of a list themselves, of a lone folder its children.

    A lone folder (not a list of one) that holds documents only in itself is a folder of one-document
    tenders; its hidden files, the lock files of office programs and ``besides`` are left out. Raises
    UnreadableError for a path that does not exist or may not be read, and for a lone folder without tenders.
    """
    if isinstance(paths, str | os.PathLike):
        folder = Path(paths)
        if _exists(folder) and folder.is_dir():
            return _children(folder, besides)
    found = {path.absolute(): path for path in map(Path, several(paths))}
    for path in found.values():
        if not _exists(path):
            raise UnreadableError(str(path), Trouble.NOT_FOUND)
    return tuple(found.values())


def _children(folder: Path, besides: str | os.PathLike[str] | None) -> tuple[Path, ...]:
    left_out = None if besides is None else Path(besides).resolve()
    try:
        children = sorted(child for child in folder.iterdir() if not child.name.startswith((".", "~$")))
    except PermissionError as error:
        raise UnreadableError(str(folder), Trouble.NO_ACCESS) from error
    found = tuple(child for child in children if child.resolve() != left_out)
    if not found:
        raise UnreadableError(str(folder), Trouble.NO_DOCUMENTS)
    return found


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError as error:
        raise UnreadableError(str(path), Trouble.NO_ACCESS) from error
    except (OSError, ValueError):  # a name too long, or with a NUL
        return False


def name_tenders(paths: Iterable[Path]) -> tuple[str, ...]:
    """Give each path its file name, led by as many of its folders as keep the names apart.

    The names are a key: different paths have different names.
    """
    whole = [Path(path).absolute().parts for path in paths]
    lengths = [1] * len(whole)
    while True:
        names = [PurePath(*parts[-length:]).as_posix() for parts, length in zip(whole, lengths, strict=True)]
        count = Counter(names)
        longer = [
            min(length + 1, len(parts)) if count[name] > 1 else length
            for name, parts, length in zip(names, whole, lengths, strict=True)
        ]
        if longer == lengths:
            return tuple(names)
        lengths = longer
