"""The rivals of screening answer what they are asked, all alike; the figures say what was measured."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.screening import measure
from benchmarks.screening.asked import reasons, statements, statuses
from benchmarks.screening.files import FILE_RIVALS
from benchmarks.screening.rivals import CHECKED, RIVALS
from benchmarks.screening.settled import read_by, write_settled
from benchmarks.screening.singly import one_by_one
from benchmarks.screening.worker import digest
from thecal.condition import RuleBook

ROWS = 600


@pytest.fixture(scope="module")
def states(book: RuleBook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("states") / "states.parquet"
    write_settled(book, ROWS, file)
    return file


@pytest.fixture(scope="module")
def expected(book: RuleBook) -> str:
    return measure.reference_digest(book)


@pytest.mark.parametrize("name", CHECKED)
def test_a_rival_agrees_with_the_reference_on_every_statement(
    book: RuleBook, states: Path, expected: str, name: str
) -> None:
    pytest.importorskip(name if name != "columnar" else "numpy")
    asked = statements(book)
    rival = RIVALS[name](book, asked, pq.read_table(states), 1)
    answer = rival.run()
    truths = np.stack([rival.truths(answer, one) for one in asked])
    assert truths.shape == (len(book.rules), ROWS)
    assert digest(truths[:, : measure.CHECKED_ROWS]) == expected
    assert {int(one) for one in np.unique(truths)} == {0, 1, 2}


def test_more_and_fewer_statements_are_answered_alike(book: RuleBook, states: Path) -> None:
    pytest.importorskip("pandas")
    table = pq.read_table(states)
    for times in (0.25, 4):
        asked = statements(book, times)
        assert len(asked) == pytest.approx(times * len(book.rules), abs=2)
        assert set(read_by(asked.values())) <= set(read_by(statements(book).values()))
        kernel, other = (RIVALS[name](book, asked, table, 1) for name in ("columnar", "pandas"))
        ours, theirs = kernel.run(), other.run()
        assert all((kernel.truths(ours, name) == other.truths(theirs, name)).all() for name in asked)


@pytest.mark.parametrize("lists", [False, True], ids=["statuses", "lists"])
def test_files_hold_the_same_whoever_wrote_them(book: RuleBook, states: Path, tmp_path: Path, *, lists: bool) -> None:
    pytest.importorskip("polars")
    pytest.importorskip("duckdb")
    found = {}
    for name, rival in FILE_RIVALS.items():
        rival(book, states, tmp_path / "out.parquet", lists, 2)()
        found[name] = pq.read_table(tmp_path / "out.parquet")
    floor = found.pop("floor: read, trivial projection, write")
    assert floor.num_rows == ROWS
    rows = found["columnar"].to_pylist()
    assert {name: table.to_pylist() == rows for name, table in found.items()} == dict.fromkeys(found, True)
    assert set(rows[0]) == {"row", *statuses(book), *(["fired"] if lists else [])}
    if lists:
        listed = {one for row in rows for one in row["fired"]}
        assert len(listed) > 20
        assert listed <= set(reasons(book))


def test_a_job_in_a_process_of_its_own_tells_time_and_memory(book: RuleBook, states: Path, tmp_path: Path) -> None:
    ticks: list[None] = []
    runner = measure._Runner(tmp_path, 1, lambda: ticks.append(None))
    job = {"rival": "columnar", "file": str(states), "threads": 1}
    (answer,) = runner.all({"one": job})["one"]
    assert answer["seconds"] > 0
    assert answer["MB"] > 20
    assert answer["first rows"] == measure.reference_digest(book)
    assert len(ticks) == 1
    with pytest.raises(RuntimeError, match="no_such_rival"):
        runner.run({**job, "rival": "no_such_rival"}, checked=False)


def test_engines_that_take_one_visit_at_a_time_agree_too(book: RuleBook) -> None:
    figures = one_by_one(book, 55, 1)
    assert figures["reference"]["rows a second"] > 0
    assert set(figures) == {"visits", "reference", "durable-rules", "zen-engine"}


def test_what_does_not_apply_is_not_a_number_and_stays_so(book: RuleBook, states: Path) -> None:
    column = pq.read_table(states)["headache_duration__lo"].combine_chunks()
    away = np.isnan(column.to_numpy())
    headache = pq.read_table(states)["headache"].combine_chunks()
    assert away.any()
    assert pa.compute.all(pa.compute.invert(headache.filter(pa.array(away)))).as_py()


def test_the_whole_command_is_measured_beside_reading_and_writing_as_much(book: RuleBook, tmp_path: Path) -> None:
    runner = measure._Runner(tmp_path, 1, lambda: None)
    figures = measure._whole(book, runner, tmp_path / "told.parquet", 300)
    assert set(figures) == {"status", "lists"}
    for one in figures.values():
        floor, screened = one[measure.FLOOR], one[measure.SCREEN]
        assert floor["of the floor"] == 1
        assert screened["of the floor"] == pytest.approx(screened["s"] / floor["s"], abs=0.5)
        assert screened["output MB"] == pytest.approx(floor["output MB"], abs=0.2)
    assert pq.read_metadata(tmp_path / "answers.parquet").num_rows == 300
