"""Three values of truth: the table in the docstring of the nodes, leaves on every kind of state, and `judge`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.condition.random_conditions import (
    completions,
    conditions,
    kleene,
    possible,
    read_once,
    states,
)
from tests.unit.knowledge.kettle import condition
from thecal.condition import NOT_APPLICABLE, Facts, Interval, State, Truth, judge, nodes
from thecal.condition.nodes import (
    ALWAYS,
    And,
    AtLeast,
    Compare,
    Condition,
    Is,
    Named,
    Not,
    Or,
    Present,
    Reader,
    findings,
)
from thecal.condition.truth import leaf_truth

TRUE, UNKNOWN, FALSE = Truth.TRUE, Truth.UNKNOWN, Truth.FALSE
LETTERS = {"T": TRUE, "?": UNKNOWN, "F": FALSE}
QUICK = settings(deadline=None, max_examples=150)


def tables() -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The rows `a b and or` and `a not` of the table that the docstring of the nodes shows."""
    lines = [line for line in (nodes.__doc__ or "").splitlines() if "|" in line]
    assert [cell.split() for cell in lines[0].split("|")] == [["a", "b"], ["and", "or", "a"], ["not"]]
    two, one = [], []
    for line in lines[1:]:
        left, middle, *right = [cell.split() for cell in line.split("|")]
        two.append((*left, *middle[:2]))
        if right:
            one.append((middle[2], right[0][0]))
    return two, one


BOTH, OPPOSITE = tables()


def told(**letters: str) -> dict[str, State]:
    return {name: letter == "T" for name, letter in letters.items() if letter != "?"}


def test_the_table_has_every_pair_of_truths_once() -> None:
    assert {frozenset(row[:2]) for row in BOTH} == {frozenset((a, b)) for a in "T?F" for b in "T?F"}
    assert len(BOTH) == 6
    assert [row[0] for row in OPPOSITE] == ["T", "?", "F"]


@pytest.mark.parametrize(("a", "b", "both", "either"), BOTH, ids=" ".join)
def test_and_and_or_are_what_the_table_says_either_way_round(a: str, b: str, both: str, either: str) -> None:
    for first, second in ((a, b), (b, a)):
        facts = Facts(told(lid_rattles=first, leak=second))
        assert judge(condition("lid_rattles and leak"), facts).truth is LETTERS[both]
        assert judge(condition("lid_rattles or leak"), facts).truth is LETTERS[either]


@pytest.mark.parametrize(("a", "opposite"), OPPOSITE, ids=" ".join)
def test_not_is_what_the_table_says(a: str, opposite: str) -> None:
    assert judge(condition("not lid_rattles"), Facts(told(lid_rattles=a))).truth is LETTERS[opposite]
    assert ~LETTERS[a] is LETTERS[opposite]


@pytest.mark.parametrize(
    ("count", "truths", "truth"),
    [
        (1, "FF?", UNKNOWN), (1, "FFT", TRUE), (1, "FFF", FALSE),
        (2, "TT?", TRUE), (2, "T??", UNKNOWN), (2, "T?F", UNKNOWN), (2, "TFF", FALSE), (2, "?FF", FALSE), (2, "???", UNKNOWN),
        (3, "TTT", TRUE), (3, "TT?", UNKNOWN), (3, "TTF", FALSE), (3, "?F?", FALSE),
    ],
)  # fmt: skip
def test_at_least_counts_what_is_true_and_what_still_could_be(count: int, truths: str, truth: Truth) -> None:
    node = condition(f"at least {count} of (lid_rattles, leak, leak_hot)")
    states = told(**dict(zip(("lid_rattles", "leak", "leak_hot"), truths, strict=True)))
    assert judge(node, Facts(states)).truth is truth


INTERVALS = [
    # limit 80: what <, <=, >, >= come to when the value lies in the interval
    (79.9, 79.9, "TTFF"), (80, 80, "FTFT"), (80.1, 80.1, "FFTT"),
    (60, 79.9, "TTFF"), (60, 80, "?TF?"), (80, 95, "F??T"), (80.1, 95, "FFTT"), (60, 95, "????"),
]  # fmt: skip


@pytest.mark.parametrize(("lo", "hi", "truths"), INTERVALS)
def test_a_comparison_is_unknown_while_the_limit_cuts_the_interval(lo: float, hi: float, truths: str) -> None:
    for op, truth in zip(("<", "<=", ">", ">="), truths, strict=True):
        facts = Facts({"steam_temperature": Interval(lo, hi)})
        assert judge(condition(f"steam_temperature {op} 80 Cel"), facts).truth is LETTERS[truth]


