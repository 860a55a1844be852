"""Rows as bits: 64 truths a machine word, so that one instruction settles 64 visits."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Bits: TypeAlias = NDArray[np.uint64]
"""One bit a row, the first row lowest, filled up to whole words with zeros or ones that mean nothing."""

WORD = 64


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


def unpack(bits: Bits, rows: int) -> NDArray[np.bool_]:
    """A column of truths, one byte each."""
    return np.unpackbits(bits.view(np.uint8), count=rows, bitorder="little").view(np.bool_)


def places(bits: Bits, rows: int) -> NDArray[np.intp]:
    """The rows whose bit is set, in order."""
    if not bits.any():
        return np.empty(0, np.intp)
    return np.flatnonzero(unpack(bits, rows))


def none(rows: int) -> Bits:
    """No row."""
    return np.zeros(words_for(rows), np.uint64)


def every(rows: int) -> Bits:
    """Every row, and the filling."""
    return np.full(words_for(rows), np.iinfo(np.uint64).max, np.uint64)
