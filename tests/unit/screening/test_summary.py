"""The counts of a screening, against counting row by row."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa
import pytest

from thecal.condition import RuleBook
from thecal.screening.bind import bind_by_name
from thecal.screening.screener import Screener
from thecal.screening.summary import LEVELS, Summary, issue_place
from thecal.visits.table.intake import NO_DATE

ROWS = [
    {"id": "a", "phase": "implanted", "leg_weakness": "present", "temperature [Cel]": "38.9"},
    {"id": "b", "phase": "implanted", "headache": "present", "temperature [Cel]": "380"},
    {"id": "c", "phase": "test_period", "headache": "absent", "temperature [Cel]": "36.8"},
    {"id": None, "phase": "nonsense", "leg_weakness": "present", "temperature [Cel]": None},
    {"id": "e", "phase": "implanted", "leg_weakness": "unknown", "temperature [Cel]": "36.8"},
]
SCHEMA = pa.schema([(name, pa.string()) for name in ("id", "phase", "leg_weakness", "headache", "temperature [Cel]")])


@pytest.fixture(scope="module")
def screened(book: RuleBook):
    batch = pa.RecordBatch.from_pylist([{**dict.fromkeys(SCHEMA.names), **row} for row in ROWS], schema=SCHEMA)
    screener, bind = Screener(book), bind_by_name(SCHEMA, book.knowledge.vocabulary)
    return [screener.screen(bind(batch.slice(start, 2)), start + 1) for start in range(0, len(ROWS), 2)]


def test_it_counts_what_counting_row_by_row_counts(screened) -> None:
    summary = Summary(kept=1)
    for one in screened:
        summary.add(one.table, one.issues)
    rows = [row for one in screened for row in one.table.to_pylist()]
    issues = [row for one in screened for row in one.issues.to_pylist()]
    assert summary.rows == len(rows) == len(ROWS)
    assert summary.at_least == {level: sum(row["urgency_at_least"] == level for row in rows) for level in LEVELS}
    assert summary.open_upward == {
        level: sum(row["urgency_at_least"] == level != row["urgency_at_most"] for row in rows) for level in LEVELS
    }
    assert summary.settled == sum(row["settled"] for row in rows)
    assert summary.with_issues == sum(row["issues"] > 0 for row in rows) > 0
    assert summary.missing == Counter(name for row in rows for name in row["missing"])
    assert summary.issues == Counter((issue["column"], issue["problem"]) for issue in issues)
    assert summary.suspected == dict(Counter(name for row in rows for name in row["suspected"]).most_common())
    emergencies = [row for row in rows if row["urgency_at_least"] == "emergency"]
    assert len(emergencies) > len(summary.emergencies) == 1
    kept = summary.emergencies[0]
    assert (kept.row, kept.id, list(kept.because)) == tuple(emergencies[0][name] for name in ("row", "id", "because"))


def test_levels_that_are_reached(screened) -> None:
    summary = Summary()
    assert not summary.reaches("routine")
    for one in screened:
        summary.add(one.table, one.issues)
    assert summary.reaches("emergency")
    assert summary.reaches("within_days")
    assert summary.emergencies == [], "none are kept if none are asked for"


def test_statuses_alone_are_enough(book: RuleBook) -> None:
    screener, bind = Screener(book, "status"), bind_by_name(SCHEMA, book.knowledge.vocabulary)
    batch = pa.RecordBatch.from_pylist([{**dict.fromkeys(SCHEMA.names), **row} for row in ROWS], schema=SCHEMA)
    summary = Summary(kept=9)
    one = screener.screen(bind(batch))
    summary.add(one.table, one.issues)
    assert summary.emergencies[0].id == "a"
    assert summary.as_dict()["suspected"]
    assert summary.as_dict()["missing"] == {}


def test_an_issue_without_a_column_says_where_it_is() -> None:
    assert issue_place("visit", "is not a date") == "visit"
    assert issue_place("", NO_DATE) == "the visit date"
    assert issue_place("", "has 9 cells and the header 37") == "the row"
