"""What the report counts, batch by batch: its size follows from the rules, not from the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from thecal.condition.book import RuleBook
from thecal.screening.report.since import STRETCHES, Since
from thecal.screening.screener import STATUSES
from thecal.screening.summary import LEVELS, STATUS
from thecal.visits.table.told import UNKNOWN, Cells, ToldBatch, told_value

Ints = NDArray[np.int64]
Key = tuple[str, ...]
"""Names a count: what is counted, then of what."""

PHASES: Final = ("test_period", "implanted", "unknown")

MOST_PROBLEMS: Final = 1000
"""So many different (column, problem) are told apart; the rest counts together."""

OTHER: Final = "(others)"

_FOLLOWS: Final = " follows "
"""After this word a problem repeats what a visit told."""


class Counts:
    """Counts of one screening; add them up in any order.

    The keys: ``rows``; ``urgency`` at least, at most; ``phase`` name; ``since`` phase, stretch; ``status`` complication,
    status; ``suspected`` complication, phase, stretch; ``recorded`` finding; ``missing``, ``only``, ``emergency`` finding;
    ``fired``, ``open`` statement; ``caution`` id; ``issue`` column, problem; ``settled``; ``with_issues``.

    Args:
        book: the rules.
    """

    def __init__(self, book: RuleBook) -> None:
        self.of: Counter[Key] = Counter()
        self.lists = True
        self._words = book.knowledge.vocabulary
        self._since = Since(book)

    def add(self, told: ToldBatch, table: pa.RecordBatch, issues: pa.RecordBatch) -> None:
        """Counts one batch: what it told, its answers and its issues."""
        found = self.of
        found["rows",] += table.num_rows
        found["settled",] += int(pc.sum(table.column("settled")).as_py() or 0)
        found["with_issues",] += int(np.count_nonzero(table.column("issues").to_numpy(zero_copy_only=False)))
        least, most = (places_of(table.column(f"urgency_at_{end}"), LEVELS) for end in ("least", "most"))
        self._crossed(("urgency",), least * len(LEVELS) + most, (LEVELS, LEVELS))
        phase = places_of(table.column("phase"), PHASES)
        self._crossed(("phase",), phase, (PHASES,))
        when = phase * len(STRETCHES) + self._since.stretches(told)
        self._crossed(("since",), when, (PHASES, STRETCHES))
        for name in table.schema.names:
            if name.startswith(STATUS):
                status = places_of(table.column(name), STATUSES)
                one = name.removeprefix(STATUS)
                self._crossed(("status", one), status, (STATUSES,))
                self._crossed(("suspected", one), when[status == 0], (PHASES, STRETCHES))
        for name, cells in told.findings.items():
            found["recorded", name] += _recorded(cells, self._words.findings.get(name))
        self._lists(table, (least < len(LEVELS) - 1) & (most == len(LEVELS) - 1))
        for (column, problem), count in _counted(issues.select(["column", "problem"])):
            self._issue(column or "", problem or "", count)

    def _lists(self, table: pa.RecordBatch, upward: NDArray[np.bool_]) -> None:
        if "missing" not in table.schema.names:
            self.lists = False
            return
        for column, key in (("fired", "fired"), ("open_statements", "open"), ("cautions", "caution")):
            values = table.column(column).flatten()
            self._names(key, values, np.ones(len(values), bool))
        lengths = table.column("missing").value_lengths().to_numpy(zero_copy_only=False)
        row = np.repeat(np.arange(table.num_rows), lengths)
        values = table.column("missing").flatten()
        for key, where in (("missing", lengths > 0), ("only", lengths == 1), ("emergency", upward)):
            self._names(key, values, where[row])

    def _names(self, key: str, values: pa.Array, where: NDArray[np.bool_]) -> None:
        indices = values.indices.to_numpy(zero_copy_only=False)[where]
        names = values.dictionary.to_pylist()
        for name, count in zip(names, np.bincount(indices, minlength=len(names)).tolist(), strict=True):
            if count:
                self.of[key, name] += count

    def _crossed(self, key: Key, places: Ints, names: tuple[tuple[str, ...], ...]) -> None:
        shape = tuple(map(len, names))
        for place, count in enumerate(np.bincount(places, minlength=int(np.prod(shape))).tolist()):
            if count:
                at = np.unravel_index(place, shape)
                self.of[*key, *(one[int(index)] for one, index in zip(names, at, strict=True))] += count

    def _issue(self, column: str, problem: str, count: int) -> None:
        head, follows, _ = problem.partition(_FOLLOWS)
        key = ("issue", column, f"{head}{follows}something else" if follows else head)
        if key not in self.of and sum(1 for one in self.of if one[0] == "issue") >= MOST_PROBLEMS:
            key = ("issue", OTHER, OTHER)
        self.of[key] += count

    def total(self, *start: str) -> int:
        """The sum of all counts whose keys begin so."""
        return sum(count for key, count in self.of.items() if key[: len(start)] == start)

    def under(self, *start: str) -> list[tuple[Key, int]]:
        """The rest of each key that begins so, and its count; the most frequent first, equals in the order of the alphabet."""
        found = [(key[len(start) :], count) for key, count in self.of.items() if key[: len(start)] == start and count]
        return sorted(found, key=lambda one: (-one[1], one[0]))

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"lists": self.lists, "counts": [[*key, count] for key, count in self.of.items()]}

    def take(self, saved: Mapping[str, Any]) -> None:
        """Adds what `to_dict` gave."""
        self.lists = self.lists and bool(saved["lists"])
        for *key, count in saved["counts"]:
            self.of[tuple(key)] += count


def places_of(column: pa.Array, words: Iterable[str]) -> Ints:
    """Each word of a column as its place among `words`."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    order = {word: place for place, word in enumerate(words)}
    place = np.array([order[word] for word in column.dictionary.to_pylist()] or [0], np.int64)
    places: Ints = place[column.indices.to_numpy(zero_copy_only=False)]
    return places


def _counted(table: pa.RecordBatch) -> Iterable[tuple[tuple[str | None, ...], int]]:
    """Each different row and how often it is there."""
    names = table.schema.names
    found = pa.Table.from_batches([table]).group_by(names).aggregate([([], "count_all")]).to_pydict()
    yield from zip(zip(*(found[name] for name in names), strict=True), found["count_all"], strict=True)


def _recorded(cells: Cells, finding: Any) -> int:
    """In how many rows a cell tells something. Whether it can be used is another question."""
    values = cells.values
    if pa.types.is_floating(values.type):
        return int(pc.sum(pc.is_finite(values)).as_py() or 0)
    if not (pa.types.is_string(values.type) or pa.types.is_dictionary(values.type)):
        return int(len(values) - values.null_count)
    counted = pc.value_counts(values)
    told = 0
    for cell, count in zip(*(counted.field(place).to_pylist() for place in (0, 1)), strict=True):
        value = told_value(cell, cells.reading, finding)
        told += count if value is not None and value != UNKNOWN else 0
    return told
