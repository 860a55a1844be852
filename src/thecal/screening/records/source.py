"""Records as a source of rows: one a visit, columns named as in the vocabulary, cells as in a visit file."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa

from thecal.knowledge.vocabulary import Vocabulary
from thecal.screening.readers.base import RawBatch, Source, fingerprint_of
from thecal.screening.records.meanings import Meanings
from thecal.screening.records.settle import Fact, settle
from thecal.screening.records.store import Store
from thecal.screening.size import ROWS
from thecal.visits.moments import Unusable, as_moment, day
from thecal.visits.table.told import UNKNOWN, RowIssue

_SEXES = {"male": "male", "m": "male", "female": "female", "f": "female"}
_FULL_DATE = 10
"""The length of YYYY-MM-DD; what is shorter names no day."""


def columns(meanings: Meanings) -> list[str]:
    """The columns of every batch: what the codes can tell, in the order of the vocabulary."""
    named = {meaning.name for meaning in meanings.all}
    words = meanings.words
    events = [name for name in words.events if name in named]
    findings = [name for name in words.findings if name in named or name in {"age", "sex"}]
    return ["id", "phase", "date", *events, *findings]


class RecordSource(Source):
    """Visits that were put together from records. What it keeps on disk goes with it, at the latest by `close`."""

    def __init__(
        self, folder: Path, files: Sequence[Path], store: Store, meanings: Meanings, *, phase: str, notes: list[str]
    ) -> None:
        """The store must be placed (`place`). `phase`: of visits whose records do not tell it."""
        names = columns(meanings)
        rows = int(store.rows("SELECT count(*) FROM sheet")[0][0])
        super().__init__(str(folder), pa.schema([(name, pa.string()) for name in names]), rows, notes)
        self.files = list(files)
        self.phase = phase
        self._store = store
        self._meanings = meanings
        self._given = 0

    def close(self) -> None:
        """Removes what it keeps on disk. It can't be read after that."""
        self._store.close()

    def fingerprint(self) -> str:
        """Of all files that were read."""
        return fingerprint_of(self.files)

    def progress(self) -> float | None:
        """How many of the rows were given."""
        return self._given / self.rows if self.rows else None

    def batches(self, skip_rows: int = 0) -> Iterator[RawBatch]:
        """The visits in the order of the records; then those of days without an encounter, by patient and day."""
        for start in range(skip_rows, self.rows or 0, ROWS):
            yield self._batch(start, min(start + ROWS, self.rows or 0))
            self._given = min(start + ROWS, self.rows or 0)

    def _batch(self, start: int, end: int) -> RawBatch:
        span = [start, end]
        size = end - start
        cells: dict[str, list[str | None]] = {name: [None] * size for name in self.schema.names}
        issues: list[RowIssue] = []
        sql = "SELECT row, id, date, issue, sex, born FROM sheet WHERE row > $1 AND row <= $2 ORDER BY row"
        for rows in self._store.stream(sql, span):
            for row, name, date, issue, sex, born in rows:
                at = row - start - 1
                cells["id"][at], cells["date"][at] = name, date
                cells["phase"][at] = self.phase
                if "sex" in cells and sex is not None:
                    cells["sex"][at] = _SEXES.get(str(sex).lower(), UNKNOWN)
                if "age" in cells:
                    cells["age"][at] = _age(born, date, self._meanings.words)
                if issue:
                    issues.append(RowIssue(at, "", "", None, issue))
        self._fill(cells, issues, span)
        for rows in self._store.stream("SELECT row, name, text FROM last_events WHERE row > $1 AND row <= $2", span):
            for row, name, text in rows:
                cells[name][row - start - 1] = text
        issues.sort(key=lambda issue: issue.row)
        table = pa.record_batch([pa.array(cells[name], pa.string()) for name in self.schema.names], schema=self.schema)
        return RawBatch(start + 1, table, tuple(issues))

    def _fill(self, cells: dict[str, list[str | None]], issues: list[RowIssue], span: list[int]) -> None:
        sql = (
            "SELECT row, name, code, kind, value, problem, shown FROM found WHERE row > $1 AND row <= $2 "
            "ORDER BY row, name, clock NULLS FIRST, code, ref, value"
        )
        found = (row for rows in self._store.stream(sql, span) for row in rows)
        for (row, name), group in groupby(found, key=itemgetter(0, 1)):
            at = row - span[0] - 1
            facts = [_fact(one, self._meanings) for one in group]
            if len(facts) == 1 and not facts[0].problem and facts[0].value not in {"absent", None}:
                cells[name][at] = facts[0].value  # the usual case, and the quickest
                continue
            settled = settle(name, facts, self._meanings)
            if settled.value is not None:
                cells[name][at] = settled.value
            issues += [RowIssue(at, name, fact.column, shown, problem) for fact, shown, problem in settled.issues]


def _fact(one: tuple[Any, ...], meanings: Meanings) -> Fact:
    _, _, code, kind, value, problem, shown = one
    return Fact(meanings.all[code], kind, value, problem or "", shown)


def _age(born: str | None, date: str | None, words: Vocabulary) -> str | None:
    """Whole years between two full dates; None where one of them is not a full date."""
    if not born or not date or len(born) < _FULL_DATE or "age" not in words.findings:
        return None
    try:
        first, last = day(as_moment(born)), day(as_moment(date))
    except Unusable:
        return None
    return f"{_years(first, last)} a"


def _years(first: dt.date, last: dt.date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def top(counts: Sequence[tuple[str, int]], most: int = 10) -> str:
    """The most frequent of them, and how many there are beside.

    >>> top([("a", 3), ("b", 1)], 1)
    'a (3), and 1 more'
    """
    merged: dict[str, int] = defaultdict(int)
    for label, n in counts:
        merged[label] += n
    ordered = sorted(merged.items(), key=lambda item: (-item[1], item[0]))
    shown = ", ".join(f"{label} ({n:,})" for label, n in ordered[:most])
    return shown + (f", and {len(ordered) - most} more" if len(ordered) > most else "")
