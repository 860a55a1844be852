"""All conditions of a rule book as one list of gates, each distinct one once.

Of every gate four columns of bits can be wanted, the same four for a leaf as for a whole statement:

- `true`: certainly true;
- `possible`: not certainly false;
- `reachable`: answers from the bedside could make it true, or it is;
- `held`: answers from the bedside can't make it false.

`and`, `or` and `at least n of` act on each of the four alike, and `not` swaps them in pairs. So one rule serves all, and a
condition whose findings can all be told at the bedside has only two: there `reachable` is `possible`, and `held` is `true`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Leaf, Named, Not, Or, Present, Reader


class Plane(IntEnum):
    """Which of the four columns of a gate."""

    TRUE = 0
    POSSIBLE = 1
    REACHABLE = 2
    HELD = 3

    @property
    def opposite(self) -> Plane:
        """The plane of the part that a `not` turns over."""
        return _OPPOSITE[self]


_OPPOSITE = {
    Plane.TRUE: Plane.POSSIBLE,
    Plane.POSSIBLE: Plane.TRUE,
    Plane.REACHABLE: Plane.HELD,
    Plane.HELD: Plane.REACHABLE,
}


@dataclass(frozen=True)
class Gate:
    """One step of the plan.

    Attributes:
        leaf: what it looks at; None for a gate that joins others.
        inputs: the places of the gates it joins.
        needs: how many of them must be true; 0 turns the only one over.
        plain: whether everything below it can be told at the bedside, so that two planes are enough.
    """

    leaf: Leaf | None
    inputs: tuple[int, ...] = ()
    needs: int = 1
    plain: bool = True


class Plan(Reader[int]):
    """Grows a list of gates; `place(condition)` gives the place of its gate. Every gate stands after its inputs.

    Args:
        at_bedside: the findings that stay reachable as long as they are unknown.
    """

    def __init__(self, at_bedside: Iterable[str]) -> None:
        self.gates: list[Gate] = []
        self._at_bedside = frozenset(at_bedside)
        self._places: dict[Gate, int] = {}
        self._seen: dict[int, tuple[Condition, int]] = {}

    def place(self, node: Condition) -> int:
        """Where the gate of a condition stands."""
        return self.read(node)

    def read(self, node: Condition) -> int:
        """Where the gate of a condition stands; remembers nodes by identity, for the book shares equal ones."""
        found = self._seen.get(id(node))
        if found is None:
            found = self._seen[id(node)] = (node, super().read(node))
        return found[1]

    def _put(self, gate: Gate) -> int:
        if gate not in self._places:
            self._places[gate] = len(self.gates)
            self.gates.append(gate)
        return self._places[gate]

    def _leaf(self, node: Leaf) -> int:
        return self._put(Gate(_plainly(node), plain=node.finding in self._at_bedside))

    read_Present = read_Is = read_Compare = _leaf

    def read_Named(self, node: Named) -> int:
        return self.read(node.part)

    def read_Not(self, node: Not) -> int:
        part = self.read(node.part)
        return self._put(Gate(None, (part,), 0, self.gates[part].plain))

    def _join(self, parts: tuple[Condition, ...], needs: int) -> int:
        places = tuple(self.read(part) for part in parts)
        if len(places) == 1 and needs == 1:
            return places[0]
        return self._put(Gate(None, places, needs, all(self.gates[place].plain for place in places)))

    def read_And(self, node: And) -> int:
        return self._join(node.parts, len(node.parts))

    def read_Or(self, node: Or) -> int:
        return self._join(node.parts, 1)

    def read_AtLeast(self, node: AtLeast) -> int:
        return self._join(node.parts, node.count)


def _plainly(leaf: Leaf) -> Leaf:
    """The leaf without the author's words, so that `38 Cel` and `fever_limit` are one column."""
    if isinstance(leaf, Compare):
        return Compare(leaf.finding, leaf.op, leaf.limit)
    assert isinstance(leaf, Present | Is)
    return leaf
