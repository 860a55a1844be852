"""The same statements for the same visits on other engines, in one interleaved run.

None of them knows a third truth value. So each gets every statement in two forms, certainly true and certainly false, over
the same flat facts as our rete channel, with unknown as values that no test accepts: the fairest form found for each. Every
truth is compared with the reference before anything is timed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.draw import KINDS, Drawer
from benchmarks.timing import summed_up
from thecal.condition import RuleBook, Truth
from thecal.engines.reference import Reference
from thecal.engines.rete.compile import Compiled
from thecal.engines.rete.engine import Rete
from thecal.visits import take_in

Fact = Mapping[str, Any]
Runner = Callable[[Fact], set[str]]
FAR = 10**15
"""Beyond every limit: the ends of an unknown quantity."""


class Shared:
    """What all peers are made from: one conjunction a way, and every field that the rules read."""

    def __init__(self, book: RuleBook) -> None:
        self.compiled = Compiled(book)
        self.fields: dict[str, bool] = {}  # field -> whether it is a number
        self.ways: dict[str, list[str]] = {}
        for rule in self.compiled.rules:
            for test in rule.tests:
                self.fields[test.field] = not isinstance(test.value, str)

    def whole(self, fact: Fact) -> dict[str, Any]:
        """The fact with its unknown fields filled so that no test on them holds."""
        filled: dict[str, Any] = {}
        for name, number in self.fields.items():
            filled[name] = fact.get(name, (-FAR if name.endswith("__lo") else FAR) if number else "unknown")
        return filled

    def expressions(self, test: Callable[[Any], str], both: str, either: str) -> dict[str, str]:
        """Id → its ways as one expression."""
        grouped: dict[str, list[str]] = {}
        for rule in self.compiled.rules:
            grouped.setdefault(rule.id, []).append("(" + both.join(test(one) for one in rule.tests) + ")")
        return {name: either.join(ways) for name, ways in grouped.items()}


def _infix(test: Any) -> str:
    if isinstance(test.value, str):
        known = f' and {test.field} != "unknown"' if test.op == "!=" else ""
        return f'{test.field} {test.op} "{test.value}"{known}'
    return f"{test.field} {test.op} {test.value}"


def zen(shared: Shared) -> Runner:
    """ZEN: one compiled expression that gives the list of all truths."""
    import zen as engine  # noqa: PLC0415 - only where it is installed

    expressions = shared.expressions(_infix, " and ", " or ")
    names = list(expressions)
    compiled = engine.compile_expression("[" + ", ".join(expressions[name] for name in names) + "]")
    return lambda fact: {name for name, held in zip(names, compiled.evaluate(fact), strict=True) if held}


def rule_engine(shared: Shared) -> Runner:
    """rule-engine: one rule a form."""
    import rule_engine as engine  # noqa: PLC0415 - only where it is installed

    rules = {name: engine.Rule(text) for name, text in shared.expressions(_infix, " and ", " or ").items()}
    return lambda fact: {name for name, rule in rules.items() if rule.matches(fact)}


def clips(shared: Shared) -> Runner:
    """CLIPS: one rule a way over one template fact, as in our rete channel."""
    import clips as engine  # noqa: PLC0415 - only where it is installed

    environment = engine.Environment()
    fired: set[str] = set()
    environment.define_function(lambda name: fired.add(str(name)), name="fired")
    environment.build("(deftemplate v " + " ".join(f"(slot {name})" for name in shared.fields) + ")")
    for number, rule in enumerate(shared.compiled.rules):
        slots: dict[str, list[str]] = {}
        for test in rule.tests:
            op = {"==": "eq", "!=": "neq"}.get(test.op, test.op)
            more = f" (neq ?{test.field} unknown)" if test.op == "!=" else ""
            slots.setdefault(test.field, []).append(f"({op} ?{test.field} {test.value}){more}")
        tests = " ".join(f"({name} ?{name}&:(and {' '.join(one)} TRUE))" for name, one in slots.items())
        environment.build(f'(defrule r{number} (v {tests}) => (fired "{rule.id}"))')
    template = environment.find_template("v")
    symbols: dict[str, Any] = {}

    def run(fact: Fact) -> set[str]:
        fired.clear()
        told = {
            name: symbols.setdefault(value, engine.Symbol(value)) if isinstance(value, str) else value
            for name, value in fact.items()
        }
        asserted = template.assert_fact(**told)
        environment.run()
        asserted.retract()
        return set(fired)

    return run


PEERS: dict[str, Callable[[Shared], Runner]] = {"zen-engine": zen, "clipspy": clips, "rule-engine": rule_engine}


def side_by_side(book: RuleBook, count: int, rounds: int) -> dict[str, Any]:
    """Times our engines and the peers on the same visits, in turn.

    Raises:
        AssertionError: if a peer says something else than the reference.
    """
    shared, reference, rete = Shared(book), Reference(book), Rete(book)
    drawer = Drawer(book)
    facts = [take_in(drawer.visit(seed, KINDS[seed % len(KINDS)]), book).facts for seed in range(count)]
    flat = [shared.compiled.fact(one) for one in facts]
    whole = [shared.whole(one) for one in flat]
    calls: dict[str, Callable[[int], object]] = {
        "thecal reference (with reasons)": lambda number: reference.judge(facts[number]),
        "thecal rete (durable-rules)": lambda number: rete.evaluate(facts[number]),
    }
    absent: dict[str, str] = {}
    for name, make in PEERS.items():
        try:
            runner = make(shared)
        except ImportError as error:
            absent[name] = str(error)
            continue
        for number, one in enumerate(facts):
            truths = shared.compiled.truths(runner(whole[number]))
            expected = {statement: judgement.truth for statement, judgement in reference.judge(one).items()}
            wrong = {
                statement for statement, truth in expected.items() if truths.get(statement, Truth.UNKNOWN) is not truth
            }
            assert not wrong, (name, number, sorted(wrong)[:5])
        calls[name] = lambda number, runner=runner: runner(whole[number])  # type: ignore[misc]  # bound now
    taken: dict[str, list[float]] = {name: [] for name in calls}
    ratios: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        means = {}
        for name, call in calls.items():
            started = len(taken[name])
            for number in range(count):
                begin = time.perf_counter()
                call(number)
                taken[name].append((time.perf_counter() - begin) * 1000)
            means[name] = sum(taken[name][started:]) / count
        for name in calls:
            ratios[name].append(means[name] / means["thecal rete (durable-rules)"])
    return {
        "visits": count,
        "rounds": rounds,
        "statements": len(book.rules),
        "engines": {
            name: {
                **summed_up(one),
                "visits a second": round(1000 * len(one) / sum(one)),
                "time, as a multiple of thecal rete (median of rounds)": round(sorted(ratios[name])[rounds // 2], 2),
            }
            for name, one in taken.items()
        },
        "not installed": absent,
    }
