"""Which definitions and named limits a condition rests on, and what it says without them."""

from __future__ import annotations

from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Leaf, Named, Not, Or, Present, Reader

Names = tuple[str, ...]


class _Rests(Reader[Names]):
    def read_Present(self, node: Present) -> Names:
        del node
        return ()

    def read_Is(self, node: Is) -> Names:
        del node
        return ()

    def read_Compare(self, node: Compare) -> Names:
        return (node.named,) if node.named else ()

    def read_Not(self, node: Not) -> Names:
        return self.read(node.part)

    def _all(self, node: And | Or | AtLeast) -> Names:
        return tuple(dict.fromkeys(name for part in node.parts for name in self.read(part)))

    read_And = read_Or = read_AtLeast = _all

    def read_Named(self, node: Named) -> Names:
        # What makes a complication suspected are statements, which stand in the answer for themselves.
        return () if node.name.startswith("suspected(") else (node.name, *self.read(node.part))


def rests_on(node: Condition) -> Names:
    """The definitions and limits by name, in order of first appearance, those inside definitions too."""
    return tuple(dict.fromkeys(_Rests().read(node)))


class _OwnLeaves(Reader[tuple[Leaf, ...]]):
    def _leaf(self, node: Leaf) -> tuple[Leaf, ...]:
        return (node,)

    read_Present = read_Is = read_Compare = _leaf

    def read_Not(self, node: Not) -> tuple[Leaf, ...]:
        return self.read(node.part)

    def _all(self, node: And | Or | AtLeast) -> tuple[Leaf, ...]:
        return tuple(dict.fromkeys(leaf for part in node.parts for leaf in self.read(part)))

    read_And = read_Or = read_AtLeast = _all

    def read_Named(self, node: Named) -> tuple[Leaf, ...]:
        del node
        return ()


def own_leaves(node: Condition) -> tuple[Leaf, ...]:
    """The leaves that are written in the condition itself, and not in a definition that it uses."""
    return _OwnLeaves().read(node)
