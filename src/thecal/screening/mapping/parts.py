"""What a finding is read from: a column, checkboxes, a column of codes; and several of them as one.

Where more than one column tells a finding, each is brought into the words of a visit first (`38.4 Cel`, `present`), for
the columns may be coded differently and in other units.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from thecal.condition.check import AnyFinding
from thecal.condition.facts import Interval
from thecal.knowledge.vocabulary import Quantity
from thecal.screening.bind import plain
from thecal.screening.mapping.codes import Meanings
from thecal.screening.mapping.redcap import COMPLETE, TICKED, UNTICKED
from thecal.visits.moments import Unusable
from thecal.visits.table.told import NOT_ASKED, UNKNOWN, Reading, RowIssue, told_value
from thecal.visits.values import UNKNOWN_WORDS, as_state

Said = tuple[pa.Array, list[RowIssue]]
"""Text in the words of a visit, a cell a row; and what could not be used."""


class Part(Protocol):
    """One place that a finding is read from."""

    @property
    def column(self) -> str:
        """The column to name in an issue."""
        ...

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that are looked at."""
        ...

    def said(self, batch: pa.RecordBatch, name: str, finding: AnyFinding) -> Said:
        """What it says of a finding."""
        ...


@dataclass(frozen=True)
class ColumnPart:
    """A column of values."""

    column: str
    reading: Reading

    @property
    def columns(self) -> tuple[str, ...]:
        """The one column."""
        return (self.column,)

    def said(self, batch: pa.RecordBatch, name: str, finding: AnyFinding) -> Said:  # noqa: ARG002 - as every part
        """What its cells say; a cell that can't be read is left as it is, for the core to say so."""
        values = plain(batch.column(self.column))
        return _by_value(values, lambda cell: written(told_value(cell, self.reading, finding))), []


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

    def said(self, batch: pa.RecordBatch, name: str, finding: AnyFinding) -> Said:  # noqa: ARG002 - as every part
        """Present, absent, or nothing."""
        ticks = {column: _ticks(batch.column(column), self.missing) for column in self.columns if column != self.form}
        nobody = np.zeros(batch.num_rows, bool)

        def any_ticked(columns: Sequence[str]) -> Any:
            return np.logical_or.reduce([nobody, *(ticks[column] == 1 for column in columns)])

        answered = any_ticked(self.group) | (nobody if self.form is None else _complete(batch.column(self.form)))
        present = any_ticked(self.boxes)
        empty = np.logical_and.reduce([ticks[column] == 0 for column in self.boxes])
        absent = empty & answered & ~any_ticked((*self.not_asked, *self.not_known))
        unknown = any_ticked(self.not_known) & ~present
        words = np.full(batch.num_rows, None, object)
        words[absent], words[unknown], words[present] = "absent", UNKNOWN, "present"
        return pa.array(words, pa.string()), self._issues(batch, name, ticks)

    def _issues(self, batch: pa.RecordBatch, name: str, ticks: dict[str, Any]) -> list[RowIssue]:
        problem = "is neither a ticked nor an empty checkbox: 1 or 0, Checked or Unchecked"
        return [
            RowIssue(int(row), name, column, str(batch.column(column)[int(row)].as_py())[:80], problem)
            for column in self.boxes
            for row in np.flatnonzero(ticks[column] == _NO_TICK)
        ]


_NOTHING, _NO_TICK = -1, -2


def _ticks(values: pa.Array, missing: frozenset[str]) -> Any:
    def tick(cell: Any) -> int:
        word = "" if cell is None else _word(cell)
        if word in TICKED:
            return 1
        if word in UNTICKED:
            return 0
        return _NOTHING if word in missing or word in NOT_ASKED or word in UNKNOWN_WORDS else _NO_TICK

    return _by_value(plain(values), tick, pa.int8()).to_numpy(zero_copy_only=False)


def _complete(values: pa.Array) -> Any:
    done = _by_value(plain(values), lambda cell: cell is not None and _word(cell) in COMPLETE, pa.bool_())
    return done.to_numpy(zero_copy_only=False).astype(bool)


