"""Columns of bits to Arrow columns: lists of names a row, and one word a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

from thecal.engines.columnar import Bits, places, unpack

LIST = pa.list_(pa.dictionary(pa.int16(), pa.string()))
WORD = pa.dictionary(pa.int8(), pa.string())


def lists_of(columns: Mapping[str, Bits], rows: int) -> pa.ListArray:
    """For each row the names whose bit is set, in the order of `columns`."""
    found, names = [], []
    for place, bits in enumerate(columns.values()):
        where = places(bits, rows)
        if len(where):
            found.append(where)
            names.append(np.full(len(where), place, np.int16))
    offsets = np.zeros(rows + 1, np.int32)
    if found:
        # Rows of a batch fit in 16 bits, and such numbers are sorted without comparing them. The sort is stable, so
        # within a row the names stay in order.
        at = np.concatenate(found).astype(np.uint16 if rows <= 1 << 16 else np.int64)
        codes = np.concatenate(names)[np.argsort(at, kind="stable")]
        np.cumsum(np.bincount(at, minlength=rows), out=offsets[1:])
    else:
        codes = np.empty(0, np.int16)
    values = pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(list(columns), pa.string()))
    return pa.ListArray.from_arrays(pa.array(offsets), values)


def words_of(codes: np.ndarray, words: Sequence[str]) -> pa.DictionaryArray:
    """For each row the word at its code."""
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int8)), pa.array(list(words), pa.string()))


def count_of(columns: Sequence[Bits], rows: int) -> np.ndarray:
    """How many of the columns have each row's bit set."""
    total = np.zeros(rows, np.int8)
    for bits in columns:
        total += unpack(bits, rows).view(np.int8)
    return total
