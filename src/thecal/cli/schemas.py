"""JSON Schemas: of the rule files for editors, of a visit and of the answer for scripts."""

from __future__ import annotations

import json
from typing import Any

from thecal.cli.page import out

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def rule_schemas(write: str | None, rules: str | None, *, check: bool) -> int:
    """Prints, writes or compares the schemas of the rule files; returns the exit code.

    Raises:
        InputError: if the folder can't be written, or there is none.
    """
    from thecal.errors import InputError, Place, Problem  # noqa: PLC0415
    from thecal.knowledge import schema  # noqa: PLC0415
    from thecal.knowledge.paths import rules_folder  # noqa: PLC0415

    page = out()
    if write is not None and check:
        raise InputError([Problem("usage", "--write and --check are two things; choose one.")])
    if write is not None:
        try:
            names = schema.write(write)
        except OSError as error:
            reason = (error.strerror or "not possible").lower()
            raise InputError([Problem("no-folder", f"The folder can't be written: {reason}.", Place(write))]) from None
        page.line(
            f"{len(names)} written to {write}: {', '.join(names)}." if names else f"All in {write} are up to date."
        )
        return 0
    if check:
        folder = rules_folder(rules) / "schema"
        names = schema.stale(folder)
        if names:
            page.line(f"Out of date in {folder}: {', '.join(names)}.")
            page.line(f"Try: thecal rules schema --write {folder}")
            return 1
        page.line("The schemas are up to date.")
        return 0
    page.as_is(_text(schema.schemas()))
    return 0


def print_schema(what: str, rules: str | None) -> None:
    """Prints the schema of the answer, of a visit file, or of a mapping."""
    if what == "mapping":
        from thecal.knowledge.load import load  # noqa: PLC0415
        from thecal.screening.mapping.schema import mapping_schema  # noqa: PLC0415 - brings pyarrow

        out().as_is(_text(mapping_schema(load(rules).vocabulary)))
        return
    out().as_is(_text(assessment_schema() if what == "assessment" else visit_schema(rules)))


def assessment_schema() -> dict[str, Any]:
    """The schema of one answer; several are an array of these."""
    from thecal.assessment.model import Assessment  # noqa: PLC0415

    return {"$schema": DRAFT, **Assessment.model_json_schema(by_alias=True, mode="serialization")}


def visit_schema(rules: str | None = None) -> dict[str, Any]:
    """The schema of a visit, with the findings and events of the knowledge base, as far as JSON can say it.

    It is for editors and for programs that write visits; what can't be used in a value is said by the answer itself.
    """
    from thecal.cli.listing import values_of  # noqa: PLC0415
    from thecal.knowledge.load import load  # noqa: PLC0415
    from thecal.visits.visit import Visit  # noqa: PLC0415

    words = load(rules).vocabulary
    schema = Visit.model_json_schema(by_alias=True)
    properties = schema["properties"]
    properties["id"] = {"title": "Id", "type": ["string", "number", "null"], "description": "never a patient's name"}
    properties["findings"] = {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {
            name: {
                "title": finding.label,
                "description": f"{finding.question} ({values_of(finding)})",
                **_value(finding),
            }
            for name, finding in words.findings.items()
        },
    }
    properties["events"] = {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {
            name: {"title": event.label, "description": event.question, "type": ["string", "null"]}
            for name, event in words.events.items()
        },
    }
    schema["description"] = "One visit. A finding that is left out was not asked; `unknown` was asked and not known."
    return {"$schema": DRAFT, **schema}


def _value(finding: Any) -> dict[str, Any]:
    if finding.type == "quantity":
        amount = {
            "type": "object",
            "required": ["value", "unit"],
            "additionalProperties": False,
            "properties": {"value": {"type": "number"}, "unit": {"type": "string"}},
        }
        number = [{"type": "number"}] if finding.dimensionless else []
        return {"anyOf": [{"type": "string"}, *number, amount, {"type": "null"}]}
    if finding.type == "yes_no":
        return {"anyOf": [{"enum": ["present", "absent", "unknown"]}, {"type": "boolean"}, {"type": "null"}]}
    return {"enum": [*finding.spellings, "unknown", None]}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False)
