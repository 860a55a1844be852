"""Checkboxes: an empty one means absent only where somebody answered the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa

from thecal.condition.check import AnyFinding
from thecal.screening.mapping.redcap import COMPLETE, TICKED, UNTICKED
from thecal.screening.mapping.said import NOTHING, Batch, Said, by_value
from thecal.visits.table.told import NOT_ASKED, UNKNOWN, RowIssue
from thecal.visits.values import UNKNOWN_WORDS


@dataclass(frozen=True)
class CheckboxPart:
    """Checkboxes of one question; the finding is present if any of `boxes` is ticked.

    An empty box means absent only where the question was answered: another box of it is ticked, or its form is complete.

    Attributes:
        boxes: the columns that make the finding present.
        group: all columns of the question, those for missing-data codes left out.
        form: the column that says whether the form is complete; None if there is none.
        not_asked, not_known: boxes of missing-data codes; if one is ticked, the question has no other answer.
        missing: texts in a box itself that mean "not asked" (small letters).
    """

    boxes: tuple[str, ...]
    group: tuple[str, ...]
    form: str | None = None
    not_asked: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    missing: frozenset[str] = frozenset()

    @property
    def column(self) -> str:
        """The first box."""
        return self.boxes[0]

    @property
    def columns(self) -> tuple[str, ...]:
        """The whole question and the state of its form."""
        every = (*self.boxes, *self.group, *self.not_asked, *self.not_known, *((self.form,) if self.form else ()))
        return tuple(dict.fromkeys(every))

    def said(self, batch: Batch, name: str, finding: AnyFinding) -> Said:  # noqa: ARG002 - as every part
        """Present, absent, or nothing."""
        nobody = np.zeros(batch.rows, bool)

        def any_ticked(columns: Sequence[str]) -> Any:
            return np.logical_or.reduce([nobody, *(self._ticks(batch, column) == 1 for column in columns)])

        answered = any_ticked(self.group) | (nobody if self.form is None else _complete(batch.column(self.form)))
        present = any_ticked(self.boxes)
        empty = np.logical_and.reduce([self._ticks(batch, column) == 0 for column in self.boxes])
        absent = empty & answered & ~any_ticked((*self.not_asked, *self.not_known))
        unknown = any_ticked(self.not_known) & ~present
        codes = np.full(batch.rows, NOTHING, np.int32)
        codes[absent], codes[unknown], codes[present] = 1, 2, 0
        return Said(codes, ["present", "absent", UNKNOWN], self._issues(batch, name))

    def _ticks(self, batch: Batch, column: str) -> Any:
        return batch.once(column, self.missing, lambda values: _ticks(values, self.missing))

    def _issues(self, batch: Batch, name: str) -> list[RowIssue]:
        problem = "is neither a ticked nor an empty checkbox: 1 or 0, Checked or Unchecked"
        return [
            RowIssue(int(row), name, column, str(batch.column(column)[int(row)].as_py())[:80], problem)
            for column in self.boxes
            for row in np.flatnonzero(self._ticks(batch, column) == _NO_TICK)
        ]


_NO_TICK: Final = -2


def _ticks(values: pa.Array, missing: frozenset[str]) -> Any:
    def tick(cell: Any) -> int:
        word = "" if cell is None else _word(cell)
        if word in TICKED:
            return 1
        if word in UNTICKED:
            return 0
        return NOTHING if word in missing or word in NOT_ASKED or word in UNKNOWN_WORDS else _NO_TICK

    return by_value(values, tick, np.int8)


def _complete(values: pa.Array) -> Any:
    return by_value(values, lambda cell: cell is not None and _word(cell) in COMPLETE, np.bool_)


def _word(cell: Any) -> str:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return text.strip().lower()
