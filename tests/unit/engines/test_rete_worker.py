"""The worker process: it may die, hang or talk nonsense, and the caller always hears of it in time."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from thecal.engines.rete import worker as module
from thecal.engines.rete.session import FactRefused, ReteError, ReteUnavailable, Rule, Session, Test
from thecal.engines.rete.worker import Worker

pytestmark = pytest.mark.usefixtures("durable")

RULES = [
    Rule("fever", (Test("temperature", ">=", 38_000_000),)),
    Rule("alert", (Test("consciousness", "==", "alert"),)),
]
VISIT = {"temperature": 38_500_000, "consciousness": "alert"}
BOTH = {"fever", "alert"}

# A child that gets ready as it should, and then does what a test wants.
ODD = """
import json, os, socket, sys, time
from thecal.engines.rete.worker import _Line
line = _Line(socket.socket(fileno=FILENO))
line.write({"n": line.read()["n"], "ready": True})
asked = line.read()["n"]
def say(text): line._end.sendall(text.encode())
THEN
time.sleep(60)
"""


@pytest.fixture
def worker(durable):
    with Worker(RULES) as it:
        yield it


@pytest.fixture
def odd(durable, monkeypatch):
    """Makes a worker whose child misbehaves."""
    made = []

    def make(then):
        monkeypatch.setattr(module, "_START", ODD.replace("THEN", then))
        made.append(Worker(RULES))
        monkeypatch.undo()
        return made[-1]

    yield make
    for each in made:
        each.close()


def gone(pid):
    """Whether a process is no more, not even as a zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def soon(condition):
    deadline = time.monotonic() + 10
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    return condition()


def alone(code):
    """Runs a parent in a process of its own."""
    start = "import os, signal, sys\nfrom thecal.engines.rete.worker import *\n"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", start + textwrap.dedent(code)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_it_answers_as_a_session_does(worker):
    session = Session(RULES)
    for facts in ({}, VISIT, {"temperature": 37_000_000}, {"consciousness": "alert", "unread": 3}, VISIT):
        assert worker.fired(facts) == session.fired(facts)
    assert worker.restarts == 0
    assert worker.pid != os.getpid()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM, signal.SIGABRT])
def test_a_child_that_died_is_noticed_at_once_and_replaced(worker, how):
    first = worker.pid
    os.kill(first, how)
    began = time.monotonic()
    with pytest.raises(ReteError, match="died"):
        worker.fired(VISIT)
    assert time.monotonic() - began < 2
    assert gone(first)
    assert worker.pid is None
    assert worker.fired(VISIT) == BOTH
    assert worker.restarts == 1
    assert worker.pid not in {first, None}


