from __future__ import annotations

import datetime as dt
import random
from itertools import pairwise

import pytest

from thecal.assessment.answers import told
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
    """Answers until a finding, group or panel is asked for."""
    while (asked := interview.question()) is not None and asked.name != name:
        interview.answer(answer if asked.kind == "group" else "?")
    assert asked is not None, f"{name} is never asked"
    return asked


def begun(triage, reason, **known):
    """An implanted pump; what brings the patient; what is known."""
    return through(Interview(triage, Visit(phase="implanted", date=NOW, findings=known)), reason)


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
    assert reason.ask[0] in interview.question().findings
    assert interview.question().reason == reason.label
    assert "?" not in interview.visit.findings


def test_several_reasons(interview):
    through(interview, "2", "1, 4")
    assert interview.visit.findings == {"headache": "present", "pocket_swelling": "present"}
    assert len(interview._steps[-1].reasons) == 2


def test_it_stops_when_settled(interview):
    through(interview, "2", "drowsiness", "? ? 7")
    assert interview.assessment.urgency.settled
    assert interview.question() is None
    with pytest.raises(NotUnderstood):
        interview.answer("y")


def test_a_group_answered_no_answers_each_as_usual(triage, book):
    interview = begun(triage, "alarm")
    asked = interview.question()
    assert asked.name == "pump_reading"
    assert "settings_match_prescription" in asked.findings
    assert "pump_log_event" in asked.findings
    interview.answer("no")
    words = book.knowledge.vocabulary.findings
    assert {name: interview.visit.findings[name] for name in asked.findings} == {
        name: words[name].as_usual for name in asked.findings
    }
    assert interview.visit.findings["settings_match_prescription"] == "present"


def test_a_group_names_in_its_question_what_is_still_open_and_nothing_else(triage):
    everything = begun(triage, "loss of")
    without = begun(triage, "loss of", yawning="absent", agitation="unknown")
    for interview, there in ((everything, True), (without, False)):
        asked = interview.question()
        assert asked.name == "relief_and_withdrawal"
        assert ("yawning" in asked.question, "restlessness" in asked.question) == (there, there)
        assert "pain relief" in asked.question
        assert "{" not in asked.question + asked.over_a_list


def test_what_there_is_of_a_group_is_told_by_number_and_the_rest_is_as_usual(triage):
    interview = begun(triage, "loss of")
    names = [name for name, _ in interview.question().options]
    number = {name: str(names.index(name) + 1) for name in names}
    interview.answer(f"{number['loss_of_pain_relief']}.2, {number['yawning']} {number['agitation']}?")
    assert {name: interview.visit.findings[name] for name in names} == dict.fromkeys(names, "absent") | {
        "loss_of_pain_relief": "sudden", "yawning": "present", "agitation": "unknown",
    }  # fmt: skip


def test_a_value_that_is_not_told_with_its_number_is_asked_next(triage):
    interview = begun(triage, "loss of")
    interview.answer("1")
    assert interview.question().kind == "finding"
    assert interview.question().name == "loss_of_pain_relief"
    assert interview.visit.findings["yawning"] == "absent"
    interview.answer("gradual")
    assert interview.visit.findings["loss_of_pain_relief"] == "gradual"


@pytest.mark.parametrize(
    ("said", "words"), [("0", "1 to"), ("99", "1 to"), ("1.3", "1.1 to 1.2"), ("1.1 1.2", "twice"),
                        ("2 2?", "twice"), ("yes and no", "one by one"), ("1,5,x", "1 to"), ("", "1 to"), ("-1", "1 to")]
)  # fmt: skip
def test_what_is_no_answer_to_a_group(said, words, triage):
    interview = begun(triage, "loss of")
    before = interview.visit
    with pytest.raises(NotUnderstood, match=words):
        interview.answer(said)
    assert interview.visit == before


def test_a_group_answered_yes_is_opened_the_gravest_first(triage):
    interview = begun(triage, "weakness")
    asked = interview.question()
    ranked = [question.finding for question in interview.assessment.next_questions]
    interview.answer("y")
    seen = []
    while (now := interview.question()).name in asked.findings:
        assert now.kind == "finding"
        seen.append(now.name)
        interview.answer("?" if now.options else "n")
    assert sorted(seen) == sorted(asked.findings)
    assert seen == sorted(seen, key=ranked.index)


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


