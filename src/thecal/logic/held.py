"""How much of one finding is held, as formulas: what makes a leaf on it certainly true, and certainly false.

Numbers are whole multiples of a step (the resolution), so that the solver works with whole numbers only.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from thecal.condition.nodes import Compare, Is, Leaf, Present
from thecal.condition.units import DECIMALS

Formula = Any
"""A z3 expression; the package carries no types."""

MICRO = Fraction(1, 10**DECIMALS)
"""The finest step any engine sees."""


def exact(number: float) -> Fraction:
    """The number as it was written, not as binary arithmetic holds it.

    >>> exact(0.1)
    Fraction(1, 10)
    """
    return Fraction(repr(round(number, DECIMALS)))


def bounds(op: str, limit: Fraction) -> tuple[str, int]:
    """The comparison with a limit (in steps) as one of ``>=`` and ``<=`` with a whole number.

    >>> bounds("<", Fraction(5)), bounds(">", Fraction(9, 2))
    (('<=', 4), ('>=', 5))
    """
    match op:
        case ">=":
            return ">=", math.ceil(limit)
        case ">":
            return ">=", math.floor(limit) + 1
        case "<=":
            return "<=", math.floor(limit)
        case _:
            return "<=", math.ceil(limit) - 1


@dataclass(frozen=True)
class YesOrNo:
    """A yes/no finding: certainly present, certainly absent; neither: unknown."""

    true: Formula
    false: Formula

    def leaf(self, z3: Any, leaf: Leaf) -> tuple[Formula, Formula]:
        """What makes `leaf` certainly true, and certainly false."""
        del z3
        assert isinstance(leaf, Present), leaf
        return self.true, self.false


@dataclass(frozen=True)
class Word:
    """One of a list: `known`, and then the place of its value; or not applicable."""

    known: Formula
    away: Formula
    place: Formula
    values: tuple[str, ...]

    def leaf(self, z3: Any, leaf: Leaf) -> tuple[Formula, Formula]:
        """What makes `leaf` certainly true, and certainly false."""
        assert isinstance(leaf, Is), leaf
        among = z3.Or([self.place == self.values.index(value) for value in leaf.values if value in self.values])
        return z3.And(self.known, among), z3.Or(self.away, z3.And(self.known, z3.Not(among)))


@dataclass(frozen=True)
class Number:
    """A quantity or rank: `there` (an interval from `lo` to `hi`, in steps), or not applicable, or unknown."""

    there: Formula
    away: Formula
    lo: Formula
    hi: Formula
    step: Fraction

    def leaf(self, z3: Any, leaf: Leaf) -> tuple[Formula, Formula]:
        """What makes `leaf` certainly true, and certainly false."""
        assert isinstance(leaf, Compare), leaf
        way, bound = bounds(leaf.op, exact(leaf.limit) / self.step)
        if way == ">=":
            surely, never = self.lo >= bound, self.hi < bound
        else:
            surely, never = self.hi <= bound, self.lo > bound
        return z3.And(self.there, surely), z3.Or(self.away, z3.And(self.there, never))

    def scaled(self, end: Formula, unit: Fraction) -> Formula:
        """An end of the interval as a whole number of `unit`, which must divide the step."""
        factor = self.step / unit
        assert factor.denominator == 1
        return end * factor.numerator


@dataclass(frozen=True)
class Ratio:
    """A quotient: worked out as `over` / `under` where that has a meaning, else as it was told, if it was."""

    worked_out: Formula
    over: Formula
    under: Formula
    told: Number

    def leaf(self, z3: Any, leaf: Leaf) -> tuple[Formula, Formula]:
        """What makes `leaf` certainly true, and certainly false; the division is multiplied out."""
        assert isinstance(leaf, Compare), leaf
        limit = exact(leaf.limit)
        left, right = self.over * limit.denominator, self.under * limit.numerator
        holds = {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[leaf.op]
        true, false = self.told.leaf(z3, leaf)
        return (
            z3.If(self.worked_out, holds, true),
            z3.If(self.worked_out, z3.Not(holds), false),
        )


Held = YesOrNo | Word | Number | Ratio


@dataclass(frozen=True)
class Early:
    """An event that came before the one it is counted from; the visit is then told by its events."""

    early: Formula
    days_ago: Mapping[str, Formula]
