"""Paths of a call as click hands them over: an empty one is a fault, not the folder one stands in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pogi_check.cli.faults import EmptyPathError, JobError
from pogi_check.reports.quotes import clean
from pogi_check.reports.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable


class GivenPath(click.Path):
    """A path that is not empty; whether it can be read is told by whoever reads it."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401
        """Refuse an empty text, which ``"$UNSET"`` gives."""
        if value == "":
            raise EmptyPathError(ctx)
        return super().convert(value, param, ctx)


def require_folders(directories: Iterable[Path], language: str) -> None:
    """Refuse folders of rules that are none, before any work."""
    for directory in directories:
        if not directory.is_dir():
            raise JobError(say("no_rules", language, path=clean(str(directory))))
