"""How many parts of an `at least n of` are true, and how many could be: by the table of truths alone.

Nothing of the reference runs here but the truth of a leaf, so that a fault in the one engine is not one in the other too.
"""

from __future__ import annotations

from thecal.condition.facts import Facts, Truth
from thecal.condition.nodes import And, AtLeast, Condition, Leaf, Named, Not, Or, Reader
from thecal.condition.truth import leaf_truth


class Count(Reader[Truth]):
    """The truth of conditions at one visit; remembers every node it has read."""

    def __init__(self, facts: Facts) -> None:
        self._states = facts.states
        self._seen: dict[int, Truth] = {}

    def of(self, node: AtLeast) -> tuple[int, int]:
        """How many of its parts are true, and how many could be."""
        truths = [self.read(part) for part in node.parts]
        return truths.count(Truth.TRUE), len(truths) - truths.count(Truth.FALSE)

    def read(self, node: Condition) -> Truth:
        """What `node` comes to."""
        found = self._seen.get(id(node))
        if found is None:
            found = self._seen[id(node)] = self._methods[type(node)](self, node)
        return found

    def _leaf(self, node: Leaf) -> Truth:
        return leaf_truth(node, self._states.get(node.finding))

    read_Present = read_Is = read_Compare = _leaf

    def read_Not(self, node: Not) -> Truth:
        return ~self.read(node.part)

    def read_Named(self, node: Named) -> Truth:
        return self.read(node.part)

    def read_And(self, node: And) -> Truth:
        least = Truth.TRUE
        for part in node.parts:
            truth = self.read(part)
            if truth is Truth.FALSE:
                return truth
            least = min(least, truth)
        return least

    def read_Or(self, node: Or) -> Truth:
        most = Truth.FALSE
        for part in node.parts:
            truth = self.read(part)
            if truth is Truth.TRUE:
                return truth
            most = max(most, truth)
        return most

    def read_AtLeast(self, node: AtLeast) -> Truth:
        true, possible = self.of(node)
        return Truth.TRUE if true >= node.count else Truth.UNKNOWN if possible >= node.count else Truth.FALSE
