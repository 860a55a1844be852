"""The ways in which a condition can be true, or false: each a set of leaves that must hold together.

`a and (b or c)` can be true in two ways (a with b, a with c) and false in two (without a; without b and c). Engines that
know only plain conjunctions run on these; so does the search for the smallest change that would flip a statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Leaf, Named, Not, Or, Present, Reader

MOST_WAYS = 128
"""More ways than this and nobody can read the condition, nor an engine hold it; `define:` or a derived count helps."""


class TooManyWays(ValueError):
    """The condition can be met in more than MOST_WAYS ways."""


@dataclass(frozen=True)
class Literal:
    """A leaf that must be true (`holds`) or must be false."""

    leaf: Leaf | AtLeast
    holds: bool


Way = frozenset[Literal]


class _Ways(Reader[tuple[list[Way], list[Way]]]):
    """For each node: the ways to be true, and the ways to be false."""

    def __init__(self, *, open_counts: bool) -> None:
        self.open_counts = open_counts

    def _leaf(self, node: Leaf | AtLeast) -> tuple[list[Way], list[Way]]:
        return [frozenset({Literal(node, holds=True)})], [frozenset({Literal(node, holds=False)})]

    def read_Present(self, node: Present) -> tuple[list[Way], list[Way]]:
        return self._leaf(node)

    def read_Is(self, node: Is) -> tuple[list[Way], list[Way]]:
        return self._leaf(node)

    def read_Compare(self, node: Compare) -> tuple[list[Way], list[Way]]:
        return self._leaf(node)

    def read_Not(self, node: Not) -> tuple[list[Way], list[Way]]:
        true, false = self.read(node.part)
        return false, true

    def read_Named(self, node: Named) -> tuple[list[Way], list[Way]]:
        return self.read(node.part)

    def read_And(self, node: And) -> tuple[list[Way], list[Way]]:
        parts = [self.read(part) for part in node.parts]
        return _together([true for true, _ in parts]), _either([false for _, false in parts])

    def read_Or(self, node: Or) -> tuple[list[Way], list[Way]]:
        parts = [self.read(part) for part in node.parts]
        return _either([true for true, _ in parts]), _together([false for _, false in parts])

    def read_AtLeast(self, node: AtLeast) -> tuple[list[Way], list[Way]]:
        if not self.open_counts:
            return self._leaf(node)
        parts = [self.read(part) for part in node.parts]
        spare = len(parts) - node.count + 1
        true = _either(
            [_together([parts[i][0] for i in chosen]) for chosen in combinations(range(len(parts)), node.count)]
        )
        false = _either([_together([parts[i][1] for i in chosen]) for chosen in combinations(range(len(parts)), spare)])
        return true, false


def _either(alternatives: list[list[Way]]) -> list[Way]:
    return _shortest(dict.fromkeys(way for ways in alternatives for way in ways))


def _together(needed: list[list[Way]]) -> list[Way]:
    result: list[Way] = [frozenset()]
    for ways in needed:
        result = _shortest(dict.fromkeys(one | other for one in result for other in ways if not _clash(one, other)))
    return result


def _clash(one: Way, other: Way) -> bool:
    return any(Literal(literal.leaf, not literal.holds) in other for literal in one)


def _shortest(ways: dict[Way, None]) -> list[Way]:
    """Drops a way that holds only where a shorter one does."""
    kept: list[Way] = []
    for way in sorted(ways, key=len):
        if not any(shorter <= way for shorter in kept):
            kept.append(way)
            if len(kept) > MOST_WAYS:  # at once: comparing thousands of ways with each other takes half a minute
                raise TooManyWays(f"more than {MOST_WAYS} ways")
    return kept


def ways(node: Condition, *, open_counts: bool = False) -> tuple[list[Way], list[Way]]:
    """The ways to be true and the ways to be false, shortest first.

    Args:
        node: the condition.
        open_counts: whether `at least n of` is spelled out; otherwise it stays one literal.

    Raises:
        TooManyWays: if there are more than MOST_WAYS of either.
    """
    return _Ways(open_counts=open_counts).read(node)
