"""A whole patient: everything told, nothing contradicted, nothing found that the case does not tell."""

from __future__ import annotations

from random import Random

import pytest

from thecal.assessment import Triage
from thecal.condition import RuleBook
from thecal.condition.facts import Truth
from thecal.condition.truth import judge
from thecal.knowledge.words import Urgency
from thecal.training.generate import generate
from thecal.training.whole import whole
from thecal.training.workup import WorkUp
from thecal.visits.intake import take_in
from thecal.visits.visit import Visit


@pytest.mark.parametrize("phase", ["test_period", "implanted"])
def test_a_patient_of_whom_nothing_is_told_is_well(book: RuleBook, alone: Triage, phase: str) -> None:
    for seed in range(8):
        visit = whole(Visit.model_validate({"phase": phase}), book, (), Random(seed))
        assessment = alone.assess(visit)
        assert assessment.urgency.settled
        assert assessment.urgency.at_most is Urgency.ROUTINE
        assert not assessment.with_status("suspected")
        assert not assessment.issues


def test_what_is_told_stays_and_nothing_contradicts_it(book: RuleBook) -> None:
    for case in generate(book, 21, 40).cases:
        full = whole(case.visit, book, case.exercises, Random(case.id))
        assert case.visit.findings.items() <= full.findings.items()
        assert not take_in(full, book).issues
        assert full == whole(case.visit, book, case.exercises, Random(case.id))
        before, after = (
            judge(book.rules[case.exercises[0]].condition, take_in(one, book).facts).truth for one in (case.visit, full)
        )
        assert before is after, case.id


def test_what_nobody_can_tell_stays_open(book: RuleBook) -> None:
    headache = {"headache": "present", "headache_onset_after_puncture": "2 d"}
    visit = Visit(phase="implanted", findings=headache)
    rule = book.rules["pdph_postural"]
    asked = whole(visit, book, ("pdph_postural",), Random(1))
    assert judge(rule.condition, take_in(asked, book).facts).truth is Truth.UNKNOWN
    assert "headache_posture" not in asked.findings
    assert "headache_posture" in whole(visit, book, (), Random(1)).findings


def test_a_pump_that_cannot_be_reached_is_not_read(book: RuleBook) -> None:
    visit = whole(Visit(phase="implanted", findings={"telemetry_failure": "present"}), book, (), Random(1))
    assert not {"pump_log_event", "settings_match_prescription"} & visit.findings.keys()


def test_a_careful_visit_is_settled(book: RuleBook, alone: Triage) -> None:
    careful = WorkUp(alone)
    for findings, level in [
        ({}, Urgency.ROUTINE),
        ({"neck_stiffness": "present", "temperature": "38.9 Cel", "headache": "present"}, Urgency.EMERGENCY),
    ]:
        visit = Visit(phase="implanted", findings=findings)
        done, considered = careful.done(visit, whole(visit, book, (), Random(1)).findings)
        urgency = alone.assess(done).urgency
        assert (urgency.at_least, urgency.at_most) == (level, level)
        assert considered.assessment.urgency == urgency
        # An emergency is told at length like any other visit.
        assert len(done.findings) > 30
