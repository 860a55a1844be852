"""A mapping that is bound to the columns of one input: batches in, what their rows tell out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from thecal.knowledge.vocabulary import Vocabulary
from thecal.screening.bind import as_text, plain
from thecal.screening.mapping.parts import ColumnPart, first_that_tells
from thecal.screening.mapping.said import Batch, Part
from thecal.visits.table.told import Cells, Reading, RowIssue, ToldBatch


@dataclass(frozen=True)
class MappedBinder:
    """Binds columns as a mapping says; made by `Mapping.bind`.

    Attributes:
        words: the vocabulary.
        row: the columns of the row's key.
        phase: a phase that holds for all rows, or the column that tells it.
        date: the column that tells the date of the visit.
        events: event → its column.
        findings: finding → the places it is read from, in order.
        notes: what a person should know before the run.
    """

    words: Vocabulary
    row: tuple[str, ...] = ()
    phase: str | ColumnPart | None = None
    date: ColumnPart | None = None
    events: Mapping[str, ColumnPart] = field(default_factory=dict)
    findings: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def __call__(self, batch: pa.RecordBatch, issues: tuple[RowIssue, ...] = ()) -> ToldBatch:
        """What the rows tell."""
        found = list(issues)
        looked = Batch(batch)
        findings = {name: self._cells(looked, name, parts, found) for name, parts in self.findings.items()}
        return ToldBatch(
            batch.num_rows,
            key_of(batch, self.row),
            self._phase(batch),
            None if self.date is None else _as_it_stands(batch, self.date),
            {name: _as_it_stands(batch, part) for name, part in self.events.items()},
            findings,
            tuple(found),
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns of the row's own key."""
        return self.row

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are read; an input need not give any other."""
        parts: list[Part] = [part for several in self.findings.values() for part in several]
        parts += self.events.values()
        parts += [part for part in (self.phase, self.date) if isinstance(part, ColumnPart)]
        return tuple(dict.fromkeys([*self.row, *(column for part in parts for column in part.columns)]))

    def _phase(self, batch: pa.RecordBatch) -> Cells | None:
        if isinstance(self.phase, ColumnPart):
            return _as_it_stands(batch, self.phase)
        if self.phase is None:
            return None
        same = pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), batch.num_rows), [self.phase])
        return Cells(same, Reading())

    def _cells(self, batch: Batch, name: str, parts: tuple[Part, ...], issues: list[RowIssue]) -> Cells:
        if len(parts) == 1 and isinstance(parts[0], ColumnPart):
            return _as_it_stands(batch.cells, parts[0])
        said = first_that_tells(parts, batch, name, self.words.findings[name])
        issues += said.issues
        # The cells are now in the words of a visit: what a column's own reading would make of them was made before.
        return Cells(said.array(), Reading(), parts[0].column)


def _as_it_stands(batch: pa.RecordBatch, part: ColumnPart) -> Cells:
    return Cells(plain(batch.column(part.column)), part.reading, part.column)


def key_of(batch: pa.RecordBatch, columns: Iterable[str]) -> pa.Array | None:
    """The key of each row: its parts with `/` between, empty ones at the end left out; null where all are empty."""
    parts = [as_text(batch.column(column)) for column in columns]
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0]
    joined = pc.binary_join_element_wise(*parts, "/", null_handling="replace", null_replacement="")
    joined = pc.utf8_rtrim(joined, "/")
    return pc.if_else(pc.equal(joined, ""), None, joined)
