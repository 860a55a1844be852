"""The patients of the interview benchmark have what is said, are answered for truthfully, and settle."""

from __future__ import annotations

import pytest

from benchmarks.interview import AIMS, GOLD, Answerer, interviewed, interviews
from benchmarks.patients import PATIENTS
from thecal.assessment import Triage
from thecal.visits import Visit


@pytest.fixture(scope="module")
def alone(book):
    with Triage(book, rete="off") as triage:
        yield triage


@pytest.mark.parametrize("patient", PATIENTS, ids=lambda patient: patient.story)
def test_a_patient_has_what_is_said_and_contradicts_nothing(patient, alone, book):
    visit = Visit(phase=patient.phase, findings=patient.truth(book))
    answer = alone.assess(visit)
    assert not answer.issues
    assert set(patient.tells) <= set(book.knowledge.vocabulary.findings)
    assert set(patient.reasons) <= set(book.knowledge.vocabulary.presenting)
    if patient.of:
        assert answer.complication(patient.of).status == "suspected"
    else:
        assert answer.urgency.at_least == "routine"


def test_the_interview_comes_to_what_the_whole_truth_comes_to(alone, book):
    for patient in PATIENTS[::4]:
        told = interviewed(patient, alone)
        whole = alone.assess(Visit(phase=patient.phase, findings=Answerer(patient, book).true)).urgency
        assert told.urgency.partition(" ")[0] == whole.at_least, patient.story
        assert 1 <= told.reached <= len(told.asked) <= told.typed


def test_the_figures_meet_what_was_aimed_at(book):
    made = []
    figures = interviews(book, 1, lambda: made.append(1))
    assert len(made) == len(PATIENTS)
    medians = figures["median questions"]
    assert medians["well"]["until settled"] <= AIMS["well"]
    assert medians["well"]["settled"] == medians["well"]["patients"]
    assert medians[GOLD]["until settled"] <= AIMS[GOLD]
    assert all("asked" in one for one in figures["patients"].values())
