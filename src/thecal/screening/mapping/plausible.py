"""A look at the first rows of an input: do the cells fit what the mapping makes of them?

A column of Fahrenheit that is declared as Celsius, or dates in another style, would turn into issues row by row. Said
once, before the run, it can be mended.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow as pa

from thecal.condition.check import AnyFinding
from thecal.condition.facts import Interval
from thecal.condition.units import show
from thecal.knowledge.vocabulary import Quantity
from thecal.screening.bind import plain
from thecal.screening.mapping.bound import MappedBinder
from thecal.screening.mapping.parts import ColumnPart
from thecal.visits.moments import Unusable, as_moment
from thecal.visits.table.told import UNKNOWN, Reading, told_value
from thecal.visits.values import as_state

MOST: Final = 2000
"""So many different cells of a column are looked at."""

HALF: Final = 0.5
NEARLY_ALL: Final = 0.9

OTHER_UNITS: Final[dict[str, tuple[str, ...]]] = {
    "Cel": ("[degF]",), "mg/L": ("mg/dL",), "mm[Hg]": ("kPa",), "mg/d": ("ug/d",), "mg/mL": ("ug/mL",), "h": ("d", "min"),
    "d": ("h", "wk", "mo"), "mo": ("a", "d"), "10*9/L": ("/uL",), "mm[H2O]": ("cm[H2O]", "mm[Hg]"),
    "%": ("1",), "mL": ("L",),
}  # fmt: skip
"""The vocabulary's unit → others in which the same thing is commonly recorded."""

FORMATS: Final = (
    "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%Y/%m/%d", "%d.%m.%y", "%d/%m/%y", "%m/%d/%y", "%d-%b-%Y", "%Y%m%d",
    "%d.%m.%Y %H:%M", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M", "%d-%m-%Y %H:%M", "%Y/%m/%d %H:%M",
)  # fmt: skip
"""Formats of dates that are met in tables, beside ISO 8601."""


def doubts(binder: MappedBinder, batch: pa.RecordBatch) -> list[str]:
    """What seems amiss, by column; no cell is quoted."""
    found = []
    for name, parts in binder.findings.items():
        finding = binder.words.findings[name]
        for part in parts:
            if isinstance(part, ColumnPart):
                found += _finding(part, finding, distinct(batch.column(part.column)))
    for part in (*binder.events.values(), *((binder.date,) if binder.date else ())):
        found += _dates(part, distinct(batch.column(part.column)))
    return found


def distinct(values: pa.Array) -> list[Any]:
    """Some of the different cells of a column."""
    values = plain(values)
    if pa.types.is_dictionary(values.type):
        values = values.dictionary_decode()
    return [cell for cell in values.unique().slice(0, MOST).to_pylist() if cell is not None]


def sampled(values: pa.Array) -> list[Any]:
    """The first cells of a column that hold something, each as often as it stands there."""
    return [cell for cell in plain(values.drop_null().slice(0, MOST)).to_pylist() if cell is not None]


def fitting(cells: list[Any], reading: Reading, finding: AnyFinding) -> float | None:
    """The share of cells that can be used; None where no cell says anything."""
    told = (
        [value for cell in cells if (value := told_value(cell, reading, finding)) not in {None, UNKNOWN}]
        if not (isinstance(finding, Quantity))
        else [value for cell in cells if (value := told_value(cell, reading, finding)) is not None and value != UNKNOWN]
    )
    return sum(usable(finding, value) for value in told) / len(told) if told else None


def usable(finding: AnyFinding, value: Any) -> bool:
    """Whether a told value can be used."""
    try:
        state = as_state(finding, value)
    except Unusable:
        return False
    return not isinstance(state, Interval) or state.known


def units_that_fit(cells: list[Any], reading: Reading, finding: Quantity) -> list[str]:
    """The units in which nearly all numbers would be plausible, the vocabulary's own first."""
    fits = []
    for unit in (finding.unit, *OTHER_UNITS.get(finding.unit, ())):
        share = fitting(cells, Reading(unit, reading.values, reading.missing, reading.decimal), finding)
        if share is not None and share >= NEARLY_ALL:
            fits.append(unit)
    return fits


def formats_that_fit(cells: list[Any]) -> list[str]:
    """The formats in which nearly all cells are dates; `""` is ISO 8601."""
    fits = []
    for form in ("", *FORMATS):
        reading = Reading(dates=(form,) if form else ())
        good = sum(_is_date(told_value(cell, reading)) for cell in cells)
        if cells and good / len(cells) >= NEARLY_ALL:
            fits.append(form)
    return fits


def _is_date(value: Any) -> bool:
    try:
        as_moment(value)
    except Unusable:
        return False
    return True


def _finding(part: ColumnPart, finding: AnyFinding, cells: list[Any]) -> list[str]:
    share = fitting(cells, part.reading, finding)
    if share is None or share >= HALF:
        return []
    start = f"most different values of the column {part.column!r} can't be used for {finding.label}"
    if not isinstance(finding, Quantity) or finding.dimensionless:
        return [f"{start}; the mapping may need `values` for it"]
    declared = part.reading.unit
    fits = [unit for unit in units_that_fit(cells, part.reading, finding) if unit != declared]
    if fits:
        shown = " or ".join(f"{unit} ({show(unit)})" if show(unit) != unit else unit for unit in fits)
        return [f"{start} in {declared or 'no unit'}, but nearly all would fit in {shown}; look at its `unit`"]
    swapped = "." if part.reading.decimal == "," else ","
    other = Reading(declared, part.reading.values, part.reading.missing, swapped)  # type: ignore[arg-type]  # one of the two
    if (fitting(cells, other, finding) or 0) >= NEARLY_ALL:
        return [f"{start}, but nearly all would with `decimal: {swapped!r}`"]
    return [f"{start}, {'in ' + declared if declared else 'for they have no unit; say it under `unit`'}"]


def _dates(part: ColumnPart, cells: list[Any]) -> list[str]:
    told = [value for cell in cells if (value := told_value(cell, part.reading)) is not None and value != UNKNOWN]
    if not told or sum(map(_is_date, told)) / len(told) >= HALF:
        return []
    fits = [form for form in formats_that_fit(cells) if form]
    hint = f"; its style looks like {' or '.join(fits)}" if fits else ""
    return [f"most cells of the column {part.column!r} are no dates in the format given{hint}"]
