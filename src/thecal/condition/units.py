"""Units of measurement: UCUM in, the vocabulary's unit out.

pint and ucumvert know the units; they take a second or two to load, and almost every number already has the unit of
the vocabulary or tells a time. So they are loaded on the first conversion of another kind.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Any, Final

SPOKEN: Final = {
    "°C": "Cel", "℃": "Cel", "C": "Cel", "degC": "Cel", "celsius": "Cel",
    "°F": "[degF]", "℉": "[degF]", "F": "[degF]", "degF": "[degF]",
    "mmHg": "mm[Hg]", "mmhg": "mm[Hg]", "bpm": "/min", "1/min": "/min", "breaths/min": "/min", "per minute": "/min",
    "day": "d", "days": "d", "hour": "h", "hours": "h", "hrs": "h", "week": "wk", "weeks": "wk", "months": "mo", "month": "mo",
    "years": "a", "year": "a", "ml": "mL", "mg/l": "mg/L", "mg/ml": "mg/mL", "mcg/d": "ug/d", "µg/d": "ug/d", "mcg/mL": "ug/mL",
    "µg/mL": "ug/mL", "mg/day": "mg/d", "mcg/day": "ug/d", "10^9/L": "10*9/L", "G/L": "10*9/L", "percent": "%", "points": "{score}",
}  # fmt: skip
"""What people write, and the one UCUM unit it can mean here."""

_SHOWN: Final = {
    "Cel": "°C", "d": "days", "h": "hours", "mo": "months", "a": "years", "wk": "weeks", "/min": "per minute",
    "mm[Hg]": "mmHg", "10*9/L": "×10⁹/L", "1": "", "mg/d": "mg per day", "[degF]": "°F",
}  # fmt: skip

TIMES: Final = {"min": 1 / 60, "h": 1.0, "d": 24.0, "wk": 168.0, "mo": 730.5, "a": 8766.0}
"""The times of UCUM in hours; its month and year are the mean Julian ones. A test holds them to the library."""

DECIMALS: Final = 6
"""Numbers are kept to six decimals: finer than any finding is measured, coarse enough to drop conversion noise, and
the same for every engine (they compare whole millionths)."""

_LONGEST: Final = 32
"""No unit of this field is longer; a parser should not chew on nonsense."""

QUANTITY: Final = re.compile(r"\s*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)\s*(\S.*?)?\s*", re.ASCII)


class UnitError(ValueError):
    """The unit is unknown, or measures something else."""


def show(unit: str) -> str:
    """The unit as a person reads it; nothing for ratios and scores.

    >>> show("mm[Hg]"), show("{score}")
    ('mmHg', '')
    """
    return "" if unit.startswith("{") else _SHOWN.get(unit, unit)


def plainly(number: float) -> str:
    """The number without an exponent and without zeros that say nothing.

    >>> plainly(1234567.5), plainly(38.0)
    ('1234567.5', '38')
    """
    return f"{number:.{DECIMALS}f}".rstrip("0").rstrip(".")


def tidy(value: float) -> float:
    """The number as all engines see it: finite, six decimals.

    Raises:
        ValueError: for NaN and the infinities.
    """
    if not math.isfinite(value):
        raise ValueError("not a number")
    return round(value, DECIMALS) + 0.0  # + 0.0 turns -0.0 into 0.0


def to_unit(value: float, unit: str, wanted: str) -> float:
    """Converts a number from one UCUM unit to another.

    >>> to_unit(38.4, "Cel", "Cel")
    38.4

    Raises:
        UnitError: if `unit` is not a UCUM unit or measures something else than `wanted`.
    """
    if unit == wanted:
        return tidy(value)
    if unit in TIMES and wanted in TIMES:
        return tidy(value * TIMES[unit] / TIMES[wanted])
    registry = _registry()
    try:
        source, target = _unit(unit), _unit(wanted)
        return tidy(float(registry.Quantity(value, source).to(target).magnitude))
    except UnitError:
        raise
    except Exception:  # noqa: BLE001 - pint raises a dozen kinds, not all its own; each means the same to the reader
        raise UnitError(f"{unit} can't be converted to {wanted}") from None


def converts(unit: str, wanted: str) -> bool:
    """Whether numbers in `unit` can be told in `wanted`.

    >>> converts("h", "d"), converts("h", "Cel")
    (True, False)
    """
    try:
        to_unit(1, unit, wanted)
    except UnitError:
        return False
    return True


def is_unit(unit: str) -> bool:
    """Whether UCUM knows the unit."""
    try:
        _unit(unit)
    except UnitError:
        return False
    return True


@cache
def _registry() -> Any:
    from ucumvert import PintUcumRegistry  # noqa: PLC0415 - see the module's docstring

    return PintUcumRegistry()


@cache
def _unit(code: str) -> Any:
    if len(code) > _LONGEST:
        raise UnitError(f"{code[:12]}… is not a unit")
    try:
        quantity = _registry().from_ucum(code)
        return getattr(quantity, "units", quantity)
    except Exception:  # noqa: BLE001 - lark's and pint's errors; each means that the unit does not exist
        raise UnitError(f"{code!r} is not a UCUM unit") from None
