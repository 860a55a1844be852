from __future__ import annotations

import datetime as dt
import random
from itertools import pairwise

import pytest

from thecal.assessment.interview import Interview, NotUnderstood
from thecal.visits import Visit

NOW = dt.datetime.fromisoformat("2026-11-24T09:30")


@pytest.fixture
def interview(triage):
    return Interview(triage, now=NOW)


def through(interview, *answers):
    for answer in answers:
        interview.answer(answer)
    return interview


def until(interview, name, answer="n"):
    """Answers until a finding is asked for."""
    while (asked := interview.question()) is not None and asked.name != name:
        interview.answer("?" if asked.options or asked.number else answer)
    assert asked is not None, f"{name} is never asked"
    return asked


def reach(triage, name, **known):
    """An interview whose next question is `name`: whatever else is asked comes first or has been told."""
    visit = Visit(phase="implanted", date=NOW, findings=known)
    interview = Interview(triage, visit)
    interview.answer("?")
    until(interview, name, answer="y")
    return interview


def test_it_starts_with_the_phase_then_with_what_brings_the_patient(interview):
    assert interview.question().kind == "phase"
    interview.answer("implanted")
    asked = interview.question()
    assert asked.kind == "presenting"
    assert ("headache", "Headache") in asked.options


def test_a_visit_that_is_begun_is_not_asked_its_phase(triage):
    assert Interview(triage, Visit(phase="implanted")).question().kind == "presenting"


@pytest.mark.parametrize("said", ["2", "implanted", "Implanted pump", "impl"])
def test_an_option_by_number_name_label_or_beginning(said, interview):
    interview.answer(said)
    assert interview.visit.phase == "implanted"


def test_what_brings_the_patient_implies_answers_and_is_asked_first(interview, book):
    reason = book.knowledge.vocabulary.presenting["headache"]
    through(interview, "2", "headache")
    assert interview.visit.findings == reason.findings
    assert interview.question().name == reason.ask[0]
    assert interview.question().reason == reason.label
    assert "?" not in interview.visit.findings


def test_several_reasons(interview):
    through(interview, "2", "1, 3")
    assert interview.visit.findings == {"headache": "present", "pocket_swelling": "present"}
    assert len(interview._steps[-1].reasons) == 2


def test_it_stops_when_settled(interview):
    through(interview, "2", "drowsiness", "unrousable")
    assert interview.assessment.urgency.settled
    assert interview.question() is None
    with pytest.raises(NotUnderstood):
        interview.answer("y")


def test_a_group_answered_no_answers_all(interview, book):
    through(interview, "2", "?")
    asked = interview.question()
    while asked.kind != "group":
        interview.answer("?" if asked.options or asked.number else "n")
        asked = interview.question()
    assert len(asked.findings) > 1
    interview.answer("no")
    assert {interview.visit.findings[name] for name in asked.findings} == {"absent"}


def test_a_group_answered_yes_is_opened(interview):
    through(interview, "2", "?")
    while (asked := interview.question()).kind != "group":
        interview.answer("?")
    interview.answer("y")
    for name in asked.findings:
        if interview.question() is None:
            break
        assert interview.question().name == name
        assert interview.question().kind == "finding"
        interview.answer("n")


def test_a_group_not_known_is_unknown_one_by_one_and_not_asked_again(interview):
    through(interview, "2", "?")
    while (asked := interview.question()).kind != "group":
        interview.answer("?")
    interview.answer("don't know")
    assert {interview.visit.findings[name] for name in asked.findings} == {"unknown"}
    seen = set()
    while (later := interview.question()) is not None:
        seen.update(later.findings)
        interview.answer("?")
    assert not seen & set(asked.findings)


def test_nothing_is_asked_twice_and_it_ends(interview):
    seen = []
    while (asked := interview.question()) is not None:
        assert asked.key not in seen
        seen.append(asked.key)
        interview.answer("?")
    assert interview.visit.phase == "unknown"
    assert interview.left == 0


def test_a_child_is_not_asked_before_its_parent(triage, book):
    findings = book.knowledge.vocabulary.findings
    interview = through(Interview(triage, now=NOW), "2", "?")
    while (asked := interview.question()) is not None:
        for name in asked.findings:
            parent = findings[name].only_if
            if parent:
                assert interview.considered.intake.facts.states.get(parent) is True
        interview.answer("?" if asked.options or asked.number else "n")


@pytest.mark.parametrize("seed", range(4))
def test_the_interval_only_closes_and_back_undoes_everything(seed, triage, book):
    draw = random.Random(seed)
    interview = Interview(triage, now=NOW)
    before = [(interview.visit, interview.question(), interview.assessment)]
    while (asked := interview.question()) is not None:
        words = [str(number) for number, _ in enumerate(asked.options, 1)] or (
            ["1", "37", "90"] if asked.number else ["y", "n"]
        )
        if asked.kind == "phase":
            words = ["1", "2"]
        # What one answer makes impossible together with another is an issue, and may open the interval again.
        calm = "1" if asked.options else "n"
        try:
            interview.answer(draw.choice([*words, calm, calm, "?"] if not asked.number else ["?"]))
        except NotUnderstood:
            interview.answer("?")
        before.append((interview.visit, interview.question(), interview.assessment))
    told = [one[2] for one in before[2:]]
    for earlier, later in pairwise(told):
        if not later.issues:
            assert earlier.urgency.at_least <= later.urgency.at_least
            assert later.urgency.at_most <= earlier.urgency.at_most
    for visit, question, assessment in reversed(before):
        assert interview.visit == visit
        assert interview.question() == question
        assert interview.assessment == assessment
        more = interview.back()
    assert not more


