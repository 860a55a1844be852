"""Which writer an output wants, by its name; and what an output says it was made with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from thecal.errors import InputError, Place, Problem
from thecal.screening.writers.base import Writer
from thecal.screening.writers.excel import ExcelWriter, check_rows, told_about
from thecal.screening.writers.parquet import ParquetWriter
from thecal.screening.writers.text import DelimitedWriter, JsonLinesWriter, sidecar

_WRITERS: Final[Mapping[str, type[Writer]]] = {
    ".parquet": ParquetWriter,
    ".pq": ParquetWriter,
    ".csv": DelimitedWriter,
    ".tsv": DelimitedWriter,
    ".tab": DelimitedWriter,
    ".txt": DelimitedWriter,
    ".xlsx": ExcelWriter,
    ".jsonl": JsonLinesWriter,
    ".ndjson": JsonLinesWriter,
}
SUFFIXES: Final = (".parquet", ".csv", ".csv.gz", ".tsv", ".xlsx", ".jsonl", ".jsonl.gz")


def open_output(
    path: str | Path, schema: pa.Schema, *, metadata: Mapping[str, str] | None = None, rows: int | None = None
) -> Writer:
    """Begins an output; what it is follows from its name.

    Args:
        path: where it will be, once `Writer.finish` was called.
        schema: its columns.
        metadata: what it was made with; None for what the schema says.
        rows: how many there will be, if that is known: more than a workbook holds are refused before the work.

    Raises:
        InputError: if no format has such a name, or a workbook would be too small.
        NotWritten: if the file can't be made.
    """
    path = Path(path)
    kind = _kind(path)
    if kind is ExcelWriter and rows is not None:
        check_rows(rows, str(path))
    if metadata is None:
        metadata = {key.decode(): value.decode() for key, value in (schema.metadata or {}).items()}
    return kind(path, schema, metadata)


def check_output(path: str | Path) -> None:
    """Raises an InputError if no format has such a name."""
    _kind(Path(path))


def _kind(path: Path) -> type[Writer]:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    packed = suffixes[-1:] == [".gz"]
    last = suffixes[-2] if packed and len(suffixes) > 1 else suffixes[-1] if suffixes else ""
    kind = _WRITERS.get(last)
    if kind is None or (packed and not issubclass(kind, DelimitedWriter | JsonLinesWriter)):
        message = "The name of the output does not say what it shall be."
        raise InputError([Problem("no-format", message, Place(str(path)), allowed=SUFFIXES)])
    return kind


def about(path: str | Path) -> dict[str, str]:
    """What an output says it was made with; empty if it says nothing."""
    path = Path(path)
    kind = _kind(path)
    if kind is ParquetWriter:
        metadata = pq.read_schema(path).metadata or {}
        return {key.decode(): value.decode() for key, value in metadata.items() if key != b"ARROW:schema"}
    if kind is ExcelWriter:
        return told_about(path)
    try:
        told = json.loads(sidecar(path).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return {str(key): str(value) for key, value in told.items()} if isinstance(told, dict) else {}
