"""How a learner stands: only what the rules still say, the weakest first, and what is due now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from thecal.condition import RuleBook
from thecal.training.aims import Aims
from thecal.training.progress import Attempt, Mode, OpenSession, Schedule, Store
from thecal.training.status import Status, status

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
FLAG, CHECK = "rf_04_meningitis", "pump_telemetry_loss.telemetry_retry"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "progress.sqlite") as opened:
        yield opened


def answer(store: Store, statement: str, total: float, *complications: str, under: int = 0) -> None:
    Schedule(store).finish(
        Attempt(
            "anna", f"{statement}-{total}", Mode.JUDGE, NOW, total, under_triage=under, exercises=(statement,),
            complications=complications,
        )
    )  # fmt: skip


@pytest.fixture
def stands(book: RuleBook, store: Store) -> Status:
    answer(store, CHECK, 1.0, "pump_telemetry_loss")
    answer(store, FLAG, 0.9, "meningitis", under=1)
    answer(store, "a_statement_of_an_old_edition", 0.1)
    return status(book, store, "anna", NOW + dt.timedelta(hours=1))


def test_the_weakest_comes_first_with_what_it_says(book: RuleBook, stands: Status) -> None:
    flag, check = stands.statements
    assert (flag.id, flag.due, flag.standing.learnt) == (FLAG, True, False)
    assert flag.says == book.rules[FLAG].because
    assert "meningitis" in flag.complications
    assert (check.id, check.due) == (CHECK, False)
    # What to do is said of a check as well as why.
    assert check.says == f"{book.knowledge.checks['telemetry_retry'].name}: {book.rules[CHECK].because}"
    cautions = {one.id for one in book.knowledge.cautions}
    assert all(book.rules[name].because for name in cautions)


def test_what_the_rules_no_longer_say_is_not_told(book: RuleBook, stands: Status) -> None:
    assert {one.id for one in stands.statements} == {FLAG, CHECK}
    assert stands.due == 1
    assert stands.new == len({aim.rule.id for aim in Aims(book).all()}) - 2
    assert {one.id: one.due for one in stands.complications} == {"meningitis": 1, "pump_telemetry_loss": 0}
    assert (stands.under_triage, stands.over_triage, len(stands.attempts)) == (1, 0, 3)


def test_one_complication_alone(book: RuleBook, store: Store, stands: Status) -> None:
    alone = status(book, store, "anna", NOW, ["pump_telemetry_loss"])
    assert [one.id for one in alone.statements] == [CHECK]
    assert [one.id for one in alone.complications] == ["pump_telemetry_loss"]
    assert 0 < alone.new < stands.new
    assert alone.next_due == alone.statements[0].standing.due > NOW


def test_nobody_yet(book: RuleBook, store: Store) -> None:
    nobody = status(book, store, "bo", NOW)
    assert (nobody.mean, nobody.due, nobody.next_due, nobody.statements) == (0.0, 0, None, ())
    assert nobody.to_dict()["open"] is None


def test_json_has_every_statement_and_what_is_open(book: RuleBook, store: Store, stands: Status) -> None:
    store.keep_open(OpenSession("anna", Mode.JUDGE, "c", {"place": 3}, NOW))
    data = status(book, store, "anna", NOW).to_dict()
    assert data["open"] == {"case": "c", "answered": 3}
    assert [one["id"] for one in data["statements"]] == [FLAG, CHECK]
    assert all(0 <= one["recall"] <= 1 for one in data["statements"])
    assert data["statements"][1]["due_at"] == stands.statements[1].standing.due.isoformat(timespec="seconds")
