"""What could not be used in a batch. A column that is wrong in every row is one block, not a million objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from thecal.visits.table.bits import Bits, places
from thecal.visits.table.told import Cells, RowIssue

SHOWN = 80
"""So much of a cell is repeated in an issue."""


@dataclass(frozen=True)
class Block:
    """One kind of issue in many rows.

    Attributes:
        rows: the rows, in order.
        values: the cells as text, one a row; None where the fault is not one value's.
        problems: the sentence, one for all or one a row.
    """

    rows: NDArray[np.intp]
    finding: str
    column: str
    values: pa.Array | None
    problems: str | pa.Array


class Issues:
    """The issues of one batch, as they are found."""

    def __init__(self, issues: Iterable[RowIssue] = ()) -> None:
        self.single: list[RowIssue] = list(issues)
        self.blocks: list[Block] = []

    def add(self, row: int, finding: str, column: str, value: str | None, problem: str) -> None:
        """One issue of one row."""
        self.single.append(RowIssue(row, finding, column, value, problem))

    def cells(self, where: Bits, finding: str, cells: Cells, problem: str) -> None:
        """The same problem with the cells of these rows."""
        rows = places(where, len(cells.values))
        if len(rows):
            self.blocks.append(Block(rows, finding, cells.column, texts(cells, rows), problem))

    def outcomes(self, finding: str, cells: Cells, where: NDArray[np.int32], problems: Sequence[str]) -> None:
        """The problems of distinct cells; `where` is the place of each row's cell among them, empty text is none."""
        if not any(problems):
            return
        rows = np.flatnonzero(np.array([bool(problem) for problem in problems])[where])
        if len(rows):
            said = pa.array(problems, pa.string()).take(pa.array(where[rows] % len(problems)))
            self.blocks.append(Block(rows, finding, cells.column, texts(cells, rows), said))

    def __iter__(self) -> Iterator[RowIssue]:
        """One by one; in no order across rows."""
        yield from self.single
        for block in self.blocks:
            values = [None] * len(block.rows) if block.values is None else block.values.to_pylist()
            problems = (
                [block.problems] * len(block.rows) if isinstance(block.problems, str) else block.problems.to_pylist()
            )
            for row, value, problem in zip(block.rows, values, problems, strict=True):
                yield RowIssue(int(row), block.finding, block.column, value, problem)

    def counts(self, rows: int) -> NDArray[np.int32]:
        """How many issues each row has."""
        found = np.bincount([issue.row for issue in self.single], minlength=rows).astype(np.int32)
        for block in self.blocks:
            found += np.bincount(block.rows, minlength=rows).astype(np.int32)
        return found[:rows]

    def columns(self) -> tuple[NDArray[np.intp], dict[str, pa.Array]]:
        """The row of each issue, and `column`, `finding`, `value`, `problem`; sorted by row."""
        one, many = self.single, self.blocks
        rows = np.concatenate([np.array([issue.row for issue in one], np.intp), *(block.rows for block in many)])
        order = np.argsort(rows, kind="stable")

        def joined(singles: list[str | None], blocks: list[pa.Array]) -> pa.Array:
            return pa.chunked_array([pa.array(singles, pa.string()), *blocks]).combine_chunks().take(pa.array(order))

        def same(text: str | None, block: Block) -> pa.Array:
            return pa.repeat(pa.scalar(text, pa.string()), len(block.rows))

        return rows[order], {
            "column": joined([issue.column for issue in one], [same(block.column, block) for block in many]),
            "finding": joined([issue.finding for issue in one], [same(block.finding, block) for block in many]),
            "value": joined(
                [issue.value for issue in one],
                [same(None, block) if block.values is None else block.values for block in many],
            ),
            "problem": joined(
                [issue.problem for issue in one],
                [same(block.problems, block) if isinstance(block.problems, str) else block.problems for block in many],
            ),
        }


def texts(cells: Cells, rows: NDArray[np.intp]) -> pa.Array:
    """The cells of these rows as an issue repeats them."""
    values = cells.values.take(pa.array(rows))
    if pa.types.is_dictionary(values.type):
        values = values.dictionary_decode()
    return pc.utf8_slice_codeunits(pc.cast(values, pa.string()), 0, SHOWN)
