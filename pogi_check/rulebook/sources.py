"""Read a rule file's YAML with the line of every key and entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from pogi_check.rulebook.faults import Fault, RuleFaults, dotted

if TYPE_CHECKING:
    from pathlib import Path as File

    from pogi_check.rulebook.faults import Path

# libyaml's parser is about eight times as fast; where it is missing the Python one reads the same.
_PARSER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 40
_MOST = 20_000  # entries; the longest rule has a thousand, and aliases of aliases make millions


class _Loader(_PARSER):  # type: ignore[misc, valid-type]
    """The parser, reading what is no day (2024-13-01) as text: the file's model tells it, with all else."""


def _day(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _day)


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML file's data and where in the file each part of it stands."""

    file: str
    data: dict[str, object]
    lines: dict[Path, int] = field(repr=False)

    def line(self, path: Path) -> int:
        """Give the line of a key path, or of the nearest part above it that the file has."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def fault(self, path: Path, message: str) -> Fault:
        """Make a fault at a key path of this file."""
        return Fault(self.file, self.line(path), dotted(path), message)


def read_source(file: File) -> Source:
    """Read one YAML file; raises RuleFaults where it is not UTF-8 YAML with a mapping at the top."""
    name = str(file)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        raise RuleFaults([Fault(name, line, "", "is not UTF-8 text: save the file as UTF-8")]) from error
    except OSError as error:
        raise RuleFaults([Fault(name, 1, "", f"cannot be read: {error.strerror}")]) from error
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            message = "is empty" if node is None else "must be a mapping of keys at the top"
            raise RuleFaults([Fault(name, 1, "", message)])
        lines: dict[Path, int] = {}
        faults: list[Fault] = []
        _mark(node, (), name, lines, faults)
        if faults:
            raise RuleFaults(faults)
        return Source(name, loader.construct_document(node), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise RuleFaults([Fault(name, mark.line + 1 if mark else 1, "", _syntax(error))]) from error
    except (yaml.YAMLError, ValueError) as error:  # a character that YAML forbids
        raise RuleFaults([Fault(name, 1, "", f"is not YAML: {error}")]) from error
    finally:
        loader.dispose()


def _syntax(error: yaml.MarkedYAMLError) -> str:
    """Say what is wrong with the YAML, with the usual cause where there is one."""
    problem = error.problem or "unreadable"
    hint = ""
    if "mapping values are not allowed" in problem:
        hint = " (a text with a colon in it needs quotes around it)"
    elif "cannot start any token" in problem:
        hint = " (a text that begins so needs quotes around it; indent with spaces)"
    return f"is not YAML: {problem}{hint}"


def _mark(node: yaml.Node, path: Path, name: str, lines: dict[Path, int], faults: list[Fault]) -> None:
    """Note the line of a node and of all below it, and keys that stand twice."""
    lines.setdefault(path, node.start_mark.line + 1)
    if len(lines) > _MOST:
        if not faults:
            faults.append(Fault(name, 1, "", "holds more entries than a rule may have"))
    elif len(path) > _DEEPEST:
        faults.append(Fault(name, node.start_mark.line + 1, dotted(path[:3]), "is nested too deep"))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*path, str(key.value))
            line = key.start_mark.line + 1
            if below in lines:
                message = f"stands twice (first in line {lines[below]})"
                faults.append(Fault(name, line, dotted(below), message))
                continue
            lines[below] = line
            _mark(value, below, name, lines, faults)
    elif isinstance(node, yaml.SequenceNode):
        for place, entry in enumerate(node.value):
            _mark(entry, (*path, place), name, lines, faults)
