"""Truth: the table in the docstring of `nodes`, intervals, inapplicable findings, and what one walk promises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thecal.condition import NOT_APPLICABLE, Facts, Interval, Truth, judge, nodes
from thecal.condition.nodes import And, AtLeast, Compare, Condition, Is, Not, Or, Present
from thecal.condition.ways import TooManyWays, ways

LETTERS = {"T": True, "F": False, "?": None}


def facts(**states: object) -> Facts:
    known = {name: state for name, state in states.items() if state is not None}
    return Facts(known, bedside=frozenset(set("abcd") - set(known)))  # type: ignore[arg-type]


def letter(truth: Truth) -> str:
    return {Truth.TRUE: "T", Truth.FALSE: "F", Truth.UNKNOWN: "?"}[truth]


def table() -> list[tuple[str, str, str, str]]:
    rows = []
    for line in nodes.__doc__.splitlines():
        parts = [part.split() for part in line.strip().split("|")]
        if len(parts) >= 2 and len(parts[0]) == 2 and set(parts[0]) <= set(LETTERS):
            rows.append((*parts[0], *parts[1][:2]))
    return rows


def test_the_table_is_whole() -> None:
    assert len(table()) == 6


@pytest.mark.parametrize(("a", "b", "both", "either"), table())
def test_and_and_or_follow_the_table(a: str, b: str, both: str, either: str) -> None:
    for first, second in ((a, b), (b, a)):
        known = facts(a=LETTERS[first], b=LETTERS[second])
        assert letter(judge(And((Present("a"), Present("b"))), known).truth) == both
        assert letter(judge(Or((Present("a"), Present("b"))), known).truth) == either


@pytest.mark.parametrize(
    ("lo", "hi", "truth"), [(7, 9, Truth.TRUE), (7, 7, Truth.TRUE), (3, 6, Truth.FALSE), (6, 7, Truth.UNKNOWN)]
)
def test_an_interval_decides_only_when_all_of_it_does(lo: float, hi: float, truth: Truth) -> None:
    assert judge(Compare("score", ">=", 7), facts(score=Interval(lo, hi))).truth is truth


def test_every_leaf_on_an_inapplicable_finding_is_false() -> None:
    known = facts(a=NOT_APPLICABLE)
    for leaf in (Compare("a", "<", 5), Compare("a", ">=", 5), Is("a", ("x",)), Present("a")):
        assert judge(leaf, known).truth is Truth.FALSE


NAMES = st.sampled_from("abcd")
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    st.builds(Present, NAMES),
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(And, st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.builds(Or, st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.lists(parts, min_size=2, max_size=3).map(lambda some: AtLeast(2, tuple(some))),
    ),
    max_leaves=8,
)
FACTS = st.fixed_dictionaries({name: st.sampled_from([True, False, None]) for name in "abcd"})


@settings(max_examples=300, deadline=None)
@given(CONDITIONS, FACTS, NAMES, st.booleans())
def test_learning_more_never_turns_a_decided_truth(
    node: Condition, states: dict[str, bool | None], name: str, answer: bool
) -> None:
    before = judge(node, facts(**states))
    if states[name] is None:
        after = judge(node, facts(**{**states, name: answer}))
        assert before.truth in {Truth.UNKNOWN, after.truth}
        assert not (after.truth is Truth.TRUE and not before.can_true)
        assert not (after.truth is Truth.FALSE and not before.can_false)


@settings(max_examples=300, deadline=None)
@given(CONDITIONS, FACTS)
def test_the_findings_that_decided_are_enough(node: Condition, states: dict[str, bool | None]) -> None:
    found = judge(node, facts(**states))
    if found.truth is not Truth.UNKNOWN:
        kept = {name: state for name, state in states.items() if name in found.decided_by}
        assert judge(node, facts(**kept)).truth is found.truth
        assert found.missing == ()
    else:
        assert set(found.missing) <= {name for name, state in states.items() if state is None}


@settings(max_examples=300, deadline=None)
@given(CONDITIONS, FACTS)
def test_a_condition_is_true_where_a_way_is_and_false_where_a_way_to_be_false_is(
    node: Condition, states: dict[str, bool | None]
) -> None:
    whole = {name: bool(state) for name, state in states.items()}
    try:
        true, false = ways(node, open_counts=True)
    except TooManyWays:
        return
    held = [any(all(whole[one.leaf.finding] is one.holds for one in way) for way in some) for some in (true, false)]  # type: ignore[union-attr]
    truth = judge(node, facts(**whole)).truth
    assert held == [truth is Truth.TRUE, truth is Truth.FALSE]