def test_a_child_that_hangs_is_ended_in_time_and_replaced(worker):
    first = worker.pid
    os.kill(first, signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(ReteError, match=r"within 0\.3 s"):
        worker.fired(VISIT, timeout=0.3)
    assert 0.2 < time.monotonic() - began < 2
    assert gone(first)
    assert worker.fired(VISIT) == BOTH
    assert worker.restarts == 1


@pytest.mark.parametrize(
    "then",
    [
        "os._exit(0)",
        "os.kill(os.getpid(), 11)",
        "say('garbage\\n')",
        "say('[]\\n')",
        "say('[' * 100000 + '\\n')",
        "say(json.dumps({'n': asked}) + '\\n')",
        "say(json.dumps({'n': asked + 1, 'fired': ['fever']}) + '\\n')",
        "say(json.dumps({'n': asked, 'fired': ['no_such_rule']}) + '\\n')",
        "say(json.dumps({'n': asked, 'fired': 'fever'}) + '\\n')",
        "say(json.dumps({'n': asked, 'fired': [1]}) + '\\n')",
        "say(json.dumps({'n': asked, 'fired': [['fever']]}) + '\\n')",
        "line._end.sendall(bytes([255, 10]))",
        "say('x' * 5000000)",
        "say('half a line'); os._exit(0)",
    ],
)
def test_a_child_that_talks_nonsense_is_ended_at_once(odd, then):
    it = odd(then)
    first = it.pid
    began = time.monotonic()
    with pytest.raises(ReteError) as caught:
        it.fired(VISIT, timeout=20)
    assert time.monotonic() - began < 5
    assert gone(first)
    assert caught.value.__context__ is None
    assert it.pid is None


def test_a_child_that_answers_drop_by_drop_does_not_get_more_time(odd):
    it = odd("while True: say('x'); time.sleep(0.05)")
    began = time.monotonic()
    with pytest.raises(ReteError, match="within"):
        it.fired(VISIT, timeout=0.5)
    assert time.monotonic() - began < 2


def test_what_a_child_prints_leads_nowhere(odd, capfd):
    it = odd(
        "print(asked, flush=True); os.write(2, b'temperature'); say(json.dumps({'n': asked, 'fired': []}) + '\\n')"
    )
    assert it.fired(VISIT) == frozenset()
    assert capfd.readouterr() == ("", "")


def test_an_engine_error_in_the_child_is_told_and_the_child_kept(odd):
    it = odd("say(json.dumps({'n': asked, 'failed': 'rete', 'why': 'code 303'}) + '\\n')")
    first = it.pid
    with pytest.raises(ReteError, match="code 303"):
        it.fired(VISIT)
    assert it.pid == first


def test_no_message_holds_a_patients_value(worker, odd, caplog):
    errors = []
    os.kill(worker.pid, signal.SIGKILL)
    for it in (worker, odd("say('38500000 alert\\n')")):
        with pytest.raises(ReteError) as caught:
            it.fired(VISIT)
        errors.append(caught.value)
    with pytest.raises(FactRefused) as caught:
        worker.fired({"temperature": "38500000"})
    errors.append(caught.value)
    assert [each for each in errors if each.__context__ or "385" in str(each)] == []
    assert not caplog.records


@pytest.mark.parametrize("facts", [{"temperature": "high"}, {"consciousness": True}, {"temperature": 38.5}])
def test_refused_values_never_reach_the_child(worker, facts):
    first = worker.pid
    with pytest.raises(FactRefused):
        worker.fired(facts)
    assert worker.pid == first
    assert worker.fired(VISIT) == BOTH


def test_rules_that_can_not_be_expressed_start_no_child(monkeypatch):
    monkeypatch.setattr(module, "_Child", None)
    with pytest.raises(ValueError, match="it needs 1 to"):
        Worker([Rule("r", ())])


def test_a_child_that_does_not_get_ready_is_ended(monkeypatch):
    monkeypatch.setattr(module, "_START", "import time; time.sleep(60)")
    with pytest.raises(ReteError, match="within"):
        Worker(RULES, start_seconds=0.3)


def test_a_child_that_can_not_be_started_is_told(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(ReteError, match="can't be started"):
        Worker(RULES)


def test_without_durable_in_the_child_the_mending_command_is_told(monkeypatch):
    start = "import sys; sys.modules['durable'] = None; " + module._START
    monkeypatch.setattr(module, "_START", start)
    with pytest.raises(ReteUnavailable, match="--no-binary"):
        Worker(RULES)


def test_closing_leaves_no_process_and_no_zombie(worker):
    first = worker.pid
    worker.close()
    assert gone(first)
    assert worker.pid is None
    worker.close()
    with pytest.raises(ReteError, match="closed"):
        worker.fired(VISIT)


def test_a_forgotten_worker_ends_its_child(durable):
    it = Worker(RULES)
    first = it.pid
    del it
    gc.collect()
    assert gone(first)


@pytest.mark.parametrize("ending", ["", "raise SystemExit(3)", "os.kill(os.getpid(), signal.SIGKILL)"])
def test_the_child_goes_when_its_parent_goes(ending):
    done = alone(f"""
        w = Worker([Rule("r", (Test("x", "==", 1),))])
        print(w.pid, w.fired({{"x": 1}}), flush=True)
        {ending}
        """)
    assert "frozenset({'r'})" in done.stdout, done.stderr
    pid = int(done.stdout.split()[0])

    def ended():
        # Where nobody reaps orphans, a zombie may stay; it holds nothing.
        try:
            return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
        except OSError:
            return gone(pid)

    assert soon(ended)


def test_threads_share_one_child(worker):
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda n: worker.fired({"temperature": 37_500_000 + n * 100_000}), range(400)))
    assert answers == [({"fever"} if n >= 5 else frozenset()) for n in range(400)]
    assert worker.restarts == 0


def test_whoever_has_to_wait_too_long_for_the_others_is_told(worker):
    os.kill(worker.pid, signal.SIGSTOP)
    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(worker.fired, VISIT, 1.0)
        time.sleep(0.1)
        with pytest.raises(ReteError, match="busy"):
            worker.fired(VISIT, timeout=0.2)
        assert isinstance(slow.exception(), ReteError)


def test_a_fork_of_the_parent_starts_a_child_of_its_own():
    done = alone("""
        w = Worker([Rule("r", (Test("x", "==", 1),))])
        first = w.pid
        if os.fork() == 0:
            print(sorted(w.fired({"x": 1})), w.pid != first, flush=True)
            sys.exit()
        os.wait()
        print(sorted(w.fired({"x": 1})), w.pid == first, w.restarts)
        """)
    assert done.stdout == "['r'] True\n['r'] True 0\n"
    assert done.stderr == ""
