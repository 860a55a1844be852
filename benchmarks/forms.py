"""Statements in the forms that other rule engines take.

None of them has a third truth value. So each statement is given twice, certainly true and certainly false, with the
negation pushed down to the leaves; what holds neither way is unknown. A yes/no finding or a choice is one field with a word,
a quantity two fields with the ends of its interval in whole millionths, and `at least n of` a count that we send, as our
own rete channel does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from thecal.condition import Facts, Interval, RuleBook, Truth
from thecal.condition.facts import NotApplicable
from thecal.condition.nodes import (
    ALWAYS,
    OPPOSITE,
    And,
    AtLeast,
    Compare,
    Leaf,
    Named,
    Not,
    Or,
    Present,
    Reader,
)
from thecal.condition.truth import Judge
from thecal.condition.ways import ways
from thecal.engines.rete.compile import NOT_APPLICABLE_SYMBOL, whole
from thecal.engines.rete.session import Test

FAR = 10**15
"""Beyond every limit: the ends of an unknown quantity."""
UNKNOWN = "unknown"

Alternatives = list[tuple[Test, ...]]
"""Any one of these conjunctions."""


@dataclass(frozen=True)
class Forms:
    """One rule book, made ready for engines of plain expressions or plain conjunctions.

    Attributes:
        fields: field → what stands for unknown.
        expressions: expression → the statement forms that it decides, equal ones once.
        conjunctions: tests → the statement forms that they make true, equal ones once.
    """

    book: RuleBook
    fields: Mapping[str, Any]
    expressions: Mapping[str, tuple[str, ...]]
    conjunctions: Mapping[tuple[Test, ...], tuple[str, ...]]
    counts: Mapping[AtLeast, str]

    def fact(self, facts: Facts) -> dict[str, Any]:
        """The known fields of a visit."""
        fact: dict[str, Any] = {}
        for name, state in facts.states.items():
            if isinstance(state, Interval):
                fact[f"{name}__lo"], fact[f"{name}__hi"] = whole(state.lo), whole(state.hi)
            elif isinstance(state, NotApplicable):
                fact[name] = NOT_APPLICABLE_SYMBOL
            else:
                fact[name] = ("present" if state else "absent") if isinstance(state, bool) else state
        judge = Judge(facts)
        for node, name in self.counts.items():
            truths = [judge.read(part).truth for part in node.parts]
            fact[f"{name}__lo"] = truths.count(Truth.TRUE)
            fact[f"{name}__hi"] = len(truths) - truths.count(Truth.FALSE)
        return {name: value for name, value in fact.items() if name in self.fields}

    def truths(self, held: Iterable[str]) -> dict[str, Truth]:
        """The truth of every statement from the forms that hold."""
        found = dict.fromkeys(self.book.rules, Truth.UNKNOWN)
        found.update({name: Truth.TRUE for name, rule in self.book.rules.items() if rule.condition == ALWAYS})
        for form in held:
            name, _, word = form.partition("?")
            found[name] = Truth[word.upper()]
        return found


def forms(book: RuleBook) -> Forms:
    """The forms of every statement of a rule book."""
    leaves = _Leaves(book)
    expressions: dict[str, list[str]] = {}
    conjunctions: dict[tuple[Test, ...], list[str]] = {}
    for rule in book.rules.values():
        if rule.condition == ALWAYS:
            continue
        for word, text in zip(("true", "false"), _Expression(leaves).read(rule.condition), strict=True):
            expressions.setdefault(text, []).append(f"{rule.id}?{word}")
        for word, alternatives in zip(("true", "false"), ways(rule.condition), strict=True):
            for way in alternatives:
                literals = sorted(way, key=repr)
                for chosen in product(*(leaves.tests(one.leaf, holds=one.holds) for one in literals)):
                    tests = tuple(dict.fromkeys(test for some in chosen for test in some))
                    conjunctions.setdefault(tests, []).append(f"{rule.id}?{word}")
    return Forms(
        book,
        leaves.fields,
        {text: tuple(names) for text, names in expressions.items()},
        {tests: tuple(dict.fromkeys(names)) for tests, names in conjunctions.items()},
        leaves.counts,
    )


class _Leaves:
    """Leaves as tests on fields; collects the fields."""

    def __init__(self, book: RuleBook) -> None:
        self.words = book.knowledge.vocabulary.findings
        self.fields: dict[str, Any] = {}
        self.counts: dict[AtLeast, str] = {}

    def tests(self, leaf: Leaf | AtLeast, *, holds: bool) -> Alternatives:
        """The tests of a leaf that must be true, or must be false."""
        if isinstance(leaf, AtLeast):
            name = self.counts.setdefault(leaf, f"count_{len(self.counts)}")
            end = self._end(name, "lo" if holds else "hi")
            return [(Test(end, ">=" if holds else "<", leaf.count),)]
        if isinstance(leaf, Compare):
            op = leaf.op if holds else OPPOSITE[leaf.op]
            found: Alternatives = [
                (Test(self._end(leaf.finding, "lo" if op in {">", ">="} else "hi"), op, whole(leaf.limit)),)
            ]
            finding = self.words[leaf.finding]
            if not holds and finding.may_not_apply:
                found.append((Test(self._word(leaf.finding), "==", NOT_APPLICABLE_SYMBOL),))
            return found
        field = self._word(leaf.finding)
        if isinstance(leaf, Present):
            return [(Test(field, "==", "present" if holds else "absent"),)]
        if holds:
            return [(Test(field, "==", value),) for value in leaf.values]
        return [tuple(Test(field, "!=", value) for value in (*leaf.values, UNKNOWN))]

    def _word(self, name: str) -> str:
        self.fields[name] = UNKNOWN
        return name

    def _end(self, name: str, end: str) -> str:
        field = f"{name}__{end}"
        self.fields[field] = -FAR if end == "lo" else FAR
        return field


class _Expression(Reader[tuple[str, str]]):
    """A condition as two expressions, as it is written: certainly true, certainly false."""

    def __init__(self, leaves: _Leaves) -> None:
        self.leaves = leaves

    def _leaf(self, node: Leaf | AtLeast) -> tuple[str, str]:
        true, false = (self.leaves.tests(node, holds=holds) for holds in (True, False))
        return _any(_all(map(infix, tests)) for tests in true), _any(_all(map(infix, tests)) for tests in false)

    read_Present = read_Is = read_Compare = read_AtLeast = _leaf

    def read_Not(self, node: Not) -> tuple[str, str]:
        true, false = self.read(node.part)
        return false, true

    def read_Named(self, node: Named) -> tuple[str, str]:
        return self.read(node.part)

    def read_And(self, node: And) -> tuple[str, str]:
        parts = [self.read(part) for part in node.parts]
        return _all(true for true, _ in parts), _any(false for _, false in parts)

    def read_Or(self, node: Or) -> tuple[str, str]:
        parts = [self.read(part) for part in node.parts]
        return _any(true for true, _ in parts), _all(false for _, false in parts)


def infix(test: Test) -> str:
    """One test as ZEN and rule-engine write it."""
    return f'{test.field} {test.op} "{test.value}"' if isinstance(test.value, str) else _number(test)


def _number(test: Test) -> str:
    return f"{test.field} {test.op} {test.value}"


def _joined(word: str) -> Callable[[Iterable[str]], str]:
    def join(parts: Iterable[str]) -> str:
        distinct = list(dict.fromkeys(parts))
        return distinct[0] if len(distinct) == 1 else "(" + f" {word} ".join(distinct) + ")"

    return join


_all, _any = _joined("and"), _joined("or")


def by_ways(forms: Forms) -> dict[str, tuple[str, ...]]:
    """The same statements as alternatives of conjunctions: flatter, and longer."""
    grouped: dict[str, list[str]] = {}
    for tests, names in forms.conjunctions.items():
        for name in names:
            grouped.setdefault(name, []).append(_all(map(infix, tests)))
    found: dict[str, list[str]] = {}
    for name, parts in grouped.items():
        found.setdefault(_any(parts), []).append(name)
    return {text: tuple(names) for text, names in found.items()}
