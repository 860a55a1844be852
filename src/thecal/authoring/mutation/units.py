"""The same number with another unit: a slip that the loader takes whenever the result is still plausible."""

from __future__ import annotations

from collections.abc import Iterator

from thecal.condition.units import QUANTITY, UnitError, to_unit
from thecal.knowledge.vocabulary import Quantity

MISTAKEN = (
    ("h", "d", "wk", "mo", "a"),
    ("Cel", "[degF]", "K"),
    ("mg/L", "mg/dL", "g/L", "ug/L"),
    ("mmol/L", "umol/L"),
    ("mg/d", "ug/d", "mg/h"),
    ("mg/mL", "ug/mL", "mg/L"),
    ("mm[Hg]", "kPa"),
    ("mm/h", "cm/h"),
    ("/min", "/h", "/s"),
    ("mL", "L", "dL"),
    ("mm", "cm", "m"),
    ("10*9/L", "10*6/L", "/uL"),
    ("%", "[ppth]"),
)
"""Units of one kind, which people take one for the other."""


def in_other_units(written: str, finding: Quantity) -> Iterator[tuple[float, str]]:
    """The limits that the number would mean in other units, with how they are written.

    >>> from thecal.knowledge.words import ObtainedBy
    >>> age = Quantity(type="quantity", label="age", short="age", how="Ask.", question="?", obtained_by=ObtainedBy.HISTORY, unit="a", range=(0, 120))
    >>> list(in_other_units("12 mo", age))[-1]
    (12.0, '12 a')
    """
    match = QUANTITY.fullmatch(written)
    if match is None or not match[2]:
        return
    number, unit = match[1], match[2]
    meant = to_unit(float(number), unit, finding.unit)
    for others in MISTAKEN:
        for other in others if unit in others else ():
            try:
                limit = to_unit(float(number), other, finding.unit)
            except UnitError:
                continue
            if limit != meant and finding.range[0] <= limit <= finding.range[1]:
                yield limit, f"{number} {other}"
