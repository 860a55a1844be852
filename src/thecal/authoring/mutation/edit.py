"""Surgery on condition trees: every place in a condition, and the same condition with something else in that place.

A definition is one place from outside: what happens inside it belongs to the definition. So is an equality of numbers,
which the language spells as two comparisons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from thecal.condition.nodes import And, AtLeast, Compare, Condition, Named, Not, Or

Spot = tuple[int, ...]
"""The way from the top of a condition to one of its nodes: which part, and which part of that."""


def equality(node: Condition) -> tuple[Compare, Compare] | None:
    """The two comparisons that say `finding = number`, if the node is that."""
    match node:
        case And((Compare(op=">=") as low, Compare(op="<=") as high)):
            return (low, high) if (low.finding, low.limit) == (high.finding, high.limit) else None
    return None


def inequality(node: Condition) -> tuple[Compare, Compare] | None:
    """The two comparisons that say `finding != number`, if the node is that."""
    match node:
        case Or((Compare(op="<") as low, Compare(op=">") as high)):
            return (low, high) if (low.finding, low.limit) == (high.finding, high.limit) else None
    return None


def parts_of(node: Condition) -> tuple[Condition, ...]:
    """The parts one can look into."""
    if equality(node) or inequality(node):
        return ()
    match node:
        case And(parts) | Or(parts):
            return parts
        case AtLeast():
            return node.parts
        case Not(part):
            return (part,)
    return ()


def spots(node: Condition, here: Spot = ()) -> Iterator[tuple[Spot, Condition]]:
    """Every place of a condition, the whole first.

    >>> from thecal.condition.nodes import Present
    >>> [spot for spot, _ in spots(And((Present("a"), Not(Present("b")))))]
    [(), (0,), (1,), (1, 0)]
    """
    yield here, node
    for index, part in enumerate(parts_of(node)):
        yield from spots(part, (*here, index))


def put(node: Condition, spot: Spot, new: Condition) -> Condition:
    """The condition with `new` at one place; a `not` of a `not` falls away."""
    if not spot:
        return new
    index, rest = spot[0], spot[1:]
    match node:
        case Not(part):
            inner = put(part, rest, new)
            return inner.part if isinstance(inner, Not) else Not(inner)
        case And(parts):
            return And(_at(parts, index, rest, new))
        case Or(parts):
            return Or(_at(parts, index, rest, new))
        case AtLeast(parts=parts):
            return replace(node, parts=_at(parts, index, rest, new))
    raise ValueError(f"{type(node).__name__} has no part {index}")


def _at(parts: tuple[Condition, ...], index: int, rest: Spot, new: Condition) -> tuple[Condition, ...]:
    return (*parts[:index], put(parts[index], rest, new), *parts[index + 1 :])


class Substitution:
    """Puts other nodes in the place of equal ones, everywhere, inside definitions too.

    Nodes that hold none of them stay the very same objects, so that what is known of them stays known.
    """

    def __init__(self, instead: Mapping[Condition, Condition]) -> None:
        self.instead = instead
        self._done: dict[int, tuple[Condition, Condition]] = {}  # with the node itself, so that its id stays its own

    def of(self, node: Condition) -> Condition:
        """The node after substitution; the same object if nothing in it changed."""
        found = self._done.get(id(node))
        if found is None:
            found = self._done[id(node)] = (node, self._of(node))
        return found[1]

    def _of(self, node: Condition) -> Condition:
        if not isinstance(node, And | Or | AtLeast | Not | Named):
            return self.instead.get(node, node)
        if isinstance(node, Named) and node in self.instead:
            return self.instead[node]
        if isinstance(node, Not | Named):
            part = self.of(node.part)
            return node if part is node.part else replace(node, part=part)
        parts = tuple(self.of(part) for part in node.parts)
        same = all(new is old for new, old in zip(parts, node.parts, strict=True))
        return node if same else replace(node, parts=parts)
