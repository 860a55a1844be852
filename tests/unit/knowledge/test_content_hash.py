"""The content hash changes with what the rules say, and with nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.knowledge.kettle import TINY, copy_of_tiny, kettle, spoilt
from thecal.knowledge import load
from thecal.knowledge.located import read_located

FILES = sorted(str(path.relative_to(TINY)) for path in TINY.rglob("*.yaml"))

LAYOUT = {
    "a comment": ("safety_net/limescale.yaml", "id: limescale", "# Stone.\nid: limescale   # and more stone"),
    "a blank line": ("safety_net/limescale.yaml", "phases:", "\n\nphases:"),
    "quotes": ("safety_net/limescale.yaml", "name: Limescale", 'name: "Limescale"'),
    "a list in blocks": (
        "safety_net/limescale.yaml",
        "misses: [Stone in the spout.]",
        "misses:\n- Stone in the spout.",
    ),
    "a folded text": (
        "safety_net/limescale.yaml",
        "summary: Stone grows in the kettle.",
        "summary: >-\n  Stone grows\n  in the kettle.",
    ),
    "a wrapped condition": ("safety_net/limescale.yaml", "> 30 d or drawn", "> 30 d\n      or   drawn"),
    "the order of keys": (
        "safety_net/limescale.yaml",
        "    because: Stone takes a month, and room.\n    source: manual\n",
        "    source: manual\n    because: Stone takes a month, and room.\n",
    ),
    "the order of the values of a choice": ("vocabulary.yaml", "pale: pale, amber: amber", "amber: amber, pale: pale"),
    "a default written out": ("safety_net/limescale.yaml", "phases: [implanted]", "phases: [implanted]\naliases: []"),
    "a whole number as a decimal": ("vocabulary.yaml", "range: [0, 120]", "range: [0.0, 120.0]"),
    "the name of the edition": ("edition.yaml", "title: A kettle", "title: A pot"),
}

MEANING = {
    "a word of a reason": ("safety_net/limescale.yaml", "Stone takes a month", "Stone takes a year"),
    "a limit": ("safety_net/limescale.yaml", "> 30 d", "> 31 d"),
    "an operator": ("safety_net/limescale.yaml", "> 30 d", ">= 30 d"),
    "a level": ("safety_net/limescale.yaml", "level: routine", "level: within_days"),
    "a basis": ("safety_net/limescale.yaml", "basis: published", "basis: reported"),
    "a phase": ("safety_net/limescale.yaml", "phases: [implanted]", "phases: [test_period]"),
    "a weight": ("complications/boils_over.yaml", "for: weak", "for: strong"),
    "a side": ("complications/boils_over.yaml", "for: weak", "against: weak"),
    "a range": ("vocabulary.yaml", "range: [0, 120]", "range: [0, 121]"),
    "the points of a score": ("vocabulary.yaml", "humming: 1", "humming: 2"),
    "a label": ("vocabulary.yaml", "label: leak", "label: Leak"),
    "the order of an ordinal": ("vocabulary.yaml", "{quiet: quiet, humming: a hum", "{humming: a hum, quiet: quiet"),
    "the order of a list": ("vocabulary.yaml", "findings: [lid_rattles, leak]", "findings: [leak, lid_rattles]"),
    "a source": ("sources.yaml", "What this kitchen thinks", "What that kitchen thinks"),
    "a check": ("checks.yaml", "Lift the lid and look", "Lift the lid"),
    "a caution": ("cautions.yaml", "Don't lift", "Never lift"),
}


@pytest.mark.parametrize("change", LAYOUT)
def test_layout_does_not_change_the_hash(change: str, tmp_path: Path) -> None:
    assert load(spoilt(tmp_path, *LAYOUT[change])).hash == kettle().knowledge.hash


@pytest.mark.parametrize("change", MEANING)
def test_a_change_of_meaning_changes_the_hash(change: str, tmp_path: Path) -> None:
    assert load(spoilt(tmp_path, *MEANING[change])).hash != kettle().knowledge.hash


def shuffled(value: Any, draw: st.DataObject, kind: str = "") -> Any:
    """The same with its keys in another order; an ordinal's values stay."""
    if isinstance(value, dict):
        keys = list(value) if kind == "ordinal" else draw.draw(st.permutations(list(value)))
        inner = value.get("type", "")
        return {key: shuffled(value[key], draw, inner if key == "values" else "") for key in keys}
    return [shuffled(item, draw) for item in value] if isinstance(value, list) else value


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_order_of_keys_indentation_and_quotes_never_change_the_hash(tmp_path: Path, data: st.DataObject) -> None:
    rules = copy_of_tiny(tmp_path / str(len(list(tmp_path.iterdir()))))
    for file in FILES:
        value = read_located((rules / file).read_text("utf-8"), file).value
        text = yaml.safe_dump(
            shuffled(value, data),
            sort_keys=False,
            allow_unicode=True,
            indent=data.draw(st.integers(2, 6)),
            width=data.draw(st.sampled_from([20, 80, 1000])),
            default_style=data.draw(st.sampled_from([None, '"'])) if "vocabulary" not in file else None,
            default_flow_style=data.draw(st.sampled_from([False, None])),
        )
        (rules / file).write_text("# again\n" + text, "utf-8")
    assert load(rules).hash == kettle().knowledge.hash


def test_two_loads_are_equal_in_content_and_order(book: Any) -> None:
    first, second = load(TINY), load(TINY)
    assert first.hash == second.hash
    assert [name for _, _, name in first.statements()] == [name for _, _, name in second.statements()]
    assert list(first.complications) == list(second.complications) == ["boils_over", "limescale"]
    assert load().hash == book.knowledge.hash


def test_the_hash_names_its_kind() -> None:
    kind, _, digits = kettle().knowledge.hash.partition(":")
    assert kind == "sha256"
    assert len(digits) == 64
