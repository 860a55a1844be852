"""What the rivals are asked: every statement, a share of them, more of them; or statuses and lists for a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from thecal.condition import RuleBook
from thecal.condition.book import Kind, Rule
from thecal.condition.nodes import AtLeast, Compare, Condition, Is, Present, Rebuilt, findings
from thecal.knowledge.vocabulary import Quantity, YesNo
from thecal.knowledge.words import Urgency

Asked = Mapping[str, Condition]
"""Name → condition."""


def statements(book: RuleBook, times: float = 1) -> dict[str, Condition]:
    """Every statement; with `times` below 1 every so-manieth one, above 1 others like them as well."""
    rules = list(book.rules.values())
    if times < 1:
        step = round(1 / times)
        return {rule.id: rule.condition for rule in rules[::step]}
    asked = {rule.id: rule.condition for rule in rules}
    for turn in range(1, round(times)):
        other = _Other(book, turn)
        asked.update({f"{rule.id}.{turn}": other.read(rule.condition) for rule in rules})
    return asked


def statuses(book: RuleBook) -> dict[str, Condition]:
    """Which complications are suspected, and which levels of urgency are reached: what a worklist needs at the least."""
    asked = {f"suspected.{name}": condition for name, condition in book.suspected.items()}
    levels = list(Urgency)
    for place, level in enumerate(levels[1:], 1):
        whens = tuple(rule.condition for rule in book.rules.values() if _sets(rule) in levels[place:])
        asked[f"urgency.{level.value}"] = AtLeast(1, tuple(dict.fromkeys(whens)))
    return asked


def _sets(rule: Rule) -> Urgency | None:
    return rule.level if rule.kind in {Kind.RED_FLAG, Kind.URGENCY} else None


def reasons(book: RuleBook) -> dict[str, Condition]:
    """The statements that are listed where they are true: flags, suspicions, grounds and urgencies."""
    kinds = {Kind.RED_FLAG, Kind.SUSPECT, Kind.GROUND, Kind.URGENCY}
    return {rule.id: rule.condition for rule in book.rules.values() if rule.kind in kinds}


class _Other(Rebuilt):
    """The same condition about other findings and limits, so that hardly a leaf is one that is there already."""

    def __init__(self, book: RuleBook, turn: int) -> None:
        self.turn = turn
        self.findings = book.knowledge.vocabulary.findings
        read = {name for rule in book.rules.values() for name in findings(rule.condition)}
        self.yes_no = [name for name, one in self.findings.items() if isinstance(one, YesNo) and name in read]

    def read_Present(self, node: Present) -> Condition:
        place = self.yes_no.index(node.finding) + 17 * self.turn
        return Present(self.yes_no[place % len(self.yes_no)])

    def read_Is(self, node: Is) -> Condition:
        values = list(getattr(self.findings.get(node.finding), "values", node.values))
        moved = tuple(values[(values.index(value) + self.turn) % len(values)] for value in node.values)
        return replace(node, values=moved)

    def read_Compare(self, node: Compare) -> Condition:
        finding = self.findings[node.finding]
        step = finding.resolution if isinstance(finding, Quantity) else 0
        return replace(node, limit=round(node.limit + self.turn * step, 6))
