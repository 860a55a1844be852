"""Bits out of Arrow columns and back: the same truths, wherever the column was cut out of a longer one."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thecal.visits.table.bits import (
    arrow_truths,
    codes_in,
    every,
    is_in,
    none,
    numbers_in,
    pack,
    places,
    told_in,
    truths_in,
    unpack,
)
from thecal.visits.table.states import Spans

truths = st.lists(st.sampled_from([True, False, None]), max_size=200)


@settings(deadline=None)  # the first Arrow column that is made may import pandas
@given(truths, st.integers(0, 80), st.integers(0, 80))
def test_a_column_of_truths_is_the_same_as_bits(column: list[bool | None], before: int, after: int) -> None:
    rows = len(column)
    values = pa.array([*[None, True] * before, *column, *[False] * after], pa.bool_()).slice(2 * before, rows)
    told, yes = told_in(values), truths_in(values)
    assert unpack(told, rows).tolist() == [one is not None for one in column]
    assert places(yes & told, rows).tolist() == [row for row, one in enumerate(column) if one]
    assert [is_in(yes & told, row) for row in range(rows)] == [one is True for one in column]
    assert arrow_truths(yes, rows, told).to_pylist() == column


@pytest.mark.parametrize("before", [0, 1, 8, 70])
@pytest.mark.parametrize("kind", [np.int16, np.int32])
def test_a_place_that_is_not_told_is_minus_one(before: int, kind: type[np.generic]) -> None:
    values = pa.array([*[9] * before, 3, None, 0], pa.from_numpy_dtype(kind)).slice(before)
    assert codes_in(values, kind).tolist() == [3, -1, 0]
    assert codes_in(values.slice(2), kind).tolist() == [0]


@pytest.mark.parametrize("before", [0, 1, 8, 70])
def test_numbers_are_taken_as_they_are_kept(before: int) -> None:
    values = pa.array([*[9.5] * before, 1.0, None, -2.5], pa.float64()).slice(before)
    told = told_in(values)
    spans = Spans.points(numbers_in(values, np.float64), told)
    assert spans.lo.tolist() == [1.0, -np.inf, -2.5]
    assert spans.hi.tolist() == [1.0, np.inf, -2.5]
    assert unpack(spans.known(), 3).tolist() == [True, False, True]


def test_a_column_without_a_null_has_no_bits_for_it() -> None:
    assert unpack(told_in(pa.array([1, 2, 3])), 3).all()
    assert arrow_truths(pack(np.array([True, False])), 2).to_pylist() == [True, False]


def test_nothing_has_no_bits() -> None:
    empty = pa.array([], pa.bool_())
    assert len(told_in(empty)) == len(truths_in(empty)) == len(none(0)) == len(every(0)) == 0
    assert numbers_in(pa.array([], pa.float64()), np.float64).tolist() == []
