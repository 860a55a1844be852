"""What is known of many visits: for each finding a column of states, the counterpart of `thecal.condition.facts`.

A yes/no finding is two columns of bits; a choice a column of numbers of its values; a quantity or an ordinal two columns
of numbers between which the value lies. Not applicable is a state of its own in each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from thecal.visits.table.bits import Bits, every, none, pack, places, unpack

Floats: TypeAlias = NDArray[np.float64]

UNKNOWN_CODE = -1
NOT_APPLICABLE_CODE = -2


@dataclass
class Flags:
    """A yes/no finding: known to be present, known to be absent; neither is unknown."""

    yes: Bits
    no: Bits

    @classmethod
    def unknown(cls, rows: int) -> Flags:
        """Unknown in every row."""
        return cls(none(rows), none(rows))

    def absent(self) -> Bits:
        """Where nothing at all is known."""
        return ~(self.yes | self.no)

    def settled(self) -> Bits:
        """Where nothing more can be learned."""
        return self.yes | self.no

    def put(self, where: Bits, other: Flags) -> None:
        """Takes the other's truths in these rows."""
        self.yes, self.no = (self.yes & ~where) | (other.yes & where), (self.no & ~where) | (other.no & where)

    def forget(self, where: Bits) -> None:
        """Makes it unknown again."""
        self.yes, self.no = self.yes & ~where, self.no & ~where

    def rule_out(self, where: Bits) -> None:
        """What does not apply is, for a yes/no finding, plainly absent."""
        self.yes, self.no = self.yes & ~where, self.no | where


@dataclass
class Codes:
    """A choice: the place of its value in the vocabulary, UNKNOWN_CODE or NOT_APPLICABLE_CODE."""

    code: NDArray[np.int16]

    @classmethod
    def unknown(cls, rows: int) -> Codes:
        """Unknown in every row."""
        return cls(np.full(rows, UNKNOWN_CODE, np.int16))

    def absent(self) -> Bits:
        """Where nothing at all is known."""
        return pack(self.code == UNKNOWN_CODE)

    def settled(self) -> Bits:
        """Where nothing more can be learned."""
        return pack(self.code != UNKNOWN_CODE)

    def forget(self, where: Bits) -> None:
        """Makes it unknown again."""
        self.code[places(where, len(self.code))] = UNKNOWN_CODE

    def rule_out(self, where: Bits) -> None:
        """Makes it not applicable."""
        self.code[places(where, len(self.code))] = NOT_APPLICABLE_CODE


@dataclass
class Spans:
    """A quantity or ordinal: where it must lie, both ends included. NaN is not applicable: no comparison with it holds."""

    lo: Floats
    hi: Floats

    @classmethod
    def unknown(cls, rows: int) -> Spans:
        """Unknown in every row."""
        return cls(np.full(rows, -np.inf), np.full(rows, np.inf))

    @classmethod
    def points(cls, at: Floats, told: Bits) -> Spans:
        """One value where one was told, and unknown elsewhere, whatever `at` holds there."""
        lo, hi = at.copy(), at.copy()
        rows = places(~told, len(at))
        lo[rows], hi[rows] = -np.inf, np.inf
        return cls(lo, hi)

    def absent(self) -> Bits:
        """Where nothing at all is known."""
        return pack((self.lo == -np.inf) & (self.hi == np.inf))

    def known(self) -> Bits:
        """Where only one value is left."""
        return pack(self.lo == self.hi)

    def settled(self) -> Bits:
        """Where nothing more can be learned: one value is left, or none applies."""
        return pack((self.lo == self.hi) | np.isnan(self.lo))

    def interval(self) -> Bits:
        """Where there is an interval, of one point or more."""
        return ~(pack(np.isnan(self.lo)) | self.absent())

    def put(self, where: Bits, other: Spans) -> None:
        """Takes the other's ends in these rows."""
        rows = unpack(where, len(self.lo))
        np.copyto(self.lo, other.lo, where=rows)
        np.copyto(self.hi, other.hi, where=rows)

    def forget(self, where: Bits) -> None:
        """Makes it unknown again."""
        rows = places(where, len(self.lo))
        self.lo[rows], self.hi[rows] = -np.inf, np.inf

    def rule_out(self, where: Bits) -> None:
        """Makes it not applicable."""
        rows = places(where, len(self.lo))
        self.lo[rows] = self.hi[rows] = np.nan


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
    lacking: Mapping[str, Mapping[str, Bits]] = field(default_factory=dict)
    waiting: Mapping[str, Mapping[str, Bits]] = field(default_factory=dict)

    def settled(self, finding: str) -> Bits:
        """Where nothing more can be learned of a finding."""
        state = self.states.get(finding)
        return none(self.rows) if state is None else state.settled()

    def absent(self, finding: str) -> Bits:
        """Where nothing at all is known of a finding."""
        state = self.states.get(finding)
        return every(self.rows) if state is None else state.absent()
