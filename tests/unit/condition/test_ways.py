"""The ways in which a condition can be true or false say exactly what the condition says."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import assume, given, settings

from tests.unit.condition.random_conditions import conditions, states
from tests.unit.knowledge.kettle import condition
from thecal.condition import Facts, State, Truth, judge
from thecal.condition.nodes import AtLeast, Condition
from thecal.condition.ways import MOST_WAYS, Literal, TooManyWays, Way, ways

COUNTS = pytest.mark.parametrize("open_counts", [True, False], ids=["counts spelled out", "counts kept"])


def holds(way: Way, facts: Facts) -> bool:
    return all(judge(one.leaf, facts).truth is (Truth.TRUE if one.holds else Truth.FALSE) for one in way)


def shown(found: Iterable[Way]) -> set[frozenset[str]]:
    return {frozenset(f"{'' if one.holds else 'not '}{one.leaf.finding}" for one in way) for way in found}


def test_the_ways_of_the_docstring() -> None:
    true, false = ways(condition("lid_rattles and (leak or leak_hot)"))
    assert shown(true) == {frozenset({"lid_rattles", "leak"}), frozenset({"lid_rattles", "leak_hot"})}
    assert shown(false) == {frozenset({"not lid_rattles"}), frozenset({"not leak", "not leak_hot"})}


def test_a_way_that_a_shorter_one_makes_needless_is_dropped() -> None:
    true, _ = ways(condition("leak or (leak and lid_rattles)"))
    assert shown(true) == {frozenset({"leak"})}


def test_a_way_that_contradicts_itself_is_no_way() -> None:
    assert ways(condition("leak and not leak"))[0] == []
    assert ways(condition("leak or not leak"))[1] == []


def test_a_count_stays_one_literal_until_it_is_spelled_out() -> None:
    node = condition("at least 2 of (lid_rattles, leak, leak_hot)")
    assert isinstance(node, AtLeast)
    assert ways(node) == ([frozenset({Literal(node, holds=True)})], [frozenset({Literal(node, holds=False)})])
    true, false = ways(node, open_counts=True)
    assert len(true) == len(false) == 3
    assert {len(way) for way in (*true, *false)} == {2}


def test_a_condition_with_too_many_ways_is_refused() -> None:
    pairs = " and ".join(f"(steam_temperature > {n} Cel or leak_amount > {n} mL)" for n in range(10, 18))
    with pytest.raises(TooManyWays, match=str(MOST_WAYS)):
        ways(condition(pairs))


@COUNTS
@settings(deadline=None, max_examples=150)
@given(node=conditions(named=True), told=states())
def test_a_condition_is_true_or_false_exactly_when_one_of_its_ways_holds(
    node: Condition, told: dict[str, State], open_counts: bool
) -> None:
    try:
        true, false = ways(node, open_counts=open_counts)
    except TooManyWays:
        assume(False)
        raise
    facts = Facts(told)
    truth = judge(node, facts).truth
    assert any(holds(way, facts) for way in true) is (truth is Truth.TRUE)
    assert any(holds(way, facts) for way in false) is (truth is Truth.FALSE)


@COUNTS
@settings(deadline=None, max_examples=60)
@given(node=conditions())
def test_no_way_holds_another_and_the_shortest_comes_first(node: Condition, open_counts: bool) -> None:
    try:
        both = ways(node, open_counts=open_counts)
    except TooManyWays:
        assume(False)
        raise
    for found in both:
        assert [len(way) for way in found] == sorted(len(way) for way in found)
        assert not any(one < other for one in found for other in found)
