"""One finding a row: the same visits as from the wide table, whatever the order of the rows."""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from tests.strategies import DATE, Tellable
from tests.unit.screening.mapping.tables import Table, told
from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.screening.mapping import load_mapping
from thecal.screening.mapping.long import LongSource
from thecal.screening.readers.base import RawBatch
from thecal.screening.size import ROWS
from thecal.visits import Visit, take_in
from thecal.visits.table import RowIssue, visit_of

LONG: dict[str, Any] = {
    "layout": {"long": {"name": "item", "value": "value", "unit": "unit"}},
    "row": ["pid", "visit"],
    "phase": {"column": "phase"},
    "date": "seen",
    "events": {"implant": {"column": "OP", "format": "%d.%m.%Y"}},
    "findings": {
        "headache": {"name": "HA", "values": {1: "present", 2: "absent"}},
        "temperature": {"name": ["BT", "T-alt"]},
        "crp": {"name": "CRP", "unit": "mg/L"},
    },
}


def rows(*cells: tuple[Any, ...]) -> dict[str, list[Any]]:
    names = ("pid", "visit", "seen", "phase", "item", "value", "unit")
    return {name: [row[index] for row in cells] for index, name in enumerate(names)}


def test_rows_of_one_key_are_one_visit_in_order_of_appearance(book: RuleBook) -> None:
    table = rows(
        ("2", "a", "2026-11-24", None, "HA", "1", None),
        ("1", "a", "2026-11-23", "implanted", "BT", "100.4", "°F"),
        ("2", "a", None, "test_period", "CRP", "12", None),
        ("1", "a", None, None, "OP", "01.11.2026", None),
        ("2", "b", None, None, "neck_stiffness", "yes", None),
        ("1", "a", None, None, "HA", "2", None),
        ("9", "a", None, None, "shoe size", "44", None),
    )
    visits, issues = told(load_mapping(LONG, book), book, **table)
    assert [visit.id for visit in visits] == ["2/a", "1/a", "2/b", "9/a"]
    assert [visit.phase for visit in visits] == ["test_period", "implanted", "unknown", "unknown"]
    assert visits[0].findings == {"headache": "present", "crp": {"value": 12.0, "unit": "mg/L"}}
    assert visits[2].findings == {"neck_stiffness": "yes"}
    assert visits[3].findings == {}
    states = take_in(visits[1], book).facts.states
    assert states["temperature"].lo == 38  # type: ignore[union-attr]  # an interval
    assert states["days_since_implant"].lo == 22  # type: ignore[union-attr]  # an interval
    assert issues == []


def test_what_is_told_twice_and_differs_is_an_issue(book: RuleBook) -> None:
    table = rows(
        ("1", "a", "2026-11-24", None, "HA", "1", None), ("1", "a", "2026-11-25", None, "HA", "2", None),
        ("1", "a", "2026-11-24", None, "BT", "38", "Cel"), ("1", "a", None, None, "BT", "38", "Cel"),
        ("1", "a", None, None, "T-alt", "100.4", "F"), ("2", "a", None, None, "T-alt", "38.4", "Cel"),
    )  # fmt: skip
    visits, issues = told(load_mapping(LONG, book), book, **table)
    assert [visit.findings for visit in visits] == [
        {"headache": "present", "temperature": "38 Cel"}, {"temperature": "38.4 Cel"},
    ]  # fmt: skip
    assert sorted((i.row, i.finding, i.column, i.value) for i in issues) == [
        (0, "", "seen", "2026-11-25"), (0, "headache", "HA", "2"),
    ]  # fmt: skip


def test_rows_without_a_key_belong_to_nobody_else(book: RuleBook) -> None:
    table = rows(*((None, None, None, None, "HA", "1", None) for _ in range(3)))
    visits, _ = told(load_mapping(LONG, book), book, **table)
    assert [(visit.id, visit.findings) for visit in visits] == [(None, {"headache": "present"})] * 3


