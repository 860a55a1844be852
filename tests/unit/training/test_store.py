"""The progress file: kept whole, read back the same, refused when it is not ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone

import pytest

from thecal.errors import ThecalError
from thecal.training.progress import Attempt, KeptCard, Mode, OpenSession, Store, progress_file, versions

NOW = datetime(2026, 11, 24, 9, 30, 0, 1000, tzinfo=UTC)


def attempt(learner="Anna", case="pdph-1", at=NOW, **more):
    return Attempt(
        learner,
        case,
        Mode.JUDGE,
        at,
        more.pop("total", 0.7),
        urgency=0.5,
        under_triage=1,
        exercises=("pdph_early_headache",),
        complications=("post_dural_puncture_headache",),
        answer={"urgency": "routine", "why": "é – ✓"},
        seconds=41.5,
        **more,
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new folder #1?" / "training.sqlite"


@pytest.fixture
def store(path):
    with Store(path) as opened:
        yield opened


def test_an_attempt_is_read_back_as_it_was(store, path):
    kept = attempt()
    assert store.record(kept)
    with Store(path, read_only=True) as again:
        (read,) = again.attempts()
    assert read == kept
    assert read.answer == kept.answer
    assert read.at.tzinfo is UTC


def test_attempts_come_in_the_order_of_time_and_by_learner(store):
    east = timezone(timedelta(hours=9))
    store.record(attempt(case="late", at=NOW + timedelta(hours=1)))
    store.record(attempt(case="early", at=NOW.astimezone(east)))
    store.record(attempt("Ben", case="between", at=NOW + timedelta(minutes=1)))
    assert [kept.case for kept in store.attempts()] == ["early", "between", "late"]
    assert [kept.case for kept in store.attempts(" Anna ")] == ["early", "late"]
    assert store.learners() == ("Anna", "Ben")


def test_the_same_attempt_is_kept_once(store):
    card = KeptCard("pdph_early_headache", {"stability": 1.0}, NOW)
    assert store.record(attempt())
    assert not store.record(attempt(), [card])
    assert len(store.attempts()) == 1
    assert store.cards("Anna") == {}


def test_an_attempt_its_cards_and_what_is_open_are_kept_together_or_not_at_all(store):
    store.keep_open(OpenSession("Anna", Mode.JUDGE, "pdph-1", {"shown": 3}, NOW))
    broken = KeptCard("pdph_early_headache", {"stability": float("nan")}, NOW)
    with pytest.raises(Exception, match="JSON"):
        store.record(attempt(), [broken])
    assert store.attempts() == ()
    assert store.open_session("Anna").state == {"shown": 3}


def test_what_is_open_can_be_resumed_and_is_closed_by_its_answer(store, path):
    asked = OpenSession("Anna", Mode.ASK, "gran-1", {"asked": ["headache"]}, NOW)
    judged = OpenSession("Anna", Mode.JUDGE, "pdph-1", {"course": ["pdph-1", "pdph-2"]}, NOW + timedelta(minutes=5))
    store.keep_open(asked)
    store.keep_open(judged)
    with Store(path) as again:
        assert again.open_session("Anna") == judged
        assert again.open_session("Anna", Mode.ASK) == asked
        assert again.open_session("Anna", Mode.SPOT) is None
    following = OpenSession("Anna", Mode.JUDGE, "pdph-2", {"course": ["pdph-2"]}, NOW + timedelta(minutes=6))
    store.record(attempt(), then=following)
    assert store.open_session("Anna") == following
    store.record(attempt(at=NOW + timedelta(minutes=7)))
    assert store.open_session("Anna") == asked
    store.drop_open("Anna", Mode.ASK)
    assert store.open_session("Anna") is None


def test_a_learner_who_is_forgotten_leaves_nothing(store, path):
    store.record(attempt("Mnemosyne"), [KeptCard("pdph_early_headache", {"stability": 1.0}, NOW)])
    store.keep_open(OpenSession("Mnemosyne", Mode.ASK, "gran-1", {}, NOW))
    store.record(attempt("Ben"))
    assert store.forget("Mnemosyne")
    assert not store.forget("Mnemosyne")
    assert store.learners() == ("Ben",)
    assert store.cards("Mnemosyne") == {}
    assert len(store.attempts()) == 1
    assert b"Mnemosyne" not in path.read_bytes()


def test_a_file_is_for_its_owner_alone(store, path):
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_nothing_but_the_file_is_left_behind(store, path):
    store.record(attempt())
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_two_stores_write_to_one_file(store, path):
    with Store(path) as other:
        for minute in range(10):
            (store, other)[minute % 2].record(attempt(at=NOW + timedelta(minutes=minute)))
        assert len(other.attempts()) == len(store.attempts()) == 10


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "two\nlines", "\x1b[31mred"])
def test_a_name_that_cant_be_shown_is_refused(name):
    with pytest.raises(ThecalError, match="one line"):
        attempt(name)


@pytest.mark.parametrize(
    "wrong", [{"total": 1.1}, {"total": float("nan")}, {"at": datetime(2026, 11, 24)}, {"over_triage": 1}]
)
def test_marks_that_cant_be_are_refused(wrong):
    with pytest.raises(ValueError, match=r"marks|zone|levels"):
        attempt(**wrong)


def test_a_newer_file_is_refused_and_left_as_it_is(path):
    Store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(ThecalError, match=r"newer Thecal.*version 99.*Update Thecal"):
            Store(path, read_only=read_only)
    assert path.read_bytes() == before


def test_an_older_file_goes_through_the_steps_it_lacks(store, path, monkeypatch):
    store.record(attempt())
    monkeypatch.setattr(versions, "VERSION", 3)
    steps = {1: ["ALTER TABLE attempt ADD COLUMN remark TEXT"], 2: ["UPDATE attempt SET remark = 'old'"]}
    monkeypatch.setattr(versions, "STEPS", steps)
    with pytest.raises(ThecalError, match="older Thecal"):
        Store(path, read_only=True)
    with Store(path) as newer:
        assert newer.attempts() == (attempt(),)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT remark FROM attempt").fetchall() == [("old",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)


def test_a_step_that_fails_leaves_the_file_at_its_version(store, path, monkeypatch):
    monkeypatch.setattr(versions, "VERSION", 2)
    monkeypatch.setattr(
        versions, "STEPS", {1: ["ALTER TABLE attempt ADD COLUMN remark TEXT", "UPDATE nowhere SET a = 1"]}
    )
    with pytest.raises(ThecalError, match="nowhere"):
        Store(path)
    monkeypatch.undo()
    with Store(path) as again:
        assert again.attempts() == ()
    with closing(sqlite3.connect(path)) as connection:
        assert "remark" not in str(connection.execute("SELECT sql FROM sqlite_master").fetchall())


def test_another_programs_database_is_refused(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE letters (text)")
    with pytest.raises(ThecalError, match="none of training progress"):
        Store(path)


def test_what_is_no_database_is_refused(path):
    path.parent.mkdir()
    path.write_text("learner,case\n" * 100)
    with pytest.raises(ThecalError, match=r"training\.sqlite can't be used: file is not a database"):
        Store(path)


def test_a_file_to_look_at_must_be_there(path):
    with pytest.raises(ThecalError, match="can't be used: unable to open"):
        Store(path, read_only=True)
    assert not path.parent.exists()


def test_a_folder_that_cant_be_made_is_said(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(ThecalError, match="can't be made"):
        Store(tmp_path / "taken" / "training.sqlite")


def test_a_file_to_look_at_is_not_written_to(store, path):
    with Store(path, read_only=True) as looking, pytest.raises(ThecalError, match="readonly"):
        looking.record(attempt())


def test_the_folder_is_the_users_own_unless_another_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("THECAL_DATA", str(tmp_path))
    assert progress_file() == tmp_path / "training.sqlite"
    monkeypatch.delenv("THECAL_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert progress_file().name == "training.sqlite"
    assert "thecal" in progress_file().parts
