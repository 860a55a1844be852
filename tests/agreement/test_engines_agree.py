"""All engines equal the reference: on every pattern of every statement's findings, and on whole visits."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.strategies import Tellable, visits
from tests.support import skip_or_fail
from thecal.assessment import Triage
from thecal.condition import NOT_APPLICABLE, Facts, Interval, RuleBook, State
from thecal.condition.nodes import ALWAYS, Compare, findings, leaves
from thecal.condition.truth import judge
from thecal.engines import make_engine
from thecal.errors import EngineError
from thecal.visits import take_in

MOST_PATTERNS = 3000
"""Statements with more patterns than this are tried on so many random ones, the rest on all."""


def states(book: RuleBook, name: str, limits: list[float]) -> list[State | None]:
    """Every state that a leaf on this finding can tell apart; None is unknown."""
    finding = book.knowledge.vocabulary.findings.get(name)
    if finding is None:
        return [None, "test_period", "implanted"]
    child: list[State | None] = [NOT_APPLICABLE] if finding.may_not_apply else []
    if limits:
        marks = sorted({mark for limit in limits for mark in (limit - 1, limit, limit + 1)})
        points: list[State | None] = [Interval.point(mark) for mark in marks]
        wide: list[State | None] = [Interval(limit - 1, limit + 1) for limit in limits]
        return [None, *child, *points, *wide, *(Interval(limit, limit + 1) for limit in limits)]
    if finding.type == "yes_no":
        return [None, True, False]  # an inapplicable yes/no finding is plainly absent
    return [None, *child, *finding.values]


def patterns(book: RuleBook, condition: object) -> Iterator[Facts]:
    """All combinations of the states of a condition's findings, or a random lot of them."""
    limits: dict[str, list[float]] = {}
    for leaf in leaves(condition):
        limits.setdefault(leaf.finding, [])
        if isinstance(leaf, Compare):
            limits[leaf.finding].append(leaf.limit)
    choices = [[(name, state) for state in states(book, name, marks)] for name, marks in limits.items()]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count <= MOST_PATTERNS:
        lots = itertools.product(*choices)
    else:
        source = random.Random(count)
        lots = (tuple(source.choice(choice) for choice in choices) for _ in range(MOST_PATTERNS))
    for lot in lots:
        yield Facts({name: state for name, state in lot if state is not None})


@pytest.mark.slow
def test_rete_equals_the_reference_on_every_pattern_of_every_statement(book: RuleBook) -> None:
    tried = 0
    alone: dict[object, str] = {}
    for rule in book.rules.values():
        if rule.condition != ALWAYS:
            alone.setdefault(rule.condition, rule.id)  # equal conditions need one trial
    # A few statements a session: each visit then costs microseconds, and no pattern of one hides behind another's.
    for condition, name in alone.items():
        small = RuleBook(book.knowledge, {name: book.rules[name]}, book.phrases)
        try:
            rete = make_engine("rete", small)
        except EngineError as error:
            skip_or_fail("durable", str(error))
        for facts in patterns(book, condition):
            truth = rete.evaluate(facts)[name]
            assert truth is judge(condition, facts).truth, (name, facts.states)
            tried += 1
        rete.close()
    assert tried > 10_000
    assert len(alone) > 100


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_both_channels_agree_on_whole_visits(data: st.DataObject, triage: Triage, tellable: Tellable) -> None:
    visit = data.draw(visits(tellable))
    verdict = triage.channels.evaluate(take_in(visit, triage.book).facts)
    assert verdict.agreed, verdict.reason
    assert verdict.channels == ("rete", "reference")


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_reference_says_of_each_statement_what_its_condition_comes_to(
    data: st.DataObject, triage: Triage, tellable: Tellable
) -> None:
    facts = take_in(data.draw(visits(tellable)), triage.book).facts
    found = triage.channels.reference.judge(facts)
    assert found == {rule.id: judge(rule.condition, facts) for rule in triage.book.rules.values()}


@pytest.mark.slow
def test_a_hundred_thousand_random_visits_without_a_disagreement_and_in_flat_memory() -> None:
    """The long run, as a user runs it; it fails on the first disagreement or when memory grows."""
    from benchmarks.agree import run

    result = run(visits=100_000, seed=1)
    assert result.disagreements == 0
    assert result.growth_mb < 20, result


def test_every_finding_of_every_statement_is_in_the_vocabulary(book: RuleBook) -> None:
    known = {"phase", *book.knowledge.vocabulary.findings}
    unknown = {rule.id: set(findings(rule.condition)) - known for rule in book.rules.values()}
    assert not {name: names for name, names in unknown.items() if names}
