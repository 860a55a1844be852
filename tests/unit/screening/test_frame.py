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


LONG = {
    "layout": {"long": {"name": "item", "value": "value", "unit": "unit"}},
    "row": ["pid", "seen"],
    "date": "seen",
    "findings": {"headache": {"name": "HA", "values": {1: "present", 2: "absent"}}, "temperature": {"name": "BT"}},
}


@pytest.fixture
def rows() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("b", dt.date(2026, 11, 24), "HA", 1, None),
            ("a", dt.date(2026, 11, 23), "BT", 38.5, "Cel"),
            ("b", dt.date(2026, 11, 24), "BT", 380, "Cel"),
            (None, None, "leg_weakness", "present", None),
            ("a", dt.date(2026, 11, 23), "HA", 2, None),
            (None, None, "HA", 1, None),
        ],
        columns=["pid", "seen", "item", "value", "unit"],
        index=list("zyxwvu"),
    )


def test_one_finding_a_row_gives_a_row_for_each_visit(rows: pd.DataFrame) -> None:
    screened = thecal.screen(rows, LONG)
    assert list(screened.index[:2]) == ["b/2026-11-24", "a/2026-11-23"]
    assert screened.index[2:].isna().all()
    assert list(screened["urgency_at_least"] == "emergency") == [False, False, True, False]
    issues = screened.attrs["issues"]
    assert issues[["index", "finding", "value"]].values.tolist() == [["b/2026-11-24", "temperature", "380 Cel"]]
    wide = pd.DataFrame(
        {
            "id": ["b/2026-11-24", "a/2026-11-23", None, None],
            "date": [dt.date(2026, 11, 24), dt.date(2026, 11, 23), None, None],
            "headache": [True, False, None, True],
            "leg_weakness": [None, None, True, None],
            "temperature [Cel]": [380, 38.5, None, None],
        }
    )
    expected = thecal.screen(wide)
    pd.testing.assert_frame_equal(screened.reset_index(drop=True), expected, check_dtype=False)


@pytest.mark.parametrize("backend", ["pyarrow", "numpy_nullable"])
def test_one_finding_a_row_in_any_dtypes(rows: pd.DataFrame, backend: str) -> None:
    other = rows.assign(
        seen=pd.to_datetime(rows["seen"]), value=rows["value"].astype(str), item=rows["item"].astype("category")
    )
    pd.testing.assert_frame_equal(
        thecal.screen(rows, LONG), thecal.screen(other.convert_dtypes(dtype_backend=backend), LONG)
    )


def test_one_finding_a_row_and_no_rows(rows: pd.DataFrame) -> None:
    screened = thecal.screen(rows.iloc[:0], LONG)
    assert len(screened) == 0
    assert "urgency_at_least" in screened.columns


def test_a_key_that_comes_again_is_an_issue_of_its_row() -> None:
    visits = pd.DataFrame(
        {"id": ["a", "b", None, "a", None], "temperature [Cel]": [37, 37, 37, 380, 37]}, index=list("vwxyz")
    )
    screened = thecal.screen(visits)
    assert list(screened["issues"]) == [0, 0, 0, 2, 0]
    assert screened.attrs["issues"][["index", "column", "value"]].values.tolist() == [
        ["y", "temperature [Cel]", "380"],
        ["y", "id", "row 1"],
    ]
