"""Text tables in Spark: rows that don't fit the header are mended as in a file that is read without it.

Left to itself, Spark fills or cuts such a row. Asked to, it keeps the row's text in a column of its own; from that text the
workers make what the readers of `thecal.screening` would have made of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from thecal.screening.readers import ReadOptions, open_input
from thecal.screening.readers.base import RawBatch
from thecal.screening.readers.delimited import DelimitedSource
from thecal.screening.readers.opening import Bytes
from thecal.screening.readers.ragged import Mended, Mender
from thecal.screening.readers.text import encoding_of
from thecal.visits.table.told import RowIssue

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

BROKEN: Final = "_corrupt_record"
"""The column in which Spark keeps a row of a text table that does not fit its header."""

ENDINGS: Final = (".csv", ".csv.gz", ".tsv", ".tsv.gz", ".tab", ".txt")

_JAVA: Final = {
    "utf-8": "UTF-8",
    "latin-1": "ISO-8859-1",
    "iso8859-1": "ISO-8859-1",
    "ascii": "US-ASCII",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "utf-32": "UTF-32",
}
"""Encodings by their names in Python, and in Spark."""

_TABS = (".tsv", ".tsv.gz", ".tab")
_BYTES = "holds bytes that are not of the file's encoding; --encoding says which it is"
_NOT_READ = (
    "has not as many cells as the header; which belongs under which column can't be told, so only the key is used"
)


@dataclass(frozen=True)
class TextTable:
    """How the rows of a text table were written.

    Attributes:
        names: all of its columns, in order.
        delimiter: what stands between cells.
    """

    names: tuple[str, ...]
    delimiter: str


def read_text(spark: SparkSession, place: str, options: ReadOptions) -> tuple[DataFrame, TextTable]:
    """A text table, every cell as text, with a column `BROKEN`; and how it was written.

    Raises:
        InputError: if it is a file of this machine that can't be read.
    """
    delimiter = options.delimiter or ("\t" if place.lower().endswith(_TABS) else ",")
    encoding = options.encoding or "UTF-8"
    if Path(place).is_file():
        source = open_input(place, options=options)
        assert isinstance(source, DelimitedSource)
        delimiter = source.header.delimiter
        encoding = encoding_of(Bytes(place).head(), options.encoding, place)[0]
    encoding = _JAVA.get(encoding.lower(), encoding)
    if encoding not in _JAVA.values():
        # Others are known to Java only, and Spark asks it only when told to.
        spark.conf.set("spark.sql.legacy.javaCharsets", "true")
    how: dict[str, Any] = {
        "header": True,
        "sep": delimiter,
        "encoding": encoding,
        "escape": '"',
        # A cell may hold several lines. So a file is read in one piece; several files are read at the same time.
        "multiLine": True,
        "enforceSchema": False,
        "columnPruning": False,
        "columnNameOfCorruptRecord": BROKEN,
    }
    names = spark.read.options(**how).csv(place).columns
    columns = ", ".join(f"`{name.replace('`', '``')}` string" for name in [*names, BROKEN])
    return spark.read.options(**how).schema(columns).csv(place), TextTable(tuple(names), delimiter)


def mended(batch: pa.RecordBatch, table: TextTable | None) -> RawBatch:
    """A batch with the rows that did not fit mended, as far as that can be done, and said.

    Args:
        batch: some columns, and `BROKEN`.
        table: how the rows were written; without it, only that they don't fit can be said of them.
    """
    text = batch.column(batch.schema.get_field_index(BROKEN))
    cells = batch.drop_columns([BROKEN])
    broken = pc.indices_nonzero(pc.is_valid(text)).to_pylist()
    if table is None:
        return RawBatch(1, cells, tuple(RowIssue(row, "", "", None, _NOT_READ) for row in broken), tuple(broken))
    mender = Mender(pa.schema([(name, pa.string()) for name in table.names]), table.delimiter)
    found = {row: mender.mend(text[row].as_py()) for row in broken}
    if found:
        cells, rows = _placed(cells, found, table)
    else:
        rows = []
    issues = [RowIssue(row, "", "", one.surplus, one.problem) for row, one in rows if one.problem]
    return RawBatch(1, cells, (*issues, *_undecoded(cells)), tuple(row for row, one in rows if one.unsure))


def _placed(
    cells: pa.RecordBatch, found: dict[int, list[Mended]], table: TextTable
) -> tuple[pa.RecordBatch, list[tuple[int, Mended]]]:
    """The batch with mended rows in the place of broken ones: a mark left open may have made one row of several."""
    mended_rows = [one for several in found.values() for one in several]
    times = np.ones(cells.num_rows, np.int64)
    times[list(found)] = [len(several) for several in found.values()]
    order = np.repeat(np.arange(cells.num_rows), times)
    where = np.flatnonzero(np.isin(order, list(found)))
    order[where] = cells.num_rows + np.arange(len(mended_rows))
    columns = []
    for name, column in zip(cells.schema.names, cells.columns, strict=True):
        place = table.names.index(name)
        added = pa.array([one.cells[place] for one in mended_rows], pa.string())
        columns.append(pa.concat_arrays([column.cast(pa.string()), added]).take(pa.array(order)))
    placed = pa.RecordBatch.from_arrays(columns, names=cells.schema.names)
    return placed, list(zip(where.tolist(), mended_rows, strict=True))


def _undecoded(cells: pa.RecordBatch) -> Iterator[RowIssue]:
    for name, column in zip(cells.schema.names, cells.columns, strict=True):
        for row in pc.indices_nonzero(pc.match_substring(column, "\ufffd")).to_pylist():
            yield RowIssue(row, "", name, column[row].as_py()[:80], _BYTES)