def test_an_answer_that_is_none_changes_nothing(interview):
    through(interview, "2", "fever")
    before = interview.visit
    for wrong in ["", "maybe", "380", "38 kg", "38,4", "nan", "1e999", "x" * 10_000, "٣٨"]:
        with pytest.raises(NotUnderstood) as said:
            interview.answer(wrong)
        assert str(said.value).endswith(".")
    assert interview.visit == before
    with pytest.raises(NotUnderstood, match="comma"):
        interview.answer("38,4")


@pytest.mark.parametrize(
    ("said", "kept"), [("38.4", "38.4 Cel"), ("38.4 Cel", "38.4 Cel"), ("101 °F", "101 °F"), (" 38 ", "38 Cel")]
)
def test_a_bare_number_is_in_the_unit_of_the_question(said, kept, interview):
    through(interview, "2", "fever")
    assert interview.question().unit == "°C"
    interview.answer(said)
    assert interview.visit.findings["temperature"] == kept
    assert interview.considered.intake.facts.known("temperature")


@pytest.mark.parametrize("said", ["9", "0", "-1", "11111111111111111111", "responds"])
def test_a_choice_that_is_none(said, interview):
    through(interview, "2", "drowsiness", "awake", "14", "97")
    assert interview.question().name == "consciousness"
    with pytest.raises(NotUnderstood, match="from 1 to 5"):
        interview.answer(said)


# --------------------------------------------------------------------------------------------------------- time


@pytest.mark.parametrize("said", ["4", "4 d", "4 days ago", "2026-11-20", "96 hours ago"])
def test_days_since_an_event_are_kept_as_its_date(said, interview):
    through(interview, "2", "headache", "37", "alert")
    assert interview.question().name == "days_since_dural_puncture"
    assert interview.question().dates
    interview.answer(said)
    assert interview.considered.intake.shown["days_since_dural_puncture"] == "4 d"


def test_today_yesterday_and_a_week(triage):
    for said, days in (("today", "0 d"), ("Yesterday", "1 d"), ("a week ago", "7 d"), ("2 weeks ago", "14 d")):
        interview = through(Interview(triage, now=NOW), "2", "headache", "37", "alert", said)
        assert interview.considered.intake.shown["days_since_dural_puncture"] == days


@pytest.mark.parametrize(
    "said", ["2026-11-25", "tomorrow", "2026-13-01", "3 fortnights ago", "-3", "1e9", "99999999 years ago"]
)
def test_times_that_cannot_be(said, interview):
    through(interview, "2", "headache", "37", "alert")
    with pytest.raises(NotUnderstood):
        interview.answer(said)


def test_hours_since_the_last_dose_event(triage):
    start = through(Interview(triage, now=NOW), "2", "drowsiness", "awake", "14", "97", "alert")
    assert start.question().name == "hours_since_dose_event"
    for said, shown in (("6", "6 h"), ("6 hours ago", "6 h"), ("2026-11-24T03:30", "6 h"), ("2 days ago", "48 h")):
        start.answer(said)
        assert start.considered.intake.shown["hours_since_dose_event"] == shown
        start.back()
    with pytest.raises(NotUnderstood, match="date with the time"):
        start.answer("2026-11-24")


def test_the_onset_of_a_headache_is_a_date_once_the_puncture_is(triage):
    visit = Visit(
        phase="implanted", date=NOW, events={"dural_puncture": dt.date(2026, 11, 20)}, findings={"headache": "present"}
    )
    interview = Interview(triage, visit)
    told = interview._told(visit, "headache_onset_after_puncture", "2026-11-22", unknown=False)
    assert told.events["headache_onset"] == dt.date(2026, 11, 22)
    assert triage.consider(told).intake.shown["headache_onset_after_puncture"] == "2 d"
    told = interview._told(visit, "headache_onset_after_puncture", "1", unknown=False)
    assert told.findings["headache_onset_after_puncture"] == "1 d"
    bare = Visit(phase="implanted", date=NOW, findings={"headache": "present"})
    with pytest.raises(NotUnderstood, match="one date alone"):
        interview._told(bare, "headache_onset_after_puncture", "2026-11-22", unknown=False)


def test_every_finding_takes_an_answer_and_refuses_nonsense(triage, book):
    """Whatever is ever asked, a sensible answer is understood and nonsense is not."""
    interview = Interview(triage, Visit(phase="implanted", date=NOW))
    for name, finding in book.knowledge.vocabulary.findings.items():
        values = getattr(finding, "values", None)
        good = "1" if values else "y" if finding.type == "yes_no" else f"{finding.range[0]:g}"
        told = interview._told(interview.visit, name, good, unknown=False)
        assert not triage.consider(told).intake.issues
        with pytest.raises(NotUnderstood):
            interview._told(interview.visit, name, "§", unknown=False)


def test_the_reasons_for_asking(interview):
    through(interview, "2", "headache")
    asked = interview.question()
    assert asked.could_raise_to == "emergency"
    assert asked.waiting
