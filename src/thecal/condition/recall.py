"""What conditions came to before, so that the same is not judged again at every visit.

Nothing here knows what a condition means. Every judgement comes from `thecal.condition.truth`, where the judgement of a node
depends on those of its parts alone, and that of a leaf on its truth and, while it is unknown, on what is missing. Where these
have been the same before, so is the judgement, and it is looked up. After the first visits few nodes come to anything new:
most findings are unknown, or as usual.

No value of a visit is kept, only truths and names of findings.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from operator import itemgetter
from threading import Lock
from typing import Final

from thecal.condition.facts import Facts, Truth
from thecal.condition.nodes import And, AtLeast, Condition, Leaf, Named, Not, Or
from thecal.condition.truth import Judge, Judgement, leaf_truth

MOST: Final = 50_000
"""So many outcomes of nodes are remembered, some 10 MB; then all are forgotten."""

Place = int
"""Where a node stands in the list of all nodes."""


class Recall:
    """Judges many conditions at once, visit after visit.

    Args:
        conditions: the conditions; nodes that they share are judged once.
    """

    def __init__(self, conditions: Collection[Condition]) -> None:
        self._nodes: list[Condition] = []
        self._parts: list[tuple[Place, ...]] = []
        self._leaves: dict[str, list[tuple[Place, Leaf]]] = {}
        # Parts before their wholes, each with what takes the parts' numbers from all numbers.
        self._wholes: list[tuple[Place, Callable[[Sequence[int]], Hashable]]] = []
        places: dict[int, Place] = {}
        self._asked = tuple(self._add(node, places) for node in conditions)
        self._memory = _Memory(len(self._nodes))
        self._learning = Lock()

    def _add(self, node: Condition, places: dict[int, Place]) -> Place:
        if id(node) in places:
            return places[id(node)]
        parts = tuple(self._add(part, places) for part in _parts(node))
        place = places[id(node)] = len(self._nodes)
        self._nodes.append(node)
        self._parts.append(parts)
        if isinstance(node, Leaf):
            self._leaves.setdefault(node.finding, []).append((place, node))
        else:
            self._wholes.append((place, itemgetter(*parts) if parts else _nothing))
        return place

    @property
    def remembered(self) -> int:
        """How many outcomes of nodes are remembered."""
        return self._memory.size

    def judge(self, facts: Facts) -> list[Judgement]:
        """What each condition comes to, in their order: exactly what `Judge(facts)` says of it."""
        memory, judge = self._memory, Judge(facts)
        seen, states, bedside = memory.seen, facts.states, facts.bedside
        numbers = [0] * len(self._nodes)
        for finding, leaves in self._leaves.items():
            state, lacking = states.get(finding), None
            for place, leaf in leaves:
                truth = leaf_truth(leaf, state)
                if truth is Truth.UNKNOWN and lacking is None:
                    missing = facts.missing_for(finding)
                    lacking = missing, any(part in bedside for part in missing)
                why: Hashable = lacking if truth is Truth.UNKNOWN else truth
                number = seen[place].get(why)
                numbers[place] = self._learn(place, why, judge, memory, numbers) if number is None else number
        for place, of_parts in self._wholes:
            why = of_parts(numbers)
            number = seen[place].get(why)
            numbers[place] = self._learn(place, why, judge, memory, numbers) if number is None else number
        return [memory.judgements[numbers[place]] for place in self._asked]

    def _learn(self, place: Place, why: Hashable, judge: Judge, memory: _Memory, numbers: Sequence[int]) -> int:
        for part in self._parts[place]:
            judge.given(self._nodes[part], memory.judgements[numbers[part]])
        judgement = judge.read(self._nodes[place])
        with self._learning:
            number = memory.learn(place, why, judgement)
            if memory.size >= MOST and memory is self._memory:
                self._memory = _Memory(len(self._nodes))
        return number


class _Memory:
    """What the nodes came to.

    Equal judgements have one number, so that why a whole came to something is told by a few numbers: those of its parts.

    Attributes:
        seen: for each node: why it came to something → the number of the judgement.
        judgements: the judgements by their numbers.
        size: how many outcomes are remembered.
    """

    def __init__(self, nodes: int) -> None:
        self.seen: tuple[dict[Hashable, int], ...] = tuple({} for _ in range(nodes))
        self.judgements: list[Judgement] = []
        self.size = 0
        self._numbers: dict[Judgement, int] = {}

    def learn(self, place: Place, why: Hashable, judgement: Judgement) -> int:
        number = self._numbers.get(judgement)
        if number is None:
            # The judgement stands there before its number can be met.
            self.judgements.append(judgement)
            number = self._numbers[judgement] = len(self.judgements) - 1
        self.seen[place][why] = number
        self.size += 1
        return number


def _parts(node: Condition) -> tuple[Condition, ...]:
    match node:
        case And() | Or() | AtLeast():
            return node.parts
        case Not() | Named():
            return (node.part,)
        case _:
            return ()


def _nothing(numbers: Sequence[int]) -> Hashable:
    """Why a whole without parts comes to what it does: always for the same reason."""
    del numbers
    return ()
