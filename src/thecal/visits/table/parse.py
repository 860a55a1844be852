"""From the cells of a column to the states of a finding; what can't be used becomes an issue of its row.

Each distinct cell is read once, by the very functions that read one visit, and remembered from batch to batch.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from thecal.condition.check import AnyFinding
from thecal.condition.facts import Interval
from thecal.knowledge.vocabulary import Choice, Quantity, YesNo
from thecal.visits.moments import Unusable
from thecal.visits.table.bits import Bits, codes_in, numbers_in, pack, places, told_in, truths_in
from thecal.visits.table.issues import Issues
from thecal.visits.table.numbers import tidy_all
from thecal.visits.table.states import UNKNOWN_CODE, Codes, Flags, Spans, States
from thecal.visits.table.told import Cells, Reading, told_value
from thecal.visits.values import as_state, asked_and_unknown

T = TypeVar("T")

_REMEMBERED = 50_000
"""So many distinct cells of one column are remembered; dates and measurements have fewer."""


@dataclass
class Parsed:
    """A column of cells, read.

    Attributes:
        states: with every usable value.
        told: where a usable value was told.
    """

    states: States
    told: Bits


class Memory:
    """What distinct cells came to, by column; forgets everything when a column has too many."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], dict[Any, Any]] = {}

    def distinct(self, name: str, cells: Cells, read: Callable[[Any], T]) -> tuple[NDArray[np.int32], list[T]]:
        """Where each row's outcome stands in the list of outcomes; null cells are -1."""
        known = self._known.setdefault((name, *cells.reading.key), {})
        if len(known) > _REMEMBERED:
            known.clear()
        values = cells.values
        encoded = values if pa.types.is_dictionary(values.type) else pc.dictionary_encode(values)
        outcomes = []
        for cell in encoded.dictionary.to_pylist():
            mark = (type(cell), cell)
            if mark not in known:
                known[mark] = read(cell)
            outcomes.append(known[mark])
        return codes_in(pc.cast(encoded.indices, pa.int32()), np.int32), outcomes


def parse(name: str, finding: AnyFinding, cells: Cells, memory: Memory, issues: Issues) -> Parsed:
    """The states that a column of cells tells; what can't be used is added to `issues`."""
    kind = cells.values.type
    if not cells.reading.values and not cells.reading.missing:
        if pa.types.is_boolean(kind) and isinstance(finding, YesNo):
            return _truths(cells)
        number = pa.types.is_floating(kind) or pa.types.is_integer(kind)
        if number and isinstance(finding, Quantity) and (finding.dimensionless or cells.reading.unit == finding.unit):
            return _numbers(name, finding, cells, issues)
    return _distinct(name, finding, cells, memory, issues)


def _truths(cells: Cells) -> Parsed:
    """Booleans are yes and no as they stand."""
    told = told_in(cells.values)
    yes = truths_in(cells.values)
    return Parsed(Flags(yes & told, ~yes & told), told)


def _numbers(name: str, finding: Quantity, cells: Cells, issues: Issues) -> Parsed:
    """Numbers in the vocabulary's unit need no parsing, only rounding and a look at their range."""
    values, told = numbers_in(pc.cast(cells.values, pa.float64(), safe=False), np.float64), told_in(cells.values)
    numbers = tidy_all(values)
    lo, hi = finding.range
    plausible = pack(numbers >= lo) & pack(numbers <= hi)
    for number in np.unique(values[places(told & ~plausible & ~pack(np.isnan(values)), len(values))]):
        issues.cells(told & pack(values == number), name, cells, _reason(finding, float(number), cells.reading))
    told = told & plausible
    return Parsed(Spans.points(numbers, told), told)


def _reason(finding: AnyFinding, number: float, reading: Reading) -> str:
    try:
        as_state(finding, told_value(number, reading, finding))
    except Unusable as reason:
        return str(reason)
    raise AssertionError("a cell that one way of reading can't use is used by the other")


@dataclass(frozen=True)
class _Outcome:
    yes: bool = False
    no: bool = False
    code: int = UNKNOWN_CODE
    at: float = np.nan
    problem: str = ""


def _distinct(name: str, finding: AnyFinding, cells: Cells, memory: Memory, issues: Issues) -> Parsed:
    codes_of = {value: index for index, value in enumerate(getattr(finding, "values", ()))}

    def read(cell: Any) -> _Outcome:
        value = told_value(cell, cells.reading, finding)
        if value is None or asked_and_unknown(value):
            return _Outcome()
        try:
            state = as_state(finding, value)
        except Unusable as reason:
            return _Outcome(problem=str(reason))
        if isinstance(state, bool):
            return _Outcome(yes=state, no=not state)
        if isinstance(state, Interval):
            return _Outcome(at=state.lo)
        return _Outcome(code=codes_of[str(state)])

    where, outcomes = memory.distinct(name, cells, read)
    outcomes = [*outcomes, _Outcome()]  # the last one is for null cells: index -1

    def column(take: Callable[[_Outcome], Any], kind: Any) -> Any:
        return np.fromiter((take(one) for one in outcomes), kind, len(outcomes))[where]

    issues.outcomes(name, cells, where, [one.problem for one in outcomes])
    if isinstance(finding, YesNo):
        yes, no = pack(column(lambda one: one.yes, bool)), pack(column(lambda one: one.no, bool))
        return Parsed(Flags(yes, no), yes | no)
    if isinstance(finding, Choice):
        codes = Codes(column(lambda one: one.code, np.int16))
        return Parsed(codes, codes.settled())
    at = column(lambda one: one.at, np.float64)
    told = ~pack(np.isnan(at))
    return Parsed(Spans.points(at, told), told)
