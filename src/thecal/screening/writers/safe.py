"""Text that no spreadsheet takes for a formula, and lists as one cell."""

from __future__ import annotations

from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

BETWEEN: Final = "; "
"""Stands between the items of a list in one cell."""

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins with one of these is run by a spreadsheet; with an apostrophe before it, it is text."""


def neutral(text: pa.Array) -> pa.Array:
    """Text with an apostrophe before whatever a spreadsheet would run.

    >>> neutral(pa.array(["=1+1", "P1", None, ""])).to_pylist()
    ["'=1+1", 'P1', None, '']
    """
    first = pc.utf8_slice_codeunits(text, 0, 1)
    run = pc.is_in(first, value_set=pa.array(FORMULA, first.type))
    if not pc.any(run).as_py():
        return text
    return pc.if_else(run, pc.binary_join_element_wise("'", text, ""), text)


def cells(column: pa.Array) -> pa.Array:
    """A column as a spreadsheet can show it: numbers and booleans as they are, everything else neutral text."""
    kind = column.type
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return neutral(pc.binary_join(pc.cast(column, pa.list_(pa.string())), BETWEEN))
    if pa.types.is_dictionary(kind):
        return pa.DictionaryArray.from_arrays(column.indices, neutral(pc.cast(column.dictionary, pa.string())))
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return neutral(column)
    return column


def cell_type(kind: pa.DataType) -> pa.DataType:
    """The type of `cells` of a column of this type."""
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return pa.string()
    return pa.dictionary(kind.index_type, pa.string()) if pa.types.is_dictionary(kind) else kind
