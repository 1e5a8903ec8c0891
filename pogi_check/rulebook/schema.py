"""The rule files' format as JSON Schema, for editors that complete and check while one types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from pydantic.json_schema import models_json_schema

from pogi_check.rulebook.model import CriterionModel, GoalModel, PackModel
from pogi_check.rulebook.note_model import NoteModel

if TYPE_CHECKING:
    from pydantic import BaseModel


def json_schema() -> str:
    """Give the JSON schema of rule files: the keys ``pack``, ``goal`` and ``note`` tell which a file is."""
    kinds: dict[str, type[BaseModel]] = {"pack": PackModel, "goal": GoalModel, "note": NoteModel}
    every: list[type[BaseModel]] = [CriterionModel, *kinds.values()]
    models: list[tuple[type[BaseModel], Literal["validation"]]] = [(one, "validation") for one in every]
    _, schema = models_json_schema(models, title="Rule files of pogi-check")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    choice: dict[str, object] = {"$ref": "#/$defs/CriterionModel"}
    for key, model in reversed(kinds.items()):
        then = {"$ref": f"#/$defs/{model.__name__}"}
        choice = {"if": {"required": [key]}, "then": then, "else": choice}
    return json.dumps(schema | choice, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
