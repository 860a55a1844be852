"""A source of made-up rows in small batches, and runs over it, here or in a process that can be killed.

``python -m tests.unit.screening.runs OUTPUT ROWS resume|begin`` screens ROWS rows; before each batch it waits for a byte on
standard input, so that whoever started it knows where it is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from thecal.condition import RuleBook
from thecal.screening.bind import bind_by_name
from thecal.screening.pipeline import Pipeline
from thecal.screening.readers.base import RawBatch, Source
from thecal.screening.run import Target, run_to_file
from thecal.screening.screener import Screener
from thecal.screening.summary import Summary
from thecal.visits.table.told import RowIssue

BATCH = 20
SCHEMA = pa.schema([(name, pa.string()) for name in ("id", "phase", "headache", "leg_weakness", "temperature [Cel]")])
SCREENERS: dict[int, Screener] = {}


class Rows(Source):
    """So many rows, every tenth with a temperature that can't be, every batch with one ragged row."""

    def __init__(self, rows: int, *, gated: bool = False) -> None:
        super().__init__("made up", SCHEMA, rows)
        self.gated = gated
        self.read: list[int] = []

    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        assert self.rows is not None
        for start in range(skip_rows, self.rows, BATCH):
            if self.gated:
                sys.stdin.buffer.read(1)
            self.read.append(start)
            rows = [self._row(number) for number in range(start, min(start + BATCH, self.rows))]
            yield RawBatch(
                start + 1, pa.RecordBatch.from_pylist(rows, SCHEMA), (RowIssue(0, "", "", None, "is a ragged row"),)
            )

    def fingerprint(self) -> str:
        return f"{self.rows} rows"

    @staticmethod
    def _row(number: int) -> dict[str, str | None]:
        return {
            "id": f"p-{number}",
            "phase": ("implanted", "test_period", "")[number % 3],
            "headache": ("present", "absent", None)[number % 5 % 3],
            "leg_weakness": ("absent", "absent", "present", "unknown")[number % 7 % 4],
            "temperature [Cel]": "380" if number % 10 == 0 else f"{36 + number % 40 / 10:.1f}",
        }


def run(
    book: RuleBook, output: Path, rows: int, resume: bool = False, overwrite: bool = False, threads: int = 1, source=None, report=None
) -> int:  # fmt: skip
    """Screens so many rows; how many an earlier run had finished."""
    source = source or Rows(rows)
    one = SCREENERS.setdefault(id(book), Screener(book))  # costly to make: the runs of one thread share it
    screener = (lambda: one) if threads == 1 else (lambda: Screener(book))
    pipeline = Pipeline(source, bind_by_name(SCHEMA, book.knowledge.vocabulary), screener, threads)
    issues = output.with_name("issues" + output.suffix)
    about = {"input": source.fingerprint(), "rules": book.knowledge.hash}
    target = Target(output, issues, about, resume=resume, overwrite=overwrite)
    return run_to_file(pipeline, target, Summary(), report)


if __name__ == "__main__":
    from thecal.quick import load_rules

    _, name, count, how = sys.argv
    run(load_rules(), Path(name), int(count), resume=how == "resume", source=Rows(int(count), gated=True))
