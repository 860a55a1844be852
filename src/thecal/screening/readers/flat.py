"""Records within records: `findings` and `events` of a visit become columns of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

INNER: Final = ("events", "findings")
"""What is told under these keys of a visit has names that stand for themselves."""


def flat_names(paths: Sequence[tuple[str, ...]]) -> list[str]:
    """What the columns at these paths are called: `fever` for findings → fever, `patient.sex` for patient → sex.

    A name that is taken keeps its path, so that no column hides another.

    >>> flat_names([("id",), ("findings", "fever"), ("patient", "sex"), ("events", "id")])
    ['id', 'fever', 'patient.sex', 'events.id']
    """
    taken = {path[0] for path in paths if len(path) == 1}
    names = []
    for path in paths:
        name = ".".join(path[1:] if path[0] in INNER and len(path) > 1 else path)
        if len(path) > 1 and name in taken:
            name = ".".join(path)
        taken.add(name)
        names.append(name)
    return names


def flat_fields(schema: pa.Schema) -> dict[str, tuple[tuple[str, ...], pa.DataType]]:
    """Column → its path and type, with structs taken apart. Bytes are text: some programs write it so."""
    found: list[tuple[tuple[str, ...], pa.DataType]] = []

    def walk(path: tuple[str, ...], kind: pa.DataType) -> None:
        if pa.types.is_struct(kind):
            for inner in kind:
                walk((*path, inner.name), inner.type)
        else:
            found.append((path, pa.string() if _is_bytes(kind) else kind))

    for field in schema:
        walk((field.name,), field.type)
    names = flat_names([path for path, _ in found])
    return dict(zip(names, found, strict=True))


def _is_bytes(kind: pa.DataType) -> bool:
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_binary_view(kind))


def flattened(batch: pa.RecordBatch, wanted: pa.Schema) -> pa.RecordBatch:
    """The columns `wanted`, with structs taken apart; a column that is not there is empty."""
    there = flat_fields(batch.schema)
    columns = []
    for field in wanted:
        if field.name not in there:
            columns.append(pa.nulls(batch.num_rows, field.type))
            continue
        path, _ = there[field.name]
        column = batch.column(path[0])
        if len(path) > 1:
            column = pc.struct_field(column, list(path[1:]))
        columns.append(column if column.type == field.type else pc.cast(column, field.type))
    return pa.RecordBatch.from_arrays(columns, schema=wanted)
