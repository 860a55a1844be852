"""What every reader gives: a schema, batches of raw cells in the input's order, and what was amiss with single rows."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from thecal.errors import InputError, Place, Problem, nearest
from thecal.visits.table.told import RowIssue

_ENDS = 65_536
"""So many bytes at either end of a file go into its fingerprint."""


@dataclass(frozen=True)
class RawBatch:
    """Some rows of the input, as they stand there.

    Attributes:
        first_row: the number of the first row in the whole input; rows of data count from 1. (A Python number: it does not
            overflow at 2³¹ rows.)
        table: the cells.
        issues: what was amiss with rows, not with values (a ragged row); the rows are there all the same.
        unsure: places (from 0) of rows whose cells may stand under the wrong columns.
    """

    first_row: int
    table: pa.RecordBatch
    issues: tuple[RowIssue, ...] = ()
    unsure: tuple[int, ...] = ()

    def trusted(self, keep: Collection[str] = ()) -> pa.RecordBatch:
        """The cells, without those of rows in `unsure`: a cell shifted by a comma would be a finding nobody told.

        Args:
            keep: the columns of the row's own key, which stay as they are.
        """
        if not self.unsure:
            return self.table
        sure = pa.array(np.isin(np.arange(self.table.num_rows), self.unsure, invert=True))
        columns = [
            column if name in keep else pc.if_else(sure, column, pa.scalar(None, column.type))
            for name, column in zip(self.table.schema.names, self.table.columns, strict=True)
        ]
        return pa.RecordBatch.from_arrays(columns, schema=self.table.schema)


@dataclass(frozen=True)
class ReadOptions:
    """What a person may have to say about an input.

    Attributes:
        format: csv, tsv, parquet, arrow, jsonl or xlsx; None to go by the name.
        delimiter: what stands between the cells of a text table, as a sign or a word (``tab``); None to find out from its
            header.
        encoding: how text is written in bytes, by its Python name; None to find out.
        sheet: the sheet of a workbook; None for the first.
        quote: the mark around cells that hold a delimiter; ``none`` where a text table has no such mark.
    """

    format: str | None = None
    delimiter: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    quote: str = '"'


@dataclass
class Source(ABC):
    """An input that is open.

    Attributes:
        name: what it is called in messages. Never holds a password.
        schema: its columns.
        rows: how many rows of data, where that can be known without reading them.
        notes: what a person should know about how it is read.
        same_again: whether a second reading gives the same rows for as long as the fingerprint is the same.
    """

    name: str
    schema: pa.Schema
    rows: int | None = None
    notes: list[str] = field(default_factory=list)
    same_again: bool = True

    @abstractmethod
    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        """The rows in order, in batches of `thecal.screening.size.ROWS` (the last one shorter).

        Args:
            skip_rows: so many rows of data are left out at the start; a multiple of ROWS gives the same batches as a
                reading from the start.
        """

    @abstractmethod
    def fingerprint(self) -> str:
        """Tells whether the input is still what it was: the same text for the same input, another if it changed."""

    def progress(self) -> float | None:
        """How much of the input was read, from 0 to 1; None where that is not known."""
        return None

    def only(self, columns: Sequence[str]) -> Source:
        """The same input with these columns alone, in the input's order. What is not needed is not read, if possible.

        Raises:
            InputError: with every column that is not there.
        """
        check_columns(self.schema, columns, self.name)
        return Chosen(self, [name for name in self.schema.names if name in set(columns)])


class Chosen(Source):
    """Some columns of another source, which must read them all."""

    def __init__(self, whole: Source, columns: list[str]) -> None:
        schema = pa.schema([whole.schema.field(name) for name in columns])
        super().__init__(whole.name, schema, whole.rows, whole.notes, whole.same_again)
        self.whole = whole

    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        """The rows in order."""
        for batch in self.whole.batches(skip_rows):
            yield replace(batch, table=batch.table.select(self.schema.names))

    def fingerprint(self) -> str:
        """That of the whole."""
        return self.whole.fingerprint()

    def progress(self) -> float | None:
        """That of the whole."""
        return self.whole.progress()


def check_columns(schema: pa.Schema, columns: Iterable[str], name: str) -> None:
    """Raises an InputError with every column that the input does not have."""
    problems = []
    for column in columns:
        if column not in schema.names:
            close = nearest(column, schema.names)
            advice = f"did you mean {' or '.join(map(repr, close))}?" if close else "see the header of the input."
            problems.append(Problem("no-column", f"No column is called {column!r}.", Place(name), advice=advice))
    if problems:
        raise InputError(problems)


def check_names(names: Sequence[str], name: str, advice: str = "give each column a name of its own.") -> None:
    """Raises an InputError with every name that two columns share."""
    twice = sorted({one for one in names if names.count(one) > 1}, key=names.index)
    if twice:
        raise InputError(
            [
                Problem("same-column", f"{names.count(one)} columns are called {one!r}.", Place(name), advice=advice)
                for one in twice
            ]
        )


def fingerprint_of(files: Iterable[Path]) -> str:
    """Of files: names, sizes, times of change, and what stands at both ends of each."""
    digest = hashlib.sha256()
    for file in files:
        about = file.stat()
        digest.update(f"{file.name}\0{about.st_size}\0{about.st_mtime_ns}\0".encode())
        with file.open("rb") as stream:
            digest.update(stream.read(_ENDS))
            if about.st_size > _ENDS:
                stream.seek(max(_ENDS, about.st_size - _ENDS))
                digest.update(stream.read(_ENDS))
    return digest.hexdigest()
