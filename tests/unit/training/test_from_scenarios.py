"""Scenarios as training cases."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

import pytest

from tests.support import ROOT
from thecal.assessment import Triage
from thecal.condition import RuleBook
from thecal.errors import InputError
from thecal.knowledge.words import Phase, Urgency
from thecal.scenarios import read_features
from thecal.training.choose import cases_of
from thecal.training.course import Course
from thecal.training.draw import draw
from thecal.training.from_scenarios import scenario_cases, scenarios_drawn
from thecal.training.plausible import implausible
from thecal.visits.intake import take_in

FEATURE = """\
Feature: One

  Scenario: Worse when she sits up
    Given a patient in the test period
    And headache is present
    And headache posture is worse upright
    When the visit is assessed
    Then statement pdph_postural is true

  Scenario: Only the complication is named
    Given a patient in the test period
    And headache is present
    And headache posture is worse upright
    When the visit is assessed
    Then post-dural puncture headache is suspected

  Scenario: Nothing that a patient could have
    Given a patient in the test period
    And temperature is 380 Cel
    When the visit is assessed
    Then statement pdph_postural is unknown

  Scenario: A refill yesterday, and none for forty days
    Given a patient with an implanted pump
    And headache is present
    And days since refill is 40 d
    And last dose event is refill
    And hours since dose event is 24 h
    When the visit is assessed
    Then statement pdph_postural is unknown

  Rule: It is suspected by when it began

    Scenario Outline: Onset <days>
      Given a patient in the test period
      And the dural puncture was 9 days ago
      And headache is present
      And headache onset after puncture is <days>
      When the visit is assessed
      Then statement pdph_early_headache is <truth>

      Examples:
        | days | truth |
        | 4 d  | true  |
        | 7 d  | false |
