"""Everything that a change must pass, each as one session: ``nox`` runs lint, types, tests, rules, docs.

``nox --no-venv`` runs the sessions in the environment that nox itself is installed in.
"""

import nox

nox.needs_version = ">=2024.10.9"
nox.options.sessions = ["lint", "types", "tests", "rules", "docs"]
nox.options.reuse_venv = "yes"


def install(session: nox.Session, extra: str = "dev") -> None:
    """Install the project with an extra, unless the session runs in an environment that is there."""
    if session.venv_backend != "none":
        session.install("-e", f".[{extra}]")


@nox.session
def lint(session: nox.Session) -> None:
    """Style, format, and who may import whom."""
    install(session)
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports", silent=True)


@nox.session
def types(session: nox.Session) -> None:
    """Types, strictly, of the package, the tests, the benchmarks and this file."""
    install(session)
    session.run("mypy")


@nox.session
def tests(session: nox.Session) -> None:
    """All tests; the notebooks are executed among them."""
    install(session)
    session.run("python", "-m", "pytest", "-q", *session.posargs)


@nox.session
def rules(session: nox.Session) -> None:
    """Every rule against its own examples."""
    install(session)
    session.run("pogi-check", "rules", "test")


@nox.session
def pinned(session: nox.Session) -> None:
    """Every word of every rule is needed by an example: all packs, some ten minutes."""
    install(session)
    session.run("pogi-check", "rules", "test", "--pinned")


@nox.session
def docs(session: nox.Session) -> None:
    """Fail where a generated page is not what the rules give today."""
    install(session)
    session.run("pogi-check", "rules", "docs", "--check")
    session.run("python", "notebooks/write.py", "--check")


@nox.session
def score(session: nox.Session) -> None:
    """Verdicts against human labels (``-- --phrasebook DIR --errors``); without options, baselines too."""
    install(session)
    session.run("python", "benchmarks/score.py", *session.posargs)
    if not session.posargs:
        session.run("python", "benchmarks/baselines.py")


@nox.session
def mutations(session: nox.Session) -> None:
    """Whether the verdict follows where a demand is changed: ``nox -s mutations -- --errors``."""
    install(session)
    session.run("python", "benchmarks/mutations.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Time the whole process and reading alone beside others, and how cost grows; count the words lost.

    ``-- --rounds 1`` is quick and rough; docs/speed.md says how to read the figures.
    """
    install(session, "bench")
    for script in ("whole_process.py", "readers.py", "scaling.py"):
        session.run("python", f"benchmarks/{script}", *session.posargs)
    session.run("python", "benchmarks/words_lost.py", env={"PYTHONPATH": "."})
