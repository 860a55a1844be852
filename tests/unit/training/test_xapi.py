"""Attempts as xAPI statements: what the standard asks for, no mail address, and the same bytes each time."""

from __future__ import annotations

import json
import re
import uuid
from datetime import UTC, datetime, timedelta, timezone

import pytest

from thecal.errors import ThecalError
from thecal.training.progress import Attempt, Mode
from thecal.training.results import json_lines
from thecal.training.results.xapi import duration, identity, statement

NOW = datetime(2026, 11, 24, 9, 30, 0, 1500, tzinfo=UTC)
ANNA = Attempt(
    "Änna K.",
    "scenario/pdph: day 3",
    Mode.JUDGE,
    NOW,
    2 / 3,
    urgency=0.5,
    under_triage=1,
    exercises=("pdph_early_headache",),
    complications=("post_dural_puncture_headache",),
    answer={"urgency": "routine"},
    seconds=95.5,
)
BEN = Attempt("Ben", "gran-1", Mode.ASK, NOW - timedelta(hours=1), 1.0)


def test_a_statement_is_what_the_standard_asks_for():
    assert statement(ANNA, "https://hospital.example/") == {
        "id": str(identity(ANNA, "https://hospital.example/")),
        "actor": {
            "objectType": "Agent",
            "account": {"homePage": "https://hospital.example/", "name": "Änna K."},
        },
        "verb": {"id": "http://adlnet.gov/expapi/verbs/answered", "display": {"en": "answered"}},
        "object": {
            "objectType": "Activity",
            "id": "urn:thecal:case:scenario%2Fpdph%3A%20day%203",
            "definition": {
                "type": "http://adlnet.gov/expapi/activities/simulation",
                "name": {"en": "scenario/pdph: day 3"},
            },
        },
        "result": {
            "completion": True,
            "score": {"scaled": 0.6667},
            "duration": "PT1M35.5S",
            "extensions": {
                "urn:thecal:xapi:urgency": 0.5,
                "urn:thecal:xapi:under-triage": 1,
                "urn:thecal:xapi:over-triage": 0,
            },
        },
        "context": {
            "platform": "Thecal",
            "extensions": {"urn:thecal:xapi:mode": "judge", "urn:thecal:xapi:exercises": ["pdph_early_headache"]},
            "contextActivities": {
                "grouping": [{"objectType": "Activity", "id": "urn:thecal:complication:post_dural_puncture_headache"}]
            },
        },
        "timestamp": "2026-11-24T09:30:00.001Z",
    }


def test_what_nobody_measured_is_left_out():
    told = statement(BEN)
    assert told["verb"]["id"].endswith("/completed")
    assert told["result"] == {"completion": True, "score": {"scaled": 1.0}}
    assert "contextActivities" not in told["context"]


def test_the_same_attempts_give_the_same_bytes_in_any_order():
    east = Attempt(BEN.learner, BEN.case, BEN.mode, BEN.at.astimezone(timezone(timedelta(hours=9))), BEN.total)
    assert json_lines([ANNA, BEN]) == json_lines([east, ANNA])
    first, second = map(json.loads, json_lines([ANNA, BEN]).splitlines())
    assert (first["actor"]["account"]["name"], second["actor"]["account"]["name"]) == ("Ben", "Änna K.")


def test_the_id_is_of_one_attempt_and_for_ever_the_same():
    assert str(identity(BEN)) == "e2c06719-9d5d-5bf3-9728-142770c99ba4"
    others = [
        Attempt("Bea", BEN.case, BEN.mode, BEN.at, 1.0),
        Attempt("Ben", "gran-2", BEN.mode, BEN.at, 1.0),
        Attempt("Ben", BEN.case, Mode.SPOT, BEN.at, 1.0),
        Attempt("Ben", BEN.case, BEN.mode, BEN.at + timedelta(microseconds=1), 1.0),
    ]
    ids = [identity(BEN), identity(BEN, "https://hospital.example/"), *map(identity, others)]
    assert len(set(ids)) == len(ids)
    assert {made.version for made in ids} == {5}
    assert all(made.variant == uuid.RFC_4122 for made in ids)


def test_no_mail_address_and_no_answer_leaves_the_house():
    text = json_lines([ANNA, BEN])
    assert "mbox" not in text
    assert "routine" not in text


@pytest.mark.parametrize(
    ("seconds", "is_"),
    [(0, "PT0S"), (0.004, "PT0S"), (9.999, "PT10S"), (59.996, "PT1M0S"), (61.25, "PT1M1.25S"), (7200, "PT120M0S")],
)
def test_a_duration_is_iso_8601(seconds, is_):
    assert duration(seconds) == is_
    assert re.fullmatch(r"PT(\d+M)?\d+(\.\d{1,2})?S", is_)


@pytest.mark.parametrize("home", ["", "hospital", "mailto:a@b.example", "https://", "https://a b.example", "http://["])
def test_a_home_that_is_no_web_address_is_refused(home):
    with pytest.raises(ThecalError, match="web address"):
        json_lines([ANNA], home)
