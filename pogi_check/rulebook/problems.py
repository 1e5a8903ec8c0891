"""What is wrong with a rule file, in words for its author: pydantic's errors put plainly."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from pogi_check.rulebook.faults import Path

_SAYS = {
    "missing": "is missing",
    "string_type": "must be text (a number, date, yes or no needs quotes around it)",
    "string_too_short": "must not be empty",
    "too_short": "must not be empty",
    "tuple_type": "must be a list",
    "dict_type": "must be a mapping of keys",
    "model_type": "must be a mapping of keys",
    "model_attributes_type": "must be a mapping of keys",
    "float_type": "must be a number",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "bool_type": "must be true or false",
}


def problems(error: ValidationError, model: type[BaseModel]) -> list[tuple[Path, str]]:
    """Give each of pydantic's errors as the key path and a message for the file's author."""
    found = []
    for one in error.errors(include_url=False):
        path = tuple(step for step in one["loc"] if not str(step).startswith("function-"))
        kind = one["type"]
        if one["input"] is None and kind.endswith("_type"):
            found.append((path, "is empty"))
            continue
        if kind == "too_short" and one["input"]:
            continue  # pydantic counts only the faultless entries, and those with faults are told already
        if kind == "extra_forbidden":
            message = _unknown_key(str(path[-1]), _model_at(model, path[:-1]))
        elif kind in {"enum", "literal_error"}:
            message = _not_among(one["input"], one["ctx"]["expected"])
        elif kind.startswith("date"):
            message = "must be a day such as 2023-05-01"
        elif kind == "string_pattern_mismatch":
            message = f"{one['input']!r} does not have the form {one['ctx']['pattern']}"
        elif kind == "value_error":
            message = str(one["ctx"]["error"])
        else:
            message = _SAYS.get(kind, one["msg"])
        found.append((path, message))
    return found


def keys_of(model: type[BaseModel]) -> list[str]:
    """Give the keys of a mapping of the format, as the file writes them."""
    return [info.alias or name for name, info in model.model_fields.items()]


def _unknown_key(key: str, model: type[BaseModel]) -> str:
    keys = keys_of(model)
    close = get_close_matches(key, keys, n=1, cutoff=0.5)
    return "unknown key; " + (
        f"did you mean {close[0]}?" if close else f"the keys here are {', '.join(keys)}"
    )


def _not_among(given: object, expected: str) -> str:
    values = re.findall(r"'([^']*)'", expected)
    close = get_close_matches(str(given), values, n=1)
    return f"{given!r} is not one of {', '.join(values)}" + (f"; did you mean {close[0]}?" if close else "")


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """Find the model that a key path leads to."""
    for step in path:
        if isinstance(step, str):
            fields = model.model_fields
            inner = [
                _model_in(info.annotation) for name, info in fields.items() if step in (name, info.alias)
            ]
            model = next((one for one in inner if one), model)
    return model


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for one in get_args(annotation) if (found := _model_in(one))), None)
