"""Arrow: files (also Feather) and streams."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from thecal.errors import InputError, Place, Problem
from thecal.screening.readers.base import RawBatch, Source, check_names, fingerprint_of
from thecal.screening.readers.flat import flat_fields, flattened
from thecal.screening.readers.opening import told_plainly
from thecal.screening.size import resized


class ArrowSource(Source):
    """An Arrow file (also Feather), or an Arrow stream.

    Args:
        place: the file.

    Raises:
        InputError: if it is neither.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        with whole(str(place)), _opened(place) as (schema, _, _):
            check_names(schema.names, str(place))
        fields = [pa.field(name, kind) for name, (_, kind) in flat_fields(schema).items()]
        super().__init__(str(place), pa.schema(fields))
        self._done: Callable[[], float] = lambda: 0.0

    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        """The rows in order."""
        first = skip_rows + 1
        with whole(self.name):
            for batch in resized(self._pieces(skip_rows), self.schema):
                yield RawBatch(first, batch)
                first += batch.num_rows

    def progress(self) -> float | None:
        """How much of the file was read."""
        return min(1.0, self._done())

    def fingerprint(self) -> str:
        """That of the file."""
        return fingerprint_of([self.place])

    def _pieces(self, skip: int) -> Iterator[pa.RecordBatch]:
        with _opened(self.place) as (_, pieces, done):
            self._done = done
            for piece in pieces:
                cut = min(skip, piece.num_rows)
                skip -= cut
                if cut < piece.num_rows:
                    yield flattened(piece.slice(cut), self.schema)
        self._done = lambda: 1.0


@contextmanager
def _opened(place: Path) -> Iterator[tuple[pa.Schema, Iterator[pa.RecordBatch], Callable[[], float]]]:
    """Schema, batches and progress of a file or stream."""
    size = max(1, place.stat().st_size)
    with pa.OSFile(str(place)) as raw:
        if raw.read(6) == b"ARROW1":
            file: Any = pa.ipc.open_file(raw)
            count = max(1, file.num_record_batches)
            at = 0

            def each() -> Iterator[pa.RecordBatch]:
                nonlocal at
                for number in range(file.num_record_batches):
                    at = number
                    yield file.get_batch(number)

            yield file.schema, each(), lambda: at / count
        else:
            raw.seek(0)
            stream: Any = pa.ipc.open_stream(raw)
            yield stream.schema, iter(stream), lambda: raw.tell() / size if not raw.closed else 1.0


@contextmanager
def whole(name: str) -> Iterator[None]:
    """What Arrow says about a damaged file, in words for its owner."""
    try:
        with told_plainly(name):
            yield
    except InputError:
        raise
    except pa.ArrowException:
        message = "The file is damaged, or not of the kind its name says."
        raise InputError([Problem("damaged", message, Place(name), advice="write it again.")]) from None
