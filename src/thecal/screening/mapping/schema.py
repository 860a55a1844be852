"""The JSON Schema of a mapping, for editors: completion and complaints while somebody writes one."""

from __future__ import annotations

from typing import Any

from thecal.knowledge.vocabulary import Vocabulary
from thecal.screening.mapping.model import MappingFile

_SHORT = ("FindingColumn", "DateColumn", "OneOfSeveral")
"""What may be written as the name of its column alone."""


def mapping_schema(words: Vocabulary) -> dict[str, Any]:
    """The schema of `mapping.yaml`, with the findings and events of the vocabulary."""
    schema = MappingFile.model_json_schema(by_alias=True)
    for name in _SHORT:
        schema["$defs"][name] = {"anyOf": [{"type": ["string", "number"]}, schema["$defs"][name]]}
    properties = schema["properties"]
    for key, known, model in (
        ("findings", words.findings, "FindingColumn"),
        ("events", words.events, "DateColumn"),
    ):
        properties[key] = {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                name: {"description": entry.label, "allOf": [{"$ref": f"#/$defs/{model}"}]}
                for name, entry in known.items()
            },
        }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
