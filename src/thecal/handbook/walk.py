"""Walks over conditions that only the book needs: which definitions stand in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Named, Not, Or, Present, Reader, Rebuilt


class _Named(Reader[Iterator[Named]]):
    def __init__(self, *, into_suspected: bool) -> None:
        self.into_suspected = into_suspected

    def _nothing(self, node: Present | Is | Compare) -> Iterator[Named]:
        del node
        yield from ()

    read_Present = read_Is = read_Compare = _nothing

    def read_Not(self, node: Not) -> Iterator[Named]:
        yield from self.read(node.part)

    def _all(self, node: And | Or | AtLeast) -> Iterator[Named]:
        for part in node.parts:
            yield from self.read(part)

    read_And = read_Or = read_AtLeast = _all

    def read_Named(self, node: Named) -> Iterator[Named]:
        yield node
        if self.into_suspected or not is_suspected(node):
            yield from self.read(node.part)


def named_in(condition: Condition, *, into_suspected: bool = True) -> Iterator[Named]:
    """The definitions in a condition, those inside definitions too.

    Args:
        condition: the condition.
        into_suspected: whether to look into `suspected(…)`, which stands for the conditions of a whole complication.
    """
    return _Named(into_suspected=into_suspected).read(condition)


def is_suspected(node: Condition) -> bool:
    """Whether the node is `suspected(…)`."""
    return isinstance(node, Named) and node.name.startswith("suspected(")


class _Without(Rebuilt):
    def __init__(self, drop: Callable[[Condition], bool]) -> None:
        self.drop = drop

    def read_Named(self, node: Named) -> Condition:
        return And(()) if self.drop(node) else super().read_Named(node)


def without_suspected(condition: Condition) -> Condition:
    """The condition with every `suspected(…)` taken out: what it looks at itself."""
    return _Without(is_suspected).read(condition)
