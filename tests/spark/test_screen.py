"""On a cluster: the same rows, the same answers."""

from __future__ import annotations

import random
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

import thecal
from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.screening.bind import bind_by_name
from thecal.screening.demo.batches import Maker
from thecal.screening.mapping import load_mapping
from thecal.screening.screener import Screener

# One cluster for all of them, also where the suite runs in several processes.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("spark")]

ROWS = 2_000
JUNK = ("", "n/a", "see letter", "380", "-5", "38,4", "101.2 [degF]", "unknown", "?")


@pytest.fixture(scope="module")
def visits(book: RuleBook) -> pa.Table:
    """Made-up visits as a clinic's text table holds them, a tenth of the cells of three columns replaced by what is wrong."""
    made = pa.Table.from_batches([Maker(book, 20).batch(0).slice(0, ROWS)])
    table = made.cast(pa.schema([(one.name, _kind(one.type)) for one in made.schema]))
    chance = random.Random(4)
    for name in ("temperature [Cel]", "headache", "implant"):
        place = table.schema.get_field_index(name)
        cells = pc.cast(table.column(name), pa.string()).to_pylist()
        dirty = [chance.choice(JUNK) if chance.random() < 0.1 else cell for cell in cells]
        table = table.set_column(place, name, pa.array(dirty, pa.string()))
    return table


def _kind(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_dictionary(kind) else kind


def by_key(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: str(row["id"]))


def here(screener: Screener, told: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The answers and the issues of a screening in this process, without the numbers of rows."""
    screened = screener.screen(told)
    return tuple(by_key(part.drop_columns(["row"]).to_pylist()) for part in (screened.table, screened.issues))


def there(screened: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The answers and the issues of a screening on the cluster."""
    answers = screened.drop("row", "issue_list").toArrow().to_pylist()
    return by_key(answers), by_key(thecal.spark.issues(screened).drop("row").toArrow().to_pylist())


@pytest.mark.parametrize("detail", ["status", "lists", "all"])
def test_the_answers_are_those_of_one_machine(spark, book: RuleBook, visits: pa.Table, detail) -> None:
    frame = spark.createDataFrame(visits).repartition(5)
    answers, issues = there(thecal.spark.screen(frame, detail=detail, rules=book))
    batch = visits.combine_chunks().to_batches()[0]
    told = bind_by_name(visits.schema, book.knowledge.vocabulary)(batch)
    expected_answers, expected_issues = here(Screener(book, detail), told)
    assert len(answers) == ROWS
    assert answers == expected_answers
    assert len(issues) > 100
    assert sorted(issues, key=repr) == sorted(expected_issues, key=repr)


def test_a_mapping_names_columns_as_a_clinic_does(spark, book: RuleBook) -> None:
    table = pa.table({"Pat.No": ["a", "b", "c"], "Temp (°F)": [101.2, None, 98.0], "Kopf schmerz": ["2", "0", "1"]})
    mapping = {
        "row": "Pat.No",
        "phase": "implanted",
        "findings": {
            "temperature": {"column": "Temp (°F)", "unit": "[degF]"},
            "headache": {"column": "Kopf schmerz", "values": {"2": "present", "0": "absent"}},
        },
    }
    answers, issues = there(thecal.spark.screen(spark.createDataFrame(table), mapping, rules=book))
    told = load_mapping(mapping, book).bind(table.schema)(table.to_batches()[0])
    assert (answers, issues) == here(Screener(book), told)


def test_dates_and_moments_are_read_alike(spark, book: RuleBook) -> None:
    frame = spark.sql(
        "select 'a' as id, 'implanted' as phase, date'2026-11-24' as date, timestamp_ntz'2026-11-20 00:00:00' as implant,"
        " true as headache union all select 'b', 'implanted', date'2026-11-24', timestamp_ntz'2027-01-01 08:00:00', null"
    )
    table = frame.toArrow().combine_chunks()
    told = bind_by_name(table.schema, book.knowledge.vocabulary)(table.to_batches()[0])
    assert there(thecal.spark.screen(frame, rules=book)) == here(Screener(book), told)


def test_no_row_is_lost_where_a_partition_is_larger_than_a_batch(spark) -> None:
    frame = spark.range(70_000, numPartitions=1).selectExpr("id", "id % 7 = 0 as leg_weakness")
    counts = thecal.spark.screen(frame, detail="status").groupBy("urgency_at_least").count().collect()
    assert {row["urgency_at_least"]: row["count"] for row in counts} == {"emergency": 10_000, "routine": 60_000}
    assert thecal.spark.screen(frame, detail="status").select("id").distinct().count() == 70_000


def test_no_rows_are_no_answers(spark, book: RuleBook) -> None:
    screened = thecal.spark.screen(spark.createDataFrame([], "id string, headache boolean"))
    assert screened.collect() == []
    assert [name for name in screened.columns if name != "issue_list"] == Screener(book).schema.names


def test_the_answers_say_which_rules_gave_them(spark, book: RuleBook, tmp_path) -> None:
    frame = spark.createDataFrame([("a", True, 3)], "id string, headache boolean, shoe_size int")
    thecal.spark.screen(frame, rules=book).write.parquet(str(tmp_path / "answers"))
    about = spark.read.parquet(str(tmp_path / "answers")).schema["id"].metadata
    assert about["thecal.hash"] == book.knowledge.hash
    assert "shoe_size" in " ".join(about["thecal.notes"])


def test_what_is_wrong_with_the_columns_is_said_before_anything_runs(spark) -> None:
    with pytest.raises(InputError) as wrong:
        thecal.spark.screen(spark.createDataFrame([("a", 38.4)], "id string, temperature double"))
    assert [problem.slug for problem in wrong.value.problems] == ["no-unit"]
    with pytest.raises(InputError, match="2 columns are called 'id'"):
        thecal.spark.screen(spark.createDataFrame([("a", "b")], "id string, id string"))
