"""What is counted for the engine is Kleene's least and greatest, worked out without the reference."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.condition.random_conditions import conditions, kleene, states
from thecal.condition import Facts, State, Truth
from thecal.condition.nodes import AtLeast, Condition
from thecal.engines.rete.count import Count


@settings(deadline=None, max_examples=100)
@given(st.lists(conditions(named=True), min_size=1, max_size=5), states())
def test_the_parts_that_are_true_and_those_that_could_be(parts: list[Condition], told: dict[str, State]) -> None:
    truths = [kleene(part, told) for part in parts]
    true, possible = Count(Facts(told)).of(AtLeast(1, tuple(parts)))
    assert true == sum(truth is Truth.TRUE for truth in truths)
    assert possible == sum(truth is not Truth.FALSE for truth in truths)
