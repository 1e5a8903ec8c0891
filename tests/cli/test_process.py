"""What only a process of its own shows: start-up, streams, signals."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import pogi_check

pty: Any = pytest.importorskip("pty") if os.name == "posix" else None

HEAVY = ("pydantic", "yaml", "rich", "pandas", "pyarrow", "docx", "pdfplumber")


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "pogi_check", *map(str, arguments)],
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


def on_a_terminal(*arguments: object, **environment: str) -> tuple[str, str]:
    """Run the command with stdout and stderr on a terminal each, and give what it writes to them."""
    screens = [pty.openpty() for _ in range(2)]
    with subprocess.Popen(
        [sys.executable, "-m", "pogi_check", *map(str, arguments)],
        stdout=screens[0][1],
        stderr=screens[1][1],
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "", **environment},
    ) as running:
        for _, own in screens:
            os.close(own)
        seen = [_read_all(screen) for screen, _ in screens]
    assert running.returncode == 1
    return seen[0], seen[1]


def _read_all(screen: int) -> str:
    pieces = []
    while True:
        try:
            piece = os.read(screen, 65536)
        except OSError:  # Linux tells the end of a terminal so
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(screen)
    return b"".join(pieces).decode()


def loaded(code: str, *arguments: object) -> set[str]:
    """Run code and give the top-level modules it has loaded."""
    code += "\nimport sys; sys.stderr.write(' '.join({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, check=True, text=True
    )
    return set(done.stderr.split())


def test_import_loads_nothing_but_the_package() -> None:
    bare = loaded("import os, typing, __future__")
    assert loaded("import pogi_check") - bare <= {"pogi_check"}


def test_public_names_are_there_and_nothing_else_is_shown() -> None:
    assert dir(pogi_check) == sorted(pogi_check.__all__)
    for name in pogi_check.__all__:
        assert getattr(pogi_check, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        pogi_check.chekc  # noqa: B018


@pytest.mark.parametrize("form", ["terminal", "json", "html"])
def test_warm_check_of_a_word_file_loads_nothing_heavy(weak: Path, form: str) -> None:
    assert process(weak, "--goal", "5").returncode == 1  # warms the cache of compiled rules
    code = (
        "import sys, contextlib, io\n"
        "from pogi_check.cli.main import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    main(sys.argv[1:])"
    )
    modules = loaded(code, weak, "--goal", "5", "--format", form)
    assert "pogi_check" in modules
    assert modules.isdisjoint(HEAVY)
    others = {name for name in modules - sys.stdlib_module_names if not name.startswith("_")}
    assert others <= {
        "pogi_check",
        "click",
        "lxml",
        "rapidfuzz",
        "cython_runtime",
    } | loaded("pass")


def test_output_is_utf8_whatever_the_locale(weak: Path) -> None:
    done = process(weak, "--goal", "5", LC_ALL="C", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert "SVÆKKET" in done.stdout.decode("utf-8")


@pytest.mark.skipif(pty is None, reason="needs a pseudo-terminal")
def test_terminal_gets_colour_and_progress_unless_it_asks_not_to(weak: Path) -> None:
    report, progress = on_a_terminal(weak, "--goal", "5")
    assert "\x1b[1;33m~ SVÆKKET\x1b[0m" in report
    assert progress.startswith("Læser udbuddet …\r")
    for plain in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        report, _ = on_a_terminal(weak, "--goal", "5", **plain)
        assert "\x1b" not in report
        assert "~ SVÆKKET" in report


def test_reader_that_has_seen_enough_is_no_fault(weak: Path) -> None:
    code = "import sys; from pogi_check.cli.main import main; main(sys.argv[1:])"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(weak), "--goal", "5", "--format", "html"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert said == b""
    assert running.returncode == 1


def test_version_and_help_answer_on_stdout() -> None:
    version = process("--version")
    assert version.returncode == 0
    assert version.stdout.decode().split() == ["pogi-check", pogi_check.__version__]
    told = process("-h").stdout.decode()
    for part in ("--fail-on", "--goal", "rules", "explain", "Examples:", "Exit:"):
        assert part in told


def test_help_imports_no_engine() -> None:
    code = (
        "import contextlib, io\n"
        "from pogi_check.cli.main import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    main(['-h'])\n"
        "import sys; assert 'pogi_check.checking' not in sys.modules"
    )
    assert loaded(code).isdisjoint({*HEAVY, "lxml", "pypdfium2"})


def test_report_is_the_same_bytes_in_every_process() -> None:
    tender = Path(__file__).parents[2] / "fixtures" / "indretning-administrationshus"
    outputs = {
        process(tender, "--date", "2025-03-14", "--format", "json", PYTHONHASHSEED=seed).stdout
        for seed in ("1", "3", "4")
    }
    assert len(outputs) == 1
