"""`thecal screen` as a whole, from visits as they were told to answers; beside reading and writing as much."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.screening.settled import SEED
from thecal.condition import RuleBook
from thecal.screening.demo import write_demo
from thecal.screening.size import ROWS
from thecal.screening.writers import open_output

SCREEN, FLOOR = "thecal screen", "floor: read all, write as much"
DETAILS = ("status", "lists")


def write_told(book: RuleBook, rows: int, file: Path) -> None:
    """Writes made-up visits."""
    write_demo(rows, file, SEED, book)


def whole(job: dict[str, Any]) -> dict[str, Any]:
    """Seconds of one run in this process, which has nothing else to do."""
    source, target = Path(job["file"]), Path(job["out"])
    if job["whole"] == SCREEN:
        return timed(lambda: screened(source, target, job["detail"], job["threads"]))
    # What is written stands for what a screening writes: the answers of one batch, as often as there are batches.
    first, sample = target.with_name("first.parquet"), target.with_name(f"first-{job['detail']}.parquet")
    if not sample.exists():
        pq.write_table(pa.Table.from_batches([next(pq.ParquetFile(source).iter_batches(ROWS))]), first)
        screened(first, sample, job["detail"], 1)
    answers = pq.read_table(sample).combine_chunks().to_batches()[0]
    return timed(lambda: copied(source, target, answers))


def timed(call: Callable[[], object]) -> dict[str, Any]:
    """Seconds by the wall's clock and by the processor's."""
    before, start = time.process_time(), time.perf_counter()
    call()
    return {"seconds": time.perf_counter() - start, "cpu": time.process_time() - before}


def screened(source: Path, target: Path, detail: str, threads: int) -> None:
    """The command as it is typed."""
    from thecal.cli.run import run  # noqa: PLC0415 - the floor needs no command line

    options = ["--overwrite", "--quiet", "--detail", detail, "--threads", str(threads)]
    code = run(["screen", str(source), "-o", str(target), *options])
    if code:
        raise RuntimeError(f"thecal screen ended with {code}")


def copied(source: Path, target: Path, answers: pa.RecordBatch) -> None:
    """Reads every column of every row, and writes as many rows of answers with the same writer."""
    writer = open_output(target, answers.schema, metadata={})
    for batch in pq.ParquetFile(source).iter_batches(ROWS):
        writer.write(answers.slice(0, batch.num_rows))
    writer.finish()
