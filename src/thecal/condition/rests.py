"""Which definitions and named limits a condition rests on."""

from __future__ import annotations

from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Named, Not, Or, Present, Reader

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
