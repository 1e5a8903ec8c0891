"""A cache of one's own for every test: what another test compiled must not answer."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the compiled cache into the test's own directory."""
    directory = tmp_path / "cache"
    monkeypatch.setenv("POGI_CHECK_CACHE", str(directory))
    return directory
