"""A condition in plain English, for a nurse to read aloud."""

from __future__ import annotations

from collections.abc import Mapping

from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Named, Not, Or, Present, Reader
from thecal.condition.units import plainly, show
from thecal.knowledge.vocabulary import Ordinal, Quantity

_EQUALITY = (">=", "<=")
_SAID = {"<": "below", "<=": "at most", ">": "above", ">=": "at least"}


class _Say(Reader[str]):
    def __init__(self, vocabulary: Mapping[str, AnyFinding]) -> None:
        self.findings = {**vocabulary, "phase": PHASE}

    def read_Present(self, node: Present) -> str:
        return self.findings[node.finding].label

    def read_Is(self, node: Is) -> str:
        finding = self.findings[node.finding]
        values = getattr(finding, "values", {})
        return f"{finding.label}: " + " or ".join(values.get(value, value) for value in node.values)

    def read_Compare(self, node: Compare) -> str:
        finding = self.findings[node.finding]
        if isinstance(finding, Ordinal):
            label = finding.values[finding.spellings[int(node.limit)]]
            words = {
                "<": f"milder than {label}",
                "<=": f"{label} or milder",
                ">": f"worse than {label}",
                ">=": f"{label} or worse",
            }
            return f"{finding.label}: {words[node.op]}"
        assert isinstance(finding, Quantity)
        unit = show(finding.unit)
        return f"{finding.label} {_SAID[node.op]} {plainly(node.limit)}{' ' + unit if unit else ''}"

    def read_Not(self, node: Not) -> str:
        inner = node.part
        if isinstance(inner, Present):
            return f"no {self.read(inner)}"
        return f"not ({self.read(inner)})"

    def read_And(self, node: And) -> str:
        if not node.parts:
            return "always"
        both = node.parts
        if len(both) == len(_EQUALITY) and all(
            isinstance(part, Compare) for part in both
        ):  # an equality, see check._compare
            low, high = both
            assert isinstance(low, Compare)
            assert isinstance(high, Compare)
            if (low.op, high.op) == _EQUALITY and (low.finding, low.limit) == (high.finding, high.limit):
                return self.read(low).replace(" at least ", " exactly ").replace(" or worse", "")
        return " and ".join(self._inside(part) for part in both)

    def read_Or(self, node: Or) -> str:
        return " or ".join(self._inside(part) for part in node.parts)

    def read_AtLeast(self, node: AtLeast) -> str:
        return f"at least {node.count} of these: " + "; ".join(
            f"({self.read(part)})" if isinstance(part, AtLeast) else self.read(part) for part in node.parts
        )

    def read_Named(self, node: Named) -> str:
        return node.say

    def _inside(self, part: Condition) -> str:
        words = self.read(part)
        several = isinstance(part, AtLeast) or (isinstance(part, And | Or) and len(part.parts) > 1)
        return f"({words})" if several else words


def say(node: Condition, vocabulary: Mapping[str, AnyFinding]) -> str:
    """The condition in words.

    Args:
        node: the condition.
        vocabulary: the findings by name (`KnowledgeBase.vocabulary.findings`).
    """
    return _Say(vocabulary).read(node)
