"""Word lists as data, read from the YAML files beside this module through a JSON cache."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pogi_check.compiled import compiled

_HERE = Path(__file__).parent


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """Give the word lists of ``<name>.yaml``."""
    path = _HERE / f"{name}.yaml"

    def build() -> dict[str, Any]:
        import yaml

        data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        return data

    return compiled((path,), build, name=f"lexicon-{name}")
