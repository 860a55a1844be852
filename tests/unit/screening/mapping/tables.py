"""Small tables as sources, and what their rows tell as visits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from thecal.condition import RuleBook
from thecal.screening.mapping import Mapping
from thecal.screening.readers.base import RawBatch, Source
from thecal.visits import Visit
from thecal.visits.table import RowIssue, visit_of


class Table(Source):
    """A table in memory as an input, in batches of a few rows."""

    def __init__(self, table: pa.Table, rows: int = 3) -> None:
        super().__init__("table", table.schema, table.num_rows)
        self.table, self.size = table, rows

    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        for start in range(skip_rows, self.table.num_rows, self.size):
            piece = self.table.slice(start, self.size).combine_chunks().to_batches()[0]
            yield RawBatch(start + 1, piece)

    def fingerprint(self) -> str:
        return "table"


def told(mapping: Mapping, book: RuleBook, **columns: list[Any]) -> tuple[list[Visit], list[RowIssue]]:
    """The visits that the rows of a table tell, and their issues; the places of rows count from the table's start."""
    source, binder = mapping.open(Table(pa.table(columns)))
    visits, issues = [], []
    for raw in source.batches():
        batch = binder(raw.table, raw.issues)
        for row in range(batch.rows):
            visit, amiss = visit_of(batch, row, book.knowledge.vocabulary)
            visits.append(visit)
            issues += [RowIssue(raw.first_row - 1 + row, i.finding, i.column, i.value, i.problem) for i in amiss]
    return visits, issues