def test_only_what_can_still_change_the_urgency_is_asked(triage):
    interview = begun(triage, "routine")
    while (asked := interview.question()) is not None:
        mattering = {question.finding for question in interview.assessment.next_questions}
        assert set(asked.findings) <= mattering
        interview.answer("n" if asked.kind == "group" else "?")


# -------------------------------------------------------------------------------------------------------- panels


def test_vital_signs_in_one_breath(triage):
    interview = begun(triage, "fever")
    asked = interview.question()
    assert (asked.kind, asked.name) == ("panel", "vital_signs")
    assert asked.findings[:3] == ("temperature", "heart_rate", "respiratory_rate")
    interview.answer("36.8 76 14 97 126/80 1 awake")
    told = {name: interview.visit.findings[name] for name in asked.findings}
    assert told == {
        "temperature": "36.8 Cel", "heart_rate": "76 /min", "respiratory_rate": "14 /min", "spo2": "97 %",
        "systolic_bp": "126 mm[Hg]", "consciousness": "alert", "sedation": "awake",
    }  # fmt: skip
    assert not interview.considered.intake.issues
    assert interview.back()
    assert not interview.visit.findings


def test_a_value_of_a_panel_that_is_not_known_and_those_left_out(triage):
    interview = begun(triage, "fever")
    interview.answer("37.1 ? 14")
    assert interview.visit.findings == {
        "temperature": "37.1 Cel",
        "heart_rate": "unknown",
        "respiratory_rate": "14 /min",
    }
    for name in ("spo2", "systolic_bp", "consciousness", "sedation"):
        assert interview.question().name == name
        interview.answer("?")


def test_nothing_of_a_panel_is_known(triage):
    interview = begun(triage, "fever")
    names = interview.question().findings
    interview.answer("?")
    assert interview.visit.findings == dict.fromkeys(names, "unknown")
    assert interview.question().name not in names


@pytest.mark.parametrize("said", ["", "380", "36.8 76 14 97 126 1 1 1", "36.8 y", "36,8 76", "high"])
def test_what_is_no_answer_to_a_panel(said, triage):
    interview = begun(triage, "fever")
    with pytest.raises(NotUnderstood) as told:
        interview.answer(said)
    assert str(told.value).endswith(".")
    assert interview.visit.findings == {}


def test_a_course_is_asked_as_a_panel_of_whoever_comes_with_it(triage):
    interview = begun(triage, "headache")
    assert interview.question().name == "the_headache"
    interview.answer("1 1 2026-11-22 n")
    shown = interview.considered.intake.shown
    assert shown["headache_posture"] == "worse_upright"
    assert (shown["headache_duration"], shown["days_since_dural_puncture"]) == ("1 d", "2 d")
    assert shown["headache_onset_after_puncture"] == "1 d"


def test_what_belongs_to_the_other_phase_is_not_asked(triage, book):
    words = book.knowledge.vocabulary.findings
    for phase, other in (("test_period", "implanted"), ("implanted", "test_period")):
        interview = Interview(triage, Visit(phase=phase, date=NOW))
        interview.answer("?")
        while (asked := interview.question()) is not None:
            assert all(not words[name].phases or phase in words[name].phases for name in asked.findings), other
            interview.answer("?")


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
        interview.answer("?" if asked.kind != "group" and (asked.options or asked.number) else "n")


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
        calm = "n" if asked.kind == "group" else "1" if asked.options else "n"
        try:
            interview.answer(draw.choice([*words, calm, calm, "?"] if not asked.number else ["?"]))
        except NotUnderstood:
            interview.answer("?")
        before.append((interview.visit, interview.question(), interview.assessment))
    answers = [one[2] for one in before[2:]]
    for earlier, later in pairwise(answers):
        if not later.issues:
            assert earlier.urgency.at_least <= later.urgency.at_least
            assert later.urgency.at_most <= earlier.urgency.at_most
    for visit, question, assessment in reversed(before):
        assert interview.visit == visit
        assert interview.question() == question
        assert interview.assessment == assessment
        more = interview.back()
    assert not more


def test_an_answer_that_is_none_changes_nothing(triage):
    interview = begun(triage, "fever", heart_rate="unknown", respiratory_rate="14 /min", spo2="97 %",
                      systolic_bp="126 mm[Hg]", consciousness="alert", sedation="awake")  # fmt: skip
    assert interview.question().kind == "finding"
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
def test_a_bare_number_is_in_the_unit_of_the_question(said, kept, triage):
    interview = begun(triage, "fever", heart_rate="unknown", respiratory_rate="14 /min", spo2="97 %",
                      systolic_bp="126 mm[Hg]", consciousness="alert", sedation="awake")  # fmt: skip
    assert interview.question().unit == "°C"
    interview.answer(said)
    assert interview.visit.findings["temperature"] == kept
    assert interview.considered.intake.facts.known("temperature")


