"""A cache of what slow parsers make of the package's data files: plain JSON, keyed by content."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Plain = TypeVar("Plain")

_FORMAT = 1
_STARTED = time.time()
_KEPT = 8  # editions of one name that stay in the cache: checkouts and extra packs side by side


def compiled(files: Iterable[Path], build: Callable[[], Plain], *, name: str) -> Plain:
    """Give what ``build`` returns, from the cache when no file has changed since it was built.

    ``files`` are all files that decide the result: the data and the modules that read it. ``build``
    returns JSON data (dicts with string keys, lists, strings, numbers, booleans, None) and does its
    heavy imports inside; what it raises is passed on and nothing is stored. The cache lies in
    ``$POGI_CHECK_CACHE``, else in the user's cache directory; one that cannot be written is done
    without, a damaged entry is built again.
    """
    files = tuple(files)
    return kept(content_hash(files), build, name=name, read=files)


def kept(key: str, build: Callable[[], Plain], *, name: str, read: Iterable[Path] = ()) -> Plain:
    """Give what ``build`` returns, from the cache when it was built for this key before; see ``compiled``.

    ``read`` are the files of the key that this process may have read before, as modules and word lists: where
    one is newer than the process, as after an upgrade below a running notebook, the key is not that of what
    is in memory, and the cache is left alone.
    """
    directory = cache_directory()
    entry = directory / f"{name}-{key[:24]}.json" if directory and not _are_newer(read) else None
    if entry is not None:
        with suppress(OSError, ValueError):
            return cast("Plain", _read(entry))
    text = json.dumps(build(), ensure_ascii=False, separators=(",", ":"))
    if entry is not None:
        with suppress(OSError):
            _write(entry, text)
            _forget_old(entry.parent, name)
    return cast("Plain", json.loads(text))  # cold and warm give the same types


def _are_newer(files: Iterable[Path]) -> bool:
    """Tell whether a file has been written since this process began."""
    return any(os.stat(file).st_mtime > _STARTED for file in files)  # noqa: PTH116 - as fast as can be


def content_hash(files: Iterable[Path]) -> str:
    """Give a hash of the files' paths and content, whatever order they come in."""
    digest = hashlib.sha256(f"{_FORMAT}".encode())
    for path in sorted({os.fspath(file) for file in files}):
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - a third of the time of Path.read_bytes
            content = stream.read()
        digest.update(f"\0{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def cache_directory() -> Path | None:
    """Give the cache's directory; None when ``$POGI_CHECK_CACHE`` is empty or there is no home."""
    chosen = os.environ.get("POGI_CHECK_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    if shared := os.environ.get("XDG_CACHE_HOME"):
        return Path(shared) / "pogi-check"
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) / "pogi-check" / "Cache" if local else None
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is no home
    if home in {"~", "/"}:
        return None
    return Path(home) / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "pogi-check"


def _read(entry: Path) -> object:
    """Read an entry; ValueError when it is not as it was written."""
    checksum, _, text = entry.read_bytes().partition(b"\n")
    if checksum.decode("ascii") != hashlib.sha256(text).hexdigest():
        message = f"{entry} is damaged"
        raise ValueError(message)
    return json.loads(text)


def _write(entry: Path, text: str) -> None:
    """Write an entry whole or not at all."""
    data = text.encode("utf-8", "surrogatepass")
    entry.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = entry.with_name(f".{entry.name}.{os.getpid()}")
    try:
        draft.write_bytes(hashlib.sha256(data).hexdigest().encode() + b"\n" + data)
        draft.replace(entry)
    finally:
        draft.unlink(missing_ok=True)


def _forget_old(directory: Path, name: str) -> None:
    """Drop all but the newest entries of a name."""
    own = f"{name}-{'[0-9a-f]' * 24}.json"  # "index" is not "index-labels"
    entries = sorted(directory.glob(own), key=lambda path: path.stat().st_mtime, reverse=True)
    for entry in entries[_KEPT:]:
        entry.unlink(missing_ok=True)
