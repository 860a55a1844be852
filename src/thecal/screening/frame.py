"""pandas in, pandas out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from thecal.condition.book import RuleBook
from thecal.quick import load_rules
from thecal.screening.bind import Binder, bind_by_name
from thecal.screening.mapping import load_mapping
from thecal.screening.mapping.long import LongSource
from thecal.screening.readers.base import RawBatch, Source
from thecal.screening.repeats import Repeats, with_repeats
from thecal.screening.screener import ISSUES, Detail, Screener
from thecal.screening.size import ROWS


@cache
def _book() -> RuleBook:
    return load_rules()


def screen(
    df: pd.DataFrame,
    mapping: str | os.PathLike[str] | AnyMapping[str, Any] | None = None,
    *,
    detail: Detail = "lists",
    rules: RuleBook | None = None,
) -> pd.DataFrame:
    """Screens a data frame: one row out for each visit, in order.

    Args:
        df: one row a visit; or one finding a row, if the mapping says so (`layout: long`). Columns of any dtype, nullable and
            Arrow-backed ones too; a missing value was not asked.
        mapping: which column tells which finding: a mapping file, or a dict that says the same. Without one, columns are
            known by their names: `id`, `phase`, `date`, events, findings; a quantity's with its unit, ``temperature [Cel]``.
        detail: ``status``, ``lists`` or ``all``, as in `thecal.screening.screener.Screener`.
        rules: the rule book; by default the rules that come with Thecal.

    Returns:
        The columns of the screening output, except `row`, with the index of `df`; with one finding a row, the index is the
        visits' keys, in the order in which they first appear. What could not be used is in ``result.attrs["issues"]``, a data
        frame with one line an issue and the label of its row under `index`; notes on columns are in ``attrs["notes"]``.

    Raises:
        InputError: if the columns, or the mapping, are not what they should be; with every problem.

    >>> import pandas as pd
    >>> visits = pd.DataFrame({"leg_weakness": [True, None], "temperature [Cel]": [37.1, 380]}, index=["ann", "ben"])
    >>> screened = screen(visits)
    >>> list(screened["urgency_at_least"])
    ['emergency', 'routine']
    >>> screened.attrs["issues"][["index", "problem"]].to_records(index=False).tolist()
    [('ben', 'lies outside what is plausible, 25 to 45 °C')]
    """
    book = rules or _book()
    source: Source = _Frame(_arrow(df))
    bind: Binder
    fitted = None if mapping is None else load_mapping(mapping, book, source.schema)
    if fitted is None:
        bind = bind_by_name(source.schema, book.knowledge.vocabulary, source.name)
    elif fitted.long:
        source, bind = fitted.open(source, look=False)
    else:
        bind = fitted.bind(source.schema)
    screener = Screener(book, detail)
    screened = [screener.screen(bind(raw.table, raw.issues), raw.first_row) for raw in source.batches()]
    if isinstance(source, LongSource):
        source.close()
    tables, issues = [one.table for one in screened], [one.issues for one in screened]
    result = pa.Table.from_batches(_counted(tables, issues), screener.schema).to_pandas().drop(columns="row")
    result.index = pd.Index(result["id"].array) if isinstance(source, LongSource) else df.index
    found = pa.Table.from_batches(issues, ISSUES).to_pandas()
    found.insert(0, "index", result.index.take(np.asarray(found.pop("row"), dtype=np.int64) - 1))
    result.attrs = {**screener.about, "issues": found, "notes": list(bind.notes)}
    return result


class _Frame(Source):
    """A table in memory."""

    def __init__(self, table: pa.Table) -> None:
        super().__init__("data frame", table.schema, table.num_rows)
        self.table = table

    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        """The rows in order."""
        for start in range(skip_rows, self.table.num_rows, ROWS):
            yield RawBatch(start + 1, _one_batch(self.table.slice(start, ROWS)))

    def fingerprint(self) -> str:
        """Of this very table: it is in memory, and goes with it."""
        return str(id(self.table))


def _counted(tables: list[pa.RecordBatch], issues: list[pa.RecordBatch]) -> list[pa.RecordBatch]:
    """The answers, with keys that come again counted; these are added to the issues."""
    keys = pa.chunked_array([table.column("id") for table in tables], pa.string())
    if pc.count_distinct(keys).as_py() == len(keys) - keys.null_count:
        return tables
    with Repeats() as kept:
        for table in tables:
            kept.add(table)
        repeats = list(kept.found())
    issues += repeats
    return list(with_repeats(zip(tables, tables, strict=True), repeats))


def _one_batch(table: pa.Table) -> pa.RecordBatch:
    """A slice of a table may be cut up; combined, it is one batch."""
    columns = [column.combine_chunks() for column in table.columns]
    return pa.RecordBatch.from_arrays(columns, schema=table.schema)


def _arrow(df: pd.DataFrame) -> pa.Table:
    """The data frame as Arrow columns; a column of mixed Python objects becomes text, cell by cell."""
    columns, names = [], []
    for place, name in enumerate(df.columns):
        series = df.iloc[:, place]
        try:
            column = pa.array(series, from_pandas=True)
        except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
            column = pa.array([None if pd.isna(cell) else str(cell) for cell in series], pa.string())
        columns.append(column)
        names.append(str(name))
    return pa.table(columns, names=names)