"""


@pytest.fixture
def features(tmp_path: Path) -> Path:
    for folder in ("complications", "elsewhere"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "post_dural_puncture_headache.feature").write_text(FEATURE, "utf-8")
    return tmp_path


def test_a_scenario_is_a_case(book: RuleBook, features: Path) -> None:
    first, second, *_ = scenario_cases(book, features=features)
    assert re.fullmatch(r"c-[0-9a-f]{10}", first.id)
    assert first.origin == "complications/post_dural_puncture_headache.feature:3"
    assert first.exercises == ("pdph_postural",)
    assert first.kind == "scenario"
    assert first.complications == ("post_dural_puncture_headache",)
    assert "pdph_postural_headache" in second.exercises


def test_what_cannot_be_is_no_case(book: RuleBook, features: Path) -> None:
    assert [case.origin.rpartition(":")[2] for case in scenario_cases(book, features=features)] == [
        "3",
        "10",
        "44",
        "45",
    ]


def test_its_title_is_its_own_or_the_heading_of_its_table(book: RuleBook, features: Path) -> None:
    titles = [case.title for case in scenario_cases(book, features=features)]
    assert titles[:2] == ["Worse when she sits up", "Only the complication is named"]
    assert titles[2:] == ["One: It is suspected by when it began"] * 2


def test_dates_are_told_as_times(book: RuleBook, features: Path) -> None:
    early = scenario_cases(book, features=features)[2].visit
    assert (early.date, early.events) == (None, {})
    assert early.findings["days_since_dural_puncture"] == "9 d"


def test_a_pump_has_something_in_it(book: RuleBook, tmp_path: Path) -> None:
    usual = FEATURE.partition("  Scenario: Only")[0].replace("    When", "    And nothing else is found\n    When", 1)
    empty = usual + usual.partition("\n\n")[2].replace("    When", "    And drug baclofen is present\n    When", 1)
    (tmp_path / "complications").mkdir()
    (tmp_path / "complications" / "post_dural_puncture_headache.feature").write_text(empty, "utf-8")
    filled, told = (case.visit.findings for case in scenario_cases(book, features=tmp_path))
    assert (filled["drug_morphine"], filled["drug_baclofen"]) == ("present", "absent")
    assert (told["drug_morphine"], told["drug_baclofen"]) == ("absent", "present")
    # A test period has no pump in the body, and none was turned over.
    assert "pump_position_abnormal" not in filled


def test_no_event_is_not_told_beside_the_time_of_one(book: RuleBook, tmp_path: Path) -> None:
    text = FEATURE.partition("  Scenario: Only")[0].replace(
        "    When", "    And hours since dose event is 30 h\n    And nothing else is found\n    When", 1
    )
    (tmp_path / "complications").mkdir()
    (tmp_path / "complications" / "post_dural_puncture_headache.feature").write_text(text, "utf-8")
    (case,) = scenario_cases(book, features=tmp_path)
    assert case.visit.findings["hours_since_dose_event"] == "30 h"
    assert "last_dose_event" not in case.visit.findings


def test_a_case_is_answered_as_its_scenario_and_could_be_a_patient(book: RuleBook, alone: Triage) -> None:
    scenarios = {str(one.place): one for one in read_features(ROOT / "features", book)}
    for case in islice(scenarios_drawn(book, 3), 60):
        told, meant = alone.assess(case.visit), alone.assess(scenarios[case.origin].visit)
        assert told.urgency.at_least is meant.urgency.at_least
        assert told.urgency.at_most is meant.urgency.at_most
        assert {one.id: one.status for one in told.complications} == {one.id: one.status for one in meant.complications}
        assert implausible(take_in(case.visit, book), book) is None


def test_a_choice_of_complications(book: RuleBook, features: Path) -> None:
    assert scenario_cases(book, ["meningitis"], features=features) == ()


def test_the_scenarios_of_this_checkout(book: RuleBook) -> None:
    cases = scenario_cases(book, ["pump_seroma", "sepsis"], rules=ROOT / "rules")
    assert {case.complications for case in cases} == {("pump_seroma",), ("sepsis",)}
    assert len({case.id for case in cases}) == len(cases) > 40
    for case in cases:
        assert not take_in(case.visit, book).issues
        assert set(case.exercises) <= set(book.rules)


def test_without_scenarios(book: RuleBook, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        scenario_cases(book, features=tmp_path / "nothing")


def test_a_part_comes_with_its_whole(book: RuleBook) -> None:
    assert {"catheter_leak"} < {
        name for case in islice(scenarios_drawn(book, 1, ["catheter_fault"]), 40) for name in case.complications
    }


def test_the_seed_and_the_phase_choose(book: RuleBook) -> None:
    first = draw(book, 1, 12, ("meningitis",), (Phase.TEST_PERIOD,), "scenarios").cases
    assert first == draw(book, 1, 12, ("meningitis",), (Phase.TEST_PERIOD,), "scenarios").cases
    assert {case.phase for case in first} == {"test_period"}
    assert first[:4] == draw(book, 1, 4, ("meningitis",), (Phase.TEST_PERIOD,), "scenarios").cases
    assert first != draw(book, 2, 12, ("meningitis",), (Phase.TEST_PERIOD,), "scenarios").cases


def test_both_take_turns(book: RuleBook) -> None:
    kinds = [case.kind == "scenario" for case in draw(book, 1, 7, ("pump_seroma",), from_="both").cases]
    assert kinds == [False, True, False, True, False, True, False]


@pytest.mark.parametrize("from_", ["scenarios", "both"])
def test_no_such_complication(book: RuleBook, from_: str) -> None:
    with pytest.raises(InputError, match="No complication is called 'nonsense'"):
        draw(book, 1, 4, ("nonsense",), from_=from_)  # type: ignore[arg-type]


def test_in_a_course_of_scenarios_every_urgency_comes(book: RuleBook, alone: Triage) -> None:
    cases = cases_of(Course(course="Scenarios", count=12, from_="scenarios"), book)
    assert {case.kind for case in cases} == {"scenario"}
    levels = [alone.assess(case.visit).urgency.at_least for case in cases]
    assert all(levels.count(level) >= 2 for level in Urgency)
