"""The steps in which a finding is recorded: values as whole numbers of steps, and back as text."""

from __future__ import annotations

import math
from fractions import Fraction

from thecal.condition.units import DECIMALS
from thecal.knowledge.vocabulary import Ordinal, Quantity
from thecal.logic.held import MICRO, exact
from thecal.visits.derive import timed


def step_of(finding: Quantity | Ordinal) -> Fraction:
    """The step between two values of a finding."""
    if isinstance(finding, Ordinal):
        return Fraction(1)
    # From dates any time can come out; only days are whole.
    return MICRO if timed(finding) and finding.unit != "d" else exact(finding.resolution)


def ends_of(finding: Quantity | Ordinal, step: Fraction) -> tuple[int, int]:
    """The first and the last step of the range."""
    if isinstance(finding, Ordinal):
        return 0, len(finding.spellings) - 1
    lo, hi = finding.range
    return math.ceil(exact(lo) / step), math.floor(exact(hi) / step)


def written(finding: Quantity | Ordinal, value: Fraction) -> str:
    """The value as it is told."""
    if isinstance(finding, Ordinal):
        return finding.spellings[int(value)]
    number = f"{float(value):.{DECIMALS}f}".rstrip("0").rstrip(".")
    return number if finding.dimensionless else f"{number} {finding.unit}"
