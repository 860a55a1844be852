"""Rows whose key an earlier row has as well: found over the whole input, however long, in bounded memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import numpy as np
import pyarrow as pa

from thecal.screening.journal import Part
from thecal.screening.screener import ISSUES
from thecal.screening.size import ROWS

PROBLEM = "an earlier row has the same key"

_MEMORY = "96MB"
"""What does not fit goes to a folder of its own and leaves with it."""

_REPEATED = """
    with repeated as (select id, min(row) as first from keys group by id having count(*) > 1)
    select keys.row, keys.id, repeated.first from keys join repeated using (id) where keys.row > first order by keys.row
"""


class Repeats:
    """Keeps the keys of all rows; a context manager that forgets them.

    Args:
        folder: where what does not fit into memory may go; by default the system's folder for such things.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="keys-", dir=folder)
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": _MEMORY,
            "threads": 1,
            "temp_directory": self._folder.name,
        }
        self._keys = duckdb.connect(":memory:", config=settings)
        self._keys.execute("create table keys (row bigint, id varchar)")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:  # fmt: skip
        self._keys.close()
        self._folder.cleanup()

    def add(self, table: pa.RecordBatch) -> None:
        """Keeps the keys of one batch of answers. Rows without a key repeat nothing."""
        keys = table.select(["row", "id"])
        self._keys.register("batch", keys)
        self._keys.execute("insert into keys select row, id from batch where id is not null")
        self._keys.unregister("batch")

    def found(self) -> Iterator[pa.RecordBatch]:
        """The rows that repeat a key, in order, as issues. Each names the first row of its key."""
        for batch in self._keys.sql(_REPEATED).to_arrow_reader(ROWS):
            rows = batch.num_rows
            columns = {
                "row": batch.column("row"),
                "id": batch.column("id"),
                "column": pa.repeat("id", rows),
                "finding": pa.repeat("", rows),
                "value": pa.array([f"row {first}" for first in batch.column("first").to_pylist()], pa.string()),
                "problem": pa.repeat(PROBLEM, rows),
            }
            yield pa.RecordBatch.from_arrays([columns[name] for name in ISSUES.names], schema=ISSUES)


def with_repeats(parts: Iterable[Part], found: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Answers in which the rows that repeat a key count that among their issues. One batch of each is held at a time.

    Args:
        parts: the answers, in the order of their rows.
        found: what `Repeats.found` gives for them.
    """
    repeating = iter(found)
    waiting = np.empty(0, np.int64)
    for table, _ in parts:
        rows = table.column("row").to_numpy()
        while not len(waiting) or waiting[-1] <= rows[-1]:
            batch = next(repeating, None)
            if batch is None:
                break
            waiting = np.concatenate([waiting, batch.column("row").to_numpy()])
        # Rows of a batch are numbered without a gap.
        here, waiting = np.split(waiting, [np.searchsorted(waiting, rows[-1], side="right")])
        place = table.schema.get_field_index("issues")
        counts = table.column(place).to_numpy().copy()
        counts[here - rows[0]] += 1
        yield table.set_column(place, table.schema.field(place), pa.array(counts))
