"""Rows of a text table that hold more or fewer cells than there are columns: mended, and put where they stood."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_SHOWN = 80
"""So much of what stands where no column is goes into an issue."""

_NARROW = 3
"""In a table of fewer columns a cell of some lines of prose may well look like rows of the table."""


@dataclass(frozen=True)
class Mended:
    """A row that was ragged.

    Attributes:
        cells: one for each column.
        problem: what was amiss, in one sentence; empty where nothing was lost.
        surplus: what no column was there for.
        unsure: whether the cells may stand under the wrong columns.
    """

    cells: list[str | None]
    problem: str = ""
    surplus: str | None = None
    unsure: bool = False


@dataclass
class Mender:
    """Takes ragged rows as the parser finds them, and puts them back between the others.

    Attributes:
        schema: the columns, all of them text.
        delimiter: what stands between cells.
        quote: the mark around cells that hold a delimiter; empty for none.
        marks: how many such marks were read. Without any no cell can hold line breaks; at the end they should be even.
        mended: row in the whole input, from 0, and what was mended there; emptied by whoever reads it.
    """

    schema: pa.Schema
    delimiter: str
    quote: str = '"'
    marks: int = 0
    mended: deque[tuple[int, Mended]] = field(default_factory=deque)
    _ragged: deque[tuple[int, str]] = field(default_factory=deque)
    _seen: int = 0

    def take(self, row: Any) -> str:
        """The parser's call for each row it can't place."""
        if row.number > self._seen:  # a file that is parsed anew has the same rows as before
            self._seen = row.number
            self._ragged.append((row.number - 1, row.text))
        return "skip"

    def merged(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The batches with the ragged rows at their places.

        The parser reads ahead, so it may have met ragged rows that belong to a later batch; those wait.
        """
        parsed = 0  # rows as the parser counts them
        given = 0  # rows as they are given: one broken quotation mark can hold several
        for batch, last in _with_last(batches):
            places: list[int] = []
            rows: list[Mended] = []
            ragged = 0
            while self._ragged:
                before = self._ragged[0][0] - parsed - ragged  # rows of this batch that stand before the ragged one
                if before > batch.num_rows:
                    break
                found = self.mend(self._ragged.popleft()[1])
                places += [before] * len(found)
                rows += found
                ragged += 1
            broken = self._broken(batch, last=last) if self.marks else {}
            for row, text in broken.items():
                found = self._apart(text)
                places += [row] * len(found)
                rows += found
            merged = self._placed(batch, places, rows, list(broken), given) if rows else batch
            parsed += batch.num_rows + ragged
            given += merged.num_rows
            yield merged
        if self._ragged:
            rows = [row for _, text in self._ragged for row in self.mend(text)]
            self._ragged.clear()
            self.mended += [(given + at, row) for at, row in enumerate(rows)]
            yield self._batch(rows)

    def _placed(
        self, batch: pa.RecordBatch, places: list[int], rows: list[Mended], broken: list[int], given: int
    ) -> pa.RecordBatch:
        """The batch with `rows` before the rows at `places`, and without those that are `broken`."""
        order = np.insert(np.arange(batch.num_rows), places, batch.num_rows + np.arange(len(rows)))
        order = order[~np.isin(order, broken)]
        where = np.flatnonzero(order >= batch.num_rows)
        self.mended += [(given + int(at), rows[int(order[at]) - batch.num_rows]) for at in where]
        both = pa.Table.from_batches([batch, self._batch(rows)], self.schema)
        return both.take(pa.array(order)).combine_chunks().to_batches()[0]

    def _broken(self, batch: pa.RecordBatch, *, last: bool) -> dict[int, str]:
        """Rows that hold several, because a mark was left open, with their text; the number of cells is right by chance.

        One of their cells has line breaks and a mark without its fellow, and each of their lines is as wide as the table.
        Or the marks of the file are odd, and the last cell with line breaks ends with the file: there was no next mark.
        """
        found = {}
        commas = len(self.schema) - 1
        for name, row, cell in _with_breaks(batch):
            ends = last and row == batch.num_rows - 1 and self.marks % 2
            if ends or cell.count(self.quote) % 2:
                cells = batch.slice(row, 1).to_pylist()[0]
                text = self.delimiter.join((self.quote if one == name else "") + cells[one] for one in cells)
                wide = [line.count(self.delimiter) == commas for line in text.splitlines()]
                if len(wide) > 1 and (any(wide[1:]) if ends else all(wide)):
                    found[row] = text
        return dict(sorted(found.items()))

    def _batch(self, rows: list[Mended]) -> pa.RecordBatch:
        columns = [pa.array(column, pa.string()) for column in zip(*(row.cells for row in rows), strict=True)]
        return pa.RecordBatch.from_arrays(columns, schema=self.schema)

    def mend(self, text: str) -> list[Mended]:
        """The row, or the rows, that a text holds which the parser could not place."""
        cells = self._cells(text) if self.quote else self._plain(text)
        if cells is not None:
            return [self._fitted(cells)]
        return self._apart(text)

    def _apart(self, text: str) -> list[Mended]:
        """A mark that is never closed takes the rows below with it, up to the next mark: here they are again."""
        mended = []
        for line in io.StringIO(text, newline=None):
            if line.strip("\n"):
                told = None if line.count(self.quote) % 2 else self._cells(line)
                bare = [cell.strip(self.quote) for cell in self._plain(line)] if told is None else told
                mended.append(self._fitted(bare, open_quote=told is None))
        return mended

    def _cells(self, text: str) -> list[str] | None:
        """The cells of one row; None if its quotation marks are not what they should be."""
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter, quotechar=self.quote, strict=True)
        try:
            rows = list(reader)
        except csv.Error:
            return None
        return rows[0] if len(rows) == 1 else None

    def _plain(self, line: str) -> list[str]:
        return line.rstrip("\r\n").split(self.delimiter)

    def _fitted(self, cells: list[str], *, open_quote: bool = False) -> Mended:
        width, found = len(self.schema), len(cells)
        problem = ["has a quotation mark that is never closed; it was left out"] if open_quote else []
        fitted: list[str | None] = [*cells[:width], *[None] * (width - found)]
        surplus = [cell for cell in cells[width:] if cell.strip()]
        if found < width:
            problem.append(f"has {found} cells and the header {width}; those that are not there were not asked")
        if surplus:
            problem.append(
                f"has {found} cells and the header {width}; which belongs under which column can't be told, "
                "so only the row's own key is used"
            )
        told = self.delimiter.join(surplus)[:_SHOWN] if surplus else None
        return Mended(fitted, "; ".join(problem), told, unsure=bool(surplus))


def swallowed(batch: pa.RecordBatch, delimiter: str) -> Iterator[tuple[int, str]]:
    """Rows with a cell that seems to hold whole rows of the table, and the name of its column.

    A quotation mark that is left open takes rows with it up to the next mark. If the number of cells is right by chance,
    the parser can't see it.
    """
    if batch.num_columns < _NARROW:
        return
    for name, row, cell in _with_breaks(batch):
        if any(line.count(delimiter) == batch.num_columns - 1 for line in cell.splitlines()[1:-1]):
            yield row, name


def _with_breaks(batch: pa.RecordBatch) -> Iterator[tuple[str, int, str]]:
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        for row in pc.indices_nonzero(pc.match_substring(column, "\n")).to_pylist():
            yield name, row, column[row].as_py()


def _with_last(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[pa.RecordBatch, bool]]:
    """Each batch, and whether it is the last."""
    before = None
    for batch in batches:
        if before is not None:
            yield before, False
        before = batch
    if before is not None:
        yield before, True
