"""Break documents on purpose and check that each one costs a message, never a crash or a hang.

    python benchmarks/fuzz.py --minutes 10 --keep broken/

Every document of fixtures/ (and of the folders that are named) is a seed. A mutation knows what it
breaks: elements, attributes and relationships of Office files, objects, numbers and content streams of
PDFs, directories of zips. Each broken file is checked whole, in a process of its own with a bound on time
and memory; the number of a mutation gives the same file again. What fails is kept. Exit: 1 something did.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import random
import re
import resource
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
import zlib
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

ROOT: Final = Path(__file__).resolve().parents[1]
OFFICE: Final = frozenset((".docx", ".xlsx"))
SUFFIXES: Final = OFFICE | {".pdf", ".zip", ".html", ".xml", ".txt", ".md"}
_LARGEST: Final = 400_000  # bytes of a seed: small files are broken more often
_ELEMENTS: Final = 20_000
_NUMBER: Final = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_NAME: Final = re.compile(rb"/[A-Za-z][A-Za-z0-9]*")
_OBJECT: Final = re.compile(rb"\d+ \d+ obj\b.*?endobj", re.DOTALL)
_STREAM: Final = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NUMBERS: Final = (
    "0", "-1", "1", "2147483647", "-2147483648", "4294967296", "99999999999999999999", "1e308", "NaN",
    "0.0001", "٣", "²", "", " ", "-", "Ⅷ", "9" * 5000,
)  # fmt: skip
_PARTS: Final = ("../x.xml", "/etc/x", "word/", "a\x01b", "å" * 300)
_WORDS: Final = (
    "", " ", "\u202e", "\ufffe", "\u00ad", "\ufdd0", "�", "😀" * 3, "a" * 20_000, "1." * 3_000, "(" * 3_000,
    "skal " * 2_000, "X" * 60 + "-", "<script>alert(1)</script>", "1.000.000.000.000,50 %", "²³½", "٣٤ %",
    "Svanemærket eller tilsvarende " * 300, "mindst " + "1" * 5_000 + " %", "\n" * 500, "og/eller " * 500,
    "9-" * 3_000, "kr. " * 3_000, "1 " * 4_000, " " * 5_000, "-" * 5_000, "ikke over " * 800,
    "bilag 1, " * 900,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seed:
    """A document to break."""

    name: str
    suffix: str
    data: bytes


def find_seeds(folders: Sequence[Path]) -> list[Seed]:
    """Give the documents below the folders, small enough to be read thousands of times."""
    found = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    return [
        Seed(path.name, path.suffix.lower(), path.read_bytes())
        for path in found
        if path.suffix.lower() in SUFFIXES and path.stat().st_size <= _LARGEST
    ]


def broken(seeds: Sequence[Seed], number: int) -> Seed:
    """Break one seed: the number decides which and how."""
    chance = random.Random(number)
    kinds = sorted({seed.suffix for seed in seeds})
    kind = chance.choice([*kinds, ".docx", ".docx", ".pdf", ".pdf"])
    seed = chance.choice([one for one in seeds if one.suffix == kind] or list(seeds))
    data = seed.data
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        data = _break(data, seed.suffix, chance)
    return Seed(seed.name, seed.suffix, data)


def _break(data: bytes, suffix: str, chance: random.Random) -> bytes:
    if chance.random() < 0.1:  # noqa: PLR2004
        return _break_bytes(data, chance)
    if suffix in OFFICE or data.startswith(b"PK"):
        return _break_package(data, chance)
    if suffix == ".pdf":
        return _break_pdf(data, chance)
    return _break_text(data, chance) if chance.random() < 0.7 else _break_bytes(data, chance)  # noqa: PLR2004


# ---- any file


def _break_bytes(data: bytes, chance: random.Random) -> bytes:
    """Flip, cut out, repeat or drop bytes."""
    if not data:
        return data
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice((1, 4, 64, 1024)))
    match chance.randrange(5):
        case 0:
            return data[:start]
        case 1:
            return data[:start] + data[end:]
        case 2:
            return data[:end] + data[start:end] * chance.choice((1, 3, 40)) + data[end:]
        case 3:
            return data[:start] + chance.randbytes(end - start) + data[end:]
    changed = bytearray(data)
    for _ in range(chance.choice((1, 8, 60))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _break_text(data: bytes, chance: random.Random) -> bytes:
    """Put a hostile word between two words of a text."""
    words = data.split(b" ")
    for _ in range(chance.choice((1, 4, 20))):
        words.insert(chance.randrange(len(words) + 1), chance.choice(_WORDS).encode())
    return b" ".join(words)


# ---- Office files and zips


def _break_package(data: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except Exception:  # noqa: BLE001 - broken before
        return _break_bytes(data, chance)
    if not parts:
        return data
    marked = [at for at, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))]
    main = [at for at in marked if parts[at][0].endswith(("document.xml", "sheet1.xml", "content.xml"))]
    choice = chance.random()
    if marked and choice < 0.85:  # noqa: PLR2004
        at = chance.choice(main if main and chance.random() < 0.6 else marked)  # noqa: PLR2004
        parts[at] = (parts[at][0], _break_xml(parts[at][1], chance))
    else:
        at = chance.randrange(len(parts))
        match chance.randrange(5):
            case 0:
                del parts[at]
            case 1:
                parts.append((parts[at][0], chance.choice(parts)[1]))
            case 2:
                parts[at] = (parts[at][0], chance.choice(parts)[1])
            case 3:
                parts[at] = (chance.choice(_PARTS), parts[at][1])
            case _:
                parts[at] = (parts[at][0], _break_bytes(parts[at][1], chance))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _break_xml(data: bytes, chance: random.Random) -> bytes:
    """Change a tree: move, repeat, drop, nest and rename its elements, spoil texts and attributes."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return _break_bytes(data, chance)
    for _ in range(chance.choice((1, 2, 5, 20))):
        elements = [one for one in root.iter() if isinstance(one.tag, str)][:_ELEMENTS]
        _break_element(root, chance.choice(elements), chance.choice(elements), chance)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _break_element(  # noqa: C901, PLR0912 - one case a way to break
    root: etree._Element, one: etree._Element, other: etree._Element, chance: random.Random
) -> None:
    parent = one.getparent()
    match chance.randrange(9):
        case 0 if parent is not None:
            parent.remove(one)
        case 1 if parent is not None and len(one) < 300:  # noqa: PLR2004
            for _ in range(chance.choice((1, 2, 30))):
                parent.insert(chance.randrange(len(parent) + 1), deepcopy(one))
        case 2 if other not in one.iter():
            other.insert(chance.randrange(len(other) + 1), one if parent is not None else deepcopy(one))
        case 3 if parent is not None:
            inner = one
            for _ in range(chance.choice((1, 5, 90, 200))):
                inner = etree.SubElement(
                    inner, one.tag, {str(name): str(value) for name, value in one.attrib.items()}
                )
            for child in list(one)[:-1]:
                inner.append(child)
        case 4:
            one.tag = other.tag
        case 5 if one.attrib:
            name = chance.choice(list(one.attrib))
            one.set(name, chance.choice((*_NUMBERS, *_spare(other))))
        case 6:
            for name in list(other.attrib):
                one.set(name, other.attrib[name])
        case 7 if one.attrib:
            del one.attrib[chance.choice(list(one.attrib))]
        case _:
            texts = [text for text in root.iter() if text.text]
            if texts:
                word = chance.choice(_WORDS)
                chance.choice(texts).text = word.replace("\ufffe", "-")  # XML forbids that one