def _word(cell: Any) -> str:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return text.strip().lower()


@dataclass(frozen=True)
class CodesPart:
    """A column of codes, one or several in a cell."""

    column: str
    meanings: Meanings
    separator: str = ""
    otherwise: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The one column."""
        return (self.column,)

    def said(self, batch: pa.RecordBatch, name: str, finding: AnyFinding) -> Said:  # noqa: ARG002 - as every part
        """The value its codes stand for; nothing where they stand for none, unless the mapping says what that means."""
        values = batch.column(self.column)
        separator = self.separator
        if pa.types.is_list(values.type) or pa.types.is_large_list(values.type):
            separator = "\x1f"
            values = pc.binary_join(pc.cast(values, pa.list_(pa.string())), separator)
        values = plain(values)
        two: set[Any] = set()

        def value(cell: Any) -> str | None:
            codes = [] if cell is None else str(cell).split(separator) if separator else [str(cell)]
            codes = [code for code in codes if code.strip()]
            found = {self.meanings.of(code) for code in codes} - {None}
            if len(found) > 1:
                two.add(cell)
                return None
            return next(iter(found)) if found else self.otherwise if codes else None

        said = _by_value(values, value)
        problem = "holds codes that contradict each other; none is used"
        issues = [
            RowIssue(row, name, self.column, str(cell)[:80], problem)
            for row, cell in (enumerate(values.to_pylist()) if two else ())
            if cell in two
        ]
        return said, issues


def _by_value(values: pa.Array, say: Callable[[Any], Any], kind: pa.DataType | None = None) -> pa.Array:
    """Says each distinct value once."""
    kind = kind or pa.string()
    if not pa.types.is_dictionary(values.type):
        values = pc.dictionary_encode(values, null_encoding="encode")
    distinct = pa.array([*(say(cell) for cell in values.dictionary.to_pylist()), say(None)], kind)
    return distinct.take(pc.fill_null(pc.cast(values.indices, pa.int64()), len(distinct) - 1))


def written(value: Any) -> str | None:
    """A told value as text that says the same."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dict):
        return f"{value['value']!r} {value['unit']}"
    return ("present" if value else "absent") if isinstance(value, bool) else str(value)


def first_that_tells(parts: Sequence[Part], batch: pa.RecordBatch, name: str, finding: AnyFinding) -> Said:
    """Several parts as one: in each row the first that tells something counts.

    One that says "asked, and could not be told" counts only where no other tells more. A later one that says something
    else is an issue: it is not used, and somebody should look.
    """
    texts, issues = [], []
    for part in parts:
        text, amiss = part.said(batch, name, finding)
        texts.append(text)
        issues += amiss
    known = [pc.if_else(pc.not_equal(text, UNKNOWN), text, None) for text in texts]
    result = pc.coalesce(*known)
    same: dict[tuple[str, str], bool] = {}
    for part, text in zip(parts, known, strict=True):
        differ = pc.fill_null(pc.not_equal(text, result), fill_value=False)
        for row in np.flatnonzero(differ.to_numpy(zero_copy_only=False)):
            pair = result[int(row)].as_py(), text[int(row)].as_py()
            if pair not in same:
                same[pair] = _agree(finding, *pair)
            if not same[pair]:
                other = next(p.column for p, t in zip(parts, known, strict=True) if t[int(row)].is_valid)
                problem = f"is not used: the column {other} says something else and comes first"
                issues.append(RowIssue(int(row), name, part.column, pair[1][:80], problem))
    return pc.coalesce(result, *texts), issues


def _agree(finding: AnyFinding, one: str, other: str) -> bool:
    """Whether two told values mean the same; quantities may differ by what rounding in another unit makes of them."""
    try:
        a, b = as_state(finding, one), as_state(finding, other)
    except Unusable:
        return False
    if isinstance(finding, Quantity) and isinstance(a, Interval) and isinstance(b, Interval):
        return abs(a.lo - b.lo) <= finding.resolution
    return a == b
