"""From the columns of an input to what they tell. Without a mapping, columns are known by their names."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from thecal.condition.units import SPOKEN, converts, is_unit
from thecal.errors import InputError, Place, Problem, nearest
from thecal.knowledge.vocabulary import Quantity, Vocabulary
from thecal.visits.table.told import Cells, Reading, RowIssue, ToldBatch

_HEADER = re.compile(r"\s*([A-Za-z][A-Za-z0-9_]*)\s*(?:\[\s*(.+?)\s*\])?\s*")
"""`temperature [Cel]`: a name, and the unit of its numbers."""


class Binder(Protocol):
    """Turns a batch of an input's columns into what its rows tell."""

    @property
    def notes(self) -> list[str]:
        """What a person should know before the run: columns that are not used, and the like."""
        ...

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns of the row's own key."""
        ...

    def __call__(self, batch: pa.RecordBatch, issues: tuple[RowIssue, ...] = ()) -> ToldBatch:
        """What the rows tell. `issues`: what the reader found amiss."""
        ...


@dataclass
class _Bound:
    """One column of the input and what it tells."""

    column: str
    to: str
    reading: Reading


@dataclass
class NameBinder:
    """Binds columns by name; made by `bind_by_name`."""

    id: str | None = None
    phase: _Bound | None = None
    date: _Bound | None = None
    events: list[_Bound] = field(default_factory=list)
    findings: list[_Bound] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def keys(self) -> tuple[str, ...]:
        """The column of the row's own key."""
        return () if self.id is None else (self.id,)

    def bind(self, bound: _Bound, words: Vocabulary) -> None:
        """Puts a column where it belongs."""
        if bound.to == "id":
            self.id = bound.column
        elif bound.to in {"phase", "date"}:
            setattr(self, bound.to, bound)
        elif bound.to in words.events:
            self.events.append(bound)
        else:
            self.findings.append(bound)

    def __call__(self, batch: pa.RecordBatch, issues: tuple[RowIssue, ...] = ()) -> ToldBatch:
        """What the rows tell."""

        def cells(bound: _Bound | None) -> Cells | None:
            if bound is None:
                return None
            return Cells(plain(batch.column(bound.column)), bound.reading, bound.column)

        def several(bounds: list[_Bound]) -> dict[str, Cells]:
            return {bound.to: Cells(plain(batch.column(bound.column)), bound.reading, bound.column) for bound in bounds}

        return ToldBatch(
            batch.num_rows,
            None if self.id is None else as_text(batch.column(self.id)),
            cells(self.phase),
            cells(self.date),
            several(self.events),
            several(self.findings),
            issues,
        )


def plain(values: pa.Array) -> pa.Array:
    """The cells in a type that the core reads: no large or view strings, and decimal numbers as they were written.

    A number kept in 32 bits is taken by its shortest decimal form: 38.4 is 38.4, and not 38.400001525878906. A timestamp
    at midnight sharp is taken for a date without a time of day, which is what tables mean by it; if it was not, a span of
    a day is still true.
    """
    kind = values.type
    if pa.types.is_dictionary(kind):
        if pa.types.is_string(kind.value_type):
            return values
        return pa.DictionaryArray.from_arrays(values.indices, plain(values.dictionary))
    if pa.types.is_large_string(kind) or pa.types.is_string_view(kind) or pa.types.is_null(kind):
        return pc.cast(values, pa.string())
    if pa.types.is_float32(kind) or pa.types.is_float16(kind):
        encoded = pc.dictionary_encode(pc.cast(values, pa.float32()))
        numbers = pc.cast(pc.cast(encoded.dictionary, pa.string()), pa.float64())
        return numbers.take(encoded.indices)
    if pa.types.is_decimal(kind):
        return pc.cast(values, pa.float64())
    if pa.types.is_date64(kind):
        return pc.cast(values, pa.date32())
    return _moments(values) if pa.types.is_timestamp(kind) else values