@pytest.mark.parametrize("said", ["9", "0", "-1", "11111111111111111111", "responds"])
def test_a_choice_that_is_none(said, triage):
    interview = begun(triage, "drowsiness")
    interview.answer("36.8 76 14 97 126")
    assert interview.question().name == "consciousness"
    with pytest.raises(NotUnderstood, match="from 1 to 5"):
        interview.answer(said)


# --------------------------------------------------------------------------------------------------------- time


@pytest.mark.parametrize("said", ["4", "4 d", "4 days ago", "2026-11-20", "96 hours ago"])
def test_days_since_an_event_are_kept_as_its_date(said, interview):
    through(interview, "2", "headache", "1 ?")
    assert interview.question().name == "days_since_dural_puncture"
    assert interview.question().dates
    interview.answer(said)
    assert interview.considered.intake.shown["days_since_dural_puncture"] == "4 d"


def test_today_yesterday_and_a_week(triage):
    for said, days in (("today", "0 d"), ("Yesterday", "1 d"), ("a week ago", "7 d"), ("2 weeks ago", "14 d")):
        interview = through(Interview(triage, now=NOW), "2", "headache", "1 ?", said)
        assert interview.considered.intake.shown["days_since_dural_puncture"] == days


@pytest.mark.parametrize(
    "said", ["2026-11-25", "tomorrow", "2026-13-01", "3 fortnights ago", "-3", "1e9", "99999999 years ago"]
)
def test_times_that_cannot_be(said, interview):
    through(interview, "2", "headache", "1 ?")
    with pytest.raises(NotUnderstood):
        interview.answer(said)


def test_hours_since_the_last_dose_event(triage):
    start = through(Interview(triage, now=NOW), "2", "drowsiness", "36.8 76 14 97 126 1 2")
    assert start.question().name == "hours_since_dose_event"
    for said, shown in (("6", "6 h"), ("6 hours ago", "6 h"), ("2026-11-24T03:30", "6 h"), ("2 days ago", "48 h")):
        start.answer(said)
        assert start.considered.intake.shown["hours_since_dose_event"] == shown
        start.back()
    with pytest.raises(NotUnderstood, match="date with the time"):
        start.answer("2026-11-24")


def told_of(visit, book, name, text):
    return told(visit, name, book.knowledge.vocabulary.findings[name], text)


def test_the_onset_of_a_headache_is_a_date_once_the_puncture_is(triage, book):
    visit = Visit(
        phase="implanted", date=NOW, events={"dural_puncture": dt.date(2026, 11, 20)}, findings={"headache": "present"}
    )
    dated = told_of(visit, book, "headache_onset_after_puncture", "2026-11-22")
    assert dated.events["headache_onset"] == dt.date(2026, 11, 22)
    assert triage.consider(dated).intake.shown["headache_onset_after_puncture"] == "2 d"
    counted = told_of(visit, book, "headache_onset_after_puncture", "1")
    assert counted.findings["headache_onset_after_puncture"] == "1 d"
    bare = Visit(phase="implanted", date=NOW, findings={"headache": "present"})
    with pytest.raises(NotUnderstood, match="one date alone"):
        told_of(bare, book, "headache_onset_after_puncture", "2026-11-22")


def test_every_finding_takes_an_answer_and_refuses_nonsense(triage, book):
    """Whatever is ever asked, a sensible answer is understood and nonsense is not."""
    for name, finding in book.knowledge.vocabulary.findings.items():
        phase = finding.phases[0].value if finding.phases else "implanted"
        visit = Visit(phase=phase, date=NOW)
        values = getattr(finding, "values", None)
        good = "1" if values else "y" if finding.type == "yes_no" else f"{finding.range[0]:g}"
        assert not triage.consider(told_of(visit, book, name, good)).intake.issues
        with pytest.raises(NotUnderstood):
            told_of(visit, book, name, "§")


def test_the_reasons_for_asking(interview):
    through(interview, "2", "headache")
    asked = interview.question()
    assert asked.could_raise_to == "emergency"
    assert asked.waiting
