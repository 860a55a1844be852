"""What must be answered for a statement to become true: at every visit what its ways say, remembered or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.condition.random_conditions import conditions, states
from tests.unit.knowledge.kettle import condition, kettle
from thecal.condition import Facts, Rule, Truth, judge, openings
from thecal.condition.nodes import Condition
from thecal.condition.openings import Openings

QUICK = settings(deadline=None, max_examples=60)


def rule(node: Condition, name: str = "one") -> Rule:
    return replace(kettle().rules["over_steam"], id=name, condition=node)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Facts of which only some unknown ones can be told at the bedside."""
    told = draw(states())
    names = ("leak", "lid_rattles", "any_fault", "colour", "noise", "steam_temperature")
    return Facts(told, bedside=frozenset(draw(st.sets(st.sampled_from(names)))).difference(told))


def needed(one: Rule, at: Facts) -> Iterator[frozenset[str]]:
    """What each way waits for, where it can still come to hold."""
    for way in one.ways:
        found = {literal: judge(literal.leaf, at) for literal in way}
        if all(judged.truth in {Truth.UNKNOWN, Truth(2 * literal.holds)} for literal, judged in found.items()):
            waits = [judged.missing for judged in found.values() if judged.truth is Truth.UNKNOWN]
            if all(at.bedside.intersection(names) for names in waits):
                yield at.bedside.intersection(name for names in waits for name in names)


@QUICK
@given(st.lists(conditions(), min_size=1, max_size=3), st.lists(facts(), min_size=1, max_size=5), st.integers(1, 9))
def test_a_statement_waits_for_the_least_that_one_of_its_ways_waits_for(
    nodes: list[Condition], visits: list[Facts], most: int
) -> None:
    rules = [rule(node, str(number)) for number, node in enumerate(nodes)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(openings, "MOST", most)
        ways = Openings(rules)
        for at in (*visits, *visits):
            for one in rules:
                if judge(one.condition, at).truth is Truth.UNKNOWN:
                    sets = set(needed(one, at))
                    least = {answers for answers in sets if answers and not any(other < answers for other in sets)}
                    assert set(ways.at(at)(one)) == least


def test_the_same_needs_are_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    one = rule(condition("(lid_rattles or leak) and steam_temperature >= 80 Cel"))
    ways = Openings([one])
    at = Facts({"lid_rattles": False}, bedside=frozenset({"leak", "steam_temperature"}))
    assert ways.at(at)(one) == (frozenset({"leak", "steam_temperature"}),)
    monkeypatch.setattr(openings, "_shortest", lambda *_: pytest.fail("worked out again"))
    assert ways.at(replace(at, states={"lid_rattles": False, "colour": "dark"}))(one)


def test_a_statement_without_a_way_waits_for_nothing() -> None:
    one = rule(condition("lid_rattles and not lid_rattles"))
    assert Openings([one]).at(Facts({}, bedside=frozenset({"lid_rattles"})))(one) == ()
