"""From a Parquet file of settled states to a Parquet file of answers: statuses, and lists of the statements that hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.screening.asked import Asked, reasons, statuses
from benchmarks.screening.programs import PolarsProgram, SqlProgram
from benchmarks.screening.settled import as_facts, read_by
from thecal.condition import RuleBook
from thecal.engines.columnar import Columnar, Plane, Run
from thecal.engines.columnar.engine import at_bedside
from thecal.engines.columnar.plan import Plan
from thecal.screening.lists import lists_of
from thecal.visits.table.bits import arrow_truths

Ready = Callable[[], object]
FileRival = Callable[[RuleBook, Path, Path, bool, int], Ready]
"""From book, input, output, whether lists are wanted, and threads to what is then measured."""


def columnar(book: RuleBook, source: Path, target: Path, lists: bool, threads: int) -> Ready:  # noqa: FBT001 - a FileRival
    """The kernel, batch by batch, in order."""
    words = Columnar(book).words
    asked, listed = statuses(book), reasons(book) if lists else {}
    names = read_by([*asked.values(), *listed.values()])
    plan = Plan(name for name, finding in words.items() if at_bedside(finding))
    places = {name: plan.place(condition) for name, condition in {**asked, **listed}.items()}

    def answer(batch: pa.RecordBatch) -> pa.RecordBatch:
        run = Run(plan.gates, as_facts(batch, names, words), words)
        columns: dict[str, Any] = {"row": batch.column("row")}
        for name in asked:
            sure, maybe = run.bits(places[name], Plane.TRUE), run.bits(places[name], Plane.POSSIBLE)
            columns[name] = arrow_truths(sure, batch.num_rows, sure | ~maybe)
        if lists:
            columns["fired"] = lists_of({name: run.bits(places[name], Plane.TRUE) for name in listed}, batch.num_rows)
        return pa.RecordBatch.from_pydict(columns)

    columns = _columns(source, names)
    return lambda: _written(source, target, columns, answer, threads)


def floor(book: RuleBook, source: Path, target: Path, lists: bool, threads: int) -> Ready:  # noqa: FBT001 - a FileRival
    """Reads the same columns and writes as many bytes: which cells are told, and the lists of one batch again and again."""
    words = Columnar(book).words
    asked, listed = statuses(book), reasons(book) if lists else {}
    names = read_by([*asked.values(), *listed.values()])
    columns = _columns(source, names)
    answers: list[pa.Array] = []
    if lists:
        facts = as_facts(next(pq.ParquetFile(source).iter_batches(65_536)), names, words)
        plan = Plan(())
        places = {name: plan.place(condition) for name, condition in listed.items()}
        run = Run(plan.gates, facts, words)
        answers = [lists_of({name: run.bits(place, Plane.TRUE) for name, place in places.items()}, facts.rows)]

    def answer(batch: pa.RecordBatch) -> pa.RecordBatch:
        made: dict[str, Any] = {"row": batch.column("row")}
        made.update(zip(asked, (column.is_valid() for column in batch.columns[1:]), strict=False))
        if answers:
            made["fired"] = answers[0].slice(0, batch.num_rows)
        return pa.RecordBatch.from_pydict(made)

    return lambda: _written(source, target, columns, answer, threads)


def _columns(source: Path, names: list[str]) -> list[str]:
    wanted = {"row", *names, *(f"{name}__{end}" for name in names for end in ("lo", "hi"))}
    return [name for name in pq.read_schema(source).names if name in wanted]


def _written(
    source: Path, target: Path, columns: list[str], answer: Callable[[pa.RecordBatch], pa.RecordBatch], threads: int
) -> None:
    """Row groups are read and answered by several threads, a few ahead, and written in order."""
    groups = pq.ParquetFile(source).num_row_groups

    def one(group: int) -> list[pa.RecordBatch]:
        table = pq.ParquetFile(source).read_row_group(group, columns=columns, use_threads=False)
        return [answer(batch) for batch in table.combine_chunks().to_batches()]

    def answered() -> Iterator[pa.RecordBatch]:
        with ThreadPoolExecutor(threads) as pool:
            waiting: list[Future[list[pa.RecordBatch]]] = []
            for group in range(groups):
                waiting.append(pool.submit(one, group))
                if len(waiting) > threads + 1:
                    yield from waiting.pop(0).result()
            for future in waiting:
                yield from future.result()

    writer = None
    for batch in answered():
        writer = writer or pq.ParquetWriter(
            target,
            batch.schema,
            compression="snappy",
            write_statistics=False,
            # As `thecal screen` writes: words are kept once, and numbers that count are kept as steps.
            use_dictionary=["fired.list.element"],
            column_encoding={"row": "DELTA_BINARY_PACKED"},
        )
        writer.write_batch(batch)
    if writer is not None:
        writer.close()


def polars(book: RuleBook, source: Path, target: Path, lists: bool, threads: int) -> Ready:  # noqa: FBT001, ARG001 - a FileRival
    """Polars, streaming from scan to sink; its threads are set before it is imported."""
    import polars as pl  # noqa: PLC0415

    program = PolarsProgram(Columnar(book).words)
    columns = [pl.col("row"), *(program.read(one).alias(name) for name, one in statuses(book).items())]
    if lists:
        found = [pl.when(program.read(one)).then(pl.lit(name)) for name, one in reasons(book).items()]
        columns.append(pl.concat_list(found).list.drop_nulls().alias("fired"))
    frame = pl.scan_parquet(source).select(columns)
    return lambda: frame.sink_parquet(target, compression="snappy", statistics=False)


def duckdb(book: RuleBook, source: Path, target: Path, lists: bool, threads: int) -> Ready:  # noqa: FBT001 - a FileRival
    """DuckDB: one COPY, in the order of the input."""
    import duckdb as engine  # noqa: PLC0415

    program = SqlProgram(Columnar(book).words)
    columns = ["row", *(f'{program.read(one)} AS "{name}"' for name, one in _named(statuses(book)))]
    if lists:
        found = ", ".join(f"CASE WHEN {program.read(one)} THEN '{name}' END" for name, one in _named(reasons(book)))
        columns.append(f"list_filter([{found}], lambda name: name IS NOT NULL) AS fired")
    connection = engine.connect(config={"threads": threads})
    copy = (
        f"COPY (SELECT {', '.join(columns)} FROM read_parquet('{source}')) TO '{target}' "
        "(FORMAT parquet, COMPRESSION snappy, PRESERVE_ORDER true)"
    )
    return lambda: connection.execute(copy)


def _named(asked: Asked) -> Iterator[tuple[str, Any]]:
    yield from asked.items()


FILE_RIVALS: Mapping[str, FileRival] = {
    "floor: read, trivial projection, write": floor,
    "columnar": columnar,
    "polars": polars,
    "duckdb": duckdb,
}