def test_names_that_mean_nothing_are_counted(book: RuleBook) -> None:
    table = rows(*(("1", "a", None, None, name, "1", None) for name in ("HA", "shoe", "shoe", "hat")))
    _, binder = load_mapping(LONG, book).open(Table(pa.table(table)))
    assert [note for note in binder.notes if "shoe (2), hat (1)" in note]


def test_codes_stand_for_findings_and_for_values(book: RuleBook) -> None:
    mapping = load_mapping(
        {"layout": {"long": {"name": "code", "value": "v", "system": "sys", "empty": "present"}}, "row": "pid"}
        | {"findings": {"headache": "HA"}},
        book,
    )
    visits, _ = told(
        mapping, book,
        pid=["1"] * 4 + ["2"] * 2,
        code=["8310-5", "HP:0002329", "hp:0001250", "HA", "HP:0002329", "8310-5"],
        sys=["http://loinc.org", "HPO", "hpo", None, "loinc", "hpo"],
        v=["38.4 Cel", None, "", "no", None, "38"],
    )  # fmt: skip
    assert visits[0].findings == {
        "temperature": "38.4 Cel", "sedation": "drowsy", "seizure": "present", "headache": "no",
    }  # fmt: skip
    assert visits[1].findings == {}, "a code of another terminology is another code"


def test_without_a_column_of_values_a_row_says_present(book: RuleBook) -> None:
    mapping = load_mapping(
        {"layout": {"long": {"name": "code", "codes": "hpo"}}, "row": "pid", "findings": {"headache": "HA"}}, book
    )
    visits, _ = told(mapping, book, pid=["1", "1", "2"], code=["HP:0001250", "HA", "HP:0000616"])
    assert [visit.findings for visit in visits] == [
        {"headache": "present", "seizure": "present"}, {"pupils": "pinpoint"},
    ]  # fmt: skip


def test_faults_of_rows_follow_their_visit(book: RuleBook) -> None:
    class Ragged(Table):
        def batches(self, skip_rows: int = 0) -> Any:
            for batch in super().batches(skip_rows):
                yield RawBatch(batch.first_row, batch.table, (RowIssue(0, "", "", None, "has too few cells"),))

    table = rows(*((pid, "a", None, None, "HA", "1", None) for pid in "1122233"))
    source, _ = load_mapping(LONG, book).open(Ragged(pa.table(table)))
    (batch,) = source.batches()
    assert [(issue.row, issue.problem) for issue in batch.issues] == [
        (0, "has too few cells"), (1, "has too few cells"), (2, "has too few cells"),
    ]  # fmt: skip


@pytest.mark.slow
def test_more_visits_than_a_batch_and_a_run_that_goes_on(book: RuleBook) -> None:
    count = ROWS + 1000
    order = [(str(i), name) for i in range(count) for name in ("HA", "BT")]
    random.Random(4).shuffle(order)
    table = pa.table(
        {"pid": [pid for pid, _ in order], "item": [name for _, name in order], "value": ["1"] * len(order)}
    )
    mapping = load_mapping(
        {"layout": {"long": {"name": "item", "value": "value"}}, "row": "pid", "findings": {"headache": "HA"}}, book
    )
    steps: list[str] = []
    source, _ = mapping.open(Table(table, 50_000), on_step=steps.append)
    assert steps[0] == "50,000 rows read"
    whole = list(source.batches())
    assert source.rows == count
    assert [batch.table.num_rows for batch in whole] == [ROWS, 1000]
    keys = [key for batch in whole for key in batch.table.column("pid").to_pylist()]
    assert keys == list(dict.fromkeys(pid for pid, _ in order))
    (rest,) = source.batches(skip_rows=ROWS)
    assert rest.first_row == ROWS + 1
    assert rest.table.equals(whole[1].table)
    assert all(batch.table.column("HA").null_count == 0 for batch in whole)
    source.close()  # type: ignore[attr-defined]  # a long source


