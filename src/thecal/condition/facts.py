"""What is known of a visit, in the form that conditions look at.

Every finding is in one of these states: known (yes or no, one of a list), an interval in which a quantity or rank must
lie (a known value is an interval of one point), not applicable (its parent is absent), or not there at all: unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final


class Truth(IntEnum):
    """Kleene's three values, in an order in which `and` is the least, `or` the greatest."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    def __invert__(self) -> Truth:  # on purpose not the bits of a number but the opposite
        return Truth(2 - self)

    @property
    def say(self) -> str:
        """The word a person reads."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a number must lie, both ends included."""

    lo: float
    hi: float

    @classmethod
    def point(cls, value: float) -> Interval:
        """The interval of one known value."""
        return cls(value, value)

    @property
    def known(self) -> bool:
        """Whether only one value is left."""
        return self.lo == self.hi

    def meet(self, other: Interval) -> Interval | None:
        """What both allow; None when they contradict each other."""
        lo, hi = max(self.lo, other.lo), min(self.hi, other.hi)
        return Interval(lo, hi) if lo <= hi else None


class NotApplicable:
    """The state of a finding whose parent is absent: every leaf on it is false."""

    def __repr__(self) -> str:
        return "not applicable"


NOT_APPLICABLE: Final = NotApplicable()

State = bool | str | Interval | NotApplicable


@dataclass(frozen=True)
class Facts:
    """The states of one visit's findings.

    Attributes:
        states: finding → state; a finding that is not there is unknown.
        open_parts: finding that is not settled → the base findings that would settle it, in the order to ask them.
            A plain unknown finding is its own part; a derived one has the unknown findings it is computed from.
        bedside: the unknown base findings that the visit itself can still answer.
        inferred: findings whose state was worked out from others, with those others (for explanations).
    """

    states: Mapping[str, State]
    open_parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bedside: frozenset[str] = frozenset()
    inferred: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def missing_for(self, finding: str) -> tuple[str, ...]:
        """The base findings whose answers would settle `finding`."""
        return self.open_parts.get(finding, (finding,))

    def known(self, finding: str) -> bool:
        """Whether nothing more can be learned of it."""
        state = self.states.get(finding)
        return state is not None and not (isinstance(state, Interval) and not state.known)