def _spare(element: etree._Element) -> list[str]:
    return [str(value) for value in element.attrib.values()]


# ---- PDF


def _break_pdf(data: bytes, chance: random.Random) -> bytes:
    """Change numbers, names, objects or the drawing of a page; readers rebuild the table of objects."""
    match chance.randrange(5):
        case 0:
            return _substitute(data, _NUMBER, lambda: chance.choice(_NUMBERS).encode(), chance)
        case 1:
            names = _NAME.findall(data)
            return _substitute(data, _NAME, lambda: chance.choice(names), chance) if names else data
        case 2:
            objects = _OBJECT.findall(data)
            put = (*objects, b"")
            return _substitute(data, _OBJECT, lambda: chance.choice(put), chance)
    return _break_stream(data, chance)


def _break_stream(data: bytes, chance: random.Random) -> bytes:
    streams = list(_STREAM.finditer(data))
    if not streams:
        return _break_bytes(data, chance)
    found = chance.choice(streams)
    try:
        content = zlib.decompress(found[1])
    except zlib.error:
        return data[: found.start(1)] + _break_bytes(found[1], chance) + data[found.end(1) :]
    content = _substitute(content, _NUMBER, lambda: chance.choice(_NUMBERS).encode(), chance)
    if chance.random() < 0.3:  # noqa: PLR2004
        content = _break_bytes(content, chance)
    return data[: found.start(1)] + zlib.compress(content) + data[found.end(1) :]


