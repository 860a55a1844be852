"""The figures of generated cases add up; how fast they come, no test asks."""

from __future__ import annotations

import pytest

from benchmarks.training import training
from thecal.condition import RuleBook


def test_the_figures_of_fifty_cases_add_up(book: RuleBook) -> None:
    ticks: list[int] = []
    figures = training(book, 20, lambda: ticks.append(1))
    assert figures["cases"] == 50
    assert len(ticks) == len(figures["processor seconds"]) == 1
    assert sum(figures["by kind"].values()) == 50
    assert sum(figures["urgency at least, share"].values()) == pytest.approx(1)
    settled = figures["settled, share"]
    assert all(settled[level] <= share for level, share in figures["urgency at least, share"].items())
    below = sum(share for level, share in settled.items() if level != "emergency")
    assert below > 0
    assert figures["settled below emergency, share"] == pytest.approx(below)
    assert figures["statements without a case"] >= len(book.rules) - 50
    assert figures["findings told"]["least"] >= 3
