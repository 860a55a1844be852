"""The contents of the book: its pages, where each statement stands in full, and who refers to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from thecal.condition.book import Kind, Rule, RuleBook
from thecal.condition.nodes import Compare, Condition, findings, leaves
from thecal.handbook.links import Leaf, Links
from thecal.handbook.situations import Situations
from thecal.handbook.symptoms import symptoms
from thecal.handbook.walk import is_suspected, named_in, without_suspected
from thecal.knowledge.statements import CheckRule, FirstAct
from thecal.knowledge.words import Basis


@dataclass(frozen=True)
class Around:
    """What stands beside the rules and belongs in the book.

    Attributes:
        leaflet: line of the leaflet → what it documents.
        not_expressed: Markdown: the evidence that no statement expresses.
    """

    leaflet: Mapping[str, str]
    not_expressed: str = ""


class Contents:
    """The whole book before it is written.

    Args:
        situations: the rules, and what they were asked.
        around: what stands beside them.
        whole: whether it becomes one long page.
    """

    def __init__(self, situations: Situations, around: Around, *, whole: bool) -> None:
        self.situations, self.book, self.around = situations, situations.book, around
        self.leaves = tuple(_leaves(self.book, around))
        self.links = Links(self.leaves, whole=whole)
        self.whole = whole

    def home_of(self, rule: Rule) -> str:
        """The page on which a statement stands in full."""
        if rule.complication is not None:
            return f"complication-{rule.complication}"
        return {Kind.RED_FLAG: "red-flags", Kind.CAUTION: "cautions"}.get(rule.kind, "checks")

    @cached_property
    def phrases(self) -> Mapping[tuple[str, str], Condition]:
        """(complication or "", name of a definition) → what it means; definitions that no statement uses are left out."""
        found: dict[tuple[str, str], Condition] = {("", name): node.part for name, node in self.book.phrases.items()}
        for rule in self.book.rules.values():
            own = self.book.knowledge.complications[rule.complication].define if rule.complication else {}
            for node in named_in(rule.condition):
                if node.name in own and rule.complication is not None:
                    found[rule.complication, node.name] = node.part
        return found

    @cached_property
    def readers(self) -> Mapping[str, tuple[Rule, ...]]:
        """Finding → the statements that look at it themselves, not through `suspected(…)`."""
        found: dict[str, list[Rule]] = {}
        for rule in self.book.rules.values():
            for name in findings(without_suspected(rule.condition)):
                found.setdefault(name, []).append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    @cached_property
    def asking(self) -> Mapping[str, tuple[Rule, ...]]:
        """Check → the statements that ask for it."""
        found: dict[str, list[Rule]] = {}
        for rule in self.book.rules.values():
            if isinstance(rule.statement, CheckRule | FirstAct):
                found.setdefault(rule.statement.check, []).append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    def cautions_on(self, check: str) -> tuple[Rule, ...]:
        """The cautions that hang on a check."""
        return tuple(rule for rule in self.book.of(Kind.CAUTION) if getattr(rule.statement, "check", None) == check)

    def cautions_of(self, complication: str) -> tuple[Rule, ...]:
        """The cautions that speak of a complication."""
        name = f"suspected({complication})"
        return tuple(
            rule
            for rule in self.book.of(Kind.CAUTION)
            if any(node.name == name for node in named_in(rule.condition, into_suspected=False))
        )

    def before(self, check: str) -> tuple[Rule, ...]:
        """The cautions that put this check before another."""
        return tuple(
            rule for rule in self.book.of(Kind.CAUTION) if getattr(rule.statement, "not_before", None) == check
        )

    @cached_property
    def resting(self) -> Mapping[str, tuple[Rule, ...]]:
        """Source → the statements that rest on it."""
        found: dict[str, list[Rule]] = {}
        for rule in self.book.rules.values():
            found.setdefault(rule.statement.source, []).append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    @cached_property
    def seeing(self) -> Mapping[str, tuple[Rule, ...]]:
        """Source → the statements that name it beside their own."""
        found: dict[str, list[Rule]] = {}
        for rule in self.book.rules.values():
            for name in rule.statement.see:
                found.setdefault(name, []).append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    @cached_property
    def awaiting(self) -> tuple[tuple[str, tuple[Rule, ...]], ...]:
        """The local defaults by where they stand: red flags, complications, first acts, cautions."""
        found: dict[str, list[Rule]] = {}
        for rule in self.book.rules.values():
            if rule.statement.basis is Basis.LOCAL_DEFAULT:
                found.setdefault(self.home_of(rule), []).append(rule)
        return tuple((key, tuple(rules)) for key, rules in found.items())

    @cached_property
    def leaflet_lines(self) -> Mapping[str, tuple[str, ...]]:
        """Line of the leaflet → the complications that stand for it, sub-types after what they are a part of."""
        found: dict[str, list[str]] = {line: [] for line in self.around.leaflet}
        for name in _in_order(self.book):
            for line in self.book.knowledge.complications[name].leaflet_lines:
                found.setdefault(line, []).append(name)
        return {line: tuple(names) for line, names in found.items()}

    def sources_of(self, complication: str) -> tuple[str, ...]:
        """The sources named by the statements of a complication, in order of first mention."""
        rules = (*self.book.flags_of[complication], *self.of_complication(complication))
        return tuple(dict.fromkeys(name for rule in rules for name in (rule.statement.source, *rule.statement.see)))

    def of_complication(self, complication: str) -> tuple[Rule, ...]:
        """The statements of a complication's file, in order."""
        return tuple(rule for rule in self.book.rules.values() if rule.complication == complication)

    @staticmethod
    def speaks_of(caution: Rule, complication: str) -> bool:
        """Whether a caution speaks of a complication, or of none in particular."""
        names = [node.name for node in named_in(caution.condition, into_suspected=False) if is_suspected(node)]
        return not names or f"suspected({complication})" in names

    def named_by(self, limit: str) -> tuple[Rule, ...]:
        """The statements in which a limit of the local defaults stands."""
        return tuple(
            rule
            for rule in self.book.rules.values()
            if any(named == limit for named in _limits(rule.condition))
        )  # fmt: skip

    def counts(self) -> Mapping[str, int]:
        """How many statements there are by basis, and in all."""
        rules = self.book.rules.values()
        by_basis = {basis.value: sum(rule.statement.basis is basis for rule in rules) for basis in Basis}
        return {**by_basis, "statements": len(rules)}


