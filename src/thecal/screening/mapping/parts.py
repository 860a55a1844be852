"""What a finding is read from: a column, a column of codes, or several columns as one.

Where more than one column tells a finding, each is brought into the words of a visit first (`38.4 Cel`, `present`), for
the columns may be coded differently and in other units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from thecal.condition.check import AnyFinding
from thecal.condition.facts import Interval
from thecal.knowledge.vocabulary import Quantity
from thecal.screening.mapping.codes import Meanings
from thecal.screening.mapping.said import NOTHING, Batch, Part, Said, in_words
from thecal.visits.moments import Unusable
from thecal.visits.table.told import UNKNOWN, Reading, RowIssue, told_value
from thecal.visits.values import as_state


@dataclass(frozen=True)
class ColumnPart:
    """A column of values."""

    column: str
    reading: Reading

    @property
    def columns(self) -> tuple[str, ...]:
        """The one column."""
        return (self.column,)

    def said(self, batch: Batch, name: str, finding: AnyFinding) -> Said:  # noqa: ARG002 - as every part
        """What its cells say; a cell that can't be read is left as it is, for the core to say so."""
        return in_words(batch.column(self.column), lambda cell: written(told_value(cell, self.reading, finding)))


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

    def said(self, batch: Batch, name: str, finding: AnyFinding) -> Said:  # noqa: ARG002 - as every part
        """The value its codes stand for; nothing where they stand for none, unless the mapping says what that means."""
        values = batch.column(self.column)
        separator = self.separator
        if pa.types.is_list(values.type) or pa.types.is_large_list(values.type):
            separator = "\x1f"
            values = pc.binary_join(pc.cast(values, pa.list_(pa.string())), separator)
        two: set[Any] = set()

        def value(cell: Any) -> str | None:
            codes = [] if cell is None else str(cell).split(separator) if separator else [str(cell)]
            codes = [code for code in codes if code.strip()]
            found = {self.meanings.of(code) for code in codes} - {None}
            if len(found) > 1:
                two.add(cell)
                return None
            return next(iter(found)) if found else self.otherwise if codes else None

        said = in_words(values, value)
        problem = "holds codes that contradict each other; none is used"
        said.issues += [
            RowIssue(row, name, self.column, str(cell)[:80], problem)
            for row, cell in (enumerate(values.to_pylist()) if two else ())
            if cell in two
        ]
        return said


def written(value: Any) -> str | None:
    """A told value as text that says the same."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dict):
        return f"{value['value']!r} {value['unit']}"
    return ("present" if value else "absent") if isinstance(value, bool) else str(value)


def first_that_tells(parts: Sequence[Part], batch: Batch, name: str, finding: AnyFinding) -> Said:
    """Several parts as one: in each row the first that tells something counts.

    One that says "asked, and could not be told" counts only where no other tells more. A later one that says something
    else is an issue: it is not used, and somebody should look.
    """
    several = [part.said(batch, name, finding) for part in parts]
    if len(several) == 1:
        return several[0]
    words = {UNKNOWN: 0}
    result = np.full(batch.rows, NOTHING, np.int32)
    first = np.zeros(batch.rows, np.int16)
    issues = [issue for said in several for issue in said.issues]
    asked = np.zeros(batch.rows, bool)
    agree: dict[tuple[int, int], bool] = {}
    for place, said in enumerate(several):
        shared = np.array([*(words.setdefault(word, len(words)) for word in said.words), NOTHING], np.int32)
        codes = shared[said.codes]
        texts = list(words)
        asked |= codes == 0
        known = codes > 0
        for row in np.flatnonzero(known & (result > 0) & (codes != result)):
            pair = int(result[row]), int(codes[row])
            if pair not in agree:
                agree[pair] = _agree(finding, texts[pair[0]], texts[pair[1]])
            if not agree[pair]:
                problem = f"is not used: the column {parts[first[row]].column} says something else and comes first"
                issues.append(RowIssue(int(row), name, parts[place].column, texts[pair[1]][:80], problem))
        new = known & (result < 0)
        result[new], first[new] = codes[new], place
    result[asked & (result < 0)] = 0
    return Said(result, list(words), issues)


def _agree(finding: AnyFinding, one: str, other: str) -> bool:
    """Whether two told values mean the same; quantities may differ by what rounding in another unit makes of them."""
    try:
        a, b = as_state(finding, one), as_state(finding, other)
    except Unusable:
        return False
    if isinstance(finding, Quantity) and isinstance(a, Interval) and isinstance(b, Interval):
        return abs(a.lo - b.lo) <= finding.resolution
    return a == b
