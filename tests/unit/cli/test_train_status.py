"""`thecal train status` as text and JSON, wide and narrow."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Thecal
from tests.unit.cli.learner import Learner, plain
from thecal.training.progress import Attempt, Mode, Schedule, Store

STATEMENTS = {"rf_04_meningitis": 0.2, "pump_telemetry_loss.telemetry_retry": 1.0}


@pytest.fixture(autouse=True)
def _answered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("THECAL_DATA", str(tmp_path))
    at = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    with Store(tmp_path / "training.sqlite") as store:
        for (name, total), about in zip(STATEMENTS.items(), ("meningitis", "pump_telemetry_loss"), strict=True):
            Schedule(store).finish(
                Attempt("anna", name, Mode.JUDGE, at, total, exercises=(name,), complications=(about,))
            )


def test_it_says_what_is_held_least_and_what_to_do_next(thecal: Thecal) -> None:
    plain = thecal("train", "status", "--learner", "anna")
    assert (plain.code, plain.err) == (0, "")
    assert "HELD LEAST" not in plain.out
    assert "1 is due: thecal train judge --learner anna" in plain.out
    assert "\x1b" not in plain.out
    listed = thecal("train", "status", "--learner", "anna", "--statements").out.split("HELD LEAST")[1].splitlines()
    assert listed[1].startswith("not yet  due now ")
    second = next(line for line in listed if "Telemetry again" in line)
    assert second.startswith("  100 %  in ")


def test_one_complication_alone(thecal: Thecal) -> None:
    one = ("train", "status", "--learner", "anna", "--complication", "pump_telemetry_loss", "--statements")
    shown = thecal(*one).out
    assert "Loss of contact with the pump" in shown
    assert "eningitis" not in shown
    assert "Nothing is due; the next one is in " in shown
    data = thecal(*one, "--format", "json").json
    assert [each["id"] for each in data["statements"]] == ["pump_telemetry_loss.telemetry_retry"]
    wrong = thecal("train", "status", "--complication", "meningits")
    assert (wrong.code, wrong.out) == (2, "")
    assert "No complication is called 'meningits'" in wrong.err


@pytest.mark.parametrize("columns", [30, 44, 80, 200])
def test_bars_fit_the_terminal(thecal: Thecal, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = thecal("train", "status", "--learner", "anna", "--statements").out.splitlines()
    assert max(map(len, lines)) <= min(columns, 100)
    bars = [line.count("█") + line.count("░") for line in lines if "░" in line or "█" in line]
    assert len(bars) == 2
    assert bars[0] == bars[1]
    assert (bars[0] == 24) is (columns >= 44)
    assert bars[0] >= 8


def test_a_real_terminal_has_colour_and_its_width_is_kept() -> None:
    terminal = Learner("status", "--learner", "anna", "--statements", width=60, colour=True)
    shown = terminal.rest()
    assert "\x1b[" in shown
    assert max(map(len, plain(shown).splitlines())) <= 60
    assert "1 is due: thecal train judge" in plain(shown)
