"""`thecal train generate`: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

from tests.unit.cli.conftest import Thecal
from thecal.training.case import Case

SOME = ("train", "generate", "--count", "6", "--seed", "3")


def test_json_is_the_same_every_time(thecal: Thecal) -> None:
    first, again = thecal(*SOME, "--format", "json"), thecal(*SOME, "--format", "json")
    assert (first.code, first.err) == (0, "")
    assert first.out == again.out
    data = first.json
    assert set(data) == {"schema", "seed", "cases", "rejected"}
    assert (data["schema"], data["seed"], len(data["cases"])) == ("thecal.cases/1", 3, 6)
    assert [Case.from_dict(case).to_dict() for case in data["cases"]] == data["cases"]


def test_a_line_a_case_and_a_total(thecal: Thecal) -> None:
    ended = thecal(*SOME)
    assert ended.code == 0
    assert ended.out.count("difficulty") == 6
    assert "6 cases: " in ended.out
    assert "Seed 3." in ended.out
    assert "Rejected: " in ended.out


def test_a_choice(thecal: Thecal) -> None:
    ended = thecal(*SOME, "--complication", "meningitis", "--phase", "test_period", "--format", "json")
    assert all("meningitis" in case["complications"] for case in ended.json["cases"])
    assert {case["phase"] for case in ended.json["cases"]} == {"test_period"}


def test_no_such_case(thecal: Thecal) -> None:
    ended = thecal(*SOME, "--complication", "pump_seroma", "--phase", "test_period")
    assert ended.code == 0
    assert "no more cases than 0" in ended.out
    assert "0 cases. Seed 3." in ended.out


def test_into_a_file(thecal: Thecal, tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    ended = thecal(*SOME, "--format", "json", "-o", str(file))
    assert (ended.code, "6 cases written to" in ended.out) == (0, True)
    assert json.loads(file.read_text("utf-8")) == thecal(*SOME, "--format", "json").json
    again = thecal(*SOME, "-o", str(file))
    assert (again.code, "[output-exists]" in again.err) == (2, True)
    assert thecal(*SOME, "-o", str(file), "--overwrite").code == 0
    assert len(file.read_text("utf-8").splitlines()) == 6


def test_a_file_that_cannot_be_written(thecal: Thecal, tmp_path: Path) -> None:
    ended = thecal(*SOME, "-o", str(tmp_path / "nowhere" / "cases.txt"))
    assert (ended.code, "[no-file]" in ended.err) == (2, True)


def test_a_complication_that_is_not_there(thecal: Thecal) -> None:
    ended = thecal("train", "generate", "--complication", "meningits")
    assert (ended.code, "meningitis" in ended.err) == (2, True)


def test_scenarios_are_cases_with_titles(thecal: Thecal) -> None:
    told = thecal(*SOME, "--from", "scenarios", "--complication", "meningitis", "--format", "json")
    assert (told.code, told.err) == (0, "")
    assert [case["kind"] for case in told.json["cases"]] == ["scenario"] * 6
    assert any(case.get("title") for case in told.json["cases"])
    assert [Case.from_dict(case).to_dict() for case in told.json["cases"]] == told.json["cases"]
    lines = thecal(*SOME, "--from", "scenarios", "--complication", "meningitis").out
    assert "6 cases: 6 scenario. Seed 3." in lines
    assert "Rejected" not in lines
