"""Conditions as a reader sees them: in plain words, every finding a link, long ones as lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Named, Not, Or, Present, Reader
from thecal.condition.say import say
from thecal.condition.units import plainly, show
from thecal.knowledge.vocabulary import Ordinal, Quantity

Link = Callable[[str, str], Markup]
"""Makes a link to something (its kind and id, the words to show)."""

LONGEST = 90
"""A longer condition of several parts is laid out as a list."""

SEVERAL = 3
"""So is one of as many parts."""

_SAID = {"<": "below", "<=": "at most", ">": "above", ">=": "at least"}
_ORDER = {"<": "milder than {}", "<=": "{} or milder", ">": "worse than {}", ">=": "{} or worse"}


class Sentences(Reader[Markup]):
    """Puts conditions into words.

    Args:
        vocabulary: the findings.
        finding: makes a link to a finding.
        phrase: makes a link to a definition, by its name and its words.
        limit: makes a link to a local default.
    """

    def __init__(
        self, vocabulary: Mapping[str, AnyFinding], finding: Link, phrase: Link, limit: Link
    ) -> None:  # fmt: skip
        self.vocabulary = vocabulary
        self.findings = {**vocabulary, "phase": PHASE}
        self.finding, self.phrase, self.limit = finding, phrase, limit

    def block(self, node: Condition) -> Markup:
        """The condition, as nested lists where a sentence would be too long."""
        if isinstance(node, And | Or | AtLeast) and self._long(node):
            if isinstance(node, AtLeast):
                head = f"at least {node.count} of these"
            else:
                head = "all of these" if isinstance(node, And) else "any of these"
            items = Markup("").join(Markup("<li>{}</li>").format(self.block(part)) for part in node.parts)
            return Markup('<span class="of">{}:</span><ul class="parts">{}</ul>').format(head, items)
        return self.read(node)

    def _long(self, node: And | Or | AtLeast) -> bool:
        words = say(node, self.vocabulary)
        compound = any(isinstance(part, And | Or | AtLeast) and len(part.parts) > 1 for part in node.parts)
        return len(node.parts) > 1 and (len(words) > LONGEST or (len(node.parts) >= SEVERAL and compound))

    def read_Present(self, node: Present) -> Markup:
        return self.finding(node.finding, self.findings[node.finding].label)

    def read_Is(self, node: Is) -> Markup:
        finding = self.findings[node.finding]
        values: Mapping[str, str] = getattr(finding, "values", {})
        words = " or ".join(values.get(value, value) for value in node.values)
        if node.finding == "phase":
            return Markup("{} {}").format("in the", words) if len(node.values) == 1 else Markup("in either phase")
        return Markup("{}: {}").format(self.finding(node.finding, finding.label), words)

    def read_Compare(self, node: Compare) -> Markup:
        finding = self.findings[node.finding]
        link = self.finding(node.finding, finding.label)
        if isinstance(finding, Ordinal):
            label = finding.values[finding.spellings[int(node.limit)]]
            return Markup("{}: {}").format(link, _ORDER[node.op].format(label))
        assert isinstance(finding, Quantity)
        unit = show(finding.unit)
        number: str | Markup = f"{plainly(node.limit)}{' ' + unit if unit else ''}"
        if node.named:
            number = self.limit(node.named, str(number))
        return Markup("{} {} {}").format(link, _SAID[node.op], number)

    def read_Not(self, node: Not) -> Markup:
        inner = node.part
        if isinstance(inner, Present):
            return Markup("no {}").format(self.read(inner))
        if isinstance(inner, Is):
            return Markup("{} (not: {})").format(
                self.finding(inner.finding, self.findings[inner.finding].label), self._values(inner)
            )
        return Markup("not ({})").format(self.read(inner))

    def _values(self, node: Is) -> str:
        values: Mapping[str, str] = getattr(self.findings[node.finding], "values", {})
        return ", ".join(values.get(value, value) for value in node.values)

    def read_And(self, node: And) -> Markup:
        if not node.parts:
            return Markup("always")
        if _equality(node):
            low = self.read(node.parts[0])
            return Markup(str(low).replace(" at least ", " exactly ").replace(" or worse", ""))  # noqa: S704 - was Markup
        return Markup(" <b>and</b> ").join(self._inside(part) for part in node.parts)

    def read_Or(self, node: Or) -> Markup:
        return Markup(" <b>or</b> ").join(self._inside(part) for part in node.parts)

    def read_AtLeast(self, node: AtLeast) -> Markup:
        parts = Markup("; ").join(self.read(part) for part in node.parts)
        return Markup("at least {} of these: {}").format(node.count, parts)

    def read_Named(self, node: Named) -> Markup:
        return self.phrase(node.name, node.say)

    def _inside(self, part: Condition) -> Markup:
        words = self.read(part)
        several = isinstance(part, AtLeast) or (isinstance(part, And | Or) and len(part.parts) > 1)
        return Markup("({})").format(words) if several and not _equality(part) else words


def _equality(node: Condition) -> bool:
    """Whether it is "exactly": two comparisons with one number."""
    if not isinstance(node, And):
        return False
    match node.parts:
        case (Compare(finding=one, op=">=", limit=low), Compare(finding=other, op="<=", limit=high)):
            return one == other and low == high
    return False