def _limits(condition: Condition) -> Iterator[str]:
    return (leaf.named for leaf in leaves(without_suspected(condition)) if isinstance(leaf, Compare) and leaf.named)


def _leaves(book: RuleBook, around: Around) -> Iterator[Leaf]:
    known = book.knowledge
    yield Leaf("home", "Rule book")
    for name, reason in symptoms(book).items():
        yield Leaf("symptom", reason.label, name)
    yield Leaf("complications", "Complications")
    for name in _in_order(book):
        yield Leaf("complication", known.complications[name].name, name)
    yield Leaf("red-flags", "Red flags")
    yield Leaf("cautions", "Cautions")
    yield Leaf("timing", "What can appear when")
    yield Leaf("local-defaults", "Local defaults awaiting sign-off")
    yield Leaf("checks", "Checks")
    for name, check in known.checks.items():
        yield Leaf("check", check.name, name)
    yield Leaf("findings", "Findings")
    for name, finding in known.vocabulary.findings.items():
        yield Leaf("finding", finding.label[:1].upper() + finding.label[1:], name)
    yield Leaf("sources", "Sources")
    for name, source in known.sources.items():
        yield Leaf("source", source.cite, name)
    if around.not_expressed:
        yield Leaf("not-expressed", "What the rules do not express")
    yield Leaf("words", "Words and phrases")


def _in_order(book: RuleBook) -> Iterator[str]:
    """Complications, each followed by its sub-types."""
    for name, complication in book.knowledge.complications.items():
        if complication.part_of is None:
            yield name
            yield from book.parts_of[name]
