"""What must be found for a condition to be true, or false, or false by very little: drawn at random."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from thecal.condition.facts import State, Truth
from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Leaf, Named, Not, Or, Present, Reader
from thecal.condition.truth import leaf_truth


@dataclass(frozen=True)
class Demand:
    """A leaf that must be true (`holds`) or false; `near`: only just, on the other side of its limit."""

    leaf: Leaf
    holds: bool
    near: bool = False

    @property
    def truth(self) -> Truth:
        """The truth that the leaf must have."""
        return Truth.TRUE if self.holds else Truth.FALSE


def meets(state: State | None, demands: Iterable[Demand]) -> bool:
    """Whether a finding in this state meets all demands on it."""
    return all(leaf_truth(demand.leaf, state) is demand.truth for demand in demands)


class Side(NamedTuple):
    """The truth that a node is to have, and whether only just."""

    holds: bool
    near: bool


TRUE = Side(holds=True, near=False)
FALSE = Side(holds=False, near=False)
Wanted = Callable[[Side], list[Demand]]
"""What a node demands to come out on a side."""


class _Wanting(Reader[Wanted]):
    """One of the ways in which a condition has a truth.

    The ways that `thecal.condition.ways` lists can be too many to list; a way can always be drawn. "Only just" means that
    one leaf decides: all others are such that the truth would be the opposite if that leaf were.
    """

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def _leaf(self, node: Leaf) -> Wanted:
        return lambda side: [Demand(node, side.holds, side.near)]

    def read_Present(self, node: Present) -> Wanted:
        return self._leaf(node)

    def read_Is(self, node: Is) -> Wanted:
        return self._leaf(node)

    def read_Compare(self, node: Compare) -> Wanted:
        return self._leaf(node)

    def read_Not(self, node: Not) -> Wanted:
        part = self.read(node.part)
        return lambda side: part(Side(not side.holds, side.near))

    def read_Named(self, node: Named) -> Wanted:
        return self.read(node.part)

    def read_And(self, node: And) -> Wanted:
        parts = [self.read(part) for part in node.parts]
        return lambda side: self._count(parts, len(parts), side)

    def read_Or(self, node: Or) -> Wanted:
        parts = [self.read(part) for part in node.parts]
        return lambda side: self._count(parts, 1, side)

    def read_AtLeast(self, node: AtLeast) -> Wanted:
        parts = [self.read(part) for part in node.parts]
        return lambda side: self._count(parts, node.count, side)

    def _count(self, parts: list[Wanted], count: int, side: Side) -> list[Demand]:
        """At least `count` of the parts, or fewer."""
        drawn = list(parts)
        self.rng.shuffle(drawn)
        if side.near:
            # One part turns the scale: just enough of the others, or just too few.
            others = drawn[1:]
            true, false = others[: count - 1], others[count - 1 :]
            return _joined([
                *(part(side) for part in drawn[:1]),
                *(part(TRUE) for part in true),
                *(part(FALSE) for part in false),
            ])  # fmt: skip
        needed = count if side.holds else len(parts) - count + 1
        return _joined(part(TRUE if side.holds else FALSE) for part in drawn[:needed])


def _joined(demands: Iterable[list[Demand]]) -> list[Demand]:
    return [demand for some in demands for demand in some]


def wanted(condition: Condition, rng: Random, *, truth: bool, near: bool = False) -> list[Demand]:
    """What must be found for the condition to have this truth, in one of the ways it can."""
    return _Wanting(rng).read(condition)(Side(truth, near))
