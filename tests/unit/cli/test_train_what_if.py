"""What-ifs after the feedback: typed on a terminal, or among piped answers, which go on as before without them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Thecal
from tests.unit.cli.learner import Learner

ANSWERED = b"1\nn\nn\n"
LEVEL = "(emergency|same day|within days|routine)"
CHANGED = re.compile(f"{LEVEL} → {LEVEL}")


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("THECAL_DATA", str(tmp_path / "data"))


@pytest.fixture
def course(tmp_path: Path) -> str:
    path = tmp_path / "course.yaml"
    path.write_text("course: One\nseed: 3\ncount: 1\n", "utf-8")
    return str(path)


def _flat(text: str) -> str:
    """Without the breaks of lines."""
    return " ".join(text.split())


def test_a_learner_supposes_until_they_go_on(course: str) -> None:
    learner = Learner("judge", "--course", course, "--learner", "anna")
    shown = learner.says("1", "n", "n", "1", "temperature 37", "no fever", "99", "")
    assert shown.count("What if?") == 1
    assert "  1 with " in shown
    answered = _flat(shown.partition("What if?")[2])
    assert CHANGED.search(answered.partition("With ")[2].partition("With ")[0])
    assert re.search("no longer|now ", answered)
    assert re.search(r"With body temperature 37 °C: (still )?[a-z ]+", answered)
    assert "You mean body temperature. Give a number in °C" in answered
    assert re.search(r"A number from 1 to \d|suppose several at once", answered)
    ended = learner.end()
    assert "1 case," in ended
    # Leaving after the last case leaves nothing to go on with.
    leaver = Learner("judge", "--course", course, "--learner", "bo")
    leaver.says("1", "n", "n", "stop")
    ended = leaver.end()
    assert "1 case," in ended
    assert "Your place is kept." not in ended


def test_piped_answers_need_no_what_if_and_may_have_some(thecal: Thecal, course: str) -> None:
    plain = thecal("train", "judge", "--course", course, "--new", stdin=ANSWERED)
    assert (plain.code, plain.err) == (0, "")
    assert "What if?" not in plain.out
    assert "1 case," in plain.out
    ended = thecal(
        "train", "judge", "--course", course, "--new", stdin=ANSWERED + b"if no headache, temperature 36\nif 1\n"
    )
    assert (ended.code, ended.err) == (0, "")
    assert "With no headache, body temperature 36 °C:" in ended.out
    assert CHANGED.search(_flat(ended.out))


@pytest.mark.parametrize("blank", [b"", b"\n"])
def test_what_is_no_what_if_answers_the_next_case(thecal: Thecal, blank: bytes) -> None:
    typed = ANSWERED + b"if headache\n" + blank + ANSWERED
    ended = thecal("train", "judge", "--seed", "3", "--count", "2", "--new", stdin=typed)
    assert "2 cases," in ended.out
    assert "One number from 1 to 4." not in ended.out


def test_it_is_there_for_spot_too(thecal: Thecal, course: str) -> None:
    ended = thecal("train", "spot", "--course", course, "--new", stdin=b"1\nif temperature 37\n")
    assert (ended.code, ended.err) == (0, "")
    assert "With body temperature 37 °C:" in ended.out
    assert "of 1 found." in ended.out


VISIT = ("train", "what-if", "examples/visit.yaml")


def test_any_visit_with_something_otherwise(thecal: Thecal) -> None:
    ended = thecal(*VISIT, "temperature 38.5", "no neck stiffness")
    assert (ended.code, ended.err) == (0, "")
    assert "With body temperature 38.5 °C, no stiff neck: same day → emergency" in _flat(ended.out)
    data = thecal(*VISIT, "temperature 38.5", "--format", "json").json
    assert data["schema"] == "thecal.what_if/1"
    assert (data["before"]["at_least"], data["after"]["at_least"]) == ("same_day", "emergency")
    assert "rf_04_meningitis" in {one["statement"] for one in data["began"]}
    assert data["visit"] == "visit-2026-11-24-07"


def test_without_a_what_if_it_says_what_the_urgency_hangs_on(thecal: Thecal) -> None:
    ended = thecal(*VISIT)
    assert (ended.code, ended.err) == (0, "")
    assert "With no headache: routine" in ended.out
    assert "no longer  Somebody who cannot function with the headache" in ended.out
    assert "[idsa2017] (local default)" in _flat(ended.out)
    told = thecal(*VISIT, "--format", "json").json
    pivots = told["pivots"]
    assert len(told["reasons"]) == len(pivots)
    assert all(one["source"] and one["cite"] for each in told["reasons"] for one in each["began"] + each["ended"])
    assert {
        "finding": "headache",
        "now": "present",
        "value": "absent",
        "was": "same_day",
        "becomes": "routine",
    } in pivots
    nothing = thecal(
        "train", "what-if", "-", stdin=b"phase: implanted\nfindings: {headache: unknown, drug_morphine: absent}\n"
    )
    assert (nothing.code, nothing.err) == (0, "")


def test_every_visit_of_a_file(thecal: Thecal) -> None:
    data = thecal("train", "what-if", "examples/visits.yaml", "temperature 37", "--format", "json").json
    assert len(data) > 1
    assert all(one["changes"] == [{"finding": "temperature", "value": "37 Cel"}] for one in data)


@pytest.mark.parametrize(
    ("supposed", "says"),
    [
        (("no fever",), "You mean body temperature."),
        (("headache", "no headache"), "Two values of headache: present and absent."),
    ],
)
def test_what_is_not_clear_is_said(thecal: Thecal, supposed: tuple[str, ...], says: str) -> None:
    ended = thecal(*VISIT, *supposed)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err
    assert "[unclear-what-if]" in ended.err


def test_a_file_without_a_visit(thecal: Thecal) -> None:
    ended = thecal("train", "what-if", "nowhere.yaml", "headache")
    assert (ended.code, ended.out) == (2, "")
    assert "no such file" in ended.err
