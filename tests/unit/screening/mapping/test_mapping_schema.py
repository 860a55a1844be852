"""The schema of a mapping takes what the reader takes."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
import yaml

from thecal.condition import RuleBook
from thecal.screening.mapping import load_mapping
from thecal.screening.mapping.schema import mapping_schema

GOOD = [
    "findings: {headache: ha}",
    "findings: {headache: 7, temperature: {columns: [t, {column: u, unit: '[degF]'}]}}",
    "{row: id, missing: -9, unknown: [dk, 99], phase: implanted, date: {column: d, format: '%d.%m.%Y'}, findings: {sex: s}}",
    "{phase: {column: p, values: {1: implanted, 2: null}}, events: {implant: op}, redcap: {}}",
    "{layout: {long: {name: n, value: v}}, row: [a, b], findings: {headache: {name: [HA, C]}}, ignore: x}",
    "findings: {photophobia: {checkbox: s___1, form: f}, seizure: {codes: {column: dx, system: hpo}}}",
    "findings: {headache: {column: h, values: {1: true, 2: false}}}",
]


@pytest.fixture(scope="module")
def schema(book: RuleBook) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(mapping_schema(book.knowledge.vocabulary))


def document(text: str) -> dict[str, Any]:
    # As JSON, where keys are text.
    return {**yaml.load(text, yaml.BaseLoader), **{k: _keys(v) for k, v in yaml.safe_load(text).items()}}


def _keys(value: Any) -> Any:
    return {str(k): _keys(v) for k, v in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("text", GOOD)
def test_good_mappings(text: str, schema: Any, book: RuleBook) -> None:
    schema.validate(document(text))
    load_mapping(yaml.safe_load(text), book)


@pytest.mark.parametrize(
    "text",
    ["findings: {hedache: ha}", "findings: {headache: {colum: ha}}", "events: {implnt: x}", "phase: trial", "rows: id"],
)
def test_bad_mappings(text: str, schema: Any) -> None:
    with pytest.raises(jsonschema.ValidationError):
        schema.validate(document(text))
