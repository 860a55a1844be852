"""What a screening came to, in numbers: counted batch by batch, so that it costs no memory however long the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from thecal.knowledge.words import Urgency
from thecal.visits.table.intake import NO_DATE

LEVELS = tuple(level.value for level in Urgency)
"""The urgencies, least first."""

STATUS = "status."
"""What the column of a complication begins with."""

SHOWN = 10
"""So many of the most frequent are named."""


@dataclass(frozen=True)
class Called:
    """A row that calls for somebody now."""

    row: int
    id: str | None
    because: tuple[str, ...]


@dataclass
class Summary:
    """Counts over all rows of a screening, and the first rows that are emergencies.

    Attributes:
        kept: how many emergencies are kept with their reasons, in the order of the input.
        rows: how many rows were counted.
        settled: how many of them are settled: nothing that is unknown could raise their urgency.
        with_issues: how many rows hold a value that could not be used.
        repeated: how many rows have the key of an earlier row.
        pairs: rows by (urgency at least, urgency at most), both as places in `LEVELS`.
        missing: finding → rows in which its answer could still raise the urgency.
        status: complication → status → rows.
        issues: (column, problem) → how often.
        emergencies: the first of them.
    """

    kept: int = 0
    rows: int = 0
    settled: int = 0
    with_issues: int = 0
    repeated: int = 0
    pairs: np.ndarray[Any, np.dtype[np.int64]] = field(
        default_factory=lambda: np.zeros((len(LEVELS), len(LEVELS)), np.int64)
    )
    missing: Counter[str] = field(default_factory=Counter)
    status: dict[str, Counter[str]] = field(default_factory=dict)
    issues: Counter[tuple[str, str]] = field(default_factory=Counter)
    emergencies: list[Called] = field(default_factory=list)

    def add(self, table: pa.RecordBatch, issues: pa.RecordBatch) -> None:
        """Counts one batch of answers and its issues."""
        self.rows += table.num_rows
        least = _places(table.column("urgency_at_least"))
        most = _places(table.column("urgency_at_most"))
        size = len(LEVELS)
        self.pairs += np.bincount(least * size + most, minlength=size * size).reshape(size, size)
        self.settled += int(pc.sum(table.column("settled")).as_py() or 0)
        self.with_issues += int(np.count_nonzero(table.column("issues").to_numpy(zero_copy_only=False)))
        for name in table.schema.names:
            if name.startswith(STATUS):
                self.status.setdefault(name.removeprefix(STATUS), Counter()).update(_counts(table.column(name)))
        if "missing" in table.schema.names:
            self.missing.update(_counts(table.column("missing").flatten()))
        if issues.num_rows:
            self.issues.update(zip(_words(issues, "column"), _words(issues, "problem"), strict=True))
        if len(self.emergencies) < self.kept:
            self._keep(table, np.flatnonzero(least == size - 1)[: self.kept - len(self.emergencies)].tolist())

    def _keep(self, table: pa.RecordBatch, places: Sequence[int]) -> None:
        for place in places:
            because = table.column("because")[place].as_py() if "because" in table.schema.names else None
            name = table.column("id")[place].as_py()
            self.emergencies.append(Called(table.column("row")[place].as_py(), name, tuple(because or ())))

    @property
    def at_least(self) -> dict[str, int]:
        """Rows by the urgency that is certain."""
        return dict(zip(LEVELS, self.pairs.sum(axis=1).tolist(), strict=True))

    @property
    def open_upward(self) -> dict[str, int]:
        """Rows by the urgency that is certain, of those that could be more urgent than that."""
        return dict(zip(LEVELS, np.triu(self.pairs, 1).sum(axis=1).tolist(), strict=True))

    @property
    def suspected(self) -> dict[str, int]:
        """Complications that are suspected in some row, most rows first."""
        found = {name: counts["suspected"] for name, counts in self.status.items() if counts["suspected"]}
        return dict(sorted(found.items(), key=lambda item: -item[1]))

    def reaches(self, level: str) -> bool:
        """Whether some row is certainly at least this urgent."""
        return bool(self.pairs[LEVELS.index(level) :].sum())

    def as_dict(self) -> dict[str, Any]:
        """For a program."""
        return {
            "rows": self.rows,
            "urgency_at_least": self.at_least,
            "could_be_more_urgent": self.open_upward,
            "settled": self.settled,
            "rows_with_issues": self.with_issues,
            "rows_with_an_earlier_key": self.repeated,
            "issues": [
                {"column": column, "problem": problem, "count": count}
                for (column, problem), count in self.issues.most_common(SHOWN)
            ],
            "missing": dict(self.missing.most_common()),
            "suspected": self.suspected,
        }


def _places(column: pa.Array) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Each urgency as its place in `LEVELS`."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    place = np.array([LEVELS.index(word) for word in column.dictionary.to_pylist()] or [0], np.int64)
    places: np.ndarray[Any, np.dtype[np.int64]] = place[column.indices.to_numpy(zero_copy_only=False)]
    return places


def _counts(column: pa.Array) -> dict[str, int]:
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    indices = column.indices.drop_null().to_numpy(zero_copy_only=False)
    counted = np.bincount(indices, minlength=len(column.dictionary)).tolist()
    return {word: count for word, count in zip(column.dictionary.to_pylist(), counted, strict=True) if count}


def _words(issues: pa.RecordBatch, name: str) -> Iterable[str]:
    return (word or "" for word in issues.column(name).to_pylist())


def issue_place(column: str, problem: str) -> str:
    """Where an issue is, for a reader: its column; without one the visit's date, or the row."""
    return column or ("the visit date" if problem == NO_DATE else "the row")
