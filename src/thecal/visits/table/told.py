"""What a batch of rows tells, as it was told: columns of cells, and how the cells of each are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import pyarrow as pa

from thecal.condition.check import AnyFinding
from thecal.knowledge.vocabulary import Quantity, Vocabulary, YesNo
from thecal.visits.moments import Unusable, as_moment
from thecal.visits.values import UNKNOWN_WORDS
from thecal.visits.visit import Told, Visit

UNKNOWN = "unknown"
"""What a value map writes for "asked, and could not be told"."""

NOT_ASKED = frozenset({"", "na", "n/a", "nan", "null", "none", "<na>", "."})
"""Cells that hold nothing, as tables write it. `none` is a value where a finding has one of that name."""


@dataclass(frozen=True)
class Reading:
    """How the cells of one column are read.

    Attributes:
        unit: the UCUM unit of numbers that stand without one; None where a cell must bring its own.
        values: what a cell means, by its text (stripped, in lower case): a value of the finding, ``unknown`` (asked, and
            could not be told), or None (not asked). What is not listed is taken as it stands.
        missing: further texts (stripped, in lower case) that mean "not asked".
        decimal: what stands before the decimals of a number.
        dates: formats of dates for `strptime`, tried in order; ISO 8601 is always understood.
    """

    unit: str | None = None
    values: Mapping[str, str | None] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    decimal: Literal[".", ","] = "."
    dates: tuple[str, ...] = ()

    @cached_property
    def key(self) -> tuple[Any, ...]:
        """The same for two readings that read alike."""
        return self.unit, tuple(sorted(self.values.items())), self.missing, self.decimal, self.dates


@dataclass(frozen=True)
class Cells:
    """One column of a batch.

    Attributes:
        values: text, dictionary-encoded text, booleans, numbers, dates or timestamps; null is "not asked".
        reading: how to read them.
        column: what the column is called in the input, for issues.
    """

    values: pa.Array
    reading: Reading = field(default_factory=Reading)
    column: str = ""


@dataclass(frozen=True)
class RowIssue:
    """Something in one row that can't be used; it counts as unknown.

    Attributes:
        row: its place in the batch, from 0.
        finding: the finding or event; empty where the fault is the row's, not a value's.
        column: the input column; empty if there is none.
        value: what was told, as text.
        problem: one sentence.
    """

    row: int
    finding: str
    column: str
    value: str | None
    problem: str


@dataclass(frozen=True)
class ToldBatch:
    """What a batch of rows tells.

    Attributes:
        rows: how many rows.
        id: each row's own key, as text; None where rows have none.
        phase, date: as in a visit; None where no column tells them.
        events: event → cells.
        findings: finding → cells.
        issues: what was found amiss before any cell was read (a ragged row, a column told twice).
    """

    rows: int
    id: pa.Array | None = None
    phase: Cells | None = None
    date: Cells | None = None
    events: Mapping[str, Cells] = field(default_factory=dict)
    findings: Mapping[str, Cells] = field(default_factory=dict)
    issues: tuple[RowIssue, ...] = ()

    def columns(self) -> Iterator[tuple[str, Cells]]:
        """Every column that tells something: name of the finding or event, `phase`, `date`; and its cells."""
        if self.phase is not None:
            yield "phase", self.phase
        if self.date is not None:
            yield "date", self.date
        yield from self.events.items()
        yield from self.findings.items()


def told_value(cell: Any, reading: Reading, finding: AnyFinding | None = None) -> Told | dt.date:
    """What one cell tells, in the form a visit holds it.

    Args:
        cell: a Python value of an Arrow array: text, bool, int, float, a date, or None.
        reading: how the column is read.
        finding: the finding the column tells; None for phases and dates.

    Returns:
        None for "not asked"; otherwise what would stand in a visit file. What can't be read is returned as it is: the
        visit's intake turns it into an issue.
    """
    if cell is None or cell != cell:  # noqa: PLR0124 - NaN, pandas' way of saying nothing
        return None
    text = _text(cell)
    word = text.lower()
    if word in reading.values:
        return reading.values[word]
    if word in reading.missing or (word in NOT_ASKED and word not in getattr(finding, "values", {})):
        return None
    if word in UNKNOWN_WORDS:
        return UNKNOWN
    if isinstance(finding, YesNo):
        zero_or_one: Told = {"1": "present", "0": "absent"}.get(word, cell)
        return zero_or_one
    if isinstance(finding, Quantity):
        return _amount(cell, text, reading, finding)
    if finding is not None:
        return text
    return _date(cell, text, reading)


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # pandas turns whole numbers with gaps into floats: 1.0 is a 1
    return str(cell).strip()


def _amount(cell: Any, text: str, reading: Reading, finding: Quantity) -> Told:
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, str):
        if reading.decimal == ",":
            text = text.replace(".", "").replace(",", ".") if text.count(",") == 1 else text
        try:
            number = float(text) if "_" not in text else None
        except ValueError:
            return text  # with a unit of its own, or not a number: the intake tells
        if number is None:
            return text
    else:
        number = cell
    if finding.dimensionless:
        return number
    return number if reading.unit is None else {"value": number, "unit": reading.unit}


def _date(cell: Any, text: str, reading: Reading) -> Told | dt.date:
    if not isinstance(cell, str):
        moment: Told | dt.date = cell
        return moment
    for form in reading.dates:
        try:
            moment = dt.datetime.strptime(text, form)  # noqa: DTZ007 - visits are in the clinic's own time
        except ValueError:
            continue
        return moment if any(part in form for part in ("%H", "%I")) else moment.date()
    return text


PHASE_WORDS: Mapping[str, str] = {"test": "test_period", "trial": "test_period", "test period": "test_period"}
"""Other words for a phase that can mean only one thing."""


def visit_of(told: ToldBatch, row: int, words: Vocabulary) -> tuple[Visit, tuple[RowIssue, ...]]:
    """The visit that one row tells, and what of the row can't stand in a visit at all (its phase, its date)."""
    issues = [issue for issue in told.issues if issue.row == row]
    name = told.id[row].as_py() if told.id is not None else None
    phase, date = "unknown", None
    if told.phase is not None:
        value, problem = read_phase(told.phase.values[row].as_py(), told.phase.reading)
        phase = value
        if problem:
            issues.append(RowIssue(row, "phase", told.phase.column, str(told.phase.values[row].as_py())[:80], problem))
    if told.date is not None:
        value, problem = read_moment(told.date.values[row].as_py(), told.date.reading)
        date = value
        if problem:
            issues.append(RowIssue(row, "date", told.date.column, str(told.date.values[row].as_py())[:80], problem))
    events = {name: told_value(cells.values[row].as_py(), cells.reading) for name, cells in told.events.items()}
    findings = {
        name: told_value(cells.values[row].as_py(), cells.reading, words.findings.get(name))
        for name, cells in told.findings.items()
    }
    return (
        Visit(
            id=name,
            phase=phase,  # type: ignore[arg-type]  # read_phase gives only phases
            date=date,
            events={key: value for key, value in events.items() if value is not None},
            findings={key: value for key, value in findings.items() if value is not None},
        ),
        tuple(issues),
    )


def read_phase(cell: Any, reading: Reading) -> tuple[str, str]:
    """The phase a cell tells (`unknown` if none), and what is wrong with it."""
    value = told_value(cell, reading)
    if value is None or value == UNKNOWN:
        return "unknown", ""
    word = str(value).strip().lower().replace("-", "_")
    word = PHASE_WORDS.get(word.replace("_", " "), word.replace(" ", "_"))
    if word in {"test_period", "implanted"}:
        return word, ""
    return "unknown", "is not a phase: test_period, implanted or unknown"


def read_moment(cell: Any, reading: Reading) -> tuple[Any, str]:
    """The moment a cell tells (None if none), and what is wrong with it."""
    value = told_value(cell, reading)
    if value is None or value == UNKNOWN:
        return None, ""
    try:
        return as_moment(value), ""
    except Unusable as reason:
        return None, str(reason)
