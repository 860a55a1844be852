"""Dates of many visits, and the time between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from thecal.visits.derive import PER_DAY
from thecal.visits.moments import Unusable, as_moment, day, span
from thecal.visits.table.bits import Bits, none, numbers_in, pack, told_in, unpack
from thecal.visits.table.issues import Issues
from thecal.visits.table.numbers import tidy_all
from thecal.visits.table.parse import Memory
from thecal.visits.table.states import Spans
from thecal.visits.table.told import UNKNOWN, Cells, told_value

_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - visits are in the clinic's own time
_MICROSECOND = dt.timedelta(microseconds=1)
_HOUR = 3_600_000_000
_DAY = 24 * _HOUR


@dataclass
class Moments:
    """A column of moments.

    Attributes:
        known: where there is one.
        told: where anything was told, a date or not.
        day: days since 1970.
        first, last: the earliest and the latest it can have been, in microseconds since 1970.
        exact: where a time of day was told.
    """

    known: Bits
    told: Bits
    day: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    exact: Bits

    def after(self, other: Moments) -> Bits:
        """Where it certainly lies after the other; on one day only two times of day can tell."""
        both = self.exact & other.exact
        later = (both & pack(self.first > other.first)) | (~both & pack(self.day > other.day))
        return later & self.known & other.known


@dataclass(frozen=True)
class _Outcome:
    """What one cell tells, in numbers."""

    known: bool = False
    told: bool = False
    day: int = 0
    first: int = 0
    last: int = 0
    exact: bool = False
    problem: str = ""


def read_moments(name: str, cells: Cells, memory: Memory, issues: Issues) -> Moments:
    """The moments that a column of cells tells; what is none is added to `issues`."""
    if pa.types.is_date32(cells.values.type) and not cells.reading.values and not cells.reading.missing:
        return _days(cells.values)

    def read(cell: Any) -> _Outcome:
        value = told_value(cell, cells.reading)
        if value is None:
            return _Outcome()
        if value == UNKNOWN:
            return _Outcome(told=True)
        try:
            moment = as_moment(value)
        except Unusable as reason:
            return _Outcome(told=True, problem=str(reason))
        first, last = ((end - _EPOCH) // _MICROSECOND for end in span(moment))
        days = (day(moment) - _EPOCH.date()).days
        return _Outcome(True, True, days, first, last, isinstance(moment, dt.datetime))  # noqa: FBT003 - known, told

    where, outcomes = memory.distinct(name, cells, read)
    outcomes = [*outcomes, _Outcome()]
    issues.outcomes(name, cells, where, [one.problem for one in outcomes])

    def column(values: Iterable[int | bool], kind: Any) -> Any:
        return np.fromiter(values, kind, len(outcomes))[where]

    return Moments(
        pack(column((one.known for one in outcomes), bool)),
        pack(column((one.told for one in outcomes), bool)),
        column((one.day for one in outcomes), np.int64),
        column((one.first for one in outcomes), np.int64),
        column((one.last for one in outcomes), np.int64),
        pack(column((one.exact for one in outcomes), bool)),
    )


def _days(values: pa.Array) -> Moments:
    """Dates as Arrow keeps them need no reading."""
    known = told_in(values)
    days = np.where(unpack(known, len(values)), numbers_in(values, np.int32), 0).astype(np.int64)
    return Moments(known, known, days, days * _DAY, (days + 1) * _DAY, none(len(days)))


def elapsed_all(start: Moments, end: Moments, unit: str, *, before: bool = False) -> Spans:
    """`thecal.visits.derive.elapsed` for columns; unknown where either end is."""
    known = unpack(start.known & end.known, len(start.day))
    if unit != "h":
        lo = hi = tidy_all((end.day - start.day).astype(np.float64) * PER_DAY[unit])
    else:
        lo = tidy_all((end.first - start.last).astype(np.float64) / _HOUR)
        hi = tidy_all((end.last - start.first).astype(np.float64) / _HOUR)
    if not before:
        lo, hi = np.maximum(lo, 0.0), np.maximum(hi, 0.0)
    return Spans(np.where(known, lo, -np.inf), np.where(known, hi, np.inf))