def _substitute(
    data: bytes, pattern: re.Pattern[bytes], put: Callable[[], bytes], chance: random.Random
) -> bytes:
    spans = [found.span() for found in pattern.finditer(data)]
    chosen = chance.sample(spans, min(len(spans), chance.choice((1, 3, 12))))
    for start, end in sorted(chosen, reverse=True):
        data = data[:start] + put() + data[end:]
    return data


# ---- a process that checks


def _serve(pipe: Connection, memory: int) -> None:
    """Check what comes through the pipe; answer with nothing, or with the traceback."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from pogi_check.checking import check
    from pogi_check.documents.document import Trouble, UnreadableError
    from pogi_check.documents.tender import read_tender
    from pogi_check.reports.html import render_html
    from pogi_check.reports.json import render_json
    from pogi_check.reports.terminal import render_terminal
    from pogi_check.rulebook.loading import load_rules

    rules, harms = load_rules(()), (Trouble.CRASHED, Trouble.TOO_LONG, Trouble.TOO_MUCH_MEMORY)
    pipe.send("")
    while True:
        path = pipe.recv()
        try:
            tender = read_tender([path], ocr=False)
            told = [one for document in tender.documents for one in document.unread]
            report = check(tender, rules, on=date(2025, 3, 14), packs=("pogi",))
            render_json(report).encode()
            render_html(report).encode()
            render_terminal(report, width=80, colour=True).encode()
            # A fault of a reader costs its document only, but is one.
            answer = "\n".join(f"{one.trouble} {one.detail}" for one in told if one.trouble in harms)
        except UnreadableError:
            answer = ""
        except BaseException:  # noqa: BLE001 - that is what is looked for
            answer = traceback.format_exc()
        pipe.send(answer)


class Checker:
    """A process that checks files, started anew when it dies or takes too long."""

    def __init__(self, limit: float, memory: int) -> None:
        self.limit = limit
        self.memory = memory
        self._start()

    def _start(self) -> None:
        here, there = multiprocessing.get_context("spawn").Pipe()
        self.pipe = here
        self.process = multiprocessing.get_context("spawn").Process(
            target=_serve, args=(there, self.memory), daemon=True
        )
        self.process.start()
        there.close()
        self.pipe.recv()

    def fault(self, path: Path) -> str:
        """Check a file: empty when all went well, else what went wrong."""
        self.pipe.send(str(path))
        try:
            if self.pipe.poll(self.limit):
                answer: str = self.pipe.recv()
                return answer
            fault = f"hang: more than {self.limit:g} s"
        except (EOFError, ConnectionResetError):
            self.process.join(5)
            fault = f"the process died: {self.process.exitcode}"
        self.close()
        self._start()
        return fault

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def main() -> int:
    """Break and check until the time is up."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("folders", nargs="*", type=Path, help="more seeds")
    parser.add_argument("--minutes", type=float, default=10.0, help="how long (default 10)")
    parser.add_argument("--first", type=int, default=0, help="number of the first mutation")
    parser.add_argument("--limit", type=float, default=20.0, help="seconds for one file (default 20)")
    parser.add_argument("--memory", type=int, default=2048, help="MiB for the process (default 2048)")
    parser.add_argument("--keep", type=Path, help="folder for what fails")
    options = parser.parse_args()
    seeds = find_seeds([ROOT / "fixtures", *options.folders])
    checker = Checker(options.limit, options.memory * 1024 * 1024)
    faults: Counter[str] = Counter()
    slowest, number, done = (0.0, 0), options.first, 0
    ends = time.monotonic() + options.minutes * 60
    warnings.simplefilter("ignore")  # zipfile on members that bear one name, which is meant
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < ends:
            seed = broken(seeds, number)
            path = Path(folder, f"b{seed.suffix}")
            path.write_bytes(seed.data)
            began = time.perf_counter()
            fault = checker.fault(path)
            slowest = max(slowest, (time.perf_counter() - began, number))
            if fault:
                kind = " | ".join(line.strip() for line in fault.strip().splitlines()[-3:])
                faults[kind] += 1
                if faults[kind] <= 3:  # noqa: PLR2004 - more of the same teach nothing
                    print(f"{number} {seed.name}: {kind}", flush=True)
                    if options.keep:
                        options.keep.mkdir(parents=True, exist_ok=True)
                        (options.keep / f"{number}{seed.suffix}").write_bytes(seed.data)
                        (options.keep / f"{number}.txt").write_text(fault, encoding="utf-8")
            number, done = number + 1, done + 1
    checker.close()
    print(
        f"{done} broken files of {len(seeds)} seeds, {sum(faults.values())} faults of {len(faults)} kinds, "
    )
    print(f"slowest {slowest[0]:.2f} s (number {slowest[1]})")
    for kind, count in faults.most_common():
        print(f"{count:6} {kind}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
