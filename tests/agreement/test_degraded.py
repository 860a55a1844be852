"""An answer is never lost to an engine: what happens when a channel is missing, dies, or says something else."""

from __future__ import annotations

import logging
import os
import signal
import threading

import pytest

from tests.support import skip_or_fail
from thecal.assessment import Triage
from thecal.condition import RuleBook, Truth
from thecal.engines.rete.engine import Rete
from thecal.engines.rete.worker import Worker
from thecal.errors import EngineError
from thecal.visits import Visit

VISIT = Visit(phase="implanted", findings={"leg_weakness": "present", "temperature": "38.4 Cel"})


@pytest.fixture
def isolated(book: RuleBook):
    triage = Triage(book, rete="worker")
    if triage.channels.rete is None:
        skip_or_fail("durable", triage.channels.why_single)
    yield triage
    triage.close()


def worker_of(triage: Triage) -> Worker:
    assert isinstance(triage.channels.rete, Rete)
    assert isinstance(triage.channels.rete.session, Worker)
    return triage.channels.rete.session


def test_without_the_rete_channel_the_reference_answers_and_says_so(book: RuleBook) -> None:
    answer = Triage(book, rete="off").assess(VISIT)
    assert answer.urgency.at_least == "emergency"
    assert answer.engine.channels == ("reference",)
    assert answer.engine.degraded
    assert not answer.engine.agreed


def test_where_durable_rules_cannot_be_imported_the_answer_names_the_command_that_mends_it(
    book: RuleBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "durable", None)
    answer = Triage(book).assess(VISIT)
    assert answer.engine.degraded
    assert "pip install" in answer.engine.reason
    assert answer.urgency.at_least == "emergency"


def test_a_disagreement_gives_the_reference_marked_degraded_and_names_the_statement(
    book: RuleBook, triage: Triage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    rete = triage.channels.rete
    assert rete is not None
    honest = rete.evaluate
    monkeypatch.setattr(rete, "evaluate", lambda facts: {**honest(facts), "rf_03_cord_or_cauda": Truth.FALSE})
    with caplog.at_level(logging.CRITICAL, "thecal.engines"):
        answer = triage.assess(VISIT)
    assert answer.engine.degraded
    assert not answer.engine.agreed
    assert "rf_03_cord_or_cauda" in answer.engine.reason
    assert "rf_03_cord_or_cauda" in caplog.text
    assert "38.4" not in caplog.text, "a log holds no patient's value"
    assert [flag.id for flag in answer.red_flags] == ["rf_03_cord_or_cauda"], "the reference's answer stands"


def test_an_engine_that_fails_leaves_the_answer_standing(triage: Triage, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise EngineError("the engine fell over")

    monkeypatch.setattr(triage.channels.rete, "evaluate", fail)
    answer = triage.assess(VISIT)
    assert answer.engine.reason == "the engine fell over"
    assert answer.urgency.at_least == "emergency"


def test_the_worker_killed_between_two_visits_costs_one_degraded_answer_at_most(isolated: Triage) -> None:
    assert not isolated.assess(VISIT).engine.degraded
    pid = worker_of(isolated).pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    answers = [isolated.assess(VISIT) for _ in range(2)]
    assert all(answer.urgency.at_least == "emergency" for answer in answers)
    assert not answers[1].engine.degraded, "the worker was started anew"
    assert worker_of(isolated).pid != pid


def test_the_worker_killed_in_mid_flight_again_and_again_never_costs_an_answer(isolated: Triage) -> None:
    whole = isolated.assess(VISIT)
    done = threading.Event()

    def assassin() -> None:
        while not done.wait(0.02):
            pid = worker_of(isolated).pid
            if pid is not None:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue

    killer = threading.Thread(target=assassin)
    killer.start()
    try:
        answers = [isolated.assess(VISIT) for _ in range(20)]
    finally:
        done.set()
        killer.join()
    assert any(answer.engine.degraded for answer in answers), "no kill hit; the test proves nothing"
    for answer in answers:
        assert answer.urgency == whole.urgency
        assert answer.complications == whole.complications
        assert answer.engine.degraded == (answer.engine.channels == ("reference",))
