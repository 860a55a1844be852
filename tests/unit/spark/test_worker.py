"""What runs on the workers of a cluster, called here; with a cluster around it: tests/spark."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pytest

from thecal.condition import RuleBook
from thecal.errors import ThecalError
from thecal.screening.bind import bind_by_name
from thecal.spark.worker import BROKEN, Worker

TABLE = pa.table(
    {"id": ["a", "b", "c"], "temperature [Cel]": ["380", "37.1", "warm"], "headache": ["?", "maybe", None]}
)


@pytest.fixture
def worker(book: RuleBook) -> Worker:
    bind = bind_by_name(TABLE.schema, book.knowledge.vocabulary)
    return Worker.of(book, bind, TABLE.schema.names, "status")


def numbered(table: pa.Table) -> list[pa.RecordBatch]:
    """In batches of one row, under the names that Spark is given."""
    return table.rename_columns([f"c{place}" for place in range(table.num_columns)]).to_batches(max_chunksize=1)


def test_each_row_has_its_own_issues(worker: Worker) -> None:
    rows = pa.Table.from_batches(worker(numbered(TABLE))).to_pylist()
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert [[one["value"] for one in row["issue_list"]] for row in rows] == [["380"], ["maybe"], ["warm"]]
    assert [row["issues"] for row in rows] == [1, 1, 1]


def test_words_are_plain_text(worker: Worker) -> None:
    batch = next(worker(numbered(TABLE)))
    assert not [field.name for field in batch.schema if pa.types.is_dictionary(field.type)]
    assert batch.column("row").null_count == 3


def test_an_empty_partition_has_no_answers(worker: Worker) -> None:
    assert list(worker([])) == []
    assert list(worker(numbered(TABLE.slice(0, 0)))) == []


def test_another_version_of_thecal_on_a_worker_is_refused(worker: Worker) -> None:
    with pytest.raises(ThecalError, match=r"The driver has Thecal 0\.0\.9"):
        next(replace(worker, version="0.0.9")(numbered(TABLE)))


def test_of_a_row_that_does_not_fit_only_the_key_is_used(book: RuleBook) -> None:
    table = pa.table({"id": ["a", "b"], "leg_weakness": ["yes", "yes"], BROKEN: [None, "b,yes,more"]})
    bind = bind_by_name(table.schema, book.knowledge.vocabulary)
    (batch,) = Worker.of(book, bind, table.schema.names, "status")(numbered(table))
    assert batch.column("urgency_at_least").to_pylist() == ["emergency", "routine"]
    assert batch.column("id").to_pylist() == ["a", "b"]
    assert [len(one) for one in batch.column("issue_list").to_pylist()] == [0, 1]
