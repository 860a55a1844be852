"""Made-up visits: the same for the same seed, without a contradiction, with stories that hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pcsv
import pyarrow.parquet as pq
import pytest

from tests.unit.knowledge.kettle import kettle
from thecal.assessment import Triage
from thecal.condition import RuleBook, Truth
from thecal.condition.book import Kind
from thecal.condition.truth import judge
from thecal.errors import InputError
from thecal.knowledge.words import ObtainedBy
from thecal.screening.bind import bind_by_name
from thecal.screening.demo import demo_batches, demo_schema, write_demo
from thecal.screening.demo.stories import Story, stories
from thecal.screening.size import ROWS
from thecal.visits import take_in
from thecal.visits.read import visit_from
from thecal.visits.table.told import visit_of


@pytest.fixture(scope="module")
def told(book: RuleBook) -> tuple[Story, ...]:
    return stories(book)


@pytest.fixture(scope="module")
def batch(book: RuleBook) -> pa.RecordBatch:
    return next(demo_batches(ROWS, 7, book))


def test_a_seed_gives_the_same_rows_and_another_seed_others(book: RuleBook, batch: pa.RecordBatch) -> None:
    assert next(demo_batches(ROWS, 7, book)).equals(batch)
    other = next(demo_batches(ROWS, 8, book))
    assert sum(not other.column(name).equals(batch.column(name)) for name in batch.schema.names) > 100


def test_a_longer_table_begins_like_a_shorter_one(book: RuleBook, batch: pa.RecordBatch) -> None:
    long = list(demo_batches(ROWS + 3, 7, book))
    assert [one.num_rows for one in long] == [ROWS, 3]
    assert long[0].equals(batch)
    assert next(demo_batches(5, 7, book)).equals(batch.slice(0, 5))
    keys = [key for one in long for key in one.column("id").to_pylist()]
    assert len(set(keys)) == ROWS + 3
    assert keys[-1] == f"V{ROWS + 3:010d}"


def test_no_rows_are_a_table_without_rows(book: RuleBook, tmp_path: Path) -> None:
    assert list(demo_batches(0, 1, book)) == []
    write_demo(0, tmp_path / "none.parquet", 1, book)
    assert pq.read_table(tmp_path / "none.parquet").schema.names == demo_schema(book).names


def test_it_needs_no_mapping(book: RuleBook, batch: pa.RecordBatch) -> None:
    binder = bind_by_name(batch.schema, book.knowledge.vocabulary)
    assert binder.notes == []
    bound = {name for name, _ in binder(batch).columns()}
    assert len(bound) == len(batch.schema.names) - 1  # all but the key


def test_nothing_in_it_is_a_contradiction(book: RuleBook, batch: pa.RecordBatch) -> None:
    bound = bind_by_name(batch.schema, book.knowledge.vocabulary)(batch)
    for row in range(0, ROWS, 131):
        visit, unusable = visit_of(bound, row, book.knowledge.vocabulary)
        assert (unusable, take_in(visit, book).issues) == ((), ()), visit


def test_most_visits_are_routine_and_some_are_not(triage: Triage, batch: pa.RecordBatch) -> None:
    bound = bind_by_name(batch.schema, triage.book.knowledge.vocabulary)(batch)
    levels = Counter(
        str(triage.assess(visit_of(bound, row, triage.book.knowledge.vocabulary)[0]).urgency.at_least)
        for row in range(400)
    )
    assert levels["routine"] > 300
    assert levels["same_day"] > levels["emergency"] > 0


def test_every_flag_and_reason_has_a_story_that_makes_it_true(book: RuleBook, told: tuple[Story, ...]) -> None:
    wanted = {rule.id for rule in book.rules.values() if rule.kind in {Kind.RED_FLAG, Kind.SUSPECT}}
    assert {story.statement for story in told} == wanted
    assert {story.complication for story in told} == set(book.knowledge.complications)


def test_a_story_told_holds_at_both_ends_of_its_numbers(book: RuleBook, told: tuple[Story, ...]) -> None:
    words = book.knowledge.vocabulary.findings
    for story in told[::5]:
        for end in (0, 1):
            findings: dict[str, object] = dict(story.words)
            for name, ends in story.numbers.items():
                number = round(ends[end], 6)
                unit = words[name].unit  # type: ignore[union-attr]
                findings[name] = number if unit.startswith("{") else {"value": number, "unit": unit}
            intake = take_in(visit_from({"phase": story.phase, "findings": findings}, book.knowledge), book)
            rule = book.rules[story.statement]
            assert judge(rule.condition, intake.facts).truth is not Truth.FALSE, (story, end)


def test_what_is_missing_depends_on_how_it_is_obtained(book: RuleBook, batch: pa.RecordBatch) -> None:
    def missing(column: str) -> float:
        return float(batch.column(column).null_count) / ROWS

    assert missing("temperature [Cel]") == pytest.approx(0.20, abs=0.02)
    assert missing("headache") == pytest.approx(0.15, abs=0.02)
    assert missing("leg_weakness") == pytest.approx(0.30, abs=0.02)
    assert missing("lactate [mmol/L]") == pytest.approx(0.90, abs=0.02)
    assert {finding.obtained_by for finding in book.knowledge.vocabulary.findings.values()} >= {ObtainedBy.LABORATORY}


def test_every_format_holds_the_same_rows(book: RuleBook, tmp_path: Path) -> None:
    done: list[int] = []
    for name in ("a.parquet", "a.csv", "a.csv.gz", "a.tsv"):
        assert write_demo(ROWS + 10, tmp_path / name, 3, book, done.append) == ROWS + 10
    assert done == [ROWS, 10] * 4
    table = pq.read_table(tmp_path / "a.parquet")
    assert table.num_rows == ROWS + 10
    for name in ("a.csv", "a.csv.gz", "a.tsv"):
        options = pcsv.ParseOptions(delimiter="\t" if name.endswith("tsv") else ",")
        read = pcsv.read_csv(tmp_path / name, parse_options=options)
        for column in ("id", "temperature [Cel]", "headache", "implant", "opioid_daily_dose [mg/d]"):
            assert read.column(column).to_pylist() == table.column(column).to_pylist(), (name, column)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.csv.gz", "a.parquet", "a.tsv"]


def test_a_format_it_does_not_write_and_a_folder_that_is_not_there(book: RuleBook, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.xml") as error:
        write_demo(3, tmp_path / "a.xml", 1, book)
    assert ".parquet" in str(error.value)
    with pytest.raises(InputError, match="can't be written"):
        write_demo(3, tmp_path / "nowhere" / "a.csv", 1, book)
    assert list(tmp_path.iterdir()) == []


def test_another_rule_book_has_its_own_columns_and_stories() -> None:
    other = kettle()
    batch = next(demo_batches(2000, 1, other))
    names = {name.partition(" [")[0] for name in batch.schema.names}
    events = set(other.knowledge.vocabulary.events)
    assert names - events - {"id", "phase", "date"} <= set(other.knowledge.vocabulary.findings)
    assert bind_by_name(batch.schema, other.knowledge.vocabulary).notes == []
    assert stories(other)
