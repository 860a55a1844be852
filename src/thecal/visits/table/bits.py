"""Rows as bits: 64 truths a machine word, so that one instruction settles 64 visits."""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Bits: TypeAlias = NDArray[np.uint64]
"""One bit a row, the first row lowest, filled up to whole words with zeros or ones that mean nothing."""

Mask: TypeAlias = NDArray[np.bool_]
"""One byte a row."""

Number = TypeVar("Number", bound=np.generic)

WORD = 64
_BYTE = 8


def words_for(rows: int) -> int:
    """How many words hold so many rows."""
    return -(-rows // WORD)


def pack(mask: NDArray[Any]) -> Bits:
    """Bits of a column of truths.

    >>> int(pack(np.array([True, False, True]))[0])
    5
    """
    packed = np.packbits(mask, bitorder="little")
    short = -len(packed) % 8
    if short:
        packed = np.concatenate([packed, np.zeros(short, np.uint8)])
    return packed.view(np.uint64)


def unpack(bits: Bits, rows: int) -> Mask:
    """A column of truths, one byte each."""
    return np.unpackbits(bits.view(np.uint8), count=rows, bitorder="little").view(np.bool_)


def places(bits: Bits, rows: int) -> NDArray[np.intp]:
    """The rows whose bit is set, in order."""
    if not bits.any():
        return np.empty(0, np.intp)
    return np.flatnonzero(unpack(bits, rows))


def is_in(bits: Bits, row: int) -> bool:
    """Whether the bit of a row is set."""
    return bool(int(bits[row // WORD]) >> row % WORD & 1)


def none(rows: int) -> Bits:
    """No row."""
    return np.zeros(words_for(rows), np.uint64)


def every(rows: int) -> Bits:
    """Every row, and the filling."""
    return np.full(words_for(rows), np.iinfo(np.uint64).max, np.uint64)


# ------------------------------------------------------------------------------- as Arrow keeps them: bits already


def told_in(values: pa.Array) -> Bits:
    """Where a column of truths, numbers or dates is not null."""
    held = values.buffers()[0]
    return every(len(values)) if held is None else _cut(held, values.offset, len(values))


def truths_in(values: pa.BooleanArray) -> Bits:
    """The truths of a column; where it is null, they mean nothing."""
    held = values.buffers()[1]
    return none(len(values)) if held is None else _cut(held, values.offset, len(values))


def numbers_in(values: pa.Array, kind: type[Number]) -> NDArray[Number]:
    """The numbers of a column of this kind, not copied; where it is null, they mean nothing."""
    held = values.buffers()[1]
    if held is None or not len(values):
        return np.zeros(len(values), kind)
    return np.frombuffer(held, kind, len(values), values.offset * np.dtype(kind).itemsize)


def codes_in(values: pa.Array, kind: type[Number]) -> NDArray[Number]:
    """The numbers of a column of places in a list; -1 where it is null."""
    codes = numbers_in(values, kind)
    if not values.null_count:
        return codes
    # -1 has all its bits set, so that it is put in without asking row by row.
    filled: NDArray[Number] = codes | np.negative(unpack(~told_in(values), len(values)).view(np.int8))
    return filled


def arrow_truths(bits: Bits, rows: int, told: Bits | None = None) -> pa.BooleanArray:
    """An Arrow column of truths; null where a row is not `told`.

    >>> arrow_truths(np.array([1], np.uint64), 3, np.array([5], np.uint64)).to_pylist()
    [True, None, False]
    """
    held = [None if told is None else pa.py_buffer(told), pa.py_buffer(bits)]
    return pa.Array.from_buffers(pa.bool_(), rows, held)


def _cut(held: pa.Buffer, first: int, rows: int) -> Bits:
    """So many of the bits that a buffer holds, from the first one on."""
    whole, odd = divmod(first, _BYTE)
    packed = np.frombuffer(held, np.uint8)[whole : -(-(first + rows) // _BYTE)]
    if odd:
        return pack(np.unpackbits(packed, bitorder="little")[odd : odd + rows])
    bits = np.zeros(words_for(rows), np.uint64)
    bits.view(np.uint8)[: len(packed)] = packed
    return bits
