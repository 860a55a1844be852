"""What the example looks like, in every format. After an intended change: THECAL_REGOLD=1 pytest tests/unit/cli/test_golden.py"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"

CASES = {
    "visit.txt": ("triage", "examples/visit.yaml"),
    "visit_why.txt": ("triage", "--why", "--sources", "examples/visit.yaml"),
    "visit.md": ("triage", "--format", "markdown", "examples/visit.yaml"),
    "visit.json": ("triage", "--format", "json", "examples/visit.yaml"),
    "test_period.txt": ("triage", "examples/test_period.json"),
    "visits.txt": ("triage", "examples/visits.yaml"),
    "flawed.txt": ("triage", "examples/flawed.yaml"),
    "explain.txt": ("rules", "explain", "rf_04_meningitis", "--visit", "examples/visit.yaml"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_example_looks_as_agreed(name, thecal):
    ended = thecal(*CASES[name])
    shown = ended.out + (f"--- stderr\n{ended.err}" if ended.err else "")
    file = GOLDEN / name
    if os.environ.get("THECAL_REGOLD") == "1":
        file.write_text(shown, "utf-8")
    assert shown == file.read_text("utf-8"), "set THECAL_REGOLD=1 if the change is meant, and look at the difference"


def test_the_example_fits_one_screen():
    lines = (GOLDEN / "visit.txt").read_text("utf-8").splitlines()
    assert len(lines) < 40
    assert max(map(len, lines)) <= 80
