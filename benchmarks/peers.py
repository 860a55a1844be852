"""Other rule engines, each in the forms found for it; the facts are handed over in the shape the engine likes best."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from benchmarks.forms import Forms, by_ways

Fact = Mapping[str, Any]
Engine = tuple[Callable[[Fact], Any], Callable[[Any], set[str]]]
"""What makes the shape of a fact that the engine likes; and what gives the statement forms that hold."""


def _filled(made: Forms, fact: Fact) -> dict[str, Any]:
    return {**made.fields, **fact}


def _numbers_filled(made: Forms, fact: Fact) -> dict[str, Any]:
    """Only the unknown numbers are filled: they must not be null; a word that is not there equals nothing."""
    return {**{name: blank for name, blank in made.fields.items() if not isinstance(blank, str)}, **fact}


def zen(made: Forms, expressions: Mapping[str, tuple[str, ...]], *, filled: bool) -> Engine:
    """ZEN: one compiled expression that gives the list of all truths."""
    import zen as engine  # noqa: PLC0415 - only where it is installed

    texts = list(expressions) if filled else [text.replace('!= "unknown"', "!= null") for text in expressions]
    compiled = engine.compile_expression("[" + ", ".join(texts) + "]")
    names = list(expressions.values())

    def run(fact: Any) -> set[str]:
        held: set[str] = set()
        for one, true in zip(names, compiled.evaluate(fact), strict=True):
            if true:
                held.update(one)
        return held

    return partial(_filled if filled else _numbers_filled, made), run


def rule_engine(made: Forms, expressions: Mapping[str, tuple[str, ...]], *, single: bool) -> Engine:
    """rule-engine: a rule for each form, or a single one that gives the list of all truths."""
    import rule_engine as engine  # noqa: PLC0415 - only where it is installed

    names = list(expressions.values())
    if single:
        whole = engine.Rule("[" + ", ".join(expressions) + "]")

        def run_single(fact: Any) -> set[str]:
            return {name for one, true in zip(names, whole.evaluate(fact), strict=True) if true for name in one}

        return partial(_filled, made), run_single
    rules = [engine.Rule(text) for text in expressions]

    def run(fact: Any) -> set[str]:
        return {name for one, rule in zip(names, rules, strict=True) if rule.matches(fact) for name in one}

    return partial(_filled, made), run


def clips(made: Forms, *, literal: bool, as_text: bool = False, agenda: bool = False) -> Engine:
    """CLIPS: one rule a conjunction over one template fact; what is unknown is the default of its slot.

    Args:
        made: the statements.
        literal: whether words stand in the pattern itself, where CLIPS shares and indexes them, or in a test on it.
        as_text: whether the fact is asserted from text or slot by slot.
        agenda: whether the rules that match are read from the agenda, without running them.
    """
    import clips as engine  # noqa: PLC0415 - only where it is installed

    environment = engine.Environment()
    fired: list[int] = []
    environment.define_function(fired.append, name="fired")
    slots = " ".join(f"(slot {name} (default {blank}))" for name, blank in made.fields.items())
    environment.build(f"(deftemplate v {slots})")
    names = list(made.conjunctions.values())
    for number, tests in enumerate(made.conjunctions):
        parts: dict[str, list[str]] = {}
        for test in tests:
            if isinstance(test.value, str) and literal:
                constraint = test.value if test.op == "==" else f"~{test.value}"
            else:
                op = {"==": "eq", "!=": "neq"}.get(test.op, test.op)
                constraint = f"?{test.field}&:({op} ?{test.field} {test.value})"
            parts.setdefault(test.field, []).append(constraint)
        pattern = " ".join(f"({field} {'&'.join(some)})" for field, some in parts.items())
        environment.build(f"(defrule r{number} (v {pattern}) => (fired {number}))")
    template = environment.find_template("v")

    def shape(fact: Fact) -> Any:
        if as_text:
            return "(v " + " ".join(f"({name} {value})" for name, value in fact.items()) + ")"
        return {name: engine.Symbol(value) if isinstance(value, str) else value for name, value in fact.items()}

    def run(shaped: Any) -> set[str]:
        fired.clear()
        asserted = environment.assert_string(shaped) if as_text else template.assert_fact(**shaped)
        if agenda:
            fired.extend(int(one.name[1:]) for one in environment.activations())
        else:
            environment.run()
        asserted.retract()
        return {name for number in fired for name in names[number]}

    return shape, run


def candidates(made: Forms) -> dict[str, dict[str, Callable[[], Engine]]]:
    """Peer → the forms in which it is tried."""
    tree, flat = made.expressions, by_ways(made)
    return {
        "zen-engine": {
            "as written": partial(zen, made, tree, filled=True),
            "as written, unknown words left out": partial(zen, made, tree, filled=False),
            "as conjunctions": partial(zen, made, flat, filled=True),
        },
        "clipspy": {
            "words in the pattern": partial(clips, made, literal=True),
            "words in the pattern, fact as text": partial(clips, made, literal=True, as_text=True),
            "words in tests": partial(clips, made, literal=False),
            "words in tests, read from the agenda": partial(clips, made, literal=False, agenda=True),
        },
        "rule-engine": {
            "as written, a rule each": partial(rule_engine, made, tree, single=False),
            "as written, one list": partial(rule_engine, made, tree, single=True),
            "as conjunctions, a rule each": partial(rule_engine, made, flat, single=False),
        },
    }
