"""What is remembered of conditions is what would be judged anew, at every visit and in any order."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.condition.random_conditions import conditions, states
from tests.unit.knowledge.kettle import condition
from thecal.condition import Facts, Interval, RuleBook, State, judge
from thecal.condition import recall as recalling
from thecal.condition.nodes import ALWAYS, AtLeast, Condition, Named, Not, findings
from thecal.condition.recall import Recall
from thecal.condition.truth import Judge

QUICK = settings(deadline=None, max_examples=60)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Facts of which some are asked through others, and some can't be answered at the bedside."""
    told = draw(states())
    names = sorted({"leak", "noise", "any_fault", "steam_temperature", *told})
    asked = {name: tuple(draw(st.lists(st.sampled_from(names), max_size=2, unique=True))) for name in names[::2]}
    return Facts(told, asked, frozenset(draw(st.sets(st.sampled_from(names)))))


@QUICK
@given(st.lists(conditions(named=True), min_size=1, max_size=4), st.lists(facts(), min_size=1, max_size=6))
def test_each_condition_comes_to_what_it_would_come_to_alone(nodes: list[Condition], visits: list[Facts]) -> None:
    recall = Recall(nodes)
    for each in (*visits, *visits):
        assert recall.judge(each) == [judge(node, each) for node in nodes]


@QUICK
@given(conditions(named=True), st.lists(facts(), min_size=4, max_size=8))
def test_it_forgets_in_time_and_is_right_all_the_same(node: Condition, visits: list[Facts]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recalling, "MOST", 3)
        recall = Recall([node, Not(node)])
        for each in (*visits, *visits):
            assert recall.judge(each) == [judge(node, each), judge(Not(node), each)]
            assert recall.remembered < 3


def test_a_visit_like_one_before_is_judged_by_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    recall = Recall([condition("(lid_rattles or leak) and steam_temperature >= 80 Cel")])
    first = recall.judge(Facts({"leak": True, "steam_temperature": Interval.point(95)}))
    monkeypatch.setattr(Judge, "read", lambda *_: pytest.fail("judged again"))
    assert recall.judge(Facts({"leak": True, "steam_temperature": Interval.point(81)})) == first


def test_no_value_of_a_visit_is_kept() -> None:
    recall = Recall([condition("steam_temperature >= 80 Cel"), condition("not noise = whistling")])
    recall.judge(Facts({"steam_temperature": Interval.point(90)}))
    before = recall.remembered
    for number in range(100):
        recall.judge(Facts({"steam_temperature": Interval.point(80 + number / 16)}))
    assert 0 < recall.remembered == before


def test_conditions_without_parts_have_their_answer_too() -> None:
    nodes: list[Condition] = [ALWAYS, AtLeast(1, ()), Named("always", "always", ALWAYS)]
    assert Recall(nodes).judge(Facts({})) == [judge(node, Facts({})) for node in nodes]


def test_threads_share_what_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalling, "MOST", 20)
    node = condition("at least 2 of (lid_rattles, leak, leak_hot, steam_temperature >= 80 Cel)")
    values: list[State | None] = [True, False, None]
    visits = [
        Facts({name: state for name, state in zip(findings(node), (a, b, c), strict=False) if state is not None})
        for a in values for b in values for c in values
    ] * 20  # fmt: skip
    recall = Recall([node])
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(recall.judge, visits)) == [[judge(node, each)] for each in visits]


def test_a_book_that_has_judged_is_sent_elsewhere_without_what_it_remembers(book: RuleBook) -> None:
    facts = Facts({"headache": True})
    told = book.recall.judge(facts)
    sent = pickle.loads(pickle.dumps(book))
    assert vars(sent).keys() == {one.name for one in fields(RuleBook)} < vars(book).keys()
    assert sent.recall.judge(facts) == told
