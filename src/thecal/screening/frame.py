"""pandas in, pandas out."""

from __future__ import annotations

import os
from collections.abc import Mapping as AnyMapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from thecal.condition.book import RuleBook
from thecal.quick import load_rules
from thecal.screening.bind import Binder, bind_by_name
from thecal.screening.mapping import load_mapping
from thecal.screening.screener import Detail, Screener
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
    """Screens a data frame: one row out for each row in, in order, with the same index.

    Args:
        df: one row a visit. Columns of any dtype, nullable and Arrow-backed ones too; a missing value was not asked.
        mapping: which column tells which finding: a mapping file, or a dict that says the same. Without one, columns are
            known by their names: `id`, `phase`, `date`, events, findings; a quantity's with its unit, ``temperature [Cel]``.
        detail: ``status``, ``lists`` or ``all``, as in `thecal.screening.screener.Screener`.
        rules: the rule book; by default the rules that come with Thecal.

    Returns:
        The columns of the screening output, except `row`. What could not be used is in ``result.attrs["issues"]``, a data
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
    table = _arrow(df)
    bind: Binder
    if mapping is None:
        bind = bind_by_name(table.schema, book.knowledge.vocabulary, "data frame")
    else:
        bind = load_mapping(mapping, book, table.schema).bind(table.schema)
    screener = Screener(book, detail)
    tables, issues = [], []
    for start in range(0, max(len(df), 1), ROWS):
        # A slice of a table may be cut up; combined, it is one batch.
        batch = _one_batch(table.slice(start, ROWS))
        screened = screener.screen(bind(batch), start + 1)
        tables.append(screened.table)
        issues.append(screened.issues)
    result = pa.Table.from_batches(tables).to_pandas().drop(columns="row")
    result.index = df.index
    found = pa.Table.from_batches(issues).to_pandas()
    found.insert(0, "index", df.index.take(np.asarray(found.pop("row"), dtype=np.int64) - 1))
    result.attrs = {**screener.about, "issues": found, "notes": list(bind.notes)}
    return result


def _one_batch(table: pa.Table) -> pa.RecordBatch:
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
