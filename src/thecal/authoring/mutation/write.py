"""A condition back in the language of rules: so that a change can be read as an author would write it."""

from __future__ import annotations

from collections.abc import Mapping

from thecal.authoring.mutation.edit import equality, inequality
from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Named, Not, Or, Present, Reader
from thecal.condition.units import plainly
from thecal.knowledge.vocabulary import Ordinal, Quantity

_LOOSE, _MIDDLE = (Or,), (And, Or)
"""What must stand between brackets inside `and`, and inside `not`."""


class _Write(Reader[str]):
    def __init__(self, words: Mapping[str, AnyFinding]) -> None:
        self.words = {**words, "phase": PHASE}

    def read_Present(self, node: Present) -> str:
        return node.finding

    def read_Is(self, node: Is) -> str:
        if len(node.values) == 1:
            return f"{node.finding} = {node.values[0]}"
        return f"{node.finding} in ({', '.join(node.values)})"

    def read_Compare(self, node: Compare) -> str:
        return self._compared(node, node.op)

    def _compared(self, node: Compare, sign: str) -> str:
        return f"{node.finding} {sign} {node.named or node.written or amount(self.words[node.finding], node.limit)}"

    def read_Not(self, node: Not) -> str:
        part = node.part
        if isinstance(part, Is) and len(part.values) == 1:
            return f"{part.finding} != {part.values[0]}"
        return f"not {self._inside(part, _MIDDLE)}"

    def read_And(self, node: And) -> str:
        pair = equality(node)
        if pair is not None:
            return self._compared(pair[0], "=")
        return " and ".join(self._inside(part, _LOOSE) for part in node.parts) or "always"

    def read_Or(self, node: Or) -> str:
        pair = inequality(node)
        if pair is not None:
            return self._compared(pair[0], "!=")
        return " or ".join(self.read(part) for part in node.parts)

    def read_AtLeast(self, node: AtLeast) -> str:
        return f"at least {node.count} of ({', '.join(self.read(part) for part in node.parts)})"

    def read_Named(self, node: Named) -> str:
        return node.name

    def _inside(self, part: Condition, loose: tuple[type[Condition], ...]) -> str:
        several = isinstance(part, loose) and not equality(part) and not inequality(part)
        return f"({self.read(part)})" if several else self.read(part)


def amount(finding: AnyFinding, limit: float) -> str:
    """A limit as it stands in a condition: a number with its unit, or the word of a rank."""
    if isinstance(finding, Ordinal):
        return finding.spellings[int(limit)]
    assert isinstance(finding, Quantity)
    return plainly(limit) if finding.dimensionless else f"{plainly(limit)} {finding.unit}"


def written(node: Condition, words: Mapping[str, AnyFinding]) -> str:
    """The condition as text of the language.

    Args:
        node: the condition.
        words: the findings by name.
    """
    return _Write(words).read(node)
