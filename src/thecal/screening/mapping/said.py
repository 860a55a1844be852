"""What the columns of a batch say of a finding: each different cell is looked at once, rows are numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from thecal.condition.check import AnyFinding
from thecal.screening.bind import plain
from thecal.visits.table.told import RowIssue

NOTHING: Final = -1
"""The code of a row that tells nothing."""


@dataclass
class Said:
    """What a part says, a row each.

    Attributes:
        codes: for each row the place of its text in `words`, or NOTHING.
        words: texts in the words of a visit.
        issues: what could not be used.
    """

    codes: Any
    words: list[str]
    issues: list[RowIssue] = field(default_factory=list)

    def array(self) -> pa.Array:
        """As cells."""
        return pa.DictionaryArray.from_arrays(
            pa.array(self.codes, mask=self.codes < 0), pa.array(self.words, pa.string())
        )


class Batch:
    """A batch of which each column is worked out once, however many findings it tells."""

    def __init__(self, cells: pa.RecordBatch) -> None:
        self.cells = cells
        self.rows = cells.num_rows
        self._known: dict[Any, Any] = {}

    def column(self, name: str) -> pa.Array:
        """Its cells."""
        return self.cells.column(name)

    def once(self, name: str, about: Any, make: Callable[[pa.Array], Any]) -> Any:
        """What is made of a column; asked again with the same `about`, it is there already."""
        if (name, about) not in self._known:
            self._known[name, about] = make(self.column(name))
        return self._known[name, about]


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

    def said(self, batch: Batch, name: str, finding: AnyFinding) -> Said:
        """What it says of a finding."""
        ...


def by_value(values: pa.Array, say: Callable[[Any], Any], kind: Any) -> Any:
    """Says each distinct value once; a number a row."""
    values = plain(values)
    if not pa.types.is_dictionary(values.type):
        values = pc.dictionary_encode(values)
    said = np.array([*(say(cell) for cell in values.dictionary.to_pylist()), say(None)], kind)
    return said[pc.fill_null(pc.cast(values.indices, pa.int64()), len(said) - 1).to_numpy()]


def in_words(values: pa.Array, say: Callable[[Any], str | None]) -> Said:
    """Says each distinct value once, in words of a visit."""
    words: dict[str, int] = {}

    def code(cell: Any) -> int:
        text = say(cell)
        return NOTHING if text is None else words.setdefault(text, len(words))

    return Said(by_value(values, code, np.int32), list(words))
