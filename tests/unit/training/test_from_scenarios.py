"""Scenarios as training cases."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import ROOT
from thecal.errors import InputError
from thecal.training.from_scenarios import scenario_cases
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
"""


@pytest.fixture
def features(tmp_path: Path) -> Path:
    for folder in ("complications", "elsewhere"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "post_dural_puncture_headache.feature").write_text(FEATURE, "utf-8")
    return tmp_path


def test_a_scenario_is_a_case(book, features):
    first, second = scenario_cases(book, features=features)
    assert re.fullmatch(r"c-[0-9a-f]{10}", first.id)
    assert first.origin == "complications/post_dural_puncture_headache.feature:3"
    assert first.exercises == ("pdph_postural",)
    assert first.kind == "scenario"
    assert first.complications == ("post_dural_puncture_headache",)
    assert "pdph_postural_headache" in second.exercises


def test_a_choice_of_complications(book, features):
    assert scenario_cases(book, ["meningitis"], features=features) == ()


def test_the_scenarios_of_this_checkout(book):
    cases = scenario_cases(book, ["pump_seroma", "sepsis"], rules=ROOT / "rules")
    assert {case.complications for case in cases} == {("pump_seroma",), ("sepsis",)}
    assert len({case.id for case in cases}) == len(cases) > 40
    for case in cases:
        assert not take_in(case.visit, book).issues
        assert set(case.exercises) <= set(book.rules)


def test_without_scenarios(book, tmp_path):
    with pytest.raises(InputError):
        scenario_cases(book, features=tmp_path / "nothing")
