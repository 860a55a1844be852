"""pandas in, pandas out."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

import thecal


@pytest.fixture
def visits() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "id": ["a", "b", "c"],
            "headache": pd.array([True, None, False], dtype="boolean"),
            "leg_weakness": [None, True, False],
            "temperature [Cel]": pd.array([38.5, None, 366], dtype="Float64"),
            "date": pd.to_datetime(["2026-11-24"] * 3),
            "implant": [dt.date(2026, 11, 1), None, "soon"],
        },
        index=pd.MultiIndex.from_tuples([("ward", 3), ("ward", 1), ("home", 2)], names=["where", "n"]),
    )


def test_the_index_survives_and_no_row_is_lost(visits: pd.DataFrame) -> None:
    screened = thecal.screen(visits)
    assert screened.index.equals(visits.index)
    assert list(screened["id"]) == ["a", "b", "c"]
    assert screened.loc[("ward", 1), "urgency_at_least"] == "emergency"


def test_issues_name_the_row_by_its_label(visits: pd.DataFrame) -> None:
    issues = thecal.screen(visits).attrs["issues"]
    assert list(issues["index"]) == [("home", 2), ("home", 2)]
    assert set(issues["finding"]) == {"temperature", "implant"}


@pytest.mark.parametrize("backend", ["pyarrow", "numpy_nullable"])
def test_nullable_and_arrow_dtypes_say_the_same(visits: pd.DataFrame, backend: str) -> None:
    other = thecal.screen(visits.convert_dtypes(dtype_backend=backend))
    pd.testing.assert_frame_equal(thecal.screen(visits), other)


def test_it_says_what_a_single_assessment_says(visits: pd.DataFrame) -> None:
    screened = thecal.screen(visits, detail="status")
    answer = thecal.assess({"id": "b", "date": "2026-11-24", "findings": {"leg_weakness": "present"}})
    assert screened.loc[("ward", 1), "urgency_at_most"] == answer.urgency.at_most
    for result in answer.complications:
        assert screened.loc[("ward", 1), f"status.{result.id}"] == result.status


def test_an_empty_frame(visits: pd.DataFrame) -> None:
    assert len(thecal.screen(visits.iloc[:0])) == 0


def test_a_mapping_as_a_dict() -> None:
    visits = pd.DataFrame({"pat": ["x"], "ha": [2], "temp_f": [101.2]})
    mapping = {
        "row": "pat",
        "findings": {
            "headache": {"column": "ha", "values": {"1": "present", "2": "absent"}},
            "temperature": {"column": "temp_f", "unit": "[degF]"},
        },
    }
    screened = thecal.screen(visits, mapping, detail="all")
    assert screened["id"].iloc[0] == "x"
    assert len(screened.attrs["issues"]) == 0


def test_more_rows_than_a_batch() -> None:
    visits = pd.DataFrame({"leg_weakness": [False] * 65_536 + [True]})
    screened = thecal.screen(visits, detail="status")
    assert (screened["urgency_at_least"] == "emergency").sum() == 1
    assert screened["urgency_at_least"].iloc[-1] == "emergency"