def test_a_full_disk_is_told_without_a_cell(book: RuleBook, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise duckdb.IOException("could not write: No space left on device: 'secret'")

    monkeypatch.setattr(LongSource, "_take_in", full)
    with pytest.raises(InputError, match="no-room") as caught:
        load_mapping(LONG, book).open(Table(pa.table(rows(("1", "a", None, None, "HA", "1", None)))))
    assert "secret" not in str(caught.value)


def test_nothing_is_left_on_disk(book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    source, _ = load_mapping(LONG, book).open(Table(pa.table(rows(("1", "a", None, None, "HA", "1", None)))))
    assert list(tmp_path.iterdir())
    source.close()  # type: ignore[attr-defined]  # a long source
    assert list(tmp_path.iterdir()) == []


def test_typed_columns_and_empty_tables(book: RuleBook) -> None:
    table = {
        "pid": pa.array([1, 1, 2]),
        "visit": pa.array(["a", "a", "b"]),
        "seen": pa.array([dt.datetime(2026, 11, 24, 9, 30)] * 3, pa.timestamp("ns", "UTC")),
        "phase": pa.nulls(3),
        "item": pa.array(["HA", "BT", "HA"]).dictionary_encode(),
        "value": pa.array([1.0, 38.4, 2.0]),
        "unit": pa.array([None, "Cel", None], pa.string()),
    }
    visits, issues = told(load_mapping(LONG, book), book, **table)  # type: ignore[arg-type]  # arrays do as well
    assert [visit.id for visit in visits] == ["1/a", "2/b"]
    assert visits[0].findings == {"headache": "present", "temperature": "38.4 Cel"}
    assert visits[0].date == dt.datetime(2026, 11, 24, 9, 30)
    assert issues == []
    source, binder = load_mapping(LONG, book).open(Table(pa.table(table).slice(0, 0)))
    assert source.rows == 0
    assert list(source.batches()) == []
    assert binder(pa.RecordBatch.from_pylist([], source.schema)).rows == 0


@pytest.fixture(scope="module")
def tellable(book: RuleBook) -> Tellable:
    return Tellable(book)


def some_visits(tellable: Tellable, rng: random.Random) -> list[Visit]:
    made = []
    for _ in range(rng.randint(1, 4)):
        phase = rng.choice(["test_period", "implanted", "unknown"])
        names = [name for name in tellable.names if rng.random() < 0.5]
        said = tellable.consistent({name: rng.choice([*tellable.values[name], "unknown"]) for name in names})
        dates = {
            event: DATE - dt.timedelta(days=rng.choice([0, 3, 30, 400])) for event in rng.sample(tellable.events, 3)
        }
        made.append(Visit(phase=phase, date=DATE, events=dates, findings=tellable.of_phase(said, phase)))  # type: ignore[arg-type]  # one of the three
    return made


@pytest.mark.parametrize("seed", range(10))
def test_a_melted_table_tells_the_visits_it_was_made_from(seed: int, book: RuleBook, tellable: Tellable) -> None:
    """A row a finding, in any order: the same facts, visit by visit."""
    words = book.knowledge.vocabulary
    rng = random.Random(seed)
    several = some_visits(tellable, rng)
    cells = [
        {"pid": str(index), "day": visit.date.isoformat(), "ph": visit.phase, "item": name, "v": str(value)}
        for index, visit in enumerate(several)
        for name, value in [("day", ""), *visit.events.items(), *visit.findings.items()]
        if visit.date is not None
    ]
    rng.shuffle(cells)
    mapping = load_mapping(
        {
            "layout": {"long": {"name": "item", "value": "v"}},
            "row": "pid",
            "phase": {"column": "ph"},
            "date": "day",
            "events": {name: {"column": name} for name in words.events},
        },
        book,
    )
    table = pa.Table.from_pylist(cells, pa.schema([(name, pa.string()) for name in ("pid", "day", "ph", "item", "v")]))
    source, bind = mapping.open(Table(table, 7), look=False)
    (raw,) = source.batches()
    made = bind(raw.table, raw.issues)
    assert made.rows == len(several)
    for row in range(made.rows):
        found, issues = visit_of(made, row, words)
        visit = several[int(found.id or 0)]
        assert issues == ()
        assert found.phase == visit.phase
        assert take_in(found, book).facts.states == take_in(visit, book).facts.states
    source.close()  # type: ignore[attr-defined]  # a long source
