"""JSON Schemas of the rule files, for editors: completion and complaints while an author types."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from pydantic import BaseModel  # noqa: TC002 - the table below is built at run time

from thecal.knowledge.codes import CodeSystems
from thecal.knowledge.library import Cautions, Checks, Edition, LocalDefaults, RedFlags, Sources
from thecal.knowledge.statements import Complication
from thecal.knowledge.vocabulary import Vocabulary

MODELS: dict[str, type[BaseModel]] = {
    "edition": Edition,
    "sources": Sources,
    "vocabulary": Vocabulary,
    "checks": Checks,
    "codes": CodeSystems,
    "local_defaults": LocalDefaults,
    "red_flags": RedFlags,
    "cautions": Cautions,
    "complication": Complication,
}
"""Kind of file → its model. Each file names its schema in its first line."""


def schemas() -> dict[str, dict[str, Any]]:
    """File name → JSON Schema (draft 2020-12)."""
    found = {}
    for name, model in MODELS.items():
        schema = model.model_json_schema(by_alias=True)
        found[f"{name}.schema.json"] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return found


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write(folder: str | os.PathLike[str]) -> list[str]:
    """Writes the schemas that differ; returns their names."""
    changed = stale(folder)
    Path(folder).mkdir(parents=True, exist_ok=True)
    known = schemas()
    for name in changed:
        (Path(folder) / name).write_text(_text(known[name]), "utf-8")
    return changed


def stale(folder: str | os.PathLike[str]) -> list[str]:
    """The names of schemas that are missing or no longer what the models say."""
    names = []
    for name, schema in schemas().items():
        path = Path(folder) / name
        if not path.is_file() or path.read_text("utf-8") != _text(schema):
            names.append(name)
    return names
