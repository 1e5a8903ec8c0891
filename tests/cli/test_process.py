"""What only a process of its own shows: start-up, streams, signals."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import pogi_check

HEAVY = ("pydantic", "yaml", "rich", "pandas", "pyarrow", "docx", "pdfplumber")


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "pogi_check", *map(str, arguments)],
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


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


def test_output_is_utf8_whatever_the_locale(weak: Path) -> None:
    done = process(weak, "--goal", "5", LC_ALL="C", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert "SVÆKKET" in done.stdout.decode("utf-8")


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
