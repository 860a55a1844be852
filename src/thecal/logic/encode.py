"""A condition as two formulas: when it is certainly true, and when it is certainly false."""

from __future__ import annotations

from thecal.condition.nodes import And, AtLeast, Condition, Leaf, Named, Not, Or, Reader
from thecal.logic.held import Formula
from thecal.logic.world import World

Pair = tuple[Formula, Formula]


class Encoder(Reader[Pair]):
    """Encodes conditions over what a world holds of their findings; each node once."""

    def __init__(self, world: World) -> None:
        self.z3 = world.z3
        self.world = world
        self._seen: dict[int, tuple[Condition, Pair]] = {}

    def read(self, node: Condition) -> Pair:
        """Certainly true, certainly false."""
        found = self._seen.get(id(node))
        if found is None:
            # The node is kept beside its formulas, so that no other can take its identity.
            found = self._seen[id(node)] = (node, super().read(node))
        return found[1]

    def _leaf(self, node: Leaf) -> Pair:
        return self.world.hold(node.finding).leaf(self.z3, node)

    read_Present = read_Is = read_Compare = _leaf

    def read_Not(self, node: Not) -> Pair:
        true, false = self.read(node.part)
        return false, true

    def read_Named(self, node: Named) -> Pair:
        return self.read(node.part)

    def read_And(self, node: And) -> Pair:
        true, false = self._parts(node)
        return self.z3.And(true), self.z3.Or(false)

    def read_Or(self, node: Or) -> Pair:
        true, false = self._parts(node)
        return self.z3.Or(true), self.z3.And(false)

    def read_AtLeast(self, node: AtLeast) -> Pair:
        true, false = self._parts(node)
        spare = len(node.parts) - node.count + 1  # so many false ones make it false
        return self._count(true, node.count), self._count(false, spare)

    def _parts(self, node: And | Or | AtLeast) -> tuple[list[Formula], list[Formula]]:
        pairs = [self.read(part) for part in node.parts]
        return [true for true, _ in pairs], [false for _, false in pairs]

    def _count(self, formulas: list[Formula], least: int) -> Formula:
        if least <= 0:
            return self.z3.BoolVal(val=True)
        if least > len(formulas):
            return self.z3.BoolVal(val=False)
        if least == 1:
            return self.z3.Or(formulas)
        return self.z3.PbGe([(formula, 1) for formula in formulas], least)
