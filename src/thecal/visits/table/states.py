"""What is known of many visits: for each finding a column of states, the counterpart of `thecal.condition.facts`.

A yes/no finding is two columns of truths; a choice a column of numbers of its values; a quantity or an ordinal two columns
of numbers between which the value lies. Not applicable is a state of its own in each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Mask: TypeAlias = NDArray[np.bool_]
"""One truth a row."""

Floats: TypeAlias = NDArray[np.float64]

UNKNOWN_CODE = -1
NOT_APPLICABLE_CODE = -2


@dataclass
class Flags:
    """A yes/no finding: known to be present, known to be absent; neither is unknown."""

    yes: Mask
    no: Mask

    @classmethod
    def unknown(cls, rows: int) -> Flags:
        """Unknown in every row."""
        return cls(np.zeros(rows, bool), np.zeros(rows, bool))

    def absent(self) -> Mask:
        """Where nothing at all is known."""
        return ~(self.yes | self.no)

    def settled(self) -> Mask:
        """Where nothing more can be learned."""
        return self.yes | self.no

    def forget(self, where: Mask) -> None:
        """Makes it unknown again."""
        self.yes &= ~where
        self.no &= ~where

    def rule_out(self, where: Mask) -> None:
        """What does not apply is, for a yes/no finding, plainly absent."""
        self.yes &= ~where
        self.no |= where


@dataclass
class Codes:
    """A choice: the place of its value in the vocabulary, UNKNOWN_CODE or NOT_APPLICABLE_CODE."""

    code: NDArray[np.int16]

    @classmethod
    def unknown(cls, rows: int) -> Codes:
        """Unknown in every row."""
        return cls(np.full(rows, UNKNOWN_CODE, np.int16))

    def absent(self) -> Mask:
        """Where nothing at all is known."""
        return np.asarray(self.code == UNKNOWN_CODE)

    def settled(self) -> Mask:
        """Where nothing more can be learned."""
        return np.asarray(self.code != UNKNOWN_CODE)

    def forget(self, where: Mask) -> None:
        """Makes it unknown again."""
        self.code[where] = UNKNOWN_CODE

    def rule_out(self, where: Mask) -> None:
        """Makes it not applicable."""
        self.code[where] = NOT_APPLICABLE_CODE


@dataclass
class Spans:
    """A quantity or ordinal: where it must lie, both ends included. NaN is not applicable: no comparison with it holds."""

    lo: Floats
    hi: Floats

    @classmethod
    def unknown(cls, rows: int) -> Spans:
        """Unknown in every row."""
        return cls(np.full(rows, -np.inf), np.full(rows, np.inf))

    def absent(self) -> Mask:
        """Where nothing at all is known."""
        return np.isneginf(self.lo) & np.isposinf(self.hi)

    def known(self) -> Mask:
        """Where only one value is left."""
        return np.asarray(self.lo == self.hi)

    def settled(self) -> Mask:
        """Where nothing more can be learned: one value is left, or none applies."""
        return np.asarray((self.lo == self.hi) | np.isnan(self.lo))

    def interval(self) -> Mask:
        """Where there is an interval, of one point or more."""
        return ~(np.isnan(self.lo) | self.absent())

    def forget(self, where: Mask) -> None:
        """Makes it unknown again."""
        np.copyto(self.lo, -np.inf, where=where)
        np.copyto(self.hi, np.inf, where=where)

    def rule_out(self, where: Mask) -> None:
        """Makes it not applicable."""
        np.copyto(self.lo, np.nan, where=where)
        np.copyto(self.hi, np.nan, where=where)

    def put(self, where: Mask, other: Spans) -> None:
        """Takes the other's ends in these rows."""
        np.copyto(self.lo, other.lo, where=where)
        np.copyto(self.hi, other.hi, where=where)


States: TypeAlias = Flags | Codes | Spans


@dataclass
class TableFacts:
    """The states of many visits' findings.

    Attributes:
        rows: how many visits.
        states: finding → its states; one that is not there is unknown in every row. `phase` is one of them.
        lacking: derived finding → the parts it is computed from, each with the rows in which it was not settled.
        waiting: finding → the signs to be asked for first (`presumed`), each with its rows.
    """

    rows: int
    states: Mapping[str, States]
    lacking: Mapping[str, Mapping[str, Mask]] = field(default_factory=dict)
    waiting: Mapping[str, Mapping[str, Mask]] = field(default_factory=dict)

    def settled(self, finding: str) -> Mask:
        """Where nothing more can be learned of a finding."""
        state = self.states.get(finding)
        return np.zeros(self.rows, bool) if state is None else state.settled()

    def absent(self, finding: str) -> Mask:
        """Where nothing at all is known of a finding."""
        state = self.states.get(finding)
        return np.ones(self.rows, bool) if state is None else state.absent()
