"""Dates of many visits, and the time between them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thecal.visits.derive import PER_DAY
from thecal.visits.moments import Moment, Unusable, as_moment, day, span
from thecal.visits.table.issues import Issues
from thecal.visits.table.numbers import tidy_all
from thecal.visits.table.parse import Memory
from thecal.visits.table.states import Mask, Spans
from thecal.visits.table.told import UNKNOWN, Cells, told_value

_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - visits are in the clinic's own time
_MICROSECOND = dt.timedelta(microseconds=1)
_HOUR = 3_600_000_000


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

    known: Mask
    told: Mask
    day: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    exact: Mask

    def after(self, other: Moments) -> Mask:
        """Where it certainly lies after the other; on one day only two times of day can tell."""
        both = self.exact & other.exact
        later = np.where(both, self.first > other.first, self.day > other.day)
        return np.asarray(later & self.known & other.known)


@dataclass(frozen=True)
class _Outcome:
    moment: Moment | None = None
    told: bool = False
    problem: str = ""


def read_moments(name: str, cells: Cells, memory: Memory, issues: Issues) -> Moments:
    """The moments that a column of cells tells; what is none is added to `issues`."""

    def read(cell: Any) -> _Outcome:
        value = told_value(cell, cells.reading)
        if value is None:
            return _Outcome()
        if value == UNKNOWN:
            return _Outcome(told=True)
        try:
            return _Outcome(as_moment(value), told=True)
        except Unusable as reason:
            return _Outcome(told=True, problem=str(reason))

    where, outcomes = memory.distinct(name, cells, read)
    outcomes = [*outcomes, _Outcome()]
    moments = [one.moment for one in outcomes]

    def column(values: list[Any], kind: Any) -> Any:
        return np.array(values, dtype=kind)[where]

    spans = [(_EPOCH, _EPOCH) if moment is None else span(moment) for moment in moments]
    issues.outcomes(name, cells, where, [one.problem for one in outcomes])
    return Moments(
        column([moment is not None for moment in moments], bool),
        column([one.told for one in outcomes], bool),
        column([0 if moment is None else (day(moment) - _EPOCH.date()).days for moment in moments], np.int64),
        column([(first - _EPOCH) // _MICROSECOND for first, _ in spans], np.int64),
        column([(last - _EPOCH) // _MICROSECOND for _, last in spans], np.int64),
        column([isinstance(moment, dt.datetime) for moment in moments], bool),
    )


def elapsed_all(start: Moments, end: Moments, unit: str, *, before: bool = False) -> Spans:
    """`thecal.visits.derive.elapsed` for columns; unknown where either end is."""
    known = start.known & end.known
    if unit != "h":
        lo = hi = tidy_all((end.day - start.day).astype(np.float64) * PER_DAY[unit])
    else:
        lo = tidy_all((end.first - start.last).astype(np.float64) / _HOUR)
        hi = tidy_all((end.last - start.first).astype(np.float64) / _HOUR)
    if not before:
        lo, hi = np.maximum(lo, 0.0), np.maximum(hi, 0.0)
    return Spans(np.where(known, lo, -np.inf), np.where(known, hi, np.inf))
