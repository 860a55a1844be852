"""Practice on a terminal: the cases are the learner's own, the place is kept, and a seed fixes the cases."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Thecal
from tests.unit.cli.learner import Learner
from thecal.cli.train_talk import in_time
from thecal.training.progress import Schedule, Store

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("THECAL_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "training.sqlite"


def case(shown: str, heading: str) -> str:
    """The case under a heading, up to the first question."""
    return shown.split(heading)[1].split("How soon", maxsplit=1)[0]


def test_a_learner_practises_leaves_and_goes_on_with_the_same_case(data: Path) -> None:
    first = Learner("judge", "--count", "2", "--learner", "anna")
    shown = first.says("1", "n", "n", "", "stop")
    assert "CASE 1 OF 2" in shown
    assert "You will see this again in " in shown
    left = case(shown, "CASE 2 OF 2")
    assert "Your place is kept." in first.end()

    again = Learner("judge", "--learner", "anna")
    shown = again.says("4", "n", "n", "")
    assert "1 of 2 cases are done" in shown
    assert case(shown, "CASE 2 OF 2") == left
    again.end()
    with Store(data, read_only=True) as store:
        one, two = store.attempts("anna")
        assert one.exercises[0] != two.exercises[0]
        assert one.answer["told"] != two.answer["told"]
        assert store.open_session("anna") is None
        due = {stand.statement for stand in Schedule(store).standing("anna", NOW)}
        assert due == {*one.exercises, *two.exercises}


def test_practice_is_within_the_choice_and_a_seed_ends_it(thecal: Thecal, data: Path) -> None:
    practice = thecal("train", "judge", "--complication", "meningitis", "--learner", "bo", stdin=b"4\nn\nn\n")
    assert (practice.code, practice.err) == (0, "")
    with Store(data, read_only=True) as store:
        (attempt,) = store.attempts("bo")
        opened = store.open_session("bo")
    assert "meningitis" in attempt.complications
    assert opened is not None
    assert opened.state["plan"]["practice"]
    # The same choice goes on; a seed asks for other cases, and those are the same for everybody.
    same = thecal("train", "judge", "--complication", "meningitis", "--learner", "bo", stdin=b"")
    assert "On you go: 1 of 10 cases are done." in same.out
    fixed = [thecal("train", "judge", "--seed", "5", "--learner", name, stdin=b"1\nn\nn\n") for name in ("bo", "cy")]
    assert "this is a new sitting" in fixed[0].out
    assert case(fixed[0].out, "CASE 1 OF 10") == case(fixed[1].out, "CASE 1 OF 10")
    # Where the schedule does not choose, nothing is said of it.
    assert "see this again" not in fixed[1].out


@pytest.mark.parametrize("way", ["ask", "spot"])
def test_asking_and_spotting_are_practised_too(thecal: Thecal, data: Path, way: str) -> None:
    typed = {"ask": b"done\n4\nn\nn\n", "spot": b"1\n1\n1\n"}[way]
    ended = thecal("train", way, "--count", "1", "--learner", "di", stdin=typed)
    assert (ended.code, ended.err) == (0, "")
    assert "You will see this again in " in ended.out
    with Store(data, read_only=True) as store:
        assert len(store.attempts("di")) == 1


def test_no_complication_is_called_so(thecal: Thecal) -> None:
    ended = thecal("train", "judge", "--complication", "meningits")
    assert ended.code == 2
    assert "No complication is called 'meningits'" in ended.err
    nothing = thecal("train", "judge", "--complication", "pump_telemetry_loss", "--phase", "test_period")
    assert nothing.code == 2
    assert "No case fits" in nothing.err


@pytest.mark.parametrize(
    ("rests", "said"),
    [
        (dt.timedelta(), "in 1 minute"),
        (dt.timedelta(minutes=10), "in 10 minutes"),
        (dt.timedelta(hours=23), "in 23 hours"),
        (dt.timedelta(days=59), "in 59 days"),
        (dt.timedelta(days=365), "in 12 months"),
    ],
)
def test_how_long_it_rests_is_said_in_whole_numbers(rests: dt.timedelta, said: str) -> None:
    assert in_time(rests) == said
