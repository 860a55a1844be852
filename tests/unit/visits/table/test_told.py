"""Cells to what they tell."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thecal.condition import RuleBook
from thecal.condition.units import tidy
from thecal.visits.table import Reading, told_value
from thecal.visits.table.numbers import tidy_all
from thecal.visits.table.told import read_moment, read_phase


@pytest.mark.parametrize(
    ("finding", "cell", "reading", "told"),
    [
        ("headache", "present", Reading(), "present"),
        ("headache", 1, Reading(), "present"),
        ("headache", 0.0, Reading(), "absent"),
        ("headache", "  ", Reading(), None),
        ("headache", "NA", Reading(), None),
        ("headache", "?", Reading(), "unknown"),
        ("headache", "2", Reading(values={"1": "present", "2": "absent"}), "absent"),
        ("headache", "9", Reading(values={"9": None}), None),
        ("headache", "-9", Reading(missing=frozenset({"-9"})), None),
        ("temperature", "101.2", Reading(unit="[degF]"), {"value": 101.2, "unit": "[degF]"}),
        ("temperature", 38.4, Reading(unit="Cel"), {"value": 38.4, "unit": "Cel"}),
        ("temperature", "38.4 Cel", Reading(unit="[degF]"), "38.4 Cel"),
        ("temperature", "38,4", Reading(unit="Cel", decimal=","), {"value": 38.4, "unit": "Cel"}),
        ("temperature", "38,4 Cel", Reading(decimal=","), "38.4 Cel"),
        ("temperature", float("nan"), Reading(unit="Cel"), None),
        ("temperature", "38.4", Reading(), 38.4),
        ("wound_discharge", "none", Reading(), "none"),
    ],
)
def test_a_cell(book: RuleBook, finding: str, cell: object, reading: Reading, told: object) -> None:
    assert told_value(cell, reading, book.knowledge.vocabulary.findings[finding]) == told


def test_dates_in_several_styles() -> None:
    german = Reading(dates=("%d.%m.%Y", "%d.%m.%Y %H:%M"))
    assert read_moment("24.11.2026", german) == (dt.date(2026, 11, 24), "")
    assert read_moment("24.11.2026 09:30", german) == (dt.datetime(2026, 11, 24, 9, 30), "")
    assert read_moment("2026-11-24", german) == (dt.date(2026, 11, 24), "")
    assert read_moment("11/24/2026", german)[1].startswith("is not a date")
    assert read_moment("unknown", german) == (None, "")


@pytest.mark.parametrize(
    ("cell", "phase"),
    [("Implanted", "implanted"), ("test period", "test_period"), ("trial", "test_period"), (None, "unknown")],
)
def test_a_phase(cell: str | None, phase: str) -> None:
    assert read_phase(cell, Reading()) == (phase, "")


def test_no_phase_is_guessed() -> None:
    assert read_phase("pump", Reading()) == ("unknown", "is not a phase: test_period, implanted or unknown")


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False, width=64), max_size=20))
def test_columns_are_rounded_as_single_numbers_are(values: list[float]) -> None:
    rounded = tidy_all(np.array(values, dtype=np.float64))
    assert [float(one) for one in rounded] == [tidy(one) for one in values]


@given(st.integers(-(10**9), 10**9), st.sampled_from([0.0, 5e-7, 4.9999999e-7, 5.0000001e-7]))
def test_also_next_to_a_half(millionths: int, more: float) -> None:
    value = millionths / 1e6 + more
    assert float(tidy_all(np.array([value]))[0]) == tidy(value)
