"""Where the cases of a sitting come from: all known beforehand, or each one drawn when the one before is answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from thecal.training.case import Case


class Source(Protocol):
    """Cases, one after the other."""

    @property
    def count(self) -> int:
        """How many there are."""

    @property
    def fixed(self) -> bool:
        """Whether the next case is the same whatever is answered before it."""

    def at(self, place: int) -> Case | None:
        """The case at a place, from 0; None after the last."""

    def kept(self) -> dict[str, Any]:
        """What must be kept beside the place, so that the sitting can be taken up again; as JSON can hold it."""


class Fixed:
    """Cases that are all known beforehand."""

    fixed = True

    def __init__(self, cases: Sequence[Case]) -> None:
        self._cases = tuple(cases)
        self.count = len(self._cases)

    def at(self, place: int) -> Case | None:
        """The case at a place, from 0; None after the last."""
        return self._cases[place] if place < self.count else None

    def kept(self) -> dict[str, Any]:
        """Nothing: the plan says which cases they are."""
        return {}
