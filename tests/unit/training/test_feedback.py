"""Feedback says what the rules say, in their own words, and does not scold where they await sign-off."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.unit.training.conftest import perfect
from thecal.assessment import Considered, Triage
from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.knowledge.words import Urgency
from thecal.training.answer import Answer
from thecal.training.expected import expected_complications
from thecal.training.feedback import AWAITS_SIGN_OFF, feedback
from thecal.training.mark import mark
from thecal.training.weights import default_weights
from thecal.visits.visit import Visit

FEVER = {"temperature": "38.9 Cel", "headache": "present", "neck_stiffness": "present", "back_pain": "absent"}
NOTHING = Answer(Urgency.ROUTINE)


@pytest.fixture(scope="module")
def fever(alone: Triage) -> Considered:
    return alone.consider(Visit(phase="implanted", findings=FEVER))


def test_who_knows_the_rules_hears_nothing_missed(balanced: list[Considered]) -> None:
    for case in balanced:
        said = feedback(perfect(case), case)
        assert not said.complications_missed
        assert not said.complications_without_reason
        assert not said.checks_missed
        assert not said.checks_without_reason
        assert (said.urgency.under_triage, said.urgency.over_triage) == (0, 0)


def test_what_is_missed_is_named_with_statements_sources_and_findings(fever: Considered, book: RuleBook) -> None:
    said = feedback(NOTHING, fever)
    assert said.urgency.under_triage == 3
    assert said.urgency.over_triage == 0
    assert [one.statement for one in said.urgency.why] == list(fever.assessment.urgency.because)
    missed = {one.id: one for one in said.complications_missed}
    assert "system_infection" in missed
    for ground in missed["system_infection"].for_:
        rule = book.rules[ground.statement]
        assert ground.because == rule.because
        assert ground.cite == book.knowledge.sources[rule.statement.source].cite
    assert any(one.finding == "temperature" for one in missed["system_infection"].for_[0].decided_by)
    assert [check.id for check in said.checks_missed] == [check.id for check in fever.assessment.checks]
    assert all(check.why for check in said.checks_missed)


def test_every_missed_check_says_why(balanced: list[Considered]) -> None:
    for case in balanced:
        because = {check.id: check.because for check in case.assessment.checks}
        for check in feedback(NOTHING, case).checks_missed:
            assert [one.because for one in check.why] == [because[check.id]]


def test_what_is_named_without_reason_says_what_rules_it_out(balanced: list[Considered]) -> None:
    weights = default_weights()
    for case in balanced:
        out = [
            one.id
            for one in case.assessment.with_status("not_supported")
            if one.part_of is None and one.id not in expected_complications(case, weights).must and one.ruled_out_by
        ]
        if out:
            answer = replace(perfect(case), complications=frozenset(out))
            wrong = feedback(answer, case).complications_without_reason
            assert {one.id for one in wrong} == {*out}
            assert all(one.ruled_out_by for one in wrong)
            return
    pytest.fail("no case with a complication that is not supported")


def test_feedback_and_marks_agree_on_over_and_under(balanced: list[Considered]) -> None:
    for case in balanced:
        for level in Urgency:
            answer = replace(perfect(case), urgency=level)
            said, marks = feedback(answer, case).urgency, mark(answer, case)
            assert (said.under_triage, said.over_triage) == (marks.under_triage, marks.over_triage)
            assert not (said.under_triage and said.over_triage)
            right = case.assessment.urgency
            assert said.above_certain == max(0, min(level.rank, right.at_most.rank) - right.at_least.rank)


def test_what_was_not_asked_and_what_it_would_have_shown(fever: Considered) -> None:
    answer = replace(NOTHING, asked=("headache", "back_pain"))
    unasked = {one.finding: one for one in feedback(answer, fever, known=()).not_asked}
    assert unasked["temperature"].value == "38.9 Cel"
    assert unasked["temperature"].red_flag
    assert unasked["temperature"].shows[0].statement == fever.assessment.red_flags[0].id
    assert {"headache", "back_pain"}.isdisjoint(unasked)
    assert "temperature" not in {one.finding for one in feedback(answer, fever, known=("temperature",)).not_asked}
    assert not feedback(answer, fever).not_asked


def test_where_a_rule_awaits_sign_off_it_says_so_and_does_not_scold(balanced: list[Considered]) -> None:
    for case in balanced:
        said = feedback(NOTHING, case)
        assert said.local_default is bool(case.assessment.needs_sign_off)
        assert said.note == (AWAITS_SIGN_OFF if said.local_default else "")
    assert any(case.assessment.needs_sign_off for case in balanced)
    for word in ("wrong", "mistake", "fail", "should have"):
        assert word not in AWAITS_SIGN_OFF


def test_grounds_that_await_sign_off_are_marked_one_by_one(fever: Considered, book: RuleBook) -> None:
    marked = {ground.statement: ground.local_default for ground in feedback(NOTHING, fever).urgency.why}
    assert marked == {name: book.rules[name].needs_sign_off for name in marked}


def test_feedback_is_json(fever: Considered) -> None:
    said = json.loads(feedback(NOTHING, fever).to_json())
    assert said["urgency"]["chosen"] == "routine"
    assert said["complications_missed"][0]["for"]


def test_names_that_do_not_exist_are_refused(fever: Considered) -> None:
    with pytest.raises(InputError):
        feedback(replace(NOTHING, checks=frozenset({"magic"})), fever)


def test_a_title_is_the_learning_point_where_something_was_missed(fever: Considered) -> None:
    assert feedback(NOTHING, fever, title="A stiff neck").point == "A stiff neck"
    assert feedback(perfect(fever), fever, title="A stiff neck").point == ""
    assert feedback(NOTHING, fever).point == ""
    over = feedback(replace(perfect(fever), complications=frozenset({"pump_seroma"})), fever, title="A stiff neck")
    assert over.point == "A stiff neck"