@pytest.mark.parametrize(
    ("lo", "hi", "equal"), [(79, 79, "F"), (80, 80, "T"), (79, 81, "?"), (80, 81, "?"), (81, 90, "F"), (60, 80, "?")]
)
def test_equality_of_a_quantity_is_known_once_the_interval_settles_it(lo: float, hi: float, equal: str) -> None:
    facts = Facts({"steam_temperature": Interval(lo, hi)})
    assert judge(condition("steam_temperature = 80 Cel"), facts).truth is LETTERS[equal]
    assert judge(condition("steam_temperature != 80 Cel"), facts).truth is ~LETTERS[equal]


@pytest.mark.parametrize(
    ("text", "truths"),
    [  # for quiet, humming, whistling, and for humming-or-whistling
        ("noise >= humming", "FTTT"), ("noise > humming", "FFT?"), ("noise < humming", "TFFF"),
        ("noise <= humming", "TTF?"), ("noise = humming", "FTF?"), ("noise != humming", "TFT?"), ("noise > quiet", "FTTT"),
    ],
)  # fmt: skip
def test_an_ordinal_compares_by_its_place_in_the_list(text: str, truths: str) -> None:
    ranks = [Interval.point(0), Interval.point(1), Interval.point(2), Interval(1, 2)]
    for state, truth in zip(ranks, truths, strict=True):
        assert judge(condition(text), Facts({"noise": state})).truth is LETTERS[truth]


@pytest.mark.parametrize(
    "text",
    ["leak_place = spout", "leak_place in (spout, bottom)", "leak_amount > 5 mL", "leak_amount <= 2000 mL", "leak_hot"],
)
def test_every_leaf_on_a_finding_that_is_not_applicable_is_false_and_its_opposite_true(text: str) -> None:
    name = text.split(maxsplit=1)[0]
    assert judge(condition(text), Facts({name: NOT_APPLICABLE})).truth is FALSE
    assert judge(condition(f"not {text}"), Facts({name: NOT_APPLICABLE})).truth is TRUE


@pytest.mark.parametrize("text", ["lid_rattles", "colour = dark", "noise > quiet", "steam_temperature > 80 Cel"])
def test_every_leaf_on_an_unknown_finding_is_unknown_and_so_is_its_opposite(text: str) -> None:
    assert judge(condition(text), Facts({})).truth is UNKNOWN
    assert judge(condition(f"not ({text})"), Facts({})).truth is UNKNOWN


def test_a_condition_that_can_t_fail_is_still_unknown_while_its_finding_is() -> None:
    assert judge(condition("leak or not leak"), Facts({})).truth is UNKNOWN


def test_an_empty_and_is_true_and_an_empty_count_false() -> None:
    assert judge(ALWAYS, Facts({})).truth is TRUE
    assert judge(AtLeast(1, ()), Facts({})).truth is FALSE


def test_a_definition_means_its_part() -> None:
    hot = condition("hot")
    assert isinstance(hot, Named)
    assert judge(hot, Facts({"steam_temperature": Interval.point(80)})).truth is TRUE


@pytest.mark.parametrize(
    ("text", "letters", "reason"),
    [
        ("lid_rattles or leak", {"lid_rattles": "T", "leak": "T"}, ("lid_rattles",)),
        ("(lid_rattles and leak) or leak_hot", {"lid_rattles": "T", "leak": "T", "leak_hot": "T"}, ("leak_hot",)),
        ("lid_rattles and leak", {"lid_rattles": "T", "leak": "F"}, ("leak",)),
        ("lid_rattles or leak", {"lid_rattles": "F", "leak": "F"}, ("lid_rattles", "leak")),
        ("at least 2 of (lid_rattles, leak, leak_hot)", {"lid_rattles": "F", "leak": "T", "leak_hot": "T"}, ("leak", "leak_hot")),
        ("lid_rattles and leak", {"lid_rattles": "T", "leak": "?"}, ("lid_rattles",)),
    ],
)  # fmt: skip
def test_the_reason_is_the_smallest_the_first_written_first(text: str, letters: dict, reason: tuple) -> None:
    assert judge(condition(text), Facts(told(**letters))).decided_by == reason


@QUICK
@given(conditions(named=True), states())
def test_judge_is_kleenes_least_and_greatest(node: Condition, told: dict[str, State]) -> None:
    assert judge(node, Facts(told)).truth is kleene(node, told)


