"""A condition as one text for one meaning: definitions and limits spelled out, order and units made equal."""

from __future__ import annotations

from collections.abc import Mapping

from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Named, Not, Or, Present, Reader
from thecal.condition.units import plainly
from thecal.knowledge.vocabulary import Ordinal, Quantity

SUSPECTED = "suspected("


class _Canonical(Reader[str]):
    """Equal texts mean the same; the reverse need not hold (`not not a` is not simplified).

    The text is a condition again: what it means is what it says.
    """

    def __init__(self, vocabulary: Mapping[str, AnyFinding]) -> None:
        self.findings = {**vocabulary, "phase": PHASE}

    def read_Present(self, node: Present) -> str:
        return node.finding

    def read_Is(self, node: Is) -> str:
        return f"{node.finding} in ({', '.join(sorted(node.values))})"

    def read_Compare(self, node: Compare) -> str:
        finding = self.findings[node.finding]
        if isinstance(finding, Ordinal):
            # The word and not its place in the list: the list is locked with the finding.
            return f"{node.finding} {node.op} {finding.spellings[int(node.limit)]}"
        assert isinstance(finding, Quantity)
        unit = "" if finding.dimensionless else f" {finding.unit}"
        return f"{node.finding} {node.op} {plainly(node.limit)}{unit}"

    def read_Not(self, node: Not) -> str:
        return f"not {self._inside(node.part)}"

    def read_And(self, node: And) -> str:
        return self._joined(node, " and ") if node.parts else "always"

    def read_Or(self, node: Or) -> str:
        return self._joined(node, " or ") if node.parts else "never"

    def read_AtLeast(self, node: AtLeast) -> str:
        # A part that stands twice counts twice: sorted, and not made a set.
        return f"at least {node.count} of ({', '.join(sorted(self.read(part) for part in node.parts))})"

    def read_Named(self, node: Named) -> str:
        # What it takes to be suspected is locked where it stands: with the complication's own statements.
        return node.name if node.name.startswith(SUSPECTED) else self.read(node.part)

    def _joined(self, node: And | Or, word: str) -> str:
        return word.join(sorted({self._inside(part) for part in _flat(node)}))

    def _inside(self, part: Condition) -> str:
        bare = _bare(part)
        words = self.read(part)
        return (
            f"({words})" if isinstance(bare, And | Or) and len({self.read(one) for one in _flat(bare)}) > 1 else words
        )


def _bare(node: Condition) -> Condition:
    """What a definition stands for."""
    while isinstance(node, Named) and not node.name.startswith(SUSPECTED):
        node = node.part
    return node


def _flat(node: And | Or) -> list[Condition]:
    """The parts, those of parts of the same kind among them: `a and (b and c)` is `a and b and c`."""
    found: list[Condition] = []
    for part in node.parts:
        bare = _bare(part)
        found += _flat(bare) if isinstance(bare, type(node)) and bare.parts else [part]
    return found


def canonical(node: Condition, vocabulary: Mapping[str, AnyFinding]) -> str:
    """One text for one meaning.

    Args:
        node: the condition.
        vocabulary: the findings by name (`KnowledgeBase.vocabulary.findings`).
    """
    return _Canonical(vocabulary).read(node)
