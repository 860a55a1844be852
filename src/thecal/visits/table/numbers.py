"""Arithmetic on columns that comes out, digit for digit, as it does for one visit."""

from __future__ import annotations

import numpy as np

from thecal.condition.units import DECIMALS
from thecal.visits.table.states import Floats

_SCALE = 10.0**DECIMALS
_LARGE = 1e9
"""From here on the scaled number has too few digits left for a rounding by arithmetic."""


def tidy_all(values: Floats) -> Floats:
    """`thecal.condition.units.tidy` for finite numbers, a column at a time; what is not finite stays as it is.

    Rounding by arithmetic can differ from Python's only where the seventh decimal is a five and nothing follows; such
    numbers, and huge ones, are rounded one by one.
    """
    with np.errstate(invalid="ignore", over="ignore"):
        result: Floats = values * _SCALE
        np.rint(result, out=result)
        result /= _SCALE
        result += 0.0
        # Almost every column is tidy as it stands: a number that this leaves alone is the nearest to its six decimals.
        if (result == values).all() and _small(values):
            return result
        part = np.abs(values * _SCALE)
        part -= np.trunc(part)
        doubtful = (np.abs(part - 0.5) < 1e-2) | (np.abs(values) >= _LARGE)  # noqa: PLR2004
    doubtful &= np.isfinite(values)
    for index in np.flatnonzero(doubtful):
        result[index] = round(float(values[index]), DECIMALS) + 0.0
    return result


def _small(values: Floats) -> bool:
    return not len(values) or (values.min() > -_LARGE and values.max() < _LARGE)