@QUICK
@given(conditions(), states(), st.data())
def test_knowing_more_never_turns_true_or_false_into_something_else(
    node: Condition, told: dict[str, State], data: st.DataObject
) -> None:
    before = judge(node, Facts(told)).truth
    more = dict(told)
    for name in data.draw(st.sets(st.sampled_from(findings(node)))):
        more[name] = data.draw(st.sampled_from(possible(name, told.get(name))))
    after = judge(node, Facts(more)).truth
    assert before is UNKNOWN or after is before


@QUICK
@given(conditions(named=True), states())
def test_what_decided_is_enough_to_decide(node: Condition, told: dict[str, State]) -> None:
    found = judge(node, Facts(told))
    kept = {name: state for name, state in told.items() if name in found.decided_by}
    assert set(found.decided_by) <= set(told)
    if found.truth is not UNKNOWN:
        assert judge(node, Facts(kept)).truth is found.truth


@QUICK
@given(conditions(), states())
def test_nothing_is_missing_once_decided_and_what_is_missing_would_decide(
    node: Condition, told: dict[str, State]
) -> None:
    facts = Facts(told)
    found = judge(node, facts)
    assert bool(found.missing) is (found.truth is UNKNOWN)
    assert not any(facts.known(name) for name in found.missing)
    answered = {**told, **{name: possible(name, told.get(name))[0] for name in found.missing}}
    assert judge(node, Facts(answered)).truth is not UNKNOWN


@settings(deadline=None, max_examples=60)
@given(read_once(), states())
def test_each_missing_finding_can_make_the_difference(node: Condition, told: dict[str, State]) -> None:
    missing = judge(node, Facts(told)).missing
    for name in missing:
        others = tuple(other for other in missing if other != name)
        assert any(
            len({judge(node, Facts(world)).truth for world in completions(rest, (name,))}) > 1
            for rest in completions(told, others)
        ), name


@settings(deadline=None, max_examples=60)
@given(read_once(), states(), st.sets(st.sampled_from(["lid_rattles", "leak", "colour", "noise", "steam_temperature"])))
def test_the_bedside_can_decide_exactly_when_some_answers_from_it_do(
    node: Condition, told: dict[str, State], near: set[str]
) -> None:
    found = judge(node, Facts(told, bedside=frozenset(near)))
    askable = tuple(name for name in found.missing if name in near)
    reached = {judge(node, Facts(world)).truth for world in completions(told, askable)}
    assert found.can_true is (TRUE in reached)
    assert found.can_false is (FALSE in reached)


@settings(deadline=None, max_examples=60)
@given(conditions(), states(), st.sets(st.sampled_from(["lid_rattles", "leak", "colour", "noise"])))
def test_what_the_bedside_can_decide_is_never_missed(node: Condition, told: dict[str, State], near: set[str]) -> None:
    found = judge(node, Facts(told, bedside=frozenset(near)))
    askable = tuple(name for name in found.missing if name in near)
    reached = {judge(node, Facts(world)).truth for world in completions(told, askable)}
    assert found.can_true or TRUE not in reached
    assert found.can_false or FALSE not in reached


def test_a_derived_finding_is_missing_by_its_parts() -> None:
    facts = Facts(
        {"worry_total": Interval(2, 7)}, {"worry_total": ("noise", "steam_temperature")}, frozenset({"noise"})
    )
    found = judge(condition("worry_total >= 5 and leak"), facts)
    assert found.missing == ("noise", "steam_temperature", "leak")
    assert not found.can_true  # leak is not at the bedside here


def test_a_reader_that_forgets_a_kind_does_not_load() -> None:
    with pytest.raises(TypeError, match=r"Forgetful says nothing about .*AtLeast"):

        class Forgetful(Reader[int]):
            def read_Present(self, node: Present) -> int:
                return 1


def test_a_reader_may_name_its_gaps_and_then_says_so() -> None:
    class Gappy(Reader[int]):
        gaps = dict.fromkeys((Is, Compare, Not, And, Or, AtLeast, Named), "this test needs one kind only")

        def read_Present(self, node: Present) -> int:
            return 1

    assert Gappy().read(Present("leak")) == 1
    with pytest.raises(TypeError, match="does not read Or: this test needs one kind only"):
        Gappy().read(Or(()))


def test_leaf_truth_knows_every_kind_of_state() -> None:
    assert leaf_truth(Present("leak"), None) is UNKNOWN
    assert leaf_truth(Is("colour", ("dark",)), "dark") is TRUE
    assert leaf_truth(Is("colour", ("dark",)), "pale") is FALSE
    assert leaf_truth(Present("leak"), state=False) is FALSE
