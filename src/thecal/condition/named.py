"""The definitions, and the suspicions, that a condition speaks of by name."""

from __future__ import annotations

from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Named, Not, Or, Present, Reader


class _Names(Reader[tuple[str, ...]]):
    def read_Present(self, _: Present) -> tuple[str, ...]:
        return ()

    def read_Is(self, _: Is) -> tuple[str, ...]:
        return ()

    def read_Compare(self, _: Compare) -> tuple[str, ...]:
        return ()

    def read_Not(self, node: Not) -> tuple[str, ...]:
        return self.read(node.part)

    def _all(self, node: And | Or | AtLeast) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for part in node.parts for name in self.read(part)))

    read_And = read_Or = read_AtLeast = _all

    def read_Named(self, node: Named) -> tuple[str, ...]:
        return (node.name,)


def named(node: Condition) -> tuple[str, ...]:
    """The names in a condition, in order of first appearance; not those inside of what they name."""
    return _Names().read(node)
