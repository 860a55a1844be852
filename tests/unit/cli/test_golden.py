"""What the example looks like, in every format. After an intended change: THECAL_REGOLD=1 pytest tests/unit/cli/test_golden.py"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from thecal.cli.train_app import train_app

GOLDEN = Path(__file__).parent / "golden"

TRAIN = ("ask", "judge", "spot", "course", "print", "status", "what-if", "results", "generate")

CASES = {
    "visit.txt": ("triage", "examples/visit.yaml"),
    "visit_why.txt": ("triage", "--why", "--sources", "examples/visit.yaml"),
    "visit.md": ("triage", "--format", "markdown", "examples/visit.yaml"),
    "test_period.txt": ("triage", "examples/test_period.json"),
    "visits.txt": ("triage", "examples/visits.yaml"),
    "flawed.txt": ("triage", "examples/flawed.yaml"),
    "screen.txt": ("screen", "examples/records.csv", "--map", "examples/records.mapping.yaml"),
    "screen_help.txt": ("screen", "--help"),
    "train_help.txt": ("train", "--help"),
    **{f"train_{name}_help.txt": ("train", name, "--help") for name in TRAIN},
    "explain.txt": ("rules", "explain", "rf_04_meningitis", "--visit", "examples/visit.yaml"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_example_looks_as_agreed(name, thecal):
    ended = thecal(*CASES[name])
    shown = ended.out + (f"--- stderr\n{ended.err}" if ended.err else "")
    # The content hash changes with every word of every rule; what this answer says does not.
    shown = re.sub(r"sha256:[0-9a-f]+", "sha256:0", shown)
    shown = re.sub(r"[\d.]+ s, [\d,]+ rows/s", "0.0 s, 0 rows/s", shown)
    file = GOLDEN / name
    if os.environ.get("THECAL_REGOLD") == "1":
        file.write_text(shown, "utf-8")
    assert shown == file.read_text("utf-8"), "set THECAL_REGOLD=1 if the change is meant, and look at the difference"


def shape(value):
    """What a script relies on: the keys and their kinds, not what this edition of the rules says."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shape(max(value, key=lambda inner: len(str(inner))))] if value else []
    return type(value).__name__


def test_the_json_has_the_agreed_shape(thecal):
    shown = json.dumps(shape(thecal("triage", "--format", "json", "examples/test_period.json").json), indent=2) + "\n"
    file = GOLDEN / "shape.json"
    if os.environ.get("THECAL_REGOLD") == "1":
        file.write_text(shown, "utf-8")
    assert shown == file.read_text("utf-8")


def test_the_example_fits_one_screen():
    lines = (GOLDEN / "visit.txt").read_text("utf-8").splitlines()
    assert len(lines) < 40
    assert max(map(len, lines)) <= 80


def test_every_way_to_train_has_its_help_here():
    commands = train_app.registered_commands
    assert {command.name or command.callback.__name__ for command in commands} == set(TRAIN)
