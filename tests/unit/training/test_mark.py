"""Marks: a learner who never judges must score badly, and nothing buys back a wrong urgency."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from statistics import mean

import pytest

from tests.unit.training.conftest import perfect
from thecal.assessment import Considered, Triage
from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.knowledge.words import Urgency
from thecal.training.answer import Answer
from thecal.training.asking import retrace, shortest
from thecal.training.expected import expected_checks, expected_complications, whole
from thecal.training.mark import mark, triage_levels
from thecal.training.weights import WEIGHTS, default_weights, read_weights
from thecal.visits.visit import Visit

NONE: frozenset[str] = frozenset()


def first(cases: list[Considered], at_least: Urgency, at_most: Urgency) -> Considered:
    for case in cases:
        urgency = case.assessment.urgency
        if (urgency.at_least, urgency.at_most) == (at_least, at_most):
            return case
    raise AssertionError(f"no case from {at_least} to {at_most}")


def test_who_knows_the_rules_has_full_marks(balanced: list[Considered]) -> None:
    assert {mark(perfect(case), case).total for case in balanced} == {1.0}


@pytest.mark.parametrize("level", Urgency)
@pytest.mark.parametrize("names", ["nothing", "everything"])
@pytest.mark.parametrize("checks", ["nothing", "everything"])
def test_who_always_says_the_same_scores_badly(
    balanced: list[Considered], book: RuleBook, level: Urgency, names: str, checks: str
) -> None:
    known = book.knowledge
    answer = Answer(
        level,
        frozenset(known.complications) if names == "everything" else NONE,
        frozenset(known.checks) if checks == "everything" else NONE,
    )
    assert mean(mark(answer, case).total for case in balanced) < 0.4


def test_always_the_lowest_is_worse_than_always_the_highest_with_all_else_right(balanced: list[Considered]) -> None:
    low, high = (
        mean(mark(replace(perfect(case), urgency=level), case).total for case in balanced)
        for level in (Urgency.ROUTINE, Urgency.EMERGENCY)
    )
    assert low < 0.4 < high < 0.7


def test_nothing_buys_back_a_wrong_urgency(balanced: list[Considered]) -> None:
    weights = default_weights()
    for case in balanced:
        for level in Urgency:
            marks = mark(replace(perfect(case), urgency=level), case)
            assert marks.total <= marks.urgency
            if marks.under_triage:
                assert marks.urgency == pytest.approx(1 - weights.under_triage.of(marks.under_triage))


def test_under_and_over_triage_are_counted_apart(balanced: list[Considered]) -> None:
    case = first(balanced, Urgency.SAME_DAY, Urgency.SAME_DAY)
    under = mark(replace(perfect(case), urgency=Urgency.ROUTINE), case)
    over = mark(replace(perfect(case), urgency=Urgency.EMERGENCY), case)
    assert (under.under_triage, under.over_triage) == (2, 0)
    assert (over.under_triage, over.over_triage) == (0, 1)


def test_an_answer_inside_the_interval_is_no_over_triage(balanced: list[Considered]) -> None:
    case = first(balanced, Urgency.ROUTINE, Urgency.EMERGENCY)
    assert triage_levels(Urgency.EMERGENCY, case.assessment.urgency) == (0, 0)
    marks = mark(replace(perfect(case), urgency=Urgency.SAME_DAY), case)
    over = default_weights().over_triage.of(2)
    assert 1 - over < marks.urgency < 1
    assert marks.over_triage == 0


def test_too_low_costs_more_than_as_much_too_high() -> None:
    weights = default_weights()
    assert all(weights.under_triage.of(levels) > weights.over_triage.of(levels) for levels in (1, 2, 3))


def test_open_complications_neither_earn_nor_cost_up_to_a_number(balanced: list[Considered]) -> None:
    weights = default_weights()
    free = weights.free_complications.number
    case = next(case for case in balanced if len(expected_complications(case, weights).may) > free)
    right = perfect(case)
    may = sorted(expected_complications(case, weights).may)
    few = mark(replace(right, complications=right.complications | {*may[:free]}), case)
    many = mark(replace(right, complications=right.complications | {*may}), case)
    assert few.complications == few.complications_precision == 1
    assert many.complications < 1
    assert many.complications_recall == 1


def test_a_sub_type_counts_as_what_it_is_a_part_of(balanced: list[Considered], book: RuleBook) -> None:
    parts = book.knowledge.complications
    case = next(
        case for case in balanced if any(parts[one.id].sub_type for one in case.assessment.with_status("suspected"))
    )
    right = perfect(case)
    rolled = frozenset(whole(name, book) for name in right.complications)
    assert rolled != right.complications
    assert mark(replace(right, complications=rolled), case).total == 1


def test_the_gravest_weighs_most(balanced: list[Considered]) -> None:
    weights = default_weights()
    for case in balanced:
        must = expected_checks(case, weights).must
        if len(must) > 1 and len({*must.values()}) > 1:
            right = perfect(case)
            heavy, light = max(must, key=lambda name: must[name]), min(must, key=lambda name: must[name])
            without = [mark(replace(right, checks=right.checks - {name}), case).checks for name in (heavy, light)]
            assert without[0] < without[1] < 1


def test_a_name_that_does_not_exist_is_refused(balanced: list[Considered]) -> None:
    answer = Answer(Urgency.ROUTINE, frozenset({"meningits"}), frozenset({"magic"}), ("feever",))
    with pytest.raises(InputError) as caught:
        mark(answer, balanced[0])
    assert [problem.slug for problem in caught.value.problems] == ["unknown-id"] * 3
    assert caught.value.problems[0].allowed == ("meningitis",)


@pytest.fixture
def stiff(alone: Triage) -> Considered:
    """A visit that is an emergency, with much that is as usual."""
    told = {"neck_stiffness": "present", "temperature": "38.9 Cel", "headache": "present", "back_pain": "absent"}
    return alone.consider(Visit(phase="implanted", findings=told))


def test_a_red_flag_not_asked_for_costs_more_than_another_question(stiff: Considered, alone: Triage) -> None:
    assert stiff.assessment.red_flags
    everything = retrace(alone, stiff, tuple(stiff.intake.visit.findings))
    nothing = retrace(alone, stiff, ())
    assert everything.enough
    assert not everything.missed_flags
    assert nothing.missed_flags
    assert not nothing.enough
    right = perfect(stiff)
    asked, unasked = (mark(right, stiff, retraced=one) for one in (everything, nothing))
    assert asked.questions is not None
    assert unasked.questions == 0
    assert asked.total > unasked.total
    weights = default_weights().questions
    assert weights.missed_red_flag > weights.missed_deciding


def test_asking_as_the_interview_does_has_full_marks(stiff: Considered, alone: Triage) -> None:
    needed = retrace(alone, stiff, ("neck_stiffness", "temperature", "headache"))
    assert needed.shortest == shortest(alone, stiff.intake) > 0
    assert mark(perfect(stiff), stiff, retraced=replace(needed, used=needed.shortest)).questions == 1
    assert mark(perfect(stiff), stiff, retraced=replace(needed, used=2 * needed.shortest)).questions == 0.5


def test_what_was_told_before_any_question_need_not_be_asked(stiff: Considered, alone: Triage) -> None:
    assert retrace(alone, stiff, (), known=tuple(stiff.intake.visit.findings)).enough


def test_every_scenario_can_be_interviewed(balanced: list[Considered], alone: Triage) -> None:
    for case in balanced[::6]:
        assert 0 < shortest(alone, case.intake) < 60


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("costs: [0.3, 0.6, 0.8]", "costs: [0.6, 0.6, 0.8]", "under-triage by 1 should cost more"),
        ("costs: [0.6, 0.9, 1.0]", "costs: [0.9, 0.7, 1.0]", "more levels should not cost less"),
        ("cost: 0.2", "cost: 7", "inside"),
        ("cost: 0.2", "cost: 0.3", "still possible should cost less"),
        ("half_life: 6", "half_live: 6", "half_live"),
        ("hard_below: 0.75", "hard_below: 0.4", "should rise"),
    ],
)
def test_weights_that_make_no_sense_are_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    file = tmp_path / "weights.yaml"
    text = WEIGHTS.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(InputError) as caught:
        read_weights(file)
    assert said in str(caught.value)


def test_a_missing_file_of_weights_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="missing"):
        read_weights(tmp_path / "none.yaml")
