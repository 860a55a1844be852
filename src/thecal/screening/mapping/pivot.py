"""Rows that tell one finding each, sorted by visit, to one row a visit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from thecal.screening.mapping.items import Item
from thecal.visits.table.told import RowIssue

LONELY = "\x00"
"""With this begins the key of a row that has none of its own."""


@dataclass(frozen=True)
class Pivot:
    """What the columns of a visit are made of.

    Attributes:
        schema: the columns of a visit.
        key: the column of the visit's key.
        beside: columns that tell of the visit as a whole, once in each of its rows.
        found: what names tell → the number that stands for it in a row.
    """

    schema: pa.Schema
    key: str
    beside: Sequence[str]
    found: Mapping[Item, int]

    def together(self, rows: pa.Table, start: int, size: int, issues: list[RowIssue]) -> pa.RecordBatch:
        """One row a visit.

        Args:
            rows: rows in the order of their visits (`ord`), within a visit as they stood in the input.
            start: the number of the first visit.
            size: how many visits.
            issues: gets what is told twice and differs.
        """
        ords = rows["ord"].to_numpy() - start
        columns: dict[str, pa.Array] = {}
        first = np.unique(ords, return_index=True)[1]
        keys = rows["key"].combine_chunks().take(pa.array(first))
        columns[self.key] = pc.if_else(pc.starts_with(keys, LONELY), None, keys)
        every = np.ones(len(ords), bool)
        for index, name in enumerate(self.beside):
            columns[name] = self._first(rows[f"b{index}"], ords, every, size, name, issues)
        which = rows["item"].to_numpy(zero_copy_only=False)
        for name in self.schema.names[len(columns) :]:
            of_column = [place for item, place in self.found.items() if item.column == name]
            columns[name] = self._first(rows["value"], ords, np.isin(which, of_column), size, name, issues)
        return pa.RecordBatch.from_arrays([columns[name] for name in self.schema.names], schema=self.schema)

    def _first(
        self, values: pa.ChunkedArray, ords: Any, mask: Any, size: int, name: str, issues: list[RowIssue]
    ) -> pa.Array:
        """The first value of each visit; another one after it is an issue."""
        told = np.flatnonzero(mask & np.asarray(values.is_valid()))
        if not len(told):
            return pa.nulls(size, pa.string())
        texts = values.combine_chunks().take(pa.array(told))
        visits, where, again = np.unique(ords[told], return_index=True, return_inverse=True)
        place = np.full(size, -1)
        place[visits] = where
        result = texts.take(pa.array(place, mask=place < 0))
        differ = np.flatnonzero(np.asarray(pc.not_equal(texts, texts.take(pa.array(where[again])))))
        problem = "is not used: an earlier row of the same visit says something else"
        finding = next((item.finding for item in self.found if item.column == name), "")
        issues.extend(RowIssue(int(ords[told[i]]), finding, name, str(texts[int(i)])[:80], problem) for i in differ)
        return result
