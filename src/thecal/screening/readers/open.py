"""Which reader an input wants: by what it is, and then by what it is called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from thecal.errors import InputError, Place, Problem
from thecal.screening.readers.arrow import ArrowSource
from thecal.screening.readers.base import ReadOptions, Source
from thecal.screening.readers.delimited import DelimitedSource
from thecal.screening.readers.excel import ExcelSource
from thecal.screening.readers.jsonl import JsonLinesSource
from thecal.screening.readers.opening import STDIN, Bytes, told_plainly
from thecal.screening.readers.parquet import FolderOfParquet

FORMATS: Final = ("csv", "tsv", "parquet", "arrow", "jsonl", "xlsx")

_SUFFIXES: Final = {
    ".csv": "csv",
    ".txt": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".arrow": "arrow",
    ".arrows": "arrow",
    ".feather": "arrow",
    ".ipc": "arrow",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
}
_MARKS: Final = {b"PAR1": "parquet", b"ARROW1": "arrow", b"PK\x03\x04": "xlsx"}
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_input(
    place: str | Path, *, options: ReadOptions | None = None, columns: Sequence[str] | None = None
) -> Source:
    """Opens an input of whatever format.

    Args:
        place: a file, a folder of Parquet files, or ``-`` for standard input (CSV, or what `options` say).
        options: what a person has to say about it.
        columns: what is needed; None for all. Nothing else is read where the format allows that.

    Raises:
        InputError: if there is no such input, it can't be read, or lacks columns.
    """
    options = options or ReadOptions()
    source = _opened(place, options)
    return source if columns is None else source.only(columns)


def _opened(place: str | Path, options: ReadOptions) -> Source:
    name = str(place)
    if options.format is not None and options.format not in FORMATS:
        message = f"No format is called {options.format!r}."
        raise InputError([Problem("no-format", message, Place(name), allowed=FORMATS)])
    if name != STDIN and Path(place).is_dir():
        return FolderOfParquet(Path(place))
    with told_plainly(name):
        data = Bytes(place)
        kind = options.format or _kind(data)
    if kind in {"csv", "tsv"}:
        return DelimitedSource(data, options)
    if kind == "jsonl":
        return JsonLinesSource(data, options)
    if data.path is None:
        message = f"Standard input can't be {kind}: such a file must be read from more than one place."
        raise InputError([Problem("usage", message, Place(name), advice="give the name of the file.")])
    if kind == "parquet":
        return FolderOfParquet(data.path)
    if kind == "arrow":
        return ArrowSource(data.path)
    return ExcelSource(data.path, options)


def _kind(data: Bytes) -> str:
    head = data.head()[:8]
    for mark, kind in _MARKS.items():
        if head.startswith(mark):
            return kind
    if head == _OLD_EXCEL:
        message = "This is a workbook of old Excel (.xls), or one with a password."
        raise InputError([Problem("old-excel", message, Place(data.name), advice="save it as .xlsx, without one.")])
    suffixes = [suffix.lower() for suffix in (data.path.suffixes if data.path else [])]
    for suffix in reversed(suffixes):
        if suffix in _SUFFIXES:
            kind = _SUFFIXES[suffix]
            if head and kind == "parquet":
                message = "The name says Parquet, but the file is something else."
                raise InputError([Problem("damaged", message, Place(data.name))])
            return kind
    return "csv"
