"""Text that people and other programs read: CSV, TSV and JSON lines, packed with gzip or not."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from thecal.screening.writers.base import Writer
from thecal.screening.writers.safe import cell_type, cells

_LEVEL: Final = 4
"""How hard gzip tries: its usual 6 makes the file an eighth smaller, and takes nearly three times as long."""


class _Tap:
    """Where packed bytes go. Shut, they go nowhere: where the disk is full, Python would try again when it tidies up."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.shut = False

    def write(self, data: bytes) -> int:
        """Writes on, or nothing."""
        return len(data) if self.shut else self.stream.write(data)

    def flush(self) -> None:
        """Writes out what the stream holds."""
        if not self.shut:
            self.stream.flush()


class _TextWriter(Writer):
    """A file of text, perhaps packed."""

    def _begin(self) -> None:
        self._packed: Any = None
        if self.path.suffix.lower() == ".gz":
            # No name and no time inside: the same rows give the same bytes.
            self._tap = _Tap(self.stream)
            self._packed = gzip.GzipFile("", "wb", _LEVEL, self._tap, mtime=0)
        self._open()

    def _open(self) -> None:
        """Opens the format on `_sink`."""

    @property
    def _sink(self) -> Any:
        return self.stream if self._packed is None else self._packed

    def _end(self) -> None:
        if self._packed is not None:
            self._packed.close()

    def _beside(self) -> None:
        if self.metadata:
            sidecar(self.path).write_text(json.dumps(dict(self.metadata), indent=2) + "\n")

    def _drop(self) -> None:
        if hasattr(self, "_tap"):
            self._tap.shut = True
        if getattr(self, "_packed", None) is not None:
            with contextlib.suppress(zlib.error):
                self._packed.close()


class DelimitedWriter(_TextWriter):
    """CSV, or TSV by its name, in UTF-8. Lists are joined by ``; ``.

    A text cell that a spreadsheet would run as a formula gets an apostrophe before it (see `thecal.screening.writers.safe`);
    numbers stay as they are.
    """

    def _open(self) -> None:
        self._shown = pa.schema([(field.name, cell_type(field.type)) for field in self.schema])
        tabs = self.path.name.lower().removesuffix(".gz").endswith((".tsv", ".tab"))
        self._file: Any = pa_csv.CSVWriter(
            self._sink, self._shown, write_options=pa_csv.WriteOptions(delimiter="\t" if tabs else ",")
        )

    def _add(self, batch: pa.RecordBatch) -> None:
        self._file.write_batch(
            pa.RecordBatch.from_arrays([cells(column) for column in batch.columns], schema=self._shown)
        )

    def _end(self) -> None:
        self._file.close()
        super()._end()


class JsonLinesWriter(_TextWriter):
    """One JSON object a row; lists stay lists, and what is not known is null."""

    def _add(self, batch: pa.RecordBatch) -> None:
        keys = [json.dumps(name) for name in batch.schema.names]
        columns = [_as_json(column) for column in batch.columns]
        template = "{" + ", ".join(key.replace("%", "%%") + ": %s" for key in keys) + "}\n"
        self._sink.write("".join(map(template.__mod__, zip(*columns, strict=True))).encode())


def _as_json(column: pa.Array) -> Sequence[str]:
    """Each cell as JSON. Words are turned to JSON once, however often they stand."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        words = [*_as_json(column.dictionary), "null"]
        return [words[-1 if code is None else code] for code in column.indices.to_pylist()]
    if pa.types.is_list(kind):
        items = _as_json(column.flatten())
        ends = pc.fill_null(pc.list_value_length(column), 0).to_pylist()
        found, at = [], 0
        for valid, length in zip(column.is_valid().to_pylist(), ends, strict=True):
            found.append("[" + ", ".join(items[at : at + length]) + "]" if valid else "null")
            at += length
        return found
    if pa.types.is_integer(kind):
        return ["null" if value is None else str(value) for value in column.to_pylist()]
    return [_dumped(value) for value in column.to_pylist()]


def _dumped(value: Any) -> str:
    if isinstance(value, dt.date | dt.time):
        value = value.isoformat()
    if isinstance(value, float) and value != value:  # noqa: PLR0124 - NaN is no JSON
        value = None
    return json.dumps(value, ensure_ascii=False)


def sidecar(path: Path) -> Path:
    """Where a format that can't hold metadata keeps it: ``answers.csv.about.json`` for ``answers.csv``."""
    return path.with_name(path.name + ".about.json")