def _moments(values: pa.Array) -> pa.Array:
    if values.type.tz is not None:
        values = pc.local_timestamp(values)
    encoded = pc.dictionary_encode(pc.cast(values, pa.timestamp("us"), safe=False))
    texts = [None if one is None else _moment(one) for one in encoded.dictionary.to_pylist()]
    return pa.DictionaryArray.from_arrays(encoded.indices, pa.array(texts, pa.string()))


def _moment(moment: dt.datetime) -> str:
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat()


def as_text(values: pa.Array) -> pa.Array:
    """A row's own key as text: whole numbers without a decimal point, midnight as a date without a time of day."""
    if pa.types.is_timestamp(values.type):
        values = _moments(values)
    if pa.types.is_dictionary(values.type):
        values = values.dictionary_decode()
    if pa.types.is_floating(values.type):
        whole = pc.fill_null(pc.equal(pc.floor(values), values), fill_value=False)
        numbers = pc.cast(pc.cast(values, pa.int64(), safe=False), pa.string())
        return pc.if_else(whole, numbers, pc.cast(values, pa.string()))
    return pc.cast(values, pa.string())


def bind_by_name(schema: pa.Schema, words: Vocabulary, file: str = "input") -> NameBinder:
    """A binder for an input whose columns are called as in the vocabulary.

    Known are `id`, `phase`, `date`, every event, and every finding; a quantity's column names the unit of its numbers in
    brackets, ``temperature [Cel]``, or its cells bring their own, ``38.4 Cel``.

    Raises:
        InputError: with everything that is wrong: no column is known, one is there twice, a number has no unit.
    """
    binder, problems = NameBinder(), []
    known = {"id", "phase", "date", *words.events, *words.findings}
    seen: dict[str, str] = {}
    unused = []
    for column, kind in zip(schema.names, schema.types, strict=True):
        match = _HEADER.fullmatch(column)
        name = match[1].lower() if match else ""
        if match is None or name not in known:
            unused.append(column)
            continue
        if name in seen:
            message = f"The columns {seen[name]!r} and {column!r} both tell {name}."
            problems.append(Problem("told-twice", message, Place(file), advice="keep one of them, or use a mapping."))
            continue
        seen[name] = column
        finding = words.findings.get(name)
        reading = Reading()
        if isinstance(finding, Quantity):
            problems += _unit_problems(finding, column, match[2], kind, file)
            reading = Reading(unit=_ucum(match[2], finding))
        binder.bind(_Bound(column, name, reading), words)
    if not any(name in seen for name in (*words.findings, *words.events)) and not problems:
        close = [f"{column} → {guess[0]}" for column in unused if (guess := nearest(column.lower(), known, 1))]
        advice = "; ".join(close[:5]) or "`thecal screen --suggest-map INPUT` drafts a mapping."
        message = "No column is called like a finding or an event, so there is nothing to screen."
        problems.append(Problem("no-findings", message, Place(file), advice=advice))
    if problems:
        raise InputError(problems)
    if unused:
        binder.notes.append(f"not used, for no finding is called so: {', '.join(unused)}")
    return binder


def _ucum(unit: str | None, finding: Quantity) -> str | None:
    return None if unit is None else unit if unit == finding.unit else SPOKEN.get(unit, unit)


def _unit_problems(finding: Quantity, column: str, unit: str | None, kind: pa.DataType, file: str) -> list[Problem]:
    if unit is None:
        bare = pa.types.is_floating(kind) or pa.types.is_integer(kind) or pa.types.is_decimal(kind)
        if not bare or finding.dimensionless:
            return []
        message = f"The numbers of the column {column!r} have no unit."
        advice = f"call the column `{column} [{finding.unit}]` (or the unit they are in), or use a mapping."
        return [Problem("no-unit", message, Place(file), advice=advice)]
    ucum = _ucum(unit, finding)
    if finding.dimensionless or ucum == finding.unit or (ucum and is_unit(ucum) and converts(ucum, finding.unit)):
        return []
    message = f"The unit of the column {column!r} can't be converted to {finding.unit}."
    return [Problem("wrong-unit", message, Place(file), advice=f"units are UCUM, as in `[{finding.unit}]`.")]
