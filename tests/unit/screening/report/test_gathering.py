"""What a report gathers, against looking at every row by itself."""

from __future__ import annotations

import json
from collections import Counter

import pyarrow as pa
import pytest

from tests.unit.screening.report.conftest import ABOUT
from thecal.assessment import Triage
from thecal.screening.bind import bind_by_name
from thecal.screening.report import ReportData
from thecal.screening.report.since import STRETCHES, Since
from thecal.screening.report.worklist import CALLED, THIN
from thecal.screening.screener import Screener
from thecal.screening.summary import LEVELS
from thecal.visits.table.told import visit_of


def test_it_counts_what_counting_row_by_row_counts(data, seen, book) -> None:
    rows = [row for one in seen for row in one.screened.table.to_pylist()]
    counts = data.counts
    assert data.rows == len(rows) == 600
    assert Counter(dict(counts.under("urgency"))) == Counter(
        (r["urgency_at_least"], r["urgency_at_most"]) for r in rows
    )
    assert Counter(dict(counts.under("phase"))) == Counter((row["phase"],) for row in rows)
    assert counts.of["settled",] == sum(row["settled"] for row in rows)
    assert counts.of["with_issues",] == sum(row["issues"] > 0 for row in rows) > 0
    for name in book.knowledge.complications:
        assert dict(counts.under("status", name)) == Counter((row[f"status.{name}"],) for row in rows)
        assert counts.total("suspected", name) == counts.of["status", name, "suspected"]
    for key, column in (
        ("fired", "fired"),
        ("open", "open_statements"),
        ("caution", "cautions"),
        ("missing", "missing"),
    ):
        assert dict(counts.under(key)) == Counter((name,) for row in rows for name in row[column])
    alone = Counter((row["missing"][0],) for row in rows if len(row["missing"]) == 1)
    assert dict(counts.under("only")) == alone
    upward = [row for row in rows if row["urgency_at_least"] != "emergency" == row["urgency_at_most"]]
    assert dict(counts.under("emergency")) == Counter((name,) for row in upward for name in row["missing"])


def test_what_is_recorded_is_what_a_visit_would_hold(data, seen, book) -> None:
    visits = [visit_of(one.told, row, book.knowledge.vocabulary)[0] for one in seen for row in range(one.told.rows)]
    held = Counter((name,) for visit in visits for name, value in visit.findings.items() if value != "unknown")
    assert dict(data.counts.under("recorded")) == held


def test_rows_are_listed_in_the_order_of_the_file_with_the_reasons_of_a_single_visit(data, seen, book) -> None:
    rows = [row for one in seen for row in one.screened.table.to_pylist()]
    for level in CALLED:
        wanted = [row["row"] for row in rows if row["urgency_at_least"] == level]
        assert [entry["row"] for entry in data.worklist.kept[level]] == wanted[:12]
    thin = [row["row"] for row in rows if row["urgency_at_least"] != "emergency" == row["urgency_at_most"]]
    assert len(thin) > 12
    assert [entry["row"] for entry in data.worklist.kept[THIN]] == thin[:12]
    entry = next(entry for entry in data.worklist.kept["emergency"] if entry["row"] == 4)
    visit, _ = visit_of(seen[0].told, 3, book.knowledge.vocabulary)
    answer = Triage(book, rete="off").assess(visit)
    assert entry["checks"] == [check.name for check in answer.checks]
    assert entry["id"] == "<b>&7</b>"
    assert entry["otherwise"] is None
    assert book.rules[answer.urgency.because[0]].because == entry["reasons"][0]["because"]
    assert any("leg" in reason["found"] for reason in entry["reasons"])


def test_a_disagreement_of_the_engines_is_said(book, seen) -> None:
    told, table, issues = seen[0].parts
    place = table.schema.get_field_index("urgency_at_most")
    wrong = pa.array(["emergency"] * table.num_rows).dictionary_encode()
    settled = [row for row in table.to_pylist() if row["urgency_at_least"] == row["urgency_at_most"] != "emergency"]
    assert settled
    data = ReportData(book, ABOUT, most=500)
    data.add(told, table.set_column(place, "urgency_at_most", wrong), issues)
    otherwise = {entry["row"]: entry["otherwise"] for entry in data.worklist.kept[THIN]}
    for row in settled:
        assert otherwise[row["row"]] == [row["urgency_at_least"]] * 2


def test_it_goes_on_from_what_was_saved(book, seen, data) -> None:
    first = ReportData(book, ABOUT, most=12)
    first.add(*seen[0].parts)
    second = ReportData(book, ABOUT, most=12)
    second.take(json.loads(json.dumps(first.to_dict())))
    for one in seen[1:]:
        second.add(*one.parts)
    assert second.counts.of == data.counts.of
    assert second.worklist.kept == data.worklist.kept


def test_a_problem_that_repeats_a_value_is_counted_without_it(book) -> None:
    batch = pa.RecordBatch.from_pydict(
        {
            "phase": ["implanted"] * 2,
            "date": ["2026-11-24"] * 2,
            "implant": ["2026-11-20", "2026-11-10"],
            "days_since_implant [d]": [300.0, 301.0],
        }
    )
    told = bind_by_name(batch.schema, book.knowledge.vocabulary)(batch)
    screened = Screener(book).screen(told)
    data = ReportData(book, ABOUT)
    data.add(told, screened.table, screened.issues)
    assert len(set(screened.issues.column("problem").to_pylist())) == 2
    [((_, problem), count)] = data.counts.under("issue")
    assert count == 2
    assert not any(sign.isdigit() for sign in problem)


@pytest.mark.parametrize(
    ("days", "stretch"),
    [(0, 0), (6, 0), (7, 1), (30, 1), (31, 2), (91, 2), (92, 3), (365, 3), (366, 4), (9000, 4), (None, 5)],
)
def test_stretches_of_time(book, days, stretch) -> None:
    batch = pa.RecordBatch.from_pydict({"days_since_implant [d]": pa.array([days], pa.float64())})
    told = bind_by_name(batch.schema, book.knowledge.vocabulary)(batch)
    assert Since(book).stretches(told).tolist() == [stretch]


def test_stretches_follow_from_dates_too(book) -> None:
    batch = pa.RecordBatch.from_pydict({"date": ["2026-11-24", None], "implant": ["2026-11-20", "2026-11-20"]})
    told = bind_by_name(batch.schema, book.knowledge.vocabulary)(batch)
    assert [STRETCHES[place] for place in Since(book).stretches(told)] == ["under 7 d", "unknown"]


def test_statuses_alone_are_enough_to_begin_with(book, seen) -> None:
    data = ReportData(book, ABOUT, most=1)
    told = seen[0].told
    screened = Screener(book, "status").screen(told)
    data.add(told, screened.table, screened.issues)
    assert not data.counts.lists
    assert sum(count for _, count in data.counts.under("urgency")) == told.rows
    assert {level for (level, _), _ in data.counts.under("urgency")} <= set(LEVELS)


def test_keys_that_come_again_are_an_issue_of_their_own(book) -> None:
    data = ReportData(book, ABOUT)
    data.repeated(0)
    assert data.counts.under("issue") == []
    data.repeated(7)
    assert data.counts.under("issue") == [(("id", "an earlier row has the same key"), 7)]
