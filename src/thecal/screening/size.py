"""How much is held at once: the rows of a batch, and batches cut anew to that size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyarrow as pa

ROWS: Final = 65_536
"""The most rows of a batch. Row places within a batch fit in 16 bits, and a batch of a wide table is some tens of MB."""


def resized(batches: Iterable[pa.RecordBatch], schema: pa.Schema, rows: int = ROWS) -> Iterator[pa.RecordBatch]:
    """The same rows in batches of exactly `rows`, the last one perhaps shorter.

    Where a batch ends must follow from the rows alone and not from how the file happened to be cut, so that a run taken
    up again finds the same batches.
    """
    waiting: list[pa.RecordBatch] = []
    held = 0
    for batch in batches:
        start = 0
        while held + batch.num_rows - start >= rows:
            piece = batch.slice(start, rows - held)
            start += rows - held
            yield _joined([*waiting, piece], schema)
            waiting, held = [], 0
        if start < batch.num_rows:
            waiting.append(batch.slice(start))
            held += batch.num_rows - start
    if held:
        yield _joined(waiting, schema)


def _joined(pieces: list[pa.RecordBatch], schema: pa.Schema) -> pa.RecordBatch:
    if len(pieces) == 1:
        return pieces[0]
    table = pa.Table.from_batches(pieces, schema).unify_dictionaries().combine_chunks()
    return table.to_batches()[0]
