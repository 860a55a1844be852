"""Generated cases, read by somebody who did not make them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.training.second_reader import objections
from thecal.condition import RuleBook
from thecal.training.case import Case
from thecal.training.generate import generate
from thecal.visits.visit import Visit

EACH = 100


def test_a_second_reader_has_no_objection_to_a_hundred_cases(book: RuleBook) -> None:
    found = [one for case in generate(book, 31, 100).cases for one in objections(case, book)]
    assert found == []


@pytest.mark.slow
def test_a_second_reader_has_no_objection_to_a_hundred_cases_of_any_complication(book: RuleBook) -> None:
    found, read = [], 0
    for name in book.knowledge.complications:
        cases = generate(book, 41, EACH, [name]).cases
        assert len(cases) == EACH, name
        read += len(cases)
        found += [f"{name}: {one}" for case in cases for one in objections(case, book)]
    assert found == []
    assert read == EACH * len(book.knowledge.complications)


@pytest.mark.parametrize(
    ("findings", "objection"),
    [
        ({"headache": "maybe"}, "headache is maybe"),
        ({"temperature": "60 Cel"}, "temperature is 60"),
        ({"temperature": "98 [degF]"}, "is in '[degF]'"),
        ({"hours_since_dose_event": "24.1 h"}, "nobody counts so"),
        ({"headache_posture": "worse_upright"}, "without headache"),
        ({"gate_or_line_disturbed": "present"}, "does not belong"),
        ({"days_since_refill": "1 d", "hours_since_dose_event": "60 h"}, "came later than the last"),
        ({"last_dose_event": "none", "hours_since_dose_event": "20 h"}, "none this week"),
        ({"last_dose_event": "pump_replacement", "days_since_implant": "400 d"}, "without an operation"),
        ({"last_dose_event": "concentration_change", "days_since_refill": "40 d"}, "not filled"),
        ({"last_fill": "20 mL", "residual_actual": "30 mL"}, "more in the reservoir"),
        ({"consciousness": "responds_to_voice", "sedation": "unrousable"}, "responds_to_voice, and unrousable"),
        ({"telemetry_failure": "present", "pump_log_event": "none"}, "nobody reaches"),
        ({"pump_log_event": "end_of_service", "days_since_implant": "20 d"}, "new pump"),
        ({"headache": "absent"}, "learning point"),
    ],
)
def test_a_second_reader_objects(book: RuleBook, findings: dict[str, str], objection: str) -> None:
    visit = Visit(phase="implanted", findings=findings)
    case = Case("c", "typical", visit, ("pdph_postural",), (), "implanted", "here", 1)
    assert any(objection in one for one in objections(case, book))
    assert any("learning point" in one for one in objections(replace(case, kind="near_miss"), book)) == (
        objection != "learning point"
    )
