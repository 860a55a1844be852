"""One batch through the plan: each plane of a gate is worked out when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from thecal.condition.check import AnyFinding
from thecal.condition.nodes import Compare, Is, Leaf
from thecal.engines.columnar.plan import Gate, Plane
from thecal.visits.derive import timed
from thecal.visits.table.bits import Bits, Mask, every, none, pack
from thecal.visits.table.states import Codes, Flags, Spans, TableFacts

_CERTAIN: dict[str, Callable[[Spans, float], Mask]] = {
    "<": lambda span, limit: span.hi < limit,
    "<=": lambda span, limit: span.hi <= limit,
    ">": lambda span, limit: span.lo > limit,
    ">=": lambda span, limit: span.lo >= limit,
}
_POSSIBLE: dict[str, Callable[[Spans, float], Mask]] = {
    "<": lambda span, limit: span.lo < limit,
    "<=": lambda span, limit: span.lo <= limit,
    ">": lambda span, limit: span.hi > limit,
    ">=": lambda span, limit: span.hi >= limit,
}


def at_bedside(finding: AnyFinding) -> bool:
    """Whether the finding itself can be told at the visit; what is computed can't, its parts can."""
    if finding.derived is not None and not timed(finding):
        return False
    return finding.obtained_by.bedside or timed(finding)


class Run:
    """The gates of a plan for one batch.

    Args:
        gates: the plan's.
        facts: the states of the batch.
        words: finding → what the vocabulary says of it, `phase` among them.
    """

    def __init__(self, gates: Sequence[Gate], facts: TableFacts, words: dict[str, AnyFinding]) -> None:
        self.gates = gates
        self.facts = facts
        self.words = words
        self.rows = facts.rows
        self._none, self._every = none(self.rows), every(self.rows)
        self._planes: list[dict[Plane, Bits]] = [{} for _ in gates]
        self._open: dict[str, Bits] = {}
        self._parts: dict[str, dict[str, Bits]] = {}

    def bits(self, place: int, plane: Plane) -> Bits:
        """One plane of one gate."""
        gate = self.gates[place]
        if gate.plain and plane >= Plane.REACHABLE:
            plane = Plane.POSSIBLE if plane is Plane.REACHABLE else Plane.TRUE
        known = self._planes[place]
        found = known.get(plane)
        if found is None:
            found = known[plane] = self._leaf(gate.leaf, place, plane) if gate.leaf else self._joined(gate, plane)
        return found

    def unknown(self, place: int) -> Bits:
        """Where a gate is unknown."""
        return self.bits(place, Plane.POSSIBLE) & ~self.bits(place, Plane.TRUE)

    # -------------------------------------------------------------------------------------------------- gates

    def _joined(self, gate: Gate, plane: Plane) -> Bits:
        if gate.needs == 0 and len(gate.inputs) == 1:
            return ~self.bits(gate.inputs[0], plane.opposite)
        parts = [self.bits(place, plane) for place in gate.inputs]
        if gate.needs == len(parts):
            return self._all(parts)
        if gate.needs == 1:
            return self._any(parts)
        # level[k]: at least k of the parts seen so far; counted for all rows at once.
        level = [self._every, *(self._none.copy() for _ in range(gate.needs))]
        for part in parts:
            for k in range(gate.needs, 0, -1):
                level[k] = level[k] | (level[k - 1] & part)
        return level[gate.needs]

    def _all(self, parts: list[Bits]) -> Bits:
        if not parts:
            return self._every
        result = parts[0].copy()
        for part in parts[1:]:
            np.bitwise_and(result, part, out=result)
        return result

    def _any(self, parts: list[Bits]) -> Bits:
        if not parts:
            return self._none
        result = parts[0].copy()
        for part in parts[1:]:
            np.bitwise_or(result, part, out=result)
        return result

    # ------------------------------------------------------------------------------------------------- leaves

    def _leaf(self, leaf: Leaf, place: int, plane: Plane) -> Bits:
        if plane >= Plane.REACHABLE:
            true, unknown = self.bits(place, Plane.TRUE), self.unknown(place)
            reach = self.reach(leaf.finding)
            return true | (unknown & (reach if plane is Plane.REACHABLE else ~reach))
        state = self.facts.states.get(leaf.finding)
        if state is None:
            return self._none if plane is Plane.TRUE else self._every
        if isinstance(state, Flags):
            return state.yes if plane is Plane.TRUE else ~state.no
        if isinstance(state, Codes):
            assert isinstance(leaf, Is)
            if plane is Plane.POSSIBLE:
                return self.bits(place, Plane.TRUE) | self.open(leaf.finding)
            values = list(self.words[leaf.finding].values)  # type: ignore[union-attr]  # a choice has values
            # One comparison a value, each of which the processor makes many at a time; a look-up in a table it does not.
            return self._any([pack(state.code == values.index(value)) for value in leaf.values])
        assert isinstance(leaf, Compare)
        if plane is Plane.POSSIBLE and state.lo is state.hi:
            return self.bits(place, Plane.TRUE)
        compare = (_CERTAIN if plane is Plane.TRUE else _POSSIBLE)[leaf.op]
        return pack(compare(state, leaf.limit))

    # ------------------------------------------------------------------------------------- what would settle it

    def open(self, finding: str) -> Bits:
        """Where something can still be learned of a finding."""
        found = self._open.get(finding)
        if found is None:
            found = self._open[finding] = ~self.facts.settled(finding)
        return found

    def reach(self, finding: str) -> Bits:
        """Where answers from the bedside could settle a finding, as far as it is not settled."""
        words = self.words[finding]
        if at_bedside(words):
            return self._every
        return self._any(list(self.parts(finding).values()))

    def parts(self, finding: str) -> dict[str, Bits]:
        """The findings at the bedside whose answers would settle a finding, each with the rows in which it is one."""
        found = self._parts.get(finding)
        if found is None:
            found = self._parts[finding] = dict(self._parts_of(finding))
        return found

    def _parts_of(self, finding: str) -> dict[str, Bits]:
        words = self.words[finding]
        found: dict[str, Bits] = {}
        lacking = self.facts.lacking.get(finding)
        if lacking is not None:
            for part, where in lacking.items():
                if part != finding and at_bedside(self.words[part]):
                    found[part] = where & self.open(part)
            return found
        waits = self.facts.waiting.get(finding, {})
        waiting = self._none
        for sign, where in waits.items():
            waiting = waiting | where
            if at_bedside(self.words[sign]):
                found[sign] = where & self.open(sign)
        if words.only_if is not None and at_bedside(self.words[words.only_if]):
            found[words.only_if] = self.facts.absent(words.only_if) & ~waiting & self.open(words.only_if)
        if at_bedside(words):
            found[finding] = self.open(finding)
        return found
