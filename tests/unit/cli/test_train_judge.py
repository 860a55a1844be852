"""`thecal train` as a learner and a trainer meet it: a real terminal, files, and a place that is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Thecal
from tests.unit.cli.learner import Learner
from thecal.training.progress import Store

COURSE = ("train", "course", "Two cases", "--count", "2", "--seed", "5")


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("THECAL_DATA", str(tmp_path / "data"))


@pytest.fixture
def course(thecal: Thecal, tmp_path: Path) -> Path:
    path = tmp_path / "course.yaml"
    ended = thecal(*COURSE, "-o", str(path))
    assert (ended.code, ended.err) == (0, "")
    return path


def test_a_learner_stops_goes_on_and_hears_why(course: Path, thecal: Thecal, tmp_path: Path) -> None:
    first = Learner("judge", "--course", str(course), "--learner", "anna")
    shown = first.says("9", "1", "n", "n", "stop")
    assert "Case 1 of 2".upper() in shown
    assert "One number from 1 to 4." in shown
    assert "the rules say" in shown
    assert "Your place is kept." in first.end()

    again = Learner("judge", "--course", str(course), "--learner", "anna")
    shown = again.says("1", "n", "n", "")
    assert "1 of 2 cases are done" in shown
    assert "CASE 2 OF 2" in shown
    assert "1 case," in again.end()

    with Store(tmp_path / "data" / "training.sqlite", read_only=True) as store:
        assert len(store.attempts("anna")) == 2
        assert store.open_session("anna") is None
    status = thecal("train", "status", "--learner", "anna")
    assert (status.code, status.err) == (0, "")
    assert "anna: 2 cases" in status.out
    assert "░" in status.out
    data = thecal("train", "status", "--learner", "anna", "--format", "json").json
    assert (data["attempts"], data["open"]) == (2, None)
    assert all(0 <= one["mastery"] <= 1 for one in data["complications"])


def test_without_a_terminal_the_end_of_input_keeps_the_place(thecal: Thecal) -> None:
    ended = thecal("train", "judge", "--count", "2", "--seed", "1", "--learner", "bo", stdin=b"4\nn\nn\n")
    assert (ended.code, ended.err) == (0, "")
    assert "Your place is kept." in ended.out
    assert thecal("train", "status", "--learner", "bo", "--format", "json").json["open"]["answered"] == 1


def test_nobody_has_begun(thecal: Thecal) -> None:
    ended = thecal("train", "status", "--learner", "cy")
    assert ended.out == "cy has not answered a case yet. Begin with: thecal train judge\n"


def test_a_course_is_printed_or_written_once(thecal: Thecal, course: Path) -> None:
    text = course.read_text("utf-8")
    assert thecal(*COURSE).out == text
    again = thecal(*COURSE, "-o", str(course))
    assert again.code == 2
    assert "nothing was written" in again.err
    assert course.read_text("utf-8") == text


@pytest.mark.parametrize(
    "arguments",
    [
        ("train", "course", ""),
        ("train", "course", "x", "--complication", "nonsense"),
        ("train", "judge", "--course", "no.yaml"),
    ],
)
def test_what_cannot_be_is_said(thecal: Thecal, arguments: tuple[str, ...]) -> None:
    ended = thecal(*arguments)
    assert ended.code == 2
    assert ended.err.startswith(
        ("A course has a title", "No complication is called 'nonsense'", "The course can't be read")
    )
    assert ended.out == ""


def test_sheets_are_printed_the_same_every_time(thecal: Thecal, course: Path, tmp_path: Path) -> None:
    first = thecal("train", "print", "--course", str(course), "-o", str(tmp_path / "a"))
    thecal("train", "print", "--course", str(course), "-o", str(tmp_path / "b"))
    assert (first.code, first.err) == (0, "")
    for name in ("cases.html", "answers.html"):
        page = (tmp_path / "a" / name).read_bytes()
        assert page == (tmp_path / "b" / name).read_bytes()
        assert page.count(b"<section") == 2
    again = thecal("train", "print", "--course", str(course), "-o", str(tmp_path / "a"))
    assert again.code == 2
    assert "nothing was written" in again.err
    assert thecal("train", "print", "--course", str(course), "-o", str(tmp_path / "a"), "--overwrite").code == 0


def test_a_cohort_is_summed_up_in_every_form(thecal: Thecal, course: Path, tmp_path: Path) -> None:
    nobody = thecal("train", "results")
    assert (nobody.code, nobody.out) == (2, "")
    for learner, level in (("anna", b"1"), ("bo", b"4")):
        thecal("train", "judge", "--course", str(course), "--learner", learner, stdin=(level + b"\nn\nn\n") * 2)
    text = thecal("train", "results")
    assert (text.code, text.err) == (0, "")
    assert "2 learners, 4 answers" in text.out
    assert max(map(len, text.out.splitlines())) <= 80
    data = thecal("train", "results", "--format", "json").json
    assert [one["learner"] for one in data["learners"]] == ["anna", "bo"]
    assert data["everybody"]["under_triaged"] == sum(one["under_triaged"] for one in data["learners"])
    attempts = thecal("train", "results", "--format", "attempts").out
    file = tmp_path / "attempts.csv"
    file.write_text(attempts, "utf-8")
    own = str(tmp_path / "data" / "training.sqlite")
    # The same answers from two files count once.
    assert thecal("train", "results", own, str(file), "--format", "json").json == data
    assert thecal("train", "results", "--format", "csv").out.startswith("learner,complication,attempts")
    statements = thecal("train", "results", "--format", "xapi", "--home", "https://learn.example.org").out.splitlines()
    assert len(statements) == 4
    assert all("https://learn.example.org" in line for line in statements)


def test_errors_are_looked_for_and_shown(thecal: Thecal, course: Path) -> None:
    ended = thecal("train", "spot", "--course", str(course), "--learner", "di", stdin=b"1\nstop\n")
    assert (ended.code, ended.err) == (0, "")
    assert "with one error" in ended.out
    assert "That is not it." in ended.out or "Found." in ended.out
    again = thecal("train", "spot", "--course", str(course), "--learner", "di", stdin=b"1\n")
    assert "1 of 2 cases are done" in again.out
    assert "of 1 found." in again.out
    # It is another sitting than that of judge, and says nothing of urgencies too low.
    assert "CASE 1 OF 2" in thecal("train", "judge", "--course", str(course), "--learner", "di", stdin=b"stop\n").out
    data = thecal("train", "results", "--format", "json").json["everybody"]
    assert (data["attempts"], data["judged"]) == (2, 0)


def test_a_learner_asks_in_words_and_then_judges(course: Path, thecal: Thecal) -> None:
    typed = b"\nfever\nswelling\n1\nxyzzy\ndone\n4\nn\nn\nstop\n"
    ended = thecal("train", "ask", "--course", str(course), "--learner", "ed", stdin=typed)
    assert (ended.code, ended.err) == (0, "")
    assert "Comes " in ended.out
    assert "Which of these?" in ended.out
    assert "No finding is called like that; another word?" in ended.out
    assert "2 asked." in ended.out
    assert "questions " in ended.out
    assert "Your place is kept." in ended.out


def test_other_cases_are_another_sitting_and_no_wish_is_the_old_one(thecal: Thecal) -> None:
    thecal("train", "judge", "--count", "3", "--seed", "1", "--learner", "flo", stdin=b"4\nn\nn\n")
    same = thecal("train", "judge", "--learner", "flo", stdin=b"")
    assert "On you go: 1 of 3 cases are done." in same.out
    other = thecal("train", "judge", "--count", "2", "--complication", "meningitis", "--learner", "flo", stdin=b"")
    assert (other.code, other.err) == (0, "")
    assert "this is a new sitting" in other.out
    assert "CASE 1 OF 2" in other.out
    assert "CASE 1 OF 10" in thecal("train", "judge", "--new", "--learner", "flo", stdin=b"").out


def test_a_course_may_be_told_from_scenarios(thecal: Thecal, tmp_path: Path) -> None:
    path = str(tmp_path / "told.yaml")
    made = thecal(
        "train", "course", "Told", "--from", "scenarios", "--complication", "meningitis", "--count", "2", "-o", path
    )
    assert (made.code, made.err) == (0, "")
    assert Path(path).read_text("utf-8").endswith("from: scenarios\n")
    played = thecal("train", "judge", "--course", path, "--learner", "gus", stdin=b"1\nn\nn\n" * 2)
    assert (played.code, played.err) == (0, "")
    assert "learning point  " in played.out
    assert "2026-11-24" not in played.out
    sheets = thecal("train", "print", "--course", path, "-o", str(tmp_path / "sheets"))
    assert (sheets.code, sheets.err) == (0, "")


@pytest.mark.parametrize("play", ["ask", "judge", "spot"])
def test_each_way_to_play_has_the_scenarios(thecal: Thecal, play: str) -> None:
    asked = ("train", play, "--from", "scenarios", "--complication", "pump_battery", "--count", "2", "--seed", "4")
    ended = thecal(*asked, "--learner", "hal", stdin=b"")
    assert (ended.code, ended.err) == (0, "")
    assert "CASE 1 OF 2" in ended.out


def test_the_same_command_goes_on_with_its_scenarios(thecal: Thecal) -> None:
    asked = (
        "train",
        "judge",
        "--from",
        "scenarios",
        "--complication",
        "pump_battery",
        "--count",
        "2",
        "--learner",
        "ida",
    )
    thecal(*asked, stdin=b"1\nn\nn\n")
    again = thecal(*asked, stdin=b"")
    assert "On you go: 1 of 2 cases are done." in again.out
