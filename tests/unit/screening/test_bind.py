"""Columns known by their names."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pyarrow as pa
import pytest

from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.screening.bind import as_text, bind_by_name, plain


def bind(book: RuleBook, **columns: pa.Array):
    batch = pa.RecordBatch.from_pydict(columns)
    return bind_by_name(batch.schema, book.knowledge.vocabulary)(batch)


def test_names_units_and_events(book: RuleBook) -> None:
    told = bind(book, **{
        "ID": pa.array([7]), "phase": pa.array(["implanted"]), "date": pa.array([dt.date(2026, 11, 24)]),
        "implant": pa.array(["2026-11-01"]), "Temperature [°F]": pa.array([101.2]), "headache": pa.array([True]),
    })  # fmt: skip
    assert told.id.to_pylist() == ["7"]
    assert set(told.events) == {"implant"}
    assert told.findings["temperature"].reading.unit == "[degF]"
    assert told.findings["temperature"].column == "Temperature [°F]"


def test_a_number_without_a_unit_is_no_measurement(book: RuleBook) -> None:
    with pytest.raises(InputError) as error:
        bind(book, temperature=pa.array([38.4]), heart_rate=pa.array([80]), headache=pa.array([True]))
    assert [problem.slug for problem in error.value.problems] == ["no-unit", "no-unit"]
    assert "temperature [Cel]" in error.value.problems[0].advice


def test_text_may_bring_its_unit(book: RuleBook) -> None:
    assert bind(book, temperature=pa.array(["38.4 Cel"])).findings["temperature"].reading.unit is None


def test_a_unit_that_measures_something_else(book: RuleBook) -> None:
    with pytest.raises(InputError) as error:
        bind(book, **{"temperature [kg]": pa.array([38.4])})
    assert error.value.problems[0].slug == "wrong-unit"


def test_a_column_told_twice(book: RuleBook) -> None:
    with pytest.raises(InputError) as error:
        bind(book, **{"temperature [Cel]": pa.array([38.4]), "temperature [[degF]]": pa.array([101.0])})
    assert error.value.problems[0].slug == "told-twice"


def test_nothing_to_screen_names_what_is_near(book: RuleBook) -> None:
    with pytest.raises(InputError) as error:
        bind(book, headach=pa.array([True]), name=pa.array(["x"]))
    assert error.value.problems[0].slug == "no-findings"
    assert "headache" in error.value.problems[0].advice


def test_columns_that_are_not_used_are_named(book: RuleBook) -> None:
    batch = pa.RecordBatch.from_pydict({"headache": pa.array([True]), "comment": pa.array(["x"])})
    assert bind_by_name(batch.schema, book.knowledge.vocabulary).notes == [
        "not used, for no finding is called so: comment"
    ]


@pytest.mark.parametrize(
    ("values", "plainly"),
    [
        (pa.array(np.array([38.4, np.nan], np.float32)), [38.4, None]),
        (pa.array(["a"], pa.large_string()), ["a"]),
        (pa.array([None, None], pa.null()), [None, None]),
        (pa.array([dt.datetime(2026, 11, 24), dt.datetime(2026, 11, 24, 9, 30), None]), ["2026-11-24", "2026-11-24T09:30:00", None]),
        (pa.array([dt.date(2026, 11, 24)], pa.date64()), [dt.date(2026, 11, 24)]),
    ],
)  # fmt: skip
def test_types_the_core_reads(values: pa.Array, plainly: list[object]) -> None:
    assert pa.array(plain(values).to_pylist(), from_pandas=True).to_pylist() == plainly


def test_keys_are_text() -> None:
    assert as_text(pa.array([1.0, 2.5, None])).to_pylist() == ["1", "2.5", None]
    assert as_text(pa.array(["x", None]).dictionary_encode()).to_pylist() == ["x", None]
    moments = pa.array([dt.datetime(2026, 11, 24), dt.datetime(2026, 11, 24, 9, 30), None], pa.timestamp("ns"))
    assert as_text(moments).to_pylist() == ["2026-11-24", "2026-11-24T09:30:00", None]
