"""Statements to the rules of durable-rules, and facts to the one flat fact they look at.

Every statement is compiled twice: one rule for each way it can be *certainly true*, and one for each way it can be
*certainly false*. A rule is a plain conjunction: no `or`, no negation, no join. What fires neither way is unknown.

Why false and not "possibly true"? Both say the same, but they fail differently. Were unknown the sum of two firings, a
firing that the engine lost would turn into "false". Here a lost firing turns into "unknown", and unknown is never absent.
It also lets unknown findings be left out of the fact, and a visit of which little is known fires few rules.

The fact holds symbols for yes/no findings and choices, and for a quantity or rank its two ends in whole millionths
(`temperature__lo`, `temperature__hi`), so that no exponent, NaN or text can reach a numeric slot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from thecal.condition.book import RuleBook
from thecal.condition.check import PHASE, AnyFinding
from thecal.condition.facts import Facts, Interval, NotApplicable, Truth
from thecal.condition.nodes import OPPOSITE, AtLeast, Compare, Condition, Is, Present
from thecal.condition.units import DECIMALS
from thecal.condition.ways import Literal, Way, ways
from thecal.engines.rete.count import Count
from thecal.engines.rete.session import Rule, Test, Value

NOT_APPLICABLE_SYMBOL = "not_applicable"

_Written = Truth | tuple[list[tuple[Test, ...]], list[tuple[Test, ...]]]
"""The conjunctions that make a condition true, and those that make it false; or its truth, if it is always the same."""


def whole(value: float) -> int:
    """The number in whole millionths; facts keep six decimals, so nothing is lost."""
    return round(value * 10**DECIMALS)


class Compiled:
    """The rules of a book for durable-rules.

    Attributes:
        rules: every rule; its id is ``<statement id>?true`` or ``<statement id>?false``.
        constant: statements that are true whatever is found (no `when`).
    """

    def __init__(self, book: RuleBook) -> None:
        self._findings: dict[str, AnyFinding] = {"phase": PHASE, **book.knowledge.vocabulary.findings}
        self._counts: dict[AtLeast, str] = {}
        self._used: dict[str, None] = {}
        self.rules: list[Rule] = []
        self.constant: dict[str, Truth] = {}
        self._says: dict[str, tuple[str, Truth]] = {}
        written: dict[int, _Written] = {}
        for rule in book.rules.values():
            # By identity: a rule book shares equal conditions, and most stand in several statements.
            found = written.get(id(rule.condition))
            if found is None:
                found = written[id(rule.condition)] = self._written(rule.condition)
            if isinstance(found, Truth):
                self.constant[rule.id] = found
                continue
            for word, truth, conjunctions in zip(("true", "false"), (Truth.TRUE, Truth.FALSE), found, strict=True):
                name = f"{rule.id}?{word}"
                self._says[name] = rule.id, truth
                self.rules += [Rule(name, tests) for tests in conjunctions]
        # What is known before any rule has fired.
        self._before = {**dict.fromkeys(book.rules, Truth.UNKNOWN), **self.constant}

    def _written(self, condition: Condition) -> _Written:
        true, false = ways(condition)
        if not true or not false or frozenset() in (*true, *false):
            return Truth.TRUE if frozenset() in true or not false else Truth.FALSE
        one, other = ([tests for way in each for tests in self._conjunctions(way)] for each in (true, false))
        return one, other

    def _conjunctions(self, way: Way) -> Iterator[tuple[Test, ...]]:
        """A way is one conjunction, or several where a leaf itself has alternatives (`x in (a, b)`)."""
        literals = sorted(way, key=repr)
        for chosen in product(*(self._alternatives(literal) for literal in literals)):
            yield tuple(dict.fromkeys(test for tests in chosen for test in tests))

    def _alternatives(self, literal: Literal) -> list[list[Test]]:
        leaf, holds = literal.leaf, literal.holds
        if isinstance(leaf, AtLeast):
            name = self._counts.setdefault(leaf, f"count_{len(self._counts)}")
            return [[Test(f"{name}__lo", ">=", leaf.count)]] if holds else [[Test(f"{name}__hi", "<", leaf.count)]]
        self._used[leaf.finding] = None
        if isinstance(leaf, Present):
            return [[Test(leaf.finding, "==", "present" if holds else "absent")]]
        if isinstance(leaf, Is):
            if holds:
                return [[Test(leaf.finding, "==", value)] for value in leaf.values]
            return [[Test(leaf.finding, "!=", value) for value in leaf.values]]
        return self._comparison(leaf, holds=holds)

    def _comparison(self, leaf: Compare, *, holds: bool) -> list[list[Test]]:
        op = leaf.op if holds else OPPOSITE[leaf.op]
        end = "lo" if op in {">", ">="} else "hi"
        tests = [[Test(f"{leaf.finding}__{end}", op, whole(leaf.limit))]]
        finding = self._findings[leaf.finding]
        if not holds and finding.may_not_apply:
            tests.append([Test(leaf.finding, "==", NOT_APPLICABLE_SYMBOL)])
        return tests

    def fact(self, facts: Facts) -> dict[str, Value]:
        """The flat fact of a visit; unknown findings are left out."""
        fact: dict[str, Value] = {}
        for name in self._used:
            state = facts.states.get(name)
            if isinstance(state, Interval):
                fact[f"{name}__lo"], fact[f"{name}__hi"] = whole(state.lo), whole(state.hi)
            elif isinstance(state, NotApplicable):
                fact[name] = NOT_APPLICABLE_SYMBOL
            elif state is not None:
                fact[name] = ("present" if state else "absent") if isinstance(state, bool) else state
        if self._counts:
            # `at least n of` is counted here and sent as a number: spelled out it would be hundreds of conjunctions.
            count = Count(facts)
            for node, name in self._counts.items():
                fact[f"{name}__lo"], fact[f"{name}__hi"] = count.of(node)
        return fact

    def truths(self, fired: Iterable[str]) -> Mapping[str, Truth]:
        """The truth of every statement from the ids that fired.

        Raises:
            ValueError: if a statement fired as true and as false.
        """
        result = self._before.copy()
        for name in fired:
            statement, truth = self._says[name]
            before = result[statement]
            if before is not Truth.UNKNOWN and before is not truth:
                raise ValueError(f"{statement} fired as true and as false")
            result[statement] = truth
        return result
